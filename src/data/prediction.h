/* What fitted models expect of customers: of each, and of all of them.

   The value of a customer is the margin times what he will spend within the
   horizon, each purchase discounted from the moment at which it is made. How
   often he buys and what he spends are independent of each other, so that it is
   a product of expectations. Nothing here depends on the order of the customers
   or on the number of threads. */
#ifndef CLV_DATA_PREDICTION_H
#define CLV_DATA_PREDICTION_H

#include "core/fit.h"
#include "core/future.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct clv_prediction_terms {
	const struct clv_fit *purchases; /* of a model with expected_given */
	/* Gamma-Gamma; null: a customer goes on to spend what he has spent on
	   average, and the intervals do not know that purchases differ. */
	const struct clv_fit *spend;
	struct clv_horizon horizon;
	double margin; /* 1: the value is revenue */
	/* The mean of all repeat purchases, which stands in where neither the model
	   nor the customer tells one: without a spend model for customers without a
	   repeat purchase; with one whose mean is infinite (q <= 1) for those of
	   whom it is (p x + q <= 1). NaN: not known. */
	double mean;
};

struct clv_prediction {
	double p_alive;
	double purchases; /* to expect; for ever: their present value */
	double mean;      /* to expect of a purchase; NaN: not known */
	double value;     /* NaN where the mean is */
};

/* Customers, each at his index. */
struct clv_prospects {
	size_t count;
	void (*at)(const void *data, size_t index, struct clv_behaviour *customer);
	const void *data;
};

/* The lowest and highest value that a customer's purchases will come to, with
   95 % probability. */
struct clv_prediction_range {
	double low, high;
};

struct clv_prediction_kind {
	double p_alive;
	uint32_t pair;
};

/* What depends on x, t_x and T is found once for all customers who have them in
   common, and what depends on x and T alone once for those. */
struct clv_predictions {
	const struct clv_prediction_terms *terms; /* lent */
	size_t count;
	uint32_t *kinds; /* of each customer */
	struct clv_prediction_kind *of_kind;
	struct clv_future *of_pair;
	size_t kind_count, pair_count;
	struct clv_prediction_range *ranges; /* null: not asked for */
};

/* False when there is no memory; free in any case. */
bool clv_predictions_make(struct clv_predictions *predictions,
                          const struct clv_prediction_terms *terms,
                          const struct clv_prospects *prospects,
                          size_t threads);
void clv_predictions_free(struct clv_predictions *predictions);

/* Of the customer at the index, who is this one. All is NaN of a customer
   outside the domain of the model. */
void clv_prediction_of(const struct clv_predictions *predictions, size_t index,
                       const struct clv_behaviour *customer,
                       struct clv_prediction *prediction);

/* Sets ranges: prediction intervals of each customer, from futures of his under
   parameters drawn as the fits are uncertain. What is drawn depends on what the
   customer did and on nothing else, so that equal customers have equal ones.
   Purchases that are worth nothing for certain leave 0 to 0. NaN of a customer
   outside the domain, or without a mean. False when there is no memory. */
bool clv_predictions_range(struct clv_predictions *predictions,
                           const struct clv_prospects *prospects,
                           size_t threads);

/* ---- The whole base ---------------------------------------------------- */

/* `weight` customers alike. */
struct clv_prediction_row {
	struct clv_behaviour customer;
	double past; /* added to the value of each of them */
	uint64_t weight;
};

struct clv_prediction_total {
	uint64_t customers;
	uint64_t undefined; /* of them, outside the domain: in no sum below */
	double active;      /* sum of p_alive */
	double purchases, value;
	double low, high; /* a prediction interval of the value, 95 % */
	double top_share; /* of the value: that of the fifth of the customers,
	                     rounded up, who bring most; NaN for a value <= 0 */
};

/* Sorts the rows, and makes one of equal ones. The interval is that of draws of
   the parameters and of what customers do under them: of all customers up to a
   few thousand, beyond that of a sample of them, from which follow the sum's
   variance for given parameters and its slope by the parameters. False when
   there is no memory. */
bool clv_prediction_sum(const struct clv_prediction_terms *terms,
                        struct clv_prediction_row *rows, size_t count,
                        size_t threads, struct clv_prediction_total *total);

#endif
