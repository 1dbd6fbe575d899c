#!/bin/sh
# Line and branch coverage of src/core and src/io by all tests, and what is left
# by name. Fails below 98 % of the lines of both or 95 % of the branches of core.
#   coverage.sh BUILD_FOLDER
set -eu
cd "$(dirname "$0")/.."
build=$1
rm -rf "$build"
cmake -S . -B "$build" -DCMAKE_BUILD_TYPE=Debug -DCLV_WERROR=ON \
	-DCMAKE_C_FLAGS="--coverage -fprofile-update=atomic" -DCMAKE_EXE_LINKER_FLAGS=--coverage >/dev/null
cmake --build "$build" -j 2 >/dev/null
ctest --test-dir "$build" -j 2 --output-on-failure -E 'layers|consumer|limits|valgrind|package' >"$build/ctest.log" || {
	tail -n 30 "$build/ctest.log" >&2
	exit 1
}
# A limit on the size of files is one on the counts as well: no golden_limits.
# Branches that the compiler makes of one source line without a condition in it
# do not count. Faults are injected by a program of their own, whose counts add.
report() { gcovr --root . --object-directory "$build" --exclude-unreachable-branches --exclude-throw-branches --exclude-directories '.*/CMakeFiles/[0-9][0-9.]*$' "$@"; }
for layer in core io; do
	echo "Lines of src/$layer:"
	report --filter "src/$layer/" --fail-under-line 98
done
echo "Branches of src/core:"
report --filter src/core/ --branches --fail-under-branch 95
