#!/bin/sh
# Builds the Debian package, installs it in an empty root with a package
# database of its own, and runs what was installed.
#   test_package.sh CMAKE SOURCE_FOLDER
set -eu
cmake=$1
source=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() {
	echo "test_package: $*" >&2
	exit 1
}
"$cmake" -S "$source" -B "$work/build" -DCMAKE_BUILD_TYPE=Release \
	-DCMAKE_INSTALL_PREFIX=/usr -DCLV_TESTS=OFF >"$work/log"
"$cmake" --build "$work/build" -j 2 >>"$work/log"
(cd "$work/build" && cpack -G DEB) >>"$work/log" 2>&1 || { cat "$work/log" >&2; fail "cpack fails"; }
package=$(find "$work/build" -maxdepth 1 -name 'clv_*.deb')
[ -f "$package" ] || fail "no package was made"

# Every library that the program asks for comes from a package it depends on.
depends=$(dpkg-deb -f "$package" Depends)
for library in libc6 libcsv3 libjansson4 libsmartcols1 zlib1g; do
	case $depends in *"$library"*) ;; *) fail "no dependency on $library: $depends" ;; esac
done

root=$work/root
mkdir -p "$root/var/lib/dpkg/info" "$root/var/lib/dpkg/updates"
: >"$root/var/lib/dpkg/status"
# The root holds nothing else, so the libraries are those of this machine.
dpkg --root="$root" --force-depends --force-not-root --force-script-chrootless \
	--log="$work/dpkg.log" -i "$package" >>"$work/log" 2>&1 || { cat "$work/log" >&2; fail "dpkg fails"; }
grep -q '^Status: install ok installed' "$root/var/lib/dpkg/status" || fail "it is not installed"

libraries=$(dirname "$(find "$root/usr/lib" -name 'libclv.a')")
for file in usr/bin/clv usr/include/clv/clv.h usr/share/man/man1/clv.1 \
	usr/share/bash-completion/completions/clv usr/share/zsh/vendor-completions/_clv \
	usr/share/fish/vendor_completions.d/clv.fish usr/share/doc/clv/LICENSE; do
	[ -f "$root/$file" ] || fail "$file is missing"
done
[ "$("$root/usr/bin/clv" --avg 500 --freq 20 --years 5 --get clv)" = 50000 ] || fail "the program is wrong"
gcc "$source/tests/consumer/consumer.c" -o "$work/consumer" -I "$root/usr/include" -L "$libraries" -lclv -lm
[ "$("$work/consumer")" = 366.67 ] || fail "the library is wrong"
mandoc -T ascii "$root/usr/share/man/man1/clv.1" | grep -q 'customer is worth' || fail "the manual is wrong"

dpkg --root="$root" --force-not-root --force-script-chrootless --log="$work/dpkg.log" -r clv >>"$work/log" 2>&1
[ ! -e "$root/usr/bin/clv" ] || fail "it cannot be removed"
echo "package: $(basename "$package") installed, run and removed; depends on $depends"
