#!/bin/sh
# Installs what is missing, builds, and runs all tests.
#   sh tests/run.sh            every variant
#   sh tests/run.sh VARIANT    one of them: lint, dev, asan, release, clang; or
#                              coverage, faults (each of them) or engines
#                              (PostgreSQL, ClickHouse, Dask: installed and
#                              started), which are not among those run by
#                              default
set -eu
cd "$(dirname "$0")/.."
sh tests/install.sh gcc clang libc6-dev libclang-rt-14-dev cmake make pkg-config \
	libcsv-dev libjansson-dev libsmartcols-dev libxxhash-dev zlib1g-dev \
	libcmocka-dev python3-cram python3-mpmath mandoc shellcheck zsh fish bsdextrautils clang-format clang-tidy cppcheck \
	jq sqlite3 valgrind dpkg-dev file gcovr parallel
# a folder for each checkout: CMake refuses one that another made
build=${BUILD:-${TMPDIR:-/tmp}/clv-build-$(id -u)-$(pwd -P | cksum | cut -d ' ' -f 1)}
for variant in ${1:-lint dev asan clang release}; do
	case $variant in
	lint) sh tests/lint.sh "$build/lint" ;;
	coverage) sh tests/coverage.sh "$build/coverage" ;;
	faults)
		cmake -S . -B "$build/dev" -DCMAKE_BUILD_TYPE=Debug -DCLV_WERROR=ON >/dev/null
		cmake --build "$build/dev" -j "$(nproc)" --target clv_faulty >/dev/null
		sh tests/test_faults.sh "$build/dev/tests/clv_faulty"
		;;
	engines)
		cmake -S . -B "$build/engines" -DCMAKE_BUILD_TYPE=Release -DCLV_TESTS=OFF >/dev/null
		cmake --build "$build/engines" -j 2 >/dev/null
		sh tests/test_engines.sh "$build/engines/clv"
		;;
	*) cmake -DVARIANT="$variant" -DBUILD="$build/$variant" -P tests/check.cmake ;;
	esac
done
