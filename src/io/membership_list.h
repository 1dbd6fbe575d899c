/* Lists of subscribers: a row with the day on which somebody began, and the one
   on which he left, which is empty while he has not. */
#ifndef CLV_IO_MEMBERSHIP_LIST_H
#define CLV_IO_MEMBERSHIP_LIST_H

#include "io/date.h"
#include "io/sheet.h"

/* What the user said; texts are lent. */
struct clv_membership_form {
	const char *started, *ended;    /* columns */
	const char *customer, *segment; /* likewise; null: none */
	const char *segment_flag;       /* behind which segment was said */
	enum clv_date_form date_form;
};

/* Texts are trimmed, and lent by the record; of no column they are empty. */
struct clv_membership_row {
	int32_t started, ended; /* ended CLV_NO_DAY: still there */
	struct clv_text customer, segment;
};

enum clv_membership_column {
	CLV_MEMBERSHIP_STARTED,
	CLV_MEMBERSHIP_ENDED,
	CLV_MEMBERSHIP_CUSTOMER,
	CLV_MEMBERSHIP_SEGMENT,
	CLV_MEMBERSHIP_COUNT
};

/* A list on its way in; owns nothing. */
struct clv_membership_list {
	struct clv_table *table;
	size_t columns[CLV_MEMBERSHIP_COUNT]; /* CLV_NO_COLUMN: there is none */
	struct clv_sheet_dates dates;
};

/* Finds the columns of an open table, and whether dates start with the day or
   with the month: the first 64 KB tell, or the first later value that does; one
   before it that could be either is an error. False after an error. */
bool clv_membership_list_open(struct clv_membership_list *list,
                              struct clv_table *table,
                              const struct clv_membership_form *form,
                              struct clv_error *error);

/* Reads a record and checks it. Empty, or n/a, null, none or -, is no end.
   False for a bad row, with its place in error: no start, no name where there
   is a column of customers, an end before the start. */
bool clv_membership_list_read(struct clv_membership_list *list,
                              const struct clv_record *record,
                              struct clv_membership_row *row,
                              struct clv_error *error);

#endif
