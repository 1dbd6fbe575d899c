/* Transactions to customers: who bought on which days, how often, for how much.
   What is found depends on the transactions alone and not on their order, nor
   on the threads that bring them. Memory grows with customers and the
   days on which they buy or give back, not with transactions. */
#ifndef CLV_DATA_LEDGER_H
#define CLV_DATA_LEDGER_H

#include "core/wide.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Amounts are in 1/10000 of the currency's unit; days count from 1970-01-01. */
struct clv_transaction {
	const char *customer; /* not null-terminated */
	size_t customer_length;
	const char *segment; /* null or empty: none */
	size_t segment_length;
	int64_t amount;
	int64_t cost;     /* of the goods; only CLV_KEEPS_COSTS asks for it */
	int32_t day;      /* CLV_FIRST_DAY to CLV_LAST_DAY */
	bool is_purchase; /* false: only changes the revenue of its day */
};

/* What a ledger keeps beside the customers. */
enum clv_ledger_keeps {
	CLV_KEEPS_CUSTOMERS = 0,
	CLV_KEEPS_SEGMENTS = 1, /* the segment of the first purchase */
	CLV_KEEPS_DETAIL = 2,   /* amounts by customer, day and segment */
	CLV_KEEPS_COSTS = 4,    /* what goods cost, beside revenue and detail */
	CLV_KEEPS_LOOSE = 8,    /* detail unsorted: faster, for those who add up */
	/* Names and detail, and nothing else of a customer; with CLV_KEEPS_DETAIL.
	   Those without a purchase are customers as well. */
	CLV_KEEPS_DETAIL_ALONE = 16
};

struct clv_ledger;

/* Null when there is no memory. */
struct clv_ledger *clv_ledger_open(unsigned keeps);
void clv_ledger_close(struct clv_ledger *ledger);

/* A ledger of its own with the same in it, before the books are closed. Null
   when there is no memory. */
struct clv_ledger *clv_ledger_copy(const struct clv_ledger *ledger);

/* ---- Bringing transactions ----------------------------------------------- */

/* Transactions on their way to a ledger: every thread fills a batch of its own.
 */
struct clv_batch;

struct clv_batch *clv_batch_open(const struct clv_ledger *ledger);
void clv_batch_close(struct clv_batch *batch);

/* Copies what it needs. Names of customers are bytes and may be empty. False
   when there is no memory; the batch is as before then. */
bool clv_batch_add(struct clv_batch *batch,
                   const struct clv_transaction *transaction);

/* What a customer spent on a day in a segment, summed already. */
struct clv_day {
	const char *segment; /* null or empty: none */
	size_t segment_length;
	int64_t amount; /* of purchases and of what was given back */
	int64_t cost;
	int32_t day;
	uint32_t orders; /* purchases; 0: nothing but refunds */
};

/* The same as all transactions that the days are the sums of. A batch takes
   either transactions or days until it is cleared. False when there is no
   memory: the batch can only be cleared or closed then. */
bool clv_batch_add_days(struct clv_batch *batch, const char *customer,
                        size_t length, const struct clv_day *days,
                        size_t count);

size_t clv_batch_count(const struct clv_batch *batch);

/* Drops what was added. */
void clv_batch_clear(struct clv_batch *batch);

/* Enters all that was added, and clears the batch. Threads may call this at the
   same time. False when there is no memory: the ledger can only be closed then.
 */
bool clv_ledger_enter(struct clv_ledger *ledger, struct clv_batch *batch);

/* ---- Reading what was found ---------------------------------------------- */

/* Closes the books, with so many threads: nothing more can be entered. To be
   called once, before anything below. False when there is no memory. */
bool clv_ledger_finish(struct clv_ledger *ledger, size_t threads);

/* A customer with at least one purchase, or with
   CLV_KEEPS_DETAIL_ALONE any, of whom only the name is known; lent by the
   ledger. */
struct clv_customer {
	const char *name;
	size_t name_length;
	const char *segment; /* of the first purchase; null: none */
	size_t segment_length;
	clv_wide revenue;
	clv_wide first_revenue; /* up to the end of the first purchase day */
	clv_wide cost;          /* 0 without CLV_KEEPS_COSTS */
	uint64_t orders;        /* purchases */
	uint64_t first_orders;  /* of the first purchase day */
	const int32_t *days;    /* distinct days of purchases, ascending */
	size_t day_count;       /* at least 1 */
};

/* How many there are, and each of them, in no particular order. */
size_t clv_ledger_count(const struct clv_ledger *ledger);
void clv_ledger_customer(const struct clv_ledger *ledger, size_t index,
                         struct clv_customer *customer);

/* The revenue of all of them. */
clv_wide clv_ledger_revenue(const struct clv_ledger *ledger);

/* Asks for the memory of a customer that will be looked at soon; and again,
   nearer, for that of his days. */
void clv_ledger_expect(const struct clv_ledger *ledger, size_t index,
                       bool days);

/* Customers who bought nothing, and the sum of their amounts: below 0 when they
   were given back something. */
size_t clv_ledger_refunded(const struct clv_ledger *ledger, clv_wide *amount);

/* What a customer spent on a day in a segment; only of those with purchases, or
   with CLV_KEEPS_DETAIL_ALONE of all. */
struct clv_detail {
	clv_wide amount;
	clv_wide cost;   /* 0 without CLV_KEEPS_COSTS */
	size_t customer; /* index */
	const char *segment;
	size_t segment_length;
	uint64_t orders; /* 0: nothing but refunds */
	int32_t day;
};

/* With CLV_KEEPS_DETAIL: by customer and day, segments in byte order, none at
   the end. With CLV_KEEPS_LOOSE as well: in no order, and one customer, day and
   segment may come more than once, with parts of the amount and the orders. */
size_t clv_ledger_detail_count(const struct clv_ledger *ledger);
void clv_ledger_detail(const struct clv_ledger *ledger, size_t index,
                       struct clv_detail *detail);

/* Where the detail of each customer starts; one more says where the last one's
   ends: starts has room for clv_ledger_count and 1. */
void clv_ledger_detail_starts(const struct clv_ledger *ledger, size_t *starts);

/* The detail of one customer, by steps; with CLV_KEEPS_DETAIL_ALONE and neither
   segments nor costs it is kept in another way, and these steps alone find it.
   starts are those of clv_ledger_detail_starts. */
struct clv_walk {
	const struct clv_ledger *ledger;
	const struct posting *postings;
	size_t at, end;
};
struct clv_walk clv_ledger_walk(const struct clv_ledger *ledger,
                                size_t customer, const size_t *starts);

/* False behind the last. */
bool clv_ledger_step(struct clv_walk *walk, struct clv_detail *detail);

/* Asks for the memory of a customer's detail that will be walked soon. */
void clv_ledger_expect_sums(const struct clv_ledger *ledger, size_t customer);

#endif
