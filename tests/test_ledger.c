/* The ledger against the plainest way to add up (naive.h), on histories made at
   random: whatever the order, the batches and the threads. */
#include "core/calendar.h"
#include "data/ledger.h"
/* for the room that vectors take, and no more than that */
#include "data/ledger_parts.h"

#include "check.h"
#include "failing_memory.h"
#include "naive.h"

#include <pthread.h>
#include <stdio.h>

enum { ALL = CLV_KEEPS_SEGMENTS | CLV_KEEPS_DETAIL };

static struct clv_transaction transaction_of(const struct deed *deed)
{
	return (struct clv_transaction){.customer = deed->customer.bytes,
	                                .customer_length = deed->customer.length,
	                                .segment = deed->segment.bytes,
	                                .segment_length = deed->segment.length,
	                                .amount = deed->amount,
	                                .day = deed->day,
	                                .is_purchase = deed->is_purchase};
}

/* One of several threads: every so-manieth deed, in batches of that size. */
struct share {
	const struct history *history;
	struct clv_ledger *ledger;
	size_t first, step, batch_size;
	bool done;
};

static void *enter_share(void *data)
{
	struct share *share = data;
	struct clv_batch *batch = clv_batch_open(share->ledger);
	share->done = batch != NULL;
	for (size_t i = share->first; share->done && i < share->history->count;
	     i += share->step) {
		const struct clv_transaction transaction =
		    transaction_of(&share->history->deeds[i]);
		share->done = clv_batch_add(batch, &transaction) &&
		              (clv_batch_count(batch) < share->batch_size ||
		               clv_ledger_enter(share->ledger, batch));
	}
	share->done = share->done && clv_ledger_enter(share->ledger, batch) &&
	              clv_batch_count(batch) == 0;
	clv_batch_close(batch);
	return NULL;
}

static struct clv_ledger *ledger_of(const struct history *history,
                                    unsigned keeps, size_t threads,
                                    size_t batch_size)
{
	enum { MOST = 4 };
	pthread_t ids[MOST];
	struct share shares[MOST];
	struct clv_ledger *ledger = clv_ledger_open(keeps);
	assert_non_null(ledger);
	for (size_t i = 0; i < threads; i++) {
		shares[i] = (struct share){history, ledger, i, threads, batch_size, 0};
		assert_int_equal(pthread_create(&ids[i], NULL, enter_share, &shares[i]),
		                 0);
	}
	for (size_t i = 0; i < threads; i++) {
		pthread_join(ids[i], NULL);
		assert_true(shares[i].done);
	}
	assert_true(clv_ledger_finish(ledger, 2));
	return ledger;
}

/* ---- Comparing ----------------------------------------------------------- */

static int compare_customers(const void *a, const void *b)
{
	const struct clv_customer *one = a;
	const struct clv_customer *other = b;
	return naive_compare((struct naive_text){one->name, one->name_length},
	                     (struct naive_text){other->name, other->name_length});
}

static void same_text(const char *text, size_t length, struct naive_text naive)
{
	assert_int_equal(text != NULL, naive.bytes != NULL);
	assert_int_equal(length, naive.length);
	if (length)
		assert_memory_equal(text, naive.bytes, length);
}

static void same_customer(const struct clv_customer *customer,
                          const struct naive_customer *naive, unsigned keeps)
{
	same_text(customer->name, customer->name_length, naive->name);
	assert_true(customer->revenue == naive->revenue);
	assert_true(customer->first_revenue == naive->first_revenue);
	assert_int_equal(customer->orders, naive->orders);
	assert_int_equal(customer->first_orders, naive->first_orders);
	assert_int_equal(customer->day_count, naive->day_count);
	assert_memory_equal(customer->days, naive->days,
	                    naive->day_count * sizeof *naive->days);
	if (keeps)
		same_text(customer->segment, customer->segment_length, naive->segment);
	else
		assert_null(customer->segment);
}

static void same_customers(const struct clv_ledger *ledger,
                           const struct naive *naive, unsigned keeps)
{
	clv_wide refunded;
	assert_int_equal(clv_ledger_refunded(ledger, &refunded), naive->refunded);
	assert_true(refunded == naive->refunded_amount);
	assert_int_equal(clv_ledger_count(ledger), naive->count);
	struct clv_customer *customers =
	    malloc((naive->count + 1) * sizeof *customers);
	for (size_t i = 0; i < naive->count; i++)
		clv_ledger_customer(ledger, i, &customers[i]);
	qsort(customers, naive->count, sizeof *customers, compare_customers);
	clv_wide revenue = 0;
	for (size_t i = 0; i < naive->count; i++) {
		same_customer(&customers[i], &naive->customers[i], keeps);
		revenue += naive->customers[i].revenue;
	}
	assert_true(clv_ledger_revenue(ledger) == revenue);
	free(customers);
}

/* A customer's entries stand together, in the ledger's order of customers. */
static void same_detail(const struct clv_ledger *ledger,
                        const struct naive *naive)
{
	assert_int_equal(clv_ledger_detail_count(ledger), naive->entry_count);
	size_t seen = 0;
	for (size_t c = 0; c < naive->count; c++) {
		struct clv_customer customer;
		clv_ledger_customer(ledger, c, &customer);
		const struct naive_text name = {customer.name, customer.name_length};
		size_t at = 0;
		while (naive_compare(naive->entries[at].customer, name) != 0)
			at++;
		for (; at < naive->entry_count &&
		       naive_compare(naive->entries[at].customer, name) == 0;
		     at++, seen++) {
			struct clv_detail detail;
			clv_ledger_detail(ledger, seen, &detail);
			assert_int_equal(detail.customer, c);
			assert_int_equal(detail.day, naive->entries[at].day);
			same_text(detail.segment, detail.segment_length,
			          naive->entries[at].segment);
			assert_int_equal(detail.orders, naive->entries[at].orders);
			assert_true(detail.amount == naive->entries[at].amount);
		}
	}
	assert_int_equal(seen, naive->entry_count);
}

static void check(const struct history *history, const struct naive *naive,
                  unsigned keeps, size_t threads, size_t batch_size)
{
	struct clv_ledger *ledger = ledger_of(history, keeps, threads, batch_size);
	same_customers(ledger, naive, keeps);
	if (keeps & CLV_KEEPS_DETAIL)
		same_detail(ledger, naive);
	else
		assert_int_equal(clv_ledger_detail_count(ledger), 0);
	clv_ledger_close(ledger);
}

/* ---- Histories ----------------------------------------------------------- */

static void histories_are_added_up(void **state)
{
	(void)state;
	static const struct recipe recipes[] = {
	    {1, 0, 1, 0, 0, 1, 0, false},
	    {2, 1, 1, 1, 0, 1, 0, false},
	    /* few with many days, many with few */
	    {3, 6000, 4, 2, 15000, 2000, 10, false},
	    {4, 6000, 3000, 7, 15000, 900, 10, false},
	    /* days near each other, and refunds before, on and after the first */
	    {5, 3000, 400, 7, 15000, 8, 50, false},
	    {6, 2000, 200, 4, CLV_FIRST_DAY, CLV_LAST_DAY - CLV_FIRST_DAY + 1, 20,
	     true},
	    /* refunds prevail: many are no customers */
	    {7, 2000, 600, 7, 15000, 300, 90, true},
	    /* so many days that parts of them are sorted by counting */
	    {8, 60000, 900, 5, 15000, 700, 10, false},
	};
	for (size_t i = 0; i < sizeof recipes / sizeof *recipes; i++) {
		struct history history = history_make(&recipes[i]);
		struct naive naive;
		naive_make(&naive, history.deeds, history.count);
		for (unsigned keeps = 0; keeps <= ALL; keeps++)
			check(&history, &naive, keeps, 1, 512);
		history_shuffle(&history, i + 1);
		check(&history, &naive, ALL, 1, 1);
		check(&history, &naive, ALL, 2, 3);
		check(&history, &naive, ALL, 4, SIZE_MAX);
		check(&history, &naive, CLV_KEEPS_CUSTOMERS, 4, 100);
		naive_free(&naive);
		history_free(&history);
	}
}

/* Up, down, and from the middle: as exports are sorted. */
static void thousands_of_days_of_a_customer(void **state)
{
	(void)state;
	enum { DAYS = 5000 };
	static struct deed deeds[DAYS + DAYS / 2];
	struct history history = {deeds, sizeof deeds / sizeof *deeds, NULL};
	for (size_t order = 0; order < 3; order++) {
		for (size_t i = 0; i < history.count; i++) {
			const int32_t day = (int32_t)(i % DAYS);
			const int32_t places[] = {day, DAYS - 1 - day, day * 1999 % DAYS};
			deeds[i] = (struct deed){{"c", 1}, {NULL, 0}, 7, 0, true};
			deeds[i].day = CLV_FIRST_DAY + 21 * places[order];
		}
		struct naive naive;
		naive_make(&naive, deeds, history.count);
		assert_int_equal(naive.customers[0].day_count, DAYS);
		check(&history, &naive, ALL, 1, 1000);
		naive_free(&naive);
	}
}

/* Every pair of lengths, with zeros and what looks like a key of its own. */
static void names_of_any_length_differ(void **state)
{
	(void)state;
	enum { LONGEST = 40, KINDS = 3 };
	static char text[KINDS][LONGEST];
	static struct deed deeds[KINDS * (LONGEST + 1)];
	memset(text[1], 0xFF, LONGEST);
	memset(text[2], 15, LONGEST);
	size_t count = 0;
	for (size_t kind = 0; kind < KINDS; kind++)
		for (size_t length = 0; length <= LONGEST; length++) {
			deeds[count] = (struct deed){
			    {text[kind], length}, {NULL, 0}, (int64_t)count, 0, true};
			count++;
		}
	struct history history = {deeds, count, NULL};
	struct naive naive;
	naive_make(&naive, deeds, count);
	/* the empty name is the same of every kind */
	assert_int_equal(naive.count, KINDS * LONGEST + 1);
	check(&history, &naive, 0, 1, 10);
	naive_free(&naive);
}

/* ---- Detail without order, and without memory to sort it ----------------- */

static const struct recipe many_days = {8,     60000, 900, 5,
                                        15000, 700,   10,  false};

/* Parts of a customer's amounts and orders, wherever they stand, are all of
   them. */
static void loose_detail_adds_up(void **state)
{
	(void)state;
	struct history history = history_make(&many_days);
	struct clv_ledger *ledger =
	    ledger_of(&history, ALL | CLV_KEEPS_LOOSE, 2, 100);
	const size_t count = clv_ledger_count(ledger);
	clv_wide *amounts = calloc(count, sizeof *amounts);
	uint64_t *orders = calloc(count, sizeof *orders);
	for (size_t i = 0; i < clv_ledger_detail_count(ledger); i++) {
		struct clv_detail detail;
		clv_ledger_detail(ledger, i, &detail);
		assert_in_range(detail.customer, 0, count - 1);
		amounts[detail.customer] += detail.amount;
		orders[detail.customer] += detail.orders;
	}
	for (size_t i = 0; i < count; i++) {
		struct clv_customer customer;
		clv_ledger_customer(ledger, i, &customer);
		assert_true(customer.revenue == amounts[i]);
		assert_int_equal(customer.orders, orders[i]);
	}
	free(amounts);
	free(orders);
	clv_ledger_close(ledger);
	history_free(&history);
}

/* Counting needs memory; what compares needs none, and comes to the same. */
static void detail_is_sorted_without_memory(void **state)
{
	(void)state;
	struct history history = history_make(&many_days);
	struct clv_ledger *ledger = clv_ledger_open(ALL);
	struct share share = {&history, ledger, 0, 1, SIZE_MAX, false};
	enter_share(&share);
	assert_true(share.done);
	struct clv_ledger *other = clv_ledger_copy(ledger);
	assert_non_null(other);
	struct part *part = &ledger->parts[0];
	struct part *same = &other->parts[0];
	assert_true(part->detail_count > 4096);
	clv_ledger_merge_detail(part);
	memory_left = 0;
	clv_ledger_merge_detail(same);
	memory_left = -1;
	assert_int_equal(part->detail_count, same->detail_count);
	for (size_t i = 0; i < part->detail_count; i++) {
		const struct entry *one = &part->detail[i];
		const struct entry *two = &same->detail[i];
		assert_true(one->amount == two->amount);
		assert_true(one->account == two->account && one->day == two->day);
		assert_true(one->segment == two->segment && one->orders == two->orders);
	}
	clv_ledger_close(ledger);
	clv_ledger_close(other);
	history_free(&history);
}

/* ---- Figures written down ------------------------------------------------ */

static struct clv_ledger *ledger_of_deeds(struct deed *deeds, size_t count)
{
	const struct history history = {deeds, count, NULL};
	return ledger_of(&history, ALL, 1, 2);
}

/* Bought 10 and 5 on day 3 and 20 on day 9; given back 1 on day 2, 2 on day 3
   and 4 on day 4. */
static void refunds_count_by_their_day(void **state)
{
	(void)state;
	struct deed deeds[] = {
	    {{"a", 1}, {"z", 1}, 20, 9, true},
	    {{"a", 1}, {NULL, 0}, -4, 4, false},
	    {{"a", 1}, {NULL, 0}, -1, 2, false},
	    {{"a", 1}, {"y", 1}, 10, 3, true},
	    {{"a", 1}, {NULL, 0}, -2, 3, false},
	    {{"a", 1}, {"x", 1}, 5, 3, true},
	    {{"b", 1}, {"x", 1}, -8, 3, false},
	    {{"b", 1}, {"x", 1}, -9, 3, false},
	};
	struct clv_ledger *ledger = ledger_of_deeds(deeds, 8);
	struct clv_customer customer;
	clv_wide refunded;
	assert_int_equal(clv_ledger_count(ledger), 1);
	clv_ledger_customer(ledger, 0, &customer);
	assert_true(customer.revenue == 28);
	assert_true(customer.first_revenue == 12);
	assert_int_equal(customer.orders, 3);
	assert_int_equal(customer.first_orders, 2);
	assert_int_equal(customer.day_count, 2);
	assert_int_equal(customer.days[0], 3);
	assert_int_equal(customer.days[1], 9);
	assert_int_equal(customer.segment_length, 1);
	assert_memory_equal(customer.segment, "x", 1);
	assert_int_equal(clv_ledger_refunded(ledger, &refunded), 1);
	assert_true(refunded == -17);
	assert_int_equal(clv_ledger_detail_count(ledger), 6);
	clv_ledger_close(ledger);
}

static void a_segment_beats_none_and_an_empty_one_is_none(void **state)
{
	(void)state;
	struct deed deeds[] = {
	    {{"a", 1}, {"", 0}, 1, 3, true},
	    {{"a", 1}, {"x", 1}, 1, 3, true},
	    {{"a", 1}, {NULL, 0}, 1, 3, true},
	    {{"a", 1}, {"b", 1}, 1, 4, true},
	};
	struct clv_ledger *ledger = ledger_of_deeds(deeds, 4);
	struct clv_customer customer;
	struct clv_detail detail;
	clv_ledger_customer(ledger, 0, &customer);
	assert_memory_equal(customer.segment, "x", 1);
	assert_int_equal(clv_ledger_detail_count(ledger), 3);
	clv_ledger_detail(ledger, 1, &detail);
	assert_null(detail.segment);
	assert_int_equal(detail.orders, 2);
	clv_ledger_close(ledger);
	/* an earlier purchase without one decides */
	deeds[0].day = 2;
	ledger = ledger_of_deeds(deeds, 4);
	clv_ledger_customer(ledger, 0, &customer);
	assert_null(customer.segment);
	clv_ledger_close(ledger);
}

static void sums_go_beyond_64_bits(void **state)
{
	(void)state;
	enum { COUNT = 1000 };
	static struct deed deeds[3 * COUNT];
	for (size_t i = 0; i < COUNT; i++) {
		deeds[i] = (struct deed){{"up", 2}, {"s", 1}, INT64_MAX, 1, true};
		deeds[COUNT + i] =
		    (struct deed){{"down", 4}, {"s", 1}, INT64_MIN, 1, true};
		deeds[2 * COUNT + i] =
		    (struct deed){{"back", 4}, {"s", 1}, INT64_MIN, 0, false};
	}
	struct clv_ledger *ledger = ledger_of_deeds(deeds, 3 * COUNT);
	const clv_wide up = (clv_wide)INT64_MAX * COUNT;
	const clv_wide down = (clv_wide)INT64_MIN * COUNT;
	clv_wide refunded;
	assert_int_equal(clv_ledger_refunded(ledger, &refunded), 1);
	assert_true(refunded == down);
	assert_int_equal(clv_ledger_count(ledger), 2);
	for (size_t i = 0; i < 2; i++) {
		struct clv_customer customer;
		struct clv_detail detail;
		clv_ledger_customer(ledger, i, &customer);
		clv_ledger_detail(ledger, i, &detail);
		const clv_wide sum = customer.name_length == 2 ? up : down;
		assert_true(customer.revenue == sum && customer.first_revenue == sum &&
		            detail.amount == sum);
	}
	clv_ledger_close(ledger);
	/* what was given back before the first purchase, in merged pieces */
	deeds[0].customer = deeds[2 * COUNT].customer;
	ledger = ledger_of_deeds(deeds, 3 * COUNT);
	bool found = false;
	for (size_t i = 0; i < clv_ledger_count(ledger); i++) {
		struct clv_customer customer;
		clv_ledger_customer(ledger, i, &customer);
		if (customer.name_length != 4 || memcmp(customer.name, "back", 4) != 0)
			continue;
		found = true;
		assert_true(customer.first_revenue == down + INT64_MAX);
	}
	assert_true(found);
	clv_ledger_close(ledger);
}

/* ---- Memory -------------------------------------------------------------- */

/* A million deeds of 20 customers on 10 days each: what is kept stays within a
   few times the 200 sums. Every third gives back before anything is bought. */
static void memory_follows_days(void **state)
{
	(void)state;
	enum { CUSTOMERS = 20, DAYS = 10, TIMES = 5000, MOST = 64 };
	struct clv_ledger *ledger = clv_ledger_open(ALL);
	struct clv_batch *batch = clv_batch_open(ledger);
	for (int time = 0; time < TIMES; time++) {
		for (int customer = 0; customer < CUSTOMERS; customer++)
			for (int day = 0; day < DAYS; day++) {
				const char name = (char)('a' + customer);
				const struct clv_transaction transaction = {
				    .customer = &name,
				    .customer_length = 1,
				    .segment = "s",
				    .segment_length = 1,
				    .amount = customer % 3 ? 2 : -1,
				    .day = day,
				    .is_purchase = customer % 3};
				assert_true(clv_batch_add(batch, &transaction));
			}
		assert_true(clv_ledger_enter(ledger, batch));
	}
	for (size_t i = 0; i < PARTS; i++) {
		const struct part *part = &ledger->parts[i];
		/* twice what is distinct, and half as much again */
		const size_t most = 3 * part->count * DAYS + MOST;
		assert_in_range(part->detail_capacity, 0, most);
		assert_in_range(part->adjustment_capacity, 0, most);
		assert_in_range(part->chunk_count, 0, 1);
		if (part->chunk_count) {
			const struct chunk *chunk = &part->chunks[0];
			/* a small block of days may be filled before it is sorted */
			assert_in_range(chunk->day_length, 0, 2 * 64 * part->count);
			assert_in_range(chunk->day_capacity, 0, CHUNK * DAYS_AT_FIRST);
			assert_in_range(chunk->posting_capacity, 0, 2 * POSTINGS);
		}
		assert_in_range(part->bucket_count, 0, MOST);
	}
	for (size_t i = 0; i < PARTS; i++)
		assert_in_range(batch->parts[i].capacity, 0, 2 * CUSTOMERS * DAYS);
	assert_true(clv_ledger_finish(ledger, 2));
	clv_wide refunded;
	assert_int_equal(clv_ledger_refunded(ledger, &refunded), 7);
	assert_true(refunded == -7 * DAYS * TIMES);
	assert_int_equal(clv_ledger_count(ledger), 13);
	assert_int_equal(clv_ledger_detail_count(ledger), 13 * DAYS);
	clv_batch_close(batch);
	clv_ledger_close(ledger);
}

/* ---- Many customers ------------------------------------------------------ */

/* The name of a customer: short, of 15 and 16 bytes, long; one is empty. */
static size_t name_of(char name[64], int customer)
{
	if (customer == 0)
		return 0;
	switch (customer % 4) {
	case 0:
		return (size_t)snprintf(name, 64, "%d", customer);
	case 1:
		return (size_t)snprintf(name, 64, "shopper %07d", customer);
	case 2:
		return (size_t)snprintf(name, 64, "customer%08d", customer);
	default:
		return (size_t)snprintf(name, 64, "customer.%d@mail.example.com",
		                        customer);
	}
}

/* More than a part's first chunk and index hold: each of 100,000 customers buys
   on three days and gives back once, by two threads' batches; sums in closed
   form. A copy made in between says the same. */
static void many_customers_are_told_apart(void **state)
{
	(void)state;
	enum { COUNT = 100000, TIMES = 4, BATCH = 5000 };
	/* coprime to the count: all customers, in other orders */
	static const int steps[TIMES] = {7919, 7927, 7933, 7937};
	struct clv_ledger *ledger = clv_ledger_open(0);
	struct clv_batch *batch = clv_batch_open(ledger);
	for (int time = 0; time < TIMES; time++) {
		if (time == TIMES - 1) {
			assert_true(clv_ledger_enter(ledger, batch));
			struct clv_ledger *copy = clv_ledger_copy(ledger);
			assert_non_null(copy);
			clv_ledger_close(ledger);
			ledger = copy;
		}
		for (int i = 0; i < COUNT; i++) {
			const int customer = (int)((int64_t)i * steps[time] % COUNT);
			char name[64];
			const struct clv_transaction transaction = {
			    .customer = name,
			    .customer_length = name_of(name, customer),
			    .amount = time == 2 ? -1 : (int64_t)customer * (time + 1),
			    .day = 1000 - time * 10 - customer % 7,
			    .is_purchase = time != 2};
			assert_true(clv_batch_add(batch, &transaction));
			if (clv_batch_count(batch) == BATCH)
				assert_true(clv_ledger_enter(ledger, batch));
		}
	}
	assert_true(clv_ledger_enter(ledger, batch));
	assert_true(clv_ledger_finish(ledger, 2));
	assert_int_equal(clv_ledger_count(ledger), COUNT);
	static bool seen[COUNT];
	for (size_t i = 0; i < COUNT; i++) {
		struct clv_customer customer;
		char name[64];
		clv_ledger_customer(ledger, i, &customer);
		/* revenue = 7 x customer - 1 says who it is */
		const int who = (int)((customer.revenue + 1) / 7);
		assert_in_range(who, 0, COUNT - 1);
		assert_false(seen[who]);
		seen[who] = true;
		assert_true(customer.revenue == (clv_wide)who * 7 - 1);
		assert_int_equal(customer.name_length, name_of(name, who));
		assert_memory_equal(customer.name, name, customer.name_length);
		assert_int_equal(customer.orders, 3);
		assert_int_equal(customer.day_count, 3);
		const int32_t last = 1000 - who % 7;
		assert_int_equal(customer.days[0], last - 30);
		assert_int_equal(customer.days[1], last - 10);
		assert_int_equal(customer.days[2], last);
		assert_true(customer.first_revenue == (clv_wide)who * 4);
	}
	clv_batch_close(batch);
	clv_ledger_close(ledger);
}

/* What is given back after the first purchase needs no memory of its own. */
static void late_refunds_are_not_kept(void **state)
{
	(void)state;
	struct clv_ledger *ledger = clv_ledger_open(0);
	struct clv_batch *batch = clv_batch_open(ledger);
	struct clv_transaction transaction = {
	    .customer = "c", .customer_length = 1, .amount = 9, .is_purchase = 1};
	assert_true(clv_batch_add(batch, &transaction));
	transaction.is_purchase = false;
	transaction.amount = -1;
	for (int day = 1; day <= 1000; day++) {
		transaction.day = day;
		assert_true(clv_batch_add(batch, &transaction));
	}
	assert_true(clv_ledger_enter(ledger, batch));
	for (size_t i = 0; i < PARTS; i++)
		assert_int_equal(ledger->parts[i].adjustment_capacity, 0);
	assert_true(clv_ledger_finish(ledger, 2));
	struct clv_customer customer;
	clv_ledger_customer(ledger, 0, &customer);
	assert_true(customer.revenue == 9 - 1000 && customer.first_revenue == 9);
	clv_batch_close(batch);
	clv_ledger_close(ledger);
}

static void batches_are_cleared_and_closed(void **state)
{
	(void)state;
	struct clv_ledger *ledger = clv_ledger_open(ALL);
	struct clv_batch *batch = clv_batch_open(ledger);
	struct clv_transaction transaction = {.customer = "dropped, and long",
	                                      .customer_length = 17,
	                                      .segment = "s",
	                                      .segment_length = 1,
	                                      .is_purchase = true};
	assert_true(clv_batch_add(batch, &transaction));
	assert_int_equal(clv_batch_count(batch), 1);
	clv_batch_clear(batch);
	assert_int_equal(clv_batch_count(batch), 0);
	transaction.customer = "kept";
	transaction.customer_length = 4;
	assert_true(clv_batch_add(batch, &transaction));
	/* a segment beyond any memory is refused, and the rest stays */
	transaction.segment_length = PTRDIFF_MAX;
	assert_false(clv_batch_add(batch, &transaction));
	assert_false(clv_batch_add(batch, &transaction));
	assert_int_equal(clv_batch_count(batch), 1);
	assert_true(clv_ledger_enter(ledger, batch));
	assert_true(clv_ledger_finish(ledger, 2));
	assert_int_equal(clv_ledger_count(ledger), 1);
	struct clv_customer customer;
	clv_ledger_customer(ledger, 0, &customer);
	assert_memory_equal(customer.name, "kept", 4);
	clv_batch_close(batch);
	clv_ledger_close(ledger);
	clv_batch_close(NULL);
	clv_ledger_close(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(histories_are_added_up),
	    cmocka_unit_test(thousands_of_days_of_a_customer),
	    cmocka_unit_test(names_of_any_length_differ),
	    cmocka_unit_test(loose_detail_adds_up),
	    cmocka_unit_test(detail_is_sorted_without_memory),
	    cmocka_unit_test(refunds_count_by_their_day),
	    cmocka_unit_test(a_segment_beats_none_and_an_empty_one_is_none),
	    cmocka_unit_test(sums_go_beyond_64_bits),
	    cmocka_unit_test(memory_follows_days),
	    cmocka_unit_test(many_customers_are_told_apart),
	    cmocka_unit_test(late_refunds_are_not_kept),
	    cmocka_unit_test(batches_are_cleared_and_closed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
