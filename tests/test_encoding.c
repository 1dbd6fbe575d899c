/* UTF-8 and UTF-16, with and without a mark, in pieces of every size. */
#include "io/source.h"
#include "io/utf8.h"

#include "check.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ROOM = 4096, LARGEST_PIECE = 64 };

struct bytes {
	char at[ROOM];
	size_t size;
};

static void put(struct bytes *bytes, unsigned byte)
{
	assert_true(bytes->size < ROOM);
	bytes->at[bytes->size++] = (char)byte;
}

/* One unit of UTF-16. */
static void put_unit(struct bytes *bytes, unsigned unit, bool big_endian)
{
	put(bytes, big_endian ? unit >> 8 : unit & 0xFF);
	put(bytes, big_endian ? unit & 0xFF : unit >> 8);
}

static void put_utf16(struct bytes *bytes, unsigned code, bool big_endian)
{
	if (code < 0x10000) {
		put_unit(bytes, code, big_endian);
		return;
	}
	put_unit(bytes, 0xD800 + ((code - 0x10000) >> 10), big_endian);
	put_unit(bytes, 0xDC00 + ((code - 0x10000) & 0x3FF), big_endian);
}

static void put_utf8(struct bytes *bytes, unsigned code)
{
	if (code < 0x80) {
		put(bytes, code);
	} else if (code < 0x800) {
		put(bytes, 0xC0 | code >> 6);
		put(bytes, 0x80 | (code & 0x3F));
	} else if (code < 0x10000) {
		put(bytes, 0xE0 | code >> 12);
		put(bytes, 0x80 | (code >> 6 & 0x3F));
		put(bytes, 0x80 | (code & 0x3F));
	} else {
		put(bytes, 0xF0 | code >> 18);
		put(bytes, 0x80 | (code >> 12 & 0x3F));
		put(bytes, 0x80 | (code >> 6 & 0x3F));
		put(bytes, 0x80 | (code & 0x3F));
	}
}

/* ---- Reading to the end -------------------------------------------------- */

/* Reads with room for `room` bytes at a time. False after an error. */
static bool read_all(struct clv_source *source, size_t room, struct bytes *all,
                     struct clv_error *error)
{
	all->size = 0;
	for (;;) {
		assert_true(all->size + room <= ROOM);
		const ssize_t count =
		    source->read(source, all->at + all->size, room, error);
		assert_true(count <= (ssize_t)room);
		if (count <= 0)
			return count == 0;
		all->size += (size_t)count;
	}
}

static struct clv_source *decode(const struct bytes *input, size_t most)
{
	struct clv_error error;
	struct clv_source *source = clv_source_decoded(
	    clv_source_memory("file", input->at, input->size, most, &error),
	    &error);
	assert_non_null(source);
	return source;
}

static void expect_in_pieces(const struct bytes *input, size_t most,
                             size_t room, const char *encoding,
                             const struct bytes *expected)
{
	struct clv_error error;
	struct bytes all;
	struct clv_source *source = decode(input, most);
	assert_string_equal(clv_source_encoding(source), encoding);
	if (!read_all(source, room, &all, &error))
		fail_with("in pieces of %zu: %s", most, error.message);
	if (all.size != expected->size ||
	    memcmp(all.at, expected->at, all.size) != 0)
		fail_with("%s in pieces of %zu, room for %zu: other text of %zu bytes",
		          encoding, most, room, all.size);
	assert_int_equal(source->read(source, all.at, room, &error), 0);
	clv_source_close(source);
}

static void expect_text(const struct bytes *input, const char *encoding,
                        const struct bytes *expected)
{
	for (size_t most = 0; most <= LARGEST_PIECE; most++) {
		expect_in_pieces(input, most, 1024, encoding, expected);
		expect_in_pieces(input, most, 16, encoding, expected);
	}
	/* a reader whose buffer is nearly full has room for less than a character
	 */
	for (size_t room = 1; room <= 17; room++)
		for (size_t most = 0; most <= 5; most++)
			expect_in_pieces(input, most, room, encoding, expected);
}

/* ---- UTF-16 -------------------------------------------------------------- */

/* Characters of every length in both encodings, and the borders of each. */
static const unsigned codes[] = {
    'a',    ',',     'b',     '\r',     '\n',   'x',    0x7F,   0x80,
    0xE9,   0x7FF,   0x800,   0x20AC,   0xFFFD, 0xFEFF, 0xD7FF, 0xE000,
    0xFFFF, 0x10000, 0x1F600, 0x10FFFF, 0,      0x0A0D, 0x2C00, 'z'};

static void expect_utf16(bool big_endian, bool mark)
{
	struct bytes input = {"", 0}, expected = {"", 0};
	if (mark)
		put_unit(&input, 0xFEFF, big_endian);
	for (int again = 0; again < 3; again++)
		for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
			put_utf16(&input, codes[i], big_endian);
			put_utf8(&expected, codes[i]);
		}
	expect_text(&input, big_endian ? "UTF-16BE" : "UTF-16LE", &expected);
}

static void utf16_little_endian(void **state)
{
	(void)state;
	expect_utf16(false, true);
	expect_utf16(false, false);
}

static void utf16_big_endian(void **state)
{
	(void)state;
	expect_utf16(true, true);
	expect_utf16(true, false);
}

/* Each stands between letters: high before a letter, low alone, two highs. */
static void half_a_pair_is_replaced(void **state)
{
	(void)state;
	static const unsigned units[] = {'a',    'b',    0xD800, 'c',    0xDC00,
	                                 'd',    0xD83D, 0xD83D, 0xDE00, 0xDBFF,
	                                 0x20AC, 0xDFFF, 0xDFFF, 'e'};
	static const unsigned read[] = {'a',    'b',    0xFFFD,  'c',    0xFFFD,
	                                'd',    0xFFFD, 0x1F600, 0xFFFD, 0x20AC,
	                                0xFFFD, 0xFFFD, 'e'};
	for (int big_endian = 0; big_endian < 2; big_endian++) {
		struct bytes input = {"", 0}, expected = {"", 0};
		for (size_t i = 0; i < sizeof units / sizeof *units; i++)
			put_unit(&input, units[i], big_endian);
		for (size_t i = 0; i < sizeof read / sizeof *read; i++)
			put_utf8(&expected, read[i]);
		expect_text(&input, big_endian ? "UTF-16BE" : "UTF-16LE", &expected);
	}
}

/* What came before is handed out; then the end is an error, again and again. */
static void expect_cut_off(const struct bytes *input, size_t most, size_t room,
                           const char *before)
{
	struct clv_error error = {0};
	struct bytes all;
	struct clv_source *source = decode(input, most);
	assert_false(read_all(source, room, &all, &error));
	assert_int_equal(all.size, strlen(before));
	assert_memory_equal(all.at, before, all.size);
	assert_int_equal(error.status, CLV_BAD_DATA);
	assert_non_null(strstr(error.message, "file"));
	assert_non_null(strstr(error.message, "UTF-16"));
	assert_true(error.hint[0] != '\0');
	assert_true(source->read(source, all.at, room, &error) < 0);
	clv_source_close(source);
}

static void an_odd_byte_at_the_end_is_an_error(void **state)
{
	(void)state;
	for (int big_endian = 0; big_endian < 2; big_endian++) {
		struct bytes input = {"", 0};
		put_unit(&input, 0xFEFF, big_endian);
		for (const char *at = "a,b\n1,2\n"; *at; at++)
			put_unit(&input, (unsigned char)*at, big_endian);
		put(&input, 'x');
		for (size_t most = 0; most <= LARGEST_PIECE; most++) {
			expect_cut_off(&input, most, 1024, "a,b\n1,2\n");
			expect_cut_off(&input, most, 1, "a,b\n1,2\n");
		}
	}
}

static void half_a_pair_at_the_end_is_an_error(void **state)
{
	(void)state;
	struct bytes input = {"", 0};
	put_unit(&input, 0xFEFF, false);
	put_unit(&input, 'a', false);
	put_unit(&input, 0xD83D, false);
	for (size_t most = 0; most <= LARGEST_PIECE; most++)
		expect_cut_off(&input, most, 1024, "a");
}

/* More than the decoder holds at once, characters of all sizes. */
static void long_texts_pass(void **state)
{
	(void)state;
	enum { CHARACTERS = 40000 };
	static const unsigned some[] = {'a', 0xE9, 0x20AC, 0x1F600, '\n'};
	char *units = malloc(4 * CHARACTERS);
	size_t size = 0, length = 0;
	for (int i = 0; i < CHARACTERS; i++) {
		struct bytes one = {"", 0}, same = {"", 0};
		put_utf16(&one, some[(i * i + i / 7) % 5], true);
		put_utf8(&same, some[(i * i + i / 7) % 5]);
		memcpy(units + size, one.at, one.size);
		size += one.size;
		length += same.size;
	}
	units[0] = 0; /* found by its first characters */
	units[1] = 'a';
	struct clv_error error;
	struct clv_source *source = clv_source_decoded(
	    clv_source_memory("file", units, size, 0, &error), &error);
	char piece[997];
	size_t total = 0;
	ssize_t count;
	while ((count = source->read(source, piece, sizeof piece, &error)) > 0)
		total += (size_t)count;
	assert_int_equal(count, 0);
	assert_int_equal(total, length);
	clv_source_close(source);
	free(units);
}

/* ---- UTF-8 and others ---------------------------------------------------- */

static void expect_same(const char *input, size_t size, const char *expected,
                        size_t expected_size)
{
	struct bytes in = {"", size}, out = {"", expected_size};
	memcpy(in.at, input, size);
	memcpy(out.at, expected, expected_size);
	expect_text(&in, "UTF-8", &out);
}

#define BYTES(literal) (literal), sizeof(literal) - 1

static void other_bytes_pass_as_they_are(void **state)
{
	(void)state;
	expect_same(BYTES(""), BYTES(""));
	expect_same(BYTES("a"), BYTES("a"));
	expect_same(BYTES("ab"), BYTES("ab"));
	expect_same(BYTES("abc"), BYTES("abc"));
	expect_same(BYTES("a,b\n\xE2\x82\xAC,1\n"), BYTES("a,b\n\xE2\x82\xAC,1\n"));
	expect_same(BYTES("\xFF\xE9,\x80\n"), BYTES("\xFF\xE9,\x80\n"));
	expect_same(BYTES("\xEF\xBB"), BYTES("\xEF\xBB"));
	expect_same(BYTES("\xFE"), BYTES("\xFE"));
	expect_same(BYTES("a\0b,\0\0\n"), BYTES("a\0b,\0\0\n"));
	expect_same(BYTES("\0\0\0\0"), BYTES("\0\0\0\0"));
}

static void a_mark_is_left_off(void **state)
{
	(void)state;
	expect_same(BYTES("\xEF\xBB\xBF"), BYTES(""));
	expect_same(BYTES("\xEF\xBB\xBF"
	                  "a"),
	            BYTES("a"));
	expect_same(BYTES("\xEF\xBB\xBF\"a\",b\n"), BYTES("\"a\",b\n"));
	/* only the first */
	expect_same(BYTES("\xEF\xBB\xBF\xEF\xBB\xBF"
	                  "a"),
	            BYTES("\xEF\xBB\xBF"
	                  "a"));
	expect_same(BYTES("a\xEF\xBB\xBF"), BYTES("a\xEF\xBB\xBF"));
	const struct bytes little = {"\xFF\xFE", 2}, big = {"\xFE\xFF", 2};
	const struct bytes nothing = {"", 0};
	expect_text(&little, "UTF-16LE", &nothing);
	expect_text(&big, "UTF-16BE", &nothing);
}

/* ---- Sources that fail, and who closes them ------------------------------ */

struct failing {
	struct clv_source base;
	int good_reads, closed;
};

static ssize_t failing_read(struct clv_source *source, void *buffer,
                            size_t size, struct clv_error *error)
{
	struct failing *failing = (struct failing *)source;
	if (failing->good_reads-- <= 0) {
		clv_reject(error, CLV_BAD_DATA, "the cable was pulled");
		return -1;
	}
	memcpy(buffer,
	       "\xFF\xFE"
	       "a\0",
	       size < 4 ? size : 4);
	return size < 4 ? (ssize_t)size : 4;
}

static void failing_close(struct clv_source *source)
{
	((struct failing *)source)->closed++;
}

static void a_failure_below_is_told(void **state)
{
	(void)state;
	struct clv_error error = {0};
	struct bytes all;
	struct failing failing = {
	    {.name = "file", .read = failing_read, .close = failing_close}, 0, 0};
	assert_null(clv_source_decoded(&failing.base, &error));
	assert_string_equal(error.message, "the cable was pulled");
	assert_int_equal(failing.closed, 1);

	failing.good_reads = 1;
	failing.closed = 0;
	memset(&error, 0, sizeof error);
	struct clv_source *source = clv_source_decoded(&failing.base, &error);
	assert_non_null(source);
	assert_string_equal(source->name, "file");
	assert_false(read_all(source, 64, &all, &error));
	assert_string_equal(error.message, "the cable was pulled");
	assert_int_equal(failing.closed, 0);
	clv_source_close(source);
	assert_int_equal(failing.closed, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(utf16_little_endian),
	    cmocka_unit_test(utf16_big_endian),
	    cmocka_unit_test(half_a_pair_is_replaced),
	    cmocka_unit_test(an_odd_byte_at_the_end_is_an_error),
	    cmocka_unit_test(half_a_pair_at_the_end_is_an_error),
	    cmocka_unit_test(long_texts_pass),
	    cmocka_unit_test(other_bytes_pass_as_they_are),
	    cmocka_unit_test(a_mark_is_left_off),
	    cmocka_unit_test(a_failure_below_is_told),
	};
	/* a decoder that makes no progress must not hang the tests */
	alarm(20);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
