/* Histories of purchases, made at random from a seed, and what they come to by
   the plainest way: sort everything, then add up. Nothing of src is used. */
#ifndef CLV_TESTS_NAIVE_H
#define CLV_TESTS_NAIVE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

__extension__ typedef __int128 naive_sum;

/* Numbers below a bound, by xorshift64* (Vigna 2016). */
struct chance {
	uint64_t state;
};

static inline uint32_t chance_below(struct chance *chance, uint32_t bound)
{
	chance->state ^= chance->state >> 12;
	chance->state ^= chance->state << 25;
	chance->state ^= chance->state >> 27;
	return (uint32_t)((chance->state * 2685821657736338717u) >> 33) % bound;
}

struct naive_text {
	const char *bytes; /* null: none */
	size_t length;
};

struct deed {
	struct naive_text customer, segment;
	int64_t amount;
	int32_t day;
	bool is_purchase;
};

struct naive_customer {
	struct naive_text name, segment;
	naive_sum revenue, first_revenue;
	uint64_t orders, first_orders;
	int32_t *days; /* distinct, ascending */
	size_t day_count;
};

struct naive_entry {
	struct naive_text customer, segment;
	int32_t day;
	naive_sum amount;
	uint64_t orders;
};

struct naive {
	struct deed *deeds; /* sorted */
	size_t deed_count;
	struct naive_customer *customers; /* names in byte order */
	size_t count;
	struct naive_entry *entries; /* by customer, day and segment */
	size_t entry_count;
	size_t refunded;
	naive_sum refunded_amount;
};

/* In byte order, a shorter one first; none at the end. */
static inline int naive_compare(struct naive_text a, struct naive_text b)
{
	if (!a.bytes || !b.bytes)
		return (a.bytes == NULL) - (b.bytes == NULL);
	for (size_t i = 0; i < a.length && i < b.length; i++)
		if (a.bytes[i] != b.bytes[i])
			return (unsigned char)a.bytes[i] < (unsigned char)b.bytes[i] ? -1
			                                                             : 1;
	return (a.length > b.length) - (a.length < b.length);
}

static inline int naive_compare_deeds(const void *a, const void *b)
{
	const struct deed *one = a;
	const struct deed *other = b;
	const int customers = naive_compare(one->customer, other->customer);
	if (customers)
		return customers;
	if (one->day != other->day)
		return one->day < other->day ? -1 : 1;
	return naive_compare(one->segment, other->segment);
}

/* deeds from first to end are those of one customer, by day and segment. */
static inline bool naive_add_up(const struct deed *first,
                                const struct deed *end,
                                struct naive_customer *customer)
{
	*customer = (struct naive_customer){.name = first->customer};
	customer->days = malloc((size_t)(end - first) * sizeof *customer->days);
	for (const struct deed *deed = first; deed < end; deed++) {
		customer->revenue += deed->amount;
		if (!deed->is_purchase)
			continue;
		customer->orders++;
		if (!customer->day_count ||
		    customer->days[customer->day_count - 1] != deed->day)
			customer->days[customer->day_count++] = deed->day;
		/* segments of the day are sorted: its first purchase tells */
		if (customer->orders == 1)
			customer->segment = deed->segment;
		customer->first_orders += deed->day == customer->days[0];
	}
	for (const struct deed *deed = first; customer->orders && deed < end;
	     deed++)
		if (deed->day <= customer->days[0])
			customer->first_revenue += deed->amount;
	return customer->orders > 0;
}

static inline void naive_add_entries(struct naive *naive,
                                     const struct deed *first,
                                     const struct deed *end)
{
	struct naive_entry *entry = NULL;
	for (const struct deed *deed = first; deed < end; deed++) {
		if (!entry || entry->day != deed->day ||
		    naive_compare(entry->segment, deed->segment) != 0) {
			entry = &naive->entries[naive->entry_count++];
			*entry = (struct naive_entry){.customer = deed->customer,
			                              .segment = deed->segment,
			                              .day = deed->day};
		}
		entry->amount += deed->amount;
		entry->orders += deed->is_purchase;
	}
}

/* The deeds' texts are borrowed. */
static inline void naive_make(struct naive *naive, const struct deed *deeds,
                              size_t count)
{
	*naive = (struct naive){.deed_count = count};
	naive->deeds = malloc((count + 1) * sizeof *naive->deeds);
	naive->customers = malloc((count + 1) * sizeof *naive->customers);
	naive->entries = malloc((count + 1) * sizeof *naive->entries);
	for (size_t i = 0; i < count; i++) {
		naive->deeds[i] = deeds[i];
		if (!deeds[i].segment.length)
			naive->deeds[i].segment.bytes = NULL;
	}
	qsort(naive->deeds, count, sizeof *deeds, naive_compare_deeds);
	for (size_t i = 0; i < count;) {
		size_t end = i;
		while (end < count && naive_compare(naive->deeds[i].customer,
		                                    naive->deeds[end].customer) == 0)
			end++;
		struct naive_customer *customer = &naive->customers[naive->count];
		if (naive_add_up(naive->deeds + i, naive->deeds + end, customer)) {
			naive->count++;
			naive_add_entries(naive, naive->deeds + i, naive->deeds + end);
		} else {
			naive->refunded++;
			naive->refunded_amount += customer->revenue;
			free(customer->days);
		}
		i = end;
	}
}

static inline void naive_free(struct naive *naive)
{
	for (size_t i = 0; i < naive->count; i++)
		free(naive->customers[i].days);
	free(naive->customers);
	free(naive->entries);
	free(naive->deeds);
}

/* ---- Random histories ---------------------------------------------------- */

struct history {
	struct deed *deeds;
	size_t count;
	char *text;
};

/* What a history is made of. */
struct recipe {
	uint64_t seed;
	size_t deeds;
	uint32_t customers, segments;
	int32_t first_day;
	uint32_t days;
	uint32_t refunds; /* of 100 deeds */
	bool is_extreme;  /* amounts near the ends of 64 bits */
};

enum { NAIVE_NAME = 40 };

/* Names of 0 to 40 bytes, of which any may be zero; number makes them
   differ as far as their length lets it. */
static inline struct naive_text name_customer(char *text, uint32_t number)
{
	const size_t length = number % (NAIVE_NAME + 1);
	memset(text, number % 3 ? '\0' : 'x', NAIVE_NAME);
	for (size_t i = 0; i < length && i < 4; i++) {
		const unsigned char byte = (unsigned char)(number >> 8 * i);
		memcpy(text + (number % 2 ? i : length - 1 - i), &byte, 1);
	}
	return (struct naive_text){text, length};
}

static inline int64_t chance_amount(struct chance *chance, bool is_extreme)
{
	if (is_extreme && chance_below(chance, 4) == 0)
		return INT64_MAX - (int64_t)chance_below(chance, 3);
	if (chance_below(chance, 20) == 0)
		return 0;
	return (int64_t)chance_below(chance, 1u << 30);
}

static inline struct history history_make(const struct recipe *recipe)
{
	static const char *const names[] = {"n",
	                                    "north",
	                                    "",
	                                    "south",
	                                    "N",
	                                    "s\xFF",
	                                    "a much longer name of a segment"};
	struct chance chance = {recipe->seed};
	struct history history = {.count = recipe->deeds};
	history.deeds = calloc(recipe->deeds + 1, sizeof *history.deeds);
	history.text = malloc((size_t)recipe->customers * NAIVE_NAME);
	for (size_t i = 0; i < recipe->deeds; i++) {
		struct deed *deed = &history.deeds[i];
		const uint32_t customer = chance_below(&chance, recipe->customers);
		const uint32_t segment = chance_below(&chance, recipe->segments + 1);
		deed->customer = name_customer(
		    history.text + (size_t)customer * NAIVE_NAME, customer);
		if (segment)
			deed->segment = (struct naive_text){names[segment - 1],
			                                    strlen(names[segment - 1])};
		deed->amount = chance_amount(&chance, recipe->is_extreme);
		deed->day =
		    recipe->first_day + (int32_t)chance_below(&chance, recipe->days);
		deed->is_purchase =
		    chance_below(&chance, 100) >= recipe->refunds && customer % 7 != 3;
		if (!deed->is_purchase || chance_below(&chance, 30) == 0)
			deed->amount = -deed->amount;
	}
	return history;
}

static inline void history_free(struct history *history)
{
	free(history->deeds);
	free(history->text);
}

static inline void history_shuffle(struct history *history, uint64_t seed)
{
	struct chance chance = {seed};
	for (size_t i = history->count; i > 1; i--) {
		const size_t other = chance_below(&chance, (uint32_t)i);
		const struct deed deed = history->deeds[i - 1];
		history->deeds[i - 1] = history->deeds[other];
		history->deeds[other] = deed;
	}
}

#endif
