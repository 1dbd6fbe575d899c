Commands with flags of their own, in a program that has the commands of
commands.c beside this file.

The first word that is no flag and no flag's value names the command:

  $ clv sample a b
  sample, format csv
  word a
  word b
  $ clv -q --format json sample a -o - b
  sample, format json
  word a
  word b
  $ clv --format=json --margin 40% sample sample -- second --threads
  sample, format json
  margin 40%
  word sample
  word second
  word --threads
  $ clv -oresult second; cat result
  clv: -o is not a flag of clv second
  hint: it belongs to clv, clv sample; clv second --help lists the flags of clv second
  cat: result: No such file or directory
  [1]
  $ clv -oresult sample; cat result
  sample, format csv
  $ clv -- sample
  clv: sample: No such file or directory
  hint: there is no such file here; - is standard input
  [1]
  $ clv - sample </dev/null
  clv: standard input: the file is empty
  hint: a table starts with a line of column names, such as avg,freq,years
  [1]
  $ clv smple
  clv: smple: no such file, and no such command
  hint: did you mean clv sample?
  [2]

A flag of another command:

  $ clv --threads 2
  clv: --threads is not a flag of clv
  hint: it belongs to clv sample, clv second; clv --help lists the flags of clv
  [2]
  $ clv --avg 5 sample
  clv: --avg is not a flag of clv sample
  hint: it belongs to clv; clv sample --help lists the flags of clv sample
  [2]
  $ clv sample -q --output x second -h >/dev/null
  $ clv threads
  clv: threads: no such file, and no such command
  hint: a table is named by its path; - is standard input; clv --help lists the commands
  [2]

A typo is met with a flag of the command in question:

  $ for flag in --threds --freqq --new_customers --gross-margin --aov; do clv $flag 5; clv sample $flag 5; done
  clv: unknown flag --threds
  hint: clv --help lists the flags
  clv: unknown flag --threds
  hint: did you mean --threads?
  clv: unknown flag --freqq
  hint: did you mean --freq?
  clv: unknown flag --freqq
  hint: clv sample --help lists the flags
  clv: unknown flag --new_customers
  hint: did you mean --new-customers?
  clv: unknown flag --new_customers
  hint: did you mean --new-customers?
  clv: unknown flag --gross-margin
  hint: did you mean --margin?
  clv: unknown flag --gross-margin
  hint: did you mean --margin?
  clv: unknown flag --aov
  hint: did you mean --avg?
  clv: unknown flag --aov
  hint: clv sample --help lists the flags
  [2]
  $ clv sample -x
  clv: unknown flag -x
  hint: flags have two dashes and their full name, such as --margin; clv sample --help lists them
  [2]

Values: inputs as the calculator reads them, all of those that repeat, the last
of others; cards are for the calculator alone:

  $ clv sample --margin 40% --cac 12,5 --decimal , --require 'a>1' --cac 13,5 --require 'b>2' --format tsv --format json
  sample, format json
  margin 40%
  cac 13.50
  require a>1
  require b>2
  $ clv sample --margin 40
  clv: --margin: "40" is not a rate
  hint: 5 per cent is 5% or 0.05, and all is 100%
  [2]
  $ clv sample --format card
  clv: --format: there is no format "card"
  hint: it is one of table, csv, tsv, json, ndjson or markdown
  [2]
  $ clv --avg 500 --freq 20 --years 5 --format card | head -1
  Customer lifetime value  50000.00  revenue

Help, short and long, also asked for as a word:

  $ clv sample -h
  clv sample - print what was given
  
    clv sample segments.csv --margin 40%
    clv sample segments.csv --get frequency
  
  Usage: clv sample [FLAGS] FILE...
  More:  clv sample --help, clv help sample NAME
  $ clv sample --help
  clv sample - print what was given
  
    clv sample segments.csv --margin 40%
    clv sample segments.csv --get frequency
    clv sample segments.csv --threads 2
  
  Usage: clv sample [FLAGS] FILE...
         clv sample [FLAGS] -
  
  A first paragraph. It has two sentences.
  
  A second paragraph, which is long enough for more than a line of the help and
  of the manual page.
  
  Inputs of the calculator, each a flag:
    --margin                  what is left of a sale after the cost of the
                              goods; with it the value is profit, without it
                              revenue
    --cac                     what it costs to win one customer
    --new-customers           how many customers that spend has won, for cac
  
  Results, each a column:
    customer                  who it is. Any text.
    frequency                 repeat purchases
    avg                       mean of the purchases
  
  Results with --threads or --require, each a column:
    frequency                 purchases of a group
    members                   how many are in it
  
  Flags:
    --get NAME,...            print these results alone, a line each; in a
                              table: the result columns
    --require 'NAME>=VALUE'   exit with 4 when a result fails this or is
                              undefined; < <= > >= == !=; may be repeated; quote
                              it
    --format NAME             table, csv, tsv, json, ndjson or markdown
    --round N                 round results to N decimals, 0 to 15
    -o, --output FILE         write there, whole or not at all, in the format
                              that the name ends in where --format does not say
                              another
    --skip-bad                leave bad rows out, count and list them, and go on
    --rejects FILE            the same, and keep the rows byte for byte in FILE
    --delimiter CHAR          of the table: , ; | tab or another character;
                              default: from its header
    --decimal SIGN            decimal sign of the table and of flags: . or ,;
                              default: from the first values
    --threads N               work on a large table with N threads, 1 to 64;
                              default: one a processor; the results are the same
    -q, --quiet               no notes on standard error
    -h, --help                -h in short, --help in full
    --version                 print the version
  $ clv sample --help >long; clv help sample | cmp - long; clv --help sample x | cmp - long
  $ clv --help | sed -n '/^Commands/,/^$/p'
  Commands:
    help                      explain an input, a result or a command: clv help
                              ltv_cac
    sample                    print what was given
    second                    the same with hardly a flag
  

Results of commands, of one or of all, in each of their tables:

  $ clv help sample frequency
  frequency, a result of clv sample
    repeat purchases
  
    unit         count
  
  frequency, a result of clv sample with --threads or --require
    purchases of a group
  
    unit         count
  $ clv help frequency
  frequency, a result of clv sample
    repeat purchases
  
    unit         count
  
  frequency, a result of clv sample with --threads or --require
    purchases of a group
  
    unit         count
  
  frequency, a result of clv second
    purchases counted otherwise
  
    unit         count
  $ clv help sample AVG frequency | grep ,
  avg, a result of clv sample
  frequency, a result of clv sample
  frequency, a result of clv sample with --threads or --require
  $ clv help sample members avg
  members, a result of clv sample with --threads or --require
    how many are in it
  
    unit         count
  
  avg, a result of clv sample
    mean of the purchases
  
    unit         money a purchase
  $ clv help avg | grep ', an* '
  avg, an input
  avg, a result of clv sample
  $ clv help sample frequency rank
  clv: help: clv sample has no result "rank"
  hint: clv sample --help lists them
  [2]
  $ clv help sample avg membres
  clv: help: clv sample has no result "membres"
  hint: did you mean members?
  [2]
  $ clv help membres
  clv: help: there is no input, result, command or model "membres"
  hint: did you mean members?
  [2]
  $ clv help second frequency rnak
  clv: help: clv second has no result "rnak"
  hint: did you mean rank?
  [2]
  $ clv help second verdict | grep -e '^clv' -e ', a'
  clv second - the same with hardly a flag
  verdict, a result
  $ clv help rnak
  clv: help: there is no input, result, command or model "rnak"
  hint: did you mean rank?
  [2]

A flag is said to be whose it is, unless it is the calculator's:

  $ clv help --threads --output
    --threads                 work on a large table with N threads, 1 to 64;
                              default: one a processor; the results are the same
    a flag of clv sample, clv second
  
    --output                  write there, whole or not at all, in the format
                              that the name ends in where --format does not say
                              another
