#!/bin/sh
# The layers look one way only: cli -> io -> data -> core. Read off the object
# files of the libraries, so that it holds for what is linked.
#   test_layers.sh LIBCLV LIBCLV_DATA LIBCLV_IO SOURCE_FOLDER
set -u
library=$1
data=$2
io=$3
root=$4
failed=0
complain() {
	echo "test_layers: $*" >&2
	failed=1
}
if [ ! -f "$library" ] || [ ! -f "$data" ] || [ ! -f "$io" ]; then
	complain "no libraries"
	exit 1
fi

# Names that one line of nm tells: TYPE NAME behind an optional address.
symbols() { nm -A "$1" | sed 's/.*:[0-9a-f ]*\([A-Za-z]\) /\1 /'; }

count=$(symbols "$library" | grep -c '^T ')
[ "$count" -gt 10 ] || complain "only $count functions found in $library"

for lib in "$library" "$data" "$io"; do
	foreign=$(symbols "$lib" | grep '^[TDBRC] ' | grep -v '^. _*clv_' | grep -v ' __\(asan\|odr_asan\|ubsan\)')
	[ -z "$foreign" ] || complain "global names without clv_ in $lib: $foreign"
done

# core and data: no input, output or exit; core: no heap. Sanitizers bring
# names of their own.
banned='printf|fprintf|snprintf|puts|fputs|fopen|fwrite|open|read|write|exit|_exit|abort|setlocale|getenv'
heap='malloc|calloc|realloc|free|strdup'
refers() { symbols "$1" | grep -E "^U ($2)(64)?$" | cut -c 3- | sort -u | tr '\n' ' '; }
used=$(refers "$library" "$banned|$heap")
[ -z "$used" ] || complain "core refers to: $used"
used=$(refers "$data" "$banned")
[ -z "$used" ] || complain "data refers to: $used"

# No writable globals: nothing in .data or .bss. Constants that hold addresses
# stand in .data.rel.ro, which is read-only once the program runs.
for lib in "$library" "$data" "$io"; do
	writable=$(nm -f sysv "$lib" | awk -F'|' \
		'$3 ~ /[dDbBC]/ && $7 !~ /rel\.ro/ && $1 !~ /asan|ubsan/ { print $1 }')
	[ -z "$writable" ] || complain "writable globals in $lib: $writable"
done

# Upward references, by the headers that are included.
grep -n '#include "\(io\|data\|cli\)/' "$root"/src/core/* &&
	complain "core includes a layer above it"
[ -d "$root/src/data" ] && grep -n '#include "\(io\|cli\)/' "$root"/src/data/* &&
	complain "data includes a layer above it"
grep -n '#include "cli/' "$root"/src/io/* && complain "io includes cli"
[ "$failed" = 0 ] && echo "layers: $count functions of libclv, all names and references in order"
exit "$failed"
