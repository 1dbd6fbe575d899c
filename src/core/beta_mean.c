/* The trapezoidal rule in s, where the logit of p is
   u = s - e^(left - s) + e^(s - right): all that is not a plain power of p or
   of 1 - p lies between left and right, where u is nearly s, and both tails
   shrink doubly exponentially in s, however small a or b. The integrand is
   analytic in a strip about the real line, so that the rule converges
   exponentially (Takahasi and Mori 1974). */
#include "core/beta_mean.h"

#include <math.h>
#include <stdbool.h>

/* Error e^(-2 pi d / step) in a strip of half width d, here about pi / 2. */
static const double widest_step = 0.25;
/* Of the width of a narrow peak. */
static const double step_of_width = 0.5;
/* From the outermost feature to where a tail begins. */
static const double margin = 2;
/* An exponent above this needs no help to fall off. */
static const double steep = 4;
static const double negligible = 1e-17;
/* Where p hardly varies any more. */
static const double narrow = 1e13;

struct rule {
	double a, b;
	double mode; /* of the weight, in u */
	double left, right, start, step;
	const struct clv_beta_integrand *integrand;
};

struct sums {
	double weights, values;
};

/* ln of p^a (1-p)^b over its value at the mode, v away from it in u; a <= b.
   Written so that nothing large cancels, however large b is. */
static double log_weight_of(double a, double b, double v)
{
	static const double beyond = 700; /* e^v would overflow soon */
	const double share = a / (a + b);
	return v < beyond ? a * v - (a + b) * log1p(share * expm1(v))
	                  : -b * v - (a + b) * log(share);
}

static double log_weight(const struct rule *rule, double v)
{
	return rule->a <= rule->b ? log_weight_of(rule->a, rule->b, v)
	                          : log_weight_of(rule->b, rule->a, -v);
}

static struct rule rule_make(double a, double b,
                             const struct clv_beta_integrand *integrand)
{
	const double lowest =
	    fmin(fmin(0, -log(b)), log(fmax(integrand->scale, 1e-300)));
	const double highest = fmax(0, log(a));
	struct rule rule = {.a = a, .b = b, .mode = log(a) - log(b)};
	rule.integrand = integrand;
	rule.left = a < steep ? lowest - margin : -INFINITY;
	rule.right = b < steep ? highest + margin : INFINITY;
	rule.start = fmin(fmax(rule.mode, rule.left), rule.right);
	rule.step = fmin(widest_step, step_of_width * sqrt(1 / a + 1 / b));
	return rule;
}

/* Adds what stands at s; whether it still mattered. */
static bool add_point(const struct rule *rule, double s, struct sums *sums)
{
	const double below = exp(rule->left - s), above = exp(s - rule->right);
	const double u = s - below + above;
	const double weight =
	    (1 + below + above) * exp(log_weight(rule, u - rule->mode));
	const double p = 1 / (1 + exp(-u));
	const double value =
	    weight * rule->integrand->value(rule->integrand->context, p);
	sums->weights += weight;
	sums->values += value;
	return weight > negligible * sums->weights ||
	       value > negligible * sums->values;
}

/* The sum of the weights is B(a, b): dividing by it costs nothing, and loses
   no digits where a and b are large. */
double clv_beta_mean(double a, double b,
                     const struct clv_beta_integrand *integrand)
{
	if (fmin(a, b) > narrow)
		return integrand->value(integrand->context, 1 / (1 + b / a));
	const struct rule rule = rule_make(a, b, integrand);
	struct sums sums = {0, 0};
	add_point(&rule, rule.start, &sums);
	for (double i = 1; add_point(&rule, rule.start + i * rule.step, &sums);)
		i++;
	for (double i = 1; add_point(&rule, rule.start - i * rule.step, &sums);)
		i++;
	return sums.values / sums.weights;
}
