/* Columns found by exact name, by loose name, by position, and not at all. */
#include "io/columns.h"

#include "check.h"
#include "columns.h"

static const char shop[] = "Order-ID,Email,email,Created at,Total,,-,@2";

static enum clv_column_match look(const char *line, const char *name,
                                  size_t *column)
{
	const struct header header = header_of(line);
	*column = 99;
	return clv_column_look(header.names, header.count, name, strlen(name),
	                       column);
}

static void names_are_found(void **state)
{
	(void)state;
	static const struct {
		const char *name;
		enum clv_column_match match;
		size_t column;
	} cases[] = {
	    {"Email", CLV_COLUMN_ONE, 1}, /* exactly, though email is near */
	    {"email", CLV_COLUMN_ONE, 2},
	    {"EMAIL", CLV_COLUMN_SEVERAL, 1},
	    {"order_id", CLV_COLUMN_ONE, 0},
	    {"createdat", CLV_COLUMN_ONE, 3},
	    {"@1", CLV_COLUMN_ONE, 0},
	    {"@8", CLV_COLUMN_ONE, 7},
	    {"@2", CLV_COLUMN_ONE, 7}, /* a column of that name comes first */
	    {"@9", CLV_COLUMN_NONE, 99},
	    {"@0", CLV_COLUMN_NONE, 99},
	    {"@", CLV_COLUMN_NONE, 99},
	    {"@1x", CLV_COLUMN_NONE, 99},
	    {"@99999999999999999999", CLV_COLUMN_NONE, 99},
	    {"", CLV_COLUMN_NONE, 99},
	    {"_", CLV_COLUMN_NONE, 99}, /* the same as any name without letters */
	    {"-", CLV_COLUMN_ONE, 6},
	    {"Sum", CLV_COLUMN_NONE, 99},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t column;
		assert_int_equal(look(shop, cases[i].name, &column), cases[i].match);
		assert_int_equal(column, cases[i].column);
	}
}

static void the_same_name_twice_is_several(void **state)
{
	(void)state;
	size_t column;
	assert_int_equal(look("a,Total,Total", "Total", &column),
	                 CLV_COLUMN_SEVERAL);
	assert_int_equal(column, 1);
}

static void without_a_header_only_positions(void **state)
{
	(void)state;
	size_t column = 99;
	struct clv_error error;
	assert_true(clv_column_find(NULL, 4, "--date", "@4", 2, &column, &error));
	assert_int_equal(column, 3);
	assert_false(clv_column_find(NULL, 4, "--date", "@5", 2, &column, &error));
	assert_string_equal(error.message, "--date: there is no column @5");
	assert_string_equal(error.hint, "columns: @1 to @4");
	assert_false(
	    clv_column_find(NULL, 4, "--date", "date", 4, &column, &error));
	assert_int_equal(error.status, CLV_BAD_USAGE);
	assert_non_null(strstr(error.message, "--date: \"date\""));
	assert_non_null(strstr(error.hint, "@1"));
}

static struct clv_error complain(const char *line, const char *name)
{
	const struct header header = header_of(line);
	struct clv_error error = {0};
	size_t column;
	assert_false(clv_column_find(header.names, header.count, "--amount", name,
	                             strlen(name), &column, &error));
	assert_int_equal(error.status, CLV_BAD_USAGE);
	return error;
}

static void the_nearest_name_is_offered(void **state)
{
	(void)state;
	struct clv_error error = complain("Id,Order Total,Date", "oder_total");
	assert_string_equal(error.message,
	                    "--amount: no column is called \"oder_total\"");
	assert_string_equal(error.hint, "did you mean \"Order Total\"?");
	error = complain("Id,Total,Date", "Totals");
	assert_string_equal(error.hint, "did you mean \"Total\"?");
	error = complain("Id,Total,Date", "revenue");
	assert_string_equal(error.hint, "columns: Id, Total, Date");
}

static void two_that_fit_are_told(void **state)
{
	(void)state;
	const struct clv_error error = complain(shop, "EMAIL");
	assert_string_equal(error.message,
	                    "--amount: more than one column is \"EMAIL\"");
	assert_string_equal(error.hint, "say @2 for \"Email\" or @3 for \"email\"");
}

static void long_lists_are_cut(void **state)
{
	(void)state;
	const struct header header = header_of("one,two,,four");
	char text[40];
	static const struct {
		size_t size;
		const char *text;
	} cases[] = {
	    {40, "one, two, @3, four"}, {19, "one, two, @3, four"},
	    {18, "one, two, @3, ..."},  {17, "one, two, ..."},
	    {13, "one, ..."},           {6, "..."},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		memset(text, '#', sizeof text);
		assert_string_equal(
		    clv_columns_list(header.names, header.count, text, cases[i].size),
		    cases[i].text);
		for (size_t at = cases[i].size; at < sizeof text; at++)
			assert_int_equal(text[at], '#');
	}
	assert_string_equal(clv_columns_list(NULL, 1, text, sizeof text), "@1");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(names_are_found),
	    cmocka_unit_test(the_same_name_twice_is_several),
	    cmocka_unit_test(without_a_header_only_positions),
	    cmocka_unit_test(the_nearest_name_is_offered),
	    cmocka_unit_test(two_that_fit_are_told),
	    cmocka_unit_test(long_lists_are_cut),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
