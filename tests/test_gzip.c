/* Files of gzip: whole, in pieces, cut off, damaged, and files of no gzip. What
   is expected is the text that zlib or gzip(1) was given. */
#include "io/source.h"

#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

enum { ROOM = 16384, GZIP_WINDOW = 15 + 16 };

struct bytes {
	unsigned char at[ROOM];
	size_t size;
};

static void put(struct bytes *bytes, const void *at, size_t size)
{
	assert_true(bytes->size + size <= ROOM);
	memcpy(bytes->at + bytes->size, at, size);
	bytes->size += size;
}

/* Appends a member. */
static void pack(struct bytes *packed, const void *text, size_t size, int level,
                 gz_header *header)
{
	z_stream stream = {0};
	assert_int_equal(
	    deflateInit2(&stream, level, Z_DEFLATED, GZIP_WINDOW, 8, 0), Z_OK);
	if (header)
		assert_int_equal(deflateSetHeader(&stream, header), Z_OK);
	char copy[ROOM];
	assert_true(size <= ROOM);
	memcpy(copy, text, size);
	stream.next_in = (Bytef *)copy;
	stream.avail_in = (uInt)size;
	stream.next_out = packed->at + packed->size;
	stream.avail_out = (uInt)(ROOM - packed->size);
	assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
	packed->size = ROOM - stream.avail_out;
	deflateEnd(&stream);
}

/* A table whose figures look random, so that it does not get too small. */
static void put_table(struct bytes *text, unsigned rows)
{
	unsigned state = 7;
	put(text, "name,avg,freq\n", 14);
	for (unsigned i = 0; i < rows; i++) {
		char row[64];
		state = state * 1103515245u + 12345u;
		const int size = snprintf(row, sizeof row, "row %u,%u.%02u,%u\n", i,
		                          state >> 20, state >> 8 & 63, state >> 28);
		put(text, row, (size_t)size);
	}
}

static struct clv_source *unpack(const struct bytes *input, size_t most)
{
	struct clv_error error;
	struct clv_source *source =
	    clv_source_unpacked(clv_source_memory("file", (const char *)input->at,
	                                          input->size, most, &error),
	                        &error);
	assert_non_null(source);
	assert_string_equal(source->name, "file");
	return source;
}

/* Reads with room for `room` bytes at a time. False after an error. */
static bool read_all(struct clv_source *source, size_t room, struct bytes *all,
                     struct clv_error *error)
{
	for (all->size = 0;;) {
		unsigned char piece[ROOM];
		const ssize_t count = source->read(source, piece, room, error);
		assert_true(count <= (ssize_t)room);
		if (count <= 0)
			return count == 0;
		put(all, piece, (size_t)count);
	}
}

static void expect_in_pieces(const struct bytes *input, size_t most,
                             size_t room, bool is_packed,
                             const struct bytes *expected)
{
	struct clv_error error;
	struct bytes all;
	struct clv_source *source = unpack(input, most);
	assert_int_equal(clv_source_is_packed(source), is_packed);
	if (!read_all(source, room, &all, &error))
		fail_with("in pieces of %zu: %s", most, error.message);
	if (all.size != expected->size ||
	    memcmp(all.at, expected->at, all.size) != 0)
		fail_with("in pieces of %zu, room for %zu: other text of %zu bytes",
		          most, room, all.size);
	assert_int_equal(source->read(source, all.at, room, &error), 0);
	clv_source_close(source);
}

static void expect_text(const struct bytes *input, bool is_packed,
                        const struct bytes *expected)
{
	static const size_t rooms[] = {1, 2, 3, 7, 64, 1000, ROOM};
	for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
		for (size_t most = 0; most <= 24; most++)
			expect_in_pieces(input, most, rooms[i], is_packed, expected);
		expect_in_pieces(input, 1000, rooms[i], is_packed, expected);
	}
}

/* What comes before is a beginning of text; then the error, again and again. */
static void expect_error(const struct bytes *input, size_t most,
                         const struct bytes *text, const char *message)
{
	struct clv_error error = {0};
	struct bytes all;
	struct clv_source *source = unpack(input, most);
	assert_false(read_all(source, 100, &all, &error));
	assert_true(all.size <= text->size);
	assert_memory_equal(all.at, text->at, all.size);
	for (int again = 0; again < 3; again++) {
		assert_int_equal(error.status, CLV_BAD_DATA);
		if (!strstr(error.message, message))
			fail_with("\"%s\" instead of \"%s\"", error.message, message);
		assert_non_null(strstr(error.message, "file: "));
		assert_true(error.hint[0] != '\0');
		memset(&error, 0, sizeof error);
		assert_true(source->read(source, all.at, 1, &error) < 0);
	}
	clv_source_close(source);
}

static const char cut_off[] = "the compressed file ends too early";
static const char damaged[] = "the compressed file is damaged";
static const char rubbish[] = "something else follows the compressed data";

/* ---- Whole files --------------------------------------------------------- */

/* printf 'a,b\n1,2\n' | gzip -n9 */
static const unsigned char by_gzip[] = {
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03,
    0x4b, 0xd4, 0x49, 0xe2, 0x32, 0xd4, 0x31, 0xe2, 0x02, 0x00,
    0x7b, 0x07, 0x97, 0x0a, 0x08, 0x00, 0x00, 0x00};
static const struct bytes by_gzip_text = {"a,b\n1,2\n", 8};

static void a_file_of_gzip_is_read(void **state)
{
	(void)state;
	struct bytes input = {.size = 0};
	put(&input, by_gzip, sizeof by_gzip);
	expect_text(&input, true, &by_gzip_text);
}

static void every_level_is_read(void **state)
{
	(void)state;
	struct bytes text = {.size = 0};
	put_table(&text, 200);
	for (int level = 0; level <= 9; level += 3) {
		struct bytes input = {.size = 0};
		pack(&input, text.at, text.size, level, NULL);
		expect_text(&input, true, &text);
	}
}

static void members_are_one_text(void **state)
{
	(void)state;
	struct bytes input = {.size = 0}, text = {.size = 0};
	put_table(&text, 50);
	const size_t parts[] = {1, 0, 0, 300, 7, 0, text.size - 308, 0};
	size_t from = 0;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		pack(&input, text.at + from, parts[i], (int)i, NULL);
		from += parts[i];
	}
	assert_int_equal(from, text.size);
	expect_text(&input, true, &text);
}

static void an_empty_member_is_no_text(void **state)
{
	(void)state;
	const struct bytes nothing = {.size = 0};
	struct bytes input = {.size = 0};
	pack(&input, "", 0, 9, NULL);
	expect_text(&input, true, &nothing);
	pack(&input, "", 0, 0, NULL);
	expect_text(&input, true, &nothing);
}

/* A name, a comment, a field of its own, and a checksum of these. */
static void a_full_header_is_left_off(void **state)
{
	(void)state;
	struct bytes input = {.size = 0}, text = {.size = 0};
	Bytef extra[300], name[] = "t.csv", comment[] = "of May";
	memset(extra, 'e', sizeof extra);
	gz_header header = {.extra = extra,
	                    .extra_len = sizeof extra,
	                    .name = name,
	                    .comment = comment,
	                    .hcrc = 1};
	put_table(&text, 20);
	pack(&input, text.at, text.size, 6, &header);
	pack(&input, text.at, text.size, 6, &header);
	put_table(&text, 20);
	expect_text(&input, true, &text);
	input.at[20] ^= 1; /* of the field: its checksum no longer fits */
	expect_error(&input, 0, &text, damaged);
}

/* Many times what is read at once, of each kind: stored, and 1000 to 1. */
static void long_files_are_read(void **state)
{
	(void)state;
	enum { SIZE = 3000000 };
	unsigned char *text = malloc(SIZE);
	unsigned random = 1;
	for (size_t i = 0; i < SIZE; i++) {
		random = random * 1103515245u + 12345u;
		text[i] = (unsigned char)(i < SIZE / 2 ? random >> 24 : 'x');
	}
	uLongf size = 2 * SIZE;
	unsigned char *packed = malloc(size);
	z_stream stream = {.next_in = text,
	                   .avail_in = SIZE,
	                   .next_out = packed,
	                   .avail_out = (uInt)size};
	deflateInit2(&stream, 6, Z_DEFLATED, GZIP_WINDOW, 8, 0);
	assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
	size = stream.total_out;
	deflateEnd(&stream);
	static const size_t pieces[] = {0, 4096, 99991};
	for (size_t i = 0; i < 3; i++) {
		struct clv_error error;
		struct clv_source *source = clv_source_unpacked(
		    clv_source_memory("file", (char *)packed, size, pieces[i], &error),
		    &error);
		size_t from = 0;
		char piece[30011];
		ssize_t count;
		while ((count = source->read(source, piece, sizeof piece, &error)) >
		       0) {
			assert_true(from + (size_t)count <= SIZE);
			assert_memory_equal(piece, text + from, (size_t)count);
			from += (size_t)count;
		}
		assert_int_equal(count, 0);
		assert_int_equal(from, SIZE);
		clv_source_close(source);
	}
	free(text);
	free(packed);
}

/* ---- Faults -------------------------------------------------------------- */

/* A file of two members ends well at the end of each, and nowhere else. */
static void a_file_cut_off_is_told(void **state)
{
	(void)state;
	struct bytes text = {.size = 0}, input = {.size = 0};
	put_table(&text, 30);
	pack(&input, text.at, text.size, 6, NULL);
	const size_t first = input.size, first_text = text.size;
	pack(&input, text.at, text.size, 0, NULL);
	put_table(&text, 30);
	const size_t whole = input.size, whole_text = text.size;
	static const size_t pieces[] = {0, 1, 2, 5, 512};
	for (size_t size = 0; size <= whole; size++)
		for (size_t i = 0; i < 5; i++) {
			input.size = size;
			text.size = whole_text;
			if (size >= 2 && size != first && size != whole) {
				expect_error(&input, pieces[i], &text, cut_off);
				continue;
			}
			if (size == first)
				text.size = first_text;
			expect_in_pieces(&input, pieces[i], 64, size >= 2,
			                 size < 2 ? &input : &text);
		}
}

/* Every bit in turn: the text as it is, as when the flag changes that says on
   which system it was packed, or an error; never another text. */
static void a_changed_bit_is_told(void **state)
{
	(void)state;
	struct bytes text = {.size = 0}, input = {.size = 0};
	put_table(&text, 30);
	pack(&input, text.at, text.size, 6, NULL);
	size_t told = 0;
	for (size_t bit = 16; bit < 8 * input.size; bit++) {
		struct clv_error error = {0};
		struct bytes all;
		input.at[bit / 8] ^= (unsigned char)(1u << bit % 8);
		struct clv_source *source = unpack(&input, bit % 3);
		const bool whole = read_all(source, ROOM, &all, &error);
		assert_false(whole && (all.size != text.size ||
		                       memcmp(all.at, text.at, all.size) != 0));
		told += !whole;
		clv_source_close(source);
		input.at[bit / 8] ^= (unsigned char)(1u << bit % 8);
	}
	/* time, system and compression are 6 bytes; 7 bits may fill up the last
	   byte of the data; one flag says that it is text */
	assert_true(told >= 8 * (input.size - 2 - 6) - 7 - 1);
}

static void a_wrong_checksum_or_length_is_told(void **state)
{
	(void)state;
	struct bytes input = {.size = 0};
	put(&input, by_gzip, sizeof by_gzip);
	for (size_t i = 20; i < 28; i++)
		for (size_t most = 0; most < 4; most++) {
			input.at[i] ^= 0x10;
			expect_error(&input, most, &by_gzip_text, damaged);
			expect_error(&input, most, &by_gzip_text,
			             i < 24 ? "incorrect data check"
			                    : "incorrect length check");
			input.at[i] ^= 0x10;
		}
	input.at[2] = 7; /* a way to compress that is not known */
	expect_error(&input, 0, &by_gzip_text, damaged);
}

static void zeros_may_follow(void **state)
{
	(void)state;
	static const unsigned char zeros[5000];
	for (size_t size = 1; size <= sizeof zeros; size = 3 * size + 1) {
		struct bytes input = {.size = 0};
		put(&input, by_gzip, sizeof by_gzip);
		put(&input, zeros, size);
		expect_text(&input, true, &by_gzip_text);
	}
}

/* gzip(1) warns of the same files: "trailing garbage ignored", or of the end of
   the file where it ends behind half a mark. */
static void nothing_else_may_follow(void **state)
{
	(void)state;
	static const struct {
		const char *at;
		size_t size;
		const char *message;
	} behind[] = {
	    {"x", 1, rubbish},
	    {"a,b\n1,2\n", 8, rubbish},
	    {"\0\0x", 3, rubbish},
	    {"\x1f\x8c", 2, rubbish},
	    {"\x8b\x1f\x8b", 3, rubbish},
	    {"\0\x1f\x8b\x08\0\0\0\0\0\0\3\3\0\0\0\0\0\0\0\0\0", 21, rubbish},
	    {"\0\x1f", 2, rubbish},
	    {"\x1f", 1, cut_off},
	    {"\x1f\x8b", 2, cut_off},
	};
	for (size_t i = 0; i < sizeof behind / sizeof *behind; i++)
		for (size_t most = 0; most <= 30; most++) {
			struct bytes input = {.size = 0};
			put(&input, by_gzip, sizeof by_gzip);
			put(&input, behind[i].at, behind[i].size);
			expect_error(&input, most, &by_gzip_text, behind[i].message);
		}
}

/* ---- Files of no gzip ---------------------------------------------------- */

static void other_bytes_pass_as_they_are(void **state)
{
	(void)state;
	static const struct bytes files[] = {
	    {"", 0},           {"a", 1},           {"\x1f", 1},
	    {"\x8b", 1},       {"ab", 2},          {"\x1f\x8a", 2},
	    {"\x8b\x1f", 2},   {"a\x1f\x8b", 3},   {"\x1f\x1f\x8b", 3},
	    {"\0\x1f\x8b", 3}, {"a,b\n1,2\n", 8},  {"\xEF\xBB\xBFx\n", 5},
	    {"\0\0\0\0\0", 5}, {"\xFF\xFEx\0", 4}, {"PK\3\4", 4}};
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		expect_text(&files[i], false, &files[i]);
}

/* ---- The source below ---------------------------------------------------- */

/* Gives bytes, then fails, and keeps what it was asked for. */
struct below {
	struct clv_source base;
	struct bytes bytes;
	size_t from;
	int closed;
	void *buffer;
	size_t size;
};

static ssize_t below_read(struct clv_source *source, void *buffer, size_t size,
                          struct clv_error *error)
{
	struct below *below = (struct below *)source;
	const size_t left = below->bytes.size - below->from;
	const size_t count = size < left ? size : left;
	below->buffer = buffer;
	below->size = size;
	if (count == 0) {
		clv_reject(error, CLV_BAD_DATA, "the cable was pulled");
		return -1;
	}
	memcpy(buffer, below->bytes.at + below->from, count);
	below->from += count;
	return (ssize_t)count;
}

static void below_close(struct clv_source *source)
{
	((struct below *)source)->closed++;
}

static void start_below(struct below *below, const void *at, size_t size)
{
	*below = (struct below){
	    .base = {.name = "file", .read = below_read, .close = below_close}};
	put(&below->bytes, at, size);
}

/* No more than two bytes are taken to decide, and none is copied later. */
static void plain_reads_go_straight_on(void **state)
{
	(void)state;
	struct clv_error error;
	struct below below;
	char piece[100];
	start_below(&below, "name,avg\n", 9);
	struct clv_source *source = clv_source_unpacked(&below.base, &error);
	assert_int_equal(below.from, 2);
	assert_int_equal(source->read(source, piece, 100, &error), 2);
	assert_int_equal(below.from, 2);
	assert_int_equal(source->read(source, piece + 2, 98, &error), 7);
	assert_ptr_equal(below.buffer, piece + 2);
	assert_int_equal(below.size, 98);
	assert_memory_equal(piece, "name,avg\n", 9);
	clv_source_close(source);
	assert_int_equal(below.closed, 1);
}

static void a_failure_below_is_told(void **state)
{
	(void)state;
	struct below below;
	struct bytes all, input = {.size = 0};
	put(&input, by_gzip, sizeof by_gzip);
	put(&input, "ab", 2);
	for (size_t size = 0; size <= sizeof by_gzip; size++) {
		struct clv_error error = {0};
		start_below(&below, input.at, size);
		struct clv_source *source = clv_source_unpacked(&below.base, &error);
		if (size < 2) {
			assert_null(source);
			assert_int_equal(below.closed, 1);
		} else {
			assert_int_equal(below.closed, 0);
			assert_false(read_all(source, 64, &all, &error));
			clv_source_close(source);
			assert_int_equal(below.closed, 1);
		}
		assert_string_equal(error.message, "the cable was pulled");
	}
	struct clv_error error = {0};
	start_below(&below, "plain", 5);
	struct clv_source *source = clv_source_unpacked(&below.base, &error);
	assert_false(read_all(source, 64, &all, &error));
	assert_int_equal(all.size, 5);
	assert_string_equal(error.message, "the cable was pulled");
	clv_source_close(source);
}

/* UTF-16 that was compressed: the one source above the other. */
static void it_is_decoded_next(void **state)
{
	(void)state;
	struct bytes input = {.size = 0}, all;
	pack(&input,
	     "\xFF\xFE"
	     "a\0,\0b\0\n\0",
	     10, 6, NULL);
	for (size_t most = 0; most < 40; most++) {
		struct clv_error error;
		struct clv_source *source =
		    clv_source_decoded(unpack(&input, most), &error);
		assert_string_equal(clv_source_encoding(source), "UTF-16LE");
		assert_true(read_all(source, 64, &all, &error));
		assert_int_equal(all.size, 4);
		assert_memory_equal(all.at, "a,b\n", 4);
		clv_source_close(source);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_file_of_gzip_is_read),
	    cmocka_unit_test(every_level_is_read),
	    cmocka_unit_test(members_are_one_text),
	    cmocka_unit_test(an_empty_member_is_no_text),
	    cmocka_unit_test(a_full_header_is_left_off),
	    cmocka_unit_test(long_files_are_read),
	    cmocka_unit_test(a_file_cut_off_is_told),
	    cmocka_unit_test(a_changed_bit_is_told),
	    cmocka_unit_test(a_wrong_checksum_or_length_is_told),
	    cmocka_unit_test(zeros_may_follow),
	    cmocka_unit_test(nothing_else_may_follow),
	    cmocka_unit_test(other_bytes_pass_as_they_are),
	    cmocka_unit_test(plain_reads_go_straight_on),
	    cmocka_unit_test(a_failure_below_is_told),
	    cmocka_unit_test(it_is_decoded_next),
	};
	/* a source that makes no progress must not hang the tests */
	alarm(60);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
