/* Closing the books, and reading what they hold. */
#include "data/ledger_parts.h"
#include "data/parallel.h"

#include <stdlib.h>

static clv_wide sum_of(uint64_t low, int32_t high)
{
	return (clv_wide)high * ((clv_wide)UINT64_MAX + 1) + low;
}

static clv_wide revenue_of(const struct chunk *chunk, size_t count)
{
	clv_wide revenue = 0;
	for (size_t i = 0; i < count; i++)
		revenue += sum_of(chunk->accounts[i].revenue_low,
		                  chunk->accounts[i].revenue_high);
	return revenue;
}

/* ---- Closing the books ----------------------------------------------------
 */

/* Accounts without a purchase are no customers: the others are listed, and map
   says where. */
static void drop_refunded(struct part *part, uint32_t *map)
{
	size_t kept = 0;
	for (size_t i = 0; i < part->count; i++) {
		const struct account *account = account_at(part, i);
		map[i] = account->orders ? (uint32_t)kept : UINT32_MAX;
		if (account->orders) {
			part->customers[kept++] = (uint32_t)i;
			continue;
		}
		part->refunded_count++;
		part->refunded_amount +=
		    sum_of(account->revenue_low, account->revenue_high);
	}
	part->customer_count = kept;
	kept = 0;
	for (size_t i = 0; i < part->detail_count; i++) {
		const uint32_t account = map[part->detail[i].account];
		if (account == UINT32_MAX)
			continue;
		part->detail[kept] = part->detail[i];
		part->detail[kept++].account = account;
	}
	part->detail_count = kept;
}

/* What was given back by the end of the first purchase day. */
static void settle_adjustments(struct part *part)
{
	for (size_t i = 0; i < part->adjustment_count; i++) {
		const struct adjustment *adjustment = &part->adjustments[i];
		struct account *account = account_at(part, adjustment->account);
		if (account->orders && adjustment->day <= account->first_day)
			add_amount(&account->first_low, &account->first_high,
			           adjustment->amount);
	}
}

/* A segment and where its name is, for qsort, which passes nothing else. */
struct ranked {
	const struct clv_names *names;
	uint32_t segment;
};

static int compare_ranked(const void *a, const void *b)
{
	const struct ranked *first = a;
	const struct ranked *second = b;
	return clv_names_compare(first->names, first->segment, second->segment);
}

static void replace_segments(struct part *part, const uint32_t *by)
{
	for (size_t i = 0; i < part->detail_count; i++)
		if (part->detail[i].segment != CLV_NO_NAME)
			part->detail[i].segment = by[part->detail[i].segment];
}

/* Segments in byte order within a day: sorted with ranks in place of numbers.
 */
static bool rank_segments(struct part *part)
{
	const uint32_t count = (uint32_t)part->segments.count;
	if (!part->detail_count || count < 2)
		return true;
	struct ranked *order = malloc(count * sizeof *order);
	uint32_t *maps = malloc(2 * (size_t)count * sizeof *maps);
	if (order && maps) {
		uint32_t *number_of = maps + count;
		for (uint32_t i = 0; i < count; i++)
			order[i] = (struct ranked){&part->segments, i};
		qsort(order, count, sizeof *order, compare_ranked);
		for (uint32_t i = 0; i < count; i++) {
			maps[order[i].segment] = i;
			number_of[i] = order[i].segment;
		}
		replace_segments(part, maps);
		clv_ledger_merge_detail(part);
		replace_segments(part, number_of);
	}
	const bool done = order && maps;
	free(order);
	free(maps);
	return done;
}

static bool sum_postings(struct part *part)
{
	for (size_t i = 0; i < part->chunk_count; i++)
		if (!clv_ledger_sum(&part->chunks[i]))
			return false;
	return true;
}

static bool finish_part(struct part *part, unsigned keeps)
{
	free(part->memory);
	part->memory = NULL;
	part->buckets = NULL;
	part->bucket_count = 0;
	part->customer_count = part->count;
	if (keeps_postings(keeps))
		return sum_postings(part);
	for (size_t i = 0; i < part->chunk_count; i++) {
		struct chunk *chunk = &part->chunks[i];
		if (!clv_ledger_settle(part, chunk))
			return false;
		/* While the chunk is at hand: later each account would have to be
		   fetched again. */
		clv_ledger_sort_days(part, i);
		part->revenue += revenue_of(chunk, count_in(part, i));
		free(chunk->postings);
		free(chunk->segments);
		chunk->postings = NULL;
		chunk->segments = NULL;
	}
	settle_adjustments(part);
	if (part->adjustment_count) {
		uint32_t *map = malloc((part->count + 1) * sizeof *map);
		part->customers = malloc((part->count + 1) * sizeof *part->customers);
		if (!map || !part->customers) {
			free(map);
			return false;
		}
		drop_refunded(part, map);
		part->revenue -= part->refunded_amount;
		free(map);
	}
	if (keeps & CLV_KEEPS_LOOSE)
		return true;
	if (part->detail_count)
		clv_ledger_merge_detail(part);
	return rank_segments(part);
}

static void finish(void *data, size_t index)
{
	struct clv_ledger *ledger = data;
	ledger->parts[index].is_finished =
	    finish_part(&ledger->parts[index], ledger->keeps);
}

bool clv_ledger_finish(struct clv_ledger *ledger, size_t threads)
{
	bool done = true;
	clv_parallel(threads, PARTS, finish, ledger);
	size_t first = 0;
	for (size_t i = 0; i < PARTS; i++) {
		done = done && ledger->parts[i].is_finished;
		ledger->firsts[i] = first;
		first += ledger->parts[i].customer_count;
	}
	return done;
}

/* ---- Reading ------------------------------------------------------------- */

/* The part of a customer, and his account; parts are told without branches,
   which no processor foresees where customers come in any order. */
static const struct part *part_of(const struct clv_ledger *ledger,
                                  size_t *index)
{
	size_t number = 0;
	for (size_t i = 1; i < PARTS; i++)
		number += *index >= ledger->firsts[i];
	const struct part *part = &ledger->parts[number];
	*index -= ledger->firsts[number];
	if (part->customers)
		*index = part->customers[*index];
	return part;
}

size_t clv_ledger_count(const struct clv_ledger *ledger)
{
	size_t count = 0;
	for (size_t i = 0; i < PARTS; i++)
		count += ledger->parts[i].customer_count;
	return count;
}

clv_wide clv_ledger_revenue(const struct clv_ledger *ledger)
{
	clv_wide revenue = 0;
	for (size_t i = 0; i < PARTS; i++)
		revenue += ledger->parts[i].revenue;
	return revenue;
}

void clv_ledger_customer(const struct clv_ledger *ledger, size_t index,
                         struct clv_customer *customer)
{
	const struct part *part = part_of(ledger, &index);
	const struct account *account = account_at(part, index);
	customer->name = clv_ledger_name(&account->key, part->text.bytes,
	                                 &customer->name_length);
	customer->segment = NULL;
	customer->segment_length = 0;
	if (account->segment != CLV_NO_NAME)
		customer->segment = clv_names_text(&part->segments, account->segment,
		                                   &customer->segment_length);
	customer->revenue = sum_of(account->revenue_low, account->revenue_high);
	customer->first_revenue = sum_of(account->first_low, account->first_high);
	customer->cost = part->costs ? part->costs[index] : 0;
	customer->orders = account->orders;
	customer->first_orders = account->first_orders;
	const int32_t *days = chunk_of(part, index)->days;
	customer->days = days ? days + account->days : NULL;
	customer->day_count = account->day_count;
}

void clv_ledger_expect(const struct clv_ledger *ledger, size_t index, bool days)
{
	const struct part *part = part_of(ledger, &index);
	const struct account *account = account_at(part, index);
	if (days)
		__builtin_prefetch(chunk_of(part, index)->days + account->days);
	else
		__builtin_prefetch(account);
}

size_t clv_ledger_refunded(const struct clv_ledger *ledger, clv_wide *amount)
{
	size_t count = 0;
	*amount = 0;
	for (size_t i = 0; i < PARTS; i++) {
		*amount += ledger->parts[i].refunded_amount;
		count += ledger->parts[i].refunded_count;
	}
	return count;
}

/* With costs, each amount is followed by what it cost. */
static size_t entries_of(const struct clv_ledger *ledger)
{
	return ledger->keeps & CLV_KEEPS_COSTS ? 2 : 1;
}

size_t clv_ledger_detail_count(const struct clv_ledger *ledger)
{
	size_t count = 0;
	for (size_t i = 0; i < PARTS; i++)
		count += ledger->parts[i].detail_count;
	return count / entries_of(ledger);
}

void clv_ledger_detail(const struct clv_ledger *ledger, size_t index,
                       struct clv_detail *detail)
{
	const struct part *part = ledger->parts;
	size_t before = 0;
	index *= entries_of(ledger);
	while (index >= part->detail_count) {
		index -= part->detail_count;
		before += part++->customer_count;
	}
	const struct entry *entry = &part->detail[index];
	*detail = (struct clv_detail){.amount = entry->amount,
	                              .customer = before + entry->account,
	                              .orders = entry->orders,
	                              .day = entry->day};
	if (ledger->keeps & CLV_KEEPS_COSTS)
		detail->cost = entry[1].amount;
	if (entry->segment != CLV_NO_NAME)
		detail->segment = clv_names_text(&part->segments, entry->segment,
		                                 &detail->segment_length);
}

void clv_ledger_detail_starts(const struct clv_ledger *ledger, size_t *starts)
{
	const size_t step = entries_of(ledger);
	size_t at = 0;
	for (size_t i = 0; i < PARTS; i++) {
		const struct part *part = &ledger->parts[i];
		size_t entry = 0;
		for (size_t j = 0; j < part->customer_count; j++) {
			*starts++ = at;
			for (;
			     entry < part->detail_count && part->detail[entry].account == j;
			     entry += step)
				at++;
		}
	}
	*starts = at;
}

/* ---- The detail of one customer -------------------------------------------
 */

struct clv_walk clv_ledger_walk(const struct clv_ledger *ledger,
                                size_t customer, const size_t *starts)
{
	struct clv_walk walk = {.ledger = ledger};
	if (!keeps_postings(ledger->keeps)) {
		walk.at = starts[customer];
		walk.end = starts[customer + 1];
		return walk;
	}
	const struct part *part = part_of(ledger, &customer);
	const struct account *account = account_at(part, customer);
	const struct chunk *chunk = chunk_of(part, customer);
	if (account->day_count)
		walk.postings = chunk->postings + account->days;
	walk.end = account->day_count;
	return walk;
}

/* Sums that stand in two are one. */
static void take_postings(struct clv_walk *walk, struct clv_detail *detail)
{
	const struct posting *posting = &walk->postings[walk->at];
	*detail = (struct clv_detail){.day = posting->day};
	for (; walk->at < walk->end && posting->day == detail->day; posting++) {
		detail->amount += posting->amount;
		detail->orders += posting->orders;
		walk->at++;
	}
}

bool clv_ledger_step(struct clv_walk *walk, struct clv_detail *detail)
{
	if (walk->at == walk->end)
		return false;
	if (walk->postings)
		take_postings(walk, detail);
	else
		clv_ledger_detail(walk->ledger, walk->at++, detail);
	return true;
}

void clv_ledger_expect_sums(const struct clv_ledger *ledger, size_t customer)
{
	if (!keeps_postings(ledger->keeps))
		return;
	const struct part *part = part_of(ledger, &customer);
	const struct account *account = account_at(part, customer);
	const struct posting *postings =
	    chunk_of(part, customer)->postings + account->days;
	__builtin_prefetch(postings);
	if (account->day_count > 4)
		__builtin_prefetch(postings + 4);
}
