/* Numbers as shops, spreadsheets and programs write them. */
#include "io/number.h"

#include "check.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define OK CLV_NUMBER_OK
#define BAD CLV_NUMBER_BAD
#define OTHER CLV_NUMBER_DECIMAL

struct reading {
	const char *text;
	enum clv_number_status status;
	double value;
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void expect_status(const char *text, enum clv_number_status actual,
                          enum clv_number_status expected)
{
	if (actual != expected)
		fail_with("\"%s\" has status %d, expected %d", text, actual, expected);
}

static void expect_double(const char *text, double actual, double expected)
{
	if (!(actual == expected) || signbit(actual) != signbit(expected))
		fail_with("\"%s\" is %.17g, expected %.17g", text, actual, expected);
}

static void expect_number(const struct reading *reading,
                          enum clv_decimal decimal, bool currency)
{
	double value = -77;
	expect_status(reading->text,
	              clv_number_read(reading->text, strlen(reading->text), decimal,
	                              currency, &value, NULL),
	              reading->status);
	if (reading->status == OK)
		expect_double(reading->text, value, reading->value);
}

static void expect_numbers(const struct reading *readings, size_t count,
                           enum clv_decimal decimal)
{
	for (size_t i = 0; i < count; i++)
		expect_number(&readings[i], decimal, true);
}

/* ---- The gauntlet of exports.md ------------------------------------------ */

static void money_with_a_decimal_point(void **state)
{
	(void)state;
	static const struct reading readings[] = {
	    {"45.00", OK, 45},
	    {"$1,234.56", OK, 1234.56},
	    {"1.234,56", OTHER, 0},
	    {"45,50", OTHER, 0},
	    {"1,234", OK, 1234},
	    {"(45.00)", OK, -45},
	    {"45.00-", OK, -45},
	    {"-$0.95", OK, -0.95},
	    {"$-0.95", OK, -0.95},
	    {"€99,95", OTHER, 0},
	    {"€99.95", OK, 99.95},
	    {"99.95 €", OK, 99.95},
	    {"1'234.50", OK, 1234.5},
	    {"45.00 USD", OK, 45},
	    {"USD 45", OK, 45},
	    {"USD 1,240.00", OK, 1240},
	    {" $5.50", OK, 5.5},
	    {"1 234.50", OK, 1234.5},
	    {"1\xC2\xA0"
	     "234.50",
	     OK, 1234.5},
	    {"1\xE2\x80\xAF"
	     "234.50",
	     OK, 1234.5},
	    {"1\xE2\x80\x89"
	     "234.50",
	     OK, 1234.5},
	    {"৳2,999", OK, 2999},
	    {"($5)", OK, -5},
	    {"$(5)", OK, -5},
	    {"USD 5.00-", OK, -5},
	    {"( 45.00 )", OK, -45},
	    {"\xE2\x88\x92"
	     "5",
	     OK, -5},
	    {"-1,240.00", OK, -1240},
	    {"1.234.567", OTHER, 0},
	    {"US$45", OK, 45},
	    {"kr 45", OK, 45},
	    {"45 z\xC5\x82", OK, 45},
	    {"1 234,50", OTHER, 0},
	    {"1'234,50", OTHER, 0},
	};
	expect_numbers(readings, COUNT(readings), CLV_DECIMAL_POINT);
}

static void money_with_a_decimal_comma(void **state)
{
	(void)state;
	static const struct reading readings[] = {
	    {"45,00", OK, 45},
	    {"$1,234.56", OTHER, 0},
	    {"1.234,56", OK, 1234.56},
	    {"45,50", OK, 45.5},
	    {"1,234", OK, 1.234},
	    {"1.234", OK, 1234},
	    {"(45,00)", OK, -45},
	    {"45,00-", OK, -45},
	    {"-€0,95", OK, -0.95},
	    {"€99,95", OK, 99.95},
	    {"99,95 €", OK, 99.95},
	    {"1'234,50", OK, 1234.5},
	    {"45,00 EUR", OK, 45},
	    {"EUR 45", OK, 45},
	    {"1 234,50", OK, 1234.5},
	    {"45.00", OTHER, 0},
	    {"1\xC2\xA0"
	     "234,50 €",
	     OK, 1234.5},
	    {"1.234.567", OK, 1234567},
	    {"0,25", OK, 0.25},
	    {"-12,5", OK, -12.5},
	    {"45", OK, 45},
	    {"1,234,567", OTHER, 0},
	    {"12.5", OTHER, 0},
	    {"1'234.50", OTHER, 0},
	    {"1,5e3", OK, 1500},
	};
	expect_numbers(readings, COUNT(readings), CLV_DECIMAL_COMMA);
}

static void nothing_is_missing_and_not_0(void **state)
{
	(void)state;
	static const char *const missing[] = {"",    "  ",   "\t",      "--",
	                                      "n/a", " N/A", "\xC2\xA0"};
	for (size_t i = 0; i < COUNT(missing); i++) {
		const struct reading reading = {missing[i], CLV_NUMBER_MISSING, 0};
		expect_number(&reading, CLV_DECIMAL_POINT, true);
		expect_number(&reading, CLV_DECIMAL_COMMA, false);
		double value;
		enum clv_step step;
		assert_int_equal(clv_rate_read(missing[i], strlen(missing[i]),
		                               CLV_DECIMAL_POINT, &value, &step),
		                 CLV_NUMBER_MISSING);
		assert_int_equal(clv_years_read(missing[i], strlen(missing[i]),
		                                CLV_DECIMAL_POINT, &value),
		                 CLV_NUMBER_MISSING);
	}
}

static void currencies_belong_to_money(void **state)
{
	(void)state;
	static const char *const dressed[] = {"$5", "5 USD", "€5", "EUR 5", "5€"};
	for (size_t i = 0; i < COUNT(dressed); i++) {
		const struct reading count = {dressed[i], CLV_NUMBER_CURRENCY, 0};
		const struct reading money = {dressed[i], OK, 5};
		expect_number(&count, CLV_DECIMAL_POINT, false);
		expect_number(&money, CLV_DECIMAL_POINT, true);
	}
}

/* ---- Plain numbers and what is none -------------------------------------- */

static void plain_numbers(void **state)
{
	(void)state;
	static const struct reading readings[] = {
	    {"0", OK, 0},
	    {"-0", OK, 0},
	    {"-0.00", OK, 0},
	    {"5", OK, 5},
	    {"-5", OK, -5},
	    {"+5", OK, 5},
	    {"007", OK, 7},
	    {".5", OK, 0.5},
	    {"-.5", OK, -0.5},
	    {"1e6", OK, 1e6},
	    {"1E6", OK, 1e6},
	    {"1e+6", OK, 1e6},
	    {"1e-6", OK, 1e-6},
	    {"1.5e3", OK, 1500},
	    {" 5 ", OK, 5},
	    {"-1e6", OK, -1e6},
	    {"0e5", OK, 0},
	    {"1e-400", OK, 0},
	    {"1e308", OK, 1e308},
	    {"0.1", OK, 0.1},
	    {"1,234e3", OK, 1234e3},
	    {"9007199254740993", OK, 9007199254740992},
	    {"9999999999999999999", OK, 1e19},
	    {"123456789012345678901234567890", OK, 123456789012345678901234567890.},
	    {"0.000000000000000000000000000001", OK, 1e-30},
	};
	expect_numbers(readings, COUNT(readings), CLV_DECIMAL_POINT);
}

static void no_numbers(void **state)
{
	(void)state;
	static const char *const texts[] = {
	    "nan",      "NaN",    "-nan",  "inf",       "-inf",   "INF",
	    "infinity", "nan(1)", "nan5",  "5 inf",     "0x10",   "0x1F",
	    "0x1p3",    "1e",     "5abc",  "abc5",      "5 pcs",  "5 \xC3\xA9",
	    "1e+",      "1ee5",   "e5",    "1e5.5",     "1e 5",   "5x",
	    "5 apples", "12abcd", "5 5",   "1.2.3,4,5", "-",      "+",
	    ".",        ",",      "$",     "USD",       "()",     "(-5)",
	    "--5",      "+-5",    "-5-",   "((5))",     "(5",     "5)",
	    "5%",       "true",   "abc",   "1..2",      "1,,234", "2024-01-31",
	    "12:30",    "1/2",    "\"5\"", "5\n6",      "1e5x",   "5..",
	};
	for (size_t i = 0; i < COUNT(texts); i++) {
		const struct reading reading = {texts[i], BAD, 0};
		expect_number(&reading, CLV_DECIMAL_POINT, true);
		expect_number(&reading, CLV_DECIMAL_COMMA, true);
		expect_number(&reading, CLV_DECIMAL_POINT, false);
	}
}

static void a_null_byte_is_no_end(void **state)
{
	(void)state;
	double value;
	assert_int_equal(
	    clv_number_read("5\0", 2, CLV_DECIMAL_POINT, true, &value, NULL), BAD);
	assert_int_equal(clv_number_read("5\0"
	                                 "6",
	                                 3, CLV_DECIMAL_POINT, true, &value, NULL),
	                 BAD);
	assert_int_equal(
	    clv_number_read("56", 1, CLV_DECIMAL_POINT, true, &value, NULL), OK);
	assert_near(value, 5, 0);
}

static void a_double_has_a_largest(void **state)
{
	(void)state;
	static const char *const texts[] = {"1e400", "-1e400", "$1e309", "1.8e308",
	                                    "1e99999999999"};
	for (size_t i = 0; i < COUNT(texts); i++) {
		const struct reading reading = {texts[i], CLV_NUMBER_TOO_LARGE, 0};
		expect_number(&reading, CLV_DECIMAL_POINT, true);
	}
}

/* Refused in whatever words, and never cut short. */
static void endless_digits_are_refused_or_read(void **state)
{
	(void)state;
	static char digits[100000];
	double value;
	memset(digits, '9', sizeof digits);
	for (size_t size = 300; size < sizeof digits; size += 331)
		if (clv_number_read(digits, size, CLV_DECIMAL_POINT, true, &value,
		                    NULL) == OK)
			assert_true(size <= 308 && value > 9e299);
}

static void groups_have_three_digits(void **state)
{
	(void)state;
	static const struct reading readings[] = {
	    {"1,234,567", OK, 1234567}, {"1,234,567.89", OK, 1234567.89},
	    {"12,345", OK, 12345},      {"123,456", OK, 123456},
	    {"1,00,000", OK, 100000},   {"12,34,567.5", OK, 1234567.5},
	    {"1 234 567", OK, 1234567}, {"1'234'567.8", OK, 1234567.8},
	    {"12,34", OTHER, 0},        {"1,2", OTHER, 0},
	    {"1,2345", OTHER, 0},       {"1234,567", OTHER, 0},
	    {"1,2,345", BAD, 0},        {"12,345,67", BAD, 0},
	    {",234,567", BAD, 0},       {"1 23", BAD, 0},
	    {"1'23", BAD, 0},           {"1  234", BAD, 0},
	    {"1234 567", BAD, 0},       {"1,234.567,89", BAD, 0},
	    {"1.234,567.89", BAD, 0},
	};
	expect_numbers(readings, COUNT(readings), CLV_DECIMAL_POINT);
}

/* 0,123 groups no thousands, and 1 234,567 has two kinds of separators: only
   the other decimal sign makes them numbers, and they must not be misread. */
static void what_only_the_other_sign_explains(void **state)
{
	(void)state;
	static const struct reading point[] = {
	    {"0,123", OTHER, 0},     {"0,500", OTHER, 0},
	    {"-0,125", OTHER, 0},    {"1 234,567", OTHER, 0},
	    {"1'234,567", OTHER, 0}, {"12 345,678 €", OTHER, 0},
	};
	static const struct reading comma[] = {
	    {"0.123", OTHER, 0},     {"0.500", OTHER, 0},     {"-0.125", OTHER, 0},
	    {"1 234.567", OTHER, 0}, {"1'234.567", OTHER, 0}, {"$0.999", OTHER, 0},
	};
	expect_numbers(point, COUNT(point), CLV_DECIMAL_POINT);
	expect_numbers(comma, COUNT(comma), CLV_DECIMAL_COMMA);
}

static void plain_texts_can_be_copied(void **state)
{
	(void)state;
	static const char *const plain[] = {
	    "0", "-5", "12.34", "0.5", "-0.25", "100", "1234567890123456"};
	static const char *const dressed[] = {"007", "-007",  "00.5", "+5",   ".5",
	                                      "5.",  "1e6",   "$5",   "5 ",   " 5",
	                                      "(5)", "1,234", "5-",   "1 234"};
	double value;
	bool is_plain = false;
	for (size_t i = 0; i < COUNT(plain); i++) {
		assert_int_equal(clv_number_read(plain[i], strlen(plain[i]),
		                                 CLV_DECIMAL_POINT, true, &value,
		                                 &is_plain),
		                 OK);
		assert_true(is_plain);
	}
	for (size_t i = 0; i < COUNT(dressed); i++) {
		is_plain = true;
		clv_number_read(dressed[i], strlen(dressed[i]), CLV_DECIMAL_POINT, true,
		                &value, &is_plain);
		if (is_plain)
			fail_with("\"%s\" is no number of JSON", dressed[i]);
	}
	is_plain = true;
	clv_number_read("12,5", 4, CLV_DECIMAL_COMMA, true, &value, &is_plain);
	assert_false(is_plain);
}

/* ---- The nearest double -------------------------------------------------- */

/* splitmix64 */
static uint64_t random_bits(uint64_t *seed)
{
	uint64_t bits = *seed += UINT64_C(0x9E3779B97F4A7C15);
	bits = (bits ^ bits >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	bits = (bits ^ bits >> 27) * UINT64_C(0x94D049BB133111EB);
	return bits ^ bits >> 31;
}

/* -123.45: up to 19 digits, a point before any of them but the first. */
static size_t random_decimal(uint64_t *seed, char text[32])
{
	const uint64_t bits = random_bits(seed);
	const unsigned digits = 1 + (unsigned)(bits % 19);
	const unsigned point = (unsigned)(bits >> 8) % (digits + 1);
	uint64_t more = random_bits(seed);
	size_t length = 0;
	if (bits >> 63)
		text[length++] = '-';
	for (unsigned i = 0; i < digits; i++, more /= 10) {
		if (i == point && i > 0)
			text[length++] = '.';
		text[length++] = (char)('0' + more % 10);
	}
	text[length] = '\0';
	return length;
}

static void a_million_decimals_are_the_nearest_double(void **state)
{
	(void)state;
	uint64_t seed = 2026;
	char text[32];
	for (int i = 0; i < 1000000; i++) {
		const size_t length = random_decimal(&seed, text);
		double value;
		if (clv_number_read(text, length, CLV_DECIMAL_POINT, false, &value,
		                    NULL) != OK)
			fail_with("\"%s\" was not read", text);
		const double expected = strtod(text, NULL);
		if (value != expected)
			fail_with("\"%s\" is %.17g, expected %.17g", text, value, expected);
	}
}

static void decimal_commas_are_as_exact(void **state)
{
	(void)state;
	uint64_t seed = 7;
	char text[32], with_comma[32];
	for (int i = 0; i < 50000; i++) {
		const size_t length = random_decimal(&seed, text);
		strcpy(with_comma, text);
		char *point = strchr(with_comma, '.');
		if (point)
			*point = ',';
		double value;
		expect_status(with_comma,
		              clv_number_read(with_comma, length, CLV_DECIMAL_COMMA,
		                              false, &value, NULL),
		              OK);
		if (value != strtod(text, NULL))
			fail_with("\"%s\" is %.17g", with_comma, value);
	}
}

static void halfway_cases_go_to_even(void **state)
{
	(void)state;
	static const struct reading readings[] = {
	    {"9007199254740993", OK, 0x1p53},
	    {"9007199254740995", OK, 0x1p53 + 4},
	    {"9007199254740993.0", OK, 0x1p53},
	    {"1.00000000000000011102230246251565404236316680908203125", OK, 1},
	    {"1.00000000000000011102230246251565404236316680908203126", OK,
	     0x1.0000000000001p0},
	    {"2.2250738585072011e-308", OK, 0x0.fffffffffffffp-1022},
	    {"4.9e-324", OK, 0x1p-1074},
	};
	expect_numbers(readings, COUNT(readings), CLV_DECIMAL_POINT);
}

/* ---- Rates --------------------------------------------------------------- */

static void expect_rate(const char *text, enum clv_decimal decimal,
                        enum clv_number_status status, double value,
                        enum clv_step step)
{
	double read = -77;
	enum clv_step read_step = CLV_STEP_YEAR;
	expect_status(text,
	              clv_rate_read(text, strlen(text), decimal, &read, &read_step),
	              status);
	if (status != OK)
		return;
	expect_double(text, read, value);
	assert_int_equal(read_step, step);
}

static void rates(void **state)
{
	(void)state;
	static const struct reading readings[] = {
	    {"5%", OK, 0.05},
	    {"5 %", OK, 0.05},
	    {" 5 % ", OK, 0.05},
	    {"0.05", OK, 0.05},
	    {"0", OK, 0},
	    {"0%", OK, 0},
	    {"100%", OK, 1},
	    {"100.0 %", OK, 1},
	    {"12.5%", OK, 0.125},
	    {"1%", OK, 0.01},
	    {"0.5%", OK, 0.005},
	    {"0.999", OK, 0.999},
	    {"5\xC2\xA0%", OK, 0.05},
	    {"1", CLV_NUMBER_BARE_RATE, 0},
	    {"1.0", CLV_NUMBER_BARE_RATE, 0},
	    {"5", CLV_NUMBER_BARE_RATE, 0},
	    {"80", CLV_NUMBER_BARE_RATE, 0},
	    {"101%", CLV_NUMBER_RANGE, 0},
	    {"100.01%", CLV_NUMBER_RANGE, 0},
	    {"-1%", CLV_NUMBER_RANGE, 0},
	    {"-0.05", CLV_NUMBER_RANGE, 0},
	    {"-5", CLV_NUMBER_RANGE, 0},
	    {"(5%)", BAD, 0},
	    {"%", BAD, 0},
	    {"5%%", BAD, 0},
	    {"%5", BAD, 0},
	    {"nan", BAD, 0},
	    {"nan%", BAD, 0},
	    {"inf%", BAD, 0},
	    {"5%x", BAD, 0},
	    {"five", BAD, 0},
	    {"12,5%", OTHER, 0},
	    {"1e400%", CLV_NUMBER_TOO_LARGE, 0},
	    {"$5%", CLV_NUMBER_CURRENCY, 0},
	};
	for (size_t i = 0; i < COUNT(readings); i++)
		expect_rate(readings[i].text, CLV_DECIMAL_POINT, readings[i].status,
		            readings[i].value, CLV_STEP_YEAR);
	expect_rate("12,5 %", CLV_DECIMAL_COMMA, OK, 0.125, CLV_STEP_YEAR);
	expect_rate("0,05", CLV_DECIMAL_COMMA, OK, 0.05, CLV_STEP_YEAR);
	expect_rate("0,125", CLV_DECIMAL_POINT, OTHER, 0, CLV_STEP_YEAR);
	expect_rate("0.125", CLV_DECIMAL_COMMA, OTHER, 0, CLV_STEP_YEAR);
}

static void rates_may_say_their_step(void **state)
{
	(void)state;
	const enum clv_decimal point = CLV_DECIMAL_POINT;
	expect_rate("4%/month", point, OK, 0.04, CLV_STEP_MONTH);
	expect_rate("4 % / Month", point, OK, 0.04, CLV_STEP_MONTH);
	expect_rate("0.04/month", point, OK, 0.04, CLV_STEP_MONTH);
	expect_rate("0.04/year", point, OK, 0.04, CLV_STEP_YEAR);
	expect_rate("100%/YEAR", point, OK, 1, CLV_STEP_YEAR);
	expect_rate("4,5%/month", CLV_DECIMAL_COMMA, OK, 0.045, CLV_STEP_MONTH);
	expect_rate("1/month", point, CLV_NUMBER_BARE_RATE, 0, CLV_STEP_YEAR);
	expect_rate("101%/month", point, CLV_NUMBER_RANGE, 0, CLV_STEP_YEAR);
	static const char *const bad[] = {"4%/week",   "4%/",           "/month",
	                                  "4%/months", "4%/month/year", "4/month%",
	                                  "4%month",   "%/month",       "4%/mon"};
	for (size_t i = 0; i < COUNT(bad); i++)
		expect_rate(bad[i], point, BAD, 0, CLV_STEP_YEAR);
}

static void a_step_stays_where_no_word_is(void **state)
{
	(void)state;
	double value;
	enum clv_step step = CLV_STEP_MONTH;
	assert_int_equal(clv_rate_read("4%", 2, CLV_DECIMAL_POINT, &value, &step),
	                 OK);
	assert_int_equal(step, CLV_STEP_MONTH);
	assert_int_equal(
	    clv_rate_read("4%/year", 7, CLV_DECIMAL_POINT, &value, NULL),
	    CLV_NUMBER_STEP);
}

/* 1.1% is 0.011, and not 1.1 / 100 = 0.011000000000000001. */
static void per_cents_are_the_nearest_double(void **state)
{
	(void)state;
	char per_cent[32], fraction[32];
	for (int i = 0; i <= 100000; i += 3) {
		snprintf(per_cent, sizeof per_cent, "%d.%03d%%", i / 1000, i % 1000);
		snprintf(fraction, sizeof fraction, "%d.%05d", i / 100000, i % 100000);
		double value = -1;
		clv_rate_read(per_cent, strlen(per_cent), CLV_DECIMAL_POINT, &value,
		              NULL);
		expect_double(per_cent, value, strtod(fraction, NULL));
	}
	expect_rate("1,1 %", CLV_DECIMAL_COMMA, OK, 0.011, CLV_STEP_YEAR);
}

/* ---- Spans --------------------------------------------------------------- */

static void expect_years(const char *text, enum clv_decimal decimal,
                         enum clv_number_status status, double value)
{
	double read = -77;
	expect_status(text, clv_years_read(text, strlen(text), decimal, &read),
	              status);
	if (status == OK)
		assert_near(read, value, 1e-15 * fabs(value));
}

static void spans_of_time(void **state)
{
	(void)state;
	const enum clv_decimal point = CLV_DECIMAL_POINT;
	expect_years("2", point, OK, 2);
	expect_years("2.5", point, OK, 2.5);
	expect_years("2y", point, OK, 2);
	expect_years("2 y", point, OK, 2);
	expect_years("30mo", point, OK, 2.5);
	expect_years("30 mo", point, OK, 2.5);
	expect_years("12w", point, OK, 84 / 365.25);
	expect_years("90d", point, OK, 90 / 365.25);
	expect_years("365.25d", point, OK, 1);
	expect_years("0", point, OK, 0);
	expect_years("2,5", CLV_DECIMAL_COMMA, OK, 2.5);
	expect_years("2,5 y", CLV_DECIMAL_COMMA, OK, 2.5);
	expect_years("2,5", point, OTHER, 0);
	expect_years("1e400", point, CLV_NUMBER_TOO_LARGE, 0);
	expect_years("2 USD", point, CLV_NUMBER_CURRENCY, 0);
	static const char *const bad[] = {
	    "mo",  "y",     "d",   " w ", "-- y",        "n/a d", "2m",
	    "2yd", "2y6mo", "two", "nan", "2 years old", "5%"};
	for (size_t i = 0; i < COUNT(bad); i++)
		expect_years(bad[i], point, BAD, 0);
}

/* ---- What a text tells of its decimal sign ------------------------------- */

static void evidence_of_decimal_signs(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		enum clv_decimal_evidence evidence;
	} texts[] = {
	    {"", CLV_TELLS_NOTHING},
	    {"5", CLV_TELLS_NOTHING},
	    {"1234", CLV_TELLS_NOTHING},
	    {"1 234", CLV_TELLS_NOTHING},
	    {"1'234", CLV_TELLS_NOTHING},
	    {"n/a", CLV_TELLS_NOTHING},
	    {"abc", CLV_TELLS_NOTHING},
	    {"1.2.3,4,5", CLV_TELLS_NOTHING},
	    {"2024.01.31", CLV_TELLS_NOTHING},
	    {"5%", CLV_TELLS_NOTHING},
	    {"12.5", CLV_TELLS_POINT},
	    {"0.123", CLV_TELLS_POINT},
	    {"1,234.56", CLV_TELLS_POINT},
	    {"1,234,567", CLV_TELLS_POINT},
	    {"1234.567", CLV_TELLS_POINT},
	    {"$45.00", CLV_TELLS_POINT},
	    {"(45.00)", CLV_TELLS_POINT},
	    {"45.00 USD", CLV_TELLS_POINT},
	    {"1'234.567", CLV_TELLS_POINT},
	    {"1 234.567", CLV_TELLS_POINT},
	    {"-.5", CLV_TELLS_POINT},
	    {"12.5%", CLV_TELLS_POINT},
	    {"0.04/month", CLV_TELLS_POINT},
	    {"1.5e3", CLV_TELLS_POINT},
	    {"12,5", CLV_TELLS_COMMA},
	    {"0,123", CLV_TELLS_COMMA},
	    {"1.234,56", CLV_TELLS_COMMA},
	    {"1.234.567", CLV_TELLS_COMMA},
	    {"1234,567", CLV_TELLS_COMMA},
	    {"€99,95", CLV_TELLS_COMMA},
	    {"99,95 €", CLV_TELLS_COMMA},
	    {"1 234,50", CLV_TELLS_COMMA},
	    {"1 234,567", CLV_TELLS_COMMA},
	    {"45,00-", CLV_TELLS_COMMA},
	    {"4,5%/month", CLV_TELLS_COMMA},
	    {"4,5 %", CLV_TELLS_COMMA},
	    {"1.234", CLV_LOOKS_POINT},
	    {"123.456", CLV_LOOKS_POINT},
	    {"-1.234", CLV_LOOKS_POINT},
	    {"€1.234", CLV_LOOKS_POINT},
	    {"1,234", CLV_LOOKS_COMMA},
	    {"(1,234)", CLV_LOOKS_COMMA},
	    {"$1,234", CLV_LOOKS_COMMA},
	    {"999,000", CLV_LOOKS_COMMA},
	    /* units of spans */
	    {"2.5y", CLV_TELLS_POINT},
	    {"2,5 y", CLV_TELLS_COMMA},
	    {"30,5mo", CLV_TELLS_COMMA},
	    {"1,125w", CLV_LOOKS_COMMA},
	    {"1.125 d", CLV_LOOKS_POINT},
	    {"90d", CLV_TELLS_NOTHING},
	};
	for (size_t i = 0; i < COUNT(texts); i++) {
		const enum clv_decimal_evidence evidence =
		    clv_decimal_evidence(texts[i].text, strlen(texts[i].text));
		if (evidence != texts[i].evidence)
			fail_with("\"%s\" tells %d, expected %d", texts[i].text, evidence,
			          texts[i].evidence);
	}
}

/* Where a text tells its sign, the other sign must refuse it. */
static void evidence_and_reading_agree(void **state)
{
	(void)state;
	static const char alphabet[] = "0159.,,.' ";
	uint64_t seed = 11;
	for (int i = 0; i < 100000; i++) {
		char text[12] = "";
		uint64_t bits = random_bits(&seed);
		const size_t length = 3 + (size_t)(bits & 7);
		for (size_t at = 0; at < length; at++)
			text[at] = alphabet[(bits >> (4 + 5 * at)) % (sizeof alphabet - 1)];
		const enum clv_decimal_evidence evidence =
		    clv_decimal_evidence(text, length);
		double value;
		const bool point = clv_number_read(text, length, CLV_DECIMAL_POINT,
		                                   false, &value, NULL) == OK;
		const bool comma = clv_number_read(text, length, CLV_DECIMAL_COMMA,
		                                   false, &value, NULL) == OK;
		if ((evidence == CLV_TELLS_POINT && (comma || !point)) ||
		    (evidence == CLV_TELLS_COMMA && (point || !comma)) ||
		    ((evidence == CLV_LOOKS_POINT || evidence == CLV_LOOKS_COMMA) &&
		     !(point && comma)))
			fail_with("\"%s\" tells %d, but reads with . %d and with , %d",
			          text, evidence, point, comma);
	}
}

/* Only where the machine has such a locale. */
static void locales_do_not_matter(void **state)
{
	(void)state;
	if (!setlocale(LC_ALL, "de_DE.UTF-8"))
		_skip(__FILE__, __LINE__);
	money_with_a_decimal_point(state);
	money_with_a_decimal_comma(state);
	rates(state);
	setlocale(LC_ALL, "C");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(money_with_a_decimal_point),
	    cmocka_unit_test(money_with_a_decimal_comma),
	    cmocka_unit_test(nothing_is_missing_and_not_0),
	    cmocka_unit_test(currencies_belong_to_money),
	    cmocka_unit_test(plain_numbers),
	    cmocka_unit_test(no_numbers),
	    cmocka_unit_test(a_null_byte_is_no_end),
	    cmocka_unit_test(a_double_has_a_largest),
	    cmocka_unit_test(endless_digits_are_refused_or_read),
	    cmocka_unit_test(groups_have_three_digits),
	    cmocka_unit_test(what_only_the_other_sign_explains),
	    cmocka_unit_test(plain_texts_can_be_copied),
	    cmocka_unit_test(a_million_decimals_are_the_nearest_double),
	    cmocka_unit_test(decimal_commas_are_as_exact),
	    cmocka_unit_test(halfway_cases_go_to_even),
	    cmocka_unit_test(rates),
	    cmocka_unit_test(rates_may_say_their_step),
	    cmocka_unit_test(a_step_stays_where_no_word_is),
	    cmocka_unit_test(per_cents_are_the_nearest_double),
	    cmocka_unit_test(spans_of_time),
	    cmocka_unit_test(evidence_of_decimal_signs),
	    cmocka_unit_test(evidence_and_reading_agree),
	    cmocka_unit_test(locales_do_not_matter),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
