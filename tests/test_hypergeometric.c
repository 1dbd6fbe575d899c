/* The hypergeometric function of the models of leaving: where it is elementary,
   and at random points, with its derivatives, by mpmath. */
#include "core/hypergeometric.h"

#include "special_oracle.h"

static double value(double a, double n, double z)
{
	struct clv_hypergeometric g;
	clv_hypergeometric(a, n, z, &g);
	assert_near(clv_hypergeometric_log(a, n, z), g.log, 2e-14);
	return exp(g.log);
}

/* Abramowitz and Stegun 15.1.3, 15.1.8, and 15.1.5 by way of 15.3.4. */
static void elementary_cases_agree(void **state)
{
	(void)state;
	for (double z = 1e-9; z < 1; z += 0.03) {
		const double tolerance = 1e-14;
		assert_near(value(1, 1, z) * z / -log1p(-z), 1, tolerance);
		for (double n = 0.25; n < 300; n *= 2)
			assert_near(value(n + 1, n, z) * (1 - z), 1, 2e-13);
		/* 2F1(1/2, 1; 3/2; z^2) = atanh(z) / z */
		assert_near(value(0.5, 0.5, z * z) * z / atanh(z), 1, tolerance);
	}
	assert_near(value(3, 4, 0), 1, 0);
}

/* The first derivatives at z = 0: only that by z is not 0, and it is
   a / (n + 1), the coefficient of z. */
static void it_starts_as_its_series(void **state)
{
	(void)state;
	struct clv_hypergeometric g;
	clv_hypergeometric(2, 4, 0, &g);
	assert_near(g.log, 0, 0);
	assert_near(g.gradient[CLV_BY_A], 0, 0);
	assert_near(g.gradient[CLV_BY_N], 0, 0);
	assert_near(g.gradient[CLV_BY_Z], 0.4, 1e-15);
	assert_near(g.hessian[CLV_BY_A][CLV_BY_Z], 0.2, 1e-15);
	assert_near(g.hessian[CLV_BY_N][CLV_BY_Z], -0.08, 1e-15);
	/* 2 a (a+1) / ((n+1) (n+2)) less the square of the slope */
	assert_near(g.hessian[CLV_BY_Z][CLV_BY_Z], 0.4 - 0.16, 1e-15);
	assert_near(g.hessian[CLV_BY_A][CLV_BY_A], 0, 0);
}

static void the_series_and_the_integral_meet(void **state)
{
	(void)state;
	static const double shapes[][2] = {{0.01, 0.02}, {0.5, 1.1},   {3, 2.5},
	                                   {120, 119.2}, {4000, 4001}, {2, 900}};
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		struct clv_hypergeometric s, g;
		clv_hypergeometric(shapes[i][0], shapes[i][1], 0.85, &s);
		clv_hypergeometric(shapes[i][0], shapes[i][1], nextafter(0.85, 1), &g);
		assert_near(s.log, g.log, 1e-13 * (1 + fabs(s.log)));
		for (int v = 0; v < CLV_BY_COUNT; v++) {
			assert_near(s.gradient[v], g.gradient[v],
			            1e-12 * fabs(s.gradient[v]) + 1e-14);
			for (int w = 0; w < CLV_BY_COUNT; w++)
				assert_near(s.hessian[v][w], g.hessian[v][w],
				            1e-11 * fabs(s.hessian[v][w]) + 1e-14);
		}
	}
}

static void what_is_outside_is_undefined(void **state)
{
	(void)state;
	static const double bad[][3] = {
	    {0, 1, 0.5}, {-1, 1, 0.5}, {1, 0, 0.5},   {2.5, 1, 0.5}, {1, 1, -0.1},
	    {1, 1, 1},   {1, 1, 2},    {NAN, 1, 0.5}, {1, NAN, 0.5}, {1, 1, NAN}};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct clv_hypergeometric g;
		clv_hypergeometric(bad[i][0], bad[i][1], bad[i][2], &g);
		assert_undefined(g.log);
		assert_undefined(
		    clv_hypergeometric_log(bad[i][0], bad[i][1], bad[i][2]));
		for (int v = 0; v < CLV_BY_COUNT; v++) {
			assert_undefined(g.gradient[v]);
			for (int w = 0; w < CLV_BY_COUNT; w++)
				assert_undefined(g.hessian[v][w]);
		}
	}
}

/* Derivatives of the logarithm are differences: what counts is the error
   against the larger of both. */
static double against(double expected, double removed)
{
	return fmax(fabs(expected), fabs(removed));
}

static void random_points_agree_with_mpmath(void **state)
{
	(void)state;
	FILE *lines = oracle_open("hypergeometric");
	struct oracle_line line;
	size_t count = 0, wrong = 0;
	for (; oracle_next(lines, &line); count++) {
		const double *n = line.numbers, *e = n + 3;
		struct clv_hypergeometric g;
		assert_int_equal(line.count, 13);
		clv_hypergeometric(n[0], n[1], n[2], &g);
		assert_near(clv_hypergeometric_log(n[0], n[1], n[2]), e[0],
		            1e-11 * fmax(1e-3, fabs(e[0])));
		/* in the order of the script: G, first, second derivatives */
		double actual[10] = {g.log, g.gradient[0], g.gradient[1],
		                     g.gradient[2]};
		double size[10] = {fmax(1e-3, fabs(e[0])), fabs(e[1]),
		                   against(e[2], 1 / n[1] / n[1]), fabs(e[3])};
		size_t at = 4;
		for (int v = 0; v < CLV_BY_COUNT; v++)
			for (int w = v; w < CLV_BY_COUNT; w++, at++) {
				actual[at] = g.hessian[v][w];
				size[at] = against(e[at], e[1 + v] * e[1 + w]);
				assert_near(g.hessian[v][w], g.hessian[w][v], 0);
			}
		for (size_t i = 0; i < 10; i++) {
			if (fabs(actual[i] - e[i]) <= 1e-11 * size[i])
				continue;
			wrong++;
			print_error("(%.17g, %.17g, %.17g)[%zu] is %.17g, expected %.17g\n",
			            n[0], n[1], n[2], i, actual[i], e[i]);
		}
	}
	assert_int_equal(wrong, 0);
	oracle_close(lines, count, 300);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(elementary_cases_agree),
	    cmocka_unit_test(it_starts_as_its_series),
	    cmocka_unit_test(the_series_and_the_integral_meet),
	    cmocka_unit_test(what_is_outside_is_undefined),
	    cmocka_unit_test(random_points_agree_with_mpmath),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
