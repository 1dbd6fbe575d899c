/* Dates as exports write them. Days are counted by timegm. */
#include "io/date.h"

#include "check.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define DAY_FIRST CLV_ORDER_DAY_FIRST
#define MONTH_FIRST CLV_ORDER_MONTH_FIRST

enum { UNTOUCHED = -77777 };

static const enum clv_date_order orders[] = {DAY_FIRST, MONTH_FIRST};

static int32_t day_of(int year, int month, int day)
{
	struct tm tm = {0};
	tm.tm_year = year - 1900;
	tm.tm_mon = month - 1;
	tm.tm_mday = day;
	return (int32_t)(timegm(&tm) / 86400);
}

struct wanted {
	enum clv_date_status status;
	int32_t day; /* with CLV_DATE_OK */
	enum clv_date_evidence evidence;
};

static void expect(const char *text, enum clv_date_form form,
                   enum clv_date_order order, struct wanted wanted)
{
	int32_t day = UNTOUCHED;
	enum clv_date_evidence evidence = (enum clv_date_evidence)99;
	const enum clv_date_status status =
	    clv_date_read(text, strlen(text), form, order, &day, &evidence);
	if (status != wanted.status || evidence != wanted.evidence)
		fail_with("\"%s\" (form %d, order %d) has status %d and tells %d, "
		          "expected %d and %d",
		          text, form, order, status, evidence, wanted.status,
		          wanted.evidence);
	const int32_t expected = status == CLV_DATE_OK ? wanted.day : UNTOUCHED;
	if (day != expected)
		fail_with("\"%s\" (form %d, order %d) is day %d, expected %d", text,
		          form, order, day, expected);
	day = UNTOUCHED;
	assert_int_equal(clv_date_read(text, strlen(text), form, order, &day, NULL),
	                 status);
	assert_int_equal(day, expected);
}

static struct wanted date(int year, int month, int day)
{
	return (struct wanted){CLV_DATE_OK, day_of(year, month, day),
	                       CLV_DATE_TELLS_NOTHING};
}

static struct wanted status(enum clv_date_status wanted)
{
	return (struct wanted){wanted, 0, CLV_DATE_TELLS_NOTHING};
}

/* In either order. */
static void expect_both(const char *text, struct wanted wanted)
{
	for (size_t i = 0; i < COUNT(orders); i++)
		expect(text, CLV_DATE_ANY, orders[i], wanted);
}

static void expect_statuses(const char *const *texts, size_t count,
                            enum clv_date_status wanted)
{
	for (size_t i = 0; i < count; i++)
		expect_both(texts[i], status(wanted));
}

/* ---- Forms --------------------------------------------------------------- */

/* Of the systems in order: Shopify, Stripe, plugins, Square, PayPal, Magento,
   Amazon, Gumroad, Online Retail, CDNOW. */
static void dates_of_exports(void **state)
{
	(void)state;
	expect_both("2025-10-07 09:50:26 +0200", date(2025, 10, 7));
	expect_both("2026-07-02 15:04", date(2026, 7, 2));
	expect_both("2022-11-10", date(2022, 11, 10));
	expect_both("Apr 3, 2023 5:12:01 AM", date(2023, 4, 3));
	expect_both("2017-06-17T08:04:21+00:00", date(2017, 6, 17));
	expect_both("2017-06-17T08:04:21Z", date(2017, 6, 17));
	expect_both("2026-09-02", date(2026, 9, 2));
	expect_both("2009-12-01 07:45:00", date(2009, 12, 1));
	expect_both("19970101", date(1997, 1, 1));
	struct wanted wanted = date(2016, 5, 31);
	wanted.evidence = CLV_DATE_TELLS_MONTH_FIRST;
	expect("5/31/2016 0:37", CLV_DATE_ANY, MONTH_FIRST, wanted);
	wanted.day = day_of(2026, 8, 22);
	expect("8/22/2026", CLV_DATE_ANY, MONTH_FIRST, wanted);
	wanted.day = day_of(2026, 10, 13);
	expect("10/13/2026", CLV_DATE_ANY, MONTH_FIRST, wanted);
	wanted.evidence = CLV_DATE_TELLS_DAY_FIRST;
	expect("13/10/2026", CLV_DATE_ANY, DAY_FIRST, wanted);
	wanted.evidence = CLV_DATE_IS_EITHER;
	wanted.day = day_of(2010, 12, 1);
	expect("12/1/2010 8:26", CLV_DATE_ANY, MONTH_FIRST, wanted);
	wanted.day = day_of(2010, 1, 12);
	expect("12/1/2010 8:26", CLV_DATE_ANY, DAY_FIRST, wanted);
	wanted.day = day_of(2026, 10, 1);
	expect("01.10.2026", CLV_DATE_ANY, DAY_FIRST, wanted);
	wanted.day = day_of(2026, 10, 5);
	expect("10/05/2026", CLV_DATE_ANY, MONTH_FIRST, wanted);
}

static void year_first(void **state)
{
	(void)state;
	static const char *const texts[] = {
	    "2024-01-31",
	    "2024/01/31",
	    "2024.01.31",
	    "2024-1-31",
	    "2024/1/31",
	    " 2024-01-31 ",
	    "\t2024-01-31",
	    "2024-01-31\xC2\xA0",
	    "2024-01-31T10:11",
	    "2024-01-31T10:11:12",
	    "2024-01-31t10:11:12z",
	    "2024-01-31 10:11:12.345678",
	    "2024-01-31 10:11:12,345",
	    "2024-01-31T10:11:12.345Z",
	    "2024-01-31T10:11:12+02:00",
	    "2024-01-31T10:11:12-0800",
	    "2024-01-31T10:11:12.3-08",
	    "2024-01-31 10:11:12 UTC",
	    "2024-01-31 10:11:12 +0000 UTC",
	    "2024-01-31 10:11:12 GMT+2",
	    "2024-01-31 10:11:12 GMT+0200 (Central European Time)",
	    "2024-01-31 10:11:12 Europe/Berlin",
	    "2024-01-31 10:11:12 (Pacific Time & more)",
	    "2024-01-31 10:11:12 AMT",
	    "2024-01-31 10:11 -5",
	    "2024-01-31 10:11 pm UTC",
	    "2024-01-31 10:11:12 America/New_York",
	    "2024-01-31T101112",
	    "2024-01-31T1011Z",
	    "2024-01-31 23:59:60",
	    "2024-01-31 24:00:00",
	    "2024-01-31  1:05 pm",
	    "2024/1/31 1:05",
	    "2024-Jan-31",
	    "20240131",
	    "20240131T101112Z",
	    "20240131 10:11",
	};
	for (size_t i = 0; i < COUNT(texts); i++)
		expect_both(texts[i], date(2024, 1, 31));
}

static void months_by_name(void **state)
{
	(void)state;
	static const char *const texts[] = {
	    "Jun 5, 2024",
	    "jun 5, 2024",
	    "JUN 5, 2024",
	    "June 5, 2024",
	    "June 5 2024",
	    "Jun. 5, 2024",
	    "Jun 05, 2024 5:12:01 AM",
	    "Jun 5, 2024 5:12:01 AM PDT",
	    "Jun 5, 2024, 5:12:01\xE2\x80\xAFPM",
	    "Jun 5, 2024 5 p.m.",
	    "Jun-05-2024",
	    "5 Jun 2024",
	    "05 June 2024",
	    "5-Jun-24",
	    "5-Jun-2024 10:00",
	    "05/Jun/2024",
	    "5. June 2024",
	    "05JUN2024",
	    "5 Jun 24",
	    "Wed, 05 Jun 2024",
	    "Wed, 05 Jun 2024 10:00:00 GMT",
	    "Wed, 5 Jun 2024 10:00:00 +0200",
	    "Wednesday, June 5, 2024",
	    "Wed Jun 05 2024 10:00:00 GMT+0200 (CEST)",
	};
	for (size_t i = 0; i < COUNT(texts); i++)
		expect_both(texts[i], date(2024, 6, 5));
	static const char *const names[] = {
	    "January", "February", "March",     "April",   "May",      "June",
	    "July",    "August",   "September", "October", "November", "December"};
	for (int month = 1; month <= 12; month++) {
		char text[40];
		snprintf(text, sizeof text, "%s 7, 2025", names[month - 1]);
		expect_both(text, date(2025, month, 7));
		snprintf(text, sizeof text, "7 %.3s 2025", names[month - 1]);
		expect_both(text, date(2025, month, 7));
	}
	expect_both("Sept 7, 2025", date(2025, 9, 7));
}

static void a_weekday_may_stand_in_front(void **state)
{
	(void)state;
	static const char *const texts[] = {
	    "Mon 2024-06-05",       "Tue, 2024-06-05", "Tues 5 Jun 2024",
	    "Thurs, 5 June 2024",   "Fri. 2024/6/5",   "Saturday 2024-06-05",
	    "Sun, 2024-06-05 10:00"};
	for (size_t i = 0; i < COUNT(texts); i++)
		expect_both(texts[i], date(2024, 6, 5));
	expect("Wed 25/12/2024", CLV_DATE_ANY, DAY_FIRST,
	       (struct wanted){CLV_DATE_OK, day_of(2024, 12, 25),
	                       CLV_DATE_TELLS_DAY_FIRST});
}

static void separators_of_day_and_month(void **state)
{
	(void)state;
	static const char *const texts[] = {
	    "25/12/2024",       "25.12.2024",        "25-12-2024",
	    "25/12/24",         "25.12.24",          "25-12-24",
	    "25/12/2024 10:00", "25/12/2024, 10:00", "25.12.2024 10:00:59",
	    " 25/12/2024 ",     "25/12/2024 2:30 PM"};
	const struct wanted wanted = {CLV_DATE_OK, day_of(2024, 12, 25),
	                              CLV_DATE_TELLS_DAY_FIRST};
	for (size_t i = 0; i < COUNT(texts); i++)
		expect(texts[i], CLV_DATE_ANY, DAY_FIRST, wanted);
	const struct wanted other = {CLV_DATE_OK, day_of(2026, 8, 22),
	                             CLV_DATE_TELLS_MONTH_FIRST};
	expect("8/22/2026 2:30:00 PM", CLV_DATE_ANY, MONTH_FIRST, other);
	expect("08.22.26", CLV_DATE_ANY, MONTH_FIRST, other);
}

/* 1704067200 is 2024-01-01 00:00 in UTC. */
static void bare_numbers(void **state)
{
	(void)state;
	expect_both("1704067200", date(2024, 1, 1));
	expect_both("1704067199", date(2023, 12, 31));
	expect_both("1704067199.999", date(2023, 12, 31));
	expect_both("1704153599", date(2024, 1, 1));
	expect_both("1704067200000", date(2024, 1, 1));
	expect_both("1704067199999", date(2023, 12, 31));
	expect_both("45292", date(2024, 1, 1));
	expect_both("45292.999", date(2024, 1, 1));
	expect_both("45292,5", date(2024, 1, 1));
	expect_both("25569", date(1970, 1, 1));
	expect_both("10000", date(1927, 5, 18));
	expect_both("9999999999", status(CLV_DATE_RANGE));
	expect_both("9999999999999", status(CLV_DATE_RANGE));
	expect_both("20240229", date(2024, 2, 29));
	expect_both("20230229", status(CLV_DATE_IMPOSSIBLE));
	expect_both("22010101", status(CLV_DATE_RANGE));
}

static void two_digits_of_a_year(void **state)
{
	(void)state;
	expect_both("5-Jan-69", date(2069, 1, 5));
	expect_both("5-Jan-70", date(1970, 1, 5));
	expect_both("5-Jan-99", date(1999, 1, 5));
	expect_both("5-Jan-00", date(2000, 1, 5));
	expect_both("5/5/69", date(2069, 5, 5));
	expect_both("5/5/70", date(1970, 5, 5));
	expect("69-01-31", CLV_DATE_YMD, DAY_FIRST, date(2069, 1, 31));
	expect("70/1/31", CLV_DATE_YMD, DAY_FIRST, date(1970, 1, 31));
}

/* ---- What is none -------------------------------------------------------- */

static void missing(void **state)
{
	(void)state;
	static const char *const texts[] = {"", " ", "\t ", "\xC2\xA0"};
	expect_statuses(texts, COUNT(texts), CLV_DATE_MISSING);
	for (int form = 0; form < CLV_DATE_FORM_COUNT; form++)
		expect("", (enum clv_date_form)form, DAY_FIRST,
		       status(CLV_DATE_MISSING));
}

static void bad(void **state)
{
	(void)state;
	static const char *const texts[] = {
	    "abc",
	    "n/a",
	    "-",
	    "/",
	    "//",
	    "2024",
	    "2024-01",
	    "2024-01-",
	    "2024-01-01xyz",
	    "2024-01-01 xyz",
	    "2024-01-01T",
	    "2024-01-01Z",
	    "2024-01-0110:00",
	    "2024-01-01 10",
	    "2024-01-01 10:",
	    "2024-01-01 10:6",
	    "2024-01-01 10:60",
	    "2024-01-01 25:00",
	    "2024-01-01 10:00:61",
	    "2024-01-01 10:00:00.",
	    "2024-01-01 10:00 xyz",
	    "2024-01-01 10:00 ABCDEF",
	    "2024-01-01 10:00 +",
	    "2024-01-01 10:00 +123",
	    "2024-01-01 10:00 +02:60",
	    "2024-01-01 10:00 +19",
	    "2024-01-01 10:00 +1900",
	    "2024-01-01 10:00 (",
	    "2024-01-01 10:00 (a1)",
	    "2024-01-01 10:00 /x",
	    "2024-01-01 10:00 A B C D",
	    "2024-01-01 1011",
	    "2024-01-01T2560",
	    "2024-01-01T1060",
	    "2024-01-01T1010101",
	    "2024-01-01T10101010",
	    "2024-01-01 5 a.m",
	    "2024-01-01 5 a",
	    "2024-01-01 5 pmx",
	    "2024-01-01 10:00 y",
	    "2024-01-01 10:00 +2:5",
	    "2024-01-01 10:00 +",
	    "2024-01-01 10:00 ()",
	    "2024-01-01 10:00 (UTC",
	    "2024-01-01 10:00 (UTC) x",
	    "2024-01-01 10:00 Europe/AVeryLongNameThatNoZoneHas",
	    "2024-01-01T2500",
	    "2024-01-01T101061",
	    "2024-01-01 5 XM",
	    "2024-01-01 AM",
	    "2024-01-012",
	    "2024-001-01",
	    "2024-1-1-1",
	    "2024-01/01",
	    "24/12-2024",
	    "1/2/3",
	    "1/2/202",
	    "1/2/20240",
	    "111/2/2024",
	    "1/222/2024",
	    "1//2/2024",
	    "25 12 2024",
	    "25, 12, 2024",
	    "1. 10. 2026",
	    "12:30",
	    "1.5",
	    "12,345.67",
	    "$5.00",
	    "-2024-01-01",
	    "123456",
	    "1234567",
	    "123456789",
	    "12345678901",
	    "99999999999999",
	    "45292.",
	    "45292x",
	    "-45292",
	    "1704067200 UTC",
	    "20240101x",
	    "20240101123000",
	    "Jan",
	    "Jan 5",
	    "Jan 5 10:00",
	    "Ja 5, 2024",
	    "Janx 5, 2024",
	    "Januaryy 5, 2024",
	    "5 5 Jan 2024",
	    "Jan Feb 2024",
	    "5 Jan Feb",
	    "5 24 Jan",
	    "Jan 2024 5",
	    "Jan 5, 202",
	    "555 Jan 2024",
	    "5 Jan 2024 xyz",
	    "2024-Jan-2024",
	    "Wed",
	    "Wed, ",
	    "Wed, Wed, 5 Jan 2024",
	    "Xyz, 5 Jan 2024",
	    "5th Jan 2024",
	    "2024-01-01 \xE2\x80\x93 10:00",
	};
	expect_statuses(texts, COUNT(texts), CLV_DATE_BAD);
}

static void impossible(void **state)
{
	(void)state;
	static const char *const texts[] = {
	    "2023-02-29",  "2100-02-29",  "31/04/2024", "13/13/2024",
	    "00/01/2024",  "01/00/2024",  "2024-00-10", "2024-13-01",
	    "2024-01-00",  "2024-01-32",  "31/02/2024", "02/31/2024",
	    "20240230",    "20241301",    "12345678",   "Feb 30, 2024",
	    "29 Feb 2023", "2024-Feb-30", "0000-00-00", "2023-02-29T10:00",
	    "30/2/24",     "2023/2/29"};
	expect_statuses(texts, COUNT(texts), CLV_DATE_IMPOSSIBLE);
}

static void range(void **state)
{
	(void)state;
	static const char *const texts[] = {
	    "1899-12-31", "2201-01-01",  "0001-01-01", "9999-12-31",
	    "18991231",   "Jan 1, 2201", "5/5/1899",   "31 Dec 1899"};
	expect_statuses(texts, COUNT(texts), CLV_DATE_RANGE);
	expect_both("1900-01-01", date(1900, 1, 1));
	expect_both("2200-12-31", date(2200, 12, 31));
	expect_both("31 Dec 2200", date(2200, 12, 31));
	expect_both("19000101", date(1900, 1, 1));
}

static void a_null_byte_is_no_end(void **state)
{
	(void)state;
	int32_t day = UNTOUCHED;
	assert_int_equal(
	    clv_date_read("2024-01-01\0", 11, CLV_DATE_ANY, DAY_FIRST, &day, NULL),
	    CLV_DATE_BAD);
	assert_int_equal(
	    clv_date_read("5\0001\0002024", 8, CLV_DATE_ANY, DAY_FIRST, &day, NULL),
	    CLV_DATE_BAD);
	assert_int_equal(day, UNTOUCHED);
	assert_int_equal(
	    clv_date_read("2024-01-019", 10, CLV_DATE_ANY, DAY_FIRST, &day, NULL),
	    CLV_DATE_OK);
}

/* ---- Which comes first --------------------------------------------------- */

static void evidence(void **state)
{
	(void)state;
	struct wanted wanted = {CLV_DATE_OK, day_of(2024, 4, 3),
	                        CLV_DATE_IS_EITHER};
	expect("03/04/2024", CLV_DATE_ANY, DAY_FIRST, wanted);
	wanted.day = day_of(2024, 3, 4);
	expect("03/04/2024", CLV_DATE_ANY, MONTH_FIRST, wanted);
	expect("3.4.24", CLV_DATE_ANY, MONTH_FIRST, wanted);
	expect_both("5/5/2024", date(2024, 5, 5));
	expect_both("12/12/2024", date(2024, 12, 12));
	wanted = (struct wanted){CLV_DATE_OTHER_ORDER, 0, CLV_DATE_TELLS_DAY_FIRST};
	expect("25/12/2024", CLV_DATE_ANY, MONTH_FIRST, wanted);
	expect("13.1.24", CLV_DATE_ANY, MONTH_FIRST, wanted);
	expect("25/12/1850", CLV_DATE_ANY, MONTH_FIRST, wanted);
	wanted.evidence = CLV_DATE_TELLS_MONTH_FIRST;
	expect("12/25/2024", CLV_DATE_ANY, DAY_FIRST, wanted);
	expect("2/29/2024", CLV_DATE_ANY, DAY_FIRST, wanted);
	wanted = (struct wanted){CLV_DATE_RANGE, 0, CLV_DATE_TELLS_DAY_FIRST};
	expect("25/12/1850", CLV_DATE_ANY, DAY_FIRST, wanted);
	/* rubbish behind it tells nothing */
	expect_both("25/12/2024x", status(CLV_DATE_BAD));
}

/* ---- Named forms --------------------------------------------------------- */

static void forms_have_names(void **state)
{
	(void)state;
	enum clv_date_form form;
	for (int i = 0; i < CLV_DATE_FORM_COUNT; i++) {
		const char *name = clv_date_forms[i].name;
		assert_true(name && *name && clv_date_forms[i].about);
		assert_true(strlen(clv_date_forms[i].about) > 10);
		assert_true(clv_date_form_find(name, strlen(name), &form));
		assert_int_equal(form, i);
		assert_false(clv_date_form_find(name, strlen(name) - 1, &form));
	}
	assert_true(clv_date_form_find("dmy", 3, &form) && form == CLV_DATE_DMY);
	assert_true(clv_date_form_find("mdy", 3, &form) && form == CLV_DATE_MDY);
	assert_true(clv_date_form_find("excel", 5, &form) &&
	            form == CLV_DATE_EXCEL);
	assert_false(clv_date_form_find("", 0, &form));
	assert_false(clv_date_form_find("DMY", 3, &form));
}

static void named_orders(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(orders); i++) {
		struct wanted wanted = {CLV_DATE_OK, day_of(2024, 4, 3),
		                        CLV_DATE_IS_EITHER};
		expect("03/04/2024", CLV_DATE_DMY, orders[i], wanted);
		wanted.day = day_of(2024, 3, 4);
		expect("03/04/2024", CLV_DATE_MDY, orders[i], wanted);
		wanted = (struct wanted){CLV_DATE_OTHER_ORDER, 0,
		                         CLV_DATE_TELLS_MONTH_FIRST};
		expect("12/25/2024", CLV_DATE_DMY, orders[i], wanted);
		expect("2024-01-31", CLV_DATE_DMY, orders[i], date(2024, 1, 31));
		expect("2024-01-31 10:00", CLV_DATE_MDY, orders[i], date(2024, 1, 31));
		expect("Jan 31, 2024", CLV_DATE_DMY, orders[i], date(2024, 1, 31));
		expect("45292", CLV_DATE_DMY, orders[i], status(CLV_DATE_BAD));
		expect("20240131", CLV_DATE_MDY, orders[i], status(CLV_DATE_BAD));
	}
}

static void named_year_first(void **state)
{
	(void)state;
	expect("2024-01-31", CLV_DATE_YMD, DAY_FIRST, date(2024, 1, 31));
	expect("2024/1/31 10:00", CLV_DATE_YMD, DAY_FIRST, date(2024, 1, 31));
	expect("03/04/05", CLV_DATE_YMD, DAY_FIRST, date(2003, 4, 5));
	expect("2024-Jan-31", CLV_DATE_YMD, DAY_FIRST, date(2024, 1, 31));
	expect("3-01-31", CLV_DATE_YMD, DAY_FIRST, status(CLV_DATE_BAD));
	expect("03/13/05", CLV_DATE_YMD, DAY_FIRST, status(CLV_DATE_IMPOSSIBLE));
	expect("31/01/2024", CLV_DATE_YMD, DAY_FIRST, status(CLV_DATE_BAD));
	expect("Jan 31, 2024", CLV_DATE_YMD, DAY_FIRST, status(CLV_DATE_BAD));
	expect("20240131", CLV_DATE_YMD, DAY_FIRST, status(CLV_DATE_BAD));
}

static void named_numbers(void **state)
{
	(void)state;
	expect("20240131", CLV_DATE_YYYYMMDD, DAY_FIRST, date(2024, 1, 31));
	expect("20240131 10:00", CLV_DATE_YYYYMMDD, DAY_FIRST, date(2024, 1, 31));
	expect("20240132", CLV_DATE_YYYYMMDD, DAY_FIRST,
	       status(CLV_DATE_IMPOSSIBLE));
	expect("2024013", CLV_DATE_YYYYMMDD, DAY_FIRST, status(CLV_DATE_BAD));
	expect("2024013x", CLV_DATE_YYYYMMDD, DAY_FIRST, status(CLV_DATE_BAD));
	expect("2024-01-31", CLV_DATE_YYYYMMDD, DAY_FIRST, status(CLV_DATE_BAD));
	expect("0", CLV_DATE_SECONDS, DAY_FIRST, date(1970, 1, 1));
	expect("86399", CLV_DATE_SECONDS, DAY_FIRST, date(1970, 1, 1));
	expect("86400", CLV_DATE_SECONDS, DAY_FIRST, date(1970, 1, 2));
	expect("-1", CLV_DATE_SECONDS, DAY_FIRST, date(1969, 12, 31));
	expect("-0.5", CLV_DATE_SECONDS, DAY_FIRST, date(1969, 12, 31));
	expect("-0.0", CLV_DATE_SECONDS, DAY_FIRST, date(1970, 1, 1));
	expect("-86400", CLV_DATE_SECONDS, DAY_FIRST, date(1969, 12, 31));
	expect("-86400.5", CLV_DATE_SECONDS, DAY_FIRST, date(1969, 12, 30));
	expect("86400000", CLV_DATE_MILLISECONDS, DAY_FIRST, date(1970, 1, 2));
	expect("86399999.9", CLV_DATE_MILLISECONDS, DAY_FIRST, date(1970, 1, 1));
	expect("99999999999999999999", CLV_DATE_MILLISECONDS, DAY_FIRST,
	       status(CLV_DATE_RANGE));
	expect("-99999999999999999999", CLV_DATE_SECONDS, DAY_FIRST,
	       status(CLV_DATE_RANGE));
	static const char *const none[] = {"-",  "x",   ".5",  "5.",
	                                   "1x", "1e5", "--5", "2024-01-01"};
	for (size_t i = 0; i < COUNT(none); i++)
		expect(none[i], CLV_DATE_SECONDS, DAY_FIRST, status(CLV_DATE_BAD));
}

/* Excel shows these serials so: 1 as 1900-01-01, 59 as 1900-02-28, 60 as the
   29th, 61 as 1900-03-01. */
static void serials_of_excel(void **state)
{
	(void)state;
	expect("1", CLV_DATE_EXCEL, DAY_FIRST, date(1900, 1, 1));
	expect("59", CLV_DATE_EXCEL, DAY_FIRST, date(1900, 2, 28));
	expect("60", CLV_DATE_EXCEL, DAY_FIRST, status(CLV_DATE_IMPOSSIBLE));
	expect("61", CLV_DATE_EXCEL, DAY_FIRST, date(1900, 3, 1));
	expect("0", CLV_DATE_EXCEL, DAY_FIRST, status(CLV_DATE_RANGE));
	expect("0.5", CLV_DATE_EXCEL, DAY_FIRST, status(CLV_DATE_RANGE));
	expect("45292.354", CLV_DATE_EXCEL, DAY_FIRST, date(2024, 1, 1));
	expect("109939", CLV_DATE_EXCEL, DAY_FIRST, date(2200, 12, 31));
	expect("109940", CLV_DATE_EXCEL, DAY_FIRST, status(CLV_DATE_RANGE));
}

/* ---- There and back ------------------------------------------------------ */

enum { TEXT_COUNT = 7, TEXT_SIZE = 80 };

static void write_as_others_do(const struct tm *tm,
                               char text[TEXT_COUNT][TEXT_SIZE])
{
	strftime(text[0], TEXT_SIZE, "%Y-%m-%d", tm);
	strftime(text[1], TEXT_SIZE, "%Y/%m/%d %H:%M", tm);
	strftime(text[2], TEXT_SIZE, "%Y%m%d", tm);
	strftime(text[3], TEXT_SIZE, "%b %d, %Y", tm);
	strftime(text[4], TEXT_SIZE, "%A, %d %B %Y %T %Z", tm);
	strftime(text[5], TEXT_SIZE, "%d-%b-%Y", tm);
	strftime(text[6], TEXT_SIZE, "%Y-%m-%dT%H:%M:%SZ", tm);
}

static void every_day_reads_back(void **state)
{
	(void)state;
	for (int32_t day = CLV_FIRST_DAY; day <= CLV_LAST_DAY; day++) {
		const time_t seconds = (time_t)day * 86400;
		struct tm tm;
		gmtime_r(&seconds, &tm);
		char texts[TEXT_COUNT][TEXT_SIZE], written[CLV_DATE_SIZE];
		write_as_others_do(&tm, texts);
		assert_int_equal(clv_date_write(written, day), 10);
		assert_string_equal(written, texts[0]);
		for (size_t i = 0; i < TEXT_COUNT; i++) {
			int32_t again = UNTOUCHED;
			if (clv_date_read(texts[i], strlen(texts[i]), CLV_DATE_ANY,
			                  orders[day & 1], &again, NULL) != CLV_DATE_OK ||
			    again != day)
				fail_with("\"%s\" is %d, expected %d", texts[i], again, day);
		}
	}
	char text[CLV_DATE_SIZE] = "x";
	assert_int_equal(clv_date_write(text, CLV_NO_DAY), 0);
	assert_string_equal(text, "");
}

/* ---- Words --------------------------------------------------------------- */

static void expect_words(const char *text, enum clv_date_status wrong,
                         enum clv_date_order order, const char *message,
                         const char *hint)
{
	struct clv_error error = {0};
	assert_false(clv_date_reject(&error, "Created at", text, strlen(text),
	                             wrong, order));
	assert_int_equal(error.status, CLV_BAD_DATA);
	assert_string_equal(error.message, message);
	assert_string_equal(error.hint, hint);
}

/* Each day of eight years has a place of its own; of other forms few share one.
 */
static void days_have_places(void **state)
{
	(void)state;
	for (size_t form = 0; form < 3; form++) {
		bool taken[CLV_DATE_PLACES] = {false};
		int shared = 0;
		const int32_t first = clv_day_from_date(2019, 1, 1);
		const int32_t end = clv_day_from_date(form ? 2021 : 2027, 1, 1);
		for (int32_t day = first; day < end; day++) {
			const struct clv_date date = clv_date_from_day(day);
			char text[32];
			if (form == 0)
				snprintf(text, sizeof text, "%04d-%02d-%02d", date.year,
				         date.month, date.day);
			else
				snprintf(text, sizeof text, "%02d%c%02d%c%04d",
				         form == 1 ? date.day : date.month,
				         form == 1 ? '.' : '/',
				         form == 1 ? date.month : date.day,
				         form == 1 ? '.' : '/', date.year);
			const size_t place = clv_date_place(text);
			assert_true(place < CLV_DATE_PLACES);
			shared += taken[place];
			taken[place] = true;
		}
		/* 731 in 4096 places by chance: 65 */
		assert_in_range(shared, 0, form ? 90 : 0);
	}
}

static void reasons_in_words(void **state)
{
	(void)state;
	expect_words("abc\n", CLV_DATE_BAD, DAY_FIRST,
	             "Created at: \"abc?\" is not a date",
	             "write a date, such as 2024-01-31, or say with --date-format "
	             "how to read it");
	expect_words("", CLV_DATE_MISSING, DAY_FIRST,
	             "Created at: the date is missing",
	             "write a date, such as 2024-01-31");
	expect_words("31/02/2024", CLV_DATE_IMPOSSIBLE, DAY_FIRST,
	             "Created at: \"31/02/2024\" is no day of the calendar",
	             "write a date that exists, such as 2024-01-31");
	expect_words("1850-01-01", CLV_DATE_RANGE, DAY_FIRST,
	             "Created at: \"1850-01-01\" is out of range",
	             "dates go from 1900-01-01 to 2200-12-31");
	expect_words("12/25/2024", CLV_DATE_OTHER_ORDER, DAY_FIRST,
	             "Created at: \"12/25/2024\" is not a date with the day first",
	             "if the month comes first, say --date-format mdy");
	expect_words(
	    "25/12/2024", CLV_DATE_OTHER_ORDER, MONTH_FIRST,
	    "Created at: \"25/12/2024\" is not a date with the month first",
	    "if the day comes first, say --date-format dmy");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(dates_of_exports),
	    cmocka_unit_test(year_first),
	    cmocka_unit_test(months_by_name),
	    cmocka_unit_test(a_weekday_may_stand_in_front),
	    cmocka_unit_test(separators_of_day_and_month),
	    cmocka_unit_test(bare_numbers),
	    cmocka_unit_test(two_digits_of_a_year),
	    cmocka_unit_test(missing),
	    cmocka_unit_test(bad),
	    cmocka_unit_test(impossible),
	    cmocka_unit_test(range),
	    cmocka_unit_test(a_null_byte_is_no_end),
	    cmocka_unit_test(evidence),
	    cmocka_unit_test(forms_have_names),
	    cmocka_unit_test(named_orders),
	    cmocka_unit_test(named_year_first),
	    cmocka_unit_test(named_numbers),
	    cmocka_unit_test(serials_of_excel),
	    cmocka_unit_test(every_day_reads_back),
	    cmocka_unit_test(days_have_places),
	    cmocka_unit_test(reasons_in_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
