/* Bytes to records and all that follows: the table is read in pieces of
   several sizes, its cases are evaluated, written in a format, and what was
   written as CSV or TSV is read again.

   The first four bytes of an input are options, the others are the file:
     delimiter   as it is; found by the reader where it is ? or cannot be one
     decimal     . or , or found by the reader
     piece       at most so many bytes are read at a time; 0: all
     format      c csv, t tsv, j json, n ndjson, m markdown, T table, k cards;
                 L: csv of a long file: the first byte of 01 to 03 repeats the
                 two before it, to go beyond one of the buffers */
#include "fuzz.h"

#include "cli/layout.h"
#include "io/card.h"
#include "io/cases.h"
#include "io/utf8.h"
#include "io/writer.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { OPTIONS_SIZE = 4, RECORDS_AT_MOST = 5000 };

static const char file_name[] = "input.csv";

struct bytes {
	char *at;
	size_t length, capacity;
};

static void add(struct bytes *bytes, const void *more, size_t size)
{
	if (!bytes->at || bytes->length + size > bytes->capacity) {
		bytes->capacity = 2 * (bytes->length + size) + 1024;
		bytes->at = realloc(bytes->at, bytes->capacity);
		demand(bytes->at);
	}
	if (size)
		memcpy(bytes->at + bytes->length, more, size);
	bytes->length += size;
}

static void add_number(struct bytes *bytes, uint64_t number)
{
	add(bytes, &number, sizeof number);
}

static void add_text(struct bytes *bytes, const char *text, size_t length)
{
	add_number(bytes, length);
	add(bytes, text, length);
}

static void demand_same(const struct bytes *a, const struct bytes *b)
{
	demand(a->length == b->length);
	demand(!a->length || memcmp(a->at, b->at, a->length) == 0);
}

/* ---- The input ---- */

struct input {
	struct clv_case_options options;
	size_t piece;
	char format;
	struct bytes file;
	struct bytes text; /* the file unpacked, as UTF-8, without its mark */
	bool is_cut_off;   /* or damaged, where text ends */
};

/* A long file from a short input: beyond the buffer of the reader, its sample,
   and what is decoded at a time. */
static void add_long(struct bytes *file, const uint8_t *data, size_t size)
{
	static const size_t repeats[] = {140000, 33000, 8300};
	size_t mark = 2;
	while (mark < size && (data[mark] < 1 || data[mark] > 3))
		mark++;
	if (mark >= size) {
		add(file, data, size);
		return;
	}
	add(file, data, mark);
	for (size_t i = 0; i < repeats[data[mark] - 1]; i++)
		add(file, data + mark - 2, 2);
	add(file, data + mark + 1, size - mark - 1);
}

/* The text as a reader of other sizes gets it. */
static void decode(struct input *input)
{
	struct clv_error error = {.status = CLV_DONE};
	struct clv_source *unpacked = clv_source_unpacked(
	    clv_source_memory(file_name, input->file.at, input->file.length,
	                      input->piece, &error),
	    &error);
	demand(unpacked);
	const bool is_packed = clv_source_is_packed(unpacked);
	struct clv_source *source = clv_source_decoded(unpacked, &error);
	char room[300];
	ssize_t count;
	add(&input->text, "", 0);
	if (!source) {
		/* damaged within the first bytes */
		demand(is_packed);
		input->is_cut_off = true;
		return;
	}
	for (size_t i = 0;; i++) {
		count = source->read(source, room, i % sizeof room + 1, &error);
		if (count <= 0)
			break;
		add(&input->text, room, (size_t)count);
	}
	input->is_cut_off = count < 0;
	if (input->is_cut_off)
		demand_line(error.message, sizeof error.message);
	if (strcmp(clv_source_encoding(source), "UTF-8") != 0)
		demand(clv_utf8_is_valid(input->text.at, input->text.length));
	clv_source_close(source);
}

static void read_input(struct input *input, const uint8_t *data, size_t size)
{
	*input = (struct input){.piece = data[2], .format = (char)data[3]};
	if (data[0] && !strchr("?\"\r\n", data[0]))
		input->options.delimiter = (char)data[0];
	if (data[1] == '.' || data[1] == ',')
		input->options.decimal = (char)data[1];
	data += OPTIONS_SIZE;
	size -= OPTIONS_SIZE;
	/* of the very size, so that a sanitizer sees what lies beyond */
	struct bytes *file = &input->file;
	if (input->format == 'L')
		add_long(file, data, size);
	else
		add(file, data, size);
	file->at = realloc(file->at, file->length + !file->length);
	demand(file->at);
	decode(input);
}

static void free_input(struct input *input)
{
	free(input->file.at);
	free(input->text.at);
}

/* ---- Where a record lies ---- */

/* A walk through the text by physical lines, counted apart from the reader. */
struct walk {
	const char *at, *end;
	uint64_t line;
};

static size_t line_length(const struct walk *walk)
{
	const char *at = walk->at;
	while (at < walk->end && *at != '\n' && *at != '\r')
		at++;
	const size_t left = (size_t)(walk->end - at);
	const bool both = left > 1 && at[0] == '\r' && at[1] == '\n';
	return (size_t)(at - walk->at) + (both ? 2 : left > 0);
}

static void skip_line(struct walk *walk)
{
	walk->at += line_length(walk);
	walk->line++;
}

/* Between records there are blank lines, and `sep=;` in front of the first. */
static void skip_blank_line(struct walk *walk)
{
	const bool said = walk->line == 1 && walk->end - walk->at > 4 &&
	                  memcmp(walk->at, "sep=", 4) == 0;
	const size_t length = line_length(walk);
	for (size_t i = 0; i < length && !said; i++)
		demand(strchr(" \t\r\n", walk->at[i]) && walk->at[i]);
	skip_line(walk);
}

/* The record stands where it says. */
static void walk_over(struct walk *walk, const struct clv_text *raw,
                      uint64_t line)
{
	demand(line >= walk->line);
	while (walk->line < line)
		skip_blank_line(walk);
	demand(raw->length > 0 && raw->length <= (size_t)(walk->end - walk->at));
	demand(memcmp(walk->at, raw->at, raw->length) == 0);
	const char *behind = walk->at + raw->length;
	while (walk->at < behind)
		skip_line(walk);
	demand(walk->at == behind);
}

/* What is left behind the last record. */
static void walk_to_end(struct walk *walk)
{
	while (walk->at < walk->end)
		skip_blank_line(walk);
}

/* ---- Errors ---- */

static void check_error(const struct clv_error *error)
{
	demand(error->status == CLV_BAD_DATA);
	demand_line(error->message, sizeof error->message);
	if (*error->hint)
		demand_line(error->hint, sizeof error->hint);
	const struct clv_place *place = &error->place;
	if (!place->line)
		return;
	demand(place->file && strcmp(place->file, file_name) == 0);
	demand(memchr(place->excerpt, '\0', sizeof place->excerpt));
	if (*place->excerpt)
		demand_line(place->excerpt, sizeof place->excerpt);
	const size_t length = strlen(place->excerpt);
	demand(clv_utf8_is_valid(place->excerpt, length));
	demand(!place->column ||
	       place->caret <= clv_utf8_count(place->excerpt, length));
}

/* The place of a bad record lies within it; walk has gone over it. */
static void check_place(const struct clv_record *record,
                        const struct clv_place *place, const struct walk *walk)
{
	demand(place->line >= record->line && place->line < walk->line);
	demand(place->column <= record->raw.length + 1);
}

static void add_error(struct bytes *story, const struct clv_error *error)
{
	check_error(error);
	add_text(story, error->message, strlen(error->message));
	add_text(story, error->hint, strlen(error->hint));
	add_number(story, error->place.line);
	if (!error->place.line)
		return;
	add_number(story, error->place.column);
	add_number(story, error->place.caret);
	add_text(story, error->place.excerpt, strlen(error->place.excerpt));
}

/* ---- What a record says ---- */

static void add_value(struct bytes *story, const struct clv_value *value)
{
	add_number(story, value->type);
	if (value->type == CLV_VALUE_NUMBER)
		add(story, &value->number, sizeof value->number);
	else if (value->type != CLV_VALUE_NONE)
		add_text(story, value->text, value->length);
}

static void add_given(struct bytes *story, const struct clv_given *given)
{
	add_number(story, given->mask);
	for (size_t i = 0; i < CLV_IN_COUNT; i++) {
		char store[CLV_STORE_SIZE];
		if (!(given->mask & CLV_INPUT_BIT(i)))
			continue;
		const struct clv_value value =
		    clv_field_value(&clv_input_schema.fields[i], &given->values, store);
		demand(value.type != CLV_VALUE_NONE);
		add_value(story, &value);
	}
}

/* Cells that are neither an input nor a result of ours. */
static void add_passing(struct bytes *story, const struct clv_cases *cases,
                        const struct clv_record *record, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (cases->columns[i].input == CLV_NO_FIELD &&
		    cases->columns[i].result == CLV_NO_FIELD)
			add_text(story, record->cells[i].at, record->cells[i].length);
}

static void add_record(struct bytes *story, const struct clv_record *record)
{
	add_number(story, record->line);
	add_text(story, record->raw.at, record->raw.length);
	add_number(story, record->count);
	for (size_t i = 0; i < record->count; i++)
		add_text(story, record->cells[i].at, record->cells[i].length);
}

/* ---- Reading ---- */

struct reading {
	struct clv_cases cases;
	struct walk walk;
	struct clv_record record;
	struct clv_given given;
	struct bytes *story; /* everything that is told */
	size_t records;
};

static bool open_reading(struct reading *reading, const struct input *input,
                         size_t piece, struct bytes *story)
{
	*reading = (struct reading){.story = story};
	reading->walk =
	    (struct walk){input->text.at, input->text.at + input->text.length, 1};
	struct clv_error error = {.status = CLV_DONE};
	struct clv_source *source = clv_source_memory(
	    file_name, input->file.at, input->file.length, piece, &error);
	demand(source);
	struct clv_cases *cases = &reading->cases;
	const bool open =
	    clv_cases_open_source(cases, source, &input->options, &error);
	add_number(story, open);
	if (!open) {
		add_error(story, &error);
		return false;
	}
	demand(cases->table.count > 0);
	walk_over(&reading->walk, &cases->table.header, cases->table.header_line);
	add_number(story, (unsigned char)cases->table.delimiter);
	add_number(story, cases->decimal);
	return true;
}

/* Nothing more can be read, or nobody has the patience. */
static enum clv_read end_reading(struct reading *reading,
                                 const struct input *input, enum clv_read read,
                                 const struct clv_error *error)
{
	if (read == CLV_READ_FAILED) {
		add_error(reading->story, error);
	} else if (read == CLV_READ_END) {
		demand(!input->is_cut_off);
		walk_to_end(&reading->walk);
	}
	return CLV_READ_END;
}

/* Checks and tells what was read: RECORD, BAD, or END after whatever ended
   it. */
static enum clv_read tell(struct reading *reading, const struct input *input,
                          enum clv_read read, const struct clv_error *error)
{
	const struct clv_record *record = &reading->record;
	add_number(reading->story, read);
	const bool ends = read == CLV_READ_END || read == CLV_READ_FAILED;
	if (ends || reading->records++ == RECORDS_AT_MOST)
		return end_reading(reading, input, read, error);
	walk_over(&reading->walk, &record->raw, record->line);
	add_record(reading->story, record);
	if (read == CLV_READ_RECORD) {
		demand(record->count == reading->cases.table.count);
		add_given(reading->story, &reading->given);
	} else {
		demand(read == CLV_READ_BAD);
		add_error(reading->story, error);
		check_place(record, &error->place, &reading->walk);
	}
	return read;
}

static enum clv_read read_on(struct reading *reading, const struct input *input)
{
	struct clv_error error = {.status = CLV_DONE};
	const enum clv_read read = clv_cases_next(&reading->cases, &reading->record,
	                                          &reading->given, &error);
	return tell(reading, input, read, &error);
}

static void read_to_end(struct reading *reading, const struct input *input)
{
	while (read_on(reading, input) != CLV_READ_END)
		continue;
}

static void read_in_pieces(const struct input *input, size_t piece,
                           struct bytes *story)
{
	struct reading reading;
	if (open_reading(&reading, input, piece, story))
		read_to_end(&reading, input);
	clv_cases_close(&reading.cases);
}

/* ---- Reading by blocks, as threads do ---- */

/* False when nothing more is to be read. */
static bool tell_block(struct reading *reading, const struct input *input)
{
	for (;;) {
		struct clv_error error = {.status = CLV_DONE};
		const enum clv_read read = clv_cases_next(
		    &reading->cases, &reading->record, &reading->given, &error);
		if (read == CLV_READ_END)
			return true;
		if (tell(reading, input, read, &error) == CLV_READ_END)
			return false;
	}
}

/* With a reader of its own, whose lines go on where the block begins. */
static bool read_block(struct reading *reading, const struct input *input,
                       const struct clv_text *block)
{
	struct clv_error error;
	struct clv_table *table = &reading->cases.table;
	struct clv_csv_reader *whole = table->reader;
	struct clv_source *source =
	    clv_source_memory(file_name, block->at, block->length, 0, &error);
	demand(source);
	table->reader = clv_csv_reader_open(source, table->delimiter, &error);
	demand(table->reader);
	clv_csv_reader_set_line(table->reader, clv_csv_reader_line(whole));
	const bool more = tell_block(reading, input);
	clv_csv_reader_set_line(whole, clv_csv_reader_line(table->reader));
	clv_csv_reader_close(table->reader);
	clv_source_close(source);
	table->reader = whole;
	return more;
}

static bool read_blocks(struct reading *reading, const struct input *input)
{
	struct clv_error error;
	struct clv_text block;
	for (;;) {
		demand(clv_csv_reader_cut(reading->cases.table.reader, &block, &error));
		if (!block.length)
			return true;
		if (!read_block(reading, input, &block))
			return false;
	}
}

/* The same story, unless a block may settle the decimal sign of another. */
static void read_in_blocks(const struct input *input, struct bytes *story)
{
	struct reading reading;
	if (open_reading(&reading, input, input->piece, story) &&
	    (!reading.cases.decimal_is_certain || read_blocks(&reading, input)))
		read_to_end(&reading, input);
	clv_cases_close(&reading.cases);
}

/* ---- Results ---- */

static void evaluate(const struct clv_given *given, struct clv_results *results)
{
	clv_evaluate(&given->values, results);
	for (size_t i = 0; i < clv_result_schema.count; i++) {
		const struct clv_field *field = &clv_result_schema.fields[i];
		char store[CLV_STORE_SIZE];
		demand(!isinf(clv_field_number(field, results)));
		/* what has no value has a reason */
		if (clv_field_value(field, results, store).type == CLV_VALUE_NONE)
			demand(*clv_explain(field, given, results));
	}
	demand(!isinf(results->avg) && !isinf(results->freq) &&
	       !isinf(results->cac) && !isinf(results->margin_per_step) &&
	       !isinf(results->churn) && !isinf(results->discount));
}

/* The flags of a command line fill what a row lacks, and contradict nothing. */
static void evaluate_with_flags(const struct clv_given *row,
                                const struct clv_given *flags)
{
	struct clv_given filled = *row;
	struct clv_results results;
	enum clv_input first, second;
	clv_given_fill(&filled, flags);
	demand((filled.mask & row->mask) == row->mask);
	demand(!clv_given_conflict(filled.mask, &first, &second));
	evaluate(&filled, &results);
}

/* ---- Writing ---- */

struct sheet {
	const struct clv_cases *cases;
	struct clv_output *output;
	struct layout layout;
	struct clv_writer writer; /* without a format: cards */
	struct bytes essence;     /* what a reader of the output must find */
	struct clv_given before;  /* of the last record */
};

static const struct clv_format *format_of(char letter)
{
	switch (letter) {
	case 't':
		return &clv_format_tsv;
	case 'j':
		return &clv_format_json;
	case 'n':
		return &clv_format_ndjson;
	case 'm':
		return &clv_format_markdown;
	case 'T':
		return &clv_format_table;
	case 'k':
		return NULL;
	default:
		return &clv_format_csv;
	}
}

static void begin_sheet(struct sheet *sheet, const struct clv_cases *cases,
                        char format)
{
	struct clv_error error;
	*sheet = (struct sheet){.cases = cases};
	sheet->output = clv_output_open_memory(&error);
	const struct layout_request request = {.cases = cases,
	                                       .results = LAYOUT_POSSIBLE};
	demand(sheet->output && layout_build(&sheet->layout, &request));
	sheet->writer = (struct clv_writer){
	    .format = format_of(format),
	    .output = sheet->output,
	    .headings = sheet->layout.headings,
	    .count = sheet->layout.count,
	    .decimals = -1,
	};
	if (sheet->writer.format)
		demand(clv_writer_begin(&sheet->writer, &error));
}

static void write_record(struct sheet *sheet, const struct reading *reading)
{
	struct clv_results results;
	struct clv_error error;
	evaluate(&reading->given, &results);
	evaluate_with_flags(&reading->given, &sheet->before);
	sheet->before = reading->given;
	layout_fill(&sheet->layout, sheet->cases, &reading->record, &reading->given,
	            &results);
	if (sheet->writer.format)
		demand(clv_writer_row(&sheet->writer, sheet->layout.values, &error));
	else
		clv_card_write(&(struct clv_card){sheet->output, -1, false},
		               &reading->given, &results);
	add_given(&sheet->essence, &reading->given);
	add_passing(&sheet->essence, sheet->cases, &reading->record,
	            sheet->cases->table.count);
}

static void end_sheet(struct sheet *sheet)
{
	struct clv_error error;
	if (sheet->writer.format)
		demand(clv_writer_end(&sheet->writer, &error));
	demand(clv_output_flush(sheet->output, &error));
	clv_writer_free(&sheet->writer);
}

static void free_sheet(struct sheet *sheet)
{
	clv_output_close(sheet->output);
	layout_free(&sheet->layout);
	free(sheet->essence.at);
}

/* ---- Reading what was written ---- */

static void check_json(const char *text, size_t length)
{
	json_error_t error;
	json_t *json = json_loadb(text, length, JSON_ALLOW_NUL, &error);
	/* legal in JSON, and more than jansson takes */
	demand(json || json_error_code(&error) == json_error_null_byte_in_key);
	json_decref(json);
}

static void check_json_lines(const char *text, size_t length)
{
	const char *end = text + length;
	while (text < end) {
		const char *line_end = memchr(text, '\n', (size_t)(end - text));
		demand(line_end);
		check_json(text, (size_t)(line_end - text));
		text = line_end + 1;
	}
}

/* Does the first name make another file of it? */
static bool starts_oddly(const char *text, size_t length)
{
	return length < 4 || (unsigned char)*text >= 0xEF || memchr(text, 0, 4);
}

/* The same cases and the same other cells; `count` columns were read. */
static void check_again(const char *text, size_t length, char delimiter,
                        size_t count, const struct bytes *essence)
{
	struct input input = {.options = {delimiter, 0}};
	struct bytes story = {NULL, 0, 0};
	struct bytes again = {NULL, 0, 0};
	struct reading reading;
	if (starts_oddly(text, length))
		return;
	add(&input.file, text, length);
	decode(&input);
	demand(open_reading(&reading, &input, 0, &story));
	for (enum clv_read read;
	     (read = read_on(&reading, &input)) != CLV_READ_END;) {
		demand(read == CLV_READ_RECORD);
		add_given(&again, &reading.given);
		add_passing(&again, &reading.cases, &reading.record, count);
	}
	demand_same(&again, essence);
	clv_cases_close(&reading.cases);
	free_input(&input);
	free(story.at);
	free(again.at);
}

/* Where years is the only result, nothing shows that it is one: beside churn
   it is then refused, as it is in a table of somebody else. */
static bool shows_that_it_is_ours(uint32_t inputs)
{
	const unsigned facts = clv_given_facts(inputs);
	for (size_t i = 0; i < clv_result_schema.count; i++) {
		const struct clv_field *field = &clv_result_schema.fields[i];
		if (field->needs != CLV_HAS_CHURN && !(field->needs & ~facts))
			return true;
	}
	return false;
}

static void check_written(const struct sheet *sheet)
{
	const struct clv_format *format = sheet->writer.format;
	const size_t count = sheet->cases->table.count;
	size_t length;
	const char *text = clv_output_kept(sheet->output, &length);
	if (!length) /* no rows, and no header in this format */
		return;
	const bool again = shows_that_it_is_ours(sheet->cases->mask);
	if (format == &clv_format_csv && again)
		check_again(text, length, ',', count, &sheet->essence);
	else if (format == &clv_format_tsv && again)
		check_again(text, length, '\t', count, &sheet->essence);
	else if (format == &clv_format_json)
		check_json(text, length);
	else if (format == &clv_format_ndjson)
		check_json_lines(text, length);
}

static void write_all(struct reading *reading, const struct input *input)
{
	struct sheet sheet;
	begin_sheet(&sheet, &reading->cases, input->format);
	for (enum clv_read read; (read = read_on(reading, input)) != CLV_READ_END;)
		if (read == CLV_READ_RECORD)
			write_record(&sheet, reading);
	end_sheet(&sheet);
	check_written(&sheet);
	free_sheet(&sheet);
}

static void read_and_write(const struct input *input, struct bytes *story)
{
	struct reading reading;
	if (open_reading(&reading, input, input->piece, story)) {
		if (any_result_is_possible(reading.cases.mask))
			write_all(&reading, input);
		else
			read_to_end(&reading, input);
	}
	clv_cases_close(&reading.cases);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input input;
	struct bytes story = {NULL, 0, 0};
	struct bytes other = {NULL, 0, 0};
	struct bytes third = {NULL, 0, 0};
	if (size < OPTIONS_SIZE)
		return 0;
	read_input(&input, data, size);
	read_and_write(&input, &story);
	/* The pieces make no difference, and neither do the blocks. */
	read_in_pieces(&input, input.piece ? 0 : 1, &other);
	demand_same(&story, &other);
	if (input.format == 'L') {
		read_in_blocks(&input, &third);
		demand_same(&story, &third);
	}
	free_input(&input);
	free(story.at);
	free(other.at);
	free(third.at);
	return 0;
}
