#!/bin/sh
# How fits end, of samples drawn from known parameters: of 50, 200 and 2,000
# customers like those of CDNOW (39 weeks, first purchases in the first twelve),
# of 500 who never leave, and of 500 who buy four times a week.
#   robust.sh [RUNS]      samples of each kind, default 1000
#   BUILD=FOLDER          of a build for release; made here where it is not said
# Each fit must have converged, or say why not; no NaN, in forecasts neither.
# Of 2,000 customers the truth must be found again. The samples are the same in
# each run.
set -eu
cd "$(dirname "$0")/../.."
runs=${1:-1000}
sh tests/install.sh gcc libc6-dev cmake make pkg-config libcsv-dev \
	libjansson-dev libsmartcols-dev libxxhash-dev zlib1g-dev
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -z "${BUILD:-}" ]; then
	BUILD=$work/build
	cmake -S . -B "$BUILD" -DCMAKE_BUILD_TYPE=Release -DCLV_TESTS=OFF >/dev/null
	cmake --build "$BUILD" -j 2 --target clv_data >/dev/null
fi
gcc -std=c11 -O2 -Wall -Wextra -Iinclude -Isrc tests/bench/robust.c \
	-o "$work/robust" "$BUILD/libclv_data.a" "$BUILD/libclv.a" -lm -lpthread

failed=0
echo "$runs samples each; the gradient is the largest norm per customer where"
echo "a fit converged. One fit may give two reasons for its limit."
echo "model   sample  converged  boundary  impossible  NaN  gradient   reasons"
for model in mbgnbd bgnbd pnbd gg; do
	for sample in 50 200 2000 stay heavy; do
		set -- "$model" "$sample" "$runs"
		[ "$sample" != 2000 ] || set -- "$@" "$work/parameters"
		status=0
		"$work/robust" "$@" >"$work/row" || status=$?
		[ "$status" = 0 ] ||
			{ echo "$model $sample: CRASHED, status $status" >"$work/row"; failed=1; }
		sed 's/  ; /  /' "$work/row"
		awk '{ exit $6 != 0 }' "$work/row" || failed=1
	done
done
echo
echo "2,000 customers: runs in which a parameter has an interval, lies within three"
echo "standard errors on the log scale (required: 97 %), and in whose interval of"
echo "95 % the truth lies (required: 93 to 97 %), of all runs; and the mean error in"
echo "standard errors. All: the region of 95 % by the ratio of likelihoods, which tells"
echo "a wrong maximum from an interval whose shape does not fit."
echo "model   param.    truth interval  within         held           error"
cat "$work/parameters"
exit "$failed"
