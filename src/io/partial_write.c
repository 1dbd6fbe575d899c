/* Writing a part. */
#include "data/ranking.h"
#include "io/digest.h"
#include "io/money.h"
#include "io/partial.h"

#include <stdlib.h>
#include <string.h>

/* ---- Bytes on their way, hashed piece by piece ----------------------------
 */

enum { PEN_SIZE = 65536, FIELD_SIZE = 256 };

struct pen {
	struct clv_output *output;
	struct clv_digest digest;
	size_t length;
	char bytes[PEN_SIZE];
};

static void let_go(struct pen *pen)
{
	clv_digest_add(&pen->digest, pen->bytes, pen->length);
	clv_output_write(pen->output, pen->bytes, pen->length);
	pen->length = 0;
}

/* Where FIELD_SIZE bytes can be written. */
static inline char *room(struct pen *pen)
{
	if (PEN_SIZE - pen->length < FIELD_SIZE)
		let_go(pen);
	return pen->bytes + pen->length;
}

static inline void put(struct pen *pen, char c)
{
	*room(pen) = c;
	pen->length++;
}

static void put_word(struct pen *pen, const char *word)
{
	const size_t length = strlen(word);
	memcpy(room(pen), word, length);
	pen->length += length;
}

/* A text of any length, in which nothing ends the field. */
static void put_text(struct pen *pen, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		static const char special[] = "\t\n\r\\";
		static const char letters[] = "tnr\\";
		const char *at = text[i] ? strchr(special, text[i]) : NULL;
		if (at)
			put(pen, '\\');
		put(pen, at ? letters[at - special] : text[i]);
	}
}

static bool is_plain(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)text[i] < ' ' || text[i] == '\\')
			return false;
	return true;
}

/* Most names are short and plain. */
static void put_name(struct pen *pen, const char *text, size_t length)
{
	if (length > FIELD_SIZE || !is_plain(text, length)) {
		put_text(pen, text, length);
		return;
	}
	memcpy(room(pen), text, length);
	pen->length += length;
}

/* ---- Numbers --------------------------------------------------------------
 */

static inline char *write_whole(char *at, uint64_t number)
{
	char digits[20];
	size_t count = 0;
	do {
		digits[count++] = (char)('0' + number % 10);
		number /= 10;
	} while (number);
	while (count)
		*at++ = digits[--count];
	return at;
}

/* Hardly any amount takes more than 64 bits. */
static char *write_size(char *at, clv_wide_unsigned size)
{
	const clv_wide_unsigned upper = size / 10000000000000000000u;
	uint64_t lower = (uint64_t)(size % 10000000000000000000u);
	enum { LOWER_DIGITS = 19 };
	if (!upper)
		return write_whole(at, lower);
	at = write_size(at, upper);
	for (int i = LOWER_DIGITS - 1; i >= 0; i--, lower /= 10)
		at[i] = (char)('0' + lower % 10);
	return at + LOWER_DIGITS;
}

static inline char *write_amount(char *at, clv_wide amount)
{
	if (amount < 0)
		*at++ = '-';
	const clv_wide_unsigned size =
	    amount < 0 ? -(clv_wide_unsigned)amount : (clv_wide_unsigned)amount;
	return size <= UINT64_MAX ? write_whole(at, (uint64_t)size)
	                          : write_size(at, size);
}

static void put_whole(struct pen *pen, char before, uint64_t number)
{
	char *start = room(pen);
	*start = before;
	pen->length += (size_t)(write_whole(start + 1, number) - start);
}

static void put_amount(struct pen *pen, char before, clv_wide amount)
{
	char *start = room(pen);
	*start = before;
	pen->length += (size_t)(write_amount(start + 1, amount) - start);
}

static void put_day(struct pen *pen, char before, int32_t day, bool is_known)
{
	if (is_known) {
		put_amount(pen, before, day);
	} else {
		put(pen, before);
		put(pen, '-');
	}
}

static void put_hash(struct pen *pen, uint64_t hash)
{
	char *at = room(pen);
	for (int shift = 60; shift >= 0; shift -= 4)
		*at++ = "0123456789abcdef"[hash >> shift & 15];
	pen->length += 16;
}

/* ---- Names in byte order --------------------------------------------------
 */

struct sorted_names {
	uint32_t *names; /* in order */
	uint32_t *ranks; /* of each name, from 1 */
};

struct name_place {
	const struct clv_names *names;
	uint32_t name;
};

static int compare_places(const void *a, const void *b)
{
	const struct name_place *first = a;
	const struct name_place *second = b;
	return clv_names_compare(first->names, first->name, second->name);
}

static bool sort_names(struct sorted_names *sorted,
                       const struct clv_names *names)
{
	struct name_place *places = malloc((names->count + 1) * sizeof *places);
	sorted->names = malloc((names->count + 1) * sizeof *sorted->names);
	sorted->ranks = malloc((names->count + 1) * sizeof *sorted->ranks);
	const bool done = places && sorted->names && sorted->ranks;
	for (uint32_t i = 0; done && i < names->count; i++)
		places[i] = (struct name_place){names, i};
	if (done && names->count)
		qsort(places, names->count, sizeof *places, compare_places);
	for (uint32_t i = 0; done && i < names->count; i++) {
		sorted->names[i] = places[i].name;
		sorted->ranks[places[i].name] = i + 1;
	}
	free(places);
	return done;
}

static void free_names(struct sorted_names *sorted)
{
	free(sorted->names);
	free(sorted->ranks);
}

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

static bool put_inputs(struct pen *pen, const struct clv_partial *partial)
{
	const size_t count = partial->input_count;
	struct clv_partial_input *sorted = malloc((count + 1) * sizeof *sorted);
	if (!sorted)
		return false;
	for (size_t i = 0; i < count; i++)
		sorted[i] = partial->inputs[i];
	qsort(sorted, count, sizeof *sorted, compare_inputs);
	for (size_t i = 0; i < count; i++) {
		put_word(pen, "input\t");
		put_text(pen, sorted[i].name, strlen(sorted[i].name));
		put(pen, '\t');
		put_hash(pen, sorted[i].hash);
		put(pen, '\n');
	}
	free(sorted);
	return true;
}

static void put_rows(struct pen *pen, const struct clv_partial *partial,
                     const struct clv_tally *tally)
{
	const bool has_days = tally->first_day <= tally->last_day;
	put_word(pen, "rows");
	put_whole(pen, '\t', tally->rows);
	put_whole(pen, '\t', tally->rounded);
	put_whole(pen, '\t', partial->skipped);
	put_whole(pen, '\t', tally->used.count);
	put_amount(pen, '\t', tally->used.amount);
	put_whole(pen, '\t', tally->given_back.count);
	put_amount(pen, '\t', tally->given_back.amount);
	put_day(pen, '\t', tally->first_day, has_days);
	put_day(pen, '\t', tally->last_day, has_days);
	put(pen, '\n');
}

static void put_counts(struct pen *pen, const char *key,
                       const struct clv_counts *counts,
                       const struct sorted_names *sorted)
{
	for (size_t i = 0; i < counts->names.count; i++) {
		size_t length;
		const uint32_t name = sorted->names[i];
		const char *text = clv_names_text(&counts->names, name, &length);
		put_word(pen, key);
		put(pen, '\t');
		put_text(pen, text, length);
		put_whole(pen, '\t', counts->counts[name].count);
		put_amount(pen, '\t', counts->counts[name].amount);
		put(pen, '\n');
	}
}

static bool put_sorted_counts(struct pen *pen, const char *key,
                              const struct clv_counts *counts)
{
	struct sorted_names sorted;
	const bool done = sort_names(&sorted, &counts->names);
	if (done)
		put_counts(pen, key, counts, &sorted);
	free_names(&sorted);
	return done;
}

/* ---- Customers ------------------------------------------------------------
 */

/* All that writing records needs. */
struct records {
	struct clv_ledger *ledger;
	const struct clv_order_book *orders; /* null: none */
	struct clv_ranked *ranked;
	size_t count;
	size_t *starts;            /* of the detail of each customer */
	struct clv_names segments; /* met in the detail */
	struct sorted_names sorted_segments, sorted_reasons;
};

static bool rank_customers(struct records *records, size_t threads)
{
	const struct clv_ledger *ledger = records->ledger;
	const size_t count = records->count = clv_ledger_count(ledger);
	records->ranked = malloc((count + 1) * sizeof *records->ranked);
	records->starts = malloc((count + 1) * sizeof *records->starts);
	if (!records->ranked || !records->starts)
		return false;
	clv_ledger_detail_starts(ledger, records->starts);
	for (size_t i = 0; i < count; i++) {
		struct clv_customer customer;
		clv_ledger_customer(ledger, i, &customer);
		records->ranked[i] = (struct clv_ranked){
		    .key = clv_rank_key_name(&customer), .customer = (uint32_t)i};
	}
	return clv_rank(ledger, records->ranked, count, true, threads);
}

static bool list_segments(struct records *records)
{
	const size_t count = clv_ledger_detail_count(records->ledger);
	for (size_t i = 0; i < count; i++) {
		struct clv_detail detail;
		clv_ledger_detail(records->ledger, i, &detail);
		if (detail.segment &&
		    clv_names_add(&records->segments, detail.segment,
		                  detail.segment_length, NULL) == CLV_NO_NAME)
			return false;
	}
	return sort_names(&records->sorted_segments, &records->segments);
}

static void put_segments(struct pen *pen, const struct records *records)
{
	for (size_t i = 0; i < records->segments.count; i++) {
		size_t length;
		const char *text = clv_names_text(
		    &records->segments, records->sorted_segments.names[i], &length);
		put_word(pen, "segment\t");
		put_text(pen, text, length);
		put(pen, '\n');
	}
}

static uint32_t segment_number(const struct records *records,
                               const struct clv_detail *detail)
{
	if (!detail->segment)
		return 0;
	return records->sorted_segments.ranks[clv_names_find(
	    &records->segments, detail->segment, detail->segment_length)];
}

static void put_detail(struct pen *pen, const struct records *records,
                       char before, const struct clv_detail *detail)
{
	const uint32_t segment = segment_number(records, detail);
	char *start = room(pen);
	char *at = start;
	*at++ = before;
	at = write_amount(at, detail->day);
	*at++ = ':';
	at = write_amount(at, detail->amount);
	if (detail->orders != 1 || detail->cost || segment) {
		*at++ = ':';
		at = write_whole(at, detail->orders);
	}
	if (detail->cost || segment) {
		*at++ = ':';
		at = write_amount(at, detail->cost);
	}
	if (segment) {
		*at++ = ':';
		at = write_whole(at, segment);
	}
	pen->length += (size_t)(at - start);
}

static void put_customer(struct pen *pen, const struct records *records,
                         size_t index)
{
	struct clv_customer customer;
	struct clv_detail detail;
	char before = '\t';
	struct clv_walk walk =
	    clv_ledger_walk(records->ledger, index, records->starts);
	clv_ledger_customer(records->ledger, index, &customer);
	put_word(pen, "c\t");
	put_name(pen, customer.name, customer.name_length);
	for (; clv_ledger_step(&walk, &detail); before = ' ')
		put_detail(pen, records, before, &detail);
	put(pen, '\n');
}

static void put_customers(struct pen *pen, const struct records *records)
{
	/* look-ups by name are all over memory */
	enum { AHEAD = 16 };
	for (size_t i = 0; i < records->count; i++) {
		if (i + AHEAD < records->count) {
			clv_ledger_expect_sums(records->ledger,
			                       records->ranked[i + AHEAD / 2].customer);
			clv_ledger_expect(records->ledger,
			                  records->ranked[i + AHEAD].customer, false);
		}
		put_customer(pen, records, records->ranked[i].customer);
	}
}

/* ---- Orders ---------------------------------------------------------------
 */

static unsigned flags_of(const struct clv_order_side_state *side)
{
	return (side->has_amount ? CLV_PARTIAL_HAS_AMOUNT : 0u) |
	       (side->differs ? CLV_PARTIAL_DIFFERS : 0u) |
	       (side->repeats ? CLV_PARTIAL_REPEATS : 0u) |
	       (side->has_cost ? CLV_PARTIAL_HAS_COST : 0u) |
	       (side->cost_differs ? CLV_PARTIAL_COST_DIFFERS : 0u);
}

static void put_side(struct pen *pen, char kind,
                     const struct clv_order_side_state *side)
{
	put(pen, '\t');
	put(pen, kind);
	put(pen, '\t');
	put_text(pen, side->customer, side->customer_length);
	put(pen, '\t');
	put_text(pen, side->segment, side->segment_length);
	put_amount(pen, '\t', side->sum);
	put_amount(pen, ':', side->largest);
	put_day(pen, ':', side->day, side->day != CLV_NO_DAY);
	put_whole(pen, ':', side->amounts);
	put_whole(pen, ':', flags_of(side));
	put_amount(pen, ':', side->cost_sum);
	put_amount(pen, ':', side->largest_cost);
}

static void put_order(struct pen *pen, const struct records *records,
                      size_t index)
{
	static const char kinds[CLV_SIDE_COUNT] = {'s', 'g', 'r', 'l'};
	struct clv_order_state state;
	clv_order_book_state(records->orders, index, &state);
	put_word(pen, "o\t");
	put_text(pen, state.id, state.id_length);
	put_whole(pen, '\t', state.is_refunded);
	put_whole(pen, ':', state.repeated);
	put_whole(pen, ':',
	          state.left_out ? records->sorted_reasons.ranks[state.left_out - 1]
	                         : 0);
	for (size_t i = 0; i < CLV_SIDE_COUNT; i++)
		if (state.sides[i].is_there)
			put_side(pen, kinds[i], &state.sides[i]);
	put(pen, '\n');
}

/* An order and its id, for qsort, which passes nothing else. */
struct listed_order {
	struct clv_text id;
	size_t index;
};

static int compare_orders(const void *a, const void *b)
{
	const struct listed_order *first = a;
	const struct listed_order *second = b;
	return clv_text_compare(first->id.at, first->id.length, second->id.at,
	                        second->id.length);
}

static bool put_orders(struct pen *pen, const struct records *records)
{
	if (!records->orders)
		return true;
	const size_t count = clv_order_book_count(records->orders);
	struct listed_order *listed = malloc((count + 1) * sizeof *listed);
	if (!listed)
		return false;
	for (size_t i = 0; i < count; i++) {
		struct clv_order_state state;
		clv_order_book_state(records->orders, i, &state);
		listed[i] = (struct listed_order){{state.id, state.id_length}, i};
	}
	qsort(listed, count, sizeof *listed, compare_orders);
	for (size_t i = 0; i < count; i++)
		put_order(pen, records, listed[i].index);
	free(listed);
	return true;
}

/* ---- All ------------------------------------------------------------------
 */

static bool put_header(struct pen *pen, const struct clv_partial *partial,
                       const struct clv_tally *tally,
                       const struct records *records)
{
	put_word(pen, CLV_PARTIAL_MAGIC);
	put_whole(pen, '\t', CLV_PARTIAL_VERSION);
	put(pen, '\n');
	for (size_t i = 0; i < CLV_DECISION_COUNT; i++) {
		const char *value = partial->decisions[i] ? partial->decisions[i] : "";
		put_word(pen, clv_partial_keys[i]);
		put(pen, '\t');
		put_text(pen, value, strlen(value));
		put(pen, '\n');
	}
	if (!put_inputs(pen, partial))
		return false;
	put_rows(pen, partial, tally);
	put_counts(pen, "left", &tally->left_out, &records->sorted_reasons);
	if (!put_sorted_counts(pen, "currency", &tally->currencies) ||
	    !put_sorted_counts(pen, "status", &tally->statuses))
		return false;
	put_segments(pen, records);
	put_word(pen, "records");
	put_whole(pen, '\t', records->count);
	put_whole(pen, '\t',
	          records->orders ? clv_order_book_count(records->orders) : 0);
	put(pen, '\n');
	return true;
}

static bool write_all(const struct clv_partial *partial,
                      const struct clv_books *books, struct records *records,
                      size_t threads, struct clv_output *output)
{
	struct pen *pen = malloc(sizeof *pen);
	if (!pen)
		return false;
	pen->output = output;
	pen->length = 0;
	clv_digest_begin(&pen->digest);
	const bool done =
	    rank_customers(records, threads) && list_segments(records) &&
	    sort_names(&records->sorted_reasons, &books->tally.left_out.names) &&
	    put_header(pen, partial, &books->tally, records);
	if (done)
		put_customers(pen, records);
	const bool all = done && put_orders(pen, records);
	if (all) {
		let_go(pen);
		const uint64_t hash = clv_digest_value(&pen->digest);
		put_word(pen, "end\t");
		put_hash(pen, hash);
		put(pen, '\n');
		let_go(pen);
	}
	free(pen);
	return all;
}

bool clv_partial_write(const struct clv_partial *partial,
                       struct clv_books *books, size_t threads,
                       struct clv_output *output, struct clv_error *error)
{
	struct records records = {.ledger = books->ledger, .orders = books->orders};
	const bool done = clv_ledger_enter(books->ledger, books->batch) &&
	                  clv_ledger_finish(books->ledger, threads) &&
	                  write_all(partial, books, &records, threads, output);
	free(records.ranked);
	free(records.starts);
	clv_names_free(&records.segments);
	free_names(&records.sorted_segments);
	free_names(&records.sorted_reasons);
	return done || clv_reject_memory(error);
}
