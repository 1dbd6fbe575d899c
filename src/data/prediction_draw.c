/* Futures of customers under parameters that are drawn. */
#include "data/hash.h"
#include "data/prediction_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { N = CLV_PARAMETERS_MAX, OUTSIDE_MAX = (CLV_DRAWS_MAX + 1) / 40 };

/* Any number: with it the same intervals come out in every run. */
static const uint64_t seed = UINT64_C(0x636c762d70726564);

static void shift_all(const struct clv_fit *fit, struct clv_worlds *worlds,
                      size_t from, double (*to)[N])
{
	static const double none[N];
	double root[N][N];
	clv_fit_root(fit, root);
	for (size_t k = 0; k < worlds->vectors; k++)
		clv_fit_shift(fit, root,
		              worlds->vectors > 1 ? worlds->z[k] + from : none, to[k]);
}

bool clv_worlds_open(struct clv_worlds *worlds,
                     const struct clv_prediction_terms *terms, size_t draws,
                     size_t vectors)
{
	struct clv_random random;
	*worlds =
	    (struct clv_worlds){.terms = terms, .draws = draws, .vectors = vectors};
	worlds->z = malloc(draws * sizeof *worlds->z);
	worlds->purchases = malloc(vectors * sizeof *worlds->purchases);
	if (terms->spend)
		worlds->spend = malloc(vectors * sizeof *worlds->spend);
	if (!worlds->z || !worlds->purchases || (terms->spend && !worlds->spend))
		return false;
	clv_random_seed(&random, seed, 0);
	for (size_t k = 0; k < draws; k++)
		for (size_t i = 0; i < sizeof worlds->z[k] / sizeof(double); i++)
			worlds->z[k][i] = clv_random_normal(&random);
	shift_all(terms->purchases, worlds, 0, worlds->purchases);
	if (terms->spend)
		shift_all(terms->spend, worlds, N, worlds->spend);
	return true;
}

void clv_worlds_free(struct clv_worlds *worlds)
{
	free(worlds->purchases);
	free(worlds->spend);
	free(worlds->z);
	*worlds = (struct clv_worlds){0};
}

bool clv_worlds_alive(const struct clv_worlds *worlds,
                      const struct clv_behaviour *customer,
                      double alive[CLV_DRAWS_MAX])
{
	const struct clv_fit *fit = worlds->terms->purchases;
	if (isnan(fit->model->p_alive(fit->parameters, customer)))
		return false;
	for (size_t k = 0; k < worlds->vectors; k++) {
		alive[k] = fit->model->p_alive(worlds->purchases[k], customer);
		/* of parameters far off that it is not known for */
		if (isnan(alive[k]))
			alive[k] = 0;
	}
	return true;
}

/* Who the customer is, in a number: the same whatever the unit of time, which
   parameters that grow with it take out, and all but always in spite of the
   rounding of that. */
static uint64_t stream_of(const struct clv_fit *fit,
                          const struct clv_behaviour *customer, uint64_t copy)
{
	static const double fine = 0x1p16;
	double unit = 1;
	for (unsigned i = fit->model->parameter_count; i-- > 0;)
		if (fit->model->has_unit[i])
			unit = fit->parameters[i];
	const double values[] = {
	    customer->frequency + 0.0, floor(customer->recency / unit * fine),
	    floor(customer->age / unit * fine), customer->monetary + 0.0};
	unsigned char bytes[sizeof values + sizeof copy];
	memcpy(bytes, values, sizeof values);
	memcpy(bytes + sizeof values, &copy, sizeof copy);
	return clv_hash((const char *)bytes, sizeof bytes);
}

static double draw_value(const struct clv_worlds *worlds, size_t vector,
                         const struct clv_behaviour *customer,
                         const struct clv_behaviour *spender,
                         struct clv_random *random)
{
	static const double most = 1e100;
	const struct clv_prediction_terms *terms = worlds->terms;
	const struct clv_model *model = terms->purchases->model;
	struct clv_character character;
	struct clv_future future;
	struct clv_purse purse = {.spend = NULL};
	model->draw_given(worlds->purchases[vector], customer, random, &character);
	if (worlds->spend) {
		purse.spend = worlds->spend[vector];
		purse.scale = fmin(
		    most, clv_model_gg.draw_scale_given(purse.spend, spender, random));
	} else {
		purse.scale = clv_prediction_mean(terms, NULL, customer);
	}
	clv_future_draw(model, &character, &terms->horizon, &purse, random,
	                &future);
	const double value = terms->margin * future.present;
	return isnan(value) ? 0 : fmin(value, most);
}

void clv_worlds_draw(const struct clv_worlds *worlds,
                     const struct clv_behaviour *customer,
                     const double alive[CLV_DRAWS_MAX], uint64_t copy,
                     double values[CLV_DRAWS_MAX])
{
	const struct clv_behaviour spender = clv_prediction_spender(customer);
	struct clv_random random;
	clv_random_seed(&random, seed,
	                stream_of(worlds->terms->purchases, customer, copy));
	for (size_t k = 0; k < worlds->draws; k++) {
		const size_t vector = k % worlds->vectors;
		values[k] =
		    clv_random_uniform(&random) < alive[vector]
		        ? draw_value(worlds, vector, customer, &spender, &random)
		        : 0;
	}
}

/* Keeps the `count` smallest of those put, in order. */
static void put_smallest(double *smallest, size_t count, double value)
{
	size_t i = count;
	for (; i > 0 && value < smallest[i - 1]; i--)
		if (i < count)
			smallest[i] = smallest[i - 1];
	if (i < count)
		smallest[i] = value;
}

/* Of n draws and one more, each is the i-th smallest as likely as the other:
   the one more lies between the i-th and the j-th with (j - i) / (n + 1). These
   are so near to the ends that nothing need be sorted. */
struct clv_prediction_range clv_worlds_range(const double *values, size_t draws)
{
	double low[OUTSIDE_MAX], high[OUTSIDE_MAX];
	const size_t outside = (draws + 1) / 40;
	for (size_t i = 0; i < outside; i++)
		low[i] = high[i] = INFINITY;
	for (size_t k = 0; k < draws; k++) {
		put_smallest(low, outside, values[k]);
		put_smallest(high, outside, -values[k]);
	}
	return (struct clv_prediction_range){low[outside - 1], -high[outside - 1]};
}
