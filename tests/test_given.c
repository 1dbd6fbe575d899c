/* Which inputs are in force, what can be known from them, and why not. */
#include "io/given.h"

#include "check.h"

#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A case from words: "avg=500 churn=4%/month". */
static struct clv_given given_from(const char *words)
{
	struct clv_given given;
	clv_given_clear(&given);
	while (*words) {
		const size_t name = strcspn(words, "=");
		const size_t text = strcspn(words + name + 1, " ");
		const int input = clv_schema_find_exact(&clv_input_schema, words, name);
		struct clv_error error;
		bool plain;
		if (input == CLV_NO_FIELD ||
		    clv_field_read(&clv_input_schema.fields[input], "", &given.values,
		                   words + name + 1, text, CLV_DECIMAL_POINT, &plain,
		                   &error) != CLV_FIELD_SET)
			fail_with("no inputs: %s", words);
		given.mask |= CLV_INPUT_BIT(input);
		words += name + 1 + text;
		words += *words == ' ';
	}
	return given;
}

/* The bits of "avg freq". */
static uint32_t mask_of(const char *names)
{
	uint32_t mask = 0;
	while (*names) {
		const size_t size = strcspn(names, " ");
		const int input = clv_schema_find_exact(&clv_input_schema, names, size);
		assert_int_not_equal(input, CLV_NO_FIELD);
		mask |= CLV_INPUT_BIT(input);
		names += size + (names[size] == ' ');
	}
	return mask;
}

static const struct clv_field *result(const char *name)
{
	const int index =
	    clv_schema_find_exact(&clv_result_schema, name, strlen(name));
	assert_int_not_equal(index, CLV_NO_FIELD);
	return &clv_result_schema.fields[index];
}

/* ---- Conflicts ----------------------------------------------------------- */

static const char *const excluding[][2] = {
    {"years", "retention"}, {"years", "churn"},   {"retention", "churn"},
    {"cac", "spend"},       {"years", "horizon"},
};

static bool excludes(size_t a, size_t b)
{
	for (size_t i = 0; i < COUNT(excluding); i++) {
		const uint32_t pair =
		    mask_of(excluding[i][0]) | mask_of(excluding[i][1]);
		if (pair == (CLV_INPUT_BIT(a) | CLV_INPUT_BIT(b)))
			return true;
	}
	return false;
}

static void these_pairs_conflict_and_no_others(void **state)
{
	(void)state;
	for (size_t a = 0; a < CLV_IN_COUNT; a++)
		for (size_t b = 0; b < a; b++) {
			enum clv_input first = CLV_IN_COUNT, second = CLV_IN_COUNT;
			const uint32_t pair = CLV_INPUT_BIT(a) | CLV_INPUT_BIT(b);
			const bool conflict = clv_given_conflict(pair, &first, &second);
			if (conflict != excludes(a, b))
				fail_with("%s beside %s", clv_input_schema.fields[a].name,
				          clv_input_schema.fields[b].name);
			if (conflict)
				assert_true((CLV_INPUT_BIT(first) | CLV_INPUT_BIT(second)) ==
				            pair);
		}
}

static void conflicts_are_found_among_many(void **state)
{
	(void)state;
	enum clv_input first, second;
	const uint32_t all = (UINT32_C(1) << CLV_IN_COUNT) - 1;
	assert_true(clv_given_conflict(all, &first, &second));
	assert_true(excludes(first, second));
	assert_false(clv_given_conflict(0, &first, &second));
	assert_false(
	    clv_given_conflict(all & ~mask_of("years churn cac"), &first, &second));
	assert_false(clv_given_conflict(
	    all & ~mask_of("retention churn horizon spend"), &first, &second));
}

/* ---- Flags and rows ------------------------------------------------------ */

static void expect_in_force(const char *flags, const char *row,
                            const char *in_force)
{
	if (clv_flags_in_force(mask_of(flags), mask_of(row)) != mask_of(in_force))
		fail_with("flags %s beside columns %s", flags, row);
}

static void flags_fill_what_the_row_lacks(void **state)
{
	(void)state;
	expect_in_force("avg freq years", "", "avg freq years");
	expect_in_force("margin cac", "avg freq years", "margin cac");
	expect_in_force("margin cac", "margin", "cac");
	expect_in_force("", "avg", "");
}

static void a_column_wins_with_its_alternatives(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(excluding); i++) {
		expect_in_force(excluding[i][0], excluding[i][1], "");
		expect_in_force(excluding[i][1], excluding[i][0], "");
	}
	expect_in_force("years margin", "churn", "margin");
	expect_in_force("churn horizon discount", "years", "discount");
	expect_in_force("churn horizon", "retention", "horizon");
	expect_in_force("years", "horizon", "");
	expect_in_force("cac", "spend new_customers", "");
}

static void a_column_wins_over_what_it_derives(void **state)
{
	(void)state;
	expect_in_force("avg freq", "revenue purchases", "freq");
	expect_in_force("avg freq", "purchases customers", "avg");
	expect_in_force("avg freq", "revenue purchases customers", "");
	expect_in_force("cac", "spend new_customers", "");
	/* half of it derives nothing */
	expect_in_force("avg freq", "revenue", "avg freq");
	expect_in_force("avg freq", "purchases", "avg freq");
	expect_in_force("avg freq", "customers", "avg freq");
	expect_in_force("cac", "new_customers", "cac");
}

static void filling_copies_values(void **state)
{
	(void)state;
	const struct clv_given flags = given_from(
	    "avg=5 margin=40% retention=80%/month timing=end horizon=3 cac=7");
	struct clv_given row = given_from("avg=500 freq=20 spend=9");
	clv_given_fill(&row, &flags);
	assert_true(row.mask ==
	            mask_of("avg freq spend margin retention timing horizon"));
	assert_near(row.values.avg, 500, 0);
	assert_near(row.values.freq, 20, 0);
	assert_near(row.values.margin, 0.4, 0);
	assert_near(row.values.retention.value, 0.8, 0);
	assert_int_equal(row.values.retention.step, CLV_STEP_MONTH);
	assert_int_equal(row.values.timing, CLV_TIMING_END);
	assert_near(row.values.horizon, 3, 0);
	assert_near(row.values.spend, 9, 0);
	assert_undefined(row.values.cac);
}

static void every_input_can_be_filled(void **state)
{
	(void)state;
	struct clv_given flags, row;
	for (size_t i = 0; i < CLV_IN_COUNT; i++) {
		const struct clv_field *field = &clv_input_schema.fields[i];
		const char *text = field->kind == CLV_WORD ? "end" : "0.5";
		struct clv_error error;
		bool plain;
		clv_given_clear(&flags);
		clv_given_clear(&row);
		assert_int_equal(clv_field_read(field, "", &flags.values, text, 3,
		                                CLV_DECIMAL_POINT, &plain, &error),
		                 CLV_FIELD_SET);
		flags.mask = CLV_INPUT_BIT(i);
		clv_given_fill(&row, &flags);
		assert_true(row.mask == CLV_INPUT_BIT(i));
		if (field->kind == CLV_WORD)
			assert_int_equal(row.values.timing, CLV_TIMING_END);
		else
			assert_near(clv_field_number(field, &row.values), 0.5, 0);
	}
}

static void clear_knows_nothing(void **state)
{
	(void)state;
	struct clv_given given;
	memset(&given, 0x55, sizeof given);
	clv_given_clear(&given);
	assert_true(given.mask == 0);
	for (size_t i = 0; i < CLV_IN_COUNT; i++)
		assert_undefined(
		    clv_field_number(&clv_input_schema.fields[i], &given.values));
	assert_int_equal(given.values.timing, CLV_TIMING_START);
}

/* ---- Facts --------------------------------------------------------------- */

static void facts_follow_from_inputs(void **state)
{
	(void)state;
	static const struct {
		const char *names;
		unsigned facts;
	} cases[] = {
	    {"", 0},
	    {"avg", CLV_HAS_AVG},
	    {"revenue", 0},
	    {"revenue purchases", CLV_HAS_AVG},
	    {"freq", CLV_HAS_FREQ},
	    {"purchases", 0},
	    {"purchases customers", CLV_HAS_FREQ},
	    {"revenue purchases customers", CLV_HAS_AVG | CLV_HAS_FREQ},
	    {"years", CLV_HAS_LIFE},
	    {"churn", CLV_HAS_LIFE | CLV_HAS_CHURN},
	    {"retention", CLV_HAS_LIFE | CLV_HAS_CHURN},
	    {"horizon", 0},
	    {"cac", CLV_HAS_CAC},
	    {"spend", 0},
	    {"new_customers", 0},
	    {"spend new_customers", CLV_HAS_CAC},
	    {"margin discount timing target confidence", 0},
	    {"promoters passives detractors", CLV_HAS_ANSWERS},
	    {"promoters detractors", 0},
	    {"promoters passives", 0},
	    {"passives detractors", 0},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		if (clv_given_facts(mask_of(cases[i].names)) != cases[i].facts)
			fail_with("%s tell %u, expected %u", cases[i].names,
			          clv_given_facts(mask_of(cases[i].names)), cases[i].facts);
}

/* A result whose needs are met has a value, with sound inputs. */
static void facts_are_enough(void **state)
{
	(void)state;
	const struct clv_given given = given_from(
	    "avg=10 freq=5 churn=20% margin=50% cac=20 promoters=5 passives=3 "
	    "detractors=2");
	struct clv_results results;
	clv_evaluate(&given.values, &results);
	for (size_t i = 0; i < clv_result_schema.count; i++) {
		char store[CLV_STORE_SIZE];
		const struct clv_field *field = &clv_result_schema.fields[i];
		assert_true((field->needs & ~clv_given_facts(given.mask)) == 0);
		if (clv_field_value(field, &results, store).type == CLV_VALUE_NONE)
			fail_with("%s has no value", field->name);
	}
}

/* ---- Why there is no value ----------------------------------------------- */

static void expect_reason(const char *name, const char *inputs,
                          const char *word)
{
	const struct clv_given given = given_from(inputs);
	const struct clv_field *field = result(name);
	struct clv_results results;
	char store[CLV_STORE_SIZE];
	clv_evaluate(&given.values, &results);
	if (clv_field_value(field, &results, store).type != CLV_VALUE_NONE)
		fail_with("%s has a value of %s", name, inputs);
	const char *reason = clv_explain(field, &given, &results);
	assert_non_null(reason);
	assert_null(strchr(reason, '\n'));
	if (!strstr(reason, word))
		fail_with("%s of %s: \"%s\" does not say \"%s\"", name, inputs, reason,
		          word);
}

static void what_was_not_given_is_named(void **state)
{
	(void)state;
	expect_reason("clv", "freq=2 years=5", "avg");
	expect_reason("clv", "avg=2 years=5", "freq");
	expect_reason("clv", "avg=2 freq=5", "years");
	expect_reason("clv", "avg=2 freq=5", "churn");
	expect_reason("clv", "revenue=2 freq=5 years=1", "purchases");
	expect_reason("clv", "purchases=2 customers=5 years=1", "revenue");
	expect_reason("clv", "avg=2 customers=5 years=1", "purchases");
	expect_reason("clv_net", "avg=2 freq=5 years=1", "cac");
	expect_reason("ltv_cac", "avg=2 freq=5 years=1 spend=7", "new-customers");
	expect_reason("ltv_cac", "avg=2 freq=5 years=1 new_customers=7", "spend");
	expect_reason("years", "avg=2 freq=5", "churn");
	expect_reason("years", "", "churn");
	expect_reason("payback_months", "avg=2 freq=5", "cac");
	expect_reason("nps", "", "promoters");
	expect_reason("nps", "promoters=5 detractors=2", "passives");
	expect_reason("nps", "promoters=5 detractors=2", "unknown");
	expect_reason("nps_low", "promoters=5", "detractors");
}

static void what_cannot_be_computed_is_explained(void **state)
{
	(void)state;
	expect_reason("clv", "revenue=100 purchases=0 freq=2 years=3",
	              "no purchases");
	expect_reason("clv", "avg=5 purchases=10 customers=0 years=3",
	              "no customers");
	expect_reason("ltv_cac", "avg=5 freq=1 years=3 spend=10 new_customers=0",
	              "no customer was won");
	expect_reason("clv", "avg=5 freq=1 churn=0", "no end");
	expect_reason("clv", "avg=5 freq=1 churn=0", "discount");
	expect_reason("clv", "avg=5 freq=1 retention=100%", "horizon");
	expect_reason("years", "avg=5 freq=1 churn=0 discount=10%", "nobody");
	expect_reason("verdict", "avg=500 freq=2 years=5 cac=1", "margin");
	expect_reason("ltv_cac", "avg=500 freq=2 years=5 margin=40% cac=0",
	              "costs nothing");
	expect_reason("roi", "avg=500 freq=2 years=5 margin=40% cac=0",
	              "costs nothing");
	expect_reason("nps", "promoters=0 passives=0 detractors=0",
	              "nobody answered");
	expect_reason("promoter_share", "promoters=0 passives=0 detractors=0",
	              "nobody answered");
}

static void what_is_never_paid_back_is_explained(void **state)
{
	(void)state;
	expect_reason("payback_months", "avg=0 freq=2 years=5 cac=10", "margin");
	expect_reason("payback_months", "avg=5 freq=2 margin=0 cac=10", "margin");
	expect_reason("payback_months", "avg=1 freq=1 years=5 cac=10", "lifespan");
	expect_reason("payback_months", "avg=1 freq=1 churn=1% horizon=5 cac=10",
	              "horizon");
	expect_reason("payback_months", "avg=1 freq=1 churn=50% cac=10", "leave");
	expect_reason("payback_months_no_churn",
	              "avg=1 freq=1 churn=1% horizon=5 cac=10", "horizon");
	expect_reason("breakeven_purchase", "avg=1 freq=1 years=5 cac=10",
	              "fewer purchases");
	expect_reason("breakeven_purchase", "avg=5 freq=1 margin=0 years=5 cac=10",
	              "no margin");
	expect_reason("breakeven_purchase", "avg=0 freq=1 cac=10", "no margin");
	expect_reason("breakeven_purchase", "avg=-5 freq=1 years=5 cac=10",
	              "no margin");
}

/* Without an end is one thing, beyond the largest double another. */
static void what_is_too_large_is_called_so(void **state)
{
	(void)state;
	expect_reason("clv", "avg=1e300 freq=1e300 years=5", "too large");
	expect_reason("customer_value", "avg=1e300 freq=1e300", "too large");
	expect_reason("clv", "avg=1e300 freq=1e300 churn=20%", "too large");
	expect_reason("clv", "avg=1e300 freq=1e300 churn=0 horizon=2", "too large");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(these_pairs_conflict_and_no_others),
	    cmocka_unit_test(conflicts_are_found_among_many),
	    cmocka_unit_test(flags_fill_what_the_row_lacks),
	    cmocka_unit_test(a_column_wins_with_its_alternatives),
	    cmocka_unit_test(a_column_wins_over_what_it_derives),
	    cmocka_unit_test(filling_copies_values),
	    cmocka_unit_test(every_input_can_be_filled),
	    cmocka_unit_test(clear_knows_nothing),
	    cmocka_unit_test(facts_follow_from_inputs),
	    cmocka_unit_test(facts_are_enough),
	    cmocka_unit_test(what_was_not_given_is_named),
	    cmocka_unit_test(what_cannot_be_computed_is_explained),
	    cmocka_unit_test(what_is_never_paid_back_is_explained),
	    cmocka_unit_test(what_is_too_large_is_called_so),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
