/* Tables of any kind, row by row: columns by flag or by common names, bad rows
   left out or not, dates and decimal signs that the rows tell. */
#ifndef CLV_IO_SHEET_H
#define CLV_IO_SHEET_H

#include "io/date.h"
#include "io/number.h"
#include "io/table.h"

/* What the caller is told, and asked, on the way; each may be null. */
struct clv_sheet_watch {
	void *data;
	/* A file was opened, and its header is known: false with error to refuse
	   it. */
	bool (*table)(void *data, const struct clv_table *table,
	              struct clv_error *error);
	/* A bad row: true to leave it out and go on; false with error to stop. */
	bool (*bad_row)(void *data, const struct clv_table *table,
	                const struct clv_record *record, struct clv_error *error);
	/* So many more rows were read. */
	void (*rows)(void *data, uint64_t count);
};

/* Opens a table, and asks the watch for it. False after an error; close in any
   case. */
bool clv_sheet_open(struct clv_table *table, const char *path,
                    const struct clv_table_form *form,
                    const struct clv_sheet_watch *watch,
                    struct clv_error *error);

/* What a caller makes of a row: CLV_READ_RECORD, or with error CLV_READ_BAD for
   a bad row and CLV_READ_FAILED to stop. */
typedef enum clv_read clv_sheet_row(void *data, const struct clv_record *record,
                                    struct clv_error *error);

/* Reads the table to its end. False after an error. */
bool clv_sheet_read(struct clv_table *table,
                    const struct clv_sheet_watch *watch, clv_sheet_row *row,
                    void *data, struct clv_error *error);

/* The same up to the row that starts on this physical line, or the last before
   it. */
bool clv_sheet_read_to(struct clv_table *table, uint64_t line,
                       const struct clv_sheet_watch *watch, clv_sheet_row *row,
                       void *data, struct clv_error *error);

/* A column that can be told by common names: those of one rank, separated by |,
   come before those of the next. `word`: where none of these is there, the
   columns with this word in their names, in lower case; null: none. */
struct clv_sheet_role {
	const char *flag; /* "--score" */
	const char *const *ranks;
	size_t rank_count;
	const char *word;
};

/* The column that the user named (null: did not), or the one of the role's
   names, which `guessed` (may be null) tells. CLV_NO_COLUMN where there is
   none; false with an error where the user's is not there, and where two of one
   rank are. */
bool clv_sheet_column(const struct clv_table *table,
                      const struct clv_sheet_role *role, const char *name,
                      size_t *column, bool *guessed, struct clv_error *error);

/* Which column has the `what`, the user has to say behind the flag. Returns
   false. */
bool clv_sheet_reject_missing(const struct clv_table *table, const char *flag,
                              const char *what, struct clv_error *error);

/* How values are read that could be read in two ways. */
struct clv_sheet_dates {
	enum clv_date_form form;
	bool order_is_certain;
	enum clv_date_order order;
};
struct clv_sheet_amounts {
	bool decimal_is_certain;
	enum clv_decimal decimal;
};

/* What the first 64 KB tell of the dates of columns, or the amounts of one.
   False with an error where one of them could be either and none tells. */
bool clv_sheet_look_at_dates(struct clv_table *table, const size_t *columns,
                             size_t count, struct clv_sheet_dates *dates,
                             struct clv_error *error);
bool clv_sheet_look_at_amounts(struct clv_table *table, size_t column,
                               struct clv_sheet_amounts *amounts,
                               struct clv_error *error);

/* The day in a cell that is not blank: BAD where it is none, FAILED where it
   could be either; a value that tells is remembered. The error has its place.
 */
enum clv_read clv_sheet_day(const struct clv_table *table,
                            const struct clv_record *record, size_t column,
                            struct clv_sheet_dates *dates, int32_t *day,
                            struct clv_error *error);

/* The same for money, in 1/10000; `missing` is set where the cell is blank, and
   amount is 0 then. */
enum clv_read clv_sheet_amount(const struct clv_table *table,
                               const struct clv_record *record, size_t column,
                               struct clv_sheet_amounts *amounts,
                               int64_t *amount, bool *missing, bool *rounded,
                               struct clv_error *error);

#endif
