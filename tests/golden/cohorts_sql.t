The same cells from a data base, which finds cohorts and ages on its own.

  $ command -v sqlite3 >/dev/null || exit 80
  $ awk 'function any(n) { s = s * 16807 % 2147483647; return s % n }
  > BEGIN { s = 3; print "customer,date,amount,channel"
  >   for (i = 0; i < 5000; i++) {
  >     c = any(1 + any(900)); y = 2024 + any(2); m = 1 + any(12); d = 1 + any(28); a = any(90)
  >     printf "c%d,%d-%02d-%02d,%d.%02d,ch%d\n", c, y, m, d, a, any(100), c % 3 } }' >many.csv
  $ compare() { # PERIOD MONTHS: cells that are the same
  >   { echo "create table terms as select $2 as span;"; cat "$ROOT/tests/orders/cohorts.sql"; } >script.sql
  >   sqlite3 -csv :memory: '.import many.csv rows' '.read script.sql' | sed 's/\.0$//' >theirs.csv
  >   clv cohorts -q many.csv --until 2025-12-31 --period "$1" | awk -F, -v span="$2" 'NR > 1 {
  >     y = substr($1, 1, 4); part = substr($1, 6) + 0; if (span == 12) part = 1; home = y * 12 / span + part - 1
  >     printf "%d,%d,%d,%d,%.0f,%d,%.0f\n", home, $2, $4, $5, $7 * $4, $8, $9 * 100 }' >ours.csv
  >   diff ours.csv theirs.csv && wc -l <ours.csv; }
  $ compare month 1
  300
  $ compare quarter 3
  36
  $ compare year 12
  3
