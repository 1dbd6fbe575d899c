/* Customers by when they first bought, or by segment, and what each of these
   cohorts did in the periods after: who bought in them, and for how much. */
#ifndef CLV_DATA_COHORTS_H
#define CLV_DATA_COHORTS_H

#include "core/calendar.h"
#include "data/ledger.h"

/* A period of a cohort. Its age is 0 for the period of a customer's first
   purchase, 1 for the next, and so on. */
struct clv_cohort_cell {
	uint64_t customers; /* of the cohort, who had this period */
	uint64_t active;    /* of them, who bought in it */
	uint64_t returning; /* of them, who bought in it or later */
	uint64_t orders;
	/* What was paid in it, less what was given back in it; what was given back
	   before the first purchase belongs to age 0. */
	clv_wide revenue;
};

struct clv_cohort {
	const char *segment; /* null: none; lent by the ledger */
	size_t segment_length;
	int32_t period; /* of the first purchase, as clv_period_of */
	uint64_t customers;
	struct clv_cohort_cell *cells; /* by age; owned */
	size_t count, capacity;
};

/* By period they are in its order, without those that nobody began; each has a
   cell for every period up to the last, and their revenue is all revenue. By
   segment they are in byte order, none first: customers of one cohort began at
   different times, so that an age counts those who had all of it, and the last
   period counts for nobody unless it is over. */
struct clv_cohorts {
	struct clv_cohort *all; /* owned */
	size_t count;
	int32_t last; /* the period with the last day that counts */
	bool is_open; /* it is not over then */
	/* Revenue of the last period, which by segment is in no cell. */
	clv_wide left_out;
};

struct clv_cohorts_request {
	bool by_segment; /* needs CLV_KEEPS_SEGMENTS */
	enum clv_period period;
	int32_t until; /* last day that counts, of the calendar: what is later does
	                  not */
};

/* Of a finished ledger that keeps detail (CLV_KEEPS_DETAIL), which may be
   loose. False when there is no memory; free in any case. */
bool clv_cohorts_measure(struct clv_cohorts *cohorts,
                         const struct clv_ledger *ledger,
                         const struct clv_cohorts_request *request);
void clv_cohorts_free(struct clv_cohorts *cohorts);

#endif
