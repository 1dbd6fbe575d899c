/* Days of a customer against the same sorted by qsort. */
#include "data/days.h"
#include "core/calendar.h"

#include "check.h"

#include <stdlib.h>
#include <string.h>

static int compare(const void *a, const void *b)
{
	const int32_t *first = a;
	const int32_t *second = b;
	return (*first > *second) - (*first < *second);
}

static void check(const int32_t *days, size_t count)
{
	int32_t *naive = malloc((count + 1) * sizeof *naive);
	int32_t *sorted = malloc((count + 1) * sizeof *sorted);
	assert_true(naive && sorted);
	if (count) {
		memcpy(naive, days, count * sizeof *naive);
		memcpy(sorted, days, count * sizeof *sorted);
		qsort(naive, count, sizeof *naive, compare);
	}
	size_t kept = 0;
	for (size_t i = 0; i < count; i++)
		if (!kept || naive[kept - 1] != naive[i])
			naive[kept++] = naive[i];
	/* what lies behind stays alone */
	sorted[count] = 77;
	assert_int_equal(clv_days_sort(sorted, count), kept);
	if (kept)
		assert_memory_equal(sorted, naive, kept * sizeof *naive);
	assert_int_equal(sorted[count], 77);
	free(naive);
	free(sorted);
}

static uint64_t next(uint64_t *state)
{
	*state = *state * UINT64_C(6364136223846793005) + 1442695040888963407;
	return *state >> 33;
}

/* Few and many, close together and over three centuries. */
static void any_days_are_sorted(void **state)
{
	(void)state;
	static const uint32_t ranges[] = {
	    1, 2, 7, 63, 64, 65, 800, CLV_LAST_DAY - CLV_FIRST_DAY + 1};
	uint64_t random = 5;
	int32_t days[300];
	for (size_t range = 0; range < sizeof ranges / sizeof *ranges; range++)
		for (size_t count = 0; count <= 300; count += count < 20 ? 1 : 35)
			for (int times = 0; times < 20; times++) {
				for (size_t i = 0; i < count; i++)
					days[i] = CLV_FIRST_DAY +
					          (int32_t)(next(&random) % ranges[range]);
				check(days, count);
				for (size_t i = 0; i < count; i++)
					days[i] =
					    CLV_LAST_DAY - (int32_t)(next(&random) % ranges[range]);
				check(days, count);
			}
}

static void days_in_order_stay(void **state)
{
	(void)state;
	int32_t days[100];
	for (int32_t i = 0; i < 100; i++)
		days[i] = 3 * i - 20;
	assert_int_equal(clv_days_sort(days, 100), 100);
	for (int32_t i = 0; i < 100; i++)
		assert_int_equal(days[i], 3 * i - 20);
	assert_int_equal(clv_days_sort(NULL, 0), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(any_days_are_sorted),
	    cmocka_unit_test(days_in_order_stay),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
