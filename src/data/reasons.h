/* Why customers left: how many, and what they were worth, by reason. */
#ifndef CLV_DATA_REASONS_H
#define CLV_DATA_REASONS_H

#include "core/wide.h"
#include "data/names.h"

struct clv_reason {
	uint64_t customers;
	clv_wide value; /* in 1/10000 */
};

/* An empty one is a struct of zeros. */
struct clv_reasons {
	struct clv_names keys;    /* what makes two reasons the same */
	struct clv_names shown;   /* and how each is written, by the same number */
	struct clv_reason *items; /* by that number, owned */
	size_t capacity;
	struct clv_names customers; /* of each reason, as far as they have names */
	uint64_t repeated;          /* that came again with the same reason */
};

/* What a customer adds to a reason. */
struct clv_leaver {
	const char *customer; /* null or empty: nobody knows who, and a new one */
	size_t customer_length;
	clv_wide value;
	bool value_is_once; /* not added again when the customer comes again */
};

void clv_reasons_free(struct clv_reasons *reasons);

/* Counts a customer under the reason of that key, which is shown as it was
   written first. A customer with a name is one customer of a reason, however
   often brought. False without memory; free it then. */
bool clv_reasons_add(struct clv_reasons *reasons, const char *key,
                     size_t key_length, const char *shown, size_t shown_length,
                     const struct clv_leaver *leaver);

/* All reasons together; a customer of two reasons is counted in both. */
struct clv_reason clv_reasons_total(const struct clv_reasons *reasons);

/* Their numbers, to be freed: the highest value first, then the most customers,
   then as they are shown in byte order. Null without memory. */
uint32_t *clv_reasons_sorted(const struct clv_reasons *reasons);

#endif
