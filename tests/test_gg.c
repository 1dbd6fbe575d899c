/* The Gamma-Gamma model: published figures, values of 60-digit arithmetic, the
   likelihood against the integral over the customers' own rates, derivatives
   against differences. */
#include "core/gg.h"
#include "core/random.h"

#include "models_check.h"

static const struct clv_model *const gg = &clv_model_gg;

static double mean_spend(double frequency, double monetary, double p, double q,
                         double gamma)
{
	const double parameters[] = {p, q, gamma};
	const struct clv_behaviour customer = {.frequency = frequency,
	                                       .monetary = monetary};
	return gg->expected_mean(parameters, &customer);
}

static double value_of(double frequency, double monetary, double p, double q,
                       double gamma)
{
	const double parameters[] = {p, q, gamma};
	const struct clv_behaviour customer = {.frequency = frequency,
	                                       .monetary = monetary};
	struct clv_likelihood likelihood;
	clv_model_likelihood(gg, parameters, &customer, &likelihood);
	return likelihood.value;
}

static void figures_agree(void **state)
{
	(void)state;
	const struct oracle_row rows[] = {
#include "oracle/gg.def"
	};
	check_oracle(rows, sizeof rows / sizeof rows[0]);
}

/* The purchases of the sample up to 1997-09-30, which are in the order of
   customers and days: those of one day are one, and the first day's do not
   count. The published summary has means rounded to cents, which move gamma to
   15.45 and the likelihood to -4055.9232. */
static size_t read_cdnow(FILE *file, struct clv_behaviour *customers,
                         size_t room)
{
	char line[256];
	int id = 0, day = 0, last_id = 0, last_day = 0;
	double spent;
	size_t count = 0;
	while (fgets(line, sizeof line, file)) {
		if (sscanf(line, "%*d %d %d %*d %lf", &id, &day, &spent) != 3 ||
		    day > 19970930)
			continue;
		if (id != last_id) {
			assert_true(count < room);
			customers[count++] = (struct clv_behaviour){.frequency = 0};
		} else {
			customers[count - 1].frequency += day != last_day;
		}
		if (customers[count - 1].frequency > 0)
			customers[count - 1].monetary += round(100 * spent);
		last_id = id;
		last_day = day;
	}
	for (size_t i = 0; i < count; i++)
		if (customers[i].frequency > 0)
			customers[i].monetary /= 100 * customers[i].frequency;
	return count;
}

static void cdnow_has_its_optimum_where_published(void **state)
{
	(void)state;
	static struct clv_behaviour customers[3000], buyers[3000];
	FILE *file = open_data("CDNOW_sample.txt");
	if (!file)
		return;
	const size_t count = read_cdnow(file, customers, 3000);
	(void)fclose(file);
	assert_int_equal(count, 2357);
	size_t buyer_count = 0;
	for (size_t i = 0; i < count; i++)
		if (customers[i].frequency > 0)
			buyers[buyer_count++] = customers[i];
	assert_int_equal(buyer_count, 946);
	double parameters[] = {6, 4, 16};
	struct clv_likelihood sum;
	climb(gg, parameters, buyers, NULL, buyer_count, &sum);
	assert_near(parameters[0], 6.25, .005);
	assert_near(parameters[1], 3.74, .005);
	assert_near(parameters[2], 15.44, .005);
	assert_near(sum.value, -4055.9177, 1e-4);
	/* mean spends of the first ten */
	static const double means[] = {24.65, 18.91, 35.17, 35.17, 35.17,
	                               71.46, 18.91, 35.17, 27.28, 35.17};
	for (size_t i = 0; i < 10; i++)
		assert_near(gg->expected_mean(parameters, &customers[i]), means[i],
		            .01);
}

struct spend {
	double x, z, p, q, gamma;
};

/* The mean of x values of rate v is gamma distributed with shape p x and rate
   v x; v, with shape q and rate gamma. Over the logarithm of v. */
static double at_rate(double log_rate, const void *context)
{
	const struct spend *s = context;
	const double rate = exp(log_rate), a = s->p * s->x;
	const double own = a * log(rate * s->x) - lgamma(a) + (a - 1) * log(s->z) -
	                   rate * s->x * s->z;
	const double others =
	    s->q * log(s->gamma) - lgamma(s->q) + s->q * log_rate - s->gamma * rate;
	return exp(own + others);
}

static void likelihood_is_the_integral_over_rates(void **state)
{
	(void)state;
	uint64_t seed = 1;
	for (int i = 0; i < 200; i++) {
		struct spend s = {floor(next_scale(&seed, 1, 30)),
		                  next_scale(&seed, 1, 200), next_scale(&seed, .1, 20),
		                  next_scale(&seed, .1, 20),
		                  next_scale(&seed, .5, 200)};
		const double shape = s.p * s.x + s.q;
		const double middle = log(shape / (s.gamma + s.x * s.z));
		const double exact = log(integral(at_rate, &s, middle - 10 - 40 / shape,
		                                  middle + 10, 20000));
		assert_near(value_of(s.x, s.z, s.p, s.q, s.gamma), exact,
		            1e-10 * (1 + fabs(exact)));
	}
}

static void derivatives_are_limits_of_differences(void **state)
{
	(void)state;
	uint64_t seed = 2;
	for (int i = 0; i < 500; i++) {
		const double parameters[] = {next_scale(&seed, 1e-4, 1e4),
		                             next_scale(&seed, 1e-4, 1e4),
		                             next_scale(&seed, 1e-3, 1e4)};
		const struct clv_behaviour customer = {
		    .frequency = floor(next_scale(&seed, 1, 500)),
		    .monetary = next_scale(&seed, 1e-2, 1e4)};
		const double a = parameters[0] * customer.frequency;
		check_derivatives(gg, parameters, &customer, 20 * (a + parameters[1]));
	}
}

/* At z0 itself of large shapes next to nothing is left of terms of 1e9: the
   Beta density at its mode. */
static void large_shapes_keep_their_digits(void **state)
{
	(void)state;
	const double parameters[] = {1e9, 2e9, 100};
	const struct clv_behaviour customer = {.frequency = 1, .monetary = 50};
	struct clv_likelihood likelihood;
	clv_model_likelihood(gg, parameters, &customer, &likelihood);
	assert_near(likelihood.value,
	            .5 * log(1e9 * 2e9 / 3e9 / 6.283185307179586) - log(50), 1e-9);
	assert_near(likelihood.gradient[0], .5 - 1. / 6, 1e-6);
	assert_near(likelihood.gradient[1], .5 - 1. / 3, 1e-6);
	assert_near(likelihood.gradient[2], 0, 1e-6);
	check_zeros(&likelihood, 3);
}

/* What a fit adds up row by row is what the rows say one by one. */
static void many_rows_are_the_sum_of_each(void **state)
{
	(void)state;
	for (double p = .5; p < 1e8; p *= 1000) {
		const double parameters[] = {p, 2 * p, 30};
		struct clv_gg_terms terms;
		struct clv_gg_sums sums = {0};
		struct clv_likelihood all, one, sum = {0};
		clv_gg_terms(parameters, 3, &terms);
		for (double z = 4; z < 60; z *= 1.3) {
			const struct clv_behaviour customer = {.frequency = 3,
			                                       .monetary = z};
			clv_gg_count(&terms, 2, z, log(z), &sums);
			clv_model_likelihood(gg, parameters, &customer, &one);
			sum.value += 2 * one.value;
			for (size_t i = 0; i < 3; i++) {
				sum.gradient[i] += 2 * one.gradient[i];
				for (size_t j = 0; j < 3; j++)
					sum.hessian[i][j] += 2 * one.hessian[i][j];
			}
		}
		clv_gg_likelihood(&terms, &sums, &all);
		const double room = 1e-13 * (1000 + 100 * p);
		assert_near(all.value, sum.value, room);
		for (size_t i = 0; i < 3; i++) {
			assert_near(all.gradient[i], sum.gradient[i], room);
			for (size_t j = 0; j < 3; j++)
				assert_near(all.hessian[i][j], sum.hessian[i][j], room);
		}
	}
}

static void without_repeat_purchases_there_is_no_likelihood(void **state)
{
	(void)state;
	const double parameters[] = {6.25, 3.74, 15.44};
	static const struct clv_behaviour outside[] = {
	    {.frequency = 0, .monetary = 0},  {.frequency = 0, .monetary = 5},
	    {.frequency = 2, .monetary = 0},  {.frequency = 2, .monetary = -5},
	    {.frequency = -1, .monetary = 5}, {.frequency = NAN, .monetary = 5},
	    {.frequency = 2, .monetary = NAN}};
	for (size_t i = 0; i < sizeof outside / sizeof outside[0]; i++) {
		struct clv_likelihood likelihood;
		clv_model_likelihood(gg, parameters, &outside[i], &likelihood);
		assert_undefined(likelihood.value);
		check_zeros(&likelihood, 0);
	}
}

static void the_mean_of_all_may_be_infinite(void **state)
{
	(void)state;
	assert_true(mean_spend(0, 0, 6.25, 1, 15.44) == INFINITY);
	assert_true(mean_spend(0, 0, 6.25, .5, 15.44) == INFINITY);
	assert_true(mean_spend(1, 8, .25, .5, 15.44) == INFINITY);
	assert_true(mean_spend(3, 8, .25, .5, 15.44) > 0);
	/* who never bought again has no mean that could count */
	assert_near(mean_spend(0, NAN, 2, 3, 10), 10, 1e-14);
	assert_undefined(mean_spend(-1, 8, 2, 3, 10));
	assert_undefined(mean_spend(2, -8, 2, 3, 10));
	assert_undefined(mean_spend(2, NAN, 2, 3, 10));
}

/* Mean p gamma / (q - 1); of the logarithm, ln gamma + digamma(p) -
   digamma(q), here digamma(3) - digamma(4) = -1/3 with variance trigamma(3) +
   trigamma(4) = .67876. */
static void drawn_values_have_the_means_of_the_model(void **state)
{
	(void)state;
	const double parameters[] = {3, 4, 10};
	struct clv_random random;
	clv_random_seed(&random, 7, 0);
	double sum = 0, logarithms = 0;
	const int count = 40000;
	for (int i = 0; i < count; i++) {
		const double scale = gg->draw_scale(parameters, &random);
		const double value = gg->draw_value(parameters, scale, &random);
		assert_true(scale > 0 && value > 0);
		sum += value;
		logarithms += log(value);
	}
	/* variance p gamma^2 (p + q - 1) / ((q - 1)^2 (q - 2)) = 100 */
	assert_near(sum / count, 10, 5 * 10 / sqrt(count));
	assert_near(logarithms / count, log(10) - 1. / 3, 5 * sqrt(.67876 / count));
}

static void the_model_says_what_it_has(void **state)
{
	(void)state;
	assert_true(clv_model_find("gg") == gg);
	assert_int_equal(gg->data, CLV_DATA_SPEND);
	assert_int_equal(gg->parameter_count, 3);
	assert_string_equal(gg->parameters[0], "p");
	assert_string_equal(gg->parameters[2], "gamma");
	assert_true(!gg->has_dropout && !gg->p_alive && !gg->draw && !gg->counted);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(figures_agree),
	    cmocka_unit_test(cdnow_has_its_optimum_where_published),
	    cmocka_unit_test(likelihood_is_the_integral_over_rates),
	    cmocka_unit_test(derivatives_are_limits_of_differences),
	    cmocka_unit_test(large_shapes_keep_their_digits),
	    cmocka_unit_test(many_rows_are_the_sum_of_each),
	    cmocka_unit_test(without_repeat_purchases_there_is_no_likelihood),
	    cmocka_unit_test(the_mean_of_all_may_be_infinite),
	    cmocka_unit_test(drawn_values_have_the_means_of_the_model),
	    cmocka_unit_test(the_model_says_what_it_has),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
