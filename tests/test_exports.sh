#!/bin/sh
# Made-up exports of every system, and one file per decision about what counts
# as what (tests/exports/NOTES.txt): customers, orders and revenue, what models
# take, and sums by segment, as added up by hand from the rows.
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
# pick NAMES: these columns of a table without quotes, whatever others it has;
# sorted below its header, 89.00 as 89.
pick() {
	awk -F, -v names="$1" '
		NR == 1 { for (i = 1; i <= NF; i++) at[tolower($i)] = i; count = split(names, name, ",") }
		{ line = ""
		for (i = 1; i <= count; i++) line = line (i > 1 ? "," : "") (name[i] in at ? $at[name[i]] : "no " name[i])
		print tolower(line) }' |
		sed 's/\(\.[0-9]*[1-9]\)0*\(,\|$\)/\1\2/g; s/\.0*\(,\|$\)/\1/g' |
		LC_ALL=C sort
}
# The columns of EXPECTED in what a run prints.
columns() {
	expected=$1
	shift
	tried=$((tried + 1))
	"$program" orders "$@" >"$work/out" 2>"$work/notes" || {
		complain "clv orders $* fails:"
		cat "$work/notes" >&2
		return
	}
	names=$(head -n 1 "$expected")
	pick "$names" <"$expected" >"$work/expected"
	pick "$names" <"$work/out" >"$work/got"
	diff "$work/expected" "$work/got" >"$work/diff" || {
		complain "clv orders $*: not as in $expected:"
		cat "$work/diff" "$work/notes" >&2
	}
}
# Customer, orders, revenue of a run, and their order.
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
	if [ -f "$name.rfm.csv" ]; then
		columns "$name.rfm.csv" "$name.csv" "$@"
	fi
	if [ -f "$name.profit.csv" ]; then
		columns "$name.profit.csv" "$name.csv" "$@"
	fi
	if [ -f "$name.customers.csv" ]; then
		columns "$name.customers.csv" "$name.csv" "$@"
	fi
	if [ -f "$name.segments.csv" ]; then
		columns "$name.segments.csv" "$name.csv" --by segment "$@"
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
[ "$tried" -ge 80 ] || complain "only $tried files tried"
[ "$failed" = 0 ] && echo "exports: $tried runs give what was added up by hand"
exit "$failed"
