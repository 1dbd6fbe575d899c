/* The library in 30 lines: what a subscriber is worth, and when winning one
   has paid. Build: cc lifetime_value.c $(pkg-config --cflags --libs clv) */
#include <clv/clv.h>

#include <math.h>
#include <stdio.h>

int main(void)
{
	struct clv_inputs inputs;
	struct clv_results results;

	clv_inputs_clear(&inputs); /* nothing is known yet */
	inputs.avg = 120;          /* a month's fee */
	inputs.freq = 12;
	inputs.margin = 0.80;
	inputs.churn.value = 0.04; /* 4 % of them leave in a month */
	inputs.churn.step = CLV_STEP_MONTH;
	inputs.cac = 1200;

	clv_evaluate(&inputs, &results);
	printf("a subscriber is worth %.2f, %.1f times what winning one costs\n",
	       results.clv, results.ltv_cac);
	if (isnan(results.payback_months)) /* undefined is NaN, never 0 */
		printf("winning one never pays\n");
	else
		printf("paid back after %.1f months\n", results.payback_months);
	return 0;
}
