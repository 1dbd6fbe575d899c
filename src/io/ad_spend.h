/* What advertising cost, by segment or by period: a table with a header. */
#ifndef CLV_IO_AD_SPEND_H
#define CLV_IO_AD_SPEND_H

#include "io/csv_reader.h"
#include "io/date.h"
#include "io/tally.h"

/* How the table is to be read; texts are lent. */
struct clv_ad_spend_form {
	/* What the user calls the column of segments, which is looked for beside
	   `segment`; null: the rows are of periods. */
	const char *segment;
	enum clv_period period;
	/* They count where the file's own values do not tell: 0 and CLV_DATE_ANY
	   say nothing either. */
	char decimal;
	enum clv_date_form date_form;
};

struct clv_ad_spend {
	struct clv_counts left; /* rows and sums by key that nobody has taken */
	uint64_t rounded;       /* amounts of more than 4 decimals */
};

/* Reads the file at path ("-": standard input). Keys are segments, byte for
   byte without the blanks around them, or periods, in the column `period`, that
   of the period's own name (month), or `date`, `day` or of another period;
   written like 2025-03, 2025Q1, 2025 or as any date, and named as
   clv_period_name does. A shorter period belongs to the one that contains it, a
   longer one is an error. Amounts are in the column `spend`, `ad spend`, `cost`
   or `amount`, of any sign; those of one key are summed. The decimal sign, and
   the order of day and month, are told by the first 64 KB, or by the first
   later value that tells; one that could be either is an error. False after an
   error, with its place; free in any case. */
bool clv_ad_spend_read(struct clv_ad_spend *spend, const char *path,
                       const struct clv_ad_spend_form *form,
                       struct clv_error *error);
void clv_ad_spend_free(struct clv_ad_spend *spend);

/* The sum of a key, which is left to nobody else then. False where there is
   none: an empty key has none, since nobody knows whose it is. */
bool clv_ad_spend_take(struct clv_ad_spend *spend, const struct clv_text *key,
                       clv_wide *amount);

#endif
