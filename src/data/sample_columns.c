/* The values that occur in a column, and sorting by what they are. */
#include "data/sample_parts.h"

#include "data/grow.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_BITS = 8, LAST_BITS = 32 };

/* Multiplied as by Fibonacci hashing; high bits are brought down in between,
   since whole numbers have all their digits there. */
static size_t slot_of(const struct clv_distinct *distinct, const double *values)
{
	uint64_t hash = 0;
	for (size_t i = 0; i < distinct->width; i++) {
		uint64_t bits;
		memcpy(&bits, &values[i], sizeof bits);
		hash = (hash ^ bits) * UINT64_C(0x9e3779b97f4a7c15);
		hash ^= hash >> 32;
	}
	hash *= UINT64_C(0xd6e8feb86659fd93);
	return (size_t)(hash >> (64 - distinct->bits));
}

static const double *group(const struct clv_distinct *distinct, size_t index)
{
	return distinct->values + index * distinct->width;
}

static bool are_equal(const double *a, const double *b, size_t width)
{
	for (size_t i = 0; i < width; i++)
		if (a[i] != b[i])
			return false;
	return true;
}

static void enter(struct clv_distinct *distinct, size_t index)
{
	const size_t mask = ((size_t)1 << distinct->bits) - 1;
	size_t slot = slot_of(distinct, group(distinct, index));
	while (distinct->slots[slot])
		slot = (slot + 1) & mask;
	distinct->slots[slot] = (uint32_t)(index + 1);
}

/* Keeps at least half of the slots free. */
static bool make_room(struct clv_distinct *distinct)
{
	const unsigned bits = distinct->slots ? distinct->bits + 1 : FIRST_BITS;
	if (distinct->slots && distinct->count < (size_t)1 << (distinct->bits - 1))
		return true;
	if (bits > LAST_BITS)
		return false;
	uint32_t *slots = calloc((size_t)1 << bits, sizeof *slots);
	if (!slots)
		return false;
	clv_use_huge_pages(slots, ((size_t)1 << bits) * sizeof *slots);
	free(distinct->slots);
	distinct->slots = slots;
	distinct->bits = bits;
	for (size_t i = 0; i < distinct->count; i++)
		enter(distinct, i);
	return true;
}

static bool append(struct clv_distinct *distinct, const double *values)
{
	void *grown = distinct->values;
	const size_t size = distinct->width * sizeof *distinct->values;
	if (!make_room(distinct) ||
	    !clv_grow(&grown, &distinct->capacity, distinct->count + 1, size))
		return false;
	distinct->values = grown;
	memcpy(distinct->values + distinct->count * distinct->width, values, size);
	enter(distinct, distinct->count++);
	return true;
}

bool clv_distinct_code(struct clv_distinct *distinct, const double *values,
                       uint32_t *code)
{
	if (distinct->slots) {
		const size_t mask = ((size_t)1 << distinct->bits) - 1;
		for (size_t slot = slot_of(distinct, values); distinct->slots[slot];
		     slot = (slot + 1) & mask) {
			*code = distinct->slots[slot] - 1;
			if (are_equal(group(distinct, *code), values, distinct->width))
				return true;
		}
	}
	*code = (uint32_t)distinct->count;
	return append(distinct, values);
}

void clv_distinct_free(struct clv_distinct *distinct)
{
	free(distinct->values);
	free(distinct->slots);
	*distinct = (struct clv_distinct){.width = distinct->width};
}

enum { DIGIT_BITS = 11, DIGITS = 1 << DIGIT_BITS };

static void pass(const struct clv_entry *from, struct clv_entry *to,
                 size_t count, int column, int shift)
{
	size_t starts[DIGITS] = {0};
	for (size_t i = 0; i < count; i++)
		starts[(from[i].key[column] >> shift) % DIGITS]++;
	size_t start = 0;
	for (size_t i = 0; i < DIGITS; i++) {
		const size_t size = starts[i];
		starts[i] = start;
		start += size;
	}
	for (size_t i = 0; i < count; i++)
		to[starts[(from[i].key[column] >> shift) % DIGITS]++] = from[i];
}

/* By the lowest digit first. Digits that all have in common are passed over. */
struct clv_entry *clv_entries_sort(struct clv_entry *entries,
                                   struct clv_entry *scratch, size_t count)
{
	uint32_t differ[CLV_SAMPLE_COLUMNS] = {0};
	for (size_t i = 1; i < count; i++)
		for (int k = 0; k < CLV_SAMPLE_COLUMNS; k++)
			differ[k] |= entries[i].key[k] ^ entries[0].key[k];
	for (int k = CLV_SAMPLE_COLUMNS - 1; k >= 0; k--)
		for (int shift = 0; shift < 32; shift += DIGIT_BITS) {
			if ((differ[k] >> shift) % DIGITS == 0)
				continue;
			pass(entries, scratch, count, k, shift);
			struct clv_entry *sorted = scratch;
			scratch = entries;
			entries = sorted;
		}
	return entries;
}
