/* The columns of `clv cohorts` for subscriptions. */
#include "core/beta.h"
#include "io/cohort_rows.h"

#include <math.h>
#include <string.h>

static const char *const answers[] = {"no", "yes"};

#define AT(member) .offset = offsetof(struct clv_survival_row, member)
#define OF_ALL(member) .offset = offsetof(struct clv_retention_row, member)
#define WORDS(list) .words = (list), .word_count = sizeof(list) / sizeof *(list)

/* clang-format off: a row of the table in few lines */
static const struct clv_field rows[] = {
    {"cohort", "Cohort", NULL, CLV_NAME, AT(cohort), .is_main = true,
     .about = "when its customers began: 2025-03, 2025Q1 or 2025; with --by "
              "their segment",
     .unit = "text"},
    {"age", "Periods after", NULL, CLV_ORDINAL, AT(age), .is_main = true,
     .about = "0 is a customer's first month, quarter or year from the day he "
              "began, 1 his second, and so on",
     .unit = "number"},
    {"customers", "Customers", NULL, CLV_COUNT, AT(customers), .is_main = true,
     .about = "all customers of the cohort", .unit = "count"},
    {"at_risk", "At risk", NULL, CLV_COUNT, AT(at_risk), .is_main = true,
     .about = "customers when this period of theirs began; of those alone for "
              "whom it is over by the last day that counts",
     .unit = "count"},
    {"lost", "Lost", NULL, CLV_COUNT, AT(lost), .is_main = true,
     .about = "how many of them left in this period", .unit = "count"},
    {"retention", "Retention", NULL, CLV_SHARE, AT(retention), .is_main = true,
     .about = "the share of them that stayed through it",
     .formula = "1 - lost / at_risk", .unit = "share"},
    {"churn", "Churn", NULL, CLV_SHARE, AT(churn), .is_main = true,
     .about = "the share of them that left in it", .formula = "1 - retention",
     .unit = "share"},
    {"survival", "Still there", NULL, CLV_SHARE, AT(survival), .is_main = true,
     .about = "the share of the cohort that is still there after this period",
     .formula = "retention of ages 0 to this one, multiplied", .unit = "share",
     .source = "Kaplan and Meier 1958"},
    {"fitted_retention", "Retention, fitted", NULL, CLV_SHARE,
     AT(fitted_retention), .is_main = true, .needs = CLV_HAS_CURVE,
     .about = "retention of this age by the curve of --fit, which is fitted to "
              "all cohorts together",
     .formula = "(beta + age) / (alpha + beta + age)", .unit = "share",
     .source = "Fader and Hardie 2007"},
    {"fitted_survival", "Still there, fitted", NULL, CLV_SHARE,
     AT(fitted_survival), .needs = CLV_HAS_CURVE,
     .about = "survival by the same curve",
     .formula = "fitted_retention of ages 0 to this one, multiplied",
     .unit = "share", .source = "Fader and Hardie 2007"},
    {"open", "Open", NULL, CLV_WORD, AT(open), WORDS(answers), .is_main = true,
     .needs = CLV_HAS_PERIOD,
     .about = "yes where this period is not over yet for some of the cohort, "
              "who are not counted in it before it is",
     .unit = "word"},
};

static const struct clv_field totals[] = {
    {"customers", "Customers", NULL, CLV_COUNT, OF_ALL(customers),
     .is_main = true, .about = "all customers of the list", .unit = "count"},
    {"still_customers", "Still customers", NULL, CLV_COUNT,
     OF_ALL(still_customers), .is_main = true,
     .about = "how many of them are still there on the last day that counts",
     .unit = "count"},
    {"at_risk", "At risk", NULL, CLV_COUNT, OF_ALL(at_risk), .is_main = true,
     .about = "periods of customers that are over, whatever became of the "
              "customer in them",
     .unit = "count"},
    {"lost", "Lost", NULL, CLV_COUNT, OF_ALL(lost), .is_main = true,
     .about = "in how many of them the customer left", .unit = "count"},
    {"retention", "Retention", NULL, CLV_STEP_RATE, OF_ALL(retention),
     .is_main = true,
     .about = "an input of clv: the share of customers that stays, a month or "
              "a year",
     .formula = "1 - lost / at_risk", .unit = "rate a year or a month"},
    {"lifespan", "Lifespan", NULL, CLV_RATIO, OF_ALL(lifespan), .is_main = true,
     .needs = CLV_HAS_CURVE,
     .about = "how many months or years a customer stays on average by the "
              "curve of --fit; empty where the curve has no mean: some stay "
              "for ever",
     .formula = "(alpha + beta - 1) / (alpha - 1), for alpha above 1",
     .unit = "months or years", .source = "Fader and Hardie 2007"},
};
/* clang-format on */

const struct clv_schema clv_survival_schema = {rows,
                                               sizeof rows / sizeof *rows};
const struct clv_schema clv_retention_schema = {totals,
                                                sizeof totals / sizeof *totals};

double clv_curve_retention(const struct clv_curve *curve, size_t age)
{
	const double beta = curve->beta + (double)age;
	return beta / (curve->alpha + beta);
}

double clv_curve_lifespan(const struct clv_curve *curve, double periods)
{
	return 1 + clv_beta_expected_misses(curve->alpha, curve->beta, periods - 1);
}

static void name_cohort(const struct clv_survival *cohort,
                        const struct clv_names *segments,
                        enum clv_period period, struct clv_survival_row *row)
{
	if (cohort->segment != CLV_NO_NAME) {
		row->cohort.at =
		    clv_names_text(segments, cohort->segment, &row->cohort.length);
		return;
	}
	clv_period_name(cohort->period, period, row->cohort_text);
	row->cohort = (struct clv_text){row->cohort_text, strlen(row->cohort_text)};
}

void clv_survival_figure(const struct clv_survival *cohort, size_t age,
                         const struct clv_names *segments,
                         enum clv_period period, const struct clv_curve *curve,
                         struct clv_survival_product *product,
                         struct clv_survival_row *row)
{
	const struct clv_survival_cell *cell = &cohort->cells[age];
	const double at_risk = (double)cell->at_risk;
	const double lost = (double)cell->lost;
	*row = (struct clv_survival_row){
	    .age = (double)age,
	    .customers = (double)cohort->customers,
	    .at_risk = at_risk,
	    .lost = lost,
	    .retention = cell->at_risk ? (at_risk - lost) / at_risk : NAN,
	    .churn = cell->at_risk ? lost / at_risk : NAN,
	    .fitted_retention = curve ? clv_curve_retention(curve, age) : NAN,
	    .open = cell->is_open ? CLV_OPEN : CLV_OPEN_NOT,
	};
	product->survival *= row->retention;
	product->fitted *= row->fitted_retention;
	row->survival = product->survival;
	row->fitted_survival = product->fitted;
	name_cohort(cohort, segments, period, row);
}

void clv_retention_figure(const struct clv_survival *total,
                          enum clv_period period, const struct clv_curve *curve,
                          struct clv_retention_row *row)
{
	uint64_t at_risk = 0;
	uint64_t lost = 0;
	for (size_t i = 0; i < total->count; i++) {
		at_risk += total->cells[i].at_risk;
		lost += total->cells[i].lost;
	}
	*row = (struct clv_retention_row){
	    .customers = (double)total->customers,
	    .still_customers = (double)(total->customers - total->left),
	    .at_risk = (double)at_risk,
	    .lost = (double)lost,
	    .lifespan = curve ? clv_curve_lifespan(curve, INFINITY) : NAN,
	    .retention = {at_risk ? (double)(at_risk - lost) / (double)at_risk
	                          : NAN,
	                  period == CLV_PERIOD_MONTH ? CLV_STEP_MONTH
	                                             : CLV_STEP_YEAR},
	};
	if (isinf(row->lifespan))
		row->lifespan = NAN;
}
