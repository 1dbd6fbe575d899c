#!/bin/sh
# Made-up exports of every system, and one file per decision about what counts
# as what (tests/exports/NOTES.txt): customers, orders and revenue as added up
# by hand from the rows.
#   test_exports.sh PROGRAM
set -u
program=$1
cd "$(dirname "$0")/exports" || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
tried=0
complain() {
	echo "test_exports: $*" >&2
	failed=1
}
# Customer, orders, revenue of a run, whatever other columns there are.
compare() {
	expected=$1
	shift
	tried=$((tried + 1))
	"$program" orders "$@" >"$work/out" 2>"$work/notes" || {
		complain "clv orders $* fails:"
		cat "$work/notes" >&2
		return
	}
	cut -d , -f 1-3 "$work/out" >"$work/got"
	# 89.00 is written 89
	sed 's/\(\.[0-9]*[1-9]\)0*$/\1/; s/\.0*$//' "$expected" >"$work/expected"
	diff "$work/expected" "$work/got" >"$work/diff" || {
		complain "clv orders $*:"
		cat "$work/diff" "$work/notes" >&2
	}
}
for expected in *.expected.csv; do
	name=${expected%.expected.csv}
	file=$name.csv
	[ -f "$file" ] || file=$name.txt
	compare "$expected" "$file"
	# the same from a pipe, packed, and with several threads
	gzip -c "$file" >"$work/$file.gz"
	compare "$expected" "$work/$file.gz" --threads 3
done
cd decisions || exit 1
while IFS=: read -r name flags; do
	# shellcheck disable=SC2086 # words
	set -- $flags
	if [ -f "$name.expected.csv" ]; then
		compare "$name.expected.csv" "$name.csv" "$@"
	fi
	if [ -f "$name.error.txt" ]; then
		tried=$((tried + 1))
		"$program" orders "$name.csv" "$@" >"$work/out" 2>"$work/notes" &&
			complain "$name does not fail"
		while read -r words; do
			grep -qF -- "$words" "$work/notes" || {
				complain "$name: no \"$words\" in:"
				cat "$work/notes" >&2
			}
		done <"$name.error.txt"
	fi
done <flags.txt
[ "$tried" -ge 60 ] || complain "only $tried files tried"
[ "$failed" = 0 ] && echo "exports: $tried runs give what was added up by hand"
exit "$failed"
