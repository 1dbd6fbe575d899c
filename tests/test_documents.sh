#!/bin/sh
# Help, manual page and completions name the same flags, inputs, results and
# commands, of the calculator and of every command; and the tools for which they
# are made find no fault with them.
#   test_documents.sh PROGRAM FOLDER_OF_GENERATED_DOCUMENTS FOLDER_OF_EXAMPLES
set -u
program=$1
generated=$2
examples=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
PATH=$(cd "$(dirname "$program")" && pwd):$PATH
export PATH
failed=0
complain() {
	echo "test_documents: $*" >&2
	failed=1
}
# Sorted lines of standard input, as a file to compare.
keep() { sort -u >"$work/$1"; }
# same WHAT FIRST OTHER...: the files FIRST_WHAT and OTHER_WHAT are the same.
same() {
	what=$1
	first=$2
	shift 2
	[ -s "$work/${first}_$what" ] || complain "$of: no $what in $first"
	for other; do
		diff "$work/${first}_$what" "$work/${other}_$what" >"$work/diff" && continue
		complain "$of: $what of $first and $other differ:"
		cat "$work/diff" >&2
	done
}
mandoc -T ascii "$generated/clv.1" | col -bx >"$work/manual"
# A section of the help: the lines below its heading up to a blank one.
section() { awk -v heading="$1" 'index($0, heading) == 1 { on = 1; next } /^$/ { on = 0 } on' "$work/help"; }
# The part of the manual page about a command, or about the calculator.
part() {
	if [ "$1" = clv ]; then
		sed '/^COMMANDS/,$d' "$work/manual"
	else
		awk -v heading="   $1" '$0 == heading { on = 1; next } /^ ? ? ?[A-Za-z]/ { on = 0 } on' "$work/manual"
	fi
}
# What each shell offers after a command line; the last argument may be empty.
in_bash() {
	# shellcheck disable=SC2016 # text for another shell
	bash -c '. "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _clv; ((${#COMPREPLY[@]} == 0)) || printf "%s\n" "${COMPREPLY[@]}"' "$generated/clv.bash" "$@"
}
in_fish() { fish -c "source '$generated/clv.fish'; complete -C '$*'" | cut -f 1; }
# zsh: what _arguments is told.
in_zsh() {
	# shellcheck disable=SC2016 # text for another shell
	zsh -f -c '_arguments() { print -rl -- "$@" }; words=("$@"); CURRENT=$#; . "$0"' "$generated/_clv" "$@"
}
long_flags='s/^\**--\([a-z-]*\).*/\1/p'

check_flags() {
	{ section Inputs; section Flags; } | sed -n 's/^  \(-., \)*--\([a-z-]*\).*/\2/p' | keep help_flags
	part "$of" | sed -n 's/^     \(-., \)*--\([a-z-]*\).*/\2/p' | keep manual_flags
	in_bash "$@" - | sed -n "$long_flags" | keep bash_flags
	in_fish "$@" - | sed -n "$long_flags" | keep fish_flags
	in_zsh "$@" - | sed -n "$long_flags" | keep zsh_flags
	same flags help manual bash fish zsh
	section Flags | sed -n 's/^  -\(.\), .*/\1/p' | keep help_letters
	part "$of" | sed -n 's/^     -\(.\), .*/\1/p' | keep manual_letters
	in_bash "$@" - | sed -n 's/^-\([a-z]\)$/\1/p' | keep bash_letters
	in_fish "$@" - | sed -n 's/^-\([a-z]\)$/\1/p' | keep fish_letters
	in_zsh "$@" - | sed -n 's/^\**-\([a-z]\)\[.*/\1/p' | keep zsh_letters
	same letters help manual bash fish zsh
}

# choices FLAG WHAT ARGUMENTS...: the words that the shells offer behind a flag.
choices() {
	flag=$1
	what=$2
	shift 2
	in_bash "$@" "--$flag" '' | keep "bash_$what"
	in_fish "$@" "--$flag" '' | keep "fish_$what"
	in_zsh "$@" - | sed -n "s/^--$flag\[.*:(\(.*\))\$/\1/p" | tr ' ' '\n' | keep "zsh_$what"
}

# Tables are counted, since two may have columns of one name.
check_results() {
	awk '/^Results/ { tables++; on = 1; next } /^$/ { on = 0 } on && /^  [A-Za-z]/ { print tables, $1 }' "$work/help" | keep help_columns
	cut -d ' ' -f 2 "$work/help_columns" | keep help_results
	[ -s "$work/help_results" ] || return
	part "$of" | awk '/^OPTIONS/ || /^     Examples:/ { exit } /^RESULTS/ || /^     Results/ { tables++; blank = 1; next }
		tables && blank && /^     [A-Za-z]/ && !/^     Each where/ { print tables, $1 } { blank = /^$/ }' | keep manual_columns
	same columns help manual
	if [ -n "$command" ]; then
		grep -n '^Results' "$work/help" | cut -d : -f 2- | keep help_headings
		part "$of" | sed -n 's/^     \(Results.*\)/\1/p' | keep manual_headings
		same headings help manual
	fi
	in_bash clv help '' | keep bash_topics
	in_fish clv help '' | keep fish_topics
	sed -n 's/^	compadd //p' "$generated/_clv" | tr ' ' '\n' | keep zsh_topics
	for shell in bash fish zsh; do
		comm -23 "$work/help_results" "$work/${shell}_topics" >"$work/lacking"
		[ ! -s "$work/lacking" ] || complain "$shell does not complete clv help with $(tr '\n' ' ' <"$work/lacking")"
	done
	if grep -qx get "$work/help_flags"; then
		choices get results "$@"
		[ -n "$command" ] || cp "$work/help_results" "$work/calculator_results"
		# these choose among the results of the calculator
		case $command in
		whatif | solve) same results calculator bash fish zsh ;;
		*) same results help bash fish zsh ;;
		esac
	fi
	# a result of the calculator may be one of a command as well
	of_others='^$'
	[ -n "$command" ] || of_others=' of clv '
	while read -r name; do
		clv help ${command:+"$command"} "$name" >"$work/about" || complain "help $command $name fails"
		[ "$(grep "^$name, .*$command" "$work/about" | grep -cv "$of_others")" -eq "$(grep -c " $name\$" "$work/help_columns")" ] ||
			complain "help $command $name is about something else, or not about all"
		sed -n '/^  example/,$s/^  *\(example  *\)*clv /clv /p' "$work/about" >>"$work/examples"
	done <"$work/help_results"
}

check_formats() {
	grep -qx format "$work/help_flags" || return
	section Flags | sed -n 's/^  --format NAME  *//p' | sed 's/ or /, /; s/, /\n/g' | keep help_formats
	choices format formats "$@"
	same formats help bash fish zsh
}

check_presets() {
	grep -qx preset "$work/help_flags" || return
	section Presets | tr -s ' \n' ' ' | keep help_presets
	part "$of" | awk '/^     Presets/ { on = 1; next } /^$/ { on = 0 } on' | tr -s ' \n' ' ' | keep manual_presets
	clv help preset | sed -n '/^  [a-z]/,$p' | sed '/^  a flag of/d' | tr -s ' \n' ' ' | keep word_presets
	same presets help manual word
	{ section Presets | sed -n 's/^  \([a-z][a-z0-9-]*\) .*/\1/p'; echo none; } | keep help_preset_names
	choices preset preset_names "$@"
	same preset_names help bash fish zsh
}

# check_about COMMAND, or the calculator without one.
check_about() {
	command=${1-}
	of="clv${command:+ $command}"
	set -- clv ${command:+"$command"}
	"$@" --help >"$work/help" || complain "$of --help fails"
	check_flags "$@"
	check_formats "$@"
	check_results "$@"
	check_presets "$@"
	# the examples stand above the usage
	sed -n '/^Usage/q; s/^  clv /clv /p' "$work/help" >"$work/own_examples"
	while read -r example; do
		[ -z "$command" ] || part "$of" | grep -qxF "           $example" ||
			complain "the manual lacks the example: $example"
	done <"$work/own_examples"
	cat "$work/own_examples" >>"$work/examples"
}

: >"$work/examples"
check_about
# Commands.
section Commands | sed -n 's/^  \([a-z]\{1,\}\) .*/\1/p' | keep help_commands
sed -n '/^COMMANDS/,/^   [a-z]/s/^     clv \([a-z]*\).*/\1/p' "$work/manual" | keep manual_commands
sed -n 's/^   clv \([a-z]*\)$/\1/p' "$work/manual" | keep parts_commands
(cd "$work" && mkdir empty && cd empty && in_bash clv '') | keep bash_commands
(cd "$work/empty" && in_fish clv '') | keep fish_commands
sed -n "s/.*commands:command:(\([^)]*\))'.*/\1/p" "$generated/_clv" | tr ' ' '\n' | keep zsh_commands
same commands help manual parts bash fish zsh
# Inputs can be asked about too.
section Inputs | sed -n 's/^  --\([a-z-]*\).*/\1/p' >"$work/inputs"
while read -r name; do
	clv help "$name" >"$work/about" || complain "help $name fails"
	sed -n '/^  example/,$s/^  *\(example  *\)*clv /clv /p' "$work/about" >>"$work/examples"
done <"$work/inputs"
while read -r command; do
	check_about "$command"
done <"$work/help_commands"

# Every example works as a user types it.
[ "$(wc -l <"$work/examples")" -ge 20 ] || complain "only $(wc -l <"$work/examples") examples found"
cp -r "$examples" "$work/files" && cd "$work/files" || exit 1
sort -u "$work/examples" >"$work/each_example"
while IFS= read -r example; do
	sh -c "$example" >"$work/out" </dev/null 2>"$work/notes" || complain "the example fails: $example: $(cat "$work/notes")"
	# of a pipe, only the last program's status is known
	grep -v '^clv: note:' "$work/notes" >&2 && complain "the example complains: $example"
	grep -q . "$work/out" || complain "the example says nothing: $example"
done <"$work/each_example"

# The tools themselves.
[ -z "$(mandoc -T lint "$generated/clv.1")" ] || complain "mandoc: $(mandoc -T lint "$generated/clv.1")"
shellcheck -s bash "$generated/clv.bash" >&2 || complain "shellcheck finds fault with clv.bash"
zsh -n "$generated/_clv" || complain "zsh cannot read _clv"
fish -n "$generated/clv.fish" || complain "fish cannot read clv.fish"
# What a user gets after a word that was begun, and where no flag belongs.
expect() {
	expected=$1
	shift
	for shell in bash fish; do
		got=$("in_$shell" "$@" | sort | tr '\n' ' ')
		[ "$got" = "$expected" ] || complain "$shell completes '$*' wrongly: $got"
	done
}
cd "$work/empty" || exit 1
expect '--format ' clv --form
expect 'markdown ' clv --format m
expect 'breakeven_purchase ' clv help brea
expect 'end start ' clv --timing ''
expect 'margin ' clv help --format marg
expect 'help ' clv hel
expect 'help ' clv --avg 5 hel
expect '--help ' clv --avg hel help --he
expect '' clv x.csv hel
expect '' clv -- hel
exit "$failed"
