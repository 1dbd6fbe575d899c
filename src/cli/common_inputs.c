/* Inputs of the calculator that are given as flags. */
#include "cli/common.h"

#include <stdio.h>
#include <string.h>

/* On the command line no other value helps to read 1,234. */
static bool check_undecided(const struct common *common, const char *name,
                            const char *text, struct clv_error *error)
{
	if (common->table.decimal ||
	    clv_decimal_evidence(text, strlen(text)) != CLV_LOOKS_COMMA)
		return true;
	char shown[80];
	clv_reject(error, CLV_BAD_USAGE,
	           "%s: \"%s\" may mean thousands or a decimal sign", name,
	           clv_printable(text, strlen(text), shown, sizeof shown));
	return clv_hint(error, "leave the comma out, or say --decimal . or "
	                       "--decimal ,");
}

static bool read_input(const struct common *common, struct clv_given *given,
                       size_t input, const char *text, struct clv_error *error)
{
	char flag[FLAG_NAME_SIZE];
	char name[FLAG_NAME_SIZE + 2];
	snprintf(name, sizeof name, "--%s", input_flag_name(input, flag));
	const enum clv_decimal decimal =
	    common->table.decimal == ',' ? CLV_DECIMAL_COMMA : CLV_DECIMAL_POINT;
	bool plain;
	if (!check_undecided(common, name, text, error))
		return false;
	switch (clv_field_read(&clv_input_schema.fields[input], name,
	                       &given->values, text, strlen(text), decimal, &plain,
	                       error)) {
	case CLV_FIELD_SET:
		given->mask |= CLV_INPUT_BIT(input);
		return true;
	case CLV_FIELD_MISSING:
		clv_reject(error, CLV_BAD_USAGE, "%s: its value is empty", name);
		return clv_hint(error, "leave the flag out, or give it a value; in a "
		                       "shell a variable may be empty");
	case CLV_FIELD_BAD:
	default:
		error->status = CLV_BAD_USAGE;
		return false;
	}
}

bool common_read_inputs(const struct common *common,
                        const struct arguments *arguments,
                        struct clv_given *given, struct clv_error *error)
{
	enum clv_input first, second;
	clv_given_clear(given);
	for (size_t i = 0; i < CLV_IN_COUNT; i++)
		if (arguments->inputs[i] &&
		    !read_input(common, given, i, arguments->inputs[i], error))
			return false;
	if (!clv_given_conflict(given->mask, &first, &second))
		return true;
	clv_reject(error, CLV_BAD_USAGE, "--%s and --%s exclude each other",
	           clv_input_schema.fields[first].name,
	           clv_input_schema.fields[second].name);
	return clv_hint(error, "leave one of them out; clv help %s tells more",
	                clv_input_schema.fields[first].name);
}
