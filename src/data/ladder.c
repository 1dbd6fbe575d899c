#include "data/ladder.h"

#include <stdlib.h>

/* Counts who came to each rung; false without memory. */
static bool count_customers(struct clv_ladder *ladder,
                            const struct clv_ledger *ledger)
{
	const size_t customers = clv_ledger_count(ledger);
	struct clv_customer customer;
	for (size_t i = 0; i < customers; i++) {
		clv_ledger_customer(ledger, i, &customer);
		if (customer.day_count > ladder->count)
			ladder->count = customer.day_count;
	}
	ladder->rungs = calloc(ladder->count + 1, sizeof *ladder->rungs);
	if (!ladder->rungs)
		return false;
	for (size_t i = 0; i < customers; i++) {
		clv_ledger_customer(ledger, i, &customer);
		/* who came to a rung came to all below it: summed up afterwards */
		ladder->rungs[customer.day_count - 1].customers++;
	}
	for (size_t i = ladder->count; i-- > 1;)
		ladder->rungs[i - 1].customers += ladder->rungs[i].customers;
	return true;
}

/* Entries of a customer come by day, and so do the purchases. */
static void sum_revenue(struct clv_ladder *ladder,
                        const struct clv_ledger *ledger)
{
	const size_t entries = clv_ledger_detail_count(ledger);
	struct clv_customer customer = {0};
	size_t current = SIZE_MAX;
	size_t rung = 0;
	for (size_t i = 0; i < entries; i++) {
		struct clv_detail entry;
		clv_ledger_detail(ledger, i, &entry);
		if (entry.customer != current) {
			current = entry.customer;
			clv_ledger_customer(ledger, current, &customer);
			rung = 0;
		}
		while (rung + 1 < customer.day_count &&
		       customer.days[rung + 1] <= entry.day)
			rung++;
		ladder->rungs[rung].revenue += entry.amount;
	}
}

static int compare_days(const void *a, const void *b)
{
	const int32_t *first = a;
	const int32_t *second = b;
	return (*first > *second) - (*first < *second);
}

/* The days between purchases, those of each rung together. starts has the place
   of each rung's first, and is moved on. */
static void collect_days(const struct clv_ledger *ledger, int32_t *days,
                         size_t *starts)
{
	const size_t customers = clv_ledger_count(ledger);
	for (size_t i = 0; i < customers; i++) {
		struct clv_customer customer;
		clv_ledger_customer(ledger, i, &customer);
		for (size_t rung = 1; rung < customer.day_count; rung++)
			days[starts[rung]++] =
			    customer.days[rung] - customer.days[rung - 1];
	}
}

static bool find_medians(struct clv_ladder *ladder,
                         const struct clv_ledger *ledger)
{
	size_t total = 0;
	size_t *starts = calloc(ladder->count + 1, sizeof *starts);
	for (size_t i = 1; starts && i < ladder->count; i++) {
		starts[i] = total;
		total += ladder->rungs[i].customers;
	}
	int32_t *days = malloc((total + 1) * sizeof *days);
	const bool done = starts && days;
	if (done)
		collect_days(ledger, days, starts);
	int32_t *at = days;
	for (size_t i = 1; done && i < ladder->count; i++) {
		struct clv_rung *rung = &ladder->rungs[i];
		qsort(at, rung->customers, sizeof *at, compare_days);
		rung->days_low = at[(rung->customers - 1) / 2];
		rung->days_high = at[rung->customers / 2];
		at += rung->customers;
	}
	free(starts);
	free(days);
	return done;
}

bool clv_ladder_climb(struct clv_ladder *ladder,
                      const struct clv_ledger *ledger)
{
	*ladder = (struct clv_ladder){NULL, 0};
	if (!count_customers(ladder, ledger))
		return false;
	sum_revenue(ladder, ledger);
	return find_medians(ladder, ledger);
}

void clv_ladder_free(struct clv_ladder *ladder)
{
	free(ladder->rungs);
	*ladder = (struct clv_ladder){NULL, 0};
}
