What has no value says why: in words on a card and in a note, empty in CSV, null in JSON; never 0, inf or nan.

An input is missing:

  $ clv --avg 500 --freq 20 </dev/null
  Customer lifetime value  none
    needs years, or retention or churn
  
    A year's value              10000.00
  $ clv --avg 45 --margin 35% --cac 31.50 </dev/null
  Customer lifetime value  none
    needs freq, the purchases a year
  
    Acquisition cost            31.50
    Paid back at purchase       2
  $ clv --avg 500 --freq 20 --years 5 --promoters 5 --detractors 3 | tail -1
    the passives are unknown: give passives, 0 if there were none

A total is divided by nothing:

  $ clv --revenue 96000 --purchases 0 --customers 400 --years 3
  Customer lifetime value  none
    there were no purchases to take an average of
  
    A year's value              there were no purchases to take an average of
  $ clv --revenue 96000 --purchases 1200 --customers 0 --years 3
  Customer lifetime value  none
    there were no customers to take an average of
  
    A year's value              there were no customers to take an average of
  $ clv --avg 100 --freq 2 --years 3 --margin 50% --spend 500 --new-customers 0
  Customer lifetime value  300.00  profit
    100 x 2 x 3 x 50% = 300.00
    average purchase x purchases a year x years x margin
  
    A year's value              200.00
    Acquisition cost            no customer was won with that spend
    After acquisition           no customer was won with that spend
    LTV:CAC                     no customer was won with that spend
    Paid back at purchase       no customer was won with that spend
    Paid back after             no customer was won with that spend
    Highest CAC for 3:1         100.00

Nobody ever leaves:

  $ clv --avg 100 --freq 1 --churn 0%
  Customer lifetime value  none
    nobody leaves and nothing is discounted, so the sum has no end: give a
    discount or a horizon
  
    A year's value              100.00
    Lifespan                    nobody ever leaves: there is no end
  $ clv --avg 100 --freq 1 --retention 100% --horizon 2 --get clv,years
  clv: note: years: nobody ever leaves: there is no end
  200
  

A figure beyond what a computer counts to is said to be just that, whatever the formula:

  $ clv --avg 1e300 --freq 1e300 --years 5 --get clv
  clv: note: clv: the figure is too large
  
  $ clv --avg 1e300 --freq 1e300 --churn 5% --get clv
  clv: note: clv: the figure is too large
  

A name asked for that cannot follow from what was given is a mistake in the command:

  $ clv --get ltv_cac --avg 500 --freq 20 --years 5 </dev/null
  clv: ltv_cac cannot be said: needs cac, the acquisition cost
  hint: use flags, or name a table, or pipe one in; clv help ltv_cac tells more
  [2]
  $ clv --get years --years 5 --avg 500
  5
  $ clv --get cac --spend 500 </dev/null
  clv: cac cannot be said: needs cac, or both spend and new-customers
  hint: use flags, or name a table, or pipe one in; clv help cac tells more
  [2]
  $ clv --get retention --churn 4%/month </dev/null
  clv: retention cannot be said: was not given
  hint: use flags, or name a table, or pipe one in; clv help retention tells more
  [2]

One that could follow is an empty line, and the note can be silenced:

  $ clv --get clv,ltv_cac,verdict --avg 500 --freq 20 --years 5 --cac 0
  clv: note: ltv_cac: acquisition costs nothing, so there is no ratio
  clv: note: verdict: revenue alone cannot tell: give margin, such as 40%
  50000
  
  
  $ clv --get clv,ltv_cac,verdict --avg 500 --freq 20 --years 5 --cac 0 -q
  50000
  
  

Empty cells in CSV and TSV, null in JSON:

  $ printf 'avg,freq,churn,cac\n100,1,0%%,5\n100,,5%%,5\n100,1,5%%,0\n' >cases.csv
  $ clv -q cases.csv --get clv,years,ltv_cac,breakeven_purchase
  avg,freq,churn,cac,clv,years,ltv_cac,breakeven_purchase
  100,1,0,5,,,,1
  100,,0.05,5,,20,,1
  100,1,0.05,0,2000,20,,0
  $ clv -q cases.csv --get clv,years,ltv_cac --format ndjson
  {"avg": 100, "freq": 1, "churn": 0, "cac": 5, "clv": null, "years": null, "ltv_cac": null}
  {"avg": 100, "freq": null, "churn": 0.05, "cac": 5, "clv": null, "years": 20, "ltv_cac": null}
  {"avg": 100, "freq": 1, "churn": 0.05, "cac": 0, "clv": 2000, "years": 20, "ltv_cac": null}
  $ clv --avg 100 --freq 1 --churn 0% --format json --get clv,years,max_cac
  {
    "avg": 100,
    "freq": 1,
    "churn": 0,
    "clv": null,
    "years": null,
    "max_cac": null
  }

A whole row without a result is still a line:

  $ printf 'avg\n45\n\n' | clv -q --get customer_value --freq 2
  avg,freq,customer_value
  45,2,90
  $ printf 'clv,freq\n,2\n' | clv -q --avg 45 --get customer_value
  clv,freq,avg,customer_value
  ,2,45,90
