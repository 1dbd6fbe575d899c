/* Rows of a validation from its sums, every figure worked out by hand. */
#include "io/validations.h"

#include "check.h"

#include <string.h>

static void a_forecast_of_all(void **state)
{
	(void)state;
	struct clv_validation_measures measures = {.customers = 4,
	                                           .actual = 8,
	                                           .predicted = 6,
	                                           .mae = 0.5,
	                                           .rmse = 0.75,
	                                           .correlation = NAN,
	                                           .actual_revenue = 40,
	                                           .predicted_revenue = 50};
	struct clv_validation_total_row row;
	clv_validation_total_figure(&measures, CLV_BY_SAME_RATE, &row);
	assert_int_equal(row.forecast, CLV_BY_SAME_RATE);
	assert_near(row.customers, 4, 0);
	assert_near(row.actual, 8, 0);
	assert_near(row.predicted, 6, 0);
	assert_near(row.error, -0.25, 0);
	assert_near(row.mae, 0.5, 0);
	assert_near(row.rmse, 0.75, 0);
	assert_undefined(row.correlation);
	assert_near(row.actual_revenue, 40, 0);
	assert_near(row.predicted_revenue, 50, 0);
	assert_near(row.revenue_error, 0.25, 0);
	/* of nothing there is no share, and an infinite mean is none */
	measures.actual = 0;
	measures.predicted_revenue = INFINITY;
	clv_validation_total_figure(&measures, CLV_BY_MODEL, &row);
	assert_undefined(row.error);
	assert_undefined(row.predicted_revenue);
	assert_undefined(row.revenue_error);
	/* more was given back than bought */
	measures.actual_revenue = -1;
	measures.predicted_revenue = 5;
	clv_validation_total_figure(&measures, CLV_BY_MODEL, &row);
	assert_undefined(row.revenue_error);
}

static void a_frequency(void **state)
{
	(void)state;
	static const struct clv_validation_frequency group = {4, 6, {5, 10, 0}};
	static const struct clv_validation_frequency nobody = {0};
	struct clv_validation_frequency_row row;
	clv_validation_frequency_figure(&group, 7, &row);
	assert_int_equal(row.frequency.length, 2);
	assert_memory_equal(row.frequency.at, "7+", 2);
	assert_near(row.customers, 4, 0);
	assert_near(row.actual, 6, 0);
	assert_near(row.predicted, 5, 0);
	assert_near(row.actual_mean, 1.5, 0);
	assert_near(row.predicted_mean, 1.25, 0);
	assert_near(row.same_rate_mean, 2.5, 0);
	clv_validation_frequency_figure(&nobody, 6, &row);
	assert_int_equal(row.frequency.length, 1);
	assert_memory_equal(row.frequency.at, "6", 1);
	assert_undefined(row.actual_mean);
	assert_undefined(row.predicted_mean);
	assert_undefined(row.same_rate_mean);
}

static void weeks_add_up(void **state)
{
	(void)state;
	static const struct clv_validation_week weeks[] = {
	    {0, 3, 2, 1.5}, {4, 10, 3, 2}, {11, 17, 0, 4}};
	struct clv_validation_week_row row = {0};
	clv_validation_week_figure(&weeks[0], 10, &row);
	assert_near(row.week, 1, 0);
	assert_int_equal(row.start, 0);
	assert_int_equal(row.end, 3);
	assert_int_equal(row.phase, CLV_PHASE_CALIBRATION);
	assert_near(row.cumulative_actual, 2, 0);
	assert_near(row.cumulative_predicted, 1.5, 0);
	clv_validation_week_figure(&weeks[1], 10, &row);
	assert_int_equal(row.phase, CLV_PHASE_CALIBRATION);
	clv_validation_week_figure(&weeks[2], 10, &row);
	assert_near(row.week, 3, 0);
	assert_int_equal(row.phase, CLV_PHASE_HOLDOUT);
	assert_near(row.actual, 0, 0);
	assert_near(row.predicted, 4, 0);
	assert_near(row.cumulative_actual, 5, 0);
	assert_near(row.cumulative_predicted, 7.5, 0);
}

static void a_tenth(void **state)
{
	(void)state;
	static const struct clv_validation_tenth tenth = {10, 4, 5, 7.5};
	static const struct clv_validation_tenth nobody = {0};
	struct clv_validation_alive_row row;
	clv_validation_alive_figure(&tenth, 7, &row);
	assert_near(row.p_alive_from, 0.7, 0);
	assert_near(row.p_alive_to, 0.8, 0);
	assert_near(row.customers, 10, 0);
	assert_near(row.p_alive, 0.75, 0);
	assert_near(row.predicted_share, 0.5, 0);
	assert_near(row.actual_share, 0.4, 0);
	clv_validation_alive_figure(&nobody, 0, &row);
	assert_undefined(row.p_alive);
	assert_undefined(row.predicted_share);
	assert_undefined(row.actual_share);
}

static void expect_columns(const struct clv_schema *schema, const char *names)
{
	char found[300] = "";
	for (size_t i = 0; i < schema->count; i++) {
		const struct clv_field *field = &schema->fields[i];
		assert_true(*field->label && *field->about && *field->unit);
		strcat(strcat(found, i ? " " : ""), field->name);
	}
	assert_string_equal(found, names);
}

static void columns_are_described(void **state)
{
	(void)state;
	expect_columns(&clv_validation_total_schema,
	               "forecast customers actual predicted error mae rmse "
	               "correlation actual_revenue predicted_revenue "
	               "revenue_error");
	expect_columns(&clv_validation_frequency_schema,
	               "frequency customers actual predicted actual_mean "
	               "predicted_mean same_rate_mean");
	expect_columns(&clv_validation_week_schema,
	               "week start end phase actual predicted cumulative_actual "
	               "cumulative_predicted");
	expect_columns(&clv_validation_alive_schema,
	               "p_alive_from p_alive_to customers p_alive "
	               "predicted_share actual_share");
}

/* Each column shows the member that it is called by. */
static void columns_show_their_members(void **state)
{
	(void)state;
	static const struct clv_validation_total_row total = {
	    CLV_BY_NOTHING, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
	static const struct clv_validation_week_row week = {
	    1, 20148, 20149, CLV_PHASE_HOLDOUT, 4, 5, 6, 7};
	static const struct clv_validation_frequency_row frequency = {
	    {"3", 1}, 1, 2, 3, 4, 5, 6};
	static const struct clv_validation_alive_row alive = {0, 1, 2, 3, 4, 5};
	const struct clv_schema *schema = &clv_validation_total_schema;
	char store[CLV_STORE_SIZE];
	struct clv_value value = clv_field_value(&schema->fields[0], &total, store);
	assert_string_equal(value.text, "nothing");
	for (size_t i = 1; i < schema->count; i++)
		assert_near(clv_field_number(&schema->fields[i], &total), (double)i, 0);
	schema = &clv_validation_week_schema;
	value = clv_field_value(&schema->fields[2], &week, store);
	assert_memory_equal(value.text, "2025-03-02", 10);
	value = clv_field_value(&schema->fields[3], &week, store);
	assert_string_equal(value.text, "holdout");
	for (size_t i = 4; i < schema->count; i++)
		assert_near(clv_field_number(&schema->fields[i], &week), (double)i, 0);
	schema = &clv_validation_frequency_schema;
	for (size_t i = 1; i < schema->count; i++)
		assert_near(clv_field_number(&schema->fields[i], &frequency), (double)i,
		            0);
	schema = &clv_validation_alive_schema;
	for (size_t i = 0; i < schema->count; i++)
		assert_near(clv_field_number(&schema->fields[i], &alive), (double)i, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_forecast_of_all),
	    cmocka_unit_test(a_frequency),
	    cmocka_unit_test(weeks_add_up),
	    cmocka_unit_test(a_tenth),
	    cmocka_unit_test(columns_are_described),
	    cmocka_unit_test(columns_show_their_members),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
