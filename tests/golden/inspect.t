What clv sees in an export.

  $ cp "$ROOT"/tests/exports/*.csv "$ROOT"/tests/exports/*.txt .
  $ clv inspect square-us.csv
  square-us.csv
    Encoding                  UTF-8
    Delimiter                 comma
    Preset                    square (transactions or items: net sales, refunds
                              as rows)
    Columns                   Date, Time, Time Zone, Gross Sales, Discounts,
                              Service Charges, Net Sales, Gift Card Sales, Tax,
                              Tip, Partial Refunds, Total Collected, Source,
                              Card, Card Entry Methods, Cash, Fees, Net Total,
                              Transaction ID, Payment ID, Card Brand, PAN
                              Suffix, Device Name, Staff Name, Details,
                              Description, Event Type, Location, Dining Option,
                              Customer ID, Customer Name, Customer Reference ID,
                              Transaction Status
    Customer                  Customer ID
    Date                      Date
    Amount                    Net Sales+Partial Refunds
    Order id                  Transaction ID
    Status                    Transaction Status
  
  What is in it
    First date as written     8/22/2026
    Dates                     month first: 1/31/2024, 01-31-24; as the dates
                              tell
    Decimal sign              point, such as 1234.50, as the amounts tell
    Rows                      5
    Rows of one order         their amounts are added up
    Orders that count         3, revenue 39.00
    Customers                 2
    From, to                  2026-08-22 to 2026-10-07
    Left out                  1 refunded in full (9.00)
    Statuses                  Complete (5 rows) counts as paid
    Currency                  $ (5 rows)
  
  The first rows
  customer date       amount order id status
  CUSTAAA  2026-08-22 22.5   TX001    Complete
  CUSTAAA  2026-08-22 5.5    TX002    Complete
  CUSTBBB  2026-10-05 9      TX003    Complete
  $ clv inspect stripe-european.csv | sed -n '/^What/,$p'
  What is in it
    First date as written     2026-01-02 15:04
    Dates                     year first: 2024-01-31, 2024/1/31, 24.01.31
    Decimal sign              comma, such as 1234,50, as the amounts tell
    Rows                      6
    Rows of one order         say the amount of the order once
    Orders that count         4, revenue 1298.25
    Customers                 2
    From, to                  2026-01-02 to 2026-02-02
    Left out                  1 status Failed (80.00)
                              1 refunded in full (80.00)
    Statuses                  Paid (4 rows) counts as paid
                              Refunded (1 row) was paid, and what was given back
                              is taken off
                              Failed (1 row) is left out; --status-in takes it
                              in
    Currency                  EUR (5 rows)
  
  The first rows
  customer date       amount order id        status
  cus_A    2026-01-02 49     ch_made_up_0001 Paid
  cus_B    2026-01-13 0.25   ch_made_up_0002 Paid
  cus_B    2026-01-14 1234.5 ch_made_up_0003 Paid
  $ clv inspect cdnow.txt
  cdnow.txt
    Encoding                  UTF-8
    Delimiter                 blanks
    Preset                    cdnow (CDNOW with a header: customer, date, CDs,
                              dollars)
    Columns                   customer_id, date, number_of_cds, dollar_value
    Customer                  customer_id
    Date                      date
    Amount                    dollar_value
    Order id                  none: each row is an order
    Status                    none: every order counts as paid
  
  What is in it
    First date as written     19970101
    Dates                     eight digits: 20240131
    Decimal sign              point, such as 1234.50, as the amounts tell
    Rows                      10
    Orders that count         10, revenue 1293.56
    Customers                 5
    From, to                  1997-01-01 to 1998-06-30
  
  The first rows
  customer date       amount
  00001    1997-01-01 11.77
  00002    1997-01-12 12
  00002    1997-01-12 77

Compressed, from a pipe; UTF-16; bytes that are no UTF-8:

  $ gzip -c cdnow.txt | clv inspect - | head -3
  standard input
    Encoding                  UTF-8, compressed by gzip
    Delimiter                 blanks
  $ printf 'customer;date;amount\nada;31.01.2025;1,50\n' | iconv -t UTF-16 | clv inspect | sed -n '2,3p;/Decimal/p;/Dates/p'
    Encoding                  UTF-16LE
    Delimiter                 semicolon
    Dates                     day first: 31/1/2024, 31.01.24; as the dates tell
    Decimal sign              comma, such as 1234,50, as the amounts tell
  $ printf 'customer;date;amount\nJ\374rgen;2025-01-31;150\n' | clv inspect | sed -n '2,4p;/Decimal/p;/^J/p'
    Encoding                  not UTF-8, perhaps Windows-1252: letters beyond a
                              to z may look odd, and nothing is lost
    Delimiter                 semicolon
    Decimal sign              none seen: no amount leaves a choice
  J?rgen   2025-01-31 150

Bad rows do not stop it, and are kept with --rejects as elsewhere:

  $ printf 'client,day,paid,how\nada,2025-01-31,12,paid\nben,2025-02-30,5,paid\ncleo,2025-02-01,x,paid\n"dora"x,2025-02-01,5,paid\neve,2025-02-02,7\nfay,2025-02-03,8,on hold\ngus,2025-02-04,9,void\n' >own.csv
  $ clv inspect own.csv --customer client --date day --amount paid --status how --status-out void --segment @4 --rejects bad.csv
  own.csv
    Encoding                  UTF-8
    Delimiter                 comma
    Preset                    none: this is no export that clv knows
    Columns                   client, day, paid, how
    Customer                  client
    Date                      day
    Amount                    paid
    Order id                  none: each row is an order
    Status                    how
    Segment                   how
  
  What is in it
    First date as written     2025-01-31
    Dates                     year first: 2024-01-31, 2024/1/31, 24.01.31
    Decimal sign              none seen: no amount leaves a choice
    Rows                      7
    Bad rows                  4, left out here; --skip-bad leaves them out
                              elsewhere
      own.csv:3:5 day: "2025-02-30" is no day of the calendar
      own.csv:4:17 paid: "x" is not a number
      own.csv:5:1 text after the closing quote of a cell
      own.csv:6 this row has 3 cells, and the header 4
    Orders that count         2, revenue 20.00
    Customers                 2
    From, to                  2025-01-31 to 2025-02-03
    Left out                  1 status void (9.00)
    Statuses                  paid (1 row) counts as paid
                              on hold (1 row) is not known, so counts as paid
                              (see --status-out)
                              void (1 row) is left out; --status-in takes it in
  
  The first rows
  customer date       amount status  segment left out
  ada      2025-01-31 12     paid    paid    
  fay      2025-02-03 8      on hold on hold 
  gus      2025-02-04 9      void    void    status void
  $ cat bad.csv
  client,day,paid,how
  ben,2025-02-30,5,paid
  cleo,2025-02-01,x,paid
  "dora"x,2025-02-01,5,paid
  eve,2025-02-02,7
  $ clv inspect own.csv --customer client --date day --amount paid --status how -q --format json | jq -c '.bad_rows, .first_bad_rows[1], .statuses, .first_rows[2]'
  4
  {"file":"own.csv","line":4,"column":17,"message":"paid: \"x\" is not a number","hint":"write an amount, such as 1234.56; --skip-bad leaves such rows out"}
  [{"status":"paid","rows":1,"fate":"paid"},{"status":"on hold","rows":1,"fate":"not known, counts as paid"},{"status":"void","rows":1,"fate":"not known, counts as paid"}]
  {"customer":"gus","date":"2025-02-04","amount":9,"order_id":null,"status":"void","segment":null,"left_out":null}
  $ { echo customer,date,amount; yes 'ada,x,1' | head -9; } | clv inspect | sed -n '/^What/,$p'
  What is in it
    Rows                      9
    Bad rows                  9, left out here; --skip-bad leaves them out
                              elsewhere
      standard input:2:5 date: "x" is not a date
      standard input:3:5 date: "x" is not a date
      standard input:4:5 date: "x" is not a date
      standard input:5:5 date: "x" is not a date
      standard input:6:5 date: "x" is not a date
      ... and 4 more
    Orders that count         0, revenue 0.00
    Customers                 0

What is missing or not decided is said last, behind all that is known:

  $ clv inspect own.csv
  own.csv
    Encoding                  UTF-8
    Delimiter                 comma
    Preset                    none: this is no export that clv knows
    Columns                   client, day, paid, how
    Customer                  client (guessed; --customer says otherwise)
    Date                      day (guessed; --date says otherwise)
    Amount                    not found; --amount names the column
    Order id                  none: each row is an order
    Status                    none: every order counts as paid
  
  clv: which columns are what? not found: amount; columns: client, day, paid, how
  hint: say it by their names: --customer COL --date COL --amount COL
  [1]
  $ printf 'customer,date,total\nada,03/04/2025,"1,234"\nben,05/04/2025,"2,500"\n' >either.csv
  $ clv inspect either.csv 2>&1 | sed -n '/^What/,$p'
  What is in it
    First date as written     03/04/2025
    Dates                     not decided: day or month first? --date-format dmy
                              or --date-format mdy says which
    Decimal sign              not decided: point or comma? --decimal . or
                              --decimal , says which
    Rows                      2
  
  The first rows
  customer date                     amount
  ada      2025-04-03 or 2025-03-04 1234 or 1.234
  ben      2025-04-05 or 2025-05-04 2500 or 2.5
  clv: either.csv:2:16: total: "1,234" may mean thousands or a decimal sign, and no other value tells which
    ada,03/04/2025,"1,234"
                   ^
  hint: say --decimal . or --decimal ,
  $ clv inspect either.csv --decimal . --date-format mdy | sed -n '/^What/,$p'
  What is in it
    First date as written     03/04/2025
    Dates                     month first: 1/31/2024, 01-31-24; from
                              --date-format mdy
    Decimal sign              point, from --decimal
    Rows                      2
    Orders that count         2, revenue 3734.00
    Customers                 2
    From, to                  2025-03-04 to 2025-05-04
  
  The first rows
  customer date       amount
  ada      2025-03-04 1234
  ben      2025-05-04 2500
  $ clv inspect either.csv --format json -o facts.json
  clv: either.csv:2:16: total: "1,234" may mean thousands or a decimal sign, and no other value tells which
    ada,03/04/2025,"1,234"
                   ^
  hint: say --decimal . or --decimal ,
  [1]
  $ jq -c '.decimal, .date, .orders, .problem' facts.json
  {"sign":null,"decided_by":"not decided"}
  {"form":null,"decided_by":"not decided","as_written":"03/04/2025"}
  null
  {"file":"either.csv","line":2,"column":16,"message":"total: \"1,234\" may mean thousands or a decimal sign, and no other value tells which","hint":"say --decimal . or --decimal ,"}
  $ printf 'customer,date,total,currency\nada,2025-01-02,1,EUR\nben,2025-01-03,2,usd\n' | clv inspect 2>&1 | sed -n '/Currency  /p;/^The/,$p'
    Currency                  currency (guessed; --currency-column says
    Currency                  EUR (1 row), USD (1 row)
  The first rows
  customer date       amount
  ada      2025-01-02 1
  ben      2025-01-03 2
  clv: there are several currencies, which cannot be added: EUR (1), USD (1)
  hint: --currency CODE takes one of them
  $ clv inspect woocommerce-analytics.csv 2>&1 | sed -n '1p;$p'
  woocommerce-analytics.csv
  hint: export orders with billing_email by a plugin, or take the name all the same: --customer Customer
  $ printf '' | clv inspect
  standard input
    Encoding                  UTF-8
  
  clv: standard input: the file is empty
  hint: a table starts with a line of column names, such as customer,date,amount
  [1]
  $ clv inspect nothing.csv
  clv: nothing.csv: No such file or directory
  hint: there is no such file here; - is standard input
  [1]
  $ clv inspect own.csv nothing.csv --customer client --date day --amount paid 2>&1 | grep -E '^[a-z]|Rows|Orders'
  own.csv
    Rows                      7
  customer date       amount
  ada      2025-01-31 12
  fay      2025-02-03 8
  gus      2025-02-04 9
  clv: nothing.csv: No such file or directory
  hint: there is no such file here; - is standard input

Several files are one history:

  $ clv inspect square.csv square-us.csv --format json | jq -c '[.files[].file], .rows, .orders, .customers'
  ["square.csv","square-us.csv"]
  17
  6
  4

For machines: an object, or rows of name and value.

  $ clv inspect gumroad.csv --format json | jq -e . >/dev/null
  $ clv inspect gumroad.csv --format ndjson | wc -l
  1
  $ clv inspect gumroad.csv --format json | jq -S . >first; clv inspect gumroad.csv --format ndjson | jq -S . | cmp first
  $ clv inspect cdnow.txt --format csv
  name,value
  files.1.file,cdnow.txt
  files.1.encoding,UTF-8
  files.1.gzip,no
  files.1.delimiter,blanks
  files.1.header,yes
  files.1.header_line,1
  files.1.preset,cdnow
  files.1.columns.1,customer_id
  files.1.columns.2,date
  files.1.columns.3,number_of_cds
  files.1.columns.4,dollar_value
  files.1.mapping.customer.from,customer_id
  files.1.mapping.customer.guessed,no
  files.1.mapping.date.from,date
  files.1.mapping.date.guessed,no
  files.1.mapping.amount.from,dollar_value
  files.1.mapping.amount.guessed,no
  files.1.rows,10
  decimal.sign,.
  decimal.decided_by,values
  date.form,yyyymmdd
  date.decided_by,nothing to decide
  date.as_written,19970101
  rows,10
  bad_rows,0
  orders,10
  customers,5
  revenue,1293.56
  first,1997-01-01
  last,1998-06-30
  refunds_without_an_order.count,0
  refunds_without_an_order.amount,0
  customers_with_nothing_but_refunds.count,0
  customers_with_nothing_but_refunds.amount,0
  rounded_amounts,0
  first_rows.1.customer,00001
  first_rows.1.date,1997-01-01
  first_rows.1.amount,11.77
  first_rows.1.order_id,
  first_rows.1.status,
  first_rows.1.segment,
  first_rows.1.left_out,
  first_rows.2.customer,00002
  first_rows.2.date,1997-01-12
  first_rows.2.amount,12
  first_rows.2.order_id,
  first_rows.2.status,
  first_rows.2.segment,
  first_rows.2.left_out,
  first_rows.3.customer,00002
  first_rows.3.date,1997-01-12
  first_rows.3.amount,77
  first_rows.3.order_id,
  first_rows.3.status,
  first_rows.3.segment,
  first_rows.3.left_out,
