#include "cli/cmd_inspect.h"
#include "cli/arguments.h"
#include "io/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- What the reading tells -----------------------------------------------
 */

static void copy_columns(struct inspection *inspection, struct seen_file *file,
                         const struct clv_export *export_)
{
	file->columns = calloc(export_->count + 1, sizeof *file->columns);
	if (!file->columns) {
		inspection->without_memory = true;
		return;
	}
	for (size_t i = 0; i < export_->count; i++) {
		char name[200];
		clv_column_say(export_->names, i, name, sizeof name);
		file->columns[i] = strdup(name);
		if (!file->columns[i]) {
			inspection->without_memory = true;
			return;
		}
		file->column_count++;
	}
}

/* Bytes that are no UTF-8 pass through, and would make names look odd. */
static void look_at_bytes(struct inspection *inspection,
                          const struct clv_text *bytes)
{
	struct seen_file *file = &inspection->files[inspection->file_count];
	if (!file->has_other_bytes)
		file->has_other_bytes = !clv_utf8_is_valid(bytes->at, bytes->length);
}

static void close_file(void *data, const struct clv_export *export_)
{
	struct inspection *inspection = data;
	struct seen_file *file = &inspection->files[inspection->file_count];
	const struct clv_table *table = &export_->table;
	if (!table->source)
		return;
	look_at_bytes(inspection, &table->header);
	inspection->file_count++;
	file->name = table->name;
	file->encoding = clv_source_encoding(table->decoded);
	file->is_packed = table->is_packed;
	file->delimiter = table->delimiter;
	file->is_squeezed = table->is_squeezed;
	file->has_header = export_->names != NULL;
	file->header_line = table->header_line;
	file->header_from = table->shared ? table->shared->path : NULL;
	file->preamble = table->preamble;
	file->preset = export_->mapping.preset;
	copy_columns(inspection, file, export_);
	for (int role = 0; role < CLV_ROLE_COUNT; role++) {
		clv_role_say(&export_->mapping, export_->names, (enum clv_role)role,
		             file->roles[role], sizeof file->roles[role]);
		file->guessed[role] = export_->mapping.guessed[role];
		file->has_roles |= *file->roles[role] != '\0';
	}
}

static bool keep_bad_row(void *data, const struct clv_export *export_,
                         const struct clv_record *record,
                         struct clv_error *error)
{
	struct inspection *inspection = data;
	struct exports *exports = &inspection->exports;
	if (exports->skipped < SHOWN_BAD_ROWS)
		inspection->bad_rows[exports->skipped] = *error;
	exports->skipped++;
	look_at_bytes(inspection, &record->raw);
	return outputs_reject(&exports->outputs,
	                      export_->names ? &export_->table.header : NULL,
	                      &record->raw, error);
}

static void count_rows(void *data, uint64_t count)
{
	struct inspection *inspection = data;
	progress_rows(&inspection->exports.progress, count);
}

static enum fate fate_of(const struct clv_export_row *row)
{
	static const char by_status[] = "status ";
	if (row->is_left_out)
		return strncmp(row->reason, by_status, sizeof by_status - 1) == 0
		           ? FATE_OUT
		           : FATE_OUT_OTHERWISE;
	if (row->is_refunded)
		return FATE_REFUNDED;
	return row->unknown_status.length ? FATE_UNKNOWN : FATE_PAID;
}

/* A column taken for the status by mistake may have a word of its own in every
   row: not all of them are kept. */
static void count_status(struct inspection *inspection,
                         const struct clv_export_row *row)
{
	struct clv_counts *statuses = &inspection->seen.statuses;
	char key[80];
	if (!row->status.length)
		return;
	key[0] = (char)('0' + fate_of(row));
	clv_printable(row->status.at, row->status.length, key + 1, sizeof key - 1);
	const size_t length = strlen(key);
	if (statuses->names.count >= SHOWN_STATUSES_MAX &&
	    clv_names_find(&statuses->names, key, length) == CLV_NO_NAME)
		inspection->other_statuses++;
	else if (clv_counts_add(statuses, key, length, 1, row->amount) ==
	         CLV_NO_NAME)
		inspection->without_memory = true;
}

/* The row again, under every reading that can read it. */
static void read_both_ways(struct seen_row *seen,
                           const struct clv_export *export_,
                           const struct clv_record *record)
{
	static const enum clv_decimal decimals[] = {CLV_DECIMAL_POINT,
	                                            CLV_DECIMAL_COMMA};
	static const enum clv_date_order orders[] = {CLV_ORDER_DAY_FIRST,
	                                             CLV_ORDER_MONTH_FIRST};
	for (size_t i = 0; i < 4; i++) {
		const struct clv_reading reading = {decimals[i / 2], orders[i % 2]};
		struct clv_export_row row;
		struct clv_error ignored;
		if (!clv_export_read(export_, record, &reading, NULL, &row, &ignored))
			continue;
		seen->has_amount[i / 2] = row.has_amount;
		seen->amounts[i / 2] = row.amount;
		seen->has_day[i % 2] = row.has_day;
		seen->days[i % 2] = row.day;
	}
}

static void print_into(char *copy, size_t size, const struct clv_text *text)
{
	clv_printable(text->at, text->length, copy, size);
}

static void see_row(void *data, const struct clv_export *export_,
                    const struct clv_record *record,
                    const struct clv_export_row *row)
{
	struct inspection *inspection = data;
	const struct clv_alternatives *dates =
	    &export_->mapping.roles[CLV_ROLE_DATE];
	inspection->files[inspection->file_count].rows++;
	look_at_bytes(inspection, &record->raw);
	count_status(inspection, row);
	if (inspection->row_count == SHOWN_ROWS)
		return;
	struct seen_row *seen = &inspection->rows[inspection->row_count++];
	print_into(seen->customer, sizeof seen->customer, &row->customer);
	print_into(seen->id, sizeof seen->id, &row->id);
	print_into(seen->status, sizeof seen->status, &row->status);
	print_into(seen->segment, sizeof seen->segment, &row->segment);
	for (size_t i = 0; i < dates->count && !*seen->date; i++)
		print_into(seen->date, sizeof seen->date,
		           &record->cells[dates->columns[i]]);
	seen->is_left_out = row->is_left_out;
	if (row->is_left_out)
		snprintf(seen->reason, sizeof seen->reason, "%s", row->reason);
	read_both_ways(seen, export_, record);
}

/* ---- What follows from it -------------------------------------------------
 */

static enum decided decide(bool by_flag, bool was_free, bool is_certain,
                           const struct clv_error *undecided)
{
	if (by_flag)
		return DECIDED_BY_FLAG;
	if (is_certain && !was_free)
		return DECIDED_BY_VALUES;
	return !was_free && undecided->status != CLV_DONE ? NOT_DECIDED
	                                                  : DECIDED_NOTHING;
}

static void decide_readings(struct inspection *inspection)
{
	const struct clv_export_options *said =
	    &inspection->exports.request.options;
	const struct clv_history *history = &inspection->exports.history;
	const struct clv_evidence *evidence = &history->evidence;
	inspection->decimal =
	    decide(said->decimal, history->decimal_was_free,
	           evidence->decimal_is_certain, &evidence->undecided_decimal);
	inspection->order =
	    decide(said->date_form != CLV_DATE_ANY, history->order_was_free,
	           evidence->order_is_certain, &evidence->undecided_order);
}

int inspect_decimal(const struct inspection *inspection)
{
	const struct clv_history *history = &inspection->exports.history;
	if (inspection->decimal == NOT_DECIDED)
		return -1;
	return history->evidence.reading.decimal == CLV_DECIMAL_COMMA;
}

int inspect_order(const struct inspection *inspection)
{
	const struct clv_history *history = &inspection->exports.history;
	if (inspection->order == NOT_DECIDED)
		return -1;
	return history->evidence.reading.order == CLV_ORDER_MONTH_FIRST;
}

const struct clv_tally *inspect_tally(const struct inspection *inspection)
{
	const struct clv_history *history = &inspection->exports.history;
	return history->reading_count ? &history->books[0].tally : NULL;
}

const char *inspect_delimiter(const struct seen_file *file, char text[8])
{
	if (file->is_squeezed)
		return "blanks";
	switch (file->delimiter) {
	case ',':
		return "comma";
	case ';':
		return "semicolon";
	case '\t':
		return "tab";
	case '|':
		return "bar";
	default:
		snprintf(text, 8, "%c", file->delimiter);
		return text;
	}
}

/* Bare numbers, by their digits, as dates are read. */
static enum clv_date_form form_of(const char *date)
{
	int32_t day;
	const size_t digits = strspn(date, "0123456789");
	if (!date[digits] || date[digits] == '.')
		switch (digits) {
		case 5:
			return CLV_DATE_EXCEL;
		case 8:
			return CLV_DATE_YYYYMMDD;
		case 10:
			return CLV_DATE_SECONDS;
		case 13:
			return CLV_DATE_MILLISECONDS;
		default:
			break;
		}
	return digits == 4 &&
	               clv_date_read(date, strlen(date), CLV_DATE_YMD,
	                             CLV_ORDER_DAY_FIRST, &day, NULL) == CLV_DATE_OK
	           ? CLV_DATE_YMD
	           : CLV_DATE_ANY;
}

enum clv_date_form inspect_date_form(const struct inspection *inspection)
{
	switch (inspection->order) {
	case DECIDED_BY_FLAG:
		return inspection->exports.request.options.date_form;
	case DECIDED_BY_VALUES:
		return inspect_order(inspection) ? CLV_DATE_MDY : CLV_DATE_DMY;
	case DECIDED_NOTHING:
		return inspection->row_count ? form_of(inspection->rows[0].date)
		                             : CLV_DATE_ANY;
	case NOT_DECIDED:
	default:
		return CLV_DATE_ANY;
	}
}

/* ---- The run --------------------------------------------------------------
 */

static bool read_all(struct inspection *inspection, struct clv_error *error)
{
	struct exports *exports = &inspection->exports;
	struct clv_history_request *request = &exports->request;
	request->keeps = CLV_KEEPS_CUSTOMERS;
	/* rows are looked at one after another */
	request->threads = 1;
	request->watch = (struct clv_history_watch){.data = inspection,
	                                            .bad_row = keep_bad_row,
	                                            .rows = count_rows,
	                                            .row = see_row,
	                                            .closing = close_file};
	/* one more: a file that cannot be opened is the last one */
	inspection->files = calloc(request->count + 1, sizeof *inspection->files);
	if (!inspection->files)
		return clv_reject_memory(error);
	progress_start(&exports->progress,
	               !exports->common.quiet && isatty(STDERR_FILENO));
	const bool done = clv_history_read(&exports->history, request, error);
	progress_clear(&exports->progress);
	if (done && inspection->without_memory)
		return clv_reject_memory(error);
	decide_readings(inspection);
	inspection->is_read = done;
	exports->ledger = done ? exports->history.books[0].ledger : NULL;
	return done;
}

static bool print(const struct inspection *inspection,
                  const struct clv_error *problem, struct clv_error *error)
{
	return inspection->exports.common.format
	           ? inspect_write_facts(inspection, problem, error)
	           : inspect_write_card(inspection, problem, error);
}

/* What is known is told also where something is missing; that is said last. */
static bool tell(struct inspection *inspection, struct clv_error *error)
{
	struct clv_error problem = {.status = CLV_DONE};
	struct clv_error failure = {.status = CLV_DONE};
	const bool done = read_all(inspection, &problem);
	const bool is_told = problem.is_memory || !inspection->file_count ||
	                     (print(inspection, &problem, &failure) &&
	                      exports_commit(&inspection->exports, &failure));
	if (!done || !is_told)
		*error = is_told ? problem : failure;
	return done && is_told;
}

static void free_all(struct inspection *inspection)
{
	for (size_t i = 0; i < inspection->file_count; i++) {
		for (size_t j = 0; j < inspection->files[i].column_count; j++)
			free(inspection->files[i].columns[j]);
		free(inspection->files[i].columns);
	}
	free(inspection->files);
	clv_tally_free(&inspection->seen);
	exports_close(&inspection->exports);
}

static bool run_inspect(const struct arguments *arguments,
                        struct clv_error *error)
{
	struct inspection *inspection = calloc(1, sizeof *inspection);
	if (!inspection)
		return clv_reject_memory(error);
	const bool done = exports_open(&inspection->exports, arguments, error) &&
	                  tell(inspection, error);
	free_all(inspection);
	free(inspection);
	return done;
}

static const enum option_id own_options[] = {EXPORT_OPTIONS, OPTION_SEGMENT,
                                             OPTION_COLOR, TABLE_OPTIONS};

static const char *const examples[] = {
    "clv inspect shopify.csv",
    "clv inspect shopify.csv --format json",
    "clv inspect shopify.csv --guests each",
};

const struct command command_inspect = {
    .name = "inspect",
    .summary = "what clv sees in a shop's export of orders: its form, which "
               "column is what, what counts and what is left out",
    .usage = "[FLAGS] FILE...",
    .about =
        "Reads exports as clv orders does, with the same flags, and shows how: "
        "encoding, delimiter, decimal sign, dates, preset, columns, statuses, "
        "rows that are bad or left out and why, and the first rows as they "
        "were understood. Bad rows do not stop it.\n"
        "What cannot be found or decided is said last, with the flag that "
        "decides it, and the exit status is then 1.\n"
        "For people unless --format says otherwise; --format json makes one "
        "object of it.",
    EXAMPLES(examples),
    OPTIONS(own_options),
    .has_cards = true,
    .run = run_inspect,
};
