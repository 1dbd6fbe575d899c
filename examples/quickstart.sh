#!/bin/sh
# From a fresh Debian 12 to a result: installs what is missing, builds clv,
# values the segments of a small shop, and reads its customers off its orders.
set -eu
cd "$(dirname "$0")/.."
echo "1. Packages that the build needs"
sh tests/install.sh gcc libc6-dev cmake make pkg-config \
	libcsv-dev libjansson-dev libsmartcols-dev libxxhash-dev zlib1g-dev
# a folder for each checkout: CMake refuses one that another made
build=${BUILD:-${TMPDIR:-/tmp}/clv-quickstart-$(id -u)-$(pwd -P | cksum | cut -d ' ' -f 1)}
echo "2. Building clv in $build"
cmake -S . -B "$build" -DCMAKE_BUILD_TYPE=Release -DCLV_TESTS=OFF >/dev/null
cmake --build "$build" -j 2 >/dev/null
echo "3. What is a customer worth?   clv --avg 500 --freq 20 --years 5"
"$build/clv" --avg 500 --freq 20 --years 5
echo
echo "4. A row per segment:   clv examples/segments.csv --margin 35% --format table"
"$build/clv" examples/segments.csv --margin 35% --format table \
	--get clv,ltv_cac,breakeven_purchase,verdict
echo
echo "5. Who brings the money?   clv orders examples/shopify.csv --top 5 --format table"
"$build/clv" orders examples/shopify.csv --top 5 --format table
echo
echo "6. And what is one of them worth?   clv orders --total examples/shopify.csv | clv --years 5 --cac 40 --margin 35% --format card"
"$build/clv" orders --total examples/shopify.csv -q |
	"$build/clv" -q --years 5 --cac 40 --margin 35% --format card
echo
echo "The program is $build/clv; 'cmake --install $build' installs it (as root)."
