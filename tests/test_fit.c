/* What a search ends in becomes what a fit says. */
#include "core/fit.h"

#include "check.h"

/* A model of that many parameters; nothing of it is called. */
static struct clv_model model_of(enum clv_model_data data, unsigned count)
{
	return (struct clv_model){.data = data, .parameter_count = count};
}

/* Two parameters at ln 2 and ln 3, whose curvature {4, 2; 2, 10} has the
   inverse {10, -2; -2, 4} / 36. */
static struct clv_newton known_maximum(void)
{
	struct clv_newton newton = {.end = CLV_NEWTON_CONVERGED,
	                            .iterations = 6,
	                            .point = {log(2), log(3)}};
	newton.at.value = -50;
	newton.at.gradient[0] = 3e-9;
	newton.at.gradient[1] = 4e-9;
	newton.at.hessian[0] = -4;
	newton.at.hessian[1] = -2;
	newton.at.hessian[2] = -10;
	return newton;
}

static void errors_follow_by_the_delta_method(void **state)
{
	(void)state;
	const struct clv_model model = model_of(CLV_DATA_HISTORY, 2);
	const struct clv_newton newton = known_maximum();
	struct clv_fit fit = {.model = &model, .customers = 100, .rows = 7};
	clv_fit_conclude(&fit, &newton);
	assert_int_equal(fit.status, CLV_FIT_CONVERGED);
	assert_int_equal(fit.reasons, 0);
	assert_near(fit.parameters[0], 2, 1e-14);
	assert_near(fit.parameters[1], 3, 1e-14);
	assert_undefined(fit.parameters[2]);
	assert_near(fit.covariance[0][1], -2. / 36, 1e-15);
	assert_near(fit.covariance[1][0], -2. / 36, 1e-15);
	assert_near(fit.se[0], 2 * sqrt(10. / 36), 1e-14);
	assert_near(fit.se[1], 3 * sqrt(4. / 36), 1e-14);
	assert_undefined(fit.low[0]);
	assert_undefined(fit.high[0]);
	assert_near(fit.aic, 104, 1e-12);
	assert_near(fit.bic, 100 + 2 * log(100), 1e-12);
	assert_near(fit.gradient_norm, 5e-11, 1e-24);
	assert_int_equal(fit.iterations, 6);
	assert_int_equal(fit.rows, 7);
}

/* A Hilbert matrix, of which each solution rounds in its own way. */
static void covariances_are_symmetric(void **state)
{
	(void)state;
	const struct clv_model model = model_of(CLV_DATA_OCCASIONS, 4);
	struct clv_newton newton = {.end = CLV_NEWTON_CONVERGED};
	struct clv_fit fit = {.model = &model, .customers = 100};
	for (unsigned i = 0, k = 0; i < 4; i++)
		for (unsigned j = 0; j <= i; j++)
			newton.at.hessian[k++] = -1. / (i + j + 1);
	clv_fit_conclude(&fit, &newton);
	assert_int_equal(fit.status, CLV_FIT_CONVERGED);
	/* its inverse has 16, -120, 240, -140 in its first row */
	assert_near(fit.covariance[0][3], -140, 1e-8);
	for (unsigned i = 0; i < 4; i++)
		for (unsigned j = 0; j < i; j++)
			assert_true(fit.covariance[i][j] == fit.covariance[j][i]);
}

static unsigned reasons_at(enum clv_model_data data, unsigned count,
                           const int *direction)
{
	const struct clv_model model = model_of(data, count);
	struct clv_newton newton = {.end = CLV_NEWTON_FLAT};
	struct clv_fit fit = {.model = &model, .customers = 100};
	for (unsigned i = 0, k = 0; i < CLV_PARAMETERS_MAX; i++, k += i + 1) {
		newton.direction[i] = direction[i];
		newton.at.hessian[k] = -1;
	}
	newton.at.value = -10;
	clv_fit_conclude(&fit, &newton);
	assert_int_equal(fit.status, CLV_FIT_AT_BOUNDARY);
	for (unsigned i = 0; i < count; i++) {
		assert_true(isfinite(fit.parameters[i]));
		assert_int_equal(fit.direction[i], direction[i]);
		if (direction[i] != 0)
			assert_undefined(fit.se[i]);
	}
	return fit.reasons;
}

/* Where lifetimes are drawn, a scale of 0 leaves some for ever. */
static void lifetimes_without_scale_are_polarized(void **state)
{
	(void)state;
	struct clv_model model = model_of(CLV_DATA_HISTORY, 4);
	struct clv_newton newton = known_maximum();
	struct clv_fit fit = {.model = &model, .customers = 100};
	model.has_unit[3] = true;
	newton.direction[3] = -1;
	clv_fit_conclude(&fit, &newton);
	assert_int_equal(fit.status, CLV_FIT_AT_BOUNDARY);
	assert_int_equal(fit.reasons, CLV_FIT_POLARIZED);
	assert_near(fit.se[0], 2 * sqrt(10. / 36), 1e-14);
	assert_undefined(fit.se[2]);
}

static void limits_have_their_reasons(void **state)
{
	(void)state;
	static const struct {
		enum clv_model_data data;
		unsigned count;
		int direction[CLV_PARAMETERS_MAX];
		unsigned reasons;
	} cases[] = {
	    {CLV_DATA_HISTORY, 2, {1, 1}, CLV_FIT_SAME_RATE},
	    {CLV_DATA_HISTORY, 4, {1, 1, 0, 0}, CLV_FIT_SAME_RATE},
	    {CLV_DATA_HISTORY, 4, {0, 0, -1, 0}, CLV_FIT_NO_DROPOUT},
	    {CLV_DATA_HISTORY, 4, {0, 0, 0, 1}, CLV_FIT_NO_DROPOUT},
	    {CLV_DATA_HISTORY, 4, {0, 0, 1, 1}, CLV_FIT_SAME_DROPOUT},
	    {CLV_DATA_HISTORY, 4, {0, 0, -1, -1}, CLV_FIT_POLARIZED},
	    {CLV_DATA_HISTORY, 4, {0, 0, 0, -1}, CLV_FIT_ALL_LEAVE},
	    {CLV_DATA_HISTORY,
	     4,
	     {1, 1, 1, 1},
	     CLV_FIT_SAME_RATE | CLV_FIT_SAME_DROPOUT},
	    {CLV_DATA_HISTORY, 4, {0, -1, 0, 0}, CLV_FIT_OTHER_LIMIT},
	    {CLV_DATA_OCCASIONS, 4, {0, 0, -1, 0}, CLV_FIT_NO_DROPOUT},
	    {CLV_DATA_SURVIVAL, 2, {1, 1}, CLV_FIT_SAME_DROPOUT},
	    {CLV_DATA_SURVIVAL, 2, {-1, 0}, CLV_FIT_NO_DROPOUT},
	    {CLV_DATA_SPEND, 3, {1, 0, -1}, CLV_FIT_SAME_VALUES},
	    {CLV_DATA_SPEND, 3, {0, 1, 1}, CLV_FIT_SAME_RATE},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const unsigned reasons =
		    reasons_at(cases[i].data, cases[i].count, cases[i].direction) &
		    ~(unsigned)CLV_FIT_MEAN_INFINITE;
		if (reasons != cases[i].reasons)
			fail_with("case %zu: %x, expected %x", i, reasons,
			          cases[i].reasons);
	}
}

/* Where only the ratio of two is determined neither has an error, and the
   others have that of what remains. */
static void the_others_keep_their_errors(void **state)
{
	(void)state;
	const struct clv_model model = model_of(CLV_DATA_HISTORY, 4);
	struct clv_newton newton = {.end = CLV_NEWTON_CONVERGED,
	                            .direction = {0, 0, 0, 1}};
	struct clv_fit fit = {.model = &model, .customers = 100};
	newton.at.hessian[0] = -4;
	newton.at.hessian[2] = -25;
	newton.at.hessian[5] = -9;
	clv_fit_conclude(&fit, &newton);
	assert_near(fit.se[0], 0.5, 1e-15);
	assert_near(fit.se[1], 0.2, 1e-15);
	assert_undefined(fit.se[2]);
	assert_undefined(fit.low[3]);
	assert_near(fit.covariance[2][2], 0, 0);
}

static void a_singular_end_is_a_limit(void **state)
{
	(void)state;
	const struct clv_model model = model_of(CLV_DATA_HISTORY, 2);
	struct clv_newton newton = known_maximum();
	struct clv_fit fit = {.model = &model, .customers = 100};
	newton.at.hessian[2] = -1;
	clv_fit_conclude(&fit, &newton);
	assert_int_equal(fit.status, CLV_FIT_AT_BOUNDARY);
	assert_int_equal(fit.reasons, CLV_FIT_OTHER_LIMIT);
	assert_undefined(fit.se[0]);
	assert_near(fit.parameters[0], 2, 1e-14);
}

static void what_was_not_found_has_no_parameters(void **state)
{
	(void)state;
	const struct clv_model model = model_of(CLV_DATA_HISTORY, 2);
	struct clv_newton newton = known_maximum();
	struct clv_fit fit = {.model = &model, .customers = 100};
	newton.end = CLV_NEWTON_STALLED;
	clv_fit_conclude(&fit, &newton);
	assert_int_equal(fit.status, CLV_FIT_IMPOSSIBLE);
	assert_int_equal(fit.reasons, CLV_FIT_NOT_FOUND);
	assert_undefined(fit.parameters[0]);
	clv_fit_compare(&fit, &model, -60, NAN);
	assert_int_equal(fit.reasons, CLV_FIT_NOT_FOUND);
	assert_ptr_equal(fit.simpler, &model);
	clv_fit_refuse(&fit, CLV_FIT_NO_REPEATS);
	assert_int_equal(fit.status, CLV_FIT_IMPOSSIBLE);
	assert_int_equal(fit.reasons, CLV_FIT_NO_REPEATS);
	assert_null(fit.simpler);
	assert_undefined(fit.log_likelihood);
}

static void no_better_than_the_simpler_is_no_dropout(void **state)
{
	(void)state;
	const struct clv_model model = model_of(CLV_DATA_HISTORY, 2);
	const struct clv_newton newton = known_maximum();
	struct clv_fit fit = {.model = &model, .customers = 100};
	clv_fit_conclude(&fit, &newton);
	clv_fit_compare(&fit, &model, -50.5, 0.5);
	assert_null(fit.simpler);
	assert_int_equal(fit.reasons, 0);
	clv_fit_compare(&fit, &model, NAN, 0.5);
	assert_null(fit.simpler);
	clv_fit_compare(&fit, &model, -50.001, 0.5);
	assert_ptr_equal(fit.simpler, &model);
	assert_int_equal(fit.reasons, CLV_FIT_NO_DROPOUT);
	/* better than nobody leaving: some do so at once */
	fit.reasons = CLV_FIT_NO_DROPOUT;
	fit.simpler = NULL;
	clv_fit_compare(&fit, &model, -55, 0);
	assert_int_equal(fit.reasons, CLV_FIT_POLARIZED);
	assert_null(fit.simpler);
}

/* Four parameters against two: AIC takes a gain of 2 for them. */
static void a_limit_that_gains_little_is_doubted(void **state)
{
	(void)state;
	static const struct {
		unsigned before;
		double likelihood, lost;
		unsigned after;
	} cases[] = {
	    {CLV_FIT_POLARIZED, -51.9, 0.2, CLV_FIT_UNSURE_DROPOUT},
	    {CLV_FIT_POLARIZED, -52.1, 0.2, CLV_FIT_POLARIZED},
	    {CLV_FIT_POLARIZED, -51.9, 0.009, CLV_FIT_NO_DROPOUT},
	    {CLV_FIT_POLARIZED, -52.1, 0.009, CLV_FIT_POLARIZED},
	    {CLV_FIT_POLARIZED, -50.009, 0.2, CLV_FIT_NO_DROPOUT},
	    {CLV_FIT_SAME_DROPOUT, -51.9, 0.2, CLV_FIT_UNSURE_DROPOUT},
	    {CLV_FIT_ALL_LEAVE, -51.9, NAN, CLV_FIT_UNSURE_DROPOUT},
	    {CLV_FIT_SAME_DROPOUT | CLV_FIT_SAME_RATE, -51, 0,
	     CLV_FIT_NO_DROPOUT | CLV_FIT_SAME_RATE},
	    {CLV_FIT_SAME_RATE, -51, 0, CLV_FIT_SAME_RATE},
	    {0, -51, 0, 0},
	};
	const struct clv_model model = model_of(CLV_DATA_HISTORY, 4);
	const struct clv_model simpler = model_of(CLV_DATA_HISTORY, 2);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct clv_fit fit = {.model = &model,
		                      .status = CLV_FIT_AT_BOUNDARY,
		                      .reasons = cases[i].before,
		                      .log_likelihood = -50};
		const unsigned doubts = CLV_FIT_NO_DROPOUT | CLV_FIT_UNSURE_DROPOUT;
		clv_fit_compare(&fit, &simpler, cases[i].likelihood, cases[i].lost);
		assert_int_equal(fit.reasons, cases[i].after);
		assert_ptr_equal(fit.simpler,
		                 cases[i].after & doubts ? &simpler : NULL);
	}
}

static void an_infinite_mean_is_told(void **state)
{
	(void)state;
	const struct clv_model model = model_of(CLV_DATA_SPEND, 3);
	struct clv_newton newton = {.end = CLV_NEWTON_CONVERGED,
	                            .point = {0, log(0.9), 0}};
	struct clv_fit fit = {.model = &model, .customers = 100};
	newton.at.hessian[0] = newton.at.hessian[2] = newton.at.hessian[5] = -1;
	clv_fit_conclude(&fit, &newton);
	assert_int_equal(fit.status, CLV_FIT_CONVERGED);
	assert_int_equal(fit.reasons, CLV_FIT_MEAN_INFINITE);
	newton.point[1] = log(1.1);
	clv_fit_conclude(&fit, &newton);
	assert_int_equal(fit.reasons, 0);
}

/* {4, 2; 2, 10} is {2, 0; 1, 3} {2, 1; 0, 3}; what is not determined stays
   where it is. */
static void parameters_scatter_by_a_root_of_the_covariance(void **state)
{
	(void)state;
	static const double z[CLV_PARAMETERS_MAX] = {1, 0.5, 7, 0};
	const struct clv_fit fit = {.parameters = {2, 3, 5, 7},
	                            .covariance = {{4, 2}, {2, 10}}};
	double root[CLV_PARAMETERS_MAX][CLV_PARAMETERS_MAX];
	double parameters[CLV_PARAMETERS_MAX];
	clv_fit_root(&fit, root);
	assert_near(root[0][0], 2, 1e-15);
	assert_near(root[0][1], 0, 0);
	assert_near(root[1][0], 1, 1e-15);
	assert_near(root[1][1], 3, 1e-15);
	for (unsigned i = 0; i < CLV_PARAMETERS_MAX; i++)
		assert_near(root[2][i], 0, 0);
	clv_fit_shift(&fit, root, z, parameters);
	assert_near(parameters[0], 2 * exp(2), 1e-14);
	assert_near(parameters[1], 3 * exp(2.5), 1e-13);
	assert_near(parameters[2], 5, 0);
	assert_near(parameters[3], 7, 0);
}

/* A parameter of which the data know next to nothing. */
static void they_stay_within_what_can_be_computed(void **state)
{
	(void)state;
	static const double z[CLV_PARAMETERS_MAX] = {-3};
	const struct clv_fit fit = {.parameters = {2}, .covariance = {{1e6}}};
	double root[CLV_PARAMETERS_MAX][CLV_PARAMETERS_MAX];
	double parameters[CLV_PARAMETERS_MAX];
	clv_fit_root(&fit, root);
	clv_fit_shift(&fit, root, z, parameters);
	assert_near(parameters[0], 2 * exp(-20), 1e-20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(errors_follow_by_the_delta_method),
	    cmocka_unit_test(covariances_are_symmetric),
	    cmocka_unit_test(limits_have_their_reasons),
	    cmocka_unit_test(lifetimes_without_scale_are_polarized),
	    cmocka_unit_test(the_others_keep_their_errors),
	    cmocka_unit_test(a_singular_end_is_a_limit),
	    cmocka_unit_test(what_was_not_found_has_no_parameters),
	    cmocka_unit_test(no_better_than_the_simpler_is_no_dropout),
	    cmocka_unit_test(a_limit_that_gains_little_is_doubted),
	    cmocka_unit_test(an_infinite_mean_is_told),
	    cmocka_unit_test(parameters_scatter_by_a_root_of_the_covariance),
	    cmocka_unit_test(they_stay_within_what_can_be_computed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
