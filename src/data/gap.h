/* Pauses between purchases, which tell how long is long. */
#ifndef CLV_DATA_GAP_H
#define CLV_DATA_GAP_H

#include "data/ledger.h"

/* This share of all pauses is not longer than the one after which a customer
   counts as lapsed. */
#define CLV_GAP_USUAL_SHARE 0.95

/* The days between a customer's purchase days, of all customers: the smallest
   number of days that at least `share` (0 to 1) of the gaps do not exceed
   (nearest rank), counted by up to `threads` threads. False where there is no
   gap, with 0 in *days; and when there is no memory, with -1. */
bool clv_gap_quantile(const struct clv_ledger *ledger, double share,
                      size_t threads, int32_t *days);

#endif
