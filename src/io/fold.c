#include "io/fold.h"
#include "data/grow.h"
#include "io/utf8.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <wctype.h>

bool clv_fold_open(struct clv_fold *fold)
{
	*fold = (struct clv_fold){
	    .locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0)};
	return fold->locale || errno != ENOMEM;
}

void clv_fold_close(struct clv_fold *fold)
{
	if (fold->locale)
		freelocale(fold->locale);
	free(fold->key);
	*fold = (struct clv_fold){0};
}

/* The code of a valid character of so many bytes. */
static wint_t decode(const char *text, size_t size)
{
	const unsigned char *bytes = (const unsigned char *)text;
	static const unsigned char masks[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
	wint_t code = bytes[0] & masks[size];
	for (size_t i = 1; i < size; i++)
		code = code << 6 | (bytes[i] & 0x3F);
	return code;
}

static size_t encode(wint_t code, char text[4])
{
	static const unsigned char marks[] = {0, 0, 0xC0, 0xE0, 0xF0};
	const size_t size = code < 0x80      ? 1
	                    : code < 0x800   ? 2
	                    : code < 0x10000 ? 3
	                                     : 4;
	for (size_t i = size - 1; i > 0; i--) {
		text[i] = (char)(0x80 | (code & 0x3F));
		code >>= 6;
	}
	text[0] = (char)(marks[size] | code);
	return size;
}

static bool is_blank(wint_t code)
{
	return code == ' ' || (code >= '\t' && code <= '\r') || code == 0xA0 ||
	       code == 0x202F || code == 0x3000;
}

/* By way of the capital, so that the two small sigmas of Greek are one. */
static wint_t lower(const struct clv_fold *fold, wint_t code)
{
	if (code >= 'A' && code <= 'Z')
		return code - 'A' + 'a';
	return code < 0x80 || !fold->locale
	           ? code
	           : towlower_l(towupper_l(code, fold->locale), fold->locale);
}

bool clv_fold_text(struct clv_fold *fold, const char *text, size_t length)
{
	void *key = fold->key;
	bool is_apart = false;
	/* a letter of 2 bytes may have a small one of 3 */
	if (!clv_grow(&key, &fold->capacity, 4 * length + 4, 1))
		return false;
	fold->key = key;
	fold->length = 0;
	for (size_t at = 0; at < length;) {
		const size_t size = clv_utf8_length(text + at, length - at);
		const wint_t code = size ? decode(text + at, size) : 0;
		if (size && is_blank(code)) {
			is_apart = fold->length > 0;
			at += size;
			continue;
		}
		if (is_apart)
			fold->key[fold->length++] = ' ';
		is_apart = false;
		if (size)
			fold->length += encode(lower(fold, code), fold->key + fold->length);
		else
			fold->key[fold->length++] = text[at];
		at += size ? size : 1;
	}
	return true;
}
