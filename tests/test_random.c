/* Random numbers: published vectors of the generator, and distributions against
   their own formulas, by Kolmogorov and Smirnov. Seeds are fixed: what passes
   once passes always. */
#include "core/random.h"

#include "check.h"

#include <stdlib.h>

/* The first ten of xoshiro256** from the state 1, 2, 3, 4: the vector in the
   tests of the Rust crate rand_xoshiro, made by the authors' C program. */
static void the_generator_is_xoshiro(void **state)
{
	(void)state;
	static const uint64_t expected[] = {UINT64_C(11520),
	                                    UINT64_C(0),
	                                    UINT64_C(1509978240),
	                                    UINT64_C(1215971899390074240),
	                                    UINT64_C(1216172134540287360),
	                                    UINT64_C(607988272756665600),
	                                    UINT64_C(16172922978634559625),
	                                    UINT64_C(8476171486693032832),
	                                    UINT64_C(10595114339597558777),
	                                    UINT64_C(2904607092377533576)};
	struct clv_random random = {{1, 2, 3, 4}};
	for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++)
		assert_true(clv_random_bits(&random) == expected[i]);
}

/* The first four of SplitMix64 from the seed 1234567, as Rosetta Code lists
   them. */
static void the_seed_goes_through_splitmix(void **state)
{
	(void)state;
	struct clv_random random;
	clv_random_seed(&random, 1234567, 0);
	assert_true(random.state[0] == UINT64_C(6457827717110365317));
	assert_true(random.state[1] == UINT64_C(3203168211198807973));
	assert_true(random.state[2] == UINT64_C(9817491932198370423));
	assert_true(random.state[3] == UINT64_C(4593380528125082431));
}

static void seeds_and_streams_differ(void **state)
{
	(void)state;
	enum { COUNT = 8 };
	uint64_t first[COUNT];
	for (uint64_t i = 0; i < COUNT; i++) {
		struct clv_random random;
		clv_random_seed(&random, i / 4, i % 4);
		first[i] = clv_random_bits(&random);
		for (uint64_t j = 0; j < i; j++)
			assert_true(first[j] != first[i]);
	}
	struct clv_random again;
	clv_random_seed(&again, 1, 3);
	assert_true(clv_random_bits(&again) == first[7]);
}

/* Streams that have to do with each other would correlate. */
static void streams_do_not_correlate(void **state)
{
	(void)state;
	enum { COUNT = 20000 };
	struct clv_random a, b;
	clv_random_seed(&a, 9, 1);
	clv_random_seed(&b, 9, 2);
	double sum = 0;
	for (int i = 0; i < COUNT; i++)
		sum += (clv_random_uniform(&a) - 0.5) * (clv_random_uniform(&b) - 0.5);
	assert_near(sum / COUNT, 0, 4. / 12 / sqrt(COUNT));
}

static void uniforms_stay_inside(void **state)
{
	(void)state;
	/* states whose next bits are all 0, and all 1 */
	struct clv_random none = {{1, 0, 1, 1}};
	assert_true(clv_random_uniform(&none) > 0);
	struct clv_random random;
	clv_random_seed(&random, 3, 0);
	for (int i = 0; i < 100000; i++) {
		const double uniform = clv_random_uniform(&random);
		assert_true(uniform > 0 && uniform < 1);
	}
	/* result = rotl(s1 * 5, 7) * 9 is all ones for this s1 */
	uint64_t wanted = UINT64_C(0x8e38e38e38e38e39) * UINT64_MAX;
	wanted = wanted >> 7 | wanted << 57;
	wanted *= UINT64_C(0xcccccccccccccccd);
	struct clv_random all = {{1, wanted, 2, 3}}, copy = all;
	assert_true(clv_random_bits(&copy) == UINT64_MAX);
	assert_true(clv_random_uniform(&all) < 1);
}

enum { SAMPLE = 20000 };

static int compare(const void *a, const void *b)
{
	const double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

/* The greatest distance to the distribution is below 1.95 / sqrt(n) in 999 of
   1,000 samples. */
static void check_distribution(double *sample, double (*distribution)(double))
{
	double worst = 0;
	qsort(sample, SAMPLE, sizeof *sample, compare);
	for (int i = 0; i < SAMPLE; i++) {
		const double p = distribution(sample[i]);
		worst = fmax(worst, fabs(p - (double)i / SAMPLE));
		worst = fmax(worst, fabs(p - (double)(i + 1) / SAMPLE));
	}
	assert_near(worst, 0, 1.95 / sqrt(SAMPLE));
}

static double identity(double x)
{
	return x;
}

static double exponential(double x)
{
	return -expm1(-x);
}

static double normal(double x)
{
	return erfc(-x / sqrt(2)) / 2;
}

/* Gamma of shape 1/2 is half the square of a normal number. */
static double gamma_half(double x)
{
	return erf(sqrt(x));
}

/* Gamma of shape 3: Erlang's formula. */
static double gamma_three(double x)
{
	return 1 - exp(-x) * (1 + x + x * x / 2);
}

/* Beta (1/2, 1/2): the arcsine law. */
static double arcsine(double x)
{
	return 2 / acos(-1) * asin(sqrt(x));
}

static double beta_two_one(double x)
{
	return x * x;
}

/* Beta (0.05, 1). */
static double beta_small(double x)
{
	return pow(x, 0.05);
}

static void distributions_are_what_they_are_called(void **state)
{
	(void)state;
	static double sample[SAMPLE];
	struct clv_random r;
	clv_random_seed(&r, 1, 0);
#define CHECK(expression, distribution)                                        \
	do {                                                                       \
		for (int i = 0; i < SAMPLE; i++)                                       \
			sample[i] = (expression);                                          \
		check_distribution(sample, distribution);                              \
	} while (0)
	CHECK(clv_random_uniform(&r), identity);
	CHECK(clv_random_exponential(&r), exponential);
	CHECK(clv_random_normal(&r), normal);
	CHECK(clv_random_gamma(&r, 1), exponential);
	CHECK(clv_random_gamma(&r, 0.5), gamma_half);
	CHECK(clv_random_gamma(&r, 3), gamma_three);
	CHECK(clv_random_beta(&r, 0.5, 0.5), arcsine);
	CHECK(clv_random_beta(&r, 2, 1), beta_two_one);
	CHECK(clv_random_beta(&r, 1, 1), identity);
	CHECK(clv_random_beta(&r, 0.05, 1), beta_small);
}

/* Mean a / (a + b) even where the gamma numbers are too small for doubles. */
static void betas_of_tiny_shapes_are_0_or_1(void **state)
{
	(void)state;
	enum { COUNT = 4000 };
	static const double sizes[] = {1e-3, 1e-8, 1e-300, 4e-308};
	struct clv_random random;
	clv_random_seed(&random, 2, 0);
	for (size_t k = 0; k < sizeof sizes / sizeof sizes[0]; k++) {
		double sum = 0;
		for (int i = 0; i < COUNT; i++) {
			const double beta =
			    clv_random_beta(&random, sizes[k], 3 * sizes[k]);
			assert_true(beta >= 0 && beta <= 1);
			sum += beta;
		}
		assert_near(sum / COUNT, 0.25, 5 * sqrt(0.25 * 0.75 / COUNT));
	}
}

/* Mean and variance of a gamma number are its shape. */
static void gammas_have_their_moments(void **state)
{
	(void)state;
	enum { COUNT = 50000 };
	static const double shapes[] = {0.1, 0.9, 1.5, 20, 1e6};
	struct clv_random random;
	clv_random_seed(&random, 4, 0);
	for (size_t k = 0; k < sizeof shapes / sizeof shapes[0]; k++) {
		const double shape = shapes[k];
		double sum = 0, square = 0;
		for (int i = 0; i < COUNT; i++) {
			const double off = clv_random_gamma(&random, shape) - shape;
			sum += off;
			square += off * off;
		}
		assert_near(sum / COUNT, 0, 4 * sqrt(shape / COUNT));
		/* the fourth central moment is 3 k^2 + 6 k */
		assert_near(square / COUNT, shape,
		            4 * sqrt((2 * shape * shape + 6 * shape) / COUNT));
	}
	/* hardly ever above the least double */
	assert_true(clv_random_gamma(&random, 1e-9) >= 0);
}

static void shapes_outside_are_undefined(void **state)
{
	(void)state;
	struct clv_random random;
	clv_random_seed(&random, 1, 1);
	assert_undefined(clv_random_gamma(&random, 0));
	assert_undefined(clv_random_gamma(&random, -1));
	assert_undefined(clv_random_gamma(&random, NAN));
	assert_undefined(clv_random_gamma(&random, INFINITY));
	assert_undefined(clv_random_beta(&random, 0, 1));
	assert_undefined(clv_random_beta(&random, 1, NAN));
	assert_undefined(clv_random_beta(&random, INFINITY, 1));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_generator_is_xoshiro),
	    cmocka_unit_test(the_seed_goes_through_splitmix),
	    cmocka_unit_test(seeds_and_streams_differ),
	    cmocka_unit_test(streams_do_not_correlate),
	    cmocka_unit_test(uniforms_stay_inside),
	    cmocka_unit_test(distributions_are_what_they_are_called),
	    cmocka_unit_test(betas_of_tiny_shapes_are_0_or_1),
	    cmocka_unit_test(gammas_have_their_moments),
	    cmocka_unit_test(shapes_outside_are_undefined),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
