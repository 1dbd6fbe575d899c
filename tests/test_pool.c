/* Jobs come back in order, each worked on once, whatever the threads do. */
#include "check.h"
#include "data/pool.h"

#include <stdbool.h>
#include <time.h>

enum { JOBS = 500, ROOM = 6, THREADS = 3 };

struct job {
	int number, times;
};

struct state {
	int jobs;
};

/* Early jobs take longer, so that later ones are done before them. */
static void work(void *state, void *data)
{
	struct job *job = data;
	const struct timespec pause = {0, job->number % 7 == 0 ? 300000 : 1000};
	nanosleep(&pause, NULL);
	job->times++;
	((struct state *)state)->jobs++;
}

static void jobs_come_back_in_order(void **unused)
{
	(void)unused;
	struct state states[THREADS] = {{0}, {0}, {0}};
	void *pointers[THREADS] = {&states[0], &states[1], &states[2]};
	struct job jobs[JOBS];
	struct clv_pool *pool = clv_pool_start(THREADS, pointers, work, ROOM);
	assert_non_null(pool);
	int taken = 0;
	for (int i = 0; i < JOBS; i++) {
		jobs[i] = (struct job){i, 0};
		if (clv_pool_count(pool) == ROOM) {
			const struct job *job = clv_pool_take(pool);
			assert_int_equal(job->number, taken++);
		}
		clv_pool_put(pool, &jobs[i]);
	}
	while (clv_pool_count(pool)) {
		const struct job *job = clv_pool_take(pool);
		assert_int_equal(job->number, taken++);
	}
	clv_pool_stop(pool);
	assert_int_equal(taken, JOBS);
	for (int i = 0; i < JOBS; i++)
		assert_int_equal(jobs[i].times, 1);
	assert_int_equal(states[0].jobs + states[1].jobs + states[2].jobs, JOBS);
}

static void jobs_left_behind_are_dropped(void **unused)
{
	(void)unused;
	struct state state = {0};
	void *pointers[] = {&state};
	struct job jobs[ROOM];
	struct clv_pool *pool = clv_pool_start(1, pointers, work, ROOM);
	assert_non_null(pool);
	for (int i = 0; i < ROOM; i++) {
		jobs[i] = (struct job){i, 0};
		clv_pool_put(pool, &jobs[i]);
	}
	clv_pool_stop(pool);
	for (int i = 0; i < ROOM; i++)
		assert_in_range(jobs[i].times, 0, 1);
	assert_in_range(state.jobs, 0, ROOM);
}

static void an_idle_pool_ends(void **unused)
{
	(void)unused;
	struct state state = {0};
	void *pointers[] = {&state, &state};
	clv_pool_stop(clv_pool_start(2, pointers, work, 1));
	assert_int_equal(state.jobs, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(jobs_come_back_in_order),
	    cmocka_unit_test(jobs_left_behind_are_dropped),
	    cmocka_unit_test(an_idle_pool_ends),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
