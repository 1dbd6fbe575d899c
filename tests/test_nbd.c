/* The NBD against its definition in many digits (oracle/nbd.def), and against
   itself where two of its functions must agree. */
#include "clv/models.h"

#include "core/random.h"

#include "check.h"

static const struct clv_model *const nbd = &clv_model_nbd;

static struct clv_likelihood likelihood_of(double r, double alpha, double x,
                                           double T)
{
	const double parameters[CLV_PARAMETERS_MAX] = {r, alpha};
	const struct clv_behaviour customer = {.frequency = x, .age = T};
	struct clv_likelihood likelihood;
	clv_model_likelihood(nbd, parameters, &customer, &likelihood);
	return likelihood;
}

static double probability_of(double r, double alpha, uint64_t n, double t)
{
	const double parameters[CLV_PARAMETERS_MAX] = {r, alpha};
	return nbd->probability(parameters, n, t);
}

#define L(r, alpha, x, T) likelihood_of(r, alpha, x, T)
#define P(r, alpha, n, t) probability_of(r, alpha, n, t)
#define ORACLE(source, expression, expected, tolerance)                        \
	{source, #expression, expression, expected, tolerance},

static void agrees_with_its_definition(void **state)
{
	(void)state;
	const struct {
		const char *source, *expression;
		double actual, expected, tolerance;
	} rows[] = {
#include "oracle/nbd.def"
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (!(fabs(rows[i].actual - rows[i].expected) <= rows[i].tolerance))
			fail_with("%s: %s is %.17g, expected %.17g", rows[i].source,
			          rows[i].expression, rows[i].actual, rows[i].expected);
}

static void it_is_in_the_list(void **state)
{
	(void)state;
	assert_ptr_equal(clv_model_find("nbd"), nbd);
	assert_false(nbd->has_dropout);
	assert_false(nbd->has_unit[0]);
	assert_true(nbd->has_unit[1]);
	assert_string_equal(nbd->parameters[1], "alpha");
}

/* The probabilities of all counts add up to 1, and their mean is what is
   expected. */
static void probabilities_have_the_expected_mean(void **state)
{
	(void)state;
	const double parameters[CLV_PARAMETERS_MAX] = {0.7, 5};
	double sum = 0, mean = 0;
	for (uint64_t n = 0; n < 600; n++) {
		const double p = nbd->probability(parameters, n, 30);
		sum += p;
		mean += (double)n * p;
	}
	assert_near(sum, 1, 1e-12);
	assert_near(mean, nbd->expected(parameters, 30), 1e-10);
	assert_near(mean, 0.7 / 5 * 30, 1e-10);
	assert_near(nbd->probability(parameters, 0, 0), 1, 0);
	assert_near(nbd->probability(parameters, 2, 0), 0, 0);
}

/* Bayes: expecting after x in T is expecting from the posterior. The value of
   all purchases to come is the same rate for ever. */
static void a_customer_is_expected_to_go_on(void **state)
{
	(void)state;
	const double parameters[CLV_PARAMETERS_MAX] = {0.7, 5};
	const struct clv_behaviour customer = {3, 20, 25, 0};
	assert_near(nbd->expected_given(parameters, &customer, 10), 3.7 / 30 * 10,
	            1e-14);
	assert_near(nbd->p_alive(parameters, &customer), 1, 0);
	assert_near(nbd->residual(parameters, &customer, 0.01), 3.7 / 30 / 0.01,
	            1e-12);
	double sum = 0;
	const double step = 0.01;
	for (int i = 0; i < 200000; i++)
		sum += exp(-0.01 * (i + 0.5) * step) *
		       nbd->expected_given(parameters, &customer, step);
	assert_near(nbd->residual(parameters, &customer, 0.01), sum, 1e-6);
}

static void outside_its_domain_it_is_undefined(void **state)
{
	(void)state;
	const double good[CLV_PARAMETERS_MAX] = {0.7, 5};
	const double bad[][CLV_PARAMETERS_MAX] = {
	    {0, 5}, {0.7, 0}, {-1, 5}, {NAN, 5}, {0.7, NAN}, {INFINITY, 1}};
	const struct clv_behaviour customer = {3, 20, 25, 0};
	const struct clv_behaviour nobody = {-1, 20, 25, 0},
	                           unborn = {3, 20, NAN, 0};
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		assert_undefined(nbd->expected(bad[i], 1));
		assert_undefined(nbd->expected_given(bad[i], &customer, 1));
		assert_undefined(nbd->p_alive(bad[i], &customer));
		assert_undefined(nbd->probability(bad[i], 1, 1));
		assert_undefined(nbd->residual(bad[i], &customer, 0.1));
	}
	assert_undefined(nbd->expected(good, -1));
	assert_undefined(nbd->expected_given(good, &customer, -1));
	assert_undefined(nbd->expected_given(good, &nobody, 1));
	assert_undefined(nbd->p_alive(good, &unborn));
	assert_undefined(nbd->probability(good, 1, -1));
	assert_undefined(nbd->probability(good, 1, INFINITY));
	assert_undefined(nbd->residual(good, &customer, 0));
}

/* Mean r / alpha and variance r / alpha^2: 40,000 of them within five standard
   errors. */
static void characters_have_gamma_rates(void **state)
{
	(void)state;
	enum { COUNT = 40000 };
	const double parameters[CLV_PARAMETERS_MAX] = {2, 4};
	struct clv_random random;
	clv_random_seed(&random, 5, 0);
	double sum = 0, square = 0;
	for (int i = 0; i < COUNT; i++) {
		struct clv_character character;
		nbd->draw(parameters, &random, &character);
		sum += character.rate;
		square += character.rate * character.rate;
		assert_true(isinf(character.lifetime));
		assert_true(character.leaves_each == 0 && !character.leaves_first);
	}
	const double mean = sum / COUNT;
	assert_near(mean, 0.5, 5 * sqrt(0.125 / COUNT));
	assert_near(square / COUNT - mean * mean, 0.125, 0.01);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(agrees_with_its_definition),
	    cmocka_unit_test(it_is_in_the_list),
	    cmocka_unit_test(probabilities_have_the_expected_mean),
	    cmocka_unit_test(a_customer_is_expected_to_go_on),
	    cmocka_unit_test(outside_its_domain_it_is_undefined),
	    cmocka_unit_test(characters_have_gamma_rates),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
