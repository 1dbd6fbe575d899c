#!/bin/sh
# `clv sql` on servers: test_sql.sh on PostgreSQL and ClickHouse, started on
# loopback and stopped again; two servers of each, between which customers are
# parted, and of which PostgreSQL's must run the inner GROUP BY; the examples, on
# each engine and on Dask; and the syntax of dialects that no test can run.
#   test_engines.sh PROGRAM
# Servers and Dask are Debian's, DuckDB and the parsers are packages of npm;
# what cannot be installed is skipped.
set -u
program=$1
here=$(cd "$(dirname "$0")" && pwd)
npm_folder=${CLV_NPM:-${TMPDIR:-/tmp}/clv-npm-$(id -u)}
work=$(mktemp -d)
chmod 755 "$work" # the servers run as users of their own
failed=0
clickhouse=
# shellcheck disable=SC2317 # called by the trap
finish() {
	# shellcheck disable=SC2086 # numbers of processes
	[ -z "$clickhouse" ] || { kill $clickhouse && wait $clickhouse; } 2>/dev/null
	[ ! -d "$work/postgres" ] || sh "$here/../examples/scale/postgres.sh" stop "$work/postgres"
	rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM
complain() {
	echo "test_engines: $*" >&2
	failed=1
}
port=${CLV_PORT:-25432}
cd "$work" || exit 1

# ---- PostgreSQL ----
postgres() {
	sh "$here/../examples/scale/postgres.sh" start "$work/postgres" "$port" || { complain 'PostgreSQL does not start'; return; }
	export PGHOST=127.0.0.1 PGPORT="$port" PGUSER=postgres PGDATABASE=postgres
	sh "$here/test_sql.sh" "$program" postgres || failed=1
	"$program" simulate -q --fitted "$here/../examples/model.json" --count 2000 -o orders.csv
	sh "$here/../examples/scale/postgres.sh" load "$work/postgres" "$port" orders.csv || { complain 'the shards are not filled'; return; }
	set -- --dialect postgres --table orders --customer customer_id --date order_date --amount amount
	"$program" sql -q histogram "$@" >histogram.sql
	{ echo 'EXPLAIN (VERBOSE, COSTS OFF)'; cat histogram.sql; } | psql -X -q -A -t -d shop >plan
	# two of the customers, two to find the last day
	if [ "$(grep -c 'Remote SQL: SELECT.*GROUP BY' plan)" != 4 ] || ! grep -q 'Async Foreign Scan' plan; then
		complain 'the shards do not group:'
		cat plan >&2
	fi
	# counts of customers do not tell a last day
	"$program" fit -q --format json orders.csv --spend-model none | jq 'del(.until)' >of_file.json
	psql -X -q --csv -d shop -f histogram.sql | "$program" fit -q --format json | jq . >of_shards.json
	cmp -s of_file.json of_shards.json || complain "$(diff of_file.json of_shards.json | head -n 4)"
	echo "sql: two PostgreSQL servers group by themselves, $(wc -l <orders.csv) orders"
}
if sh "$here/install.sh" postgresql-15 postgresql-client-15 >install.log 2>&1; then
	postgres
else
	echo "skipped: PostgreSQL ($(tail -n 1 install.log))"
fi

# ---- ClickHouse ----
click() { # SERVER FLAGS...
	server=$1
	shift
	clickhouse-client --port "$((port + 9 + server))" "$@"
}
wait_for_clickhouse() {
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		click "$1" --query 'SELECT 1' >/dev/null 2>&1 && return
		sleep 1
	done
	return 1
}
start_clickhouse() { # 1 or 2
	mkdir "$work/clickhouse.$1" && cd "$work/clickhouse.$1" || return
	cat >config.xml <<END
<yandex><logger><level>error</level><log>log</log><errorlog>errors</errorlog></logger>
<tcp_port>$((port + 9 + $1))</tcp_port><listen_host>127.0.0.1</listen_host>
<path>$PWD/data/</path><tmp_path>$PWD/tmp/</tmp_path><users_config>users.xml</users_config>
<default_profile>default</default_profile><default_database>default</default_database>
<mark_cache_size>1000000</mark_cache_size>
<remote_servers><both>
<shard><replica><host>127.0.0.1</host><port>$((port + 10))</port></replica></shard>
<shard><replica><host>127.0.0.1</host><port>$((port + 11))</port></replica></shard>
</both></remote_servers></yandex>
END
	cat >users.xml <<'END'
<yandex><profiles><default/></profiles><quotas><default/></quotas><users><default><password></password>
<networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users></yandex>
END
	clickhouse-server --config-file=config.xml >out 2>&1 &
	clickhouse="$clickhouse $!"
	cd "$work" && wait_for_clickhouse "$1"
}
fill_clickhouse_shards() {
	for server in 1 2; do
		click "$server" --query 'CREATE TABLE orders_here (customer_id String, order_date Date, amount Float64) ENGINE = Memory' || return
	done
	click 1 --query 'CREATE TABLE orders (customer_id String, order_date Date, amount Float64) ENGINE = Distributed(both, default, orders_here, cityHash64(customer_id))' &&
		click 1 --insert_distributed_sync 1 --query 'INSERT INTO orders FORMAT CSVWithNames' <orders.csv
}
# By both servers, whose rows the first one brings together.
clickhouse_shards() {
	set -- --dialect clickhouse --table orders --customer customer_id --date order_date --amount amount
	"$program" simulate -q --fitted "$here/../examples/model.json" --count 2000 -o orders.csv
	fill_clickhouse_shards || { complain 'the shards of ClickHouse are not filled'; return; }
	for server in 1 2; do
		[ "$(click "$server" --query 'SELECT count() > 1000 FROM orders_here')" = 1 ] || complain "no rows on server $server of ClickHouse"
	done
	{ "$program" sql -q orders "$@" --lapsed-after 90d | sed 's/;$//'; echo 'FORMAT JSONEachRow'; } >one.sql
	click 1 --output_format_json_quote_64bit_integers=0 --query "$(cat one.sql)" | jq -s . >engine.json
	"$program" orders -q --format json --lapsed-after 90d orders.csv >clv.json
	jq -r -n --argfile clv clv.json --argfile engine engine.json -f "$here/sql/compare.jq" >differences
	grep -q '^[1-9][0-9]* alike, 0 not' differences || complain "two ClickHouse servers: $(head -n 5 differences)"
	echo "sql: two ClickHouse servers, $(wc -l <orders.csv) orders: cells $(tail -n 1 differences)"
}
if ! sh "$here/install.sh" clickhouse-server clickhouse-client >install.log 2>&1; then
	echo "skipped: ClickHouse ($(tail -n 1 install.log))"
elif start_clickhouse 1 && start_clickhouse 2; then
	CLV_CLICKHOUSE="--port $((port + 10))" sh "$here/test_sql.sh" "$program" clickhouse || failed=1
	clickhouse_shards
else
	complain "ClickHouse does not start: $(cat "$work"/clickhouse.?/out)"
fi

# ---- The examples ----
for engine in sqlite duckdb postgres; do
	case $engine in
	duckdb) sh "$here/sql/install_duckdb.sh" "$npm_folder" >install.log 2>&1 ||
		{ echo "skipped: quickstart.sh on DuckDB ($(tail -n 1 install.log))"; continue; } ;;
	postgres) [ -d "$work/postgres" ] || continue ;;
	esac
	if CLV=$program CLV_PORT=$((port + 20)) sh "$here/../examples/scale/quickstart.sh" --engine "$engine" --count 500 >example.log 2>&1; then
		echo "examples/scale/quickstart.sh --engine $engine: $(grep -c ': the same' example.log) comparisons, all the same"
	else
		complain "examples/scale/quickstart.sh --engine $engine: $(tail -n 5 example.log)"
	fi
done
if sh "$here/install.sh" python3-distributed >install.log 2>&1; then
	sh "$here/engines_dask.sh" "$program" "$here/.." || failed=1
else
	echo "skipped: Dask ($(tail -n 1 install.log))"
fi

# ---- Syntax ----
install_parsers() {
	[ -d "$npm_folder/parsers/node_modules/dt-sql-parser" ] && command -v node >/dev/null && return
	command -v npm >/dev/null || sh "$here/install.sh" nodejs npm || return
	npm install --prefix "$npm_folder/parsers" --no-audit --no-fund --loglevel=error node-sql-parser@5.4.0 dt-sql-parser@4.5.1
}
check_syntax() {
	count=0
	for dialect in spark trino bigquery snowflake; do
		for result in orders summary histogram total predict; do
			for more in '--until 2025-12-31' '--order-id no --refund back --status state --currency-column coin --currency EUR'; do
				set -- "$result" --dialect "$dialect" --table shop.orders --customer email --date day --amount 'pieces*[unit-price]-0.25*fee'
				case $result in
				predict) set -- "$@" --fitted "$here/../examples/model.json" ;;
				orders) set -- "$@" --amount 'total-tax' --segment channel --cac 12.5 ;;
				total) set -- "$@" --cost goods ;;
				esac
				case $result$more in
				orders*order-id*) set -- "$@" --cost goods ;;
				orders*) set -- "$@" --margin 35% ;;
				esac
				count=$((count + 1))
				# shellcheck disable=SC2086 # words
				"$program" sql -q "$@" $more --lapsed-after 90d --filter "state = 'x'" >"$dialect.$count.sql" || complain "clv sql $* fails"
			done
		done
		node "$npm_folder/parsers/parse.mjs" "$dialect" "$dialect".*.sql >errors 2>&1 || complain "$(head -n 5 errors)"
		echo 'SELECT 1 FROM (SELECT FROM x' >wrong.sql
		node "$npm_folder/parsers/parse.mjs" "$dialect" wrong.sql >errors 2>&1 && complain "$dialect: anything is syntax"
	done
	echo "sql: the syntax of $count statements for Spark, Trino, BigQuery and Snowflake is right; they were not run"
}
if install_parsers >install.log 2>&1; then
	cp "$here/sql/parse.mjs" "$npm_folder/parsers/" && check_syntax
else
	echo "skipped: the syntax of other dialects ($(tail -n 1 install.log))"
fi
exit "$failed"
