/* Months, quarters and years as text. */
#ifndef CLV_IO_PERIOD_H
#define CLV_IO_PERIOD_H

#include "io/csv_reader.h"
#include "io/date.h"

/* month, quarter, year: by enum clv_period. */
extern const char *const clv_period_words[3];

enum { CLV_PERIOD_NAME_SIZE = 16 };

/* What a period is called, from its number as of clv_period_of: 2025-03, 2025Q1
   or 2025, with a final null. Nothing for one outside 1900 to 2200. */
void clv_period_name(int32_t number, enum clv_period period,
                     char text[CLV_PERIOD_NAME_SIZE]);

/* The number of the period that contains text: a month like 2025-03 or 2025/3,
   a quarter like 2025Q1 or 2025-Q1, a year, or a date as clv_date_read takes
   it. Blanks around must be gone. False with an error of bad data that names
   the column, where text is none of them, or a longer period. */
bool clv_period_read(const struct clv_text *text, enum clv_period period,
                     enum clv_date_order order, const char *column,
                     int32_t *number, struct clv_error *error);

/* What text tells of the order of day and month; nothing where it is in one
   period in either order, as 03/04/2025 is in one year. */
enum clv_date_evidence clv_period_evidence(const struct clv_text *text,
                                           enum clv_period period);

#endif
