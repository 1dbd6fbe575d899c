#!/bin/sh
# How fast answers become a net promoter score: respondent,date,plan,score in.
#   nps.sh [ANSWERS]      default 10 million (270 MB in a temporary folder)
#   CLV=PROGRAM           what to measure; built here where it is not said
#   ROUNDS=N              default 5
# Against libcsv alone with empty callbacks (the floor), and awk that counts.
# Ratios of pairs count, on two processors; seconds are of this machine.
set -eu
[ "$(nproc)" -le 2 ] || exec taskset -c 0,1 sh "$0" "$@"
cd "$(dirname "$0")/../.."
answers=${1:-10000000}
rounds=${ROUNDS:-5}
sh tests/install.sh gcc libc6-dev cmake make pkg-config libcsv-dev \
	libjansson-dev libsmartcols-dev libxxhash-dev zlib1g-dev mawk time
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -z "${CLV:-}" ]; then
	cmake -S . -B "$work/build" -DCMAKE_BUILD_TYPE=Release -DCLV_TESTS=OFF >/dev/null
	cmake --build "$work/build" -j 2 >/dev/null
	CLV=$work/build/clv
fi
gcc -O2 tests/bench/floor.c -o "$work/floor" -lcsv

echo "Making $answers answers"
survey=$work/survey.csv
alone=$work/alone.csv
mawk -v rows="$answers" 'BEGIN {
	srand(7)
	print "respondent,date,plan,score"
	for (i = 0; i < rows; i++)
		printf "%d,2025-%02d-%02d,plan %d,%d\n", i, rand() * 12 + 1, rand() * 28 + 1,
			rand() * 9, 10 - 10 * rand() ^ 2 + 0.5
}' >"$survey"
cut -d , -f 4 "$survey" >"$alone"

# The same counts by awk before anything is timed.
counted=$(mawk -F, 'NR > 1 { n[$4 > 8 ? 0 : $4 > 6 ? 1 : 2]++ } END { print n[0] "," n[1] "," n[2] }' "$survey")
for file in "$survey" "$alone"; do
	[ "$("$CLV" nps -q "$file" | sed -n 2p | cut -d , -f 1-3)" = "$counted" ] ||
		{ echo "nps.sh: other counts of $file" >&2; exit 1; }
done

# timed COMMAND...: "SECONDS MB"
timed() {
	from=$(date +%s%N)
	/usr/bin/time -f %M -o "$work/memory" "$@" >/dev/null
	to=$(date +%s%N)
	echo "$from $to $(tail -n 1 "$work/memory")" | mawk '{ print ($2 - $1) / 1e9, $3 / 1024 }'
}
middle() { sort -g | sed -n "$(((rounds + 1) / 2))p"; }

# row NAME FILE FLAGS...: a machine whose speed drifts is the same for a pair
row() {
	name=$1
	file=$2
	shift 2
	: >"$work/pairs"
	for _ in $(seq "$rounds"); do
		floor=$(timed "$work/floor" "$file")
		echo "$(timed "$CLV" nps -q "$file" "$@") $floor" >>"$work/pairs"
	done
	printf '%-34s %6.2f s %6.2f times libcsv alone %7.1f MB\n' "$name" \
		"$(mawk '{ print $1 }' "$work/pairs" | middle)" \
		"$(mawk '{ print $1 / $3 }' "$work/pairs" | middle)" \
		"$(mawk '{ print $2 }' "$work/pairs" | middle)"
}
echo "Timing (medians of $rounds pairs; required: at most 1.5 times)"
row 'all answers' "$survey"
row 'a file of nothing but answers' "$alone"
row 'by plan' "$survey" --by plan
row 'by month' "$survey" --period month
row 'all answers, one thread' "$survey" --threads 1
row 'newest of each respondent' "$survey" --latest-per respondent
