/* A copy of a ledger: for two readings of what follows. */
#include "data/ledger_parts.h"

#include <stdlib.h>
#include <string.h>

/* count items of size bytes; *copy stays null where there are none. */
static bool copy_items(void *copy, const void *items, size_t count, size_t size)
{
	void *made = NULL;
	if (count) {
		made = malloc(count * size);
		if (!made)
			return false;
		memcpy(made, items, count * size);
	}
	memcpy(copy, &made, sizeof made);
	return true;
}

static bool copy_part(struct part *copy, const struct part *part)
{
	copy->count = copy->capacity = part->count;
	copy->slot_count = part->slot_count;
	copy->text.length = copy->text.capacity = part->text.length;
	copy->day_length = copy->day_capacity = part->day_length;
	memcpy(copy->unused, part->unused, sizeof copy->unused);
	copy->adjustment_count = copy->adjustment_capacity = part->adjustment_count;
	copy->cost_count = copy->cost_capacity = part->cost_count;
	copy->detail_count = copy->detail_capacity = part->detail_count;
	return copy_items(&copy->accounts, part->accounts, part->count,
	                  sizeof *part->accounts) &&
	       copy_items(&copy->slots, part->slots, part->slot_count,
	                  sizeof *part->slots) &&
	       copy_items(&copy->text.bytes, part->text.bytes, part->text.length,
	                  1) &&
	       copy_items(&copy->days, part->days, part->day_length,
	                  sizeof *part->days) &&
	       copy_items(&copy->adjustments, part->adjustments,
	                  part->adjustment_count, sizeof *part->adjustments) &&
	       copy_items(&copy->costs, part->costs, part->cost_count,
	                  sizeof *part->costs) &&
	       copy_items(&copy->detail, part->detail, part->detail_count,
	                  sizeof *part->detail) &&
	       clv_names_copy(&copy->segments, &part->segments);
}

struct clv_ledger *clv_ledger_copy(const struct clv_ledger *ledger)
{
	struct clv_ledger *copy = clv_ledger_open(ledger->keeps);
	if (!copy)
		return NULL;
	for (size_t i = 0; i < PARTS; i++)
		if (!copy_part(&copy->parts[i], &ledger->parts[i])) {
			clv_ledger_close(copy);
			return NULL;
		}
	return copy;
}
