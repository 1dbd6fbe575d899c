/* What the files of the ledger share, and nobody else sees.

   Customers are parted by their hash, so that threads seldom meet. A part has a
   dense vector of accounts of one cache line each and an index of slots beside
   it; transactions come in batches, whose lines of memory are asked for before
   they are needed: with millions of customers nearly every look-up would wait
   for memory otherwise. */
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
   is their number. A longer name is a place in a text. */
union key {
	char text[KEY_SIZE];
	struct {
		uint64_t offset;
		uint32_t length;
		unsigned char unused[3], tag;
	} place;
};

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

/* 96 bits hold 2^32 amounts of 64 bits. */
static inline void add_amount(uint64_t *low, int32_t *high, int64_t amount)
{
	const uint64_t sum = *low + (uint64_t)amount;
	*high += (int32_t)(sum < *low) - (int32_t)(amount < 0);
	*low = sum;
}

struct account {
	union key key;
	uint64_t revenue_low, first_low;
	int32_t revenue_high, first_high;
	int32_t first_day;
	uint32_t orders, first_orders;
	uint32_t days; /* where they start in the part's store */
	uint32_t day_count;
	uint32_t segment; /* of the first purchase, or CLV_NO_NAME */
};

struct slot {
	uint32_t hash;
	uint32_t account; /* one more than its index; 0: nothing here */
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

enum { CLASSES = 32, LEAST_DAYS = 4 };

struct part {
	pthread_mutex_t lock;
	struct account *accounts;
	size_t count, capacity;
	struct slot *slots;
	size_t slot_count; /* a power of two, or 0 */
	struct text text;  /* of long names */
	int32_t *days;     /* blocks of 4, 8, 16... days */
	size_t day_length, day_capacity;
	uint32_t unused[CLASSES]; /* first block of a size, one more; 0: none */
	struct clv_names segments;
	struct adjustment *adjustments;
	size_t adjustment_count, adjustment_capacity;
	clv_wide *costs; /* by account; null: none are kept */
	size_t cost_count, cost_capacity;
	struct entry *detail;
	size_t detail_count, detail_capacity;
};

struct clv_ledger {
	unsigned keeps;
	struct part parts[PARTS];
	size_t refunded_count;
	clv_wide refunded_amount;
};

struct record {
	union key key;
	int64_t amount;
	int32_t day;
	uint32_t hash;
	uint32_t segment; /* one more than a place in the batch's list; 0: none */
	bool is_purchase;
};

struct segment_place {
	size_t offset, length;
};

struct clv_batch {
	unsigned keeps;
	size_t count;
	struct {
		struct record *records;
		size_t count, capacity;
		int64_t *costs; /* of the records; null: none are kept */
		size_t cost_capacity;
	} parts[PARTS];
	struct text text;
	struct segment_place *segments;
	size_t segment_count, segment_capacity;
};

/* Keeps money given back; false without memory. */
bool clv_ledger_add_adjustment(struct part *part, const struct account *account,
                               const struct record *record);

/* Keeps an entry of the detail; false without memory. */
bool clv_ledger_add_entry(struct part *part, const struct entry *entry);

/* Sorts the part's detail and adds up what is of one customer, day and segment.
 */
void clv_ledger_merge_detail(struct part *part);

#endif
