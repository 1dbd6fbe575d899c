/* What every command that reads order exports shares: their flags, the reading,
   the notes on standard error. */
#ifndef CLV_CLI_EXPORTS_H
#define CLV_CLI_EXPORTS_H

#include "cli/outputs.h"
#include "cli/progress.h"
#include "io/history_read.h"

/* The flags that exports_open reads. */
#define EXPORT_OPTIONS                                                         \
	OPTION_PRESET, OPTION_CUSTOMER, OPTION_DATE, OPTION_AMOUNT,                \
	    OPTION_ORDER_ID, OPTION_STATUS, OPTION_REFUND, OPTION_QUANTITY,        \
	    OPTION_CURRENCY_COLUMN, OPTION_SEGMENT, OPTION_NO_HEADER,              \
	    OPTION_CURRENCY, OPTION_STATUS_IN, OPTION_STATUS_OUT, OPTION_GUESTS,   \
	    OPTION_DATE_FORMAT, OPTION_UNTIL

struct exports {
	struct common common;
	struct clv_history_request request;
	struct clv_history history;
	const struct clv_ledger *ledger; /* of the history, once it is read */
	const struct clv_tally *tally;
	int32_t until; /* the last day that counts */
	struct outputs outputs;
	uint64_t skipped; /* bad rows */
	struct progress progress;
};

/* Reads the flags, opens the outputs. False after an error; close in any case.
 */
bool exports_open(struct exports *exports, const struct arguments *arguments,
                  struct clv_error *error);

/* Reads all files, and says what became of the rows. keeps as in
   clv_ledger_open. False after an error. */
bool exports_read(struct exports *exports, unsigned keeps,
                  struct clv_error *error);

/* Puts the outputs in their places. */
bool exports_commit(struct exports *exports, struct clv_error *error);
void exports_close(struct exports *exports);

/* A day written as YYYY-MM-DD or the like behind a flag, or today. */
bool exports_read_day(const char *flag, const char *text, int32_t *day,
                      struct clv_error *error);

/* 90d, 12w, 6mo, 2y to days; a number alone is refused. */
bool exports_read_days(const char *flag, const char *text, int32_t *days,
                       struct clv_error *error);

#endif
