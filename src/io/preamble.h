/* Lines above the header of an export: titles, the span of a report, a row of
   groups of columns. */
#ifndef CLV_IO_PREAMBLE_H
#define CLV_IO_PREAMBLE_H

#include "io/csv_reader.h"

/* Is a record the header? data: of the caller. */
typedef bool clv_header_test(const void *data, const struct clv_text *names,
                             size_t count);

/* How far down a header is looked for. */
enum { CLV_PREAMBLE_MAX = 30 };

struct clv_preamble {
	char delimiter; /* of the header */
	size_t records; /* above it */
};

/* Finds the first record of the sample that is_header takes for one, under the
   delimiters (a text of one or more) of which the first counts that finds it
   highest. *found is left as it was where there is none. name: of the file.
   False when there is no memory. */
bool clv_preamble_find(const char *name, const struct clv_text *sample,
                       const char *delimiters, clv_header_test *is_header,
                       const void *data, struct clv_preamble *found,
                       struct clv_error *error);

/* Passes over the records above the header. False after an error. */
bool clv_preamble_pass(struct clv_csv_reader *reader, size_t records,
                       struct clv_error *error);

#endif
