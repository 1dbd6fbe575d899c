/* Changes, sweeps and goals. The first byte picks an input, the next ones the
   case that is changed; the rest is the text. */
#include "fuzz.h"

#include "io/goal.h"
#include "io/measure.h"
#include "io/sweep.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void check_failure(const struct clv_error *error, enum clv_status status)
{
	demand(error->status == status);
	demand_line(error->message, sizeof error->message);
	if (*error->hint)
		demand_line(error->hint, sizeof error->hint);
}

/* By bits: which lifespan, what else is known. */
static struct clv_given case_of(unsigned bits)
{
	struct clv_given given;
	clv_given_clear(&given);
	clv_put(&given, CLV_IN_AVG, (struct clv_rate){40, CLV_STEP_YEAR});
	clv_put(&given, CLV_IN_FREQ, (struct clv_rate){3, CLV_STEP_YEAR});
	const enum clv_step step = bits & 4 ? CLV_STEP_MONTH : CLV_STEP_YEAR;
	if (bits & 1)
		clv_put(&given, bits & 2 ? CLV_IN_CHURN : CLV_IN_RETENTION,
		        (struct clv_rate){0.25, step});
	else if (bits & 2)
		clv_put(&given, CLV_IN_YEARS, (struct clv_rate){2.5, step});
	if (bits & 8)
		clv_put(&given, CLV_IN_CAC, (struct clv_rate){30, CLV_STEP_YEAR});
	if (bits & 16)
		clv_put(&given, CLV_IN_MARGIN, (struct clv_rate){0.4, CLV_STEP_YEAR});
	return given;
}

static void check_within(const struct clv_given *given, enum clv_input input)
{
	double low, high;
	const double value = clv_known(given, input).value;
	if (!clv_kind_bounds(clv_input_schema.fields[input].kind, &low, &high))
		return;
	demand(value >= low && value <= high && isfinite(value));
}

static void try_change(enum clv_input input, const char *text,
                       const struct clv_given *before)
{
	struct clv_change change;
	struct clv_error error = {.status = CLV_DONE};
	struct clv_given given = *before;
	struct clv_results results;
	if (!clv_change_read(&change, input, "it", text, 0, &error)) {
		check_failure(&error, CLV_BAD_USAGE);
		return;
	}
	const struct clv_measure measure = {&change, 1, 5};
	if (!clv_measure_apply(&measure, &given, &results, &error)) {
		check_failure(&error, CLV_BAD_DATA);
		return;
	}
	check_within(&given, input);
	const double breakeven = clv_measure_breakeven(&measure, before);
	demand(isnan(breakeven) || isfinite(breakeven));
}

static void try_sweep(enum clv_input input, const char *text,
                      const struct clv_given *before)
{
	struct clv_sweep sweep;
	struct clv_error error = {.status = CLV_DONE};
	if (!clv_sweep_read(&sweep, input, "it", text, 0, &error)) {
		check_failure(&error, CLV_BAD_USAGE);
		return;
	}
	demand(sweep.count >= 1 && sweep.count <= CLV_SWEEP_MAX);
	for (size_t i = 0; i < sweep.count; i++) {
		struct clv_given given = *before;
		clv_sweep_apply(&sweep, i, &given);
		check_within(&given, input);
	}
}

static void try_goal(enum clv_input input, size_t result, const char *text,
                     const struct clv_given *given)
{
	const struct clv_field *field = &clv_result_schema.fields[result];
	struct clv_figure figure;
	struct clv_error error = {.status = CLV_DONE};
	if (!clv_result_is_continuous(field) || input == CLV_IN_TIMING)
		return;
	if (!clv_figure_read(field, "it", text, strlen(text), 0, &figure, &error)) {
		check_failure(&error, CLV_BAD_USAGE);
		return;
	}
	const struct clv_goal goal = {field, figure.value, input, CLV_STEP_YEAR};
	const struct clv_solution found = clv_goal_solve(&goal, given);
	char reason[CLV_REASON_SIZE];
	char store[CLV_STORE_SIZE];
	clv_goal_explain(&goal, given, &found, reason);
	demand(strlen(clv_goal_say(&goal, figure.value, store)) > 0);
	demand((found.status == CLV_SOLVED) == !*reason);
	if (*reason) {
		demand_line(reason, sizeof reason);
		return;
	}
	struct clv_given with = *given;
	struct clv_results results;
	clv_put(&with, input, (struct clv_rate){found.x, CLV_STEP_YEAR});
	clv_evaluate(&with.values, &results);
	check_within(&with, input);
	if (figure.value != 0)
		demand(fabs(clv_field_number(field, &results) - figure.value) <=
		       CLV_SOLVE_TOLERANCE * fabs(figure.value));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	enum { HEAD = 3 };
	if (size < HEAD)
		return 0;
	const enum clv_input input = (enum clv_input)(data[0] % CLV_IN_COUNT);
	const struct clv_given given = case_of(data[1]);
	char *text = malloc(size - HEAD + 1);
	demand(text);
	memcpy(text, data + HEAD, size - HEAD);
	text[size - HEAD] = '\0';
	try_change(input, text, &given);
	try_sweep(input, text, &given);
	try_goal(input, data[2] % clv_result_schema.count, text, &given);
	free(text);
	return 0;
}
