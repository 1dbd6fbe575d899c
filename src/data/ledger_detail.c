/* What is kept of single days: amounts by segment, and money given back. Both
   are merged when their vector is full, which only grows when that did not
   help: memory follows the days and not the transactions. */
#include "core/calendar.h"
#include "data/grow.h"
#include "data/ledger_parts.h"

#include <stdlib.h>
#include <string.h>

/* Room for one more in a vector that was merged when it was full. */
static bool make_room(void **items, size_t *capacity, size_t count, size_t size)
{
	if (count <= *capacity / 2 && *capacity)
		return true;
	return clv_grow(items, capacity, *capacity * 2 + 1, size);
}

/* ---- Amounts by customer, day and segment ---------------------------------
 */

static int compare_entries(const void *a, const void *b)
{
	const struct entry *first = a;
	const struct entry *second = b;
	if (first->account != second->account)
		return first->account < second->account ? -1 : 1;
	if (first->day != second->day)
		return first->day < second->day ? -1 : 1;
	if (first->segment != second->segment)
		return first->segment < second->segment ? -1 : 1;
	return (first->orders == IS_COST) - (second->orders == IS_COST);
}

/* Numbers of what entries are sorted by; below those of bounds_of. */
static size_t by_segment(const struct part *part, const struct entry *entry)
{
	const size_t segment =
	    entry->segment == CLV_NO_NAME ? part->segments.count : entry->segment;
	return 2 * segment + (entry->orders == IS_COST);
}

static size_t by_day(const struct part *part, const struct entry *entry)
{
	(void)part;
	return (size_t)(entry->day - CLV_FIRST_DAY);
}

static size_t by_account(const struct part *part, const struct entry *entry)
{
	(void)part;
	return entry->account;
}

/* Copies entries in the order of a number, and in their own where it is the
   same: each goes to the next of the places that its number has. Inline, so
   that number_of is. */
__attribute__((always_inline)) static inline void order_by(
    size_t (*number_of)(const struct part *part, const struct entry *entry),
    size_t numbers, const struct part *part, const struct entry *from,
    struct entry *to, uint32_t *places)
{
	memset(places, 0, (numbers + 1) * sizeof *places);
	for (size_t i = 0; i < part->detail_count; i++)
		places[number_of(part, &from[i]) + 1]++;
	for (size_t i = 1; i <= numbers; i++)
		places[i] += places[i - 1];
	for (size_t i = 0; i < part->detail_count; i++)
		to[places[number_of(part, &from[i])]++] = from[i];
}

/* In as many steps as an entry is sorted by, the last one first: several times
   as fast as comparing millions of them. Two vectors take turns; what is left
   over is freed. False without memory, and nothing has changed. */
static bool order_detail(struct part *part)
{
	enum { DAYS = CLV_LAST_DAY - CLV_FIRST_DAY + 1 };
	const size_t segments = 2 * (part->segments.count + 1);
	const size_t size = part->detail_capacity * sizeof *part->detail;
	size_t most = part->count > DAYS ? part->count : DAYS;
	most = segments > most ? segments : most;
	uint32_t *places = malloc((most + 1) * sizeof *places);
	struct entry *spare = malloc(size);
	if (!places || !spare || part->detail_count > UINT32_MAX) {
		free(places);
		free(spare);
		return false;
	}
	clv_use_huge_pages(spare, size);
	struct entry *from = part->detail;
	struct entry *to = spare;
	if (segments > 2 || part->costs) {
		order_by(by_segment, segments, part, from, to, places);
		from = spare;
		to = part->detail;
	}
	order_by(by_day, DAYS, part, from, to, places);
	order_by(by_account, part->count, part, to, from, places);
	part->detail = from;
	free(to);
	free(places);
	return true;
}

/* Few are not worth the counting of all days and accounts. */
static void sort_detail(struct part *part)
{
	enum { FEW = 4096 };
	if (part->detail_count <= FEW || !order_detail(part))
		qsort(part->detail, part->detail_count, sizeof *part->detail,
		      compare_entries);
}

void clv_ledger_merge_detail(struct part *part)
{
	size_t kept = 0;
	sort_detail(part);
	for (size_t i = 0; i < part->detail_count; i++) {
		const struct entry *entry = &part->detail[i];
		if (kept && compare_entries(&part->detail[kept - 1], entry) == 0) {
			part->detail[kept - 1].amount += entry->amount;
			if (entry->orders != IS_COST)
				part->detail[kept - 1].orders += entry->orders;
		} else {
			part->detail[kept++] = *entry;
		}
	}
	part->detail_count = part->detail_merged = kept;
}

/* Each day of a customer keeps an entry at least: half of them go at most as
   long as there are no more than two for each. Where no days are counted, as
   with nothing but refunds, half have to be new since they were merged. Days
   are sorted first, since a repeated one is none. */
static bool pays_to_merge(struct part *part)
{
	const size_t entries = part->costs ? 2 : 1;
	size_t days = 0;
	for (size_t i = 0; i < part->chunk_count; i++)
		days += clv_ledger_sort_days(part, i);
	return part->detail_count >
	       2 * (days ? entries * days : part->detail_merged);
}

bool clv_ledger_add_entry(struct part *part, const struct entry *entry)
{
	if (part->detail_count == part->detail_capacity) {
		if (pays_to_merge(part))
			clv_ledger_merge_detail(part);
		void *items = part->detail;
		if (!make_room(&items, &part->detail_capacity, part->detail_count,
		               sizeof *part->detail))
			return false;
		part->detail = items;
	}
	part->detail[part->detail_count++] = *entry;
	return true;
}

/* ---- Money given back ---------------------------------------------------- */

static int compare_adjustments(const void *a, const void *b)
{
	const struct adjustment *first = a;
	const struct adjustment *second = b;
	if (first->account != second->account)
		return first->account < second->account ? -1 : 1;
	return (first->day > second->day) - (first->day < second->day);
}

/* After the first purchase day it is no part of what was spent by then, and
   that day can only become an earlier one. */
static bool is_too_late(const struct account *account, int32_t day)
{
	return account->orders && day > account->first_day;
}

/* A sum that does not fit stays in two. */
static bool is_merged(struct adjustment *into, const struct adjustment *from)
{
	int64_t sum;
	if (compare_adjustments(into, from) != 0 ||
	    __builtin_add_overflow(into->amount, from->amount, &sum))
		return false;
	into->amount = sum;
	return true;
}

static void merge_adjustments(struct part *part)
{
	size_t kept = 0;
	struct adjustment *all = part->adjustments;
	qsort(all, part->adjustment_count, sizeof *all, compare_adjustments);
	for (size_t i = 0; i < part->adjustment_count; i++) {
		const struct adjustment adjustment = all[i];
		if (is_too_late(account_at(part, adjustment.account), adjustment.day))
			continue;
		if (!kept || !is_merged(&all[kept - 1], &adjustment))
			all[kept++] = adjustment;
	}
	part->adjustment_count = kept;
}

bool clv_ledger_add_adjustment(struct part *part, size_t account,
                               const struct posting *posting)
{
	if (is_too_late(account_at(part, account), posting->day))
		return true;
	if (part->adjustment_count == part->adjustment_capacity) {
		if (part->adjustment_count)
			merge_adjustments(part);
		void *items = part->adjustments;
		if (!make_room(&items, &part->adjustment_capacity,
		               part->adjustment_count, sizeof *part->adjustments))
			return false;
		part->adjustments = items;
	}
	part->adjustments[part->adjustment_count++] =
	    (struct adjustment){posting->amount, (uint32_t)account, posting->day};
	return true;
}
