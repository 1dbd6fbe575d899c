/* Blocks of many records at once. */
#include "io/csv_parts.h"
#include "io/csv_reader.h"

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
	while (at > start && is_blank(at[-1]) && at[-1] != delimiter)
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
		if (*at != delimiter && !is_line_end(*at) && !is_blank(*at))
			return NULL;
	}
}

/* ---- Parsing -------------------------------------------------------------
 */

/* CRLF, LF or CR end a line. */
static uint64_t count_lines(const struct clv_text *block)
{
	enum { PIECE = 128 };
	uint64_t lines = 0;
	for (size_t from = 0; from < block->length;) {
		/* few enough for sums of one byte, sixteen of which are one step */
		size_t to = from + PIECE;
		if (to > block->length)
			to = block->length;
		uint8_t sum = 0;
		while (from < to)
			sum = (uint8_t)(sum + (block->at[from++] == '\n'));
		lines += sum;
	}
	if (!memchr(block->at, '\r', block->length))
		return lines;
	for (size_t i = 0; i < block->length; i++)
		lines += block->at[i] == '\r' &&
		         (i + 1 == block->length || block->at[i + 1] != '\n');
	return lines;
}

bool clv_csv_is_plain(const struct clv_text *block)
{
	return block->length && block->at[block->length - 1] == '\n' &&
	       !memchr(block->at, '"', block->length) &&
	       !memchr(block->at, '\r', block->length);
}

bool clv_csv_parse_block(const struct clv_text *block, char delimiter,
                         const struct clv_csv_callbacks *callbacks,
                         uint64_t *lines)
{
	struct csv_parser parser;
	if (!clv_csv_parser_open(&parser))
		return false;
	csv_set_delim(&parser, (unsigned char)delimiter);
	const bool has_blanks = memchr(block->at, ' ', block->length) ||
	                        memchr(block->at, '\t', block->length);
	csv_set_space_func(&parser, has_blanks ? clv_csv_never_blank : NULL);
	const size_t parsed =
	    csv_parse(&parser, block->at, block->length, callbacks->cell,
	              callbacks->row, callbacks->data);
	const bool done = parsed == block->length && !*callbacks->is_stopped &&
	                  csv_fini(&parser, callbacks->cell, callbacks->row,
	                           callbacks->data) == 0;
	csv_free(&parser);
	*lines = count_lines(block);
	return done && !*callbacks->is_stopped;
}
