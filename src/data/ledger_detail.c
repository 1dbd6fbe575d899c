/* What is kept of single days: amounts by segment, and money given back. Both
   are merged when their vector is full, which only grows when that did not
   help: memory follows the days and not the transactions. */
#include "data/grow.h"
#include "data/ledger_parts.h"

#include <stdlib.h>

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

/* Few entries, which often stand in order already. */
static void sort_few(struct entry *entries, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		const struct entry entry = entries[i];
		size_t at = i;
		for (; at > 0 && compare_entries(&entries[at - 1], &entry) > 0; at--)
			entries[at] = entries[at - 1];
		entries[at] = entry;
	}
}

/* An account has few entries: those of each are brought together by counting,
   and what is left to sort is short. False without memory for it. */
static bool sort_by_account(struct part *part)
{
	enum { FEW = 24 };
	const size_t count = part->detail_count;
	uint32_t *places = calloc(part->count + 1, sizeof *places);
	struct entry *sorted = calloc(part->detail_capacity, sizeof *sorted);
	if (!places || !sorted || count >= UINT32_MAX) {
		free(places);
		free(sorted);
		return false;
	}
	for (size_t i = 0; i < count; i++)
		places[part->detail[i].account + 1]++;
	for (size_t i = 1; i <= part->count; i++)
		places[i] += places[i - 1];
	for (size_t i = 0; i < count; i++)
		sorted[places[part->detail[i].account]++] = part->detail[i];
	free(part->detail);
	part->detail = sorted;
	size_t start = 0;
	for (size_t i = 0; i < part->count; i++) {
		const size_t size = places[i] - start;
		if (size > FEW)
			qsort(sorted + start, size, sizeof *sorted, compare_entries);
		else if (size > 1)
			sort_few(sorted + start, size);
		start = places[i];
	}
	free(places);
	return true;
}

void clv_ledger_merge_detail(struct part *part)
{
	size_t kept = 0;
	if (!sort_by_account(part))
		qsort(part->detail, part->detail_count, sizeof *part->detail,
		      compare_entries);
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
	part->detail_count = kept;
}

bool clv_ledger_add_entry(struct part *part, const struct entry *entry)
{
	if (part->detail_count == part->detail_capacity) {
		if (part->detail_count)
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
