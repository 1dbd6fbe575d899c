/* Chances that differ among customers as a Beta(a, b) distribution: at each
   occasion there is a hit or a miss, and what is known of a customer after h
   hits and m misses is Beta(a + h, b + m). Where a hit means that he leaves,
   the number of misses is a shifted beta-geometric lifetime.

   a and b are above 0; hits, misses and occasions are at least 0 and whole
   unless said otherwise. Nothing here checks that. */
#ifndef CLV_CORE_BETA_H
#define CLV_CORE_BETA_H

#include "clv/models.h"

/* The logarithm of the probability of one sequence of so many hits and misses,
   in whatever order: ln B(a + hits, b + misses) - ln B(a, b). */
double clv_beta_log_sequence(double a, double b, double hits, double misses);

/* Add the same, with its derivatives, to part, where a and b are
   parameters[first] and parameters[first + 1]. */
void clv_beta_add_sequence(const double *parameters, size_t first, double hits,
                           double misses, struct clv_likelihood *part);

/* Add the logarithm of the probability of a hit, or of a miss, at the next
   occasion after so many hits and misses. */
void clv_beta_add_hit(const double *parameters, size_t first, double hits,
                      double misses, struct clv_likelihood *part);
void clv_beta_add_miss(const double *parameters, size_t first, double hits,
                       double misses, struct clv_likelihood *part);

/* The number of occasions to expect among the next `occasions` up to which
   there is no hit: the sum over i = 1..occasions of B(a, b + i) / B(a, b). Of
   INFINITY: b / (a - 1), which is INFINITY for a <= 1. */
double clv_beta_expected_misses(double a, double b, double occasions);

/* The same without an end, the i-th divided by (1 + discount)^i, discount > 0:
   b z / (a + b) 2F1(1, b + 1; a + b + 1; z) with z = 1 / (1 + discount). Takes
   about 10 / sqrt(discount) steps; NaN for a discount below 1e-10. */
double clv_beta_discounted_misses(double a, double b, double discount);

/* What goes through occasions one by one is undefined beyond so many. */
enum { CLV_BETA_OCCASIONS_MAX = 1000000 };

/* A time as whole occasions: a part of one is none. Rounding in the last
   places loses no occasion. NaN below 0. */
double clv_beta_occasions(double time);

#endif
