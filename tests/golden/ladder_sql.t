The same rows from a data base, which numbers the purchase days on its own.

  $ command -v sqlite3 >/dev/null || exit 80
  $ awk 'function any(n) { s = s * 16807 % 2147483647; return s % n }
  > BEGIN { s = 3; print "customer,date,amount"
  >   for (i = 0; i < 4000; i++) {
  >     c = any(1 + any(700)); m = 1 + any(12); d = 1 + any(28); a = any(90)
  >     printf "c%d,2025-%02d-%02d,%d.%02d\n", c, m, d, a, any(100) } }' >many.csv
  $ clv ladder -q many.csv | tail -n +2 | cut -d , -f 1,2,5 >ours.csv
  $ sqlite3 :memory: -csv '.import many.csv rows' '
  > create table days as select customer, date, sum(round(amount * 100)) as cents from rows group by 1, 2;
  > create table steps as select customer, date, cents,
  >   row_number() over (partition by customer order by date) as n,
  >   julianday(date) - lag(julianday(date)) over (partition by customer order by date) as wait from days;
  > create table ranked as select n, wait, cents,
  >   row_number() over (partition by n order by wait) as place, count(*) over (partition by n) as many from steps;
  > select n, many, case when n > 1 then avg(case when place in ((many + 1) / 2, many / 2 + 1) then wait end) end
  >   from ranked group by n order by n;' | sed 's/\.0$//' >theirs.csv
  $ diff ours.csv theirs.csv && wc -l <ours.csv
  36
  $ clv ladder -q many.csv --round 6 | tail -n +2 | cut -d , -f 6 >ours.csv
  $ sqlite3 :memory: '.mode csv' '.import many.csv rows' '
  > create table days as select customer, date, sum(round(amount * 100)) as cents from rows group by 1, 2;
  > create table steps as select cents, row_number() over (partition by customer order by date) as n from days;
  > select round(sum(cents) / count(*) / 100, 6) from steps group by n order by n;' | sed 's/\.0$//' >theirs.csv
  $ diff ours.csv theirs.csv
