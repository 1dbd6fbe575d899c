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
