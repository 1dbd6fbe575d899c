#include "io/history_blocks.h"
#include "io/currency.h"
#include "data/grow.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Readings -------------------------------------------------------------
 */

static bool suits(const struct clv_evidence *evidence,
                  const struct clv_reading *reading)
{
	return (!evidence->decimal_is_certain ||
	        evidence->reading.decimal == reading->decimal) &&
	       (!evidence->order_is_certain ||
	        evidence->reading.order == reading->order);
}

/* Drops the books of readings that the evidence speaks against. */
static void drop_readings(struct clv_history *history)
{
	size_t kept = 0;
	for (size_t i = 0; i < history->reading_count; i++) {
		if (!suits(&history->evidence, &history->readings[i])) {
			clv_books_close(&history->books[i]);
			continue;
		}
		if (kept != i) {
			history->books[kept] = history->books[i];
			history->readings[kept] = history->readings[i];
			history->books[i] = (struct clv_books){0};
		}
		kept++;
	}
	history->reading_count = kept;
}

/* Where nothing could be read in two ways so far, the books hold for the
   reading that turned out to be the right one, whichever that is. */
static void settle_readings(struct clv_history *history)
{
	const struct clv_evidence *evidence = &history->evidence;
	for (size_t i = 0; i < history->reading_count; i++) {
		if (evidence->decimal_is_certain && !history->has_both_decimals)
			history->readings[i].decimal = evidence->reading.decimal;
		if (evidence->order_is_certain && !history->has_both_orders)
			history->readings[i].order = evidence->reading.order;
	}
	drop_readings(history);
}

/* From now on there are books for both signs, or both orders. */
static bool fork_readings(struct clv_history *history, bool decimals,
                          struct clv_error *error)
{
	const size_t count = history->reading_count;
	for (size_t i = 0; i < count; i++) {
		struct clv_reading *other = &history->readings[count + i];
		*other = history->readings[i];
		if (decimals)
			other->decimal = other->decimal == CLV_DECIMAL_POINT
			                     ? CLV_DECIMAL_COMMA
			                     : CLV_DECIMAL_POINT;
		else
			other->order = other->order == CLV_ORDER_DAY_FIRST
			                   ? CLV_ORDER_MONTH_FIRST
			                   : CLV_ORDER_DAY_FIRST;
		history->reading_count++;
		if (!clv_books_copy(&history->books[count + i], &history->books[i],
		                    error))
			return false;
	}
	*(decimals ? &history->has_both_decimals : &history->has_both_orders) =
	    true;
	return true;
}

/* What a row has told may fork the books, or decide between them. */
static bool follow_evidence(struct clv_history *history,
                            struct clv_error *error)
{
	const struct clv_evidence *evidence = &history->evidence;
	if (!evidence->decimal_is_certain && !history->has_both_decimals &&
	    evidence->undecided_decimal.status != CLV_DONE &&
	    !fork_readings(history, true, error))
		return false;
	if (!evidence->order_is_certain && !history->has_both_orders &&
	    evidence->undecided_order.status != CLV_DONE &&
	    !fork_readings(history, false, error))
		return false;
	settle_readings(history);
	return true;
}

/* What files told so far, and what this one tells. */
static void join_evidence(struct clv_evidence *all,
                          const struct clv_evidence *file)
{
	if (!all->decimal_is_certain && file->decimal_is_certain) {
		all->decimal_is_certain = true;
		all->reading.decimal = file->reading.decimal;
	}
	if (!all->order_is_certain && file->order_is_certain) {
		all->order_is_certain = true;
		all->reading.order = file->reading.order;
	}
}

/* The rows are all in, and nothing tells how to read them. */
static bool check_decided(struct clv_history *history, struct clv_error *error)
{
	struct clv_evidence *evidence = &history->evidence;
	if (!evidence->decimal_is_certain &&
	    evidence->undecided_decimal.status != CLV_DONE) {
		*error = evidence->undecided_decimal;
		return false;
	}
	if (!evidence->order_is_certain &&
	    evidence->undecided_order.status != CLV_DONE) {
		*error = evidence->undecided_order;
		return false;
	}
	/* Nothing could be read in two ways. */
	history->decimal_was_free = !evidence->decimal_is_certain;
	history->order_was_free = !evidence->order_is_certain;
	evidence->decimal_is_certain = evidence->order_is_certain = true;
	evidence->reading = history->readings[0];
	return true;
}

/* ---- A row ----------------------------------------------------------------
 */

/* A row without an id may belong to the order above it. */
static bool continue_order(struct clv_history *history,
                           const struct clv_mapping *mapping,
                           struct clv_export_row *row)
{
	if (!mapping->blank_id_continues)
		return true;
	if (!row->id.length) {
		row->id = (struct clv_text){history->last_id, history->last_id_length};
		return true;
	}
	void *id = history->last_id;
	if (!clv_grow(&id, &history->last_id_capacity, row->id.length, 1))
		return false;
	history->last_id = id;
	memcpy(history->last_id, row->id.at, row->id.length);
	history->last_id_length = row->id.length;
	return true;
}

bool clv_history_is_settled(const struct clv_history *history)
{
	return history->evidence.decimal_is_certain &&
	       history->evidence.order_is_certain;
}

static bool enter_row(struct clv_history *history,
                      const struct clv_export *export_, size_t reading,
                      struct clv_export_row *row, unsigned file,
                      struct clv_error *error)
{
	if (!continue_order(history, &export_->mapping, row))
		return clv_reject_memory(error);
	return clv_books_enter(&history->books[reading], &export_->mapping, row,
	                       file, error);
}

/* What is known of the readings, to be compared with what is known later. */
static unsigned knowledge_of(const struct clv_evidence *evidence)
{
	return (evidence->decimal_is_certain ? 1u : 0u) |
	       (evidence->order_is_certain ? 2u : 0u) |
	       (evidence->undecided_decimal.status ? 4u : 0u) |
	       (evidence->undecided_order.status ? 8u : 0u);
}

/* Reads the record under the readings that are left after it, and only where
   all of them can, enters it into the books of each. False where the row is at
   fault, or with error->is_memory. */
static bool enter_record(struct clv_history *history,
                         const struct clv_history_request *request,
                         const struct clv_export *export_,
                         const struct clv_record *record, unsigned file,
                         struct clv_error *error)
{
	struct clv_export_row rows[CLV_READINGS];
	size_t read = 0;
	error->is_memory = false;
	/* Once more where a row told something: its date is not looked at before
	   its amount can be read. */
	while (!clv_history_is_settled(history) && !read) {
		const unsigned before = knowledge_of(&history->evidence);
		const bool done =
		    clv_export_read(export_, record, &history->readings[0],
		                    &history->evidence, &rows[0], error);
		if (knowledge_of(&history->evidence) != before) {
			if (!follow_evidence(history, error))
				return false;
			continue;
		}
		if (!done)
			return false;
		read = 1;
	}
	for (; read < history->reading_count; read++)
		if (!clv_export_read(export_, record, &history->readings[read], NULL,
		                     &rows[read], error))
			return false;
	for (size_t i = 0; i < history->reading_count; i++)
		if (!enter_row(history, export_, i, &rows[i], file, error)) {
			if (!error->is_memory)
				clv_table_locate(&export_->table, record, CLV_WHOLE_RECORD,
				                 error);
			return false;
		}
	if (request->watch.row)
		request->watch.row(request->watch.data, export_, record, &rows[0]);
	return true;
}

/* ---- A file ---------------------------------------------------------------
 */

bool clv_history_read_rows(struct clv_history *history,
                           const struct clv_history_request *request,
                           struct clv_export *export_, unsigned file,
                           struct clv_error *error)
{
	const struct clv_history_watch *watch = &request->watch;
	for (;;) {
		struct clv_record record;
		switch (clv_table_next(&export_->table, &record, error)) {
		case CLV_READ_RECORD:
			if (watch->rows)
				watch->rows(watch->data, 1);
			if (enter_record(history, request, export_, &record, file, error))
				continue;
			if (error->is_memory)
				return false;
			break;
		case CLV_READ_BAD:
			break;
		case CLV_READ_END:
			return true;
		case CLV_READ_FAILED:
		default:
			return false;
		}
		if (!watch->bad_row ||
		    !watch->bad_row(watch->data, export_, &record, error))
			return false;
		/* Rows that go on may be those of the one left out. */
		history->last_id_length = 0;
	}
}

static bool begin_file(struct clv_history *history,
                       const struct clv_history_request *request,
                       const struct clv_export *export_,
                       struct clv_error *error)
{
	join_evidence(&history->evidence, &export_->evidence);
	history->last_id_length = 0;
	if (!history->reading_count) {
		history->readings[0] = export_->evidence.reading;
		history->reading_count = 1;
		return clv_books_open(&history->books[0], request->keeps,
		                      request->options.guests, error);
	}
	settle_readings(history);
	return true;
}

static bool read_export(struct clv_history *history,
                        const struct clv_history_request *request,
                        struct clv_export *export_, unsigned file,
                        struct clv_error *error)
{
	const struct clv_history_watch *watch = &request->watch;
	const enum clv_taken taken =
	    watch->takes ? watch->takes(watch->data, &export_->table, error)
	                 : CLV_TAKEN_NOT;
	if (taken != CLV_TAKEN_NOT)
		return taken == CLV_TAKEN;
	if (!clv_export_open_columns(export_, error) ||
	    !begin_file(history, request, export_, error))
		return false;
	if (watch->opened)
		watch->opened(watch->data, export_);
	return clv_history_read_blocks(history, request, export_, file, error) &&
	       clv_history_read_rows(history, request, export_, file, error);
}

/* Files that share a header were one file, with the first that has a header of
   its own: an order's rows may be in two of them. In another that has its own
   they are the same order once more. */
static unsigned number_of(struct clv_history *history,
                          const struct clv_history_request *request,
                          const struct clv_export *export_, size_t index)
{
	const bool is_headed = !export_->table.shared;
	const bool is_first = is_headed && !history->has_headed;
	history->has_headed = history->has_headed || is_headed;
	return request->options.shared && (is_first || !is_headed)
	           ? 0
	           : (unsigned)index;
}

static bool read_file(struct clv_history *history,
                      const struct clv_history_request *request, size_t index,
                      struct clv_error *error)
{
	struct clv_export export_;
	const bool done =
	    clv_export_open_table(&export_, request->paths[index],
	                          &request->options, error) &&
	    read_export(history, request, &export_,
	                number_of(history, request, &export_, index), error);
	if (request->watch.closing)
		request->watch.closing(request->watch.data, &export_);
	clv_export_close(&export_);
	return done;
}

/* ---- All ------------------------------------------------------------------
 */

static struct clv_text currency_at(const struct clv_counts *currencies,
                                   uint32_t index)
{
	struct clv_text name;
	name.at = clv_names_text(&currencies->names, index, &name.length);
	return name;
}

/* EUR and euro signs are one currency, EUR and USD are not. */
static bool may_be_one(const struct clv_counts *currencies)
{
	for (uint32_t i = 1; i < currencies->names.count; i++)
		for (uint32_t j = 0; j < i; j++) {
			const struct clv_text one = currency_at(currencies, i);
			const struct clv_text other = currency_at(currencies, j);
			if (!clv_currency_may_be(&one, &other))
				return false;
		}
	return true;
}

bool clv_history_check_currencies(const struct clv_books *books,
                                  struct clv_error *error)
{
	const struct clv_counts *currencies = &books->tally.currencies;
	if (may_be_one(currencies))
		return true;
	char list[200] = "";
	size_t used = 0;
	for (uint32_t i = 0; i < currencies->names.count && used < 160; i++) {
		size_t length;
		char shown[40];
		const char *text = clv_names_text(&currencies->names, i, &length);
		used += (size_t)snprintf(
		    list + used, sizeof list - used, "%s%s (%llu)", i ? ", " : "",
		    clv_printable(text, length, shown, sizeof shown),
		    (unsigned long long)currencies->counts[i].count);
	}
	clv_reject(error, CLV_BAD_DATA,
	           "there are several currencies, which cannot be added: %s", list);
	return clv_hint(error, "--currency CODE takes one of them");
}

bool clv_history_read(struct clv_history *history,
                      const struct clv_history_request *request,
                      struct clv_error *error)
{
	*history = (struct clv_history){0};
	for (size_t i = 0; i < request->count; i++)
		if (!read_file(history, request, i, error))
			return false;
	if (!history->reading_count)
		return true; /* all of them were taken */
	return check_decided(history, error) &&
	       clv_history_check_currencies(&history->books[0], error) &&
	       (request->leaves_open ||
	        clv_books_finish(&history->books[0], request->threads, error));
}

void clv_history_close(struct clv_history *history)
{
	for (size_t i = 0; i < CLV_READINGS; i++)
		clv_books_close(&history->books[i]);
	free(history->last_id);
	*history = (struct clv_history){0};
}
