/* `clv ladder`: does a customer pay back at the second, the third purchase? */
#include "cli/exports.h"
#include "cli/message.h"
#include "cli/page.h"
#include "cli/selection.h"
#include "io/ladders.h"

#include <math.h>
#include <stdio.h>

struct ladder {
	struct exports exports;
	struct clv_given inputs;    /* --margin and --cac */
	struct selection selection; /* --top */
	struct clv_ladder found;
	unsigned facts;
};

static bool read_flags(struct ladder *ladder, const struct arguments *arguments,
                       struct clv_error *error)
{
	if (!selection_read_top(&ladder->selection, arguments, error))
		return false;
	if (!common_read_inputs(&ladder->exports.common, arguments, &ladder->inputs,
	                        error))
		return false;
	const bool has_margin = !isnan(ladder->inputs.values.margin);
	ladder->facts = has_margin ? CLV_HAS_MARGIN : 0;
	if (has_margin || isnan(ladder->inputs.values.cac))
		return true;
	clv_reject(error, CLV_BAD_USAGE, "--cac needs --margin");
	return clv_hint(error, "what winning a customer cost is paid back out of "
	                       "profit: add --margin, such as --margin 40%%");
}

static void figure(const struct ladder *ladder, size_t index, clv_wide *revenue,
                   struct clv_ladder_row *row)
{
	const struct clv_inputs *inputs = &ladder->inputs.values;
	*revenue += ladder->found.rungs[index].revenue;
	clv_ladder_figure(&ladder->found, index, *revenue, inputs->margin,
	                  inputs->cac, row);
}

/* ---- Notes ----------------------------------------------------------------
 */

/* The purchase from which on all rows pay back: refunds can undo one before.
   0: the last one does not. last is the row of the last purchase. */
static size_t paying_purchase(const struct ladder *ladder,
                              struct clv_ladder_row *last)
{
	clv_wide revenue = 0;
	size_t purchase = 0;
	for (size_t i = 0; i < ladder->found.count; i++) {
		figure(ladder, i, &revenue, last);
		if (last->pays_back == CLV_PAYS_NOT)
			purchase = 0;
		else if (!purchase)
			purchase = i + 1;
	}
	return purchase;
}

static void say_payback(const struct ladder *ladder)
{
	const double cac = ladder->inputs.values.cac;
	struct clv_ladder_row last;
	char cost[CLV_FIXED_SIZE] = "";
	char missing[CLV_FIXED_SIZE] = "";
	if (!ladder->found.count)
		return;
	const size_t purchase = paying_purchase(ladder, &last);
	if (isnan(cac)) {
		print_note("without --cac winning a customer is taken to cost nothing");
		return;
	}
	clv_number_write_fixed(cost, cac, 2);
	clv_number_write_fixed(missing, -last.cumulative_profit, 2);
	if (purchase)
		print_note("on average customers pay back what winning them cost (%s) "
		           "at purchase %zu",
		           cost, purchase);
	else
		print_note("within the data customers never pay back what winning them "
		           "cost (%s): after %zu purchase%s %s a customer is missing",
		           cost, ladder->found.count,
		           ladder->found.count == 1 ? "" : "s", missing);
}

static void say_rest(const struct ladder *ladder)
{
	const struct clv_format *format = common_format(&ladder->exports.common);
	const size_t shown = (size_t)ladder->selection.top;
	const size_t count = ladder->found.count;
	if (shown && shown < count && format == &clv_format_table)
		print_note("%zu more row%s, up to purchase %zu", count - shown,
		           count - shown == 1 ? "" : "s", count);
}

static void say_notes(const struct ladder *ladder)
{
	if (ladder->exports.common.quiet)
		return;
	say_rest(ladder);
	if (ladder->facts & CLV_HAS_MARGIN)
		say_payback(ladder);
}

/* ---- Rows -----------------------------------------------------------------
 */

static bool write_rows(const void *data, struct page *page,
                       struct clv_error *error)
{
	const struct ladder *ladder = data;
	clv_wide revenue = 0;
	size_t count = ladder->found.count;
	if (ladder->selection.top && count > (size_t)ladder->selection.top)
		count = (size_t)ladder->selection.top;
	for (size_t i = 0; i < count; i++) {
		struct clv_ladder_row row;
		figure(ladder, i, &revenue, &row);
		if (!page_put(page, &row, error))
			return false;
	}
	return true;
}

static bool print(const struct ladder *ladder, struct clv_error *error)
{
	const struct exports *exports = &ladder->exports;
	return page_make(&exports->common, exports->outputs.results,
	                 &clv_ladder_schema, ladder->facts, write_rows, ladder,
	                 error);
}

static bool run_ladder(const struct arguments *arguments,
                       struct clv_error *error)
{
	struct ladder ladder = {.facts = 0};
	bool done = exports_open(&ladder.exports, arguments, error) &&
	            read_flags(&ladder, arguments, error) &&
	            exports_read(&ladder.exports, CLV_KEEPS_DETAIL, error) &&
	            (clv_ladder_climb(&ladder.found, ladder.exports.ledger) ||
	             clv_reject_memory(error));
	if (done)
		say_notes(&ladder);
	done =
	    done && print(&ladder, error) && exports_commit(&ladder.exports, error);
	clv_ladder_free(&ladder.found);
	exports_close(&ladder.exports);
	return done;
}

static const enum option_id own_options[] = {EXPORT_OPTIONS, OPTION_TOP,
                                             TABLE_OPTIONS};

static const char *const examples[] = {
    "clv ladder shopify.csv",
    "clv ladder shopify.csv --margin 35% --cac 12",
    "clv ladder shopify.csv --top 5 --format table",
};

const struct command command_ladder = {
    .name = "ladder",
    .summary = "does a customer pay back at the first, the second, the third "
               "purchase? how many come so far, and how soon",
    .usage = "[FLAGS] FILE...",
    .about =
        "Reads the exports that clv orders reads. A row per purchase number: "
        "how many customers came so far, how many days after the purchase "
        "before, what it brought, and what a customer has brought by then. "
        "With --margin and --cac also whether that has paid for winning the "
        "customer.\n"
        "Purchases of one day are one. What was given back on a day without a "
        "purchase lowers the purchase before it, or the first where there is "
        "none before, so that the rows add up to all revenue.\n"
        "Sums so far are per customer won, those who never came back among "
        "them. Customers who came lately have had little time to come back: in "
        "a young shop the later rows are yet to fill.",
    EXAMPLES(examples),
    .inputs = CLV_INPUT_BIT(CLV_IN_MARGIN) | CLV_INPUT_BIT(CLV_IN_CAC),
    OPTIONS(own_options),
    RESULTS(clv_ladder_schema),
    .run = run_ladder,
};
