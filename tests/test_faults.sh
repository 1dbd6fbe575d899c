#!/bin/sh
# Every allocation, read, write, open, close and rename fails in turn: each time
# the run ends with status 1 and a message (or, where the failure did not
# matter, exactly as without it), leaves no partial -o file and no temporary
# one, and what it wrote to standard output is a beginning of the right output.
#   test_faults.sh FAULTY_PROGRAM [every]   (every: each n-th only, for speed)
set -u
program=$1
step=${2:-1}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0
injected=0
complain() {
	echo "test_faults: $*" >&2
	failed=$((failed + 1))
}

# A table that needs every part: long enough for several reads, a decimal comma,
# quotes, a bad row; the same in UTF-16, and packed by gzip, in two members.
awk 'BEGIN {
	print "segment;avg;freq;years;cac;note"
	for (i = 1; i <= 4000; i++)
		printf "Segment %d;%d,50;%d;%d;%d;\"a;\"\"b\"\"\"\n", i, i, i % 30, i % 7, i % 90
}' >table.csv
{ head -n 4 table.csv; echo 'Bad;1x;2;3;4;c'; tail -n 1 table.csv; } >bad.csv
head -n 6 table.csv | iconv -f UTF-8 -t UTF-16 >utf16.csv
{ head -n 500 table.csv | gzip -1; tail -n +501 table.csv | gzip; } >table.gz
head -n 1 table.csv | tr -d '\n' >header.csv

# run ARGUMENTS...: with the fault in $fault; sets status.
run() {
	rm -f mark out.csv rejects.csv
	CLV_FAULT=$fault CLV_FAULT_MARK=mark "$program" "$@" >stdout 2>stderr </dev/null
	status=$?
	[ "$status" -lt 128 ] || complain "$fault: clv $* ends with status $status: $(tail -n 5 stderr)"
	if grep -q 'Sanitizer' stderr; then
		complain "$fault: clv $*: $(grep -m 3 Sanitizer stderr)"
	fi
}

# Does what was written begin the right output? A block format may lack its end.
is_beginning() { cmp -s -n "$(wc -c <"$1")" "$1" "$2"; }

# The whole run is right in spite of the fault.
is_right() { [ "$status" = "$right_status" ] && cmp -s stdout right.stdout && { [ ! -f right.out ] || cmp -s out.csv right.out; }; }

check_failure() {
	is_right "$@" && return
	[ "$status" = 1 ] || complain "$fault: clv $*: status $status, not 1"
	[ -s stderr ] || complain "$fault: clv $*: no message"
	[ ! -e out.csv ] || complain "$fault: clv $*: a partial out.csv"
	[ "$(find . -name '*.csv.*' | wc -l)" = 0 ] || complain "$fault: clv $*: a temporary file is left"
	rm -f ./*.csv.*
	is_beginning stdout right.stdout || [ "$ends" = own ] ||
		complain "$fault: clv $*: wrong output"
}

# scenario ENDS KINDS ARGUMENTS...: ENDS is `own` for a format that closes what
# it began (JSON), else `beginning`.
scenario() {
	ends=$1
	kinds=$2
	shift 2
	fault=none
	run "$@"
	right_status=$status
	cp stdout right.stdout
	rm -f right.out
	[ ! -f out.csv ] || cp out.csv right.out
	for kind in $kinds; do
		n=1
		while :; do
			fault=$kind:$n
			run "$@"
			[ -e mark ] || break
			injected=$((injected + 1))
			case $kind in
			short-* | interrupted-*)
				is_right || complain "$fault: clv $*: not the same result"
				break
				;;
			*) check_failure "$@" ;;
			esac
			n=$((n + step))
		done
		# A kind that never struck would prove nothing.
		[ "$n" -gt 1 ] || [ -e mark ] || complain "$kind never happens in: clv $*"
	done
}

all='memory read write open close rename mode short-read short-write interrupted-read interrupted-write'
piped='memory read write open close short-read short-write interrupted-read interrupted-write'
scenario beginning 'memory write short-write interrupted-write' --avg 500 --freq 20 --years 5
scenario beginning 'memory write short-write' --avg 500 --freq 20 --years 5 --format json
scenario beginning 'memory write open close rename mode' --avg 500 --freq 20 --years 5 --get clv -o out.csv
scenario beginning "$piped" table.csv
scenario beginning "$all" table.csv -o out.csv --margin 40% --require 'clv>=0'
scenario beginning "$all" table.gz -o out.csv
scenario own 'memory read write short-read' bad.csv --skip-bad --format json
scenario own 'memory write' utf16.csv --format table
scenario own 'memory write' utf16.csv --format markdown
scenario beginning 'memory read short-read' utf16.csv header.csv
scenario beginning "$all" bad.csv --rejects rejects.csv -o out.csv
scenario beginning 'memory read' bad.csv
scenario beginning 'memory read open' utf16.csv utf16.csv --format tsv
scenario beginning 'memory write' help clv_net
scenario beginning 'memory write' --help
# Orders: rows, orders of several rows with statuses and refunds, a packed file.
awk 'BEGIN {
	print "customer,day,paid,channel"
	for (i = 1; i <= 300; i++)
		printf "a customer with a long name %d,2025-%02d-%02d,%d.%02d,%s\n", i % 40, i % 12 + 1, i % 28 + 1, i % 17 == 3 ? -3 : i, i % 100, i % 3 ? "web" : "shop"
}' >rows.csv
awk 'BEGIN {
	print "order_id,customer,day,paid,back,state,channel"
	for (i = 1; i <= 200; i++)
		printf "o%d,c%d,2025-%02d-%02d,%d,%s,%s,ch%d\n", i / 2, i / 2 % 30, int(i / 2) % 12 + 1, int(i / 2) % 28 + 1, int(i / 2), i % 14 ? "" : 1, i % 11 ? "paid" : "new", i % 5
}' >orders.csv
tail -n +2 rows.csv >shard.csv
gzip -c orders.csv >orders.gz
{ cat rows.csv; echo 'x,2025-02-30,5,web'; } >bad-rows.csv
by_row='--customer customer --date day --amount paid'
by_order="$by_row --refund back --status state"
# shellcheck disable=SC2086 # words
{
	scenario beginning "$all" orders rows.csv $by_row -o out.csv
	scenario beginning 'memory read write' orders rows.csv $by_row --segment channel --rfm --where 'orders>1' --sort first
	scenario beginning "$piped" orders orders.gz $by_order --order-id order_id --format json
	scenario beginning 'memory read short-read' orders orders.csv rows.csv $by_row --by channel
	scenario beginning 'memory write' orders orders.gz $by_order --order-id order_id --period month --threads 2
	scenario beginning "$all" orders bad-rows.csv $by_row --total --rejects rejects.csv -o out.csv
	scenario beginning 'memory read' orders bad-rows.csv $by_row
	scenario beginning 'memory open read short-read' orders --header-from rows.csv shard.csv $by_row
	scenario beginning 'memory write' validate rows.csv $by_row --cut 2025-06-30
	scenario beginning memory validate rows.csv $by_row --cut 2025-06-30 --by week --threads 2
}
# Cohorts: of orders, in rows and as a triangle, and of subscribers.
awk 'BEGIN {
	print "who,plan,from,to"
	for (i = 1; i <= 60; i++)
		printf "m%d,plan%d,2024-%02d-%02d,%s\n", i % 50, i % 4, i % 12 + 1, i % 28 + 1, i % 3 ? "" : "2025-0" (i % 9 + 1) "-10"
}' >members.csv
{ cat members.csv; echo 'x,plan0,2024-02-01,2023-02-01'; } >bad-members.csv
by_member='--started from --ended to --until 2025-12-31'
# shellcheck disable=SC2086 # words
{
	scenario beginning "$all" cohorts rows.csv $by_row --margin 40% --cac 9 -o out.csv
	scenario beginning 'memory write' cohorts rows.csv $by_row --by channel --wide --format table
	scenario beginning 'memory write' cohorts rows.csv $by_row --wide --period quarter
	scenario beginning 'memory read' cohorts bad-members.csv $by_member --fit --rejects rejects.csv
	scenario beginning memory cohorts members.csv $by_member --customer who --by plan --wide --format table
	scenario beginning 'memory write' cohorts members.csv $by_member --total
}
# Parts: of days with segments, and of orders.
# shellcheck disable=SC2086 # words
{
	"$program" orders --partial -q rows.csv $by_row --segment channel >one.part
	sed '2,$s/,c/,d/' orders.csv >others.csv
	"$program" orders --partial -q orders.csv $by_order --order-id order_id --threads 1 >two.part
	"$program" orders --partial -q others.csv $by_order --order-id order_id | gzip >three.part.gz
	scenario beginning "$all" orders --partial rows.csv $by_row --segment channel -o out.csv
	scenario beginning 'memory read write' orders --partial orders.gz $by_order --order-id order_id --threads 2
}
scenario beginning "$all" merge one.part -o out.csv --rfm
scenario beginning 'memory read write open short-read' merge two.part three.part.gz --total --threads 1
scenario beginning 'memory write' merge --partial three.part.gz two.part
scenario beginning 'memory read' merge one.part --by channel --threads 2
# Models: of orders, of customers with names and money, of survivors.
awk 'BEGIN {
	print "customer,frequency,recency,T,monetary,n"
	for (i = 1; i <= 60; i++) {
		x = i % 3 ? 0 : i % 7
		printf "c%d,%d,%d,%d,%d,%d\n", i, x, x ? i % 40 + 1 : 0, 50 + i % 20, x ? i : 0, 1 + i % 5
	}
}' >customers.csv
{ cat customers.csv; echo 'bad,1,90,50,3,1'; } >bad-customers.csv
printf 'period,customers\n0,100\n1,80\n2,70\n3,64\n' >survivors.csv
# shellcheck disable=SC2086 # words
{
	scenario beginning "$all" fit customers.csv -o out.csv
	scenario beginning 'memory read' fit bad-customers.csv --rejects rejects.csv --threads 2
	scenario beginning 'memory write' fit customers.csv --compare --format table
	scenario beginning "$piped" fit survivors.csv --format json
	scenario beginning 'memory write' fit rows.csv $by_row --model nbd --format json
	scenario beginning 'memory write' predict customers.csv --top 20 --where 'p_alive>0.1' -o out.csv
	scenario beginning memory predict customers.csv --total --spend-model none
	scenario beginning memory predict rows.csv $by_row --model nbd --intervals
}
# Orders that a model draws.
cat >model.json <<'END'
{"format": "clv model", "version": 1, "model": "nbd", "unit": "week", "status": "converged",
 "parameters": {"r": {"estimate": 0.4}, "alpha": {"estimate": 9}}, "spend_model": null}
END
scenario beginning "$all" simulate --fitted model.json --count 500 -o out.csv
scenario own 'memory write' simulate --fitted model.json --count 9 --format table
# Surveys of several blocks, and a few cancellations.
awk 'BEGIN {
	print "who,date,plan,score"
	for (i = 1; i <= 12000; i++) printf "customer %d,2025-0%d-11,plan %d,%d\n", i % 300, i % 9 + 1, i % 5, i % 11
}' >survey.csv
{ head -n 40 survey.csv; echo 'x,2025-01-01,plan,11'; } >bad-survey.csv
printf 'reason,email,worth\nPrice,a@x,10\nslow,b@x,2\nPRICE,c@x,1.5\n' >left.csv
printf 'from,to\nslow,Delivery\n' >map.csv
printf 'customer,date,amount\na@x,2025-01-01,5\n' >few-orders.csv
scenario beginning "$all" nps survey.csv --threads 2 -o out.csv
scenario beginning 'memory read' nps survey.csv --by plan --latest-per who
scenario beginning "$all" nps bad-survey.csv --period month --rejects rejects.csv -o out.csv
scenario beginning "$all" reasons left.csv --value worth --map map.csv -o out.csv
scenario own 'memory read' reasons left.csv --orders few-orders.csv --format json
# Changes of cases from flags and of a short table, and what is looked for.
head -n 3 table.csv >cases.csv
scenario beginning 'memory write' whatif --avg 5 --freq 2 --margin 40% --churn 9% --set churn=-1pt --cost 1
scenario beginning "$all" whatif cases.csv --set freq=+10% --rejects rejects.csv -o out.csv
scenario own 'memory write' whatif cases.csv --rank 10% --format table
scenario own 'memory write' whatif cases.csv --sweep cac=1..3:1 --format json
scenario beginning 'memory write' solve cases.csv --for margin --goal ltv_cac=3
scenario beginning 'memory write' solve --for cac --goal ltv_cac=3 --avg 5 --freq 2 --years 3 --get cac -o out.csv
# Statements.
sed 's/nbd/mbgnbd/; s/}}, "spend/}, "a": {"estimate": 0.8}, "b": {"estimate": 2.4}}, "spend/' model.json >alive.json
names='--dialect duckdb --table shop.orders --customer client --date day'
# shellcheck disable=SC2086 # words
{
	scenario beginning "$all" sql predict $names --amount paid --fitted alive.json -o out.csv
	scenario beginning 'memory write' sql summary $names --amount 'pieces*price' --order-id id --status state --refund back
}
[ "$injected" -gt 100 ] || complain "only $injected faults were injected"
echo "faults: $injected injected, $failed handled wrongly"
[ "$failed" = 0 ]
