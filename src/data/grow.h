/* Memory: vectors that grow by half, so that moving them stays cheap; how
   processors keep it. */
#ifndef CLV_DATA_GROW_H
#define CLV_DATA_GROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What processors move at a time. Memory that two threads write to all the time
   has to lie at least so far apart, or each waits for the other's cache. */
enum { CLV_CACHE_LINE = 64 };

/* The first whole cache line in memory that has one to spare. */
static inline void *clv_at_cache_line(void *memory)
{
	const uintptr_t beyond = (uintptr_t)memory % CLV_CACHE_LINE;
	return (char *)memory + (beyond ? CLV_CACHE_LINE - beyond : 0);
}

/* Makes *items, which has *capacity of them (null and 0 at first), hold at
   least `needed` items of `size` bytes, at least 1. False when there is no
   memory, or could be none for that much; what was there stays. */
bool clv_grow(void **items, size_t *capacity, size_t needed, size_t size);

/* Makes *items, *count of them, be at least `wanted`, the new ones all zeros.
   False as above. */
bool clv_grow_zeroed(void **items, size_t *capacity, size_t *count,
                     size_t wanted, size_t size);

/* Tells the system that memory of many bytes is used all over: in huge pages a
   look-up finds its address a good deal sooner. Of no consequence where it
   can't be had. */
void clv_use_huge_pages(void *memory, size_t size);

/* So many bytes of zeros for look-ups all over them, at a cache line; where
   they are many, at a huge page. *memory is what to free; null without memory.
 */
void *clv_make_table(size_t size, void **memory);

#endif
