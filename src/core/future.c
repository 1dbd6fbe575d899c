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

/* The sum of so many purchases. */
static double worth_of(const struct clv_purse *purse, double count,
                       struct clv_random *random)
{
	if (!purse->spend)
		return purse->scale * count;
	if (count == 0)
		return 0;
	/* of n values the sum has n times the shape, which comes first */
	const double all[CLV_PARAMETERS_MAX] = {count * purse->spend[0],
	                                        purse->spend[1], purse->spend[2]};
	return clv_model_gg.draw_value(all, purse->scale, random);
}

/* How many chances to leave he takes, the one at which he leaves included. */
static double chances_of(double probability, struct clv_random *random)
{
	if (!(probability > 0))
		return INFINITY;
	return 1 + floor(log(clv_random_uniform(random)) / log1p(-probability));
}

static void draw_crowd(const struct clv_character *character, double span,
                       double discount, const struct clv_purse *purse,
                       struct clv_random *random, struct clv_future *future)
{
	const double mean = character->rate * span;
	const double all =
	    fmax(0, floor(mean + sqrt(mean) * clv_random_normal(random) + 0.5));
	const double count = fmin(all, chances_of(character->leaves_each, random));
	const double late = discount * count / character->rate;
	future->purchases = count;
	future->present = worth_of(purse, count, random);
	if (late > 0)
		future->present *= -expm1(-late) / late;
}

static void draw_in_time(const struct clv_character *character, double span,
                         double discount, const struct clv_purse *purse,
                         struct clv_random *random, struct clv_future *future)
{
	static const double crowd = 1000;
	struct clv_simulation simulation;
	double time, count = 0, present = 0;
	if (character->rate * span > crowd) {
		draw_crowd(character, span, discount, purse, random, future);
		return;
	}
	clv_simulation_begin(&simulation, character, span, random);
	while (clv_simulation_next(&simulation, &time)) {
		count++;
		if (discount > 0)
			present += exp(-discount * time) * worth_of(purse, 1, random);
	}
	future->purchases = count;
	future->present = discount > 0 ? present : worth_of(purse, count, random);
}

static void draw_by_occasion(const struct clv_character *character, double span,
                             double discount, const struct clv_purse *purse,
                             struct clv_random *random,
                             struct clv_future *future)
{
	/* at the beginning of the occasion of that number he has left */
	const double end = chances_of(character->leaves_each, random);
	const double last = fmin(clv_beta_occasions(span), end - 1);
	double count = 0, present = 0;
	for (uint64_t k = 1; (double)k <= last; k++) {
		if (clv_random_uniform(random) >= character->rate)
			continue;
		count++;
		if (discount > 0)
			present += exp(-discount * (double)k) * worth_of(purse, 1, random);
	}
	future->purchases = count;
	future->present = discount > 0 ? present : worth_of(purse, count, random);
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
	if (is_counted(model))
		draw_by_occasion(character, span, d, purse, random, future);
	else
		draw_in_time(character, fmin(span, character->lifetime), d, purse,
		             random, future);
}
