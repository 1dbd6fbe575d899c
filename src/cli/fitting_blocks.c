/* Large tables of customers: the rows of a block, by a thread. A block with
   anything out of the ordinary is read again row by row and in its turn. */
#include "cli/fitting_rows.h"
#include "data/grow.h"
#include "io/blocks.h"
#include "io/csv_rows.h"
#include "io/sheet.h"

#include <stdlib.h>
#include <string.h>

/* What a block holds: names are places in texts of its own. */
struct part {
	struct fitting_row *rows;
	size_t count, capacity;
	char *names;
	size_t names_length, names_capacity;
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
	void **states, **results;
};

/* ---- A block, by a thread --------------------------------------------------
 */

static bool keep(struct part *part, const struct clv_behaviour_row *from)
{
	void *rows = part->rows;
	void *names = part->names;
	struct fitting_row row = fitting_row_of(from);
	part->total++;
	if (row.weight == 0)
		return true;
	if (!clv_grow(&rows, &part->capacity, part->count + 1, sizeof row))
		return false;
	part->rows = rows;
	if (from->customer.length) {
		if (!clv_grow(&names, &part->names_capacity,
		              part->names_length + from->customer.length, 1))
			return false;
		part->names = names;
		memcpy(part->names + part->names_length, from->customer.at,
		       from->customer.length);
		row.name = part->names_length;
		row.length = from->customer.length;
		part->names_length += row.length;
	}
	part->rows[part->count++] = row;
	return true;
}

static bool take_row(void *data, const struct clv_text *cells)
{
	struct worker *worker = data;
	const struct clv_record record = {.cells = cells,
	                                  .count = worker->table.count};
	struct clv_behaviour_row row;
	struct clv_error ignored;
	return clv_behaviours_read(&worker->behaviours, &record, &row, &ignored) &&
	       keep(worker->part, &row);
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
	part->count = part->names_length = 0;
	part->total = 0;
}

static bool take(void *data, void *result, struct clv_error *error)
{
	const struct crew *crew = data;
	const struct part *part = result;
	struct fitting *fitting = crew->fitting;
	void *rows = fitting->rows;
	void *names = fitting->names;
	const bool has_room =
	    clv_grow(&rows, &fitting->row_capacity,
	             fitting->row_count + part->count, sizeof *fitting->rows);
	fitting->rows = rows;
	if (!has_room || !clv_grow(&names, &fitting->names_capacity,
	                           fitting->names_length + part->names_length, 1))
		return clv_reject_memory(error);
	fitting->names = names;
	for (size_t i = 0; i < part->count; i++) {
		struct fitting_row *row = &fitting->rows[fitting->row_count++];
		*row = part->rows[i];
		row->name += fitting->names_length;
	}
	if (part->names_length)
		memcpy(fitting->names + fitting->names_length, part->names,
		       part->names_length);
	fitting->names_length += part->names_length;
	fitting->row_total += part->total;
	if (crew->watch.rows)
		crew->watch.rows(crew->watch.data, part->total);
	return true;
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
		free(crew->parts[i].rows);
		free(crew->parts[i].names);
	}
	free(crew->workers);
	free(crew->parts);
	free(crew->states);
	free(crew->results);
}

/* False without memory. */
static bool open_crew(struct crew *crew)
{
	crew->part_count = crew->threads * CLV_BLOCKS_A_THREAD;
	crew->workers = calloc(crew->threads, sizeof *crew->workers);
	crew->parts = calloc(crew->part_count, sizeof *crew->parts);
	crew->states = calloc(crew->threads, sizeof *crew->states);
	crew->results = calloc(crew->part_count, sizeof *crew->results);
	if (!crew->workers || !crew->parts || !crew->states || !crew->results)
		return false;
	for (size_t i = 0; i < crew->threads; i++) {
		struct worker *worker = &crew->workers[i];
		crew->states[i] = worker;
		worker->table = *crew->behaviours->table;
		worker->table.reader = NULL;
		worker->behaviours = *crew->behaviours;
		worker->behaviours.table = &worker->table;
	}
	for (size_t i = 0; i < crew->part_count; i++)
		crew->results[i] = &crew->parts[i];
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
		                                  .states = crew.states,
		                                  .results = crew.results,
		                                  .prepare = prepare,
		                                  .work = work,
		                                  .take = take,
		                                  .again = again};
		done = clv_blocks_read(&blocks, error);
	}
	close_crew(&crew);
	return done;
}
