#include "data/pool.h"

#include <pthread.h>
#include <stdlib.h>

struct member {
	struct clv_pool *pool;
	void *state;
	pthread_t thread;
};

struct slot {
	void *job;
	bool done;
};

/* A ring of jobs: [taken, begun) are being worked on or done, [begun, put)
   wait. The three only grow. */
struct clv_pool {
	pthread_mutex_t lock;
	pthread_cond_t job_was_put, job_was_done;
	void (*work)(void *state, void *job);
	struct slot *slots;
	struct member *members;
	size_t room, threads;
	size_t taken, begun, put;
	bool ending;
};

static struct slot *slot_of(struct clv_pool *pool, size_t number)
{
	return &pool->slots[number % pool->room];
}

static void *run_member(void *data)
{
	struct member *member = data;
	struct clv_pool *pool = member->pool;
	pthread_mutex_lock(&pool->lock);
	for (;;) {
		while (pool->begun == pool->put && !pool->ending)
			pthread_cond_wait(&pool->job_was_put, &pool->lock);
		if (pool->ending)
			break;
		struct slot *slot = slot_of(pool, pool->begun++);
		pthread_mutex_unlock(&pool->lock);
		pool->work(member->state, slot->job);
		pthread_mutex_lock(&pool->lock);
		slot->done = true;
		pthread_cond_signal(&pool->job_was_done);
	}
	pthread_mutex_unlock(&pool->lock);
	return NULL;
}

static void release(struct clv_pool *pool)
{
	pthread_cond_destroy(&pool->job_was_done);
	pthread_cond_destroy(&pool->job_was_put);
	pthread_mutex_destroy(&pool->lock);
	free(pool->members);
	free(pool->slots);
	free(pool);
}

struct clv_pool *clv_pool_start(size_t threads, void *const *states,
                                void (*work)(void *state, void *job),
                                size_t room)
{
	struct clv_pool *pool = calloc(1, sizeof *pool);
	if (!pool)
		return NULL;
	pthread_mutex_init(&pool->lock, NULL);
	pthread_cond_init(&pool->job_was_put, NULL);
	pthread_cond_init(&pool->job_was_done, NULL);
	pool->work = work;
	pool->room = room;
	pool->slots = calloc(room, sizeof *pool->slots);
	pool->members = calloc(threads, sizeof *pool->members);
	bool started = pool->slots && pool->members;
	for (size_t i = 0; started && i < threads; i++) {
		struct member *member = &pool->members[i];
		member->pool = pool;
		member->state = states[i];
		started =
		    pthread_create(&member->thread, NULL, run_member, member) == 0;
		pool->threads += started;
	}
	if (started)
		return pool;
	clv_pool_stop(pool);
	return NULL;
}

size_t clv_pool_count(const struct clv_pool *pool)
{
	/* both are changed by the caller's thread alone */
	return pool->put - pool->taken;
}

void clv_pool_put(struct clv_pool *pool, void *job)
{
	pthread_mutex_lock(&pool->lock);
	struct slot *slot = slot_of(pool, pool->put);
	slot->job = job;
	slot->done = false;
	pool->put++;
	pthread_cond_signal(&pool->job_was_put);
	pthread_mutex_unlock(&pool->lock);
}

void *clv_pool_take(struct clv_pool *pool)
{
	pthread_mutex_lock(&pool->lock);
	struct slot *slot = slot_of(pool, pool->taken);
	while (!slot->done)
		pthread_cond_wait(&pool->job_was_done, &pool->lock);
	pool->taken++;
	pthread_mutex_unlock(&pool->lock);
	return slot->job;
}

void clv_pool_stop(struct clv_pool *pool)
{
	pthread_mutex_lock(&pool->lock);
	pool->ending = true;
	pthread_cond_broadcast(&pool->job_was_put);
	pthread_mutex_unlock(&pool->lock);
	for (size_t i = 0; i < pool->threads; i++)
		pthread_join(pool->members[i].thread, NULL);
	release(pool);
}
