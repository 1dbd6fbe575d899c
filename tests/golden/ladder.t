A row per purchase number: who came so far, how soon, and what it brought.

Anna buys three times, twice on one day, and gives 2 back on a day without a purchase; Bert gives back 1 before he buys; Cleo buys once; Dora gives back more than she paid that day.

  $ cat >shop.csv <<'END'
  > customer,date,amount
  > anna,2025-01-01,10
  > anna,2025-01-01,5
  > anna,2025-01-11,20
  > anna,2025-01-13,-2
  > anna,2025-02-10,30
  > bert,2025-01-02,-1
  > bert,2025-01-04,8
  > bert,2025-01-09,4
  > cleo,2025-01-06,7
  > dora,2025-01-01,100
  > dora,2025-01-21,50
  > dora,2025-01-21,-60
  > END
  $ clv ladder shop.csv
  clv: note: shop.csv: customer: customer (guessed); date: date (guessed); amount: amount (guessed)
  clv: note: 12 rows read: 9 orders of 4 customers, revenue 171.00, 2025-01-01 to 2025-02-10
  clv: note: 3 refunds without an order in the data (-63.00) lower revenue
  purchase,customers,share,step_share,median_days,avg,cumulative_revenue
  1,4,1,,,32.25,32.25
  2,3,0.75,0.75,10,4,35.25
  3,1,0.25,0.3333333333333333,30,30,42.75
  $ clv ladder shop.csv -q --margin 40% --cac 14
  purchase,customers,share,step_share,median_days,avg,cumulative_revenue,cumulative_profit,pays_back
  1,4,1,,,32.25,32.25,-1.1,no
  2,3,0.75,0.75,10,4,35.25,0.1,yes
  3,1,0.25,0.3333333333333333,30,30,42.75,3.1,yes
  $ clv ladder shop.csv -q --margin 40% --cac 14 --format table
  purchase customers share step_share median_days   avg cumulative_revenue cumulative_profit pays_back
         1         4  100%                        32.25              32.25             -1.10 no
         2         3   75%        75%          10  4.00              35.25              0.10 yes
         3         1   25%      33.3%          30 30.00              42.75              3.10 yes

A note says when it is paid back, or that it never is:

  $ clv ladder shop.csv --margin 40% --cac 14 2>&1 >/dev/null | tail -1
  clv: note: on average customers pay back what winning them cost (14.00) at purchase 2
  $ clv ladder shop.csv --margin 40% --cac 12 2>&1 >/dev/null | tail -1
  clv: note: on average customers pay back what winning them cost (12.00) at purchase 1
  $ clv ladder shop.csv --margin 40% --cac 20 2>&1 >/dev/null | tail -1
  clv: note: within the data customers never pay back what winning them cost (20.00): after 3 purchases 2.90 a customer is missing
  $ clv ladder shop.csv --margin 40% 2>&1 >/dev/null | tail -1
  clv: note: without --cac winning a customer is taken to cost nothing

The first rows alone; what is paid back is said of all of them:

  $ clv ladder shop.csv --top 1 --format table --margin 40% --cac 14 2>&1 | tail -4
  clv: note: 2 more rows, up to purchase 3
  clv: note: on average customers pay back what winning them cost (14.00) at purchase 2
  purchase customers share step_share median_days   avg cumulative_revenue cumulative_profit pays_back
         1         4  100%                        32.25              32.25             -1.10 no
  $ clv ladder shop.csv -q --top 2 --format json
  [
  {"purchase": 1, "customers": 4, "share": 1, "step_share": null, "median_days": null, "avg": 32.25, "cumulative_revenue": 32.25},
  {"purchase": 2, "customers": 3, "share": 0.75, "step_share": 0.75, "median_days": 10, "avg": 4, "cumulative_revenue": 35.25}
  ]
  $ clv ladder shop.csv -q --top 9 --round 2 | wc -l
  4

What makes no sense:

  $ clv ladder shop.csv --cac 14
  clv: --cac needs --margin
  hint: what winning a customer cost is paid back out of profit: add --margin, such as --margin 40%
  [2]
  $ clv ladder shop.csv --top 0
  clv: --top takes a whole number from 1 to 1000000000
  [2]
  $ clv ladder shop.csv --rfm
  clv: --rfm is not a flag of clv ladder
  hint: it belongs to clv orders, clv merge; clv ladder --help lists the flags of clv ladder
  [2]

No purchases:

  $ printf 'customer,date,amount\nanna,2025-01-01,-5\n' | clv ladder -q --margin 40% --cac 14
  purchase,customers,share,step_share,median_days,avg,cumulative_revenue,cumulative_profit,pays_back
  $ clv ladder -q "$ROOT/tests/exports/shopify.csv" --round 2
  purchase,customers,share,step_share,median_days,avg,cumulative_revenue
  1,7,1,,,56.26,56.26
  2,1,0.14,0.14,28,20,59.11
  3,1,0.14,1,58,10.1,60.56
