/* Postings that are kept: amounts by customer and day, and nothing else. */
#include "core/calendar.h"
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

/* Copies postings in the order of a number below `numbers`, and in their own
   where it is the same: each goes to the next of the places that its number
   has. Inline, so that number_of is. */
__attribute__((always_inline)) static inline void
order_by(size_t (*number_of)(const struct posting *posting, int32_t first),
         int32_t first, size_t numbers, const struct posting *from,
         struct posting *to, size_t count, uint32_t *places)
{
	memset(places, 0, (numbers + 1) * sizeof *places);
	for (size_t i = 0; i < count; i++)
		places[number_of(&from[i], first) + 1]++;
	for (size_t i = 1; i <= numbers; i++)
		places[i] += places[i - 1];
	for (size_t i = 0; i < count; i++)
		to[places[number_of(&from[i], first)]++] = from[i];
}

static size_t by_day(const struct posting *posting, int32_t first)
{
	return (size_t)(posting->day - first);
}

static size_t by_account(const struct posting *posting, int32_t first)
{
	(void)first;
	return posting->account;
}

/* By account and day, by counting, the last one first: two vectors take turns.
   False without memory for it. */
static bool sort_by_counting(struct chunk *chunk)
{
	const size_t count = chunk->posting_count;
	int32_t first = CLV_LAST_DAY;
	int32_t last = CLV_FIRST_DAY;
	for (size_t i = 0; i < count; i++) {
		const int32_t day = chunk->postings[i].day;
		first = day < first ? day : first;
		last = day > last ? day : last;
	}
	const size_t days = (size_t)(last - first) + 1;
	uint32_t *places =
	    malloc(((days > CHUNK ? days : CHUNK) + 1) * sizeof *places);
	struct posting *spare = malloc(count * sizeof *spare);
	const bool done = places && spare && count < UINT32_MAX;
	if (done) {
		order_by(by_day, first, days, chunk->postings, spare, count, places);
		order_by(by_account, 0, CHUNK, spare, chunk->postings, count, places);
	}
	free(places);
	free(spare);
	return done;
}

/* A few are not worth the counting of all days. */
static void sort_postings(struct chunk *chunk)
{
	enum { FEW = 256 };
	if (chunk->posting_count < FEW || !sort_by_counting(chunk))
		qsort(chunk->postings, chunk->posting_count, sizeof *chunk->postings,
		      compare_postings);
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
	sort_postings(chunk);
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
