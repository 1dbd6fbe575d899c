/* Text to numbers: plain ones quickly, and all the ways in which shops and
   spreadsheets dress one up. */
#include "io/number.h"
#include "io/utf8.h"

#include <ctype.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A piece of the text that is still to be read. */
struct span {
	const char *at, *end;
};

enum { BODY_SIZE = 512 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t left(const struct span *span)
{
	return (size_t)(span->end - span->at);
}

/* Bytes of the blank at text: ASCII, and the no-break and thin spaces that
   programs put between thousands. */
static size_t blank_length(const char *text, size_t length)
{
	static const char *const blanks[] = {" ", "\t", "\xC2\xA0", "\xE2\x80\xAF",
	                                     "\xE2\x80\x89"};
	for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
		const size_t size = strlen(blanks[i]);
		if (length >= size && memcmp(text, blanks[i], size) == 0)
			return size;
	}
	return 0;
}

static void trim(struct span *span)
{
	size_t size;
	while ((size = blank_length(span->at, left(span))) > 0)
		span->at += size;
	for (bool again = true; again;) {
		again = false;
		for (size = 1; size <= 3 && size <= left(span) && !again; size++)
			again = blank_length(span->end - size, size) == size;
		if (again)
			span->end -= size - 1;
	}
}

static bool take(struct span *span, const char *prefix)
{
	const size_t size = strlen(prefix);
	if (left(span) < size || memcmp(span->at, prefix, size) != 0)
		return false;
	span->at += size;
	return true;
}

static bool take_last(struct span *span, const char *suffix)
{
	const size_t size = strlen(suffix);
	if (left(span) < size || memcmp(span->end - size, suffix, size) != 0)
		return false;
	span->end -= size;
	return true;
}

static bool same_word(const struct span *span, const char *word)
{
	if (left(span) != strlen(word))
		return false;
	for (size_t i = 0; word[i]; i++)
		if (tolower((unsigned char)span->at[i]) != word[i])
			return false;
	return true;
}

static bool is_missing(const struct span *span)
{
	return left(span) == 0 || same_word(span, "--") || same_word(span, "n/a");
}

/* A sign at the front: -, + or the minus of typesetters. */
static bool take_sign(struct span *span, bool *negative)
{
	if (take(span, "-") || take(span, "\xE2\x88\x92")) {
		*negative = !*negative;
		return true;
	}
	return take(span, "+");
}

/* Currency symbols beyond $, by code point: the block of them, and those that
   stand elsewhere. */
static bool is_symbol(uint32_t code)
{
	static const uint32_t elsewhere[] = {
	    '$',   0xA2,  0xA3,   0xA4,   0xA5,   0x58F,  0x60B, 0x9F2,
	    0x9F3, 0xE3F, 0x17DB, 0xFDFC, 0xFF04, 0xFFE1, 0xFFE5};
	if (code >= 0x20A0 && code <= 0x20C0)
		return true;
	for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++)
		if (elsewhere[i] == code)
			return true;
	return false;
}

static uint32_t code_point(const char *text, size_t size)
{
	const unsigned char *bytes = (const unsigned char *)text;
	switch (size) {
	case 1:
		return bytes[0];
	case 2:
		return (bytes[0] & 0x1Fu) << 6 | (bytes[1] & 0x3Fu);
	case 3:
		return (bytes[0] & 0x0Fu) << 12 | (bytes[1] & 0x3Fu) << 6 |
		       (bytes[2] & 0x3Fu);
	default:
		return 0;
	}
}

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* What shops write that is neither a symbol nor a code of three capitals. */
static const char *const words[] = {"kr.", "kr",  "z\xC5\x82", "K\xC4\x8D",
                                    "Ft",  "Fr.", "Rs.",       "Rs"};

enum { WORD_COUNT = sizeof words / sizeof *words };

/* EUR, $, US$, kr at the front. */
static bool take_currency_before(struct span *span)
{
	size_t capitals = 0;
	while (capitals < left(span) && is_capital(span->at[capitals]))
		capitals++;
	const char *behind = span->at + capitals;
	const size_t size = clv_utf8_length(behind, (size_t)(span->end - behind));
	if (capitals <= 3 && size && is_symbol(code_point(behind, size))) {
		span->at = behind + size;
		return true;
	}
	/* NAN 5 and INF 5 are no money of any country. */
	if (capitals == 3 && memcmp(span->at, "NAN", 3) != 0 &&
	    memcmp(span->at, "INF", 3) != 0) {
		span->at = behind;
		return true;
	}
	for (size_t i = 0; i < WORD_COUNT; i++)
		if (take(span, words[i]))
			return true;
	return false;
}

/* The same at the back; a symbol stands alone there. */
static bool take_currency_behind(struct span *span)
{
	const size_t length = left(span);
	const char *end = span->end;
	if (length > 3 && is_capital(end[-1]) && is_capital(end[-2]) &&
	    is_capital(end[-3]) && !is_capital(end[-4])) {
		span->end -= 3;
		return true;
	}
	for (size_t size = 1; size <= 3 && size < length; size++)
		if (clv_utf8_length(end - size, size) == size &&
		    is_symbol(code_point(end - size, size))) {
			span->end -= size;
			return true;
		}
	for (size_t i = 0; i < WORD_COUNT; i++)
		if (take_last(span, words[i]))
			return true;
	return false;
}

static bool take_currency(struct span *span)
{
	return take_currency_before(span) || take_currency_behind(span);
}

/* What remains when sign, brackets and currency are off. */
struct body {
	struct span digits;
	bool negative, currency;
};

static bool take_brackets(struct span *span)
{
	if (left(span) < 3 || *span->at != '(' || span->end[-1] != ')')
		return false;
	span->at++;
	span->end--;
	trim(span);
	return true;
}

/* Negative is said once: by a sign in front or behind, or by brackets; -$5,
   $-5, ($5), $(5) and USD 5.00- are all in use. */
static struct body undress(struct span text)
{
	struct body body = {text, false, false};
	struct span *span = &body.digits;
	trim(span);
	bool said = take_brackets(span);
	body.negative = said;
	if (!said)
		said = take_sign(span, &body.negative);
	if (!said && take_last(span, "-"))
		said = body.negative = true;
	trim(span);
	const bool bare = left(span) == 0 || *span->at == '.' || *span->at == ',' ||
	                  (is_digit(*span->at) && is_digit(span->end[-1]));
	if (bare)
		return body;
	body.currency = take_currency(span);
	trim(span);
	if (!said && take_brackets(span))
		body.negative = true;
	else if (!said)
		take_sign(span, &body.negative);
	return body;
}

/* The separators of the digits: which stands for the decimal sign. */
struct layout {
	size_t points, commas;
	const char *last; /* the last of them */
	const char *end;  /* of digits and separators; an exponent may follow */
};

static struct layout lay_out(const struct span *digits)
{
	struct layout layout = {0, 0, NULL, digits->at};
	while (layout.end < digits->end) {
		const size_t rest = (size_t)(digits->end - layout.end);
		const size_t blank = blank_length(layout.end, rest);
		if (*layout.end == '.' || *layout.end == ',') {
			layout.points += *layout.end == '.';
			layout.commas += *layout.end == ',';
			layout.last = layout.end;
		} else if (!is_digit(*layout.end) && *layout.end != '\'' && !blank) {
			break;
		}
		layout.end += blank ? blank : 1;
	}
	return layout;
}

/* One separator only: 1,234 may be either, 12,34 and 0,123 may not. */
static bool could_be_thousands(const struct span *digits,
                               const struct layout *layout)
{
	const ptrdiff_t before = layout->last - digits->at;
	return layout->end - layout->last == 4 && layout->end == digits->end &&
	       before >= 1 && before <= 3 && *digits->at != '0';
}

static enum clv_decimal_evidence evidence_of(const struct span *digits)
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

/* Copies digits as C writes them: groups closed up, a point for the decimal
   sign, the exponent behind. Groups have three digits, those in front of the
   last may have two (1,00,000); one sign parts them all, and the first is not
   0 (0,123 is no 123). False when it is no number. */
static bool normalize(const struct span *digits, char decimal,
                      char text[BODY_SIZE])
{
	size_t length = 0;
	size_t group = 0; /* digits since the last separator */
	bool fraction = false, grouped = false, any = false;
	const char *at = digits->at;
	const char *separator = NULL;
	while (at < digits->end && length + 1 < BODY_SIZE) {
		const size_t blank = blank_length(at, (size_t)(digits->end - at));
		if (is_digit(*at)) {
			text[length++] = *at++;
			group++;
			any = true;
		} else if (*at == decimal && !fraction) {
			if (grouped && group != 3)
				return false;
			fraction = true;
			text[length++] = '.';
			at++;
		} else if (!fraction &&
		           (blank || *at == '.' || *at == ',' || *at == '\'')) {
			const size_t size = blank ? blank : 1;
			if (group == 0 || group > 3 || (grouped && group < 2) ||
			    *digits->at == '0' ||
			    (grouped && memcmp(separator, at, size) != 0))
				return false;
			grouped = true;
			group = 0;
			separator = at;
			at += size;
		} else {
			break;
		}
	}
	if (!any || (grouped && !fraction && group != 3))
		return false;
	/* an exponent, where e, a sign and the final null have room */
	if (at < digits->end && length + 3 <= BODY_SIZE &&
	    (*at == 'e' || *at == 'E')) {
		text[length++] = *at++;
		if (at < digits->end && (*at == '+' || *at == '-'))
			text[length++] = *at++;
		if (at == digits->end)
			return false;
		while (at < digits->end && is_digit(*at) && length + 1 < BODY_SIZE)
			text[length++] = *at++;
	}
	text[length] = '\0';
	return at == digits->end;
}

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
	if (length - at > 19 || at == length || !is_digit(text[at]) ||
	    !is_digit(text[length - 1]))
		return false;
	uint64_t digits = 0;
	size_t point = length;
	for (; at < length; at++) {
		if (is_digit(text[at]))
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
static double read_normal(char normal[BODY_SIZE], unsigned shift)
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
	char text[BODY_SIZE + 16];
	snprintf(text, sizeof text, "%se%ld", normal, power - (long)shift);
	return strtod(text, NULL);
}

static enum clv_number_status read_scaled(const struct span *text,
                                          enum clv_decimal decimal,
                                          bool currency, unsigned shift,
                                          double *value)
{
	struct span span = *text;
	trim(&span);
	if (is_missing(&span))
		return CLV_NUMBER_MISSING;
	if (decimal == CLV_DECIMAL_POINT &&
	    read_plain(span.at, left(&span), shift, value))
		return CLV_NUMBER_OK;
	const struct body body = undress(span);
	const char other = decimal == CLV_DECIMAL_POINT ? ',' : '.';
	char normal[BODY_SIZE];
	if (!normalize(&body.digits, (char)decimal, normal))
		return normalize(&body.digits, other, normal) ? CLV_NUMBER_DECIMAL
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
	const struct span span = {text, text + length};
	return done ? CLV_NUMBER_OK
	            : read_scaled(&span, decimal, currency, 0, value);
}

/* Takes a unit of time off the end. */
static bool take_unit(struct span *span, double *per_year)
{
	/* mo before any other unit that could end in the same letter */
	static const struct {
		const char *name;
		double per_year;
	} units[] = {{"mo", 12}, {"w", 365.25 / 7}, {"d", 365.25}, {"y", 1}};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (take_last(span, units[i].name)) {
			*per_year = units[i].per_year;
			trim(span);
			return true;
		}
	return false;
}

enum clv_decimal_evidence clv_decimal_evidence(const char *text, size_t length)
{
	struct span span = {text, text + length};
	/* A rate's % and /month say nothing about its number, nor does a unit. */
	for (size_t i = 0; i < length; i++)
		if (text[i] == '%' || text[i] == '/') {
			span.end = text + i;
			break;
		}
	double ignored;
	trim(&span);
	take_unit(&span, &ignored);
	struct body body = undress(span);
	char normal[BODY_SIZE];
	if (!normalize(&body.digits, '.', normal) &&
	    !normalize(&body.digits, ',', normal))
		return CLV_TELLS_NOTHING;
	return evidence_of(&body.digits);
}

/* Takes "/month" or "/year" off the end; false for any other word there. */
static bool take_step(struct span *span, enum clv_step *step, bool *found)
{
	const char *slash = memchr(span->at, '/', left(span));
	*found = slash != NULL;
	if (!slash)
		return true;
	struct span word = {slash + 1, span->end};
	trim(&word);
	if (same_word(&word, "month"))
		*step = CLV_STEP_MONTH;
	else if (same_word(&word, "year"))
		*step = CLV_STEP_YEAR;
	else
		return false;
	span->end = slash;
	trim(span);
	return true;
}

enum clv_number_status clv_rate_read(const char *text, size_t length,
                                     enum clv_decimal decimal, double *value,
                                     enum clv_step *step)
{
	struct span span = {text, text + length};
	trim(&span);
	if (is_missing(&span))
		return CLV_NUMBER_MISSING;
	enum clv_step said = CLV_STEP_YEAR;
	bool has_step;
	if (!take_step(&span, &said, &has_step))
		return CLV_NUMBER_BAD;
	const bool percent = take_last(&span, "%");
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
	struct span span = {text, text + length};
	trim(&span);
	double per_year = 1;
	const bool unit = take_unit(&span, &per_year);
	double number;
	const enum clv_number_status status =
	    clv_number_read(span.at, left(&span), decimal, false, &number, NULL);
	if (status == CLV_NUMBER_MISSING && unit)
		return CLV_NUMBER_BAD;
	if (status == CLV_NUMBER_OK)
		*value = number / per_year;
	return status;
}
