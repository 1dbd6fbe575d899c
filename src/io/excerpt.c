#include "io/excerpt.h"
#include "io/utf8.h"

#include <stdio.h>
#include <string.h>

enum { CHARACTERS_BEFORE = 48, CHARACTERS_SHOWN = 72 };

/* Where the physical line with `offset` starts, and how many end before. */
static size_t start_of_line(const char *text, size_t offset, uint64_t *lines)
{
	size_t start = 0;
	for (size_t i = 0; i < offset; i++) {
		const bool first_of_crlf =
		    text[i] == '\r' && i + 1 < offset && text[i + 1] == '\n';
		if ((text[i] != '\n' && text[i] != '\r') || first_of_crlf)
			continue;
		start = i + 1;
		++*lines;
	}
	return start;
}

static size_t end_of_line(const char *text, size_t length, size_t from)
{
	while (from < length && text[from] != '\n' && text[from] != '\r')
		from++;
	return from;
}

/* At most `count` characters on from `at`. */
static size_t forward(const char *text, size_t at, size_t end, size_t count)
{
	for (; count > 0 && at < end; count--) {
		const size_t size = clv_utf8_length(text + at, end - at);
		at += size ? size : 1;
	}
	return at;
}

void clv_excerpt(struct clv_place *place, const char *text, size_t length,
                 uint64_t first_line, size_t offset, bool with_column)
{
	uint64_t lines = 0;
	const size_t start = start_of_line(text, offset, &lines);
	const size_t end = end_of_line(text, length, offset);
	const size_t column = clv_utf8_count(text + start, offset - start);
	place->line = first_line + lines;
	place->column = with_column ? column + 1 : 0;
	/* A long line is shown from shortly before the column. */
	const size_t skipped =
	    column > CHARACTERS_BEFORE ? column - CHARACTERS_BEFORE : 0;
	const size_t from = forward(text, start, end, skipped);
	const size_t to = forward(text, from, end, CHARACTERS_SHOWN);
	const char *before = skipped ? "..." : "";
	char shown[CLV_EXCERPT_SIZE - 8];
	clv_printable(text + from, to - from, shown, sizeof shown);
	snprintf(place->excerpt, sizeof place->excerpt, "%s%s%s", before, shown,
	         to < end ? "..." : "");
	place->caret = column - skipped + strlen(before);
}
