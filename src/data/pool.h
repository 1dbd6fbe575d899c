/* Threads that work on jobs side by side and give them back in the order in
   which they were put. */
#ifndef CLV_DATA_POOL_H
#define CLV_DATA_POOL_H

#include <stdbool.h>
#include <stddef.h>

struct clv_pool;

/* Starts `threads` threads, each with one of the states (threads of them,
   borrowed). `work` is called with a job that no other thread has at that
   time. At most `room` jobs are in the pool at once. Null when there is no
   memory or no thread to be had. */
struct clv_pool *clv_pool_start(size_t threads, void *const *states,
                                void (*work)(void *state, void *job),
                                size_t room);

/* How many jobs were put and not yet taken. */
size_t clv_pool_count(const struct clv_pool *pool);

/* Puts a job; there has to be room. */
void clv_pool_put(struct clv_pool *pool, void *job);

/* Waits for the oldest job and takes it; there has to be one. */
void *clv_pool_take(struct clv_pool *pool);

/* Waits for the jobs that are being worked on, drops the others, ends the
   threads and frees. */
void clv_pool_stop(struct clv_pool *pool);

#endif
