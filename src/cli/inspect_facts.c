/* `clv inspect` for machines. */
#include "cli/cmd_inspect.h"
#include "cli/facts.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static const char *const decided_words[] = {
    [DECIDED_BY_FLAG] = "flag",
    [DECIDED_BY_VALUES] = "values",
    [DECIDED_NOTHING] = "nothing to decide",
    [NOT_DECIDED] = "not decided",
};

static const char *const fate_words[FATE_COUNT] = {
    [FATE_PAID] = "paid",
    [FATE_UNKNOWN] = "not known, counts as paid",
    [FATE_REFUNDED] = "refunded",
    [FATE_OUT] = "left out",
    [FATE_OUT_OTHERWISE] = "left out for another reason",
};

/* order id, as a key: order_id. */
static const char *key_of(enum clv_role role, char key[40])
{
	snprintf(key, 40, "%s", clv_role_word(role));
	for (char *at = key; *at; at++)
		*at = isalpha((unsigned char)*at) ? *at : '_';
	return key;
}

static void tell_mapping(struct facts *facts, const struct seen_file *file)
{
	facts_open(facts, "mapping", false);
	for (int role = 0; role < CLV_ROLE_COUNT; role++) {
		char key[40];
		if (role > CLV_ROLE_AMOUNT && !*file->roles[role])
			continue;
		facts_open(facts, key_of((enum clv_role)role, key), false);
		facts_text(facts, "from",
		           *file->roles[role] ? file->roles[role] : NULL);
		facts_answer(facts, "guessed", file->guessed[role]);
		facts_close(facts);
	}
	facts_close(facts);
}

static void tell_file(struct facts *facts, const struct seen_file *file)
{
	char delimiter[8];
	facts_open(facts, NULL, false);
	facts_text(facts, "file", file->name);
	facts_text(facts, "encoding",
	           file->has_other_bytes ? "not UTF-8" : file->encoding);
	facts_answer(facts, "gzip", file->is_packed);
	facts_text(facts, "delimiter",
	           file->column_count ? inspect_delimiter(file, delimiter) : NULL);
	facts_answer(facts, "header", file->has_header);
	if (file->has_header && !file->header_from)
		facts_count(facts, "header_line", file->header_line);
	else
		facts_text(facts, "header_line", NULL);
	facts_text(facts, "preset", file->preset ? file->preset->name : NULL);
	facts_open(facts, "columns", true);
	for (size_t i = 0; i < file->column_count; i++)
		facts_text(facts, NULL, file->columns[i]);
	facts_close(facts);
	tell_mapping(facts, file);
	facts_count(facts, "rows", file->rows);
	facts_close(facts);
}

static void tell_readings(struct facts *facts,
                          const struct inspection *inspection)
{
	const int decimal = inspect_decimal(inspection);
	const bool told = inspection->decimal != DECIDED_NOTHING && decimal >= 0;
	const enum clv_date_form form = inspect_date_form(inspection);
	facts_open(facts, "decimal", false);
	facts_text(facts, "sign", !told ? NULL : decimal ? "," : ".");
	facts_text(facts, "decided_by", decided_words[inspection->decimal]);
	facts_close(facts);
	facts_open(facts, "date", false);
	facts_text(facts, "form",
	           form == CLV_DATE_ANY ? NULL : clv_date_forms[form].name);
	facts_text(facts, "decided_by", decided_words[inspection->order]);
	facts_text(facts, "as_written",
	           inspection->row_count ? inspection->rows[0].date : NULL);
	facts_close(facts);
}

static void tell_counts(struct facts *facts, const char *name, const char *word,
                        const struct clv_counts *counts, bool has_amounts)
{
	facts_open(facts, name, true);
	for (uint32_t i = 0; i < counts->names.count; i++) {
		char shown[100];
		size_t length;
		const char *text = clv_names_text(&counts->names, i, &length);
		if (!counts->counts[i].count)
			continue;
		facts_open(facts, NULL, false);
		facts_text(facts, word,
		           clv_printable(text, length, shown, sizeof shown));
		facts_count(facts, "count", counts->counts[i].count);
		if (has_amounts)
			facts_money(facts, "amount", counts->counts[i].amount);
		facts_close(facts);
	}
	facts_close(facts);
}

static void tell_statuses(struct facts *facts,
                          const struct inspection *inspection)
{
	const struct clv_counts *statuses = &inspection->seen.statuses;
	facts_open(facts, "statuses", true);
	for (uint32_t i = 0; i < statuses->names.count; i++) {
		char status[100];
		size_t length;
		const char *text = clv_names_text(&statuses->names, i, &length);
		facts_open(facts, NULL, false);
		facts_text(facts, "status",
		           clv_printable(text + 1, length - 1, status, sizeof status));
		facts_count(facts, "rows", statuses->counts[i].count);
		facts_text(facts, "fate", fate_words[text[0] - '0']);
		facts_close(facts);
	}
	facts_close(facts);
	if (inspection->other_statuses)
		facts_count(facts, "rows_of_other_statuses",
		            inspection->other_statuses);
}

static void tell_day(struct facts *facts, const char *key, int32_t day)
{
	char text[CLV_DATE_SIZE];
	const bool is_day = clv_date_write(text, day) > 0;
	facts_text(facts, key, is_day ? text : NULL);
}

/* What is only known once all is read. */
static void tell_result(struct facts *facts,
                        const struct inspection *inspection,
                        const struct clv_tally *tally)
{
	const struct clv_ledger *ledger = inspection->exports.ledger;
	const struct clv_books *books = &inspection->exports.history.books[0];
	clv_wide refunded;
	const size_t refunded_count = clv_ledger_refunded(ledger, &refunded);
	facts_count(facts, "orders", tally->used.count);
	facts_count(facts, "customers", clv_ledger_count(ledger));
	facts_money(facts, "revenue",
	            tally->used.amount + tally->given_back.amount - refunded);
	tell_day(facts, "first", tally->first_day);
	tell_day(facts, "last", tally->last_day);
	if (books->orders)
		facts_answer(facts, "rows_of_an_order_are_added_up",
		             books->orders_are_summed);
	facts_open(facts, "refunds_without_an_order", false);
	facts_count(facts, "count", tally->given_back.count);
	facts_money(facts, "amount", tally->given_back.amount);
	facts_close(facts);
	facts_open(facts, "customers_with_nothing_but_refunds", false);
	facts_count(facts, "count", refunded_count);
	facts_money(facts, "amount", refunded);
	facts_close(facts);
	facts_count(facts, "rounded_amounts", tally->rounded);
	tell_counts(facts, "left_out", "reason", &tally->left_out, true);
}

static void tell_error(struct facts *facts, const struct clv_error *error)
{
	if (error->place.line) {
		facts_text(facts, "file", error->place.file);
		facts_count(facts, "line", error->place.line);
		if (error->place.column)
			facts_count(facts, "column", error->place.column);
	}
	facts_text(facts, "message", error->message);
	if (*error->hint)
		facts_text(facts, "hint", error->hint);
}

static void tell_bad_rows(struct facts *facts,
                          const struct inspection *inspection)
{
	const uint64_t count = inspection->exports.skipped;
	facts_count(facts, "bad_rows", count);
	facts_open(facts, "first_bad_rows", true);
	for (size_t i = 0; i < count && i < SHOWN_BAD_ROWS; i++) {
		facts_open(facts, NULL, false);
		tell_error(facts, &inspection->bad_rows[i]);
		facts_close(facts);
	}
	facts_close(facts);
}

static void tell_row(struct facts *facts, const struct inspection *inspection,
                     const struct seen_row *row)
{
	const int decimal = inspect_decimal(inspection);
	const int order = inspect_order(inspection);
	facts_open(facts, NULL, false);
	facts_text(facts, "customer", *row->customer ? row->customer : NULL);
	if (order >= 0 && row->has_day[order])
		tell_day(facts, "date", row->days[order]);
	else
		facts_text(facts, "date", NULL);
	if (decimal >= 0 && row->has_amount[decimal])
		facts_money(facts, "amount", row->amounts[decimal]);
	else
		facts_text(facts, "amount", NULL);
	facts_text(facts, "order_id", *row->id ? row->id : NULL);
	facts_text(facts, "status", *row->status ? row->status : NULL);
	facts_text(facts, "segment", *row->segment ? row->segment : NULL);
	facts_text(facts, "left_out", row->is_left_out ? row->reason : NULL);
	facts_close(facts);
}

static void tell_rows(struct facts *facts, const struct inspection *inspection,
                      const struct clv_tally *tally)
{
	facts_count(facts, "rows", tally->rows + inspection->exports.skipped);
	tell_bad_rows(facts, inspection);
	if (inspection->is_read)
		tell_result(facts, inspection, tally);
	tell_statuses(facts, inspection);
	tell_counts(facts, "currencies", "currency", &tally->currencies, false);
	facts_open(facts, "first_rows", true);
	for (size_t i = 0; i < inspection->row_count; i++)
		tell_row(facts, inspection, &inspection->rows[i]);
	facts_close(facts);
}

bool inspect_write_facts(const struct inspection *inspection,
                         const struct clv_error *problem,
                         struct clv_error *error)
{
	struct facts facts;
	const struct exports *exports = &inspection->exports;
	const struct clv_tally *tally = inspect_tally(inspection);
	facts_begin(&facts, exports->common.format, exports->outputs.results,
	            error);
	facts_open(&facts, "files", true);
	for (size_t i = 0; i < inspection->file_count; i++)
		tell_file(&facts, &inspection->files[i]);
	facts_close(&facts);
	if (tally) {
		tell_readings(&facts, inspection);
		tell_rows(&facts, inspection, tally);
	}
	if (problem->status != CLV_DONE) {
		facts_open(&facts, "problem", false);
		tell_error(&facts, problem);
		facts_close(&facts);
	}
	return facts_end(&facts);
}
