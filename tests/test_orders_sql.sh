#!/bin/sh
# What `clv orders` says of made-up histories is what SQL says of them, cell by
# cell: orders/result.sql, by sqlite, and by DuckDB where it can be installed.
#   test_orders_sql.sh PROGRAM [SEED...]
# DuckDB is a package of npm, kept in a folder of its own (CLV_NPM).
set -u
program=$1
shift
[ $# -gt 0 ] || set -- 1 2 3
here=$(cd "$(dirname "$0")" && pwd)
npm_folder=${CLV_NPM:-${TMPDIR:-/tmp}/clv-npm-$(id -u)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0
cells=0
complain() {
	echo "test_orders_sql: $*" >&2
	failed=1
}

engines='sqlite duckdb'
if ! { sh "$here/sql/install_duckdb.sh" "$npm_folder" && cp "$here/orders/duckdb.mjs" "$npm_folder/run.mjs" &&
	echo 'SELECT 1' >one.sql && node "$npm_folder/run.mjs" one.sql; } >duckdb.log 2>&1; then
	echo "skipped: DuckDB ($(tail -n 1 duckdb.log))"
	engines=sqlite
fi

# A history as both kinds of file have it; empty cells are NULL in DuckDB.
history() {
	case $kind in
	rows) echo "SELECT '' AS order_id, coalesce(customer, '') AS customer, date, '1' AS pieces, amount AS price, '0' AS refund, '' AS status, coalesce(channel, '') AS channel FROM raw" ;;
	*) echo "SELECT coalesce(order_id, '') AS order_id, coalesce(customer, '') AS customer, date, pieces, coalesce(price, '') AS price, coalesce(refund, '') AS refund, coalesce(status, '') AS status, coalesce(channel, '') AS channel FROM raw" ;;
	esac
}
terms() {
	echo "CREATE TABLE terms AS SELECT
		$([ "$kind" = items ] && echo 1 || echo 0) AS per_item,
		CAST($1 AS BIGINT) AS until_said, CAST($2 AS BIGINT) AS lapsed_said,
		CAST($3 AS DOUBLE PRECISION) AS unit_days,
		CAST(0.4 AS DOUBLE PRECISION) AS margin, CAST(12.5 AS DOUBLE PRECISION) AS cac;"
}
base_columns='customers, new_customers, orders, revenue, avg, customer_years, freq, repeat_customers, repeat_rate, repeat_revenue_share, repeat_avg_vs_first, top20_share, lapsed_customers, lapsed_revenue'
views='customers whole segment month quarter year'
query() {
	case $1 in
	customers) echo 'SELECT * FROM want_customers ORDER BY revenue DESC, customer' ;;
	whole) echo "SELECT $base_columns FROM want_base WHERE by_what = 'whole'" ;;
	segment) echo "SELECT place AS segment, $base_columns FROM want_base WHERE by_what = 'segment' ORDER BY place" ;;
	*) echo "SELECT place AS period, $base_columns FROM want_base WHERE by_what = '$1' ORDER BY place" ;;
	esac
}
by_sqlite() {
	{
		echo '.import --csv history.csv raw'
		echo "CREATE TABLE history AS $(history);"
		terms "$@"
		cat "$here/orders/sqlite.sql" "$here/orders/result.sql"
		echo '.mode json'
		for view in $views; do
			printf '.once sqlite.%s.json\n%s;\n' "$view" "$(query "$view")"
		done
	} >script.sql
	sqlite3 -bail :memory: <script.sql
}
by_duckdb() {
	{
		echo "CREATE TABLE raw AS SELECT * FROM read_csv('history.csv', header = true, delim = ',', quote = '\"', escape = '\"', all_varchar = true, auto_detect = false, columns = {$(head -n 1 history.csv | sed "s/[a-z_]*/'&': 'VARCHAR'/g")});"
		echo "CREATE TABLE history AS $(history);"
		terms "$@"
		cat "$here/orders/duckdb.sql" "$here/orders/result.sql"
		for view in $views; do
			echo "COPY ($(query "$view")) TO 'duckdb.$view.json' (FORMAT JSON, ARRAY true);"
		done
	} >script.sql
	node "$npm_folder/run.mjs" script.sql
}
# want_by ENGINE TERMS...
want_by() {
	engine=$1
	shift
	case $engine in
	sqlite) by_sqlite "$@" ;;
	*) by_duckdb "$@" ;;
	esac
}
by_clv() {
	rm -f clv.*.json
	for view in $views; do
		case $view in
		customers) set -- --segment channel --rfm --margin 40% --cac 12.5 --unit "$unit" ;;
		whole) set -- --total ;;
		segment) set -- --by channel ;;
		*) set -- --period "$view" ;;
		esac
		case $kind in
		orders) set -- "$@" --order-id order_id --amount price --refund refund --status status ;;
		items) set -- "$@" --order-id order_id --amount 'pieces*price' --refund refund --status status ;;
		esac
		# shellcheck disable=SC2086 # words
		"$program" orders history.csv --customer customer --date date "$@" $flags --format json -q >"clv.$view.json" ||
			complain "clv orders $* fails (seed $seed, $kind)"
	done
}
# compare ENGINE
compare() {
	for view in $views; do
		jq -r -n --slurpfile got "clv.$view.json" --slurpfile want "$1.$view.json" -f "$here/orders/compare.jq" >differences ||
			{ complain "seed $seed, $kind, $view: no comparison with $1"; continue; }
		if [ "$(sed -n '$s/.*alike, //p' differences)" != '0 not' ]; then
			complain "seed $seed, $kind, $flags: $view is not as by $1:"
			cat differences >&2
		fi
		cells=$((cells + $(sed -n '$s/ alike.*//p' differences)))
	done
}

for seed; do
	for kind in rows orders items; do
		awk -v seed="$seed" -v rows=2500 -v kind="$kind" -f "$here/orders/histories.awk" >history.csv
		# a date, a time and a unit of each, and what they are in days
		case $((seed % 3)) in
		0) unit=day flags='' terms='NULL NULL 1' ;;
		1) unit=week flags='--until 2024-06-30' terms='19904 NULL 7' ;;
		*) unit=year flags='--until 2025-11-30 --lapsed-after 45d' terms='20422 45 365.25' ;;
		esac
		by_clv
		for engine in $engines; do
			rm -f "$engine".*.json
			# shellcheck disable=SC2086 # words
			if want_by "$engine" $terms >log 2>&1; then
				compare "$engine"
			else
				complain "seed $seed, $kind: $engine fails: $(cat log)"
			fi
		done
	done
done
[ "$cells" -gt 20000 ] || complain "only $cells cells compared"
echo "orders: $cells cells as by $engines"
exit "$failed"
