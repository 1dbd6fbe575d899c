/* What goods cost, on its way from orders to customers and the base. Expected
   values were added up by hand. */
#include "data/base.h"
#include "data/orders.h"
#include "io/history.h"

#include "check.h"

#include <string.h>

/* ---- The ledger -----------------------------------------------------------
 */

struct purchase {
	const char *customer, *segment;
	int64_t amount, cost;
	int32_t day;
	bool is_purchase;
};

/* ada: 40 + 7 - 5 of costs; ben: 60; cy only gives back. The name of dora is
   too long for the account itself. */
static const struct purchase purchases[] = {
    {"ada", "web", 100, 40, 10, true},
    {"ada", "shop", 20, 7, 12, true},
    {"ben", "web", 80, 60, 11, true},
    {"cy", "web", -30, -9, 11, false},
    {"ada", "web", -15, -5, 10, false},
    {"dora-with-a-long-name", "shop", 10, 0, 45, true},
    {"dora-with-a-long-name", "shop", 10, 3, 45, true},
};

enum { PURCHASES = sizeof purchases / sizeof *purchases };

/* Entered from `first` on, in batches of `size`. */
static struct clv_ledger *fill(unsigned keeps, size_t first, size_t size)
{
	struct clv_ledger *ledger = clv_ledger_open(keeps);
	struct clv_batch *batch = clv_batch_open(ledger);
	for (size_t i = 0; i < PURCHASES; i++) {
		const struct purchase *from = &purchases[(first + i) % PURCHASES];
		const struct clv_transaction transaction = {
		    .customer = from->customer,
		    .customer_length = strlen(from->customer),
		    .segment = from->segment,
		    .segment_length = strlen(from->segment),
		    .amount = from->amount,
		    .cost = from->cost,
		    .day = from->day,
		    .is_purchase = from->is_purchase};
		assert_true(clv_batch_add(batch, &transaction));
		if ((i + 1) % size == 0)
			assert_true(clv_ledger_enter(ledger, batch));
	}
	assert_true(clv_ledger_enter(ledger, batch));
	assert_true(clv_ledger_finish(ledger, 2));
	clv_batch_close(batch);
	return ledger;
}

static void find(const struct clv_ledger *ledger, const char *name,
                 struct clv_customer *customer)
{
	for (size_t i = 0; i < clv_ledger_count(ledger); i++) {
		clv_ledger_customer(ledger, i, customer);
		if (customer->name_length == strlen(name) &&
		    memcmp(customer->name, name, strlen(name)) == 0)
			return;
	}
	fail_with("no customer %s", name);
}

static void customers_have_costs(void **state)
{
	(void)state;
	for (size_t first = 0; first < PURCHASES; first++)
		for (size_t size = 1; size <= PURCHASES; size += 2) {
			struct clv_ledger *ledger = fill(CLV_KEEPS_COSTS, first, size);
			struct clv_customer customer;
			assert_int_equal(clv_ledger_count(ledger), 3);
			find(ledger, "ada", &customer);
			assert_true(customer.cost == 42);
			assert_true(customer.revenue == 105);
			find(ledger, "ben", &customer);
			assert_true(customer.cost == 60);
			find(ledger, "dora-with-a-long-name", &customer);
			assert_true(customer.cost == 3);
			clv_ledger_close(ledger);
		}
}

static void nobody_has_costs_without_asking(void **state)
{
	(void)state;
	struct clv_ledger *ledger = fill(CLV_KEEPS_DETAIL, 0, 3);
	struct clv_customer customer;
	struct clv_detail detail;
	find(ledger, "ada", &customer);
	assert_true(customer.cost == 0);
	assert_int_equal(clv_ledger_detail_count(ledger), 4);
	for (size_t i = 0; i < 4; i++) {
		clv_ledger_detail(ledger, i, &detail);
		assert_true(detail.cost == 0);
	}
	clv_ledger_close(ledger);
}

static void sums_of_costs_are_wide(void **state)
{
	(void)state;
	struct clv_ledger *ledger = clv_ledger_open(CLV_KEEPS_COSTS);
	struct clv_batch *batch = clv_batch_open(ledger);
	const struct clv_transaction transaction = {.customer = "a",
	                                            .customer_length = 1,
	                                            .cost = INT64_MAX,
	                                            .is_purchase = true};
	struct clv_customer customer;
	for (int i = 0; i < 3; i++)
		assert_true(clv_batch_add(batch, &transaction));
	assert_true(clv_ledger_enter(ledger, batch));
	assert_true(clv_ledger_finish(ledger, 2));
	clv_ledger_customer(ledger, 0, &customer);
	assert_true(customer.cost == (clv_wide)INT64_MAX * 3);
	clv_batch_close(batch);
	clv_ledger_close(ledger);
}

/* The same amounts and orders with costs as without them. */
static void detail_has_costs_beside_amounts(void **state)
{
	(void)state;
	for (size_t first = 0; first < PURCHASES; first++) {
		struct clv_ledger *with =
		    fill(CLV_KEEPS_DETAIL | CLV_KEEPS_COSTS, first, 2);
		struct clv_ledger *without = fill(CLV_KEEPS_DETAIL, first, 2);
		assert_int_equal(clv_ledger_detail_count(with), 4);
		assert_int_equal(clv_ledger_detail_count(without), 4);
		clv_wide costs = 0;
		for (size_t i = 0; i < 4; i++) {
			struct clv_detail a, b;
			clv_ledger_detail(with, i, &a);
			clv_ledger_detail(without, i, &b);
			assert_true(a.amount == b.amount);
			assert_int_equal(a.orders, b.orders);
			assert_int_equal(a.day, b.day);
			assert_int_equal(a.customer, b.customer);
			assert_int_equal(a.segment_length, b.segment_length);
			assert_memory_equal(a.segment, b.segment, a.segment_length);
			/* ada on day 10: 40 - 5; on 12: 7; ben on 11: 60; dora: 3 */
			const int64_t expected = a.day == 10   ? 35
			                         : a.day == 11 ? 60
			                         : a.day == 12 ? 7
			                                       : 3;
			assert_true(a.cost == expected);
			costs += a.cost;
		}
		assert_true(costs == 105);
		clv_ledger_close(with);
		clv_ledger_close(without);
	}
}

/* So many that entries are merged on the way: ten customers, days and segments
   in turn, each with a cost of 1 a time. */
static void merged_detail_keeps_costs(void **state)
{
	(void)state;
	enum { TIMES = 50000 };
	static const char *const segments[] = {"b", "a", "c"};
	struct clv_ledger *ledger =
	    clv_ledger_open(CLV_KEEPS_DETAIL | CLV_KEEPS_COSTS);
	struct clv_batch *batch = clv_batch_open(ledger);
	for (int i = 0; i < TIMES; i++) {
		const char name = (char)('a' + i % 10);
		const struct clv_transaction transaction = {.customer = &name,
		                                            .customer_length = 1,
		                                            .segment = segments[i % 3],
		                                            .segment_length = 1,
		                                            .amount = 2,
		                                            .cost = 1,
		                                            .day = i % 7,
		                                            .is_purchase = true};
		assert_true(clv_batch_add(batch, &transaction));
		if (i % 100 == 99)
			assert_true(clv_ledger_enter(ledger, batch));
	}
	assert_true(clv_ledger_finish(ledger, 2));
	/* 10 x 7 x 3 */
	assert_int_equal(clv_ledger_detail_count(ledger), 210);
	clv_wide costs = 0;
	for (size_t i = 0; i < 210; i++) {
		struct clv_detail detail;
		clv_ledger_detail(ledger, i, &detail);
		assert_true(detail.amount == 2 * detail.cost);
		assert_true(detail.cost == detail.orders);
		assert_true(detail.segment[0] == "abc"[i % 3]);
		costs += detail.cost;
	}
	assert_true(costs == TIMES);
	clv_batch_close(batch);
	clv_ledger_close(ledger);
}

/* ---- The base -------------------------------------------------------------
 */

static void measure(struct clv_base *base, enum clv_base_by by, unsigned keeps)
{
	struct clv_ledger *ledger = fill(CLV_KEEPS_COSTS | keeps, 0, 4);
	const struct clv_base_request request = {.by = by,
	                                         .period = CLV_PERIOD_MONTH,
	                                         .until = 50,
	                                         .lapsed_after = 1000};
	assert_true(clv_base_measure(base, ledger, &request));
	clv_ledger_close(ledger);
}

static void the_base_sums_costs(void **state)
{
	(void)state;
	struct clv_base base;
	measure(&base, CLV_BASE_WHOLE, 0);
	assert_true(base.rows[0].cost == 105);
	clv_base_free(&base);
	measure(&base, CLV_BASE_BY_SEGMENT, CLV_KEEPS_SEGMENTS | CLV_KEEPS_DETAIL);
	assert_int_equal(base.count, 2);
	assert_true(base.rows[0].cost == 10); /* shop: 7 + 0 + 3 */
	assert_true(base.rows[1].cost == 95); /* web: 40 + 60 - 5 */
	clv_base_free(&base);
	measure(&base, CLV_BASE_BY_PERIOD, CLV_KEEPS_DETAIL);
	assert_int_equal(base.count, 2);
	assert_true(base.rows[0].cost == 102); /* January 1970 */
	assert_true(base.rows[1].cost == 3);   /* day 45 is in February */
	clv_base_free(&base);
}

static void margins_follow(void **state)
{
	(void)state;
	static const struct clv_base_request request = {.by = CLV_BASE_WHOLE};
	static const struct {
		clv_wide revenue, cost;
		double margin;
	} cases[] = {{200, 150, 0.25}, {200, 0, 1},   {200, 250, -0.25},
	             {0, 10, NAN},     {-5, 10, NAN}, {200, -1, NAN}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct clv_base_row row = {.revenue = cases[i].revenue,
		                                 .cost = cases[i].cost};
		struct clv_base_figures figures;
		clv_base_figure(&row, &request, &figures);
		if (isnan(cases[i].margin))
			assert_undefined(figures.margin);
		else
			assert_near(figures.margin, cases[i].margin, 0);
	}
}

/* 120 - 70.5 - 10; costs are not a margin. */
static void profit_follows(void **state)
{
	(void)state;
	static const int32_t day = 10;
	const struct clv_customer customer = {.name = "ada",
	                                      .name_length = 3,
	                                      .revenue = 1200000,
	                                      .cost = 705000,
	                                      .orders = 1,
	                                      .days = &day,
	                                      .day_count = 1};
	struct clv_history_terms terms = {
	    .margin = NAN, .cac = 10, .has_costs = true};
	struct clv_customer_row row;
	clv_customer_figures(&customer, &terms, &row);
	assert_near(row.profit, 39.5, 0);
	terms.cac = NAN;
	clv_customer_figures(&customer, &terms, &row);
	assert_near(row.profit, 49.5, 0);
	terms.has_costs = false;
	clv_customer_figures(&customer, &terms, &row);
	assert_undefined(row.profit);
	terms.margin = 0.5;
	clv_customer_figures(&customer, &terms, &row);
	assert_near(row.profit, 60, 0);
}

/* ---- Orders ---------------------------------------------------------------
 */

struct line {
	const char *id;
	int64_t amount, cost, refund;
	bool has_amount, has_cost;
	unsigned file;
};

static struct clv_order_book *book_of(enum clv_order_amounts amounts,
                                      const struct line *lines, size_t count)
{
	struct clv_order_book *book = clv_order_book_open(amounts);
	for (size_t i = 0; i < count; i++) {
		const struct clv_order_row row = {.id = lines[i].id,
		                                  .id_length = 1,
		                                  .customer = "c",
		                                  .customer_length = 1,
		                                  .amount = lines[i].amount,
		                                  .refund = lines[i].refund,
		                                  .cost = lines[i].cost,
		                                  .file = lines[i].file,
		                                  .has_amount = lines[i].has_amount,
		                                  .has_day = true,
		                                  .has_cost = lines[i].has_cost};
		assert_true(clv_order_book_add(book, &row));
	}
	clv_order_book_settle(book);
	return book;
}

static void cost_is(const struct clv_order_book *book, size_t index,
                    int64_t cost)
{
	struct clv_order order;
	clv_order_book_order(book, index, &order);
	assert_int_equal(order.fate, CLV_ORDER_COUNTS);
	assert_true(order.transaction.cost == cost);
}

#define BOOK(amounts, lines)                                                   \
	book_of(amounts, lines, sizeof lines / sizeof *lines)

static void costs_of_items_are_summed(void **state)
{
	(void)state;
	static const struct line lines[] = {{"a", 10, 4, 0, true, true, 0},
	                                    {"b", 10, 4, 0, true, true, 0},
	                                    {"a", 10, 4, 0, true, true, 0},
	                                    {"c", 10, 0, 0, true, false, 0}};
	struct clv_order_book *book = BOOK(CLV_AMOUNTS_SUMMED, lines);
	cost_is(book, 0, 8);
	cost_is(book, 1, 4);
	cost_is(book, 2, 0);
	clv_order_book_close(book);
}

static void repeated_costs_count_once(void **state)
{
	(void)state;
	static const struct line lines[] = {{"a", 10, 4, 0, true, true, 0},
	                                    {"a", 10, 4, 0, true, true, 0},
	                                    {"a", 0, 0, 0, false, false, 0},
	                                    {"b", 10, 3, 0, true, true, 0}};
	struct clv_order_book *book = BOOK(CLV_AMOUNTS_ONCE, lines);
	cost_is(book, 0, 4);
	cost_is(book, 1, 3);
	clv_order_book_close(book);
}

/* The amount stands once, but costs differ: they are of the items, also in an
   order of which two cost the same. */
static void costs_that_differ_are_of_items(void **state)
{
	(void)state;
	static const struct line lines[] = {{"a", 10, 4, 0, true, true, 0},
	                                    {"a", 0, 3, 0, false, true, 0},
	                                    {"b", 10, 2, 0, true, true, 0},
	                                    {"b", 0, 2, 0, false, true, 0}};
	struct clv_order_book *book = BOOK(CLV_AMOUNTS_ONCE, lines);
	cost_is(book, 0, 7);
	cost_is(book, 1, 4);
	clv_order_book_close(book);
}

static void a_partial_refund_leaves_the_cost(void **state)
{
	(void)state;
	static const struct line lines[] = {
	    {"a", 10, 4, 3, true, true, 0},   /* by a column */
	    {"b", 10, 4, 0, true, true, 0},   /* by a row that costs nothing */
	    {"b", -3, 0, 0, true, false, 0},  /* ... */
	    {"c", 10, 4, 0, true, true, 0},   /* by a row with a cost of its own */
	    {"c", -3, 1, 0, true, true, 0},   /* ... which is not below 0 */
	    {"d", 10, 4, 0, true, true, 0},   /* by a row that gives it back */
	    {"d", -3, -1, 0, true, true, 0},  /* ... */
	    {"d", -3, -1, 0, true, true, 1},  /* ... once, and not in two files */
	    {"e", -3, -1, 0, true, true, 0}}; /* without its order */
	struct clv_order_book *book = BOOK(CLV_AMOUNTS_ONCE, lines);
	for (size_t i = 0; i < 3; i++)
		cost_is(book, i, 4);
	cost_is(book, 3, 3);
	cost_is(book, 4, -1);
	clv_order_book_close(book);
}

static void an_order_in_a_second_file_costs_nothing_more(void **state)
{
	(void)state;
	static const struct line lines[] = {{"a", 10, 4, 0, true, true, 0},
	                                    {"a", 10, 4, 0, true, true, 1}};
	struct clv_order_book *book = BOOK(CLV_AMOUNTS_SUMMED, lines);
	cost_is(book, 0, 4);
	clv_order_book_close(book);
}

/* A row with a cost and no amount beside a refund is no purchase. */
static void only_purchases_cost(void **state)
{
	(void)state;
	static const struct line lines[] = {{"a", -10, 0, 0, true, false, 0},
	                                    {"a", 0, 4, 0, false, true, 0}};
	struct clv_order_book *book = BOOK(CLV_AMOUNTS_ONCE, lines);
	cost_is(book, 0, 0);
	clv_order_book_close(book);
}

/* The sum of several may not fit; it is cut, as amounts are. */
static void large_costs_are_clamped(void **state)
{
	(void)state;
	static const struct line lines[] = {{"a", 10, INT64_MAX, 0, true, true, 0},
	                                    {"a", 10, INT64_MAX, 0, true, true, 0}};
	struct clv_order_book *book = BOOK(CLV_AMOUNTS_SUMMED, lines);
	cost_is(book, 0, INT64_MAX);
	clv_order_book_close(book);
}

/* Whichever comes first; and in a copy of the book. */
static void costs_do_not_follow_the_order_of_rows(void **state)
{
	(void)state;
	static const struct line lines[] = {
	    {"a", 10, 4, 0, true, true, 0},   /* summed: its costs differ */
	    {"a", 0, 3, 0, false, true, 0},   /* ... */
	    {"a", 10, 90, 0, true, true, 1},  /* of a second file */
	    {"a", -2, -1, 0, true, true, 1},  /* gives back */
	    {"a", -2, -50, 0, true, true, 2}, /* ... the same, once more */
	    {"b", 10, 2, 0, true, true, 1},   /* summed since those of a differ */
	    {"b", 10, 2, 0, true, true, 1},   /* ... */
	};
	enum { COUNT = sizeof lines / sizeof *lines };
	for (size_t first = 0; first < COUNT; first++)
		for (int backwards = 0; backwards < 2; backwards++) {
			struct line turned[COUNT];
			for (size_t i = 0; i < COUNT; i++)
				turned[i] =
				    lines[(first + (backwards ? COUNT - i : i)) % COUNT];
			struct clv_order_book *book = BOOK(CLV_AMOUNTS_ONCE, turned);
			struct clv_order_book *copy = clv_order_book_copy(book);
			const size_t a = turned[0].id[0] == 'a' ? 0 : 1;
			cost_is(book, a, 6);
			cost_is(book, 1 - a, 4);
			clv_order_book_close(book);
			cost_is(copy, a, 6);
			cost_is(copy, 1 - a, 4);
			clv_order_book_close(copy);
		}
}

/* Only of another file it is known that every row is an item. */
static void items_of_a_file_do_not_sum_those_of_another(void **state)
{
	(void)state;
	static const struct clv_order_row rows[] = {
	    {.id = "a", .cost = 1, .file = 0, .amounts = CLV_AMOUNTS_SUMMED},
	    {.id = "a", .cost = 2, .file = 0, .amounts = CLV_AMOUNTS_SUMMED},
	    {.id = "b", .cost = 4, .file = 1, .amounts = CLV_AMOUNTS_ONCE},
	    {.id = "b", .cost = 4, .file = 1, .amounts = CLV_AMOUNTS_ONCE},
	};
	struct clv_order_book *book = clv_order_book_open(CLV_AMOUNTS_GUESSED);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct clv_order_row row = rows[i];
		row.id_length = 1;
		row.amount = 10;
		row.has_amount = row.has_day = row.has_cost = true;
		assert_true(clv_order_book_add(book, &row));
	}
	clv_order_book_settle(book);
	cost_is(book, 0, 3);
	cost_is(book, 1, 4);
	clv_order_book_close(book);
}

/* Both go on by themselves. */
static void a_copied_ledger_keeps_costs(void **state)
{
	(void)state;
	struct clv_ledger *ledger =
	    clv_ledger_open(CLV_KEEPS_DETAIL | CLV_KEEPS_COSTS);
	struct clv_batch *batch = clv_batch_open(ledger);
	struct clv_transaction transaction = {.customer = "a",
	                                      .customer_length = 1,
	                                      .amount = 10,
	                                      .cost = 7,
	                                      .is_purchase = true};
	struct clv_customer customer;
	struct clv_detail detail;
	assert_true(clv_batch_add(batch, &transaction));
	assert_true(clv_ledger_enter(ledger, batch));
	struct clv_ledger *copy = clv_ledger_copy(ledger);
	transaction.cost = 2;
	assert_true(clv_batch_add(batch, &transaction));
	assert_true(clv_ledger_enter(copy, batch));
	assert_true(clv_ledger_finish(ledger, 2));
	assert_true(clv_ledger_finish(copy, 2));
	clv_ledger_customer(ledger, 0, &customer);
	assert_true(customer.cost == 7);
	clv_ledger_customer(copy, 0, &customer);
	assert_true(customer.cost == 9);
	clv_ledger_detail(copy, 0, &detail);
	assert_true(detail.cost == 9);
	assert_int_equal(detail.orders, 2);
	clv_batch_close(batch);
	clv_ledger_close(ledger);
	clv_ledger_close(copy);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(customers_have_costs),
	    cmocka_unit_test(nobody_has_costs_without_asking),
	    cmocka_unit_test(sums_of_costs_are_wide),
	    cmocka_unit_test(detail_has_costs_beside_amounts),
	    cmocka_unit_test(merged_detail_keeps_costs),
	    cmocka_unit_test(the_base_sums_costs),
	    cmocka_unit_test(margins_follow),
	    cmocka_unit_test(profit_follows),
	    cmocka_unit_test(costs_of_items_are_summed),
	    cmocka_unit_test(repeated_costs_count_once),
	    cmocka_unit_test(costs_that_differ_are_of_items),
	    cmocka_unit_test(a_partial_refund_leaves_the_cost),
	    cmocka_unit_test(an_order_in_a_second_file_costs_nothing_more),
	    cmocka_unit_test(only_purchases_cost),
	    cmocka_unit_test(large_costs_are_clamped),
	    cmocka_unit_test(costs_do_not_follow_the_order_of_rows),
	    cmocka_unit_test(items_of_a_file_do_not_sum_those_of_another),
	    cmocka_unit_test(a_copied_ledger_keeps_costs),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
