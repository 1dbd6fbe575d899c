/* `clv solve`: which value of an input gives a result. */
#include "cli/calculate.h"
#include "cli/help.h"
#include "cli/input_name.h"
#include "cli/message.h"
#include "cli/suggest.h"
#include "io/goal.h"
#include "io/whatifs.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { OWN_COLUMNS = LAYOUT_SPARE }; /* solutions and reason */

struct solve {
	struct settings settings; /* its chosen: the goal's result, then --get */
	struct clv_goal goal;
	/* of the case at hand */
	struct clv_given solved; /* without the input where there is no solution */
	struct clv_solution solution;
	char reason[CLV_REASON_SIZE];
	uint64_t unsolved; /* rows */
};

/* ---- Flags --------------------------------------------------------------- */

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
	char shown[80];
	clv_printable(name, length, shown, sizeof shown);
	if (input != CLV_NO_FIELD) {
		clv_reject(error, CLV_BAD_USAGE,
		           "--goal: %s is an input, and no result",
		           clv_input_schema.fields[input].name);
		return clv_hint(error,
		                "give it as it is, with --%s; a goal is for a "
		                "result, such as clv or ltv_cac",
		                clv_input_schema.fields[input].name);
	}
	clv_reject(error, CLV_BAD_USAGE, "--goal: there is no result \"%s\"",
	           shown);
	struct suggestion near = suggest_for(shown);
	for (size_t i = 0; i < clv_result_schema.count; i++)
		suggest(&near, clv_result_schema.fields[i].name);
	if (near.best)
		return clv_hint(error, "did you mean %s?", near.best);
	return clv_hint(error, "clv help lists the results");
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

static bool read_flags(struct solve *solve, const struct arguments *arguments,
                       struct clv_error *error)
{
	return settings_read(&solve->settings, arguments, error) &&
	       check_both(arguments, error) && make_room(&solve->settings, error) &&
	       read_unknown(solve, arguments->values[OPTION_FOR], error) &&
	       read_goal(solve, arguments->values[OPTION_GOAL], error) &&
	       check_given(solve, error);
}

/* ---- Cases --------------------------------------------------------------- */

/* A row may give what is looked for, or what excludes it. */
static bool check_row(const struct solve *solve, const struct clv_given *given,
                      struct clv_error *error)
{
	const enum clv_input input = solve->goal.input;
	const char *name = clv_input_schema.fields[input].name;
	enum clv_input first, second;
	if (given->mask & CLV_INPUT_BIT(input)) {
		clv_reject(error, CLV_BAD_DATA,
		           "%s is given here, and is what --for looks for", name);
		return clv_hint(error, "leave its cell empty: it is filled");
	}
	if (!clv_given_conflict(given->mask | CLV_INPUT_BIT(input), &first,
	                        &second))
		return true;
	const char *other =
	    clv_input_schema.fields[first == input ? second : first].name;
	clv_reject(error, CLV_BAD_DATA, "%s is given here, which excludes %s",
	           other, name);
	return clv_hint(error, "leave its cell empty, or look for %s", other);
}

static bool read(struct run *run, const struct clv_given *given,
                 struct clv_error *error)
{
	struct solve *solve = run->data;
	if (!check_row(solve, given, error))
		return false;
	solve->solved = *given;
	solve->solution = clv_goal_solve(&solve->goal, given);
	clv_goal_explain(&solve->goal, given, &solve->solution, solve->reason);
	if (solve->solution.status == CLV_SOLVED) {
		const struct clv_rate found = {solve->solution.x, solve->goal.step};
		clv_put(&solve->solved, solve->goal.input, found);
		return true;
	}
	solve->unsolved++;
	return true;
}

static void say_solution(const struct run *run)
{
	const struct solve *solve = run->data;
	const struct clv_field *field = &clv_input_schema.fields[solve->goal.input];
	char value[CLV_STORE_SIZE];
	char goal[CLV_STORE_SIZE];
	if (run->settings->common.quiet)
		return;
	print_note("%s %s gives %s %s", field->name,
	           clv_goal_say(&solve->goal, solve->solution.x, value),
	           solve->goal.result->name,
	           clv_goal_say_result(&solve->goal, solve->goal.value, goal));
	if (solve->solution.count > 1)
		print_note("%zu values of %s give it; this is the lowest",
		           solve->solution.count, field->name);
}

/* ---- Rows ---------------------------------------------------------------- */

/* The input that was found is a result like others: rounded as they are. */
static void add_columns(struct layout *layout, enum clv_input found)
{
	for (size_t i = 0; i < layout->count; i++)
		if (layout->columns[i].reference.input == (int)found)
			layout->headings[i].is_result = true;
	for (size_t i = 0; i < OWN_COLUMNS; i++) {
		const struct clv_field *field = &clv_answer_schema.fields[i];
		layout->headings[layout->count + i] = (struct clv_heading){
		    field->name, strlen(field->name), field->kind, false};
	}
}

static void fill_columns(const struct solve *solve, struct layout *layout)
{
	struct clv_value *values = layout->values + layout->count;
	const size_t length = strlen(solve->reason);
	values[0] = (struct clv_value){CLV_VALUE_NUMBER,
	                               (double)solve->solution.count, NULL, 0};
	values[1] = (struct clv_value){length ? CLV_VALUE_TEXT : CLV_VALUE_NONE,
	                               NAN, solve->reason, length};
}

/* --get of one case, and no format: bare values for a script. */
static bool is_bare(const struct run *run)
{
	return !run->request.cases && run->settings->chosen_count > 1 &&
	       !run->settings->common.format;
}

static bool begin(struct run *run, const struct clv_cases *cases,
                  struct clv_error *error)
{
	const struct solve *solve = run->data;
	const struct settings *settings = run->settings;
	run->request = (struct layout_request){
	    .cases = cases,
	    .flags = settings_mask(settings),
	    .chosen = settings->chosen,
	    .chosen_count = settings->chosen_count,
	};
	if (!cases && solve->solution.status != CLV_SOLVED) {
		clv_reject(error, CLV_BAD_DATA, "%s", solve->reason);
		return clv_hint(error, "look for another input, or change the others");
	}
	if (!cases)
		say_solution(run);
	if (!layout_build(&run->layout, &run->request))
		return clv_reject_memory(error);
	add_columns(&run->layout, solve->goal.input);
	run->groups = layout_groups(&run->layout);
	run->writer = (struct clv_writer){
	    .format = common_format(&settings->common),
	    .output = run->outputs.results,
	    .headings = run->layout.headings,
	    .count = run->layout.count + OWN_COLUMNS,
	    .one_case = !cases,
	    .decimals = settings->common.decimals,
	};
	return is_bare(run) || clv_writer_begin(&run->writer, error);
}

static bool write(struct run *run, struct clv_cases *cases,
                  const struct clv_record *record,
                  const struct clv_given *given, struct clv_error *error)
{
	const struct solve *solve = run->data;
	struct clv_results results;
	(void)given;
	clv_evaluate_groups(&solve->solved.values, run->groups, &results);
	if (is_bare(run)) {
		struct settings asked = *run->settings;
		asked.chosen++;
		asked.chosen_count--;
		calculate_chosen(&asked, run->outputs.results, &solve->solved,
		                 &results);
		return true;
	}
	layout_fill(&run->layout, cases, record, &solve->solved, &results);
	fill_columns(solve, &run->layout);
	return clv_writer_row(&run->writer, run->layout.values, error);
}

static const struct run_work work = {begin, read, write};

static bool run_solve(const struct arguments *arguments,
                      struct clv_error *error)
{
	if (!arguments->flag_count && !arguments->word_count) {
		print_usage(arguments->command);
		return clv_reject(error, CLV_BAD_USAGE, "%s", "");
	}
	struct solve solve = {.unsolved = 0};
	const bool done =
	    read_flags(&solve, arguments, error) &&
	    run_cases(&solve.settings, arguments, &work, &solve, error);
	if (done && solve.unsolved && !solve.settings.common.quiet)
		print_note("%llu row%s without a solution: the column reason says why",
		           (unsigned long long)solve.unsolved,
		           solve.unsolved == 1 ? "" : "s");
	settings_free(&solve.settings);
	return done;
}

static const enum option_id own_options[] = {
    OPTION_FOR,       OPTION_GOAL,    OPTION_GET,      OPTION_FORMAT,
    OPTION_ROUND,     OPTION_OUTPUT,  OPTION_SKIP_BAD, OPTION_REJECTS,
    OPTION_DELIMITER, OPTION_DECIMAL, OPTION_COLOR,    OPTION_QUIET,
    COMMON_OPTIONS,
};

static const struct flag_about abouts[] = {
    {"get",
     "of one case print these inputs and results alone, a line each; in a "
     "table or another --format: more result columns"},
};

static const char *const examples[] = {
    "clv solve --for cac --goal ltv_cac=3 --avg 500 --freq 20 --years 5 "
    "--margin 40%",
    "clv solve --for churn/month --goal payback_months=12 --avg 120 --freq 12 "
    "--margin 80% --cac 800",
    "clv solve --for retention --goal clv=366.67 --avg 100 --freq 1 --discount "
    "10%",
    "clv solve segments.csv --for margin --goal ltv_cac=3 --cac 12",
};

const struct command command_solve = {
    .name = "solve",
    .summary = "how low must churn be, how high may cac be, for LTV:CAC to be "
               "3? the value of an input that gives a result",
    .usage = "[FLAGS] --for INPUT --goal 'NAME=VALUE' [FILE...]",
    .about =
        "Takes the other inputs of clv, as flags or as rows of a table, and "
        "looks through all values that the input can have. It writes the "
        "inputs, the one that was found among them, the result that they give, "
        "and how many values give it: clv reads them again. Of several the "
        "lowest is shown.\n"
        "Where no value gives the goal, the reason says which values the "
        "result takes, that it does not depend on the input, or what is "
        "missing. Of one case that is an error; of a table the row says so, "
        "and the input stays empty.\n"
        "A goal is written as its result is: 366.67, 50%, 2.5. Words (verdict) "
        "and whole numbers (breakeven_purchase) are met or missed in steps, "
        "and cannot be a goal.",
    ABOUTS(abouts),
    EXAMPLES(examples),
    .inputs = CLV_INPUT_BIT(CLV_IN_COUNT) - 1,
    OPTIONS(own_options),
    RESULTS(clv_answer_schema),
    .calculates = true,
    .run = run_solve,
};
