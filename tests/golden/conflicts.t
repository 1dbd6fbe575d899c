Inputs that contradict each other, and which one wins.

On the command line a conflict is a mistake:

  $ clv --avg 500 --freq 20 --years 5 --retention 80%
  clv: --years and --retention exclude each other
  hint: leave one of them out; clv help years tells more
  [2]
  $ clv --avg 500 --freq 20 --years 5 --churn 20%
  clv: --years and --churn exclude each other
  hint: leave one of them out; clv help years tells more
  [2]
  $ clv --avg 500 --freq 20 --retention 80% --churn 20%
  clv: --retention and --churn exclude each other
  hint: leave one of them out; clv help retention tells more
  [2]
  $ clv --avg 500 --freq 20 --years 5 --cac 30 --spend 6000
  clv: --cac and --spend exclude each other
  hint: leave one of them out; clv help cac tells more
  [2]
  $ clv --avg 500 --freq 20 --years 5 --horizon 3
  clv: --years and --horizon exclude each other
  hint: leave one of them out; clv help years tells more
  [2]

Also where a table is given, and whatever their values:

  $ printf 'avg,freq\n500,20\n' | clv --churn 0% --years 0 -
  clv: --years and --churn exclude each other
  hint: leave one of them out; clv help years tells more
  [2]

In a table it is a bad row:

  $ printf 'avg,freq,years,retention\n500,20,5,\n500,20,5,80%%\n' | clv -q --get clv
  avg,freq,years,retention,clv
  500,20,5,,50000
  clv: standard input:3:10: years and retention exclude each other
    500,20,5,80%
             ^
  hint: leave one of the two cells empty
  [1]
  $ printf 'avg,freq,churn,years\n500,20,20%%,5\n' | clv -q --get clv
  avg,freq,churn,years,clv
  clv: standard input:2:8: years and churn exclude each other
    500,20,20%,5
           ^
  hint: leave one of the two cells empty
  [1]
  $ printf 'avg,freq,churn,retention\n500,20,20%%,80%%\n' | clv -q --get clv
  avg,freq,churn,retention,clv
  clv: standard input:2:8: retention and churn exclude each other
    500,20,20%,80%
           ^
  hint: leave one of the two cells empty
  [1]
  $ printf 'avg,freq,years,cac,spend\n500,20,5,30,6000\n' | clv -q --get clv
  avg,freq,years,cac,spend,clv
  clv: standard input:2:13: cac and spend exclude each other
    500,20,5,30,6000
                ^
  hint: leave one of the two cells empty
  [1]
  $ printf 'avg,freq,years,horizon\n500,20,5,3\n' | clv -q --get clv
  avg,freq,years,horizon,clv
  clv: standard input:2:10: years and horizon exclude each other
    500,20,5,3
             ^
  hint: leave one of the two cells empty
  [1]
  $ printf 'avg,freq,years,churn\n500,20,5,20%%\n500,20,5,\n' | clv -q --skip-bad --get clv
  clv: standard input:2:10: years and churn exclude each other
  avg,freq,years,churn,clv
  500,20,5,,50000
  $ printf 'avg,freq,years,churn,respondents\n500,20,7,20%%,7\n' | clv -q --get clv
  avg,freq,years,churn,respondents,clv
  clv: standard input:2:10: years and churn exclude each other
    500,20,7,20%,7
             ^
  hint: leave one of the two cells empty
  [1]

Columns that exclude each other are none: each row may use another.

  $ printf 'avg,freq,years,churn,retention,horizon\n100,1,3,,,\n100,1,,20%%,,\n100,1,,,80%%,2\n' | clv -q --get clv
  avg,freq,years,churn,retention,horizon,clv
  100,1,3,,,,300
  100,1,5,0.2,,,500
  100,1,5,,0.8,2,180

A filled cell wins over the flag of its name:

  $ printf 'avg,freq,years\n100,1,3\n,1,3\n' | clv -q --avg 50 --get clv
  avg,freq,years,clv
  100,1,3,300
  50,1,3,150

And over the flags that it excludes, which hold for the other rows:

  $ printf 'avg,freq,years\n100,1,3\n100,1,\n' | clv -q --churn 20% --get clv
  avg,freq,years,churn,clv
  100,1,3,,300
  100,1,5,0.2,500
  $ printf 'avg,freq,years\n100,1,3\n100,1,\n' | clv -q --retention 80% --horizon 2 --get clv
  avg,freq,years,retention,horizon,clv
  100,1,3,,,300
  100,1,5,0.8,2,180
  $ printf 'avg,freq,churn\n100,1,20%%\n100,1,\n' | clv -q --years 3 --get clv
  avg,freq,churn,years,clv
  100,1,0.2,5,500
  100,1,,3,300
  $ printf 'avg,freq,churn\n100,1,20%%\n100,1,\n' | clv -q --retention 50% --get clv
  avg,freq,churn,retention,clv
  100,1,0.2,,500
  100,1,,0.5,200
  $ printf 'avg,freq,churn,horizon\n100,1,20%%,2\n100,1,,2\n' | clv -q --years 3 --get clv
  avg,freq,churn,horizon,years,clv
  100,1,0.2,2,5,180
  100,1,,2,,
  $ printf 'avg,freq,years,cac\n100,1,3,30\n100,1,3,\n' | clv -q --spend 600 --new-customers 10 --get ltv_cac
  avg,freq,years,cac,spend,new_customers,ltv_cac
  100,1,3,30,,10,10
  100,1,3,,600,10,5
  $ printf 'avg,freq,years,spend,new_customers\n100,1,3,600,10\n100,1,3,,\n' | clv -q --cac 30 --get ltv_cac
  avg,freq,years,spend,new_customers,cac,ltv_cac
  100,1,3,600,10,,5
  100,1,3,,,30,10

A row's own totals win over a flag for what follows from them:

  $ printf 'revenue,purchases,customers,years\n96000,1200,400,3\n,,,3\n' | clv -q - --avg 10 --freq 1 --get customer_value
  revenue,purchases,customers,years,avg,freq,customer_value
  96000,1200,400,3,,,240
  ,,,3,10,1,10
  $ printf 'avg,freq,years\n100,1,3\n' | clv -q --revenue 96000 --purchases 1200 --customers 400 --get clv
  avg,freq,years,revenue,purchases,customers,clv
  100,1,3,96000,1200,400,300

The last of two equal flags wins:

  $ clv --avg 100 --freq 1 --years 3 --years 4 --get clv
  400
