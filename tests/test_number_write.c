/* Numbers written: read back the same, as short as can be, rounded as people
   round. */
#include "io/number.h"

#include "check.h"

#include <float.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- The oracle: the C library, digit by digit --------------------------- */

/* 0.d1 d2 d3... x 10^exponent with as few digits as read back the same. Of
   normal numbers 15 digits hold every shorter text; the others are tried from
   one digit on. */
struct decimal {
	char digits[20];
	int count, exponent;
};

static struct decimal shortest(double size)
{
	struct decimal decimal = {"", 0, 0};
	char text[40];
	for (int digits = size < DBL_MIN ? 1 : 15; digits <= 17; digits++) {
		snprintf(text, sizeof text, "%.*e", digits - 1, size);
		if (strtod(text, NULL) == size)
			break;
	}
	for (const char *at = text; *at != 'e'; at++)
		if (*at != '.')
			decimal.digits[decimal.count++] = *at;
	while (decimal.count > 1 && decimal.digits[decimal.count - 1] == '0')
		decimal.count--;
	decimal.digits[decimal.count] = '\0';
	decimal.exponent = atoi(strchr(text, 'e') + 1) + 1;
	return decimal;
}

/* The same digits of a text that was written. */
static struct decimal digits_of(const char *text)
{
	struct decimal decimal = {"", 0, 0};
	int point = -1, seen = 0;
	const char *at = text + (*text == '-');
	for (; *at && *at != 'e'; at++) {
		if (*at == '.') {
			point = seen;
			continue;
		}
		seen++;
		if (decimal.count > 0 || *at != '0')
			decimal.digits[decimal.count++ % 19] = *at;
	}
	const int zeros = seen - decimal.count;
	decimal.exponent = (point < 0 ? seen : point) - zeros;
	if (*at == 'e')
		decimal.exponent += atoi(at + 1);
	while (decimal.count > 1 && decimal.digits[decimal.count - 1] == '0')
		decimal.count--;
	decimal.digits[decimal.count] = '\0';
	return decimal;
}

/* ---- Shortest ------------------------------------------------------------ */

static void write_text(char text[CLV_NUMBER_SIZE + 1], double value)
{
	const size_t length = clv_number_write(text, value);
	assert_true(length > 0 && length < CLV_NUMBER_SIZE);
	text[length] = '\0';
}

static void expect_shortest(double value)
{
	char text[CLV_NUMBER_SIZE + 1];
	write_text(text, value);
	if (strtod(text, NULL) != value)
		fail_with("%.17g is written %s, which reads back otherwise", value,
		          text);
	const struct decimal wanted = shortest(fabs(value));
	const struct decimal written = digits_of(text);
	if (value != 0 && (strcmp(written.digits, wanted.digits) != 0 ||
	                   written.exponent != wanted.exponent))
		fail_with("%.17g is written %s, expected 0.%se%d", value, text,
		          wanted.digits, wanted.exponent);
	const double size = fabs(value);
	if (size >= 1e-5 && size < 1e17 && strchr(text, 'e'))
		fail_with("%.17g is written %s, with an exponent", value, text);
}

/* splitmix64 */
static uint64_t random_bits(uint64_t *seed)
{
	uint64_t bits = *seed += UINT64_C(0x9E3779B97F4A7C15);
	bits = (bits ^ bits >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	bits = (bits ^ bits >> 27) * UINT64_C(0x94D049BB133111EB);
	return bits ^ bits >> 31;
}

static double from_bits(uint64_t bits)
{
	double value;
	memcpy(&value, &bits, sizeof value);
	return value;
}

static void any_double_is_shortest(void **state)
{
	(void)state;
	uint64_t seed = 1;
	for (int i = 0; i < 20000; i++) {
		const double value = from_bits(random_bits(&seed));
		if (isfinite(value))
			expect_shortest(value);
	}
}

/* Between 1e-6 and 1e18, with all bits random: no C library on the way. */
static void usual_sizes_are_shortest(void **state)
{
	(void)state;
	uint64_t seed = 2;
	for (int i = 0; i < 100000; i++) {
		const uint64_t bits = random_bits(&seed);
		const int exponent = (int)(random_bits(&seed) % 80) - 20;
		const double value =
		    ldexp((double)(bits | UINT64_C(1) << 63), exponent - 63);
		expect_shortest(bits & 1 ? value : -value);
	}
}

/* Products and quotients of money, with few digits and with noise. */
static void figures_are_shortest(void **state)
{
	(void)state;
	uint64_t seed = 3;
	for (int i = 0; i < 60000; i++) {
		const uint64_t bits = random_bits(&seed);
		const double cents = (double)(bits % 100000000) / 100;
		expect_shortest(cents);
		expect_shortest(cents * (double)(bits >> 40 & 1023) / 1000);
		if (i % 4 == 0)
			expect_shortest(cents / 7);
	}
}

/* Below a power of two the next double is half as far. */
static void powers_of_two_and_their_neighbours(void **state)
{
	(void)state;
	for (int exponent = -1074; exponent < 1024; exponent++) {
		const double power = ldexp(1, exponent);
		expect_shortest(power);
		expect_shortest(-power);
		expect_shortest(nextafter(power, 0));
		expect_shortest(nextafter(power, DBL_MAX));
	}
}

static void powers_of_ten_and_their_neighbours(void **state)
{
	(void)state;
	char text[16];
	for (int exponent = -323; exponent <= 308; exponent++) {
		snprintf(text, sizeof text, "1e%d", exponent);
		const double power = strtod(text, NULL);
		expect_shortest(power);
		expect_shortest(nextafter(power, 0));
		expect_shortest(nextafter(power, DBL_MAX));
		expect_shortest(power * 1.7);
	}
}

static void smallest_and_largest(void **state)
{
	(void)state;
	const double values[] = {0,
	                         DBL_MIN,
	                         DBL_MAX,
	                         -DBL_MAX,
	                         0x1p-1074,
	                         0x1p-1073,
	                         DBL_EPSILON,
	                         0x1p53,
	                         0x1p53 - 1,
	                         0x1p53 + 2,
	                         0x1p63,
	                         0x1p64,
	                         1e15 + 0.5,
	                         1e15 - 0.1,
	                         5e-324,
	                         1e23,
	                         9.5367431640625e-7,
	                         2.2250738585072011e-308,
	                         123456789012345678.};
	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		expect_shortest(values[i]);
	uint64_t seed = 4;
	for (int i = 0; i < 3000; i++)
		expect_shortest(from_bits(random_bits(&seed) >> 12)); /* subnormal */
}

/* From 2^53 on a double is an even integer, and has more digits than it needs.
 */
static void large_integers_have_no_exponent(void **state)
{
	(void)state;
	uint64_t seed = 5;
	for (int i = 0; i < 20000; i++)
		expect_shortest(0x1p53 +
		                (double)(random_bits(&seed) % 90000000000000000));
}

static void expect_text(double value, const char *expected)
{
	char text[CLV_NUMBER_SIZE + 1];
	write_text(text, value);
	assert_string_equal(text, expected);
}

static void texts(void **state)
{
	(void)state;
	expect_text(0, "0");
	expect_text(-0.0, "0");
	expect_text(50000, "50000");
	expect_text(0.1, "0.1");
	expect_text(-0.25, "-0.25");
	expect_text(15.749999999999998, "15.749999999999998");
	expect_text(1.0 / 3, "0.3333333333333333");
	expect_text(0.1 + 0.2, "0.30000000000000004");
	expect_text(1e-5, "0.00001");
	expect_text(1.5e-5, "0.000015");
	expect_text(1234567.89, "1234567.89");
	expect_text(1e15, "1000000000000000");
	expect_text(1e16, "10000000000000000");
	expect_text(-1.2345678901234568e16, "-12345678901234568");
	expect_text(1e22, "1e+22");
	expect_text(DBL_MAX, "1.7976931348623157e+308");
	expect_text(5e-324, "5e-324");
}

/* ---- Rounding ------------------------------------------------------------ */

/* The shortest digits cut to `decimals` places, half away from zero. */
static double rounded(double value, int decimals)
{
	struct decimal decimal = shortest(fabs(value));
	const int kept = decimal.exponent + decimals;
	char text[64];
	if (kept < 0)
		return 0;
	if (kept >= decimal.count)
		return value;
	const bool up = decimal.digits[kept] >= '5';
	unsigned long long digits = 0;
	for (int i = 0; i < kept; i++)
		digits = digits * 10 + (unsigned long long)(decimal.digits[i] - '0');
	snprintf(text, sizeof text, "%llue%d", digits + up, -decimals);
	const double size = strtod(text, NULL);
	return value < 0 && size > 0 ? -size : size;
}

static void expect_round(double value, int decimals)
{
	const double actual = clv_number_round(value, decimals);
	const double expected = rounded(value, decimals);
	if (actual != expected || (actual == 0 && signbit(actual)))
		fail_with("%.17g to %d places is %.17g, expected %.17g", value,
		          decimals, actual, expected);
}

static void halves_go_away_from_zero(void **state)
{
	(void)state;
	assert_near(clv_number_round(2.675, 2), 2.68, 0);
	assert_near(clv_number_round(1.005, 2), 1.01, 0);
	assert_near(clv_number_round(-1.005, 2), -1.01, 0);
	assert_near(clv_number_round(0.5, 0), 1, 0);
	assert_near(clv_number_round(2.5, 0), 3, 0);
	assert_near(clv_number_round(-2.5, 0), -3, 0);
	assert_near(clv_number_round(2.4999999, 0), 2, 0);
	assert_near(clv_number_round(0.045, 2), 0.05, 0);
	assert_near(clv_number_round(1.0049999999999, 2), 1, 0);
	assert_near(clv_number_round(1e300, 2), 1e300, 0);
	assert_near(clv_number_round(123.456, 15), 123.456, 0);
	assert_near(clv_number_round(16.98, 2), 16.98, 0);
}

/* Every tie at 0 to 6 places, and its neighbours. */
static void ties_round_as_their_text_reads(void **state)
{
	(void)state;
	char text[32];
	uint64_t seed = 6;
	for (int i = 0; i < 40000; i++) {
		const int places = i % 7;
		const unsigned digits =
		    (unsigned)(random_bits(&seed) % (i % 2 ? 10000 : 100000000));
		snprintf(text, sizeof text, "%u5e%d", digits, -places - 1);
		const double tie = strtod(text, NULL);
		expect_round(tie, places);
		expect_round(-tie, places);
		expect_round(nextafter(tie, 0), places);
		expect_round(nextafter(tie, DBL_MAX), places);
	}
}

static void any_figure_rounds_as_its_text_reads(void **state)
{
	(void)state;
	uint64_t seed = 8;
	for (int i = 0; i < 40000; i++) {
		const uint64_t bits = random_bits(&seed);
		const double value = ldexp((double)bits, (int)(bits % 50) - 64 - 10);
		expect_round(value, i % 7);
		expect_round(-value, i % 7);
	}
}

/* Where a hundredth is but a few units of the last place. */
static void large_money_keeps_its_cents(void **state)
{
	(void)state;
	assert_near(clv_number_round(1e13, 2), 1e13, 0);
	assert_near(clv_number_round(10000000000000.01, 2), 10000000000000.01, 0);
	assert_near(clv_number_round(10000000000.004995, 2), 1e10, 0);
	uint64_t seed = 9;
	for (int i = 0; i < 30000; i++) {
		const uint64_t cents = random_bits(&seed) >> (11 + i % 24);
		expect_round((double)cents / 100, 2);
		expect_round((double)cents / 1000, 2);
		expect_round((double)cents, i % 16);
	}
}

static void expect_fixed(double value, int decimals, const char *expected)
{
	char text[CLV_FIXED_SIZE + 1];
	const size_t length = clv_number_write_fixed(text, value, decimals);
	assert_true(length < CLV_FIXED_SIZE);
	text[length] = '\0';
	assert_string_equal(text, expected);
}

static void fixed_decimals(void **state)
{
	(void)state;
	expect_fixed(2.675, 2, "2.68");
	expect_fixed(1.005, 2, "1.01");
	expect_fixed(-0.001, 2, "0.00");
	expect_fixed(-0.005, 2, "-0.01");
	expect_fixed(-0.0, 2, "0.00");
	expect_fixed(-0.4, 0, "0");
	expect_fixed(0, 0, "0");
	expect_fixed(50000, 2, "50000.00");
	expect_fixed(0.5, 0, "1");
	expect_fixed(99.999, 2, "100.00");
	expect_fixed(1e13, 2, "10000000000000.00");
	expect_fixed(5e12 + 0.01, 2, "5000000000000.01");
	expect_fixed(0.1, 15, "0.100000000000000");
	expect_fixed(-1234.5, 1, "-1234.5");
}

static void the_largest_fits(void **state)
{
	(void)state;
	char text[CLV_FIXED_SIZE];
	const size_t length =
	    clv_number_write_fixed(text, -DBL_MAX, CLV_DECIMALS_MAX);
	assert_int_equal(length, 1 + 309 + 1 + CLV_DECIMALS_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(any_double_is_shortest),
	    cmocka_unit_test(usual_sizes_are_shortest),
	    cmocka_unit_test(figures_are_shortest),
	    cmocka_unit_test(powers_of_two_and_their_neighbours),
	    cmocka_unit_test(powers_of_ten_and_their_neighbours),
	    cmocka_unit_test(smallest_and_largest),
	    cmocka_unit_test(large_integers_have_no_exponent),
	    cmocka_unit_test(texts),
	    cmocka_unit_test(halves_go_away_from_zero),
	    cmocka_unit_test(ties_round_as_their_text_reads),
	    cmocka_unit_test(any_figure_rounds_as_its_text_reads),
	    cmocka_unit_test(large_money_keeps_its_cents),
	    cmocka_unit_test(fixed_decimals),
	    cmocka_unit_test(the_largest_fits),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
