/* Money to integers and back. The whole input is the text; its first 16 bytes
   are an amount of 128 bits, or two of 64, as well. */
#include "fuzz.h"
#include "io/money.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const enum clv_decimal signs[] = {CLV_DECIMAL_POINT, CLV_DECIMAL_COMMA};

/* What a variable holds that no reading has touched. */
enum { UNTOUCHED = -77125 };

/* ---- Amounts to text ---- */

/* -12.5 as an integer of 128 bits; the decimals that are missing are zeros. */
static clv_wide read_wide(const char *text)
{
	const bool negative = *text == '-';
	clv_wide_unsigned size = 0;
	int decimals = -1;
	for (text += negative; *text; text++) {
		if (*text == '.') {
			demand(decimals < 0);
			decimals = 0;
			continue;
		}
		demand(*text >= '0' && *text <= '9');
		if (decimals >= CLV_MONEY_DECIMALS) {
			demand(*text == '0');
			continue;
		}
		size = size * 10 + (unsigned)(*text - '0');
		decimals += decimals >= 0;
	}
	for (int i = decimals < 0 ? 0 : decimals; i < CLV_MONEY_DECIMALS; i++)
		size *= 10;
	return (clv_wide)(negative ? -size : size);
}

static clv_wide size_of_difference(clv_wide a, clv_wide b)
{
	return a > b ? a - b : b - a;
}

static void check_fixed(clv_wide value, int decimals)
{
	char text[CLV_MONEY_SIZE];
	const size_t length = clv_money_write_fixed(text, value, decimals);
	demand(length == strlen(text) && length < CLV_MONEY_SIZE);
	const char *point = strchr(text, '.');
	demand(decimals ? point && strlen(point + 1) == (size_t)decimals : !point);
	const clv_wide again = read_wide(text);
	demand(again != 0 || *text != '-');
	int unit = CLV_MONEY_UNIT;
	for (int i = 0; i < decimals && unit > 1; i++)
		unit /= 10;
	/* rounding may lead beyond 128 bits */
	if (value > -((clv_wide)1 << 126) && value < (clv_wide)1 << 126) {
		demand(again % unit == 0);
		demand(2 * size_of_difference(again, value) <= (unit > 1 ? unit : 0));
	}
}

static void check_written(clv_wide value)
{
	char text[CLV_MONEY_SIZE];
	const size_t length = clv_money_write(text, value);
	demand(length == strlen(text) && length < CLV_MONEY_SIZE);
	demand(read_wide(text) == value);
	const char *point = strchr(text, '.');
	demand(!point || text[length - 1] != '0');
	demand(!point || strlen(point) <= 1 + CLV_MONEY_DECIMALS);
	for (int decimals = 0; decimals <= CLV_DECIMALS_MAX; decimals++)
		check_fixed(value, decimals);
	int64_t again = UNTOUCHED;
	bool rounded = true;
	const enum clv_number_status status =
	    clv_money_read(text, length, CLV_DECIMAL_POINT, &again, &rounded);
	if (value >= -INT64_MAX && value <= INT64_MAX)
		demand(status == CLV_NUMBER_OK && again == value && !rounded);
	else
		demand(status == CLV_NUMBER_TOO_LARGE && again == UNTOUCHED);
}

static void check_product(int64_t a, int64_t b)
{
	bool rounded, overflow;
	const int64_t product = clv_money_multiply(a, b, &rounded, &overflow);
	const clv_wide exact = (clv_wide)a * b;
	const clv_wide limit = (clv_wide)INT64_MAX * CLV_MONEY_UNIT;
	if (overflow) {
		demand(product == 0 && (exact > limit || exact < -limit));
		return;
	}
	const clv_wide off =
	    size_of_difference((clv_wide)product * CLV_MONEY_UNIT, exact);
	demand(2 * off <= CLV_MONEY_UNIT && rounded == (off != 0));
	/* half goes away from zero */
	if (2 * off == CLV_MONEY_UNIT)
		demand(exact > 0 ? (clv_wide)product * CLV_MONEY_UNIT > exact
		                 : (clv_wide)product * CLV_MONEY_UNIT < exact);
}

static void check_amounts(const uint8_t *data, size_t size)
{
	int64_t pair[2];
	clv_wide wide;
	if (size < sizeof wide)
		return;
	memcpy(pair, data, sizeof pair);
	memcpy(&wide, data, sizeof wide);
	check_written(wide);
	check_written(pair[0]);
	check_product(pair[0], pair[1]);
	check_product(pair[0], pair[1] % 1000000);
}

/* ---- Text to amounts ---- */

/* The double of the same text is as near as a ten thousandth and a double
   allow. */
static void check_text(const char *text, size_t length,
                       enum clv_decimal decimal)
{
	int64_t money = UNTOUCHED;
	bool rounded = false;
	double number = NAN;
	const enum clv_number_status status =
	    clv_money_read(text, length, decimal, &money, &rounded);
	const enum clv_number_status expected =
	    clv_number_read(text, length, decimal, true, &number, NULL);
	if (status == CLV_NUMBER_OK) {
		demand(expected == CLV_NUMBER_OK && money >= -INT64_MAX);
		const double unit = (double)money / CLV_MONEY_UNIT;
		const double off = fabs(unit - number);
		demand(off <=
		       (rounded ? 0.5 / CLV_MONEY_UNIT : 0) + 4e-16 * fabs(number));
		check_written(money);
		return;
	}
	demand(money == UNTOUCHED && !rounded);
	if (status != CLV_NUMBER_TOO_LARGE)
		demand(status == expected);
	else
		demand(expected == CLV_NUMBER_TOO_LARGE || fabs(number) > 9.22e14);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	check_amounts(data, size);
	for (size_t i = 0; i < 2; i++)
		check_text((const char *)data, size, signs[i]);
	return 0;
}
