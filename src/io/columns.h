/* A column of a file, by what a user or a preset calls it. */
#ifndef CLV_IO_COLUMNS_H
#define CLV_IO_COLUMNS_H

#include "io/csv_reader.h"
#include "io/error.h"

#include <stdbool.h>
#include <stddef.h>

#define CLV_NO_COLUMN ((size_t)-1)

enum clv_column_match {
	CLV_COLUMN_NONE,
	CLV_COLUMN_ONE,
	CLV_COLUMN_SEVERAL /* none of which fits better than the others */
};

/* Looks for a column among `count`: the one whose name is exactly this; else
   the one that differs in nothing but case, blanks, hyphens and underscores;
   else @3 is the third. names null: the file has no header, and only @N finds
   anything. column (set on ONE and SEVERAL) is the index from 0, of the first
   where there are several. */
enum clv_column_match clv_column_look(const struct clv_text *names,
                                      size_t count, const char *name,
                                      size_t length, size_t *column);

/* The same for what the user wrote behind a flag (`--customer`). False with an
   error of bad usage that names the flag, and a hint: the name that is nearest,
   the two that fit, or the columns that there are. */
bool clv_column_find(const struct clv_text *names, size_t count,
                     const char *flag, const char *name, size_t length,
                     size_t *column, struct clv_error *error);

/* The columns of a file for people, `a, b, c, ...` cut to fit; names null:
   `@1 to @3`. Returns text. size is at least 32. */
const char *clv_columns_list(const struct clv_text *names, size_t count,
                             char *text, size_t size);

/* What a column is called in messages: its name, or @3 without one. Returns
   text. */
const char *clv_column_say(const struct clv_text *names, size_t column,
                           char *text, size_t size);

#endif
