/* What a customer is worth: the simple product, annuity, retention model. */
#include "clv/clv.h"

#include <math.h>

static double quotient(double numerator, double denominator)
{
	return denominator > 0 ? numerator / denominator : NAN;
}

double clv_average_purchase(double revenue, double purchases)
{
	return quotient(revenue, purchases);
}

double clv_purchase_frequency(double purchases, double customers)
{
	return purchases >= 0 ? quotient(purchases, customers) : NAN;
}

double clv_customer_value(double avg, double freq)
{
	return freq >= 0 ? avg * freq : NAN;
}

double clv_expected_lifespan(double churn)
{
	return churn <= 1 ? quotient(1, churn) : NAN;
}

double clv_compound_churn(double churn, double periods)
{
	if (!(churn >= 0 && churn <= 1 && periods > 0))
		return NAN;
	/* 1 - (1-c)^n without losing the digits of a small churn */
	return -expm1(periods * log1p(-churn));
}

double clv_discount_per_step(double discount, enum clv_step step)
{
	if (!(discount >= 0))
		return NAN;
	if (step == CLV_STEP_YEAR)
		return discount;
	return expm1(log1p(discount) / (double)step);
}

double clv_annuity(double margin, double discount, double steps,
                   enum clv_timing timing)
{
	return clv_retention_value_within(margin, 0, discount, steps, timing);
}

static bool rates_are_valid(double churn, double discount)
{
	return churn >= 0 && churn <= 1 && discount >= 0;
}

double clv_retention_value(double margin, double churn, double discount,
                           enum clv_timing timing)
{
	if (!rates_are_valid(churn, discount) || churn + discount == 0)
		return NAN;
	const double first = timing == CLV_TIMING_START ? 1 + discount : 1 - churn;
	return margin * first / (discount + churn);
}

double clv_retention_value_within(double margin, double churn, double discount,
                                  double steps, enum clv_timing timing)
{
	if (!rates_are_valid(churn, discount) || !(steps >= 0))
		return NAN;
	if (isinf(steps))
		return clv_retention_value(margin, churn, discount, timing);
	if (churn + discount == 0)
		return margin * steps;
	const double whole = floor(steps);
	const double part = steps - whole;
	/* q = r / (1+d) is what a step's margin is worth one step later; 1 - q is
	   written without the cancellation of 1 - r/(1+d). */
	const double log_q = log1p(-churn) - log1p(discount);
	const double one_minus_q = (churn + discount) / (1 + discount);
	const double sum = -expm1(whole > 0 ? whole * log_q : 0) / one_minus_q;
	if (timing == CLV_TIMING_START)
		return margin *
		       (sum +
		        (part > 0 ? part * exp(whole > 0 ? whole * log_q : 0) : 0));
	return margin * (sum * (1 - churn) / (1 + discount) +
	                 (part > 0 ? part * exp(steps * log_q) : 0));
}
