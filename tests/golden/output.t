Where output goes: whole or not at all, and never lost without a word.

  $ printf 'avg,freq,years\n500,20,5\n' >table.csv
  $ printf 'avg,freq,years\n500,20,5\nx,20,5\n' >bad.csv

-o writes a file, and nothing on standard output:

  $ clv -q table.csv --get clv -o out.csv
  $ cat out.csv
  avg,freq,years,clv
  500,20,5,50000
  $ clv -q table.csv --get clv -oout2.csv
  $ clv -q table.csv --get clv --output=out3.csv
  $ cmp out.csv out2.csv && cmp out.csv out3.csv
  $ clv --avg 500 --freq 20 --years 5 --get clv -o value.txt
  $ cat value.txt
  50000
  $ clv -q table.csv --get clv -o -
  avg,freq,years,clv
  500,20,5,50000

Whole or not at all: after a failure the old file is as it was, and none is left behind.

  $ echo old >kept.csv
  $ clv -q bad.csv --get clv -o kept.csv 2>/dev/null
  [1]
  $ cat kept.csv
  old
  $ clv -q bad.csv --get clv -o fresh.csv 2>/dev/null
  [1]
  $ ls
  bad.csv
  kept.csv
  out.csv
  out2.csv
  out3.csv
  table.csv
  value.txt

Onto the file that is read:

  $ cp table.csv self.csv
  $ clv -q self.csv --get clv -o self.csv
  $ cat self.csv
  avg,freq,years,clv
  500,20,5,50000
  $ clv -q self.csv --get clv -o self.csv
  $ cmp self.csv out.csv
  $ cp bad.csv self.csv
  $ clv -q self.csv --get clv -o self.csv 2>/dev/null
  [1]
  $ cmp self.csv bad.csv

The permissions of a file stay, a symbolic link stays one:

  $ echo old >locked.csv
  $ chmod 600 locked.csv
  $ ln -s locked.csv link.csv
  $ clv -q table.csv --get clv -o link.csv
  $ cmp locked.csv out.csv
  $ ls -l locked.csv link.csv | cut -c 1-10
  l* (glob)
  -rw-------

A device and a pipe are written directly:

  $ clv -q table.csv --get clv -o /dev/null
  $ clv -q table.csv --get clv -o /dev/stdout | cat
  avg,freq,years,clv
  500,20,5,50000
  $ mkfifo pipe
  $ cat pipe & clv -q table.csv --get clv -o pipe; wait
  avg,freq,years,clv
  500,20,5,50000

And standard output by its name is standard output, what is in it already included:

  $ echo first >both.txt
  $ clv -q table.csv --get clv -o /dev/stdout >>both.txt
  $ cat both.txt
  first
  avg,freq,years,clv
  500,20,5,50000

A full disk is noticed, wherever the output goes:

  $ clv --avg 500 --freq 20 --years 5 >/dev/full
  clv: standard output: No space left on device
  [1]
  $ clv --avg 500 --freq 20 --years 5 --get clv >/dev/full
  clv: standard output: No space left on device
  [1]
  $ for format in card csv tsv json ndjson markdown table; do clv -q table.csv --format $format >/dev/full || echo "$format $?"; done
  clv: standard output: No space left on device
  card 1
  clv: standard output: No space left on device
  csv 1
  clv: standard output: No space left on device
  tsv 1
  clv: standard output: No space left on device
  json 1
  clv: standard output: No space left on device
  ndjson 1
  clv: standard output: No space left on device
  markdown 1
  clv: standard output: No space left on device
  table 1
  $ clv -q table.csv -o /dev/full
  clv: /dev/full: No space left on device
  [1]
  $ clv --help >/dev/full
  clv: standard output: No space left on device
  [1]
  $ clv help avg >/dev/full
  clv: standard output: No space left on device
  [1]
  $ clv --version >/dev/full
  clv: standard output: No space left on device
  [1]

Also in the middle of a long table, before all of it is read:

  $ { echo avg,freq,years; yes 1,2,3 | head -200000; } >long.csv
  $ clv -q long.csv >/dev/full
  clv: standard output: No space left on device
  [1]
  $ { echo avg,freq,years; yes 1,2,3; } | clv -q >/dev/full
  clv: standard output: No space left on device
  [1]

A closed pipe ends it quietly, as it does every other program:

  $ clv -q long.csv --get clv | head -2
  avg,freq,years,clv
  1,2,3,6
  $ { echo avg,freq,years; yes 1,2,3; } | clv -q --get clv | head -1
  avg,freq,years,clv
  $ { clv -q long.csv; echo $? >status; } | head -1 >/dev/null; cat status
  141
  $ for format in json table markdown card; do { clv -q long.csv --format $format; echo $? >status; } | head -1 >/dev/null; cat status; done
  141
  141
  141
  141

A closed standard output is an error:

  $ clv --avg 500 --freq 20 --years 5 --get clv >&-
  clv: standard output: Bad file descriptor
  [1]
  $ clv -q table.csv >&-
  clv: standard output: Bad file descriptor
  [1]
  $ clv --version >&-
  clv: standard output: Bad file descriptor
  [1]
  $ clv -q table.csv --get clv -o closed.csv >&- && cat closed.csv
  avg,freq,years,clv
  500,20,5,50000
  $ clv table.csv --get clv -o closed.csv 2>&- && cat closed.csv
  avg,freq,years,clv
  500,20,5,50000

Where no file can be made:

  $ clv -q table.csv -o nowhere/out.csv
  clv: nowhere/out.csv: No such file or directory
  [1]
  $ clv -q table.csv -o table.csv/out.csv
  clv: table.csv/out.csv: Not a directory
  [1]
  $ mkdir folder
  $ clv -q table.csv -o folder
  clv: folder: Is a directory
  [1]
  $ clv -q table.csv -o ''
  clv: --output needs a file name
  [2]

A folder that may only be read (root may write everywhere, unless it gives that up):

  $ chmod 555 folder
  $ plain=
  $ [ "$(id -u)" != 0 ] || plain="setpriv --bounding-set=-dac_override,-dac_read_search"
  $ $plain "$(command -v clv)" -q table.csv -o folder/out.csv
  clv: folder/out.csv: Permission denied
  [1]
  $ ls folder
