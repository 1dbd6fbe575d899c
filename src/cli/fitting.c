#include "cli/fitting.h"
#include "cli/arguments.h"
#include "cli/diagnosis.h"
#include "cli/message.h"
#include "data/estimate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- Flags ----------------------------------------------------------------
 */

static bool read_model(struct fitting *fitting, const char *name,
                       struct clv_error *error)
{
	char shown[60];
	if (!name)
		return true;
	fitting->model = clv_model_find(name);
	fitting->model_was_given = true;
	if (fitting->model && fitting->model->data != CLV_DATA_SPEND)
		return true;
	if (fitting->model) {
		clv_reject(error, CLV_BAD_USAGE,
		           "--model: %s is a model of spend, and not of purchases",
		           name);
		return clv_hint(error, "--spend-model %s", name);
	}
	clv_reject(error, CLV_BAD_USAGE, "--model: there is no model \"%s\"",
	           clv_printable(name, strlen(name), shown, sizeof shown));
	return clv_hint(error, "it is one of %s", options[OPTION_MODEL].words);
}

static bool read_spend_model(struct fitting *fitting, const char *name,
                             struct clv_error *error)
{
	fitting->spend_model = &clv_model_gg;
	if (!name || strcmp(name, "gg") == 0)
		return true;
	fitting->spend_model = NULL;
	return strcmp(name, "none") == 0 ||
	       clv_reject(error, CLV_BAD_USAGE, "--spend-model takes gg or none");
}

bool fitting_load(struct fitting *fitting, const char *path,
                  struct clv_error *error)
{
	struct clv_fitted *fitted = &fitting->fitted;
	if (fitting->model_was_given) {
		clv_reject(error, CLV_BAD_USAGE,
		           "--model and --fitted exclude each other");
		return clv_hint(error, "the model is that of the file");
	}
	if (!clv_fitted_read(fitted, path, error))
		return false;
	if (!fitted->purchases.model) {
		clv_reject(error, CLV_BAD_DATA, "%s holds no model of purchases", path);
		return clv_hint(error, "fit one: clv fit --format json -o model.json "
		                       "ORDERS");
	}
	if (fitting->unit_was_given && fitting->unit != fitted->unit) {
		clv_reject(error, CLV_BAD_USAGE,
		           "--unit %s: the model of %s was fitted in the unit %s",
		           clv_unit_words[fitting->unit], path,
		           clv_unit_words[fitted->unit]);
		return clv_hint(error, "leave --unit out");
	}
	fitting->unit = fitted->unit;
	fitting->model = fitted->purchases.model;
	if (!fitting->spend_model)
		fitted->spend = (struct clv_fit){0};
	fitting->spend_model = fitted->spend.model;
	fitting->is_loaded = true;
	return true;
}

/* ---- Customers ------------------------------------------------------------
 */

size_t fitting_count(const struct fitting *fitting)
{
	if (fitting->is_table)
		return fitting->table.count;
	return fitting->exports.ledger ? clv_ledger_count(fitting->exports.ledger)
	                               : 0;
}

static void customer_of_orders(const struct fitting *fitting, size_t index,
                               struct clv_behaviour *behaviour,
                               struct clv_text *name)
{
	const struct clv_history_terms terms = {.until = fitting->exports.until,
	                                        .unit = fitting->unit,
	                                        .margin = NAN,
	                                        .cac = NAN};
	struct clv_customer customer;
	struct clv_customer_row row;
	clv_ledger_customer(fitting->exports.ledger, index, &customer);
	clv_customer_figures(&customer, &terms, &row);
	*behaviour = (struct clv_behaviour){
	    .frequency = row.frequency,
	    .recency = row.recency,
	    .age = row.T,
	    .monetary = isnan(row.monetary) ? 0 : row.monetary};
	if (name)
		*name = row.customer;
}

void fitting_customer(const struct fitting *fitting, size_t index,
                      struct clv_behaviour *behaviour, struct clv_text *name,
                      uint64_t *weight)
{
	if (!fitting->is_table) {
		customer_of_orders(fitting, index, behaviour, name);
		if (weight)
			*weight = 1;
		return;
	}
	const struct fitting_row *row = &fitting->table.rows[index];
	*behaviour = row->behaviour;
	if (name)
		*name = (struct clv_text){
		    row->length ? fitting->table.names + row->name : "", row->length};
	if (weight)
		*weight = row->weight;
}

/* ---- Fitting --------------------------------------------------------------
 */

/* Looking a customer up takes longer than adding him: all samples at once. */
static bool fill(const struct fitting *fitting, struct clv_sample *samples,
                 size_t sample_count, struct clv_error *error)
{
	const size_t count = fitting_count(fitting);
	for (size_t i = 0; i < count; i++) {
		struct clv_behaviour behaviour;
		uint64_t weight;
		fitting_customer(fitting, i, &behaviour, NULL, &weight);
		for (size_t k = 0; k < sample_count; k++)
			if (!clv_sample_add(&samples[k], &behaviour, weight))
				return clv_reject_memory(error);
	}
	for (size_t k = 0; k < sample_count; k++)
		if (!clv_sample_close(&samples[k]))
			return clv_reject_memory(error);
	return true;
}

bool fitting_sample(const struct fitting *fitting, enum clv_model_data data,
                    struct clv_sample *sample, struct clv_error *error)
{
	if (!clv_sample_open(sample, data))
		return clv_reject_memory(error);
	return fill(fitting, sample, 1, error);
}

static void say_left_out(uint64_t count, const char *of, const char *what)
{
	if (count)
		print_note("%llu customer%s left out%s: %s", (unsigned long long)count,
		           count == 1 ? "" : "s", of, what);
}

void fitting_say_sample(const struct clv_sample *sample)
{
	const struct clv_sample_count *count = &sample->count;
	if (sample->data == CLV_DATA_SPEND) {
		say_left_out(count->without_spend, " of the model of spend",
		             "the repeat purchases come to 0 or less");
		return;
	}
	say_left_out(count->without_age, "",
	             sample->data == CLV_DATA_HISTORY
	                 ? "they came on the last day (T = 0), and it cannot be "
	                   "told yet what they do"
	                 : "there was no occasion for them yet (0 periods)");
	say_left_out(count->recency_beyond_age, "",
	             "their last purchase is later than the end");
	say_left_out(count->not_histories, "",
	             "their numbers are no history of purchases");
}

static void say_fit(const struct clv_fit *fit)
{
	unsigned at = 0;
	const char *text;
	while ((text = diagnosis_next(fit, &at)))
		print_note("%s: %s", fit->model->title, text);
}

/* Some fits of so few customers are off by half. */
static void say_few(const struct clv_fit *fit)
{
	enum { ENOUGH = 100 };
	if (fit->customers < ENOUGH && fit->model->data == CLV_DATA_HISTORY)
		print_note("only %llu customer%s: do not rely on what follows from so "
		           "few; some hundred tell more",
		           (unsigned long long)fit->customers,
		           fit->customers == 1 ? "" : "s");
}

static bool estimate(const struct fitting *fitting,
                     const struct clv_sample *sample,
                     const struct clv_model *model, struct clv_fit *fit,
                     struct clv_error *error)
{
	const size_t threads = fitting->exports.common.threads;
	return (clv_estimate(sample, model, threads, fit) &&
	        (!fitting->wants_intervals ||
	         clv_estimate_intervals(sample, threads, fit))) ||
	       clv_reject_memory(error);
}

/* Without --model the simpler one does where this one cannot. */
static bool fit_simpler(struct fitting *fitting,
                        const struct clv_sample *histories,
                        struct clv_error *error)
{
	struct clv_fit *fit = &fitting->fitted.purchases;
	const struct clv_model *model = fit->model;
	const struct clv_model *simpler = fit->simpler;
	struct clv_fit found;
	if (fitting->model_was_given || !simpler)
		return diagnosis_reject(fit, error);
	if (!estimate(fitting, histories, simpler, &found, error))
		return false;
	if (found.status == CLV_FIT_IMPOSSIBLE)
		return diagnosis_reject(fit, error);
	if (!fitting->exports.common.quiet) {
		say_fit(fit);
		print_note("the simpler %s was fitted instead of %s", simpler->title,
		           model->title);
	}
	*fit = found;
	return true;
}

static bool fit_purchases(struct fitting *fitting,
                          const struct clv_sample *histories,
                          struct clv_error *error)
{
	struct clv_fit *fit = &fitting->fitted.purchases;
	const bool quiet = fitting->exports.common.quiet;
	if (!quiet)
		fitting_say_sample(histories);
	if (!estimate(fitting, histories, fitting->model, fit, error))
		return false;
	if (fit->status == CLV_FIT_IMPOSSIBLE &&
	    !fit_simpler(fitting, histories, error))
		return false;
	if (!quiet) {
		say_fit(fit);
		say_few(fit);
	}
	return true;
}

/* Customers can be told apart without it: what it cannot is said, and no error.
 */
static bool fit_spend(struct fitting *fitting, const struct clv_sample *spend,
                      struct clv_error *error)
{
	struct clv_fit *fit = &fitting->fitted.spend;
	const bool quiet = fitting->exports.common.quiet;
	if (!quiet)
		fitting_say_sample(spend);
	if (!estimate(fitting, spend, fitting->spend_model, fit, error))
		return false;
	if (!quiet)
		say_fit(fit);
	if (fit->status != CLV_FIT_IMPOSSIBLE)
		return true;
	if (!quiet)
		print_note("there is no model of spend");
	*fit = (struct clv_fit){0};
	return true;
}

bool fitting_fit_samples(struct fitting *fitting,
                         const struct clv_sample *histories,
                         const struct clv_sample *spend,
                         struct clv_error *error)
{
	fitting->fitted = (struct clv_fitted){.unit = fitting->unit,
	                                      .has_until = !fitting->is_table,
	                                      .until = fitting->exports.until};
	return (!histories || fit_purchases(fitting, histories, error)) &&
	       (!spend || fit_spend(fitting, spend, error));
}

static bool has_money(const struct fitting *fitting)
{
	return fitting->spend_model &&
	       (fitting->is_table ? fitting->has_money : fitting->has_orders);
}

bool fitting_fit(struct fitting *fitting, struct clv_error *error)
{
	struct clv_sample samples[2] = {{0}, {0}};
	const bool wants_spend = has_money(fitting);
	/* occasions are histories to a model of continuous time */
	bool done =
	    (clv_sample_open(&samples[0], fitting->model->data) &&
	     (!wants_spend || clv_sample_open(&samples[1], CLV_DATA_SPEND))) ||
	    clv_reject_memory(error);
	done = done && fill(fitting, samples, wants_spend ? 2 : 1, error) &&
	       fitting_fit_samples(fitting, &samples[0],
	                           wants_spend ? &samples[1] : NULL, error);
	clv_sample_free(&samples[0]);
	clv_sample_free(&samples[1]);
	return done;
}

/* ---- Opening and closing --------------------------------------------------
 */

bool fitting_open(struct fitting *fitting, const struct arguments *arguments,
                  struct clv_error *error)
{
	const char *const *values = arguments->values;
	*fitting = (struct fitting){.unit_was_given = values[OPTION_UNIT] != NULL};
	return exports_open(&fitting->exports, arguments, error) &&
	       exports_read_unit(values[OPTION_UNIT], &fitting->unit, error) &&
	       read_model(fitting, values[OPTION_MODEL], error) &&
	       read_spend_model(fitting, values[OPTION_SPEND_MODEL], error);
}

void fitting_close(struct fitting *fitting)
{
	exports_close(&fitting->exports);
	free(fitting->table.rows);
	free(fitting->table.names);
}
