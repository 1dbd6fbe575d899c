#!/bin/sh
# examples/scale/dask_parts.py on two worker processes: the same bytes as one run.
#   engines_dask.sh PROGRAM PROJECT_FOLDER
set -u
folder=$(cd "$(dirname "$1")" && pwd)
root=$(cd "$2" && pwd)
PATH=$folder:$PATH
export PATH
/usr/bin/python3 -c 'import dask.distributed' 2>/dev/null || {
	echo "engines_dask: skipped: python3-distributed is not installed"
	exit 0
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
awk 'BEGIN { srand(5); print "customer,date,amount"
	for (i = 0; i < 20000; i++)
		printf "c%d,2025-%02d-%02d,%d.25\n", rand() * 3000, rand() * 12 + 1, rand() * 28 + 1, rand() * 100 }' >many.csv
clv orders many.csv -q >right
BLOCK=100000 /usr/bin/python3 "$root/examples/scale/dask_parts.py" many.csv -q >merged 2>err || {
	echo "engines_dask: dask_parts.py failed: $(tail -n 5 err)" >&2
	exit 1
}
cmp -s right merged || { echo "engines_dask: other bytes than of one run" >&2; exit 1; }
echo 'c1,2025-01-01,x' >>many.csv
if BLOCK=100000 /usr/bin/python3 "$root/examples/scale/dask_parts.py" many.csv -q >merged 2>err; then
	echo "engines_dask: a bad row is no error" >&2
	exit 1
fi
[ ! -s merged ] || { echo "engines_dask: output in spite of a bad row" >&2; exit 1; }
echo "engines_dask: two workers, the same bytes"
