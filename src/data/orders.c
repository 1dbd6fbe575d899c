#include "data/orders.h"
#include "data/grow.h"
#include "data/names.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

struct order {
	clv_wide sum, refund_sum, given_back;
	clv_wide out_sum; /* of rows that are left out */
	int64_t largest, refund_largest, out_largest; /* where amounts stand once */
	uint64_t repeated;
	uint32_t customer, segment;
	int32_t day, refund_day;
	uint32_t file, refund_file;
	uint16_t left_out;
	bool is_sale, is_given_back, is_refunded, has_refund;
};

struct clv_order_book {
	enum clv_order_amounts amounts;
	bool differs; /* amounts within an order */
	bool repeats; /* orders have several rows with amounts */
	struct clv_names ids;
	struct clv_names texts; /* customers and segments */
	struct order *orders;   /* by the number of the id */
	size_t capacity;
};

struct clv_order_book *clv_order_book_open(enum clv_order_amounts amounts)
{
	struct clv_order_book *book = calloc(1, sizeof *book);
	if (book)
		book->amounts = amounts;
	return book;
}

void clv_order_book_close(struct clv_order_book *book)
{
	if (!book)
		return;
	clv_names_free(&book->ids);
	clv_names_free(&book->texts);
	free(book->orders);
	free(book);
}

struct clv_order_book *clv_order_book_copy(const struct clv_order_book *book)
{
	struct clv_order_book *copy = clv_order_book_open(book->amounts);
	if (!copy)
		return NULL;
	copy->differs = book->differs;
	copy->repeats = book->repeats;
	copy->capacity = book->ids.count;
	copy->orders = malloc((copy->capacity + 1) * sizeof *copy->orders);
	if (copy->orders && clv_names_copy(&copy->ids, &book->ids) &&
	    clv_names_copy(&copy->texts, &book->texts)) {
		if (copy->capacity)
			memcpy(copy->orders, book->orders,
			       copy->capacity * sizeof *copy->orders);
		return copy;
	}
	clv_order_book_close(copy);
	return NULL;
}

/* The order of the id, a new one if need be; null without memory. */
static struct order *find_order(struct clv_order_book *book,
                                const struct clv_order_row *row)
{
	bool is_new;
	const uint32_t number =
	    clv_names_add(&book->ids, row->id, row->id_length, &is_new);
	void *orders = book->orders;
	if (number == CLV_NO_NAME ||
	    !clv_grow(&orders, &book->capacity, number + 1, sizeof *book->orders))
		return NULL;
	book->orders = orders;
	if (is_new)
		book->orders[number] = (struct order){.customer = CLV_NO_NAME,
		                                      .segment = CLV_NO_NAME,
		                                      .day = INT32_MAX,
		                                      .refund_day = INT32_MAX,
		                                      .file = row->file,
		                                      .refund_file = UINT32_MAX};
	return &book->orders[number];
}

/* Rows of an order should agree; where they don't, the first in byte order is
   as good as any, and does not depend on the order of rows. */
static bool set_text(struct clv_order_book *book, uint32_t *place,
                     const char *text, size_t length)
{
	if (!length)
		return true;
	const uint32_t name = clv_names_add(&book->texts, text, length, NULL);
	if (name == CLV_NO_NAME)
		return false;
	if (*place == CLV_NO_NAME ||
	    clv_names_compare(&book->texts, name, *place) < 0)
		*place = name;
	return true;
}

/* A refund may be in a later file than its order, but not in two files. */
static void add_given_back(struct order *order, const struct clv_order_row *row)
{
	if (order->refund_file == UINT32_MAX)
		order->refund_file = row->file;
	if (order->refund_file != row->file) {
		order->repeated++;
		return;
	}
	order->given_back -= row->amount;
	order->is_given_back = true;
	if (row->has_day && row->day < order->refund_day)
		order->refund_day = row->day;
}

static void add_sale(struct clv_order_book *book, struct order *order,
                     const struct clv_order_row *row)
{
	if (order->is_sale && order->largest != row->amount)
		book->differs = true;
	book->repeats |= order->is_sale;
	if (!order->is_sale || order->largest < row->amount)
		order->largest = row->amount;
	order->sum += row->amount;
	order->is_sale = true;
	if (row->has_day && row->day < order->day)
		order->day = row->day;
}

static void leave_out(struct order *order, const struct clv_order_row *row)
{
	if (!order->left_out || row->left_out < order->left_out)
		order->left_out = (uint16_t)row->left_out;
	if (!row->has_amount || order->file != row->file)
		return;
	order->out_sum += row->amount;
	if (row->amount > order->out_largest)
		order->out_largest = row->amount;
}

bool clv_order_book_add(struct clv_order_book *book,
                        const struct clv_order_row *row)
{
	struct order *order = find_order(book, row);
	if (!order)
		return false;
	if (row->left_out) {
		leave_out(order, row);
		return true;
	}
	const bool gives_back = row->has_amount && row->amount < 0;
	if (order->file != row->file && !gives_back) {
		order->repeated++;
		return true;
	}
	if (gives_back)
		add_given_back(order, row);
	else if (row->has_amount)
		add_sale(book, order, row);
	order->refund_sum += row->refund;
	if (row->refund > order->refund_largest)
		order->refund_largest = row->refund;
	order->has_refund |= row->refund > 0;
	order->is_refunded |= row->is_refunded;
	return set_text(book, &order->customer, row->customer,
	                row->customer_length) &&
	       set_text(book, &order->segment, row->segment,
	                row->segment ? row->segment_length : 0);
}

size_t clv_order_book_count(const struct clv_order_book *book)
{
	return book->ids.count;
}

void clv_order_book_settle(struct clv_order_book *book)
{
	if (book->amounts == CLV_AMOUNTS_GUESSED)
		book->amounts = book->differs ? CLV_AMOUNTS_SUMMED : CLV_AMOUNTS_ONCE;
}

bool clv_order_book_sums(const struct clv_order_book *book)
{
	return book->amounts == CLV_AMOUNTS_SUMMED;
}

bool clv_order_book_repeats(const struct clv_order_book *book)
{
	return book->repeats && !clv_order_book_sums(book);
}

static int64_t clamp(clv_wide amount)
{
	if (amount > INT64_MAX)
		return INT64_MAX;
	return amount < INT64_MIN ? INT64_MIN : (int64_t)amount;
}

/* What a sale is after all that was given back. */
static void settle_sale(const struct clv_order_book *book,
                        const struct order *order, struct clv_order *out)
{
	const bool sums = clv_order_book_sums(book);
	const clv_wide column = sums ? order->refund_sum : order->refund_largest;
	const clv_wide refund = column + order->given_back;
	out->amount = sums ? order->sum : order->largest;
	out->transaction.day = order->day;
	out->transaction.is_purchase = true;
	out->transaction.amount = clamp(out->amount - refund);
	const bool says_so = order->is_refunded && !refund;
	if (out->amount > 0 && (refund >= out->amount || says_so))
		out->fate = CLV_ORDER_REFUNDED;
}

void clv_order_book_order(const struct clv_order_book *book, size_t index,
                          struct clv_order *out)
{
	const struct order *order = &book->orders[index];
	*out = (struct clv_order){.fate = CLV_ORDER_COUNTS,
	                          .left_out = order->left_out,
	                          .repeated = order->repeated};
	struct clv_transaction *transaction = &out->transaction;
	transaction->customer = "";
	if (order->customer != CLV_NO_NAME)
		transaction->customer = clv_names_text(&book->texts, order->customer,
		                                       &transaction->customer_length);
	if (order->segment != CLV_NO_NAME)
		transaction->segment = clv_names_text(&book->texts, order->segment,
		                                      &transaction->segment_length);
	if (order->is_sale) {
		settle_sale(book, order, out);
	} else if (order->is_given_back) {
		transaction->day = order->refund_day;
		transaction->amount = clamp(-order->given_back);
		out->amount = -order->given_back;
	} else {
		out->fate =
		    order->left_out ? CLV_ORDER_LEFT_OUT : CLV_ORDER_WITHOUT_VALUE;
	}
}
