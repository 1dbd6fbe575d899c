/* Tables: every row is a case; what is no input passes through. */
#include "cli/calculate.h"
#include "cli/interrupt.h"
#include "cli/message.h"
#include "io/card.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LISTED_AT_MOST = 20 };

/* ---- Notes --------------------------------------------------------------- */

static const char *delimiter_name(char delimiter, char other[4])
{
	switch (delimiter) {
	case ',':
		return "comma";
	case ';':
		return "semicolon";
	case '\t':
		return "tab";
	case '|':
		return "bar";
	default:
		snprintf(other, 4, "'%c'", delimiter);
		return other;
	}
}

static void append(char *text, size_t size, const char *more)
{
	const size_t length = strlen(text);
	if (length + 1 < size)
		snprintf(text + length, size - length, "%s", more);
}

/* The names of the columns that are inputs, and of those that are results which
   the inputs given can give. */
static void list_columns(const struct clv_cases *cases, uint32_t given,
                         char *inputs, char *results, size_t size)
{
	inputs[0] = results[0] = '\0';
	for (size_t i = 0; i < cases->table.count; i++) {
		const struct clv_case_column *column = &cases->columns[i];
		const bool input = column->input != CLV_NO_FIELD;
		const struct reference reference = {column->result, column->input};
		if (!input && (column->result == CLV_NO_FIELD ||
		               !reference_is_possible(&reference, given)))
			continue;
		char *list = input ? inputs : results;
		append(list, size, *list ? ", " : "");
		append(list, size,
		       input ? clv_input_schema.fields[column->input].name
		             : clv_result_schema.fields[column->result].name);
	}
}

/* What was detected, in one note. */
static void note_detected(const struct clv_cases *cases, uint32_t flags)
{
	char inputs[512];
	char results[512];
	char extra[700] = "";
	char other[4];
	const char *encoding = clv_source_encoding(cases->table.decoded);
	list_columns(cases, cases->mask | flags, inputs, results, sizeof inputs);
	if (cases->table.is_packed)
		append(extra, sizeof extra, "; gzip");
	if (strcmp(encoding, "UTF-8") != 0) {
		append(extra, sizeof extra, "; ");
		append(extra, sizeof extra, encoding);
	}
	if (cases->decimal == CLV_DECIMAL_COMMA)
		append(extra, sizeof extra, "; decimal comma");
	if (*results) {
		append(extra, sizeof extra, "; replaced where a row gives them: ");
		append(extra, sizeof extra, results);
	}
	print_note("%s: delimiter %s; inputs: %s%s", cases->table.name,
	           delimiter_name(cases->table.delimiter, other),
	           *inputs ? inputs : "none", extra);
}

static void note_skipped(const struct run *run)
{
	if (run->skipped > LISTED_AT_MOST)
		fprintf(stderr, "clv: ... and %llu more\n",
		        (unsigned long long)(run->skipped - LISTED_AT_MOST));
	fprintf(stderr, "clv: skipped %llu of %llu rows%s%s\n",
	        (unsigned long long)run->skipped,
	        (unsigned long long)(run->skipped + run->rows),
	        run->outputs.rejects ? "; they are in " : "",
	        run->outputs.rejects ? run->settings->common.rejects : "");
}

/* ---- Beginning ----------------------------------------------------------- */

/* Every result of --get can come from the columns and the flags, or without
   --get any result can. */
static bool check_suited(const struct settings *settings,
                         const struct clv_cases *cases, struct clv_error *error)
{
	const struct clv_given given = {.mask =
	                                    cases->mask | settings_mask(settings)};
	for (size_t i = 0; i < settings->chosen_count; i++) {
		const struct reference *wanted = &settings->chosen[i];
		if (reference_is_possible(wanted, given.mask))
			continue;
		struct clv_results results;
		clv_evaluate(&settings->flags.values, &results);
		clv_reject(error, CLV_BAD_USAGE, "--get %s: %s",
		           reference_field(wanted)->name,
		           reference_explain(wanted, &given, &results));
		return clv_hint(error, "%s has no such column; a flag can give it",
		                cases->table.name);
	}
	if (settings->chosen_count || any_result_is_possible(given.mask))
		return true;
	char columns[512];
	char ignored[512];
	list_columns(cases, given.mask, columns, ignored, sizeof columns);
	clv_reject(error, CLV_BAD_DATA,
	           *columns ? "%s: no result follows from %s alone"
	                    : "%s: no column of it is an input%s",
	           cases->table.name, columns);
	return clv_hint(error, "name the columns avg, freq and years (or churn), "
	                       "say; clv --help lists them all, and flags fill in "
	                       "what a table lacks");
}

/* A terminal has no room for every result; a table for people that shows
   revenue says so. */
static void note_shown(const struct run *run, const struct clv_cases *cases,
                       bool main_ones)
{
	const uint32_t inputs = cases->mask | run->settings->flags.mask;
	if (run->settings->common.quiet || run->writer.format != &clv_format_table)
		return;
	if (main_ones)
		print_note("the main results; --format csv has all of them");
	if (!(inputs & CLV_INPUT_BIT(CLV_IN_MARGIN)) &&
	    !(CLV_NEEDS_VALUE & ~clv_given_facts(inputs)))
		print_note("without a margin clv is revenue, not profit: it flatters");
}

static unsigned groups_wanted(const struct run *run)
{
	const struct settings *settings = run->settings;
	unsigned groups = layout_groups(&run->layout);
	for (size_t i = 0; i < settings->requirement_count; i++)
		groups |= reference_field(&settings->requirements[i].reference)->group;
	return settings->common.card ? CLV_GROUP_ALL : groups;
}

static bool begin(struct run *run, const struct clv_cases *cases,
                  struct clv_error *error)
{
	const struct settings *settings = run->settings;
	const struct clv_format *format = common_format(&settings->common);
	if (run->work) {
		const bool done = run->work->begin(run, cases, error);
		run->begun = run->writer.format != NULL;
		return done;
	}
	const bool main_ones =
	    common_on_terminal(&settings->common) && format == &clv_format_table;
	run->request = (struct layout_request){
	    .cases = cases,
	    .flags = settings->flags.mask,
	    .chosen = settings->chosen,
	    .chosen_count = settings->chosen_count,
	    .results = format->has_nulls ? LAYOUT_EVERY
	               : main_ones       ? LAYOUT_MAIN
	                                 : LAYOUT_POSSIBLE,
	};
	if (!layout_build(&run->layout, &run->request))
		return clv_reject_memory(error);
	run->writer = (struct clv_writer){
	    .format = format,
	    .output = run->outputs.results,
	    .headings = run->layout.headings,
	    .count = run->layout.count,
	    .decimals = settings->common.decimals,
	};
	run->groups = groups_wanted(run);
	run->begun = true;
	note_shown(run, cases, main_ones && !settings->chosen_count);
	return settings->common.card || clv_writer_begin(&run->writer, error);
}

/* The names of all columns, each with its length: what another file has to
   agree with. */
static char *join_names(const struct clv_table *table, size_t *length)
{
	size_t size = 1;
	for (size_t i = 0; i < table->count; i++)
		size += sizeof(size_t) + table->names[i].length;
	char *joined = malloc(size);
	*length = 0;
	for (size_t i = 0; joined && i < table->count; i++) {
		const struct clv_text *name = &table->names[i];
		memcpy(joined + *length, &name->length, sizeof name->length);
		*length += sizeof name->length;
		memcpy(joined + *length, name->at, name->length);
		*length += name->length;
	}
	return joined;
}

/* All files are one table: the first decides the columns, and its names live
   as long as the run does. */
static bool agree_on_columns(struct run *run, const struct clv_cases *cases,
                             struct clv_error *error)
{
	size_t length;
	char *names = join_names(&cases->table, &length);
	if (!names)
		return clv_reject_memory(error);
	if (!run->header) {
		run->header = names;
		run->header_length = length;
		return true;
	}
	const bool same =
	    length == run->header_length && memcmp(names, run->header, length) == 0;
	free(names);
	if (same)
		return true;
	clv_reject(error, CLV_BAD_DATA,
	           "%s: its columns are not those of the first file",
	           cases->table.name);
	return clv_hint(error, "files with other columns need a run of their own");
}

/* ---- Rows
 * --------------------------------------------------------------------- */

/* Above a card: what the row is called. */
static void print_title(const struct run *run)
{
	if (run->writer.rows)
		clv_output_text(run->outputs.results, "\n");
	for (size_t i = 0; i < run->layout.count; i++) {
		const struct layout_column *column = &run->layout.columns[i];
		const struct clv_value *value = &run->layout.values[i];
		if (!column->passes || !value->length)
			continue;
		char shown[120];
		clv_output_text(run->outputs.results,
		                clv_printable(run->layout.headings[i].name,
		                              run->layout.headings[i].length, shown,
		                              sizeof shown));
		clv_output_text(run->outputs.results, ": ");
		clv_output_text(
		    run->outputs.results,
		    clv_printable(value->text, value->length, shown, sizeof shown));
		clv_output_text(run->outputs.results, "\n");
	}
}

static bool write_card(struct run *run, const struct clv_given *given,
                       const struct clv_results *results,
                       struct clv_error *error)
{
	print_title(run);
	clv_card_write(&(struct clv_card){run->outputs.results,
	                                  run->settings->common.decimals,
	                                  run->settings->common.color},
	               given, results);
	run->writer.rows++;
	return !clv_output_failed(run->outputs.results) ||
	       clv_output_flush(run->outputs.results, error);
}

static bool write_row(struct run *run, struct clv_cases *cases,
                      const struct clv_record *record, struct clv_given *given,
                      struct clv_error *error)
{
	struct clv_results results;
	struct settings *settings = run->settings;
	if (settings->flags.mask)
		clv_given_fill(given, &settings->flags);
	clv_evaluate_groups(&given->values, run->groups, &results);
	layout_fill(&run->layout, cases, record, given, &results);
	run->rows++;
	progress_row(&run->progress);
	check_requirements(settings, given, &results, cases->table.name,
	                   record->line);
	return settings->common.card
	           ? write_card(run, given, &results, error)
	           : clv_writer_row(&run->writer, run->layout.values, error);
}

/* True when the run goes on without the row. */
static bool skip(struct run *run, const struct clv_cases *cases,
                 const struct clv_record *record, struct clv_error *error)
{
	if (!run->settings->common.skip_bad)
		return false;
	if (run->skipped++ < LISTED_AT_MOST) {
		progress_clear(&run->progress);
		print_error_line(error);
	}
	return outputs_reject(&run->outputs, &cases->table.header, &record->raw,
	                      error);
}

/* Works on a row; what is wrong with it is wrong with the row as a whole. */
static bool work_on_row(struct run *run, struct clv_cases *cases,
                        const struct clv_record *record,
                        struct clv_given *given, struct clv_error *error)
{
	if (run->settings->flags.mask)
		clv_given_fill(given, &run->settings->flags);
	if (!run->work->read(run, given, error)) {
		clv_csv_reader_locate(cases->table.reader, record, CLV_WHOLE_RECORD,
		                      error);
		return skip(run, cases, record, error);
	}
	run->rows++;
	progress_row(&run->progress);
	return run->work->write(run, cases, record, given, error);
}

bool run_rows(struct run *run, struct clv_cases *cases, struct clv_error *error)
{
	for (;;) {
		struct clv_record record;
		struct clv_given given;
		switch (clv_cases_next(cases, &record, &given, error)) {
		case CLV_READ_RECORD:
			if (!(run->work ? work_on_row : write_row)(run, cases, &record,
			                                           &given, error))
				return false;
			break;
		case CLV_READ_BAD:
			if (!skip(run, cases, &record, error))
				return false;
			break;
		case CLV_READ_END:
			return true;
		case CLV_READ_FAILED:
		default:
			return false;
		}
	}
}

/* ---- The run ------------------------------------------------------------- */

/* The layout borrows the names of the first file's columns, so that file stays
   open until the run ends. */
static bool write_file(struct run *run, struct clv_cases *cases,
                       const char *path, struct clv_error *error)
{
	if (!clv_cases_open(cases, path, &run->settings->common.table, error) ||
	    !agree_on_columns(run, cases, error))
		return false;
	if (!run->begun && !check_suited(run->settings, cases, error))
		return false;
	if (!run->settings->common.quiet)
		note_detected(cases, run->settings->flags.mask);
	if (!run->begun && !begin(run, cases, error))
		return false;
	return (run->work || run_blocks(run, cases, error)) &&
	       run_rows(run, cases, error);
}

static bool write_files(struct run *run, const char *const *paths, size_t count,
                        struct clv_error *error)
{
	struct clv_cases first, other;
	bool done = write_file(run, &first, paths[0], error);
	for (size_t i = 1; done && i < count; i++) {
		done = write_file(run, &other, paths[i], error);
		clv_cases_close(&other);
	}
	/* What was written is made complete, whatever came after it. */
	struct clv_error ignored;
	if (run->begun && !run->settings->common.card)
		done = clv_writer_end(&run->writer, done ? error : &ignored) && done;
	if (!done && error->status != CLV_CLOSED_PIPE &&
	    !run->settings->common.output)
		clv_output_flush(run->outputs.results, &ignored);
	clv_writer_free(&run->writer);
	layout_free(&run->layout);
	clv_cases_close(&first);
	return done;
}

bool calculate_tables(struct settings *settings, const char *const *paths,
                      size_t count, const struct run_work *work, void *data,
                      struct clv_error *error)
{
	struct run run = {.settings = settings, .work = work, .data = data};
	progress_start(&run.progress, !settings->common.quiet &&
	                                  isatty(STDERR_FILENO) &&
	                                  !common_on_terminal(&settings->common));
	bool done =
	    outputs_open(&run.outputs, &settings->common, paths, count, error) &&
	    write_files(&run, paths, count, error);
	progress_clear(&run.progress);
	if (settings->common.skip_bad && run.skipped && !settings->common.quiet)
		note_skipped(&run);
	done = done && outputs_commit(&run.outputs, error) &&
	       report_requirements(settings, run.rows, error);
	outputs_close(&run.outputs);
	free(run.header);
	return done;
}
