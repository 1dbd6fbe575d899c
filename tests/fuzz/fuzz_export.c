/* An export of orders to a history: rows are entered, customers and bases are
   added up, and the sums have to agree; the same again in other pieces.

   The first eight bytes of an input are options, the others are the file:
     preset      n none; any other: to be recognised
     columns     @ the first four are customer, date, amount and order id;
                 # the same without the order id; any other: to be found
     header      0 there is none
     guests      d dropped, e each, any other: an error
     delimiter   as it is; to be found where it is ? or cannot be one
     decimal     . or , or to be found
     date form   its number, from 0
     piece       at most so many bytes are read at a time; 0: all
   A byte 01 in the file is where a second file begins. */
#include "fuzz.h"

#include "data/base.h"
#include "io/history.h"
#include "io/history_read.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OPTIONS_SIZE = 8, FILES_MAX = 2 };

static const char *const file_names[FILES_MAX] = {"first.csv", "second.csv"};

struct input {
	struct clv_export_options options;
	struct clv_text files[FILES_MAX];
	size_t file_count;
	size_t piece;
};

/* What is read in place of files: the linker is told to call this. */
static const struct input *current;
struct clv_source *__wrap_clv_source_open(const char *path,
                                          struct clv_error *error);
struct clv_source *__wrap_clv_source_open(const char *path,
                                          struct clv_error *error)
{
	const size_t file = path == file_names[1];
	demand(path == file_names[file] && file < current->file_count);
	return clv_source_memory(path, current->files[file].at,
	                         current->files[file].length, current->piece,
	                         error);
}

/* ---- The input ---- */

static void name_columns(struct input *input, bool has_ids)
{
	static const char *const places[] = {"@1", "@2", "@3", "@4"};
	static const enum clv_role roles[] = {CLV_ROLE_CUSTOMER, CLV_ROLE_DATE,
	                                      CLV_ROLE_AMOUNT, CLV_ROLE_ORDER_ID};
	for (size_t i = 0; i < 3 + (size_t)has_ids; i++)
		input->options.columns[roles[i]] = places[i];
}

/* Copies of the very size, so that a sanitizer sees what lies beyond. */
static struct clv_text copy_of(const uint8_t *data, size_t size)
{
	char *copy = malloc(size + !size);
	demand(copy);
	if (size)
		memcpy(copy, data, size);
	return (struct clv_text){copy, size};
}

static void read_input(struct input *input, const uint8_t *data, size_t size)
{
	*input = (struct input){.piece = data[7]};
	struct clv_export_options *options = &input->options;
	options->until = CLV_LAST_DAY;
	options->preset = data[0] == 'n' ? "none" : NULL;
	if (data[1] == '@' || data[1] == '#')
		name_columns(input, data[1] == '@');
	options->no_header = data[2] == '0';
	options->guests = data[3] == 'd'   ? CLV_GUESTS_DROP
	                  : data[3] == 'e' ? CLV_GUESTS_EACH
	                                   : CLV_GUESTS_ERROR;
	if (data[4] && !strchr("?\"\r\n", data[4]))
		options->delimiter = (char)data[4];
	if (data[5] == '.' || data[5] == ',')
		options->decimal = (char)data[5];
	options->date_form = data[6] % CLV_DATE_FORM_COUNT;
	data += OPTIONS_SIZE;
	size -= OPTIONS_SIZE;
	const uint8_t *mark = size ? memchr(data, 1, size) : NULL;
	const size_t first = mark ? (size_t)(mark - data) : size;
	input->files[input->file_count++] = copy_of(data, first);
	if (mark)
		input->files[input->file_count++] = copy_of(mark + 1, size - first - 1);
}

static void free_input(struct input *input)
{
	/* the cast takes away const and no more: the block is ours */
	for (size_t i = 0; i < input->file_count; i++)
		free((void *)(uintptr_t)input->files[i].at);
}

/* ---- On the way ---- */

struct run {
	FILE *story; /* what has to be the same in other pieces */
	uint64_t rows, entered, bad;
	bool has_ids;
};

static void tell_error(FILE *story, const struct clv_error *error)
{
	demand(error->status != CLV_DONE && !error->is_memory);
	demand_line(error->message, sizeof error->message);
	fprintf(story, "%s|%s", error->message, error->hint);
	if (error->place.line)
		fprintf(story, "|%s:%llu:%zu|%s", error->place.file,
		        (unsigned long long)error->place.line, error->place.column,
		        error->place.excerpt);
	fputc('\n', story);
}

static void opened(void *data, const struct clv_export *export_)
{
	struct run *run = data;
	char text[700];
	clv_mapping_say(&export_->mapping, export_->names, text, sizeof text);
	fprintf(run->story, "opened %s: %s\n", export_->table.name, text);
	run->has_ids |= export_->mapping.roles[CLV_ROLE_ORDER_ID].count > 0;
}

static bool leave_out(void *data, const struct clv_export *export_,
                      const struct clv_record *record, struct clv_error *error)
{
	struct run *run = data;
	(void)export_;
	demand(error->place.line == record->line || error->place.line > 0);
	tell_error(run->story, error);
	run->bad++;
	return true;
}

static void count_rows(void *data, uint64_t count)
{
	struct run *run = data;
	run->rows += count;
}

static void entered(void *data, const struct clv_export *export_,
                    const struct clv_record *record,
                    const struct clv_export_row *row)
{
	struct run *run = data;
	(void)export_;
	(void)record;
	demand(row->is_left_out || row->has_day || !row->has_amount);
	demand(row->refund >= 0);
	run->entered++;
}

/* ---- What was found ---- */

static uint64_t tell_counts(FILE *story, const struct clv_counts *counts)
{
	uint64_t sum = 0;
	for (uint32_t i = 0; i < counts->names.count; i++) {
		size_t length;
		const char *text = clv_names_text(&counts->names, i, &length);
		fwrite(text, 1, length, story);
		fprintf(story, ": %llu, %g\n",
		        (unsigned long long)counts->counts[i].count,
		        (double)counts->counts[i].amount);
		sum += counts->counts[i].count;
	}
	return sum;
}

static void check_days(const struct clv_customer *customer,
                       const struct clv_tally *tally)
{
	demand(customer->day_count >= 1);
	demand(customer->orders >= customer->day_count);
	demand(customer->days[0] >= tally->first_day);
	demand(customer->days[customer->day_count - 1] <= tally->last_day);
	for (size_t i = 1; i < customer->day_count; i++)
		demand(customer->days[i - 1] < customer->days[i]);
}

static void tell_customer(FILE *story, const struct clv_customer *customer,
                          const struct clv_history_terms *terms)
{
	struct clv_customer_row row;
	clv_customer_figures(customer, terms, &row);
	demand(row.T >= row.recency && row.recency >= 0 && row.frequency >= 0);
	for (size_t i = 0; i < clv_customer_schema.count; i++) {
		char store[CLV_STORE_SIZE];
		const struct clv_value value =
		    clv_field_value(&clv_customer_schema.fields[i], &row, store);
		if (value.type == CLV_VALUE_NUMBER) {
			demand(isfinite(value.number));
			fprintf(story, "%.17g ", value.number);
		} else if (value.length) {
			fwrite(value.text, 1, value.length, story);
			fputc(' ', story);
		}
	}
	fputc('\n', story);
}

/* Revenue and orders of the customers, who are told one by one. */
static clv_wide tell_customers(FILE *story, const struct clv_books *books,
                               uint64_t *orders)
{
	const struct clv_history_terms terms = {
	    .until = books->tally.last_day,
	    .lapsed_after = 30,
	    .unit = CLV_UNIT_DAY,
	    .total = books->tally.used.amount + books->tally.given_back.amount,
	    .margin = NAN,
	    .cac = NAN};
	clv_wide revenue = 0;
	*orders = 0;
	for (size_t i = 0; i < clv_ledger_count(books->ledger); i++) {
		struct clv_customer customer;
		clv_ledger_customer(books->ledger, i, &customer);
		check_days(&customer, &books->tally);
		tell_customer(story, &customer, &terms);
		revenue += customer.revenue;
		*orders += customer.orders;
	}
	return revenue;
}

static void check_base(const struct clv_books *books, enum clv_base_by by,
                       clv_wide revenue, uint64_t orders)
{
	const struct clv_base_request request = {.by = by,
	                                         .period = CLV_PERIOD_YEAR,
	                                         .until = books->tally.last_day,
	                                         .lapsed_after = 30};
	struct clv_base base;
	clv_wide sum = 0;
	uint64_t counted = 0, new_customers = 0;
	demand(clv_base_measure(&base, books->ledger, &request));
	for (size_t i = 0; i < base.count; i++) {
		struct clv_base_figures figures;
		clv_base_figure(&base.rows[i], &request, &figures);
		demand(!isinf(figures.avg) && !isinf(figures.freq));
		sum += base.rows[i].revenue;
		counted += base.rows[i].orders;
		new_customers += base.rows[i].new_customers;
	}
	demand(counted == orders);
	demand(new_customers == clv_ledger_count(books->ledger));
	demand(sum == revenue);
	clv_base_free(&base);
}

static void check_books(const struct run *run, const struct clv_books *books)
{
	const struct clv_tally *tally = &books->tally;
	FILE *story = run->story;
	clv_wide refunded;
	uint64_t orders;
	const uint64_t left_out = tell_counts(story, &tally->left_out);
	tell_counts(story, &tally->currencies);
	tell_counts(story, &tally->statuses);
	const clv_wide revenue = tell_customers(story, books, &orders);
	clv_ledger_refunded(books->ledger, &refunded);
	demand(revenue + refunded == tally->used.amount + tally->given_back.amount);
	demand(orders == tally->used.count);
	demand(tally->rows == run->entered);
	if (!run->has_ids)
		demand(tally->rows ==
		       tally->used.count + tally->given_back.count + left_out);
	if (!clv_ledger_count(books->ledger))
		return;
	check_base(books, CLV_BASE_WHOLE, revenue, orders);
	check_base(books, CLV_BASE_BY_SEGMENT, revenue, orders);
	check_base(books, CLV_BASE_BY_PERIOD, revenue, orders);
}

static void read_history(const struct input *input, FILE *story)
{
	struct run run = {.story = story};
	const struct clv_history_request request = {.paths = file_names,
	                                            .count = input->file_count,
	                                            .options = input->options,
	                                            .keeps = CLV_KEEPS_SEGMENTS |
	                                                     CLV_KEEPS_DETAIL,
	                                            .threads = 1,
	                                            .watch = {.data = &run,
	                                                      .opened = opened,
	                                                      .bad_row = leave_out,
	                                                      .rows = count_rows,
	                                                      .row = entered}};
	struct clv_history history;
	struct clv_error error = {.status = CLV_DONE};
	current = input;
	if (clv_history_read(&history, &request, &error))
		check_books(&run, &history.books[0]);
	else
		tell_error(story, &error);
	demand(run.rows <= run.entered + run.bad + 1);
	clv_history_close(&history);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input input;
	char *text[2];
	size_t length[2];
	if (size < OPTIONS_SIZE)
		return 0;
	read_input(&input, data, size);
	for (size_t i = 0; i < 2; i++) {
		FILE *story = open_memstream(&text[i], &length[i]);
		demand(story);
		read_history(&input, story);
		demand(fclose(story) == 0);
		/* then once more: the pieces make no difference */
		input.piece = input.piece ? 0 : 1;
	}
	demand(length[0] == length[1]);
	demand(memcmp(text[0], text[1], length[0]) == 0);
	free(text[0]);
	free(text[1]);
	free_input(&input);
	return 0;
}
