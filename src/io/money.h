/* Exact money: integers of 1/10000 of the currency unit, from text and to
   text, never through a double. */
#ifndef CLV_IO_MONEY_H
#define CLV_IO_MONEY_H

#include "core/wide.h"
#include "io/number.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CLV_MONEY_DECIMALS = 4, CLV_MONEY_UNIT = 10000 };

/* Reads every form that clv_number_read reads with currency allowed, with the
   same status, except that CLV_NUMBER_TOO_LARGE begins beyond
   922337203685477.5807 on both sides of 0. More than 4 decimals are rounded
   half away from zero; rounded (may be null) says whether that changed the
   value. money and rounded are set only with CLV_NUMBER_OK. */
enum clv_number_status clv_money_read(const char *text, size_t length,
                                      enum clv_decimal decimal, int64_t *money,
                                      bool *rounded);

/* a x b / 10000, rounded half away from zero: a quantity times a price.
   rounded says whether that changed the value, overflow that the product is
   beyond 922337203685477.5807 (then 0 is returned); both may be null. */
int64_t clv_money_multiply(int64_t a, int64_t b, bool *rounded, bool *overflow);

/* Holds any clv_wide with CLV_DECIMALS_MAX decimals and a final null. */
enum { CLV_MONEY_SIZE = 56 };

/* The shortest decimal that is exactly value / 10000, such as 45, 45.5 and
   -0.05, with a final null; returns its length. */
size_t clv_money_write(char text[CLV_MONEY_SIZE], clv_wide value);

/* The same with exactly that many decimals, 0 to CLV_DECIMALS_MAX, rounded half
   away from zero, for people; never -0. */
size_t clv_money_write_fixed(char text[CLV_MONEY_SIZE], clv_wide value,
                             int decimals);

#endif
