/* The calendar against that of the C library, day by day, and known figures. */
#include "core/calendar.h"

#include "check.h"

#include <stdbool.h>
#include <time.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { SECONDS_OF_DAY = 86400 };

static int32_t day_of_timegm(int year, int month, int day)
{
	struct tm tm = {0};
	tm.tm_year = year - 1900;
	tm.tm_mon = month - 1;
	tm.tm_mday = day;
	return (int32_t)(timegm(&tm) / SECONDS_OF_DAY);
}

static void every_day_is_that_of_gmtime(void **state)
{
	(void)state;
	const int32_t first = day_of_timegm(1900, 1, 1);
	const int32_t last = day_of_timegm(2200, 12, 31);
	assert_int_equal(last - first + 1, 109938); /* 301 years, 73 leap days */
	for (int32_t day = first; day <= last; day++) {
		const time_t seconds = (time_t)day * SECONDS_OF_DAY;
		struct tm tm;
		assert_non_null(gmtime_r(&seconds, &tm));
		const struct clv_date date = clv_date_from_day(day);
		if (date.year != tm.tm_year + 1900 || date.month != tm.tm_mon + 1 ||
		    date.day != tm.tm_mday)
			fail_with("day %d is %d-%d-%d", day, date.year, date.month,
			          date.day);
		if (clv_day_from_date(date.year, date.month, date.day) != day)
			fail_with("%d-%d-%d is not day %d", date.year, date.month, date.day,
			          day);
	}
}

/* A date is one when timegm does not move it to another. */
static void dates_exist_or_not(void **state)
{
	(void)state;
	for (int year = 1895; year <= 2205; year++)
		for (int month = -1; month <= 14; month++)
			for (int day = -1; day <= 33; day++) {
				struct tm tm = {0};
				tm.tm_year = year - 1900;
				tm.tm_mon = month - 1;
				tm.tm_mday = day;
				const time_t seconds = timegm(&tm);
				const bool is_one =
				    tm.tm_year == year - 1900 && tm.tm_mon == month - 1 &&
				    tm.tm_mday == day && year >= 1900 && year <= 2200;
				const int32_t expected =
				    is_one ? (int32_t)(seconds / SECONDS_OF_DAY) : INT32_MIN;
				if (clv_day_from_date(year, month, day) != expected)
					fail_with("%d-%d-%d is %d, expected %d", year, month, day,
					          clv_day_from_date(year, month, day), expected);
			}
}

/* Figures of others: the epochs of Unix, of Excel (serial 25569 is 1970-01-01)
   and of the modified Julian day (40587 is 1970-01-01, and 51544 2000-01-01,
   59945 2023-01-01). */
static void known_days(void **state)
{
	(void)state;
	assert_int_equal(clv_day_from_date(1970, 1, 1), 0);
	assert_int_equal(clv_day_from_date(1969, 12, 31), -1);
	assert_int_equal(clv_day_from_date(1900, 1, 1), -25567);
	assert_int_equal(clv_day_from_date(2000, 1, 1), 51544 - 40587);
	assert_int_equal(clv_day_from_date(2023, 1, 1), 59945 - 40587);
	assert_int_equal(clv_day_from_date(2024, 1, 1), 45292 - 25569);
	assert_int_equal(clv_day_from_date(2024, 2, 29), 45351 - 25569);
	assert_int_equal(clv_day_from_date(2200, 12, 31), 84370);
	assert_int_equal(CLV_FIRST_DAY, clv_day_from_date(1900, 1, 1));
	assert_int_equal(CLV_LAST_DAY, clv_day_from_date(2200, 12, 31));
}

static void impossible_dates(void **state)
{
	(void)state;
	static const struct clv_date none[] = {
	    {2023, 2, 29},        {2100, 2, 29},        {1900, 2, 29},
	    {2200, 2, 29},        {2024, 2, 30},        {2024, 4, 31},
	    {2024, 13, 1},        {2024, 0, 1},         {2024, 1, 0},
	    {2024, 1, 32},        {2024, -1, 1},        {2024, 1, -1},
	    {1899, 12, 31},       {2201, 1, 1},         {0, 1, 1},
	    {INT32_MIN, 1, 1},    {INT32_MAX, 1, 1},    {2024, INT32_MIN, 1},
	    {2024, INT32_MAX, 1}, {2024, 1, INT32_MIN}, {2024, 1, INT32_MAX}};
	for (size_t i = 0; i < COUNT(none); i++)
		assert_int_equal(
		    clv_day_from_date(none[i].year, none[i].month, none[i].day),
		    CLV_NO_DAY);
	assert_true(clv_day_from_date(2000, 2, 29) != CLV_NO_DAY);
}

static void days_outside_have_no_date(void **state)
{
	(void)state;
	static const int32_t outside[] = {CLV_NO_DAY, CLV_FIRST_DAY - 1,
	                                  CLV_LAST_DAY + 1, INT32_MAX};
	for (size_t i = 0; i < COUNT(outside); i++) {
		const struct clv_date date = clv_date_from_day(outside[i]);
		assert_true(date.year == 0 && date.month == 0 && date.day == 0);
		for (int period = CLV_PERIOD_MONTH; period <= CLV_PERIOD_YEAR; period++)
			assert_int_equal(clv_period_of(outside[i], (enum clv_period)period),
			                 CLV_NO_PERIOD);
	}
}

/* Outside 1900 to 2200 as well: a date of 1896 is out of range, one of 1897
   with 29 February is none. */
static void lengths_of_months(void **state)
{
	(void)state;
	static const int of_2023[] = {0,  31, 28, 31, 30, 31, 30,
	                              31, 31, 30, 31, 30, 31, 0};
	for (int month = 0; month <= 13; month++)
		assert_int_equal(clv_month_length(2023, month), of_2023[month]);
	assert_int_equal(clv_month_length(2023, -1), 0);
	assert_int_equal(clv_month_length(2023, INT32_MAX), 0);
	static const int leap[] = {0, 4, 400, 1600, 1896, 2000, 2024, 2400, 9996};
	static const int common[] = {1, 100, 500, 1700, 1897, 2100, 2023, 2300};
	for (size_t i = 0; i < COUNT(leap); i++)
		assert_int_equal(clv_month_length(leap[i], 2), 29);
	for (size_t i = 0; i < COUNT(common); i++)
		assert_int_equal(clv_month_length(common[i], 2), 28);
}

/* ---- Periods ------------------------------------------------------------- */

static void numbers_of_periods(void **state)
{
	(void)state;
	const int32_t day = clv_day_from_date(2024, 5, 17);
	assert_int_equal(clv_period_of(day, CLV_PERIOD_MONTH), 2024 * 12 + 4);
	assert_int_equal(clv_period_of(day, CLV_PERIOD_QUARTER), 2024 * 4 + 1);
	assert_int_equal(clv_period_of(day, CLV_PERIOD_YEAR), 2024);
	assert_int_equal(clv_period_start(2024 * 12 + 4, CLV_PERIOD_MONTH),
	                 day_of_timegm(2024, 5, 1));
	assert_int_equal(clv_period_start(2024 * 4 + 1, CLV_PERIOD_QUARTER),
	                 day_of_timegm(2024, 4, 1));
	assert_int_equal(clv_period_start(2024, CLV_PERIOD_YEAR),
	                 day_of_timegm(2024, 1, 1));
}

/* A period begins on the first of a month 1 to 12 of which its kind allows one,
   two days of it have one number, and the next one begins with the next. */
static void every_day_lies_in_its_period(void **state)
{
	(void)state;
	static const int months[] = {1, 3, 12};
	for (int kind = CLV_PERIOD_MONTH; kind <= CLV_PERIOD_YEAR; kind++) {
		const enum clv_period period = (enum clv_period)kind;
		int32_t number = clv_period_of(CLV_FIRST_DAY, period);
		int32_t start = CLV_FIRST_DAY;
		assert_int_equal(number, 1900 * 12 / months[kind]);
		for (int32_t day = CLV_FIRST_DAY; day <= CLV_LAST_DAY; day++) {
			const time_t seconds = (time_t)day * SECONDS_OF_DAY;
			struct tm tm;
			gmtime_r(&seconds, &tm);
			if (tm.tm_mday == 1 && tm.tm_mon % months[kind] == 0 &&
			    day > CLV_FIRST_DAY) {
				number++;
				start = day;
			}
			if (clv_period_of(day, period) != number ||
			    clv_period_start(number, period) != start)
				fail_with("day %d lies in period %d of kind %d", day,
				          clv_period_of(day, period), kind);
		}
	}
}

static void periods_outside_have_no_start(void **state)
{
	(void)state;
	static const int per_year[] = {12, 4, 1};
	for (int kind = CLV_PERIOD_MONTH; kind <= CLV_PERIOD_YEAR; kind++) {
		const int32_t outside[] = {
		    CLV_NO_PERIOD,         -1,       0, 1900 * per_year[kind] - 1,
		    2201 * per_year[kind], INT32_MAX};
		for (size_t i = 0; i < COUNT(outside); i++)
			assert_int_equal(
			    clv_period_start(outside[i], (enum clv_period)kind),
			    CLV_NO_DAY);
	}
}

static int32_t after(int year, int month, int day, int32_t count,
                     enum clv_period period)
{
	return clv_day_after(clv_day_from_date(year, month, day), count, period);
}

static void periods_lead_on(void **state)
{
	(void)state;
	assert_int_equal(after(2025, 1, 15, 0, CLV_PERIOD_MONTH),
	                 clv_day_from_date(2025, 1, 15));
	assert_int_equal(after(2025, 1, 31, 1, CLV_PERIOD_MONTH),
	                 clv_day_from_date(2025, 2, 28));
	assert_int_equal(after(2025, 1, 31, 2, CLV_PERIOD_MONTH),
	                 clv_day_from_date(2025, 3, 31));
	assert_int_equal(after(2024, 2, 29, 1, CLV_PERIOD_YEAR),
	                 clv_day_from_date(2025, 2, 28));
	assert_int_equal(after(2024, 2, 29, 4, CLV_PERIOD_YEAR),
	                 clv_day_from_date(2028, 2, 29));
	assert_int_equal(after(2025, 11, 30, 1, CLV_PERIOD_QUARTER),
	                 clv_day_from_date(2026, 2, 28));
	assert_int_equal(after(2200, 12, 31, 0, CLV_PERIOD_MONTH), CLV_LAST_DAY);
	assert_int_equal(after(2200, 12, 1, 1, CLV_PERIOD_MONTH), CLV_NO_DAY);
	assert_int_equal(after(1900, 1, 1, INT32_MAX, CLV_PERIOD_YEAR), CLV_NO_DAY);
	assert_int_equal(clv_day_after(CLV_NO_DAY, 1, CLV_PERIOD_MONTH),
	                 CLV_NO_DAY);
}

/* The most that lead there: one more leads beyond. */
static void periods_lie_between(void **state)
{
	(void)state;
	static const int32_t starts[] = {CLV_FIRST_DAY, -1, 19753, 20118, 20119};
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		for (int32_t days = 0; days < 3000; days++)
			for (int k = CLV_PERIOD_MONTH; k <= CLV_PERIOD_YEAR; k++) {
				const enum clv_period period = (enum clv_period)k;
				const int32_t to = starts[i] + days;
				const int32_t count =
				    clv_periods_between(starts[i], to, period);
				assert_true(count >= 0);
				assert_true(clv_day_after(starts[i], count, period) <= to);
				assert_true(clv_day_after(starts[i], count + 1, period) > to);
			}
	assert_int_equal(
	    clv_periods_between(CLV_FIRST_DAY, CLV_LAST_DAY, CLV_PERIOD_YEAR), 300);
	assert_int_equal(
	    clv_periods_between(CLV_LAST_DAY, CLV_LAST_DAY, CLV_PERIOD_MONTH), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_day_is_that_of_gmtime),
	    cmocka_unit_test(dates_exist_or_not),
	    cmocka_unit_test(known_days),
	    cmocka_unit_test(impossible_dates),
	    cmocka_unit_test(days_outside_have_no_date),
	    cmocka_unit_test(lengths_of_months),
	    cmocka_unit_test(numbers_of_periods),
	    cmocka_unit_test(every_day_lies_in_its_period),
	    cmocka_unit_test(periods_outside_have_no_start),
	    cmocka_unit_test(periods_lead_on),
	    cmocka_unit_test(periods_lie_between),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
