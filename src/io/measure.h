/* A measure: changes of the inputs, what it costs, and from which change on it
   pays. */
#ifndef CLV_IO_MEASURE_H
#define CLV_IO_MEASURE_H

#include "core/solve.h"
#include "io/change.h"

struct clv_measure {
	const struct clv_change *changes; /* borrowed */
	size_t count;
	double cost; /* money a customer and year; NaN: none was given */
};

/* All the results of the case after the measure, and what is then given. The
   cost lowers what a year brings, for as long as the customer stays, so that
   everything made of it is lower; customer_value, which is revenue, is not.
   False, with CLV_BAD_DATA: a change cannot be made, or there is no margin,
   purchase or frequency out of which a cost could be paid. */
bool clv_measure_apply(const struct clv_measure *measure,
                       struct clv_given *given, struct clv_results *results,
                       struct clv_error *error);

/* The value of the input of its one change at which the cost is earned back: of
   the values from the present one on in the direction of the change, the first
   with as much clv (less cac, where that is known) as without the measure. NaN:
   there is none, or the measure has several changes, or none of a number. */
double clv_measure_breakeven(const struct clv_measure *measure,
                             const struct clv_given *given);

#endif
