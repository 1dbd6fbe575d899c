/* The sBG model: the published fit to "High End", values of 60-digit
   arithmetic, the likelihood against the integral over the customers' own
   probabilities, derivatives against differences. */
#include "core/random.h"

#include "models_check.h"

static const struct clv_model *const sbg = &clv_model_sbg;

static double value_of(double frequency, double age, double alpha, double beta)
{
	const double parameters[] = {alpha, beta};
	const struct clv_behaviour customer = {.frequency = frequency, .age = age};
	struct clv_likelihood likelihood;
	clv_model_likelihood(sbg, parameters, &customer, &likelihood);
	return likelihood.value;
}

static double survival(double time, double alpha, double beta)
{
	const double parameters[] = {alpha, beta};
	return sbg->expected(parameters, time);
}

/* Fader and Hardie 2007, Table 1: customers of 1,000 after years 0 to 12, of
   which the fit sees 0 to 7. */
static const double high_end[] = {1000, 869, 743, 653, 593, 551, 517,
                                  491,  468, 445, 427, 409, 394};

static void read_high_end(struct clv_behaviour rows[8], double weights[8])
{
	for (int n = 0; n <= 7; n++) {
		rows[n] = (struct clv_behaviour){.frequency = n, .age = 7};
		weights[n] = n < 7 ? high_end[n] - high_end[n + 1] : high_end[7];
	}
}

static double high_end_value(double alpha, double beta)
{
	const double parameters[] = {alpha, beta};
	struct clv_behaviour rows[8];
	double weights[8];
	struct clv_likelihood sum;
	read_high_end(rows, weights);
	add_rows(sbg, parameters, rows, weights, 8, &sum);
	return sum.value;
}

static void figures_agree(void **state)
{
	(void)state;
	const struct oracle_row rows[] = {
#include "oracle/sbg.def"
	};
	check_oracle(rows, sizeof rows / sizeof rows[0]);
}

static void high_end_has_its_optimum_where_published(void **state)
{
	(void)state;
	double parameters[] = {1, 5}, weights[8];
	struct clv_behaviour rows[8];
	struct clv_likelihood sum;
	read_high_end(rows, weights);
	climb(sbg, parameters, rows, weights, 8, &sum);
	assert_near(parameters[0], .668, .0005);
	assert_near(parameters[1], 3.806, .0005);
	assert_near(sum.value, -1611.2, .05);
	static const double fitted[] = {85.07, 74.69, 66.98, 60.99,
	                                56.18, 52.22, 48.89};
	for (int n = 1; n <= 7; n++)
		assert_near(100 * sbg->expected(parameters, n), fitted[n - 1], .005);
}

struct chance {
	double a, b, left, renewals, discount;
};

static double at_logit(double s, const void *context)
{
	const struct chance *c = context;
	const double leaves = 1 / (1 + exp(-s)), stays = 1 / (1 + exp(s));
	const double value = c->discount > 0 ? stays / (c->discount + leaves) : 1;
	return logit_density(s, c->a, c->b) * (c->left > 0 ? leaves : 1) *
	       pow(stays, c->renewals) * value;
}

static double average(const struct chance *c)
{
	return integral(at_logit, c, -40 / c->a - 20, 40 / c->b + 20, 20000);
}

static void likelihood_is_the_integral_over_chances(void **state)
{
	(void)state;
	uint64_t seed = 1;
	for (int i = 0; i < 60; i++) {
		const double parameters[] = {next_scale(&seed, .2, 20),
		                             next_scale(&seed, .2, 20)};
		const double age = floor(next_scale(&seed, 1, 40));
		const double renewals = floor(next_uniform(&seed) * (age + 1));
		const struct chance c = {parameters[0], parameters[1], renewals < age,
		                         renewals, 0};
		const double exact = log(average(&c));
		assert_near(value_of(renewals, age, c.a, c.b), exact,
		            1e-10 * (1 + fabs(exact)));
	}
}

/* Renewals to come, each worth (1 + d)^-i, are (1 - p) / (d + p) of who leaves
   with the probability p. */
static void residual_is_the_integral_over_chances(void **state)
{
	(void)state;
	uint64_t seed = 6;
	for (int i = 0; i < 30; i++) {
		const double parameters[] = {next_scale(&seed, .2, 20),
		                             next_scale(&seed, .2, 20)};
		const double age = floor(next_scale(&seed, 1, 20));
		const struct clv_behaviour customer = {.frequency = age, .age = age};
		const double discount = next_scale(&seed, .01, 1);
		const struct chance c = {parameters[0], parameters[1] + age, 0, 0,
		                         discount};
		const double exact = average(&c);
		assert_near(sbg->residual(parameters, &customer, discount), exact,
		            1e-9 * exact);
	}
}

static void derivatives_are_limits_of_differences(void **state)
{
	(void)state;
	uint64_t seed = 2;
	for (int i = 0; i < 500; i++) {
		const double parameters[] = {next_scale(&seed, 1e-6, 1e6),
		                             next_scale(&seed, 1e-6, 1e6)};
		const double age = floor(next_scale(&seed, 1, 200));
		const struct clv_behaviour customer = {
		    .frequency = floor(next_uniform(&seed) * (age + 1)), .age = age};
		check_derivatives(sbg, parameters, &customer, 10 * age);
	}
}

static void derivatives_beyond_the_parameters_are_0(void **state)
{
	(void)state;
	const double parameters[] = {.668, 3.806};
	const struct clv_behaviour customer = {.frequency = 3, .age = 7};
	struct clv_likelihood likelihood;
	memset(&likelihood, 0x55, sizeof likelihood);
	clv_model_likelihood(sbg, parameters, &customer, &likelihood);
	check_zeros(&likelihood, 2);
}

static void who_had_no_choice_says_nothing(void **state)
{
	(void)state;
	const double parameters[] = {.668, 3.806};
	const struct clv_behaviour customer = {.frequency = 0};
	struct clv_likelihood likelihood;
	clv_model_likelihood(sbg, parameters, &customer, &likelihood);
	assert_true(likelihood.value == 0);
	check_zeros(&likelihood, 0);
}

/* He leaves at the n-th renewal or is still there: the chances of leaving add
   up to 1 - S, and S itself to the renewals. */
static void probabilities_add_up(void **state)
{
	(void)state;
	const double parameters[] = {.668, 3.806};
	const struct clv_behaviour fresh = {.frequency = 0, .age = 0};
	double left = 0, renewals = 0;
	assert_true(sbg->expected(parameters, 0) == 1);
	for (uint64_t n = 1; n <= 50; n++) {
		left += sbg->probability(parameters, n, 0);
		assert_near(sbg->expected(parameters, (double)n), 1 - left, 1e-12);
		renewals += 1 - left;
		assert_near(sbg->expected_given(parameters, &fresh, (double)n),
		            renewals, 1e-10);
	}
	assert_near(sbg->probability(parameters, 1, 0), .668 / (.668 + 3.806),
	            1e-15);
	assert_undefined(sbg->probability(parameters, 0, 0));
}

/* Of a customer of five periods: S(5 + i) / S(5). */
static void expectations_of_a_customer_follow_from_survival(void **state)
{
	(void)state;
	const double parameters[] = {1, 2.5};
	const struct clv_behaviour customer = {.frequency = 5, .age = 5};
	double sum = 0, present = 0, factor = 1;
	for (int i = 1; i <= 400; i++) {
		const double stays =
		    sbg->expected(parameters, 5 + i) / sbg->expected(parameters, 5);
		factor /= 1.2;
		sum += stays;
		present += stays * factor;
		if (i == 12)
			assert_near(sbg->expected_given(parameters, &customer, 12.9), sum,
			            1e-11);
	}
	assert_near(sbg->residual(parameters, &customer, .2), present, 1e-11);
	assert_near(sbg->p_alive(parameters, &customer), 1, 0);
}

static void who_has_left_stays_away(void **state)
{
	(void)state;
	const double parameters[] = {.668, 3.806};
	const struct clv_behaviour gone = {.frequency = 4, .age = 5};
	assert_near(sbg->p_alive(parameters, &gone), 0, 0);
	assert_near(sbg->expected_given(parameters, &gone, 10), 0, 0);
	assert_near(sbg->residual(parameters, &gone, .1), 0, 0);
}

static void endless_time_has_its_limits(void **state)
{
	(void)state;
	const double few[] = {3, 5}, many[] = {.7, 5};
	const struct clv_behaviour customer = {.frequency = 2, .age = 2};
	assert_true(sbg->expected(few, INFINITY) == 0);
	assert_near(sbg->expected_given(few, &customer, INFINITY), 3.5, 1e-14);
	assert_true(sbg->expected_given(many, &customer, INFINITY) == INFINITY);
}

static void outside_the_domain_all_is_undefined(void **state)
{
	(void)state;
	const double parameters[] = {.668, 3.806};
	static const struct clv_behaviour outside[] = {
	    {.frequency = 3, .age = 2},   {.frequency = -1, .age = 2},
	    {.frequency = 1.5, .age = 2}, {.frequency = 1, .age = 2.5},
	    {.frequency = NAN, .age = 2}, {.frequency = 1, .age = INFINITY}};
	for (size_t i = 0; i < sizeof outside / sizeof outside[0]; i++) {
		struct clv_likelihood likelihood;
		clv_model_likelihood(sbg, parameters, &outside[i], &likelihood);
		assert_undefined(likelihood.value);
		check_zeros(&likelihood, 0);
		assert_undefined(sbg->p_alive(parameters, &outside[i]));
		assert_undefined(sbg->expected_given(parameters, &outside[i], 1));
		assert_undefined(sbg->residual(parameters, &outside[i], .1));
	}
	const struct clv_behaviour customer = {.frequency = 2, .age = 2};
	const struct clv_behaviour gone = {.frequency = 1, .age = 2};
	assert_undefined(sbg->expected(parameters, -1));
	assert_undefined(sbg->expected_given(parameters, &customer, -1));
	assert_undefined(sbg->expected_given(parameters, &gone, NAN));
	assert_undefined(sbg->residual(parameters, &customer, 0));
	assert_undefined(sbg->residual(parameters, &gone, -.1));
}

/* The mean of Beta(2, 3) is .4, its variance .04. */
static void drawn_customers_are_those_of_the_model(void **state)
{
	(void)state;
	const double parameters[] = {2, 3};
	struct clv_random random;
	clv_random_seed(&random, 7, 0);
	double sum = 0;
	const int count = 20000;
	for (int i = 0; i < count; i++) {
		struct clv_character character;
		sbg->draw(parameters, &random, &character);
		assert_true(character.rate == 1 && !character.leaves_first);
		assert_true(character.lifetime == INFINITY);
		sum += character.leaves_each;
	}
	assert_near(sum / count, .4, 5 * .2 / sqrt(count));
}

static void the_model_says_what_it_has(void **state)
{
	(void)state;
	assert_true(clv_model_find("sbg") == sbg);
	assert_int_equal(sbg->data, CLV_DATA_SURVIVAL);
	assert_int_equal(sbg->parameter_count, 2);
	assert_string_equal(sbg->parameters[0], "alpha");
	assert_string_equal(sbg->parameters[1], "beta");
	assert_true(sbg->has_dropout && !sbg->expected_mean && !sbg->counted);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(figures_agree),
	    cmocka_unit_test(high_end_has_its_optimum_where_published),
	    cmocka_unit_test(likelihood_is_the_integral_over_chances),
	    cmocka_unit_test(residual_is_the_integral_over_chances),
	    cmocka_unit_test(derivatives_are_limits_of_differences),
	    cmocka_unit_test(derivatives_beyond_the_parameters_are_0),
	    cmocka_unit_test(who_had_no_choice_says_nothing),
	    cmocka_unit_test(probabilities_add_up),
	    cmocka_unit_test(expectations_of_a_customer_follow_from_survival),
	    cmocka_unit_test(who_has_left_stays_away),
	    cmocka_unit_test(endless_time_has_its_limits),
	    cmocka_unit_test(outside_the_domain_all_is_undefined),
	    cmocka_unit_test(drawn_customers_are_those_of_the_model),
	    cmocka_unit_test(the_model_says_what_it_has),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
