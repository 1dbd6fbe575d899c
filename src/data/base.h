/* The whole base of customers, or groups of it, in sums: from these follow all
   averages and shares. */
#ifndef CLV_DATA_BASE_H
#define CLV_DATA_BASE_H

#include "core/calendar.h"
#include "data/ledger.h"

/* How the base is parted. */
enum clv_base_by {
	CLV_BASE_WHOLE,
	CLV_BASE_BY_SEGMENT, /* needs CLV_KEEPS_SEGMENTS and CLV_KEEPS_DETAIL */
	CLV_BASE_BY_PERIOD   /* needs CLV_KEEPS_DETAIL */
};

/* Customers belong to the segment of their first purchase, orders and amounts
   to their own. Of a period: customers are those who bought in it, new ones
   those whose first purchase it has, repeat ones those who bought in it later
   than on their first day, customer days those from the first purchase on that
   lie in it, and lapsed ones those who went quiet in it. */
struct clv_base_row {
	const char *segment; /* null: none */
	size_t segment_length;
	int32_t period; /* number, as clv_period_of */
	uint64_t customers, new_customers, orders, repeat_customers;
	uint64_t repeat_orders; /* on later days than the customer's first */
	clv_wide revenue, repeat_revenue;
	clv_wide cost;          /* 0 without CLV_KEEPS_COSTS */
	uint64_t customer_days; /* from the first purchase to `until` */
	uint64_t lapsed_customers;
	clv_wide lapsed_revenue;
	/* of the fifth of its customers, rounded up, who spent most in it */
	clv_wide top_revenue;
};

struct clv_base {
	/* segments in byte order, none first; periods ascending, without gaps */
	struct clv_base_row *rows;
	size_t count;
};

struct clv_base_request {
	enum clv_base_by by;
	enum clv_period period;
	int32_t until;        /* last day that counts, of the calendar */
	int32_t lapsed_after; /* quiet for more days than this, 0 or more */
};

/* Of a finished ledger, to which the segments stay lent. False when there is no
   memory; free in any case. */
bool clv_base_measure(struct clv_base *base, const struct clv_ledger *ledger,
                      const struct clv_base_request *request);
void clv_base_free(struct clv_base *base);

#endif
