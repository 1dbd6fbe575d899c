/* The columns of `clv ladder`: a row per purchase number. */
#include "io/ladders.h"
#include "clv/clv.h"
#include "core/tidy.h"

#include <float.h>
#include <math.h>

static const char *const answers[] = {"no", "yes"};

#define AT(member) .offset = offsetof(struct clv_ladder_row, member)
#define WORDS(list) .words = (list), .word_count = sizeof(list) / sizeof *(list)

/* clang-format off: a row of the table in few lines */
static const struct clv_field rows[] = {
    {"purchase", "Purchase", NULL, CLV_ORDINAL, AT(purchase), .is_main = true,
     .about = "1 is a customer's first purchase, 2 the second, and so on; "
              "purchases of one day are one",
     .unit = "number"},
    {"customers", "Customers", NULL, CLV_COUNT, AT(customers), .is_main = true,
     .about = "how many customers came so far", .unit = "count"},
    {"share", "Share", NULL, CLV_SHARE, AT(share), .is_main = true,
     .about = "how many of all customers came so far; those who are new have "
              "had little time for it",
     .formula = "customers / customers at purchase 1", .unit = "share"},
    {"step_share", "Of those before", NULL, CLV_SHARE, AT(step_share),
     .is_main = true,
     .about = "how many of those who made the purchase before made this one; "
              "empty for the first",
     .formula = "customers / customers at the purchase before",
     .unit = "share"},
    {"median_days", "Days between", NULL, CLV_COUNT, AT(median_days),
     .is_main = true,
     .about = "days since the purchase before: half of those who came back "
              "took no longer; empty for the first",
     .formula = "median; the mean of the two in the middle where their number "
                "is even",
     .unit = "days"},
    {"avg", "Average purchase", NULL, CLV_MONEY, AT(avg), .is_main = true,
     .about = "what this purchase brought on average: all that was paid that "
              "day, less what was given back; what was given back on a day "
              "without a purchase lowers the purchase before it, or the first",
     .formula = "revenue of the purchases of this number / customers; avg x "
                "customers of all rows is all revenue",
     .unit = "money a purchase"},
    {"cumulative_revenue", "Revenue so far", NULL, CLV_MONEY,
     AT(cumulative_revenue), .is_main = true,
     .about = "what a customer brought by this purchase, on average over all "
              "customers, those who did not come so far among them",
     .formula = "revenue of purchases 1 to this one / customers at purchase 1",
     .unit = "money a customer"},
    {"cumulative_profit", "Profit so far", NULL, CLV_MONEY,
     AT(cumulative_profit), .is_main = true, .needs = CLV_HAS_MARGIN,
     .about = "what is left of it, with --margin, once winning the customer "
              "is paid for, with --cac",
     .formula = "cumulative_revenue x margin - cac",
     .unit = "money a customer"},
    {"pays_back", "Pays back", NULL, CLV_WORD, AT(pays_back), WORDS(answers),
     .is_main = true, .needs = CLV_HAS_MARGIN,
     .about = "whether customers have paid back by this purchase what winning "
              "them cost, on average, with --margin",
     .formula = "cumulative_profit >= 0", .unit = "word"},
};
/* clang-format on */

const struct clv_schema clv_ladder_schema = {rows, sizeof rows / sizeof *rows};

/* Of two integers, rounded once as long as both are below 2^53. */
static double quotient(clv_wide amount, uint64_t by)
{
	return (double)amount / (10000 * (double)by);
}

/* 14.1 - 14 is 0.1 and not 0.09999999999999964: where the difference is a short
   decimal as far as the two are exact, it is that decimal. */
static double difference(double a, double b)
{
	enum { DECIMALS = 9 };
	const double slack = 4 * DBL_EPSILON * fmax(fabs(a), fabs(b));
	const double exact = a - b;
	const double rounded = clv_number_round(exact, DECIMALS);
	return fabs(rounded - exact) <= slack ? rounded : exact;
}

enum clv_pays_back clv_profit_so_far(double revenue, double margin, double cac,
                                     double *profit)
{
	const double cost = isnan(cac) ? 0 : cac;
	*profit = NAN;
	if (isnan(margin))
		return CLV_PAYS_NOT;
	const double earned = clv_tidy(revenue * margin);
	const int order = clv_compare(earned, cost);
	*profit = order ? difference(earned, cost) : 0;
	return order >= 0 ? CLV_PAYS_BACK : CLV_PAYS_NOT;
}

void clv_ladder_figure(const struct clv_ladder *ladder, size_t index,
                       clv_wide revenue, double margin, double cac,
                       struct clv_ladder_row *row)
{
	const struct clv_rung *rung = &ladder->rungs[index];
	const uint64_t all = ladder->rungs[0].customers;
	*row = (struct clv_ladder_row){
	    .purchase = (double)index + 1,
	    .customers = (double)rung->customers,
	    .share = (double)rung->customers / (double)all,
	    .step_share = NAN,
	    .median_days = NAN,
	    .avg = quotient(rung->revenue, rung->customers),
	    .cumulative_revenue = quotient(revenue, all),
	};
	if (index > 0) {
		row->step_share = (double)rung->customers / (double)rung[-1].customers;
		row->median_days =
		    ((double)rung->days_low + (double)rung->days_high) / 2;
	}
	row->pays_back = clv_profit_so_far(row->cumulative_revenue, margin, cac,
	                                   &row->cumulative_profit);
}
