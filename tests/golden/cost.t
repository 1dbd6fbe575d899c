What goods cost, in place of a margin. --cost names its column.

  $ cat >orders.csv <<'END'
  > order_id,customer,date,amount,cost,channel
  > o1,ada,2026-01-05,100.00,40.00,web
  > o1,ada,2026-01-05,50.00,10.00,web
  > o2,ben,2026-02-05,80.00,60.00,shop
  > o3,ben,2026-03-05,20.00,10.00,shop
  > END

Profit is revenue - cost - cac:

  $ clv orders -q orders.csv --cost cost | cut -d, -f1,3,14
  customer,revenue,profit
  ada,150,100
  ben,100,30
  $ clv orders -q orders.csv --cost cost --cac 12.5 --sort -profit | cut -d, -f1,3,14
  customer,revenue,profit
  ben,100,17.5
  ada,150,87.5
  $ clv orders -q orders.csv --cost cost --where 'profit>50' | cut -d, -f1
  customer
  ada
  $ clv orders orders.csv --cost COST 2>&1 >/dev/null | head -1
  clv: note: orders.csv: customer: customer (guessed); date: date (guessed); amount: amount (guessed); order id: order_id (guessed); cost: cost

Rows of the base have a margin, which clv takes for its input:

  $ clv orders -q orders.csv --cost cost --total | cut -d, -f2-5,15
  new_customers,orders,revenue,avg,margin
  2,3,250,83.33333333333333,0.52
  $ clv orders -q orders.csv --cost cost --total | clv -q --years 3 --get clv,basis --round 2 | cut -d, -f5,7,15-
  avg,freq,margin,years,clv,basis
  83.33333333333333,4.198275862068965,0.52,3,545.78,profit
  $ clv orders -q orders.csv --cost cost --by channel | cut -d, -f1,5,16
  segment,revenue,margin
  shop,100,0.3
  web,150,0.6666666666666666
  $ clv orders -q orders.csv --cost cost --period month | cut -d, -f1,5,16
  period,revenue,margin
  2026-01,150,0.6666666666666666
  2026-02,80,0.25
  2026-03,20,0.5
  $ clv orders -q orders.csv --cost cost --period month --threads 3 --format ndjson | tail -1 | jq -c '[.period, .margin]'
  ["2026-03",0.5]
  $ clv orders -q orders.csv --cost cost --total --format json | jq '.[0].margin'
  0.52

A column of the base wins over the flag, and what costs nothing has all its revenue for a margin:

  $ printf 'c,d,amount,k\na,2025-01-01,100,0\n' >free.csv
  $ clv orders -q --customer c --date d --cost k --total free.csv | clv -q --years 3 --freq 1 --margin 10% --get clv | sed 1d | cut -d, -f15-
  100%,3,300

Without costs there is no margin:

  $ clv orders -q orders.csv --total | grep -c margin
  0
  [1]
  $ clv orders -q orders.csv --where 'profit>5'
  clv: --where: profit is not there without its flag
  hint: it is what the customer has brought so far, with --margin or --cost
  [2]

A margin is said once:

  $ clv orders orders.csv --cost cost --margin 40%
  clv: --margin and --cost exclude each other
  hint: the margin follows from what goods cost: leave one of them out
  [2]
  $ clv orders orders.csv --cost cost --cac 5 --total
  clv: --margin and --cac are for rows of customers
  hint: pipe the base into clv: clv orders --total FILE | clv --years 5 --cac 40 --margin 35%
  [2]

A purchase without a cost is an error, and so is one below 0; rows that give money back, bear no amount or are left out need none:

  $ printf 'customer,date,amount,cost\na,2026-01-01,10,\n' | clv orders -q --cost cost
  clv: standard input:2:17: cost: the amount is missing
    a,2026-01-01,10,
                    ^
  hint: --skip-bad leaves such rows out
  [1]
  $ printf 'customer,date,amount,cost\na,2026-01-01,10,-4\n' | clv orders -q --cost cost
  clv: standard input:2:17: cost: a purchase that costs less than 0
    a,2026-01-01,10,-4
                    ^
  hint: write what goods cost without a sign; only rows with an amount below 0 give costs back
  [1]
  $ printf 'customer,date,amount,cost\na,2026-01-01,10,four\n' | clv orders -q --cost cost
  clv: standard input:2:17: cost: "four" is not a number
    a,2026-01-01,10,four
                    ^
  hint: write an amount, such as 1234.56; --skip-bad leaves such rows out
  [1]
  $ printf 'customer,date,amount,cost\na,2026-01-01,10,\na,2026-01-02,10,4\n' | clv orders -q --cost cost --skip-bad | cut -d, -f1-3,14
  clv: standard input:2:17: cost: the amount is missing
  customer,orders,revenue,profit
  a,1,10,6
  $ printf 'order id,customer,date,amount,cost,status\n1,a,2026-01-01,10,4,paid\n1,a,2026-01-01,,,paid\n2,a,2026-01-02,-3,,paid\n3,a,2026-01-02,9,,voided\n' | clv orders -q --cost cost | cut -d, -f1-3,14
  customer,orders,revenue,profit
  a,1,7,3
  $ printf 'customer,date,amount,cost\na,2026-01-01,10,4\n' | clv orders -q --cost costs
  clv: --cost: no column is called "costs"
  hint: did you mean "cost"?
  [2]

The decimal sign of costs is that of amounts, and each tells it of the other:

  $ printf 'customer;date;amount;cost\na;2026-01-01;1.500;40\na;2026-01-02;10;0,25\n' | clv orders -q --cost cost | cut -d, -f1-3,14
  customer,orders,revenue,profit
  a,2,1510,1469.75

Where amounts stand once, costs that differ within an order are those of its items, and others are the order's:

  $ printf 'order id,customer,date,amount,cost\n1,a,2026-01-01,10,4\n1,a,2026-01-01,,3\n2,b,2026-01-02,10,4\n' | clv orders -q --cost cost | cut -d, -f1-3,14
  customer,orders,revenue,profit
  a,1,10,3
  b,1,10,6
  $ printf 'order id,customer,date,amount,cost\n1,a,2026-01-01,10,4\n1,a,2026-01-01,10,4\n2,b,2026-01-02,20,4\n' | clv orders -q --cost cost | cut -d, -f1-3,14
  customer,orders,revenue,profit
  b,1,20,16
  a,1,10,6
