/* MBG/NBD: what sets it apart, and its optimum for CDNOW. What both models do
   is in test_beta_geometric.c. */
#include "clv/models.h"
#include "core/random.h"

#include "cdnow.h"
#include "check.h"

static const struct clv_model *const model = &clv_model_mbgnbd;
static const double parameters[] = {0.525, 6.183, 0.891, 1.614};

static void it_is_in_the_list(void **state)
{
	(void)state;
	assert_ptr_equal(clv_model_find("mbgnbd"), model);
	assert_int_equal(model->data, CLV_DATA_HISTORY);
	assert_true(model->has_dropout);
	assert_int_equal(model->parameter_count, 4);
	assert_string_equal(model->parameters[1], "alpha");
}

/* Parameters that BTYDplus prints for the CDNOW sample. */
static void the_published_parameters_are_the_optimum(void **state)
{
	(void)state;
	cdnow_check_optimum(model, parameters, 0.00051);
}

/* (alpha / (alpha + T))^r b / (a + b) + a / (a + b) */
static void who_bought_once_may_have_left_at_once(void **state)
{
	(void)state;
	const double stays = 1.614 / (0.891 + 1.614);
	for (double age = 0; age < 1e6; age = 3 * age + 1) {
		const struct clv_behaviour customer = {.age = age};
		const double silent = stays * pow(6.183 / (6.183 + age), 0.525);
		struct clv_likelihood sum;
		clv_model_likelihood(model, parameters, &customer, &sum);
		assert_near(exp(sum.value), silent + 1 - stays, 1e-13);
		assert_near(model->p_alive(parameters, &customer),
		            silent / (silent + 1 - stays), 1e-13);
		assert_near(model->probability(parameters, 0, age), silent + 1 - stays,
		            1e-13);
	}
}

/* Who stays after the first purchase is a customer of BG/NBD with one more
   chance that he used to stay. */
static void it_is_bgnbd_after_the_first_purchase(void **state)
{
	(void)state;
	const double later[] = {0.525, 6.183, 0.891, 2.614};
	const double stays = 1.614 / (0.891 + 1.614);
	for (double time = 0.1; time < 1e5; time *= 5) {
		const double given = clv_model_bgnbd.expected(later, time);
		assert_near(model->expected(parameters, time), stays * given,
		            1e-12 * given);
	}
	for (double x = 1; x < 40; x++) {
		const struct clv_behaviour customer = {x, 20, 31, 0};
		struct clv_likelihood sum, bg;
		clv_model_likelihood(model, parameters, &customer, &sum);
		clv_model_likelihood(&clv_model_bgnbd, later, &customer, &bg);
		assert_near(sum.value, log(stays) + bg.value, 1e-11);
		assert_near(model->p_alive(parameters, &customer),
		            clv_model_bgnbd.p_alive(later, &customer), 1e-13);
	}
}

static void draws_may_leave_at_once(void **state)
{
	(void)state;
	struct clv_random random;
	struct clv_character one;
	clv_random_seed(&random, 1, 1);
	model->draw(parameters, &random, &one);
	assert_true(one.leaves_first);
	assert_true(one.lifetime == INFINITY);
	assert_true(one.rate > 0);
	assert_true(one.leaves_each > 0 && one.leaves_each < 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(it_is_in_the_list),
	    cmocka_unit_test(the_published_parameters_are_the_optimum),
	    cmocka_unit_test(who_bought_once_may_have_left_at_once),
	    cmocka_unit_test(it_is_bgnbd_after_the_first_purchase),
	    cmocka_unit_test(draws_may_leave_at_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
