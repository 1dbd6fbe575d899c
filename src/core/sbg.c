/* The shifted beta-geometric model of subscriptions: Fader and Hardie, "How to
   project customer retention" (2007). At each renewal a customer leaves with a
   probability of his own, which is Beta(alpha, beta) distributed. */
#include "core/beta.h"
#include "core/random.h"

#include <math.h>
#include <string.h>

enum { ALPHA, BETA };

static bool is_history(const struct clv_behaviour *customer)
{
	const double renewals = customer->frequency;
	return renewals >= 0 && renewals <= customer->age &&
	       isfinite(customer->age) && floor(renewals) == renewals &&
	       floor(customer->age) == customer->age;
}

static bool is_left(const struct clv_behaviour *customer)
{
	return customer->frequency < customer->age;
}

static void likelihood(const double *parameters,
                       const struct clv_behaviour *customer,
                       struct clv_likelihood *result)
{
	memset(result, 0, sizeof *result);
	if (!is_history(customer)) {
		result->value = NAN;
		return;
	}
	clv_beta_add_sequence(parameters, ALPHA, 0, customer->frequency, result);
	if (is_left(customer))
		clv_beta_add_hit(parameters, ALPHA, 0, customer->frequency, result);
}

static double p_alive(const double *parameters,
                      const struct clv_behaviour *customer)
{
	(void)parameters;
	if (!is_history(customer))
		return NAN;
	return is_left(customer) ? 0 : 1;
}

static double expected(const double *parameters, double time)
{
	const double occasions = clv_beta_occasions(time);
	if (isinf(occasions))
		return 0;
	return exp(clv_beta_log_sequence(parameters[ALPHA], parameters[BETA], 0,
	                                 occasions));
}

static double expected_given(const double *parameters,
                             const struct clv_behaviour *customer, double time)
{
	const double occasions = clv_beta_occasions(time);
	if (!is_history(customer) || isnan(occasions))
		return NAN;
	if (is_left(customer))
		return 0;
	return clv_beta_expected_misses(
	    parameters[ALPHA], parameters[BETA] + customer->age, occasions);
}

static double probability(const double *parameters, uint64_t count, double time)
{
	(void)time;
	if (count == 0)
		return NAN;
	const double renewals = (double)(count - 1);
	return exp(clv_beta_log_sequence(parameters[ALPHA], parameters[BETA], 1,
	                                 renewals));
}

/* The renewals to come of a customer who has just had the chance of his last
   one: the next is one period away, and discounted by one. Fader and Hardie,
   "Customer-base valuation in a contractual setting" (2010), stand right before
   the next renewal instead: their DERL is (1 + discount) times this. */
static double residual(const double *parameters,
                       const struct clv_behaviour *customer, double discount)
{
	if (!is_history(customer) || !(discount > 0))
		return NAN;
	if (is_left(customer))
		return 0;
	return clv_beta_discounted_misses(
	    parameters[ALPHA], parameters[BETA] + customer->age, discount);
}

/* He renews whenever he does not leave. */
static void draw(const double *parameters, struct clv_random *random,
                 struct clv_character *character)
{
	character->rate = 1;
	character->leaves_each =
	    clv_random_beta(random, parameters[ALPHA], parameters[BETA]);
	character->leaves_first = false;
	character->lifetime = INFINITY;
}

/* Who is a customer after n periods did not leave at any of them. */
static void draw_given(const double *parameters,
                       const struct clv_behaviour *customer,
                       struct clv_random *random,
                       struct clv_character *character)
{
	*character = (struct clv_character){.rate = 1, .lifetime = INFINITY};
	character->leaves_each = clv_random_beta(random, parameters[ALPHA],
	                                         parameters[BETA] + customer->age);
}

const struct clv_model clv_model_sbg = {
    .name = "sbg",
    .title = "sBG",
    .source = "Fader and Hardie 2007",
    .about = "Each subscriber leaves at any renewal with a chance of his own; "
             "those with a high one leave first, so that retention rises.",
    .data = CLV_DATA_SURVIVAL,
    .has_dropout = true,
    .parameter_count = 2,
    .parameters = {"alpha", "beta"},
    .meanings =
        {"with beta, the chance of leaving at a renewal: alpha / (alpha + "
         "beta) on average; the lower both are, the less alike customers are",
         "see alpha"},
    .likelihood = likelihood,
    .p_alive = p_alive,
    .expected = expected,
    .expected_given = expected_given,
    .probability = probability,
    .residual = residual,
    .draw = draw,
    .draw_given = draw_given,
};
