/* Rows of many items; where there are enough, written by several threads into
   pieces that come out in order. */
#ifndef CLV_CLI_SLICES_H
#define CLV_CLI_SLICES_H

#include "cli/view.h"

struct slices_request {
	size_t count; /* of items; each becomes a row or none */
	long top;     /* write so many rows at most; 0: all */
	size_t threads;
	struct view *view; /* copied for each thread */
	/* Fills the view from the item; false where it is not to be written. */
	bool (*fill)(const void *data, size_t item, struct view *view);
	const void *data;
};

/* Writes items as rows through the writer. Sets *behind to the first item that
   is behind the last row asked for. False after an error. */
bool slices_write(const struct slices_request *request,
                  struct clv_writer *writer, size_t *behind,
                  struct clv_error *error);

#endif
