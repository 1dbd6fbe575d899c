/* Pauses between purchases, ranked by hand. */
#include "data/gap.h"

#include "check.h"
#include "ledger_of.h"

#include <stdlib.h>

/* A customer whose purchase days lie so far apart. */
static struct clv_ledger *ledger_of_gaps(const int32_t *gaps, size_t count)
{
	struct entry *entries = calloc(count + 1, sizeof *entries);
	int32_t day = CLV_FIRST_DAY;
	for (size_t i = 0; i <= count; i++) {
		entries[i] = (struct entry){'c', day, 1, true};
		day += i < count ? gaps[i] : 0;
	}
	struct clv_ledger *ledger = enter(entries, count + 1, 0);
	free(entries);
	return ledger;
}

static void quantile_is(const struct clv_ledger *ledger, double share,
                        int32_t expected)
{
	int32_t days;
	assert_true(clv_gap_quantile(ledger, share, 2, &days));
	assert_int_equal(days, expected);
}

static void a_quantile_is_the_nearest_rank(void **state)
{
	(void)state;
	int32_t gaps[100];
	for (int32_t i = 0; i < 100; i++)
		gaps[i] = (i * 37 % 100 + 1) * 10;
	/* 10, 20... 1000: of 100 gaps, so many hundredths are the so-manieth */
	struct clv_ledger *ledger = ledger_of_gaps(gaps, 100);
	for (int percent = 1; percent <= 100; percent++)
		quantile_is(ledger, percent / 100.0, percent * 10);
	quantile_is(ledger, 0, 10);
	quantile_is(ledger, 0.9501, 960);
	clv_ledger_close(ledger);

	for (int32_t i = 0; i < 20; i++)
		gaps[i] = i * 7 % 20 + 1;
	ledger = ledger_of_gaps(gaps, 20);
	quantile_is(ledger, 0.95, 19);
	quantile_is(ledger, 0.951, 20);
	quantile_is(ledger, 0.5, 10);
	clv_ledger_close(ledger);

	const int32_t ties[] = {5, 5, 5, 5, 9};
	ledger = ledger_of_gaps(ties, 5);
	quantile_is(ledger, 0.2, 5);
	quantile_is(ledger, 0.8, 5);
	quantile_is(ledger, 0.81, 9);
	clv_ledger_close(ledger);

	const int32_t longest = CLV_LAST_DAY - CLV_FIRST_DAY;
	ledger = ledger_of_gaps(&longest, 1);
	quantile_is(ledger, 0, longest);
	quantile_is(ledger, 0.95, longest);
	quantile_is(ledger, 1, longest);
	clv_ledger_close(ledger);

	int32_t days = 77;
	ledger = ledger_of_gaps(NULL, 0);
	assert_false(clv_gap_quantile(ledger, 0.95, 0, &days));
	assert_int_equal(days, 0);
	clv_ledger_close(ledger);
}

/* Gaps lie between days of one customer, and not between customers. */
static void gaps_are_of_one_customer(void **state)
{
	(void)state;
	const struct entry entries[] = {{'a', 10, 1, true}, {'b', 11, 1, true},
	                                {'a', 40, 1, true}, {'a', 40, 1, true},
	                                {'b', 51, 1, true}, {'b', 52, -1, false}};
	struct clv_ledger *ledger = enter(entries, 6, 0);
	quantile_is(ledger, 0.5, 30);
	quantile_is(ledger, 1, 40);
	clv_ledger_close(ledger);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_quantile_is_the_nearest_rank),
	    cmocka_unit_test(gaps_are_of_one_customer),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
