/* Exit surveys and exports of cancellations to reasons. */
#ifndef CLV_IO_REASONS_READ_H
#define CLV_IO_REASONS_READ_H

#include "data/reasons.h"
#include "io/sheet.h"
#include "io/spellings.h"
#include "io/worth.h"

/* What the user said; texts are lent, null where nothing was said. */
struct clv_reasons_options {
	char delimiter, decimal; /* 0: to be found */
	bool no_header;
	const char *reason, *value, *customer;
	const struct clv_worth *worth;   /* null: not by orders */
	struct clv_spellings *spellings; /* null: none are merged */
};

/* A file that is being read. */
struct clv_reasons_file {
	const struct clv_reasons_options *options;
	struct clv_table table;
	size_t reason, value, customer; /* columns, or CLV_NO_COLUMN */
	bool reason_guessed, customer_guessed;
};

struct clv_reasons_watch {
	struct clv_sheet_watch sheet;
	/* A file was opened, and its columns are known; may be null. */
	void (*opened)(void *data, const struct clv_reasons_file *file);
};

struct clv_reasons_result {
	struct clv_reasons reasons;
	struct clv_sheet_amounts amounts;
	uint64_t rows;           /* that are not bad */
	uint64_t without_reason; /* left out */
	/* of rows that count; the value is 0 */
	uint64_t without_value, without_customer, without_orders;
	uint64_t rounded; /* values of more than 4 decimals */
};

/* Reads all files ("-": standard input). Reasons are the same where
   clv_fold_text or the spellings say so. Without a column in options.reason it
   is the one with `reason` in its name; with options.worth and without one in
   options.customer the one with a usual name. With a column of customers each
   is counted once a reason, and worth what he was once; values of rows are
   added up. False after an error; free in any case. */
bool clv_reasons_read(struct clv_reasons_result *result,
                      const char *const *paths, size_t count,
                      const struct clv_reasons_options *options,
                      struct clv_fold *fold,
                      const struct clv_reasons_watch *watch,
                      struct clv_error *error);
void clv_reasons_result_free(struct clv_reasons_result *result);

#endif
