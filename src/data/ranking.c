#include "data/ranking.h"
#include "data/names.h"
#include "data/pool.h"

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

/* ---- Sorting --------------------------------------------------------------
 */

static int compare_numbers(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int compare_starts(const struct clv_ranked *a,
                          const struct clv_ranked *b)
{
	return (a->name > b->name) - (a->name < b->name);
}

static int compare_down(const void *a, const void *b)
{
	const struct clv_ranked *first = a;
	const struct clv_ranked *second = b;
	const int order = compare_numbers(second->key, first->key);
	return order ? order : compare_starts(first, second);
}

static int compare_up(const void *a, const void *b)
{
	const struct clv_ranked *first = a;
	const struct clv_ranked *second = b;
	const int order = compare_numbers(first->key, second->key);
	return order ? order : compare_starts(first, second);
}

struct span {
	struct clv_ranked *from;
	size_t count;
	int (*compare)(const void *a, const void *b);
};

static void sort_span(void *state, void *job)
{
	const struct span *span = job;
	(void)state;
	qsort(span->from, span->count, sizeof *span->from, span->compare);
}

/* Two neighbours, each in order, by way of room for the first. */
static void merge(struct span *first, const struct span *second,
                  struct clv_ranked *room)
{
	const struct clv_ranked *a = room;
	const struct clv_ranked *const a_end = room + first->count;
	const struct clv_ranked *b = second->from;
	const struct clv_ranked *const b_end = b + second->count;
	struct clv_ranked *to = first->from;
	memcpy(room, first->from, first->count * sizeof *room);
	while (a < a_end)
		*to++ = b < b_end && first->compare(b, a) < 0 ? *b++ : *a++;
	first->count += second->count;
}

static void merge_all(struct span *spans, size_t count, struct clv_ranked *room)
{
	for (size_t step = 1; step < count; step *= 2)
		for (size_t i = 0; i + step < count; i += 2 * step)
			merge(&spans[i], &spans[i + step], room);
}

/* A span for each thread. False when there is no memory: nothing was done. */
static bool sort_by_threads(const struct span *whole, size_t threads)
{
	struct span *spans = calloc(threads, sizeof *spans);
	struct clv_ranked *room = malloc(whole->count * sizeof *room);
	const bool done = spans && room;
	for (size_t i = 0; done && i < threads; i++) {
		const size_t from = whole->count * i / threads;
		const size_t to = whole->count * (i + 1) / threads;
		spans[i] = (struct span){whole->from + from, to - from, whole->compare};
	}
	if (done) {
		clv_pool_do(threads, sort_span, spans, threads, sizeof *spans);
		merge_all(spans, threads, room);
	}
	free(spans);
	free(room);
	return done;
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

/* A customer's whole name. */
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
              size_t count, bool ascending, size_t threads)
{
	enum { WORTH_THREADS = 16384 };
	if (!count)
		return true;
	for (size_t i = 0; i < count; i++) {
		struct clv_customer customer;
		clv_ledger_customer(ledger, ranked[i].customer, &customer);
		ranked[i].name = start_of(&customer);
	}
	struct span whole = {ranked, count, ascending ? compare_up : compare_down};
	if (threads < 2 || count < WORTH_THREADS ||
	    !sort_by_threads(&whole, threads))
		sort_span(NULL, &whole);
	for (size_t i = 0; i < count;) {
		size_t end = i + 1;
		while (end < count && ranked[end].key == ranked[i].key &&
		       ranked[end].name == ranked[i].name)
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
