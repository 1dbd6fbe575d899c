A gate for scripts: status 4 when a result fails, after printing.

  $ shop="clv --avg 45 --freq 4 --years 2 --margin 35% --cac 31.50 --get ltv_cac"
  $ $shop --require 'ltv_cac>=3'
  4
  $ $shop --require 'ltv_cac>=4.5'
  4
  clv: --require ltv_cac>=4.5: ltv_cac is 4
  [4]

Every comparison, met and not met:

  $ for how in '<4' '<=4' '>4' '>=4' '==4' '!=4' '<5' '<=3.99' '>3.99' '==4.0' '!=3'; do $shop -q --require "ltv_cac$how" >/dev/null 2>&1; echo "ltv_cac$how $?"; done
  ltv_cac<4 4
  ltv_cac<=4 0
  ltv_cac>4 4
  ltv_cac>=4 0
  ltv_cac==4 0
  ltv_cac!=4 4
  ltv_cac<5 0
  ltv_cac<=3.99 4
  ltv_cac>3.99 0
  ltv_cac==4.0 0
  ltv_cac!=3 0

Binary fractions do not fail it:

  $ clv --avg 0.1 --freq 3 --years 1 --get clv --require 'clv==0.3' --require 'clv>=0.3' --require 'clv<=0.3'
  0.3
  $ clv --avg 120 --freq 12 --margin 80% --churn 4%/month --get clv --require 'clv==2400'
  2400

Every failure is told:

  $ $shop --require 'ltv_cac>5' --require 'roi>=3' --require 'clv > 1e3' --require 'payback_months<6'
  4
  clv: --require ltv_cac>5: ltv_cac is 4
  clv: --require clv > 1e3: clv is 126
  clv: --require payback_months<6: payback_months is 6
  [4]

What is undefined fails, whatever is asked of it:

  $ clv --avg 45 --freq 4 --years 2 --get clv --require 'ltv_cac>=3'
  360
  clv: --require ltv_cac>=3: ltv_cac is undefined: needs cac, the acquisition cost
  [4]
  $ clv --avg 45 --freq 4 --years 2 --cac 0 --get clv --require 'ltv_cac!=3'
  360
  clv: --require ltv_cac!=3: ltv_cac is undefined: acquisition costs nothing, so there is no ratio
  [4]
  $ clv --avg 45 --freq 4 --years 2 --cac 9 --get clv --require 'verdict!=loss'
  360
  clv: --require verdict!=loss: verdict is undefined: revenue alone cannot tell: give margin, such as 40%
  [4]

Words, names in any spelling, rates, inputs:

  $ $shop --require 'verdict==healthy' --require 'Basis != Revenue' --require 'LTV:CAC>=3'
  4
  $ $shop --require 'verdict==profitable'
  4
  clv: --require verdict==profitable: verdict is healthy
  [4]
  $ $shop --require 'margin>=35%' --require 'margin>=0.35'
  4
  $ $shop --require 'margin>35%'
  4
  clv: --require margin>35%: margin is 0.35
  [4]
  $ clv --avg 120 --freq 12 --churn 4%/month --get clv --require 'churn<=3%'
  3000
  clv: --require churn<=3%: churn is 0.04/month
  [4]
  $ clv --promoters 50 --passives 30 --detractors 20 --get nps --require 'nps>=+30' --require 'nps_low>-10' --require 'promoter_share==50%'
  30

In a table every row counts; how many fail, and where the first is:

  $ clv -q "$EXAMPLES/segments.csv" --margin 40% --get ltv_cac --round 2 --require 'ltv_cac>=3' 2>&1 | sed 's|[^ ]*/||'
  segment,avg,freq,years,cac,margin,ltv_cac
  Bakery regulars,14.50,48,3,12,0.4,69.6
  Cake orders,85,2.5,4,45,0.4,7.56
  Walk-ins,9.20,6,1,25,0.4,0.88
  Weddings,640,1,1,180,0.4,1.42
  clv: --require ltv_cac>=3: 2 of 4 rows fail; the first is segments.csv:4, where ltv_cac is 0.8832
  $ printf 'avg,freq,years\n1,2,3\n1,,3\n' | clv -q --get clv --require 'clv>=6'
  avg,freq,years,clv
  1,2,3,6
  1,,3,
  clv: --require clv>=6: 1 of 2 rows fail; the first is standard input:3, where clv is undefined: needs freq, the purchases a year
  [4]
  $ printf 'avg,freq,years\n1,2,3\n' | clv -q --get clv --require 'clv>=6'
  avg,freq,years,clv
  1,2,3,6

A bad row is worse than a failed requirement:

  $ printf 'avg,freq,years\n1,2,3\nx,2,3\n' | clv -q --get clv --require 'clv>=7' 2>&1 >/dev/null | head -1
  clv: standard input:3:1: avg: "x" is not a number
  $ printf 'avg,freq,years\n1,2,3\nx,2,3\n' | clv -q --get clv --require 'clv>=7' >/dev/null 2>&1
  [1]
  $ printf 'avg,freq,years\n1,2,3\nx,2,3\n' | clv -q --skip-bad --get clv --require 'clv>=7' >/dev/null
  clv: standard input:3:1: avg: "x" is not a number
  clv: --require clv>=7: 1 of 1 rows fail; the first is standard input:2, where clv is 6
  [4]

The output file is written before the gate closes:

  $ $shop --require 'ltv_cac>=5' -o gate.txt
  clv: --require ltv_cac>=5: ltv_cac is 4
  [4]
  $ cat gate.txt
  4

Mistakes:

  $ for what in clv 'clv=6' 'clv=>6' 'clv>=' 'clv>=x' 'clv>=nan' 'clv>=1,000' '>=3' 'clvv>=3' 'basis>profit' 'verdict==good'; do $shop --require "$what"; done
  clv: --require clv: no comparison (< <= > >= == !=)
  hint: write it like --require 'ltv_cac>=3', in quotes: a shell takes > for a redirection
  clv: --require clv=6: no comparison (< <= > >= == !=)
  hint: write it like --require 'ltv_cac>=3', in quotes: a shell takes > for a redirection
  clv: --require clv=>6: no comparison (< <= > >= == !=)
  hint: write it like --require 'ltv_cac>=3', in quotes: a shell takes > for a redirection
  clv: --require clv>=: "" is not a number
  hint: write it like --require 'ltv_cac>=3', in quotes: a shell takes > for a redirection
  clv: --require clv>=x: "x" is not a number
  hint: write it like --require 'ltv_cac>=3', in quotes: a shell takes > for a redirection
  clv: --require clv>=nan: "nan" is not a number
  hint: write it like --require 'ltv_cac>=3', in quotes: a shell takes > for a redirection
  clv: --require clv>=1,000: "1,000" is not a number
  hint: write it like --require 'ltv_cac>=3', in quotes: a shell takes > for a redirection
  clv: --require: there is no result ""
  hint: clv help lists the results
  clv: --require: there is no result "clvv"
  hint: did you mean clv?
  clv: --require basis>profit: basis is a word; compare it with == or !=
  clv: --require verdict==good: verdict is never "good"
  hint: clv help verdict lists its words
  [2]
  $ clv --avg 45 --require
  clv: --require needs a value
  hint: in a shell # starts a comment and > a redirection: put quotes around them
  [2]
