#include "io/tally.h"
#include "data/grow.h"

#include <stdlib.h>

void clv_tally_clear(struct clv_tally *tally)
{
	*tally = (struct clv_tally){.first_day = INT32_MAX, .last_day = INT32_MIN};
}

static void free_counts(struct clv_counts *counts)
{
	clv_names_free(&counts->names);
	free(counts->counts);
	*counts = (struct clv_counts){0};
}

void clv_tally_free(struct clv_tally *tally)
{
	free_counts(&tally->left_out);
	free_counts(&tally->currencies);
	free_counts(&tally->statuses);
}

uint32_t clv_counts_add(struct clv_counts *counts, const char *text,
                        size_t length, uint64_t count, clv_wide amount)
{
	bool is_new;
	const uint32_t number =
	    clv_names_add(&counts->names, text, length, &is_new);
	void *items = counts->counts;
	if (number == CLV_NO_NAME || !clv_grow(&items, &counts->capacity,
	                                       number + 1, sizeof *counts->counts))
		return CLV_NO_NAME;
	counts->counts = items;
	if (is_new)
		counts->counts[number] = (struct clv_count){0};
	counts->counts[number].count += count;
	counts->counts[number].amount += amount;
	return number;
}

static bool add_counts(struct clv_counts *counts,
                       const struct clv_counts *other)
{
	for (uint32_t i = 0; i < other->names.count; i++) {
		size_t length;
		const char *text = clv_names_text(&other->names, i, &length);
		if (clv_counts_add(counts, text, length, other->counts[i].count,
		                   other->counts[i].amount) == CLV_NO_NAME)
			return false;
	}
	return true;
}

bool clv_tally_add(struct clv_tally *tally, const struct clv_tally *other)
{
	tally->rows += other->rows;
	tally->rounded += other->rounded;
	tally->used.count += other->used.count;
	tally->used.amount += other->used.amount;
	tally->given_back.count += other->given_back.count;
	tally->given_back.amount += other->given_back.amount;
	if (other->first_day < tally->first_day)
		tally->first_day = other->first_day;
	if (other->last_day > tally->last_day)
		tally->last_day = other->last_day;
	return add_counts(&tally->left_out, &other->left_out) &&
	       add_counts(&tally->currencies, &other->currencies) &&
	       add_counts(&tally->statuses, &other->statuses);
}

void clv_tally_day(struct clv_tally *tally, int32_t day)
{
	if (day < tally->first_day)
		tally->first_day = day;
	if (day > tally->last_day)
		tally->last_day = day;
}
