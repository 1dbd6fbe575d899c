/* Days that are sums already, against what the same comes to day by day. */
#include "core/calendar.h"
#include "data/ledger.h"

#include "check.h"
#include "failing_memory.h"
#include "naive.h"

#include <stdio.h>

static void bring_deeds(struct clv_ledger *ledger, bool as_days)
{
	/* purchases and refunds of one customer, the first two of one day */
	static const struct clv_transaction deeds[] = {
	    {.amount = 700, .day = 5, .is_purchase = true, .cost = 10},
	    {.amount = 50, .day = 5, .is_purchase = true, .cost = 1},
	    {.amount = -20, .day = 5},
	    {.amount = -3, .day = 2},
	    {.amount = 9, .day = 8, .is_purchase = true, .cost = 2},
	};
	static const struct clv_day days[] = {
	    {.amount = 730, .cost = 11, .day = 5, .orders = 2},
	    {.amount = -3, .day = 2, .orders = 0},
	    {.amount = 9, .cost = 2, .day = 8, .orders = 1},
	};
	struct clv_batch *batch = clv_batch_open(ledger);
	for (size_t i = 0; !as_days && i < sizeof deeds / sizeof *deeds; i++) {
		struct clv_transaction deed = deeds[i];
		deed.customer = "somebody with a name";
		deed.customer_length = 20;
		deed.segment = "web";
		deed.segment_length = 3;
		assert_true(clv_batch_add(batch, &deed));
	}
	struct clv_day with_segment[3];
	for (size_t i = 0; i < 3; i++) {
		with_segment[i] = days[i];
		with_segment[i].segment = "web";
		with_segment[i].segment_length = 3;
	}
	/* in two pieces, as of two parts */
	for (size_t i = 0; as_days && i < 3; i++)
		assert_true(clv_batch_add_days(batch, "somebody with a name", 20,
		                               &with_segment[i], 1));
	assert_int_equal(clv_batch_count(batch), as_days ? 3 : 5);
	assert_true(clv_ledger_enter(ledger, batch));
	clv_batch_close(batch);
}

static void days_are_as_their_transactions(void **state)
{
	(void)state;
	for (int way = 0; way < 4; way++) {
		struct clv_customer customer;
		struct clv_detail detail;
		const bool as_days = way & 1;
		const unsigned keeps =
		    way & 2 ? CLV_KEEPS_SEGMENTS | CLV_KEEPS_DETAIL | CLV_KEEPS_COSTS
		            : CLV_KEEPS_CUSTOMERS;
		struct clv_ledger *ledger = clv_ledger_open(keeps);
		bring_deeds(ledger, as_days);
		assert_true(clv_ledger_finish(ledger, 1));
		assert_int_equal(clv_ledger_count(ledger), 1);
		clv_ledger_customer(ledger, 0, &customer);
		assert_true(customer.revenue == 736);
		assert_true(customer.first_revenue == 727);
		assert_int_equal(customer.orders, 3);
		assert_int_equal(customer.first_orders, 2);
		assert_int_equal(customer.day_count, 2);
		if (keeps) {
			assert_true(customer.cost == 13);
			assert_memory_equal(customer.segment, "web", 3);
			assert_int_equal(clv_ledger_detail_count(ledger), 3);
			clv_ledger_detail(ledger, 1, &detail);
			assert_int_equal(detail.day, 5);
			assert_true(detail.amount == 730 && detail.cost == 11);
			assert_int_equal(detail.orders, 2);
		}
		clv_ledger_close(ledger);
	}
}

static void keep_everybody(unsigned keeps)
{
	size_t starts[3];
	struct clv_ledger *ledger = clv_ledger_open(keeps);
	struct clv_batch *batch = clv_batch_open(ledger);
	const struct clv_day refund = {.amount = -4, .day = 1};
	assert_true(clv_batch_add_days(batch, "only refunds", 12, &refund, 1));
	assert_true(clv_ledger_enter(ledger, batch));
	clv_batch_close(batch);
	bring_deeds(ledger, false);
	assert_true(clv_ledger_finish(ledger, 2));
	assert_int_equal(clv_ledger_count(ledger), 2);
	clv_ledger_detail_starts(ledger, starts);
	for (size_t i = 0; i < 2; i++) {
		struct clv_customer customer;
		struct clv_detail detail;
		static const int amounts[] = {-3, 730, 9};
		struct clv_walk walk = clv_ledger_walk(ledger, i, starts);
		clv_ledger_customer(ledger, i, &customer);
		const size_t count = customer.name_length == 12 ? 1 : 3;
		for (size_t j = 0; j < count; j++) {
			assert_true(clv_ledger_step(&walk, &detail));
			assert_true(detail.amount == (count == 1 ? -4 : amounts[j]));
		}
		assert_false(clv_ledger_step(&walk, &detail));
	}
	clv_ledger_close(ledger);
}

static void the_detail_alone_keeps_everybody(void **state)
{
	(void)state;
	keep_everybody(CLV_KEEPS_DETAIL | CLV_KEEPS_DETAIL_ALONE);
	keep_everybody(CLV_KEEPS_DETAIL | CLV_KEEPS_DETAIL_ALONE |
	               CLV_KEEPS_SEGMENTS | CLV_KEEPS_COSTS);
}

/* Sums beyond 64 bits, and more orders of a day than a posting holds. */
static void kept_sums_have_no_end(void **state)
{
	(void)state;
	struct clv_ledger *ledger =
	    clv_ledger_open(CLV_KEEPS_DETAIL | CLV_KEEPS_DETAIL_ALONE);
	struct clv_batch *batch = clv_batch_open(ledger);
	const struct clv_day day = {
	    .amount = INT64_MAX, .day = 4, .orders = 200000};
	for (int i = 0; i < 3; i++)
		assert_true(clv_batch_add_days(batch, "c", 1, &day, 1));
	assert_true(clv_ledger_enter(ledger, batch));
	clv_batch_close(batch);
	assert_true(clv_ledger_finish(ledger, 1));
	size_t starts[2];
	clv_ledger_detail_starts(ledger, starts);
	struct clv_walk walk = clv_ledger_walk(ledger, 0, starts);
	struct clv_detail detail;
	assert_true(clv_ledger_step(&walk, &detail));
	assert_true(detail.amount == 3 * (clv_wide)INT64_MAX);
	assert_true(detail.orders == 600000 && detail.day == 4);
	assert_false(clv_ledger_step(&walk, &detail));
	clv_ledger_close(ledger);
}

/* More days of one customer than are sorted by hand, in no order. */
static void long_details_are_sorted(void **state)
{
	(void)state;
	enum { DAYS = 1000 };
	struct clv_ledger *ledger = clv_ledger_open(CLV_KEEPS_DETAIL);
	struct clv_batch *batch = clv_batch_open(ledger);
	for (int32_t i = 0; i < DAYS; i++) {
		/* 7 and 1000 have no common divisor: each day once */
		const struct clv_day day = {
		    .amount = 1, .day = i * 7 % DAYS, .orders = 1};
		assert_true(clv_batch_add_days(batch, "c", 1, &day, 1));
	}
	assert_true(clv_ledger_enter(ledger, batch));
	clv_batch_close(batch);
	assert_true(clv_ledger_finish(ledger, 1));
	assert_int_equal(clv_ledger_detail_count(ledger), DAYS);
	for (int32_t i = 0; i < DAYS; i++) {
		struct clv_detail detail;
		clv_ledger_detail(ledger, (size_t)i, &detail);
		assert_int_equal(detail.day, i);
	}
	clv_ledger_close(ledger);
}

/* Customers, and so many days of each at most, that are looked at one by one.
 */
enum { PEOPLE = 40, DAYS = 3000 };

struct day_of {
	naive_sum amount;
	uint64_t orders;
	bool is_there;
};

/* Deeds of all of them, added up day by day: a sum that was brought last time
   is brought with the others of its line. */
struct shop {
	struct chance chance;
	struct day_of days[PEOPLE][DAYS];
	size_t spans[PEOPLE]; /* the days on which anything happens, from 0 */
};

/* The day that stands at a place: some lie before 1970, and those of some are
   further apart than two bytes tell. */
static int32_t day_at(size_t who, size_t place)
{
	return who % 5 == 0 ? CLV_FIRST_DAY + (int32_t)place * 36
	                    : (int32_t)place - 1000;
}

static size_t name_of(size_t who, char *name)
{
	return (size_t)sprintf(name, who % 3 ? "%zu" : "a longer name of %zu", who);
}

/* A line of one of them: days in no order, and some twice. */
static void bring_line(struct shop *shop, struct clv_batch *batch, size_t who,
                       size_t count)
{
	enum { MOST = 800 };
	char name[40];
	struct clv_day line[MOST];
	for (size_t i = 0; i < count; i++) {
		const size_t at =
		    chance_below(&shop->chance, (uint32_t)shop->spans[who]);
		const uint32_t kind = chance_below(&shop->chance, 8);
		line[i] = (struct clv_day){
		    .day = day_at(who, at),
		    .amount = (int64_t)chance_below(&shop->chance, 100000) - 5000,
		    .orders = kind < 2 ? kind * 2 : 1};
		struct day_of *day = &shop->days[who][at];
		day->amount += line[i].amount;
		day->orders += line[i].orders;
		day->is_there = true;
	}
	const size_t length = name_of(who, name);
	assert_true(clv_batch_add_days(batch, name, length, line, count));
}

/* To each a line of a length of his own, at and around those up to which
   postings are sorted in one way and in another, and to some more lines. */
static void bring_lines(struct shop *shop, struct clv_ledger *ledger)
{
	static const size_t counts[PEOPLE] = {1,  2,  7,  8,  9,  15,  16, 17,
	                                      24, 31, 32, 33, 64, 300, 800};
	struct clv_batch *batch = clv_batch_open(ledger);
	assert_non_null(batch);
	for (size_t who = 0; who < PEOPLE; who++)
		bring_line(shop, batch, who, counts[who] ? counts[who] : who);
	assert_true(clv_ledger_enter(ledger, batch));
	for (size_t i = 0; i < 100; i++) {
		bring_line(shop, batch, 15 + i * 7 % (PEOPLE - 15), 1 + i % 40);
		if (i % 11 == 0)
			assert_true(clv_ledger_enter(ledger, batch));
	}
	assert_true(clv_ledger_enter(ledger, batch));
	clv_batch_close(batch);
}

static struct shop *open_shop(uint64_t seed)
{
	struct shop *shop = calloc(1, sizeof *shop);
	assert_non_null(shop);
	shop->chance.state = seed;
	for (size_t i = 0; i < PEOPLE; i++)
		shop->spans[i] = i % 4 == 0 ? 20 : i % 4 == 1 ? 250 : DAYS;
	return shop;
}

static size_t who_is(const struct clv_customer *customer)
{
	char name[40];
	for (size_t who = 0; who < PEOPLE; who++)
		if (name_of(who, name) == customer->name_length &&
		    memcmp(name, customer->name, customer->name_length) == 0)
			return who;
	fail_with("a name that nobody has");
	return 0;
}

/* All that a customer's figures are made of, day by day. */
static void check_customer(const struct shop *shop,
                           const struct clv_customer *customer)
{
	const size_t who = who_is(customer);
	const struct day_of *days = shop->days[who];
	naive_sum revenue = 0;
	naive_sum first_revenue = 0;
	uint64_t orders = 0;
	size_t count = 0;
	for (size_t i = 0; i < DAYS; i++) {
		revenue += days[i].amount;
		orders += days[i].orders;
		if (days[i].orders && count++ == 0) {
			first_revenue = revenue;
			assert_int_equal(customer->first_orders, days[i].orders);
		}
		if (days[i].orders)
			assert_int_equal(customer->days[count - 1], day_at(who, i));
	}
	assert_true(customer->revenue == revenue);
	assert_true(customer->first_revenue == first_revenue);
	assert_int_equal(customer->orders, orders);
	assert_int_equal(customer->day_count, count);
}

/* Who bought anything: the others are no customers. */
static size_t count_buyers(const struct shop *shop)
{
	size_t count = 0;
	for (size_t who = 0; who < PEOPLE; who++) {
		uint64_t orders = 0;
		for (size_t i = 0; i < DAYS; i++)
			orders += shop->days[who][i].orders;
		count += orders > 0;
	}
	return count;
}

static void lines_make_customers(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 20; seed++) {
		struct shop *shop = open_shop(seed);
		struct clv_ledger *ledger = clv_ledger_open(CLV_KEEPS_CUSTOMERS);
		bring_lines(shop, ledger);
		assert_true(clv_ledger_finish(ledger, 2));
		const size_t count = clv_ledger_count(ledger);
		assert_int_equal(count, count_buyers(shop));
		for (size_t i = 0; i < count; i++) {
			struct clv_customer customer;
			clv_ledger_customer(ledger, i, &customer);
			check_customer(shop, &customer);
		}
		clv_ledger_close(ledger);
		free(shop);
	}
}

static void lines_make_sums(void **state)
{
	(void)state;
	size_t starts[PEOPLE + 1];
	struct shop *shop = open_shop(9);
	struct clv_ledger *ledger =
	    clv_ledger_open(CLV_KEEPS_DETAIL | CLV_KEEPS_DETAIL_ALONE);
	bring_lines(shop, ledger);
	assert_true(clv_ledger_finish(ledger, 2));
	assert_int_equal(clv_ledger_count(ledger), PEOPLE);
	clv_ledger_detail_starts(ledger, starts);
	for (size_t i = 0; i < PEOPLE; i++) {
		struct clv_customer customer;
		struct clv_detail detail;
		struct clv_walk walk = clv_ledger_walk(ledger, i, starts);
		clv_ledger_customer(ledger, i, &customer);
		const size_t who = who_is(&customer);
		const struct day_of *days = shop->days[who];
		for (size_t at = 0; at < DAYS; at++) {
			if (!days[at].is_there)
				continue;
			assert_true(clv_ledger_step(&walk, &detail));
			assert_int_equal(detail.day, day_at(who, at));
			assert_true(detail.amount == days[at].amount);
			assert_int_equal(detail.orders, days[at].orders);
		}
		assert_false(clv_ledger_step(&walk, &detail));
	}
	clv_ledger_close(ledger);
	free(shop);
}

/* Wherever memory ends, what was entered can be closed, and nothing else is
   done. */
static void lines_end_without_memory(void **state)
{
	(void)state;
	for (unsigned keeps = 0; keeps < 2; keeps++)
		for (long left = 0;; left++) {
			struct shop *shop = open_shop(3);
			const struct clv_day line[] = {{.day = 4, .orders = 1},
			                               {.day = 2, .amount = -1}};
			struct clv_ledger *ledger = clv_ledger_open(
			    keeps ? CLV_KEEPS_DETAIL | CLV_KEEPS_DETAIL_ALONE
			          : CLV_KEEPS_CUSTOMERS);
			struct clv_batch *batch = clv_batch_open(ledger);
			memory_left = left;
			const bool done = clv_batch_add_days(batch, "somebody with a name",
			                                     20, line, 2) &&
			                  clv_ledger_enter(ledger, batch) &&
			                  clv_ledger_finish(ledger, 1);
			memory_left = -1;
			clv_batch_close(batch);
			clv_ledger_close(ledger);
			free(shop);
			if (done)
				break;
			assert_in_range(left, 0, 100);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(days_are_as_their_transactions),
	    cmocka_unit_test(lines_make_customers),
	    cmocka_unit_test(lines_make_sums),
	    cmocka_unit_test(lines_end_without_memory),
	    cmocka_unit_test(the_detail_alone_keeps_everybody),
	    cmocka_unit_test(kept_sums_have_no_end),
	    cmocka_unit_test(long_details_are_sorted),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
