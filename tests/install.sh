#!/bin/sh
# Installs the Debian packages that are named and missing, as root or through
# sudo, and says so.   install.sh PACKAGE...
set -eu
missing=
for package in "$@"; do
	dpkg-query -W -f '${Status}' "$package" 2>/dev/null |
		grep -q 'ok installed' || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
command -v apt-get >/dev/null ||
	{ echo "These are needed, and there is no apt-get to install them:$missing" >&2; exit 1; }
root=
if [ "$(id -u)" != 0 ]; then
	command -v sudo >/dev/null ||
		{ echo "These are needed; install them as root:$missing" >&2; exit 1; }
	root=sudo
fi
echo "Installing:$missing"
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086 # one word a package
{
	$root apt-get update -q &&
		$root apt-get install -q -y --no-install-recommends $missing
} >"${TMPDIR:-/tmp}/clv-install.$$" 2>&1 </dev/null || {
	cat "${TMPDIR:-/tmp}/clv-install.$$" >&2
	rm -f "${TMPDIR:-/tmp}/clv-install.$$"
	exit 1
}
rm -f "${TMPDIR:-/tmp}/clv-install.$$"
