#!/bin/sh
# What the statements of `clv sql` give is what clv says of the same rows in a
# file, cell by cell.   test_sql.sh PROGRAM [ENGINE...]
# Engines: sqlite and duckdb (without any named; DuckDB is a package of npm,
# kept in a folder of its own, CLV_NPM), postgres (psql reaches it by PGHOST,
# PGPORT...) and clickhouse (clickhouse-client, CLV_CLICKHOUSE holds its flags).
set -u
program=$1
shift
engines=${*:-sqlite duckdb}
here=$(cd "$(dirname "$0")" && pwd)
npm_folder=${CLV_NPM:-${TMPDIR:-/tmp}/clv-npm-$(id -u)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0
cells=0
complain() {
	echo "test_sql: $*" >&2
	failed=1
}

case " $engines " in *' duckdb '*)
	if ! { sh "$here/sql/install_duckdb.sh" "$npm_folder" && cp "$here/orders/duckdb.mjs" "$npm_folder/run_sql.mjs" &&
		echo 'SELECT 1' >one.sql && node "$npm_folder/run_sql.mjs" one.sql; } >duckdb.log 2>&1; then
		echo "skipped: DuckDB ($(tail -n 1 duckdb.log))"
		engines=$(echo " $engines " | sed 's/ duckdb / /')
	fi
	;;
esac

# ---- Engines: the rows of history.csv as a table, and a statement's rows as a
# list of JSON. Empty cells are NULL but in SQLite; dates and times, numbers.
typed() { # CAST of a number, of a time
	echo "xid, xwho, CAST($2 AS TIMESTAMP) AS xday, CAST(xpieces AS $1) AS xpieces, CAST(xprice AS $1) AS \"the \"\"price\"\"\", CAST(xback AS $1) AS xback, xword, xplace, xcoin, CAST(xcost AS $1) AS xcost"
}
# names that tell clv nothing
columns=xid,xwho,xday,xpieces,xprice,xback,xword,xplace,xcoin,xcost
run_sqlite() {
	{
		echo '.import --csv history.csv raw'
		echo 'CREATE TABLE "odd ""name" AS SELECT xid, xwho, xday, xpieces, xprice AS "the ""price""", xback, xword, xplace, xcoin, xcost FROM raw;'
		echo '.mode json'
		for view in $views; do
			printf '.once engine.%s.json\n' "$view"
			cat "$view.sql"
		done
	} >script.sql
	sqlite3 -bail :memory: <script.sql
	for view in $views; do
		[ -s "engine.$view.json" ] || echo '[]' >"engine.$view.json"
	done
}
run_duckdb() {
	{
		echo "CREATE TABLE raw AS SELECT * FROM read_csv('history.csv', header = true, delim = ',', quote = '\"', escape = '\"', all_varchar = true, auto_detect = false, columns = {$(echo "$columns" | sed "s/[a-z_]*/'&': 'VARCHAR'/g")});"
		echo "CREATE TABLE \"odd \"\"name\" AS SELECT $(typed 'DECIMAL(18, 4)' "replace(substr(xday, 1, 19), 'T', ' ')") FROM raw;"
		for view in $views; do
			printf "COPY (%s) TO 'engine.%s.json' (FORMAT JSON, ARRAY true);\n" "$(sed 's/;$//' "$view.sql")" "$view"
		done
	} >script.sql
	node "$npm_folder/run_sql.mjs" script.sql
}
run_postgres() {
	{
		echo "DROP TABLE IF EXISTS raw; DROP TABLE IF EXISTS \"odd \"\"name\"; CREATE TABLE raw ($(echo "$columns" | sed 's/[a-z_]*/& TEXT/g'));"
		printf '%s\n' "\\copy raw FROM 'history.csv' (FORMAT csv, HEADER)"
		echo "CREATE TABLE \"odd \"\"name\" AS SELECT $(typed 'DECIMAL(18, 4)' 'substr(xday, 1, 19)') FROM raw;"
		printf '%s\n' '\pset tuples_only on' '\pset format unaligned'
		for view in $views; do
			printf '\\o engine.%s.lines\nSELECT row_to_json(answer) FROM (%s) AS answer;\n' "$view" "$(sed 's/;$//' "$view.sql")"
		done
	} >script.sql
	psql -q -X -v ON_ERROR_STOP=1 -f script.sql || return
	for view in $views; do jq -s . "engine.$view.lines" >"engine.$view.json" || return; done
}
run_clickhouse() {
	# shellcheck disable=SC2086 # words
	click() { clickhouse-client ${CLV_CLICKHOUSE-} --output_format_json_quote_64bit_integers=0 "$@"; }
	click --multiquery --query "DROP TABLE IF EXISTS raw; DROP TABLE IF EXISTS \"odd \"\"name\"; CREATE TABLE raw ($(echo "$columns" | sed 's/[a-z_]*/& String/g')) ENGINE = Memory" &&
		click --query 'INSERT INTO raw FORMAT CSVWithNames' <history.csv &&
		click --multiquery --query "CREATE TABLE \"odd \"\"name\" (xid String, xwho Nullable(String), xday DateTime, xpieces Nullable(Float64), \"the \"\"price\"\"\" Nullable(Float64), xback Nullable(Float64), xword String, xplace String, xcoin Nullable(String), xcost Nullable(Float64)) ENGINE = Memory;
INSERT INTO \"odd \"\"name\" SELECT xid, xwho = '' ? NULL : xwho, toDateTime(concat(substring(xday, 1, 10), ' 12:00:00')), toFloat64OrNull(xpieces), toFloat64OrNull(xprice), toFloat64OrNull(xback), xword, xplace, xcoin, toFloat64OrNull(xcost) FROM raw" || return
	for view in $views; do
		{ sed 's/;$//' "$view.sql"; echo 'FORMAT JSONEachRow'; } >one.sql
		click --query "$(cat one.sql)" >"engine.$view.lines" && jq -s . "engine.$view.lines" >"engine.$view.json" || return
	done
}

run_engine() {
	case $engine in
	sqlite) run_sqlite ;;
	duckdb) run_duckdb ;;
	postgres) run_postgres ;;
	clickhouse) run_clickhouse ;;
	*) echo "there is no engine $engine"; return 1 ;;
	esac
}

# ---- clv: the statements, and what it says itself ----
views='orders summary histogram total predict alive profit kept margin'
cat >bg.json <<'END'
{"format": "clv model", "version": 1, "model": "bgnbd", "unit": "day", "status": "converged", "spend_model": null,
 "parameters": {"r": {"estimate": 0.243}, "alpha": {"estimate": 30.5}, "a": {"estimate": 0.793}, "b": {"estimate": 2.426}}}
END
statements() {
	for view in $views; do
		set -- "$view"
		# shellcheck disable=SC2086 # words
		case $view in
		orders) set -- orders --unit "$unit" $lapsed --segment xplace ;;
		total) set -- total $lapsed ;;
		profit) set -- orders --unit "$unit" $lapsed --segment xplace --cost xcost $cac ;;
		kept) set -- orders --unit "$unit" $lapsed $share ;;
		margin) set -- total $lapsed --cost xcost ;;
		predict) set -- predict --fitted "$here/../examples/model.json" ;;
		alive) set -- predict --fitted bg.json ;;
		*) set -- "$view" --unit "$unit" ;;
		esac
		# shellcheck disable=SC2086 # words
		"$program" sql -q "$@" --dialect "$engine" --table '"odd ""name"' --customer xwho --date xday --amount "$(echo "$amount" | sed 's/xprice/[the "price"]/')" $columns_of $flags >"$view.sql" ||
			complain "clv sql $* fails"
	done
}
by_clv() {
	set -- history.csv --preset none --customer xwho --date xday --amount "$amount" --format json -q
	# shellcheck disable=SC2086 # words
	{
		"$program" orders "$@" $columns_of $flags $lapsed --unit "$unit" --segment xplace >clv.orders.json &&
			"$program" orders "$@" $columns_of $flags $lapsed --total >clv.total.json &&
			"$program" orders "$@" $columns_of $flags $lapsed --unit "$unit" --segment xplace --cost xcost $cac >clv.profit.json &&
			"$program" orders "$@" $columns_of $flags $lapsed --unit "$unit" $share >clv.kept.json &&
			"$program" orders "$@" $columns_of $flags $lapsed --total --cost xcost >clv.margin.json &&
			"$program" predict "$@" $columns_of $flags --fitted "$here/../examples/model.json" >predict.json &&
			"$program" predict "$@" $columns_of $flags --fitted bg.json >alive.json
	} || complain "clv fails ($kind, seed $seed)"
	jq '[.[] | {customer, frequency, recency, T, monetary}] | sort_by(.customer)' clv.orders.json >clv.summary.json
	jq '[group_by(.frequency, .recency, .T)[] | {frequency: .[0].frequency, recency: .[0].recency, T: .[0].T, n: length}]' clv.summary.json >clv.histogram.json
	for view in predict alive; do
		jq '[.[] | {customer, frequency, recency, T, monetary, p_alive}] | sort_by(.customer)' $view.json >clv.$view.json
	done
}
compare() {
	for view in $views; do
		case $view in predict | alive)
			jq -e '[.[].p_alive] | . == (sort | reverse)' "engine.$view.json" >order || complain "$engine: $view: not by p_alive"
			jq 'sort_by(.customer)' "engine.$view.json" >sorted && mv sorted "engine.$view.json" ;;
		esac
		jq -r -n --argfile clv "clv.$view.json" --argfile engine "engine.$view.json" -f "$here/sql/compare.jq" >differences ||
			{ complain "seed $seed, $kind, $view: no comparison with $engine"; continue; }
		if [ "$(sed -n '$s/.*alike, //p' differences)" != '0 not' ]; then
			complain "seed $seed, $kind, $flags: $view by $engine:"
			cat differences >&2
		fi
		cells=$((cells + $(sed -n '$s/ alike.*//p' differences)))
	done
}

for seed in 1 2 3; do
	for kind in rows pieces orders items; do
		made=$kind
		[ "$kind" != pieces ] || made=items
		# one list of columns for all kinds, a currency, and what goods cost:
		# the same in all rows of an order, the same but in few or in those
		# without an amount, or each row of its own; without one where clv
		# needs none. Rows without an id come up to four times
		awk -v seed="$seed" -v rows=1500 -v kind="$made" -v flat=1 -f "$here/orders/histories.awk" |
			awk -v kind="$made" -v seed="$seed" 'function some(n) { n = (n * 48271 + seed * 7919) % 10007; return n % 4 ? n % 7 * 4 : n % 40 "." n % 10000 }
			NR == 1 { print "xid,xwho,xday,xpieces,xprice,xback,xword,xplace,xcoin,xcost"; next }
			{ currency = (NR * seed) % 11 ? "EUR" : NR % 3 ? "usd" : ""; cost = some(NR)
			  match($0, /,20[0-9][0-9]-[^,]*,/); split(substr($0, RSTART + RLENGTH), cell, ","); each = cell[kind == "rows" ? 1 : 2]
			  id = $0; sub(/,.*/, "", id); gsub(/[^0-9]/, "", id)
			  if (kind == "orders" && id && (seed == 2 ? NR % 37 : seed == 1 || each != "")) cost = some(id)
			  if (each == "" && NR % 2 || (kind == "rows" ? currency == "usd" && NR % 5 : cell[4] ~ /failed|declined|draft/)) cost = ""
			  else if (each + 0 < 0) cost = NR % 4 ? NR % 4 == 1 ? "" : "-" NR % 9 ".5" : "4" }
			kind != "rows" { for (time = id == "" ? NR % 4 : 0; time >= 0; time--) print $0 "," currency "," (cost == "" || each + 0 < 0 || time % 3 ? cost : cost + time / 3); next }
			{ match($0, /,20[0-9][0-9]-[^,]*,-?[0-9.]*,/); name = substr($0, 1, RSTART - 1); place = substr($0, RSTART + 1); split(place, cell, ","); sub(/^[^,]*,[^,]*,/, "", place)
			  print "," name "," cell[1] ",1," cell[2] ",0,," place "," currency "," cost }' >history.csv
		amount=xprice
		columns_of='--currency-column xcoin --currency eur'
		case $kind in
		pieces) amount='xpieces*xprice' columns_of='--status xword --refund xback' ;;
		orders) columns_of='--order-id xid --refund xback --status xword' ;;
		items) amount='xpieces*xprice' columns_of="$columns_of --order-id xid --refund xback --status xword" ;;
		esac
		lapsed='--lapsed-after 90d'
		case $seed in
		1) unit=week flags='' cac='' share='--margin 35% --cac 12.5' ;;
		2) unit=day flags='--until 2024-06-30' cac='--cac 12.5' share='--margin 33.33%' ;;
		*) unit=year flags='--until 2025-11-30' lapsed='--lapsed-after 45d' cac='--cac 0.0625' share='--margin 40% --cac 7.3' ;;
		esac
		case $kind$seed in items3 | orders3) flags="$flags --status-out shipped,partially-paid --status-in Voided" ;; esac
		by_clv
		for engine in $engines; do
			rm -f engine.*
			statements
			if run_engine >log 2>&1; then
				compare
			else
				complain "seed $seed, $kind: $engine fails: $(head -n 20 log)"
			fi
		done
	done
done
[ "$cells" -gt 60000 ] || complain "only $cells cells compared"
echo "sql: $cells cells as by $engines"
exit "$failed"
