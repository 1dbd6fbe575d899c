/* Tables of what advertising cost; sums were added up by hand, in 1/10000. */
#include "io/ad_spend.h"
#include "io/history.h"

#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct clv_ad_spend_form by_channel = {.segment = "Channel"};
static const struct clv_ad_spend_form by_month = {.period = CLV_PERIOD_MONTH};
static const struct clv_ad_spend_form by_quarter = {.period =
                                                        CLV_PERIOD_QUARTER};
static const struct clv_ad_spend_form by_year = {.period = CLV_PERIOD_YEAR};

static bool read_bytes(struct clv_ad_spend *spend, const char *bytes,
                       size_t length, const struct clv_ad_spend_form *form,
                       struct clv_error *error)
{
	char path[] = "/tmp/clv_ad_spend_XXXXXX";
	const int descriptor = mkstemp(path);
	assert_true(descriptor >= 0);
	assert_int_equal(write(descriptor, bytes, length), length);
	close(descriptor);
	const bool done = clv_ad_spend_read(spend, path, form, error);
	unlink(path);
	return done;
}

static void read_well(struct clv_ad_spend *spend, const char *text,
                      const struct clv_ad_spend_form *form)
{
	struct clv_error error;
	if (!read_bytes(spend, text, strlen(text), form, &error))
		fail_with("%s\n%s", text, error.message);
}

/* Takes the key and compares; expected in units of money, exact to 1/10000. */
static void takes(struct clv_ad_spend *spend, const char *key, double expected)
{
	const struct clv_text text = {key, strlen(key)};
	clv_wide amount;
	if (!clv_ad_spend_take(spend, &text, &amount))
		fail_with("nothing for \"%s\"", key);
	assert_near((double)amount, expected * 10000, 0.01);
}

static void takes_nothing(struct clv_ad_spend *spend, const char *key)
{
	const struct clv_text text = {key, strlen(key)};
	clv_wide amount;
	if (clv_ad_spend_take(spend, &text, &amount))
		fail_with("something for \"%s\"", key);
}

static void rows_of_a_key_are_summed(void **state)
{
	(void)state;
	struct clv_ad_spend spend;
	read_well(&spend,
	          "segment,spend\nweb,100.10\nshop,5\nweb,0.0001\n web ,-20\n",
	          &by_channel);
	takes(&spend, "web", 80.1001);
	takes(&spend, "shop", 5);
	takes_nothing(&spend, "web");
	takes_nothing(&spend, "Web");
	takes_nothing(&spend, "phone");
	clv_ad_spend_free(&spend);
}

static void what_nobody_takes_is_left(void **state)
{
	(void)state;
	struct clv_ad_spend spend;
	size_t length;
	read_well(&spend, "segment,spend\nweb,1\ntiktok,2\n,4\ntiktok,8\n,16\n",
	          &by_channel);
	takes(&spend, "web", 1);
	takes_nothing(&spend, "");
	assert_int_equal(spend.left.names.count, 3);
	assert_int_equal(spend.left.counts[0].count, 0);
	const char *name = clv_names_text(&spend.left.names, 1, &length);
	assert_int_equal(length, 6);
	assert_memory_equal(name, "tiktok", 6);
	assert_int_equal(spend.left.counts[1].count, 2);
	assert_true(spend.left.counts[1].amount == 100000);
	assert_int_equal(spend.left.counts[2].count, 2);
	assert_true(spend.left.counts[2].amount == 200000);
	clv_ad_spend_free(&spend);
}

static void sums_are_exact(void **state)
{
	(void)state;
	enum { ROWS = 30000 };
	char *text = malloc(32 * ROWS + 40);
	size_t used = (size_t)sprintf(text, "segment,spend\n");
	struct clv_ad_spend spend;
	struct clv_error error;
	const struct clv_text key = {"a", 1};
	clv_wide amount;
	assert_non_null(text);
	for (int i = 0; i < ROWS; i++)
		used += (size_t)sprintf(text + used, "a,900000000000000.0001\n");
	assert_true(read_bytes(&spend, text, used, &by_channel, &error));
	assert_true(clv_ad_spend_take(&spend, &key, &amount));
	/* 30,000 x 9,000,000,000,000,000,001 is beyond 64 bits */
	assert_true(amount == (clv_wide)9000000000000000001 * ROWS);
	clv_ad_spend_free(&spend);
	free(text);
}

static void columns_have_other_names(void **state)
{
	(void)state;
	static const struct {
		const char *header;
		const struct clv_ad_spend_form *form;
		const char *key;
	} cases[] = {
	    {"Channel,Spend", &by_channel, "2025"},
	    {"segment,channel,ad_spend", &by_channel, "x"},
	    {"SEGMENT,AD SPEND", &by_channel, "2025"},
	    {"segment,cost", &by_channel, "2025"},
	    {"segment,Amount", &by_channel, "2025"},
	    {"amount,segment,spend", &by_channel, "x"},
	    {"cost,segment,ad-spend", &by_channel, "x"},
	    {"period,cost", &by_year, "2025"},
	    {"Year,cost", &by_year, "2025"},
	    {"date,cost", &by_year, "2025"},
	    {"Day,cost", &by_year, "2025"},
	    {"month,cost", &by_year, "2025"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const bool wide = strchr(strchr(cases[i].header, ',') + 1, ',') != NULL;
		char text[100];
		struct clv_ad_spend spend;
		sprintf(text, "%s\n%s\n", cases[i].header, wide ? "1,x,7" : "2025,7");
		read_well(&spend, text, cases[i].form);
		takes(&spend, cases[i].key, 7);
		clv_ad_spend_free(&spend);
	}
}

/* @2 is a column of the export, and none of this table. */
static void a_place_is_no_name(void **state)
{
	(void)state;
	static const struct clv_ad_spend_form place = {.segment = "@2"};
	struct clv_ad_spend spend;
	read_well(&spend, "segment,other,spend\na,b,3\n", &place);
	takes(&spend, "a", 3);
	clv_ad_spend_free(&spend);
}

static void dates_belong_to_their_period(void **state)
{
	(void)state;
	static const char text[] = "period,spend\n2025-01,1\n2025-01-31,2\n"
	                           "2025-02-28,4\n2025-03,8\n2025-04-01,16\n"
	                           "2025-12-31,32\n2026-01-01,64\n";
	struct clv_ad_spend spend;
	read_well(&spend, text, &by_month);
	takes(&spend, "2025-01", 3);
	takes(&spend, "2025-02", 4);
	takes(&spend, "2025-12", 32);
	clv_ad_spend_free(&spend);
	read_well(&spend, text, &by_quarter);
	takes(&spend, "2025Q1", 15);
	takes(&spend, "2025Q2", 16);
	clv_ad_spend_free(&spend);
	read_well(&spend, text, &by_year);
	takes(&spend, "2025", 63);
	takes(&spend, "2026", 64);
	clv_ad_spend_free(&spend);
}

/* A row without a period has no sum either, but it is counted. */
static void a_blank_period_is_left(void **state)
{
	(void)state;
	struct clv_ad_spend spend;
	read_well(&spend, "month,spend\n2025-01,1\n,1\n", &by_month);
	takes(&spend, "2025-01", 1);
	assert_int_equal(spend.left.counts[1].count, 1);
	clv_ad_spend_free(&spend);
}

static void the_file_tells_its_decimal_sign(void **state)
{
	(void)state;
	static const struct clv_ad_spend_form point = {.segment = "Channel",
	                                               .decimal = '.'};
	static const struct clv_ad_spend_form comma = {.segment = "Channel",
	                                               .decimal = ','};
	static const struct {
		const char *text;
		const struct clv_ad_spend_form *form;
		double expected;
	} cases[] = {
	    {"segment;spend\na;1.234\na;0,50\n", &by_channel, 1234.5},
	    {"segment;spend\na;1.234\na;0,50\n", &point, 1234.5},
	    {"segment,spend\na,\"1,234\"\na,0.50\n", &by_channel, 1234.5},
	    {"segment,spend\na,\"1,234\"\na,0.50\n", &comma, 1234.5},
	    {"segment,spend\na,\"1,234\"\n", &comma, 1.234},
	    {"segment,spend\na,\"1,234\"\n", &point, 1234},
	    {"segment;spend\na;1.234\n", &comma, 1234},
	    {"segment,spend\na,$ 12\na,(5.00)\n", &by_channel, 7},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct clv_ad_spend spend;
		read_well(&spend, cases[i].text, cases[i].form);
		takes(&spend, "a", cases[i].expected);
		clv_ad_spend_free(&spend);
	}
}

static void the_file_tells_the_order_of_dates(void **state)
{
	(void)state;
	static const struct clv_ad_spend_form dmy = {.period = CLV_PERIOD_MONTH,
	                                             .date_form = CLV_DATE_DMY};
	static const struct clv_ad_spend_form mdy = {.period = CLV_PERIOD_MONTH,
	                                             .date_form = CLV_DATE_MDY};
	static const struct {
		const char *text, *key;
		const struct clv_ad_spend_form *form;
	} cases[] = {
	    {"day,spend\n03/04/2025,1\n25/12/2025,2\n", "2025-04", &by_month},
	    {"day,spend\n03/04/2025,1\n12/25/2025,2\n", "2025-03", &by_month},
	    {"day,spend\n03/04/2025,1\n12/25/2025,2\n", "2025-03", &dmy},
	    {"day,spend\n03/04/2025,1\n", "2025-04", &dmy},
	    {"day,spend\n03/04/2025,1\n", "2025-03", &mdy},
	    {"day,spend\n03/04/2025,1\n", "2025", &by_year},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct clv_ad_spend spend;
		read_well(&spend, cases[i].text, cases[i].form);
		takes(&spend, cases[i].key, 1);
		clv_ad_spend_free(&spend);
	}
}

static void rounded_amounts_are_counted(void **state)
{
	(void)state;
	struct clv_ad_spend spend;
	read_well(&spend, "segment,spend\na,1.00005\na,1.0000\na,2.00001\n",
	          &by_channel);
	assert_int_equal(spend.rounded, 2);
	takes(&spend, "a", 4.0001);
	clv_ad_spend_free(&spend);
}

static void errors_have_a_place(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		const struct clv_ad_spend_form *form;
		unsigned line, column;
		const char *message;
	} cases[] = {
	    {"segment,spend\na,1\nb,\n", &by_channel, 3, 3,
	     "spend: the amount is missing"},
	    {"segment,spend\na,1\nb,much\n", &by_channel, 3, 3,
	     "spend: \"much\" is not a number"},
	    {"segment,Cost\na,1.5\nb,\"1,5\"\n", &by_channel, 3, 3,
	     "Cost: \"1,5\" is not a number with the decimal sign ."},
	    {"segment,spend\na,922337203685477.5808\n", &by_channel, 2, 3,
	     "spend: \"922337203685477.5808\" is too large"},
	    {"segment,spend\na,1\na,\"1,234\"\n", &by_channel, 3, 3,
	     "spend: \"1,234\" may mean thousands or a decimal sign, and no other "
	     "value tells which"},
	    {"segment,spend\na,1.234\n", &by_channel, 2, 3,
	     "spend: \"1.234\" may mean thousands or a decimal sign, and no other "
	     "value tells which"},
	    {"day,spend\n2025-01-31,5\n03/04/2025,1\n", &by_month, 3, 1,
	     "day: \"03/04/2025\" may start with the day or with the month, and no "
	     "other value tells which"},
	    {"period,spend\n2025-01,1\n2025,1\n", &by_month, 3, 1,
	     "period: \"2025\" is a year, and not a month"},
	    {"period,spend\nTotal,1\n", &by_month, 2, 1,
	     "period: \"Total\" is not a period"},
	    {"spend,period\n1,2025-02-30\n", &by_month, 2, 3, NULL},
	    {"segment,spend\na,1,2\n", &by_channel, 2, 5,
	     "this row has 3 cells, and the header 2"},
	    {"segment,spend\na\n", &by_channel, 2, 0,
	     "this row has 1 cell, and the header 2"},
	    {"chanel,spend\na,1\n", &by_channel, 1, 0,
	     "no column is called Channel or segment; columns: chanel, spend"},
	    {"segment,spend\na,1\n", &by_month, 1, 0,
	     "no column is called period; columns: segment, spend"},
	    {"segment,clicks\na,1\n", &by_channel, 1, 0,
	     "no column is called spend; columns: segment, clicks"},
	    {"segment,cost,amount\na,1,2\n", &by_channel, 1, 0,
	     "which column is it? both \"cost\" and \"amount\" may be"},
	    {"segment,spend,Spend\na,1,2\n", &by_channel, 1, 0,
	     "which column is it? both \"spend\" and \"Spend\" may be"},
	    {"month,year,spend\n1,2025,2\n", &by_quarter, 1, 0,
	     "which column is it? both \"month\" and \"year\" may be"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct clv_ad_spend spend;
		struct clv_error error;
		assert_false(read_bytes(&spend, cases[i].text, strlen(cases[i].text),
		                        cases[i].form, &error));
		assert_int_equal(error.status, CLV_BAD_DATA);
		if (cases[i].message)
			assert_string_equal(error.message, cases[i].message);
		assert_int_equal(error.place.line, cases[i].line);
		assert_int_equal(error.place.column, cases[i].column);
		assert_true(*error.hint);
		assert_null(strstr(error.hint, "leaves such rows out"));
		clv_ad_spend_free(&spend);
	}
}

/* Beyond the first 64 KB a value may be the first that tells, or that nothing
   can decide. */
static void late_values_count(void **state)
{
	(void)state;
	enum { ROWS = 12000 };
	static const struct {
		const char *last;
		double expected; /* below 0: an error */
	} cases[] = {
	    {"2025-01-01,\"0,5\"\n", 12000.5}, {"2025-01-01,0.5\n", 12000.5},
	    {"31/01/2025,2\n", 12002},         {"01/31/2025,2\n", 12002},
	    {"2025-01-01,\"1,234\"\n", -1},    {"03/04/2025,1\n", -1}};
	char *text = malloc(16 * ROWS + 100);
	assert_non_null(text);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct clv_ad_spend spend;
		struct clv_error error;
		size_t used = (size_t)sprintf(text, "day,spend\n");
		for (int row = 0; row < ROWS; row++)
			used += (size_t)sprintf(text + used, "2025-01-01,1\n");
		used += (size_t)sprintf(text + used, "%s", cases[i].last);
		const bool done = read_bytes(&spend, text, used, &by_month, &error);
		assert_int_equal(done, cases[i].expected > 0);
		if (done)
			takes(&spend, "2025-01", cases[i].expected);
		else
			assert_int_equal(error.place.line, ROWS + 2);
		clv_ad_spend_free(&spend);
	}
	free(text);
}

static void a_file_that_is_not_there(void **state)
{
	(void)state;
	struct clv_ad_spend spend;
	struct clv_error error;
	assert_false(
	    clv_ad_spend_read(&spend, "/nowhere/spend.csv", &by_channel, &error));
	assert_non_null(strstr(error.message, "/nowhere/spend.csv"));
	clv_ad_spend_free(&spend);
	assert_false(read_bytes(&spend, "", 0, &by_channel, &error));
	assert_non_null(strstr(error.message, "the file is empty"));
	clv_ad_spend_free(&spend);
}

static void a_header_alone_is_no_spend(void **state)
{
	(void)state;
	struct clv_ad_spend spend;
	read_well(&spend, "segment,spend\n", &by_channel);
	takes_nothing(&spend, "a");
	clv_ad_spend_free(&spend);
}

/* 250 / 4 = 62.5 */
static void cac_is_spend_by_new_customers(void **state)
{
	(void)state;
	struct clv_base_figures figures = {.new_customers = 4};
	clv_base_spend(&figures, 2500000);
	assert_near(figures.ad_spend, 250, 0);
	assert_near(figures.cac, 62.5, 0);
	clv_base_spend(&figures, 0);
	assert_near(figures.cac, 0, 0);
	clv_base_spend(&figures, -10000);
	assert_near(figures.ad_spend, -1, 0);
	assert_undefined(figures.cac);
	figures.new_customers = 0;
	clv_base_spend(&figures, 2500000);
	assert_near(figures.ad_spend, 250, 0);
	assert_undefined(figures.cac);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(rows_of_a_key_are_summed),
	    cmocka_unit_test(what_nobody_takes_is_left),
	    cmocka_unit_test(sums_are_exact),
	    cmocka_unit_test(columns_have_other_names),
	    cmocka_unit_test(a_place_is_no_name),
	    cmocka_unit_test(dates_belong_to_their_period),
	    cmocka_unit_test(a_blank_period_is_left),
	    cmocka_unit_test(the_file_tells_its_decimal_sign),
	    cmocka_unit_test(the_file_tells_the_order_of_dates),
	    cmocka_unit_test(rounded_amounts_are_counted),
	    cmocka_unit_test(errors_have_a_place),
	    cmocka_unit_test(late_values_count),
	    cmocka_unit_test(a_file_that_is_not_there),
	    cmocka_unit_test(a_header_alone_is_no_spend),
	    cmocka_unit_test(cac_is_spend_by_new_customers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
