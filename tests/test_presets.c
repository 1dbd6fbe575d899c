/* Every preset on a made-up file of its system: known by its header, its
   columns found, its rules fitting the rows that NOTES.txt says. */
#include "io/mapping.h"
#include "io/order_status.h"
#include "io/table.h"

#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *path_of(const char *file)
{
	static char path[600];
	const int folder = (int)(strrchr(__FILE__, '/') - __FILE__);
	snprintf(path, sizeof path, "%.*s/exports/%s", folder, __FILE__, file);
	return path;
}

/* ---- Files with a header ------------------------------------------------- */

struct tally {
	size_t rows, out, unknown;
	size_t fits[CLV_RULES_MAX];
};

static const struct clv_text *cell(const struct clv_record *record,
                                   const struct clv_alternatives *from)
{
	for (size_t i = 0; i < from->count; i++)
		if (record->cells[from->columns[i]].length)
			return &record->cells[from->columns[i]];
	return NULL;
}

static void tally_row(const struct clv_mapping *mapping,
                      const struct clv_record *record, struct tally *tally)
{
	const struct clv_text *status =
	    cell(record, &mapping->roles[CLV_ROLE_STATUS]);
	const struct clv_text *amount =
	    &record->cells[mapping->amount.terms[0].factors[0].column];
	const enum clv_rule_sign sign = amount->length && amount->at[0] == '-'
	                                    ? CLV_SIGN_NEGATIVE
	                                    : CLV_SIGN_POSITIVE;
	const enum clv_status_class class =
	    status ? clv_status_classify(status->at, status->length)
	           : CLV_STATUS_IN;
	tally->rows++;
	if (class == CLV_STATUS_OUT) {
		tally->out++;
		return;
	}
	for (size_t i = 0; i < mapping->rule_count; i++) {
		const struct clv_text *text = &record->cells[mapping->rules[i].column];
		if (!clv_rule_fits(mapping->rules[i].rule, text->at, text->length,
		                   sign))
			continue;
		tally->fits[i]++;
		return;
	}
	tally->unknown += class == CLV_STATUS_UNKNOWN;
}

/* "12 rows; 2 out; 1 unknown; 3 memo rows": what is not 0. */
static void say_tally(const struct clv_mapping *mapping,
                      const struct tally *tally, char *text, size_t size)
{
	size_t used = (size_t)snprintf(text, size, "%zu rows", tally->rows);
	if (tally->out)
		used +=
		    (size_t)snprintf(text + used, size - used, "; %zu out", tally->out);
	if (tally->unknown)
		used += (size_t)snprintf(text + used, size - used, "; %zu unknown",
		                         tally->unknown);
	for (size_t i = 0; i < mapping->rule_count; i++)
		if (tally->fits[i])
			used += (size_t)snprintf(text + used, size - used, "; %zu %s",
			                         tally->fits[i],
			                         mapping->rules[i].rule->reason);
}

static void check_file(const char *file, const char *preset, const char *words,
                       const char *expected)
{
	static const char *const flags[CLV_ROLE_COUNT];
	struct clv_error error;
	struct clv_table table;
	struct clv_record record;
	struct clv_mapping mapping;
	struct tally tally = {0};
	char text[600];
	assert_true(
	    clv_table_open(&table, path_of(file), ',', &clv_input_schema, &error));
	const struct clv_preset *found =
	    clv_preset_recognise(table.names, table.count);
	assert_non_null(found);
	assert_string_equal(found->name, preset);
	if (!clv_mapping_resolve(&mapping, table.names, table.count, found, flags,
	                         NULL, &error))
		fail_with("%s: %s", file, error.message);
	clv_mapping_say(&mapping, table.names, text, sizeof text);
	assert_string_equal(text, words);
	enum clv_read read;
	while ((read = clv_table_next(&table, &record, &error)) == CLV_READ_RECORD)
		tally_row(&mapping, &record, &tally);
	assert_int_equal(read, CLV_READ_END);
	say_tally(&mapping, &tally, text, sizeof text);
	assert_string_equal(text, expected);
	clv_table_close(&table);
}

#define SHOPIFY                                                                \
	"date: Created at; amount: Total; order id: Name; "                        \
	"status: Financial Status; "
#define SQUARE                                                                 \
	"customer: Customer ID; date: Date; amount: Net Sales+Partial Refunds; "   \
	"order id: Transaction ID; status: Transaction Status"
#define PAYPAL                                                                 \
	"customer: From Email Address; date: Date; amount: Gross; "                \
	"order id: Transaction ID; status: Status; currency: Currency"
#define PAYPAL_ROWS                                                            \
	"23 rows; 2 out; 1 payments denied or returned; "                          \
	"2 holds and authorizations; 4 transfers and currency conversions; "       \
	"2 fees and other entries; 1 money got back; 1 payments made"
#define STRIPE                                                                 \
	"customer: Customer ID or Customer Email; date: Created (UTC); "           \
	"amount: Amount; order id: id; status: Status; "                           \
	"refund: Amount Refunded; currency: Currency"
#define GUMROAD                                                                \
	"customer: Purchase Email or Buyer Email; date: Purchase Date; "           \
	"amount: Sale Price ($); order id: Purchase ID; "                          \
	"refund: Partial Refund ($)"
#define RETAIL                                                                 \
	"customer: CustomerID; date: InvoiceDate; amount: Quantity*UnitPrice; "    \
	"order id: InvoiceNo"

static void shops_are_read(void **state)
{
	(void)state;
	check_file("shopify.csv", "shopify",
	           "customer: Email or Phone; " SHOPIFY
	           "refund: Refunded Amount; currency: Currency",
	           "20 rows; 4 out; 1 cancelled");
	check_file("shopify-short.csv", "shopify",
	           "customer: Email; " SHOPIFY "currency: Currency", "4 rows");
	check_file("woocommerce.csv", "woocommerce",
	           "customer: billing_email or customer_id; date: order_date; "
	           "amount: order_total; order id: order_id; "
	           "status: order_status; currency: order_currency",
	           "14 rows; 3 out; 1 unknown; 2 drafts and trash");
	check_file("woocommerce-alt.csv", "woocommerce-alt",
	           "customer: billing_email or customer_user; date: date; "
	           "amount: order_total; order id: order_id; status: status; "
	           "refund: refunded_total; currency: order_currency",
	           "7 rows; 1 out");
	check_file("magento.csv", "magento",
	           "customer: Customer Email; date: Purchase Date; "
	           "amount: Grand Total (Base); order id: ID; status: Status; "
	           "refund: Total Refunded",
	           "10 rows; 2 out; 2 orders not paid; 1 closed");
}

static void payments_are_read(void **state)
{
	(void)state;
	check_file("stripe.csv", "stripe", STRIPE,
	           "13 rows; 2 out; 1 test payments; 1 payments not captured");
	check_file("stripe-european.csv", "stripe", STRIPE, "6 rows; 1 out");
	check_file("stripe-converted.csv", "stripe-converted",
	           "customer: Customer ID or Customer Email; "
	           "date: Created (UTC); amount: Converted Amount; "
	           "order id: id; status: Status; "
	           "refund: Converted Amount Refunded; "
	           "currency: Converted Currency",
	           "6 rows; 1 out");
	check_file("square.csv", "square", SQUARE, "12 rows");
	check_file("square-us.csv", "square", SQUARE, "5 rows");
	check_file("square-partial.csv", "square", SQUARE, "4 rows");
	check_file("paypal.csv", "paypal", PAYPAL, PAYPAL_ROWS);
	check_file("paypal-german.csv", "paypal", PAYPAL, PAYPAL_ROWS);
	check_file("gumroad.csv", "gumroad", GUMROAD,
	           "11 rows; 1 rows of totals; 1 authorizations; 1 free trials; "
	           "1 refunded; 1 disputes won; 1 disputed; 1 refunded");
	check_file("gumroad-booleans.csv", "gumroad", GUMROAD,
	           "5 rows; 2 refunded; 1 refunded");
}

static void research_data_is_read(void **state)
{
	(void)state;
	check_file("online-retail.csv", "online-retail", RETAIL, "12 rows");
	check_file("online-retail-float-ids.csv", "online-retail", RETAIL,
	           "12 rows");
	check_file("online-retail-2.csv", "online-retail-2",
	           "customer: Customer ID; date: InvoiceDate; "
	           "amount: Quantity*Price; order id: Invoice",
	           "12 rows");
}

/* ---- Others -------------------------------------------------------------- */

static const struct clv_preset *by_content(const char *path)
{
	char bytes[4096];
	FILE *file = fopen(path, "rb");
	if (!file)
		return NULL;
	const size_t size = fread(bytes, 1, sizeof bytes, file);
	fclose(file);
	return clv_preset_recognise_sample(bytes, size);
}

static void blanks_divide_cdnow(void **state)
{
	(void)state;
	static const char *const names[] = {"cdnow", "cdnow-master",
	                                    "cdnow-sample"};
	for (size_t i = 0; i < 3; i++) {
		char file[40];
		snprintf(file, sizeof file, "%s.txt", names[i]);
		const struct clv_preset *preset = by_content(path_of(file));
		assert_non_null(preset);
		assert_string_equal(preset->name, names[i]);
		assert_int_equal(preset->delimiter, ' ');
		assert_int_equal(preset->has_header, i == 0);
	}
	assert_null(by_content(path_of("amazon.txt")));
	assert_null(by_content(path_of("stripe.csv")));
}

/* The published files, where they are at hand: CLV_DATA names the folder. */
static void published_files_are_known(void **state)
{
	(void)state;
	const char *folder = getenv("CLV_DATA");
	char path[600];
	if (!folder) {
		print_message("skipped: CLV_DATA is not set\n");
		return;
	}
	snprintf(path, sizeof path, "%s/CDNOW_master.txt", folder);
	const struct clv_preset *preset = by_content(path);
	assert_non_null(preset);
	assert_string_equal(preset->name, "cdnow");
	snprintf(path, sizeof path, "%s/CDNOW_sample.txt", folder);
	preset = by_content(path);
	assert_non_null(preset);
	assert_string_equal(preset->name, "cdnow-sample");
}

static void some_have_no_key_of_customers(void **state)
{
	(void)state;
	static const char *const flags[CLV_ROLE_COUNT];
	struct clv_error error;
	struct clv_table table;
	struct clv_mapping mapping;
	assert_true(clv_table_open(&table, path_of("amazon.txt"), '\t',
	                           &clv_input_schema, &error));
	assert_null(clv_preset_recognise(table.names, table.count));
	assert_false(clv_mapping_resolve(&mapping, table.names, table.count, NULL,
	                                 flags, NULL, &error));
	assert_non_null(strstr(error.message, "customer"));
	clv_table_close(&table);
	assert_true(clv_table_open(&table, path_of("woocommerce-analytics.csv"),
	                           ',', &clv_input_schema, &error));
	const struct clv_preset *found =
	    clv_preset_recognise(table.names, table.count);
	assert_string_equal(found->name, "woocommerce-analytics");
	assert_false(clv_mapping_resolve(&mapping, table.names, table.count, found,
	                                 flags, NULL, &error));
	clv_table_close(&table);
}

/* What every row of the table owes its readers. */
static void every_preset_is_complete(void **state)
{
	(void)state;
	for (size_t i = 0; i < clv_preset_count; i++) {
		const struct clv_preset *preset = &clv_presets[i];
		assert_ptr_equal(clv_preset_find(preset->name, strlen(preset->name)),
		                 preset);
		assert_non_null(preset->about);
		assert_non_null(preset->roles[CLV_ROLE_CUSTOMER]);
		assert_non_null(preset->roles[CLV_ROLE_DATE]);
		assert_non_null(preset->roles[CLV_ROLE_AMOUNT]);
		assert_null(preset->roles[CLV_ROLE_QUANTITY]);
		assert_int_equal(preset->signature != NULL, preset->has_header);
		assert_int_equal(preset->refusal != NULL, preset->refusal_hint != NULL);
		assert_int_equal(preset->verified,
		                 strcmp(preset->name, "magento") != 0);
		for (size_t k = 0; k < CLV_RULES_MAX; k++) {
			const struct clv_rule *rule = &preset->rules[k];
			const bool has_values = rule->test == CLV_TEST_IS ||
			                        rule->test == CLV_TEST_CONTAINS ||
			                        rule->test == CLV_TEST_LACKS;
			if (!rule->column)
				continue;
			assert_non_null(rule->reason);
			assert_int_equal(rule->values != NULL, has_values);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(shops_are_read),
	    cmocka_unit_test(payments_are_read),
	    cmocka_unit_test(research_data_is_read),
	    cmocka_unit_test(blanks_divide_cdnow),
	    cmocka_unit_test(published_files_are_known),
	    cmocka_unit_test(some_have_no_key_of_customers),
	    cmocka_unit_test(every_preset_is_complete),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
