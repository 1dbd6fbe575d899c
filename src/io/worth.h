/* What customers paid a year, from an export of orders, by their names. */
#ifndef CLV_IO_WORTH_H
#define CLV_IO_WORTH_H

#include "io/history_read.h"

/* An empty one is a struct of zeros, and knows nobody. */
struct clv_worth {
	struct clv_names customers;
	clv_wide *values;          /* by customer, in 1/10000, owned */
	uint64_t orders, left_out; /* what was read, and what does not count */
};

/* Revenue a year: over the years from the first purchase to the last, but over
   one where these are less than a year apart, so that nothing is made up from a
   short time. first and last are days, revenue and the result in 1/10000. */
clv_wide clv_worth_a_year(clv_wide revenue, int32_t first, int32_t last);

/* Reads the exports that the request names. False after an error; free in any
   case. */
bool clv_worth_read(struct clv_worth *worth,
                    const struct clv_history_request *request,
                    struct clv_error *error);
void clv_worth_free(struct clv_worth *worth);

/* What the customer, named as by clv_customer_name, paid a year; false where
   there are no orders of his. */
bool clv_worth_find(const struct clv_worth *worth,
                    const struct clv_text *customer, clv_wide *value);

#endif
