/* A history cut in two: what was known of each customer on the last day of the
   first part, the calibration, and what he did in the second, the holdout. */
#ifndef CLV_DATA_HOLDOUT_H
#define CLV_DATA_HOLDOUT_H

#include "data/ledger.h"

/* A customer of the calibration. Purchases of one day are one; times in days.
   Amounts in 1/10000; 0 of a ledger that keeps no detail. */
struct clv_held {
	clv_wide repeat_revenue; /* after the first purchase day, up to the cut */
	clv_wide revenue_after;  /* after the cut; refunds lower it */
	int32_t frequency;       /* repeat purchases up to the cut */
	int32_t recency, age;    /* from the first purchase to the last, the cut */
	int32_t after;           /* purchases after the cut */
};

/* What happened on a day, to customers of the calibration alone. */
struct clv_held_day {
	uint64_t first_purchases, repeat_purchases;
};

struct clv_holdout {
	int32_t first, cut, until; /* days; first: of all, 0 without customers */
	/* By frequency, age, recency, and the rest: in an order that does not
	   depend on that of the data. */
	struct clv_held *customers; /* owned */
	size_t count;
	uint64_t later;            /* first purchase after the cut: left out */
	struct clv_held_day *days; /* owned; first to until */
	bool has_money;
};

/* Splits a finished ledger of days up to `until`, at cut < until; has_money: it
   keeps detail. Without a customer up to the cut count is 0. False when there
   is no memory; free in any case. */
bool clv_holdout_split(struct clv_holdout *holdout,
                       const struct clv_ledger *ledger, int32_t cut,
                       int32_t until, bool has_money);
void clv_holdout_free(struct clv_holdout *holdout);

#endif
