#!/bin/sh
# How fast a table goes through: avg,freq,years,cac in, clv and ltv_cac out.
#   table.sh [ROWS]      default 10 million (200 MB in a temporary folder)
# Against libcsv alone with empty callbacks (the floor), Miller and awk that
# compute the same two columns; and the time to start against python3.
# Ratios of one run count; seconds are of this machine.
set -eu
cd "$(dirname "$0")/../.."
rows=${1:-10000000}
sh tests/install.sh gcc libc6-dev cmake make pkg-config libcsv-dev \
	libjansson-dev libsmartcols-dev libxxhash-dev zlib1g-dev miller mawk \
	python3-minimal hyperfine jq time
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cmake -S . -B "$work/build" -DCMAKE_BUILD_TYPE=Release -DCLV_TESTS=OFF >/dev/null
cmake --build "$work/build" -j 2 >/dev/null
clv=$work/build/clv
gcc -O2 tests/bench/floor.c -o "$work/floor" -lcsv

echo "Making $rows rows"
mawk -v rows="$rows" 'BEGIN {
	srand(7)
	print "avg,freq,years,cac"
	for (i = 0; i < rows; i++)
		printf "%.2f,%d,%.1f,%.2f\n", rand() * 500 + 1, rand() * 30 + 1,
			rand() * 10 + 0.5, rand() * 300 + 1
}' >"$work/table.csv"
table=$work/table.csv

# The same figures from all three, to nine digits, before anything is timed.
head -n 1000 "$table" >"$work/few.csv"
with_clv="$clv -q $table --get clv,ltv_cac"
# shellcheck disable=SC2016 # for mlr and awk
mlr_program='$clv = $avg * $freq * $years; $ltv_cac = $clv / $cac'
# shellcheck disable=SC2016
awk_program='BEGIN { FS = OFS = "," } NR == 1 { print $0, "clv", "ltv_cac"; next } { v = $1 * $2 * $3; print $0, v, v / $4 }'
# shellcheck disable=SC2016
nine='NR > 1 { printf "%.9g %.9g\n", $5, $6 }'
"$clv" -q "$work/few.csv" --get clv,ltv_cac | mawk -F, "$nine" >"$work/by_clv"
mlr --icsv --ocsv put "$mlr_program" "$work/few.csv" | mawk -F, "$nine" >"$work/by_mlr"
mawk -v OFMT=%.17g -v CONVFMT=%.17g "$awk_program" "$work/few.csv" | mawk -F, "$nine" >"$work/by_awk"
cmp "$work/by_clv" "$work/by_mlr"
cmp "$work/by_clv" "$work/by_awk"

echo "Timing (medians: of 5 runs each; of 3 pairs with mlr)"
hyperfine -N --warmup 1 --runs 5 --style none --export-json "$work/fast.json" \
	"$work/floor $table" "$with_clv" \
	"mawk '$awk_program' $table"
# A machine whose speed drifts is the same for both of a pair.
: >"$work/pairs"
for pair in 1 2 3; do
	hyperfine -N --runs 1 --style none --export-json "$work/mlr$pair.json" \
		"mlr --icsv --ocsv put '$mlr_program' $table" "$with_clv"
	jq -r '"\(.results[0].mean / .results[1].mean) \(.results[0].mean)"' \
		"$work/mlr$pair.json" >>"$work/pairs"
done
middle=$(sort -g "$work/pairs" | sed -n 2p)
hyperfine -N --warmup 5 --runs 50 --style none --export-json "$work/start.json" \
	"$clv --avg 500 --freq 20 --years 5" "python3 -c pass"
peak() { /usr/bin/time -f %M "$@" 2>&1 >/dev/null | tail -n 1; }
# shellcheck disable=SC2086 # words
memory=$(peak $with_clv)

median() { jq -r ".results[$2].median" "$work/$1.json"; }
floor=$(median fast 0)
ours=$(median fast 1)
awk -v floor="$floor" -v ours="$ours" -v awk="$(median fast 2)" \
	-v mlr="${middle#* }" -v pair="${middle% *}" -v start="$(median start 0)" \
	-v python="$(median start 1)" -v memory="$memory" 'BEGIN {
	printf "libcsv alone        %7.2f s\n", floor
	printf "clv                 %7.2f s   %.1f times libcsv alone (required: 8, aim: 4)\n", ours, ours / floor
	printf "awk                 %7.2f s   %.1f times clv\n", awk, awk / ours
	printf "Miller              %7.2f s   %.1f times clv (required: 10)\n", mlr, pair
	printf "peak memory of clv  %7.1f MB  (required: under 16)\n", memory / 1024
	printf "start of clv        %7.2f ms  (required: under 3)\n", start * 1000
	printf "start of python3    %7.2f ms\n", python * 1000
}'
