#!/bin/sh
# Installs into an empty prefix, then builds the consumer against it twice.
#   run.sh CMAKE BUILD_FOLDER CONSUMER_FOLDER COMPILER
set -eu
cmake=$1
build=$2
source=$3
compiler=$4
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$cmake" --install "$build" --prefix "$work/prefix" >"$work/log"
[ -x "$work/prefix/bin/clv" ] || { echo "no program installed" >&2; exit 1; }
"$cmake" -S "$source" -B "$work/build" -DCMAKE_PREFIX_PATH="$work/prefix" \
	-DCMAKE_C_COMPILER="$compiler" >>"$work/log" ||
	{ cat "$work/log" >&2; exit 1; }
"$cmake" --build "$work/build" >>"$work/log" || { cat "$work/log" >&2; exit 1; }
[ "$("$work/build/consumer")" = 366.67 ]

PKG_CONFIG_PATH=$(dirname "$(find "$work/prefix" -name clv.pc)")
export PKG_CONFIG_PATH
# shellcheck disable=SC2046 # flags are words
"$compiler" "$source/consumer.c" -o "$work/consumer" $(pkg-config --cflags --libs clv)
[ "$("$work/consumer")" = 366.67 ]
echo "consumer: found by CMake and by pkg-config"
