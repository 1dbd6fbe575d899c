/* Writing a part: its header, and all of it. */
#include "io/partial.h"
#include "io/partial_writer.h"

#include <stdlib.h>
#include <string.h>

/* ---- The header -----------------------------------------------------------
 */

/* What decisions are called in the file. */
const char *const clv_partial_keys[CLV_DECISION_COUNT] = {
    "unit", "decimal",  "dates", "preset",    "columns",    "segment",
    "cost", "currency", "until", "status-in", "status-out", "guests",
};

static int compare_inputs(const void *a, const void *b)
{
	const struct clv_partial_input *first = a;
	const struct clv_partial_input *second = b;
	return (first->hash > second->hash) - (first->hash < second->hash);
}

static bool put_inputs(struct clv_pen *pen, const struct clv_partial *partial)
{
	const size_t count = partial->input_count;
	struct clv_partial_input *sorted = malloc((count + 1) * sizeof *sorted);
	if (!sorted)
		return false;
	for (size_t i = 0; i < count; i++)
		sorted[i] = partial->inputs[i];
	qsort(sorted, count, sizeof *sorted, compare_inputs);
	for (size_t i = 0; i < count; i++) {
		clv_pen_word(pen, "input\t");
		clv_pen_text(pen, sorted[i].name, strlen(sorted[i].name));
		clv_pen_put(pen, '\t');
		clv_pen_hash(pen, sorted[i].hash);
		clv_pen_put(pen, '\n');
	}
	free(sorted);
	return true;
}

static void put_rows(struct clv_pen *pen, const struct clv_partial *partial,
                     const struct clv_tally *tally)
{
	const bool has_days = tally->first_day <= tally->last_day;
	clv_pen_word(pen, "rows");
	clv_pen_whole(pen, '\t', tally->rows);
	clv_pen_whole(pen, '\t', tally->rounded);
	clv_pen_whole(pen, '\t', partial->skipped);
	clv_pen_whole(pen, '\t', tally->used.count);
	clv_pen_amount(pen, '\t', tally->used.amount);
	clv_pen_whole(pen, '\t', tally->given_back.count);
	clv_pen_amount(pen, '\t', tally->given_back.amount);
	clv_pen_day(pen, '\t', tally->first_day, has_days);
	clv_pen_day(pen, '\t', tally->last_day, has_days);
	clv_pen_put(pen, '\n');
}

static void put_counts(struct clv_pen *pen, const char *key,
                       const struct clv_counts *counts,
                       const struct clv_sorted_names *sorted)
{
	for (size_t i = 0; i < counts->names.count; i++) {
		size_t length;
		const uint32_t name = sorted->names[i];
		const char *text = clv_names_text(&counts->names, name, &length);
		clv_pen_word(pen, key);
		clv_pen_put(pen, '\t');
		clv_pen_text(pen, text, length);
		clv_pen_whole(pen, '\t', counts->counts[name].count);
		clv_pen_amount(pen, '\t', counts->counts[name].amount);
		clv_pen_put(pen, '\n');
	}
}

static bool put_sorted_counts(struct clv_pen *pen, const char *key,
                              const struct clv_counts *counts)
{
	struct clv_sorted_names sorted;
	const bool done = clv_sorted_names_make(&sorted, &counts->names);
	if (done)
		put_counts(pen, key, counts, &sorted);
	clv_sorted_names_free(&sorted);
	return done;
}

/* ---- All ------------------------------------------------------------------
 */

static bool put_header(struct clv_pen *pen, const struct clv_partial *partial,
                       const struct clv_tally *tally,
                       const struct clv_partial_records *records)
{
	clv_pen_word(pen, CLV_PARTIAL_MAGIC);
	clv_pen_whole(pen, '\t', CLV_PARTIAL_VERSION);
	clv_pen_put(pen, '\n');
	for (size_t i = 0; i < CLV_DECISION_COUNT; i++) {
		const char *value = partial->decisions[i] ? partial->decisions[i] : "";
		clv_pen_word(pen, clv_partial_keys[i]);
		clv_pen_put(pen, '\t');
		clv_pen_text(pen, value, strlen(value));
		clv_pen_put(pen, '\n');
	}
	if (!put_inputs(pen, partial))
		return false;
	put_rows(pen, partial, tally);
	put_counts(pen, "left", &tally->left_out, &records->sorted_reasons);
	if (!put_sorted_counts(pen, "currency", &tally->currencies) ||
	    !put_sorted_counts(pen, "status", &tally->statuses))
		return false;
	clv_partial_put_segments(pen, records);
	clv_pen_word(pen, "records");
	clv_pen_whole(pen, '\t', records->count);
	clv_pen_whole(pen, '\t',
	              records->orders ? clv_order_book_count(records->orders) : 0);
	clv_pen_put(pen, '\n');
	return true;
}

static bool write_all(const struct clv_partial *partial,
                      const struct clv_books *books,
                      struct clv_partial_records *records, size_t threads,
                      struct clv_output *output)
{
	struct clv_pen *pen = malloc(sizeof *pen);
	if (!pen)
		return false;
	pen->output = output;
	pen->length = 0;
	clv_digest_begin(&pen->digest);
	const bool done = clv_partial_rank_customers(records, threads) &&
	                  clv_partial_list_segments(records) &&
	                  clv_sorted_names_make(&records->sorted_reasons,
	                                        &books->tally.left_out.names) &&
	                  put_header(pen, partial, &books->tally, records);
	if (done)
		clv_partial_put_customers(pen, records);
	const bool all = done && clv_partial_put_orders(pen, records);
	if (all) {
		clv_pen_let_go(pen);
		const uint64_t hash = clv_digest_value(&pen->digest);
		clv_pen_word(pen, "end\t");
		clv_pen_hash(pen, hash);
		clv_pen_put(pen, '\n');
		clv_pen_let_go(pen);
	}
	free(pen);
	return all;
}

bool clv_partial_write(const struct clv_partial *partial,
                       struct clv_books *books, size_t threads,
                       struct clv_output *output, struct clv_error *error)
{
	struct clv_partial_records records = {.ledger = books->ledger,
	                                      .orders = books->orders};
	const bool done = clv_ledger_enter(books->ledger, books->batch) &&
	                  clv_ledger_finish(books->ledger, threads) &&
	                  write_all(partial, books, &records, threads, output);
	free(records.ranked);
	free(records.starts);
	clv_names_free(&records.segments);
	clv_sorted_names_free(&records.sorted_segments);
	clv_sorted_names_free(&records.sorted_reasons);
	return done || clv_reject_memory(error);
}
