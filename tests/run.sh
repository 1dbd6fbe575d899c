#!/bin/sh
# Installs what is missing, builds, and runs all tests.
#   sh tests/run.sh            every variant
#   sh tests/run.sh VARIANT    one of them: dev, asan, release, clang
set -eu
cd "$(dirname "$0")/.."
sh tests/install.sh gcc clang libc6-dev libclang-rt-14-dev cmake make pkg-config \
	libcsv-dev libjansson-dev libsmartcols-dev libcmocka-dev python3-cram \
	mandoc shellcheck zsh fish bsdextrautils
build=${BUILD:-${TMPDIR:-/tmp}/clv-build-$(id -u)}
for variant in ${1:-dev asan release clang}; do
	cmake -DVARIANT="$variant" -DBUILD="$build/$variant" -P tests/check.cmake
done
