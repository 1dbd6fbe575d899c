/* From what is known of a case to everything that follows from it. */
#include "clv/clv.h"
#include "core/tidy.h"

#include <math.h>

static const double default_target = 3;
static const double default_confidence = 0.95;

static double otherwise(double value, double fallback)
{
	return isnan(value) ? fallback : value;
}

void clv_inputs_clear(struct clv_inputs *inputs)
{
	const struct clv_rate unknown = {NAN, CLV_STEP_YEAR};
	*inputs = (struct clv_inputs){
	    .avg = NAN,
	    .freq = NAN,
	    .years = NAN,
	    .revenue = NAN,
	    .purchases = NAN,
	    .customers = NAN,
	    .margin = NAN,
	    .discount = NAN,
	    .timing = CLV_TIMING_START,
	    .retention = unknown,
	    .churn = unknown,
	    .horizon = NAN,
	    .cac = NAN,
	    .spend = NAN,
	    .new_customers = NAN,
	    .target = NAN,
	    .promoters = NAN,
	    .passives = NAN,
	    .detractors = NAN,
	    .confidence = NAN,
	};
}

static bool is_rate(double value)
{
	return value >= 0 && value <= 1;
}

/* The factor of a rate that need not be given: 1 or its own value; NaN when it
   is no rate. */
static double margin_factor(double margin)
{
	if (isnan(margin))
		return 1;
	return is_rate(margin) ? margin : NAN;
}

/* Two lifespans at once: nothing that depends on one can be said. */
static bool contradicts_itself(const struct clv_inputs *in)
{
	const bool retention = !isnan(in->retention.value);
	const bool churn = !isnan(in->churn.value);
	const bool years = !isnan(in->years);
	return (retention && churn) ||
	       (years && (retention || churn || !isnan(in->horizon)));
}

static void evaluate_lifespan(const struct clv_inputs *in,
                              struct clv_results *out, double yearly_margin)
{
	if (!(in->years >= 0))
		return;
	out->years = in->years;
	out->margin_per_step = yearly_margin;
	out->churn = 0;
	out->discount = otherwise(in->discount, 0);
	out->formula =
	    isnan(in->discount) ? CLV_FORMULA_YEARS : CLV_FORMULA_ANNUITY;
	out->clv = isnan(in->discount) ? yearly_margin * in->years
	                               : clv_annuity(yearly_margin, out->discount,
	                                             in->years, in->timing);
}

static void evaluate_retention(const struct clv_inputs *in,
                               struct clv_results *out, double yearly_margin)
{
	const bool by_churn = !isnan(in->churn.value);
	out->step = by_churn ? in->churn.step : in->retention.step;
	out->churn =
	    by_churn ? in->churn.value : clv_complement(in->retention.value);
	const double steps_a_year = (double)out->step;
	out->discount =
	    clv_discount_per_step(otherwise(in->discount, 0), out->step);
	const double margin = yearly_margin / steps_a_year;
	out->margin_per_step = margin;
	out->years = clv_tidy(clv_expected_lifespan(out->churn) / steps_a_year);
	if (isnan(in->horizon)) {
		out->formula = CLV_FORMULA_RETENTION;
		out->clv =
		    clv_retention_value(margin, out->churn, out->discount, in->timing);
	} else {
		out->formula = CLV_FORMULA_RETENTION_HORIZON;
		out->clv =
		    clv_retention_value_within(margin, out->churn, out->discount,
		                               in->horizon * steps_a_year, in->timing);
	}
}

static void evaluate_value(const struct clv_inputs *in, struct clv_results *out)
{
	/* From figures that are not tidied yet: no step waits for another to be. */
	const double yearly_margin =
	    clv_customer_value(out->avg, out->freq) * margin_factor(in->margin);
	if (contradicts_itself(in))
		return;
	if (!isnan(in->years))
		evaluate_lifespan(in, out, yearly_margin);
	else if (!isnan(in->retention.value) || !isnan(in->churn.value))
		evaluate_retention(in, out, yearly_margin);
	out->clv = clv_tidy(out->clv);
	if (isnan(out->clv)) {
		out->formula = CLV_FORMULA_NONE;
		return;
	}
	out->basis = isnan(in->margin) ? CLV_BASIS_REVENUE : CLV_BASIS_PROFIT;
}

static void evaluate_yearly(const struct clv_inputs *in,
                            struct clv_results *out)
{
	out->customer_value = clv_tidy(clv_customer_value(out->avg, out->freq));
	out->max_cac =
	    clv_tidy(clv_max_cac(out->clv, otherwise(in->target, default_target)));
}

/* The years after which nothing more is counted; NaN where there is no end. */
static double years_counted(const struct clv_inputs *in,
                            const struct clv_results *out)
{
	if (!isnan(in->years))
		return in->years;
	return out->formula == CLV_FORMULA_RETENTION_HORIZON ? in->horizon : NAN;
}

static double within(double value, double limit)
{
	return !isnan(limit) && clv_compare(value, limit) > 0 ? NAN : value;
}

/* Purchases to expect of a customer; NaN where that is not known. */
static double purchases_counted(const struct clv_inputs *in,
                                const struct clv_results *out)
{
	const double end = years_counted(in, out);
	return out->freq * (isnan(end) ? out->years : fmin(end, out->years));
}

static void evaluate_payback(const struct clv_inputs *in,
                             struct clv_results *out)
{
	if (!(out->cac >= 0) || contradicts_itself(in))
		return;
	out->breakeven_purchase = clv_tidy(within(
	    clv_breakeven_purchase(out->avg * margin_factor(in->margin), out->cac),
	    purchases_counted(in, out)));
	/* Without a lifespan the margin of a month still says how long, if nobody
	   leaves: the step is then a year without churn. */
	const double margin = isnan(out->margin_per_step)
	                          ? clv_customer_value(out->avg, out->freq) *
	                                margin_factor(in->margin)
	                          : out->margin_per_step;
	const double months_a_step = 12 / (double)out->step;
	const double limit = years_counted(in, out) * 12;
	const double churn = isnan(out->churn) ? 0 : out->churn;
	out->payback_months = clv_tidy(within(
	    months_a_step * clv_payback_steps(margin, churn, out->cac, in->timing),
	    limit));
	out->payback_months_no_churn = clv_tidy(within(
	    months_a_step * clv_payback_steps(margin, 0, out->cac, in->timing),
	    limit));
}

static void evaluate_acquisition(const struct clv_inputs *in,
                                 struct clv_results *out)
{
	if (!(out->cac >= 0))
		return;
	out->clv_net = clv_tidy(out->clv - out->cac);
	out->roi = clv_tidy(clv_roi(out->clv, out->cac));
	out->verdict =
	    clv_judge(out->clv, out->cac, otherwise(in->target, default_target));
	/* Revenue below the cost is a loss for certain; more proves nothing. */
	if (out->basis == CLV_BASIS_REVENUE && out->verdict != CLV_VERDICT_LOSS)
		out->verdict = CLV_VERDICT_NONE;
}

static void evaluate_nps(const struct clv_inputs *in, struct clv_results *out)
{
	const struct clv_answers answers = {in->promoters, in->passives,
	                                    in->detractors};
	out->nps = clv_tidy(clv_nps(&answers));
	if (isnan(out->nps))
		return;
	const struct clv_nps_interval interval = clv_nps_adjusted_wald(
	    &answers, otherwise(in->confidence, default_confidence));
	if (!isnan(interval.low)) {
		out->nps_low = clv_tidy(fmax(interval.low, -100));
		out->nps_high = clv_tidy(fmin(interval.high, 100));
	}
	out->respondents = clv_tidy(in->promoters + in->passives + in->detractors);
	out->promoter_share = clv_tidy(in->promoters / out->respondents);
	out->passive_share = clv_tidy(in->passives / out->respondents);
	out->detractor_share = clv_tidy(in->detractors / out->respondents);
}

void clv_evaluate_groups(const struct clv_inputs *in, unsigned groups,
                         struct clv_results *out)
{
	*out = (struct clv_results){
	    .customer_value = NAN,
	    .clv = NAN,
	    .timing = in->timing,
	    .step = CLV_STEP_YEAR,
	    .margin_per_step = NAN,
	    .churn = NAN,
	    .discount = NAN,
	    .years = NAN,
	    .clv_net = NAN,
	    .ltv_cac = NAN,
	    .roi = NAN,
	    .max_cac = NAN,
	    .breakeven_purchase = NAN,
	    .payback_months = NAN,
	    .payback_months_no_churn = NAN,
	    .nps = NAN,
	    .nps_low = NAN,
	    .nps_high = NAN,
	    .respondents = NAN,
	    .promoter_share = NAN,
	    .passive_share = NAN,
	    .detractor_share = NAN,
	};
	out->avg = isnan(in->avg)
	               ? clv_tidy(clv_average_purchase(in->revenue, in->purchases))
	               : in->avg;
	out->freq =
	    isnan(in->freq)
	        ? clv_tidy(clv_purchase_frequency(in->purchases, in->customers))
	        : in->freq;
	out->cac =
	    isnan(in->cac)
	        ? clv_tidy(clv_acquisition_cost(in->spend, in->new_customers))
	        : in->cac;
	evaluate_value(in, out);
	if (groups & CLV_GROUP_YEARLY)
		evaluate_yearly(in, out);
	if (groups & CLV_GROUP_RATIO)
		out->ltv_cac = clv_tidy(clv_ltv_cac(out->clv, out->cac));
	if (groups & CLV_GROUP_ACQUISITION)
		evaluate_acquisition(in, out);
	if (groups & CLV_GROUP_PAYBACK)
		evaluate_payback(in, out);
	if (groups & CLV_GROUP_SURVEY)
		evaluate_nps(in, out);
	out->margin_per_step =
	    groups & CLV_GROUP_YEARLY ? clv_tidy(out->margin_per_step) : NAN;
}

void clv_evaluate(const struct clv_inputs *in, struct clv_results *out)
{
	clv_evaluate_groups(in, CLV_GROUP_ALL, out);
}
