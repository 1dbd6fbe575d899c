A table whose results take more than one write:

  $ awk 'BEGIN { print "avg,freq,years"; for (i = 1; i <= 5000; i++) print i ",2,3" }' >big.csv
  $ clv -q big.csv >whole.csv
  $ [ "$(wc -c <whole.csv)" -gt 200000 ] && echo large
  large

A pipe closed after k bytes ends it quietly, wherever that is; what came through
is a beginning of the whole:

  $ for k in 0 1 17 4096 65535 65536 65537 131072 200000; do
  >   { clv -q big.csv 2>message; echo $? >status; } | head -c $k >part
  >   [ "$(cat status)" = 141 ] || [ "$(cat status)" = 0 ] || echo "$k: status $(cat status)"
  >   [ ! -s message ] || cat message
  >   cmp -n $k part whole.csv
  > done

A limit to the size of files, in the middle of the results:

  $ for blocks in 1 8 130; do (ulimit -f $blocks; clv -q big.csv >part); echo $?; done
  clv: standard output: File too large
  1
  clv: standard output: File too large
  1
  clv: standard output: File too large
  1
  $ (ulimit -f 8; clv -q big.csv -o out.csv)
  clv: out.csv: File too large
  [1]
  $ ls
  big.csv
  message
  part
  status
  whole.csv

An interrupted run leaves no temporary file:

  $ mkfifo pipe
  $ { printf 'avg,freq,years\n1,2,3\n'; sleep 9; } >pipe & feeder=$!
  $ clv -q - -o out.csv <pipe & run=$!
  $ until ls out.csv.* >temporary 2>/dev/null; do sleep 0.1; done; wc -l <temporary
  1
  $ kill -TERM $run; wait $run 2>/dev/null; echo $?; kill $feeder
  143
  $ ls | grep -c out.csv
  0
  [1]
