Several threads give what one gives, byte for byte, in every format whose rows
stand alone and in those whose do not:

  $ awk 'BEGIN { print "name,avg,freq,years,cac"; for (i = 1; i <= 20000; i++) printf "row %d,%d.%02d,%d,%d,%d\n", i, i % 900, i % 100, i % 30, i % 7, i % 50 }' >big.csv
  $ for format in csv tsv ndjson json markdown; do
  >   clv -q big.csv --margin 40% --format $format --threads 1 >one
  >   for threads in 2 3; do clv -q big.csv --margin 40% --format $format --threads $threads | cmp - one; done
  > done
  $ wc -l <one
  20002

The same from a pipe, with CRLF, without an end of the last line, from two files:

  $ clv -q big.csv --threads 1 >one
  $ cat big.csv | clv -q --threads 2 | cmp - one
  $ sed 's/$/\r/' big.csv | clv -q --threads 2 | cmp - one
  $ printf %s "$(cat big.csv)" | clv -q --threads 2 | cmp - one
  $ clv -q big.csv big.csv --threads 1 >one; clv -q big.csv big.csv --threads 2 | cmp - one

Quotes from some row on, and line ends within them:

  $ { head -n 12000 big.csv; printf '"a ""b"",\nc",5,2,1,3\n'; tail -n 8000 big.csv; } >quotes.csv
  $ clv -q quotes.csv --threads 1 >one; clv -q quotes.csv --threads 2 | cmp - one
  $ grep -c '^c",5,2,1,3,10,' one
  1

Bad rows: the same rows before the first, the same message, the same lists:

  $ { head -n 9000 big.csv; echo 'bad,1x,2,3,4'; sed -n '9001,15000p' big.csv; echo 'short,1'; sed 1,15000d big.csv; } >bad.csv
  $ clv -q bad.csv --threads 1 >one
  clv: bad.csv:9001:5: avg: "1x" is not a number
    bad,1x,2,3,4
        ^
  hint: write a number, such as 1234.56
  [1]
  $ clv -q bad.csv --threads 2 >two
  clv: bad.csv:9001:5: avg: "1x" is not a number
    bad,1x,2,3,4
        ^
  hint: write a number, such as 1234.56
  [1]
  $ cmp one two; wc -l <two
  9000
  $ clv bad.csv --threads 1 --rejects one.rejects >one
  clv: note: bad.csv: delimiter comma; inputs: avg, freq, years, cac
  clv: bad.csv:9001:5: avg: "1x" is not a number
  clv: bad.csv:15002: this row has 2 cells, and the header 5
  clv: skipped 2 of 20002 rows; they are in one.rejects
  $ clv bad.csv --threads 2 --rejects two.rejects >two
  clv: note: bad.csv: delimiter comma; inputs: avg, freq, years, cac
  clv: bad.csv:9001:5: avg: "1x" is not a number
  clv: bad.csv:15002: this row has 2 cells, and the header 5
  clv: skipped 2 of 20002 rows; they are in two.rejects
  $ cmp one two; cmp one.rejects two.rejects

A requirement, a full disk, a closed pipe:

  $ clv -q big.csv --threads 2 --require 'clv<54000' >/dev/null
  clv: --require clv<54000: 2068 of 20000 rows fail; the first is big.csv:329, where clv is 55151.04
  [4]
  $ clv -q big.csv --threads 2 >/dev/full
  clv: standard output: No space left on device
  [1]
  $ { clv -q big.csv --threads 2; echo $? >&2; } | head -n 1
  name,avg,freq,years,cac,customer_value,clv,basis,formula,clv_net,ltv_cac,roi,max_cac,breakeven_purchase,payback_months,payback_months_no_churn,verdict
  141

  $ clv big.csv --threads 0
  clv: --threads takes a whole number from 1 to 64
  [2]
  $ clv --avg 5 --freq 2 --years 1 --threads 2
  clv: --threads is for tables, and there is none
  hint: name a file, or - for standard input
  [2]

Blank lines before rows that are as short as a line end:

  $ { echo id,freq; awk 'BEGIN { for (i = 0; i < 90000; i++) print i < 30000 ? "1,5" : "1," }'; printf '\n\n\n'; awk 'BEGIN { for (i = 0; i < 120000; i++) print i % 10 "," }'; } >blank.csv
  $ clv -q --avg 2 --freq 3 --years 4 blank.csv --threads 1 >one; clv -q --avg 2 --freq 3 --years 4 blank.csv --threads 2 | cmp - one; wc -l <one
  210001

Ten null bytes are no date, and least of all the first of 1970:

  $ { echo customer,date,amount; awk 'BEGIN { for (i = 0; i < 20000; i++) print "c" i % 100 ",2024-01-01,5.50" }'; printf 'nul,\0\0\0\0\0\0\0\0\0\0,5\n'; awk 'BEGIN { for (i = 0; i < 20000; i++) print "c" i % 100 ",2024-01-01,5.50" }'; } >nul.csv
  $ for threads in 1 2; do clv orders -q nul.csv --threads $threads 2>&1 >/dev/null | head -n 1; done
  clv: nul.csv:20002:5: date: "??????????" is not a date
  clv: nul.csv:20002:5: date: "??????????" is not a date
