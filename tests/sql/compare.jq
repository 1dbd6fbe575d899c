# The rows of clv ($clv) and of an engine ($engine), cell by cell: the same
# columns in the same order, money to 1/10000, quotients to their last digits,
# p_alive to 1e-9. Prints what differs, ten cells at most, and then how many
# were alike.
def alike($column; $a; $b):
	if ($a | type) != "number" or ($b | type) != "number" then $a == $b
	elif $column | test("revenue$") then ($a * 10000 | round) == ($b * 10000 | round)
	else ($a - $b | fabs) <= (if $column == "p_alive" then 1e-9 else 1e-12 end) * ([$a | fabs, ($b | fabs)] | max) end;
def columns: (.[0] // {}) | keys_unsorted;
if ($clv | columns) != ($engine | columns) then error("columns: clv \($clv | columns), engine \($engine | columns)") else . end
| ($clv | columns) as $columns
| [range(0; [($clv | length), ($engine | length)] | max) as $row
	| $columns[] as $column
	| ($clv[$row] // {})[$column] as $a | ($engine[$row] // {})[$column] as $b
	| {row: $row, column: $column, a: $a, b: $b, same: alike($column; $a; $b)}]
| (map(select(.same | not)) | .[:10][] | "row \(.row), \(.column): clv \(.a | tojson), engine \(.b | tojson)"),
	"\(map(select(.same)) | length) alike, \(map(select(.same | not)) | length) not"
