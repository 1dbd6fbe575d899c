#include "data/ranking.h"
#include "data/grow.h"
#include "data/names.h"
#include "data/parallel.h"

#include <endian.h>
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

struct clv_ranked *clv_rank_list(size_t count)
{
	const size_t size = (count + 1) * sizeof(struct clv_ranked);
	struct clv_ranked *list = malloc(size);
	if (list)
		clv_use_huge_pages(list, size);
	return list;
}

/* ---- Sorting --------------------------------------------------------------
 */

enum { RADIX_BITS = 11, RADIX = 1 << RADIX_BITS };

/* The key as a number that sorts from the lowest; turned round for a descent.
 */
static uint64_t bits_of(int64_t key, bool ascending)
{
	const uint64_t bits = (uint64_t)key ^ (UINT64_C(1) << 63);
	return ascending ? bits : ~bits;
}

static size_t digit_of(const struct clv_ranked *ranked, bool ascending,
                       unsigned shift)
{
	return (size_t)(bits_of(ranked->key, ascending) >> shift) & (RADIX - 1);
}

/* Those of equal digits stay in their order. False where all are equal. */
static bool distribute(const struct clv_ranked *from, struct clv_ranked *to,
                       size_t count, bool ascending, unsigned shift)
{
	size_t places[RADIX] = {0};
	for (size_t i = 0; i < count; i++)
		places[digit_of(&from[i], ascending, shift)]++;
	if (places[digit_of(&from[0], ascending, shift)] == count)
		return false;
	size_t place = 0;
	for (size_t i = 0; i < RADIX; i++) {
		const size_t size = places[i];
		places[i] = place;
		place += size;
	}
	for (size_t i = 0; i < count; i++)
		to[places[digit_of(&from[i], ascending, shift)]++] = from[i];
	return true;
}

/* By the digits of the key from the last one on: with millions of customers
   qsort takes many times as long. */
static void sort_by_key(struct clv_ranked *ranked, struct clv_ranked *room,
                        size_t count, bool ascending)
{
	struct clv_ranked *from = ranked;
	struct clv_ranked *to = room;
	for (unsigned shift = 0; shift < 64; shift += RADIX_BITS)
		if (distribute(from, to, count, ascending, shift)) {
			struct clv_ranked *swap = from;
			from = to;
			to = swap;
		}
	if (from != ranked)
		memcpy(ranked, from, count * sizeof *ranked);
}

/* ---- Ties -----------------------------------------------------------------
 */

/* The first eight bytes, zeros where there are fewer. */
static uint64_t start_of(const struct clv_customer *customer)
{
	uint64_t start = 0;
	const size_t length = customer->name_length < sizeof start
	                          ? customer->name_length
	                          : sizeof start;
	if (length)
		memcpy(&start, customer->name, length);
	return be64toh(start);
}

int64_t clv_rank_key_name(const struct clv_customer *customer)
{
	return (int64_t)(start_of(customer) ^ (UINT64_C(1) << 63));
}

/* A customer's whole name. */
struct tied {
	const struct clv_ledger *ledger;
	struct clv_ranked ranked;
};

static int compare_whole(const struct clv_ledger *ledger,
                         const struct clv_ranked *first,
                         const struct clv_ranked *second)
{
	struct clv_customer one;
	struct clv_customer other;
	clv_ledger_customer(ledger, first->customer, &one);
	clv_ledger_customer(ledger, second->customer, &other);
	return clv_text_compare(one.name, one.name_length, other.name,
	                        other.name_length);
}

static int compare_names(const void *a, const void *b)
{
	const struct tied *first = a;
	const struct tied *second = b;
	return compare_whole(first->ledger, &first->ranked, &second->ranked);
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

static int compare_starts(const void *a, const void *b)
{
	const struct clv_ranked *first = a;
	const struct clv_ranked *second = b;
	return (first->name > second->name) - (first->name < second->name);
}

/* Equal keys: most names differ in how they start. */
static bool sort_equal(const struct clv_ledger *ledger,
                       struct clv_ranked *ranked, size_t count)
{
	qsort(ranked, count, sizeof *ranked, compare_starts);
	for (size_t i = 0; i < count;) {
		size_t end = i + 1;
		while (end < count && ranked[end].name == ranked[i].name)
			end++;
		if (end - i > 1 && !sort_tied(ledger, ranked + i, end - i))
			return false;
		i = end;
	}
	return true;
}

static bool sort_ties(const struct clv_ledger *ledger,
                      struct clv_ranked *ranked, size_t count)
{
	for (size_t i = 0; i < count;) {
		size_t end = i + 1;
		while (end < count && ranked[end].key == ranked[i].key)
			end++;
		if (end - i > 1 && !sort_equal(ledger, ranked + i, end - i))
			return false;
		i = end;
	}
	return true;
}

/* ---- Slices, sorted side by side and then merged ---------------------------
 */

struct ranking {
	const struct clv_ledger *ledger;
	struct clv_ranked *from, *to;
	size_t count, slices;
	size_t width; /* how many slices are one already */
	bool ascending;
	bool has_failed[CLV_THREADS_MAX];
};

static size_t start_of_slice(const struct ranking *ranking, size_t slice)
{
	return slice < ranking->slices ? ranking->count / ranking->slices * slice
	                               : ranking->count;
}

static void sort_slice(void *data, size_t slice)
{
	struct ranking *ranking = data;
	const size_t start = start_of_slice(ranking, slice);
	const size_t count = start_of_slice(ranking, slice + 1) - start;
	struct clv_ranked *ranked = ranking->from + start;
	for (size_t i = 0; i < count; i++) {
		struct clv_customer customer;
		clv_ledger_customer(ranking->ledger, ranked[i].customer, &customer);
		ranked[i].name = start_of(&customer);
	}
	sort_by_key(ranked, ranking->to + start, count, ranking->ascending);
	ranking->has_failed[slice] = !sort_ties(ranking->ledger, ranked, count);
}

static bool comes_first(const struct ranking *ranking,
                        const struct clv_ranked *one,
                        const struct clv_ranked *other)
{
	if (one->key != other->key)
		return (one->key < other->key) == ranking->ascending;
	return one->name != other->name
	           ? one->name < other->name
	           : compare_whole(ranking->ledger, one, other) <= 0;
}

static void merge_pair(void *data, size_t pair)
{
	const struct ranking *ranking = data;
	const size_t slice = pair * 2 * ranking->width;
	size_t place = start_of_slice(ranking, slice);
	const struct clv_ranked *one = ranking->from + place;
	const struct clv_ranked *one_end =
	    ranking->from + start_of_slice(ranking, slice + ranking->width);
	const struct clv_ranked *other = one_end;
	const struct clv_ranked *other_end =
	    ranking->from + start_of_slice(ranking, slice + 2 * ranking->width);
	while (one < one_end && other < other_end)
		ranking->to[place++] =
		    comes_first(ranking, one, other) ? *one++ : *other++;
	while (one < one_end)
		ranking->to[place++] = *one++;
	while (other < other_end)
		ranking->to[place++] = *other++;
}

static void merge_slices(struct ranking *ranking, size_t threads)
{
	size_t left = ranking->slices;
	while (left > 1) {
		const size_t pairs = (left + 1) / 2;
		clv_parallel(threads, pairs, merge_pair, ranking);
		struct clv_ranked *swap = ranking->from;
		ranking->from = ranking->to;
		ranking->to = swap;
		ranking->width *= 2;
		left = pairs;
	}
}

static size_t slices_for(size_t count, size_t threads)
{
	enum { FEW = 4096 };
	if (threads == 0)
		threads = 1;
	if (threads > CLV_THREADS_MAX)
		threads = CLV_THREADS_MAX;
	return count / FEW < threads ? count / FEW + 1 : threads;
}

bool clv_rank(const struct clv_ledger *ledger, struct clv_ranked *ranked,
              size_t count, bool ascending, size_t threads)
{
	struct ranking ranking = {.ledger = ledger,
	                          .from = ranked,
	                          .count = count,
	                          .slices = slices_for(count, threads),
	                          .width = 1,
	                          .ascending = ascending};
	if (!count)
		return true;
	struct clv_ranked *room = clv_rank_list(count);
	if (!room)
		return false;
	ranking.to = room;
	clv_parallel(threads, ranking.slices, sort_slice, &ranking);
	bool done = true;
	for (size_t i = 0; i < ranking.slices; i++)
		done = done && !ranking.has_failed[i];
	merge_slices(&ranking, threads);
	if (ranking.from != ranked)
		memcpy(ranked, ranking.from, count * sizeof *ranked);
	free(room);
	return done;
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
