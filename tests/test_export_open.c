/* What is found as an export is opened: presets, columns, and what the first
   rows tell of how numbers and dates are written. */
#include "export_of.h"

static void files_without_a_header_have_places(void **state)
{
	(void)state;
	struct opened opened;
	struct clv_export_options options = usual();
	options.no_header = true;
	options.columns[CLV_ROLE_CUSTOMER] = "@2";
	options.columns[CLV_ROLE_DATE] = "@1";
	options.columns[CLV_ROLE_AMOUNT] = "@3*2";
	open_text(&opened, "2025-01-01,ada,5\n2025-01-02,ben,x\n", options);
	assert_null(opened.export_.names);
	assert_int_equal(opened.export_.count, 3);
	good(&opened);
	expect_text(&opened.row.customer, "ada");
	assert_true(opened.row.amount == 10 * UNIT);
	bad(&opened, 2, 16, "@3: \"x\" is not a number", "--skip-bad");
	close_opened(&opened);
}

/* ---- Presets and opening --------------------------------------------------
 */

static void presets_are_named_or_seen(void **state)
{
	(void)state;
	struct opened opened;
	struct clv_export_options options = usual();
	open_text(&opened, " 00004 0001 19970101  2   29.33\r\n", options);
	assert_string_equal(opened.export_.mapping.preset->name, "cdnow-sample");
	good(&opened);
	expect_text(&opened.row.customer, "00004");
	close_opened(&opened);
	options.preset = "none";
	open_row(&opened, "Name,Email,Financial Status,Created at,Total",
	         "#1,a@x.de,paid,2025-01-01,5", options);
	assert_null(opened.export_.mapping.preset);
	close_opened(&opened);
	options.preset = "CDNOW master";
	open_text(&opened, "a 2025-01-01 1 5\n", options);
	good(&opened);
	assert_true(opened.row.amount == 5 * UNIT);
	close_opened(&opened);
}

static void expect_refused(const char *text, struct clv_export_options options,
                           enum clv_status status, const char *message,
                           const char *hint)
{
	struct opened opened;
	assert_false(try_open(&opened, text, options));
	assert_int_equal(opened.error.status, status);
	expect_words(opened.error.message, message);
	expect_words(opened.error.hint, hint);
	close_opened(&opened);
}

static void what_cannot_be_opened_is_told(void **state)
{
	(void)state;
	struct clv_export_options options = usual();
	static const char table[] = "customer,date,amount\na,2025-01-01,5\n";
	options.preset = "shop";
	expect_refused(table, options, CLV_BAD_USAGE, "no preset \"shop\"", "none");
	options = usual();
	options.columns[CLV_ROLE_DATE] = "when";
	expect_refused(table, options, CLV_BAD_USAGE, "--date", "");
	expect_refused("a,b,c\n1,2,3\n", usual(), CLV_BAD_DATA, "not found",
	               "--customer COL");
	expect_refused("", usual(), CLV_BAD_DATA, "empty", "");
	/* names that two may share are no key */
	expect_refused("Date,Order #,Status,Customer,Customer type,Net Sales\n",
	               usual(), CLV_BAD_DATA, "no key", "--customer");
	struct clv_export export_;
	struct clv_error error;
	options = usual();
	assert_false(clv_export_open(&export_, "/no/such/file", &options, &error));
	expect_words(error.message, "/no/such/file");
	clv_export_close(&export_);
}

static void expect_below(const char *text, struct clv_export_options options,
                         size_t preamble, const char *customer, uint64_t line)
{
	struct opened opened;
	open_text(&opened, text, options);
	assert_int_equal(opened.export_.table.preamble, preamble);
	good(&opened);
	expect_text(&opened.row.customer, customer);
	assert_int_equal(opened.record.line, line);
	close_opened(&opened);
}

static void the_header_may_stand_below_other_lines(void **state)
{
	(void)state;
	struct clv_export_options options = usual();
	expect_below("customer,date,amount\nada,2025-01-01,5\n", options, 0, "ada",
	             2);
	expect_below("Sales, 2025\n\ncustomer;date;amount\nada;2025-01-01;5\n",
	             options, 1, "ada", 4);
	/* a preset is found there as well */
	expect_below("Shop\n;;\nName,Email,Financial Status,Created at,Total\n"
	             "#1,a@x.de,paid,2025-01-01,5\n",
	             options, 2, "a@x.de", 4);
	/* a row of groups of columns; the first row that has the names counts */
	options.columns[CLV_ROLE_CUSTOMER] = "who";
	expect_below("person,,order\nwho,date,amount\nada,2025-01-01,5\n", options,
	             1, "ada", 3);
	options.columns[CLV_ROLE_CUSTOMER] = "@1";
	options.columns[CLV_ROLE_DATE] = "@2";
	options.columns[CLV_ROLE_AMOUNT] = "@3";
	expect_below("Report\na,b,c\nada,2025-01-01,5\n", options, 1, "ada", 3);
	expect_below("a,b,c\nada,2025-01-01,5\n", options, 0, "ada", 2);
	/* where no line has them all, the first is what is complained of */
	expect_refused("Report\na,b,c\n1,2,3\n", usual(), CLV_BAD_DATA,
	               "columns: Report", "--customer COL");
}

/* ---- What the first rows tell ---------------------------------------------
 */

static void expect_evidence(const char *text, struct clv_export_options options,
                            bool decimal_is_certain, char decimal,
                            bool order_is_certain, enum clv_date_order order)
{
	struct opened opened;
	open_text(&opened, text, options);
	const struct clv_evidence *evidence = &opened.export_.evidence;
	assert_int_equal(evidence->decimal_is_certain, decimal_is_certain);
	assert_int_equal(evidence->order_is_certain, order_is_certain);
	if (decimal_is_certain)
		assert_int_equal(evidence->reading.decimal, decimal);
	if (order_is_certain)
		assert_int_equal(evidence->reading.order, order);
	/* first places are those of the rows, when they are read */
	assert_int_equal(evidence->undecided_decimal.status, CLV_DONE);
	assert_int_equal(evidence->undecided_order.status, CLV_DONE);
	close_opened(&opened);
}

#define TABLE "customer;date;amount\n"

static void samples_tell(void **state)
{
	(void)state;
	struct clv_export_options options = usual();
	const enum clv_date_order dmy = CLV_ORDER_DAY_FIRST;
	const enum clv_date_order mdy = CLV_ORDER_MONTH_FIRST;
	expect_evidence(TABLE "a;2025-01-01;5\n", options, false, 0, false, dmy);
	expect_evidence(TABLE "a;03/04/2025;1,234\n", options, false, 0, false,
	                dmy);
	expect_evidence(TABLE "a;03/04/2025;1,234\na;25/04/2025;12.5\n", options,
	                true, '.', true, dmy);
	expect_evidence(TABLE "a;03/04/2025;1.234\na;04/25/2025;1.234,5\n", options,
	                true, ',', true, mdy);
	/* the first that is certain */
	expect_evidence(TABLE "a;25/04/2025;12.5\na;04/25/2025;12,5\n", options,
	                true, '.', true, dmy);
	/* in rows that are bad, or longer than others */
	expect_evidence(TABLE "a;25/04/2025;12.5;6\na;x;12,5\n", options, true, ',',
	                false, dmy);
	options.decimal = ',';
	expect_evidence(TABLE "a;2025-01-01;12.5\n", options, true, ',', false,
	                dmy);
	options.date_form = CLV_DATE_YMD;
	options.decimal = '.';
	expect_evidence(TABLE "a;12/25/2025;12,5\n", options, true, '.', true, dmy);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(files_without_a_header_have_places),
	    cmocka_unit_test(presets_are_named_or_seen),
	    cmocka_unit_test(what_cannot_be_opened_is_told),
	    cmocka_unit_test(the_header_may_stand_below_other_lines),
	    cmocka_unit_test(samples_tell),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
