/* Entering transactions. */
#include "data/ledger_parts.h"
#include "data/grow.h"

#include <stdlib.h>

struct clv_ledger *clv_ledger_open(unsigned keeps)
{
	struct clv_ledger *ledger = calloc(1, sizeof *ledger);
	if (!ledger)
		return NULL;
	ledger->keeps = keeps;
	for (size_t i = 0; i < PARTS; i++)
		pthread_mutex_init(&ledger->parts[i].lock, NULL);
	return ledger;
}

static void free_chunk(struct chunk *chunk)
{
	free(chunk->memory);
	free(chunk->days);
	free(chunk->postings);
	free(chunk->segments);
}

void clv_ledger_close(struct clv_ledger *ledger)
{
	if (!ledger)
		return;
	for (size_t i = 0; i < PARTS; i++) {
		struct part *part = &ledger->parts[i];
		pthread_mutex_destroy(&part->lock);
		for (size_t j = 0; j < part->chunk_count; j++)
			free_chunk(&part->chunks[j]);
		free(part->chunks);
		free(part->memory);
		free(part->text.bytes);
		free(part->customers);
		clv_names_free(&part->segments);
		free(part->adjustments);
		free(part->costs);
		free(part->detail);
	}
	free(ledger);
}

/* ---- Costs --------------------------------------------------------------- */

bool clv_ledger_add_cost(struct part *part, size_t index, int64_t cost)
{
	void *items = part->costs;
	if (!clv_grow(&items, &part->cost_capacity, index + 1, sizeof *part->costs))
		return false;
	part->costs = items;
	while (part->cost_count <= index)
		part->costs[part->cost_count++] = 0;
	part->costs[index] += cost;
	return true;
}

/* ---- Entering -------------------------------------------------------------
 */

bool clv_ledger_enter_detail(struct part *part, unsigned keeps,
                             const struct entry *entry, int64_t cost)
{
	struct entry of_cost = *entry;
	of_cost.amount = cost;
	of_cost.orders = IS_COST;
	return clv_ledger_add_entry(part, entry) &&
	       (!(keeps & CLV_KEEPS_COSTS) || clv_ledger_add_entry(part, &of_cost));
}

/* Posts to the account's chunk, which is settled when it has enough. */
static bool post(struct part *part, uint32_t account,
                 const struct record *record, uint32_t segment, bool keeps)
{
	struct chunk *chunk = chunk_of(part, account);
	void *postings = chunk->postings;
	void *segments = chunk->segments;
	const size_t at = chunk->posting_count;
	if (at == chunk->posting_capacity) {
		/* all at once: no memory is taken before it is written to */
		if (!clv_grow(&postings, &chunk->posting_capacity, POSTINGS,
		              sizeof *chunk->postings))
			return false;
		chunk->postings = postings;
	}
	if (keeps) {
		if (!clv_grow(&segments, &chunk->segment_capacity, at + 1,
		              sizeof *chunk->segments))
			return false;
		chunk->segments = segments;
		chunk->segments[at] = segment;
	}
	chunk->postings[at] =
	    (struct posting){record->amount, record->day, account & (CHUNK - 1),
	                     record->is_purchase};
	chunk->posting_count++;
	__builtin_prefetch(chunk->postings + at + 4, 1);
	return chunk->posting_count < POSTINGS || clv_ledger_settle(part, chunk);
}

/* The number of a record's segment in this part. */
bool clv_ledger_find_segment(struct part *part, const struct clv_batch *batch,
                             uint32_t number, uint32_t *segment)
{
	*segment = CLV_NO_NAME;
	if (!number)
		return true;
	const struct segment_place *place = &batch->segments[number - 1];
	*segment = clv_names_add(&part->segments, batch->text.bytes + place->offset,
	                         place->length, NULL);
	return *segment != CLV_NO_NAME;
}

static bool enter_record(struct clv_ledger *ledger, struct part *part,
                         const struct clv_batch *batch,
                         const struct record *record, uint32_t place,
                         int64_t cost)
{
	const uint32_t account = clv_index_find(part, record, batch->text.bytes);
	uint32_t segment;
	if (keeps_postings(ledger->keeps))
		return account != UINT32_MAX &&
		       clv_ledger_keep(part, account, record->amount, record->day,
		                       record->is_purchase);
	if (account == UINT32_MAX ||
	    !clv_ledger_find_segment(part, batch, place, &segment))
		return false;
	if (ledger->keeps & CLV_KEEPS_DETAIL) {
		const struct entry entry = {record->amount, account, record->day,
		                            segment, record->is_purchase};
		if (!clv_ledger_enter_detail(part, ledger->keeps, &entry, cost))
			return false;
	}
	if (ledger->keeps & CLV_KEEPS_COSTS &&
	    !clv_ledger_add_cost(part, account, cost))
		return false;
	return ledger->keeps & CLV_KEEPS_DETAIL_ALONE ||
	       post(part, account, record, segment, ledger->keeps);
}

enum { GROUP = 64 };

/* So many records of a part, one by one. */
static bool enter_records(struct clv_ledger *ledger, struct part *part,
                          const struct clv_batch *batch, size_t number,
                          size_t from, size_t to)
{
	const struct record *records = batch->parts[number].records;
	const int64_t *costs = batch->parts[number].costs;
	const uint32_t *segments = batch->parts[number].segments;
	const size_t count = batch->parts[number].count;
	for (size_t i = from; i < to; i++) {
		clv_index_expect(part, records + i, count - i);
		if (!enter_record(ledger, part, batch, &records[i],
		                  segments ? segments[i] : 0, costs ? costs[i] : 0))
			return false;
	}
	return true;
}

/* The same of records that hold days: accounts are found first, so that their
   memory is on its way. */
static bool enter_days(struct clv_ledger *ledger, struct part *part,
                       const struct clv_batch *batch, size_t number,
                       size_t from, size_t to)
{
	const struct record *records = batch->parts[number].records;
	const size_t count = batch->parts[number].count;
	uint32_t accounts[GROUP];
	for (size_t i = from; i < to; i++) {
		clv_index_expect(part, records + i, count - i);
		accounts[i - from] = clv_ledger_find_account(part, batch, &records[i]);
		if (accounts[i - from] == UINT32_MAX)
			return false;
	}
	for (size_t i = from; i < to; i++)
		if (!clv_ledger_enter_days(part, ledger->keeps, batch, &records[i],
		                           accounts[i - from]))
			return false;
	return true;
}

static bool enter_part(struct clv_ledger *ledger, struct part *part,
                       const struct clv_batch *batch, size_t number)
{
	const size_t count = batch->parts[number].count;
	clv_index_expect_first(part, batch->parts[number].records, count);
	for (size_t from = 0; from < count; from += GROUP) {
		const size_t to = count - from < GROUP ? count : from + GROUP;
		if (!clv_index_make_room(part, to - from) ||
		    !(batch->has_days ? enter_days : enter_records)(ledger, part, batch,
		                                                    number, from, to))
			return false;
	}
	return true;
}

bool clv_ledger_enter(struct clv_ledger *ledger, struct clv_batch *batch)
{
	bool done = true;
	unsigned left = (1u << PARTS) - 1;
	while (left) {
		/* Parts that nobody else is at come first. */
		size_t part = PARTS;
		for (size_t i = 0; i < PARTS && part == PARTS; i++)
			if (left & 1u << i &&
			    pthread_mutex_trylock(&ledger->parts[i].lock) == 0)
				part = i;
		if (part == PARTS) {
			part = (size_t)__builtin_ctz(left);
			pthread_mutex_lock(&ledger->parts[part].lock);
		}
		left &= ~(1u << part);
		done = done && enter_part(ledger, &ledger->parts[part], batch, part);
		pthread_mutex_unlock(&ledger->parts[part].lock);
	}
	clv_batch_clear(batch);
	return done;
}
