/* Text to numbers and back. The whole input is the text; its first eight bytes
   are a double as well, and the ninth how many decimals it is rounded to. */
#include "fuzz.h"
#include "io/number.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const enum clv_decimal signs[] = {CLV_DECIMAL_POINT, CLV_DECIMAL_COMMA};

/* What a variable holds that no reading has touched. */
static const double untouched = -77.125;

/* ---- Doubles to text ---- */

static void check_json(const char *text, size_t length, double value)
{
	json_error_t error;
	json_t *json = json_loadb(text, length, JSON_DECODE_ANY, &error);
	demand(json && json_is_number(json));
	demand(json_number_value(json) == value);
	json_decref(json);
}

/* Digits without the zeros at both ends: what a shortest text has fewest of. */
static size_t significant_digits(const char *text)
{
	size_t count = 0;
	size_t zeros = 0;
	for (; *text && *text != 'e'; text++) {
		if (*text < '0' || *text > '9' || (*text == '0' && !count))
			continue;
		zeros = *text == '0' ? zeros + 1 : 0;
		count++;
	}
	return count - zeros;
}

static size_t digits_needed(double value)
{
	char text[40];
	int digits = 0;
	do
		snprintf(text, sizeof text, "%.*e", digits++, value);
	while (strtod(text, NULL) != value);
	return significant_digits(text);
}

static void check_written(double value)
{
	char text[CLV_NUMBER_SIZE + 1];
	double again = untouched;
	const size_t length = clv_number_write(text, value);
	demand(length > 0 && length <= CLV_NUMBER_SIZE);
	text[length] = '\0';
	demand(clv_number_read(text, length, CLV_DECIMAL_POINT, false, &again,
	                       NULL) == CLV_NUMBER_OK);
	demand(again == value);
	check_json(text, length, value);
	demand(significant_digits(text) == digits_needed(value));
	if (fabs(value) >= 1e-5 && fabs(value) < 1e17)
		demand(!strchr(text, 'e'));
}

/* Half away from zero, digit by digit of the shortest text. */
static double rounded_by_hand(double value, int decimals)
{
	char text[CLV_NUMBER_SIZE + 1];
	text[clv_number_write(text, fabs(value))] = '\0';
	char *point = strchr(text, '.');
	if (strchr(text, 'e') || !point || strlen(point + 1) <= (size_t)decimals)
		return strchr(text, 'e') && fabs(value) < 1 ? 0 : value;
	char *at = point + 1 + decimals;
	bool carry = *at >= '5';
	*at = '\0';
	while (carry && at-- > text)
		if (*at != '.') {
			carry = *at == '9';
			*at = carry ? '0' : (char)(*at + 1);
		}
	char all[CLV_NUMBER_SIZE + 2];
	snprintf(all, sizeof all, "%s%s", carry ? "1" : "", text);
	return copysign(strtod(all, NULL), value);
}

static void check_rounded(double value, int decimals)
{
	const double expected = rounded_by_hand(value, decimals);
	const double round = clv_number_round(value, decimals);
	/* 1e-15 has 15 decimals to lose nothing of, and is written as it is */
	if (fabs(value) >= 1e-5)
		demand(round == expected);
	const double spacing = nextafter(fabs(value), INFINITY) - fabs(value);
	demand(!(fabs(round - value) > 0.5 * pow(10, -decimals) + 4 * spacing));
	char text[CLV_FIXED_SIZE];
	const size_t length = clv_number_write_fixed(text, value, decimals);
	demand(length < sizeof text && strlen(text) == length);
	const char *point = strchr(text, '.');
	demand(decimals ? point && length ==
	                               (size_t)(point - text) + 1 + (size_t)decimals
	                : !point);
	demand(strtod(text, NULL) != 0 || text[0] != '-');
}

static void check_double(const uint8_t *data, size_t size)
{
	double value;
	if (size <= sizeof value)
		return;
	memcpy(&value, data, sizeof value);
	if (!isfinite(value))
		return;
	check_written(value);
	check_rounded(value, data[sizeof value] % (CLV_DECIMALS_MAX + 1));
}

/* ---- Text to doubles ---- */

struct reading {
	enum clv_number_status status;
	double value;
};

static struct reading read_number(const char *text, size_t length,
                                  enum clv_decimal decimal, bool currency)
{
	struct reading reading = {CLV_NUMBER_BAD, untouched};
	bool plain = true;
	reading.status = clv_number_read(text, length, decimal, currency,
	                                 &reading.value, &plain);
	const bool read = reading.status == CLV_NUMBER_OK;
	demand(read ? isfinite(reading.value) : reading.value == untouched);
	demand(read || !plain);
	if (read)
		check_written(reading.value);
	if (plain)
		check_json(text, length, reading.value);
	return reading;
}

/* A currency is all that a number of another kind may not have. */
static void check_currency(const char *text, size_t length,
                           enum clv_decimal decimal,
                           const struct reading *money)
{
	const struct reading bare = read_number(text, length, decimal, false);
	if (bare.status == CLV_NUMBER_CURRENCY)
		demand(money->status == CLV_NUMBER_OK ||
		       money->status == CLV_NUMBER_TOO_LARGE);
	else
		demand(bare.status == money->status && bare.value == money->value);
}

/* Grouped by blanks or apostrophes, or a rate, a decimal sign is told from
   other things as well. */
static bool is_simple(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (!(text[i] >= '0' && text[i] <= '9') && text[i] != '.' &&
		    text[i] != ',' && text[i] != '-')
			return false;
	return true;
}

static void check_evidence(const char *text, size_t length,
                           const struct reading *point,
                           const struct reading *comma)
{
	const enum clv_decimal_evidence tells = clv_decimal_evidence(text, length);
	const bool by_point = point->status == CLV_NUMBER_OK;
	const bool by_comma = comma->status == CLV_NUMBER_OK;
	if (tells == CLV_TELLS_POINT || tells == CLV_LOOKS_POINT)
		demand(memchr(text, '.', length) || memchr(text, ',', length));
	if (!is_simple(text, length))
		return;
	demand(tells != CLV_TELLS_POINT || !by_comma);
	demand(tells != CLV_TELLS_COMMA || !by_point);
	demand((tells != CLV_LOOKS_POINT && tells != CLV_LOOKS_COMMA) ||
	       (by_point && by_comma));
	demand(tells != CLV_TELLS_NOTHING ||
	       (point->status == comma->status && point->value == comma->value));
}

static void check_number(const char *text, size_t length)
{
	struct reading money[2];
	for (size_t i = 0; i < 2; i++) {
		money[i] = read_number(text, length, signs[i], true);
		check_currency(text, length, signs[i], &money[i]);
	}
	for (size_t i = 0; i < 2; i++)
		if (money[i].status == CLV_NUMBER_DECIMAL)
			demand(money[1 - i].status == CLV_NUMBER_OK ||
			       money[1 - i].status == CLV_NUMBER_TOO_LARGE);
	check_evidence(text, length, &money[0], &money[1]);
}

/* ---- Rates and spans ---- */

/* As a machine writes it, a rate reads back the same. */
static void check_rate_again(double rate)
{
	char text[CLV_NUMBER_SIZE];
	double again = untouched;
	const size_t length = clv_number_write(text, rate);
	const enum clv_number_status status =
	    clv_rate_read(text, length, CLV_DECIMAL_POINT, &again, NULL);
	if (rate == 1) /* as 1 may mean 1 % */
		demand(status == CLV_NUMBER_BARE_RATE);
	else
		demand(status == CLV_NUMBER_OK && again == rate);
}

static void check_rate(const char *text, size_t length,
                       enum clv_decimal decimal)
{
	double rate = untouched;
	double yearly = untouched;
	enum clv_step step = CLV_STEP_YEAR;
	const enum clv_number_status stepped =
	    clv_rate_read(text, length, decimal, &rate, &step);
	const enum clv_number_status status =
	    clv_rate_read(text, length, decimal, &yearly, NULL);
	demand(step == CLV_STEP_YEAR || step == CLV_STEP_MONTH);
	demand(stepped != CLV_NUMBER_STEP);
	if (stepped == CLV_NUMBER_OK) {
		demand(rate >= 0 && rate <= 1);
		check_rate_again(rate);
	} else {
		demand(rate == untouched && step == CLV_STEP_YEAR);
	}
	if (status == CLV_NUMBER_STEP)
		demand(memchr(text, '/', length) && stepped == CLV_NUMBER_OK);
	else
		demand(status == stepped && yearly == rate);
}

static void check_years(const char *text, size_t length,
                        enum clv_decimal decimal)
{
	double years = untouched;
	const enum clv_number_status status =
	    clv_years_read(text, length, decimal, &years);
	if (status == CLV_NUMBER_OK) {
		demand(isfinite(years));
		check_written(years);
	} else {
		demand(years == untouched);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data;
	check_double(data, size);
	check_number(text, size);
	for (size_t i = 0; i < 2; i++) {
		check_rate(text, size, signs[i]);
		check_years(text, size, signs[i]);
	}
	return 0;
}
