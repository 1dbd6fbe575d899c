/* The tables that describe inputs and results, and the values that go through
   them. */
#include "io/schema.h"
#include "core/calendar.h"
#include "core/wide.h"
#include "io/csv_reader.h"

#include "check.h"

#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct clv_schema *const schemas[] = {&clv_input_schema,
                                                   &clv_result_schema};

static const struct clv_field *find(const struct clv_schema *schema,
                                    const char *name)
{
	const int index = clv_schema_find_exact(schema, name, strlen(name));
	if (index == CLV_NO_FIELD)
		fail_with("there is no %s", name);
	return &schema->fields[index];
}

/* ---- The tables themselves ----------------------------------------------- */

static void every_row_is_described(void **state)
{
	(void)state;
	for (size_t s = 0; s < COUNT(schemas); s++)
		for (size_t i = 0; i < schemas[s]->count; i++) {
			const struct clv_field *field = &schemas[s]->fields[i];
			const char *const texts[] = {
			    field->name,   field->label, field->about,  field->formula,
			    field->domain, field->unit,  field->source, field->example};
			for (size_t t = 0; t < COUNT(texts); t++)
				if (!texts[t] || !*texts[t] || strchr(texts[t], '\n'))
					fail_with("%s lacks text %zu",
					          field->name ? field->name : "?", t);
			assert_true(strncmp(field->example, "clv --", 6) == 0);
		}
}

/* A flag, a column and a key: lower case, digits, underscores. */
static void names_can_be_flags_and_keys(void **state)
{
	(void)state;
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyz_";
	for (size_t s = 0; s < COUNT(schemas); s++)
		for (size_t i = 0; i < schemas[s]->count; i++) {
			const char *name = schemas[s]->fields[i].name;
			assert_int_equal(strspn(name, allowed), strlen(name));
		}
}

static void offsets_are_unique_and_within(void **state)
{
	(void)state;
	static const size_t sizes[] = {sizeof(struct clv_inputs),
	                               sizeof(struct clv_results)};
	for (size_t s = 0; s < COUNT(schemas); s++)
		for (size_t i = 0; i < schemas[s]->count; i++) {
			const struct clv_field *field = &schemas[s]->fields[i];
			assert_true(field->offset < sizes[s]);
			for (size_t j = 0; j < i; j++)
				if (schemas[s]->fields[j].offset == field->offset)
					fail_with("%s and %s are one member", field->name,
					          schemas[s]->fields[j].name);
		}
}

static void indices_match_names(void **state)
{
	(void)state;
	static const struct {
		const char *name;
		size_t offset;
	} inputs[] = {
#define AT(member) #member, offsetof(struct clv_inputs, member)
	    [CLV_IN_AVG] = {AT(avg)},
	    [CLV_IN_FREQ] = {AT(freq)},
	    [CLV_IN_YEARS] = {AT(years)},
	    [CLV_IN_REVENUE] = {AT(revenue)},
	    [CLV_IN_PURCHASES] = {AT(purchases)},
	    [CLV_IN_CUSTOMERS] = {AT(customers)},
	    [CLV_IN_MARGIN] = {AT(margin)},
	    [CLV_IN_DISCOUNT] = {AT(discount)},
	    [CLV_IN_TIMING] = {AT(timing)},
	    [CLV_IN_RETENTION] = {AT(retention)},
	    [CLV_IN_CHURN] = {AT(churn)},
	    [CLV_IN_HORIZON] = {AT(horizon)},
	    [CLV_IN_CAC] = {AT(cac)},
	    [CLV_IN_SPEND] = {AT(spend)},
	    [CLV_IN_NEW_CUSTOMERS] = {AT(new_customers)},
	    [CLV_IN_TARGET] = {AT(target)},
	    [CLV_IN_PROMOTERS] = {AT(promoters)},
	    [CLV_IN_PASSIVES] = {AT(passives)},
	    [CLV_IN_DETRACTORS] = {AT(detractors)},
	    [CLV_IN_CONFIDENCE] = {AT(confidence)},
	};
	assert_int_equal(COUNT(inputs), CLV_IN_COUNT);
	assert_int_equal(clv_input_schema.count, CLV_IN_COUNT);
	for (size_t i = 0; i < COUNT(inputs); i++) {
		assert_string_equal(clv_input_schema.fields[i].name, inputs[i].name);
		assert_int_equal(clv_input_schema.fields[i].offset, inputs[i].offset);
	}
}

static void results_are_all_there(void **state)
{
	(void)state;
	static const char *const names[] = {
	    "customer_value", "clv",
	    "basis",          "formula",
	    "years",          "clv_net",
	    "ltv_cac",        "roi",
	    "max_cac",        "breakeven_purchase",
	    "payback_months", "payback_months_no_churn",
	    "verdict",        "nps",
	    "nps_low",        "nps_high",
	    "respondents",    "promoter_share",
	    "passive_share",  "detractor_share"};
	assert_int_equal(clv_result_schema.count, COUNT(names));
	for (size_t i = 0; i < COUNT(names); i++) {
		const struct clv_field *field = find(&clv_result_schema, names[i]);
		assert_true(field->needs != 0);
		assert_ptr_equal(field, &clv_result_schema.fields[i]);
	}
}

/* ---- Names --------------------------------------------------------------- */

/* No name or alias finds another row: years alone is in both tables. */
static void names_and_aliases_find_their_row(void **state)
{
	(void)state;
	for (size_t s = 0; s < COUNT(schemas); s++)
		for (size_t i = 0; i < schemas[s]->count; i++) {
			const struct clv_field *field = &schemas[s]->fields[i];
			assert_int_equal(
			    clv_schema_find(schemas[s], field->name, strlen(field->name)),
			    i);
			const char *alias = field->aliases;
			while (alias && *alias) {
				const size_t size = strcspn(alias, "|");
				assert_true(size > 0);
				if (clv_schema_find(schemas[s], alias, size) != (int)i ||
				    clv_schema_find(schemas[1 - s], alias, size) !=
				        CLV_NO_FIELD)
					fail_with("%.*s finds other than %s", (int)size, alias,
					          field->name);
				alias += size + (alias[size] == '|');
			}
		}
}

static void only_years_is_input_and_result(void **state)
{
	(void)state;
	for (size_t i = 0; i < clv_input_schema.count; i++) {
		const char *name = clv_input_schema.fields[i].name;
		const bool both = clv_schema_find(&clv_result_schema, name,
		                                  strlen(name)) != CLV_NO_FIELD;
		assert_int_equal(both, i == CLV_IN_YEARS);
	}
}

static bool same(const char *a, const char *b)
{
	const bool there = clv_same_name(a, strlen(a), b, strlen(b));
	assert_int_equal(there, clv_same_name(b, strlen(b), a, strlen(a)));
	return there;
}

static void names_are_compared_loosely(void **state)
{
	(void)state;
	assert_true(same("new_customers", "New Customers"));
	assert_true(same("new_customers", "NEW-CUSTOMERS"));
	assert_true(same("newcustomers", " new\tcustomers "));
	assert_true(same("", " -_"));
	assert_false(same("avg", "av"));
	assert_false(same("avg", "avgs"));
	assert_false(same("avg", ""));
	assert_false(same("\xC3\x84", "\xC3\xA4"));
	assert_false(same("[", "{")); /* a blunt lower-casing would say so */
	assert_false(same("a.b", "ab"));
	assert_int_equal(clv_schema_find(&clv_input_schema, "avgX", 3), CLV_IN_AVG);
	assert_int_equal(clv_schema_find(&clv_input_schema, "", 0), CLV_NO_FIELD);
	assert_int_equal(clv_schema_find_exact(&clv_input_schema, "Avg", 3),
	                 CLV_NO_FIELD);
	assert_int_equal(clv_schema_find_exact(&clv_input_schema, "av", 2),
	                 CLV_NO_FIELD);
	assert_int_equal(clv_schema_find_exact(&clv_input_schema, "aov", 3),
	                 CLV_NO_FIELD);
}

/* ---- Reading ------------------------------------------------------------- */

static enum clv_field_read read_input(const char *name, const char *text,
                                      struct clv_inputs *inputs,
                                      struct clv_error *error)
{
	bool plain;
	clv_inputs_clear(inputs);
	return clv_field_read(find(&clv_input_schema, name), name, inputs, text,
	                      strlen(text), CLV_DECIMAL_POINT, &plain, error);
}

static void texts_become_values(void **state)
{
	(void)state;
	static const struct {
		const char *name, *text;
		double value;
	} readings[] = {
	    {"avg", "$1,234.56", 1234.56},
	    {"avg", "-5", -5},
	    {"revenue", "(45.00)", -45},
	    {"cac", "EUR 31.50", 31.5},
	    {"cac", "0", 0},
	    {"freq", "12", 12},
	    {"freq", "1e6", 1e6},
	    {"margin", "40%", 0.4},
	    {"margin", "0", 0},
	    {"margin", "100%", 1},
	    {"discount", "0.1", 0.1},
	    {"churn", "4%/month", 0.04},
	    {"retention", "80 %", 0.8},
	    {"years", "30mo", 2.5},
	    {"horizon", "5", 5},
	    {"target", "0.5", 0.5},
	    {"confidence", "95%", 0.95},
	    {"promoters", "50", 50},
	    {"timing", "end", NAN},
	    {"timing", "Start", NAN},
	};
	for (size_t i = 0; i < COUNT(readings); i++) {
		struct clv_inputs inputs;
		struct clv_error error;
		if (read_input(readings[i].name, readings[i].text, &inputs, &error) !=
		    CLV_FIELD_SET)
			fail_with("%s", error.message);
		const double value = clv_field_number(
		    find(&clv_input_schema, readings[i].name), &inputs);
		if (value != readings[i].value && !isnan(readings[i].value))
			fail_with("%s of %s is %.17g", readings[i].name, readings[i].text,
			          value);
	}
}

static void steps_and_words_are_kept(void **state)
{
	(void)state;
	struct clv_inputs inputs;
	struct clv_error error;
	read_input("churn", "4%/month", &inputs, &error);
	assert_int_equal(inputs.churn.step, CLV_STEP_MONTH);
	read_input("churn", "4%/year", &inputs, &error);
	assert_int_equal(inputs.churn.step, CLV_STEP_YEAR);
	read_input("churn", "4%", &inputs, &error);
	assert_int_equal(inputs.churn.step, CLV_STEP_YEAR);
	read_input("timing", " End ", &inputs, &error);
	assert_int_equal(inputs.timing, CLV_TIMING_END);
	read_input("timing", "START", &inputs, &error);
	assert_int_equal(inputs.timing, CLV_TIMING_START);
}

static void nothing_leaves_the_member_alone(void **state)
{
	(void)state;
	static const char *const missing[] = {"", " ", "--", "n/a"};
	for (size_t i = 0; i < clv_input_schema.count; i++)
		for (size_t t = 0; t < COUNT(missing); t++) {
			const struct clv_field *field = &clv_input_schema.fields[i];
			struct clv_inputs inputs, before;
			struct clv_error error;
			bool plain = true;
			if (field->kind == CLV_WORD && t == 3)
				continue;
			memset(&inputs, 1, sizeof inputs);
			before = inputs;
			assert_int_equal(clv_field_read(field, field->name, &inputs,
			                                missing[t], strlen(missing[t]),
			                                CLV_DECIMAL_POINT, &plain, &error),
			                 CLV_FIELD_MISSING);
			assert_memory_equal(&inputs, &before, sizeof inputs);
			assert_false(plain);
		}
}

static void bad_texts_are_explained(void **state)
{
	(void)state;
	static const struct {
		const char *name, *text, *word, *hint;
	} readings[] = {
	    {"avg", "twelve", "twelve", "number"},
	    {"avg", "12,5", "12,5", "--decimal ,"},
	    {"avg", "1e999", "too large", ""},
	    {"avg", "nan", "nan", ""},
	    {"freq", "$5", "currency", "number"},
	    {"freq", "-1", "negative", ""},
	    {"freq", "inf", "inf", ""},
	    {"cac", "-0.01", "negative", ""},
	    {"years", "-2", "negative", ""},
	    {"years", "2 moons", "2 moons", "30mo"},
	    {"horizon", "-1y", "negative", ""},
	    {"promoters", "-3", "negative", ""},
	    {"margin", "40", "40", "0.05"},
	    {"margin", "1", "margin", "100%"},
	    {"margin", "101%", "100%", ""},
	    {"margin", "-1%", "-1%", ""},
	    {"margin", "5%/month", "period", "churn"},
	    {"churn", "4%/week", "4%/week", "5%/month"},
	    {"retention", "80", "80", "5%"},
	    {"target", "0", "above 0", ""},
	    {"target", "-3", "above 0", ""},
	    {"confidence", "0", "100%", ""},
	    {"confidence", "100%", "100%", ""},
	    {"timing", "middle", "middle", "end"},
	};
	for (size_t i = 0; i < COUNT(readings); i++) {
		struct clv_inputs inputs, untouched;
		struct clv_error error;
		clv_inputs_clear(&untouched);
		if (read_input(readings[i].name, readings[i].text, &inputs, &error) !=
		    CLV_FIELD_BAD)
			fail_with("%s of %s was read", readings[i].name, readings[i].text);
		assert_int_equal(error.status, CLV_BAD_DATA);
		if (!strstr(error.message, readings[i].name) ||
		    !strstr(error.message, readings[i].text) ||
		    !strstr(error.message, readings[i].word) ||
		    !strstr(error.hint, readings[i].hint))
			fail_with("%s / %s: %s / %s", readings[i].name, readings[i].text,
			          error.message, error.hint);
		assert_memory_equal(&inputs.avg, &untouched.avg, sizeof(double));
	}
}

/* The user knows the field by this name, and the text is made safe to show. */
static void errors_call_the_field_as_the_user_does(void **state)
{
	(void)state;
	struct clv_inputs inputs;
	struct clv_error error;
	bool plain;
	clv_inputs_clear(&inputs);
	clv_field_read(&clv_input_schema.fields[CLV_IN_AVG], "--avg", &inputs,
	               "\x1B[31m", 5, CLV_DECIMAL_POINT, &plain, &error);
	assert_true(strncmp(error.message, "--avg", 5) == 0);
	assert_null(strchr(error.message, '\x1B'));
	char endless[5000];
	memset(endless, 'x', sizeof endless);
	clv_field_read(&clv_input_schema.fields[CLV_IN_AVG], "--avg", &inputs,
	               endless, sizeof endless, CLV_DECIMAL_POINT, &plain, &error);
	assert_non_null(strstr(error.message, "xxx..."));
}

/* ---- Values, for machines and people ------------------------------------- */

static void expect_value_text(const char *name, const char *text,
                              const char *expected)
{
	struct clv_inputs inputs;
	struct clv_error error;
	char store[CLV_STORE_SIZE];
	assert_int_equal(read_input(name, text, &inputs, &error), CLV_FIELD_SET);
	const struct clv_value value =
	    clv_field_value(find(&clv_input_schema, name), &inputs, store);
	assert_int_equal(value.type, CLV_VALUE_TEXT);
	assert_int_equal(value.length, strlen(expected));
	assert_memory_equal(value.text, expected, value.length);
}

static void rates_read_back_what_was_written(void **state)
{
	(void)state;
	struct clv_inputs inputs;
	struct clv_error error;
	char store[CLV_STORE_SIZE];
	expect_value_text("margin", "100%", "100%");
	expect_value_text("churn", "100%", "100%");
	expect_value_text("churn", "100%/month", "100%/month");
	expect_value_text("churn", "4%/month", "0.04/month");
	expect_value_text("churn", "0/month", "0/month");
	expect_value_text("timing", "END", "end");
	read_input("churn", "4%/year", &inputs, &error);
	const struct clv_value value =
	    clv_field_value(find(&clv_input_schema, "churn"), &inputs, store);
	assert_int_equal(value.type, CLV_VALUE_NUMBER);
	assert_near(value.number, 0.04, 0);
}

static void what_is_unknown_has_no_value(void **state)
{
	(void)state;
	struct clv_inputs inputs;
	struct clv_results results;
	char store[CLV_STORE_SIZE];
	clv_inputs_clear(&inputs);
	clv_evaluate(&inputs, &results);
	for (size_t i = 0; i < clv_result_schema.count; i++) {
		const struct clv_field *field = &clv_result_schema.fields[i];
		assert_int_equal(clv_field_value(field, &results, store).type,
		                 CLV_VALUE_NONE);
		assert_string_equal(clv_field_say(field, &results, 2, store), "");
		assert_undefined(clv_field_number(field, &results));
	}
}

static void expect_said(const char *name, const struct clv_results *results,
                        int decimals, const char *expected)
{
	char store[CLV_STORE_SIZE];
	assert_string_equal(
	    clv_field_say(find(&clv_result_schema, name), results, decimals, store),
	    expected);
}

static void results_are_said_to_people(void **state)
{
	(void)state;
	struct clv_inputs inputs;
	struct clv_results results;
	clv_inputs_clear(&inputs);
	clv_evaluate(&inputs, &results);
	results.clv = 2669.969;
	results.roi = -0.001;
	results.payback_months = 16.984;
	results.breakeven_purchase = 3;
	results.nps = 30;
	results.nps_low = -4.25;
	results.years = 2.0833333333;
	results.promoter_share = 0.5;
	results.basis = CLV_BASIS_PROFIT;
	results.verdict = CLV_VERDICT_BREAK_EVEN;
	expect_said("clv", &results, -1, "2669.97");
	expect_said("clv", &results, 0, "2670");
	expect_said("clv", &results, 3, "2669.969");
	expect_said("roi", &results, -1, "0.00");
	expect_said("payback_months", &results, -1, "16.98 months");
	expect_said("breakeven_purchase", &results, 2, "3");
	expect_said("nps", &results, -1, "+30.0");
	expect_said("nps_low", &results, -1, "-4.3");
	expect_said("years", &results, -1, "2.083 years");
	expect_said("promoter_share", &results, -1, "50.0%");
	expect_said("basis", &results, -1, "profit");
	expect_said("verdict", &results, -1, "break-even");
	results.clv = 1e300;
	expect_said("clv", &results, -1, "1e+300");
}

static void rates_are_said_in_per_cent(void **state)
{
	(void)state;
	struct clv_inputs inputs;
	char store[CLV_STORE_SIZE];
	clv_inputs_clear(&inputs);
	inputs.margin = 0.07; /* times 100 is 7.000000000000001 */
	inputs.churn = (struct clv_rate){0.04, CLV_STEP_MONTH};
	inputs.retention = (struct clv_rate){0.8, CLV_STEP_YEAR};
	assert_string_equal(
	    clv_field_say(find(&clv_input_schema, "margin"), &inputs, -1, store),
	    "7%");
	assert_string_equal(
	    clv_field_say(find(&clv_input_schema, "churn"), &inputs, -1, store),
	    "4% a month");
	assert_string_equal(
	    clv_field_say(find(&clv_input_schema, "retention"), &inputs, -1, store),
	    "80% a year");
}

/* The sentence tells formula, margin, step and timing apart. */
static void formulas_are_said_in_words(void **state)
{
	(void)state;
	static const struct {
		enum clv_formula formula;
		const char *words[4];
	} formulas[] = {
	    {CLV_FORMULA_YEARS, {"avg", "freq", "years", ""}},
	    {CLV_FORMULA_ANNUITY, {"annuity", "years", "monthly", "timing end"}},
	    {CLV_FORMULA_RETENTION, {"retention", "avg", "monthly", "timing end"}},
	    {CLV_FORMULA_RETENTION_HORIZON,
	     {"retention", "horizon", "monthly", "timing end"}},
	};
	struct clv_results results = {.timing = CLV_TIMING_END,
	                              .step = CLV_STEP_MONTH};
	const struct clv_field *field = find(&clv_result_schema, "formula");
	for (size_t i = 0; i < COUNT(formulas); i++) {
		char store[CLV_STORE_SIZE];
		results.formula = formulas[i].formula;
		results.basis = CLV_BASIS_REVENUE;
		struct clv_value value = clv_field_value(field, &results, store);
		assert_int_equal(value.length, strlen(value.text));
		for (size_t w = 0; w < 4; w++)
			assert_non_null(strstr(value.text, formulas[i].words[w]));
		assert_null(strstr(value.text, "margin"));
		results.basis = CLV_BASIS_PROFIT;
		value = clv_field_value(field, &results, store);
		assert_non_null(strstr(value.text, "margin"));
	}
}

/* ---- Kinds of purchase histories ------------------------------------------
 */

struct history {
	struct clv_text name;
	clv_wide amount;
	int32_t day;
	double span;
};

static const struct clv_field name_field = {.name = "customer",
                                            .kind = CLV_NAME,
                                            .offset =
                                                offsetof(struct history, name)};
static const struct clv_field amount_field = {
    .name = "revenue",
    .kind = CLV_EXACT,
    .offset = offsetof(struct history, amount)};
static const struct clv_field day_field = {
    .name = "first", .kind = CLV_DAY, .offset = offsetof(struct history, day)};
static const struct clv_field span_field = {.name = "T",
                                            .kind = CLV_SPAN_OF_UNIT,
                                            .offset =
                                                offsetof(struct history, span)};

static void expect_written(const struct clv_field *field,
                           const struct history *record,
                           enum clv_value_type type, const char *text)
{
	char store[CLV_STORE_SIZE];
	const struct clv_value value = clv_field_value(field, record, store);
	assert_int_equal(value.type, type);
	assert_int_equal(value.length, strlen(text));
	if (value.length)
		assert_memory_equal(value.text, text, value.length);
}

static void names_are_lent(void **state)
{
	(void)state;
	struct history record = {.name = {"ada@x.de;", 8}};
	char store[CLV_STORE_SIZE];
	expect_written(&name_field, &record, CLV_VALUE_TEXT, "ada@x.de");
	assert_ptr_equal(clv_field_value(&name_field, &record, store).text,
	                 record.name.at);
	assert_undefined(clv_field_number(&name_field, &record));
	record.name.length = 0;
	expect_written(&name_field, &record, CLV_VALUE_TEXT, "");
	record.name.at = NULL;
	expect_written(&name_field, &record, CLV_VALUE_NONE, "");
	assert_true(clv_kind_is_text(CLV_NAME));
}

/* What no double holds is written to the last digit. */
static void amounts_are_exact(void **state)
{
	(void)state;
	struct history record = {.amount = 455000};
	expect_written(&amount_field, &record, CLV_VALUE_PLAIN, "45.5");
	assert_near(clv_field_number(&amount_field, &record), 45.5, 0);
	record.amount = -1;
	expect_written(&amount_field, &record, CLV_VALUE_PLAIN, "-0.0001");
	record.amount = 0;
	expect_written(&amount_field, &record, CLV_VALUE_PLAIN, "0");
	record.amount = INT64_MAX;
	expect_written(&amount_field, &record, CLV_VALUE_PLAIN,
	               "922337203685477.5807");
	record.amount *= 10000;
	expect_written(&amount_field, &record, CLV_VALUE_PLAIN,
	               "9223372036854775807");
	assert_false(clv_kind_is_text(CLV_EXACT));
}

static void days_are_dates(void **state)
{
	(void)state;
	struct history record = {.day = 0};
	expect_written(&day_field, &record, CLV_VALUE_TEXT, "1970-01-01");
	record.day = -1;
	expect_written(&day_field, &record, CLV_VALUE_TEXT, "1969-12-31");
	assert_near(clv_field_number(&day_field, &record), -1, 0);
	record.day = CLV_LAST_DAY;
	expect_written(&day_field, &record, CLV_VALUE_TEXT, "2200-12-31");
	/* numbers can be compared, so that a day is no text to sort by */
	assert_false(clv_kind_is_text(CLV_DAY));
}

static void spans_of_a_unit_are_numbers(void **state)
{
	(void)state;
	struct history record = {.span = 2.5};
	char store[CLV_STORE_SIZE];
	const struct clv_value value = clv_field_value(&span_field, &record, store);
	assert_int_equal(value.type, CLV_VALUE_NUMBER);
	assert_near(value.number, 2.5, 0);
	record.span = NAN;
	expect_written(&span_field, &record, CLV_VALUE_NONE, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_row_is_described),
	    cmocka_unit_test(names_can_be_flags_and_keys),
	    cmocka_unit_test(offsets_are_unique_and_within),
	    cmocka_unit_test(indices_match_names),
	    cmocka_unit_test(results_are_all_there),
	    cmocka_unit_test(names_and_aliases_find_their_row),
	    cmocka_unit_test(only_years_is_input_and_result),
	    cmocka_unit_test(names_are_compared_loosely),
	    cmocka_unit_test(texts_become_values),
	    cmocka_unit_test(steps_and_words_are_kept),
	    cmocka_unit_test(nothing_leaves_the_member_alone),
	    cmocka_unit_test(bad_texts_are_explained),
	    cmocka_unit_test(errors_call_the_field_as_the_user_does),
	    cmocka_unit_test(rates_read_back_what_was_written),
	    cmocka_unit_test(what_is_unknown_has_no_value),
	    cmocka_unit_test(results_are_said_to_people),
	    cmocka_unit_test(rates_are_said_in_per_cent),
	    cmocka_unit_test(formulas_are_said_in_words),
	    cmocka_unit_test(names_are_lent),
	    cmocka_unit_test(amounts_are_exact),
	    cmocka_unit_test(days_are_dates),
	    cmocka_unit_test(spans_of_a_unit_are_numbers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
