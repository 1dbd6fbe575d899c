/* BG/NBD: what sets it apart, and its optimum for CDNOW. The figures that are
   published stand in oracle/, what both models do in test_beta_geometric.c. */
#include "clv/models.h"
#include "core/random.h"

#include "cdnow.h"
#include "check.h"

static const struct clv_model *const model = &clv_model_bgnbd;
static const double fitted[] = {0.2425945, 4.4136019, 0.7929199, 2.4258950};

static void it_is_in_the_list(void **state)
{
	(void)state;
	assert_ptr_equal(clv_model_find("bgnbd"), model);
	assert_int_equal(model->data, CLV_DATA_HISTORY);
	assert_true(model->has_dropout);
	assert_int_equal(model->parameter_count, 4);
	assert_string_equal(model->parameters[0], "r");
	assert_string_equal(model->parameters[1], "alpha");
	assert_string_equal(model->parameters[2], "a");
	assert_string_equal(model->parameters[3], "b");
}

/* Fader, Hardie, Lee 2005, Table 2; and the digits that other tests use, of
   exact dates: the file's times have two decimals. */
static void the_published_parameters_are_the_optimum(void **state)
{
	(void)state;
	static const double printed[] = {0.243, 4.414, 0.793, 2.426};
	cdnow_check_optimum(model, printed, 0.00051);
	cdnow_check_optimum(model, fitted, 0.0003);
}

/* Standard errors of BTYDplus and CLVTools, of exact dates. By the delta method
 * from logarithms, at the optimum. */
static void the_standard_errors_are_the_published_ones(void **state)
{
	(void)state;
	static const double published[] = {0.01255738, 0.37822386, 0.18573277,
	                                   0.70540681};
	static struct clv_behaviour customers[CDNOW_CUSTOMERS];
	if (!cdnow_read(customers))
		return;
	const struct clv_likelihood sum =
	    cdnow_likelihood(model, fitted, customers);
	for (size_t i = 0; i < 4; i++) {
		double unit[CLV_PARAMETERS_MAX] = {0}, column[CLV_PARAMETERS_MAX];
		unit[i] = -1;
		cdnow_solve(&sum, unit, column);
		assert_near(fitted[i] * sqrt(column[i]), published[i],
		            0.001 * published[i]);
	}
}

/* Nobody leaves before a repeat purchase. */
static void one_purchase_leaves_a_customer(void **state)
{
	(void)state;
	struct clv_likelihood left, stayed, sum;
	clv_model_part(model, fitted, 0, 0, true, &left);
	assert_true(left.value == -INFINITY);
	for (size_t i = 0; i < 4; i++) {
		assert_true(left.gradient[i] == 0);
		for (size_t j = 0; j < 4; j++)
			assert_true(left.hessian[i][j] == 0);
	}
	const struct clv_behaviour customer = {.age = 1000};
	assert_true(model->p_alive(fitted, &customer) == 1);
	clv_model_part(model, fitted, 0, 1000, false, &stayed);
	clv_model_likelihood(model, fitted, &customer, &sum);
	assert_true(sum.value == stayed.value);
	/* that of no purchase at a gamma rate, (alpha / (alpha + T))^r */
	assert_near(sum.value, 0.2425945 * log(4.4136019 / 1004.4136019), 1e-13);
	assert_near(model->probability(fitted, 0, 1000), exp(sum.value), 1e-13);
}

/* Means within four standard errors of 40,000 draws. */
static void draws_have_the_means_of_the_model(void **state)
{
	(void)state;
	static const double parameters[] = {3, 6, 2, 6};
	enum { DRAWS = 40000 };
	struct clv_random random;
	clv_random_seed(&random, 1, 1);
	double rate = 0, leaves = 0;
	for (size_t i = 0; i < DRAWS; i++) {
		struct clv_character one;
		model->draw(parameters, &random, &one);
		assert_false(one.leaves_first);
		assert_true(one.lifetime == INFINITY);
		rate += one.rate / DRAWS;
		leaves += one.leaves_each / DRAWS;
	}
	assert_near(rate, 0.5, 4 * sqrt(3.) / 6 / sqrt(DRAWS));
	assert_near(leaves, 0.25, 4 * sqrt(12. / (64 * 9)) / sqrt(DRAWS));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(it_is_in_the_list),
	    cmocka_unit_test(the_published_parameters_are_the_optimum),
	    cmocka_unit_test(the_standard_errors_are_the_published_ones),
	    cmocka_unit_test(one_purchase_leaves_a_customer),
	    cmocka_unit_test(draws_have_the_means_of_the_model),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
