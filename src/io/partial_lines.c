/* The bytes of parts, line by line and block by block, and what is wrong with
   lines. */
#include "data/grow.h"
#include "io/digits.h"
#include "io/excerpt.h"
#include "io/partial_reader.h"

#include <string.h>

enum { FIRST_ROOM = 1 << 18 };

bool clv_partial_fill(struct clv_partial_reader *reader,
                      struct clv_error *error)
{
	void *bytes = reader->bytes;
	if (reader->start) {
		memmove(reader->bytes, reader->bytes + reader->start,
		        reader->length - reader->start);
		reader->length -= reader->start;
		reader->start = 0;
	}
	const size_t wanted =
	    reader->length * 2 < FIRST_ROOM ? FIRST_ROOM : reader->length * 2;
	if (reader->length * 2 >= reader->capacity &&
	    !clv_grow(&bytes, &reader->capacity, wanted, 1))
		return clv_reject_memory(error);
	reader->bytes = bytes;
	/* behind the last line as many digits can be read as are read at once */
	const size_t most = reader->capacity - CLV_DIGITS;
	while (!reader->has_ended && reader->length < most) {
		const ssize_t count =
		    reader->source->read(reader->source, reader->bytes + reader->length,
		                         most - reader->length, error);
		if (count < 0)
			return false;
		reader->has_ended = count == 0;
		reader->length += (size_t)count;
	}
	return true;
}

bool clv_partial_reject_line(const struct clv_partial_reader *reader,
                             const struct clv_text *line, uint64_t number,
                             struct clv_error *error)
{
	error->place.file = reader->path;
	clv_excerpt(&error->place, line->at, line->length, number, 0, false);
	return false;
}

static bool reject_short(const struct clv_partial_reader *reader,
                         struct clv_error *error)
{
	clv_reject(error, CLV_BAD_DATA,
	           "%s: the part is cut short: it ends "
	           "without the line that begins with end",
	           reader->path);
	return clv_hint(error, "it was cut off, or is still being written: make "
	                       "or copy it again");
}

bool clv_partial_next_line(struct clv_partial_reader *reader,
                           struct clv_text *line, struct clv_error *error)
{
	*line = (struct clv_text){"", 0};
	for (;;) {
		const char *start = reader->bytes + reader->start;
		const size_t left = reader->length - reader->start;
		const char *stop = left ? memchr(start, '\n', left) : NULL;
		if (stop) {
			*line = (struct clv_text){start, (size_t)(stop - start)};
			reader->start += line->length + 1;
			reader->line++;
			return true;
		}
		if (reader->has_ended)
			return reject_short(reader, error);
		if (!clv_partial_fill(reader, error))
			return false;
	}
}

bool clv_partial_begins(const struct clv_text *text, const char *word)
{
	const size_t length = strlen(word);
	return text->length >= length && memcmp(text->at, word, length) == 0;
}

/* How many bytes are whole lines, in front of the line that ends a part. */
static size_t whole_lines(const struct clv_text *bytes)
{
	size_t at = 0;
	while (at < bytes->length) {
		const struct clv_text line = {bytes->at + at, bytes->length - at};
		const char *stop = memchr(line.at, '\n', line.length);
		if (!stop || (*line.at == 'e' && clv_partial_begins(&line, "end\t")))
			break;
		at = (size_t)(stop - bytes->at) + 1;
	}
	return at;
}

bool clv_partial_next_block(struct clv_partial_reader *reader,
                            struct clv_text *block, struct clv_error *error)
{
	for (;;) {
		const struct clv_text left = {reader->bytes + reader->start,
		                              reader->length - reader->start};
		*block = (struct clv_text){left.at, whole_lines(&left)};
		if (block->length ||
		    (left.length && clv_partial_begins(&left, "end\t"))) {
			reader->start += block->length;
			clv_digest_add(&reader->digest, block->at, block->length);
			return true;
		}
		if (reader->has_ended)
			return reject_short(reader, error);
		if (!clv_partial_fill(reader, error))
			return false;
	}
}

bool clv_partial_reject_record(const struct clv_partial_reader *reader,
                               const struct clv_text *line, uint64_t number,
                               const char *wrong, struct clv_error *error)
{
	if (!wrong)
		return clv_reject_memory(error);
	clv_reject(error, CLV_BAD_DATA, "%s is not as clv writes it", wrong);
	clv_hint(error, "the part is damaged: make or copy it again");
	return clv_partial_reject_line(reader, line, number, error);
}

bool clv_partial_has_more(struct clv_partial_reader *reader, bool *more,
                          struct clv_error *error)
{
	while (reader->start == reader->length && !reader->has_ended)
		if (!clv_partial_fill(reader, error))
			return false;
	*more = reader->start < reader->length;
	return true;
}
