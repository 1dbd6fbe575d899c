/* Tables that have a row for each customer, or for many of a kind: how often he
   bought, when last, since when; and tables of how many customers are left
   after each period. */
#ifndef CLV_IO_BEHAVIOURS_H
#define CLV_IO_BEHAVIOURS_H

#include "clv/models.h"

#include "io/schema.h"
#include "io/table.h"

/* A row of either kind of table; customer is lent by the record. What has no
   column, or is empty, is 0; n is then 1. */
struct clv_behaviour_row {
	struct clv_text customer; /* trimmed; length 0: none */
	double frequency, recency, T, monetary;
	double n; /* how many customers it stands for; whole */
	double period, customers;
};

extern const struct clv_schema clv_behaviour_schema; /* clv_behaviour_row */

/* Indices of columns, in the order of the schema. */
enum clv_behaviour_column {
	CLV_BEHAVIOUR_CUSTOMER,
	CLV_BEHAVIOUR_FREQUENCY,
	CLV_BEHAVIOUR_RECENCY,
	CLV_BEHAVIOUR_T,
	CLV_BEHAVIOUR_MONETARY,
	CLV_BEHAVIOUR_N,
	CLV_BEHAVIOUR_PERIOD,
	CLV_BEHAVIOUR_CUSTOMERS,
	CLV_BEHAVIOUR_COUNT
};

/* A table on its way in; owns nothing. */
struct clv_behaviours {
	struct clv_table *table;
	enum clv_model_data data; /* that of occasions where it says periods */
	size_t columns[CLV_BEHAVIOUR_COUNT]; /* CLV_NO_COLUMN: there is none */
	enum clv_decimal decimal;
};

/* Is the table, of which the header was read, one of these? Its columns are
   then set. NO also where the header names none of them; FAILED with error:
   some of them lack, or two are the same. */
enum clv_behaviours_found {
	CLV_BEHAVIOURS_NO,
	CLV_BEHAVIOURS_YES,
	CLV_BEHAVIOURS_FAILED
};
enum clv_behaviours_found clv_behaviours_find(struct clv_behaviours *behaviours,
                                              struct clv_table *table,
                                              struct clv_error *error);

/* Finds the decimal sign in the first rows; decimal 0: it was not given. False
   after an error. */
bool clv_behaviours_settle(struct clv_behaviours *behaviours, char decimal,
                           struct clv_error *error);

/* Reads a record and checks it. False for a bad row, with its place in error.
 */
bool clv_behaviours_read(const struct clv_behaviours *behaviours,
                         const struct clv_record *record,
                         struct clv_behaviour_row *row,
                         struct clv_error *error);

/* "frequency: x; recency: t_x; T: T", cut to fit. Returns text. */
const char *clv_behaviours_say(const struct clv_behaviours *behaviours,
                               char *text, size_t size);

/* ---- Survival ------------------------------------------------------------ */

/* Customers who are left after a period. */
struct clv_survivors {
	double period;
	double customers;
	uint64_t line; /* of the file, for messages */
};

/* Sorts the rows of one file by period, and checks that there is one for each
   of 0, 1, 2... and that customers do not grow. False with an error that has
   the line. */
bool clv_survivors_check(const struct clv_table *table,
                         struct clv_survivors *rows, size_t count,
                         struct clv_error *error);

/* What a model sees of those who left after period `index`, or of those who
   never did: the last. Sets their number, which may be 0. */
void clv_survivors_behaviour(const struct clv_survivors *rows, size_t count,
                             size_t index, struct clv_behaviour *behaviour,
                             uint64_t *weight);

#endif
