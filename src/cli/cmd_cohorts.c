/* `clv cohorts`: who came when, and what became of them. */
#include "cli/cmd_cohorts.h"
#include "cli/message.h"

#include <math.h>
#include <stdio.h>

size_t cohorts_shown(const struct cohorts *cohorts, size_t count)
{
	const size_t top = (size_t)cohorts->selection.top;
	return top && top < count ? top : count;
}

/* ---- Flags ----------------------------------------------------------------
 */

/* What a list of subscribers has not. */
static bool refuse_orders(const struct arguments *arguments,
                          struct clv_error *error)
{
	static const enum option_id of_orders[] = {
	    OPTION_PRESET,    OPTION_DATE,       OPTION_AMOUNT,
	    OPTION_ORDER_ID,  OPTION_STATUS,     OPTION_REFUND,
	    OPTION_QUANTITY,  OPTION_CURRENCY,   OPTION_CURRENCY_COLUMN,
	    OPTION_STATUS_IN, OPTION_STATUS_OUT, OPTION_GUESTS,
	};
	const char *flag = arguments->inputs[CLV_IN_MARGIN] ? "margin"
	                   : arguments->inputs[CLV_IN_CAC]  ? "cac"
	                                                    : NULL;
	for (size_t i = 0; !flag && i < sizeof of_orders / sizeof *of_orders; i++)
		if (arguments->values[of_orders[i]])
			flag = options[of_orders[i]].name;
	if (!flag)
		return true;
	clv_reject(error, CLV_BAD_USAGE,
	           "--%s is for orders, and --started makes the file a list of "
	           "subscribers",
	           flag);
	return clv_hint(error, "leave one of them out");
}

static bool check_list(const struct cohorts *cohorts,
                       const struct arguments *arguments,
                       struct clv_error *error)
{
	if (!cohorts->form.started || !cohorts->form.ended) {
		clv_reject(error, CLV_BAD_USAGE, "%s needs %s",
		           cohorts->form.started ? "--started" : "--ended",
		           cohorts->form.started ? "--ended" : "--started");
		return clv_hint(error, "a list of subscribers has a column with the "
		                       "day on which each began, and one with the day "
		                       "on which he left, empty while he has not");
	}
	if (cohorts->total && cohorts->period == CLV_PERIOD_QUARTER) {
		clv_reject(error, CLV_BAD_USAGE,
		           "--total says retention a month or a year, and not a "
		           "quarter, which clv does not take");
		return clv_hint(error, "--period month or --period year");
	}
	if (cohorts->total && (cohorts->by || cohorts->wide)) {
		clv_reject(error, CLV_BAD_USAGE, "--total and --%s exclude each other",
		           cohorts->by ? "by" : "wide");
		return clv_hint(error, "--total is one row for all");
	}
	if (cohorts->total && cohorts->selection.top) {
		clv_reject(error, CLV_BAD_USAGE,
		           "--total and --top exclude each other");
		return clv_hint(error, "--total is one row for all");
	}
	return refuse_orders(arguments, error);
}

static bool check_orders(const struct cohorts *cohorts, struct clv_error *error)
{
	if (cohorts->total) {
		clv_reject(error, CLV_BAD_USAGE,
		           "orders have no retention for --total: who skips a %s has "
		           "not left, and nobody says when he does",
		           clv_period_words[cohorts->period]);
		return clv_hint(error, "clv predict tells who will come back, and what "
		                       "that is worth; clv orders --total has avg and "
		                       "freq; of a list of subscribers say --started "
		                       "and --ended");
	}
	if (cohorts->fit) {
		clv_reject(error, CLV_BAD_USAGE,
		           "--fit is for subscribers: --started and --ended");
		return clv_hint(error, "clv fit fits models of orders");
	}
	if (isnan(cohorts->inputs.values.margin) &&
	    !isnan(cohorts->inputs.values.cac)) {
		clv_reject(error, CLV_BAD_USAGE, "--cac needs --margin");
		return clv_hint(error, "what winning a customer cost is paid back out "
		                       "of profit: add --margin, such as --margin "
		                       "40%%");
	}
	return true;
}

static void read_form(struct cohorts *cohorts)
{
	const struct clv_export_options *said = &cohorts->exports.request.options;
	cohorts->form.customer = said->columns[CLV_ROLE_CUSTOMER];
	cohorts->form.date_form = said->date_form;
	if (!cohorts->by)
		return;
	cohorts->form.segment = said->columns[CLV_ROLE_SEGMENT];
	cohorts->form.segment_flag =
	    said->segment_flag ? said->segment_flag : "--segment";
}

static bool read_flags(struct cohorts *cohorts,
                       const struct arguments *arguments,
                       struct clv_error *error)
{
	const char *const *values = arguments->values;
	const struct common *common = &cohorts->exports.common;
	cohorts->by = values[OPTION_BY];
	cohorts->total = values[OPTION_TOTAL] != NULL;
	cohorts->fit = values[OPTION_FIT] != NULL;
	cohorts->form.started = values[OPTION_STARTED];
	cohorts->form.ended = values[OPTION_ENDED];
	cohorts->is_list = cohorts->form.started || cohorts->form.ended;
	cohorts->wide = values[OPTION_WIDE];
	if (values[OPTION_SEGMENT] && !cohorts->by) {
		clv_reject(error, CLV_BAD_USAGE, "--segment needs --by");
		return clv_hint(error, "--by segment parts the cohorts by what is in "
		                       "that column");
	}
	if (!selection_read_top(&cohorts->selection, arguments, error) ||
	    !exports_read_period(values[OPTION_PERIOD], &cohorts->period, error) ||
	    !exports_choose_segment(&cohorts->exports, cohorts->by, error) ||
	    !common_read_inputs(common, arguments, &cohorts->inputs, error) ||
	    !(cohorts->is_list ? check_list(cohorts, arguments, error)
	                       : check_orders(cohorts, error)))
		return false;
	cohorts->wide |= !common->format && common_on_terminal(common);
	cohorts->facts =
	    (cohorts->by ? 0u : CLV_HAS_PERIOD) |
	    (cohorts->fit ? CLV_HAS_CURVE : 0u) |
	    (isnan(cohorts->inputs.values.margin) ? 0u : CLV_HAS_MARGIN);
	read_form(cohorts);
	return true;
}

/* ---- The run --------------------------------------------------------------
 */

static bool run_cohorts(const struct arguments *arguments,
                        struct clv_error *error)
{
	struct cohorts cohorts = {.facts = 0};
	bool done = exports_open(&cohorts.exports, arguments, error) &&
	            read_flags(&cohorts, arguments, error);
	if (done && cohorts.is_list)
		cohorts.exports.taker = (struct exports_taker){&cohorts, cohorts_take};
	done = done &&
	       exports_read(&cohorts.exports,
	                    CLV_KEEPS_DETAIL | CLV_KEEPS_LOOSE |
	                        (cohorts.by ? CLV_KEEPS_SEGMENTS : 0),
	                    error) &&
	       (cohorts.is_list ? cohorts_of_list(&cohorts, error)
	                        : cohorts_of_orders(&cohorts, error)) &&
	       exports_commit(&cohorts.exports, error);
	clv_memberships_free(&cohorts.memberships);
	exports_close(&cohorts.exports);
	return done;
}

static const enum option_id own_options[] = {
    OPTION_STARTED, OPTION_ENDED,   OPTION_PERIOD, OPTION_BY,
    OPTION_WIDE,    OPTION_FIT,     OPTION_TOTAL,  OPTION_TOP,
    EXPORT_OPTIONS, OPTION_SEGMENT, OPTION_COLOR,  TABLE_OPTIONS,
};

static const struct flag_about abouts[] = {
    {"period", "cohorts by month (the default), quarter or year of the first "
               "purchase, and what they did in the months, quarters or years "
               "after"},
    {"by", "cohorts by segment (with --segment), or by a column, and not by "
           "when they came"},
    {"total", "of subscribers: one row for all, with retention and customers, "
              "which clv takes for its inputs"},
    {"customer", "the column with the customer: its name, or @3 for the third; "
                 "of subscribers: rows of one that follow each other are one"},
    {"until", "the last day that counts, such as 2025-12-31, or today; "
              "default: the last one in the data"},
};

static const char *const examples[] = {
    "clv cohorts shopify.csv --period quarter",
    "clv cohorts shopify.csv --wide --format table",
    "clv cohorts shopify.csv --margin 35% --cac 12",
    "clv cohorts memberships.csv --started started --ended ended --fit",
    ("clv cohorts memberships.csv --started started --ended ended --total | "
     "clv --avg 29 --freq 12"),
};

static const struct result_table tables[] = {
    {NULL, &clv_cohort_schema},
    {"--started and --ended", &clv_survival_schema},
    {"--total", &clv_retention_schema},
};

const struct command command_cohorts = {
    .name = "cohorts",
    .summary = "do those who came in March come back more often than those of "
               "February? how many subscribers stay, and for how long",
    .usage = "[FLAGS] FILE...",
    .about =
        "Reads the exports that clv orders reads. Customers who bought for the "
        "first time in the same month, quarter or year are a cohort; a row "
        "tells what a cohort did in one of the periods after: how many bought, "
        "for how much, and what a customer has brought so far. With --margin "
        "and --cac also when it has paid back what winning it cost. On a "
        "terminal, and with --wide, a triangle of the shares that bought.\n"
        "With --by all customers of a segment are a cohort, whenever they "
        "came, and only whole periods count.\n"
        "Orders do not show who has left: who skips a month may come back. "
        "Lists of subscribers do: with --started and --ended a row is a "
        "subscriber, with the day on which he began and the one on which he "
        "left. His months run from the day he began; who leaves on the last "
        "day of one, or the day after it, has left in it. Retention and churn "
        "count months that are over alone.\n"
        "The newest period is marked as open while it is not over.",
    ABOUTS(abouts),
    EXAMPLES(examples),
    .inputs = CLV_INPUT_BIT(CLV_IN_MARGIN) | CLV_INPUT_BIT(CLV_IN_CAC),
    OPTIONS(own_options),
    TABLES(tables),
    .run = run_cohorts,
};
