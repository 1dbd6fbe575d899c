#include "data/reasons.h"
#include "data/grow.h"

#include <stdlib.h>
#include <string.h>

void clv_reasons_free(struct clv_reasons *reasons)
{
	clv_names_free(&reasons->keys);
	clv_names_free(&reasons->shown);
	clv_names_free(&reasons->customers);
	free(reasons->items);
	*reasons = (struct clv_reasons){0};
}

/* The number of the key; CLV_NO_NAME without memory. */
static uint32_t reason_of(struct clv_reasons *reasons, const char *key,
                          size_t key_length, const char *shown,
                          size_t shown_length)
{
	bool is_new;
	const uint32_t number =
	    clv_names_add(&reasons->keys, key, key_length, &is_new);
	void *items = reasons->items;
	if (number == CLV_NO_NAME || !is_new)
		return number;
	/* two keys are never written the same, so the numbers agree */
	if (clv_names_add(&reasons->shown, shown, shown_length, NULL) != number ||
	    !clv_grow(&items, &reasons->capacity, reasons->keys.count,
	              sizeof *reasons->items))
		return CLV_NO_NAME;
	reasons->items = items;
	reasons->items[number] = (struct clv_reason){0};
	return number;
}

/* Has the customer not been brought with this reason? False in *done without
   memory. */
static bool is_new_to(struct clv_reasons *reasons, uint32_t number,
                      const struct clv_leaver *leaver, bool *done)
{
	bool is_new;
	*done = true;
	if (!leaver->customer_length)
		return true;
	const size_t size = sizeof number + leaver->customer_length;
	char *pair = malloc(size);
	if (!pair) {
		*done = false;
		return false;
	}
	memcpy(pair, &number, sizeof number);
	memcpy(pair + sizeof number, leaver->customer, leaver->customer_length);
	*done =
	    clv_names_add(&reasons->customers, pair, size, &is_new) != CLV_NO_NAME;
	free(pair);
	return is_new;
}

bool clv_reasons_add(struct clv_reasons *reasons, const char *key,
                     size_t key_length, const char *shown, size_t shown_length,
                     const struct clv_leaver *leaver)
{
	bool done;
	const uint32_t number =
	    reason_of(reasons, key, key_length, shown, shown_length);
	if (number == CLV_NO_NAME)
		return false;
	const bool is_new = is_new_to(reasons, number, leaver, &done);
	struct clv_reason *reason = &reasons->items[number];
	reason->customers += is_new;
	reasons->repeated += done && !is_new;
	if (is_new || !leaver->value_is_once)
		reason->value += leaver->value;
	return done;
}

struct clv_reason clv_reasons_total(const struct clv_reasons *reasons)
{
	struct clv_reason total = {0};
	for (size_t i = 0; i < reasons->keys.count; i++) {
		total.customers += reasons->items[i].customers;
		total.value += reasons->items[i].value;
	}
	return total;
}

struct sorted {
	struct clv_reason reason;
	const char *shown;
	size_t length;
	uint32_t number;
};

static int compare(const void *a, const void *b)
{
	const struct sorted *first = a;
	const struct sorted *second = b;
	if (first->reason.value != second->reason.value)
		return first->reason.value > second->reason.value ? -1 : 1;
	if (first->reason.customers != second->reason.customers)
		return first->reason.customers > second->reason.customers ? -1 : 1;
	return clv_text_compare(first->shown, first->length, second->shown,
	                        second->length);
}

uint32_t *clv_reasons_sorted(const struct clv_reasons *reasons)
{
	const size_t count = reasons->keys.count;
	struct sorted *sorted = calloc(count + 1, sizeof *sorted);
	uint32_t *numbers = calloc(count + 1, sizeof *numbers);
	if (!sorted || !numbers) {
		free(sorted);
		free(numbers);
		return NULL;
	}
	for (uint32_t i = 0; i < count; i++) {
		sorted[i].reason = reasons->items[i];
		sorted[i].shown = clv_names_text(&reasons->shown, i, &sorted[i].length);
		sorted[i].number = i;
	}
	qsort(sorted, count, sizeof *sorted, compare);
	for (size_t i = 0; i < count; i++)
		numbers[i] = sorted[i].number;
	free(sorted);
	return numbers;
}
