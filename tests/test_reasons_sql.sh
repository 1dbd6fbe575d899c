#!/bin/sh
# What `clv reasons` and `clv nps` say of made-up files is what SQL says of them,
# cell by cell, by sqlite.
#   test_reasons_sql.sh PROGRAM [SEED...]
set -u
program=$1
shift
[ $# -gt 0 ] || set -- 1 2 3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0
cells=0
complain() {
	echo "test_reasons_sql: $*" >&2
	failed=1
}

# Reasons in many spellings, customers who come again, values without; answers,
# groups and days.
make_files() {
	awk -v seed="$1" 'BEGIN {
		srand(seed)
		split("Too expensive,Slow delivery,missing,Support,No need,Other", reasons, ",")
		print "customer,reason,value,score,plan,day" >"left.csv"
		for (i = 0; i < 1000; i++) {
			reason = reasons[1 + int(rand() ^ 2 * 6)]
			r = rand()
			if (r < 0.2) reason = toupper(reason)
			else if (r < 0.4) { sub(/ /, "   ", reason); reason = "  " reason " " }
			else if (r < 0.45) reason = " "
			customer = rand() < 0.02 ? "" : "c" int(rand() * 700)
			value = rand() < 0.03 ? "" : sprintf("%.2f", rand() * 300 - 5)
			score = rand() < 0.05 ? "" : int(rand() * 11)
			printf "%s,%s,%s,%s,%s,2025-%02d-%02d\n", customer, reason, value, score,
				"p" int(rand() ^ 3 * 7), 1 + int(rand() * 12), 1 + int(rand() * 28) >"left.csv"
		}
		print "customer,date,amount" >"orders.csv"
		for (i = 0; i < 2000; i++)
			printf "c%d,20%02d-%02d-%02d,%.2f\n", int(rand() * 500), 20 + int(rand() * 6),
				1 + int(rand() * 12), 1 + int(rand() * 28), rand() * 200 >"orders.csv"
	}'
}

# The key of a reason without case and blanks; runs of up to 8 blanks are one.
key="lower(trim(replace(replace(replace(reason, '    ', ' '), '  ', ' '), '  ', ' ')))"
# reasons VALUE CUSTOMERS FROM: rows as clv has them, without the reason's name
reasons() {
	echo "WITH found AS (SELECT $key AS k, $2 AS customers, $1 AS value, min(rowid) AS first
			FROM $3 WHERE trim(reason) <> '' GROUP BY 1),
		shown AS (SELECT k, customers, value, (SELECT trim(reason) FROM left_ WHERE rowid = first) AS reason FROM found),
		alls AS (SELECT sum(customers) AS c, sum(value) AS v FROM found)
	SELECT reason, customers, customers * 1.0 / c, value, value / v,
		sum(value) OVER (ORDER BY value DESC, customers DESC, reason ROWS UNBOUNDED PRECEDING) / v,
		value / customers
	FROM shown, alls ORDER BY value DESC, customers DESC, reason;"
}
# A customer of no name is a new one each time.
distinct="count(DISTINCT customer || CASE customer WHEN '' THEN rowid ELSE '' END)"
votes="SUM(score >= 9) AS p, SUM(score BETWEEN 7 AND 8) AS n, SUM(score <= 6) AS d, COUNT(*) AS a"
answers="(SELECT CAST(score AS INTEGER) AS score, plan, substr(day, 1, 7) AS month FROM left_ WHERE score <> '')"
nps() { # GROUP
	echo "SELECT $1, p, n, d, 100.0 * (p - d) / a, a, p * 1.0 / a, n * 1.0 / a, d * 1.0 / a
		FROM (SELECT $1, $votes FROM $answers GROUP BY 1) ORDER BY 1;"
}
newest="(SELECT CAST(score AS INTEGER) AS score, plan FROM (SELECT *, row_number() OVER
	(PARTITION BY customer ORDER BY day DESC, rowid DESC) AS place FROM
	(SELECT rowid, * FROM left_ WHERE score <> '' AND customer <> '')) WHERE place = 1)"

# same WHAT: files clv.out and sql.out have the same cells, to nine digits.
same() {
	awk -F, -v what="$1" '
		function near(a, b) { return a == b || (a ~ /^-?[0-9.e+-]+$/ && b ~ /^-?[0-9.e+-]+$/ && (a - b) ^ 2 <= 1e-18 * (a ^ 2 + 1)) }
		NR == FNR { want[FNR] = $0; rows = FNR; next }
		{ count = split(want[FNR], cells, ",")
		  for (i = 1; i <= (NF > count ? NF : count); i++) { total++; if (!near($i, cells[i])) { print what ": row " FNR ", cell " i ": clv says " $i ", SQL " cells[i]; wrong++ } } }
		END { if (FNR != rows) { print what ": " FNR " rows of clv, " rows " of SQL"; wrong++ } print total + 0 >"count"; exit wrong > 0 }' \
		sql.out clv.out >differences || { complain "seed $seed: $(head -n 5 differences)"; }
	cells=$((cells + $(cat count)))
}
by_sql() {
	{
		echo '.import --csv left.csv left_'
		echo '.import --csv orders.csv orders'
		# revenue a year of each customer, in exact 1/10000
		echo "CREATE TABLE worth AS SELECT customer, round(CASE WHEN days > 365.25 THEN revenue * 1461.0 / (4 * days) ELSE revenue END, 4) AS a_year
			FROM (SELECT customer, sum(CAST(round(amount * 100) AS INTEGER)) / 100.0 AS revenue,
				julianday(max(date)) - julianday(min(date)) AS days FROM orders GROUP BY 1);"
		# the first row of a customer with a reason bears the worth
		echo "CREATE TABLE joined AS SELECT l.rowid AS rowid, l.*, CASE WHEN EXISTS (SELECT 1 FROM (SELECT rowid AS r, customer AS c, $key AS k FROM left_) AS e
			WHERE e.c = l.customer AND l.customer <> '' AND e.k = lk AND e.r < l.rowid) THEN 0 ELSE coalesce((SELECT a_year FROM worth WHERE customer = l.customer), 0) END AS worth
			FROM (SELECT rowid, *, $key AS lk FROM left_) AS l;"
		echo '.mode csv'
		echo "$1"
	} | sqlite3 -bail :memory: | tr -d '"\r' >sql.out
	[ -s sql.out ] || complain "seed $seed: sqlite says nothing to $1"
}
by_clv() {
	"$program" "$@" -q >clv.csv || complain "clv $* fails (seed $seed)"
	tail -n +2 clv.csv >clv.out
}

without_intervals() { tail -n +2 clv.csv | cut -d, -f1-5,8-11 >clv.out; }

for seed; do
	make_files "$seed"
	by_sql "$(reasons 'sum(value) * 1.0' 'count(*)' left_)"
	by_clv reasons left.csv --reason reason --value value
	same 'reasons by value'
	by_sql "$(reasons 'sum(value) * 1.0' "$distinct" left_)"
	by_clv reasons left.csv --value value --customer customer
	same 'reasons of customers'
	by_sql "$(reasons 'sum(worth)' "$distinct" joined)"
	by_clv reasons left.csv --orders orders.csv
	same 'reasons by orders'
	by_sql "$(nps plan)"
	by_clv nps left.csv --by plan
	without_intervals
	same 'nps by plan'
	by_sql "$(nps month)"
	by_clv nps left.csv --period month
	without_intervals
	same 'nps by month'
	by_sql "SELECT plan, p, n, d FROM (SELECT plan, $votes FROM $newest GROUP BY 1) ORDER BY 1;"
	by_clv nps left.csv --by plan --latest-per customer --date day
	cut -d, -f1-4 clv.out >cut.out && mv cut.out clv.out
	same 'newest answers'
done
[ "$cells" -gt 500 ] || complain "only $cells cells compared"
echo "reasons: $cells cells as by sqlite"
exit "$failed"
