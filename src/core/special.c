#include "core/special.h"

#include <math.h>

/* From here on a few terms of the asymptotic series reach all digits. */
static const double far_enough = 10;

double clv_log_gamma(double x)
{
	int sign;
	return x > 0 ? lgamma_r(x, &sign) : NAN;
}

/* Abramowitz and Stegun 6.3.18, moved up by 6.3.5 first. */
double clv_digamma(double x)
{
	if (!(x > 0))
		return NAN;
	double sum = 0;
	while (x < far_enough) {
		sum -= 1 / x;
		x++;
	}
	const double y = 1 / (x * x);
	const double series =
	    y * (1. / 12 -
	         y * (1. / 120 -
	              y * (1. / 252 -
	                   y * (1. / 240 -
	                        y * (1. / 132 - y * (691. / 32760 - y / 12))))));
	return sum + log(x) - 0.5 / x - series;
}

/* The same, 6.4.12 and 6.4.6. */
double clv_trigamma(double x)
{
	if (!(x > 0))
		return NAN;
	double sum = 0;
	while (x < far_enough) {
		sum += 1 / (x * x);
		x++;
	}
	const double y = 1 / (x * x);
	const double series =
	    y * (1. / 6 -
	         y * (1. / 30 -
	              y * (1. / 42 -
	                   y * (1. / 30 - y * (5. / 66 - y * (691. / 2730 -
	                                                      y * (7. / 6)))))));
	return sum + 1 / x + 0.5 * y + series / x;
}

/* 1/a^k - 1/(a+n)^k for the odd or even k from `first` on, each times its
   coefficient: by u^k - v^k = (u - v)(u^(k-1) + u^(k-2) v + ... + v^(k-1)), so
   that nothing cancels however small n is against a. */
static double sum_of_falls(double a, double n, int first,
                           const double *coefficients, int count)
{
	const double u = 1 / a, v = 1 / (a + n);
	double power = 1, quotient = 1, sum = 0;
	for (int k = 1; k < first; k++) {
		power *= v;
		quotient = u * quotient + power;
	}
	for (int i = 0; i < count; i++) {
		sum += coefficients[i] * quotient;
		power *= v;
		quotient = u * quotient + power;
		power *= v;
		quotient = u * quotient + power;
	}
	return n * u * v * sum;
}

/* Stirling's series, Abramowitz and Stegun 6.1.41, of both, term by term. */
static double log_rising_far(double a, double n)
{
	static const double terms[] = {1. / 12,    -1. / 360, 1. / 1260,
	                               -1. / 1680, 1. / 1188, -691. / 360360,
	                               1. / 156};
	return (a - 0.5) * log1p(n / a) + n * (log(a + n) - 1) -
	       sum_of_falls(a, n, 1, terms, 7);
}

double clv_log_rising(double a, double n)
{
	if (!(a > 0 && n >= 0))
		return NAN;
	double sum = 0;
	while (a < far_enough) {
		sum -= log1p(n / a);
		a++;
	}
	return sum + log_rising_far(a, n);
}

double clv_digamma_rising(double a, double n)
{
	static const double terms[] = {1. / 12,  -1. / 120,     1. / 252, -1. / 240,
	                               1. / 132, -691. / 32760, 1. / 12};
	if (!(a > 0 && n >= 0))
		return NAN;
	double sum = 0;
	while (a < far_enough) {
		sum += n / a / (a + n);
		a++;
	}
	static const double half[] = {0.5};
	return sum + log1p(n / a) + sum_of_falls(a, n, 1, half, 1) +
	       sum_of_falls(a, n, 2, terms, 7);
}

double clv_trigamma_rising(double a, double n)
{
	static const double odd[] = {1,        1. / 6,  -1. / 30,     1. / 42,
	                             -1. / 30, 5. / 66, -691. / 2730, 7. / 6};
	static const double even[] = {0.5};
	if (!(a > 0 && n >= 0))
		return NAN;
	double sum = 0;
	while (a < far_enough) {
		sum += n / a / (a + n) * (1 / a + 1 / (a + n));
		a++;
	}
	return -sum - sum_of_falls(a, n, 1, odd, 8) -
	       sum_of_falls(a, n, 2, even, 1);
}

/* The larger one is where gamma(a + b) / gamma(a) would cancel. */
double clv_log_beta(double a, double b)
{
	const double large = fmax(a, b), small = fmin(a, b);
	if (!(small > 0 && a + b > 0))
		return NAN;
	return large < far_enough
	           ? clv_log_gamma(a) + clv_log_gamma(b) - clv_log_gamma(a + b)
	           : clv_log_gamma(small) - clv_log_rising(large, small);
}

/* Abramowitz and Stegun 5.1.22 in its even form, evaluated as a sum of the
   differences between its convergents (Steed's way). */
static double integral_by_fraction(double s, double w)
{
	double b = w + s, d = 1 / b, step = d, sum = d;
	for (int k = 1; k < 10000 && fabs(step) > 1e-17 * sum; k++) {
		const double a = k * (s + k - 1);
		b += 2;
		d = 1 / (b - a * d);
		step *= b * d - 1;
		sum += step;
	}
	return sum;
}

/* ln gamma(1 - e) / e, |e| <= 1/2 or e < 0: by its series (6.1.33) where 1 - e
   would leave few digits of e. */
static double log_gamma_slope(double e)
{
	/* Euler's constant, zeta(k) / k */
	static const double terms[] = {
	    0.57721566490153286,    1.6449340668482264 / 2, 1.2020569031595943 / 3,
	    1.0823232337111382 / 4, 1.0369277551433699 / 5, 1.0173430619844491 / 6,
	    1.0083492773819228 / 7, 1.0040773561979443 / 8};
	if (fabs(e) > 1. / 64)
		return clv_log_gamma(1 - e) / e;
	double sum = 0;
	for (int k = 7; k >= 0; k--)
		sum = sum * e + terms[k];
	return sum;
}

/* E_s(w) for w <= 1 and s <= 3/2, by 5.1.12 for any s: the term that goes to
   infinity at s = 1 is taken together with gamma(1 - s) w^(s-1), which does
   the same. */
static double integral_by_series(double s, double w)
{
	const double e = s - 1;
	const double y = log(w) + log_gamma_slope(e);
	double sum = e == 0 ? -y : -expm1(e * y) / e;
	double power = -1;
	for (int k = 1; k < 40; k++) {
		power *= -w / k;
		sum += power / (k - e);
	}
	return sum;
}

double clv_exponential_integral(double s, double w)
{
	if (!(s > 0 && w > 0))
		return NAN;
	if (w >= 1 || s > 20)
		return integral_by_fraction(s, w);
	const double steps = s > 1.5 ? ceil(s - 1.5) : 0;
	double order = s - steps;
	double value = exp(w) * integral_by_series(order, w);
	/* 5.1.14; w <= 1 keeps it from cancelling */
	while (order < s - 0.25) {
		value = (1 - w * value) / order;
		order++;
	}
	return value;
}

/* Abramowitz and Stegun, table 25.4; the nodes are symmetric. */
double clv_node(unsigned i, double *weight)
{
	static const double nodes[] = {0.14887433898163122, 0.43339539412924719,
	                               0.67940956829902441, 0.86506336668898451,
	                               0.97390652851717172};
	static const double weights[] = {0.29552422471475287, 0.26926671930999636,
	                                 0.21908636251598204, 0.14945134915058059,
	                                 0.066671344308688138};
	*weight = weights[i / 2] / 2;
	return i % 2 ? (1 - nodes[i / 2]) / 2 : (1 + nodes[i / 2]) / 2;
}
