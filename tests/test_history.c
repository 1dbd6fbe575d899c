/* Figures of customers and of the base, and the tables that describe them. What
   is expected is worked out by hand from the definitions that stand beside the
   columns: those of frequency, recency and T are those of Fader, Hardie and
   Lee (2005), "Counting your customers the easy way". */
#include "io/history.h"
#include "io/books.h"
#include "io/date.h"

#include "check.h"

#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { UNIT = 10000 };

static struct clv_history_terms usual_terms(void)
{
	return (struct clv_history_terms){.until = 100,
	                                  .lapsed_after = 30,
	                                  .unit = CLV_UNIT_DAY,
	                                  .total = 1000 * UNIT,
	                                  .margin = NAN,
	                                  .cac = NAN};
}

/* Bought on days 10 (twice), 20 and 80: 30, then 70 in all. */
static const int32_t three_days[] = {10, 20, 80};
static const struct clv_customer regular = {.name = "ada",
                                            .name_length = 3,
                                            .segment = "web",
                                            .segment_length = 3,
                                            .revenue = 100 * UNIT,
                                            .first_revenue = 30 * UNIT,
                                            .orders = 4,
                                            .first_orders = 2,
                                            .days = three_days,
                                            .day_count = 3};

static void expect_text(const struct clv_text *text, const char *expected)
{
	if (text->length != strlen(expected) ||
	    memcmp(text->at, expected, text->length) != 0)
		fail_with("\"%.*s\", expected \"%s\"", (int)text->length, text->at,
		          expected);
}

/* ---- Customers ------------------------------------------------------------
 */

static void customers_are_counted_as_models_do(void **state)
{
	(void)state;
	const struct clv_history_terms terms = usual_terms();
	struct clv_customer_row row;
	clv_customer_figures(&regular, &terms, &row);
	expect_text(&row.customer, "ada");
	expect_text(&row.segment, "web");
	assert_true(row.revenue == 100 * UNIT);
	assert_near(row.orders, 4, 0);
	assert_near(row.avg, 25, 0);
	assert_int_equal(row.first, 10);
	assert_int_equal(row.last, 80);
	assert_near(row.frequency, 2, 0);
	assert_near(row.recency, 70, 0);
	assert_near(row.T, 90, 0);
	assert_near(row.monetary, 35, 0); /* 70 on 2 days */
	assert_near(row.days_since_last, 20, 0);
	assert_near(row.share, 0.1, 0);
	assert_int_equal(row.state, CLV_STATE_ACTIVE);
	assert_undefined(row.profit);
	assert_undefined(row.r_score);
	assert_undefined(row.f_score);
	assert_undefined(row.m_score);
}

static void one_purchase_has_no_repeat(void **state)
{
	(void)state;
	const struct clv_history_terms terms = usual_terms();
	struct clv_customer customer = regular;
	struct clv_customer_row row;
	customer.day_count = 1;
	customer.segment = NULL;
	customer.segment_length = 0;
	customer.first_revenue = customer.revenue;
	clv_customer_figures(&customer, &terms, &row);
	assert_near(row.frequency, 0, 0);
	assert_near(row.recency, 0, 0);
	assert_near(row.T, 90, 0);
	assert_undefined(row.monetary);
	assert_null(row.segment.at);
}

static void states_follow_the_last_purchase(void **state)
{
	(void)state;
	static const struct {
		int32_t until;
		size_t days;
		enum clv_state state;
	} cases[] = {
	    {110, 3, CLV_STATE_ACTIVE}, /* quiet for 30 days, and not longer */
	    {111, 3, CLV_STATE_LAPSED},
	    {40, 1, CLV_STATE_NEW},
	    {41, 1, CLV_STATE_LAPSED},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct clv_history_terms terms = usual_terms();
		struct clv_customer customer = regular;
		struct clv_customer_row row;
		terms.until = cases[i].until;
		customer.day_count = cases[i].days;
		clv_customer_figures(&customer, &terms, &row);
		assert_int_equal(row.state, cases[i].state);
	}
}

static void spans_have_units(void **state)
{
	(void)state;
	static const double days[] = {1, 7, 30.4375, 365.25};
	for (int unit = CLV_UNIT_DAY; unit <= CLV_UNIT_YEAR; unit++) {
		struct clv_history_terms terms = usual_terms();
		struct clv_customer_row row;
		terms.unit = (enum clv_unit)unit;
		assert_near(clv_unit_days(terms.unit), days[unit], 0);
		clv_customer_figures(&regular, &terms, &row);
		assert_near(row.recency, 70 / days[unit], 0);
		assert_near(row.T, 90 / days[unit], 0);
		/* these are counts of days and purchases in every unit */
		assert_near(row.days_since_last, 20, 0);
		assert_near(row.frequency, 2, 0);
	}
}

static void units_have_words(void **state)
{
	(void)state;
	static const char *const words[] = {"day", "week", "month", "year"};
	enum clv_unit unit = CLV_UNIT_DAY;
	for (int i = CLV_UNIT_DAY; i <= CLV_UNIT_YEAR; i++) {
		assert_string_equal(clv_unit_words[i], words[i]);
		assert_true(clv_unit_find(words[i], &unit));
		assert_int_equal(unit, i);
	}
	assert_false(clv_unit_find("hour", &unit));
	assert_false(clv_unit_find("", &unit));
	assert_int_equal(unit, CLV_UNIT_YEAR);
}

static void profit_needs_a_margin(void **state)
{
	(void)state;
	struct clv_history_terms terms = usual_terms();
	struct clv_customer_row row;
	terms.cac = 20;
	clv_customer_figures(&regular, &terms, &row);
	assert_undefined(row.profit);
	terms.margin = 0.25;
	clv_customer_figures(&regular, &terms, &row);
	assert_near(row.profit, 5, 0);
	terms.cac = NAN;
	clv_customer_figures(&regular, &terms, &row);
	assert_near(row.profit, 25, 0);
}

static void shares_need_revenue(void **state)
{
	(void)state;
	struct clv_history_terms terms = usual_terms();
	struct clv_customer_row row;
	terms.total = 0;
	clv_customer_figures(&regular, &terms, &row);
	assert_undefined(row.share);
	terms.total = -5;
	clv_customer_figures(&regular, &terms, &row);
	assert_undefined(row.share);
}

static void guests_are_shown_without_their_number(void **state)
{
	(void)state;
	const struct clv_history_terms terms = usual_terms();
	struct clv_customer customer = regular;
	struct clv_customer_row row;
	customer.name = CLV_GUEST_NAME "\0"
	                               "17";
	customer.name_length = sizeof CLV_GUEST_NAME + 2;
	clv_customer_figures(&customer, &terms, &row);
	expect_text(&row.customer, CLV_GUEST_NAME);
	customer.name = CLV_GUEST_NAME "17";
	customer.name_length = strlen(customer.name);
	clv_customer_figures(&customer, &terms, &row);
	expect_text(&row.customer, CLV_GUEST_NAME "17");
}

/* 128 bits: the nearest double of what 64 cannot hold. */
static void amounts_are_wide(void **state)
{
	(void)state;
	assert_near(clv_money_number(12345), 1.2345, 0);
	assert_near(clv_money_number(-1), -0.0001, 0);
	assert_near(clv_money_number((clv_wide)INT64_MAX * 1000),
	            922337203685477580.7, 128);
}

/* ---- The base -------------------------------------------------------------
 */

static const struct clv_base_row ten_customers = {.segment = "web",
                                                  .segment_length = 3,
                                                  .customers = 10,
                                                  .new_customers = 6,
                                                  .orders = 40,
                                                  .repeat_customers = 4,
                                                  .repeat_orders = 24,
                                                  .revenue = 1000 * UNIT,
                                                  .repeat_revenue = 720 * UNIT,
                                                  .customer_days = 1461,
                                                  .lapsed_customers = 3,
                                                  .lapsed_revenue = 90 * UNIT,
                                                  .top_revenue = 500 * UNIT};

static void a_base_has_averages_and_shares(void **state)
{
	(void)state;
	const struct clv_base_request request = {.by = CLV_BASE_BY_SEGMENT};
	struct clv_base_figures figures;
	clv_base_figure(&ten_customers, &request, &figures);
	expect_text(&figures.segment, "web");
	assert_near(figures.customers, 10, 0);
	assert_near(figures.new_customers, 6, 0);
	assert_near(figures.orders, 40, 0);
	assert_true(figures.revenue == 1000 * UNIT);
	assert_near(figures.avg, 25, 0);
	assert_near(figures.customer_years, 4, 0); /* 4 x 365.25 days */
	assert_near(figures.freq, 6, 0);
	assert_near(figures.repeat_customers, 4, 0);
	assert_near(figures.repeat_rate, 0.4, 0);
	assert_near(figures.repeat_revenue_share, 0.72, 0);
	/* 720 / 24 = 30 against 280 / 16 = 17.50 */
	assert_near(figures.repeat_avg_vs_first, 30 / 17.5, 0);
	assert_near(figures.top20_share, 0.5, 0);
	assert_near(figures.lapsed_customers, 3, 0);
	assert_true(figures.lapsed_revenue == 90 * UNIT);
	assert_undefined(figures.ad_spend);
	assert_undefined(figures.cac);
	assert_int_equal(figures.period.length, 0);
}

static void an_empty_base_has_no_averages(void **state)
{
	(void)state;
	const struct clv_base_request request = {.by = CLV_BASE_WHOLE};
	const struct clv_base_row none = {.segment = NULL};
	struct clv_base_figures figures;
	clv_base_figure(&none, &request, &figures);
	expect_text(&figures.segment, "");
	assert_near(figures.customers, 0, 0);
	assert_undefined(figures.avg);
	assert_undefined(figures.freq);
	assert_undefined(figures.repeat_rate);
	assert_undefined(figures.repeat_revenue_share);
	assert_undefined(figures.repeat_avg_vs_first);
	assert_undefined(figures.top20_share);
}

/* All orders are of later days: there is no first order to compare with. */
static void a_period_may_lack_first_orders(void **state)
{
	(void)state;
	const struct clv_base_request request = {.by = CLV_BASE_WHOLE};
	struct clv_base_row row = ten_customers;
	struct clv_base_figures figures;
	row.repeat_orders = row.orders;
	row.repeat_revenue = row.revenue;
	clv_base_figure(&row, &request, &figures);
	assert_undefined(figures.repeat_avg_vs_first);
	assert_near(figures.repeat_revenue_share, 1, 0);
}

static void periods_have_names(void **state)
{
	(void)state;
	static const struct {
		int year, month;
		enum clv_period period;
		const char *name;
	} cases[] = {
	    {2025, 3, CLV_PERIOD_MONTH, "2025-03"},
	    {2025, 12, CLV_PERIOD_MONTH, "2025-12"},
	    {1969, 1, CLV_PERIOD_MONTH, "1969-01"},
	    {2025, 1, CLV_PERIOD_QUARTER, "2025Q1"},
	    {2025, 3, CLV_PERIOD_QUARTER, "2025Q1"},
	    {2025, 4, CLV_PERIOD_QUARTER, "2025Q2"},
	    {2025, 9, CLV_PERIOD_QUARTER, "2025Q3"},
	    {2025, 12, CLV_PERIOD_QUARTER, "2025Q4"},
	    {2200, 12, CLV_PERIOD_YEAR, "2200"},
	    {1900, 1, CLV_PERIOD_YEAR, "1900"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		const int32_t day =
		    clv_day_from_date(cases[i].year, cases[i].month, 15);
		const struct clv_base_request request = {.by = CLV_BASE_BY_PERIOD,
		                                         .period = cases[i].period};
		struct clv_base_row row = ten_customers;
		struct clv_base_figures figures;
		row.period = clv_period_of(day, cases[i].period);
		clv_base_figure(&row, &request, &figures);
		expect_text(&figures.period, cases[i].name);
	}
}

/* ---- The tables that describe them ----------------------------------------
 */

static const struct {
	const struct clv_schema *schema;
	size_t size;
} tables[] = {
    {&clv_customer_schema, sizeof(struct clv_customer_row)},
    {&clv_base_schema, sizeof(struct clv_base_figures)},
};

static void every_column_is_described(void **state)
{
	(void)state;
	for (size_t t = 0; t < COUNT(tables); t++)
		for (size_t i = 0; i < tables[t].schema->count; i++) {
			const struct clv_field *field = &tables[t].schema->fields[i];
			const char *const texts[] = {field->name, field->label,
			                             field->about, field->unit};
			for (size_t text = 0; text < COUNT(texts); text++)
				if (!texts[text] || !*texts[text] || strchr(texts[text], '\n'))
					fail_with("%s lacks text %zu",
					          field->name ? field->name : "?", text);
			assert_true(field->offset < tables[t].size);
			assert_true((field->kind == CLV_WORD) == (field->words != NULL));
		}
}

static void columns_are_of_one_name_and_one_member(void **state)
{
	(void)state;
	for (size_t t = 0; t < COUNT(tables); t++) {
		const struct clv_schema *schema = tables[t].schema;
		for (size_t i = 0; i < schema->count; i++)
			for (size_t j = 0; j < schema->count; j++) {
				const struct clv_field *a = &schema->fields[i];
				const struct clv_field *b = &schema->fields[j];
				if (i != j && (a->offset == b->offset ||
				               clv_same_name(a->name, strlen(a->name), b->name,
				                             strlen(b->name))))
					fail_with("%s and %s are the same", a->name, b->name);
			}
	}
}

static struct clv_value value_of(const struct clv_schema *schema,
                                 const char *name, const void *record,
                                 char store[CLV_STORE_SIZE])
{
	const int index = clv_schema_find_exact(schema, name, strlen(name));
	if (index == CLV_NO_FIELD)
		fail_with("there is no %s", name);
	return clv_field_value(&schema->fields[index], record, store);
}

static void expect_column(const struct clv_schema *schema, const void *record,
                          const char *name, const char *expected)
{
	char store[CLV_STORE_SIZE];
	char number[CLV_NUMBER_SIZE];
	struct clv_value value = value_of(schema, name, record, store);
	if (value.type == CLV_VALUE_NUMBER) {
		value.length = clv_number_write(number, value.number);
		value.text = number;
	}
	if (value.length != strlen(expected) ||
	    (value.length && memcmp(value.text, expected, value.length) != 0))
		fail_with("%s is \"%.*s\", expected \"%s\"", name, (int)value.length,
		          value.text, expected);
}

/* The member that a column's name says, and no other. */
static void columns_show_their_member(void **state)
{
	(void)state;
	static const char *const customer[][2] = {
	    {"customer", "ada"}, {"orders", "4"},           {"revenue", "100"},
	    {"avg", "25"},       {"first", "1970-01-11"},   {"last", "1970-03-22"},
	    {"frequency", "2"},  {"recency", "70"},         {"T", "90"},
	    {"monetary", "35"},  {"days_since_last", "20"}, {"share", "0.1"},
	    {"state", "active"}, {"segment", "web"},        {"profit", "5"},
	    {"r_score", "5"},    {"f_score", "3"},          {"m_score", "1"},
	};
	static const char *const base[][2] = {
	    {"segment", "web"},
	    {"period", "1970"},
	    {"customers", "10"},
	    {"new_customers", "6"},
	    {"orders", "40"},
	    {"revenue", "1000"},
	    {"avg", "25"},
	    {"customer_years", "4"},
	    {"freq", "6"},
	    {"repeat_customers", "4"},
	    {"repeat_rate", "0.4"},
	    {"repeat_revenue_share", "0.72"},
	    {"repeat_avg_vs_first", ""},
	    {"top20_share", "0.5"},
	    {"lapsed_customers", "3"},
	    {"lapsed_revenue", "90"},
	    {"ad_spend", "300"},
	    {"cac", "50"},
	    {"margin", "0.4"},
	};
	struct clv_history_terms terms = usual_terms();
	struct clv_customer_row row;
	terms.margin = 0.25;
	terms.cac = 20;
	clv_customer_figures(&regular, &terms, &row);
	row.r_score = 5;
	row.f_score = 3;
	row.m_score = 1;
	assert_int_equal(COUNT(customer), clv_customer_schema.count);
	for (size_t i = 0; i < COUNT(customer); i++)
		expect_column(&clv_customer_schema, &row, customer[i][0],
		              customer[i][1]);
	const struct clv_base_request request = {.by = CLV_BASE_BY_PERIOD,
	                                         .period = CLV_PERIOD_YEAR};
	struct clv_base_row base_row = ten_customers;
	struct clv_base_figures figures;
	base_row.period = clv_period_of(0, CLV_PERIOD_YEAR);
	clv_base_figure(&base_row, &request, &figures);
	figures.repeat_avg_vs_first = NAN;
	figures.ad_spend = 300;
	figures.cac = 50;
	figures.margin = 0.4;
	assert_int_equal(COUNT(base), clv_base_schema.count);
	for (size_t i = 0; i < COUNT(base); i++)
		expect_column(&clv_base_schema, &figures, base[i][0], base[i][1]);
}

/* avg and freq of the base are inputs of the calculator, by their names. */
static void the_base_names_inputs(void **state)
{
	(void)state;
	static const char *const inputs[] = {"avg", "freq", "cac"};
	for (size_t i = 0; i < COUNT(inputs); i++) {
		const size_t length = strlen(inputs[i]);
		assert_int_not_equal(
		    clv_schema_find_exact(&clv_base_schema, inputs[i], length),
		    CLV_NO_FIELD);
		assert_int_not_equal(
		    clv_schema_find_exact(&clv_input_schema, inputs[i], length),
		    CLV_NO_FIELD);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(customers_are_counted_as_models_do),
	    cmocka_unit_test(one_purchase_has_no_repeat),
	    cmocka_unit_test(states_follow_the_last_purchase),
	    cmocka_unit_test(spans_have_units),
	    cmocka_unit_test(units_have_words),
	    cmocka_unit_test(profit_needs_a_margin),
	    cmocka_unit_test(shares_need_revenue),
	    cmocka_unit_test(guests_are_shown_without_their_number),
	    cmocka_unit_test(amounts_are_wide),
	    cmocka_unit_test(a_base_has_averages_and_shares),
	    cmocka_unit_test(an_empty_base_has_no_averages),
	    cmocka_unit_test(a_period_may_lack_first_orders),
	    cmocka_unit_test(periods_have_names),
	    cmocka_unit_test(every_column_is_described),
	    cmocka_unit_test(columns_are_of_one_name_and_one_member),
	    cmocka_unit_test(columns_show_their_member),
	    cmocka_unit_test(the_base_names_inputs),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
