/* Ends of profile intervals: of functions whose profile is known. */
#include "core/profile.h"

#include "check.h"

enum { N = CLV_PARAMETERS_MAX };

static unsigned calls;

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

/* The end of the variable, from the maximum that is at this point. */
static double end_from(const struct clv_objective *objective,
                       const double *point, unsigned index, int side,
                       double drop)
{
	struct clv_newton best = {.end = CLV_NEWTON_CONVERGED};
	for (unsigned i = 0; i < objective->count; i++)
		best.point[i] = point[i];
	objective->evaluate(objective->data, best.point, &best.at);
	calls = 0;
	const double end = clv_profile_end(objective, &best, index, side, drop);
	/* the long way round has to lead there as well */
	best.direction[index] = 1;
	const double again = clv_profile_end(objective, &best, index, side, drop);
	if (isfinite(end))
		assert_near(again, end, 1e-4 * fabs(end - point[index]));
	else
		assert_true(again == end);
	return end;
}

/* A curvature of {4, 2; 2, 10}, whose inverse is {10, -2; -2, 4} / 36. */
static void parabola(void *data, const double *point, struct clv_part *sum)
{
	(void)data;
	const double x = point[0] - 1, y = point[1] - 2;
	calls++;
	*sum = (struct clv_part){.value = -2 * x * x - 2 * x * y - 5 * y * y};
	sum->gradient[0] = -4 * x - 2 * y;
	sum->gradient[1] = -2 * x - 10 * y;
	sum->hessian[0] = -4;
	sum->hessian[1] = -2;
	sum->hessian[2] = -10;
}

static void of_a_parabola_it_is_that_of_the_curvature(void **state)
{
	(void)state;
	const struct clv_objective objective = objective_of(2, parabola);
	const double top[] = {1, 2};
	for (int side = -1; side <= 1; side += 2) {
		assert_near(end_from(&objective, top, 0, side, 1.5),
		            1 + side * sqrt(3 * 10. / 36), 1e-9);
		assert_near(end_from(&objective, top, 1, side, 1.5),
		            2 + side * sqrt(3 * 4. / 36), 1e-9);
	}
}

static void it_takes_few_evaluations(void **state)
{
	(void)state;
	const struct clv_objective objective = objective_of(2, parabola);
	struct clv_newton best = {.end = CLV_NEWTON_CONVERGED, .point = {1, 2}};
	parabola(NULL, best.point, &best.at);
	calls = 0;
	clv_profile_end(&objective, &best, 0, 1, 1.5);
	assert_int_equal(calls, 1);
}

/* Of one exponential waiting time: x - e^x, by the logarithm of the rate. It is
   -1 - d where e^x is -W(-e^(-1-d)); both branches of W by mpmath. */
static void waiting(void *data, const double *point, struct clv_part *sum)
{
	(void)data;
	const double rate = exp(point[0]);
	*sum = (struct clv_part){.value = point[0] - rate};
	sum->gradient[0] = 1 - rate;
	sum->hessian[0] = -rate;
}

static void what_is_not_symmetric_has_ends_that_are_not(void **state)
{
	(void)state;
	const struct clv_objective objective = objective_of(1, waiting);
	const double top[] = {0};
	assert_near(end_from(&objective, top, 0, -1, 0.2), -0.70676058, 1e-5);
	assert_near(end_from(&objective, top, 0, 1, 0.2), 0.57224983, 1e-5);
}

/* Minus Rosenbrock's function: over y the profile of x is -(1 - x)^2. */
static void rosenbrock(void *data, const double *point, struct clv_part *sum)
{
	(void)data;
	const double x = point[0], y = point[1], d = y - x * x;
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
	const struct clv_objective objective = objective_of(2, rosenbrock);
	const double top[] = {1, 1};
	assert_near(end_from(&objective, top, 0, 1, 0.25), 1.5, 1e-4);
	assert_near(end_from(&objective, top, 0, -1, 0.25), 0.5, 1e-4);
	assert_near(end_from(&objective, top, 0, 1, 4), 3, 1e-3);
}

/* Falls by 1 downwards, and by 3 upwards, and no more: e^x against a limit. */
static void plateaus(void *data, const double *point, struct clv_part *sum)
{
	(void)data;
	const double x = point[0], most = x < 0 ? 1 : 3, fall = exp(-x * x / most);
	*sum = (struct clv_part){.value = most * (fall - 1)};
	sum->gradient[0] = -2 * x * fall;
	sum->hessian[0] = (-2 + 4 * x * x / most) * fall;
}

/* 3 (1 - e^(-x^2 / 3)) is 2 where x^2 is 3 ln 3. */
static void what_never_falls_so_far_has_no_end(void **state)
{
	(void)state;
	const struct clv_objective objective = objective_of(1, plateaus);
	const double top[] = {0}, aside[] = {17};
	assert_true(end_from(&objective, top, 0, -1, 2) == -INFINITY);
	assert_near(end_from(&objective, top, 0, 1, 2), sqrt(3 * log(3)), 1e-3);
	assert_true(end_from(&objective, top, 0, 1, 3.5) == INFINITY);
	/* next to the end of the box nothing can be said */
	assert_true(end_from(&objective, aside, 0, 1, 1) == INFINITY);
}

/* Where a point cannot be, it is not on this side of the end. */
static void ends_at_a_half(void *data, const double *point,
                           struct clv_part *sum)
{
	(void)data;
	*sum = (struct clv_part){.value = point[0] > 0.5 ? (double)NAN
	                                                 : -point[0] * point[0]};
	sum->gradient[0] = -2 * point[0];
	sum->hessian[0] = -2;
}

static void what_cannot_be_is_outside(void **state)
{
	(void)state;
	const struct clv_objective objective = objective_of(1, ends_at_a_half);
	const double top[] = {0};
	assert_near(end_from(&objective, top, 0, 1, 1), 0.5, 1e-4);
	assert_near(end_from(&objective, top, 0, -1, 1), -1, 1e-4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(of_a_parabola_it_is_that_of_the_curvature),
	    cmocka_unit_test(it_takes_few_evaluations),
	    cmocka_unit_test(what_is_not_symmetric_has_ends_that_are_not),
	    cmocka_unit_test(a_bent_valley_is_followed),
	    cmocka_unit_test(what_never_falls_so_far_has_no_end),
	    cmocka_unit_test(what_cannot_be_is_outside),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
