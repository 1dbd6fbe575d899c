/* Revenue a year, worked out by hand: a year is 365.25 days. */
#include "io/worth.h"

#include "check.h"
#include "temporary.h"

enum { UNIT = 10000 };

static void a_year_and_more(void **state)
{
	(void)state;
	assert_true(clv_worth_a_year(100 * UNIT, 5, 5) == 100 * UNIT);
	assert_true(clv_worth_a_year(100 * UNIT, 0, 365) == 100 * UNIT);
	/* 366 days: 100 x 365.25 / 366 = 99.795082 */
	assert_true(clv_worth_a_year(100 * UNIT, 0, 366) == 997951);
	/* four years of 1461 days */
	assert_true(clv_worth_a_year(100 * UNIT, -461, 1000) == 25 * UNIT);
	assert_true(clv_worth_a_year(-100 * UNIT, -461, 1000) == -25 * UNIT);
	/* half away from zero: 2/4 of a ten thousandth */
	assert_true(clv_worth_a_year(2, 0, 1461) == 1);
	assert_true(clv_worth_a_year(-2, 0, 1461) == -1);
	assert_true(clv_worth_a_year(1, 0, 1461) == 0);
	assert_true(clv_worth_a_year(0, 0, 1461) == 0);
	/* beyond 64 bits */
	assert_true(clv_worth_a_year((clv_wide)INT64_MAX * 4, 0, 1461) ==
	            INT64_MAX);
}

static bool read_text(struct clv_worth *worth, const char *text,
                      struct clv_error *error)
{
	struct temporary file;
	temporary_write(&file, text, strlen(text));
	const char *const path = file.path;
	const struct clv_history_request request = {
	    .paths = &path,
	    .count = 1,
	    .options = {.until = CLV_LAST_DAY},
	    .threads = 1};
	const bool done = clv_worth_read(worth, &request, error);
	temporary_remove(&file);
	return done;
}

static void assert_worth(const struct clv_worth *worth, const char *cell,
                         clv_wide expected)
{
	const struct clv_text text = {cell, strlen(cell)};
	char store[CLV_CUSTOMER_SIZE];
	struct clv_text name;
	clv_wide value;
	clv_customer_name(&text, &name, store);
	if (!clv_worth_find(worth, &name, &value))
		fail_with("no orders of \"%s\"", cell);
	assert_true(value == expected);
}

static void customers_of_an_export(void **state)
{
	(void)state;
	struct clv_worth worth;
	struct clv_error error;
	clv_wide value;
	assert_true(read_text(&worth,
	                      "customer,date,amount\n"
	                      "Ada@Example.com,2024-01-01,10\n"
	                      "ada@example.com,2024-06-01,5.50\n"
	                      "17,2020-01-01,60\n17,2024-01-01,40\n"
	                      ",2024-01-01,3\n",
	                      &error));
	assert_int_equal(worth.customers.count, 2);
	assert_int_equal(worth.orders, 4);
	assert_int_equal(worth.left_out, 1);
	assert_worth(&worth, " ADA@example.com", 155000);
	assert_worth(&worth, "17.0", 25 * UNIT);
	const struct clv_text nobody = {"eve", 3};
	assert_false(clv_worth_find(&worth, &nobody, &value));
	clv_worth_free(&worth);
	assert_false(clv_worth_find(&worth, &nobody, &value));
}

static void what_is_no_export(void **state)
{
	(void)state;
	struct clv_worth worth;
	struct clv_error error;
	assert_false(read_text(&worth, "a,b\n1,2\n", &error));
	clv_worth_free(&worth);
	assert_false(
	    read_text(&worth, "customer,date,amount\nx,2024-01-01,y\n", &error));
	assert_int_equal(error.status, CLV_BAD_DATA);
	clv_worth_free(&worth);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_year_and_more),
	    cmocka_unit_test(customers_of_an_export),
	    cmocka_unit_test(what_is_no_export),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
