/* Purchases of drawn customers, against what their rates say. */
#include "core/simulate.h"

#include "check.h"

enum { COUNT = 20000 };

/* Frequencies of so many customers of one character. */
static double mean_frequency(const struct clv_character *character,
                             double length)
{
	struct clv_random random;
	clv_random_seed(&random, 7, 0);
	double sum = 0;
	for (int i = 0; i < COUNT; i++) {
		struct clv_behaviour customer;
		clv_simulate_customer(character, length, &random, &customer);
		assert_near(customer.age, length, 0);
		assert_true(customer.recency >= 0 && customer.recency <= length);
		assert_true((customer.frequency == 0) == (customer.recency == 0));
		assert_true(customer.frequency == 0 ||
		            customer.recency <= character->lifetime);
		sum += customer.frequency;
	}
	return sum / COUNT;
}

/* Poisson: rate times length; five standard errors. */
static void who_never_leaves_buys_at_his_rate(void **state)
{
	(void)state;
	const struct clv_character character = {.rate = 0.2, .lifetime = INFINITY};
	assert_near(mean_frequency(&character, 30), 6, 5 * sqrt(6. / COUNT));
}

static void nothing_is_bought_after_the_lifetime(void **state)
{
	(void)state;
	const struct clv_character character = {.rate = 0.2, .lifetime = 12};
	assert_near(mean_frequency(&character, 30), 2.4, 5 * sqrt(2.4 / COUNT));
	assert_near(mean_frequency(&character, 5), 1, 5 * sqrt(1. / COUNT));
}

/* He buys once, and again with probability 1 - p each time: in endless time the
   mean of the repeat purchases is 1 / p, and (1 - p) / p where the first
   purchase counts; the variance of both is (1 - p) / p^2. */
static void who_leaves_after_a_purchase_buys_geometrically(void **state)
{
	(void)state;
	const double p = 0.3, error = sqrt((1 - p) / (p * p) / COUNT);
	struct clv_character character = {
	    .rate = 1, .leaves_each = p, .lifetime = INFINITY};
	assert_near(mean_frequency(&character, 1e4), 1 / p, 5 * error);
	character.leaves_first = true;
	assert_near(mean_frequency(&character, 1e4), (1 - p) / p, 5 * error);
	character.leaves_each = 1;
	assert_near(mean_frequency(&character, 1e4), 0, 0);
	character.leaves_first = false;
	assert_near(mean_frequency(&character, 1e4), 1, 0);
}

static void purchases_come_one_by_one_in_order(void **state)
{
	(void)state;
	const struct clv_character character = {.rate = 2, .lifetime = INFINITY};
	struct clv_random random, again;
	struct clv_simulation simulation;
	struct clv_behaviour whole;
	clv_random_seed(&random, 8, 3);
	clv_random_seed(&again, 8, 3);
	clv_simulation_begin(&simulation, &character, 50, &random);
	double last = 0, time, count = 0;
	while (clv_simulation_next(&simulation, &time)) {
		assert_true(time > last && time <= 50);
		last = time;
		count++;
	}
	assert_true(count > 50);
	assert_false(clv_simulation_next(&simulation, &time));
	/* the same numbers make the same customer */
	clv_simulate_customer(&character, 50, &again, &whole);
	assert_near(whole.frequency, count, 0);
	assert_near(whole.recency, last, 0);
}

/* A rate can be 0 where the gamma number was too small for a double. */
static void who_never_buys_ends(void **state)
{
	(void)state;
	const struct clv_character character = {.rate = 0, .lifetime = INFINITY};
	struct clv_random random;
	struct clv_simulation simulation;
	double time;
	clv_random_seed(&random, 8, 3);
	clv_simulation_begin(&simulation, &character, INFINITY, &random);
	assert_false(clv_simulation_next(&simulation, &time));
	assert_near(mean_frequency(&character, 10), 0, 0);
	assert_near(mean_frequency(&character, 0), 0, 0);
}

static void endless_observation_is_no_history(void **state)
{
	(void)state;
	const struct clv_character character = {.rate = 1, .lifetime = INFINITY};
	struct clv_random random;
	struct clv_behaviour customer;
	clv_random_seed(&random, 8, 3);
	clv_simulate_customer(&character, INFINITY, &random, &customer);
	assert_undefined(customer.frequency);
	clv_simulate_customer(&character, -1, &random, &customer);
	assert_undefined(customer.age);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(who_never_leaves_buys_at_his_rate),
	    cmocka_unit_test(nothing_is_bought_after_the_lifetime),
	    cmocka_unit_test(who_leaves_after_a_purchase_buys_geometrically),
	    cmocka_unit_test(purchases_come_one_by_one_in_order),
	    cmocka_unit_test(who_never_buys_ends),
	    cmocka_unit_test(endless_observation_is_no_history),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
