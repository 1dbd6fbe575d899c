/* Aligned tables for people, drawn by libsmartcols, which needs all the rows of
   a table to find its widths: rows are drawn in blocks, each with its header,
   so that memory stays bounded. */
#include "io/writer.h"

#include <errno.h>
#include <libsmartcols.h>
#include <stdlib.h>

enum { ROWS_A_BLOCK = 10000 };

static bool add_columns(struct clv_writer *writer, struct libscols_table *table)
{
	for (size_t i = 0; i < writer->count; i++) {
		const struct clv_heading *heading = &writer->headings[i];
		size_t size;
		char *name = clv_utf8_copy(heading->name, heading->length, true, &size);
		const bool words = clv_kind_is_text(heading->kind);
		const struct libscols_column *column =
		    name ? scols_table_new_column(table, name, 0,
		                                  words ? 0 : SCOLS_FL_RIGHT)
		         : NULL;
		free(name);
		if (!column)
			return false;
	}
	return true;
}

static bool start_block(struct clv_writer *writer, struct clv_error *error)
{
	struct libscols_table *table = scols_new_table();
	writer->state = table;
	if (!table || !add_columns(writer, table))
		return clv_reject_memory(error);
	/* Never cut a figure to fit: a line too long wraps. */
	scols_table_set_termforce(table, SCOLS_TERMFORCE_NEVER);
	return true;
}

static bool draw_block(struct clv_writer *writer, struct clv_error *error)
{
	char *text = NULL;
	struct libscols_table *table = writer->state;
	const bool drawn = scols_print_table_to_string(table, &text) == 0 && text;
	if (drawn) {
		clv_output_text(writer->output, text);
		clv_output_text(writer->output, "\n");
	}
	free(text);
	scols_unref_table(table);
	writer->state = NULL;
	return drawn || clv_reject_memory(error);
}

static bool table_row(struct clv_writer *writer, const struct clv_value *values,
                      struct clv_error *error)
{
	if (!writer->state && !start_block(writer, error))
		return false;
	struct libscols_line *line = scols_table_new_line(writer->state, NULL);
	if (!line)
		return clv_reject_memory(error);
	for (size_t i = 0; i < writer->count; i++) {
		char store[CLV_FIXED_SIZE];
		const char *text;
		size_t length = clv_value_for_people(writer, &writer->headings[i],
		                                     &values[i], &text, store);
		char *copy = clv_utf8_copy(text, length, true, &length);
		if (!copy || scols_line_refer_data(line, i, copy) != 0) {
			free(copy);
			return clv_reject_memory(error);
		}
	}
	return scols_table_get_nlines(writer->state) < ROWS_A_BLOCK ||
	       draw_block(writer, error);
}

/* A table without rows still shows its columns. */
static bool table_end(struct clv_writer *writer, struct clv_error *error)
{
	if (!writer->state && writer->rows > 0)
		return true;
	if (!writer->state) {
		for (size_t i = 0; i < writer->count; i++) {
			clv_output_text(writer->output, i > 0 ? " " : "");
			clv_output_write(writer->output, writer->headings[i].name,
			                 writer->headings[i].length);
		}
		clv_output_text(writer->output, "\n");
		return true;
	}
	return draw_block(writer, error);
}

static bool table_begin(struct clv_writer *writer, struct clv_error *error)
{
	(void)writer;
	(void)error;
	return true;
}

static void table_free(struct clv_writer *writer)
{
	scols_unref_table(writer->state);
	writer->state = NULL;
}

const struct clv_format clv_format_table = {
    "table",     "aligned, for people; what a terminal gets",
    false,       false,
    table_begin, table_row,
    table_end,   table_free};
