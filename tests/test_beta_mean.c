/* Means over a beta distribution, against closed forms. */
#include "core/beta_mean.h"

#include "check.h"

static double other(const void *context, double p)
{
	(void)context;
	return 1 - p;
}

static double reciprocal(const void *context, double p)
{
	const double *c = context;
	return 1 / (1 + *c * p);
}

static size_t calls;

static double one(const void *context, double p)
{
	(void)context;
	assert_true(p >= 0 && p <= 1);
	calls++;
	return 1;
}

static double mean_other(double a, double b)
{
	return clv_beta_mean(a, b, &(const struct clv_beta_integrand){other, 0, 1});
}

static double mean_reciprocal(double a, double b, double c)
{
	return clv_beta_mean(
	    a, b, &(const struct clv_beta_integrand){reciprocal, &c, 1 / c});
}

/* E[1 - p] = b / (a + b), of whatever size both are; 1 - p itself is exact to
   1e-16. */
static void the_mean_of_a_beta_is_known(void **state)
{
	(void)state;
	static const double sizes[] = {1e-8, 1e-3, 0.3, 1,    3.9,  4.1,
	                               50,   1e4,  1e8, 1e16, 1e200};
	const size_t count = sizeof sizes / sizeof *sizes;
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < count; j++) {
			const double a = sizes[i], b = sizes[j], mean = b / (a + b);
			assert_near(mean_other(a, b), mean, 1e-11 * mean + 1e-15);
		}
}

/* Uniform p: ln(1 + c) / c. The arcsine distribution: 1 / sqrt(1 + c). */
static void means_of_a_reciprocal_are_known(void **state)
{
	(void)state;
	for (double c = 1e-6; c < 1e13; c *= 7) {
		const double uniform = log1p(c) / c, arcsine = 1 / sqrt(1 + c);
		assert_near(mean_reciprocal(1, 1, c), uniform, 1e-12 * uniform);
		assert_near(mean_reciprocal(0.5, 0.5, c), arcsine, 1e-12 * arcsine);
	}
}

/* 2F1(1, a; 1; -c) = (1 + c)^-a. */
static void small_a_keeps_all_of_its_mass_at_0(void **state)
{
	(void)state;
	for (double a = 0.9; a > 1e-9; a /= 5)
		for (double c = 0.01; c < 1e9; c *= 30) {
			const double mean = pow(1 + c, -a);
			assert_near(mean_reciprocal(a, 1 - a, c), mean, 1e-11 * mean);
		}
}

static void it_takes_few_evaluations(void **state)
{
	(void)state;
	const struct clv_beta_integrand integrand = {one, NULL, 1e-3};
	for (double a = 0.05; a < 20; a *= 1.3)
		for (double b = 0.1; b < 1000; b *= 1.3) {
			calls = 0;
			assert_near(clv_beta_mean(a, b, &integrand), 1, 0);
			assert_true(calls > 20 && calls < 150);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_mean_of_a_beta_is_known),
	    cmocka_unit_test(means_of_a_reciprocal_are_known),
	    cmocka_unit_test(small_a_keeps_all_of_its_mass_at_0),
	    cmocka_unit_test(it_takes_few_evaluations),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
