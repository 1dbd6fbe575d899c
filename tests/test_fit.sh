#!/bin/sh
# `clv fit` gives the published figures, and the same bytes however the
# customers are brought to it.
#   test_fit.sh PROGRAM PROJECT
# The research data are read from CLV_DATA, by default from shared/data beside
# the project.
set -u
program=$1
data=$(cd "${CLV_DATA:-$2/../shared/data}" 2>/dev/null && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
# also from within a pipe
complain() {
	echo "test_fit: $*" >&2
	: >"$work/failed"
}

# ---- The same, however the customers come -----------------------------------

# 3,000 customers of whom about a third come back: counts that fall off, a
# last purchase anywhere, fractions of weeks in T.
awk 'BEGIN {
	srand(7)
	print "customer,frequency,recency,T,monetary"
	for (i = 1; i <= 3000; i++) {
		T = int(1 + rand() * 500) / 7
		x = rand() < .6 ? 0 : int(-log(1 - rand()) * 2)
		t = x ? rand() * T : 0
		printf "c%d,%d,%.4f,%.4f,%s\n", i, x, t, T, x ? int(500 + rand() * 9000) / 100 : ""
	}
}' >table.csv
rows_of() { tail -n +2 "$1"; }
{ head -n 1 table.csv; rows_of table.csv | shuf --random-source=table.csv; } >mixed.csv
head -n 1001 table.csv >first.csv
{ head -n 1 table.csv; tail -n +1002 table.csv; } >second.csv
gzip -k table.csv
# each row twice, and each row with a weight of 2
{ head -n 1 table.csv; rows_of table.csv; rows_of table.csv; } >twice.csv
sed '1s/$/,n/; 2,$s/$/,2/' table.csv >weights.csv

# fit MODEL ARGUMENTS...: a model file.
fit() {
	model=$1
	shift
	"$program" fit --model "$model" --unit week --format json -q "$@"
}
# like WHAT ARGUMENTS...: what they give is what the table gives.
like() {
	what=$1
	shift
	fit "$model_name" "$@" >got || complain "$model_name, $what: clv fails"
	cmp -s got right || complain "$model_name, $what: another result: $(diff got right | head -n 5)"
}
for model_name in mbgnbd bgnbd pnbd nbd; do
	fit "$model_name" table.csv --threads 1 >right || complain "$model_name: clv fails"
	like '2 threads' table.csv --threads 2
	like '5 threads' table.csv --threads 5
	like 'another order' mixed.csv --threads 2
	like 'packed' table.csv.gz
	like 'two files, the other way round' second.csv first.csv
	# shellcheck disable=SC2002 # a pipe, and not a file
	cat table.csv | like 'from a pipe' -
	fit "$model_name" twice.csv >right
	like 'weights' weights.csv
done

# ---- A table of many blocks ---------------------------------------------------

# The rows of a file that is too short to be cut into blocks are read one by one:
# so are those of twelve, and by blocks those of all in one.
awk 'BEGIN {
	srand(11)
	print "customer,frequency,recency,T,monetary,n"
	for (i = 1; i <= 60000; i++) {
		T = int(1 + rand() * 500) / 7
		x = rand() < .6 ? 0 : int(-log(1 - rand()) * 2)
		t = x ? rand() * T : 0
		name = i % 5000 ? "customer " i : "\"the\nlast, so far\""
		printf "%s,%d,%.4f,%.4f,%s,%d\n", name, x, t, T, x ? int(500 + rand() * 9000) / 100 : "", i % 50 ? 1 : i % 3
	}
}' >large.csv
# a record of two lines stands at the end of each piece
rows_of large.csv | split -l 5001 - piece.
for piece in piece.??; do
	{ head -n 1 large.csv; cat "$piece"; } >"$piece.csv"
done
fit mbgnbd piece.??.csv >right || complain "pieces: clv fails"
"$program" predict --fitted right --horizon 52w -q --format csv piece.??.csv >right.csv || complain "pieces: clv predict fails"
for threads in 1 2 3; do
	fit mbgnbd --threads $threads large.csv | cmp -s - right ||
		complain "large.csv, $threads threads: another fit"
	"$program" predict --fitted right --horizon 52w -q --format csv --threads $threads large.csv |
		cmp -s - right.csv || complain "large.csv, $threads threads: another prediction"
done
sed '50000s/,/,x/' large.csv >bad.csv
sed 50000d large.csv >without.csv
fit mbgnbd without.csv >right
for threads in 1 2 3; do
	fit mbgnbd --threads $threads bad.csv 2>"message.$threads" && complain "bad.csv, $threads threads: it is taken"
	fit mbgnbd --threads $threads --rejects rejects bad.csv 2>/dev/null | cmp -s - right ||
		complain "bad.csv, $threads threads: another fit without the bad row"
	sed -n 50000p bad.csv | cat - rejects | grep -c customer | grep -qx 3 ||
		complain "bad.csv, $threads threads: not the rows left out: $(head -n 3 rejects)"
done
grep -q 'bad.csv:50000:' message.1 || complain "bad.csv: the message has not its line: $(cat message.1)"
cmp -s message.1 message.2 || complain "bad.csv: another message by 2 threads"
cmp -s message.1 message.3 || complain "bad.csv: another message by 3 threads"

# ---- Published figures ------------------------------------------------------

# gives MODEL 'PARAMETER=FIGURE...' ARGUMENTS...: to the last digit printed.
gives() {
	model=$1
	figures=$2
	shift 2
	"$program" fit --format tsv --round 15 "$@" >rows 2>notes || complain "$model: clv fails: $(tail -n 2 notes)"
	for figure in $figures; do
		awk -F '\t' -v model="$model" -v name="${figure%%=*}" -v figure="${figure#*=}" '
			$1 == model && $2 == name {
				digits = figure
				sub(/^[^.]*\./, "", digits)
				unit = 10 ^ -length(digits)
				off = $3 - figure
				found = off <= .500001 * unit && off >= -.500001 * unit
			}
			END { exit !found }' rows || complain "$model: $figure is not in $(grep "^$model" rows)"
	done
}
# says WORDS...: of the fit before.
says() {
	grep -qF -- "$*" notes || complain "$model: nothing says \"$*\": $(grep likelihood notes)"
}
published() {
	# Fader, Hardie, Lee (2005), "Counting your customers" the easy way, Table 2
	gives bgnbd 'r=.243 alpha=4.414 a=.793 b=2.426' "$data/CDNOW_sample.txt" --until 1997-09-30 --unit week --model bgnbd
	says 'BG/NBD: 2357 customers'
	says 'log-likelihood -9582.4'
	# Fader, Hardie, Lee (2005), RFM and CLV; its likelihood on exact cents
	gives gg 'p=6.25 q=3.74 gamma=15.44' "$data/CDNOW_sample.txt" --until 1997-09-30 --unit week
	says 'Gamma-Gamma: 946 customers'
	says 'log-likelihood -4055.9177'
	# BTYDplus
	gives mbgnbd 'r=.525 alpha=6.183 a=.891 b=1.614' "$data/CDNOW_sample.txt" --until 1997-09-30 --unit week
	# the same Table 2
	gives pnbd 'r=.553 alpha=10.578 s=.606 beta=11.669' "$data/CDNOW_sample.txt" --until 1997-09-30 --unit week --model pnbd
	# -9595.0 as published
	says 'log-likelihood -9594.97'
	# Fader, Hardie, Shang (2010)
	gives bgbb 'alpha=1.204 beta=.750 gamma=.657 delta=2.783' "$data/donations.csv"
	says 'BG/BB: 11104 customers, 22 distinct rows'
	says 'log-likelihood -33225.58'
}
# Time in days instead of weeks changes what is a time, and nothing else.
in_another_unit() {
	"$program" fit "$data/CDNOW_sample.txt" --until 1997-09-30 --unit week -q --format tsv >weeks
	"$program" fit "$data/CDNOW_sample.txt" --until 1997-09-30 --unit day -q --format tsv >days
	paste weeks days | awk -F '\t' 'NR > 1 {
		ratio = $9 / $3
		wanted = $1 == "mbgnbd" && $2 == "alpha" ? 7 : 1
		if (ratio / wanted - 1 > 1e-6 || ratio / wanted - 1 < -1e-6) print $1, $2, ratio
	}' >wrong
	[ ! -s wrong ] || complain "days for weeks: $(cat wrong)"
}
# The table that clv orders writes is what clv fit takes of the orders, but for
# the day up to which they go.
through_orders() {
	"$program" fit "$data/CDNOW_sample.txt" --format json -q | grep -v '"until"' >right
	"$program" orders "$data/CDNOW_sample.txt" -q | "$program" fit --format json -q >got
	cmp -s got right || complain "clv orders | clv fit is another result: $(diff got right | head -n 5)"
}
if [ -f "$data/CDNOW_sample.txt" ] && [ -f "$data/donations.csv" ]; then
	published
	in_another_unit
	through_orders
else
	echo 'skipped: the research data, which are not in CLV_DATA'
fi

# ---- Failing ----------------------------------------------------------------

"$program" fit table.csv -q >/dev/full 2>message && complain 'a full device is no failure'
grep -q 'No space left' message || complain "a full device: $(cat message)"
"$program" fit table.csv -q --format json >/dev/full 2>message && complain 'a full device is no failure (JSON)'
grep -q 'No space left' message || complain "a full device (JSON): $(cat message)"
[ ! -e failed ] || exit 1
echo "fit: the same however it is brought, and as published"
