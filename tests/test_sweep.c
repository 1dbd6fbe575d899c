/* Sweeps: their values, and what is none. */
#include "io/sweep.h"

#include "cases_of.h"

static struct clv_sweep sweep_of(enum clv_input input, const char *text)
{
	struct clv_sweep sweep;
	struct clv_error error = {.status = CLV_DONE};
	if (!clv_sweep_read(&sweep, input, "it", text, 0, &error))
		fail_with("%s: %s", text, error.message);
	return sweep;
}

static void assert_sweep(enum clv_input input, const char *text,
                         const double *values, size_t count)
{
	const struct clv_sweep sweep = sweep_of(input, text);
	assert_int_equal(sweep.count, count);
	for (size_t i = 0; i < count; i++)
		assert_near(clv_sweep_value(&sweep, i), values[i], 0);
}

static void assert_unread(enum clv_input input, const char *text,
                          const char *message)
{
	struct clv_sweep sweep;
	struct clv_error error = {.status = CLV_DONE};
	assert_false(clv_sweep_read(&sweep, input, "it", text, 0, &error));
	assert_int_equal(error.status, CLV_BAD_USAGE);
	assert_string_equal(error.message, message);
}

static void values(void **state)
{
	(void)state;
	/* to the digit, where adding 0.01 ten times is not */
	const double rates[] = {0.01, 0.02, 0.03, 0.04, 0.05,
	                        0.06, 0.07, 0.08, 0.09, 0.1};
	assert_sweep(CLV_IN_CHURN, "1%..10%:1%", rates, 10);
	assert_sweep(CLV_IN_CHURN, "0.01..0.1:1pt", rates, 10);
	const double down[] = {3, 2, 1};
	assert_sweep(CLV_IN_YEARS, "3..1:1", down, 3);
}

static void ends(void **state)
{
	(void)state;
	const double short_of[] = {1, 3};
	assert_sweep(CLV_IN_YEARS, "1..4.9:2", short_of, 2);
	const double one[] = {2};
	assert_sweep(CLV_IN_YEARS, "2..2:1", one, 1);
	const double all[] = {0, 0.5, 1};
	assert_sweep(CLV_IN_MARGIN, "0%..100%:50%", all, 3);
	const double money[] = {-10, -5, 0, 5};
	assert_sweep(CLV_IN_AVG, "-10..5:5", money, 4);
	const double months[] = {0.5, 1, 1.5};
	assert_sweep(CLV_IN_YEARS, "6mo..18mo:6mo", months, 3);
	const double point[] = {0.5, 0.75};
	assert_sweep(CLV_IN_YEARS, "0.5...75:.25", point, 2);
}

static void applied(void **state)
{
	(void)state;
	struct clv_sweep sweep = sweep_of(CLV_IN_RETENTION, "80%..90%:10%");
	struct clv_given given = case_of("churn=4%/month");
	clv_sweep_apply(&sweep, 1, &given);
	assert_int_equal(given.mask, CLV_INPUT_BIT(CLV_IN_RETENTION));
	assert_near(given.values.retention.value, 0.9, 0);
	assert_int_equal(given.values.retention.step, CLV_STEP_MONTH);
	sweep = sweep_of(CLV_IN_CHURN, "1%..2%/month:1%");
	given = case_of("");
	clv_sweep_apply(&sweep, 0, &given);
	assert_near(given.values.churn.value, 0.01, 0);
	assert_int_equal(given.values.churn.step, CLV_STEP_MONTH);
}

static void no_sweeps(void **state)
{
	(void)state;
	assert_unread(CLV_IN_YEARS, "1..5", "it: \"1..5\" is no sweep");
	assert_unread(CLV_IN_YEARS, "1:5", "it: \"1:5\" is no sweep");
	assert_unread(CLV_IN_YEARS, "..5:1", "it: \"..5:1\" is no sweep");
	assert_unread(CLV_IN_YEARS, "1..:1", "it: \"1..:1\" is no sweep");
	assert_unread(CLV_IN_YEARS, "1..5:", "it: \"1..5:\" is no sweep");
	assert_unread(CLV_IN_YEARS, "", "it: \"\" is no sweep");
	assert_unread(CLV_IN_YEARS, "1..5:0", "it: its step is not above 0");
	assert_unread(CLV_IN_AVG, "1..5:-1", "it: its step is not above 0");
	assert_unread(CLV_IN_YEARS, "1..5:1e-9", "it: more than 10000 values");
	assert_unread(CLV_IN_YEARS, "1..x:1", "it: \"x\" is not a number");
	assert_unread(CLV_IN_YEARS, "x..1:1", "it: \"x\" is not a number");
	assert_unread(CLV_IN_CHURN, "1%/month..5%/year:1%",
	              "it: its ends are of different periods");
	assert_unread(CLV_IN_CHURN, "1..5:1", "it: \"1\" is not a rate");
	assert_unread(CLV_IN_TIMING, "start..end:1",
	              "it: it is a word, and has no values between");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(values),
	    cmocka_unit_test(ends),
	    cmocka_unit_test(applied),
	    cmocka_unit_test(no_sweeps),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
