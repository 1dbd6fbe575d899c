/* `clv merge`: what clv orders prints, from parts that it made. */
#include "cli/cmd_orders.h"
#include "cli/parts.h"

static bool check_by(const struct orders *orders,
                     const struct arguments *arguments, struct clv_error *error)
{
	const char *by = arguments->values[OPTION_BY];
	if (!by || orders->exports.request.options.columns[CLV_ROLE_SEGMENT])
		return true;
	clv_reject(error, CLV_BAD_USAGE,
	           "--by %s: the parts were made without a segment", by);
	return clv_hint(error,
	                "clv orders --partial --segment %s keeps it in the "
	                "part",
	                by);
}

static bool read_parts(struct orders *orders, struct parts *parts,
                       struct clv_error *error)
{
	orders->exports.makes_part = orders->partial;
	return orders_read_spend(orders, error) &&
	       parts_read(parts, orders_keep(orders), error);
}

static bool run_merge(const struct arguments *arguments,
                      struct clv_error *error)
{
	struct orders orders = {.total = false};
	struct parts parts = {.reader = NULL};
	const bool done = exports_open(&orders.exports, arguments, error) &&
	                  parts_open(&parts, &orders.exports, error) &&
	                  check_by(&orders, arguments, error) &&
	                  orders_read_flags(&orders, arguments, error) &&
	                  read_parts(&orders, &parts, error) &&
	                  (orders.partial ? orders_write_part(&orders, error)
	                                  : orders_print(&orders, error)) &&
	                  exports_commit(&orders.exports, error);
	parts_close(&parts);
	orders_close(&orders);
	return done;
}

static const enum option_id own_options[] = {
    OPTION_UNIT,    OPTION_LAPSED_AFTER, OPTION_RFM,    SELECTION_OPTIONS,
    OPTION_TOTAL,   OPTION_BY,           OPTION_PERIOD, OPTION_AD_SPEND,
    OPTION_PARTIAL, OPTION_FORMAT,       OPTION_ROUND,  OPTION_OUTPUT,
    OPTION_DECIMAL, OPTION_THREADS,      OPTION_QUIET,  COMMON_OPTIONS,
};

static const struct flag_about abouts[] = {
    {"partial", "write the sum of the parts as a part again"},
    {"by", "a row per group: segment, which the parts have where clv orders "
           "--partial was told --segment"},
    {"decimal", "decimal sign of the table of --ad-spend and of flags: . or ,; "
                "default: from the first values"},
};

static const char *const examples[] = {
    "clv merge scale/shopify-1.part scale/shopify-2.part",
    "clv merge --total scale/shopify-*.part",
    "clv merge --partial scale/shopify-*.part | clv merge --period month",
};

static const struct result_table tables[] = {
    {NULL, &clv_customer_schema},
    {"--total, --by or --period", &clv_base_schema},
};

const struct command command_merge = {
    .name = "merge",
    .summary = "parts of orders, made by clv orders --partial on several "
               "machines, to what clv orders says of all",
    .usage = "[FLAGS] PART...",
    .about =
        "A part is what clv orders --partial makes of some of the rows: a line "
        "per customer, with the days of purchases, and with their orders where "
        "these bear an id. Parts add up in any order and any nesting, to the "
        "same bytes as one run over all rows. One file may hold several parts, "
        "one behind the other; .gz files are read as they are; - is standard "
        "input.\n"
        "A part that is cut short or damaged, of another version, read by "
        "other "
        "decisions (columns, decimal sign, order of dates, currency, last day) "
        "or made of rows that another part holds already, byte for byte, is an "
        "error.\n"
        "Rows of one order may stand in several parts: they are as rows of one "
        "file. Exports that overlap are read by one clv orders.",
    EXAMPLES(examples),
    .inputs = CLV_INPUT_BIT(CLV_IN_MARGIN) | CLV_INPUT_BIT(CLV_IN_CAC),
    ABOUTS(abouts),
    OPTIONS(own_options),
    TABLES(tables),
    .run = run_merge,
};
