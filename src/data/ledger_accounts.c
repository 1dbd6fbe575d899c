/* What was posted, added to the accounts of a chunk. */
#include "data/grow.h"
#include "data/ledger_parts.h"

#include <stdlib.h>
#include <string.h>

bool clv_ledger_add_chunk(struct part *part)
{
	void *chunks = part->chunks;
	if (!clv_grow(&chunks, &part->chunk_capacity, part->chunk_count + 1,
	              sizeof *part->chunks))
		return false;
	part->chunks = chunks;
	struct chunk *chunk = &part->chunks[part->chunk_count];
	*chunk = (struct chunk){
	    .memory = malloc(CHUNK * sizeof *chunk->accounts + CLV_CACHE_LINE)};
	if (!chunk->memory)
		return false;
	chunk->accounts = clv_at_cache_line(chunk->memory);
	part->chunk_count++;
	return true;
}

/* ---- Days -----------------------------------------------------------------
 */

/* Blocks hold 4, 8, 16... days; one is full when its count is such a number. */
static unsigned size_class_of(uint32_t size)
{
	unsigned size_class = 0;
	while ((uint32_t)LEAST_DAYS << size_class < size)
		size_class++;
	return size_class;
}

static bool take_block(struct chunk *chunk, unsigned size_class,
                       uint32_t *block)
{
	if (chunk->unused[size_class]) {
		*block = chunk->unused[size_class] - 1;
		chunk->unused[size_class] = (uint32_t)chunk->days[*block];
		return true;
	}
	void *items = chunk->days;
	const size_t size = (size_t)LEAST_DAYS << size_class;
	if (chunk->day_length + size >= UINT32_MAX ||
	    !clv_grow(&items, &chunk->day_capacity, chunk->day_length + size,
	              sizeof *chunk->days))
		return false;
	chunk->days = items;
	*block = (uint32_t)chunk->day_length;
	chunk->day_length += size;
	return true;
}

static bool grow_days(struct chunk *chunk, struct account *account)
{
	const uint32_t count = account->day_count;
	const bool is_full =
	    count == 0 || (count >= LEAST_DAYS && (count & (count - 1)) == 0);
	if (!is_full)
		return true;
	uint32_t block;
	const unsigned size_class = size_class_of(count + 1);
	if (!take_block(chunk, size_class, &block))
		return false;
	if (count) {
		const uint32_t old = account->days;
		memcpy(chunk->days + block, chunk->days + old,
		       count * sizeof *chunk->days);
		chunk->days[old] = (int32_t)chunk->unused[size_class - 1];
		chunk->unused[size_class - 1] = old + 1;
	}
	account->days = block;
	return true;
}

/* How many of the days are not later: most histories come in order, and most
   of the others are short. */
static size_t count_until(const int32_t *days, size_t count, int32_t day)
{
	enum { FEW = 16 };
	size_t high = count;
	while (high > 0 && count - high < FEW && days[high - 1] > day)
		high--;
	if (high == 0 || days[high - 1] <= day)
		return high;
	size_t low = 0;
	while (high - low > 0) {
		const size_t middle = low + (high - low) / 2;
		if (days[middle] <= day)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Keeps the days distinct and ascending. */
static bool add_day(struct chunk *chunk, struct account *account, int32_t day)
{
	const size_t count = account->day_count;
	const int32_t *days = count ? chunk->days + account->days : NULL;
	const size_t place = days ? count_until(days, count, day) : 0;
	if (days && place > 0 && days[place - 1] == day)
		return true;
	if (!grow_days(chunk, account))
		return false;
	int32_t *at = chunk->days + account->days + place;
	memmove(at + 1, at, (count - place) * sizeof *at);
	*at = day;
	account->day_count++;
	return true;
}

/* ---- Postings -------------------------------------------------------------
 */

/* The first purchase's segment; of several on that day the first in byte order,
   since their own order is not known. */
static void set_segment(const struct part *part, struct account *account,
                        uint32_t segment, bool is_earlier)
{
	if (is_earlier || account->segment == CLV_NO_NAME ||
	    (segment != CLV_NO_NAME &&
	     clv_names_compare(&part->segments, segment, account->segment) < 0))
		account->segment = segment;
}

__attribute__((always_inline)) static inline bool
add_purchases(struct part *part, struct chunk *chunk, struct account *account,
              const struct day_sum *sum, uint32_t segment, bool has_segments)
{
	/* Without branches: no processor foresees what comes first. */
	const bool is_earlier = sum->day < account->first_day;
	const bool is_first = sum->day <= account->first_day;
	account->orders += sum->orders;
	account->first_day = is_first ? sum->day : account->first_day;
	account->first_low = is_earlier ? 0 : account->first_low;
	account->first_high = is_earlier ? 0 : account->first_high;
	account->first_orders =
	    (is_earlier ? 0 : account->first_orders) + (is_first ? sum->orders : 0);
	add_amount(&account->first_low, &account->first_high,
	           is_first ? sum->amount : 0);
	if (has_segments && is_first)
		set_segment(part, account, segment, is_earlier);
	const uint32_t days = account->day_count;
	const bool done = add_day(chunk, account, sum->day);
	part->day_count += account->day_count - days;
	return done;
}

bool clv_ledger_add_purchases(struct part *part, size_t account,
                              const struct day_sum *sum, uint32_t segment,
                              bool has_segments)
{
	return add_purchases(part, chunk_of(part, account),
	                     account_at(part, account), sum, segment, has_segments);
}

static bool add_posted(struct part *part, struct chunk *chunk,
                       struct account *account, const struct posting *posting,
                       uint32_t segment)
{
	const struct day_sum one = {
	    .amount = posting->amount, .day = posting->day, .orders = 1};
	return add_purchases(part, chunk, account, &one, segment, chunk->segments);
}

/* Asks for the memory of postings to come: the account, then its days. Inline
   for certain: gcc drops calls of a function that does nothing else. */
__attribute__((always_inline)) static inline void
expect(const struct chunk *chunk, size_t at)
{
	enum { FAR = 24, NEAR = 12 };
	if (at + FAR >= chunk->posting_count || !chunk->days)
		return;
	const struct posting *postings = chunk->postings + at;
	const struct account *near = &chunk->accounts[postings[NEAR].account];
	__builtin_prefetch(&chunk->accounts[postings[FAR].account]);
	__builtin_prefetch(chunk->days + near->days);
	__builtin_prefetch(chunk->days + near->days + near->day_count);
}

bool clv_ledger_settle(struct part *part, struct chunk *chunk)
{
	const size_t first = (size_t)(chunk - part->chunks) << CHUNK_BITS;
	for (size_t i = 0; i < chunk->posting_count; i++) {
		const struct posting *posting = &chunk->postings[i];
		struct account *account = &chunk->accounts[posting->account];
		const uint32_t segment =
		    chunk->segments ? chunk->segments[i] : CLV_NO_NAME;
		expect(chunk, i);
		add_amount(&account->revenue_low, &account->revenue_high,
		           posting->amount);
		if (!(posting->orders
		          ? add_posted(part, chunk, account, posting, segment)
		          : clv_ledger_add_adjustment(part, first + posting->account,
		                                      posting)))
			return false;
	}
	chunk->posting_count = 0;
	return true;
}
