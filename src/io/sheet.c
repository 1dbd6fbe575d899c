#include "io/sheet.h"
#include "io/columns.h"
#include "io/money.h"

#include <string.h>

enum { ROWS_A_CALL = 1024 };

static bool leave_out(const struct clv_sheet_watch *watch,
                      const struct clv_table *table,
                      const struct clv_record *record, struct clv_error *error)
{
	return watch->bad_row && watch->bad_row(watch->data, table, record, error);
}

static void tell_rows(const struct clv_sheet_watch *watch, uint64_t count)
{
	if (watch->rows)
		watch->rows(watch->data, count);
}

bool clv_sheet_read_to(struct clv_table *table, uint64_t line,
                       const struct clv_sheet_watch *watch, clv_sheet_row *row,
                       void *data, struct clv_error *error)
{
	uint64_t rows = 0;
	while (clv_csv_reader_line(table->reader) <= line) {
		struct clv_record record;
		enum clv_read read = clv_table_next(table, &record, error);
		if (read == CLV_READ_RECORD)
			read = row(data, &record, error);
		if (read == CLV_READ_END)
			break;
		if (read == CLV_READ_FAILED ||
		    (read == CLV_READ_BAD && !leave_out(watch, table, &record, error)))
			return false;
		if (++rows % ROWS_A_CALL == 0)
			tell_rows(watch, ROWS_A_CALL);
	}
	return true;
}

bool clv_sheet_open(struct clv_table *table, const char *path,
                    const struct clv_table_form *form,
                    const struct clv_sheet_watch *watch,
                    struct clv_error *error)
{
	return clv_table_open_form(table, path, form, error) &&
	       (!watch->table || watch->table(watch->data, table, error));
}

bool clv_sheet_read(struct clv_table *table,
                    const struct clv_sheet_watch *watch, clv_sheet_row *row,
                    void *data, struct clv_error *error)
{
	return clv_sheet_read_to(table, UINT64_MAX, watch, row, data, error);
}

/* ---- Columns --------------------------------------------------------------
 */

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool has_word(const struct clv_text *name, const char *word)
{
	const size_t length = strlen(word);
	for (size_t from = 0; from + length <= name->length; from++) {
		size_t same = 0;
		while (same < length && lower(name->at[from + same]) == word[same])
			same++;
		if (same == length)
			return true;
	}
	return false;
}

static bool reject_either(const struct clv_table *table,
                          const struct clv_sheet_role *role, size_t first,
                          size_t second, struct clv_error *error)
{
	char one[80], other[80];
	clv_reject(
	    error, CLV_BAD_USAGE,
	    "which column is %s? both \"%s\" (@%zu) and \"%s\" (@%zu) may be",
	    role->flag, clv_column_say(table->names, first, one, sizeof one),
	    first + 1, clv_column_say(table->names, second, other, sizeof other),
	    second + 1);
	return clv_hint(error, "say %s @%zu or %s @%zu", role->flag, first + 1,
	                role->flag, second + 1);
}

/* The columns of one rank, or of the word where rank is null. */
static bool guess_of_rank(const struct clv_table *table,
                          const struct clv_sheet_role *role, const char *rank,
                          size_t *column, struct clv_error *error)
{
	for (size_t i = 0; i < table->count; i++) {
		const struct clv_text *name = &table->names[i];
		if (!name->length ||
		    !(rank ? clv_is_one_of(rank, name->at, name->length)
		           : has_word(name, role->word)))
			continue;
		if (*column != CLV_NO_COLUMN)
			return reject_either(table, role, *column, i, error);
		*column = i;
	}
	return true;
}

static bool guess(const struct clv_table *table,
                  const struct clv_sheet_role *role, size_t *column,
                  struct clv_error *error)
{
	for (size_t i = 0; i < role->rank_count && *column == CLV_NO_COLUMN; i++)
		if (!guess_of_rank(table, role, role->ranks[i], column, error))
			return false;
	return *column != CLV_NO_COLUMN || !role->word ||
	       guess_of_rank(table, role, NULL, column, error);
}

bool clv_sheet_column(const struct clv_table *table,
                      const struct clv_sheet_role *role, const char *name,
                      size_t *column, bool *guessed, struct clv_error *error)
{
	*column = CLV_NO_COLUMN;
	if (guessed)
		*guessed = !name;
	if (name)
		return clv_column_find(table->names, table->count, role->flag, name,
		                       strlen(name), column, error);
	return !table->names || guess(table, role, column, error);
}

bool clv_sheet_reject_missing(const struct clv_table *table, const char *flag,
                              const char *what, struct clv_error *error)
{
	char list[280];
	clv_columns_list(table->names, table->count, list, sizeof list);
	clv_reject(error, CLV_BAD_USAGE, "%s: which column has the %s? say %s COL",
	           table->name, what, flag);
	return clv_hint(error, "columns: %s", list);
}

/* ---- What could be read in two ways ---------------------------------------
 */

static bool reject_undecided(const struct clv_text *names, size_t column,
                             const struct clv_text *text, bool is_date,
                             struct clv_error *error)
{
	char name[80], shown[60];
	clv_reject(error, CLV_BAD_DATA,
	           "%s: \"%s\" may %s, and no other value tells which",
	           clv_column_say(names, column, name, sizeof name),
	           clv_printable(text->at, text->length, shown, sizeof shown),
	           is_date ? "start with the day or with the month"
	                   : "mean thousands or a decimal sign");
	return clv_hint(error, "say %s",
	                is_date ? "--date-format dmy or --date-format mdy"
	                        : "--decimal . or --decimal ,");
}

/* False where the value could be either, and nothing has told yet. */
static bool weigh_date(struct clv_sheet_dates *dates,
                       enum clv_date_evidence found)
{
	if (found == CLV_DATE_IS_EITHER)
		return false;
	if (found == CLV_DATE_TELLS_NOTHING)
		return true;
	dates->order_is_certain = true;
	dates->order = found == CLV_DATE_TELLS_DAY_FIRST ? CLV_ORDER_DAY_FIRST
	                                                 : CLV_ORDER_MONTH_FIRST;
	return true;
}

static bool weigh_amount(struct clv_sheet_amounts *amounts,
                         const struct clv_text *text)
{
	switch (clv_decimal_evidence(text->at, text->length)) {
	case CLV_TELLS_POINT:
	case CLV_TELLS_COMMA:
		amounts->decimal_is_certain = true;
		amounts->decimal =
		    clv_decimal_evidence(text->at, text->length) == CLV_TELLS_POINT
		        ? CLV_DECIMAL_POINT
		        : CLV_DECIMAL_COMMA;
		return true;
	case CLV_LOOKS_POINT:
	case CLV_LOOKS_COMMA:
		return false;
	case CLV_TELLS_NOTHING:
	default:
		return true;
	}
}

/* Of values that could be either the first is kept: a later one may tell. */
struct look {
	const struct clv_table *table;
	const size_t *columns;
	size_t count;
	struct clv_sheet_dates *dates;     /* or */
	struct clv_sheet_amounts *amounts; /* one of the two */
	struct clv_error undecided;        /* status 0: none */
};

static bool weigh(const struct look *look, const struct clv_text *text)
{
	enum clv_date_evidence found;
	int32_t day;
	if (look->amounts)
		return look->amounts->decimal_is_certain ||
		       weigh_amount(look->amounts, text);
	if (look->dates->order_is_certain)
		return true;
	clv_date_read(text->at, text->length, look->dates->form,
	              CLV_ORDER_DAY_FIRST, &day, &found);
	return weigh_date(look->dates, found);
}

static bool look_at_row(const struct clv_record *record,
                        struct clv_csv_reader *reader, void *data)
{
	struct look *look = data;
	for (size_t i = 0; i < look->count; i++) {
		const size_t column = look->columns[i];
		const struct clv_text text = clv_trimmed(&record->cells[column]);
		if (weigh(look, &text) || look->undecided.status != CLV_DONE)
			continue;
		reject_undecided(look->table->names, column, &text, look->dates != NULL,
		                 &look->undecided);
		clv_csv_reader_locate(reader, record, column, &look->undecided);
	}
	return look->dates ? !look->dates->order_is_certain
	                   : !look->amounts->decimal_is_certain;
}

/* Whether it is certain then, or nothing has to be. */
static bool look_at(struct clv_table *table, struct look *look,
                    const bool *is_certain, struct clv_error *error)
{
	if (*is_certain)
		return true;
	if (!clv_table_sample(table, look_at_row, look, error))
		return false;
	if (*is_certain || look->undecided.status == CLV_DONE)
		return true;
	*error = look->undecided;
	return false;
}

bool clv_sheet_look_at_dates(struct clv_table *table, const size_t *columns,
                             size_t count, struct clv_sheet_dates *dates,
                             struct clv_error *error)
{
	struct look look = {
	    .table = table, .columns = columns, .count = count, .dates = dates};
	/* every other form says itself which is which */
	if (dates->form != CLV_DATE_ANY) {
		dates->order_is_certain = true;
		dates->order = dates->form == CLV_DATE_MDY ? CLV_ORDER_MONTH_FIRST
		                                           : CLV_ORDER_DAY_FIRST;
	}
	return look_at(table, &look, &dates->order_is_certain, error);
}

bool clv_sheet_look_at_amounts(struct clv_table *table, size_t column,
                               struct clv_sheet_amounts *amounts,
                               struct clv_error *error)
{
	struct look look = {
	    .table = table, .columns = &column, .count = 1, .amounts = amounts};
	return look_at(table, &look, &amounts->decimal_is_certain, error);
}

/* ---- Cells ----------------------------------------------------------------
 */

enum clv_read clv_sheet_day(const struct clv_table *table,
                            const struct clv_record *record, size_t column,
                            struct clv_sheet_dates *dates, int32_t *day,
                            struct clv_error *error)
{
	const struct clv_text text = clv_trimmed(&record->cells[column]);
	enum clv_date_evidence found;
	enum clv_read read = CLV_READ_RECORD;
	enum clv_date_status status = clv_date_read(
	    text.at, text.length, dates->form, dates->order, day, &found);
	if (!dates->order_is_certain && found != CLV_DATE_TELLS_NOTHING) {
		if (weigh_date(dates, found))
			status = clv_date_read(text.at, text.length, dates->form,
			                       dates->order, day, &found);
		else
			read = CLV_READ_FAILED;
	}
	char name[80];
	if (read == CLV_READ_FAILED) {
		reject_undecided(table->names, column, &text, true, error);
	} else if (status != CLV_DATE_OK) {
		read = CLV_READ_BAD;
		clv_date_reject(error,
		                clv_column_say(table->names, column, name, sizeof name),
		                text.at, text.length, status, dates->order);
	}
	if (read != CLV_READ_RECORD)
		clv_table_locate(table, record, column, error);
	return read;
}

static void reject_amount(const char *name, const char *shown,
                          enum clv_number_status status,
                          enum clv_decimal decimal, struct clv_error *error)
{
	const char other = decimal == CLV_DECIMAL_POINT ? ',' : '.';
	switch (status) {
	case CLV_NUMBER_DECIMAL:
		clv_reject(error, CLV_BAD_DATA,
		           "%s: \"%s\" is not a number with the decimal sign %c", name,
		           shown, (char)decimal);
		clv_hint(error, "if %c is the decimal sign, say --decimal %c", other,
		         other);
		break;
	case CLV_NUMBER_TOO_LARGE:
		clv_reject(error, CLV_BAD_DATA, "%s: \"%s\" is too large", name, shown);
		clv_hint(error, "amounts go up to 922 million millions");
		break;
	default:
		clv_reject(error, CLV_BAD_DATA, "%s: \"%s\" is not a number", name,
		           shown);
		clv_hint(error, "write an amount, such as 1234.56; --skip-bad leaves "
		                "such rows out");
	}
}

enum clv_read clv_sheet_amount(const struct clv_table *table,
                               const struct clv_record *record, size_t column,
                               struct clv_sheet_amounts *amounts,
                               int64_t *amount, bool *missing, bool *rounded,
                               struct clv_error *error)
{
	const struct clv_text text = clv_trimmed(&record->cells[column]);
	char name[80], shown[60];
	*amount = 0;
	*rounded = false;
	*missing = false;
	if (!amounts->decimal_is_certain && !weigh_amount(amounts, &text)) {
		reject_undecided(table->names, column, &text, false, error);
		clv_table_locate(table, record, column, error);
		return CLV_READ_FAILED;
	}
	const enum clv_number_status status =
	    clv_money_read(text.at, text.length, amounts->decimal, amount, rounded);
	*missing = status == CLV_NUMBER_MISSING;
	if (status == CLV_NUMBER_OK || *missing)
		return CLV_READ_RECORD;
	clv_column_say(table->names, column, name, sizeof name);
	clv_printable(text.at, text.length, shown, sizeof shown);
	reject_amount(name, shown, status, amounts->decimal, error);
	clv_table_locate(table, record, column, error);
	return CLV_READ_BAD;
}
