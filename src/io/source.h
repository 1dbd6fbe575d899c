/* Where bytes come from: a file descriptor, memory, or another source that is
   unpacked or decoded on the way. */
#ifndef CLV_IO_SOURCE_H
#define CLV_IO_SOURCE_H

#include "io/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* read fills at most size bytes and returns how many, 0 at the end, -1 after
   setting error. It may return fewer than were asked for at any time. */
struct clv_source {
	const char *name; /* for messages; not owned */
	ssize_t (*read)(struct clv_source *source, void *buffer, size_t size,
	                struct clv_error *error);
	void (*close)(struct clv_source *source);
	const struct clv_source *below; /* null: it is the lowest */
	uint64_t size, taken; /* bytes of a file, size 0 where nobody knows it */
};

/* "-" is standard input, called "standard input". Null after an error. */
struct clv_source *clv_source_open(const char *path, struct clv_error *error);

/* Do two paths name the same file? */
bool clv_source_is_same(const char *path, const char *other);

/* bytes are borrowed until close; most is the largest piece that one read
   returns, 0 for all. */
struct clv_source *clv_source_memory(const char *name, const char *bytes,
                                     size_t size, size_t most,
                                     struct clv_error *error);

/* What `inner` holds, inflated where its first two bytes are those of gzip:
   all members one after another; zero bytes behind the last are left out,
   anything else there, a file cut off and a wrong checksum are errors, told
   after what came before them was read. inner is owned and closed with the
   result, and at once when this fails. */
struct clv_source *clv_source_unpacked(struct clv_source *inner,
                                       struct clv_error *error);

/* Was the file below an unpacked source compressed? */
bool clv_source_is_packed(const struct clv_source *unpacked);

/* UTF-8 without byte-order mark from whatever `inner` holds: UTF-8, or UTF-16
   by its mark or by the null bytes of its first character. inner is owned and
   closed with the result, and at once when this fails. */
struct clv_source *clv_source_decoded(struct clv_source *inner,
                                      struct clv_error *error);

/* What `inner` holds, below the header of another file: the bytes of a record,
   which are copied, and a line feed where they lack a line end; but as it is
   where it begins with these very bytes itself, and a line end or its end
   behind them. inner is owned and closed with the result, and at once when this
   fails. */
struct clv_source *clv_source_headed(struct clv_source *inner,
                                     const char *header, size_t size,
                                     struct clv_error *error);

/* How many bytes were put above what the inner source holds: 0 where it has
   the header itself, and until something was read. */
size_t clv_source_added(const struct clv_source *headed);

/* How much of the file below was read so far, 0 to 1; NaN of a pipe, memory or
   a device. */
double clv_source_share(const struct clv_source *source);

/* Name of the encoding that a decoded source found: "UTF-8", "UTF-16LE"... */
const char *clv_source_encoding(const struct clv_source *decoded);

/* What `inner` holds, as it is, and a hash of it. inner is owned and closed
   with the result, and at once when this fails. */
struct clv_source *clv_source_digested(struct clv_source *inner,
                                       struct clv_error *error);

/* The XXH64 of all that was read so far. */
uint64_t clv_source_digest(const struct clv_source *digested);

void clv_source_close(struct clv_source *source);

#endif
