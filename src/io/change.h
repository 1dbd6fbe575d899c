/* Changes of the calculator's inputs: +5pt, +10%, -3, 6. */
#ifndef CLV_IO_CHANGE_H
#define CLV_IO_CHANGE_H

#include "io/figure.h"
#include "io/given.h"

enum clv_change_how { CLV_CHANGE_SET, CLV_CHANGE_ADD, CLV_CHANGE_SCALE };

struct clv_change {
	enum clv_input input;
	enum clv_change_how how;
	struct clv_figure figure; /* the value, what is added, or the share that is
	                             added: 0.1 for +10% */
	const char *text;         /* as typed, borrowed */
};

/* Reads what stands behind NAME=. With a sign it is a change: in the unit of
   the input, in per cent (+10%), or for rates in points (+5pt) and nothing
   else; without a sign it is the new value. name is what the input is called in
   the error; decimal as in clv_figure_read. */
bool clv_change_read(struct clv_change *change, enum clv_input input,
                     const char *name, const char *text, char decimal,
                     struct clv_error *error);

/* Makes the change. A rate without a unit keeps that of the case; retention
   changes churn where that was given, and the other way round. False, with
   CLV_BAD_DATA, where the input is not known, excluded by another, or would
   leave its bounds; given may then be half changed. */
bool clv_change_apply(const struct clv_change *change, struct clv_given *given,
                      struct clv_error *error);

/* The value of an input as the calculator takes it: given, else what follows
   from others (avg, freq, cac, retention from churn and back), else its
   default; NaN where it is not known. */
struct clv_rate clv_known(const struct clv_given *given, enum clv_input input);

/* Sets an input to a value of its domain, retention and churn on the one of
   them that was given; cac takes the place of spend. */
void clv_put(struct clv_given *given, enum clv_input input,
             struct clv_rate value);

/* The same, and the input is then the one that is given: retention takes the
   place of churn. */
void clv_put_as(struct clv_given *given, enum clv_input input,
                struct clv_rate value);

/* False, with CLV_BAD_DATA, where an input that is given excludes this one. */
bool clv_can_put(const struct clv_given *given, enum clv_input input,
                 struct clv_error *error);

#endif
