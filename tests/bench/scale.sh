#!/bin/sh
# Where one run is not enough: orders read in parts by two jobs of GNU parallel
# and merged, against one run of clv orders with two threads; and a billion
# customers, as a histogram, fitted.
#   scale.sh [ORDERS]     default 10 million (250 MB in a temporary folder)
#   CLV=PROGRAM           what to measure; built here where it is not said
#   ROUNDS=N              default 3
# Ratios of pairs count, on two processors; seconds are of this machine.
set -eu
[ "$(nproc)" -le 2 ] || exec taskset -c 0,1 sh "$0" "$@"
cd "$(dirname "$0")/../.."
orders=${1:-10000000}
rounds=${ROUNDS:-3}
sh tests/install.sh gcc libc6-dev cmake make pkg-config libcsv-dev libjansson-dev \
	libsmartcols-dev libxxhash-dev zlib1g-dev mawk parallel python3-numpy time
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -z "${CLV:-}" ]; then
	cmake -S . -B "$work/build" -DCMAKE_BUILD_TYPE=Release -DCLV_TESTS=OFF >/dev/null
	cmake --build "$work/build" -j 2 >/dev/null
	CLV=$work/build/clv
fi
[ -x "$CLV" ] || { echo "scale.sh: no program at $CLV" >&2; exit 1; }
PATH=$(cd "$(dirname "$CLV")" && pwd):$PATH
export PATH
gcc -O2 tests/bench/orders_data.c -o "$work/orders_data" -lm
echo "Making $orders orders"
"$work/orders_data" "$orders" >"$work/orders.csv"
size=$(wc -c <"$work/orders.csv")
BLOCK=$((size / 2 + 1))
TMPDIR=$work
export BLOCK TMPDIR

# timed COMMAND: seconds of the clock, and of all processors
timed() {
	from=$(date +%s%N)
	/usr/bin/time -f '%U %S' -o "$work/used" sh -c "$2"
	to=$(date +%s%N)
	echo "$from $to $(tail -n 1 "$work/used")" |
		mawk '{ print ($2 - $1) / 1e9, $3 + $4 }' >>"$work/times.$1"
}
clv orders "$work/orders.csv" -q --threads 2 -o "$work/whole.csv"
sh examples/scale/parallel.sh "$work/orders.csv" -q -o "$work/parts.csv"
cmp "$work/whole.csv" "$work/parts.csv" || { echo "scale.sh: other bytes of the parts" >&2; exit 1; }
echo "Timing ($rounds rounds of pairs)"
for _ in $(seq "$rounds"); do
	timed whole "clv orders '$work/orders.csv' -q --threads 2 -o '$work/whole.csv'"
	timed parts "sh examples/scale/parallel.sh '$work/orders.csv' -q -o '$work/parts.csv'"
done
paste -d ' ' "$work/times.whole" "$work/times.parts" >"$work/pairs"
middle() { mawk "{ print $1 }" "$work/pairs" | sort -g | sed -n "$(((rounds + 1) / 2))p"; }
# shellcheck disable=SC2016 # for awk
printf 'one run %.2f s; two jobs and merge %.2f s: %.2f times (required: at most 1.5); of processors %.2f times\n' \
	"$(middle '$1')" "$(middle '$3')" "$(middle '$3 / $1')" "$(middle '$4 / $2')"

echo "A billion customers, by weeks"
/usr/bin/python3 tests/bench/histogram.py 1000000000 >"$work/billion.csv"
for _ in $(seq "$rounds"); do
	timed fit "clv fit --model pnbd --unit week '$work/billion.csv' -q --format json -o '$work/model.json'"
done
mawk 'NR > 1 { n += $4 } END { printf "%d cells, %.0f customers", NR - 1, n }' FS=, "$work/billion.csv"
sort -g "$work/times.fit" | sed -n "$(((rounds + 1) / 2))p" |
	mawk '{ printf ": fitted in %.2f s (required: under 1)\n", $1 }'
cat "$work/model.json"
