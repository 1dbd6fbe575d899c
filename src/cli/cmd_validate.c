/* `clv validate`: what a model would have foretold, against what came. */
#include "cli/arguments.h"
#include "cli/fitting.h"
#include "cli/message.h"
#include "cli/page.h"
#include "io/validations.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum by { BY_ALL, BY_FREQUENCY, BY_WEEK, BY_P_ALIVE };

struct validate {
	struct fitting fitting;
	int32_t cut;
	enum by by;
	struct clv_holdout holdout;
	struct clv_validation validation;
};

/* ---- Flags ----------------------------------------------------------------
 */

static bool read_by(struct validate *validate, const char *text,
                    struct clv_error *error)
{
	static const char *const words[] = {[BY_FREQUENCY] = "frequency",
	                                    [BY_WEEK] = "week",
	                                    [BY_P_ALIVE] = "p_alive"};
	for (int i = BY_FREQUENCY; text && i <= BY_P_ALIVE; i++)
		if (strcmp(text, words[i]) == 0) {
			validate->by = (enum by)i;
			return true;
		}
	return !text || clv_reject(error, CLV_BAD_USAGE,
	                           "--by takes frequency, week or p_alive");
}

static bool read_flags(struct validate *validate,
                       const struct arguments *arguments,
                       struct clv_error *error)
{
	const char *const *values = arguments->values;
	struct fitting *fitting = &validate->fitting;
	if (!values[OPTION_CUT]) {
		clv_reject(error, CLV_BAD_USAGE, "which day? --cut is missing");
		return clv_hint(error,
		                "--cut 2025-06-30 fits the model to the purchases up "
		                "to that day, and tries it on those after it");
	}
	return exports_read_day("--cut", values[OPTION_CUT], &validate->cut,
	                        error) &&
	       read_by(validate, values[OPTION_BY], error) &&
	       (!values[OPTION_FITTED] ||
	        fitting_load(fitting, values[OPTION_FITTED], error));
}

/* ---- The two parts --------------------------------------------------------
 */

/* Two parts with something in each. */
static bool check_cut(const struct validate *validate, struct clv_error *error)
{
	const struct exports *exports = &validate->fitting.exports;
	char cut[CLV_DATE_SIZE], day[CLV_DATE_SIZE];
	clv_date_write(cut, validate->cut);
	if (validate->cut < exports->tally->first_day) {
		clv_date_write(day, exports->tally->first_day);
		clv_reject(error, CLV_BAD_USAGE,
		           "--cut %s lies before the first order, of %s", cut, day);
		return clv_hint(error, "there has to be something to fit a model to: "
		                       "choose a later day");
	}
	if (validate->cut < exports->until)
		return true;
	clv_date_write(day, exports->until);
	clv_reject(error, CLV_BAD_USAGE,
	           "--cut %s leaves nothing to compare with: the last day is %s",
	           cut, day);
	return clv_hint(error, "choose an earlier day");
}

static bool split(struct validate *validate, struct clv_error *error)
{
	const struct fitting *fitting = &validate->fitting;
	const struct exports *exports = &fitting->exports;
	if (fitting->is_table) {
		clv_reject(error, CLV_BAD_DATA,
		           "a table of customers does not say when they bought");
		return clv_hint(error, "clv validate reads orders, as clv orders does");
	}
	if (!clv_ledger_count(exports->ledger))
		return clv_reject(error, CLV_NO_FIT, "there is no purchase to fit to");
	return check_cut(validate, error) &&
	       (clv_holdout_split(&validate->holdout, exports->ledger,
	                          validate->cut, exports->until,
	                          fitting->keeps & CLV_KEEPS_DETAIL) ||
	        clv_reject_memory(error)) &&
	       (validate->holdout.count > 0 ||
	        clv_reject(error, CLV_NO_FIT, "nobody bought up to the cut"));
}

static bool sample(const struct validate *validate, enum clv_model_data data,
                   struct clv_sample *sample, struct clv_error *error)
{
	const double unit_days = clv_unit_days(validate->fitting.unit);
	if (!clv_sample_open(sample, data))
		return clv_reject_memory(error);
	for (size_t i = 0; i < validate->holdout.count; i++) {
		const struct clv_behaviour behaviour =
		    clv_held_behaviour(&validate->holdout.customers[i], unit_days);
		if (!clv_sample_add(sample, &behaviour, 1))
			return clv_reject_memory(error);
	}
	return clv_sample_close(sample) || clv_reject_memory(error);
}

static bool fit(struct validate *validate, struct clv_error *error)
{
	struct fitting *fitting = &validate->fitting;
	const bool has_spend = fitting->spend_model;
	struct clv_sample histories = {0};
	struct clv_sample spend = {0};
	const bool done =
	    fitting->is_loaded ||
	    (sample(validate, CLV_DATA_HISTORY, &histories, error) &&
	     (!has_spend || sample(validate, CLV_DATA_SPEND, &spend, error)) &&
	     fitting_fit_samples(fitting, &histories, has_spend ? &spend : NULL,
	                         error));
	clv_sample_free(&histories);
	clv_sample_free(&spend);
	return done;
}

static bool foretell(struct validate *validate, struct clv_error *error)
{
	const struct fitting *fitting = &validate->fitting;
	const struct clv_fitted *fitted = &fitting->fitted;
	const struct clv_validation_terms terms = {
	    .model = fitted->purchases.model,
	    .parameters = fitted->purchases.parameters,
	    .spend = fitted->spend.model,
	    .spend_parameters = fitted->spend.parameters,
	    .unit_days = clv_unit_days(fitting->unit),
	    .threads = fitting->exports.common.threads};
	return clv_validation_open(&validate->validation, &validate->holdout,
	                           &terms) ||
	       clv_reject_memory(error);
}

/* ---- Notes ----------------------------------------------------------------
 */

static void say_parts(const struct validate *validate)
{
	const struct clv_holdout *holdout = &validate->holdout;
	char first[CLV_DATE_SIZE], cut[CLV_DATE_SIZE], until[CLV_DATE_SIZE];
	uint64_t before = 0, after = 0;
	for (size_t i = 0; i < holdout->count; i++) {
		before += (uint64_t)holdout->customers[i].frequency;
		after += (uint64_t)holdout->customers[i].after;
	}
	clv_date_write(first, holdout->first);
	clv_date_write(cut, holdout->cut);
	clv_date_write(until, holdout->until);
	print_note("%s to %s: %zu customer%s with %llu repeat purchase%s; then, up "
	           "to %s (%d day%s), %llu purchase%s",
	           first, cut, holdout->count, holdout->count == 1 ? "" : "s",
	           (unsigned long long)before, before == 1 ? "" : "s", until,
	           (int)(holdout->until - holdout->cut),
	           holdout->until - holdout->cut == 1 ? "" : "s",
	           (unsigned long long)after, after == 1 ? "" : "s");
	if (holdout->later)
		print_note("%llu customer%s left out: the first purchase came after "
		           "the cut",
		           (unsigned long long)holdout->later,
		           holdout->later == 1 ? "" : "s");
}

/* A model that has seen the answers. */
static void say_seen(const struct validate *validate)
{
	const struct clv_fitted *fitted = &validate->fitting.fitted;
	char until[CLV_DATE_SIZE], cut[CLV_DATE_SIZE];
	if (!validate->fitting.is_loaded || !fitted->has_until ||
	    fitted->until <= validate->cut)
		return;
	clv_date_write(until, fitted->until);
	clv_date_write(cut, validate->cut);
	print_note("the model was fitted to purchases up to %s: those after the "
	           "cut were among them, so that it looks better than it is; one "
	           "that has not seen them is clv fit --until %s",
	           until, cut);
}

/* What came in all, and what was foretold. */
static void say_total(const struct validate *validate,
                      const struct clv_validation_measures *found)
{
	const char *title = validate->fitting.fitted.purchases.model->title;
	char total[CLV_FIXED_SIZE];
	char off[CLV_FIXED_SIZE];
	enum { FEW = 30 };
	clv_number_write_fixed(total, found->predicted, 1);
	clv_number_write_fixed(
	    off, 100 * fabs(found->predicted / (double)found->actual - 1), 0);
	print_note("%s foretold %s purchases, and %llu came%s%s%s", title, total,
	           (unsigned long long)found->actual, found->actual ? ": " : "",
	           found->actual ? off : "",
	           !found->actual                             ? ""
	           : found->predicted > (double)found->actual ? "% too many"
	                                                      : "% too few");
	if (found->actual < FEW)
		print_note("so few purchases after the cut judge no model");
}

static double distance(const struct clv_validation_measures *found)
{
	return fabs(found->predicted - (double)found->actual);
}

/* A model can be the best to tell customers apart, and add up to too much. */
static void say_distance(const struct clv_validation_measures *model,
                         const struct clv_validation_measures *same_rate)
{
	if (distance(model) > distance(same_rate))
		print_note("in all it is further off than \"each goes on at the same "
		           "rate\": trust it to tell customers apart, and not to add "
		           "them up");
}

/* Of customers one by one, and not of the total, in which errors cancel. A
   difference that could be chance is none. */
static void say_verdict(const struct validate *validate)
{
	static const double noticeably = 0.99;
	const char *title = validate->fitting.fitted.purchases.model->title;
	static const char *const verdicts[] = {
	    "beats neither rival", "beats one of two rivals", "beats both rivals"};
	struct clv_validation_measures found[CLV_FORECASTERS];
	char rmse[CLV_FORECASTERS][CLV_FIXED_SIZE];
	int beaten = 0;
	for (int i = 0; i < CLV_FORECASTERS; i++) {
		clv_validation_measure(&validate->validation, (enum clv_forecaster)i,
		                       &found[i]);
		clv_number_write_fixed(rmse[i], found[i].rmse, 3);
		beaten += found[CLV_BY_MODEL].rmse < found[i].rmse * noticeably;
	}
	say_total(validate, &found[CLV_BY_MODEL]);
	print_note("%s %s: it misses a customer's purchases by %s (RMSE); \"each "
	           "goes on at the same rate\" by %s, \"nobody buys any more\" by "
	           "%s",
	           title, verdicts[beaten], rmse[CLV_BY_MODEL],
	           rmse[CLV_BY_SAME_RATE], rmse[CLV_BY_NOTHING]);
	say_distance(&found[CLV_BY_MODEL], &found[CLV_BY_SAME_RATE]);
}

/* ---- Rows -----------------------------------------------------------------
 */

static bool put_totals(const void *data, struct page *page,
                       struct clv_error *error)
{
	const struct validate *validate = data;
	for (int i = 0; i < CLV_FORECASTERS; i++) {
		struct clv_validation_measures measures;
		struct clv_validation_total_row row;
		clv_validation_measure(&validate->validation, (enum clv_forecaster)i,
		                       &measures);
		clv_validation_total_figure(&measures, (enum clv_forecaster)i, &row);
		if (!page_put(page, &row, error))
			return false;
	}
	return true;
}

static bool put_frequencies(const void *data, struct page *page,
                            struct clv_error *error)
{
	const struct validate *validate = data;
	struct clv_validation_frequency groups[CLV_VALIDATION_FREQUENCIES];
	clv_validation_by_frequency(&validate->validation, groups);
	for (size_t i = 0; i < CLV_VALIDATION_FREQUENCIES; i++) {
		struct clv_validation_frequency_row row;
		clv_validation_frequency_figure(&groups[i], i, &row);
		if (!page_put(page, &row, error))
			return false;
	}
	return true;
}

static bool put_tenths(const void *data, struct page *page,
                       struct clv_error *error)
{
	const struct validate *validate = data;
	struct clv_validation_tenth tenths[CLV_VALIDATION_TENTHS];
	clv_validation_by_p_alive(&validate->validation, tenths);
	for (size_t i = 0; i < CLV_VALIDATION_TENTHS; i++) {
		struct clv_validation_alive_row row;
		clv_validation_alive_figure(&tenths[i], i, &row);
		if (!page_put(page, &row, error))
			return false;
	}
	return true;
}

static bool put_weeks(const void *data, struct page *page,
                      struct clv_error *error)
{
	const struct validate *validate = data;
	const struct clv_holdout *holdout = &validate->holdout;
	const size_t count = clv_validation_week_count(holdout);
	double *curve = clv_validation_curve(&validate->validation);
	struct clv_validation_week_row row = {0};
	bool done = curve || clv_reject_memory(error);
	for (size_t i = 0; done && i < count; i++) {
		struct clv_validation_week week;
		clv_validation_week(holdout, curve, i, &week);
		clv_validation_week_figure(&week, holdout->cut, &row);
		done = page_put(page, &row, error);
	}
	free(curve);
	return done;
}

static bool print(const struct validate *validate, struct clv_error *error)
{
	static const struct {
		const struct clv_schema *schema;
		page_write *put;
	} pages[] = {
	    [BY_ALL] = {&clv_validation_total_schema, put_totals},
	    [BY_FREQUENCY] = {&clv_validation_frequency_schema, put_frequencies},
	    [BY_WEEK] = {&clv_validation_week_schema, put_weeks},
	    [BY_P_ALIVE] = {&clv_validation_alive_schema, put_tenths},
	};
	const struct exports *exports = &validate->fitting.exports;
	const unsigned facts = validate->validation.terms.spend ? CLV_HAS_AVG : 0;
	return page_make(&exports->common, exports->outputs.results,
	                 pages[validate->by].schema, facts, pages[validate->by].put,
	                 validate, error);
}

static bool run_validate(const struct arguments *arguments,
                         struct clv_error *error)
{
	struct validate validate = {.by = BY_ALL};
	struct fitting *fitting = &validate.fitting;
	bool done = fitting_open(fitting, arguments, error) &&
	            read_flags(&validate, arguments, error);
	fitting->keeps =
	    done && fitting->spend_model ? CLV_KEEPS_DETAIL : CLV_KEEPS_CUSTOMERS;
	done = done && fitting_read(fitting, error) && split(&validate, error);
	const bool quiet = fitting->exports.common.quiet;
	if (done && !quiet) {
		say_parts(&validate);
		say_seen(&validate);
	}
	done = done && fit(&validate, error) && foretell(&validate, error);
	if (done && !quiet)
		say_verdict(&validate);
	done = done && print(&validate, error) &&
	       exports_commit(&fitting->exports, error);
	clv_validation_free(&validate.validation);
	clv_holdout_free(&validate.holdout);
	fitting_close(fitting);
	return done;
}

static const enum option_id own_options[] = {OPTION_CUT,     OPTION_BY,
                                             OPTION_FITTED,  FITTING_OPTIONS,
                                             EXPORT_OPTIONS, TABLE_OPTIONS};

static const char *const examples[] = {
    "clv validate --cut 2025-06-30 shopify.csv",
    "clv validate --cut 2025-06-30 --by frequency shopify.csv --format table",
    "clv validate --cut 2025-06-30 --by week shopify.csv",
    "clv validate --cut 2025-06-30 --by p_alive --model bgnbd shopify.csv",
};

static const struct flag_about abouts[] = {
    {"by", "what to compare: frequency, week or p_alive; default: the totals"},
};

static const struct result_table tables[] = {
    {NULL, &clv_validation_total_schema},
    {"--by frequency", &clv_validation_frequency_schema},
    {"--by week", &clv_validation_week_schema},
    {"--by p_alive", &clv_validation_alive_schema},
};

const struct command command_validate = {
    .name = "validate",
    .summary = "how far a model can be trusted: fitted to the purchases up to "
               "a day, and tried on those after it",
    .usage = "--cut DATE [FLAGS] FILE...",
    .about =
        "Reads the orders that clv orders reads, fits a model to those up to "
        "and including the cut as if nothing more were known, foretells each "
        "customer's purchases up to the last day, and compares. Customers "
        "whose first purchase came after the cut are left out.\n"
        "Beside the model stand two rivals that need no model: each customer "
        "goes on at his rate so far, and nobody buys any more. A model that "
        "does not beat them is of no use for these customers.\n"
        "--by frequency compares customers of as many repeat purchases, --by "
        "p_alive those who were as likely to be still customers, and --by week "
        "all repeat purchases week by week, before the cut and after it.",
    ABOUTS(abouts),
    EXAMPLES(examples),
    OPTIONS(own_options),
    TABLES(tables),
    .run = run_validate,
};
