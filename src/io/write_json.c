/* JSON: jansson for every string; numbers are ours, since jansson writes 0.1 as
   0.10000000000000001. Constant memory: a row at a time. */
#include "io/writer.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int pass_on(const char *bytes, size_t size, void *data)
{
	clv_output_write(data, bytes, size);
	return 0;
}

static bool write_string(struct clv_output *output, const char *text,
                         size_t length, struct clv_error *error)
{
	size_t size;
	char *copy = clv_utf8_copy(text, length, false, &size);
	json_t *string = copy ? json_stringn_nocheck(copy, size) : NULL;
	const bool written = string && json_dump_callback(string, pass_on, output,
	                                                  JSON_ENCODE_ANY) == 0;
	json_decref(string);
	free(copy);
	return written || clv_reject_memory(error);
}

/* A column without a name still needs a key. */
static bool write_key(struct clv_writer *writer, size_t column,
                      struct clv_error *error)
{
	const struct clv_heading *heading = &writer->headings[column];
	if (heading->length)
		return write_string(writer->output, heading->name, heading->length,
		                    error);
	char name[40];
	const int length = snprintf(name, sizeof name, "column_%zu", column + 1);
	return write_string(writer->output, name, (size_t)length, error);
}

static bool write_value(struct clv_writer *writer, size_t column,
                        const struct clv_value *value, struct clv_error *error)
{
	struct clv_output *output = writer->output;
	switch (value->type) {
	case CLV_VALUE_TEXT:
		return write_string(output, value->text, value->length, error);
	case CLV_VALUE_PLAIN:
		clv_output_write(output, value->text, value->length);
		return true;
	case CLV_VALUE_NUMBER: {
		char *room = clv_output_room(output, CLV_NUMBER_SIZE);
		clv_output_claim(
		    output, clv_number_write(
		                room, clv_writer_round(writer, column, value->number)));
		return true;
	}
	case CLV_VALUE_NONE:
	default:
		clv_output_text(output, "null");
		return true;
	}
}

static bool write_object(struct clv_writer *writer,
                         const struct clv_value *values, const char *open,
                         const char *between, const char *close,
                         struct clv_error *error)
{
	clv_output_text(writer->output, open);
	for (size_t i = 0; i < writer->count; i++) {
		if (i > 0)
			clv_output_text(writer->output, between);
		if (!write_key(writer, i, error))
			return false;
		clv_output_text(writer->output, ": ");
		if (!write_value(writer, i, &values[i], error))
			return false;
	}
	clv_output_text(writer->output, close);
	return true;
}

static bool json_begin(struct clv_writer *writer, struct clv_error *error)
{
	(void)error;
	if (!writer->one_case)
		clv_output_text(writer->output, "[");
	return true;
}

static bool json_row(struct clv_writer *writer, const struct clv_value *values,
                     struct clv_error *error)
{
	if (writer->one_case)
		return write_object(writer, values, "{\n  ", ",\n  ", "\n}\n", error);
	clv_output_text(writer->output, writer->rows ? ",\n" : "\n");
	return write_object(writer, values, "{", ", ", "}", error);
}

static bool json_end(struct clv_writer *writer, struct clv_error *error)
{
	(void)error;
	if (!writer->one_case)
		clv_output_text(writer->output, writer->rows ? "\n]\n" : "]\n");
	return true;
}

static bool ndjson_begin(struct clv_writer *writer, struct clv_error *error)
{
	(void)writer;
	(void)error;
	return true;
}

static bool ndjson_row(struct clv_writer *writer,
                       const struct clv_value *values, struct clv_error *error)
{
	return write_object(writer, values, "{", ", ", "}\n", error);
}

const struct clv_format clv_format_json = {
    "json",     "an object for one case, an array for a table",
    false,      true,
    json_begin, json_row,
    json_end,   NULL};
const struct clv_format clv_format_ndjson = {
    "ndjson",     "an object a line", true,         true,
    ndjson_begin, ndjson_row,         ndjson_begin, NULL};
