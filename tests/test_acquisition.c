/* Does acquisition pay: domains, limits, and the traps of binary fractions. */
#include "clv/clv.h"

#include "check.h"

static void acquisition_cost_is_spend_by_new_customers(void **state)
{
	(void)state;
	assert_near(clv_acquisition_cost(50000, 400), 125, 0);
	assert_near(clv_acquisition_cost(0, 400), 0, 0);
	assert_near(clv_acquisition_cost(100, 0.5), 200, 0);
	assert_undefined(clv_acquisition_cost(-1, 400));
	assert_undefined(clv_acquisition_cost(50000, 0));
	assert_undefined(clv_acquisition_cost(50000, -1));
	assert_undefined(clv_acquisition_cost(NAN, 400));
	assert_undefined(clv_acquisition_cost(50000, NAN));
}

static void ratio_and_return_need_a_cost(void **state)
{
	(void)state;
	assert_near(clv_ltv_cac(2400, 1200), 2, 0);
	assert_near(clv_ltv_cac(-600, 1200), -0.5, 0);
	assert_undefined(clv_ltv_cac(2400, 0));
	assert_undefined(clv_ltv_cac(2400, -1));
	assert_undefined(clv_ltv_cac(NAN, 1200));
	assert_undefined(clv_ltv_cac(2400, NAN));
	assert_near(clv_roi(2400, 1200), 1, 0);
	assert_near(clv_roi(1200, 1200), 0, 0);
	assert_near(clv_roi(0, 1200), -1, 0);
	assert_near(clv_roi(1, 0.5), 1, 0);
	assert_undefined(clv_roi(2400, 0));
	assert_undefined(clv_roi(2400, -1));
	assert_undefined(clv_roi(NAN, 1200));
	assert_undefined(clv_roi(2400, NAN));
}

static void highest_cost_is_value_by_target(void **state)
{
	(void)state;
	assert_near(clv_max_cac(2400, 3), 800, 0);
	assert_near(clv_ltv_cac(2400, clv_max_cac(2400, 3)), 3, 0);
	assert_near(clv_max_cac(2400, 0.5), 4800, 0);
	assert_undefined(clv_max_cac(2400, 0));
	assert_undefined(clv_max_cac(2400, -3));
	assert_undefined(clv_max_cac(NAN, 3));
	assert_undefined(clv_max_cac(2400, NAN));
}

static void breakeven_rounds_up(void **state)
{
	(void)state;
	assert_near(clv_breakeven_purchase(100, 1), 1, 0);
	assert_near(clv_breakeven_purchase(100, 100), 1, 0);
	assert_near(clv_breakeven_purchase(100, 100.01), 2, 0);
	assert_near(clv_breakeven_purchase(100, 250), 3, 0);
	assert_near(clv_breakeven_purchase(100, 1e-300), 1, 0);
	assert_near(clv_breakeven_purchase(100, 0), 0, 0);
}

static void breakeven_needs_a_margin(void **state)
{
	(void)state;
	assert_undefined(clv_breakeven_purchase(0, 100));
	assert_undefined(clv_breakeven_purchase(-5, 100));
	assert_undefined(clv_breakeven_purchase(100, -1));
	assert_undefined(clv_breakeven_purchase(100, NAN));
	assert_undefined(clv_breakeven_purchase(NAN, 100));
	assert_undefined(clv_breakeven_purchase(NAN, 0));
}

/* 45 x 0.35 is 15.749999999999998 in binary. For price and margin in whole
   cents and per cent, the count is known in integers: exactly `purchases`, and
   one more as soon as the cost is a hundredth of a cent higher. */
static void breakeven_survives_binary_fractions(void **state)
{
	(void)state;
	assert_near(clv_breakeven_purchase(45 * 0.35, 31.50), 2, 0);
	assert_near(clv_breakeven_purchase(0.1, 0.3), 3, 0);
	assert_near(clv_breakeven_purchase(0.1, 0.1 + 0.2), 3, 0);
	for (int cents = 1; cents <= 9999; cents += 101)
		for (int percent = 1; percent <= 100; percent++)
			for (int purchases = 1; purchases <= 49; purchases += 6) {
				const double margin = (cents / 100.0) * (percent / 100.0);
				const int product = cents * percent;
				const int cost = purchases * product;
				assert_near(clv_breakeven_purchase(margin, cost / 1e4),
				            purchases, 0);
				assert_near(clv_breakeven_purchase(margin, (cost + 1) / 1e4),
				            purchases + 1, 0);
			}
}

static void payback_without_churn_is_cost_by_margin(void **state)
{
	(void)state;
	assert_near(clv_payback_steps(96, 0, 1200, CLV_TIMING_START), 12.5, 1e-14);
	assert_near(clv_payback_steps(96, 0, 1200, CLV_TIMING_END), 12.5, 1e-14);
	assert_near(clv_payback_steps(0.5, 0, 1, CLV_TIMING_START), 2, 0);
	assert_near(clv_payback_steps(96, 0, 0, CLV_TIMING_START), 0, 0);
	assert_near(clv_payback_steps(96, 0.04, 0, CLV_TIMING_END), 0, 0);
	/* and a small churn changes little */
	assert_near(clv_payback_steps(96, 1e-12, 1200, CLV_TIMING_START), 12.5,
	            1e-9);
	assert_near(clv_payback_steps(96, 1e-18, 1200, CLV_TIMING_END), 12.5,
	            1e-12);
}

/* Where the margins of n steps are the cost, payback is n steps. */
static void payback_agrees_with_adding_up(void **state)
{
	(void)state;
	for (int percent = 1; percent <= 60; percent++) {
		const double churn = percent / 100.0;
		double staying = 1, at_start = 0, at_end = 0;
		for (int n = 1; n <= 10; n++) {
			at_start += 96 * staying;
			staying *= 1 - churn;
			at_end += 96 * staying;
			assert_near(
			    clv_payback_steps(96, churn, at_start, CLV_TIMING_START), n,
			    1e-9);
			assert_near(clv_payback_steps(96, churn, at_end, CLV_TIMING_END), n,
			            1e-9);
		}
	}
}

/* All margins together are 96 / 0.04 = 2400, or 2304 when they come late. */
static void payback_may_never_come(void **state)
{
	(void)state;
	assert_undefined(clv_payback_steps(96, 0.04, 2400, CLV_TIMING_START));
	assert_undefined(
	    clv_payback_steps(120 * 0.8, 0.04, 2400, CLV_TIMING_START));
	assert_undefined(clv_payback_steps(96, 0.04, 5000, CLV_TIMING_START));
	assert_undefined(clv_payback_steps(96, 0.04, 2304, CLV_TIMING_END));
	assert_undefined(clv_payback_steps(96, 0.04, 2350, CLV_TIMING_END));
	assert_true(clv_payback_steps(96, 0.04, 2399, CLV_TIMING_START) > 100);
	assert_true(clv_payback_steps(96, 0.04, 2303, CLV_TIMING_END) > 100);
	/* everybody leaves before the first margin */
	assert_undefined(clv_payback_steps(96, 1, 1, CLV_TIMING_END));
	assert_undefined(clv_payback_steps(96, 1, 97, CLV_TIMING_START));
	/* but with the first one, when that is enough and comes now */
	const double at_once = clv_payback_steps(96, 1, 95, CLV_TIMING_START);
	assert_true(at_once >= 0 && at_once <= 1);
}

static void payback_has_a_domain(void **state)
{
	(void)state;
	for (int i = 0; i < 2; i++) {
		const enum clv_timing timing = i ? CLV_TIMING_END : CLV_TIMING_START;
		assert_undefined(clv_payback_steps(0, 0.04, 1200, timing));
		assert_undefined(clv_payback_steps(0, 0, 1200, timing));
		assert_undefined(clv_payback_steps(-96, 0.04, 1200, timing));
		assert_undefined(clv_payback_steps(-96, 0, 1200, timing));
		assert_undefined(clv_payback_steps(96, -0.04, 1200, timing));
		assert_undefined(clv_payback_steps(96, 1.04, 1200, timing));
		assert_undefined(clv_payback_steps(96, 0.04, -1, timing));
		assert_undefined(clv_payback_steps(NAN, 0.04, 1200, timing));
		assert_undefined(clv_payback_steps(96, NAN, 1200, timing));
		assert_undefined(clv_payback_steps(96, 0.04, NAN, timing));
		/* nothing to pay back, but no such customers */
		assert_undefined(clv_payback_steps(NAN, 0.04, 0, timing));
		assert_undefined(clv_payback_steps(96, -0.04, 0, timing));
		assert_undefined(clv_payback_steps(96, 1.04, 0, timing));
	}
}

static void verdicts_follow_the_ratio(void **state)
{
	(void)state;
	assert_int_equal(clv_judge(99, 100, 3), CLV_VERDICT_LOSS);
	assert_int_equal(clv_judge(-1, 0, 3), CLV_VERDICT_LOSS);
	assert_int_equal(clv_judge(100, 100, 3), CLV_VERDICT_BREAK_EVEN);
	assert_int_equal(clv_judge(0, 0, 3), CLV_VERDICT_BREAK_EVEN);
	assert_int_equal(clv_judge(101, 100, 3), CLV_VERDICT_PROFITABLE);
	assert_int_equal(clv_judge(299.99, 100, 3), CLV_VERDICT_PROFITABLE);
	assert_int_equal(clv_judge(300, 100, 3), CLV_VERDICT_HEALTHY);
	assert_int_equal(clv_judge(900, 100, 3), CLV_VERDICT_HEALTHY);
	assert_int_equal(clv_judge(1, 0, 3), CLV_VERDICT_HEALTHY);
	assert_int_equal(clv_judge(101, 100, 1), CLV_VERDICT_HEALTHY);
	/* a loss stays one, whatever the target */
	assert_int_equal(clv_judge(99, 100, 0.5), CLV_VERDICT_LOSS);
}

static void verdicts_survive_binary_fractions(void **state)
{
	(void)state;
	assert_int_equal(clv_judge(45 * 0.35, 15.75, 3), CLV_VERDICT_BREAK_EVEN);
	assert_int_equal(clv_judge(0.1 + 0.2, 0.3, 3), CLV_VERDICT_BREAK_EVEN);
	assert_int_equal(clv_judge(0.3, 0.1, 3), CLV_VERDICT_HEALTHY);
}

static void verdicts_need_all_three(void **state)
{
	(void)state;
	assert_int_equal(clv_judge(NAN, 100, 3), CLV_VERDICT_NONE);
	assert_int_equal(clv_judge(100, NAN, 3), CLV_VERDICT_NONE);
	assert_int_equal(clv_judge(100, 100, NAN), CLV_VERDICT_NONE);
	assert_int_equal(clv_judge(100, -1, 3), CLV_VERDICT_NONE);
	assert_int_equal(clv_judge(100, 100, 0), CLV_VERDICT_NONE);
	assert_int_equal(clv_judge(100, 100, -3), CLV_VERDICT_NONE);
}

/* cost x target is more than a double holds; the ratio is 1.5. */
static void a_verdict_survives_overflow(void **state)
{
	(void)state;
	assert_int_equal(clv_judge(1.5e308, 1e308, 3), CLV_VERDICT_PROFITABLE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(acquisition_cost_is_spend_by_new_customers),
	    cmocka_unit_test(ratio_and_return_need_a_cost),
	    cmocka_unit_test(highest_cost_is_value_by_target),
	    cmocka_unit_test(breakeven_rounds_up),
	    cmocka_unit_test(breakeven_needs_a_margin),
	    cmocka_unit_test(breakeven_survives_binary_fractions),
	    cmocka_unit_test(payback_without_churn_is_cost_by_margin),
	    cmocka_unit_test(payback_agrees_with_adding_up),
	    cmocka_unit_test(payback_may_never_come),
	    cmocka_unit_test(payback_has_a_domain),
	    cmocka_unit_test(verdicts_follow_the_ratio),
	    cmocka_unit_test(verdicts_survive_binary_fractions),
	    cmocka_unit_test(verdicts_need_all_three),
	    cmocka_unit_test(a_verdict_survives_overflow),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
