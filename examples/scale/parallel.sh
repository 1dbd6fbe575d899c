#!/bin/sh
# One large file, read by several jobs of GNU parallel: each takes a block of it
# under the header, and makes a part; clv merge adds them up as they come.
#   parallel.sh FILE [FLAGS OF clv merge]
#   JOBS=N        jobs at a time, default 2
#   BLOCK=SIZE    bytes of a block, default 64M
#   FLAGS='...'   flags of clv orders, such as '--customer client --date day'
# With several machines the same line is run with --sshlogin or -S:
#   parallel -S one,two --pipepart --header : --block 64M -a FILE ...
# Blocks are cut at line ends: a file with line breaks within quotes does not
# suit. An error in any job is one of clv merge, which then prints nothing.
set -eu
file=$1
shift
parts=$(mktemp -d)
trap 'rm -rf "$parts"' EXIT
# shellcheck disable=SC2086 # FLAGS are words
parallel --will-cite --pipepart --header : -a "$file" --block "${BLOCK:-64M}" \
	-j "${JOBS:-2}" --halt now,fail=1 \
	clv orders --partial -q --threads 1 ${FLAGS:-} -o "$parts/{#}.part"
clv merge "$@" "$parts"/*.part
