/* The rows of a file, one by one or by several threads. */
#ifndef CLV_IO_HISTORY_BLOCKS_H
#define CLV_IO_HISTORY_BLOCKS_H

#include "io/history_read.h"

/* Is it known how numbers and dates are to be read? */
bool clv_history_is_settled(const struct clv_history *history);

/* Reads and enters the rows of the file until it ends. False after an error. */
bool clv_history_read_rows(struct clv_history *history,
                           const struct clv_history_request *request,
                           struct clv_export *export_, unsigned file,
                           struct clv_error *error);

/* The same with several threads, as far as the file is made of blocks that can
   be cut without reading them and hold nothing out of the ordinary; what is
   left is for clv_history_read_rows. Does nothing where that does not pay or
   cannot be: orders with ids are gathered in the order of the file. */
bool clv_history_read_blocks(struct clv_history *history,
                             const struct clv_history_request *request,
                             struct clv_export *export_, unsigned file,
                             struct clv_error *error);

#endif
