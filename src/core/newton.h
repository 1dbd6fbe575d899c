/* The maximum of a function of a few variables within a box, by Newton's method
   with Levenberg's damping. For log-likelihoods, whose variables are the
   logarithms of parameters: a step of 1 is a factor of e. */
#ifndef CLV_CORE_NEWTON_H
#define CLV_CORE_NEWTON_H

#include "core/part.h"

#include <stdbool.h>

struct clv_objective {
	unsigned count; /* variables, 1 to CLV_PARAMETERS_MAX */
	/* Sets value, gradient and Hessian at that point. A value that is NaN or
	   -INFINITY says that the point cannot be. */
	void (*evaluate)(void *data, const double *point, struct clv_part *sum);
	void *data;
	double low[CLV_PARAMETERS_MAX], high[CLV_PARAMETERS_MAX]; /* the box */
};

enum clv_newton_end {
	CLV_NEWTON_CONVERGED, /* a maximum, or one up to where the box ends */
	CLV_NEWTON_FLAT,      /* nothing to be gained on a way that has no end */
	CLV_NEWTON_STALLED    /* no step leads up, and this is no maximum */
};

struct clv_newton {
	double point[CLV_PARAMETERS_MAX];
	struct clv_part at; /* value and derivatives there */
	/* of each variable: 0, or where it is going to, past the end of the box or
	   without an end: -1 or 1 */
	int direction[CLV_PARAMETERS_MAX];
	unsigned iterations;
	enum clv_newton_end end;
};

/* From newton->point on, which is moved into the box; it never loops for ever
   and never returns NaN where the start can be. The gradient is at rest when a
   step moves no variable by more than 1e-5: the last step is still made, so
   that its error is about the square of that. */
void clv_newton_maximize(const struct clv_objective *objective,
                         struct clv_newton *newton);

/* The Cholesky factor L of the symmetric matrix a = L L' of which only the
   lower triangle is read; false when it is not positive definite, or too near
   to that for what is left of its digits. */
bool clv_cholesky(unsigned count,
                  double a[CLV_PARAMETERS_MAX][CLV_PARAMETERS_MAX],
                  double l[CLV_PARAMETERS_MAX][CLV_PARAMETERS_MAX]);

/* x with L L' x = b. */
void clv_cholesky_solve(unsigned count,
                        double l[CLV_PARAMETERS_MAX][CLV_PARAMETERS_MAX],
                        const double *b, double *x);

#endif
