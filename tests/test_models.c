/* The list of models, and what all of them share. */
#include "clv/models.h"

#include "check.h"

static void models_are_found_by_their_names(void **state)
{
	(void)state;
	assert_true(clv_model_count() > 0);
	for (size_t i = 0; i < clv_model_count(); i++) {
		const struct clv_model *model = clv_model_at(i);
		assert_ptr_equal(clv_model_find(model->name), model);
		assert_true(model->parameter_count >= 1);
		assert_true(model->parameter_count <= CLV_PARAMETERS_MAX);
		for (unsigned k = 0; k < model->parameter_count; k++)
			assert_non_null(model->parameters[k]);
		/* one likelihood or the other */
		assert_true((model->stayed != NULL) != (model->likelihood != NULL));
		assert_true((model->data == CLV_DATA_HISTORY) ==
		            (model->stayed != NULL));
	}
	assert_null(clv_model_at(clv_model_count()));
	assert_null(clv_model_find("no such model"));
	assert_null(clv_model_find("NBD"));
}

/* The logarithms of e^u and e^v + 1 by u and v, whose sum's derivatives follow
   by hand: with S = e^u + e^v + 1, ln S has the gradient (e^u, e^v) / S, and
   the Hessian of a logarithm of sums. */
static void parts_add_up_with_their_derivatives(void **state)
{
	(void)state;
	const double x = exp(0.3), y = exp(-0.4), sum = x + y + 1;
	struct clv_likelihood stayed = {.value = 0.3, .gradient = {1}};
	struct clv_likelihood left = {.value = log(y + 1),
	                              .gradient = {0, y / (y + 1)}};
	struct clv_likelihood total, swapped;
	left.hessian[1][1] = y / ((y + 1) * (y + 1));
	clv_likelihood_add(&stayed, &left, &total);
	clv_likelihood_add(&left, &stayed, &swapped);
	assert_near(total.value, log(sum), 1e-15);
	assert_near(total.gradient[0], x / sum, 1e-15);
	assert_near(total.gradient[1], y / sum, 1e-15);
	assert_near(total.hessian[0][0], x * (y + 1) / (sum * sum), 1e-15);
	assert_near(total.hessian[1][0], -x * y / (sum * sum), 1e-15);
	assert_near(total.hessian[0][1], -x * y / (sum * sum), 1e-15);
	assert_near(total.hessian[1][1], y * (x + 1) / (sum * sum), 1e-15);
	assert_near(swapped.value, total.value, 1e-15);
	assert_near(swapped.hessian[1][0], total.hessian[1][0], 1e-15);
}

static void what_cannot_be_adds_nothing(void **state)
{
	(void)state;
	const struct clv_likelihood one = {.value = -3, .gradient = {1, 2}};
	const struct clv_likelihood never = {.value = -INFINITY};
	struct clv_likelihood sum;
	clv_likelihood_add(&one, NULL, &sum);
	assert_memory_equal(&sum, &one, sizeof sum);
	clv_likelihood_add(&one, &never, &sum);
	assert_memory_equal(&sum, &one, sizeof sum);
	clv_likelihood_add(&never, &one, &sum);
	assert_memory_equal(&sum, &one, sizeof sum);
	/* far below: e^2000 would overflow */
	const struct clv_likelihood far = {.value = -2003, .gradient = {9}};
	clv_likelihood_add(&one, &far, &sum);
	assert_near(sum.value, -3, 0);
	assert_near(sum.gradient[0], 1, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(models_are_found_by_their_names),
	    cmocka_unit_test(parts_add_up_with_their_derivatives),
	    cmocka_unit_test(what_cannot_be_adds_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
