/* Errors on their way up, and other people's bytes in them. */
#include "io/error.h"
#include "io/utf8.h"

#include "check.h"

#include <string.h>

static void rejecting_sets_all_but_the_file(void **state)
{
	(void)state;
	struct clv_error error;
	memset(&error, 'x', sizeof error);
	error.place.file = "f.csv";
	assert_false(clv_reject(&error, CLV_BAD_USAGE, "%s: %d", "no", 5));
	assert_int_equal(error.status, CLV_BAD_USAGE);
	assert_string_equal(error.message, "no: 5");
	assert_string_equal(error.hint, "");
	assert_true(error.place.line == 0);
	assert_int_equal(error.place.column, 0);
	assert_false(clv_hint(&error, "try %s", "6"));
	assert_string_equal(error.hint, "try 6");
	assert_string_equal(error.message, "no: 5");
}

static void long_messages_are_cut(void **state)
{
	(void)state;
	static char endless[5000];
	struct clv_error error;
	memset(endless, 'x', sizeof endless - 1);
	clv_reject(&error, CLV_BAD_DATA, "%s", endless);
	clv_hint(&error, "%s", endless);
	assert_int_equal(strlen(error.message), sizeof error.message - 1);
	assert_int_equal(strlen(error.hint), sizeof error.hint - 1);
}

static void memory_runs_out_in_words(void **state)
{
	(void)state;
	struct clv_error error;
	assert_false(clv_reject_memory(&error));
	assert_int_equal(error.status, CLV_BAD_DATA);
	assert_non_null(strstr(error.message, "memory"));
}

static void expect_printable(const char *text, size_t length, size_t size,
                             const char *expected)
{
	char copy[64];
	memset(copy, '#', sizeof copy);
	assert_ptr_equal(clv_printable(text, length, copy, size), copy);
	assert_string_equal(copy, expected);
	assert_int_equal(copy[size], '#');
}

#define BYTES(literal) (literal), sizeof(literal) - 1

static void only_what_can_be_shown_is_copied(void **state)
{
	(void)state;
	expect_printable(BYTES(""), 60, "");
	expect_printable(BYTES("abc"), 60, "abc");
	expect_printable(BYTES("\xC3\xA9 \xE2\x82\xAC"), 60,
	                 "\xC3\xA9 \xE2\x82\xAC");
	expect_printable(BYTES("a\0b\nc\rd\te\x1B[31m\x7F"), 60, "a?b?c?d e?[31m?");
	expect_printable(BYTES("\xFF\xE2\x82 x"), 60, "\?\?? x");
	expect_printable(BYTES("\xC2\x80\xC2\x9B\xC2\xA0"), 60, "\?\?\xC2\xA0");
}

static void long_texts_are_cut_between_characters(void **state)
{
	(void)state;
	expect_printable(BYTES("abcdefghij"), 14, "abcdefghij");
	expect_printable(BYTES("abcdefghijk"), 11, "abcdefg...");
	expect_printable(BYTES("\xE2\x82\xAC\xE2\x82\xAC\xE2\x82\xAC\xE2\x82\xAC"),
	                 12, "\xE2\x82\xAC\xE2\x82\xAC...");
	expect_printable(BYTES("\xE2\x82\xAC\xE2\x82\xAC\xE2\x82\xAC\xE2\x82\xAC"),
	                 10, "\xE2\x82\xAC\xE2\x82\xAC...");
	expect_printable(BYTES("\xE2\x82\xAC\xE2\x82\xAC\xE2\x82\xAC\xE2\x82\xAC"),
	                 9, "\xE2\x82\xAC...");
}

/* Whatever the bytes and the room: it fits, and is valid text. */
static void any_bytes_become_safe(void **state)
{
	(void)state;
	uint32_t random = 1;
	for (int i = 0; i < 100000; i++) {
		char text[24], copy[24];
		for (size_t at = 0; at < sizeof text; at++) {
			random = random * 1664525 + 1013904223;
			text[at] = (char)(random >> 24);
		}
		const size_t size = 4 + (size_t)i % 20;
		clv_printable(text, (size_t)(random & 0xF) + 8, copy, size);
		const size_t length = strlen(copy);
		assert_true(length < size);
		assert_true(clv_utf8_is_valid(copy, length));
		for (size_t at = 0; at < length; at++)
			assert_true((unsigned char)copy[at] >= 0x20 && copy[at] != 0x7F);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(rejecting_sets_all_but_the_file),
	    cmocka_unit_test(long_messages_are_cut),
	    cmocka_unit_test(memory_runs_out_in_words),
	    cmocka_unit_test(only_what_can_be_shown_is_copied),
	    cmocka_unit_test(long_texts_are_cut_between_characters),
	    cmocka_unit_test(any_bytes_become_safe),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
