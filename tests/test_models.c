/* The list of models, and what they share. */
#include "check.h"
#include "clv/models.h"

#include <string.h>

static void each_model_is_found_by_its_name(void **state)
{
	(void)state;
	static const char *const names[] = {"mbgnbd", "bgnbd", "pnbd", "nbd",
	                                    "gg",     "sbg",   "bgbb"};
	enum { COUNT = sizeof names / sizeof *names };
	assert_int_equal(clv_model_count(), COUNT);
	for (size_t i = 0; i < COUNT; i++) {
		const struct clv_model *model = clv_model_at(i);
		assert_string_equal(model->name, names[i]);
		assert_ptr_equal(clv_model_find(names[i]), model);
	}
	assert_null(clv_model_at(COUNT));
	assert_null(clv_model_find("BGNBD"));
	assert_null(clv_model_find(""));
	assert_null(clv_model_find("bgnb"));
}

/* What a user of a model may rely on without asking. */
static void each_model_is_whole(void **state)
{
	(void)state;
	for (size_t i = 0; i < clv_model_count(); i++) {
		const struct clv_model *model = clv_model_at(i);
		assert_true(strlen(model->title) > 1 && strlen(model->source) > 8);
		assert_in_range(model->parameter_count, 1, CLV_PARAMETERS_MAX);
		assert_true(strlen(model->about) > 20);
		for (unsigned j = 0; j < CLV_PARAMETERS_MAX; j++) {
			assert_int_equal(model->parameters[j] != NULL,
			                 j < model->parameter_count);
			assert_int_equal(model->meanings[j] != NULL,
			                 j < model->parameter_count);
		}
		/* parts for histories, rows for all else, and not both */
		assert_int_equal(model->counted != NULL,
		                 model->data == CLV_DATA_HISTORY);
		assert_int_equal(model->timed != NULL, model->data == CLV_DATA_HISTORY);
		assert_int_equal(model->likelihood != NULL,
		                 model->data != CLV_DATA_HISTORY);
		if (model->data == CLV_DATA_SPEND) {
			assert_non_null(model->expected_mean);
			assert_non_null(model->draw_scale_given);
			continue;
		}
		assert_non_null(model->p_alive);
		assert_non_null(model->expected);
		assert_non_null(model->expected_given);
		assert_non_null(model->probability);
		assert_non_null(model->residual);
		assert_non_null(model->draw);
		assert_non_null(model->draw_given);
	}
}

static struct clv_likelihood likelihood_of(double value, double a, double b)
{
	return (struct clv_likelihood){.value = value,
	                               .gradient = {a, b},
	                               .hessian = {{a * b, a + b}, {a + b, b - a}}};
}

/* ln(e^f + e^g) of f = -3 + 2u + v and the like, whose derivatives are known in
   closed form: with both Hessians 0 it is p q (difference)(difference)'. */
static void sums_have_the_derivatives_of_a_sum(void **state)
{
	(void)state;
	struct clv_likelihood one = likelihood_of(-3, 2, 1);
	struct clv_likelihood other = likelihood_of(-4, -1, 5);
	memset(one.hessian, 0, sizeof one.hessian);
	memset(other.hessian, 0, sizeof other.hessian);
	struct clv_likelihood sum;
	clv_likelihood_add(&one, &other, &sum);
	const double p = exp(-4) / (exp(-3) + exp(-4));
	const double q = 1 - p;
	assert_near(sum.value, log(exp(-3) + exp(-4)), 1e-15);
	assert_near(sum.gradient[0], q * 2 - p, 1e-15);
	assert_near(sum.gradient[1], q + p * 5, 1e-15);
	assert_near(sum.hessian[0][0], p * q * 9, 1e-15);
	assert_near(sum.hessian[0][1], p * q * -12, 1e-15);
	assert_near(sum.hessian[1][1], p * q * 16, 1e-15);
	/* either way round, and as far apart as can be */
	struct clv_likelihood turned;
	clv_likelihood_add(&other, &one, &turned);
	assert_near(turned.value, sum.value, 1e-15);
	assert_near(turned.hessian[0][1], sum.hessian[0][1], 1e-15);
	other.value = -5000;
	clv_likelihood_add(&one, &other, &sum);
	assert_true(sum.value == one.value && sum.gradient[0] == 2);
	clv_likelihood_add(&other, &one, &sum);
	assert_true(sum.value == one.value && sum.gradient[1] == 1);
}

static void what_is_impossible_adds_nothing(void **state)
{
	(void)state;
	const struct clv_likelihood one = likelihood_of(-3, 2, 1);
	const struct clv_likelihood never = {.value = (double)-INFINITY};
	struct clv_likelihood sum;
	clv_likelihood_add(&one, NULL, &sum);
	assert_memory_equal(&sum, &one, sizeof sum);
	clv_likelihood_add(&one, &never, &sum);
	assert_memory_equal(&sum, &one, sizeof sum);
	clv_likelihood_add(&never, &one, &sum);
	assert_memory_equal(&sum, &one, sizeof sum);
	clv_likelihood_add(&never, &never, &sum);
	assert_true(sum.value == (double)-INFINITY);
	assert_true(sum.gradient[0] == 0);
}

/* The likelihood of a history is the sum of its parts, written out. */
static void a_history_is_the_sum_of_its_parts(void **state)
{
	(void)state;
	static const double parameters[] = {.5, 10, .6, 12};
	const struct clv_behaviour customer = {3, 20.5, 38, 0};
	for (size_t i = 0; i < clv_model_count(); i++) {
		const struct clv_model *model = clv_model_at(i);
		if (model->data != CLV_DATA_HISTORY)
			continue;
		struct clv_likelihood whole, stayed;
		struct clv_likelihood left = {.value = (double)-INFINITY};
		clv_model_likelihood(model, parameters, &customer, &whole);
		clv_model_part(model, parameters, 3, 38, false, &stayed);
		if (model->has_dropout)
			clv_model_part(model, parameters, 3, 20.5, true, &left);
		assert_near(whole.value, log(exp(stayed.value) + exp(left.value)),
		            1e-12);
	}
}

/* Nor has one a part that is not its own. */
static void a_part_outside_the_domain_is_none(void **state)
{
	(void)state;
	static const double parameters[] = {.5, 10, .6, 12};
	static const double wrong[][CLV_PARAMETERS_MAX] = {
	    {0, 10, .6, 12}, {.5, -10, .6, 12}, {INFINITY, 10, .6, 12}};
	for (size_t i = 0; i < clv_model_count(); i++) {
		const struct clv_model *model = clv_model_at(i);
		const bool is_history = model->data == CLV_DATA_HISTORY;
		struct clv_likelihood part;
		clv_model_part(model, parameters, 3, 38, false, &part);
		assert_int_equal(isfinite(part.value), is_history);
		clv_model_part(model, parameters, 3, 38, true, &part);
		assert_int_equal(isfinite(part.value),
		                 is_history && model->has_dropout);
		clv_model_part(model, parameters, 3, -1, false, &part);
		assert_true(isnan(part.value));
		clv_model_part(model, parameters, 3, INFINITY, false, &part);
		assert_true(isnan(part.value));
		clv_model_part(model, parameters, -1, 38, false, &part);
		assert_true(isnan(part.value) && part.gradient[0] == 0);
		for (size_t k = 0; k < 3; k++) {
			clv_model_part(model, wrong[k], 3, 38, false, &part);
			assert_true(isnan(part.value));
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_model_is_found_by_its_name),
	    cmocka_unit_test(each_model_is_whole),
	    cmocka_unit_test(sums_have_the_derivatives_of_a_sum),
	    cmocka_unit_test(what_is_impossible_adds_nothing),
	    cmocka_unit_test(a_history_is_the_sum_of_its_parts),
	    cmocka_unit_test(a_part_outside_the_domain_is_none),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
