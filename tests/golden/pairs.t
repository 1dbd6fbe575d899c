Every command's output, given to every command that reads tables: each works, or
says in a line what is wrong. Rows of results are counted; refusals are shown
without the list of columns that they end with.

  $ cp "$EXAMPLES"/*.csv "$EXAMPLES/model.json" .
  $ mkdir made
  $ clv segments.csv -q --margin 35% >made/clv
  $ clv orders -q shopify.csv >made/orders
  $ clv orders -q --total shopify.csv >made/orders_total
  $ clv orders -q --period month shopify.csv >made/orders_period
  $ clv ladder -q shopify.csv --margin 35% --cac 12 >made/ladder
  $ clv cohorts -q shopify.csv >made/cohorts
  $ clv cohorts -q --wide shopify.csv >made/cohorts_wide
  $ clv cohorts -q memberships.csv --started started --ended ended >made/cohorts_list
  $ clv cohorts -q memberships.csv --started started --ended ended --total >made/cohorts_list_total
  $ clv fit -q shopify.csv >made/fit
  $ clv fit -q shopify.csv --compare >made/fit_compare
  $ clv predict -q shopify.csv >made/predict
  $ clv predict -q shopify.csv --total >made/predict_total
  $ clv validate -q shopify.csv --cut 2025-06-30 >made/validate
  $ clv validate -q shopify.csv --cut 2025-06-30 --by frequency >made/validate_frequency
  $ clv validate -q shopify.csv --cut 2025-06-30 --by week >made/validate_week
  $ clv validate -q shopify.csv --cut 2025-06-30 --by p_alive >made/validate_p_alive
  $ clv simulate -q --fitted model.json --count 60 >made/simulate
  $ clv nps -q survey.csv --by Plan >made/nps
  $ clv reasons -q cancellations.csv --orders shopify.csv >made/reasons
  $ clv whatif -q segments.csv --margin 35% --set avg=+10% >made/whatif
  $ clv whatif -q --avg 50 --freq 4 --margin 40% --cac 30 --sweep churn=10%..30%:10% >made/whatif_sweep
  $ clv whatif -q --avg 50 --freq 4 --margin 40% --cac 30 --churn 30% --rank 10% >made/whatif_rank
  $ clv solve -q --avg 50 --freq 4 --years 3 --for cac --goal ltv_cac=3 >made/solve
  $ clv inspect -q shopify.csv --format csv >made/inspect
  $ try() {
  >   file=$1; shift
  >   if clv "$@" -q --format csv "made/$file" >out 2>err </dev/null
  >   then echo "  $*: rows: $(($(wc -l <out) - 1))"
  >   else echo "  $*: $(sed -n 's/^clv: //p' err | head -n 1 | sed "s|^made/$file:[0-9:]* ||; s|^made/$file: ||; s|; columns: .*||")"
  >   fi
  > }
  $ for file in $(ls made); do
  >   echo "$file"
  >   try "$file" --freq 4 --years 3
  >   try "$file" orders
  >   try "$file" ladder
  >   try "$file" cohorts
  >   try "$file" fit
  >   try "$file" predict
  >   try "$file" validate --cut 2025-06-30
  >   try "$file" nps
  >   try "$file" reasons
  >   try "$file" whatif --set avg=+10%
  >   try "$file" solve --for margin --goal clv=10
  > done
  clv
    --freq 4 --years 3: rows: 4
    orders: which columns are what? not found: customer, date, amount
    ladder: which columns are what? not found: customer, date, amount
    cohorts: which columns are what? not found: customer, date, amount
    fit: which columns are what? not found: customer, date, amount
    predict: which columns are what? not found: customer, date, amount
    validate --cut 2025-06-30: which columns are what? not found: customer, date, amount
    nps: which column has the answers? say --score COL
    reasons: which column has the reasons? say --reason COL
    whatif --set avg=+10%: rows: 40
    solve --for margin --goal clv=10: margin is given here, and is what --for looks for
  cohorts
    --freq 4 --years 3: no result follows from customers, revenue alone
    orders: this is what clv cohorts wrote, and no list of orders
    ladder: this is what clv cohorts wrote, and no list of orders
    cohorts: this is what clv cohorts wrote, and no list of orders
    fit: this is what clv cohorts wrote, and no list of orders
    predict: this is what clv cohorts wrote, and no list of orders
    validate --cut 2025-06-30: this is what clv cohorts wrote, and no list of orders
    nps: this is what clv cohorts wrote, and no survey
    reasons: this is what clv cohorts wrote, and no list of cancellations
    whatif --set avg=+10%: no result follows from customers, revenue alone
    solve --for margin --goal clv=10: --get clv: needs avg, or both revenue and purchases
  cohorts_list
    --freq 4 --years 3: retention and churn exclude each other
    orders: this is what clv cohorts wrote, and no list of orders
    ladder: this is what clv cohorts wrote, and no list of orders
    cohorts: this is what clv cohorts wrote, and no list of orders
    fit: this is what clv cohorts wrote, and no list of orders
    predict: this is what clv cohorts wrote, and no list of orders
    validate --cut 2025-06-30: this is what clv cohorts wrote, and no list of orders
    nps: this is what clv cohorts wrote, and no survey
    reasons: this is what clv cohorts wrote, and no list of cancellations
    whatif --set avg=+10%: retention and churn exclude each other
    solve --for margin --goal clv=10: --get clv: needs avg, the average purchase
  cohorts_list_total
    --freq 4 --years 3: rows: 1
    orders: this is what clv cohorts wrote, and no list of orders
    ladder: this is what clv cohorts wrote, and no list of orders
    cohorts: this is what clv cohorts wrote, and no list of orders
    fit: this is what clv cohorts wrote, and no list of orders
    predict: this is what clv cohorts wrote, and no list of orders
    validate --cut 2025-06-30: this is what clv cohorts wrote, and no list of orders
    nps: this is what clv cohorts wrote, and no survey
    reasons: this is what clv cohorts wrote, and no list of cancellations
    whatif --set avg=+10%: avg: nothing is known that +10% could change
    solve --for margin --goal clv=10: --get clv: needs avg, the average purchase
  cohorts_wide
    --freq 4 --years 3: no result follows from customers alone
    orders: which columns are what? not found: customer, date, amount
    ladder: which columns are what? not found: customer, date, amount
    cohorts: which columns are what? not found: customer, date, amount
    fit: which columns are what? not found: customer, date, amount
    predict: which columns are what? not found: customer, date, amount
    validate --cut 2025-06-30: which columns are what? not found: customer, date, amount
    nps: which column has the answers? say --score COL
    reasons: which column has the reasons? say --reason COL
    whatif --set avg=+10%: no result follows from customers alone
    solve --for margin --goal clv=10: --get clv: needs avg, the average purchase
  fit
    --freq 4 --years 3: no column of it is an input
    orders: this is what clv fit wrote, and no list of orders
    ladder: this is what clv fit wrote, and no list of orders
    cohorts: this is what clv fit wrote, and no list of orders
    fit: this is what clv fit wrote, and no list of orders
    predict: this is what clv fit wrote, and no list of orders
    validate --cut 2025-06-30: this is what clv fit wrote, and no list of orders
    nps: this is what clv fit wrote, and no survey
    reasons: this is what clv fit wrote, and no list of cancellations
    whatif --set avg=+10%: no column of it is an input
    solve --for margin --goal clv=10: --get clv: needs avg, the average purchase
  fit_compare
    --freq 4 --years 3: no column of it is an input
    orders: this is what clv fit wrote, and no list of orders
    ladder: this is what clv fit wrote, and no list of orders
    cohorts: this is what clv fit wrote, and no list of orders
    fit: this is what clv fit wrote, and no list of orders
    predict: this is what clv fit wrote, and no list of orders
    validate --cut 2025-06-30: this is what clv fit wrote, and no list of orders
    nps: this is what clv fit wrote, and no survey
    reasons: this is what clv fit wrote, and no list of cancellations
    whatif --set avg=+10%: no column of it is an input
    solve --for margin --goal clv=10: --get clv: needs avg, the average purchase
  inspect
    --freq 4 --years 3: no column of it is an input
    orders: which columns are what? not found: customer, date
    ladder: which columns are what? not found: customer, date
    cohorts: which columns are what? not found: customer, date
    fit: which columns are what? not found: customer, date
    predict: which columns are what? not found: customer, date
    validate --cut 2025-06-30: which columns are what? not found: customer, date
    nps: which column has the answers? say --score COL
    reasons: which column has the reasons? say --reason COL
    whatif --set avg=+10%: no column of it is an input
    solve --for margin --goal clv=10: --get clv: needs avg, the average purchase
  ladder
    --freq 4 --years 3: rows: 11
    orders: this is what clv ladder wrote, and no list of orders
    ladder: this is what clv ladder wrote, and no list of orders
    cohorts: this is what clv ladder wrote, and no list of orders
    fit: this is what clv ladder wrote, and no list of orders
    predict: this is what clv ladder wrote, and no list of orders
    validate --cut 2025-06-30: this is what clv ladder wrote, and no list of orders
    nps: this is what clv ladder wrote, and no survey
    reasons: this is what clv ladder wrote, and no list of cancellations
    whatif --set avg=+10%: no result follows from customers, avg alone
    solve --for margin --goal clv=10: --get clv: needs freq, or both purchases and customers
  nps
    --freq 4 --years 3: rows: 3
    orders: this is what clv nps wrote, and no list of orders
    ladder: this is what clv nps wrote, and no list of orders
    cohorts: this is what clv nps wrote, and no list of orders
    fit: this is what clv nps wrote, and no list of orders
    predict: this is what clv nps wrote, and no list of orders
    validate --cut 2025-06-30: this is what clv nps wrote, and no list of orders
    nps: this is what clv nps wrote, and no survey
    reasons: this is what clv nps wrote, and no list of cancellations
    whatif --set avg=+10%: avg: nothing is known that +10% could change
    solve --for margin --goal clv=10: --get clv: needs avg, the average purchase
  orders
    --freq 4 --years 3: this is a table of customers (recency, T), a row each, and not one of cases with avg and freq
    orders: this is what clv orders wrote, and no list of orders
    ladder: this is what clv orders wrote, and no list of orders
    cohorts: this is what clv orders wrote, and no list of orders
    fit: rows: 7
    predict: rows: 45
    validate --cut 2025-06-30: a table of customers does not say when they bought
    nps: this is what clv orders wrote, and no survey
    reasons: this is what clv orders wrote, and no list of cancellations
    whatif --set avg=+10%: this is a table of customers (recency, T), a row each, and not one of cases with avg and freq
    solve --for margin --goal clv=10: this is a table of customers (recency, T), a row each, and not one of cases with avg and freq
  orders_period
    --freq 4 --years 3: rows: 18
    orders: this is what clv orders wrote, and no list of orders
    ladder: this is what clv orders wrote, and no list of orders
    cohorts: this is what clv orders wrote, and no list of orders
    fit: this is what clv orders wrote, and no list of orders
    predict: this is what clv orders wrote, and no list of orders
    validate --cut 2025-06-30: this is what clv orders wrote, and no list of orders
    nps: this is what clv orders wrote, and no survey
    reasons: this is what clv orders wrote, and no list of cancellations
    whatif --set avg=+10%: rows: 18
    solve --for margin --goal clv=10: --get clv: needs years, or retention or churn
  orders_total
    --freq 4 --years 3: rows: 1
    orders: this is what clv orders wrote, and no list of orders
    ladder: this is what clv orders wrote, and no list of orders
    cohorts: this is what clv orders wrote, and no list of orders
    fit: this is what clv orders wrote, and no list of orders
    predict: this is what clv orders wrote, and no list of orders
    validate --cut 2025-06-30: this is what clv orders wrote, and no list of orders
    nps: this is what clv orders wrote, and no survey
    reasons: this is what clv orders wrote, and no list of cancellations
    whatif --set avg=+10%: rows: 1
    solve --for margin --goal clv=10: --get clv: needs years, or retention or churn
  predict
    --freq 4 --years 3: this is a table of customers (recency, T), a row each, and not one of cases with avg and freq
    orders: this is what clv predict wrote, and no list of orders
    ladder: this is what clv predict wrote, and no list of orders
    cohorts: this is what clv predict wrote, and no list of orders
    fit: rows: 7
    predict: rows: 45
    validate --cut 2025-06-30: a table of customers does not say when they bought
    nps: this is what clv predict wrote, and no survey
    reasons: this is what clv predict wrote, and no list of cancellations
    whatif --set avg=+10%: this is a table of customers (recency, T), a row each, and not one of cases with avg and freq
    solve --for margin --goal clv=10: this is a table of customers (recency, T), a row each, and not one of cases with avg and freq
  predict_total
    --freq 4 --years 3: no result follows from customers alone
    orders: this is what clv predict wrote, and no list of orders
    ladder: this is what clv predict wrote, and no list of orders
    cohorts: this is what clv predict wrote, and no list of orders
    fit: this is what clv predict wrote, and no list of orders
    predict: this is what clv predict wrote, and no list of orders
    validate --cut 2025-06-30: this is what clv predict wrote, and no list of orders
    nps: this is what clv predict wrote, and no survey
    reasons: this is what clv predict wrote, and no list of cancellations
    whatif --set avg=+10%: no result follows from customers alone
    solve --for margin --goal clv=10: --get clv: needs avg, the average purchase
  reasons
    --freq 4 --years 3: no result follows from customers alone
    orders: this is what clv reasons wrote, and no list of orders
    ladder: this is what clv reasons wrote, and no list of orders
    cohorts: this is what clv reasons wrote, and no list of orders
    fit: this is what clv reasons wrote, and no list of orders
    predict: this is what clv reasons wrote, and no list of orders
    validate --cut 2025-06-30: this is what clv reasons wrote, and no list of orders
    nps: this is what clv reasons wrote, and no survey
    reasons: this is what clv reasons wrote, and no list of cancellations
    whatif --set avg=+10%: no result follows from customers alone
    solve --for margin --goal clv=10: --get clv: needs avg, the average purchase
  simulate
    --freq 4 --years 3: this is an export of orders (customer, date, amount), and not a table of cases with avg and freq
    orders: rows: 60
    ladder: rows: 18
    cohorts: rows: 222
    fit: rows: 7
    predict: rows: 60
    validate --cut 2025-06-30: rows: 3
    nps: which column has the answers? say --score COL
    reasons: which column has the reasons? say --reason COL
    whatif --set avg=+10%: this is an export of orders (customer, date, amount), and not a table of cases with avg and freq
    solve --for margin --goal clv=10: this is an export of orders (customer, date, amount), and not a table of cases with avg and freq
  solve
    --freq 4 --years 3: rows: 1
    orders: which columns are what? not found: customer, date, amount
    ladder: which columns are what? not found: customer, date, amount
    cohorts: which columns are what? not found: customer, date, amount
    fit: which columns are what? not found: customer, date, amount
    predict: which columns are what? not found: customer, date, amount
    validate --cut 2025-06-30: which columns are what? not found: customer, date, amount
    nps: which column has the answers? say --score COL
    reasons: which column has the reasons? say --reason COL
    whatif --set avg=+10%: rows: 10
    solve --for margin --goal clv=10: rows: 1
  validate
    --freq 4 --years 3: no result follows from customers alone
    orders: this is what clv validate wrote, and no list of orders
    ladder: this is what clv validate wrote, and no list of orders
    cohorts: this is what clv validate wrote, and no list of orders
    fit: this is what clv validate wrote, and no list of orders
    predict: this is what clv validate wrote, and no list of orders
    validate --cut 2025-06-30: this is what clv validate wrote, and no list of orders
    nps: this is what clv validate wrote, and no survey
    reasons: this is what clv validate wrote, and no list of cancellations
    whatif --set avg=+10%: no result follows from customers alone
    solve --for margin --goal clv=10: --get clv: needs avg, the average purchase
  validate_frequency
    --freq 4 --years 3: no result follows from customers alone
    orders: this is what clv validate wrote, and no list of orders
    ladder: this is what clv validate wrote, and no list of orders
    cohorts: this is what clv validate wrote, and no list of orders
    fit: this is what clv validate wrote, and no list of orders
    predict: this is what clv validate wrote, and no list of orders
    validate --cut 2025-06-30: this is what clv validate wrote, and no list of orders
    nps: this is what clv validate wrote, and no survey
    reasons: this is what clv validate wrote, and no list of cancellations
    whatif --set avg=+10%: no result follows from customers alone
    solve --for margin --goal clv=10: --get clv: needs avg, the average purchase
  validate_p_alive
    --freq 4 --years 3: no result follows from customers alone
    orders: this is what clv validate wrote, and no list of orders
    ladder: this is what clv validate wrote, and no list of orders
    cohorts: this is what clv validate wrote, and no list of orders
    fit: this is what clv validate wrote, and no list of orders
    predict: this is what clv validate wrote, and no list of orders
    validate --cut 2025-06-30: this is what clv validate wrote, and no list of orders
    nps: this is what clv validate wrote, and no survey
    reasons: this is what clv validate wrote, and no list of cancellations
    whatif --set avg=+10%: no result follows from customers alone
    solve --for margin --goal clv=10: --get clv: needs avg, the average purchase
  validate_week
    --freq 4 --years 3: no column of it is an input
    orders: this is what clv validate wrote, and no list of orders
    ladder: this is what clv validate wrote, and no list of orders
    cohorts: this is what clv validate wrote, and no list of orders
    fit: this is what clv validate wrote, and no list of orders
    predict: this is what clv validate wrote, and no list of orders
    validate --cut 2025-06-30: this is what clv validate wrote, and no list of orders
    nps: this is what clv validate wrote, and no survey
    reasons: this is what clv validate wrote, and no list of cancellations
    whatif --set avg=+10%: no column of it is an input
    solve --for margin --goal clv=10: --get clv: needs avg, the average purchase
  whatif
    --freq 4 --years 3: no column of it is an input
    orders: which columns are what? not found: customer, date, amount
    ladder: which columns are what? not found: customer, date, amount
    cohorts: which columns are what? not found: customer, date, amount
    fit: which columns are what? not found: customer, date, amount
    predict: which columns are what? not found: customer, date, amount
    validate --cut 2025-06-30: which columns are what? not found: customer, date, amount
    nps: which column has the answers? say --score COL
    reasons: which column has the reasons? say --reason COL
    whatif --set avg=+10%: no column of it is an input
    solve --for margin --goal clv=10: --get clv: needs avg, the average purchase
  whatif_rank
    --freq 4 --years 3: no column of it is an input
    orders: this is what clv whatif wrote, and no list of orders
    ladder: this is what clv whatif wrote, and no list of orders
    cohorts: this is what clv whatif wrote, and no list of orders
    fit: this is what clv whatif wrote, and no list of orders
    predict: this is what clv whatif wrote, and no list of orders
    validate --cut 2025-06-30: this is what clv whatif wrote, and no list of orders
    nps: this is what clv whatif wrote, and no survey
    reasons: this is what clv whatif wrote, and no list of cancellations
    whatif --set avg=+10%: no column of it is an input
    solve --for margin --goal clv=10: --get clv: needs avg, the average purchase
  whatif_sweep
    --freq 4 --years 3: rows: 3
    orders: which columns are what? not found: customer, date, amount
    ladder: which columns are what? not found: customer, date, amount
    cohorts: which columns are what? not found: customer, date, amount
    fit: which columns are what? not found: customer, date, amount
    predict: which columns are what? not found: customer, date, amount
    validate --cut 2025-06-30: which columns are what? not found: customer, date, amount
    nps: which column has the answers? say --score COL
    reasons: which column has the reasons? say --reason COL
    whatif --set avg=+10%: rows: 33
    solve --for margin --goal clv=10: margin is given here, and is what --for looks for

What goes on works rightly: the same fit from customers as from their orders, the
same score from counts as from answers, what was looked for gives the goal, and
each point of a sweep is a case.

  $ clv fit -q made/orders | cmp - made/fit
  $ clv fit -q made/predict | cmp - made/fit
  $ clv -q made/orders_total --years 5 --get customer_value --round 6 | rev | cut -d , -f 1 | rev
  customer_value
  110.025667
  $ clv orders -q --total shopify.csv --format json | jq '.[0].avg * .[0].freq * 1e6 | round / 1e6'
  110.025667
  $ clv -q made/nps --get nps --round 9 | cut -d , -f 1-4 >again
  $ cut -d , -f 1-4 made/nps | cmp - again
  $ clv -q made/cohorts_list_total --avg 29 --freq 12 --get years --round 3
  customers,still_customers,at_risk,lost,retention,avg,freq,years
  105,53,538,52,0.9033457249070632/month,29,12,0.862
  $ clv -q made/whatif_sweep --format json | jq -c '[.[].clv]'
  [800,400,266.6666666666667]
  $ clv whatif -q --avg 50 --freq 4 --margin 40% --cac 30 --sweep churn=10%..30%:10% --format json | jq -c '[.[].clv]'
  [800,400,266.6666666666667]
  $ clv -q made/solve --get ltv_cac
  avg,freq,years,cac,ltv_cac,solutions,why_none
  50,4,3,200,3,1,
