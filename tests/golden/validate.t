A model is fitted to the purchases up to a day, and tried on those after it.

The NBD with r = 1 and alpha = 10 days expects (1 + x) / (10 + T) x 10 purchases in the ten days after the cut: of anna (x = 1, T = 9) 20/19, of bert (T = 0) 1, of cleo (x = 2, T = 8) 30/18. At the same rate anna buys 10/9 times, and cleo 20/8.

  $ cat >shop.csv <<'END'
  > customer,date,amount
  > anna,2025-01-01,10
  > anna,2025-01-06,12
  > anna,2025-01-15,9
  > bert,2025-01-10,7
  > cleo,2025-01-02,5
  > cleo,2025-01-04,5
  > cleo,2025-01-10,6
  > cleo,2025-01-11,4
  > cleo,2025-01-20,8
  > dora,2025-01-11,30
  > END
  $ cat >nbd.json <<'END'
  > {"format": "clv model", "version": 1, "model": "nbd", "unit": "day", "status": "converged",
  >  "parameters": {"r": {"estimate": 1}, "alpha": {"estimate": 10}}, "spend_model": null}
  > END
  $ clv validate shop.csv --cut 2025-01-10 --fitted nbd.json --round 4
  clv: note: shop.csv: customer: customer (guessed); date: date (guessed); amount: amount (guessed)
  clv: note: 10 rows read: 10 orders of 4 customers, revenue 96.00, 2025-01-01 to 2025-01-20
  clv: note: 2025-01-01 to 2025-01-10: 3 customers with 3 repeat purchases; then, up to 2025-01-20 (10 days), 3 purchases
  clv: note: 1 customer left out: the first purchase came after the cut
  clv: note: NBD foretold 3.7 purchases, and 3 came: 24% too many
  clv: note: so few purchases after the cut judge no model
  clv: note: NBD beats one of two rivals: it misses a customer's purchases by 0.609 (RMSE); "each goes on at the same rate" by 0.296, "nobody buys any more" by 1.291
  clv: note: in all it is further off than "each goes on at the same rate": trust it to tell customers apart, and not to add them up
  forecast,customers,actual,predicted,error,mae,rmse,correlation
  model,3,3,3.7193,0.2398,0.462,0.6093,0.8993
  same_rate,3,3,3.6111,0.2037,0.2037,0.2957,0.9979
  nothing,3,3,0,-1,1,1.291,
  $ clv validate shop.csv -q --cut 2025-01-10 --fitted nbd.json --format table
  forecast  customers actual predicted error  mae rmse correlation
  model             3      3      3.72   24% 0.46 0.61        0.90
  same_rate         3      3      3.61 20.4% 0.20 0.30        1.00
  nothing           3      3      0.00 -100% 1.00 1.29 
  $ clv validate shop.csv -q --cut 2025-01-10 --fitted nbd.json --by frequency --round 4
  frequency,customers,actual,predicted,actual_mean,predicted_mean,same_rate_mean
  0,1,0,1,0,1,0
  1,1,1,1.0526,1,1.0526,1.1111
  2,1,2,1.6667,2,1.6667,2.5
  3,0,0,0,,,
  4,0,0,0,,,
  5,0,0,0,,,
  6,0,0,0,,,
  7+,0,0,0,,,
  $ clv validate shop.csv -q --cut 2025-01-10 --fitted nbd.json --by week --round 4
  week,start,end,phase,actual,predicted,cumulative_actual,cumulative_predicted
  1,2025-01-01,2025-01-03,calibration,0,0.3,0,0.3
  2,2025-01-04,2025-01-10,calibration,3,1.4,3,1.7
  3,2025-01-11,2025-01-17,holdout,2,2.1,5,3.8
  4,2025-01-18,2025-01-20,holdout,1,0.9,6,4.7
  $ clv validate shop.csv -q --cut 2025-01-10 --fitted nbd.json --by p_alive --round 4
  p_alive_from,p_alive_to,customers,p_alive,predicted_share,actual_share
  0,0.1,0,,,
  0.1,0.2,0,,,
  0.2,0.3,0,,,
  0.3,0.4,0,,,
  0.4,0.5,0,,,
  0.5,0.6,0,,,
  0.6,0.7,0,,,
  0.7,0.8,0,,,
  0.8,0.9,0,,,
  0.9,1,3,1,0.6017,0.6667
  $ clv validate shop.csv -q --cut 2025-01-10 --fitted nbd.json --by p_alive --format table | tail -1
           90%       100%         3    100%           60.2%        66.7%

Silence after the last purchase counts where --until says so:

  $ clv validate shop.csv -q --cut 2025-01-10 --until 2025-01-30 --fitted nbd.json --round 4 | cut -d , -f 1-4
  forecast,customers,actual,predicted
  model,3,3,7.4386
  same_rate,3,3,7.2222
  nothing,3,3,0
  $ clv validate shop.csv -q --cut 2025-01-10 --until 2025-01-14 --fitted nbd.json --round 4 | cut -d , -f 1-4
  forecast,customers,actual,predicted
  model,3,1,1.4877
  same_rate,3,1,1.4444
  nothing,3,1,0

Fitted here, with what is spent; the tables have the same customers and purchases:

  $ clv simulate -q --fitted "$EXAMPLES/model.json" --count 800 --seed 3 >orders.csv
  $ clv validate orders.csv --cut 2025-06-30 --unit week --round 2
  clv: note: orders.csv: customer: customer_id (guessed); date: order_date (guessed); amount: amount (guessed)
  clv: note: 2862 rows read: 2862 orders of 800 customers, revenue 103497.12, 2024-01-01 to 2025-12-31
  clv: note: 2024-01-01 to 2025-06-30: 800 customers with 1574 repeat purchases; then, up to 2025-12-31 (184 days), 488 purchases
  clv: note: MBG/NBD foretold 457.2 purchases, and 488 came: 6% too few
  clv: note: MBG/NBD beats both rivals: it misses a customer's purchases by 1.101 (RMSE); "each goes on at the same rate" by 1.559, "nobody buys any more" by 1.630
  forecast,customers,actual,predicted,error,mae,rmse,correlation,actual_revenue,predicted_revenue,revenue_error
  model,800,488,457.24,-0.06,0.57,1.1,0.69,18178.19,17143.76,-0.06
  same_rate,800,488,845.2,0.73,0.88,1.56,0.56,18178.19,31231.35,0.72
  nothing,800,488,0,-1,0.61,1.63,,18178.19,0,-1
  $ clv validate orders.csv -q --cut 2025-06-30 --unit week --round 2 --by frequency
  frequency,customers,actual,predicted,actual_mean,predicted_mean,same_rate_mean
  0,326,47,43.93,0.14,0.13,0
  1,164,51,52.03,0.31,0.32,0.56
  2,118,68,66.92,0.58,0.57,1.13
  3,59,44,47.14,0.75,0.8,1.68
  4,39,47,39.11,1.21,1,2.35
  5,15,25,24.52,1.67,1.63,2.94
  6,15,34,23.93,2.27,1.6,2.93
  7+,64,172,159.67,2.69,2.49,5.32
  $ clv validate orders.csv -q --cut 2025-06-30 --unit week --round 2 --by week | tail -3
  104,2025-12-16,2025-12-22,holdout,14,15.21,2042,2064.81
  105,2025-12-23,2025-12-29,holdout,17,15.06,2059,2079.88
  106,2025-12-30,2025-12-31,holdout,3,4.28,2062,2084.15
  $ clv validate orders.csv -q --cut 2025-06-30 --unit week --round 2 --by p_alive
  p_alive_from,p_alive_to,customers,p_alive,predicted_share,actual_share
  0,0.1,72,0.05,0.03,0
  0.1,0.2,48,0.14,0.08,0.08
  0.2,0.3,44,0.24,0.15,0.14
  0.3,0.4,190,0.37,0.1,0.14
  0.4,0.5,193,0.45,0.15,0.14
  0.5,0.6,38,0.56,0.34,0.26
  0.6,0.7,56,0.64,0.43,0.43
  0.7,0.8,74,0.76,0.5,0.62
  0.8,0.9,75,0.84,0.7,0.69
  0.9,1,10,0.92,0.91,1
  $ clv validate orders.csv -q --cut 2025-06-30 --model bgnbd --spend-model none --round 2
  forecast,customers,actual,predicted,error,mae,rmse,correlation
  model,800,488,467.17,-0.04,0.59,1.1,0.69
  same_rate,800,488,845.2,0.73,0.88,1.56,0.56
  nothing,800,488,0,-1,0.61,1.63,

Threads, the order of the rows and the unit change nothing:

  $ clv validate orders.csv -q --cut 2025-06-30 --threads 1 >one.csv
  $ clv validate orders.csv -q --cut 2025-06-30 --threads 5 | cmp - one.csv
  $ { head -n 1 orders.csv; tail -n +2 orders.csv | sort -t , -k 3; } >sorted.csv
  $ clv validate sorted.csv -q --cut 2025-06-30 --threads 2 | cmp - one.csv
  $ clv validate orders.csv -q --cut 2025-06-30 --round 6 >day.csv
  $ clv validate orders.csv -q --cut 2025-06-30 --round 6 --unit month | cmp - day.csv

What makes no sense:

  $ clv validate shop.csv
  clv: which day? --cut is missing
  hint: --cut 2025-06-30 fits the model to the purchases up to that day, and tries it on those after it
  [2]
  $ clv validate shop.csv --cut yesterday
  clv: --cut: "yesterday" is not a date
  hint: write it like 2025-12-31
  [2]
  $ clv validate shop.csv -q --cut 2024-12-31
  clv: --cut 2024-12-31 lies before the first order, of 2025-01-01
  hint: there has to be something to fit a model to: choose a later day
  [2]
  $ clv validate shop.csv -q --cut 2025-01-20
  clv: --cut 2025-01-20 leaves nothing to compare with: the last day is 2025-01-20
  hint: choose an earlier day
  [2]
  $ clv validate shop.csv -q --cut 2025-01-15 --until 2025-01-14
  clv: --cut 2025-01-15 leaves nothing to compare with: the last day is 2025-01-14
  hint: choose an earlier day
  [2]
  $ clv validate shop.csv --cut 2025-01-10 --by month
  clv: --by takes frequency, week or p_alive
  [2]
  $ clv validate shop.csv --cut 2025-01-10 --fitted none.json
  clv: none.json: No such file or directory
  hint: there is no such file here; - is standard input
  [1]
  $ clv validate shop.csv --cut 2025-01-10 --fitted nbd.json --model nbd
  clv: --model and --fitted exclude each other
  hint: the model is that of the file
  [2]
  $ clv validate shop.csv --cut 2025-01-10 --fitted nbd.json --unit week
  clv: --unit week: the model of nbd.json was fitted in the unit day
  hint: leave --unit out
  [2]
  $ clv validate shop.csv -q --cut 2025-01-10 --model sbg
  clv: the model sbg takes a table with period and customers
  hint: for these data there is mbgnbd, bgnbd, pnbd and nbd
  [2]
  $ printf 'frequency,recency,T\n1,2,3\n' | clv validate -q --cut 2025-01-10 -
  clv: a table of customers does not say when they bought
  hint: clv validate reads orders, as clv orders does
  [1]
  $ printf 'customer,date,amount\nanna,2025-01-01,-5\n' | clv validate -q --cut 2025-01-10 -
  clv: there is no purchase to fit to
  [3]
  $ printf 'customer,date,amount\nanna,2025-01-01,5\nbert,2025-01-03,5\n' | clv validate -q --cut 2025-01-01 -
  clv: nothing can be forecast: there is no customer to learn from: none who came before the last day
  hint: wait for more history; what customers brought so far clv orders tells
  [3]
  $ printf 'customer,date,amount\nanna,2025-01-01,-5\nbert,2025-01-03,5\nbert,2025-01-04,5\n' | clv validate -q --cut 2025-01-02 -
  clv: nobody bought up to the cut
  [3]

A model of a file may have seen what it is to foretell, which is said:

  $ clv fit "$EXAMPLES/shopify.csv" -q --format json -o seen.json
  $ clv fit "$EXAMPLES/shopify.csv" -q --until 2025-06-30 --format json -o unseen.json
  $ grep -h until seen.json unseen.json
    "until": "2025-12-29",
    "until": "2025-06-30",
  $ clv validate --cut 2025-06-30 --fitted seen.json "$EXAMPLES/shopify.csv" 2>&1 | grep "fitted to"
  clv: note: the model was fitted to purchases up to 2025-12-29: those after the cut were among them, so that it looks better than it is; one that has not seen them is clv fit --until 2025-06-30
  $ clv validate --cut 2025-06-30 --fitted unseen.json "$EXAMPLES/shopify.csv" 2>&1 | grep "fitted to"
  [1]
