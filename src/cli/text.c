#include "cli/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { INDENT = 2, NAME_WIDTH = 26, LINE_WIDTH = 78 };

void text_print(struct clv_output *output, const char *format, ...)
{
	char text[1024];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	clv_output_text(output, text);
}

void text_wrap(struct clv_output *output, size_t column, size_t margin,
               const char *words)
{
	while (*words && *words != '\n') {
		const size_t word = strcspn(words, " \n");
		if (column > margin && column + 1 + word > LINE_WIDTH) {
			text_print(output, "\n");
			column = 0;
		}
		if (column < margin) {
			text_print(output, "%*s", (int)(margin - column), "");
			column = margin;
		} else if (column > margin) {
			text_print(output, " ");
			column++;
		}
		text_print(output, "%.*s", (int)word, words);
		column += word;
		words += word;
		words += strspn(words, " ");
	}
	text_print(output, "\n");
}

void text_row(struct clv_output *output, const char *name, const char *words)
{
	const size_t margin = INDENT + NAME_WIDTH;
	text_print(output, "%*s%s", INDENT, "", name);
	size_t column = INDENT + strlen(name);
	if (column >= margin) {
		text_print(output, "\n");
		column = 0;
	}
	text_wrap(output, column, margin, words);
}

size_t text_line(const char **at)
{
	const size_t length = strcspn(*at, "\n");
	*at = (*at)[length] ? *at + length + 1 : NULL;
	return length;
}
