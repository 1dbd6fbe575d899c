/* Currencies by their codes, and by the marks that stand beside amounts. */
#ifndef CLV_IO_CURRENCY_H
#define CLV_IO_CURRENCY_H

#include "io/csv_reader.h"

/* The mark beside a number: EUR, $, kr, lent from the text; "kr." is "kr".
   Empty where there is none. */
struct clv_text clv_currency_mark(const struct clv_text *number);

/* May both mean one currency? A mark is any of those that it is used for: $ may
   be USD or CAD, and is never EUR. In which case does not count. */
bool clv_currency_may_be(const struct clv_text *a, const struct clv_text *b);

#endif
