Orders of a made-up shop, 18 months of them. The notes say what was found and what was left out:

  $ cd "$EXAMPLES"
  $ clv orders shopify.csv --top 4
  clv: note: shopify.csv: preset shopify (orders: a row per line item, the order in its first row); customer: Email or Phone; date: Created at; amount: Total; order id: Name; status: Financial Status; refund: Refunded Amount; currency: Currency
  clv: note: 247 rows read: 134 orders of 45 customers, revenue 5491.50, 2024-07-24 to 2025-12-29
  clv: note: left out: 1 status pending (38.90), 1 status authorized (12.50), 2 cancelled (106.80), 2 status voided (141.30), 7 without a customer (288.60), 2 refunded in full (102.90)
  clv: note: lapsed: no purchase for more than 152 days, as 95% of the pauses between purchases were not longer; --lapsed-after 90d says otherwise
  customer,orders,revenue,avg,first,last,frequency,recency,T,monetary,days_since_last,share,state
  hanna.ruiz@example.org,8,365,45.625,2024-08-16,2025-02-13,7,181,500,45.3,319,0.06646635709733224,lapsed
  milo.weber@example.com,8,355.4,44.425,2024-07-24,2025-03-13,7,232,523,48.285714285714285,291,0.06471820085586816,lapsed
  bella.quist@example.com,6,335.3,55.88333333333333,2024-08-10,2025-01-19,5,162,506,59.32,344,0.061057998725302744,lapsed
  pia.lund@example.com,11,334.9,30.445454545454545,2024-09-17,2025-12-08,10,447,468,31.2,21,0.060985158881908405,active

For people, with those who are not among the first in one line:

  $ clv orders shopify.csv --top 4 --format table -q
  customer                orders revenue   avg      first       last frequency recency   T monetary days_since_last share state
  hanna.ruiz@example.org       8  365.00 45.63 2024-08-16 2025-02-13         7     181 500    45.30             319  6.6% lapsed
  milo.weber@example.com       8  355.40 44.43 2024-07-24 2025-03-13         7     232 523    48.29             291  6.5% lapsed
  bella.quist@example.com      6  335.30 55.88 2024-08-10 2025-01-19         5     162 506    59.32             344  6.1% lapsed
  pia.lund@example.com        11  334.90 30.45 2024-09-17 2025-12-08        10     447 468    31.20              21  6.1% active
  41 others                  101 4100.90 40.60                                                                      74.7% 

The whole base, a row that clv takes for its inputs:

  $ clv orders shopify.csv --total --format ndjson -q
  {"customers": 45, "new_customers": 45, "orders": 134, "revenue": 5491.5, "avg": 40.98134328358209, "customer_years": 33.14989733059548, "freq": 2.6847745292368685, "repeat_customers": 22, "repeat_rate": 0.4888888888888889, "repeat_revenue_share": 0.6754074478739871, "repeat_avg_vs_first": 1.0520825125675652, "top20_share": 0.5217335882727853, "lapsed_customers": 19, "lapsed_revenue": 2227.9}
  $ clv orders --total shopify.csv -q | clv -q --years 5 --cac 40 --margin 35% | tr , '\n' | paste -s -d ' '
  customers new_customers orders revenue avg customer_years freq repeat_customers repeat_rate repeat_revenue_share repeat_avg_vs_first top20_share lapsed_customers lapsed_revenue years margin cac customer_value clv basis formula clv_net ltv_cac roi max_cac breakeven_purchase payback_months payback_months_no_churn verdict 45 45 134 5491.5 40.98134328358209 33.14989733059548 2.6847745292368685 22 0.4888888888888889 0.6754074478739871 1.0520825125675652 0.5217335882727853 19 2227.9 5 0.35 40 110.02566662167362 192.54491658792884 profit avg x freq x years x margin 152.54491658792884 4.813622914698221 3.813622914698221 64.18163886264294 3 12.464624060350097 12.464624060350097 healthy

By period, and by the channel of each order:

  $ clv orders shopify.csv --period quarter --format table -q
  period customers new_customers orders revenue   avg customer_years freq repeat_customers repeat_rate repeat_revenue_share repeat_avg_vs_first top20_share lapsed_customers lapsed_revenue
  2024Q3         9             9     16  522.20 32.64           0.96 7.26                5       55.6%                40.3%                0.87       38.7%                0           0.00
  2024Q4        11             4     21  985.40 46.92           2.75 6.18                7       63.6%                89.7%                2.05       58.8%                0           0.00
  2025Q1        16             7     22  926.90 42.13           4.13 3.63               10       62.5%                73.8%                1.31       46.5%                2          57.70
  2025Q2        18            10     23  872.00 37.91           6.35 2.05                9         50%                50.5%                0.79       37.7%                2         498.00
  2025Q3        18             8     23  984.60 42.81           8.71 1.72               12       66.7%                62.5%                0.89       47.1%                7        1264.20
  2025Q4        21             7     29 1200.40 41.39          10.24 2.15               14       66.7%                72.9%                0.85       47.2%                8         408.00
  $ clv orders shopify.csv --period year --lapsed-after 90d -q
  period,customers,new_customers,orders,revenue,avg,customer_years,freq,repeat_customers,repeat_rate,repeat_revenue_share,repeat_avg_vs_first,top20_share,lapsed_customers,lapsed_revenue
  2024,13,13,37,1507.6,40.74594594594595,3.7152635181382614,6.459837877671334,7,0.5384615384615384,0.7259219952241974,1.4346563407550823,0.5652029716105068,1,22.9
  2025,42,32,97,3983.9,41.07113402061856,29.43463381245722,2.208282950423216,21,0.5,0.6562915735836743,0.9400333690993152,0.5323928813474234,23,2445.2
  $ clv orders shopify.csv --by Source -q
  segment,customers,new_customers,orders,revenue,avg,customer_years,freq,repeat_customers,repeat_rate,repeat_revenue_share,repeat_avg_vs_first,top20_share,lapsed_customers,lapsed_revenue
  instagram,14,14,53,2139.1,40.36037735849057,10.097193702943189,3.862459327548807,6,0.42857142857142855,0.7411995699125801,1.0280958203646064,0.38090785844514047,6,294.8
  pos,5,5,18,659.9,36.66111111111111,4.867898699520876,2.670556805399325,4,0.8,0.5878163358084558,0.5485011312217194,0.32307925443248975,2,202.2
  web,26,26,63,2692.5,42.73809523809524,18.184804928131417,2.0346657633242997,12,0.46153846153846156,0.6446053853296193,1.2745436417711473,0.4986072423398329,11,1730.9
  $ clv orders shopify.csv --segment Source --by segment -q | cut -d , -f 1-5
  segment,customers,new_customers,orders,revenue
  instagram,14,14,53,2139.1
  pos,5,5,18,659.9
  web,26,26,63,2692.5

Scores of 1 to 5; profit; spans in other units:

  $ clv orders shopify.csv --rfm --top 3 -q | cut -d , -f 1,14-
  customer,r_score,f_score,m_score
  hanna.ruiz@example.org,1,5,5
  milo.weber@example.com,1,5,5
  bella.quist@example.com,1,5,5
  $ clv orders shopify.csv --margin 35% --cac 40 --top 3 -q | cut -d , -f 1,3,14
  customer,revenue,profit
  hanna.ruiz@example.org,365,87.75
  milo.weber@example.com,355.4,84.39
  bella.quist@example.com,335.3,77.355
  $ clv orders shopify.csv --unit month --top 2 -q | cut -d , -f 1,7-10
  customer,frequency,recency,T,monetary
  hanna.ruiz@example.org,7,5.946611909650924,16.427104722792606,45.3
  milo.weber@example.com,7,7.62217659137577,17.182751540041068,48.285714285714285
  $ clv orders shopify.csv --segment Source --top 2 -q | cut -d , -f 1,13-
  customer,state,segment
  hanna.ruiz@example.org,lapsed,web
  milo.weber@example.com,lapsed,web

Rows chosen and put in order:

  $ clv orders shopify.csv --where state==lapsed --where 'revenue>=300' -q | cut -d , -f 1-3,11,13
  customer,orders,revenue,days_since_last,state
  hanna.ruiz@example.org,8,365,319,lapsed
  milo.weber@example.com,8,355.4,291,lapsed
  bella.quist@example.com,6,335.3,344,lapsed
  uwe.kranz@example.com,6,334.1,315,lapsed
  $ clv orders shopify.csv --where 'first>2025-11-01' --sort -first -q | cut -d , -f 1,5
  customer,first
  finn.ortlieb@example.org,2025-11-12
  olga.sander@example.org,2025-11-30
  kai.moreau@example.org,2025-12-12
  $ clv orders shopify.csv --sort customer --top 2 -q | cut -d , -f 1-3
  customer,orders,revenue
  ada.lindqvist@example.com,4,132.6
  anton.rehm@example.com,1,108.5
  $ clv orders shopify.csv --sort -days_since_last --top 2 -q | cut -d , -f 1,11
  customer,days_since_last
  ben.okafor@example.org,0
  cleo.marsh@example.com,9

The last day that counts, and when a customer is taken to have gone:

  $ clv orders shopify.csv --until 2025-03-31 --top 1
  clv: note: shopify.csv: preset shopify (orders: a row per line item, the order in its first row); customer: Email or Phone; date: Created at; amount: Total; order id: Name; status: Financial Status; refund: Refunded Amount; currency: Currency
  clv: note: 247 rows read: 59 orders of 20 customers, revenue 2434.50, 2024-07-24 to 2025-03-27
  clv: note: left out: 78 after 2025-03-31 (3247.40), 1 status pending (38.90), 1 status authorized (12.50), 2 cancelled (106.80), 2 status voided (141.30), 4 without a customer (165.10), 2 refunded in full (102.90)
  clv: note: lapsed: no purchase for more than 149 days, as 95% of the pauses between purchases were not longer; --lapsed-after 90d says otherwise
  customer,orders,revenue,avg,first,last,frequency,recency,T,monetary,days_since_last,share,state
  hanna.ruiz@example.org,8,365,45.625,2024-08-16,2025-02-13,7,181,227,45.3,46,0.14992811665639763,active
  $ clv orders shopify.csv --until 2025-03-31 --lapsed-after 6mo --total -q | cut -d , -f 1,13
  customers,lapsed_customers
  20,1
  $ clv orders shopify.csv --until 2020-12-31
  clv: note: shopify.csv: preset shopify (orders: a row per line item, the order in its first row); customer: Email or Phone; date: Created at; amount: Total; order id: Name; status: Financial Status; refund: Refunded Amount; currency: Currency
  clv: note: 247 rows read: no order that counts
  clv: note: left out: 146 after 2020-12-31 (6153.60), 1 status pending (38.90), 1 status authorized (12.50), 1 status voided (44.40)
  customer,orders,revenue,avg,first,last,frequency,recency,T,monetary,days_since_last,share,state

Statuses, guests, and several files, which are one history:

  $ clv orders shopify.csv --status-in pending,authorized --total 2>&1 | sed -n 's/.*left out/left out/p'
  left out: 2 cancelled (106.80), 2 status voided (141.30), 7 without a customer (288.60), 2 refunded in full (102.90)
  $ clv orders shopify.csv --status-out paid,partially_refunded --total 2>&1 | sed -n 's/.*left out/left out/p'
  left out: 140 status paid (5863.70), 1 status pending (38.90), 1 status authorized (12.50), 3 status partially_refunded (90.10), 2 status voided (141.30), 2 refunded in full (102.90)
  $ clv orders shopify.csv --guests each --sort -customer --top 2 -q | cut -d , -f 1-3
  customer,orders,revenue
  zeno.falk@example.org,1,22.9
  yara.demir@example.com,6,285.7
  $ clv orders shopify.csv --guests error
  clv: note: shopify.csv: preset shopify (orders: a row per line item, the order in its first row); customer: Email or Phone; date: Created at; amount: Total; order id: Name; status: Financial Status; refund: Refunded Amount; currency: Currency
  clv: order #1138: the customer is missing
  hint: --guests drop leaves such orders out, --guests each takes each for a customer
  [1]
  $ clv orders shopify.csv - --total <shopify.csv 2>&1 >/dev/null | tail -3
  clv: note: 494 rows read: 134 orders of 45 customers, revenue 5491.50, 2024-07-24 to 2025-12-29
  clv: note: left out: 1 status pending (38.90), 1 status authorized (12.50), 2 cancelled (106.80), 2 status voided (141.30), 241 already in another file, 7 without a customer (288.60), 2 refunded in full (102.90)
  clv: note: lapsed: no purchase for more than 152 days, as 95% of the pauses between purchases were not longer; --lapsed-after 90d says otherwise

Any table whose columns are named; what is guessed is said:

  $ clv orders pieces.csv --customer client --date day --amount 'pieces*price' --top 1
  clv: note: pieces.csv: customer: client; date: day; amount: pieces*price
  clv: note: 30 rows read: 30 orders of 6 customers, revenue 2065.35, 2025-01-19 to 2025-12-01
  clv: note: lapsed: no purchase for more than 171 days, as 95% of the pauses between purchases were not longer; --lapsed-after 90d says otherwise
  customer,orders,revenue,avg,first,last,frequency,recency,T,monetary,days_since_last,share,state
  Cedar Cafe,6,503.4,83.9,2025-02-16,2025-08-03,5,168,288,95.88,120,0.2437359285351151,active
  $ clv orders pieces.csv
  clv: is "price" the price of one piece, or of all in "pieces"?
  hint: say --amount "pieces*price" or --amount "price"
  [1]
  $ clv orders segments.csv
  clv: which columns are what? not found: customer, date, amount; columns: segment, avg, freq, years, cac
  hint: say it by their names: --customer COL --date COL --amount COL
  [1]
  $ printf 'customer;date;amount\nada;24.12.2025;1.234,50\nada;06.01.2026;99,90\n' | clv orders
  clv: note: standard input: customer: customer (guessed); date: date (guessed); amount: amount (guessed)
  clv: note: 2 rows read: 2 orders of 1 customer, revenue 1334.40, 2025-12-24 to 2026-01-06
  clv: note: lapsed: no purchase for more than 13 days, as 95% of the pauses between purchases were not longer; --lapsed-after 90d says otherwise
  customer,orders,revenue,avg,first,last,frequency,recency,T,monetary,days_since_last,share,state
  ada,2,1334.4,667.2,2025-12-24,2026-01-06,1,13,13,99.9,0,1,active
  $ printf 'ada,2025-12-24,5\nada,2026-01-06,7.5\n' | clv orders --no-header --customer @1 --date @2 --amount @3 --format ndjson
  clv: note: standard input: customer: @1; date: @2; amount: @3
  clv: note: 2 rows read: 2 orders of 1 customer, revenue 12.50, 2025-12-24 to 2026-01-06
  clv: note: lapsed: no purchase for more than 13 days, as 95% of the pauses between purchases were not longer; --lapsed-after 90d says otherwise
  {"customer": "ada", "orders": 2, "revenue": 12.5, "avg": 6.25, "first": "2025-12-24", "last": "2026-01-06", "frequency": 1, "recency": 13, "T": 13, "monetary": 7.5, "days_since_last": 0, "share": 1, "state": "active"}
  $ printf 'customer,date,amount,state\nada,2025-12-24,5,paid\nben,2025-12-24,6,on hold\n' | clv orders --status state 2>&1 >/dev/null | grep known
  clv: note: statuses that are not known count as paid: 1 on hold (6.00); --status-out WORD leaves one out

Formats:

  $ clv orders pieces.csv --customer client --date day --amount 'pieces*price' --top 1 -q --format json
  [
  {"customer": "Cedar Cafe", "orders": 6, "revenue": 503.4, "avg": 83.9, "first": "2025-02-16", "last": "2025-08-03", "frequency": 5, "recency": 168, "T": 288, "monetary": 95.88, "days_since_last": 120, "share": 0.2437359285351151, "state": "active"}
  ]
  $ clv orders pieces.csv --customer client --date day --amount 'pieces*price' --top 1 -q --format tsv
  customer\torders\trevenue\tavg\tfirst\tlast\tfrequency\trecency\tT\tmonetary\tdays_since_last\tshare\tstate (esc)
  Cedar Cafe\t6\t503.4\t83.9\t2025-02-16\t2025-08-03\t5\t168\t288\t95.88\t120\t0.2437359285351151\tactive (esc)
  $ clv orders pieces.csv --customer client --date day --amount 'pieces*price' --top 1 -q --format markdown
  | customer | orders | revenue | avg | first | last | frequency | recency | T | monetary | days_since_last | share | state |
  | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |
  | Cedar Cafe | 6 | 503.40 | 83.90 | 2025-02-16 | 2025-08-03 | 5 | 168 | 288 | 95.88 | 120 | 24.4% | active |
  $ clv orders pieces.csv --customer client --date day --amount 'pieces*price' --total -q --round 1
  customers,new_customers,orders,revenue,avg,customer_years,freq,repeat_customers,repeat_rate,repeat_revenue_share,repeat_avg_vs_first,top20_share,lapsed_customers,lapsed_revenue
  6,6,30,2065.4,68.8,4.5,5.4,6,1,0.8,1,0.5,0,0
  $ clv orders pieces.csv --format card
  clv: --format: there is no format "card"
  hint: it is one of table, csv, tsv, json, ndjson or markdown
  [2]

Rows that cannot be read:

  $ cd "$CRAMTMP"
  $ printf 'customer,date,amount\na,2025-01-01,5\nb,2025-01-02\nc,2025-02-30,7\nd,2025-01-04,five\ne,,5\nf,2025-01-04,\ng,soon,1\n' >bad.csv
  $ clv orders bad.csv -q
  clv: bad.csv:3: this row has 2 cells, and the header 3
    b,2025-01-02
  hint: the row may have been cut off; --skip-bad leaves such rows out
  [1]
  $ clv orders bad.csv --rejects rejects.csv
  clv: note: bad.csv: customer: customer (guessed); date: date (guessed); amount: amount (guessed)
  clv: bad.csv:3: this row has 2 cells, and the header 3
  clv: bad.csv:4:3: date: "2025-02-30" is no day of the calendar
  clv: bad.csv:5:14: amount: "five" is not a number
  clv: bad.csv:6:3: date: the date is missing
  clv: bad.csv:7:14: amount: the amount is missing
  clv: bad.csv:8:3: date: "soon" is not a date
  clv: skipped 6 bad rows; they are in rejects.csv
  clv: note: 1 row read: 1 order of 1 customer, revenue 5.00, 2025-01-01 to 2025-01-01
  clv: note: lapsed: nobody, as no pause between two purchases tells how long is long; --lapsed-after 90d does
  customer,orders,revenue,avg,first,last,frequency,recency,T,monetary,days_since_last,share,state
  a,1,5,5,2025-01-01,2025-01-01,0,0,0,,0,1,new
  $ cat rejects.csv
  customer,date,amount
  b,2025-01-02
  c,2025-02-30,7
  d,2025-01-04,five
  e,,5
  f,2025-01-04,
  g,soon,1
  $ printf 'customer,date,amount\na,03/04/2025,5\n' | clv orders -q
  clv: standard input:2:3: date: "03/04/2025" may start with the day or with the month, and no other value tells which
    a,03/04/2025,5
      ^
  hint: say --date-format dmy or --date-format mdy
  [1]
  $ printf 'customer,date,amount\na,03/04/2025,5\n' | clv orders -q --date-format mdy | cut -d , -f 5
  first
  2025-03-04
  $ printf 'customer;date;amount\na;2025-04-03;1,234\n' | clv orders -q
  clv: standard input:2:14: amount: "1,234" may mean thousands or a decimal sign, and no other value tells which
    a;2025-04-03;1,234
                 ^
  hint: say --decimal . or --decimal ,
  [1]
  $ printf 'customer;date;amount\na;2025-04-03;1,234\n' | clv orders -q --decimal , | cut -d , -f 3
  revenue
  1.234
  $ printf 'customer,date,amount,currency\na,2025-04-03,5,EUR\nb,2025-04-03,6,USD\n' | clv orders -q
  clv: there are several currencies, which cannot be added: EUR (1), USD (1)
  hint: --currency CODE takes one of them
  [1]
  $ printf 'customer,date,amount,currency\na,2025-04-03,5,EUR\nb,2025-04-03,6,USD\n' | clv orders --currency usd | cut -d , -f 1-3
  clv: note: standard input: customer: customer (guessed); date: date (guessed); amount: amount (guessed); currency: currency (guessed)
  clv: note: 2 rows read: 1 order of 1 customer, revenue 6.00, 2025-04-03 to 2025-04-03
  clv: note: left out: 1 currency EUR (5.00)
  clv: note: lapsed: nobody, as no pause between two purchases tells how long is long; --lapsed-after 90d does
  customer,orders,revenue
  b,1,6
  $ printf 'customer,date,amount\n' | clv orders
  clv: note: standard input: customer: customer (guessed); date: date (guessed); amount: amount (guessed)
  clv: note: 0 rows read: no order that counts
  customer,orders,revenue,avg,first,last,frequency,recency,T,monetary,days_since_last,share,state
  $ clv orders </dev/null
  clv: standard input: the file is empty
  hint: a table starts with a line of column names, such as customer,date,amount
  [1]
  $ clv orders "$ROOT/tests/exports/woocommerce-analytics.csv"
  clv: this export of WooCommerce Analytics has no key of the customer, only a name that two may share
  hint: export orders with billing_email by a plugin, or take the name all the same: --customer Customer
  [1]
  $ clv orders "$ROOT/tests/exports/amazon.txt"
  clv: which columns are what? not found: customer, amount; columns: amazon-order-id, merchant-order-id, purchase-date, last-updated-date, order-status, product-name, item-status, quantity, currency, item-price
  hint: say it by their names: --customer COL --date COL --amount COL
  [1]

Amounts that bear the marks of several currencies, and a currency that no order tells:

  $ printf 'customer,date,amount\na,2025-04-03,$5.00\nb,2025-04-03,1200.00 EUR\n' | clv orders -q
  clv: there are several currencies, which cannot be added: $ (1), EUR (1)
  hint: --currency CODE takes one of them
  [1]
  $ printf 'customer,date,amount\na,2025-04-03,$5.00\nb,2025-04-03,€6.50\n' | clv orders -q
  clv: there are several currencies, which cannot be added: $ (1), \xe2\x82\xac (1) (esc)
  hint: --currency CODE takes one of them
  [1]
  $ printf 'customer,date,amount\na,2025-04-03,$5.00\nb,2025-04-03,€6.50\n' | clv orders --currency EUR 2>&1 | cut -d, -f 1-3
  clv: note: standard input: customer: customer (guessed); date: date (guessed); amount: amount (guessed)
  clv: note: 2 rows read: 1 order of 1 customer, revenue 6.50, 2025-04-03 to 2025-04-03
  clv: note: left out: 1 currency $ (5.00)
  clv: note: lapsed: nobody, as no pause between two purchases tells how long is long; --lapsed-after 90d does
  customer,orders,revenue
  b,1,6.5
  $ printf 'customer,date,amount\na,2025-04-03,5.00\n' | clv orders -q --currency EUR
  clv: --currency EUR: no order tells its currency
  hint: --currency-column COL names the column; without --currency all orders count
  [1]

Lines above the header are left out, and a row of totals below the others is a bad row:

  $ printf 'Orders of 2025\n\nCustomer;Order date;Total\nada;24.12.2025;1.234,50\nTotal;;1.234,50\n' >report.csv
  $ clv orders report.csv
  clv: note: report.csv: the header is in line 3; what stands above it was left out
  clv: note: report.csv: customer: Customer (guessed); date: Order date (guessed); amount: Total (guessed)
  clv: report.csv:5:7: Order date: the date is missing
    Total;;1.234,50
          ^
  hint: write a date, such as 2024-01-31; --skip-bad leaves such rows out, a row of totals say
  [1]
  $ clv orders report.csv --skip-bad | cut -d, -f 1-3
  clv: note: report.csv: the header is in line 3; what stands above it was left out
  clv: note: report.csv: customer: Customer (guessed); date: Order date (guessed); amount: Total (guessed)
  clv: report.csv:5:7: Order date: the date is missing
  clv: skipped 1 bad row
  clv: note: 1 row read: 1 order of 1 customer, revenue 1234.50, 2025-12-24 to 2025-12-24
  clv: note: lapsed: nobody, as no pause between two purchases tells how long is long; --lapsed-after 90d does
  customer,orders,revenue
  ada,1,1234.5
  $ clv inspect report.csv | sed -n '2,5p'
    Encoding                  UTF-8
    Delimiter                 semicolon
    Header                    in line 3; what stands above it is left out
    Preset                    none: this is no export that clv knows

Files that are written in two ways:

  $ printf 'customer;date;amount\nada;24.12.2025;1,50\n' >comma.csv
  $ printf 'customer;date;amount\nada;12/25/2025;1.50\n' >point.csv
  $ clv orders -q comma.csv point.csv
  clv: point.csv:2:16: amount: "1.50" is not a number with the decimal sign ,
    ada;12/25/2025;1.50
                   ^
  hint: the files before are written otherwise: this one needs a run of its own
  [1]
  $ clv orders -q comma.csv --date-format mdy
  clv: comma.csv:2:5: date: "24.12.2025" is not a date with the month first
    ada;24.12.2025;1,50
        ^
  hint: if the day comes first, say --date-format dmy
  [1]

Rejects of files with other columns have a header of their own:

  $ printf 'customer,date,amount\na,x,1\n' >one.csv
  $ printf 'customer,date,amount\nb,y,2\n' >two.csv
  $ printf 'date;customer;amount\nz;c;3\n' >three.csv
  $ clv orders -q one.csv two.csv three.csv --rejects rejects.csv 2>&1
  clv: one.csv:2:3: date: "x" is not a date
  clv: two.csv:2:3: date: "y" is not a date
  clv: three.csv:2:1: date: "z" is not a date
  customer,orders,revenue,avg,first,last,frequency,recency,T,monetary,days_since_last,share,state
  $ cat rejects.csv
  customer,date,amount
  a,x,1
  b,y,2
  date;customer;amount
  z;c;3

A currency that no order is in, and an end after that of the data:

  $ clv orders "$EXAMPLES/shopify.csv" --currency USD 2>&1 | tail -2
  clv: no order is in the currency USD
  hint: there are orders in EUR
  $ clv orders "$EXAMPLES/shopify.csv" --until 2026-01-31 2>&1 >/dev/null | sed -n 3p
  clv: note: the data end on 2025-12-29: the 33 days after it, up to --until, count as days without a purchase

The format is the one that the name of the file ends in:

  $ clv orders "$EXAMPLES/shopify.csv" -q --top 1 -o first.json
  $ head -c 20 first.json
  [
  {"customer": "hann (no-eol)
  $ clv orders "$EXAMPLES/shopify.csv" -q --top 1 -o first.md --format tsv
  $ head -c 20 first.md
  customer\torders\treve (no-eol) (esc)

Flags that say too much or too little:

  $ cd "$EXAMPLES"
  $ clv orders shopify.csv --preset shop
  clv: --preset: there is no preset "shop"
  hint: it is one of shopify, stripe-converted, stripe, woocommerce, woocommerce-alt, woocommerce-analytics, square, paypal, magento, gumroad, online-retail, online-retail-2, cdnow, cdnow-master, cdnow-sample, none
  [2]
  $ clv orders shopify.csv --total --top 3
  clv: --top is for rows of customers, and not for --total
  hint: leave one of them out
  [2]
  $ clv orders shopify.csv --period month --rfm
  clv: --rfm is for rows of customers, and not for --period
  hint: leave one of them out
  [2]
  $ clv orders shopify.csv --by Source --period month
  clv: --by and --period exclude each other
  hint: leave one of them out
  [2]
  $ clv orders shopify.csv --by Source --segment Currency
  clv: --by Source and --segment Currency differ
  hint: --by segment takes the column of --segment
  [2]
  $ clv orders pieces.csv --by channel --customer client --date day --amount price
  clv: --by: no column is called "channel"
  hint: columns: client, day, pieces, price
  [2]
  $ clv orders shopify.csv --total --margin 35%
  clv: --margin and --cac are for rows of customers
  hint: pipe the base into clv: clv orders --total FILE | clv --years 5 --cac 40 --margin 35%
  [2]
  $ clv orders shopify.csv --cac 40
  clv: --cac needs --margin or --cost
  hint: with --margin 35% a column says what each customer has brought so far, less --cac
  [2]
  $ clv orders shopify.csv --margin 35
  clv: --margin: "35" is not a rate
  hint: 5 per cent is 5% or 0.05, and all is 100%
  [2]
  $ clv orders shopify.csv --unit hour
  clv: --unit takes day, week, month or year
  [2]
  $ clv orders shopify.csv --period week
  clv: --period takes month, quarter or year
  [2]
  $ clv orders shopify.csv --guests keep
  clv: --guests takes drop, each or error
  [2]
  $ clv orders shopify.csv --date-format iso
  clv: --date-format: there is no form "iso"
  hint: dmy is 31/12/2025, mdy 12/31/2025; also ymd, yyyymmdd, seconds, milliseconds, excel
  [2]
  $ clv orders shopify.csv --until tomorrow
  clv: --until: "tomorrow" is not a date
  hint: write it like 2025-12-31
  [2]
  $ clv orders shopify.csv --lapsed-after 90
  clv: --lapsed-after: "90" is not a time
  hint: write 90d, 12w, 6mo or 2y
  [2]
  $ clv orders shopify.csv --lapsed-after 6m
  clv: --lapsed-after: "6m" is not a time
  hint: write 90d, 12w, 6mo or 2y
  [2]
  $ clv orders shopify.csv --top 0
  clv: --top takes a whole number from 1 to 1000000000
  [2]
  $ clv orders shopify.csv --where state=lapsed
  clv: --where state=lapsed: no comparison (< <= > >= == !=)
  hint: write it like --where 'state==lapsed', in quotes: a shell takes > for a redirection
  [2]
  $ clv orders shopify.csv --where state==gone
  clv: --where: state is never "gone"
  hint: lapsed: quiet for longer than --lapsed-after; new: one purchase, and not quiet for so long; active: the others
  [2]
  $ clv orders shopify.csv --where status==paid
  clv: --where: there is no column "status"
  hint: did you mean state?
  [2]
  $ clv orders shopify.csv --sort income
  clv: --sort: there is no column "income"
  hint: the columns are those of the result; --help lists them
  [2]
  $ clv orders shopify.csv --amount Totall
  clv: --amount: no column is called "Totall"
  hint: did you mean "Total"?
  [2]
  $ clv orders shopify.csv --avg 5
  clv: --avg is not a flag of clv orders
  hint: it belongs to clv, clv whatif, clv solve; clv orders --help lists the flags of clv orders
  [2]

The results never take the place of the orders:

  $ printf 'customer,date,amount\na,2024-01-02,5\n' >own.csv
  $ clv orders own.csv -o own.csv
  clv: -o would overwrite own.csv
  hint: name a file of its own for the results: what is in this one would be gone
  [2]
  $ clv fit ./own.csv -o own.csv
  clv: -o would overwrite ./own.csv
  hint: name a file of its own for the results: what is in this one would be gone
  [2]
