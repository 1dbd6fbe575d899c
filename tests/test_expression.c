/* Amounts over columns: how texts are divided, and exact values. The expected
   values of large products are from Python's integers and fractions. */
#include "io/expression.h"

#include "check.h"
#include "columns.h"

#include <stdio.h>

/* Columns by number, so that an expression can be written down. */
static const char shop[] = "Total,Taxes,Shipping,Sub-Total,Quantity,UnitPrice,"
                           "Sale Price ($),Grand Total (Base),a/b,order_total,"
                           "order,total_net,2024,\"q\",Tax*Rate";

static bool read_over(const char *line, const char *text,
                      struct clv_expression *expression,
                      struct clv_error *error)
{
	const struct header header = header_of(line);
	return clv_expression_read(expression, header.names, header.count,
	                           "--amount", text, strlen(text), error);
}

/* "+0 -1 +4*5": signs, columns, and constants as c12500. */
static void write_down(const struct clv_expression *expression, char *text,
                       size_t size)
{
	size_t used = 0;
	text[0] = '\0';
	for (size_t i = 0; i < expression->count; i++) {
		const struct clv_term *term = &expression->terms[i];
		used += (size_t)snprintf(text + used, size - used, "%s%c", i ? " " : "",
		                         term->is_negative ? '-' : '+');
		for (size_t k = 0; k < term->count; k++) {
			const struct clv_factor *factor = &term->factors[k];
			const bool constant = factor->column == CLV_NO_COLUMN;
			used += (size_t)snprintf(text + used, size - used, "%s%s%lld",
			                         k ? "*" : "", constant ? "c" : "",
			                         constant ? (long long)factor->constant
			                                  : (long long)factor->column);
		}
	}
}

static void texts_are_divided(void **state)
{
	(void)state;
	static const struct {
		const char *text, *expected;
	} cases[] = {
	    {"Total", "+0"},
	    {"  total ", "+0"},
	    {"Total-Taxes-Shipping", "+0 -1 -2"},
	    {"Total - taxes + shipping", "+0 -1 +2"},
	    {"Quantity*UnitPrice", "+4*5"},
	    {"@5*@6", "+4*5"},
	    {"@5 * @6 - @1", "+4*5 -0"},
	    {"Sale Price ($)", "+6"},
	    {"Grand Total (Base)-Shipping", "+7 -2"},
	    {"a/b-Taxes", "+8 -1"},
	    /* the longest column wins: Sub is none */
	    {"Sub-Total", "+3"},
	    {"Sub-Total-Taxes", "+3 -1"},
	    {"Taxes-Sub-Total", "+1 -3"},
	    {"sub-total - taxes", "+3 -1"},
	    {"Subtotal", "+3"}, /* hyphens of the file do not count */
	    {"[Sub-Total]-[Taxes]", "+3 -1"},
	    {"\"Sub-Total\" * 0.81", "+3*c8100"},
	    {"[order_total]", "+9"},
	    {"Total*0.81", "+0*c8100"},
	    {"0.8125*Total", "+c8125*0"},
	    {"Total-5", "+0 -c50000"},
	    {"2024*2", "+12*c20000"}, /* a column that is called like a number */
	    {"-Total", "-0"},
	    {"+Total", "+0"},
	    {"order-id-less", NULL},
	    {"total-net", "+11"}, /* net is no column: it is loosely total_net */
	    {"\"q\"", "+13"},     /* the whole text is tried first */
	    {"Tax*Rate", "+14"},
	    {"Tax*Rate*Quantity", "+14*4"},
	    {"Total*Total*Total*Total", "+0*0*0*0"},
	    {"@1-@1-@1-@1-@1-@1-@1-@1", "+0 -0 -0 -0 -0 -0 -0 -0"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct clv_expression expression;
		struct clv_error error;
		char text[200] = "";
		const bool done = read_over(shop, cases[i].text, &expression, &error);
		if (done != (cases[i].expected != NULL))
			fail_with("%s: %s", cases[i].text, error.message);
		if (!done)
			continue;
		write_down(&expression, text, sizeof text);
		assert_string_equal(text, cases[i].expected);
	}
}

static void other_texts_are_refused(void **state)
{
	(void)state;
	static const struct {
		const char *text, *message, *hint;
	} cases[] = {
	    {"Totals-Taxes", "--amount: no column is called \"Totals\"",
	     "did you mean \"Total\"?"},
	    {"Total-Discount", "no column is called \"Discount\"", "columns: "},
	    {"Total-", "a column is missing", "--amount Total-Shipping"},
	    {"*Total", "a column is missing", "Total-Shipping"},
	    {"Total--Taxes", "a column is missing", "Total-Shipping"},
	    {"", "no column is called \"\"", "columns: "},
	    {"5", "no column is called \"5\"", "columns: "},
	    {"Total*0.12345", "no column is called \"0.12345\"", "columns: "},
	    {"Total*1.", "no column is called \"1.\"", "columns: "},
	    {"[Total", "[ is never closed", "]"},
	    {"[Total]-[Taxes", "[ is never closed", NULL},
	    {"[Total][Taxes]", "an operator is missing", "[Total]-[Tax]"},
	    {"[Nothing]", "no column is called \"Nothing\"", NULL},
	    {"@1-@99", "there is no column @99", "columns: "},
	    {"Total*Total*Total*Total*Total", "more than 4 factors", NULL},
	    {"@1-@1-@1-@1-@1-@1-@1-@1-@1", "more than 8 terms", NULL},
	    /* both the name order_total and order less Total */
	    {"order-total", "may be the column \"order_total\" or a difference",
	     "[order_total]"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct clv_expression expression;
		struct clv_error error = {0};
		if (read_over(shop, cases[i].text, &expression, &error))
			fail_with("%s is read", cases[i].text);
		assert_int_equal(error.status, CLV_BAD_USAGE);
		if (!strstr(error.message, cases[i].message))
			fail_with("%s: %s", cases[i].text, error.message);
		if (cases[i].hint)
			assert_non_null(strstr(error.hint, cases[i].hint));
	}
}

static void two_columns_of_one_name_are_refused(void **state)
{
	(void)state;
	struct clv_expression expression;
	struct clv_error error;
	assert_false(read_over("Total,Total", "Total", &expression, &error));
	assert_non_null(strstr(error.message, "more than one column"));
	assert_false(
	    read_over("Total,Total,Tax", "Total-Tax", &expression, &error));
	assert_non_null(strstr(error.message, "more than one column"));
}

static void without_a_header_positions_do(void **state)
{
	(void)state;
	struct clv_expression expression;
	struct clv_error error;
	char text[40];
	assert_true(clv_expression_read(&expression, NULL, 5, "--amount", "@4*@5",
	                                5, &error));
	write_down(&expression, text, sizeof text);
	assert_string_equal(text, "+3*4");
	assert_false(clv_expression_read(&expression, NULL, 5, "--amount",
	                                 "@4*price", 8, &error));
	assert_non_null(strstr(error.message, "without a header"));
}

/* ---- Value --------------------------------------------------------------- */

struct row {
	int64_t money[4];
	size_t asked;
	size_t refuse; /* column */
};

static bool money_of(void *data, size_t column, int64_t *money)
{
	struct row *row = data;
	row->asked++;
	*money = row->money[column];
	return column != row->refuse;
}

static bool value_of(const char *text, int64_t a, int64_t b, int64_t c,
                     int64_t *result, bool *rounded)
{
	struct clv_expression expression;
	struct clv_error error;
	struct row row = {{a, b, c, 0}, 0, CLV_NO_COLUMN};
	assert_true(read_over("a,b,c", text, &expression, &error));
	*result = -1;
	return clv_expression_value(&expression, money_of, &row, result, rounded);
}

static void values_are_exact(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int64_t a, b, c, result;
		bool rounded;
	} cases[] = {
	    {"a", 123456, 0, 0, 123456, false},
	    {"a-b-c", 1000000, 190000, 50000, 760000, false},
	    {"a*b", 30000, 45500, 0, 136500, false},   /* 3 x 4.55 */
	    {"a*b", -30000, 45500, 0, -136500, false}, /* a return */
	    {"a*0.81", 1000100, 0, 0, 810081, false},  /* 100.01 x 0.81 */
	    {"a*b", 1, 5000, 0, 1, true},              /* 0.00005: away from 0 */
	    {"a*b", -1, 5000, 0, -1, true},            /* and on the other side */
	    {"a*b", 1, 4999, 0, 0, true},              /* 0.00004999 */
	    {"a*b*c", 10000, 0, 123, 0, false},        /* zero is exact */
	    {"a*b*c", 15000, 15000, 15000, 33750, false},
	    {"a*b*c", 33333, 33333, 33333, 370359, true}, /* 37.0359259...  */
	    {"a*a*a*a", 1234567, 0, 0, INT64_C(2323050529222), true},
	    {"a-b", INT64_MAX, INT64_MAX, 0, 0, false},
	    {"a*b-c", INT64_MAX, 20000, INT64_MAX, INT64_MAX, false},
	    {"-a", INT64_MAX, 0, 0, -INT64_MAX, false},
	    {"a*b", INT64_MIN, 10000, 0, INT64_MIN, false},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int64_t result;
		bool rounded;
		assert_true(value_of(cases[i].text, cases[i].a, cases[i].b, cases[i].c,
		                     &result, &rounded));
		if (result != cases[i].result)
			fail_with("case %zu: %s is %lld", i, cases[i].text,
			          (long long)result);
		assert_int_equal(rounded, cases[i].rounded);
	}
}

static void what_does_not_fit_is_told(void **state)
{
	(void)state;
	int64_t result;
	assert_false(value_of("a+b", INT64_MAX, 1, 0, &result, NULL));
	assert_false(value_of("-a", INT64_MIN, 0, 0, &result, NULL));
	assert_false(value_of("a*b", INT64_MAX, 20000, 0, &result, NULL));
	assert_false(value_of("a*a*a", INT64_MAX, 0, 0, &result, NULL));
	assert_false(value_of("a*a+a*a-a*a", INT64_MAX, 0, 0, &result, NULL));
	assert_true(value_of("a", 5, 0, 0, &result, NULL));
}

static void a_missing_value_ends_it(void **state)
{
	(void)state;
	struct clv_expression expression;
	struct clv_error error;
	struct row row = {{10000, 10000, 10000, 10000}, 0, 1};
	int64_t result;
	assert_true(read_over("a,b,c", "a*b-c", &expression, &error));
	assert_false(
	    clv_expression_value(&expression, money_of, &row, &result, NULL));
	assert_int_equal(row.asked, 2);
}

static void a_quantity_multiplies_every_term(void **state)
{
	(void)state;
	struct clv_expression expression;
	struct clv_error error;
	char text[40];
	assert_true(read_over("a,b,c", "a-b", &expression, &error));
	assert_false(clv_expression_is_product(&expression));
	assert_true(clv_expression_multiply(&expression, 2));
	write_down(&expression, text, sizeof text);
	assert_string_equal(text, "+0*2 -1*2");
	assert_true(clv_expression_is_product(&expression));
	assert_true(read_over("a,b,c", "a*a*a*a", &expression, &error));
	assert_false(clv_expression_multiply(&expression, 2));
	/* a tax taken off is no product of columns */
	assert_true(read_over("a,b,c", "a*0.81", &expression, &error));
	assert_false(clv_expression_is_product(&expression));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(texts_are_divided),
	    cmocka_unit_test(other_texts_are_refused),
	    cmocka_unit_test(two_columns_of_one_name_are_refused),
	    cmocka_unit_test(without_a_header_positions_do),
	    cmocka_unit_test(values_are_exact),
	    cmocka_unit_test(what_does_not_fit_is_told),
	    cmocka_unit_test(a_missing_value_ends_it),
	    cmocka_unit_test(a_quantity_multiplies_every_term),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
