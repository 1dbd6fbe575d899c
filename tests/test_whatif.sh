#!/bin/sh
# clv whatif is two runs of clv: over tables of random cases each result before
# and after is, cell by cell, what clv says of the table and of the table with
# the change made by awk; and a table that clv solve filled gives the goal.
#   test_whatif.sh PROGRAM [ROWS]
set -u
program=$1
rows=${2:-60}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0
cells=0
complain() {
	echo "test_whatif: $*" >&2
	failed=$((failed + 1))
}

# generate LIFE: a table with that way to say the lifespan. A generator of Park
# and Miller, since awk's own differs between implementations.
generate() {
	awk -v life="$1" -v rows="$rows" '
	function random(n) { seed = (seed * 16807) % 2147483647; return seed % n }
	BEGIN {
		seed = 7
		print "name,avg,freq," life ",margin,discount,cac"
		for (i = 1; i <= rows; i++) {
			value = life == "years" ? (1 + random(60)) / 10 : (5 + random(90)) "%"
			if (life == "churn" && i % 2) value = value "/month"
			printf "n%d,%.2f,%.1f,%s,%d%%,%d%%,%.2f\n", i, (1 + random(50000)) / 100,
				(1 + random(200)) / 10, value, 1 + random(95), random(30), random(20000) / 100
		}
	}'
}

# edit COLUMN HOW AMOUNT: the table with the change made; HOW is set, add,
# scale or points, of a rate with % and perhaps a unit.
edit() {
	awk -F, -v OFS=, -v column="$1" -v how="$2" -v amount="$3" '
	NR == 1 { for (i = 1; i <= NF; i++) if ($i == column) at = i; print; next }
	{
		number = $at + 0
		unit = $at
		sub(/^[0-9.]*/, "", unit)
		if (how == "set") { number = amount + 0; sub(/%.*/, "%", unit) }
		if (how == "set" && $at ~ /month/) unit = unit "/month"
		if (how == "add" || how == "points") number += amount
		if (how == "scale") number *= 1 + amount
		$at = sprintf("%.15g", number) unit
		print
	}' table.csv
}

# check CHANGE COLUMN HOW AMOUNT
check() {
	edit "$2" "$3" "$4" >edited.csv
	"$program" -q table.csv >before.csv || complain "clv fails"
	"$program" -q edited.csv >after.csv || complain "clv fails on the table changed by $1"
	"$program" whatif -q table.csv --set "$1" >changes.csv || complain "clv whatif --set $1 fails"
	awk -F, -v what="$1" '
	FNR == 1 { file++ }
	FNR == 1 && file < 3 { for (i = 1; i <= NF; i++) heading[file, i] = $i; next }
	file < 3 { for (i = 2; i <= NF; i++) cell[file, $1, heading[file, i]] = $i; next }
	FNR == 1 { next }
	function size(x) { return x < 0 ? -x : x }
	{
		a = cell[1, $1, $2]; b = cell[2, $1, $2]
		cells++
		if ($3 != a || $4 != b) { print what ": " $0 ": clv says " a " and " b; exit 1 }
		difference = a == "" || b == "" || a ~ /[a-z]/ ? "" : b - a
		if (($5 == "") != (difference == "")) { print what ": " $0 ": a difference"; exit 1 }
		scale = size(a + 0) + size(b + 0)
		if (difference != "" && size($5 - difference) > 1e-12 * scale) { print what ": " $0 ": not " difference; exit 1 }
		if (difference != "" && a > 0 && size($6 - (b / a - 1)) > 1e-12 * (1 + size(b / a))) { print what ": " $0 ": not " b / a - 1; exit 1 }
	}
	END { print cells > "cells" }' before.csv after.csv changes.csv >why || complain "$(cat why)"
	cells=$((cells + $(cat cells)))
}

for life in years retention churn; do
	generate "$life" >table.csv
	check avg=+10% avg scale 0.1
	check avg=-2.5 avg add -2.5
	check freq=+1 freq add 1
	check freq=7 freq set 7
	check cac=+12.34 cac add 12.34
	check cac=0 cac set 0
	check margin=+4pt margin points 4
	check discount=5% discount set 5
	case $life in
	years)
		check years=+6mo years add 0.5
		check years=-10% years scale -0.1
		;;
	retention)
		check retention=+5pt retention points 5
		check retention=95% retention set 95
		check churn=-3pt retention points 3
		;;
	churn)
		check churn=-3pt churn points -3
		check churn=20% churn set 20
		check retention=+2pt churn points -2
		;;
	esac
done

# A sweep is clv on the same table with the values in it.
generate retention >table.csv
"$program" whatif -q table.csv --sweep retention=80%..95%:5% --sweep cac=10..30:10 >swept.csv || complain "--sweep fails"
"$program" -q swept.csv >again.csv
cmp -s swept.csv again.csv || complain "a sweep read again by clv is another"
[ "$(wc -l <swept.csv)" = $((rows * 12 + 1)) ] || complain "a sweep of 4 by 3 has $(wc -l <swept.csv) lines"

# What clv solve finds gives the goal; and most rows have a solution.
for question in cac:ltv_cac:3 margin:ltv_cac:3 avg:clv_net:100 freq:roi:2 discount:clv:2000 retention:clv:500; do
	input=${question%%:*}
	goal=${question#*:}
	value=${goal#*:}
	goal=${goal%:*}
	awk -F, -v OFS=, -v input="$input" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == input) at = i } NR > 1 { $at = "" } { print }' table.csv >holes.csv
	"$program" solve -q holes.csv --for "$input" --goal "$goal=$value" >solved.csv || complain "clv solve --for $input fails"
	"$program" -q solved.csv --get "$goal,$input" --format ndjson >given.json
	awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "solutions") at = i; next } { print $at }' solved.csv >counts
	paste -d ' ' counts given.json | awk -v goal="$goal" -v value="$value" -v rows="$rows" '
		$1 > 0 {
			solved++
			match($0, "\"" goal "\": [-0-9.e]*")
			got = substr($0, RSTART + length(goal) + 4, RLENGTH - length(goal) - 4)
			if ((got - value) ^ 2 > (1e-9 * value) ^ 2) { print got; exit 1 }
		}
		END { if (solved < rows / 12) { print "only " solved + 0 " solved"; exit 1 } }' >why ||
		complain "clv solve --for $input --goal $goal=$value: $(cat why)"
done

echo "whatif: $cells cells compared with two runs of clv, $failed wrong"
[ "$failed" = 0 ] && [ "$cells" -ge $((rows * 200)) ]
