#!/bin/sh
# `clv orders` gives the same bytes however the rows are brought to it, gives
# the published figures of CDNOW, and fails as it should.
#   test_orders.sh PROGRAM PROJECT
# CDNOW is read from CLV_DATA, by default from shared/data beside the project.
set -u
program=$1
here=$2/tests
data=$(cd "${CLV_DATA:-$2/../shared/data}" 2>/dev/null && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0
runs=0
complain() {
	echo "test_orders: $*" >&2
	failed=1
}

# ---- The same, however the rows come ----------------------------------------

# result VIEW ARGUMENTS...: one kind of result.
result() {
	case $1 in
	customers) kind_of_result='--segment channel --rfm' ;;
	whole) kind_of_result=--total ;;
	segment) kind_of_result='--by channel' ;;
	*) kind_of_result="--period $1" ;;
	esac
	shift
	# shellcheck disable=SC2086 # words
	"$program" orders $columns $kind_of_result -q "$@"
}
# like WHAT ARGUMENTS...: what they give is what the file gives, in all views;
# standard input is a pipe with $input.
input=/dev/null
like() {
	what=$1
	shift
	runs=$((runs + 1))
	for view in $views; do
		# shellcheck disable=SC2002 # a pipe, and not a file
		cat "$input" | result "$view" "$@" >got || complain "$name, $what: clv fails"
		cmp -s got "right.$view" || complain "$name, $what: another result: $(diff got "right.$view" | head -n 5)"
	done
}
rows_of() { tail -n +2 "$1"; }
# mixed FILE: its rows in another order, the same each time.
mixed() { { head -n 1 "$1"; rows_of "$1" | shuf --random-source="$1"; }; }
# cut_at ROW FILE: two files, of the rows up to this one and of the others.
cut_at() {
	head -n "$(($1 + 1))" "$2" >first.csv
	{ head -n 1 "$2"; tail -n "+$(($1 + 2))" "$2"; } >second.csv
}
# settle: what the history gives is right.
settle() {
	for view in $views; do
		result "$view" history.csv --threads 1 >"right.$view" || complain "$name: clv fails"
		[ "$(wc -l <"right.$view")" -gt 1 ] || complain "$name: no result"
	done
}
# make KIND ROWS SEED COLUMNS...: a history.
make() {
	name="$1, $2 rows"
	awk -v kind="$1" -v rows="$2" -v seed="$3" -v flat=1 -f "$here/orders/histories.awk" >history.csv
	shift 3
	columns="--customer customer --date date $*"
	settle
}
# all_ways ROW: what must not matter, for a file without quoted new lines that
# can be cut behind this row.
all_ways() {
	mixed history.csv >mixed.csv
	like 'rows in another order' mixed.csv
	gzip -c history.csv >history.csv.gz
	like 'packed' history.csv.gz --threads 3
	{ head -c 1000 history.csv | gzip; tail -c +1001 history.csv | gzip -1; } >members.gz
	like 'packed in two members' members.gz
	for threads in 2 3 8; do
		like "$threads threads" history.csv --threads "$threads"
	done
	input=history.csv
	like 'from a pipe' -
	input=history.csv.gz
	like 'packed, from a pipe' --threads 2
	cut_at "$1" history.csv
	input=second.csv
	like 'the second of two files from a pipe' first.csv -
	input=first.csv
	gzip -c second.csv >second.csv.gz
	like 'the first of two files from a pipe, the second packed' - second.csv.gz
	input=/dev/null
	like 'in two files' first.csv second.csv
	like 'in two files, the other way round' second.csv first.csv --threads 2
}
# What is said about the rows does not depend on threads, either.
same_notes() {
	# shellcheck disable=SC2086 # words
	"$program" orders $columns history.csv 2>notes >/dev/null --threads 1
	for threads in 2 8; do
		# shellcheck disable=SC2086
		"$program" orders $columns history.csv 2>other >/dev/null --threads "$threads"
		cmp -s notes other || complain "$name, $threads threads: other notes: $(diff notes other)"
	done
}

views='customers whole segment month quarter year'
ids='--order-id order_id --refund refund --status status'
make rows 400 5 --amount amount
all_ways 200
same_notes
for row in $(seq 0 21 399) 399; do
	cut_at "$row" history.csv
	like "in two files, cut at row $row" first.csv second.csv
done
views='customers segment month'
# rows of one id are in one file
cut_between_orders() {
	rows_of history.csv | awk -F, -v from="$1" '{ gsub(/[" \t]/, "", $1) } NR > from && ($1 == "" || $1 != last) { print NR - 1; exit } { last = $1 }'
}
for kind in orders items; do
	amount=price
	[ "$kind" = orders ] || amount='pieces*price'
	make "$kind" 500 6 --amount "$amount" "$ids"
	# a refund in another file than its order is one of it, too
	all_ways "$(cut_between_orders 250)"
	same_notes
done
# So many that blocks and threads have something to do.
views=month
make rows 210000 7 --amount amount
all_ways 111111
same_notes
views=customers
make items 201000 8 --amount 'pieces*price' "$ids"
all_ways "$(cut_between_orders 77777)"

# ---- CDNOW ------------------------------------------------------------------

# The sample up to September 1997 as the papers' summary has it, whose ID is the
# second number of a customer in the sample. Half a cent is rounded up there.
check_sample() {
	"$program" orders "$data/CDNOW_sample.txt" --until 1997-09-30 --unit week --format tsv -q >customers.tsv
	awk '
		FNR == NR { number[$1] = $2; next }
		FNR == 1 { FS = "\t"; $0 = $0; for (i = 1; i <= NF; i++) at[$i] = i; next }
		{ printf "%d,%d,%.2f,%.2f,%.2f\n", number[$1], $at["frequency"], $at["recency"], $at["T"], $at["monetary"] + 1e-9 }' \
		"$data/CDNOW_sample.txt" customers.tsv | sort -n >sample
	tr -d '\r' <"$data/cdnow_summary.csv" | awk 'NR > 1' >summary
	[ "$(wc -l <summary)" = 2357 ] || complain "the summary of CDNOW has not 2357 rows"
	diff sample summary >differences || complain "CDNOW: not as in the summary: $(head -n 5 differences)"
}
check_master() {
	"$program" orders "$data/CDNOW_master.txt" --total --format tsv >total 2>notes || complain "CDNOW_master fails"
	grep -q ' 69659 rows read' notes || complain "CDNOW_master: $(grep 'rows read' notes)"
	# cents, in integers
	tr -d '\r' <"$data/CDNOW_master.txt" | awk 'NR > 1 { split($4, part, "."); cents += part[1] * 100 + part[2] }
		END { printf "23570 %d %.2f\n", NR - 1, cents / 100 }' >right
	awk -F '\t' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		{ printf "%d %d %.2f\n", $at["customers"], $at["orders"], $at["revenue"] }' total >got
	cmp -s got right || complain "CDNOW_master: customers, orders, revenue are $(cat got), not $(cat right)"
}
if [ -f "$data/CDNOW_sample.txt" ] && [ -f "$data/CDNOW_master.txt" ]; then
	check_sample
	check_master
else
	echo 'skipped: CDNOW, which is not in CLV_DATA'
fi

# ---- What fails -------------------------------------------------------------

# fails STATUS WORDS HINT ARGUMENTS...: the message has the words, and the hint.
fails() {
	expected=$1
	words=$2
	hint=$3
	shift 3
	runs=$((runs + 1))
	"$program" orders "$@" >out 2>err </dev/null
	status=$?
	[ "$status" = "$expected" ] || complain "clv orders $*: status $status, not $expected"
	grep '^clv: ' err | grep -qF -- "$words" || complain "clv orders $*: no \"$words\" in: $(cut -c -200 err)"
	[ -z "$hint" ] || grep '^hint: ' err | grep -qF -- "$hint" || complain "clv orders $*: no hint \"$hint\" in: $(cut -c -200 err)"
	[ "$(wc -c <err)" -lt 2000 ] || complain "clv orders $*: $(wc -c <err) bytes of message"
	[ ! -s out ] || complain "clv orders $*: a result in spite of it"
}
views=whole
make rows 20000 9 --amount amount
for arguments in '' '--total' '--by channel' '--period month --format json'; do
	# shellcheck disable=SC2086 # words
	"$program" orders history.csv $columns $arguments -q >/dev/full 2>err
	status=$?
	grep -q 'standard output: No space left' err || status="$status without a message"
	[ "$status" = 1 ] || complain "clv orders $arguments: on a full disk, status $status"
done
# shellcheck disable=SC2086
{ "$program" orders history.csv $columns -q; echo "$?" >status; } 2>err | head -n 1 >out
# as every other program: by the signal, without a word
[ "$(cat status)" = 141 ] || complain "a closed pipe: status $(cat status)"
[ ! -s err ] || complain "a closed pipe: $(cat err)"
gzip -c history.csv | head -c 20000 >cut.csv.gz
fails 1 'ends too early' 'cut off' cut.csv.gz
fails 1 'Is a directory' 'name a file in it' .
: >empty.csv
fails 1 'the file is empty' 'such as customer,date,amount' empty.csv
fails 1 'No such file' 'no such file here' nosuch.csv
fails 1 'the file is empty' 'column names'
{ printf 'customer,date,amount\na,2025-01-01,'; head -c 10000000 /dev/zero | tr '\0' 5; echo; } >long.csv
fails 1 'long.csv:2:14: amount:' '--skip-bad' long.csv
fails 1 'long.csv:2:14: amount:' '--skip-bad' long.csv --threads 3
{ printf 'customer,date,amount\n'; head -c 10000000 /dev/zero | tr '\0' a; printf ',2025-01-01,5\nb,2025-01-01,6\n'; } >name.csv
"$program" orders name.csv --sort orders -q >out 2>err || complain "a long name is refused: $(cut -c -200 err)"
[ "$(tr -cd a <out | wc -c)" -gt 10000000 ] || complain 'a long name is cut'
printf 'customer,date,amount\na,2025-01-01,5\n"b,2025-01-02,6\n' >open.csv
{ cat open.csv; rows_of history.csv; } >open-long.csv
fails 1 'open.csv:3:1: the quote opened here is never closed' 'close the quote' open.csv
fails 1 'open-long.csv:3' '' open-long.csv
# UTF-16 is an encoding like any other; bytes that are no text are refused
iconv -f UTF-8 -t UTF-16 history.csv >utf16.csv
views='customers whole'
settle
like 'UTF-16' utf16.csv
gzip -c utf16.csv >utf16.csv.gz
like 'UTF-16, packed' utf16.csv.gz --threads 2
# a header alone is a history without orders
echo 'customer,date,amount' >header.csv
"$program" orders header.csv >out 2>err || complain "a header alone fails: $(cat err)"
grep -q '0 rows read: no order that counts' err || complain "a header alone: $(cat err)"
[ "$(wc -l <out)" = 1 ] || complain 'a header alone: no header'
# bad rows in the middle of many, left out and kept as they are
awk 'NR == 7000 { print "a,2025-02-30,5,web" } NR == 15000 { print "a,2025-02-03" } { print }' history.csv >bad.csv
printf '%s\na,2025-02-30,5,web\na,2025-02-03\n' "$(head -n 1 history.csv)" >right-rejects
for threads in 1 3; do
	fails 1 'bad.csv:7000:3: date: "2025-02-30"' 'a date that exists' bad.csv --threads "$threads"
	# shellcheck disable=SC2086
	"$program" orders bad.csv $columns --total --rejects rejects.csv --threads "$threads" >out 2>err || complain "--rejects fails: $(cat err)"
	cmp -s rejects.csv right-rejects || complain "--rejects: $(cat rejects.csv)"
	grep -q 'skipped 2 bad rows; they are in rejects.csv' err || complain "--rejects: $(cat err)"
	# shellcheck disable=SC2086
	"$program" orders history.csv $columns --total -q | cmp -s - out || complain '--rejects: the others give something else'
done
# the only row that tells the order of day and month is the last of many
{ echo customer,date,amount; yes a,03/04/2025,5 | head -n 50000; } >either.csv
fails 1 'either.csv:2:3: date: "03/04/2025" may start with the day or with the month' '--date-format dmy' either.csv
{ cat either.csv; echo a,13/04/2025,5; } >day.csv
"$program" orders day.csv -q | grep -q '2025-04-03,2025-04-13' || complain 'a day of 13 does not tell the others'
{ cat day.csv; echo a,04/13/2025,5; } >both.csv
fails 1 'both.csv:50003' '' both.csv
{ printf 'customer;date;amount\n'; yes 'a;2025-04-03;1,234' | head -n 50000; } >thousands.csv
fails 1 'thousands.csv:2:14: amount: "1,234" may mean thousands or a decimal sign' '--decimal . or --decimal ,' thousands.csv
{ cat thousands.csv; echo 'a;2025-04-03;1,5'; } >comma.csv
"$program" orders comma.csv -q --total --format tsv | cut -f 4 | grep -qx 61701.5 || complain 'a decimal comma at the end is not told'

[ "$runs" -gt 75 ] || complain "only $runs runs"
[ "$failed" = 0 ] && echo "orders: $runs runs give or say what they should"
exit "$failed"
