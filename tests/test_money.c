/* Money as exports write it, exact to 1/10000 of the unit. */
#include "io/money.h"

#include "check.h"

#include <inttypes.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define OK CLV_NUMBER_OK
#define BAD CLV_NUMBER_BAD
#define OTHER CLV_NUMBER_DECIMAL
#define LARGE CLV_NUMBER_TOO_LARGE
#define NONE CLV_NUMBER_MISSING
#define POINT CLV_DECIMAL_POINT
#define COMMA CLV_DECIMAL_COMMA

enum { UNTOUCHED = -77 };

struct reading {
	const char *text;
	enum clv_number_status status;
	int64_t money;
};

static void expect_money(const struct reading *reading, enum clv_decimal sign,
                         bool is_rounded)
{
	const char *text = reading->text;
	int64_t money = UNTOUCHED;
	bool rounded = !is_rounded;
	const enum clv_number_status status =
	    clv_money_read(text, strlen(text), sign, &money, &rounded);
	if (status != reading->status)
		fail_with("\"%s\" with %c has status %d, expected %d", text, sign,
		          status, reading->status);
	const bool is_read = status == OK;
	if (money != (is_read ? reading->money : UNTOUCHED))
		fail_with("\"%s\" with %c is %" PRId64 ", expected %" PRId64, text,
		          sign, money, reading->money);
	if (rounded != (is_read ? is_rounded : !is_rounded))
		fail_with("\"%s\" says %d on rounding", text, rounded);
	money = UNTOUCHED;
	assert_int_equal(clv_money_read(text, strlen(text), sign, &money, NULL),
	                 status);
	assert_true(money == (is_read ? reading->money : UNTOUCHED));
}

static void expect_all(const struct reading *readings, size_t count,
                       enum clv_decimal sign, bool is_rounded)
{
	for (size_t i = 0; i < count; i++)
		expect_money(&readings[i], sign, is_rounded);
}

/* ---- Forms --------------------------------------------------------------- */

static void forms_with_a_decimal_point(void **state)
{
	(void)state;
	static const struct reading readings[] = {
	    {"45.00", OK, 450000},
	    {"45", OK, 450000},
	    {"0", OK, 0},
	    {"-0", OK, 0},
	    {"-0.00", OK, 0},
	    {"007", OK, 70000},
	    {"29.33", OK, 293300},
	    {"2.5501", OK, 25501},
	    {".5", OK, 5000},
	    {"-.5", OK, -5000},
	    {"+5", OK, 50000},
	    {"$1,234.56", OK, 12345600},
	    {"1,234", OK, 12340000},
	    {"(45.00)", OK, -450000},
	    {"45.00-", OK, -450000},
	    {"-$0.95", OK, -9500},
	    {"$-0.95", OK, -9500},
	    {"($0.95)", OK, -9500},
	    {"€99.95", OK, 999500},
	    {"99.95 €", OK, 999500},
	    {"1'234.50", OK, 12345000},
	    {"45.00 USD", OK, 450000},
	    {"USD 45", OK, 450000},
	    {"$22.50", OK, 225000},
	    {"$1,240.00", OK, 12400000},
	    {"1,250.00", OK, 12500000},
	    {" $5.50", OK, 55000},
	    {" 45.00\t", OK, 450000},
	    {"\xC2\xA0-45.1 ", OK, -451000},
	    {"$-5", OK, -50000},
	    {"$$5", BAD, 0},
	    {"$ 5", OK, 50000},
	    {"kr 45", OK, 450000},
	    {"1 234.50", OK, 12345000},
	    {"1\xC2\xA0"
	     "234.50",
	     OK, 12345000},
	    {"1\xE2\x80\xAF"
	     "234.50",
	     OK, 12345000},
	    {"৳2,999", OK, 29990000},
	    {"1e6", OK, 10000000000},
	    {"1.5e3", OK, 15000000},
	    {"12.5e-1", OK, 12500},
	    {"1E+2", OK, 1000000},
	    {"0e99999999999", OK, 0},
	    {"\xE2\x88\x92"
	     "5",
	     OK, -50000},
	    {"1.234,56", OTHER, 0},
	    {"45,50", OTHER, 0},
	    {"€99,95", OTHER, 0},
	    {"0,25", OTHER, 0},
	    {"1.234.567", OTHER, 0},
	};
	expect_all(readings, COUNT(readings), POINT, false);
}

static void forms_with_a_decimal_comma(void **state)
{
	(void)state;
	static const struct reading readings[] = {
	    {"45,00", OK, 450000},
	    {"45", OK, 450000},
	    {"0,25", OK, 2500},
	    {"-0,25", OK, -2500},
	    {"1.234,56", OK, 12345600},
	    {"1,234", OK, 12340},
	    {"1.234", OK, 12340000},
	    {"€99,95", OK, 999500},
	    {"99,95 €", OK, 999500},
	    {"45,00 kr", OK, 450000},
	    {"1'234,50", OK, 12345000},
	    {"(45,00)", OK, -450000},
	    {"45,00-", OK, -450000},
	    {"1\xC2\xA0"
	     "234,50 €",
	     OK, 12345000},
	    {"1.234.567,8901", OK, 12345678901},
	    {"1,5e3", OK, 15000000},
	    {"45.00", OTHER, 0},
	    {"$1,234.56", OTHER, 0},
	    {"12.5", OTHER, 0},
	};
	expect_all(readings, COUNT(readings), COMMA, false);
}

static void missing_and_bad(void **state)
{
	(void)state;
	static const struct reading readings[] = {
	    {"", NONE, 0},     {" ", NONE, 0},      {"--", NONE, 0},
	    {"n/a", NONE, 0},  {" N/A ", NONE, 0},  {"\xC2\xA0", NONE, 0},
	    {"abc", BAD, 0},   {"-", BAD, 0},       {".", BAD, 0},
	    {"$", BAD, 0},     {"12abc", BAD, 0},   {"1..2", BAD, 0},
	    {"--5", BAD, 0},   {"(-5)", BAD, 0},    {"nan", BAD, 0},
	    {"inf", BAD, 0},   {"NAN 5", BAD, 0},   {"0x10", BAD, 0},
	    {"5%", BAD, 0},    {"1e", BAD, 0},      {"2024-01-31", BAD, 0},
	    {"12:30", BAD, 0}, {"1.2.3,4", BAD, 0}, {"5 pcs", BAD, 0},
	};
	expect_all(readings, COUNT(readings), POINT, false);
	expect_all(readings, COUNT(readings), COMMA, false);
}

static void a_null_byte_is_no_end(void **state)
{
	(void)state;
	int64_t money;
	assert_int_equal(clv_money_read("5\0", 2, POINT, &money, NULL), BAD);
	assert_int_equal(clv_money_read("56", 1, POINT, &money, NULL), OK);
	assert_true(money == 50000);
}

/* ---- Limits and rounding ------------------------------------------------- */

static void half_goes_away_from_zero(void **state)
{
	(void)state;
	static const struct reading readings[] = {
	    {"0.00005", OK, 1},
	    {"-0.00005", OK, -1},
	    {"(0.00005)", OK, -1},
	    {"0.00004", OK, 0},
	    {"-0.00004", OK, 0},
	    {"0.00004999999999999999999999", OK, 0},
	    {"0.000050000000000000000001", OK, 1},
	    {"1.23455", OK, 12346},
	    {"1.23445", OK, 12345},
	    {"1.00015", OK, 10002}, /* a double is below half of it */
	    {"2.99995", OK, 30000},
	    {"$1,234.56789", OK, 12345679},
	    {"1e-5", OK, 0},
	    {"5e-5", OK, 1},
	    {"9e-6", OK, 0},
	    {"1e-400", OK, 0},
	    {"1e-99999999999", OK, 0},
	    {"12345e-9", OK, 0},
	    {"51234e-9", OK, 1},
	    {"33.333333333333336", OK, 333333},
	};
	expect_all(readings, COUNT(readings), POINT, true);
	static const struct reading exact[] = {
	    {"0.00010", OK, 1},         {"1.234500000000000", OK, 12345},
	    {"12345000e-7", OK, 12345}, {"0.00000", OK, 0},
	    {"-0.0000000", OK, 0},      {"1.23450000000000000000000000", OK, 12345},
	};
	expect_all(exact, COUNT(exact), POINT, false);
}

/* INT64_MAX is 9223372036854775807. */
static void limits(void **state)
{
	(void)state;
	static const struct reading readings[] = {
	    {"922337203685477.5807", OK, INT64_MAX},
	    {"-922337203685477.5807", OK, -INT64_MAX},
	    {"$922,337,203,685,477.5807", OK, INT64_MAX},
	    {"9223372036854775807e-4", OK, INT64_MAX},
	    {"0.0009223372036854775807e18", OK, INT64_MAX},
	    {"922337203685477.5808", LARGE, 0},
	    {"-922337203685477.5808", LARGE, 0},
	    {"922337203685477.5810", LARGE, 0},
	    {"922337203685477.5900", LARGE, 0},
	    {"922337203685477.58075", LARGE, 0},
	    {"-922337203685477.58075", LARGE, 0},
	    {"922337203685478", LARGE, 0},
	    {"999999999999999", LARGE, 0},
	    {"99999999999999", OK, 999999999999990000},
	    {"-99999999999999", OK, -999999999999990000},
	    {"1844674407370955.1616", LARGE, 0},
	    {"1844674407370955.2", LARGE, 0},
	    {"1e15", LARGE, 0},
	    {"1e14", OK, 1000000000000000000},
	    {"1e19", LARGE, 0},
	    {"1e400", LARGE, 0},
	    {"-1e99999999999", LARGE, 0},
	    {"123456789012345678901234567890", LARGE, 0},
	};
	expect_all(readings, COUNT(readings), POINT, false);
	static const struct reading rounded[] = {
	    {"922337203685477.58074", OK, INT64_MAX},
	    {"-922337203685477.580749999999", OK, -INT64_MAX},
	};
	expect_all(rounded, COUNT(rounded), POINT, true);
}

/* As long as a text may be, and longer. */
static void long_texts(void **state)
{
	(void)state;
	static char text[2000];
	memset(text, '0', sizeof text);
	text[1] = '.';
	text[400] = '7';
	int64_t money = UNTOUCHED;
	bool rounded;
	for (size_t length = 3; length < 512; length++) {
		assert_int_equal(clv_money_read(text, length, POINT, &money, &rounded),
		                 OK);
		assert_true(money == 0 && rounded == (length > 400));
	}
	money = UNTOUCHED;
	assert_int_equal(clv_money_read(text, sizeof text, POINT, &money, &rounded),
	                 BAD);
	assert_true(money == UNTOUCHED);
	/* an exponent that makes up for the zeros */
	memcpy(text + 401, "e400", 4);
	assert_int_equal(clv_money_read(text, 405, POINT, &money, &rounded), OK);
	assert_true(money == 7 * 100000 && !rounded);
}

/* ---- Against other arithmetic -------------------------------------------- */

/* splitmix64 */
static uint64_t random_bits(uint64_t *seed)
{
	uint64_t bits = *seed += UINT64_C(0x9E3779B97F4A7C15);
	bits = (bits ^ bits >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	bits = (bits ^ bits >> 27) * UINT64_C(0x94D049BB133111EB);
	return bits ^ bits >> 31;
}

/* Any of up to 18 digits, all sizes alike. */
static int64_t random_money(uint64_t *seed)
{
	const uint64_t bits = random_bits(seed);
	int64_t scale = 1;
	for (uint64_t i = bits % 19; i > 0; i--)
		scale *= 10;
	const int64_t value = (int64_t)(random_bits(seed) >> 1) % scale;
	return bits >> 63 ? -value : value;
}

/* The text is made of integers by printf, and read back exactly. */
static void texts_of_integers_read_back(void **state)
{
	(void)state;
	uint64_t seed = 2026;
	for (int i = 0; i < 300000; i++) {
		const int64_t money = random_money(&seed);
		char text[64];
		const int length =
		    snprintf(text, sizeof text, "%s%" PRId64 ".%04" PRId64,
		             money < 0 ? "-" : "", (money < 0 ? -money : money) / 10000,
		             (money < 0 ? -money : money) % 10000);
		const struct reading reading = {text, OK, money};
		expect_money(&reading, POINT, false);
		*strchr(text, '.') = ',';
		expect_money(&reading, COMMA, false);
		int64_t again = UNTOUCHED;
		*strchr(text, ',') = '.';
		char written[CLV_MONEY_SIZE];
		const size_t size = clv_money_write(written, money);
		assert_int_equal(strlen(written), size);
		assert_true(size <= (size_t)length);
		assert_int_equal(clv_money_read(written, size, POINT, &again, NULL),
		                 OK);
		assert_true(again == money);
	}
}

/* A long double holds 19 digits: enough for 12 and 6 decimals. */
static void six_decimals_round_as_llroundl(void **state)
{
	(void)state;
	uint64_t seed = 4;
	for (int i = 0; i < 200000; i++) {
		const int64_t millionths = random_money(&seed) % 1000000000000000;
		const uint64_t size =
		    (uint64_t)(millionths < 0 ? -millionths : millionths);
		char text[64];
		snprintf(text, sizeof text, "%s%" PRIu64 ".%06" PRIu64,
		         millionths < 0 ? "-" : "", size / 1000000, size % 1000000);
		/* halves of 100 are exact in a long double */
		const struct reading reading = {
		    text, OK, (int64_t)llroundl((long double)millionths / 100)};
		expect_money(&reading, POINT, millionths % 100 != 0);
	}
}

/* ---- Products ------------------------------------------------------------ */

/* Every text of up to five of these bytes, and of six to nine at random, is
   read as its digits say, or not as a plain number. */
static void short_texts_of_digits(void **state)
{
	(void)state;
	static const char bytes[] = {'0', '1', '9', '.', ':', '/', '-', ','};
	uint64_t random = 3;
	for (size_t length = 1; length <= 9; length++) {
		const size_t most = length <= 5 ? (size_t)1 << 3 * length : 200000;
		for (size_t i = 0; i < most; i++) {
			char text[16];
			random = random * UINT64_C(6364136223846793005) + 1;
			const uint64_t choice = length <= 5 ? i : random >> 33;
			for (size_t at = 0; at < length; at++)
				text[at] = bytes[choice >> 3 * at & 7];
			text[length] = '\0';
			const size_t sign = text[0] == '-';
			const size_t whole = strspn(text + sign, "0123456789");
			const char *point = text + sign + whole;
			const size_t decimals =
			    *point == '.' ? strspn(point + 1, "0123456789") : 0;
			const bool is_plain =
			    whole && point[*point == '.' ? decimals + 1 : 0] == '\0' &&
			    (*point != '.' || decimals) && decimals <= 4;
			int64_t money = 77;
			bool rounded;
			const enum clv_number_status status =
			    clv_money_read(text, length, POINT, &money, &rounded);
			if (!is_plain) {
				if (strpbrk(text, ":/") && status == OK)
					fail_with("%s: %" PRId64, text, money);
				continue;
			}
			const double right = strtod(text, NULL) * 10000;
			if (status != OK || rounded || money != llround(right))
				fail_with("%s: %" PRId64, text, money);
		}
	}
}

static void expect_product(int64_t a, int64_t b, int64_t expected,
                           bool is_rounded, bool is_too_large)
{
	bool rounded = !is_rounded;
	bool overflow = !is_too_large;
	const int64_t product = clv_money_multiply(a, b, &rounded, &overflow);
	if (product != expected || rounded != is_rounded ||
	    overflow != is_too_large)
		fail_with("%" PRId64 " x %" PRId64 " is %" PRId64 " %d %d", a, b,
		          product, rounded, overflow);
	assert_true(clv_money_multiply(b, a, NULL, NULL) == expected);
}

static void products(void **state)
{
	(void)state;
	expect_product(60000, 25500, 153000, false, false); /* 6 x 2.55 */
	expect_product(-60000, 25500, -153000, false, false);
	expect_product(0, INT64_MAX, 0, false, false);
	expect_product(1, 5000, 1, true, false); /* 0.0001 x 0.5 */
	expect_product(-1, 5000, -1, true, false);
	expect_product(1, 4999, 0, true, false);
	expect_product(-1, 4999, 0, true, false);
	expect_product(3, 5000, 2, true, false);
	expect_product(-3, -5000, 2, true, false);
	expect_product(INT64_MAX, 10000, INT64_MAX, false, false);
	expect_product(-INT64_MAX, 10000, -INT64_MAX, false, false);
	expect_product(INT64_MAX, -10000, -INT64_MAX, false, false);
	expect_product(INT64_MAX, 10001, 0, true, true);
	expect_product(INT64_MAX, 20000, 0, false, true);
	expect_product(INT64_MIN, 10000, 0, false, true);
	expect_product(INT64_MAX, INT64_MAX, 0, true, true);
	expect_product(INT64_MIN, INT64_MIN, 0, true, true);
	expect_product(INT64_MIN, 5000, INT64_MIN / 2, false, false);
}

/* Below 2^63 the product is an integer of 64 bits, rounded by hand. */
static void small_products_as_in_integers(void **state)
{
	(void)state;
	uint64_t seed = 9;
	for (int i = 0; i < 200000; i++) {
		const int64_t a = random_money(&seed) % 1000000000;
		const int64_t b = random_money(&seed) % 100000000;
		const int64_t exact = a * b;
		const int64_t whole = exact / 10000;
		const int64_t rest = exact % 10000;
		const int64_t expected =
		    whole + (rest >= 5000 ? 1 : 0) - (rest <= -5000 ? 1 : 0);
		expect_product(a, b, expected, rest != 0, false);
	}
}

/* ---- Writing ------------------------------------------------------------- */

static void expect_written(clv_wide value, const char *expected)
{
	char text[CLV_MONEY_SIZE];
	const size_t length = clv_money_write(text, value);
	assert_string_equal(text, expected);
	assert_int_equal(length, strlen(expected));
}

static void expect_fixed(clv_wide value, int decimals, const char *expected)
{
	char text[CLV_MONEY_SIZE];
	const size_t length = clv_money_write_fixed(text, value, decimals);
	assert_string_equal(text, expected);
	assert_int_equal(length, strlen(expected));
}

static clv_wide largest(void)
{
	return (clv_wide)(((clv_wide_unsigned)1 << 127) - 1);
}

static void shortest_decimals(void **state)
{
	(void)state;
	expect_written(0, "0");
	expect_written(1, "0.0001");
	expect_written(-1, "-0.0001");
	expect_written(10, "0.001");
	expect_written(100, "0.01");
	expect_written(1000, "0.1");
	expect_written(10000, "1");
	expect_written(100000, "10");
	expect_written(450000, "45");
	expect_written(455000, "45.5");
	expect_written(-500, "-0.05");
	expect_written(12345600, "1234.56");
	expect_written(10101, "1.0101");
	expect_written(INT64_MAX, "922337203685477.5807");
	expect_written(INT64_MIN, "-922337203685477.5808");
	expect_written((clv_wide)UINT64_MAX, "1844674407370955.1615");
	expect_written((clv_wide)UINT64_MAX + 1, "1844674407370955.1616");
	/* 2^127 - 1 is 170141183460469231731687303715884105727 */
	expect_written(largest(), "17014118346046923173168730371588410.5727");
	expect_written(-largest() - 1, "-17014118346046923173168730371588410.5728");
}

static void fixed_decimals(void **state)
{
	(void)state;
	expect_fixed(0, 0, "0");
	expect_fixed(0, 2, "0.00");
	expect_fixed(450000, 2, "45.00");
	expect_fixed(450000, 0, "45");
	expect_fixed(-500, 2, "-0.05");
	expect_fixed(50, 2, "0.01");
	expect_fixed(-50, 2, "-0.01");
	expect_fixed(49, 2, "0.00");
	expect_fixed(-49, 2, "0.00");
	expect_fixed(-4999, 0, "0");
	expect_fixed(5000, 0, "1");
	expect_fixed(-5000, 0, "-1");
	expect_fixed(99950, 2, "10.00");
	expect_fixed(99949, 2, "9.99");
	expect_fixed(99950, 3, "9.995");
	expect_fixed(12345, 1, "1.2");
	expect_fixed(12345, 3, "1.235");
	expect_fixed(12345, 4, "1.2345");
	expect_fixed(-12345, 6, "-1.234500");
	expect_fixed(-1, 4, "-0.0001");
	expect_fixed(largest(), 2, "17014118346046923173168730371588410.57");
	expect_fixed(largest(), 0, "17014118346046923173168730371588411");
	expect_fixed(-largest() - 1, CLV_DECIMALS_MAX,
	             "-17014118346046923173168730371588410.572800000000000");
}

/* ---- The decimal sign of all these forms --------------------------------- */

static void evidence_of_dressed_money(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		enum clv_decimal_evidence tells;
	} texts[] = {
	    {"45.00", CLV_TELLS_POINT},
	    {"$1,234.56", CLV_TELLS_POINT},
	    {"(45.00)", CLV_TELLS_POINT},
	    {"($1,234.56)", CLV_TELLS_POINT},
	    {"45.00-", CLV_TELLS_POINT},
	    {"-$0.95", CLV_TELLS_POINT},
	    {"1'234.50", CLV_TELLS_POINT},
	    {"45.00 USD", CLV_TELLS_POINT},
	    {"USD 45.5", CLV_TELLS_POINT},
	    {"45.00 kr.", CLV_TELLS_POINT},
	    {"Rs. 45.50", CLV_TELLS_POINT},
	    {"€99,95", CLV_TELLS_COMMA},
	    {"99,95 €", CLV_TELLS_COMMA},
	    {"1.234,56", CLV_TELLS_COMMA},
	    {"45,50 kr", CLV_TELLS_COMMA},
	    {"0,25", CLV_TELLS_COMMA},
	    {"(45,00)", CLV_TELLS_COMMA},
	    {"45,00-", CLV_TELLS_COMMA},
	    {"12,5e3", CLV_TELLS_COMMA},
	    {"৳2,999", CLV_LOOKS_COMMA},
	    {"$1,234", CLV_LOOKS_COMMA},
	    {"1,234 USD", CLV_LOOKS_COMMA},
	    {"(1,234)", CLV_LOOKS_COMMA},
	    {"1.234 €", CLV_LOOKS_POINT},
	    {"1.234-", CLV_LOOKS_POINT},
	    {"৳2,999.5", CLV_TELLS_POINT},
	    {"USD 45", CLV_TELLS_NOTHING},
	    {"1e6", CLV_TELLS_NOTHING},
	    {"n/a", CLV_TELLS_NOTHING},
	    {"--", CLV_TELLS_NOTHING},
	    {"", CLV_TELLS_NOTHING},
	    {"$45", CLV_TELLS_NOTHING},
	    {"1\xC2\xA0"
	     "234,50",
	     CLV_TELLS_COMMA},
	    {"1\xE2\x80\xAF"
	     "234,50 €",
	     CLV_TELLS_COMMA},
	    {"kr 1\xC2\xA0"
	     "234.50",
	     CLV_TELLS_POINT},
	};
	for (size_t i = 0; i < COUNT(texts); i++) {
		const enum clv_decimal_evidence tells =
		    clv_decimal_evidence(texts[i].text, strlen(texts[i].text));
		if (tells != texts[i].tells)
			fail_with("\"%s\" tells %d, expected %d", texts[i].text, tells,
			          texts[i].tells);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(forms_with_a_decimal_point),
	    cmocka_unit_test(forms_with_a_decimal_comma),
	    cmocka_unit_test(missing_and_bad),
	    cmocka_unit_test(a_null_byte_is_no_end),
	    cmocka_unit_test(half_goes_away_from_zero),
	    cmocka_unit_test(limits),
	    cmocka_unit_test(long_texts),
	    cmocka_unit_test(texts_of_integers_read_back),
	    cmocka_unit_test(six_decimals_round_as_llroundl),
	    cmocka_unit_test(short_texts_of_digits),
	    cmocka_unit_test(products),
	    cmocka_unit_test(small_products_as_in_integers),
	    cmocka_unit_test(shortest_decimals),
	    cmocka_unit_test(fixed_decimals),
	    cmocka_unit_test(evidence_of_dressed_money),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
