/* Markdown tables, for a report or an issue. Constant memory. */
#include "io/writer.h"

#include <string.h>

/* A | would end the cell, and so would a line end the row. */
static void write_cell(struct clv_output *output, const char *text,
                       size_t length)
{
	clv_output_text(output, " ");
	for (size_t i = 0; i < length; i++) {
		if (text[i] == '|' || text[i] == '\\')
			clv_output_text(output, "\\");
		if (text[i] == '\n' || text[i] == '\r')
			clv_output_text(output, " ");
		else
			clv_output_write(output, text + i, 1);
	}
	clv_output_text(output, " |");
}

static bool markdown_begin(struct clv_writer *writer, struct clv_error *error)
{
	(void)error;
	clv_output_text(writer->output, "|");
	for (size_t i = 0; i < writer->count; i++)
		write_cell(writer->output, writer->headings[i].name,
		           writer->headings[i].length);
	clv_output_text(writer->output, "\n|");
	for (size_t i = 0; i < writer->count; i++) {
		const struct clv_heading *heading = &writer->headings[i];
		const bool words = clv_kind_is_text(heading->kind);
		clv_output_text(writer->output, words ? " --- |" : " ---: |");
	}
	clv_output_text(writer->output, "\n");
	return true;
}

static bool markdown_row(struct clv_writer *writer,
                         const struct clv_value *values,
                         struct clv_error *error)
{
	(void)error;
	clv_output_text(writer->output, "|");
	for (size_t i = 0; i < writer->count; i++) {
		char store[CLV_FIXED_SIZE];
		const char *text;
		const size_t length = clv_value_for_people(writer, &writer->headings[i],
		                                           &values[i], &text, store);
		write_cell(writer->output, text, length);
	}
	clv_output_text(writer->output, "\n");
	return true;
}

static bool markdown_end(struct clv_writer *writer, struct clv_error *error)
{
	(void)writer;
	(void)error;
	return true;
}

const struct clv_format clv_format_markdown = {
    "markdown",     "a Markdown table", true,         false,
    markdown_begin, markdown_row,       markdown_end, NULL};
