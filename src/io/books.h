/* Rows of exports to the books: a ledger of customers, the orders that bear an
   id, and a tally of what became of every row. */
#ifndef CLV_IO_BOOKS_H
#define CLV_IO_BOOKS_H

#include "data/ledger.h"
#include "data/orders.h"
#include "io/export.h"
#include "io/tally.h"

/* What a customer is called who has no name, with --guests each. */
#define CLV_GUEST_NAME "(guest)"

struct clv_books {
	struct clv_ledger *ledger;
	struct clv_batch *batch;
	struct clv_order_book *orders; /* null: no row has an id */
	struct clv_tally tally;
	enum clv_guests guests;
	uint64_t guests_seen;
	bool is_share; /* of a thread */
	bool orders_are_summed,
	    amounts_repeat; /* once finished, of rows with ids */
};

/* keeps: bits of enum clv_ledger_keeps. False without memory; close in any
   case. */
bool clv_books_open(struct clv_books *books, unsigned keeps,
                    enum clv_guests guests, struct clv_error *error);
void clv_books_close(struct clv_books *books);

/* Books of their own with the same in them; what is in the batch is entered
   before. False without memory; close in any case. */
bool clv_books_copy(struct clv_books *copy, struct clv_books *books,
                    struct clv_error *error);

/* Books for a thread: a batch and a tally of its own, and the same ledger. What
   is entered stays in the batch until clv_ledger_enter, or is dropped. Rows
   with order ids can't be entered there. Closed with clv_books_unshare. */
bool clv_books_share(struct clv_books *share, const struct clv_books *books);
void clv_books_unshare(struct clv_books *share);

/* Enters a row of the file with this number. False with an error: no memory, or
   a guest where guests are an error (its place is left to the caller). */
bool clv_books_enter(struct clv_books *books, const struct clv_mapping *mapping,
                     const struct clv_export_row *row, unsigned file,
                     struct clv_error *error);

/* Settles the orders and closes the ledger, with so many threads. */
bool clv_books_finish(struct clv_books *books, size_t threads,
                      struct clv_error *error);

#endif
