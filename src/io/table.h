/* A file of rows under a header: the delimiter found, the names read, every
   row as long as the header. */
#ifndef CLV_IO_TABLE_H
#define CLV_IO_TABLE_H

#include "io/csv_reader.h"
#include "io/preamble.h"
#include "io/preset.h"
#include "io/schema.h"

/* The header of a file, for others that hold rows alone: see
   io/shared_header.h. */
struct clv_shared_header {
	const char *path;     /* of the file, lent */
	struct clv_text text; /* its bytes as they were, owned */
	uint64_t line;        /* where it starts in the file, from 1 */
	uint64_t lines;       /* that it takes */
	char delimiter;
	const struct clv_preset *preset; /* as that of clv_table */
};

struct clv_table {
	const char *name; /* of the file, for messages */
	struct clv_source *source;
	/* parts of source; digested: of the form that asks for it */
	struct clv_source *digested, *decoded;
	struct clv_csv_reader *reader;
	bool is_packed; /* by gzip */
	char delimiter;
	bool delimiter_was_given;
	/* Whose header stands above the rows, which is in its line header_line;
	   null: the file has its own. */
	const struct clv_shared_header *shared;
	uint64_t header_line;
	size_t preamble;        /* records above the header */
	struct clv_text header; /* its bytes as they were, owned */
	struct clv_text *names; /* of the columns, blanks trimmed, owned */
	size_t count;
	const struct clv_preset *preset; /* recognised before the header; or null */
	/* Divided by runs of blanks: cells is a record's without empty ones, and
	   places says which they were; owned. */
	bool is_squeezed;
	struct clv_text *cells;
	size_t *places;
};

/* Opens the file at path ("-": standard input), which may be compressed by
   gzip, and reads its header. delimiter
   0: of , ; TAB | the one that shows most names of `known`, then most columns.
   False after an error; close in any case. */
bool clv_table_open(struct clv_table *table, const char *path, char delimiter,
                    const struct clv_schema *known, struct clv_error *error);

/* The same from a source, which the table owns from now on. */
bool clv_table_open_source(struct clv_table *table, struct clv_source *source,
                           char delimiter, const struct clv_schema *known,
                           struct clv_error *error);

/* What is known of an export before it is opened. */
struct clv_table_form {
	char delimiter; /* 0: to be found; a blank: runs of blanks */
	bool no_header;
	bool recognise;                  /* presets that content alone tells */
	bool digests;                    /* its bytes, once unpacked */
	const struct clv_preset *preset; /* null: none was named */
	/* Which of the first records is the header, and data for it; null, or where
	   none is: the first. */
	clv_header_test *is_header;
	const void *data;
	/* The header of files without one; those that begin with these bytes, and
	   the file that it is of, are read as they are. Null: every file has its
	   own. It has to outlive the table. */
	const struct clv_shared_header *shared;
};

/* An export: of a file without header names is null, and count what its first
   row has. preset is set where the content, or the form, told one before the
   header was read. */
bool clv_table_open_form(struct clv_table *table, const char *path,
                         const struct clv_table_form *form,
                         struct clv_error *error);

void clv_table_close(struct clv_table *table);

/* A copy of a table that shares all else reads a block that was cut off the
   file, the first line of which is `line`: to be closed whether this is false,
   without memory, or not. */
bool clv_table_open_block(struct clv_table *copy, const struct clv_text *block,
                          uint64_t line, struct clv_error *error);
void clv_table_close_block(struct clv_table *copy);

/* Of a copy of a table that shares all else: its own squeezed cells. */
void clv_table_free_squeezed(struct clv_table *table);

/* As clv_csv_reader_next; a row with more or fewer cells than the header is
   BAD as well, and has its cells. */
enum clv_read clv_table_next(struct clv_table *table, struct clv_record *record,
                             struct clv_error *error);

/* Calls visit for every whole record in the first CLV_SAMPLE_SIZE bytes below
   the header, none of which is used up, until it returns false. */
bool clv_table_sample(struct clv_table *table,
                      bool (*visit)(const struct clv_record *record,
                                    struct clv_csv_reader *reader, void *data),
                      void *data, struct clv_error *error);

/* As clv_csv_reader_locate, of a record of this table. */
void clv_table_locate(const struct clv_table *table,
                      const struct clv_record *record, size_t index,
                      struct clv_error *error);

#endif
