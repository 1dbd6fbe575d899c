#include "data/base.h"
#include "data/grow.h"
#include "data/names.h"

#include <stdlib.h>

/* ---- Groups ---------------------------------------------------------------
 */

/* What a customer spent within a group, for the share of those on top. */
struct spending {
	clv_wide amount;
	size_t group;
};

struct measuring {
	const struct clv_ledger *ledger;
	const struct clv_base_request *request;
	struct clv_base *base;
	size_t capacity;
	struct clv_names segments;
	struct spending *spendings;
	size_t spending_count, spending_capacity;
};

static struct clv_base_row *add_row(struct measuring *run)
{
	void *rows = run->base->rows;
	if (!clv_grow(&rows, &run->capacity, run->base->count + 1,
	              sizeof *run->base->rows))
		return NULL;
	run->base->rows = rows;
	run->base->rows[run->base->count] = (struct clv_base_row){0};
	return &run->base->rows[run->base->count++];
}

/* The row of a segment; none is one of its own, and never empty otherwise. */
static struct clv_base_row *segment_row(struct measuring *run,
                                        const char *segment, size_t length)
{
	bool is_new;
	const uint32_t number =
	    clv_names_add(&run->segments, segment ? segment : "", length, &is_new);
	if (number == CLV_NO_NAME)
		return NULL;
	if (!is_new)
		return &run->base->rows[number];
	struct clv_base_row *row = add_row(run);
	if (row) {
		row->segment = segment;
		row->segment_length = length;
	}
	return row;
}

/* Rows of periods are made beforehand, without gaps. */
static struct clv_base_row *period_row(const struct measuring *run, int32_t day)
{
	const int32_t number = clv_period_of(day, run->request->period);
	return &run->base->rows[number - run->base->rows[0].period];
}

static bool add_spending(struct measuring *run, size_t group, clv_wide amount)
{
	void *items = run->spendings;
	if (!clv_grow(&items, &run->spending_capacity, run->spending_count + 1,
	              sizeof *run->spendings))
		return false;
	run->spendings = items;
	run->spendings[run->spending_count++] = (struct spending){amount, group};
	return true;
}

/* ---- A customer -----------------------------------------------------------
 */

static int32_t last_day(const struct clv_customer *customer)
{
	return customer->days[customer->day_count - 1];
}

static bool is_lapsed(const struct clv_base_request *request,
                      const struct clv_customer *customer)
{
	return request->until - last_day(customer) > request->lapsed_after;
}

/* What belongs to the customer and not to his single orders. */
static void add_customer(const struct clv_base_request *request,
                         struct clv_base_row *row,
                         const struct clv_customer *customer)
{
	row->customers++;
	row->new_customers++;
	row->repeat_customers += customer->day_count > 1;
	if (request->until > customer->days[0])
		row->customer_days += (uint64_t)(request->until - customer->days[0]);
	if (is_lapsed(request, customer)) {
		row->lapsed_customers++;
		row->lapsed_revenue += customer->revenue;
	}
}

static bool measure_whole(struct measuring *run)
{
	struct clv_base_row *row = add_row(run);
	if (!row)
		return false;
	const size_t count = clv_ledger_count(run->ledger);
	for (size_t i = 0; i < count; i++) {
		struct clv_customer customer;
		clv_ledger_customer(run->ledger, i, &customer);
		add_customer(run->request, row, &customer);
		row->orders += customer.orders;
		row->repeat_orders += customer.orders - customer.first_orders;
		row->revenue += customer.revenue;
		row->cost += customer.cost;
		row->repeat_revenue += customer.revenue - customer.first_revenue;
		if (!add_spending(run, 0, customer.revenue))
			return false;
	}
	return true;
}

static void add_orders(struct clv_base_row *row, const struct clv_detail *entry,
                       const struct clv_customer *customer)
{
	const bool is_repeat = entry->day > customer->days[0];
	row->orders += entry->orders;
	row->revenue += entry->amount;
	row->cost += entry->cost;
	if (is_repeat) {
		row->repeat_orders += entry->orders;
		row->repeat_revenue += entry->amount;
	}
}

/* ---- By segment -----------------------------------------------------------
 */

static int compare_rows(const void *a, const void *b)
{
	const struct clv_base_row *first = a;
	const struct clv_base_row *second = b;
	return clv_text_compare(
	    first->segment ? first->segment : "", first->segment_length,
	    second->segment ? second->segment : "", second->segment_length);
}

/* Where a customer belongs, and what he spent there. */
struct home {
	size_t customer, group;
	clv_wide amount;
};

static bool leave_home(struct measuring *run, const struct home *home)
{
	return home->customer == SIZE_MAX ||
	       add_spending(run, home->group, home->amount);
}

static bool find_home(struct measuring *run, struct home *home, size_t index,
                      const struct clv_customer *customer)
{
	const struct clv_base_row *row =
	    segment_row(run, customer->segment, customer->segment_length);
	if (row)
		*home = (struct home){index, (size_t)(row - run->base->rows), 0};
	return row;
}

static bool measure_segment_orders(struct measuring *run)
{
	struct clv_customer customer = {0};
	struct home home = {.customer = SIZE_MAX};
	const size_t entries = clv_ledger_detail_count(run->ledger);
	for (size_t i = 0; i < entries; i++) {
		struct clv_detail entry;
		clv_ledger_detail(run->ledger, i, &entry);
		if (!i || entry.customer != home.customer) {
			clv_ledger_customer(run->ledger, entry.customer, &customer);
			if (!leave_home(run, &home) ||
			    !find_home(run, &home, entry.customer, &customer))
				return false;
		}
		struct clv_base_row *row =
		    segment_row(run, entry.segment, entry.segment_length);
		if (!row)
			return false;
		add_orders(row, &entry, &customer);
		if ((size_t)(row - run->base->rows) == home.group)
			home.amount += entry.amount;
	}
	return leave_home(run, &home);
}

static bool measure_segments(struct measuring *run)
{
	const size_t count = clv_ledger_count(run->ledger);
	for (size_t i = 0; i < count; i++) {
		struct clv_customer customer;
		clv_ledger_customer(run->ledger, i, &customer);
		struct clv_base_row *row =
		    segment_row(run, customer.segment, customer.segment_length);
		if (!row)
			return false;
		add_customer(run->request, row, &customer);
	}
	return measure_segment_orders(run);
}

/* ---- By period ------------------------------------------------------------
 */

static bool make_periods(struct measuring *run)
{
	int32_t first = INT32_MAX;
	int32_t last = run->request->until;
	const size_t entries = clv_ledger_detail_count(run->ledger);
	for (size_t i = 0; i < entries; i++) {
		struct clv_detail entry;
		clv_ledger_detail(run->ledger, i, &entry);
		first = entry.day < first ? entry.day : first;
		last = entry.day > last ? entry.day : last;
	}
	if (first == INT32_MAX)
		return true;
	const int32_t end = clv_period_of(last, run->request->period);
	for (int32_t i = clv_period_of(first, run->request->period); i <= end;
	     i++) {
		struct clv_base_row *row = add_row(run);
		if (!row)
			return false;
		row->period = i;
	}
	return true;
}

/* The first day after a row's period, or `until` where that comes first. */
static int32_t end_of(const struct measuring *run,
                      const struct clv_base_row *row)
{
	const int32_t until = run->request->until;
	const int32_t next =
	    clv_period_start(row->period + 1, run->request->period);
	/* the calendar ends with its last period */
	return next != CLV_NO_DAY && next < until ? next : until;
}

/* Where a customer is new, and where he went quiet. Customer days lie between
   the first purchase and `until`: here those of the first period. */
static void add_life(struct measuring *run, const struct clv_customer *customer)
{
	struct clv_base_row *row = period_row(run, customer->days[0]);
	const int32_t end = end_of(run, row);
	row->new_customers++;
	if (end > customer->days[0])
		row->customer_days += (uint64_t)(end - customer->days[0]);
	if (is_lapsed(run->request, customer)) {
		row = period_row(run,
		                 last_day(customer) + run->request->lapsed_after + 1);
		row->lapsed_customers++;
		row->lapsed_revenue += customer->revenue;
	}
}

/* Later periods have as many days of each who was there before. */
static void add_later_days(struct measuring *run)
{
	uint64_t there = 0;
	for (size_t i = 0; i < run->base->count; i++) {
		struct clv_base_row *row = &run->base->rows[i];
		const int32_t start =
		    clv_period_start(row->period, run->request->period);
		const int32_t end = end_of(run, row);
		if (end > start)
			row->customer_days += there * (uint64_t)(end - start);
		there += row->new_customers;
	}
}

/* A customer within a period: was there a purchase, one on a later day than the
   first of all, and how much was spent? */
struct visit {
	struct clv_base_row *row;
	bool buys, repeats;
	clv_wide amount;
};

static bool end_visit(struct measuring *run, struct visit *visit)
{
	if (!visit->row || !visit->buys)
		return true;
	visit->row->customers++;
	visit->row->repeat_customers += visit->repeats;
	return add_spending(run, (size_t)(visit->row - run->base->rows),
	                    visit->amount);
}

static bool measure_periods(struct measuring *run)
{
	if (!make_periods(run))
		return false;
	struct visit visit = {0};
	struct clv_customer customer = {0};
	size_t current = 0; /* means nothing while the customer has no days */
	const size_t entries = clv_ledger_detail_count(run->ledger);
	for (size_t i = 0; i < entries; i++) {
		struct clv_detail entry;
		clv_ledger_detail(run->ledger, i, &entry);
		struct clv_base_row *row = period_row(run, entry.day);
		const bool is_next = !customer.days || entry.customer != current;
		if (is_next || row != visit.row) {
			if (!end_visit(run, &visit))
				return false;
			visit = (struct visit){.row = row};
		}
		if (is_next) {
			current = entry.customer;
			clv_ledger_customer(run->ledger, current, &customer);
			add_life(run, &customer);
		}
		add_orders(row, &entry, &customer);
		visit.buys |= entry.orders > 0;
		visit.repeats |= entry.orders > 0 && entry.day > customer.days[0];
		visit.amount += entry.amount;
	}
	add_later_days(run);
	return end_visit(run, &visit);
}

/* ---- Those on top ---------------------------------------------------------
 */

static int compare_spendings(const void *a, const void *b)
{
	const struct spending *first = a;
	const struct spending *second = b;
	if (first->group != second->group)
		return first->group < second->group ? -1 : 1;
	return (first->amount < second->amount) - (first->amount > second->amount);
}

static void sum_top(struct measuring *run)
{
	if (run->spending_count)
		qsort(run->spendings, run->spending_count, sizeof *run->spendings,
		      compare_spendings);
	for (size_t i = 0; i < run->spending_count;) {
		const size_t group = run->spendings[i].group;
		size_t end = i;
		while (end < run->spending_count && run->spendings[end].group == group)
			end++;
		const size_t fifth = (end - i + 4) / 5;
		for (size_t top = i; top < i + fifth; top++)
			run->base->rows[group].top_revenue += run->spendings[top].amount;
		i = end;
	}
}

bool clv_base_measure(struct clv_base *base, const struct clv_ledger *ledger,
                      const struct clv_base_request *request)
{
	*base = (struct clv_base){0};
	struct measuring run = {.ledger = ledger, .request = request, .base = base};
	bool done = false;
	switch (request->by) {
	case CLV_BASE_BY_SEGMENT:
		done = measure_segments(&run);
		break;
	case CLV_BASE_BY_PERIOD:
		done = measure_periods(&run);
		break;
	case CLV_BASE_WHOLE:
	default:
		done = measure_whole(&run);
	}
	if (done)
		sum_top(&run);
	if (done && request->by == CLV_BASE_BY_SEGMENT && base->count)
		qsort(base->rows, base->count, sizeof *base->rows, compare_rows);
	clv_names_free(&run.segments);
	free(run.spendings);
	return done;
}

void clv_base_free(struct clv_base *base)
{
	free(base->rows);
	*base = (struct clv_base){0};
}
