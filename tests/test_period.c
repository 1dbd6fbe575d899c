/* Periods by name and by a date in them. Expected numbers count the months,
   quarters and years since January of the year 0: 2025 x 12 + month - 1. */
#include "io/period.h"

#include "check.h"

#include <string.h>

static struct clv_text text_of(const char *text)
{
	return (struct clv_text){text, strlen(text)};
}

enum { MARCH_2025 = 2025 * 12 + 2, QUARTER_1_2025 = 2025 * 4 };

static void periods_are_read(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		enum clv_period period;
		int32_t number;
	} cases[] = {
	    {"2025-03", CLV_PERIOD_MONTH, MARCH_2025},
	    {"2025-3", CLV_PERIOD_MONTH, MARCH_2025},
	    {"2025/03", CLV_PERIOD_MONTH, MARCH_2025},
	    {"2025.03", CLV_PERIOD_MONTH, MARCH_2025},
	    {"2025-12", CLV_PERIOD_MONTH, MARCH_2025 + 9},
	    {"2025-03-01", CLV_PERIOD_MONTH, MARCH_2025},
	    {"2025-03-31", CLV_PERIOD_MONTH, MARCH_2025},
	    {"2025-03-31T23:59:59Z", CLV_PERIOD_MONTH, MARCH_2025},
	    {"31 March 2025", CLV_PERIOD_MONTH, MARCH_2025},
	    {"20250331", CLV_PERIOD_MONTH, MARCH_2025},
	    {"2025Q1", CLV_PERIOD_QUARTER, QUARTER_1_2025},
	    {"2025q1", CLV_PERIOD_QUARTER, QUARTER_1_2025},
	    {"2025-Q1", CLV_PERIOD_QUARTER, QUARTER_1_2025},
	    {"2025 Q4", CLV_PERIOD_QUARTER, QUARTER_1_2025 + 3},
	    {"2025-03", CLV_PERIOD_QUARTER, QUARTER_1_2025},
	    {"2025-04", CLV_PERIOD_QUARTER, QUARTER_1_2025 + 1},
	    {"2025-03-31", CLV_PERIOD_QUARTER, QUARTER_1_2025},
	    {"2025", CLV_PERIOD_YEAR, 2025},
	    {"2025Q4", CLV_PERIOD_YEAR, 2025},
	    {"2025-12", CLV_PERIOD_YEAR, 2025},
	    {"2025-12-31", CLV_PERIOD_YEAR, 2025},
	    {"1900", CLV_PERIOD_YEAR, 1900},
	    {"2200", CLV_PERIOD_YEAR, 2200},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct clv_text text = text_of(cases[i].text);
		struct clv_error error;
		int32_t number;
		if (!clv_period_read(&text, cases[i].period, CLV_ORDER_DAY_FIRST,
		                     "period", &number, &error))
			fail_with("%s: %s", cases[i].text, error.message);
		if (number != cases[i].number)
			fail_with("%s is %d, expected %d", cases[i].text, (int)number,
			          (int)cases[i].number);
	}
}

static void the_order_of_day_and_month_counts(void **state)
{
	(void)state;
	const struct clv_text text = text_of("03/04/2025");
	struct clv_error error;
	int32_t number;
	assert_true(clv_period_read(&text, CLV_PERIOD_MONTH, CLV_ORDER_DAY_FIRST,
	                            "period", &number, &error));
	assert_int_equal(number, MARCH_2025 + 1);
	assert_true(clv_period_read(&text, CLV_PERIOD_MONTH, CLV_ORDER_MONTH_FIRST,
	                            "period", &number, &error));
	assert_int_equal(number, MARCH_2025);
}

static void what_is_no_such_period_is_an_error(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		enum clv_period period;
		const char *message;
	} cases[] = {
	    {"2025", CLV_PERIOD_MONTH, "when: \"2025\" is a year, and not a month"},
	    {"2025Q1", CLV_PERIOD_MONTH,
	     "when: \"2025Q1\" is a quarter, and not a month"},
	    {"2025", CLV_PERIOD_QUARTER,
	     "when: \"2025\" is a year, and not a quarter"},
	    {"2025-13", CLV_PERIOD_MONTH, "when: \"2025-13\" is not a period"},
	    {"2025-00", CLV_PERIOD_MONTH, "when: \"2025-00\" is not a period"},
	    {"2025Q5", CLV_PERIOD_QUARTER, "when: \"2025Q5\" is not a period"},
	    {"2025Q0", CLV_PERIOD_QUARTER, "when: \"2025Q0\" is not a period"},
	    {"2025Q", CLV_PERIOD_QUARTER, "when: \"2025Q\" is not a period"},
	    {"2025Q11", CLV_PERIOD_QUARTER, "when: \"2025Q11\" is not a period"},
	    {"2025-", CLV_PERIOD_YEAR, "when: \"2025-\" is not a period"},
	    {"2025-03x", CLV_PERIOD_MONTH, "when: \"2025-03x\" is not a period"},
	    {"Total", CLV_PERIOD_YEAR, "when: \"Total\" is not a period"},
	    {"1899", CLV_PERIOD_YEAR, "when: \"1899\" is not a period"},
	    {"2201", CLV_PERIOD_YEAR, "when: \"2201\" is not a period"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct clv_text text = text_of(cases[i].text);
		struct clv_error error;
		int32_t number;
		assert_false(clv_period_read(&text, cases[i].period,
		                             CLV_ORDER_DAY_FIRST, "when", &number,
		                             &error));
		assert_string_equal(error.message, cases[i].message);
		assert_int_equal(error.status, CLV_BAD_DATA);
		assert_true(*error.hint);
	}
}

/* What dates have to say about themselves is said by clv_date_reject. */
static void bad_dates_say_why(void **state)
{
	(void)state;
	static const char *const texts[] = {"2025-02-30", "12/25/2025",
	                                    "1850-01-01"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		const struct clv_text text = text_of(texts[i]);
		struct clv_error error;
		int32_t number;
		assert_false(clv_period_read(&text, CLV_PERIOD_MONTH,
		                             CLV_ORDER_DAY_FIRST, "when", &number,
		                             &error));
		assert_non_null(strstr(error.message, texts[i]));
		assert_null(strstr(error.message, "not a period"));
	}
}

static void names_are_read_back(void **state)
{
	(void)state;
	static const char *const names[] = {"2025-03", "2025Q1", "2025"};
	static const int32_t numbers[] = {MARCH_2025, QUARTER_1_2025, 2025};
	for (int period = 0; period < 3; period++) {
		char name[CLV_PERIOD_NAME_SIZE];
		clv_period_name(numbers[period], (enum clv_period)period, name);
		assert_string_equal(name, names[period]);
		for (int32_t year = 1900; year <= 2200; year++) {
			const int32_t number = period == CLV_PERIOD_YEAR ? year
			                       : period == CLV_PERIOD_QUARTER
			                           ? year * 4 + year % 4
			                           : year * 12 + year % 12;
			struct clv_error error;
			int32_t back;
			clv_period_name(number, (enum clv_period)period, name);
			const struct clv_text text = text_of(name);
			assert_true(clv_period_read(&text, (enum clv_period)period,
			                            CLV_ORDER_DAY_FIRST, "", &back,
			                            &error));
			assert_int_equal(back, number);
		}
	}
}

static void no_period_has_no_name(void **state)
{
	(void)state;
	char name[CLV_PERIOD_NAME_SIZE];
	clv_period_name(2201, CLV_PERIOD_YEAR, name);
	assert_string_equal(name, "");
}

static void only_what_parts_periods_is_evidence(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		enum clv_period period;
		enum clv_date_evidence evidence;
	} cases[] = {
	    {"03/04/2025", CLV_PERIOD_MONTH, CLV_DATE_IS_EITHER},
	    {"03/04/2025", CLV_PERIOD_QUARTER, CLV_DATE_IS_EITHER},
	    {"04/05/2025", CLV_PERIOD_QUARTER, CLV_DATE_TELLS_NOTHING},
	    {"03/04/2025", CLV_PERIOD_YEAR, CLV_DATE_TELLS_NOTHING},
	    {"25/04/2025", CLV_PERIOD_YEAR, CLV_DATE_TELLS_DAY_FIRST},
	    {"04/25/2025", CLV_PERIOD_YEAR, CLV_DATE_TELLS_MONTH_FIRST},
	    {"2025-03", CLV_PERIOD_MONTH, CLV_DATE_TELLS_NOTHING},
	    {"Total", CLV_PERIOD_MONTH, CLV_DATE_TELLS_NOTHING},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct clv_text text = text_of(cases[i].text);
		assert_int_equal(clv_period_evidence(&text, cases[i].period),
		                 cases[i].evidence);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(periods_are_read),
	    cmocka_unit_test(the_order_of_day_and_month_counts),
	    cmocka_unit_test(what_is_no_such_period_is_an_error),
	    cmocka_unit_test(bad_dates_say_why),
	    cmocka_unit_test(names_are_read_back),
	    cmocka_unit_test(no_period_has_no_name),
	    cmocka_unit_test(only_what_parts_periods_is_evidence),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
