/* What statuses mean: the words of shops as their vendors' pages list them. */
#include "io/order_status.h"

#include "check.h"

#include <string.h>

static enum clv_status_class classify(const char *text)
{
	return clv_status_classify(text, strlen(text));
}

static void paid_ones_are_in(void **state)
{
	(void)state;
	static const char *const words[] = {
	    "paid",     "Partially Paid", "partially_refunded", "REFUNDED",
	    "complete", "Completed",      "wc-completed",       "processing",
	    "Shipped",  "success",        "captured",           "",
	    "  ",       " paid ",         "wc-partially-paid",
	};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (classify(words[i]) != CLV_STATUS_IN)
			fail_with("\"%s\" is not in", words[i]);
}

static void others_are_out(void **state)
{
	(void)state;
	static const char *const words[] = {
	    "pending",   "Authorized", "voided",  "cancelled", "Canceled", "FAILED",
	    "wc-failed", "declined",   "expired", "draft",     "test",     "Test ",
	};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (classify(words[i]) != CLV_STATUS_OUT)
			fail_with("\"%s\" is not out", words[i]);
}

static void the_rest_is_unknown(void **state)
{
	(void)state;
	static const char *const words[] = {
	    "on-hold", "paidd", "wc", "wc-", "wcpaid", "bezahlt", "wc-on-hold"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (classify(words[i]) != CLV_STATUS_UNKNOWN)
			fail_with("\"%s\" is known", words[i]);
	assert_int_equal(clv_status_classify("paidx", 4), CLV_STATUS_IN);
}

static void refunded_is_in_full(void **state)
{
	(void)state;
	assert_true(clv_status_is_refunded("Refunded", 8));
	assert_true(clv_status_is_refunded("wc-refunded", 11));
	assert_false(clv_status_is_refunded("partially_refunded", 18));
	assert_false(clv_status_is_refunded("", 0));
	assert_false(clv_status_is_refunded("paid", 4));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(paid_ones_are_in),
	    cmocka_unit_test(others_are_out),
	    cmocka_unit_test(the_rest_is_unknown),
	    cmocka_unit_test(refunded_is_in_full),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
