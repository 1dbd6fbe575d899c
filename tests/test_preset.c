/* Presets found by name, by header and by content, and what their rules fit. */
#include "io/preset.h"

#include "check.h"
#include "columns.h"

static const char *recognise(const char *line)
{
	const struct header header = header_of(line);
	const struct clv_preset *preset =
	    clv_preset_recognise(header.names, header.count);
	return preset ? preset->name : "none";
}

static void headers_are_recognised(void **state)
{
	(void)state;
	/* whatever the order, the case, and the columns beside */
	assert_string_equal(
	    recognise("Total,created_at,FINANCIAL STATUS,Email,Name,Tags"),
	    "shopify");
	assert_string_equal(recognise("Total,Financial Status,Email,Name"), "none");
	/* two match: the one that asks for more */
	assert_string_equal(recognise("id,Created (UTC),Amount,Amount Refunded,"
	                              "Currency,Customer ID"),
	                    "stripe");
	assert_string_equal(
	    recognise("id,Created (UTC),Amount,Amount Refunded,Currency,"
	              "Converted Amount,Converted Amount Refunded,"
	              "Converted Currency,Customer ID"),
	    "stripe-converted");
	assert_string_equal(recognise("customer,date,amount"), "none");
	assert_string_equal(recognise(""), "none");
	assert_null(clv_preset_recognise(NULL, 4));
}

static void names_are_found(void **state)
{
	(void)state;
	assert_string_equal(clv_preset_find("Online Retail", 13)->name,
	                    "online-retail");
	assert_string_equal(clv_preset_find("shopify...", 7)->name, "shopify");
	assert_null(clv_preset_find("shop", 4));
	assert_null(clv_preset_find("", 0));
}

static const char *recognise_bytes(const char *bytes)
{
	const struct clv_preset *preset =
	    clv_preset_recognise_sample(bytes, strlen(bytes));
	return preset ? preset->name : "none";
}

static void contents_are_recognised(void **state)
{
	(void)state;
	static const struct {
		const char *bytes, *name;
	} cases[] = {
	    {" 00001 19970101  1   11.77\r\n 00002 19970112  1   12.00\r\n",
	     "cdnow-master"},
	    {" 00004 0001 19970101  2   29.33\r\n", "cdnow-sample"},
	    {" customer_id  date number_of_cds  dollar_value\r\n 00001 1997",
	     "cdnow"},
	    /* the last line may be cut off, blank lines count for nothing */
	    {"1 19970101 1 11.77\n\n\r\n2 1997", "cdnow-master"},
	    {"1 19970101 1 11.77", "cdnow-master"},
	    {"1 19970101 1 11.77\n1 2 19970101 1 11.77\n", "none"},
	    {"1 19970101 1 11.77\nname of a customer 5\n", "none"},
	    {"1 19971301 1 11.77\n", "none"}, /* no such month */
	    {"1 19970132 1 11.77\n", "none"},
	    {"1 1997.101 1 11.77\n", "none"},
	    {"12345678 1 19970101 3\n", "none"},
	    {"1 2 3 4\n", "none"},
	    {"1,19970101,1,11.77\n", "none"},
	    {"a 19970101 1 11.77\n", "none"},
	    {"1 19970101 1 1.1.7\n", "none"},
	    {"1 19970101 . 1.17\n", "none"},
	    {"1 19970101 1\n", "none"},
	    {"1 1 1 19970101 1 5\n", "none"},
	    {"1 1 1 1 1 1 1 1 1 1 1 1\n", "none"},
	    {"customer_id,date,amount\n", "none"},
	    {"Name Email\n", "none"},
	    {"", "none"},
	    {"\n\n", "none"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (strcmp(recognise_bytes(cases[i].bytes), cases[i].name) != 0)
			fail_with("case %zu is %s", i, recognise_bytes(cases[i].bytes));
}

static bool fits(enum clv_rule_test test, const char *values, const char *text)
{
	const struct clv_rule rule = {
	    "Type", test, values, CLV_SIGN_ANY, CLV_RULE_LEAVE_OUT, "tests"};
	return clv_rule_fits(&rule, text, strlen(text), CLV_SIGN_POSITIVE);
}

static void rules_ask_cells(void **state)
{
	(void)state;
	assert_true(fits(CLV_TEST_IS, "memo|test", "Memo"));
	assert_true(fits(CLV_TEST_IS, "memo|test", " TEST "));
	assert_false(fits(CLV_TEST_IS, "memo|test", "memos"));
	assert_false(fits(CLV_TEST_IS, "memo|test", ""));
	assert_true(
	    fits(CLV_TEST_CONTAINS, "refund|charge back", "Payment Refund"));
	assert_true(fits(CLV_TEST_CONTAINS, "refund|charge back", "Chargeback"));
	assert_false(fits(CLV_TEST_CONTAINS, "refund|charge back", "Payment"));
	assert_false(fits(CLV_TEST_CONTAINS, "refund", "ref"));
	assert_true(fits(CLV_TEST_LACKS, "refund", "Payment"));
	assert_false(fits(CLV_TEST_LACKS, "refund", "Payment Refund"));
	assert_true(fits(CLV_TEST_NOT_BLANK, NULL, "x"));
	assert_false(fits(CLV_TEST_NOT_BLANK, NULL, " \t"));
	assert_true(fits(CLV_TEST_TRUE, NULL, "TRUE"));
	assert_true(fits(CLV_TEST_TRUE, NULL, "1"));
	assert_true(fits(CLV_TEST_TRUE, NULL, "yes"));
	assert_false(fits(CLV_TEST_TRUE, NULL, "0"));
	assert_false(fits(CLV_TEST_TRUE, NULL, "false"));
	assert_false(fits(CLV_TEST_TRUE, NULL, ""));
}

static void long_cells_are_bounded(void **state)
{
	(void)state;
	char text[400];
	memset(text, 'x', sizeof text);
	const struct clv_rule rule = {"Type",       CLV_TEST_CONTAINS,  "xxxy",
	                              CLV_SIGN_ANY, CLV_RULE_LEAVE_OUT, "tests"};
	assert_false(clv_rule_fits(&rule, text, sizeof text, CLV_SIGN_POSITIVE));
}

static void rules_ask_the_sign(void **state)
{
	(void)state;
	const struct clv_rule rule = {"Type",
	                              CLV_TEST_IS,
	                              "payment",
	                              CLV_SIGN_NEGATIVE,
	                              CLV_RULE_LEAVE_OUT,
	                              "payments made"};
	assert_true(clv_rule_fits(&rule, "Payment", 7, CLV_SIGN_NEGATIVE));
	assert_false(clv_rule_fits(&rule, "Payment", 7, CLV_SIGN_POSITIVE));
	assert_false(clv_rule_fits(&rule, "Payment", 7, CLV_SIGN_ANY));
}

static void lists_know_zero(void **state)
{
	(void)state;
	assert_true(clv_is_one_of("0", "0", 1));
	assert_true(clv_is_one_of("0", "0.0", 3));
	assert_true(clv_is_one_of("0", " 0.00 ", 6));
	assert_false(clv_is_one_of("0", "0.01", 4));
	assert_false(clv_is_one_of("0", "00", 2));
	assert_false(clv_is_one_of("0", "", 0));
	assert_false(clv_is_one_of(NULL, "0", 1));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(headers_are_recognised),
	    cmocka_unit_test(names_are_found),
	    cmocka_unit_test(contents_are_recognised),
	    cmocka_unit_test(rules_ask_cells),
	    cmocka_unit_test(long_cells_are_bounded),
	    cmocka_unit_test(rules_ask_the_sign),
	    cmocka_unit_test(lists_know_zero),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
