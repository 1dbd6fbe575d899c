/* What the files of the ledger share, and nobody else sees.

   Customers are parted by their hash, so that threads seldom meet. With
   millions of customers nearly every look-up would wait for memory, so a
   transaction makes only one: of its customer in the part's index, which holds
   the names and is asked for beforehand. Accounts, of one cache line each,
   stand in chunks; what is to be added to those of a chunk is posted to it, and
   added when there is enough of it to have the chunk come to the cache and stay
   there. */
#ifndef CLV_DATA_LEDGER_PARTS_H
#define CLV_DATA_LEDGER_PARTS_H

#include "data/ledger.h"
#include "data/names.h"

#include <pthread.h>

enum { PART_BITS = 3, PARTS = 1 << PART_BITS };

/* ---- Names of customers ---------------------------------------------------
 */

enum { KEY_SIZE = 16, KEY_TAG = KEY_SIZE - 1, KEY_IS_LONG = 0xFF };

/* Up to 15 bytes stand in the key itself, zeros behind them, and the last byte
   is their number and 1, so that no key is all zeros. A longer name is a place
   in a text, with a part of its hash. */
union key {
	char text[KEY_SIZE];
	uint64_t words[2];
	struct {
		uint64_t offset;
		uint32_t length;
		unsigned char hash[3], tag;
	} place;
};

/* Short names are hashed with the zeros behind them: one length is a good deal
   faster than any. */
uint64_t clv_ledger_hash(const union key *key, const char *text);

/* A name and its length, in the text that the key belongs to. */
const char *clv_ledger_name(const union key *key, const char *text,
                            size_t *length);

static inline bool is_long(const union key *key)
{
	return key->place.tag == KEY_IS_LONG;
}

struct text {
	char *bytes;
	size_t length, capacity;
};

/* Adds bytes to a text; false without memory. */
bool clv_ledger_add_text(struct text *text, const char *bytes, size_t length);

/* 96 bits hold 2^32 amounts of 64 bits, and as many sums of them as fit. */
static inline void add_amount(uint64_t *low, int32_t *high, clv_wide amount)
{
	const uint64_t sum = *low + (uint64_t)amount;
	*high += (int32_t)(sum < *low) + (int32_t)(amount >> 64);
	*low = sum;
}

enum { DAY_COUNT_BITS = 27, DAY_COUNT_MOST = (1 << DAY_COUNT_BITS) - 1 };

struct account {
	union key key;
	uint64_t revenue_low, first_low;
	int32_t revenue_high, first_high;
	int32_t first_day;
	uint32_t orders, first_orders;
	uint32_t days; /* where they start in the chunk's store */
	/* in the order in which they came, and repeated, until the books are
	   closed */
	uint32_t day_count : DAY_COUNT_BITS;
	uint32_t day_class : 32 - DAY_COUNT_BITS; /* of their block, one more; 0:
	                                             none yet */
	uint32_t segment; /* of the first purchase, or CLV_NO_NAME */
};

/* A cache line of the index, filled from the front. */
enum { BUCKET = 3 };

struct bucket {
	union key keys[BUCKET];
	uint32_t accounts[BUCKET]; /* one more than their index; 0: nothing here */
	uint32_t unused;
};

/* Money given back on a day on which nothing need have been bought. Only kept
   while that day may turn out to be part of the first purchase's. */
struct adjustment {
	int64_t amount;
	uint32_t account;
	int32_t day;
};

/* A cost is an entry of its own behind that of the amount, so that entries are
   no larger where no costs are kept; its orders are IS_COST. */
#define IS_COST UINT32_MAX

struct entry {
	clv_wide amount;
	uint32_t account;
	int32_t day;
	uint32_t segment;
	uint32_t orders;
};

/* Blocks hold 4, 8, 16... days, and a chunk has room for so many of an account
   at first. */
enum { CLASSES = 32, LEAST_DAYS = 4, DAYS_AT_FIRST = 4 * LEAST_DAYS };

/* What is to be added to an account of a chunk. */
struct posting {
	int64_t amount;
	int32_t day;
	uint16_t account;
	uint16_t orders; /* 0: given back; more than 1 where it is a sum */
};

enum { CHUNK_BITS = 12, CHUNK = 1 << CHUNK_BITS, POSTINGS = 2 * CHUNK };

struct chunk {
	/* what every transaction needs comes first */
	struct posting *postings;
	size_t posting_count, posting_capacity;
	size_t summed;      /* of them, where they are kept: see clv_ledger_sum */
	uint32_t *segments; /* of the postings; null: none are kept */
	size_t segment_capacity;
	void *memory; /* in which the accounts start at a cache line */
	struct account *accounts;
	int32_t *days; /* blocks of them */
	size_t day_length, day_capacity;
	uint32_t unused[CLASSES]; /* first block of a size, one more; 0: none */
};

struct part {
	pthread_mutex_t lock;
	struct chunk *chunks;
	size_t chunk_count, chunk_capacity;
	size_t count; /* of accounts */
	void *memory; /* of the index, likewise */
	struct bucket *buckets;
	size_t bucket_count; /* a power of two, or 0 */
	struct text text;    /* of long names */
	uint32_t *customers; /* accounts with purchases; null: all have some */
	size_t customer_count;
	clv_wide revenue; /* of these, once finished */
	struct clv_names segments;
	struct adjustment *adjustments;
	size_t adjustment_count, adjustment_capacity;
	clv_wide *costs; /* by account; null: none are kept */
	size_t cost_count, cost_capacity;
	struct entry *detail;
	size_t detail_count, detail_capacity;
	size_t detail_merged; /* how many were left the last time */
	bool is_finished;
	size_t refunded_count; /* accounts without purchases, and their sum */
	clv_wide refunded_amount;
};

enum { HASH_BITS = 31, HASH_MOST = INT32_MAX };

struct record {
	union key key;
	int64_t amount;
	int32_t day;
	uint32_t hash : HASH_BITS; /* what chooses the bucket */
	uint32_t is_purchase : 1;
};

static inline struct chunk *chunk_of(const struct part *part, size_t account)
{
	return &part->chunks[account >> CHUNK_BITS];
}

/* How many accounts a chunk of the part has. */
static inline size_t count_in(const struct part *part, size_t chunk)
{
	const size_t left = part->count - (chunk << CHUNK_BITS);
	return left < CHUNK ? left : CHUNK;
}

static inline struct account *account_at(const struct part *part,
                                         size_t account)
{
	return &chunk_of(part, account)->accounts[account & (CHUNK - 1)];
}

/* Adds what was posted; false without memory. */
bool clv_ledger_settle(struct part *part, struct chunk *chunk);

/* Each account's days once, and in their order. Returns how many they are, as
   far as postings are settled. */
size_t clv_ledger_sort_days(struct part *part, size_t chunk);

/* Makes the next chunk of accounts; false without memory. */
bool clv_ledger_add_chunk(struct part *part);

/* Accounts by name. ---------------------------------------------------------
 */

/* Makes room for so many more; false without memory. */
bool clv_index_make_room(struct part *part, size_t more);

/* Length, hash and kind of a long name are in the second word. */
static inline bool may_be_long(const union key *key, const union key *other)
{
	return key->words[1] == other->words[1];
}

static inline const struct bucket *bucket_of(const struct part *part,
                                             const struct record *record)
{
	return &part->buckets[record->hash & (part->bucket_count - 1)];
}

/* How many records ahead the index is asked for, and the text of long names. */
enum { INDEX_AHEAD = 32, NAME_AHEAD = 16 };

/* Asks for the memory that looking up the first of the records will need.
   Inline for certain: gcc drops calls of a function that does nothing else. */
__attribute__((always_inline)) static inline void
clv_index_expect_first(const struct part *part, const struct record *records,
                       size_t count)
{
	for (size_t i = 0; i < count && i < INDEX_AHEAD && part->buckets; i++)
		__builtin_prefetch(bucket_of(part, &records[i]));
}

/* The same for one of `count` records that comes later. */
__attribute__((always_inline)) static inline void
clv_index_expect(const struct part *part, const struct record *records,
                 size_t count)
{
	if (count <= INDEX_AHEAD)
		return;
	__builtin_prefetch(bucket_of(part, &records[INDEX_AHEAD]));
	const union key *key = &records[NAME_AHEAD].key;
	if (!is_long(key))
		return;
	const struct bucket *bucket = bucket_of(part, &records[NAME_AHEAD]);
	for (size_t i = 0; i < BUCKET; i++)
		if (may_be_long(&bucket->keys[i], key))
			__builtin_prefetch(part->text.bytes + bucket->keys[i].place.offset);
}

/* The account of the record's name, whose text is a batch's; a new one if need
   be. There has to be room. UINT32_MAX without memory. */
uint32_t clv_index_find(struct part *part, const struct record *record,
                        const char *text);

struct clv_ledger {
	unsigned keeps;
	struct part parts[PARTS];
	size_t firsts[PARTS]; /* the first customer of each, once closed */
};

struct segment_place {
	size_t offset, length;
};

/* A day of a batch that holds days. */
struct day_sum {
	int64_t amount, cost;
	int32_t day;
	uint32_t orders;
	uint32_t segment; /* as in a record */
};

/* The days of one customer, added up as far as nothing but accounts is kept. */
struct day_line {
	clv_wide revenue;
	clv_wide first_amount; /* of first_day, where anything was bought on it */
	uint32_t orders, first_orders;
	int32_t first_day; /* of purchases; INT32_MAX: none */
	/* days of purchases, and sums of days that are to be entered one by one */
	size_t purchases, purchase_count;
	size_t days, day_count;
};

struct clv_batch {
	unsigned keeps;
	bool has_days; /* then a record's amount is the number of its line */
	size_t count;
	struct day_line *lines;
	size_t line_count, line_capacity;
	int32_t *line_days; /* of purchases */
	size_t line_day_count, line_day_capacity;
	struct day_sum *days;
	size_t day_count, day_capacity;
	struct {
		struct record *records;
		size_t count, capacity;
		/* of the records; null: none are kept */
		int64_t *costs;
		size_t cost_capacity;
		uint32_t *segments; /* one more than a place in the batch's list; 0:
		                       none */
		size_t segment_capacity;
	} parts[PARTS];
	struct text text;
	struct segment_place *segments;
	size_t segment_count, segment_capacity;
};

/* Where nothing but amounts by day is kept, they stay postings: what an entry
   of the detail takes is twice as much, and to sort a chunk needs no memory but
   the cache. */
static inline bool keeps_postings(unsigned keeps)
{
	return keeps == (CLV_KEEPS_DETAIL | CLV_KEEPS_DETAIL_ALONE);
}

/* Posts to the account's chunk, where postings are kept; false without memory.
 */
bool clv_ledger_keep(struct part *part, uint32_t account, int64_t amount,
                     int32_t day, uint32_t orders);

/* Adds up kept postings of one account and day, and tells each account where
   its sums stand: days and day_count. False without memory, and nothing has
   changed. */
bool clv_ledger_sum(struct chunk *chunk);

/* The record behind the last one of the customer's part, not counted yet, its
   key and hash set; null without memory. */
struct record *clv_batch_next_record(struct clv_batch *batch,
                                     const char *customer, size_t length,
                                     size_t *part);

/* Adds a segment to a batch; place is set as in a record. */
bool clv_batch_add_segment(struct clv_batch *batch, const char *segment,
                           size_t length, uint32_t *place);

/* Adds what an account bought on a day; false without memory. */
bool clv_ledger_add_purchases(struct part *part, size_t account,
                              const struct day_sum *sum, uint32_t segment,
                              bool has_segments);

/* Adds what an account bought on the days of a line; likewise. */
bool clv_ledger_add_line(struct part *part, size_t account,
                         const struct day_line *line, const int32_t *purchases);

/* Finds the account of a record of a batch that holds days, and asks for its
   memory; UINT32_MAX without memory for a new one. */
uint32_t clv_ledger_find_account(struct part *part,
                                 const struct clv_batch *batch,
                                 const struct record *record);

/* Enters the days of a record into that account; false without memory. */
bool clv_ledger_enter_days(struct part *part, unsigned keeps,
                           const struct clv_batch *batch,
                           const struct record *record, uint32_t account);

/* The number of a segment of the batch in this part; false without memory. */
bool clv_ledger_find_segment(struct part *part, const struct clv_batch *batch,
                             uint32_t place, uint32_t *segment);

/* Adds what goods cost an account; and to the detail an entry and its cost. */
bool clv_ledger_add_cost(struct part *part, size_t account, int64_t cost);
bool clv_ledger_enter_detail(struct part *part, unsigned keeps,
                             const struct entry *entry, int64_t cost);

/* Keeps money given back to an account; false without memory. */
bool clv_ledger_add_adjustment(struct part *part, size_t account,
                               const struct posting *posting);

/* Keeps an entry of the detail; false without memory. */
bool clv_ledger_add_entry(struct part *part, const struct entry *entry);

/* Sorts the part's detail and adds up what is of one customer, day and segment.
 */
void clv_ledger_merge_detail(struct part *part);

#endif
