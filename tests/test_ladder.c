/* Purchases by their number: a case added up by hand, and generated histories
   against a count that sorts nothing and knows no ledger. */
#include "data/ladder.h"

#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { UNIT = 10000 };

/* One purchase or refund (purchase false) of a customer, by a letter. */
struct entry {
	char customer;
	int32_t day;
	int64_t amount;
	bool purchase;
};

static struct clv_ledger *enter(const struct entry *entries, size_t count)
{
	struct clv_ledger *ledger = clv_ledger_open(CLV_KEEPS_DETAIL);
	assert_non_null(ledger);
	struct clv_batch *batch = clv_batch_open(ledger);
	assert_non_null(batch);
	for (size_t i = 0; i < count; i++) {
		const struct clv_transaction transaction = {
		    .customer = &entries[i].customer,
		    .customer_length = 1,
		    .amount = entries[i].amount,
		    .day = entries[i].day,
		    .is_purchase = entries[i].purchase};
		assert_true(clv_batch_add(batch, &transaction));
	}
	assert_true(clv_ledger_enter(ledger, batch));
	clv_batch_close(batch);
	assert_true(clv_ledger_finish(ledger, 2));
	return ledger;
}

static void expect_rung(const struct clv_ladder *ladder, size_t number,
                        uint64_t customers, int64_t revenue, int32_t low,
                        int32_t high)
{
	const struct clv_rung *rung = &ladder->rungs[number - 1];
	assert_int_equal(rung->customers, customers);
	assert_true(rung->revenue == (clv_wide)revenue);
	assert_int_equal(rung->days_low, low);
	assert_int_equal(rung->days_high, high);
}

/* Added up by hand:
     a  day 0: 10 + 5;  day 10: 20, 2 of it given back on day 12;  day 40: 30
     b  1 given back on day 1;  day 3: 8;  day 8: 4
     c  day 5: 7
     d  day 0: 100;  day 20: 50, of which 60 given back that day
     e  nothing but 9 given back: no customer
   days to the second: 10, 5, 20; to the third: 30. */
static void a_history_by_hand(void **state)
{
	(void)state;
	static const struct entry entries[] = {
	    {'a', 40, 30 * UNIT, true},   {'b', 8, 4 * UNIT, true},
	    {'a', 0, 10 * UNIT, true},    {'c', 5, 7 * UNIT, true},
	    {'a', 12, -2 * UNIT, false},  {'d', 20, 50 * UNIT, true},
	    {'e', 6, -9 * UNIT, false},   {'a', 0, 5 * UNIT, true},
	    {'d', 20, -60 * UNIT, false}, {'b', 1, -1 * UNIT, false},
	    {'b', 3, 8 * UNIT, true},     {'d', 0, 100 * UNIT, true},
	    {'a', 10, 20 * UNIT, true},
	};
	struct clv_ledger *ledger =
	    enter(entries, sizeof entries / sizeof *entries);
	struct clv_ladder ladder;
	assert_true(clv_ladder_climb(&ladder, ledger));
	assert_int_equal(ladder.count, 3);
	/* 15 + (8 - 1) + 7 + 100 */
	expect_rung(&ladder, 1, 4, 129 * UNIT, 0, 0);
	/* (20 - 2) + 4 + (50 - 60) */
	expect_rung(&ladder, 2, 3, 12 * UNIT, 10, 10);
	expect_rung(&ladder, 3, 1, 30 * UNIT, 30, 30);
	clv_ladder_free(&ladder);
	assert_null(ladder.rungs);
	clv_ledger_close(ledger);
}

/* Of an even number of waits the two in the middle: 2, 4 | 10, 30. */
static void an_even_number_has_two_in_the_middle(void **state)
{
	(void)state;
	static const struct entry entries[] = {
	    {'a', 0, UNIT, true},  {'a', 30, UNIT, true}, {'b', 0, UNIT, true},
	    {'b', 2, UNIT, true},  {'c', 0, UNIT, true},  {'c', 10, UNIT, true},
	    {'d', 7, UNIT, true},  {'d', 11, UNIT, true}, {'f', -9, 0, true},
	    {'f', -9, UNIT, true},
	};
	struct clv_ledger *ledger =
	    enter(entries, sizeof entries / sizeof *entries);
	struct clv_ladder ladder;
	assert_true(clv_ladder_climb(&ladder, ledger));
	assert_int_equal(ladder.count, 2);
	expect_rung(&ladder, 1, 5, 5 * UNIT, 0, 0);
	expect_rung(&ladder, 2, 4, 4 * UNIT, 4, 10);
	clv_ladder_free(&ladder);
	clv_ledger_close(ledger);
}

static void nobody_has_no_ladder(void **state)
{
	(void)state;
	static const struct entry refund = {'a', 3, -UNIT, false};
	for (size_t count = 0; count < 2; count++) {
		struct clv_ledger *ledger = enter(&refund, count);
		struct clv_ladder ladder;
		assert_true(clv_ladder_climb(&ladder, ledger));
		assert_int_equal(ladder.count, 0);
		clv_ladder_free(&ladder);
		clv_ledger_close(ledger);
	}
}

/* Sums far beyond 64 bits stay exact. */
static void large_sums_are_exact(void **state)
{
	(void)state;
	struct entry entries[40];
	for (size_t i = 0; i < 40; i++)
		entries[i] = (struct entry){(char)('a' + i % 20), (int32_t)(i / 20) * 3,
		                            INT64_MAX - (int64_t)i, true};
	struct clv_ledger *ledger = enter(entries, 40);
	struct clv_ladder ladder;
	assert_true(clv_ladder_climb(&ladder, ledger));
	assert_int_equal(ladder.count, 2);
	/* 0 + ... + 19 = 190, 20 + ... + 39 = 590 */
	assert_true(ladder.rungs[0].revenue == (clv_wide)INT64_MAX * 20 - 190);
	assert_true(ladder.rungs[1].revenue == (clv_wide)INT64_MAX * 20 - 590);
	clv_ladder_free(&ladder);
	clv_ledger_close(ledger);
}

/* ---- The naive count ------------------------------------------------------
 */

enum { DAYS = 60, LETTERS = 20 };

/* What happened on every day of every customer. */
struct calendar {
	bool bought[LETTERS][DAYS];
	int64_t amount[LETTERS][DAYS];
};

/* The waits of purchase `number`, counted by length. */
static void expect_median(const struct clv_rung *rung, const int *waits,
                          int total)
{
	int seen = 0;
	int32_t low = -1;
	int32_t high = -1;
	for (int32_t wait = 0; wait < DAYS; wait++) {
		seen += waits[wait];
		if (low < 0 && 2 * seen >= total)
			low = wait;
		if (high < 0 && 2 * seen > total)
			high = wait;
	}
	assert_int_equal(rung->days_low, low);
	assert_int_equal(rung->days_high, high);
}

static void expect_naive(const struct calendar *calendar,
                         const struct clv_ladder *ladder)
{
	int64_t revenue[DAYS + 1] = {0};
	int customers[DAYS + 1] = {0};
	int waits[DAYS + 1][DAYS] = {{0}};
	size_t most = 0;
	for (int letter = 0; letter < LETTERS; letter++) {
		size_t number = 0;
		int last = 0;
		int64_t before = 0; /* given back before the first purchase */
		for (int day = 0; day < DAYS; day++) {
			if (calendar->bought[letter][day]) {
				number++;
				customers[number]++;
				if (number > 1)
					waits[number][day - last]++;
				last = day;
			}
			if (number)
				revenue[number] += calendar->amount[letter][day];
			else
				before += calendar->amount[letter][day];
		}
		revenue[1] += number ? before : 0;
		most = number > most ? number : most;
	}
	assert_int_equal(ladder->count, most);
	for (size_t number = 1; number <= most; number++) {
		const struct clv_rung *rung = &ladder->rungs[number - 1];
		assert_int_equal(rung->customers, customers[number]);
		assert_true(rung->revenue == revenue[number]);
		if (number > 1)
			expect_median(rung, waits[number], customers[number]);
	}
}

static void generated_histories_are_counted_alike(void **state)
{
	(void)state;
	enum { ROUNDS = 60, MOST = 400 };
	srand(11);
	for (int round = 0; round < ROUNDS; round++) {
		struct entry entries[MOST];
		struct calendar calendar;
		memset(&calendar, 0, sizeof calendar);
		const size_t count = (size_t)(rand() % MOST);
		for (size_t i = 0; i < count; i++) {
			const int letter = rand() % LETTERS;
			const int day = rand() % DAYS;
			const bool purchase = rand() % 4 > 0;
			const int64_t amount = rand() % (100 * UNIT);
			entries[i] = (struct entry){(char)('a' + letter), day,
			                            purchase ? amount : -amount, purchase};
			calendar.bought[letter][day] |= purchase;
			calendar.amount[letter][day] += entries[i].amount;
		}
		struct clv_ledger *ledger = enter(entries, count);
		struct clv_ladder ladder;
		assert_true(clv_ladder_climb(&ladder, ledger));
		expect_naive(&calendar, &ladder);
		clv_wide all = 0;
		clv_wide sum = 0;
		for (size_t i = 0; i < clv_ledger_count(ledger); i++) {
			struct clv_customer customer;
			clv_ledger_customer(ledger, i, &customer);
			all += customer.revenue;
		}
		for (size_t i = 0; i < ladder.count; i++)
			sum += ladder.rungs[i].revenue;
		assert_true(all == sum);
		clv_ladder_free(&ladder);
		clv_ledger_close(ledger);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_history_by_hand),
	    cmocka_unit_test(an_even_number_has_two_in_the_middle),
	    cmocka_unit_test(nobody_has_no_ladder),
	    cmocka_unit_test(large_sums_are_exact),
	    cmocka_unit_test(generated_histories_are_counted_alike),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
