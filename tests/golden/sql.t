Statements for engines that hold the orders. That their results are those of
clv is for tests/test_sql.sh.

  $ names='--table orders --customer email --date day --amount total'
  $ clv sql histogram --dialect sqlite $names --until 2025-12-31
  SELECT
    frequency AS "frequency",
    recency_days AS "recency",
    age_days AS "T",
    customers AS "n"
  FROM (
    SELECT
      frequency,
      recency_days,
      age_days,
      COUNT(*) AS customers
    FROM (
      SELECT
        frequency,
        CAST(JULIANDAY(last_day) - JULIANDAY(first_day) AS INTEGER) AS recency_days,
        CAST(JULIANDAY('2025-12-31') - JULIANDAY(first_day) AS INTEGER) AS age_days
      FROM (
        SELECT
          customer,
          SUM(day_orders) AS orders,
          MIN(start_day) AS first_day,
          MAX(CASE WHEN day_orders > 0 THEN day END) AS last_day,
          SUM(CASE WHEN day > start_day AND day_orders > 0 THEN 1 ELSE 0 END) AS frequency
        FROM (
          SELECT
            customer,
            day,
            day_orders,
            day_revenue,
            MIN(CASE WHEN day_orders > 0 THEN day END) OVER (PARTITION BY customer) AS start_day
          FROM (
            SELECT
              customer,
              day,
              SUM(entry_orders) AS day_orders,
              SUM(entry_revenue) AS day_revenue
            FROM (
              SELECT
                CASE WHEN customer_text LIKE '%@%' THEN LOWER(customer_text) WHEN LTRIM(customer_text, '0123456789') = '.0' AND LENGTH(customer_text) > 2 THEN SUBSTR(customer_text, 1, LENGTH(customer_text) - 2) ELSE customer_text END AS customer,
                day_cell AS day,
                row_orders AS entry_orders,
                row_revenue AS entry_revenue
              FROM (
                SELECT
                  TRIM(CAST(customer_cell AS TEXT), ' ' || CHAR(9)) AS customer_text,
                  day_cell,
                  SUM(CASE WHEN amount_cell >= 0 THEN 1 ELSE 0 END) AS row_orders,
                  SUM(amount_cell) AS row_revenue
                FROM (
                  SELECT
                    t."email" AS customer_cell,
                    DATE(SUBSTR(t."day", 1, 10)) AS day_cell,
                    CAST(ROUND(NULLIF(t."total", '') * 10000) AS INTEGER) AS amount_cell
                  FROM "orders" AS t
                ) AS cells
                WHERE amount_cell IS NOT NULL AND day_cell IS NOT NULL
                  AND day_cell <= '2025-12-31'
                GROUP BY customer_cell, day_cell
              ) AS by_day
            ) AS entries
            WHERE customer <> '' AND day IS NOT NULL
            GROUP BY customer, day
          ) AS days
        ) AS days
        GROUP BY customer
      ) AS customers
      WHERE orders > 0
    ) AS behaviours
    GROUP BY frequency, recency_days, age_days
  ) AS histogram
  ORDER BY frequency, recency_days, age_days;
  clv: note: for SQLite, on which its results were compared with those of clv
  $ clv sql summary --dialect duckdb $names --unit week --filter "shop = 'x'" -o summary.sql && wc -l <summary.sql
  clv: note: for DuckDB, on which its results were compared with those of clv
  97
  $ clv sql orders -q --dialect trino $names --lapsed-after 90d -o - | tail -n 2
  WHERE orders > 0
  ORDER BY "revenue" DESC, "customer";
  $ clv sql total --dialect bigquery $names --lapsed-after 1y -o total.sql
  clv: note: for BigQuery, of which the syntax was checked: it was never run there

A histogram is all that clv fit needs of the customers, a summary all that clv
predict needs:

  $ command -v sqlite3 >/dev/null || exit 80
  $ clv simulate -q --fitted "$EXAMPLES/model.json" --count 3000 -o orders.csv
  $ sqlite3 orders.db '.import --csv orders.csv orders'
  $ names='--table orders --customer customer_id --date order_date --amount amount'
  $ run() { sqlite3 -csv -header orders.db; }
  $ clv sql -q histogram --dialect sqlite $names | run >histogram.csv
  $ head -n 3 histogram.csv; wc -l <histogram.csv
  frequency,recency,T,n
  0,0,365,3
  0,0,366,3
  2250
  $ clv fit -q histogram.csv --round 9
  model,parameter,estimate,se,low,high
  mbgnbd,r,0.803725327,0.06097703,0.69552197,0.935043592
  mbgnbd,alpha,58.653560556,4.219962269,51.03776548,67.656046538
  mbgnbd,a,1.753841554,0.231812226,1.384466799,2.344531451
  mbgnbd,b,5.202679452,0.97611507,3.708018718,7.793810007
  $ clv fit -q orders.csv --spend-model none --round 9
  model,parameter,estimate,se,low,high
  mbgnbd,r,0.803725327,0.06097703,0.69552197,0.935043592
  mbgnbd,alpha,58.653560556,4.219962269,51.03776548,67.656046538
  mbgnbd,a,1.753841554,0.231812226,1.384466799,2.344531451
  mbgnbd,b,5.202679452,0.97611507,3.708018718,7.793810007
  $ clv fit -q histogram.csv --format json -o model.json
  $ clv sql -q summary --dialect sqlite $names | run >summary.csv
  $ clv fit -q orders.csv --round 6 >file.out; clv fit -q summary.csv --round 6 | diff - file.out
  $ clv predict -q --fitted model.json summary.csv --sort p_alive | cut -d , -f 1-4,6 | head -n 3
  customer,frequency,recency,T,p_alive
  716,37,710,719,0.9393808843566661
  1832,19,719,719,0.9324315630159133
  $ clv predict -q --fitted model.json orders.csv --sort p_alive | cut -d , -f 1-4,6 | head -n 3
  customer,frequency,recency,T,p_alive
  716,37,710,719,0.9393808843566661
  1832,19,719,719,0.9324315630159133
  $ clv sql -q predict --fitted model.json --dialect sqlite $names | run | cut -d , -f 1-4,6 | head -n 3
  customer,frequency,recency,T,p_alive
  716,37,710,719,0.939380884356666
  1832,19,719,719,0.932431563015913
  $ clv sql -q total --lapsed-after 90d --dialect sqlite $names | run | cut -d , -f 1-5
  customers,new_customers,orders,revenue,avg
  3000,3000,9978,348198.11,34.8965834836641
  $ clv orders -q --total --lapsed-after 90d orders.csv | cut -d , -f 1-5
  customers,new_customers,orders,revenue,avg
  3000,3000,9978,348198.11,34.89658348366406
  $ clv sql -q orders --lapsed-after 90d --dialect sqlite $names | run | head -n 2 | cut -d , -f 1-9
  customer,orders,revenue,avg,first,last,frequency,recency,T
  851,31,2564.95,82.7403225806452,2024-10-15,2025-12-14,30,425,442
  $ clv orders -q --lapsed-after 90d orders.csv | head -n 2 | cut -d , -f 1-9
  customer,orders,revenue,avg,first,last,frequency,recency,T
  851,31,2564.95,82.74032258064516,2024-10-15,2025-12-14,30,425,442

Where customers came from, as by clv:

  $ printf 'id,who,day,paid,place\n1,a,2025-01-02,5,web\n2,a,2025-01-02,6,"\t shop "\n3,a,2025-01-01,-3,fair\n4,b,2025-01-03,5,\n5,b,2025-01-04,5,web\n' >places.csv
  $ clv orders -q places.csv --order-id id --customer who --date day --amount paid --segment place --lapsed-after 9d | cut -d , -f 1,2,14
  customer,orders,segment
  b,2,
  a,2,shop
  $ sqlite3 places.db '.import --csv places.csv orders'
  $ clv sql -q orders --dialect sqlite --table orders --order-id id --customer who --date day --amount paid --segment place --lapsed-after 9d | sqlite3 -csv -header places.db | cut -d , -f 1,2,14
  customer,orders,segment
  b,2,
  a,2,shop

What goods cost, as by clv: orders refunded in full cost nothing, those in part
all they did, goods come back with a cost below 0, and rows without an amount
need none:

  $ printf 'id,who,day,paid,cost,back\n1,a,2025-01-02,20,8,\n1,a,2025-01-02,,3,\n2,a,2025-01-03,9,4,9\n3,a,2025-01-04,10,4,3\n4,b,2025-01-05,10,4,\n4,b,2025-01-09,-3,-1.5,\n5,b,2025-01-06,-2,7,\n6,b,2025-01-06,-1,,\n' >costs.csv
  $ columns='--order-id id --customer who --date day --amount paid --refund back --lapsed-after 9d'
  $ clv orders -q costs.csv $columns --cost cost --cac 0.5 | cut -d , -f 1-3,14
  customer,orders,revenue,profit
  a,2,27,11.5
  b,1,4,1
  $ clv orders -q costs.csv $columns --cost cost --total | cut -d , -f 1-4,15
  customers,new_customers,orders,revenue,margin
  2,2,3,31,0.43548387096774194
  $ clv orders -q costs.csv $columns --margin 35% --cac 0.5 | cut -d , -f 1-3,14
  customer,orders,revenue,profit
  a,2,27,8.95
  b,1,4,0.9
  $ sqlite3 costs.db '.import --csv costs.csv orders'
  $ of() { clv sql -q "$@" --dialect sqlite --table orders $columns | sqlite3 -csv -header costs.db; }
  $ of orders --cost cost --cac 0.5 | cut -d , -f 1-3,14
  customer,orders,revenue,profit
  a,2,27.0,11.5
  b,1,4.0,1.0
  $ of total --cost cost | cut -d , -f 1-4,15
  customers,new_customers,orders,revenue,margin
  2,2,3,31.0,0.435483870967742
  $ of orders --margin 35% --cac 0.5 | cut -d , -f 1-3,14
  customer,orders,revenue,profit
  a,2,27.0,8.95
  b,1,4.0,0.9

Where a purchase does not say its cost, as clv refuses, no profit is made up:

  $ sqlite3 costs.db "update orders set cost = '' where id = 4 and paid > 0"
  $ of orders --cost cost | cut -d , -f 1-3,14
  customer,orders,revenue,profit
  a,2,27.0,12.0
  b,1,4.0,
  $ of total --cost cost | cut -d , -f 1-4,15
  customers,new_customers,orders,revenue,margin
  2,2,3,31.0,
  $ of total --cost cost --filter "cost <> '' or paid < 0" | cut -d , -f 1-4,15
  customers,new_customers,orders,revenue,margin
  1,1,2,27.0,0.444444444444444
  $ columns=$(echo "$columns" | sed 's/--order-id id//; s/--refund back//')
  $ of orders --cost cost --filter "paid <> ''" | cut -d , -f 1-3,14
  customer,orders,revenue,profit
  a,3,39.0,23.0
  b,1,4.0,
  $ of orders --cost cost --filter "cost <> ''" | cut -d , -f 1-3,14
  customer,orders,revenue,profit
  a,3,39.0,23.0

Names are names, whatever they say:

  $ sqlite3 orders.db 'alter table orders rename to "x""; drop table y"'
  $ clv sql -q histogram --dialect sqlite $names --table 'x"; drop table y' | run | cmp - histogram.csv
  $ clv sql -q histogram --dialect sqlite $names --table 'x"; drop table y' --customer custmer_id | run 2>&1 | sed -n '/no such/s/.*no/no/p'
  no such column: t.custmer_id

What makes no sense:

  $ clv sql
  clv: which result? none was named
  hint: orders, summary, histogram, total or predict: clv sql orders --dialect duckdb --table orders
  [2]
  $ clv sql </dev/null summry
  clv: there is no result "summry"
  hint: did you mean summary?
  [2]
  $ clv sql 'a\b'
  clv: there is no result "a\b"
  hint: it is one of orders, summary, histogram, total and predict
  [2]
  $ clv sql summary orders.csv
  clv: clv sql reads no "orders.csv"
  hint: it takes one word, and the names of the table and its columns behind flags
  [2]
  $ clv sql summary
  clv: for which engine? --dialect is missing
  hint: --dialect takes one of duckdb, postgres, sqlite, clickhouse, spark, trino, bigquery, snowflake
  [2]
  $ clv sql summary --dialect postgre
  clv: --dialect: there is no dialect "postgre"
  hint: did you mean postgres?
  [2]
  $ clv sql summary --dialect oracle
  clv: --dialect: there is no dialect "oracle"
  hint: it is one of duckdb, postgres, sqlite, clickhouse, spark, trino, bigquery, snowflake
  [2]
  $ clv sql summary --dialect duckdb
  clv: of which table? --table is missing
  hint: such as --table orders, or --table shop.orders
  [2]
  $ clv sql summary --dialect duckdb --table orders --customer a --amount b
  clv: which columns are what? --date is missing
  hint: say them by their names: --customer COL --date COL --amount COL
  [2]
  $ clv sql orders --dialect duckdb $names
  clv: who has lapsed? --lapsed-after is missing
  hint: clv orders finds a time from all pauses, which a statement cannot: say --lapsed-after 90d
  [2]
  $ clv sql total --dialect duckdb $names --until 2025-12-31
  clv: who has lapsed? --lapsed-after is missing
  hint: clv orders finds a time from all pauses, which a statement cannot: say --lapsed-after 90d
  [2]
  $ clv sql total --dialect duckdb $names --lapsed-after 90d --unit week
  clv: --unit is not for clv sql total
  hint: its years are years; leave the flag out
  [2]
  $ clv sql summary --dialect duckdb $names --lapsed-after 90
  clv: --lapsed-after: "90" is not a time
  hint: write 90d, 12w, 6mo or 2y
  [2]
  $ clv sql summary --dialect duckdb $names --until yesterday
  clv: --until: "yesterday" is not a date
  hint: write it like 2025-12-31
  [2]
  $ clv sql summary --dialect duckdb $names --unit hour
  clv: --unit takes day, week, month or year
  [2]
  $ clv sql summary --dialect duckdb $names --filter ''
  clv: --filter: its value is empty
  hint: leave the flag out, or write a condition
  [2]
  $ clv sql summary --dialect duckdb $names --amount @3
  clv: --amount: "@3" is a place, and the columns of a table have none
  hint: write the column's name
  [2]
  $ clv sql summary --dialect duckdb $names --amount 'price*'
  clv: --amount: a column is missing beside an operator
  hint: such as --amount Total-Shipping
  [2]
  $ clv sql summary --dialect duckdb $names --currency EUR
  clv: --currency: in which column? --currency-column is missing
  hint: such as --currency-column currency --currency EUR: several cannot be added
  [2]
  $ clv sql summary --dialect duckdb $names --segment channel
  clv: --segment is for clv sql orders
  hint: --filter "channel = 'web'" takes the rows of one segment alone
  [2]
  $ clv sql summary --dialect duckdb $names --cost goods
  clv: --cost is for clv sql orders and clv sql total
  hint: models see no costs: leave the flag out
  [2]
  $ clv sql total --dialect duckdb $names --cost goods --cac 5 --lapsed-after 90d
  clv: --margin and --cac are for clv sql orders
  hint: give them to clv or clv predict, which read what comes back
  [2]
  $ clv sql orders --dialect duckdb $names --cost goods --margin 35% --lapsed-after 90d
  clv: --margin and --cost exclude each other
  hint: the margin follows from what goods cost: leave one of them out
  [2]
  $ clv sql orders --dialect duckdb $names --cac 5 --lapsed-after 90d
  clv: --cac needs --margin or --cost
  hint: with --margin 35% a column says what each customer has brought so far, less --cac
  [2]
  $ clv sql orders --dialect duckdb $names --margin 33.333% --lapsed-after 90d
  clv: --margin: a statement has 4 decimals of it, and this has more
  hint: such as --margin 33.33%
  [2]
  $ clv sql summary --dialect duckdb $names --fitted model.json
  clv: --fitted is for clv sql predict
  hint: the other results need no model
  [2]
  $ clv sql predict --dialect duckdb $names
  clv: which model? --fitted is missing
  hint: clv fit histogram.csv --format json -o model.json makes one; then --fitted model.json
  [2]
  $ clv sql predict --dialect duckdb $names --fitted none.json
  clv: none.json: No such file or directory
  hint: there is no such file here; - is standard input
  [1]
  $ clv sql predict --dialect duckdb $names --fitted model.json --unit week
  clv: --unit week: the model's is the day
  hint: leave the flag out
  [2]
  $ sed 's/"mbgnbd"/"nbd"/; s/"a":/"no":/; s/"b":/"nob":/' model.json >nbd.json
  $ clv sql predict --dialect duckdb $names --fitted nbd.json
  clv: clv sql predict knows P(alive) of bgnbd and mbgnbd, and this model is NBD
  hint: write the rows of clv sql summary to summary.csv, then clv predict --fitted MODEL summary.csv
  [2]
  $ clv sql summary --dialect duckdb $names --preset shopify 2>&1 | head -n 1
  clv: --preset is not a flag of clv sql
  $ clv sql summary --dialect duckdb $names -o none/x.sql
  clv: none/x.sql: No such file or directory
  [1]
