/* Rows under a header. */
#include "io/table.h"

#include "check.h"
#include "temporary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool open_bytes(struct clv_table *table, const char *bytes, size_t size,
                       size_t most, char delimiter, struct clv_error *error)
{
	memset(error, 0, sizeof *error);
	return clv_table_open_source(
	    table, clv_source_memory("t.csv", bytes, size, most, error), delimiter,
	    &clv_input_schema, error);
}

static void open_text(struct clv_table *table, const char *text, char delimiter)
{
	struct clv_error error;
	if (!open_bytes(table, text, strlen(text), 0, delimiter, &error))
		fail_with("%s", error.message);
}

static void expect_cell(const struct clv_text *cell, const char *expected)
{
	if (cell->length != strlen(expected) ||
	    memcmp(cell->at, expected, cell->length) != 0)
		fail_with("a cell is \"%.*s\", expected \"%s\"", (int)cell->length,
		          cell->at, expected);
}

/* ---- The header ---------------------------------------------------------- */

static void the_header_is_kept(void **state)
{
	(void)state;
	struct clv_table table;
	struct clv_record record;
	struct clv_error error;
	open_text(&table,
	          "\r\n segment ,\"avg\r\nvalue\",\"a \"\"b\"\"\",\r\n"
	          "1,2,3,4\r\n",
	          0);
	assert_int_equal(table.count, 4);
	assert_int_equal(table.header_line, 2);
	expect_cell(&table.header,
	            " segment ,\"avg\r\nvalue\",\"a \"\"b\"\"\",\r\n");
	assert_int_equal(clv_table_next(&table, &record, &error), CLV_READ_RECORD);
	/* read on, and the names are still there, byte for byte */
	expect_cell(&table.names[0], " segment ");
	expect_cell(&table.names[1], "avg\r\nvalue");
	expect_cell(&table.names[2], "a \"b\"");
	expect_cell(&table.names[3], "");
	expect_cell(&record.cells[3], "4");
	assert_int_equal(record.line, 4);
	assert_int_equal(clv_table_next(&table, &record, &error), CLV_READ_END);
	clv_table_close(&table);
}

static void the_header_is_found_in_all_encodings(void **state)
{
	(void)state;
	static const struct {
		const char *bytes;
		size_t size;
	} files[] = {
#define BYTES(literal) (literal), sizeof(literal) - 1
	    {BYTES("avg;x\n1;2\n")},
	    {BYTES("\xEF\xBB\xBF"
	           "avg;x\n1;2\n")},
	    {BYTES("\xEF\xBB\xBF\"avg\";x\n1;2\n")},
	    {BYTES("\xFF\xFE"
	           "a\0v\0g\0;\0x\0\n\0001\0;\0002\0\n\0")},
	    {BYTES("\xFE\xFF\0a\0v\0g\0;\0x\0\n\0001\0;\0002\0\n")},
	    {BYTES("a\0v\0g\0;\0x\0\n\0001\0;\0002\0\n\0")},
	};
	for (size_t i = 0; i < COUNT(files); i++)
		for (size_t most = 0; most <= 40; most++) {
			struct clv_table table;
			struct clv_error error;
			struct clv_record record;
			assert_true(open_bytes(&table, files[i].bytes, files[i].size, most,
			                       0, &error));
			assert_int_equal(table.count, 2);
			assert_int_equal(table.delimiter, ';');
			expect_cell(&table.names[0], "avg");
			assert_int_equal(clv_table_next(&table, &record, &error),
			                 CLV_READ_RECORD);
			expect_cell(&record.cells[0], "1");
			expect_cell(&record.cells[1], "2");
			clv_table_close(&table);
		}
}

/* A character of three bytes where the buffer has room for less. */
static void long_files_of_utf16_are_read(void **state)
{
	(void)state;
	enum { ROWS = 60000 };
	static const char row[] = "\x20\xAC\0,\0"
	                          "1\0\n"; /* big endian */
	static const char header[] = "\0x\0,\0y\0\n";
	const size_t size = sizeof row - 1, before = sizeof header - 1;
	char *bytes = malloc(before + ROWS * size);
	memcpy(bytes, header, before);
	for (size_t i = 0; i < ROWS; i++)
		memcpy(bytes + before + i * size, row, size);
	struct clv_table table;
	struct clv_error error;
	struct clv_record record;
	assert_true(
	    open_bytes(&table, bytes, before + ROWS * size, 1001, 0, &error));
	for (size_t i = 0; i < ROWS; i++) {
		assert_int_equal(clv_table_next(&table, &record, &error),
		                 CLV_READ_RECORD);
		expect_cell(&record.cells[0], "\xE2\x82\xAC");
	}
	assert_int_equal(clv_table_next(&table, &record, &error), CLV_READ_END);
	clv_table_close(&table);
	free(bytes);
}

/* ---- Delimiters ---------------------------------------------------------- */

static void expect_delimiter(const char *text, char given, char delimiter)
{
	struct clv_table table;
	open_text(&table, text, given);
	if (table.delimiter != delimiter)
		fail_with("%s was read with %c", text, table.delimiter);
	assert_int_equal(table.delimiter_was_given, given != 0);
	clv_table_close(&table);
}

static void known_names_count_more_than_columns(void **state)
{
	(void)state;
	expect_delimiter("a,b,c,d\n", 0, ',');
	expect_delimiter("a;b;c;d\n", 0, ';');
	expect_delimiter("a\tb\n", 0, '\t');
	expect_delimiter("a|b\n", 0, '|');
	expect_delimiter("a\n", 0, ',');
	expect_delimiter("a,b,c,d,e;avg\n", 0, ';');
	expect_delimiter("a;b;c,avg\n", 0, ',');
	expect_delimiter("a;b,c\n", 0, ',');
	expect_delimiter("\"a;b;c;d\",e\n", 0, ',');
	expect_delimiter("\"a,b,c,d\";e\n", 0, ';');
	expect_delimiter("a b|avg,x\n", ';', ';');
	expect_delimiter("\n\n  \nx;avg\n", 0, ';');
}

/* ---- Rows ---------------------------------------------------------------- */

static void expect_ragged(const char *text, size_t cells, uint64_t line,
                          size_t column, const char *word)
{
	struct clv_table table;
	struct clv_record record;
	struct clv_error error;
	open_text(&table, text, 0);
	assert_int_equal(clv_table_next(&table, &record, &error), CLV_READ_BAD);
	assert_int_equal(error.status, CLV_BAD_DATA);
	assert_string_equal(error.place.file, "t.csv");
	assert_true(error.place.line == line);
	assert_int_equal(error.place.column, column);
	assert_non_null(strstr(error.message, word));
	assert_non_null(strstr(error.message, "header 3"));
	assert_true(error.hint[0] != '\0');
	assert_int_equal(record.count, cells);
	assert_true(record.raw.length > 0);
	/* the next row is read */
	assert_int_equal(clv_table_next(&table, &record, &error), CLV_READ_RECORD);
	expect_cell(&record.cells[2], "z");
	clv_table_close(&table);
}

static void rows_are_as_long_as_the_header(void **state)
{
	(void)state;
	expect_ragged("a,b,c\n1,2\nx,y,z\n", 2, 2, 0, "2 cells");
	expect_ragged("a,b,c\n\n1\nx,y,z\n", 1, 3, 0, "1 cell,");
	expect_ragged("a,b,c\n1,2,3,4\nx,y,z\n", 4, 2, 7, "4 cells");
	expect_ragged("a,b,c\r\n\"1\r\n1\",2,3,4,5\r\nx,y,z\r\n", 5, 3, 8,
	              "5 cells");
	expect_ragged("a;b;c\n1;2;3;4\nx;y;z\n", 4, 2, 7, "4 cells");
}

static void malformed_rows_are_passed_on(void **state)
{
	(void)state;
	struct clv_table table;
	struct clv_record record;
	struct clv_error error;
	open_text(&table, "a,b\n\"1\"x,2\n3,4\n5,\"6\n", 0);
	assert_int_equal(clv_table_next(&table, &record, &error), CLV_READ_BAD);
	assert_true(error.place.line == 2);
	assert_int_equal(clv_table_next(&table, &record, &error), CLV_READ_RECORD);
	assert_int_equal(clv_table_next(&table, &record, &error), CLV_READ_FAILED);
	assert_true(error.place.line == 4);
	assert_int_equal(error.place.column, 3);
	clv_table_close(&table);
}

/* ---- Samples ------------------------------------------------------------- */

struct seen {
	size_t rows, stop_at;
	uint64_t last_line;
};

static bool see(const struct clv_record *record, struct clv_csv_reader *reader,
                void *data)
{
	struct seen *seen = data;
	assert_non_null(reader);
	assert_int_equal(record->count, 2);
	seen->last_line = record->line;
	return ++seen->rows != seen->stop_at;
}

static void a_sample_uses_nothing_up(void **state)
{
	(void)state;
	struct clv_table table;
	struct clv_record record;
	struct clv_error error;
	struct seen seen = {0, 0, 0};
	open_text(&table, "a,b\n1,2\n\n3\n5,6", 0);
	assert_true(clv_table_sample(&table, see, &seen, &error));
	assert_int_equal(seen.rows, 2); /* not the ragged one */
	assert_true(seen.last_line == 5);
	seen = (struct seen){0, 1, 0};
	assert_true(clv_table_sample(&table, see, &seen, &error));
	assert_int_equal(seen.rows, 1);
	assert_int_equal(clv_table_next(&table, &record, &error), CLV_READ_RECORD);
	assert_true(record.line == 2);
	expect_cell(&record.cells[0], "1");
	clv_table_close(&table);
}

/* Rows of 10 bytes: those that lie whole in the first 64 KiB below the header,
   however the bytes come. */
static void a_sample_has_a_size(void **state)
{
	(void)state;
	enum { ROWS = 20000 };
	static const size_t sizes[] = {0, 1, 4096, 65536, 100000};
	char *text = malloc(4 + ROWS * 10);
	memcpy(text, "a,b\n", 4);
	for (size_t i = 0; i < ROWS; i++)
		memcpy(text + 4 + i * 10, "1234,5678\n", 10);
	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct clv_table table;
		struct clv_error error;
		struct seen seen = {0, 0, 0};
		assert_true(
		    open_bytes(&table, text, 4 + ROWS * 10, sizes[i], 0, &error));
		assert_true(clv_table_sample(&table, see, &seen, &error));
		assert_int_equal(seen.rows, CLV_SAMPLE_SIZE / 10);
		clv_table_close(&table);
	}
	free(text);
}

static void a_sample_passes_over_bad_rows(void **state)
{
	(void)state;
	struct clv_table table;
	struct clv_error error;
	struct seen seen = {0, 0, 0};
	open_text(&table, "a,b\n\"1\"x,2\n3,4\n5\n6,7\n8,\"9", 0);
	assert_true(clv_table_sample(&table, see, &seen, &error));
	assert_int_equal(seen.rows, 2);
	clv_table_close(&table);
}

/* ---- What is no table ---------------------------------------------------- */

static void expect_no_table(const char *bytes, size_t size, uint64_t line,
                            size_t column, const char *word)
{
	struct clv_table table;
	struct clv_error error;
	assert_false(open_bytes(&table, bytes, size, 0, ',', &error));
	assert_int_equal(error.status, CLV_BAD_DATA);
	assert_true(error.place.line == line);
	assert_int_equal(error.place.column, column);
	if (!strstr(error.message, word))
		fail_with("\"%s\" does not say \"%s\"", error.message, word);
	clv_table_close(&table);
}

static void no_header_no_table(void **state)
{
	(void)state;
	expect_no_table(BYTES(""), 0, 0, "empty");
	expect_no_table(BYTES("\n\r\n  \n"), 0, 0, "empty");
	expect_no_table(BYTES("\xEF\xBB\xBF"), 0, 0, "empty");
	expect_no_table(BYTES("a,\"b\n1,2\n"), 1, 3, "never closed");
	expect_no_table(BYTES("a,\"b\"c\n1,2\n"), 1, 3, "closing quote");
	expect_no_table(BYTES("a,b,c,b\n"), 1, 7, "\"b\"");
	expect_no_table(BYTES("a,b,c, \"b\" \n"), 1, 8, "columns 2 and 4");
	expect_no_table(BYTES("a,b,a,b,a\n"), 1, 5, "\"a\"");
	expect_no_table(BYTES("\xFF\xFE"
	                      "a\0,\0b"),
	                0, 0, "UTF-16");
}

/* ---- Exports --------------------------------------------------------------
 */

static bool open_form(struct clv_table *table, struct temporary *file,
                      const char *text, struct clv_table_form form,
                      struct clv_error *error)
{
	memset(error, 0, sizeof *error);
	temporary_write(file, text, strlen(text));
	return clv_table_open_form(table, file->path, &form, error);
}

static void open_export(struct clv_table *table, struct temporary *file,
                        const char *text, struct clv_table_form form)
{
	struct clv_error error;
	if (!open_form(table, file, text, form, &error))
		fail_with("%s", error.message);
}

static void close_export(struct clv_table *table, const struct temporary *file)
{
	clv_table_close(table);
	temporary_remove(file);
}

/* The next row is "a|b|c" on that line. */
static void expect_row(struct clv_table *table, uint64_t line,
                       const char *expected)
{
	struct clv_record record;
	struct clv_error error;
	char row[200] = "";
	if (clv_table_next(table, &record, &error) != CLV_READ_RECORD)
		fail_with("no row, expected %s", expected);
	for (size_t i = 0; i < record.count; i++) {
		strcat(row, i ? "|" : "");
		strncat(row, record.cells[i].at, record.cells[i].length);
	}
	assert_string_equal(row, expected);
	assert_true(record.line == line);
}

static void expect_end(struct clv_table *table)
{
	struct clv_record record;
	struct clv_error error;
	assert_int_equal(clv_table_next(table, &record, &error), CLV_READ_END);
}

static void exports_may_have_names_twice(void **state)
{
	(void)state;
	struct clv_table table;
	struct temporary file;
	open_export(&table, &file, "Tax;Total;Tax\n1;2;3\n",
	            (struct clv_table_form){.recognise = true});
	assert_int_equal(table.count, 3);
	assert_int_equal(table.delimiter, ';');
	assert_false(table.is_squeezed || table.delimiter_was_given);
	assert_null(table.preset);
	expect_cell(&table.names[2], "Tax");
	expect_row(&table, 2, "1|2|3");
	expect_end(&table);
	close_export(&table, &file);
}

static void without_a_header_the_first_row_counts(void **state)
{
	(void)state;
	struct clv_table table;
	struct temporary file;
	struct clv_record record;
	struct clv_error error;
	open_export(&table, &file, "\n\"1\n\",2,3\n4,5\n6,7,8\n",
	            (struct clv_table_form){.no_header = true});
	assert_int_equal(table.count, 3);
	assert_null(table.names);
	expect_row(&table, 2, "1\n|2|3"); /* it was not used up */
	assert_int_equal(clv_table_next(&table, &record, &error), CLV_READ_BAD);
	assert_non_null(strstr(error.message, "2 cells, and the first row 3"));
	assert_true(error.place.line == 4);
	expect_row(&table, 5, "6|7|8");
	close_export(&table, &file);
}

static void without_any_row_there_is_no_export(void **state)
{
	(void)state;
	static const char *const texts[] = {"", "\n\n", "\"never closed"};
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct clv_table table;
		struct temporary file;
		struct clv_error error;
		assert_false(open_form(&table, &file, texts[i],
		                       (struct clv_table_form){.no_header = true},
		                       &error));
		assert_int_equal(error.status, CLV_BAD_DATA);
		assert_non_null(strstr(error.message, "there is no row"));
		assert_non_null(strstr(error.message, file.path));
		close_export(&table, &file);
	}
	struct clv_table table;
	struct clv_error error;
	const struct clv_table_form form = {.recognise = true};
	assert_false(clv_table_open_form(&table, "/no/such/file", &form, &error));
	assert_non_null(strstr(error.message, "/no/such/file"));
	clv_table_close(&table);
}

static const char cdnow[] = " 00001 19970101  1   11.77\r\n"
                            " 00002 19970112  1   12.00\r\n";

static void presets_are_recognised_by_content(void **state)
{
	(void)state;
	struct clv_table table;
	struct temporary file;
	open_export(&table, &file, cdnow,
	            (struct clv_table_form){.recognise = true});
	assert_string_equal(table.preset->name, "cdnow-master");
	assert_true(table.is_squeezed);
	assert_null(table.names);
	assert_int_equal(table.count, 4);
	expect_row(&table, 1, "00001|19970101|1|11.77");
	expect_row(&table, 2, "00002|19970112|1|12.00");
	expect_end(&table);
	close_export(&table, &file);
	/* not where the user says otherwise */
	const struct clv_table_form others[] = {
	    {.recognise = false},
	    {.recognise = true, .delimiter = ','},
	    {.recognise = true, .no_header = true},
	    {.recognise = true,
	     .preset = clv_preset_find("shopify", strlen("shopify"))},
	};
	for (size_t i = 0; i < COUNT(others); i++) {
		open_export(&table, &file, cdnow, others[i]);
		assert_ptr_equal(table.preset, others[i].preset);
		assert_false(table.is_squeezed);
		assert_int_equal(table.count, 1);
		close_export(&table, &file);
	}
}

static void a_preset_can_be_named(void **state)
{
	(void)state;
	struct clv_table table;
	struct temporary file;
	const struct clv_preset *preset = clv_preset_find("cdnow", 5);
	open_export(&table, &file, "who  when x what\na 19970101 1 2\n",
	            (struct clv_table_form){.preset = preset});
	assert_true(table.is_squeezed);
	assert_int_equal(table.delimiter, ' ');
	assert_int_equal(table.count, 4);
	expect_cell(&table.names[3], "what");
	expect_row(&table, 2, "a|19970101|1|2");
	close_export(&table, &file);
	/* its delimiter is the usual one, and no more */
	open_export(&table, &file, "who,when,x,what\na b,19970101,1,2\n",
	            (struct clv_table_form){.preset = preset, .delimiter = ','});
	assert_false(table.is_squeezed);
	expect_row(&table, 2, "a b|19970101|1|2");
	close_export(&table, &file);
}

static const struct clv_table_form blanks = {.delimiter = ' '};

static void runs_of_blanks_divide(void **state)
{
	(void)state;
	struct clv_table table;
	struct temporary file;
	open_export(&table, &file,
	            "  \na   b c  \n1 2    3\n   \n   4 \"5  6\" 7   \r\n8 9 10",
	            blanks);
	assert_int_equal(table.count, 3);
	expect_cell(&table.names[1], "b");
	expect_row(&table, 3, "1|2|3");
	expect_row(&table, 5, "4|5  6|7");
	expect_row(&table, 6, "8|9|10");
	expect_end(&table);
	close_export(&table, &file);
}

static void expect_located(struct clv_table *table, size_t cell, uint64_t line,
                           size_t column)
{
	struct clv_record record;
	struct clv_error error = {.status = CLV_DONE};
	assert_int_equal(clv_table_next(table, &record, &error), CLV_READ_RECORD);
	clv_table_locate(table, &record, cell, &error);
	assert_string_equal(error.place.file, table->name);
	assert_true(error.place.line == line);
	assert_int_equal(error.place.column, column);
}

static void cells_are_located(void **state)
{
	(void)state;
	struct clv_table table;
	struct temporary file;
	open_export(&table, &file, "a b c\n  1   22 3\n1 2 3\n\"1\" \xC3\xA4  3\n",
	            blanks);
	expect_located(&table, 1, 2, 7);
	expect_located(&table, CLV_WHOLE_RECORD, 3, 0);
	expect_located(&table, 2, 4, 8); /* characters, not bytes */
	close_export(&table, &file);
	open_export(&table, &file, "a,b\n1,  2\n", (struct clv_table_form){0});
	expect_located(&table, 1, 2, 5);
	close_export(&table, &file);
}

static void ragged_rows_in_runs_of_blanks(void **state)
{
	(void)state;
	struct clv_table table;
	struct temporary file;
	struct clv_record record;
	struct clv_error error;
	open_export(&table, &file, "a b\n  1   2  3 4\n5\n6 7\n", blanks);
	assert_int_equal(clv_table_next(&table, &record, &error), CLV_READ_BAD);
	assert_non_null(strstr(error.message, "4 cells"));
	assert_int_equal(error.place.column, 10); /* the first too many */
	assert_int_equal(clv_table_next(&table, &record, &error), CLV_READ_BAD);
	assert_non_null(strstr(error.message, "1 cell,"));
	assert_int_equal(error.place.column, 0);
	expect_row(&table, 4, "6|7");
	close_export(&table, &file);
}

static void samples_are_squeezed_too(void **state)
{
	(void)state;
	struct clv_table table;
	struct temporary file;
	struct clv_error error;
	struct seen seen = {0, 0, 0};
	open_export(&table, &file, "a b\n1  2\n3 4 5\n  6 7\n", blanks);
	assert_true(clv_table_sample(&table, see, &seen, &error));
	assert_int_equal(seen.rows, 2);
	assert_true(seen.last_line == 4);
	expect_row(&table, 2, "1|2");
	close_export(&table, &file);
}

static void closing_twice_is_harmless(void **state)
{
	(void)state;
	struct clv_table table;
	struct clv_error error;
	assert_false(
	    clv_table_open(&table, "/no/such/file", 0, &clv_input_schema, &error));
	assert_non_null(strstr(error.message, "/no/such/file"));
	clv_table_close(&table);
	open_text(&table, "a\n", 0);
	clv_table_close(&table);
	clv_table_close(&table);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_header_is_kept),
	    cmocka_unit_test(the_header_is_found_in_all_encodings),
	    cmocka_unit_test(long_files_of_utf16_are_read),
	    cmocka_unit_test(known_names_count_more_than_columns),
	    cmocka_unit_test(rows_are_as_long_as_the_header),
	    cmocka_unit_test(malformed_rows_are_passed_on),
	    cmocka_unit_test(a_sample_uses_nothing_up),
	    cmocka_unit_test(a_sample_has_a_size),
	    cmocka_unit_test(a_sample_passes_over_bad_rows),
	    cmocka_unit_test(no_header_no_table),
	    cmocka_unit_test(exports_may_have_names_twice),
	    cmocka_unit_test(without_a_header_the_first_row_counts),
	    cmocka_unit_test(without_any_row_there_is_no_export),
	    cmocka_unit_test(presets_are_recognised_by_content),
	    cmocka_unit_test(a_preset_can_be_named),
	    cmocka_unit_test(runs_of_blanks_divide),
	    cmocka_unit_test(cells_are_located),
	    cmocka_unit_test(ragged_rows_in_runs_of_blanks),
	    cmocka_unit_test(samples_are_squeezed_too),
	    cmocka_unit_test(closing_twice_is_harmless),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
