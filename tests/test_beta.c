/* Beta distributed chances: sums and functions in 60 digits, identities, and
   derivatives against differences. */
#include "core/beta.h"

#include "models_check.h"

static void figures_agree(void **state)
{
	(void)state;
	const struct oracle_row rows[] = {
#include "oracle/beta.def"
	};
	check_oracle(rows, sizeof rows / sizeof rows[0]);
}

/* One hit or miss after another. */
static void a_sequence_is_its_steps(void **state)
{
	(void)state;
	uint64_t seed = 3;
	for (int i = 0; i < 200; i++) {
		const double parameters[] = {1, next_scale(&seed, 1e-3, 1e3),
		                             next_scale(&seed, 1e-3, 1e3)};
		struct clv_likelihood steps = {0}, whole = {0};
		double hits = 0, misses = 0;
		for (int n = 0; n < 12; n++) {
			if (next_uniform(&seed) < .4)
				clv_beta_add_hit(parameters, 1, hits++, misses, &steps);
			else
				clv_beta_add_miss(parameters, 1, hits, misses++, &steps);
		}
		clv_beta_add_sequence(parameters, 1, hits, misses, &whole);
		const double room = 1e-11 * (1 + fabs(steps.value) + 12);
		assert_near(whole.value, steps.value, room);
		assert_near(
		    clv_beta_log_sequence(parameters[1], parameters[2], hits, misses),
		    steps.value, room);
		for (size_t j = 0; j < CLV_PARAMETERS_MAX; j++) {
			assert_near(whole.gradient[j], steps.gradient[j], room);
			for (size_t k = 0; k < CLV_PARAMETERS_MAX; k++)
				assert_near(whole.hessian[j][k], steps.hessian[j][k], room);
		}
	}
}

/* d/d ln a of ln (a / (a + b)) is b / (a + b): in figures, for one hit. */
static void a_hit_has_the_derivatives_of_its_logarithm(void **state)
{
	(void)state;
	const double parameters[] = {3, 1};
	struct clv_likelihood hit = {0}, miss = {0};
	clv_beta_add_hit(parameters, 0, 0, 0, &hit);
	assert_near(hit.value, log(.75), 1e-15);
	assert_near(hit.gradient[0], .25, 1e-15);
	assert_near(hit.gradient[1], -.25, 1e-15);
	assert_near(hit.hessian[0][0], -.1875, 1e-15);
	assert_near(hit.hessian[0][1], .1875, 1e-15);
	assert_near(hit.hessian[1][1], -.1875, 1e-15);
	clv_beta_add_miss(parameters, 0, 0, 0, &miss);
	assert_near(miss.value, log(.25), 1e-15);
	assert_near(miss.gradient[0], -.75, 1e-15);
	assert_near(miss.gradient[1], .75, 1e-15);
	assert_near(miss.hessian[0][0], -.1875, 1e-15);
	assert_near(miss.hessian[1][0], .1875, 1e-15);
	assert_near(miss.hessian[1][1], -.1875, 1e-15);
	check_zeros(&hit, 2);
	check_zeros(&miss, 2);
}

/* The chance of i misses, added up one by one. */
static void expected_misses_are_the_sum_of_chances(void **state)
{
	(void)state;
	uint64_t seed = 4;
	for (int i = 0; i < 300; i++) {
		const double a =
		    i % 3 ? next_scale(&seed, 1e-8, 1e8)
		          : 1 + next_scale(&seed, 1e-12, 1) * (i % 2 ? -.99 : 1);
		const double b = next_scale(&seed, 1e-8, 1e8);
		double sum = 0, chance = 1;
		assert_true(clv_beta_expected_misses(a, b, 0) == 0);
		for (int n = 0; n < 60; n++) {
			chance *= (b + n) / (a + b + n);
			sum += chance;
			assert_near(clv_beta_expected_misses(a, b, n + 1), sum,
			            1e-11 * sum);
		}
	}
}

static void an_endless_sum_may_be_infinite(void **state)
{
	(void)state;
	assert_near(clv_beta_expected_misses(3, 5, INFINITY), 2.5, 1e-15);
	assert_true(clv_beta_expected_misses(1, 5, INFINITY) == INFINITY);
	assert_true(clv_beta_expected_misses(.5, 5, INFINITY) == INFINITY);
	/* towards it, without discount and with next to none */
	assert_near(clv_beta_expected_misses(3, 5, 1e9), 2.5, 1e-9);
	assert_near(clv_beta_discounted_misses(3, 5, 1e-9), 2.5, 1e-7);
	assert_undefined(clv_beta_discounted_misses(3, 5, 0));
	assert_undefined(clv_beta_discounted_misses(3, 5, 1e-11));
	assert_undefined(clv_beta_discounted_misses(3, 5, NAN));
}

static void discounted_misses_are_their_series(void **state)
{
	(void)state;
	uint64_t seed = 5;
	for (int i = 0; i < 300; i++) {
		const double a = next_scale(&seed, 1e-6, 1e6);
		const double b = next_scale(&seed, 1e-6, 1e6);
		const double discount = next_scale(&seed, .01, 10);
		double sum = 0, term = 1;
		for (int n = 0; term > 1e-18 * sum; n++) {
			term *= (b + n) / (a + b + n) / (1 + discount);
			sum += term;
		}
		assert_near(clv_beta_discounted_misses(a, b, discount), sum,
		            1e-11 * sum);
	}
}

static void a_time_is_whole_occasions(void **state)
{
	(void)state;
	assert_true(clv_beta_occasions(3.9) == 3);
	assert_true(clv_beta_occasions(.1 * 3 * 10) == 3);
	assert_true(clv_beta_occasions((1 - .9) * 10) == 1);
	assert_true(clv_beta_occasions(0) == 0);
	assert_true(clv_beta_occasions(INFINITY) == INFINITY);
	assert_undefined(clv_beta_occasions(-1));
	assert_undefined(clv_beta_occasions(NAN));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(figures_agree),
	    cmocka_unit_test(a_sequence_is_its_steps),
	    cmocka_unit_test(a_hit_has_the_derivatives_of_its_logarithm),
	    cmocka_unit_test(expected_misses_are_the_sum_of_chances),
	    cmocka_unit_test(an_endless_sum_may_be_infinite),
	    cmocka_unit_test(discounted_misses_are_their_series),
	    cmocka_unit_test(a_time_is_whole_occasions),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
