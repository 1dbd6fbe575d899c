#include "core/special.h"

#include <math.h>

/* From here on a few terms of the asymptotic series reach all digits. */
static const double far_enough = 10;

double clv_log_gamma(double x)
{
	int sign;
	return x > 0 ? lgamma_r(x, &sign) : NAN;
}

double clv_log_rising(double a, double n)
{
	return clv_log_gamma(a + n) - clv_log_gamma(a);
}

/* Abramowitz and Stegun 6.3.18, moved up by 6.3.5 first. */
double clv_digamma(double x)
{
	if (!(x > 0))
		return NAN;
	double sum = 0;
	for (; x < far_enough; x++)
		sum -= 1 / x;
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
	for (; x < far_enough; x++)
		sum += 1 / (x * x);
	const double y = 1 / (x * x);
	const double series =
	    y * (1. / 6 -
	         y * (1. / 30 -
	              y * (1. / 42 -
	                   y * (1. / 30 - y * (5. / 66 - y * (691. / 2730 -
	                                                      y * (7. / 6)))))));
	return sum + 1 / x + 0.5 * y + series / x;
}

double clv_digamma_rising(double a, double n)
{
	return clv_digamma(a + n) - clv_digamma(a);
}

double clv_trigamma_rising(double a, double n)
{
	return clv_trigamma(a + n) - clv_trigamma(a);
}

double clv_log_beta(double a, double b)
{
	return clv_log_gamma(a) + clv_log_gamma(b) - clv_log_gamma(a + b);
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
	if (fabs(e) > 1e-3)
		return clv_log_gamma(1 - e) / e;
	return 0.57721566490153286 + e * (1.6449340668482264 / 2 +
	                                  e * (1.2020569031595943 / 3 +
	                                       e * (1.0823232337111382 / 4 +
	                                            e * (1.0369277551433699 / 5))));
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
	for (; order < s - 0.25; order++)
		value = (1 - w * value) / order;
	return value;
}
