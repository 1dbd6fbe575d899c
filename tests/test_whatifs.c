/* Records of the tables, worked out by hand. */
#include "io/whatifs.h"

#include "cases_of.h"

static void effects(void **state)
{
	(void)state;
	const struct clv_field *clv = result_of("clv");
	struct clv_effect effect = clv_effect_of(clv, 800, 1000);
	assert_int_equal(effect.result.length, 3);
	assert_memory_equal(effect.result.at, "clv", 3);
	assert_near(effect.before, 800, 0);
	assert_near(effect.after, 1000, 0);
	assert_near(effect.difference, 200, 0);
	assert_near(effect.change, 0.25, 0);
	assert_undefined(effect.pays_from);
	/* 1/3 more than a number that binary cannot say */
	assert_near(clv_effect_of(clv, 0.3, 0.4).change, 1.0 / 3, 1e-13);
	assert_near(clv_effect_of(clv, 0.1, 0.11).change, 0.1, 0);
	/* a part of nothing, or of a loss, is no part */
	effect = clv_effect_of(clv, 0, 5);
	assert_near(effect.difference, 5, 0);
	assert_undefined(effect.change);
	assert_undefined(clv_effect_of(clv, -10, 5).change);
	effect = clv_effect_of(clv, NAN, 5);
	assert_undefined(effect.difference);
	assert_undefined(effect.change);
}

static void ranks(void **state)
{
	(void)state;
	const struct clv_lever lever = {CLV_IN_FREQ, CLV_STEP_YEAR, 4,   4.4, 3.6,
	                                600,         680,           520, 80};
	const struct clv_ranked ranked = clv_ranked_of(
	    &lever, 2, (size_t)clv_schema_find(&clv_result_schema, "clv_net", 7));
	assert_near(ranked.rank, 2, 0);
	assert_memory_equal(ranked.input.at, "freq", 4);
	assert_memory_equal(ranked.result.at, "clv_net", 7);
	const double shown[] = {ranked.value,  ranked.better,    ranked.worse,
	                        ranked.before, ranked.if_better, ranked.if_worse,
	                        ranked.effect};
	const double expected[] = {4, 4.4, 3.6, 600, 680, 520, 80};
	for (size_t i = 0; i < 7; i++)
		assert_near(shown[i], expected[i], 0);
}

/* Every column is read off the member that it names. */
static void schemas(void **state)
{
	(void)state;
	char store[CLV_STORE_SIZE];
	const struct clv_effect effect = {{"x", 1}, 1, 2, 3, 4, 5};
	for (size_t i = 1; i < clv_effect_schema.count; i++)
		assert_near(clv_field_number(&clv_effect_schema.fields[i], &effect),
		            (double)i, 0);
	const struct clv_answer answer = {2, {"why", 3}};
	assert_near(clv_field_number(&clv_answer_schema.fields[0], &answer), 2, 0);
	assert_int_equal(
	    clv_field_value(&clv_answer_schema.fields[1], &answer, store).length,
	    3);
	const struct clv_ranked ranked = {1, {"in", 2}, {"out", 3}, 2, 3,
	                                  4, 5,         6,          7, 8};
	static const double numbers[] = {1, NAN, 2, 3, 4, NAN, 5, 6, 7, 8};
	for (size_t i = 0; i < clv_ranked_schema.count; i++)
		if (!isnan(numbers[i]))
			assert_near(clv_field_number(&clv_ranked_schema.fields[i], &ranked),
			            numbers[i], 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(effects),
	    cmocka_unit_test(ranks),
	    cmocka_unit_test(schemas),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
