What a customer is worth: every input, every formula, the figures of the reference.

The publisher's worked example, as a card:

  $ clv --avg 500 --freq 20 --years 5
  Customer lifetime value  50000.00  revenue
    500 x 20 x 5 = 50000.00
    average purchase x purchases a year x years
  
    A year's value              10000.00
    Highest CAC for 3:1         16666.67
  
    This is revenue, not profit: it flatters. Give --margin, such as --margin 40%.
  $ clv --avg 500 --freq 20 --years 5 --get clv
  50000

The margin makes it profit; both say which they are, and by which formula:

  $ clv --avg 500 --freq 20 --years 5 --get clv,basis,formula
  50000
  revenue
  avg x freq x years
  $ clv --avg 500 --freq 20 --years 5 --margin 40% --get clv,basis,formula
  20000
  profit
  avg x freq x years x margin

Several results in the order asked for, inputs among them:

  $ clv --avg 500 --freq 20 --years 5 --get max_cac,avg,clv,customer_value --round 2
  16666.67
  500
  50000
  10000

A year's totals give avg and freq, and what is given itself wins:

  $ clv --revenue 96000 --purchases 1200 --customers 400 --years 3 --get avg,freq,customer_value,clv
  80
  3
  240
  720
  $ clv --revenue 96000 --purchases 1200 --customers 400 --years 3 --avg 100 --get avg,freq,clv
  100
  3
  900
  $ clv --revenue 96000 --purchases 1200 --freq 2 --years 3 --get avg,freq,clv
  80
  2
  480
  $ clv --revenue 96000 --purchases 1200 --customers 400 --years 3
  Customer lifetime value  720.00  revenue
    96000 / 1200 purchases = 80.00 a purchase
    1200 purchases / 400 customers = 3 a year
    80 x 3 x 3 = 720.00
    average purchase x purchases a year x years
  
    A year's value              240.00
    Highest CAC for 3:1         240.00
  
    This is revenue, not profit: it flatters. Give --margin, such as --margin 40%.

Lifespan and horizon as durations: years, months, weeks, days.

  $ for years in 2.5 2.5y 30mo '30 mo'; do clv --avg 100 --freq 1 --years "$years" --get clv; done
  250
  250
  250
  250
  $ clv --avg 100 --freq 1 --years 12w --get years --round 6
  0.229979
  $ clv --avg 100 --freq 1 --years 90d --get years --round 6
  0.246407
  $ clv --avg 100 --freq 1 --retention 80% --discount 10% --horizon 60mo --get clv --round 2
  292.06

A discounted lifespan is an annuity, a last part of a year in proportion:

  $ clv --avg 100 --freq 1 --years 2.5 --discount 10% --get clv,formula --round 2
  232.23
  annuity of avg x freq over years (yearly step; timing start)
  $ clv --avg 100 --freq 1 --years 2.5 --discount 10% --timing end --get clv,formula --round 2
  212.95
  annuity of avg x freq over years (yearly step; timing end)
  $ clv --avg 100 --freq 1 --years 2.5 --discount 0% --get clv
  250
  $ clv --avg 100 --freq 1 --years 2.5 --discount 10%
  Customer lifetime value  232.23  revenue
    100 x 1 = 100.00 a year
    paid at the start of each year, over 2.5 years, discounted at 10% a year =
    232.23
    annuity of avg x freq over years (yearly step; timing start)
  
    A year's value              100.00
    Highest CAC for 3:1         77.41
  
    This is revenue, not profit: it flatters. Give --margin, such as --margin 40%.

The retention model at both timings, without an end and over a horizon:

  $ model="--avg 100 --freq 1 --retention 80% --discount 10% --round 2"
  $ clv $model --get clv,years,formula
  366.67
  5
  retention model of avg x freq (yearly step; timing start)
  $ clv $model --timing start --get clv
  366.67
  $ clv $model --timing end --get clv,formula
  266.67
  retention model of avg x freq (yearly step; timing end)
  $ clv $model --horizon 5 --get clv,formula
  292.06
  retention model of avg x freq over horizon (yearly step; timing start)
  $ clv $model --horizon 5 --timing end --get clv,formula
  212.41
  retention model of avg x freq over horizon (yearly step; timing end)
  $ clv $model --horizon 2.5 --get clv
  199.17
  $ clv $model --horizon 2.5 --timing end --get clv
  148.17
  $ clv --avg 200 --freq 1 --margin 50% --churn 20% --discount 10% --get clv,formula --round 2
  366.67
  retention model of avg x freq x margin (yearly step; timing start)
  $ clv --avg 200 --freq 1 --margin 50% --churn 20% --discount 10% --timing end
  Customer lifetime value  266.67  profit
    200 x 1 x 50% = 100.00 a year
    100.00 x 80% / (10% + 20%) = 266.67
    retention model of avg x freq x margin (yearly step; timing end)
  
    A year's value              200.00
    Lifespan                    5 years
    Highest CAC for 3:1         88.89
  $ clv $model --horizon 5
  Customer lifetime value  292.06  revenue
    100 x 1 = 100.00 a year
    paid at the start of each year, over 5 years, 80% staying from year to year,
    discounted at 10% a year = 292.06
    retention model of avg x freq over horizon (yearly step; timing start)
  
    A year's value              100.00
    Lifespan                    5 years
    Highest CAC for 3:1         97.35
  
    This is revenue, not profit: it flatters. Give --margin, such as --margin 40%.

Subscriptions: a monthly rate makes the step a month.

  $ plan="--avg 120 --freq 12 --margin 80% --round 3"
  $ clv $plan --churn 4%/month --get clv,years
  2400
  2.083
  $ clv $plan --retention 96%/month --get clv,years
  2400
  2.083
  $ clv $plan --churn 4%/month --timing end --get clv
  2304

4 % a month is 38.73 % a year, and in yearly steps that is another model:

  $ clv $plan --churn 0.38729024267023293 --get clv,formula --round 2
  2974.51
  retention model of avg x freq x margin (yearly step; timing start)

A year's discount is converted by compounding, and a horizon counts 12 steps a year:

  $ clv $plan --churn 4%/month --discount 10% --get clv
  2017.035
  $ clv $plan --churn 4%/month --discount 10% --timing end --get clv
  1921.035
  $ clv $plan --churn 4%/month --horizon 1 --get clv
  929.497
  $ clv $plan --churn 4%/month --horizon 1 --timing end --get clv
  892.317
  $ clv $plan --churn 4%/month --horizon 1 --discount 10% --get clv,formula
  893.529
  retention model of avg x freq x margin over horizon (monthly step; timing start)

Everything about a subscription, as a card:

  $ clv --avg 120 --freq 12 --margin 80% --churn 4%/month --cac 1200
  Customer lifetime value  2400.00  profit
    120 x 12 x 80% / 12 = 96.00 a month
    96.00 / 4% = 2400.00
    retention model of avg x freq x margin (monthly step; timing start)
  
    A year's value              1440.00
    Lifespan                    2.083 years
    Acquisition cost            1200.00
    After acquisition           1200.00
    LTV:CAC                     2.00
    Return on acquisition       100%
    Paid back at purchase       13
    Paid back after             16.98 months
    Paid back if nobody left    12.50 months
    Highest CAC for 3:1         800.00
  
    Profitable: a customer brings 2.00 times what winning one costs (target: 3).

Everybody stays, or everybody leaves after the first period:

  $ clv --avg 100 --freq 1 --churn 0% --discount 10% --get clv
  1100
  $ clv --avg 100 --freq 1 --churn 0% --horizon 5 --get clv
  500
  $ clv --avg 100 --freq 1 --churn 100% --get clv,years
  100
  1
  $ clv --avg 100 --freq 1 --churn 100% --timing end --get clv
  0

Nothing bought, no lifespan, a product that loses money, large and small amounts:

  $ clv --avg 100 --freq 0 --years 3 --get clv
  0
  $ clv --avg 100 --freq 1 --years 0 --get clv
  0
  $ clv --avg -5 --freq 20 --years 5 --get clv
  -500
  $ clv --avg 1e6 --freq 20 --years 5 --get clv
  100000000
  $ clv --avg 0.1 --freq 3 --years 1 --get clv
  0.3

Rounding is of the decimal figure, and of results only:

  $ clv --avg 2.675 --freq 1 --years 1 --round 2 --get clv,avg
  2.68
  2.675
  $ clv --avg -0.4 --freq 1 --years 1 --round 0 --get clv
  0
  $ clv --avg 10 --freq 1 --years 1 --margin 33.333% --round 4
  Customer lifetime value  3.3333  profit
    10 x 1 x 1 x 33.333% = 3.3333
    average purchase x purchases a year x years x margin
  
    A year's value              10.0000
    Highest CAC for 3:1         1.1111
