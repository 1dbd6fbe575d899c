#!/bin/sh
# Help, manual page and completions name the same flags, inputs, results and
# commands, and the tools for which they are made find no fault with them.
#   test_documents.sh PROGRAM FOLDER_OF_GENERATED_DOCUMENTS
set -u
program=$1
generated=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
complain() {
	echo "test_documents: $*" >&2
	failed=1
}
# Sorted lines of standard input, as a file to compare.
keep() { sort -u >"$work/$1"; }
same() {
	if [ ! -s "$work/$1" ]; then
		complain "$1 is empty"
	elif ! diff "$work/$1" "$work/$2" >"$work/diff"; then
		complain "$1 and $2 differ:"
		cat "$work/diff" >&2
	fi
}

"$program" --help >"$work/help" || complain "--help fails"
mandoc -T ascii "$generated/clv.1" | col -b >"$work/manual"
# A section of the help: the lines below its heading up to a blank one.
section() { awk -v heading="$1" 'index($0, heading) == 1 { on = 1; next } /^$/ { on = 0 } on' "$work/help"; }

# Flags: --name at the start of a row, perhaps behind its letter.
{ section Inputs; section Flags; } | sed -n 's/^  \(-., \)*--\([a-z-]*\).*/\2/p' | keep help_flags
sed -n 's/^     \(-., \)*--\([a-z-]*\).*/\2/p' "$work/manual" | keep manual_flags
sed -n 's/.*compgen -W "\(--avg.*\)" -- .*/\1/p' "$generated/clv.bash" | tr ' ' '\n' | sed -n 's/^--//p' | keep bash_flags
sed -n "s/^		'\**--\([a-z-]*\)\[.*/\1/p" "$generated/_clv" | keep zsh_flags
sed -n 's/^complete -c clv -l \([a-z-]*\) .*/\1/p' "$generated/clv.fish" | keep fish_flags
for shell in manual bash zsh fish; do same help_flags ${shell}_flags; done

# Results, by the names that --get takes.
section Results | sed -n 's/^  \([a-z_]\{1,\}\) .*/\1/p' | keep help_results
awk '/^OPTIONS/ { exit } on && blank && /^     [a-z]/ { print $1 } /^RESULTS/ { on = 1 } { blank = /^$/ }' "$work/manual" | keep manual_results
sed -n 's/.*--get) .*compgen -W "\([^"]*\)".*/\1/p' "$generated/clv.bash" | tr ' ' '\n' | keep bash_results
sed -n "s/.*'--get\[.*:(\(.*\))'.*/\1/p" "$generated/_clv" | tr ' ' '\n' | keep zsh_results
sed -n "s/.*-l get .* -a '\([^']*\)'.*/\1/p" "$generated/clv.fish" | tr ' ' '\n' | keep fish_results
for shell in manual bash zsh fish; do same help_results ${shell}_results; done

# Commands.
section Commands | sed -n 's/^  \([a-z]\{1,\}\) .*/\1/p' | keep help_commands
sed -n '/^COMMANDS/,/^[A-Z]* *[A-Z]*$/s/^     clv \([a-z]*\).*/\1/p' "$work/manual" | keep manual_commands
# shellcheck disable=SC2016 # $word is text of the completion
sed -n 's/.*COMPREPLY < <(compgen -W "\([a-z ]*\)" -- "$word")$/\1/p' "$generated/clv.bash" | tail -n 1 | tr ' ' '\n' | keep bash_commands
sed -n "s/.*commands:command:(\([^)]*\))'.*/\1/p" "$generated/_clv" | tr ' ' '\n' | keep zsh_commands
sed -n 's/.*__fish_use_subcommand -a \([a-z]*\) .*/\1/p' "$generated/clv.fish" | keep fish_commands
for shell in manual bash zsh fish; do same help_commands ${shell}_commands; done

# Every one of them can be asked about, and every example in the help works.
while read -r name; do
	"$program" help "$name" >"$work/about" || complain "help $name fails"
	sed -n '/^  example/,$s/^  *\(example  *\)*clv /clv /p' "$work/about"
done <<EOF >"$work/examples"
$(cat "$work/help_results"; section Inputs | sed -n 's/^  --\([a-z-]*\).*/\1/p')
EOF
[ "$(wc -l <"$work/examples")" -ge 30 ] || complain "only $(wc -l <"$work/examples") examples found"
while read -r _ arguments; do
	# shellcheck disable=SC2086 # the words of an example are its arguments
	"$program" $arguments >"$work/out" </dev/null || complain "the example fails: clv $arguments"
	grep -q . "$work/out" || complain "the example says nothing: clv $arguments"
done <"$work/examples"

# The tools themselves.
[ -z "$(mandoc -T lint "$generated/clv.1")" ] || complain "mandoc: $(mandoc -T lint "$generated/clv.1")"
shellcheck -s bash "$generated/clv.bash" >&2 || complain "shellcheck finds fault with clv.bash"
zsh -n "$generated/_clv" || complain "zsh cannot read _clv"
fish -n "$generated/clv.fish" || complain "fish cannot read clv.fish"
# bash: what a user gets after `clv --ro<TAB>` and `clv --format m<TAB>`
got=$(bash -c '. "$1"; COMP_WORDS=(clv --ro); COMP_CWORD=1; _clv; echo "${COMPREPLY[*]}"
	COMP_WORDS=(clv --format m); COMP_CWORD=2; _clv; echo "${COMPREPLY[*]}"
	COMP_WORDS=(clv help brea); COMP_CWORD=2; _clv; echo "${COMPREPLY[*]}"' bash "$generated/clv.bash")
[ "$got" = "--round
markdown
breakeven_purchase" ] || complain "bash completes wrongly: $got"
got=$(fish -c "source '$generated/clv.fish'; complete -C 'clv --rou'" | cut -f 1)
[ "$got" = "--round" ] || complain "fish completes wrongly: $got"
exit "$failed"
