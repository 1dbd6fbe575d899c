/* CSV and TSV: text byte for byte, quoted only where it must be; numbers as
   the shortest text that reads back. Constant memory. */
#include "io/csv_reader.h"
#include "io/writer.h"

#include <string.h>

static void write_quoted(struct clv_output *output, const char *text,
                         size_t length)
{
	clv_output_write(output, "\"", 1);
	while (length > 0) {
		const char *quote = memchr(text, '"', length);
		const size_t piece = quote ? (size_t)(quote - text) + 1 : length;
		clv_output_write(output, text, piece);
		if (quote)
			clv_output_write(output, "\"", 1);
		text += piece;
		length -= piece;
	}
	clv_output_write(output, "\"", 1);
}

/* A delimiter, a line end, a quote. A quote within text needs none for libcsv,
   but does for every other reader. */
static bool needs_quotes(const char *text, size_t length, char delimiter)
{
	for (size_t i = 0; i < length; i++)
		if (text[i] == delimiter || text[i] == '"' || text[i] == '\n' ||
		    text[i] == '\r')
			return true;
	return false;
}

static void write_text(struct clv_output *output, const char *text,
                       size_t length, char delimiter)
{
	if (needs_quotes(text, length, delimiter))
		write_quoted(output, text, length);
	else
		clv_output_write(output, text, length);
}

static void write_value(struct clv_writer *writer, size_t column,
                        const struct clv_value *value, char delimiter)
{
	struct clv_output *output = writer->output;
	switch (value->type) {
	case CLV_VALUE_NUMBER: {
		char *room = clv_output_room(output, CLV_NUMBER_SIZE);
		clv_output_claim(
		    output, clv_number_write(
		                room, clv_writer_round(writer, column, value->number)));
		break;
	}
	case CLV_VALUE_TEXT:
		write_text(output, value->text, value->length, delimiter);
		break;
	case CLV_VALUE_PLAIN:
		clv_output_write(output, value->text, value->length);
		break;
	case CLV_VALUE_NONE:
	default:
		break;
	}
}

/* One blank cell alone would be a blank line, which every reader skips. */
static bool is_blank_line(const struct clv_writer *writer,
                          const struct clv_value *values)
{
	if (writer->count != 1 || values[0].type == CLV_VALUE_NUMBER)
		return false;
	for (size_t i = 0; i < values[0].length; i++)
		if (values[0].text[i] != ' ' && values[0].text[i] != '\t')
			return false;
	return true;
}

/* A row of numbers and short plain texts, which is most of them, in one piece
   of the output's buffer; false when it is not such a row. */
static bool write_row_at_once(struct clv_writer *writer,
                              const struct clv_value *values, char delimiter)
{
	char *const row = clv_output_room(writer->output, CLV_OUTPUT_ROOM);
	const char *const limit = row + CLV_OUTPUT_ROOM - CLV_NUMBER_SIZE - 2;
	char *at = row;
	for (size_t i = 0; i < writer->count; i++) {
		const struct clv_value *value = &values[i];
		if (at + value->length > limit)
			return false;
		if (i > 0)
			*at++ = delimiter;
		if (value->type == CLV_VALUE_NUMBER) {
			at += clv_number_write(at,
			                       clv_writer_round(writer, i, value->number));
		} else if (value->type != CLV_VALUE_NONE) {
			if (value->type == CLV_VALUE_TEXT &&
			    needs_quotes(value->text, value->length, delimiter))
				return false;
			if (value->type == CLV_VALUE_PLAIN &&
			    value->length <= CLV_SHORT_CELL)
				memcpy(at, value->text, CLV_SHORT_CELL);
			else
				memcpy(at, value->text, value->length);
			at += value->length;
		}
	}
	if (at == row)
		return false;
	*at++ = '\n';
	clv_output_claim(writer->output, (size_t)(at - row));
	return true;
}

static bool write_row(struct clv_writer *writer, const struct clv_value *values,
                      char delimiter)
{
	if (is_blank_line(writer, values)) {
		write_quoted(writer->output, values[0].text, values[0].length);
		clv_output_text(writer->output, "\n");
		return true;
	}
	if (write_row_at_once(writer, values, delimiter))
		return true;
	for (size_t i = 0; i < writer->count; i++) {
		if (i > 0)
			clv_output_write(writer->output, &delimiter, 1);
		write_value(writer, i, &values[i], delimiter);
	}
	clv_output_text(writer->output, "\n");
	return true;
}

static bool write_header(struct clv_writer *writer, char delimiter)
{
	for (size_t i = 0; i < writer->count; i++) {
		const struct clv_heading *heading = &writer->headings[i];
		if (i > 0)
			clv_output_write(writer->output, &delimiter, 1);
		write_text(writer->output, heading->name, heading->length, delimiter);
	}
	clv_output_text(writer->output, "\n");
	return true;
}

static bool csv_begin(struct clv_writer *writer, struct clv_error *error)
{
	(void)error;
	return write_header(writer, ',');
}

static bool csv_row(struct clv_writer *writer, const struct clv_value *values,
                    struct clv_error *error)
{
	(void)error;
	return write_row(writer, values, ',');
}

static bool tsv_begin(struct clv_writer *writer, struct clv_error *error)
{
	(void)error;
	return write_header(writer, '\t');
}

static bool tsv_row(struct clv_writer *writer, const struct clv_value *values,
                    struct clv_error *error)
{
	(void)error;
	return write_row(writer, values, '\t');
}

static bool nothing(struct clv_writer *writer, struct clv_error *error)
{
	(void)writer;
	(void)error;
	return true;
}

const struct clv_format clv_format_csv = {
    "csv",     "comma-separated, for other programs; what a pipe gets",
    true,      false,
    csv_begin, csv_row,
    nothing,   NULL};
const struct clv_format clv_format_tsv = {
    "tsv", "separated by tabs", true, false, tsv_begin, tsv_row, nothing, NULL};
