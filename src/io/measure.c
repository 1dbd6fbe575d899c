#include "io/measure.h"
#include "core/tidy.h"

#include <math.h>

/* The part of a year's revenue that is left as profit, a purchase: what a cost
   is divided by to be one of purchases. */
static double profit_factor(const struct clv_given *given)
{
	return clv_known(given, CLV_IN_FREQ).value * given->values.margin;
}

static bool check_cost(const struct clv_given *given, struct clv_error *error)
{
	if (!(given->mask & CLV_INPUT_BIT(CLV_IN_MARGIN))) {
		clv_reject(error, CLV_BAD_DATA, "a cost needs a margin");
		return clv_hint(error, "what a measure costs is paid out of profit: "
		                       "give margin, such as 40%%");
	}
	if (profit_factor(given) > 0 && !isnan(clv_known(given, CLV_IN_AVG).value))
		return true;
	clv_reject(error, CLV_BAD_DATA,
	           "a cost needs avg, and freq and margin above 0");
	return clv_hint(error, "what a measure costs is paid out of what purchases "
	                       "bring");
}

/* A cost a year is one a purchase: avg x freq x margin - cost is
   (avg - cost / (freq x margin)) x freq x margin. */
static void charge(struct clv_given *given, double cost)
{
	struct clv_rate avg = clv_known(given, CLV_IN_AVG);
	avg.value -= cost / profit_factor(given);
	clv_put(given, CLV_IN_AVG, avg);
}

static void evaluate(const struct clv_given *given, double cost,
                     struct clv_results *results)
{
	struct clv_given charged = *given;
	struct clv_results uncharged;
	if (isnan(cost)) {
		clv_evaluate(&given->values, results);
		return;
	}
	charge(&charged, cost);
	clv_evaluate(&charged.values, results);
	clv_evaluate_groups(&given->values, CLV_GROUP_YEARLY, &uncharged);
	results->customer_value = uncharged.customer_value;
	results->avg = uncharged.avg;
}

bool clv_measure_apply(const struct clv_measure *measure,
                       struct clv_given *given, struct clv_results *results,
                       struct clv_error *error)
{
	for (size_t i = 0; i < measure->count; i++)
		if (!clv_change_apply(&measure->changes[i], given, error))
			return false;
	if (!isnan(measure->cost) && !check_cost(given, error))
		return false;
	evaluate(given, measure->cost, results);
	return true;
}

/* ---- Where it breaks even ------------------------------------------------ */

struct trial {
	const struct clv_given *given;
	enum clv_input input;
	enum clv_step step;
	double cost;
	double way; /* 1: the input rises, -1: it falls */
};

static double worth(const struct clv_given *given, double cost)
{
	struct clv_results results;
	evaluate(given, cost, &results);
	return isnan(results.cac) ? results.clv : results.clv - results.cac;
}

static double worth_at(double x, const void *data)
{
	const struct trial *trial = data;
	struct clv_given given = *trial->given;
	const struct clv_rate value = {trial->way * x, trial->step};
	clv_put(&given, trial->input, value);
	return profit_factor(&given) > 0 ? worth(&given, trial->cost) : NAN;
}

double clv_measure_breakeven(const struct clv_measure *measure,
                             const struct clv_given *given)
{
	struct clv_given changed = *given;
	struct clv_error ignored;
	if (measure->count != 1 || isnan(measure->cost))
		return NAN;
	const enum clv_input input = measure->changes[0].input;
	const struct clv_rate before = clv_known(given, input);
	struct clv_equation equation = {.function = worth_at};
	if (isnan(before.value) ||
	    !clv_kind_bounds(clv_input_schema.fields[input].kind, &equation.low,
	                     &equation.high) ||
	    !clv_change_apply(&measure->changes[0], &changed, &ignored))
		return NAN;
	const struct clv_rate after = clv_known(&changed, input);
	/* another period is another model, and nothing lies between two models */
	if (after.value == before.value || after.step != before.step)
		return NAN;
	/* the solver looks upwards, and what falls is turned round */
	const double way = after.value > before.value ? 1 : -1;
	const struct trial trial = {given, input, before.step, measure->cost, way};
	equation.data = &trial;
	equation.goal = worth(given, NAN);
	equation.high = way > 0 ? equation.high : -equation.low;
	equation.low = way * before.value;
	if (!isfinite(equation.goal) || !(equation.low < equation.high))
		return NAN;
	const struct clv_solution found = clv_solve(&equation);
	return found.status == CLV_SOLVED ? way * found.x : NAN;
}
