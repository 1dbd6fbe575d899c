#include "io/books.h"

#include <stdio.h>
#include <string.h>

enum { BATCH_SIZE = 4096 };

bool clv_books_open(struct clv_books *books, unsigned keeps,
                    enum clv_guests guests, struct clv_error *error)
{
	*books = (struct clv_books){.guests = guests};
	clv_tally_clear(&books->tally);
	books->ledger = clv_ledger_open(keeps);
	books->batch = books->ledger ? clv_batch_open(books->ledger) : NULL;
	return books->batch || clv_reject_memory(error);
}

void clv_books_close(struct clv_books *books)
{
	clv_batch_close(books->batch);
	clv_ledger_close(books->ledger);
	clv_order_book_close(books->orders);
	clv_tally_free(&books->tally);
	*books = (struct clv_books){0};
}

bool clv_books_copy(struct clv_books *copy, struct clv_books *books,
                    struct clv_error *error)
{
	*copy = (struct clv_books){.guests = books->guests,
	                           .guests_seen = books->guests_seen};
	clv_tally_clear(&copy->tally);
	if (clv_ledger_enter(books->ledger, books->batch))
		copy->ledger = clv_ledger_copy(books->ledger);
	copy->batch = copy->ledger ? clv_batch_open(copy->ledger) : NULL;
	if (books->orders)
		copy->orders = clv_order_book_copy(books->orders);
	return (copy->batch && (copy->orders || !books->orders) &&
	        clv_tally_add(&copy->tally, &books->tally)) ||
	       clv_reject_memory(error);
}

bool clv_books_share(struct clv_books *share, const struct clv_books *books)
{
	*share = (struct clv_books){
	    .guests = books->guests, .ledger = books->ledger, .is_share = true};
	clv_tally_clear(&share->tally);
	share->batch = clv_batch_open(books->ledger);
	return share->batch;
}

void clv_books_unshare(struct clv_books *share)
{
	share->ledger = NULL;
	clv_books_close(share);
}

static bool leave_out(struct clv_books *books, const char *reason,
                      clv_wide amount)
{
	return clv_counts_add(&books->tally.left_out, reason, strlen(reason), 1,
	                      amount) != CLV_NO_NAME;
}

static bool enter(struct clv_books *books,
                  const struct clv_transaction *transaction)
{
	struct clv_count *count = transaction->is_purchase
	                              ? &books->tally.used
	                              : &books->tally.given_back;
	count->count++;
	count->amount += transaction->amount;
	clv_tally_day(&books->tally, transaction->day);
	return clv_batch_add(books->batch, transaction) &&
	       (books->is_share || clv_batch_count(books->batch) < BATCH_SIZE ||
	        clv_ledger_enter(books->ledger, books->batch));
}

static bool reject_guest(struct clv_error *error, const char *message)
{
	clv_reject(error, CLV_BAD_DATA, "%s", message);
	return clv_hint(error, "--guests drop leaves such orders out, "
	                       "--guests each takes each for a customer");
}

/* A purchase without a customer. Each may be a customer of its own, with a name
   that no other has: it is shown without what is behind the null. */
static bool enter_guest(struct clv_books *books,
                        const struct clv_transaction *transaction,
                        struct clv_error *error)
{
	char name[48];
	struct clv_transaction own = *transaction;
	switch (books->guests) {
	case CLV_GUESTS_EACH:
		own.customer = name;
		own.customer_length =
		    (size_t)snprintf(name, sizeof name, "%s%c%llu", CLV_GUEST_NAME,
		                     '\0', (unsigned long long)++books->guests_seen);
		return enter(books, &own) || clv_reject_memory(error);
	case CLV_GUESTS_ERROR:
		return reject_guest(error, "the customer is missing");
	case CLV_GUESTS_DROP:
	default:
		return leave_out(books, "without a customer", transaction->amount) ||
		       clv_reject_memory(error);
	}
}

static bool enter_transaction(struct clv_books *books,
                              const struct clv_transaction *transaction,
                              struct clv_error *error)
{
	if (!transaction->customer_length)
		return enter_guest(books, transaction, error);
	return enter(books, transaction) || clv_reject_memory(error);
}

/* eur is EUR. */
static bool note_currency(struct clv_books *books,
                          const struct clv_text *currency)
{
	enum { MOST = 16 };
	char code[MOST];
	size_t length = 0;
	for (; length < MOST && length < currency->length; length++) {
		const char c = currency->at[length];
		code[length] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
	}
	return clv_counts_add(&books->tally.currencies, code, length, 1, 0) !=
	       CLV_NO_NAME;
}

static bool note_words(struct clv_books *books,
                       const struct clv_export_row *row)
{
	const struct clv_text *status = &row->unknown_status;
	return (!row->currency.length || note_currency(books, &row->currency)) &&
	       (!status->length ||
	        clv_counts_add(&books->tally.statuses, status->at, status->length,
	                       1, row->amount) != CLV_NO_NAME);
}

/* ---- Rows that are orders of their own ------------------------------------
 */

static bool enter_row(struct clv_books *books, const struct clv_export_row *row,
                      struct clv_error *error)
{
	if (row->is_left_out)
		return leave_out(books, row->reason,
		                 row->has_amount ? row->amount : 0) ||
		       clv_reject_memory(error);
	/* Not 0, but none: a row of totals, or one of an order without its id. */
	if (!row->has_amount)
		return leave_out(books, "without an amount", 0) ||
		       clv_reject_memory(error);
	const bool says_so =
	    row->is_refunded && (row->is_refunded_whatever || !row->refund);
	const bool in_full = row->refund > 0 && row->refund >= row->amount;
	if (row->amount >= 0 && (in_full || says_so))
		return leave_out(books, "refunded in full", row->amount) ||
		       clv_reject_memory(error);
	const struct clv_transaction transaction = {
	    .customer = row->customer.at,
	    .customer_length = row->customer.length,
	    .segment = row->segment.length ? row->segment.at : NULL,
	    .segment_length = row->segment.length,
	    .amount = row->amount < 0 ? row->amount : row->amount - row->refund,
	    .cost = row->amount < 0 && row->cost > 0 ? 0 : row->cost,
	    .day = row->day,
	    .is_purchase = row->amount >= 0};
	return enter_transaction(books, &transaction, error);
}

/* ---- Rows of orders -------------------------------------------------------
 */

/* Presets know, and a product is the amount of an item. Of other files it is
   seen from the orders themselves. */
static enum clv_order_amounts amounts_of(const struct clv_mapping *mapping)
{
	if (!mapping->items)
		return CLV_AMOUNTS_ONCE;
	return mapping->preset || clv_expression_is_product(&mapping->amount)
	           ? CLV_AMOUNTS_SUMMED
	           : CLV_AMOUNTS_GUESSED;
}

static bool enter_order(struct clv_books *books,
                        const struct clv_mapping *mapping,
                        const struct clv_export_row *row, unsigned file,
                        struct clv_error *error)
{
	if (!books->orders)
		books->orders = clv_order_book_open(CLV_AMOUNTS_GUESSED);
	if (!books->orders)
		return clv_reject_memory(error);
	uint32_t reason = 0;
	if (row->is_left_out) {
		/* counted once the order is known to be left out */
		reason = clv_counts_add(&books->tally.left_out, row->reason,
		                        strlen(row->reason), 0, 0);
		if (reason == CLV_NO_NAME)
			return clv_reject_memory(error);
		reason++;
	}
	const struct clv_order_row order = {
	    .id = row->id.at,
	    .id_length = row->id.length,
	    .customer = row->customer.at,
	    .customer_length = row->customer.length,
	    .segment = row->segment.length ? row->segment.at : NULL,
	    .segment_length = row->segment.length,
	    .amount = row->amount,
	    .refund = row->refund,
	    .cost = row->cost,
	    .day = row->day,
	    .file = file,
	    .left_out = reason,
	    .amounts = amounts_of(mapping),
	    .has_amount = row->has_amount,
	    .has_day = row->has_day,
	    .has_cost = row->has_cost,
	    .is_refunded = row->is_refunded};
	return clv_order_book_add(books->orders, &order) ||
	       clv_reject_memory(error);
}

/* Known when all rows of the order are in, which have places of their own. */
static bool reject_guest_order(const struct clv_order *order,
                               struct clv_error *error)
{
	char id[80];
	char message[120];
	snprintf(message, sizeof message, "order %s: the customer is missing",
	         clv_printable(order->id, order->id_length, id, sizeof id));
	return reject_guest(error, message);
}

static bool settle_order(struct clv_books *books, const struct clv_order *order,
                         struct clv_error *error)
{
	if (order->repeated &&
	    clv_counts_add(&books->tally.left_out, "already in another file", 23,
	                   order->repeated, 0) == CLV_NO_NAME)
		return clv_reject_memory(error);
	books->orders_are_summed |= order->is_summed;
	books->amounts_repeat |= order->repeats;
	switch (order->fate) {
	case CLV_ORDER_COUNTS:
		if (books->guests == CLV_GUESTS_ERROR &&
		    !order->transaction.customer_length)
			return reject_guest_order(order, error);
		return enter_transaction(books, &order->transaction, error);
	case CLV_ORDER_REFUNDED:
		return leave_out(books, "refunded in full", order->amount) ||
		       clv_reject_memory(error);
	case CLV_ORDER_LEFT_OUT: {
		struct clv_count *count =
		    &books->tally.left_out.counts[order->left_out - 1];
		count->count++;
		count->amount += order->amount;
		return true;
	}
	case CLV_ORDER_WITHOUT_DAY:
		return leave_out(books, "without a date", order->amount) ||
		       clv_reject_memory(error);
	case CLV_ORDER_WITHOUT_VALUE:
	default:
		return leave_out(books, "without an amount", 0) ||
		       clv_reject_memory(error);
	}
}

static bool settle_orders(struct clv_books *books, struct clv_error *error)
{
	clv_order_book_settle(books->orders);
	const size_t count = clv_order_book_count(books->orders);
	for (size_t i = 0; i < count; i++) {
		struct clv_order order;
		clv_order_book_order(books->orders, i, &order);
		if (!settle_order(books, &order, error))
			return false;
	}
	return true;
}

/* ---- All ------------------------------------------------------------------
 */

bool clv_books_enter(struct clv_books *books, const struct clv_mapping *mapping,
                     const struct clv_export_row *row, unsigned file,
                     struct clv_error *error)
{
	const bool entered = row->id.length
	                         ? enter_order(books, mapping, row, file, error)
	                         : enter_row(books, row, error);
	if (!entered)
		return false;
	books->tally.rows++;
	books->tally.rounded += row->is_rounded;
	return row->is_left_out || note_words(books, row) ||
	       clv_reject_memory(error);
}

bool clv_books_finish(struct clv_books *books, size_t threads,
                      struct clv_error *error)
{
	if (books->orders && !settle_orders(books, error))
		return false;
	return (clv_ledger_enter(books->ledger, books->batch) &&
	        clv_ledger_finish(books->ledger, threads)) ||
	       clv_reject_memory(error);
}
