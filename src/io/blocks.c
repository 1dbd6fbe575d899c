#include "io/blocks.h"
#include "data/pool.h"

#include <stdlib.h>
#include <string.h>

struct block {
	const struct clv_blocks *blocks;
	void *result;
	struct clv_text text;
	char *memory; /* around it, owned; null with one thread */
	size_t capacity;
	uint64_t lines;
	bool is_ordinary;
};

struct crew {
	const struct clv_blocks *blocks;
	void **states; /* of each thread */
	struct block *ring;
	size_t count;
	struct clv_pool *pool; /* null: one thread is enough */
	uint64_t line;         /* of the oldest block in the pool */
};

static void work_on_block(void *state, void *job)
{
	struct block *block = job;
	block->is_ordinary =
	    block->blocks->work(state, block->result, &block->text, &block->lines);
}

static void close_crew(struct crew *crew)
{
	if (crew->pool)
		clv_pool_stop(crew->pool);
	for (size_t i = 0; crew->ring && i < crew->count; i++)
		free(crew->ring[i].memory);
	free(crew->ring);
	free(crew->states);
}

/* False without memory, or a thread. */
static bool open_crew(struct crew *crew, const struct clv_blocks *blocks)
{
	const size_t count = blocks->threads * CLV_BLOCKS_A_THREAD;
	*crew =
	    (struct crew){.blocks = blocks,
	                  .count = count,
	                  .states = calloc(blocks->threads, sizeof *crew->states),
	                  .ring = calloc(count, sizeof *crew->ring)};
	if (!crew->states || !crew->ring)
		return false;
	for (size_t i = 0; i < blocks->threads; i++)
		crew->states[i] = (char *)blocks->states + i * blocks->state_size;
	for (size_t i = 0; i < count; i++)
		crew->ring[i] = (struct block){.blocks = blocks,
		                               .result = (char *)blocks->results +
		                                         i * blocks->result_size};
	if (blocks->threads > 1)
		crew->pool =
		    clv_pool_start(blocks->threads, crew->states, work_on_block, count);
	return blocks->threads == 1 || crew->pool;
}

static bool settle_block(struct crew *crew, struct block *block,
                         struct clv_error *error)
{
	const struct clv_blocks *blocks = crew->blocks;
	if (!block->is_ordinary)
		return blocks->again(blocks->data, &block->text, &crew->line, error);
	crew->line += block->lines;
	return blocks->take(blocks->data, block->result, error);
}

static bool put_block(struct crew *crew, struct block *block,
                      const struct clv_text *text, struct clv_error *error)
{
	const struct clv_blocks *blocks = crew->blocks;
	block->text = *text;
	/* the reader's memory is filled anew by the next cut */
	if (crew->pool &&
	    !clv_csv_reader_keep(blocks->reader, &block->memory, &block->capacity))
		return clv_reject_memory(error);
	blocks->prepare(blocks->data, block->result);
	if (crew->pool) {
		clv_pool_put(crew->pool, block);
		return true;
	}
	work_on_block(crew->states[0], block);
	return settle_block(crew, block, error);
}

static bool take_block(struct crew *crew, struct clv_error *error)
{
	return settle_block(crew, clv_pool_take(crew->pool), error);
}

static bool run_crew(struct crew *crew, struct clv_text text,
                     struct clv_error *error)
{
	struct clv_csv_reader *reader = crew->blocks->reader;
	crew->line = clv_csv_reader_line(reader);
	for (size_t number = 0; text.length; number++) {
		if (crew->pool && clv_pool_count(crew->pool) == crew->count &&
		    !take_block(crew, error))
			return false;
		if (!put_block(crew, &crew->ring[number % crew->count], &text, error) ||
		    !clv_csv_reader_cut(reader, &text, error))
			return false;
	}
	while (crew->pool && clv_pool_count(crew->pool))
		if (!take_block(crew, error))
			return false;
	clv_csv_reader_set_line(reader, crew->line);
	return true;
}

bool clv_blocks_read(const struct clv_blocks *blocks, struct clv_error *error)
{
	struct clv_text text;
	struct crew crew;
	if (!clv_csv_reader_cut(blocks->reader, &text, error))
		return false;
	if (!text.length)
		return true;
	bool done = true;
	if (open_crew(&crew, blocks))
		done = run_crew(&crew, text, error);
	else
		clv_csv_reader_put_back(blocks->reader, &text);
	close_crew(&crew);
	return done;
}
