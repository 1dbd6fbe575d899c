/* Each thing once, whatever the number of threads. */
#include "data/parallel.h"

#include "check.h"

enum { COUNT = 1000 };

static void count_one(void *data, size_t index)
{
	((unsigned *)data)[index]++;
}

static void each_is_done_once(void **state)
{
	(void)state;
	static const size_t threads[] = {0, 1, 2, 3, 7, 64, 100000};
	for (size_t k = 0; k < sizeof threads / sizeof threads[0]; k++)
		for (size_t count = 0; count <= COUNT; count = 3 * count + 1) {
			unsigned done[COUNT + 1] = {0};
			clv_parallel(threads[k], count, count_one, done);
			for (size_t i = 0; i <= COUNT; i++)
				assert_int_equal(done[i], i < count);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_is_done_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
