/* A source of rows below the header of another file. */
#include "io/csv_parts.h"
#include "io/source.h"

#include <stdlib.h>
#include <string.h>

/* bytes: the header with a line end, and behind them what was read of the inner
   source to see whether it begins with that very header. */
struct headed_source {
	struct clv_source base;
	struct clv_source *inner;
	size_t name_size; /* of the header without its line end */
	size_t rows;      /* where the inner source's bytes start */
	size_t next, filled;
	size_t added; /* 0 until it is decided */
	bool is_decided, ended;
	char bytes[];
};

/* Up to the first byte that decides it: no more of a pipe is waited for. */
static bool look(struct headed_source *headed, struct clv_error *error)
{
	const size_t enough = headed->rows + headed->name_size + 1;
	const char *own = headed->bytes + headed->rows;
	while (!headed->ended && headed->filled < enough &&
	       memcmp(own, headed->bytes, headed->filled - headed->rows) == 0) {
		const ssize_t count =
		    headed->inner->read(headed->inner, headed->bytes + headed->filled,
		                        enough - headed->filled, error);
		if (count < 0)
			return false;
		headed->ended = count == 0;
		headed->filled += (size_t)count;
	}
	return true;
}

/* Does the inner source begin with the header, as a whole line? */
static bool has_own(const struct headed_source *headed)
{
	const char *own = headed->bytes + headed->rows;
	const size_t seen = headed->filled - headed->rows;
	return seen >= headed->name_size &&
	       memcmp(own, headed->bytes, headed->name_size) == 0 &&
	       (seen == headed->name_size || is_line_end(own[headed->name_size]));
}

static bool decide(struct headed_source *headed, struct clv_error *error)
{
	if (!look(headed, error))
		return false;
	headed->is_decided = true;
	if (has_own(headed))
		headed->next = headed->rows;
	else
		headed->added = headed->rows;
	return true;
}

static ssize_t headed_read(struct clv_source *source, void *buffer, size_t size,
                           struct clv_error *error)
{
	struct headed_source *headed = (struct headed_source *)source;
	if (!headed->is_decided && !decide(headed, error))
		return -1;
	const size_t left = headed->filled - headed->next;
	if (!left)
		return headed->ended
		           ? 0
		           : headed->inner->read(headed->inner, buffer, size, error);
	const size_t count = size < left ? size : left;
	memcpy(buffer, headed->bytes + headed->next, count);
	headed->next += count;
	return (ssize_t)count;
}

static void headed_close(struct clv_source *source)
{
	struct headed_source *headed = (struct headed_source *)source;
	clv_source_close(headed->inner);
	free(headed);
}

struct clv_source *clv_source_headed(struct clv_source *inner,
                                     const char *header, size_t size,
                                     struct clv_error *error)
{
	size_t name_size = size;
	while (name_size && is_line_end(header[name_size - 1]))
		name_size--;
	/* room for a line end, and for what is looked at */
	struct headed_source *headed =
	    calloc(1, sizeof *headed + size + 1 + name_size + 1);
	if (!headed) {
		clv_source_close(inner);
		clv_reject_memory(error);
		return NULL;
	}
	headed->base = (struct clv_source){.name = inner->name,
	                                   .read = headed_read,
	                                   .close = headed_close,
	                                   .below = inner};
	headed->inner = inner;
	headed->name_size = name_size;
	memcpy(headed->bytes, header, size);
	if (name_size == size)
		headed->bytes[size++] = '\n';
	headed->rows = headed->filled = size;
	return &headed->base;
}

size_t clv_source_added(const struct clv_source *headed)
{
	return ((const struct headed_source *)headed)->added;
}
