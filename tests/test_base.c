/* Sums of the base: small ones with every figure written down, and histories
   made at random against the plainest way to add up (naive.h). */
#include "data/base.h"

#include "check.h"
#include "naive.h"

#include <time.h>

/* Periods and days of a date, by the C library. */
static int naive_period(int32_t day, int months)
{
	const time_t seconds = (time_t)day * 86400;
	struct tm parts;
	gmtime_r(&seconds, &parts);
	return ((parts.tm_year + 1900) * 12 + parts.tm_mon) / months;
}

static int32_t day_of(int year, int month, int day)
{
	struct tm parts = {
	    .tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day};
	return (int32_t)(timegm(&parts) / 86400);
}

static struct clv_ledger *ledger_of(const struct deed *deeds, size_t count)
{
	struct clv_ledger *ledger =
	    clv_ledger_open(CLV_KEEPS_SEGMENTS | CLV_KEEPS_DETAIL);
	struct clv_batch *batch = clv_batch_open(ledger);
	for (size_t i = 0; i < count; i++) {
		const struct clv_transaction transaction = {
		    .customer = deeds[i].customer.bytes,
		    .customer_length = deeds[i].customer.length,
		    .segment = deeds[i].segment.bytes,
		    .segment_length = deeds[i].segment.length,
		    .amount = deeds[i].amount,
		    .day = deeds[i].day,
		    .is_purchase = deeds[i].is_purchase};
		assert_true(clv_batch_add(batch, &transaction));
	}
	assert_true(clv_ledger_enter(ledger, batch));
	assert_true(clv_ledger_finish(ledger, 2));
	clv_batch_close(batch);
	return ledger;
}

static void same_row(const struct clv_base_row *row,
                     const struct clv_base_row *expected)
{
	assert_int_equal(row->segment != NULL, expected->segment != NULL);
	assert_int_equal(row->segment_length, expected->segment_length);
	if (expected->segment)
		assert_memory_equal(row->segment, expected->segment,
		                    row->segment_length);
	assert_int_equal(row->period, expected->period);
	assert_int_equal(row->customers, expected->customers);
	assert_int_equal(row->new_customers, expected->new_customers);
	assert_int_equal(row->orders, expected->orders);
	assert_int_equal(row->repeat_customers, expected->repeat_customers);
	assert_int_equal(row->repeat_orders, expected->repeat_orders);
	assert_true(row->revenue == expected->revenue);
	assert_true(row->repeat_revenue == expected->repeat_revenue);
	assert_int_equal(row->customer_days, expected->customer_days);
	assert_int_equal(row->lapsed_customers, expected->lapsed_customers);
	assert_true(row->lapsed_revenue == expected->lapsed_revenue);
	assert_true(row->top_revenue == expected->top_revenue);
}

static void rows_are(const struct clv_ledger *ledger,
                     const struct clv_base_request *request,
                     const struct clv_base_row *expected, size_t count)
{
	struct clv_base base;
	assert_true(clv_base_measure(&base, ledger, request));
	assert_int_equal(base.count, count);
	for (size_t i = 0; i < count; i++)
		same_row(&base.rows[i], &expected[i]);
	clv_base_free(&base);
	assert_null(base.rows);
	assert_int_equal(base.count, 0);
	clv_base_free(&base);
}

/* ---- Written down -------------------------------------------------------- */

/* ann: 100 on January 10, 50 on January 20, 30 on April 5, and 10 of it back on
   April 20; bob: 40 and 20 on March 31; cat: 7 on April 1; dan: nothing but 5
   given back. */
#define SHOP                                                                   \
	{                                                                          \
		{{"ann", 3}, {"web", 3}, 100, day_of(2023, 1, 10), true},              \
		    {{"ann", 3}, {"shop", 4}, 50, day_of(2023, 1, 20), true},          \
		    {{"ann", 3}, {"web", 3}, 30, day_of(2023, 4, 5), true},            \
		    {{"ann", 3}, {"web", 3}, -10, day_of(2023, 4, 20), false},         \
		    {{"bob", 3}, {"web", 3}, 40, day_of(2023, 3, 31), true},           \
		    {{"bob", 3}, {"shop", 4}, 20, day_of(2023, 3, 31), true},          \
		    {{"cat", 3}, {NULL, 0}, 7, day_of(2023, 4, 1), true},              \
		    {{"dan", 3}, {"web", 3}, -5, day_of(2023, 4, 1), false},           \
	}
enum { SHOP_DEEDS = 8 };

/* Until April 30: 110 days since January 10, 30 since March 31, 29 since
   April 1. Quiet for more than 29 days, since March 31: bob, on April 30. */
static void a_shop_in_figures(void **state)
{
	(void)state;
	const struct deed deeds[SHOP_DEEDS] = SHOP;
	struct clv_ledger *ledger = ledger_of(deeds, SHOP_DEEDS);
	struct clv_base_request request = {.until = day_of(2023, 4, 30),
	                                   .lapsed_after = 29};
	const struct clv_base_row whole = {.customers = 3,
	                                   .new_customers = 3,
	                                   .orders = 6,
	                                   .repeat_customers = 1,
	                                   .repeat_orders = 2,
	                                   .revenue = 237,
	                                   .repeat_revenue = 70,
	                                   .customer_days = 169,
	                                   .lapsed_customers = 1,
	                                   .lapsed_revenue = 60,
	                                   .top_revenue = 170};
	rows_are(ledger, &request, &whole, 1);

	/* bob's first purchase day has two: shop stands before web */
	const struct clv_base_row segments[] = {{.customers = 1,
	                                         .new_customers = 1,
	                                         .orders = 1,
	                                         .revenue = 7,
	                                         .customer_days = 29,
	                                         .top_revenue = 7},
	                                        {.segment = "shop",
	                                         .segment_length = 4,
	                                         .customers = 1,
	                                         .new_customers = 1,
	                                         .orders = 2,
	                                         .repeat_orders = 1,
	                                         .revenue = 70,
	                                         .repeat_revenue = 50,
	                                         .customer_days = 30,
	                                         .lapsed_customers = 1,
	                                         .lapsed_revenue = 60,
	                                         .top_revenue = 20},
	                                        {.segment = "web",
	                                         .segment_length = 3,
	                                         .customers = 1,
	                                         .new_customers = 1,
	                                         .orders = 3,
	                                         .repeat_customers = 1,
	                                         .repeat_orders = 1,
	                                         .revenue = 160,
	                                         .repeat_revenue = 20,
	                                         .customer_days = 110,
	                                         .top_revenue = 120}};
	request.by = CLV_BASE_BY_SEGMENT;
	rows_are(ledger, &request, segments, 3);

	/* months since the year 0: 2023 begins with 24276 */
	const struct clv_base_row months[] = {
	    {.period = 24276,
	     .customers = 1,
	     .new_customers = 1,
	     .orders = 2,
	     .repeat_customers = 1,
	     .repeat_orders = 1,
	     .revenue = 150,
	     .repeat_revenue = 50,
	     .customer_days = 22, /* from the 10th to the 31st */
	     .top_revenue = 150},
	    {.period = 24277, .customer_days = 28},
	    {.period = 24278,
	     .customers = 1,
	     .new_customers = 1,
	     .orders = 2,
	     .revenue = 60,
	     .customer_days = 32, /* March, and a day of bob */
	     .top_revenue = 60},
	    {.period = 24279,
	     .customers = 2,
	     .new_customers = 1,
	     .orders = 2,
	     .repeat_customers = 1,
	     .repeat_orders = 1,
	     .revenue = 27,
	     .repeat_revenue = 20,
	     .customer_days = 87, /* 29 of each: the last day is not over */
	     .lapsed_customers = 1,
	     .lapsed_revenue = 60,
	     .top_revenue = 20}};
	request.by = CLV_BASE_BY_PERIOD;
	request.period = CLV_PERIOD_MONTH;
	rows_are(ledger, &request, months, 4);

	const struct clv_base_row quarters[] = {{.period = 8092,
	                                         .customers = 2,
	                                         .new_customers = 2,
	                                         .orders = 4,
	                                         .repeat_customers = 1,
	                                         .repeat_orders = 1,
	                                         .revenue = 210,
	                                         .repeat_revenue = 50,
	                                         .customer_days = 82,
	                                         .top_revenue = 150},
	                                        months[3]};
	struct clv_base_row expected[2] = {quarters[0], quarters[1]};
	expected[1].period = 8093;
	request.period = CLV_PERIOD_QUARTER;
	rows_are(ledger, &request, expected, 2);

	struct clv_base_row year = whole;
	year.period = 2023;
	request.period = CLV_PERIOD_YEAR;
	rows_are(ledger, &request, &year, 1);

	/* a day of quiet more, and nobody has lapsed */
	struct clv_base_row none = whole;
	none.lapsed_customers = 0;
	none.lapsed_revenue = 0;
	request.by = CLV_BASE_WHOLE;
	request.lapsed_after = 30;
	rows_are(ledger, &request, &none, 1);
	clv_ledger_close(ledger);
}

static void nobody_is_a_base_too(void **state)
{
	(void)state;
	const struct deed back = {{"dan", 3}, {NULL, 0}, -5, 3, false};
	const struct clv_base_row nothing = {0};
	for (size_t count = 0; count < 2; count++) {
		struct clv_ledger *ledger = ledger_of(&back, count);
		struct clv_base_request request = {.until = 5};
		rows_are(ledger, &request, &nothing, 1);
		request.by = CLV_BASE_BY_SEGMENT;
		rows_are(ledger, &request, &nothing, 0);
		request.by = CLV_BASE_BY_PERIOD;
		rows_are(ledger, &request, &nothing, 0);
		clv_ledger_close(ledger);
	}
}

/* The first and the last period that there are. */
static void the_calendar_has_ends(void **state)
{
	(void)state;
	const struct deed deeds[] = {
	    {{"old", 3}, {NULL, 0}, 1, CLV_FIRST_DAY, true},
	    {{"new", 3}, {NULL, 0}, 2, CLV_LAST_DAY - 10, true}};
	struct clv_ledger *ledger = ledger_of(deeds, 2);
	for (enum clv_period period = CLV_PERIOD_MONTH; period <= CLV_PERIOD_YEAR;
	     period++) {
		const struct clv_base_request request = {CLV_BASE_BY_PERIOD, period,
		                                         CLV_LAST_DAY, 1000};
		struct clv_base base;
		uint64_t days = 0;
		assert_true(clv_base_measure(&base, ledger, &request));
		const size_t per_year[] = {12, 4, 1};
		assert_int_equal(base.count, 301 * per_year[period]);
		for (size_t i = 0; i < base.count; i++)
			days += base.rows[i].customer_days;
		assert_int_equal(days, CLV_LAST_DAY - CLV_FIRST_DAY + 10);
		/* of December, its quarter, the year: less a day that is not over */
		const uint64_t last[] = {30, 91, 364};
		assert_int_equal(base.rows[base.count - 1].customer_days,
		                 last[period] + 10);
		clv_base_free(&base);
	}
	clv_ledger_close(ledger);
}

/* The fifth of 1 to 11 customers, rounded up, who spent 1, 2, 4, 8... */
static void the_top_fifth_is_rounded_up(void **state)
{
	(void)state;
	static const int expected[] = {
	    1, 2, 4, 8, 16, 32 + 16, 96, 192, 384, 768, 1024 + 512 + 256};
	static const char names[] = "abcdefghijk";
	struct deed deeds[11];
	for (size_t i = 0; i < 11; i++) {
		deeds[i] = (struct deed){{&names[i], 1}, {NULL, 0}, 1 << i, 0, true};
		struct clv_ledger *ledger = ledger_of(deeds, i + 1);
		const struct clv_base_request request = {.until = 0};
		struct clv_base base;
		assert_true(clv_base_measure(&base, ledger, &request));
		assert_true(base.rows[0].top_revenue == expected[i]);
		clv_base_free(&base);
		clv_ledger_close(ledger);
	}
}

/* ---- Random -------------------------------------------------------------- */

/* What a group is: any, one of a segment, one of a period. */
struct group {
	enum clv_base_by by;
	struct naive_text segment;
	int months, period;
};

static bool is_in(const struct group *group, const struct naive_entry *entry)
{
	if (group->by == CLV_BASE_BY_PERIOD)
		return naive_period(entry->day, group->months) == group->period;
	return group->by == CLV_BASE_WHOLE ||
	       naive_compare(entry->segment, group->segment) == 0;
}

static int compare_sums(const void *a, const void *b)
{
	const naive_sum one = *(const naive_sum *)a;
	const naive_sum other = *(const naive_sum *)b;
	return (one < other) - (one > other);
}

/* The customer's own part of a row that is not of a period. */
static bool add_whole(struct clv_base_row *row, const struct group *group,
                      const struct naive_customer *customer,
                      const struct clv_base_request *request)
{
	const int32_t last = customer->days[customer->day_count - 1];
	if (group->by == CLV_BASE_BY_SEGMENT &&
	    naive_compare(customer->segment, group->segment) != 0)
		return false;
	row->customers++;
	row->new_customers++;
	row->repeat_customers += customer->day_count > 1;
	row->customer_days += (uint64_t)(request->until - customer->days[0]);
	if (request->until - last > request->lapsed_after) {
		row->lapsed_customers++;
		row->lapsed_revenue += customer->revenue;
	}
	return true;
}

/* The same of a period, day by day. */
static bool add_in_period(struct clv_base_row *row, const struct group *group,
                          const struct naive_customer *customer,
                          const struct clv_base_request *request)
{
	const int32_t first = customer->days[0];
	const int32_t lapse =
	    customer->days[customer->day_count - 1] + request->lapsed_after + 1;
	bool buys = false;
	bool repeats = false;
	for (size_t i = 0; i < customer->day_count; i++)
		if (naive_period(customer->days[i], group->months) == group->period) {
			buys = true;
			repeats |= i > 0;
		}
	row->customers += buys;
	row->repeat_customers += repeats;
	row->new_customers += naive_period(first, group->months) == group->period;
	for (int32_t day = first; day < request->until; day++)
		row->customer_days += naive_period(day, group->months) == group->period;
	if (lapse <= request->until &&
	    naive_period(lapse, group->months) == group->period) {
		row->lapsed_customers++;
		row->lapsed_revenue += customer->revenue;
	}
	return buys;
}

static struct clv_base_row naive_row(const struct naive *naive,
                                     const struct group *group,
                                     const struct clv_base_request *request)
{
	struct clv_base_row row = {.segment = group->segment.bytes,
	                           .segment_length = group->segment.length,
	                           .period = group->period};
	naive_sum *spent = calloc(naive->count + 1, sizeof *spent);
	size_t spenders = 0;
	size_t at = 0;
	for (size_t i = 0; i < naive->count; i++) {
		const struct naive_customer *customer = &naive->customers[i];
		const bool belongs = group->by == CLV_BASE_BY_PERIOD
		                         ? add_in_period(&row, group, customer, request)
		                         : add_whole(&row, group, customer, request);
		naive_sum within = 0;
		for (; at < naive->entry_count &&
		       naive_compare(naive->entries[at].customer, customer->name) == 0;
		     at++) {
			const struct naive_entry *entry = &naive->entries[at];
			if (!is_in(group, entry))
				continue;
			const bool is_repeat = entry->day > customer->days[0];
			within += entry->amount;
			row.orders += entry->orders;
			row.repeat_orders += is_repeat ? entry->orders : 0;
			row.repeat_revenue += is_repeat ? entry->amount : 0;
		}
		row.revenue += within;
		if (belongs)
			spent[spenders++] = within;
	}
	qsort(spent, spenders, sizeof *spent, compare_sums);
	for (size_t i = 0; 5 * i < spenders; i++)
		row.top_revenue += spent[i];
	free(spent);
	return row;
}

static int compare_entry_segments(const void *a, const void *b)
{
	const struct naive_text one = ((const struct naive_entry *)a)->segment;
	const struct naive_text other = ((const struct naive_entry *)b)->segment;
	/* none is first here */
	if (!one.bytes || !other.bytes)
		return (one.bytes != NULL) - (other.bytes != NULL);
	return naive_compare(one, other);
}

static size_t naive_segments(const struct naive *naive,
                             const struct clv_base_request *request,
                             struct clv_base_row *rows)
{
	size_t count = 0;
	struct naive_entry *entries =
	    malloc((naive->entry_count + 1) * sizeof *entries);
	memcpy(entries, naive->entries, naive->entry_count * sizeof *entries);
	qsort(entries, naive->entry_count, sizeof *entries, compare_entry_segments);
	for (size_t i = 0; i < naive->entry_count; i++) {
		if (i && naive_compare(entries[i - 1].segment, entries[i].segment) == 0)
			continue;
		const struct group group = {.by = CLV_BASE_BY_SEGMENT,
		                            .segment = entries[i].segment};
		rows[count++] = naive_row(naive, &group, request);
	}
	free(entries);
	return count;
}

static size_t naive_periods(const struct naive *naive, int months,
                            const struct clv_base_request *request,
                            struct clv_base_row *rows)
{
	size_t count = 0;
	int32_t first = request->until;
	for (size_t i = 0; i < naive->entry_count; i++)
		if (naive->entries[i].day < first)
			first = naive->entries[i].day;
	const int end = naive_period(request->until, months);
	for (int period = naive_period(first, months); period <= end; period++) {
		const struct group group = {
		    .by = CLV_BASE_BY_PERIOD, .months = months, .period = period};
		rows[count++] = naive_row(naive, &group, request);
	}
	return count;
}

/* What the rows of a parting have to come to together. */
static void adds_up(const struct clv_base_row *rows, size_t count,
                    const struct clv_base_row *whole)
{
	struct clv_base_row sum = {0};
	for (size_t i = 0; i < count; i++) {
		sum.new_customers += rows[i].new_customers;
		sum.orders += rows[i].orders;
		sum.repeat_orders += rows[i].repeat_orders;
		sum.revenue += rows[i].revenue;
		sum.repeat_revenue += rows[i].repeat_revenue;
		sum.customer_days += rows[i].customer_days;
		sum.lapsed_customers += rows[i].lapsed_customers;
		sum.lapsed_revenue += rows[i].lapsed_revenue;
	}
	sum.customers = whole->customers;
	sum.repeat_customers = whole->repeat_customers;
	sum.top_revenue = whole->top_revenue;
	same_row(&sum, whole);
}

static void check_history(const struct history *history, int32_t until)
{
	enum { MOST = 200 };
	struct clv_base_row rows[MOST];
	struct naive naive;
	naive_make(&naive, history->deeds, history->count);
	struct clv_ledger *ledger = ledger_of(history->deeds, history->count);
	struct clv_base_request request = {.until = until, .lapsed_after = 90};
	const struct group all = {.by = CLV_BASE_WHOLE};
	struct clv_base_row whole = naive_row(&naive, &all, &request);
	rows_are(ledger, &request, &whole, 1);
	request.by = CLV_BASE_BY_SEGMENT;
	size_t count = naive_segments(&naive, &request, rows);
	rows_are(ledger, &request, rows, count);
	adds_up(rows, count, &whole);
	static const int months[] = {1, 3, 12};
	for (size_t i = 0; i < 3; i++) {
		request.by = CLV_BASE_BY_PERIOD;
		request.period = (enum clv_period)i;
		count = naive_periods(&naive, months[i], &request, rows);
		assert_true(count <= MOST);
		rows_are(ledger, &request, rows, count);
		adds_up(rows, count, &whole);
	}
	clv_ledger_close(ledger);
	naive_free(&naive);
}

static void histories_are_measured(void **state)
{
	(void)state;
	static const struct recipe recipes[] = {
	    {11, 300, 40, 3, 19000, 500, 15, false},
	    {12, 400, 10, 7, -100, 700, 40, true},
	    {13, 120, 100, 2, 12000, 200, 5, false},
	    {14, 1, 1, 0, 12000, 1, 0, false},
	};
	for (size_t i = 0; i < sizeof recipes / sizeof *recipes; i++) {
		struct history history = history_make(&recipes[i]);
		const int32_t last =
		    recipes[i].first_day + (int32_t)recipes[i].days - 1;
		check_history(&history, last);
		history_shuffle(&history, i + 1);
		check_history(&history, last + 45);
		history_free(&history);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_shop_in_figures),
	    cmocka_unit_test(nobody_is_a_base_too),
	    cmocka_unit_test(the_calendar_has_ends),
	    cmocka_unit_test(the_top_fifth_is_rounded_up),
	    cmocka_unit_test(histories_are_measured),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
