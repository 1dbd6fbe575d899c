/* Cancellations to reasons, counted by hand; amounts in 1/10000. */
#include "io/columns.h"
#include "io/reasons_read.h"

#include "check.h"
#include "temporary.h"

static void note(void *data, const struct clv_reasons_file *file)
{
	struct clv_reasons_file *opened = data;
	*opened = *file;
}

static bool leave_out(void *data, const struct clv_table *table,
                      const struct clv_record *record, struct clv_error *error)
{
	(void)data;
	(void)table;
	(void)record;
	(void)error;
	return true;
}

static bool read_text(struct clv_reasons_result *result, const char *text,
                      const struct clv_reasons_options *options, bool skips,
                      struct clv_reasons_file *opened, struct clv_error *error)
{
	struct temporary file;
	struct clv_fold fold;
	const struct clv_reasons_watch watch = {
	    {opened, NULL, skips ? leave_out : NULL, NULL}, opened ? note : NULL};
	assert_true(clv_fold_open(&fold));
	temporary_write(&file, text, strlen(text));
	const char *const path = file.path;
	const bool done =
	    clv_reasons_read(result, &path, 1, options, &fold, &watch, error);
	temporary_remove(&file);
	clv_fold_close(&fold);
	return done;
}

static void read_well(struct clv_reasons_result *result, const char *text,
                      const struct clv_reasons_options *options)
{
	struct clv_error error;
	if (!read_text(result, text, options, false, NULL, &error))
		fail_with("%s\n%s", text, error.message);
}

static void assert_reason(const struct clv_reasons_result *result,
                          uint32_t number, const char *shown,
                          uint64_t customers, clv_wide value)
{
	size_t length;
	const char *text = clv_names_text(&result->reasons.shown, number, &length);
	assert_int_equal(length, strlen(shown));
	assert_memory_equal(text, shown, length);
	assert_int_equal(result->reasons.items[number].customers, customers);
	assert_true(result->reasons.items[number].value == value);
}

static void spellings_of_one_reason(void **state)
{
	(void)state;
	static const struct clv_reasons_options options = {.value = "worth"};
	struct clv_reasons_result result;
	read_well(&result,
	          "Reason,worth\nToo  dear ,10.50\n\"too\ndear\",1\nTOO DEAR,\n"
	          "\xC3\x84rger,3\n\xC3\xA4rger,0.00005\n , 7\n,\n",
	          &options);
	assert_int_equal(result.reasons.keys.count, 2);
	assert_reason(&result, 0, "Too  dear", 3, 115000);
	assert_reason(&result, 1, "\xC3\x84rger", 2, 30001);
	assert_int_equal(result.rows, 7);
	assert_int_equal(result.without_reason, 2);
	assert_int_equal(result.without_value, 1);
	assert_int_equal(result.rounded, 1);
	clv_reasons_result_free(&result);
}

static void customers_are_told_apart(void **state)
{
	(void)state;
	static const char text[] = "email,reason,worth\n"
	                           "Ada@x.de,a,10\nada@x.de,A,5\n"
	                           "ada@x.de,b,1\n,b,1\n,b,1\n";
	static const struct clv_reasons_options rows = {.value = "worth"};
	static const struct clv_reasons_options customers = {.value = "worth",
	                                                     .customer = "email"};
	struct clv_reasons_result result;
	read_well(&result, text, &rows);
	assert_reason(&result, 0, "a", 2, 150000);
	assert_reason(&result, 1, "b", 3, 30000);
	assert_int_equal(result.without_customer, 0);
	clv_reasons_result_free(&result);
	read_well(&result, text, &customers);
	assert_reason(&result, 0, "a", 1, 150000);
	assert_reason(&result, 1, "b", 3, 30000);
	assert_int_equal(result.without_customer, 2);
	assert_int_equal(result.reasons.repeated, 1);
	clv_reasons_result_free(&result);
}

static void orders_say_what_customers_were_worth(void **state)
{
	(void)state;
	struct clv_worth worth = {.orders = 0};
	clv_wide values[] = {40000, 70000};
	struct clv_reasons_result result;
	struct clv_reasons_file opened;
	struct clv_error error;
	assert_int_equal(clv_names_add(&worth.customers, "ada@x.de", 8, NULL), 0);
	assert_int_equal(clv_names_add(&worth.customers, "17", 2, NULL), 1);
	worth.values = values;
	const struct clv_reasons_options options = {.worth = &worth};
	assert_true(read_text(&result,
	                      "Customer ID,Email,why (reason)\n"
	                      "17.0,x,a\n17,x,a\neve,x,a\n17,x,b\n",
	                      &options, false, &opened, &error));
	assert_int_equal(opened.customer, 0);
	assert_true(opened.customer_guessed && opened.reason_guessed);
	assert_int_equal(opened.value, CLV_NO_COLUMN);
	assert_reason(&result, 0, "a", 2, 70000);
	assert_reason(&result, 1, "b", 1, 70000);
	assert_int_equal(result.without_orders, 1);
	clv_reasons_result_free(&result);
	assert_false(read_text(&result, "who,reason\n17,a\n", &options, false, NULL,
	                       &error));
	assert_non_null(strstr(error.message, "say --customer COL"));
	clv_reasons_result_free(&result);
	clv_names_free(&worth.customers);
}

static void spellings_merge(void **state)
{
	(void)state;
	struct clv_spellings spellings;
	struct clv_fold fold;
	struct clv_error error;
	struct temporary file;
	struct clv_reasons_result result;
	static const char map[] = "from,to\nPRICE,Too dear\nslow,Slowness\n";
	assert_true(clv_fold_open(&fold));
	temporary_write(&file, map, strlen(map));
	assert_true(clv_spellings_read(&spellings, file.path, &fold, &error));
	temporary_remove(&file);
	clv_fold_close(&fold);
	const struct clv_reasons_options options = {.spellings = &spellings};
	read_well(&result, "reason\nprice\ntoo dear\nother\nPrice\n", &options);
	assert_int_equal(result.reasons.keys.count, 2);
	assert_reason(&result, 0, "Too dear", 3, 0);
	assert_reason(&result, 1, "other", 1, 0);
	assert_true(spellings.items[0].is_used && !spellings.items[1].is_used);
	clv_reasons_result_free(&result);
	clv_spellings_free(&spellings);
}

static void what_cannot_be_read(void **state)
{
	(void)state;
	static const struct clv_reasons_options plain = {.value = "worth"};
	static const struct clv_reasons_options no_value = {.reason = "reason"};
	static const struct {
		const char *text;
		const struct clv_reasons_options *options;
		const char *message;
		uint64_t line;
	} cases[] = {
	    {"reason,worth\na,ten\n", &plain, "worth: \"ten\" is not a number", 2},
	    {"reason,worth\na,1\nb\n", &plain, "this row has 1 cell", 3},
	    {"reason,price\na,1\n", &plain, "--value: no column is called", 0},
	    {"why,worth\na,1\n", &plain, "which column has the reasons?", 0},
	    {"why,worth\na,1\n", &no_value, "--reason: no column is called", 0},
	    {"first reason,reason 2,worth\na,b,1\n", &plain,
	     "which column is --reason?", 0},
	    {"reason;worth\na;1,234\n", &plain, "may mean thousands", 2},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct clv_reasons_result result;
		struct clv_error error = {.status = CLV_DONE};
		assert_false(read_text(&result, cases[i].text, cases[i].options, false,
		                       NULL, &error));
		if (!strstr(error.message, cases[i].message))
			fail_with("%s: %s", cases[i].text, error.message);
		assert_int_equal(error.place.line, cases[i].line);
		clv_reasons_result_free(&result);
	}
	struct clv_reasons_result result;
	struct clv_error error;
	assert_true(read_text(&result, "reason,worth\na,ten\nb\na,2\n", &plain,
	                      true, NULL, &error));
	assert_int_equal(result.rows, 1);
	assert_reason(&result, 0, "a", 1, 20000);
	clv_reasons_result_free(&result);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(spellings_of_one_reason),
	    cmocka_unit_test(customers_are_told_apart),
	    cmocka_unit_test(orders_say_what_customers_were_worth),
	    cmocka_unit_test(spellings_merge),
	    cmocka_unit_test(what_cannot_be_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
