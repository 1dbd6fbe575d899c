Bad rows: the first one stops the run, or they are left out, counted, listed and kept.

  $ cat >shop.csv <<'EOF'
  > name,avg,freq,years
  > Bread,2.50,100,5
  > Cake,x,4,5
  > "Wedding,
  > cakes",640,1,1,9
  > Coffee,3,200
  > Tea,3.20,50,2
  > EOF

The rows before the first bad one are written, and whole:

  $ clv -q shop.csv --get clv
  name,avg,freq,years,clv
  Bread,2.50,100,5,1250
  clv: shop.csv:3:6: avg: "x" is not a number
    Cake,x,4,5
         ^
  hint: write a number, such as 1234.56
  [1]
  $ clv -q shop.csv --get clv --format json
  [
  {"name": "Bread", "avg": 2.50, "freq": 100, "years": 5, "clv": 1250}
  ]
  clv: shop.csv:3:6: avg: "x" is not a number
    Cake,x,4,5
         ^
  hint: write a number, such as 1234.56
  [1]

--skip-bad goes on, lists what it left out and exits with 0; -q silences the count but not the list:

  $ clv shop.csv --skip-bad --get clv
  clv: note: shop.csv: delimiter comma; inputs: avg, freq, years
  clv: shop.csv:3:6: avg: "x" is not a number
  clv: shop.csv:5:16: this row has 5 cells, and the header 4
  clv: shop.csv:6: this row has 3 cells, and the header 4
  clv: skipped 3 of 5 rows
  name,avg,freq,years,clv
  Bread,2.50,100,5,1250
  Tea,3.20,50,2,320

--rejects does so too, and keeps those rows byte for byte, below the header:

  $ clv -q shop.csv --rejects bad.csv --get clv >good.csv
  clv: shop.csv:3:6: avg: "x" is not a number
  clv: shop.csv:5:16: this row has 5 cells, and the header 4
  clv: shop.csv:6: this row has 3 cells, and the header 4
  $ cat bad.csv
  name,avg,freq,years
  Cake,x,4,5
  "Wedding,
  cakes",640,1,1,9
  Coffee,3,200
  $ clv shop.csv --rejects bad.csv --get clv 2>&1 >/dev/null | tail -1
  clv: skipped 3 of 5 rows; they are in bad.csv

Byte for byte: line ends, quotes, blanks, delimiter, bytes that are no UTF-8.

  $ printf 'name;avg;freq;years\r\n\374 ; "x";4;5\r\nok;1;2;3\r\n"a ""b""";y;4;5' >odd.csv
  $ clv -q odd.csv --rejects bad.csv --get clv
  clv: odd.csv:2:5: avg: "x" is not a number
  clv: odd.csv:4:11: avg: "y" is not a number
  name,avg,freq,years,clv
  ok,1,2,3,6
  $ printf 'name;avg;freq;years\r\n\374 ; "x";4;5\r\n"a ""b""";y;4;5\n' | cmp - bad.csv

The kept rows, mended, are a table again:

  $ clv -q shop.csv --rejects bad.csv --get clv >/dev/null 2>&1
  $ sed 's/Cake,x/Cake,85/; s/1,1,9/1,1/; s/200$/200,1/' bad.csv | clv -q --get clv
  name,avg,freq,years,clv
  Cake,85,4,5,1700
  "Wedding,
  cakes",640,1,1,640
  Coffee,3,200,1,600

Rows of every kind are skipped: a conflict, text behind a quote, a rate.

  $ printf 'avg,freq,years,churn\n1,2,3,4%%\n"1"x,2,3,\n1,2,,4\n1,2,3,\n' | clv --skip-bad -q --get clv
  clv: standard input:2:7: years and churn exclude each other
  clv: standard input:3:1: text after the closing quote of a cell
  clv: standard input:4:6: churn: "4" is not a rate
  avg,freq,years,churn,clv
  1,2,3,,6

Twenty are listed, and the others counted:

  $ { echo avg,freq,years; yes x,2,3 | head -25; echo 1,2,3; } | clv --skip-bad --get clv 2>&1 | tail -5
  clv: standard input:21:1: avg: "x" is not a number
  clv: ... and 5 more
  clv: skipped 25 of 26 rows
  avg,freq,years,clv
  1,2,3,6

No row is left, or none was bad:

  $ printf 'avg,freq,years\nx,2,3\n' | clv --skip-bad --get clv
  clv: note: standard input: delimiter comma; inputs: avg, freq, years
  clv: standard input:2:1: avg: "x" is not a number
  clv: skipped 1 of 1 rows
  avg,freq,years,clv
  $ printf 'avg,freq,years\n1,2,3\n' | clv -q --rejects none.csv --get clv
  avg,freq,years,clv
  1,2,3,6
  $ cat none.csv

What makes the rest of the file unreadable is no bad row:

  $ printf 'avg,freq,years\nx,2,3\n1,2,3\n1,2,"3\n' | clv -q --skip-bad --get clv
  clv: standard input:2:1: avg: "x" is not a number
  avg,freq,years,clv
  1,2,3,6
  clv: standard input:4:5: the quote opened here is never closed
    1,2,"3
        ^
  hint: everything behind it would be one cell; close the quote or remove it
  [1]
  $ printf 'avg,"freq"x,years\n1,2,3\n' | clv -q --skip-bad --get clv
  clv: standard input:1:5: text after the closing quote of a cell
    avg,"freq"x,years
        ^
  hint: a quote inside a quoted cell is written twice: ""
  [1]

Rejects never take the place of what is read, or of the output:

  $ cp shop.csv copy.csv
  $ clv -q copy.csv --rejects copy.csv
  clv: --rejects would overwrite copy.csv
  hint: name a file of its own for the rejects
  [2]
  $ cmp shop.csv copy.csv
  $ clv -q shop.csv --rejects out.csv -o out.csv
  clv: --rejects would overwrite out.csv
  hint: name a file of its own for the rejects
  [2]
  $ clv -q shop.csv --rejects -
  clv: --rejects needs a file name
  hint: standard output is for the results
  [2]

Rejects that cannot be written:

  $ clv -q shop.csv --rejects nowhere/bad.csv
  clv: nowhere/bad.csv: No such file or directory
  [1]
  $ clv -q shop.csv --rejects . >/dev/null
  clv: .: Is a directory
  [1]
  $ clv -q shop.csv --rejects /dev/full >/dev/null
  clv: shop.csv:3:6: avg: "x" is not a number
  clv: shop.csv:5:16: this row has 5 cells, and the header 4
  clv: shop.csv:6: this row has 3 cells, and the header 4
  clv: /dev/full: No space left on device
  [1]

Without a table there are no bad rows:

  $ clv --avg 500 --freq 20 --years 5 --skip-bad
  clv: --skip-bad is for tables, and there is none
  hint: name a file, or - for standard input
  [2]
  $ clv --avg 500 --freq 20 --years 5 --rejects bad.csv
  clv: --rejects is for tables, and there is none
  hint: name a file, or - for standard input
  [2]
