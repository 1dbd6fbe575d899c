# Two lists of rows, cell by cell: $got of clv, $want of SQL, whose money is in
# 1/10000. Prints what differs, ten cells at most, and then how many were alike.
def money: . == "revenue" or . == "lapsed_revenue";
def alike($column; $got; $want):
	if ($got | type) != "number" or ($want | type) != "number" then $got == $want
	elif $column | money then ($got * 10000 | round) == $want
	else ($got - $want | fabs) <= 1e-12 * ([$got | fabs, ($want | fabs)] | max) end;
$got[0] as $got | $want[0] as $want
| if ($got[0] | keys) != ($want[0] | keys) then error("other columns: \($got[0] | keys)") else . end
| [range(0; [($got | length), ($want | length)] | max) as $row
	| (($got[$row] // {}) + ($want[$row] // {}) | keys_unsorted[]) as $column
	| ($got[$row] // {})[$column] as $a | ($want[$row] // {})[$column] as $b
	| {row: $row, column: $column, clv: $a, sql: $b, same: alike($column; $a; $b)}]
| (map(select(.same | not)) | .[:10][] | "row \(.row), \(.column): clv \(.clv | tojson), SQL \(.sql | tojson)"),
	"\(map(select(.same)) | length) alike, \(map(select(.same | not)) | length) not"
