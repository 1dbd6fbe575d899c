/* Special functions. Relative error at most 1e-11 over the stated range, where
   the value is not next to a zero of the function. NaN outside. */
#ifndef CLV_CORE_SPECIAL_H
#define CLV_CORE_SPECIAL_H

/* ln gamma(x), x > 0. Changes no global, as lgamma does. */
double clv_log_gamma(double x);

/* ln gamma(a + n) - ln gamma(a), a > 0, n >= 0, also for large a, where the
   difference of the two has few digits left. */
double clv_log_rising(double a, double n);

/* d/dx ln gamma(x), and its derivative; x > 0. */
double clv_digamma(double x);
double clv_trigamma(double x);

/* digamma(a + n) - digamma(a), and the same of trigamma, likewise. */
double clv_digamma_rising(double a, double n);
double clv_trigamma_rising(double a, double n);

/* ln B(a, b), a and b > 0. */
double clv_log_beta(double a, double b);

/* e^w E_s(w), where E_s(w) is the integral of e^(-wt) t^-s over t from 1 on;
   s > 0, w > 0. Neither overflows nor vanishes for large w. */
double clv_exponential_integral(double s, double w);

/* The nodes and weights of Gauss and Legendre between 0 and 1: the sum of
   weight times f(node) is the integral of f, exactly for polynomials of degree
   2 CLV_NODES - 1. 0 <= i < CLV_NODES. */
enum { CLV_NODES = 10 };
double clv_node(unsigned i, double *weight);

#endif
