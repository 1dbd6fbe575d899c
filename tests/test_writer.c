/* The same rows in every format, read off a file. */
#include "io/csv_reader.h"
#include "io/writer.h"

#include "check.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define TEXT(literal)                                                          \
	{                                                                          \
		CLV_VALUE_TEXT, NAN, (literal), sizeof(literal) - 1                    \
	}
/* With as many bytes behind it as a cell of a record has. */
#define PLAIN(literal)                                                         \
	{                                                                          \
		CLV_VALUE_PLAIN, NAN, literal "               ", sizeof(literal) - 1   \
	}
#define NUMBER(number)                                                         \
	{                                                                          \
		CLV_VALUE_NUMBER, (number), NULL, 0                                    \
	}
#define NONE                                                                   \
	{                                                                          \
		CLV_VALUE_NONE, NAN, NULL, 0                                           \
	}
#define NAME(literal) (literal), sizeof(literal) - 1

/* ---- Writing to a file --------------------------------------------------- */

static char directory[] = "/tmp/clv_writer_XXXXXX";
static char path[64];
static char *written;
static size_t written_size;

static int make_directory(void **state)
{
	(void)state;
	if (!mkdtemp(directory))
		return -1;
	snprintf(path, sizeof path, "%s/out", directory);
	/* libsmartcols asks the locale how wide a character is */
	setlocale(LC_CTYPE, "C.UTF-8");
	return 0;
}

static int remove_directory(void **state)
{
	(void)state;
	free(written);
	unlink(path);
	return rmdir(directory);
}

static void read_back(void)
{
	FILE *file = fopen(path, "r");
	assert_non_null(file);
	fseek(file, 0, SEEK_END);
	const long size = ftell(file);
	rewind(file);
	free(written);
	written = malloc((size_t)size + 1);
	written_size = fread(written, 1, (size_t)size, file);
	written[written_size] = '\0';
	fclose(file);
}

struct layout {
	const struct clv_heading *headings;
	size_t count;
	bool one_case;
	int decimals;
};

/* Writes rows of layout->count values each. */
static void write_rows(const char *format, const struct layout *layout,
                       const struct clv_value *values, size_t rows)
{
	struct clv_error error;
	struct clv_output *output = clv_output_open(path, &error);
	assert_non_null(output);
	struct clv_writer writer = {.format = clv_format_find(format),
	                            .output = output,
	                            .headings = layout->headings,
	                            .count = layout->count,
	                            .one_case = layout->one_case,
	                            .decimals = layout->decimals};
	assert_non_null(writer.format);
	assert_true(clv_writer_begin(&writer, &error));
	for (size_t i = 0; i < rows; i++)
		assert_true(
		    clv_writer_row(&writer, values + i * layout->count, &error));
	assert_true(writer.rows == rows);
	assert_true(clv_writer_end(&writer, &error));
	clv_writer_free(&writer);
	assert_true(clv_output_commit(output, &error));
	clv_output_close(output);
	read_back();
}

static void expect_rows(const char *format, const struct layout *layout,
                        const struct clv_value *values, size_t rows,
                        const char *expected)
{
	write_rows(format, layout, values, rows);
	assert_string_equal(written, expected);
}

/* ---- A table ------------------------------------------------------------- */

static const struct clv_heading headings[] = {
    {NAME("segment"), CLV_WORD, false},
    {NAME("avg"), CLV_MONEY, false},
    {NAME("clv"), CLV_MONEY, true},
    {NAME("payback_months"), CLV_MONTHS, true},
    {NAME("nps"), CLV_POINTS, true},
};
static const struct layout table = {headings, COUNT(headings), false, -1};
static const struct clv_value two_rows[] = {
    TEXT("A"), PLAIN("12.50"),     NUMBER(0.1), NUMBER(1.0 / 3),
    NONE,      TEXT("B, \"b\" c"), NUMBER(-5),  NUMBER(50000),
    NONE,      NUMBER(33.3333),
};

static void csv(void **state)
{
	(void)state;
	expect_rows("csv", &table, two_rows, 2,
	            "segment,avg,clv,payback_months,nps\n"
	            "A,12.50,0.1,0.3333333333333333,\n"
	            "\"B, \"\"b\"\" c\",-5,50000,,33.3333\n");
	expect_rows("csv", &table, two_rows, 0,
	            "segment,avg,clv,payback_months,nps\n");
}

static void tsv(void **state)
{
	(void)state;
	expect_rows("tsv", &table, two_rows, 2,
	            "segment\tavg\tclv\tpayback_months\tnps\n"
	            "A\t12.50\t0.1\t0.3333333333333333\t\n"
	            "\"B, \"\"b\"\" c\"\t-5\t50000\t\t33.3333\n");
}

static void json(void **state)
{
	(void)state;
	expect_rows("json", &table, two_rows, 2,
	            "[\n{\"segment\": \"A\", \"avg\": 12.50, \"clv\": 0.1, "
	            "\"payback_months\": 0.3333333333333333, \"nps\": null},\n"
	            "{\"segment\": \"B, \\\"b\\\" c\", \"avg\": -5, "
	            "\"clv\": 50000, "
	            "\"payback_months\": null, \"nps\": 33.3333}\n]\n");
	expect_rows("json", &table, two_rows, 0, "[]\n");
	const struct layout one = {headings, COUNT(headings), true, -1};
	expect_rows("json", &one, two_rows, 1,
	            "{\n  \"segment\": \"A\",\n  \"avg\": 12.50,\n  \"clv\": 0.1,\n"
	            "  \"payback_months\": 0.3333333333333333,\n  \"nps\": null\n"
	            "}\n");
}

static void ndjson(void **state)
{
	(void)state;
	expect_rows("ndjson", &table, two_rows, 2,
	            "{\"segment\": \"A\", \"avg\": 12.50, \"clv\": 0.1, "
	            "\"payback_months\": 0.3333333333333333, \"nps\": null}\n"
	            "{\"segment\": \"B, \\\"b\\\" c\", \"avg\": -5, "
	            "\"clv\": 50000, "
	            "\"payback_months\": null, \"nps\": 33.3333}\n");
	expect_rows("ndjson", &table, two_rows, 0, "");
}

static void markdown(void **state)
{
	(void)state;
	expect_rows("markdown", &table, two_rows, 2,
	            "| segment | avg | clv | payback_months | nps |\n"
	            "| --- | ---: | ---: | ---: | ---: |\n"
	            "| A | 12.50 | 0.10 | 0.33 |  |\n"
	            "| B, \"b\" c | -5 | 50000.00 |  | 33.333 |\n");
}

/* Where on its line the first `part` of the text ends. */
static size_t end_of(const char *part)
{
	const char *found = strstr(written, part);
	if (!found)
		fail_with("there is no \"%s\" in\n%s", part, written);
	const char *line = found;
	while (line > written && line[-1] != '\n')
		line--;
	return (size_t)(found - line) + strlen(part);
}

/* The figures of a column end where its heading does. */
static void aligned_table(void **state)
{
	(void)state;
	write_rows("table", &table, two_rows, 2);
	assert_int_equal(end_of("segment"), strlen("segment"));
	assert_non_null(strstr(written, "\nA "));
	assert_int_equal(end_of("B, \"b\" c"), strlen("B, \"b\" c"));
	assert_int_equal(end_of("12.50"), end_of(" avg"));
	assert_int_equal(end_of("-5"), end_of(" avg"));
	assert_int_equal(end_of("0.10"), end_of(" clv"));
	assert_int_equal(end_of("50000.00"), end_of(" clv"));
	assert_int_equal(end_of("0.33"), end_of("payback_months"));
	assert_int_equal(end_of("33.333"), end_of(" nps"));
	expect_rows("table", &table, two_rows, 0,
	            "segment avg clv payback_months nps\n");
}

static void formats_are_listed(void **state)
{
	(void)state;
	static const char *const names[] = {"table", "csv",    "tsv",
	                                    "json",  "ndjson", "markdown"};
	assert_int_equal(clv_format_count, COUNT(names));
	for (size_t i = 0; i < COUNT(names); i++) {
		const struct clv_format *format = clv_format_find(names[i]);
		assert_non_null(format);
		assert_string_equal(format->name, names[i]);
		assert_true(format->about[0] != '\0');
	}
	assert_null(clv_format_find("xml"));
	assert_null(clv_format_find(""));
	assert_null(clv_format_find("CSV"));
}

/* ---- Text that needs care ------------------------------------------------ */

static const struct clv_heading two_texts[] = {{NAME("x"), CLV_WORD, false},
                                               {NAME("y"), CLV_WORD, false}};
static const struct layout texts = {two_texts, 2, false, -1};

static void expect_text(const char *format, struct clv_value value,
                        const char *expected)
{
	const struct clv_value values[] = {value, TEXT("z")};
	write_rows(format, &texts, values, 1);
	/* behind the header lines */
	const int headers = strcmp(format, "markdown") == 0 ? 2
	                    : *format == 'n'                ? 0
	                                                    : 1;
	const char *row = written;
	for (int i = 0; i < headers; i++)
		row = strchr(row, '\n') + 1;
	assert_string_equal(row, expected);
}

static void quotes_stand_only_where_needed(void **state)
{
	(void)state;
	expect_text("csv", (struct clv_value)TEXT("a b"), "a b,z\n");
	expect_text("csv", (struct clv_value)TEXT(" a "), " a ,z\n");
	expect_text("csv", (struct clv_value)TEXT("a;b|c\td"), "a;b|c\td,z\n");
	expect_text("csv", (struct clv_value)TEXT("a,b"), "\"a,b\",z\n");
	expect_text("csv", (struct clv_value)TEXT("\"\""), "\"\"\"\"\"\",z\n");
	expect_text("csv", (struct clv_value)TEXT("12\" v"), "\"12\"\" v\",z\n");
	expect_text("csv", (struct clv_value)TEXT("a\nb"), "\"a\nb\",z\n");
	expect_text("csv", (struct clv_value)TEXT("a\rb"), "\"a\rb\",z\n");
	expect_text("csv", (struct clv_value)TEXT(""), ",z\n");
	expect_text("csv", (struct clv_value)TEXT("\xFF\xFE"), "\xFF\xFE,z\n");
	expect_text("tsv", (struct clv_value)TEXT("a,b"), "a,b\tz\n");
	expect_text("tsv", (struct clv_value)TEXT("a\tb"), "\"a\tb\"\tz\n");
}

static void null_bytes_pass(void **state)
{
	(void)state;
	const struct clv_value values[] = {TEXT("a\0b"), TEXT("z")};
	write_rows("csv", &texts, values, 1);
	assert_int_equal(written_size, 4 + 6);
	assert_memory_equal(written, "x,y\na\0b,z\n", written_size);
	expect_text("ndjson", values[0], "{\"x\": \"a\\u0000b\", \"y\": \"z\"}\n");
}

static void json_is_valid_whatever_the_text(void **state)
{
	(void)state;
	expect_text("ndjson",
	            (struct clv_value)TEXT("\xFF"
	                                   "a\xE2\x82"),
	            "{\"x\": \"\xEF\xBF\xBD"
	            "a\xEF\xBF\xBD\xEF\xBF\xBD\", "
	            "\"y\": \"z\"}\n");
	expect_text("ndjson", (struct clv_value)TEXT("a\n\\\t\x01\xE2\x82\xAC"),
	            "{\"x\": \"a\\n\\\\\\t\\u0001\xE2\x82\xAC\", \"y\": \"z\"}\n");
	char bytes[256];
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (char)i;
	const struct clv_value all[] = {{CLV_VALUE_TEXT, NAN, bytes, sizeof bytes},
	                                NONE};
	write_rows("json", &texts, all, 1);
	json_error_t error;
	json_t *root = json_loads(written, JSON_ALLOW_NUL, &error);
	if (!root)
		fail_with("%s", error.text);
	const json_t *cell = json_object_get(json_array_get(root, 0), "x");
	/* 128 characters, and U+FFFD for each byte that is none */
	assert_int_equal(json_string_length(cell), 128 + 128 * 3);
	json_decref(root);
}

static void json_needs_keys(void **state)
{
	(void)state;
	static const struct clv_heading odd[] = {{NAME(""), CLV_WORD, false},
	                                         {NAME("a \"b\""), CLV_WORD, false},
	                                         {NAME("\xFF"), CLV_WORD, false}};
	const struct layout layout = {odd, 3, false, -1};
	const struct clv_value values[] = {TEXT("1"), TEXT("2"), TEXT("3")};
	expect_rows("ndjson", &layout, values, 1,
	            "{\"column_1\": \"1\", \"a \\\"b\\\"\": \"2\", "
	            "\"\xEF\xBF\xBD\": \"3\"}\n");
	expect_rows("csv", &layout, values, 1, ",\"a \"\"b\"\"\",\xFF\n1,2,3\n");
}

static void markdown_cells_stay_in_their_row(void **state)
{
	(void)state;
	expect_text("markdown", (struct clv_value)TEXT("a|b\\c"),
	            "| a\\|b\\\\c | z |\n");
	expect_text("markdown", (struct clv_value)TEXT("a\nb\rc"),
	            "| a b c | z |\n");
}

static void tables_show_controls_as_blanks(void **state)
{
	(void)state;
	expect_text("table", (struct clv_value)TEXT("a\nb\x1B[31m"),
	            "a b [31m z\n");
	expect_text("table", (struct clv_value)TEXT("\xC3\xA9\xE2\x82\xAC"),
	            "\xC3\xA9\xE2\x82\xAC z\n");
	expect_text("table", (struct clv_value)TEXT("\xFF"), "\xEF\xBF\xBD z\n");
}

/* An empty line would not be read back. */
static void a_lone_empty_cell_is_quoted(void **state)
{
	(void)state;
	const struct layout one = {headings + 2, 1, false, -1};
	const struct clv_value values[] = {NONE, NUMBER(5), NONE};
	expect_rows("csv", &one, values, 3, "clv\n\"\"\n5\n\"\"\n");
}

static void long_cells_pass(void **state)
{
	(void)state;
	enum { SIZE = 200000 };
	char *text = malloc(SIZE);
	memset(text, 'x', SIZE);
	for (size_t size = 4000; size < SIZE; size = size * 2 + 1) {
		const struct clv_value values[] = {{CLV_VALUE_TEXT, NAN, text, size},
		                                   TEXT("a,b")};
		write_rows("csv", &texts, values, 1);
		assert_int_equal(written_size, 4 + size + 1 + 5 + 1);
		assert_memory_equal(written + 4, text, size);
		assert_string_equal(written + 4 + size, ",\"a,b\"\n");
	}
	free(text);
}

/* ---- Numbers ------------------------------------------------------------- */

/* Only results are rounded: an input is what was given. */
static void rounding_is_for_results(void **state)
{
	(void)state;
	const struct layout rounded = {headings, COUNT(headings), false, 1};
	const struct clv_value values[] = {TEXT("2.675"), NUMBER(2.675),
	                                   NUMBER(2.65), NUMBER(-0.04), NUMBER(3)};
	expect_rows("csv", &rounded, values, 1,
	            "segment,avg,clv,payback_months,nps\n2.675,2.675,2.7,0,3\n");
	expect_rows("markdown", &rounded, values, 1,
	            "| segment | avg | clv | payback_months | nps |\n"
	            "| --- | ---: | ---: | ---: | ---: |\n"
	            "| 2.675 | 2.675 | 2.7 | 0.0 | 3.0 |\n");
}

/* Random bytes as text, and numbers: csv_reader reads what csv wrote. */
static void csv_is_read_back(void **state)
{
	(void)state;
	enum { ROWS = 3000, SIZE = 8 };
	static const char alphabet[] = "a ,;\"\n\r\t\xFF|";
	static char bytes[ROWS][SIZE];
	static struct clv_value values[ROWS * 2];
	uint32_t random = 5;
	for (size_t i = 0; i < ROWS; i++) {
		for (size_t at = 0; at < SIZE; at++) {
			random = random * 1664525 + 1013904223;
			bytes[i][at] = alphabet[(random >> 16) % (sizeof alphabet - 1)];
		}
		values[2 * i] =
		    (struct clv_value){CLV_VALUE_TEXT, NAN, bytes[i], random >> 28 & 7};
		values[2 * i + 1] =
		    (struct clv_value)NUMBER((double)(random >> 8) / 64);
	}
	write_rows("csv", &texts, values, ROWS);
	struct clv_error error;
	struct clv_record record;
	struct clv_source *source =
	    clv_source_memory("out", written, written_size, 0, &error);
	struct clv_csv_reader *reader = clv_csv_reader_open(source, ',', &error);
	clv_csv_reader_next(reader, &record, &error);
	for (size_t i = 0; i < ROWS; i++) {
		assert_int_equal(clv_csv_reader_next(reader, &record, &error),
		                 CLV_READ_RECORD);
		assert_int_equal(record.count, 2);
		assert_int_equal(record.cells[0].length, values[2 * i].length);
		assert_memory_equal(record.cells[0].at, bytes[i], values[2 * i].length);
		double number;
		assert_int_equal(
		    clv_number_read(record.cells[1].at, record.cells[1].length,
		                    CLV_DECIMAL_POINT, false, &number, NULL),
		    CLV_NUMBER_OK);
		assert_near(number, values[2 * i + 1].number, 0);
	}
	assert_int_equal(clv_csv_reader_next(reader, &record, &error),
	                 CLV_READ_END);
	clv_csv_reader_close(reader);
	clv_source_close(source);
}

/* ---- Failures ------------------------------------------------------------ */

/* A full device shows at a row, long before the end. */
static void a_failure_stops_the_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < clv_format_count; i++) {
		struct clv_error error = {0};
		struct clv_output *output = clv_output_open("/dev/full", &error);
		struct clv_writer writer = {.format = clv_formats[i],
		                            .output = output,
		                            .headings = headings,
		                            .count = COUNT(headings),
		                            .decimals = -1};
		bool good = clv_writer_begin(&writer, &error);
		for (int row = 0; good && row < 30000; row++)
			good = clv_writer_row(&writer, two_rows, &error);
		assert_false(good);
		assert_non_null(strstr(error.message, "/dev/full"));
		clv_writer_end(&writer, &error);
		clv_writer_free(&writer);
		clv_output_close(output);
	}
}

/* Freed in the middle of a table, as after a failure elsewhere. */
static void a_writer_can_be_left(void **state)
{
	(void)state;
	for (size_t i = 0; i < clv_format_count; i++) {
		struct clv_error error;
		struct clv_output *output = clv_output_open("/dev/null", &error);
		struct clv_writer writer = {.format = clv_formats[i],
		                            .output = output,
		                            .headings = headings,
		                            .count = COUNT(headings),
		                            .decimals = -1};
		assert_true(clv_writer_begin(&writer, &error));
		assert_true(clv_writer_row(&writer, two_rows, &error));
		clv_writer_free(&writer);
		clv_output_close(output);
	}
}

/* ---- Purchase histories ---------------------------------------------------
 */

static const struct clv_heading history[] = {
    {NAME("customer"), CLV_NAME, true}, {NAME("revenue"), CLV_EXACT, true},
    {NAME("first"), CLV_DAY, true},     {NAME("T"), CLV_SPAN_OF_UNIT, true},
    {NAME("share"), CLV_SHARE, true},
};

/* An exact amount: text for machines, and the number for people. */
#define EXACT(literal, number)                                                 \
	{                                                                          \
		CLV_VALUE_PLAIN, (number), (literal "               "),                \
		    sizeof(literal) - 1                                                \
	}
#define DAY(literal, number)                                                   \
	{                                                                          \
		CLV_VALUE_TEXT, (number), (literal), sizeof(literal) - 1               \
	}

static const struct clv_value customers[] = {
    TEXT("0042"),
    EXACT("922337203685477.5807", 922337203685477.5807),
    DAY("2025-01-31", 20119),
    NUMBER(1.0 / 3),
    NUMBER(0.125),
    TEXT("b"),
    EXACT("45.5", 45.5),
    DAY("2025-02-01", 20120),
    NONE,
    NUMBER(1),
};

static void histories_are_exact_for_machines(void **state)
{
	(void)state;
	const struct layout layout = {history, COUNT(history), false, -1};
	expect_rows("csv", &layout, customers, 2,
	            "customer,revenue,first,T,share\n"
	            "0042,922337203685477.5807,2025-01-31,0.3333333333333333,"
	            "0.125\n"
	            "b,45.5,2025-02-01,,1\n");
	/* keys are texts, amounts numbers */
	expect_rows("ndjson", &layout, customers, 2,
	            "{\"customer\": \"0042\", \"revenue\": 922337203685477.5807, "
	            "\"first\": \"2025-01-31\", \"T\": 0.3333333333333333, "
	            "\"share\": 0.125}\n"
	            "{\"customer\": \"b\", \"revenue\": 45.5, "
	            "\"first\": \"2025-02-01\", \"T\": null, \"share\": 1}\n");
}

static void histories_are_said_to_people(void **state)
{
	(void)state;
	static const struct clv_value row[] = {
	    TEXT("0042"), EXACT("1234.5", 1234.5), DAY("2025-01-31", 20119),
	    NUMBER(1.0 / 3), NUMBER(0.125)};
	static const char *const usual[] = {"0042", "1234.50", "2025-01-31",
	                                    "0.333", "12.5%"};
	static const char *const whole[] = {"0042", "1235", "2025-01-31", "0",
	                                    "12.5%"};
	for (int decimals = -1; decimals <= 0; decimals++) {
		const struct clv_writer writer = {
		    .headings = history, .count = COUNT(history), .decimals = decimals};
		for (size_t i = 0; i < COUNT(history); i++) {
			char store[CLV_FIXED_SIZE];
			const char *text;
			const char *expected = decimals < 0 ? usual[i] : whole[i];
			const size_t length = clv_value_for_people(&writer, &history[i],
			                                           &row[i], &text, store);
			if (length != strlen(expected) ||
			    memcmp(text, expected, length) != 0)
				fail_with("%s is \"%.*s\", expected \"%s\"", history[i].name,
				          (int)length, text, expected);
		}
	}
}

/* Rounded, an exact amount is a number like others. */
static void exact_amounts_are_rounded_when_asked(void **state)
{
	(void)state;
	const struct layout layout = {history, COUNT(history), false, 1};
	const struct clv_value values[] = {TEXT("a"), NUMBER(45.25),
	                                   DAY("2025-01-31", 20119), NUMBER(2.25),
	                                   NUMBER(0.125)};
	expect_rows("csv", &layout, values, 1,
	            "customer,revenue,first,T,share\na,45.3,2025-01-31,2.3,0.1\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(csv),
	    cmocka_unit_test(tsv),
	    cmocka_unit_test(json),
	    cmocka_unit_test(ndjson),
	    cmocka_unit_test(markdown),
	    cmocka_unit_test(aligned_table),
	    cmocka_unit_test(formats_are_listed),
	    cmocka_unit_test(quotes_stand_only_where_needed),
	    cmocka_unit_test(null_bytes_pass),
	    cmocka_unit_test(json_is_valid_whatever_the_text),
	    cmocka_unit_test(json_needs_keys),
	    cmocka_unit_test(markdown_cells_stay_in_their_row),
	    cmocka_unit_test(tables_show_controls_as_blanks),
	    cmocka_unit_test(a_lone_empty_cell_is_quoted),
	    cmocka_unit_test(long_cells_pass),
	    cmocka_unit_test(rounding_is_for_results),
	    cmocka_unit_test(csv_is_read_back),
	    cmocka_unit_test(a_failure_stops_the_rows),
	    cmocka_unit_test(a_writer_can_be_left),
	    cmocka_unit_test(histories_are_exact_for_machines),
	    cmocka_unit_test(histories_are_said_to_people),
	    cmocka_unit_test(exact_amounts_are_rounded_when_asked),
	};
	return cmocka_run_group_tests(tests, make_directory, remove_directory);
}
