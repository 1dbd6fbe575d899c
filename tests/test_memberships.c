/* Subscriptions: cases by hand, and generated lists against a count day by day.
 */
#include "data/memberships.h"

#include "check.h"

#include <stdlib.h>
#include <string.h>

static int32_t day(int year, int month, int day_of_month)
{
	const int32_t found = clv_day_from_date(year, month, day_of_month);
	assert_int_not_equal(found, CLV_NO_DAY);
	return found;
}

static void add(struct clv_memberships *list, const char *customer,
                const char *segment, int32_t started, int32_t ended)
{
	struct clv_membership membership = {started, ended, CLV_NO_NAME,
	                                    CLV_NO_NAME};
	if (customer)
		membership.customer =
		    clv_names_add(&list->customers, customer, strlen(customer), NULL);
	if (segment)
		membership.segment =
		    clv_names_add(&list->segments, segment, strlen(segment), NULL);
	assert_true(clv_memberships_add(list, &membership));
}

static void expect_cell(const struct clv_survival *cohort, size_t age,
                        uint64_t at_risk, uint64_t lost, bool is_open)
{
	assert_true(age < cohort->count);
	assert_int_equal(cohort->cells[age].at_risk, at_risk);
	assert_int_equal(cohort->cells[age].lost, lost);
	assert_int_equal(cohort->cells[age].is_open, is_open);
}

/* Until 2025-04-20:
     a  from January 10, still there: 3 months over
     b  from January 31 to February 28, the first day of his second month, which
        is the last one of a short month: lost in the first
     c  from January 5 to March 4, the last day of his second: lost in it
     d  from February 20, still there: 2 over, the second today
     e  from February 25 to April 10, in his second, which is not over
     f  from April 1, still there: none is over
     g  from January 20 to May 1, which is later: 3 over */
static void fill(struct clv_memberships *list)
{
	add(list, NULL, "x", day(2025, 4, 1), CLV_NO_DAY);
	add(list, NULL, "b", day(2025, 1, 10), CLV_NO_DAY);
	add(list, NULL, "x", day(2025, 1, 31), day(2025, 2, 28));
	add(list, NULL, NULL, day(2025, 1, 5), day(2025, 3, 4));
	add(list, NULL, "b", day(2025, 2, 20), CLV_NO_DAY);
	add(list, NULL, "x", day(2025, 2, 25), day(2025, 4, 10));
	add(list, NULL, "x", day(2025, 1, 20), day(2025, 5, 1));
	add(list, NULL, "x", day(2025, 4, 21), CLV_NO_DAY);
}

static void months_by_hand(void **state)
{
	(void)state;
	struct clv_memberships list = {0};
	struct clv_survivals survivals;
	const struct clv_survivals_request request = {.until = day(2025, 4, 20)};
	fill(&list);
	assert_true(clv_survivals_measure(&survivals, &list, &request));
	assert_int_equal(survivals.count, 3);
	const struct clv_survival *january = &survivals.all[0];
	assert_int_equal(january->period, 12 * 2025);
	assert_int_equal(january->customers, 4);
	assert_int_equal(january->left, 2);
	assert_int_equal(january->count, 3);
	expect_cell(january, 0, 4, 1, false);
	expect_cell(january, 1, 3, 1, false);
	expect_cell(january, 2, 2, 0, false);
	assert_int_equal(survivals.all[1].count, 2);
	expect_cell(&survivals.all[1], 0, 2, 0, false);
	expect_cell(&survivals.all[1], 1, 1, 0, true);
	assert_int_equal(survivals.all[2].customers, 1);
	expect_cell(&survivals.all[2], 0, 0, 0, true);
	assert_int_equal(survivals.total.customers, 7);
	assert_int_equal(survivals.total.left, 3);
	expect_cell(&survivals.total, 0, 6, 1, true);
	expect_cell(&survivals.total, 1, 4, 1, true);
	expect_cell(&survivals.total, 2, 2, 0, true);
	/* f; e; d; a and g */
	static const uint64_t stayed[] = {1, 1, 1, 2};
	assert_int_equal(survivals.stayed_count, 4);
	assert_memory_equal(survivals.stayed, stayed, sizeof stayed);
	assert_int_equal(survivals.later, 1);
	assert_int_equal(survivals.joined, 0);
	clv_survivals_free(&survivals);
	assert_null(survivals.all);
	clv_memberships_free(&list);
}

static void segments_by_hand(void **state)
{
	(void)state;
	struct clv_memberships list = {0};
	struct clv_survivals survivals;
	struct clv_survivals_request request = {.by_segment = true,
	                                        .until = day(2025, 4, 20)};
	fill(&list);
	assert_true(clv_survivals_measure(&survivals, &list, &request));
	assert_int_equal(survivals.count, 3);
	assert_int_equal(survivals.all[0].segment, CLV_NO_NAME);
	size_t length;
	assert_memory_equal(
	    clv_names_text(&list.segments, survivals.all[1].segment, &length), "b",
	    1);
	assert_memory_equal(
	    clv_names_text(&list.segments, survivals.all[2].segment, &length), "x",
	    1);
	assert_int_equal(survivals.all[2].customers, 4);
	expect_cell(&survivals.all[2], 0, 3, 1, true);
	expect_cell(&survivals.all[2], 1, 1, 0, true);
	clv_survivals_free(&survivals);
	/* a quarter from February 20 ends on May 20: only January's are over */
	request.by_segment = false;
	request.period = CLV_PERIOD_QUARTER;
	assert_true(clv_survivals_measure(&survivals, &list, &request));
	assert_int_equal(survivals.count, 2);
	expect_cell(&survivals.all[0], 0, 3, 1, true);
	clv_survivals_free(&survivals);
	clv_memberships_free(&list);
}

/* One year in two rows, and another after a break of two days. */
static void terms_of_one_customer_are_joined(void **state)
{
	(void)state;
	struct clv_memberships list = {0};
	struct clv_survivals survivals;
	const struct clv_survivals_request request = {.period = CLV_PERIOD_YEAR,
	                                              .until = day(2025, 6, 30)};
	add(&list, "a", NULL, day(2022, 1, 1), day(2022, 12, 31));
	add(&list, "b", NULL, day(2022, 1, 1), day(2022, 12, 30));
	add(&list, "a", NULL, day(2023, 1, 1), CLV_NO_DAY);
	add(&list, "b", NULL, day(2023, 1, 1), day(2023, 3, 1));
	add(&list, "a", NULL, day(2022, 5, 1), day(2022, 6, 1));
	add(&list, NULL, NULL, day(2022, 1, 1), day(2022, 6, 1));
	add(&list, NULL, NULL, day(2022, 6, 1), CLV_NO_DAY);
	assert_true(clv_survivals_measure(&survivals, &list, &request));
	assert_int_equal(survivals.joined, 2);
	assert_int_equal(survivals.total.customers, 5);
	assert_int_equal(survivals.total.left, 3);
	/* a stays for three years; b for one and again for one, a nameless one for
	   one and another for three */
	expect_cell(&survivals.total, 0, 5, 3, false);
	expect_cell(&survivals.total, 1, 2, 0, false);
	expect_cell(&survivals.total, 2, 2, 0, false);
	clv_survivals_free(&survivals);
	clv_memberships_free(&list);
}

static void the_last_day(void **state)
{
	(void)state;
	struct clv_memberships list = {0};
	assert_int_equal(clv_memberships_last(&list, 100), CLV_NO_DAY);
	add(&list, NULL, NULL, 50, 70);
	add(&list, NULL, NULL, 60, CLV_NO_DAY);
	assert_int_equal(clv_memberships_last(&list, 100), 70);
	assert_int_equal(clv_memberships_last(&list, 65), 60);
	assert_int_equal(clv_memberships_last(&list, 10), 50);
	clv_memberships_free(&list);
}

static void an_empty_list(void **state)
{
	(void)state;
	struct clv_memberships list = {0};
	struct clv_survivals survivals;
	const struct clv_survivals_request request = {.until = 0};
	assert_true(clv_survivals_measure(&survivals, &list, &request));
	assert_int_equal(survivals.count, 0);
	assert_int_equal(survivals.total.count, 1);
	clv_survivals_free(&survivals);
	clv_memberships_free(&list);
}

/* ---- The naive count ------------------------------------------------------
 */

/* Walks from the start, a day at a time; a month is over on the day of the
   month on which it began, or on the last one of a shorter month. */
static void walk(int32_t started, int32_t ended, int32_t until,
                 uint64_t *at_risk, uint64_t *lost)
{
	const int wanted = clv_date_from_day(started).day;
	size_t age = 0;
	bool is_gone = false;
	for (int32_t today = started + 1; today <= until; today++) {
		const struct clv_date date = clv_date_from_day(today);
		const int length = clv_month_length(date.year, date.month);
		is_gone |= ended == today - 1 || ended == today;
		if (date.day != (wanted < length ? wanted : length))
			continue;
		at_risk[age]++;
		lost[age] += is_gone;
		if (is_gone)
			return;
		age++;
	}
}

static void generated_lists_are_counted_alike(void **state)
{
	(void)state;
	enum { ROUNDS = 60, MOST = 60, AGES = 40 };
	srand(3);
	for (int round = 0; round < ROUNDS; round++) {
		struct clv_memberships list = {0};
		struct clv_survivals survivals;
		uint64_t at_risk[AGES] = {0}, lost[AGES] = {0};
		const struct clv_survivals_request request = {.until = day(2024, 1, 1) +
		                                                       rand() % 900};
		for (int count = 1 + rand() % MOST; count > 0; count--) {
			const int32_t started = day(2024, 1, 1) + rand() % 700;
			int32_t ended = CLV_NO_DAY;
			if (rand() % 3)
				ended = started + rand() % 300;
			add(&list, NULL, NULL, started, ended);
			walk(started, ended > request.until ? CLV_NO_DAY : ended,
			     request.until, at_risk, lost);
		}
		assert_true(clv_survivals_measure(&survivals, &list, &request));
		for (size_t age = 0; age < survivals.total.count; age++) {
			assert_int_equal(survivals.total.cells[age].at_risk, at_risk[age]);
			assert_int_equal(survivals.total.cells[age].lost, lost[age]);
		}
		assert_int_equal(at_risk[survivals.total.count], 0);
		uint64_t sum = 0;
		for (size_t i = 0; i < survivals.count; i++)
			for (size_t age = 0; age < survivals.all[i].count; age++)
				sum += survivals.all[i].cells[age].at_risk;
		for (size_t age = 0; age < survivals.total.count; age++)
			sum -= survivals.total.cells[age].at_risk;
		assert_int_equal(sum, 0);
		clv_survivals_free(&survivals);
		clv_memberships_free(&list);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(months_by_hand),
	    cmocka_unit_test(segments_by_hand),
	    cmocka_unit_test(terms_of_one_customer_are_joined),
	    cmocka_unit_test(the_last_day),
	    cmocka_unit_test(an_empty_list),
	    cmocka_unit_test(generated_lists_are_counted_alike),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
