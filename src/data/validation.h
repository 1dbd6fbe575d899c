/* How well a model foretold a holdout, beside two naive rivals. */
#ifndef CLV_DATA_VALIDATION_H
#define CLV_DATA_VALIDATION_H

#include "clv/models.h"

#include "data/holdout.h"

/* Who foretells. */
enum clv_forecaster {
	CLV_BY_MODEL,
	/* Each goes on as before: x / T purchases in the unit of time, of the mean
	   of his repeat purchases so far. */
	CLV_BY_SAME_RATE,
	CLV_BY_NOTHING, /* nobody buys any more */
	CLV_FORECASTERS
};

/* What a model sees of him on the day of the cut; monetary is 0 without repeat
   purchases. */
struct clv_behaviour clv_held_behaviour(const struct clv_held *held,
                                        double unit_days);

struct clv_validation_terms {
	const struct clv_model *model; /* for data of histories */
	const double *parameters;
	const struct clv_model *spend; /* gg, or null: money is not foretold */
	const double *spend_parameters;
	double unit_days; /* days in the parameters' unit of time */
	size_t threads;   /* which change nothing in the results */
};

/* Customers of one history, next to each other in the holdout, and what the
   model says of each. */
struct clv_validation_group {
	size_t first, count;
	double purchases; /* to expect in the holdout */
	double p_alive;   /* at the cut */
	double buys;      /* the probability that he buys in the holdout */
};

struct clv_validation {
	const struct clv_holdout *holdout; /* borrowed, as what terms has */
	struct clv_validation_terms terms;
	struct clv_validation_group *groups; /* owned */
	size_t count;
};

/* False when there is no memory; free in any case. */
bool clv_validation_open(struct clv_validation *validation,
                         const struct clv_holdout *holdout,
                         const struct clv_validation_terms *terms);
void clv_validation_free(struct clv_validation *validation);

/* Of all customers; money in the currency's unit. Without customers the errors
   are NaN. */
struct clv_validation_measures {
	uint64_t customers;
	uint64_t actual;  /* purchases in the holdout */
	double predicted; /* of them */
	double mae, rmse; /* of a customer's purchases: mean absolute error, root of
	                     the mean squared one */
	double correlation; /* with the actual purchases; NaN where either is the
	                       same for all */
	double actual_revenue, predicted_revenue; /* NaN without spend, or INFINITY
	                                             as clv_model->expected_mean */
};
void clv_validation_measure(const struct clv_validation *validation,
                            enum clv_forecaster forecaster,
                            struct clv_validation_measures *measures);

/* Customers by their frequency in the calibration, the last group open. */
enum { CLV_VALIDATION_FREQUENCIES = 8 };
struct clv_validation_frequency {
	uint64_t customers, actual;
	double predicted[CLV_FORECASTERS]; /* sums of purchases */
};
void clv_validation_by_frequency(
    const struct clv_validation *validation,
    struct clv_validation_frequency rows[CLV_VALIDATION_FREQUENCIES]);

/* Customers by their P(alive) at the cut: from 0 to below 0.1, and so on, 1
   with the last. */
enum { CLV_VALIDATION_TENTHS = 10 };
struct clv_validation_tenth {
	uint64_t customers;
	uint64_t bought;      /* how many of them, in the holdout */
	double buys, p_alive; /* sums of what the model says */
};
void clv_validation_by_p_alive(
    const struct clv_validation *validation,
    struct clv_validation_tenth rows[CLV_VALIDATION_TENTHS]);

/* Repeat purchases of a week of the calibration or the holdout. Weeks end with
   the cut and every 7 days before and after it; the first and the last may be
   shorter. */
struct clv_validation_week {
	int32_t start, end; /* days */
	uint64_t actual;
	double expected; /* of random customers, with these first purchases */
};

/* How many there are; and number `index` of them, in the order of time. Each
   needs what the model expects of a customer by his days since the first
   purchase, which clv_validation_curve computes: until - first + 1 numbers.
   Null when there is no memory; to be freed. */
size_t clv_validation_week_count(const struct clv_holdout *holdout);
double *clv_validation_curve(const struct clv_validation *validation);
void clv_validation_week(const struct clv_holdout *holdout, const double *curve,
                         size_t index, struct clv_validation_week *week);

#endif
