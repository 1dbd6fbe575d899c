/* Text for people in lines: what help is made of. */
#ifndef CLV_CLI_TEXT_H
#define CLV_CLI_TEXT_H

#include "io/output.h"

/* At most 1023 bytes a call; what fails is told when the output is committed.
 */
void text_print(struct clv_output *output, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Words in lines of at most 78 columns, each behind `margin` blanks; `column`
   is where the first one starts. */
void text_wrap(struct clv_output *output, size_t column, size_t margin,
               const char *words);

/* A name, and beside it what it is, wrapped. */
void text_row(struct clv_output *output, const char *name, const char *words);

/* The length of the line at *at, and moves *at behind it; a null *at is behind
   the last line. */
size_t text_line(const char **at);

#endif
