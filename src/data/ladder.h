/* How far customers climb: of each purchase, the second, the third..., how many
   came so far, how long it took and what it brought. Purchases are counted as
   the models do: those of one day are one. */
#ifndef CLV_DATA_LADDER_H
#define CLV_DATA_LADDER_H

#include "data/ledger.h"

/* The purchase of one number, of all customers who came so far. */
struct clv_rung {
	uint64_t customers; /* at least 1 */
	/* What was paid on the days of these purchases in 1/10000, less what was
	   given back on them and on the days up to the next purchase; what was
	   given back before the first one is its own. */
	clv_wide revenue;
	/* The middle of the days since the purchase before: two numbers, which are
	   the same where the number of customers is odd. 0 on the first rung. */
	int32_t days_low, days_high;
};

/* The revenue of all rungs is the revenue of all customers. */
struct clv_ladder {
	struct clv_rung *rungs; /* owned; the first purchase is rungs[0] */
	size_t count;           /* the purchases of who has most; 0: no customers */
};

/* Climbs a finished ledger that keeps detail (CLV_KEEPS_DETAIL). False when
   there is no memory; free in any case. */
bool clv_ladder_climb(struct clv_ladder *ladder,
                      const struct clv_ledger *ledger);
void clv_ladder_free(struct clv_ladder *ladder);

#endif
