#include "cli/sheet.h"

#include <stdlib.h>
#include <string.h>

static void add(struct sheet *sheet, const char *name, size_t length,
                enum clv_kind kind)
{
	sheet->headings[sheet->count++] =
	    (struct clv_heading){name, length, kind, false};
}

static void add_case(struct sheet *sheet, const struct clv_cases *cases)
{
	for (size_t i = 0; i < cases->table.count; i++) {
		const struct clv_case_column *column = &cases->columns[i];
		if (column->input != CLV_NO_FIELD || column->result != CLV_NO_FIELD)
			continue;
		sheet->cells[sheet->count] = i;
		add(sheet, cases->table.names[i].at, cases->table.names[i].length,
		    CLV_WORD);
	}
	if (sheet->count == 0) {
		sheet->cells[0] = cases->table.count;
		add(sheet, "row", 3, CLV_COUNT);
	}
}

bool sheet_open(struct sheet *sheet, const struct clv_cases *cases,
                const struct clv_schema *schema, unsigned facts, bool only_main,
                int decimals)
{
	const size_t most = schema->count + (cases ? cases->table.count + 1 : 0);
	*sheet = (struct sheet){
	    .cells = calloc(most, sizeof *sheet->cells),
	    .headings = calloc(most, sizeof *sheet->headings),
	    .values = calloc(most, sizeof *sheet->values),
	};
	if (!view_open(&sheet->view, schema, facts, only_main, decimals) ||
	    !sheet->cells || !sheet->headings || !sheet->values)
		return false;
	if (cases)
		add_case(sheet, cases);
	sheet->before = sheet->count;
	memcpy(sheet->headings + sheet->before, sheet->view.headings,
	       sheet->view.count * sizeof *sheet->headings);
	sheet->count += sheet->view.count;
	return true;
}

void sheet_close(struct sheet *sheet)
{
	view_close(&sheet->view);
	free(sheet->cells);
	free(sheet->headings);
	free(sheet->values);
	*sheet = (struct sheet){0};
}

void sheet_fill_case(struct sheet *sheet, const struct clv_record *record,
                     uint64_t number)
{
	for (size_t i = 0; i < sheet->before; i++) {
		struct clv_value *value = &sheet->values[i];
		if (sheet->headings[i].kind == CLV_COUNT) {
			*value =
			    (struct clv_value){CLV_VALUE_NUMBER, (double)number, NULL, 0};
			continue;
		}
		const struct clv_text *cell = &record->cells[sheet->cells[i]];
		*value = (struct clv_value){CLV_VALUE_TEXT, 0, cell->at, cell->length};
	}
}

void sheet_fill(struct sheet *sheet, const void *record)
{
	view_fill(&sheet->view, record);
	memcpy(sheet->values + sheet->before, sheet->view.values,
	       sheet->view.count * sizeof *sheet->values);
}

void sheet_set(struct sheet *sheet, const char *name, struct clv_value value)
{
	const size_t length = strlen(name);
	for (size_t i = sheet->before; i < sheet->count; i++)
		if (sheet->headings[i].length == length &&
		    memcmp(sheet->headings[i].name, name, length) == 0)
			sheet->values[i] = value;
}
