/* What a validation found as rows that schemas describe. */
#ifndef CLV_IO_VALIDATIONS_H
#define CLV_IO_VALIDATIONS_H

#include "data/validation.h"
#include "io/csv_reader.h"
#include "io/schema.h"

/* All customers, by who foretells. What has no value is NaN. */
struct clv_validation_total_row {
	enum clv_forecaster forecast;
	double customers, actual, predicted, error, mae, rmse, correlation;
	double actual_revenue, predicted_revenue, revenue_error;
};

/* Customers of one frequency. */
struct clv_validation_frequency_row {
	struct clv_text frequency;
	double customers, actual, predicted;
	double actual_mean, predicted_mean, same_rate_mean;
};

enum clv_validation_phase { CLV_PHASE_CALIBRATION, CLV_PHASE_HOLDOUT };

struct clv_validation_week_row {
	double week;
	int32_t start, end;
	enum clv_validation_phase phase;
	double actual, predicted, cumulative_actual, cumulative_predicted;
};

/* Customers of one tenth of P(alive). */
struct clv_validation_alive_row {
	double p_alive_from, p_alive_to, customers, p_alive;
	double predicted_share, actual_share;
};

/* Of the rows above. Revenue needs CLV_HAS_AVG. */
extern const struct clv_schema clv_validation_total_schema;
extern const struct clv_schema clv_validation_frequency_schema;
extern const struct clv_schema clv_validation_week_schema;
extern const struct clv_schema clv_validation_alive_schema;

void clv_validation_total_figure(const struct clv_validation_measures *measures,
                                 enum clv_forecaster forecaster,
                                 struct clv_validation_total_row *row);

/* index: of the frequency, below CLV_VALIDATION_FREQUENCIES. */
void clv_validation_frequency_figure(
    const struct clv_validation_frequency *group, size_t index,
    struct clv_validation_frequency_row *row);

/* The next week: row is the one before it, or all 0 for the first. */
void clv_validation_week_figure(const struct clv_validation_week *week,
                                int32_t cut,
                                struct clv_validation_week_row *row);

/* index: of the tenth, below CLV_VALIDATION_TENTHS. */
void clv_validation_alive_figure(const struct clv_validation_tenth *tenth,
                                 size_t index,
                                 struct clv_validation_alive_row *row);

#endif
