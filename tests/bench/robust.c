/* Fits one model to many samples that were drawn from known parameters, and
   counts how the fits ended:
     robust MODEL SAMPLE RUNS [PARAMETERS]
   One row on standard output; where PARAMETERS is given, one for each parameter
   is appended to that file, with how often the fits found the truth again. */
#include "core/random.h"
#include "core/simulate.h"
#include "data/estimate.h"
#include "data/parallel.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { N = CLV_PARAMETERS_MAX, CUSTOMERS_MAX = 2000, REASONS = 14 };

/* All in weeks. */
static const double observed = 39, entered = 12, ahead = 39;

struct truth {
	const char *model;
	double cdnow[N], heavy[N];
};

/* As published for CDNOW; the heavy ones buy about four times a week, and stay
   for about 40 purchases or for years. */
static const struct truth truths[] = {
    {"bgnbd", {.243, 4.414, .793, 2.426}, {2, .5, .5, 20}},
    {"mbgnbd", {.525, 6.183, .891, 1.614}, {2, .5, .5, 20}},
    {"pnbd", {.553, 10.578, .606, 11.669}, {2, .5, .606, 40}},
    {"nbd", {.385, 12.072}, {2, .5}},
    {"gg", {6.25, 3.74, 15.44}, {6.25, 3.74, 15.44}}};

/* What is drawn, and from which parameters. */
struct kind {
	const char *name;
	size_t customers;
	bool is_heavy, stays;
};

static const struct kind kinds[] = {{"50", 50, false, false},
                                    {"200", 200, false, false},
                                    {"2000", 2000, false, false},
                                    {"stay", 500, false, true},
                                    {"heavy", 500, true, false}};

struct outcome {
	struct clv_fit fit;
	double ratio; /* twice what the maximum is above the truth */
	bool is_sane;
};

struct job {
	const struct kind *kind;
	const struct clv_model *model, *purchases;
	const double *truth, *rates; /* of either */
	struct outcome *outcomes;
};

static const struct truth *truth_of(const char *model)
{
	for (size_t i = 0; i < sizeof truths / sizeof truths[0]; i++)
		if (strcmp(truths[i].model, model) == 0)
			return &truths[i];
	return NULL;
}

static double mean_spent(const double *parameters, double count,
                         struct clv_random *random)
{
	const double scale = clv_model_gg.draw_scale(parameters, random);
	double sum = 0;
	for (double k = 0; k < count; k++)
		sum += clv_model_gg.draw_value(parameters, scale, random);
	return count > 0 ? sum / count : 0;
}

/* First purchases on the days of the first twelve weeks; from there on time is
   continuous, as the models have it. */
static void draw(const struct job *job, size_t run,
                 struct clv_behaviour *customers)
{
	struct clv_random random;
	const uint64_t seed = 1 + (uint64_t)(job->kind - kinds);
	clv_random_seed(&random, seed, run);
	for (size_t i = 0; i < job->kind->customers; i++) {
		struct clv_character character;
		const double day = floor(entered * 7 * clv_random_uniform(&random));
		job->purchases->draw(job->rates, &random, &character);
		clv_simulate_customer(&character, observed - day / 7, &random,
		                      &customers[i]);
		if (job->model->data == CLV_DATA_SPEND)
			customers[i].monetary =
			    mean_spent(job->truth, customers[i].frequency, &random);
	}
}

static bool is_sane_fit(const struct clv_fit *fit)
{
	if (fit->status == CLV_FIT_IMPOSSIBLE)
		return fit->reasons != 0;
	bool is_sane = isfinite(fit->log_likelihood) && isfinite(fit->aic) &&
	               isfinite(fit->bic) && isfinite(fit->gradient_norm);
	for (unsigned i = 0; i < fit->model->parameter_count; i++) {
		const double figure = fit->parameters[i];
		is_sane = is_sane && isfinite(figure) && figure > 0;
		/* not determined: no error, and said by the status */
		if (isnan(fit->se[i]) && fit->status == CLV_FIT_AT_BOUNDARY)
			continue;
		is_sane = is_sane && isfinite(fit->se[i]) && fit->se[i] > 0 &&
		          fit->low[i] < figure && figure < fit->high[i];
	}
	return is_sane && (fit->status == CLV_FIT_CONVERGED || fit->reasons != 0);
}

/* What the parameters foretell, also those of a limit. */
static bool is_sane_forecast(const struct clv_fit *fit,
                             const struct clv_behaviour *customer)
{
	const struct clv_model *model = fit->model;
	if (model->data == CLV_DATA_SPEND)
		return model->expected_mean(fit->parameters, customer) > 0;
	const double alive = model->p_alive(fit->parameters, customer);
	const double more = model->expected_given(fit->parameters, customer, ahead);
	return alive >= 0 && alive <= 1 && more >= 0 && isfinite(more);
}

static bool set_ratio(const struct job *job, const struct clv_sample *sample,
                      struct outcome *outcome)
{
	struct clv_part at;
	struct clv_sample_sum *sum = clv_sample_sum_open(sample, job->model, 1);
	if (!sum)
		return false;
	clv_sample_sum_at(sum, job->truth, &at);
	clv_sample_sum_free(sum);
	outcome->ratio = 2 * (outcome->fit.log_likelihood - at.value);
	return true;
}

static void run_one(void *data, size_t run)
{
	enum { ASKED = 50 };
	const struct job *job = data;
	struct outcome *outcome = &job->outcomes[run];
	struct clv_behaviour customers[CUSTOMERS_MAX];
	struct clv_sample sample;
	draw(job, run, customers);
	bool done = clv_sample_open(&sample, job->model->data);
	for (size_t i = 0; done && i < job->kind->customers; i++)
		done = clv_sample_add(&sample, &customers[i], 1);
	done = done && clv_sample_close(&sample) &&
	       clv_estimate(&sample, job->model, 1, &outcome->fit) &&
	       clv_estimate_intervals(&sample, 1, &outcome->fit) &&
	       set_ratio(job, &sample, outcome);
	clv_sample_free(&sample);
	outcome->is_sane = done && is_sane_fit(&outcome->fit);
	if (!done || outcome->fit.status == CLV_FIT_IMPOSSIBLE)
		return;
	for (size_t i = 0; i < ASKED; i++)
		outcome->is_sane =
		    outcome->is_sane && is_sane_forecast(&outcome->fit, &customers[i]);
}

/* Of fits that ended like this, how many gave which reason: one may give
   several. */
static void print_reasons(const struct outcome *outcomes, size_t runs,
                          enum clv_fit_status status)
{
	static const char *const words[REASONS] = {
	    "no customers",   "few customers", "no repeats",   "not found",
	    "no dropout",     "same rate",     "same dropout", "polarized",
	    "all leave",      "same values",   "other limit",  "infinite mean",
	    "unsure dropout", "one period"};
	for (unsigned bit = 0; bit < REASONS; bit++) {
		size_t count = 0;
		for (size_t i = 0; i < runs; i++)
			count += outcomes[i].fit.status == status &&
			         (outcomes[i].fit.reasons >> bit & 1U);
		if (count)
			printf("; %s %zu", words[bit], count);
	}
}

static void print_row(const struct job *job, size_t runs)
{
	size_t ended[CLV_FIT_IMPOSSIBLE + 1] = {0}, insane = 0;
	double gradient = 0;
	for (size_t i = 0; i < runs; i++) {
		const struct outcome *outcome = &job->outcomes[i];
		ended[outcome->fit.status]++;
		insane += !outcome->is_sane;
		if (outcome->fit.status == CLV_FIT_CONVERGED)
			gradient = fmax(gradient, outcome->fit.gradient_norm);
	}
	printf("%-7s %-6s %10zu %9zu %11zu %4zu %9.1e  ", job->model->name,
	       job->kind->name, ended[CLV_FIT_CONVERGED],
	       ended[CLV_FIT_AT_BOUNDARY], ended[CLV_FIT_IMPOSSIBLE], insane,
	       gradient);
	print_reasons(job->outcomes, runs, CLV_FIT_AT_BOUNDARY);
	print_reasons(job->outcomes, runs, CLV_FIT_IMPOSSIBLE);
	puts("");
}

/* A run without an interval has not found its truth. */
static void print_parameter(const struct job *job, size_t runs, unsigned i,
                            FILE *file)
{
	const double truth = job->truth[i];
	size_t near = 0, held = 0, told = 0;
	double errors = 0;
	for (size_t k = 0; k < runs; k++) {
		const struct clv_fit *fit = &job->outcomes[k].fit;
		if (!(fit->se[i] > 0))
			continue;
		const double error =
		    log(fit->parameters[i] / truth) * fit->parameters[i] / fit->se[i];
		near += fabs(error) <= 3;
		held += fit->low[i] <= truth && truth <= fit->high[i];
		errors += error;
		told++;
	}
	const double percent = 100 / (double)runs;
	const double within = percent * (double)near;
	const double covered = percent * (double)held;
	fprintf(file, "%-7s %-6s %8.3f %8zu %7.1f %-5s %7.1f %-5s %+8.2f\n",
	        job->model->name, job->model->parameters[i], truth, told, within,
	        within >= 97 ? "" : "(not)", covered,
	        covered >= 93 && covered <= 97 ? "" : "(not)",
	        errors / (double)told);
}

/* All parameters at once: runs in whose region of 95 % the truth lies, by the
   ratio of likelihoods, for which no curvature is needed. */
static void print_ratio(const struct job *job, size_t runs, FILE *file)
{
	/* of chi squared, the 95 % quantile for so many parameters */
	static const double quantiles[N + 1] = {0, 3.841, 5.991, 7.815, 9.488};
	size_t held = 0;
	for (size_t k = 0; k < runs; k++)
		held +=
		    job->outcomes[k].ratio <= quantiles[job->model->parameter_count];
	const double covered = 100 * (double)held / (double)runs;
	fprintf(file, "%-7s %-6s %39.1f\n", job->model->name, "all", covered);
}

static bool prepare(struct job *job, const char *model, const char *sample)
{
	const struct truth *truth = truth_of(model);
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (strcmp(kinds[i].name, sample) == 0)
			job->kind = &kinds[i];
	job->model = clv_model_find(model);
	if (!job->model || !truth || !job->kind)
		return false;
	job->truth = job->kind->is_heavy ? truth->heavy : truth->cdnow;
	/* the spenders buy as those of the usual model do */
	const char *purchases = job->kind->stays                     ? "nbd"
	                        : job->model->data == CLV_DATA_SPEND ? "mbgnbd"
	                                                             : model;
	job->purchases = clv_model_find(purchases);
	truth = truth_of(purchases);
	job->rates = job->kind->is_heavy ? truth->heavy : truth->cdnow;
	return true;
}

int main(int argc, char **argv)
{
	struct job job = {0};
	const long runs = argc > 3 ? atol(argv[3]) : 0;
	if (runs < 1 || !prepare(&job, argv[1], argv[2]))
		return 2;
	job.outcomes = calloc((size_t)runs, sizeof *job.outcomes);
	if (!job.outcomes)
		return 1;
	clv_parallel(2, (size_t)runs, run_one, &job);
	print_row(&job, (size_t)runs);
	FILE *file = argc > 4 ? fopen(argv[4], "a") : NULL;
	for (unsigned i = 0; file && i < job.model->parameter_count; i++)
		print_parameter(&job, (size_t)runs, i, file);
	if (file)
		print_ratio(&job, (size_t)runs, file);
	const bool failed = file && fclose(file) != 0;
	free(job.outcomes);
	return failed || (argc > 4 && !file);
}
