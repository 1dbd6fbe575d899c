/* Large tables: blocks of whole records are read by several threads, each into
   an output of its own, and written in order. A block with anything out of the
   ordinary, a bad row say, is thrown away and read again row by row, so that
   messages, rejects and counts are the same for any number of threads. */
#include "cli/run.h"
#include "data/grow.h"
#include "io/blocks.h"
#include "io/csv_rows.h"

#include <stdlib.h>
#include <string.h>

/* What the rows of a block come to. */
struct part {
	struct clv_output *output;
	uint64_t rows;
};

/* What a thread works with: nothing that it writes to is shared. */
struct worker {
	const struct clv_given *flags;
	unsigned groups;
	struct clv_writer writer;
	struct clv_cases cases; /* columns and names borrowed from the run's */
	struct layout layout;
	struct clv_csv_store store;
	uint64_t rows;
	/* cppcheck-suppress unusedStructMember */
	char apart[CLV_CACHE_LINE];
};

/* ---- A block, by a thread --------------------------------------------------
 */

/* A line of blanks alone is none, which only the reader knows. */
static bool may_be_blank(const struct clv_record *row)
{
	return row->count == 1 &&
	       (row->cells[0].length == 0 || memchr(" \t", row->cells[0].at[0], 2));
}

static bool take_row(void *data, const struct clv_text *cells)
{
	struct worker *worker = data;
	const struct clv_record row = {.cells = cells,
	                               .count = worker->cases.table.count};
	struct clv_given given;
	struct clv_results results;
	struct clv_error ignored;
	if (may_be_blank(&row) ||
	    !clv_cases_read(&worker->cases, &row, &given, &ignored))
		return false;
	if (worker->flags->mask)
		clv_given_fill(&given, worker->flags);
	clv_evaluate_groups(&given.values, worker->groups, &results);
	layout_fill(&worker->layout, &worker->cases, &row, &given, &results);
	worker->rows++;
	return clv_writer_row(&worker->writer, worker->layout.values, &ignored);
}

static bool work(void *state, void *result, const struct clv_text *block,
                 uint64_t *lines)
{
	struct worker *worker = state;
	struct part *part = result;
	const struct clv_csv_rows rows = {worker->cases.table.count, take_row,
	                                  worker};
	worker->writer.output = part->output;
	worker->rows = 0;
	const bool done = clv_csv_parse_block(block, worker->cases.table.delimiter,
	                                      &rows, &worker->store, lines);
	part->rows = worker->rows;
	return done;
}

/* ---- Blocks, in their order ------------------------------------------------
 */

/* All that the parallel part of a run needs. */
struct crew {
	struct run *run;
	struct clv_cases *cases;
	size_t threads, part_count;
	struct worker *workers;
	struct part *parts;
};

static void prepare(void *data, void *result)
{
	const struct part *part = result;
	(void)data;
	clv_output_forget(part->output);
}

static bool take(void *data, void *result, struct clv_error *error)
{
	struct run *run = ((struct crew *)data)->run;
	const struct part *part = result;
	size_t size;
	const char *bytes = clv_output_kept(part->output, &size);
	clv_output_write(run->outputs.results, bytes, size);
	run->rows += part->rows;
	run->writer.rows += part->rows;
	progress_rows(&run->progress, part->rows);
	return !clv_output_failed(run->outputs.results) ||
	       clv_output_flush(run->outputs.results, error);
}

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

/* Row by row, with all messages. */
static bool again(void *data, const struct clv_text *block, uint64_t *line,
                  struct clv_error *error)
{
	const struct crew *crew = data;
	struct clv_cases cases;
	if (!copy_cases(&cases, crew->cases))
		return clv_reject_memory(error);
	const bool done = clv_table_open_block(&cases.table, block, *line, error) &&
	                  run_rows(crew->run, &cases, error);
	if (done)
		*line = clv_csv_reader_line(cases.table.reader);
	clv_table_close_block(&cases.table);
	free(cases.plain);
	return done;
}

/* ---- Made and freed --------------------------------------------------------
 */

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
	return true;
}

static void close_worker(struct worker *worker)
{
	free(worker->cases.plain);
	clv_csv_store_free(&worker->store);
	layout_free(&worker->layout);
}

static void close_crew(struct crew *crew)
{
	for (size_t i = 0; crew->workers && i < crew->threads; i++)
		close_worker(&crew->workers[i]);
	for (size_t i = 0; crew->parts && i < crew->part_count; i++)
		clv_output_close(crew->parts[i].output);
	free(crew->workers);
	free(crew->parts);
}

/* False without memory. */
static bool open_crew(struct crew *crew)
{
	struct clv_error ignored;
	crew->threads = crew->run->settings->common.threads;
	crew->part_count = crew->threads * CLV_BLOCKS_A_THREAD;
	crew->workers = calloc(crew->threads, sizeof *crew->workers);
	crew->parts = calloc(crew->part_count, sizeof *crew->parts);
	if (!crew->workers || !crew->parts)
		return false;
	for (size_t i = 0; i < crew->threads; i++) {
		if (!open_worker(&crew->workers[i], crew->run, crew->cases))
			return false;
	}
	for (size_t i = 0; i < crew->part_count; i++) {
		crew->parts[i].output = clv_output_open_memory(&ignored);
		if (!crew->parts[i].output)
			return false;
	}
	return true;
}

/* ---- The run ---------------------------------------------------------------
 */

/* Requirements are counted row by row, a card is for eyes, and a decimal sign
   that is not certain may be settled by any row. */
static bool suits(const struct run *run, const struct clv_cases *cases)
{
	const struct settings *settings = run->settings;
	return settings->common.threads > 1 && !settings->common.card &&
	       settings->requirement_count == 0 && cases->decimal_is_certain &&
	       run->writer.format->rows_stand_alone;
}

/* Without the memory for several threads one does it all. */
bool run_blocks(struct run *run, struct clv_cases *cases,
                struct clv_error *error)
{
	struct crew crew = {.run = run, .cases = cases};
	if (!suits(run, cases))
		return true;
	bool done = true;
	if (open_crew(&crew)) {
		const struct clv_blocks blocks = {.reader = cases->table.reader,
		                                  .threads = crew.threads,
		                                  .data = &crew,
		                                  .states = crew.workers,
		                                  .state_size = sizeof *crew.workers,
		                                  .results = crew.parts,
		                                  .result_size = sizeof *crew.parts,
		                                  .prepare = prepare,
		                                  .work = work,
		                                  .take = take,
		                                  .again = again};
		done = clv_blocks_read(&blocks, error);
	}
	close_crew(&crew);
	return done;
}
