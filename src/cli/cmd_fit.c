/* `clv fit`: models of customers, fitted to what they did. */
#include "cli/cmd_fit.h"
#include "cli/arguments.h"
#include "cli/message.h"
#include "cli/page.h"

#include <math.h>
#include <string.h>

static size_t set_rows(const struct clv_fit *fit, struct fit_row *rows)
{
	if (!fit->model)
		return 0;
	for (unsigned i = 0; i < fit->model->parameter_count; i++) {
		const char *model = fit->model->name;
		const char *parameter = fit->model->parameters[i];
		rows[i] =
		    (struct fit_row){.model = {model, strlen(model)},
		                     .parameter = {parameter, strlen(parameter)},
		                     .estimate = fit->parameters[i],
		                     .se = fit->se[i],
		                     .low = fit->low[i],
		                     /* empty where there is none */
		                     .high = isinf(fit->high[i]) ? NAN : fit->high[i]};
	}
	return fit->model->parameter_count;
}

/* ---- Notes ----------------------------------------------------------------
 */

static void say_meaning(const struct clv_fit *fit, enum clv_unit unit)
{
	char words[300];
	if (fit->model && *fit_in_words(fit, unit, words, sizeof words))
		print_note("%s: %s", fit->model->title, words);
}

static void say_fit(const struct clv_fit *fit, const char *unit)
{
	char likelihood[CLV_FIXED_SIZE], aic[CLV_FIXED_SIZE], bic[CLV_FIXED_SIZE];
	if (!fit->model)
		return;
	clv_number_write_fixed(likelihood, fit->log_likelihood, 4);
	clv_number_write_fixed(aic, fit->aic, 2);
	clv_number_write_fixed(bic, fit->bic, 2);
	print_note("%s: %llu customer%s, %zu distinct row%s, %u iteration%s%s%s; "
	           "log-likelihood %s, AIC %s, BIC %s",
	           fit->model->title, (unsigned long long)fit->customers,
	           fit->customers == 1 ? "" : "s", fit->rows,
	           fit->rows == 1 ? "" : "s", fit->iterations,
	           fit->iterations == 1 ? "" : "s", *unit ? ", unit " : "", unit,
	           likelihood, aic, bic);
}

static void say_figures(const struct fitting *fitting)
{
	const struct clv_fitted *fitted = &fitting->fitted;
	const bool has_unit = fitted->purchases.model->data == CLV_DATA_HISTORY;
	if (fitting->exports.common.quiet)
		return;
	say_fit(&fitted->purchases, has_unit ? clv_unit_words[fitted->unit] : "");
	say_fit(&fitted->spend, "");
	say_meaning(&fitted->purchases, fitted->unit);
	say_meaning(&fitted->spend, fitted->unit);
}

/* ---- The run --------------------------------------------------------------
 */

static bool print(const struct fitting *fitting, struct clv_error *error)
{
	struct fit_row rows[2 * CLV_PARAMETERS_MAX];
	const struct clv_fitted *fitted = &fitting->fitted;
	say_figures(fitting);
	if (common_format(&fitting->exports.common) == &clv_format_json)
		return clv_fitted_write(fitted, fitting->exports.outputs.results,
		                        error);
	size_t count = set_rows(&fitted->purchases, rows);
	count += set_rows(&fitted->spend, rows + count);
	return page_print(&fitting->exports.common,
	                  fitting->exports.outputs.results, &fit_row_schema, 0,
	                  rows, count, sizeof *rows, error);
}

static bool check_flags(const struct arguments *arguments,
                        struct clv_error *error)
{
	const char *const *values = arguments->values;
	if (!values[OPTION_COMPARE] || !values[OPTION_MODEL])
		return true;
	clv_reject(error, CLV_BAD_USAGE,
	           "--compare and --model exclude each other");
	return clv_hint(error, "--compare fits all models");
}

static bool run_fit(const struct arguments *arguments, struct clv_error *error)
{
	struct fitting fitting = {.is_table = false};
	const bool compare = arguments->values[OPTION_COMPARE];
	bool done = fitting_open(&fitting, arguments, error) &&
	            check_flags(arguments, error);
	fitting.wants_intervals = true;
	done = done && fitting_read(&fitting, error) &&
	       (compare ? fit_compare(&fitting, error)
	                : fitting_fit(&fitting, error) && print(&fitting, error)) &&
	       exports_commit(&fitting.exports, error);
	fitting_close(&fitting);
	return done;
}

static const enum option_id own_options[] = {FITTING_OPTIONS, OPTION_COMPARE,
                                             EXPORT_OPTIONS, TABLE_OPTIONS};

static const char *const examples[] = {
    "clv fit shopify.csv",
    "clv fit shopify.csv --compare --format table",
    "clv fit shopify.csv --model bgnbd --unit week --format json",
};

static const struct result_table tables[] = {
    {NULL, &fit_row_schema},
    {"--compare", &fit_rank_schema},
};

const struct command command_fit = {
    .name = "fit",
    .summary = "how often customers buy, and when they leave: a model fitted "
               "to orders, or to a table of customers",
    .usage = "[FLAGS] FILE...",
    .about =
        "Reads the exports that clv orders reads, and tables with a row for "
        "each customer: frequency (repeat purchases; purchases of one day are "
        "one), recency (from the first purchase to the last), T (from the "
        "first purchase to the end), monetary (mean value of the repeat "
        "purchases) and n (for how many customers the row stands), also called "
        "x, t_x, T, zbar and weights. With periods instead of T time is "
        "counted in occasions, and the model is bgbb. A table of period and "
        "customers says how many subscribers are left after 0, 1, 2... "
        "periods, for the model sbg.\n"
        "A row per parameter, with its standard error and an interval of 95%: "
        "low and high are the values at which the data are just so much less "
        "likely (profile likelihood, which need not be symmetric, and is not "
        "what the standard error alone would give). "
        "What the models say of the data, and what they cannot, is said on "
        "standard error. --format json writes the model file.",
    EXAMPLES(examples),
    OPTIONS(own_options),
    TABLES(tables),
    .run = run_fit,
};
