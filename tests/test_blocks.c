/* Blocks by one thread and by several: the lines that two counters find are
   those of the file, in its order, whatever is read again. */
#include "io/blocks.h"
#include "io/csv_rows.h"

#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { THREADS = 3, RESULTS = THREADS * CLV_BLOCKS_A_THREAD };

/* Sums the first cells of rows; a row that starts with x makes a block one to
   be read again. */
struct sum {
	uint64_t rows, total;
};

struct run {
	struct sum all;
	uint64_t blocks, agains, last_first_line;
	uint64_t stop_after; /* blocks; 0: never */
	bool again_fails;
};

static bool take_row(void *data, const struct clv_text *cells)
{
	struct sum *sum = data;
	uint64_t number = 0;
	if (cells->length && *cells->at == 'x')
		return false;
	for (size_t i = 0; i < cells->length; i++)
		number = number * 10 + (uint64_t)(cells->at[i] - '0');
	sum->total += number;
	sum->rows++;
	return true;
}

static void prepare(void *data, void *result)
{
	(void)data;
	*(struct sum *)result = (struct sum){0};
}

static bool work(void *state, void *result, const struct clv_text *block,
                 uint64_t *lines)
{
	const struct clv_csv_rows rows = {2, take_row, result};
	struct clv_csv_store store = {0};
	++*(uint64_t *)state;
	const bool done = clv_csv_parse_block(block, ',', &rows, &store, lines);
	clv_csv_store_free(&store);
	return done;
}

static bool take(void *data, void *result, struct clv_error *error)
{
	struct run *run = data;
	const struct sum *sum = result;
	run->all.rows += sum->rows;
	run->all.total += sum->total;
	return ++run->blocks != run->stop_after ||
	       clv_reject(error, CLV_BAD_DATA, "enough");
}

/* Row by row; checks that each row is where its number says. */
static bool again(void *data, const struct clv_text *block, uint64_t *line,
                  struct clv_error *error)
{
	struct run *run = data;
	struct clv_record record;
	run->agains++;
	if (run->again_fails)
		return clv_reject(error, CLV_BAD_DATA, "again");
	struct clv_source *source =
	    clv_source_memory("block", block->at, block->length, 0, error);
	struct clv_csv_reader *reader = clv_csv_reader_open(source, ',', error);
	assert_non_null(reader);
	clv_csv_reader_set_line(reader, *line);
	while (clv_csv_reader_next(reader, &record, error) == CLV_READ_RECORD) {
		const char *digits = record.cells[0].at + (*record.cells[0].at == 'x');
		const uint64_t number = strtoull(digits, NULL, 10);
		assert_int_equal(number, record.line);
		run->all.rows++;
		run->all.total += number;
	}
	*line = clv_csv_reader_line(reader);
	clv_csv_reader_close(reader);
	clv_source_close(source);
	return true;
}

/* Rows that start with the number of their line. */
static char *make_text(size_t rows, size_t strange_every, size_t *length)
{
	char *text = malloc(rows * 40);
	assert_non_null(text);
	*length = 0;
	for (size_t i = 1; i <= rows; i++)
		*length +=
		    (size_t)sprintf(text + *length, "%s%zu,%s\n",
		                    strange_every && i % strange_every == 0 ? "x" : "",
		                    i, i % 100 == 99 ? "\"a, b\"" : "something");
	return text;
}

static bool read_text(const char *text, size_t length, size_t threads,
                      struct run *run, struct clv_error *error)
{
	static struct sum sums[RESULTS];
	uint64_t counts[THREADS] = {0};
	struct clv_source *source =
	    clv_source_memory("text", text, length, 0, error);
	struct clv_csv_reader *reader = clv_csv_reader_open(source, ',', error);
	assert_non_null(reader);
	const struct clv_blocks blocks = {
	    .reader = reader,
	    .threads = threads,
	    .data = run,
	    .states = counts,
	    .state_size = sizeof *counts,
	    .results = sums,
	    .result_size = sizeof *sums,
	    .prepare = prepare,
	    .work = work,
	    .take = take,
	    .again = again,
	};
	struct clv_record record;
	const bool done = clv_blocks_read(&blocks, error);
	/* the last block is not full: the reader goes on, on the right line */
	while (done &&
	       clv_csv_reader_next(reader, &record, error) == CLV_READ_RECORD) {
		const char *digits = record.cells[0].at + (*record.cells[0].at == 'x');
		assert_int_equal(strtoull(digits, NULL, 10), record.line);
		run->all.rows++;
		run->all.total += record.line;
	}
	clv_csv_reader_close(reader);
	clv_source_close(source);
	return done;
}

static void all_rows_are_there(void **state)
{
	(void)state;
	static const size_t strange[] = {0, 1, 30000, 50000};
	enum { ROWS = 90000 };
	for (size_t i = 0; i < sizeof strange / sizeof *strange; i++) {
		size_t length;
		char *text = make_text(ROWS, strange[i], &length);
		for (size_t threads = 1; threads <= THREADS; threads++) {
			struct run run = {.blocks = 0};
			struct clv_error error;
			assert_true(read_text(text, length, threads, &run, &error));
			assert_int_equal(run.all.rows, ROWS);
			assert_int_equal(run.all.total, (uint64_t)ROWS * (ROWS + 1) / 2);
			assert_int_equal(run.agains > 0, strange[i] > 0);
			assert_int_equal(run.blocks > 0, strange[i] != 1);
		}
		free(text);
	}
}

static void errors_stop(void **state)
{
	(void)state;
	size_t length;
	char *text = make_text(90000, 50000, &length);
	for (size_t threads = 1; threads <= THREADS; threads++) {
		struct run run = {.stop_after = 2};
		struct clv_error error;
		assert_false(read_text(text, length, threads, &run, &error));
		assert_string_equal(error.message, "enough");
		assert_int_equal(run.blocks, 2);
		run = (struct run){.again_fails = true};
		assert_false(read_text(text, length, threads, &run, &error));
		assert_string_equal(error.message, "again");
		assert_int_equal(run.agains, 1);
	}
	free(text);
}

static void short_files_have_no_blocks(void **state)
{
	(void)state;
	struct run run = {.blocks = 0};
	struct clv_error error;
	assert_true(read_text("1,a\n2,b\n", 8, 2, &run, &error));
	assert_int_equal(run.blocks + run.agains, 0);
	assert_int_equal(run.all.rows, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(all_rows_are_there),
	    cmocka_unit_test(errors_stop),
	    cmocka_unit_test(short_files_have_no_blocks),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
