#include "io/partial_pen.h"

#include <string.h>

void clv_pen_let_go(struct clv_pen *pen)
{
	clv_digest_add(&pen->digest, pen->bytes, pen->length);
	clv_output_write(pen->output, pen->bytes, pen->length);
	pen->length = 0;
}

void clv_pen_word(struct clv_pen *pen, const char *word)
{
	const size_t length = strlen(word);
	memcpy(clv_pen_room(pen), word, length);
	pen->length += length;
}

void clv_pen_text(struct clv_pen *pen, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		static const char special[] = "\t\n\r\\";
		static const char letters[] = "tnr\\";
		const char *at = text[i] ? strchr(special, text[i]) : NULL;
		if (at)
			clv_pen_put(pen, '\\');
		clv_pen_put(pen, at ? letters[at - special] : text[i]);
	}
}

static bool is_plain(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)text[i] < ' ' || text[i] == '\\')
			return false;
	return true;
}

void clv_pen_name(struct clv_pen *pen, const char *text, size_t length)
{
	if (length > CLV_PEN_FIELD || !is_plain(text, length)) {
		clv_pen_text(pen, text, length);
		return;
	}
	memcpy(clv_pen_room(pen), text, length);
	pen->length += length;
}

char *clv_pen_size(char *at, clv_wide_unsigned size)
{
	const clv_wide_unsigned upper = size / 10000000000000000000u;
	uint64_t lower = (uint64_t)(size % 10000000000000000000u);
	enum { LOWER_DIGITS = 19 };
	if (!upper)
		return clv_pen_digits(at, lower);
	at = clv_pen_size(at, upper);
	for (int i = LOWER_DIGITS - 1; i >= 0; i--, lower /= 10)
		at[i] = (char)('0' + lower % 10);
	return at + LOWER_DIGITS;
}

void clv_pen_day(struct clv_pen *pen, char before, int32_t day, bool is_known)
{
	if (is_known) {
		clv_pen_amount(pen, before, day);
	} else {
		clv_pen_put(pen, before);
		clv_pen_put(pen, '-');
	}
}

void clv_pen_hash(struct clv_pen *pen, uint64_t hash)
{
	char *at = clv_pen_room(pen);
	for (int shift = 60; shift >= 0; shift -= 4)
		*at++ = "0123456789abcdef"[hash >> shift & 15];
	pen->length += 16;
}
