/* Rows of reasons, figured by hand. */
#include "io/losses.h"

#include "check.h"

#include <string.h>

static void add(struct clv_reasons *reasons, const char *name,
                uint64_t customers, clv_wide units)
{
	for (uint64_t i = 0; i < customers; i++) {
		const struct clv_leaver leaver = {.value = i ? 0 : units * 10000};
		assert_true(clv_reasons_add(reasons, name, strlen(name), name,
		                            strlen(name), &leaver));
	}
}

static void figures(void **state)
{
	(void)state;
	struct clv_reasons reasons = {.repeated = 0};
	struct clv_loss_row row;
	add(&reasons, "price", 3, 60);
	add(&reasons, "speed", 5, 20);
	const struct clv_reason all = clv_reasons_total(&reasons);
	const struct clv_reason none = {0};
	clv_loss_figure(&reasons, 0, &all, &none, true, &row);
	assert_int_equal(row.reason.length, 5);
	assert_memory_equal(row.reason.at, "price", 5);
	assert_near(row.customers, 3, 0);
	assert_near(row.customer_share, 0.375, 0);
	assert_true(row.value == 600000);
	assert_near(row.share, 0.75, 0);
	assert_near(row.cumulative_share, 0.75, 0);
	assert_near(row.value_per_customer, 20, 0);
	clv_loss_figure(&reasons, 1, &all, &reasons.items[0], true, &row);
	assert_near(row.customer_share, 0.625, 0);
	assert_near(row.share, 0.25, 0);
	assert_near(row.cumulative_share, 1, 0);
	assert_near(row.value_per_customer, 4, 0);
	/* without values the share so far is of customers */
	clv_loss_figure(&reasons, 1, &all, &none, false, &row);
	assert_near(row.cumulative_share, 0.625, 0);
	clv_loss_figure(&reasons, 0, &all, &reasons.items[1], false, &row);
	assert_near(row.cumulative_share, 1, 0);
	clv_reasons_free(&reasons);
}

static void shares_of_nothing_are_undefined(void **state)
{
	(void)state;
	struct clv_reasons reasons = {.repeated = 0};
	struct clv_loss_row row;
	add(&reasons, "a", 1, 5);
	add(&reasons, "b", 1, -5);
	const struct clv_reason all = clv_reasons_total(&reasons);
	const struct clv_reason none = {0};
	clv_loss_figure(&reasons, 0, &all, &none, true, &row);
	assert_undefined(row.share);
	assert_undefined(row.cumulative_share);
	assert_near(row.customer_share, 0.5, 0);
	assert_near(row.value_per_customer, 5, 0);
	clv_reasons_free(&reasons);
}

static void columns_are_described(void **state)
{
	(void)state;
	static const char *const names[] = {
	    "reason", "customers",        "customer_share",    "value",
	    "share",  "cumulative_share", "value_per_customer"};
	assert_int_equal(clv_loss_schema.count, sizeof names / sizeof *names);
	for (size_t i = 0; i < clv_loss_schema.count; i++) {
		const struct clv_field *field = &clv_loss_schema.fields[i];
		assert_string_equal(field->name, names[i]);
		assert_true(*field->label && *field->about && *field->unit);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(figures),
	    cmocka_unit_test(shares_of_nothing_are_undefined),
	    cmocka_unit_test(columns_are_described),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
