/* Equations whose solutions are known in closed form, and the reasons why
   others have none. */
#include "core/solve.h"
#include "core/tidy.h"

#include "check.h"

static double cube(double x, const void *data)
{
	(void)data;
	return x * x * x;
}

static double inverse(double x, const void *data)
{
	(void)data;
	return x > 0 ? 1 / x : NAN;
}

static double parabola(double x, const void *data)
{
	(void)data;
	return (x - 3) * (x - 20);
}

static double same(double x, const void *data)
{
	(void)x;
	(void)data;
	return 7;
}

static double nothing(double x, const void *data)
{
	(void)x;
	(void)data;
	return NAN;
}

static double step(double x, const void *data)
{
	(void)data;
	return x < 0.3 ? 1 : 2;
}

static double within(double x, const void *data)
{
	(void)data;
	return x >= 0.25 && x <= 0.75 ? x : NAN;
}

static double saturating(double x, const void *data)
{
	(void)data;
	return 100 * x / (1 + x);
}

static struct clv_solution solve(double (*function)(double, const void *),
                                 double goal, double low, double high)
{
	const struct clv_equation equation = {function, NULL, goal, low, high};
	return clv_solve(&equation);
}

static void assert_solved(struct clv_solution found, double x, size_t count)
{
	assert_int_equal(found.status, CLV_SOLVED);
	assert_near(found.x, x, 4e-16 * fabs(x));
	assert_int_equal(found.count, count);
}

static void over_the_whole_line(void **state)
{
	(void)state;
	assert_solved(solve(cube, 27, -INFINITY, INFINITY), 3, 1);
	assert_solved(solve(cube, -27, -INFINITY, INFINITY), -3, 1);
	assert_solved(solve(cube, 0, -INFINITY, INFINITY), 0, 1);
	assert_solved(solve(cube, 1e-24, -INFINITY, INFINITY), 1e-8, 1);
	assert_solved(solve(cube, 1e60, -INFINITY, INFINITY), 1e20, 1);
	assert_solved(solve(cube, 2, -INFINITY, INFINITY), cbrt(2), 1);
	/* -1 is both an end and a solution */
	assert_solved(solve(cube, -1, -1, INFINITY), -1, 1);
	assert_solved(solve(cube, -8, -INFINITY, 0), -2, 1);
	assert_solved(solve(cube, 0, -INFINITY, 0), 0, 1);
}

static void between_two_ends(void **state)
{
	(void)state;
	assert_solved(solve(cube, 0.125, 0, 1), 0.5, 1);
	assert_solved(solve(cube, 1, 0, 1), 1, 1);
	assert_solved(solve(cube, 0, 0, 1), 0, 1);
	assert_solved(solve(inverse, 25, 0, 1), 0.04, 1);
	assert_solved(solve(inverse, 1e9, 0, 1), 1e-9, 1);
}

static void several(void **state)
{
	(void)state;
	assert_solved(solve(parabola, 0, 0, INFINITY), 3, 2);
	/* x^2 - 23 x - 24 = 0, whose other solution is -1 */
	assert_solved(solve(parabola, 84, 0, INFINITY), 24, 1);
	assert_solved(solve(parabola, 18, 0, INFINITY), 2, 2);
}

static void where_it_is_defined(void **state)
{
	(void)state;
	assert_solved(solve(within, 0.25, 0, 1), 0.25, 1);
	assert_solved(solve(within, 0.75, 0, 1), 0.75, 1);
	assert_solved(solve(within, 0.33, 0, 1), 0.33, 1);
	const struct clv_solution beyond = solve(within, 0.8, 0, 1);
	assert_int_equal(beyond.status, CLV_SOLVE_BEYOND);
	assert_near(beyond.lowest, 0.25, 0);
	assert_near(beyond.highest, 0.75, 0);
}

static void beyond_what_is_reached(void **state)
{
	(void)state;
	struct clv_solution found = solve(saturating, 120, 0, INFINITY);
	assert_int_equal(found.status, CLV_SOLVE_BEYOND);
	assert_undefined(found.x);
	assert_int_equal(found.count, 0);
	assert_near(found.lowest, 0, 0);
	assert_near(found.highest, 100, 1e-9);
	found = solve(inverse, 0.5, 0, 1);
	assert_int_equal(found.status, CLV_SOLVE_BEYOND);
	assert_near(found.lowest, 1, 0);
	/* the pole at 0 */
	assert_true(found.highest > CLV_SOLVE_UNBOUNDED);
}

/* 1 - 1/x^2 becomes 1 where 1/x^2 underflows, and -x^2 - 1 what has no bound:
   neither is a solution. */
static double nearly(double x, const void *data)
{
	(void)data;
	return 1 - 1 / (x * x);
}

static double falling(double x, const void *data)
{
	(void)data;
	return -x * x - 1;
}

static void what_is_far_away(void **state)
{
	(void)state;
	assert_int_not_equal(solve(nearly, 1.5, 1, INFINITY).status, CLV_SOLVED);
	assert_near(solve(nearly, 1.5, 1, INFINITY).highest, 1, 0);
	const struct clv_solution found = solve(falling, 0, -INFINITY, INFINITY);
	assert_int_equal(found.status, CLV_SOLVE_BEYOND);
	assert_near(found.highest, -1, 0);
	assert_true(found.lowest < -CLV_SOLVE_UNBOUNDED);
	/* solved only beyond 1e30 */
	assert_int_equal(solve(falling, -1e80, 0, INFINITY).status,
	                 CLV_SOLVE_BEYOND);
}

static void no_solution_for_other_reasons(void **state)
{
	(void)state;
	assert_int_equal(solve(nothing, 1, 0, 1).status, CLV_SOLVE_UNDEFINED);
	assert_undefined(solve(nothing, 1, 0, 1).lowest);
	assert_int_equal(solve(same, 3, 0, 1).status, CLV_SOLVE_CONSTANT);
	assert_int_equal(solve(same, 7, 0, 1).status, CLV_SOLVE_CONSTANT);
	assert_undefined(solve(same, 7, 0, 1).x);
	const struct clv_solution jump = solve(step, 1.5, 0, 1);
	assert_int_equal(jump.status, CLV_SOLVE_BETWEEN);
	assert_near(jump.lowest, 1, 0);
	assert_near(jump.highest, 2, 0);
}

/* What is taken over a whole stretch counts as one solution. */
static void a_plateau(void **state)
{
	(void)state;
	const struct clv_solution found = solve(step, 1, 0, 1);
	assert_int_equal(found.status, CLV_SOLVED);
	assert_int_equal(found.count, 1);
	assert_near(found.x, 0, 0);
}

/* Powers, for which x = goal^(1/p): 2000 equations of all sizes. */
static double power(double x, const void *data)
{
	return pow(x, *(const double *)data);
}

static void many(void **state)
{
	(void)state;
	for (int i = 0; i < 2000; i++) {
		const double exponent = (i % 9 - 4.5) / 2;
		const double x = pow(10, i % 97 / 10.0 - 4) * (1 + i / 5000.0);
		const struct clv_equation equation = {power, &exponent,
		                                      pow(x, exponent), 0, INFINITY};
		const struct clv_solution found = clv_solve(&equation);
		assert_int_equal(found.status, CLV_SOLVED);
		assert_int_equal(found.count, 1);
		assert_near(found.x, x, 1e-13 * x);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(over_the_whole_line),
	    cmocka_unit_test(between_two_ends),
	    cmocka_unit_test(several),
	    cmocka_unit_test(where_it_is_defined),
	    cmocka_unit_test(beyond_what_is_reached),
	    cmocka_unit_test(what_is_far_away),
	    cmocka_unit_test(no_solution_for_other_reasons),
	    cmocka_unit_test(a_plateau),
	    cmocka_unit_test(many),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
