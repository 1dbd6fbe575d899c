/* Customers that a model drew, as a shop sees them: orders on whole days. */
#ifndef CLV_CORE_SHOPPER_H
#define CLV_CORE_SHOPPER_H

#include "clv/models.h"

#include "core/random.h"
#include "core/simulate.h"

#include <stdbool.h>
#include <stdint.h>

/* What they are drawn from. Days are counted from 0, the first one that is
   observed. */
struct clv_shop {
	const struct clv_model *model; /* has draw */
	const double *parameters;
	const struct clv_model *spend; /* has draw_value; null: each order is 1 */
	const double *spend_parameters;
	double unit_days; /* days in the parameters' unit of time, at least 1 */
	int32_t length;   /* days observed in all, at least 1 */
	uint64_t seed;
};

struct clv_shopper_order {
	int32_t day;    /* 0 to length - 1 */
	int64_t amount; /* in 1/10000; whole cents, at least one */
};

/* A customer under way. It holds pointers into itself: never to be copied. */
struct clv_shopper {
	const struct clv_shop *shop; /* borrowed */
	struct clv_random times, values;
	struct clv_character character;
	struct clv_simulation simulation;
	double first;    /* day of the first purchase, with its fraction */
	double occasion; /* the last one, counted from the first purchase */
	double scale;    /* of what he spends */
	int32_t day;     /* of the last order; -1: there was none */
	bool ended;
};

/* Customer number `index`: each has random numbers of his own, so that he is
   the same whoever comes before him, and when he buys does not depend on what
   is spent. The first purchase is uniform over the first half of the length;
   with models of occasions and of survival it is at a whole occasion since day
   0, so that all have their occasions on the same days. */
void clv_shopper_begin(struct clv_shopper *shopper, const struct clv_shop *shop,
                       uint64_t index);

/* His next order, the first purchase to begin with, on ascending days: several
   purchases of one day are one order. False when there is none any more. */
bool clv_shopper_next(struct clv_shopper *shopper,
                      struct clv_shopper_order *order);

#endif
