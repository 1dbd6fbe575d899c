/* Large exports: blocks of whole records are read, by several threads where
   there are, each into a batch of its own, which it enters into the ledger when
   the whole block was ordinary. A block with anything else, a bad row say, or a
   value that tells how to read dates, is read again row by row and in its turn,
   so that messages and results are the same for any number of threads. */
#include "io/history_blocks.h"
#include "data/grow.h"
#include "data/pool.h"
#include "io/csv_rows.h"
#include "io/digits.h"
#include "io/money.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCKS_A_THREAD = 2 };

struct block {
	struct clv_text text;
	char *memory; /* around it */
	size_t capacity;
	struct clv_reading reading;
	bool decimal_is_certain, order_is_certain;
	/* what became of it */
	struct clv_tally tally;
	uint64_t lines;
	bool is_ordinary, is_out_of_memory;
};

/* A date met before: a file of millions of rows has few of them. */
struct known_date {
	char text[CLV_DATE_LENGTH]; /* 0: none */
	int32_t day;
};

/* What a thread works with: nothing that it writes to is shared but the ledger.
 */
struct worker {
	struct clv_export export_; /* columns and names borrowed from the run's */
	struct clv_books books;
	struct known_date *dates; /* read under this order: */
	enum clv_date_order order;
	struct clv_csv_store store;
	/* cppcheck-suppress unusedStructMember */
	char apart[CLV_CACHE_LINE];
};

/* ---- A block, by a thread -------------------------------------------------
 */

/* Does a row tell, or ask, how to read numbers or dates? */
static bool has_news(const struct clv_evidence *evidence,
                     const struct block *block)
{
	return evidence->decimal_is_certain != block->decimal_is_certain ||
	       evidence->order_is_certain != block->order_is_certain ||
	       evidence->undecided_decimal.status != CLV_DONE ||
	       evidence->undecided_order.status != CLV_DONE;
}

static bool read_block(struct worker *worker, const struct block *block)
{
	struct clv_record record;
	struct clv_export_row row;
	struct clv_error ignored = {.status = CLV_DONE};
	struct clv_evidence evidence = {
	    .decimal_is_certain = block->decimal_is_certain,
	    .order_is_certain = block->order_is_certain};
	const bool is_settled =
	    block->decimal_is_certain && block->order_is_certain;
	for (;;) {
		const enum clv_read read =
		    clv_table_next(&worker->export_.table, &record, &ignored);
		if (read != CLV_READ_RECORD)
			return read == CLV_READ_END;
		if (!clv_export_read(&worker->export_, &record, &block->reading,
		                     is_settled ? NULL : &evidence, &row, &ignored) ||
		    (!is_settled && has_news(&evidence, block)) ||
		    !clv_books_enter(&worker->books, &worker->export_.mapping, &row, 0,
		                     &ignored))
			return false;
	}
}

/* ---- A block of an export with three columns that count, by a thread -------
 */

/* What the rows of a block come to. */
struct simple_rows {
	const struct clv_export *export_;
	const struct block *block;
	struct clv_books *books;
	struct known_date *dates; /* CLV_DATE_PLACES of them */
	uint64_t count, refunds, rounded;
	clv_wide amount, refund_amount;
};

static bool read_date(const struct simple_rows *rows,
                      const struct clv_text *cell, int32_t *day)
{
	const struct clv_export_options *options = rows->export_->options;
	enum clv_date_evidence found;
	struct known_date *known = cell->length == CLV_DATE_LENGTH && *cell->at
	                               ? &rows->dates[clv_date_place(cell->at)]
	                               : NULL;
	if (known && memcmp(known->text, cell->at, CLV_DATE_LENGTH) == 0) {
		*day = known->day;
		return true;
	}
	if (clv_date_read(cell->at, cell->length, options->date_form,
	                  rows->block->reading.order, day, &found) != CLV_DATE_OK ||
	    *day > options->until ||
	    (found != CLV_DATE_TELLS_NOTHING && !rows->block->order_is_certain))
		return false;
	if (known) {
		memcpy(known->text, cell->at, CLV_DATE_LENGTH);
		known->day = *day;
	}
	return true;
}

static void count_row(struct simple_rows *rows,
                      const struct clv_transaction *transaction, bool rounded)
{
	rows->count++;
	rows->rounded += rounded;
	if (transaction->is_purchase) {
		rows->amount += transaction->amount;
	} else {
		rows->refunds++;
		rows->refund_amount += transaction->amount;
	}
	clv_tally_day(&rows->books->tally, transaction->day);
}

static bool has_byte(uint64_t word, char byte)
{
	return clv_zeros_of(word ^ CLV_EACH_BYTE * (unsigned char)byte);
}

/* As clv_export_is_plain_name: up to eight bytes are looked at all at once,
   since how many they are no processor foresees. */
static bool is_plain_name(const struct clv_text *name)
{
	uint64_t word;
	if (name->length > sizeof word || !name->length)
		return clv_export_is_plain_name(name);
	word = clv_digits_load(name->at) & UINT64_MAX >> (64 - 8 * name->length);
	return !has_byte(word, '@') && !has_byte(word, '.') &&
	       !clv_is_blank(name->at[0]) &&
	       !clv_is_blank(name->at[name->length - 1]);
}

/* False where the row is in any way unusual. */
static bool take_row(void *data, const struct clv_text *cells)
{
	struct simple_rows *rows = data;
	const struct clv_export *export_ = rows->export_;
	const struct clv_text *name = &cells[export_->customer];
	const struct clv_text *amount = &cells[export_->amount];
	struct clv_transaction transaction = {.customer = name->at,
	                                      .customer_length = name->length};
	bool rounded;
	if (!is_plain_name(name) ||
	    !read_date(rows, &cells[export_->date], &transaction.day) ||
	    clv_money_read(amount->at, amount->length, rows->block->reading.decimal,
	                   &transaction.amount, &rounded) != CLV_NUMBER_OK)
		return false;
	transaction.is_purchase = transaction.amount >= 0;
	count_row(rows, &transaction, rounded);
	return clv_batch_add(rows->books->batch, &transaction);
}

/* False where a row is in any way unusual. */
static bool read_simple_block(struct worker *worker, struct block *block)
{
	struct simple_rows rows = {.export_ = &worker->export_,
	                           .block = block,
	                           .books = &worker->books,
	                           .dates = worker->dates};
	const struct clv_csv_rows taker = {worker->export_.count, take_row, &rows};
	struct clv_tally *tally = &worker->books.tally;
	if (worker->order != block->reading.order)
		memset(worker->dates, 0, CLV_DATE_PLACES * sizeof *worker->dates);
	worker->order = block->reading.order;
	if (!clv_csv_parse_block(&block->text, worker->export_.table.delimiter,
	                         &taker, &worker->store, &block->lines))
		return false;
	tally->rows += rows.count;
	tally->rounded += rows.rounded;
	tally->used.count += rows.count - rows.refunds;
	tally->used.amount += rows.amount;
	tally->given_back.count += rows.refunds;
	tally->given_back.amount += rows.refund_amount;
	return true;
}

/* The short way where it suits, and the long one where that finds anything. */
static bool read_either_way(struct worker *worker, struct block *block)
{
	struct clv_error ignored;
	struct clv_books *books = &worker->books;
	if (worker->export_.is_simple && block->decimal_is_certain &&
	    !worker->export_.table.is_squeezed) {
		if (read_simple_block(worker, block))
			return true;
		clv_batch_clear(books->batch);
		clv_tally_clear(&books->tally);
	}
	const bool done = clv_table_open_block(&worker->export_.table, &block->text,
	                                       0, &ignored) &&
	                  read_block(worker, block);
	if (done)
		block->lines = clv_csv_reader_line(worker->export_.table.reader);
	clv_table_close_block(&worker->export_.table);
	return done;
}

static void work_on_block(void *state, void *job)
{
	struct worker *worker = state;
	struct block *block = job;
	struct clv_books *books = &worker->books;
	books->tally = block->tally;
	block->is_ordinary = read_either_way(worker, block);
	block->is_out_of_memory =
	    block->is_ordinary && !clv_ledger_enter(books->ledger, books->batch);
	block->tally = books->tally;
	clv_batch_clear(books->batch);
}

/* ---- Workers and blocks, made and freed -----------------------------------
 */

/* All that the parallel part of a run needs. */
struct crew {
	struct clv_history *history;
	const struct clv_history_request *request;
	struct clv_export *export_;
	unsigned file;
	size_t threads, block_count;
	struct worker *workers;
	void **states;
	struct block *blocks;
	struct clv_pool *pool; /* null: one thread does it all */
	uint64_t line;         /* of the oldest block in the pool */
};

static void close_crew(struct crew *crew)
{
	if (crew->pool)
		clv_pool_stop(crew->pool);
	for (size_t i = 0; crew->workers && i < crew->threads; i++) {
		free(crew->workers[i].dates);
		clv_csv_store_free(&crew->workers[i].store);
		clv_tally_clear(&crew->workers[i].books.tally);
		clv_books_unshare(&crew->workers[i].books);
		clv_table_free_squeezed(&crew->workers[i].export_.table);
	}
	for (size_t i = 0; crew->blocks && i < crew->block_count; i++) {
		clv_tally_free(&crew->blocks[i].tally);
		free(crew->blocks[i].memory);
	}
	free(crew->workers);
	free(crew->states);
	free(crew->blocks);
}

/* False when there is not enough memory, or no thread to be had: row by row it
   goes without. */
static bool open_crew(struct crew *crew)
{
	crew->threads = crew->request->threads ? crew->request->threads : 1;
	crew->block_count = crew->threads * BLOCKS_A_THREAD;
	crew->workers = calloc(crew->threads, sizeof *crew->workers);
	crew->states = calloc(crew->threads, sizeof *crew->states);
	crew->blocks = calloc(crew->block_count, sizeof *crew->blocks);
	if (!crew->workers || !crew->states || !crew->blocks)
		return false;
	for (size_t i = 0; i < crew->block_count; i++)
		clv_tally_clear(&crew->blocks[i].tally);
	for (size_t i = 0; i < crew->threads; i++) {
		struct worker *worker = &crew->workers[i];
		crew->states[i] = worker;
		worker->export_ = *crew->export_;
		worker->export_.table.cells = NULL;
		worker->export_.table.places = NULL;
		worker->dates = calloc(CLV_DATE_PLACES, sizeof *worker->dates);
		if (!worker->dates ||
		    !clv_books_share(&worker->books, &crew->history->books[0]))
			return false;
	}
	if (crew->threads > 1)
		crew->pool = clv_pool_start(crew->threads, crew->states, work_on_block,
		                            crew->block_count);
	return crew->threads == 1 || crew->pool;
}

/* ---- The run --------------------------------------------------------------
 */

/* Row by row, with all messages. */
static bool read_again(struct crew *crew, const struct block *block,
                       struct clv_error *error)
{
	struct clv_export export_ = *crew->export_;
	export_.table.cells = NULL;
	export_.table.places = NULL;
	const bool done =
	    clv_table_open_block(&export_.table, &block->text, crew->line, error) &&
	    clv_history_read_rows(crew->history, crew->request, &export_,
	                          crew->file, error);
	if (done)
		crew->line = clv_csv_reader_line(export_.table.reader);
	clv_table_close_block(&export_.table);
	clv_table_free_squeezed(&export_.table);
	return done;
}

static bool settle_block(struct crew *crew, struct block *block,
                         struct clv_error *error)
{
	const struct clv_history_watch *watch = &crew->request->watch;
	struct clv_books *books = &crew->history->books[0];
	if (!block->is_ordinary)
		return read_again(crew, block, error);
	if (block->is_out_of_memory)
		return clv_reject_memory(error);
	crew->line += block->lines;
	if (watch->rows)
		watch->rows(watch->data, block->tally.rows);
	return clv_tally_add(&books->tally, &block->tally) ||
	       clv_reject_memory(error);
}

/* Takes the oldest block; and where that is to be read row by row, which may
   fork the books, first waits for all others. */
static bool take_blocks(struct crew *crew, struct clv_error *error)
{
	struct block *block = clv_pool_take(crew->pool);
	if (block->is_ordinary)
		return settle_block(crew, block, error);
	struct block *waiting[64 * BLOCKS_A_THREAD];
	size_t count = 0;
	waiting[count++] = block;
	while (clv_pool_count(crew->pool))
		waiting[count++] = clv_pool_take(crew->pool);
	for (size_t i = 0; i < count; i++) {
		/* What an ordinary block held could be read in one way alone. */
		if (waiting[i]->is_ordinary && crew->history->reading_count > 1) {
			for (size_t j = 1; j < crew->history->reading_count; j++)
				if (!clv_tally_add(&crew->history->books[j].tally,
				                   &waiting[i]->tally))
					return clv_reject_memory(error);
		}
		if (!settle_block(crew, waiting[i], error))
			return false;
	}
	return true;
}

static bool prepare_block(struct crew *crew, struct block *block,
                          const struct clv_text *text)
{
	const struct clv_history *history = crew->history;
	/* the reader's memory is filled anew by the next cut */
	if (crew->pool && !clv_csv_reader_keep(crew->export_->table.reader,
	                                       &block->memory, &block->capacity))
		return false;
	block->text = *text;
	block->reading = history->readings[0];
	block->decimal_is_certain = history->evidence.decimal_is_certain;
	block->order_is_certain = history->evidence.order_is_certain;
	clv_tally_free(&block->tally);
	clv_tally_clear(&block->tally);
	return true;
}

static bool put_block(struct crew *crew, size_t number,
                      const struct clv_text *text, struct clv_error *error)
{
	struct block *block = &crew->blocks[number % crew->block_count];
	if (crew->pool && clv_pool_count(crew->pool) == crew->block_count &&
	    !take_blocks(crew, error))
		return false;
	if (!prepare_block(crew, block, text))
		return clv_reject_memory(error);
	if (crew->pool) {
		clv_pool_put(crew->pool, block);
		return true;
	}
	work_on_block(crew->workers, block);
	return settle_block(crew, block, error);
}

static bool run_crew(struct crew *crew, struct clv_text text,
                     struct clv_error *error)
{
	struct clv_csv_reader *reader = crew->export_->table.reader;
	crew->line = clv_csv_reader_line(reader);
	for (size_t number = 0; text.length; number++) {
		if (!put_block(crew, number, &text, error))
			return false;
		/* Books that have forked are filled row by row. */
		text.length = 0;
		if (crew->history->reading_count == 1 &&
		    !clv_csv_reader_cut(reader, &text, error))
			return false;
	}
	while (crew->pool && clv_pool_count(crew->pool))
		if (!take_blocks(crew, error))
			return false;
	clv_csv_reader_set_line(reader, crew->line);
	return true;
}

static bool suits(const struct clv_history *history,
                  const struct clv_history_request *request,
                  const struct clv_mapping *mapping)
{
	return history->reading_count == 1 &&
	       !mapping->roles[CLV_ROLE_ORDER_ID].count &&
	       request->options.guests != CLV_GUESTS_EACH && !request->watch.row;
}

bool clv_history_read_blocks(struct clv_history *history,
                             const struct clv_history_request *request,
                             struct clv_export *export_, unsigned file,
                             struct clv_error *error)
{
	if (!suits(history, request, &export_->mapping))
		return true;
	struct clv_text block;
	if (!clv_csv_reader_cut(export_->table.reader, &block, error))
		return false;
	if (!block.length)
		return true;
	struct crew crew = {.history = history,
	                    .request = request,
	                    .export_ = export_,
	                    .file = file};
	if (!open_crew(&crew)) {
		close_crew(&crew);
		clv_csv_reader_put_back(export_->table.reader, &block);
		return true;
	}
	const bool done = run_crew(&crew, block, error);
	close_crew(&crew);
	return done;
}
