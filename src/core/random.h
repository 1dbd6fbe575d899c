/* Random numbers that a seed decides: the same on every machine. */
#ifndef CLV_CORE_RANDOM_H
#define CLV_CORE_RANDOM_H

#include <stdint.h>

struct clv_random {
	uint64_t state[4];
};

/* Streams of one seed are independent of each other. */
void clv_random_seed(struct clv_random *random, uint64_t seed, uint64_t stream);

uint64_t clv_random_bits(struct clv_random *random);

/* Uniform in the open interval (0, 1). */
double clv_random_uniform(struct clv_random *random);

/* Mean 1. */
double clv_random_exponential(struct clv_random *random);

/* Mean 0, variance 1. */
double clv_random_normal(struct clv_random *random);

/* Mean shape, scale 1; shape > 0. A very small shape may give 0. */
double clv_random_gamma(struct clv_random *random, double shape);

/* In [0, 1]; a and b > 0. */
double clv_random_beta(struct clv_random *random, double a, double b);

#endif
