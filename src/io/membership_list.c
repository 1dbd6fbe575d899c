#include "io/membership_list.h"
#include "io/columns.h"
#include "io/preset.h"

#include <string.h>

static struct clv_text trimmed(const struct clv_text *cell)
{
	struct clv_text text = *cell;
	while (text.length && (*text.at == ' ' || *text.at == '\t')) {
		text.at++;
		text.length--;
	}
	while (text.length && (text.at[text.length - 1] == ' ' ||
	                       text.at[text.length - 1] == '\t'))
		text.length--;
	return text;
}

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

/* What a date tells of the order. False where it could be either, and nothing
   has told yet. */
static bool weigh(struct clv_membership_list *list, size_t column,
                  const struct clv_text *text, struct clv_error *error)
{
	enum clv_date_evidence found;
	int32_t day;
	char name[80], shown[60];
	if (list->order_is_certain)
		return true;
	clv_date_read(text->at, text->length, list->date_form, CLV_ORDER_DAY_FIRST,
	              &day, &found);
	switch (found) {
	case CLV_DATE_TELLS_DAY_FIRST:
	case CLV_DATE_TELLS_MONTH_FIRST:
		list->order_is_certain = true;
		list->order = found == CLV_DATE_TELLS_DAY_FIRST ? CLV_ORDER_DAY_FIRST
		                                                : CLV_ORDER_MONTH_FIRST;
		return true;
	case CLV_DATE_IS_EITHER:
		clv_reject(
		    error, CLV_BAD_DATA,
		    "%s: \"%s\" may start with the day or with the month, and "
		    "no other value tells which",
		    clv_column_say(list->table->names, column, name, sizeof name),
		    clv_printable(text->at, text->length, shown, sizeof shown));
		return clv_hint(error, "say --date-format dmy or --date-format mdy");
	case CLV_DATE_TELLS_NOTHING:
	default:
		return true;
	}
}

static bool look_at_row(const struct clv_record *record,
                        struct clv_csv_reader *reader, void *data)
{
	struct clv_membership_list *list = data;
	for (size_t i = 0; i <= CLV_MEMBERSHIP_ENDED; i++) {
		struct clv_error error = {.status = CLV_DONE};
		const size_t column = list->columns[i];
		const struct clv_text text = trimmed(&record->cells[column]);
		if (weigh(list, column, &text, &error) ||
		    list->undecided.status != CLV_DONE)
			continue;
		clv_csv_reader_locate(reader, record, column, &error);
		list->undecided = error;
	}
	return !list->order_is_certain;
}

bool clv_membership_list_open(struct clv_membership_list *list,
                              struct clv_table *table,
                              const struct clv_membership_form *form,
                              struct clv_error *error)
{
	const enum clv_date_form dates = form->date_form;
	*list = (struct clv_membership_list){
	    .table = table,
	    .date_form = dates,
	    .order_is_certain = dates != CLV_DATE_ANY,
	    .order = dates == CLV_DATE_MDY ? CLV_ORDER_MONTH_FIRST
	                                   : CLV_ORDER_DAY_FIRST};
	if (!find_columns(list, form, error) ||
	    !clv_table_sample(table, look_at_row, list, error))
		return false;
	if (list->order_is_certain || list->undecided.status == CLV_DONE)
		return true;
	*error = list->undecided;
	return false;
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

static bool read_day(struct clv_membership_list *list,
                     const struct clv_record *record, size_t column,
                     const struct clv_text *text, int32_t *day,
                     struct clv_error *error)
{
	char name[80];
	if (!weigh(list, column, text, error))
		return bad_cell(list, record, column, error);
	const enum clv_date_status status = clv_date_read(
	    text->at, text->length, list->date_form, list->order, day, NULL);
	if (status == CLV_DATE_OK)
		return true;
	clv_date_reject(
	    error, clv_column_say(list->table->names, column, name, sizeof name),
	    text->at, text->length, status, list->order);
	return bad_cell(list, record, column, error);
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
		row->segment = trimmed(&record->cells[segment]);
	if (customer == CLV_NO_COLUMN)
		return true;
	row->customer = trimmed(&record->cells[customer]);
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
	const struct clv_text started = trimmed(&record->cells[start]);
	const struct clv_text ended = trimmed(&record->cells[end]);
	*row = (struct clv_membership_row){
	    .ended = CLV_NO_DAY, .customer = {"", 0}, .segment = {"", 0}};
	if (!read_day(list, record, start, &started, &row->started, error))
		return false;
	if (!is_nothing(&ended) &&
	    !read_day(list, record, end, &ended, &row->ended, error))
		return false;
	if (row->ended != CLV_NO_DAY && row->ended < row->started)
		return reject_end(list, record, &ended, row->started, error);
	return read_names(list, record, row, error);
}
