#include "cli/message.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

void print_error_line(const struct clv_error *error)
{
	const struct clv_place *place = &error->place;
	fputs("clv: ", stderr);
	if (place->line) {
		fprintf(stderr, "%s:%llu:", place->file,
		        (unsigned long long)place->line);
		if (place->column)
			fprintf(stderr, "%zu:", place->column);
		fputc(' ', stderr);
	}
	fprintf(stderr, "%s\n", error->message);
}

/* Columns of the terminal that the first `count` characters take. */
static size_t width_of(const char *text, size_t count)
{
	mbstate_t state;
	memset(&state, 0, sizeof state);
	size_t width = 0;
	const char *end = text + strlen(text);
	for (; count > 0 && text < end; count--) {
		wchar_t character;
		size_t size = mbrtowc(&character, text, (size_t)(end - text), &state);
		int columns = 1;
		if (size == 0 || size > (size_t)(end - text)) {
			/* not of this locale: a byte a column */
			memset(&state, 0, sizeof state);
			size = 1;
		} else {
			columns = wcwidth(character);
		}
		width += columns > 0 ? (size_t)columns : 0;
		text += size;
	}
	return width;
}

void print_failure(const struct clv_error *error)
{
	const struct clv_place *place = &error->place;
	print_error_line(error);
	if (place->line && place->excerpt[0]) {
		fprintf(stderr, "  %s\n", place->excerpt);
		if (place->column)
			fprintf(stderr, "  %*s^\n",
			        (int)width_of(place->excerpt, place->caret), "");
	}
	if (error->hint[0])
		fprintf(stderr, "hint: %s\n", error->hint);
}

void print_note(const char *format, ...)
{
	va_list arguments;
	fputs("clv: note: ", stderr);
	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fputc('\n', stderr);
}
