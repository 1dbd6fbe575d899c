/* All the results together: what follows from which inputs, what wins, what
   contradicts, where a figure ends. */
#include "clv/clv.h"
#include "core/tidy.h"

#include "check.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct clv_inputs nothing_known(void)
{
	struct clv_inputs inputs;
	clv_inputs_clear(&inputs);
	return inputs;
}

/* The publisher's example: 500 x 20 x 5. */
static struct clv_inputs shop(void)
{
	struct clv_inputs inputs = nothing_known();
	inputs.avg = 500;
	inputs.freq = 20;
	inputs.years = 5;
	return inputs;
}

static struct clv_rate rate(double value, enum clv_step step)
{
	const struct clv_rate result = {value, step};
	return result;
}

/* 120 a month at 80 % margin, 4 % leave a month, 1200 to win one. */
static struct clv_inputs subscription(void)
{
	struct clv_inputs inputs = nothing_known();
	inputs.avg = 120;
	inputs.freq = 12;
	inputs.margin = 0.8;
	inputs.churn = rate(0.04, CLV_STEP_MONTH);
	inputs.cac = 1200;
	return inputs;
}

/* Margin 100 a year, 80 % stay, 10 % discount. */
static struct clv_inputs textbook(void)
{
	struct clv_inputs inputs = nothing_known();
	inputs.avg = 50;
	inputs.freq = 4;
	inputs.margin = 0.5;
	inputs.retention = rate(0.8, CLV_STEP_YEAR);
	inputs.discount = 0.1;
	return inputs;
}

static struct clv_inputs survey(double detractors, double passives,
                                double promoters)
{
	struct clv_inputs inputs = nothing_known();
	inputs.detractors = detractors;
	inputs.passives = passives;
	inputs.promoters = promoters;
	return inputs;
}

static struct clv_results evaluate(struct clv_inputs inputs)
{
	struct clv_results results;
	clv_evaluate(&inputs, &results);
	return results;
}

enum { FIGURES = 23 };

static void list_figures(const struct clv_results *r, double figures[FIGURES])
{
	const double all[FIGURES] = {r->avg,
	                             r->freq,
	                             r->cac,
	                             r->customer_value,
	                             r->clv,
	                             r->margin_per_step,
	                             r->churn,
	                             r->discount,
	                             r->years,
	                             r->clv_net,
	                             r->ltv_cac,
	                             r->roi,
	                             r->max_cac,
	                             r->breakeven_purchase,
	                             r->payback_months,
	                             r->payback_months_no_churn,
	                             r->nps,
	                             r->nps_low,
	                             r->nps_high,
	                             r->respondents,
	                             r->promoter_share,
	                             r->passive_share,
	                             r->detractor_share};
	for (size_t i = 0; i < FIGURES; i++)
		figures[i] = all[i];
}

static void assert_no_value(const struct clv_results *r)
{
	assert_undefined(r->clv);
	assert_undefined(r->clv_net);
	assert_undefined(r->ltv_cac);
	assert_undefined(r->roi);
	assert_undefined(r->max_cac);
	assert_int_equal(r->basis, CLV_BASIS_NONE);
	assert_int_equal(r->formula, CLV_FORMULA_NONE);
	assert_int_equal(r->verdict, CLV_VERDICT_NONE);
}

/* ---- What is not known --------------------------------------------------- */

static void cleared_inputs_are_unknown(void **state)
{
	(void)state;
	const struct clv_inputs in = nothing_known();
	const double all[] = {in.avg,         in.freq,          in.years,
	                      in.revenue,     in.purchases,     in.customers,
	                      in.margin,      in.discount,      in.retention.value,
	                      in.churn.value, in.horizon,       in.cac,
	                      in.spend,       in.new_customers, in.target,
	                      in.promoters,   in.passives,      in.detractors,
	                      in.confidence};
	for (size_t i = 0; i < COUNT(all); i++)
		assert_undefined(all[i]);
	assert_int_equal(in.timing, CLV_TIMING_START);
	assert_int_equal(in.retention.step, CLV_STEP_YEAR);
	assert_int_equal(in.churn.step, CLV_STEP_YEAR);
}

static void nothing_follows_from_nothing(void **state)
{
	(void)state;
	const struct clv_results r = evaluate(nothing_known());
	double figures[FIGURES];
	list_figures(&r, figures);
	for (size_t i = 0; i < FIGURES; i++)
		assert_undefined(figures[i]);
	assert_no_value(&r);
	assert_int_equal(r.timing, CLV_TIMING_START);
	assert_int_equal(r.step, CLV_STEP_YEAR);
}

static void a_value_needs_all_its_factors(void **state)
{
	(void)state;
	struct clv_inputs in = shop();
	in.avg = NAN;
	struct clv_results r = evaluate(in);
	assert_no_value(&r);
	assert_undefined(r.customer_value);
	in = shop();
	in.freq = NAN;
	r = evaluate(in);
	assert_no_value(&r);
	in = shop();
	in.years = NAN;
	r = evaluate(in);
	assert_no_value(&r);
	assert_near(r.customer_value, 10000, 0);
}

/* ---- The simple product, the annuity ------------------------------------- */

static void the_published_example(void **state)
{
	(void)state;
	const struct clv_results r = evaluate(shop());
	assert_near(r.avg, 500, 0);
	assert_near(r.freq, 20, 0);
	assert_near(r.customer_value, 10000, 0);
	assert_near(r.clv, 50000, 0);
	assert_int_equal(r.basis, CLV_BASIS_REVENUE);
	assert_int_equal(r.formula, CLV_FORMULA_YEARS);
	assert_int_equal(r.step, CLV_STEP_YEAR);
	assert_near(r.margin_per_step, 10000, 0);
	assert_near(r.churn, 0, 0);
	assert_near(r.discount, 0, 0);
	assert_near(r.years, 5, 0);
	assert_near(r.max_cac, 50000 / 3.0, 1e-11);
	assert_undefined(r.cac);
	assert_undefined(r.clv_net);
	assert_undefined(r.breakeven_purchase);
	assert_undefined(r.payback_months);
	assert_undefined(r.nps);
	assert_int_equal(r.verdict, CLV_VERDICT_NONE);
}

static void a_margin_makes_it_profit(void **state)
{
	(void)state;
	struct clv_inputs in = shop();
	in.margin = 0.4;
	const struct clv_results r = evaluate(in);
	assert_near(r.clv, 20000, 0);
	assert_near(r.customer_value, 10000, 0);
	assert_near(r.margin_per_step, 4000, 0);
	assert_int_equal(r.basis, CLV_BASIS_PROFIT);
	in.margin = 1;
	assert_near(evaluate(in).clv, 50000, 0);
	assert_int_equal(evaluate(in).basis, CLV_BASIS_PROFIT);
	in.margin = 0;
	assert_near(evaluate(in).clv, 0, 0);
	assert_int_equal(evaluate(in).basis, CLV_BASIS_PROFIT);
}

static void figures_are_the_decimals_that_were_meant(void **state)
{
	(void)state;
	struct clv_inputs in = nothing_known();
	in.avg = 45;
	in.freq = 1;
	in.years = 1;
	in.margin = 0.35;
	in.cac = 31.5;
	const struct clv_results r = evaluate(in);
	assert_near(r.clv, 15.75, 0);
	assert_near(r.clv_net, -15.75, 0);
	assert_near(r.max_cac, 5.25, 0);
	assert_near(r.ltv_cac, 0.5, 0);
	assert_near(r.roi, -0.5, 0);
	assert_near(r.margin_per_step, 15.75, 0);
}

static void quotients_and_differences_are_decimals_too(void **state)
{
	(void)state;
	struct clv_inputs in = nothing_known();
	in.avg = 0.1;
	in.freq = 12;
	in.churn = rate(1, CLV_STEP_MONTH);
	in.cac = 0.3;
	const struct clv_results r = evaluate(in);
	assert_near(r.customer_value, 1.2, 0);
	assert_near(r.margin_per_step, 0.1, 0); /* 1.2 / 12 is less */
	assert_near(r.clv, 0.1, 0);
	assert_near(r.clv_net, -0.2, 0); /* and 0.1 - 0.3 is more */
}

static void a_lifespan_may_be_zero(void **state)
{
	(void)state;
	struct clv_inputs in = shop();
	in.years = 0;
	assert_near(evaluate(in).clv, 0, 0);
	in.discount = 0.1;
	assert_near(evaluate(in).clv, 0, 0);
	in.years = -1;
	const struct clv_results r = evaluate(in);
	assert_no_value(&r);
}

static void a_discount_makes_it_an_annuity(void **state)
{
	(void)state;
	struct clv_inputs in = nothing_known();
	in.avg = 50;
	in.freq = 4;
	in.margin = 0.5;
	in.years = 2.5;
	in.discount = 0.1;
	const struct clv_results r = evaluate(in);
	assert_near(r.clv, 232.23140495867768595, 1e-11);
	assert_int_equal(r.formula, CLV_FORMULA_ANNUITY);
	assert_int_equal(r.timing, CLV_TIMING_START);
	assert_near(r.discount, 0.1, 0);
	in.timing = CLV_TIMING_END;
	assert_near(evaluate(in).clv, 212.95299955560298824, 1e-11);
	assert_int_equal(evaluate(in).timing, CLV_TIMING_END);
	in.discount = 0;
	assert_near(evaluate(in).clv, 250, 0);
	in.discount = 1;
	in.timing = CLV_TIMING_START;
	assert_near(evaluate(in).clv, 162.5, 0);
}

/* ---- Where the factors come from ----------------------------------------- */

static void factors_are_derived_from_totals(void **state)
{
	(void)state;
	struct clv_inputs in = nothing_known();
	in.revenue = 1e6;
	in.purchases = 2000;
	in.customers = 100;
	in.years = 5;
	in.spend = 50000;
	in.new_customers = 400;
	const struct clv_results r = evaluate(in);
	assert_near(r.avg, 500, 0);
	assert_near(r.freq, 20, 0);
	assert_near(r.customer_value, 10000, 0);
	assert_near(r.clv, 50000, 0);
	assert_near(r.cac, 125, 0);
	assert_near(r.clv_net, 49875, 0);
}

static void each_factor_is_derived_by_itself(void **state)
{
	(void)state;
	struct clv_inputs in = nothing_known();
	in.revenue = 1000;
	in.purchases = 10;
	assert_near(evaluate(in).avg, 100, 0);
	assert_undefined(evaluate(in).freq);
	in.revenue = NAN;
	in.customers = 4;
	assert_undefined(evaluate(in).avg);
	assert_near(evaluate(in).freq, 2.5, 0);
	in.spend = 100;
	assert_undefined(evaluate(in).cac);
	in.new_customers = 0;
	assert_undefined(evaluate(in).cac);
	in.spend = NAN;
	in.new_customers = 5;
	assert_undefined(evaluate(in).cac);
}

static void what_is_given_wins_over_what_is_derived(void **state)
{
	(void)state;
	struct clv_inputs in = shop();
	in.revenue = 1;
	in.purchases = 7;
	in.customers = 3;
	in.cac = 10;
	in.spend = 99;
	in.new_customers = 1;
	const struct clv_results r = evaluate(in);
	assert_near(r.avg, 500, 0);
	assert_near(r.freq, 20, 0);
	assert_near(r.cac, 10, 0);
	assert_near(r.clv, 50000, 0);
}

/* ---- The retention model ------------------------------------------------- */

static void the_textbook_example(void **state)
{
	(void)state;
	struct clv_inputs in = textbook();
	struct clv_results r = evaluate(in);
	assert_near(r.clv, 1100 / 3.0, 1e-11);
	assert_int_equal(r.formula, CLV_FORMULA_RETENTION);
	assert_int_equal(r.basis, CLV_BASIS_PROFIT);
	assert_int_equal(r.step, CLV_STEP_YEAR);
	assert_int_equal(r.timing, CLV_TIMING_START);
	assert_near(r.margin_per_step, 100, 0);
	assert_near(r.churn, 0.2, 0);
	assert_near(r.discount, 0.1, 0);
	assert_near(r.years, 5, 0);
	in.timing = CLV_TIMING_END;
	r = evaluate(in);
	assert_near(r.clv, 800 / 3.0, 1e-11);
	assert_int_equal(r.timing, CLV_TIMING_END);
}

static void churn_is_what_retention_leaves(void **state)
{
	(void)state;
	struct clv_inputs by_churn = textbook();
	by_churn.retention.value = NAN;
	for (int percent = 0; percent <= 100; percent++) {
		struct clv_inputs by_retention = textbook();
		by_retention.retention.value = percent / 100.0;
		by_churn.churn.value = (100 - percent) / 100.0;
		assert_near(evaluate(by_retention).clv, evaluate(by_churn).clv, 0);
		assert_near(evaluate(by_retention).churn, (100 - percent) / 100.0, 0);
	}
}

static void the_published_subscription(void **state)
{
	(void)state;
	const struct clv_results r = evaluate(subscription());
	assert_near(r.customer_value, 1440, 0);
	assert_near(r.clv, 2400, 0);
	assert_int_equal(r.basis, CLV_BASIS_PROFIT);
	assert_int_equal(r.formula, CLV_FORMULA_RETENTION);
	assert_int_equal(r.step, CLV_STEP_MONTH);
	assert_near(r.margin_per_step, 96, 1e-13);
	assert_near(r.churn, 0.04, 0);
	assert_near(r.discount, 0, 0);
	assert_near(r.years, 25 / 12.0, 1e-15);
	assert_near(r.clv_net, 1200, 0);
	assert_near(r.ltv_cac, 2, 0);
	assert_near(r.roi, 1, 0);
	assert_near(r.max_cac, 800, 0);
	assert_near(r.breakeven_purchase, 13, 0);
	assert_near(r.payback_months, 16.979748018338945039, 1e-12);
	assert_near(r.payback_months_no_churn, 12.5, 0);
	assert_int_equal(r.verdict, CLV_VERDICT_PROFITABLE);
}

static void the_published_subscription_at_the_end_of_months(void **state)
{
	(void)state;
	struct clv_inputs in = subscription();
	in.timing = CLV_TIMING_END;
	const struct clv_results r = evaluate(in);
	assert_near(r.clv, 2304, 0);
	assert_near(r.payback_months, 18.022313794924864278, 1e-12);
	assert_near(r.payback_months_no_churn, 12.5, 0);
}

/* 4 % a month in yearly steps is another model. */
static void the_step_is_the_rate_s(void **state)
{
	(void)state;
	struct clv_inputs in = subscription();
	in.churn = rate(clv_compound_churn(0.04, 12), CLV_STEP_YEAR);
	assert_near(evaluate(in).clv, 2974.5133573656732384, 1e-10);
	assert_int_equal(evaluate(in).step, CLV_STEP_YEAR);
	in = subscription();
	in.churn.value = NAN;
	in.retention = rate(0.96, CLV_STEP_MONTH);
	assert_near(evaluate(in).clv, 2400, 0);
	assert_int_equal(evaluate(in).step, CLV_STEP_MONTH);
	/* an unknown rate's step says nothing */
	in.churn.step = CLV_STEP_YEAR;
	assert_int_equal(evaluate(in).step, CLV_STEP_MONTH);
}

static void a_discount_is_turned_into_the_step(void **state)
{
	(void)state;
	struct clv_inputs in = subscription();
	in.discount = 0.1;
	const struct clv_results r = evaluate(in);
	const double monthly = 0.0079741404289037410660;
	assert_near(r.discount, monthly, 1e-16);
	assert_near(r.clv, 96 * (1 + monthly) / (monthly + 0.04), 1e-10);
}

static void a_horizon_is_in_years(void **state)
{
	(void)state;
	struct clv_inputs in = textbook();
	in.horizon = 5;
	struct clv_results r = evaluate(in);
	assert_near(r.clv, 292.06338364865786, 1e-11);
	assert_int_equal(r.formula, CLV_FORMULA_RETENTION_HORIZON);
	assert_near(r.years, 5, 0);
	in.timing = CLV_TIMING_END;
	assert_near(evaluate(in).clv, 212.40973356266028, 1e-11);
	/* three years are 36 of the months that churn is given in */
	in = subscription();
	in.horizon = 3;
	r = evaluate(in);
	assert_near(r.clv, 1847.9535376786969, 1e-10);
	assert_int_equal(r.step, CLV_STEP_MONTH);
	assert_near(r.years, 25 / 12.0, 1e-15);
}

static void a_horizon_has_ends(void **state)
{
	(void)state;
	struct clv_inputs in = textbook();
	in.horizon = 0;
	assert_near(evaluate(in).clv, 0, 0);
	in.horizon = 1000;
	assert_near(evaluate(in).clv, 1100 / 3.0, 1e-11);
	in.horizon = -1;
	const struct clv_results r = evaluate(in);
	assert_no_value(&r);
}

static void nobody_leaves(void **state)
{
	(void)state;
	struct clv_inputs in = textbook();
	in.retention.value = 1;
	assert_near(evaluate(in).clv, 1100, 1e-9);
	assert_undefined(evaluate(in).years);
	in.discount = NAN;
	const struct clv_results r = evaluate(in);
	assert_no_value(&r);
	in.horizon = 2.5;
	assert_near(evaluate(in).clv, 250, 0);
}

static void everybody_leaves(void **state)
{
	(void)state;
	struct clv_inputs in = textbook();
	in.retention.value = 0;
	assert_near(evaluate(in).clv, 100, 0);
	assert_near(evaluate(in).years, 1, 0);
	in.timing = CLV_TIMING_END;
	assert_near(evaluate(in).clv, 0, 0);
}

/* ---- Contradictions and nonsense ----------------------------------------- */

static void contradictions_have_no_value(void **state)
{
	(void)state;
	struct clv_inputs cases[5];
	cases[0] = shop();
	cases[0].churn = rate(0.2, CLV_STEP_YEAR);
	cases[1] = shop();
	cases[1].retention = rate(0.8, CLV_STEP_YEAR);
	cases[2] = shop();
	cases[2].horizon = 5;
	cases[3] = textbook();
	cases[3].churn = rate(0.2, CLV_STEP_YEAR); /* even where they agree */
	cases[4] = textbook();
	cases[4].years = 5;
	cases[4].horizon = 5;
	for (size_t i = 0; i < COUNT(cases); i++) {
		cases[i].cac = 10;
		const struct clv_results r = evaluate(cases[i]);
		assert_no_value(&r);
		/* what does not depend on it remains */
		assert_true(r.customer_value > 0);
		assert_near(r.cac, 10, 0);
		assert_undefined(r.breakeven_purchase);
		assert_undefined(r.payback_months);
		assert_undefined(r.payback_months_no_churn);
	}
}

static void a_horizon_alone_is_no_lifespan(void **state)
{
	(void)state;
	struct clv_inputs in = shop();
	in.years = NAN;
	in.horizon = 5;
	const struct clv_results r = evaluate(in);
	assert_no_value(&r);
}

static void rates_outside_0_to_1_have_no_value(void **state)
{
	(void)state;
	const double invalid[] = {-0.01, 1.01, 5};
	for (size_t i = 0; i < COUNT(invalid); i++) {
		struct clv_inputs in = textbook();
		in.margin = invalid[i];
		struct clv_results r = evaluate(in);
		assert_no_value(&r);
		in = textbook();
		in.retention.value = invalid[i];
		r = evaluate(in);
		assert_no_value(&r);
		in = subscription();
		in.churn.value = invalid[i];
		r = evaluate(in);
		assert_no_value(&r);
	}
	struct clv_inputs in = textbook();
	in.discount = -0.01;
	struct clv_results r = evaluate(in);
	assert_no_value(&r);
	in = shop();
	in.freq = -1;
	r = evaluate(in);
	assert_no_value(&r);
}

/* ---- Does acquisition pay ------------------------------------------------ */

static void breakeven_survives_binary_fractions(void **state)
{
	(void)state;
	struct clv_inputs in = nothing_known();
	in.avg = 45;
	in.margin = 0.35;
	in.cac = 31.50;
	assert_near(evaluate(in).breakeven_purchase, 2, 0);
	in.cac = 31.51;
	assert_near(evaluate(in).breakeven_purchase, 3, 0);
}

static void breakeven_ends_with_the_lifespan(void **state)
{
	(void)state;
	struct clv_inputs in = nothing_known();
	in.avg = 10;
	in.freq = 2;
	in.years = 5;
	in.margin = 0.5;
	in.cac = 50; /* the tenth and last purchase */
	assert_near(evaluate(in).breakeven_purchase, 10, 0);
	in.cac = 50.01;
	assert_undefined(evaluate(in).breakeven_purchase);
	in.years = 5.5;
	assert_near(evaluate(in).breakeven_purchase, 11, 0);
}

static void breakeven_ends_with_churn_or_horizon(void **state)
{
	(void)state;
	struct clv_inputs in = textbook(); /* 20 purchases, each worth 25 */
	in.cac = 500;
	assert_near(evaluate(in).breakeven_purchase, 20, 0);
	in.cac = 501;
	assert_undefined(evaluate(in).breakeven_purchase);
	in.horizon = 2; /* 8 purchases */
	in.cac = 200;
	assert_near(evaluate(in).breakeven_purchase, 8, 0);
	in.cac = 201;
	assert_undefined(evaluate(in).breakeven_purchase);
	in.horizon = 100; /* longer than the lifespan, and no help */
	in.cac = 501;
	assert_undefined(evaluate(in).breakeven_purchase);
}

static void payback_ends_with_the_lifespan(void **state)
{
	(void)state;
	struct clv_inputs in = nothing_known();
	in.avg = 10;
	in.freq = 12;
	in.years = 2;
	in.cac = 240;
	assert_near(evaluate(in).payback_months, 24, 0);
	assert_near(evaluate(in).payback_months_no_churn, 24, 0);
	in.cac = 240.01;
	assert_undefined(evaluate(in).payback_months);
	assert_undefined(evaluate(in).payback_months_no_churn);
}

static void payback_ends_with_the_horizon(void **state)
{
	(void)state;
	struct clv_inputs in = subscription();
	in.horizon = 1.5; /* 16.98 of 18 months */
	assert_near(evaluate(in).payback_months, 16.979748018338945039, 1e-12);
	in.horizon = 1.4; /* 16.8 */
	assert_undefined(evaluate(in).payback_months);
	assert_near(evaluate(in).payback_months_no_churn, 12.5, 0);
	in.horizon = 1;
	assert_undefined(evaluate(in).payback_months_no_churn);
}

static void payback_of_yearly_steps_is_in_months(void **state)
{
	(void)state;
	struct clv_inputs in = textbook();
	in.cac = 180; /* 100 now and 80 after a year: two steps */
	assert_near(evaluate(in).payback_months, 24, 1e-11);
	assert_near(evaluate(in).payback_months_no_churn, 21.6, 0);
}

static void payback_needs_no_lifespan(void **state)
{
	(void)state;
	struct clv_inputs in = nothing_known();
	in.avg = 120;
	in.freq = 12;
	in.margin = 0.8;
	in.cac = 1200;
	const struct clv_results r = evaluate(in);
	/* as if nobody left */
	assert_near(r.payback_months, 12.5, 0);
	assert_near(r.payback_months_no_churn, 12.5, 0);
	assert_no_value(&r);
}

static void payback_never_comes(void **state)
{
	(void)state;
	struct clv_inputs in = subscription();
	in.cac = 2400;
	const struct clv_results r = evaluate(in);
	assert_undefined(r.payback_months);
	assert_int_equal(r.verdict, CLV_VERDICT_BREAK_EVEN);
	in.cac = 1200;
	in.margin = 0;
	assert_undefined(evaluate(in).payback_months);
	assert_undefined(evaluate(in).payback_months_no_churn);
	assert_undefined(evaluate(in).breakeven_purchase);
}

static void free_customers_pay_at_once(void **state)
{
	(void)state;
	struct clv_inputs in = subscription();
	in.cac = 0;
	const struct clv_results r = evaluate(in);
	assert_near(r.clv_net, 2400, 0);
	assert_undefined(r.ltv_cac);
	assert_undefined(r.roi);
	assert_near(r.breakeven_purchase, 0, 0);
	assert_near(r.payback_months, 0, 0);
	assert_near(r.payback_months_no_churn, 0, 0);
	assert_int_equal(r.verdict, CLV_VERDICT_HEALTHY);
}

static void a_negative_cost_is_none(void **state)
{
	(void)state;
	struct clv_inputs in = subscription();
	in.cac = -1;
	const struct clv_results r = evaluate(in);
	assert_near(r.clv, 2400, 0);
	assert_undefined(r.clv_net);
	assert_undefined(r.ltv_cac);
	assert_undefined(r.payback_months);
	assert_undefined(r.breakeven_purchase);
	assert_int_equal(r.verdict, CLV_VERDICT_NONE);
}

static enum clv_verdict verdict_at(double cac, double target)
{
	struct clv_inputs in = subscription();
	in.cac = cac;
	in.target = target;
	return evaluate(in).verdict;
}

static void verdicts_on_profit(void **state)
{
	(void)state;
	assert_int_equal(verdict_at(2401, NAN), CLV_VERDICT_LOSS);
	assert_int_equal(verdict_at(2400, NAN), CLV_VERDICT_BREAK_EVEN);
	assert_int_equal(verdict_at(801, NAN), CLV_VERDICT_PROFITABLE);
	/* the default target is 3 */
	assert_int_equal(verdict_at(800, NAN), CLV_VERDICT_HEALTHY);
	assert_int_equal(verdict_at(800, 5), CLV_VERDICT_PROFITABLE);
	assert_int_equal(verdict_at(480, 5), CLV_VERDICT_HEALTHY);
	assert_int_equal(verdict_at(800, 0), CLV_VERDICT_NONE);
}

static void a_target_changes_the_highest_cost(void **state)
{
	(void)state;
	struct clv_inputs in = subscription();
	in.target = 5;
	assert_near(evaluate(in).max_cac, 480, 0);
	in.target = 0;
	assert_undefined(evaluate(in).max_cac);
	in.target = -1;
	assert_undefined(evaluate(in).max_cac);
}

/* More revenue than cost says nothing, less is a loss for certain. */
static void revenue_alone_shows_only_a_loss(void **state)
{
	(void)state;
	struct clv_inputs in = shop();
	in.cac = 50001;
	assert_int_equal(evaluate(in).verdict, CLV_VERDICT_LOSS);
	in.cac = 50000;
	assert_int_equal(evaluate(in).verdict, CLV_VERDICT_NONE);
	in.cac = 1;
	assert_int_equal(evaluate(in).verdict, CLV_VERDICT_NONE);
	assert_near(evaluate(in).ltv_cac, 50000, 0);
	in.margin = 1;
	assert_int_equal(evaluate(in).verdict, CLV_VERDICT_HEALTHY);
}

/* ---- NPS ----------------------------------------------------------------- */

static void the_published_survey(void **state)
{
	(void)state;
	const struct clv_results r = evaluate(survey(20, 30, 50));
	assert_near(r.nps, 30, 0);
	assert_near(r.nps_low, 14.051130, 5e-7);
	assert_near(r.nps_high, 44.201297, 5e-7);
	assert_near(r.respondents, 100, 0);
	assert_near(r.promoter_share, 0.5, 0);
	assert_near(r.passive_share, 0.3, 0);
	assert_near(r.detractor_share, 0.2, 0);
	assert_no_value(&r);
}

static void an_interval_stays_on_the_scale(void **state)
{
	(void)state;
	const struct clv_results best = evaluate(survey(0, 0, 10));
	assert_near(best.nps, 100, 0);
	assert_near(best.nps_low, 47.503552, 5e-7);
	assert_near(best.nps_high, 100, 0);
	const struct clv_results worst = evaluate(survey(10, 0, 0));
	assert_near(worst.nps, -100, 0);
	assert_near(worst.nps_low, -100, 0);
	assert_near(worst.nps_high, -47.503552, 5e-7);
}

static void confidence_is_95_unless_said(void **state)
{
	(void)state;
	struct clv_inputs in = survey(20, 30, 50);
	const struct clv_results r = evaluate(in);
	in.confidence = 0.95;
	assert_near(evaluate(in).nps_low, r.nps_low, 0);
	assert_near(evaluate(in).nps_high, r.nps_high, 0);
	in.confidence = 0.9;
	assert_true(evaluate(in).nps_low > r.nps_low);
	assert_true(evaluate(in).nps_high < r.nps_high);
}

static void confidence_has_a_domain(void **state)
{
	(void)state;
	struct clv_inputs in = survey(20, 30, 50);
	const double invalid[] = {1, 0, -0.5, -1, 1.5, 95};
	for (size_t i = 0; i < COUNT(invalid); i++) {
		in.confidence = invalid[i];
		const struct clv_results r = evaluate(in);
		assert_near(r.nps, 30, 0);
		assert_near(r.respondents, 100, 0);
		assert_undefined(r.nps_low);
		assert_undefined(r.nps_high);
	}
}

/* Weighted answers: tenths add up to 1, and their shares are tenths. */
static void shares_of_weighted_answers_are_decimals(void **state)
{
	(void)state;
	for (int d = 0; d <= 10; d++)
		for (int p = 0; d + p <= 10; p++) {
			const int q = 10 - d - p;
			const struct clv_results r =
			    evaluate(survey(d * 0.1, q * 0.1, p * 0.1));
			assert_near(r.respondents, 1, 0);
			assert_near(r.detractor_share, d / 10.0, 0);
			assert_near(r.passive_share, q / 10.0, 0);
			assert_near(r.promoter_share, p / 10.0, 0);
		}
}

/* Some come within a few units of the last place of a decimal by chance. */
static void figures_of_a_survey_are_tidy(void **state)
{
	(void)state;
	int noisy = 0;
	for (int d = 0; d <= 40; d++)
		for (int p = 0; p <= 40; p++) {
			const struct clv_answers answers = {p, 17, d};
			const struct clv_nps_interval interval =
			    clv_nps_adjusted_wald(&answers, 0.95);
			const struct clv_results r = evaluate(survey(d, 17, p));
			assert_near(r.nps_low, clv_tidy(r.nps_low), 0);
			assert_near(r.nps_high, clv_tidy(r.nps_high), 0);
			noisy += interval.low != clv_tidy(interval.low);
			noisy += interval.high != clv_tidy(interval.high);
		}
	assert_true(noisy > 0); /* or there is nothing to test */
}

static void a_survey_needs_all_three_counts(void **state)
{
	(void)state;
	const struct clv_inputs incomplete[] = {
	    survey(NAN, 30, 50), survey(20, NAN, 50), survey(20, 30, NAN),
	    survey(0, 0, 0),     survey(-1, 30, 50),  survey(20, -1, 50),
	};
	for (size_t i = 0; i < COUNT(incomplete); i++) {
		const struct clv_results r = evaluate(incomplete[i]);
		assert_undefined(r.nps);
		assert_undefined(r.nps_low);
		assert_undefined(r.nps_high);
		assert_undefined(r.respondents);
		assert_undefined(r.promoter_share);
		assert_undefined(r.passive_share);
		assert_undefined(r.detractor_share);
	}
}

/* ---- Some of it ---------------------------------------------------------- */

static void groups_are_computed_when_asked_for(void **state)
{
	(void)state;
	struct clv_inputs in = subscription();
	in.promoters = 50;
	in.passives = 30;
	in.detractors = 20;
	const struct clv_results all = evaluate(in);
	for (unsigned groups = 0; groups <= CLV_GROUP_ALL; groups++) {
		struct clv_results r;
		clv_evaluate_groups(&in, groups, &r);
		const bool yearly = groups & CLV_GROUP_YEARLY;
		const bool ratio = groups & CLV_GROUP_RATIO;
		const bool acquisition = groups & CLV_GROUP_ACQUISITION;
		const bool payback = groups & CLV_GROUP_PAYBACK;
		const bool survey = groups & CLV_GROUP_SURVEY;
		const struct {
			bool asked;
			double actual, expected;
		} figures[] = {
		    {yearly, r.margin_per_step, all.margin_per_step},
		    {yearly, r.customer_value, all.customer_value},
		    {true, r.clv, all.clv},
		    {true, r.years, all.years},
		    {yearly, r.max_cac, all.max_cac},
		    {acquisition, r.clv_net, all.clv_net},
		    {ratio, r.ltv_cac, all.ltv_cac},
		    {acquisition, r.roi, all.roi},
		    {payback, r.breakeven_purchase, all.breakeven_purchase},
		    {payback, r.payback_months, all.payback_months},
		    {payback, r.payback_months_no_churn, all.payback_months_no_churn},
		    {survey, r.nps, all.nps},
		    {survey, r.nps_low, all.nps_low},
		    {survey, r.nps_high, all.nps_high},
		    {survey, r.respondents, all.respondents},
		    {survey, r.promoter_share, all.promoter_share},
		    {survey, r.passive_share, all.passive_share},
		    {survey, r.detractor_share, all.detractor_share},
		};
		for (size_t i = 0; i < COUNT(figures); i++)
			if (figures[i].asked)
				assert_near(figures[i].actual, figures[i].expected, 0);
			else
				assert_undefined(figures[i].actual);
		assert_int_equal(r.verdict,
		                 acquisition ? all.verdict : CLV_VERDICT_NONE);
	}
}

/* ---- Extremes ------------------------------------------------------------ */

/* The members that hold a double, to be set one by one and in pairs. */
static const size_t members[] = {offsetof(struct clv_inputs, avg),
                                 offsetof(struct clv_inputs, freq),
                                 offsetof(struct clv_inputs, years),
                                 offsetof(struct clv_inputs, revenue),
                                 offsetof(struct clv_inputs, purchases),
                                 offsetof(struct clv_inputs, customers),
                                 offsetof(struct clv_inputs, margin),
                                 offsetof(struct clv_inputs, discount),
                                 offsetof(struct clv_inputs, retention.value),
                                 offsetof(struct clv_inputs, churn.value),
                                 offsetof(struct clv_inputs, horizon),
                                 offsetof(struct clv_inputs, cac),
                                 offsetof(struct clv_inputs, spend),
                                 offsetof(struct clv_inputs, new_customers),
                                 offsetof(struct clv_inputs, target),
                                 offsetof(struct clv_inputs, promoters),
                                 offsetof(struct clv_inputs, passives),
                                 offsetof(struct clv_inputs, detractors),
                                 offsetof(struct clv_inputs, confidence)};

static const double extremes[] = {1e308, -1e308, 1e-308, 5e-324, 0, 1, NAN};

static void set_member(struct clv_inputs *inputs, size_t index)
{
	const size_t member = index / COUNT(extremes);
	double *place = (double *)(void *)((char *)inputs + members[member]);
	*place = extremes[index % COUNT(extremes)];
}

static void assert_all_finite_or_undefined(const struct clv_results *r)
{
	double figures[FIGURES];
	list_figures(r, figures);
	for (size_t i = 0; i < FIGURES; i++)
		assert_false(!isnan(figures[i]) && !isfinite(figures[i]));
	/* no value, no word on it */
	if (isnan(r->clv))
		assert_no_value(r);
}

static void extremes_never_give_infinity(void **state)
{
	(void)state;
	const struct clv_inputs bases[] = {shop(), subscription(), textbook(),
	                                   survey(1, 1, 1)};
	const size_t settings = COUNT(members) * COUNT(extremes);
	for (size_t base = 0; base < COUNT(bases); base++)
		for (size_t i = 0; i < settings; i++)
			for (size_t j = i; j < settings; j++) {
				struct clv_inputs in = bases[base];
				set_member(&in, i);
				set_member(&in, j);
				const struct clv_results r = evaluate(in);
				assert_all_finite_or_undefined(&r);
			}
}

static void overflow_is_undefined(void **state)
{
	(void)state;
	struct clv_inputs in = shop();
	in.avg = 1e308;
	struct clv_results r = evaluate(in);
	assert_undefined(r.customer_value);
	assert_no_value(&r);
	in.freq = 1;
	r = evaluate(in);
	assert_near(r.customer_value, 1e308, 0);
	assert_no_value(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(cleared_inputs_are_unknown),
	    cmocka_unit_test(nothing_follows_from_nothing),
	    cmocka_unit_test(a_value_needs_all_its_factors),
	    cmocka_unit_test(the_published_example),
	    cmocka_unit_test(a_margin_makes_it_profit),
	    cmocka_unit_test(figures_are_the_decimals_that_were_meant),
	    cmocka_unit_test(quotients_and_differences_are_decimals_too),
	    cmocka_unit_test(a_lifespan_may_be_zero),
	    cmocka_unit_test(a_discount_makes_it_an_annuity),
	    cmocka_unit_test(factors_are_derived_from_totals),
	    cmocka_unit_test(each_factor_is_derived_by_itself),
	    cmocka_unit_test(what_is_given_wins_over_what_is_derived),
	    cmocka_unit_test(the_textbook_example),
	    cmocka_unit_test(churn_is_what_retention_leaves),
	    cmocka_unit_test(the_published_subscription),
	    cmocka_unit_test(the_published_subscription_at_the_end_of_months),
	    cmocka_unit_test(the_step_is_the_rate_s),
	    cmocka_unit_test(a_discount_is_turned_into_the_step),
	    cmocka_unit_test(a_horizon_is_in_years),
	    cmocka_unit_test(a_horizon_has_ends),
	    cmocka_unit_test(nobody_leaves),
	    cmocka_unit_test(everybody_leaves),
	    cmocka_unit_test(contradictions_have_no_value),
	    cmocka_unit_test(a_horizon_alone_is_no_lifespan),
	    cmocka_unit_test(rates_outside_0_to_1_have_no_value),
	    cmocka_unit_test(breakeven_survives_binary_fractions),
	    cmocka_unit_test(breakeven_ends_with_the_lifespan),
	    cmocka_unit_test(breakeven_ends_with_churn_or_horizon),
	    cmocka_unit_test(payback_ends_with_the_lifespan),
	    cmocka_unit_test(payback_ends_with_the_horizon),
	    cmocka_unit_test(payback_of_yearly_steps_is_in_months),
	    cmocka_unit_test(payback_needs_no_lifespan),
	    cmocka_unit_test(payback_never_comes),
	    cmocka_unit_test(free_customers_pay_at_once),
	    cmocka_unit_test(a_negative_cost_is_none),
	    cmocka_unit_test(verdicts_on_profit),
	    cmocka_unit_test(a_target_changes_the_highest_cost),
	    cmocka_unit_test(revenue_alone_shows_only_a_loss),
	    cmocka_unit_test(the_published_survey),
	    cmocka_unit_test(an_interval_stays_on_the_scale),
	    cmocka_unit_test(confidence_is_95_unless_said),
	    cmocka_unit_test(confidence_has_a_domain),
	    cmocka_unit_test(shares_of_weighted_answers_are_decimals),
	    cmocka_unit_test(figures_of_a_survey_are_tidy),
	    cmocka_unit_test(a_survey_needs_all_three_counts),
	    cmocka_unit_test(groups_are_computed_when_asked_for),
	    cmocka_unit_test(extremes_never_give_infinity),
	    cmocka_unit_test(overflow_is_undefined),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
