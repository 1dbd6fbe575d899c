/* Rows of simulated orders. */
#include "io/simulated.h"

#include "check.h"

#include <string.h>

static void a_row_is_an_order(void **state)
{
	(void)state;
	static const char *const names[] = {"customer_id", "order_date", "amount"};
	static const char *const texts[] = {NULL, "2025-03-01", "12.05"};
	/* 2025-03-01 is day 20148 */
	const struct clv_simulated_order row = {12, 20148, 120500};
	assert_int_equal(clv_simulated_schema.count, 3);
	for (size_t i = 0; i < 3; i++) {
		const struct clv_field *field = &clv_simulated_schema.fields[i];
		char store[CLV_STORE_SIZE];
		const struct clv_value value = clv_field_value(field, &row, store);
		assert_string_equal(field->name, names[i]);
		assert_true(*field->label && *field->about && *field->unit);
		if (!texts[i]) {
			assert_near(value.number, 12, 0);
			continue;
		}
		assert_int_equal(value.length, strlen(texts[i]));
		assert_memory_equal(value.text, texts[i], value.length);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(a_row_is_an_order)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
