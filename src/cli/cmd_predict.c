/* `clv predict`: what customers will buy, and what that is worth. */
#include "cli/cmd_predict.h"
#include "cli/message.h"
#include "core/tidy.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double days_a_year = 365.25;

/* ---- Flags ----------------------------------------------------------------
 */

/* The calculator's --horizon knows no "forever", which is taken out. */
static bool read_inputs(struct predict *predict,
                        const struct arguments *arguments,
                        struct clv_error *error)
{
	struct arguments others = *arguments;
	const char *horizon = arguments->inputs[CLV_IN_HORIZON];
	predict->for_ever = horizon && strcmp(horizon, "forever") == 0;
	if (predict->for_ever)
		others.inputs[CLV_IN_HORIZON] = NULL;
	return common_read_inputs(&predict->fitting.exports.common, &others,
	                          &predict->inputs, error);
}

static bool check_together(const struct predict *predict,
                           const struct arguments *arguments,
                           struct clv_error *error)
{
	static const enum option_id of_customers[] = {SELECTION_OPTIONS};
	const struct clv_inputs *given = &predict->inputs.values;
	if (predict->for_ever && !(given->discount > 0)) {
		clv_reject(error, CLV_BAD_USAGE,
		           "--horizon forever needs a --discount above 0");
		return clv_hint(error, "without one there may be no limit to what "
		                       "customers are worth; --discount 10%% says "
		                       "what money a year later is worth less");
	}
	if (!isnan(given->cac) && !predict->include_past) {
		clv_reject(error, CLV_BAD_USAGE, "--cac needs --include-past");
		return clv_hint(error, "what it cost to win a customer is spent: it "
		                       "belongs to the past");
	}
	if (!isnan(given->cac) && isnan(given->margin)) {
		clv_reject(error, CLV_BAD_USAGE, "--cac needs --margin");
		return clv_hint(error, "with --margin 35%% clv is what is left of "
		                       "revenue, and pays for --cac");
	}
	return !predict->total ||
	       selection_refuse(arguments, of_customers,
	                        sizeof of_customers / sizeof *of_customers,
	                        "--total", error);
}

static bool read_flags(struct predict *predict,
                       const struct arguments *arguments,
                       struct clv_error *error)
{
	const char *const *values = arguments->values;
	predict->total = values[OPTION_TOTAL] != NULL;
	predict->intervals = values[OPTION_INTERVALS] != NULL;
	predict->include_past = values[OPTION_INCLUDE_PAST] != NULL;
	return selection_read_top(&predict->selection, arguments, error) &&
	       read_inputs(predict, arguments, error) &&
	       check_together(predict, arguments, error);
}

/* Columns are known once the customers are read. */
static bool choose_columns(struct predict *predict,
                           const struct arguments *arguments,
                           struct clv_error *error)
{
	const struct fitting *fitting = &predict->fitting;
	const bool money = !fitting->is_table || fitting->has_money;
	const bool names = !fitting->is_table || fitting->has_names;
	predict->schema =
	    predict->total ? &clv_prediction_total_schema : &clv_prediction_schema;
	predict->facts =
	    (names ? CLV_HAS_NAMES : 0u) | (money ? CLV_HAS_MONEY : 0u) |
	    (money && predict->intervals && !predict->total ? CLV_HAS_RANGE : 0u);
	return selection_read(&predict->selection, arguments, predict->schema,
	                      predict->facts, error);
}

/* ---- Models ---------------------------------------------------------------
 */

static bool get_models(struct predict *predict,
                       const struct arguments *arguments,
                       struct clv_error *error)
{
	struct fitting *fitting = &predict->fitting;
	const char *path = arguments->values[OPTION_FITTED];
	if ((path && !fitting_load(fitting, path, error)) ||
	    !fitting_read(fitting, error))
		return false;
	if (fitting->is_table && predict->include_past) {
		clv_reject(error, CLV_BAD_USAGE, "--include-past needs orders");
		return clv_hint(error, "a table of customers does not say what they "
		                       "spent on their first purchase");
	}
	if (fitting->model->data == CLV_DATA_SURVIVAL) {
		clv_reject(error, CLV_BAD_USAGE,
		           "clv predict needs a model of purchases, and %s is one of "
		           "subscriptions",
		           fitting->model->title);
		return clv_hint(error, "clv --retention 90%% says what subscribers "
		                       "are worth");
	}
	return path || fitting_fit(fitting, error);
}

/* Of all repeat purchases; in whole units of 1/10000, so that no order of the
   customers matters. */
static double mean_purchase(const struct fitting *fitting)
{
	static const double unit = 10000, largest = 1e30;
	const size_t count = fitting_count(fitting);
	clv_wide amount = 0;
	double purchases = 0;
	for (size_t i = 0; i < count; i++) {
		struct clv_behaviour one;
		uint64_t weight;
		fitting_customer(fitting, i, &one, NULL, &weight);
		const double spent = one.frequency * one.monetary * unit;
		if (!(one.frequency > 0 && fabs(spent) < largest))
			continue;
		amount += (clv_wide)weight *
		          (clv_wide)(spent < 0 ? spent - 0.5 : spent + 0.5);
		purchases += (double)weight * one.frequency;
	}
	return purchases > 0 ? (double)amount / unit / purchases : NAN;
}

static void set_terms(struct predict *predict)
{
	const struct fitting *fitting = &predict->fitting;
	const struct clv_inputs *given = &predict->inputs.values;
	const double units = days_a_year / clv_unit_days(fitting->unit);
	const double years = isnan(given->horizon) ? 1 : given->horizon;
	const struct clv_fit *spend = &fitting->fitted.spend;
	const bool has_money = predict->facts & CLV_HAS_MONEY;
	predict->terms = (struct clv_prediction_terms){
	    .purchases = &fitting->fitted.purchases,
	    .spend = has_money && spend->model ? spend : NULL,
	    .horizon.length = predict->for_ever ? INFINITY : years * units,
	    .horizon.discount =
	        isnan(given->discount) ? 0 : log1p(given->discount) / units,
	    .margin = isnan(given->margin) ? 1 : given->margin,
	    .mean = has_money ? mean_purchase(fitting) : NAN,
	};
}

/* ---- Notes ----------------------------------------------------------------
 */

static void say_models(const struct predict *predict)
{
	const struct clv_fitted *fitted = &predict->fitting.fitted;
	const char *spend =
	    predict->terms.spend ? fitted->spend.model->title : NULL;
	const char *title = fitted->purchases.model->title;
	if (predict->fitting.is_loaded)
		print_note("models: %s%s%s, as they were fitted", title,
		           spend ? " and " : "", spend ? spend : "");
	else
		print_note("models: %s%s%s, fitted to these customers; clv fit shows "
		           "them and keeps them for --fitted",
		           title, spend ? " and " : "", spend ? spend : "");
}

static void say_horizon(const struct predict *predict)
{
	const struct clv_inputs *given = &predict->inputs.values;
	const struct fitting *fitting = &predict->fitting;
	char days[CLV_FIXED_SIZE];
	const double length = predict->terms.horizon.length;
	clv_number_write_fixed(days, length * clv_unit_days(fitting->unit), 0);
	char from[CLV_DATE_SIZE + sizeof " from "] = "";
	if (!fitting->is_table) {
		memcpy(from, " from ", sizeof " from ");
		clv_date_write(from + strlen(from), fitting->exports.until + 1);
	}
	if (predict->for_ever)
		print_note("clv predict looks ahead%s on without an end", from);
	else
		print_note("clv predict looks %s days ahead%s%s", days, from,
		           isnan(given->horizon)
		               ? ", a year; --horizon 90d, 12mo, 2y or forever says "
		                 "otherwise"
		               : "");
	if (fitting->fitted.purchases.model->data == CLV_DATA_OCCASIONS)
		print_note("a period of the table is taken for a %s; --unit week, "
		           "month or year says otherwise",
		           clv_unit_words[fitting->unit]);
}

static void say_value(const struct predict *predict)
{
	const bool margin = !isnan(predict->inputs.values.margin);
	if (!(predict->facts & CLV_HAS_MONEY)) {
		print_note("there is no clv, as the table has no column monetary");
		return;
	}
	print_note("clv is %s%s%s", margin ? "profit" : "revenue",
	           predict->include_past ? ", past and future" : " to come alone",
	           margin ? "" : "; --margin 35% makes it profit");
	if (!predict->terms.spend)
		print_note("purchases to come are taken to be worth what those so far "
		           "were: there is no model of spend");
	else if (predict->terms.spend->parameters[1] <= 1)
		print_note("by the model of spend there is no limit to what a new "
		           "customer spends: the mean of all repeat purchases takes "
		           "its place");
}

static void say_all(const struct predict *predict)
{
	if (predict->fitting.exports.common.quiet)
		return;
	say_models(predict);
	say_horizon(predict);
	say_value(predict);
}

void predict_say_undefined(const struct predict *predict, uint64_t count)
{
	if (count && !predict->fitting.exports.common.quiet)
		print_note("%llu customer%s without a prediction: %s no history of "
		           "purchases, such as one whose last is later than T",
		           (unsigned long long)count, count == 1 ? "" : "s",
		           count == 1 ? "it is" : "they are");
}

/* ---- The run --------------------------------------------------------------
 */

double predict_past(const struct predict *predict, size_t index)
{
	const struct clv_inputs *given = &predict->inputs.values;
	struct clv_customer customer;
	if (!predict->include_past)
		return 0;
	clv_ledger_customer(predict->fitting.exports.ledger, index, &customer);
	const double cac = isnan(given->cac) ? 0 : given->cac;
	return clv_tidy(clv_money_number(customer.revenue) *
	                predict->terms.margin) -
	       cac;
}

bool predict_open_page(const struct predict *predict, struct page *page,
                       struct clv_error *error)
{
	const struct exports *exports = &predict->fitting.exports;
	return page_open(page, &exports->common, exports->outputs.results,
	                 predict->schema, predict->facts, error);
}

static bool print(struct predict *predict, struct clv_error *error)
{
	say_all(predict);
	return predict->total ? predict_print_total(predict, error)
	                      : predict_print_customers(predict, error);
}

static bool run_predict(const struct arguments *arguments,
                        struct clv_error *error)
{
	struct predict predict = {.total = false};
	bool done = fitting_open(&predict.fitting, arguments, error) &&
	            read_flags(&predict, arguments, error) &&
	            get_models(&predict, arguments, error) &&
	            choose_columns(&predict, arguments, error);
	if (done) {
		set_terms(&predict);
		done = print(&predict, error) &&
		       exports_commit(&predict.fitting.exports, error);
	}
	selection_free(&predict.selection);
	fitting_close(&predict.fitting);
	return done;
}

static const enum option_id own_options[] = {
    OPTION_FITTED,     OPTION_INTERVALS, OPTION_TOTAL,   OPTION_INCLUDE_PAST,
    SELECTION_OPTIONS, FITTING_OPTIONS,  EXPORT_OPTIONS, TABLE_OPTIONS,
};

static const char *const examples[] = {
    "clv predict shopify.csv --horizon 12mo --margin 35%",
    "clv predict shopify.csv --total",
    "clv predict shopify.csv --top 10 --intervals --format table",
    "clv predict shopify.csv --horizon forever --discount 10%",
    "clv predict shopify.csv --where 'p_alive<0.5' --sort monetary",
};

static const struct flag_about abouts[] = {
    {"horizon", "how far to look ahead: 90d, 12w, 12mo, 2y, or forever, which "
                "needs --discount; default: a year"},
};

static const struct result_table tables[] = {
    {NULL, &clv_prediction_schema},
    {"--total", &clv_prediction_total_schema},
};

const struct command command_predict = {
    .name = "predict",
    .summary = "what customers will buy and be worth, and which of them have "
               "left unseen",
    .usage = "[FLAGS] FILE...",
    .about =
        "Reads the exports that clv orders reads, and the tables of customers "
        "that clv fit reads. Without --fitted it fits models to these "
        "customers first. A row per customer, those worth most first; with "
        "--total one row for all of them.\n"
        "Whether a customer who has been quiet is still one, nobody knows: "
        "p_alive says how likely it is, from how often purchases came before. "
        "What is to come is an average of all that may happen: most who buy "
        "seldom will buy nothing at all, and --intervals says between what "
        "limits the value will lie.\n"
        "clv is the future alone, as money spent is spent, whatever a "
        "customer will do. It supposes that the shop goes on as it did: no "
        "season, no campaign and no new price is known to the models.",
    ABOUTS(abouts),
    EXAMPLES(examples),
    .inputs = CLV_INPUT_BIT(CLV_IN_MARGIN) | CLV_INPUT_BIT(CLV_IN_DISCOUNT) |
              CLV_INPUT_BIT(CLV_IN_HORIZON) | CLV_INPUT_BIT(CLV_IN_CAC),
    OPTIONS(own_options),
    TABLES(tables),
    .run = run_predict,
};
