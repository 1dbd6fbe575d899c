/* The Gamma-Gamma model of spending: Fader, Hardie and Lee, "RFM and CLV"
   (2005); Fader and Hardie, note 025. Values of a customer are gamma
   distributed with shape p and a rate of his own, which is gamma distributed
   with shape q and rate gamma.

   So w = x z / (gamma + x z) is Beta(a, q) distributed with a = p x. For large
   a and q its density is the difference of large numbers. What cancels is left
   out here, after Loader, "Fast and accurate computation of binomial
   probabilities" (2000): everything is relative to the value z0 = gamma p / q,
   whose w is a / (a + q), and of ln gamma and digamma there remains what
   Stirling's formula leaves over. */
#include "core/gg.h"
#include "core/random.h"
#include "core/special.h"

#include <string.h>

enum { P, Q, GAMMA };

/* From here on the series reach all digits. */
static const double far_enough = 12;

/* a + q above which the logarithms of a row are worth a second one. */
static const double large_shapes = 1e4;

/* ln gamma(y) - ((y - 1/2) ln y - y + ln(2 pi) / 2): Abramowitz and Stegun
   6.1.41. */
static double log_gamma_rest(double y)
{
	static const double half_log_two_pi = 0.91893853320467274178;
	if (y < far_enough)
		return clv_log_gamma(y) - (y - 0.5) * log(y) + y - half_log_two_pi;
	const double square = 1 / (y * y);
	return (1. / 12 -
	        square * (1. / 360 - square * (1. / 1260 -
	                                       square * (1. / 1680 -
	                                                 square * (1. / 1188 -
	                                                           square * 691. /
	                                                               360360))))) /
	       y;
}

/* digamma(y) - ln y: 6.3.18. */
static double digamma_rest(double y)
{
	if (y < far_enough)
		return clv_digamma(y) - log(y);
	const double square = 1 / (y * y);
	return -0.5 / y -
	       square *
	           (1. / 12 -
	            square *
	                (1. / 120 -
	                 square * (1. / 252 -
	                           square * (1. / 240 -
	                                     square * (1. / 132 -
	                                               square * 691. / 32760)))));
}

void clv_gg_terms(const double *parameters, double frequency,
                  struct clv_gg_terms *terms)
{
	static const double two_pi = 6.2831853071795864769;
	const double q = parameters[Q], a = parameters[P] * frequency;
	const double both = a + q;
	terms->a = a;
	terms->q = q;
	terms->share = a / both;
	terms->rest = q / both;
	terms->scale = q / parameters[P] / parameters[GAMMA];
	terms->log_scale = log(terms->scale);
	terms->slope = terms->rest * frequency / parameters[GAMMA];
	terms->is_fine = both > large_shapes;
	terms->value = 0.5 * log(a * terms->rest / two_pi) + log_gamma_rest(both) -
	               log_gamma_rest(a) - log_gamma_rest(q);
	terms->by_a = digamma_rest(both) - digamma_rest(a);
	terms->by_q = digamma_rest(both) - digamma_rest(q);
	terms->aa = a * a * clv_trigamma_rising(a, q);
	terms->aq = a * q * clv_trigamma(both);
	terms->qq = q * q * clv_trigamma_rising(q, a);
}

void clv_gg_likelihood(const struct clv_gg_terms *terms,
                       const struct clv_gg_sums *sums,
                       struct clv_likelihood *likelihood)
{
	const double a = terms->a, q = terms->q, weight = sums->weight;
	double *g = likelihood->gradient;
	double(*h)[CLV_PARAMETERS_MAX] = likelihood->hessian;
	memset(likelihood, 0, sizeof *likelihood);
	likelihood->value = weight * terms->value +
	                    (a * sums->log_share - q * sums->log_s) -
	                    sums->log_value;
	g[P] = a * (weight * terms->by_a + sums->log_share);
	g[Q] = q * (weight * terms->by_q - sums->log_s);
	g[GAMMA] = q * sums->excess;
	h[P][P] = g[P] + weight * terms->aa;
	h[P][Q] = h[Q][P] = weight * terms->aq;
	h[P][GAMMA] = h[GAMMA][P] = -a * terms->rest * (weight - sums->excess);
	h[Q][Q] = g[Q] + weight * terms->qq;
	h[Q][GAMMA] = h[GAMMA][Q] =
	    q * (weight * terms->share + terms->rest * sums->excess);
	h[GAMMA][GAMMA] = -(a + q) * sums->product;
}

/* NaN for who has no repeat purchase, or none of a value above 0. */
static void likelihood(const double *parameters,
                       const struct clv_behaviour *customer,
                       struct clv_likelihood *result)
{
	const double x = customer->frequency, z = customer->monetary;
	if (!(x > 0 && z > 0 && isfinite(x) && isfinite(z))) {
		memset(result, 0, sizeof *result);
		result->value = NAN;
		return;
	}
	struct clv_gg_terms terms;
	struct clv_gg_sums sums = {0};
	clv_gg_terms(parameters, x, &terms);
	clv_gg_count(&terms, 1, z, log(z), &sums);
	clv_gg_likelihood(&terms, &sums, result);
}

/* p (gamma + x z) / (p x + q - 1), which is infinite for p x + q <= 1: with
   q <= 1 there are so many customers of enormous values that the mean of all of
   them does not exist. */
static double expected_mean(const double *parameters,
                            const struct clv_behaviour *customer)
{
	const double x = customer->frequency;
	const double total = x > 0 ? x * customer->monetary : 0;
	if (!(x >= 0 && total >= 0))
		return NAN;
	const double shape = parameters[P] * x + (parameters[Q] - 1);
	return shape > 0 ? parameters[P] * ((parameters[GAMMA] + total) / shape)
	                 : INFINITY;
}

static double draw_scale(const double *parameters, struct clv_random *random)
{
	return parameters[GAMMA] / clv_random_gamma(random, parameters[Q]);
}

/* x values with the sum x z, each of the density nu^p e^(-nu value), leave nu
   gamma(p x + q, gamma + x z). */
static double draw_scale_given(const double *parameters,
                               const struct clv_behaviour *customer,
                               struct clv_random *random)
{
	const double x = customer->frequency;
	const double total = x > 0 ? x * customer->monetary : 0;
	return (parameters[GAMMA] + total) /
	       clv_random_gamma(random, parameters[P] * x + parameters[Q]);
}

static double draw_value(const double *parameters, double scale,
                         struct clv_random *random)
{
	return scale * clv_random_gamma(random, parameters[P]);
}

const struct clv_model clv_model_gg = {
    .name = "gg",
    .title = "Gamma-Gamma",
    .source = "Fader, Hardie and Lee 2005",
    .about = "What a customer spends on a purchase varies about a mean of his "
             "own, which does not depend on how often he buys.",
    .data = CLV_DATA_SPEND,
    .has_dropout = false,
    .parameter_count = 3,
    .parameters = {"p", "q", "gamma"},
    .meanings =
        {"how alike the purchases of one customer are: the higher, the more",
         "how alike customers are in what they spend: the higher, the more",
         "the scale of amounts: a purchase is worth p gamma / (q - 1) on "
         "average"},
    .has_unit = {false, false, true},
    .likelihood = likelihood,
    .expected_mean = expected_mean,
    .draw_scale = draw_scale,
    .draw_value = draw_value,
    .draw_scale_given = draw_scale_given,
};
