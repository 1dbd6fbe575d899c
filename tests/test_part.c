/* Packed likelihoods and their sums, against clv_likelihood_add. */
#include "core/part.h"

#include "check.h"

enum { N = CLV_PARAMETERS_MAX };

static uint64_t seed = 1;

static double next(void)
{
	seed = seed * UINT64_C(6364136223846793005) + 1;
	return (double)(seed >> 12) * 0x1p-51 - 1;
}

static struct clv_likelihood any(void)
{
	struct clv_likelihood one = {.value = 10 * next()};
	for (size_t i = 0; i < N; i++) {
		one.gradient[i] = next();
		for (size_t j = 0; j <= i; j++)
			one.hessian[i][j] = one.hessian[j][i] = next();
	}
	return one;
}

static void assert_equal(const struct clv_likelihood *a,
                         const struct clv_likelihood *b, double tolerance)
{
	assert_near(a->value, b->value, tolerance);
	for (size_t i = 0; i < N; i++) {
		assert_near(a->gradient[i], b->gradient[i], tolerance);
		for (size_t j = 0; j < N; j++)
			assert_near(a->hessian[i][j], b->hessian[i][j], tolerance);
	}
}

static void packing_loses_nothing(void **state)
{
	(void)state;
	const struct clv_likelihood one = any();
	struct clv_likelihood back;
	struct clv_part part;
	clv_part_pack(&part, &one);
	assert_near(part.hessian[4], one.hessian[2][1], 0);
	clv_part_unpack(&part, &back);
	assert_equal(&back, &one, 0);
}

static void add_weighted(struct clv_likelihood *sum,
                         const struct clv_likelihood *one, double weight)
{
	sum->value += weight * one->value;
	for (size_t i = 0; i < N; i++) {
		sum->gradient[i] += weight * one->gradient[i];
		for (size_t j = 0; j < N; j++)
			sum->hessian[i][j] += weight * one->hessian[i][j];
	}
}

static void sums_are_weighted(void **state)
{
	(void)state;
	const struct clv_likelihood a = any(), b = any();
	struct clv_likelihood expected = {0}, actual;
	struct clv_part sum = {0}, part;
	clv_part_pack(&part, &a);
	clv_part_add(&sum, &part, 3);
	clv_part_pack(&part, &b);
	clv_part_add(&sum, &part, 0.5);
	add_weighted(&expected, &a, 3);
	add_weighted(&expected, &b, 0.5);
	clv_part_unpack(&sum, &actual);
	assert_equal(&actual, &expected, 1e-14);
}

/* More rows than one logarithm is taken for; weights of 1 and others; some that
   cannot have left, and some of whom no more than one part can be seen. */
static void rows_add_up_as_one_by_one(void **state)
{
	(void)state;
	enum { ROWS = 2000, LEFTS = 50 };
	static struct clv_likelihood likelihoods[LEFTS];
	static struct clv_part lefts[LEFTS];
	static struct clv_part_row rows[ROWS];
	const struct clv_likelihood stayed = any();
	struct clv_likelihood expected = {0}, actual;
	struct clv_part packed, sum = {0};
	for (size_t i = 0; i < LEFTS; i++) {
		likelihoods[i] = any();
		if (i % 10 == 3)
			likelihoods[i] = (struct clv_likelihood){.value = -INFINITY};
		if (i % 10 == 4)
			likelihoods[i].value = -900;
		if (i % 10 == 5)
			likelihoods[i].value = 900;
		clv_part_pack(&lefts[i], &likelihoods[i]);
	}
	for (uint32_t i = 0; i < ROWS; i++) {
		struct clv_likelihood one;
		rows[i] = (struct clv_part_row){.left = i % LEFTS,
		                                .weight = i % 3 == 0 ? 1 + i % 7 : 1};
		clv_likelihood_add(&stayed, &likelihoods[i % LEFTS], &one);
		add_weighted(&expected, &one, rows[i].weight);
	}
	clv_part_pack(&packed, &stayed);
	clv_part_add_rows(&sum, &packed, lefts, rows, ROWS);
	clv_part_unpack(&sum, &actual);
	assert_equal(&actual, &expected, 1e-8);
	assert_near(actual.value / expected.value, 1, 1e-14);
}

static void who_cannot_have_stayed_has_left(void **state)
{
	(void)state;
	const struct clv_likelihood left = any();
	const struct clv_likelihood stayed = {.value = -INFINITY};
	const struct clv_part_row row = {.weight = 2};
	struct clv_likelihood actual, expected = {0};
	struct clv_part parts[2], sum = {0};
	clv_part_pack(&parts[0], &stayed);
	clv_part_pack(&parts[1], &left);
	clv_part_add_rows(&sum, &parts[0], &parts[1], &row, 1);
	clv_part_unpack(&sum, &actual);
	add_weighted(&expected, &left, 2);
	assert_equal(&actual, &expected, 1e-14);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(packing_loses_nothing),
	    cmocka_unit_test(sums_are_weighted),
	    cmocka_unit_test(rows_add_up_as_one_by_one),
	    cmocka_unit_test(who_cannot_have_stayed_has_left),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
