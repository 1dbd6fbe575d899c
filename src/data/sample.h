/* The customers that a model is fitted to: equal ones are one row, sorted, so
   that neither their order nor how they were split into rows matters. */
#ifndef CLV_DATA_SAMPLE_H
#define CLV_DATA_SAMPLE_H

#include "clv/models.h"

#include "core/part.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Customers of what went in, counted by their weights; and those left out, each
   for the first of these reasons that holds. */
struct clv_sample_count {
	uint64_t customers; /* that stayed */
	/* x, t_x, T or z below 0, infinite or NaN; x not whole; t_x > 0 where
	   x = 0; for data of occasions and survival also t_x and T not whole */
	uint64_t not_histories;
	uint64_t recency_beyond_age; /* t_x > T; survival: x > T */
	uint64_t without_age;        /* T = 0: they say nothing */
	uint64_t without_repeats;    /* spend: x = 0 */
	uint64_t without_spend;      /* spend: z <= 0 */
};

/* Sums over the customers that stayed, to start a fit from. Of spend, `age` is
   z. */
struct clv_sample_sums {
	double frequency, age, age_square;
	double frequency_age, frequency_square;
};

/* Customers of the same x and T, or spend: x and z. */
struct clv_sample_pair {
	double frequency;
	double age; /* spend: z */
	double weight;
};

/* Customers of the same x and t_x. */
struct clv_sample_left {
	double frequency, recency;
};

struct clv_sample_intake; /* what comes in, until it is closed */

/* After clv_sample_close: */
struct clv_sample {
	enum clv_model_data data;
	struct clv_sample_count count;
	struct clv_sample_sums sums;
	struct clv_part_row *rows; /* by x, T, t_x; null where t_x is no matter */
	size_t row_count;          /* distinct customers, also where rows is null */
	struct clv_sample_pair *pairs;
	size_t pair_count;
	struct clv_sample_left *lefts;
	size_t left_count;
	struct clv_sample_intake *intake;
};

/* False when there is no memory. */
bool clv_sample_open(struct clv_sample *sample, enum clv_model_data data);

/* Takes in `weight` customers of that kind, or counts them as left out. False
   when there is no memory. */
bool clv_sample_add(struct clv_sample *sample,
                    const struct clv_behaviour *customer, uint64_t weight);

/* Sorts and collapses: none can be added from here on. False when there is no
   memory. */
bool clv_sample_close(struct clv_sample *sample);

/* Whatever was opened, also when that failed. */
void clv_sample_free(struct clv_sample *sample);

/* ---- The log-likelihood of a sample ----------------------------------- */

/* Room for the sums of one model. */
struct clv_sample_sum;

/* Of a closed sample, which stays lent, under a model for data of its kind.
   Null when there is no memory. */
struct clv_sample_sum *clv_sample_sum_open(const struct clv_sample *sample,
                                           const struct clv_model *model,
                                           size_t threads);
void clv_sample_sum_free(struct clv_sample_sum *sum);

/* The sum over all customers, in blocks and an order that do not depend on the
   number of threads. */
void clv_sample_sum_at(struct clv_sample_sum *sum, const double *parameters,
                       struct clv_part *total);

#endif
