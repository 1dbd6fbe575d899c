/* Maxima that are known, and those that lie nowhere. */
#include "core/newton.h"

#include "check.h"

enum { N = CLV_PARAMETERS_MAX };

static struct clv_objective
objective_of(unsigned count,
             void (*evaluate)(void *, const double *, struct clv_part *))
{
	struct clv_objective objective = {.count = count, .evaluate = evaluate};
	for (unsigned i = 0; i < N; i++) {
		objective.low[i] = -20;
		objective.high[i] = 20;
	}
	return objective;
}

/* The factor of {4, 2; 2, 10} is {2, 0; 1, 3}. */
static void the_factor_is_the_root(void **state)
{
	(void)state;
	double a[N][N] = {{4, NAN}, {2, 10}}, l[N][N], x[N];
	const double b[N] = {8, 22};
	assert_true(clv_cholesky(2, a, l));
	assert_near(l[0][0], 2, 1e-15);
	assert_near(l[1][0], 1, 1e-15);
	assert_near(l[1][1], 3, 1e-15);
	/* 4 x + 2 y = 8, 2 x + 10 y = 22 */
	clv_cholesky_solve(2, l, b, x);
	assert_near(x[0], 1, 1e-15);
	assert_near(x[1], 2, 1e-15);
	double indefinite[N][N] = {{1, 0}, {2, 1}};
	assert_false(clv_cholesky(2, indefinite, l));
	double singular[N][N] = {{1, 0}, {1, 1}};
	assert_false(clv_cholesky(2, singular, l));
	double unknown[N][N] = {{NAN}};
	assert_false(clv_cholesky(1, unknown, l));
}

/* Minus Rosenbrock's function, whose valley is bent: 0 at (1, 1). */
static void rosenbrock(void *data, const double *point, struct clv_part *sum)
{
	unsigned *calls = data;
	const double x = point[0], y = point[1], d = y - x * x;
	++*calls;
	*sum = (struct clv_part){.value = -(1 - x) * (1 - x) - 100 * d * d};
	sum->gradient[0] = 2 * (1 - x) + 400 * x * d;
	sum->gradient[1] = -200 * d;
	sum->hessian[0] = -2 + 400 * d - 800 * x * x;
	sum->hessian[1] = 400 * x;
	sum->hessian[2] = -200;
}

static void a_bent_valley_is_followed(void **state)
{
	(void)state;
	unsigned calls = 0;
	struct clv_objective objective = objective_of(2, rosenbrock);
	objective.data = &calls;
	struct clv_newton newton = {.point = {-1.2, 1}};
	clv_newton_maximize(&objective, &newton);
	assert_int_equal(newton.end, CLV_NEWTON_CONVERGED);
	assert_near(newton.point[0], 1, 1e-9);
	assert_near(newton.point[1], 1, 1e-9);
	assert_near(newton.at.value, 0, 1e-17);
	assert_int_equal(newton.direction[0], 0);
	assert_true(newton.iterations < 40 && calls < 80);
	/* at the end of the box: y = 0.25 has its best x at the root of it */
	objective.high[1] = 0.25;
	newton = (struct clv_newton){.point = {-1.2, 1}};
	clv_newton_maximize(&objective, &newton);
	assert_int_equal(newton.end, CLV_NEWTON_CONVERGED);
	assert_int_equal(newton.direction[1], 1);
	assert_near(newton.point[1], 0.25, 0);
	assert_near(newton.at.gradient[0], 0, 1e-6);
}

/* -e^-(x + y) - (x - y)^2: it rises for ever along x = y. */
static void no_end(void *data, const double *point, struct clv_part *sum)
{
	(void)data;
	const double e = exp(-point[0] - point[1]), d = point[0] - point[1];
	*sum = (struct clv_part){.value = -e - d * d};
	sum->gradient[0] = e - 2 * d;
	sum->gradient[1] = e + 2 * d;
	sum->hessian[0] = sum->hessian[2] = -e - 2;
	sum->hessian[1] = -e + 2;
}

static void a_way_without_end_is_left(void **state)
{
	(void)state;
	const struct clv_objective objective = objective_of(2, no_end);
	struct clv_newton newton = {.point = {-1, 1}};
	clv_newton_maximize(&objective, &newton);
	assert_int_equal(newton.end, CLV_NEWTON_FLAT);
	assert_int_equal(newton.direction[0], 1);
	assert_int_equal(newton.direction[1], 1);
	assert_true(newton.at.value > -1e-3 && newton.iterations < 30);
}

/* Of values that are noise, and slopes that are not: the maximum is at 0.3. */
static void noisy(void *data, const double *point, struct clv_part *sum)
{
	(void)data;
	const double x = point[0] - 0.3;
	*sum = (struct clv_part){.value =
	                             -1000 - x * x / 2 + 5e-10 * sin(1e8 * x + 1)};
	sum->gradient[0] = -x;
	sum->hessian[0] = -1;
}

static void slopes_vanish_where_values_are_noise(void **state)
{
	(void)state;
	const struct clv_objective objective = objective_of(1, noisy);
	for (int i = 0; i < 200; i++) {
		struct clv_newton newton = {.point = {0.3 + 1e-7 * i}};
		clv_newton_maximize(&objective, &newton);
		assert_int_equal(newton.end, CLV_NEWTON_CONVERGED);
		assert_near(newton.at.gradient[0], 0, 1e-12);
	}
}

/* Nowhere else than at the start. */
static void only_there(void *data, const double *point, struct clv_part *sum)
{
	(void)data;
	*sum = (struct clv_part){.value = point[0] == 0 ? 0 : NAN};
	sum->gradient[0] = 1;
	sum->hessian[0] = -1;
}

static void constant(void *data, const double *point, struct clv_part *sum)
{
	(void)data;
	(void)point;
	*sum = (struct clv_part){.value = 5};
}

static void it_stalls_rather_than_loop(void **state)
{
	(void)state;
	struct clv_objective objective = objective_of(1, only_there);
	struct clv_newton newton = {.point = {0}};
	clv_newton_maximize(&objective, &newton);
	assert_int_equal(newton.end, CLV_NEWTON_STALLED);
	assert_near(newton.at.value, 0, 0);
	objective.evaluate = constant;
	newton = (struct clv_newton){.point = {0}};
	clv_newton_maximize(&objective, &newton);
	assert_int_equal(newton.end, CLV_NEWTON_STALLED);
	assert_true(isfinite(newton.point[0]));
	/* a start that cannot be */
	objective.evaluate = only_there;
	newton = (struct clv_newton){.point = {3}};
	clv_newton_maximize(&objective, &newton);
	assert_int_equal(newton.end, CLV_NEWTON_STALLED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_factor_is_the_root),
	    cmocka_unit_test(a_bent_valley_is_followed),
	    cmocka_unit_test(a_way_without_end_is_left),
	    cmocka_unit_test(slopes_vanish_where_values_are_noise),
	    cmocka_unit_test(it_stalls_rather_than_loop),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
