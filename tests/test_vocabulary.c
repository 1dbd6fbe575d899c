/* One vocabulary: a column means the same in whatever table it stands, so that
   the output of one command can be the input of another. */
#include "cli/command.h"
#include "cli/vocabulary.h"

#include "check.h"

#include <string.h>

static const char *unit_of(const struct column_use *use)
{
	return use->field->unit ? use->field->unit : "";
}

static const char *where(const struct column_use *use)
{
	return use->command ? use->command : "the calculator";
}

static void a_name_has_one_unit(void **state)
{
	(void)state;
	struct column_use one, other;
	size_t wrong = 0;
	for (size_t i = 0; vocabulary_at(i, &one); i++)
		for (size_t j = 0; j < i; j++) {
			assert_true(vocabulary_at(j, &other));
			if (strcmp(one.field->name, other.field->name) != 0 ||
			    strcmp(unit_of(&one), unit_of(&other)) == 0)
				continue;
			wrong++;
			print_error("%s: %s in %s, %s in %s\n", one.field->name,
			            unit_of(&one), where(&one), unit_of(&other),
			            where(&other));
		}
	assert_int_equal(wrong, 0);
}

static void all_tables_are_in_it(void **state)
{
	(void)state;
	struct column_use use;
	size_t count = 0;
	size_t expected = clv_input_schema.count + clv_result_schema.count;
	for (size_t i = 0; i < command_count; i++)
		for (size_t j = 0; j < commands[i]->table_count; j++)
			expected += commands[i]->tables[j].schema->count;
	while (vocabulary_at(count, &use)) {
		assert_true(strlen(use.field->name) > 0);
		count++;
	}
	assert_int_equal(count, expected);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_name_has_one_unit),
	    cmocka_unit_test(all_tables_are_in_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
