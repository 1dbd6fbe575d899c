/* Texts under numbers. */
#include "data/names.h"

#include "check.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static void a_text_is_kept_once(void **state)
{
	(void)state;
	enum { COUNT = 20000 };
	struct clv_names names = {0};
	char text[32];
	bool is_new;
	assert_int_equal(clv_names_find(&names, "0", 1), CLV_NO_NAME);
	for (int time = 0; time < 2; time++)
		for (uint32_t i = 0; i < COUNT; i++) {
			const int length = snprintf(text, sizeof text, "%u", i);
			assert_int_equal(
			    clv_names_add(&names, text, (size_t)length, &is_new), i);
			assert_int_equal(is_new, time == 0);
			assert_int_equal(names.count, time == 0 ? i + 1 : COUNT);
		}
	for (uint32_t i = 0; i < COUNT; i++) {
		size_t length;
		const int expected = snprintf(text, sizeof text, "%u", i);
		assert_int_equal(clv_names_find(&names, text, (size_t)expected), i);
		const char *found = clv_names_text(&names, i, &length);
		assert_int_equal(length, expected);
		assert_memory_equal(found, text, length);
	}
	assert_int_equal(clv_names_find(&names, "20000", 5), CLV_NO_NAME);
	assert_int_equal(clv_names_find(&names, "", 0), CLV_NO_NAME);
	clv_names_free(&names);
	assert_int_equal(names.count, 0);
	assert_int_equal(clv_names_find(&names, "0", 1), CLV_NO_NAME);
	clv_names_free(&names);
}

static void texts_are_bytes(void **state)
{
	(void)state;
	struct clv_names names = {0};
	static const char zeros[] = "\0\0\0";
	for (uint32_t length = 0; length <= 3; length++)
		assert_int_equal(clv_names_add(&names, zeros, length, NULL), length);
	/* nothing is read of a text without length */
	assert_int_equal(clv_names_add(&names, NULL, 0, NULL), 0);
	assert_int_equal(clv_names_find(&names, "\0", 1), 1);
	assert_int_equal(clv_names_add(&names, "a\0b", 3, NULL), 4);
	assert_int_equal(clv_names_add(&names, "a\0c", 3, NULL), 5);
	assert_true(clv_names_compare(&names, 4, 5) < 0);
	assert_true(clv_names_compare(&names, 5, 4) > 0);
	assert_int_equal(clv_names_compare(&names, 5, 5), 0);
	assert_true(clv_names_compare(&names, 0, 1) < 0);
	assert_true(clv_names_compare(&names, 3, 2) > 0);
	clv_names_free(&names);
}

static void bytes_have_an_order(void **state)
{
	(void)state;
	/* ascending, as memcmp and then by length */
	static const struct {
		const char *text;
		size_t length;
	} ordered[] = {{"", 0},     {"\0", 1},      {"A", 1},    {"B", 1},
	               {"Ba", 2},   {"a", 1},       {"a", 2},    {"aa", 2},
	               {"b", 1},    {"\x7F", 1},    {"\x80", 1}, {"\xC3\xA9", 2},
	               {"\xFF", 1}, {"\xFF\xFF", 2}};
	enum { COUNT = sizeof ordered / sizeof *ordered };
	for (int i = 0; i < COUNT; i++)
		for (int j = 0; j < COUNT; j++) {
			const int order =
			    clv_text_compare(ordered[i].text, ordered[i].length,
			                     ordered[j].text, ordered[j].length);
			assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
		}
	assert_int_equal(clv_text_compare(NULL, 0, NULL, 0), 0);
	assert_true(clv_text_compare(NULL, 0, "a", 1) < 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_text_is_kept_once),
	    cmocka_unit_test(texts_are_bytes),
	    cmocka_unit_test(bytes_have_an_order),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
