/* A history cut in two: by hand, against a naive count, and the published
   counts of CDNOW. */
#include "data/holdout.h"

#include "check.h"
#include "ledger_of.h"
#include "models_check.h"

/* Cut after day 10, until day 20:
     a  days 0, 4, 10, 11, 15: twice again up to the cut, twice after it;
        5 on day 0 and 1 back on day 2, 6 on day 4, 7 on day 10, then 8 and 9
     b  day 10 alone, 3
     c  day 11: comes too late
     d  days 2 and 20; 20 given back on day 12
     e  day 3; nothing but 9 given back: no customer is f */
static const struct entry entries[] = {
    {'a', 15, 9 * UNIT, true},    {'a', 0, 5 * UNIT, true},
    {'a', 2, -1 * UNIT, false},   {'a', 10, 7 * UNIT, true},
    {'a', 4, 6 * UNIT, true},     {'a', 11, 8 * UNIT, true},
    {'b', 10, 3 * UNIT, true},    {'c', 11, 1 * UNIT, true},
    {'d', 2, 10 * UNIT, true},    {'d', 20, 11 * UNIT, true},
    {'d', 12, -20 * UNIT, false}, {'e', 3, 1 * UNIT, true},
    {'f', 3, -9 * UNIT, false},
};
enum { ENTRIES = sizeof entries / sizeof *entries };

static void expect_held(const struct clv_held *held, int32_t frequency,
                        int32_t recency, int32_t age, int32_t after)
{
	assert_int_equal(held->frequency, frequency);
	assert_int_equal(held->recency, recency);
	assert_int_equal(held->age, age);
	assert_int_equal(held->after, after);
}

static void a_history_by_hand(void **state)
{
	(void)state;
	struct clv_ledger *ledger = enter(entries, ENTRIES, CLV_KEEPS_DETAIL);
	struct clv_holdout holdout;
	assert_true(clv_holdout_split(&holdout, ledger, 10, 20, true));
	assert_int_equal(holdout.first, 0);
	assert_int_equal(holdout.count, 4);
	assert_int_equal(holdout.later, 1);
	/* by frequency and age: b, e, d, a */
	expect_held(&holdout.customers[0], 0, 0, 0, 0);
	expect_held(&holdout.customers[1], 0, 0, 7, 0);
	expect_held(&holdout.customers[2], 0, 0, 8, 1);
	expect_held(&holdout.customers[3], 2, 10, 10, 2);
	assert_true(holdout.customers[2].repeat_revenue == 0);
	assert_true(holdout.customers[2].revenue_after == -9 * UNIT);
	/* what is given back after the first day lowers the repeat purchases */
	assert_true(holdout.customers[3].repeat_revenue == 12 * UNIT);
	assert_true(holdout.customers[3].revenue_after == 17 * UNIT);
	for (int32_t day = 0; day <= 20; day++) {
		const struct clv_held_day *on = &holdout.days[day];
		assert_int_equal(on->first_purchases,
		                 day == 0 || day == 2 || day == 3 || day == 10);
		assert_int_equal(on->repeat_purchases, day == 4 || day == 10 ||
		                                           day == 11 || day == 15 ||
		                                           day == 20);
	}
	clv_holdout_free(&holdout);
	clv_ledger_close(ledger);
}

static void without_detail_there_is_no_money(void **state)
{
	(void)state;
	struct clv_ledger *ledger = enter(entries, ENTRIES, CLV_KEEPS_CUSTOMERS);
	struct clv_holdout holdout;
	assert_true(clv_holdout_split(&holdout, ledger, 10, 20, false));
	assert_int_equal(holdout.count, 4);
	for (size_t i = 0; i < 4; i++) {
		assert_true(holdout.customers[i].repeat_revenue == 0);
		assert_true(holdout.customers[i].revenue_after == 0);
	}
	clv_holdout_free(&holdout);
	clv_ledger_close(ledger);
}

static void nobody_is_held(void **state)
{
	(void)state;
	struct clv_ledger *ledger = enter(entries, 0, CLV_KEEPS_CUSTOMERS);
	struct clv_holdout holdout;
	assert_true(clv_holdout_split(&holdout, ledger, 10, 20, false));
	assert_int_equal(holdout.count, 0);
	clv_holdout_free(&holdout);
	clv_ledger_close(ledger);
	/* all of them later */
	ledger = enter(&entries[7], 1, CLV_KEEPS_CUSTOMERS);
	assert_true(clv_holdout_split(&holdout, ledger, 10, 20, false));
	assert_int_equal(holdout.count, 0);
	assert_int_equal(holdout.later, 1);
	clv_holdout_free(&holdout);
	clv_ledger_close(ledger);
}

/* The order of the data does not matter, down to the order of the customers. */
static void order_does_not_matter(void **state)
{
	(void)state;
	struct entry reversed[ENTRIES];
	struct clv_holdout one, two;
	for (size_t i = 0; i < ENTRIES; i++)
		reversed[i] = entries[ENTRIES - 1 - i];
	struct clv_ledger *first = enter(entries, ENTRIES, CLV_KEEPS_DETAIL);
	struct clv_ledger *second = enter(reversed, ENTRIES, CLV_KEEPS_DETAIL);
	assert_true(clv_holdout_split(&one, first, 10, 20, true));
	assert_true(clv_holdout_split(&two, second, 10, 20, true));
	assert_int_equal(one.count, two.count);
	for (size_t i = 0; i < one.count; i++) {
		const struct clv_held *held = &two.customers[i];
		expect_held(&one.customers[i], held->frequency, held->recency,
		            held->age, held->after);
		assert_true(one.customers[i].revenue_after == held->revenue_after);
	}
	clv_holdout_free(&one);
	clv_holdout_free(&two);
	clv_ledger_close(first);
	clv_ledger_close(second);
}

/* Fader, Hardie and Lee 2005: 2,357 customers; 2,457 repeat purchases up to
   1997-09-30 and 1,882 in the 39 weeks after it. */
static void cdnow_splits_as_published(void **state)
{
	(void)state;
	struct clv_ledger *ledger = cdnow_ledger(CLV_KEEPS_CUSTOMERS);
	struct clv_holdout holdout;
	if (!ledger)
		return;
	assert_true(
	    clv_holdout_split(&holdout, ledger, CDNOW_CUT, CDNOW_UNTIL, false));
	int64_t before = 0, after = 0;
	for (size_t i = 0; i < holdout.count; i++) {
		before += holdout.customers[i].frequency;
		after += holdout.customers[i].after;
	}
	assert_int_equal(holdout.count, 2357);
	assert_int_equal(holdout.later, 0);
	assert_int_equal(before, 2457);
	assert_int_equal(after, 1882);
	clv_holdout_free(&holdout);
	clv_ledger_close(ledger);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_history_by_hand),
	    cmocka_unit_test(without_detail_there_is_no_money),
	    cmocka_unit_test(nobody_is_held),
	    cmocka_unit_test(order_does_not_matter),
	    cmocka_unit_test(cdnow_splits_as_published),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
