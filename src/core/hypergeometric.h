/* The hypergeometric function that the mixed models of leaving come to. */
#ifndef CLV_CORE_HYPERGEOMETRIC_H
#define CLV_CORE_HYPERGEOMETRIC_H

/* In the order of the derivatives below. */
enum { CLV_BY_A, CLV_BY_N, CLV_BY_Z, CLV_BY_COUNT };

struct clv_hypergeometric {
	double log; /* ln G */
	double gradient[CLV_BY_COUNT];
	double hessian[CLV_BY_COUNT][CLV_BY_COUNT]; /* symmetric */
};

/* ln G(a, n, z) and its derivatives by a, n and z, where
   G = 2F1(1, a; n + 1; z) is the integral of n e^(-ny) (1 - z + z e^-y)^-a
   over y from 0 on (Abramowitz and Stegun 15.3.1 with t = 1 - e^-y).
   0 < a <= n + 1, n > 0, 0 <= z < 1; all members are NaN outside.
   Relative error of G at most 1e-12, of the derivatives 1e-10 of the larger
   terms that they consist of. */
void clv_hypergeometric(double a, double n, double z,
                        struct clv_hypergeometric *g);

/* ln G alone, in a fraction of the time. NaN outside. */
double clv_hypergeometric_log(double a, double n, double z);

#endif
