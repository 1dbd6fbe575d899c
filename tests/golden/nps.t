Would they recommend you: the net promoter score, its interval and its shares.

  $ clv --promoters 50 --passives 30 --detractors 20
  Net promoter score  +30
    100 x (50 - 20) / 100 = +30
    100 x (promoters - detractors) / answers
    95% sure: between +14.1 and +44.2 (adjusted Wald)
  
    Promoters                   50 (50%)
    Passives                    30 (30%)
    Detractors                  20 (20%)
  $ clv --promoters 50 --passives 30 --detractors 20 --get nps,respondents,promoter_share,passive_share,detractor_share
  30
  100
  0.5
  0.3
  0.2

The intervals of the reference, in points, clamped to 100:

  $ nps() { clv --promoters "$1" --passives "$2" --detractors "$3" --get nps,nps_low,nps_high --round 6; }
  $ nps 50 30 20
  30
  14.05113
  44.201297
  $ nps 15 10 5
  33.333333
  4.778131
  55.82793
  $ nps 10 0 0
  100
  47.503552
  100
  $ nps 0 0 10
  -100
  -100
  -47.503552
  $ nps 500 300 200
  30
  25.077
  34.743538
  $ nps 1 1 1
  0
  -61.112614
  61.112614

Another confidence is another width:

  $ clv --promoters 50 --passives 30 --detractors 20 --confidence 99% --get nps_low,nps_high --round 3
  9.314
  48.938
  $ clv --promoters 50 --passives 30 --detractors 20 --confidence 0.99 | sed -n 3p
    100 x (promoters - detractors) / answers

The difference is rounded, and not its parts: 33.6 % less 10.4 % is 23.

  $ clv --promoters 336 --passives 560 --detractors 104 --get nps --round 0
  23

A score below zero keeps its sign, and zero has none:

  $ clv --promoters 208 --passives 301 --detractors 491 | head -3
  Net promoter score  -28.3
    100 x (208 - 491) / 1000 = -28.3
    100 x (promoters - detractors) / answers
  $ clv --promoters 1 --passives 1 --detractors 1 | head -2
  Net promoter score  0
    100 x (1 - 1) / 3 = 0

No passives given is unknown, and not 0; nobody at all is no score:

  $ clv --promoters 50 --detractors 20 </dev/null
  clv: nps cannot be said: the passives are unknown: give passives, 0 if there were none
  hint: use flags, or name a table, or pipe one in; clv help nps tells more
  [2]
  $ clv --promoters 50 --passives 0 --detractors 20 --get nps --round 2
  42.86
  $ clv --promoters 0 --passives 0 --detractors 0
  Net promoter score  none
    nobody answered
  $ printf 'promoters,passives,detractors\n50,30,20\n50,,20\n50,0,20\n0,0,0\n' | clv -q --round 1
  promoters,passives,detractors,nps,nps_low,nps_high,respondents,promoter_share,passive_share,detractor_share
  50,30,20,30,14.1,44.2,100,0.5,0.3,0.2
  50,,20,,,,,,,
  50,0,20,42.9,20.4,61.7,70,0.7,0,0.3
  0,0,0,,,,,,,

A confidence in a table, and from a flag where the cell is empty:

  $ printf 'promoters,passives,detractors,confidence\n50,30,20,99%%\n50,30,20,\n' | clv -q --confidence 90% --get nps_low --round 3
  promoters,passives,detractors,confidence,nps_low
  50,30,20,0.99,9.314
  50,30,20,0.9,16.475

Beside a value, both are shown:

  $ clv --avg 500 --freq 20 --years 5 --margin 40% --promoters 50 --passives 30 --detractors 20
  Customer lifetime value  20000.00  profit
    500 x 20 x 5 x 40% = 20000.00
    average purchase x purchases a year x years x margin
  
    A year's value              10000.00
    Highest CAC for 3:1         6666.67
  
  Net promoter score  +30
    100 x (50 - 20) / 100 = +30
    100 x (promoters - detractors) / answers
    95% sure: between +14.1 and +44.2 (adjusted Wald)
  
    Promoters                   50 (50%)
    Passives                    30 (30%)
    Detractors                  20 (20%)

Counts are counts:

  $ clv --promoters -1 --passives 1 --detractors 1
  clv: --promoters: "-1" is negative
  hint: promoters takes 0 or more
  [2]
  $ clv --promoters '$5' --passives 1 --detractors 1
  clv: --promoters: "$5" carries a unit or currency, and is no amount of money
  hint: write the number alone
  [2]
  $ for confidence in 95 0 100%; do clv --promoters 5 --passives 1 --detractors 1 --confidence $confidence; done
  clv: --confidence: "95" is not a rate
  hint: 5 per cent is 5% or 0.05, and all is 100%
  clv: --confidence: "0" is not between 0% and 100%
  hint: confidence takes above 0% and below 100%; default 95%
  clv: --confidence: "100%" is not between 0% and 100%
  hint: confidence takes above 0% and below 100%; default 95%
  [2]
