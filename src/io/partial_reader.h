/* A file of parts that is being read: what partial_read.c shares with
   partial_lines.c and partial_header.c. */
#ifndef CLV_IO_PARTIAL_READER_H
#define CLV_IO_PARTIAL_READER_H

#include "io/partial_parts.h"

struct clv_partial_reader {
	struct clv_source *source;
	struct clv_partial *partial;
	const char *path; /* as it is called in messages */
	char *bytes;
	size_t start, length, capacity; /* what is left is from start to length */
	bool has_ended;
	uint64_t line; /* the next one, from 1 */
	struct clv_digest digest;
	struct clv_partial_header header;
	struct clv_books *books;
	size_t threads;
};

/* ---- Lines and blocks ---------------------------------------------------- */

/* Reads on, with room for more if need be. False after an error. */
bool clv_partial_fill(struct clv_partial_reader *reader,
                      struct clv_error *error);

/* The next line without its end, lent until more is read. False after an
   error, of which one is that there is none. */
bool clv_partial_next_line(struct clv_partial_reader *reader,
                           struct clv_text *line, struct clv_error *error);

/* Whole lines of records; empty at the line behind the last of them. Lent until
   more is read. */
bool clv_partial_next_block(struct clv_partial_reader *reader,
                            struct clv_text *block, struct clv_error *error);

/* Is there another part behind this one? False after an error. */
bool clv_partial_has_more(struct clv_partial_reader *reader, bool *more,
                          struct clv_error *error);

/* Does a text begin with that word? */
bool clv_partial_begins(const struct clv_text *text, const char *word);

/* Adds the place of a line to an error that is set already, and returns false.
 */
bool clv_partial_reject_line(const struct clv_partial_reader *reader,
                             const struct clv_text *line, uint64_t number,
                             struct clv_error *error);

/* Says what of a line is wrong; null: there is no memory. Returns false. */
bool clv_partial_reject_record(const struct clv_partial_reader *reader,
                               const struct clv_text *line, uint64_t number,
                               const char *wrong, struct clv_error *error);

/* ---- The header ---------------------------------------------------------- */

/* Up to the decisions, which have to be known before anything is read. False
   after an error, as below. */
bool clv_partial_read_decisions(struct clv_partial_reader *reader,
                                struct clv_error *error);

/* From there down to the line that says how many records follow. */
bool clv_partial_read_header(struct clv_partial_reader *reader,
                             struct clv_error *error);

#endif
