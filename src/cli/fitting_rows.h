/* Rows of tables of customers on their way in: what the files that read them
   share. */
#ifndef CLV_CLI_FITTING_ROWS_H
#define CLV_CLI_FITTING_ROWS_H

#include "cli/fitting.h"
#include "io/behaviours.h"

/* A row without its name. */
static inline struct fitting_row
fitting_row_of(const struct clv_behaviour_row *row)
{
	return (struct fitting_row){
	    .behaviour = {.frequency = row->frequency,
	                  .recency = row->recency,
	                  .age = row->T,
	                  .monetary = row->frequency > 0 ? row->monetary : 0},
	    .weight = (uint64_t)row->n};
}

/* Adds a row with its name, unless it is of no customers. False without memory.
 */
bool fitting_keep(struct fitting_rows *table, struct fitting_row row,
                  const struct clv_text *name);

/* Survivors so far, of one file. */
struct fitting_survival {
	struct clv_survivors *rows;
	size_t count, capacity;
};

/* Reads the rows of the table one by one to its end; survival may be null where
   the table is of customers. False after an error. */
bool fitting_read_rows(struct fitting *fitting,
                       const struct clv_behaviours *behaviours,
                       struct fitting_survival *survival,
                       struct clv_error *error);

/* Reads a table as far as it is made of blocks that can be cut off without
   parsing them, by all threads; fitting_read_rows goes on behind them. False
   after an error. */
bool fitting_read_blocks(struct fitting *fitting,
                         const struct clv_behaviours *behaviours,
                         struct clv_error *error);

#endif
