#include "io/utf8.h"

#include <stdint.h>

/* Bytes that a lead byte announces, and the smallest code point that needs
   them: a longer spelling of a smaller one is not valid. */
static size_t announced(unsigned char lead, uint32_t *code, uint32_t *smallest)
{
	if (lead < 0x80) {
		*code = lead;
		*smallest = 0;
		return 1;
	}
	if (lead >= 0xC2 && lead < 0xE0) {
		*code = lead & 0x1Fu;
		*smallest = 0x80;
		return 2;
	}
	if (lead >= 0xE0 && lead < 0xF0) {
		*code = lead & 0x0Fu;
		*smallest = 0x800;
		return 3;
	}
	if (lead >= 0xF0 && lead < 0xF5) {
		*code = lead & 0x07u;
		*smallest = 0x10000;
		return 4;
	}
	return 0;
}

size_t clv_utf8_length(const char *text, size_t length)
{
	uint32_t code = 0;
	uint32_t smallest = 0;
	if (length == 0)
		return 0;
	const size_t size = announced((unsigned char)text[0], &code, &smallest);
	if (size == 0 || size > length)
		return 0;
	for (size_t i = 1; i < size; i++) {
		const unsigned char byte = (unsigned char)text[i];
		if ((byte & 0xC0) != 0x80)
			return 0;
		code = code << 6 | (byte & 0x3Fu);
	}
	const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
	return code < smallest || surrogate || code > 0x10FFFF ? 0 : size;
}

size_t clv_utf8_count(const char *text, size_t length)
{
	size_t count = 0;
	for (size_t at = 0; at < length; count++) {
		const size_t size = clv_utf8_length(text + at, length - at);
		at += size ? size : 1;
	}
	return count;
}

bool clv_utf8_is_valid(const char *text, size_t length)
{
	for (size_t at = 0; at < length;) {
		const size_t size = clv_utf8_length(text + at, length - at);
		if (size == 0)
			return false;
		at += size;
	}
	return true;
}
