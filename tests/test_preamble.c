/* Where the header stands below other lines. */
#include "io/preamble.h"

#include "check.h"

#include <string.h>

/* A record whose first cell is the word. */
static bool begins(const void *data, const struct clv_text *names, size_t count)
{
	const char *word = data;
	return count > 1 && names[0].length == strlen(word) &&
	       memcmp(names[0].at, word, names[0].length) == 0;
}

static struct clv_preamble found_in(const char *text, const char *delimiters)
{
	struct clv_preamble found = {'?', 99};
	struct clv_error error = {.status = CLV_DONE};
	const struct clv_text sample = {text, strlen(text)};
	assert_true(clv_preamble_find("t.csv", &sample, delimiters, begins, "id",
	                              &found, &error));
	return found;
}

static void expect(const char *text, char delimiter, size_t records)
{
	const struct clv_preamble found = found_in(text, ",;\t");
	assert_int_equal(found.delimiter, delimiter);
	assert_int_equal(found.records, records);
}

static void the_header_is_found(void **state)
{
	(void)state;
	expect("id,x\n1,2\n", ',', 0);
	expect("id;x,y\n1;2\n", ';', 0);
	expect("Sales, all\nof \"2026\"\nid\tx\n1\t2\n", '\t', 2);
	/* blank lines are no records, and a cell may hold several lines */
	expect("\n\"two\nlines\"\n\n\nid;x\n", ';', 1);
	/* what cannot be read above it is passed over */
	expect("\"a\"b,c\nid,x\n", ',', 1);
}

static void the_highest_one_counts(void **state)
{
	(void)state;
	expect("id;x\nid,x\n", ';', 0);
	expect("id,x\nid;x\n", ',', 0);
	/* of two the first delimiter named */
	assert_int_equal(found_in("id;x\n", ";,").delimiter, ';');
}

static void none_may_be_found(void **state)
{
	(void)state;
	char text[CLV_PREAMBLE_MAX * 2 + 16] = "";
	expect("", '?', 99);
	expect("a,b\nid\n1,2\n", '?', 99);
	for (int i = 0; i < CLV_PREAMBLE_MAX; i++)
		strcat(text, "t\n");
	strcat(text, "id,x\n");
	expect(text, ',', CLV_PREAMBLE_MAX);
	memmove(text + 2, text, strlen(text) + 1);
	expect(text, '?', 99);
}

static void it_is_passed_over(void **state)
{
	(void)state;
	static const char text[] = "title\n\"a\"b\nid,x\n";
	struct clv_error error = {.status = CLV_DONE};
	struct clv_record record;
	struct clv_source *source =
	    clv_source_memory("t.csv", text, sizeof text - 1, 3, &error);
	struct clv_csv_reader *reader = clv_csv_reader_open(source, ',', &error);
	assert_true(clv_preamble_pass(reader, 2, &error));
	assert_int_equal(clv_csv_reader_next(reader, &record, &error),
	                 CLV_READ_RECORD);
	assert_int_equal(record.line, 3);
	assert_int_equal(record.count, 2);
	clv_csv_reader_close(reader);
	clv_source_close(source);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_header_is_found),
	    cmocka_unit_test(the_highest_one_counts),
	    cmocka_unit_test(none_may_be_found),
	    cmocka_unit_test(it_is_passed_over),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
