/* What BG/NBD and MBG/NBD do alike: what must hold among their figures. The
   figures themselves are in test_beta_geometric_figures.c. */
#include "clv/models.h"

#include "check.h"

#include <string.h>

static const struct clv_model *const models[] = {&clv_model_bgnbd,
                                                 &clv_model_mbgnbd};
/* CDNOW's parameters, and some that are off the beaten track. */
static const double points[][4] = {{0.243, 4.414, 0.793, 2.426},
                                   {0.525, 6.183, 0.891, 1.614},
                                   {2, 10, 1, 3},
                                   {0.3, 1, 0.4, 0.2},
                                   {40, 80, 0.5, 0.3},
                                   {0.5, 2, 60, 300},
                                   {5, 1e-3, 1e-4, 1e3},
                                   {0.05, 50, 3, 0.05}};
enum { POINTS = sizeof points / sizeof *points, MODELS = 2 };

/* Uniform between the logarithms, by a generator that is always the same. */
static double between(double low, double high)
{
	static uint64_t random = 1;
	random = random * 6364136223846793005u + 1442695040888963407u;
	return low * pow(high / low, (double)(random >> 11) / 0x1p53);
}

static void random_point(double *parameters, struct clv_behaviour *customer)
{
	parameters[0] = between(1e-3, 300);
	parameters[1] = between(1e-6, 1e3);
	parameters[2] = between(1e-7, 1e3);
	parameters[3] = between(1e-3, 1e3);
	customer->frequency = floor(between(1, 200)) - 1;
	customer->age = between(0.1, 300);
	customer->recency =
	    customer->frequency > 0 ? customer->age * between(1e-3, 1) : 0;
}

struct part {
	const struct clv_model *model;
	const struct clv_behaviour *customer;
	int which; /* 0 stayed, 1 left, 2 their sum */
};

static struct clv_likelihood part_at(const struct part *part,
                                     const double *parameters, size_t i,
                                     double step)
{
	const struct clv_behaviour *one = part->customer;
	struct clv_likelihood result;
	double p[4];
	memcpy(p, parameters, sizeof p);
	p[i] *= exp(step);
	if (part->which < 2)
		clv_model_part(part->model, p, one->frequency,
		               part->which ? one->recency : one->age, part->which,
		               &result);
	else
		clv_model_likelihood(part->model, p, one, &result);
	return result;
}

/* The gradient against the differences of values, the Hessian against those of
   gradients, to the fourth order of the step. */
static void check_derivatives(const struct part *part, const double *parameters)
{
	const double h = 5e-4;
	const struct clv_likelihood here = part_at(part, parameters, 0, 0);
	assert_true(isfinite(here.value));
	for (size_t i = 0; i < 4; i++) {
		struct clv_likelihood at[4];
		for (int k = 0; k < 4; k++)
			at[k] = part_at(part, parameters, i,
			                (const double[]){-2, -1, 1, 2}[k] * h);
		const double slope =
		    (8 * (at[2].value - at[1].value) - at[3].value + at[0].value) /
		    (12 * h);
		assert_near(here.gradient[i], slope, 1e-8 * (1 + fabs(here.value)));
		for (size_t j = 0; j < 4; j++) {
			const double curve = (8 * (at[2].gradient[j] - at[1].gradient[j]) -
			                      at[3].gradient[j] + at[0].gradient[j]) /
			                     (12 * h);
			assert_near(here.hessian[i][j], curve,
			            1e-8 * (1 + fabs(here.value)));
		}
	}
}

static void derivatives_are_those_of_the_value(void **state)
{
	(void)state;
	for (int i = 0; i < 1000; i++) {
		double parameters[4];
		struct clv_behaviour customer = {0};
		random_point(parameters, &customer);
		for (size_t m = 0; m < MODELS; m++)
			for (int which = 0; which < 3; which++)
				if (which != 1 || m == 1 || customer.frequency > 0)
					check_derivatives(
					    &(const struct part){models[m], &customer, which},
					    parameters);
	}
}

/* Days instead of weeks. */
static void the_unit_of_time_does_not_matter(void **state)
{
	(void)state;
	for (int i = 0; i < 300; i++) {
		double p[4];
		struct clv_behaviour one = {0};
		random_point(p, &one);
		const double days[] = {p[0], 7 * p[1], p[2], p[3]};
		struct clv_behaviour in_days = one;
		in_days.recency *= 7;
		in_days.age *= 7;
		for (size_t m = 0; m < MODELS; m++) {
			const struct clv_model *model = models[m];
			struct clv_likelihood a, b;
			clv_model_likelihood(model, p, &one, &a);
			clv_model_likelihood(model, days, &in_days, &b);
			assert_near(b.value + one.frequency * log(7), a.value,
			            1e-11 * (1 + fabs(a.value)));
			assert_near(model->p_alive(days, &in_days), model->p_alive(p, &one),
			            1e-12);
			double value = model->expected(p, 20);
			assert_near(model->expected(days, 140), value, 1e-11 * value);
			value = model->expected_given(p, &one, 20);
			assert_near(model->expected_given(days, &in_days, 140), value,
			            1e-11 * value);
			value = model->probability(p, 3, 20);
			assert_near(model->probability(days, 3, 140), value, 1e-11 * value);
			value = model->residual(p, &one, 0.007);
			assert_near(model->residual(days, &in_days, 0.001), value,
			            1e-11 * value);
		}
	}
}

static void silence_makes_it_less_likely_to_be_alive(void **state)
{
	(void)state;
	for (size_t m = 0; m < MODELS; m++)
		for (size_t i = 0; i < POINTS; i++)
			for (double x = m ? 0 : 1; x < 100; x = 2 * x + 1) {
				struct clv_behaviour one = {x, x > 0 ? 10 : 0, 10, 0};
				double before = 1;
				for (; one.age < 1e4; one.age *= 1.5) {
					const double alive = models[m]->p_alive(points[i], &one);
					assert_true(alive >= 0 && alive <= before);
					assert_true(alive < before || alive == 0 || alive == 1);
					before = alive;
				}
			}
}

/* Within z^n of the end of the sum, z = t / (alpha + t). */
static void probabilities_add_up(void **state)
{
	(void)state;
	for (size_t m = 0; m < MODELS; m++)
		for (size_t i = 0; i < POINTS - 1; i++) {
			const double time = 2 * points[i][1];
			double sum = 0, mean = 0;
			for (uint64_t n = 0; n < 600; n++) {
				const double p = models[m]->probability(points[i], n, time);
				assert_true(p >= 0 && p <= 1);
				sum += p;
				mean += (double)n * p;
			}
			const double expected = models[m]->expected(points[i], time);
			assert_near(sum, 1, 1e-11);
			assert_near(mean, expected, 1e-10 * expected);
		}
}

/* So far out that only the leading order is left: n^-(a+1) f(n alpha / t). */
static void probabilities_of_many_purchases_keep_their_digits(void **state)
{
	(void)state;
	const double *p = points[0], n = 1e9, t = p[1] * n;
	const double ratio = models[0]->probability(p, 2000000000, 2 * t) /
	                     models[0]->probability(p, 1000000000, t);
	assert_near(ratio, pow(2, -1 - p[2]), 1e-8);
}

/* discount times the integral of e^(-discount t) E[purchases until t]. */
static void residual_is_the_discounted_expectation(void **state)
{
	(void)state;
	const double discount = 0.0027, h = 0.05;
	for (size_t m = 0; m < MODELS; m++)
		for (size_t i = 0; i < POINTS; i++)
			for (double x = 0; x < 30; x = 3 * x + 2) {
				const struct clv_behaviour one = {x, x > 0 ? 35 : 0, 39, 0};
				double sum = 0;
				for (double v = -32; v < 4; v += h)
					sum += h * exp(v - exp(v)) *
					       models[m]->expected_given(points[i], &one,
					                                 exp(v) / discount);
				assert_near(models[m]->residual(points[i], &one, discount), sum,
				            1e-10 * sum);
			}
}

/* a = 1 and a + b + x = 1 are points like any other. */
static void nothing_is_singular(void **state)
{
	(void)state;
	for (size_t m = 0; m < MODELS; m++)
		for (double time = 0.5; time < 1e5; time *= 6) {
			const double at[4] = {0.5, 5, 1, 2},
			             above[4] = {0.5, 5, 1 + 1e-9, 2};
			double value = models[m]->expected(at, time);
			assert_near(models[m]->expected(above, time), value, 1e-7 * value);
			const double low[4] = {0.5, 5, 0.4, 0.6};
			const double near[4] = {0.5, 5, 0.4, 0.6 + 1e-9};
			value = models[m]->expected(low, time);
			assert_near(models[m]->expected(near, time), value, 1e-7 * value);
		}
}

/* For a > 1 that is the mean of 1 / p, less 1 for who leaves at the first. */
static void in_the_end_all_leave(void **state)
{
	(void)state;
	const double some[4] = {0.5, 5, 2, 3}, all[4] = {0.5, 5, 1, 3};
	assert_near(models[0]->expected(some, INFINITY), 4, 1e-14);
	assert_near(models[1]->expected(some, INFINITY), 3, 1e-14);
	assert_near(models[0]->expected(some, 1e40), 4, 1e-8);
	assert_true(models[0]->expected(all, INFINITY) == INFINITY);
	assert_true(models[1]->expected(all, INFINITY) == INFINITY);
	const struct clv_behaviour long_gone = {2000, 1, 1e9, 0};
	assert_true(models[0]->expected_given(all, &long_gone, INFINITY) == 0);
	assert_true(models[0]->residual(all, &long_gone, 0.1) == 0);
	assert_true(models[0]->expected(some, 0) == 0);
	assert_true(models[0]->probability(some, 0, 0) == 1);
	assert_true(models[0]->probability(some, 1, 0) == 0);
}

static void check_undefined(const struct clv_model *model,
                            const double *parameters,
                            const struct clv_behaviour *one)
{
	struct clv_likelihood part;
	assert_undefined(model->p_alive(parameters, one));
	assert_undefined(model->expected_given(parameters, one, 1));
	assert_undefined(model->residual(parameters, one, 0.1));
	clv_model_likelihood(model, parameters, one, &part);
	assert_undefined(part.value);
}

static void outside_the_domain_it_is_undefined(void **state)
{
	(void)state;
	const double *good = points[0];
	const struct clv_behaviour one = {2, 3, 4, 0};
	const struct clv_behaviour bad[] = {{-1, 3, 4, 0},
	                                    {1.5, 3, 4, 0},
	                                    {2, 3, INFINITY, 0},
	                                    {2, NAN, 4, 0},
	                                    {NAN, 3, 4, 0}};
	for (size_t m = 0; m < MODELS; m++) {
		for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
			check_undefined(models[m], good, &bad[i]);
		assert_undefined(models[m]->p_alive(
		    good, &(const struct clv_behaviour){2, 5, 4, 0}));
		for (size_t i = 0; i < 4; i++)
			for (int k = 0; k < 3; k++) {
				double p[4];
				memcpy(p, good, sizeof p);
				p[i] = (const double[]){0, INFINITY, NAN}[k];
				check_undefined(models[m], p, &one);
				assert_undefined(models[m]->expected(p, 1));
				assert_undefined(models[m]->probability(p, 1, 1));
			}
		assert_undefined(models[m]->expected(good, -1));
		assert_undefined(models[m]->expected(good, NAN));
		assert_undefined(models[m]->expected_given(good, &one, -1));
		assert_undefined(models[m]->probability(good, 1, -1));
		assert_undefined(models[m]->residual(good, &one, 0));
		assert_undefined(models[m]->residual(good, &one, INFINITY));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(derivatives_are_those_of_the_value),
	    cmocka_unit_test(the_unit_of_time_does_not_matter),
	    cmocka_unit_test(silence_makes_it_less_likely_to_be_alive),
	    cmocka_unit_test(probabilities_add_up),
	    cmocka_unit_test(probabilities_of_many_purchases_keep_their_digits),
	    cmocka_unit_test(residual_is_the_discounted_expectation),
	    cmocka_unit_test(nothing_is_singular),
	    cmocka_unit_test(in_the_end_all_leave),
	    cmocka_unit_test(outside_the_domain_it_is_undefined),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
