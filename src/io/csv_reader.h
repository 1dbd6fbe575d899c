/* Bytes to records of cells. libcsv does the parsing; this adds what it lacks:
   where a record is (physical lines), its bytes as they were, bounds, and what
   to do about quotes that libcsv would let swallow the file. */
#ifndef CLV_IO_CSV_READER_H
#define CLV_IO_CSV_READER_H

#include "io/error.h"
#include "io/source.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct clv_text {
	const char *at; /* not null-terminated */
	size_t length;
};

static inline bool clv_is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* The text without the blanks and tabs around it. */
static inline struct clv_text clv_trimmed(const struct clv_text *cell)
{
	struct clv_text text = *cell;
	while (text.length && clv_is_blank(*text.at)) {
		text.at++;
		text.length--;
	}
	while (text.length && clv_is_blank(text.at[text.length - 1]))
		text.length--;
	return text;
}

/* From the start of a cell at least so many bytes can be read, whatever its
   length: a copy of one size is faster than one of a size that varies. */
enum { CLV_SHORT_CELL = 16 };

/* Valid until the next record is read. */
struct clv_record {
	const struct clv_text *cells;
	size_t count;
	struct clv_text raw; /* the bytes of the record, line end included */
	uint64_t line;       /* physical line on which it starts, from 1 */
};

enum clv_read {
	CLV_READ_RECORD,
	CLV_READ_END,
	CLV_READ_BAD,   /* the record is malformed; the next can be read */
	CLV_READ_FAILED /* nothing more can be read */
};

struct clv_csv_reader;

enum {
	CLV_SAMPLE_SIZE = 65536,        /* looked at before the first record */
	CLV_RECORD_SIZE_MAX = 67108864, /* what a quote may swallow at most */
	CLV_CELLS_MAX = 65536
};

/* source is borrowed and has to outlive the reader. Null after an error. */
struct clv_csv_reader *clv_csv_reader_open(struct clv_source *source,
                                           char delimiter,
                                           struct clv_error *error);

void clv_csv_reader_close(struct clv_csv_reader *reader);

void clv_csv_reader_set_delimiter(struct clv_csv_reader *reader,
                                  char delimiter);

/* The physical line that is read next, from 1; to be set for a reader of a
   part of a file. */
uint64_t clv_csv_reader_line(const struct clv_csv_reader *reader);
void clv_csv_reader_set_line(struct clv_csv_reader *reader, uint64_t line);

/* Skips blank lines. On BAD and FAILED error is set, with its place; on BAD
   record has the raw bytes and the line, and no cells. */
enum clv_read clv_csv_reader_next(struct clv_csv_reader *reader,
                                  struct clv_record *record,
                                  struct clv_error *error);

/* Reads ahead until CLV_SAMPLE_SIZE bytes are at hand or the source has ended,
   and lends that much of what has not been handed out as records. whole: it is
   all that there is. False after an error. */
bool clv_csv_reader_peek(struct clv_csv_reader *reader, struct clv_text *sample,
                         bool *whole, struct clv_error *error);

enum { CLV_BLOCK_SIZE = 131072 };

/* Takes a block of about CLV_BLOCK_SIZE bytes off the input, whole records for
   certain: it ends at a line end that is not within quotes, and CLV_SHORT_CELL
   bytes can be read behind it. Lent until the next call; its lines are not
   counted here. Empty where the next bytes make no such block, or the input
   ends before it is full: then clv_csv_reader_next goes on. False after an
   error. */
bool clv_csv_reader_cut(struct clv_csv_reader *reader, struct clv_text *block,
                        struct clv_error *error);

/* The block that was cut last stays where it is: the memory around it, of which
   CLV_SHORT_CELL bytes behind the block can be read, becomes the caller's, and
   the reader takes what *memory was (of *capacity, null and 0 at first)
   instead. False without memory: nothing has changed. */
bool clv_csv_reader_keep(struct clv_csv_reader *reader, char **memory,
                         size_t *capacity);

/* Undoes the last cut. */
void clv_csv_reader_put_back(struct clv_csv_reader *reader,
                             const struct clv_text *block);

/* Says in error->place where cell `index` of the record starts, with the line
   of text around it; index = CLV_WHOLE_RECORD: its first line. */
#define CLV_WHOLE_RECORD ((size_t)-1)
/* Without a reader, of cells that callbacks took: says nothing. */
void clv_csv_reader_locate(struct clv_csv_reader *reader,
                           const struct clv_record *record, size_t index,
                           struct clv_error *error);

#endif
