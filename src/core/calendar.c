/* Dates to days and back. The year is taken to begin in March here: the leap
   day is its last one, and months have 153 days in five. */
#include "core/calendar.h"

#include <stdbool.h>

/* From the first of March of the year 0 to 1970-01-01. */
enum { DAYS_TO_1970 = 719468 };

int clv_month_length(int year, int month)
{
	static const signed char lengths[] = {31, 28, 31, 30, 31, 30,
	                                      31, 31, 30, 31, 30, 31};
	if (month < 1 || month > 12)
		return 0;
	/* without branches, which few processors foresee */
	const bool is_leap =
	    (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0));
	return lengths[month - 1] + ((month == 2) & is_leap);
}

int32_t clv_day_from_date(int year, int month, int day)
{
	if (year < CLV_FIRST_YEAR || year > CLV_LAST_YEAR || day < 1 ||
	    day > clv_month_length(year, month))
		return CLV_NO_DAY;
	const int from_march = month < 3 ? month + 9 : month - 3;
	const int y = month < 3 ? year - 1 : year;
	return 365 * y + y / 4 - y / 100 + y / 400 + (153 * from_march + 2) / 5 +
	       day - 1 - DAYS_TO_1970;
}

/* The inverse, by steps: each division finds the century, year or month in
   which the rest lies, as if those had 36524.25, 365.25 and 30.6 days. */
struct clv_date clv_date_from_day(int32_t day)
{
	if (day < CLV_FIRST_DAY || day > CLV_LAST_DAY)
		return (struct clv_date){0, 0, 0};
	int rest = day + DAYS_TO_1970;
	const int century = (4 * rest + 3) / 146097;
	rest -= 146097 * century / 4;
	const int year = (4 * rest + 3) / 1461;
	rest -= 1461 * year / 4;
	const int from_march = (5 * rest + 2) / 153;
	rest -= (153 * from_march + 2) / 5;
	const bool is_early = from_march > 9; /* January and February */
	return (struct clv_date){100 * century + year + is_early,
	                         from_march + (is_early ? -9 : 3), rest + 1};
}

/* Months in a period of that kind. */
static int months_in(enum clv_period period)
{
	switch (period) {
	case CLV_PERIOD_MONTH:
		return 1;
	case CLV_PERIOD_QUARTER:
		return 3;
	case CLV_PERIOD_YEAR:
	default:
		return 12;
	}
}

int32_t clv_period_of(int32_t day, enum clv_period period)
{
	const struct clv_date date = clv_date_from_day(day);
	if (date.month == 0)
		return CLV_NO_PERIOD;
	return (12 * date.year + date.month - 1) / months_in(period);
}

int32_t clv_period_start(int32_t number, enum clv_period period)
{
	const int per_year = 12 / months_in(period);
	const int month = number % per_year * months_in(period);
	return clv_day_from_date(number / per_year, month + 1, 1);
}

int32_t clv_day_after(int32_t day, int32_t count, enum clv_period period)
{
	const struct clv_date date = clv_date_from_day(day);
	if (date.month == 0 || count > 12 * (CLV_LAST_YEAR - CLV_FIRST_YEAR + 1))
		return CLV_NO_DAY;
	const int32_t months =
	    12 * date.year + date.month - 1 + count * months_in(period);
	const int year = months / 12;
	const int month = months % 12 + 1;
	const int length = clv_month_length(year, month);
	return clv_day_from_date(year, month,
	                         date.day < length ? date.day : length);
}

int32_t clv_periods_between(int32_t from, int32_t to, enum clv_period period)
{
	const int32_t months = clv_period_of(to, CLV_PERIOD_MONTH) -
	                       clv_period_of(from, CLV_PERIOD_MONTH);
	const int32_t count = months / months_in(period);
	const int32_t day = clv_day_after(from, count, period);
	/* the last of them may end later in its month */
	return count - (day == CLV_NO_DAY || day > to);
}
