Rates are 5% or 0.05; what could be meant otherwise is refused with a hint.

  $ rate() { clv --get margin --margin "$1"; }
  $ for margin in 5% '5 %' ' 5% ' 0.05 .05 5e-2 5.0% +5%; do rate "$margin"; done
  0.05
  0.05
  0.05
  0.05
  0.05
  0.05
  0.05
  0.05

Nothing and all are rates too; all is written as a per cent, so that it can be read again:

  $ for margin in 0 0% 0.5% 99.9% 100%; do rate "$margin"; done
  0
  0
  0.005
  0.999
  100%
  $ clv --avg 500 --freq 20 --years 5 --margin 100% --get clv,basis
  50000
  profit

A bare number of 1 or more may be 5 % or 500 %:

  $ for margin in 1 1.0 5 40 1e0; do rate "$margin"; done
  clv: --margin: "1" is not a rate
  hint: 5 per cent is 5% or 0.05, and all is 100%
  clv: --margin: "1.0" is not a rate
  hint: 5 per cent is 5% or 0.05, and all is 100%
  clv: --margin: "5" is not a rate
  hint: 5 per cent is 5% or 0.05, and all is 100%
  clv: --margin: "40" is not a rate
  hint: 5 per cent is 5% or 0.05, and all is 100%
  clv: --margin: "1e0" is not a rate
  hint: 5 per cent is 5% or 0.05, and all is 100%
  [2]

Outside 0 to 100 %, no number, trailing text:

  $ for margin in 100.1% -5% -0.05; do rate "$margin"; done
  clv: --margin: "100.1%" is not within 0% to 100%
  hint: a rate is a share of all: 5% or 0.05
  clv: --margin: "-5%" is not within 0% to 100%
  hint: a rate is a share of all: 5% or 0.05
  clv: --margin: "-0.05" is not within 0% to 100%
  hint: a rate is a share of all: 5% or 0.05
  [2]
  $ for margin in nan inf% % x '5%%' '5% off' 5pc 0,05; do rate "$margin"; done
  clv: --margin: "nan" is not a rate
  hint: write 5% or 0.05
  clv: --margin: "inf%" is not a rate
  hint: write 5% or 0.05
  clv: --margin: "%" is not a rate
  hint: write 5% or 0.05
  clv: --margin: "x" is not a rate
  hint: write 5% or 0.05
  clv: --margin: "5%%" is not a rate
  hint: write 5% or 0.05
  clv: --margin: "5% off" is not a rate
  hint: write 5% or 0.05
  clv: --margin: "5pc" is not a rate
  hint: write 5% or 0.05
  clv: --margin: "0,05" is not a rate with the decimal sign .
  hint: if , is the decimal sign, say --decimal ,
  [2]
  $ clv --get margin --margin 0,05 --decimal ,
  0.05

Retention and churn may say their period; no other rate may:

  $ churn() { clv --get churn --churn "$1"; }
  $ for churn in 4% 4%/year 0.04/year 4%/month '4 % / month' 0.04/Month 100%/month; do churn "$churn"; done
  0.04
  0.04
  0.04
  0.04/month
  0.04/month
  0.04/month
  100%/month
  $ clv --get retention --retention 96%/month
  0.96/month
  $ for churn in 4%/week 4%/ 4/month /month 4%month; do churn "$churn"; done
  clv: --churn: "4%/week" is not a rate
  hint: write 5%, 0.05, 5%/month or 5%/year
  clv: --churn: "4%/" is not a rate
  hint: write 5%, 0.05, 5%/month or 5%/year
  clv: --churn: "4/month" is not a rate
  hint: 5 per cent is 5% or 0.05, and all is 100%
  clv: --churn: "/month" is not a rate
  hint: write 5%, 0.05, 5%/month or 5%/year
  clv: --churn: "4%month" is not a rate
  hint: write 5%, 0.05, 5%/month or 5%/year
  [2]
  $ clv --get discount --discount 10%/year
  clv: --discount: "10%/year" carries a period
  hint: only retention and churn take /month or /year
  [2]

In a table the same, with the place:

  $ printf 'avg,freq,margin,churn\n120,12,80 %%,4%%/month\n120,12,0.8,0.04/month\n' | clv -q --get clv
  avg,freq,margin,churn,clv
  120,12,0.8,0.04/month,2400
  120,12,0.8,0.04/month,2400
  $ printf 'avg,freq,margin,churn\n120,12,80,4%%/month\n' | clv -q --get clv
  avg,freq,margin,churn,clv
  clv: standard input:2:8: margin: "80" is not a rate
    120,12,80,4%/month
           ^
  hint: 5 per cent is 5% or 0.05, and all is 100%
  [1]

Numbers that are no rates: exponents, negative counts, trailing text.

  $ clv --get avg --avg 1e6
  1000000
  $ clv --get avg --avg -1.5E-3
  -0.0015
  $ for avg in nan NaN inf -Infinity 0x10 1e 1e5.5 '' 12abc '12 abc' abc12 12½ 5pcs 1..2 --5 1e999; do clv --avg "$avg" --freq 1 --years 1 --get clv; done
  clv: --avg: "nan" is not a number
  hint: write a number, such as 1234.56
  clv: --avg: "NaN" is not a number
  hint: write a number, such as 1234.56
  clv: --avg: "inf" is not a number
  hint: write a number, such as 1234.56
  clv: --avg: "-Infinity" is not a number
  hint: write a number, such as 1234.56
  clv: --avg: "0x10" is not a number
  hint: write a number, such as 1234.56
  clv: --avg: "1e" is not a number
  hint: write a number, such as 1234.56
  clv: --avg: "1e5.5" is not a number
  hint: write a number, such as 1234.56
  clv: --avg: its value is empty
  hint: leave the flag out, or give it a value; in a shell a variable may be empty
  clv: --avg: "12abc" is not a number
  hint: write a number, such as 1234.56
  clv: --avg: "12 abc" is not a number
  hint: write a number, such as 1234.56
  clv: --avg: "abc12" is not a number
  hint: write a number, such as 1234.56
  clv: --avg: "12½" is not a number
  hint: write a number, such as 1234.56
  clv: --avg: "5pcs" is not a number
  hint: write a number, such as 1234.56
  clv: --avg: "1..2" is not a number
  hint: write a number, such as 1234.56
  clv: --avg: "--5" is not a number
  hint: write a number, such as 1234.56
  clv: --avg: "1e999" is too large
  hint: numbers go up to 1.7e308
  [2]
  $ clv --avg 5 --freq -20 --years 5
  clv: --freq: "-20" is negative
  hint: freq takes 0 or more
  [2]
  $ clv --avg 5 --freq 20 --years -5
  clv: --years: "-5" is negative
  hint: years takes 0 or more; also 30mo, 12w, 90d
  [2]
  $ clv --avg 5 --freq 20 --years 5 --cac -1
  clv: --cac: "-1" is negative
  hint: cac takes 0 or more
  [2]
  $ for years in 30m 30months 5x mo; do clv --avg 5 --freq 20 --years $years; done
  clv: --years: "30m" is not a number
  hint: write years, such as 2.5, or 30mo, 12w, 90d
  clv: --years: "30months" is not a number
  hint: write years, such as 2.5, or 30mo, 12w, 90d
  clv: --years: "5x" is not a number
  hint: write years, such as 2.5, or 30mo, 12w, 90d
  clv: --years: "mo" is not a number
  hint: write years, such as 2.5, or 30mo, 12w, 90d
  [2]
  $ for target in 0 -3 3:1; do clv --avg 5 --freq 20 --years 5 --target $target; done
  clv: --target: "0" is not above 0
  hint: target takes above 0; default 3
  clv: --target: "-3" is not above 0
  hint: target takes above 0; default 3
  clv: --target: "3:1" is not a number
  hint: write a number, such as 1234.56
  [2]
  $ clv --avg 5 --freq 20 --years 5 --timing middle
  clv: --timing: "middle" is not one of its words
  hint: write start (the default) or end
  [2]

Money as a flag may be dressed up like money in a table; what could be read in two ways is not guessed:

  $ for avg in '$1,234.56' '1 234.56' '1234.56 EUR' 'USD 1234.56' '€1234.56'; do clv --get avg --avg "$avg"; done
  1234.56
  1234.56
  1234.56
  1234.56
  1234.56
  $ clv --get avg --avg '(45.00)'
  -45
  $ clv --get avg --avg 1,234
  clv: --avg: "1,234" may mean thousands or a decimal sign
  hint: leave the comma out, or say --decimal . or --decimal ,
  [2]
  $ clv --get avg --avg 1,234 --decimal .
  1234
  $ clv --get avg --avg 1,234 --decimal ,
  1.234
  $ clv --get avg --avg '€99,95'
  clv: --avg: "€99,95" is not a number with the decimal sign .
  hint: if , is the decimal sign, say --decimal ,
  [2]
