Shards of a file hold rows alone, but for the first: the header is that of a file.

  $ cd "$CRAMTMP"
  $ split -l 70 "$EXAMPLES/shopify.csv" x
  $ ls x*
  xaa
  xab
  xac
  xad
  $ clv orders -q "$EXAMPLES/shopify.csv" >right
  $ clv orders --header-from xaa xaa xab xac xad --top 1
  clv: note: xaa: preset shopify (orders: a row per line item, the order in its first row); customer: Email or Phone; date: Created at; amount: Total; order id: Name; status: Financial Status; refund: Refunded Amount; currency: Currency
  clv: note: xab: preset shopify (orders: a row per line item, the order in its first row); customer: Email or Phone; date: Created at; amount: Total; order id: Name; status: Financial Status; refund: Refunded Amount; currency: Currency
  clv: note: xac: preset shopify (orders: a row per line item, the order in its first row); customer: Email or Phone; date: Created at; amount: Total; order id: Name; status: Financial Status; refund: Refunded Amount; currency: Currency
  clv: note: xad: preset shopify (orders: a row per line item, the order in its first row); customer: Email or Phone; date: Created at; amount: Total; order id: Name; status: Financial Status; refund: Refunded Amount; currency: Currency
  clv: note: 247 rows read: 134 orders of 45 customers, revenue 5491.50, 2024-07-24 to 2025-12-29
  clv: note: left out: 1 status pending (38.90), 1 status authorized (12.50), 2 cancelled (106.80), 2 status voided (141.30), 7 without a customer (288.60), 2 refunded in full (102.90)
  clv: note: lapsed: no purchase for more than 152 days, as 95% of the pauses between purchases were not longer; --lapsed-after 90d says otherwise
  customer,orders,revenue,avg,first,last,frequency,recency,T,monetary,days_since_last,share,state
  hanna.ruiz@example.org,8,365,45.625,2024-08-16,2025-02-13,7,181,500,45.3,319,0.06646635709733224,lapsed
  $ clv orders -q --header-from xaa xab xaa xad xac | cmp - right
  $ cat xab xac xad | clv orders -q --header-from "$EXAMPLES/shopify.csv" ./xaa - | cmp - right
  $ for shard in xa?; do clv orders -q --partial --header-from xaa $shard -o $shard.part; done
  $ clv merge -q xab.part xad.part xac.part xaa.part | cmp - right

An order's rows may be in two shards; in two exports they are the same order once
more:

  $ printf 'order_id,customer,date,price,quantity\n1,ann,2025-01-01,5,1\n1,ann,2025-01-01,7,2\n' >items.csv
  $ split -l 2 items.csv y
  $ columns='--order-id order_id --customer customer --date date --amount quantity*price'
  $ clv orders -q items.csv $columns --total | cut -d , -f 1-4
  customers,new_customers,orders,revenue
  1,1,1,19
  $ clv orders -q --header-from yaa yaa yab $columns --total | cut -d , -f 1-4
  customers,new_customers,orders,revenue
  1,1,1,19
  $ { head -n 1 items.csv; cat yab; } >other.csv
  $ clv orders -q yaa other.csv $columns --total | cut -d , -f 1-4
  customers,new_customers,orders,revenue
  1,1,1,5

Nor do rows below a header of their own become part of another file:

  $ { cat items.csv; echo 2,bob,2025-01-03,4,1; } >longer.csv
  $ clv orders -q items.csv longer.csv $columns --total | cut -d , -f 1-4
  customers,new_customers,orders,revenue
  2,2,2,23
  $ clv orders -q --header-from items.csv items.csv longer.csv $columns --total | cut -d , -f 1-4
  customers,new_customers,orders,revenue
  2,2,2,23
  $ head -n 1 items.csv >names
  $ clv orders -q --header-from names yab yaa longer.csv $columns --total | cut -d , -f 1-4
  customers,new_customers,orders,revenue
  2,2,2,23

It may be packed, a pipe, without a line end, below a title, in UTF-16:

  $ gzip -c xaa >xaa.gz
  $ clv orders -q --header-from xaa.gz xaa xab xac xad | cmp - right
  $ mkfifo pipe
  $ head -n 1 xaa | tr -d '\n' >pipe & clv orders -q --header-from pipe xaa xab xac xad | cmp - right
  $ { echo Orders; echo; cat xaa; } >titled
  $ clv orders -q --header-from titled titled xab xac xad | cmp - right
  $ clv orders -q --header-from titled ./titled xab xac xad | cmp - right
  $ iconv -f UTF-8 -t UTF-16 xaa >wide
  $ clv orders -q --header-from wide xaa xab xac xad | cmp - right

What other commands see:

  $ clv ladder -q "$EXAMPLES/shopify.csv" --margin 35% --cac 12 >right
  $ clv ladder -q --header-from xaa xaa xab xac xad --margin 35% --cac 12 | cmp - right
  $ clv cohorts -q "$EXAMPLES/shopify.csv" --wide >right
  $ clv cohorts -q --header-from xaa xaa xab xac xad --wide | cmp - right
  $ clv predict -q "$EXAMPLES/shopify.csv" >right
  $ clv predict -q --header-from xaa xaa xab xac xad | cmp - right
  $ clv inspect --header-from xaa xab | head -n 5
  xab
    Encoding                  UTF-8
    Delimiter                 comma
    Header                    that of xaa
    Preset                    shopify (orders: a row per line item, the order in
  $ clv inspect --header-from xaa xab --format json | grep header
        "header": true,
        "header_line": null,
  $ clv inspect --header-from xaa xaa --format json | grep header
        "header": true,
        "header_line": 1,

A shard without rows is as a file with nothing but the header:

  $ head -n 1 xaa >header
  $ clv orders -q --total header >right
  $ clv orders -q --total --header-from header - </dev/null | cmp - right
  $ clv orders -q --partial --header-from header - </dev/null >none.part
  $ clv orders -q --total "$EXAMPLES/shopify.csv" >right
  $ clv merge -q --total none.part xab.part xaa.part none.part xac.part xad.part | cmp - right

Lines are those of the shard:

  $ echo customer,date,amount >header
  $ printf 'ann,2025-01-01,5\n\nben,2025-01-02,x\ncid,2025-01-03\ndan,2025-01-04,7\n' >bad.csv
  $ clv orders -q --header-from header bad.csv
  clv: bad.csv:3:16: amount: "x" is not a number
    ben,2025-01-02,x
                   ^
  hint: write an amount, such as 1234.56; --skip-bad leaves such rows out
  [1]
  $ clv orders -q --header-from header bad.csv --rejects rejects.csv --total | cut -d , -f 1-4
  clv: bad.csv:3:16: amount: "x" is not a number
  clv: bad.csv:4: this row has 2 cells, and the header 3
  customers,new_customers,orders,revenue
  2,2,2,12
  $ cat rejects.csv
  customer,date,amount
  ben,2025-01-02,x
  cid,2025-01-03
  $ printf 'ann,03/04/2025,5\n' | clv orders -q --header-from header
  clv: standard input:1:5: date: "03/04/2025" may start with the day or with the month, and no other value tells which
    ann,03/04/2025,5
        ^
  hint: say --date-format dmy or --date-format mdy
  [1]

Also of a large one, whatever the number of threads:

  $ awk 'BEGIN { for (i = 1; i <= 60000; i++) printf "c%d,2025-01-%02d,%s\n", i % 90, i % 28 + 1, i == 50001 ? "x" : i }' >large.csv
  $ for threads in 1 2 5; do clv orders -q --header-from header large.csv --threads $threads; done
  clv: large.csv:50001:16: amount: "x" is not a number
    c51,2025-01-22,x
                   ^
  hint: write an amount, such as 1234.56; --skip-bad leaves such rows out
  clv: large.csv:50001:16: amount: "x" is not a number
    c51,2025-01-22,x
                   ^
  hint: write an amount, such as 1234.56; --skip-bad leaves such rows out
  clv: large.csv:50001:16: amount: "x" is not a number
    c51,2025-01-22,x
                   ^
  hint: write an amount, such as 1234.56; --skip-bad leaves such rows out
  [1]
  $ sed 's/,x$/,1/' large.csv >good.csv
  $ cat header good.csv | clv orders -q >right
  $ for threads in 1 2 5; do clv orders -q --header-from header good.csv --threads $threads | cmp - right; done

Below a header of two lines:

  $ printf 'customer,"date\nof order",amount\n' >two.csv
  $ printf 'ann,2025-01-01,5\nben,2025-01-02,x\n' | clv orders -q --header-from two.csv --date @2
  clv: standard input:2:16: amount: "x" is not a number
    ben,2025-01-02,x
                   ^
  hint: write an amount, such as 1234.56; --skip-bad leaves such rows out
  [1]

What cannot be:

  $ clv orders -q --header-from header --no-header bad.csv
  clv: --no-header and --header-from exclude each other
  hint: leave one of them out
  [2]
  $ clv orders -q --header-from - bad.csv
  clv: --header-from cannot read standard input
  hint: name the file that has the header
  [2]
  $ clv orders -q --header-from nowhere.csv bad.csv
  clv: nowhere.csv: No such file or directory
  hint: --header-from takes the file that has the header
  [1]
  $ : >empty.csv
  $ clv orders -q --header-from empty.csv bad.csv
  clv: empty.csv: the file is empty
  hint: a table starts with a line of column names, such as customer,date,amount
  [1]
  $ clv orders -q --header-from header --preset cdnow-master bad.csv
  clv: header: files of this form have no header
  hint: leave --header-from out
  [2]
  $ clv orders -q --header-from header bad.csv -o header
  clv: -o would overwrite header
  hint: name a file of its own for the results: what is in this one would be gone
  [2]
  $ clv orders -q --header-from header bad.csv --rejects header
  clv: --rejects would overwrite header
  hint: name a file of its own for the rejects
  [2]
  $ clv orders -q --header-from header bad.csv --date when
  clv: --date: no column is called "when"
  hint: columns: customer, date, amount
  [2]
  $ clv orders -q "$EXAMPLES/shopify.csv" >made.csv
  $ clv orders -q --header-from made.csv bad.csv
  clv: made.csv:1: this is what clv orders wrote, and no list of orders
    customer,orders,revenue,avg,first,last,frequency,recency,T,monetary,days...
  hint: give it the file that clv orders was given
  [1]
  $ clv nps -q --header-from header bad.csv
  clv: --header-from is not a flag of clv nps
  hint: it belongs to many other commands; clv nps --help lists the flags of clv nps
  [2]
