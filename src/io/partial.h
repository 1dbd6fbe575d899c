/* Parts of a history: what some rows of an export say, summed by customer and
   day, in a form that can be added to other parts, in any order and any
   nesting, and then says what all rows at once would.

   A part is text, one line per record, fields divided by tabs; in texts \t, \n,
   \r and \\ stand for a tab, a line feed, a carriage return and a backslash:

       clv part<TAB>1                       what it is, and the version
       decimal<TAB>.                        the decisions, a line each
       ...
       input<TAB>NAME<TAB>HASH              what it was made of: XXH64 of the
                                            bytes that were read, unpacked
       rows<TAB>ROWS<TAB>ROUNDED<TAB>SKIPPED<TAB>PURCHASES<TAB>AMOUNT<TAB>
           REFUNDS<TAB>AMOUNT<TAB>FIRST<TAB>LAST
       left<TAB>REASON<TAB>ROWS<TAB>AMOUNT  what is left out, by reason; so are
                                            currency and status
       segment<TAB>NAME                     numbered from 1
       records<TAB>CUSTOMERS<TAB>ORDERS     how many lines of these follow
       c<TAB>CUSTOMER<TAB>DAY:AMOUNT[:ORDERS[:COST[:SEGMENT]]] ...
       o<TAB>ID<TAB>REFUNDED:REPEATED:REASON<TAB>SIDE...
       end<TAB>HASH                         XXH64 of all that stands above

   Days count from 1970-01-01, amounts are in 1/10000 of the currency; days of a
   customer are divided by blanks, and what is left off is 1 order, a cost of 0,
   no segment. Orders are those whose rows bear an id: what their rows said so
   far, by kind (s sale, g given back, r column of refunds, l left out):

       KIND<TAB>CUSTOMER<TAB>SEGMENT<TAB>SUM:LARGEST:DAY:AMOUNTS:FLAGS:COST:
           LARGEST

   AMOUNTS is enum clv_order_amounts, FLAGS are bits of enum clv_partial_flags,
   a day that is not known is -. Everything stands in byte order, so that the
   same rows make the same bytes. */
#ifndef CLV_IO_PARTIAL_H
#define CLV_IO_PARTIAL_H

#include "io/books.h"
#include "io/csv_reader.h"
#include "io/history_read.h"
#include "io/output.h"

#define CLV_PARTIAL_MAGIC "clv part"
enum { CLV_PARTIAL_VERSION = 1 };

/* The sums of a customer's day and of an order are below 2^75 in 1/10000. */
enum { CLV_PARTIAL_SUM_BITS = 75 };

/* All that rows are read by: parts with other decisions do not add up. */
enum clv_decision {
	CLV_DECISION_UNIT, /* of amounts and of time */
	CLV_DECISION_DECIMAL,
	CLV_DECISION_DATES,
	CLV_DECISION_PRESET,
	CLV_DECISION_COLUMNS,
	CLV_DECISION_SEGMENT, /* its column; empty: none */
	CLV_DECISION_COST,    /* likewise */
	CLV_DECISION_CURRENCY,
	CLV_DECISION_UNTIL,
	CLV_DECISION_STATUS_IN,
	CLV_DECISION_STATUS_OUT,
	CLV_DECISION_GUESTS,
	CLV_DECISION_COUNT
};

/* What decisions are called in the file. */
extern const char *const clv_partial_keys[CLV_DECISION_COUNT];

/* What a decision says that no value called for: any other goes with it. */
#define CLV_DECISION_FREE "any"

/* What a part was made of; texts are owned. */
struct clv_partial_input {
	char *name;
	const char *part; /* where that was read; null: in this run; lent */
	uint64_t hash;
};

/* All but the books. */
struct clv_partial {
	char *decisions[CLV_DECISION_COUNT]; /* null: none is known yet; owned */
	const char *decided_by[CLV_DECISION_COUNT]; /* the part; lent */
	struct clv_partial_input *inputs;
	size_t input_count, input_capacity;
	uint64_t skipped; /* bad rows */
	size_t parts;     /* read */
};

enum clv_partial_flags {
	CLV_PARTIAL_HAS_AMOUNT = 1,
	CLV_PARTIAL_DIFFERS = 2,
	CLV_PARTIAL_REPEATS = 4,
	CLV_PARTIAL_HAS_COST = 8,
	CLV_PARTIAL_COST_DIFFERS = 16
};

/* An empty one is a struct of zeros. */
void clv_partial_free(struct clv_partial *partial);

/* What a file is read by, as it is opened; a second file that is read by other
   columns is an error. */
bool clv_partial_add_export(struct clv_partial *partial,
                            const struct clv_export *export_,
                            struct clv_error *error);

/* What was decided once all files are read. False without memory. */
bool clv_partial_decide(struct clv_partial *partial,
                        const struct clv_export_options *options,
                        const struct clv_history *history,
                        struct clv_error *error);

/* Notes an input; false with an error where it is there already. */
bool clv_partial_add_input(struct clv_partial *partial, const char *name,
                           uint64_t hash, const char *part,
                           struct clv_error *error);

/* Sets a decision, or compares it with what was said before: false with an
   error where they differ. */
bool clv_partial_set(struct clv_partial *partial, enum clv_decision decision,
                     const char *value, const char *part,
                     struct clv_error *error);

/* The options by which the rows of a part were read, as far as results depend
   on them; texts are lent. */
bool clv_partial_options(const struct clv_partial *partial,
                         struct clv_export_options *options);

/* What a ledger has to keep, beside the detail, for parts like this. */
unsigned clv_partial_keeps(const struct clv_partial *partial);

/* Writes the books, which are open and whose ledger keeps the detail alone; it
   is closed by this, with so many threads. What fails to be written is told
   when the output is closed. False with an error. */
bool clv_partial_write(const struct clv_partial *partial,
                       struct clv_books *books, size_t threads,
                       struct clv_output *output, struct clv_error *error);

/* ---- Reading ------------------------------------------------------------- */

struct clv_partial_reader;

/* Opens a file ("-": standard input) of one part or several, one behind the
   other, compressed by gzip or not, and reads the decisions of the first into
   partial. Null after an error. path is borrowed. */
struct clv_partial_reader *clv_partial_open(const char *path,
                                            struct clv_partial *partial,
                                            struct clv_error *error);
void clv_partial_close(struct clv_partial_reader *reader);

/* Adds all of the file to the books, with so many threads. False after an
   error: the books can only be closed then. */
bool clv_partial_read(struct clv_partial_reader *reader,
                      struct clv_books *books, size_t threads,
                      struct clv_error *error);

#endif
