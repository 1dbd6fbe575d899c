/* Tables of spellings, and what is wrong with some. */
#include "io/spellings.h"

#include "check.h"
#include "temporary.h"

static bool read_text(struct clv_spellings *spellings, const char *text,
                      struct clv_error *error)
{
	struct temporary file;
	struct clv_fold fold;
	assert_true(clv_fold_open(&fold));
	temporary_write(&file, text, strlen(text));
	*error = (struct clv_error){.status = CLV_DONE};
	const bool done = clv_spellings_read(spellings, file.path, &fold, error);
	temporary_remove(&file);
	clv_fold_close(&fold);
	return done;
}

static void assert_means(struct clv_spellings *spellings, const char *key,
                         const char *expected)
{
	struct clv_text to;
	if (!clv_spellings_find(spellings, key, strlen(key), &to))
		fail_with("nothing for \"%s\"", key);
	assert_int_equal(to.length, strlen(expected));
	assert_memory_equal(to.at, expected, to.length);
}

static void what_is_written_means_something(void **state)
{
	(void)state;
	struct clv_spellings spellings;
	struct clv_error error;
	struct clv_text to;
	assert_true(read_text(&spellings,
	                      "To;Note;FROM\nToo expensive;x;Price \n"
	                      "Too expensive;;  too  DEAR\n;;\n"
	                      "Other;;misc\nOther;;MISC\n",
	                      &error));
	assert_int_equal(spellings.from.count, 3);
	assert_false(spellings.items[0].is_used);
	assert_means(&spellings, "price", "Too expensive");
	assert_means(&spellings, "too dear", "Too expensive");
	assert_true(spellings.items[0].is_used && spellings.items[1].is_used);
	assert_false(spellings.items[2].is_used);
	assert_false(clv_spellings_find(&spellings, "Price", 5, &to));
	assert_false(clv_spellings_find(&spellings, "", 0, &to));
	clv_spellings_free(&spellings);
	assert_false(clv_spellings_find(&spellings, "price", 5, &to));
}

static void faults_have_a_place(void **state)
{
	(void)state;
	static const struct {
		const char *text, *message, *hint;
		uint64_t line;
		size_t column;
	} cases[] = {
	    {"from,into\na,b\n", "no column is called to; columns: from, into",
	     "from and to", 1, 0},
	    {"a,to\na,b\n", "no column is called from; columns: a, to",
	     "from and to", 1, 0},
	    {"from,to\na,b\nA,c\n", "\"A\" already means something else",
	     "remove one of the two rows", 3, 1},
	    {"from,to\na,\n", "to is empty", "what is written", 2, 3},
	    {"from,to\n ,b\n", "from is empty", "what is written", 2, 2},
	    {"from,to\na\n", "this row has 1 cell, and the header 2",
	     "mend the row", 2, 0},
	    {"", "", "", 0, 0},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct clv_spellings spellings;
		struct clv_error error;
		assert_false(read_text(&spellings, cases[i].text, &error));
		assert_int_equal(error.status, CLV_BAD_DATA);
		assert_non_null(strstr(error.message, cases[i].message));
		assert_non_null(strstr(error.hint, cases[i].hint));
		assert_int_equal(error.place.line, cases[i].line);
		assert_int_equal(error.place.column, cases[i].column);
		clv_spellings_free(&spellings);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_written_means_something),
	    cmocka_unit_test(faults_have_a_place),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
