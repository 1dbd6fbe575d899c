#!/bin/sh
# Runs command tests: shell lines in, exact output and status out.
#   run.sh PROGRAM FILE...
# FILE is a .t file of cram (indented "$ command", then its output, then
# "[status]" where that is not 0), or a .md file, whose ```console blocks are
# taken as such. $EXAMPLES is the folder of examples, $ROOT the project.
set -eu
program=$1
shift
# A missing program must fail here, not become the expected output.
[ -x "$program" ] || { echo "run.sh: no program at $program" >&2; exit 1; }
cram=$(command -v cram3 || command -v cram) ||
	{ echo "run.sh: cram is not installed (python3-cram)" >&2; exit 1; }
folder=$(cd "$(dirname "$program")" && pwd)
ROOT=$(cd "$(dirname "$0")/../.." && pwd)
EXAMPLES=$ROOT/examples
PATH=$folder:$PATH
export ROOT EXAMPLES PATH
[ "$(command -v clv)" = "$folder/clv" ] || { echo "run.sh: clv in PATH is not $program" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tests=
for file in "$@"; do
	case $file in
	*.md)
		to=$work/$(basename "$file" .md).t
		{
			# shellcheck disable=SC2016 # for the shell that runs the test
			echo '  $ cd "$EXAMPLES"'
			awk '/^```console$/ { inside = 1; next }
			     /^```$/ { inside = 0; print ""; next }
			     inside { print "  " $0 }' "$file"
		} >"$to"
		[ "$(grep -c '^  \$ ' "$to")" -gt 1 ] ||
			{ echo "run.sh: no console blocks in $file" >&2; exit 1; }
		tests="$tests $to"
		;;
	*) tests="$tests $file" ;;
	esac
done
# cram sets LANG and LC_ALL to C for the tests; a test that wants UTF-8 says so
# shellcheck disable=SC2086 # the names hold no blanks
"$cram" --shell=/bin/sh $tests
