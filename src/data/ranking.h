/* Customers in an order that depends on the data alone. */
#ifndef CLV_DATA_RANKING_H
#define CLV_DATA_RANKING_H

#include "data/ledger.h"

/* A customer and what it is ordered by; the higher key comes first. name is
   set by clv_rank: how the customer's name starts, as a number that orders as
   it does. */
struct clv_ranked {
	int64_t key;
	uint64_t name;
	uint32_t customer; /* index */
};

/* Keys of doubles that order as the numbers do; NaN below all. */
int64_t clv_rank_key(double number);

/* Keys of sums: exact within 64 bits, the nearest end beyond. */
int64_t clv_rank_key_exact(clv_wide amount);

/* The key of how a customer's name starts: those of equal keys have whole names
   to tell them apart. */
int64_t clv_rank_key_name(const struct clv_customer *customer);

/* Room for so many customers to be ranked, to be freed. Null without memory. */
struct clv_ranked *clv_rank_list(size_t count);

/* Sorts by key, the highest first, or the lowest with ascending; then customers
   in byte order, either way; up to `threads` threads do it. False when there is
   no memory: the order is any then. */
bool clv_rank(const struct clv_ledger *ledger, struct clv_ranked *ranked,
              size_t count, bool ascending, size_t threads);

/* Fifths: 5 for the customers whose key fewer than a fifth of all exceed, down
   to 1; those with the same key share the better score. ranked is sorted by
   key, the highest first; scores[customer] is set for all in it. */
void clv_score(const struct clv_ranked *ranked, size_t count, uint8_t *scores);

#endif
