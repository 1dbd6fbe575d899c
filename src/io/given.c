#include "io/given.h"

#include <math.h>
#include <string.h>

static const enum clv_input excluding[][2] = {
    {CLV_IN_YEARS, CLV_IN_RETENTION}, {CLV_IN_YEARS, CLV_IN_CHURN},
    {CLV_IN_RETENTION, CLV_IN_CHURN}, {CLV_IN_CAC, CLV_IN_SPEND},
    {CLV_IN_YEARS, CLV_IN_HORIZON},
};

enum { EXCLUDING_COUNT = sizeof excluding / sizeof *excluding };

/* `derived` follows from the other two where it is not given itself. */
static const struct {
	enum clv_input derived, from, and;
} derivations[] = {
    {CLV_IN_AVG, CLV_IN_REVENUE, CLV_IN_PURCHASES},
    {CLV_IN_FREQ, CLV_IN_PURCHASES, CLV_IN_CUSTOMERS},
    {CLV_IN_CAC, CLV_IN_SPEND, CLV_IN_NEW_CUSTOMERS},
};

enum { DERIVATIONS_COUNT = sizeof derivations / sizeof *derivations };

static bool has(uint32_t mask, enum clv_input input)
{
	return mask & CLV_INPUT_BIT(input);
}

void clv_given_clear(struct clv_given *given)
{
	clv_inputs_clear(&given->values);
	given->mask = 0;
}

bool clv_given_conflict(uint32_t mask, enum clv_input *first,
                        enum clv_input *second)
{
	for (size_t i = 0; i < EXCLUDING_COUNT; i++)
		if (has(mask, excluding[i][0]) && has(mask, excluding[i][1])) {
			*first = excluding[i][0];
			*second = excluding[i][1];
			return true;
		}
	return false;
}

uint32_t clv_flags_in_force(uint32_t flags_mask, uint32_t row_mask)
{
	uint32_t in_force = flags_mask & ~row_mask;
	for (size_t i = 0; i < EXCLUDING_COUNT; i++)
		for (int side = 0; side < 2; side++)
			if (has(row_mask, excluding[i][side]))
				in_force &= ~CLV_INPUT_BIT(excluding[i][1 - side]);
	for (size_t i = 0; i < DERIVATIONS_COUNT; i++)
		if (has(row_mask, derivations[i].from) &&
		    has(row_mask, derivations[i].and))
			in_force &= ~CLV_INPUT_BIT(derivations[i].derived);
	return in_force;
}

static void copy_input(struct clv_inputs *to, const struct clv_inputs *from,
                       size_t input)
{
	const struct clv_field *field = &clv_input_schema.fields[input];
	size_t size = sizeof(double);
	if (field->kind == CLV_STEP_RATE)
		size = sizeof(struct clv_rate);
	else if (field->kind == CLV_WORD)
		size = sizeof(enum clv_timing);
	memcpy((char *)to + field->offset, (const char *)from + field->offset,
	       size);
}

void clv_given_fill(struct clv_given *row, const struct clv_given *flags)
{
	const uint32_t filled = clv_flags_in_force(flags->mask, row->mask);
	for (uint32_t rest = filled; rest; rest &= rest - 1)
		copy_input(&row->values, &flags->values, (size_t)__builtin_ctz(rest));
	row->mask |= filled;
}

static bool known(uint32_t mask, enum clv_input input)
{
	if (has(mask, input))
		return true;
	for (size_t i = 0; i < DERIVATIONS_COUNT; i++)
		if (derivations[i].derived == input)
			return has(mask, derivations[i].from) &&
			       has(mask, derivations[i].and);
	return false;
}

unsigned clv_given_facts(uint32_t mask)
{
	const bool churn = has(mask, CLV_IN_RETENTION) || has(mask, CLV_IN_CHURN);
	const bool answers = has(mask, CLV_IN_PROMOTERS) &&
	                     has(mask, CLV_IN_PASSIVES) &&
	                     has(mask, CLV_IN_DETRACTORS);
	unsigned facts = 0;
	facts |= known(mask, CLV_IN_AVG) ? CLV_HAS_AVG : 0u;
	facts |= known(mask, CLV_IN_FREQ) ? CLV_HAS_FREQ : 0u;
	facts |= churn || has(mask, CLV_IN_YEARS) ? CLV_HAS_LIFE : 0u;
	facts |= churn ? CLV_HAS_CHURN : 0u;
	facts |= known(mask, CLV_IN_CAC) ? CLV_HAS_CAC : 0u;
	facts |= answers ? CLV_HAS_ANSWERS : 0u;
	return facts;
}

/* ---- Why there is no value ----------------------------------------------- */

const char *clv_explain_missing(unsigned missing, uint32_t mask)
{
	if (missing & CLV_HAS_AVG)
		return has(mask, CLV_IN_REVENUE) || has(mask, CLV_IN_PURCHASES)
		           ? "needs avg, or both revenue and purchases"
		           : "needs avg, the average purchase";
	if (missing & CLV_HAS_FREQ)
		return has(mask, CLV_IN_CUSTOMERS)
		           ? "needs freq, or both purchases and customers"
		           : "needs freq, the purchases a year";
	if (missing & CLV_HAS_CHURN)
		return "needs years, retention or churn";
	if (missing & CLV_HAS_LIFE)
		return "needs years, or retention or churn";
	if (missing & CLV_HAS_CAC)
		return has(mask, CLV_IN_SPEND) || has(mask, CLV_IN_NEW_CUSTOMERS)
		           ? "needs cac, or both spend and new-customers"
		           : "needs cac, the acquisition cost";
	if ((missing & CLV_HAS_ANSWERS) && has(mask, CLV_IN_PROMOTERS) &&
	    has(mask, CLV_IN_DETRACTORS))
		return "the passives are unknown: give passives, 0 if there were none";
	return "needs promoters, passives and detractors";
}

static const char *explain_payback(const struct clv_given *given,
                                   const struct clv_results *results)
{
	const struct clv_inputs *in = &given->values;
	const double margin =
	    results->customer_value * (isnan(in->margin) ? 1 : in->margin);
	if (!(margin > 0))
		return "never: a customer brings no margin";
	if (has(given->mask, CLV_IN_HORIZON))
		return "never within the horizon";
	if (has(given->mask, CLV_IN_YEARS))
		return "never within the lifespan";
	return "never: so many leave that the cost does not come back";
}

const char *clv_explain(const struct clv_field *result,
                        const struct clv_given *given,
                        const struct clv_results *results)
{
	const unsigned missing = result->needs & ~clv_given_facts(given->mask);
	const bool is_lifespan =
	    result->offset == offsetof(struct clv_results, years);
	if (is_lifespan && results->churn == 0)
		return "nobody ever leaves: there is no end";
	if (missing)
		return clv_explain_missing(missing, given->mask);
	if (isnan(results->avg) && (result->needs & CLV_HAS_AVG))
		return "there were no purchases to take an average of";
	if (isnan(results->freq) && (result->needs & CLV_HAS_FREQ))
		return "there were no customers to take an average of";
	if (isnan(results->cac) && (result->needs & CLV_HAS_CAC))
		return "no customer was won with that spend";
	if (isnan(results->clv) && (result->needs & CLV_HAS_LIFE))
		return (given->mask & (CLV_INPUT_BIT(CLV_IN_RETENTION) |
		                       CLV_INPUT_BIT(CLV_IN_CHURN))) &&
		               !has(given->mask, CLV_IN_HORIZON) &&
		               results->churn == 0 && results->discount == 0
		           ? "nobody leaves and nothing is discounted, so the sum has "
		             "no end: give a discount or a horizon"
		           : "the figure is too large";
	if (result->kind == CLV_WORD)
		return "revenue alone cannot tell: give margin, such as 40%";
	if (result->kind == CLV_RATIO)
		return "acquisition costs nothing, so there is no ratio";
	if (result->kind == CLV_MONTHS)
		return explain_payback(given, results);
	if (result->kind == CLV_ORDINAL)
		return results->avg > 0 && !(given->values.margin <= 0)
		           ? "never: the lifespan has fewer purchases"
		           : "never: a purchase brings no margin";
	if (result->needs & CLV_HAS_ANSWERS)
		return "nobody answered";
	return "the figure is too large";
}
