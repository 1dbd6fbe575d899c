/* Binary noise goes, everything else stays to the last bit. */
#include "clv/clv.h"
#include "core/tidy.h"

#include "check.h"

#include <float.h>
#include <stdio.h>
#include <stdlib.h>

static void tidy_gives_the_decimal_that_was_meant(void **state)
{
	(void)state;
	assert_true(45 * 0.35 != 15.75); /* or there is nothing to test */
	assert_near(clv_tidy(45 * 0.35), 15.75, 0);
	assert_near(clv_tidy(-(45 * 0.35)), -15.75, 0);
	assert_near(clv_tidy(0.1 + 0.2), 0.3, 0);
	assert_near(clv_tidy(0.1 * 3), 0.3, 0);
	assert_near(clv_tidy(1.1 * 1.1), 1.21, 0);
	assert_near(clv_tidy(3 * 1.1e-9), 3.3e-9, 0);
	assert_near(clv_tidy(nextafter(123456789012.3, 0)), 123456789012.3, 0);
}

/* Money in cents times a rate in tenths of a per cent: the decimal is known in
   integers. */
static void tidy_makes_products_exact(void **state)
{
	(void)state;
	for (int cents = 1; cents <= 99999; cents += 977)
		for (int permille = 1; permille <= 1000; permille += 7) {
			const double product = (cents / 100.0) * (permille / 1000.0);
			assert_near(clv_tidy(product), cents * permille / 1e5, 0);
		}
}

static void tidy_leaves_other_numbers_alone(void **state)
{
	(void)state;
	const double others[] = {
	    0, 1, 15.75, 1.0 / 3, 2.0 / 3, 1e6 / 7, 3.141592653589793, -1.0 / 7,
	    /* 14 digits were meant, not noise */
	    15.750000000001, 15.749999999999, 1.0000000000001,
	    /* where no decimal of 13 digits is looked for */
	    1e-10, 1.1e-300, 1e12 + 0.001, 1.7e300, DBL_MAX, DBL_MIN, 5e-324};
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
		assert_near(clv_tidy(others[i]), others[i], 0);
		assert_near(clv_tidy(-others[i]), -others[i], 0);
	}
}

static void tidy_changes_few_units_of_the_last_place(void **state)
{
	(void)state;
	assert_near(clv_tidy(15.75 * (1 + 4 * DBL_EPSILON)), 15.75, 0);
	const double farther = 15.75 * (1 + 64 * DBL_EPSILON);
	assert_near(clv_tidy(farther), farther, 0);
}

/* 7 are allowed, and scaling 1 + 6 units adds less than one. */
static void tidy_reaches_six_units_of_the_last_place(void **state)
{
	(void)state;
	assert_near(clv_tidy(1 + 6 * DBL_EPSILON), 1, 0);
	const double farther = 1 + 8 * DBL_EPSILON;
	assert_near(clv_tidy(farther), farther, 0);
}

static double decimal(const char *mantissa, int exponent)
{
	char text[40];
	(void)snprintf(text, sizeof text, "%se%d", mantissa, exponent);
	return strtod(text, NULL);
}

/* Of 13 digits the noise goes, of 14 it stays, from the smallest size to the
   largest; at both ends of each power of ten, and where the power of two
   changes in between. */
static void tidy_looks_for_13_digits_of_any_size(void **state)
{
	(void)state;
	static const char *const meant[] = {"1.000000000001", "1.999999999999",
	                                    "2.345678901234", "4.999999999999",
	                                    "7.000000000001", "9.999999999999"};
	static const char *const longer[] = {"1.0000000000005", "2.3456789012345",
	                                     "4.9999999999995", "9.9999999999995"};
	for (int exponent = -9; exponent <= 11; exponent++) {
		for (size_t i = 0; i < sizeof meant / sizeof meant[0]; i++) {
			const double exact = decimal(meant[i], exponent);
			assert_near(clv_tidy(nextafter(exact, 0)), exact, 0);
			assert_near(clv_tidy(nextafter(exact, 1e300)), exact, 0);
		}
		for (size_t i = 0; i < sizeof longer / sizeof longer[0]; i++) {
			const double noisy = nextafter(decimal(longer[i], exponent), 0);
			assert_near(clv_tidy(noisy), noisy, 0);
		}
	}
}

static void tidy_twice_is_tidy_once(void **state)
{
	(void)state;
	for (double value = 1e-11; value < 1e14; value *= 1.0937) {
		const double once = clv_tidy(value);
		assert_near(clv_tidy(once), once, 0);
		assert_near(once, value, 8 * DBL_EPSILON * value);
	}
}

static void tidy_makes_overflow_undefined(void **state)
{
	(void)state;
	assert_undefined(clv_tidy(INFINITY));
	assert_undefined(clv_tidy(-INFINITY));
	assert_undefined(clv_tidy(NAN));
}

static void complement_has_no_noise(void **state)
{
	(void)state;
	assert_true(1 - 0.8 != 0.2);
	assert_near(clv_complement(0.8), 0.2, 0);
	for (int i = 0; i <= 100000; i++)
		assert_near(clv_complement(i / 1e5), (100000 - i) / 1e5, 0);
	assert_near(clv_complement(1e-15), 0.999999999999999, 0);
	assert_near(clv_complement(0.999999999999999), 1e-15, 0);
	assert_near(clv_complement(0.123456789012345), 0.876543210987655, 0);
}

static void complement_has_a_domain(void **state)
{
	(void)state;
	assert_near(clv_complement(0), 1, 0);
	assert_near(clv_complement(1), 0, 0);
	assert_undefined(clv_complement(-0.01));
	assert_undefined(clv_complement(1.01));
	assert_undefined(clv_complement(NAN));
}

static void compare_orders(void **state)
{
	(void)state;
	assert_int_equal(clv_compare(1, 2), -1);
	assert_int_equal(clv_compare(2, 1), 1);
	assert_int_equal(clv_compare(-2, -1), -1);
	assert_int_equal(clv_compare(-1, 1), -1);
	assert_int_equal(clv_compare(0, 1e-300), -1);
	assert_int_equal(clv_compare(0, 0), 0);
	assert_int_equal(clv_compare(0, -0.0), 0);
}

static void compare_is_relative(void **state)
{
	(void)state;
	assert_int_equal(clv_compare(45 * 0.35, 15.75), 0);
	assert_int_equal(clv_compare(0.1 + 0.2, 0.3), 0);
	const double sizes[] = {1e-300, 1e-9, 1, 31.5, 1e9, 1e300};
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		const double size = sizes[i];
		assert_int_equal(clv_compare(size, size * (1 + 1e-13)), 0);
		assert_int_equal(clv_compare(-size, -size * (1 + 1e-13)), 0);
		assert_int_equal(clv_compare(size, size * (1 + 1e-11)), -1);
		assert_int_equal(clv_compare(size * (1 + 1e-11), size), 1);
	}
}

/* They differ by more than 1e-12 of the smaller. */
static void compare_is_relative_to_the_larger(void **state)
{
	(void)state;
	const double difference = 5000 * (DBL_EPSILON / 2); /* exact below 1 */
	const double smaller = difference * 1e12 * (1 - 1e-13);
	const double larger = smaller + difference;
	assert_true(smaller * CLV_TOLERANCE < difference);
	assert_int_equal(clv_compare(smaller, larger), 0);
	assert_int_equal(clv_compare(larger, smaller), 0);
	assert_int_equal(clv_compare(-smaller, -larger), 0);
	assert_int_equal(clv_compare(-larger, -smaller), 0);
}

static void compare_tells_infinity_from_numbers(void **state)
{
	(void)state;
	assert_int_equal(clv_compare(INFINITY, 1), 1);
	assert_int_equal(clv_compare(1, INFINITY), -1);
	assert_int_equal(clv_compare(INFINITY, INFINITY), 0);
	assert_int_equal(clv_compare(DBL_MAX, -DBL_MAX), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(tidy_gives_the_decimal_that_was_meant),
	    cmocka_unit_test(tidy_makes_products_exact),
	    cmocka_unit_test(tidy_leaves_other_numbers_alone),
	    cmocka_unit_test(tidy_changes_few_units_of_the_last_place),
	    cmocka_unit_test(tidy_reaches_six_units_of_the_last_place),
	    cmocka_unit_test(tidy_looks_for_13_digits_of_any_size),
	    cmocka_unit_test(tidy_twice_is_tidy_once),
	    cmocka_unit_test(tidy_makes_overflow_undefined),
	    cmocka_unit_test(complement_has_no_noise),
	    cmocka_unit_test(complement_has_a_domain),
	    cmocka_unit_test(compare_orders),
	    cmocka_unit_test(compare_is_relative),
	    cmocka_unit_test(compare_is_relative_to_the_larger),
	    cmocka_unit_test(compare_tells_infinity_from_numbers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
