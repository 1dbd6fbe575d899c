#!/bin/sh
# No invalid access and no leak, on good input and bad, as valgrind sees it.
#   test_valgrind.sh PROGRAM
set -u
program=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0
runs=0
# checked STATUS ARGUMENTS...
checked() {
	expected=$1
	shift
	runs=$((runs + 1))
	valgrind -q --error-exitcode=99 --leak-check=full --show-leak-kinds=definite,indirect,possible \
		--errors-for-leak-kinds=definite,indirect,possible "$program" "$@" >out 2>err </dev/null
	status=$?
	[ "$status" = "$expected" ] && return
	echo "test_valgrind: clv $* ends with $status, not $expected" >&2
	head -n 20 err >&2
	failed=1
}
printf 'segment;avg;freq;years;note\n"Gold; first";12,50;20;3;"a\nb"\nSilver;x;2;1;\nBronze;9,90;2;1;"c"d\nTin;1,5;2;2;e\n' >bad.csv
head -n 3 bad.csv >good.csv
iconv -f UTF-8 -t UTF-16 good.csv >utf16.csv
printf 'avg,freq\n"5,2\n' >open.csv
gzip -c good.csv >good.csv.gz
cat good.csv.gz good.csv >behind.csv.gz
checked 0 --avg 500 --freq 20 --years 5
checked 0 --avg 120 --freq 12 --margin 80% --churn 4%/month --cac 1200 --promoters 5 --passives 3 --detractors 2
checked 2 --avg 500 --freq 20 --margin 40
checked 2 --avgg 500
for format in card table csv tsv json ndjson markdown; do
	checked 0 good.csv --format "$format" --margin 40%
done
checked 0 utf16.csv utf16.csv -o out.csv
checked 0 good.csv.gz good.csv.gz --margin 40%
checked 1 behind.csv.gz
checked 0 bad.csv --skip-bad --rejects rejects.csv
checked 1 bad.csv
checked 1 open.csv
checked 4 good.csv --require 'clv>=1e9'
checked 0 help ltv_cac
checked 0 --help
echo "valgrind: $runs runs, $([ "$failed" = 0 ] && echo all clean || echo faults found)"
exit "$failed"
