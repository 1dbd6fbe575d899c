#include "core/random.h"

#include <math.h>

/* SplitMix64's finalizer (Steele, Lea and Flood 2014): 0 stays 0. */
static uint64_t mix(uint64_t z)
{
	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

void clv_random_seed(struct clv_random *random, uint64_t seed, uint64_t stream)
{
	uint64_t position = seed + mix(stream);
	for (int i = 0; i < 4; i++) {
		position += UINT64_C(0x9e3779b97f4a7c15);
		random->state[i] = mix(position);
	}
}

static uint64_t rotate(uint64_t bits, int count)
{
	return bits << count | bits >> (64 - count);
}

/* xoshiro256**, Blackman and Vigna 2018. */
uint64_t clv_random_bits(struct clv_random *random)
{
	uint64_t *s = random->state;
	const uint64_t result = rotate(s[1] * 5, 7) * 9;
	const uint64_t shifted = s[1] << 17;
	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= shifted;
	s[3] = rotate(s[3], 45);
	return result;
}

double clv_random_uniform(struct clv_random *random)
{
	/* the middle of one of 2^52 equal parts: with one bit more the last middle
	   would round to 1 */
	return ((double)(clv_random_bits(random) >> 12) + 0.5) * 0x1p-52;
}

double clv_random_exponential(struct clv_random *random)
{
	return -log(clv_random_uniform(random));
}

/* Marsaglia's polar method. The second number that it yields is dropped: a
   generator that kept it would have more state than its bits. */
double clv_random_normal(struct clv_random *random)
{
	double x, square;
	do {
		x = 2 * clv_random_uniform(random) - 1;
		const double y = 2 * clv_random_uniform(random) - 1;
		square = x * x + y * y;
	} while (square >= 1 || square == 0);
	return x * sqrt(-2 * log(square) / square);
}

/* Marsaglia and Tsang 2000; shape >= 1. */
static double gamma_from_one(struct clv_random *random, double shape)
{
	const double d = shape - 1. / 3;
	const double c = 1 / sqrt(9 * d);
	for (;;) {
		const double normal = clv_random_normal(random);
		const double root = 1 + c * normal;
		if (root <= 0)
			continue;
		const double cube = root * root * root;
		const double uniform = clv_random_uniform(random);
		/* their squeeze: nearly always, without a logarithm */
		const double square = normal * normal;
		if (uniform < 1 - 0.0331 * square * square)
			return d * cube;
		if (log(uniform) < 0.5 * square + d * (1 - cube + log(cube)))
			return d * cube;
	}
}

/* The logarithm: below shape 1 the number itself may be too small for a double,
   but not its logarithm. */
static double log_gamma_variate(struct clv_random *random, double shape)
{
	if (shape >= 1)
		return log(gamma_from_one(random, shape));
	const double larger = log(gamma_from_one(random, shape + 1));
	return larger + log(clv_random_uniform(random)) / shape;
}

double clv_random_gamma(struct clv_random *random, double shape)
{
	if (!(shape > 0 && shape < INFINITY))
		return NAN;
	if (shape >= 1)
		return gamma_from_one(random, shape);
	return exp(log_gamma_variate(random, shape));
}

double clv_random_beta(struct clv_random *random, double a, double b)
{
	if (!(a > 0 && b > 0 && a < INFINITY && b < INFINITY))
		return NAN;
	const double log_a = log_gamma_variate(random, a);
	const double log_b = log_gamma_variate(random, b);
	/* shapes so small that both logarithms overflow: 0 or 1 */
	if (log_a == log_b)
		return clv_random_uniform(random) * (a + b) < a ? 1 : 0;
	return 1 / (1 + exp(log_b - log_a));
}
