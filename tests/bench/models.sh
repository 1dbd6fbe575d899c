#!/bin/sh
# How fast models are fitted to a table of a million customers, and what
# predicting costs beyond reading the orders.
#   models.sh [CUSTOMERS] [ORDERS]    default 1 million, and 10 million orders
#   CLV=PROGRAM           what to measure; built here where it is not said
#   ROUNDS=N              default 3
# Customers are drawn from the published Pareto/NBD and Gamma-Gamma of CDNOW,
# and observed for one to two years. CDNOW itself is read from CLV_DATA, by
# default from shared/data beside the project, and skipped where it is absent.
# The seconds of others are published ones, of another machine; medians on two
# processors.
set -eu
[ "$(nproc)" -le 2 ] || exec taskset -c 0,1 sh "$0" "$@"
cd "$(dirname "$0")/../.."
customers=${1:-1000000}
orders=${2:-10000000}
rounds=${ROUNDS:-3}
sh tests/install.sh gcc libc6-dev cmake make pkg-config libcsv-dev \
	libjansson-dev libsmartcols-dev libxxhash-dev zlib1g-dev mawk hyperfine jq time
data=$(cd "${CLV_DATA:-../shared/data}" 2>/dev/null && pwd) || data=
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -z "${CLV:-}" ]; then
	cmake -S . -B "$work/build" -DCMAKE_BUILD_TYPE=Release -DCLV_TESTS=OFF >/dev/null
	cmake --build "$work/build" -j 2 >/dev/null
	CLV=$work/build/clv
fi
[ -x "$CLV" ] || { echo "models.sh: no program at $CLV" >&2; exit 1; }

# model NAME PARAMETER=VALUE...: a model file, in weeks, of known parameters.
model() {
	printf '{"format": "clv model", "version": 1, "model": "%s", "unit": "week",\n' "$1"
	shift
	parameters "$@"
	printf ', "spend_model": {"model": "gg",\n'
	parameters p=6.25 q=3.74 gamma=15.44
	printf '}}\n'
}
parameters() {
	printf '"status": "converged", "parameters": {'
	comma=
	for word in "$@"; do
		printf '%s"%s": {"estimate": %s}' "$comma" "${word%%=*}" "${word#*=}"
		comma=', '
	done
	printf '}'
}

# shuffle FILE: the rows below its header, the same way each time
shuffle() {
	head -n 1 "$1"
	tail -n +2 "$1" | shuf --random-source="$1"
}

# timed COMMAND...: "SECONDS MB SECONDS_OF_PROCESSORS"
timed() {
	from=$(date +%s%N)
	/usr/bin/time -f '%M %U %S' -o "$work/used" "$@"
	to=$(date +%s%N)
	echo "$from $to $(tail -n 1 "$work/used")" |
		mawk '{ print ($2 - $1) / 1e9, $3 / 1024, $4 + $5 }'
}
# middle EXPRESSION FILE: the median over its lines
middle() {
	mawk "{ print $1 }" "$2" | sort -g | sed -n "$(((rounds + 1) / 2))p"
}

# ---- Fits -------------------------------------------------------------------

echo "Making $customers customers"
model pnbd r=0.553 alpha=10.578 s=0.606 beta=11.669 >"$work/model.json"
"$CLV" simulate --fitted "$work/model.json" --count "$customers" --seed 7 \
	--length 2y -q -o "$work/orders.csv"
"$CLV" orders "$work/orders.csv" --format csv -q -o "$work/all.csv"
mawk -F, -v OFS=, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
	{ print $at["frequency"], $at["recency"], $at["T"], $at["monetary"] }' \
	"$work/all.csv" >"$work/sorted.csv"
shuffle "$work/sorted.csv" >"$work/customers.csv"
rm "$work/orders.csv" "$work/all.csv" "$work/sorted.csv"

# fit MODEL SPEND
fit() {
	timed "$CLV" fit "$work/customers.csv" --model "$1" --spend-model "$2" \
		--format csv -q -o "$work/fit"
}
# What was drawn is found again before anything is timed; whole days, of which
# each counts once, lift r and alpha a little.
fit pnbd gg >/dev/null
mawk -F, 'BEGIN { truth["r"] = .553; truth["p"] = 6.25; truth["q"] = 3.74 }
	$2 in truth {
		found++
		off = $3 / truth[$2]
		if (off < .9 || off > 1.1) { print "models.sh: " $2 " is " $3; exit 1 }
	}
	END { exit found != 3 }' "$work/fit" >&2

echo "Fitting (medians of $rounds rounds)"
for _ in $(seq "$rounds"); do
	for name in bgnbd mbgnbd pnbd; do
		fit "$name" none >>"$work/runs.$name"
	done
	# of a pair, so that a machine whose speed drifts is the same for both
	echo "$(fit mbgnbd none) $(fit mbgnbd gg)" >>"$work/runs.gg"
done

# row NAME SECONDS REQUIREMENT [MB PROCESSORS]
row() {
	printf '%-34s %8.3f s' "$1" "$2"
	if [ $# -gt 3 ]; then
		printf ' %6.0f MB %7.2f s of processors' "$4" "$5"
	else
		printf '%32s' ''
	fi
	printf '   %s\n' "$3"
}
# shellcheck disable=SC2016 # for awk
fitted() { # NAME MODEL REQUIREMENT
	row "$1" "$(middle '$1' "$work/runs.$2")" "$3" \
		"$(middle '$2' "$work/runs.$2")" "$(middle '$3' "$work/runs.$2")"
}
fitted 'BG/NBD, end to end' bgnbd '(required: 1, aim: 0.5)'
fitted 'MBG/NBD, end to end' mbgnbd '(required: 1, aim: 0.5)'
fitted 'Pareto/NBD, end to end' pnbd '(required: 4, aim: 2)'
# shellcheck disable=SC2016
row 'Gamma-Gamma, beyond MBG/NBD' "$(middle '$4 - $1' "$work/runs.gg")" \
	'(required: 0.5, aim: 0.25; MB of both)' \
	"$(middle '$5' "$work/runs.gg")" "$(middle '$6 - $3' "$work/runs.gg")"
row 'lifetimes, BG/NBD, fit alone' 9.4 '(published, another machine)'
row 'lifetimes, Pareto/NBD, fit alone' 281 '(published, another machine)'
row 'CLVTools, Pareto/NBD, fit alone' 253 '(published, another machine)'

# ---- CDNOW ------------------------------------------------------------------

if [ -f "$data/CDNOW_sample.txt" ]; then
	hyperfine -N --warmup 5 --runs 30 --style none --export-json "$work/cdnow.json" \
		"$CLV fit $data/CDNOW_sample.txt --until 1997-09-30 --model bgnbd --spend-model none --unit week -q" \
		"$CLV fit $data/cdnow_summary.csv --model bgnbd --spend-model none --unit week -q" \
		>/dev/null
	median() { jq -r ".results[$1].median" "$work/cdnow.json"; }
	row 'CDNOW BG/NBD, from orders' "$(median 0)" '(required: 0.020)'
	row 'CDNOW BG/NBD, from the summary' "$(median 1)" '(required: 0.020)'
else
	echo 'skipped: no CDNOW_sample.txt in CLV_DATA or ../shared/data'
fi

# ---- Predictions ------------------------------------------------------------

if ! "$CLV" help predict >"$work/help" 2>&1; then
	echo 'skipped: there is no clv predict'
	exit 0
fi
echo "Making about $orders orders"
# ten for each customer, in no order
model mbgnbd r=1.1 alpha=7 a=0.5 b=12 >"$work/model.json"
"$CLV" simulate --fitted "$work/model.json" --count "$((orders / 10))" --seed 7 \
	--length 2y -q -o "$work/sorted.csv"
shuffle "$work/sorted.csv" >"$work/orders.csv"
made=$(($(wc -l <"$work/orders.csv") - 1))
rm "$work/sorted.csv"
echo "Predicting (medians of $rounds pairs, clv orders first)"
for _ in $(seq "$rounds"); do
	pair=$(timed "$CLV" orders "$work/orders.csv" -q -o "$work/out")
	pair="$pair $(timed "$CLV" predict "$work/orders.csv" --horizon 12mo -q -o "$work/out")"
	echo "$pair" >>"$work/runs.predict"
done
# shellcheck disable=SC2016
{
	row "clv orders, $made orders" "$(middle '$1' "$work/runs.predict")" '' \
		"$(middle '$2' "$work/runs.predict")" "$(middle '$3' "$work/runs.predict")"
	ratio=$(middle '$4 / $1' "$work/runs.predict")
	row 'clv predict, 12 months' "$(middle '$4' "$work/runs.predict")" \
		"$(printf %.2f "$ratio") times clv orders (required: at most 3)" \
		"$(middle '$5' "$work/runs.predict")" "$(middle '$6' "$work/runs.predict")"
	more=$(middle "(\$5 - \$2) * 1048576 / ($orders / 10)" "$work/runs.predict")
	printf '%.0f bytes a customer more than clv orders (required: at most 120)\n' "$more"
}
