/* `clv sql`: what other commands say of a file, as a statement for an engine
   that holds the orders. */
#include "io/sql.h"
#include "cli/arguments.h"
#include "cli/exports.h"
#include "cli/message.h"
#include "cli/suggest.h"
#include "io/model_file.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

struct sql_run {
	struct common common;
	struct outputs outputs;
	struct clv_sql_request request;
	struct clv_fitted fitted;
};

/* ---- Flags ----------------------------------------------------------------
 */

static bool read_word(struct sql_run *run, const struct arguments *arguments,
                      struct clv_error *error)
{
	char shown[80];
	const char *word = arguments->word_count ? arguments->words[0] : NULL;
	if (!word) {
		clv_reject(error, CLV_BAD_USAGE, "which result? none was named");
		return clv_hint(error, "orders, summary, histogram, total or predict: "
		                       "clv sql orders --dialect duckdb --table "
		                       "orders");
	}
	if (arguments->word_count > 1) {
		word = arguments->words[1];
		clv_reject(error, CLV_BAD_USAGE, "clv sql reads no \"%s\"",
		           clv_printable(word, strlen(word), shown, sizeof shown));
		return clv_hint(error, "it takes one word, and the names of the table "
		                       "and its columns behind flags");
	}
	struct suggestion near = suggest_for(word);
	for (int i = 0; i < CLV_SQL_RESULT_COUNT; i++) {
		if (strcmp(word, clv_sql_words[i]) == 0) {
			run->request.result = (enum clv_sql_result)i;
			return true;
		}
		suggest(&near, clv_sql_words[i]);
	}
	clv_reject(error, CLV_BAD_USAGE, "there is no result \"%s\"",
	           clv_printable(word, strlen(word), shown, sizeof shown));
	return near.best ? clv_hint(error, "did you mean %s?", near.best)
	                 : clv_hint(error, "it is one of orders, summary, "
	                                   "histogram, total and predict");
}

static bool read_dialect(struct sql_run *run, const char *name,
                         struct clv_error *error)
{
	char list[200] = "";
	char shown[80];
	struct suggestion near = suggest_for(name ? name : "");
	run->request.dialect = name ? clv_dialect_find(name) : NULL;
	if (run->request.dialect)
		return true;
	for (size_t i = 0; i < clv_dialect_count; i++) {
		const size_t used = strlen(list);
		snprintf(list + used, sizeof list - used, "%s%s", i ? ", " : "",
		         clv_dialects[i].name);
		suggest(&near, clv_dialects[i].name);
	}
	if (!name) {
		clv_reject(error, CLV_BAD_USAGE,
		           "for which engine? --dialect is "
		           "missing");
		return clv_hint(error, "--dialect takes one of %s", list);
	}
	clv_reject(error, CLV_BAD_USAGE, "--dialect: there is no dialect \"%s\"",
	           clv_printable(name, strlen(name), shown, sizeof shown));
	return near.best ? clv_hint(error, "did you mean %s?", near.best)
	                 : clv_hint(error, "it is one of %s", list);
}

static bool read_names(struct sql_run *run, const char *const *values,
                       struct clv_error *error)
{
	struct clv_sql_request *request = &run->request;
	request->table = values[OPTION_TABLE];
	request->filter = values[OPTION_FILTER];
	request->columns[CLV_ROLE_CUSTOMER] = values[OPTION_CUSTOMER];
	request->columns[CLV_ROLE_DATE] = values[OPTION_DATE];
	request->columns[CLV_ROLE_AMOUNT] = values[OPTION_AMOUNT];
	request->columns[CLV_ROLE_ORDER_ID] = values[OPTION_ORDER_ID];
	request->columns[CLV_ROLE_STATUS] = values[OPTION_STATUS];
	request->columns[CLV_ROLE_REFUND] = values[OPTION_REFUND];
	request->columns[CLV_ROLE_SEGMENT] = values[OPTION_SEGMENT];
	request->columns[CLV_ROLE_COST] = values[OPTION_COST];
	request->columns[CLV_ROLE_QUANTITY] = values[OPTION_QUANTITY];
	request->columns[CLV_ROLE_CURRENCY] = values[OPTION_CURRENCY_COLUMN];
	request->currency = values[OPTION_CURRENCY];
	request->status_in = values[OPTION_STATUS_IN];
	request->status_out = values[OPTION_STATUS_OUT];
	if (!request->table) {
		clv_reject(error, CLV_BAD_USAGE, "of which table? --table is missing");
		return clv_hint(error, "such as --table orders, or --table "
		                       "shop.orders");
	}
	const char *missing = !values[OPTION_CUSTOMER] ? "--customer"
	                      : !values[OPTION_DATE]   ? "--date"
	                      : !values[OPTION_AMOUNT] ? "--amount"
	                                               : NULL;
	if (missing) {
		clv_reject(error, CLV_BAD_USAGE,
		           "which columns are what? %s is missing", missing);
		return clv_hint(error, "say them by their names: --customer COL "
		                       "--date COL --amount COL");
	}
	if (values[OPTION_SEGMENT] && request->result != CLV_SQL_ORDERS) {
		clv_reject(error, CLV_BAD_USAGE, "--segment is for clv sql orders");
		return clv_hint(error, "--filter \"channel = 'web'\" takes the rows of "
		                       "one segment alone");
	}
	if (request->filter && !*request->filter) {
		clv_reject(error, CLV_BAD_USAGE, "--filter: its value is empty");
		return clv_hint(error, "leave the flag out, or write a condition");
	}
	return true;
}

/* What is left of revenue, of a customer's and of all. */
static bool read_profit(struct sql_run *run, const struct arguments *arguments,
                        struct clv_error *error)
{
	struct clv_sql_request *request = &run->request;
	const bool has_costs = request->columns[CLV_ROLE_COST];
	struct clv_given given;
	if (!common_read_inputs(&run->common, arguments, &given, error))
		return false;
	request->margin = given.values.margin;
	request->cac = given.values.cac;
	if (has_costs && request->result != CLV_SQL_ORDERS &&
	    request->result != CLV_SQL_TOTAL) {
		clv_reject(error, CLV_BAD_USAGE,
		           "--cost is for clv sql orders and clv sql total");
		return clv_hint(error, "models see no costs: leave the flag out");
	}
	if (given.mask && request->result != CLV_SQL_ORDERS) {
		clv_reject(error, CLV_BAD_USAGE,
		           "--margin and --cac are for clv sql orders");
		return clv_hint(error, "give them to clv or clv predict, which read "
		                       "what comes back");
	}
	if (has_costs && !isnan(request->margin)) {
		clv_reject(error, CLV_BAD_USAGE,
		           "--margin and --cost exclude each other");
		return clv_hint(error, "the margin follows from what goods cost: "
		                       "leave one of them out");
	}
	if (isnan(request->cac) || !isnan(request->margin) || has_costs)
		return true;
	clv_reject(error, CLV_BAD_USAGE, "--cac needs --margin or --cost");
	return clv_hint(error, "with --margin 35%% a column says what each "
	                       "customer has brought so far, less --cac");
}

/* Times; which of them each result needs. */
static bool read_times(struct sql_run *run, const char *const *values,
                       struct clv_error *error)
{
	struct clv_sql_request *request = &run->request;
	const char *lapsed_after = values[OPTION_LAPSED_AFTER];
	const bool has_states =
	    request->result == CLV_SQL_ORDERS || request->result == CLV_SQL_TOTAL;
	request->until = CLV_NO_DAY;
	if ((values[OPTION_UNTIL] &&
	     !exports_read_day("--until", values[OPTION_UNTIL], &request->until,
	                       error)) ||
	    (lapsed_after && !exports_read_days("--lapsed-after", lapsed_after,
	                                        &request->lapsed_after, error)) ||
	    !exports_read_unit(values[OPTION_UNIT], &request->unit, error))
		return false;
	if (has_states && !lapsed_after) {
		clv_reject(error, CLV_BAD_USAGE,
		           "who has lapsed? --lapsed-after is missing");
		return clv_hint(error, "clv orders finds a time from all pauses, which "
		                       "a statement cannot: say --lapsed-after 90d");
	}
	if (request->result == CLV_SQL_TOTAL && values[OPTION_UNIT]) {
		clv_reject(error, CLV_BAD_USAGE, "--unit is not for clv sql total");
		return clv_hint(error, "its years are years; leave the flag out");
	}
	return true;
}

/* ---- The model ------------------------------------------------------------
 */

/* A probability with a closed form, of BG/NBD and MBG/NBD. */
static bool check_model(const struct sql_run *run, struct clv_error *error)
{
	const struct clv_model *model = run->fitted.purchases.model;
	if (model == &clv_model_bgnbd || model == &clv_model_mbgnbd)
		return true;
	clv_reject(error, CLV_BAD_USAGE,
	           "clv sql predict knows P(alive) of bgnbd and mbgnbd, and this "
	           "model is %s",
	           model ? model->title : "of spend alone");
	return clv_hint(error, "write the rows of clv sql summary to summary.csv, "
	                       "then clv predict --fitted MODEL summary.csv");
}

static bool read_model(struct sql_run *run, const char *const *values,
                       struct clv_error *error)
{
	const char *path = values[OPTION_FITTED];
	const bool wanted = run->request.result == CLV_SQL_PREDICT;
	if (!wanted && !path)
		return true;
	if (!wanted) {
		clv_reject(error, CLV_BAD_USAGE, "--fitted is for clv sql predict");
		return clv_hint(error, "the other results need no model");
	}
	if (!path) {
		clv_reject(error, CLV_BAD_USAGE, "which model? --fitted is missing");
		return clv_hint(error, "clv fit histogram.csv --format json -o "
		                       "model.json makes one; then --fitted "
		                       "model.json");
	}
	if (!clv_fitted_read(&run->fitted, path, error) || !check_model(run, error))
		return false;
	if (values[OPTION_UNIT] && run->request.unit != run->fitted.unit) {
		clv_reject(error, CLV_BAD_USAGE, "--unit %s: the model's is the %s",
		           values[OPTION_UNIT], clv_unit_words[run->fitted.unit]);
		return clv_hint(error, "leave the flag out");
	}
	run->request.unit = run->fitted.unit;
	run->request.purchases = &run->fitted.purchases;
	return true;
}

/* ---- The run --------------------------------------------------------------
 */

static void say_what(const struct sql_run *run)
{
	const struct clv_dialect *dialect = run->request.dialect;
	if (run->common.quiet)
		return;
	if (dialect->is_run)
		print_note("for %s, on which its results were compared with those of "
		           "clv",
		           dialect->title);
	else
		print_note("for %s, of which the syntax was checked: it was never run "
		           "there",
		           dialect->title);
}

static bool run_sql(const struct arguments *arguments, struct clv_error *error)
{
	struct sql_run run = {.request = {.table = NULL}};
	const char *const *values = arguments->values;
	const bool done =
	    common_read(&run.common, arguments, error) &&
	    read_word(&run, arguments, error) &&
	    read_dialect(&run, values[OPTION_DIALECT], error) &&
	    read_names(&run, values, error) &&
	    read_profit(&run, arguments, error) &&
	    read_times(&run, values, error) && read_model(&run, values, error) &&
	    outputs_open(&run.outputs, &run.common, &values[OPTION_FITTED],
	                 values[OPTION_FITTED] ? 1 : 0, error) &&
	    clv_sql_write(&run.request, run.outputs.results, error) &&
	    outputs_commit(&run.outputs, error);
	if (done)
		say_what(&run);
	outputs_close(&run.outputs);
	return done;
}

static const enum option_id own_options[] = {
    OPTION_DIALECT,      OPTION_TABLE,
    OPTION_CUSTOMER,     OPTION_DATE,
    OPTION_AMOUNT,       OPTION_ORDER_ID,
    OPTION_STATUS,       OPTION_REFUND,
    OPTION_QUANTITY,     OPTION_CURRENCY_COLUMN,
    OPTION_CURRENCY,     OPTION_SEGMENT,
    OPTION_COST,         OPTION_STATUS_IN,
    OPTION_STATUS_OUT,   OPTION_FILTER,
    OPTION_UNTIL,        OPTION_UNIT,
    OPTION_LAPSED_AFTER, OPTION_FITTED,
    OPTION_OUTPUT,       OPTION_QUIET,
    COMMON_OPTIONS,
};

static const struct flag_about abouts[] = {
    {"customer", "the column with the customer, as the table has it: case "
                 "counts in names"},
    {"output", "write there, whole or not at all"},
    {"lapsed-after", "a customer who was quiet for longer has lapsed: 90d, "
                     "12w, 6mo, 1y; orders and total need it"},
    {"unit", "of recency and T: day (the default), week (7 days), month "
             "(30.4375) or year (365.25), in exact fractions; predict takes "
             "the model's"},
    {"fitted", "of predict: the model, BG/NBD or MBG/NBD, that clv fit wrote "
               "with --format json"},
};

static const char *const examples[] = {
    ("clv sql histogram --dialect duckdb --table orders --customer email "
     "--date paid_on --amount total"),
    ("clv sql orders --dialect postgres --table shop.orders --customer email "
     "--date day --amount 'pieces*price' --order-id number --lapsed-after 90d"),
    ("clv sql predict --dialect sqlite --table orders --customer email --date "
     "day --amount total --fitted model.json"),
};

const struct command command_sql = {
    .name = "sql",
    .summary = "the same figures where the orders live: a statement for a "
               "database, of what clv orders, fit and predict say",
    .usage = "RESULT --dialect ENGINE --table NAME [FLAGS]",
    .about =
        "Prints one statement, and runs nothing. RESULT is orders (the columns "
        "of clv orders), total (of clv orders --total), summary (customer, "
        "frequency, recency, T and monetary, as clv fit and clv predict "
        "--fitted read them), histogram (frequency, recency, T and n: all that "
        "a model of purchases sees of any number of customers) or predict "
        "(the summary and p_alive).\n"
        "The definitions are those of clv on a file without a preset: "
        "purchases of one day are one, rows below 0 give back, customers are "
        "trimmed, addresses are compared without case (as the engine's LOWER "
        "knows it), rows without a customer are left out. A purchase whose "
        "cost is empty or below 0, which clv orders refuses, leaves the "
        "profit of its customer empty, and the margin of total; --filter "
        "'cost >= 0 OR amount < 0' takes the other rows. Dates are DATE, "
        "TIMESTAMP or ISO text, in SQLite ISO text; amounts are numbers, or "
        "text with a decimal point. Money is summed exactly, averages and "
        "shares are doubles. The rows of orders come by revenue, those of "
        "predict by p_alive, the highest first, and then by customer.\n"
        "Names are put in quotes, and case counts in them; points part the "
        "name of a table. --filter is SQL, and goes into the statement in "
        "brackets as it is. Time with --unit week is in fractions of a week, "
        "as everywhere: a histogram by day has as few rows.\n"
        "Results come from DuckDB, PostgreSQL, SQLite and ClickHouse just as "
        "from clv; of Spark, Trino, BigQuery and Snowflake the syntax alone "
        "was checked.",
    ABOUTS(abouts),
    EXAMPLES(examples),
    .inputs = CLV_INPUT_BIT(CLV_IN_MARGIN) | CLV_INPUT_BIT(CLV_IN_CAC),
    OPTIONS(own_options),
    .run = run_sql,
};
