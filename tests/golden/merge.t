Parts of one export, as two machines made them:

  $ cd "$EXAMPLES/scale"
  $ clv merge shopify-1.part shopify-2.part --top 3
  clv: note: 2 parts of 2 files: preset shopify; customer: Email or Phone; date: Created at; amount: Total; order id: Name; status: Financial Status; refund: Refunded Amount; currency: Currency
  clv: note: 247 rows read: 134 orders of 45 customers, revenue 5491.50, 2024-07-24 to 2025-12-29
  clv: note: left out: 1 status authorized (12.50), 1 status pending (38.90), 2 cancelled (106.80), 2 status voided (141.30), 7 without a customer (288.60), 2 refunded in full (102.90)
  clv: note: lapsed: no purchase for more than 152 days, as 95% of the pauses between purchases were not longer; --lapsed-after 90d says otherwise
  customer,orders,revenue,avg,first,last,frequency,recency,T,monetary,days_since_last,share,state
  hanna.ruiz@example.org,8,365,45.625,2024-08-16,2025-02-13,7,181,500,45.3,319,0.06646635709733224,lapsed
  milo.weber@example.com,8,355.4,44.425,2024-07-24,2025-03-13,7,232,523,48.285714285714285,291,0.06471820085586816,lapsed
  bella.quist@example.com,6,335.3,55.88333333333333,2024-08-10,2025-01-19,5,162,506,59.32,344,0.061057998725302744,lapsed
  $ clv merge -q shopify-2.part shopify-1.part --total
  customers,new_customers,orders,revenue,avg,customer_years,freq,repeat_customers,repeat_rate,repeat_revenue_share,repeat_avg_vs_first,top20_share,lapsed_customers,lapsed_revenue
  45,45,134,5491.5,40.98134328358209,33.14989733059548,2.6847745292368685,22,0.4888888888888889,0.6754074478739871,1.0520825125675652,0.5217335882727853,19,2227.9
  $ clv orders -q ../shopify.csv --period quarter >"$CRAMTMP/right"
  $ cat shopify-*.part | clv merge -q --period quarter | cmp - "$CRAMTMP/right"

Parts of parts:

  $ clv merge --partial shopify-2.part -o "$CRAMTMP/two.part"
  clv: note: 1 part of 1 file: preset shopify; customer: Email or Phone; date: Created at; amount: Total; order id: Name; status: Financial Status; refund: Refunded Amount; currency: Currency
  clv: note: 123 rows read into a part of 0 customers and 73 orders with an id; clv merge says what becomes of them
  $ clv merge -q "$CRAMTMP/two.part" shopify-1.part --period quarter | cmp - "$CRAMTMP/right"
  $ gzip -c shopify-1.part >"$CRAMTMP/one.gz"
  $ clv merge -q "$CRAMTMP/two.part" "$CRAMTMP/one.gz" --period quarter | cmp - "$CRAMTMP/right"

What a part says of itself:

  $ head -n 17 shopify-2.part
  clv part\t1 (esc)
  unit\t1/10000 day (esc)
  decimal\t. (esc)
  dates\tany (esc)
  preset\tshopify (esc)
  columns\tcustomer: Email or Phone; date: Created at; amount: Total; order id: Name; status: Financial Status; refund: Refunded Amount; currency: Currency (esc)
  segment\t (esc)
  cost\t (esc)
  currency\t (esc)
  until\t (esc)
  status-in\t (esc)
  status-out\t (esc)
  guests\tdrop (esc)
  input\tshopify-2.csv\tdfda22d0506e7609 (esc)
  rows\t123\t0\t0\t0\t0\t0\t0\t-\t- (esc)
  left\tcancelled\t0\t0 (esc)
  left\tstatus voided\t0\t0 (esc)
  $ tail -n 1 shopify-2.part
  end\t193c0db070141b38 (esc)

What does not add up:

  $ clv merge shopify-1.part shopify-2.part shopify-1.part
  clv: shopify-1.part holds shopify-1.csv (74cab8ab504b86cc), which shopify-1.part holds already
  hint: the same rows twice would count twice: leave one of them out
  [1]
  $ head -c 3000 shopify-2.part | clv merge shopify-1.part -
  clv: standard input: the part is cut short: it ends without the line that begins with end
  hint: it was cut off, or is still being written: make or copy it again
  [1]
  $ sed 's/:389000:/:389001:/' shopify-2.part | clv merge shopify-1.part -
  clv: standard input:93: the part is not what was written: its bytes do not add up to this
    end 193c0db070141b38
  hint: it was changed or damaged on the way: make or copy it again
  [1]
  $ sed '1s/1/2/' shopify-2.part | clv merge -
  clv: standard input:1: a part of version 2, and this clv reads version 1
    clv part 2
  hint: make the parts anew with the clv that merges them
  [1]
  $ clv merge ../shopify.csv
  clv: ../shopify.csv:1: this is no part that clv orders --partial wrote
    Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Acce...
  hint: clv orders --partial FILE -o PART makes one of an export; clv orders reads exports themselves
  [1]
  $ clv merge - </dev/null
  clv: standard input: the file is empty
  hint: clv orders --partial FILE -o PART makes a part of an export
  [1]
  $ clv orders --partial -q ../shopify.csv --until 2025-06-30 | clv merge shopify-1.part -
  clv: standard input: last day: 2025-06-30, where shopify-1.part has none
  hint: parts add up where all are made alike: say --until to all of them
  [1]
  $ clv orders --partial -q ../shopify.csv --status-out paid | clv merge shopify-1.part -
  clv: standard input: statuses that do not count: paid, where shopify-1.part has none
  hint: parts add up where all are made alike: say --status-out to all of them
  [1]
  $ clv merge shopify-1.part --by channel
  clv: --by channel: the parts were made without a segment
  hint: clv orders --partial --segment channel keeps it in the part
  [2]

Rows without an id: days of a customer, and what they were read by.

  $ cd "$CRAMTMP"
  $ printf 'who,day,paid,from\nann,2025-01-02,10.50,web\nann,2025-01-02,4,shop\nbob,2025-02-01,7,\n' >a.csv
  $ printf 'who,day,paid,from\nann,2025-03-04,20,web\nann,2025-01-01,-1.25,\ncid,2025-02-02,-3,\n' >b.csv
  $ columns='--customer who --date day --amount paid'
  $ clv orders --partial a.csv $columns --segment from -o a.part
  clv: note: a.csv: customer: who; date: day; amount: paid; segment: from
  clv: note: 3 rows read into a part of 2 customers and 0 orders with an id; clv merge says what becomes of them
  $ clv orders --partial b.csv $columns --segment from -q -o b.part
  $ cat b.part
  clv part\t1 (esc)
  unit\t1/10000 day (esc)
  decimal\t. (esc)
  dates\tany (esc)
  preset\tnone (esc)
  columns\tcustomer: who; date: day; amount: paid; segment: from (esc)
  segment\tfrom (esc)
  cost\t (esc)
  currency\t (esc)
  until\t (esc)
  status-in\t (esc)
  status-out\t (esc)
  guests\tdrop (esc)
  input\tb.csv\tc2c41b5ff5de11e2 (esc)
  rows\t3\t0\t0\t1\t200000\t2\t-42500\t20089\t20151 (esc)
  segment\tweb (esc)
  records\t2\t0 (esc)
  c\tann\t20089:-12500:0 20151:200000:1:0:1 (esc)
  c\tcid\t20121:-30000:0 (esc)
  end\td222c657d6ab68fe (esc)
  $ clv merge b.part a.part
  clv: note: 2 parts of 2 files: preset none; customer: who; date: day; amount: paid; segment: from
  clv: note: 6 rows read: 4 orders of 2 customers, revenue 40.25, 2025-01-01 to 2025-03-04
  clv: note: 2 refunds without an order in the data (-4.25) lower revenue
  clv: note: 1 customer with nothing but refunds (-3.00) has no row
  clv: note: lapsed: no purchase for more than 61 days, as 95% of the pauses between purchases were not longer; --lapsed-after 90d says otherwise
  customer,orders,revenue,avg,first,last,frequency,recency,T,monetary,days_since_last,share,state,segment
  ann,3,33.25,11.083333333333334,2025-01-02,2025-03-04,1,61,61,20,0,0.8260869565217391,active,shop
  bob,1,7,7,2025-02-01,2025-02-01,0,0,31,,31,0.17391304347826086,new,
  $ clv merge -q b.part a.part --by from
  segment,customers,new_customers,orders,revenue,avg,customer_years,freq,repeat_customers,repeat_rate,repeat_revenue_share,repeat_avg_vs_first,top20_share,lapsed_customers,lapsed_revenue
  ,1,1,1,5.75,5.75,0.08487337440109514,0,0,0,0,,1.2173913043478262,0,0
  shop,1,1,1,4,4,0.16700889801505817,0,1,1,0,,1,0,0
  web,0,0,2,30.5,15.25,0,,0,,0.6557377049180327,1.9047619047619047,0,0,0
  $ clv orders --partial b.csv $columns -q | clv merge a.part -
  clv: standard input: columns: customer: who; date: day; amount: paid, where a.part has customer: who; date: day; amount: paid; segment: from
  hint: parts add up where all are made alike: say --customer, --date, --amount to all of them
  [1]

A part whose dates or amounts could be read in two ways is refused; one where
none could goes with any.

  $ printf 'who,day,paid\nann,03/04/2025,5\n' >either.csv
  $ clv orders --partial either.csv $columns
  clv: note: either.csv: customer: who; date: day; amount: paid
  clv: either.csv:2:5: day: "03/04/2025" may start with the day or with the month, and no other value tells which
    ann,03/04/2025,5
        ^
  hint: say --date-format dmy or --date-format mdy
  [1]
  $ clv orders --partial either.csv $columns --date-format dmy -q -o dmy.part
  $ printf 'who,day,paid\nann,2025-03-05,5\n' >iso.csv
  $ clv orders --partial iso.csv $columns -q -o iso.part
  $ clv merge -q dmy.part iso.part
  customer,orders,revenue,avg,first,last,frequency,recency,T,monetary,days_since_last,share,state
  ann,2,10,5,2025-03-05,2025-04-03,1,29,29,5,0,1,active
  $ printf 'who,day,paid\nann,03/14/2025,5\n' >mdy.csv
  $ clv orders --partial mdy.csv $columns -q | clv merge dmy.part -
  clv: standard input: order of dates: mdy, where dmy.part has dmy
  hint: parts add up where all are made alike: say --date-format to all of them
  [1]
  $ printf 'who;day;paid\nann;2025-03-06;5,50\n' >comma.csv
  $ clv orders --partial comma.csv $columns -q -o comma.part
  $ printf 'who,day,paid\nann,2025-03-07,5.50\n' | clv orders --partial - $columns -q | clv merge comma.part -
  clv: standard input: decimal sign: ., where comma.part has ,
  hint: parts add up where all are made alike: say --decimal to all of them
  [1]

Flags that say what a part does not:

  $ clv orders --partial a.csv $columns --total
  clv: --partial and --total exclude each other
  hint: a part holds what any result needs: give --total to clv merge
  [2]
  $ clv orders --partial a.csv $columns --margin 40%
  clv: --margin and --cac are for rows of customers
  hint: give them to clv merge
  [2]
  $ clv orders --partial a.csv $columns --guests each
  clv: --partial and --guests each exclude each other
  hint: guests have no name by which parts could tell one from another
  [2]
  $ clv orders --partial a.csv a.csv $columns -q
  clv: a.csv has the same bytes as a.csv
  hint: the same rows twice would count twice: leave one of them out
  [1]
  $ clv orders --partial a.csv iso.csv $columns --segment from -q
  clv: --segment: no column is called "from"
  hint: columns: who, day, paid
  [2]
