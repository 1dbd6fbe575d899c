#include "io/history.h"
#include "core/tidy.h"
#include "io/books.h"

#include <math.h>
#include <string.h>

/* 128 bits become a double by a call, and hardly any amount needs them. */
static double number_of(clv_wide amount)
{
	return amount >= INT64_MIN && amount <= INT64_MAX ? (double)(int64_t)amount
	                                                  : (double)amount;
}

/* A quotient of two integers is rounded once as long as both are below 2^53. */
static double quotient(clv_wide amount, double by)
{
	return by > 0 ? number_of(amount) / (10000 * by) : NAN;
}

static double share(clv_wide part, clv_wide whole)
{
	return whole > 0 ? number_of(part) / number_of(whole) : NAN;
}

static double ratio(double part, double whole)
{
	return whole > 0 ? part / whole : NAN;
}

double clv_money_number(clv_wide amount)
{
	return number_of(amount) / 10000;
}

const char *const clv_unit_words[CLV_UNIT_COUNT] = {"day", "week", "month",
                                                    "year"};

bool clv_unit_find(const char *word, enum clv_unit *unit)
{
	for (size_t i = 0; i < CLV_UNIT_COUNT; i++)
		if (strcmp(word, clv_unit_words[i]) == 0) {
			*unit = (enum clv_unit)i;
			return true;
		}
	return false;
}

double clv_unit_days(enum clv_unit unit)
{
	static const double days[] = {1, 7, 30.4375, 365.25};
	return days[unit];
}

static double profit_of(const struct clv_customer *customer,
                        const struct clv_history_terms *terms)
{
	const double cac = isnan(terms->cac) ? 0 : terms->cac;
	if (terms->has_costs)
		return clv_tidy(clv_money_number(customer->revenue - customer->cost) -
		                cac);
	const double kept =
	    clv_tidy(clv_money_number(customer->revenue) * terms->margin);
	return clv_tidy(kept - cac); /* NaN without a margin */
}

static enum clv_state state_of(const struct clv_customer_row *row,
                               const struct clv_history_terms *terms)
{
	if (row->days_since_last > terms->lapsed_after)
		return CLV_STATE_LAPSED;
	return row->frequency > 0 ? CLV_STATE_ACTIVE : CLV_STATE_NEW;
}

/* Guests have a name each behind what they are called. */
static struct clv_text name_of(const struct clv_customer *customer)
{
	static const char guest[] = CLV_GUEST_NAME;
	const bool is_guest = customer->name_length > sizeof guest &&
	                      memcmp(customer->name, guest, sizeof guest) == 0;
	return (struct clv_text){customer->name, is_guest ? sizeof guest - 1
	                                                  : customer->name_length};
}

void clv_customer_figures(const struct clv_customer *customer,
                          const struct clv_history_terms *terms,
                          struct clv_customer_row *row)
{
	const double unit = clv_unit_days(terms->unit);
	*row = (struct clv_customer_row){
	    .customer = name_of(customer),
	    .segment = {customer->segment, customer->segment_length},
	    .revenue = customer->revenue,
	    .orders = (double)customer->orders,
	    .avg = quotient(customer->revenue, (double)customer->orders),
	    .first = customer->days[0],
	    .last = customer->days[customer->day_count - 1],
	    .frequency = (double)(customer->day_count - 1),
	    .share = share(customer->revenue, terms->total),
	    .profit = profit_of(customer, terms),
	    .r_score = NAN,
	    .f_score = NAN,
	    .m_score = NAN,
	};
	row->recency = (row->last - row->first) / unit;
	row->T = (terms->until - row->first) / unit;
	row->days_since_last = terms->until - row->last;
	row->monetary =
	    quotient(customer->revenue - customer->first_revenue, row->frequency);
	row->state = state_of(row, terms);
}

/* Below 0 where goods cost more than they brought. Where more was given back
   than bought, of goods or of money, it says nothing. */
static double margin_of(const struct clv_base_row *base)
{
	return base->cost < 0 ? NAN
	                      : share(base->revenue - base->cost, base->revenue);
}

void clv_base_spend(struct clv_base_figures *figures, clv_wide amount)
{
	figures->ad_spend = clv_money_number(amount);
	figures->cac = amount < 0 ? NAN : quotient(amount, figures->new_customers);
}

void clv_base_figure(const struct clv_base_row *base,
                     const struct clv_base_request *request,
                     struct clv_base_figures *figures)
{
	const double customers = (double)base->customers;
	const double orders = (double)base->orders;
	const double repeats = (double)base->repeat_orders;
	const double first_avg =
	    quotient(base->revenue - base->repeat_revenue, orders - repeats);
	*figures = (struct clv_base_figures){
	    .segment = {base->segment ? base->segment : "", base->segment_length},
	    .revenue = base->revenue,
	    .lapsed_revenue = base->lapsed_revenue,
	    .customers = customers,
	    .new_customers = (double)base->new_customers,
	    .orders = orders,
	    .avg = quotient(base->revenue, orders),
	    .customer_years = (double)base->customer_days / 365.25,
	    .repeat_customers = (double)base->repeat_customers,
	    .repeat_rate = ratio((double)base->repeat_customers, customers),
	    .repeat_revenue_share = share(base->repeat_revenue, base->revenue),
	    .repeat_avg_vs_first =
	        ratio(quotient(base->repeat_revenue, repeats), first_avg),
	    .top20_share = share(base->top_revenue, base->revenue),
	    .lapsed_customers = (double)base->lapsed_customers,
	    .ad_spend = NAN,
	    .cac = NAN,
	    .margin = margin_of(base),
	};
	figures->freq = ratio(repeats, figures->customer_years);
	if (request->by == CLV_BASE_BY_PERIOD) {
		clv_period_name(base->period, request->period, figures->period_text);
		figures->period.at = figures->period_text;
		while (figures->period_text[figures->period.length])
			figures->period.length++;
	}
}
