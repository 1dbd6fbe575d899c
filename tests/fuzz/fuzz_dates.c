/* Text to days and back. The whole input is the text; its first four bytes are
   a day as well. */
#include "fuzz.h"
#include "io/date.h"

#include <stdio.h>
#include <string.h>

/* What a variable holds that no reading has touched. */
enum { UNTOUCHED = -7777777 };

struct reading {
	enum clv_date_status status;
	enum clv_date_evidence evidence;
	int32_t day;
};

static struct reading read_date(const char *text, size_t length,
                                enum clv_date_form form,
                                enum clv_date_order order)
{
	struct reading reading = {CLV_DATE_BAD, CLV_DATE_TELLS_NOTHING, UNTOUCHED};
	reading.status = clv_date_read(text, length, form, order, &reading.day,
	                               &reading.evidence);
	if (reading.status == CLV_DATE_OK)
		demand(reading.day >= CLV_FIRST_DAY && reading.day <= CLV_LAST_DAY);
	else
		demand(reading.day == UNTOUCHED);
	if (reading.status == CLV_DATE_BAD || reading.status == CLV_DATE_MISSING)
		demand(reading.evidence == CLV_DATE_TELLS_NOTHING);
	return reading;
}

static bool same(const struct reading *a, const struct reading *b)
{
	return a->status == b->status && a->day == b->day &&
	       a->evidence == b->evidence;
}

/* A day, written in each form, is that day. */
static void check_day(int32_t day)
{
	const struct clv_date date = clv_date_from_day(day);
	char text[64];
	const size_t length = clv_date_write(text, day);
	demand(strlen(text) == length);
	if (date.month == 0) {
		demand(length == 0);
		return;
	}
	demand(length == 10);
	struct reading again =
	    read_date(text, length, CLV_DATE_ANY, CLV_ORDER_DAY_FIRST);
	demand(again.status == CLV_DATE_OK && again.day == day);
	snprintf(text, sizeof text, "%d/%d/%d 8:26", date.day, date.month,
	         date.year);
	again = read_date(text, strlen(text), CLV_DATE_ANY, CLV_ORDER_DAY_FIRST);
	demand(again.status == CLV_DATE_OK && again.day == day);
	snprintf(text, sizeof text, "%d", (int)day + 25569);
	again = read_date(text, strlen(text), CLV_DATE_EXCEL, CLV_ORDER_DAY_FIRST);
	demand(day < -25508 || (again.status == CLV_DATE_OK && again.day == day));
	snprintf(text, sizeof text, "%lld", 86400LL * day + 86399);
	again =
	    read_date(text, strlen(text), CLV_DATE_SECONDS, CLV_ORDER_DAY_FIRST);
	demand(again.status == CLV_DATE_OK && again.day == day);
}

/* Read in both orders: the same, or day and month have changed places. */
static void check_orders(const struct reading *day, const struct reading *month)
{
	demand(day->evidence == month->evidence);
	switch (day->evidence) {
	case CLV_DATE_TELLS_NOTHING:
		demand(same(day, month));
		demand(day->status != CLV_DATE_OTHER_ORDER);
		break;
	case CLV_DATE_TELLS_DAY_FIRST:
		demand(month->status == CLV_DATE_OTHER_ORDER);
		demand(day->status == CLV_DATE_OK || day->status == CLV_DATE_RANGE);
		break;
	case CLV_DATE_TELLS_MONTH_FIRST:
		demand(day->status == CLV_DATE_OTHER_ORDER);
		demand(month->status == CLV_DATE_OK || month->status == CLV_DATE_RANGE);
		break;
	case CLV_DATE_IS_EITHER: {
		demand(day->status == month->status);
		if (day->status != CLV_DATE_OK) {
			demand(day->status == CLV_DATE_RANGE);
			break;
		}
		const struct clv_date one = clv_date_from_day(day->day);
		const struct clv_date other = clv_date_from_day(month->day);
		demand(one.year == other.year && one.day == other.month &&
		       one.month == other.day && one.day != one.month);
	}
	}
}

/* A form that is named reads what any form reads, or less; dmy and mdy have an
   order of their own. */
static void check_forms(const char *text, size_t length,
                        const struct reading *day, const struct reading *month)
{
	for (int i = CLV_DATE_DMY; i < CLV_DATE_FORM_COUNT; i++) {
		const enum clv_date_form form = (enum clv_date_form)i;
		const struct reading one =
		    read_date(text, length, form, CLV_ORDER_DAY_FIRST);
		const struct reading other =
		    read_date(text, length, form, CLV_ORDER_MONTH_FIRST);
		demand(same(&one, &other));
		if (form == CLV_DATE_DMY)
			demand(same(&one, day) || one.status == CLV_DATE_BAD);
		if (form == CLV_DATE_MDY)
			demand(same(&one, month) || one.status == CLV_DATE_BAD);
		if (form == CLV_DATE_YYYYMMDD)
			demand(same(&one, day) || one.status == CLV_DATE_BAD);
		if (form == CLV_DATE_YMD)
			demand(one.evidence == CLV_DATE_TELLS_NOTHING);
		demand((day->status == CLV_DATE_MISSING) ==
		       (one.status == CLV_DATE_MISSING));
	}
}

/* Blanks around it, and a time behind, change nothing. */
static void check_dress(const char *text, size_t length,
                        const struct reading *plain)
{
	char dressed[96];
	if (length > 64 || length == 0)
		return;
	snprintf(dressed, sizeof dressed, " \t");
	memcpy(dressed + 2, text, length);
	memcpy(dressed + 2 + length, "\xC2\xA0 ", 3);
	const struct reading again =
	    read_date(dressed, length + 5, CLV_DATE_ANY, CLV_ORDER_DAY_FIRST);
	demand(same(&again, plain));
	if (length != 10 || plain->status != CLV_DATE_OK || text[4] != '-')
		return;
	memcpy(dressed + 2 + length, " 12:30:59.5 PM +0200", 20);
	const struct reading timed =
	    read_date(dressed, 2 + length + 20, CLV_DATE_ANY, CLV_ORDER_DAY_FIRST);
	demand(same(&timed, plain));
}

static void check_words(const char *text, size_t length,
                        const struct reading *reading)
{
	struct clv_error error;
	demand(!clv_date_reject(&error, "date", text, length, reading->status,
	                        CLV_ORDER_DAY_FIRST));
	demand_line(error.message, sizeof error.message);
	demand_line(error.hint, sizeof error.hint);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data;
	int32_t day;
	if (size >= sizeof day) {
		memcpy(&day, data, sizeof day);
		check_day(day);
		check_day(
		    CLV_FIRST_DAY +
		    (int32_t)((uint32_t)day % (CLV_LAST_DAY - CLV_FIRST_DAY + 1)));
	}
	const struct reading by_day =
	    read_date(text, size, CLV_DATE_ANY, CLV_ORDER_DAY_FIRST);
	const struct reading by_month =
	    read_date(text, size, CLV_DATE_ANY, CLV_ORDER_MONTH_FIRST);
	check_orders(&by_day, &by_month);
	check_forms(text, size, &by_day, &by_month);
	check_dress(text, size, &by_day);
	check_words(text, size, &by_day);
	return 0;
}
