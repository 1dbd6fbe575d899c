/* Writing the records of a part: customers and orders, in byte order. */
#include "io/partial.h"
#include "io/partial_writer.h"

#include <stdlib.h>
#include <string.h>

/* ---- Names in byte order --------------------------------------------------
 */

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

bool clv_sorted_names_make(struct clv_sorted_names *sorted,
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

void clv_sorted_names_free(struct clv_sorted_names *sorted)
{
	free(sorted->names);
	free(sorted->ranks);
}

/* ---- Customers ------------------------------------------------------------
 */

bool clv_partial_rank_customers(struct clv_partial_records *records,
                                size_t threads)
{
	const struct clv_ledger *ledger = records->ledger;
	const size_t count = records->count = clv_ledger_count(ledger);
	records->ranked = clv_rank_list(count);
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

bool clv_partial_list_segments(struct clv_partial_records *records)
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
	return clv_sorted_names_make(&records->sorted_segments, &records->segments);
}

void clv_partial_put_segments(struct clv_pen *pen,
                              const struct clv_partial_records *records)
{
	for (size_t i = 0; i < records->segments.count; i++) {
		size_t length;
		const char *text = clv_names_text(
		    &records->segments, records->sorted_segments.names[i], &length);
		clv_pen_word(pen, "segment\t");
		clv_pen_text(pen, text, length);
		clv_pen_put(pen, '\n');
	}
}

static uint32_t segment_number(const struct clv_partial_records *records,
                               const struct clv_detail *detail)
{
	if (!detail->segment)
		return 0;
	return records->sorted_segments.ranks[clv_names_find(
	    &records->segments, detail->segment, detail->segment_length)];
}

static void put_detail(struct clv_pen *pen,
                       const struct clv_partial_records *records, char before,
                       const struct clv_detail *detail)
{
	const uint32_t segment = segment_number(records, detail);
	char *start = clv_pen_room(pen);
	char *at = start;
	*at++ = before;
	at = clv_pen_signed(at, detail->day);
	*at++ = ':';
	at = clv_pen_signed(at, detail->amount);
	if (detail->orders != 1 || detail->cost || segment) {
		*at++ = ':';
		at = clv_pen_digits(at, detail->orders);
	}
	if (detail->cost || segment) {
		*at++ = ':';
		at = clv_pen_signed(at, detail->cost);
	}
	if (segment) {
		*at++ = ':';
		at = clv_pen_digits(at, segment);
	}
	pen->length += (size_t)(at - start);
}

static void put_customer(struct clv_pen *pen,
                         const struct clv_partial_records *records,
                         size_t index)
{
	struct clv_customer customer;
	struct clv_detail detail;
	char before = '\t';
	struct clv_walk walk =
	    clv_ledger_walk(records->ledger, index, records->starts);
	clv_ledger_customer(records->ledger, index, &customer);
	clv_pen_word(pen, "c\t");
	clv_pen_name(pen, customer.name, customer.name_length);
	for (; clv_ledger_step(&walk, &detail); before = ' ')
		put_detail(pen, records, before, &detail);
	clv_pen_put(pen, '\n');
}

void clv_partial_put_customers(struct clv_pen *pen,
                               const struct clv_partial_records *records)
{
	/* look-ups by name are all over memory */
	enum { AHEAD = 32 };
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

static void put_side(struct clv_pen *pen, char kind,
                     const struct clv_order_side_state *side)
{
	clv_pen_put(pen, '\t');
	clv_pen_put(pen, kind);
	clv_pen_put(pen, '\t');
	clv_pen_text(pen, side->customer, side->customer_length);
	clv_pen_put(pen, '\t');
	clv_pen_text(pen, side->segment, side->segment_length);
	clv_pen_amount(pen, '\t', side->sum);
	clv_pen_amount(pen, ':', side->largest);
	clv_pen_day(pen, ':', side->day, side->day != CLV_NO_DAY);
	clv_pen_whole(pen, ':', side->amounts);
	clv_pen_whole(pen, ':', flags_of(side));
	clv_pen_amount(pen, ':', side->cost_sum);
	clv_pen_amount(pen, ':', side->largest_cost);
}

static void put_order(struct clv_pen *pen,
                      const struct clv_partial_records *records, size_t index)
{
	static const char kinds[CLV_SIDE_COUNT] = {'s', 'g', 'r', 'l'};
	struct clv_order_state state;
	clv_order_book_state(records->orders, index, &state);
	clv_pen_word(pen, "o\t");
	clv_pen_text(pen, state.id, state.id_length);
	clv_pen_whole(pen, '\t', state.is_refunded);
	clv_pen_whole(pen, ':', state.repeated);
	clv_pen_whole(
	    pen, ':',
	    state.left_out ? records->sorted_reasons.ranks[state.left_out - 1] : 0);
	for (size_t i = 0; i < CLV_SIDE_COUNT; i++)
		if (state.sides[i].is_there)
			put_side(pen, kinds[i], &state.sides[i]);
	clv_pen_put(pen, '\n');
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

bool clv_partial_put_orders(struct clv_pen *pen,
                            const struct clv_partial_records *records)
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
