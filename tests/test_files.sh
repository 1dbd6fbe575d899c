#!/bin/sh
# What stands at the top level, and nothing else; every list of files complete.
#   test_files.sh SOURCE_FOLDER
set -u
cd "$1" || exit 1
failed=0
for entry in *; do
	case $entry in
	CMakeLists.txt | README.md | LICENSE | src | include | tests | examples | build*) ;;
	*) echo "test_files: $entry does not belong to the top level" >&2; failed=1 ;;
	esac
done
# tests mirror src: every source file of core and io has its test.
for source in src/core/*.c src/data/*.c src/io/*.c; do
	[ -f "$source" ] || continue
	name=$(basename "$source" .c)
	case $name in
	# one test for all writers; cards and words are tested as commands
	write_*) name=writer ;;
	card) continue ;;
	# tables of the schema
	inputs | results) name=schema ;;
	customers | bases) name=history ;;
	# parts of one thing
	ledger_*) name=ledger ;;
	orders_*) name=orders ;;
	partial_*) name=partial ;;
	table_*) name=table ;;
	sample_*) name=sample ;;
	prediction_*) name=prediction ;;
	behaviours_*) name=behaviours ;;
	sql_*) name=sql ;;
	model_file_*) name=model_file ;;
	export_reject) name="export" ;;
	beta_geometric_*) name=beta_geometric ;;
	history_blocks) name=history_read ;;
	survey_blocks) name=survey_read ;;
	presets) name=preset ;;
	# read as numbers and as money
	number_body) name=number_read ;;
	date_*) name="date" ;;
	esac
	[ -f "tests/test_$name.c" ] || { echo "test_files: $source has no tests/test_$name.c" >&2; failed=1; }
done
exit "$failed"
