/* The flags of commands that read exports of orders. */
#include "cli/exports.h"
#include "io/period.h"

#include <math.h>
#include <string.h>
#include <time.h>

static bool today(int32_t *day)
{
	const time_t now = time(NULL);
	struct tm local;
	if (!localtime_r(&now, &local))
		return false;
	*day = clv_day_from_date(local.tm_year + 1900, local.tm_mon + 1,
	                         local.tm_mday);
	return *day != CLV_NO_DAY;
}

bool exports_read_day(const char *flag, const char *text, int32_t *day,
                      struct clv_error *error)
{
	char shown[80];
	if (strcmp(text, "today") == 0 && today(day))
		return true;
	if (clv_date_read(text, strlen(text), CLV_DATE_YMD, CLV_ORDER_DAY_FIRST,
	                  day, NULL) == CLV_DATE_OK)
		return true;
	clv_reject(error, CLV_BAD_USAGE, "%s: \"%s\" is not a date", flag,
	           clv_printable(text, strlen(text), shown, sizeof shown));
	return clv_hint(error, "write it like 2025-12-31");
}

bool exports_read_unit(const char *text, enum clv_unit *unit,
                       struct clv_error *error)
{
	*unit = CLV_UNIT_DAY;
	return !text || clv_unit_find(text, unit) ||
	       clv_reject(error, CLV_BAD_USAGE,
	                  "--unit takes day, week, month or year");
}

bool exports_choose_segment(struct exports *exports, const char *by,
                            struct clv_error *error)
{
	const char **column = &exports->request.options.columns[CLV_ROLE_SEGMENT];
	if (!by)
		return true;
	if (!*column) {
		*column = by;
		exports->request.options.segment_flag = "--by";
		return true;
	}
	if (strcmp(by, "segment") == 0 || strcmp(by, *column) == 0)
		return true;
	clv_reject(error, CLV_BAD_USAGE, "--by %s and --segment %s differ", by,
	           *column);
	return clv_hint(error, "--by segment takes the column of --segment");
}

bool exports_read_days(const char *flag, const char *text, int32_t *days,
                       struct clv_error *error)
{
	const size_t length = strlen(text);
	const char last = length ? text[length - 1] : '0';
	const bool has_unit = strchr("dwoy", last);
	double years;
	char shown[80];
	if (has_unit &&
	    clv_years_read(text, length, CLV_DECIMAL_POINT, &years) ==
	        CLV_NUMBER_OK &&
	    years >= 0 && years <= 300) {
		*days = (int32_t)floor(years * 365.25 + 0.5);
		return true;
	}
	clv_reject(error, CLV_BAD_USAGE, "%s: \"%s\" is not a time", flag,
	           clv_printable(text, length, shown, sizeof shown));
	return clv_hint(error, "write 90d, 12w, 6mo or 2y");
}

static bool read_guests(struct clv_export_options *said, const char *text,
                        struct clv_error *error)
{
	static const char *const words[] = {"drop", "each", "error"};
	said->guests = CLV_GUESTS_DROP;
	for (size_t i = 0; text && i < sizeof words / sizeof *words; i++)
		if (strcmp(text, words[i]) == 0) {
			said->guests = (enum clv_guests)i;
			return true;
		}
	return !text || clv_reject(error, CLV_BAD_USAGE,
	                           "--guests takes drop, each or error");
}

bool exports_read_date_form(const char *text, enum clv_date_form *form,
                            struct clv_error *error)
{
	char shown[80];
	*form = CLV_DATE_ANY;
	if (!text || clv_date_form_find(text, strlen(text), form))
		return true;
	clv_reject(error, CLV_BAD_USAGE, "--date-format: there is no form \"%s\"",
	           clv_printable(text, strlen(text), shown, sizeof shown));
	return clv_hint(error, "dmy is 31/12/2025, mdy 12/31/2025; also ymd, "
	                       "yyyymmdd, seconds, milliseconds, excel");
}

bool exports_read_period(const char *text, enum clv_period *period,
                         struct clv_error *error)
{
	*period = CLV_PERIOD_MONTH;
	for (size_t i = 0;
	     text && i < sizeof clv_period_words / sizeof *clv_period_words; i++)
		if (strcmp(text, clv_period_words[i]) == 0) {
			*period = (enum clv_period)i;
			return true;
		}
	return !text || clv_reject(error, CLV_BAD_USAGE,
	                           "--period takes month, quarter or year");
}

static bool check_header_from(const char *const *values,
                              struct clv_error *error)
{
	const char *from = values[OPTION_HEADER_FROM];
	if (!from)
		return true;
	if (values[OPTION_NO_HEADER]) {
		clv_reject(error, CLV_BAD_USAGE,
		           "--no-header and --header-from exclude each other");
		return clv_hint(error, "leave one of them out");
	}
	if (strcmp(from, "-") != 0)
		return true;
	clv_reject(error, CLV_BAD_USAGE,
	           "--header-from cannot read standard input");
	return clv_hint(error, "name the file that has the header");
}

bool exports_read_options(struct exports *exports,
                          const struct arguments *arguments,
                          struct clv_error *error)
{
	static const enum option_id columns[CLV_ROLE_COUNT] = {
	    [CLV_ROLE_CUSTOMER] = OPTION_CUSTOMER,
	    [CLV_ROLE_DATE] = OPTION_DATE,
	    [CLV_ROLE_AMOUNT] = OPTION_AMOUNT,
	    [CLV_ROLE_ORDER_ID] = OPTION_ORDER_ID,
	    [CLV_ROLE_STATUS] = OPTION_STATUS,
	    [CLV_ROLE_REFUND] = OPTION_REFUND,
	    [CLV_ROLE_QUANTITY] = OPTION_QUANTITY,
	    [CLV_ROLE_CURRENCY] = OPTION_CURRENCY_COLUMN,
	    [CLV_ROLE_SEGMENT] = OPTION_SEGMENT,
	    [CLV_ROLE_COST] = OPTION_COST,
	};
	const char *const *values = arguments->values;
	struct clv_export_options *said = &exports->request.options;
	*said = (struct clv_export_options){
	    .delimiter = exports->common.table.delimiter,
	    .decimal = exports->common.table.decimal,
	    .no_header = values[OPTION_NO_HEADER] != NULL,
	    .preset = values[OPTION_PRESET],
	    .currency = values[OPTION_CURRENCY],
	    .status_in = values[OPTION_STATUS_IN],
	    .status_out = values[OPTION_STATUS_OUT],
	    .until = CLV_LAST_DAY,
	};
	for (size_t i = 0; i < CLV_ROLE_COUNT; i++)
		said->columns[i] = values[columns[i]];
	exports->until = CLV_NO_DAY;
	if (values[OPTION_UNTIL]) {
		if (!exports_read_day("--until", values[OPTION_UNTIL], &said->until,
		                      error))
			return false;
		exports->until = said->until;
	}
	return check_header_from(values, error) &&
	       read_guests(said, values[OPTION_GUESTS], error) &&
	       exports_read_date_form(values[OPTION_DATE_FORMAT], &said->date_form,
	                              error);
}
