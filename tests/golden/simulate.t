Orders of made-up customers, drawn from a model file.

  $ model=$EXAMPLES/model.json
  $ clv simulate --fitted "$model" --count 3 --seed 7
  customer_id,order_date,amount
  1,2024-09-13,24.43
  1,2024-11-02,41.92
  1,2025-01-28,38.00
  1,2025-05-26,28.07
  1,2025-09-15,50.31
  1,2025-10-11,78.56
  1,2025-10-29,66.15
  2,2024-11-30,32.58
  3,2024-07-09,40.31
  3,2025-06-11,18.88
  clv: note: 10 orders of 3 customers, all invented, 2024-01-01 to 2025-12-31; MBG/NBD, spend: Gamma-Gamma, seed 7
  $ clv simulate --fitted "$model" --count 3 --seed 7 --length 90d --start 2025-07-01 --format json
  [
  {"customer_id": 1, "order_date": "2025-08-01", "amount": 24.43},
  {"customer_id": 1, "order_date": "2025-09-21", "amount": 41.92},
  {"customer_id": 2, "order_date": "2025-08-11", "amount": 32.58},
  {"customer_id": 3, "order_date": "2025-07-24", "amount": 40.31}
  ]
  clv: note: 4 orders of 3 customers, all invented, 2025-07-01 to 2025-09-28; MBG/NBD, spend: Gamma-Gamma, seed 7
  $ clv simulate --fitted "$model" -q --count 2 --seed 7 --length 90d --format table
  customer_id order_date amount
            1 2024-02-01  24.43
            1 2024-03-23  41.92
            2 2024-02-11  32.58

The same bytes for the same seed; of more customers the first are the same ones:

  $ clv simulate --fitted "$model" -q --seed 7 --count 5000 | cksum
  3573580932 368017
  $ clv simulate --fitted "$model" -q --seed 8 --count 5000 | cksum
  2131709480 363726
  $ clv simulate --fitted "$model" -q --seed 7 --count 900 | head -n 9 | cksum
  573422881 182
  $ clv simulate --fitted "$model" -q --seed 7 --count 3 | head -n 9 | cksum
  573422881 182
  $ clv simulate --fitted "$model" -q | cut -d , -f 1 | uniq | wc -l
  1001

What clv reads, by its names:

  $ clv simulate --fitted "$model" -q --count 200 | clv orders --total -q --round 2
  customers,new_customers,orders,revenue,avg,customer_years,freq,repeat_customers,repeat_rate,repeat_revenue_share,repeat_avg_vs_first,top20_share,lapsed_customers,lapsed_revenue
  200,200,638,21668.53,33.96,296.48,1.48,128,0.64,0.69,1,0.56,142,10303.61
  $ clv simulate --fitted "$model" -q -o new.csv --count 200
  $ clv fit new.csv -q --unit week --format json -o new.json
  $ clv simulate --fitted new.json --count 1 -q -o one.csv
  $ clv simulate --fitted - --count 1 -q <new.json | cmp - one.csv

Occasions are a unit of time apart, the same days for all; without a spend model each order is 1.00:

  $ cat >donors.json <<'END'
  > {"format": "clv model", "version": 1, "model": "bgbb", "unit": "week",
  >  "parameters": {"alpha": {"estimate": 1.2}, "beta": {"estimate": 0.75}, "gamma": {"estimate": 0.66}, "delta": {"estimate": 2.8}},
  >  "status": "converged", "spend_model": null}
  > END
  $ clv simulate --fitted donors.json --count 4 --length 6w
  customer_id,order_date,amount
  1,2024-01-15,1.00
  1,2024-01-22,1.00
  1,2024-01-29,1.00
  2,2024-01-15,1.00
  2,2024-01-22,1.00
  3,2024-01-08,1.00
  3,2024-01-15,1.00
  3,2024-01-29,1.00
  3,2024-02-05,1.00
  4,2024-01-01,1.00
  clv: note: 10 orders of 4 customers, all invented, 2024-01-01 to 2024-02-11; BG/BB, spend: 1.00 an order, seed 1
  $ sed 's/bgbb/sbg/; s/"week"/"month"/' donors.json >members.json
  $ clv simulate --fitted members.json --count 3 --length 5mo
  customer_id,order_date,amount
  1,2024-01-31,1.00
  1,2024-03-01,1.00
  1,2024-04-01,1.00
  1,2024-05-01,1.00
  2,2024-01-31,1.00
  3,2024-01-01,1.00
  clv: note: 6 orders of 3 customers, all invented, 2024-01-01 to 2024-05-31; sBG, spend: 1.00 an order, seed 1

What makes no sense:

  $ clv simulate
  clv: which model? --fitted is missing
  hint: clv fit orders.csv --format json -o model.json makes one; then --fitted model.json
  [2]
  $ clv simulate --fitted none.json
  clv: none.json: No such file or directory
  hint: there is no such file here; - is standard input
  [1]
  $ clv simulate --fitted new.csv
  clv: new.csv:1:8: this is not JSON: '[' or '{' expected near 'customer'
  hint: a model file is what clv fit --format json -o model.json writes
  [1]
  $ clv simulate --fitted "$model" orders.csv
  clv: clv simulate reads no "orders.csv"
  hint: the model's file goes behind --fitted: clv simulate --fitted model.json
  [2]
  $ clv simulate --fitted "$model" --count 0
  clv: --count takes a whole number from 1 to 1000000000
  [2]
  $ clv simulate --fitted "$model" --count 1000000001
  clv: --count takes a whole number from 1 to 1000000000
  [2]
  $ clv simulate --fitted "$model" --seed -1
  clv: --seed takes a whole number from 0 to 999999999999999999
  [2]
  $ clv simulate --fitted "$model" --seed 99999999999999999999
  clv: --seed takes a whole number from 0 to 999999999999999999
  [2]
  $ clv simulate --fitted "$model" --length 5
  clv: --length: "5" is not a time
  hint: write 90d, 12w, 6mo or 2y
  [2]
  $ clv simulate --fitted "$model" --length 0d
  clv: --length is less than a day
  hint: write 90d, 12w, 6mo or 2y
  [2]
  $ clv simulate --fitted "$model" --start 31.02.2025
  clv: --start: "31.02.2025" is not a date
  hint: write it like 2025-12-31
  [2]
  $ clv simulate --fitted "$model" --start 2199-12-31
  clv: --start and --length end after the year 2200
  hint: choose an earlier start or a shorter length
  [2]
  $ clv simulate --fitted "$model" --model nbd 2>&1 | head -1
  clv: --model is not a flag of clv simulate
  $ cat >spend.json <<'END'
  > {"format": "clv model", "version": 1, "model": null, "unit": "day", "spend_model": {"model": "gg", "status": "converged",
  >  "parameters": {"p": {"estimate": 6}, "q": {"estimate": 4}, "gamma": {"estimate": 15}}}}
  > END
  $ clv simulate --fitted spend.json
  clv: spend.json: no model of purchases, and spend alone makes no orders
  hint: fit one with clv fit --model mbgnbd
  [1]
  $ clv simulate --fitted - <spend.json
  clv: standard input: no model of purchases, and spend alone makes no orders
  hint: fit one with clv fit --model mbgnbd
  [1]
