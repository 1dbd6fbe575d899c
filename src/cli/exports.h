/* What every command that reads order exports shares: their flags, the reading,
   the notes on standard error. */
#ifndef CLV_CLI_EXPORTS_H
#define CLV_CLI_EXPORTS_H

#include "cli/outputs.h"
#include "cli/progress.h"
#include "io/history.h"
#include "io/history_read.h"
#include "io/sheet.h"
#include "io/partial.h"

/* The flags that exports_open reads; --segment and --cost as well, where a
   command takes them. */
#define EXPORT_OPTIONS                                                         \
	OPTION_PRESET, OPTION_CUSTOMER, OPTION_DATE, OPTION_AMOUNT,                \
	    OPTION_ORDER_ID, OPTION_STATUS, OPTION_REFUND, OPTION_QUANTITY,        \
	    OPTION_CURRENCY_COLUMN, OPTION_NO_HEADER, OPTION_HEADER_FROM,          \
	    OPTION_CURRENCY, OPTION_STATUS_IN, OPTION_STATUS_OUT, OPTION_GUESTS,   \
	    OPTION_DATE_FORMAT, OPTION_UNTIL

/* What a command has that reads other tables as well: see takes in
   clv_history_watch. Null members: it reads orders alone. */
struct exports_taker {
	void *data;
	enum clv_taken (*takes)(void *data, struct clv_table *table,
	                        struct clv_error *error);
};

struct exports {
	struct common common;
	struct clv_history_request request;
	struct clv_shared_header shared; /* of --header-from, where it was given */
	struct clv_history history;
	const struct clv_ledger *ledger; /* of the history, once it is read */
	const struct clv_tally *tally;
	int32_t until; /* the last day that counts */
	struct outputs outputs;
	uint64_t skipped; /* bad rows */
	struct progress progress;
	struct exports_taker taker; /* to be set before they are read */
	/* To be set before: what is read is a part, and its books stay open. */
	bool makes_part;
	struct clv_partial partial;
	struct clv_error part_error; /* status 0: none */
	uint64_t part_rows;          /* up to the file that is read */
};

/* Reads the flags, opens the outputs. False after an error; close in any case.
 */
bool exports_open(struct exports *exports, const struct arguments *arguments,
                  struct clv_error *error);

/* Reads all files, and says what became of the rows. keeps as in
   clv_ledger_open. ledger stays null, and nothing is said, where the taker took
   all files. False after an error. */
bool exports_read(struct exports *exports, unsigned keeps,
                  struct clv_error *error);

/* Once all is read and the books are closed: finds the last day, and says what
   became of the rows. */
bool exports_settle(struct exports *exports, struct clv_error *error);

/* For takers: leaves a bad row out, as rows of orders are, and returns true; or
   false, and the run ends with this error. */
bool exports_leave_out(struct exports *exports, const struct clv_table *table,
                       const struct clv_record *record,
                       struct clv_error *error);

/* The same, for tables that are read as sheets are. */
struct clv_sheet_watch exports_watch(struct exports *exports);

/* Puts the outputs in their places. */
bool exports_commit(struct exports *exports, struct clv_error *error);
void exports_close(struct exports *exports);

/* ---- Flags (exports_flags.c) --------------------------------------------- */

/* All of EXPORT_OPTIONS, and the columns of --segment and --cost; the flags all
   commands have are read before. */
bool exports_read_options(struct exports *exports,
                          const struct arguments *arguments,
                          struct clv_error *error);

/* A day written as YYYY-MM-DD or the like behind a flag, or today. */
bool exports_read_day(const char *flag, const char *text, int32_t *day,
                      struct clv_error *error);

/* --unit, as it was given or null for a day. */
bool exports_read_unit(const char *text, enum clv_unit *unit,
                       struct clv_error *error);

/* --date-format, as it was given or null for any. */
bool exports_read_date_form(const char *text, enum clv_date_form *form,
                            struct clv_error *error);

/* --period, as it was given; null: month. */
bool exports_read_period(const char *text, enum clv_period *period,
                         struct clv_error *error);

/* --by, null where it was not given: segment is the column of --segment; any
   other is a column itself, and taken as that of the segments. */
bool exports_choose_segment(struct exports *exports, const char *by,
                            struct clv_error *error);

/* 90d, 12w, 6mo, 2y to days; a number alone is refused. */
bool exports_read_days(const char *flag, const char *text, int32_t *days,
                       struct clv_error *error);

#endif
