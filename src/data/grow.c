#include "data/grow.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

bool clv_grow(void **items, size_t *capacity, size_t needed, size_t size)
{
	enum { LEAST = 64 };
	if (needed <= *capacity)
		return true;
	size_t larger = *capacity + *capacity / 2;
	if (larger < needed)
		larger = needed;
	if (larger < LEAST)
		larger = LEAST;
	if (larger > PTRDIFF_MAX / size)
		return false;
	void *moved = realloc(*items, larger * size);
	if (!moved)
		return false;
	*items = moved;
	*capacity = larger;
	clv_use_huge_pages(moved, larger * size);
	return true;
}

bool clv_grow_zeroed(void **items, size_t *capacity, size_t *count,
                     size_t wanted, size_t size)
{
	if (wanted <= *count)
		return true;
	if (!clv_grow(items, capacity, wanted, size))
		return false;
	memset((char *)*items + *count * size, 0, (wanted - *count) * size);
	*count = wanted;
	return true;
}

enum { HUGE_PAGE = 2097152, PAGE = 4096 };

void clv_use_huge_pages(void *memory, size_t size)
{
	const uintptr_t start =
	    ((uintptr_t)memory + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
	const uintptr_t end = ((uintptr_t)memory + size) / HUGE_PAGE * HUGE_PAGE;
	if (size >= HUGE_PAGE && end > start)
		(void)madvise((char *)memory + (start - (uintptr_t)memory), end - start,
		              MADV_HUGEPAGE);
}

/* A page that is read first is a shared one of zeros, which all threads have to
   be told of when it is written to: so a byte of each is written. */
static void touch(char *table, size_t size)
{
	for (size_t i = 0; i < size; i += PAGE)
		*(volatile char *)(table + i) = 0;
}

void *clv_make_table(size_t size, void **memory)
{
	const size_t boundary = size < HUGE_PAGE ? CLV_CACHE_LINE : HUGE_PAGE;
	*memory = size < SIZE_MAX / 2 ? calloc(1, size + boundary) : NULL;
	if (!*memory)
		return NULL;
	const size_t beyond = (uintptr_t)*memory % boundary;
	char *table = (char *)*memory + (beyond ? boundary - beyond : 0);
	clv_use_huge_pages(table, size);
	touch(table, size);
	return table;
}
