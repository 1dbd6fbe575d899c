#include "core/tidy.h"

#include "clv/clv.h"

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

/* Powers of ten that a double holds exactly. */
static const double power_of_ten[] = {
    1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

enum { TIDY_DIGITS = 13 };

/* A decimal exponent with 10^exponent <= size < 100 x 10^exponent: from the
   binary one, since log10(2) is 1233/4096. */
static int decimal_exponent(double size)
{
	uint64_t bits;
	memcpy(&bits, &size, sizeof bits);
	const int binary = (int)(bits >> 52) - 1023;
	return (binary * 1233 + (binary < 0 ? -4095 : 0)) / 4096;
}

double clv_tidy(double value)
{
	const double size = fabs(value);
	if (isinf(value))
		return NAN;
	/* Outside, no power of ten in the table reaches 13 digits. */
	if (!(size >= 1e-9 && size < 1e12))
		return value;
	/* Without branches that depend on digits, which no processor foresees. */
	int scale = TIDY_DIGITS - 1 - decimal_exponent(size);
	scale -= size * power_of_ten[scale] >= power_of_ten[TIDY_DIGITS];
	const double scaled = size * power_of_ten[scale];
	const double digits = (double)(int64_t)(scaled + 0.5);
	/* No division where there is no need of one: money is near its decimal row
	   after row, a ratio hardly ever. */
	if (fabs(digits - scaled) > 7 * DBL_EPSILON * scaled)
		return value;
	return copysign(digits / power_of_ten[scale], value);
}

double clv_complement(double rate)
{
	if (!(rate >= 0 && rate <= 1))
		return NAN;
	return nearbyint((1 - rate) * 1e15) / 1e15;
}

int clv_compare(double a, double b)
{
	const double slack = CLV_TOLERANCE * fmax(fabs(a), fabs(b));
	/* an infinite slack is no closeness */
	if (a == b || fabs(a - b) < slack)
		return 0;
	return a < b ? -1 : 1;
}
