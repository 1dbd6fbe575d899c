/* Columns by common names: which rank wins, and what is never taken. */
#include "io/guess.h"

#include "check.h"
#include "columns.h"

static enum clv_column_match guess(const char *line, enum clv_role role,
                                   size_t *column, struct clv_error *error)
{
	const struct header header = header_of(line);
	return clv_guess_column(header.names, header.count, role, column, error);
}

static void the_better_rank_wins(void **state)
{
	(void)state;
	static const struct {
		const char *line;
		enum clv_role role;
		size_t column;
	} cases[] = {
	    {"email,customer,customer_id", CLV_ROLE_CUSTOMER, 2},
	    {"email,customer", CLV_ROLE_CUSTOMER, 1},
	    {"x,Customer E-Mail", CLV_ROLE_CUSTOMER, 1},
	    {"created_at,date,order date", CLV_ROLE_DATE, 2},
	    {"created_at,date", CLV_ROLE_DATE, 1},
	    {"price,amount,order_total", CLV_ROLE_AMOUNT, 2},
	    {"price,amount,quantity", CLV_ROLE_AMOUNT, 1},
	    {"order_number,invoice,Order ID", CLV_ROLE_ORDER_ID, 2},
	    {"status,order_status", CLV_ROLE_STATUS, 1},
	    {"x,CURRENCY", CLV_ROLE_CURRENCY, 1},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct clv_error error;
		size_t column;
		assert_int_equal(guess(cases[i].line, cases[i].role, &column, &error),
		                 CLV_COLUMN_ONE);
		assert_int_equal(column, cases[i].column);
	}
}

static void nothing_is_nothing(void **state)
{
	(void)state;
	struct clv_error error;
	size_t column;
	assert_int_equal(
	    guess("name,Customer Name,id", CLV_ROLE_CUSTOMER, &column, &error),
	    CLV_COLUMN_NONE);
	assert_int_equal(guess("unit_price,tax", CLV_ROLE_AMOUNT, &column, &error),
	                 CLV_COLUMN_NONE);
	/* what changes revenue is taken only when it is said */
	assert_int_equal(
	    guess("refund,quantity,cost,segment", CLV_ROLE_REFUND, &column, &error),
	    CLV_COLUMN_NONE);
	assert_int_equal(guess("quantity", CLV_ROLE_QUANTITY, &column, &error),
	                 CLV_COLUMN_NONE);
}

static void two_of_a_rank_are_told(void **state)
{
	(void)state;
	struct clv_error error;
	size_t column;
	assert_int_equal(guess("total,amount", CLV_ROLE_AMOUNT, &column, &error),
	                 CLV_COLUMN_SEVERAL);
	assert_string_equal(
	    error.message,
	    "which column is the amount? both \"total\" and \"amount\" may be");
	assert_string_equal(error.hint,
	                    "say --amount \"total\" or --amount \"amount\"");
	assert_int_equal(guess("price,qty", CLV_ROLE_AMOUNT, &column, &error),
	                 CLV_COLUMN_SEVERAL);
	assert_string_equal(error.hint,
	                    "say --amount \"qty*price\" or --amount \"price\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_better_rank_wins),
	    cmocka_unit_test(nothing_is_nothing),
	    cmocka_unit_test(two_of_a_rank_are_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
