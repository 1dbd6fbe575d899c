/* Rows of cohorts from their sums, every figure worked out by hand. */
#include "io/cohort_rows.h"

#include "check.h"

#include <string.h>

enum { UNIT = 10000, JANUARY = 12 * 2025 };

/* 4 customers: 90 in January, 1 given back in February, 31 in March. */
static struct clv_cohort_cell cells[] = {
    {4, 4, 4, 5, 90 * UNIT}, {4, 0, 1, 0, -1 * UNIT}, {4, 1, 1, 2, 31 * UNIT}};
static const struct clv_cohort cohort = {
    .period = JANUARY, .customers = 4, .cells = cells, .count = 3};

static const struct clv_cohort_terms terms = {.last = JANUARY + 2,
                                              .is_open = true,
                                              .settled = 20120, /* February 1 */
                                              .margin = 0.4,
                                              .cac = 9};

static bool is_text(const struct clv_text *text, const char *expected)
{
	return text->length == strlen(expected) &&
	       memcmp(text->at, expected, text->length) == 0;
}

static void each_figure(void **state)
{
	(void)state;
	struct clv_cohort_sum sum = {0, 0};
	struct clv_cohort_row row;
	const double payback = clv_cohort_payback(&cohort, &terms);
	/* 22.50 x 0.4 = 9, then 22.25, then 30.00 */
	assert_near(payback, 2, 0);
	clv_cohort_figure(&cohort, 0, &terms, &sum, payback, &row);
	assert_true(is_text(&row.cohort, "2025-01"));
	assert_true(is_text(&row.period, "2025-01"));
	assert_near(row.age, 0, 0);
	assert_near(row.customers, 4, 0);
	assert_near(row.active_share, 1, 0);
	assert_near(row.orders, 5, 0);
	assert_true(row.revenue == (clv_wide)90 * UNIT);
	assert_near(row.cumulative_revenue, 22.5, 0);
	assert_near(row.cumulative_profit, 0, 0);
	assert_int_equal(row.pays_back, CLV_PAYS_BACK);
	assert_near(row.payback_age, 2, 0);
	assert_int_equal(row.open, CLV_OPEN_NOT);
	assert_int_equal(row.returning_open, CLV_OPEN_NOT);
	clv_cohort_figure(&cohort, 1, &terms, &sum, payback, &row);
	assert_true(is_text(&row.period, "2025-02"));
	assert_near(row.active_share, 0, 0);
	assert_near(row.returning_share, 0.25, 0);
	assert_near(row.cumulative_revenue, 22.25, 0);
	assert_near(row.cumulative_profit, -0.1, 0);
	assert_int_equal(row.pays_back, CLV_PAYS_NOT);
	assert_int_equal(row.returning_open, CLV_OPEN_NOT);
	clv_cohort_figure(&cohort, 2, &terms, &sum, payback, &row);
	assert_true(is_text(&row.cohort, "2025-01"));
	assert_true(is_text(&row.period, "2025-03"));
	assert_near(row.active, 1, 0);
	assert_near(row.cumulative_revenue, 30, 0);
	assert_near(row.cumulative_profit, 3, 0);
	assert_int_equal(row.open, CLV_OPEN);
	assert_int_equal(row.returning_open, CLV_OPEN);
}

static void without_margin_or_payback(void **state)
{
	(void)state;
	struct clv_cohort_terms other = terms;
	struct clv_cohort_sum sum = {0, 0};
	struct clv_cohort_row row;
	other.cac = 12.01;
	assert_undefined(clv_cohort_payback(&cohort, &other));
	other.cac = NAN;
	assert_near(clv_cohort_payback(&cohort, &other), 0, 0);
	other.margin = NAN;
	assert_undefined(clv_cohort_payback(&cohort, &other));
	clv_cohort_figure(&cohort, 0, &other, &sum, NAN, &row);
	assert_undefined(row.cumulative_profit);
	assert_int_equal(row.pays_back, CLV_PAYS_NOT);
}

/* 10 a customer at first; of the two of four who had a second period 3 each. */
static void of_segments_means_are_added(void **state)
{
	(void)state;
	struct clv_cohort_cell few[] = {{4, 4, 4, 4, 40 * UNIT},
	                                {2, 1, 2, 1, 6 * UNIT}};
	const struct clv_cohort web = {.segment = "web",
	                               .segment_length = 3,
	                               .customers = 4,
	                               .cells = few,
	                               .count = 2};
	const struct clv_cohort none = {.customers = 4, .cells = few, .count = 2};
	const struct clv_cohort_terms by_segment = {.by_segment = true,
	                                            .last = JANUARY,
	                                            .is_open = true,
	                                            .settled = CLV_FIRST_DAY - 1,
	                                            .margin = NAN,
	                                            .cac = NAN};
	struct clv_cohort_sum sum = {0, 0};
	struct clv_cohort_row row;
	clv_cohort_figure(&web, 0, &by_segment, &sum, NAN, &row);
	assert_near(row.cumulative_revenue, 10, 0);
	clv_cohort_figure(&web, 1, &by_segment, &sum, NAN, &row);
	assert_true(is_text(&row.cohort, "web"));
	assert_true(is_text(&row.period, ""));
	assert_near(row.customers, 2, 0);
	assert_near(row.active_share, 0.5, 0);
	assert_near(row.returning_share, 1, 0);
	assert_near(row.cumulative_revenue, 13, 0);
	assert_int_equal(row.open, CLV_OPEN_NOT);
	clv_cohort_figure(&none, 0, &by_segment, &sum, NAN, &row);
	assert_true(is_text(&row.cohort, ""));
}

static void columns_are_described(void **state)
{
	(void)state;
	static const char *const names[] = {"cohort",
	                                    "age",
	                                    "period",
	                                    "customers",
	                                    "active",
	                                    "active_share",
	                                    "returning_share",
	                                    "orders",
	                                    "revenue",
	                                    "cumulative_revenue",
	                                    "cumulative_profit",
	                                    "pays_back",
	                                    "payback_age",
	                                    "open",
	                                    "returning_open"};
	assert_int_equal(clv_cohort_schema.count, sizeof names / sizeof *names);
	for (size_t i = 0; i < clv_cohort_schema.count; i++) {
		const struct clv_field *field = &clv_cohort_schema.fields[i];
		assert_string_equal(field->name, names[i]);
		assert_true(*field->label && *field->about && *field->unit);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_figure),
	    cmocka_unit_test(without_margin_or_payback),
	    cmocka_unit_test(of_segments_means_are_added),
	    cmocka_unit_test(columns_are_described),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
