Does winning a customer pay: ratio, return, break-even, payback, verdict.

  $ shop="clv --avg 45 --freq 4 --years 2 --margin 35%"

The cost is given, or follows from spend and new customers:

  $ $shop --cac 31.50 --get cac,clv,clv_net,ltv_cac,roi,max_cac
  31.5
  126
  94.5
  4
  3
  42
  $ $shop --spend 6300 --new-customers 200 --get cac,ltv_cac
  31.5
  4
  $ $shop --spend 6300 --new-customers 200
  Customer lifetime value  126.00  profit
    6300 / 200 new customers = 31.50 to win one
    45 x 4 x 2 x 35% = 126.00
    average purchase x purchases a year x years x margin
  
    A year's value              180.00
    Acquisition cost            31.50
    After acquisition           94.50
    LTV:CAC                     4.00
    Return on acquisition       300%
    Paid back at purchase       2
    Paid back after             6.00 months
    Highest CAC for 3:1         42.00
  
    Healthy: a customer brings 4.00 times what winning one costs (target: 3).

Break-even is at a whole purchase: 45 x 35% is 15.75, twice that is 31.50 exactly.

  $ for cac in 0 0.01 15.75 15.76 31.50 31.51 126; do $shop --cac $cac --get breakeven_purchase; done
  0
  1
  1
  2
  2
  3
  8

One purchase more than the lifespan has is never, and so is a purchase without margin:

  $ $shop --cac 126.01 --get breakeven_purchase
  clv: note: breakeven_purchase: never: the lifespan has fewer purchases
  
  $ clv --avg 45 --freq 4 --years 2 --margin 0% --cac 5 --get breakeven_purchase
  clv: note: breakeven_purchase: never: a purchase brings no margin
  
  $ clv --avg -45 --freq 4 --years 2 --margin 40% --cac 5 --get breakeven_purchase
  clv: note: breakeven_purchase: never: a purchase brings no margin
  

Break-even needs no lifespan; without one there is no last purchase:

  $ clv --avg 45 --margin 35% --cac 31.50 --get breakeven_purchase
  2

The four verdicts, and a target of one's own; a figure on the line is not below it:

  $ for cac in 126.01 126 125.99 42.01 42 0; do $shop --cac $cac --get verdict; done
  loss
  break-even
  profitable
  profitable
  healthy
  healthy
  $ $shop --cac 31.50 --target 4 --get verdict,max_cac
  healthy
  31.5
  $ $shop --cac 31.50 --target 4.1 --get verdict
  profitable
  $ clv --avg 0.1 --freq 3 --years 1 --margin 100% --cac 0.1 --get ltv_cac,verdict
  3
  healthy

A loss, as a card:

  $ clv --avg 9.20 --freq 6 --years 1 --margin 40% --cac 25
  Customer lifetime value  22.08  profit
    9.2 x 6 x 1 x 40% = 22.08
    average purchase x purchases a year x years x margin
  
    A year's value              55.20
    Acquisition cost            25.00
    After acquisition           -2.92
    LTV:CAC                     0.88
    Return on acquisition       -11.68%
    Paid back at purchase       never: the lifespan has fewer purchases
    Paid back after             never within the lifespan
    Highest CAC for 3:1         7.36
  
    Loss: every customer costs 2.92 more to win than the profit that comes back.

Customers who cost nothing have no ratio, and are paid back at once:

  $ $shop --cac 0
  Customer lifetime value  126.00  profit
    45 x 4 x 2 x 35% = 126.00
    average purchase x purchases a year x years x margin
  
    A year's value              180.00
    Acquisition cost            0.00
    After acquisition           126.00
    LTV:CAC                     acquisition costs nothing, so there is no ratio
    Paid back at purchase       0
    Paid back after             0.00 months
    Highest CAC for 3:1         42.00
  
    Healthy: winning a customer costs nothing.

On revenue a loss is certain, and nothing else is:

  $ clv --avg 45 --freq 4 --years 2 --cac 400 --get verdict
  loss
  $ clv --avg 45 --freq 4 --years 2 --cac 30 --get verdict
  clv: note: verdict: revenue alone cannot tell: give margin, such as 40%
  
  $ clv --avg 45 --freq 4 --years 2 --cac 400 | tail -2
    Loss: every customer costs 40.00 more to win than the revenue that comes back.
    This is revenue, not profit: it flatters. Give --margin, such as --margin 40%.

Payback of a subscription, with churn and without, at both timings:

  $ plan="clv --avg 120 --freq 12 --margin 80% --churn 4%/month --round 2"
  $ $plan --cac 1200 --get clv,years,payback_months,payback_months_no_churn
  2400
  2.08
  16.98
  12.5
  $ $plan --cac 1200 --timing end --get payback_months,payback_months_no_churn
  18.02
  12.5

It is not discounted, is in months whatever the step, and zero where there is nothing to pay:

  $ $plan --cac 1200 --discount 10% --get payback_months
  16.98
  $ clv --avg 120 --freq 12 --margin 80% --churn 40% --cac 1200 --round 2 --get payback_months,payback_months_no_churn
  12.66
  12.5
  $ $plan --cac 0 --get payback_months,payback_months_no_churn
  0
  0

Never: the customers left before, the lifespan is over, the horizon is over.

  $ $plan --cac 2400 --get payback_months
  clv: note: payback_months: never: so many leave that the cost does not come back
  
  $ $plan --cac 1200 --horizon 1.4 --get payback_months
  clv: note: payback_months: never within the horizon
  
  $ $plan --cac 1200 --horizon 1.5 --get payback_months,payback_months_no_churn
  16.98
  12.5
  $ $plan --cac 1200 --horizon 1 --get payback_months_no_churn
  clv: note: payback_months_no_churn: never within the horizon
  
  $ clv --avg 100 --freq 1 --years 3 --margin 50% --cac 150 --get payback_months
  36
  $ clv --avg 100 --freq 1 --years 3 --margin 50% --cac 151 --get payback_months
  clv: note: payback_months: never within the lifespan
  
  $ clv --avg 100 --freq 0 --years 3 --margin 50% --cac 10 --get payback_months
  clv: note: payback_months: never: a customer brings no margin
  

The horizon also ends the purchases to break even at:

  $ $plan --cac 1200 --get breakeven_purchase
  13
  $ $plan --cac 1200 --horizon 1 --get breakeven_purchase
  clv: note: breakeven_purchase: never: the lifespan has fewer purchases
  
