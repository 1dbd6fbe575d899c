/* Does acquiring a customer pay, when, and how well. */
#include "clv/clv.h"

#include <math.h>

double clv_acquisition_cost(double spend, double new_customers)
{
	return spend >= 0 && new_customers > 0 ? spend / new_customers : NAN;
}

double clv_ltv_cac(double clv, double cac)
{
	return cac > 0 ? clv / cac : NAN;
}

double clv_roi(double clv, double cac)
{
	return cac > 0 ? (clv - cac) / cac : NAN;
}

double clv_max_cac(double clv, double target)
{
	return target > 0 ? clv / target : NAN;
}

double clv_breakeven_purchase(double margin_per_purchase, double cac)
{
	if (cac == 0 && !isnan(margin_per_purchase))
		return 0;
	if (!(cac > 0 && margin_per_purchase > 0))
		return NAN;
	return ceil(cac / margin_per_purchase * (1 - CLV_TOLERANCE));
}

double clv_payback_steps(double margin, double churn, double cac,
                         enum clv_timing timing)
{
	if (isnan(margin) || !(churn >= 0 && churn <= 1 && cac >= 0))
		return NAN;
	if (cac == 0)
		return 0;
	if (!(margin > 0))
		return NAN;
	if (churn == 0)
		return cac / margin;
	/* At END the first step's leavers are gone before its margin arrives. */
	const double first =
	    timing == CLV_TIMING_START ? margin : margin * (1 - churn);
	const double share_of_all = cac * churn / first;
	if (clv_compare(share_of_all, 1) >= 0)
		return NAN;
	return log1p(-share_of_all) / log1p(-churn);
}

enum clv_verdict clv_judge(double clv, double cac, double target)
{
	if (isnan(clv) || !(cac >= 0 && target > 0))
		return CLV_VERDICT_NONE;
	const int against_cost = clv_compare(clv, cac);
	if (against_cost < 0)
		return CLV_VERDICT_LOSS;
	if (against_cost == 0)
		return CLV_VERDICT_BREAK_EVEN;
	return clv_compare(clv, cac * target) < 0 ? CLV_VERDICT_PROFITABLE
	                                          : CLV_VERDICT_HEALTHY;
}
