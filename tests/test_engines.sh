#!/bin/sh
# `clv sql` on servers: test_sql.sh on PostgreSQL and ClickHouse, started on
# loopback and stopped again; the plan of two PostgreSQL servers, on which the
# inner GROUP BY must run; and the syntax of dialects that no test can run.
#   test_engines.sh PROGRAM
# Servers are Debian's, parsers are packages of npm; without one of these its
# part is skipped.
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
	[ -z "$clickhouse" ] || { kill "$clickhouse" && wait "$clickhouse"; } 2>/dev/null
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
	"$program" fit -q --format json orders.csv --spend-model none >of_file.json
	psql -X -q --csv -d shop -f histogram.sql | "$program" fit -q --format json >of_shards.json
	cmp -s of_file.json of_shards.json || complain "$(diff of_file.json of_shards.json | head -n 4)"
	echo "sql: two PostgreSQL servers group by themselves, $(wc -l <orders.csv) orders"
}
if sh "$here/install.sh" postgresql-15 postgresql-client-15 >install.log 2>&1; then
	postgres
else
	echo "skipped: PostgreSQL ($(tail -n 1 install.log))"
fi

# ---- ClickHouse ----
wait_for_clickhouse() {
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		clickhouse-client --port "$((port + 10))" --query 'SELECT 1' >/dev/null 2>&1 && return
		sleep 1
	done
	return 1
}
start_clickhouse() {
	mkdir "$work/clickhouse" && cd "$work/clickhouse" || return
	cat >config.xml <<END
<yandex><logger><level>error</level><log>log</log><errorlog>errors</errorlog></logger>
<tcp_port>$((port + 10))</tcp_port><listen_host>127.0.0.1</listen_host>
<path>$PWD/data/</path><tmp_path>$PWD/tmp/</tmp_path><users_config>users.xml</users_config>
<default_profile>default</default_profile><default_database>default</default_database>
<mark_cache_size>1000000</mark_cache_size></yandex>
END
	cat >users.xml <<'END'
<yandex><profiles><default/></profiles><quotas><default/></quotas><users><default><password></password>
<networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users></yandex>
END
	clickhouse-server --config-file=config.xml >out 2>&1 &
	clickhouse=$!
	cd "$work" && wait_for_clickhouse
}
if ! sh "$here/install.sh" clickhouse-server clickhouse-client >install.log 2>&1; then
	echo "skipped: ClickHouse ($(tail -n 1 install.log))"
elif start_clickhouse; then
	CLV_CLICKHOUSE="--port $((port + 10))" sh "$here/test_sql.sh" "$program" clickhouse || failed=1
else
	complain "ClickHouse does not start: $(cat "$work/clickhouse/out")"
fi

# ---- The example ----
for engine in sqlite duckdb postgres; do
	case $engine in
	duckdb) [ -d "$npm_folder/node_modules/@duckdb" ] || continue ;;
	postgres) [ -d "$work/postgres" ] || continue ;;
	esac
	CLV=$program CLV_PORT=$((port + 20)) sh "$here/../examples/scale/quickstart.sh" --engine "$engine" --count 500 >example.log 2>&1 ||
		complain "examples/scale/quickstart.sh --engine $engine: $(tail -n 5 example.log)"
done

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
				orders) set -- "$@" --amount 'total-tax' ;;
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
