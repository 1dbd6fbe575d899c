/* Purchases to come. A customer who is still one after a history has a rate
   that is gamma(r + x, alpha + T) and leaves with a probability that is
   beta(a, b + chances), so that one formula serves new and known customers. */
#include "core/beta_geometric.h"
#include "core/beta_mean.h"
#include "core/special.h"

#include <math.h>

/* What is known of someone who is a customer now: his rate is
   gamma(shape, rate), his probability to leave beta(a, b). */
struct belief {
	double shape, rate, a, b;
};

/* A series of more terms than this, or of arguments from here on, costs more
   than quadrature. */
enum { TERMS_MAX = 320 };
static const double argument_max = 0.89;
static const double negligible = 1e-17;

/* E[(1 - e^(-rate p t)) / p], with z = t / (rate + t) and c = a + b - 1:
   (1-z)^(a-1) sum over k >= 1 of (a)_(k-1) / k! z^k c (1 - (c-shape)_k / (c)_k)
   which is the 2F1 of the paper after Euler's transformation, its leading term
   put into the series. The last factor, g, has a recurrence of positive terms
   for c >= shape, and stays between 0 and 2c for c >= shape / 2; nothing is
   singular where a = 1 or c = 0. NaN when it does not converge. */
static double expected_series(const struct belief *belief, double time)
{
	const double a = belief->a, c = belief->a + belief->b - 1;
	const double excess = c - belief->shape;
	const double z = time / (belief->rate + time);
	if (!(c + excess >= 0 && z <= argument_max))
		return NAN;
	const double enough = negligible * (1 - z) / (c + belief->shape);
	double coefficient = z, g = belief->shape, sum = 0;
	for (int k = 1; k <= TERMS_MAX; k++) {
		sum += coefficient * g;
		coefficient *= z * (a + k - 1) / (k + 1);
		g = (belief->shape * c + (excess + k) * g) / (c + k);
		if (coefficient < enough * sum)
			return sum * exp((1 - a) * log1p(time / belief->rate));
	}
	return NAN;
}

struct horizon {
	double shape, ratio; /* time over rate */
};

/* (1 - (1 + p ratio)^-shape) / p */
static double expected_of_probability(const void *context, double p)
{
	const struct horizon *horizon = context;
	const double x = p * horizon->ratio;
	return x < 1e-290 ? horizon->shape * horizon->ratio
	                  : -expm1(-horizon->shape * log1p(x)) / p;
}

static double expected_integral(const struct belief *belief, double time)
{
	const struct horizon horizon = {belief->shape, time / belief->rate};
	const struct clv_beta_integrand integrand = {
	    expected_of_probability, &horizon,
	    1 / (horizon.ratio * fmax(1, belief->shape))};
	return clv_beta_mean(belief->a, belief->b, &integrand);
}

static double expected_of(const struct belief *belief, double time)
{
	if (!(time >= 0))
		return NAN;
	if (time == 0)
		return 0;
	if (time == INFINITY)
		return belief->a > 1 ? (belief->a + belief->b - 1) / (belief->a - 1)
		                     : INFINITY;
	const double sum = expected_series(belief, time);
	return isnan(sum) ? expected_integral(belief, time) : sum;
}

static struct belief belief_after(const double *parameters, double first,
                                  double frequency, double age)
{
	return (struct belief){parameters[CLV_BG_R] + frequency,
	                       parameters[CLV_BG_ALPHA] + age, parameters[CLV_BG_A],
	                       parameters[CLV_BG_B] + first + frequency};
}

double clv_bg_expected(const double *parameters, double first, double time)
{
	if (!clv_bg_valid(parameters))
		return NAN;
	const struct belief belief = belief_after(parameters, first, 0, 0);
	return expected_of(&belief, time) *
	       exp(clv_bg_log_survival(parameters[CLV_BG_A], parameters[CLV_BG_B],
	                               first));
}

double clv_bg_expected_given(const double *parameters, double first,
                             const struct clv_behaviour *customer, double time)
{
	const double alive = clv_bg_p_alive(parameters, first, customer);
	if (isnan(alive) || !(time >= 0))
		return NAN;
	if (alive == 0)
		return 0;
	const struct belief belief =
	    belief_after(parameters, first, customer->frequency, customer->age);
	return alive * expected_of(&belief, time);
}

struct present {
	double shape, span; /* discount times rate */
};

/* rate / (rate p + discount), its mean over the rate:
   (1 - w e^w E_shape(w)) / p with w = span / p, which is
   shape e^w E_(shape+1)(w) / p, where nothing cancels. */
static double residual_of_probability(const void *context, double p)
{
	const struct present *present = context;
	const double w = present->span / p;
	return present->shape / present->span *
	       (w < 1e15 ? w * clv_exponential_integral(present->shape + 1, w) : 1);
}

double clv_bg_residual(const double *parameters, double first,
                       const struct clv_behaviour *customer, double discount)
{
	const double alive = clv_bg_p_alive(parameters, first, customer);
	if (!(discount > 0 && discount < INFINITY) || isnan(alive))
		return NAN;
	if (alive == 0)
		return 0;
	const struct belief belief =
	    belief_after(parameters, first, customer->frequency, customer->age);
	const struct present present = {belief.shape, discount * belief.rate};
	const struct clv_beta_integrand integrand = {
	    residual_of_probability, &present,
	    present.span / fmax(1, present.shape)};
	return alive * clv_beta_mean(belief.a, belief.b, &integrand);
}
