Why customers leave, and what each reason costs: clv reasons.

  $ cat >left.csv <<'END'
  > Email,Reason,Price
  > ada@example.com,Too expensive,120.00
  > ben@example.com,too  EXPENSIVE ,60.50
  > cid@example.com,Slow delivery,10
  > dan@example.com,Slow delivery,10
  > eve@example.com,slow delivery,
  > fay@example.com,,30
  > Gus@example.com,Ärger,5
  > gus@example.com,ärger,5
  > END
  $ clv reasons left.csv --reason Reason --value Price --round 4
  clv: note: left.csv: reason: Reason; value: Price
  clv: note: 8 rows read: 7 customers with 3 reasons, value 210.50
  clv: note: left out: 1 without a reason
  clv: note: 1 row without a value counts as 0
  reason,customers,customer_share,value,share,cumulative_share,value_per_customer
  Too expensive,2,0.2857,180.5,0.8575,0.8575,90.25
  Slow delivery,3,0.4286,20,0.095,0.9525,6.6667
  \xc3\x84rger,2,0.2857,10,0.0475,1,5 (esc)
  $ clv reasons left.csv -q
  reason,customers,customer_share,cumulative_share
  Slow delivery,3,0.42857142857142855,0.42857142857142855
  Too expensive,2,0.2857142857142857,0.7142857142857143
  \xc3\x84rger,2,0.2857142857142857,1 (esc)
  $ clv reasons left.csv --value Price --customer Email 2>&1 >/dev/null
  clv: note: left.csv: reason: Reason (guessed); customer: Email; value: Price
  clv: note: 8 rows read: 6 customers with 3 reasons, value 210.50
  clv: note: left out: 1 without a reason
  clv: note: 1 row of a customer who gave the same reason before is no further customer
  clv: note: 1 row without a value counts as 0
  $ clv reasons left.csv -q --value Price --format table
  reason        customers customer_share  value share cumulative_share value_per_customer
  Too expensive         2          28.6% 180.50 85.7%            85.7%              90.25
  Slow delivery         3          42.9%  20.00  9.5%            95.2%               6.67
  \xc3\x84rger                 2          28.6%  10.00  4.8%             100%               5.00 (esc)
  $ clv reasons left.csv --value Price --top 1 --format table
  clv: note: left.csv: reason: Reason (guessed); value: Price
  clv: note: 8 rows read: 7 customers with 3 reasons, value 210.50
  clv: note: left out: 1 without a reason
  clv: note: 1 row without a value counts as 0
  clv: note: 2 more reasons
  reason        customers customer_share  value share cumulative_share value_per_customer
  Too expensive         2          28.6% 180.50 85.7%            85.7%              90.25
  $ clv reasons left.csv -q --value Price --format json --top 1
  [
  {"reason": "Too expensive", "customers": 2, "customer_share": 0.2857142857142857, "value": 180.5, "share": 0.8574821852731591, "cumulative_share": 0.8574821852731591, "value_per_customer": 90.25}
  ]

Spellings are merged by a table:

  $ printf 'from,to\nSLOW delivery,Delivery\nÄrger,Delivery\nPrice,Too expensive\n' >map.csv
  $ clv reasons left.csv --value Price --map map.csv --round 3
  clv: note: left.csv: reason: Reason (guessed); value: Price
  clv: note: 8 rows read: 7 customers with 2 reasons, value 210.50
  clv: note: left out: 1 without a reason
  clv: note: 1 row without a value counts as 0
  clv: note: map.csv: 1 spelling that no row has: price
  reason,customers,customer_share,value,share,cumulative_share,value_per_customer
  Too expensive,2,0.286,180.5,0.857,0.857,90.25
  Delivery,5,0.714,30,0.143,1,6
  $ printf 'from,to\na,b\nA,c\n' >twice.csv
  $ clv reasons left.csv --map twice.csv
  clv: twice.csv:3:1: "A" already means something else
    A,c
    ^
  hint: remove one of the two rows
  [1]
  $ printf 'was,is\na,b\n' | clv reasons left.csv --map -
  clv: standard input:1: no column is called from; columns: was, is
    was,is
  hint: the table of --map has the columns from and to: what is written, and what is meant
  [1]

What they paid a year, from their orders: ada 100 + 300 within a year, ben 400 within two years of 365.25 days each, of whom 4 x 730 / 1461 is 1.9986 years:

  $ cat >orders.csv <<'END'
  > customer,date,amount
  > Ada@example.com,2024-01-01,100
  > ada@example.com,2024-06-01,300
  > ben@example.com,2022-01-01,100
  > ben@example.com,2024-01-01,300
  > cid@example.com,2024-01-01,7
  > END
  $ clv reasons left.csv --orders orders.csv --round 4
  clv: note: orders.csv: customer: customer (guessed); date: date (guessed); amount: amount (guessed)
  clv: note: orders.csv: 5 orders of 3 customers
  clv: note: left.csv: reason: Reason (guessed); customer: Email (guessed)
  clv: note: 8 rows read: 6 customers with 3 reasons, value 607.14 a year
  clv: note: left out: 1 without a reason
  clv: note: 1 row of a customer who gave the same reason before is no further customer
  clv: note: 4 rows of customers who have no orders there count as 0
  reason,customers,customer_share,value,share,cumulative_share,value_per_customer
  Too expensive,2,0.3333,600.137,0.9885,0.9885,300.0685
  Slow delivery,3,0.5,7,0.0115,1,2.3333
  \xc3\x84rger,1,0.1667,0,0,1,0 (esc)
  $ clv reasons left.csv --orders orders.csv -q --customer @1 | head -2
  reason,customers,customer_share,value,share,cumulative_share,value_per_customer
  Too expensive,2,0.3333333333333333,600.137,0.9884704770093076,0.9884704770093076,300.0685
  $ clv reasons left.csv --orders map.csv
  clv: which columns are what? not found: customer, date, amount; columns: from, to
  hint: the columns of --orders are found by their names, such as customer, date and amount; clv inspect tells which are found
  [1]
  $ clv reasons left.csv --orders orders.csv --value Price
  clv: --value and --orders exclude each other
  hint: a customer is worth what the column says, or what the orders say: leave one of them out
  [2]
  $ clv reasons left.csv --orders orders.csv --customer Mail
  clv: note: orders.csv: customer: customer (guessed); date: date (guessed); amount: amount (guessed)
  clv: note: orders.csv: 5 orders of 3 customers
  clv: --customer: no column is called "Mail"
  hint: did you mean "Email"?
  [2]
  $ clv reasons --orders - <left.csv
  clv: standard input is named twice
  hint: name files for all but one of FILE, --orders and --map
  [2]

The example of a shop:

  $ cd "$EXAMPLES"; clv reasons cancellations.csv --orders shopify.csv --map reasons.csv --round 2; cd - >/dev/null
  clv: note: shopify.csv: customer: Email or Phone; date: Created at; amount: Total; order id: Name; status: Financial Status; refund: Refunded Amount; currency: Currency
  clv: note: shopify.csv: 134 orders of 45 customers; 15 left out, which clv orders lists
  clv: note: cancellations.csv: reason: Reason (guessed); customer: Email (guessed)
  clv: note: 30 rows read: 29 customers with 5 reasons, value 4314.96 a year
  clv: note: left out: 1 without a reason
  clv: note: 2 rows of customers who have no orders there count as 0
  reason,customers,customer_share,value,share,cumulative_share,value_per_customer
  Switched to another shop,8,0.28,1593.3,0.37,0.37,199.16
  Too expensive,9,0.31,1245.41,0.29,0.66,138.38
  Missing products,4,0.14,689.85,0.16,0.82,172.46
  No longer needed,3,0.1,451,0.1,0.92,150.33
  Delivery too slow,5,0.17,335.4,0.08,1,67.08

Bad rows are told, or left out:

  $ printf 'reason,value\na,1\nb,x\nc\nd,2\n' >bad.csv
  $ clv reasons bad.csv --value value
  clv: note: bad.csv: reason: reason (guessed); value: value
  clv: bad.csv:3:3: value: "x" is not a number
    b,x
      ^
  hint: write an amount, such as 1234.56; --skip-bad leaves such rows out
  [1]
  $ clv reasons bad.csv --value value --skip-bad -q
  clv: bad.csv:3:3: value: "x" is not a number
  clv: bad.csv:4: this row has 1 cell, and the header 2
  reason,customers,customer_share,value,share,cumulative_share,value_per_customer
  d,1,0.5,2,0.6666666666666666,0.6666666666666666,2
  a,1,0.5,1,0.3333333333333333,1,1
  $ clv reasons bad.csv --value value --rejects rejects.csv >/dev/null; cat rejects.csv
  clv: note: bad.csv: reason: reason (guessed); value: value
  clv: bad.csv:3:3: value: "x" is not a number
  clv: bad.csv:4: this row has 1 cell, and the header 2
  clv: skipped 2 bad rows; they are in rejects.csv
  clv: note: 2 rows read: 2 customers with 2 reasons, value 3.00
  reason,value
  b,x
  c
  $ printf 'reason;value\na;1,234\n' | clv reasons --value value -q
  clv: standard input:2:3: value: "1,234" may mean thousands or a decimal sign, and no other value tells which
    a;1,234
      ^
  hint: say --decimal . or --decimal ,
  [1]
  $ printf 'reason;value\na;1,234\n' | clv reasons --value value -q --decimal ,
  reason,customers,customer_share,value,share,cumulative_share,value_per_customer
  a,1,1,1.234,1,1,1.234
  $ printf 'a,b\n1,2\n' | clv reasons
  clv: standard input: which column has the reasons? say --reason COL
  hint: columns: a, b
  [2]
  $ printf 'a,b\n1,2\n' | clv reasons --reason c
  clv: --reason: no column is called "c"
  hint: did you mean "a"?
  [2]
  $ printf 'a\n' | clv reasons --reason a
  clv: note: standard input: reason: a
  clv: note: 0 rows read: 0 customers with 0 reasons
  reason,customers,customer_share,cumulative_share

Reasons without a header, in two files:

  $ printf 'x,1\n' >one.csv; printf 'X,2\ny,1\n' | gzip >two.csv.gz
  $ clv reasons one.csv two.csv.gz --no-header --reason @1 --value @2 -q
  reason,customers,customer_share,value,share,cumulative_share,value_per_customer
  x,2,0.6666666666666666,3,0.75,0.75,1.5
  y,1,0.3333333333333333,1,0.25,1,1

Values that come to nothing have no shares:

  $ printf 'reason,value\na,5\nb,-5\n' | clv reasons --value value -q
  reason,customers,customer_share,value,share,cumulative_share,value_per_customer
  a,1,0.5,5,,,5
  b,1,0.5,-5,,,-5

On a terminal the first line is the answer:

  $ on_terminal() { TERM=dumb script -qec "$*" /dev/null | tr -d '\r'; }
  $ on_terminal clv reasons -q left.csv --value Price
  "Too expensive" costs most: 180.50 of 210.50 (85.7%), with 2 of 7 customers; most customers give "Slow delivery": 3
  
  reason        customers customer_share  value share cumulative_share value_per_customer
  Too expensive         2          28.6% 180.50 85.7%            85.7%              90.25
  Slow delivery         3          42.9%  20.00  9.5%            95.2%               6.67
  \xc3\x84rger                 2          28.6%  10.00  4.8%             100%               5.00 (esc)
  $ on_terminal clv reasons -q left.csv
  "Slow delivery" is named most: by 3 of 7 customers (42.9%)
  
  reason        customers customer_share cumulative_share
  Slow delivery         3          42.9%            42.9%
  Too expensive         2          28.6%            71.4%
  \xc3\x84rger                 2          28.6%             100% (esc)
  $ printf 'reason,value\nrare,50\noften,1\noften,1\n' >rare.csv
  $ on_terminal clv reasons -q rare.csv --value value
  "rare" costs most: 50.00 of 52.00 (96.2%), with 1 of 3 customers; most customers give "often": 2
  
  reason customers customer_share value share cumulative_share value_per_customer
  rare           1          33.3% 50.00 96.2%            96.2%              50.00
  often          2          66.7%  2.00  3.8%             100%               1.00
  $ printf 'reason\n""\n' >none.csv
  $ on_terminal clv reasons -q none.csv
  no row has a reason
  
  reason customers customer_share cumulative_share
