/* Beta distributed chances. Differences of differences of ln gamma(), which
   nearly cancel when one of the steps is small, are taken as integrals of the
   derivative over that step. */
#include "core/beta.h"
#include "core/special.h"

#include <math.h>

typedef double rising_function(double a, double n);

/* The mean of rising(s, n) over s from a to a + step. With |step| <= a / 4 the
   next singularity, at 0, is so far away that the error is rounding. */
static double mean_rising(rising_function *rising, double a, double step,
                          double n)
{
	double sum = 0, weight;
	for (unsigned i = 0; i < CLV_NODES; i++) {
		const double at = a + step * clv_node(i, &weight);
		sum += weight * rising(at, n);
	}
	return sum;
}

/* f(a+n) - f(a) - f(a+c+n) + f(a+c), of rising(a, n) = f(a+n) - f(a) and the
   same of f's derivative, which may be null: symmetric in c and n. c may be
   negative down to -a / 4. */
static double crossed(rising_function *rising, rising_function *derivative,
                      double a, double c, double n)
{
	const double step = c < n ? c : n, other = c < n ? n : c;
	if (derivative && fabs(step) <= a / 4)
		return -step * mean_rising(derivative, a, step, other);
	return rising(a, step) - rising(a + other, step);
}

/* Misses first, then hits: the order does not matter. */
double clv_beta_log_sequence(double a, double b, double hits, double misses)
{
	return crossed(clv_log_rising, clv_digamma_rising, b, a, misses) +
	       crossed(clv_log_rising, clv_digamma_rising, a, b + misses, hits);
}

static void add(struct clv_likelihood *part, size_t first,
                const double gradient[2], double aa, double ab, double bb)
{
	part->gradient[first] += gradient[0];
	part->gradient[first + 1] += gradient[1];
	part->hessian[first][first] += aa;
	part->hessian[first][first + 1] += ab;
	part->hessian[first + 1][first] += ab;
	part->hessian[first + 1][first + 1] += bb;
}

static void add_misses(double a, double b, size_t first, double misses,
                       struct clv_likelihood *part)
{
	const double both = clv_trigamma_rising(a + b, misses);
	const double gradient[2] = {
	    -a * clv_digamma_rising(a + b, misses),
	    b * crossed(clv_digamma_rising, clv_trigamma_rising, b, a, misses)};
	add(part, first, gradient, gradient[0] - a * a * both, -a * b * both,
	    gradient[1] + b * b * crossed(clv_trigamma_rising, NULL, b, a, misses));
}

static void add_hits(double a, double b, size_t first, double hits,
                     double misses, struct clv_likelihood *part)
{
	const double others = b + misses;
	const double both = clv_trigamma_rising(a + others, hits);
	const double gradient[2] = {
	    a * crossed(clv_digamma_rising, clv_trigamma_rising, a, others, hits),
	    -b * clv_digamma_rising(a + others, hits)};
	add(part, first, gradient,
	    gradient[0] +
	        a * a * crossed(clv_trigamma_rising, NULL, a, others, hits),
	    -a * b * both, gradient[1] - b * b * both);
}

void clv_beta_add_sequence(const double *parameters, size_t first, double hits,
                           double misses, struct clv_likelihood *part)
{
	const double a = parameters[first], b = parameters[first + 1];
	part->value += clv_beta_log_sequence(a, b, hits, misses);
	if (misses > 0)
		add_misses(a, b, first, misses, part);
	if (hits > 0)
		add_hits(a, b, first, hits, misses, part);
}

/* d/d ln a of ln (a+h) - ln (a+h+b+m) is a (b+m) / ((a+h) (a+h+b+m)). */
void clv_beta_add_hit(const double *parameters, size_t first, double hits,
                      double misses, struct clv_likelihood *part)
{
	const double a = parameters[first], b = parameters[first + 1];
	const double own = a / (a + hits);
	const double all = a + b + hits + misses;
	const double of_a = a / all, of_b = b / all;
	const double gradient[2] = {own * (b + misses) / all, -of_b};
	part->value -= log1p((b + misses) / (a + hits));
	add(part, first, gradient, gradient[0] - own * own + of_a * of_a,
	    of_a * of_b, -of_b * (1 - of_b));
}

void clv_beta_add_miss(const double *parameters, size_t first, double hits,
                       double misses, struct clv_likelihood *part)
{
	const double a = parameters[first], b = parameters[first + 1];
	const double own = b / (b + misses);
	const double all = a + b + hits + misses;
	const double of_a = a / all, of_b = b / all;
	const double gradient[2] = {-of_a, own * (a + hits) / all};
	part->value -= log1p((a + hits) / (b + misses));
	add(part, first, gradient, -of_a * (1 - of_a), of_a * of_b,
	    gradient[1] - own * own + of_b * of_b);
}

/* b (1 - R) / (a - 1) with R = (b + n) / b times the chance of n misses, which
   has no singularity at a = 1: ln R is a - 1 times something. */
double clv_beta_expected_misses(double a, double b, double occasions)
{
	const double c = a - 1, start = b + 1;
	if (isinf(occasions))
		return c > 0 ? b / c : INFINITY;
	if (c == 0)
		return b * clv_digamma_rising(start, occasions);
	const double log_r =
	    c > 0 || -c <= start / 4
	        ? crossed(clv_log_rising, clv_digamma_rising, start, c, occasions)
	        : clv_log_rising(start, occasions) -
	              clv_log_rising(a + b, occasions);
	return -b / c * expm1(log_r);
}

/* Pfaff's transformation, (1 + d) / d 2F1(1, a; a + b + 1; -1 / d), as Gauss's
   continued fraction, all of whose elements are positive so that nothing
   cancels, by Lentz's method. */
double clv_beta_discounted_misses(double a, double b, double discount)
{
	if (!(discount >= 1e-10))
		return NAN;
	const double c = a + b;
	double value = 1, up = 1, down = 0, change = 0;
	for (unsigned k = 0; k < 10000000 && fabs(change - 1) > 3e-16; k++) {
		const double n = k;
		const double odd =
		    (a + n) / (c + 2 * n) * ((c + n) / (c + 2 * n + 1)) / discount;
		const double even = (n + 1) / (c + 2 * n + 1) *
		                    ((b + n + 1) / (c + 2 * n + 2)) / discount;
		down = 1 / (1 + odd * down);
		up = 1 + odd / up;
		change = up * down;
		down = 1 / (1 + even * down);
		up = 1 + even / up;
		change *= up * down;
		value *= change;
	}
	return b / c / discount / value;
}

double clv_beta_occasions(double time)
{
	return time >= 0 ? floor(time + 1e-9) : NAN;
}
