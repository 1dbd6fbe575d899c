/* Doubles as text: the shortest that reads back, and rounded for people. */
#include "io/digits.h"
#include "io/number.h"

#include <inttypes.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

__extension__ typedef unsigned __int128 wide;

enum { DIGITS_ALWAYS_ENOUGH = 17, MANTISSA_BITS = 52 };

static const uint64_t power_of_ten[] = {
    UINT64_C(1),
    UINT64_C(10),
    UINT64_C(100),
    UINT64_C(1000),
    UINT64_C(10000),
    UINT64_C(100000),
    UINT64_C(1000000),
    UINT64_C(10000000),
    UINT64_C(100000000),
    UINT64_C(1000000000),
    UINT64_C(10000000000),
    UINT64_C(100000000000),
    UINT64_C(1000000000000),
    UINT64_C(10000000000000),
    UINT64_C(100000000000000),
    UINT64_C(1000000000000000),
    UINT64_C(10000000000000000),
    UINT64_C(100000000000000000),
    UINT64_C(1000000000000000000),
};

enum { GROUP = CLV_DIGITS };

/* The digits of n, from the last one backwards; returns where they start.
   There has to be room for groups. zeros: how many of the last are 0. */
static char *write_backwards(char *end, uint64_t n, unsigned *zeros)
{
	static const uint64_t hundred_million = CLV_DIGITS_END;
	uint64_t group = clv_digits_of(n % hundred_million);
	clv_digits_store(end -= GROUP, group);
	/* Where all eight are 0 there may be more, for the caller to see. */
	*zeros = group ? (unsigned)__builtin_clzll(group) / 8 : GROUP;
	for (n /= hundred_million; n; n /= hundred_million) {
		group = clv_digits_of(n % hundred_million);
		clv_digits_store(end -= GROUP, group);
	}
	return end + (group ? __builtin_ctzll(group) / 8 : GROUP - 1);
}

/* Digits are made at the end of a store and copied in pieces of one size, which
   a processor does in a few instructions; what lies behind them is copied along
   and written over. */
enum { PIECE = 24, STORE_SIZE = 40 };

static size_t write_integer(char *text, uint64_t n)
{
	char store[STORE_SIZE + PIECE];
	char *end = store + STORE_SIZE;
	unsigned zeros;
	const char *start = write_backwards(end, n, &zeros);
	memcpy(text, start, PIECE);
	return (size_t)(end - start);
}

/* digits / 10^scale, trailing zeros of the fraction left off. */
static size_t write_decimal(char *text, uint64_t digits, unsigned scale)
{
	char store[STORE_SIZE + PIECE];
	char *end = store + STORE_SIZE;
	unsigned zeros;
	char *start = write_backwards(end, digits, &zeros);
	/* Zeros in front, so that a digit stands before the point. */
	while (end - start <= (ptrdiff_t)scale)
		*--start = '0';
	const size_t whole = (size_t)(end - start) - scale;
	if (zeros == GROUP)
		while (zeros < scale && end[-1 - (ptrdiff_t)zeros] == '0')
			zeros++;
	memcpy(text, start, PIECE);
	if (zeros >= scale)
		return whole;
	text[whole] = '.';
	memcpy(text + whole + 1, start + whole, PIECE);
	return whole + 1 + scale - zeros;
}

static wide wide_power_of_ten(unsigned exponent)
{
	return exponent <= 18
	           ? (wide)power_of_ten[exponent]
	           : (wide)power_of_ten[18] * power_of_ten[exponent - 18];
}

/* The smallest decimal exponent with size < 10^exponent, for 1e-5 <= size <
   2^53: from the binary one, log10(2) being 1233/4096, or one more. */
static int decimal_exponent(double size, int binary)
{
	enum { LOWEST = -19 };
	static const double bounds[] = {
	    1e-19, 1e-18, 1e-17, 1e-16, 1e-15, 1e-14, 1e-13, 1e-12, 1e-11, 1e-10,
	    1e-9,  1e-8,  1e-7,  1e-6,  1e-5,  1e-4,  1e-3,  1e-2,  1e-1,  1e0,
	    1e1,   1e2,   1e3,   1e4,   1e5,   1e6,   1e7,   1e8,   1e9,   1e10,
	    1e11,  1e12,  1e13,  1e14,  1e15,  1e16,  1e17};
	int above = ((binary + 64) * 1233) / 4096;
	while (size >= bounds[above])
		above++;
	return above + LOWEST;
}

/* To the nearest, a tie to the even digit. */
static bool rounds_up(wide rest, wide unit, uint64_t digits)
{
	return 2 * rest > unit || (2 * rest == unit && digits % 2 == 1);
}

/* The nearest multiple of unit x 2^shift, where it lies within half of `above`
   or `below` of exact. Inline, so that the compiler knows the unit. */
static inline bool drop_digits(wide exact, uint64_t floor17, uint64_t unit,
                               unsigned shift, wide above, wide below,
                               uint64_t *digits)
{
	const uint64_t kept = floor17 / unit;
	const wide whole = (wide)unit << shift;
	const wide left = exact - ((wide)(kept * unit) << shift);
	const bool up = rounds_up(left, whole, kept);
	*digits = kept + up;
	return up ? 2 * (whole - left) < above : 2 * left < below;
}

/* For 1e-5 <= size < 2^53: size = mantissa / 2^shift, and with k = 17 digits
   less the decimal exponent, mantissa x 10^k is exact in 128 bits; what lies
   within 10^k / 2 of it reads back as size. */
static size_t write_shortest(char *text, double size)
{
	uint64_t bits;
	memcpy(&bits, &size, sizeof bits);
	const uint64_t hidden = UINT64_C(1) << MANTISSA_BITS;
	const uint64_t mantissa = (bits & (hidden - 1)) | hidden;
	const int binary = (int)(bits >> MANTISSA_BITS) - 1023;
	const unsigned shift = (unsigned)(MANTISSA_BITS - binary);
	const unsigned scale =
	    (unsigned)(DIGITS_ALWAYS_ENOUGH - decimal_exponent(size, binary));
	const wide power = wide_power_of_ten(scale);
	const wide exact = mantissa * power;
	const uint64_t floor17 = (uint64_t)(exact >> shift);
	/* Below a power of two the neighbour is half as far. */
	const wide even =
	    mantissa % 2 == 0; /* then the halfway point is ours too */
	const wide above = power + even;
	const wide below = mantissa == hidden ? power / 2 : above;
	uint64_t digits;
	if (drop_digits(exact, floor17, 100, shift, above, below, &digits))
		return write_decimal(text, digits, scale - 2);
	if (drop_digits(exact, floor17, 10, shift, above, below, &digits))
		return write_decimal(text, digits, scale - 1);
	const wide rest = exact - ((wide)floor17 << shift);
	const bool up = rounds_up(rest, (wide)1 << shift, floor17);
	return write_decimal(text, floor17 + up, scale);
}

/* digits x 10^exponent of 0.1 to 1: 1.25e-07, as printf writes it. */
static size_t write_scientific(char *text, uint64_t digits, int exponent)
{
	char store[STORE_SIZE + PIECE];
	char *end = store + STORE_SIZE;
	unsigned zeros;
	const char *start = write_backwards(end, digits, &zeros);
	size_t length = (size_t)(end - start);
	while (length > 1 && start[length - 1] == '0')
		length--;
	text[0] = start[0];
	text[1] = '.';
	memcpy(text + 2, start + 1, PIECE);
	size_t at = length > 1 ? length + 1 : 1;
	text[at++] = 'e';
	text[at++] = '-';
	text[at++] = (char)('0' + -(exponent - 1) / 10);
	text[at++] = (char)('0' + -(exponent - 1) % 10);
	return at;
}

/* Does a number of fewer digits, `distance` away, read back as size? Distances
   and bounds are known to less than 1: too close is for trials to say. */
enum nearness { NEAR, FAR, TOO_CLOSE };

static enum nearness judge(wide distance, wide bound)
{
	const wide twice = 2 * distance;
	if (twice + 3 < bound)
		return NEAR;
	return twice > bound + 3 ? FAR : TOO_CLOSE;
}

/* For 1e-10 <= size < 1e-5: as write_shortest, but that mantissa x 10^k has up
   to 142 bits, of which the lowest 64 are left off. Returns 0 where that leaves
   open what is shortest. */
static size_t write_small(char *text, double size)
{
	uint64_t bits;
	memcpy(&bits, &size, sizeof bits);
	const uint64_t hidden = UINT64_C(1) << MANTISSA_BITS;
	const uint64_t mantissa = (bits & (hidden - 1)) | hidden;
	const int binary = (int)(bits >> MANTISSA_BITS) - 1023;
	const unsigned shift = (unsigned)(MANTISSA_BITS - binary) - 64;
	const int exponent = decimal_exponent(size, binary);
	const wide power =
	    wide_power_of_ten((unsigned)(DIGITS_ALWAYS_ENOUGH - exponent));
	const wide low = (wide)mantissa * (uint64_t)power;
	const wide exact = (wide)mantissa * (uint64_t)(power >> 64) + (low >> 64);
	const wide bound = power >> 64;
	/* Below a power of two the neighbour is half as far. */
	if (mantissa == hidden)
		return 0;
	const uint64_t floor17 = (uint64_t)(exact >> shift);
	/* A multiple of 100 is one of 10, so what is far from that is far from all
	   others. */
	uint64_t shortest = 0;
	enum nearness nearness = NEAR;
	for (uint64_t unit = 10; nearness == NEAR; unit *= 10) {
		const uint64_t kept = floor17 / unit;
		const wide rest = exact - ((wide)(kept * unit) << shift);
		const wide whole = (wide)unit << shift;
		const bool up = 2 * rest > whole;
		nearness = judge(up ? whole - rest : rest, bound);
		if (nearness == NEAR)
			shortest = kept + up;
	}
	if (nearness == TOO_CLOSE)
		return 0;
	if (shortest)
		return write_scientific(text, shortest, exponent);
	const wide rest = exact - ((wide)floor17 << shift);
	const wide half = (wide)1 << shift >> 1;
	if (rest + 2 > half && rest < half + 2)
		return 0;
	return write_scientific(text, floor17 + (rest > half), exponent);
}

/* n from 2^53 to 1e17, a double that has more digits than it needs. It is even,
   so that no tie arises. */
static size_t write_large(char *text, uint64_t n)
{
	uint64_t unit = 100;
	uint64_t rounded = (n + unit / 2) / unit * unit;
	while ((double)rounded != (double)n) {
		unit /= 10;
		rounded = (n + unit / 2) / unit * unit;
	}
	return write_integer(text, rounded);
}

static size_t write_by_trial(char *text, double value)
{
	int length = 0;
	for (int digits = 1; digits <= DIGITS_ALWAYS_ENOUGH; digits++) {
		length = snprintf(text, CLV_NUMBER_SIZE, "%.*g", digits, value);
		if (strtod(text, NULL) == value)
			break;
	}
	return (size_t)length;
}

size_t clv_number_write(char text[CLV_NUMBER_SIZE], double value)
{
	const double size = fabs(value);
	size_t sign = 0;
	if (value < 0)
		text[sign++] = '-';
	if (size < 0x1p53) {
		const uint64_t whole = (uint64_t)size;
		if ((double)whole == size)
			return sign + write_integer(text + sign, whole);
		/* Most money, in 1/10000, divided exactly once as a reader does; below
		   this bound no two multiples of it are the same double. */
		const uint64_t units = size < 0x1p39 ? (uint64_t)(size * 1e4 + 0.5) : 0;
		if ((double)units / 1e4 == size)
			return sign + write_decimal(text + sign, units, 4);
		if (size >= 1e-5)
			return sign + write_shortest(text + sign, size);
		const size_t length =
		    size >= 1e-10 ? write_small(text + sign, size) : 0;
		if (length)
			return sign + length;
	} else if (size < 1e17) {
		return sign + write_large(text + sign, (uint64_t)size);
	}
	return write_by_trial(text, value);
}

/* size of 0.05 to 1e16, by its digits. */
static double round_digits(double size, int decimals)
{
	char text[CLV_NUMBER_SIZE];
	const size_t length = clv_number_write(text, size);
	uint64_t digits = 0;
	int places = -1;
	for (size_t i = 0; i < length; i++) {
		if (text[i] == '.') {
			places = 0;
		} else if (places == decimals) {
			digits += text[i] >= '5';
			snprintf(text, sizeof text, "%" PRIu64 "e-%d", digits, decimals);
			return strtod(text, NULL);
		} else {
			digits = digits * 10 + (uint64_t)(text[i] - '0');
			places += places >= 0;
		}
	}
	return size;
}

double clv_number_round(double value, int decimals)
{
	const double unit = (double)power_of_ten[decimals];
	const double size = fabs(value);
	const double scaled = size * unit;
	/* Larger values have no such decimals to lose. */
	if (!(scaled < 1e16))
		return value;
	/* 2.675 x 100 is 267.49999999999994, but 2.675 is the double of the tie:
	   an exact quotient up to 2^49, beyond which 10 whole + 5 is not exact. */
	const double whole = floor(scaled);
	const double tie = (whole * 10 + 5) / (unit * 10);
	const double rounded = scaled < 0x1p49 ? (whole + (size >= tie)) / unit
	                                       : round_digits(size, decimals);
	return value < 0 && rounded > 0 ? -rounded : rounded;
}

size_t clv_number_write_fixed(char text[CLV_FIXED_SIZE], double value,
                              int decimals)
{
	return (size_t)snprintf(text, CLV_FIXED_SIZE, "%.*f", decimals,
	                        clv_number_round(value, decimals));
}
