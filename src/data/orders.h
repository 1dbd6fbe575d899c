/* Orders that bear an id: rows of one id are one order, whose amount stands
   once or in pieces, and which may be given back in part or in full, by a
   column or by rows below 0. What becomes of an order is only known when all
   rows are in, and does not depend on the order in which they came. Memory
   grows with the orders.

   Files may overlap: of an order's rows only those of the first file that has
   any count; of those below 0 the same, which may be another file. Its column
   of refunds is taken from the last file that has one: that knows most.

   Costs of an order's rows are summed where its amounts are. Where those stand
   once, costs are summed as soon as they differ within any order; else they are
   the order's, repeated. What was given back lowers them only where its rows
   say so. */
#ifndef CLV_DATA_ORDERS_H
#define CLV_DATA_ORDERS_H

#include "data/ledger.h"

/* Does every row of an order bear a part of its amount? */
enum clv_order_amounts {
	CLV_AMOUNTS_GUESSED, /* if they differ within any order */
	CLV_AMOUNTS_ONCE,    /* the order's amount, repeated or left blank */
	CLV_AMOUNTS_SUMMED   /* the amount of an item each */
};

/* What a row says of its order; amounts in 1/10000. */
struct clv_order_row {
	const char *id;
	size_t id_length;
	const char *customer; /* may be empty */
	size_t customer_length;
	const char *segment; /* null: none */
	size_t segment_length;
	int64_t amount; /* below 0: given back */
	/* 0 or more, of a column of refunds; not looked at where the amount is
	   below 0, which says it already */
	int64_t refund;
	int64_t cost; /* below 0: given back, with the amount */
	int32_t day;
	unsigned file;     /* files have ascending numbers */
	unsigned left_out; /* reason, a number of the caller; 0: it counts */
	enum clv_order_amounts amounts; /* of its file; GUESSED: as the book's */
	bool has_amount, has_day, has_cost;
	bool is_refunded; /* in full, says its status */
};

struct clv_order_book;

/* Null when there is no memory. */
struct clv_order_book *clv_order_book_open(enum clv_order_amounts amounts);
void clv_order_book_close(struct clv_order_book *book);

/* A book of its own with the same in it. Null when there is no memory. */
struct clv_order_book *clv_order_book_copy(const struct clv_order_book *book);

/* Copies what it needs. An order counts when one of its rows with an amount
   does, and is left out otherwise. Rows that disagree on the customer or the
   segment: the first in byte order. False when there is no memory: the book can
   only be closed then. */
bool clv_order_book_add(struct clv_order_book *book,
                        const struct clv_order_row *row);

size_t clv_order_book_count(const struct clv_order_book *book);

/* ---- Books in pieces ------------------------------------------------------

   What is known of an order before all rows are in. Rows of one order in two
   pieces are as those of one file. */
enum clv_order_side_kind {
	CLV_SIDE_SALE,
	CLV_SIDE_GIVEN_BACK,
	CLV_SIDE_REFUND_COLUMN,
	CLV_SIDE_LEFT_OUT,
	CLV_SIDE_COUNT
};

struct clv_order_side_state {
	bool is_there; /* else the rest is zeros */
	bool has_amount, differs, repeats, has_cost, cost_differs;
	enum clv_order_amounts amounts;
	const char *customer, *segment; /* null: none */
	size_t customer_length, segment_length;
	clv_wide sum, cost_sum;
	int64_t largest, largest_cost;
	int32_t day; /* CLV_NO_DAY: none */
};

struct clv_order_state {
	const char *id;
	size_t id_length;
	uint32_t repeated, left_out; /* as in clv_order; 0: no reason */
	bool is_refunded;
	struct clv_order_side_state sides[CLV_SIDE_COUNT];
};

/* The state of each order, index below the count; texts are lent. */
void clv_order_book_state(const struct clv_order_book *book, size_t index,
                          struct clv_order_state *state);

/* Adds what another piece knows of an order, whose reason is a number of this
   book. Which of two reasons an order keeps, `precedes` says. False when there
   is no memory: the book can only be closed then. */
bool clv_order_book_join(struct clv_order_book *book,
                         const struct clv_order_state *state,
                         bool (*precedes)(const void *data, unsigned a,
                                          unsigned b),
                         const void *data);

/* What became of an order. */
enum clv_order_fate {
	CLV_ORDER_COUNTS,        /* transaction is to be entered */
	CLV_ORDER_LEFT_OUT,      /* for the reason left_out */
	CLV_ORDER_REFUNDED,      /* in full; amount is what was given back */
	CLV_ORDER_WITHOUT_VALUE, /* no row of it has an amount */
	CLV_ORDER_WITHOUT_DAY    /* no row of it has a day */
};

struct clv_order {
	const char *id;
	size_t id_length;
	struct clv_transaction transaction; /* customer may be empty */
	enum clv_order_fate fate;
	unsigned left_out; /* the least of its reasons */
	clv_wide amount;   /* before refunds; below 0: given back, sale unknown */
	uint64_t repeated; /* rows that another file had brought already */
	bool is_summed;    /* amounts of its rows */
	bool repeats; /* several of its rows say its amount, which counts once */
};

/* To be called once all rows are in, before anything below. */
void clv_order_book_settle(struct clv_order_book *book);

/* Each order, index below the count, as its first row came; lent until the book
   is closed. Amounts beyond 64 bits become the nearest end of those. */
void clv_order_book_order(const struct clv_order_book *book, size_t index,
                          struct clv_order *order);

/* Are the amounts of rows summed whose file does not tell? */
bool clv_order_book_sums(const struct clv_order_book *book);

#endif
