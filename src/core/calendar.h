/* Days and periods of the Gregorian calendar, 1900 to 2200. A day is the
   number of days since 1970-01-01; it has no time and no zone. */
#ifndef CLV_CORE_CALENDAR_H
#define CLV_CORE_CALENDAR_H

#include <stdint.h>

enum {
	CLV_NO_DAY = INT32_MIN,
	CLV_NO_PERIOD = INT32_MIN,
	CLV_FIRST_DAY = -25567, /* 1900-01-01 */
	CLV_LAST_DAY = 84370,   /* 2200-12-31 */
	CLV_FIRST_YEAR = 1900,
	CLV_LAST_YEAR = 2200
};

/* month 1 to 12, day 1 to 31. */
struct clv_date {
	int year, month, day;
};

enum clv_period { CLV_PERIOD_MONTH, CLV_PERIOD_QUARTER, CLV_PERIOD_YEAR };

/* Days of that month, 28 to 31; 0 for a month outside 1 to 12. Any year from
   0. */
int clv_month_length(int year, int month);

/* The day of a date; CLV_NO_DAY for a date that does not exist and for a year
   outside 1900 to 2200. */
int32_t clv_day_from_date(int year, int month, int day);

/* Its inverse; 0, 0, 0 for a day outside CLV_FIRST_DAY to CLV_LAST_DAY. */
struct clv_date clv_date_from_day(int32_t day);

/* Counts the months, quarters or years since January of the year 0: periods
   that follow each other have numbers that do. CLV_NO_PERIOD for a day outside
   CLV_FIRST_DAY to CLV_LAST_DAY. */
int32_t clv_period_of(int32_t day, enum clv_period period);

/* The first day of that period; CLV_NO_DAY when it lies outside 1900 to 2200.
 */
int32_t clv_period_start(int32_t number, enum clv_period period);

/* The day `count` (0 or more) months, quarters or years after a day of the
   calendar: the same of the month, or its last one where it is too short, so
   that two months after January 31 is March 31. CLV_NO_DAY when it lies outside
   1900 to 2200. */
int32_t clv_day_after(int32_t day, int32_t count, enum clv_period period);

/* How many such months, quarters or years are over on the day `to`, which is no
   earlier than `from`: the most that lead from `from` to `to` or before it. */
int32_t clv_periods_between(int32_t from, int32_t to, enum clv_period period);

#endif
