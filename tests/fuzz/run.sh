#!/bin/sh
# Fuzzes the reader, numbers, money, dates, the command line, answers, changes of
# inputs, exports of orders and parts, each for SECONDS, from the inputs in corpus/, and
# adds to these what reaches new code.
#   run.sh [SECONDS [TARGET...]]
# TARGET is reader, long (the reader again, with files longer than its buffers),
# numbers, money, dates, arguments, export, answers, changes or partial. Two run at a time;
# JOBS says otherwise.
# Ends with 1, and keeps the input, when a target crashed, leaked, or took too
# long.
set -eu
seconds=600
[ $# -eq 0 ] || { seconds=$1; shift; }
[ $# -gt 0 ] || set -- reader numbers money dates arguments export answers changes partial long
root=$(cd "$(dirname "$0")/../.." && pwd)
here=$root/tests/fuzz
work=$(mktemp -d "${TMPDIR:-/tmp}/clv-fuzz.XXXXXX")
limit=4096
# Every input allocates buffers of 256 KiB: kept back for long, as is usual,
# they take half of the time.
ASAN_OPTIONS=${ASAN_OPTIONS-quarantine_size_mb=8}
export ASAN_OPTIONS

build() {
	# exports are handed over where a file would be opened
	wrap=
	case $1 in
	export | partial) wrap=-Wl,--wrap=clv_source_open ;;
	esac
	# shellcheck disable=SC2046,SC2086 # the names hold no blanks
	clang $wrap -std=c11 -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE -D_FILE_OFFSET_BITS=64 -g -O1 \
		-fno-omit-frame-pointer -ffp-contract=off \
		-fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all \
		-I"$root/include" -I"$root/src" -I"$here" \
		$(pkg-config --cflags jansson smartcols zlib) \
		"$here/fuzz_$1.c" "$here/fuzz.c" \
		$(find "$root/src" -name '*.c' ! -name main.c ! -path '*/generate/*') \
		-lcsv $(pkg-config --libs jansson smartcols zlib) -lm -pthread -o "$work/$1"
}

program_of() {
	case $1 in
	long) echo reader ;;
	*) echo "$1" ;;
	esac
}

# What was found goes to a folder of its own: the corpus gets only what a merge
# lets in, by edges of code and not by how often each was taken, so that it
# stays small.
fuzz() {
	program=$(program_of "$1")
	mkdir "$work/$1.new" "$work/$1.crash"
	"$work/$program" -max_total_time="$seconds" -max_len="$limit" -timeout=20 \
		-rss_limit_mb=1024 -dict="$here/$program.dict" -print_final_stats=1 \
		-artifact_prefix="$work/$1.crash/" \
		"$work/$1.new" "$here/corpus/$1" >"$work/$1.log" 2>&1 || {
		tail -n 40 "$work/$1.log" >&2
		echo "run.sh: $1 failed; the input is in $work/$1.crash" >&2
		return 1
	}
	"$work/$program" -merge=1 -use_counters=0 -max_len="$limit" \
		"$here/corpus/$1" "$work/$1.new" >"$work/$1.merge" 2>&1 || {
		tail -n 40 "$work/$1.merge" >&2
		return 1
	}
	echo "$1: $(sed -n 's/^stat::number_of_executed_units: *//p' "$work/$1.log")" \
		"inputs run in $seconds s," \
		"$(find "$here/corpus/$1" -type f | wc -l) in the corpus"
}

for target in "$@"; do
	program=$(program_of "$target")
	[ -x "$work/$program" ] || build "$program"
done
failed=0
running=
for target in "$@"; do
	fuzz "$target" &
	running="$running $!"
	# shellcheck disable=SC2086 # a list of numbers
	set -- $running
	if [ $# -ge "${JOBS:-2}" ]; then
		wait "$1" || failed=1
		running=${running#" $1"}
	fi
done
for process in $running; do
	wait "$process" || failed=1
done
[ "$failed" -eq 0 ] || exit 1
rm -r "$work"
