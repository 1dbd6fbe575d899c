#include "io/columns.h"
#include "io/survey_parts.h"

#include <string.h>

/* ---- Columns --------------------------------------------------------------
 */

static bool find_score(struct clv_survey_file *file, struct clv_error *error)
{
	static const char *const ranks[] = {"nps|nps score|score", "rating"};
	static const struct clv_sheet_role role = {"--score", ranks, 2,
	                                           "recommend"};
	if (!clv_sheet_column(&file->table, &role, file->options->score,
	                      &file->score, &file->score_guessed, error))
		return false;
	return file->score != CLV_NO_COLUMN ||
	       clv_sheet_reject_missing(&file->table, role.flag, "answers", error);
}

static bool find_date(struct clv_survey_file *file, struct clv_error *error)
{
	static const char *const ranks[] = {
	    "date|day|response date|answered at",
	    "submit date (utc)|submitted at|end date|recorded date|date modified",
	    "timestamp|created at|date created|start date|start date (utc)"};
	static const struct clv_sheet_role role = {"--date", ranks, 3, NULL};
	const struct clv_survey_options *options = file->options;
	file->date = CLV_NO_COLUMN;
	if (!options->by_period && !options->customer)
		return true;
	if (!clv_sheet_column(&file->table, &role, options->date, &file->date,
	                      &file->date_guessed, error))
		return false;
	return file->date != CLV_NO_COLUMN ||
	       clv_sheet_reject_missing(&file->table, role.flag, "dates", error);
}

static bool find_named(struct clv_survey_file *file, const char *flag,
                       const char *name, size_t *column,
                       struct clv_error *error)
{
	const struct clv_sheet_role role = {flag, NULL, 0, NULL};
	return clv_sheet_column(&file->table, &role, name, column, NULL, error);
}

static bool find_columns(struct clv_survey_file *file, struct clv_error *error)
{
	return find_score(file, error) && find_date(file, error) &&
	       find_named(file, "--by", file->options->by, &file->by, error) &&
	       find_named(file, "--latest-per", file->options->customer,
	                  &file->customer, error);
}

/* ---- Header rows below the header -----------------------------------------
 */

/* The first two rows below the header. */
struct look {
	struct clv_survey_file *file;
	unsigned row;
	uint64_t lines[2];
};

static bool starts_so(const struct clv_text *cell, const char *start)
{
	const struct clv_text text = clv_trimmed(cell);
	return text.length >= strlen(start) &&
	       memcmp(text.at, start, strlen(start)) == 0;
}

static bool is_of_qualtrics(const struct clv_record *record)
{
	for (size_t i = 0; i < record->count; i++)
		if (starts_so(&record->cells[i], "{\"ImportId\""))
			return true;
	return false;
}

static bool is_of_surveymonkey(const struct clv_record *record,
                               const struct clv_survey_file *file)
{
	const struct clv_text *score = &record->cells[file->score];
	enum clv_vote vote;
	if (clv_answer_read(score->at, score->length, &file->options->scale,
	                    &vote) == CLV_ANSWER_OK)
		return false;
	for (size_t i = 0; i < record->count; i++) {
		const struct clv_text text = clv_trimmed(&record->cells[i]);
		if (clv_is_one_of("response|open-ended response", text.at, text.length))
			return true;
	}
	return false;
}

static bool look_at_row(const struct clv_record *record,
                        struct clv_csv_reader *reader, void *data)
{
	struct look *look = data;
	struct clv_survey_file *file = look->file;
	(void)reader;
	look->lines[look->row] = record->line;
	if (is_of_qualtrics(record)) {
		file->header_lines[0] = look->lines[0];
		file->header_lines[1] = look->row ? look->lines[1] : 0;
		return false;
	}
	if (!look->row && is_of_surveymonkey(record, file))
		file->header_lines[0] = record->line;
	return !look->row++;
}

static bool find_header_rows(struct clv_survey_file *file,
                             struct clv_error *error)
{
	struct look look = {.file = file};
	return file->options->no_header ||
	       clv_table_sample(&file->table, look_at_row, &look, error);
}

/* ---- Rows -----------------------------------------------------------------
 */

static enum clv_read reject_answer(const struct clv_survey_file *file,
                                   const struct clv_table *table,
                                   const struct clv_record *record,
                                   enum clv_answer_status status,
                                   struct clv_error *error)
{
	const struct clv_scale *scale = &file->options->scale;
	const struct clv_text text = clv_trimmed(&record->cells[file->score]);
	char name[80], shown[60];
	clv_column_say(table->names, file->score, name, sizeof name);
	clv_printable(text.at, text.length, shown, sizeof shown);
	if (status == CLV_ANSWER_RANGE) {
		clv_reject(error, CLV_BAD_DATA, "%s: \"%s\" is not from %d to %d", name,
		           shown, scale->low, scale->high);
		const bool is_usual = scale->low == 0 && scale->high == 10;
		clv_hint(error, "%s--skip-bad leaves such rows out",
		         is_usual ? "another scale needs --scale, such as --scale 1-5 "
		                    "--promoters-from 5 --detractors-to 3; "
		                  : "");
	} else {
		clv_reject(error, CLV_BAD_DATA, "%s: \"%s\" is not %s", name, shown,
		           status == CLV_ANSWER_PART ? "a whole number" : "an answer");
		clv_hint(error,
		         "an answer is a whole number from %d to %d, one with words "
		         "like \"%d - Extremely likely\", or promoter, passive or "
		         "detractor; --skip-bad leaves such rows out",
		         scale->low, scale->high, scale->high);
	}
	clv_table_locate(table, record, file->score, error);
	return CLV_READ_BAD;
}

void clv_survey_period(const struct clv_survey_options *options, int32_t day,
                       char name[CLV_PERIOD_NAME_SIZE])
{
	clv_period_name(clv_period_of(day, options->period), options->period, name);
}

bool clv_survey_count(const struct clv_survey_options *options,
                      struct clv_survey *survey, enum clv_vote vote,
                      const struct clv_text *group, int32_t day,
                      const struct clv_text *customer)
{
	if (options->customer)
		return clv_survey_add_newest(survey, customer->at, customer->length,
		                             day, group->at, group->length, vote);
	struct clv_votes votes = {{0}};
	votes.counts[vote] = 1;
	return clv_survey_add(survey, group->at, group->length, &votes);
}

/* A row, and the table it is in. */
struct rows {
	struct clv_survey_task *task;
	struct clv_table *table;
};

static enum clv_read leave_out(struct clv_survey_result *result,
                               enum clv_no_vote reason)
{
	result->rows++;
	result->no_vote[reason]++;
	return CLV_READ_RECORD;
}

static bool is_header_row(const struct clv_survey_file *file,
                          const struct clv_record *record)
{
	return record->line == file->header_lines[0] ||
	       record->line == file->header_lines[1];
}

/* With an answer: whose, when, and of which group. */
static enum clv_read count_vote(const struct rows *rows,
                                const struct clv_record *record,
                                enum clv_vote vote, struct clv_error *error)
{
	const struct clv_survey_file *file = rows->task->file;
	struct clv_survey_result *result = rows->task->result;
	struct clv_text group = {"", 0}, customer = {"", 0};
	char store[CLV_CUSTOMER_SIZE];
	char period[CLV_PERIOD_NAME_SIZE];
	int32_t day = 0;
	if (file->by != CLV_NO_COLUMN)
		group = clv_trimmed(&record->cells[file->by]);
	if (file->customer != CLV_NO_COLUMN) {
		clv_customer_name(&record->cells[file->customer], &customer, store);
		if (!customer.length)
			return leave_out(result, CLV_NO_CUSTOMER);
	}
	if (file->date != CLV_NO_COLUMN) {
		if (!clv_trimmed(&record->cells[file->date]).length)
			return leave_out(result, CLV_NO_DATE);
		const enum clv_read read = clv_sheet_day(
		    rows->table, record, file->date, &result->dates, &day, error);
		if (read != CLV_READ_RECORD)
			return read;
	}
	if (file->options->by_period) {
		clv_survey_period(file->options, day, period);
		group = (struct clv_text){period, strlen(period)};
	}
	if (!clv_survey_count(file->options, &result->survey, vote, &group, day,
	                      &customer)) {
		clv_reject_memory(error);
		return CLV_READ_FAILED;
	}
	result->rows++;
	return CLV_READ_RECORD;
}

static enum clv_read take_row(void *data, const struct clv_record *record,
                              struct clv_error *error)
{
	const struct rows *rows = data;
	const struct clv_survey_file *file = rows->task->file;
	struct clv_survey_result *result = rows->task->result;
	const struct clv_text *score = &record->cells[file->score];
	enum clv_vote vote;
	if (is_header_row(file, record)) {
		result->header_rows++;
		return CLV_READ_RECORD;
	}
	const enum clv_answer_status status =
	    clv_answer_read(score->at, score->length, &file->options->scale, &vote);
	if (status == CLV_ANSWER_MISSING)
		return leave_out(result, CLV_NO_ANSWER);
	if (status != CLV_ANSWER_OK)
		return reject_answer(file, rows->table, record, status, error);
	return count_vote(rows, record, vote, error);
}

bool clv_survey_read_rows(struct clv_survey_task *task, struct clv_table *table,
                          struct clv_error *error)
{
	struct rows rows = {task, table};
	return clv_sheet_read(table, &task->watch->sheet, take_row, &rows, error);
}

/* Blocks know nothing of them. */
static bool read_header_rows(struct clv_survey_task *task,
                             struct clv_error *error)
{
	struct clv_survey_file *file = task->file;
	struct rows rows = {task, &file->table};
	const uint64_t *lines = file->header_lines;
	return !lines[0] ||
	       clv_sheet_read_to(&file->table, lines[1] ? lines[1] : lines[0],
	                         &task->watch->sheet, take_row, &rows, error);
}

/* ---- Files ----------------------------------------------------------------
 */

static bool read_opened(struct clv_survey_task *task, struct clv_error *error)
{
	struct clv_survey_file *file = task->file;
	const struct clv_survey_watch *watch = task->watch;
	if (!find_columns(file, error) || !find_header_rows(file, error))
		return false;
	if (watch->opened)
		watch->opened(watch->sheet.data, file);
	if (file->date != CLV_NO_COLUMN &&
	    !clv_sheet_look_at_dates(&file->table, &file->date, 1,
	                             &task->result->dates, error))
		return false;
	return read_header_rows(task, error) &&
	       clv_survey_read_blocks(task, error) &&
	       clv_survey_read_rows(task, &file->table, error);
}

static bool read_file(struct clv_survey_result *result, const char *path,
                      const struct clv_survey_options *options,
                      const struct clv_survey_watch *watch,
                      struct clv_error *error)
{
	const struct clv_table_form form = {.delimiter = options->delimiter,
	                                    .no_header = options->no_header};
	struct clv_survey_file file = {.options = options};
	struct clv_survey_task task = {&file, result, watch};
	const bool done =
	    clv_sheet_open(&file.table, path, &form, &watch->sheet, error) &&
	    read_opened(&task, error);
	clv_table_close(&file.table);
	return done;
}

bool clv_survey_read(struct clv_survey_result *result, const char *const *paths,
                     size_t count, const struct clv_survey_options *options,
                     const struct clv_survey_watch *watch,
                     struct clv_error *error)
{
	*result = (struct clv_survey_result){.dates = {.form = options->date_form}};
	for (size_t i = 0; i < count; i++)
		if (!read_file(result, paths[i], options, watch, error))
			return false;
	clv_survey_settle(&result->survey);
	return true;
}

void clv_survey_result_free(struct clv_survey_result *result)
{
	clv_survey_free(&result->survey);
}
