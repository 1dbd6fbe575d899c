/* The columns of `clv whatif` and `clv solve`. */
#ifndef CLV_IO_WHATIFS_H
#define CLV_IO_WHATIFS_H

#include "io/csv_reader.h"
#include "io/levers.h"

/* A result before and after a change; NaN where it is undefined, or a word. */
struct clv_effect {
	struct clv_text result;
	double before, after, difference, change;
	double pays_from; /* with CLV_HAS_COST */
};

extern const struct clv_schema clv_effect_schema;

/* The effect of a change on a result that is a number: difference = after -
   before, and change = difference / before, where before is above 0. */
struct clv_effect clv_effect_of(const struct clv_field *result, double before,
                                double after);

/* A lever with its place: 1 is the first to be worked on. value, better and
   worse are of the input's own kind. */
struct clv_ranked {
	double rank;
	struct clv_text input, result;
	double value, better, worse;
	double before, if_better, if_worse, effect;
};

extern const struct clv_schema clv_ranked_schema;

/* `result` as an index of clv_result_schema. */
struct clv_ranked clv_ranked_of(const struct clv_lever *lever, size_t rank,
                                size_t result);

/* What is said of a case that was solved. */
struct clv_answer {
	double solutions;
	struct clv_text reason;
};

extern const struct clv_schema clv_answer_schema;

#endif
