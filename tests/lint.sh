#!/bin/sh
# Style and faults that can be read off the sources: clang-format, clang-tidy,
# cppcheck.   lint.sh BUILD_FOLDER
set -eu
cd "$(dirname "$0")/.."
build=$1
echo "lint: clang-format"
find include src tests examples -name '*.[ch]' -print0 |
	xargs -0 clang-format --dry-run --Werror
echo "lint: cppcheck"
cppcheck --enable=warning,style,performance,portability --std=c11 -q \
	--inline-suppr --suppress=missingIncludeSystem --suppress=variableScope \
	--error-exitcode=1 -Iinclude -Isrc src
echo "lint: clang-tidy"
cmake -S . -B "$build" -DCMAKE_EXPORT_COMPILE_COMMANDS=ON -DCLV_TESTS=OFF \
	-DCMAKE_C_COMPILER=clang >/dev/null
# Paths are followed a third as far as is usual, in half the time.
find src -name '*.c' -print0 |
	xargs -0 -n 4 -P 2 clang-tidy -p "$build" --quiet --extra-arg=-Xclang \
		--extra-arg=-analyzer-config --extra-arg=-Xclang \
		--extra-arg=max-nodes=75000 2>"$build/tidy.log" || {
	cat "$build/tidy.log" >&2
	exit 1
}
echo "lint: clean"
