/* Sign, brackets and currency off a number, and its digits as C writes them. */
#include "io/number_body.h"
#include "io/utf8.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

size_t clv_blank_length(const char *text, size_t length)
{
	if (length == 0)
		return 0;
	switch ((unsigned char)*text) {
	case ' ':
	case '\t':
		return 1;
	case 0xC2: /* no-break space */
		return length >= 2 && text[1] == '\xA0' ? 2 : 0;
	case 0xE2: /* thin space, and the one that does not break */
		return length >= 3 && text[1] == '\x80' &&
		               (text[2] == '\x89' || text[2] == '\xAF')
		           ? 3
		           : 0;
	default:
		return 0;
	}
}

/* The last byte of a blank, for a quick look. */
static bool may_end_blank(const struct clv_span *span)
{
	return span->at < span->end &&
	       (span->end[-1] == ' ' || span->end[-1] == '\t' ||
	        (span->end[-1] & 0x80));
}

void clv_span_trim(struct clv_span *span)
{
	size_t size;
	while ((size = clv_blank_length(span->at, clv_span_left(span))) > 0)
		span->at += size;
	for (bool again = true; again && may_end_blank(span);) {
		again = false;
		for (size = 1; size <= 3 && size <= clv_span_left(span) && !again;
		     size++)
			again = clv_blank_length(span->end - size, size) == size;
		if (again)
			span->end -= size - 1;
	}
}

bool clv_span_take(struct clv_span *span, const char *prefix)
{
	const size_t size = strlen(prefix);
	if (clv_span_left(span) < size || memcmp(span->at, prefix, size) != 0)
		return false;
	span->at += size;
	return true;
}

bool clv_span_take_last(struct clv_span *span, const char *suffix)
{
	const size_t size = strlen(suffix);
	if (clv_span_left(span) < size ||
	    memcmp(span->end - size, suffix, size) != 0)
		return false;
	span->end -= size;
	return true;
}

bool clv_span_is_word(const struct clv_span *span, const char *word)
{
	if (clv_span_left(span) != strlen(word))
		return false;
	for (size_t i = 0; word[i]; i++)
		if (tolower((unsigned char)span->at[i]) != word[i])
			return false;
	return true;
}

bool clv_span_is_missing(const struct clv_span *span)
{
	return clv_span_left(span) == 0 || clv_span_is_word(span, "--") ||
	       clv_span_is_word(span, "n/a");
}

/* A sign at the front: -, + or the minus of typesetters. */
static bool take_sign(struct clv_span *span, bool *negative)
{
	if (clv_span_take(span, "-") || clv_span_take(span, "\xE2\x88\x92")) {
		*negative = !*negative;
		return true;
	}
	return clv_span_take(span, "+");
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
static bool take_currency_before(struct clv_span *span)
{
	size_t capitals = 0;
	while (capitals < clv_span_left(span) && is_capital(span->at[capitals]))
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
		if (clv_span_take(span, words[i]))
			return true;
	return false;
}

/* The same at the back; a symbol stands alone there. */
static bool take_currency_behind(struct clv_span *span)
{
	const size_t length = clv_span_left(span);
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
		if (clv_span_take_last(span, words[i]))
			return true;
	return false;
}

static bool take_currency(struct clv_span *span, struct clv_span *mark)
{
	const struct clv_span whole = *span;
	const bool before = take_currency_before(span);
	if (!before && !take_currency_behind(span))
		return false;
	*mark = before ? (struct clv_span){whole.at, span->at}
	               : (struct clv_span){span->end, whole.end};
	return true;
}

static bool take_brackets(struct clv_span *span)
{
	if (clv_span_left(span) < 3 || *span->at != '(' || span->end[-1] != ')')
		return false;
	span->at++;
	span->end--;
	clv_span_trim(span);
	return true;
}

struct clv_body clv_body_undress(struct clv_span text)
{
	struct clv_body body = {text, {text.at, text.at}, false, false};
	struct clv_span *span = &body.digits;
	clv_span_trim(span);
	bool said = take_brackets(span);
	body.negative = said;
	if (!said)
		said = take_sign(span, &body.negative);
	if (!said && clv_span_take_last(span, "-"))
		said = body.negative = true;
	clv_span_trim(span);
	const bool bare = clv_span_left(span) == 0 || *span->at == '.' ||
	                  *span->at == ',' ||
	                  (clv_is_digit(*span->at) && clv_is_digit(span->end[-1]));
	if (bare)
		return body;
	body.currency = take_currency(span, &body.mark);
	clv_span_trim(span);
	if (!said && take_brackets(span))
		body.negative = true;
	else if (!said)
		take_sign(span, &body.negative);
	return body;
}

bool clv_body_normalize(const struct clv_span *digits, char decimal,
                        char text[CLV_BODY_SIZE])
{
	size_t length = 0;
	size_t group = 0; /* digits since the last separator */
	bool fraction = false, grouped = false, any = false;
	const char *at = digits->at;
	const char *separator = NULL;
	while (at < digits->end && length + 1 < CLV_BODY_SIZE) {
		const size_t blank = clv_blank_length(at, (size_t)(digits->end - at));
		if (clv_is_digit(*at)) {
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
	if (at < digits->end && length + 3 <= CLV_BODY_SIZE &&
	    (*at == 'e' || *at == 'E')) {
		text[length++] = *at++;
		if (at < digits->end && (*at == '+' || *at == '-'))
			text[length++] = *at++;
		if (at == digits->end)
			return false;
		while (at < digits->end && clv_is_digit(*at) &&
		       length + 1 < CLV_BODY_SIZE)
			text[length++] = *at++;
	}
	text[length] = '\0';
	return at == digits->end;
}
