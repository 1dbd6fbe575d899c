#!/bin/sh
# Mutation testing of src/core: operators, comparisons, constants, returns and
# calls are changed one at a time; the unit tests of the core must notice.
#   sh tests/mutate.sh            every file of the calculator and the calendar
#   sh tests/mutate.sh FILE...    some of them, such as value.c
# Not the models: their tests take seconds each, and tens of thousands of mutants
# days.
# A mutant that no test notices must stand in tests/mutate.equivalent, with the
# reason why none can: else it is printed and the status is 1.
# Needs gcc, cmocka, awk and coreutils; nothing is written outside a temporary
# folder. Undefined behaviour of a mutant traps, and so is noticed.
# shellcheck disable=SC2089,SC2090 # the quotes in the flags are for the compiler
set -eu
LC_ALL=C
export LC_ALL
cd "$(dirname "$0")/.."
tests='evaluate value acquisition nps tidy normal calendar oracle'
flags='-std=c11 -O1 -w -fPIC -ffp-contract=off -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE
	-DCLV_TESTS_FOLDER="tests"
	-Iinclude -Isrc -Itests -fsanitize=undefined
	-fsanitize-undefined-trap-on-error'
limit=20 # seconds for a test that takes less than one

if [ $# -eq 0 ]; then
	for name in $tests; do
		[ ! -f "src/core/$name.c" ] || set -- "$@" "src/core/$name.c"
	done
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
mkdir "$work/core" "$work/mutants"

# ---- What does not change: tests, and objects of the core
for source in src/core/*.c; do
	# shellcheck disable=SC2086 # the flags are words
	gcc $flags -c "$source" -o "$work/core/$(basename "$source" .c).o"
done
gcc -shared "$work"/core/*.o -o "$work/libcore.so" -lm
for test in $tests; do
	# shellcheck disable=SC2086
	gcc $flags "tests/test_$test.c" -o "$work/$test" \
		-L"$work" -Wl,-rpath,"$work" -lcore -lcmocka -lm
done

# passes TESTS...: none of them notices anything about libcore.so.
passes() {
	for test in "$@"; do
		(cd "$work" && timeout "$limit" "./$test" >log 2>&1) || return 1
	done
}
# shellcheck disable=SC2086
passes $tests || { cat "$work/log"; echo "mutate.sh: the tests fail on the source as it is" >&2; exit 1; }

# ---- Mutants of one file: written to folder/N.c; a line for each on standard
# output: N, number of the line, what it was, what it is, separated by tabs.
cat >"$work/mutate.awk" <<'MUTATE'
{ text = text $0 "\n" }

function token(kind, length_) {
	count++
	kinds[count] = kind
	tokens[count] = substr(text, at, length_)
	places[count] = at
	at += length_
}

# Comments, preprocessor lines and strings are no tokens.
function read_tokens(    rest, fresh) {
	at = 1
	fresh = 1 # only blanks since the line began
	while (at <= length(text)) {
		rest = substr(text, at)
		if (match(rest, /^\n/)) {
			at++
			fresh = 1
		} else if (match(rest, /^[ \t]+/)) {
			at += RLENGTH
		} else if (match(rest, /^\/\*/)) {
			at += index(rest, "*/") + 1
		} else if (match(rest, /^\/\/[^\n]*/)) {
			at += RLENGTH
		} else if (fresh && match(rest, /^#([^\n\\]|\\\n|\\)*/)) {
			at += RLENGTH
		} else {
			fresh = 0
			if (match(rest, /^"([^"\\]|\\.)*"/) ||
			    match(rest, /^'([^'\\]|\\.)*'/))
				at += RLENGTH
			else if (match(rest, /^[A-Za-z_][A-Za-z_0-9]*/))
				token("name", RLENGTH)
			else if (match(rest, /^[0-9]+[uUlL]*[^.eExX0-9]/))
				token("integer", RLENGTH - 1)
			else if (match(rest, /^[0-9]+[.]?[0-9]*([eE][-+]?[0-9]+)?/))
				token("decimal", RLENGTH)
			else if (match(rest, /^(->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*\/]=)/))
				token("operator", RLENGTH)
			else
				token("operator", 1)
		}
	}
}

function in_one_line(some) {
	gsub(/[ \t\n]+/, " ", some)
	sub(/^ /, "", some)
	sub(/ $/, "", some)
	return some
}

# The text from `from` to before `to` becomes `new`.
function mutant(from, to, new,    head, tail, first, last, before, file) {
	head = substr(text, 1, from - 1)
	tail = substr(text, to)
	made++
	file = folder "/" made ".c"
	printf "%s%s%s", head, new, tail >file
	close(file)
	first = head
	sub(/[^\n]*$/, "", first) # what stands above the line
	last = tail
	sub(/\n.*/, "", last) # what follows on the line
	before = substr(text, 1, to - 1) last
	printf "%d\t%d\t%s\t%s\n", made, gsub(/\n/, "\n", first) + 1,
	       in_one_line(substr(before, length_of_lines(head) + 1)),
	       in_one_line(substr(head, length_of_lines(head) + 1) new last)
}

function length_of_lines(head) {
	sub(/[^\n]*$/, "", head)
	return length(head)
}

function replace(k, new) {
	mutant(places[k], places[k] + length(tokens[k]), new)
}

# A digit more, or one less for 9, so that no other digit changes.
function change_digit(number, place,    digit) {
	digit = substr(number, place, 1) + 0
	return substr(number, 1, place - 1) (digit < 9 ? digit + 1 : 8) substr(number, place + 1)
}

# The last digit. Of a long mantissa the 16th, about the last that a double has,
# and the 5th and 10th, which a misprint may hit as well.
function mutate_decimal(k,    number, i, digit, significant, last, fifth, tenth) {
	number = tokens[k]
	for (i = 1; i <= length(number); i++) {
		digit = substr(number, i, 1)
		if (digit ~ /[eE]/)
			break
		if (digit == "." || digit == "0" && !significant)
			continue
		significant++
		if (significant == 5)
			fifth = i
		if (significant == 10)
			tenth = i
		if (significant <= 16)
			last = i
	}
	replace(k, change_digit(number, last))
	if (significant > 15) {
		replace(k, change_digit(number, fifth))
		replace(k, change_digit(number, tenth))
	}
}

function mutate_integer(k,    n) {
	n = tokens[k] + 0
	replace(k, n + 1)
	if (n > 0)
		replace(k, n - 1)
}

function is_nested(k) { return tokens[k] ~ /^[[({]$/ }
function is_end(k) { return tokens[k] ~ /^[])}]$/ }

# The token at which an expression that begins at k ends.
function end_of(k,    depth) {
	for (;; k++) {
		if (depth == 0 && (is_end(k) || tokens[k] ~ /^[;,:]$/))
			return k
		if (is_nested(k) || tokens[k] == "?")
			depth++
		if (is_end(k) || tokens[k] == ":")
			depth--
	}
}

function source(from, to) {
	return in_one_line(substr(text, places[from], places[to] - places[from]))
}

function swap_arms(k,    colon, end) {
	colon = end_of(k + 1)
	end = end_of(colon + 1)
	mutant(places[k], places[end],
	       "? " source(colon + 1, end) " : " source(k + 1, colon))
}

function mutate_return(k, type) {
	if (type == "double" && tokens[k] != "NAN")
		mutant(places[k], places[end_of(k)], "NAN")
	if (type == "bool") {
		mutant(places[k], places[end_of(k)], "true")
		mutant(places[k], places[end_of(k)], "false")
	}
}

function swaps(list,    pairs, pair, n, i) {
	n = split(list, pairs, " ")
	for (i = 1; i <= n; i++) {
		split(pairs[i], pair, "~")
		others[pair[1]] = others[pair[1]] " " pair[2]
	}
}

BEGIN {
	# of operators that stand between blanks
	swaps("+~- -~+ *~/ /~* <<~>> >>~<< &~| |~& &&~|| ||~&& +=~-= -=~+=")
	swaps("<~<= <~>= <=~< <=~> >~>= >~<= >=~> >=~< ==~!= !=~==")
	# of names
	swaps("true~false false~true NAN~0 CLV_TOLERANCE~0 DBL_EPSILON~0")
	swaps("fmin~fmax fmax~fmin floor~ceil ceil~floor nearbyint~floor")
	swaps("isnan~!isnan isnan~isinf isinf~!isinf isinf~isnan")
	swaps("CLV_TIMING_START~CLV_TIMING_END CLV_STEP_YEAR~CLV_STEP_MONTH")
	swaps("CLV_STEP_MONTH~CLV_STEP_YEAR CLV_TIMING_END~CLV_TIMING_START")
	swaps("CLV_BASIS_REVENUE~CLV_BASIS_PROFIT")
	swaps("CLV_BASIS_PROFIT~CLV_BASIS_REVENUE")
	swaps("CLV_VERDICT_NONE~CLV_VERDICT_LOSS CLV_VERDICT_LOSS~CLV_VERDICT_NONE")
	swaps("CLV_VERDICT_BREAK_EVEN~CLV_VERDICT_LOSS")
	swaps("CLV_VERDICT_PROFITABLE~CLV_VERDICT_BREAK_EVEN")
	swaps("CLV_VERDICT_HEALTHY~CLV_VERDICT_PROFITABLE")
	swaps("CLV_FORMULA_NONE~CLV_FORMULA_YEARS")
	swaps("CLV_FORMULA_YEARS~CLV_FORMULA_ANNUITY")
	swaps("CLV_FORMULA_ANNUITY~CLV_FORMULA_YEARS")
	swaps("CLV_FORMULA_RETENTION~CLV_FORMULA_RETENTION_HORIZON")
	swaps("CLV_FORMULA_RETENTION_HORIZON~CLV_FORMULA_RETENTION")
	swaps("CLV_GROUP_YEARLY~CLV_GROUP_RATIO CLV_GROUP_RATIO~CLV_GROUP_YEARLY")
	swaps("CLV_GROUP_ACQUISITION~CLV_GROUP_PAYBACK")
	swaps("CLV_GROUP_PAYBACK~CLV_GROUP_SURVEY")
	swaps("CLV_GROUP_SURVEY~CLV_GROUP_ACQUISITION CLV_GROUP_ALL~0")
}

END {
	read_tokens()
	for (k = 1; k <= count; k++) {
		operator = tokens[k]
		braces += (operator == "{") - (operator == "}")
		if (!braces && operator == "(")
			type = tokens[k - 2] # of the function that begins
		blank_follows = substr(text, places[k] + length(operator), 1) ~ /[ \n]/
		if (kinds[k] == "integer")
			mutate_integer(k)
		else if (kinds[k] == "decimal")
			mutate_decimal(k)
		else if (operator == "return")
			mutate_return(k + 1, type)
		else if (operator == "?")
			swap_arms(k)
		else if (operator == "++")
			replace(k, "--")
		else if (operator == "--")
			replace(k, "++")
		else if (operator == "!" || operator == "-" && !blank_follows)
			replace(k, "")
		else if (kinds[k] == "name" || blank_follows) {
			n = split(others[operator], new, " ")
			for (i = 1; i <= n; i++)
				replace(k, new[i])
			if (operator == "fabs" || operator == "clv_tidy")
				replace(k, "")
		}
	}
}
MUTATE

# ---- Each in turn
made=0 killed=0 unbuilt=0
: >"$work/survivors"
: >"$work/files"
for name in "$@"; do
	file=src/core/$(basename "$name" .c).c
	echo "$file" >>"$work/files"
	awk -v folder="$work/mutants" -f "$work/mutate.awk" "$file" >"$work/index"
	others=
	for object in "$work"/core/*.o; do
		[ "$(basename "$object" .o)" = "$(basename "$file" .c)" ] ||
			others="$others $object"
	done
	# the file's own test first: it kills most
	order=
	for test in $tests; do
		if [ "$test" = "$(basename "$file" .c)" ]; then
			order="$test $order"
		else
			order="$order $test"
		fi
	done
	while IFS='	' read -r number line was is; do
		made=$((made + 1))
		# shellcheck disable=SC2086
		if ! gcc $flags -shared "$work/mutants/$number.c" $others \
			-o "$work/libcore.so" -lm 2>/dev/null; then
			unbuilt=$((unbuilt + 1))
		elif passes $order; then
			printf '%s\t%s\t%s\t%s\n' "$file" "$line" "$was" "$is" >>"$work/survivors"
		else
			killed=$((killed + 1))
		fi
	done <"$work/index"
done

# ---- Who may survive. Two lines that read alike need two entries.
awk -F '\t' -v made="$made" -v killed="$killed" -v unbuilt="$unbuilt" '
FILENAME == ARGV[1] { chosen[$1] = 1; next }
FILENAME == ARGV[2] {
	if (/^(#|$)/)
		next
	if (!match($0, / # ./) || NF < 3) {
		print "mutate.equivalent: not file, line, mutant # reason: " $0
		malformed++
	} else if ($1 in chosen)
		listed[substr($0, 1, RSTART - 1)]++
	next
}
{
	if (listed[$1 FS $3 FS $4]-- > 0)
		equivalent++
	else {
		printf "%s:%d survives\n- %s\n+ %s\n", $1, $2, $3, $4
		survived++
	}
}
END {
	for (entry in listed)
		for (; listed[entry] > 0; listed[entry]--)
			print "mutate.equivalent: does not survive: " entry
	printf "mutants: %d made, %d killed, %d did not build, %d equivalent (listed), %d survived\n",
	       made, killed, unbuilt, equivalent, survived
	exit survived + malformed > 0
}' "$work/files" tests/mutate.equivalent "$work/survivors"
