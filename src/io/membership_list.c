#include "io/membership_list.h"
#include "io/columns.h"
#include "io/preset.h"

#include <string.h>

/* ---- Opening --------------------------------------------------------------
 */

static bool find_columns(struct clv_membership_list *list,
                         const struct clv_membership_form *form,
                         struct clv_error *error)
{
	const struct {
		const char *flag, *name;
	} wanted[CLV_MEMBERSHIP_COUNT] = {
	    [CLV_MEMBERSHIP_STARTED] = {"--started", form->started},
	    [CLV_MEMBERSHIP_ENDED] = {"--ended", form->ended},
	    [CLV_MEMBERSHIP_CUSTOMER] = {"--customer", form->customer},
	    [CLV_MEMBERSHIP_SEGMENT] = {form->segment_flag, form->segment},
	};
	for (size_t i = 0; i < CLV_MEMBERSHIP_COUNT; i++) {
		list->columns[i] = CLV_NO_COLUMN;
		if (wanted[i].name &&
		    !clv_column_find(list->table->names, list->table->count,
		                     wanted[i].flag, wanted[i].name,
		                     strlen(wanted[i].name), &list->columns[i], error))
			return false;
	}
	return true;
}

bool clv_membership_list_open(struct clv_membership_list *list,
                              struct clv_table *table,
                              const struct clv_membership_form *form,
                              struct clv_error *error)
{
	*list = (struct clv_membership_list){.table = table,
	                                     .dates = {.form = form->date_form}};
	return find_columns(list, form, error) &&
	       clv_sheet_look_at_dates(table, list->columns,
	                               CLV_MEMBERSHIP_ENDED + 1, &list->dates,
	                               error);
}

/* ---- Rows -----------------------------------------------------------------
 */

static bool bad_cell(const struct clv_membership_list *list,
                     const struct clv_record *record, size_t column,
                     struct clv_error *error)
{
	clv_table_locate(list->table, record, column, error);
	return false;
}

static bool is_nothing(const struct clv_text *text)
{
	size_t dashes = 0;
	while (dashes < text->length && text->at[dashes] == '-')
		dashes++;
	return dashes == text->length ||
	       clv_is_one_of("n/a|na|null|none", text->at, text->length);
}

static bool reject_end(const struct clv_membership_list *list,
                       const struct clv_record *record,
                       const struct clv_text *ended, int32_t started,
                       struct clv_error *error)
{
	char name[80], shown[60], start[CLV_DATE_SIZE] = "";
	const size_t column = list->columns[CLV_MEMBERSHIP_ENDED];
	clv_date_write(start, started);
	clv_reject(error, CLV_BAD_DATA, "%s: \"%s\" is before the start, %s",
	           clv_column_say(list->table->names, column, name, sizeof name),
	           clv_printable(ended->at, ended->length, shown, sizeof shown),
	           start);
	clv_hint(error, "mend the row, or leave bad rows out with --skip-bad; who "
	                "is still there has an empty end");
	return bad_cell(list, record, column, error);
}

static bool read_names(const struct clv_membership_list *list,
                       const struct clv_record *record,
                       struct clv_membership_row *row, struct clv_error *error)
{
	const size_t customer = list->columns[CLV_MEMBERSHIP_CUSTOMER];
	const size_t segment = list->columns[CLV_MEMBERSHIP_SEGMENT];
	char name[80];
	if (segment != CLV_NO_COLUMN)
		row->segment = clv_trimmed(&record->cells[segment]);
	if (customer == CLV_NO_COLUMN)
		return true;
	row->customer = clv_trimmed(&record->cells[customer]);
	if (row->customer.length)
		return true;
	clv_reject(error, CLV_BAD_DATA, "%s: the customer is missing",
	           clv_column_say(list->table->names, customer, name, sizeof name));
	clv_hint(error, "without --customer each row is a customer");
	return bad_cell(list, record, customer, error);
}

bool clv_membership_list_read(struct clv_membership_list *list,
                              const struct clv_record *record,
                              struct clv_membership_row *row,
                              struct clv_error *error)
{
	const size_t start = list->columns[CLV_MEMBERSHIP_STARTED];
	const size_t end = list->columns[CLV_MEMBERSHIP_ENDED];
	const struct clv_text ended = clv_trimmed(&record->cells[end]);
	*row = (struct clv_membership_row){
	    .ended = CLV_NO_DAY, .customer = {"", 0}, .segment = {"", 0}};
	if (clv_sheet_day(list->table, record, start, &list->dates, &row->started,
	                  error) != CLV_READ_RECORD ||
	    (!is_nothing(&ended) &&
	     clv_sheet_day(list->table, record, end, &list->dates, &row->ended,
	                   error) != CLV_READ_RECORD))
		return false;
	if (row->ended != CLV_NO_DAY && row->ended < row->started)
		return reject_end(list, record, &ended, row->started, error);
	return read_names(list, record, row, error);
}
