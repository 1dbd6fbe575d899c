#!/bin/sh
# One large file, read by several jobs of GNU parallel: each takes a block of
# its rows, and makes a part; clv merge adds them up as they come.
#   parallel.sh FILE [FLAGS OF clv merge]
#   JOBS=N        jobs at a time, default 2
#   BLOCK=SIZE    bytes of a block, default 64M
#   FLAGS='...'   flags of clv orders, such as '--customer client --date day'
# With several machines, and storage that all of them see, add to parallel:
#   -S one,two --env file --env parts
# Blocks are cut at line ends: a file with line breaks within quotes does not
# suit. An error in any job is one of clv merge, which then prints nothing.
set -eu
file=$1
shift
parts=$(mktemp -d)
trap 'rm -rf "$parts"' EXIT
# Each job reads the header off the file itself. With --header : parallel would
# put it above every block, but to find it reads a whole block into memory, as
# much as a tenth of the run. Names come to the shell of a job by the
# environment, where no blank or quote in them does harm.
export file parts
# shellcheck disable=SC2016 # for the shell of each job
parallel --will-cite --pipepart --skip-first-line -a "$file" \
	--block "${BLOCK:-64M}" -j "${JOBS:-2}" --halt now,fail=1 \
	'clv orders --partial -q --threads 1 --header-from "$file"' \
	"${FLAGS:-}" '-o "$parts"/{#}.part'
clv merge "$@" "$parts"/*.part
