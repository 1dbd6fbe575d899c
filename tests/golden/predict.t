What the customers of a made-up shop will buy, those worth most first. Notes
say which models were fitted, how far they look ahead, and what clv is:

  $ cp "$EXAMPLES/shopify.csv" .
  $ clv predict shopify.csv --top 3 --round 2
  clv: note: shopify.csv: preset shopify (orders: a row per line item, the order in its first row); customer: Email or Phone; date: Created at; amount: Total; order id: Name; status: Financial Status; refund: Refunded Amount; currency: Currency
  clv: note: 247 rows read: 134 orders of 45 customers, revenue 5491.50, 2024-07-24 to 2025-12-29
  clv: note: left out: 1 status pending (38.90), 1 status authorized (12.50), 2 cancelled (106.80), 2 status voided (141.30), 7 without a customer (288.60), 2 refunded in full (102.90)
  clv: note: the unit of time is the day; --unit week says otherwise
  clv: note: MBG/NBD: all customers are about equally likely to leave: of the two parameters of leaving only the ratio is determined, and they have no interval; the forecast does not suffer from it
  clv: note: only 45 customers: do not rely on what follows from so few; some hundred tell more
  clv: note: models: MBG/NBD and Gamma-Gamma, fitted to these customers; clv fit shows them and keeps them for --fitted
  clv: note: clv predict looks 365 days ahead from 2025-12-30, a year; --horizon 90d, 12mo, 2y or forever says otherwise
  clv: note: clv is revenue to come alone; --margin 35% makes it profit
  customer,frequency,recency,T,monetary,p_alive,expected_purchases,expected_avg,clv
  vera.holm@example.com,4,199,224,54.7,0.88,3.83,46.7,178.79
  yara.demir@example.com,5,259,284,46.84,0.88,3.89,44.03,171.26
  jule.brandt@example.com,6,337,352,43.98,0.9,3.95,42.9,169.57
  $ clv predict shopify.csv --margin 35% --discount 10% --horizon 90d --top 2 --round 2 2>&1 | tail -5
  clv: note: clv predict looks 90 days ahead from 2025-12-30
  clv: note: clv is profit to come alone
  customer,frequency,recency,T,monetary,p_alive,expected_purchases,expected_avg,clv
  vera.holm@example.com,4,199,224,54.7,0.88,1.14,46.7,18.46
  yara.demir@example.com,5,259,284,46.84,0.88,1.16,44.03,17.65

With the range of their values, and for people:

  $ clv predict shopify.csv -q --top 4 --intervals --format table
  customer                frequency recency   T monetary p_alive expected_purchases expected_avg    clv clv_low clv_high
  vera.holm@example.com           4     199 224    54.70   88.2%               3.83        46.70 178.79    0.00   559.61
  yara.demir@example.com          5     259 284    46.84   88.2%               3.89        44.03 171.26    0.00   539.93
  jule.brandt@example.com         6     337 352    43.98   89.8%               3.95        42.90 169.57    0.00   497.59
  pia.lund@example.com           10     447 468    31.20     88%               4.64        35.51 164.84    0.00   493.12

All of them in one row, the same whatever the unit of time and the threads:

  $ clv predict shopify.csv -q --total --round 2
  customers,active_customers,expected_purchases,clv,clv_low,clv_high,clv_per_customer,top20_share
  45,33.98,69.78,2894.39,1755.67,4523.56,64.32,0.46
  $ clv predict shopify.csv -q --total --round 2 --unit week
  customers,active_customers,expected_purchases,clv,clv_low,clv_high,clv_per_customer,top20_share
  45,33.98,69.78,2894.39,1755.67,4523.56,64.32,0.46
  $ clv predict shopify.csv -q --intervals --threads 1 >one.csv
  $ clv predict shopify.csv -q --intervals --threads 3 | diff - one.csv
  $ (head -n 1 one.csv; tail -n +2 one.csv | sort -t , -k 9,9gr) | cut -d , -f 1 >by_value
  $ cut -d , -f 1 one.csv | diff - by_value

For ever, at a discount; the past as well, less what it cost to win them:

  $ clv predict shopify.csv --horizon forever --discount 10% --total --round 2 2>&1 | tail -4
  clv: note: clv predict looks ahead from 2025-12-30 on without an end
  clv: note: clv is revenue to come alone; --margin 35% makes it profit
  customers,active_customers,expected_purchases,clv,clv_low,clv_high,clv_per_customer,top20_share
  45,33.98,220.06,9149.35,6037.78,14317.2,203.32,0.34
  $ clv predict shopify.csv -q --include-past --margin 35% --cac 20 --top 2 --round 2
  customer,frequency,recency,T,monetary,p_alive,expected_purchases,expected_avg,clv
  pia.lund@example.com,10,447,468,31.2,0.88,4.64,35.51,154.91
  jule.brandt@example.com,6,337,352,43.98,0.9,3.95,42.9,147.26
  $ clv predict shopify.csv -q --include-past --margin 35% --cac 20 --total --round 2
  customers,active_customers,expected_purchases,clv,clv_low,clv_high,clv_per_customer,top20_share
  45,33.98,69.78,2035.06,1631.94,2633.75,45.22,0.57

The rows, their order and their number:

  $ clv predict shopify.csv -q --where 'p_alive<0.2' --sort -frequency --top 3 --round 2
  customer,frequency,recency,T,monetary,p_alive,expected_purchases,expected_avg,clv
  dora.petrov@example.com,4,102,493,24.3,0.05,0.13,35.35,4.56
  bella.quist@example.com,5,162,506,59.32,0.07,0.21,49.35,10.22
  uwe.kranz@example.com,5,190,505,54.52,0.12,0.37,47.31,17.31
  $ clv predict shopify.csv -q --sort customer | sed -n '2p;$p' | cut -d , -f 1
  ada.lindqvist@example.com
  zeno.falk@example.org
  $ clv predict shopify.csv -q --sort -customer | sed -n '2p;$p' | cut -d , -f 1
  zeno.falk@example.org
  ada.lindqvist@example.com

Models that are kept say the same later, and of other customers:

  $ clv fit shopify.csv -q --unit week --format json -o model.json
  $ clv predict shopify.csv -q --unit week >fitted.csv
  $ clv predict shopify.csv -q --fitted model.json | diff - fitted.csv
  $ clv orders shopify.csv -q --unit week | clv predict - -q --fitted model.json | diff - fitted.csv
  $ printf 'x,t_x,T\n0,0,5\n2,30.43,38.86\n' >table.csv
  $ clv predict table.csv --fitted model.json --round 3
  clv: note: table.csv: a table of customers: frequency: x; recency: t_x; T: T
  clv: note: 2 rows read: 2 customers
  clv: note: models: MBG/NBD, as they were fitted
  clv: note: clv predict looks 365 days ahead, a year; --horizon 90d, 12mo, 2y or forever says otherwise
  clv: note: there is no clv, as the table has no column monetary
  frequency,recency,T,p_alive,expected_purchases
  2,30.43,38.86,0.871,2.132
  0,0,5,0.895,1.756

Rows of a table stand for as many customers as they say, and have names where
it has them:

  $ printf 'ID,x,t_x,T,zbar,n\nb,0,0,30,,3\na,2,20,30,12,2\nc,5,29,30,20,1\n' >weights.csv
  $ printf 'x,t_x,T,zbar\n0,0,30,\n2,20,30,12\n0,0,30,\n5,29,30,20\n2,20,30,12\n0,0,30,\n' >repeated.csv
  $ clv predict weights.csv -q --fitted model.json --round 3
  customer,frequency,recency,T,monetary,p_alive,expected_purchases,expected_avg,clv
  c,5,29,30,20,0.907,4.711,32.573,153.452
  a,2,20,30,12,0.84,2.413,35.065,84.616
  b,0,0,30,,0.807,0.73,41.935,30.63
  $ clv predict weights.csv -q --fitted model.json --total >total.csv
  $ clv predict repeated.csv -q --fitted model.json --total | diff - total.csv
  $ cut -d , -f 1-3 total.csv
  customers,active_customers,expected_purchases
  6,5.007774404452866,11.728646522557167

What has no answer:

  $ clv predict shopify.csv --horizon forever
  clv: --horizon forever needs a --discount above 0
  hint: without one there may be no limit to what customers are worth; --discount 10% says what money a year later is worth less
  [2]
  $ clv predict shopify.csv --horizon soon
  clv: --horizon: "soon" is not a number
  hint: write years, such as 2.5, or 30mo, 12w, 90d
  [2]
  $ clv predict shopify.csv --cac 20
  clv: --cac needs --include-past
  hint: what it cost to win a customer is spent: it belongs to the past
  [2]
  $ clv predict shopify.csv --include-past --cac 20
  clv: --cac needs --margin
  hint: with --margin 35% clv is what is left of revenue, and pays for --cac
  [2]
  $ clv predict weights.csv --include-past -q
  clv: --include-past needs orders
  hint: a table of customers does not say what they spent on their first purchase
  [2]
  $ clv predict shopify.csv -q --total --top 3
  clv: --top is for rows of customers, and not for --total
  hint: leave one of them out
  [2]
  $ clv predict shopify.csv -q --sort clv_low
  clv: --sort: clv_low is not there without its flag
  hint: it is with --intervals: with a probability of 95% the value will come to this or more, and to clv_high or less; how sure the models are of their parameters is in it
  [2]
  $ printf 'period,customers\n0,100\n1,80\n2,70\n3,64\n' | clv predict -q -
  clv: clv predict needs a model of purchases, and sBG is one of subscriptions
  hint: clv --retention 90% says what subscribers are worth
  [2]
  $ printf 'x,t_x,T\n0,0,5\n0,0,7\n' | clv predict -q -
  clv: nothing can be forecast: nobody has bought a second time, so that it cannot be told how often customers come back
  hint: wait for more history; what customers brought so far clv orders tells
  [3]
