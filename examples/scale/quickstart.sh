#!/bin/sh
# Customers where they live: orders go into an engine, the engine reduces them
# to what a model sees, and clv takes it from there.
#   quickstart.sh [--engine duckdb|sqlite|postgres] [--count CUSTOMERS]
# duckdb (the default) is a package of npm, postgres two servers on loopback
# between which the orders are parted. Installs what is missing.
set -eu
engine=duckdb
count=20000
while [ $# -gt 0 ]; do
	case $1 in
	--engine) engine=${2:-} ;;
	--count) count=${2:-} ;;
	*) echo "quickstart.sh: takes --engine duckdb|sqlite|postgres and --count N" >&2; exit 2 ;;
	esac
	shift 2
done
case $engine in
duckdb | sqlite | postgres) ;;
*) echo "quickstart.sh: there is no engine \"$engine\": it is duckdb, sqlite or postgres" >&2; exit 2 ;;
esac
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
work=$(mktemp -d)
chmod 755 "$work" # servers run as a user of their own
port=${CLV_PORT:-25432}
npm_folder=${CLV_NPM:-${TMPDIR:-/tmp}/clv-npm-$(id -u)}
# shellcheck disable=SC2317 # called by the trap
finish() {
	[ ! -d "$work/postgres" ] || sh "$here/postgres.sh" stop "$work/postgres"
	rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM

echo "1. Packages, and clv"
sh "$root/tests/install.sh" gcc libc6-dev cmake make pkg-config \
	libcsv-dev libjansson-dev libsmartcols-dev libxxhash-dev zlib1g-dev
case $engine in
duckdb)
	sh "$root/tests/sql/install_duckdb.sh" "$npm_folder"
	cp "$here/duckdb.mjs" "$npm_folder/scale.mjs"
	;;
sqlite) sh "$root/tests/install.sh" sqlite3 ;;
postgres) sh "$root/tests/install.sh" postgresql-15 postgresql-client-15 ;;
esac
clv=${CLV:-}
if [ -z "$clv" ]; then
	build=${BUILD:-${TMPDIR:-/tmp}/clv-quickstart-$(id -u)-$(cd "$root" && pwd -P | cksum | cut -d ' ' -f 1)}
	cmake -S "$root" -B "$build" -DCMAKE_BUILD_TYPE=Release -DCLV_TESTS=OFF >/dev/null
	cmake --build "$build" -j 2 >/dev/null
	clv=$build/clv
fi
cd "$work"

echo "2. Orders of $count customers, made up, go into $engine"
"$clv" simulate --fitted "$here/../model.json" --count "$count" -o orders.csv
load() {
	case $engine in
	duckdb)
		echo "CREATE TABLE orders AS SELECT * FROM read_csv('orders.csv')" >load.sql
		node "$npm_folder/scale.mjs" orders.duckdb load.sql
		;;
	sqlite) sqlite3 orders.db '.import --csv orders.csv orders' ;;
	postgres)
		sh "$here/postgres.sh" start "$work/postgres" "$port"
		sh "$here/postgres.sh" load "$work/postgres" "$port" orders.csv
		;;
	esac
}
load

# statement RESULT FLAGS...: as clv writes it
statement() {
	"$clv" sql -q "$@" --dialect "$engine" --table orders --customer customer_id --date order_date --amount amount
}
# run: the statement on standard input, its rows as CSV
run() {
	case $engine in
	duckdb)
		# no semicolon within brackets
		{ echo 'COPY ('; sed '$s/;$//'; echo ") TO 'rows.csv' (FORMAT csv, HEADER);"; } >run.sql
		node "$npm_folder/scale.mjs" orders.duckdb run.sql
		cat rows.csv
		;;
	sqlite) sqlite3 -csv -header orders.db ;;
	postgres) psql -X -q --csv -h 127.0.0.1 -p "$port" -U postgres -d shop ;;
	esac
}

echo
echo "3. The engine counts customers that are alike:   clv sql histogram --dialect $engine ... | $engine | clv fit"
statement histogram | run >histogram.csv
echo "   $(($(wc -l <orders.csv) - 1)) orders are $(($(wc -l <histogram.csv) - 1)) rows"
if [ "$engine" = postgres ]; then
	echo "   each server groups by itself:"
	{ echo 'EXPLAIN (VERBOSE, COSTS OFF)'; statement histogram --until 2025-12-31; } |
		psql -X -q -A -t -h 127.0.0.1 -p "$port" -U postgres -d shop | grep -o 'Remote SQL: .*' | cut -c 1-60 | sed 's/^/     /; s/$/.../'
fi
"$clv" fit histogram.csv --format json -o model.json -q
"$clv" fit histogram.csv -q --format table --round 6

echo
echo "4. A row per customer, and what each will buy:   clv sql summary ... | $engine | clv predict --fitted model.json"
statement summary | run >summary.csv
"$clv" predict --fitted model.json summary.csv -q --top 5 --format table --round 4

echo
echo "5. Or the engine says itself who is still a customer:   clv sql predict --fitted model.json ..."
statement predict --fitted model.json | run >alive.csv
head -n 6 alive.csv

echo
echo "6. The same from the file of orders?"
failed=0
same() {
	if cmp -s "$2" "$3"; then
		echo "   $1: the same"
	else
		echo "   $1: NOT the same"
		diff "$2" "$3" | head -n 5
		failed=1
	fi
}
"$clv" fit orders.csv --spend-model none -q --round 9 >of_orders.csv
"$clv" fit histogram.csv -q --round 9 >of_histogram.csv
same 'the model, of the histogram' of_orders.csv of_histogram.csv
"$clv" predict --fitted model.json orders.csv -q --sort -customer --round 9 >of_orders.csv
"$clv" predict --fitted model.json summary.csv -q --sort -customer --round 9 >of_summary.csv
same 'predictions, of the summary' of_orders.csv of_summary.csv
# the engine's own digits, rounded as clv rounds
awk -F , 'NR > 1 { printf "%s,%.9f\n", $1, $6 }' alive.csv | LC_ALL=C sort >of_engine.csv
"$clv" predict --fitted model.json orders.csv -q | awk -F , 'NR > 1 { printf "%s,%.9f\n", $1, $6 }' | LC_ALL=C sort >of_orders.csv
same 'p_alive, by the engine' of_orders.csv of_engine.csv
statement total --lapsed-after 90d | run | tail -n 1 | cut -d , -f 1-4 | sed 's/0*$//; s/\.$//' >of_engine.csv
"$clv" orders orders.csv --total --lapsed-after 90d -q | tail -n 1 | cut -d , -f 1-4 | sed 's/0*$//; s/\.$//' >of_orders.csv
same 'customers, orders and revenue' of_orders.csv of_engine.csv
exit "$failed"
