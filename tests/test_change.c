/* Changes read and made, worked out by hand. */
#include "io/change.h"

#include "cases_of.h"

static struct clv_change change_of(enum clv_input input, const char *text)
{
	struct clv_change change;
	struct clv_error error = {.status = CLV_DONE};
	if (!clv_change_read(&change, input, "it", text, 0, &error))
		fail_with("%s: %s", text, error.message);
	return change;
}

static struct clv_given changed(const char *from, enum clv_input input,
                                const char *text)
{
	const struct clv_change change = change_of(input, text);
	struct clv_given given = case_of(from);
	struct clv_error error = {.status = CLV_DONE};
	if (!clv_change_apply(&change, &given, &error))
		fail_with("%s, %s: %s", from, text, error.message);
	return given;
}

static void assert_unread(enum clv_input input, const char *text,
                          const char *message)
{
	struct clv_change change;
	struct clv_error error = {.status = CLV_DONE};
	assert_false(clv_change_read(&change, input, "it", text, 0, &error));
	assert_int_equal(error.status, CLV_BAD_USAGE);
	assert_string_equal(error.message, message);
}

static void assert_unmade(const char *from, enum clv_input input,
                          const char *text, const char *message)
{
	const struct clv_change change = change_of(input, text);
	struct clv_given given = case_of(from);
	struct clv_error error = {.status = CLV_DONE};
	assert_false(clv_change_apply(&change, &given, &error));
	assert_int_equal(error.status, CLV_BAD_DATA);
	assert_string_equal(error.message, message);
	assert_true(error.hint[0]);
}

static void with_a_sign_and_without(void **state)
{
	(void)state;
	assert_near(changed("avg=50", CLV_IN_AVG, "+10%").values.avg, 55, 0);
	assert_near(changed("avg=50", CLV_IN_AVG, "-10%").values.avg, 45, 0);
	assert_near(changed("avg=50", CLV_IN_AVG, "+2.50").values.avg, 52.5, 0);
	assert_near(changed("avg=50", CLV_IN_AVG, "$60").values.avg, 60, 0);
	assert_near(changed("avg=50", CLV_IN_AVG, "-$60").values.avg, -10, 0);
	assert_near(changed("cac=30", CLV_IN_CAC, "-3").values.cac, 27, 0);
	assert_near(changed("years=5", CLV_IN_YEARS, "6").values.years, 6, 0);
	assert_near(changed("years=5", CLV_IN_YEARS, "+6mo").values.years, 5.5, 0);
	assert_near(changed("margin=90%", CLV_IN_MARGIN, "+5pt").values.margin,
	            0.95, 0);
	assert_near(changed("margin=90%", CLV_IN_MARGIN, "-5 pp").values.margin,
	            0.85, 0);
	assert_near(changed("margin=90%", CLV_IN_MARGIN, "-0.5pts").values.margin,
	            0.895, 0);
	assert_int_equal(changed("", CLV_IN_TIMING, "end").values.timing,
	                 CLV_TIMING_END);
	assert_near(changed("", CLV_IN_AVG, "7").values.avg, 7, 0);
}

static void retention_is_one_less_churn(void **state)
{
	(void)state;
	struct clv_given given =
	    changed("churn=10%/month", CLV_IN_RETENTION, "+5pt");
	assert_near(given.values.churn.value, 0.05, 0);
	assert_int_equal(given.values.churn.step, CLV_STEP_MONTH);
	assert_int_equal(given.mask, CLV_INPUT_BIT(CLV_IN_CHURN));
	given = changed("retention=90%", CLV_IN_CHURN, "-1pt");
	assert_near(given.values.retention.value, 0.91, 0);
	assert_int_equal(given.mask, CLV_INPUT_BIT(CLV_IN_RETENTION));
	/* a rate without a unit keeps that of the case */
	given = changed("churn=10%/month", CLV_IN_CHURN, "8%");
	assert_near(given.values.churn.value, 0.08, 0);
	assert_int_equal(given.values.churn.step, CLV_STEP_MONTH);
	given = changed("churn=10%/month", CLV_IN_CHURN, "30%/year");
	assert_int_equal(given.values.churn.step, CLV_STEP_YEAR);
	given = changed("churn=10%/month", CLV_IN_RETENTION, "92%");
	assert_near(given.values.churn.value, 0.08, 0);
}

static void what_follows_from_others_and_defaults(void **state)
{
	(void)state;
	const char *totals = "revenue=9600 purchases=120 customers=40 spend=600 "
	                     "new_customers=20";
	assert_near(changed(totals, CLV_IN_AVG, "+10%").values.avg, 88, 0);
	assert_near(changed(totals, CLV_IN_FREQ, "+1").values.freq, 4, 0);
	const struct clv_given given = changed(totals, CLV_IN_CAC, "-3");
	assert_near(given.values.cac, 27, 0);
	assert_undefined(given.values.spend);
	assert_false(given.mask & CLV_INPUT_BIT(CLV_IN_SPEND));
	assert_near(changed("", CLV_IN_TARGET, "+1").values.target, 4, 0);
	assert_near(changed("", CLV_IN_DISCOUNT, "+2pt").values.discount, 0.02, 0);
	assert_near(changed("", CLV_IN_CONFIDENCE, "+4pt").values.confidence, 0.99,
	            0);
	assert_near(clv_known(&given, CLV_IN_TIMING).value, CLV_TIMING_START, 0);
	assert_undefined(clv_known(&given, CLV_IN_MARGIN).value);
}

static void in_place_of_the_other(void **state)
{
	(void)state;
	struct clv_given given = case_of("churn=10%/month");
	clv_put_as(&given, CLV_IN_RETENTION,
	           (struct clv_rate){0.8, CLV_STEP_MONTH});
	assert_int_equal(given.mask, CLV_INPUT_BIT(CLV_IN_RETENTION));
	assert_undefined(given.values.churn.value);
	assert_near(given.values.retention.value, 0.8, 0);
	assert_near(clv_known(&given, CLV_IN_CHURN).value, 0.2, 0);
	assert_int_equal(clv_known(&given, CLV_IN_CHURN).step, CLV_STEP_MONTH);
}

static void unclear_changes(void **state)
{
	(void)state;
	static const char points[] = "it: \"+5%\" does not say points, and rates "
	                             "change by points";
	assert_unread(CLV_IN_RETENTION, "+5%", points);
	assert_unread(CLV_IN_CONFIDENCE, "+5%", points);
	assert_unread(CLV_IN_MARGIN, "-0.05",
	              "it: \"-0.05\" does not say points, and rates change by "
	              "points");
	assert_unread(CLV_IN_MARGIN, "+",
	              "it: \"+\" does not say points, and rates change by points");
	assert_unread(CLV_IN_AVG, "+5pt",
	              "it: \"+5pt\" says points, which only rates have");
	assert_unread(CLV_IN_TIMING, "+end", "it: \"+end\" is no word");
	assert_unread(CLV_IN_AVG, "+-5", "it: \"+-5\" has two signs");
	assert_unread(CLV_IN_MARGIN, "+-5pt", "it: \"-5\" is not above 0");
	assert_unread(CLV_IN_AVG, "+", "it: its value is empty");
	assert_unread(CLV_IN_AVG, "+%", "it: \"%\" is not a number");
	assert_unread(CLV_IN_AVG, "ten", "it: \"ten\" is not a number");
	assert_unread(CLV_IN_AVG, "", "it: its value is empty");
	assert_unread(CLV_IN_AVG, "+1,234",
	              "it: \"1,234\" may mean thousands or a decimal sign");
}

static void hints_say_points(void **state)
{
	(void)state;
	struct clv_change change;
	struct clv_error error;
	clv_change_read(&change, CLV_IN_RETENTION, "it", "-3%", 0, &error);
	assert_string_equal(error.hint,
	                    "-3pt adds points: 5pt more than 90% is 95%");
}

static void impossible_changes(void **state)
{
	(void)state;
	assert_unmade("retention=98%", CLV_IN_RETENTION, "+5pt",
	              "retention: 98% a year changed by +5pt is 103% a year");
	assert_unmade("cac=2", CLV_IN_CAC, "-3",
	              "cac: 2.00 changed by -3 is -1.00");
	assert_unmade("target=1", CLV_IN_TARGET, "-1",
	              "target: 1 changed by -1 is 0");
	assert_unmade("avg=1e308", CLV_IN_AVG, "+1e308",
	              "avg: 1e+308 changed by +1e308 is too large");
	assert_unmade("freq=2", CLV_IN_AVG, "+10%",
	              "avg: nothing is known that +10% could change");
	assert_unmade("years=5", CLV_IN_RETENTION, "90%",
	              "retention: years is given, which excludes it");
	assert_unmade("cac=5", CLV_IN_SPEND, "90",
	              "spend: cac is given, which excludes it");
	assert_unmade("churn=5%", CLV_IN_YEARS, "+1",
	              "years: churn is given, which excludes it");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(with_a_sign_and_without),
	    cmocka_unit_test(retention_is_one_less_churn),
	    cmocka_unit_test(what_follows_from_others_and_defaults),
	    cmocka_unit_test(in_place_of_the_other),
	    cmocka_unit_test(unclear_changes),
	    cmocka_unit_test(hints_say_points),
	    cmocka_unit_test(impossible_changes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
