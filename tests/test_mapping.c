/* What becomes of flags, presets and names: one mapping of a file. */
#include "io/mapping.h"

#include "check.h"
#include "columns.h"

/* What the user says behind flags. */
struct said {
	const char *roles[CLV_ROLE_COUNT];
};

static const struct said nothing;

static bool resolve(const char *line, const char *preset,
                    const struct said *said, struct clv_mapping *mapping,
                    char *text, size_t size, struct clv_error *error)
{
	const struct header header = header_of(line);
	const bool done = clv_mapping_resolve(
	    mapping, header.names, header.count,
	    preset ? clv_preset_find(preset, strlen(preset)) : NULL, said->roles,
	    NULL, error);
	if (done)
		clv_mapping_say(mapping, header.names, text, size);
	else
		text[0] = '\0';
	return done;
}

/* The mapping in words, or "" and an error. */
static const char *words_of(const char *line, const char *preset,
                            const struct said *said)
{
	static char text[400];
	struct clv_mapping mapping;
	struct clv_error error;
	resolve(line, preset, said, &mapping, text, sizeof text, &error);
	return text;
}

static const char shopify[] =
    "Name,Email,Financial Status,Currency,Total,Created at,Lineitem quantity,"
    "Lineitem price,Cancelled at,Refunded Amount,Phone";

static void presets_name_columns(void **state)
{
	(void)state;
	assert_string_equal(
	    words_of(shopify, "shopify", &nothing),
	    "customer: Email or Phone; date: Created at; amount: Total; "
	    "order id: Name; status: Financial Status; refund: Refunded Amount; "
	    "currency: Currency");
	/* columns that are not there are no part of it */
	assert_string_equal(words_of("Email,Created at,Total", "shopify", &nothing),
	                    "customer: Email; date: Created at; amount: Total");
	assert_string_equal(
	    words_of("Invoice,Price,Quantity,InvoiceDate,Customer ID",
	             "online-retail-2", &nothing),
	    "customer: Customer ID; date: InvoiceDate; amount: Quantity*Price; "
	    "order id: Invoice");
}

static void flags_win(void **state)
{
	(void)state;
	struct said said = nothing;
	said.roles[CLV_ROLE_CUSTOMER] = "phone";
	said.roles[CLV_ROLE_AMOUNT] = "Total - Refunded Amount";
	assert_string_equal(
	    words_of(shopify, "shopify", &said),
	    "customer: Phone; date: Created at; amount: Total - Refunded Amount; "
	    "order id: Name; status: Financial Status; refund: Refunded Amount; "
	    "currency: Currency");
	said.roles[CLV_ROLE_AMOUNT] = "Totals";
	assert_string_equal(words_of(shopify, "shopify", &said), "");
}

static void rows_are_read_as_the_preset_says(void **state)
{
	(void)state;
	char text[400];
	struct clv_mapping mapping;
	struct clv_error error;
	struct said said = nothing;
	assert_true(resolve(shopify, "shopify", &said, &mapping, text, sizeof text,
	                    &error));
	assert_false(mapping.items);
	assert_true(mapping.blank_id_continues);
	assert_int_equal(mapping.rule_count, 1);
	assert_int_equal(mapping.rules[0].column, 8);
	assert_string_equal(mapping.rules[0].rule->reason, "cancelled");
	assert_true(mapping.refund_id == CLV_NO_COLUMN);
	/* the user's amount is per item, whatever the preset's is */
	said.roles[CLV_ROLE_AMOUNT] = "Lineitem quantity*Lineitem price";
	assert_true(resolve(shopify, "shopify", &said, &mapping, text, sizeof text,
	                    &error));
	assert_true(mapping.items);
	said = nothing;
	said.roles[CLV_ROLE_AMOUNT] = "Lineitem price";
	said.roles[CLV_ROLE_QUANTITY] = "Lineitem quantity";
	assert_true(resolve(shopify, "shopify", &said, &mapping, text, sizeof text,
	                    &error));
	assert_true(mapping.items);
	assert_int_equal(mapping.amount.terms[0].count, 2);
	assert_int_equal(mapping.amount.terms[0].factors[1].column, 6);
	said.roles[CLV_ROLE_AMOUNT] = "Total*Total*Total*Total";
	assert_false(resolve(shopify, "shopify", &said, &mapping, text, sizeof text,
	                     &error));
	assert_non_null(strstr(error.message, "--quantity"));
}

static const char paypal[] =
    "Date,Type,Status,Gross,From Email Address,To Email Address,"
    "Transaction ID,Reference Txn ID,Balance Impact";

static void refunds_know_their_order(void **state)
{
	(void)state;
	char text[400];
	struct clv_mapping mapping;
	struct clv_error error;
	struct said said = nothing;
	assert_true(
	    resolve(paypal, "paypal", &said, &mapping, text, sizeof text, &error));
	assert_int_equal(mapping.refund_id, 7);
	assert_int_equal(mapping.refund_customer, 5);
	assert_true(mapping.refunds_are_rows);
	/* in terms of other columns they would mean something else */
	said.roles[CLV_ROLE_CUSTOMER] = "To Email Address";
	said.roles[CLV_ROLE_ORDER_ID] = "Date";
	assert_true(
	    resolve(paypal, "paypal", &said, &mapping, text, sizeof text, &error));
	assert_true(mapping.refund_id == CLV_NO_COLUMN);
	assert_true(mapping.refund_customer == CLV_NO_COLUMN);
}

static void common_names_are_guessed(void **state)
{
	(void)state;
	static const struct {
		const char *line, *words;
	} cases[] = {
	    {"customer,date,amount", "customer: customer (guessed); date: date "
	                             "(guessed); amount: amount (guessed)"},
	    /* an id before an e-mail address, a total before a price */
	    {"email,Customer ID,Created At,Price,Total",
	     "customer: Customer ID (guessed); date: Created At (guessed); "
	     "amount: Total (guessed)"},
	    {"E-Mail,order_date,date,revenue,order_id,Status,Currency",
	     "customer: E-Mail (guessed); date: order_date (guessed); "
	     "amount: revenue (guessed); order id: order_id (guessed); "
	     "status: Status (guessed); currency: Currency (guessed)"},
	    /* two statuses of one rank: neither, as it can be left out */
	    {"user_id,day,price,payment_status,financial_status",
	     "customer: user_id (guessed); date: day (guessed); "
	     "amount: price (guessed)"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(words_of(cases[i].line, NULL, &nothing),
		                    cases[i].words);
}

static void guesses_are_marked(void **state)
{
	(void)state;
	char text[400];
	struct clv_mapping mapping;
	struct clv_error error;
	struct said said = nothing;
	said.roles[CLV_ROLE_AMOUNT] = "gross";
	assert_true(resolve("client,gross,total,date", NULL, &said, &mapping, text,
	                    sizeof text, &error));
	assert_true(mapping.guessed[CLV_ROLE_CUSTOMER]);
	assert_true(mapping.guessed[CLV_ROLE_DATE]);
	assert_false(mapping.guessed[CLV_ROLE_AMOUNT]);
	assert_int_equal(mapping.amount.terms[0].factors[0].column, 1);
	assert_true(mapping.items);
	assert_null(mapping.preset);
}

static struct clv_error complain(const char *line, const char *preset,
                                 const struct said *said)
{
	char text[400];
	struct clv_mapping mapping;
	struct clv_error error = {0};
	assert_false(
	    resolve(line, preset, said, &mapping, text, sizeof text, &error));
	assert_int_equal(error.status, CLV_BAD_DATA);
	return error;
}

static void nothing_is_guessed_between_two(void **state)
{
	(void)state;
	struct clv_error error =
	    complain("user_id,client_id,date,amount", NULL, &nothing);
	assert_non_null(strstr(error.message, "\"user_id\" and \"client_id\""));
	assert_string_equal(error.hint, "say --customer \"user_id\" or --customer "
	                                "\"client_id\"");
	/* the price of one piece, or of all? */
	error = complain("customer,date,quantity,price", NULL, &nothing);
	assert_non_null(strstr(error.message, "\"price\""));
	assert_string_equal(error.hint, "say --amount \"quantity*price\" or "
	                                "--amount \"price\"");
}

static void what_is_missing_is_told(void **state)
{
	(void)state;
	struct clv_error error = complain("name,when,date", NULL, &nothing);
	assert_string_equal(error.message,
	                    "which columns are what? not found: customer, amount; "
	                    "columns: name, when, date");
	assert_string_equal(
	    error.hint,
	    "say it by their names: --customer COL --date COL --amount COL");
	error = complain("Date,Time,Net Sales", "square", &nothing);
	assert_non_null(strstr(error.message, "not found: customer;"));
	error = complain("Name,Email,Created at", "shopify", &nothing);
	assert_non_null(strstr(error.message, "not found: amount;"));
}

static void amazon_tells_no_customer(void **state)
{
	(void)state;
	const struct clv_error error =
	    complain("amazon-order-id,merchant-order-id,purchase-date,order-status,"
	             "quantity,currency,item-price",
	             NULL, &nothing);
	assert_non_null(strstr(error.message, "customer"));
}

static void names_of_persons_are_no_key(void **state)
{
	(void)state;
	static const char line[] = "Date,Order #,N. Revenue (formatted),Status,"
	                           "Customer,Customer type,Net Sales";
	struct clv_error error = complain(line, "woocommerce-analytics", &nothing);
	assert_non_null(strstr(error.message, "name"));
	assert_non_null(strstr(error.hint, "--customer Customer"));
	struct said said = nothing;
	said.roles[CLV_ROLE_CUSTOMER] = "Customer";
	assert_string_equal(words_of(line, "woocommerce-analytics", &said),
	                    "customer: Customer; date: Date; amount: Net Sales; "
	                    "order id: Order #; status: Status");
}

static void without_a_header_positions_do(void **state)
{
	(void)state;
	struct clv_mapping mapping;
	struct clv_error error;
	char text[100];
	struct said said = nothing;
	assert_false(
	    clv_mapping_resolve(&mapping, NULL, 4, NULL, said.roles, NULL, &error));
	assert_non_null(strstr(error.message, "@1 to @4"));
	assert_non_null(strstr(error.hint, "--customer @1"));
	said.roles[CLV_ROLE_CUSTOMER] = "@1";
	said.roles[CLV_ROLE_DATE] = "@2";
	said.roles[CLV_ROLE_AMOUNT] = "@3*@4";
	assert_true(
	    clv_mapping_resolve(&mapping, NULL, 4, NULL, said.roles, NULL, &error));
	clv_mapping_say(&mapping, NULL, text, sizeof text);
	assert_string_equal(text, "customer: @1; date: @2; amount: @3*@4");
	assert_true(clv_mapping_resolve(&mapping, NULL, 4,
	                                clv_preset_find("cdnow-master", 12),
	                                nothing.roles, NULL, &error));
	clv_mapping_say(&mapping, NULL, text, sizeof text);
	assert_string_equal(text, "customer: @1; date: @2; amount: @4");
}

static void a_role_alone(void **state)
{
	(void)state;
	struct clv_mapping mapping;
	struct clv_error error;
	char text[40];
	const struct header header = header_of("customer,date,net,tax");
	struct said said = nothing;
	said.roles[CLV_ROLE_AMOUNT] = "net+tax";
	assert_true(clv_mapping_resolve(&mapping, header.names, header.count, NULL,
	                                said.roles, NULL, &error));
	assert_int_equal(clv_role_say(&mapping, header.names, CLV_ROLE_AMOUNT, text,
	                              sizeof text),
	                 7);
	assert_string_equal(text, "net+tax");
	clv_role_say(&mapping, header.names, CLV_ROLE_CUSTOMER, text, sizeof text);
	assert_string_equal(text, "customer");
	assert_int_equal(clv_role_say(&mapping, header.names, CLV_ROLE_STATUS, text,
	                              sizeof text),
	                 0);
	assert_string_equal(text, "");
}

static void words_are_cut(void **state)
{
	(void)state;
	struct clv_mapping mapping;
	struct clv_error error;
	char whole[200], text[200];
	const struct header header = header_of("customer,date,amount");
	assert_true(clv_mapping_resolve(&mapping, header.names, header.count, NULL,
	                                nothing.roles, NULL, &error));
	const size_t length =
	    clv_mapping_say(&mapping, header.names, whole, sizeof whole);
	assert_int_equal(length, strlen(whole));
	for (size_t size = 4; size < length; size++) {
		memset(text, '#', sizeof text);
		const size_t used = clv_mapping_say(&mapping, header.names, text, size);
		assert_int_equal(used, strlen(text));
		assert_true(used < size);
		assert_memory_equal(text, whole, used - 3);
		assert_string_equal(text + used - 3, "...");
		assert_int_equal(text[size], '#');
	}
}

static void roles_have_flags(void **state)
{
	(void)state;
	assert_string_equal(clv_role_flag(CLV_ROLE_ORDER_ID), "--order-id");
	for (int role = 0; role < CLV_ROLE_COUNT; role++) {
		assert_memory_equal(clv_role_flag((enum clv_role)role), "--", 2);
		assert_non_null(clv_role_word((enum clv_role)role));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(presets_name_columns),
	    cmocka_unit_test(flags_win),
	    cmocka_unit_test(rows_are_read_as_the_preset_says),
	    cmocka_unit_test(refunds_know_their_order),
	    cmocka_unit_test(common_names_are_guessed),
	    cmocka_unit_test(guesses_are_marked),
	    cmocka_unit_test(nothing_is_guessed_between_two),
	    cmocka_unit_test(what_is_missing_is_told),
	    cmocka_unit_test(amazon_tells_no_customer),
	    cmocka_unit_test(names_of_persons_are_no_key),
	    cmocka_unit_test(without_a_header_positions_do),
	    cmocka_unit_test(a_role_alone),
	    cmocka_unit_test(words_are_cut),
	    cmocka_unit_test(roles_have_flags),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
