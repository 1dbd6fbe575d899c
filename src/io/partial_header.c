/* Reading what stands above the records of a part. */
#include "io/partial_reader.h"

#include <stdlib.h>
#include <string.h>

static bool reject_other_file(const struct clv_partial_reader *reader,
                              const struct clv_text *line,
                              struct clv_error *error)
{
	clv_reject(error, CLV_BAD_DATA,
	           "this is no part that clv orders --partial wrote");
	clv_hint(error, "clv orders --partial FILE -o PART makes one of an export; "
	                "clv orders reads exports themselves");
	return clv_partial_reject_line(reader, line, reader->line, error);
}

/* The first line of a part. */
static bool read_magic(struct clv_partial_reader *reader,
                       struct clv_error *error)
{
	struct clv_text line;
	const uint64_t number = reader->line;
	while (!reader->has_ended && reader->length == reader->start)
		if (!clv_partial_fill(reader, error))
			return false;
	const struct clv_text left = {reader->bytes + reader->start,
	                              reader->length - reader->start};
	const size_t known = sizeof CLV_PARTIAL_MAGIC;
	const size_t compared = left.length < known ? left.length : known;
	if (!left.length) {
		clv_reject(error, CLV_BAD_DATA, "%s: the file is empty", reader->path);
		return clv_hint(error, "clv orders --partial FILE -o PART makes a part "
		                       "of an export");
	}
	if (memcmp(left.at, CLV_PARTIAL_MAGIC "\t", compared) != 0)
		return reject_other_file(
		    reader,
		    &(struct clv_text){left.at, left.length < 200 ? left.length : 200},
		    error);
	if (!clv_partial_next_line(reader, &line, error))
		return false;
	uint64_t version;
	struct clv_partial_cursor cursor = {line.at + known, line.at + line.length};
	clv_digest_begin(&reader->digest);
	clv_digest_add(&reader->digest, line.at, line.length + 1);
	if (clv_partial_whole(&cursor, '\n', UINT64_MAX, &version) &&
	    cursor.at == cursor.end && version == CLV_PARTIAL_VERSION)
		return true;
	char shown[40];
	clv_reject(error, CLV_BAD_DATA,
	           "a part of version %s, and this clv reads version %d",
	           clv_printable(line.at + known, line.length - known, shown,
	                         sizeof shown),
	           CLV_PARTIAL_VERSION);
	clv_hint(error, "make the parts anew with the clv that merges them");
	return clv_partial_reject_line(reader, &line, number, error);
}

/* The rest of a line as one text that ends with a null; null with *wrong set,
   or without memory. To be freed. */
static char *take_text(struct clv_partial_cursor *cursor, const char **wrong)
{
	struct clv_text field = clv_partial_field(cursor);
	char *text = malloc(field.length + 1);
	*wrong = NULL;
	if (!text)
		return NULL;
	const bool is_text = clv_partial_unescape(&field, text) &&
	                     !memchr(text, '\0', field.length + !field.length);
	text[field.length] = '\0';
	if (is_text || !field.length)
		return text;
	free(text);
	*wrong = "the text";
	return NULL;
}

static bool add_decision(struct clv_partial_reader *reader, const char *text,
                         enum clv_decision decision, struct clv_error *error)
{
	return clv_partial_set(reader->partial, decision, text, reader->path,
	                       error);
}

static bool read_decision(struct clv_partial_reader *reader,
                          const struct clv_text *line,
                          enum clv_decision decision, struct clv_error *error)
{
	const char *wrong;
	const size_t key = strlen(clv_partial_keys[decision]);
	struct clv_partial_cursor cursor = {line->at + key + 1,
	                                    line->at + line->length};
	if (line->length <= key || line->at[key] != '\t' ||
	    !clv_partial_begins(line, clv_partial_keys[decision]))
		return clv_partial_reject_record(reader, line, reader->line - 1,
		                                 "the line of a decision", error);
	char *text = take_text(&cursor, &wrong);
	if (!text)
		return clv_partial_reject_record(reader, line, reader->line - 1, wrong,
		                                 error);
	const bool done = add_decision(reader, text, decision, error);
	free(text);
	return done;
}

static bool next_header_line(struct clv_partial_reader *reader,
                             struct clv_text *line, struct clv_error *error)
{
	if (!clv_partial_next_line(reader, line, error))
		return false;
	clv_digest_add(&reader->digest, line->at, line->length + 1);
	return true;
}

bool clv_partial_read_decisions(struct clv_partial_reader *reader,
                                struct clv_error *error)
{
	if (!read_magic(reader, error))
		return false;
	for (size_t i = 0; i < CLV_DECISION_COUNT; i++) {
		struct clv_text line;
		if (!next_header_line(reader, &line, error) ||
		    !read_decision(reader, &line, (enum clv_decision)i, error))
			return false;
	}
	return true;
}

static bool read_rows(struct clv_partial_reader *reader,
                      struct clv_partial_cursor *cursor)
{
	struct clv_tally *tally = &reader->books->tally;
	struct clv_tally part;
	uint64_t skipped;
	const uint64_t most = UINT64_MAX / 4;
	clv_tally_clear(&part);
	if (!clv_partial_whole(cursor, '\t', most, &part.rows) ||
	    !clv_partial_whole(cursor, '\t', most, &part.rounded) ||
	    !clv_partial_whole(cursor, '\t', most, &skipped) ||
	    !clv_partial_whole(cursor, '\t', most, &part.used.count) ||
	    !clv_partial_amount(cursor, '\t', &part.used.amount) ||
	    !clv_partial_whole(cursor, '\t', most, &part.given_back.count) ||
	    !clv_partial_amount(cursor, '\t', &part.given_back.amount) ||
	    !clv_partial_day(cursor, '\t', &part.first_day) ||
	    !clv_partial_day(cursor, '\n', &part.last_day) ||
	    cursor->at != cursor->end)
		return false;
	if (part.first_day == CLV_NO_DAY || part.last_day == CLV_NO_DAY) {
		part.first_day = INT32_MAX;
		part.last_day = INT32_MIN;
	}
	reader->partial->skipped += skipped;
	return clv_tally_add(tally, &part);
}

/* A word with a count and an amount. */
static bool read_count(struct clv_counts *counts, struct clv_names *numbers,
                       struct clv_partial_cursor *cursor, const char **wrong)
{
	uint64_t count;
	clv_wide amount;
	char *text = take_text(cursor, wrong);
	if (!text)
		return false;
	*wrong = "the count";
	bool done = clv_partial_whole(cursor, '\t', UINT64_MAX / 4, &count) &&
	            clv_partial_amount(cursor, '\n', &amount) &&
	            cursor->at == cursor->end;
	if (done) {
		bool is_new = true;
		*wrong = NULL;
		done = (!numbers || clv_names_add(numbers, text, strlen(text),
		                                  &is_new) != CLV_NO_NAME) &&
		       clv_counts_add(counts, text, strlen(text), count, amount) !=
		           CLV_NO_NAME;
		if (done && !is_new) {
			*wrong = "a reason that stands there twice";
			done = false;
		}
	}
	free(text);
	return done;
}

static bool read_segment(struct clv_partial_header *header,
                         struct clv_partial_cursor *cursor, const char **wrong)
{
	bool is_new;
	struct clv_text field = clv_partial_field(cursor);
	*wrong = NULL;
	char *room = malloc(field.length + 1);
	if (!room)
		return false;
	bool done = clv_partial_unescape(&field, room) && field.length;
	*wrong = done ? NULL : "the segment";
	done = done && clv_names_add(&header->segments, field.at, field.length,
	                             &is_new) != CLV_NO_NAME;
	if (done && !is_new) {
		*wrong = "a segment that stands there twice";
		done = false;
	}
	free(room);
	return done;
}

static bool read_input(struct clv_partial_reader *reader,
                       struct clv_partial_cursor *cursor, const char **wrong,
                       struct clv_error *error)
{
	uint64_t hash;
	char *name = take_text(cursor, wrong);
	if (!name)
		return false;
	const struct clv_text digits = clv_partial_field(cursor);
	bool done = clv_partial_hash(&digits, &hash);
	*wrong = "the hash";
	if (done) {
		*wrong = NULL;
		done = clv_partial_add_input(reader->partial, name, hash, reader->path,
		                             error);
	}
	free(name);
	return done;
}

static bool is_word(const struct clv_text *text, const char *word)
{
	return text->length == strlen(word) && clv_partial_begins(text, word);
}

static bool read_records_line(struct clv_partial_header *header,
                              struct clv_partial_cursor *cursor)
{
	return clv_partial_whole(cursor, '\t', UINT32_MAX, &header->customers) &&
	       clv_partial_whole(cursor, '\n', UINT32_MAX, &header->orders) &&
	       cursor->at == cursor->end;
}

/* A line below the decisions. False with *wrong set, or null: error is set, or
   there is no memory. */
static bool read_header_line(struct clv_partial_reader *reader,
                             const struct clv_text *line, const char **wrong,
                             struct clv_error *error)
{
	struct clv_tally *tally = &reader->books->tally;
	struct clv_partial_header *header = &reader->header;
	struct clv_partial_cursor cursor = {line->at, line->at + line->length};
	const struct clv_text key = clv_partial_field(&cursor);
	*wrong = NULL;
	if (is_word(&key, "input"))
		return read_input(reader, &cursor, wrong, error);
	if (is_word(&key, "left"))
		return read_count(&tally->left_out, &header->reasons, &cursor, wrong);
	if (is_word(&key, "currency"))
		return read_count(&tally->currencies, NULL, &cursor, wrong);
	if (is_word(&key, "status"))
		return read_count(&tally->statuses, NULL, &cursor, wrong);
	if (is_word(&key, "segment"))
		return read_segment(header, &cursor, wrong);
	if (is_word(&key, "rows")) {
		*wrong = "the line of rows";
		return read_rows(reader, &cursor);
	}
	*wrong = "this line";
	return is_word(&key, "records") && read_records_line(header, &cursor);
}

bool clv_partial_read_header(struct clv_partial_reader *reader,
                             struct clv_error *error)
{
	struct clv_text line;
	clv_names_free(&reader->header.reasons);
	clv_names_free(&reader->header.segments);
	do {
		const char *wrong;
		if (!next_header_line(reader, &line, error))
			return false;
		*error = (struct clv_error){.status = CLV_DONE};
		if (!read_header_line(reader, &line, &wrong, error))
			return error->status == CLV_DONE
			           ? clv_partial_reject_record(
			                 reader, &line, reader->line - 1, wrong, error)
			           : false;
	} while (!clv_partial_begins(&line, "records\t"));
	return true;
}
