/* What the files of the table share, and nobody else sees. */
#ifndef CLV_IO_TABLE_PARTS_H
#define CLV_IO_TABLE_PARTS_H

#include "io/table.h"

/* A reader of the bytes at hand, to look at them without using them up. */
struct clv_probe {
	struct clv_source *source;
	struct clv_csv_reader *reader;
};

/* name: of the file; line: the first one. False after an error; close in any
   case. */
bool clv_probe_open(struct clv_probe *probe, const char *name,
                    const struct clv_text *bytes, char delimiter, uint64_t line,
                    struct clv_error *error);
void clv_probe_close(struct clv_probe *probe);

/* Those that a file may have without saying so; the first is tried first. */
enum { CLV_DELIMITER_COUNT = 4 };
extern const char clv_delimiters[CLV_DELIMITER_COUNT + 1];

/* Sets the delimiter: the given one, 0: what a line sep= says, or what shows
   most names of `known`, then most columns. A file that is no table at all is
   an error. False after one. */
bool clv_table_choose_delimiter(struct clv_table *table, char given,
                                const struct clv_schema *known,
                                struct clv_error *error);

#endif
