/* The flags of `clv solve`. */
#include "cli/input_name.h"
#include "cli/solve.h"

#include <stdlib.h>
#include <string.h>

/* --for churn/month: the period stands behind the name. */
static bool read_unknown(struct solve *solve, const char *text,
                         struct clv_error *error)
{
	struct clv_goal *goal = &solve->goal;
	const size_t length = strcspn(text, "/");
	if (!input_find("--for", text, length, &goal->input, error))
		return false;
	const struct clv_field *field = &clv_input_schema.fields[goal->input];
	const bool month = strcmp(text + length, "/month") == 0;
	goal->step = month ? CLV_STEP_MONTH : CLV_STEP_YEAR;
	solve->settings.added = CLV_INPUT_BIT(goal->input);
	if (field->kind == CLV_WORD) {
		clv_reject(error, CLV_BAD_USAGE,
		           "--for %s: it is a word, and has no values to search",
		           field->name);
		return clv_hint(error, "try its words one by one: %s", field->domain);
	}
	if (!text[length] || (field->kind == CLV_STEP_RATE &&
	                      (month || strcmp(text + length, "/year") == 0)))
		return true;
	char shown[80];
	clv_reject(error, CLV_BAD_USAGE, "--for %s: \"%s\" is no period of it",
	           field->name,
	           clv_printable(text + length, strlen(text + length), shown,
	                         sizeof shown));
	return clv_hint(error, "only retention and churn take /month or /year");
}

static bool refuse_result(const struct clv_field *result,
                          struct clv_error *error)
{
	if (clv_result_is_continuous(result))
		return true;
	const bool word = clv_kind_is_text(result->kind);
	clv_reject(error, CLV_BAD_USAGE,
	           "--goal %s: it is a %s, which no value of an input gives "
	           "exactly",
	           result->name, word ? "word" : "whole number");
	if (word)
		return clv_hint(error, "healthy is ltv_cac=3 or your target, and "
		                       "break-even ltv_cac=1");
	return clv_hint(error, "ask for a result that can take any value, such as "
	                       "payback_months");
}

static bool find_result(struct solve *solve, const char *name, size_t length,
                        struct clv_error *error)
{
	const int found = clv_schema_find(&clv_result_schema, name, length);
	const int input = clv_schema_find(&clv_input_schema, name, length);
	if (found != CLV_NO_FIELD) {
		solve->goal.result = &clv_result_schema.fields[found];
		solve->settings.chosen[0] = (struct reference){found, CLV_NO_FIELD};
		return refuse_result(solve->goal.result, error);
	}
	if (input != CLV_NO_FIELD) {
		clv_reject(error, CLV_BAD_USAGE,
		           "--goal: %s is an input, and no result",
		           clv_input_schema.fields[input].name);
		return clv_hint(error,
		                "give it as it is, with --%s; a goal is for a "
		                "result, such as clv or ltv_cac",
		                clv_input_schema.fields[input].name);
	}
	return reference_reject("--goal", name, length, error);
}

static bool read_goal(struct solve *solve, const char *text,
                      struct clv_error *error)
{
	const size_t length = strcspn(text, "=<>!");
	const char *value = text + length;
	struct clv_figure figure;
	char shown[80];
	if (*value != '=') {
		clv_reject(error, CLV_BAD_USAGE, "--goal: \"%s\" has no =",
		           clv_printable(text, strlen(text), shown, sizeof shown));
		return clv_hint(error, "a goal is a value to be met, such as --goal "
		                       "'ltv_cac=3'");
	}
	value += 1 + (value[1] == '=');
	value += strspn(value, " ");
	if (!find_result(solve, text, length, error) ||
	    !clv_figure_read(solve->goal.result, "--goal", value, strlen(value),
	                     solve->settings.common.table.decimal, &figure, error))
		return false;
	solve->goal.value = figure.value;
	return true;
}

/* Puts the goal's result before those of --get. */
static bool make_room(struct settings *settings, struct clv_error *error)
{
	struct reference *chosen =
	    calloc(settings->chosen_count + 1, sizeof *chosen);
	if (!chosen)
		return clv_reject_memory(error);
	if (settings->chosen_count)
		memcpy(chosen + 1, settings->chosen,
		       settings->chosen_count * sizeof *chosen);
	free(settings->chosen);
	settings->chosen = chosen;
	settings->chosen_count++;
	return true;
}

static bool check_given(const struct solve *solve, struct clv_error *error)
{
	enum clv_input first, second;
	const uint32_t mask = solve->settings.flags.mask;
	char name[FLAG_NAME_SIZE];
	char other[FLAG_NAME_SIZE];
	input_flag_name(solve->goal.input, name);
	if (mask & CLV_INPUT_BIT(solve->goal.input)) {
		clv_reject(error, CLV_BAD_USAGE,
		           "--%s is given, and is what --for looks for", name);
		return clv_hint(error, "leave --%s out", name);
	}
	if (!clv_given_conflict(settings_mask(&solve->settings), &first, &second))
		return true;
	input_flag_name(first == solve->goal.input ? second : first, other);
	clv_reject(error, CLV_BAD_USAGE,
	           "--for %s: --%s is given, which excludes "
	           "it",
	           clv_input_schema.fields[solve->goal.input].name, other);
	return clv_hint(error, "leave --%s out, or look for it instead", other);
}

static bool check_both(const struct arguments *arguments,
                       struct clv_error *error)
{
	const bool has_for = arguments->values[OPTION_FOR] != NULL;
	if (has_for && arguments->values[OPTION_GOAL])
		return true;
	clv_reject(error, CLV_BAD_USAGE, "%s is missing",
	           has_for ? "--goal" : "--for");
	return clv_hint(error, "write it like clv solve --for cac --goal "
	                       "'ltv_cac=3', with the other inputs");
}

bool solve_read_flags(struct solve *solve, const struct arguments *arguments,
                      struct clv_error *error)
{
	return settings_read(&solve->settings, arguments, error) &&
	       check_both(arguments, error) && make_room(&solve->settings, error) &&
	       read_unknown(solve, arguments->values[OPTION_FOR], error) &&
	       read_goal(solve, arguments->values[OPTION_GOAL], error) &&
	       check_given(solve, error);
}
