/* Where a continuous function of one number takes a given value. */
#ifndef CLV_CORE_SOLVE_H
#define CLV_CORE_SOLVE_H

#include <stdbool.h>
#include <stddef.h>

struct clv_equation {
	/* NaN where it is undefined */
	double (*function)(double x, const void *data);
	const void *data;
	double goal;      /* finite */
	double low, high; /* low < high, both part of the domain; -INFINITY and
	                     INFINITY where it has no end */
};

enum clv_solve_status {
	CLV_SOLVED,
	CLV_SOLVE_UNDEFINED, /* the function has no value anywhere */
	CLV_SOLVE_CONSTANT,  /* it is the same everywhere: x does not matter */
	CLV_SOLVE_BEYOND,    /* the goal lies outside of lowest to highest */
	CLV_SOLVE_BETWEEN    /* it passes over the goal without taking it */
};

struct clv_solution {
	enum clv_solve_status status;
	double x;               /* the lowest solution; NaN without one */
	size_t count;           /* how many were seen */
	double lowest, highest; /* values that it takes; beyond
	                           CLV_SOLVE_UNBOUNDED: without a bound */
};

/* Values beyond this are as good as no bound. */
#define CLV_SOLVE_UNBOUNDED 1e100

/* |function(x) - goal| of a solution is at most this, relative to the goal; for
   a goal of 0 relative to the values on both sides of it. */
#define CLV_SOLVE_TOLERANCE 1e-9

/* The domain is scanned in steps that are even in the logarithm of the distance
   from its ends and from 0, 16 to a factor of ten between 1e-12 and 1e15; a
   change of sign between two of them is narrowed down by Brent's method (1973,
   chapter 4). Where the function begins or ceases to be defined is found by
   bisection, and belongs to the scan. What lies beyond 1e30 only tells whether
   the values have a bound. Solutions that lie closer together than a
   step, and a goal that is touched but not crossed, may be missed. */
struct clv_solution clv_solve(const struct clv_equation *equation);

#endif
