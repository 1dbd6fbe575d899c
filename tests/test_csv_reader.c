/* Every input is read once for each size of the pieces in which it may arrive,
   and has to give the same records, bytes, lines and errors at all of them. */
#include "io/csv_reader.h"

#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- What a reader made of its input, as text ---------------------------- */

struct dump {
	char *text;
	size_t length, capacity;
};

static void put(struct dump *dump, const char *bytes, size_t size)
{
	if (dump->length + size + 1 > dump->capacity) {
		dump->capacity = (dump->length + size + 1) * 2;
		dump->text = realloc(dump->text, dump->capacity);
		assert_non_null(dump->text);
	}
	memcpy(dump->text + dump->length, bytes, size);
	dump->length += size;
	dump->text[dump->length] = '\0';
}

static void put_text(struct dump *dump, const char *text)
{
	put(dump, text, strlen(text));
}

static bool is_plain(char c)
{
	return c >= 0x20 && c < 0x7F;
}

static void put_escaped(struct dump *dump, const struct clv_text *text)
{
	static const char hex[] = "0123456789abcdef";
	size_t plain = 0; /* bytes before i that are to be copied */
	for (size_t i = 0; i < text->length; i++, plain++) {
		const unsigned char c = (unsigned char)text->at[i];
		if (is_plain((char)c))
			continue;
		put(dump, text->at + i - plain, plain);
		plain = (size_t)-1;
		const char letter = c == '\n'   ? 'n'
		                    : c == '\r' ? 'r'
		                    : c == '\t' ? 't'
		                                : 'x';
		const char escaped[] = {'\\', letter, hex[c >> 4], hex[c & 15]};
		put(dump, escaped, letter == 'x' ? 4 : 2);
	}
	put(dump, text->at + text->length - plain, plain);
}

static void put_record(struct dump *dump, const struct clv_record *record)
{
	char line[32];
	snprintf(line, sizeof line, "%llu ", (unsigned long long)record->line);
	put_text(dump, line);
	for (size_t i = 0; i < record->count; i++) {
		put_text(dump, "[");
		put_escaped(dump, &record->cells[i]);
		put_text(dump, "]");
	}
	put_text(dump, " ");
	put_escaped(dump, &record->raw);
	put_text(dump, "\n");
}

static void put_error(struct dump *dump, const char *word,
                      const struct clv_error *error)
{
	char place[CLV_EXCERPT_SIZE + 80];
	snprintf(place, sizeof place, "%s %llu:%zu |%s| ^%zu ", word,
	         (unsigned long long)error->place.line, error->place.column,
	         error->place.excerpt, error->place.caret);
	put_text(dump, place);
}

/* ---- Blank lines and raw records are the whole input --------------------- */

static size_t blank_line(const char *at, size_t length, char delimiter)
{
	size_t size = 0;
	while (size < length && (at[size] == ' ' || at[size] == '\t') &&
	       at[size] != delimiter)
		size++;
	if (size == length)
		return size;
	if (at[size] == '\n')
		return size + 1;
	if (at[size] != '\r')
		return 0;
	return size + 1 + (size + 1 < length && at[size + 1] == '\n');
}

struct input {
	const char *bytes;
	size_t size;
	char delimiter;
};

static size_t skip_blank_lines(const struct input *input, size_t at)
{
	size_t size;
	while (at < input->size &&
	       (size = blank_line(input->bytes + at, input->size - at,
	                          input->delimiter)) > 0)
		at += size;
	return at;
}

static void follow(const struct input *input, size_t *at,
                   const struct clv_text *raw)
{
	*at = skip_blank_lines(input, *at);
	assert_true(raw->length > 0);
	assert_true(raw->length <= input->size - *at);
	assert_memory_equal(raw->at, input->bytes + *at, raw->length);
	*at += raw->length;
}

/* ---- One reading --------------------------------------------------------- */

/* Reads what is left; `at` is where in the input it starts. */
static void read_on(struct clv_csv_reader *reader, const struct input *input,
                    size_t at, struct dump *dump)
{
	struct clv_record record;
	struct clv_error error;
	char line[32];
	for (;;) {
		memset(&error, 0, sizeof error);
		switch (clv_csv_reader_next(reader, &record, &error)) {
		case CLV_READ_RECORD:
			follow(input, &at, &record.raw);
			put_record(dump, &record);
			break;
		case CLV_READ_BAD:
			follow(input, &at, &record.raw);
			assert_int_equal(record.count, 0);
			put_error(dump, "bad", &error);
			put_record(dump, &record);
			break;
		case CLV_READ_FAILED:
			put_error(dump, "failed", &error);
			put_text(dump, "\n");
			return;
		case CLV_READ_END:
		default:
			assert_int_equal(skip_blank_lines(input, at), input->size);
			snprintf(line, sizeof line, "end %llu\n",
			         (unsigned long long)clv_csv_reader_line(reader));
			put_text(dump, line);
			assert_int_equal(clv_csv_reader_next(reader, &record, &error),
			                 CLV_READ_END);
			return;
		}
	}
}

static void look_ahead(struct clv_csv_reader *reader, const struct input *input)
{
	struct clv_text sample;
	struct clv_error error;
	bool whole;
	assert_true(clv_csv_reader_peek(reader, &sample, &whole, &error));
	/* the same bytes in whatever pieces they come */
	assert_int_equal(sample.length, input->size < CLV_SAMPLE_SIZE
	                                    ? input->size
	                                    : CLV_SAMPLE_SIZE);
	assert_int_equal(whole, input->size < CLV_SAMPLE_SIZE);
	assert_memory_equal(sample.at, input->bytes, sample.length);
}

static void read_in_pieces(const struct input *input, size_t most, bool peek,
                           struct dump *dump)
{
	struct clv_error error;
	struct clv_source *source =
	    clv_source_memory("rows.csv", input->bytes, input->size, most, &error);
	struct clv_csv_reader *reader =
	    clv_csv_reader_open(source, input->delimiter, &error);
	assert_non_null(reader);
	dump->length = 0;
	if (peek)
		look_ahead(reader, input);
	read_on(reader, input, 0, dump);
	clv_csv_reader_close(reader);
	clv_source_close(source);
}

static void expect(const struct input *input, size_t most, bool peek,
                   const char *expected, struct dump *dump)
{
	read_in_pieces(input, most, peek, dump);
	if (strcmp(dump->text, expected) != 0)
		fail_with("in pieces of %zu:\n%s\nand not:\n%s\n", most, dump->text,
		          expected);
}

/* In pieces as large as the input and beyond there is only one piece. */
static void expect_at_all_sizes(const struct input *input, const char *expected)
{
	static const size_t beyond[] = {0,     4096,   5000,   65535, 65536,
	                                65537, 262143, 262144, 262145};
	struct dump dump = {0};
	for (size_t i = 0; i < sizeof beyond / sizeof *beyond; i++)
		expect(input, beyond[i], false, expected, &dump);
	for (size_t most = 1; most <= 4096 && most <= input->size + 1; most++)
		expect(input, most, false, expected, &dump);
	for (size_t most = 0; most < 4; most++)
		expect(input, most, true, expected, &dump);
	free(dump.text);
}

/* ---- The corpus ---------------------------------------------------------- */

#define BYTES(literal) (literal), sizeof(literal) - 1

static const struct {
	const char *bytes;
	size_t size;
	char delimiter;
	const char *expected;
} corpus[] = {
    /* line ends */
    {BYTES("a,b\n1,2\n"), ',', "1 [a][b] a,b\\n\n2 [1][2] 1,2\\n\nend 3\n"},
    {BYTES("a,b\r\n1,2\r\n"), ',',
     "1 [a][b] a,b\\r\\n\n2 [1][2] 1,2\\r\\n\nend 3\n"},
    {BYTES("a,b\r1,2\r"), ',', "1 [a][b] a,b\\r\n2 [1][2] 1,2\\r\nend 3\n"},
    {BYTES("a\r\nb\nc\rd\n\re"), ',',
     "1 [a] a\\r\\n\n2 [b] b\\n\n3 [c] c\\r\n4 [d] d\\n\n6 [e] e\nend 7\n"},
    {BYTES("a,b\n1,2"), ',', "1 [a][b] a,b\\n\n2 [1][2] 1,2\nend 3\n"},
    {BYTES("a,"), ',', "1 [a][] a,\nend 2\n"},
    {BYTES("\"a\"\r"), ',', "1 [a] \"a\"\\r\nend 2\n"},
    {BYTES("\"a\""), ',', "1 [a] \"a\"\nend 2\n"},
    /* quoted line ends */
    {BYTES("\"a\nb\",c\n\"d\r\ne\",f\r\n\"g\rh\",i\nj,k\n"), ',',
     "1 [a\\nb][c] \"a\\nb\",c\\n\n"
     "3 [d\\r\\ne][f] \"d\\r\\ne\",f\\r\\n\n"
     "5 [g\\rh][i] \"g\\rh\",i\\n\n"
     "7 [j][k] j,k\\n\nend 8\n"},
    {BYTES("\"a\n\n\r\n \n\",b\nc,d\n"), ',',
     "1 [a\\n\\n\\r\\n \\n][b] \"a\\n\\n\\r\\n \\n\",b\\n\n"
     "6 [c][d] c,d\\n\nend 7\n"},
    {BYTES("\"\n\"\n\"\r\"\r\"\r\n\"\r\n"), ',',
     "1 [\\n] \"\\n\"\\n\n3 [\\r] \"\\r\"\\r\n"
     "5 [\\r\\n] \"\\r\\n\"\\r\\n\nend 7\n"},
    /* quotes */
    {BYTES("\"say \"\"hi\"\"\",\"\"\"\"\n\"\",\"\"\n\"\"\n"), ',',
     "1 [say \"hi\"][\"] \"say \"\"hi\"\"\",\"\"\"\"\\n\n"
     "2 [][] \"\",\"\"\\n\n3 [] \"\"\\n\nend 4\n"},
    {BYTES("12\" vinyl,5\" x 7\"\nLP,7\"\" \"x\"\nnext,1\n"), ',',
     "1 [12\" vinyl][5\" x 7\"] 12\" vinyl,5\" x 7\"\\n\n"
     "2 [LP][7\"\" \"x\"] LP,7\"\" \"x\"\\n\n3 [next][1] next,1\\n\nend 4\n"},
    /* blanks */
    {BYTES(" a , b\t\n\tc,  ,d \n"), ',',
     "1 [ a ][ b\\t]  a , b\\t\\n\n2 [\\tc][  ][d ] \\tc,  ,d \\n\nend 3\n"},
    {BYTES("a, \"b, c\"\n x ,y\n"), ',',
     "1 [a][b, c] a, \"b, c\"\\n\n2 [ x ][y]  x ,y\\n\nend 3\n"},
    {BYTES(" \"a\nb\",c\n\"d\ne\", \"f\ng\"\nh\n"), ',',
     "1 [a\\nb][c]  \"a\\nb\",c\\n\n"
     "3 [d\\ne][f\\ng] \"d\\ne\", \"f\\ng\"\\n\n6 [h] h\\n\nend 7\n"},
    {BYTES("\"a\" ,\"b\"\t\r\n\"c\"  \n\"d\" "), ',',
     "1 [a][b] \"a\" ,\"b\"\\t\\r\\n\n2 [c] \"c\"  \\n\n"
     "3 [d] \"d\" \nend 4\n"},
    {BYTES(" \"a\" , \"b\" \nc\n"), ',',
     "1 [a][b]  \"a\" , \"b\" \\n\n2 [c] c\\n\nend 3\n"},
    {BYTES("12\" x, \"b\"\n"), ',', "1 [12\" x][b] 12\" x, \"b\"\\n\nend 2\n"},
    /* the blanks of the other cells are theirs all the same */
    {BYTES(" a , \"b, c\", d \n"), ',',
     "1 [ a ][b, c][ d ]  a , \"b, c\", d \\n\nend 2\n"},
    {BYTES("a, \"b\nc\", d\n"), ',',
     "1 [a][b\\nc][ d] a, \"b\\nc\", d\\n\nend 3\n"},
    /* text behind a closing quote */
    {BYTES("a,b\n\"x\"y,2\n3,4\n"), ',',
     "1 [a][b] a,b\\n\nbad 2:1 |\"x\"y,2| ^0 2  \"x\"y,2\\n\n"
     "3 [3][4] 3,4\\n\nend 4\n"},
    {BYTES("1,\"x\" y\r\n3,4\r\n"), ',',
     "bad 1:3 |1,\"x\" y| ^2 1  1,\"x\" y\\r\\n\n"
     "2 [3][4] 3,4\\r\\n\nend 3\n"},
    {BYTES("\"x\" \"y\"\rz"), ',',
     "bad 1:1 |\"x\" \"y\"| ^0 1  \"x\" \"y\"\\r\n2 [z] z\nend 3\n"},
    {BYTES("1,\"x\"y"), ',', "bad 1:3 |1,\"x\"y| ^2 1  1,\"x\"y\nend 2\n"},
    {BYTES("\"a\nb\",\"c\"d\ne,f\n"), ',',
     "bad 2:4 |b\",\"c\"d| ^3 1  \"a\\nb\",\"c\"d\\n\n"
     "3 [e][f] e,f\\n\nend 4\n"},
    {BYTES("a,\"b\r\nc\"d,e\r\nf,g\r\n"), ',',
     "bad 1:3 |a,\"b| ^2 1  a,\"b\\r\\nc\"d,e\\r\\n\n"
     "3 [f][g] f,g\\r\\n\nend 4\n"},
    {BYTES("a, \"b\"c\n \"d\" e\nf\n"), ',',
     "bad 1:4 |a, \"b\"c| ^3 1  a, \"b\"c\\n\n"
     "bad 2:2 | \"d\" e| ^1 2   \"d\" e\\n\n3 [f] f\\n\nend 4\n"},
    {BYTES("\"b\"c\n\"d\"e\n"), ',',
     "bad 1:1 |\"b\"c| ^0 1  \"b\"c\\n\n"
     "bad 2:1 |\"d\"e| ^0 2  \"d\"e\\n\nend 3\n"},
    /* quotes that never close */
    {BYTES("a,b\n1,\"two\n3,4\n"), ',',
     "1 [a][b] a,b\\n\nfailed 2:3 |1,\"two| ^2 \n"},
    {BYTES("a,\""), ',', "failed 1:3 |a,\"| ^2 \n"},
    {BYTES("\"x\ny\",\"z\r\n\n"), ',', "failed 2:4 |y\",\"z| ^3 \n"},
    {BYTES("\"x\"\"\n"), ',', "failed 1:1 |\"x\"\"| ^0 \n"},
    {BYTES("a, \"x\nb"), ',', "failed 1:4 |a, \"x| ^3 \n"},
    /* blank lines */
    {BYTES("\n\r\n \t\r\ra\n\n\nb\n  "), ',',
     "5 [a] a\\n\n8 [b] b\\n\nend 10\n"},
    {BYTES("\n"), ',', "end 2\n"},
    {BYTES("\r"), ',', "end 2\n"},
    {BYTES("\r\n\r\n"), ',', "end 3\n"},
    {BYTES(" \t"), ',', "end 2\n"},
    {BYTES(""), ',', "end 1\n"},
    /* other bytes */
    {BYTES("a\0b,\0\n\0\n\"\0\"\n"), ',',
     "1 [a\\x00b][\\x00] a\\x00b,\\x00\\n\n2 [\\x00] \\x00\\n\n"
     "3 [\\x00] \"\\x00\"\\n\nend 4\n"},
    {BYTES("a\xFF,\xC3\n\xE2\x82,z\n\"\xC3\",\xF0\x9F\n"), ',',
     "1 [a\\xff][\\xc3] a\\xff,\\xc3\\n\n2 [\\xe2\\x82][z] \\xe2\\x82,z\\n\n"
     "3 [\\xc3][\\xf0\\x9f] \"\\xc3\",\\xf0\\x9f\\n\nend 4\n"},
    /* a column counts characters, and a byte that is none as one */
    {BYTES("\xC3\xA9,\xE2\x82\xAC,\"x\"y\n"), ',',
     "bad 1:5 |\xC3\xA9,\xE2\x82\xAC,\"x\"y| ^4 "
     "1  \\xc3\\xa9,\\xe2\\x82\\xac,\"x\"y\\n\nend 2\n"},
    {BYTES("\xFF\xFF,\"x\"y\n"), ',',
     "bad 1:4 |\?\?,\"x\"y| ^3 1  \\xff\\xff,\"x\"y\\n\nend 2\n"},
    {BYTES("\x01\x1B,\"x\"y\n"), ',',
     "bad 1:4 |\?\?,\"x\"y| ^3 1  \\x01\\x1b,\"x\"y\\n\nend 2\n"},
    /* ragged rows are the business of others */
    {BYTES("a,b,c\n1\n1,2,3,4\n,\n"), ',',
     "1 [a][b][c] a,b,c\\n\n2 [1] 1\\n\n3 [1][2][3][4] 1,2,3,4\\n\n"
     "4 [][] ,\\n\nend 5\n"},
    /* other delimiters */
    {BYTES("a\tb\n\t\n \t x\n \n\"c\"\t\t \"d\te\"\n"), '\t',
     "1 [a][b] a\\tb\\n\n2 [][] \\t\\n\n3 [ ][ x]  \\t x\\n\n"
     "5 [c][][d\\te] \"c\"\\t\\t \"d\\te\"\\n\nend 6\n"},
    {BYTES("\"e\" \t\"f\" \t \n"), '\t',
     "1 [e][f][ ] \"e\" \\t\"f\" \\t \\n\nend 2\n"},
    {BYTES("a;b,c\n\"d;e\" ;f\n\"g\";\"h\"i\n"), ';',
     "1 [a][b,c] a;b,c\\n\n2 [d;e][f] \"d;e\" ;f\\n\n"
     "bad 3:5 |\"g\";\"h\"i| ^4 3  \"g\";\"h\"i\\n\nend 4\n"},
    {BYTES("a|b\n|\n"), '|', "1 [a][b] a|b\\n\n2 [][] |\\n\nend 3\n"},
};

static void every_input_reads_the_same_in_all_pieces(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof corpus / sizeof *corpus; i++) {
		const struct input input = {corpus[i].bytes, corpus[i].size,
		                            corpus[i].delimiter};
		expect_at_all_sizes(&input, corpus[i].expected);
	}
}

/* The corpus of one delimiter without what ends a reading, and without bad
   rows, whose places take long to find: one will do. */
static void put_corpus(struct dump *bytes)
{
	for (size_t i = 0; i < sizeof corpus / sizeof *corpus; i++) {
		if (corpus[i].delimiter != ',' ||
		    strstr(corpus[i].expected, "failed") ||
		    strstr(corpus[i].expected, "bad"))
			continue;
		put(bytes, corpus[i].bytes, corpus[i].size);
		put(bytes, "\n", 1);
	}
}

/* More than 4096 bytes: here every size up to 4096 makes other pieces. */
static void a_longer_input_reads_the_same_in_all_pieces(void **state)
{
	(void)state;
	struct dump bytes = {0}, expected = {0};
	put_corpus(&bytes);
	while (bytes.length <= 4000)
		put_text(&bytes, "a quiet middle,");
	put_corpus(&bytes);
	put_text(&bytes, "a,\"b\"c\r\n\rd");
	assert_true(bytes.length > 4096);
	const struct input input = {bytes.text, bytes.length, ','};
	read_in_pieces(&input, 0, false, &expected);
	expect_at_all_sizes(&input, expected.text);
	free(bytes.text);
	free(expected.text);
}

/* ---- Borders of the sample and of the buffer ----------------------------- */

static const char at_border[] = "x,\"q\r\n\"\"z\",w\r\n\r\ny,\"b\"k\r\n"
                                "12\" v, \"k\"\r\nlast,1\r\n\"p\" ,\n";
static const char at_border_read[] =
    "2 [x][q\\r\\n\"z][w] x,\"q\\r\\n\"\"z\",w\\r\\n\n"
    "bad 5:3 |y,\"b\"k| ^2 5  y,\"b\"k\\r\\n\n"
    "6 [12\" v][k] 12\" v, \"k\"\\r\\n\n"
    "7 [last][1] last,1\\r\\n\n8 [p][] \"p\" ,\\n\nend 9\n";

/* One line of x that ends where at_border is to start. */
static void expect_at_border(char *bytes, size_t start)
{
	static const size_t sizes[] = {0, 4093, 65535, 65537, 262143};
	const struct input input = {bytes, start + sizeof at_border - 1, ','};
	memset(bytes, 'x', start);
	bytes[start - 1] = '\n';
	memcpy(bytes + start, at_border, sizeof at_border - 1);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct dump dump = {0};
		read_in_pieces(&input, sizes[i], i % 2, &dump);
		const char *behind_first = strchr(dump.text, '\n') + 1;
		assert_string_equal(behind_first, at_border_read);
		free(dump.text);
	}
}

static void records_may_cross_any_border(void **state)
{
	(void)state;
	static const size_t borders[] = {CLV_SAMPLE_SIZE, 262144};
	char *bytes = malloc(262144 + 2 * sizeof at_border);
	for (size_t i = 0; i < sizeof borders / sizeof *borders; i++)
		for (size_t back = 0; back <= sizeof at_border; back += 1 + 4 * i)
			expect_at_border(bytes, borders[i] - back);
	free(bytes);
}

/* Rows until the buffer has been used up several times; row i is i, quoted
   every third time. */
static void many_rows_pass_through_the_buffer(void **state)
{
	(void)state;
	struct dump bytes = {0};
	char row[64];
	for (int i = 0; i < 60000; i++) {
		const int size = snprintf(row, sizeof row, "%s%d%s,b\r\n",
		                          i % 3 ? "" : "\"", i, i % 3 ? "" : "\"");
		put(&bytes, row, (size_t)size);
	}
	assert_true(bytes.length > 2 * 262144);
	struct clv_error error;
	struct clv_source *source =
	    clv_source_memory("rows.csv", bytes.text, bytes.length, 999, &error);
	struct clv_csv_reader *reader = clv_csv_reader_open(source, ',', &error);
	struct clv_record record;
	for (int i = 0; i < 60000; i++) {
		assert_int_equal(clv_csv_reader_next(reader, &record, &error),
		                 CLV_READ_RECORD);
		const int size = snprintf(row, sizeof row, "%d", i);
		assert_int_equal(record.count, 2);
		assert_int_equal(record.line, i + 1);
		assert_int_equal(record.cells[0].length, size);
		assert_memory_equal(record.cells[0].at, row, (size_t)size);
	}
	assert_int_equal(clv_csv_reader_next(reader, &record, &error),
	                 CLV_READ_END);
	clv_csv_reader_close(reader);
	clv_source_close(source);
	free(bytes.text);
}

/* ---- Sizes --------------------------------------------------------------- */

enum { LONG_CELL = 10000000 };

static void expect_long_cell(const char *quote, size_t most)
{
	const size_t quotes = strlen(quote);
	const size_t size = 2 + quotes + LONG_CELL + quotes + 3;
	char *bytes = malloc(size);
	memcpy(bytes, "a,", 2);
	memcpy(bytes + 2, quote, quotes);
	memset(bytes + 2 + quotes, 'z', LONG_CELL);
	memcpy(bytes + 2 + quotes + LONG_CELL, quote, quotes);
	memcpy(bytes + size - 3, "\nb\n", 3);
	struct clv_error error;
	struct clv_source *source =
	    clv_source_memory("rows.csv", bytes, size, most, &error);
	struct clv_csv_reader *reader = clv_csv_reader_open(source, ',', &error);
	struct clv_record record;
	assert_int_equal(clv_csv_reader_next(reader, &record, &error),
	                 CLV_READ_RECORD);
	assert_int_equal(record.count, 2);
	assert_int_equal(record.cells[1].length, LONG_CELL);
	assert_memory_equal(record.cells[1].at, bytes + 2 + quotes, LONG_CELL);
	assert_int_equal(record.raw.length, size - 2);
	assert_int_equal(clv_csv_reader_next(reader, &record, &error),
	                 CLV_READ_RECORD);
	assert_int_equal(record.line, 2);
	assert_int_equal(record.cells[0].length, 1);
	clv_csv_reader_close(reader);
	clv_source_close(source);
	free(bytes);
}

static void a_cell_may_have_ten_million_characters(void **state)
{
	(void)state;
	expect_long_cell("", 0);
	expect_long_cell("\"", 65536);
}

static enum clv_read read_row_of(size_t cells, size_t *count,
                                 struct clv_error *error)
{
	char *bytes = malloc(cells);
	memset(bytes, ',', cells);
	bytes[cells - 1] = '\n';
	struct clv_source *source =
	    clv_source_memory("rows.csv", bytes, cells, 0, error);
	struct clv_csv_reader *reader = clv_csv_reader_open(source, ',', error);
	struct clv_record record = {0};
	const enum clv_read read = clv_csv_reader_next(reader, &record, error);
	*count = record.count;
	clv_csv_reader_close(reader);
	clv_source_close(source);
	free(bytes);
	return read;
}

static void cells_have_a_bound(void **state)
{
	(void)state;
	struct clv_error error;
	size_t count;
	assert_int_equal(read_row_of(CLV_CELLS_MAX, &count, &error),
	                 CLV_READ_RECORD);
	assert_int_equal(count, CLV_CELLS_MAX);
	assert_int_equal(read_row_of(CLV_CELLS_MAX + 1, &count, &error),
	                 CLV_READ_FAILED);
	assert_non_null(strstr(error.message, "65536 cells"));
	assert_int_equal(error.place.line, 1);
}

/* ---- Sources of other kinds ---------------------------------------------- */

/* Gives one quote if asked to, `count` times the same bytes, and then an error
   or the end. */
struct repeating {
	struct clv_source base;
	const char *bytes;
	size_t size, count;
	bool fails, quote;
};

static ssize_t repeating_read(struct clv_source *source, void *buffer,
                              size_t size, struct clv_error *error)
{
	struct repeating *repeating = (struct repeating *)source;
	size_t done = 0;
	if (repeating->quote) {
		repeating->quote = false;
		*(char *)buffer = '"';
		return 1;
	}
	while (repeating->count > 0 && size - done >= repeating->size) {
		memcpy((char *)buffer + done, repeating->bytes, repeating->size);
		done += repeating->size;
		repeating->count--;
	}
	if (done == 0 && repeating->count > 0) {
		assert_true(size > 0);
		/* too little room for the whole: a part, which is x all along */
		memset(buffer, repeating->bytes[0], size);
		done = size;
	}
	if (done == 0 && repeating->fails) {
		clv_reject(error, CLV_BAD_DATA, "rows.csv: the cable was pulled");
		return -1;
	}
	return (ssize_t)done;
}

static void a_source_that_fails_is_told(void **state)
{
	(void)state;
	struct repeating source = {{.name = "rows.csv", .read = repeating_read},
	                           "a,b\n1",
	                           5,
	                           1,
	                           true,
	                           false};
	struct clv_error error;
	struct clv_record record;
	struct clv_csv_reader *reader =
	    clv_csv_reader_open(&source.base, ',', &error);
	assert_int_equal(clv_csv_reader_next(reader, &record, &error),
	                 CLV_READ_RECORD);
	assert_int_equal(clv_csv_reader_next(reader, &record, &error),
	                 CLV_READ_FAILED);
	assert_string_equal(error.message, "rows.csv: the cable was pulled");
	assert_int_equal(error.place.line, 0);
	clv_csv_reader_close(reader);
}

static void a_sample_that_fails_is_told(void **state)
{
	(void)state;
	struct repeating source = {{.name = "rows.csv", .read = repeating_read},
	                           "a,b\n",
	                           4,
	                           1,
	                           true,
	                           false};
	struct clv_error error;
	struct clv_text sample;
	bool whole;
	struct clv_csv_reader *reader =
	    clv_csv_reader_open(&source.base, ',', &error);
	assert_false(clv_csv_reader_peek(reader, &sample, &whole, &error));
	assert_non_null(strstr(error.message, "cable"));
	clv_csv_reader_close(reader);
}

/* A sanitizer's realloc copies each time, which takes too long here. */
#if defined __SANITIZE_ADDRESS__
#define SLOW_REALLOC 1
#elif defined __has_feature
#if __has_feature(address_sanitizer)
#define SLOW_REALLOC 1
#endif
#endif

static void a_quote_swallows_a_bounded_part(void **state)
{
	(void)state;
#ifdef SLOW_REALLOC
	_skip(__FILE__, __LINE__);
#endif
	static char block[65536];
	memset(block, 'x', sizeof block);
	block[sizeof block - 1] = '\n';
	struct repeating source = {{.name = "rows.csv", .read = repeating_read},
	                           block,
	                           sizeof block,
	                           SIZE_MAX,
	                           false,
	                           true};
	struct clv_error error;
	struct clv_record record;
	struct clv_csv_reader *reader =
	    clv_csv_reader_open(&source.base, ',', &error);
	assert_int_equal(clv_csv_reader_next(reader, &record, &error),
	                 CLV_READ_FAILED);
	assert_non_null(strstr(error.message, "64 MiB"));
	assert_int_equal(error.place.line, 1);
	assert_int_equal(error.place.column, 1);
	clv_csv_reader_close(reader);
}

/* ---- Lines, places, looking ahead ---------------------------------------- */

static struct clv_csv_reader *open_text(const char *text,
                                        struct clv_source **source)
{
	struct clv_error error;
	*source = clv_source_memory("rows.csv", text, strlen(text), 0, &error);
	return clv_csv_reader_open(*source, ',', &error);
}

static void expect_place(struct clv_csv_reader *reader,
                         const struct clv_record *record, size_t index,
                         uint64_t line, size_t column)
{
	struct clv_error error = {0};
	clv_csv_reader_locate(reader, record, index, &error);
	assert_string_equal(error.place.file, "rows.csv");
	if (error.place.line != line || error.place.column != column)
		fail_with("cell %zu is said to be at %u:%zu", index,
		          (unsigned)error.place.line, error.place.column);
}

static void cells_are_located(void **state)
{
	(void)state;
	struct clv_source *source;
	struct clv_csv_reader *reader =
	    open_text("\n\"a,\"\"\",\"b\r\n,c\",  d,\"\",12\" e\n", &source);
	struct clv_error error;
	struct clv_record record;
	assert_int_equal(clv_csv_reader_next(reader, &record, &error),
	                 CLV_READ_RECORD);
	assert_int_equal(record.count, 5);
	expect_place(reader, &record, 0, 2, 1);
	expect_place(reader, &record, 1, 2, 8);
	expect_place(reader, &record, 2, 3, 7);
	expect_place(reader, &record, 3, 3, 9);
	expect_place(reader, &record, 4, 3, 12);
	expect_place(reader, &record, CLV_WHOLE_RECORD, 2, 0);
	clv_csv_reader_close(reader);
	clv_source_close(source);
}

/* To locate must not disturb what is read next. */
static void reading_goes_on_after_locating(void **state)
{
	(void)state;
	struct clv_source *source;
	struct clv_csv_reader *reader = open_text("a, \"b\"\nc,d\n", &source);
	struct clv_error error;
	struct clv_record record;
	clv_csv_reader_next(reader, &record, &error);
	expect_place(reader, &record, 1, 1, 4);
	assert_int_equal(clv_csv_reader_next(reader, &record, &error),
	                 CLV_READ_RECORD);
	assert_int_equal(record.count, 2);
	assert_memory_equal(record.cells[1].at, "d", 1);
	assert_int_equal(clv_csv_reader_next(reader, &record, &error),
	                 CLV_READ_END);
	clv_csv_reader_close(reader);
	clv_source_close(source);
}

static void lines_may_be_counted_from_elsewhere(void **state)
{
	(void)state;
	struct clv_source *source;
	struct clv_csv_reader *reader = open_text("a\n\nb\"\n\"x\"y\n", &source);
	struct clv_error error;
	struct clv_record record;
	clv_csv_reader_set_line(reader, UINT64_C(5000000000));
	clv_csv_reader_next(reader, &record, &error);
	assert_true(record.line == UINT64_C(5000000000));
	clv_csv_reader_next(reader, &record, &error);
	assert_true(record.line == UINT64_C(5000000002));
	assert_int_equal(clv_csv_reader_next(reader, &record, &error),
	                 CLV_READ_BAD);
	assert_true(error.place.line == UINT64_C(5000000003));
	assert_true(clv_csv_reader_line(reader) == UINT64_C(5000000004));
	clv_csv_reader_close(reader);
	clv_source_close(source);
}

static void the_delimiter_may_change_between_records(void **state)
{
	(void)state;
	struct clv_source *source;
	struct clv_csv_reader *reader = open_text("a;b\nc;d\n", &source);
	struct clv_error error;
	struct clv_record record;
	clv_csv_reader_next(reader, &record, &error);
	assert_int_equal(record.count, 1);
	clv_csv_reader_set_delimiter(reader, ';');
	clv_csv_reader_next(reader, &record, &error);
	assert_int_equal(record.count, 2);
	clv_csv_reader_close(reader);
	clv_source_close(source);
}

static void a_sample_starts_behind_the_last_record(void **state)
{
	(void)state;
	struct clv_source *source;
	struct clv_csv_reader *reader = open_text("a\nb\nc", &source);
	struct clv_error error;
	struct clv_record record;
	struct clv_text sample;
	bool whole;
	clv_csv_reader_next(reader, &record, &error);
	assert_true(clv_csv_reader_peek(reader, &sample, &whole, &error));
	assert_true(whole);
	assert_int_equal(sample.length, 3);
	assert_memory_equal(sample.at, "b\nc", 3);
	clv_csv_reader_next(reader, &record, &error);
	assert_int_equal(record.line, 2);
	assert_memory_equal(record.raw.at, "b\n", 2);
	clv_csv_reader_close(reader);
	clv_source_close(source);
}

static void errors_say_what_to_do(void **state)
{
	(void)state;
	struct clv_source *source;
	struct clv_csv_reader *reader = open_text("\"a\"b\n\"c\n", &source);
	struct clv_error error;
	struct clv_record record;
	assert_int_equal(clv_csv_reader_next(reader, &record, &error),
	                 CLV_READ_BAD);
	assert_int_equal(error.status, CLV_BAD_DATA);
	assert_string_equal(error.place.file, "rows.csv");
	assert_non_null(strstr(error.message, "closing quote"));
	assert_non_null(strstr(error.hint, "\"\""));
	assert_int_equal(clv_csv_reader_next(reader, &record, &error),
	                 CLV_READ_FAILED);
	assert_int_equal(error.status, CLV_BAD_DATA);
	assert_string_equal(error.place.file, "rows.csv");
	assert_non_null(strstr(error.message, "never closed"));
	assert_true(error.hint[0] != '\0');
	clv_csv_reader_close(reader);
	clv_source_close(source);
}

/* ---- Blocks -------------------------------------------------------------- */

/* Lines of ten bytes, more than two blocks of them, and then a quote. */
static void blocks_are_whole_lines_without_quotes(void **state)
{
	(void)state;
	enum { LINES = 2 * CLV_BLOCK_SIZE / 10 + 100 };
	char *text = malloc(LINES * 10 + 5);
	assert_non_null(text);
	for (size_t i = 0; i < LINES; i++)
		memcpy(text + i * 10, "abcd,efgh\n", 10);
	memcpy(text + LINES * 10, "\"x\",y", 5);
	struct clv_error error;
	struct clv_source *source =
	    clv_source_memory("memory", text, LINES * 10 + 5, 777, &error);
	struct clv_csv_reader *reader = clv_csv_reader_open(source, ',', &error);
	assert_non_null(reader);
	size_t taken = 0;
	struct clv_text block;
	for (int blocks = 0;; blocks++) {
		assert_true(clv_csv_reader_cut(reader, &block, &error));
		if (!block.length)
			break;
		assert_true(block.length % 10 == 0);
		assert_memory_equal(block.at, text + taken, block.length);
		/* the same once more, after it was put back */
		clv_csv_reader_put_back(reader, &block);
		struct clv_text again;
		assert_true(clv_csv_reader_cut(reader, &again, &error));
		assert_int_equal(again.length, block.length);
		taken += block.length;
		assert_true(blocks < 3);
	}
	assert_true(taken >= CLV_BLOCK_SIZE);
	/* what is left is read record by record, the quoted one too */
	struct clv_record record;
	size_t records = 0;
	while (clv_csv_reader_next(reader, &record, &error) == CLV_READ_RECORD)
		records++;
	assert_int_equal(taken / 10 + records, LINES + 1);
	clv_csv_reader_close(reader);
	clv_source_close(source);
	free(text);
}

/* Blocks that are kept stand beside each other, and the reader goes on. */
static void blocks_can_be_kept(void **state)
{
	(void)state;
	enum { LINES = 100000, KEPT = 8 };
	char *text = malloc(LINES * 10);
	assert_non_null(text);
	for (size_t i = 0; i < LINES; i++) {
		char line[16];
		snprintf(line, sizeof line, "%08zu,\n", i);
		memcpy(text + i * 10, line, 10);
	}
	struct clv_error error;
	struct clv_source *source =
	    clv_source_memory("memory", text, LINES * 10, 70001, &error);
	struct clv_csv_reader *reader = clv_csv_reader_open(source, ',', &error);
	assert_non_null(reader);
	char *memory[KEPT] = {NULL};
	size_t capacity[KEPT] = {0};
	struct clv_text kept[KEPT] = {{NULL, 0}};
	size_t taken = 0;
	struct clv_text block;
	for (size_t number = 0;; number++) {
		assert_true(clv_csv_reader_cut(reader, &block, &error));
		if (!block.length)
			break;
		const size_t at = number % KEPT;
		assert_true(clv_csv_reader_keep(reader, &memory[at], &capacity[at]));
		kept[at] = block;
		assert_true(memory[at] && block.at >= memory[at]);
		assert_true(block.at + block.length + CLV_SHORT_CELL <=
		            memory[at] + capacity[at]);
		taken += block.length;
		/* those before are as they were */
		size_t end = taken;
		for (size_t back = 0; back < KEPT && back <= number; back++) {
			const struct clv_text *one = &kept[(number - back) % KEPT];
			end -= one->length;
			assert_memory_equal(one->at, text + end, one->length);
		}
	}
	assert_true(taken > 2 * KEPT * 10000);
	struct clv_record record;
	size_t line = taken / 10;
	while (clv_csv_reader_next(reader, &record, &error) == CLV_READ_RECORD)
		assert_memory_equal(record.cells[0].at, text + 10 * line++, 8);
	assert_int_equal(line, LINES);
	for (size_t i = 0; i < KEPT; i++)
		free(memory[i]);
	clv_csv_reader_close(reader);
	clv_source_close(source);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_input_reads_the_same_in_all_pieces),
	    cmocka_unit_test(a_longer_input_reads_the_same_in_all_pieces),
	    cmocka_unit_test(records_may_cross_any_border),
	    cmocka_unit_test(many_rows_pass_through_the_buffer),
	    cmocka_unit_test(a_cell_may_have_ten_million_characters),
	    cmocka_unit_test(cells_have_a_bound),
	    cmocka_unit_test(a_source_that_fails_is_told),
	    cmocka_unit_test(a_sample_that_fails_is_told),
	    cmocka_unit_test(a_quote_swallows_a_bounded_part),
	    cmocka_unit_test(cells_are_located),
	    cmocka_unit_test(reading_goes_on_after_locating),
	    cmocka_unit_test(lines_may_be_counted_from_elsewhere),
	    cmocka_unit_test(the_delimiter_may_change_between_records),
	    cmocka_unit_test(a_sample_starts_behind_the_last_record),
	    cmocka_unit_test(errors_say_what_to_do),
	    cmocka_unit_test(blocks_are_whole_lines_without_quotes),
	    cmocka_unit_test(blocks_can_be_kept),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
