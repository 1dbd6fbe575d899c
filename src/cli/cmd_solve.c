/* `clv solve`: which value of an input gives a result. */
#include "cli/calculate.h"
#include "cli/help.h"
#include "cli/message.h"
#include "cli/solve.h"
#include "io/whatifs.h"

#include <math.h>
#include <string.h>

enum { OWN_COLUMNS = LAYOUT_SPARE }; /* solutions and why_none */

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
	    solve_read_flags(&solve, arguments, error) &&
	    run_cases(&solve.settings, arguments, &work, &solve, error);
	if (done && solve.unsolved && !solve.settings.common.quiet)
		print_note(
		    "%llu row%s without a solution: the column why_none says why",
		    (unsigned long long)solve.unsolved, solve.unsolved == 1 ? "" : "s");
	settings_free(&solve.settings);
	return done;
}

static const enum option_id own_options[] = {
    OPTION_FOR,       OPTION_GOAL,    OPTION_GET,      OPTION_FORMAT,
    OPTION_ROUND,     OPTION_OUTPUT,  OPTION_SKIP_BAD, OPTION_REJECTS,
    OPTION_DELIMITER, OPTION_DECIMAL, OPTION_QUIET,    COMMON_OPTIONS,
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
