/* What the files of the book of orders share, and nobody else sees. */
#ifndef CLV_DATA_ORDERS_PARTS_H
#define CLV_DATA_ORDERS_PARTS_H

#include "data/names.h"
#include "data/orders.h"

/* What rows say, by kind. */
enum kind {
	SALE,       /* they count, and are not below 0 */
	GIVEN_BACK, /* they count, and are below 0 */
	COLUMN,     /* their refunds */
	LEFT_OUT,   /* they don't count */
	KINDS
};

/* What the rows of one kind say of an order, those of one file alone. */
struct side {
	clv_wide sum;
	int64_t largest; /* where amounts stand once */
	uint32_t file, rows;
	int32_t day; /* the first of them, or CLV_NO_DAY */
	uint32_t customer, segment;
	uint8_t amounts; /* enum clv_order_amounts */
	bool has_amount, differs,
	    repeats; /* a second amount, another or the same */
};

/* Most orders have one side only. */
struct order {
	uint32_t sides[KINDS]; /* one more than a place; 0: none */
	uint32_t repeated, left_out;
	bool is_refunded;
};

/* What the rows of a side cost: beside the sides, since most exports have no
   costs. */
struct side_cost {
	clv_wide sum;
	int64_t largest;
	bool is_there, differs;
};

struct clv_order_book {
	enum clv_order_amounts amounts;
	bool costs_differ; /* within an order whose amount stands once */
	struct clv_names ids;
	struct clv_names texts; /* customers and segments */
	struct order *orders;   /* by the number of the id */
	size_t capacity;
	struct side *sides;
	size_t side_count, side_capacity;
	struct side_cost *costs; /* of the first sides; null: there are none */
	size_t cost_count, cost_capacity;
};

/* The order of the id, a new one if need be; null without memory. */
struct order *clv_order_find(struct clv_order_book *book, const char *id,
                             size_t length);

/* The side of an order, a new one as `empty` if need be; null without memory.
 */
struct side *clv_order_side(struct clv_order_book *book, struct order *order,
                            enum kind kind, const struct side *empty);

/* Sets a name to the text where that comes first in byte order; false without
   memory. */
bool clv_order_name(struct clv_order_book *book, uint32_t *place,
                    const char *text, size_t length);

/* The costs of the side, none at first; null without memory. */
struct side_cost *clv_order_cost(struct clv_order_book *book,
                                 const struct side *side);

/* The costs of a side (null: none), or of nothing. */
const struct side_cost *clv_order_known_cost(const struct clv_order_book *book,
                                             const struct side *side);

#endif
