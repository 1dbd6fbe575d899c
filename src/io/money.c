/* Amounts of money to integers and back. */
#include "io/money.h"
#include "io/digits.h"
#include "io/number_body.h"

#include <string.h>

/* ---- Reading ------------------------------------------------------------- */

static const int64_t scales[] = {10000, 1000, 100, 10, 1};

/* 123.45 of at most 14 bytes and 4 decimals, which cannot overflow. False for
   any other text. */
static bool read_digits(const char *text, size_t length, char decimal,
                        int64_t *money)
{
	if (length > 14 || !length || !clv_is_digit(text[0]) ||
	    !clv_is_digit(text[length - 1]))
		return false;
	int64_t digits = 0;
	size_t point = length - 1;
	for (size_t at = 0; at < length; at++) {
		if (clv_is_digit(text[at]))
			digits = digits * 10 + (text[at] - '0');
		else if (text[at] == decimal && point == length - 1)
			point = at;
		else
			return false;
	}
	const size_t decimals = length - 1 - point;
	if (decimals > CLV_MONEY_DECIMALS)
		return false;
	*money = digits * scales[decimals];
	return true;
}

enum { WORD = CLV_DIGITS, HALF = 4 };

/* Four to eight bytes, the last one highest, zeros below the first. The pieces
   may overlap. */
static uint64_t load_right(const char *text, size_t length)
{
	uint32_t first, last;
	memcpy(&first, text, HALF);
	memcpy(&last, text + length - HALF, HALF);
	return (uint64_t)le32toh(first) << (8 * (WORD - length)) |
	       (uint64_t)le32toh(last) << (8 * HALF);
}

/* As read_digits, of four to eight bytes: without a step for each, whose number
   no processor foresees. */
static bool read_word(const char *text, size_t length, char decimal,
                      int64_t *money)
{
	uint64_t word = load_right(text, length);
	size_t unused = WORD - length;
	size_t decimals = 0;
	const uint64_t found =
	    clv_zeros_of(word ^ CLV_EACH_BYTE * (unsigned char)decimal);
	if (found) {
		/* the first; a second one is no digit */
		const size_t point = (size_t)__builtin_ctzll(found) / 8;
		if (point == unused || point == WORD - 1)
			return false;
		const uint64_t before = (UINT64_C(1) << 8 * point) - 1;
		const uint64_t behind = UINT64_MAX << 8 << 8 * point;
		word = (word & before) << 8 | (word & behind);
		decimals = WORD - 1 - point;
		unused++;
	}
	const uint64_t used = UINT64_MAX << 8 * unused;
	if (decimals > CLV_MONEY_DECIMALS ||
	    clv_digits_others((word & used) | (CLV_EACH_BYTE * '0' & ~used)))
		return false;
	*money = (int64_t)clv_digits_sum(word & used) * scales[decimals];
	return true;
}

/* -123.45: what nearly every row holds. False for any other text. */
static bool read_plain(const char *text, size_t length, char decimal,
                       int64_t *money)
{
	const size_t sign = length && *text == '-';
	const size_t left = length - sign;
	const bool is_word = left >= HALF && left <= WORD;
	if (!(is_word ? read_word(text + sign, left, decimal, money)
	              : read_digits(text + sign, left, decimal, money)))
		return false;
	*money = sign ? -*money : *money;
	return true;
}

/* Far beyond what digits can make up for: behind this everything is 0 or too
   large. */
enum { EXPONENT_MAX = 4 * CLV_BODY_SIZE };

/* Of the e-3 at the end of a normal number; 0 at a final null. */
static int read_exponent(const char *text)
{
	if (*text == '\0')
		return 0;
	text++;
	const bool negative = *text == '-';
	text += *text == '-' || *text == '+';
	int exponent = 0;
	for (; *text && exponent < EXPONENT_MAX; text++)
		exponent = exponent * 10 + (*text - '0');
	return negative ? -exponent : exponent;
}

/* The digits of a normal number without its point, and how many of them stand
   in front of the decimal sign once the exponent has moved it: a negative
   number where zeros are missing there, more than there are where zeros are
   missing behind. */
static int gather_digits(char normal[CLV_BODY_SIZE], int *count)
{
	int before = -1;
	*count = 0;
	const char *at = normal;
	for (; clv_is_digit(*at) || *at == '.'; at++) {
		if (*at == '.')
			before = *count;
		else
			normal[(*count)++] = *at;
	}
	return (before < 0 ? *count : before) + read_exponent(at);
}

/* A number as clv_body_normalize makes them, times 10000. False when it is too
   large. */
static bool read_normal(char normal[CLV_BODY_SIZE], bool negative,
                        int64_t *money, bool *rounded)
{
	int count;
	const int wanted = gather_digits(normal, &count) + CLV_MONEY_DECIMALS;
	uint64_t size = 0;
	for (int i = 0; i < wanted && (size || i < count); i++) {
		if (size > INT64_MAX / 10)
			return false;
		size = size * 10 + (uint64_t)(i < count ? normal[i] - '0' : 0);
	}
	*rounded = false;
	for (int i = wanted < 0 ? 0 : wanted; i < count; i++)
		*rounded |= normal[i] != '0';
	if (wanted >= 0 && wanted < count && normal[wanted] >= '5')
		size++;
	if (size > INT64_MAX)
		return false;
	*money = negative ? -(int64_t)size : (int64_t)size;
	return true;
}

static enum clv_number_status read_dressed(struct clv_span span, char decimal,
                                           int64_t *money, bool *rounded)
{
	clv_span_trim(&span);
	if (clv_span_is_missing(&span))
		return CLV_NUMBER_MISSING;
	if (read_plain(span.at, clv_span_left(&span), decimal, money)) {
		*rounded = false;
		return CLV_NUMBER_OK;
	}
	const struct clv_body body = clv_body_undress(span);
	char normal[CLV_BODY_SIZE];
	if (!clv_body_normalize(&body.digits, decimal, normal))
		return clv_body_normalize(&body.digits, decimal == '.' ? ',' : '.',
		                          normal)
		           ? CLV_NUMBER_DECIMAL
		           : CLV_NUMBER_BAD;
	return read_normal(normal, body.negative, money, rounded)
	           ? CLV_NUMBER_OK
	           : CLV_NUMBER_TOO_LARGE;
}

enum clv_number_status clv_money_read(const char *text, size_t length,
                                      enum clv_decimal decimal, int64_t *money,
                                      bool *rounded)
{
	bool is_rounded = false;
	/* the only currency that nearly every row of some exports carries */
	const size_t dollar = length && *text == '$';
	if (!read_plain(text + dollar, length - dollar, (char)decimal, money)) {
		const struct clv_span span = {text, text + length};
		const enum clv_number_status status =
		    read_dressed(span, (char)decimal, money, &is_rounded);
		if (status != CLV_NUMBER_OK)
			return status;
	}
	if (rounded)
		*rounded = is_rounded;
	return CLV_NUMBER_OK;
}

/* ---- Arithmetic ---------------------------------------------------------- */

static clv_wide_unsigned size_of(clv_wide value)
{
	return value < 0 ? -(clv_wide_unsigned)value : (clv_wide_unsigned)value;
}

int64_t clv_money_multiply(int64_t a, int64_t b, bool *rounded, bool *overflow)
{
	const clv_wide product = (clv_wide)a * b;
	const clv_wide_unsigned size = size_of(product);
	/* 128 bits are divided ten times slower than 64 */
	const clv_wide_unsigned quotient = size <= UINT64_MAX
	                                       ? (uint64_t)size / CLV_MONEY_UNIT
	                                       : size / CLV_MONEY_UNIT;
	const uint64_t rest = (uint64_t)(size - quotient * CLV_MONEY_UNIT);
	const clv_wide_unsigned nearest = quotient + (rest >= CLV_MONEY_UNIT / 2);
	const bool is_too_large = nearest > INT64_MAX;
	if (rounded)
		*rounded = rest != 0;
	if (overflow)
		*overflow = is_too_large;
	if (is_too_large)
		return 0;
	return product < 0 ? -(int64_t)nearest : (int64_t)nearest;
}

/* ---- Writing ------------------------------------------------------------- */

/* Digits of size, at least `least` of them, that end at end; returns where they
   begin. */
static char *write_digits(char *end, clv_wide_unsigned size, int least)
{
	/* 128 bits are divided ten times slower than 64 */
	for (; size > UINT64_MAX; size /= 10, least--)
		*--end = (char)('0' + (int)(size % 10));
	for (uint64_t rest = (uint64_t)size; rest || least > 0; rest /= 10, least--)
		*--end = (char)('0' + (int)(rest % 10));
	return end;
}

/* -size / 10^decimals with that many decimals, and `zeros` more. */
static size_t write_decimal(char text[CLV_MONEY_SIZE], bool negative,
                            clv_wide_unsigned size, int decimals, int zeros)
{
	char digits[CLV_MONEY_SIZE];
	char *end = digits + sizeof digits;
	const char *begin = write_digits(end, size, decimals + 1);
	const size_t whole = (size_t)(end - begin) - (size_t)decimals;
	char *at = text;
	if (negative && size)
		*at++ = '-';
	memcpy(at, begin, whole);
	at += whole;
	if (decimals + zeros > 0)
		*at++ = '.';
	memcpy(at, begin + whole, (size_t)decimals);
	at += decimals;
	memset(at, '0', (size_t)zeros);
	at += zeros;
	*at = '\0';
	return (size_t)(at - text);
}

/* What a unit of the last decimal is worth, by the number of decimals. */
static const unsigned worth[] = {10000, 1000, 100, 10, 1};

/* 128 bits are divided by a call, and hardly any amount needs them. */
static clv_wide_unsigned divide(clv_wide_unsigned size, unsigned by,
                                unsigned *rest)
{
	if (size <= UINT64_MAX) {
		*rest = (unsigned)((uint64_t)size % by);
		return (uint64_t)size / by;
	}
	*rest = (unsigned)(size % by);
	return size / by;
}

size_t clv_money_write(char text[CLV_MONEY_SIZE], clv_wide value)
{
	const clv_wide_unsigned size = size_of(value);
	unsigned fraction;
	int decimals = 0;
	divide(size, CLV_MONEY_UNIT, &fraction);
	while (fraction % worth[decimals] != 0)
		decimals++;
	const clv_wide_unsigned digits = divide(size, worth[decimals], &fraction);
	return write_decimal(text, value < 0, digits, decimals, 0);
}

size_t clv_money_write_fixed(char text[CLV_MONEY_SIZE], clv_wide value,
                             int decimals)
{
	if (decimals >= CLV_MONEY_DECIMALS)
		return write_decimal(text, value < 0, size_of(value),
		                     CLV_MONEY_DECIMALS, decimals - CLV_MONEY_DECIMALS);
	const unsigned scale = worth[decimals];
	const clv_wide_unsigned size = size_of(value);
	const clv_wide_unsigned nearest =
	    size / scale + (size % scale * 2 >= scale);
	return write_decimal(text, value < 0, nearest, decimals, 0);
}
