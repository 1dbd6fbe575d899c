/* Fits: published figures, parameters of simulated customers found again, what
   must not matter, and data that no fit can do anything with. */
#include "data/estimate.h"

#include "core/random.h"
#include "core/simulate.h"

#include "check.h"
#include "failing_memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { N = CLV_PARAMETERS_MAX };

static const struct clv_model *const nbd = &clv_model_nbd;

/* Models that come with files of their own. */
static const struct clv_model *other_model(const char *name)
{
	const struct clv_model *model = clv_model_find(name);
	if (!model)
		print_message("skipped: there is no model %s\n", name);
	return model;
}

static struct clv_fit fit_of(const struct clv_model *model,
                             const struct clv_behaviour *customers,
                             size_t count, double scale, size_t threads)
{
	struct clv_sample sample;
	struct clv_fit fit;
	assert_true(clv_sample_open(&sample, model->data));
	for (size_t i = 0; i < count; i++) {
		struct clv_behaviour one = customers[i];
		one.recency *= scale;
		one.age *= scale;
		assert_true(clv_sample_add(&sample, &one, 1));
	}
	assert_true(clv_sample_close(&sample));
	assert_true(clv_estimate(&sample, model, threads, &fit));
	clv_sample_free(&sample);
	return fit;
}

/* Observed for one to two times `length`, in continuous time. */
static void simulate(const struct clv_model *model, const double *parameters,
                     double length, uint64_t seed,
                     struct clv_behaviour *customers, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct clv_random random;
		struct clv_character character;
		clv_random_seed(&random, seed, i);
		model->draw(parameters, &random, &character);
		const double T =
		    length * (1 + floor(8 * (double)i / (double)count) / 8);
		clv_simulate_customer(&character, T, &random, &customers[i]);
	}
}

static void assert_sane(const struct clv_fit *fit)
{
	const unsigned reasons = fit->reasons;
	if (fit->status == CLV_FIT_IMPOSSIBLE) {
		assert_true(reasons != 0);
		assert_undefined(fit->parameters[0]);
		return;
	}
	assert_true(fit->status == CLV_FIT_CONVERGED || reasons != 0);
	assert_true(isfinite(fit->log_likelihood));
	for (unsigned i = 0; i < fit->model->parameter_count; i++) {
		assert_true(fit->parameters[i] > 0 && isfinite(fit->parameters[i]));
		if (fit->status != CLV_FIT_CONVERGED)
			continue;
		assert_true(fit->se[i] > 0);
		/* where they were asked for */
		assert_false(fit->low[i] >= fit->parameters[i]);
		assert_false(fit->high[i] <= fit->parameters[i]);
	}
	if (fit->status == CLV_FIT_CONVERGED)
		assert_near(fit->gradient_norm, 0, 1e-8);
}

enum { CDNOW = 2357 };

/* The published summary: CLV_DATA names the folder, by default shared/data
   beside the project. */
static bool read_cdnow(struct clv_behaviour customers[CDNOW])
{
	const char *folder = getenv("CLV_DATA"), *end = strrchr(__FILE__, '/');
	char path[4096], line[200];
	if (folder)
		snprintf(path, sizeof path, "%s/cdnow_summary.csv", folder);
	else
		snprintf(path, sizeof path, "%.*s/../../shared/data/cdnow_summary.csv",
		         end ? (int)(end - __FILE__) : 1, end ? __FILE__ : ".");
	FILE *file = fopen(path, "r");
	if (!file) {
		print_message("skipped: there is no %s\n", path);
		return false;
	}
	assert_non_null(fgets(line, sizeof line, file));
	for (size_t i = 0; i < CDNOW; i++) {
		struct clv_behaviour *one = &customers[i];
		assert_non_null(fgets(line, sizeof line, file));
		assert_int_equal(sscanf(line, "%*d,%lf,%lf,%lf,%lf", &one->frequency,
		                        &one->recency, &one->age, &one->monetary),
		                 4);
	}
	fclose(file);
	return true;
}

/* A figure of a fit and what it is to be. */
struct published {
	double figure, tolerance;
};

static void check_published(const struct clv_model *model,
                            const struct clv_behaviour *customers,
                            const struct published *parameters,
                            const struct published *errors,
                            struct published log_likelihood)
{
	const struct clv_fit fit = fit_of(model, customers, CDNOW, 1, 2);
	assert_int_equal(fit.status, CLV_FIT_CONVERGED);
	assert_int_equal(fit.customers, CDNOW);
	assert_sane(&fit);
	assert_near(fit.log_likelihood, log_likelihood.figure,
	            log_likelihood.tolerance);
	for (unsigned i = 0; i < model->parameter_count; i++) {
		assert_near(fit.parameters[i], parameters[i].figure,
		            parameters[i].tolerance);
		if (errors)
			assert_near(fit.se[i], errors[i].figure, errors[i].tolerance);
	}
	assert_true(fit.iterations <= 12);
}

/* Fader, Hardie and Lee 2005, table 2: NBD and BG/NBD, Pareto/NBD; MBG/NBD by
   BTYDplus; standard errors by two programs on exact dates. */
static void published_figures_come_out(void **state)
{
	(void)state;
	static struct clv_behaviour customers[CDNOW];
	static const struct published figures[][N] = {
	    {{.385, 5e-4}, {12.072, 5e-4}},
	    {{.243, 5e-4}, {4.414, 5e-4}, {.793, 5e-4}, {2.426, 5e-4}},
	    {{.525, 5e-4}, {6.183, 5e-4}, {.891, 5e-4}, {1.614, 5e-4}},
	    {{.553, 5e-4}, {10.578, 2e-3}, {.606, 2e-3}, {11.669, 0.02}}};
	static const struct published errors[][N] = {
	    {{.01255738, 1e-6},
	     {.37822386, 1e-5},
	     {.18573277, 2e-5},
	     {.70540681, 7e-5}},
	    {{.0476, 2e-4}, {.8427, 2e-3}, {.187, 1e-3}, {6.21, 0.02}}};
	if (!read_cdnow(customers))
		return;
	check_published(nbd, customers, figures[0], NULL,
	                (struct published){-9763.7, 0.05});
	const struct clv_model *model = other_model("bgnbd");
	if (model)
		check_published(model, customers, figures[1], errors[0],
		                (struct published){-9582.4, 0.05});
	model = other_model("mbgnbd");
	if (model)
		check_published(model, customers, figures[2], NULL,
		                (struct published){-9582.1, 0.05});
	model = other_model("pnbd");
	if (model)
		check_published(model, customers, figures[3], errors[1],
		                (struct published){-9595.0, 0.05});
}

/* Rows that are weighted, or of other data. */
static struct clv_fit fit_rows(const struct clv_model *model,
                               const struct clv_behaviour *customers,
                               const double *weights, size_t count)
{
	struct clv_sample sample;
	struct clv_fit fit;
	assert_true(clv_sample_open(&sample, model->data));
	for (size_t i = 0; i < count; i++)
		assert_true(clv_sample_add(&sample, &customers[i],
		                           weights ? (uint64_t)weights[i] : 1));
	assert_true(clv_sample_close(&sample));
	assert_true(clv_estimate(&sample, model, 1, &fit));
	assert_true(clv_estimate_intervals(&sample, 1, &fit));
	clv_sample_free(&sample);
	assert_sane(&fit);
	return fit;
}

/* Fader, Hardie and Lee 2005, with 946 repeat buyers; the published summary has
   means of two digits, which changes the third digit of the likelihood. */
static void published_spend_comes_out(void **state)
{
	(void)state;
	static struct clv_behaviour customers[CDNOW];
	if (!read_cdnow(customers))
		return;
	const struct clv_fit fit = fit_rows(&clv_model_gg, customers, NULL, CDNOW);
	assert_int_equal(fit.status, CLV_FIT_CONVERGED);
	assert_int_equal(fit.customers, 946);
	assert_near(fit.parameters[0], 6.25, 0.005);
	assert_near(fit.parameters[1], 3.74, 0.005);
	assert_near(fit.parameters[2], 15.44, 0.01);
	assert_near(fit.log_likelihood, -4055.9177, 0.01);
	assert_near(fit.se[0], 1.189974, 1e-3);
	assert_near(fit.se[1], 0.290136, 1e-4);
	assert_near(fit.se[2], 4.159534, 1e-3);
}

/* Fader and Hardie 2007, "High End": of 1,000 customers so many stay. */
static void published_subscriptions_come_out(void **state)
{
	(void)state;
	static const double left[] = {1000, 869, 743, 653, 593, 551, 517, 491, 0};
	struct clv_behaviour customers[8] = {{0}};
	double weights[8];
	for (int i = 0; i < 8; i++) {
		customers[i].frequency = i;
		customers[i].age = 7;
		weights[i] = left[i] - left[i + 1];
	}
	struct clv_fit fit = fit_rows(&clv_model_sbg, customers, weights, 8);
	assert_int_equal(fit.status, CLV_FIT_CONVERGED);
	assert_near(fit.parameters[0], 0.668, 5e-4);
	assert_near(fit.parameters[1], 3.806, 5e-4);
	assert_near(fit.log_likelihood, -1611.2, 0.05);
	/* who all stay show no dropout */
	fit = fit_rows(&clv_model_sbg, &customers[7], &weights[7], 1);
	assert_int_equal(fit.status, CLV_FIT_AT_BOUNDARY);
	assert_true(fit.reasons & CLV_FIT_NO_DROPOUT);
	assert_near(fit.log_likelihood, 0, 1e-2);
}

/* Fader, Hardie and Shang 2010: donations of 11,104 at six occasions. */
static void published_donations_come_out(void **state)
{
	(void)state;
	/* x, t_x and how many */
	static const double donors[][3] = {
	    {0, 0, 3464}, {1, 1, 1091}, {1, 2, 277}, {1, 3, 129}, {1, 4, 78},
	    {1, 5, 119},  {1, 6, 129},  {2, 2, 613}, {2, 3, 255}, {2, 4, 155},
	    {2, 5, 173},  {2, 6, 234},  {3, 3, 322}, {3, 4, 181}, {3, 5, 225},
	    {3, 6, 357},  {4, 4, 240},  {4, 5, 284}, {4, 6, 512}, {5, 5, 335},
	    {5, 6, 728},  {6, 6, 1203}};
	enum { ROWS = sizeof donors / sizeof donors[0] };
	struct clv_behaviour customers[ROWS] = {{0}};
	double weights[ROWS];
	for (int i = 0; i < ROWS; i++) {
		customers[i] = (struct clv_behaviour){donors[i][0], donors[i][1], 6, 0};
		weights[i] = donors[i][2];
	}
	const struct clv_fit fit =
	    fit_rows(&clv_model_bgbb, customers, weights, ROWS);
	assert_int_equal(fit.status, CLV_FIT_CONVERGED);
	assert_int_equal(fit.customers, 11104);
	assert_int_equal(fit.rows, 22);
	assert_near(fit.parameters[0], 1.204, 5e-4);
	assert_near(fit.parameters[1], 0.750, 5e-4);
	assert_near(fit.parameters[2], 0.657, 5e-4);
	assert_near(fit.parameters[3], 2.783, 5e-4);
	assert_near(fit.log_likelihood, -33225.58, 0.005);
}

/* Purchases of spenders drawn from the model. */
static void draw_spend(const double *parameters,
                       struct clv_behaviour *customers, size_t count)
{
	struct clv_random random;
	clv_random_seed(&random, 6, 0);
	for (size_t i = 0; i < count; i++) {
		const double scale = clv_model_gg.draw_scale(parameters, &random);
		const double x = 1 + (double)(i % 7);
		double sum = 0;
		for (size_t k = 0; k <= i % 7; k++)
			sum += clv_model_gg.draw_value(parameters, scale, &random);
		customers[i] =
		    (struct clv_behaviour){.frequency = x, .monetary = sum / x};
	}
}

/* Found again within three standard errors; a mean without end is told; and
   customers who are all the same leave p or q without one. */
static void spend_is_found_again_or_diagnosed(void **state)
{
	(void)state;
	enum { SPENDERS = 4000 };
	static struct clv_behaviour customers[SPENDERS];
	static const double usual[N] = {6, 4, 15}, wild[N] = {3, 0.6, 20};
	draw_spend(usual, customers, SPENDERS);
	struct clv_fit fit = fit_rows(&clv_model_gg, customers, NULL, SPENDERS);
	assert_int_equal(fit.status, CLV_FIT_CONVERGED);
	assert_int_equal(fit.reasons, 0);
	for (unsigned i = 0; i < 3; i++)
		assert_near(log(fit.parameters[i] / usual[i]), 0,
		            3 * fit.se[i] / fit.parameters[i]);
	draw_spend(wild, customers, SPENDERS);
	fit = fit_rows(&clv_model_gg, customers, NULL, SPENDERS);
	assert_int_equal(fit.reasons, CLV_FIT_MEAN_INFINITE);
	assert_near(fit.parameters[1], 0.6, 0.05);
	for (size_t i = 0; i < 50; i++)
		customers[i].monetary = 20;
	fit = fit_rows(&clv_model_gg, customers, NULL, 50);
	assert_true(fit.reasons != 0 && fit.status != CLV_FIT_CONVERGED);
	/* nobody with a repeat purchase */
	customers[0].frequency = 0;
	fit = fit_rows(&clv_model_gg, customers, NULL, 1);
	assert_int_equal(fit.reasons, CLV_FIT_NO_CUSTOMERS);
}

enum { COUNT = 3000 };

static const struct {
	const char *name;
	double parameters[N];
} truths[] = {{"nbd", {0.7, 20}},
              {"bgnbd", {0.5, 15, 0.8, 2.5}},
              {"mbgnbd", {0.5, 15, 0.8, 2.5}},
              {"pnbd", {0.6, 10, 0.6, 12}}};

/* Within 3.2 standard errors on the log scale, which one figure in 700 misses:
   none of these, the seeds being fixed. */
static void parameters_are_found_again(void **state)
{
	(void)state;
	static struct clv_behaviour customers[COUNT];
	for (size_t k = 0; k < sizeof truths / sizeof truths[0]; k++) {
		const struct clv_model *model = other_model(truths[k].name);
		for (uint64_t seed = 1; model && seed <= 5; seed++) {
			simulate(model, truths[k].parameters, 60, seed, customers, COUNT);
			const struct clv_fit fit = fit_of(model, customers, COUNT, 1, 1);
			assert_int_equal(fit.status, CLV_FIT_CONVERGED);
			assert_sane(&fit);
			for (unsigned i = 0; i < model->parameter_count; i++)
				assert_near(log(fit.parameters[i] / truths[k].parameters[i]), 0,
				            3.2 * fit.se[i] / fit.parameters[i]);
		}
	}
}

/* Threads, and the order of the rows, change no bit; a unit of time changes
   parameters that are times, and the likelihood by the density of each repeat
   purchase. */
static void what_must_not_matter_does_not(void **state)
{
	(void)state;
	enum { MANY = 12000 };
	static struct clv_behaviour customers[MANY], turned[MANY];
	const double scale = 7;
	for (size_t k = 0; k < sizeof truths / sizeof truths[0]; k++) {
		const struct clv_model *model = other_model(truths[k].name);
		if (!model)
			continue;
		double purchases = 0;
		simulate(model, truths[k].parameters, 60, 9, customers, MANY);
		for (size_t i = 0; i < MANY; i++) {
			turned[i] = customers[MANY - 1 - i];
			purchases += customers[i].frequency;
		}
		const struct clv_fit one = fit_of(model, customers, MANY, 1, 1);
		const struct clv_fit two = fit_of(model, turned, MANY, 1, 2);
		const struct clv_fit days = fit_of(model, customers, MANY, scale, 2);
		assert_int_equal(one.status, CLV_FIT_CONVERGED);
		assert_memory_equal(one.parameters, two.parameters,
		                    model->parameter_count * sizeof(double));
		assert_memory_equal(one.se, two.se,
		                    model->parameter_count * sizeof(double));
		assert_memory_equal(one.covariance, two.covariance,
		                    sizeof one.covariance);
		assert_true(one.log_likelihood == two.log_likelihood);
		assert_near(days.log_likelihood + purchases * log(scale),
		            one.log_likelihood, 1e-8 * fabs(one.log_likelihood));
		for (unsigned i = 0; i < model->parameter_count; i++) {
			const double factor = model->has_unit[i] ? scale : 1;
			assert_near(days.parameters[i] / one.parameters[i], factor, 1e-6);
			assert_near(days.se[i] / one.se[i], factor, 1e-5);
		}
	}
}

/* No other parameters nearby have a greater likelihood. */
static void the_maximum_is_one(void **state)
{
	(void)state;
	static struct clv_behaviour customers[COUNT];
	simulate(nbd, truths[0].parameters, 60, 3, customers, COUNT);
	const struct clv_fit fit = fit_of(nbd, customers, COUNT, 1, 1);
	for (int k = 0; k < 8; k++) {
		double parameters[N] = {fit.parameters[0], fit.parameters[1]}, sum = 0;
		parameters[0] *= exp((k % 3 - 1) * 1e-3);
		parameters[1] *= exp((k / 3 - 1) * 1e-3);
		for (size_t i = 0; i < COUNT; i++) {
			struct clv_likelihood one;
			clv_model_likelihood(nbd, parameters, &customers[i], &one);
			sum += one.value;
		}
		if (k == 4)
			assert_near(sum, fit.log_likelihood, 1e-8);
		else
			assert_true(sum < fit.log_likelihood);
	}
}

static void nothing_can_be_said_of_nothing(void **state)
{
	(void)state;
	static const struct clv_behaviour once[] = {
	    {0, 0, 9, 0}, {0, 0, 8, 0}, {0, 0, 7, 0}, {0, 0, 6, 0}, {0, 0, 5, 0}};
	static const struct clv_behaviour wrong[] = {{1, 9, 8, 0}, {0, 0, 0, 0}};
	static const struct clv_behaviour few[] = {{1, 2, 8, 0}};
	struct clv_fit fit = fit_of(nbd, once, 5, 1, 2);
	assert_int_equal(fit.status, CLV_FIT_IMPOSSIBLE);
	assert_int_equal(fit.reasons, CLV_FIT_NO_REPEATS);
	assert_null(fit.simpler);
	assert_sane(&fit);
	fit = fit_of(nbd, wrong, 2, 1, 2);
	assert_int_equal(fit.reasons, CLV_FIT_NO_CUSTOMERS);
	fit = fit_of(nbd, few, 1, 1, 2);
	assert_int_equal(fit.reasons, CLV_FIT_FEW_CUSTOMERS);
	assert_int_equal(fit.customers, 1);
	const struct clv_model *model = other_model("bgnbd");
	if (!model)
		return;
	static const struct clv_behaviour three[] = {
	    {1, 2, 8, 0}, {0, 0, 8, 0}, {3, 7, 8, 0}};
	fit = fit_of(model, three, 3, 1, 2);
	assert_int_equal(fit.status, CLV_FIT_IMPOSSIBLE);
	assert_int_equal(fit.reasons, CLV_FIT_FEW_CUSTOMERS);
	assert_ptr_equal(fit.simpler, nbd);
}

/* Poisson: counts that scatter less than their mean. The ratio is determined,
   the two are not. */
static void equal_customers_have_one_rate(void **state)
{
	(void)state;
	static struct clv_behaviour customers[200];
	double purchases = 0, time = 0;
	for (int i = 0; i < 200; i++) {
		customers[i] = (struct clv_behaviour){3 + i % 2, 20, 20 + i % 5, 0};
		purchases += customers[i].frequency;
		time += customers[i].age;
	}
	const struct clv_fit fit = fit_of(nbd, customers, 200, 1, 1);
	assert_int_equal(fit.status, CLV_FIT_AT_BOUNDARY);
	assert_int_equal(fit.reasons, CLV_FIT_SAME_RATE);
	assert_near(fit.parameters[0] / fit.parameters[1], purchases / time,
	            1e-4 * purchases / time);
	assert_true(fit.parameters[0] > 1000);
	assert_int_equal(fit.direction[0], 1);
	assert_undefined(fit.se[0]);
	assert_undefined(fit.high[1]);
	/* the limit: x ln m - m T with m = sum x / sum T */
	const double rate = purchases / time;
	assert_near(fit.log_likelihood, purchases * log(rate) - purchases, 1e-3);
	assert_sane(&fit);
}

/* Where nobody leaves the other models are no better than the NBD, and say so,
   or find a few who seem to have left; none of them fails. */
static void without_dropout_the_nbd_fits(void **state)
{
	(void)state;
	static const char *const names[] = {"bgnbd", "mbgnbd", "pnbd"};
	static struct clv_behaviour customers[400];
	for (size_t k = 0; k < sizeof names / sizeof names[0]; k++) {
		const struct clv_model *model = other_model(names[k]);
		unsigned without = 0;
		for (uint64_t seed = 1; model && seed <= 10; seed++) {
			simulate(nbd, truths[0].parameters, 60, seed, customers, 400);
			const struct clv_fit simple = fit_of(nbd, customers, 400, 1, 1);
			const struct clv_fit fit = fit_of(model, customers, 400, 1, 1);
			assert_sane(&fit);
			assert_true(fit.status != CLV_FIT_IMPOSSIBLE);
			assert_true(fit.log_likelihood > simple.log_likelihood - 0.01);
			const bool is_none = fit.reasons & CLV_FIT_NO_DROPOUT;
			const bool is_unsure = fit.reasons & CLV_FIT_UNSURE_DROPOUT;
			assert_true((fit.simpler == nbd) == (is_none || is_unsure));
			/* any other limit is better than what chance may do */
			assert_true(fit.status == CLV_FIT_CONVERGED || is_none ||
			            is_unsure || fit.aic < simple.aic);
			without += is_none;
		}
		if (model)
			assert_true(without > 1);
	}
}

/* Small samples, samples of heavy buyers and of odd customers: converged or
   diagnosed. */
static void every_sample_is_fitted_or_diagnosed(void **state)
{
	(void)state;
	static const double parameters[][N] = {
	    {0.5, 15, 0.8, 2.5},  {0.25, 4, 0.01, 0.02}, {30, 30, 1, 50},
	    {0.1, 100, 3, 0.5},   {50, 500, 0.8, 2},     {0.5, 15, 300, 900},
	    {0.5, 15, 1e-6, 2.5}, {0.5, 15, 0.01, 4},    {2, 0.5, 0.5, 20}};
	static const size_t counts[] = {5, 20, 50, 200};
	static struct clv_behaviour customers[200];
	for (size_t m = 0; m < clv_model_count(); m++) {
		const struct clv_model *model = clv_model_at(m);
		if (model->data != CLV_DATA_HISTORY)
			continue;
		for (size_t k = 0; k < sizeof parameters / sizeof parameters[0]; k++)
			for (uint64_t seed = 0; seed < 8; seed++) {
				const size_t count = counts[seed % 4];
				simulate(model, parameters[k], 40, seed, customers, count);
				const struct clv_fit fit =
				    fit_of(model, customers, count, 1, 1);
				assert_sane(&fit);
				if (fit.reasons & CLV_FIT_NOT_FOUND)
					fail_with("%s, parameters %zu, seed %d", model->name, k,
					          (int)seed);
			}
	}
}

static void memory_may_end_anywhere(void **state)
{
	(void)state;
	static struct clv_behaviour customers[100];
	struct clv_sample sample;
	struct clv_fit fit;
	simulate(nbd, truths[0].parameters, 60, 1, customers, 100);
	assert_true(clv_sample_open(&sample, CLV_DATA_HISTORY));
	for (size_t i = 0; i < 100; i++)
		assert_true(clv_sample_add(&sample, &customers[i], 1));
	assert_true(clv_sample_close(&sample));
	long failures = 0;
	for (bool done = false; !done; failures++) {
		memory_left = failures;
		done = clv_estimate(&sample, nbd, 1, &fit);
		memory_left = -1;
	}
	assert_true(failures > 2);
	clv_sample_free(&sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(published_figures_come_out),
	    cmocka_unit_test(published_spend_comes_out),
	    cmocka_unit_test(published_subscriptions_come_out),
	    cmocka_unit_test(published_donations_come_out),
	    cmocka_unit_test(spend_is_found_again_or_diagnosed),
	    cmocka_unit_test(parameters_are_found_again),
	    cmocka_unit_test(what_must_not_matter_does_not),
	    cmocka_unit_test(the_maximum_is_one),
	    cmocka_unit_test(nothing_can_be_said_of_nothing),
	    cmocka_unit_test(equal_customers_have_one_rate),
	    cmocka_unit_test(without_dropout_the_nbd_fits),
	    cmocka_unit_test(every_sample_is_fitted_or_diagnosed),
	    cmocka_unit_test(memory_may_end_anywhere),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
