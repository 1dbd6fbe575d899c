Models of customers, fitted to orders or to a table of customers.

  $ cp "$EXAMPLES/shopify.csv" .
  $ clv fit shopify.csv --unit week --round 3 | grep -v "mbgnbd,[ab],"
  clv: note: shopify.csv: preset shopify (orders: a row per line item, the order in its first row); customer: Email or Phone; date: Created at; amount: Total; order id: Name; status: Financial Status; refund: Refunded Amount; currency: Currency
  clv: note: 247 rows read: 134 orders of 45 customers, revenue 5491.50, 2024-07-24 to 2025-12-29
  clv: note: left out: 1 status pending (38.90), 1 status authorized (12.50), 2 cancelled (106.80), 2 status voided (141.30), 7 without a customer (288.60), 2 refunded in full (102.90)
  clv: note: MBG/NBD: all customers are about equally likely to leave: of the two parameters of leaving only the ratio is determined, and they have no interval; the forecast does not suffer from it
  clv: note: only 45 customers: do not rely on what follows from so few; some hundred tell more
  clv: note: MBG/NBD: 45 customers, 44 distinct rows, 15 iterations, unit week; log-likelihood -336.0182, AIC 680.04, BIC 687.26
  clv: note: Gamma-Gamma: 22 customers, 22 distinct rows, 7 iterations; log-likelihood -86.9835, AIC 179.97, BIC 183.24
  clv: note: MBG/NBD: while they are customers, they buy again 3.34 times a year on average; 8.2% leave after their first purchase
  clv: note: Gamma-Gamma: a purchase is worth 41.93 on average
  model,parameter,estimate,se,low,high
  mbgnbd,r,0.806,0.351,0.355,2.35
  mbgnbd,alpha,12.579,5.905,4.83,34.363
  gg,p,4.69,3.233,1.681,27.564
  gg,q,32.49,42.024,7.624,
  gg,gamma,281.584,540.128,13.36,

The same from the table that clv orders writes, whatever its order:

  $ clv fit shopify.csv -q >direct.csv
  $ clv orders -q shopify.csv | clv fit -q - | diff - direct.csv
  $ clv orders -q shopify.csv --sort customer --top 1000 >rows.csv
  $ gzip -k rows.csv
  $ clv fit -q rows.csv.gz | diff - direct.csv
  $ clv orders -q shopify.csv --unit month | clv fit --unit month -q >month.csv
  $ clv fit shopify.csv -q --unit month | diff - month.csv

Columns go by many names, and n says how many customers a row stands for:

  $ cat >table.csv <<'END'
  > ID,x,t_x,T,zbar,weights
  > a,0,0,30,,40
  > b,1,3,30,12,4
  > c,1,3,30,45,4
  > d,1,20,28,9.5,4
  > e,2,6,30,40,5
  > f,2,25,30,18,4
  > g,5,12,30,34,3
  > h,6,29,30,13,3
  > i,12,29,30,52,2
  > j,9,16,30,19.25,1
  > k,0,0,0,,5
  > l,2,12,28,-3,1
  > END
  $ clv fit table.csv --model bgnbd --round 3
  clv: note: table.csv: a table of customers: customer: ID; frequency: x; recency: t_x; T: T; monetary: zbar; n: weights
  clv: note: 12 rows read: 76 customers
  clv: note: recency and T are taken to be in days; --unit week says otherwise
  clv: note: 5 customers left out: they came on the last day (T = 0), and it cannot be told yet what they do
  clv: note: only 71 customers: do not rely on what follows from so few; some hundred tell more
  clv: note: 1 customer left out of the model of spend: the repeat purchases come to 0 or less
  clv: note: BG/NBD: 71 customers, 10 distinct rows, 5 iterations, unit day; log-likelihood -337.0092, AIC 682.02, BIC 691.07
  clv: note: Gamma-Gamma: 30 customers, 9 distinct rows, 5 iterations; log-likelihood -120.5491, AIC 247.10, BIC 251.30
  clv: note: BG/NBD: while they are customers, they buy again 31.6 times a year on average; 25.1% leave after their first repeat purchase
  clv: note: Gamma-Gamma: a purchase is worth 28.08 on average
  model,parameter,estimate,se,low,high
  bgnbd,r,0.243,0.062,0.146,0.402
  bgnbd,alpha,2.807,1.153,1.162,6.004
  bgnbd,a,0.933,0.879,0.205,
  bgnbd,b,2.788,3.485,0.43,
  gg,p,4.241,3.334,1.391,
  gg,q,5.007,2.548,2.004,17.422
  gg,gamma,26.534,34.393,0,271.755
  $ clv fit table.csv --model pnbd -q --format markdown
  | model | parameter | estimate | se | low | high |
  | --- | --- | ---: | ---: | ---: | ---: |
  | pnbd | r | 0.64 | 0.294 | 0.292 | 1.946 |
  | pnbd | alpha | 7.161 | 3.048 | 3.072 | 17.983 |
  | pnbd | s | 1.354 | 1.634 | 0.323 |  |
  | pnbd | beta | 19.176 | 34.193 | 1.169 |  |
  | gg | p | 4.241 | 3.334 | 1.391 |  |
  | gg | q | 5.007 | 2.548 | 2.004 | 17.422 |
  | gg | gamma | 26.534 | 34.393 | 0 | 271.755 |
  $ clv fit table.csv --model pnbd 2>&1 >/dev/null | tail -2
  clv: note: Pareto/NBD: while they are customers, they buy again 32.7 times a year on average; half of the new ones have left after 12.8 days
  clv: note: Gamma-Gamma: a purchase is worth 28.08 on average
  $ clv fit table.csv --model bgnbd -q --spend-model none --format table --round 2
  model parameter estimate   se  low high
  bgnbd r             0.24 0.06 0.15 0.40
  bgnbd alpha         2.81 1.15 1.16 6.00
  bgnbd a             0.93 0.88 0.21 
  bgnbd b             2.79 3.49 0.43 
  $ awk -F, 'NR == 1 { print; next } { for (i = 0; i < $6; i++) print $1 "," $2 "," $3 "," $4 "," $5 ",1" }' table.csv >rows.csv
  $ clv fit rows.csv --model bgnbd -q >repeated.csv
  $ clv fit table.csv --model bgnbd -q | diff - repeated.csv
  $ (head -1 table.csv; tail -n +2 table.csv | sort -r) | clv fit --model bgnbd -q | diff - repeated.csv
  $ clv fit table.csv --model bgnbd -q --threads 1 | diff - repeated.csv
  $ sed 's/,/;/g; s/\./,/g' table.csv | clv fit --model bgnbd -q | diff - repeated.csv

The model file, for the commands that read one; -o writes it whole or not at all:

  $ clv fit table.csv -q --spend-model none --format json | sed 's/\([0-9]\.[0-9][0-9]\)[0-9]*/\1/g; s/[0-9.]*e-[0-9]*/TINY/'
  {
    "format": "clv model",
    "version": 1,
    "model": "mbgnbd",
    "unit": "day",
    "parameters": {
      "r": {"estimate": 1.70, "se": 1.13, "low": 0.33, "high": 6.60},
      "alpha": {"estimate": 8.64, "se": 5.37, "low": 2.36, "high": 32.80},
      "a": {"estimate": 0.81, "se": 0.34, "low": 0.34, "high": 2.77},
      "b": {"estimate": 0.72, "se": 0.40, "low": 0.26, "high": 8.75}
    },
    "covariance": [[0.44, 0.39, 0.01, -0.09], [0.39, 0.38, 0.00, -0.07], [0.01, 0.00, 0.18, 0.20], [-0.09, -0.07, 0.20, 0.30]],
    "log_likelihood": -334.93,
    "aic": 677.86,
    "bic": 686.92,
    "customers": 71,
    "distinct_rows": 10,
    "iterations": 7,
    "gradient_norm": TINY,
    "status": "converged",
    "reasons": [],
    "simpler_model": null,
    "spend_model": null
  }
  $ clv fit table.csv -q --spend-model none --format json >one.json
  $ clv fit rows.csv -q --spend-model none --format json --threads 1 | diff - one.json
  $ clv fit table.csv -q --format json -o model.json
  $ grep model model.json
    "format": "clv model",
    "model": "mbgnbd",
    "simpler_model": null,
    "spend_model": {
      "model": "gg",
      "simpler_model": null
  $ clv fit nothing.csv -q --format json -o none.json
  clv: nothing.csv: No such file or directory
  hint: there is no such file here; - is standard input
  [1]
  $ test -e none.json
  [1]

Where nobody leaves, the simpler model is told:

  $ awk 'BEGIN { print "x,t_x,T,n"; for (i = 0; i < 60; i++) { x = (i * 7) % 23 % 9; if (x > 5) x *= 2; print x "," (x ? 30 - 30 / (x + 1) : 0) ",30,1" } }' >loyal.csv
  $ clv fit loyal.csv --round 3 | grep -v ',[ab],'
  clv: note: loyal.csv: a table of customers: frequency: x; recency: t_x; T: T; n: n
  clv: note: 60 rows read: 60 customers
  clv: note: recency and T are taken to be in days; --unit week says otherwise
  clv: note: MBG/NBD: nobody shows signs of leaving: the NBD, in which nobody leaves, fits as well; the forecast counts on everybody to stay
  clv: note: only 60 customers: do not rely on what follows from so few; some hundred tell more
  clv: note: MBG/NBD: 60 customers, 9 distinct rows, 14 iterations, unit day; log-likelihood -815.6614, AIC 1639.32, BIC 1647.70
  clv: note: MBG/NBD: customers buy again 67.4 times a year on average, and nobody leaves
  model,parameter,estimate,se,low,high
  mbgnbd,r,1.12,0.252,0.719,1.746
  mbgnbd,alpha,6.071,1.592,3.531,9.972

Models beside each other:

  $ clv fit table.csv --compare -q --format table
  model  parameters log_likelihood    aic    bic aic_difference weight standing
  pnbd            4        -334.78 677.56 686.61           0.00    51% best
  mbgnbd          4        -334.93 677.87 686.92           0.31  43.6% as good
  bgnbd           4        -337.01 682.02 691.07           4.46   5.5% worse
  nbd             2        -347.83 699.66 704.19          22.10     0% far worse
  $ clv fit table.csv --compare -q --format ndjson --round 2
  {"model": "pnbd", "parameters": 4, "log_likelihood": -334.78, "aic": 677.56, "bic": 686.61, "aic_difference": 0, "weight": 0.51, "standing": "best"}
  {"model": "mbgnbd", "parameters": 4, "log_likelihood": -334.93, "aic": 677.87, "bic": 686.92, "aic_difference": 0.31, "weight": 0.44, "standing": "as good"}
  {"model": "bgnbd", "parameters": 4, "log_likelihood": -337.01, "aic": 682.02, "bic": 691.07, "aic_difference": 4.46, "weight": 0.05, "standing": "worse"}
  {"model": "nbd", "parameters": 2, "log_likelihood": -347.83, "aic": 699.66, "bic": 704.19, "aic_difference": 22.1, "weight": 0, "standing": "far worse"}
  $ clv fit table.csv --compare --model nbd
  clv: --compare and --model exclude each other
  hint: --compare fits all models
  [2]

Subscribers who are left after each period: the High End data of Fader and Hardie (2007), Table 1, where alpha is .668 and beta 3.806:

  $ cat >survivors.csv <<'END'
  > Period,Customers
  > 0,1000
  > 1,869
  > 2,743
  > 3,653
  > 4,593
  > 5,551
  > 6,517
  > 7,491
  > END
  $ clv fit survivors.csv --format table
  clv: note: survivors.csv: a table of survivors: period: Period; customers: Customers
  clv: note: 8 rows read: 1000 customers
  clv: note: sBG: 1000 customers, 8 distinct rows, 6 iterations; log-likelihood -1611.1581, AIC 3226.32, BIC 3236.13
  clv: note: sBG: 14.9% leave in the first period
  model parameter estimate    se   low  high
  sbg   alpha        0.668 0.104 0.506 0.943
  sbg   beta         3.806 0.786 2.619 5.963
  $ (head -1 survivors.csv; tail -n +2 survivors.csv | sort -r) | clv fit -q --format table --round 3
  model parameter estimate    se   low  high
  sbg   alpha        0.668 0.104 0.506 0.943
  sbg   beta         3.806 0.786 2.619 5.963
  $ clv fit survivors.csv -q --model bgnbd
  clv: the model bgnbd takes orders, or a table with frequency, recency and T
  hint: for these data there is sbg
  [2]

Occasions:

  $ cat >occasions.csv <<'END'
  > frequency,recency,periods,n
  > 0,0,6,3464
  > 1,1,6,1091
  > 1,4,6,78
  > 2,2,6,613
  > 3,5,6,225
  > 6,6,6,1203
  > END
  $ clv fit occasions.csv --format table --round 3
  clv: note: occasions.csv: a table of customers: frequency: frequency; recency: recency; T: periods; n: n
  clv: note: 6 rows read: 6674 customers
  clv: note: BG/BB: 6674 customers, 6 distinct rows, 8 iterations; log-likelihood -10678.8787, AIC 21365.76, BIC 21392.98
  clv: note: BG/BB: while they are customers, they buy at 84.7% of the occasions on average; 48.1% of new ones leave at the first
  model parameter estimate    se   low  high
  bgbb  alpha        0.353 0.048 0.270 0.458
  bgbb  beta         0.064 0.005 0.055 0.074
  bgbb  gamma        0.560 0.021 0.520 0.604
  bgbb  delta        0.603 0.036 0.539 0.682
  $ clv fit occasions.csv -q --model sbg
  clv: the model sbg takes a table with period and customers
  hint: for these data there is bgbb
  [2]
  $ clv fit shopify.csv -q --model bgbb
  clv: the model bgbb takes a table with frequency, recency and periods
  hint: for these data there is mbgnbd, bgnbd, pnbd and nbd
  [2]

What is wrong is said, with its place:

  $ : >empty.csv
  $ clv fit empty.csv
  clv: empty.csv: the file is empty
  hint: a table starts with a line of column names, such as customer,date,amount
  [1]
  $ echo frequency,recency,T >header.csv
  $ clv fit header.csv
  clv: note: header.csv: a table of customers: frequency: frequency; recency: recency; T: T
  clv: note: 0 rows read: 0 customers
  clv: note: recency and T are taken to be in days; --unit week says otherwise
  clv: nothing can be forecast: there is no customer to learn from: none who came before the last day
  hint: wait for more history; what customers brought so far clv orders tells
  [3]
  $ printf 'x,t_x,T\n1,5,9\n2,12,9\n' >late.csv
  $ clv fit late.csv -q
  clv: late.csv:3:3: t_x: "12" is more than T
    2,12,9
      ^
  hint: the last purchase cannot be later than the end: T is the time from the first purchase to the end of observation
  [1]
  $ printf 'x,t_x,T\n1,5,9\n0,4,9\n' >quiet.csv
  $ clv fit quiet.csv -q
  clv: quiet.csv:3:3: t_x: "4" is above 0 without a repeat purchase
    0,4,9
      ^
  hint: recency is the time from the first purchase to the last one, and not from the last one to today
  [1]
  $ printf 'x,t_x,T\n1,5,9\n-1,4,9\n' | clv fit -q
  clv: standard input:3:1: x: "-1" is negative
    -1,4,9
    ^
  hint: frequency takes a whole number of 0 or more
  [1]
  $ printf 'x,T\n1,5\n' | clv fit -q
  clv: standard input:1: no column is called recency; columns: x, T
    x,T
  hint: a table of customers has the columns frequency, recency and T (or x, t_x and T)
  [1]
  $ printf 'x,t_x,T\n0,0,0\n0,0,0\n' | clv fit
  clv: note: standard input: a table of customers: frequency: x; recency: t_x; T: T
  clv: note: 2 rows read: 2 customers
  clv: note: recency and T are taken to be in days; --unit week says otherwise
  clv: note: 2 customers left out: they came on the last day (T = 0), and it cannot be told yet what they do
  clv: nothing can be forecast: there is no customer to learn from: none who came before the last day
  hint: wait for more history; what customers brought so far clv orders tells
  [3]
  $ printf 'x,t_x,T\n0,0,9\n0,0,8\n0,0,7\n0,0,6\n0,0,5\n' | clv fit
  clv: note: standard input: a table of customers: frequency: x; recency: t_x; T: T
  clv: note: 5 rows read: 5 customers
  clv: note: recency and T are taken to be in days; --unit week says otherwise
  clv: nothing can be forecast: nobody has bought a second time, so that it cannot be told how often customers come back
  hint: wait for more history; what customers brought so far clv orders tells
  [3]
  $ printf 'x,t_x,T\n1,3,9\n2,6,9\n' | clv fit -q --model bgnbd
  clv: nothing can be forecast: there are fewer customers than the model has parameters
  hint: --model nbd, a simpler model, can be fitted
  [3]
  $ printf 'x,t_x,T\n1,3,9\n' | clv fit -q
  clv: nothing can be forecast: there are fewer customers than the model has parameters
  hint: it takes 4 customers at the very least, and some hundred for a forecast to rely on
  [3]
  $ printf 'period,customers\n0,100\n2,50\n' | clv fit -q
  clv: standard input:3: period 2 stands without period 1 before it
  hint: a row for each period from 0, in which the customers were won, to the last
  [1]
  $ printf 'period,customers\n0,100\n1,86.9\n' | clv fit -q
  clv: standard input:3:3: customers: "86.9" is not a whole number
    1,86.9
      ^
  hint: write how many customers there were, and not their share
  [1]
  $ clv fit table.csv late.csv survivors.csv -q --skip-bad
  clv: late.csv:3:3: t_x: "12" is more than T
  clv: survivors.csv is a table of survivors, and the file before it is a table of customers
  hint: files of one kind can be read together
  [1]
  $ clv fit table.csv shopify.csv -q
  clv: shopify.csv is an export of orders, and the file before it is a table of customers
  hint: files of one kind can be read together
  [1]
  $ clv fit shopify.csv table.csv -q
  clv: table.csv is a table of customers, and the file before it is an export of orders
  hint: files of one kind can be read together
  [1]
  $ clv fit table.csv --until 2025-01-01 -q
  clv: --until is for orders, and table.csv is a table of customers
  hint: its T says until when each was observed
  [2]
  $ clv fit table.csv --customer who -q
  clv: --customer: no column is called "who"
  hint: columns: ID, x, t_x, T, zbar, weights
  [2]
  $ clv fit table.csv --customer weights -q --model bgnbd | diff - repeated.csv
  $ clv fit table.csv --date day -q
  clv: --date: no column is called "day"
  hint: columns: ID, x, t_x, T, zbar, weights
  [2]
  $ clv fit table.csv --model foo
  clv: --model: there is no model "foo"
  hint: it is one of mbgnbd bgnbd pnbd nbd sbg bgbb
  [2]
  $ clv fit table.csv --model gg
  clv: --model: gg is a model of spend, and not of purchases
  hint: --spend-model gg
  [2]
  $ clv fit table.csv --spend-model bgnbd
  clv: --spend-model takes gg or none
  [2]
  $ clv fit table.csv --unit hour
  clv: --unit takes day, week, month or year
  [2]

Bad rows can be left out:

  $ printf 'x,t_x,T\n2,12,9\n1.5,3,9\n' | cat table.csv - | sed 's/^x,.*/1,2/' >mixed.csv
  $ clv fit mixed.csv -q --skip-bad --model bgnbd | diff - repeated.csv
  clv: mixed.csv:14: this row has 2 cells, and the header 6
  clv: mixed.csv:15: this row has 3 cells, and the header 6
  clv: mixed.csv:16: this row has 3 cells, and the header 6
  $ printf 'x,t_x,T,n\n1,3,9,2\n2,12,9,1\n1.5,3,9,1\n3,8,9,3\n0,0,9,7\n0,0,7,7\n1,2,9,2\n' >bad.csv
  $ clv fit bad.csv --rejects rejects.csv --spend-model none --model nbd --round 3
  clv: note: bad.csv: a table of customers: frequency: x; recency: t_x; T: T; n: n
  clv: bad.csv:3:3: t_x: "12" is more than T
  clv: bad.csv:4:1: x: "1.5" is not a whole number
  clv: skipped 2 bad rows; they are in rejects.csv
  clv: note: 7 rows read: 21 customers
  clv: note: recency and T are taken to be in days; --unit week says otherwise
  clv: note: only 21 customers: do not rely on what follows from so few; some hundred tell more
  clv: note: NBD: 21 customers, 5 distinct rows, 4 iterations, unit day; log-likelihood -45.0893, AIC 94.18, BIC 96.27
  clv: note: NBD: customers buy again 26.2 times a year on average, and nobody leaves
  model,parameter,estimate,se,low,high
  nbd,r,0.668,0.613,0.143,
  nbd,alpha,9.295,9.109,1.321,
  $ cat rejects.csv
  x,t_x,T,n
  2,12,9,1
  1.5,3,9,1

Without --model the simpler one takes the place of one that cannot be fitted, and what cannot be fitted of spend is no failure:

  $ printf 'x,t_x,T,zbar\n1,3,9,5\n2,6,9,7\n0,0,8,\n' | clv fit 2>&1 >/dev/null
  clv: note: standard input: a table of customers: frequency: x; recency: t_x; T: T; monetary: zbar
  clv: note: 3 rows read: 3 customers
  clv: note: recency and T are taken to be in days; --unit week says otherwise
  clv: note: MBG/NBD: there are fewer customers than the model has parameters
  clv: note: the simpler NBD was fitted instead of MBG/NBD
  clv: note: NBD: all customers buy about equally often: of the two parameters of how often only the ratio is determined, and they have no interval; the forecast does not suffer from it
  clv: note: only 3 customers: do not rely on what follows from so few; some hundred tell more
  clv: note: Gamma-Gamma: too few customers have made a repeat purchase of more than 0 to tell how spend varies
  clv: note: there is no model of spend
  clv: note: NBD: 3 customers, 3 distinct rows, 5 iterations, unit day; log-likelihood -9.4785, AIC 22.96, BIC 21.15
  clv: note: NBD: customers buy again 42.1 times a year on average, and nobody leaves

One period does not tell how leaving changes with time:

  $ printf 'period,customers\n0,100\n1,80\n' | clv fit - -q
  clv: nothing can be forecast: how many are left after one period does not tell whether people leave more or less as time goes on
  hint: it takes the customers left after two periods at least: rows of the periods 0, 1 and 2
  [3]
