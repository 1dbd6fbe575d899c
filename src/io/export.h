/* An export of orders, as shops' systems write them: the columns found, and of
   every row what it says: who bought when for how much, or why it does not
   count. */
#ifndef CLV_IO_EXPORT_H
#define CLV_IO_EXPORT_H

#include "io/date.h"
#include "io/mapping.h"
#include "io/number.h"
#include "io/shared_header.h"
#include "io/table.h"

enum clv_guests { CLV_GUESTS_DROP, CLV_GUESTS_EACH, CLV_GUESTS_ERROR };

/* What the user said; texts are lent. */
struct clv_export_options {
	char delimiter, decimal; /* 0: to be found */
	bool no_header;
	/* See clv_table_form; files that share a header are one file in pieces. */
	const struct clv_shared_header *shared;
	bool digests;       /* see clv_table_form */
	const char *preset; /* null: to be recognised; "none": none */
	const char *columns[CLV_ROLE_COUNT];
	const char *segment_flag;           /* see clv_mapping_resolve */
	const char *currency;               /* null: there is only one */
	const char *status_in, *status_out; /* separated by commas, or null */
	enum clv_guests guests;
	enum clv_date_form date_form;
	int32_t until; /* last day that counts; CLV_LAST_DAY: all do */
};

/* How numbers and dates are read that could be read in two ways. */
struct clv_reading {
	enum clv_decimal decimal;
	enum clv_date_order order;
};

/* What rows have told so far about that; where is the place of the first value
   that could be either. */
struct clv_evidence {
	bool decimal_is_certain, order_is_certain;
	struct clv_reading reading; /* as far as it is certain */
	struct clv_error undecided_decimal, undecided_order; /* status 0: none */
};

struct clv_export {
	const struct clv_export_options *options;
	struct clv_table table;
	struct clv_mapping mapping;
	struct clv_evidence evidence;
	const struct clv_text *names; /* null: no header */
	size_t count;                 /* of columns */
	/* Nothing but customer, date and amount, a column each: what most rows of
	   large files are, and read in a shorter way. */
	bool is_simple;
	size_t customer, date, amount;
	/* No column has the currency, but amounts have its mark: EUR, $. */
	bool has_marks;
};

/* Opens the file at path ("-": standard input), finds its columns, and what its
   first rows tell. False after an error; close in any case. */
bool clv_export_open(struct clv_export *export_, const char *path,
                     const struct clv_export_options *options,
                     struct clv_error *error);

/* The same in two steps, for those who look at the header in between: the table
   is open after the first, and the columns are known after the second. */
bool clv_export_open_table(struct clv_export *export_, const char *path,
                           const struct clv_export_options *options,
                           struct clv_error *error);
bool clv_export_open_columns(struct clv_export *export_,
                             struct clv_error *error);

/* The header of the export at path, for options->shared: see
   clv_shared_header_read. */
bool clv_export_read_header(struct clv_shared_header *shared, const char *path,
                            const struct clv_export_options *options,
                            struct clv_error *error);

void clv_export_close(struct clv_export *export_);

enum { CLV_CUSTOMER_SIZE = 512, CLV_REASON_SIZE = 96 };

/* Texts are lent by the record, or in the row itself. */
struct clv_export_row {
	struct clv_text customer, id, segment, currency, status, unknown_status;
	int64_t amount, refund, cost;
	int32_t day;
	bool has_amount, has_day, has_cost, is_rounded;
	bool is_refunded;          /* in full, unless refund says how much */
	bool is_refunded_whatever; /* in full */
	bool is_left_out;
	char reason[CLV_REASON_SIZE]; /* why it is left out */
	char customer_text[CLV_CUSTOMER_SIZE];
};

/* What the record says under a reading. False for a bad row, with its place in
   error. evidence (may be null) takes what the row tells. */
bool clv_export_read(const struct clv_export *export_,
                     const struct clv_record *record,
                     const struct clv_reading *reading,
                     struct clv_evidence *evidence, struct clv_export_row *row,
                     struct clv_error *error);

/* The name under which the customer of a cell is known: without the blanks
   around it, 17850 for 17850.0, and an address without capitals, which is in
   store then. */
void clv_customer_name(const struct clv_text *cell, struct clv_text *name,
                       char store[CLV_CUSTOMER_SIZE]);

/* Is a cell the name of a customer as it stands: no blanks around it, neither
   an address nor a number with a point? */
bool clv_export_is_plain_name(const struct clv_text *cell);

#endif
