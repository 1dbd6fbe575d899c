/* Postings that are kept: amounts by customer and day, and nothing else. */
#include "data/grow.h"
#include "data/ledger_parts.h"

#include <stdlib.h>
#include <string.h>

/* ---- One account's postings ------------------------------------------------
 */

enum { FEW = 32 };

/* Each goes to as many places behind the first as there are earlier days: all
   are compared with all, up to `width`, which is constant where this is called.
   No processor foresees how days compare, and this asks none to. */
__attribute__((always_inline)) static inline void
place_each(const struct posting *from, struct posting *to, size_t count,
           size_t width)
{
	int32_t keys[FEW];
	int32_t places[FEW] = {0};
	for (size_t i = 0; i < width; i++)
		keys[i] = i < count ? from[i].day * FEW + (int32_t)i : INT32_MAX;
	for (size_t j = 0; j < width; j++)
		for (size_t i = 0; i < width; i++)
			places[i] += keys[j] < keys[i];
	for (size_t i = 0; i < count; i++)
		to[places[i]] = from[i];
}

static void sort_few(const struct posting *from, struct posting *to,
                     size_t count)
{
	if (count <= FEW / 4)
		place_each(from, to, count, FEW / 4);
	else if (count <= FEW / 2)
		place_each(from, to, count, FEW / 2);
	else
		place_each(from, to, count, FEW);
}

enum { DIGIT_BITS = 8, DIGIT = 1 << DIGIT_BITS };

static size_t digit_of(const struct posting *posting, int32_t first,
                       unsigned shift)
{
	return (uint32_t)(posting->day - first) >> shift & (DIGIT - 1);
}

/* Copies postings in the order of a digit of their day, and in their own where
   it is the same: each goes to the next of the places that its digit has. */
static void order_by(unsigned shift, int32_t first, const struct posting *from,
                     struct posting *to, size_t count)
{
	uint32_t places[DIGIT + 1] = {0};
	for (size_t i = 0; i < count; i++)
		places[digit_of(&from[i], first, shift) + 1]++;
	for (size_t i = 1; i < DIGIT; i++)
		places[i] += places[i - 1];
	for (size_t i = 0; i < count; i++)
		to[places[digit_of(&from[i], first, shift)]++] = from[i];
}

/* By the digits of the days from the last one on; two vectors take turns, and
   the one that holds them in the end is returned. Most histories come in order.
 */
static struct posting *sort_many(struct posting *from, struct posting *to,
                                 size_t count)
{
	int32_t first = from[0].day;
	int32_t last = first;
	bool is_sorted = true;
	for (size_t i = 1; i < count; i++) {
		is_sorted = is_sorted && from[i - 1].day <= from[i].day;
		first = from[i].day < first ? from[i].day : first;
		last = from[i].day > last ? from[i].day : last;
	}
	if (is_sorted)
		return from;
	for (unsigned shift = 0; (uint32_t)(last - first) >> shift;
	     shift += DIGIT_BITS) {
		order_by(shift, first, from, to, count);
		struct posting *swap = from;
		from = to;
		to = swap;
	}
	return from;
}

static struct posting *sort_days(struct posting *postings, struct posting *room,
                                 size_t count)
{
	if (count == 1)
		return postings;
	if (count > FEW)
		return sort_many(postings, room, count);
	sort_few(postings, room, count);
	return room;
}

/* A sum that does not fit stays in two. */
static bool is_added(struct posting *into, const struct posting *from)
{
	int64_t amount;
	const uint32_t orders = (uint32_t)into->orders + from->orders;
	if (into->day != from->day || orders > UINT16_MAX ||
	    __builtin_add_overflow(into->amount, from->amount, &amount))
		return false;
	into->amount = amount;
	into->orders = (uint16_t)orders;
	return true;
}

/* Days once, as far as sums fit, to where they are kept: at or before where
   they stand, or elsewhere. Returns how many there are, of at least one. */
static size_t add_days(const struct posting *postings, size_t count,
                       struct posting *kept)
{
	size_t length = 0;
	struct posting sum = postings[0];
	for (size_t i = 1; i < count; i++) {
		const struct posting posting = postings[i];
		if (!is_added(&sum, &posting)) {
			kept[length++] = sum;
			sum = posting;
		}
	}
	kept[length++] = sum;
	return length;
}

/* ---- Those of a chunk ------------------------------------------------------
 */

/* Postings by account, in their own order where it is the same: each goes to
   the next of the places that its account has, and ends[account] is where its
   last one ends. */
static void part_by_account(const struct chunk *chunk, struct posting *parted,
                            uint32_t ends[CHUNK])
{
	const struct posting *postings = chunk->postings;
	uint32_t place = 0;
	memset(ends, 0, CHUNK * sizeof *ends);
	for (size_t i = 0; i < chunk->posting_count; i++)
		ends[postings[i].account]++;
	for (size_t i = 0; i < CHUNK; i++) {
		const uint32_t count = ends[i];
		ends[i] = place;
		place += count;
	}
	for (size_t i = 0; i < chunk->posting_count; i++)
		parted[ends[postings[i].account]++] = postings[i];
}

bool clv_ledger_sum(struct chunk *chunk)
{
	uint32_t ends[CHUNK];
	size_t kept = 0;
	size_t start = 0;
	const size_t count = chunk->posting_count;
	if (!count)
		return true;
	struct posting *parted = malloc(count * sizeof *parted);
	if (!parted || count >= UINT32_MAX) {
		free(parted);
		return false;
	}
	part_by_account(chunk, parted, ends);
	for (size_t i = 0; start < count; start = ends[i++]) {
		const size_t own = ends[i] - start;
		if (!own)
			continue;
		/* what stood here has been parted, so there is room to sort it */
		const struct posting *sorted =
		    sort_days(parted + start, chunk->postings + start, own);
		const size_t days = add_days(sorted, own, chunk->postings + kept);
		chunk->accounts[i].days = (uint32_t)kept;
		chunk->accounts[i].day_count = days & DAY_COUNT_MOST;
		kept += days;
	}
	free(parted);
	chunk->posting_count = chunk->summed = kept;
	return true;
}

/* Adds up before there is need for more room, which is only made where that
   did not help: memory follows the days. */
bool clv_ledger_keep(struct part *part, uint32_t account, int64_t amount,
                     int32_t day, uint32_t orders)
{
	struct chunk *chunk = chunk_of(part, account);
	const size_t many = 4 * (chunk->summed + POSTINGS);
	while (orders > UINT16_MAX) {
		if (!clv_ledger_keep(part, account, 0, day, UINT16_MAX))
			return false;
		chunk = chunk_of(part, account);
		orders -= UINT16_MAX;
	}
	if (chunk->posting_count >= many && !clv_ledger_sum(chunk))
		return false;
	if (chunk->posting_count == chunk->posting_capacity) {
		void *postings = chunk->postings;
		/* all that comes before they are first added up: no memory is taken
		   before it is written to, and it need not be moved */
		if (!clv_grow(&postings, &chunk->posting_capacity,
		              chunk->posting_count ? chunk->posting_count + 1 : many,
		              sizeof *chunk->postings))
			return false;
		chunk->postings = postings;
	}
	chunk->postings[chunk->posting_count] = (struct posting){
	    amount, day, (uint16_t)(account & (CHUNK - 1)), (uint16_t)orders};
	chunk->posting_count++;
	__builtin_prefetch(chunk->postings + chunk->posting_count + 4, 1);
	return true;
}
