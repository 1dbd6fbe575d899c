Cohorts of customers by their first purchase, and what they did in the periods after.

Anna buys in January, twice, and in March, and gives 5 back; Bert buys in January and gives 2 back in February; Cleo gives 3 back before she buys in February; Dora has nothing but a refund. March is not over.

  $ cat >shop.csv <<'END'
  > customer,date,amount,channel
  > anna,2025-01-01,10,web
  > anna,2025-01-06,20,web
  > bert,2025-01-31,40,shop
  > bert,2025-02-01,-2,shop
  > cleo,2025-01-01,-3,web
  > cleo,2025-02-02,7,web
  > cleo,2025-02-02,8,web
  > cleo,2025-02-10,9,shop
  > dora,2025-02-10,-9,web
  > anna,2025-03-04,30,web
  > anna,2025-03-05,-5,web
  > END
  $ clv cohorts shop.csv
  clv: note: shop.csv: customer: customer (guessed); date: date (guessed); amount: amount (guessed)
  clv: note: 11 rows read: 7 orders of 3 customers, revenue 114.00, 2025-01-01 to 2025-03-05
  clv: note: 4 refunds without an order in the data (-19.00) lower revenue
  clv: note: 1 customer with nothing but refunds (-9.00) has no row
  clv: note: the newest month, 2025-03, is not over on 2025-03-05: its figures will grow
  clv: note: of 2 customers who have had a whole month or more to come back in, 1 (50.0%) bought again in a later month
  cohort,age,period,customers,active,active_share,returning_share,orders,revenue,cumulative_revenue,open,returning_open
  2025-01,0,2025-01,2,2,1,1,3,70,35,no,no
  2025-01,1,2025-02,2,0,0,0.5,0,-2,34,no,yes
  2025-01,2,2025-03,2,1,0.5,0.5,1,25,46.5,yes,yes
  2025-02,0,2025-02,1,1,1,1,3,21,21,no,yes
  2025-02,1,2025-03,1,0,0,0,0,0,21,yes,yes
  $ clv orders shop.csv -q --total --format json | grep -o '"revenue": [0-9.]*'
  "revenue": 114
  $ clv cohorts shop.csv -q | awk -F, 'NR > 1 { all += $9 } END { print all }'
  114
  $ clv cohorts shop.csv -q --until 2025-03-31 --period quarter
  cohort,age,period,customers,active,active_share,returning_share,orders,revenue,cumulative_revenue,open,returning_open
  2025Q1,0,2025Q1,3,3,1,1,7,114,38,no,no
  $ clv cohorts shop.csv -q --until 2025-05-01 --top 5 --round 2
  cohort,age,period,customers,active,active_share,returning_share,orders,revenue,cumulative_revenue,open,returning_open
  2025-01,0,2025-01,2,2,1,1,3,70,35,no,no
  2025-01,1,2025-02,2,0,0,0.5,0,-2,34,no,no
  2025-01,2,2025-03,2,1,0.5,0.5,1,25,46.5,no,no
  2025-01,3,2025-04,2,0,0,0,0,0,46.5,no,yes
  2025-01,4,2025-05,2,0,0,0,0,0,46.5,yes,yes
  $ clv cohorts shop.csv -q --until 2025-02-28 --format json --top 1
  [
  {"cohort": "2025-01", "age": 0, "period": "2025-01", "customers": 2, "active": 2, "active_share": 1, "returning_share": 1, "orders": 3, "revenue": 70, "cumulative_revenue": 35, "open": "no", "returning_open": "no"}
  ]

With --margin and --cac:

  $ clv cohorts shop.csv --margin 40% --cac 10 2>&1 | tail -8
  clv: note: of 2 customers who have had a whole month or more to come back in, 1 (50.0%) bought again in a later month
  clv: note: 1 of 2 cohorts has not paid back yet what winning a customer cost (10.00): 2025-02
  cohort,age,period,customers,active,active_share,returning_share,orders,revenue,cumulative_revenue,cumulative_profit,pays_back,payback_age,open,returning_open
  2025-01,0,2025-01,2,2,1,1,3,70,35,4,yes,0,no,no
  2025-01,1,2025-02,2,0,0,0.5,0,-2,34,3.6,yes,0,no,yes
  2025-01,2,2025-03,2,1,0.5,0.5,1,25,46.5,8.6,yes,0,yes,yes
  2025-02,0,2025-02,1,1,1,1,3,21,21,-1.6,no,,no,yes
  2025-02,1,2025-03,1,0,0,0,0,0,21,-1.6,no,,yes,yes
  $ clv cohorts shop.csv --margin 40% --cac 6 2>&1 >/dev/null | tail -1
  clv: note: all cohorts have paid back what winning a customer cost (6.00) in the month of the first purchase
  $ clv cohorts shop.csv --margin 40% --cac 8 2>&1 >/dev/null | tail -1
  clv: note: all cohorts have paid back what winning a customer cost (8.00) in the month of the first purchase
  $ clv cohorts shop.csv --margin 40% --cac 18 --period year 2>&1 >/dev/null | tail -1
  clv: note: no cohort has paid back yet what winning a customer cost (18.00)
  $ clv cohorts shop.csv --margin 40% 2>&1 >/dev/null | tail -1
  clv: note: without --cac winning a customer is taken to cost nothing
  $ printf 'customer,date,amount\na,2025-01-01,50\nb,2025-02-01,20\nc,2025-03-01,10\n' >three.csv
  $ clv cohorts three.csv --margin 40% --cac 10 2>&1 >/dev/null | tail -1
  clv: note: cohorts since 2025-02 have not paid back yet what winning a customer cost (10.00)
  $ clv cohorts three.csv --margin 40% --cac 4 2>&1 >/dev/null | tail -1
  clv: note: all cohorts have paid back what winning a customer cost (4.00) in the month of the first purchase
  $ printf 'a,2025-02-02,50\nb,2025-03-02,30\n' | cat three.csv - >five.csv
  $ clv cohorts five.csv --margin 40% --cac 20 2>&1 >/dev/null | tail -1
  clv: note: 1 of 3 cohorts has not paid back yet what winning a customer cost (20.00): 2025-03
  $ clv cohorts five.csv --margin 40% --cac 4 2>&1 >/dev/null | tail -1
  clv: note: all cohorts have paid back what winning a customer cost (4.00) in the month of the first purchase
  $ sed 's/10$/90/; s/20$/90/' three.csv | clv cohorts --margin 40% --cac 30 2>&1 >/dev/null | tail -1
  clv: note: 1 of 3 cohorts has not paid back yet what winning a customer cost (30.00): 2025-01

By segment only whole periods count:

  $ clv cohorts shop.csv --by channel
  clv: note: shop.csv: customer: customer (guessed); date: date (guessed); amount: amount (guessed); segment: channel
  clv: note: 11 rows read: 7 orders of 3 customers, revenue 114.00, 2025-01-01 to 2025-03-05
  clv: note: 4 refunds without an order in the data (-19.00) lower revenue
  clv: note: 1 customer with nothing but refunds (-9.00) has no row
  clv: note: the newest month, 2025-03, is not over on 2025-03-05, and is left out: revenue 25.00
  clv: note: of 2 customers who have had a whole month or more to come back in, 1 (50.0%) bought again in a later month
  cohort,age,customers,active,active_share,returning_share,orders,revenue,cumulative_revenue
  shop,0,1,1,1,1,1,40,40
  shop,1,1,0,0,0,0,-2,38
  web,0,2,2,1,1,5,51,25.5
  web,1,1,0,0,1,0,0,25.5
  $ clv cohorts shop.csv -q --by segment --segment channel --until 2025-03-31 --margin 50%
  cohort,age,customers,active,active_share,returning_share,orders,revenue,cumulative_revenue,cumulative_profit,pays_back,payback_age
  shop,0,1,1,1,1,1,40,40,20,yes,0
  shop,1,1,0,0,0,0,-2,38,19,yes,0
  shop,2,1,0,0,0,0,0,38,19,yes,0
  web,0,2,2,1,1,5,51,25.5,12.75,yes,0
  web,1,2,0,0,0.5,0,0,25.5,12.75,yes,0
  web,2,1,1,1,1,1,25,50.5,25.25,yes,0
  $ clv cohorts shop.csv -q --by channel --segment date
  clv: --by channel and --segment date differ
  hint: --by segment takes the column of --segment
  [2]
  $ clv cohorts shop.csv -q --segment channel
  clv: --segment needs --by
  hint: --by segment parts the cohorts by what is in that column
  [2]
  $ clv cohorts shop.csv -q --by canal
  clv: --by: no column is called "canal"
  hint: columns: customer, date, amount, channel
  [2]
  $ clv cohorts shop.csv --by channel --margin 40% --cac 12.5 2>&1 >/dev/null | tail -1
  clv: note: 1 of 2 cohorts has not paid back yet what winning a customer cost (12.50): web

The triangle:

  $ clv cohorts shop.csv --wide --format table
  clv: note: shop.csv: customer: customer (guessed); date: date (guessed); amount: amount (guessed)
  clv: note: 11 rows read: 7 orders of 3 customers, revenue 114.00, 2025-01-01 to 2025-03-05
  clv: note: 4 refunds without an order in the data (-19.00) lower revenue
  clv: note: 1 customer with nothing but refunds (-9.00) has no row
  clv: note: the newest month, 2025-03, is not over on 2025-03-05: its figures will grow
  clv: note: of 2 customers who have had a whole month or more to come back in, 1 (50.0%) bought again in a later month
  clv: note: a row per cohort, a column per month after the first purchase (0: that month): the share that bought in it; * is not over
  cohort  customers    0   1    2
  2025-01         2 100%  0%  50%*
  2025-02         1 100%  0%*
  $ clv cohorts shop.csv --wide 2>&1 | tail -4
  clv: note: a row per cohort, a column per month after the first purchase (0: that month): the share that bought in it; of what is not over there is none
  cohort,customers,0,1,2
  2025-01,2,1,0,
  2025-02,1,1,,
  $ clv cohorts shop.csv -q --wide --until 2025-05-31 --format ndjson --round 2
  {"cohort": "2025-01", "customers": 2, "0": 1, "1": 0, "2": 0.5, "3": 0, "4": 0}
  {"cohort": "2025-02", "customers": 1, "0": 1, "1": 0, "2": 0, "3": 0, "4": null}
  $ clv cohorts shop.csv -q --wide --format table --by channel --top 1
  cohort customers    0  1
  shop           1 100% 0%
  $ clv cohorts "$EXAMPLES/shopify.csv" -q --wide --format table --period quarter --color always
  cohort customers    0      1      2      3      4      5
  2024Q3         9 100%  \x1b[30;48;5;39m77.8% \x1b[0m \x1b[30;48;5;39m77.8% \x1b[0m \x1b[30;48;5;195m22.2% \x1b[0m \x1b[30;48;5;195m22.2% \x1b[0m 33.3%* (esc)
  2024Q4         4 100%  \x1b[30;48;5;117m  50% \x1b[0m \x1b[30;48;5;117m  50% \x1b[0m \x1b[30;48;5;195m  25% \x1b[0m   75%* (esc)
  2025Q1         7 100%  \x1b[30;48;5;75m57.1% \x1b[0m \x1b[30;48;5;75m57.1% \x1b[0m 57.1%* (esc)
  2025Q2        10 100%  \x1b[30;48;5;195m  30% \x1b[0m   20%* (esc)
  2025Q3         8 100%    25%*
  2025Q4         7 100%*
  $ clv cohorts "$EXAMPLES/shopify.csv" -q --wide --format table --by 'Billing Name' --period year --top 3
  cohort      customers    0
  Bella Quist         1 100%
  Ben Okafor          1 100%
  Dora Petrov         1 100%

Subscribers: each has months of his own, from the day he began.

  $ cat >members.csv <<'END'
  > name,plan,from,to
  > a,basic,2025-01-10,
  > b,basic,2025-01-31,2025-02-28
  > c,team,2025-01-05,2025-03-04
  > d,team,2025-02-20,
  > e,basic,2025-02-25,2025-04-10
  > f,basic,2025-04-01,
  > g,,2025-01-20,2025-05-01
  > h,team,2025-04-21,
  > END
  $ clv cohorts members.csv --started from --ended to --until 2025-04-20
  clv: note: 8 rows read: 7 customers, 4 of them still there on 2025-04-20
  clv: note: 1 customer who starts after 2025-04-20 is left out
  clv: note: 83.3% stay through a month and 16.7% leave, over all ages: customers left in 2 of their 12 months that are over
  clv: note: who is in the middle of a month is not counted in it: nobody is taken to have left because the list ends
  cohort,age,customers,at_risk,lost,retention,churn,survival,open
  2025-01,0,4,4,1,0.75,0.25,0.75,no
  2025-01,1,4,3,1,0.6666666666666666,0.3333333333333333,0.5,no
  2025-01,2,4,2,0,1,0,0.5,no
  2025-02,0,2,2,0,1,0,1,no
  2025-02,1,2,1,0,1,0,1,yes
  2025-04,0,1,0,0,,,,yes
  $ clv cohorts members.csv -q --started from --ended to --until 2025-04-20 --by plan
  cohort,age,customers,at_risk,lost,retention,churn,survival
  ,0,1,1,0,1,0,1
  ,1,1,1,0,1,0,1
  ,2,1,1,0,1,0,1
  basic,0,4,3,1,0.6666666666666666,0.3333333333333333,0.6666666666666666
  basic,1,4,1,0,1,0,0.6666666666666666
  basic,2,4,1,0,1,0,0.6666666666666666
  team,0,2,2,0,1,0,1
  team,1,2,2,1,0.5,0.5,0.5
  team,2,2,0,0,,,
  $ clv cohorts members.csv -q --started from --ended to --until 2025-04-20 --segment plan --by segment --wide
  cohort,customers,0,1,2
  ,1,1,1,1
  basic,4,0.6666666666666666,1,1
  team,2,1,0.5,
  $ clv cohorts members.csv -q --started from --ended to --until 2025-04-20 --wide --format table
  cohort  customers    0     1    2
  2025-01         4  75% 66.7% 100%
  2025-02         2 100%  100%
  2025-04         1
  $ clv cohorts members.csv --started from --ended to --until 2025-04-20 --wide --format table 2>&1 >/dev/null | tail -1
  clv: note: a row per cohort, a column per month after the start (0: the first): of those who were there when it began, the share that stayed through it
  $ clv cohorts members.csv --started from --ended to --until 2025-04-20 --total
  clv: note: 8 rows read: 7 customers, 4 of them still there on 2025-04-20
  clv: note: 1 customer who starts after 2025-04-20 is left out
  clv: note: 83.3% stay through a month and 16.7% leave, over all ages: customers left in 2 of their 12 months that are over
  clv: note: who is in the middle of a month is not counted in it: nobody is taken to have left because the list ends
  customers,still_customers,at_risk,lost,retention
  7,4,12,2,0.8333333333333334/month
  $ clv cohorts members.csv -q --started from --ended to --until 2025-04-20 --total | clv --avg 10 --freq 12 -q --get clv
  customers,still_customers,at_risk,lost,retention,avg,freq,clv
  7,4,12,2,0.8333333333333334/month,10,12,59.999999999999886
  $ clv cohorts members.csv -q --started from --ended to --total --period year
  customers,still_customers,at_risk,lost,retention
  8,4,0,0,
  $ clv cohorts members.csv -q --started from --ended to --top 2 --period quarter --until 2025-04-20
  cohort,age,customers,at_risk,lost,retention,churn,survival,open
  2025Q1,0,6,3,1,0.6666666666666666,0.3333333333333333,0.6666666666666666,yes
  2025Q2,0,1,0,0,,,,yes

Rows of one customer that follow each other are one:

  $ printf 'who,from,to\nann,2023-01-01,2023-12-31\nann,2024-01-01,\nbob,2023-01-01,2023-12-31\nbob,2024-03-01,\n' >terms.csv
  $ clv cohorts terms.csv --started from --ended to --customer who --period year --until 2025-06-30
  clv: note: 4 rows read: 3 customers, 2 of them still there on 2025-06-30
  clv: note: 1 row goes on where another of the same customer ends: they count as one
  clv: note: 75.0% stay through a year and 25.0% leave, over all ages: customers left in 1 of their 4 years that are over
  clv: note: who is in the middle of a year is not counted in it: nobody is taken to have left because the list ends
  cohort,age,customers,at_risk,lost,retention,churn,survival,open
  2023,0,2,2,1,0.5,0.5,0.5,no
  2023,1,2,1,0,1,0,0.5,no
  2024,0,1,1,0,1,0,1,no
  $ clv cohorts terms.csv -q --started from --ended to --period year --until 2025-06-30
  cohort,age,customers,at_risk,lost,retention,churn,survival,open
  2023,0,2,2,2,0,1,0,no
  2023,1,2,0,0,,,,no
  2024,0,2,2,0,1,0,1,no

The published group "High End" of Fader and Hardie 2007, years 0 to 7 of it, to which they fit alpha .668 and beta 3.806; 85.07, 74.69, 66.98, 60.99, 56.18, 52.22 and 48.89 of 100 are left by their curve:

  $ awk 'BEGIN { split("1000 869 743 653 593 551 517 491", left, " "); print "from,to"
  >   for (year = 1; year < 8; year++) for (i = left[year + 1]; i < left[year]; i++) printf "2000-01-01,%d-01-01\n", 2000 + year
  >   for (i = 0; i < left[8]; i++) print "2000-01-01," }' >high.csv
  $ clv cohorts high.csv --started from --ended to --until 2007-01-01 --period year --fit --round 4
  clv: note: 1000 rows read: 1000 customers, 491 of them still there on 2007-01-01
  clv: note: 89.7% stay through a year and 10.3% leave, over all ages: customers left in 509 of their 4926 years that are over
  clv: note: who is in the middle of a year is not counted in it: nobody is taken to have left because the list ends
  clv: note: the curve (sBG, alpha 0.6681, beta 3.806): 85.1% stay through their first year, 94.2% of those still there through their year number 8
  clv: note: the curve has no mean lifespan, as a few customers stay for ever; of the first 5 years a customer stays 3.9 years on average
  cohort,age,customers,at_risk,lost,retention,churn,survival,fitted_retention,fitted_survival,open
  2000,0,1000,1000,131,0.869,0.131,0.869,0.8507,0.8507,no
  2000,1,1000,869,126,0.855,0.145,0.743,0.878,0.7469,no
  2000,2,1000,743,90,0.8789,0.1211,0.653,0.8968,0.6698,no
  2000,3,1000,653,60,0.9081,0.0919,0.593,0.9106,0.6099,no
  2000,4,1000,593,42,0.9292,0.0708,0.551,0.9212,0.5618,no
  2000,5,1000,551,34,0.9383,0.0617,0.517,0.9295,0.5222,no
  2000,6,1000,517,26,0.9497,0.0503,0.491,0.9362,0.4889,no
  $ clv cohorts high.csv -q --started from --ended to --until 2007-01-01 --period year --fit --total --round 2
  customers,still_customers,at_risk,lost,retention,lifespan
  1000,491,4926,509,0.9,
  $ clv cohorts "$EXAMPLES/memberships.csv" --started started --ended ended --until 2025-12-31 --period quarter --fit --total --round 3
  clv: --total says retention a month or a year, and not a quarter, which clv does not take
  hint: --period month or --period year
  [2]
  $ clv cohorts "$EXAMPLES/memberships.csv" --started started --ended ended --until 2025-12-31 --fit --total --round 3 2>&1 | tail -6
  clv: note: 90.7% stay through a month and 9.3% leave, over all ages: customers left in 52 of their 558 months that are over
  clv: note: who is in the middle of a month is not counted in it: nobody is taken to have left because the list ends
  clv: note: the curve (sBG, alpha 0.7317, beta 4.308): 85.5% stay through their first month, 96.7% of those still there through their month number 18
  clv: note: the curve has no mean lifespan, as a few customers stay for ever; of the first 5 years a customer stays 17.3 months on average
  customers,still_customers,at_risk,lost,retention,lifespan
  105,53,558,52,0.9068100358422939/month,

Bad rows, and those left out:

  $ printf 'from,to\n2025-01-01,2024-12-31\nsoon,\n2025-01-01,2025-03-01\n2025-02-01,\n' >bad.csv
  $ clv cohorts bad.csv --started from --ended to
  clv: bad.csv:2:12: to: "2024-12-31" is before the start, 2025-01-01
    2025-01-01,2024-12-31
               ^
  hint: mend the row, or leave bad rows out with --skip-bad; who is still there has an empty end
  [1]
  $ clv cohorts bad.csv --started from --ended to --rejects left.csv
  clv: bad.csv:2:12: to: "2024-12-31" is before the start, 2025-01-01
  clv: bad.csv:3:1: from: "soon" is not a date
  clv: skipped 2 bad rows; they are in left.csv
  clv: note: 4 rows read: 2 customers, 1 of them still there on 2025-03-01, the last date in the list; --until says otherwise
  clv: note: 66.7% stay through a month and 33.3% leave, over all ages: customers left in 1 of their 3 months that are over
  clv: note: who is in the middle of a month is not counted in it: nobody is taken to have left because the list ends
  cohort,age,customers,at_risk,lost,retention,churn,survival,open
  2025-01,0,1,1,0,1,0,1,no
  2025-01,1,1,1,1,0,1,0,no
  2025-02,0,1,1,0,1,0,1,no
  $ cat left.csv
  from,to
  2025-01-01,2024-12-31
  soon,
  $ printf 'from,to\n03/04/2025,\n' | clv cohorts --started from --ended to
  clv: standard input:2:1: from: "03/04/2025" may start with the day or with the month, and no other value tells which
    03/04/2025,
    ^
  hint: say --date-format dmy or --date-format mdy
  [1]
  $ printf 'from,to\n03/04/2025,\n' | clv cohorts --started from --ended to --date-format mdy -q --until 2025-06-01 --top 1
  cohort,age,customers,at_risk,lost,retention,churn,survival,open
  2025-03,0,1,1,0,1,0,1,no

What makes no sense:

  $ clv cohorts shop.csv --total
  clv: orders have no retention for --total: who skips a month has not left, and nobody says when he does
  hint: clv predict tells who will come back, and what that is worth; clv orders --total has avg and freq; of a list of subscribers say --started and --ended
  [2]
  $ clv cohorts shop.csv --fit
  clv: --fit is for subscribers: --started and --ended
  hint: clv fit fits models of orders
  [2]
  $ clv cohorts shop.csv --cac 5
  clv: --cac needs --margin
  hint: what winning a customer cost is paid back out of profit: add --margin, such as --margin 40%
  [2]
  $ clv cohorts shop.csv --period week
  clv: --period takes month, quarter or year
  [2]
  $ clv cohorts members.csv --started from
  clv: --started needs --ended
  hint: a list of subscribers has a column with the day on which each began, and one with the day on which he left, empty while he has not
  [2]
  $ clv cohorts members.csv --ended to
  clv: --ended needs --started
  hint: a list of subscribers has a column with the day on which each began, and one with the day on which he left, empty while he has not
  [2]
  $ clv cohorts members.csv --started begun --ended to
  clv: --started: no column is called "begun"
  hint: columns: name, plan, from, to
  [2]
  $ clv cohorts members.csv --started from --ended to --by plans
  clv: --by: no column is called "plans"
  hint: did you mean "plan"?
  [2]
  $ clv cohorts members.csv --started from --ended to --margin 40%
  clv: --margin is for orders, and --started makes the file a list of subscribers
  hint: leave one of them out
  [2]
  $ clv cohorts members.csv --started from --ended to --amount x
  clv: --amount is for orders, and --started makes the file a list of subscribers
  hint: leave one of them out
  [2]
  $ clv cohorts members.csv --started from --ended to --total --period quarter
  clv: --total says retention a month or a year, and not a quarter, which clv does not take
  hint: --period month or --period year
  [2]
  $ clv cohorts members.csv --started from --ended to --total --by plan
  clv: --total and --by exclude each other
  hint: --total is one row for all
  [2]
  $ clv cohorts members.csv --started from --ended to --total --wide
  clv: --total and --wide exclude each other
  hint: --total is one row for all
  [2]
  $ clv cohorts members.csv --started from --ended to --total --top 3
  clv: --total and --top exclude each other
  hint: --total is one row for all
  [2]

Nothing to tell:

  $ printf 'customer,date,amount\nanna,2025-01-01,-5\n' | clv cohorts -q
  cohort,age,period,customers,active,active_share,returning_share,orders,revenue,cumulative_revenue,open,returning_open
  $ printf 'customer,date,amount\nanna,2025-01-01,-5\n' | clv cohorts -q --wide --format table
  cohort customers
  $ printf 'from,to\n' | clv cohorts --started from --ended to
  clv: the list has no rows
  [1]
  $ printf 'from,to\n2025-01-01,\n' | clv cohorts --started from --ended to
  clv: note: 1 row read: 1 customer, 1 of them still there on 2025-01-01, the last date in the list; --until says otherwise
  clv: note: no month is over yet for anybody: it cannot be told how many stay
  cohort,age,customers,at_risk,lost,retention,churn,survival,open
  2025-01,0,1,0,0,,,,yes
  $ printf 'from,to\n2025-01-01,\n' | clv cohorts -q --started from --ended to --total
  customers,still_customers,at_risk,lost,retention
  1,1,0,0,
  $ printf 'from,to\n2025-01-01,\n' | clv cohorts -q --started from --ended to --fit
  clv: nothing can be forecast: there is no customer to learn from
  hint: wait for more history; what customers brought so far clv orders tells
  [3]
  $ printf 'from,to\n2025-01-01,\n2025-01-01,\n2025-01-01,\n' | clv cohorts --started from --ended to --until 2025-06-30 --fit --total
  clv: note: 3 rows read: 3 customers, 3 of them still there on 2025-06-30
  clv: note: 100.0% stay through a month and 0.0% leave, over all ages: customers left in 0 of their 15 months that are over
  clv: note: who is in the middle of a month is not counted in it: nobody is taken to have left because the list ends
  clv: note: sBG: hardly anybody leaves: the forecast counts on nearly everybody to stay
  customers,still_customers,at_risk,lost,retention,lifespan
  3,3,15,0,100%/month,
