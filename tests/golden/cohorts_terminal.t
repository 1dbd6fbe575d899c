On a terminal a triangle, and as much of it as there is room for.

  $ command -v script >/dev/null || exit 80
  $ printf 'customer,date,amount\na,2025-01-01,50\nb,2025-02-01,20\nc,2025-03-01,10\na,2025-02-02,50\nb,2025-03-02,30\n' >five.csv
  $ on_terminal() { script -qec "stty cols $1; clv cohorts five.csv --until 2025-12-31 $2" /dev/null </dev/null | tr -d '\r'; }
  $ on_terminal 44 '--color never' | tail -6
  clv: note: a row per cohort, a column per month after the first purchase (0: that month): the share that bought in it
  clv: note: 5 more months for which the terminal is too narrow: --period quarter takes less room, --format csv none
  cohort  customers    0    1  2  3  4  5  6
  2025-01         1 100% 100% 0% 0% 0% 0% 0%
  2025-02         1 100% 100% 0% 0% 0% 0% 0%
  2025-03         1 100%   0% 0% 0% 0% 0% 0%
  $ on_terminal 90 '--color never --period quarter -q'
  cohort customers    0  1  2  3
  2025Q1         3 100% 0% 0% 0%
  $ NO_COLOR= on_terminal 90 '--period quarter -q'
  cohort customers    0  1  2  3
  2025Q1         3 100% \x1b[30;48;5;39m0%\x1b[0m \x1b[30;48;5;39m0%\x1b[0m \x1b[30;48;5;39m0%\x1b[0m (esc)
  $ on_terminal 90 '--format csv --top 1 -q'
  cohort,age,period,customers,active,active_share,returning_share,orders,revenue,cumulative_revenue,open,returning_open
  2025-01,0,2025-01,1,1,1,1,1,50,50,no,no
  $ on_terminal 12 '--color never -q --margin 40%'
  cohort  customers    0
  2025-01         1 100%
  2025-02         1 100%
  2025-03         1 100%
