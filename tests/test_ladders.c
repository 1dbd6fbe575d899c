/* Rows of the ladder from its sums, every figure worked out by hand. */
#include "io/ladders.h"

#include "check.h"

#include <string.h>

enum { UNIT = 10000 };

/* 4 customers; 129.00, 12.00 and 30.00, as in test_ladder.c, with a second
   purchase after 4 or 11 days in the middle. */
static struct clv_rung rungs[] = {
    {4, 129 * UNIT, 0, 0}, {3, 12 * UNIT, 4, 11}, {1, 30 * UNIT, 30, 30}};
static const struct clv_ladder ladder = {rungs, 3};

static void each_figure(void **state)
{
	(void)state;
	struct clv_ladder_row row;
	clv_ladder_figure(&ladder, 0, 129 * UNIT, 0.4, 14, &row);
	assert_near(row.purchase, 1, 0);
	assert_near(row.customers, 4, 0);
	assert_near(row.share, 1, 0);
	assert_undefined(row.step_share);
	assert_undefined(row.median_days);
	assert_near(row.avg, 32.25, 0);
	assert_near(row.cumulative_revenue, 32.25, 0);
	/* 32.25 x 0.4 = 12.90 */
	assert_near(row.cumulative_profit, -1.1, 0);
	assert_int_equal(row.pays_back, CLV_PAYS_NOT);
	clv_ladder_figure(&ladder, 1, 141 * UNIT, 0.4, 14, &row);
	assert_near(row.purchase, 2, 0);
	assert_near(row.customers, 3, 0);
	assert_near(row.share, 0.75, 0);
	assert_near(row.step_share, 0.75, 0);
	assert_near(row.median_days, 7.5, 0);
	assert_near(row.avg, 4, 0);
	assert_near(row.cumulative_revenue, 35.25, 0);
	/* 35.25 x 0.4 = 14.10 */
	assert_near(row.cumulative_profit, 0.1, 0);
	assert_int_equal(row.pays_back, CLV_PAYS_BACK);
	clv_ladder_figure(&ladder, 2, 171 * UNIT, 0.4, 14, &row);
	assert_near(row.share, 0.25, 0);
	assert_near(row.step_share, 1.0 / 3, 0);
	assert_near(row.median_days, 30, 0);
	assert_near(row.avg, 30, 0);
	assert_near(row.cumulative_revenue, 42.75, 0);
	assert_near(row.cumulative_profit, 3.1, 0);
}

/* 0.29 x 100 is 28.999999999999996 in doubles: to the cent it is paid back. */
static void break_even_pays_back(void **state)
{
	(void)state;
	struct clv_rung one = {1, 100 * UNIT, 0, 0};
	const struct clv_ladder short_ladder = {&one, 1};
	struct clv_ladder_row row;
	clv_ladder_figure(&short_ladder, 0, 100 * UNIT, 0.29, 29, &row);
	assert_near(row.cumulative_profit, 0, 0);
	assert_int_equal(row.pays_back, CLV_PAYS_BACK);
	clv_ladder_figure(&short_ladder, 0, 100 * UNIT, 0.29, 29.01, &row);
	assert_near(row.cumulative_profit, -0.01, 0);
	assert_int_equal(row.pays_back, CLV_PAYS_NOT);
}

static void without_margin_or_cost(void **state)
{
	(void)state;
	struct clv_ladder_row row;
	clv_ladder_figure(&ladder, 0, 129 * UNIT, NAN, NAN, &row);
	assert_undefined(row.cumulative_profit);
	clv_ladder_figure(&ladder, 0, 129 * UNIT, 0.4, NAN, &row);
	assert_near(row.cumulative_profit, 12.9, 0);
	assert_int_equal(row.pays_back, CLV_PAYS_BACK);
}

/* Half a day of a wait too long for int32_t sums. */
static void long_waits_do_not_overflow(void **state)
{
	(void)state;
	struct clv_rung two[] = {{2, 0, 0, 0}, {2, 0, INT32_MAX - 1, INT32_MAX}};
	const struct clv_ladder steps = {two, 2};
	struct clv_ladder_row row;
	clv_ladder_figure(&steps, 1, 0, NAN, NAN, &row);
	assert_near(row.median_days, 2147483646.5, 0);
}

static void columns_are_described(void **state)
{
	(void)state;
	static const char *const names[] = {
	    "purchase",           "customers",         "share",
	    "step_share",         "median_days",       "avg",
	    "cumulative_revenue", "cumulative_profit", "pays_back"};
	assert_int_equal(clv_ladder_schema.count, sizeof names / sizeof *names);
	for (size_t i = 0; i < clv_ladder_schema.count; i++) {
		const struct clv_field *field = &clv_ladder_schema.fields[i];
		assert_string_equal(field->name, names[i]);
		assert_true(*field->label && *field->about && *field->unit);
		assert_int_equal(field->needs == CLV_HAS_MARGIN, i > 6);
	}
	const struct clv_ladder_row row = {.pays_back = CLV_PAYS_BACK};
	char store[CLV_STORE_SIZE];
	const struct clv_value value =
	    clv_field_value(&clv_ladder_schema.fields[8], &row, store);
	assert_int_equal(value.length, 3);
	assert_memory_equal(value.text, "yes", 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_figure),
	    cmocka_unit_test(break_even_pays_back),
	    cmocka_unit_test(without_margin_or_cost),
	    cmocka_unit_test(long_waits_do_not_overflow),
	    cmocka_unit_test(columns_are_described),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
