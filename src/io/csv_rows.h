/* Rows of a block that was cut off a file, parsed all at once. */
#ifndef CLV_IO_CSV_ROWS_H
#define CLV_IO_CSV_ROWS_H

#include "io/csv_reader.h"

/* Who takes the rows. */
struct clv_csv_rows {
	size_t columns; /* of each row, at least 1 */
	/* A row, valid during the call; of each cell CLV_SHORT_CELL bytes can be
	   read, whatever its length. False: it is not ordinary. */
	bool (*row)(void *data, const struct clv_text *cells);
	void *data;
};

/* Memory for a row, kept from block to block: zeros at first. */
struct clv_csv_store {
	struct clv_text *cells;
	size_t cell_capacity;
	char *text;
	size_t text_capacity;
};

void clv_csv_store_free(struct clv_csv_store *store);

/* Gives each row of a block of whole records, behind which CLV_SHORT_CELL bytes
   can be read, to the taker. Blank lines are skipped. lines is set to the
   physical lines. False without memory, where a row is not ordinary or has
   another number of cells, and where the block is not wholly regular: a quote
   in the middle of a cell, say, which clv_csv_reader_next can read, or tell.
   A row of one cell of blanks is none, which only the reader knows. */
bool clv_csv_parse_block(const struct clv_text *block, char delimiter,
                         const struct clv_csv_rows *rows,
                         struct clv_csv_store *store, uint64_t *lines);

#endif
