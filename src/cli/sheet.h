/* Rows of a schema, several a case: which case it is comes first. */
#ifndef CLV_CLI_SHEET_H
#define CLV_CLI_SHEET_H

#include "cli/view.h"
#include "io/cases.h"

struct sheet {
	size_t count;  /* of all columns */
	size_t before; /* of those that tell the case */
	size_t *cells; /* of the table that these are */
	struct clv_heading *headings;
	struct clv_value *values;
	struct view view;
};

/* The columns of the table that pass through, or where there are none the
   number of the row; then the columns of the schema, as view_open has them.
   cases null: there is one case. The names are those of cases. False without
   memory; close in any case. */
bool sheet_open(struct sheet *sheet, const struct clv_cases *cases,
                const struct clv_schema *schema, unsigned facts, bool only_main,
                int decimals);
void sheet_close(struct sheet *sheet);

/* Sets what tells the case: a row of the table, with its number, the first
   being 1. */
void sheet_fill_case(struct sheet *sheet, const struct clv_record *record,
                     uint64_t number);

/* Sets the rest from a record of the schema. */
void sheet_fill(struct sheet *sheet, const void *record);

/* Puts another value in the column of that name, where there is one: what is of
   another kind in each row. */
void sheet_set(struct sheet *sheet, const char *name, struct clv_value value);

#endif
