/* A copy of a ledger: for two readings of what follows. */
#include "data/grow.h"
#include "data/ledger_parts.h"

#include <stdlib.h>
#include <string.h>

/* count items of size bytes; *copy stays null where there are none. */
static bool copy_items(void *copy, const void *items, size_t count, size_t size)
{
	void *made = NULL;
	if (count) {
		made = malloc(count * size);
		if (!made)
			return false;
		memcpy(made, items, count * size);
	}
	memcpy(copy, &made, sizeof made);
	return true;
}

static bool copy_chunk(struct chunk *copy, const struct chunk *chunk)
{
	memcpy(copy->accounts, chunk->accounts, CHUNK * sizeof *copy->accounts);
	copy->day_length = copy->day_capacity = chunk->day_length;
	memcpy(copy->unused, chunk->unused, sizeof copy->unused);
	copy->summed = chunk->summed;
	copy->posting_count = copy->posting_capacity = chunk->posting_count;
	copy->segment_capacity = chunk->segments ? chunk->posting_count : 0;
	return copy_items(&copy->days, chunk->days, chunk->day_length,
	                  sizeof *chunk->days) &&
	       copy_items(&copy->postings, chunk->postings, chunk->posting_count,
	                  sizeof *chunk->postings) &&
	       copy_items(&copy->segments, chunk->segments, copy->segment_capacity,
	                  sizeof *chunk->segments);
}

static bool copy_chunks(struct part *copy, const struct part *part)
{
	for (size_t i = 0; i < part->chunk_count; i++)
		if (!clv_ledger_add_chunk(copy) ||
		    !copy_chunk(&copy->chunks[i], &part->chunks[i]))
			return false;
	return true;
}

static bool copy_index(struct part *copy, const struct part *part)
{
	if (!part->bucket_count)
		return true;
	const size_t size = part->bucket_count * sizeof *part->buckets;
	copy->buckets = clv_make_table(size, &copy->memory);
	if (!copy->buckets)
		return false;
	copy->bucket_count = part->bucket_count;
	memcpy(copy->buckets, part->buckets, size);
	return true;
}

static bool copy_part(struct part *copy, const struct part *part)
{
	copy->count = part->count;
	copy->text.length = copy->text.capacity = part->text.length;
	copy->adjustment_count = copy->adjustment_capacity = part->adjustment_count;
	copy->cost_count = copy->cost_capacity = part->cost_count;
	copy->detail_count = copy->detail_capacity = part->detail_count;
	return copy_chunks(copy, part) && copy_index(copy, part) &&
	       copy_items(&copy->text.bytes, part->text.bytes, part->text.length,
	                  1) &&
	       copy_items(&copy->adjustments, part->adjustments,
	                  part->adjustment_count, sizeof *part->adjustments) &&
	       copy_items(&copy->costs, part->costs, part->cost_count,
	                  sizeof *part->costs) &&
	       copy_items(&copy->detail, part->detail, part->detail_count,
	                  sizeof *part->detail) &&
	       clv_names_copy(&copy->segments, &part->segments);
}

struct clv_ledger *clv_ledger_copy(const struct clv_ledger *ledger)
{
	struct clv_ledger *copy = clv_ledger_open(ledger->keeps);
	if (!copy)
		return NULL;
	for (size_t i = 0; i < PARTS; i++)
		if (!copy_part(&copy->parts[i], &ledger->parts[i])) {
			clv_ledger_close(copy);
			return NULL;
		}
	return copy;
}
