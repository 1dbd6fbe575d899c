#include "io/ad_spend.h"
#include "io/columns.h"
#include "io/money.h"
#include "io/period.h"
#include "io/preset.h"
#include "io/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A file that is being read. */
struct task {
	struct clv_ad_spend *spend;
	const struct clv_ad_spend_form *form;
	struct clv_table table;
	size_t key, amount; /* columns */
	bool decimal_is_certain, order_is_certain;
	enum clv_decimal decimal;
	enum clv_date_order order;
	/* of the sample: the first values that could be either; status 0: none */
	struct clv_error undecided_decimal, undecided_order;
	struct clv_error *error;
};

/* ---- Columns --------------------------------------------------------------
 */

static bool at_header(struct task *task)
{
	const struct clv_record header = {NULL, 0, task->table.header,
	                                  task->table.header_line};
	clv_table_locate(&task->table, &header, CLV_WHOLE_RECORD, task->error);
	return false;
}

static bool reject_either(struct task *task, size_t first, size_t second)
{
	char one[80], other[80];
	clv_column_say(task->table.names, first, one, sizeof one);
	clv_column_say(task->table.names, second, other, sizeof other);
	clv_reject(task->error, CLV_BAD_DATA,
	           "which column is it? both \"%s\" and \"%s\" may be", one, other);
	clv_hint(task->error, "rename one of them");
	return at_header(task);
}

static bool reject_none(struct task *task, const char *wanted)
{
	char list[300];
	clv_columns_list(task->table.names, task->table.count, list, sizeof list);
	clv_reject(task->error, CLV_BAD_DATA, "no column is called %s; columns: %s",
	           wanted, list);
	clv_hint(task->error, "the table of --ad-spend has a column %s, and spend",
	         task->form->segment ? "segment" : "period");
	return at_header(task);
}

/* The column with a name of this rank, names separated by |. CLV_NO_COLUMN
   where there is none; false where there are two. */
static bool find_of_rank(struct task *task, const char *rank, size_t *column)
{
	*column = CLV_NO_COLUMN;
	for (size_t i = 0; i < task->table.count; i++) {
		const struct clv_text *name = &task->table.names[i];
		if (!name->length || !clv_is_one_of(rank, name->at, name->length))
			continue;
		if (*column != CLV_NO_COLUMN)
			return reject_either(task, *column, i);
		*column = i;
	}
	return true;
}

static bool find_column(struct task *task, const char *const *ranks,
                        size_t count, const char *wanted, size_t *column)
{
	for (size_t i = 0; i < count; i++) {
		if (!find_of_rank(task, ranks[i], column))
			return false;
		if (*column != CLV_NO_COLUMN)
			return true;
	}
	return reject_none(task, wanted);
}

/* The user's name for it comes first; @3 is a place in another file. */
static bool find_segments(struct task *task)
{
	static const char *const ranks[] = {"segment"};
	const char *name = task->form->segment;
	char shown[80], wanted[100];
	const bool is_place = *name == '@';
	if (!is_place &&
	    clv_column_look(task->table.names, task->table.count, name,
	                    strlen(name), &task->key) == CLV_COLUMN_ONE)
		return true;
	snprintf(wanted, sizeof wanted, "%s%ssegment",
	         is_place ? ""
	                  : clv_printable(name, strlen(name), shown, sizeof shown),
	         is_place ? "" : " or ");
	return find_column(task, ranks, 1, wanted, &task->key);
}

static bool find_columns(struct task *task)
{
	static const char *const amounts[] = {"spend", "ad spend", "cost|amount"};
	const char *const periods[] = {"period",
	                               clv_period_words[task->form->period],
	                               "date|day|month|quarter|year"};
	return (task->form->segment
	            ? find_segments(task)
	            : find_column(task, periods, 3, "period", &task->key)) &&
	       find_column(task, amounts, 3, "spend", &task->amount);
}

/* ---- What could be read in two ways ---------------------------------------
 */

static bool reject_undecided(const struct task *task, size_t column,
                             const struct clv_text *text, const char *what,
                             const char *hint, struct clv_error *error)
{
	char name[80], shown[60];
	clv_reject(error, CLV_BAD_DATA,
	           "%s: \"%s\" may %s, and no other value tells which",
	           clv_column_say(task->table.names, column, name, sizeof name),
	           clv_printable(text->at, text->length, shown, sizeof shown),
	           what);
	return clv_hint(error, "%s", hint);
}

/* False where the amount could be either, and nothing has told yet. */
static bool weigh_amount(struct task *task, const struct clv_text *cell,
                         struct clv_error *error)
{
	switch (clv_decimal_evidence(cell->at, cell->length)) {
	case CLV_TELLS_POINT:
		task->decimal_is_certain = true;
		task->decimal = CLV_DECIMAL_POINT;
		return true;
	case CLV_TELLS_COMMA:
		task->decimal_is_certain = true;
		task->decimal = CLV_DECIMAL_COMMA;
		return true;
	case CLV_LOOKS_POINT:
	case CLV_LOOKS_COMMA:
		return reject_undecided(task, task->amount, cell,
		                        "mean thousands or a decimal sign",
		                        "say --decimal . or --decimal ,", error);
	case CLV_TELLS_NOTHING:
	default:
		return true;
	}
}

static bool weigh_date(struct task *task, const struct clv_text *cell,
                       struct clv_error *error)
{
	const struct clv_text text = clv_trimmed(cell);
	const enum clv_date_evidence found =
	    clv_period_evidence(&text, task->form->period);
	if (found == CLV_DATE_IS_EITHER)
		return reject_undecided(task, task->key, &text,
		                        "start with the day or with the month",
		                        "write dates like 2025-03-31, or say "
		                        "--date-format dmy or --date-format mdy",
		                        error);
	if (found == CLV_DATE_TELLS_DAY_FIRST ||
	    found == CLV_DATE_TELLS_MONTH_FIRST) {
		task->order_is_certain = true;
		task->order = found == CLV_DATE_TELLS_DAY_FIRST ? CLV_ORDER_DAY_FIRST
		                                                : CLV_ORDER_MONTH_FIRST;
	}
	return true;
}

/* Of values that could be either the first is kept: a later one may tell. */
static bool look_at_row(const struct clv_record *record,
                        struct clv_csv_reader *reader, void *data)
{
	struct task *task = data;
	struct clv_error error;
	if (!task->decimal_is_certain &&
	    !weigh_amount(task, &record->cells[task->amount], &error) &&
	    task->undecided_decimal.status == CLV_DONE) {
		clv_csv_reader_locate(reader, record, task->amount, &error);
		task->undecided_decimal = error;
	}
	if (!task->order_is_certain &&
	    !weigh_date(task, &record->cells[task->key], &error) &&
	    task->undecided_order.status == CLV_DONE) {
		clv_csv_reader_locate(reader, record, task->key, &error);
		task->undecided_order = error;
	}
	return !task->decimal_is_certain || !task->order_is_certain;
}

static bool look_at_sample(struct task *task)
{
	const struct clv_ad_spend_form *form = task->form;
	task->order_is_certain = form->segment != NULL;
	if (!clv_table_sample(&task->table, look_at_row, task, task->error))
		return false;
	if (!task->decimal_is_certain && form->decimal) {
		task->decimal_is_certain = true;
		task->decimal =
		    form->decimal == ',' ? CLV_DECIMAL_COMMA : CLV_DECIMAL_POINT;
	}
	if (!task->order_is_certain &&
	    (form->date_form == CLV_DATE_DMY || form->date_form == CLV_DATE_MDY)) {
		task->order_is_certain = true;
		task->order = form->date_form == CLV_DATE_DMY ? CLV_ORDER_DAY_FIRST
		                                              : CLV_ORDER_MONTH_FIRST;
	}
	if (!task->decimal_is_certain && task->undecided_decimal.status)
		*task->error = task->undecided_decimal;
	else if (!task->order_is_certain && task->undecided_order.status)
		*task->error = task->undecided_order;
	else
		return true;
	return false;
}

/* ---- Rows -----------------------------------------------------------------
 */

static bool reject_amount(struct task *task, const struct clv_text *cell,
                          enum clv_number_status status)
{
	struct clv_error *error = task->error;
	char name[80], shown[60];
	clv_column_say(task->table.names, task->amount, name, sizeof name);
	clv_printable(cell->at, cell->length, shown, sizeof shown);
	switch (status) {
	case CLV_NUMBER_MISSING:
		clv_reject(error, CLV_BAD_DATA, "%s: the amount is missing", name);
		return clv_hint(error, "write 0 where nothing was spent");
	case CLV_NUMBER_DECIMAL:
		clv_reject(error, CLV_BAD_DATA,
		           "%s: \"%s\" is not a number with the decimal sign %c", name,
		           shown, (char)task->decimal);
		return clv_hint(error, "amounts of one file have one decimal sign");
	case CLV_NUMBER_TOO_LARGE:
		clv_reject(error, CLV_BAD_DATA, "%s: \"%s\" is too large", name, shown);
		return clv_hint(error, "amounts go up to 922 million millions");
	default:
		clv_reject(error, CLV_BAD_DATA, "%s: \"%s\" is not a number", name,
		           shown);
		return clv_hint(error, "write an amount, such as 1234.56");
	}
}

/* A period's name takes the place of what is in the file. */
static bool read_key(struct task *task, struct clv_text *key,
                     char name[CLV_PERIOD_NAME_SIZE])
{
	char column[80];
	int32_t number;
	if (task->form->segment || !key->length)
		return true;
	clv_column_say(task->table.names, task->key, column, sizeof column);
	if (!clv_period_read(key, task->form->period, task->order, column, &number,
	                     task->error))
		return false;
	clv_period_name(number, task->form->period, name);
	*key = (struct clv_text){name, strlen(name)};
	return true;
}

static bool add_row(struct task *task, const struct clv_record *record,
                    size_t *column)
{
	const struct clv_text *cell = &record->cells[task->amount];
	struct clv_text key = clv_trimmed(&record->cells[task->key]);
	char name[CLV_PERIOD_NAME_SIZE];
	bool rounded;
	int64_t amount;
	*column = task->key;
	if (!task->order_is_certain && !weigh_date(task, &key, task->error))
		return false;
	if (!read_key(task, &key, name))
		return false;
	*column = task->amount;
	if (!task->decimal_is_certain && !weigh_amount(task, cell, task->error))
		return false;
	const enum clv_number_status status = clv_money_read(
	    cell->at, cell->length, task->decimal, &amount, &rounded);
	if (status != CLV_NUMBER_OK)
		return reject_amount(task, cell, status);
	task->spend->rounded += rounded;
	return clv_counts_add(&task->spend->left, key.at, key.length, 1, amount) !=
	           CLV_NO_NAME ||
	       clv_reject_memory(task->error);
}

/* What a reader of exports may leave out is an error here. */
static bool reject_row(struct clv_error *error)
{
	if (strstr(error->hint, "--skip-bad"))
		clv_hint(error, "mend the row: --skip-bad leaves out rows of exports");
	return false;
}

static bool read_rows(struct task *task)
{
	for (;;) {
		struct clv_record record;
		size_t column;
		switch (clv_table_next(&task->table, &record, task->error)) {
		case CLV_READ_RECORD:
			task->error->is_memory = false;
			if (add_row(task, &record, &column))
				continue;
			if (!task->error->is_memory)
				clv_table_locate(&task->table, &record, column, task->error);
			return false;
		case CLV_READ_END:
			return true;
		case CLV_READ_BAD:
			return reject_row(task->error);
		case CLV_READ_FAILED:
		default:
			return false;
		}
	}
}

bool clv_ad_spend_read(struct clv_ad_spend *spend, const char *path,
                       const struct clv_ad_spend_form *form,
                       struct clv_error *error)
{
	static const struct clv_table_form plain = {0};
	struct task task = {.spend = spend,
	                    .form = form,
	                    .decimal = CLV_DECIMAL_POINT,
	                    .order = CLV_ORDER_DAY_FIRST,
	                    .error = error};
	*spend = (struct clv_ad_spend){0};
	const bool done = clv_table_open_form(&task.table, path, &plain, error) &&
	                  find_columns(&task) && look_at_sample(&task) &&
	                  read_rows(&task);
	clv_table_close(&task.table);
	return done;
}

void clv_ad_spend_free(struct clv_ad_spend *spend)
{
	clv_names_free(&spend->left.names);
	free(spend->left.counts);
	*spend = (struct clv_ad_spend){0};
}

bool clv_ad_spend_take(struct clv_ad_spend *spend, const struct clv_text *key,
                       clv_wide *amount)
{
	const uint32_t number =
	    key->length ? clv_names_find(&spend->left.names, key->at, key->length)
	                : CLV_NO_NAME;
	if (number == CLV_NO_NAME || !spend->left.counts[number].count)
		return false;
	*amount = spend->left.counts[number].amount;
	spend->left.counts[number] = (struct clv_count){0};
	return true;
}
