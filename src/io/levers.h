/* What a business can work on, ranked by what it would bring. */
#ifndef CLV_IO_LEVERS_H
#define CLV_IO_LEVERS_H

#include "io/change.h"

/* avg, freq, margin, one of churn, retention and years, cac */
enum { CLV_LEVERS_MAX = 5 };

struct clv_lever {
	enum clv_input input;
	enum clv_step step; /* of churn or retention */
	/* of the input: as it is, and by a share better and worse */
	double value, better, worse;
	/* of the result; NaN where it has none */
	double before, if_better, if_worse;
	double effect; /* if_better - before */
};

/* The result that levers are ranked by: clv_net, or clv where no cac is known.
   An index of clv_result_schema. */
size_t clv_lever_result(const struct clv_given *given);

/* Fills levers with the inputs that are known, the largest effect first, and
   returns how many there are. share is above 0 and below 1. Better is what
   raises the result. Retention improves through churn: 90% by 10% is 91%.
   Rates do not go beyond 100%. What is an assumption and no work (discount,
   horizon, target) is left out. */
size_t clv_levers_rank(const struct clv_given *given, double share,
                       struct clv_lever levers[CLV_LEVERS_MAX]);

#endif
