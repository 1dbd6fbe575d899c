The command line: what it takes, what it refuses, what it suggests.

No arguments: a short help, and status 2.

  $ clv </dev/null
  clv - what a customer is worth, and whether winning one pays
  
    clv --avg 500 --freq 20 --years 5
    clv segments.csv --margin 40% --cac 12
  
  clv --help tells more.
  [2]
  $ clv </dev/null 2>/dev/null
  [2]
  $ clv -q --format json </dev/null >/dev/null 2>&1
  [2]

Help and version, also behind other arguments; examples come first:

  $ clv --version
  clv [0-9]+\.[0-9]+\.[0-9]+ (re)
  $ clv -h
  clv - what a customer is worth, and whether winning one pays
  
    clv --avg 500 --freq 20 --years 5
    clv segments.csv --margin 40% --cac 12
  
  Usage: clv [FLAGS] [FILE...]
  More:  clv --help, clv help NAME
  $ clv --help | sed -n '1,9p'
  clv - what a customer is worth, and whether winning one pays
  
    clv --avg 500 --freq 20 --years 5
    clv segments.csv --margin 40% --cac 12
    clv --avg 120 --freq 12 --margin 80% --churn 4%/month --cac 1200
    clv --promoters 50 --passives 30 --detractors 20
    clv --avg 500 --freq 20 --years 5 --get clv
  
  Usage: clv [FLAGS] [FILE...]
  $ clv --help >long; clv help | cmp - long; clv --avg 5 x.csv --help | cmp - long
  $ clv help avg -h
  clv help - explain an input, a result or a command: clv help ltv_cac
  
    clv help
    clv help ltv_cac
  
  Usage: clv help [NAME...]
  More:  clv help --help
  $ clv help --help | sed '/^Usage/q' | tail -1; clv help --help | sed -n '/^Flags/,$p'
  Usage: clv help [NAME...]
  Flags:
    -h, --help                -h in short, --help in full
    --version                 print the version
  $ clv help --help >long; clv --help help | cmp - long; clv help help | head -$(wc -l <long) | cmp - long
  $ clv --help | awk 'length > 80'

help explains any input, result, flag and command:

  $ clv help payback_months
  payback_months, a result
    months until the margin has paid for the acquisition, some of the customers
    having left; not discounted
  
    formula      cac / m; with churn c ln(1 - cac c/m) / ln(1-c) steps, at
                 timing end ln(1 - cac c/(m (1-c))) / ln(1-c)
    domain       within lifespan or horizon, and where it is ever paid back
    unit         months
    source       the sum of a geometric series
    example      clv --avg 120 --freq 12 --margin 80% --churn 4%/month --cac 1200 --get payback_months
  $ clv help new-customers | head -1
  new_customers, an input
  $ clv help 'Average Order Value' | head -1
  avg, an input
  $ clv help round
    --round                   round results to N decimals, 0 to 15
  $ clv help nps,verdict 2>&1 | head -1
  clv: help: there is no input, result, command or model "nps,verdict"
  $ clv help nps verdict | grep 'a result$'
  nps, a result
  verdict, a result
  $ clv help ltv_cacc
  clv: help: there is no input, result, command or model "ltv_cacc"
  hint: did you mean ltv_cac?
  [2]
  $ clv help verdict
  verdict, a result
    does acquisition pay: loss, break-even, profitable (below the target ratio)
    or healthy; on revenue alone only a loss can be said
  
    formula      clv against cac and against target x cac
    domain       a margin, unless it is a loss
    unit         word
    source       3:1 is the line people quote
    words        loss
                 break-even
                 profitable
                 healthy
    example      clv --avg 45 --freq 4 --years 2 --margin 35% --cac 31.50 --get verdict
  $ for name in $(clv --help | sed -n '/^Inputs/,/^$/s/^  --\([a-z-]*\) .*/\1/p; /^Results/,/^$/s/^  \([a-z_]*\)  .*/\1/p'); do clv help $name >/dev/null || echo "no help on $name"; done

Every example of the help runs:

  $ for name in avg freq years revenue purchases customers margin discount timing retention churn horizon cac spend new_customers target promoters passives detractors confidence customer_value clv basis formula clv_net ltv_cac roi max_cac breakeven_purchase payback_months payback_months_no_churn verdict nps nps_low nps_high respondents promoter_share passive_share detractor_share; do
  >   clv help $name | sed -n 's/^  example *//p'
  > done | sort -u | grep -v csv | while read -r line; do $line >/dev/null </dev/null || echo "$line"; done

Flags are given in full, so that a script does not break when one more is added:

  $ clv --av 5
  clv: unknown flag --av
  hint: did you mean --avg?
  [2]
  $ clv --vers
  clv: unknown flag --vers
  hint: did you mean --version?
  [2]
  $ clv --passive 5
  clv: unknown flag --passive
  hint: did you mean --passives?
  [2]

A typo is met with the nearest flag, another name with the right one:

  $ for flag in --freqq --chrun --margn --new_customers --AVG --aov --lifespan --gross-margin --formatt --zzzzzzzz; do clv $flag 5; done
  clv: unknown flag --freqq
  hint: did you mean --freq?
  clv: unknown flag --chrun
  hint: did you mean --churn?
  clv: unknown flag --margn
  hint: did you mean --margin?
  clv: unknown flag --new_customers
  hint: did you mean --new-customers?
  clv: unknown flag --AVG
  hint: did you mean --avg?
  clv: unknown flag --aov
  hint: did you mean --avg?
  clv: unknown flag --lifespan
  hint: did you mean --years?
  clv: unknown flag --gross-margin
  hint: did you mean --margin?
  clv: unknown flag --formatt
  hint: did you mean --format?
  clv: unknown flag --zzzzzzzz
  hint: clv --help lists the flags
  [2]
  $ clv -x
  clv: unknown flag -x
  hint: flags have two dashes and their full name, such as --avg; clv --help lists them
  [2]
  $ clv -avg 5
  clv: unknown flag -avg
  hint: flags have two dashes and their full name, such as --avg; clv --help lists them
  [2]

Values: separate or with =, missing, empty, not wanted.

  $ clv --avg=500 --freq 20 --years=5 --get=clv
  50000
  $ clv --get clv --years 5 --avg -500 --freq 20
  -50000
  $ clv --freq 20 --avg
  clv: --avg needs a value
  hint: in a shell # starts a comment and > a redirection: put quotes around them
  [2]
  $ clv -o
  clv: -o needs a value
  hint: in a shell # starts a comment and > a redirection: put quotes around them
  [2]
  $ clv --avg= --freq 20
  clv: --avg: its value is empty
  hint: leave the flag out, or give it a value; in a shell a variable may be empty
  [2]
  $ clv --quiet=5
  clv: --quiet takes no value
  [2]
  $ clv --round x --avg 1
  clv: --round takes a whole number from 0 to 15
  [2]
  $ for round in -1 16 2.5 ''; do clv --round "$round" --avg 1; done
  clv: --round takes a whole number from 0 to 15
  clv: --round takes a whole number from 0 to 15
  clv: --round takes a whole number from 0 to 15
  clv: --round takes a whole number from 0 to 15
  [2]
  $ clv --color red --avg 1
  clv: --color takes always, never or auto
  [2]
  $ clv --avg 500 --freq 20 --years 5 --margin 40 %
  clv: %: no such file, and no such command
  hint: a rate is one word: 40%
  [2]

Flags in any order, among files; -- ends them; - is standard input:

  $ printf 'avg,freq\n500,20\n' >./-table.csv
  $ clv --years 5 -q --get clv -- -table.csv
  avg,freq,years,clv
  500,20,5,50000
  $ cp ./-table.csv table.csv
  $ clv table.csv --get clv -q --years 5
  avg,freq,years,clv
  500,20,5,50000
  $ clv - --get clv -q --years 5 <table.csv
  avg,freq,years,clv
  500,20,5,50000
  $ clv -- --avg
  clv: --avg: no such file, and no such command
  hint: did you mean --avg?
  [2]

Each command has flags of its own:

  $ clv --avg 5 help
  clv: --avg is not a flag of clv help
  hint: it belongs to clv; clv help --help lists the flags of clv help
  [2]
  $ clv -q help
  clv: -q is not a flag of clv help
  hint: it belongs to clv, clv orders, clv ladder, clv fit, clv predict, clv validate, clv simulate, clv sql, clv inspect; clv help --help lists the flags of clv help
  [2]
  $ clv --vers help
  clv: unknown flag --vers
  hint: did you mean --version?
  [2]
  $ clv --frq help
  clv: unknown flag --frq
  hint: clv help --help lists the flags
  [2]
  $ clv -x help
  clv: unknown flag -x
  hint: flags have two dashes and their full name, such as --help; clv help --help lists them
  [2]
  $ clv --version help | cut -d ' ' -f 1; clv help --version
  clv
    --version                 print the version

A first word is a command, or a file, or a mistake; behind -- it is no command:

  $ clv hepl
  clv: hepl: no such file, and no such command
  hint: did you mean clv help?
  [2]
  $ clv nosuch.csv
  clv: nosuch.csv: No such file or directory
  hint: there is no such file here; - is standard input
  [1]
  $ clv -- help
  clv: help: No such file or directory
  hint: there is no such file here; - is standard input
  [1]
  $ cp table.csv help
  $ clv help | head -1
  clv - what a customer is worth, and whether winning one pays
  $ clv ./help -q --years 5 --get clv
  avg,freq,years,clv
  500,20,5,50000
  $ clv -q --years 5 --get clv -- help
  avg,freq,years,clv
  500,20,5,50000
  $ clv --format help --avg 5
  clv: --format: there is no format "help"
  hint: it is one of card, table, csv, tsv, json, ndjson or markdown
  [2]

Results that are not there are named with their nearest, when there is one near:

  $ for name in verdit ltv_cca nsp foo '' clv,,nps; do clv --avg 5 --get "$name"; done
  clv: --get: there is no result "verdit"
  hint: did you mean verdict?
  clv: --get: there is no result "ltv_cca"
  hint: did you mean ltv_cac?
  clv: --get: there is no result "nsp"
  hint: did you mean nps?
  clv: --get: there is no result "foo"
  hint: clv help lists the results
  clv: --get: there is no result ""
  hint: clv help lists the results
  clv: --get: there is no result ""
  hint: clv help lists the results
  [2]
  $ clv --avg 500 --freq 20 --years 5 --get 'LTV, Customer-Value'
  50000
  10000

Not enough to compute anything, and nothing on standard input:

  $ clv --avg 500 </dev/null
  clv: clv cannot be said: needs freq, the purchases a year
  hint: use flags, or name a table, or pipe one in; clv help clv tells more
  [2]
  $ clv --confidence 90% </dev/null
  clv: nps cannot be said: needs promoters, passives and detractors
  hint: use flags, or name a table, or pipe one in; clv help nps tells more
  [2]
