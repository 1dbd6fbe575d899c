/* Simulated orders as rows that a schema describes. */
#ifndef CLV_IO_SIMULATED_H
#define CLV_IO_SIMULATED_H

#include "core/wide.h"
#include "io/schema.h"

struct clv_simulated_order {
	double customer_id; /* from 1 */
	int32_t order_date;
	clv_wide amount;
};

extern const struct clv_schema clv_simulated_schema; /* clv_simulated_order */

#endif
