/* The BG/BB model: the published donations, values of 60-digit arithmetic, the
   likelihood against the integral over the customers' own probabilities,
   derivatives against differences. */
#include "core/random.h"

#include "models_check.h"

static const struct clv_model *const bgbb = &clv_model_bgbb;

struct example {
	double parameters[4];
	struct clv_behaviour customer;
};

#define EXAMPLE(x, last, age_, alpha, beta, gamma, delta)                      \
	{                                                                          \
		{alpha, beta, gamma, delta},                                           \
		{                                                                      \
			.frequency = (x), .recency = (last), .age = (age_)                 \
		}                                                                      \
	}

static double value_of(double x, double last, double age, double alpha,
                       double beta, double gamma, double delta)
{
	const struct example e = EXAMPLE(x, last, age, alpha, beta, gamma, delta);
	struct clv_likelihood likelihood;
	clv_model_likelihood(bgbb, e.parameters, &e.customer, &likelihood);
	return likelihood.value;
}

static double alive(double x, double last, double age, double alpha,
                    double beta, double gamma, double delta)
{
	const struct example e = EXAMPLE(x, last, age, alpha, beta, gamma, delta);
	return bgbb->p_alive(e.parameters, &e.customer);
}

static double given(double time, double x, double last, double age,
                    double alpha, double beta, double gamma, double delta)
{
	const struct example e = EXAMPLE(x, last, age, alpha, beta, gamma, delta);
	return bgbb->expected_given(e.parameters, &e.customer, time);
}

static double dert(double discount, double x, double last, double age,
                   double alpha, double beta, double gamma, double delta)
{
	const struct example e = EXAMPLE(x, last, age, alpha, beta, gamma, delta);
	return bgbb->residual(e.parameters, &e.customer, discount);
}

static double mean_count(double time, double alpha, double beta, double gamma,
                         double delta)
{
	const double parameters[] = {alpha, beta, gamma, delta};
	return bgbb->expected(parameters, time);
}

static double chance(uint64_t count, double time, double alpha, double beta,
                     double gamma, double delta)
{
	const double parameters[] = {alpha, beta, gamma, delta};
	return bgbb->probability(parameters, count, time);
}

static void figures_agree(void **state)
{
	(void)state;
	const struct oracle_row rows[] = {
#include "oracle/bgbb.def"
	};
	check_oracle(rows, sizeof rows / sizeof rows[0]);
}

static void donations_have_their_optimum_where_published(void **state)
{
	(void)state;
	FILE *file = open_data("donations.csv");
	if (!file)
		return;
	struct clv_behaviour rows[30] = {{0}};
	double parameters[] = {1, 1, 1, 3}, weights[30], donors = 0;
	size_t count = 0;
	char line[256];
	while (count < 30 && fgets(line, sizeof line, file)) {
		struct clv_behaviour *row = &rows[count];
		if (sscanf(line, "%lf,%lf,%lf,%lf", &row->frequency, &row->recency,
		           &row->age, &weights[count]) == 4)
			donors += weights[count++];
	}
	(void)fclose(file);
	assert_near(donors, 11104, 0);
	struct clv_likelihood sum;
	climb(bgbb, parameters, rows, weights, count, &sum);
	assert_near(parameters[0], 1.204, .0005);
	assert_near(parameters[1], .750, .0005);
	assert_near(parameters[2], .657, .0005);
	assert_near(parameters[3], 2.783, .0005);
	assert_near(sum.value, -33225.58, .005);
	static const double means[] = {.4985, .9233, 1.2969, 1.6323, 1.9381};
	for (int n = 1; n <= 5; n++)
		assert_near(bgbb->expected(parameters, n), means[n - 1], .00005);
}

struct chances {
	const struct example *example;
	double density, buys; /* of the outer integral */
};

/* The definition: of who leaves with one probability at the beginning of each
   occasion, and else buys with another. */
static double history_probability(const struct clv_behaviour *customer,
                                  double buys, double leaves)
{
	const int x = (int)customer->frequency, last = (int)customer->recency;
	const int age = (int)customer->age;
	double there = 1, sum = 0;
	for (int i = 0; i <= age; i++) {
		const bool may_leave = i >= last && i < age;
		const double pattern = pow(buys, x) * pow(1 - buys, i - x);
		if (may_leave)
			sum += there * leaves * pattern;
		if (i == age)
			sum += there * pattern;
		there *= 1 - leaves;
	}
	return sum;
}

static double inner(double s, const void *context)
{
	const struct chances *c = context;
	const double *parameters = c->example->parameters;
	return c->density * logit_density(s, parameters[2], parameters[3]) *
	       history_probability(&c->example->customer, c->buys,
	                           1 / (1 + exp(-s)));
}

static double outer(double s, const void *context)
{
	const struct example *example = context;
	const double *p = example->parameters;
	const struct chances c = {example, logit_density(s, p[0], p[1]),
	                          1 / (1 + exp(-s))};
	return integral(inner, &c, -35 / p[2], 35 / p[3], 400);
}

static void likelihood_is_the_integral_over_chances(void **state)
{
	(void)state;
	static const struct example examples[] = {
	    EXAMPLE(0, 0, 6, 1.2, .75, .66, 2.8),
	    EXAMPLE(2, 3, 6, 1.2, .75, .66, 2.8),
	    EXAMPLE(6, 6, 6, 1.2, .75, .66, 2.8),
	    EXAMPLE(1, 4, 9, 3, 5, 2, 4),
	    EXAMPLE(1, 1, 1, .7, 2, 1.5, .9),
	};
	for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
		const struct example *e = &examples[i];
		const double *p = e->parameters;
		const double exact =
		    log(integral(outer, e, -35 / p[0], 35 / p[1], 400));
		assert_near(value_of(e->customer.frequency, e->customer.recency,
		                     e->customer.age, p[0], p[1], p[2], p[3]),
		            exact, 1e-9);
	}
}

static void derivatives_are_limits_of_differences(void **state)
{
	(void)state;
	uint64_t seed = 2;
	for (int i = 0; i < 400; i++) {
		const double parameters[] = {
		    next_scale(&seed, 1e-5, 1e5), next_scale(&seed, 1e-5, 1e5),
		    next_scale(&seed, 1e-5, 1e5), next_scale(&seed, 1e-5, 1e5)};
		const double age = floor(next_scale(&seed, 1, 60));
		const double last = floor(next_uniform(&seed) * (age + 1));
		const double x = last > 0 ? 1 + floor(next_uniform(&seed) * last) : 0;
		const struct clv_behaviour customer = {
		    .frequency = x, .recency = last, .age = age};
		check_derivatives(bgbb, parameters, &customer, 20 * age);
	}
}

/* All histories of six occasions: last purchase at the t-th and x - 1 of those
   before it, in any order. */
static void histories_add_up(void **state)
{
	(void)state;
	static const double choose[6][6] = {
	    {1},          {1, 1},          {1, 2, 1},
	    {1, 3, 3, 1}, {1, 4, 6, 4, 1}, {1, 5, 10, 10, 5, 1}};
	uint64_t seed = 8;
	for (int i = 0; i < 50; i++) {
		double p[4], sum[7] = {0}, all = 0;
		for (size_t j = 0; j < 4; j++)
			p[j] = next_scale(&seed, 1e-3, 1e3);
		sum[0] = exp(value_of(0, 0, 6, p[0], p[1], p[2], p[3]));
		for (int last = 1; last <= 6; last++)
			for (int x = 1; x <= last; x++)
				sum[x] += choose[last - 1][x - 1] *
				          exp(value_of(x, last, 6, p[0], p[1], p[2], p[3]));
		for (uint64_t x = 0; x <= 6; x++) {
			all += sum[x];
			assert_near(chance(x, 6, p[0], p[1], p[2], p[3]), sum[x], 1e-11);
		}
		assert_near(all, 1, 1e-11);
	}
}

static void probabilities_have_the_expected_mean(void **state)
{
	(void)state;
	uint64_t seed = 9;
	for (int i = 0; i < 100; i++) {
		double p[4], sum = 0, mean = 0;
		for (size_t j = 0; j < 4; j++)
			p[j] = next_scale(&seed, 1e-4, 1e4);
		const uint64_t n = (uint64_t)next_scale(&seed, 1, 60);
		for (uint64_t x = 0; x <= n; x++) {
			const double one = chance(x, (double)n, p[0], p[1], p[2], p[3]);
			assert_true(one >= 0);
			sum += one;
			mean += (double)x * one;
		}
		assert_near(sum, 1, 1e-10);
		assert_near(mean, mean_count((double)n, p[0], p[1], p[2], p[3]),
		            1e-9 * (1 + mean));
	}
	assert_near(chance(7, 6, 1, 1, 1, 1), 0, 0);
	assert_near(chance(0, 0, 1, 1, 1, 1), 1, 0);
	assert_undefined(chance(0, INFINITY, 1, 1, 1, 1));
	assert_undefined(chance(0, 1000001, 1, 1, 1, 1));
	assert_undefined(chance(0, -1, 1, 1, 1, 1));
}

/* Who has just bought is there; what he buys at the next occasion is what one
   more occasion adds to the likelihood of the longer history. */
static void the_future_is_that_of_longer_histories(void **state)
{
	(void)state;
	uint64_t seed = 10;
	assert_near(alive(3, 6, 6, 1.2, .75, .66, 2.8), 1, 0);
	for (int i = 0; i < 100; i++) {
		double p[4];
		for (size_t j = 0; j < 4; j++)
			p[j] = next_scale(&seed, .05, 50);
		const double once = value_of(2, 5, 8, p[0], p[1], p[2], p[3]);
		/* of all futures of two occasions */
		const double now = value_of(3, 9, 10, p[0], p[1], p[2], p[3]);
		const double then = value_of(3, 10, 10, p[0], p[1], p[2], p[3]);
		const double both = value_of(4, 10, 10, p[0], p[1], p[2], p[3]);
		const double mean =
		    exp(now - once) + exp(then - once) + 2 * exp(both - once);
		assert_near(given(2, 2, 5, 8, p[0], p[1], p[2], p[3]), mean, 1e-11);
		const double first =
		    exp(value_of(3, 9, 9, p[0], p[1], p[2], p[3]) - once);
		assert_near(given(1.9, 2, 5, 8, p[0], p[1], p[2], p[3]), first, 1e-11);
		/* discounted by so much that only the next occasion counts */
		assert_near(1e12 * dert(1e12, 2, 5, 8, p[0], p[1], p[2], p[3]), first,
		            1e-10);
	}
}

/* Discounted purchases are the differences of expected ones. */
static void residual_is_the_discounted_sum(void **state)
{
	(void)state;
	double present = 0, before = 0;
	for (int n = 1; n <= 400; n++) {
		const double until = given(n, 2, 3, 6, 1.204, .75, .657, 2.783);
		present += (until - before) * pow(1.1, -n);
		before = until;
	}
	assert_near(dert(.1, 2, 3, 6, 1.204, .75, .657, 2.783), present, 1e-11);
}

static void endless_time_has_its_limits(void **state)
{
	(void)state;
	assert_near(mean_count(INFINITY, 1, 1, 3, 5), .5 * 2.5, 1e-15);
	assert_true(mean_count(INFINITY, 1, 1, 1, 5) == INFINITY);
	assert_near(given(INFINITY, 1, 1, 1, 1, 1, 3, 5), 2. / 3 * 3, 1e-14);
	/* after an endless silence of one who always bought nobody is there */
	assert_near(alive(500, 500, 2000, 1e8, 1, .5, 5), 0, 0);
}

static void outside_the_domain_all_is_undefined(void **state)
{
	(void)state;
	static const struct example outside[] = {
	    EXAMPLE(3, 2, 6, 1, 1, 1, 1),      EXAMPLE(-1, 0, 6, 1, 1, 1, 1),
	    EXAMPLE(1, 7, 6, 1, 1, 1, 1),      EXAMPLE(0, 2, 6, 1, 1, 1, 1),
	    EXAMPLE(1.5, 2, 6, 1, 1, 1, 1),    EXAMPLE(1, 2.5, 6, 1, 1, 1, 1),
	    EXAMPLE(1, 2, 6.5, 1, 1, 1, 1),    EXAMPLE(NAN, 2, 6, 1, 1, 1, 1),
	    EXAMPLE(1, NAN, 6, 1, 1, 1, 1),    EXAMPLE(1, 2, INFINITY, 1, 1, 1, 1),
	    EXAMPLE(1, 2, 1000001, 1, 1, 1, 1)};
	for (size_t i = 0; i < sizeof outside / sizeof outside[0]; i++) {
		const struct example *e = &outside[i];
		struct clv_likelihood likelihood;
		clv_model_likelihood(bgbb, e->parameters, &e->customer, &likelihood);
		assert_undefined(likelihood.value);
		check_zeros(&likelihood, 0);
		assert_undefined(bgbb->p_alive(e->parameters, &e->customer));
		assert_undefined(bgbb->expected_given(e->parameters, &e->customer, 1));
		assert_undefined(bgbb->residual(e->parameters, &e->customer, .1));
	}
	assert_undefined(mean_count(-1, 1, 1, 1, 1));
	assert_undefined(given(-1, 1, 1, 1, 1, 1, 1, 1));
	assert_undefined(dert(0, 1, 1, 1, 1, 1, 1, 1));
}

/* Means .4 and .25, variances .04 and .0375. */
static void drawn_customers_are_those_of_the_model(void **state)
{
	(void)state;
	const double parameters[] = {2, 3, 1, 3};
	struct clv_random random;
	clv_random_seed(&random, 7, 0);
	double rates = 0, leaves = 0;
	const int count = 20000;
	for (int i = 0; i < count; i++) {
		struct clv_character character;
		bgbb->draw(parameters, &random, &character);
		assert_true(!character.leaves_first);
		assert_true(character.lifetime == INFINITY);
		rates += character.rate;
		leaves += character.leaves_each;
	}
	assert_near(rates / count, .4, 5 * .2 / sqrt(count));
	assert_near(leaves / count, .25, 5 * .1937 / sqrt(count));
}

static void the_model_says_what_it_has(void **state)
{
	(void)state;
	assert_true(clv_model_find("bgbb") == bgbb);
	assert_int_equal(bgbb->data, CLV_DATA_OCCASIONS);
	assert_int_equal(bgbb->parameter_count, 4);
	assert_string_equal(bgbb->parameters[0], "alpha");
	assert_string_equal(bgbb->parameters[3], "delta");
	assert_true(bgbb->has_dropout && !bgbb->expected_mean && !bgbb->counted);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(figures_agree),
	    cmocka_unit_test(donations_have_their_optimum_where_published),
	    cmocka_unit_test(likelihood_is_the_integral_over_chances),
	    cmocka_unit_test(derivatives_are_limits_of_differences),
	    cmocka_unit_test(histories_add_up),
	    cmocka_unit_test(probabilities_have_the_expected_mean),
	    cmocka_unit_test(the_future_is_that_of_longer_histories),
	    cmocka_unit_test(residual_is_the_discounted_sum),
	    cmocka_unit_test(endless_time_has_its_limits),
	    cmocka_unit_test(outside_the_domain_all_is_undefined),
	    cmocka_unit_test(drawn_customers_are_those_of_the_model),
	    cmocka_unit_test(the_model_says_what_it_has),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
