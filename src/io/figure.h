/* One figure of a command line's own small languages (changes, sweeps, goals),
   read as the field reads it that it belongs to. */
#ifndef CLV_IO_FIGURE_H
#define CLV_IO_FIGURE_H

#include "io/schema.h"

struct clv_figure {
	double value; /* of CLV_WORD: the number of the word */
	enum clv_step step;
	bool has_step; /* /month or /year was said */
};

/* Reads text of `length` bytes; shares and ratios take 50% as well as 0.5.
   decimal is the sign, 0: not known, and then 1,234 is refused. False after an
   error of usage, in which the field is called `name`. */
bool clv_figure_read(const struct clv_field *field, const char *name,
                     const char *text, size_t length, char decimal,
                     struct clv_figure *figure, struct clv_error *error);

/* The figure as clv_field_say says a member. */
const char *clv_figure_say(const struct clv_field *field, double value,
                           enum clv_step step, char store[CLV_STORE_SIZE]);

/* Between which values the figures of a kind lie, for the solver: infinite
   where there is no end. False for kinds that are no numbers. */
bool clv_kind_bounds(enum clv_kind kind, double *low, double *high);

/* after - before, without the digits that the subtraction made up: 824.4 -
   823.2 is 1.2 and not 1.1999999999999318. */
double clv_difference(double after, double before);

/* Is it a rate, of which there are points and not per cents? */
bool clv_kind_is_rate(enum clv_kind kind);

#endif
