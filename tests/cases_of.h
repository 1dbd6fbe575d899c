/* Cases of the calculator from words: "avg=100 churn=4%/month". */
#ifndef CLV_TESTS_CASES_OF_H
#define CLV_TESTS_CASES_OF_H

#include "io/given.h"

#include "check.h"

#include <string.h>

static inline struct clv_given case_of(const char *text)
{
	struct clv_given given;
	struct clv_error error;
	clv_given_clear(&given);
	while (*text) {
		const size_t name = strcspn(text, "=");
		const size_t value = strcspn(text + name + 1, " ");
		const int input = clv_schema_find(&clv_input_schema, text, name);
		bool plain;
		assert_int_not_equal(input, CLV_NO_FIELD);
		assert_int_equal(clv_field_read(&clv_input_schema.fields[input], "",
		                                &given.values, text + name + 1, value,
		                                CLV_DECIMAL_POINT, &plain, &error),
		                 CLV_FIELD_SET);
		given.mask |= CLV_INPUT_BIT(input);
		text += name + 1 + value;
		text += *text == ' ';
	}
	return given;
}

static inline const struct clv_field *result_of(const char *name)
{
	const int found = clv_schema_find(&clv_result_schema, name, strlen(name));
	assert_int_not_equal(found, CLV_NO_FIELD);
	return &clv_result_schema.fields[found];
}

static inline double value_of(const char *result, const struct clv_given *given)
{
	struct clv_results results;
	clv_evaluate(&given->values, &results);
	return clv_field_number(result_of(result), &results);
}

#endif
