/* What is wrong with cells of exports, or not certain, and what to do. */
#include "io/export_parts.h"

/* What a column is called in messages: its name, or its place. */
static const char *column_name(const struct clv_export *export_, size_t column,
                               char name[80])
{
	return clv_column_say(export_->names, column, name, 80);
}

static bool bad_cell(const struct clv_export *export_,
                     const struct clv_record *record, size_t column,
                     struct clv_error *error)
{
	clv_table_locate(&export_->table, record, column, error);
	return false;
}

void clv_export_note_decimal(const struct clv_amount_task *task,
                             const struct clv_text *text)
{
	char name[80];
	char shown[80];
	struct clv_error *error = &task->evidence->undecided_decimal;
	clv_reject(error, CLV_BAD_DATA,
	           "%s: \"%s\" may mean thousands or a decimal sign, and no other "
	           "value tells which",
	           column_name(task->export_, task->column, name),
	           clv_printable(text->at, text->length, shown, sizeof shown));
	clv_hint(error, "say --decimal . or --decimal ,");
	bad_cell(task->export_, task->record, task->column, error);
}

/* Other files told another sign, or order, than this one does. */
static bool hint_alone(struct clv_error *error)
{
	return clv_hint(error, "the files before are written otherwise: this one "
	                       "needs a run of its own");
}

bool clv_export_reject_number(const struct clv_amount_task *task)
{
	const struct clv_evidence *own = &task->export_->evidence;
	char name[80];
	char shown[80];
	const struct clv_text *cell = &task->record->cells[task->column];
	const char *column = column_name(task->export_, task->column, name);
	const char *text =
	    clv_printable(cell->at, cell->length, shown, sizeof shown);
	const char decimal = (char)task->reading->decimal;
	switch (task->status) {
	case CLV_NUMBER_DECIMAL:
		clv_reject(task->error, CLV_BAD_DATA,
		           "%s: \"%s\" is not a number with the decimal sign %c",
		           column, text, decimal);
		clv_hint(task->error, "if %c is the decimal sign, say --decimal %c",
		         decimal == '.' ? ',' : '.', decimal == '.' ? ',' : '.');
		if (own->decimal_is_certain &&
		    own->reading.decimal != task->reading->decimal)
			hint_alone(task->error);
		break;
	case CLV_NUMBER_OK: /* the sum of several */
	case CLV_NUMBER_TOO_LARGE:
		clv_reject(task->error, CLV_BAD_DATA, "%s: \"%s\" is too large", column,
		           text);
		clv_hint(task->error, "amounts go up to 922 million millions");
		break;
	case CLV_NUMBER_MISSING:
		clv_reject(task->error, CLV_BAD_DATA, "%s: the amount is missing",
		           column);
		clv_hint(task->error, "--skip-bad leaves such rows out");
		break;
	default:
		clv_reject(task->error, CLV_BAD_DATA, "%s: \"%s\" is not a number",
		           column, text);
		clv_hint(task->error, "write an amount, such as 1234.56; --skip-bad "
		                      "leaves such rows out");
	}
	return bad_cell(task->export_, task->record, task->column, task->error);
}

bool clv_export_reject_cost(const struct clv_amount_task *task)
{
	char name[80];
	clv_reject(task->error, CLV_BAD_DATA,
	           "%s: a purchase that costs less than 0",
	           column_name(task->export_, task->column, name));
	clv_hint(task->error, "write what goods cost without a sign; only rows "
	                      "with an amount below 0 give costs back");
	return bad_cell(task->export_, task->record, task->column, task->error);
}

void clv_export_note_order(const struct clv_export *export_,
                           const struct clv_record *record, size_t column,
                           const struct clv_text *text, struct clv_error *error)
{
	char name[80];
	char shown[80];
	clv_reject(error, CLV_BAD_DATA,
	           "%s: \"%s\" may start with the day or with the month, and no "
	           "other value tells which",
	           column_name(export_, column, name),
	           clv_printable(text->at, text->length, shown, sizeof shown));
	clv_hint(error, "say --date-format dmy or --date-format mdy");
	bad_cell(export_, record, column, error);
}

bool clv_export_reject_day(const struct clv_amount_task *task, size_t column,
                           const struct clv_text *text,
                           enum clv_date_status status)
{
	char name[80];
	const enum clv_date_form form = task->export_->options->date_form;
	const enum clv_date_order order = form == CLV_DATE_DMY ? CLV_ORDER_DAY_FIRST
	                                  : form == CLV_DATE_MDY
	                                      ? CLV_ORDER_MONTH_FIRST
	                                      : task->reading->order;
	clv_date_reject(task->error, column_name(task->export_, column, name),
	                text->at, text->length, status, order);
	const struct clv_evidence *own = &task->export_->evidence;
	if (status == CLV_DATE_OTHER_ORDER && own->order_is_certain &&
	    own->reading.order != task->reading->order)
		hint_alone(task->error);
	if (status == CLV_DATE_MISSING)
		clv_hint(task->error, "write a date, such as 2024-01-31; --skip-bad "
		                      "leaves such rows out, a row of totals say");
	return bad_cell(task->export_, task->record, column, task->error);
}
