/* `clv orders`: a row per customer. */
#include "cli/cmd_orders.h"
#include "cli/slices.h"
#include "data/names.h"
#include "data/parallel.h"
#include "data/ranking.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct listing {
	struct orders *orders;
	const struct clv_ledger *ledger;
	struct clv_history_terms terms;
	struct clv_ranked *ranked; /* by customer, in the order of the rows */
	size_t count;
	uint8_t *scores; /* three of each customer, or null */
};

static void fill(const struct listing *listing, size_t index,
                 struct clv_customer_row *row)
{
	struct clv_customer customer;
	clv_ledger_customer(listing->ledger, index, &customer);
	clv_customer_figures(&customer, &listing->terms, row);
	if (!listing->scores)
		return;
	const size_t count = clv_ledger_count(listing->ledger);
	row->r_score = listing->scores[index];
	row->f_score = listing->scores[count + index];
	row->m_score = listing->scores[2 * count + index];
}

/* ---- Order ----------------------------------------------------------------
 */

static int64_t key_of(const struct listing *listing,
                      const struct clv_field *field,
                      const struct clv_customer *customer, size_t index)
{
	if (!field || field->offset == offsetof(struct clv_customer_row, revenue))
		return clv_rank_key_exact(customer->revenue);
	if (field->kind == CLV_NAME)
		return 0; /* see number_names */
	struct clv_customer_row row;
	fill(listing, index, &row);
	return field->kind == CLV_WORD
	           ? (int64_t)row.state
	           : clv_rank_key(clv_field_number(field, &row));
}

/* Names become numbers that order as they do. */
struct named {
	struct clv_text name;
	uint32_t customer;
};

static int compare_named(const void *a, const void *b)
{
	const struct named *first = a;
	const struct named *second = b;
	return clv_text_compare(first->name.at, first->name.length, second->name.at,
	                        second->name.length);
}

static bool number_names(const struct listing *listing, bool segments,
                         size_t count)
{
	struct named *named = malloc((count + 1) * sizeof *named);
	if (!named)
		return false;
	for (size_t i = 0; i < count; i++) {
		struct clv_customer customer;
		clv_ledger_customer(listing->ledger, i, &customer);
		const struct clv_text name = {customer.name, customer.name_length};
		const struct clv_text segment = {
		    customer.segment ? customer.segment : "", customer.segment_length};
		named[i] = (struct named){segments ? segment : name, (uint32_t)i};
	}
	qsort(named, count, sizeof *named, compare_named);
	int64_t number = 0;
	for (size_t i = 0; i < count; i++) {
		if (i > 0 && compare_named(&named[i - 1], &named[i]) != 0)
			number++;
		listing->ranked[named[i].customer].key = number;
	}
	free(named);
	return true;
}

enum { KEYS_AT_ONCE = 4096 };

static void set_keys(void *data, size_t block)
{
	struct listing *listing = data;
	const struct clv_field *field = listing->orders->selection.sort;
	const size_t from = block * KEYS_AT_ONCE;
	const size_t left = listing->count - from;
	const size_t end = from + (left < KEYS_AT_ONCE ? left : KEYS_AT_ONCE);
	for (size_t i = from; i < end; i++) {
		struct clv_customer customer;
		clv_ledger_customer(listing->ledger, i, &customer);
		listing->ranked[i] =
		    (struct clv_ranked){.key = key_of(listing, field, &customer, i),
		                        .customer = (uint32_t)i};
	}
}

static bool rank(struct listing *listing)
{
	const struct clv_field *field = listing->orders->selection.sort;
	const size_t threads = listing->orders->exports.common.threads;
	const size_t count = clv_ledger_count(listing->ledger);
	listing->count = count;
	clv_parallel(threads, (count + KEYS_AT_ONCE - 1) / KEYS_AT_ONCE, set_keys,
	             listing);
	const bool segments =
	    field && field->offset == offsetof(struct clv_customer_row, segment);
	if (field && field->kind == CLV_NAME &&
	    !number_names(listing, segments, count))
		return false;
	return clv_rank(listing->ledger, listing->ranked, count,
	                listing->orders->selection.ascending, threads);
}

/* Fifths of all customers by last purchase, orders and revenue. */
static bool score(struct listing *listing)
{
	const size_t count = clv_ledger_count(listing->ledger);
	listing->scores = calloc(3, count + 1);
	if (!listing->scores)
		return false;
	for (int which = 0; which < 3; which++) {
		for (size_t i = 0; i < count; i++) {
			struct clv_customer customer;
			clv_ledger_customer(listing->ledger, i, &customer);
			const int64_t keys[] = {customer.days[customer.day_count - 1],
			                        (int64_t)customer.orders,
			                        clv_rank_key_exact(customer.revenue)};
			listing->ranked[i] = (struct clv_ranked){.key = keys[which],
			                                         .customer = (uint32_t)i};
		}
		if (!clv_rank(listing->ledger, listing->ranked, count, false,
		              listing->orders->exports.common.threads))
			return false;
		clv_score(listing->ranked, count,
		          listing->scores + (size_t)which * count);
	}
	return true;
}

static void set_terms(struct listing *listing)
{
	const struct orders *orders = listing->orders;
	listing->terms =
	    (struct clv_history_terms){.until = orders->exports.until,
	                               .lapsed_after = orders->lapsed_after,
	                               .unit = orders->unit,
	                               .total = clv_ledger_revenue(listing->ledger),
	                               .margin = orders->inputs.values.margin,
	                               .cac = orders->inputs.values.cac,
	                               .has_costs = orders_has_costs(orders)};
}

/* ---- Rows -----------------------------------------------------------------
 */

/* All who are not among the first: on a terminal the last line of --top. */
struct others {
	uint64_t count, orders;
	clv_wide revenue;
};

static bool write_others(const struct listing *listing,
                         const struct others *others, struct page *page,
                         struct clv_error *error)
{
	char name[60];
	struct clv_customer_row row;
	const struct clv_customer customer = {
	    .name = name,
	    .name_length = (size_t)snprintf(name, sizeof name, "%llu other%s",
	                                    (unsigned long long)others->count,
	                                    others->count == 1 ? "" : "s"),
	    .revenue = others->revenue,
	    .orders = others->orders,
	    .days = &listing->terms.until,
	    .day_count = 1};
	clv_customer_figures(&customer, &listing->terms, &row);
	view_fill(&page->view, &row);
	/* what they share is said, and not what is each one's own */
	static const char *const said[] = {"customer", "orders", "revenue", "avg",
	                                   "share"};
	for (size_t i = 0; i < page->view.count; i++) {
		bool keep = false;
		for (size_t j = 0; j < sizeof said / sizeof *said; j++)
			keep |= strcmp(page->view.headings[i].name, said[j]) == 0;
		if (!keep)
			page->view.values[i].type = CLV_VALUE_NONE;
	}
	return clv_writer_row(&page->writer, page->view.values, error);
}

static bool fill_view(const void *data, size_t item, struct view *view)
{
	/* look-ups by rank are all over memory */
	enum { AHEAD = 16 };
	const struct listing *listing = data;
	struct clv_customer_row row;
	if (item + AHEAD < listing->count) {
		clv_ledger_expect(listing->ledger,
		                  listing->ranked[item + AHEAD / 2].customer, true);
		clv_ledger_expect(listing->ledger,
		                  listing->ranked[item + AHEAD].customer, false);
	}
	fill(listing, listing->ranked[item].customer, &row);
	if (!selection_shows(&listing->orders->selection, &row))
		return false;
	view_fill(view, &row);
	return true;
}

/* Those whom --top leaves out, from the row `from` on. */
static void add_others(const struct listing *listing, size_t from,
                       struct others *others)
{
	for (size_t i = from; i < listing->count; i++) {
		struct clv_customer_row row;
		fill(listing, listing->ranked[i].customer, &row);
		if (!selection_shows(&listing->orders->selection, &row))
			continue;
		others->count++;
		others->orders += (uint64_t)row.orders;
		others->revenue += row.revenue;
	}
}

static bool write_rows(const struct listing *listing, struct page *page,
                       struct clv_error *error)
{
	const struct orders *orders = listing->orders;
	const struct slices_request slices = {.count = listing->count,
	                                      .top = orders->selection.top,
	                                      .threads =
	                                          orders->exports.common.threads,
	                                      .view = &page->view,
	                                      .fill = fill_view,
	                                      .data = listing};
	struct others others = {0};
	size_t behind;
	if (!slices_write(&slices, &page->writer, &behind, error))
		return false;
	if (page_is_table(page))
		add_others(listing, behind, &others);
	return !others.count || write_others(listing, &others, page, error);
}

bool orders_print_customers(struct orders *orders, struct clv_error *error)
{
	struct listing listing = {.orders = orders,
	                          .ledger = orders->exports.ledger};
	struct page page = {.view = {.count = 0}};
	const size_t count = clv_ledger_count(listing.ledger);
	listing.ranked = clv_rank_list(count);
	if (!listing.ranked)
		return clv_reject_memory(error);
	set_terms(&listing);
	bool done = !orders->rfm || score(&listing) || clv_reject_memory(error);
	done = done && (rank(&listing) || clv_reject_memory(error)) &&
	       orders_open_page(orders, &page, error) && page_begin(&page, error) &&
	       write_rows(&listing, &page, error) && page_end(&page, error);
	page_close(&page);
	free(listing.ranked);
	free(listing.scores);
	return done;
}
