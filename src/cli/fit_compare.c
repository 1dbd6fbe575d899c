/* `clv fit --compare`: models beside each other. */
#include "cli/cmd_fit.h"
#include "cli/diagnosis.h"
#include "cli/message.h"
#include "cli/page.h"
#include "data/estimate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MODELS_MAX = 8 };

struct comparison {
	struct clv_fit fits[MODELS_MAX];
	struct fit_rank ranks[MODELS_MAX];
	size_t count;
};

static bool fit_all(struct comparison *comparison,
                    const struct fitting *fitting,
                    const struct clv_sample *sample, struct clv_error *error)
{
	for (size_t i = 0; i < clv_model_count(); i++) {
		const struct clv_model *model = clv_model_at(i);
		if (model->data != sample->data || comparison->count == MODELS_MAX)
			continue;
		if (!clv_estimate(sample, model, fitting->exports.common.threads,
		                  &comparison->fits[comparison->count++]))
			return clv_reject_memory(error);
	}
	return true;
}

/* By AIC; what cannot be fitted comes last, and equals as the list has them. */
static int compare_fits(const void *a, const void *b)
{
	const struct clv_fit *first = a;
	const struct clv_fit *second = b;
	if (isnan(first->aic) != isnan(second->aic))
		return isnan(first->aic) ? 1 : -1;
	if (first->aic != second->aic)
		return first->aic < second->aic ? -1 : 1;
	return strcmp(first->model->name, second->model->name);
}

static enum fit_standing standing_of(double difference, size_t rank)
{
	if (isnan(difference))
		return FIT_SAYS_NONE;
	if (rank == 0)
		return FIT_BEST;
	return difference <= 2    ? FIT_AS_GOOD
	       : difference <= 10 ? FIT_WORSE
	                          : FIT_FAR;
}

static void rank(struct comparison *comparison)
{
	struct clv_fit *fits = comparison->fits;
	double sum = 0;
	qsort(fits, comparison->count, sizeof *fits, compare_fits);
	for (size_t i = 0; i < comparison->count; i++) {
		const double difference = fits[i].aic - fits[0].aic;
		const char *name = fits[i].model->name;
		const double weight = exp(-difference / 2);
		sum += isnan(weight) ? 0 : weight;
		comparison->ranks[i] =
		    (struct fit_rank){.model = {name, strlen(name)},
		                      .parameters = fits[i].model->parameter_count,
		                      .log_likelihood = fits[i].log_likelihood,
		                      .aic = fits[i].aic,
		                      .bic = fits[i].bic,
		                      .difference = difference,
		                      .weight = weight,
		                      .standing = standing_of(difference, i)};
	}
	for (size_t i = 0; i < comparison->count; i++)
		comparison->ranks[i].weight /= sum;
}

static void say(const struct comparison *comparison)
{
	for (size_t i = 0; i < comparison->count; i++) {
		const struct clv_fit *fit = &comparison->fits[i];
		unsigned at = 0;
		const char *text;
		while ((text = diagnosis_next(fit, &at)))
			print_note("%s: %s", fit->model->title, text);
	}
}

bool fit_compare(struct fitting *fitting, struct clv_error *error)
{
	struct comparison comparison = {.count = 0};
	struct clv_sample sample = {0};
	bool done = fitting_sample(fitting, fitting->data, &sample, error);
	if (done && !fitting->exports.common.quiet)
		fitting_say_sample(&sample);
	done = done && fit_all(&comparison, fitting, &sample, error);
	clv_sample_free(&sample);
	if (!done)
		return false;
	rank(&comparison);
	if (isnan(comparison.fits[0].aic))
		return diagnosis_reject(&comparison.fits[0], error);
	if (!fitting->exports.common.quiet)
		say(&comparison);
	return page_print(&fitting->exports.common,
	                  fitting->exports.outputs.results, &fit_rank_schema, 0,
	                  comparison.ranks, comparison.count,
	                  sizeof *comparison.ranks, error);
}
