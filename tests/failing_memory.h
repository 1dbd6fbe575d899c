/* Memory that ends at a call of the test's choice: the linker brings the calls
   here (-Wl,--wrap, see CMakeLists.txt). One thread. */
#ifndef CLV_TESTS_FAILING_MEMORY_H
#define CLV_TESTS_FAILING_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);

/* Calls that may still succeed; below 0: all of them. */
static long memory_left = -1;

static bool memory_ends(void)
{
	if (memory_left == 0)
		return true;
	memory_left -= memory_left > 0;
	return false;
}

void *__wrap_malloc(size_t size)
{
	return memory_ends() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
	return memory_ends() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size)
{
	return memory_ends() ? NULL : __real_realloc(memory, size);
}

#endif
