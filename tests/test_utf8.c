/* Valid characters and no others. */
#include "io/utf8.h"

#include "check.h"

#include <string.h>

/* The spelling of code in `size` bytes, be it the right one or not. */
static void spell(char text[4], unsigned long code, size_t size)
{
	static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
	if (size == 1) {
		text[0] = (char)code;
		return;
	}
	for (size_t i = size - 1; i > 0; i--, code >>= 6)
		text[i] = (char)(0x80 | (code & 0x3F));
	text[0] = (char)(leads[size] | code);
}

static size_t right_size(unsigned long code)
{
	return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

static void every_code_point_has_one_spelling(void **state)
{
	(void)state;
	static const unsigned long limits[] = {0, 0x80, 0x800, 0x10000, 0x200000};
	for (size_t size = 1; size <= 4; size++)
		for (unsigned long code = 0; code < limits[size]; code++) {
			char text[4];
			spell(text, code, size);
			const bool valid = right_size(code) == size && code <= 0x10FFFF &&
			                   !(code >= 0xD800 && code <= 0xDFFF);
			if (clv_utf8_length(text, size) != (valid ? size : 0))
				fail_with("U+%04lX in %zu bytes", code, size);
		}
}

static void a_character_needs_all_its_bytes(void **state)
{
	(void)state;
	static const char *const characters[] = {"\xC3\xA9", "\xE2\x82\xAC",
	                                         "\xF0\x9F\x98\x80"};
	for (size_t i = 0; i < 3; i++) {
		const size_t size = strlen(characters[i]);
		for (size_t given = 0; given < size; given++)
			assert_int_equal(clv_utf8_length(characters[i], given), 0);
		assert_int_equal(clv_utf8_length(characters[i], size), size);
		assert_int_equal(clv_utf8_length(characters[i], size + 1), size);
	}
}

static void other_bytes_are_no_characters(void **state)
{
	(void)state;
	for (unsigned lead = 0x80; lead < 0x100; lead++) {
		const char text[] = {(char)lead, 'a', 'a', 'a'};
		assert_int_equal(clv_utf8_length(text, 4), 0);
	}
	assert_int_equal(clv_utf8_length("\xE2\x82"
	                                 "a",
	                                 3),
	                 0);
	assert_int_equal(clv_utf8_length("\xE2"
	                                 "a\xAC",
	                                 3),
	                 0);
	assert_int_equal(clv_utf8_length("\xF5\x80\x80\x80", 4), 0);
}

static void each_wrong_byte_counts_as_one(void **state)
{
	(void)state;
	assert_int_equal(clv_utf8_count("", 0), 0);
	assert_int_equal(clv_utf8_count("abc", 3), 3);
	assert_int_equal(clv_utf8_count("a\0b", 3), 3);
	assert_int_equal(clv_utf8_count("\xC3\xA9\xE2\x82\xAC!", 6), 3);
	assert_int_equal(clv_utf8_count("\xFF\xFE", 2), 2);
	assert_int_equal(clv_utf8_count("\xE2\x82"
	                                "a",
	                                3),
	                 3);
	assert_int_equal(clv_utf8_count("\xE2\x82\xAC", 2), 2);
}

static void texts_are_valid_or_not(void **state)
{
	(void)state;
	assert_true(clv_utf8_is_valid("", 0));
	assert_true(clv_utf8_is_valid("a\0\xC3\xA9\xF0\x9F\x98\x80", 8));
	assert_false(clv_utf8_is_valid("a\xC3\xA9\xFF", 4));
	assert_false(clv_utf8_is_valid("a\xC3", 2));
	assert_false(clv_utf8_is_valid("\xED\xA0\x80", 3)); /* a surrogate */
	assert_false(clv_utf8_is_valid("\xC0\x80", 2));     /* overlong */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_code_point_has_one_spelling),
	    cmocka_unit_test(a_character_needs_all_its_bytes),
	    cmocka_unit_test(other_bytes_are_no_characters),
	    cmocka_unit_test(each_wrong_byte_counts_as_one),
	    cmocka_unit_test(texts_are_valid_or_not),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
