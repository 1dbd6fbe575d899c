/* Several exports to one history. */
#ifndef CLV_IO_HISTORY_READ_H
#define CLV_IO_HISTORY_READ_H

#include "io/books.h"

/* What the caller made of a file that is no export of orders. */
enum clv_taken { CLV_TAKEN_NOT, CLV_TAKEN, CLV_TAKEN_FAILED };

/* What the caller is told, and asked, on the way; any may be null. */
struct clv_history_watch {
	void *data;
	/* A file was opened, and of it the header is known and no more. CLV_TAKEN:
	   the caller has read its rows, which are none of orders; CLV_TAKEN_FAILED
	   with error to stop. */
	enum clv_taken (*takes)(void *data, struct clv_table *table,
	                        struct clv_error *error);
	/* A file was opened, and its columns are known. */
	void (*opened)(void *data, const struct clv_export *export_);
	/* A bad row: true to leave it out and go on; false with error to stop. */
	bool (*bad_row)(void *data, const struct clv_export *export_,
	                const struct clv_record *record, struct clv_error *error);
	/* So many more rows were read. */
	void (*rows)(void *data, uint64_t count);
	/* A row was read and entered, under the first of the readings that are
	   still open: for those who want to see what there is. */
	void (*row)(void *data, const struct clv_export *export_,
	            const struct clv_record *record,
	            const struct clv_export_row *row);
	/* A file is about to be closed, read or not: of what could not be opened or
	   found there is nothing in it. */
	void (*closing)(void *data, const struct clv_export *export_);
};

struct clv_history_request {
	const char *const *paths; /* "-": standard input */
	size_t count;
	struct clv_export_options options;
	unsigned keeps; /* bits of enum clv_ledger_keeps */
	size_t threads;
	bool leaves_open; /* the books are not closed: they are a part of others */
	struct clv_history_watch watch;
};

enum { CLV_READINGS = 4 };

/* From the first value that could be read in two ways until another tells which
   is right, there are books for each. */
struct clv_history {
	struct clv_books books[CLV_READINGS];
	struct clv_reading readings[CLV_READINGS];
	size_t reading_count;
	bool has_both_decimals, has_both_orders;
	struct clv_evidence evidence;
	/* Once read: no value left a choice, and any reading gives the same. */
	bool decimal_was_free, order_was_free;
	char *last_id; /* of the order that a row without id continues; owned */
	size_t last_id_length, last_id_capacity;
	bool has_headed; /* a file with a header of its own was read */
};

/* Reads all files and closes the books, which are history->books[0] then; where
   all files were taken there are none, and its ledger is null. False after an
   error; close in any case. */
bool clv_history_read(struct clv_history *history,
                      const struct clv_history_request *request,
                      struct clv_error *error);
/* Orders in several currencies cannot be added: false with an error that lists
   them. */
bool clv_history_check_currencies(const struct clv_books *books,
                                  struct clv_error *error);

void clv_history_close(struct clv_history *history);

#endif
