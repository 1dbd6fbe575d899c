/* Rows, columns and values of tables, each judged by hand. */
#include "io/columns.h"
#include "io/sheet.h"

#include "check.h"
#include "temporary.h"

#include <stdio.h>

static void open_text(struct clv_table *table, const char *text)
{
	struct temporary file;
	struct clv_error error;
	static const struct clv_table_form plain = {0};
	temporary_write(&file, text, strlen(text));
	if (!clv_table_open_form(table, file.path, &plain, &error))
		fail_with("%s", error.message);
	temporary_remove(&file);
}

/* ---- Rows ---- */

struct seen {
	size_t rows, bad, told;
	bool goes_on;
};

static bool bad_row(void *data, const struct clv_table *table,
                    const struct clv_record *record, struct clv_error *error)
{
	struct seen *seen = data;
	(void)table;
	(void)record;
	assert_true(*error->message);
	seen->bad++;
	return seen->goes_on;
}

static void tell_rows(void *data, uint64_t count)
{
	struct seen *seen = data;
	seen->told += count;
}

/* A row that starts with b is bad, one with s stops. */
static enum clv_read take_row(void *data, const struct clv_record *record,
                              struct clv_error *error)
{
	struct seen *seen = data;
	const char c = *record->cells[0].at;
	seen->rows++;
	if (c != 'b' && c != 's')
		return CLV_READ_RECORD;
	clv_reject(error, CLV_BAD_DATA, "a bad row");
	return c == 'b' ? CLV_READ_BAD : CLV_READ_FAILED;
}

static bool read_text(const char *text, struct seen *seen, bool has_watch,
                      uint64_t to)
{
	struct clv_table table;
	struct clv_error error;
	const struct clv_sheet_watch watch = {
	    seen, NULL, has_watch ? bad_row : NULL, has_watch ? tell_rows : NULL};
	open_text(&table, text);
	const bool done =
	    to ? clv_sheet_read_to(&table, to, &watch, take_row, seen, &error)
	       : clv_sheet_read(&table, &watch, take_row, seen, &error);
	clv_table_close(&table);
	return done;
}

static void bad_rows_are_left_out_or_not(void **state)
{
	(void)state;
	static const char text[] = "a,b\n1,2\nbad,2\n3\n4,5\n";
	struct seen seen = {.goes_on = true};
	assert_true(read_text(text, &seen, true, 0));
	assert_int_equal(seen.rows, 3);
	assert_int_equal(seen.bad, 2);
	seen = (struct seen){.goes_on = false};
	assert_false(read_text(text, &seen, true, 0));
	assert_int_equal(seen.bad, 1);
	seen = (struct seen){.goes_on = true};
	assert_false(read_text(text, &seen, false, 0));
	assert_int_equal(seen.rows, 2);
	seen = (struct seen){.goes_on = true};
	assert_false(read_text("a,b\n1,2\nstop,2\n3,4\n", &seen, true, 0));
	assert_int_equal(seen.rows, 2);
	assert_int_equal(seen.bad, 0);
}

static void as_far_as_a_line(void **state)
{
	(void)state;
	static const char text[] = "a,b\n1,2\n\"3\n3\",4\n5,6\n";
	static const size_t rows[] = {0, 0, 1, 2, 2, 3, 3};
	for (size_t to = 1; to < sizeof rows / sizeof *rows; to++) {
		struct seen seen = {.goes_on = true};
		assert_true(read_text(text, &seen, true, to));
		assert_int_equal(seen.rows, rows[to]);
	}
}

static void rows_are_told(void **state)
{
	(void)state;
	char text[30000] = "a,b\n";
	struct seen seen = {.goes_on = true};
	for (size_t i = 0; i < 3000; i++)
		strcpy(text + 4 + i * 4, "1,2\n");
	assert_true(read_text(text, &seen, true, 0));
	assert_int_equal(seen.rows, 3000);
	assert_int_equal(seen.told, 2048);
}

/* ---- Columns ---- */

static bool find(const char *header, const char *name, size_t *column,
                 bool *guessed, struct clv_error *error)
{
	static const char *const ranks[] = {"best|finest", "good"};
	static const struct clv_sheet_role role = {"--thing", ranks, 2, "fine"};
	struct clv_table table;
	open_text(&table, header);
	const bool found =
	    clv_sheet_column(&table, &role, name, column, guessed, error);
	clv_table_close(&table);
	return found;
}

static void columns_by_name_rank_and_word(void **state)
{
	(void)state;
	static const struct {
		const char *header, *name;
		size_t column;
		bool guessed;
	} cases[] = {
	    {"a,b,c\n", "b", 1, false},
	    {"a,b,c\n", "@3", 2, false},
	    {"a,best,c\n", "a", 0, false},
	    {"a,good,BEST\n", NULL, 2, true},
	    {"a,good,b\n", NULL, 1, true},
	    {"a,good,so fine\n", NULL, 1, true},
	    {"a,How FINE is it?,b\n", NULL, 1, true},
	    {"a,fin,b\n", NULL, CLV_NO_COLUMN, true},
	    {"a,,b\n", NULL, CLV_NO_COLUMN, true},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct clv_error error;
		size_t column;
		bool guessed;
		assert_true(
		    find(cases[i].header, cases[i].name, &column, &guessed, &error));
		assert_int_equal(column, cases[i].column);
		assert_int_equal(guessed, cases[i].guessed);
	}
}

static void two_of_a_rank_are_not_guessed_between(void **state)
{
	(void)state;
	struct clv_error error;
	size_t column;
	assert_false(find("best,x,finest\n", NULL, &column, NULL, &error));
	assert_int_equal(error.status, CLV_BAD_USAGE);
	assert_string_equal(error.message, "which column is --thing? both \"best\" "
	                                   "(@1) and \"finest\" (@3) may be");
	assert_string_equal(error.hint, "say --thing @1 or --thing @3");
	assert_false(find("a fine b,x,fine\n", NULL, &column, NULL, &error));
	assert_false(find("a,b\n", "c", &column, NULL, &error));
	assert_string_equal(error.message, "--thing: no column is called \"c\"");
}

static void blanks_are_trimmed(void **state)
{
	(void)state;
	static const char *const texts[] = {"a b", " a b", "\ta b \t"};
	for (size_t i = 0; i < 3; i++) {
		const struct clv_text cell = {texts[i], strlen(texts[i])};
		const struct clv_text text = clv_trimmed(&cell);
		assert_int_equal(text.length, 3);
		assert_memory_equal(text.at, "a b", 3);
	}
	const struct clv_text blanks = {" \t ", 3};
	assert_int_equal(clv_trimmed(&blanks).length, 0);
}

/* ---- Dates and amounts ---- */

/* Looks at column 0 of the table and reads all its cells: how many are read
   well, how the last is, and what the last row was. */
static enum clv_read read_days(const char *text, struct clv_sheet_dates *dates,
                               size_t *count, int32_t *day,
                               struct clv_error *error)
{
	struct clv_table table;
	struct clv_record record;
	enum clv_read read = CLV_READ_RECORD;
	*count = 0;
	open_text(&table, text);
	if (!clv_sheet_look_at_dates(&table, &(size_t){0}, 1, dates, error))
		read = CLV_READ_FAILED;
	while (read == CLV_READ_RECORD &&
	       clv_table_next(&table, &record, error) == CLV_READ_RECORD) {
		read = clv_sheet_day(&table, &record, 0, dates, day, error);
		*count += read == CLV_READ_RECORD;
	}
	clv_table_close(&table);
	return read;
}

static void dates_are_told_by_others(void **state)
{
	(void)state;
	struct clv_sheet_dates dates = {.form = CLV_DATE_ANY};
	struct clv_error error;
	size_t count;
	int32_t day;
	assert_int_equal(
	    read_days("d\n25/12/2024\n03/04/2025\n", &dates, &count, &day, &error),
	    CLV_READ_RECORD);
	assert_int_equal(count, 2);
	assert_int_equal(day, clv_day_from_date(2025, 4, 3));
	dates = (struct clv_sheet_dates){.form = CLV_DATE_ANY};
	read_days("d\n03/04/2025\n12/25/2024\n 03/04/2025 \n", &dates, &count, &day,
	          &error);
	assert_int_equal(count, 3);
	assert_int_equal(day, clv_day_from_date(2025, 3, 4));
	/* what one file has told holds for the next */
	read_days("d\n05/06/2025\n", &dates, &count, &day, &error);
	assert_int_equal(day, clv_day_from_date(2025, 5, 6));
	dates = (struct clv_sheet_dates){.form = CLV_DATE_DMY};
	read_days("d\n05/06/2025\n", &dates, &count, &day, &error);
	assert_int_equal(day, clv_day_from_date(2025, 6, 5));
	dates = (struct clv_sheet_dates){.form = CLV_DATE_MDY};
	read_days("d\n05/06/2025\n", &dates, &count, &day, &error);
	assert_int_equal(day, clv_day_from_date(2025, 5, 6));
}

static void dates_that_nobody_can_tell(void **state)
{
	(void)state;
	struct clv_sheet_dates dates = {.form = CLV_DATE_ANY};
	struct clv_error error;
	size_t count;
	int32_t day;
	assert_int_equal(
	    read_days("d\n2025-01-01\n03/04/2025\n", &dates, &count, &day, &error),
	    CLV_READ_FAILED);
	assert_int_equal(error.place.line, 3);
	assert_string_equal(error.hint,
	                    "say --date-format dmy or --date-format mdy");
	dates = (struct clv_sheet_dates){.form = CLV_DATE_ANY};
	assert_int_equal(
	    read_days("d\n2025-01-01\nsoon\n", &dates, &count, &day, &error),
	    CLV_READ_BAD);
	assert_int_equal(count, 1);
	assert_int_equal(error.place.line, 3);
	assert_string_equal(error.message, "d: \"soon\" is not a date");
	/* beyond what was looked at: a value that tells, and one that does not */
	enum { ROWS = 8000 };
	char *text = malloc(ROWS * 11 + 100);
	assert_non_null(text);
	strcpy(text, "d\n");
	for (size_t i = 0; i < ROWS; i++)
		strcpy(text + 2 + i * 11, "2025-01-01\n");
	strcpy(text + 2 + ROWS * 11, "13/01/2025\n02/01/2025\n");
	dates = (struct clv_sheet_dates){.form = CLV_DATE_ANY};
	assert_int_equal(read_days(text, &dates, &count, &day, &error),
	                 CLV_READ_RECORD);
	assert_int_equal(day, clv_day_from_date(2025, 1, 2));
	strcpy(text + 2 + ROWS * 11, "02/01/2025\n13/01/2025\n");
	dates = (struct clv_sheet_dates){.form = CLV_DATE_ANY};
	assert_int_equal(read_days(text, &dates, &count, &day, &error),
	                 CLV_READ_FAILED);
	assert_int_equal(error.place.line, ROWS + 2);
	free(text);
}

static enum clv_read read_amounts(const char *text,
                                  struct clv_sheet_amounts *amounts,
                                  int64_t *sum, size_t *missing,
                                  struct clv_error *error)
{
	struct clv_table table;
	struct clv_record record;
	enum clv_read read = CLV_READ_RECORD;
	*sum = 0;
	*missing = 0;
	open_text(&table, text);
	if (!clv_sheet_look_at_amounts(&table, 1, amounts, error))
		read = CLV_READ_FAILED;
	while (read == CLV_READ_RECORD &&
	       clv_table_next(&table, &record, error) == CLV_READ_RECORD) {
		int64_t amount;
		bool is_missing, rounded;
		read = clv_sheet_amount(&table, &record, 1, amounts, &amount,
		                        &is_missing, &rounded, error);
		*sum += amount;
		*missing += is_missing;
	}
	clv_table_close(&table);
	return read;
}

static void amounts_are_told_by_others(void **state)
{
	(void)state;
	static const struct clv_sheet_amounts free_ = {false, CLV_DECIMAL_POINT};
	struct clv_sheet_amounts amounts = free_;
	struct clv_error error;
	int64_t sum;
	size_t missing;
	assert_int_equal(read_amounts("a;b\nx;1.234\ny;0,5\nz;\n", &amounts, &sum,
	                              &missing, &error),
	                 CLV_READ_RECORD);
	assert_int_equal(sum, 12345000);
	assert_int_equal(missing, 1);
	amounts = free_;
	read_amounts("a;b\nx;1.234\ny;0.5\n", &amounts, &sum, &missing, &error);
	assert_int_equal(sum, 17340);
	amounts = free_;
	assert_int_equal(
	    read_amounts("a;b\nx;1\nx;1,234\n", &amounts, &sum, &missing, &error),
	    CLV_READ_FAILED);
	assert_string_equal(error.hint, "say --decimal . or --decimal ,");
	assert_int_equal(error.place.line, 3);
	assert_int_equal(error.place.column, 3);
	amounts = (struct clv_sheet_amounts){true, CLV_DECIMAL_COMMA};
	read_amounts("a;b\nx;1,234\n", &amounts, &sum, &missing, &error);
	assert_int_equal(sum, 12340);
}

static void amounts_that_are_none(void **state)
{
	(void)state;
	static const struct {
		const char *text, *message;
	} cases[] = {
	    {"a;b\nx;ten\n", "b: \"ten\" is not a number"},
	    {"a;b\nx;1.5\nx;1,5\n",
	     "b: \"1,5\" is not a number with the decimal sign ."},
	    {"a;b\nx;1e30\n", "b: \"1e30\" is too large"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct clv_sheet_amounts amounts = {false, CLV_DECIMAL_POINT};
		struct clv_error error;
		int64_t sum;
		size_t missing;
		assert_int_equal(
		    read_amounts(cases[i].text, &amounts, &sum, &missing, &error),
		    CLV_READ_BAD);
		assert_string_equal(error.message, cases[i].message);
		assert_true(*error.hint && error.place.column == 3);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(bad_rows_are_left_out_or_not),
	    cmocka_unit_test(as_far_as_a_line),
	    cmocka_unit_test(rows_are_told),
	    cmocka_unit_test(columns_by_name_rank_and_word),
	    cmocka_unit_test(two_of_a_rank_are_not_guessed_between),
	    cmocka_unit_test(blanks_are_trimmed),
	    cmocka_unit_test(dates_are_told_by_others),
	    cmocka_unit_test(dates_that_nobody_can_tell),
	    cmocka_unit_test(amounts_are_told_by_others),
	    cmocka_unit_test(amounts_that_are_none),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
