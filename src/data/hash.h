/* Well-mixed hashes of short texts, by xxHash. */
#ifndef CLV_DATA_HASH_H
#define CLV_DATA_HASH_H

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <stddef.h>
#include <stdint.h>

static inline uint64_t clv_hash(const char *text, size_t length)
{
	return XXH3_64bits(text, length);
}

#endif
