#include "data/ranking.h"
#include "data/names.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

int64_t clv_rank_key(double number)
{
	int64_t bits;
	if (isnan(number))
		return INT64_MIN;
	number += 0.0; /* -0 is 0 */
	memcpy(&bits, &number, sizeof bits);
	return bits >= 0 ? bits : INT64_MIN - bits;
}

int64_t clv_rank_key_exact(clv_wide amount)
{
	if (amount > INT64_MAX)
		return INT64_MAX;
	return amount < INT64_MIN ? INT64_MIN : (int64_t)amount;
}

static int compare_keys(const void *a, const void *b)
{
	const struct clv_ranked *first = a;
	const struct clv_ranked *second = b;
	return (first->key < second->key) - (first->key > second->key);
}

static int compare_keys_up(const void *a, const void *b)
{
	return compare_keys(b, a);
}

/* A customer's name, for ties. */
struct tied {
	const struct clv_ledger *ledger;
	struct clv_ranked ranked;
};

static int compare_names(const void *a, const void *b)
{
	const struct tied *first = a;
	const struct tied *second = b;
	struct clv_customer one;
	struct clv_customer other;
	clv_ledger_customer(first->ledger, first->ranked.customer, &one);
	clv_ledger_customer(second->ledger, second->ranked.customer, &other);
	return clv_text_compare(one.name, one.name_length, other.name,
	                        other.name_length);
}

static bool sort_tied(const struct clv_ledger *ledger,
                      struct clv_ranked *ranked, size_t count)
{
	struct tied *tied = malloc(count * sizeof *tied);
	if (!tied)
		return false;
	for (size_t i = 0; i < count; i++)
		tied[i] = (struct tied){ledger, ranked[i]};
	qsort(tied, count, sizeof *tied, compare_names);
	for (size_t i = 0; i < count; i++)
		ranked[i] = tied[i].ranked;
	free(tied);
	return true;
}

bool clv_rank(const struct clv_ledger *ledger, struct clv_ranked *ranked,
              size_t count, bool ascending)
{
	if (!count)
		return true;
	qsort(ranked, count, sizeof *ranked,
	      ascending ? compare_keys_up : compare_keys);
	for (size_t i = 0; i < count;) {
		size_t end = i + 1;
		while (end < count && ranked[end].key == ranked[i].key)
			end++;
		if (end - i > 1 && !sort_tied(ledger, ranked + i, end - i))
			return false;
		i = end;
	}
	return true;
}

void clv_score(const struct clv_ranked *ranked, size_t count, uint8_t *scores)
{
	size_t better = 0;
	for (size_t i = 0; i < count; i++) {
		if (i > 0 && ranked[i].key != ranked[i - 1].key)
			better = i;
		scores[ranked[i].customer] = (uint8_t)(5 - better * 5 / count);
	}
}
