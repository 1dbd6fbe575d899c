/* The columns of all tables: one name, one meaning. */
#ifndef CLV_CLI_VOCABULARY_H
#define CLV_CLI_VOCABULARY_H

#include "io/output.h"
#include "io/table.h"

/* A column, and whose it is. */
struct column_use {
	const struct clv_field *field;
	const char *command; /* null: the calculator */
	bool is_input;       /* one that the calculator reads */
};

/* Column number `index` of all that are read or written: inputs and results of
   the calculator, then those of each command's tables. False behind the last.
 */
bool vocabulary_at(size_t index, struct column_use *use);

/* The table whose columns these are, in its order though some may be missing;
 *command is whose it is. Null where they are none's. */
const struct clv_schema *vocabulary_recognise(const struct clv_text *names,
                                              size_t count,
                                              const char **command);

/* False with an error where the table is recognised, and is no `what` then;
   tables that have the column `accepted` (null: none) may be read all the same.
 */
bool vocabulary_refuse(const struct clv_table *table, const char *what,
                       const char *accepted, struct clv_error *error);

/* A line for each name, in byte order: what it is, its unit, and where it is
   read and written. False without memory. */
bool vocabulary_write(struct clv_output *output);

#endif
