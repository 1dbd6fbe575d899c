The net promoter score of a survey, from its answers: clv nps.

  $ awk 'BEGIN {
  >   print "id,score,group,day"
  >   for (i = 0; i < 200; i++) {
  >     detractors = i < 100 ? 20 : 35
  >     j = i % 100
  >     print i "," (j < detractors ? j % 7 : j < detractors + 30 ? 7 + j % 2 : 9 + j % 2) "," (i < 100 ? "A" : "B") ",2025-0" (i < 100 ? 1 : 2) "-1" i % 10
  >   }
  > }' >both.csv
  $ grep -v ',B,' both.csv >a.csv

The figures of the reference: 20/30/50 is +30, between 14.051130 and 44.201297; against 35/30/35 the difference lies between 7.077277 and 51.175150, with p 0.00962344:

  $ clv nps a.csv --round 6
  clv: note: a.csv: score: score (guessed)
  clv: note: 100 rows read: 100 answers
  promoters,passives,detractors,nps,nps_low,nps_high,respondents,promoter_share,passive_share,detractor_share
  50,30,20,30,14.05113,44.201297,100,0.5,0.3,0.2
  $ clv nps both.csv --by group --round 8
  clv: note: both.csv: score: score (guessed); by: group
  clv: note: 200 rows read: 200 answers in 2 groups
  segment,promoters,passives,detractors,nps,nps_low,nps_high,respondents,promoter_share,passive_share,detractor_share,difference,difference_low,difference_high,p_value
  A,50,30,20,30,14.05113018,44.20129701,100,0.5,0.3,0.2,30,7.07727732,51.17514987,0.00962344
  B,35,30,35,0,-16.09029058,16.09029058,100,0.35,0.3,0.35,-30,-51.17514987,-7.07727732,0.00962344
  $ clv nps both.csv --period month --date day --round 8 -q --format json
  [
  {"period": "2025-01", "promoters": 50, "passives": 30, "detractors": 20, "nps": 30, "nps_low": 14.05113018, "nps_high": 44.20129701, "respondents": 100, "promoter_share": 0.5, "passive_share": 0.3, "detractor_share": 0.2, "difference": null, "difference_low": null, "difference_high": null, "p_value": null},
  {"period": "2025-02", "promoters": 35, "passives": 30, "detractors": 35, "nps": 0, "nps_low": -16.09029058, "nps_high": 16.09029058, "respondents": 100, "promoter_share": 0.35, "passive_share": 0.3, "detractor_share": 0.35, "difference": -30, "difference_low": -51.17514987, "difference_high": -7.07727732, "p_value": 0.00962344}
  ]
  $ clv nps both.csv --period year -q --round 3 | cut -d, -f1-7,12-
  period,promoters,passives,detractors,nps,nps_low,nps_high,difference,difference_low,difference_high,p_value
  2025,85,60,55,15,3.475,26.082,,,,
  $ clv nps a.csv -q --confidence 99% --round 3 | cut -d, -f4-7
  nps,nps_low,nps_high,respondents
  30,9.314,48.938,100

clv takes the rows for its inputs, and gives the same score:

  $ clv nps -q both.csv --by group | clv -q --get nps,nps_low,nps_high --round 6 | cut -d, -f1-7
  segment,promoters,passives,detractors,nps,nps_low,nps_high
  A,50,30,20,30,14.05113,44.201297
  B,35,30,35,0,-16.090291,16.090291
  $ clv nps -q a.csv | clv -q --get nps
  promoters,passives,detractors,nps,nps_low,nps_high,respondents,promoter_share,passive_share,detractor_share
  50,30,20,30,14.051130178761609,44.201297005704404,100,0.5,0.3,0.2

How many answers an interval of 5 points up and down needs: with this variance (0.61), and in the worst case:

  $ clv nps a.csv --precision 5 2>&1 | sed -n '3p;$p'
  clv: note: to be 95% sure of the NPS to 5 points up and down, 1537 answers are enough, however they are divided
  50,30,20,30,14.051130178761609,44.201297005704404,100,0.5,0.3,0.2,938
  $ clv nps a.csv --precision 10 -q --format json --confidence 95% | grep -o '"answers_needed": [0-9]*'
  "answers_needed": 235

Answers in all their forms; empty ones are counted, wrong ones told with their place:

  $ cat >forms.csv <<'END'
  > who;Rating
  > ada;10 - Extremely likely
  > ben; promoter
  > cid;Passives
  > dan;Not at all likely - 0
  > eve;
  > fay;n/a
  > gus;7.0
  > END
  $ clv nps forms.csv | cut -d, -f1-4
  clv: note: forms.csv: score: Rating (guessed)
  clv: note: 7 rows read: 5 answers
  clv: note: left out: 2 without an answer
  promoters,passives,detractors,nps
  2,2,1,20
  $ printf 'a,score\nx,11\ny,8.5\nz,"9/10"\nw\nv,-1\nu,9\n' >wrong.csv
  $ clv nps wrong.csv
  clv: note: wrong.csv: score: score (guessed)
  clv: wrong.csv:2:3: score: "11" is not from 0 to 10
    x,11
      ^
  hint: another scale needs --scale, such as --scale 1-5 --promoters-from 5 --detractors-to 3; --skip-bad leaves such rows out
  [1]
  $ clv nps wrong.csv --skip-bad | cut -d, -f1-4
  clv: note: wrong.csv: score: score (guessed)
  clv: wrong.csv:2:3: score: "11" is not from 0 to 10
  clv: wrong.csv:3:3: score: "8.5" is not a whole number
  clv: wrong.csv:4:3: score: "9/10" is not an answer
  clv: wrong.csv:5: this row has 1 cell, and the header 2
  clv: wrong.csv:6:3: score: "-1" is not from 0 to 10
  clv: skipped 5 bad rows
  clv: note: 1 row read: 1 answer
  promoters,passives,detractors,nps
  1,0,0,100
  $ clv nps wrong.csv -q --rejects rejects.csv | cut -d, -f1-4; cat rejects.csv
  clv: wrong.csv:2:3: score: "11" is not from 0 to 10
  clv: wrong.csv:3:3: score: "8.5" is not a whole number
  clv: wrong.csv:4:3: score: "9/10" is not an answer
  clv: wrong.csv:5: this row has 1 cell, and the header 2
  clv: wrong.csv:6:3: score: "-1" is not from 0 to 10
  promoters,passives,detractors,nps
  1,0,0,100
  a,score
  x,11
  y,8.5
  z,"9/10"
  w
  v,-1
  $ printf 'a,score\nx,great\n' | clv nps
  clv: note: standard input: score: score (guessed)
  clv: standard input:2:3: score: "great" is not an answer
    x,great
      ^
  hint: an answer is a whole number from 0 to 10, one with words like "10 - Extremely likely", or promoter, passive or detractor; --skip-bad leaves such rows out
  [1]
  $ clv nps -q wrong.csv --rejects wrong.csv
  clv: --rejects would overwrite wrong.csv
  hint: name a file of its own for the rejects
  [2]

Other scales only where the user says who is who:

  $ printf 'stars\n1\n3\n4\n5\n5\n' >stars.csv
  $ clv nps stars.csv --score stars -q --scale 1-5 --promoters-from 5 --detractors-to 3 | cut -d, -f1-4
  promoters,passives,detractors,nps
  2,1,2,0
  $ clv nps stars.csv --score stars --scale 1-5
  clv: --scale needs --promoters-from and --detractors-to
  hint: such as --scale 1-5 --promoters-from 5 --detractors-to 3: who counts as what on other scales than 0 to 10 is for you to say
  [2]
  $ clv nps stars.csv --score stars --promoters-from 5
  clv: --promoters-from and --detractors-to need --scale
  hint: such as --scale 1-5 --promoters-from 5 --detractors-to 3: who counts as what on other scales than 0 to 10 is for you to say
  [2]
  $ clv nps stars.csv --score stars --scale 5-1
  clv: --scale takes the lowest and the highest answer
  hint: such as --scale 1-5 --promoters-from 5 --detractors-to 3: who counts as what on other scales than 0 to 10 is for you to say
  [2]
  $ clv nps stars.csv --score stars --scale 1-5 --promoters-from 6 --detractors-to 3
  clv: --promoters-from takes a whole number from 2 to 5
  [2]
  $ clv nps stars.csv --score stars --scale 1-5 --promoters-from 4 --detractors-to 4
  clv: --detractors-to takes a whole number from 1 to 3
  [2]
  $ clv nps stars.csv --score stars --scale 2-5 --promoters-from 5 --detractors-to 3 -q
  clv: stars.csv:2:1: stars: "1" is not from 2 to 5
    1
    ^
  hint: --skip-bad leaves such rows out
  [1]
  $ clv nps stars.csv --score stars -q --scale 0-10 | cut -d, -f1-4
  promoters,passives,detractors,nps
  0,0,5,-100
  $ clv nps stars.csv --score stars -q --scale 0-10 --promoters-from 5 --detractors-to 1 | cut -d, -f1-4
  promoters,passives,detractors,nps
  2,2,1,20

Further header rows of SurveyMonkey and Qualtrics are left out, and said:

  $ cd "$EXAMPLES"; clv nps survey.csv --by Plan --round 2; cd - >/dev/null
  clv: note: survey.csv: score: How likely is it that you would recommend Kanne & Co to a friend or colleague, on a scale from 0... (guessed); by: Plan
  clv: note: survey.csv: line 3 is a second header row, and left out
  clv: note: 64 rows read: 62 answers in 3 groups
  clv: note: left out: 2 without an answer
  segment,promoters,passives,detractors,nps,nps_low,nps_high,respondents,promoter_share,passive_share,detractor_share,difference,difference_low,difference_high,p_value
  Basic,4,9,6,-10.53,-39.06,20.88,19,0.21,0.47,0.32,-45.41,-78.13,-5.27,0.02
  Plus,10,9,4,26.09,-5.24,51.4,23,0.43,0.39,0.17,8.14,-29.79,42.61,0.73
  Team,11,7,2,45,10.9,67.37,20,0.55,0.35,0.1,35.48,-5.45,65.94,0.1
  $ cat >qualtrics.csv <<'END'
  > StartDate,RecordedDate,Q1,Q1_NPS_GROUP
  > Start Date,Recorded Date,"How likely are you,
  > to recommend us?",Group
  > "{""ImportId"":""startDate""}","{""ImportId"":""recordedDate""}","{""ImportId"":""QID1""}","{""ImportId"":""QID1_NPS_GROUP""}"
  > 2025-01-05,2025-01-05,9,Promoter
  > 2025-02-05,2025-02-05,4,Detractor
  > END
  $ clv nps qualtrics.csv --score Q1 --period month --round 1
  clv: note: qualtrics.csv: score: Q1; date: RecordedDate (guessed)
  clv: note: qualtrics.csv: lines 2 and 4 are further header rows, and left out
  clv: note: 2 rows read: 2 answers in 2 months
  period,promoters,passives,detractors,nps,nps_low,nps_high,respondents,promoter_share,passive_share,detractor_share,difference,difference_low,difference_high,p_value
  2025-01,1,0,0,100,-48.5,98.5,1,1,0,0,,,,
  2025-02,0,0,1,-100,-98.5,48.5,1,0,0,1,-200,-153.9,53.9,0.3
  $ clv nps qualtrics.csv --score @4 -q | cut -d, -f1-4
  promoters,passives,detractors,nps
  1,0,1,0
  $ clv nps qualtrics.csv
  clv: qualtrics.csv: which column has the answers? say --score COL
  hint: columns: StartDate, RecordedDate, Q1, Q1_NPS_GROUP
  [2]
  $ printf '#,How likely are you to recommend us?,Submit Date (UTC)\na,9,2025-01-01 10:00\n' | clv nps --period month | cut -d, -f1-5
  clv: note: standard input: score: How likely are you to recommend us? (guessed); date: Submit Date (UTC) (guessed)
  clv: note: 1 row read: 1 answer in 1 month
  period,promoters,passives,detractors,nps
  2025-01,1,0,0,100

The newest answer of each customer:

  $ cat >often.csv <<'END'
  > email,nps,date
  > Ada@example.com,3,2025-01-01
  > ben@example.com,9,2025-01-02
  > ada@example.com,10,2025-03-01
  > ,9,2025-01-02
  > ada@example.com,0,2025-02-01
  > cid@example.com,8,
  > END
  $ clv nps often.csv --latest-per email | cut -d, -f1-4
  clv: note: often.csv: score: nps (guessed); date: date (guessed); customer: email
  clv: note: 6 rows read: 2 answers
  clv: note: left out: 1 without a date, 1 without a customer, 2 older answers of customers
  promoters,passives,detractors,nps
  2,0,0,100
  $ clv nps often.csv --latest-per email -q --period month | cut -d, -f1-5
  period,promoters,passives,detractors,nps
  2025-01,1,0,0,100
  2025-03,1,0,0,100

Days that could start with the month:

  $ printf 'score,date\n9,03/04/2025\n8,05/06/2025\n' >either.csv
  $ clv nps -q either.csv --period month
  clv: either.csv:2:3: date: "03/04/2025" may start with the day or with the month, and no other value tells which
    9,03/04/2025
      ^
  hint: say --date-format dmy or --date-format mdy
  [1]
  $ clv nps -q either.csv --period month --date-format mdy | cut -d, -f1-4
  period,promoters,passives,detractors
  2025-03,1,0,0
  2025-05,0,1,0

Several files are one survey; packed, from a pipe, in UTF-16:

  $ gzip -c a.csv >a.csv.gz; iconv -f UTF-8 -t UTF-16 a.csv >a16.csv
  $ clv nps -q a.csv.gz a16.csv - <a.csv | cut -d, -f1-4
  promoters,passives,detractors,nps
  150,90,60,30
  $ printf '9\n3\n' | clv nps -q --no-header --score @1 | cut -d, -f1-4
  promoters,passives,detractors,nps
  1,0,1,0

What is asked for is not there, or makes no sense:

  $ clv nps both.csv --by grp
  clv: --by: no column is called "grp"
  hint: columns: id, score, group, day
  [2]
  $ clv nps both.csv --score nps
  clv: --score: no column is called "nps"
  hint: columns: id, score, group, day
  [2]
  $ printf 'a,b\n1,2\n' | clv nps
  clv: standard input: which column has the answers? say --score COL
  hint: columns: a, b
  [2]
  $ clv nps both.csv --by group --period month
  clv: --by and --period exclude each other
  hint: leave one of them out
  [2]
  $ clv nps both.csv --date day
  clv: --date needs --period or --latest-per
  hint: all answers count whatever their day; --period month shows a row per month
  [2]
  $ clv nps both.csv --period week
  clv: --period takes month, quarter or year
  [2]
  $ clv nps both.csv --precision 0
  clv: --precision takes points above 0, up to 100
  hint: --precision 5 says how many answers make an interval of 5 points up and down
  [2]
  $ clv nps both.csv --date-format x
  clv: --date-format: there is no form "x"
  hint: dmy is 31/12/2025, mdy 12/31/2025; also ymd, yyyymmdd, seconds, milliseconds, excel
  [2]
  $ clv nps both.csv --latest-per id --date dya
  clv: --date: no column is called "dya"
  hint: columns: id, score, group, day
  [2]
  $ clv nps nosuch.csv
  clv: nosuch.csv: No such file or directory
  hint: there is no such file here; - is standard input
  [1]
  $ clv nps both.csv -o both.csv
  clv: -o would overwrite both.csv
  hint: name a file of its own for the results: what is in this one would be gone
  [2]
  $ clv nps both.csv --top 3
  clv: --top is not a flag of clv nps
  hint: it belongs to clv orders, clv merge, clv ladder, clv cohorts, clv predict, clv reasons; clv nps --help lists the flags of clv nps
  [2]

Nobody answered:

  $ printf 'score,g\n,x\n' >nobody.csv
  $ clv nps nobody.csv
  clv: note: nobody.csv: score: score (guessed)
  clv: note: 1 row read: 0 answers
  clv: note: left out: 1 without an answer
  promoters,passives,detractors,nps,nps_low,nps_high,respondents,promoter_share,passive_share,detractor_share
  0,0,0,,,,0,,,
  $ clv nps nobody.csv -q --by g
  segment,promoters,passives,detractors,nps,nps_low,nps_high,respondents,promoter_share,passive_share,detractor_share,difference,difference_low,difference_high,p_value
  $ clv nps nobody.csv -q --format json --precision 5
  [
  {"promoters": 0, "passives": 0, "detractors": 0, "nps": null, "nps_low": null, "nps_high": null, "respondents": 0, "promoter_share": null, "passive_share": null, "detractor_share": null, "answers_needed": null}
  ]

Threads change nothing:

  $ awk 'BEGIN { print "id,score,plan,date"; for (i = 0; i < 40000; i++) print i "," (i % 997 ? i % 11 : "") ",p" i % 5 ",2025-0" i % 9 + 1 "-1" i % 9 }' >many.csv
  $ for flags in '' '--by plan' '--period month' '--latest-per plan'; do clv nps many.csv $flags --threads 1 >one 2>&1; clv nps many.csv $flags --threads 4 >four 2>&1; cmp one four && sed -n 3p one; done
  clv: note: left out: 41 without an answer
  clv: note: left out: 41 without an answer
  clv: note: left out: 41 without an answer
  clv: note: left out: 41 without an answer, 39954 older answers of customers
  $ { cat many.csv; echo '1,12,p,2025-01-01'; } >bad.csv
  $ clv nps bad.csv --threads 4
  clv: note: bad.csv: score: score (guessed)
  clv: bad.csv:40002:3: score: "12" is not from 0 to 10
    1,12,p,2025-01-01
      ^
  hint: another scale needs --scale, such as --scale 1-5 --promoters-from 5 --detractors-to 3; --skip-bad leaves such rows out
  [1]

On a terminal an answer comes first, and each row has a bar:

  $ on_terminal() { TERM=dumb script -qec "$*" /dev/null | tr -d '\r'; }
  $ on_terminal clv nps -q both.csv --by group
  NPS +15: 85 promoters, 60 passives and 55 detractors of 200 answers; 95% sure: between +3.5 and +26.1
  
  segment nps nps_low nps_high respondents difference p_value 
  A        30  14.051   44.201         100         30  0.0096 \xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x92\xe2\x96\x92\xe2\x96\x92\xe2\x96\x92\xe2\x96\x92\xe2\x96\x92\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91 (esc)
  B         0  -16.09    16.09         100        -30  0.0096 \xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x88\xe2\x96\x92\xe2\x96\x92\xe2\x96\x92\xe2\x96\x92\xe2\x96\x92\xe2\x96\x92\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91\xe2\x96\x91 (esc)
  
  \xe2\x96\x88 promoters  \xe2\x96\x92 passives  \xe2\x96\x91 detractors (esc)
  $ on_terminal clv nps -q nobody.csv
  NPS: none, as nobody answered
  
  nps nps_low nps_high respondents 
                                 0 
  
  \xe2\x96\x88 promoters  \xe2\x96\x92 passives  \xe2\x96\x91 detractors (esc)
