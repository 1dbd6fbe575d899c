/* Blocks of many records at once. */
#include "io/csv_parts.h"
#include "io/csv_rows.h"

#include "data/grow.h"

#include <stdlib.h>
#include <string.h>

int clv_csv_never_blank(unsigned char c)
{
	(void)c;
	return 0;
}

bool clv_csv_parser_open(struct csv_parser *parser)
{
	enum { LIBCSV_BLOCK = 65536 };
	if (csv_init(parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
		return false;
	csv_set_realloc_func(parser, realloc);
	csv_set_blk_size(parser, LIBCSV_BLOCK);
	csv_set_space_func(parser, clv_csv_never_blank);
	return true;
}

/* ---- Where a block can end ------------------------------------------------
 */

/* The last line feed in the bytes, or null. */
static const char *last_line_feed(const char *from, const char *end)
{
	while (end > from && end[-1] != '\n')
		end--;
	return end > from ? end - 1 : NULL;
}

/* Does a quote at `at` open a quoted cell? One within an unquoted cell does
   not. */
static bool opens_cell(const char *start, const char *at, char delimiter)
{
	while (at > start && clv_is_blank(at[-1]) && at[-1] != delimiter)
		at--;
	return at == start || at[-1] == delimiter || is_line_end(at[-1]);
}

/* The quote that closes the cell which the one before `at` opened; null where
   it is not in the bytes. */
static const char *closing_quote(const char *at, const char *end)
{
	while (at < end) {
		const char *quote = memchr(at, '"', (size_t)(end - at));
		if (!quote || quote + 1 == end)
			return NULL;
		if (quote[1] != '"')
			return quote;
		at = quote + 2;
	}
	return NULL;
}

const char *clv_csv_last_record_end(const char *start, const char *end,
                                    char delimiter)
{
	const char *found = NULL;
	const char *from = start; /* outside quotes */
	const char *at = start;
	for (;;) {
		const char *quote = memchr(at, '"', (size_t)(end - at));
		const char *last = last_line_feed(from, quote ? quote : end);
		if (last)
			found = last;
		if (!quote)
			return found;
		at = quote + 1;
		if (!opens_cell(start, quote, delimiter))
			continue;
		const char *closing = closing_quote(at, end);
		if (!closing)
			return found;
		at = from = closing + 1;
		if (*at != delimiter && !is_line_end(*at) && !clv_is_blank(*at))
			return NULL;
	}
}

/* ---- What is in a block ---------------------------------------------------
 */

struct contents {
	uint64_t lines; /* CRLF, LF or CR end one */
	bool has_quotes, has_returns, has_blanks;
};

/* All of it in one pass, in pieces that are short enough for sums of one byte,
   sixteen of which are one step. */
static struct contents look_at(const struct clv_text *block)
{
	enum { PIECE = 128 };
	struct contents contents = {.lines = 0};
	uint8_t quotes = 0, returns = 0, blanks = 0;
	for (size_t from = 0; from < block->length;) {
		size_t to = from + PIECE;
		if (to > block->length)
			to = block->length;
		uint8_t feeds = 0;
		for (; from < to; from++) {
			const char byte = block->at[from];
			feeds = (uint8_t)(feeds + (byte == '\n'));
			quotes |= byte == '"';
			returns |= byte == '\r';
			blanks |= byte == ' ';
			blanks |= byte == '\t';
		}
		contents.lines += feeds;
	}
	contents.has_quotes = quotes;
	contents.has_returns = returns;
	contents.has_blanks = blanks;
	for (size_t i = 0; returns && i < block->length; i++)
		contents.lines += block->at[i] == '\r' &&
		                  (i + 1 == block->length || block->at[i + 1] != '\n');
	return contents;
}

/* ---- Rows ------------------------------------------------------------------
 */

/* libcsv copies cells byte by byte, and what is loaded as a whole right behind
   that has to be waited for. In a block without quotes and carriage returns the
   cells stand as libcsv tells them: the first at the start, each other behind
   the delimiter or line feed of the one before. Only a blank line comes
   between, and is seen where the row begins: no row starts with a line feed. */
struct parsing {
	const struct clv_csv_rows *rows;
	struct clv_text *cells;
	size_t columns, count;
	const char *next; /* cell, where it stands in the block */
	char *text;       /* or where it is copied to, if that is not null */
	size_t used;
	bool is_stopped;
};

static void take_cell(void *at, size_t length, void *data)
{
	struct parsing *parsing = data;
	const size_t column = parsing->count++;
	(void)at;
	if (column < parsing->columns)
		parsing->cells[column] = (struct clv_text){parsing->next, length};
	parsing->next += length + 1;
}

/* Short cells are copied in one piece, which a processor does at once. */
static void copy_cell(void *at, size_t length, void *data)
{
	struct parsing *parsing = data;
	const size_t column = parsing->count++;
	char *text = parsing->text + parsing->used;
	if (length > CLV_SHORT_CELL)
		memcpy(text, at, length);
	else if (length)
		memcpy(text, at, CLV_SHORT_CELL);
	parsing->used += length;
	if (column < parsing->columns)
		parsing->cells[column] = (struct clv_text){text, length};
}

/* libcsv cannot be stopped, and so goes on to no purpose. */
static void take_row(int terminator, void *data)
{
	struct parsing *parsing = data;
	(void)terminator;
	if (!parsing->is_stopped)
		parsing->is_stopped =
		    parsing->count != parsing->columns ||
		    (!parsing->text && *parsing->cells[0].at == '\n') ||
		    !parsing->rows->row(parsing->rows->data, parsing->cells);
	parsing->count = parsing->used = 0;
}

static bool prepare(struct clv_csv_store *store, size_t columns,
                    size_t text_size)
{
	void *cells = store->cells;
	void *text = store->text;
	bool done =
	    clv_grow(&cells, &store->cell_capacity, columns, sizeof *store->cells);
	store->cells = cells;
	done = done && clv_grow(&text, &store->text_capacity, text_size, 1);
	store->text = text;
	return done;
}

void clv_csv_store_free(struct clv_csv_store *store)
{
	free(store->cells);
	free(store->text);
	*store = (struct clv_csv_store){0};
}

static bool parse(struct csv_parser *parser, const struct clv_text *block,
                  struct parsing *parsing)
{
	void (*const cell)(void *, size_t, void *) =
	    parsing->text ? copy_cell : take_cell;
	const size_t parsed =
	    csv_parse(parser, block->at, block->length, cell, take_row, parsing);
	return parsed == block->length && !parsing->is_stopped &&
	       csv_fini(parser, cell, take_row, parsing) == 0 &&
	       !parsing->is_stopped;
}

bool clv_csv_parse_block(const struct clv_text *block, char delimiter,
                         const struct clv_csv_rows *rows,
                         struct clv_csv_store *store, uint64_t *lines)
{
	struct csv_parser parser;
	const struct contents contents = look_at(block);
	const bool stays = !contents.has_quotes && !contents.has_returns &&
	                   block->length && block->at[block->length - 1] == '\n';
	*lines = contents.lines;
	if (!prepare(store, rows->columns,
	             stays ? 0 : block->length + CLV_SHORT_CELL) ||
	    !clv_csv_parser_open(&parser))
		return false;
	csv_set_delim(&parser, (unsigned char)delimiter);
	csv_set_space_func(&parser,
	                   contents.has_blanks ? clv_csv_never_blank : NULL);
	struct parsing parsing = {.rows = rows,
	                          .cells = store->cells,
	                          .columns = rows->columns,
	                          .next = block->at,
	                          .text = stays ? NULL : store->text};
	const bool done = parse(&parser, block, &parsing);
	csv_free(&parser);
	return done;
}
