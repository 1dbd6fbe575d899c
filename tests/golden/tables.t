A table: every row is a case, a segment, a product, a city, a month.

  $ clv "$EXAMPLES/segments.csv" -q --margin 40% --get clv,ltv_cac,verdict --round 2
  segment,avg,freq,years,cac,margin,clv,ltv_cac,verdict
  Bakery regulars,14.50,48,3,12,0.4,835.2,69.6,healthy
  Cake orders,85,2.5,4,45,0.4,340,7.56,healthy
  Walk-ins,9.20,6,1,25,0.4,22.08,0.88,loss
  Weddings,640,1,1,180,0.4,256,1.42,profitable

What was detected is said once, on standard error, and not with -q:

  $ clv "$EXAMPLES/subscriptions.csv" --get clv --round 2 2>&1 >/dev/null | sed 's|[^ ]*/||'
  clv: note: subscriptions.csv: delimiter semicolon; inputs: avg, freq, churn, cac; decimal comma
  $ clv "$EXAMPLES/subscriptions.csv" -q --margin 80% --get clv,payback_months --round 2
  plan,avg,freq,churn,cac,margin,clv,payback_months
  Starter,9.9,12,0.08/month,35,0.8,99,5.23
  Team,49,12,0.03/month,220,0.8,1306.67,6.05
  Company,1290,12,0.01/month,4800,0.8,103200,4.74

All results that any row can have, without --get:

  $ printf 'avg,freq,years\n500,20,5\n' | clv
  clv: note: standard input: delimiter comma; inputs: avg, freq, years
  avg,freq,years,customer_value,clv,basis,formula,max_cac
  500,20,5,10000,50000,revenue,avg x freq x years,16666.666666666668
  $ printf 'avg,freq,margin,churn,cac\n120,12,80%%,4%%/month,1200\n' | clv -q --round 2
  avg,freq,margin,churn,cac,customer_value,clv,basis,formula,years,clv_net,ltv_cac,roi,max_cac,breakeven_purchase,payback_months,payback_months_no_churn,verdict
  120,12,0.8,0.04/month,1200,1440,2400,profit,retention model of avg x freq x margin (monthly step; timing start),2.08,1200,2,1,800,13,16.98,12.5,profitable

Columns are recognised whatever their case, blanks, hyphens and underscores, and by their other names:

  $ printf 'AOV;Purchases per Year;Life-Span\n500;20;5\n' | clv -q --get clv
  avg,freq,years,clv
  500,20,5,50000
  $ printf 'Average Order Value,FREQ,churn_rate,Discount Rate,Gross margin,customer-acquisition-cost\n200,1,20%%,10%%,50%%,100\n' | clv -q --get clv --round 2
  avg,freq,churn,discount,margin,cac,clv
  200,1,0.2,0.1,0.5,100,366.67
  $ printf 'average purchase,freq,retention rate,TIMING\n100,1,80%%,End\n' | clv -q --discount 10% --get clv --round 2
  avg,freq,retention,timing,discount,clv
  100,1,0.8,end,0.1,266.67
  $ printf 'new customers,Sales and Marketing,avg,freq,years\n10,600,100,1,3\n' | clv -q --get cac,ltv_cac
  new_customers,spend,avg,freq,years,cac,ltv_cac
  10,600,100,1,3,60,5

What is no input comes through byte for byte and in order, its name too; quotes stand only where they are needed:

  $ printf '"Segment, long", extra ,avg,"12"" vinyl",freq,years\n"a,b", x ,1,"say ""hi""",2,3\n"plain",,1,007,2,3\n' | clv -q --get clv
  "Segment, long", extra ,avg,"12"" vinyl",freq,years,clv
  "a,b", x ,1,"say ""hi""",2,3,6
  plain,,1,007,2,3,6
  $ printf 'name,note,avg,freq,years\n  pad  , "b, c",1,2,3\n' | clv -q --get clv
  name,note,avg,freq,years,clv
    pad  ,"b, c",1,2,3,6
  $ printf 'name;avg;freq;years\na,b;1;2;3\n"c;d";1;2;3\n' | clv -q --get clv
  name,avg,freq,years,clv
  "a,b",1,2,3,6
  c;d,1,2,3,6

Columns without a name are allowed:

  $ printf ',avg,freq,years,\nx,1,2,3,y\n' | clv -q --get clv
  ,avg,freq,years,,clv
  x,1,2,3,y,6

Inputs are written as plain numbers, as they stood where they were plain:

  $ printf 'avg,freq,years\n1.50,2,3\n"$1,234.50",02,3y\n1e3,+2,30mo\n' | clv -q --get clv
  avg,freq,years,clv
  1.50,2,3,9
  1234.5,2,3,7407
  1000,2,2.5,5000
  $ printf 'avg,freq,years,margin\n100,1,1,99.9%%\n100,1,1,8.1%%\n' | clv -q --get clv
  avg,freq,years,margin,clv
  100,1,1,0.999,99.9
  100,1,1,0.081,8.1

Flags fill columns that are missing, and cells that are empty:

  $ printf 'avg,freq,cac\n500,20,\n500,20,7\n' | clv -q --years 5 --margin 40% --cac 12 --get clv,clv_net
  avg,freq,cac,years,margin,clv,clv_net
  500,20,12,5,0.4,20000,19988
  500,20,7,5,0.4,20000,19993

A column with a result's name is replaced where the row gives the result, else passed through; said once:

  $ printf 'avg,freq,years,clv\n500,20,5,old\n500,,5,old\n' | clv --get clv
  clv: note: standard input: delimiter comma; inputs: avg, freq, years; replaced where a row gives them: clv
  avg,freq,years,clv
  500,20,5,50000
  500,,5,old
  $ printf 'LTV,avg,freq,years\nold,500,20,5\n' | clv -q --get customer_value
  clv,avg,freq,years,customer_value
  50000,500,20,5,10000

A result that no row can give is no result here, and its column comes through:

  $ printf 'avg,freq,years,Verdict\n500,20,5,Grand\n' | clv --get clv
  clv: note: standard input: delimiter comma; inputs: avg, freq, years
  avg,freq,years,Verdict,clv
  500,20,5,Grand,50000

So clv reads what it wrote, to the same bytes:

  $ printf 'avg,freq,years,margin,churn,retention,cac\n"$1,234.50",2,3,40 %%,,,5\n120,12,,0.8,4%%/month,,1200\n100,1,,,,80%%,10\n100,1,,,100%%,,\n' | clv -q >once.csv
  $ clv -q once.csv >twice.csv
  $ cmp once.csv twice.csv
  $ printf 'avg,freq,churn\n1,2,5%%\n' | clv -q --get clv,years | clv -q --get clv,years
  avg,freq,churn,clv,years
  1,2,0.05,40,20
  $ clv -q once.csv --format tsv | clv -q - | cmp once.csv

Two columns that give the same result are a mistake like two that give the same input:

  $ printf 'avg,freq,years,clv,ltv\n1,2,3,a,b\n' | clv -q
  clv: standard input:1:20: two columns give clv
    avg,freq,years,clv,ltv
                       ^
  hint: rename or remove one of them
  [1]

--get chooses the result columns, in its order, each once; an input that is there already stays where it is:

  $ printf 'avg,freq,years\n500,20,5\n' | clv -q --get max_cac,clv,clv,avg --round 0
  avg,freq,years,max_cac,clv
  500,20,5,16667,50000
  $ printf 'avg,freq,years\n500,20,5\n' | clv -q --get ltv_cac
  clv: --get ltv_cac: needs cac, the acquisition cost
  hint: standard input has no such column; a flag can give it
  [2]
  $ printf 'revenue,purchases,customers\n96000,1200,400\n' | clv -q --get avg,freq,customer_value
  revenue,purchases,customers,avg,freq,customer_value
  96000,1200,400,80,3,240

--round is for results:

  $ printf 'avg,freq,years\n2.675,1,1\n1.005,1,1\n' | clv -q --round 2 --get clv,max_cac
  avg,freq,years,clv,max_cac
  2.675,1,1,2.68,0.89
  1.005,1,1,1.01,0.34

Several files of the same columns are one table, standard input among them:

  $ printf 'avg,freq,years\n500,20,5\n' >a.csv
  $ printf 'avg;freq;years\n1,5;2;3\n' >b.csv
  $ printf 'avg,freq,years\n1,2,3\n' | clv -q --get clv a.csv b.csv -
  avg,freq,years,clv
  500,20,5,50000
  1.5,2,3,9
  1,2,3,6
  $ printf 'avg,years,freq\n1,2,3\n' >c.csv
  $ clv -q --get clv a.csv c.csv
  avg,freq,years,clv
  500,20,5,50000
  clv: c.csv: its columns are not those of the first file
  hint: files with other columns need a run of their own
  [1]
  $ clv -q --get clv a.csv missing.csv
  avg,freq,years,clv
  500,20,5,50000
  clv: missing.csv: No such file or directory
  hint: there is no such file here; - is standard input
  [1]

A table from which nothing follows:

  $ printf 'city,shop\nBonn,1\n' | clv
  clv: standard input: no column of it is an input
  hint: name the columns avg, freq and years (or churn), say; clv --help lists them all, and flags fill in what a table lacks
  [1]
  $ printf 'city,avg\nBonn,1\n' | clv
  clv: standard input: no result follows from avg alone
  hint: name the columns avg, freq and years (or churn), say; clv --help lists them all, and flags fill in what a table lacks
  [1]
