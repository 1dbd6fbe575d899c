/* What the readers of records and of whole blocks share, and nobody else sees.
 */
#ifndef CLV_IO_CSV_PARTS_H
#define CLV_IO_CSV_PARTS_H

#include <csv.h>
#include <stdbool.h>

static inline bool is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

/* Opens libcsv in its strict mode, blanks belonging to cells. False without
   memory; csv_free when done. */
bool clv_csv_parser_open(struct csv_parser *parser);

/* Tells libcsv that no byte is a blank: they belong to the cell (RFC 4180), and
   must not be trimmed. */
int clv_csv_never_blank(unsigned char c);

/* The last line feed that ends a record, in bytes that start one: outside
   quotes. Null where there is none, and where quotes are not as they should be,
   which is for the reader itself to judge. */
const char *clv_csv_last_record_end(const char *start, const char *end,
                                    char delimiter);

#endif
