/* UTF-8 as far as a reader of other people's files needs it. */
#ifndef CLV_IO_UTF8_H
#define CLV_IO_UTF8_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes of the valid UTF-8 character at text (1 to 4), 0 where there is none.
 */
size_t clv_utf8_length(const char *text, size_t length);

/* Characters in text; a byte that belongs to none counts as one. */
size_t clv_utf8_count(const char *text, size_t length);

bool clv_utf8_is_valid(const char *text, size_t length);

#endif
