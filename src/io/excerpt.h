/* The line around an error, for people. */
#ifndef CLV_IO_EXCERPT_H
#define CLV_IO_EXCERPT_H

#include "io/error.h"

/* Fills line, column, excerpt and caret of place for the byte at `offset` of
   text, which starts on physical line `first_line`. Without with_column only
   the line. */
void clv_excerpt(struct clv_place *place, const char *text, size_t length,
                 uint64_t first_line, size_t offset, bool with_column);

#endif
