/* The columns of `clv predict`. */
#include "io/predictions.h"

#include <math.h>

#define AT(member) .offset = offsetof(struct clv_prediction_figures, member)
#define IN(member) .offset = offsetof(struct clv_prediction_totals, member)

/* clang-format off: a row of the table in few lines */
static const struct clv_field figures_fields[] = {
    {"customer", "Customer", NULL, CLV_NAME, AT(customer), .is_main = true,
     .needs = CLV_HAS_NAMES,
     .about = "the customer's key, as clv orders has it", .unit = "text"},
    {"frequency", "Repeat purchases", NULL, CLV_COUNT, AT(frequency),
     .is_main = true,
     .about = "repeat purchases so far: purchases of one day count as one, "
              "the first one not at all",
     .unit = "count"},
    {"recency", "Recency", NULL, CLV_SPAN_OF_UNIT, AT(recency), .is_main = true,
     .about = "how old the customer was at the last purchase",
     .unit = "the unit of --unit"},
    {"T", "Age", NULL, CLV_SPAN_OF_UNIT, AT(T), .is_main = true,
     .about = "how long the customer has been one by the last day that counts",
     .unit = "the unit of --unit"},
    {"monetary", "Repeat spend", NULL, CLV_MONEY, AT(monetary), .is_main = true,
     .needs = CLV_HAS_MONEY,
     .about = "mean value of the repeat purchases so far; empty without one",
     .unit = "money a purchase"},
    {"p_alive", "Still a customer", NULL, CLV_SHARE, AT(p_alive),
     .is_main = true,
     .about = "probability that the customer is still one, and did not leave "
              "unseen",
     .unit = "share"},
    {"expected_purchases", "Purchases to come", NULL, CLV_RATIO,
     AT(expected_purchases), .is_main = true,
     .about = "purchases to expect within the horizon; with --horizon forever "
              "they are discounted, as there is no limit to them else",
     .formula = "p_alive x purchases of one who is still a customer",
     .unit = "count"},
    {"expected_avg", "Average to come", NULL, CLV_MONEY, AT(expected_avg),
     .is_main = true, .needs = CLV_HAS_MONEY,
     .about = "what a purchase to come is worth on average: between the "
              "customer's own mean and that of all; with --spend-model none "
              "the customer's own, or without one that of all",
     .formula = "p (gamma + x z) / (p x + q - 1)", .unit = "money a purchase"},
    {"clv", "Value", NULL, CLV_MONEY, AT(clv), .is_main = true,
     .needs = CLV_HAS_MONEY,
     .about = "customer lifetime value: what the purchases within the horizon "
              "are worth, less the discount and times --margin; the past is "
              "not in it without --include-past",
     .formula = "expected_avg x margin x sum of expected purchases / "
                "(1 + discount)^years from now",
     .unit = "money"},
    {"clv_low", "Value, at least", NULL, CLV_MONEY, AT(clv_low),
     .is_main = true, .needs = CLV_HAS_RANGE,
     .about = "with --intervals: with a probability of 95% the value will "
              "come to this or more, and to clv_high or less; how sure the "
              "models are of their parameters is in it",
     .unit = "money"},
    {"clv_high", "Value, at most", NULL, CLV_MONEY, AT(clv_high),
     .is_main = true, .needs = CLV_HAS_RANGE,
     .about = "with --intervals: the other end of it", .unit = "money"},
};

static const struct clv_field totals_fields[] = {
    {"customers", "Customers", NULL, CLV_COUNT, IN(customers), .is_main = true,
     .about = "customers of whom something can be said", .unit = "count"},
    {"active_customers", "Still customers", NULL, CLV_RATIO,
     IN(active_customers), .is_main = true,
     .about = "how many of them are still customers, as far as it can be "
              "told: the sum of p_alive",
     .unit = "count"},
    {"expected_purchases", "Purchases to come", NULL, CLV_RATIO,
     IN(expected_purchases), .is_main = true,
     .about = "purchases to expect of them within the horizon; with --horizon "
              "forever discounted",
     .unit = "count"},
    {"clv", "Value", NULL, CLV_MONEY, IN(clv), .is_main = true,
     .needs = CLV_HAS_MONEY,
     .about = "what all of them are worth: the sum of clv", .unit = "money"},
    {"clv_low", "Value, at least", NULL, CLV_MONEY, IN(clv_low),
     .is_main = true, .needs = CLV_HAS_MONEY,
     .about = "with a probability of 95% it will come to this or more, and to "
              "clv_high or less, as long as customers go on as they do",
     .unit = "money"},
    {"clv_high", "Value, at most", NULL, CLV_MONEY, IN(clv_high),
     .is_main = true, .needs = CLV_HAS_MONEY, .about = "the other end of it",
     .unit = "money"},
    {"clv_per_customer", "Value of a customer", NULL, CLV_MONEY,
     IN(clv_per_customer), .is_main = true, .needs = CLV_HAS_MONEY,
     .about = "what a customer is worth on average",
     .formula = "clv / customers", .unit = "money a customer"},
    {"top20_share", "Share of the top fifth", NULL, CLV_SHARE, IN(top20_share),
     .is_main = true, .needs = CLV_HAS_MONEY,
     .about = "how much of clv the fifth of the customers holds that is worth "
              "most",
     .unit = "share"},
};
/* clang-format on */

const struct clv_schema clv_prediction_schema = {
    figures_fields, sizeof figures_fields / sizeof *figures_fields};
const struct clv_schema clv_prediction_total_schema = {
    totals_fields, sizeof totals_fields / sizeof *totals_fields};

void clv_prediction_figure(const struct clv_behaviour *customer,
                           const struct clv_text *name,
                           const struct clv_prediction *prediction,
                           const struct clv_prediction_range *range,
                           double past, struct clv_prediction_figures *figures)
{
	*figures = (struct clv_prediction_figures){
	    .customer = *name,
	    .frequency = customer->frequency,
	    .recency = customer->recency,
	    .T = customer->age,
	    .monetary = customer->frequency > 0 ? customer->monetary : NAN,
	    .p_alive = prediction->p_alive,
	    .expected_purchases = prediction->purchases,
	    .expected_avg = prediction->mean,
	    .clv = prediction->value + past,
	    .clv_low = range ? range->low + past : NAN,
	    .clv_high = range ? range->high + past : NAN,
	};
}

void clv_prediction_totals(const struct clv_prediction_total *total,
                           struct clv_prediction_totals *totals)
{
	const double customers = (double)(total->customers - total->undefined);
	*totals = (struct clv_prediction_totals){
	    .customers = customers,
	    .active_customers = total->active,
	    .expected_purchases = total->purchases,
	    .clv = total->value,
	    .clv_low = total->low,
	    .clv_high = total->high,
	    .clv_per_customer = customers > 0 ? total->value / customers : NAN,
	    .top20_share = total->top_share,
	};
}
