Output: for people (card, table, markdown) and for programs (csv, tsv, json, ndjson).

  $ case="clv --avg 500 --freq 20 --years 5 --margin 40%"
  $ $case --format csv
  avg,freq,years,margin,customer_value,clv,basis,formula,max_cac
  500,20,5,0.4,10000,20000,profit,avg x freq x years x margin,6666.666666666667
  $ $case --format csv --get clv,basis
  avg,freq,years,margin,clv,basis
  500,20,5,0.4,20000,profit
  $ $case --format tsv --get clv | tr '\t' '>'
  avg>freq>years>margin>clv
  500>20>5>0.4>20000
  $ $case --format table --round 1
  avg freq years margin customer_value     clv basis  formula                     max_cac
  500   20     5    40%        10000.0 20000.0 profit avg x freq x years x margin  6666.7
  $ $case --format markdown
  | avg | freq | years | margin | customer_value | clv | basis | formula | max_cac |
  | ---: | ---: | ---: | ---: | ---: | ---: | --- | --- | ---: |
  | 500 | 20 | 5 | 40% | 10000.00 | 20000.00 | profit | avg x freq x years x margin | 6666.67 |
  $ $case --cac 0 --format ndjson --get clv,basis,roi
  {"avg": 500, "freq": 20, "years": 5, "margin": 0.4, "cac": 0, "clv": 20000, "basis": "profit", "roi": null}
  $ $case --format card
  Customer lifetime value  20000.00  profit
    500 x 20 x 5 x 40% = 20000.00
    average purchase x purchases a year x years x margin
  
    A year's value              10000.00
    Highest CAC for 3:1         6666.67

JSON is an object for one case, with every result:

  $ $case --format json
  {
    "avg": 500,
    "freq": 20,
    "years": 5,
    "margin": 0.4,
    "customer_value": 10000,
    "clv": 20000,
    "basis": "profit",
    "formula": "avg x freq x years x margin",
    "clv_net": null,
    "ltv_cac": null,
    "roi": null,
    "max_cac": 6666.666666666667,
    "breakeven_purchase": null,
    "payback_months": null,
    "payback_months_no_churn": null,
    "verdict": null,
    "nps": null,
    "nps_low": null,
    "nps_high": null,
    "respondents": null,
    "promoter_share": null,
    "passive_share": null,
    "detractor_share": null
  }

And an array for a table:

  $ printf 'name,avg,freq,years\nBäcker,14.50,48,3\n"say ""hi""\\",85,2.5,\n' >shop.csv
  $ clv -q shop.csv --get clv --format json
  [
  {"name": "Bäcker", "avg": 14.50, "freq": 48, "years": 3, "clv": 2088},
  {"name": "say \"hi\"\\", "avg": 85, "freq": 2.5, "years": null, "clv": null}
  ]
  $ clv -q shop.csv --get clv --format ndjson
  {"name": "Bäcker", "avg": 14.50, "freq": 48, "years": 3, "clv": 2088}
  {"name": "say \"hi\"\\", "avg": 85, "freq": 2.5, "years": null, "clv": null}
  $ clv -q shop.csv --format json | python3 -c 'import json,sys; print([len(row) for row in json.load(sys.stdin)])'
  [23, 23]

Numbers of JSON are numbers whatever the table wrote:

  $ printf 'avg,freq,churn\n"€ 1.234,50",007,100%%\n",48",1,4%%/month\n' | clv -q --get clv --format ndjson
  {"avg": 1234.5, "freq": 7, "churn": "100%", "clv": 8641.5}
  {"avg": 0.48, "freq": 1, "churn": "0.04/month", "clv": 1}
  $ printf ',avg,freq,years\nx,-0.5,2,3\n' | clv -q --get clv --format ndjson
  {"column_1": "x", "avg": -0.5, "freq": 2, "years": 3, "clv": -3}

A table's cards, each with what its row is called:

  $ clv -q shop.csv --format card
  name: B\xc3\xa4cker (esc)
  Customer lifetime value  2088.00  revenue
    14.5 x 48 x 3 = 2088.00
    average purchase x purchases a year x years
  
    A year's value              696.00
    Highest CAC for 3:1         696.00
  
    This is revenue, not profit: it flatters. Give --margin, such as --margin 40%.
  
  name: say "hi"\
  Customer lifetime value  none
    needs years, or retention or churn
  
    A year's value              212.50

Tables align by what a character takes on the screen, in a locale that knows it:

  $ printf 'name,avg,freq,years\nMünchen,1,2,3\n日本,1000,2,3\n' | LC_ALL=C.UTF-8 clv -q --get clv --format table
  name     avg freq years     clv
  München    1    2     3    6.00
  日本    1000    2     3 6000.00
  $ printf 'name,avg,freq,years\n"two\nlines",1,2,3\n"a|b\\",1,2,3\n' | clv -q --get clv --format markdown
  | name | avg | freq | years | clv |
  | --- | ---: | ---: | ---: | ---: |
  | two lines | 1 | 2 | 3 | 6.00 |
  | a\|b\\ | 1 | 2 | 3 | 6.00 |
  $ printf 'name,avg,freq,years\n"a\tb",1,2,3\n' | clv -q --get clv --format tsv | tr '\t' '>'
  name>avg>freq>years>clv
  "a>b">1>2>3>6
  $ printf 'name,avg,freq,years\n"two\nlines",1,2,3\n' | clv -q --get clv --format csv
  name,avg,freq,years,clv
  "two
  lines",1,2,3,6

Bytes that are no UTF-8 pass through in CSV, and are U+FFFD in JSON:

  $ printf 'name,avg,freq,years\nM\374nchen,1,2,3\n' >latin.csv
  $ clv -q latin.csv --get clv
  name,avg,freq,years,clv
  M\xfcnchen,1,2,3,6 (esc)
  $ clv -q latin.csv --get clv --format ndjson
  {"name": "M\xef\xbf\xbdnchen", "avg": 1, "freq": 2, "years": 3, "clv": 6} (esc)

Nothing of a file commands the terminal:

  $ printf 'na\033[31mme,avg,freq,years\n\033[2Jx,1,2,3\n' >escape.csv
  $ clv -q escape.csv --format card | head -1
  na?[31mme: ?[2Jx
  $ clv -q escape.csv --format table --get clv | tr -d '\n' | grep -c "$(printf '\033')"
  0
  [1]
  $ printf 'avg,freq,years\n1\033[31m,2,3\n' | clv -q --get clv
  avg,freq,years,clv
  clv: standard input:2:1: avg: "1?[31m" is not a number
    1?[31m,2,3
    ^
  hint: write a number, such as 1234.56
  [1]

Colour only where it is asked for, or on a terminal:

  $ clv --avg 500 --freq 20 --years 5 --margin 40% --color always | head -1
  \x1b[1mCustomer lifetime value  20000.00\x1b[0m  profit (esc)
  $ clv --avg 500 --freq 20 --years 5 --margin 40% --color never | head -1
  Customer lifetime value  20000.00  profit

A table for people says that revenue flatters:

  $ printf 'avg,freq,years\n500,20,5\n' | clv --format table --get clv
  clv: note: standard input: delimiter comma; inputs: avg, freq, years
  clv: note: without a margin clv is revenue, not profit: it flatters
  avg freq years      clv
  500   20     5 50000.00

A header without rows:

  $ printf 'avg,freq,years\n' >none.csv
  $ for format in csv json ndjson markdown table; do clv -q none.csv --get clv --format $format; done
  avg,freq,years,clv
  []
  | avg | freq | years | clv |
  | ---: | ---: | ---: | ---: |
  avg freq years clv

No such format:

  $ clv none.csv --format xml
  clv: --format: there is no format "xml"
  hint: it is one of card, table, csv, tsv, json, ndjson or markdown
  [2]
