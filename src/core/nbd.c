/* NBD: purchases are Poisson, their rates gamma distributed, and nobody ever
   leaves. Ehrenberg 1959, "The pattern of consumer purchases". The likelihood
   is that of the purchase times,
     Gamma(r+x) / Gamma(r) alpha^r / (alpha+T)^(r+x),
   so that it compares with those of the models in which customers leave. */
#include "clv/models.h"

#include "core/random.h"
#include "core/special.h"

#include <math.h>

enum { R, ALPHA };

static bool are_positive(const double *parameters)
{
	return parameters[R] > 0 && parameters[R] < INFINITY &&
	       parameters[ALPHA] > 0 && parameters[ALPHA] < INFINITY;
}

/* Gamma(r+x) / Gamma(r) alpha^-x */
static void counted(const double *parameters, double frequency, bool leaves,
                    struct clv_likelihood *part)
{
	(void)leaves;
	const double r = parameters[R];
	const double by_r = r * clv_digamma_rising(r, frequency);
	*part = (struct clv_likelihood){.value = NAN};
	if (!are_positive(parameters) || !(frequency >= 0))
		return;
	part->value =
	    clv_log_rising(r, frequency) - frequency * log(parameters[ALPHA]);
	part->gradient[R] = by_r;
	part->gradient[ALPHA] = -frequency;
	part->hessian[R][R] = by_r + r * r * clv_trigamma_rising(r, frequency);
}

/* (1 + T/alpha)^-(r+x) */
static void timed(const double *parameters, double frequency, double time,
                  bool leaves, struct clv_likelihood *part)
{
	(void)leaves;
	const double r = parameters[R], alpha = parameters[ALPHA];
	const double sum = alpha + time, share = time / sum;
	const double silence = log1p(time / alpha), fall = r * silence;
	part->value -= (r + frequency) * silence;
	part->gradient[R] -= fall;
	part->gradient[ALPHA] += (r + frequency) * share;
	part->hessian[R][R] -= fall;
	part->hessian[R][ALPHA] += r * share;
	part->hessian[ALPHA][R] += r * share;
	part->hessian[ALPHA][ALPHA] -= (r + frequency) * (alpha / sum) * share;
}

static double rate_given(const double *parameters,
                         const struct clv_behaviour *customer)
{
	if (!are_positive(parameters) || !(customer->frequency >= 0) ||
	    !(customer->age >= 0))
		return NAN;
	return (parameters[R] + customer->frequency) /
	       (parameters[ALPHA] + customer->age);
}

static double p_alive(const double *parameters,
                      const struct clv_behaviour *customer)
{
	return isnan(rate_given(parameters, customer)) ? NAN : 1;
}

static double expected(const double *parameters, double time)
{
	if (!are_positive(parameters) || !(time >= 0))
		return NAN;
	return parameters[R] / parameters[ALPHA] * time;
}

static double expected_given(const double *parameters,
                             const struct clv_behaviour *customer, double time)
{
	return time >= 0 ? rate_given(parameters, customer) * time : NAN;
}

static double probability(const double *parameters, uint64_t count, double time)
{
	if (!are_positive(parameters) || !(time >= 0 && time < INFINITY))
		return NAN;
	if (time == 0)
		return count == 0 ? 1 : 0;
	const double n = (double)count, r = parameters[R];
	const double alpha = parameters[ALPHA];
	const double bought = count == 0
	                          ? 0
	                          : clv_log_rising(r, n) - clv_log_gamma(n + 1) -
	                                n * log1p(alpha / time);
	return exp(bought - r * log1p(time / alpha));
}

/* The integral over all time to come of rate e^(-delta t). */
static double residual(const double *parameters,
                       const struct clv_behaviour *customer, double discount)
{
	return discount > 0 ? rate_given(parameters, customer) / discount : NAN;
}

static void draw(const double *parameters, struct clv_random *random,
                 struct clv_character *character)
{
	*character = (struct clv_character){
	    .rate = clv_random_gamma(random, parameters[R]) / parameters[ALPHA],
	    .lifetime = INFINITY};
}

/* rate^x e^(-rate T) of a rate that was gamma(r, alpha). */
static void draw_given(const double *parameters,
                       const struct clv_behaviour *customer,
                       struct clv_random *random,
                       struct clv_character *character)
{
	*character = (struct clv_character){
	    .rate = clv_random_gamma(random, parameters[R] + customer->frequency) /
	            (parameters[ALPHA] + customer->age),
	    .lifetime = INFINITY};
}

const struct clv_model clv_model_nbd = {
    .name = "nbd",
    .title = "NBD",
    .source = "Ehrenberg 1959, The pattern of consumer purchases",
    .about = "Each customer buys at a steady rate of his own, and nobody ever "
             "leaves.",
    .data = CLV_DATA_HISTORY,
    .has_dropout = false,
    .parameter_count = 2,
    .parameters = {"r", "alpha"},
    .meanings =
        {"how alike customers are in how often they buy: the higher, the more",
         "their mean rate of purchase is r / alpha in a unit of time"},
    .has_unit = {false, true},
    .counted = counted,
    .timed = timed,
    .p_alive = p_alive,
    .expected = expected,
    .expected_given = expected_given,
    .probability = probability,
    .residual = residual,
    .draw = draw,
    .draw_given = draw_given,
};
