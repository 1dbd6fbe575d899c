/* Dates as exports write them, to days. */
#ifndef CLV_IO_DATE_H
#define CLV_IO_DATE_H

#include "core/calendar.h"
#include "io/error.h"

#include <endian.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* How 03/04/2024 is read: 3 April, or March 4. */
enum clv_date_order { CLV_ORDER_DAY_FIRST, CLV_ORDER_MONTH_FIRST };

/* What a text tells of the order of day and month. */
enum clv_date_evidence {
	CLV_DATE_TELLS_NOTHING,     /* 2024-01-31, 5 Jan 2024, 5/5/2024, no date */
	CLV_DATE_TELLS_DAY_FIRST,   /* 25/12/2024 */
	CLV_DATE_TELLS_MONTH_FIRST, /* 12/25/2024 */
	CLV_DATE_IS_EITHER          /* 03/04/2024 */
};

/* The forms that --date-format can name. */
enum clv_date_form {
	CLV_DATE_ANY, /* told by the text itself; the order is given */
	CLV_DATE_DMY,
	CLV_DATE_MDY,
	CLV_DATE_YMD,
	CLV_DATE_YYYYMMDD,
	CLV_DATE_SECONDS,
	CLV_DATE_MILLISECONDS,
	CLV_DATE_EXCEL,
	CLV_DATE_FORM_COUNT
};

enum clv_date_status {
	CLV_DATE_OK,
	CLV_DATE_MISSING,    /* nothing, or blanks */
	CLV_DATE_BAD,        /* not a date, or not of the named form */
	CLV_DATE_IMPOSSIBLE, /* 31/02/2024 */
	CLV_DATE_RANGE,      /* a date outside 1900 to 2200 */
	CLV_DATE_OTHER_ORDER /* a date only with day and month swapped */
};

struct clv_date_form_name {
	const char *name, *about;
};

/* By enum clv_date_form; the first, CLV_DATE_ANY, is called auto. */
extern const struct clv_date_form_name clv_date_forms[CLV_DATE_FORM_COUNT];

/* Sets form to the one of that name; false when there is none. */
bool clv_date_form_find(const char *name, size_t length,
                        enum clv_date_form *form);

/* For those who keep dates that they have read, of ten bytes: where among so
   many. The days of eight years, 2024-01-31, have places of their own. */
enum { CLV_DATE_LENGTH = 10, CLV_DATE_PLACES = 4096 };

static inline size_t clv_date_place(const char text[CLV_DATE_LENGTH])
{
	uint64_t first, last;
	memcpy(&first, text, sizeof first);
	memcpy(&last, text + 2, sizeof last);
	if (text[4] != '-')
		return ((first ^ last << 5) * UINT64_C(0x9E3779B97F4A7C15)) >> 52;
	/* tens times ten and ones, of year, month and day at once */
	const uint64_t digits = le64toh(last) & UINT64_C(0x0F0F000F0F000F0F);
	const uint64_t pairs = digits * 10 + (digits >> 8);
	return (pairs & 7) << 9 | (pairs >> 24 & 15) << 5 | (pairs >> 48 & 31);
}

/* Reads with CLV_DATE_ANY
     2024-01-31  2024/1/31  2024.01.31, and 20240131 where that exists
     31/1/2024  1/31/2024  31.01.24  1-31-24, in the given order
     Jan 31, 2024  31 January 2024  31-Jan-24  2024-Jan-31, in any case
     10 digits: seconds since 1970, 13: milliseconds, of the day in UTC
     5 digits: a serial of Excel, 45292 being 2024-01-01,
   all of them but the numbers with an optional weekday in front (Wed, ) and
   time behind (T8:26  08:26:00.5 PM  +02:00, a zone in letters). Numbers may
   have a fraction. The day is the one written: time and zone must look like one
   and say nothing more. Two digits of a year are 1970 to 2069. Blanks around
   are dropped.
   CLV_DATE_DMY and CLV_DATE_MDY have an order of their own, and no bare
   numbers; CLV_DATE_YMD takes the year in front only, also one of two digits;
   the others take nothing but what they name, a number of any length.
   Sets day with CLV_DATE_OK only, and evidence (may be null) always. */
enum clv_date_status clv_date_read(const char *text, size_t length,
                                   enum clv_date_form form,
                                   enum clv_date_order order, int32_t *day,
                                   enum clv_date_evidence *evidence);

enum { CLV_DATE_SIZE = 11 };

/* YYYY-MM-DD with a final null; returns its length, 10. Nothing, and 0, for a
   day outside 1900 to 2200. */
size_t clv_date_write(char text[CLV_DATE_SIZE], int32_t day);

/* Says why clv_date_read did not read text, of that column, and what to do;
   false. order is the one it was read in: that of the form where the form is
   CLV_DATE_DMY or CLV_DATE_MDY. */
bool clv_date_reject(struct clv_error *error, const char *column,
                     const char *text, size_t length,
                     enum clv_date_status status, enum clv_date_order order);

#endif
