/* Special functions: fixed values of Abramowitz and Stegun, and random points
   that mpmath computes. */
#include "core/special.h"

#include "special_oracle.h"

/* Half a unit of the last digit that the tables give. */
static void gamma_functions_agree_with_the_tables(void **state)
{
	(void)state;
	/* tables 6.1 and 6.3: gamma(1.5), its logarithm's derivatives */
	assert_near(exp(clv_log_gamma(1.5)), 0.8862269255, 5e-11);
	assert_near(exp(clv_log_gamma(1.25)), 0.9064024771, 5e-11);
	assert_near(clv_digamma(1.5), 0.0364899740, 5e-11);
	assert_near(clv_trigamma(1.5), 0.9348022005, 5e-11);
	assert_near(clv_digamma(1.25), -0.2274535334, 5e-11);
	/* 6.3.2, 6.4.2 and 6.4.4 */
	assert_near(clv_digamma(1), -0.577215664901532861, 1e-15);
	assert_near(clv_trigamma(1), 1.64493406684822644, 1e-14);
	assert_near(clv_trigamma(0.5), 4.93480220054467931, 1e-14);
}

/* 6.1.15, 6.3.5 and 6.4.6: one step is a logarithm, and so on. */
static void steps_of_one_are_elementary(void **state)
{
	(void)state;
	static const double points[] = {0.001, 0.5, 3, 9.99, 10, 1e4, 1e8};
	for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
		const double a = points[i];
		assert_near(clv_log_rising(a, 1), log(a), 1e-14 * (1 + fabs(log(a))));
		assert_near(clv_digamma_rising(a, 1), 1 / a, 1e-14 / a);
		assert_near(clv_trigamma_rising(a, 1), -1 / a / a, 1e-14 / a / a);
		assert_near(clv_log_rising(a, 0), 0, 0);
		assert_near(clv_digamma_rising(a, 0), 0, 0);
		assert_near(clv_trigamma_rising(a, 0), 0, 0);
	}
}

/* B(a, 1) = 1/a, B(1/2, 1/2) = pi. */
static void beta_agrees_where_it_is_elementary(void **state)
{
	(void)state;
	assert_near(clv_log_beta(0.5, 0.5), log(3.14159265358979324), 1e-15);
	for (double a = 1e-6; a < 1e14; a *= 9) {
		const double tolerance = 1e-13 * (1 + fabs(log(a)));
		assert_near(clv_log_beta(a, 1), -log(a), tolerance);
		assert_near(clv_log_beta(1, a), -log(a), tolerance);
	}
	/* a (a + 1) is a + 1 of a's at 1e14 */
	assert_near(clv_log_beta(1e14, 2), -2 * log(1e14), 1e-12);
}

static void exponential_integral_agrees_with_the_tables(void **state)
{
	(void)state;
	/* table 5.1: E_1(1/2), E_1(1); x e^x E_1(x) at 10, and 1/x in table 5.2 */
	assert_near(exp(-0.5) * clv_exponential_integral(1, 0.5), 0.559773595,
	            5e-10);
	assert_near(exp(-1) * clv_exponential_integral(1, 1), 0.219383934, 5e-10);
	assert_near(10 * clv_exponential_integral(1, 10), 0.915633339, 5e-10);
	/* 5.1.14 from there */
	const double e1 = clv_exponential_integral(1, 0.5);
	assert_near(clv_exponential_integral(2, 0.5), 1 - 0.5 * e1, 1e-15);
	/* E_(1/2)(w) = sqrt(pi / w) erfc(sqrt(w)), 7.1.2 and 5.1.4 */
	for (double w = 1e-6; w < 20; w *= 3) {
		const double value = sqrt(3.14159265358979324 / w) * erfc(sqrt(w));
		assert_near(clv_exponential_integral(0.5, w), exp(w) * value,
		            1e-13 * exp(w) * value);
	}
	/* 5.1.20: between 1/(w+s) and 1/(w+s-1), where e^w overflows as well */
	assert_near(clv_exponential_integral(3, 1e6), 1 / (1e6 + 3), 2e-12);
	assert_near(clv_exponential_integral(3, 1e300), 1e-300, 1e-312);
	/* all of it is at 1 */
	assert_near(clv_exponential_integral(1e9, 1e-9), 1e-9, 1e-17);
}

/* Nothing jumps where one way of computing it takes over from another. */
static void ways_meet(void **state)
{
	(void)state;
	static const double orders[] = {0.3, 0.999, 1, 1.5, 2, 7.25, 20};
	for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
		const double s = orders[i], up = nextafter(1, 2),
		             down = nextafter(1, 0);
		const double value = clv_exponential_integral(s, 1);
		assert_near(clv_exponential_integral(s, up), value, 1e-14 * value);
		assert_near(clv_exponential_integral(s, down), value, 1e-14 * value);
	}
	const double value = clv_exponential_integral(20, 0.01);
	assert_near(clv_exponential_integral(nextafter(20, 21), 0.01), value,
	            1e-14 * value);
	for (double e = 1e-15; e < 0.01; e *= 2) {
		const double below = clv_exponential_integral(1 - e, 0.1);
		const double above = clv_exponential_integral(1 + e, 0.1);
		/* the second derivative is about 20 */
		assert_near((below + above) / 2, clv_exponential_integral(1, 0.1),
		            1e-14 + 20 * e * e);
	}
}

/* Integrals of x^k from 0 to 1, which are 1/(k+1), up to degree 19. */
static void nodes_integrate_powers(void **state)
{
	(void)state;
	for (int k = 0; k < 2 * CLV_NODES; k++) {
		double sum = 0, weight;
		for (unsigned i = 0; i < CLV_NODES; i++) {
			const double node = clv_node(i, &weight);
			assert_true(node > 0 && node < 1 && weight > 0);
			sum += weight * pow(node, k);
		}
		assert_near(sum, 1. / (k + 1), 1e-15);
	}
}

static void what_is_outside_is_undefined(void **state)
{
	(void)state;
	static const double bad[] = {0, -1, -0.5, NAN};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_undefined(clv_log_gamma(bad[i]));
		assert_undefined(clv_digamma(bad[i]));
		assert_undefined(clv_trigamma(bad[i]));
		assert_undefined(clv_log_rising(bad[i], 1));
		assert_undefined(clv_digamma_rising(bad[i], 1));
		assert_undefined(clv_trigamma_rising(bad[i], 1));
		assert_undefined(clv_log_beta(bad[i], 1));
		assert_undefined(clv_log_beta(1, bad[i]));
		assert_undefined(clv_log_beta(100, bad[i]));
		assert_undefined(clv_exponential_integral(bad[i], 1));
		assert_undefined(clv_exponential_integral(1, bad[i]));
	}
	assert_undefined(clv_log_rising(1, -1));
	assert_undefined(clv_digamma_rising(1, -1));
	assert_undefined(clv_trigamma_rising(1, -1));
}

static const struct function {
	const char *name;
	double (*one)(double);
	double (*two)(double, double);
} functions[] = {
    {"log_gamma", clv_log_gamma, NULL},
    {"digamma", clv_digamma, NULL},
    {"trigamma", clv_trigamma, NULL},
    {"log_rising", NULL, clv_log_rising},
    {"digamma_rising", NULL, clv_digamma_rising},
    {"trigamma_rising", NULL, clv_trigamma_rising},
    {"log_beta", NULL, clv_log_beta},
    {"exponential_integral", NULL, clv_exponential_integral},
};

static const struct function *find(const char *name)
{
	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
		if (strcmp(functions[i].name, name) == 0)
			return &functions[i];
	fail_with("no function %s", name);
	return NULL;
}

static void random_points_agree_with_mpmath(void **state)
{
	(void)state;
	FILE *lines = oracle_open("gamma");
	struct oracle_line line;
	size_t count = 0, wrong = 0;
	for (; oracle_next(lines, &line); count++) {
		const struct function *function = find(line.name);
		const double *n = line.numbers;
		assert_int_equal(line.count, function->one ? 2 : 3);
		const double actual =
		    function->one ? function->one(n[0]) : function->two(n[0], n[1]);
		const double expected = function->one ? n[1] : n[2];
		if (fabs(actual - expected) <= 1e-11 * fabs(expected))
			continue;
		wrong++;
		print_error("%s(%.17g, %.17g) is %.17g, expected %.17g\n", line.name,
		            n[0], function->one ? 0 : n[1], actual, expected);
	}
	assert_int_equal(wrong, 0);
	oracle_close(lines, count, 2800);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(gamma_functions_agree_with_the_tables),
	    cmocka_unit_test(steps_of_one_are_elementary),
	    cmocka_unit_test(beta_agrees_where_it_is_elementary),
	    cmocka_unit_test(exponential_integral_agrees_with_the_tables),
	    cmocka_unit_test(ways_meet),
	    cmocka_unit_test(nodes_integrate_powers),
	    cmocka_unit_test(what_is_outside_is_undefined),
	    cmocka_unit_test(random_points_agree_with_mpmath),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
