/* The time to come: what is expected against published figures, closed forms
   and plain integration; what is drawn against what is expected. */
#include "core/future.h"

#include "core/simulate.h"

#include "check.h"

#include <stdlib.h>
#include <string.h>

enum { N = CLV_PARAMETERS_MAX };

/* A model, parameters near to those of real data, and a customer. */
struct scene {
	const struct clv_model *model;
	double parameters[N];
	struct clv_behaviour customer;
	double length;
};

static const struct scene scenes[] = {
    {&clv_model_bgnbd, {.243, 4.414, .793, 2.426}, {2, 30.43, 38.86, 0}, 39},
    {&clv_model_bgnbd, {.243, 4.414, .793, 2.426}, {0, 0, 1, 0}, 52},
    {&clv_model_mbgnbd, {.525, 6.183, .891, 1.614}, {3, 30, 38, 0}, 39},
    {&clv_model_mbgnbd, {.525, 6.183, .891, 1.614}, {0, 0, 4, 0}, 104},
    {&clv_model_pnbd, {.553, 10.578, .606, 11.669}, {3, 20, 30, 0}, 52},
    {&clv_model_pnbd, {.9, 4, 1.5, 20}, {0, 0, 2, 0}, 30},
    {&clv_model_nbd, {.7, 5}, {3, 20, 25, 0}, 10},
    {&clv_model_bgbb, {1.204, .75, .657, 2.783}, {3, 5, 6, 0}, 8},
    {&clv_model_sbg, {.668, 3.806}, {5, 0, 5, 0}, 9},
};
enum { SCENES = sizeof scenes / sizeof *scenes };

static struct clv_future expect_of(const struct scene *scene, double length,
                                   double discount)
{
	const struct clv_horizon horizon = {length, discount};
	struct clv_future future;
	clv_future_expect(scene->model, scene->parameters,
	                  scene->customer.frequency, scene->customer.age, &horizon,
	                  &future);
	return future;
}

static double alive_of(const struct scene *scene)
{
	return scene->model->p_alive(scene->parameters, &scene->customer);
}

static double given(const struct scene *scene, double time)
{
	return scene->model->expected_given(scene->parameters, &scene->customer,
	                                    time);
}

/* ---- Expected -------------------------------------------------------------
 */

/* Fader and Hardie, note 004; BTYD's vignette (customer 1516 of CDNOW); Fader,
   Hardie and Lee 2005, "RFM and CLV", whose DET this is. */
static void published_figures_come_out(void **state)
{
	(void)state;
	const struct scene customer_1516 = {
	    &clv_model_pnbd,
	    {.5532755087, 10.5776122387, .6062135687, 11.6679112379},
	    {26, 30.857, 31, 0},
	    52};
	const struct scene det = {&clv_model_pnbd,
	                          {.5629966, 12.559037, .4081095, 10.5148048},
	                          {7, 35, 77.86, 0},
	                          INFINITY};
	assert_near(alive_of(&scenes[0]) * expect_of(&scenes[0], 39, 0).purchases,
	            1.226, 5e-4);
	assert_near(alive_of(&customer_1516) *
	                expect_of(&customer_1516, 52, 0).purchases,
	            25.456, 1e-3);
	assert_near(alive_of(&det) * expect_of(&det, INFINITY, .0027).present,
	            1.8642, 5e-5);
	assert_near(alive_of(&det) * expect_of(&det, INFINITY, .0027).purchases,
	            1.8642, 5e-5);
}

/* When he last bought only says whether he is still a customer. */
static void it_is_the_expectation_over_the_chance_to_be_there(void **state)
{
	(void)state;
	for (size_t i = 0; i < SCENES; i++) {
		const struct scene *scene = &scenes[i];
		const struct clv_future future = expect_of(scene, scene->length, 0);
		const double expected = given(scene, scene->length);
		assert_near(alive_of(scene) * future.purchases, expected,
		            1e-11 * expected);
		assert_near(future.present, future.purchases, 0);
	}
}

/* The Stieltjes sum of e^(-discount t) over steps of E, discounted in their
   middle: its error falls with the square of the step. */
static double sum_of_steps(const struct scene *scene, double discount,
                           int steps)
{
	const double step = scene->length / steps;
	double sum = 0, before = 0;
	for (int i = 1; i <= steps; i++) {
		const double until = given(scene, i * step);
		sum += exp(-discount * (i - 0.5) * step) * (until - before);
		before = until;
	}
	return sum;
}

static void the_present_value_is_the_integral(void **state)
{
	(void)state;
	for (size_t i = 0; i < SCENES; i++) {
		const struct scene *scene = &scenes[i];
		const double discount = log(1.1) / scene->length * 4;
		if (scene->model->data != CLV_DATA_HISTORY)
			continue;
		/* of two step sizes, what is left of the error cancels */
		const double coarse = sum_of_steps(scene, discount, 4000);
		const double fine = sum_of_steps(scene, discount, 8000);
		const double expected = (4 * fine - coarse) / 3;
		assert_near(alive_of(scene) *
		                expect_of(scene, scene->length, discount).present,
		            expected, 2e-8 * expected);
	}
}

static void what_comes_by_occasion_is_discounted_by_occasion(void **state)
{
	(void)state;
	for (size_t i = 0; i < SCENES; i++) {
		const struct scene *scene = &scenes[i];
		double sum = 0;
		if (scene->model->data == CLV_DATA_HISTORY)
			continue;
		for (int k = 1; k <= scene->length; k++)
			sum +=
			    (given(scene, k) - given(scene, k - 1)) / pow(1.1, (double)k);
		assert_near(alive_of(scene) *
		                expect_of(scene, scene->length + 0.5, log(1.1)).present,
		            sum, 1e-12 * sum);
	}
}

/* A constant rate. */
static void the_nbd_has_a_closed_form(void **state)
{
	(void)state;
	const struct scene *scene = &scenes[6];
	const double rate = 3.7 / 30;
	assert_near(expect_of(scene, 10, .02).present,
	            rate * -expm1(-.02 * 10) / .02, 1e-13);
	assert_near(expect_of(scene, INFINITY, .02).present, rate / .02, 1e-12);
	assert_true(isinf(expect_of(scene, INFINITY, 0).purchases));
}

/* e^-18 of the discount is left. */
static void for_ever_is_a_very_long_time(void **state)
{
	(void)state;
	for (size_t i = 0; i < SCENES; i++) {
		const struct scene *scene = &scenes[i];
		const double end = 12 * scene->length, discount = 1.5 / scene->length;
		const double all = expect_of(scene, INFINITY, discount).present;
		assert_near(expect_of(scene, end, discount).present, all, 1e-6 * all);
		assert_near(
		    alive_of(scene) * all,
		    scene->model->residual(scene->parameters, &scene->customer,
		                           scene->model->data == CLV_DATA_HISTORY
		                               ? discount
		                               : expm1(discount)),
		    1e-11 * all);
	}
}

static void outside_its_domain_it_is_undefined(void **state)
{
	(void)state;
	const struct scene nobody = {
	    &clv_model_mbgnbd, {.5, 6, .9, 1.6}, {-1, 0, 5, 0}, 1};
	assert_undefined(expect_of(&nobody, 10, 0).purchases);
	assert_undefined(expect_of(&scenes[0], -1, 0).purchases);
	assert_undefined(expect_of(&scenes[0], NAN, 0).present);
	assert_undefined(expect_of(&scenes[0], 10, -1).present);
	assert_undefined(expect_of(&scenes[0], 10, NAN).present);
	assert_near(expect_of(&scenes[0], 0, 0.1).present, 0, 0);
}

/* ---- Drawn ----------------------------------------------------------------
 */

struct sums {
	double purchases, purchases_square, present, present_square;
};

static struct sums draw_many(const struct scene *scene,
                             const struct clv_horizon *horizon,
                             const struct clv_purse *purse, size_t count)
{
	struct sums sums = {0};
	struct clv_random random;
	clv_random_seed(&random, 17, (uint64_t)(scene - scenes));
	for (size_t i = 0; i < count; i++) {
		struct clv_character character;
		struct clv_future future = {0, 0};
		if (clv_random_uniform(&random) < alive_of(scene)) {
			scene->model->draw_given(scene->parameters, &scene->customer,
			                         &random, &character);
			assert_false(character.leaves_first);
			clv_future_draw(scene->model, &character, horizon, purse, &random,
			                &future);
		}
		sums.purchases += future.purchases;
		sums.purchases_square += future.purchases * future.purchases;
		sums.present += future.present;
		sums.present_square += future.present * future.present;
	}
	return sums;
}

/* A mean within four standard errors. */
static void assert_mean(double sum, double square, size_t count,
                        double expected)
{
	const double n = (double)count, mean = sum / n;
	assert_near(mean, expected, 4 * sqrt((square / n - mean * mean) / n));
}

static void a_customer_drawn_does_what_is_expected_of_him(void **state)
{
	(void)state;
	enum { COUNT = 40000 };
	const struct clv_purse euros = {.scale = 7};
	for (size_t i = 0; i < SCENES; i++) {
		const struct scene *scene = &scenes[i];
		const struct clv_horizon horizon = {scene->length,
		                                    log(1.5) / scene->length};
		const struct sums sums = draw_many(scene, &horizon, &euros, COUNT);
		assert_mean(sums.purchases, sums.purchases_square, COUNT,
		            given(scene, scene->length));
		assert_mean(
		    sums.present, sums.present_square, COUNT,
		    7 * alive_of(scene) *
		        expect_of(scene, scene->length, horizon.discount).present);
	}
}

static void and_for_ever(void **state)
{
	(void)state;
	enum { COUNT = 20000 };
	const struct clv_purse ones = {.scale = 1};
	for (size_t i = 0; i < SCENES; i++) {
		const struct scene *scene = &scenes[i];
		const double discount = 1 / scene->length;
		const struct clv_horizon horizon = {INFINITY, discount};
		const struct sums sums = draw_many(scene, &horizon, &ones, COUNT);
		assert_mean(sums.present, sums.present_square, COUNT,
		            alive_of(scene) *
		                expect_of(scene, INFINITY, discount).present);
	}
}

/* Without a discount all purchases are drawn at once, with one each by itself:
   the same mean, that of gg, and the same spread. */
static void purchases_are_worth_what_gg_says(void **state)
{
	(void)state;
	enum { COUNT = 40000 };
	static const double spend[N] = {6.25, 8, 15.44};
	const struct clv_purse purse = {spend, 3};
	const struct clv_horizon at_once = {39, 0}, each = {39, 1e-12};
	const double expected = 6.25 * 3 * given(&scenes[0], 39);
	const struct sums one = draw_many(&scenes[0], &at_once, &purse, COUNT);
	const struct sums other = draw_many(&scenes[0], &each, &purse, COUNT);
	assert_mean(one.present, one.present_square, COUNT, expected);
	assert_mean(other.present, other.present_square, COUNT, expected);
	assert_near(one.present_square / other.present_square, 1, 0.1);
}

/* p (gamma + x z) / (p x + q - 1) is the mean of p times the scale. */
static void scales_have_the_expected_mean(void **state)
{
	(void)state;
	enum { COUNT = 100000 };
	static const double spend[N] = {6.25, 5, 15.44};
	const struct clv_behaviour customers[] = {{0, 0, 0, 99}, {3, 0, 0, 40}};
	for (size_t i = 0; i < 2; i++) {
		struct clv_random random;
		double sum = 0, square = 0;
		clv_random_seed(&random, 23, i);
		for (int k = 0; k < COUNT; k++) {
			const double value = clv_model_gg.draw_value(
			    spend,
			    clv_model_gg.draw_scale_given(spend, &customers[i], &random),
			    &random);
			sum += value;
			square += value * value;
		}
		assert_mean(sum, square, COUNT,
		            clv_model_gg.expected_mean(spend, &customers[i]));
	}
}

static struct clv_future draw_one(const struct clv_character *character,
                                  double length, double discount)
{
	const struct clv_horizon horizon = {length, discount};
	const struct clv_purse purse = {.scale = 2};
	struct clv_random random;
	struct clv_future future;
	clv_random_seed(&random, 5, 5);
	clv_future_draw(&clv_model_bgnbd, character, &horizon, &purse, &random,
	                &future);
	return future;
}

/* Of a steady customer: Poisson, whose mean is its variance. Of one who leaves
   after each with probability 1/4 it is the smaller of that and of a geometric
   number, whose mean is the sum over k >= 1 of P(Poisson >= k) (3/4)^(k-1). */
static void purchases_are_counted_as_they_are_distributed(void **state)
{
	(void)state;
	enum { COUNT = 40000 };
	static const double means[] = {0, 0.01, 1, 30, 690};
	const struct clv_purse purse = {.scale = 1};
	struct clv_random random;
	clv_random_seed(&random, 31, 1);
	for (size_t i = 0; i < 5; i++) {
		const double mean = means[i];
		const struct clv_character steady = {.rate = mean,
		                                     .lifetime = INFINITY};
		const struct clv_character leaving = {
		    .rate = mean, .leaves_each = 0.25, .lifetime = INFINITY};
		const struct clv_horizon horizon = {1, 0};
		double sum = 0, square = 0, few = 0, few_square = 0;
		for (int k = 0; k < COUNT; k++) {
			struct clv_future future;
			clv_future_draw(&clv_model_bgnbd, &steady, &horizon, &purse,
			                &random, &future);
			sum += future.purchases;
			square += (future.purchases - mean) * (future.purchases - mean);
			clv_future_draw(&clv_model_bgnbd, &leaving, &horizon, &purse,
			                &random, &future);
			assert_near(future.present, future.purchases, 0);
			few += future.purchases;
			few_square += future.purchases * future.purchases;
		}
		double exactly = exp(-mean), below = 0, cut = 0, stays = 1;
		for (int k = 1; k < 2000; k++) {
			below += exactly;
			cut += fmax(0, 1 - below) * stays;
			exactly *= mean / k;
			stays *= 0.75;
		}
		assert_near(sum / COUNT, mean, 4 * sqrt(mean / COUNT));
		/* the variance of a square is 2 mean^2 + mean */
		assert_near(square / COUNT, mean,
		            4 * sqrt((2 * mean * mean + mean) / COUNT));
		assert_mean(few, few_square, COUNT, cut);
	}
}

static int compare(const void *a, const void *b)
{
	const double first = *(const double *)a, second = *(const double *)b;
	return (first > second) - (first < second);
}

/* One purchase after the other, each of its own value: what a customer spends
   until 14 / d, at present. */
static double walk(const struct clv_character *character, double discount,
                   const struct clv_purse *purse, struct clv_random *random)
{
	struct clv_simulation simulation;
	double time, sum = 0;
	clv_simulation_begin(&simulation, character,
	                     fmin(14 / discount, character->lifetime), random);
	while (clv_simulation_next(&simulation, &time))
		sum += exp(-discount * time) *
		       clv_model_gg.draw_value(purse->spend, purse->scale, random);
	return sum;
}

/* What saves most of the steps comes to the same, in the middle and at both
   ends: as many of those walked lie below each quantile of what is drawn, up to
   four standard errors. Customers who stay, who leave after some purchases, and
   who leave in time; those of 5 purchases in 1 / d are walked through, the
   others are crowds. */
static void a_crowd_is_worth_what_its_purchases_are(void **state)
{
	(void)state;
	enum { COUNT = 40000 };
	static const double spend[N] = {6.25, 3.74, 15.44};
	static const double quantiles[] = {0.025, 0.25, 0.5, 0.75, 0.975};
	static const struct clv_character characters[] = {
	    {.rate = 5, .lifetime = INFINITY},
	    {.rate = 21, .lifetime = INFINITY},
	    {.rate = 100, .lifetime = INFINITY},
	    {.rate = 21, .lifetime = 1.5},
	    {.rate = 21, .leaves_each = 0.02, .lifetime = INFINITY},
	    {.rate = 100, .leaves_each = 0.2, .lifetime = INFINITY}};
	const struct clv_purse purse = {spend, 3};
	const struct clv_horizon for_ever = {INFINITY, 1};
	double *walked = malloc(COUNT * sizeof *walked);
	double *drawn = malloc(COUNT * sizeof *drawn);
	assert_true(walked && drawn);
	for (size_t i = 0; i < sizeof characters / sizeof *characters; i++) {
		struct clv_random random;
		clv_random_seed(&random, 37, i);
		for (int k = 0; k < COUNT; k++) {
			struct clv_future future;
			walked[k] = walk(&characters[i], 1, &purse, &random);
			clv_future_draw(&clv_model_bgnbd, &characters[i], &for_ever, &purse,
			                &random, &future);
			drawn[k] = future.present;
		}
		qsort(walked, COUNT, sizeof *walked, compare);
		qsort(drawn, COUNT, sizeof *drawn, compare);
		for (size_t k = 0; k < sizeof quantiles / sizeof *quantiles; k++) {
			const double share = quantiles[k];
			const double value = drawn[(size_t)(share * COUNT)];
			size_t below = 0;
			while (below < COUNT && walked[below] < value)
				below++;
			assert_near((double)below / COUNT, share,
			            4 * sqrt(2 * share * (1 - share) / COUNT));
		}
	}
	free(walked);
	free(drawn);
}

/* Many purchases: a million a day come to a million give or take 1,000, and to
   (1 - e^-d) / d of it; who leaves after each second one makes few. */
static void crowds_are_counted_and_not_walked_through(void **state)
{
	(void)state;
	const struct clv_character busy = {.rate = 1e6, .lifetime = INFINITY};
	const struct clv_character fickle = {
	    .rate = 1e6, .leaves_each = 0.5, .lifetime = INFINITY};
	const struct clv_character gone = {
	    .rate = 1e6, .leaves_each = 1, .lifetime = INFINITY};
	const struct clv_character brief = {.rate = 1e6, .lifetime = 1e-9};
	const struct clv_future many = draw_one(&busy, 1, 0.2);
	assert_near(many.purchases, 1e6, 5000);
	assert_near(many.present / many.purchases, 2 * -expm1(-0.2) / 0.2, 2e-3);
	assert_near(draw_one(&busy, 1, 0).present, 2 * many.purchases, 0);
	assert_in_range((uintmax_t)draw_one(&fickle, 1, 0.2).purchases, 1, 40);
	assert_near(draw_one(&gone, 1, 0.2).purchases, 1, 0);
	assert_near(draw_one(&brief, 1, 0.2).purchases, 0, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(published_figures_come_out),
	    cmocka_unit_test(it_is_the_expectation_over_the_chance_to_be_there),
	    cmocka_unit_test(the_present_value_is_the_integral),
	    cmocka_unit_test(what_comes_by_occasion_is_discounted_by_occasion),
	    cmocka_unit_test(the_nbd_has_a_closed_form),
	    cmocka_unit_test(for_ever_is_a_very_long_time),
	    cmocka_unit_test(outside_its_domain_it_is_undefined),
	    cmocka_unit_test(a_customer_drawn_does_what_is_expected_of_him),
	    cmocka_unit_test(and_for_ever),
	    cmocka_unit_test(purchases_are_worth_what_gg_says),
	    cmocka_unit_test(scales_have_the_expected_mean),
	    cmocka_unit_test(purchases_are_counted_as_they_are_distributed),
	    cmocka_unit_test(a_crowd_is_worth_what_its_purchases_are),
	    cmocka_unit_test(crowds_are_counted_and_not_walked_through),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
