What advertising cost, by segment or by period: --ad-spend.

  $ cat >orders.csv <<'END'
  > order_id,customer,date,amount,Source
  > o1,ada,2025-01-05,100.00,Google
  > o2,ada,2025-03-01,50.00,Google
  > o3,ben,2025-02-01,80.00,Instagram
  > o4,cid,2025-02-03,20.00,Instagram
  > o5,cid,2026-02-03,20.00,Instagram
  > o6,dan,2025-03-03,20.00,Friends
  > END
  $ cat >spend.csv <<'END'
  > Source,Spend
  > Google,$30.10
  > Instagram,60
  > Google,10
  > TikTok,5.50
  > ,2
  > TikTok,1
  > END

Rows of one segment are added up; cac is the spend by new customers. What belongs to no row is said:

  $ clv orders orders.csv --by segment --segment Source --ad-spend spend.csv 2>notes | cut -d, -f1,3,16-
  segment,new_customers,ad_spend,cac
  Friends,1,,
  Google,1,40.1,40.1
  Instagram,2,60,30
  $ grep spend.csv notes
  clv: note: spend.csv: 3 rows (8.50) with a segment that the result has not: TikTok, (none)
  $ clv orders -q orders.csv --by Source --ad-spend spend.csv 2>&1 | cut -d, -f1,3,16-
  segment,new_customers,ad_spend,cac
  Friends,1,,
  Google,1,40.1,40.1
  Instagram,2,60,30

clv takes the rows for its inputs: avg, freq and cac of a row, whatever else could be derived from customers and revenue, and whatever the flags say; --cac fills the rows without one:

  $ clv orders -q orders.csv --by Source --ad-spend spend.csv | clv -q --years 3 --margin 35% --get clv,clv_net,verdict --round 2 | cut -d, -f1,6,8,17-
  segment,avg,freq,cac,years,margin,clv,clv_net,verdict
  Friends,20,0,,3,0.35,0,,
  Google,75,0.927030456852792,40.1,3,0.35,73,32.9,profitable
  Instagram,40,0.4989754098360656,30,3,0.35,20.96,-9.04,loss
  $ clv orders -q orders.csv --by Source --ad-spend spend.csv | clv -q - --years 3 --margin 35% --avg 1 --freq 1 --cac 9 --get clv,clv_net --round 2 | cut -d, -f1,6,8,17-
  segment,avg,freq,cac,years,margin,clv,clv_net
  Friends,20,0,9,3,0.35,0,-9
  Google,75,0.927030456852792,40.1,3,0.35,73,32.9
  Instagram,40,0.4989754098360656,30,3,0.35,20.96,-9.04
  $ clv orders -q orders.csv --by Source --ad-spend spend.csv | clv -q --years 3 --margin 35% --purchases 100 --spend 8 --get clv,clv_net --round 2 | cut -d, -f1,6,8,17-
  segment,avg,freq,cac,years,purchases,margin,spend,clv,clv_net
  Friends,20,0,,3,100,0.35,8,0,-8
  Google,75,0.927030456852792,40.1,3,100,0.35,,73,32.9
  Instagram,40,0.4989754098360656,30,3,100,0.35,,20.96,-9.04

By period, from days, months or quarters; the periods have names of their own:

  $ printf 'day;cost\n05/01/2025;10,00\n28/02/2025;1.000,25\n31/12/2024;5\n' >days.csv
  $ clv orders orders.csv --period month --ad-spend days.csv 2>notes | cut -d, -f1,3,16- | head -4
  period,new_customers,ad_spend,cac
  2025-01,1,10,10
  2025-02,2,1000.25,500.125
  2025-03,1,,
  $ grep days.csv notes
  clv: note: days.csv: 1 row (5.00) with a period that the result has not: 2024-12
  $ clv orders -q orders.csv --period quarter --ad-spend days.csv | cut -d, -f1,3,16- | head -3
  period,new_customers,ad_spend,cac
  2025Q1,4,1010.25,252.5625
  2025Q2,0,,
  $ printf 'period,spend\n2025Q1,10\n2025-04,5\n2026,1\n' | clv orders -q orders.csv --period year --ad-spend - | cut -d, -f1,3,16-
  period,new_customers,ad_spend,cac
  2025,4,15,3.75
  2026,0,1,

What cannot be read is an error with its place, before any export is read:

  $ printf 'period,spend\n2025,10\n' >bad.csv; clv orders missing.csv --period month --ad-spend bad.csv
  clv: bad.csv:2:1: period: "2025" is a year, and not a month
    2025,10
    ^
  hint: write it like 2025-03
  [1]
  $ printf 'Source,spend\nGoogle,ten\n' >bad.csv; clv orders orders.csv --by Source --ad-spend bad.csv
  clv: bad.csv:2:8: spend: "ten" is not a number
    Google,ten
           ^
  hint: write an amount, such as 1234.56
  [1]
  $ printf 'Source,spend\nGoogle,"1,234"\n' >bad.csv; clv orders orders.csv --by Source --ad-spend bad.csv
  clv: bad.csv:2:8: spend: "1,234" may mean thousands or a decimal sign, and no other value tells which
    Google,"1,234"
           ^
  hint: say --decimal . or --decimal ,
  [1]
  $ clv orders -q orders.csv --by Source --ad-spend bad.csv --decimal . | cut -d, -f1,16-
  segment,ad_spend,cac
  Friends,,
  Google,1234,1234
  Instagram,,
  $ printf 'day,spend\n03/04/2025,1\n' >bad.csv; clv orders orders.csv --period month --ad-spend bad.csv
  clv: bad.csv:2:1: day: "03/04/2025" may start with the day or with the month, and no other value tells which
    03/04/2025,1
    ^
  hint: write dates like 2025-03-31, or say --date-format dmy or --date-format mdy
  [1]
  $ clv orders -q orders.csv --period quarter --ad-spend bad.csv --date-format ymd 2>&1 | head -1
  clv: bad.csv:2:1: day: "03/04/2025" may start with the day or with the month, and no other value tells which
  $ printf 'Source,spend\nGoogle,1,2\n' >bad.csv; clv orders -q orders.csv --skip-bad --by Source --ad-spend bad.csv
  clv: bad.csv:2:10: this row has 3 cells, and the header 2
    Google,1,2
             ^
  hint: mend the row: --skip-bad leaves out rows of exports
  [1]
  $ clv orders orders.csv --by Source --ad-spend missing.csv
  clv: missing.csv: No such file or directory
  hint: there is no such file here; - is standard input
  [1]
  $ clv orders orders.csv --period year --ad-spend spend.csv
  clv: spend.csv:1: no column is called period; columns: Source, Spend
    Source,Spend
  hint: the table of --ad-spend has a column period, and spend
  [1]
  $ clv orders orders.csv --total --ad-spend spend.csv
  clv: --ad-spend needs --by segment or --period
  hint: its rows are those of segments or periods
  [2]
