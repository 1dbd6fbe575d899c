#include "io/goal.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

bool clv_result_is_continuous(const struct clv_field *result)
{
	return !clv_kind_is_text(result->kind) && result->kind != CLV_ORDINAL &&
	       result->kind != CLV_COUNT;
}

/* ---- Solving ------------------------------------------------------------- */

struct question {
	const struct clv_goal *goal;
	struct clv_given given;
};

static void evaluate(const struct question *question, double x,
                     struct clv_results *results)
{
	struct clv_given given = question->given;
	const struct clv_rate value = {x, question->goal->step};
	clv_put(&given, question->goal->input, value);
	clv_evaluate_groups(&given.values, question->goal->result->group, results);
}

static double result_at(double x, const void *data)
{
	const struct question *question = data;
	struct clv_results results;
	evaluate(question, x, &results);
	return clv_field_number(question->goal->result, &results);
}

struct clv_solution clv_goal_solve(const struct clv_goal *goal,
                                   const struct clv_given *given)
{
	const struct question question = {goal, *given};
	struct clv_equation equation = {
	    .function = result_at, .data = &question, .goal = goal->value};
	clv_kind_bounds(clv_input_schema.fields[goal->input].kind, &equation.low,
	                &equation.high);
	return clv_solve(&equation);
}

/* ---- In words ------------------------------------------------------------ */

const char *clv_goal_say_result(const struct clv_goal *goal, double value,
                                char store[CLV_STORE_SIZE])
{
	enum { PLACES = 4 };
	const bool share = goal->result->kind == CLV_SHARE;
	const double number = share ? value * 100 : value;
	const double rounded = clv_number_round(number, PLACES);
	size_t length = clv_number_write(store, rounded == 0 ? number : rounded);
	if (share)
		store[length++] = '%';
	store[length] = '\0';
	return store;
}

static void explain_range(const struct clv_goal *goal,
                          const struct clv_solution *solution, char *text)
{
	const bool no_floor = solution->lowest < -CLV_SOLVE_UNBOUNDED;
	const bool no_ceiling = solution->highest > CLV_SOLVE_UNBOUNDED;
	const char *input = clv_input_schema.fields[goal->input].name;
	char wanted[CLV_STORE_SIZE];
	char low[CLV_STORE_SIZE];
	char high[CLV_STORE_SIZE];
	clv_goal_say_result(goal, solution->lowest, low);
	clv_goal_say_result(goal, solution->highest, high);
	const int size = snprintf(
	    text, CLV_REASON_SIZE, "no %s gives %s %s: whatever it is, %s ", input,
	    goal->result->name, clv_goal_say_result(goal, goal->value, wanted),
	    goal->result->name);
	char *rest = text + size;
	const size_t left = CLV_REASON_SIZE - (size_t)size;
	if (no_floor)
		snprintf(rest, left, "is at most %s", high);
	else if (no_ceiling)
		snprintf(rest, left, "is at least %s", low);
	else
		snprintf(rest, left, "lies between %s and %s", low, high);
}

/* As if the input had some value: what else is missing is said. */
static void explain_undefined(const struct clv_goal *goal,
                              const struct clv_given *given, char *text)
{
	const struct question question = {goal, *given};
	struct clv_given with = *given;
	struct clv_results results;
	with.mask |= CLV_INPUT_BIT(goal->input);
	evaluate(&question, 0.5, &results);
	snprintf(text, CLV_REASON_SIZE, "%s cannot be said, whatever the %s: %s",
	         goal->result->name, clv_input_schema.fields[goal->input].name,
	         clv_explain(goal->result, &with, &results));
}

const char *clv_goal_explain(const struct clv_goal *goal,
                             const struct clv_given *given,
                             const struct clv_solution *solution,
                             char text[CLV_REASON_SIZE])
{
	const char *input = clv_input_schema.fields[goal->input].name;
	char store[CLV_STORE_SIZE];
	text[0] = '\0';
	switch (solution->status) {
	case CLV_SOLVE_UNDEFINED:
		explain_undefined(goal, given, text);
		break;
	case CLV_SOLVE_CONSTANT:
		snprintf(text, CLV_REASON_SIZE,
		         "%s does not depend on %s here: it is %s whatever that is",
		         goal->result->name, input,
		         clv_goal_say_result(goal, solution->lowest, store));
		break;
	case CLV_SOLVE_BEYOND:
		explain_range(goal, solution, text);
		break;
	case CLV_SOLVE_BETWEEN:
		snprintf(text, CLV_REASON_SIZE,
		         "no %s gives %s %s: it passes over that from one value of %s "
		         "to the next",
		         input, goal->result->name,
		         clv_goal_say_result(goal, goal->value, store), input);
		break;
	case CLV_SOLVED:
	default:
		break;
	}
	return text;
}

const char *clv_goal_say(const struct clv_goal *goal, double value,
                         char store[CLV_STORE_SIZE])
{
	return clv_figure_say(&clv_input_schema.fields[goal->input], value,
	                      goal->step, store);
}
