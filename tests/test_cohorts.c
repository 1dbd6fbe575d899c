/* Cohorts of customers: a case added up by hand, and generated histories
   against a count that knows no ledger. */
#include "data/cohorts.h"

#include "check.h"
#include "ledger_of.h"

#include <stdlib.h>

/* 2025-01-01 */
enum { NEW_YEAR = 20089, FEBRUARY = NEW_YEAR + 31, MARCH = FEBRUARY + 28 };

static void expect_cell(const struct clv_cohort *cohort, size_t age,
                        uint64_t customers, uint64_t active, uint64_t returning,
                        uint64_t orders, int64_t revenue)
{
	assert_true(age < cohort->count);
	const struct clv_cohort_cell *cell = &cohort->cells[age];
	assert_int_equal(cell->customers, customers);
	assert_int_equal(cell->active, active);
	assert_int_equal(cell->returning, returning);
	assert_int_equal(cell->orders, orders);
	assert_true(cell->revenue == (clv_wide)revenue * UNIT);
}

/* By hand:
     a  January: 10 + 20;  March: 30, of which 5 given back
     b  January: 40;  2 given back in February
     c  3 given back in January;  February: 7, 8 and 9 on two days
     d  nothing but a refund: no customer */
static const struct entry entries[] = {
    {'a', MARCH + 3, 30 * UNIT, true},     {'a', NEW_YEAR, 10 * UNIT, true},
    {'b', NEW_YEAR + 30, 40 * UNIT, true}, {'a', NEW_YEAR + 5, 20 * UNIT, true},
    {'a', MARCH + 4, -5 * UNIT, false},    {'b', FEBRUARY, -2 * UNIT, false},
    {'c', NEW_YEAR, -3 * UNIT, false},     {'c', FEBRUARY + 1, 7 * UNIT, true},
    {'c', FEBRUARY + 1, 8 * UNIT, true},   {'c', FEBRUARY + 9, 9 * UNIT, true},
    {'d', FEBRUARY + 9, -9 * UNIT, false},
};

static struct clv_ledger *enter_all(void)
{
	return enter(entries, sizeof entries / sizeof *entries,
	             CLV_KEEPS_DETAIL | CLV_KEEPS_SEGMENTS);
}

static void months_by_hand(void **state)
{
	(void)state;
	struct clv_ledger *ledger = enter_all();
	struct clv_cohorts cohorts;
	const struct clv_cohorts_request request = {.period = CLV_PERIOD_MONTH,
	                                            .until = MARCH + 9};
	assert_true(clv_cohorts_measure(&cohorts, ledger, &request));
	assert_int_equal(cohorts.count, 2);
	assert_true(cohorts.is_open);
	assert_int_equal(cohorts.last, clv_period_of(MARCH, CLV_PERIOD_MONTH));
	assert_true(cohorts.left_out == 0);
	assert_int_equal(cohorts.all[0].period, cohorts.last - 2);
	assert_int_equal(cohorts.all[0].customers, 2);
	assert_int_equal(cohorts.all[0].count, 3);
	expect_cell(&cohorts.all[0], 0, 2, 2, 2, 3, 70);
	expect_cell(&cohorts.all[0], 1, 2, 0, 1, 0, -2);
	expect_cell(&cohorts.all[0], 2, 2, 1, 1, 1, 25);
	assert_int_equal(cohorts.all[1].count, 2);
	expect_cell(&cohorts.all[1], 0, 1, 1, 1, 3, 21);
	expect_cell(&cohorts.all[1], 1, 1, 0, 0, 0, 0);
	clv_cohorts_free(&cohorts);
	assert_null(cohorts.all);
	clv_ledger_close(ledger);
}

static void other_periods_by_hand(void **state)
{
	(void)state;
	struct clv_ledger *ledger = enter_all();
	struct clv_cohorts cohorts;
	/* the last day of the quarter: it is over */
	struct clv_cohorts_request request = {.period = CLV_PERIOD_QUARTER,
	                                      .until = MARCH + 30};
	assert_true(clv_cohorts_measure(&cohorts, ledger, &request));
	assert_int_equal(cohorts.count, 1);
	assert_false(cohorts.is_open);
	assert_int_equal(cohorts.all[0].count, 1);
	expect_cell(&cohorts.all[0], 0, 3, 3, 3, 7, 114);
	clv_cohorts_free(&cohorts);
	/* nobody was there in the year after, which has two days */
	request.period = CLV_PERIOD_YEAR;
	request.until = NEW_YEAR + 366;
	assert_true(clv_cohorts_measure(&cohorts, ledger, &request));
	assert_true(cohorts.is_open);
	assert_int_equal(cohorts.all[0].count, 2);
	expect_cell(&cohorts.all[0], 1, 3, 0, 0, 0, 0);
	clv_cohorts_free(&cohorts);
	clv_ledger_close(ledger);
}

/* Without segments all are one cohort, of those who have none; March is not
   over and counts for nobody, but tells who has come back. */
static void a_segment_counts_whole_periods(void **state)
{
	(void)state;
	struct clv_ledger *ledger = enter_all();
	struct clv_cohorts cohorts;
	struct clv_cohorts_request request = {
	    .by_segment = true, .period = CLV_PERIOD_MONTH, .until = MARCH + 29};
	assert_true(clv_cohorts_measure(&cohorts, ledger, &request));
	assert_int_equal(cohorts.count, 1);
	assert_null(cohorts.all[0].segment);
	assert_int_equal(cohorts.all[0].count, 2);
	expect_cell(&cohorts.all[0], 0, 3, 3, 3, 6, 91);
	expect_cell(&cohorts.all[0], 1, 2, 0, 1, 0, -2);
	assert_true(cohorts.left_out == (clv_wide)25 * UNIT);
	clv_cohorts_free(&cohorts);
	request.until = MARCH + 30;
	assert_true(clv_cohorts_measure(&cohorts, ledger, &request));
	assert_int_equal(cohorts.all[0].count, 3);
	expect_cell(&cohorts.all[0], 2, 2, 1, 1, 1, 25);
	expect_cell(&cohorts.all[0], 1, 3, 0, 1, 0, -2);
	assert_true(cohorts.left_out == 0);
	clv_cohorts_free(&cohorts);
	clv_ledger_close(ledger);
}

static void bring_to(struct clv_batch *batch, const char *customer,
                     const char *segment, int32_t day)
{
	const struct clv_transaction transaction = {
	    .customer = customer,
	    .customer_length = strlen(customer),
	    .segment = segment,
	    .segment_length = strlen(segment),
	    .amount = UNIT,
	    .day = day,
	    .is_purchase = true};
	assert_true(clv_batch_add(batch, &transaction));
}

/* Of the first purchase, in byte order, none first. */
static void segments_come_in_order(void **state)
{
	(void)state;
	static const char *const expected[] = {"", "phone", "web"};
	struct clv_ledger *ledger =
	    clv_ledger_open(CLV_KEEPS_DETAIL | CLV_KEEPS_SEGMENTS);
	struct clv_batch *batch = clv_batch_open(ledger);
	bring_to(batch, "a", "web", NEW_YEAR);
	bring_to(batch, "b", "phone", FEBRUARY);
	bring_to(batch, "b", "web", FEBRUARY + 1);
	bring_to(batch, "c", "", NEW_YEAR);
	finish(ledger, batch);
	struct clv_cohorts cohorts;
	const struct clv_cohorts_request request = {.by_segment = true,
	                                            .until = MARCH - 1};
	assert_true(clv_cohorts_measure(&cohorts, ledger, &request));
	assert_int_equal(cohorts.count, 3);
	for (size_t i = 0; i < 3; i++) {
		const struct clv_cohort *cohort = &cohorts.all[i];
		assert_int_equal(cohort->segment_length, strlen(expected[i]));
		if (cohort->segment)
			assert_memory_equal(cohort->segment, expected[i],
			                    cohort->segment_length);
		assert_int_equal(cohort->customers, 1);
	}
	expect_cell(&cohorts.all[1], 0, 1, 1, 1, 2, 2);
	clv_cohorts_free(&cohorts);
	clv_ledger_close(ledger);
}

static void what_is_later_does_not_count(void **state)
{
	(void)state;
	static const struct entry few[] = {{'a', NEW_YEAR, UNIT, true},
	                                   {'a', FEBRUARY, 2 * UNIT, true},
	                                   {'b', FEBRUARY, 4 * UNIT, true}};
	struct clv_ledger *ledger = enter(few, 3, CLV_KEEPS_DETAIL);
	struct clv_cohorts cohorts;
	const struct clv_cohorts_request request = {.until = FEBRUARY - 1};
	assert_true(clv_cohorts_measure(&cohorts, ledger, &request));
	assert_int_equal(cohorts.count, 1);
	assert_int_equal(cohorts.all[0].count, 1);
	expect_cell(&cohorts.all[0], 0, 1, 1, 1, 1, 1);
	assert_false(cohorts.is_open);
	clv_cohorts_free(&cohorts);
	clv_ledger_close(ledger);
}

static void the_ends_of_the_calendar(void **state)
{
	(void)state;
	static const struct entry far[] = {{'a', CLV_FIRST_DAY, UNIT, true},
	                                   {'a', CLV_LAST_DAY, UNIT, true}};
	struct clv_ledger *ledger = enter(far, 2, CLV_KEEPS_DETAIL);
	for (int period = CLV_PERIOD_MONTH; period <= CLV_PERIOD_YEAR; period++) {
		static const size_t counts[] = {3612, 1204, 301};
		struct clv_cohorts cohorts;
		const struct clv_cohorts_request request = {
		    .period = (enum clv_period)period, .until = CLV_LAST_DAY};
		assert_true(clv_cohorts_measure(&cohorts, ledger, &request));
		assert_false(cohorts.is_open);
		assert_int_equal(cohorts.all[0].count, counts[period]);
		expect_cell(&cohorts.all[0], counts[period] - 1, 1, 1, 1, 1, 1);
		clv_cohorts_free(&cohorts);
	}
	clv_ledger_close(ledger);
}

/* ---- The naive count ------------------------------------------------------
 */

enum { LETTERS = 20, MONTHS = 14, DAYS = 400 };

/* The month of a day since the new year of 2025, by counting. */
static size_t month_of(int day)
{
	static const int lengths[] = {31, 28, 31, 30, 31, 30, 31,
	                              31, 30, 31, 30, 31, 31, 28};
	size_t month = 0;
	while (day >= lengths[month])
		day -= lengths[month++];
	return month;
}

struct naive {
	int64_t revenue[MONTHS][MONTHS];
	uint64_t active[MONTHS][MONTHS], returning[MONTHS][MONTHS];
	uint64_t orders[MONTHS][MONTHS], customers[MONTHS];
};

static void count_letter(const struct entry *all, size_t count, char letter,
                         struct naive *naive)
{
	int first = DAYS;
	bool bought[MONTHS] = {false};
	for (size_t i = 0; i < count; i++)
		if (all[i].customer == letter && all[i].purchase &&
		    all[i].day - NEW_YEAR < first)
			first = all[i].day - NEW_YEAR;
	if (first == DAYS)
		return;
	const size_t home = month_of(first);
	naive->customers[home]++;
	for (size_t i = 0; i < count; i++) {
		const size_t month = month_of(all[i].day - NEW_YEAR);
		const size_t age = month > home ? month - home : 0;
		if (all[i].customer != letter)
			continue;
		naive->revenue[home][age] += all[i].amount;
		naive->orders[home][age] += all[i].purchase;
		bought[age] |= all[i].purchase;
	}
	for (size_t age = 0; age < MONTHS; age++) {
		bool later = false;
		for (size_t other = age; other < MONTHS; other++)
			later |= bought[other];
		naive->active[home][age] += bought[age];
		naive->returning[home][age] += later;
	}
}

static void compare(const struct clv_cohorts *cohorts,
                    const struct naive *naive)
{
	size_t at = 0;
	for (size_t home = 0; home < MONTHS; home++) {
		if (!naive->customers[home])
			continue;
		const struct clv_cohort *cohort = &cohorts->all[at++];
		assert_int_equal(cohort->customers, naive->customers[home]);
		for (size_t age = 0; age < cohort->count; age++) {
			const struct clv_cohort_cell *cell = &cohort->cells[age];
			assert_int_equal(cell->customers, naive->customers[home]);
			assert_int_equal(cell->active, naive->active[home][age]);
			assert_int_equal(cell->returning, naive->returning[home][age]);
			assert_int_equal(cell->orders, naive->orders[home][age]);
			assert_true(cell->revenue == naive->revenue[home][age]);
		}
	}
	assert_int_equal(at, cohorts->count);
}

static void generated_histories_are_counted_alike(void **state)
{
	(void)state;
	enum { ROUNDS = 40, MOST = 500 };
	static struct entry made[MOST];
	srand(5);
	for (int round = 0; round < ROUNDS; round++) {
		struct naive naive = {0};
		const size_t count = (size_t)(rand() % MOST);
		for (size_t i = 0; i < count; i++) {
			const bool purchase = rand() % 5 > 0;
			const int64_t amount = rand() % (90 * UNIT);
			made[i] = (struct entry){(char)('a' + rand() % LETTERS),
			                         NEW_YEAR + rand() % DAYS,
			                         purchase ? amount : -amount, purchase};
		}
		for (int i = 0; i < LETTERS; i++)
			count_letter(made, count, (char)('a' + i), &naive);
		struct clv_ledger *ledger = enter(
		    made, count, CLV_KEEPS_DETAIL | (round % 2 ? CLV_KEEPS_LOOSE : 0));
		struct clv_cohorts cohorts;
		const struct clv_cohorts_request request = {.until =
		                                                NEW_YEAR + DAYS - 1};
		assert_true(clv_cohorts_measure(&cohorts, ledger, &request));
		compare(&cohorts, &naive);
		clv_cohorts_free(&cohorts);
		clv_ledger_close(ledger);
	}
}

/* Of a published history, counted by awk over the file: of the 857 customers of
   2,357 who first came in February 1997, 134 bought in March, and 60 in June
   1998. */
static void a_published_history(void **state)
{
	(void)state;
	struct clv_ledger *ledger = cdnow_ledger(CLV_KEEPS_DETAIL);
	if (!ledger)
		return;
	struct clv_cohorts cohorts;
	const struct clv_cohorts_request request = {.until = CDNOW_UNTIL};
	assert_true(clv_cohorts_measure(&cohorts, ledger, &request));
	assert_int_equal(cohorts.count, 3);
	assert_int_equal(cohorts.all[0].customers, 781);
	assert_int_equal(cohorts.all[1].customers, 857);
	assert_int_equal(cohorts.all[2].customers, 719);
	assert_int_equal(cohorts.all[1].cells[1].active, 134);
	assert_int_equal(cohorts.all[1].cells[16].active, 60);
	assert_false(cohorts.is_open);
	clv_cohorts_free(&cohorts);
	clv_ledger_close(ledger);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(months_by_hand),
	    cmocka_unit_test(other_periods_by_hand),
	    cmocka_unit_test(a_segment_counts_whole_periods),
	    cmocka_unit_test(segments_come_in_order),
	    cmocka_unit_test(what_is_later_does_not_count),
	    cmocka_unit_test(the_ends_of_the_calendar),
	    cmocka_unit_test(generated_histories_are_counted_alike),
	    cmocka_unit_test(a_published_history),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
