/* Days of one customer, each once. */
#ifndef CLV_DATA_DAYS_H
#define CLV_DATA_DAYS_H

#include <stddef.h>
#include <stdint.h>

/* Sorts days, from CLV_FIRST_DAY to CLV_LAST_DAY, in place and leaves out those
   that are repeated. Returns how many are left, which stand in front. */
size_t clv_days_sort(int32_t *days, size_t count);

#endif
