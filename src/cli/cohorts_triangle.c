/* Cohorts down, periods after across: a table for eyes, or for programs. */
#include "cli/cmd_cohorts.h"
#include "cli/text.h"
#include "io/utf8.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { CELL_SIZE = 32, SHADES = 5, USUAL_WIDTH = 80 };

struct drawing {
	const struct triangle *triangle;
	const struct cohorts *cohorts;
	size_t rows, ages;
	bool has_open;
	double low, high; /* of the shares that are shaded */
	size_t name_width, count_width;
	size_t *widths;           /* of ages; owned */
	struct clv_writer writer; /* how people read shares */
};

/* ---- What is in a cell ----------------------------------------------------
 */

static const struct clv_heading share_heading = {"", 0, CLV_SHARE, true};
static const struct clv_heading count_heading = {"customers", 9, CLV_COUNT,
                                                 false};

static size_t say_number(const struct drawing *drawing,
                         const struct clv_heading *heading, double number,
                         char text[CELL_SIZE])
{
	char store[CLV_FIXED_SIZE];
	const char *said;
	const struct clv_value value = {CLV_VALUE_NUMBER, number, NULL, 0};
	const size_t length =
	    clv_value_for_people(&drawing->writer, heading, &value, &said, store);
	return (size_t)snprintf(text, CELL_SIZE, "%.*s", (int)length, said);
}

/* Where there are open cells, each is starred, and the others have a blank. */
static double say_cell(const struct drawing *drawing, size_t index, size_t age,
                       char text[CELL_SIZE])
{
	bool is_open = false;
	const double share =
	    drawing->triangle->cell(drawing->triangle->data, index, age, &is_open);
	text[0] = '\0';
	if (isnan(share))
		return NAN;
	const size_t length = say_number(drawing, &share_heading, share, text);
	if (drawing->has_open && length + 1 < CELL_SIZE)
		memcpy(text + length, is_open ? "*" : " ", 2);
	return is_open || (age == 0 && drawing->triangle->first_is_whole) ? NAN
	                                                                  : share;
}

/* ---- Widths ---------------------------------------------------------------
 */

static void widen(size_t *width, size_t other)
{
	*width = other > *width ? other : *width;
}

static void measure_row(struct drawing *drawing, size_t index)
{
	char text[CELL_SIZE];
	struct triangle_row row;
	drawing->triangle->row(drawing->triangle->data, index, &row);
	widen(&drawing->name_width,
	      clv_utf8_count(row.cohort.at, row.cohort.length));
	widen(&drawing->count_width,
	      say_number(drawing, &count_heading, row.customers, text));
	for (size_t age = 0; age < row.count; age++) {
		const double share = say_cell(drawing, index, age, text);
		widen(&drawing->widths[age], strlen(text));
		if (isnan(share))
			continue;
		drawing->low = fmin(drawing->low, share);
		drawing->high = fmax(drawing->high, share);
	}
}

static size_t width_of_terminal(const struct common *common)
{
	struct winsize size;
	if (!common_on_terminal(common))
		return 0;
	return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col
	           ? size.ws_col
	           : USUAL_WIDTH;
}

/* Fewer ages where a terminal has no room for more, but one at least. */
static size_t fit_terminal(const struct drawing *drawing)
{
	const size_t room = width_of_terminal(&drawing->cohorts->exports.common);
	size_t used = drawing->name_width + 1 + drawing->count_width;
	for (size_t age = 0; room && age < drawing->ages; age++) {
		used += 1 + drawing->widths[age];
		if (used > room)
			return age ? age : 1;
	}
	return drawing->ages;
}

static void measure(struct drawing *drawing)
{
	char text[CELL_SIZE];
	drawing->name_width = sizeof "cohort" - 1;
	drawing->count_width = sizeof "customers" - 1;
	drawing->low = INFINITY;
	drawing->high = -INFINITY;
	for (size_t age = 0; age < drawing->ages; age++)
		drawing->widths[age] = (size_t)snprintf(text, sizeof text, "%zu%s", age,
		                                        drawing->has_open ? " " : "");
	for (size_t i = 0; i < drawing->rows; i++)
		measure_row(drawing, i);
}

/* ---- For eyes -------------------------------------------------------------
 */

static bool draw_text(struct clv_output *output, const struct clv_text *text,
                      size_t width)
{
	const size_t count = clv_utf8_count(text->at, text->length);
	size_t length;
	char *copy = clv_utf8_copy(text->at, text->length, true, &length);
	if (!copy)
		return false;
	clv_output_write(output, copy, length);
	free(copy);
	for (size_t i = count; i < width; i++)
		clv_output_text(output, " ");
	return true;
}

static void draw_cell(const struct drawing *drawing, size_t index, size_t age,
                      bool color)
{
	static const int shades[SHADES] = {195, 153, 117, 75, 39};
	struct clv_output *output = drawing->cohorts->exports.outputs.results;
	char text[CELL_SIZE];
	const double share = say_cell(drawing, index, age, text);
	const double range = drawing->high - drawing->low;
	if (!color || isnan(share)) {
		text_print(output, " %*s", (int)drawing->widths[age], text);
		return;
	}
	const double place = range > 0 ? (share - drawing->low) / range : 1;
	const int shade = (int)fmin(SHADES - 1, floor(place * SHADES));
	text_print(output, " \x1b[30;48;5;%dm%*s\x1b[0m", shades[shade],
	           (int)drawing->widths[age], text);
}

/* Ages that are drawn of a row: none behind the last that has a share. */
static size_t drawn_of(const struct drawing *drawing, size_t index,
                       const struct triangle_row *row)
{
	size_t count = row->count < drawing->ages ? row->count : drawing->ages;
	char text[CELL_SIZE] = "";
	for (; count > 0 && !*text; count--)
		say_cell(drawing, index, count - 1, text);
	return count + (*text != '\0');
}

static bool draw_rows(const struct drawing *drawing)
{
	struct clv_output *output = drawing->cohorts->exports.outputs.results;
	char text[CELL_SIZE];
	text_print(output, "%-*s %*s", (int)drawing->name_width, "cohort",
	           (int)drawing->count_width, "customers");
	for (size_t age = 0; age < drawing->ages; age++)
		text_print(output, " %*zu%s",
		           (int)drawing->widths[age] - drawing->has_open, age,
		           drawing->has_open && age + 1 < drawing->ages ? " " : "");
	clv_output_text(output, "\n");
	for (size_t i = 0; i < drawing->rows; i++) {
		struct triangle_row row;
		drawing->triangle->row(drawing->triangle->data, i, &row);
		if (!draw_text(output, &row.cohort, drawing->name_width))
			return false;
		say_number(drawing, &count_heading, row.customers, text);
		text_print(output, " %*s", (int)drawing->count_width, text);
		const size_t ages = drawn_of(drawing, i, &row);
		for (size_t age = 0; age < ages; age++)
			draw_cell(drawing, i, age, drawing->cohorts->exports.common.color);
		clv_output_text(output, "\n");
	}
	return true;
}

/* ---- For programs ---------------------------------------------------------
 */

/* The cohort, its customers, and a column per age. */
struct sheet {
	struct clv_heading *headings;
	struct clv_value *values;
	char (*names)[CELL_SIZE];
};

static bool make_sheet(struct sheet *sheet, size_t ages)
{
	sheet->headings = calloc(ages + 2, sizeof *sheet->headings);
	sheet->values = calloc(ages + 2, sizeof *sheet->values);
	sheet->names = calloc(ages + 1, sizeof *sheet->names);
	if (!sheet->headings || !sheet->values || !sheet->names)
		return false;
	sheet->headings[0] = (struct clv_heading){"cohort", 6, CLV_NAME, false};
	sheet->headings[1] = count_heading;
	for (size_t age = 0; age < ages; age++) {
		const int length =
		    snprintf(sheet->names[age], sizeof *sheet->names, "%zu", age);
		sheet->headings[age + 2] = share_heading;
		sheet->headings[age + 2].name = sheet->names[age];
		sheet->headings[age + 2].length = (size_t)length;
	}
	return true;
}

static void fill_sheet(const struct triangle *triangle, size_t index,
                       size_t ages, struct triangle_row *row,
                       struct sheet *sheet)
{
	triangle->row(triangle->data, index, row);
	sheet->values[0] = (struct clv_value){CLV_VALUE_TEXT, NAN, row->cohort.at,
	                                      row->cohort.length};
	sheet->values[1] =
	    (struct clv_value){CLV_VALUE_NUMBER, row->customers, NULL, 0};
	for (size_t age = 0; age < ages; age++) {
		bool is_open = false;
		const double share =
		    age < row->count
		        ? triangle->cell(triangle->data, index, age, &is_open)
		        : NAN;
		sheet->values[age + 2] = (struct clv_value){
		    isnan(share) || is_open ? CLV_VALUE_NONE : CLV_VALUE_NUMBER, share,
		    NULL, 0};
	}
}

static bool write_sheet(struct drawing *drawing, struct clv_error *error)
{
	struct sheet sheet = {NULL, NULL, NULL};
	struct clv_writer *writer = &drawing->writer;
	bool done = make_sheet(&sheet, drawing->ages) || clv_reject_memory(error);
	writer->headings = sheet.headings;
	writer->count = drawing->ages + 2;
	done = done && clv_writer_begin(writer, error);
	for (size_t i = 0; done && i < drawing->rows; i++) {
		struct triangle_row row;
		fill_sheet(drawing->triangle, i, drawing->ages, &row, &sheet);
		done = clv_writer_row(writer, sheet.values, error);
	}
	done = done && clv_writer_end(writer, error);
	clv_writer_free(writer);
	free(sheet.headings);
	free(sheet.values);
	free(sheet.names);
	return done;
}

/* ---- All ------------------------------------------------------------------
 */

/* How many ages the rows have, and whether one is open. */
static void survey(struct drawing *drawing)
{
	for (size_t i = 0; i < drawing->rows; i++) {
		struct triangle_row row;
		drawing->triangle->row(drawing->triangle->data, i, &row);
		widen(&drawing->ages, row.count);
		for (size_t age = 0; age < row.count; age++) {
			bool is_open = false;
			drawing->triangle->cell(drawing->triangle->data, i, age, &is_open);
			drawing->has_open |= is_open;
		}
	}
}

bool triangle_print(const struct triangle *triangle,
                    const struct cohorts *cohorts, size_t *hidden,
                    struct clv_error *error)
{
	const struct common *common = &cohorts->exports.common;
	struct drawing drawing = {
	    .triangle = triangle,
	    .cohorts = cohorts,
	    .rows = cohorts_shown(cohorts, triangle->count),
	    .writer = {.format = common_format(common),
	               .output = cohorts->exports.outputs.results,
	               .decimals = common->decimals}};
	*hidden = 0;
	survey(&drawing);
	if (drawing.writer.format != &clv_format_table)
		return write_sheet(&drawing, error);
	drawing.widths = calloc(drawing.ages + 1, sizeof *drawing.widths);
	if (!drawing.widths)
		return clv_reject_memory(error);
	measure(&drawing);
	const size_t ages = drawing.ages;
	drawing.ages = fit_terminal(&drawing);
	*hidden = ages - drawing.ages;
	const bool done = draw_rows(&drawing);
	free(drawing.widths);
	return done || clv_reject_memory(error);
}
