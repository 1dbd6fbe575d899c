/* A source that gives the bytes of a file as they were before gzip. */
#include "io/source.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum {
	MAGIC_SIZE = 2,
	MAGIC_FIRST = 0x1f,
	MAGIC_SECOND = 0x8b,
	RAW_SIZE = 65536,
	/* zlib's way to ask for a header and a checksum of gzip */
	GZIP_WINDOW = 15 + 16
};

/* Where a compressed file stands: between two members, or behind the last, of
   which zero bytes are the sign. */
enum part { IN_MEMBER, AFTER_MEMBER, IN_PADDING };

struct unpacked_source {
	struct clv_source base;
	struct clv_source *inner;
	bool is_packed, ended;
	enum part part;
	z_stream stream; /* its input is what waits in raw */
	/* last, so that a file that is not compressed never touches it */
	unsigned char raw[RAW_SIZE];
};

static size_t waiting(const struct unpacked_source *unpacked)
{
	return unpacked->stream.avail_in;
}

/* Appends to what waits; a file at its end is not asked again. most is not
   less than what waits. */
static bool refill(struct unpacked_source *unpacked, size_t most,
                   struct clv_error *error)
{
	z_stream *stream = &unpacked->stream;
	memmove(unpacked->raw, stream->next_in, stream->avail_in);
	stream->next_in = unpacked->raw;
	if (unpacked->ended)
		return true;
	const ssize_t count = unpacked->inner->read(
	    unpacked->inner, unpacked->raw + waiting(unpacked),
	    most - waiting(unpacked), error);
	if (count < 0)
		return false;
	unpacked->ended = count == 0;
	stream->avail_in += (uInt)count;
	return true;
}

static void skip(z_stream *stream, size_t count)
{
	stream->next_in += count;
	stream->avail_in -= (uInt)count;
}

static bool starts_member(const struct unpacked_source *unpacked)
{
	const unsigned char *at = unpacked->stream.next_in;
	return waiting(unpacked) >= MAGIC_SIZE && at[0] == MAGIC_FIRST &&
	       at[1] == MAGIC_SECOND;
}

/* ---- Bytes that are not compressed --------------------------------------- */

static ssize_t plain_read(struct clv_source *source, void *buffer, size_t size,
                          struct clv_error *error)
{
	struct unpacked_source *unpacked = (struct unpacked_source *)source;
	const size_t count = size < waiting(unpacked) ? size : waiting(unpacked);
	if (count == 0)
		return unpacked->ended ? 0
		                       : unpacked->inner->read(unpacked->inner, buffer,
		                                               size, error);
	memcpy(buffer, unpacked->stream.next_in, count);
	skip(&unpacked->stream, count);
	return (ssize_t)count;
}

/* ---- Compressed ones ----------------------------------------------------- */

static bool reject_cut_off(const struct unpacked_source *unpacked,
                           struct clv_error *error)
{
	clv_reject(error, CLV_BAD_DATA, "%s: the compressed file ends too early",
	           unpacked->base.name);
	return clv_hint(error, "it was cut off, or is still being written");
}

static bool reject_rubbish(const struct unpacked_source *unpacked,
                           struct clv_error *error)
{
	clv_reject(error, CLV_BAD_DATA,
	           "%s: something else follows the compressed data",
	           unpacked->base.name);
	return clv_hint(error, "gunzip -c FILE | clv - leaves it out");
}

static bool reject_damaged(const struct unpacked_source *unpacked,
                           struct clv_error *error)
{
	const char *why = unpacked->stream.msg;
	clv_reject(error, CLV_BAD_DATA, "%s: the compressed file is damaged: %s",
	           unpacked->base.name, why ? why : "it is not gzip");
	return clv_hint(error, "copy or export it again; gzip -t FILE checks it");
}

/* Behind a member: another one, or zeros up to the end, as gzip(1) takes it.
   Returns 1 at a member, 0 at the end, -1 after an error. */
static int next_member(struct unpacked_source *unpacked,
                       struct clv_error *error)
{
	for (;;) {
		const bool may_follow = unpacked->part == AFTER_MEMBER;
		const size_t left = waiting(unpacked);
		const unsigned char first = left ? *unpacked->stream.next_in : 0;
		const bool half = may_follow && left == 1 && first == MAGIC_FIRST;
		if (may_follow && starts_member(unpacked)) {
			unpacked->part = IN_MEMBER;
			return 1;
		}
		if (left > 0 && first == 0) {
			unpacked->part = IN_PADDING;
			skip(&unpacked->stream, 1);
		} else if (left > 0 && !half) {
			reject_rubbish(unpacked, error);
			return -1;
		} else if (unpacked->ended) {
			if (half)
				reject_cut_off(unpacked, error);
			return half ? -1 : 0;
		} else if (!refill(unpacked, RAW_SIZE, error)) {
			return -1;
		}
	}
}

/* One step of zlib. What came out before a fault is handed on first: zlib tells
   the fault again when it is asked again. */
static bool inflate_some(struct unpacked_source *unpacked, bool *some,
                         struct clv_error *error)
{
	z_stream *stream = &unpacked->stream;
	const uInt room = stream->avail_out;
	if (waiting(unpacked) == 0 && !refill(unpacked, RAW_SIZE, error))
		return false;
	const int result = inflate(stream, Z_NO_FLUSH);
	*some = stream->avail_out < room;
	if (result == Z_STREAM_END) {
		unpacked->part = AFTER_MEMBER;
		inflateReset(stream);
		return true;
	}
	if (result == Z_MEM_ERROR)
		return clv_reject_memory(error);
	if (*some || result == Z_OK)
		return true;
	if (result != Z_BUF_ERROR)
		return reject_damaged(unpacked, error);
	return unpacked->ended ? reject_cut_off(unpacked, error) : true;
}

static ssize_t packed_read(struct clv_source *source, void *buffer, size_t size,
                           struct clv_error *error)
{
	struct unpacked_source *unpacked = (struct unpacked_source *)source;
	z_stream *stream = &unpacked->stream;
	const uInt room = size < UINT_MAX ? (uInt)size : UINT_MAX;
	stream->next_out = buffer;
	stream->avail_out = room;
	for (bool some = false; !some;) {
		if (unpacked->part != IN_MEMBER) {
			const int found = next_member(unpacked, error);
			if (found <= 0)
				return found;
		}
		if (!inflate_some(unpacked, &some, error))
			return -1;
	}
	return (ssize_t)(room - stream->avail_out);
}

/* zlib's memory is ours, so that a lack of it is seen by one means. */
static voidpf allocate(voidpf data, uInt count, uInt size)
{
	(void)data;
	return calloc(count, size);
}

static void release(voidpf data, voidpf memory)
{
	(void)data;
	free(memory);
}

/* ---- Which of the two ---------------------------------------------------- */

/* No more than the first bytes yet: a pipe may give its bytes slowly. */
static bool start(struct unpacked_source *unpacked, struct clv_error *error)
{
	while (waiting(unpacked) < MAGIC_SIZE && !unpacked->ended)
		if (!refill(unpacked, MAGIC_SIZE, error))
			return false;
	if (!starts_member(unpacked))
		return true;
	if (inflateInit2(&unpacked->stream, GZIP_WINDOW) != Z_OK)
		return clv_reject_memory(error);
	unpacked->is_packed = true;
	unpacked->base.read = packed_read;
	return true;
}

static void unpacked_close(struct clv_source *source)
{
	struct unpacked_source *unpacked = (struct unpacked_source *)source;
	if (unpacked->is_packed)
		inflateEnd(&unpacked->stream);
	clv_source_close(unpacked->inner);
	free(unpacked);
}

struct clv_source *clv_source_unpacked(struct clv_source *inner,
                                       struct clv_error *error)
{
	struct unpacked_source *unpacked = malloc(sizeof *unpacked);
	if (!unpacked) {
		clv_source_close(inner);
		clv_reject_memory(error);
		return NULL;
	}
	unpacked->base = (struct clv_source){.name = inner->name,
	                                     .read = plain_read,
	                                     .close = unpacked_close,
	                                     .below = inner};
	unpacked->inner = inner;
	unpacked->is_packed = unpacked->ended = false;
	unpacked->part = IN_MEMBER;
	unpacked->stream = (z_stream){
	    .next_in = unpacked->raw, .zalloc = allocate, .zfree = release};
	if (start(unpacked, error))
		return &unpacked->base;
	clv_source_close(&unpacked->base);
	return NULL;
}

bool clv_source_is_packed(const struct clv_source *source)
{
	return ((const struct unpacked_source *)source)->is_packed;
}
