/* A range of values of one input: 1%..10%:1%. */
#ifndef CLV_IO_SWEEP_H
#define CLV_IO_SWEEP_H

#include "io/change.h"

enum { CLV_SWEEP_MAX = 10000 };

struct clv_sweep {
	enum clv_input input;
	double low, high, size; /* high below low: downwards */
	size_t count;           /* 1 to CLV_SWEEP_MAX */
	enum clv_step step;
	bool has_step; /* /month or /year was said */
};

/* Reads LOW..HIGH:SIZE, the size of a rate also as 1pt. The high end belongs to
   it where the steps meet it. name and decimal as in clv_change_read; false
   after an error of usage. */
bool clv_sweep_read(struct clv_sweep *sweep, enum clv_input input,
                    const char *name, const char *text, char decimal,
                    struct clv_error *error);

/* Value number `index`, below count. */
double clv_sweep_value(const struct clv_sweep *sweep, size_t index);

/* Sets the input to it, in place of the other of retention and churn; a rate
   without a unit keeps that of the case. */
void clv_sweep_apply(const struct clv_sweep *sweep, size_t index,
                     struct clv_given *given);

#endif
