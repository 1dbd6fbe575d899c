/* The columns of what is written: those of the table as they come, flags that
   fill columns the table lacks, and results. */
#ifndef CLV_CLI_LAYOUT_H
#define CLV_CLI_LAYOUT_H

#include "cli/reference.h"
#include "io/cases.h"
#include "io/writer.h"

struct layout_column {
	size_t cell; /* of the table, or LAYOUT_NO_CELL */
	struct reference reference;
	bool is_input; /* reference.input is what it shows */
	bool passes;   /* neither an input nor a result: goes through as it is */
};

#define LAYOUT_NO_CELL ((size_t)-1)

/* Columns behind the last one that the caller may add: there is room for their
   headings and values. */
enum { LAYOUT_SPARE = 2 };

struct layout {
	size_t count;
	struct layout_column *columns;
	struct clv_heading *headings;
	struct clv_value *values;
	char (*stores)[CLV_STORE_SIZE];
};

struct layout_request {
	const struct clv_cases *cases; /* null: one case, from flags */
	uint32_t flags;                /* inputs given as flags */
	const struct reference *chosen;
	size_t chosen_count; /* 0: by `results` */
	enum {
		LAYOUT_POSSIBLE, /* results that the inputs can give */
		LAYOUT_MAIN,     /* of these the main ones, for a terminal */
		LAYOUT_EVERY     /* the impossible ones too, as nulls */
	} results;
};

/* False when out of memory. Free in any case. */
bool layout_build(struct layout *layout, const struct layout_request *request);
void layout_free(struct layout *layout);

/* The groups of results that the columns show: enum clv_group. */
unsigned layout_groups(const struct layout *layout);

/* Fills layout->values for a row; record null for a case from flags. */
void layout_fill(struct layout *layout, const struct clv_cases *cases,
                 const struct clv_record *record, const struct clv_given *given,
                 const struct clv_results *results);

#endif
