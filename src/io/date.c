/* Dates to days, and days to dates. */
#include "io/date.h"
#include "io/date_time.h"
#include "io/number_body.h"

#include <string.h>

const struct clv_date_form_name clv_date_forms[CLV_DATE_FORM_COUNT] = {
    [CLV_DATE_ANY] = {"auto", "told by the column itself"},
    [CLV_DATE_DMY] = {"dmy", "day first: 31/1/2024, 31.01.24"},
    [CLV_DATE_MDY] = {"mdy", "month first: 1/31/2024, 01-31-24"},
    [CLV_DATE_YMD] = {"ymd", "year first: 2024-01-31, 2024/1/31, 24.01.31"},
    [CLV_DATE_YYYYMMDD] = {"yyyymmdd", "eight digits: 20240131"},
    [CLV_DATE_SECONDS] = {"seconds", "since 1970, in UTC: 1706659200"},
    [CLV_DATE_MILLISECONDS] = {"milliseconds",
                               "since 1970, in UTC: 1706659200000"},
    [CLV_DATE_EXCEL] = {"excel", "serials of Excel: 45322"},
};

bool clv_date_form_find(const char *name, size_t length,
                        enum clv_date_form *form)
{
	for (int i = 0; i < CLV_DATE_FORM_COUNT; i++)
		if (strlen(clv_date_forms[i].name) == length &&
		    memcmp(clv_date_forms[i].name, name, length) == 0) {
			*form = (enum clv_date_form)i;
			return true;
		}
	return false;
}

/* ---- Dates that exist ---------------------------------------------------- */

static bool exists(int year, int month, int day)
{
	return day >= 1 && day <= clv_month_length(year, month);
}

static enum clv_date_status day_of(int year, int month, int day, int32_t *out)
{
	const int32_t found = clv_day_from_date(year, month, day);
	if (found == CLV_NO_DAY)
		return exists(year, month, day) ? CLV_DATE_RANGE : CLV_DATE_IMPOSSIBLE;
	*out = found;
	return CLV_DATE_OK;
}

/* first/second/year, in either order. */
static enum clv_date_status day_in_order(int first, int second, int year,
                                         enum clv_date_order order,
                                         int32_t *day,
                                         enum clv_date_evidence *evidence)
{
	const bool day_first = exists(year, second, first);
	const bool month_first = exists(year, first, second);
	if (day_first && month_first)
		*evidence =
		    first == second ? CLV_DATE_TELLS_NOTHING : CLV_DATE_IS_EITHER;
	else if (day_first)
		*evidence = CLV_DATE_TELLS_DAY_FIRST;
	else if (month_first)
		*evidence = CLV_DATE_TELLS_MONTH_FIRST;
	const bool wants_day = order == CLV_ORDER_DAY_FIRST;
	if (wants_day ? !day_first && month_first : !month_first && day_first)
		return CLV_DATE_OTHER_ORDER;
	return day_of(year, wants_day ? second : first, wants_day ? first : second,
	              day);
}

/* ---- Bare numbers -------------------------------------------------------- */

/* -123.45: whole is the largest integer that is not above it. Of more digits
   than any day has, it is only as large as no day is. */
static bool read_count(struct clv_span span, int64_t *whole)
{
	const bool negative = clv_span_take(&span, "-");
	if (span.at == span.end)
		return false;
	int64_t size = 0;
	const char *begin = span.at;
	for (; span.at < span.end && clv_is_digit(*span.at); span.at++)
		if (size < INT64_C(1000000000000000))
			size = size * 10 + (*span.at - '0');
	bool fraction = false;
	if (span.at == begin)
		return false;
	if (span.at < span.end && (*span.at == '.' || *span.at == ',')) {
		for (span.at++; span.at < span.end && clv_is_digit(*span.at); span.at++)
			fraction |= *span.at != '0';
		if (!clv_is_digit(span.at[-1]))
			return false;
	}
	*whole = negative ? -size - fraction : size;
	return span.at == span.end;
}

static enum clv_date_status day_of_count(int64_t count, int64_t per_day,
                                         int32_t *day)
{
	const int64_t whole = count / per_day - (count % per_day < 0);
	if (whole < CLV_FIRST_DAY || whole > CLV_LAST_DAY)
		return CLV_DATE_RANGE;
	*day = (int32_t)whole;
	return CLV_DATE_OK;
}

enum { SECONDS_OF_DAY = 86400, EXCEL_TO_1970 = 25569, EXCEL_NO_DAY = 60 };

/* Serial 1 is 1900-01-01, and 60 the 29th of February of that year, which never
   was. */
static enum clv_date_status day_of_excel(int64_t serial, int32_t *day)
{
	if (serial == EXCEL_NO_DAY)
		return CLV_DATE_IMPOSSIBLE;
	const int64_t skipped = serial < EXCEL_NO_DAY ? 1 : 0;
	return day_of_count(serial + skipped - EXCEL_TO_1970, 1, day);
}

static enum clv_date_status read_number(struct clv_span span,
                                        enum clv_date_form form, int32_t *day)
{
	int64_t count;
	if (!read_count(span, &count))
		return CLV_DATE_BAD;
	switch (form) {
	case CLV_DATE_SECONDS:
		return day_of_count(count, SECONDS_OF_DAY, day);
	case CLV_DATE_MILLISECONDS:
		return day_of_count(count, INT64_C(1000) * SECONDS_OF_DAY, day);
	case CLV_DATE_EXCEL:
	default:
		return day_of_excel(count, day);
	}
}

/* 20240131, and perhaps a time. */
static enum clv_date_status read_eight(struct clv_span span, int32_t *day)
{
	int number = 0;
	if (clv_span_left(&span) < 8)
		return CLV_DATE_BAD;
	for (int i = 0; i < 8; i++, span.at++) {
		if (!clv_is_digit(*span.at))
			return CLV_DATE_BAD;
		number = number * 10 + (*span.at - '0');
	}
	if (!clv_date_time_is_plausible(span))
		return CLV_DATE_BAD;
	return day_of(number / 10000, number / 100 % 100, number % 100, day);
}

/* What it is, the number of its digits tells. */
static enum clv_date_status read_bare(struct clv_span span, size_t digits,
                                      int32_t *day)
{
	switch (digits) {
	case 5:
		return read_number(span, CLV_DATE_EXCEL, day);
	case 8:
		return read_eight(span, day);
	case 10:
		return read_number(span, CLV_DATE_SECONDS, day);
	case 13:
		return read_number(span, CLV_DATE_MILLISECONDS, day);
	default:
		return CLV_DATE_BAD;
	}
}

/* ---- Three parts --------------------------------------------------------- */

/* A number, or the name of a month, which has no digits. */
struct part {
	int value, digits;
};

static const char *const months[] = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
static const char *const weekdays[] = {"monday",   "tuesday", "wednesday",
                                       "thursday", "friday",  "saturday",
                                       "sunday"};

/* Takes a name, or its first letters, at least three; its number from 1, or 0
   when there is none. */
static int take_name(struct clv_span *span, const char *const *names, int count)
{
	const char *at = span->at;
	while (at < span->end && clv_is_letter(*at))
		at++;
	const size_t length = (size_t)(at - span->at);
	for (int i = 0; i < count && length >= 3; i++) {
		size_t same = 0;
		while (same < length && (span->at[same] | 0x20) == names[i][same])
			same++;
		if (same == length) {
			span->at = at;
			return i + 1;
		}
	}
	return 0;
}

static bool take_part(struct clv_span *span, struct part *part)
{
	*part = (struct part){0, 0};
	for (; span->at < span->end && clv_is_digit(*span->at); span->at++) {
		if (++part->digits > 4)
			return false;
		part->value = part->value * 10 + (*span->at - '0');
	}
	if (part->digits == 0)
		part->value = take_name(span, months, sizeof months / sizeof *months);
	return part->value > 0 || part->digits > 0;
}

/* What parts them: - / . between numbers, and around a name also blanks, a
   comma, or nothing. Returns it, a blank for one of the latter. */
static char take_joint(struct clv_span *span)
{
	const char *begin = span->at;
	size_t blank;
	if (span->at < span->end && strchr("-/.,", *span->at) && *span->at)
		span->at++;
	const char *mark = span->at;
	while ((blank = clv_blank_length(span->at, clv_span_left(span))) > 0)
		span->at += blank;
	return span->at > mark || mark == begin || *begin == ',' ? ' ' : *begin;
}

/* Wed, or Wednesday in front says nothing. */
static void take_weekday(struct clv_span *span)
{
	if (take_name(span, weekdays, sizeof weekdays / sizeof *weekdays))
		take_joint(span);
}

/* The year that is meant: -1 when there are not two or four digits. */
static int year_of(const struct part *part)
{
	if (part->digits == 4)
		return part->value;
	if (part->digits != 2)
		return -1;
	return part->value + (part->value < 70 ? 2000 : 1900);
}

static bool is_short(const struct part *part)
{
	return part->digits == 1 || part->digits == 2;
}

/* One of the three is the name of a month: 31 Jan 24, Jan 31, 24 or
   2024-Jan-31. */
static enum clv_date_status day_of_named(const struct part part[3],
                                         int32_t *day)
{
	const bool month_first = part[0].digits == 0;
	const struct part *month = &part[month_first ? 0 : 1];
	const struct part *first = &part[month_first ? 1 : 0];
	const bool year_first = first->digits == 4;
	const int year = year_of(year_first ? first : &part[2]);
	const struct part *number = year_first ? &part[2] : first;
	if (month->digits != 0 || year < 0 || !is_short(number) ||
	    (year_first && month_first))
		return CLV_DATE_BAD;
	return day_of(year, month->value, number->value, day);
}

/* Three numbers. */
static enum clv_date_status day_of_numbers(const struct part part[3],
                                           enum clv_date_form form,
                                           enum clv_date_order order,
                                           int32_t *day,
                                           enum clv_date_evidence *evidence)
{
	if (!is_short(&part[1]))
		return CLV_DATE_BAD;
	if (part[0].digits == 4 || form == CLV_DATE_YMD) {
		const int year = year_of(&part[0]);
		if (year < 0 || !is_short(&part[2]))
			return CLV_DATE_BAD;
		return day_of(year, part[1].value, part[2].value, day);
	}
	const int year = year_of(&part[2]);
	if (year < 0 || !is_short(&part[0]))
		return CLV_DATE_BAD;
	return day_in_order(part[0].value, part[1].value, year, order, day,
	                    evidence);
}

static enum clv_date_status read_parts(struct clv_span span,
                                       enum clv_date_form form,
                                       enum clv_date_order order, int32_t *day,
                                       enum clv_date_evidence *evidence)
{
	struct part part[3];
	char joint[2];
	take_weekday(&span);
	for (int i = 0; i < 3; i++) {
		if (!take_part(&span, &part[i]))
			return CLV_DATE_BAD;
		if (i < 2)
			joint[i] = take_joint(&span);
	}
	const bool named = !part[0].digits || !part[1].digits || !part[2].digits;
	if (!named && (joint[0] != joint[1] || joint[0] == ' '))
		return CLV_DATE_BAD;
	if (form == CLV_DATE_YMD && named && part[0].digits != 4)
		return CLV_DATE_BAD;
	if (!clv_date_time_is_plausible(span))
		return CLV_DATE_BAD;
	return named ? day_of_named(part, day)
	             : day_of_numbers(part, form, order, day, evidence);
}

/* ---- All of it ----------------------------------------------------------- */

/* The number of two digits; beyond is set where they are none. */
static inline int two_digits(const char *text, bool *beyond)
{
	const unsigned tens = (unsigned)(unsigned char)text[0] - '0';
	const unsigned ones = (unsigned)(unsigned char)text[1] - '0';
	*beyond |= (tens > 9) | (ones > 9);
	return (int)(tens * 10 + ones);
}

/* 2024-01-31 at the beginning of text, of at least 10 bytes: what most rows
   hold. Without a branch on what the digits are. */
static inline bool is_iso(const char *text, int *year, int *month, int *day)
{
	bool beyond = (text[4] != '-') | (text[7] != '-');
	const int century = two_digits(text, &beyond);
	*year = century * 100 + two_digits(text + 2, &beyond);
	*month = two_digits(text + 5, &beyond);
	*day = two_digits(text + 8, &beyond);
	return !beyond;
}

static size_t count_digits(const struct clv_span *span)
{
	const char *at = span->at;
	while (at < span->end && clv_is_digit(*at))
		at++;
	return (size_t)(at - span->at);
}

static enum clv_date_status read_trimmed(struct clv_span span,
                                         enum clv_date_form form,
                                         enum clv_date_order order,
                                         int32_t *day,
                                         enum clv_date_evidence *evidence)
{
	switch (form) {
	case CLV_DATE_YYYYMMDD:
		return read_eight(span, day);
	case CLV_DATE_SECONDS:
	case CLV_DATE_MILLISECONDS:
	case CLV_DATE_EXCEL:
		return read_number(span, form, day);
	case CLV_DATE_DMY:
	case CLV_DATE_MDY:
		order =
		    form == CLV_DATE_DMY ? CLV_ORDER_DAY_FIRST : CLV_ORDER_MONTH_FIRST;
		break;
	case CLV_DATE_YMD:
	case CLV_DATE_ANY:
	default:
		break;
	}
	int year, month, number;
	if (clv_span_left(&span) >= 10 && is_iso(span.at, &year, &month, &number)) {
		span.at += 10;
		return clv_date_time_is_plausible(span)
		           ? day_of(year, month, number, day)
		           : CLV_DATE_BAD;
	}
	const size_t digits = count_digits(&span);
	if (digits > 4)
		return form == CLV_DATE_ANY ? read_bare(span, digits, day)
		                            : CLV_DATE_BAD;
	return read_parts(span, form, order, day, evidence);
}

enum clv_date_status clv_date_read(const char *text, size_t length,
                                   enum clv_date_form form,
                                   enum clv_date_order order, int32_t *day,
                                   enum clv_date_evidence *evidence)
{
	enum clv_date_evidence tells = CLV_DATE_TELLS_NOTHING;
	enum clv_date_status status = CLV_DATE_MISSING;
	int y, m, d;
	if (length == 10 && form <= CLV_DATE_YMD && is_iso(text, &y, &m, &d)) {
		status = day_of(y, m, d, day);
	} else {
		struct clv_span span = {text, text + length};
		clv_span_trim(&span);
		if (span.at < span.end)
			status = read_trimmed(span, form, order, day, &tells);
	}
	if (evidence)
		*evidence = tells;
	return status;
}

/* ---- Writing ------------------------------------------------------------- */

static char *write_two(char *at, int number)
{
	static const char pairs[] = "00010203040506070809"
	                            "10111213141516171819"
	                            "20212223242526272829"
	                            "30313233343536373839"
	                            "40414243444546474849"
	                            "50515253545556575859"
	                            "60616263646566676869"
	                            "70717273747576777879"
	                            "80818283848586878889"
	                            "90919293949596979899";
	memcpy(at, &pairs[2 * (size_t)number], 2);
	return at + 2;
}

size_t clv_date_write(char text[CLV_DATE_SIZE], int32_t day)
{
	const struct clv_date date = clv_date_from_day(day);
	char *at = text;
	if (date.month > 0) {
		at = write_two(at, date.year / 100);
		at = write_two(at, date.year % 100);
		*at++ = '-';
		at = write_two(at, date.month);
		*at++ = '-';
		at = write_two(at, date.day);
	}
	*at = '\0';
	return (size_t)(at - text);
}

bool clv_date_reject(struct clv_error *error, const char *column,
                     const char *text, size_t length,
                     enum clv_date_status status, enum clv_date_order order)
{
	const bool day_first = order == CLV_ORDER_DAY_FIRST;
	char shown[80];
	clv_printable(text, length, shown, sizeof shown);
	switch (status) {
	case CLV_DATE_MISSING:
		clv_reject(error, CLV_BAD_DATA, "%s: the date is missing", column);
		return clv_hint(error, "write a date, such as 2024-01-31");
	case CLV_DATE_IMPOSSIBLE:
		clv_reject(error, CLV_BAD_DATA, "%s: \"%s\" is no day of the calendar",
		           column, shown);
		return clv_hint(error, "write a date that exists, such as 2024-01-31");
	case CLV_DATE_RANGE:
		clv_reject(error, CLV_BAD_DATA, "%s: \"%s\" is out of range", column,
		           shown);
		return clv_hint(error, "dates go from %d-01-01 to %d-12-31",
		                CLV_FIRST_YEAR, CLV_LAST_YEAR);
	case CLV_DATE_OTHER_ORDER:
		clv_reject(error, CLV_BAD_DATA,
		           "%s: \"%s\" is not a date with the %s first", column, shown,
		           day_first ? "day" : "month");
		return clv_hint(
		    error, "if the %s comes first, say --date-format %s",
		    day_first ? "month" : "day",
		    clv_date_forms[day_first ? CLV_DATE_MDY : CLV_DATE_DMY].name);
	case CLV_DATE_OK:
	case CLV_DATE_BAD:
	default:
		clv_reject(error, CLV_BAD_DATA, "%s: \"%s\" is not a date", column,
		           shown);
		return clv_hint(error, "write a date, such as 2024-01-31, or say with "
		                       "--date-format how to read it");
	}
}
