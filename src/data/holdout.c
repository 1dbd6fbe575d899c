#include "data/holdout.h"

#include <stdlib.h>

static int compare(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int compare_wide(clv_wide a, clv_wide b)
{
	return (a > b) - (a < b);
}

static int compare_held(const void *a, const void *b)
{
	const struct clv_held *one = a;
	const struct clv_held *two = b;
	int order = compare(one->frequency, two->frequency);
	if (!order)
		order = compare(one->age, two->age);
	if (!order)
		order = compare(one->recency, two->recency);
	if (!order)
		order = compare(one->after, two->after);
	if (!order)
		order = compare_wide(one->repeat_revenue, two->repeat_revenue);
	return order ? order : compare_wide(one->revenue_after, two->revenue_after);
}

static bool find_first(struct clv_holdout *holdout,
                       const struct clv_ledger *ledger)
{
	struct clv_customer customer;
	holdout->first = holdout->until;
	for (size_t i = 0; i < clv_ledger_count(ledger); i++) {
		clv_ledger_customer(ledger, i, &customer);
		if (customer.days[0] < holdout->first)
			holdout->first = customer.days[0];
	}
	const size_t days = (size_t)(holdout->until - holdout->first) + 1;
	holdout->days = calloc(days, sizeof *holdout->days);
	return holdout->days;
}

/* He has a purchase up to the cut. */
static void split_customer(struct clv_holdout *holdout,
                           const struct clv_customer *customer,
                           struct clv_held *held)
{
	const int32_t first = customer->days[0];
	struct clv_held_day *const days = holdout->days;
	*held = (struct clv_held){.age = holdout->cut - first};
	days[first - holdout->first].first_purchases++;
	for (size_t i = 1; i < customer->day_count; i++) {
		const int32_t day = customer->days[i];
		days[day - holdout->first].repeat_purchases++;
		if (day > holdout->cut) {
			held->after++;
		} else {
			held->frequency++;
			held->recency = day - first;
		}
	}
}

/* Amounts come by customer and day; held is by the ledger's index. */
static void split_revenue(const struct clv_holdout *holdout,
                          const struct clv_ledger *ledger,
                          struct clv_held *held)
{
	const size_t entries = clv_ledger_detail_count(ledger);
	for (size_t i = 0; i < entries; i++) {
		struct clv_detail entry;
		clv_ledger_detail(ledger, i, &entry);
		struct clv_held *one = &held[entry.customer];
		if (entry.day > holdout->cut)
			one->revenue_after += entry.amount;
		else if (entry.day > holdout->cut - one->age)
			one->repeat_revenue += entry.amount;
	}
}

bool clv_holdout_split(struct clv_holdout *holdout,
                       const struct clv_ledger *ledger, int32_t cut,
                       int32_t until, bool has_money)
{
	const size_t count = clv_ledger_count(ledger);
	*holdout = (struct clv_holdout){
	    .cut = cut, .until = until, .has_money = has_money};
	if (!count)
		return true;
	holdout->customers = calloc(count, sizeof *holdout->customers);
	if (!holdout->customers || !find_first(holdout, ledger))
		return false;
	struct clv_held *const held = holdout->customers;
	for (size_t i = 0; i < count; i++) {
		struct clv_customer customer;
		clv_ledger_customer(ledger, i, &customer);
		if (customer.days[0] <= cut)
			split_customer(holdout, &customer, &held[i]);
		else
			held[i].age = -1;
	}
	if (has_money)
		split_revenue(holdout, ledger, held);
	for (size_t i = 0; i < count; i++)
		if (held[i].age >= 0)
			held[holdout->count++] = held[i];
	holdout->later = count - holdout->count;
	qsort(held, holdout->count, sizeof *held, compare_held);
	return true;
}

void clv_holdout_free(struct clv_holdout *holdout)
{
	free(holdout->customers);
	free(holdout->days);
	*holdout = (struct clv_holdout){0};
}
