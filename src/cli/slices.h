/* Many rows, written by several threads into pieces that come out in order. */
#ifndef CLV_CLI_SLICES_H
#define CLV_CLI_SLICES_H

#include "cli/view.h"

struct slices_request {
	size_t count; /* of items; each becomes a row or none */
	size_t threads;
	const struct view *view; /* each thread has one of the same columns */
	/* Fills the view from the item; false where it is not to be written. */
	bool (*fill)(const void *data, size_t item, struct view *view);
	const void *data;
};

/* Can these be written so? Rows have to stand alone, and be many. */
bool slices_suit(const struct slices_request *request,
                 const struct clv_writer *writer);

/* Writes all items through writers like `writer`, to its output. False after an
   error. */
bool slices_write(const struct slices_request *request,
                  struct clv_writer *writer, struct clv_error *error);

#endif
