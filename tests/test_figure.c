/* Figures as their fields read them, and how kinds are told apart. */
#include "io/figure.h"

#include "check.h"

#include <string.h>

static const struct clv_field *input(enum clv_input which)
{
	return &clv_input_schema.fields[which];
}

static const struct clv_field *result(const char *name)
{
	return &clv_result_schema.fields[clv_schema_find(&clv_result_schema, name,
	                                                 strlen(name))];
}

static struct clv_figure read(const struct clv_field *field, const char *text,
                              char decimal)
{
	struct clv_figure figure = {NAN, CLV_STEP_YEAR, false};
	struct clv_error error = {.status = CLV_DONE};
	if (!clv_figure_read(field, "it", text, strlen(text), decimal, &figure,
	                     &error))
		fail_with("%s: %s", text, error.message);
	return figure;
}

static void assert_refused(const struct clv_field *field, const char *text,
                           const char *message)
{
	struct clv_figure figure;
	struct clv_error error = {.status = CLV_DONE};
	assert_false(
	    clv_figure_read(field, "it", text, strlen(text), 0, &figure, &error));
	assert_int_equal(error.status, CLV_BAD_USAGE);
	assert_string_equal(error.message, message);
}

static void as_the_field_reads_it(void **state)
{
	(void)state;
	assert_near(read(input(CLV_IN_AVG), "$1,234.50", 0).value, 1234.5, 0);
	assert_near(read(input(CLV_IN_AVG), "1.234,50", ',').value, 1234.5, 0);
	assert_near(read(input(CLV_IN_YEARS), "30mo", 0).value, 2.5, 0);
	assert_near(read(input(CLV_IN_MARGIN), "40%", 0).value, 0.4, 0);
	assert_near(read(input(CLV_IN_TIMING), "end", 0).value, CLV_TIMING_END, 0);
	assert_near(read(result("ltv_cac"), "3", 0).value, 3, 0);
	assert_near(read(result("roi"), "150%", 0).value, 1.5, 0);
	assert_near(read(result("promoter_share"), "50%", 0).value, 0.5, 0);
	assert_near(read(result("nps"), "-20", 0).value, -20, 0);
	assert_near(read(result("clv"), "366.67", 0).value, 366.67, 0);
	assert_near(read(result("payback_months"), "12", 0).value, 12, 0);
}

static void periods_are_told(void **state)
{
	(void)state;
	struct clv_figure figure = read(input(CLV_IN_CHURN), "4%/month", 0);
	assert_near(figure.value, 0.04, 0);
	assert_true(figure.has_step && figure.step == CLV_STEP_MONTH);
	figure = read(input(CLV_IN_CHURN), "4%/year", 0);
	assert_true(figure.has_step && figure.step == CLV_STEP_YEAR);
	figure = read(input(CLV_IN_CHURN), "4%", 0);
	assert_false(figure.has_step);
}

static void wrong_figures(void **state)
{
	(void)state;
	assert_refused(input(CLV_IN_AVG), "1,234",
	               "it: \"1,234\" may mean thousands or a decimal sign");
	assert_refused(input(CLV_IN_MARGIN), "5", "it: \"5\" is not a rate");
	assert_refused(input(CLV_IN_CAC), "-5", "it: \"-5\" is negative");
	assert_refused(input(CLV_IN_TIMING), "middle",
	               "it: \"middle\" is not one of its words");
	assert_refused(input(CLV_IN_AVG), "", "it: its value is empty");
	assert_refused(input(CLV_IN_AVG), "n/a", "it: its value is empty");
	assert_refused(result("ltv_cac"), "%", "it: \"%\" is not a number");
	assert_refused(result("ltv_cac"), "three", "it: \"three\" is not a number");
}

static void in_words(void **state)
{
	(void)state;
	char store[CLV_STORE_SIZE];
	assert_string_equal(
	    clv_figure_say(input(CLV_IN_CHURN), 0.04, CLV_STEP_MONTH, store),
	    "4% a month");
	assert_string_equal(
	    clv_figure_say(input(CLV_IN_AVG), 12.5, CLV_STEP_YEAR, store), "12.50");
	assert_string_equal(clv_figure_say(input(CLV_IN_TIMING), CLV_TIMING_END,
	                                   CLV_STEP_YEAR, store),
	                    "end");
}

static void bounds_of_kinds(void **state)
{
	(void)state;
	double low, high;
	assert_true(clv_kind_bounds(CLV_MONEY, &low, &high));
	assert_true(isinf(low) && low < 0 && isinf(high) && high > 0);
	assert_true(clv_kind_bounds(CLV_SPAN, &low, &high));
	assert_true(low == 0 && isinf(high));
	assert_true(clv_kind_bounds(CLV_STEP_RATE, &low, &high));
	assert_true(low == 0 && high == 1);
	assert_false(clv_kind_bounds(CLV_WORD, &low, &high));
	assert_true(clv_kind_is_rate(CLV_CONFIDENCE));
	assert_false(clv_kind_is_rate(CLV_SHARE));
}

static void differences(void **state)
{
	(void)state;
	assert_near(clv_difference(824.4, 823.2), 1.2, 0);
	assert_near(clv_difference(1.1, 1), 0.1, 0);
	assert_near(clv_difference(5, 5), 0, 0);
	assert_near(clv_difference(0, 0), 0, 0);
	assert_near(clv_difference(-2.5, 1), -3.5, 0);
	/* too small or too large for places behind the point */
	assert_near(clv_difference(3e-9, 1e-9), 2e-9, 1e-24);
	assert_near(clv_difference(3e20, 1e20), 2e20, 1e5);
	assert_undefined(clv_difference(NAN, 1));
	/* no more than the last digits are taken off */
	assert_near(clv_difference(1e6 / 3, 1e6 / 7), 1e6 / 3 - 1e6 / 7, 1e-8);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(as_the_field_reads_it),
	    cmocka_unit_test(periods_are_told),
	    cmocka_unit_test(wrong_figures),
	    cmocka_unit_test(in_words),
	    cmocka_unit_test(bounds_of_kinds),
	    cmocka_unit_test(differences),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
