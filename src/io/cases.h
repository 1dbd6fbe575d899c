/* A table whose rows are cases for the calculator. */
#ifndef CLV_IO_CASES_H
#define CLV_IO_CASES_H

#include "io/given.h"
#include "io/table.h"

struct clv_case_options {
	char delimiter; /* 0: from the header */
	char decimal;   /* 0: from the first values */
};

/* What a column of the table is; both CLV_NO_FIELD: it passes through. years
   can be an input and a result. */
struct clv_case_column {
	int input, result;
};

struct clv_cases {
	struct clv_table table;
	struct clv_case_column *columns; /* table.count of them, owned */
	uint32_t mask;                   /* of inputs that are columns */
	bool is_own_output;              /* the header has a result of ours */
	bool can_conflict;               /* two of its inputs exclude each other */
	enum clv_decimal decimal;
	bool decimal_is_certain; /* given, or seen in a value */
	bool *plain;             /* by column, of the last row; owned */
};

/* Opens the file at path and recognises its columns. An export of orders or a
   table of customers is refused. False after an error; close in any case. */
bool clv_cases_open(struct clv_cases *cases, const char *path,
                    const struct clv_case_options *options,
                    struct clv_error *error);

bool clv_cases_open_source(struct clv_cases *cases, struct clv_source *source,
                           const struct clv_case_options *options,
                           struct clv_error *error);

void clv_cases_close(struct clv_cases *cases);

/* The next row, and what its cells give. BAD: a malformed row, a cell that is
   no value of its input, inputs that exclude each other. */
enum clv_read clv_cases_next(struct clv_cases *cases, struct clv_record *record,
                             struct clv_given *given, struct clv_error *error);

/* What the cells of a row that was read already give; it has as many as the
   header. False after an error, as BAD. */
bool clv_cases_read(struct clv_cases *cases, const struct clv_record *record,
                    struct clv_given *given, struct clv_error *error);

#endif
