/* Cohorts of customers, a row for each of their periods, as structs that
   schemas describe: of orders, and of subscriptions. */
#ifndef CLV_IO_COHORT_ROWS_H
#define CLV_IO_COHORT_ROWS_H

#include "data/cohorts.h"
#include "data/memberships.h"
#include "io/csv_reader.h"
#include "io/ladders.h"
#include "io/period.h"
#include "io/schema.h"

enum clv_is_open { CLV_OPEN_NOT, CLV_OPEN };

/* ---- Of orders ------------------------------------------------------------
 */

/* What has no value is NaN; texts lie in the row or are lent. */
struct clv_cohort_row {
	struct clv_text cohort, period;
	clv_wide revenue;
	double age, customers, active, active_share, returning_share, orders;
	double cumulative_revenue, cumulative_profit, payback_age;
	enum clv_pays_back pays_back;
	enum clv_is_open open, returning_open;
	char cohort_text[CLV_PERIOD_NAME_SIZE], period_text[CLV_PERIOD_NAME_SIZE];
};

extern const struct clv_schema clv_cohort_schema; /* of clv_cohort_row */

/* How the figures are made. */
struct clv_cohort_terms {
	bool by_segment;
	enum clv_period period;
	int32_t last; /* period, as in clv_cohorts */
	bool is_open; /* likewise */
	/* The last day on which a period may begin for it to be settled who has
	   come back in it or later: who has not will hardly do so any more. */
	int32_t settled;
	double margin, cac; /* NaN: not given */
};

/* What customers have brought so far; an empty one is a struct of zeros. By
   segment those who had a period are others at every age: means are added. */
struct clv_cohort_sum {
	clv_wide revenue;
	double means;
};

/* The age from which on a cohort has paid back, as far as the data go; NaN: it
   has not, or there is no margin. */
double clv_cohort_payback(const struct clv_cohort *cohort,
                          const struct clv_cohort_terms *terms);

/* The row of an age, below the cohort's count. sum is that of the ages before,
   and is moved on. payback as from clv_cohort_payback. */
void clv_cohort_figure(const struct clv_cohort *cohort, size_t age,
                       const struct clv_cohort_terms *terms,
                       struct clv_cohort_sum *sum, double payback,
                       struct clv_cohort_row *row);

/* ---- Of subscriptions -----------------------------------------------------
 */

struct clv_survival_row {
	struct clv_text cohort;
	double age, customers, at_risk, lost, retention, churn, survival;
	double fitted_retention, fitted_survival;
	enum clv_is_open open;
	char cohort_text[CLV_PERIOD_NAME_SIZE];
};

extern const struct clv_schema clv_survival_schema; /* of clv_survival_row */

/* The parameters of a fitted sBG; null where none is. */
struct clv_curve {
	double alpha, beta;
};

/* Of who is a customer after `age` periods, the share that stays through the
   next one. */
double clv_curve_retention(const struct clv_curve *curve, size_t age);

/* How many periods a customer stays on average, the last one counted as a whole
   one: of the first `periods` at most, or with INFINITY of all, which is
   INFINITY for alpha <= 1. */
double clv_curve_lifespan(const struct clv_curve *curve, double periods);

/* The shares of a cohort, and of the curve, that are still there: 1 and 1 at
   first. */
struct clv_survival_product {
	double survival, fitted;
};

/* The row of an age, below the cohort's count. product is that of the age
   before, and is moved on. segments: of the list. */
void clv_survival_figure(const struct clv_survival *cohort, size_t age,
                         const struct clv_names *segments,
                         enum clv_period period, const struct clv_curve *curve,
                         struct clv_survival_product *product,
                         struct clv_survival_row *row);

/* One row for all. */
struct clv_retention_row {
	double customers, still_customers, at_risk, lost, lifespan;
	struct clv_rate retention;
};

extern const struct clv_schema clv_retention_schema; /* clv_retention_row */

/* Of cohorts by month or year. retention is undefined while no period is over;
   lifespan without a curve, and where it has no end. */
void clv_retention_figure(const struct clv_survival *total,
                          enum clv_period period, const struct clv_curve *curve,
                          struct clv_retention_row *row);

#endif
