#include "core/future.h"

#include "core/beta.h"
#include "core/simulate.h"
#include "core/special.h"

#include <math.h>
#include <stdint.h>

/* What is discounted to less does not count: e^-14 is a millionth. */
static const double far_off = 14;
static const double negligible = 40;

static bool is_counted(const struct clv_model *model)
{
	return model->data != CLV_DATA_HISTORY;
}

/* ---- Expected -------------------------------------------------------------
 */

/* Someone who has just bought: of all with so many purchases at this age he is
   the most likely to be a customer. */
struct prospect {
	const struct clv_model *model;
	const double *parameters;
	struct clv_behaviour customer;
	double alive;
};

static double expected_until(const struct prospect *prospect, double time)
{
	return prospect->model->expected_given(prospect->parameters,
	                                       &prospect->customer, time) /
	       prospect->alive;
}

/* The integral of e^(-discount t) E(t). E bends near 0, where the customer is
   young, and less and less further on: panels that grow. */
static double integral_by_time(const struct prospect *prospect,
                               const struct clv_horizon *horizon)
{
	static const double ends[] = {0, 1. / 64, 1. / 8, 1};
	const double d = horizon->discount;
	double sum = 0;
	for (int panel = 0; panel < 3; panel++) {
		const double from = horizon->length * ends[panel];
		const double width = horizon->length * ends[panel + 1] - from;
		for (unsigned i = 0; i < CLV_NODES; i++) {
			double weight;
			const double t = from + width * clv_node(i, &weight);
			sum += weight * width * exp(-d * t) * expected_until(prospect, t);
		}
	}
	return sum;
}

/* The sum over occasions k of e^(-discount k) (E(k) - E(k-1)). */
static double sum_by_occasion(const struct prospect *prospect,
                              const struct clv_horizon *horizon)
{
	const double d = horizon->discount;
	const double count = clv_beta_occasions(horizon->length);
	double sum = 0, before = 0;
	for (uint64_t i = 1; (double)i <= count && d * (double)i < negligible;
	     i++) {
		const double k = (double)i;
		const double until = expected_until(prospect, k);
		sum += exp(-d * k) * (until - before);
		before = until;
	}
	return sum;
}

static double present_of(const struct prospect *prospect,
                         const struct clv_horizon *horizon, double purchases)
{
	const double d = horizon->discount, length = horizon->length;
	if (d == 0)
		return purchases;
	if (isinf(length))
		return prospect->model->residual(
		           prospect->parameters, &prospect->customer,
		           is_counted(prospect->model) ? expm1(d) : d) /
		       prospect->alive;
	if (is_counted(prospect->model))
		return sum_by_occasion(prospect, horizon);
	return exp(-d * length) * purchases +
	       d * integral_by_time(prospect, horizon);
}

void clv_future_expect(const struct clv_model *model, const double *parameters,
                       double frequency, double age,
                       const struct clv_horizon *horizon,
                       struct clv_future *future)
{
	struct prospect prospect = {
	    .model = model,
	    .parameters = parameters,
	    .customer = {frequency, frequency > 0 ? age : 0, age, 0},
	};
	*future = (struct clv_future){NAN, NAN};
	prospect.alive = model->p_alive(parameters, &prospect.customer);
	if (!(horizon->discount >= 0 && horizon->discount < INFINITY &&
	      horizon->length >= 0) ||
	    isnan(prospect.alive))
		return;
	if (prospect.alive == 0) {
		*future = (struct clv_future){0, 0};
		return;
	}
	const bool for_ever = isinf(horizon->length) && horizon->discount > 0;
	if (!for_ever)
		future->purchases = expected_until(&prospect, horizon->length);
	future->present = present_of(&prospect, horizon, future->purchases);
	if (for_ever)
		future->purchases = future->present;
}

/* ---- Drawn ----------------------------------------------------------------
 */

/* Purchases: how many, the sum of what one money is discounted to at each, and
   of the squares of that. */
struct basket {
	double count, sum, square;
};

static void put(struct basket *basket, double present)
{
	basket->count++;
	basket->sum += present;
	basket->square += present * present;
}

/* Of n values the sum has n times the shape. Of values that are discounted to
   different degrees it is drawn from the gamma distribution of the same mean
   and variance. */
static double worth_of(const struct clv_purse *purse,
                       const struct basket *basket, struct clv_random *random)
{
	if (!purse->spend || !(basket->sum > 0))
		return purse->scale * basket->sum;
	const double alike = basket->sum * basket->sum / basket->square;
	/* the shape comes first */
	const double all[CLV_PARAMETERS_MAX] = {alike * purse->spend[0],
	                                        purse->spend[1], purse->spend[2]};
	return clv_model_gg.draw_value(all, purse->scale * basket->sum / alike,
	                               random);
}

/* How many chances to leave he takes, the one at which he leaves included. */
static double chances_of(double probability, struct clv_random *random)
{
	if (!(probability > 0))
		return INFINITY;
	return 1 + floor(log(clv_random_uniform(random)) / log1p(-probability));
}

/* Purchases of no more than `most` in a time in which so many are expected:
   waits add up beyond it where the product of uniform numbers falls below
   e^-mean, which takes no logarithm of each (Knuth). */
static double draw_count(double mean, double most, struct clv_random *random)
{
	/* e^-crowd is still a number */
	static const double crowd = 700;
	if (mean > crowd)
		return fmin(
		    most, fmax(0, floor(mean + sqrt(mean) * clv_random_normal(random) +
		                        0.5)));
	const double least = exp(-mean);
	double count = 0, product = clv_random_uniform(random);
	while (product >= least && count < most) {
		count++;
		product *= clv_random_uniform(random);
	}
	return count;
}

/* The sum of n numbers e^(-late u), u uniform: shifted from a gamma number,
   with the mean, variance and skewness that it has. */
static double draw_discounts(double n, double late, struct clv_random *random)
{
	static const double early = 0.01, least = 1e-6;
	const double mean = -expm1(-late) / late;
	const double square = -expm1(-2 * late) / (2 * late);
	const double cube = -expm1(-3 * late) / (3 * late);
	const double spread = sqrt(n * fmax(0, square - mean * mean));
	const double third = n * (cube - mean * (3 * square - 2 * mean * mean));
	/* next to 0 there is none, and it would be rounding */
	const double skewness =
	    late > early ? third / (spread * spread * spread) : 0;
	const double shape = 4 / fmax(skewness * skewness, least);
	const double standard =
	    (clv_random_gamma(random, shape) - shape) / sqrt(shape);
	return fmin(fmax(n * mean + spread * standard, n * exp(-late)), n);
}

/* Purchases are evenly spread over the time until he leaves, which he does at
   the last of them. */
static void draw_crowd(const struct clv_character *character, double span,
                       double discount, struct clv_random *random,
                       struct basket *basket)
{
	const double most = chances_of(character->leaves_each, random);
	const double count = draw_count(character->rate * span, most, random);
	*basket = (struct basket){count, count, count};
	if (count == 0 || discount == 0)
		return;
	const bool has_left = count == most;
	const double last =
	    has_left ? clv_random_gamma(random, count) / character->rate : span;
	const double late = discount * fmin(last, span);
	const double others = has_left ? count - 1 : count;
	basket->sum = has_left ? exp(-late) : 0;
	basket->square = basket->sum * basket->sum;
	if (others > 0) {
		basket->sum += draw_discounts(others, late, random);
		basket->square += others * -expm1(-2 * late) / (2 * late);
	}
}

static void draw_in_time(const struct clv_character *character, double span,
                         double discount, struct clv_random *random,
                         struct basket *basket)
{
	/* in the time in which a discount takes money to 1/e */
	static const double dense = 20;
	struct clv_simulation simulation;
	double time;
	if (discount == 0 || character->rate * fmin(span, 1 / discount) > dense) {
		draw_crowd(character, span, discount, random, basket);
		return;
	}
	clv_simulation_begin(&simulation, character, span, random);
	while (clv_simulation_next(&simulation, &time))
		put(basket, exp(-discount * time));
}

static void draw_by_occasion(const struct clv_character *character, double span,
                             double discount, struct clv_random *random,
                             struct basket *basket)
{
	/* at the beginning of the occasion of that number he has left */
	const double end = chances_of(character->leaves_each, random);
	const double last = fmin(clv_beta_occasions(span), end - 1);
	for (uint64_t k = 1; (double)k <= last; k++)
		if (clv_random_uniform(random) < character->rate)
			put(basket, exp(-discount * (double)k));
}

void clv_future_draw(const struct clv_model *model,
                     const struct clv_character *character,
                     const struct clv_horizon *horizon,
                     const struct clv_purse *purse, struct clv_random *random,
                     struct clv_future *future)
{
	const double d = horizon->discount;
	const double span =
	    isinf(horizon->length) && d > 0 ? far_off / d : horizon->length;
	struct basket basket = {0, 0, 0};
	if (is_counted(model))
		draw_by_occasion(character, span, d, random, &basket);
	else
		draw_in_time(character, fmin(span, character->lifetime), d, random,
		             &basket);
	future->purchases = basket.count;
	future->present = worth_of(purse, &basket, random);
}
