/* Simulated orders: what holds for each, and that fits to many of them give
   back the parameters they were drawn from. Seeds are fixed. */
#include "core/shopper.h"

#include "data/estimate.h"

#include "check.h"

enum { CUSTOMERS = 4000, YEARS_2 = 730, CENT = 100 };

/* CDNOW as the papers have it, in weeks. */
static const double mbgnbd[] = {.525, 6.183, .891, 1.614};
static const double bgnbd[] = {.243, 4.414, .793, 2.426};
static const double pnbd[] = {.553, 10.578, .606, 11.669};
static const double nbd[] = {.385, 12.072};
static const double gg[] = {6.25, 3.74, 15.44};

static struct clv_shop shop_of(const struct clv_model *model,
                               const double *parameters)
{
	return (struct clv_shop){.model = model,
	                         .parameters = parameters,
	                         .spend = &clv_model_gg,
	                         .spend_parameters = gg,
	                         .unit_days = 7,
	                         .length = YEARS_2,
	                         .seed = 42};
}

static void orders_are_on_ascending_days_of_the_length(void **state)
{
	(void)state;
	const struct clv_shop shop = shop_of(&clv_model_mbgnbd, mbgnbd);
	double firsts = 0;
	for (uint64_t i = 0; i < CUSTOMERS; i++) {
		struct clv_shopper shopper;
		struct clv_shopper_order order;
		int32_t last = -1;
		clv_shopper_begin(&shopper, &shop, i);
		while (clv_shopper_next(&shopper, &order)) {
			if (last < 0) {
				assert_true(order.day >= 0 && order.day < YEARS_2 / 2);
				firsts += order.day + 0.5;
			}
			assert_true(order.day > last && order.day < YEARS_2);
			assert_true(order.amount >= CENT && order.amount % CENT == 0);
			last = order.day;
		}
		assert_true(last >= 0);
		assert_false(clv_shopper_next(&shopper, &order));
	}
	/* uniform over one year: five standard errors */
	assert_near(firsts / CUSTOMERS, YEARS_2 / 4.,
	            5 * YEARS_2 / 2. / sqrt(12. * CUSTOMERS));
}

/* All of a customer in one number, to compare. */
static uint64_t digest(const struct clv_shop *shop, uint64_t index, bool days)
{
	uint64_t sum = 0;
	struct clv_shopper shopper;
	struct clv_shopper_order order;
	clv_shopper_begin(&shopper, shop, index);
	while (clv_shopper_next(&shopper, &order))
		sum = sum * UINT64_C(6364136223846793005) + (uint64_t)order.day +
		      (days ? 0 : (uint64_t)order.amount * 1000);
	return sum;
}

static void customers_are_their_own(void **state)
{
	(void)state;
	struct clv_shop shop = shop_of(&clv_model_mbgnbd, mbgnbd);
	const uint64_t whole = digest(&shop, 7, false);
	const uint64_t days = digest(&shop, 7, true);
	digest(&shop, 8, false);
	assert_true(digest(&shop, 7, false) == whole);
	assert_true(digest(&shop, 8, false) != whole);
	/* when he buys does not depend on what is spent */
	shop.spend = NULL;
	assert_true(digest(&shop, 7, true) == days);
	assert_true(digest(&shop, 7, false) != whole);
	shop.seed = 43;
	assert_true(digest(&shop, 7, true) != days);
}

static void without_spend_each_order_is_one(void **state)
{
	(void)state;
	struct clv_shop shop = shop_of(&clv_model_nbd, nbd);
	struct clv_shopper shopper;
	struct clv_shopper_order order;
	shop.spend = NULL;
	clv_shopper_begin(&shopper, &shop, 0);
	assert_true(clv_shopper_next(&shopper, &order));
	assert_int_equal(order.amount, 10000);
}

/* So small a scale that each value rounds to nothing. */
static void an_order_is_a_cent_at_least(void **state)
{
	(void)state;
	static const double small[] = {1, 5, 1e-9}, large[] = {1, 0.01, 1e300};
	struct clv_shop shop = shop_of(&clv_model_nbd, nbd);
	struct clv_shopper shopper;
	struct clv_shopper_order order;
	shop.spend_parameters = small;
	clv_shopper_begin(&shopper, &shop, 0);
	assert_true(clv_shopper_next(&shopper, &order));
	assert_int_equal(order.amount, CENT);
	shop.spend_parameters = large;
	clv_shopper_begin(&shopper, &shop, 0);
	assert_true(clv_shopper_next(&shopper, &order));
	assert_true(order.amount == INT64_C(10000000000000) * CENT);
}

/* He buys a thousand times a day, which is one order a day. */
static void purchases_of_a_day_are_one(void **state)
{
	(void)state;
	static const double often[] = {1e6, 1e3};
	struct clv_shop shop = shop_of(&clv_model_nbd, often);
	struct clv_shopper shopper;
	struct clv_shopper_order order;
	shop.unit_days = 1;
	shop.length = 20;
	clv_shopper_begin(&shopper, &shop, 0);
	assert_true(clv_shopper_next(&shopper, &order));
	for (int32_t day = order.day + 1; day < 20; day++) {
		assert_true(clv_shopper_next(&shopper, &order));
		assert_int_equal(order.day, day);
	}
	assert_false(clv_shopper_next(&shopper, &order));
	shop.length = 1;
	clv_shopper_begin(&shopper, &shop, 0);
	assert_true(clv_shopper_next(&shopper, &order));
	assert_int_equal(order.day, 0);
	assert_false(clv_shopper_next(&shopper, &order));
}

/* A month of 30.4375 days has one occasion; all customers have the same. */
static void occasions_are_the_same_days_for_all(void **state)
{
	(void)state;
	static const double donors[] = {1.204, .750, .657, 2.783};
	struct clv_shop shop = shop_of(&clv_model_bgbb, donors);
	bool is_occasion[YEARS_2] = {false};
	shop.unit_days = 30.4375;
	for (int i = 0; i * shop.unit_days < YEARS_2; i++)
		is_occasion[(int)(i * shop.unit_days)] = true;
	for (uint64_t i = 0; i < 500; i++) {
		struct clv_shopper shopper;
		struct clv_shopper_order order;
		clv_shopper_begin(&shopper, &shop, i);
		while (clv_shopper_next(&shopper, &order))
			assert_true(is_occasion[order.day]);
	}
}

/* ---- Parameters come back ------------------------------------------------ */

/* Until the last day of the length, in units; z of repeat orders. */
static struct clv_behaviour observe(const struct clv_shop *shop, uint64_t index)
{
	struct clv_behaviour customer = {0};
	struct clv_shopper shopper;
	struct clv_shopper_order order;
	int32_t first = -1;
	clv_shopper_begin(&shopper, shop, index);
	while (clv_shopper_next(&shopper, &order)) {
		if (first < 0) {
			first = order.day;
			continue;
		}
		customer.frequency++;
		customer.recency = (order.day - first) / shop->unit_days;
		customer.monetary += (double)order.amount / 10000;
	}
	customer.age = (shop->length - 1 - first) / shop->unit_days;
	if (customer.frequency > 0)
		customer.monetary /= customer.frequency;
	return customer;
}

/* Each within three standard errors, in the logarithm. */
static void expect_back(const struct clv_fit *fit, const double *parameters)
{
	assert_int_equal(fit->status, CLV_FIT_CONVERGED);
	for (unsigned i = 0; i < fit->model->parameter_count; i++) {
		const double error = sqrt(fit->covariance[i][i]);
		assert_true(error > 0);
		assert_near(log(fit->parameters[i] / parameters[i]), 0, 3 * error);
	}
}

static void fit_back(const struct clv_model *model,
                     const struct clv_behaviour *customers,
                     const double *parameters)
{
	struct clv_sample sample;
	struct clv_fit fit;
	assert_true(clv_sample_open(&sample, model->data));
	for (size_t i = 0; i < CUSTOMERS; i++)
		assert_true(clv_sample_add(&sample, &customers[i], 1));
	assert_true(clv_sample_close(&sample));
	assert_true(clv_estimate(&sample, model, 2, &fit));
	expect_back(&fit, parameters);
	clv_sample_free(&sample);
}

static void histories_give_their_parameters_back(void **state)
{
	(void)state;
	static const struct {
		const struct clv_model *model;
		const double *parameters;
	} cases[] = {{&clv_model_mbgnbd, mbgnbd},
	             {&clv_model_bgnbd, bgnbd},
	             {&clv_model_pnbd, pnbd},
	             {&clv_model_nbd, nbd}};
	static struct clv_behaviour customers[CUSTOMERS];
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (uint64_t seed = 1; seed <= 3; seed++) {
			struct clv_shop shop = shop_of(cases[i].model, cases[i].parameters);
			shop.seed = seed;
			for (uint64_t j = 0; j < CUSTOMERS; j++)
				customers[j] = observe(&shop, j);
			fit_back(shop.model, customers, shop.parameters);
			fit_back(&clv_model_gg, customers, gg);
		}
}

/* In occasions: all that there have been since the first. */
static void occasions_give_their_parameters_back(void **state)
{
	(void)state;
	static const double donors[] = {1.204, .750, .657, 2.783};
	static const double subscribers[] = {.668, 3.806};
	static struct clv_behaviour customers[CUSTOMERS];
	struct clv_shop shop = shop_of(&clv_model_bgbb, donors);
	shop.length = 24 * 7; /* ends with the last day of a week */
	for (uint64_t i = 0; i < CUSTOMERS; i++) {
		customers[i] = observe(&shop, i);
		customers[i].age = floor(customers[i].age);
	}
	fit_back(shop.model, customers, donors);
	shop.model = &clv_model_sbg;
	shop.parameters = subscribers;
	for (uint64_t i = 0; i < CUSTOMERS; i++) {
		customers[i] = observe(&shop, i);
		customers[i].age = floor(customers[i].age);
	}
	fit_back(shop.model, customers, subscribers);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(orders_are_on_ascending_days_of_the_length),
	    cmocka_unit_test(customers_are_their_own),
	    cmocka_unit_test(without_spend_each_order_is_one),
	    cmocka_unit_test(an_order_is_a_cent_at_least),
	    cmocka_unit_test(purchases_of_a_day_are_one),
	    cmocka_unit_test(occasions_are_the_same_days_for_all),
	    cmocka_unit_test(histories_give_their_parameters_back),
	    cmocka_unit_test(occasions_give_their_parameters_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
