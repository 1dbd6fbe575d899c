/* --where, --sort and --top: which rows of a result are shown, and in which
   order. */
#ifndef CLV_CLI_SELECTION_H
#define CLV_CLI_SELECTION_H

#include "cli/arguments.h"
#include "cli/where.h"

#define SELECTION_OPTIONS OPTION_WHERE, OPTION_SORT, OPTION_TOP

struct selection {
	struct condition *conditions; /* owned */
	size_t count;
	const struct clv_field *sort; /* null: as the command has it */
	bool ascending;
	long top; /* 0: all rows */
};

/* Reads --top, which no column has to be known for. */
bool selection_read_top(struct selection *selection,
                        const struct arguments *arguments,
                        struct clv_error *error);

/* Reads --where and --sort, of columns of the schema that are there: facts as
   in where.h. Words are lent by the arguments. Free in any case. */
bool selection_read(struct selection *selection,
                    const struct arguments *arguments,
                    const struct clv_schema *schema, unsigned facts,
                    struct clv_error *error);
void selection_free(struct selection *selection);

/* Does the record fulfil all of --where? */
bool selection_shows(const struct selection *selection, const void *record);

/* Refuses the options, these among them, that are for rows of customers and not
   for what `instead` names, such as --total. */
bool selection_refuse(const struct arguments *arguments,
                      const enum option_id *refused, size_t count,
                      const char *instead, struct clv_error *error);

#endif
