/* What became of the rows of an export: nothing is left out without being
   counted. */
#ifndef CLV_IO_TALLY_H
#define CLV_IO_TALLY_H

#include "core/wide.h"
#include "data/names.h"

/* Rows or orders of one reason, or of one word, and their amounts. */
struct clv_count {
	uint64_t count;
	clv_wide amount;
};

/* Words with a count each. */
struct clv_counts {
	struct clv_names names;
	struct clv_count *counts;
	size_t capacity;
};

struct clv_tally {
	uint64_t rows, rounded;
	struct clv_count used;        /* purchases, and what they brought */
	struct clv_count given_back;  /* refunds that are no part of an order */
	struct clv_counts left_out;   /* by reason, in words */
	struct clv_counts currencies; /* of rows that count */
	struct clv_counts statuses;   /* that are not known, of rows that count */
	int32_t first_day, last_day;  /* of what is used */
};

void clv_tally_clear(struct clv_tally *tally);
void clv_tally_free(struct clv_tally *tally);

/* Adds to the count of the text. CLV_NO_NAME when there is no memory, else its
   number. */
uint32_t clv_counts_add(struct clv_counts *counts, const char *text,
                        size_t length, uint64_t count, clv_wide amount);

/* Adds all of `other`; false when there is no memory. */
bool clv_tally_add(struct clv_tally *tally, const struct clv_tally *other);

/* A day of what is used. */
void clv_tally_day(struct clv_tally *tally, int32_t day);

#endif
