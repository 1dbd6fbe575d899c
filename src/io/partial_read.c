/* Reading parts: the header line by line, records block by block, by several
   threads where there are customers alone. */
#include "data/grow.h"
#include "data/pool.h"
#include "io/digits.h"
#include "io/partial_reader.h"

#include <stdlib.h>
#include <string.h>

/* Blocks are small, and done in no time: with fewer of them threads wait. */
enum { BLOCKS_A_THREAD = 8, THREADS_MOST = 64 };

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
		const char *at = left->at + 2;
		if (!clv_partial_read_customer(hand, block->header, &at,
		                               &block->wrong)) {
			const char *stop = memchr(left->at, '\n', left->length);
			block->bad = (struct clv_text){left->at, (size_t)(stop - left->at)};
			return false;
		}
		block->lines++;
		block->customers++;
		*left = (struct clv_text){at, (size_t)(end - at)};
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
		return clv_partial_reject_record(reader, &block->bad, line,
		                                 block->wrong, error);
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
	const size_t size = bytes->length + CLV_DIGITS;
	if (!clv_grow(&room, &block->capacity, size, 1))
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
		if (!clv_partial_next_block(crew->reader, &block, error))
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
	if (!clv_partial_next_line(reader, &line, error))
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
	return clv_partial_reject_line(reader, &line, reader->line - 1, error);
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
	if (reader->source && clv_partial_read_decisions(reader, error))
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

bool clv_partial_read(struct clv_partial_reader *reader,
                      struct clv_books *books, size_t threads,
                      struct clv_error *error)
{
	bool more = true;
	reader->books = books;
	reader->threads = threads;
	do {
		if (!clv_partial_read_header(reader, error) ||
		    !read_records(reader, error) || !read_end(reader, error) ||
		    !clv_partial_has_more(reader, &more, error) ||
		    (more && !clv_partial_read_decisions(reader, error)))
			return false;
		reader->partial->parts++;
	} while (more);
	return true;
}
