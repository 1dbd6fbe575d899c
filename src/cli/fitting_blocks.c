/* Large tables of customers: the rows of a block, by a thread. A block with
   anything out of the ordinary is read again row by row and in its turn. */
#include "cli/fitting_rows.h"
#include "data/grow.h"
#include "io/blocks.h"
#include "io/csv_rows.h"
#include "io/sheet.h"

#include <stdlib.h>
#include <string.h>

/* What a block holds. */
struct part {
	struct fitting_rows table;
	uint64_t total; /* rows, also those of no customers */
};

/* What a thread works with: nothing that it writes to is shared. */
struct worker {
	struct clv_behaviours behaviours; /* of the table below */
	struct clv_table table;           /* shares all but the reader */
	struct clv_csv_store store;
	struct part *part;
	/* cppcheck-suppress unusedStructMember */
	char apart[CLV_CACHE_LINE];
};

struct crew {
	struct fitting *fitting;
	const struct clv_behaviours *behaviours;
	struct clv_sheet_watch watch;
	size_t threads, part_count;
	struct worker *workers;
	struct part *parts;
};

/* ---- A block, by a thread --------------------------------------------------
 */

static bool take_row(void *data, const struct clv_text *cells)
{
	struct worker *worker = data;
	const struct clv_record record = {.cells = cells,
	                                  .count = worker->table.count};
	struct clv_behaviour_row row;
	struct clv_error ignored;
	worker->part->total++;
	return clv_behaviours_read(&worker->behaviours, &record, &row, &ignored) &&
	       fitting_keep(&worker->part->table, fitting_row_of(&row),
	                    &row.customer);
}

static bool work(void *state, void *result, const struct clv_text *block,
                 uint64_t *lines)
{
	struct worker *worker = state;
	const struct clv_csv_rows rows = {worker->table.count, take_row, worker};
	worker->part = result;
	return clv_csv_parse_block(block, worker->table.delimiter, &rows,
	                           &worker->store, lines);
}

/* ---- Blocks, in their order ------------------------------------------------
 */

static void prepare(void *data, void *result)
{
	struct part *part = result;
	(void)data;
	part->table.count = part->table.names_length = 0;
	part->total = 0;
}

static bool append(struct fitting_rows *table, const struct fitting_rows *more)
{
	void *rows = table->rows;
	void *names = table->names;
	const bool grown =
	    clv_grow(&rows, &table->capacity, table->count + more->count,
	             sizeof *table->rows);
	table->rows = rows;
	if (!grown || !clv_grow(&names, &table->names_capacity,
	                        table->names_length + more->names_length, 1))
		return false;
	table->names = names;
	for (size_t i = 0; i < more->count; i++) {
		struct fitting_row *row = &table->rows[table->count++];
		*row = more->rows[i];
		row->name += table->names_length;
	}
	if (more->names_length)
		memcpy(table->names + table->names_length, more->names,
		       more->names_length);
	table->names_length += more->names_length;
	return true;
}

static bool take(void *data, void *result, struct clv_error *error)
{
	const struct crew *crew = data;
	const struct part *part = result;
	crew->fitting->row_total += part->total;
	if (crew->watch.rows)
		crew->watch.rows(crew->watch.data, part->total);
	return append(&crew->fitting->table, &part->table) ||
	       clv_reject_memory(error);
}

static bool again(void *data, const struct clv_text *block, uint64_t *line,
                  struct clv_error *error)
{
	const struct crew *crew = data;
	struct clv_table table = *crew->behaviours->table;
	struct clv_behaviours behaviours = *crew->behaviours;
	behaviours.table = &table;
	const bool done =
	    clv_table_open_block(&table, block, *line, error) &&
	    fitting_read_rows(crew->fitting, &behaviours, NULL, error);
	if (table.reader)
		*line = clv_csv_reader_line(table.reader);
	clv_table_close_block(&table);
	return done;
}

/* ---- Made and freed --------------------------------------------------------
 */

static void close_crew(struct crew *crew)
{
	for (size_t i = 0; crew->workers && i < crew->threads; i++)
		clv_csv_store_free(&crew->workers[i].store);
	for (size_t i = 0; crew->parts && i < crew->part_count; i++) {
		free(crew->parts[i].table.rows);
		free(crew->parts[i].table.names);
	}
	free(crew->workers);
	free(crew->parts);
}

/* False without memory. */
static bool open_crew(struct crew *crew)
{
	crew->part_count = crew->threads * CLV_BLOCKS_A_THREAD;
	crew->workers = calloc(crew->threads, sizeof *crew->workers);
	crew->parts = calloc(crew->part_count, sizeof *crew->parts);
	if (!crew->workers || !crew->parts)
		return false;
	for (size_t i = 0; i < crew->threads; i++) {
		struct worker *worker = &crew->workers[i];
		worker->table = *crew->behaviours->table;
		worker->table.reader = NULL;
		worker->behaviours = *crew->behaviours;
		worker->behaviours.table = &worker->table;
	}
	return true;
}

/* Blank-separated tables are no CSV before their blanks are squeezed, and
   survivors are few. Without the memory one row after another will do. */
bool fitting_read_blocks(struct fitting *fitting,
                         const struct clv_behaviours *behaviours,
                         struct clv_error *error)
{
	const size_t threads = fitting->exports.common.threads;
	struct crew crew = {.fitting = fitting,
	                    .behaviours = behaviours,
	                    .watch = exports_watch(&fitting->exports),
	                    .threads = threads ? threads : 1};
	if (behaviours->data == CLV_DATA_SURVIVAL || behaviours->table->is_squeezed)
		return true;
	bool done = true;
	if (open_crew(&crew)) {
		const struct clv_blocks blocks = {.reader = behaviours->table->reader,
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
