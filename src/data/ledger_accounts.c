/* What was posted, added to the accounts of a chunk. */
#include "data/days.h"
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

static uint32_t capacity_of(const struct account *account)
{
	return account->day_class ? (uint32_t)LEAST_DAYS << (account->day_class - 1)
	                          : 0;
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
	/* room for all accounts at once, which takes no memory before it is
	   written to, and seldom needs moving */
	const size_t needed =
	    items ? chunk->day_length + size : (size_t)CHUNK * DAYS_AT_FIRST;
	if (chunk->day_length + size >= UINT32_MAX ||
	    !clv_grow(&items, &chunk->day_capacity, needed, sizeof *chunk->days))
		return false;
	chunk->days = items;
	*block = (uint32_t)chunk->day_length;
	chunk->day_length += size;
	return true;
}

static bool grow_block(struct chunk *chunk, struct account *account)
{
	uint32_t block;
	const unsigned size_class = account->day_class;
	if (!take_block(chunk, size_class, &block))
		return false;
	if (size_class) {
		const uint32_t old = account->days;
		memcpy(chunk->days + block, chunk->days + old,
		       account->day_count * sizeof *chunk->days);
		chunk->days[old] = (int32_t)chunk->unused[size_class - 1];
		chunk->unused[size_class - 1] = old + 1;
	}
	account->days = block;
	/* some 17 classes hold all days that there are */
	account->day_class = (size_class + 1) & (CLASSES - 1);
	return true;
}

static void sort_days(struct chunk *chunk, struct account *account)
{
	const size_t count =
	    clv_days_sort(chunk->days + account->days, account->day_count);
	account->day_count = count & DAY_COUNT_MOST;
}

/* A small block just grows. Of a larger one those that are repeated are left
   out first, and it only grows where that was less than a quarter: memory
   follows the days, and few days are looked at for each that comes. */
static bool make_room(struct chunk *chunk, struct account *account)
{
	enum { SMALL = 64 };
	const uint32_t capacity = capacity_of(account);
	if (capacity < SMALL)
		return grow_block(chunk, account);
	sort_days(chunk, account);
	return account->day_count <= capacity - capacity / 4 ||
	       grow_block(chunk, account);
}

/* Where it belongs among the others is seen when all of them are there: to ask
   each time is to guess each time. */
static bool add_day(struct chunk *chunk, struct account *account, int32_t day)
{
	if (account->day_count == capacity_of(account) &&
	    !make_room(chunk, account))
		return false;
	chunk->days[account->days + account->day_count] = day;
	account->day_count++;
	return true;
}

size_t clv_ledger_sort_days(struct part *part, size_t chunk)
{
	struct chunk *of = &part->chunks[chunk];
	const size_t count = of->days ? count_in(part, chunk) : 0;
	size_t days = 0;
	for (size_t i = 0; i < count; i++) {
		sort_days(of, &of->accounts[i]);
		days += of->accounts[i].day_count;
	}
	return days;
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

/* What was bought on a day that may be the first, or an earlier one than that.
   Without branches: no processor foresees what comes first. */
__attribute__((always_inline)) static inline void
add_first(struct account *account, int32_t day, clv_wide amount,
          uint32_t orders)
{
	const bool is_earlier = day < account->first_day;
	const bool is_first = day <= account->first_day;
	account->first_day = is_first ? day : account->first_day;
	account->first_low = is_earlier ? 0 : account->first_low;
	account->first_high = is_earlier ? 0 : account->first_high;
	account->first_orders =
	    (is_earlier ? 0 : account->first_orders) + (is_first ? orders : 0);
	add_amount(&account->first_low, &account->first_high,
	           is_first ? amount : 0);
}

__attribute__((always_inline)) static inline bool
add_purchases(struct part *part, struct chunk *chunk, struct account *account,
              const struct day_sum *sum, uint32_t segment, bool has_segments)
{
	const bool is_earlier = sum->day < account->first_day;
	const bool is_first = sum->day <= account->first_day;
	add_first(account, sum->day, sum->amount, sum->orders);
	account->orders += sum->orders;
	if (has_segments && is_first)
		set_segment(part, account, segment, is_earlier);
	return add_day(chunk, account, sum->day);
}

bool clv_ledger_add_purchases(struct part *part, size_t account,
                              const struct day_sum *sum, uint32_t segment,
                              bool has_segments)
{
	return add_purchases(part, chunk_of(part, account),
	                     account_at(part, account), sum, segment, has_segments);
}

bool clv_ledger_add_line(struct part *part, size_t index,
                         const struct day_line *line, const int32_t *purchases)
{
	struct chunk *chunk = chunk_of(part, index);
	struct account *account = account_at(part, index);
	add_first(account, line->first_day, line->first_amount, line->first_orders);
	account->orders += line->orders;
	add_amount(&account->revenue_low, &account->revenue_high, line->revenue);
	for (size_t i = 0; i < line->purchase_count; i++)
		if (!add_day(chunk, account, purchases[i]))
			return false;
	return true;
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
