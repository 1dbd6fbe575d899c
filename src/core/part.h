/* Likelihoods packed, for tables and sums of very many of them. */
#ifndef CLV_CORE_PART_H
#define CLV_CORE_PART_H

#include "clv/models.h"

#include <stddef.h>
#include <stdint.h>

enum { CLV_TRIANGLE_MAX = CLV_PARAMETERS_MAX * (CLV_PARAMETERS_MAX + 1) / 2 };

/* struct clv_likelihood without what stands twice in it. The Hessian's entry of
   row i and column j <= i stands at i (i + 1) / 2 + j. */
struct clv_part {
	double value;
	double gradient[CLV_PARAMETERS_MAX];
	double hessian[CLV_TRIANGLE_MAX];
};

/* Customers who are the same but for their last purchase. */
struct clv_part_row {
	uint32_t left; /* which of the parts */
	uint32_t pair; /* of the caller's own use */
	double weight; /* how many customers */
};

void clv_part_pack(struct clv_part *part,
                   const struct clv_likelihood *likelihood);
void clv_part_unpack(const struct clv_part *part,
                     struct clv_likelihood *likelihood);

/* sum += weight part. */
void clv_part_add(struct clv_part *sum, const struct clv_part *part,
                  double weight);

/* Adds the log-likelihoods of customers who have `stayed` in common and differ
   in lefts[row.left], each the logarithm of the sum of both parts: what
   clv_likelihood_add gives, up to the rounding. */
void clv_part_add_rows(struct clv_part *sum, const struct clv_part *stayed,
                       const struct clv_part *lefts,
                       const struct clv_part_row *rows, size_t count);

#endif
