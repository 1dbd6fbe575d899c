/* Records of one schema as rows of a format: the columns that are there. */
#ifndef CLV_CLI_VIEW_H
#define CLV_CLI_VIEW_H

#include "io/writer.h"

struct view {
	const struct clv_schema *schema;
	size_t count;
	size_t *fields; /* of the schema */
	struct clv_heading *headings;
	struct clv_value *values;
	char (*stores)[CLV_STORE_SIZE];
	int decimals;
};

/* Columns whose facts are there; only_main: those that a terminal has room for.
   decimals as in clv_writer. False without memory; close in any case. */
bool view_open(struct view *view, const struct clv_schema *schema,
               unsigned facts, bool only_main, int decimals);
void view_close(struct view *view);

/* A view of its own with the same columns. False without memory; close in any
   case. */
bool view_copy(struct view *copy, const struct view *view);

/* Sets view->values from a record of the schema. */
void view_fill(struct view *view, const void *record);

/* Adds one column of text at the end, which is filled by the caller: values
   [count - 1]. */
void view_add_text(struct view *view, const char *name);

#endif
