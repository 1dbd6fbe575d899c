/* Reading parts: the header line by line, records block by block, by several
   threads where there are customers alone. */
#include "data/grow.h"
#include "data/pool.h"
#include "io/excerpt.h"
#include "io/partial_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 1 << 18, BLOCKS_A_THREAD = 2, THREADS_MOST = 64 };

/* ---- Bytes at hand --------------------------------------------------------
 */

struct clv_partial_reader {
	struct clv_source *source;
	struct clv_partial *partial;
	const char *path; /* as it is called in messages */
	char *bytes;
	size_t start, length, capacity; /* what is left is from start to length */
	bool has_ended;
	uint64_t line; /* the next one, from 1 */
	struct clv_digest digest;
	struct clv_partial_header header;
	struct clv_books *books;
	size_t threads;
};

/* Reads on, with room for more if need be. False after an error. */
static bool fill(struct clv_partial_reader *reader, struct clv_error *error)
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
	while (!reader->has_ended && reader->length < reader->capacity) {
		const ssize_t count =
		    reader->source->read(reader->source, reader->bytes + reader->length,
		                         reader->capacity - reader->length, error);
		if (count < 0)
			return false;
		reader->has_ended = count == 0;
		reader->length += (size_t)count;
	}
	return true;
}

static bool reject_line(const struct clv_partial_reader *reader,
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

/* The next line without its end, lent until more is read. False after an
   error, of which one is that there is none. */
static bool next_line(struct clv_partial_reader *reader, struct clv_text *line,
                      struct clv_error *error)
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
		if (!fill(reader, error))
			return false;
	}
}

static bool begins(const struct clv_text *text, const char *word)
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
		if (!stop || (*line.at == 'e' && begins(&line, "end\t")))
			break;
		at = (size_t)(stop - bytes->at) + 1;
	}
	return at;
}

/* Whole lines of records; empty at the line behind the last of them. Lent until
   more is read. */
static bool next_block(struct clv_partial_reader *reader,
                       struct clv_text *block, struct clv_error *error)
{
	for (;;) {
		const struct clv_text left = {reader->bytes + reader->start,
		                              reader->length - reader->start};
		*block = (struct clv_text){left.at, whole_lines(&left)};
		if (block->length || (left.length && begins(&left, "end\t"))) {
			reader->start += block->length;
			clv_digest_add(&reader->digest, block->at, block->length);
			return true;
		}
		if (reader->has_ended)
			return reject_short(reader, error);
		if (!fill(reader, error))
			return false;
	}
}

/* ---- The header -----------------------------------------------------------
 */

static bool reject_other_file(const struct clv_partial_reader *reader,
                              const struct clv_text *line,
                              struct clv_error *error)
{
	clv_reject(error, CLV_BAD_DATA,
	           "this is no part that clv orders --partial wrote");
	clv_hint(error, "clv orders --partial FILE -o PART makes one of an export; "
	                "clv orders reads exports themselves");
	return reject_line(reader, line, reader->line, error);
}

/* The first line of a part. */
static bool read_magic(struct clv_partial_reader *reader,
                       struct clv_error *error)
{
	struct clv_text line;
	const uint64_t number = reader->line;
	while (!reader->has_ended && reader->length == reader->start)
		if (!fill(reader, error))
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
	if (!next_line(reader, &line, error))
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
	return reject_line(reader, &line, number, error);
}

static bool reject_record(const struct clv_partial_reader *reader,
                          const struct clv_text *line, uint64_t number,
                          const char *wrong, struct clv_error *error)
{
	if (!wrong)
		return clv_reject_memory(error);
	clv_reject(error, CLV_BAD_DATA, "%s is not as clv writes it", wrong);
	clv_hint(error, "the part is damaged: make or copy it again");
	return reject_line(reader, line, number, error);
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
	    !begins(line, clv_partial_keys[decision]))
		return reject_record(reader, line, reader->line - 1,
		                     "the line of a decision", error);
	char *text = take_text(&cursor, &wrong);
	if (!text)
		return reject_record(reader, line, reader->line - 1, wrong, error);
	const bool done = add_decision(reader, text, decision, error);
	free(text);
	return done;
}

static bool next_header_line(struct clv_partial_reader *reader,
                             struct clv_text *line, struct clv_error *error)
{
	if (!next_line(reader, line, error))
		return false;
	clv_digest_add(&reader->digest, line->at, line->length + 1);
	return true;
}

/* Up to the decisions, which have to be known before anything is read. */
static bool read_decisions(struct clv_partial_reader *reader,
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
	return text->length == strlen(word) && begins(text, word);
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

/* Down to the line that says how many records follow. */
static bool read_header(struct clv_partial_reader *reader,
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
			           ? reject_record(reader, &line, reader->line - 1, wrong,
			                           error)
			           : false;
	} while (!begins(&line, "records\t"));
	return true;
}

/* ---- Records --------------------------------------------------------------
 */

/* What became of a block of lines. */
struct block {
	const struct clv_partial_header *header;
	char *bytes;
	size_t length, capacity;
	/* what was found */
	uint64_t lines, customers;
	const char *wrong; /* with the last of these lines */
	struct clv_text bad;
	bool is_done;
};

struct worker {
	struct clv_ledger *ledger;
	struct clv_partial_hand hand;
	/* cppcheck-suppress unusedStructMember */
	char apart[CLV_CACHE_LINE];
};

/* Lines of customers, up to the first of anything else, which is left to the
   caller. */
static bool read_customers(struct clv_partial_hand *hand, struct block *block,
                           struct clv_text *left)
{
	const char *end = left->at + left->length;
	while (left->length > 2 && left->at[0] == 'c' && left->at[1] == '\t') {
		const char *stop = memchr(left->at, '\n', left->length);
		struct clv_partial_cursor cursor = {left->at + 2, stop};
		block->bad = (struct clv_text){left->at, (size_t)(stop - left->at)};
		if (!clv_partial_read_customer(hand, block->header, &cursor,
		                               &block->wrong))
			return false;
		block->lines++;
		block->customers++;
		*left = (struct clv_text){stop + 1, (size_t)(end - stop - 1)};
	}
	return true;
}

static void work_on_block(void *state, void *job)
{
	struct worker *worker = state;
	struct block *block = job;
	struct clv_text left = {block->bytes, block->length};
	block->lines = block->customers = 0;
	block->is_done = read_customers(&worker->hand, block, &left);
	if (block->is_done && left.length) {
		const char *stop = memchr(left.at, '\n', left.length);
		block->bad = (struct clv_text){left.at, (size_t)(stop - left.at)};
		block->wrong = "this line";
		block->is_done = false;
	}
	if (block->is_done &&
	    !clv_ledger_enter(worker->ledger, worker->hand.batch)) {
		block->wrong = NULL;
		block->is_done = false;
	}
	clv_batch_clear(worker->hand.batch);
}

/* Customers and orders in the order of the file. */
static bool read_block(struct clv_partial_reader *reader, struct worker *worker,
                       struct block *block, uint64_t *orders)
{
	struct clv_text left = {block->bytes, block->length};
	const char *end = left.at + left.length;
	block->lines = block->customers = 0;
	if (!read_customers(&worker->hand, block, &left))
		return false;
	while (left.length) {
		const char *stop = memchr(left.at, '\n', left.length);
		struct clv_partial_cursor cursor = {left.at + 2, stop};
		block->bad = (struct clv_text){left.at, (size_t)(stop - left.at)};
		block->wrong = "this line";
		if (left.length < 2 || left.at[0] != 'o' || left.at[1] != '\t' ||
		    !clv_partial_read_order(reader->books, block->header, &cursor,
		                            &block->wrong))
			return false;
		block->lines++;
		++*orders;
		left = (struct clv_text){stop + 1, (size_t)(end - stop - 1)};
	}
	block->wrong = NULL;
	return clv_ledger_enter(worker->ledger, worker->hand.batch);
}

/* ---- Several threads, or one ----------------------------------------------
 */

struct crew {
	struct clv_partial_reader *reader;
	size_t threads, block_count;
	struct worker *workers;
	void **states;
	struct block *blocks;
	struct clv_pool *pool; /* null: one thread does it all */
	uint64_t customers, orders;
};

static void close_crew(struct crew *crew)
{
	if (crew->pool)
		clv_pool_stop(crew->pool);
	for (size_t i = 0; crew->workers && i < crew->threads; i++)
		clv_partial_hand_free(&crew->workers[i].hand);
	for (size_t i = 0; crew->blocks && i < crew->block_count; i++)
		free(crew->blocks[i].bytes);
	free(crew->workers);
	free(crew->states);
	free(crew->blocks);
}

static bool open_crew(struct crew *crew, struct clv_partial_reader *reader)
{
	const size_t threads =
	    reader->header.orders || !reader->threads ? 1 : reader->threads;
	*crew = (struct crew){.reader = reader,
	                      .threads =
	                          threads < THREADS_MOST ? threads : THREADS_MOST};
	crew->block_count = crew->threads * BLOCKS_A_THREAD;
	crew->workers = calloc(crew->threads, sizeof *crew->workers);
	crew->states = calloc(crew->threads, sizeof *crew->states);
	crew->blocks = calloc(crew->block_count, sizeof *crew->blocks);
	if (!crew->workers || !crew->states || !crew->blocks)
		return false;
	for (size_t i = 0; i < crew->threads; i++) {
		struct worker *worker = &crew->workers[i];
		crew->states[i] = worker;
		worker->ledger = reader->books->ledger;
		worker->hand.batch = clv_batch_open(worker->ledger);
		if (!worker->hand.batch)
			return false;
	}
	/* without a pool one thread is enough */
	if (crew->threads > 1)
		crew->pool = clv_pool_start(crew->threads, crew->states, work_on_block,
		                            crew->block_count);
	return true;
}

/* Counts what a block held, or says what is wrong with it. */
static bool settle_block(struct crew *crew, const struct block *block,
                         bool is_done, struct clv_error *error)
{
	struct clv_partial_reader *reader = crew->reader;
	const uint64_t line = reader->line + block->lines;
	if (!is_done)
		return reject_record(reader, &block->bad, line, block->wrong, error);
	reader->line = line;
	crew->customers += block->customers;
	return true;
}

static bool put_block(struct crew *crew, size_t number,
                      const struct clv_text *bytes, struct clv_error *error)
{
	struct block *block = &crew->blocks[number % crew->block_count];
	if (clv_pool_count(crew->pool) == crew->block_count) {
		const struct block *oldest = clv_pool_take(crew->pool);
		if (!settle_block(crew, oldest, oldest->is_done, error))
			return false;
	}
	void *room = block->bytes;
	if (bytes->length > block->capacity &&
	    !clv_grow(&room, &block->capacity, bytes->length, 1))
		return clv_reject_memory(error);
	block->bytes = room;
	memcpy(block->bytes, bytes->at, bytes->length);
	block->length = bytes->length;
	block->header = &crew->reader->header;
	clv_pool_put(crew->pool, block);
	return true;
}

static bool read_here(struct crew *crew, const struct clv_text *bytes,
                      struct clv_error *error)
{
	/* bytes are lent, and only read */
	struct block block = {.header = &crew->reader->header,
	                      .bytes = (char *)(uintptr_t)bytes->at,
	                      .length = bytes->length};
	const bool is_done =
	    read_block(crew->reader, &crew->workers[0], &block, &crew->orders);
	return settle_block(crew, &block, is_done, error);
}

static bool run_crew(struct crew *crew, struct clv_error *error)
{
	struct clv_text block;
	for (size_t number = 0;; number++) {
		if (!next_block(crew->reader, &block, error))
			return false;
		if (!block.length)
			break;
		if (!(crew->pool ? put_block(crew, number, &block, error)
		                 : read_here(crew, &block, error)))
			return false;
	}
	while (crew->pool && clv_pool_count(crew->pool)) {
		const struct block *oldest = clv_pool_take(crew->pool);
		if (!settle_block(crew, oldest, oldest->is_done, error))
			return false;
	}
	return true;
}

static bool read_records(struct clv_partial_reader *reader,
                         struct clv_error *error)
{
	struct crew crew;
	const bool is_open = open_crew(&crew, reader) || clv_reject_memory(error);
	const bool done = is_open && run_crew(&crew, error);
	close_crew(&crew);
	if (!done)
		return false;
	if (crew.customers == reader->header.customers &&
	    crew.orders == reader->header.orders)
		return true;
	clv_reject(error, CLV_BAD_DATA,
	           "%s: %llu customers and %llu orders, where the part says %llu "
	           "and %llu",
	           reader->path, (unsigned long long)crew.customers,
	           (unsigned long long)crew.orders,
	           (unsigned long long)reader->header.customers,
	           (unsigned long long)reader->header.orders);
	return clv_hint(error, "lines are missing: make or copy the part again");
}

static bool read_end(struct clv_partial_reader *reader, struct clv_error *error)
{
	struct clv_text line;
	uint64_t hash;
	if (!next_line(reader, &line, error))
		return false;
	const struct clv_text digits = {line.at + 4, line.length - 4};
	if (clv_partial_hash(&digits, &hash) &&
	    hash == clv_digest_value(&reader->digest))
		return true;
	clv_reject(error, CLV_BAD_DATA,
	           "the part is not what was written: its bytes do not add up to "
	           "this");
	clv_hint(error, "it was changed or damaged on the way: make or copy it "
	                "again");
	return reject_line(reader, &line, reader->line - 1, error);
}

/* ---- All ------------------------------------------------------------------
 */

struct clv_partial_reader *clv_partial_open(const char *path,
                                            struct clv_partial *partial,
                                            struct clv_error *error)
{
	struct clv_partial_reader *reader = calloc(1, sizeof *reader);
	if (!reader) {
		clv_reject_memory(error);
		return NULL;
	}
	struct clv_source *source = clv_source_open(path, error);
	reader->partial = partial;
	reader->line = 1;
	reader->path = source ? source->name : path;
	reader->source = source ? clv_source_unpacked(source, error) : NULL;
	if (reader->source && read_decisions(reader, error))
		return reader;
	clv_partial_close(reader);
	return NULL;
}

void clv_partial_close(struct clv_partial_reader *reader)
{
	if (!reader)
		return;
	clv_source_close(reader->source);
	clv_names_free(&reader->header.reasons);
	clv_names_free(&reader->header.segments);
	free(reader->bytes);
	free(reader);
}

/* Is there another part behind this one? */
static bool has_more(struct clv_partial_reader *reader, bool *more,
                     struct clv_error *error)
{
	while (reader->start == reader->length && !reader->has_ended)
		if (!fill(reader, error))
			return false;
	*more = reader->start < reader->length;
	return true;
}

bool clv_partial_read(struct clv_partial_reader *reader,
                      struct clv_books *books, size_t threads,
                      struct clv_error *error)
{
	bool more = true;
	reader->books = books;
	reader->threads = threads;
	do {
		if (!read_header(reader, error) || !read_records(reader, error) ||
		    !read_end(reader, error) || !has_more(reader, &more, error) ||
		    (more && !read_decisions(reader, error)))
			return false;
		reader->partial->parts++;
	} while (more);
	return true;
}
