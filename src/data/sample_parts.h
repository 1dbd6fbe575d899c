/* What the files of a sample share. */
#ifndef CLV_DATA_SAMPLE_PARTS_H
#define CLV_DATA_SAMPLE_PARTS_H

#include "data/sample.h"

enum { CLV_SAMPLE_COLUMNS = 3 };

/* ---- Distinct values, or groups of values ----------------------------- */
struct clv_distinct {
	size_t width;   /* numbers in a group, 1 to CLV_SAMPLE_COLUMNS */
	double *values; /* group after group, in the order in which they came */
	size_t count, capacity;
	uint32_t *slots; /* of a hash table: index + 1, or 0 */
	unsigned bits;   /* it has 2^bits slots */
};

/* Sets *code to the index of that group, which is 0 or more and may be new.
   False when there is no memory, or no number for that many. */
bool clv_distinct_code(struct clv_distinct *distinct, const double *values,
                       uint32_t *code);
void clv_distinct_free(struct clv_distinct *distinct);

/* ---- Customers as numbers of their values ----------------------------- */
struct clv_entry {
	uint32_t key[CLV_SAMPLE_COLUMNS];
	uint64_t weight;
};

/* Sorts by key[0], key[1], key[2]; equal ones stay in their order. Returns
   where the result is: entries, or scratch, which has as much room. */
struct clv_entry *clv_entries_sort(struct clv_entry *entries,
                                   struct clv_entry *scratch, size_t count);

struct clv_sample_intake {
	struct clv_distinct kinds; /* x; T or z; t_x */
	uint64_t *weights;         /* of each kind */
	size_t capacity;           /* of weights */
};

void clv_sample_intake_free(struct clv_sample_intake *intake);

#endif
