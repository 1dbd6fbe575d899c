#include "data/gap.h"
#include "core/calendar.h"
#include "data/parallel.h"

#include <stdlib.h>

/* Gaps counted by their length: 1900 to 2200 has 110,000 of them. Each slice of
   customers has counts of its own. */
enum { LONGEST = CLV_LAST_DAY - CLV_FIRST_DAY };

struct gaps {
	const struct clv_ledger *ledger;
	uint64_t *counts;
	size_t slices;
};

static void count_gaps(void *data, size_t slice)
{
	const struct gaps *gaps = data;
	const size_t customers = clv_ledger_count(gaps->ledger);
	const size_t end = customers * (slice + 1) / gaps->slices;
	uint64_t *counts = gaps->counts + slice * (LONGEST + 1);
	for (size_t i = customers * slice / gaps->slices; i < end; i++) {
		struct clv_customer customer;
		clv_ledger_customer(gaps->ledger, i, &customer);
		for (size_t day = 1; day < customer.day_count; day++)
			counts[customer.days[day] - customer.days[day - 1]]++;
	}
}

static size_t slices_for(size_t customers, size_t threads)
{
	enum { FEW = 100000 };
	const size_t most = customers / FEW + 1;
	if (threads > CLV_THREADS_MAX)
		threads = CLV_THREADS_MAX;
	return threads < 1 ? 1 : threads < most ? threads : most;
}

/* Shares are compared as quotients: 55 of 100 is 0.55 in doubles, while 0.55 *
   100 is more than 55. */
bool clv_gap_quantile(const struct clv_ledger *ledger, double share,
                      size_t threads, int32_t *days)
{
	struct gaps gaps = {.ledger = ledger,
	                    .slices =
	                        slices_for(clv_ledger_count(ledger), threads)};
	uint64_t all = 0, seen = 0;
	int32_t gap = 0;
	gaps.counts = calloc(gaps.slices * (LONGEST + 1), sizeof *gaps.counts);
	*days = -1;
	if (!gaps.counts)
		return false;
	clv_parallel(threads, gaps.slices, count_gaps, &gaps);
	for (size_t i = 0; i <= LONGEST; i++) {
		for (size_t slice = 1; slice < gaps.slices; slice++)
			gaps.counts[i] += gaps.counts[slice * (LONGEST + 1) + i];
		all += gaps.counts[i];
	}
	while (gap < LONGEST && (!seen || (double)seen / (double)all < share))
		seen += gaps.counts[++gap];
	free(gaps.counts);
	*days = all ? gap : 0;
	return all > 0;
}
