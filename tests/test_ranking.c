/* Orders and fifths of customers. */
#include "data/names.h"
#include "data/ranking.h"

#include "check.h"

#include <float.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void keys_order_as_numbers_do(void **state)
{
	(void)state;
	static const double ascending[] = {-HUGE_VAL,
	                                   -DBL_MAX,
	                                   -1e10,
	                                   -2.0,
	                                   -1.0000000000000002,
	                                   -1.0,
	                                   -DBL_MIN,
	                                   -4.9e-324,
	                                   0.0,
	                                   4.9e-324,
	                                   DBL_MIN,
	                                   0.1,
	                                   1.0,
	                                   1.0000000000000002,
	                                   2.0,
	                                   1e10,
	                                   DBL_MAX,
	                                   HUGE_VAL};
	enum { COUNT = sizeof ascending / sizeof *ascending };
	for (int i = 0; i < COUNT; i++)
		for (int j = 0; j < COUNT; j++) {
			const int64_t a = clv_rank_key(ascending[i]);
			const int64_t b = clv_rank_key(ascending[j]);
			assert_int_equal((a > b) - (a < b), (i > j) - (i < j));
		}
	assert_true(clv_rank_key(-0.0) == clv_rank_key(0.0));
	assert_true(clv_rank_key((double)NAN) < clv_rank_key(-HUGE_VAL));
	assert_true(clv_rank_key(-(double)NAN) == clv_rank_key((double)NAN));
}

static void sums_are_keys_as_far_as_they_fit(void **state)
{
	(void)state;
	const clv_wide most = INT64_MAX;
	const clv_wide least = INT64_MIN;
	assert_true(clv_rank_key_exact(0) == 0);
	assert_true(clv_rank_key_exact(-7) == -7);
	assert_true(clv_rank_key_exact(most - 1) == INT64_MAX - 1);
	assert_true(clv_rank_key_exact(most) == INT64_MAX);
	assert_true(clv_rank_key_exact(most + 1) == INT64_MAX);
	assert_true(clv_rank_key_exact(most * most) == INT64_MAX);
	assert_true(clv_rank_key_exact(least) == INT64_MIN);
	assert_true(clv_rank_key_exact(least - 1) == INT64_MIN);
	assert_true(clv_rank_key_exact(least * most) == INT64_MIN);
}

/* ---- Ranks --------------------------------------------------------------- */

/* One purchase of each name, a text with its null. */
static struct clv_ledger *ledger_of(const char *const *names, size_t count)
{
	struct clv_ledger *ledger = clv_ledger_open(0);
	struct clv_batch *batch = clv_batch_open(ledger);
	for (size_t i = 0; i < count; i++) {
		const struct clv_transaction transaction = {.customer = names[i],
		                                            .customer_length =
		                                                strlen(names[i]),
		                                            .is_purchase = true};
		assert_true(clv_batch_add(batch, &transaction));
	}
	assert_true(clv_ledger_enter(ledger, batch));
	assert_true(clv_ledger_finish(ledger, 2));
	clv_batch_close(batch);
	return ledger;
}

static uint32_t customer_of(const struct clv_ledger *ledger, const char *name)
{
	struct clv_customer customer;
	for (uint32_t i = 0; i < clv_ledger_count(ledger); i++) {
		clv_ledger_customer(ledger, i, &customer);
		if (customer.name_length == strlen(name) &&
		    memcmp(customer.name, name, customer.name_length) == 0)
			return i;
	}
	fail_with("no customer %s", name);
	return 0;
}

static void equal_keys_follow_the_names(void **state)
{
	(void)state;
	static const char *const names[] = {
	    "d", "b", "a long name of a customer", "a", "c", "B", "\xC3\xA9"};
	static const double numbers[] = {2, 5, 5, 5, NAN, 2, 7};
	static const char *const down[] = {
	    "\xC3\xA9", "a", "a long name of a customer", "b", "B", "d", "c"};
	static const char *const up[] = {
	    "c", "B", "d", "a", "a long name of a customer", "b", "\xC3\xA9"};
	enum { COUNT = sizeof names / sizeof *names };
	struct clv_ledger *ledger = ledger_of(names, COUNT);
	struct clv_ranked ranked[COUNT];
	for (size_t turn = 0; turn < COUNT; turn++)
		for (int ascending = 0; ascending < 2; ascending++) {
			/* whatever stood first */
			for (size_t i = 0; i < COUNT; i++) {
				const size_t from = (i + turn) % COUNT;
				ranked[i] = (struct clv_ranked){
				    .key = clv_rank_key(numbers[from]),
				    .customer = customer_of(ledger, names[from])};
			}
			assert_true(clv_rank(ledger, ranked, COUNT, ascending, turn % 3));
			for (size_t i = 0; i < COUNT; i++)
				assert_int_equal(
				    ranked[i].customer,
				    customer_of(ledger, ascending ? up[i] : down[i]));
		}
	assert_true(clv_rank(ledger, ranked, 0, false, 1));
	assert_true(clv_rank(ledger, NULL, 0, true, 4));
	clv_ledger_close(ledger);
}

/* Each of many is followed by one with a lower key, or the same and a later
   name. */
static void many_are_in_order(void **state)
{
	(void)state;
	enum { COUNT = 40000, KEYS = 300 };
	static char texts[COUNT][24];
	static const char *names[COUNT];
	for (int i = 0; i < COUNT; i++) {
		/* half of them start alike */
		snprintf(texts[i], sizeof texts[i], i % 2 ? "%d" : "customer %d", i);
		names[i] = texts[i];
	}
	struct clv_ledger *ledger = ledger_of(names, COUNT);
	struct clv_ranked *ranked = calloc(COUNT, sizeof *ranked);
	assert_non_null(ranked);
	/* keys of few digits and of all, and all alike */
	static const int64_t factors[] = {0, 1, 200001, 40000200001};
	for (size_t turn = 0; turn < sizeof factors / sizeof *factors; turn++)
		for (int ascending = 0; ascending < 2; ascending++) {
			for (uint32_t i = 0; i < COUNT; i++)
				ranked[i] = (struct clv_ranked){
				    .key = ((int64_t)((uint64_t)i * 2654435761u % KEYS) - 150) *
				           factors[turn],
				    .customer = i};
			assert_true(
			    clv_rank(ledger, ranked, COUNT, ascending, 2 * turn + 1));
			for (size_t i = 1; i < COUNT; i++) {
				struct clv_customer a;
				struct clv_customer b;
				clv_ledger_customer(ledger, ranked[i - 1].customer, &a);
				clv_ledger_customer(ledger, ranked[i].customer, &b);
				if (ranked[i - 1].key == ranked[i].key)
					assert_true(clv_text_compare(a.name, a.name_length, b.name,
					                             b.name_length) < 0);
				else
					assert_int_equal(ranked[i - 1].key < ranked[i].key,
					                 ascending);
			}
		}
	free(ranked);
	clv_ledger_close(ledger);
}

/* ---- Fifths -------------------------------------------------------------- */

static void scores_are(const int64_t *keys, size_t count, const char *expected)
{
	struct clv_ranked ranked[16] = {{0}};
	uint8_t scores[17];
	memset(scores, 99, sizeof scores);
	/* customers in the other direction than ranks */
	for (size_t i = 0; i < count; i++)
		ranked[i] = (struct clv_ranked){.key = keys[i],
		                                .customer = (uint32_t)(count - 1 - i)};
	clv_score(ranked, count, scores);
	assert_int_equal(strlen(expected), count);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(scores[count - 1 - i], expected[i] - '0');
	assert_int_equal(scores[count], 99);
}

static void scores_are_fifths_and_ties_share_the_better(void **state)
{
	(void)state;
	scores_are((const int64_t[]){9, 8, 7, 6, 5, 4, 3, 2, 1, 0}, 10,
	           "5544332211");
	scores_are((const int64_t[]){5, 4, 3, 2, 1}, 5, "54321");
	scores_are((const int64_t[]){7, 7, 7, 7, 7}, 5, "55555");
	/* 1 of 10 exceeds the next four, 5 the rest */
	scores_are((const int64_t[]){9, 8, 8, 8, 8, 1, 1, 1, 1, 1}, 10,
	           "5555533333");
	/* a fifth of 7 is 1.4: nobody, one, two... of them exceed each */
	scores_are((const int64_t[]){7, 6, 5, 4, 3, 2, -9}, 7, "5543321");
	scores_are((const int64_t[]){3, 2}, 2, "53");
	scores_are((const int64_t[]){3}, 1, "5");
	clv_score(NULL, 0, NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(keys_order_as_numbers_do),
	    cmocka_unit_test(sums_are_keys_as_far_as_they_fit),
	    cmocka_unit_test(equal_keys_follow_the_names),
	    cmocka_unit_test(many_are_in_order),
	    cmocka_unit_test(scores_are_fifths_and_ties_share_the_better),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
