/* Blocks parsed all at once have the rows that the reader finds in them, one
   after the other. */
#include "io/csv_rows.h"
#include "io/source.h"

#include "check.h"

#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 3 };

/* Rows as one text, each cell in brackets. */
struct found {
	char text[4096];
	size_t length, rows;
	size_t stop_at; /* this row is not ordinary; 0: none */
};

static void add(struct found *found, const struct clv_text *cells, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		assert_true(found->length + cells[i].length + 3 <= sizeof found->text);
		found->text[found->length++] = '[';
		memcpy(found->text + found->length, cells[i].at, cells[i].length);
		found->length += cells[i].length;
		found->text[found->length++] = ']';
	}
	found->text[found->length++] = '\n';
	found->rows++;
}

static bool take_row(void *data, const struct clv_text *cells)
{
	struct found *found = data;
	char readable[CLV_SHORT_CELL];
	for (size_t i = 0; i < COLUMNS; i++)
		memcpy(readable, cells[i].at, sizeof readable);
	add(found, cells, COLUMNS);
	return found->rows != found->stop_at;
}

/* In memory of its own, so that what is read beyond is seen. */
static bool parse(const char *text, size_t length, char delimiter,
                  struct clv_csv_store *store, struct found *found,
                  uint64_t *lines)
{
	char *copy = malloc(length + CLV_SHORT_CELL);
	assert_non_null(copy);
	memcpy(copy, text, length);
	memset(copy + length, 'z', CLV_SHORT_CELL);
	const struct clv_text block = {copy, length};
	const struct clv_csv_rows rows = {COLUMNS, take_row, found};
	const bool done =
	    clv_csv_parse_block(&block, delimiter, &rows, store, lines);
	free(copy);
	return done;
}

static void read_by_records(const char *text, size_t length, char delimiter,
                            struct found *found, uint64_t *lines)
{
	struct clv_error error;
	struct clv_record record;
	struct clv_source *source =
	    clv_source_memory("block", text, length, 0, &error);
	struct clv_csv_reader *reader =
	    clv_csv_reader_open(source, delimiter, &error);
	assert_non_null(reader);
	while (clv_csv_reader_next(reader, &record, &error) == CLV_READ_RECORD)
		add(found, record.cells, record.count);
	*lines = clv_csv_reader_line(reader) - 1;
	clv_csv_reader_close(reader);
	clv_source_close(source);
}

static const struct {
	const char *text;
	char delimiter;
	bool is_regular;
} blocks[] = {
    {"a,b,c\n", ',', true},
    {"a,b,c\n1,,3\n,,\nlonger than sixteen bytes,x,y\n", ',', true},
    {"a b, c ,\td\n", ',', true},
    {"a;b;c\n1,5;2;3\n", ';', true},
    {"a\tb\tc\n x\t y\tz \n", '\t', true},
    {"a,b,c\r\nd,e,f\r\n", ',', true},
    {"a,b,c\rd,e,f\r", ',', true},
    {"\"a\",b,\"c, \"\"d\"\"\"\n1,\"two\nlines\",3\n", ',', true},
    /* a blank line: fine where cells are copied, not where they stand */
    {"a,\"b\",c\n\n\nd,e,f\n", ',', true},
    {"a,b,c\n\nd,e,f\n", ',', false},
    {"\na,b,c\n", ',', false},
    /* another number of cells */
    {"a,b\n", ',', false},
    {"a,b,c,d\n", ',', false},
    {"a,b,c\n1,2\n", ',', false},
    {"\"a\",b\n", ',', false},
    {"\"a\",b,c,d,e\n", ',', false},
    /* what libcsv does not take in its strict mode */
    {"a,b\"c\",d\n", ',', false},
    {"\"a\"b,c,d\n", ',', false},
};

static void blocks_have_the_rows_of_the_reader(void **state)
{
	(void)state;
	struct clv_csv_store store = {0};
	for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
		const size_t length = strlen(blocks[i].text);
		struct found found = {.rows = 0};
		struct found right = {.rows = 0};
		uint64_t lines, right_lines;
		const bool done = parse(blocks[i].text, length, blocks[i].delimiter,
		                        &store, &found, &lines);
		if (done != blocks[i].is_regular)
			fail_with("block %zu: \"%s\"", i, blocks[i].text);
		if (!done)
			continue;
		read_by_records(blocks[i].text, length, blocks[i].delimiter, &right,
		                &right_lines);
		assert_int_equal(found.rows, right.rows);
		assert_int_equal(found.length, right.length);
		assert_memory_equal(found.text, right.text, right.length);
		assert_int_equal(lines, right_lines);
	}
	clv_csv_store_free(&store);
}

/* However many there are, and however short the rows behind them: what stands
   where the next cell would is not taken for one. */
static void blank_lines_are_no_cells(void **state)
{
	(void)state;
	struct clv_csv_store store = {0};
	for (size_t blanks = 1; blanks < 12; blanks++) {
		char text[100] = "a,b,c\n";
		memset(text + 6, '\n', blanks);
		strcpy(text + 6 + blanks, "1,,\n2,,\n3,,\n4,,\n");
		struct found found = {.rows = 0};
		uint64_t lines;
		assert_false(parse(text, strlen(text), ',', &store, &found, &lines));
		assert_int_equal(found.rows, 1);
	}
	clv_csv_store_free(&store);
}

static void who_takes_rows_may_stop(void **state)
{
	(void)state;
	struct clv_csv_store store = {0};
	for (size_t quotes = 0; quotes < 2; quotes++) {
		struct found found = {.stop_at = 2};
		const char *text =
		    quotes ? "\"1\",2,3\n4,5,6\n7,8,9\n" : "1,2,3\n4,5,6\n7,8,9\n";
		uint64_t lines;
		assert_false(parse(text, strlen(text), ',', &store, &found, &lines));
		assert_int_equal(found.rows, 2);
	}
	clv_csv_store_free(&store);
}

/* Lines are counted in pieces, and the block ends within any of them. */
static void lines_are_counted_in_blocks_of_any_length(void **state)
{
	(void)state;
	struct clv_csv_store store = {0};
	char text[6 * 150];
	for (size_t rows = 1; rows <= 150; rows++) {
		struct found found = {.rows = 0};
		uint64_t lines;
		for (size_t i = 0; i < rows; i++)
			memcpy(text + 6 * i, "1,2,3\n", 6);
		assert_true(parse(text, 6 * rows, ',', &store, &found, &lines));
		assert_int_equal(found.rows, rows);
		assert_int_equal(lines, rows);
	}
	clv_csv_store_free(&store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(blocks_have_the_rows_of_the_reader),
	    cmocka_unit_test(blank_lines_are_no_cells),
	    cmocka_unit_test(who_takes_rows_may_stop),
	    cmocka_unit_test(lines_are_counted_in_blocks_of_any_length),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
