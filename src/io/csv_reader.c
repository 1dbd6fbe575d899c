#include "io/csv_reader.h"
#include "data/grow.h"
#include "io/csv_parts.h"
#include "io/excerpt.h"

#include <stdlib.h>
#include <string.h>

/* libcsv says neither where a record starts nor what its bytes were. A record
   can only end at a line end, so lines are handed over one by one: the row
   callback says whether the line that was given last has ended the record. */

enum { BUFFER_SIZE = 262144 };

struct clv_csv_reader {
	struct clv_source *source;
	struct csv_parser parser;
	char delimiter;
	bool parser_is_open, ended;
	/* buffer[record..next) has been given to libcsv, [next..filled) not yet */
	char *buffer;
	size_t capacity, record, next, filled;
	size_t
	    first_blank; /* at or behind next, or `filled`; before next: unknown */
	uint64_t line;   /* of buffer[next] */
	/* cells of the record so far: ends[i] is where cell i ends in text */
	char *text;
	size_t text_capacity, text_length;
	size_t *ends;
	struct clv_text *cells;
	size_t cells_capacity, count;
	bool row_ended, out_of_memory, too_many;
};

static bool grow_cells(struct clv_csv_reader *reader)
{
	size_t capacity = reader->cells_capacity;
	void *ends = reader->ends;
	void *cells = reader->cells;
	const bool grown_ends =
	    clv_grow(&ends, &capacity, reader->count + 1, sizeof *reader->ends);
	reader->ends = ends;
	const bool grown =
	    grown_ends && clv_grow(&cells, &reader->cells_capacity,
	                           reader->count + 1, sizeof *reader->cells);
	reader->cells = cells;
	return grown;
}

static void on_field(void *bytes, size_t size, void *data)
{
	struct clv_csv_reader *reader = data;
	if (reader->count == CLV_CELLS_MAX) {
		reader->too_many = true;
		return;
	}
	const size_t length = reader->text_length + size;
	if (length + CLV_SHORT_CELL > reader->text_capacity) {
		void *text = reader->text;
		if (!clv_grow(&text, &reader->text_capacity, length + CLV_SHORT_CELL,
		              1)) {
			reader->out_of_memory = true;
			return;
		}
		reader->text = text;
	}
	if (reader->count == reader->cells_capacity && !grow_cells(reader)) {
		reader->out_of_memory = true;
		return;
	}
	/* Most cells are short, and of lengths that no processor foresees: all
	   those are copied in one piece, with what lies behind them in libcsv's
	   block. */
	if (size <= CLV_SHORT_CELL && reader->parser.entry_size >= CLV_SHORT_CELL)
		memcpy(reader->text + reader->text_length, bytes, CLV_SHORT_CELL);
	else if (size)
		memcpy(reader->text + reader->text_length, bytes, size);
	reader->text_length = length;
	reader->ends[reader->count++] = length;
}

static void on_row(int terminator, void *data)
{
	struct clv_csv_reader *reader = data;
	(void)terminator;
	reader->row_ended = true;
}

/* libcsv forgets the cell that it is in. The cells before it are in our hands,
   and it does not ask whether a cell is the first of its row. */
static void forget_cell(struct clv_csv_reader *reader)
{
	csv_set_opts(&reader->parser, 0); /* or csv_fini refuses an open quote */
	csv_fini(&reader->parser, NULL, NULL, NULL);
	csv_set_opts(&reader->parser, CSV_STRICT | CSV_STRICT_FINI);
}

static void forget_record(struct clv_csv_reader *reader)
{
	forget_cell(reader);
	reader->count = 0;
	reader->text_length = 0;
	reader->row_ended = false;
	reader->out_of_memory = reader->too_many = false;
}

enum fed { FED, FED_BAD_QUOTE, FED_FAILED };

/* Is all that libcsv has of the current field blank? */
static bool only_blanks_so_far(const struct csv_parser *parser)
{
	for (size_t i = 0; i < parser->entry_pos; i++)
		if (!clv_is_blank((char)parser->entry_buf[i]))
			return false;
	return true;
}

/* Blanks between a closing quote and the end of the cell; 0 when something
   else follows them. */
static size_t blanks_before_end(const char *at, const char *end, char delimiter)
{
	const char *scan = at;
	while (scan < end && clv_is_blank(*scan) && *scan != delimiter)
		scan++;
	const bool ends = scan == end || *scan == delimiter || is_line_end(*scan);
	return ends ? (size_t)(scan - at) : 0;
}

/* Gives bytes to libcsv in its strict mode, and decides what that refuses:
   a quote within an unquoted cell is legal (12" vinyl); a quote behind leading
   blanks quotes all the same (`a, "b, c"`), without them; blanks behind a
   closing quote are dropped; other text there is an error, since libcsv would
   go on reading inside the quotes. */
static enum fed feed(struct clv_csv_reader *reader, const char *at, size_t size)
{
	struct csv_parser *parser = &reader->parser;
	const char *end = at + size;
	while (at < end) {
		at +=
		    csv_parse(parser, at, (size_t)(end - at), on_field, on_row, reader);
		if (reader->out_of_memory || reader->too_many)
			return FED_FAILED;
		if (at == end)
			break;
		if (csv_error(parser) != CSV_EPARSE) {
			reader->out_of_memory = true;
			return FED_FAILED;
		}
		if (parser->quoted) {
			const size_t blanks = blanks_before_end(at, end, reader->delimiter);
			if (blanks == 0)
				return FED_BAD_QUOTE;
			at += blanks;
		} else if (only_blanks_so_far(parser)) {
			forget_cell(reader);
		} else {
			csv_set_opts(parser, 0);
			at += csv_parse(parser, at, 1, on_field, on_row, reader);
			csv_set_opts(parser, CSV_STRICT | CSV_STRICT_FINI);
		}
	}
	return FED;
}

static void begin_record(struct clv_csv_reader *reader)
{
	reader->count = 0;
	reader->text_length = 0;
	reader->row_ended = false;
}

static bool open_parser(struct clv_csv_reader *reader)
{
	reader->parser_is_open = clv_csv_parser_open(&reader->parser);
	return reader->parser_is_open;
}

struct clv_csv_reader *clv_csv_reader_open(struct clv_source *source,
                                           char delimiter,
                                           struct clv_error *error)
{
	struct clv_csv_reader *reader = calloc(1, sizeof *reader);
	if (reader) {
		reader->source = source;
		reader->line = 1;
		reader->capacity = BUFFER_SIZE + CLV_SHORT_CELL;
		reader->buffer = malloc(reader->capacity);
		if (reader->buffer && open_parser(reader)) {
			clv_csv_reader_set_delimiter(reader, delimiter);
			return reader;
		}
		clv_csv_reader_close(reader);
	}
	clv_reject_memory(error);
	return NULL;
}

void clv_csv_reader_close(struct clv_csv_reader *reader)
{
	if (!reader)
		return;
	if (reader->parser_is_open)
		csv_free(&reader->parser);
	free(reader->buffer);
	free(reader->text);
	free(reader->ends);
	free(reader->cells);
	free(reader);
}

void clv_csv_reader_set_delimiter(struct clv_csv_reader *reader, char delimiter)
{
	reader->delimiter = delimiter;
	csv_set_delim(&reader->parser, (unsigned char)delimiter);
}

uint64_t clv_csv_reader_line(const struct clv_csv_reader *reader)
{
	return reader->line;
}

void clv_csv_reader_set_line(struct clv_csv_reader *reader, uint64_t line)
{
	reader->line = line;
}

/* Behind what is filled CLV_SHORT_CELL bytes can always be read. */
static size_t room_of(const struct clv_csv_reader *reader)
{
	return reader->capacity - CLV_SHORT_CELL - reader->filled;
}

/* One read from the source behind what is in the buffer. */
static bool fill(struct clv_csv_reader *reader, struct clv_error *error)
{
	if (reader->record > 0 && room_of(reader) == 0) {
		memmove(reader->buffer, reader->buffer + reader->record,
		        reader->filled - reader->record);
		reader->filled -= reader->record;
		reader->next -= reader->record;
		reader->record = 0;
	}
	if (room_of(reader) == 0) {
		void *buffer = reader->buffer;
		if (!clv_grow(&buffer, &reader->capacity, reader->capacity + 1, 1))
			return clv_reject_memory(error);
		reader->buffer = buffer;
	}
	const ssize_t count =
	    reader->source->read(reader->source, reader->buffer + reader->filled,
	                         room_of(reader), error);
	if (count < 0)
		return false;
	reader->ended = count == 0;
	reader->filled += (size_t)count;
	reader->first_blank = 0;
	return true;
}

/* The first LF or CR in [from, filled); `filled` where there is none. Looked
   for in windows, since a file may hold only one of the two. */
static size_t find_line_end(const struct clv_csv_reader *reader, size_t from)
{
	enum { WINDOW = 1024 };
	while (from < reader->filled) {
		const char *at = reader->buffer + from;
		const size_t left = reader->filled - from;
		const size_t size = left < WINDOW ? left : WINDOW;
		const char *feed_at = memchr(at, '\n', size);
		const char *return_at =
		    memchr(at, '\r', feed_at ? (size_t)(feed_at - at) : size);
		if (return_at || feed_at)
			return (size_t)((return_at ? return_at : feed_at) - reader->buffer);
		from += size;
	}
	return reader->filled;
}

/* Where the line at buffer[next] ends, behind CRLF, LF or CR; 0 when its end
   is not in the buffer. `from`: no line end lies before it. */
static size_t end_of_line(const struct clv_csv_reader *reader, size_t from)
{
	const size_t at = find_line_end(reader, from);
	if (at == reader->filled)
		return 0;
	if (reader->buffer[at] == '\n')
		return at + 1;
	if (at + 1 < reader->filled)
		return reader->buffer[at + 1] == '\n' ? at + 2 : at + 1;
	return reader->ended ? at + 1 : 0; /* else LF may follow */
}

/* Sets *end behind the next line; false at the end of the input or after a
   failure, which `failed` tells. */
static bool next_line(struct clv_csv_reader *reader, size_t *end, bool *failed,
                      struct clv_error *error)
{
	size_t searched = reader->next;
	*failed = false;
	while (!(*end = end_of_line(reader, searched))) {
		if (reader->ended) {
			*end = reader->filled;
			return reader->next < reader->filled;
		}
		/* The last byte is looked at again: it may be CR before LF. */
		searched = reader->filled > searched ? reader->filled - 1 : searched;
		const size_t record = reader->record;
		if (!fill(reader, error)) {
			*failed = true;
			return false;
		}
		searched -= record - reader->record;
		if (reader->filled - reader->record > CLV_RECORD_SIZE_MAX)
			break;
	}
	if (!*end)
		*end = reader->filled;
	return true;
}

static size_t find(const struct clv_csv_reader *reader, char c, size_t end)
{
	const char *from = reader->buffer + reader->next;
	const char *at = memchr(from, c, end - reader->next);
	return at ? (size_t)(at - reader->buffer) : end;
}

/* libcsv is a third faster when it need not ask for every byte whether it is a
   blank, and where there is none it does not matter what it would do with it.
 */
static void tell_of_blanks(struct clv_csv_reader *reader, size_t end)
{
	if (reader->first_blank < reader->next || reader->first_blank == 0) {
		reader->first_blank = find(reader, ' ', reader->filled);
		if (reader->delimiter != '\t')
			reader->first_blank = find(reader, '\t', reader->first_blank);
	}
	const bool has_blanks = reader->first_blank < end;
	if (has_blanks != (reader->parser.is_space != NULL))
		csv_set_space_func(&reader->parser,
		                   has_blanks ? clv_csv_never_blank : NULL);
}

static bool is_blank_line(const struct clv_csv_reader *reader, size_t end)
{
	size_t at = reader->next;
	while (at < end && clv_is_blank(reader->buffer[at]) &&
	       reader->buffer[at] != reader->delimiter)
		at++;
	return at == end || is_line_end(reader->buffer[at]);
}

static void fill_record(struct clv_csv_reader *reader, uint64_t line,
                        struct clv_record *record)
{
	/* where every cell so far was empty there is no text yet */
	const char *text = reader->text ? reader->text : "";
	size_t from = 0;
	for (size_t i = 0; i < reader->count; i++) {
		reader->cells[i].at = text + from;
		reader->cells[i].length = reader->ends[i] - from;
		from = reader->ends[i];
	}
	record->cells = reader->cells;
	record->count = reader->count;
	record->raw.at = reader->buffer + reader->record;
	record->raw.length = reader->next - reader->record;
	record->line = line;
}

/* The message for what ended a record badly, and its place. */
static enum clv_read reject_record(struct clv_csv_reader *reader, enum fed fed,
                                   uint64_t line, struct clv_record *record,
                                   struct clv_error *error)
{
	const bool memory = reader->out_of_memory;
	const size_t cell = reader->count;
	reader->count = 0;
	fill_record(reader, line, record);
	if (fed == FED_FAILED) {
		if (memory)
			clv_reject_memory(error);
		else
			clv_reject(error, CLV_BAD_DATA, "more than %d cells in a row",
			           CLV_CELLS_MAX);
		clv_csv_reader_locate(reader, record, CLV_WHOLE_RECORD, error);
		return CLV_READ_FAILED;
	}
	clv_reject(error, CLV_BAD_DATA, "text after the closing quote of a cell");
	clv_hint(error, "a quote inside a quoted cell is written twice: \"\"");
	clv_csv_reader_locate(reader, record, cell, error);
	return CLV_READ_BAD;
}

static enum clv_read reject_open_quote(struct clv_csv_reader *reader,
                                       uint64_t line, struct clv_record *record,
                                       struct clv_error *error)
{
	const size_t cell = reader->count;
	reader->count = 0;
	fill_record(reader, line, record);
	clv_reject(error, CLV_BAD_DATA,
	           reader->ended ? "the quote opened here is never closed"
	                         : "a row of more than %d MiB",
	           CLV_RECORD_SIZE_MAX >> 20);
	clv_hint(error, "everything behind it would be one cell; close the quote "
	                "or remove it");
	clv_csv_reader_locate(reader, record, cell, error);
	return CLV_READ_FAILED;
}

/* The last record may lack its line end. */
static enum clv_read finish(struct clv_csv_reader *reader, uint64_t line,
                            struct clv_record *record, struct clv_error *error)
{
	if (reader->record == reader->next)
		return CLV_READ_END;
	if (csv_fini(&reader->parser, on_field, on_row, reader) != 0)
		return reject_open_quote(reader, line, record, error);
	if (reader->out_of_memory || reader->too_many)
		return reject_record(reader, FED_FAILED, line, record, error);
	if (!reader->row_ended)
		return CLV_READ_END;
	fill_record(reader, line, record);
	return CLV_READ_RECORD;
}

enum clv_read clv_csv_reader_next(struct clv_csv_reader *reader,
                                  struct clv_record *record,
                                  struct clv_error *error)
{
	begin_record(reader);
	reader->record = reader->next;
	uint64_t line = reader->line;
	size_t end;
	bool failed;
	while (next_line(reader, &end, &failed, error)) {
		if (reader->record == reader->next && is_blank_line(reader, end)) {
			reader->next = reader->record = end;
			line = ++reader->line;
			continue;
		}
		tell_of_blanks(reader, end);
		const char *buffer = reader->buffer;
		const enum fed fed =
		    feed(reader, buffer + reader->next, end - reader->next);
		reader->next = end;
		reader->line++;
		if (fed != FED) {
			const enum clv_read read =
			    reject_record(reader, fed, line, record, error);
			forget_record(reader);
			return read;
		}
		if (reader->row_ended) {
			fill_record(reader, line, record);
			return CLV_READ_RECORD;
		}
		if (reader->next - reader->record > CLV_RECORD_SIZE_MAX)
			return reject_open_quote(reader, line, record, error);
	}
	return failed ? CLV_READ_FAILED : finish(reader, line, record, error);
}

bool clv_csv_reader_cut(struct clv_csv_reader *reader, struct clv_text *block,
                        struct clv_error *error)
{
	reader->record = reader->next;
	block->length = 0;
	while (!reader->ended && reader->filled - reader->next < CLV_BLOCK_SIZE)
		if (!fill(reader, error))
			return false;
	const char *start = reader->buffer + reader->next;
	const size_t size = reader->filled - reader->next;
	if (reader->ended)
		return true;
	const char *end =
	    clv_csv_last_record_end(start, start + size, reader->delimiter);
	if (!end)
		return true;
	const size_t length = (size_t)(end + 1 - start);
	block->at = start;
	block->length = length;
	reader->next += length;
	return true;
}

bool clv_csv_reader_keep(struct clv_csv_reader *reader, char **memory,
                         size_t *capacity)
{
	const size_t left = reader->filled - reader->next;
	if (*capacity < reader->capacity) {
		char *larger = realloc(*memory, reader->capacity);
		if (!larger)
			return false;
		*memory = larger;
		*capacity = reader->capacity;
	}
	memcpy(*memory, reader->buffer + reader->next, left);
	char *kept = reader->buffer;
	const size_t kept_capacity = reader->capacity;
	reader->buffer = *memory;
	reader->capacity = *capacity;
	reader->filled = left;
	reader->record = reader->next = 0;
	reader->first_blank = 0;
	*memory = kept;
	*capacity = kept_capacity;
	return true;
}

void clv_csv_reader_put_back(struct clv_csv_reader *reader,
                             const struct clv_text *block)
{
	reader->next -= block->length;
}

bool clv_csv_reader_peek(struct clv_csv_reader *reader, struct clv_text *sample,
                         bool *whole, struct clv_error *error)
{
	reader->record = reader->next;
	while (!reader->ended && reader->filled - reader->next < CLV_SAMPLE_SIZE)
		if (!fill(reader, error))
			return false;
	sample->at = reader->buffer + reader->next;
	/* No more, or what is decided on it would depend on the size of reads. */
	sample->length = reader->filled - reader->next;
	if (sample->length > CLV_SAMPLE_SIZE)
		sample->length = CLV_SAMPLE_SIZE;
	*whole = sample->length < CLV_SAMPLE_SIZE;
	return true;
}

/* Cells that libcsv has finished after the first `length` bytes. */
static size_t cells_within(struct clv_csv_reader *reader, const char *record,
                           size_t length)
{
	forget_record(reader);
	feed(reader, record, length);
	return reader->count;
}

/* libcsv does not say where a cell starts, but how many are finished only
   grows with the bytes given: the shortest beginning of the record that
   finishes `index` cells ends where the next one starts. Only for errors. */
static size_t start_of_cell(const struct clv_csv_reader *like,
                            const struct clv_text *raw, size_t index)
{
	struct clv_csv_reader probe = {.delimiter = like->delimiter};
	size_t low = 0;
	size_t high = raw->length;
	if (index == 0 || index == CLV_WHOLE_RECORD || !open_parser(&probe))
		return 0;
	csv_set_delim(&probe.parser, (unsigned char)like->delimiter);
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (cells_within(&probe, raw->at, middle) >= index)
			high = middle;
		else
			low = middle + 1;
	}
	csv_free(&probe.parser);
	free(probe.text);
	free(probe.ends);
	free(probe.cells);
	return low;
}

void clv_csv_reader_locate(struct clv_csv_reader *reader,
                           const struct clv_record *record, size_t index,
                           struct clv_error *error)
{
	if (!reader)
		return;
	size_t offset = start_of_cell(reader, &record->raw, index);
	while (offset < record->raw.length &&
	       clv_is_blank(record->raw.at[offset]) &&
	       record->raw.at[offset] != reader->delimiter)
		offset++;
	error->place.file = reader->source->name;
	clv_excerpt(&error->place, record->raw.at, record->raw.length, record->line,
	            offset, index != CLV_WHOLE_RECORD);
}
