#!/bin/sh
# Parts of histories: whatever rows are split, however parts are merged, all
# results are those of one run over the whole; parts that are cut short,
# damaged, or given twice are refused; and the examples of examples/scale run,
# where GNU parallel and Dask are there.
#   test_scale.sh PROGRAM PROJECT_FOLDER
set -u
folder=$(cd "$(dirname "$1")" && pwd)
root=$(cd "$2" && pwd)
PATH=$folder:$PATH
export PATH
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0
complain() {
	echo "test_scale: $*" >&2
	failed=$((failed + 1))
}

# Rows with all that a history can have: refunds before the first purchase and
# by customers who never bought, several purchases a day, amounts beyond 2^53,
# names with blanks, quotes, tabs and backslashes, segments and costs.
awk 'BEGIN {
	srand(7)
	print "customer,day,paid,channel,goods"
	for (i = 1; i <= 900; i++) {
		who = int(rand() * 60)
		amount = sprintf("%d.%04d", int(rand() * 500), int(rand() * 10000))
		if (rand() < 0.1) amount = "-" amount
		if (rand() < 0.02) amount = "900719925474099.25"
		name = who % 7 == 0 ? "\"a \"\"quoted\"\"\tname\\" who "\"" : who % 5 == 0 ? "a customer with a long name " who : "c" who
		printf "%s,2024-%02d-%02d,%s,%s,%d.5\n", name, int(rand() * 12) + 1, int(rand() * 28) + 1, amount, who % 4 ? substr("web;shp;far;", 1 + 4 * int(rand() * 3), 3) : "", amount ~ /^-/ ? 0 : rand() * 9
	}
	print "only refunds,2024-03-03,-5,web,0"
}' >rows.csv
# Orders of several rows, with ids, statuses and refunds.
awk 'BEGIN {
	srand(8)
	print "order_id,customer,day,paid,back,state,channel,goods"
	for (i = 1; i <= 700; i++) {
		id = int(rand() * 260)
		printf "%s,%s,2025-%02d-%02d,%s,%s,%s,%s,%d\n", id % 9 ? "o" id : "", id % 11 ? "c" id % 30 : "", id % 12 + 1, id % 28 + 1, rand() < 0.1 ? "" : rand() < 0.08 ? -id : id + int(rand() * 3), rand() < 0.05 ? 1 : "", rand() < 0.07 ? "voided" : rand() < 0.05 ? "pending" : rand() < 0.1 ? "odd" : "paid", "ch" id % 5, id % 17
	}
}' | awk -F, -v OFS=, '$1 == "" && $4 == "" { $4 = 3 } NR > 1 && $4 < 0 { $8 = 0 } { print }' >orders.csv

# split_rows FILE N SEED: piece.1 ... piece.N, each below the header
split_rows() {
	rm -f piece.* part.*
	awk -v n="$2" -v seed="$3" 'BEGIN { srand(seed) }
		NR == 1 { for (i = 1; i <= n; i++) print >("piece." i); next }
		{ print >("piece." 1 + int(rand() * n)) }' "$1"
}

# same ARGUMENTS...: of results, from all ways to merge the parts
same() {
	# shellcheck disable=SC2086 # words
	clv orders "$file" $flags "$@" -q >right 2>right.err || complain "clv orders $file $*: $(cat right.err)"
	# shellcheck disable=SC2086 # words
	for way in "$forwards" "$backwards" nested; do
		clv merge $way "$@" -q >merged 2>merged.err || complain "clv merge $way $*: $(cat merged.err)"
		cmp -s right merged || complain "$file split $count by $seed: clv merge $way $* differs: $(diff right merged | head -n 4)"
	done
}

# check FILE SEED PARTS SPLIT_FLAGS...: all results
check() {
	file=$1
	seed=$2
	count=$3
	split_rows "$file" "$count" "$seed"
	forwards=
	backwards=
	i=1
	while [ "$i" -le "$count" ]; do
		# shellcheck disable=SC2086
		clv orders --partial piece.$i $flags -q -o part.$i --threads $((i % 3 + 1)) ||
			complain "no part of piece $i"
		forwards="$forwards part.$i"
		backwards="part.$i $backwards"
		i=$((i + 1))
	done
	# any nesting makes the same bytes
	# shellcheck disable=SC2086
	{
		clv merge --partial $forwards -q >nested || complain "no merged part"
		clv merge --partial $backwards -q --threads 1 >other
		cmp -s nested other || complain "$file: parts merged backwards are other bytes"
		first=${forwards%" part.$count"}
		clv merge --partial $first -q | gzip | clv merge --partial part.$count - -q >other
		cmp -s nested other || complain "$file: parts merged in two steps are other bytes"
		cat $forwards | clv merge --partial -q - >other
		cmp -s nested other || complain "$file: parts of one stream are other bytes"
	}
	same
	same --rfm --unit week --margin 40% --cac 3
	same --where 'orders>2' --sort first --lapsed-after 60d --format json
	same --total
	same --period month
}

for seed in 1 2 3 4 5 6; do
	flags='--customer customer --date day --amount paid --segment channel'
	check rows.csv "$seed" $((seed % 4 + 2))
	same --by segment
	flags='--customer customer --date day --amount paid'
	check rows.csv "$seed" $((seed % 4 + 2))
	flags="--order-id order_id --customer customer --date day --amount paid --refund back --status state --segment channel"
	check orders.csv "$seed" $((seed % 4 + 2))
	same --by segment
done
# costs take the place of --margin
# shellcheck disable=SC2086 # words
same_costs() {
	clv orders "$file" $flags "$@" -q >right || complain "clv orders $file $* with costs"
	clv merge $backwards "$@" -q >merged
	cmp -s right merged || complain "$file with costs: $*: $(diff right merged | head -n 4)"
}
for file in rows.csv orders.csv; do
	flags='--customer customer --date day --amount paid --segment channel --cost goods'
	[ "$file" = rows.csv ] || flags="$flags --order-id order_id --refund back --status state"
	for seed in 1 2 3; do
		split_rows "$file" 3 "$seed"
		for i in 1 2 3; do
			# shellcheck disable=SC2086
			clv orders --partial piece.$i $flags -q -o part.$i || complain "no part with costs"
		done
		backwards='part.3 part.1 part.2'
		same_costs
		same_costs --by segment
		same_costs --period quarter
	done
done

# The notes: the same summary as of one run, reasons in byte order.
flags="--order-id order_id --customer customer --date day --amount paid --refund back --status state"
split_rows orders.csv 3 1
for i in 1 2 3; do
	# shellcheck disable=SC2086
	clv orders --partial piece.$i $flags -q -o part.$i
done
sorted_notes() { grep -v 'note: [a-z.]*csv\|note: 3 parts' "$1" | sed 's/.*left out: //' | tr ',' '\n' | sed 's/^ *//' | sort; }
# shellcheck disable=SC2086
clv orders orders.csv $flags >/dev/null 2>one.err
clv merge part.1 part.2 part.3 >/dev/null 2>merged.err
sorted_notes one.err >one
sorted_notes merged.err >merged
cmp -s one merged || complain "other notes: $(diff one merged)"

# A part that ends early is refused, wherever that is; one byte that is another
# is, too.
head -n 40 rows.csv >few.csv
clv orders --partial few.csv --customer customer --date day --amount paid -q -o few.part
size=$(wc -c <few.part)
i=0
while [ "$i" -lt "$size" ]; do
	head -c "$i" few.part | clv merge - -q >out 2>err
	status=$?
	{ [ "$status" = 1 ] && [ ! -s out ] && grep -q '^hint: ' err; } || complain "cut after $i bytes: $(cat err)"
	i=$((i + 1))
done
i=0
while [ "$i" -lt "$size" ]; do
	{ head -c "$i" few.part; printf '~'; tail -c +$((i + 2)) few.part; } | clv merge - -q >out 2>err
	status=$?
	{ [ "$status" = 1 ] && [ ! -s out ]; } || complain "byte $i changed: $(cat err)"
	i=$((i + 7))
done
cat few.part few.part | clv merge - -q >out 2>err && complain "the same part twice is taken"
clv merge few.part few.part -q >out 2>err && complain "a part twice is taken"
gzip -c few.csv >few.gz
clv orders --partial few.gz --customer customer --date day --amount paid -q -o again.part
clv merge few.part again.part -q >out 2>err && complain "the same rows, packed, are taken"

# The parts of the examples are of the export beside them.
clv orders "$root/examples/shopify.csv" -q >right
clv merge "$root"/examples/scale/*.part -q | cmp -s - right || complain "examples/scale: other bytes"

# The examples, of which each is skipped where its program is absent.
if command -v parallel >/dev/null; then
	awk -F, -v OFS=, 'BEGIN { srand(3); print "customer,date,amount"; for (i = 0; i < 20000; i++) printf "c%d,2025-%02d-%02d,%d.25\n", rand() * 3000, rand() * 12 + 1, rand() * 28 + 1, rand() * 100 }' >many.csv
	clv orders many.csv -q >right
	BLOCK=100k sh "$root/examples/scale/parallel.sh" many.csv -q >merged || complain "parallel.sh failed"
	cmp -s right merged || complain "GNU parallel: other bytes"
	BLOCK=100k sh "$root/examples/scale/parallel.sh" many.csv -q --total >merged
	clv orders many.csv -q --total | cmp -s - merged || complain "GNU parallel: another total"
	# small blocks, and a name that a shell would take apart
	name="it's \"a\" \$(few) rows.csv"
	head -n 400 many.csv >"$name"
	clv orders "$name" -q >right
	for size in 500 1k 3k 1M; do
		BLOCK=$size sh "$root/examples/scale/parallel.sh" "$name" -q >merged || complain "parallel.sh failed by blocks of $size"
		cmp -s right merged || complain "GNU parallel: other bytes by blocks of $size"
	done
	FLAGS='--customer customer --date date --amount amount' BLOCK=1k sh "$root/examples/scale/parallel.sh" "$name" -q | cmp -s right - || complain "GNU parallel: other bytes with FLAGS"
	# one line, with and without its end, and a packed file: read by one job
	printf 'customer,date,amount' >line.csv
	clv orders line.csv -q >right
	echo >>line.csv
	gzip -c "$name" >packed.csv.gz
	for file in line.csv packed.csv.gz; do
		[ "$file" = line.csv ] || clv orders "$name" -q >right
		timeout 60 sh "$root/examples/scale/parallel.sh" "$file" -q | cmp -s right - || complain "GNU parallel: $file"
	done
	echo 'c1,2025-01-01,x' >>many.csv
	BLOCK=100k sh "$root/examples/scale/parallel.sh" many.csv -q >merged 2>err && complain "GNU parallel: a bad row is no error"
	[ ! -s merged ] || complain "GNU parallel: output in spite of a bad row"
else
	echo "test_scale: GNU parallel skipped: it is not installed"
fi
sh "$root/tests/engines_dask.sh" "$folder/clv" "$root" || failed=$((failed + 1))
[ "$failed" = 0 ] || exit 1
echo "test_scale: all parts add up"
