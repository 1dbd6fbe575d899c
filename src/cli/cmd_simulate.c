/* `clv simulate`: orders of customers that a fitted model draws. */
#include "cli/arguments.h"
#include "cli/exports.h"
#include "cli/message.h"
#include "cli/page.h"
#include "core/shopper.h"
#include "io/model_file.h"
#include "io/money.h"
#include "io/simulated.h"

#include <stdio.h>
#include <string.h>

struct simulate {
	struct common common;
	struct outputs outputs;
	const char *path; /* of the model file */
	struct clv_fitted fitted;
	struct clv_shop shop;
	long count;
	int32_t start;
	uint64_t orders; /* written so far */
};

/* ---- Flags ----------------------------------------------------------------
 */

static bool read_span(struct simulate *simulate,
                      const struct arguments *arguments,
                      struct clv_error *error)
{
	static const char usual_start[] = "2024-01-01";
	static const char usual_length[] = "2y";
	const char *start = arguments->values[OPTION_START];
	const char *length = arguments->values[OPTION_LENGTH];
	if (!exports_read_day("--start", start ? start : usual_start,
	                      &simulate->start, error) ||
	    !exports_read_days("--length", length ? length : usual_length,
	                       &simulate->shop.length, error))
		return false;
	if (simulate->shop.length < 1) {
		clv_reject(error, CLV_BAD_USAGE, "--length is less than a day");
		return clv_hint(error, "write 90d, 12w, 6mo or 2y");
	}
	if (simulate->shop.length - 1 <= CLV_LAST_DAY - simulate->start)
		return true;
	clv_reject(error, CLV_BAD_USAGE,
	           "--start and --length end after the year 2200");
	return clv_hint(error, "choose an earlier start or a shorter length");
}

static bool read_flags(struct simulate *simulate,
                       const struct arguments *arguments,
                       struct clv_error *error)
{
	const char *const *values = arguments->values;
	long seed = 1;
	char shown[80];
	simulate->path = values[OPTION_FITTED];
	simulate->count = 1000;
	if (arguments->word_count) {
		const char *word = arguments->words[0];
		clv_reject(error, CLV_BAD_USAGE, "clv simulate reads no \"%s\"",
		           clv_printable(word, strlen(word), shown, sizeof shown));
		return clv_hint(error,
		                "the model's file goes behind --fitted: clv simulate "
		                "--fitted model.json");
	}
	if (!simulate->path) {
		clv_reject(error, CLV_BAD_USAGE, "which model? --fitted is missing");
		return clv_hint(error, "clv fit orders.csv --format json -o model.json "
		                       "makes one; then --fitted model.json");
	}
	if ((values[OPTION_HOW_MANY] &&
	     !common_read_whole("--count", values[OPTION_HOW_MANY], 1, 1000000000,
	                        &simulate->count, error)) ||
	    (values[OPTION_SEED] &&
	     !common_read_whole("--seed", values[OPTION_SEED], 0,
	                        999999999999999999, &seed, error)))
		return false;
	simulate->shop.seed = (uint64_t)seed;
	return read_span(simulate, arguments, error);
}

/* ---- The model ------------------------------------------------------------
 */

static bool choose_model(struct simulate *simulate, struct clv_error *error)
{
	const struct clv_fit *purchases = &simulate->fitted.purchases;
	const struct clv_fit *spend = &simulate->fitted.spend;
	if (!purchases->model || !purchases->model->draw) {
		clv_reject(error, CLV_BAD_DATA,
		           "%s: no model of purchases, and spend alone makes no orders",
		           strcmp(simulate->path, "-") == 0 ? "standard input"
		                                            : simulate->path);
		return clv_hint(error, "fit one with clv fit --model mbgnbd");
	}
	simulate->shop.model = purchases->model;
	simulate->shop.parameters = purchases->parameters;
	simulate->shop.spend = spend->model;
	simulate->shop.spend_parameters = spend->parameters;
	simulate->shop.unit_days = clv_unit_days(simulate->fitted.unit);
	return true;
}

/* ---- Rows -----------------------------------------------------------------
 */

static bool write_customer(struct simulate *simulate, uint64_t index,
                           struct page *page, struct clv_error *error)
{
	struct clv_shopper shopper;
	struct clv_shopper_order order;
	clv_shopper_begin(&shopper, &simulate->shop, index);
	while (clv_shopper_next(&shopper, &order)) {
		const struct clv_simulated_order row = {
		    .customer_id = (double)index + 1,
		    .order_date = simulate->start + order.day,
		    .amount = order.amount};
		struct view *view = &page->view;
		struct clv_value *amount = &view->values[view->count - 1];
		view_fill(view, &row);
		/* with its cents, also where they are 0: 1.00 and not 1 */
		amount->length =
		    clv_money_write_fixed(view->stores[view->count - 1], row.amount, 2);
		if (!clv_writer_row(&page->writer, view->values, error))
			return false;
		simulate->orders++;
	}
	return true;
}

static bool write_rows(struct simulate *simulate, struct page *page,
                       struct clv_error *error)
{
	for (long i = 0; i < simulate->count; i++)
		if (!write_customer(simulate, (uint64_t)i, page, error))
			return false;
	return true;
}

static bool print(struct simulate *simulate, struct clv_error *error)
{
	struct page page = {.view = {.count = 0}};
	const bool done =
	    page_open(&page, &simulate->common, simulate->outputs.results,
	              &clv_simulated_schema, 0, error) &&
	    page_begin(&page, error) && write_rows(simulate, &page, error) &&
	    page_end(&page, error);
	page_close(&page);
	return done;
}

static void say_what(const struct simulate *simulate)
{
	char first[CLV_DATE_SIZE];
	char last[CLV_DATE_SIZE];
	clv_date_write(first, simulate->start);
	clv_date_write(last, simulate->start + simulate->shop.length - 1);
	print_note(
	    "%llu order%s of %ld customer%s, all invented, %s to %s; "
	    "%s, spend: %s, seed %llu",
	    (unsigned long long)simulate->orders, simulate->orders == 1 ? "" : "s",
	    simulate->count, simulate->count == 1 ? "" : "s", first, last,
	    simulate->shop.model->title,
	    simulate->shop.spend ? simulate->shop.spend->title : "1.00 an order",
	    (unsigned long long)simulate->shop.seed);
}

static bool run_simulate(const struct arguments *arguments,
                         struct clv_error *error)
{
	struct simulate simulate = {.count = 0};
	bool done = common_read(&simulate.common, arguments, error) &&
	            read_flags(&simulate, arguments, error) &&
	            clv_fitted_read(&simulate.fitted, simulate.path, error) &&
	            choose_model(&simulate, error) &&
	            outputs_open(&simulate.outputs, &simulate.common,
	                         &simulate.path, 1, error) &&
	            print(&simulate, error) &&
	            outputs_commit(&simulate.outputs, error);
	if (done && !simulate.common.quiet)
		say_what(&simulate);
	outputs_close(&simulate.outputs);
	return done;
}

static const enum option_id own_options[] = {
    OPTION_FITTED, OPTION_HOW_MANY, OPTION_SEED,  OPTION_LENGTH,  OPTION_START,
    OPTION_FORMAT, OPTION_OUTPUT,   OPTION_QUIET, COMMON_OPTIONS,
};

static const struct flag_about abouts[] = {
    {"fitted", "the model that says how customers buy: a file that clv fit "
               "wrote with --format json"},
};

static const char *const examples[] = {
    "clv simulate --fitted model.json --count 100 --seed 7",
    "clv simulate --fitted model.json | clv orders --total",
    "clv simulate --fitted model.json --length 6mo --start 2025-07-01",
};

const struct command command_simulate = {
    .name = "simulate",
    .summary = "made-up orders of customers who buy as a fitted model says: to "
               "try things out, and to share data that is nobody's",
    .usage = "--fitted MODEL [FLAGS]",
    .about =
        "Draws customers from a model that clv fit wrote with --format json, "
        "and writes their orders as a table that clv orders reads. The same "
        "model, seed and flags give the same bytes, on any machine; of one "
        "seed, more customers are the same ones and some more.\n"
        "Customers make their first purchase on any day of the first half of "
        "--length, each as likely, so that all are observed for half of it at "
        "least. Several purchases of one day become one order. Amounts are "
        "drawn from the spend model; without one each is 1.00.\n"
        "Models of occasions (bgbb) have one in each unit of time, those of "
        "subscriptions (sbg) a renewal, the same days for all customers; the "
        "first order is the beginning.",
    ABOUTS(abouts),
    EXAMPLES(examples),
    OPTIONS(own_options),
    RESULTS(clv_simulated_schema),
    .run = run_simulate,
};
