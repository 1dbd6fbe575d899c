/* Which inputs of the calculator were given, and how those of a row and those
   of the command line go together. */
#ifndef CLV_IO_GIVEN_H
#define CLV_IO_GIVEN_H

#include "io/schema.h"

/* mask: bit i for enum clv_input i. */
struct clv_given {
	struct clv_inputs values;
	uint32_t mask;
};

#define CLV_INPUT_BIT(input) (UINT32_C(1) << (input))

void clv_given_clear(struct clv_given *given);

/* Two inputs of the mask that exclude each other: years beside retention or
   churn, retention beside churn, cac beside spend, horizon beside years. */
bool clv_given_conflict(uint32_t mask, enum clv_input *first,
                        enum clv_input *second);

/* The flags that a row with row_mask leaves in force: a filled column wins over
   a flag, over those that exclude it, and over what it derives. */
uint32_t clv_flags_in_force(uint32_t flags_mask, uint32_t row_mask);

/* Fills the inputs that the row lacks from the flags in force. */
void clv_given_fill(struct clv_given *row, const struct clv_given *flags);

/* What can be known from these inputs: bits of enum clv_fact. */
unsigned clv_given_facts(uint32_t mask);

/* In words, which inputs to give for facts that are missing. */
const char *clv_explain_missing(unsigned missing, uint32_t mask);

/* In words, why the result has no value; one line. */
const char *clv_explain(const struct clv_field *result,
                        const struct clv_given *given,
                        const struct clv_results *results);

#endif
