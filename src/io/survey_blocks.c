/* Large surveys: the rows of a block, by a thread. */
#include "io/blocks.h"
#include "io/columns.h"
#include "io/csv_rows.h"
#include "io/survey_parts.h"

#include "data/grow.h"

#include <stdlib.h>
#include <string.h>

/* A date met before: a file of millions of rows has few of them. */
struct known_date {
	char text[CLV_DATE_LENGTH]; /* 0: none */
	int32_t day;
	char period[CLV_PERIOD_NAME_SIZE];
};

/* What a block holds. */
struct part {
	struct clv_survey survey;
	uint64_t rows;
	uint64_t no_vote[CLV_NO_VOTE_COUNT];
	struct clv_sheet_dates dates; /* as they were when it was cut */
};

/* What a thread works with: nothing that it writes to is shared. */
struct worker {
	const struct clv_survey_file *file;
	struct part *part;
	struct known_date *dates; /* read under this order: */
	enum clv_date_order order;
	bool is_plain; /* all answers are one group, whoever gave them */
	/* What a single digit is, which most answers are; CLV_VOTE_COUNT: none. */
	enum clv_vote digits[10];
	struct clv_csv_store store;
	/* the row on its way */
	enum clv_answer_status status;
	enum clv_vote vote;
	struct clv_text group, customer;
	char period[CLV_PERIOD_NAME_SIZE]; /* where groups are periods */
	char address[CLV_CUSTOMER_SIZE];   /* where customers have one */
	int32_t day;
	bool has_day;
	/* votes of the group that they were counted for last */
	struct clv_votes votes;
	/* cppcheck-suppress unusedStructMember */
	char apart[CLV_CACHE_LINE];
};

/* ---- Cells ----------------------------------------------------------------
 */

/* Where groups are periods, the one of the day. */
static void take_period(struct worker *worker, const char *period)
{
	memcpy(worker->period, period, CLV_PERIOD_NAME_SIZE);
	worker->group = (struct clv_text){worker->period, strlen(period)};
}

/* False for what is no date, and where its order is not certain. */
static bool take_date(struct worker *worker, const struct clv_text *cell)
{
	const struct clv_sheet_dates *dates = &worker->part->dates;
	const char *at = cell->at;
	const struct clv_text text = clv_trimmed(cell);
	enum clv_date_evidence found;
	worker->has_day = text.length > 0;
	if (!worker->has_day)
		return true;
	struct known_date *known = cell->length == CLV_DATE_LENGTH && *at
	                               ? &worker->dates[clv_date_place(at)]
	                               : NULL;
	const struct clv_survey_options *options = worker->file->options;
	if (known && memcmp(known->text, at, CLV_DATE_LENGTH) == 0) {
		worker->day = known->day;
		if (options->by_period)
			take_period(worker, known->period);
		return true;
	}
	if (clv_date_read(text.at, text.length, dates->form, dates->order,
	                  &worker->day, &found) != CLV_DATE_OK ||
	    (found != CLV_DATE_TELLS_NOTHING && !dates->order_is_certain))
		return false;
	char period[CLV_PERIOD_NAME_SIZE] = "";
	if (options->by_period) {
		clv_survey_period(options, worker->day, period);
		take_period(worker, period);
	}
	if (known) {
		memcpy(known->text, at, CLV_DATE_LENGTH);
		known->day = worker->day;
		memcpy(known->period, period, sizeof period);
	}
	return true;
}

static bool take_answer(struct worker *worker, const struct clv_text *cell)
{
	if (cell->length == 1 && *cell->at >= '0' && *cell->at <= '9') {
		worker->vote = worker->digits[*cell->at - '0'];
		worker->status = CLV_ANSWER_OK;
		return worker->vote != (enum clv_vote)CLV_VOTE_COUNT;
	}
	worker->status = clv_answer_read(
	    cell->at, cell->length, &worker->file->options->scale, &worker->vote);
	return worker->status == CLV_ANSWER_OK ||
	       worker->status == CLV_ANSWER_MISSING;
}

/* One column may be several of these. */
static bool take_others(struct worker *worker, const struct clv_text *cells)
{
	const struct clv_survey_file *file = worker->file;
	if (file->by != CLV_NO_COLUMN)
		worker->group = clv_trimmed(&cells[file->by]);
	if (file->customer != CLV_NO_COLUMN)
		clv_customer_name(&cells[file->customer], &worker->customer,
		                  worker->address);
	return file->date == CLV_NO_COLUMN || take_date(worker, &cells[file->date]);
}

/* ---- Rows -----------------------------------------------------------------
 */

static bool count_vote(struct worker *worker)
{
	const struct clv_survey_options *options = worker->file->options;
	return clv_survey_count(options, &worker->part->survey, worker->vote,
	                        &worker->group, worker->day, &worker->customer);
}

static bool take_row(void *data, const struct clv_text *cells)
{
	struct worker *worker = data;
	const struct clv_survey_file *file = worker->file;
	struct part *part = worker->part;
	if (!take_answer(worker, &cells[file->score]) ||
	    (!worker->is_plain && !take_others(worker, cells)))
		return false;
	/* a line of blanks alone is none, which only the reader knows */
	if (file->table.count == 1 && worker->status == CLV_ANSWER_MISSING)
		return false;
	part->rows++;
	if (worker->status == CLV_ANSWER_MISSING)
		part->no_vote[CLV_NO_ANSWER]++;
	else if (file->customer != CLV_NO_COLUMN && !worker->customer.length)
		part->no_vote[CLV_NO_CUSTOMER]++;
	else if (file->date != CLV_NO_COLUMN && !worker->has_day)
		part->no_vote[CLV_NO_DATE]++;
	else if (worker->is_plain)
		worker->votes.counts[worker->vote]++;
	else
		return count_vote(worker);
	return true;
}

static bool work(void *state, void *result, const struct clv_text *block,
                 uint64_t *lines)
{
	struct worker *worker = state;
	const struct clv_csv_rows rows = {worker->file->table.count, take_row,
	                                  worker};
	worker->part = result;
	worker->votes = (struct clv_votes){{0}};
	if (worker->order != worker->part->dates.order)
		memset(worker->dates, 0, CLV_DATE_PLACES * sizeof *worker->dates);
	worker->order = worker->part->dates.order;
	if (!clv_csv_parse_block(block, worker->file->table.delimiter, &rows,
	                         &worker->store, lines))
		return false;
	for (int i = 0; i < CLV_VOTE_COUNT; i++)
		if (worker->votes.counts[i])
			return clv_survey_add(&worker->part->survey, "", 0, &worker->votes);
	return true;
}

/* ---- Blocks, in their order ------------------------------------------------
 */

static void prepare(void *data, void *result)
{
	const struct clv_survey_task *task = data;
	struct part *part = result;
	clv_survey_clear(&part->survey);
	*part = (struct part){.survey = part->survey, .dates = task->result->dates};
}

static bool take(void *data, void *result, struct clv_error *error)
{
	const struct clv_survey_task *task = data;
	const struct part *part = result;
	const struct clv_sheet_watch *watch = &task->watch->sheet;
	task->result->rows += part->rows;
	for (int i = 0; i < CLV_NO_VOTE_COUNT; i++)
		task->result->no_vote[i] += part->no_vote[i];
	if (watch->rows)
		watch->rows(watch->data, part->rows);
	return clv_survey_merge(&task->result->survey, &part->survey) ||
	       clv_reject_memory(error);
}

/* Row by row, with all messages, under the header of the file. */
static bool again(void *data, const struct clv_text *block, uint64_t *line,
                  struct clv_error *error)
{
	struct clv_survey_task *task = data;
	struct clv_table table = task->file->table;
	const bool done = clv_table_open_block(&table, block, *line, error) &&
	                  clv_survey_read_rows(task, &table, error);
	if (table.reader)
		*line = clv_csv_reader_line(table.reader);
	clv_table_close_block(&table);
	return done;
}

/* ---- All that the threads need --------------------------------------------
 */

struct crew {
	size_t threads, part_count;
	struct worker *workers;
	struct part *parts;
};

static void close_crew(struct crew *crew)
{
	for (size_t i = 0; crew->workers && i < crew->threads; i++) {
		free(crew->workers[i].dates);
		clv_csv_store_free(&crew->workers[i].store);
	}
	for (size_t i = 0; crew->parts && i < crew->part_count; i++)
		clv_survey_free(&crew->parts[i].survey);
	free(crew->workers);
	free(crew->parts);
}

static bool open_worker(struct worker *worker,
                        const struct clv_survey_file *file)
{
	const struct clv_survey_options *options = file->options;
	worker->file = file;
	worker->is_plain =
	    !options->by && !options->by_period && !options->customer;
	for (size_t i = 0; i < sizeof worker->digits / sizeof *worker->digits;
	     i++) {
		enum clv_vote *vote = &worker->digits[i];
		if (clv_answer_read(&"0123456789"[i], 1, &options -> scale, vote) !=
		    CLV_ANSWER_OK)
			*vote = (enum clv_vote)CLV_VOTE_COUNT;
	}
	worker->dates = calloc(CLV_DATE_PLACES, sizeof *worker->dates);
	return worker->dates;
}

/* False without memory. */
static bool open_crew(struct crew *crew, const struct clv_survey_file *file)
{
	const size_t threads = file->options->threads;
	const size_t part_count = threads * CLV_BLOCKS_A_THREAD;
	*crew = (struct crew){
	    .threads = threads,
	    .part_count = part_count,
	    .workers = calloc(threads, sizeof *crew->workers),
	    .parts = calloc(part_count, sizeof *crew->parts),
	};
	if (!crew->workers || !crew->parts)
		return false;
	for (size_t i = 0; i < threads; i++) {
		if (!open_worker(&crew->workers[i], file))
			return false;
	}
	return true;
}

bool clv_survey_read_blocks(struct clv_survey_task *task,
                            struct clv_error *error)
{
	struct crew crew;
	bool done = true;
	/* without the memory one row after another will do */
	if (open_crew(&crew, task->file)) {
		const struct clv_blocks blocks = {
		    .reader = task->file->table.reader,
		    .threads = crew.threads,
		    .data = task,
		    .states = crew.workers,
		    .state_size = sizeof *crew.workers,
		    .results = crew.parts,
		    .result_size = sizeof *crew.parts,
		    .prepare = prepare,
		    .work = work,
		    .take = take,
		    .again = again,
		};
		done = clv_blocks_read(&blocks, error);
	}
	close_crew(&crew);
	return done;
}
