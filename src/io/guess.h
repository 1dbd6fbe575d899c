/* Columns by the names that people commonly give them. */
#ifndef CLV_IO_GUESS_H
#define CLV_IO_GUESS_H

#include "io/columns.h"
#include "io/preset.h"

/* The column of a role by common names, in ranks: the first rank with a match
   decides. SEVERAL where two columns have names of one rank, or where a price
   stands beside a quantity: then error says which, and which flag to give. NONE
   for roles that are never guessed. */
enum clv_column_match clv_guess_column(const struct clv_text *names,
                                       size_t count, enum clv_role role,
                                       size_t *column, struct clv_error *error);

#endif
