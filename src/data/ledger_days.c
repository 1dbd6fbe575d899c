/* Days that are sums already, entered into the accounts at once: what is of one
   customer comes together, so that nothing need be posted. */
#include "data/ledger_parts.h"

static bool add_day(struct part *part, uint32_t account,
                    const struct day_sum *sum, uint32_t segment, unsigned keeps)
{
	struct account *of = account_at(part, account);
	const struct posting given_back = {.amount = sum->amount, .day = sum->day};
	add_amount(&of->revenue_low, &of->revenue_high, sum->amount);
	return sum->orders
	           ? clv_ledger_add_purchases(part, account, sum, segment, keeps)
	           : clv_ledger_add_adjustment(part, account, &given_back);
}

static bool enter_day(struct part *part, unsigned keeps,
                      const struct clv_batch *batch, uint32_t account,
                      const struct day_sum *sum)
{
	uint32_t segment;
	if (keeps_postings(keeps))
		return clv_ledger_keep(part, account, sum->amount, sum->day,
		                       sum->orders);
	if (!clv_ledger_find_segment(part, batch, sum->segment, &segment))
		return false;
	if (keeps & CLV_KEEPS_DETAIL) {
		const struct entry entry = {sum->amount, account, sum->day, segment,
		                            sum->orders};
		if (!clv_ledger_enter_detail(part, keeps, &entry, sum->cost))
			return false;
	}
	if (keeps & CLV_KEEPS_COSTS &&
	    !clv_ledger_add_cost(part, account, sum->cost))
		return false;
	return keeps & CLV_KEEPS_DETAIL_ALONE ||
	       add_day(part, account, sum, segment, keeps);
}

bool clv_ledger_enter_days(struct part *part, unsigned keeps,
                           const struct clv_batch *batch,
                           const struct record *record)
{
	const struct day_sum *days = batch->days + record->amount;
	const uint32_t account = clv_index_find(part, record, batch->text.bytes);
	if (account == UINT32_MAX)
		return false;
	for (int32_t i = 0; i < record->day; i++)
		if (!enter_day(part, keeps, batch, account, &days[i]))
			return false;
	return true;
}
