/* Transactions on their way to a ledger. */
#include "data/ledger_parts.h"
#include "data/grow.h"
#include "data/hash.h"

#include <endian.h>
#include <stdlib.h>
#include <string.h>

bool clv_ledger_add_text(struct text *text, const char *bytes, size_t length)
{
	void *items = text->bytes;
	if (!clv_grow(&items, &text->capacity, text->length + length + 1, 1))
		return false;
	text->bytes = items;
	if (length)
		memcpy(text->bytes + text->length, bytes, length);
	text->length += length;
	return true;
}

static uint64_t load(const char *at, size_t size)
{
	uint64_t word = 0;
	memcpy(&word, at, size);
	return le64toh(word);
}

/* Up to 15 bytes, zeros behind them, as the words of a key: made in registers,
   since what is stored in pieces and loaded as a whole has to be waited for.
   The pieces may overlap; the length is no processor's to foresee. */
static void set_words(uint64_t words[2], const char *name, size_t length)
{
	uint64_t low = 0, high = 0;
	if (length > 8) {
		low = load(name, 8);
		high = load(name + length - 8, 8) >> (8 * (16 - length));
	} else if (length == 8) {
		low = load(name, 8);
	} else if (length >= 4) {
		low = load(name, 4) | load(name + length - 4, 4) << (8 * (length - 4));
	} else {
		for (size_t i = 0; i < length; i++)
			low |= (uint64_t)(unsigned char)name[i] << (8 * i);
	}
	words[0] = htole64(low);
	words[1] = htole64(high | (uint64_t)(length + 1) << (8 * KEY_TAG - 64));
}

static bool make_key(union key *key, uint64_t *hash, struct text *text,
                     const char *name, size_t length)
{
	if (length <= KEY_TAG) {
		set_words(key->words, name, length);
		*hash = clv_hash(key->text, KEY_SIZE);
		return true;
	}
	memset(key, 0, sizeof *key);
	*hash = clv_hash(name, length);
	key->place.offset = text->length;
	key->place.length = (uint32_t)length;
	/* bits that choose neither the part nor a bucket among few */
	const uint64_t bits =
	    *hash >> (64 - PART_BITS - 8 * sizeof key->place.hash);
	memcpy(key->place.hash, &bits, sizeof key->place.hash);
	key->place.tag = KEY_IS_LONG;
	return length < UINT32_MAX && clv_ledger_add_text(text, name, length);
}

struct clv_batch *clv_batch_open(const struct clv_ledger *ledger)
{
	struct clv_batch *batch = calloc(1, sizeof *batch);
	if (batch)
		batch->keeps = ledger->keeps;
	return batch;
}

void clv_batch_close(struct clv_batch *batch)
{
	if (!batch)
		return;
	for (size_t i = 0; i < PARTS; i++) {
		free(batch->parts[i].records);
		free(batch->parts[i].costs);
		free(batch->parts[i].segments);
	}
	free(batch->text.bytes);
	free(batch->segments);
	free(batch->lines);
	free(batch->line_days);
	free(batch->days);
	free(batch);
}

/* Neighbours often have the same segment. */
bool clv_batch_add_segment(struct clv_batch *batch, const char *segment,
                           size_t length, uint32_t *place)
{
	void *items = batch->segments;
	if (batch->segment_count) {
		const struct segment_place *last =
		    &batch->segments[batch->segment_count - 1];
		*place = (uint32_t)batch->segment_count;
		if (last->length == length &&
		    memcmp(batch->text.bytes + last->offset, segment, length) == 0)
			return true;
	}
	if (!clv_grow(&items, &batch->segment_capacity, batch->segment_count + 1,
	              sizeof *batch->segments))
		return false;
	batch->segments = items;
	batch->segments[batch->segment_count] =
	    (struct segment_place){batch->text.length, length};
	if (!clv_ledger_add_text(&batch->text, segment, length))
		return false;
	*place = (uint32_t)++batch->segment_count;
	return true;
}

/* The segment of the part's next record. */
static bool add_segment(struct clv_batch *batch, size_t part,
                        const struct clv_transaction *transaction)
{
	const size_t count = batch->parts[part].count;
	void *segments = batch->parts[part].segments;
	if (!clv_grow(&segments, &batch->parts[part].segment_capacity, count + 1,
	              sizeof *batch->parts[part].segments))
		return false;
	batch->parts[part].segments = segments;
	uint32_t *segment = &batch->parts[part].segments[count];
	*segment = 0;
	return !transaction->segment || !transaction->segment_length ||
	       clv_batch_add_segment(batch, transaction->segment,
	                             transaction->segment_length, segment);
}

/* The cost of the part's next record. */
static bool add_cost(struct clv_batch *batch, size_t part, int64_t cost)
{
	const size_t count = batch->parts[part].count;
	void *costs = batch->parts[part].costs;
	if (!clv_grow(&costs, &batch->parts[part].cost_capacity, count + 1,
	              sizeof cost))
		return false;
	batch->parts[part].costs = costs;
	batch->parts[part].costs[count] = cost;
	return true;
}

/* See clv_batch_next_record: inline for transactions, of which there are many.
 */
__attribute__((always_inline)) static inline struct record *
next_record(struct clv_batch *batch, const char *customer, size_t length,
            size_t *part)
{
	union key key;
	uint64_t hash;
	if (!make_key(&key, &hash, &batch->text, customer, length))
		return NULL;
	*part = hash >> (64 - PART_BITS);
	void *records = batch->parts[*part].records;
	const size_t count = batch->parts[*part].count;
	if (count == batch->parts[*part].capacity) {
		if (!clv_grow(&records, &batch->parts[*part].capacity, count + 1,
		              sizeof(struct record)))
			return NULL;
		batch->parts[*part].records = records;
	}
	struct record *record = &batch->parts[*part].records[count];
	record->key = key;
	record->hash = hash & HASH_MOST;
	return record;
}

bool clv_batch_add(struct clv_batch *batch,
                   const struct clv_transaction *transaction)
{
	size_t part;
	struct record *record = next_record(batch, transaction->customer,
	                                    transaction->customer_length, &part);
	if (!record)
		return false;
	record->amount = transaction->amount;
	record->day = transaction->day;
	record->is_purchase = transaction->is_purchase;
	if (batch->keeps && !add_segment(batch, part, transaction))
		return false;
	if (batch->keeps & CLV_KEEPS_COSTS &&
	    !add_cost(batch, part, transaction->cost))
		return false;
	batch->parts[part].count++;
	batch->count++;
	return true;
}

struct record *clv_batch_next_record(struct clv_batch *batch,
                                     const char *customer, size_t length,
                                     size_t *part)
{
	return next_record(batch, customer, length, part);
}

size_t clv_batch_count(const struct clv_batch *batch)
{
	return batch->count;
}

void clv_batch_clear(struct clv_batch *batch)
{
	for (size_t i = 0; i < PARTS; i++)
		batch->parts[i].count = 0;
	batch->count = batch->day_count = 0;
	batch->line_count = batch->line_day_count = 0;
	batch->has_days = false;
	batch->text.length = 0;
	batch->segment_count = 0;
}
