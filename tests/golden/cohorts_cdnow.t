CDNOW, cell by cell as a data base has it; where the file does not lie beside the project this is skipped.

  $ sample=$ROOT/../shared/data/CDNOW_sample.txt
  $ [ -f "$sample" ] && command -v sqlite3 >/dev/null || exit 80
  $ { echo customer,date,amount; awk '{ print $1 "," substr($3, 1, 4) "-" substr($3, 5, 2) "-" substr($3, 7) "," $5 }' "$sample"; } >rows.csv
  $ { echo "create table terms as select 1 as span;"; cat "$ROOT/tests/orders/cohorts.sql"; } >script.sql
  $ sqlite3 -csv :memory: '.import rows.csv rows' '.read script.sql' | sed 's/\.0$//' >theirs.csv
  $ clv cohorts -q "$sample" | awk -F, 'NR > 1 {
  >   printf "%d,%d,%d,%d,%.0f,%d,%.0f\n", substr($1, 1, 4) * 12 + substr($1, 6) - 1, $2, $4, $5, $7 * $4, $8, $9 * 100 }' >ours.csv
  $ diff ours.csv theirs.csv && wc -l <ours.csv
  51
  $ clv cohorts -q "$sample" --wide --round 4
  cohort,customers,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17
  1997-01,781,1,0.1588,0.1216,0.0896,0.0832,0.0986,0.0832,0.0679,0.0666,0.0576,0.0794,0.0755,0.0576,0.0602,0.0807,0.0474,0.0474,0.0423
  1997-02,857,1,0.1564,0.1284,0.0875,0.0898,0.0875,0.0712,0.0712,0.0863,0.0817,0.0688,0.0665,0.0688,0.0817,0.0653,0.0688,0.07,
  1997-03,719,1,0.121,0.1168,0.1085,0.0876,0.089,0.0765,0.0793,0.1015,0.0904,0.0654,0.0709,0.1085,0.0445,0.0529,0.0626,,
