#include "data/parallel.h"

#include <pthread.h>
#include <stdbool.h>

struct share {
	void (*work)(void *data, size_t index);
	void *data;
	size_t first, step, count;
	pthread_t thread;
	bool started;
};

static void *do_share(void *data)
{
	const struct share *share = data;
	for (size_t i = share->first; i < share->count; i += share->step)
		share->work(share->data, i);
	return NULL;
}

void clv_parallel(size_t threads, size_t count,
                  void (*work)(void *data, size_t index), void *data)
{
	struct share shares[CLV_THREADS_MAX] = {{0}};
	if (threads > CLV_THREADS_MAX)
		threads = CLV_THREADS_MAX;
	if (threads > count)
		threads = count;
	if (threads == 0)
		threads = 1;
	for (size_t i = 0; i < threads; i++)
		shares[i] = (struct share){.work = work,
		                           .data = data,
		                           .first = i,
		                           .step = threads,
		                           .count = count};
	for (size_t i = 1; i < threads; i++)
		shares[i].started =
		    pthread_create(&shares[i].thread, NULL, do_share, &shares[i]) == 0;
	do_share(&shares[0]);
	for (size_t i = 1; i < threads; i++)
		if (shares[i].started)
			pthread_join(shares[i].thread, NULL);
		else
			do_share(&shares[i]);
}
