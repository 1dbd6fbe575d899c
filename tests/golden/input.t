Input as it really is. -q leaves out the note on what was detected, where that is not the point.

Byte-order marks and UTF-16:

  $ printf '\357\273\277avg,freq,years\n1,2,3\n' | clv -q --get clv
  avg,freq,years,clv
  1,2,3,6
  $ printf 'name,avg,freq,years\nZ\303\274rich,1,2,3\n' >utf8.csv
  $ for encoding in UTF-16LE UTF-16BE; do
  >   { printf '\357\273\277' | iconv -f UTF-8 -t $encoding; iconv -f UTF-8 -t $encoding utf8.csv; } | clv --get clv
  >   iconv -f UTF-8 -t $encoding utf8.csv | clv -q --get clv
  > done
  clv: note: standard input: delimiter comma; inputs: avg, freq, years; UTF-16LE
  name,avg,freq,years,clv
  Zürich,1,2,3,6
  name,avg,freq,years,clv
  Zürich,1,2,3,6
  clv: note: standard input: delimiter comma; inputs: avg, freq, years; UTF-16BE
  name,avg,freq,years,clv
  Zürich,1,2,3,6
  name,avg,freq,years,clv
  Zürich,1,2,3,6
  $ iconv -f UTF-8 -t UTF-16LE utf8.csv | head -c 61 | clv -q --get clv
  clv: standard input: the file ends within a character of UTF-16LE
  hint: it may have been cut off; export it again
  [1]

Files of gzip, whatever they are called, and within them all of the above; several members are one table:

  $ printf 'name,avg,freq,years\nA,1,2,3\n' | gzip >t.csv.gz
  $ clv t.csv.gz --get clv
  clv: note: t.csv.gz: delimiter comma; inputs: avg, freq, years; gzip
  name,avg,freq,years,clv
  A,1,2,3,6
  $ printf 'B,4,5,6\n' | gzip >>t.csv.gz
  $ clv -q --get clv <t.csv.gz
  name,avg,freq,years,clv
  A,1,2,3,6
  B,4,5,6,120
  $ clv -q --get clv t.csv.gz utf8.csv
  name,avg,freq,years,clv
  A,1,2,3,6
  B,4,5,6,120
  Zürich,1,2,3,6
  $ { printf '\377\376'; iconv -f UTF-8 -t UTF-16LE utf8.csv; } | gzip -c | clv --get clv -
  clv: note: standard input: delimiter comma; inputs: avg, freq, years; gzip; UTF-16LE
  name,avg,freq,years,clv
  Zürich,1,2,3,6
  $ head -c 512 /dev/zero | cat t.csv.gz - | clv -q --get clv
  name,avg,freq,years,clv
  A,1,2,3,6
  B,4,5,6,120
  $ { echo 'avg,freq,years'; yes 1,2,3 | head -300000; } | gzip | clv -q --get clv | tail -n +2 | sort | uniq -c | tr -s ' '
   300000 1,2,3,6

One cut off, with something behind it, or damaged; what was packed twice, and what other programs pack:

  $ head -c -1 t.csv.gz | clv -q --get clv
  clv: standard input: the compressed file ends too early
  hint: it was cut off, or is still being written
  [1]
  $ { echo 'avg,freq,years'; yes 1,2,3 | head -300000; } | gzip | head -c -4 | clv -q --get clv >rows.csv
  clv: standard input: the compressed file ends too early
  hint: it was cut off, or is still being written
  [1]
  $ tail -n 1 rows.csv
  1,2,3,6
  $ head -c 30 t.csv.gz >short.csv.gz
  $ clv -q short.csv.gz -o short.csv
  clv: short.csv.gz: the compressed file ends too early
  hint: it was cut off, or is still being written
  [1]
  $ test -e short.csv
  [1]
  $ { cat t.csv.gz; echo x; } | clv -q --get clv
  clv: standard input: something else follows the compressed data
  hint: gunzip -c FILE | clv - leaves it out
  [1]
  $ { printf 'avg,freq,years\n1,2,3\n' | gzip -n | head -c -8; printf '12345678'; } | clv -q --get clv
  clv: standard input: the compressed file is damaged: incorrect data check
  hint: copy or export it again; gzip -t FILE checks it
  [1]
  $ gzip -c t.csv.gz | clv
  clv: standard input: this is compressed twice
  hint: gunzip -c FILE | clv -
  [1]
  $ printf '\050\265\057\375\044\004' | clv
  clv: standard input: this is compressed
  hint: zstdcat FILE | clv -
  [1]
  $ printf '\3757zXZ\000\000\004' | clv
  clv: standard input: this is compressed
  hint: xzcat FILE | clv -
  [1]
  $ printf 'BZh91AY&SY\235' | clv
  clv: standard input: this is compressed
  hint: bzcat FILE | clv -
  [1]
  $ printf 'BZhours,avg,freq,years\n1,2,3,4\n' | clv -q --get clv
  BZhours,avg,freq,years,clv
  1,2,3,4,24

Line ends: CRLF, CR, none at the end, blank lines anywhere:

  $ printf 'avg,freq,years\r\n1,2,3\r\n' | clv -q --get clv
  avg,freq,years,clv
  1,2,3,6
  $ printf 'avg,freq,years\r1,2,3\r1,2,4\r' | clv -q --get clv
  avg,freq,years,clv
  1,2,3,6
  1,2,4,8
  $ printf '\n\navg,freq,years\n\n1,2,3\n  \n\r\n1,2,4' | clv -q --get clv
  avg,freq,years,clv
  1,2,3,6
  1,2,4,8

Delimiters, from the header line, from Excel's first line, or said:

  $ for delimiter in , ';' '|' '\t'; do printf "avg${delimiter}freq${delimiter}years\n1${delimiter}2${delimiter}3\n" | clv --get clv 2>&1 | head -1; done
  clv: note: standard input: delimiter comma; inputs: avg, freq, years
  clv: note: standard input: delimiter semicolon; inputs: avg, freq, years
  clv: note: standard input: delimiter bar; inputs: avg, freq, years
  clv: note: standard input: delimiter tab; inputs: avg, freq, years
  $ printf 'avg:freq:years\n1:2:3\n' | clv -q --delimiter : --get clv
  avg,freq,years,clv
  1,2,3,6
  $ printf 'avg\tfreq\tyears\n1\t2\t3\n' | clv -q --delimiter tab --get clv
  avg,freq,years,clv
  1,2,3,6
  $ printf 'avg;name, of it;freq;years\n1;x;2;3\n' | clv -q --get clv
  avg,"name, of it",freq,years,clv
  1,x,2,3,6
  $ printf 'sep=;\r\navg;freq;years\r\n1;2;3\r\n' | clv -q --get clv
  avg,freq,years,clv
  1,2,3,6
  $ printf 'sep=|\navg|freq|years\n1|x|3\n' | clv -q --get clv
  avg,freq,years,clv
  clv: standard input:3:3: freq: "x" is not a number
    1|x|3
      ^
  hint: write a number, such as 1234.56
  [1]

Numbers as shops and spreadsheets write them:

  $ printf 'avg,freq,years\n"$1,234.56",1,1\n€99.95,1,1\n99.95 €,1,1\n1 234.50,1,1\n1\302\240234.50,1,1\n(45.00),1,1\n($45.00),1,1\n-$5,1,1\n5.00-,1,1\nUSD 12,1,1\n12.50 CHF,1,1\n"1,234,567.5",1,1\n"12,34,567.5",1,1\n1'"'"'234.50,1,1\n 7 ,1,1\n+7,1,1\n.5,1,1\n1e3,1,1\n007,1,1\n-0,1,1\n' | clv -q --get clv | cut -d, -f1,4
  avg,clv
  1234.56,1234.56
  99.95,99.95
  99.95,99.95
  1234.5,1234.5
  1234.5,1234.5
  -45,-45
  -45,-45
  -5,-5
  -5,-5
  12,12
  12.5,12.5
  1234567.5,1234567.5
  1234567.5,1234567.5
  1234.5,1234.5
  7,7
  7,7
  0.5,0.5
  1000,1000
  7,7
  -0,0

With a decimal comma, decided on what the values tell:

  $ printf 'avg;freq;years\n€99,95;1;1\n1 234,50;1;1\n1.234,50;1;1\n1.234.567;1;1\n1.234;1;1\n12;1;1\n' | clv --get clv
  clv: note: standard input: delimiter semicolon; inputs: avg, freq, years; decimal comma
  avg,freq,years,clv
  99.95,1,1,99.95
  1234.5,1,1,1234.5
  1234.5,1,1,1234.5
  1234567,1,1,1234567
  1234,1,1,1234
  12,1,1,12
  $ printf 'avg,freq,years,margin\n100,1,"2,5","12,5 %%"\n' | clv -q --get clv
  avg,freq,years,margin,clv
  100,1,2.5,0.125,31.25

What can be read in two ways is not guessed; --decimal decides:

  $ printf 'avg,freq,years\n"1,234",1,1\n' >either.csv
  $ clv -q either.csv --get clv
  clv: either.csv:2:1: avg: "1,234" may mean thousands or a decimal sign, and no other value tells which
    "1,234",1,1
    ^
  hint: say --decimal . or --decimal ,
  [1]
  $ clv -q either.csv --get clv --decimal .
  avg,freq,years,clv
  1234,1,1,1234
  $ clv -q either.csv --get clv --decimal ,
  avg,freq,years,clv
  1.234,1,1,1.234
  $ printf 'avg;freq;years\n1.234;1;1\n' | clv -q --get clv
  clv: standard input:2:1: avg: "1.234" may mean thousands or a decimal sign, and no other value tells which
    1.234;1;1
    ^
  hint: say --decimal . or --decimal ,
  [1]
  $ printf 'avg,freq,years\n1.234,1,1\n' | clv -q --get clv
  avg,freq,years,clv
  1.234,1,1,1.234

A later value that contradicts names its row and the flag, also when it comes after the first 64 KiB:

  $ printf 'avg,freq,years\n1.5,1,1\n"1,5",1,1\n' | clv -q --get clv
  avg,freq,years,clv
  1.5,1,1,1.5
  clv: standard input:3:1: avg: "1,5" is not a number with the decimal sign .
    "1,5",1,1
    ^
  hint: if , is the decimal sign, say --decimal ,
  [1]
  $ printf 'avg;freq;years\n1,5;1;1\n1.55;1;1\n' | clv -q --get clv
  avg,freq,years,clv
  1.5,1,1,1.5
  clv: standard input:3:1: avg: "1.55" is not a number with the decimal sign ,
    1.55;1;1
    ^
  hint: if . is the decimal sign, say --decimal .
  [1]
  $ { echo 'avg,freq,years'; yes 1,1,1 | head -20000; echo '"1,5",1,1'; } | clv -q --get clv 2>&1 | tail -4
  clv: standard input:20002:1: avg: "1,5" is not a number with the decimal sign .
    "1,5",1,1
    ^
  hint: if , is the decimal sign, say --decimal ,
  $ { echo 'avg,freq,years'; yes 1,1,1 | head -20000; echo '"1,234",1,1'; } | clv -q --get clv 2>&1 | tail -4
  clv: standard input:20002:1: avg: "1,234" may mean thousands or a decimal sign, and no other value tells which
    "1,234",1,1
    ^
  hint: say --decimal . or --decimal ,

Quoted newlines count as physical lines; column and caret are of the line where the cell starts:

  $ printf 'name,avg,freq,years\n"two\nlines",1,2,3\n"a\n\nb",x,2,3\n' | clv -q --get clv
  name,avg,freq,years,clv
  "two
  lines",1,2,3,6
  clv: standard input:6:4: avg: "x" is not a number
    b",x,2,3
       ^
  hint: write a number, such as 1234.56
  [1]
  $ printf 'name,avg,freq,years\r\n"a\r\nb",1,2,3\r\n"a\rb",1,z,3\r\n' | clv -q --get years 2>&1 >/dev/null
  clv: standard input:5:6: freq: "z" is not a number
    b",1,z,3
         ^
  hint: write a number, such as 1234.56
  [1]

The caret counts characters, and their width; a long line is cut around it:

  $ printf 'name,avg,freq,years\nZürich 日本,x,2,3\n' | LC_ALL=C.UTF-8 clv -q --get clv 2>&1 | tail -4
  clv: standard input:2:11: avg: "x" is not a number
    Zürich 日本,x,2,3
                ^
  hint: write a number, such as 1234.56
  $ printf 'avg\tfreq\tyears\n1\tx\t3\n' | clv -q --get clv 2>&1 | tail -4
  clv: standard input:2:3: freq: "x" is not a number
    1 x 3
      ^
  hint: write a number, such as 1234.56
  $ { printf 'name,avg,freq,years\n'; printf '%090d' 0; printf ',1,x,3\n'; } | clv -q --get clv 2>&1 | tail -4
  clv: standard input:2:94: freq: "x" is not a number
    ...000000000000000000000000000000000000000000000,1,x,3
                                                       ^
  hint: write a number, such as 1234.56

Empty cells, and what spreadsheets write for them, are missing:

  $ printf 'avg,freq,years\n,2,3\n ,2,3\nN/A,2,3\n--,2,3\n"",2,3\n' | clv -q --get clv
  avg,freq,years,clv
  ,2,3,
  ,2,3,
  ,2,3,
  ,2,3,
  ,2,3,
  $ printf 'avg,freq,years\nnull,2,3\n' | clv -q --get clv
  avg,freq,years,clv
  clv: standard input:2:1: avg: "null" is not a number
    null,2,3
    ^
  hint: write a number, such as 1234.56
  [1]

Ragged rows:

  $ printf 'avg,freq,years\n1,2,3\n1,2\n' | clv -q --get clv
  avg,freq,years,clv
  1,2,3,6
  clv: standard input:3: this row has 2 cells, and the header 3
    1,2
  hint: the row may have been cut off; --skip-bad leaves such rows out
  [1]
  $ printf 'avg,freq,years\n1,2,3,5\n' | clv -q --get clv
  avg,freq,years,clv
  clv: standard input:2:7: this row has 4 cells, and the header 3
    1,2,3,5
          ^
  hint: a value that holds the delimiter , needs quotes around it; --skip-bad leaves such rows out
  [1]

NUL bytes come through, and are no digits:

  $ printf 'name,avg,freq,years\na\000b,1,2,3\n' | clv -q --get clv | tr '\000' '@'
  name,avg,freq,years,clv
  a@b,1,2,3,6
  $ printf 'avg,freq,years\n1\0002,2,3\n' | clv -q --get clv
  avg,freq,years,clv
  clv: standard input:2:1: avg: "1?2" is not a number
    1?2,2,3
    ^
  hint: write a number, such as 1234.56
  [1]

Quotes: within a cell they are text; text behind a closing one is an error, in the header too:

  $ printf 'name,avg,freq,years\n12" vinyl,1,2,3\n"12"" vinyl",1,2,3\n"x" ,1,2,3\n' | clv -q --get clv
  name,avg,freq,years,clv
  "12"" vinyl",1,2,3,6
  "12"" vinyl",1,2,3,6
  x,1,2,3,6
  $ printf 'name,avg,freq,years\nx,1,2,3\n"12" vinyl,1,2,3\nx,1,2,3\n' | clv -q --get clv
  name,avg,freq,years,clv
  x,1,2,3,6
  clv: standard input:3:1: text after the closing quote of a cell
    "12" vinyl,1,2,3
    ^
  hint: a quote inside a quoted cell is written twice: ""
  [1]
  $ printf 'avg,"freq"x,years\n1,2,3\n' | clv -q --get clv
  clv: standard input:1:5: text after the closing quote of a cell
    avg,"freq"x,years
        ^
  hint: a quote inside a quoted cell is written twice: ""
  [1]

A quote that never closes is found at its opening, in the header too:

  $ printf 'avg,freq,years\n1,2,3\n1,2,"3\n1,2,3\n1,2,3\n' | clv -q --get clv
  avg,freq,years,clv
  1,2,3,6
  clv: standard input:3:5: the quote opened here is never closed
    1,2,"3
        ^
  hint: everything behind it would be one cell; close the quote or remove it
  [1]
  $ printf 'avg,"freq,years\n1,2,3\n' | clv -q --get clv
  clv: standard input:1:5: the quote opened here is never closed
    avg,"freq,years
        ^
  hint: everything behind it would be one cell; close the quote or remove it
  [1]

A field of 10 million characters, as text and as a number:

  $ long() { head -c 10000000 /dev/zero | tr '\000' "$1"; }
  $ { printf 'name,avg,freq,years\n"'; long x; printf '",1,2,3\n'; } >long.csv
  $ clv -q long.csv --get clv | tail -1 | wc -c
  10000009
  $ { printf 'avg,freq,years\n1,2,'; long 1; printf '\n'; } | clv -q --get clv 2>&1 | cut -c 1-60
  avg,freq,years,clv
  clv: standard input:2:5: years: "111111111111111111111111111
    1,2,111111111111111111111111111111111111111111111111111111
        ^
  hint: write years, such as 2.5, or 30mo, 12w, 90d

Nothing there: an empty file, blank lines alone, a header alone, a directory, no file.

  $ clv /dev/null
  clv: /dev/null: the file is empty
  hint: a table starts with a line of column names, such as avg,freq,years
  [1]
  $ printf '\n \n' | clv
  clv: standard input: the file is empty
  hint: a table starts with a line of column names, such as avg,freq,years
  [1]
  $ printf 'avg,freq,years\n' | clv -q
  avg,freq,years,customer_value,clv,basis,formula,max_cac
  $ mkdir folder
  $ clv folder
  clv: folder: Is a directory
  hint: this is a directory; name a file in it
  [1]
  $ clv missing.csv
  clv: missing.csv: No such file or directory
  hint: there is no such file here; - is standard input
  [1]

Names twice, or two names of the same input:

  $ printf 'city,city,avg\nBonn,Bonn,1\n' | clv
  clv: standard input:1:6: columns 1 and 2 are both called "city"
    city,city,avg
         ^
  hint: rename one of them
  [1]
  $ printf 'avg,freq,years,AOV\n1,2,3,4\n' | clv
  clv: standard input:1:16: two columns give avg
    avg,freq,years,AOV
                   ^
  hint: rename or remove one of them
  [1]
  $ printf 'avg,freq,years,Avg\n1,2,3,4\n' | clv
  clv: standard input:1:16: two columns give avg
    avg,freq,years,Avg
                   ^
  hint: rename or remove one of them
  [1]

A file of another kind is refused with a word on what it is:

  $ printf 'Name,Email,Paid at,Total\n#1001,a@example.com,2024-01-05,12.50\n' | clv
  clv: standard input:1: this is an export of orders (customer, date, amount), and not a table of cases with avg and freq
    Name,Email,Paid at,Total
  hint: clv orders FILE says what each customer is worth, and clv orders --total FILE | clv --years 5 the average one
  [1]
  $ printf 'customer_id,order_date,amount\n7,2024-01-05,12.50\n' | clv --years 5
  clv: standard input:1: this is an export of orders (customer, date, amount), and not a table of cases with avg and freq
    customer_id,order_date,amount
  hint: clv orders FILE says what each customer is worth, and clv orders --total FILE | clv --years 5 the average one
  [1]
  $ printf 'customer,frequency,recency,T,monetary_value\n7,3,30,40,12\n' | clv
  clv: standard input:1: this is a table of customers (recency, T), a row each, and not one of cases with avg and freq
    customer,frequency,recency,T,monetary_value
  hint: clv takes averages: give it a row per segment, or --avg and --freq
  [1]

Flags on how to read that make no sense:

  $ for delimiter in '' ';;' '"'; do printf 'avg\n' | clv --delimiter "$delimiter"; done
  clv: --delimiter takes one character, or the word tab
  hint: in a shell put quotes around ; and |
  clv: --delimiter takes one character, or the word tab
  hint: in a shell put quotes around ; and |
  clv: --delimiter takes one character, or the word tab
  hint: in a shell put quotes around ; and |
  [2]
  $ printf 'avg\n' | clv --decimal x
  clv: --decimal takes . or ,
  [2]
