#!/bin/sh
# How fast orders become customers: customer_id,order_date,amount in, shuffled;
# a row per customer out, with orders, revenue, first and last day, and days
# with an order, the highest revenue first.
#   orders.sh [ORDERS]    default 10 million (250 MB in a temporary folder)
#   CLV=PROGRAM           what to measure; built here where it is not said
#   ROUNDS=N              default 3
# Against libcsv alone with empty callbacks (the floor), DuckDB with two threads,
# datamash and pandas. Ratios of one run count, on two processors; seconds are
# of this machine.
set -eu
[ "$(nproc)" -le 2 ] || exec taskset -c 0,1 sh "$0" "$@"
cd "$(dirname "$0")/../.."
orders=${1:-10000000}
rounds=${ROUNDS:-3}
sh tests/install.sh gcc libc6-dev cmake make pkg-config libcsv-dev libjansson-dev \
	libsmartcols-dev libxxhash-dev zlib1g-dev mawk datamash python3-pandas time
# a node of another origin brings an npm of its own
command -v npm >/dev/null || sh tests/install.sh nodejs npm
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -z "${CLV:-}" ]; then
	cmake -S . -B "$work/build" -DCMAKE_BUILD_TYPE=Release -DCLV_TESTS=OFF >/dev/null
	cmake --build "$work/build" -j 2 >/dev/null
	CLV=$work/build/clv
fi
[ -x "$CLV" ] || { echo "orders.sh: no program at $CLV" >&2; exit 1; }
gcc -O2 tests/bench/floor.c -o "$work/floor" -lcsv
gcc -O2 tests/bench/orders_data.c -o "$work/orders_data" -lm
npm install --prefix "$work" --no-audit --no-fund --loglevel=error \
	@duckdb/node-api@1.5.6-r.1 >"$work/npm.log" 2>&1 || { cat "$work/npm.log" >&2; exit 1; }

# Types said, and days counted in two steps, take a sixth less time than the
# types found by DuckDB and count(DISTINCT order_date).
cat >"$work/duckdb.mjs" <<'END'
import { DuckDBInstance } from '@duckdb/node-api';
const [from, to] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
await connection.run(`
	COPY (
		SELECT customer_id, sum(orders)::BIGINT AS orders, sum(revenue) AS revenue,
			min(order_date) AS first_order, max(order_date) AS last_order,
			count(*) AS days
		FROM (
			SELECT customer_id, order_date, count(*) AS orders, sum(amount) AS revenue
			FROM read_csv('${from}', header = true, delim = ',', columns = {
				'customer_id': 'BIGINT', 'order_date': 'DATE', 'amount': 'DOUBLE' })
			GROUP BY customer_id, order_date)
		GROUP BY customer_id
		ORDER BY revenue DESC, customer_id)
	TO '${to}' (HEADER)`);
END
cat >"$work/by_pandas.py" <<'END'
import sys
import pandas
orders = pandas.read_csv(sys.argv[1], parse_dates=["order_date"])
customers = orders.groupby("customer_id", sort=False).agg(
    orders=("amount", "count"), revenue=("amount", "sum"),
    first_order=("order_date", "min"), last_order=("order_date", "max"),
    days=("order_date", "nunique")).reset_index()
customers.sort_values(["revenue", "customer_id"], ascending=[False, True]) \
    .to_csv(sys.argv[2], index=False)
END

# rival NAME FROM TO. datamash sorts by itself (-s), or is given whole lines
# sorted as bytes by both processors, which bring a customer's together in the
# order of their days (sort). Neither the days nor the order by revenue are asked
# of it.
cat >"$work/rival" <<'END'
set -e
case $1 in
floor) exec "$work/floor" "$2" ;;
clv) exec "$CLV" orders "$2" -q -o "$3" ;;
pipe) cat "$2" | "$CLV" orders - -q -o "$3" ;;
duckdb) exec node "$work/duckdb.mjs" "$2" "$3" ;;
datamash)
	echo customer_id,orders,revenue,first_order,last_order >"$3"
	tail -n +2 "$2" | tr -d - | LC_ALL=C datamash -s -t, -g 1 count 3 sum 3 min 2 max 2 >>"$3"
	;;
sort)
	echo customer_id,orders,revenue,first_order,last_order >"$3"
	tail -n +2 "$2" | LC_ALL=C sort --parallel=2 -S 1G -T "$work" |
		datamash -t, -g 1 count 3 sum 3 first 2 last 2 >>"$3"
	;;
pandas) exec /usr/bin/python3 "$work/by_pandas.py" "$2" "$3" ;;
esac
END
export CLV work

# The same orders and revenue of every customer from all, before anything is
# timed, and the highest revenue first.
"$work/orders_data" 200000 11 >"$work/few.csv"
mawk -F, 'NR > 1 { orders[$1]++; sub(/\./, "", $3); cents[$1] += $3 }
	END { for (c in orders) printf "%s %d %.2f\n", c, orders[c], cents[c] / 100 }' \
	"$work/few.csv" | LC_ALL=C sort >"$work/right"
for rival in clv pipe duckdb datamash sort pandas; do
	rm -f "$work/out"
	sh "$work/rival" "$rival" "$work/few.csv" "$work/out"
	mawk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		{ printf "%s %d %.2f\n", $1, $at["orders"], $at["revenue"] }' \
		"$work/out" >"$work/figures"
	LC_ALL=C sort "$work/figures" | cmp - "$work/right" ||
		{ echo "orders.sh: other figures by $rival" >&2; exit 1; }
	[ "$rival" = datamash ] || [ "$rival" = sort ] || LC_ALL=C sort -c -k 3,3gr -s "$work/figures"
done

echo "Making $orders orders"
"$work/orders_data" "$orders" >"$work/orders.csv"

# timed NAME: "SECONDS MB"; the memory is that of the largest process
timed() {
	rm -f "$work/out"
	from=$(date +%s%N)
	/usr/bin/time -f %M -o "$work/memory" \
		sh "$work/rival" "$1" "$work/orders.csv" "$work/out"
	to=$(date +%s%N)
	echo "$from $to $(tail -n 1 "$work/memory")" |
		mawk '{ print ($2 - $1) / 1e9, $3 / 1024 }'
}

# A machine whose speed drifts is the same for both of a pair.
echo "Timing (medians of $rounds rounds of pairs, clv first and then a rival)"
for _ in $(seq "$rounds"); do
	for rival in floor pipe duckdb datamash sort pandas; do
		pair="$(timed clv) $(timed "$rival")"
		echo "$pair" >>"$work/pairs.$rival"
	done
done

# middle EXPRESSION RIVAL: of its pairs; of clv it is $1 and $2, of the rival $3
# and $4
middle() {
	mawk "{ print $1 }" "$work/pairs.$2" | sort -g | sed -n "$(((rounds + 1) / 2))p"
}
# of clv itself: the median of all its runs, and the most memory of any
seconds=$(cut -d ' ' -f 1 "$work"/pairs.* | sort -g |
	mawk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }')
memory=$({ cut -d ' ' -f 2 "$work"/pairs.*; cut -d ' ' -f 4 "$work/pairs.pipe"; } |
	sort -g | tail -n 1)
# shellcheck disable=SC2016 # for awk
row() { # NAME RIVAL REQUIREMENT
	printf '%-16s %7.2f s %6.2f times clv %7.0f MB %6.2f times clv   %s\n' "$1" \
		"$(middle '$3' "$2")" "$(middle '$3 / $1' "$2")" \
		"$(middle '$4' "$2")" "$(middle '$4 / $2' "$2")" "$3"
}
printf '%-16s %7.2f s %24.0f MB %17s   (required: under 300)\n' clv "$seconds" "$memory" ''
# shellcheck disable=SC2016
row 'libcsv alone' floor "clv: $(printf %.2f "$(middle '$1 / $3' floor)") times its time (required: at most 1.8)"
row 'clv from a pipe' pipe ''
row DuckDB duckdb '(required: 1.4)'
row 'datamash -s' datamash '(required: 5)'
row 'sort | datamash' sort ''
row pandas pandas '(required: 14)'
