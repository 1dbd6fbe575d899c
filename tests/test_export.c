/* What single rows of exports say. What is expected is what was decided about
   statuses, refunds and keys, read off the rows by hand. */
#include "export_of.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- Plain rows -----------------------------------------------------------
 */

static void a_row_says_who_bought_when_for_how_much(void **state)
{
	(void)state;
	struct opened opened;
	open_row(&opened, "customer,date,amount,order id,currency",
	         "ada, 2025-01-31 , 45.50 , #1 ,eur", usual());
	good(&opened);
	const struct clv_export_row *row = &opened.row;
	expect_text(&row->customer, "ada");
	expect_text(&row->id, "#1");
	expect_text(&row->currency, "eur");
	expect_text(&row->segment, "");
	expect_text(&row->unknown_status, "");
	assert_true(row->amount == 45 * UNIT + UNIT / 2 && row->refund == 0);
	assert_true(row->has_amount && row->has_day && !row->is_rounded);
	assert_false(row->is_left_out || row->is_refunded ||
	             row->is_refunded_whatever);
	/* 20119 days after 1970-01-01: 55 years, of which 14 were leap years */
	assert_int_equal(row->day, 55 * 365 + 14 + 30);
	close_opened(&opened);
}

static void what_no_column_says_is_not_there(void **state)
{
	(void)state;
	struct opened opened;
	open_row(&opened, "customer,date,amount", "ada,2025-01-31,0", usual());
	good(&opened);
	expect_text(&opened.row.id, "");
	expect_text(&opened.row.currency, "");
	assert_true(opened.row.has_amount && opened.row.amount == 0);
	close_opened(&opened);
}

static void segments_are_taken_as_they_are(void **state)
{
	(void)state;
	struct opened opened;
	struct clv_export_options options = usual();
	options.columns[CLV_ROLE_SEGMENT] = "channel";
	open_text(&opened,
	          "customer,date,amount,channel\n"
	          "a,2025-01-01,1, Web Shop \na,2025-01-01,1, \n",
	          options);
	good(&opened);
	expect_text(&opened.row.segment, "Web Shop");
	good(&opened);
	expect_text(&opened.row.segment, "");
	close_opened(&opened);
}

/* ---- Statuses -------------------------------------------------------------
 */

static void read_status(struct opened *opened, const char *status,
                        const char *in, const char *out)
{
	char row[300];
	struct clv_export_options options = usual();
	options.status_in = in;
	options.status_out = out;
	snprintf(row, sizeof row, "a,2025-01-01,5,1,%s", status);
	open_row(opened, "customer,date,amount,order id,status", row, options);
	good(opened);
	close_opened(opened);
}

static void known_statuses_are_in_or_out(void **state)
{
	(void)state;
	static const char *const in[] = {
	    "paid",
	    "partially_paid",
	    "partially_refunded",
	    "completed",
	    "complete",
	    "processing",
	    "shipped",
	    "success",
	    "captured",
	    "Paid",
	    "PARTIALLY PAID",
	    "wc-completed",
	    "  ",
	    "",
	};
	static const char *const out[] = {
	    "pending",  "authorized", "voided", "cancelled", "failed",
	    "declined", "expired",    "draft",  "test",      "Wc-Failed"};
	struct opened opened;
	for (size_t i = 0; i < COUNT(in); i++) {
		read_status(&opened, in[i], NULL, NULL);
		assert_false(opened.row.is_left_out || opened.row.is_refunded);
		assert_int_equal(opened.row.unknown_status.length, 0);
	}
	for (size_t i = 0; i < COUNT(out); i++) {
		char reason[CLV_REASON_SIZE];
		read_status(&opened, out[i], NULL, NULL);
		snprintf(reason, sizeof reason, "status %s", out[i]);
		assert_true(opened.row.is_left_out);
		assert_string_equal(opened.row.reason, reason);
	}
}

static void other_statuses_are_in_and_told(void **state)
{
	(void)state;
	struct opened opened;
	read_status(&opened, " on-hold ", NULL, NULL);
	assert_false(opened.row.is_left_out);
	assert_int_equal(opened.row.unknown_status.length, 7);
}

static void the_user_decides_about_statuses(void **state)
{
	(void)state;
	struct opened opened;
	read_status(&opened, "On Hold", "layaway, on-hold", NULL);
	assert_false(opened.row.is_left_out);
	assert_int_equal(opened.row.unknown_status.length, 0);
	read_status(&opened, "pending", "layaway,pending", NULL);
	assert_false(opened.row.is_left_out);
	read_status(&opened, "paid", NULL, "lost,Paid");
	assert_true(opened.row.is_left_out);
	read_status(&opened, "paid", NULL, "lost,unpaid,pai");
	assert_false(opened.row.is_left_out);
	read_status(&opened, "lost", NULL, "lost");
	assert_string_equal(opened.row.reason, "status lost");
	/* both lists: in wins; refunded stays refunded */
	read_status(&opened, "refunded", "refunded", "refunded");
	assert_false(opened.row.is_left_out);
	assert_true(opened.row.is_refunded);
}

static void refunded_in_full_says_the_status(void **state)
{
	(void)state;
	struct opened opened;
	read_status(&opened, "Refunded", NULL, NULL);
	assert_true(opened.row.is_refunded);
	assert_false(opened.row.is_left_out || opened.row.is_refunded_whatever);
	read_status(&opened, "partially_refunded", NULL, NULL);
	assert_false(opened.row.is_refunded);
}

/* A status is a text of others: no control byte of it gets into a reason. */
static void reasons_are_one_line(void **state)
{
	(void)state;
	struct opened opened;
	char status[200];
	memset(status, 'x', sizeof status);
	memcpy(status, "a\tb\x1B", 4);
	status[90] = '\0';
	read_status(&opened, status, NULL, status);
	assert_true(opened.row.is_left_out);
	assert_memory_equal(opened.row.reason, "status a b?xxx", 14);
	assert_string_equal(opened.row.reason + strlen(opened.row.reason) - 3,
	                    "...");
}

/* ---- Rules ----------------------------------------------------------------
 */

static const char shopify[] = "Name,Email,Financial Status,Created at,Total,"
                              "Refunded Amount,Cancelled at,Currency";

static void a_rule_leaves_out(void **state)
{
	(void)state;
	struct opened opened;
	open_row(&opened, shopify,
	         "#1,a@x.de,paid,2025-01-01 10:00:00 +0200,5,0,2025-01-02,EUR",
	         usual());
	assert_string_equal(opened.export_.mapping.preset->name, "shopify");
	good(&opened);
	assert_true(opened.row.is_left_out);
	assert_string_equal(opened.row.reason, "cancelled");
	close_opened(&opened);
	/* the status was first */
	open_row(&opened, shopify,
	         "#1,a@x.de,voided,2025-01-01 10:00:00 +0200,5,0,2025-01-02,EUR",
	         usual());
	good(&opened);
	assert_string_equal(opened.row.reason, "status voided");
	close_opened(&opened);
}

static const char magento[] =
    "ID,Purchase Date,Grand Total (Base),Status,Customer Email,Total Refunded";

static void a_rule_knows_a_status(void **state)
{
	(void)state;
	struct opened opened;
	struct clv_export_options options = usual();
	static const char row[] = "1,2025-01-01,5,Closed,a@x.de,0";
	open_row(&opened, magento, row, options);
	good(&opened);
	assert_true(opened.row.is_refunded);
	assert_false(opened.row.is_refunded_whatever || opened.row.is_left_out);
	/* so that it is not told as unknown */
	assert_int_equal(opened.row.unknown_status.length, 0);
	close_opened(&opened);
	open_row(&opened, magento, "1,2025-01-01,5,Suspected Fraud,a@x.de,0",
	         options);
	good(&opened);
	assert_true(opened.row.is_left_out);
	assert_string_equal(opened.row.reason, "orders not paid");
	close_opened(&opened);
}

static void the_user_wins_over_rules(void **state)
{
	(void)state;
	struct opened opened;
	struct clv_export_options options = usual();
	options.status_in = "suspected fraud,closed";
	open_text(&opened,
	          "ID,Purchase Date,Grand Total (Base),Status,Customer Email\n"
	          "1,2025-01-01,5,Suspected Fraud,a@x.de\n"
	          "2,2025-01-01,5,Closed,a@x.de\n"
	          "3,2025-01-01,5,Payment Review,a@x.de\n",
	          options);
	good(&opened);
	assert_false(opened.row.is_left_out);
	good(&opened);
	assert_false(opened.row.is_refunded || opened.row.is_left_out);
	good(&opened);
	assert_true(opened.row.is_left_out);
	close_opened(&opened);
	/* rules of other columns go on */
	options.status_in = "paid,x";
	open_row(&opened, shopify, "#1,a@x.de,paid,2025-01-01,5,0,x,EUR", options);
	good(&opened);
	assert_string_equal(opened.row.reason, "cancelled");
	close_opened(&opened);
}

/* Columns of Gumroad: rules that keep, that refund, and that refund in full. */
static void rules_refund_and_keep(void **state)
{
	(void)state;
	static const struct {
		const char *flags;
		bool refunded, whatever;
		int refund;
	} cases[] = {
	    {"false,false,false,false", false, false, 2},
	    {"true,false,false,false", true, false, 2},
	    {"false,true,false,false", true, true, 0},
	    {"false,false,true,false", true, true, 0},
	    {"true,false,true,true", false, false, 2}, /* won: no further rule */
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct opened opened;
		char row[100];
		snprintf(row, sizeof row, "1,a@x.de,2025-01-01,5,2,%s", cases[i].flags);
		open_row(&opened,
		         "Purchase ID,Purchase Email,Purchase Date,Sale Price ($),"
		         "Partial Refund ($),Refunded?,Fully Refunded?,Disputed?,"
		         "Dispute Won?",
		         row, usual());
		good(&opened);
		assert_int_equal(opened.row.is_refunded, cases[i].refunded);
		assert_int_equal(opened.row.is_refunded_whatever, cases[i].whatever);
		assert_true(opened.row.refund == cases[i].refund * UNIT);
		close_opened(&opened);
	}
}

static const char paypal[] = "Date,Type,Status,Currency,Gross,From Email "
                             "Address,To Email Address,Transaction ID,"
                             "Reference Txn ID,Balance Impact";

static void read_paypal(struct opened *opened, const char *type,
                        const char *gross, const char *reference,
                        const char *impact)
{
	char row[200];
	snprintf(row, sizeof row, "10/13/2026,%s,Completed,USD,%s,%s,T1,%s,%s",
	         type, gross, "Buyer@x.de,Shop@x.de", reference, impact);
	open_row(opened, paypal, row, usual());
	assert_string_equal(opened->export_.mapping.preset->name, "paypal");
	good(opened);
}

static void rules_ask_the_sign(void **state)
{
	(void)state;
	struct opened opened;
	read_paypal(&opened, "Payment", "-5.00", "", "Debit");
	assert_string_equal(opened.row.reason, "payments made");
	close_opened(&opened);
	read_paypal(&opened, "Payment Refund", "5.00", "", "Credit");
	assert_string_equal(opened.row.reason, "money got back");
	close_opened(&opened);
	read_paypal(&opened, "Payment", "5.00", "", "Memo");
	assert_string_equal(opened.row.reason, "memo rows");
	close_opened(&opened);
	read_paypal(&opened, "Payment", "5.00", "T0", "Credit");
	assert_false(opened.row.is_left_out);
	expect_text(&opened.row.id, "T1");
	expect_text(&opened.row.customer, "buyer@x.de");
	close_opened(&opened);
}

static void negative_rows_name_their_order_elsewhere(void **state)
{
	(void)state;
	struct opened opened;
	read_paypal(&opened, "Payment Refund", "-5.00", "T0", "Debit");
	assert_false(opened.row.is_left_out);
	assert_true(opened.row.amount == -5 * UNIT);
	expect_text(&opened.row.id, "T0");
	expect_text(&opened.row.customer, "shop@x.de");
	close_opened(&opened);
	/* without a reference it is an order of its own */
	read_paypal(&opened, "Payment Refund", "-5.00", " ", "Debit");
	expect_text(&opened.row.id, "T1");
	close_opened(&opened);
}

/* ---- Refunds --------------------------------------------------------------
 */

static const char woocommerce[] =
    "order_id,order_date,order_status,order_total,billing_email,"
    "refunded_total,total_refunded,customer_id";

static void refunds_have_no_sign(void **state)
{
	(void)state;
	static const struct {
		const char *cells;
		int refund;
	} cases[] = {{"2,9", 2}, {"-2,9", 2},  {"0,3", 3},    {",3", 3},
	             {"--,", 0}, {"n/a,0", 0}, {"0.00,-4", 4}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct opened opened;
		char row[100];
		snprintf(row, sizeof row, "1,2025-01-01,completed,5,a@x.de,%s,7",
		         cases[i].cells);
		open_row(&opened, woocommerce, row, usual());
		good(&opened);
		assert_true(opened.row.refund == cases[i].refund * UNIT);
		assert_false(opened.row.is_refunded);
		close_opened(&opened);
	}
}

static void refunds_must_be_numbers(void **state)
{
	(void)state;
	struct opened opened;
	open_text(&opened,
	          "order_id,order_date,order_status,order_total,billing_email,"
	          "refunded_total\n"
	          "1,2025-01-01,completed,5,a@x.de,some\n"
	          "1,2025-01-01,failed,5,a@x.de,some\n",
	          usual());
	bad(&opened, 2, 33, "refunded_total: \"some\" is not a number",
	    "--skip-bad");
	/* nobody asks for that of what is left out */
	good(&opened);
	assert_true(opened.row.is_left_out);
	close_opened(&opened);
}

/* ---- Amounts --------------------------------------------------------------
 */

static void missing_amounts_are_for_further_rows(void **state)
{
	(void)state;
	struct opened opened;
	open_text(&opened,
	          "order id,customer,date,amount\n"
	          "1,a,2025-01-01,\n1,,,--\n,,,n/a\n1,a,x,\n",
	          usual());
	good(&opened);
	assert_true(!opened.row.has_amount && opened.row.has_day);
	good(&opened);
	assert_false(opened.row.has_amount || opened.row.has_day);
	good(&opened);
	assert_int_equal(opened.row.id.length, 0);
	/* missing is one thing, and wrong another */
	bad(&opened, 5, 5, "date: \"x\" is not a date", "2024-01-31");
	close_opened(&opened);
	open_row(&opened, "customer,date,amount", "a,2025-01-01,", usual());
	bad(&opened, 2, 14, "amount: the amount is missing", "--skip-bad");
	close_opened(&opened);
}

static void items_have_all_factors(void **state)
{
	(void)state;
	struct opened opened;
	static const char header[] = "InvoiceNo,StockCode,Quantity,InvoiceDate,"
	                             "UnitPrice,CustomerID";
	open_row(&opened, header, "1,x,3,12/1/2010 8:26,,5", usual());
	bad(&opened, 2, 22, "UnitPrice: the amount is missing", "--skip-bad");
	close_opened(&opened);
	open_row(&opened, header, "C1,x,-3,12/31/2010 8:26,2.5,17850.0", usual());
	good(&opened);
	assert_true(opened.row.amount == -75000);
	expect_text(&opened.row.customer, "17850");
	close_opened(&opened);
}

/* More than 4 decimals: of the number itself, and of a product. */
static void rounding_is_told(void **state)
{
	(void)state;
	struct opened opened;
	struct clv_export_options options = usual();
	open_text(&opened,
	          "customer,date,amount\n"
	          "a,2025-01-01,1.23456\na,2025-01-01,1.2345\n"
	          "a,2025-01-01,-0.00005\n",
	          options);
	good(&opened);
	assert_true(opened.row.amount == 12346 && opened.row.is_rounded);
	good(&opened);
	assert_true(opened.row.amount == 12345 && !opened.row.is_rounded);
	good(&opened);
	assert_true(opened.row.amount == -1 && opened.row.is_rounded);
	close_opened(&opened);
	options.columns[CLV_ROLE_AMOUNT] = "price*rate";
	open_text(&opened,
	          "customer,date,price,rate\n"
	          "a,2025-01-01,0.5,0.0001\na,2025-01-01,1.23456,1\n"
	          "a,2025-01-01,0.5,0.1\n",
	          options);
	good(&opened);
	assert_true(opened.row.amount == 1 && opened.row.is_rounded);
	good(&opened);
	assert_true(opened.row.amount == 12346 && opened.row.is_rounded);
	good(&opened);
	assert_true(opened.row.amount == 500 && !opened.row.is_rounded);
	close_opened(&opened);
}

static void amounts_have_bounds(void **state)
{
	(void)state;
	struct opened opened;
	struct clv_export_options options = usual();
	open_text(&opened,
	          "customer,date,amount\n"
	          "a,2025-01-01,922337203685477.5807\n"
	          "a,2025-01-01,-922337203685477.5807\n"
	          "a,2025-01-01,922337203685477.5808\n",
	          options);
	good(&opened);
	assert_true(opened.row.amount == INT64_MAX);
	good(&opened);
	assert_true(opened.row.amount == -INT64_MAX);
	bad(&opened, 4, 14, "is too large", "922 million millions");
	close_opened(&opened);
	/* each fits, and their sum does not */
	options.columns[CLV_ROLE_AMOUNT] = "net+tax";
	open_row(&opened, "customer,date,net,tax",
	         "a,2025-01-01,922337203685477.5807,0.0001", options);
	bad(&opened, 2, 35, "tax: \"0.0001\" is too large", "922");
	close_opened(&opened);
}

static void the_other_sign_is_pointed_at(void **state)
{
	(void)state;
	struct opened opened;
	struct clv_export_options options = usual();
	options.decimal = '.';
	open_row(&opened, "customer,date,amount", "a,2025-01-01,\"12,5\"", options);
	bad(&opened, 2, 14, "\"12,5\" is not a number with the decimal sign .",
	    "say --decimal ,");
	close_opened(&opened);
	options.decimal = ',';
	open_row(&opened, "customer,date,amount", "a,2025-01-01,12.5", options);
	bad(&opened, 2, 14, "decimal sign ,", "say --decimal .");
	close_opened(&opened);
}

/* ---- Days -----------------------------------------------------------------
 */

static void dates_are_needed_where_there_is_an_amount(void **state)
{
	(void)state;
	struct opened opened;
	open_text(&opened,
	          "order id,customer,date,amount,status\n"
	          "1,a, ,5,\n1,a,2025-02-30,5,\n1,a,1899-12-31,5,\n"
	          "1,a,31/12/2025,5,\n1,a,12/31/2025,5,\n1,a,,5,failed\n"
	          "1,a,x,y,failed\n",
	          usual());
	/* a blank cell begins where it is */
	bad(&opened, 2, 6, "date: the date is missing", "2024-01-31");
	bad(&opened, 3, 5, "no day of the calendar", "exists");
	bad(&opened, 4, 5, "out of range", "1900");
	good(&opened);
	bad(&opened, 6, 5, "not a date with the day first", "--date-format mdy");
	good(&opened);
	assert_true(opened.row.is_left_out && !opened.row.has_day);
	good(&opened);
	assert_true(opened.row.is_left_out && !opened.row.has_amount);
	close_opened(&opened);
}

static void what_is_later_does_not_count(void **state)
{
	(void)state;
	struct opened opened;
	struct clv_export_options options = usual();
	options.until = 55 * 365 + 14 + 30; /* 2025-01-31 */
	open_text(&opened,
	          "customer,date,amount\n"
	          "a,2025-01-31,5\na,2025-02-01,5\n",
	          options);
	good(&opened);
	assert_false(opened.row.is_left_out);
	good(&opened);
	assert_true(opened.row.is_left_out);
	assert_string_equal(opened.row.reason, "after 2025-01-31");
	close_opened(&opened);
}

/* ---- Currencies -----------------------------------------------------------
 */

static void one_currency_can_be_taken(void **state)
{
	(void)state;
	struct opened opened;
	struct clv_export_options options = usual();
	options.currency = "eur";
	open_text(&opened,
	          "customer,date,amount,currency\n"
	          "a,2025-01-01,5,EUR\na,2025-01-01,5,USD\na,2025-01-01,5,\n"
	          "a,2025-01-01,5, eur \n",
	          options);
	good(&opened);
	assert_false(opened.row.is_left_out);
	good(&opened);
	assert_string_equal(opened.row.reason, "currency USD");
	good(&opened);
	assert_false(opened.row.is_left_out); /* it does not say another */
	good(&opened);
	assert_false(opened.row.is_left_out);
	close_opened(&opened);
}

/* ---- Customers ------------------------------------------------------------
 */

static void keys_are_made_the_same(void **state)
{
	(void)state;
	static const struct {
		const char *cell, *key;
	} cases[] = {
	    {"  ada ", "ada"},
	    {"\tAda\t", "Ada"}, /* no address: case counts */
	    {"Ada.L@Example.COM", "ada.l@example.com"},
	    {"17850.0", "17850"},
	    {"017850.0", "017850"},
	    {"00042", "00042"},
	    {"17850.00", "17850.00"},
	    {"17850.5", "17850.5"},
	    {"a.0", "a.0"},
	    {".0", ".0"},
	    {"1.0", "1"},
	    {"-1.0", "-1.0"},
	    {"1.2.0", "1.2.0"},
	    {"a b", "a b"},
	    {"", ""},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct opened opened;
		char row[100];
		snprintf(row, sizeof row, "%s,2025-01-01,5", cases[i].cell);
		open_row(&opened, "customer,date,amount", row, usual());
		good(&opened);
		expect_text(&opened.row.customer, cases[i].key);
		close_opened(&opened);
	}
}

/* As long as an address can be, and longer: nobody has such a key. */
static void long_keys_stay_whole(void **state)
{
	(void)state;
	char row[700];
	for (size_t length = CLV_CUSTOMER_SIZE - 1; length < 600; length += 30) {
		struct opened opened;
		memset(row, 'A', length);
		row[5] = '@';
		strcpy(row + length, ",2025-01-01,5");
		open_row(&opened, "customer,date,amount", row, usual());
		good(&opened);
		assert_int_equal(opened.row.customer.length, length);
		assert_int_equal(opened.row.customer.at[length - 1],
		                 length <= CLV_CUSTOMER_SIZE ? 'a' : 'A');
		close_opened(&opened);
	}
}

static void some_keys_are_nobody(void **state)
{
	(void)state;
	static const struct {
		const char *email, *id, *key;
	} cases[] = {{"a@x.de", "0", "a@x.de"},
	             {"", "7", "7"},
	             {" ", "0", ""},
	             {"", "0.0", ""},
	             {"", "00", "00"}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct opened opened;
		char row[100];
		snprintf(row, sizeof row, "1,2025-01-01,completed,5,%s,,,%s",
		         cases[i].email, cases[i].id);
		open_row(&opened, woocommerce, row, usual());
		good(&opened);
		expect_text(&opened.row.customer, cases[i].key);
		close_opened(&opened);
	}
}

/* ---- Places ---------------------------------------------------------------
 */

static void places_are_those_of_the_cell(void **state)
{
	(void)state;
	struct opened opened;
	open_text(&opened,
	          "customer;date;amount;note\n\n"
	          "\"a\nb\";2025-01-01;  x ;\n"
	          "\xC3\xA4;2025-01-01;\"x\";\n",
	          usual());
	bad(&opened, 4, 17, "amount: \"  x \" is not a number", "1234.56");
	/* characters, not bytes */
	bad(&opened, 5, 14, "amount: \"x\"", "1234.56");
	close_opened(&opened);
}

static void places_in_runs_of_blanks(void **state)
{
	(void)state;
	struct opened opened;
	struct clv_export_options options = usual();
	options.preset = "cdnow-master";
	open_text(&opened,
	          " 00001 19970101  1   11.77\r\n"
	          " 00002 19970112  1   x.00\r\n"
	          " 00003   19971312  1 5.00\r\n",
	          options);
	good(&opened);
	expect_text(&opened.row.customer, "00001");
	assert_true(opened.row.amount == 117700);
	bad(&opened, 2, 22, "@4: \"x.00\" is not a number", "1234.56");
	bad(&opened, 3, 10, "@2: \"19971312\" is no day", "exists");
	close_opened(&opened);
}

/* The first of several columns that is not blank is the one to be told. */
static void places_among_alternatives(void **state)
{
	(void)state;
	struct opened opened;
	open_text(&opened,
	          "order_id,order_number,status,order_total,billing_email,date,"
	          "order_date\n"
	          "1,1,completed,5,a@x.de,,never\n1,1,completed,5,a@x.de,,\n",
	          usual());
	bad(&opened, 2, 25, "order_date: \"never\"", "2024-01-31");
	bad(&opened, 3, 24, "date: the date is missing", "2024-01-31");
	close_opened(&opened);
}

/* A record read twice tells the same, and where its undecided cells are. */
static void a_row_tells_where_it_is_undecided(void **state)
{
	(void)state;
	struct opened opened;
	struct clv_error error;
	open_text(&opened,
	          "customer;date;amount\n"
	          "a;2025-01-01;5\nb;03/04/2025;1,234\nc;05/06/2025;2,345\n",
	          usual());
	struct clv_evidence evidence = {.decimal_is_certain = false};
	const struct clv_reading reading = {CLV_DECIMAL_POINT, CLV_ORDER_DAY_FIRST};
	for (size_t i = 0; i < 3; i++) {
		good(&opened);
		assert_true(clv_export_read(&opened.export_, &opened.record, &reading,
		                            &evidence, &opened.row, &error));
	}
	const struct clv_error *decimal = &evidence.undecided_decimal;
	assert_int_equal(decimal->status, CLV_BAD_DATA);
	expect_words(decimal->message, "amount: \"1,234\" may mean thousands");
	expect_words(decimal->hint, "--decimal");
	assert_true(decimal->place.line == 3 && decimal->place.column == 14);
	assert_string_equal(decimal->place.file, opened.file.path);
	const struct clv_error *order = &evidence.undecided_order;
	expect_words(order->message, "date: \"03/04/2025\" may start");
	expect_words(order->hint, "--date-format dmy");
	assert_true(order->place.line == 3 && order->place.column == 3);
	close_opened(&opened);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_row_says_who_bought_when_for_how_much),
	    cmocka_unit_test(what_no_column_says_is_not_there),
	    cmocka_unit_test(segments_are_taken_as_they_are),
	    cmocka_unit_test(known_statuses_are_in_or_out),
	    cmocka_unit_test(other_statuses_are_in_and_told),
	    cmocka_unit_test(the_user_decides_about_statuses),
	    cmocka_unit_test(refunded_in_full_says_the_status),
	    cmocka_unit_test(reasons_are_one_line),
	    cmocka_unit_test(a_rule_leaves_out),
	    cmocka_unit_test(a_rule_knows_a_status),
	    cmocka_unit_test(the_user_wins_over_rules),
	    cmocka_unit_test(rules_refund_and_keep),
	    cmocka_unit_test(rules_ask_the_sign),
	    cmocka_unit_test(negative_rows_name_their_order_elsewhere),
	    cmocka_unit_test(refunds_have_no_sign),
	    cmocka_unit_test(refunds_must_be_numbers),
	    cmocka_unit_test(missing_amounts_are_for_further_rows),
	    cmocka_unit_test(items_have_all_factors),
	    cmocka_unit_test(rounding_is_told),
	    cmocka_unit_test(amounts_have_bounds),
	    cmocka_unit_test(the_other_sign_is_pointed_at),
	    cmocka_unit_test(dates_are_needed_where_there_is_an_amount),
	    cmocka_unit_test(what_is_later_does_not_count),
	    cmocka_unit_test(one_currency_can_be_taken),
	    cmocka_unit_test(keys_are_made_the_same),
	    cmocka_unit_test(long_keys_stay_whole),
	    cmocka_unit_test(some_keys_are_nobody),
	    cmocka_unit_test(places_are_those_of_the_cell),
	    cmocka_unit_test(places_in_runs_of_blanks),
	    cmocka_unit_test(places_among_alternatives),
	    cmocka_unit_test(a_row_tells_where_it_is_undecided),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
