#include "io/worth.h"

#include <stdlib.h>

clv_wide clv_worth_a_year(clv_wide revenue, int32_t first, int32_t last)
{
	/* a year is 365.25 days, four of them 1461 */
	const clv_wide days = 4 * ((clv_wide)last - first);
	if (days <= 1461)
		return revenue;
	const clv_wide share = (revenue < 0 ? -revenue : revenue) * 1461;
	const clv_wide rounded = (2 * share + days) / (2 * days);
	return revenue < 0 ? -rounded : rounded;
}

static bool keep_all(struct clv_worth *worth, const struct clv_ledger *ledger)
{
	const size_t count = clv_ledger_count(ledger);
	worth->values = calloc(count + 1, sizeof *worth->values);
	if (!worth->values)
		return false;
	for (size_t i = 0; i < count; i++) {
		struct clv_customer customer;
		clv_ledger_customer(ledger, i, &customer);
		const uint32_t number = clv_names_add(&worth->customers, customer.name,
		                                      customer.name_length, NULL);
		if (number == CLV_NO_NAME)
			return false;
		worth->values[number] =
		    clv_worth_a_year(customer.revenue, customer.days[0],
		                     customer.days[customer.day_count - 1]);
	}
	return true;
}

static void count_all(struct clv_worth *worth, const struct clv_tally *tally)
{
	worth->orders = tally->used.count;
	for (size_t i = 0; i < tally->left_out.names.count; i++)
		worth->left_out += tally->left_out.counts[i].count;
}

bool clv_worth_read(struct clv_worth *worth,
                    const struct clv_history_request *request,
                    struct clv_error *error)
{
	struct clv_history history;
	*worth = (struct clv_worth){.values = NULL};
	const bool done =
	    clv_history_read(&history, request, error) &&
	    (keep_all(worth, history.books[0].ledger) || clv_reject_memory(error));
	if (done)
		count_all(worth, &history.books[0].tally);
	clv_history_close(&history);
	return done;
}

void clv_worth_free(struct clv_worth *worth)
{
	clv_names_free(&worth->customers);
	free(worth->values);
	*worth = (struct clv_worth){.values = NULL};
}

bool clv_worth_find(const struct clv_worth *worth,
                    const struct clv_text *customer, clv_wide *value)
{
	const uint32_t number =
	    clv_names_find(&worth->customers, customer->at, customer->length);
	if (number == CLV_NO_NAME)
		return false;
	*value = worth->values[number];
	return true;
}
