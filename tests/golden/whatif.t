Changes: every result before and after.

  $ clv whatif --avg 500 --freq 20 --years 5 --set avg=+10%
  clv: note: avg: 550.00 instead of 500.00
  clv: note: a customer brings 5000.00 more: clv was 50000.00 and is 55000.00, +10.0%
  result,before,after,difference,change
  customer_value,10000,11000,1000,0.1
  clv,50000,55000,5000,0.1
  max_cac,16666.666666666668,18333.333333333332,1666.666666667,0.1
  $ usual='--avg 100 --freq 4 --margin 40% --retention 80% --cac 200'
  $ clv whatif $usual --set retention=+5pt --format table
  clv: note: retention: 85% a year instead of 80% a year
  clv: note: a customer brings 266.67 more: clv_net was 600.00 and is 866.67, +44.4%
  result                   before   after difference change
  customer_value           400.00  400.00       0.00     0%
  clv                      800.00 1066.67     266.67  33.3%
  years                      5.00    6.67       1.67  33.3%
  clv_net                  600.00  866.67     266.67  44.4%
  ltv_cac                    4.00    5.33       1.33  33.3%
  roi                        3.00    4.33       1.33  44.4%
  max_cac                  266.67  355.56      88.89  33.3%
  breakeven_purchase         5.00    5.00       0.00     0%
  payback_months            15.47   15.33      -0.14  -0.9%
  payback_months_no_churn   15.00   15.00       0.00     0%
  verdict                 healthy healthy            
  $ clv whatif $usual --set cac=-3 --set freq=5 --get clv,ltv_cac,cac -q
  result,before,after,difference,change
  clv,800,1000,200,0.25
  ltv_cac,4,5.0761421319796955,1.0761421319797,0.2690355329949
  cac,200,197,-3,-0.015
  $ clv whatif $usual --set timing=end --get clv,formula --format json -q
  [
  {"result": "clv", "before": 800, "after": 640, "difference": -160, "change": -0.2},
  {"result": "formula", "before": "retention model of avg x freq x margin (yearly step; timing start)", "after": "retention model of avg x freq x margin (yearly step; timing end)", "difference": null, "change": null}
  ]
  $ clv whatif --avg 100 --freq 2 --years 3 --set margin=40% --get clv,basis,formula
  clv: note: margin: 40%
  clv: note: a customer brings 360.00 less: clv was 600.00 and is 240.00, -60.0%
  result,before,after,difference,change
  clv,600,240,-360,-0.6
  basis,revenue,profit,,
  formula,avg x freq x years,avg x freq x years x margin,,
  $ clv whatif $usual --set retention=100% --get clv
  clv: note: retention: 100% a year instead of 80% a year
  clv: note: clv_net cannot be said any more: nobody leaves and nothing is discounted, so the sum has no end: give a discount or a horizon
  result,before,after,difference,change
  clv,800,,,
  $ clv whatif $usual --set promoters=3 --get clv
  clv: note: promoters: 3
  clv: note: clv_net stays the same
  result,before,after,difference,change
  clv,800,800,0,0

Retention works on churn, and a month's rate stays one.

  $ clv whatif --avg 120 --freq 12 --margin 80% --churn 4%/month --set retention=+1pt --get clv,years
  clv: note: retention: 97% a month instead of 96% a month
  clv: note: a customer brings 800.00 more: clv was 2400.00 and is 3200.00, +33.3%
  result,before,after,difference,change
  clv,2400,3200,800,0.3333333333333
  years,2.0833333333333335,2.777777777777778,0.6944444444444,0.3333333333333
  $ clv whatif --avg 120 --freq 12 --margin 80% --churn 4%/month --set churn=2% --get clv,years
  clv: note: churn: 2% a month instead of 4% a month
  clv: note: a customer brings 2400.00 more: clv was 2400.00 and is 4800.00, +100.0%
  result,before,after,difference,change
  clv,2400,4800,2400,1
  years,2.0833333333333335,4.166666666666667,2.0833333333333,1

What a measure costs counts against it.

  $ clv whatif $usual --set retention=+1pt --cost 10 --get clv,clv_net
  clv: note: retention: 81% a year instead of 80% a year
  clv: note: a customer brings 10.53 less with the cost paid: clv_net was 600.00 and is 589.47, -1.8%
  clv: note: pays if retention rises by at least 1.3 points
  result,before,after,difference,change,pays_from
  clv,800,789.4736842105264,-10.52631578947,-0.0131578947368,0.8125
  clv_net,600,589.4736842105264,-10.52631578947,-0.0175438596491,0.8125
  $ clv whatif $usual --set churn=-5pt --cost 10 --get clv,clv_net
  clv: note: churn: 15% a year instead of 20% a year
  clv: note: a customer brings 200.00 more with the cost paid: clv_net was 600.00 and is 800.00, +33.3%
  clv: note: pays if churn falls by at least 1.3 points
  result,before,after,difference,change,pays_from
  clv,800,1000,200,0.25,0.1875
  clv_net,600,800,200,0.3333333333333,0.1875
  $ clv whatif $usual --set avg=+10% --cost 20 --get clv_net
  clv: note: avg: 110.00 instead of 100.00
  clv: note: a customer brings 20.00 less with the cost paid: clv_net was 600.00 and is 580.00, -3.3%
  clv: note: pays if avg rises by at least 12.5%
  result,before,after,difference,change,pays_from
  clv_net,600,580,-20,-0.0333333333333,112.5
  $ clv whatif $usual --set cac=-50 --cost 10 --get clv_net
  clv: note: cac: 150.00 instead of 200.00
  clv: note: clv_net stays the same
  clv: note: pays if cac falls by at least 50.00
  result,before,after,difference,change,pays_from
  clv_net,600,600,0,0,150
  $ clv whatif $usual --set cac=-50 --cost 100 --get clv_net
  clv: note: cac: 150.00 instead of 200.00
  clv: note: a customer brings 450.00 less with the cost paid: clv_net was 600.00 and is 150.00, -75.0%
  clv: note: does not pay, however far cac falls
  result,before,after,difference,change,pays_from
  clv_net,600,150,-450,-0.75,
  $ clv whatif $usual --set avg=+1 --set freq=+1 --cost 10 --get clv_net
  clv: note: avg: 101.00 instead of 100.00
  clv: note: freq: 5 instead of 4
  clv: note: a customer brings 160.00 more with the cost paid: clv_net was 600.00 and is 760.00, +26.7%
  result,before,after,difference,change,pays_from
  clv_net,600,760,160,0.2666666666667,
  $ clv whatif $usual --set avg=+10% --cost 0 --get clv_net
  clv: note: avg: 110.00 instead of 100.00
  clv: note: a customer brings 80.00 more with the cost paid: clv_net was 600.00 and is 680.00, +13.3%
  clv: note: costs nothing, and pays with any change
  result,before,after,difference,change,pays_from
  clv_net,600,680,80,0.1333333333333,100

A table: which case it is comes first, and where nothing tells that, the number of the row.

  $ cd "$EXAMPLES"
  $ clv whatif segments.csv --margin 40% --set freq=+10% --get clv_net --format table
  clv: note: segments.csv: delimiter comma; inputs: avg, freq, years, cac
  segment         result  before  after difference change
  Bakery regulars clv_net 823.20 906.72      83.52  10.1%
  Cake orders     clv_net 295.00 329.00      34.00  11.5%
  Walk-ins        clv_net  -2.92  -0.71       2.21 
  Weddings        clv_net  76.00 101.60      25.60  33.7%
  $ printf 'avg,freq,retention\n10,5,80%%\n12,5,99%%\n14,5,60%%\n' | clv whatif --set retention=+5pt --get clv
  clv: note: standard input: delimiter comma; inputs: avg, freq, retention
  row,result,before,after,difference,change
  1,clv,250,333.33333333333337,83.33333333333,0.3333333333333
  clv: standard input:3: retention: 99% a year changed by +5pt is 104% a year
    12,5,99%
  hint: retention takes 0% to 100%, /month or /year
  [1]
  $ printf 'avg,freq,retention\n10,5,80%%\n12,5,99%%\n14,5,60%%\n' | clv whatif --set retention=+5pt --get clv --skip-bad
  clv: note: standard input: delimiter comma; inputs: avg, freq, retention
  clv: standard input:3: retention: 99% a year changed by +5pt is 104% a year
  clv: skipped 1 of 3 rows
  row,result,before,after,difference,change
  1,clv,250,333.33333333333337,83.33333333333,0.3333333333333
  3,clv,175,200,25,0.1428571428571
  $ printf 'avg;freq;years\n"1,50";2;3\n' | clv whatif --set avg=+0,5 --decimal , --get clv - -q
  row,result,before,after,difference,change
  1,clv,9,12,3,0.3333333333333

Sweeps: one row a value, which clv reads again.

  $ clv whatif --avg 120 --freq 12 --margin 80% --cac 1200 --sweep churn=1%/month..4%/month:1% --get clv,payback_months
  avg,freq,margin,churn,cac,clv,payback_months
  120,12,0.8,0.01/month,1200,9600,13.286261730049704
  120,12,0.8,0.02/month,1200,4800,14.239778259931917
  120,12,0.8,0.03/month,1200,3200,15.430592850509711
  120,12,0.8,0.04/month,1200,2400,16.979748018338945
  $ clv whatif $usual --sweep retention=70%..90%:10% --sweep avg=90..110:20 --get clv_net
  avg,freq,margin,retention,cac,clv_net
  90,4,0.4,0.7,200,280
  110,4,0.4,0.7,200,386.66666666666674
  90,4,0.4,0.8,200,520
  110,4,0.4,0.8,200,680
  90,4,0.4,0.9,200,1240
  110,4,0.4,0.9,200,1560
  $ clv whatif $usual --sweep retention=70%..90%:10% | clv -q - >again.csv; clv whatif $usual --sweep retention=70%..90%:10% | cmp - again.csv; rm again.csv
  $ clv whatif segments.csv --margin 40% --sweep cac=20..10:5 --get clv_net -q | head -n 4
  segment,avg,freq,years,cac,margin,clv_net
  Bakery regulars,14.50,48,3,20,0.4,815.2
  Bakery regulars,14.50,48,3,15,0.4,820.2
  Bakery regulars,14.50,48,3,10,0.4,825.2
  $ printf 'name,avg,freq,churn\na,10,5,4%%/month\n' | clv whatif --sweep retention=95%..96%:1% --get clv
  clv: note: standard input: delimiter comma; inputs: avg, freq, churn
  name,avg,freq,churn,retention,clv
  a,10,5,,0.95/month,83.33333333333333
  a,10,5,,0.96/month,104.16666666666667
  $ clv whatif --avg 100 --freq 1 --churn 10% --sweep discount=0%..10%:5% --format ndjson --get clv
  {"avg": 100, "freq": 1, "discount": 0, "churn": 0.1, "clv": 1000}
  {"avg": 100, "freq": 1, "discount": 0.05, "churn": 0.1, "clv": 700}
  {"avg": 100, "freq": 1, "discount": 0.1, "churn": 0.1, "clv": 550}

What to work on first.

  $ clv whatif $usual --rank 10%
  clv: note: work on retention first: 10% better brings 88.89 a customer
  rank,input,value,better,worse,result,before,if_better,if_worse,effect
  1,retention,0.8,0.82,0.78,clv_net,600,688.8888888888889,527.2727272727273,88.88888888889
  2,avg,100,110,90,clv_net,600,680,520,80
  3,freq,4,4.4,3.6,clv_net,600,680,520,80
  4,margin,0.4,0.44,0.36,clv_net,600,680,520,80
  5,cac,200,180,220,clv_net,600,620,580,20
  $ clv whatif $usual --rank 10% --format table -q
  rank input      value better  worse result  before if_better if_worse effect
     1 retention    80%    82%    78% clv_net 600.00    688.89   527.27  88.89
     2 avg       100.00 110.00  90.00 clv_net 600.00    680.00   520.00  80.00
     3 freq        4.00   4.40   3.60 clv_net 600.00    680.00   520.00  80.00
     4 margin       40%    44%    36% clv_net 600.00    680.00   520.00  80.00
     5 cac       200.00 180.00 220.00 clv_net 600.00    620.00   580.00  20.00
  $ clv whatif --avg 10 --freq 2 --years 3 --rank 50%
  clv: note: work on avg, freq or years first: 50% better brings 30.00 a customer
  clv: note: ranked by clv: without cac there is no clv_net
  rank,input,value,better,worse,result,before,if_better,if_worse,effect
  1,avg,10,15,5,clv,60,90,30,30
  2,freq,2,3,1,clv,60,90,30,30
  3,years,3,4.5,1.5,clv,60,90,30,30
  $ clv whatif segments.csv --margin 40% --rank 10% -q --round 2 | head -n 6
  segment,rank,input,value,better,worse,result,before,if_better,if_worse,effect
  Bakery regulars,1,avg,14.5,15.95,13.05,clv_net,823.2,906.72,739.68,83.52
  Bakery regulars,2,freq,48,52.8,43.2,clv_net,823.2,906.72,739.68,83.52
  Bakery regulars,3,margin,0.4,0.44,0.36,clv_net,823.2,906.72,739.68,83.52
  Bakery regulars,4,years,3,3.3,2.7,clv_net,823.2,906.72,739.68,83.52
  Bakery regulars,5,cac,12,10.8,13.2,clv_net,823.2,824.4,822,1.2
  $ clv whatif $usual --set margin=+2pt --cost 10 --get clv -o /dev/null
  clv: note: margin: 42% instead of 40%
  clv: note: a customer brings 10.00 less with the cost paid: clv_net was 600.00 and is 590.00, -1.7%
  clv: note: pays if margin rises by at least 2.5 points
  $ clv whatif $usual --set freq=+1 --cost 1 --get clv -o /dev/null
  clv: note: freq: 5 instead of 4
  clv: note: a customer brings 195.00 more with the cost paid: clv_net was 600.00 and is 795.00, +32.5%
  clv: note: pays if freq rises by at least 0.025
  $ clv whatif --avg 1 --freq 1 --years 0 --rank 10% -q
  rank,input,value,better,worse,result,before,if_better,if_worse,effect
  1,avg,1,1.1,0.9,clv,0,0,0,0
  2,freq,1,1.1,0.9,clv,0,0,0,0
  3,years,0,0,0,clv,0,0,0,0
  $ clv whatif --avg 1 --freq 1 --years 0 --rank 10% -o /dev/null
  clv: note: nothing raises clv here
  $ clv whatif --avg 5 --freq 2 --churn 0% --rank 10%
  clv: note: clv cannot be said of this case, so nothing is ranked
  rank,input,value,better,worse,result,before,if_better,if_worse,effect
  1,avg,5,5.5,4.5,clv,,,,
  2,freq,2,2.2,1.8,clv,,,,
  3,churn,0,0,0,clv,,,,

What is refused.

  $ clv whatif $usual --set retention=+5%
  clv: --set retention: "+5%" does not say points, and rates change by points
  hint: +5pt adds points: 5pt more than 90% is 95%
  [2]
  $ clv whatif $usual --set retenton=+5pt
  clv: --set: there is no input "retenton"
  hint: did you mean retention?
  [2]
  $ clv whatif $usual --set ltv=+5
  clv: --set: clv is a result, and no input
  hint: clv solve --for INPUT --goal 'clv=...' says which input gives it
  [2]
  $ clv whatif $usual --set xyzzy=+5
  clv: --set: there is no input "xyzzy"
  hint: clv help lists the inputs
  [2]
  $ clv whatif $usual --set avg
  clv: --set: "avg" has no =
  hint: write it like --set avg=+10%
  [2]
  $ clv whatif $usual --set avg=+5pt
  clv: --set avg: "+5pt" says points, which only rates have
  hint: write +10% or +5
  [2]
  $ clv whatif $usual --set years=6
  clv: years: retention is given, which excludes it
  hint: change retention instead, or start from a case without it
  [2]
  $ clv whatif $usual --set retention=+50pt
  clv: retention: 80% a year changed by +50pt is 130% a year
  hint: retention takes 0% to 100%, /month or /year
  [2]
  $ clv whatif --freq 2 --customers 5 --get customer_value --set avg=+10% --avg 1 --cost 5
  clv: a cost needs a margin
  hint: what a measure costs is paid out of profit: give margin, such as 40%
  [2]
  $ clv whatif $usual --sweep churn=1%..2%
  clv: --sweep churn: "1%..2%" is no sweep
  hint: write first..last:step, such as churn=1%..10%:1% or years=1..5:0.5
  [2]
  $ clv whatif $usual --sweep churn=1%..2%:1% --sweep churn=1%..2%:1%
  clv: --sweep: churn is swept twice
  [2]
  $ clv whatif $usual --sweep churn=1%..2%:1% --sweep retention=1%..2%:1%
  clv: --sweep: retention and churn exclude each other
  [2]
  $ clv whatif $usual --sweep avg=1..2:1 --sweep freq=1..2:1 --sweep cac=1..2:1
  clv: more than two sweeps
  hint: two make a grid; run clv again for each value of a third
  [2]
  $ clv whatif $usual --sweep years=1..2:1
  clv: years: retention is given, which excludes it
  hint: change retention instead, or start from a case without it
  [2]
  $ clv whatif $usual --sweep avg
  clv: --sweep: "avg" has no =
  hint: write it like --sweep churn=1%..10%:1%
  [2]
  $ clv whatif $usual --rank 10
  clv: --rank: "10" is not a rate
  hint: 5 per cent is 5% or 0.05, and all is 100%
  [2]
  $ clv whatif $usual --rank 100%
  clv: --rank: "100%" is not between 0% and 100%
  hint: --rank takes a share above 0% and below 100%, such as 10%
  [2]
  $ clv whatif $usual --rank 10% --get clv
  clv: --get and --rank do not go together
  hint: it ranks by clv_net, or clv without a cac
  [2]
  $ clv whatif $usual --rank 10% --cost 5
  clv: --cost goes with --set
  hint: it is what the change costs, a customer and year
  [2]
  $ clv whatif $usual --rank 10% --set avg=+1
  clv: --set, --sweep and --rank do not go together
  hint: one table answers one question: run clv for each
  [2]
  $ clv whatif $usual --set avg=+1 --cost -5
  clv: --cost: "-5" is negative
  hint: --cost takes 0 or more
  [2]
  $ clv whatif $usual
  clv: what if what? no change is given
  hint: say --set retention=+5pt, --sweep churn=1%..10%:1% or --rank 10%
  [2]
  $ clv whatif $usual --set avg=+1 --get clx
  clv: --get: there is no result "clx"
  hint: did you mean clv?
  [2]
  $ clv whatif --set avg=+1 </dev/null
  clv whatif - what if retention rose by 5 points? every result before and after, a grid of values, or what to work on first
  
    clv whatif --avg 500 --freq 20 --years 5 --set avg=+10%
    clv whatif --avg 100 --freq 4 --margin 40% --retention 80% --cac 200 --rank 10%
  
  clv whatif --help tells more.
  [2]
  $ clv whatif --avg 100 --set avg=+1 --get clv </dev/null
  clv: clv cannot be said: needs freq, the purchases a year
  hint: use flags, or name a table, or pipe one in; clv help clv tells more
  [2]
  $ clv whatif --avg 100 --freq 2 --set avg=+1 --skip-bad </dev/null
  clv: --skip-bad is for tables, and there is none
  hint: name a file, or - for standard input
  [2]
  $ clv whatif --avg 100 --freq 2 --rank 10% --format card
  clv: --format: there is no format "card"
  hint: it is one of table, csv, tsv, json, ndjson or markdown
  [2]
  $ clv whatif >/dev/null </dev/null
  clv whatif - what if retention rose by 5 points? every result before and after, a grid of values, or what to work on first
  
    clv whatif --avg 500 --freq 20 --years 5 --set avg=+10%
    clv whatif --avg 100 --freq 4 --margin 40% --retention 80% --cac 200 --rank 10%
  
  clv whatif --help tells more.
  [2]
