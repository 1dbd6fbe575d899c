/* Postings that are kept: amounts by customer and day, and nothing else. */
#include "data/grow.h"
#include "data/ledger_parts.h"

#include <stdlib.h>
#include <string.h>

static int compare_postings(const void *a, const void *b)
{
	const struct posting *first = a;
	const struct posting *second = b;
	if (first->account != second->account)
		return first->account < second->account ? -1 : 1;
	return (first->day > second->day) - (first->day < second->day);
}

/* Few of them, which often stand in order already. */
static void sort_few(struct posting *postings, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		const struct posting posting = postings[i];
		size_t at = i;
		for (; at > 0 && postings[at - 1].day > posting.day; at--)
			postings[at] = postings[at - 1];
		postings[at] = posting;
	}
}

static void sort_days(struct posting *postings, size_t count)
{
	enum { FEW = 32 };
	if (count > FEW)
		qsort(postings, count, sizeof *postings, compare_postings);
	else
		sort_few(postings, count);
}

/* By account, by counting, and then by day. False without memory for it. */
static bool sort_by_account(struct chunk *chunk)
{
	uint32_t places[CHUNK + 1] = {0};
	const size_t count = chunk->posting_count;
	const struct posting *from = chunk->postings;
	struct posting *to = calloc(chunk->posting_capacity, sizeof *to);
	if (!to || count >= UINT32_MAX) {
		free(to);
		return false;
	}
	for (size_t i = 0; i < count; i++)
		places[from[i].account + 1]++;
	for (size_t i = 1; i <= CHUNK; i++)
		places[i] += places[i - 1];
	for (size_t i = 0; i < count; i++)
		to[places[from[i].account]++] = from[i];
	free(chunk->postings);
	chunk->postings = to;
	uint32_t start = 0;
	for (size_t i = 0; i < CHUNK; i++) {
		sort_days(to + start, places[i] - start);
		start = places[i];
	}
	return true;
}

/* A sum that does not fit stays in two. */
static bool is_added(struct posting *into, const struct posting *from)
{
	int64_t amount;
	const uint32_t orders = (uint32_t)into->orders + from->orders;
	if (compare_postings(into, from) != 0 || orders > UINT16_MAX ||
	    __builtin_add_overflow(into->amount, from->amount, &amount))
		return false;
	into->amount = amount;
	into->orders = (uint16_t)orders;
	return true;
}

void clv_ledger_sum(struct chunk *chunk)
{
	size_t kept = 0;
	struct posting *all;
	if (!chunk->posting_count)
		return;
	if (!sort_by_account(chunk))
		qsort(chunk->postings, chunk->posting_count, sizeof *chunk->postings,
		      compare_postings);
	all = chunk->postings;
	for (size_t i = 0; i < chunk->posting_count; i++) {
		const struct posting posting = all[i];
		if (!kept || !is_added(&all[kept - 1], &posting))
			all[kept++] = posting;
	}
	chunk->posting_count = chunk->summed = kept;
}

/* Adds up before there is need for more room, which is only made where that
   did not help: memory follows the days. */
bool clv_ledger_keep(struct part *part, uint32_t account, int64_t amount,
                     int32_t day, uint32_t orders)
{
	struct chunk *chunk = chunk_of(part, account);
	const size_t many = 2 * chunk->summed + POSTINGS;
	while (orders > UINT16_MAX) {
		if (!clv_ledger_keep(part, account, 0, day, UINT16_MAX))
			return false;
		chunk = chunk_of(part, account);
		orders -= UINT16_MAX;
	}
	if (chunk->posting_count >= many)
		clv_ledger_sum(chunk);
	if (chunk->posting_count == chunk->posting_capacity) {
		void *postings = chunk->postings;
		if (!clv_grow(&postings, &chunk->posting_capacity,
		              chunk->posting_count + 1, sizeof *chunk->postings))
			return false;
		chunk->postings = postings;
	}
	chunk->postings[chunk->posting_count++] = (struct posting){
	    amount, day, (uint16_t)(account & (CHUNK - 1)), (uint16_t)orders};
	return true;
}

void clv_ledger_place_sums(struct part *part)
{
	for (size_t i = 0; i < part->chunk_count; i++) {
		struct chunk *chunk = &part->chunks[i];
		clv_ledger_sum(chunk);
		for (size_t j = 0; j < chunk->posting_count; j++) {
			struct account *account =
			    &chunk->accounts[chunk->postings[j].account];
			if (!account->day_count)
				account->days = (uint32_t)j;
			account->day_count++;
		}
	}
}
