#!/bin/sh
# What cohorts cost beside the rows of customers: clv cohorts against clv orders
# on the orders that orders.sh measures with.
#   cohorts.sh [ORDERS]   default 10 million (250 MB in a temporary folder)
#   CLV=PROGRAM           what to measure; built here where it is not said
#   ROUNDS=N              default 5
# Ratios of one run count, on two processors; seconds are of this machine.
set -eu
[ "$(nproc)" -le 2 ] || exec taskset -c 0,1 sh "$0" "$@"
cd "$(dirname "$0")/../.."
orders=${1:-10000000}
rounds=${ROUNDS:-5}
sh tests/install.sh gcc libc6-dev cmake make pkg-config libcsv-dev libjansson-dev \
	libsmartcols-dev libxxhash-dev zlib1g-dev mawk time
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -z "${CLV:-}" ]; then
	cmake -S . -B "$work/build" -DCMAKE_BUILD_TYPE=Release -DCLV_TESTS=OFF >/dev/null
	cmake --build "$work/build" -j 2 >/dev/null
	CLV=$work/build/clv
fi
[ -x "$CLV" ] || { echo "cohorts.sh: no program at $CLV" >&2; exit 1; }
gcc -O2 tests/bench/orders_data.c -o "$work/orders_data" -lm
echo "Making $orders orders"
"$work/orders_data" "$orders" >"$work/orders.csv"

# run NAME: "SECONDS MB"
run() {
	case $1 in
	orders) set -- orders ;;
	by-period) set -- orders --period month ;;
	cohorts) set -- cohorts ;;
	triangle) set -- cohorts --wide ;;
	esac
	from=$(date +%s%N)
	/usr/bin/time -f %M -o "$work/memory" \
		"$CLV" "$@" "$work/orders.csv" -q -o "$work/out"
	to=$(date +%s%N)
	echo "$from $to $(tail -n 1 "$work/memory")" |
		mawk '{ print ($2 - $1) / 1e9, $3 / 1024 }'
}

# The revenue of all cells is all revenue.
want=$("$CLV" orders "$work/orders.csv" -q --total | mawk -F, '
	NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
	{ printf "%.2f", $at["revenue"] }')
got=$("$CLV" cohorts "$work/orders.csv" -q | mawk -F, '
	NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
	{ all += $at["revenue"] } END { printf "%.2f", all }')
[ "$want" = "$got" ] || { echo "cohorts.sh: revenue $got and not $want" >&2; exit 1; }

# A machine whose speed drifts is the same for both of a pair.
echo "Timing (medians of $rounds pairs, clv orders first)"
for _ in $(seq "$rounds"); do
	for name in by-period cohorts triangle; do
		pair="$(run orders) $(run "$name")"
		echo "$pair" >>"$work/pairs.$name"
	done
done

# middle EXPRESSION NAME: of its pairs; $1 and $2 are of clv orders
middle() {
	mawk "{ print $1 }" "$work/pairs.$2" | sort -g | sed -n "$(((rounds + 1) / 2))p"
}
# shellcheck disable=SC2016 # for awk
row() { # LABEL NAME REQUIREMENT
	printf '%-28s %7.2f s %6.2f times clv orders %7.0f MB   %s\n' "$1" \
		"$(middle '$3' "$2")" "$(middle '$3 / $1' "$2")" "$(middle '$4' "$2")" "$3"
}
# shellcheck disable=SC2016
printf '%-28s %7.2f s %30.0f MB\n' 'clv orders' "$(middle '$1' cohorts)" "$(middle '$2' cohorts)"
row 'clv orders --period month' by-period ''
row 'clv cohorts' cohorts '(required: 1.3)'
row 'clv cohorts --wide' triangle ''
