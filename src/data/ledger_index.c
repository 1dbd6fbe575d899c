/* Accounts by the names of their customers. */
#include "data/grow.h"
#include "data/hash.h"
#include "data/ledger_parts.h"

#include <stdlib.h>
#include <string.h>

const char *clv_ledger_name(const union key *key, const char *text,
                            size_t *length)
{
	*length = is_long(key) ? key->place.length
	                       : (unsigned char)key->text[KEY_TAG] - 1u;
	return is_long(key) ? text + key->place.offset : key->text;
}

uint64_t clv_ledger_hash(const union key *key, const char *text)
{
	return is_long(key) ? clv_hash(text + key->place.offset, key->place.length)
	                    : clv_hash(key->text, KEY_SIZE);
}

/* ---- Growing --------------------------------------------------------------
 */

/* Puts a key into the first bucket from its own on that has room. */
static void put(struct bucket *buckets, size_t mask, uint64_t hash,
                const union key *key, uint32_t account)
{
	size_t at = (uint32_t)hash & mask;
	while (buckets[at].accounts[BUCKET - 1])
		at = (at + 1) & mask;
	size_t place = 0;
	while (buckets[at].accounts[place])
		place++;
	buckets[at].keys[place] = *key;
	buckets[at].accounts[place] = account;
}

static void move_all(const struct part *part, struct bucket *buckets,
                     size_t mask)
{
	for (size_t i = 0; i < part->bucket_count; i++) {
		const struct bucket *bucket = &part->buckets[i];
		for (size_t j = 0; j < BUCKET && bucket->accounts[j]; j++) {
			put(buckets, mask,
			    clv_ledger_hash(&bucket->keys[j], part->text.bytes),
			    &bucket->keys[j], bucket->accounts[j]);
		}
	}
}

/* At most four fifths are filled. */
bool clv_index_make_room(struct part *part, size_t more)
{
	enum { LEAST = 64 };
	const size_t needed = part->count + more;
	if (needed * 5 <= part->bucket_count * BUCKET * 4)
		return true;
	size_t count = part->bucket_count ? part->bucket_count : LEAST;
	while (needed * 5 > count * BUCKET * 4)
		count *= 2;
	void *memory;
	struct bucket *buckets = clv_make_table(count * sizeof *buckets, &memory);
	if (!buckets)
		return false;
	move_all(part, buckets, count - 1);
	free(part->memory);
	part->memory = memory;
	part->buckets = buckets;
	part->bucket_count = count;
	return true;
}

/* ---- Looking up -----------------------------------------------------------
 */

static uint32_t open_account(struct part *part, const struct record *record,
                             const char *text)
{
	const size_t number = part->count;
	if (number + 1 >= UINT32_MAX ||
	    (number == part->chunk_count << CHUNK_BITS &&
	     !clv_ledger_add_chunk(part)))
		return UINT32_MAX;
	struct account *account = account_at(part, number);
	*account = (struct account){
	    .key = record->key, .first_day = INT32_MAX, .segment = CLV_NO_NAME};
	if (is_long(&record->key)) {
		account->key.place.offset = part->text.length;
		if (!clv_ledger_add_text(&part->text, text + record->key.place.offset,
		                         record->key.place.length))
			return UINT32_MAX;
	}
	part->count++;
	return (uint32_t)number;
}

/* Which key of the bucket is the record's; BUCKET: none. All of the short ones
   are compared, since which it will be no processor foresees. */
static size_t match(const struct bucket *bucket, const union key *key,
                    const char *bucket_text, const char *text)
{
	size_t found = BUCKET;
	if (is_long(key)) {
		for (size_t i = 0; i < BUCKET && found == BUCKET; i++)
			if (may_be_long(&bucket->keys[i], key) &&
			    memcmp(bucket_text + bucket->keys[i].place.offset,
			           text + key->place.offset, key->place.length) == 0)
				found = i;
		return found;
	}
	for (size_t i = 0; i < BUCKET; i++) {
		const uint64_t difference = (bucket->keys[i].words[0] ^ key->words[0]) |
		                            (bucket->keys[i].words[1] ^ key->words[1]);
		found = difference ? found : i;
	}
	return found;
}

uint32_t clv_index_find(struct part *part, const struct record *record,
                        const char *text)
{
	const size_t mask = part->bucket_count - 1;
	for (size_t at = record->hash & mask;; at = (at + 1) & mask) {
		struct bucket *bucket = &part->buckets[at];
		const size_t found =
		    match(bucket, &record->key, part->text.bytes, text);
		if (found < BUCKET)
			return bucket->accounts[found] - 1;
		if (bucket->accounts[BUCKET - 1])
			continue;
		const uint32_t account = open_account(part, record, text);
		if (account != UINT32_MAX)
			put(bucket, 0, 0, &account_at(part, account)->key, account + 1);
		return account;
	}
}
