/* Rows of subscriptions, worked out by hand; the curve is the published one. */
#include "io/cohort_rows.h"

#include "check.h"

#include <string.h>

enum { JANUARY = 12 * 2025 };

static struct clv_survival_cell cells[] = {
    {8, 2, false}, {5, 1, false}, {0, 0, true}};
static const struct clv_survival cohort = {.segment = CLV_NO_NAME,
                                           .period = JANUARY,
                                           .customers = 9,
                                           .left = 4,
                                           .cells = cells,
                                           .count = 3};

static void each_figure(void **state)
{
	(void)state;
	static const struct clv_curve curve = {1, 3};
	struct clv_survival_product product = {1, 1};
	struct clv_survival_row row;
	clv_survival_figure(&cohort, 0, NULL, CLV_PERIOD_MONTH, &curve, &product,
	                    &row);
	assert_int_equal(row.cohort.length, 7);
	assert_memory_equal(row.cohort.at, "2025-01", 7);
	assert_near(row.age, 0, 0);
	assert_near(row.customers, 9, 0);
	assert_near(row.at_risk, 8, 0);
	assert_near(row.lost, 2, 0);
	assert_near(row.retention, 0.75, 0);
	assert_near(row.churn, 0.25, 0);
	assert_near(row.survival, 0.75, 0);
	assert_near(row.fitted_retention, 0.75, 0);
	assert_near(row.fitted_survival, 0.75, 0);
	assert_int_equal(row.open, CLV_OPEN_NOT);
	clv_survival_figure(&cohort, 1, NULL, CLV_PERIOD_MONTH, &curve, &product,
	                    &row);
	assert_near(row.retention, 0.8, 0);
	assert_near(row.churn, 0.2, 0);
	assert_near(row.survival, 0.6, 1e-15);
	/* 4/5, and 3/4 x 4/5 */
	assert_near(row.fitted_retention, 0.8, 0);
	assert_near(row.fitted_survival, 0.6, 1e-15);
	clv_survival_figure(&cohort, 2, NULL, CLV_PERIOD_MONTH, NULL, &product,
	                    &row);
	assert_undefined(row.retention);
	assert_undefined(row.churn);
	assert_undefined(row.survival);
	assert_undefined(row.fitted_retention);
	assert_int_equal(row.open, CLV_OPEN);
}

static void of_a_segment(void **state)
{
	(void)state;
	struct clv_names names = {0};
	struct clv_survival_product product = {1, 1};
	struct clv_survival_row row;
	struct clv_survival other = cohort;
	clv_names_add(&names, "yoga", 4, NULL);
	other.segment = clv_names_add(&names, "dance", 5, NULL);
	clv_survival_figure(&other, 0, &names, CLV_PERIOD_MONTH, NULL, &product,
	                    &row);
	assert_int_equal(row.cohort.length, 5);
	assert_memory_equal(row.cohort.at, "dance", 5);
	/* those who have none: no period has the number 0 */
	other.segment = CLV_NO_NAME;
	other.period = 0;
	clv_survival_figure(&other, 0, &names, CLV_PERIOD_MONTH, NULL, &product,
	                    &row);
	assert_int_equal(row.cohort.length, 0);
	clv_names_free(&names);
}

/* Fader and Hardie 2007, App. B: the fitted survivors of "High End" after years
   1 to 7, in per cent; alpha .668 and beta 3.806 are rounded. */
static void the_published_curve(void **state)
{
	(void)state;
	static const double survivors[] = {85.07, 74.69, 66.98, 60.99,
	                                   56.18, 52.22, 48.89};
	static const struct clv_curve curve = {0.668, 3.806};
	double survival = 1;
	for (size_t age = 0; age < 7; age++) {
		survival *= clv_curve_retention(&curve, age);
		assert_near(100 * survival, survivors[age], 0.02);
	}
	assert_true(isinf(clv_curve_lifespan(&curve, INFINITY)));
	/* 1 + .8507 + .7469 + .6698 */
	assert_near(clv_curve_lifespan(&curve, 4), 3.2674, 0.0005);
}

/* A uniform chance among (2, 1): 2 / (k + 1) (k + 2) are still there after k
   periods, which add up to 2. */
static void a_mean_lifespan(void **state)
{
	(void)state;
	static const struct clv_curve curve = {2, 1};
	assert_near(clv_curve_lifespan(&curve, INFINITY), 2, 1e-12);
	assert_near(clv_curve_lifespan(&curve, 1), 1, 1e-12);
	assert_near(clv_curve_lifespan(&curve, 2), 4.0 / 3, 1e-12);
}

static void one_row_for_all(void **state)
{
	(void)state;
	static const struct clv_curve mean = {2, 1}, none = {0.5, 1};
	struct clv_retention_row row;
	clv_retention_figure(&cohort, CLV_PERIOD_MONTH, &mean, &row);
	assert_near(row.customers, 9, 0);
	assert_near(row.still_customers, 5, 0);
	assert_near(row.at_risk, 13, 0);
	assert_near(row.lost, 3, 0);
	assert_near(row.retention.value, 10.0 / 13, 0);
	assert_int_equal(row.retention.step, CLV_STEP_MONTH);
	assert_near(row.lifespan, 2, 1e-12);
	clv_retention_figure(&cohort, CLV_PERIOD_YEAR, &none, &row);
	assert_int_equal(row.retention.step, CLV_STEP_YEAR);
	assert_undefined(row.lifespan);
	struct clv_survival_cell empty = {0, 0, true};
	const struct clv_survival fresh = {
	    .customers = 1, .cells = &empty, .count = 1};
	clv_retention_figure(&fresh, CLV_PERIOD_MONTH, NULL, &row);
	assert_undefined(row.retention.value);
	assert_undefined(row.lifespan);
}

static void columns_are_described(void **state)
{
	(void)state;
	const struct clv_schema *const schemas[] = {&clv_survival_schema,
	                                            &clv_retention_schema};
	static const size_t counts[] = {11, 6};
	for (size_t k = 0; k < 2; k++) {
		assert_int_equal(schemas[k]->count, counts[k]);
		for (size_t i = 0; i < schemas[k]->count; i++) {
			const struct clv_field *field = &schemas[k]->fields[i];
			assert_true(*field->name && *field->label && *field->about &&
			            *field->unit);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_figure),
	    cmocka_unit_test(of_a_segment),
	    cmocka_unit_test(the_published_curve),
	    cmocka_unit_test(a_mean_lifespan),
	    cmocka_unit_test(one_row_for_all),
	    cmocka_unit_test(columns_are_described),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
