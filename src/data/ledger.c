/* Entering transactions. */
#include "data/ledger_parts.h"
#include "data/grow.h"

#include <stdlib.h>
#include <string.h>

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

void clv_ledger_close(struct clv_ledger *ledger)
{
	if (!ledger)
		return;
	for (size_t i = 0; i < PARTS; i++) {
		struct part *part = &ledger->parts[i];
		pthread_mutex_destroy(&part->lock);
		free(part->accounts);
		free(part->slots);
		free(part->text.bytes);
		free(part->days);
		clv_names_free(&part->segments);
		free(part->adjustments);
		free(part->costs);
		free(part->detail);
	}
	free(ledger);
}

/* ---- Names of customers -------------------------------------------------- */

static bool same_key(const union key *a, const char *a_text, const union key *b,
                     const char *b_text)
{
	if (memcmp(a, b, sizeof *a) == 0 && !is_long(a))
		return true;
	return is_long(a) && is_long(b) && a->place.length == b->place.length &&
	       memcmp(a_text + a->place.offset, b_text + b->place.offset,
	              a->place.length) == 0;
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

static bool take_block(struct part *part, unsigned size_class, uint32_t *block)
{
	if (part->unused[size_class]) {
		*block = part->unused[size_class] - 1;
		part->unused[size_class] = (uint32_t)part->days[*block];
		return true;
	}
	void *items = part->days;
	const size_t size = (size_t)LEAST_DAYS << size_class;
	if (part->day_length + size >= UINT32_MAX ||
	    !clv_grow(&items, &part->day_capacity, part->day_length + size,
	              sizeof *part->days))
		return false;
	part->days = items;
	*block = (uint32_t)part->day_length;
	part->day_length += size;
	return true;
}

static bool grow_days(struct part *part, struct account *account)
{
	const uint32_t count = account->day_count;
	const bool is_full =
	    count == 0 || (count >= LEAST_DAYS && (count & (count - 1)) == 0);
	if (!is_full)
		return true;
	uint32_t block;
	const unsigned size_class = size_class_of(count + 1);
	if (!take_block(part, size_class, &block))
		return false;
	if (count) {
		const uint32_t old = account->days;
		memcpy(part->days + block, part->days + old,
		       count * sizeof *part->days);
		part->days[old] = (int32_t)part->unused[size_class - 1];
		part->unused[size_class - 1] = old + 1;
	}
	account->days = block;
	return true;
}

/* How many of the days are not later. Of a few, all are compared: that takes no
   guessing, which processors are bad at where customers come in any order. */
static size_t count_until(const int32_t *days, size_t count, int32_t day)
{
	enum { FEW = 32 };
	size_t low = 0;
	size_t high = count;
	while (high - low > FEW) {
		const size_t middle = low + (high - low) / 2;
		if (days[middle] <= day)
			low = middle + 1;
		else
			high = middle;
	}
	uint32_t found = 0;
	for (size_t i = low; i < high; i++)
		found += days[i] <= day;
	return low + found;
}

/* Keeps the days distinct and ascending. */
static bool add_day(struct part *part, struct account *account, int32_t day)
{
	const size_t count = account->day_count;
	const int32_t *days = count ? part->days + account->days : NULL;
	size_t place = count;
	if (count && days[count - 1] >= day)
		place = count_until(days, count, day);
	if (place > 0 && days[place - 1] == day)
		return true;
	if (!grow_days(part, account))
		return false;
	int32_t *at = part->days + account->days + place;
	memmove(at + 1, at, (count - place) * sizeof *at);
	*at = day;
	account->day_count++;
	return true;
}

/* ---- Accounts -------------------------------------------------------------
 */

static bool make_slots(struct part *part)
{
	enum { LEAST = 256 };
	if ((part->count + 1) * 4 <= part->slot_count * 3)
		return true;
	const size_t count = part->slot_count ? part->slot_count * 2 : LEAST;
	struct slot *slots = calloc(count, sizeof *slots);
	if (!slots)
		return false;
	clv_use_huge_pages(slots, count * sizeof *slots);
	for (size_t i = 0; i < part->slot_count; i++) {
		const struct slot *slot = &part->slots[i];
		size_t at = slot->hash & (count - 1);
		while (slot->account && slots[at].account)
			at = (at + 1) & (count - 1);
		if (slot->account)
			slots[at] = *slot;
	}
	free(part->slots);
	part->slots = slots;
	part->slot_count = count;
	return true;
}

static bool open_account(struct part *part, struct slot *slot,
                         const struct record *record, const char *text)
{
	void *items = part->accounts;
	if (part->count + 1 >= UINT32_MAX ||
	    !clv_grow(&items, &part->capacity, part->count + 1,
	              sizeof *part->accounts))
		return false;
	part->accounts = items;
	struct account *account = &part->accounts[part->count];
	*account = (struct account){
	    .key = record->key, .first_day = INT32_MAX, .segment = CLV_NO_NAME};
	if (is_long(&record->key)) {
		account->key.place.offset = part->text.length;
		if (!clv_ledger_add_text(&part->text, text + record->key.place.offset,
		                         record->key.place.length))
			return false;
	}
	*slot = (struct slot){record->hash, (uint32_t)++part->count};
	return true;
}

/* The account of the record, a new one if need be; null without memory. */
static struct account *account_of(struct part *part,
                                  const struct record *record, const char *text)
{
	const size_t mask = part->slot_count - 1;
	for (size_t at = record->hash & mask;; at = (at + 1) & mask) {
		struct slot *slot = &part->slots[at];
		if (!slot->account && !open_account(part, slot, record, text))
			return NULL;
		struct account *account = &part->accounts[slot->account - 1];
		if (slot->hash == record->hash &&
		    same_key(&account->key, part->text.bytes, &record->key, text))
			return account;
	}
}

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

static bool add_purchase(struct part *part, struct account *account,
                         const struct record *record, uint32_t segment)
{
	const bool is_earlier = record->day < account->first_day;
	account->orders++;
	if (is_earlier) {
		account->first_day = record->day;
		account->first_low = 0;
		account->first_high = 0;
		account->first_orders = 0;
	}
	if (record->day == account->first_day) {
		add_amount(&account->first_low, &account->first_high, record->amount);
		account->first_orders++;
		set_segment(part, account, segment, is_earlier);
	}
	return add_day(part, account, record->day);
}

/* ---- Costs --------------------------------------------------------------- */

static bool add_cost(struct part *part, const struct account *account,
                     int64_t cost)
{
	const size_t index = (size_t)(account - part->accounts);
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

static bool enter_detail(struct part *part, unsigned keeps,
                         const struct entry *entry, int64_t cost)
{
	struct entry of_cost = *entry;
	of_cost.amount = cost;
	of_cost.orders = IS_COST;
	return clv_ledger_add_entry(part, entry) &&
	       (!(keeps & CLV_KEEPS_COSTS) || clv_ledger_add_entry(part, &of_cost));
}

static bool enter_record(struct clv_ledger *ledger, struct part *part,
                         const struct clv_batch *batch,
                         const struct record *record, int64_t cost)
{
	struct account *account = account_of(part, record, batch->text.bytes);
	if (!account)
		return false;
	uint32_t segment = CLV_NO_NAME;
	if (record->segment) {
		const struct segment_place *place =
		    &batch->segments[record->segment - 1];
		segment =
		    clv_names_add(&part->segments, batch->text.bytes + place->offset,
		                  place->length, NULL);
		if (segment == CLV_NO_NAME)
			return false;
	}
	add_amount(&account->revenue_low, &account->revenue_high, record->amount);
	if (ledger->keeps & CLV_KEEPS_DETAIL) {
		const struct entry entry = {record->amount,
		                            (uint32_t)(account - part->accounts),
		                            record->day, segment, record->is_purchase};
		if (!enter_detail(part, ledger->keeps, &entry, cost))
			return false;
	}
	if (ledger->keeps & CLV_KEEPS_COSTS && !add_cost(part, account, cost))
		return false;
	return record->is_purchase
	           ? add_purchase(part, account, record, segment)
	           : clv_ledger_add_adjustment(part, account, record);
}

/* Asks for the memory that the records will need: their slots, then the
   accounts that those name, then their days. */
static void ask_for_memory(const struct part *part,
                           const struct record *records, size_t count)
{
	enum { GROUP = 64 };
	const struct account *accounts[GROUP];
	const size_t mask = part->slot_count - 1;
	for (size_t i = 0; i < count; i++)
		__builtin_prefetch(&part->slots[records[i].hash & mask]);
	for (size_t i = 0; i < count; i++) {
		size_t at = records[i].hash & mask;
		while (part->slots[at].account &&
		       part->slots[at].hash != records[i].hash)
			at = (at + 1) & mask;
		const uint32_t account = part->slots[at].account;
		accounts[i] = account ? &part->accounts[account - 1] : NULL;
		__builtin_prefetch(accounts[i]);
	}
	for (size_t i = 0; i < count; i++)
		if (accounts[i] && accounts[i]->day_count)
			__builtin_prefetch(part->days + accounts[i]->days);
}

static bool enter_part(struct clv_ledger *ledger, struct part *part,
                       const struct clv_batch *batch, size_t number)
{
	enum { GROUP = 64 };
	const struct record *records = batch->parts[number].records;
	const int64_t *costs = batch->parts[number].costs;
	const size_t count = batch->parts[number].count;
	for (size_t i = 0; i < count; i++) {
		if (!make_slots(part))
			return false;
		if (i % GROUP == 0)
			ask_for_memory(part, records + i,
			               count - i < GROUP ? count - i : GROUP);
		if (!enter_record(ledger, part, batch, &records[i],
		                  costs ? costs[i] : 0))
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
