#include "io/writer.h"
#include "io/utf8.h"

#include <stdlib.h>
#include <string.h>

const struct clv_format *const clv_formats[] = {
	&clv_format_table, &clv_format_csv,    &clv_format_tsv,
	&clv_format_json,  &clv_format_ndjson, &clv_format_markdown,
};
const size_t clv_format_count = sizeof clv_formats / sizeof *clv_formats;

const struct clv_format *clv_format_find(const char *name)
{
	for (size_t i = 0; i < clv_format_count; i++)
		if (strcmp(clv_formats[i]->name, name) == 0)
			return clv_formats[i];
	return NULL;
}

bool clv_writer_begin(struct clv_writer *writer, struct clv_error *error)
{
	writer->state = NULL;
	writer->rows = 0;
	return writer->format->begin(writer, error);
}

bool clv_writer_row(struct clv_writer *writer, const struct clv_value *values,
                    struct clv_error *error)
{
	if (!writer->format->row(writer, values, error))
		return false;
	writer->rows++;
	return !clv_output_failed(writer->output) ||
	       clv_output_flush(writer->output, error);
}

bool clv_writer_end(struct clv_writer *writer, struct clv_error *error)
{
	return writer->format->end(writer, error);
}

void clv_writer_free(struct clv_writer *writer)
{
	if (writer->format && writer->format->free)
		writer->format->free(writer);
}

double clv_writer_round(const struct clv_writer *writer, size_t column,
                        double number)
{
	return writer->decimals >= 0 && writer->headings[column].is_result
	           ? clv_number_round(number, writer->decimals)
	           : number;
}

/* Decimals that a kind is shown with; below 0: as many as the number has. */
static int usual_decimals(const struct clv_writer *writer, enum clv_kind kind)
{
	switch (kind) {
	case CLV_MONEY:
	case CLV_COST:
	case CLV_RATIO:
	case CLV_MONTHS:
		return writer->decimals >= 0 ? writer->decimals : 2;
	case CLV_POINTS:
	case CLV_SPAN:
	case CLV_SHARE:
		return writer->decimals;
	default:
		return -1;
	}
}

size_t clv_value_for_people(const struct clv_writer *writer,
                            const struct clv_heading *heading,
                            const struct clv_value *value, const char **text,
                            char store[CLV_FIXED_SIZE])
{
	*text = store;
	switch (value->type) {
	case CLV_VALUE_NUMBER: {
		const int decimals = usual_decimals(writer, heading->kind);
		if (decimals >= 0)
			return clv_number_write_fixed(store, value->number, decimals);
		/* Six digits are more than an eye takes in. */
		return clv_number_write(store, heading->kind == CLV_SPAN ||
		                                       heading->kind == CLV_POINTS ||
		                                       heading->kind == CLV_SHARE
		                                   ? clv_number_round(value->number, 3)
		                                   : value->number);
	}
	case CLV_VALUE_TEXT:
	case CLV_VALUE_PLAIN:
		*text = value->text;
		return value->length;
	case CLV_VALUE_NONE:
	default:
		return 0;
	}
}

char *clv_utf8_copy(const char *text, size_t length, bool blank_controls,
                    size_t *copied)
{
	static const char replacement[] = "\xEF\xBF\xBD";
	/* At worst every byte becomes three. */
	char *copy = malloc(length * 3 + 1);
	if (!copy)
		return NULL;
	char *to = copy;
	for (size_t at = 0; at < length;) {
		const size_t size = clv_utf8_length(text + at, length - at);
		const bool control =
		    size == 1 && ((unsigned char)text[at] < 0x20 || text[at] == 0x7F);
		if (size == 0) {
			memcpy(to, replacement, 3);
			to += 3;
		} else if (control && blank_controls) {
			*to++ = ' ';
		} else {
			memcpy(to, text + at, size);
			to += size;
		}
		at += size ? size : 1;
	}
	*to = '\0';
	*copied = (size_t)(to - copy);
	return copy;
}
