#include "cli/reference.h"
#include "cli/suggest.h"

#include <math.h>
#include <string.h>

bool reference_reject(const char *option, const char *name, size_t length,
                      struct clv_error *error)
{
	char shown[80];
	clv_printable(name, length, shown, sizeof shown);
	clv_reject(error, CLV_BAD_USAGE, "%s: there is no result \"%s\"", option,
	           shown);
	struct suggestion near = suggest_for(shown);
	for (size_t i = 0; i < clv_result_schema.count; i++)
		suggest(&near, clv_result_schema.fields[i].name);
	if (near.best)
		return clv_hint(error, "did you mean %s?", near.best);
	return clv_hint(error, "clv help lists the results");
}

bool reference_find(const char *option, const char *name, size_t length,
                    struct reference *reference, struct clv_error *error)
{
	reference->result = clv_schema_find(&clv_result_schema, name, length);
	reference->input = clv_schema_find(&clv_input_schema, name, length);
	return reference->result != CLV_NO_FIELD ||
	       reference->input != CLV_NO_FIELD ||
	       reference_reject(option, name, length, error);
}

const struct clv_field *reference_field(const struct reference *reference)
{
	return reference->result != CLV_NO_FIELD
	           ? &clv_result_schema.fields[reference->result]
	           : &clv_input_schema.fields[reference->input];
}

/* avg, freq and cac can follow from other inputs. */
static double derived(int input, const struct clv_results *results)
{
	switch (input) {
	case CLV_IN_AVG:
		return results->avg;
	case CLV_IN_FREQ:
		return results->freq;
	case CLV_IN_CAC:
		return results->cac;
	default:
		return NAN;
	}
}

struct clv_value reference_value(const struct reference *reference,
                                 const struct clv_given *given,
                                 const struct clv_results *results,
                                 char store[CLV_STORE_SIZE])
{
	if (reference->result != CLV_NO_FIELD)
		return clv_field_value(reference_field(reference), results, store);
	if (given->mask & CLV_INPUT_BIT(reference->input))
		return clv_field_value(reference_field(reference), &given->values,
		                       store);
	const double number = derived(reference->input, results);
	return (struct clv_value){isnan(number) ? CLV_VALUE_NONE : CLV_VALUE_NUMBER,
	                          number, NULL, 0};
}

static unsigned fact_of(int input)
{
	switch (input) {
	case CLV_IN_AVG:
		return CLV_HAS_AVG;
	case CLV_IN_FREQ:
		return CLV_HAS_FREQ;
	case CLV_IN_CAC:
		return CLV_HAS_CAC;
	default:
		return 0;
	}
}

bool reference_is_possible(const struct reference *reference, uint32_t mask)
{
	const unsigned facts = clv_given_facts(mask);
	if (reference->input != CLV_NO_FIELD) {
		const unsigned fact = fact_of(reference->input);
		if ((mask & CLV_INPUT_BIT(reference->input)) || (fact & facts))
			return true;
	}
	return reference->result != CLV_NO_FIELD &&
	       !(reference_field(reference)->needs & ~facts);
}

bool any_result_is_possible(uint32_t mask)
{
	const unsigned facts = clv_given_facts(mask);
	for (size_t i = 0; i < clv_result_schema.count; i++)
		if (!(clv_result_schema.fields[i].needs & ~facts))
			return true;
	return false;
}

const char *reference_explain(const struct reference *reference,
                              const struct clv_given *given,
                              const struct clv_results *results)
{
	if (reference->result != CLV_NO_FIELD)
		return clv_explain(reference_field(reference), given, results);
	const unsigned missing =
	    fact_of(reference->input) & ~clv_given_facts(given->mask);
	return missing ? clv_explain_missing(missing, given->mask)
	               : "was not given";
}
