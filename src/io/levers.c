#include "io/levers.h"
#include "core/tidy.h"

#include <math.h>
#include <string.h>

/* Ties stay in this order. */
static const enum clv_input candidates[] = {
    CLV_IN_AVG,   CLV_IN_FREQ,  CLV_IN_MARGIN, CLV_IN_RETENTION,
    CLV_IN_CHURN, CLV_IN_YEARS, CLV_IN_CAC};

enum { CANDIDATE_COUNT = sizeof candidates / sizeof *candidates };

size_t clv_lever_result(const struct clv_given *given)
{
	const bool has_cac = clv_given_facts(given->mask) & CLV_HAS_CAC;
	const char *name = has_cac ? "clv_net" : "clv";
	return (size_t)clv_schema_find_exact(&clv_result_schema, name,
	                                     strlen(name));
}

/* retention is another word for churn: the one that was given is shown. */
static bool is_lever(const struct clv_given *given, enum clv_input input)
{
	const bool is_either = input == CLV_IN_RETENTION || input == CLV_IN_CHURN;
	if (is_either)
		return given->mask & CLV_INPUT_BIT(input);
	return !isnan(clv_known(given, input).value);
}

/* By `factor`; retention through churn, and a rate up to all. */
static double scaled(enum clv_input input, double value, double factor)
{
	if (input == CLV_IN_RETENTION)
		return clv_complement(
		    scaled(CLV_IN_CHURN, clv_complement(value), factor));
	const double changed = clv_tidy(value * factor);
	return clv_kind_is_rate(clv_input_schema.fields[input].kind)
	           ? fmin(changed, 1)
	           : changed;
}

static double result_with(const struct clv_given *given, size_t result,
                          enum clv_input input, struct clv_rate value)
{
	struct clv_given with = *given;
	struct clv_results results;
	clv_put(&with, input, value);
	clv_evaluate_groups(&with.values, CLV_GROUP_ACQUISITION, &results);
	return clv_field_number(&clv_result_schema.fields[result], &results);
}

static void swap(double *a, double *b)
{
	const double other = *a;
	*a = *b;
	*b = other;
}

static void try(const struct clv_given *given, double share,
                struct clv_lever *lever)
{
	const struct clv_rate known = clv_known(given, lever->input);
	const size_t result = clv_lever_result(given);
	struct clv_rate changed = known;
	lever->value = known.value;
	lever->step = known.step;
	lever->before = result_with(given, result, lever->input, known);
	lever->better = changed.value =
	    scaled(lever->input, known.value, 1 + share);
	lever->if_better = result_with(given, result, lever->input, changed);
	lever->worse = changed.value = scaled(lever->input, known.value, 1 - share);
	lever->if_worse = result_with(given, result, lever->input, changed);
	if (lever->if_better < lever->if_worse ||
	    (isnan(lever->if_better) && lever->if_worse > lever->before)) {
		swap(&lever->better, &lever->worse);
		swap(&lever->if_better, &lever->if_worse);
	}
	lever->effect = clv_difference(lever->if_better, lever->before);
}

/* Behind those with an effect that is as large; what has none comes last. */
static void insert(struct clv_lever *levers, size_t count,
                   const struct clv_lever *lever)
{
	while (count > 0 && !isnan(lever->effect) &&
	       !(levers[count - 1].effect >= lever->effect)) {
		levers[count] = levers[count - 1];
		count--;
	}
	levers[count] = *lever;
}

size_t clv_levers_rank(const struct clv_given *given, double share,
                       struct clv_lever levers[CLV_LEVERS_MAX])
{
	size_t count = 0;
	for (size_t i = 0; i < CANDIDATE_COUNT && count < CLV_LEVERS_MAX; i++) {
		struct clv_lever lever = {.input = candidates[i]};
		if (!is_lever(given, lever.input))
			continue;
		try(given, share, &lever);
		insert(levers, count++, &lever);
	}
	return count;
}
