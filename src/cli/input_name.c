#include "cli/input_name.h"
#include "cli/suggest.h"

#include <stdio.h>
#include <string.h>

bool input_find(const char *option, const char *text, size_t length,
                enum clv_input *input, struct clv_error *error)
{
	const int found = clv_schema_find(&clv_input_schema, text, length);
	const int result = clv_schema_find(&clv_result_schema, text, length);
	if (found != CLV_NO_FIELD) {
		*input = (enum clv_input)found;
		return true;
	}
	char shown[80];
	clv_printable(text, length, shown, sizeof shown);
	if (result != CLV_NO_FIELD) {
		clv_reject(error, CLV_BAD_USAGE, "%s: %s is a result, and no input",
		           option, clv_result_schema.fields[result].name);
		return clv_hint(error,
		                "clv solve --for INPUT --goal '%s=...' says which "
		                "input gives it",
		                clv_result_schema.fields[result].name);
	}
	clv_reject(error, CLV_BAD_USAGE, "%s: there is no input \"%s\"", option,
	           shown);
	struct suggestion near = suggest_for(shown);
	for (size_t i = 0; i < clv_input_schema.count; i++)
		suggest(&near, clv_input_schema.fields[i].name);
	if (near.best)
		return clv_hint(error, "did you mean %s?", near.best);
	return clv_hint(error, "clv help lists the inputs");
}

bool input_name_read(struct input_name *name, const char *option,
                     const char *text, const char *example,
                     struct clv_error *error)
{
	const size_t length = strcspn(text, "=");
	char shown[80];
	if (!text[length]) {
		clv_reject(error, CLV_BAD_USAGE, "%s: \"%s\" has no =", option,
		           clv_printable(text, length, shown, sizeof shown));
		return clv_hint(error, "write it like %s %s", option, example);
	}
	if (!input_find(option, text, length, &name->input, error))
		return false;
	name->value = text + length + 1;
	name->value += strspn(name->value, " ");
	snprintf(name->shown, sizeof name->shown, "%s %s", option,
	         clv_input_schema.fields[name->input].name);
	return true;
}
