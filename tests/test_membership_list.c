/* Lists of subscribers: what is read, and what is refused and where. */
#include "io/membership_list.h"

#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct clv_membership_form plain = {.started = "started",
                                                 .ended = "ended"};
static const struct clv_membership_form named = {.started = "from",
                                                 .ended = "@3",
                                                 .customer = "who",
                                                 .segment = "plan",
                                                 .segment_flag = "--by"};

/* A list in a file that is gone when it is closed. */
struct file {
	struct clv_table table;
	struct clv_membership_list list;
	struct clv_error error;
};

static bool open_list(struct file *file, const char *text,
                      const struct clv_membership_form *form)
{
	static const struct clv_table_form any = {0};
	char path[] = "/tmp/clv_membership_list_XXXXXX";
	const int descriptor = mkstemp(path);
	assert_true(descriptor >= 0);
	assert_int_equal(write(descriptor, text, strlen(text)), strlen(text));
	close(descriptor);
	assert_true(clv_table_open_form(&file->table, path, &any, &file->error));
	unlink(path);
	return clv_membership_list_open(&file->list, &file->table, form,
	                                &file->error);
}

static bool read_next(struct file *file, struct clv_membership_row *row)
{
	struct clv_record record;
	assert_int_equal(clv_table_next(&file->table, &record, &file->error),
	                 CLV_READ_RECORD);
	return clv_membership_list_read(&file->list, &record, row, &file->error);
}

static void expect_row(struct file *file, const char *started,
                       const char *ended)
{
	char text[CLV_DATE_SIZE] = "";
	struct clv_membership_row row;
	if (!read_next(file, &row))
		fail_with("%s", file->error.message);
	clv_date_write(text, row.started);
	assert_string_equal(text, started);
	if (!*ended) {
		assert_int_equal(row.ended, CLV_NO_DAY);
		return;
	}
	clv_date_write(text, row.ended);
	assert_string_equal(text, ended);
}

static void dates_and_empty_ends(void **state)
{
	(void)state;
	struct file file;
	assert_true(open_list(&file,
	                      "id,Started,ENDED\n1,2025-01-31,2025-02-01\n"
	                      "2,20250131,\n3,\"Jan 5, 2025\", - \n"
	                      "4,2025-01-01 10:00,N/A\n5, 2025-01-02 ,null\n"
	                      "6,2025-03-01,2025-03-01\n",
	                      &plain));
	expect_row(&file, "2025-01-31", "2025-02-01");
	expect_row(&file, "2025-01-31", "");
	expect_row(&file, "2025-01-05", "");
	expect_row(&file, "2025-01-01", "");
	expect_row(&file, "2025-01-02", "");
	expect_row(&file, "2025-03-01", "2025-03-01");
	clv_table_close(&file.table);
}

static void names_are_trimmed(void **state)
{
	(void)state;
	struct file file;
	struct clv_membership_row row;
	assert_true(open_list(&file,
	                      "who,from,to,plan\n Ann ,2025-01-01,,\tbasic\n"
	                      "Bob,2025-01-01,,\n,2025-01-01,,basic\n",
	                      &named));
	assert_true(read_next(&file, &row));
	assert_int_equal(row.customer.length, 3);
	assert_memory_equal(row.customer.at, "Ann", 3);
	assert_int_equal(row.segment.length, 5);
	assert_memory_equal(row.segment.at, "basic", 5);
	assert_true(read_next(&file, &row));
	assert_int_equal(row.segment.length, 0);
	assert_false(read_next(&file, &row));
	assert_string_equal(file.error.message, "who: the customer is missing");
	assert_int_equal(file.error.place.line, 4);
	assert_int_equal(file.error.place.column, 1);
	clv_table_close(&file.table);
}

static void the_column_tells_the_order(void **state)
{
	(void)state;
	struct file file;
	assert_true(open_list(
	    &file, "started,ended\n03/04/2025,05/06/2025\n25/12/2024,\n", &plain));
	expect_row(&file, "2025-04-03", "2025-06-05");
	expect_row(&file, "2024-12-25", "");
	clv_table_close(&file.table);
	assert_true(open_list(
	    &file, "started,ended\n03/04/2025,\n03/04/2025,12/25/2025\n", &plain));
	expect_row(&file, "2025-03-04", "");
	expect_row(&file, "2025-03-04", "2025-12-25");
	clv_table_close(&file.table);
}

static void nothing_tells_the_order(void **state)
{
	(void)state;
	struct file file;
	struct clv_membership_form form = plain;
	static const char text[] = "started,ended\n2025-01-01,03/04/2025\n";
	assert_false(open_list(&file, text, &plain));
	assert_string_equal(file.error.message,
	                    "ended: \"03/04/2025\" may start with the day or with "
	                    "the month, and no other value tells which");
	assert_int_equal(file.error.place.line, 2);
	assert_int_equal(file.error.place.column, 12);
	clv_table_close(&file.table);
	form.date_form = CLV_DATE_MDY;
	assert_true(
	    open_list(&file, "started,ended\n01/02/2025,03/04/2025\n", &form));
	expect_row(&file, "2025-01-02", "2025-03-04");
	clv_table_close(&file.table);
	form.date_form = CLV_DATE_DMY;
	assert_true(
	    open_list(&file, "started,ended\n01/02/2025,03/04/2025\n", &form));
	expect_row(&file, "2025-02-01", "2025-04-03");
	clv_table_close(&file.table);
}

/* Beyond the first 64 KB, where the first rows told nothing. */
static void a_later_value_tells(void **state)
{
	(void)state;
	enum { ROWS = 9000 };
	static const char head[] = "started,ended\n";
	static const char row[] = "2025-01-01,\n";
	struct clv_membership_row read;
	struct file file;
	char *text = malloc(sizeof head + ROWS * sizeof row + 100);
	assert_non_null(text);
	for (int round = 0; round < 2; round++) {
		char *at = text + sprintf(text, "%s", head);
		for (int i = 0; i < ROWS; i++)
			at += sprintf(at, "%s", row);
		sprintf(at, "%s03/04/2025,\n", round ? "2025-01-01,12/25/2025\n" : "");
		assert_true(open_list(&file, text, &plain));
		for (int i = 0; i < ROWS; i++)
			assert_true(read_next(&file, &read));
		if (round) {
			expect_row(&file, "2025-01-01", "2025-12-25");
			expect_row(&file, "2025-03-04", "");
		} else {
			assert_false(read_next(&file, &read));
			assert_int_equal(file.error.place.line, ROWS + 2);
		}
		clv_table_close(&file.table);
	}
	free(text);
}

static void bad_rows(void **state)
{
	(void)state;
	static const struct {
		const char *row, *message;
		size_t column;
	} cases[] = {
	    {",2025-01-01", "started: the date is missing", 1},
	    {"soon,2025-01-01", "started: \"soon\" is not a date", 1},
	    {"2025-01-01,31/02/2025",
	     "ended: \"31/02/2025\" is no day of the calendar", 12},
	    {"2025-03-01,2025-02-28",
	     "ended: \"2025-02-28\" is before the start, 2025-03-01", 12},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct file file;
		struct clv_membership_row row;
		char text[100];
		snprintf(text, sizeof text, "started,ended\n%s\n", cases[i].row);
		assert_true(open_list(&file, text, &plain));
		assert_false(read_next(&file, &row));
		assert_string_equal(file.error.message, cases[i].message);
		assert_int_equal(file.error.status, CLV_BAD_DATA);
		assert_int_equal(file.error.place.line, 2);
		assert_int_equal(file.error.place.column, cases[i].column);
		assert_true(*file.error.hint);
		clv_table_close(&file.table);
	}
}

static void columns_that_are_not_there(void **state)
{
	(void)state;
	struct file file;
	assert_false(open_list(&file, "begun,ended\n", &plain));
	assert_int_equal(file.error.status, CLV_BAD_USAGE);
	assert_non_null(strstr(file.error.message, "--started"));
	clv_table_close(&file.table);
	assert_false(open_list(&file, "who,from,to\n", &named));
	assert_non_null(strstr(file.error.message, "--by"));
	clv_table_close(&file.table);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(dates_and_empty_ends),
	    cmocka_unit_test(names_are_trimmed),
	    cmocka_unit_test(the_column_tells_the_order),
	    cmocka_unit_test(nothing_tells_the_order),
	    cmocka_unit_test(a_later_value_tells),
	    cmocka_unit_test(bad_rows),
	    cmocka_unit_test(columns_that_are_not_there),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
