/* Measures with a cost: 100 x 4 x 40% = 160 a year, 20% leave, 200 to win. */
#include "io/measure.h"

#include "cases_of.h"

static const char usual[] = "avg=100 freq=4 margin=40% retention=80% cac=200";

static struct clv_change change_of(enum clv_input input, const char *text)
{
	struct clv_change change;
	struct clv_error error;
	assert_true(clv_change_read(&change, input, "it", text, 0, &error));
	return change;
}

static void the_cost_is_taken_off_each_year(void **state)
{
	(void)state;
	const struct clv_change change = change_of(CLV_IN_RETENTION, "+5pt");
	const struct clv_measure measure = {&change, 1, 10};
	struct clv_given given = case_of(usual);
	struct clv_results results;
	struct clv_error error;
	assert_true(clv_measure_apply(&measure, &given, &results, &error));
	/* (160 - 10) / 15% */
	assert_near(results.clv, 1000, 0);
	assert_near(results.clv_net, 800, 0);
	assert_near(results.ltv_cac, 5, 0);
	assert_near(results.margin_per_step, 150, 0);
	/* 200 / (40 - 10/4) = 5.33 purchases */
	assert_near(results.breakeven_purchase, 6, 0);
	/* revenue, which it is not taken off */
	assert_near(results.customer_value, 400, 0);
	assert_near(results.avg, 100, 0);
	/* what is given is the case without the cost */
	assert_near(given.values.avg, 100, 0);
	assert_near(given.values.retention.value, 0.85, 0);
}

/* With a discount the cost is discounted as the margin is: 5 years of 10 at
   10% are 10 x 4.169865 = 41.69865 (the annuity of the textbooks). */
static void the_cost_is_discounted(void **state)
{
	(void)state;
	const struct clv_measure measure = {NULL, 0, 10};
	struct clv_given given =
	    case_of("avg=100 freq=4 margin=40% years=5 discount=10%");
	struct clv_results results;
	struct clv_error error;
	const double before = value_of("clv", &given);
	assert_true(clv_measure_apply(&measure, &given, &results, &error));
	assert_near(before - results.clv, 41.69865, 5e-6);
}

static double breakeven(const char *from, enum clv_input input,
                        const char *text, double cost)
{
	const struct clv_change change = change_of(input, text);
	const struct clv_measure measure = {&change, 1, cost};
	const struct clv_given given = case_of(from);
	return clv_measure_breakeven(&measure, &given);
}

static void where_it_breaks_even(void **state)
{
	(void)state;
	/* 150 / c = 800 */
	assert_near(breakeven(usual, CLV_IN_RETENTION, "+5pt", 10), 0.8125, 1e-15);
	assert_near(breakeven(usual, CLV_IN_RETENTION, "+0.1pt", 10), 0.8125,
	            1e-15);
	assert_near(breakeven(usual, CLV_IN_CHURN, "-1pt", 10), 0.1875, 1e-15);
	/* avg x 1.6 - 10 = 160 */
	assert_near(breakeven(usual, CLV_IN_AVG, "+1%", 10), 106.25, 1e-11);
	assert_undefined(breakeven(usual, CLV_IN_AVG, "90", 10));
	/* 800 - 10/20% - cac = 600 */
	assert_near(breakeven(usual, CLV_IN_CAC, "-1", 10), 150, 1e-11);
	assert_near(breakeven(usual, CLV_IN_RETENTION, "+5pt", 0), 0.8, 0);
}

static void where_it_never_does(void **state)
{
	(void)state;
	const struct clv_change two[] = {change_of(CLV_IN_AVG, "+1"),
	                                 change_of(CLV_IN_FREQ, "+1")};
	const struct clv_measure both = {two, 2, 10};
	const struct clv_given given = case_of(usual);
	assert_undefined(clv_measure_breakeven(&both, &given));
	const struct clv_measure free_of_cost = {two, 1, NAN};
	assert_undefined(clv_measure_breakeven(&free_of_cost, &given));
	/* the wrong way, too dear, no change, another period, beyond, unknown */
	assert_undefined(breakeven(usual, CLV_IN_RETENTION, "-5pt", 10));
	assert_undefined(breakeven(usual, CLV_IN_CAC, "-1", 100));
	assert_undefined(breakeven(usual, CLV_IN_AVG, "+0", 10));
	assert_undefined(breakeven(usual, CLV_IN_CHURN, "1%/month", 10));
	assert_undefined(breakeven(usual, CLV_IN_RETENTION, "+50pt", 10));
	assert_undefined(breakeven("avg=1", CLV_IN_YEARS, "5", 10));
	assert_undefined(breakeven("avg=1 margin=10%", CLV_IN_AVG, "5", 10));
	assert_undefined(breakeven(usual, CLV_IN_TIMING, "end", 10));
}

static void assert_unpaid(const char *from, const char *message)
{
	const struct clv_measure measure = {NULL, 0, 10};
	struct clv_given given = case_of(from);
	struct clv_results results;
	struct clv_error error;
	assert_false(clv_measure_apply(&measure, &given, &results, &error));
	assert_int_equal(error.status, CLV_BAD_DATA);
	assert_string_equal(error.message, message);
}

static void what_cannot_be_paid(void **state)
{
	(void)state;
	static const char lacking[] =
	    "a cost needs avg, and freq and margin above 0";
	assert_unpaid("avg=100 freq=4 years=2", "a cost needs a margin");
	assert_unpaid("avg=100 years=2 margin=40%", lacking);
	assert_unpaid("freq=4 years=2 margin=40%", lacking);
	assert_unpaid("avg=100 freq=0 years=2 margin=40%", lacking);
	assert_unpaid("avg=100 freq=4 years=2 margin=0%", lacking);
	const struct clv_change change = change_of(CLV_IN_RETENTION, "+50pt");
	const struct clv_measure measure = {&change, 1, NAN};
	struct clv_given given = case_of(usual);
	struct clv_results results;
	struct clv_error error;
	assert_false(clv_measure_apply(&measure, &given, &results, &error));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_cost_is_taken_off_each_year),
	    cmocka_unit_test(the_cost_is_discounted),
	    cmocka_unit_test(where_it_breaks_even),
	    cmocka_unit_test(where_it_never_does),
	    cmocka_unit_test(what_cannot_be_paid),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
