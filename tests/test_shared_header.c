/* The header of one file above the rows of another: columns, lines of the file
   itself, and what is no such file. */
#include "export_of.h"

#include "failing_memory.h"

#include <zlib.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A file with a header, another with rows, and the latter opened under it. */
struct pair {
	struct temporary above, below;
	struct clv_export_options options;
	struct clv_shared_header shared;
	struct clv_export export_;
	struct clv_error error;
};

static bool try_pair(struct pair *pair, const char *above, size_t above_size,
                     const char *below, size_t below_size,
                     struct clv_export_options options)
{
	*pair = (struct pair){.options = options};
	temporary_write(&pair->above, above, above_size);
	temporary_write(&pair->below, below, below_size);
	if (!clv_export_read_header(&pair->shared, pair->above.path, &pair->options,
	                            &pair->error))
		return false;
	pair->options.shared = &pair->shared;
	return clv_export_open(&pair->export_, pair->below.path, &pair->options,
	                       &pair->error);
}

static void open_bytes(struct pair *pair, const char *above, size_t above_size,
                       const char *below, size_t below_size)
{
	if (!try_pair(pair, above, above_size, below, below_size, usual()))
		fail_with("%s", pair->error.message);
}

static void open_pair(struct pair *pair, const char *above, const char *below)
{
	open_bytes(pair, above, strlen(above), below, strlen(below));
}

static void close_pair(struct pair *pair)
{
	clv_export_close(&pair->export_);
	clv_shared_header_free(&pair->shared);
	temporary_remove(&pair->above);
	temporary_remove(&pair->below);
}

/* The next row starts on that line and names that customer. */
static void expect_row(struct pair *pair, uint64_t line, const char *customer)
{
	struct clv_record record;
	struct clv_export_row row;
	assert_int_equal(
	    clv_table_next(&pair->export_.table, &record, &pair->error),
	    CLV_READ_RECORD);
	assert_true(record.line == line);
	assert_true(clv_export_read(&pair->export_, &record,
	                            &pair->export_.evidence.reading, NULL, &row,
	                            &pair->error));
	expect_text(&row.customer, customer);
}

static void expect_end(struct pair *pair)
{
	struct clv_record record;
	assert_int_equal(
	    clv_table_next(&pair->export_.table, &record, &pair->error),
	    CLV_READ_END);
}

static void lines_are_those_of_the_file(void **state)
{
	(void)state;
	static const char *const headers[] = {
	    "customer,date,amount\n",
	    "customer,date,amount",
	    "customer,date,amount\r\nx,2025-01-01,1\r\n",
	    "customer,date,amount,\"a\nb\r\nc\"\nx,2025-01-01,1,\n",
	    "\n\ncustomer,date,amount\nx,2025-01-01,1\n",
	};
	for (size_t i = 0; i < COUNT(headers); i++) {
		struct pair pair;
		const bool is_long = strstr(headers[i], "\"a");
		open_pair(&pair, headers[i],
		          is_long ? "ann,2025-01-01,5,\n\nben,2025-01-02,6,\n"
		                  : "ann,2025-01-01,5\n\nben,2025-01-02,6\n");
		assert_int_equal(pair.export_.count, is_long ? 4 : 3);
		assert_int_equal(pair.export_.table.header_line, i == 4 ? 3 : 1);
		assert_string_equal(pair.export_.table.shared->path, pair.above.path);
		expect_row(&pair, 1, "ann");
		expect_row(&pair, 3, "ben");
		expect_end(&pair);
		close_pair(&pair);
	}
}

static void the_header_itself_is_no_row(void **state)
{
	(void)state;
	struct pair pair;
	open_pair(&pair, "customer,date,amount\n",
	          "customer,date,amount\r\nann,2025-01-01,5\n");
	assert_null(pair.export_.table.shared);
	assert_int_equal(pair.export_.table.header_line, 1);
	expect_row(&pair, 2, "ann");
	expect_end(&pair);
	close_pair(&pair);
}

/* The first shard of a file with a title has the title. */
static void the_file_of_the_header_is_read_as_it_is(void **state)
{
	(void)state;
	struct pair pair;
	struct clv_export_options options = usual();
	static const char first[] = "Sales\n\ncustomer;date;amount\n"
	                            "ann;2025-01-01;5\n";
	open_pair(&pair, first, "ben;2025-01-02;6\n");
	assert_int_equal(pair.export_.table.delimiter, ';');
	assert_int_equal(pair.export_.table.preamble, 0);
	expect_row(&pair, 1, "ben");
	options.shared = &pair.shared;
	clv_export_close(&pair.export_);
	assert_true(
	    clv_export_open(&pair.export_, pair.above.path, &options, &pair.error));
	assert_int_equal(pair.export_.table.preamble, 1);
	expect_row(&pair, 4, "ann");
	expect_end(&pair);
	close_pair(&pair);
}

/* Whatever their rows alone would have told. */
static void form_and_preset_are_those_of_the_file(void **state)
{
	(void)state;
	struct pair pair;
	/* cells with other delimiters, and Excel's line */
	open_pair(&pair, "sep=|\ncustomer|date|amount\n", "a,b;c|2025-01-01|5\n");
	assert_int_equal(pair.export_.table.delimiter, '|');
	expect_row(&pair, 1, "a,b;c");
	close_pair(&pair);
	open_pair(&pair, "Name,Email,Financial Status,Created at,Total\n",
	          "#1,a@x.de,paid,2025-01-01,5\n");
	assert_string_equal(pair.export_.mapping.preset->name, "shopify");
	expect_row(&pair, 1, "a@x.de");
	close_pair(&pair);
	/* rows that look like those of a preset without a header */
	open_pair(&pair, "customer,date,amount\n", "00004 1,19970101,2\n");
	assert_null(pair.export_.mapping.preset);
	expect_row(&pair, 1, "00004 1");
	close_pair(&pair);
}

static const char utf16[] = "\xFF\xFE"
                            "c\0u\0s\0t\0o\0m\0e\0r\0,\0d\0a\0t\0e\0,\0"
                            "a\0m\0o\0u\0n\0t\0\n\0";

/* Of the file with the header, and of the rows: each has its own. */
static void encodings_may_differ(void **state)
{
	(void)state;
	struct pair pair;
	static const char rows[] = "\xEF\xBB\xBFj\xC3\xB6rg,2025-01-01,5\n";
	static const char wide[] = "a\0n\0n\0,\0002\0000\0002\0005\0-\0000\0001\0"
	                           "-\0000\0001\0,\0005\0";
	open_bytes(&pair, utf16, sizeof utf16 - 1, rows, sizeof rows - 1);
	expect_row(&pair, 1, "j\xC3\xB6rg");
	assert_string_equal(clv_source_encoding(pair.export_.table.decoded),
	                    "UTF-8");
	close_pair(&pair);
	open_bytes(&pair, utf16, sizeof utf16 - 1, wide, sizeof wide - 1);
	expect_row(&pair, 1, "ann");
	expect_end(&pair);
	assert_string_equal(clv_source_encoding(pair.export_.table.decoded),
	                    "UTF-16LE");
	close_pair(&pair);
}

static void the_file_may_be_packed(void **state)
{
	(void)state;
	struct clv_shared_header shared;
	struct clv_error error;
	const struct clv_export_options options = usual();
	char path[] = "/tmp/clv_packed_XXXXXX";
	const int descriptor = mkstemp(path);
	gzFile file = gzdopen(descriptor, "wb");
	assert_true(gzputs(file, "customer,date,amount\nx,y,z\n") > 0);
	assert_int_equal(gzclose(file), Z_OK);
	assert_true(clv_export_read_header(&shared, path, &options, &error));
	expect_text(&shared.text, "customer,date,amount\n");
	assert_int_equal(shared.line, 1);
	assert_int_equal(shared.lines, 1);
	clv_shared_header_free(&shared);
	unlink(path);
}

/* Those of its own bytes: XXH64 with seed 0 of "abc" and of nothing, by the
   specification. */
static void the_digest_is_of_the_file(void **state)
{
	(void)state;
	static const struct {
		const char *rows;
		uint64_t digest;
	} cases[] = {{"abc", 0x44bc2cf5ad770999u}, {"", 0xef46db3751d8e999u}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct pair pair;
		struct clv_export_options options = usual();
		options.digests = true;
		assert_true(try_pair(&pair, "customer,date,amount\n", 21, cases[i].rows,
		                     strlen(cases[i].rows), options));
		assert_true(clv_source_digest(pair.export_.table.digested) ==
		            cases[i].digest);
		close_pair(&pair);
	}
}

static void an_empty_file_has_no_rows(void **state)
{
	(void)state;
	struct pair pair;
	open_pair(&pair, "customer,date,amount\n", "");
	assert_int_equal(pair.export_.count, 3);
	expect_end(&pair);
	close_pair(&pair);
}

static void a_bad_row_has_its_place(void **state)
{
	(void)state;
	struct pair pair;
	struct clv_record record;
	open_pair(&pair, "customer,date,amount\n", "ann,2025-01-01,5\nben,1\n");
	expect_row(&pair, 1, "ann");
	assert_int_equal(clv_table_next(&pair.export_.table, &record, &pair.error),
	                 CLV_READ_BAD);
	expect_words(pair.error.message, "2 cells, and the header 3");
	assert_true(pair.error.place.line == 2);
	assert_string_equal(pair.error.place.file, pair.below.path);
	/* that of the header is in the other file */
	const struct clv_record header = {NULL, 0, pair.export_.table.header,
	                                  pair.export_.table.header_line};
	clv_table_locate(&pair.export_.table, &header, CLV_WHOLE_RECORD,
	                 &pair.error);
	assert_string_equal(pair.error.place.file, pair.above.path);
	assert_true(pair.error.place.line == 1);
	assert_string_equal(pair.error.place.excerpt, "customer,date,amount");
	close_pair(&pair);
}

static void expect_refused(const char *above, const char *below,
                           struct clv_export_options options,
                           enum clv_status status, const char *message,
                           const char *hint)
{
	struct pair pair;
	assert_false(
	    try_pair(&pair, above, strlen(above), below, strlen(below), options));
	assert_int_equal(pair.error.status, status);
	expect_words(pair.error.message, message);
	expect_words(pair.error.hint, hint);
	close_pair(&pair);
}

static void what_cannot_be_is_told(void **state)
{
	(void)state;
	struct clv_export_options options = usual();
	static const char header[] = "customer,date,amount\n";
	static const char row[] = "ann,2025-01-01,5\n";
	expect_refused("", row, options, CLV_BAD_DATA, "empty", "column names");
	expect_refused(" 00001 19970101  1   11.77\r\n", row, options,
	               CLV_BAD_USAGE, "no header", "leave --header-from out");
	expect_refused(header, "PK\x03\x04", options, CLV_BAD_DATA, "spreadsheet",
	               "CSV");
	expect_refused(header, "\x1f\x8b", options, CLV_BAD_DATA, "", "");
	options.preset = "cdnow-master";
	expect_refused(header, row, options, CLV_BAD_USAGE, "no header",
	               "leave --header-from out");
	options = usual();
	options.columns[CLV_ROLE_DATE] = "when";
	expect_refused(header, row, options, CLV_BAD_USAGE, "\"when\"", "amount");
	struct clv_shared_header shared;
	struct clv_error error;
	options = usual();
	assert_false(
	    clv_export_read_header(&shared, "/no/such/file", &options, &error));
	assert_int_equal(error.status, CLV_BAD_DATA);
	expect_words(error.message, "/no/such/file");
	expect_words(error.hint, "--header-from");
	clv_shared_header_free(&shared);
	/* what the file is, is told as of others */
	assert_false(clv_export_read_header(&shared, "/tmp", &options, &error));
	expect_words(error.hint, "directory");
	clv_shared_header_free(&shared);
}

/* Wherever memory ends, that is what is said, and nothing is left. */
static void memory_may_end_anywhere(void **state)
{
	(void)state;
	bool done = false;
	long failed = 0;
	while (!done) {
		struct pair pair = {.options = usual()};
		temporary_write(&pair.above, "customer,date,amount\n", 21);
		temporary_write(&pair.below, "ann,2025-01-01,5\n", 17);
		memory_left = failed;
		done = clv_export_read_header(&pair.shared, pair.above.path,
		                              &pair.options, &pair.error);
		if (done) {
			pair.options.shared = &pair.shared;
			done = clv_export_open(&pair.export_, pair.below.path,
			                       &pair.options, &pair.error);
		}
		memory_left = -1;
		if (!done) {
			failed++;
			assert_true(pair.error.is_memory);
		}
		close_pair(&pair);
	}
	assert_true(failed > 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(lines_are_those_of_the_file),
	    cmocka_unit_test(the_header_itself_is_no_row),
	    cmocka_unit_test(the_file_of_the_header_is_read_as_it_is),
	    cmocka_unit_test(form_and_preset_are_those_of_the_file),
	    cmocka_unit_test(encodings_may_differ),
	    cmocka_unit_test(the_file_may_be_packed),
	    cmocka_unit_test(the_digest_is_of_the_file),
	    cmocka_unit_test(an_empty_file_has_no_rows),
	    cmocka_unit_test(a_bad_row_has_its_place),
	    cmocka_unit_test(what_cannot_be_is_told),
	    cmocka_unit_test(memory_may_end_anywhere),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
