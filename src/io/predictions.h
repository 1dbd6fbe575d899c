/* What is expected of customers, and of all of them, as rows that schemas
   describe. */
#ifndef CLV_IO_PREDICTIONS_H
#define CLV_IO_PREDICTIONS_H

#include "data/prediction.h"
#include "io/csv_reader.h"
#include "io/schema.h"

/* What has no value is NaN. */
struct clv_prediction_figures {
	struct clv_text customer;
	double frequency, recency, T, monetary;
	double p_alive, expected_purchases, expected_avg;
	double clv, clv_low, clv_high;
};

struct clv_prediction_totals {
	double customers, active_customers, expected_purchases, clv;
	double clv_low, clv_high, clv_per_customer, top20_share;
};

/* They need CLV_HAS_NAMES, CLV_HAS_MONEY and CLV_HAS_RANGE for some columns. */
extern const struct clv_schema clv_prediction_schema;       /* of _figures */
extern const struct clv_schema clv_prediction_total_schema; /* of _totals */

/* past: what is added to the value and its range; range null: not known. */
void clv_prediction_figure(const struct clv_behaviour *customer,
                           const struct clv_text *name,
                           const struct clv_prediction *prediction,
                           const struct clv_prediction_range *range,
                           double past, struct clv_prediction_figures *figures);

void clv_prediction_totals(const struct clv_prediction_total *total,
                           struct clv_prediction_totals *totals);

#endif
