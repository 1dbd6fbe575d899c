#include "io/period.h"

#include <string.h>

const char *const clv_period_words[3] = {"month", "quarter", "year"};

/* From the first day, written 2025-03-01. */
void clv_period_name(int32_t number, enum clv_period period,
                     char text[CLV_PERIOD_NAME_SIZE])
{
	const int32_t day = clv_period_start(number, period);
	text[0] = '\0';
	if (!clv_date_write(text, day))
		return;
	if (period == CLV_PERIOD_MONTH) {
		text[7] = '\0';
	} else if (period == CLV_PERIOD_QUARTER) {
		text[4] = 'Q';
		text[5] = (char)('1' + clv_date_from_day(day).month / 3);
		text[6] = '\0';
	} else {
		text[4] = '\0';
	}
}

static bool read_digits(const char **at, const char *end, int least, int most,
                        int *value)
{
	int count = 0;
	*value = 0;
	while (count < most && *at < end && **at >= '0' && **at <= '9') {
		*value = *value * 10 + (*(*at)++ - '0');
		count++;
	}
	return count >= least;
}

/* What stands behind the year: the period's length and its first month. */
static bool read_part(const char **at, const char *end, bool is_divided,
                      enum clv_period *length, int *month)
{
	if (*at < end && (**at == 'Q' || **at == 'q')) {
		*length = CLV_PERIOD_QUARTER;
		++*at;
		if (!read_digits(at, end, 1, 1, month))
			return false;
		*month = *month * 3 - 2;
		return true;
	}
	*length = is_divided ? CLV_PERIOD_MONTH : CLV_PERIOD_YEAR;
	*month = 1;
	return !is_divided || read_digits(at, end, 1, 2, month);
}

/* 2025, 2025-03, 2025Q1 and the like: how long it is, and its first day. */
static bool read_named(const struct clv_text *text, enum clv_period *length,
                       int32_t *day)
{
	const char *at = text->at;
	const char *end = at + text->length;
	int year, month;
	if (!read_digits(&at, end, 4, 4, &year))
		return false;
	const bool is_divided =
	    at < end && (*at == '-' || *at == '/' || *at == '.' || *at == ' ');
	at += is_divided;
	if (!read_part(&at, end, is_divided, length, &month) || at != end)
		return false;
	*day = clv_day_from_date(year, month, 1);
	return *day != CLV_NO_DAY;
}

static bool reject_longer(const struct clv_text *text, enum clv_period length,
                          enum clv_period period, const char *column,
                          struct clv_error *error)
{
	static const char *const forms[] = {"2025-03", "2025Q1", "2025"};
	char shown[60];
	clv_reject(error, CLV_BAD_DATA, "%s: \"%s\" is a %s, and not a %s", column,
	           clv_printable(text->at, text->length, shown, sizeof shown),
	           clv_period_words[length], clv_period_words[period]);
	return clv_hint(error, "write it like %s", forms[period]);
}

bool clv_period_read(const struct clv_text *text, enum clv_period period,
                     enum clv_date_order order, const char *column,
                     int32_t *number, struct clv_error *error)
{
	enum clv_period length = period;
	enum clv_date_status status = CLV_DATE_OK;
	int32_t day;
	if (!read_named(text, &length, &day)) {
		length = period;
		status = clv_date_read(text->at, text->length, CLV_DATE_ANY, order,
		                       &day, NULL);
	}
	if (length > period)
		return reject_longer(text, length, period, column, error);
	if (status == CLV_DATE_OK) {
		*number = clv_period_of(day, period);
		return true;
	}
	if (status != CLV_DATE_BAD)
		return clv_date_reject(error, column, text->at, text->length, status,
		                       order);
	char shown[60];
	clv_reject(error, CLV_BAD_DATA, "%s: \"%s\" is not a period", column,
	           clv_printable(text->at, text->length, shown, sizeof shown));
	return clv_hint(error, "write it like 2025-03, 2025Q1 or 2025, or a date "
	                       "in it like 2025-03-01");
}

enum clv_date_evidence clv_period_evidence(const struct clv_text *text,
                                           enum clv_period period)
{
	enum clv_date_evidence found;
	int32_t first, second;
	const enum clv_date_status status =
	    clv_date_read(text->at, text->length, CLV_DATE_ANY, CLV_ORDER_DAY_FIRST,
	                  &first, &found);
	if (found == CLV_DATE_IS_EITHER && status == CLV_DATE_OK &&
	    clv_date_read(text->at, text->length, CLV_DATE_ANY,
	                  CLV_ORDER_MONTH_FIRST, &second, NULL) == CLV_DATE_OK &&
	    clv_period_of(first, period) == clv_period_of(second, period))
		return CLV_DATE_TELLS_NOTHING;
	return found;
}
