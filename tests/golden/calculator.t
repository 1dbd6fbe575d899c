The publisher's worked example, as a card:

  $ clv --avg 500 --freq 20 --years 5
  Customer lifetime value  50000.00  revenue
    500 x 20 x 5 = 50000.00
    average purchase x purchases a year x years
  
    A year's value              10000.00
    Highest CAC for 3:1         16666.67
  
    This is revenue, not profit: it flatters. Give the gross margin, such as --margin 40%.
  $ clv --avg 500 --freq 20 --years 5 --get clv
  50000
  $ clv --avg 45 --freq 4 --years 2 --margin 35% --cac 31.50 --get breakeven_purchase,ltv_cac,verdict
  2
  4
  healthy
