/* `clv inspect`: what is gathered while exports are read, and how it is told.
 */
#ifndef CLV_CLI_CMD_INSPECT_H
#define CLV_CLI_CMD_INSPECT_H

#include "cli/exports.h"

enum { SHOWN_ROWS = 3, SHOWN_BAD_ROWS = 5, SHOWN_STATUSES_MAX = 1000 };

struct seen_file {
	const char *name;     /* lent by the command line */
	const char *encoding; /* null: it could not be opened */
	const struct clv_preset *preset;
	bool is_packed, has_header, is_squeezed, has_other_bytes;
	char delimiter;
	char **columns; /* printable; owned, and so is each */
	size_t column_count;
	uint64_t header_line;
	const char *header_from; /* another file that has it, lent; or null */
	size_t preamble;         /* records above it */
	bool has_roles;          /* the columns were found */
	bool guessed[CLV_ROLE_COUNT];
	char roles[CLV_ROLE_COUNT][200];
	uint64_t rows; /* without bad ones */
};

/* A row as it was read, in every way in which it can be: amounts by decimal
   sign (point, comma), days by their order (day first, month first). */
struct seen_row {
	char customer[256], id[100], status[60], segment[100];
	char date[60]; /* as written */
	char reason[CLV_REASON_SIZE];
	bool has_amount[2], has_day[2], is_left_out;
	int64_t amounts[2];
	int32_t days[2];
};

/* How it was decided between two readings. */
enum decided {
	DECIDED_BY_FLAG,
	DECIDED_BY_VALUES,
	DECIDED_NOTHING, /* no value leaves a choice */
	NOT_DECIDED
};

/* What a status means for a row: the first byte of its key in `statuses`. */
enum fate {
	FATE_PAID,
	FATE_UNKNOWN, /* counts as paid */
	FATE_REFUNDED,
	FATE_OUT,
	FATE_OUT_OTHERWISE, /* the row is left out for another reason */
	FATE_COUNT
};

struct inspection {
	struct exports exports;
	struct seen_file *files;
	size_t file_count;
	struct seen_row rows[SHOWN_ROWS];
	size_t row_count;
	struct clv_error bad_rows[SHOWN_BAD_ROWS]; /* the first of them */
	struct clv_tally seen; /* statuses alone: with a byte for their fate */
	uint64_t other_statuses;
	bool is_read;        /* to the end: all sums are there */
	bool without_memory; /* for something of the above */
	enum decided decimal, order;
};

/* Both write all that is known; problem: why not all is (status CLV_DONE where
   it is). */
bool inspect_write_card(const struct inspection *inspection,
                        const struct clv_error *problem,
                        struct clv_error *error);
bool inspect_write_facts(const struct inspection *inspection,
                         const struct clv_error *problem,
                         struct clv_error *error);

/* "comma", "tab". */
const char *inspect_delimiter(const struct seen_file *file, char text[8]);

/* Which way a row is read: 0, 1, or -1 where that is not decided. */
int inspect_decimal(const struct inspection *inspection);
int inspect_order(const struct inspection *inspection);

/* How dates are written; CLV_DATE_ANY: in words, or in some other way that has
   only one meaning, or not decided. */
enum clv_date_form inspect_date_form(const struct inspection *inspection);

/* The tally of all rows, or null where no file was opened. */
const struct clv_tally *inspect_tally(const struct inspection *inspection);

#endif
