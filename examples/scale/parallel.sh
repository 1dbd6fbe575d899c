#!/bin/sh
# One large file, read by several jobs of GNU parallel: each takes a block of
# its rows, and makes a part; clv merge adds them up as they come.
#   parallel.sh FILE [FLAGS OF clv merge]
#   JOBS=N        jobs at a time, default 2
#   BLOCK=SIZE    bytes of a block, default 64M
#   FLAGS='...'   flags of clv orders, such as '--customer client --date day'
# With several machines, and storage that all of them see, add to parallel:
#   -S one,two --env file --env parts
# Blocks are cut at line ends, and the header is the first line: a file with
# line breaks within quotes, or with titles above its header, does not suit. One
# that is packed by gzip, or has one line alone, is read by one job. Blocks of
# the very same bytes are taken for the same one given twice: make them larger.
# An error in any job is one of clv merge, which then prints nothing.
set -eu
file=$1
shift
parts=$(mktemp -d)
trap 'rm -rf "$parts"' EXIT
# Each job reads the header off the file itself: with --header : parallel would
# put it above every block, but reads a whole block into memory to find it. Names
# come to the shell of a job by the environment, where no blank or quote in them
# does harm.
export file parts
orders='clv orders --partial -q --threads 1'
case $(head -c 2 -- "$file" | od -A n -t x1) in
*1f*8b*) lines=1 ;;
*) lines=$(head -n 2 -- "$file" | wc -l) ;;
esac
if [ "$lines" -lt 2 ]; then
	eval "$orders \"\$file\" ${FLAGS:-} -o \"\$parts/1.part\""
else
	# shellcheck disable=SC2016 # for the shell of each job
	parallel --will-cite --pipepart --skip-first-line -a "$file" \
		--block "${BLOCK:-64M}" -j "${JOBS:-2}" --halt now,fail=1 \
		"$orders"' --header-from "$file"' "${FLAGS:-}" '-o "$parts"/{#}.part'
fi
clv merge "$@" "$parts"/*.part
