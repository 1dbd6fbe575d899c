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
# orders: of rows and of ids, with segments, packed, and what fails
awk 'BEGIN {
	print "order_id,customer,day,paid,back,state,channel"
	for (i = 1; i <= 400; i++)
		printf "%s,customer %d%s,2025-%02d-%02d,%d,%s,%s,%s\n", i % 9 ? "o" int(i / 2) : "", int(i / 2) % 60, int(i / 2) % 4 ? "" : " of a long name", int(i / 2) % 12 + 1, int(i / 2) % 28 + 1, i % 23 ? int(i / 2) : -2, i % 14 ? "" : 1, i % 11 ? "paid" : "voided", i % 5 ? "ch" i % 7 : ""
}' >orders.csv
gzip -c orders.csv >orders.csv.gz
{ cat orders.csv; echo 'o,c,2025-02-30,1,,paid,'; } >bad-orders.csv
printf 'customer,day,paid\na,03/04/2025,"1,234"\n' >undecided.csv
rows='--customer customer --date day --amount paid'
ids="$rows --order-id order_id --refund back --status state"
# shellcheck disable=SC2086 # words
{
	checked 0 orders orders.csv $rows --segment channel --rfm --margin 40%
	checked 0 orders orders.csv.gz $ids --segment channel --where state==lapsed --top 3 --format table
	checked 0 orders orders.csv.gz $ids --by channel --format json --threads 3
	checked 0 orders orders.csv $ids --period quarter --until 2025-08-31 --guests each
	checked 0 orders orders.csv orders.csv.gz $ids --total
	checked 0 orders bad-orders.csv $ids --rejects rejects.csv
	checked 1 orders bad-orders.csv $ids
	checked 1 orders undecided.csv $rows
	checked 1 orders open.csv
	checked 2 orders orders.csv $ids --total --top 3
	checked 2 orders orders.csv --by nothing
	checked 0 validate orders.csv $ids --cut 2025-06-30
	checked 0 validate orders.csv $rows --cut 2025-06-30 --by week --model nbd --threads 3
	checked 0 validate orders.csv $rows --cut 2025-06-30 --by p_alive --spend-model none
	checked 2 validate orders.csv $rows --cut 2026-01-01
}
printf '{"format": "clv model", "version": 1, "model": "nbd", "unit": "week", "status": "converged", "parameters": {"r": {"estimate": 0.4}, "alpha": {"estimate": 9}}}' >model.json
checked 0 simulate --fitted model.json --count 9
checked 1 simulate --fitted good.csv
checked 0 help ltv_cac
checked 0 --help
echo "valgrind: $runs runs, $([ "$failed" = 0 ] && echo all clean || echo faults found)"
exit "$failed"
