/* Orders that bear an id: rows of one id are one order, whose amount stands
   once or in pieces, and which may be given back in part or in full, by a
   column or by later rows. What becomes of an order is only known when all rows
   are in. Memory grows with the orders. */
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
	int64_t refund; /* 0 or more, of a column of refunds */
	int32_t day;
	unsigned file;
	unsigned left_out; /* reason, a number of the caller; 0: it counts */
	bool has_amount, has_day;
	bool is_refunded; /* in full, says its status */
};

struct clv_order_book;

/* Null when there is no memory. */
struct clv_order_book *clv_order_book_open(enum clv_order_amounts amounts);
void clv_order_book_close(struct clv_order_book *book);

/* A book of its own with the same in it. Null when there is no memory. */
struct clv_order_book *clv_order_book_copy(const struct clv_order_book *book);

/* Copies what it needs. False when there is no memory. */
bool clv_order_book_add(struct clv_order_book *book,
                        const struct clv_order_row *row);

size_t clv_order_book_count(const struct clv_order_book *book);

/* What became of an order. */
enum clv_order_fate {
	CLV_ORDER_COUNTS,       /* transaction is to be entered */
	CLV_ORDER_LEFT_OUT,     /* for the reason left_out */
	CLV_ORDER_REFUNDED,     /* in full; amount is what was given back */
	CLV_ORDER_WITHOUT_VALUE /* no row of it has an amount */
};

struct clv_order {
	struct clv_transaction transaction; /* customer may be empty */
	enum clv_order_fate fate;
	unsigned left_out;
	clv_wide amount;   /* before refunds */
	uint64_t repeated; /* rows that another file had brought already */
};

/* Once all rows are in, each order; lent until the book is closed. */
void clv_order_book_settle(struct clv_order_book *book);
void clv_order_book_order(const struct clv_order_book *book, size_t index,
                          struct clv_order *order);

/* After settling: are the amounts of rows summed? Or do several rows of an
   order repeat its amount, which counts once? */
bool clv_order_book_sums(const struct clv_order_book *book);
bool clv_order_book_repeats(const struct clv_order_book *book);

#endif
