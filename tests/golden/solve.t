The value of an input that gives a result.

  $ clv solve --for cac --goal ltv_cac=3 --avg 500 --freq 20 --years 5 --margin 40%
  clv: note: cac 6666.67 gives ltv_cac 3
  avg,freq,years,margin,cac,ltv_cac,solutions,why_none
  500,20,5,0.4,6666.666666666666,3,1,
  $ clv solve --for churn/month --goal payback_months=12 --avg 120 --freq 12 --margin 80% --cac 800
  clv: note: churn 6.933709% a month gives payback_months 12
  avg,freq,margin,churn,cac,payback_months,solutions,why_none
  120,12,0.8,0.06933709374318918/month,800,12,1,
  $ clv solve --for retention --goal clv=366.67 --avg 100 --freq 1 --discount 10% --format json
  clv: note: retention 80.000273% a year gives clv 366.67
  {
    "avg": 100,
    "freq": 1,
    "discount": 0.1,
    "retention": 0.8000027272479342,
    "clv": 366.67,
    "solutions": 1,
    "why_none": null
  }
  $ clv solve --for margin --goal 'clv_net = 0' --avg 100 --freq 2 --years 3 --cac 300 -q
  avg,freq,years,margin,cac,clv_net,solutions,why_none
  100,2,3,0.5,300,0,1,
  $ clv solve --for years --goal roi=150% --avg 100 --freq 2 --margin 50% --cac 80 -q
  avg,freq,years,margin,cac,roi,solutions,why_none
  100,2,2,0.5,80,1.5,1,
  $ clv solve --for promoters --goal nps=+30 --passives 30 --detractors 20 -q
  promoters,passives,detractors,nps,solutions,why_none
  50,30,20,30,1,
  $ clv solve --for spend --goal ltv_cac=3 --avg 500 --freq 20 --years 5 --margin 40% --new-customers 10 -q --round 2
  avg,freq,years,margin,spend,new_customers,ltv_cac,solutions,why_none
  500,20,5,0.4,66666.67,10,3,1,
  $ clv solve --for cac --goal LTV:CAC==3 --avg 500 --freq 20 --years 5 --format table -q
  avg freq years      cac ltv_cac solutions why_none
  500   20     5 16666.67    3.00         1 

Bare values for scripts; put back, they give the goal.

  $ cac=$(clv solve --for cac --goal ltv_cac=3 --avg 500 --freq 20 --years 5 --get cac -q)
  $ echo $cac; clv --avg 500 --freq 20 --years 5 --cac $cac --get ltv_cac
  16666.666666666668
  3
  $ clv solve --for churn --goal years=8 --churn 4% ; clv solve --for churn --goal years=8 --get churn,years -q
  clv: --churn is given, and is what --for looks for
  hint: leave --churn out
  0.125
  8
  $ clv solve --for cac --goal ltv_cac=3 --avg 500 --freq 20 --years 5 -q | clv -q --get ltv_cac
  avg,freq,years,cac,ltv_cac,solutions,why_none
  500,20,5,16666.666666666668,3,1,
  $ clv solve --for cac --goal ltv_cac=3 --avg 500 --freq 20 --years 5 -q --get cac,roi --format csv
  avg,freq,years,cac,ltv_cac,roi,solutions,why_none
  500,20,5,16666.666666666668,3,2,1,

Rows of a table, one solution each; an empty cell is filled.

  $ cd "$EXAMPLES"
  $ clv solve segments.csv --for margin --goal ltv_cac=3
  clv: note: segments.csv: delimiter comma; inputs: avg, freq, years, cac
  segment,avg,freq,years,cac,margin,ltv_cac,solutions,why_none
  Bakery regulars,14.50,48,3,12,0.017241379310344827,3,1,
  Cake orders,85,2.5,4,45,0.1588235294117647,3,1,
  Walk-ins,9.20,6,1,25,,2.208,0,"no margin gives ltv_cac 3: whatever it is, ltv_cac lies between 0 and 2.208"
  Weddings,640,1,1,180,0.84375,3,1,
  clv: note: 1 row without a solution: the column why_none says why
  $ printf 'name,avg,freq,years,cac\na,10,5,2,\nb,12,5,1,3\nc,,5,1,\n' | clv solve --for cac --goal ltv_cac=3
  clv: note: standard input: delimiter comma; inputs: avg, freq, years, cac
  name,avg,freq,years,cac,ltv_cac,solutions,why_none
  a,10,5,2,33.33333333333333,3,1,
  clv: standard input:3: cac is given here, and is what --for looks for
    b,12,5,1,3
  hint: leave its cell empty: it is filled
  [1]
  $ printf 'name,avg,freq,years,cac\na,10,5,2,\nb,12,5,1,3\nc,,5,1,\n' | clv solve --for cac --goal ltv_cac=3 --skip-bad --get clv
  clv: note: standard input: delimiter comma; inputs: avg, freq, years, cac
  clv: standard input:3: cac is given here, and is what --for looks for
  clv: skipped 1 of 3 rows
  name,avg,freq,years,cac,ltv_cac,clv,solutions,why_none
  a,10,5,2,33.33333333333333,3,100,1,
  c,,5,1,,,,0,"ltv_cac cannot be said, whatever the cac: needs avg, the average purchase"
  clv: note: 1 row without a solution: the column why_none says why
  $ printf 'name,avg,freq,years\na,10,5,2\n' | clv solve --for churn --goal clv=3
  clv: note: standard input: delimiter comma; inputs: avg, freq, years
  name,avg,freq,years,churn,clv,solutions,why_none
  clv: standard input:2: years is given here, which excludes churn
    a,10,5,2
  hint: leave its cell empty, or look for years
  [1]
  $ printf 'name,avg,freq,churn\na,10,5,2%%\n' | clv solve --for retention --goal clv=3 -q
  name,avg,freq,churn,retention,clv,solutions,why_none
  clv: standard input:2: churn is given here, which excludes retention
    a,10,5,2%
  hint: leave its cell empty, or look for churn
  [1]

Several solutions: the lowest is shown.

  $ clv solve --for horizon --goal clv=21 --avg 100 --freq 1 --churn 80% --timing end
  clv: note: horizon 0.399 years gives clv 21
  clv: note: 3 values of horizon give it; this is the lowest
  avg,freq,timing,churn,horizon,clv,solutions,why_none
  100,1,end,0.8,0.39934813967529736,21,3,
  $ clv solve --for horizon --goal clv=21 --avg 100 --freq 1 --churn 80% --timing end --get horizon,clv -q
  0.39934813967529736
  21

Why there is none.

  $ clv solve --for margin --goal ltv_cac=3 --avg 100 --freq 1 --years 1 --cac 100
  clv: no margin gives ltv_cac 3: whatever it is, ltv_cac lies between 0 and 1
  hint: look for another input, or change the others
  [1]
  $ clv solve --for churn --goal clv=99 --avg 100 --freq 1
  clv: no churn gives clv 99: whatever it is, clv is at least 100
  hint: look for another input, or change the others
  [1]
  $ clv solve --for cac --goal clv_net=200 --avg 100 --freq 1 --years 1
  clv: no cac gives clv_net 200: whatever it is, clv_net is at most 100
  hint: look for another input, or change the others
  [1]
  $ clv solve --for margin --goal years=3 --avg 100 --freq 1 --churn 10%
  clv: years does not depend on margin here: it is 10 whatever that is
  hint: look for another input, or change the others
  [1]
  $ clv solve --for revenue --goal clv=3 --avg 100 --freq 1 --churn 10%
  clv: clv does not depend on revenue here: it is 1000 whatever that is
  hint: look for another input, or change the others
  [1]
  $ clv solve --for retention --goal clv=123456780000000 --avg 100 --freq 1
  clv: no retention gives clv 123456780000000: it passes over that from one value of retention to the next
  hint: look for another input, or change the others
  [1]

What is refused.

  $ clv solve --for cac --goal ltv_cac=3 --avg 500 --freq 20 </dev/null
  clv: ltv_cac cannot be said: needs years, or retention or churn
  hint: use flags, or name a table, or pipe one in; clv help ltv_cac tells more
  [2]
  $ clv solve --for cac --goal ltv_cac=3 --avg 500 --freq 20 --years 5 --cac 3
  clv: --cac is given, and is what --for looks for
  hint: leave --cac out
  [2]
  $ clv solve --for years --goal clv=3000 --avg 500 --freq 20 --churn 5%
  clv: --for years: --churn is given, which excludes it
  hint: leave --churn out, or look for it instead
  [2]
  $ clv solve --for cac --goal ltv_ca=3 --avg 500
  clv: --goal: there is no result "ltv_ca"
  hint: did you mean ltv_cac?
  [2]
  $ clv solve --for cac --goal xyzzy=3 --avg 500
  clv: --goal: there is no result "xyzzy"
  hint: clv help lists the results
  [2]
  $ clv solve --for cca --goal ltv_cac=3 --avg 500
  clv: --for: there is no input "cca"
  hint: did you mean cac?
  [2]
  $ clv solve --for clv --goal ltv_cac=3 --avg 500
  clv: --for: clv is a result, and no input
  hint: clv solve --for INPUT --goal 'clv=...' says which input gives it
  [2]
  $ clv solve --for cac --goal avg=3 --avg 500
  clv: --goal: avg is an input, and no result
  hint: give it as it is, with --avg; a goal is for a result, such as clv or ltv_cac
  [2]
  $ clv solve --for cac --goal verdict=healthy --avg 500
  clv: --goal verdict: it is a word, which no value of an input gives exactly
  hint: healthy is ltv_cac=3 or your target, and break-even ltv_cac=1
  [2]
  $ clv solve --for cac --goal breakeven_purchase=3 --avg 500
  clv: --goal breakeven_purchase: it is a whole number, which no value of an input gives exactly
  hint: ask for a result that can take any value, such as payback_months
  [2]
  $ clv solve --for cac --goal 'ltv_cac>=3' --avg 500
  clv: --goal: "ltv_cac>=3" has no =
  hint: a goal is a value to be met, such as --goal 'ltv_cac=3'
  [2]
  $ clv solve --for cac --goal ltv_cac=three --avg 500
  clv: --goal: "three" is not a number
  hint: write a number, such as 1234.56
  [2]
  $ clv solve --for cac --goal ltv_cac= --avg 500
  clv: --goal: its value is empty
  [2]
  $ clv solve --for timing --goal clv=3 --avg 500
  clv: --for timing: it is a word, and has no values to search
  hint: try its words one by one: start (the default) or end
  [2]
  $ clv solve --for discount/month --goal clv=3 --avg 500
  clv: --for discount: "/month" is no period of it
  hint: only retention and churn take /month or /year
  [2]
  $ clv solve --for churn/week --goal clv=3 --avg 500
  clv: --for churn: "/week" is no period of it
  hint: only retention and churn take /month or /year
  [2]
  $ clv solve --for cac --avg 500
  clv: --goal is missing
  hint: write it like clv solve --for cac --goal 'ltv_cac=3', with the other inputs
  [2]
  $ clv solve --goal clv=3 --avg 500
  clv: --for is missing
  hint: write it like clv solve --for cac --goal 'ltv_cac=3', with the other inputs
  [2]
  $ clv solve --for cac --goal ltv_cac=3 --avg 500 --freq 20 --years 5 --get cca
  clv: --get: there is no result "cca"
  hint: clv help lists the results
  [2]
  $ clv solve </dev/null
  clv solve - how low must churn be, how high may cac be, for LTV:CAC to be 3? the value of an input that gives a result
  
    clv solve --for cac --goal ltv_cac=3 --avg 500 --freq 20 --years 5 --margin 40%
    clv solve --for churn/month --goal payback_months=12 --avg 120 --freq 12 --margin 80% --cac 800
  
  clv solve --help tells more.
  [2]
