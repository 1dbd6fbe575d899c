Standard input: read when a table is needed and there is one, else left alone.

  $ printf 'avg,freq\n500,20\n' >table.csv

A pipe, a regular file, and - are read when the flags do not suffice:

  $ cat table.csv | clv -q --years 5 --get clv
  avg,freq,years,clv
  500,20,5,50000
  $ clv -q --years 5 --get clv <table.csv
  avg,freq,years,clv
  500,20,5,50000
  $ clv -q --years 5 --get clv - <table.csv
  avg,freq,years,clv
  500,20,5,50000
  $ clv --years 5 <table.csv 2>&1 >/dev/null
  clv: note: standard input: delimiter comma; inputs: avg, freq

Flags that give a clv, an nps or every result asked for suffice, and nothing is read:

  $ { clv --avg 500 --freq 20 --years 5 --get clv; cat; } <table.csv
  50000
  avg,freq
  500,20
  $ { clv --avg 500 --freq 20 --years 5 | head -1; cat; } <table.csv
  Customer lifetime value  50000.00  revenue
  avg,freq
  500,20
  $ { clv --promoters 50 --passives 30 --detractors 20 | head -1; cat; } <table.csv
  Net promoter score  +30
  avg,freq
  500,20
  $ { clv --avg 45 --margin 35% --cac 31.50 --get breakeven_purchase; cat; } <table.csv
  2
  avg,freq
  500,20

So a loop keeps its lines:

  $ printf '500 20 5\n45 4 2\n85 2.5 4\n' | while read -r avg freq years; do
  >   clv --avg "$avg" --freq "$freq" --years "$years" --get clv
  > done
  50000
  360
  850

/dev/null, as under cron, a closed standard input and a terminal hold no table:

  $ clv --avg 500 --freq 20 --years 5 --get clv </dev/null
  50000
  $ clv --avg 500 --freq 20 --years 5 --get clv <&-
  50000
  $ clv --years 5 --get clv </dev/null
  clv: clv cannot be said: needs avg, the average purchase
  hint: use flags, or name a table, or pipe one in; clv help clv tells more
  [2]
  $ clv --years 5 --get clv <&-
  clv: clv cannot be said: needs avg, the average purchase
  hint: use flags, or name a table, or pipe one in; clv help clv tells more
  [2]
  $ clv <&- 2>&1 | head -1
  clv - what a customer is worth, and whether winning one pays
  $ clv table.csv -q --years 5 --get clv <&-
  avg,freq,years,clv
  500,20,5,50000
  $ env -i "$(command -v clv)" --avg 500 --freq 20 --years 5 --get clv </dev/null
  50000

- reads whatever there is, and says when there is nothing:

  $ clv - </dev/null
  clv: standard input: the file is empty
  hint: a table starts with a line of column names, such as avg,freq,years
  [1]
  $ clv - <&-
  clv: standard input: Bad file descriptor
  [1]
  $ clv - <.
  clv: standard input: Is a directory
  hint: this is a directory; name a file in it
  [1]

An empty pipe is an empty table:

  $ : | clv
  clv: standard input: the file is empty
  hint: a table starts with a line of column names, such as avg,freq,years
  [1]

A pipe may be slow, and give a byte at a time:

  $ { printf 'av'; sleep 0.2; printf 'g,freq,years\n50'; sleep 0.2; printf '0,20,5'; } | clv -q --get clv
  avg,freq,years,clv
  500,20,5,50000

A process substitution and a named pipe are files:

  $ mkfifo pipe
  $ cat table.csv >pipe & clv -q pipe --years 5 --get clv
  avg,freq,years,clv
  500,20,5,50000
