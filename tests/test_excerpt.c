/* The caret stands below the character that is meant. */
#include "io/excerpt.h"
#include "io/utf8.h"

#include "check.h"

#include <string.h>

static void expect_place(const char *text, size_t offset, uint64_t line,
                         size_t column, const char *excerpt)
{
	struct clv_place place;
	memset(&place, 'x', sizeof place);
	clv_excerpt(&place, text, strlen(text), 10, offset, true);
	assert_true(place.line == line);
	assert_int_equal(place.column, column);
	assert_string_equal(place.excerpt, excerpt);
	assert_int_equal(place.caret, column - 1);
}

static void lines_and_columns(void **state)
{
	(void)state;
	expect_place("abc,def\n", 0, 10, 1, "abc,def");
	expect_place("abc,def\n", 4, 10, 5, "abc,def");
	expect_place("abc,def", 7, 10, 8, "abc,def");
	expect_place("a\nb\nc,d\n", 6, 12, 3, "c,d");
	expect_place("a\r\nb\r\nc,d\r\n", 8, 12, 3, "c,d");
	expect_place("a\rb\rc,d\r", 6, 12, 3, "c,d");
	expect_place("a\n\r\n\rb", 5, 13, 1, "b");
	expect_place("a\n\nb", 2, 11, 1, "");
	expect_place("", 0, 10, 1, "");
}

static void columns_count_characters(void **state)
{
	(void)state;
	expect_place("\xC3\xA9\xE2\x82\xAC,x", 6, 10, 4, "\xC3\xA9\xE2\x82\xAC,x");
	expect_place("\xFF\xFE,x", 3, 10, 4, "\?\?,x");
	/* a caret would not follow a TAB */
	expect_place("\x01\t,x", 3, 10, 4, "? ,x");
}

static void a_line_alone_has_no_column(void **state)
{
	(void)state;
	struct clv_place place;
	clv_excerpt(&place, "a\nbc\n", 5, 1, 2, false);
	assert_true(place.line == 2);
	assert_int_equal(place.column, 0);
	assert_string_equal(place.excerpt, "bc");
}

/* A line of 1000 characters `unit`, and a ! at `column`. */
static void expect_long(const char *unit, size_t column)
{
	static char text[8192];
	const size_t size = strlen(unit);
	struct clv_place place;
	char *at = text;
	size_t offset = 0;
	for (size_t i = 1; i <= 1000; i++) {
		if (i == column) {
			offset = (size_t)(at - text);
			*at++ = '!';
			continue;
		}
		memcpy(at, unit, size);
		at += size;
	}
	clv_excerpt(&place, text, (size_t)(at - text), 1, offset, true);
	assert_int_equal(place.column, column);
	assert_true(clv_utf8_is_valid(place.excerpt, strlen(place.excerpt)));
	assert_true(clv_utf8_count(place.excerpt, strlen(place.excerpt)) <= 80);
	const char *mark = strchr(place.excerpt, '!');
	assert_non_null(mark);
	assert_int_equal(
	    clv_utf8_count(place.excerpt, (size_t)(mark - place.excerpt)),
	    place.caret);
	const size_t end = strlen(place.excerpt);
	if (column > 200)
		assert_memory_equal(place.excerpt, "...", 3);
	if (column < 800)
		assert_string_equal(place.excerpt + end - 3, "...");
}

static void long_lines_are_cut_around_the_column(void **state)
{
	(void)state;
	static const char *const units[] = {"x", "\xC3\xA9", "\xE2\x82\xAC",
	                                    "\xF0\x9F\x98\x80"};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		for (size_t column = 1; column <= 1000; column++)
			expect_long(units[i], column);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(lines_and_columns),
	    cmocka_unit_test(columns_count_characters),
	    cmocka_unit_test(a_line_alone_has_no_column),
	    cmocka_unit_test(long_lines_are_cut_around_the_column),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
