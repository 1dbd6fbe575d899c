#!/bin/sh
# Properties of whole tables, over tables made by a seeded generator of our own:
# clv reads its own output and says the same again; the order of rows does not
# matter; money in another unit is money in another unit.
#   test_properties.sh PROGRAM [TABLES]
set -u
program=$1
tables=${2:-25}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0
checked=0
complain() {
	echo "test_properties: table $seed: $*" >&2
	failed=$((failed + 1))
}
same() {
	checked=$((checked + 1))
	cmp -s "$1" "$2" && return
	complain "$3:"
	diff "$1" "$2" | head -n 6 >&2
}

# A table of random cases; each row uses one of the ways to say a lifespan, a
# cost, an average. scale multiplies all money. A generator of Park and Miller,
# since awk's own differs between implementations.
generate() {
	awk -v seed="$1" -v scale="$2" '
	function random(n) { seed = (seed * 16807) % 2147483647; return seed % n }
	function cents() { return random(100000) / 100 }
	function maybe(text) { return random(4) ? text : "" }
	BEGIN {
		print "name,avg,freq,years,revenue,purchases,customers,margin,discount,timing,retention,churn,horizon,cac,spend,new_customers,target,promoters,passives,detractors,note"
		for (i = 0; i < 40; i++) {
			years = retention = churn = horizon = avg = freq = cac = spend = won = ""
			revenue = purchases = customers = ""
			way = random(4)
			if (way == 0) years = random(120) / 12
			if (way == 1) retention = random(101) "%"
			if (way == 2) churn = random(101) "%/month"
			if (way == 3) churn = (random(1000) / 1000) "/year"
			if (way && random(2)) horizon = random(80) / 10
			if (random(3)) { avg = cents() * scale; freq = random(300) / 10 }
			else { revenue = cents() * 1000 * scale; purchases = random(5000); customers = random(800) }
			if (random(3)) cac = cents() * scale
			else { spend = cents() * 50 * scale; won = random(400) }
			printf "\"n%d, %s\",%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s\n",
				i, "x", avg, freq, years, revenue, purchases, customers,
				maybe(random(101) "%"), maybe(random(30) "%"),
				random(3) ? "start" : random(2) ? "end" : "",
				retention, churn, horizon, cac, spend, won,
				maybe(1 + random(5)), maybe(random(90)), maybe(random(90)),
				maybe(random(90)), random(5) ? "" : "\"line\nbreak\""
		}
	}'
}

# Every money column of the results, and what they are in the other unit.
money='customer_value clv clv_net max_cac'

seed=1
while [ "$seed" -le "$tables" ]; do
	generate "$seed" 1 >table.csv
	"$program" -q table.csv >once.csv || complain "clv fails"
	[ "$(grep -c ',profit,\|,revenue,' once.csv)" -ge 10 ] || complain "too few rows have a value to prove anything"

	"$program" -q once.csv >twice.csv
	same once.csv twice.csv "its own CSV gives other results"
	"$program" -q table.csv --format tsv | "$program" -q >twice.csv
	same once.csv twice.csv "its own TSV gives other results"
	"$program" -q table.csv --format json |
		jq -r '(.[0] | keys_unsorted) as $k | $k, (.[] | [.[$k[]]]) | @csv' |
		"$program" -q - >twice.csv
	same once.csv twice.csv "its own JSON, made CSV by jq, gives other results"

	# rows in any order: cut off the records with a line break, which sort would cut
	grep -v '^break\|"line$' once.csv >plain.csv
	head -n 1 table.csv >shuffled.csv
	grep -v '^break\|"line$' table.csv | sed 1d | sort -t, -k 3 -r >>shuffled.csv
	"$program" -q shuffled.csv | sed 1d | sort >left.txt
	sed 1d plain.csv | sort >right.txt
	same left.txt right.txt "rows in another order give other rows"

	# A unit of money a thousandth as large: the figures a thousand times, to
	# the last digits of a double.
	generate "$seed" 1000 >scaled.csv
	for column in $money breakeven_purchase payback_months ltv_cac verdict; do
		factor=1
		case " $money " in *" $column "*) factor=1000 ;; esac
		"$program" -q table.csv --get "$column" --format json | jq -r ".[].$column" >left.txt
		"$program" -q scaled.csv --get "$column" --format json | jq -r ".[].$column" >right.txt
		checked=$((checked + 1))
		paste left.txt right.txt | awk -v factor="$factor" '
			{ a = $1; b = $2 }
			a == b && (factor == 1 || a == "null" || a == 0) { next }
			a ~ /^[-0-9]/ && b ~ /^[-0-9]/ && (a * factor - b) ^ 2 <= (1e-12 * b) ^ 2 { next }
			{ bad++; print "  " a " becomes " b }
			END { exit bad > 0 }' >why || { complain "$column does not scale with money"; head -n 3 why >&2; }
	done
	seed=$((seed + 1))
done
echo "properties: $checked checked over $tables tables, $failed failed"
[ "$failed" = 0 ] && [ "$checked" -ge $((tables * 12)) ]
