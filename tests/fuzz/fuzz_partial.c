/* A part to books, and the books to a part: what is read has to come out again
   as the same bytes, once it was written. The line that ends a part is made
   here, so that bytes of any kind get behind it; where the input begins with a
   !, it is taken as it is. */
#include "fuzz.h"

#include "io/digest.h"
#include "io/partial.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct clv_text current;

struct clv_source *__wrap_clv_source_open(const char *path,
                                          struct clv_error *error);
struct clv_source *__wrap_clv_source_open(const char *path,
                                          struct clv_error *error)
{
	return clv_source_memory(path, current.at, current.length, 0, error);
}

/* What clv writes of a part; null where it is refused. To be freed. */
static char *written(const char *bytes, size_t length, size_t threads,
                     size_t *size)
{
	struct clv_partial partial = {.parts = 0};
	struct clv_books books = {.ledger = NULL};
	struct clv_error error = {.status = CLV_DONE};
	char *copy = NULL;
	current = (struct clv_text){bytes, length};
	struct clv_partial_reader *reader =
	    clv_partial_open("part", &partial, &error);
	const unsigned keeps =
	    CLV_KEEPS_DETAIL | CLV_KEEPS_DETAIL_ALONE | clv_partial_keeps(&partial);
	bool done = reader &&
	            clv_books_open(&books, keeps, CLV_GUESTS_DROP, &error) &&
	            clv_partial_read(reader, &books, threads, &error);
	clv_partial_close(reader);
	if (done) {
		struct clv_output *output = clv_output_open_memory(&error);
		demand(output);
		demand(clv_partial_write(&partial, &books, threads, output, &error));
		const char *kept = clv_output_kept(output, size);
		copy = malloc(*size);
		demand(copy);
		memcpy(copy, kept, *size);
		clv_output_close(output);
	} else {
		demand(error.status != CLV_DONE && !error.is_memory);
		demand_line(error.message, sizeof error.message);
	}
	clv_books_close(&books);
	clv_partial_free(&partial);
	return copy;
}

static char *with_end(const uint8_t *data, size_t size, size_t *length)
{
	struct clv_digest digest;
	char *part = malloc(size + 32);
	demand(part);
	if (size)
		memcpy(part, data, size);
	clv_digest_begin(&digest);
	clv_digest_add(&digest, data, size);
	*length =
	    size + (size_t)snprintf(part + size, 32, "end\t%016llx\n",
	                            (unsigned long long)clv_digest_value(&digest));
	return part;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	size_t length = size, first_size, second_size;
	char *part;
	if (size && *data == '!') {
		length = size - 1;
		part = malloc(length + 1);
		demand(part);
		memcpy(part, data + 1, length);
	} else {
		part = with_end(data, size, &length);
	}
	char *first = written(part, length, 1, &first_size);
	if (first) {
		char *second = written(first, first_size, 2, &second_size);
		demand(second && second_size == first_size);
		demand(memcmp(first, second, first_size) == 0);
		free(second);
	}
	free(first);
	free(part);
	return 0;
}
