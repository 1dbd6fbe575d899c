/* A source that gives UTF-8, whatever the one below it holds. */
#include "io/source.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

enum {
	MARK_SIZE = 4,
	RAW_SIZE = 16384,
	SMALLEST_OUTPUT = 4 /* a whole character always fits */
};

struct decoded_source {
	struct clv_source base;
	struct clv_source *inner;
	const char *encoding;
	iconv_t decoder; /* (iconv_t)-1: bytes pass as they are */
	/* bytes read from inner and not yet handed on */
	char raw[RAW_SIZE];
	size_t from, to;
	bool ended;
	/* converted and not yet handed on */
	char ready[SMALLEST_OUTPUT];
	size_t ready_from, ready_to;
};

static size_t waiting(const struct decoded_source *decoded)
{
	return decoded->to - decoded->from;
}

static bool refill(struct decoded_source *decoded, struct clv_error *error)
{
	memmove(decoded->raw, decoded->raw + decoded->from, waiting(decoded));
	decoded->to = waiting(decoded);
	decoded->from = 0;
	const ssize_t count =
	    decoded->inner->read(decoded->inner, decoded->raw + decoded->to,
	                         RAW_SIZE - decoded->to, error);
	if (count < 0)
		return false;
	decoded->ended = count == 0;
	decoded->to += (size_t)count;
	return true;
}

static ssize_t read_as_is(struct decoded_source *decoded, void *buffer,
                          size_t size, struct clv_error *error)
{
	if (waiting(decoded) == 0)
		return decoded->ended
		           ? 0
		           : decoded->inner->read(decoded->inner, buffer, size, error);
	const size_t count = size < waiting(decoded) ? size : waiting(decoded);
	memcpy(buffer, decoded->raw + decoded->from, count);
	decoded->from += count;
	return (ssize_t)count;
}

static const char replacement[] = "\xEF\xBF\xBD";

/* One conversion; half a pair becomes U+FFFD, so that nothing is lost without
   a trace. False when the file ends within a character. */
static bool convert(struct decoded_source *decoded, char **out, size_t *room,
                    struct clv_error *error)
{
	char *in = decoded->raw + decoded->from;
	size_t in_left = waiting(decoded);
	const size_t result = iconv(decoded->decoder, &in, &in_left, out, room);
	const int failure = result == (size_t)-1 ? errno : 0;
	decoded->from = decoded->to - in_left;
	if (failure == EILSEQ && *room >= sizeof replacement - 1) {
		memcpy(*out, replacement, sizeof replacement - 1);
		*out += sizeof replacement - 1;
		*room -= sizeof replacement - 1;
		decoded->from += 2;
	}
	if (failure == EINVAL && decoded->ended)
		return clv_reject(error, CLV_BAD_DATA,
		                  "%s: the file ends within a character of %s",
		                  decoded->base.name, decoded->encoding) ||
		       clv_hint(error, "it may have been cut off; export it again");
	return true;
}

/* Converts until something came out; 0 at the end. room is at least
   SMALLEST_OUTPUT. */
static ssize_t convert_some(struct decoded_source *decoded, char *out,
                            size_t room, struct clv_error *error)
{
	const size_t size = room;
	while (room == size) {
		if (!decoded->ended && waiting(decoded) < SMALLEST_OUTPUT &&
		    !refill(decoded, error))
			return -1;
		if (waiting(decoded) == 0 && decoded->ended)
			return 0;
		if (!convert(decoded, &out, &room, error))
			return -1;
	}
	return (ssize_t)(size - room);
}

/* A caller with less room than a character gets it from a small store. */
static ssize_t read_converted(struct decoded_source *decoded, char *buffer,
                              size_t size, struct clv_error *error)
{
	if (decoded->ready_from == decoded->ready_to) {
		if (size >= SMALLEST_OUTPUT)
			return convert_some(decoded, buffer, size, error);
		const ssize_t count =
		    convert_some(decoded, decoded->ready, SMALLEST_OUTPUT, error);
		if (count <= 0)
			return count;
		decoded->ready_from = 0;
		decoded->ready_to = (size_t)count;
	}
	const size_t ready = decoded->ready_to - decoded->ready_from;
	const size_t count = size < ready ? size : ready;
	memcpy(buffer, decoded->ready + decoded->ready_from, count);
	decoded->ready_from += count;
	return (ssize_t)count;
}

static ssize_t decoded_read(struct clv_source *source, void *buffer,
                            size_t size, struct clv_error *error)
{
	struct decoded_source *decoded = (struct decoded_source *)source;
	if (decoded->decoder == (iconv_t)-1)
		return read_as_is(decoded, buffer, size, error);
	return read_converted(decoded, buffer, size, error);
}

static void decoded_close(struct clv_source *source)
{
	struct decoded_source *decoded = (struct decoded_source *)source;
	if (decoded->decoder != (iconv_t)-1)
		iconv_close(decoded->decoder);
	clv_source_close(decoded->inner);
	free(decoded);
}

static bool starts_with(const struct decoded_source *decoded, const char *mark,
                        size_t size)
{
	return waiting(decoded) >= size && memcmp(decoded->raw, mark, size) == 0;
}

/* By the byte-order mark; without one, a first character of ASCII in UTF-16
   has a null byte on one side. */
static void detect(struct decoded_source *decoded)
{
	decoded->encoding = "UTF-8";
	if (starts_with(decoded, "\xEF\xBB\xBF", 3)) {
		decoded->from = 3;
	} else if (starts_with(decoded, "\xFF\xFE", 2)) {
		decoded->encoding = "UTF-16LE";
		decoded->from = 2;
	} else if (starts_with(decoded, "\xFE\xFF", 2)) {
		decoded->encoding = "UTF-16BE";
		decoded->from = 2;
	} else if (waiting(decoded) == MARK_SIZE) {
		const char *raw = decoded->raw;
		if (raw[0] && !raw[1] && raw[2] && !raw[3])
			decoded->encoding = "UTF-16LE";
		else if (!raw[0] && raw[1] && !raw[2] && raw[3])
			decoded->encoding = "UTF-16BE";
	}
}

static bool start(struct decoded_source *decoded, struct clv_error *error)
{
	while (waiting(decoded) < MARK_SIZE && !decoded->ended) {
		/* No more than the mark yet: a pipe may give its bytes slowly. */
		const ssize_t count =
		    decoded->inner->read(decoded->inner, decoded->raw + decoded->to,
		                         MARK_SIZE - decoded->to, error);
		if (count < 0)
			return false;
		decoded->ended = count == 0;
		decoded->to += (size_t)count;
	}
	detect(decoded);
	if (strcmp(decoded->encoding, "UTF-8") == 0)
		return true;
	decoded->decoder = iconv_open("UTF-8", decoded->encoding);
	if (decoded->decoder != (iconv_t)-1)
		return true;
	return clv_reject(error, CLV_BAD_DATA, "%s: cannot decode %s: %s",
	                  decoded->base.name, decoded->encoding, strerror(errno));
}

struct clv_source *clv_source_decoded(struct clv_source *inner,
                                      struct clv_error *error)
{
	struct decoded_source *decoded = malloc(sizeof *decoded);
	if (!decoded) {
		clv_source_close(inner);
		clv_reject_memory(error);
		return NULL;
	}
	decoded->base = (struct clv_source){.name = inner->name,
	                                    .read = decoded_read,
	                                    .close = decoded_close,
	                                    .below = inner};
	decoded->inner = inner;
	decoded->decoder = (iconv_t)-1;
	decoded->from = decoded->to = 0;
	decoded->ready_from = decoded->ready_to = 0;
	decoded->ended = false;
	if (start(decoded, error))
		return &decoded->base;
	clv_source_close(&decoded->base);
	return NULL;
}

const char *clv_source_encoding(const struct clv_source *source)
{
	return ((const struct decoded_source *)source)->encoding;
}
