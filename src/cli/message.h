/* What the program says on standard error. */
#ifndef CLV_CLI_MESSAGE_H
#define CLV_CLI_MESSAGE_H

#include "io/error.h"

/* "clv: place: message", the line with a caret, and the hint. */
void print_failure(const struct clv_error *error);

/* The first of these lines alone: for a list of rows left out. */
void print_error_line(const struct clv_error *error);

/* "clv: note: ..." */
void print_note(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
