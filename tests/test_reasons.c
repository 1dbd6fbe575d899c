/* Reasons, customers and values, added up by hand; amounts in 1/10000. */
#include "data/reasons.h"

#include "check.h"

#include <stdlib.h>
#include <string.h>

static void add(struct clv_reasons *reasons, const char *key, const char *shown,
                const char *customer, clv_wide value, bool once)
{
	const struct clv_leaver leaver = {customer, strlen(customer), value, once};
	assert_true(clv_reasons_add(reasons, key, strlen(key), shown, strlen(shown),
	                            &leaver));
}

static void assert_reason(const struct clv_reasons *reasons, uint32_t number,
                          const char *shown, uint64_t customers, clv_wide value)
{
	size_t length;
	const char *text = clv_names_text(&reasons->shown, number, &length);
	assert_int_equal(length, strlen(shown));
	assert_memory_equal(text, shown, length);
	assert_int_equal(reasons->items[number].customers, customers);
	assert_true(reasons->items[number].value == value);
}

static void the_first_spelling_is_shown(void **state)
{
	(void)state;
	struct clv_reasons reasons = {.repeated = 0};
	add(&reasons, "price", "Price", "", 5, false);
	add(&reasons, "other", "other", "", 1, false);
	add(&reasons, "price", "PRICE", "", 7, false);
	assert_int_equal(reasons.keys.count, 2);
	assert_reason(&reasons, 0, "Price", 2, 12);
	assert_reason(&reasons, 1, "other", 1, 1);
	const struct clv_reason total = clv_reasons_total(&reasons);
	assert_int_equal(total.customers, 3);
	assert_true(total.value == 13);
	clv_reasons_free(&reasons);
}

static void customers_count_once_a_reason(void **state)
{
	(void)state;
	struct clv_reasons reasons = {.repeated = 0};
	add(&reasons, "a", "a", "ada", 10, false);
	add(&reasons, "a", "a", "ada", 5, false); /* another contract */
	add(&reasons, "a", "a", "ben", 1, false);
	add(&reasons, "b", "b", "ada", 2, true);
	add(&reasons, "b", "b", "ada", 2, true);
	add(&reasons, "b", "b", "", 3, true);
	add(&reasons, "b", "b", "", 3, true);
	assert_reason(&reasons, 0, "a", 2, 16);
	assert_reason(&reasons, 1, "b", 3, 8);
	assert_int_equal(reasons.repeated, 2);
	clv_reasons_free(&reasons);
}

/* By value, then customers, then bytes. */
static void the_most_costly_comes_first(void **state)
{
	(void)state;
	struct clv_reasons reasons = {.repeated = 0};
	static const uint32_t expected[] = {3, 1, 4, 0, 2, 5};
	add(&reasons, "b", "b", "", 5, false);
	add(&reasons, "c", "c", "", 5, false);
	add(&reasons, "c", "c", "", 0, false);
	add(&reasons, "d", "d", "", 5, false);
	add(&reasons, "e", "e", "", 6, false);
	add(&reasons, "a", "a", "", 5, false);
	add(&reasons, "f", "f", "", -1, false);
	uint32_t *sorted = clv_reasons_sorted(&reasons);
	assert_non_null(sorted);
	assert_memory_equal(sorted, expected, sizeof expected);
	free(sorted);
	clv_reasons_free(&reasons);
}

static void none_is_none(void **state)
{
	(void)state;
	struct clv_reasons reasons = {.repeated = 0};
	uint32_t *sorted = clv_reasons_sorted(&reasons);
	assert_non_null(sorted);
	free(sorted);
	const struct clv_reason total = clv_reasons_total(&reasons);
	assert_int_equal(total.customers, 0);
	clv_reasons_free(&reasons);
}

/* Sums beyond 64 bits. */
static void sums_are_exact(void **state)
{
	(void)state;
	struct clv_reasons reasons = {.repeated = 0};
	for (int i = 0; i < 5; i++)
		add(&reasons, "a", "a", "", INT64_MAX, false);
	assert_true(reasons.items[0].value == (clv_wide)INT64_MAX * 5);
	clv_reasons_free(&reasons);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_first_spelling_is_shown),
	    cmocka_unit_test(customers_count_once_a_reason),
	    cmocka_unit_test(the_most_costly_comes_first),
	    cmocka_unit_test(none_is_none),
	    cmocka_unit_test(sums_are_exact),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
