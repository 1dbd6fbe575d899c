/* What a purchase history says: a row per customer, and rows for the base, as
   structs that schemas describe. */
#ifndef CLV_IO_HISTORY_H
#define CLV_IO_HISTORY_H

#include "data/base.h"
#include "data/ledger.h"
#include "io/csv_reader.h"
#include "io/period.h"
#include "io/schema.h"

enum clv_state { CLV_STATE_ACTIVE, CLV_STATE_NEW, CLV_STATE_LAPSED };

/* Scores: 0 where they were not asked for. */
struct clv_customer_row {
	struct clv_text customer, segment;
	clv_wide revenue;
	double orders, avg;
	int32_t first, last;
	enum clv_state state;
	double frequency, recency, T, monetary, days_since_last, share, profit;
	double r_score, f_score, m_score;
};

struct clv_base_figures {
	struct clv_text segment, period;
	clv_wide revenue, lapsed_revenue;
	double customers, new_customers, orders, avg, customer_years, freq;
	double repeat_customers, repeat_rate, repeat_revenue_share;
	double repeat_avg_vs_first, top20_share, lapsed_customers;
	double ad_spend, cac, margin;
	char period_text[CLV_PERIOD_NAME_SIZE];
};

extern const struct clv_schema clv_customer_schema; /* clv_customer_row */
extern const struct clv_schema clv_base_schema;     /* clv_base_figures */

enum clv_unit { CLV_UNIT_DAY, CLV_UNIT_WEEK, CLV_UNIT_MONTH, CLV_UNIT_YEAR };

enum { CLV_UNIT_COUNT = CLV_UNIT_YEAR + 1 };

/* What it is called: "day". */
extern const char *const clv_unit_words[CLV_UNIT_COUNT];

/* By exactly that word; false where there is none. */
bool clv_unit_find(const char *word, enum clv_unit *unit);

/* How many days it has: 1, 7, 30.4375, 365.25. */
double clv_unit_days(enum clv_unit unit);

/* How the figures of customers are made. */
struct clv_history_terms {
	int32_t until;
	int32_t lapsed_after; /* days */
	enum clv_unit unit;
	clv_wide total; /* revenue of all customers, for shares */
	double margin;  /* NaN: not given */
	double cac;     /* NaN: not given */
	bool has_costs; /* of goods: they take the place of the margin */
};

void clv_customer_figures(const struct clv_customer *customer,
                          const struct clv_history_terms *terms,
                          struct clv_customer_row *row);

/* by: what the rows are parted by. */
void clv_base_figure(const struct clv_base_row *base,
                     const struct clv_base_request *request,
                     struct clv_base_figures *figures);

/* Sets ad_spend, and cac, which is empty without new customers and where more
   was given back than spent. */
void clv_base_spend(struct clv_base_figures *figures, clv_wide amount);

/* An amount of 1/10000 as the nearest double. */
double clv_money_number(clv_wide amount);

#endif
