/* The same work on many things, by several threads. */
#ifndef CLV_DATA_PARALLEL_H
#define CLV_DATA_PARALLEL_H

#include <stddef.h>

enum { CLV_THREADS_MAX = 64 };

/* Calls work(data, i) once for each i below count, by up to `threads` threads
   (0: one), the calling one among them, and waits for all. Which thread has
   which i does not depend on timing. Threads that can't be had are done
   without. */
void clv_parallel(size_t threads, size_t count,
                  void (*work)(void *data, size_t index), void *data);

#endif
