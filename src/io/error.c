#include "io/error.h"
#include "io/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool clv_reject(struct clv_error *error, enum clv_status status,
                const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(error->message, sizeof error->message, format, arguments);
	va_end(arguments);
	error->status = status;
	error->is_memory = false;
	error->hint[0] = '\0';
	error->place.line = 0;
	error->place.column = 0;
	return false;
}

bool clv_hint(struct clv_error *error, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(error->hint, sizeof error->hint, format, arguments);
	va_end(arguments);
	return false;
}

bool clv_reject_memory(struct clv_error *error)
{
	clv_reject(error, CLV_BAD_DATA, "out of memory");
	error->is_memory = true;
	return false;
}

const char *clv_printable(const char *text, size_t length, char *copy,
                          size_t size)
{
	static const char cut[] = "...";
	size_t to = 0;
	size_t at = 0;
	while (at < length) {
		size_t bytes = clv_utf8_length(text + at, length - at);
		const bool control =
		    bytes == 1 && ((unsigned char)text[at] < 0x20 || text[at] == 0x7F);
		/* C1 controls, which some terminals obey: C2 80 to C2 9F */
		const bool control_1 = bytes == 2 && text[at] == '\xC2' &&
		                       (unsigned char)text[at + 1] < 0xA0;
		if (to + (bytes ? bytes : 1) + sizeof cut > size)
			break;
		if (bytes == 0 || control || control_1) {
			copy[to++] = text[at] == '\t' ? ' ' : '?';
			bytes = bytes ? bytes : 1;
		} else {
			memcpy(copy + to, text + at, bytes);
			to += bytes;
		}
		at += bytes;
	}
	copy[to] = '\0';
	if (at < length)
		memcpy(copy + to, cut, sizeof cut);
	return copy;
}
