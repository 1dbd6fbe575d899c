/* A source that hashes what passes through it. */
#include "io/digest.h"
#include "io/source.h"

#include <stdlib.h>

struct digested_source {
	struct clv_source base;
	struct clv_source *inner;
	struct clv_digest digest;
};

static ssize_t digested_read(struct clv_source *source, void *buffer,
                             size_t size, struct clv_error *error)
{
	struct digested_source *digested = (struct digested_source *)source;
	const ssize_t count =
	    digested->inner->read(digested->inner, buffer, size, error);
	if (count > 0)
		clv_digest_add(&digested->digest, buffer, (size_t)count);
	return count;
}

static void digested_close(struct clv_source *source)
{
	struct digested_source *digested = (struct digested_source *)source;
	clv_source_close(digested->inner);
	free(digested);
}

struct clv_source *clv_source_digested(struct clv_source *inner,
                                       struct clv_error *error)
{
	struct digested_source *digested = malloc(sizeof *digested);
	if (!digested) {
		clv_source_close(inner);
		clv_reject_memory(error);
		return NULL;
	}
	digested->base = (struct clv_source){.name = inner->name,
	                                     .read = digested_read,
	                                     .close = digested_close,
	                                     .below = inner};
	digested->inner = inner;
	clv_digest_begin(&digested->digest);
	return &digested->base;
}

uint64_t clv_source_digest(const struct clv_source *source)
{
	const struct digested_source *digested =
	    (const struct digested_source *)source;
	return clv_digest_value(&digested->digest);
}
