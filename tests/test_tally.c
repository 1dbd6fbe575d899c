/* Counts by words, and what several of them are together. */
#include "io/tally.h"

#include "check.h"

#include <string.h>

static uint32_t add(struct clv_counts *counts, const char *text, uint64_t count,
                    clv_wide amount)
{
	return clv_counts_add(counts, text, strlen(text), count, amount);
}

static const struct clv_count *find(const struct clv_counts *counts,
                                    const char *text)
{
	const uint32_t number = clv_names_find(&counts->names, text, strlen(text));
	if (number == CLV_NO_NAME)
		fail_with("there is no %s", text);
	return &counts->counts[number];
}

static void words_have_a_count_each(void **state)
{
	(void)state;
	struct clv_tally tally;
	clv_tally_clear(&tally);
	struct clv_counts *counts = &tally.left_out;
	assert_int_equal(add(counts, "status voided", 1, 120000), 0);
	assert_int_equal(add(counts, "guests", 2, -5), 1);
	assert_int_equal(add(counts, "status voided", 3, 1), 0);
	/* a word may be made known before it is counted */
	assert_int_equal(add(counts, "", 0, 0), 2);
	assert_true(find(counts, "status voided")->count == 4);
	assert_true(find(counts, "status voided")->amount == 120001);
	assert_true(find(counts, "guests")->amount == -5);
	assert_true(find(counts, "")->count == 0);
	clv_tally_free(&tally);
	assert_int_equal(counts->names.count, 0);
	clv_tally_free(&tally);
}

static void many_words_find_room(void **state)
{
	(void)state;
	enum { WORDS = 3000 };
	struct clv_counts counts = {.capacity = 0};
	struct clv_tally tally;
	clv_tally_clear(&tally);
	for (uint32_t round = 0; round < 2; round++)
		for (uint32_t i = 0; i < WORDS; i++)
			assert_int_equal(
			    clv_counts_add(&counts, (const char *)&i, sizeof i, 1, i), i);
	for (uint32_t i = 0; i < WORDS; i++)
		assert_true(counts.counts[i].count == 2 &&
		            counts.counts[i].amount == 2 * (clv_wide)i);
	tally.statuses = counts;
	clv_tally_free(&tally);
}

/* More than 64 bits hold. */
static void amounts_do_not_overflow(void **state)
{
	(void)state;
	struct clv_tally a, b;
	clv_tally_clear(&a);
	clv_tally_clear(&b);
	a.used.amount = b.used.amount = INT64_MAX;
	add(&a.left_out, "x", 1, INT64_MAX);
	add(&b.left_out, "x", 1, INT64_MAX);
	assert_true(clv_tally_add(&a, &b));
	assert_true(a.used.amount == 2 * (clv_wide)INT64_MAX);
	assert_true(find(&a.left_out, "x")->amount == 2 * (clv_wide)INT64_MAX);
	clv_tally_free(&a);
	clv_tally_free(&b);
}

static void all_of_two_is_added(void **state)
{
	(void)state;
	struct clv_tally a, b;
	clv_tally_clear(&a);
	clv_tally_clear(&b);
	a.rows = 10;
	b.rows = 5;
	b.rounded = 2;
	a.used = (struct clv_count){3, 100};
	b.used = (struct clv_count){4, 50};
	b.given_back = (struct clv_count){1, -7};
	add(&a.left_out, "guests", 1, 5);
	add(&b.left_out, "totals", 1, 6);
	add(&b.left_out, "guests", 2, 7);
	add(&b.currencies, "EUR", 5, 0);
	add(&b.statuses, "odd", 1, 8);
	clv_tally_day(&b, 100);
	assert_true(clv_tally_add(&a, &b));
	assert_true(a.rows == 15 && a.rounded == 2);
	assert_true(a.used.count == 7 && a.used.amount == 150);
	assert_true(a.given_back.count == 1 && a.given_back.amount == -7);
	assert_true(find(&a.left_out, "guests")->count == 3);
	assert_true(find(&a.left_out, "guests")->amount == 12);
	assert_true(find(&a.left_out, "totals")->amount == 6);
	assert_true(find(&a.currencies, "EUR")->count == 5);
	assert_true(find(&a.statuses, "odd")->amount == 8);
	assert_int_equal(a.first_day, 100);
	assert_int_equal(a.last_day, 100);
	/* the other one is as it was */
	assert_true(b.rows == 5 && find(&b.left_out, "guests")->count == 2);
	clv_tally_free(&a);
	clv_tally_free(&b);
}

static void days_have_ends(void **state)
{
	(void)state;
	struct clv_tally tally, empty;
	clv_tally_clear(&tally);
	clv_tally_clear(&empty);
	assert_true(tally.first_day > tally.last_day); /* no day yet */
	clv_tally_day(&tally, 5);
	assert_int_equal(tally.first_day, 5);
	assert_int_equal(tally.last_day, 5);
	clv_tally_day(&tally, -3);
	clv_tally_day(&tally, 4);
	assert_true(clv_tally_add(&tally, &empty));
	assert_int_equal(tally.first_day, -3);
	assert_int_equal(tally.last_day, 5);
	clv_tally_day(&tally, 9);
	assert_true(clv_tally_add(&empty, &tally));
	assert_int_equal(empty.first_day, -3);
	assert_int_equal(empty.last_day, 9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_have_a_count_each),
	    cmocka_unit_test(many_words_find_room),
	    cmocka_unit_test(amounts_do_not_overflow),
	    cmocka_unit_test(all_of_two_is_added),
	    cmocka_unit_test(days_have_ends),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
