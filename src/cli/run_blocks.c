/* Large tables: blocks of whole records are read by several threads, each into
   an output of its own, and written in order. A block with anything out of the
   ordinary, a bad row say, is thrown away and read again row by row, so that
   messages, rejects and counts are the same for any number of threads. */
#include "cli/run.h"
#include "data/grow.h"
#include "data/pool.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCKS_A_THREAD = 2, ROW_SIZE = 65536 };

struct block {
	char *bytes;
	size_t length, capacity;
	struct clv_output *output;
	uint64_t rows, lines;
	bool is_ordinary;
};

/* What a thread works with: nothing that it writes to is shared. */
struct worker {
	const struct clv_given *flags;
	unsigned groups;
	struct clv_writer writer;
	struct clv_cases cases; /* columns and names borrowed from the run's */
	struct layout layout;
	/* the row on its way; a longer one is not ordinary */
	struct clv_record row;
	struct clv_text *cells;
	char *text; /* ROW_SIZE of it */
	size_t used;
	uint64_t rows;
	bool is_stopped;
	/* cppcheck-suppress unusedStructMember */
	char apart[CLV_CACHE_LINE];
};

/* ---- A block, by a thread --------------------------------------------------
 */

/* A reader of the block under the header of the file. */
static bool open_block(struct clv_cases *cases, const struct block *block,
                       uint64_t line, struct clv_error *error)
{
	struct clv_table *table = &cases->table;
	table->reader = NULL;
	table->source =
	    clv_source_memory(table->name, block->bytes, block->length, 0, error);
	if (!table->source)
		return false;
	table->reader = clv_csv_reader_open(table->source, table->delimiter, error);
	if (!table->reader)
		return false;
	clv_csv_reader_set_line(table->reader, line);
	return true;
}

static void close_block(struct clv_cases *cases)
{
	clv_csv_reader_close(cases->table.reader);
	clv_source_close(cases->table.source);
}

/* Short cells are copied in one piece, which a processor does at once. */
static void take_cell(void *at, size_t length, void *data)
{
	struct worker *worker = data;
	const size_t column = worker->row.count++;
	worker->is_stopped |= column >= worker->cases.table.count ||
	                      worker->used + length + CLV_SHORT_CELL > ROW_SIZE;
	if (worker->is_stopped)
		return;
	char *text = worker->text + worker->used;
	if (length > CLV_SHORT_CELL)
		memcpy(text, at, length);
	else if (length)
		memcpy(text, at, CLV_SHORT_CELL);
	worker->cells[column].at = text;
	worker->cells[column].length = length;
	worker->used += length;
}

/* A line of blanks alone is none, which only the reader knows. */
static bool may_be_blank(const struct clv_record *row)
{
	return row->count == 1 &&
	       (row->cells[0].length == 0 || memchr(" \t", row->cells[0].at[0], 2));
}

static bool write_row(struct worker *worker)
{
	struct clv_cases *cases = &worker->cases;
	struct clv_given given;
	struct clv_results results;
	struct clv_error ignored;
	if (worker->row.count != cases->table.count || may_be_blank(&worker->row) ||
	    !clv_cases_read(cases, &worker->row, &given, &ignored))
		return false;
	if (worker->flags->mask)
		clv_given_fill(&given, worker->flags);
	clv_evaluate_groups(&given.values, worker->groups, &results);
	layout_fill(&worker->layout, cases, &worker->row, &given, &results);
	worker->row.count = 0;
	worker->used = 0;
	worker->rows++;
	return clv_writer_row(&worker->writer, worker->layout.values, &ignored);
}

static void take_row(int terminator, void *data)
{
	struct worker *worker = data;
	(void)terminator;
	if (!worker->is_stopped)
		worker->is_stopped = !write_row(worker);
}

static void work_on_block(void *state, void *job)
{
	struct worker *worker = state;
	struct block *block = job;
	const struct clv_text bytes = {block->bytes, block->length};
	const struct clv_csv_callbacks callbacks = {take_cell, take_row, worker,
	                                            &worker->is_stopped};
	worker->is_stopped = false;
	worker->writer.output = block->output;
	clv_output_forget(block->output);
	worker->rows = 0;
	worker->used = 0;
	worker->row = (struct clv_record){.cells = worker->cells};
	block->is_ordinary = clv_csv_parse_block(
	    &bytes, worker->cases.table.delimiter, &callbacks, &block->lines);
	block->rows = worker->rows;
}

/* ---- Workers and blocks, made and freed ------------------------------------
 */

/* A copy that shares all that is only read. */
static bool copy_cases(struct clv_cases *copy, const struct clv_cases *cases)
{
	*copy = *cases;
	copy->table.reader = NULL;
	copy->table.source = NULL;
	copy->plain =
	    calloc(cases->table.count + CLV_CACHE_LINE, sizeof *copy->plain);
	return copy->plain;
}

static bool open_worker(struct worker *worker, const struct run *run,
                        const struct clv_cases *cases)
{
	worker->flags = &run->settings->flags;
	worker->groups = run->groups;
	worker->writer = run->writer;
	struct layout_request request = run->request;
	request.cases = &worker->cases;
	if (!copy_cases(&worker->cases, cases) ||
	    !layout_build(&worker->layout, &request))
		return false;
	worker->writer.headings = worker->layout.headings;
	worker->cells =
	    calloc(cases->table.count + CLV_CACHE_LINE, sizeof *worker->cells);
	worker->text = malloc(ROW_SIZE);
	return worker->cells && worker->text;
}

static void close_worker(struct worker *worker)
{
	free(worker->cases.plain);
	free(worker->cells);
	free(worker->text);
	layout_free(&worker->layout);
}

/* All that the parallel part of a run needs. */
struct crew {
	struct run *run;
	struct clv_cases *cases;
	size_t threads, block_count;
	struct worker *workers;
	void **states;
	struct block *blocks;
	struct clv_pool *pool;
	uint64_t line; /* of the oldest block in the pool */
};

static void close_crew(struct crew *crew)
{
	if (crew->pool)
		clv_pool_stop(crew->pool);
	for (size_t i = 0; crew->workers && i < crew->threads; i++)
		close_worker(&crew->workers[i]);
	for (size_t i = 0; crew->blocks && i < crew->block_count; i++) {
		clv_output_close(crew->blocks[i].output);
		free(crew->blocks[i].bytes);
	}
	free(crew->workers);
	free(crew->states);
	free(crew->blocks);
}

/* False when there is not enough memory, or no thread: one is enough then. */
static bool open_crew(struct crew *crew)
{
	struct clv_error ignored;
	crew->threads = crew->run->settings->common.threads;
	crew->block_count = crew->threads * BLOCKS_A_THREAD;
	crew->workers = calloc(crew->threads, sizeof *crew->workers);
	crew->states = calloc(crew->threads, sizeof *crew->states);
	crew->blocks = calloc(crew->block_count, sizeof *crew->blocks);
	if (!crew->workers || !crew->states || !crew->blocks)
		return false;
	for (size_t i = 0; i < crew->threads; i++) {
		crew->states[i] = &crew->workers[i];
		if (!open_worker(&crew->workers[i], crew->run, crew->cases))
			return false;
	}
	for (size_t i = 0; i < crew->block_count; i++) {
		crew->blocks[i].output = clv_output_open_memory(&ignored);
		if (!crew->blocks[i].output)
			return false;
	}
	crew->pool = clv_pool_start(crew->threads, crew->states, work_on_block,
	                            crew->block_count);
	return crew->pool;
}

/* ---- The run ----------------------------------------------------------------
 */

/* Row by row, with all messages. */
static bool read_again(struct crew *crew, struct block *block,
                       struct clv_error *error)
{
	struct clv_cases cases;
	bool done = copy_cases(&cases, crew->cases);
	if (!done)
		return clv_reject_memory(error);
	done = open_block(&cases, block, crew->line, error) &&
	       run_rows(crew->run, &cases, error);
	if (done)
		crew->line = clv_csv_reader_line(cases.table.reader);
	close_block(&cases);
	free(cases.plain);
	return done;
}

static bool take_block(struct crew *crew, struct clv_error *error)
{
	struct run *run = crew->run;
	struct block *block = clv_pool_take(crew->pool);
	if (!block->is_ordinary)
		return read_again(crew, block, error);
	size_t size;
	const char *bytes = clv_output_kept(block->output, &size);
	clv_output_write(run->outputs.results, bytes, size);
	crew->line += block->lines;
	run->rows += block->rows;
	run->writer.rows += block->rows;
	progress_rows(&run->progress, block->rows);
	return !clv_output_failed(run->outputs.results) ||
	       clv_output_flush(run->outputs.results, error);
}

static bool put_block(struct crew *crew, size_t number,
                      const struct clv_text *bytes)
{
	struct block *block = &crew->blocks[number % crew->block_count];
	if (bytes->length > block->capacity) {
		char *larger = realloc(block->bytes, bytes->length);
		if (!larger)
			return false;
		block->bytes = larger;
		block->capacity = bytes->length;
	}
	memcpy(block->bytes, bytes->at, bytes->length);
	block->length = bytes->length;
	clv_pool_put(crew->pool, block);
	return true;
}

static bool run_crew(struct crew *crew, struct clv_text block,
                     struct clv_error *error)
{
	struct clv_csv_reader *reader = crew->cases->table.reader;
	crew->line = clv_csv_reader_line(reader);
	for (size_t number = 0; block.length; number++) {
		if (clv_pool_count(crew->pool) == crew->block_count &&
		    !take_block(crew, error))
			return false;
		if (!put_block(crew, number, &block))
			return clv_reject_memory(error);
		if (!clv_csv_reader_cut(reader, &block, error))
			return false;
	}
	while (clv_pool_count(crew->pool))
		if (!take_block(crew, error))
			return false;
	clv_csv_reader_set_line(reader, crew->line);
	return true;
}

/* Requirements are counted row by row, a card is for eyes, and a decimal sign
   that is not certain may be settled by any row. */
static bool suits(const struct run *run, const struct clv_cases *cases)
{
	const struct settings *settings = run->settings;
	return settings->common.threads > 1 && !settings->common.card &&
	       settings->requirement_count == 0 && cases->decimal_is_certain &&
	       run->writer.format->rows_stand_alone;
}

bool run_blocks(struct run *run, struct clv_cases *cases,
                struct clv_error *error)
{
	if (!suits(run, cases))
		return true;
	struct clv_text block;
	if (!clv_csv_reader_cut(cases->table.reader, &block, error))
		return false;
	if (!block.length)
		return true;
	struct crew crew = {.run = run, .cases = cases};
	if (!open_crew(&crew)) {
		close_crew(&crew);
		clv_csv_reader_put_back(cases->table.reader, &block);
		return true;
	}
	const bool done = run_crew(&crew, block, error);
	close_crew(&crew);
	return done;
}
