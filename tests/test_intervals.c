/* Intervals of fits against likelihoods written out from the papers, at their
   ends, by a search that takes no derivatives. */
#include "core/random.h"
#include "core/simulate.h"
#include "data/estimate.h"

#include "check.h"
#include "failing_memory.h"

#include <stdlib.h>

enum { N = CLV_PARAMETERS_MAX, CUSTOMERS = 400 };

/* Like those of CDNOW: weeks, first purchases in the first twelve of 39. */
static void simulate(const struct clv_model *model, const double *parameters,
                     struct clv_behaviour *customers, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct clv_random random;
		struct clv_character character;
		clv_random_seed(&random, 11, i);
		model->draw(parameters, &random, &character);
		clv_simulate_customer(&character, 27 + (double)(i % 84) / 7, &random,
		                      &customers[i]);
	}
}

static void open_sample(struct clv_sample *sample,
                        const struct clv_behaviour *customers, size_t count)
{
	assert_true(clv_sample_open(sample, CLV_DATA_HISTORY));
	for (size_t i = 0; i < count; i++)
		assert_true(clv_sample_add(sample, &customers[i], 1));
	assert_true(clv_sample_close(sample));
}

static struct clv_fit fit_of(const struct clv_model *model,
                             const struct clv_behaviour *customers,
                             size_t count)
{
	struct clv_sample sample;
	struct clv_fit fit;
	open_sample(&sample, customers, count);
	assert_true(clv_estimate(&sample, model, 1, &fit));
	assert_true(clv_estimate_intervals(&sample, 1, &fit));
	clv_sample_free(&sample);
	return fit;
}

/* ---- Likelihoods ----------------------------------------------------------
 */

static double log_gamma(double x)
{
	int sign;
	return lgamma_r(x, &sign);
}

static double log_beta(double a, double b)
{
	return log_gamma(a) + log_gamma(b) - log_gamma(a + b);
}

/* Fader, Hardie and Lee 2005; with `first` also the first purchase can be the
   last: Batislam, Denizel and Filiztekin 2007. */
static double log_likelihood(const double *p, bool first,
                             const struct clv_behaviour *customers,
                             size_t count)
{
	double sum = 0;
	for (size_t i = 0; i < count; i++) {
		const double x = customers[i].frequency, n = first ? x + 1 : x;
		const double common = log_gamma(p[0] + x) - log_gamma(p[0]) +
		                      p[0] * log(p[1]) - log_beta(p[2], p[3]);
		const double stayed = log_beta(p[2], p[3] + n) -
		                      (p[0] + x) * log(p[1] + customers[i].age);
		const double left =
		    n > 0 ? log_beta(p[2] + 1, p[3] + n - 1) -
		                (p[0] + x) * log(p[1] + customers[i].recency)
		          : -(double)INFINITY;
		sum += common + log(exp(stayed) + exp(left));
	}
	return sum;
}

/* ---- A search -------------------------------------------------------------
 */

struct landscape {
	const struct clv_behaviour *customers;
	bool first;
	unsigned fixed; /* this one does not move */
	double at;
};

enum { FREE = N - 1, CORNERS = FREE + 1 };

static double height(const struct landscape *landscape, const double *point)
{
	double p[N];
	for (unsigned i = 0, k = 0; i < N; i++)
		p[i] = i == landscape->fixed ? landscape->at : exp(point[k++]);
	return log_likelihood(p, landscape->first, landscape->customers, CUSTOMERS);
}

struct corner {
	double point[FREE], height;
};

static int compare_corners(const void *a, const void *b)
{
	const struct corner *first = a;
	const struct corner *second = b;
	return (second->height > first->height) - (second->height < first->height);
}

static struct corner along(const struct landscape *landscape,
                           const double *middle, const double *worst,
                           double factor)
{
	struct corner found;
	for (unsigned k = 0; k < FREE; k++)
		found.point[k] = middle[k] + factor * (worst[k] - middle[k]);
	found.height = height(landscape, found.point);
	return found;
}

/* Nelder and Mead 1965. */
static void move(const struct landscape *landscape, struct corner *corners)
{
	double middle[FREE] = {0};
	for (unsigned j = 0; j < FREE; j++)
		for (unsigned k = 0; k < FREE; k++)
			middle[k] += corners[j].point[k] / FREE;
	struct corner *worst = &corners[FREE];
	struct corner next = along(landscape, middle, worst->point, -1);
	if (next.height > corners[0].height) {
		const struct corner far = along(landscape, middle, worst->point, -2);
		next = far.height > next.height ? far : next;
	} else if (next.height <= corners[FREE - 1].height) {
		next = along(landscape, middle, worst->point,
		             next.height > worst->height ? -0.5 : 0.5);
	}
	if (next.height > worst->height) {
		*worst = next;
		return;
	}
	for (unsigned j = 1; j < CORNERS; j++)
		corners[j] = along(landscape, corners[0].point, corners[j].point, 0.5);
}

static double highest(const struct landscape *landscape, const double *from)
{
	struct corner corners[CORNERS];
	for (unsigned j = 0; j < CORNERS; j++) {
		for (unsigned i = 0, k = 0; i < N; i++)
			if (i != landscape->fixed)
				corners[j].point[k++] = log(from[i]);
		if (j > 0)
			corners[j].point[j - 1] += 0.5;
		corners[j].height = height(landscape, corners[j].point);
	}
	for (int i = 0; i < 250; i++) {
		qsort(corners, CORNERS, sizeof *corners, compare_corners);
		if (corners[0].height - corners[FREE].height < 1e-7)
			break;
		move(landscape, corners);
	}
	return corners[0].height;
}

/* ---- Tests ----------------------------------------------------------------
 */

/* 3.841458821 is the 95 % quantile of chi squared, by any table. */
static void ends_are_where_the_profile_says(void **state)
{
	(void)state;
	static const double truth[N] = {0.525, 6.183, 0.891, 1.614};
	static struct clv_behaviour customers[CUSTOMERS];
	simulate(&clv_model_mbgnbd, truth, customers, CUSTOMERS);
	for (int first = 0; first < 2; first++) {
		const struct clv_fit fit = fit_of(
		    first ? &clv_model_mbgnbd : &clv_model_bgnbd, customers, CUSTOMERS);
		assert_int_equal(fit.status, CLV_FIT_CONVERGED);
		assert_near(fit.log_likelihood,
		            log_likelihood(fit.parameters, first, customers, CUSTOMERS),
		            1e-7);
		for (unsigned i = 0; i < N; i++) {
			const double ends[] = {fit.low[i], fit.high[i]};
			assert_true(ends[0] < fit.parameters[i]);
			assert_true(ends[1] > fit.parameters[i]);
			for (unsigned k = 0; k < 2; k++) {
				const struct landscape landscape = {customers, first, i,
				                                    ends[k]};
				assert_near(2 * (fit.log_likelihood -
				                 highest(&landscape, fit.parameters)),
				            3.841458821, 1e-3);
			}
		}
	}
}

/* As many customers of each kind as makes errors a hundredth: there the profile
   is the curvature's. */
static void of_very_many_they_are_symmetric(void **state)
{
	(void)state;
	static const double truth[N] = {0.525, 6.183, 0.891, 1.614};
	static struct clv_behaviour customers[CUSTOMERS];
	struct clv_sample sample;
	struct clv_fit fit;
	simulate(&clv_model_mbgnbd, truth, customers, CUSTOMERS);
	assert_true(clv_sample_open(&sample, CLV_DATA_HISTORY));
	for (size_t i = 0; i < CUSTOMERS; i++)
		assert_true(clv_sample_add(&sample, &customers[i], 20000));
	assert_true(clv_sample_close(&sample));
	assert_true(clv_estimate(&sample, &clv_model_mbgnbd, 1, &fit));
	for (unsigned i = 0; i < N; i++)
		assert_undefined(fit.low[i]);
	assert_true(clv_estimate_intervals(&sample, 1, &fit));
	clv_sample_free(&sample);
	for (unsigned i = 0; i < N; i++) {
		const double error = fit.se[i] / fit.parameters[i];
		assert_true(error < 0.01);
		assert_near(log(fit.high[i] / fit.parameters[i]) / error, 1.959964,
		            1e-6);
		assert_near(fit.low[i] * fit.high[i] / pow(fit.parameters[i], 2), 1,
		            1e-12);
	}
}

/* b is not bounded above where so few customers say so little of leaving. */
static void few_customers_leave_ends_open(void **state)
{
	(void)state;
	static const double truth[N] = {0.525, 6.183, 0.891, 1.614};
	static struct clv_behaviour customers[CUSTOMERS];
	unsigned open = 0, fits = 0;
	simulate(&clv_model_mbgnbd, truth, customers, CUSTOMERS);
	for (size_t from = 0; from + 40 <= CUSTOMERS; from += 40) {
		const struct clv_fit fit =
		    fit_of(&clv_model_mbgnbd, customers + from, 40);
		for (unsigned i = 0; i < N; i++) {
			assert_int_equal(isnan(fit.low[i]), isnan(fit.se[i]));
			assert_int_equal(isnan(fit.high[i]), isnan(fit.se[i]));
			if (isnan(fit.se[i]))
				continue;
			assert_true(fit.low[i] >= 0 && fit.low[i] < fit.parameters[i]);
			assert_true(fit.high[i] > fit.parameters[i]);
			open += isinf(fit.high[i]) || fit.low[i] == 0;
			fits++;
		}
	}
	assert_true(fits > 20 && open > 0 && open < fits);
}

static void memory_may_end(void **state)
{
	(void)state;
	static const double truth[N] = {0.525, 6.183, 0.891, 1.614};
	static struct clv_behaviour customers[100];
	struct clv_sample sample;
	struct clv_fit fit;
	simulate(&clv_model_mbgnbd, truth, customers, 100);
	open_sample(&sample, customers, 100);
	assert_true(clv_estimate(&sample, &clv_model_mbgnbd, 1, &fit));
	long failures = 0;
	for (bool done = false; !done; failures++) {
		memory_left = failures;
		done = clv_estimate_intervals(&sample, 1, &fit);
		memory_left = -1;
	}
	assert_true(failures > 2);
	clv_sample_free(&sample);
}

static void nothing_has_no_interval(void **state)
{
	(void)state;
	const struct clv_behaviour once = {.age = 10};
	const struct clv_fit fit = fit_of(&clv_model_mbgnbd, &once, 1);
	assert_int_equal(fit.status, CLV_FIT_IMPOSSIBLE);
	assert_undefined(fit.low[0]);
	assert_undefined(fit.high[0]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(ends_are_where_the_profile_says),
	    cmocka_unit_test(of_very_many_they_are_symmetric),
	    cmocka_unit_test(few_customers_leave_ends_open),
	    cmocka_unit_test(memory_may_end),
	    cmocka_unit_test(nothing_has_no_interval),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
