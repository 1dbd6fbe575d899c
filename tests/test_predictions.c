/* What is expected, as rows: every figure in its place. */
#include "io/predictions.h"

#include "check.h"

#include <string.h>

static void each_figure_of_a_customer(void **state)
{
	(void)state;
	const struct clv_behaviour customer = {3, 20, 25, 12.5};
	const struct clv_text name = {"anna", 4};
	const struct clv_prediction prediction = {.8, 2.4, 13, 31.2};
	const struct clv_prediction_range range = {0, 90};
	struct clv_prediction_figures figures;
	clv_prediction_figure(&customer, &name, &prediction, &range, -10, &figures);
	assert_ptr_equal(figures.customer.at, name.at);
	assert_near(figures.frequency, 3, 0);
	assert_near(figures.recency, 20, 0);
	assert_near(figures.T, 25, 0);
	assert_near(figures.monetary, 12.5, 0);
	assert_near(figures.p_alive, .8, 0);
	assert_near(figures.expected_purchases, 2.4, 0);
	assert_near(figures.expected_avg, 13, 0);
	assert_near(figures.clv, 21.2, 1e-14);
	assert_near(figures.clv_low, -10, 0);
	assert_near(figures.clv_high, 80, 0);
}

static void what_is_not_known_is_empty(void **state)
{
	(void)state;
	const struct clv_behaviour customer = {0, 0, 25, 0};
	const struct clv_text name = {"", 0};
	const struct clv_prediction prediction = {.8, 2.4, NAN, NAN};
	struct clv_prediction_figures figures;
	clv_prediction_figure(&customer, &name, &prediction, NULL, 0, &figures);
	assert_undefined(figures.monetary);
	assert_undefined(figures.clv);
	assert_undefined(figures.clv_low);
	assert_undefined(figures.clv_high);
}

static void each_figure_of_the_base(void **state)
{
	(void)state;
	struct clv_prediction_totals totals;
	struct clv_prediction_total total = {.customers = 11,
	                                     .undefined = 1,
	                                     .active = 7.5,
	                                     .purchases = 20,
	                                     .value = 300,
	                                     .low = 200,
	                                     .high = 450,
	                                     .top_share = .6};
	clv_prediction_totals(&total, &totals);
	assert_near(totals.customers, 10, 0);
	assert_near(totals.active_customers, 7.5, 0);
	assert_near(totals.expected_purchases, 20, 0);
	assert_near(totals.clv, 300, 0);
	assert_near(totals.clv_low, 200, 0);
	assert_near(totals.clv_high, 450, 0);
	assert_near(totals.clv_per_customer, 30, 1e-14);
	assert_near(totals.top20_share, .6, 0);
	total.undefined = 11;
	clv_prediction_totals(&total, &totals);
	assert_undefined(totals.clv_per_customer);
}

/* Names of columns are what others read. */
static void columns_are_those_of_the_help(void **state)
{
	(void)state;
	static const char *const names[] = {
	    "customer", "frequency",          "recency",      "T",   "monetary",
	    "p_alive",  "expected_purchases", "expected_avg", "clv", "clv_low",
	    "clv_high"};
	const struct clv_schema *schema = &clv_prediction_schema;
	assert_int_equal(schema->count, sizeof names / sizeof *names);
	for (size_t i = 0; i < schema->count; i++) {
		const struct clv_field *field = &schema->fields[i];
		assert_string_equal(field->name, names[i]);
		assert_true(strncmp(field->name, "clv", 3) != 0 || field->needs != 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_figure_of_a_customer),
	    cmocka_unit_test(what_is_not_known_is_empty),
	    cmocka_unit_test(each_figure_of_the_base),
	    cmocka_unit_test(columns_are_those_of_the_help),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
