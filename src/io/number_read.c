/* Text to numbers: plain ones quickly, and all the ways in which shops and
   spreadsheets dress one up. */
#include "io/number.h"
#include "io/number_body.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* -123.45 of at most 18 digits, times 10^-shift: the exact quotient of two
   exact doubles is the nearest double, as strtod would find. */
static bool read_plain(const char *text, size_t length, unsigned shift,
                       double *value)
{
	static const double power_of_ten[] = {
	    1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9, 1e10,
	    1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20};
	size_t at = length && text[0] == '-';
	const bool negative = at;
	if (length - at > 19 || at == length || !clv_is_digit(text[at]) ||
	    !clv_is_digit(text[length - 1]))
		return false;
	uint64_t digits = 0;
	size_t point = length;
	for (; at < length; at++) {
		if (clv_is_digit(text[at]))
			digits = digits * 10 + (uint64_t)(text[at] - '0');
		else if (text[at] == '.' && point == length)
			point = at;
		else
			return false;
	}
	if (digits > UINT64_C(1) << 53)
		return false;
	const size_t decimals = point == length ? 0 : length - point - 1;
	const double size = (double)digits / power_of_ten[decimals + shift];
	*value = negative && digits ? -size : size;
	return true;
}

/* strtod on what normalize made, times 10^-shift: the shift goes into the
   exponent, since 99.9 / 100 is not 0.999. */
static double read_normal(char normal[CLV_BODY_SIZE], unsigned shift)
{
	char *exponent = strpbrk(normal, "eE");
	long power = 0;
	if (exponent) {
		power = strtol(exponent + 1, NULL, 10);
		*exponent = '\0';
	}
	/* beyond this everything is 0 or infinite */
	if (power > 100000)
		power = 100000;
	if (power < -100000)
		power = -100000;
	char text[CLV_BODY_SIZE + 16];
	snprintf(text, sizeof text, "%se%ld", normal, power - (long)shift);
	return strtod(text, NULL);
}

static enum clv_number_status read_scaled(const struct clv_span *text,
                                          enum clv_decimal decimal,
                                          bool currency, unsigned shift,
                                          double *value)
{
	struct clv_span span = *text;
	clv_span_trim(&span);
	if (clv_span_is_missing(&span))
		return CLV_NUMBER_MISSING;
	if (decimal == CLV_DECIMAL_POINT &&
	    read_plain(span.at, clv_span_left(&span), shift, value))
		return CLV_NUMBER_OK;
	const struct clv_body body = clv_body_undress(span);
	const char other = decimal == CLV_DECIMAL_POINT ? ',' : '.';
	char normal[CLV_BODY_SIZE];
	if (!clv_body_normalize(&body.digits, (char)decimal, normal))
		return clv_body_normalize(&body.digits, other, normal)
		           ? CLV_NUMBER_DECIMAL
		           : CLV_NUMBER_BAD;
	if (body.currency && !currency)
		return CLV_NUMBER_CURRENCY;
	const double size = read_normal(normal, shift);
	if (isinf(size))
		return CLV_NUMBER_TOO_LARGE;
	*value = body.negative && size > 0 ? -size : size;
	return CLV_NUMBER_OK;
}

bool clv_number_read_plain(const char *text, size_t length, double *value,
                           bool *plain)
{
	if (!read_plain(text, length, 0, value))
		return false;
	/* 007 is no number in JSON, and is written anew. */
	const char *first = text + (*text == '-');
	*plain = *first != '0' || first + 1 == text + length || first[1] == '.';
	return true;
}

enum clv_number_status clv_number_read(const char *text, size_t length,
                                       enum clv_decimal decimal, bool currency,
                                       double *value, bool *plain)
{
	bool is_plain = false;
	const bool done = decimal == CLV_DECIMAL_POINT &&
	                  clv_number_read_plain(text, length, value, &is_plain);
	if (plain)
		*plain = is_plain;
	const struct clv_span span = {text, text + length};
	return done ? CLV_NUMBER_OK
	            : read_scaled(&span, decimal, currency, 0, value);
}

/* Takes a unit of time off the end. */
static bool take_unit(struct clv_span *span, double *per_year)
{
	/* mo before any other unit that could end in the same letter */
	static const struct {
		const char *name;
		double per_year;
	} units[] = {{"mo", 12}, {"w", 365.25 / 7}, {"d", 365.25}, {"y", 1}};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (clv_span_take_last(span, units[i].name)) {
			*per_year = units[i].per_year;
			clv_span_trim(span);
			return true;
		}
	return false;
}

/* The separators of the digits: which stands for the decimal sign. */
struct layout {
	size_t points, commas;
	const char *last; /* the last of them */
	const char *end;  /* of digits and separators; an exponent may follow */
};

static struct layout lay_out(const struct clv_span *digits)
{
	struct layout layout = {0, 0, NULL, digits->at};
	while (layout.end < digits->end) {
		const size_t rest = (size_t)(digits->end - layout.end);
		const size_t blank = clv_blank_length(layout.end, rest);
		if (*layout.end == '.' || *layout.end == ',') {
			layout.points += *layout.end == '.';
			layout.commas += *layout.end == ',';
			layout.last = layout.end;
		} else if (!clv_is_digit(*layout.end) && *layout.end != '\'' &&
		           !blank) {
			break;
		}
		layout.end += blank ? blank : 1;
	}
	return layout;
}

/* One separator only: 1,234 may be either, 12,34 and 0,123 may not. */
static bool could_be_thousands(const struct clv_span *digits,
                               const struct layout *layout)
{
	const ptrdiff_t before = layout->last - digits->at;
	return layout->end - layout->last == 4 && layout->end == digits->end &&
	       before >= 1 && before <= 3 && *digits->at != '0';
}

static enum clv_decimal_evidence evidence_of(const struct clv_span *digits)
{
	const struct layout layout = lay_out(digits);
	if (layout.points + layout.commas == 0)
		return CLV_TELLS_NOTHING;
	if (layout.points && layout.commas)
		return *layout.last == '.' ? CLV_TELLS_POINT : CLV_TELLS_COMMA;
	if (layout.points > 1)
		return CLV_TELLS_COMMA;
	if (layout.commas > 1)
		return CLV_TELLS_POINT;
	if (could_be_thousands(digits, &layout))
		return layout.points ? CLV_LOOKS_POINT : CLV_LOOKS_COMMA;
	return layout.points ? CLV_TELLS_POINT : CLV_TELLS_COMMA;
}

enum clv_decimal_evidence clv_decimal_evidence(const char *text, size_t length)
{
	struct clv_span span = {text, text + length};
	/* A rate's % and /month say nothing about its number, nor does a unit. */
	for (size_t i = 0; i < length; i++)
		if (text[i] == '%' || text[i] == '/') {
			span.end = text + i;
			break;
		}
	double ignored;
	clv_span_trim(&span);
	take_unit(&span, &ignored);
	struct clv_body body = clv_body_undress(span);
	char normal[CLV_BODY_SIZE];
	if (!clv_body_normalize(&body.digits, '.', normal) &&
	    !clv_body_normalize(&body.digits, ',', normal))
		return CLV_TELLS_NOTHING;
	return evidence_of(&body.digits);
}

/* Takes "/month" or "/year" off the end; false for any other word there. */
static bool take_step(struct clv_span *span, enum clv_step *step, bool *found)
{
	const char *slash = memchr(span->at, '/', clv_span_left(span));
	*found = slash != NULL;
	if (!slash)
		return true;
	struct clv_span word = {slash + 1, span->end};
	clv_span_trim(&word);
	if (clv_span_is_word(&word, "month"))
		*step = CLV_STEP_MONTH;
	else if (clv_span_is_word(&word, "year"))
		*step = CLV_STEP_YEAR;
	else
		return false;
	span->end = slash;
	clv_span_trim(span);
	return true;
}

enum clv_number_status clv_rate_read(const char *text, size_t length,
                                     enum clv_decimal decimal, double *value,
                                     enum clv_step *step)
{
	struct clv_span span = {text, text + length};
	clv_span_trim(&span);
	if (clv_span_is_missing(&span))
		return CLV_NUMBER_MISSING;
	enum clv_step said = CLV_STEP_YEAR;
	bool has_step;
	if (!take_step(&span, &said, &has_step))
		return CLV_NUMBER_BAD;
	const bool percent = clv_span_take_last(&span, "%");
	double number;
	const enum clv_number_status status =
	    read_scaled(&span, decimal, false, percent ? 2 : 0, &number);
	if (status == CLV_NUMBER_MISSING)
		return CLV_NUMBER_BAD;
	if (status != CLV_NUMBER_OK)
		return status;
	if (!percent && number >= 1)
		return CLV_NUMBER_BARE_RATE;
	if (!(number >= 0 && number <= 1))
		return CLV_NUMBER_RANGE;
	if (has_step && !step)
		return CLV_NUMBER_STEP;
	*value = number;
	if (has_step)
		*step = said;
	return CLV_NUMBER_OK;
}

enum clv_number_status clv_years_read(const char *text, size_t length,
                                      enum clv_decimal decimal, double *value)
{
	if (decimal == CLV_DECIMAL_POINT && read_plain(text, length, 0, value))
		return CLV_NUMBER_OK;
	struct clv_span span = {text, text + length};
	clv_span_trim(&span);
	double per_year = 1;
	const bool unit = take_unit(&span, &per_year);
	double number;
	const enum clv_number_status status = clv_number_read(
	    span.at, clv_span_left(&span), decimal, false, &number, NULL);
	if (status == CLV_NUMBER_MISSING && unit)
		return CLV_NUMBER_BAD;
	if (status == CLV_NUMBER_OK)
		*value = number / per_year;
	return status;
}
