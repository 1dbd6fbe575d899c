/* The columns of `clv cohorts` for orders: a row per cohort and period. */
#include "io/cohort_rows.h"
#include "clv/clv.h"

#include <math.h>
#include <string.h>

static const char *const answers[] = {"no", "yes"};

#define AT(member) .offset = offsetof(struct clv_cohort_row, member)
#define WORDS(list) .words = (list), .word_count = sizeof(list) / sizeof *(list)

/* clang-format off: a row of the table in few lines */
static const struct clv_field rows[] = {
    {"cohort", "Cohort", NULL, CLV_NAME, AT(cohort), .is_main = true,
     .about = "when its customers bought for the first time: 2025-03, 2025Q1 "
              "or 2025; with --by their segment",
     .unit = "text"},
    {"age", "Periods after", NULL, CLV_ORDINAL, AT(age), .is_main = true,
     .about = "0 is the period of a customer's first purchase, 1 the next, and "
              "so on",
     .unit = "number"},
    {"period", "Period", NULL, CLV_NAME, AT(period), .is_main = true,
     .needs = CLV_HAS_PERIOD,
     .about = "the month, quarter or year that the row is about",
     .unit = "text"},
    {"customers", "Customers", NULL, CLV_COUNT, AT(customers), .is_main = true,
     .about = "customers of the cohort; with --by those who came so long ago "
              "that they had this period",
     .unit = "count"},
    {"active", "Active", NULL, CLV_COUNT, AT(active), .is_main = true,
     .about = "how many of them bought in this period", .unit = "count"},
    {"active_share", "Share", NULL, CLV_SHARE, AT(active_share),
     .is_main = true,
     .about = "the share of them that bought in this period; who did not has "
              "not left for all that",
     .formula = "active / customers", .unit = "share"},
    {"returning_share", "In it or later", NULL, CLV_SHARE, AT(returning_share),
     .is_main = true,
     .about = "the share of them that bought in this period or in a later one",
     .formula = "customers with a purchase in it or later / customers",
     .unit = "share"},
    {"orders", "Orders", NULL, CLV_COUNT, AT(orders), .is_main = true,
     .about = "orders of this period that count as purchases", .unit = "count"},
    {"revenue", "Revenue", NULL, CLV_EXACT, AT(revenue), .is_main = true,
     .about = "what was paid in this period, less what was given back in it; "
              "what was given back before the first purchase lowers age 0",
     .unit = "money"},
    {"cumulative_revenue", "Revenue so far", NULL, CLV_MONEY,
     AT(cumulative_revenue), .is_main = true,
     .about = "what a customer has brought by the end of this period, on "
              "average over all of the cohort",
     .formula = "revenue of ages 0 to this one / customers; with --by the sum "
                "of revenue / customers over these ages",
     .unit = "money a customer"},
    {"cumulative_profit", "Profit so far", NULL, CLV_MONEY,
     AT(cumulative_profit), .is_main = true, .needs = CLV_HAS_MARGIN,
     .about = "what is left of it, with --margin, once winning the customer "
              "is paid for, with --cac",
     .formula = "cumulative_revenue x margin - cac",
     .unit = "money a customer"},
    {"pays_back", "Pays back", NULL, CLV_WORD, AT(pays_back), WORDS(answers),
     .is_main = true, .needs = CLV_HAS_MARGIN,
     .about = "whether the cohort has by then paid back what winning it cost, "
              "with --margin",
     .formula = "cumulative_profit >= 0", .unit = "word"},
    {"payback_age", "Paid back at age", NULL, CLV_ORDINAL, AT(payback_age),
     .needs = CLV_HAS_MARGIN,
     .about = "the age from which on the cohort has paid back, the same in all "
              "its rows; empty while it has not",
     .formula = "the first age from which on all rows pay back",
     .unit = "number"},
    {"open", "Open", NULL, CLV_WORD, AT(open), WORDS(answers), .is_main = true,
     .needs = CLV_HAS_PERIOD,
     .about = "yes where the period is not over on the last day that counts: "
              "its figures will grow",
     .unit = "word"},
    {"returning_open", "Return open", NULL, CLV_WORD, AT(returning_open),
     WORDS(answers), .needs = CLV_HAS_PERIOD,
     .about = "yes where returning_share may well grow: since the period began "
              "less time has gone by than 95% of the pauses between purchases "
              "take",
     .unit = "word"},
};
/* clang-format on */

const struct clv_schema clv_cohort_schema = {rows, sizeof rows / sizeof *rows};

static double share_of(uint64_t part, uint64_t all)
{
	return all ? (double)part / (double)all : NAN;
}

/* Of two integers, rounded once as long as both are below 2^53. */
static double quotient(clv_wide amount, uint64_t by)
{
	return by ? (double)amount / (10000 * (double)by) : 0;
}

/* Moves the sum on by a cell, and says what a customer has brought by then. */
static double add_cell(const struct clv_cohort *cohort, size_t age,
                       bool by_segment, struct clv_cohort_sum *sum)
{
	const struct clv_cohort_cell *cell = &cohort->cells[age];
	sum->revenue += cell->revenue;
	sum->means += quotient(cell->revenue, cell->customers);
	return by_segment ? sum->means : quotient(sum->revenue, cohort->customers);
}

/* Refunds can undo what was paid back before. */
double clv_cohort_payback(const struct clv_cohort *cohort,
                          const struct clv_cohort_terms *terms)
{
	struct clv_cohort_sum sum = {0, 0};
	double payback = NAN;
	for (size_t age = 0; age < cohort->count; age++) {
		double profit;
		const double revenue = add_cell(cohort, age, terms->by_segment, &sum);
		if (clv_profit_so_far(revenue, terms->margin, terms->cac, &profit) ==
		    CLV_PAYS_NOT)
			payback = NAN;
		else if (isnan(payback))
			payback = (double)age;
	}
	return payback;
}

static void name_periods(const struct clv_cohort *cohort, int32_t period,
                         const struct clv_cohort_terms *terms,
                         struct clv_cohort_row *row)
{
	if (terms->by_segment) {
		row->cohort = (struct clv_text){cohort->segment ? cohort->segment : "",
		                                cohort->segment_length};
		row->period = (struct clv_text){"", 0};
		return;
	}
	clv_period_name(cohort->period, terms->period, row->cohort_text);
	clv_period_name(period, terms->period, row->period_text);
	row->cohort = (struct clv_text){row->cohort_text, strlen(row->cohort_text)};
	row->period = (struct clv_text){row->period_text, strlen(row->period_text)};
}

void clv_cohort_figure(const struct clv_cohort *cohort, size_t age,
                       const struct clv_cohort_terms *terms,
                       struct clv_cohort_sum *sum, double payback,
                       struct clv_cohort_row *row)
{
	const struct clv_cohort_cell *cell = &cohort->cells[age];
	const int32_t period = cohort->period + (int32_t)age;
	*row = (struct clv_cohort_row){
	    .age = (double)age,
	    .customers = (double)cell->customers,
	    .active = (double)cell->active,
	    .active_share = share_of(cell->active, cell->customers),
	    .returning_share = share_of(cell->returning, cell->customers),
	    .orders = (double)cell->orders,
	    .revenue = cell->revenue,
	    .cumulative_revenue = add_cell(cohort, age, terms->by_segment, sum),
	    .payback_age = payback,
	};
	row->pays_back = clv_profit_so_far(row->cumulative_revenue, terms->margin,
	                                   terms->cac, &row->cumulative_profit);
	name_periods(cohort, period, terms, row);
	if (terms->by_segment)
		return;
	if (terms->is_open && period == terms->last)
		row->open = CLV_OPEN;
	if (clv_period_start(period, terms->period) > terms->settled)
		row->returning_open = CLV_OPEN;
}
