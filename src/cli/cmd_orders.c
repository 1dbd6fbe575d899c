#include "cli/cmd_orders.h"
#include "cli/message.h"
#include "data/gap.h"

#include <math.h>
#include <string.h>

/* ---- Flags ----------------------------------------------------------------
 */

bool orders_has_costs(const struct orders *orders)
{
	return orders->exports.request.options.columns[CLV_ROLE_COST];
}

/* Flags that say the same twice, or belong to the other kind of result. */
static bool check_together(const struct orders *orders,
                           const struct arguments *arguments,
                           struct clv_error *error)
{
	const bool base = orders->total || orders->by || orders->by_period;
	static const enum option_id of_customers[] = {OPTION_RFM, OPTION_UNIT,
	                                              SELECTION_OPTIONS};
	const char *instead = orders->by          ? "--by"
	                      : orders->by_period ? "--period"
	                                          : "--total";
	if (orders->by && orders->by_period) {
		clv_reject(error, CLV_BAD_USAGE,
		           "--by and --period exclude each other");
		return clv_hint(error, "leave one of them out");
	}
	if (base && !selection_refuse(arguments, of_customers,
	                              sizeof of_customers / sizeof *of_customers,
	                              instead, error))
		return false;
	if (orders_has_costs(orders) && arguments->inputs[CLV_IN_MARGIN]) {
		clv_reject(error, CLV_BAD_USAGE,
		           "--margin and --cost exclude each other");
		return clv_hint(error, "the margin follows from what goods cost: "
		                       "leave one of them out");
	}
	if (base && orders->inputs.mask) {
		clv_reject(error, CLV_BAD_USAGE,
		           "--margin and --cac are for rows of customers");
		return clv_hint(error,
		                "pipe the base into clv: clv orders --total FILE | "
		                "clv --years 5 --cac 40 --margin 35%%");
	}
	if (!isnan(orders->inputs.values.cac) &&
	    isnan(orders->inputs.values.margin) && !orders_has_costs(orders)) {
		clv_reject(error, CLV_BAD_USAGE, "--cac needs --margin or --cost");
		return clv_hint(error, "with --margin 35%% a column says what each "
		                       "customer has brought so far, less --cac");
	}
	if (orders->ad_spend && !orders->by && !orders->by_period) {
		clv_reject(error, CLV_BAD_USAGE,
		           "--ad-spend needs --by segment or --period");
		return clv_hint(error, "its rows are those of segments or periods");
	}
	return true;
}

/* A part is made of all rows, and says nothing yet. */
static bool check_partial(const struct orders *orders,
                          const struct arguments *arguments,
                          struct clv_error *error)
{
	static const enum option_id of_results[] = {
	    OPTION_RFM,    OPTION_UNIT, OPTION_LAPSED_AFTER, SELECTION_OPTIONS,
	    OPTION_TOTAL,  OPTION_BY,   OPTION_PERIOD,       OPTION_AD_SPEND,
	    OPTION_FORMAT, OPTION_ROUND};
	if (!orders->partial)
		return true;
	for (size_t i = 0; i < sizeof of_results / sizeof *of_results; i++) {
		if (!arguments->values[of_results[i]])
			continue;
		clv_reject(error, CLV_BAD_USAGE,
		           "--partial and --%s exclude each other",
		           options[of_results[i]].name);
		return clv_hint(error,
		                "a part holds what any result needs: give --%s "
		                "to clv merge",
		                options[of_results[i]].name);
	}
	if (orders->inputs.mask) {
		clv_reject(error, CLV_BAD_USAGE,
		           "--margin and --cac are for rows of customers");
		return clv_hint(error, "give them to clv merge");
	}
	if (orders->exports.request.options.guests != CLV_GUESTS_EACH)
		return true;
	clv_reject(error, CLV_BAD_USAGE,
	           "--partial and --guests each exclude each other");
	return clv_hint(error, "guests have no name by which parts could tell one "
	                       "from another");
}

bool orders_read_flags(struct orders *orders, const struct arguments *arguments,
                       struct clv_error *error)
{
	const char *const *values = arguments->values;
	orders->lapsed_after = CLV_NO_DAY;
	orders->rfm = values[OPTION_RFM] != NULL;
	orders->total = values[OPTION_TOTAL] != NULL;
	orders->partial = values[OPTION_PARTIAL] != NULL;
	orders->by = values[OPTION_BY];
	orders->by_period = values[OPTION_PERIOD] != NULL;
	orders->ad_spend = values[OPTION_AD_SPEND];
	if (values[OPTION_LAPSED_AFTER] &&
	    !exports_read_days("--lapsed-after", values[OPTION_LAPSED_AFTER],
	                       &orders->lapsed_after, error))
		return false;
	if (!selection_read_top(&orders->selection, arguments, error) ||
	    !exports_read_unit(values[OPTION_UNIT], &orders->unit, error) ||
	    !exports_read_period(values[OPTION_PERIOD], &orders->period, error) ||
	    !common_read_inputs(&orders->exports.common, arguments, &orders->inputs,
	                        error) ||
	    !check_partial(orders, arguments, error) ||
	    !check_together(orders, arguments, error) ||
	    !exports_choose_segment(&orders->exports, orders->by, error))
		return false;
	const bool base = orders->total || orders->by || orders->by_period;
	const bool segment =
	    orders->exports.request.options.columns[CLV_ROLE_SEGMENT];
	orders->schema = base ? &clv_base_schema : &clv_customer_schema;
	orders->facts =
	    (segment && (orders->by || !base) ? CLV_HAS_SEGMENT : 0u) |
	    (orders->by_period ? CLV_HAS_PERIOD : 0u) |
	    (isnan(orders->inputs.values.margin) ? 0u : CLV_HAS_MARGIN) |
	    (orders_has_costs(orders) ? CLV_HAS_MARGIN | CLV_HAS_COST : 0u) |
	    (orders->rfm ? CLV_HAS_SCORES : 0u) |
	    (orders->ad_spend ? CLV_HAS_AD_SPEND : 0u);
	return selection_read(&orders->selection, arguments, orders->schema,
	                      orders->facts, error);
}

/* ---- The run --------------------------------------------------------------
 */

static bool choose_lapsed_after(struct orders *orders, struct clv_error *error)
{
	int32_t days;
	if (orders->lapsed_after != CLV_NO_DAY)
		return true;
	const bool found =
	    clv_gap_quantile(orders->exports.ledger, CLV_GAP_USUAL_SHARE,
	                     orders->exports.common.threads, &days);
	if (days < 0)
		return clv_reject_memory(error);
	orders->lapsed_after = found ? days : INT32_MAX / 2;
	if (orders->exports.common.quiet ||
	    !clv_ledger_count(orders->exports.ledger))
		return true;
	if (found)
		print_note("lapsed: no purchase for more than %d days, as 95%% of the "
		           "pauses between purchases were not longer; --lapsed-after "
		           "90d says otherwise",
		           (int)days);
	else
		print_note("lapsed: nobody, as no pause between two purchases tells "
		           "how long is long; --lapsed-after 90d does");
	return true;
}

unsigned orders_keep(const struct orders *orders)
{
	const bool all = orders->partial;
	const bool segment =
	    orders->exports.request.options.columns[CLV_ROLE_SEGMENT];
	return (segment ? CLV_KEEPS_SEGMENTS : 0u) |
	       (orders_has_costs(orders) ? CLV_KEEPS_COSTS : 0u) |
	       (orders->by || orders->by_period || all ? CLV_KEEPS_DETAIL : 0u) |
	       (all ? CLV_KEEPS_DETAIL_ALONE : 0u);
}

bool orders_open_page(const struct orders *orders, struct page *page,
                      struct clv_error *error)
{
	const struct exports *exports = &orders->exports;
	return page_open(page, &exports->common, exports->outputs.results,
	                 orders->schema, orders->facts, error);
}

bool orders_print(struct orders *orders, struct clv_error *error)
{
	if (!choose_lapsed_after(orders, error))
		return false;
	return orders->schema == &clv_base_schema
	           ? orders_print_base(orders, error)
	           : orders_print_customers(orders, error);
}

bool orders_write_part(struct orders *orders, struct clv_error *error)
{
	struct exports *exports = &orders->exports;
	struct clv_books *books = &exports->history.books[0];
	const unsigned long long rows = books->tally.rows;
	if (!clv_partial_write(&exports->partial, books, exports->common.threads,
	                       exports->outputs.results, error))
		return false;
	if (!exports->common.quiet)
		print_note("%llu row%s read into a part of %zu customer%s and %zu "
		           "order%s with an id; clv merge says what becomes of them",
		           rows, rows == 1 ? "" : "s", clv_ledger_count(books->ledger),
		           clv_ledger_count(books->ledger) == 1 ? "" : "s",
		           books->orders ? clv_order_book_count(books->orders) : 0,
		           books->orders && clv_order_book_count(books->orders) == 1
		               ? ""
		               : "s");
	return true;
}

void orders_close(struct orders *orders)
{
	selection_free(&orders->selection);
	clv_ad_spend_free(&orders->spend);
	exports_close(&orders->exports);
}

static bool read_orders(struct orders *orders, struct clv_error *error)
{
	orders->exports.makes_part = orders->partial;
	return orders_read_spend(orders, error) &&
	       exports_read(&orders->exports, orders_keep(orders), error);
}

static bool run_orders(const struct arguments *arguments,
                       struct clv_error *error)
{
	struct orders orders = {.total = false};
	const bool done = exports_open(&orders.exports, arguments, error) &&
	                  orders_read_flags(&orders, arguments, error) &&
	                  read_orders(&orders, error) &&
	                  (orders.partial ? orders_write_part(&orders, error)
	                                  : orders_print(&orders, error)) &&
	                  exports_commit(&orders.exports, error);
	orders_close(&orders);
	return done;
}

static const enum option_id own_options[] = {
    EXPORT_OPTIONS,      OPTION_SEGMENT, OPTION_COST,       OPTION_UNIT,
    OPTION_LAPSED_AFTER, OPTION_RFM,     SELECTION_OPTIONS, OPTION_TOTAL,
    OPTION_BY,           OPTION_PERIOD,  OPTION_AD_SPEND,   OPTION_PARTIAL,
    TABLE_OPTIONS,
};

static const char *const examples[] = {
    "clv orders shopify.csv",
    "clv orders --total shopify.csv | clv --years 5 --cac 40 --margin 35%",
    "clv orders shopify.csv --where state==lapsed --top 50",
    "clv orders shopify.csv --period month",
    "clv orders --partial shopify.csv | clv merge --total",
    ("clv orders pieces.csv --customer client --date day --amount "
     "'pieces*price'"),
};

static const struct result_table tables[] = {
    {NULL, &clv_customer_schema},
    {"--total, --by or --period", &clv_base_schema},
};

const struct command command_orders = {
    .name = "orders",
    .summary = "who brings the money, who has gone quiet: from a shop's export "
               "of orders to a row per customer, or for the whole base",
    .usage = "[FLAGS] FILE...",
    .about =
        "Reads exports of Shopify, Stripe, WooCommerce, Square, PayPal, "
        "Magento and Gumroad, the research data sets of UCI Online Retail and "
        "CDNOW, and any other table whose columns are named. Several files are "
        "one history; .gz files are read as they are; - is standard input.\n"
        "A row per customer, by revenue; with --total, --by or --period rows "
        "for the base, whose avg and freq are what clv takes. Purchases of one "
        "day are one in frequency, and the first one is not counted there; "
        "freq of the base counts repeat orders a customer-year, in which the "
        "time after a customer has left is contained.\n"
        "What is left out, and why, is said on standard error.",
    EXAMPLES(examples),
    .inputs = CLV_INPUT_BIT(CLV_IN_MARGIN) | CLV_INPUT_BIT(CLV_IN_CAC),
    OPTIONS(own_options),
    TABLES(tables),
    .run = run_orders,
};
