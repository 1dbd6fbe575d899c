/* --require 'ltv_cac>=3': a gate for scripts. */
#ifndef CLV_CLI_REQUIRE_H
#define CLV_CLI_REQUIRE_H

#include "cli/reference.h"

struct requirement {
	char shown[160]; /* as typed, for messages */
	struct reference reference;
	int relation; /* as relation_find */
	double number;
	const char *word; /* of a result that is a word */
	size_t word_length;
	uint64_t failed;     /* cases that failed it */
	uint64_t first_line; /* of the first of them, 0: not in a file */
	const char *first_file;
	char first_value[CLV_STORE_SIZE]; /* what it was there */
};

bool requirement_parse(struct requirement *requirement, const char *text,
                       struct clv_error *error);

/* Counts the case if it fails; true when it holds. Equality is that of
   clv_compare: a ratio of 2.9999999999999996 is 3. */
bool requirement_check(struct requirement *requirement,
                       const struct clv_given *given,
                       const struct clv_results *results, const char *file,
                       uint64_t line);

#endif
