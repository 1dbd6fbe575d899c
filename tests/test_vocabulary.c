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

/* Of clv whatif a column has the unit of whatever input or result the row is
   about. Of clv cohorts retention and churn stand beside each other, each of
   the period that the row is about: the calculator refuses the two together,
   and takes those of --total, which say their unit. */
static bool may_differ(const struct column_use *use)
{
	if (strncmp(unit_of(use), "as the ", 7) == 0)
		return true;
	return use->command && strcmp(use->command, "cohorts") == 0 &&
	       (strcmp(use->field->name, "retention") == 0 ||
	        strcmp(use->field->name, "churn") == 0) &&
	       use->field->kind == CLV_SHARE;
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
			    strcmp(unit_of(&one), unit_of(&other)) == 0 ||
			    may_differ(&one) || may_differ(&other))
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

static void results_are_recognised(void **state)
{
	(void)state;
	static const struct {
		const char *names[6];
		const char *command;
	} cases[] = {
	    {{"model", "parameter", "estimate", "se", "low", "high"}, "fit"},
	    {{"customer", "orders", "revenue", "share"}, "orders"},
	    {{"period", "customers", "new_customers", "orders"}, "orders"},
	    {{"customer", "frequency", "recency", "T", "p_alive"}, "predict"},
	    /* in another order, too few, with one more */
	    {{"orders", "customer", "revenue", "share"}, NULL},
	    {{"customer", "orders", "revenue"}, NULL},
	    {{"customer", "orders", "revenue", "share", "city"}, NULL},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct clv_text names[6];
		const char *command = NULL;
		size_t count = 0;
		for (; count < 6 && cases[i].names[count]; count++)
			names[count] = (struct clv_text){cases[i].names[count],
			                                 strlen(cases[i].names[count])};
		const struct clv_schema *found =
		    vocabulary_recognise(names, count, &command);
		assert_int_equal(found != NULL, cases[i].command != NULL);
		if (found)
			assert_string_equal(command, cases[i].command);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_name_has_one_unit),
	    cmocka_unit_test(all_tables_are_in_it),
	    cmocka_unit_test(results_are_recognised),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
