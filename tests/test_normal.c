/* The normal quantile against values of 60-digit arithmetic (inverse of erfc by
   Newton's method, of the double nearest to the probability), against the check
   values of AS 241, and against erfc itself. */
#include "clv/clv.h"

#include "check.h"

#include <float.h>

static const struct {
	double probability, z;
} known[] = {
    {0.5, 0},
    {0.25, -0.67448975019608174},
    {0.001, -3.0902323061678135},
    {1e-20, -9.2623400897984076},
    {0.975, 1.9599639845400539},
    {0.95, 1.6448536269514723},
    {0.995, 2.5758293035489005},
    {0.9, 1.2815515655446006},
    {0.1, -1.2815515655446004},
    {0.05, -1.6448536269514727},
    {0.025, -1.9599639845400542},
    {0.005, -2.5758293035489008},
    /* both sides of the middle's end */
    {0.0749, -1.4402382675279637},
    {0.074045, -1.4463109709014189},
    {0.0740469, -1.4462974167845393},
    {0.075, -1.4395314709384559},
    {0.0751, -1.4388253927525400},
    {0.45, -0.12566134685507401},
    {0.51, 0.025068908258711058},
    {0.8, 0.84162123357291436},
    {0.999, 3.0902323061678133},
    {0.999999, 4.7534243088170878},
    {1e-5, -4.2648907939228246},
    {1e-10, -6.3613409024040562},
    /* both sides of exp(-25), where the far tail begins */
    {1.4e-11, -6.6567230915181836},
    {1.3e-11, -6.6676114565107408},
    {1e-50, -14.933337534788489},
    {1e-100, -21.273453560965324},
    {1e-300, -37.047096299361199},
};

static void quantiles_agree_with_known_values(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		assert_near(clv_normal_quantile(known[i].probability), known[i].z,
		            4 * DBL_EPSILON * fabs(known[i].z));
}

/* An error of z is z times as large in a small probability, relatively. */
static void erfc_takes_a_quantile_back(void **state)
{
	(void)state;
	for (double p = 0.5; p > 1e-307; p *= 0.83) {
		const double z = clv_normal_quantile(p);
		assert_near(erfc(-z / sqrt(2)) / 2, p, 1e-15 * (4 + 2 * z * z) * p);
	}
	for (int i = 1; i < 1000; i++) {
		const double z = clv_normal_quantile(i / 1000.0);
		assert_near(erfc(-z / sqrt(2)) / 2, i / 1000.0, 1e-15);
	}
}

/* Powers of two, since 1 - p is exact for them. */
static void quantiles_are_symmetric(void **state)
{
	(void)state;
	for (double p = 0.5; p > DBL_EPSILON; p /= 2)
		assert_near(clv_normal_quantile(p), -clv_normal_quantile(1 - p), 0);
}

static void quantiles_increase(void **state)
{
	(void)state;
	double last = clv_normal_quantile(1e-16);
	for (double p = 1.01e-16; p < 1; p *= 1.01) {
		const double z = clv_normal_quantile(p);
		assert_true(z > last);
		last = z;
	}
}

static void quantiles_have_a_domain(void **state)
{
	(void)state;
	assert_undefined(clv_normal_quantile(0));
	assert_undefined(clv_normal_quantile(1));
	assert_undefined(clv_normal_quantile(-0.1));
	assert_undefined(clv_normal_quantile(1.1));
	assert_undefined(clv_normal_quantile(NAN));
	assert_undefined(clv_normal_quantile(INFINITY));
	assert_true(isfinite(clv_normal_quantile(DBL_MIN)));
	assert_true(isfinite(clv_normal_quantile(1 - DBL_EPSILON)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(quantiles_agree_with_known_values),
	    cmocka_unit_test(erfc_takes_a_quantile_back),
	    cmocka_unit_test(quantiles_are_symmetric),
	    cmocka_unit_test(quantiles_increase),
	    cmocka_unit_test(quantiles_have_a_domain),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
