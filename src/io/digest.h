/* Hashes of bytes that come in pieces, by xxHash: they tell a file from any
   other, and whole from cut short, but are no defence against forgery. */
#ifndef CLV_IO_DIGEST_H
#define CLV_IO_DIGEST_H

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <stddef.h>
#include <stdint.h>

struct clv_digest {
	XXH64_state_t state;
};

static inline void clv_digest_begin(struct clv_digest *digest)
{
	XXH64_reset(&digest->state, 0);
}

static inline void clv_digest_add(struct clv_digest *digest, const void *bytes,
                                  size_t size)
{
	if (size)
		XXH64_update(&digest->state, bytes, size);
}

static inline uint64_t clv_digest_value(const struct clv_digest *digest)
{
	return XXH64_digest(&digest->state);
}

#endif
