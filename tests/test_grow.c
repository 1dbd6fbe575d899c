/* Vectors that grow, and sizes that no memory has. */
#include "data/grow.h"

#include "check.h"

#include <stdlib.h>
#include <string.h>

static void items_stay_while_there_is_more_room(void **state)
{
	(void)state;
	int *numbers = NULL;
	size_t capacity = 0;
	size_t moves = 0;
	for (size_t i = 0; i < 100000; i++) {
		const size_t before = capacity;
		void *items = numbers;
		assert_true(clv_grow(&items, &capacity, i + 1, sizeof *numbers));
		numbers = items;
		assert_true(capacity >= i + 1);
		moves += capacity != before;
		numbers[i] = (int)i;
	}
	for (size_t i = 0; i < 100000; i++)
		assert_int_equal(numbers[i], i);
	/* 64, then half as much again: 64 * 1.5^19 > 100000 */
	assert_in_range(moves, 2, 20);
	free(numbers);
}

static void what_fits_is_left_alone(void **state)
{
	(void)state;
	void *items = NULL;
	size_t capacity = 0;
	assert_true(clv_grow(&items, &capacity, 1000, 3));
	assert_int_equal(capacity, 1000);
	const void *before = items;
	assert_true(clv_grow(&items, &capacity, 1000, 3));
	assert_true(clv_grow(&items, &capacity, 0, 3));
	assert_ptr_equal(items, before);
	assert_int_equal(capacity, 1000);
	free(items);
}

static void absurd_sizes_are_refused(void **state)
{
	(void)state;
	void *items = NULL;
	size_t capacity = 0;
	assert_false(clv_grow(&items, &capacity, SIZE_MAX, 1));
	assert_false(clv_grow(&items, &capacity, SIZE_MAX, 16));
	assert_false(clv_grow(&items, &capacity, SIZE_MAX / 16 + 2, 16));
	assert_false(clv_grow(&items, &capacity, (size_t)PTRDIFF_MAX + 1, 1));
	assert_null(items);
	assert_int_equal(capacity, 0);
	assert_true(clv_grow(&items, &capacity, 1, 1));
	*(char *)items = 'x';
	const size_t before = capacity;
	assert_false(clv_grow(&items, &capacity, SIZE_MAX / 2, 4));
	assert_int_equal(capacity, before);
	assert_int_equal(*(char *)items, 'x');
	free(items);
}

static void what_is_new_is_zero(void **state)
{
	(void)state;
	size_t capacity = 0;
	size_t count = 0;
	void *items = NULL;
	assert_true(clv_grow_zeroed(&items, &capacity, &count, 3, sizeof(int)));
	assert_int_equal(count, 3);
	int *numbers = items;
	for (int i = 0; i < 3; i++) {
		assert_int_equal(numbers[i], 0);
		numbers[i] = i + 1;
	}
	/* behind them may stand what was there before */
	memset(numbers + 3, 0xff, (capacity - 3) * sizeof *numbers);
	assert_true(clv_grow_zeroed(&items, &capacity, &count, 1000, sizeof(int)));
	assert_int_equal(count, 1000);
	numbers = items;
	for (int i = 0; i < 1000; i++)
		assert_int_equal(numbers[i], i < 3 ? i + 1 : 0);
	/* fewer: all stays */
	assert_true(clv_grow_zeroed(&items, &capacity, &count, 2, sizeof(int)));
	assert_int_equal(count, 1000);
	assert_false(
	    clv_grow_zeroed(&items, &capacity, &count, SIZE_MAX, sizeof(int)));
	assert_int_equal(count, 1000);
	assert_ptr_equal(items, numbers);
	free(items);
}

static void tables_are_zeros_at_a_boundary(void **state)
{
	(void)state;
	static const size_t sizes[] = {1,       64,      4095,    100000,
	                               2097151, 2097152, 5000000, 4194304};
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		void *memory;
		char *table = clv_make_table(sizes[i], &memory);
		assert_non_null(table);
		assert_non_null(memory);
		assert_int_equal((uintptr_t)table %
		                     (sizes[i] < 2097152 ? CLV_CACHE_LINE : 2097152),
		                 0);
		for (size_t at = 0; at < sizes[i]; at++)
			if (table[at])
				fail_with("%zu of %zu", at, sizes[i]);
		memset(table, 1, sizes[i]);
		free(memory);
	}
	void *memory;
	assert_null(clv_make_table(SIZE_MAX - 10, &memory));
	assert_null(memory);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(items_stay_while_there_is_more_room),
	    cmocka_unit_test(what_fits_is_left_alone),
	    cmocka_unit_test(what_is_new_is_zero),
	    cmocka_unit_test(tables_are_zeros_at_a_boundary),
	    cmocka_unit_test(absurd_sizes_are_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
