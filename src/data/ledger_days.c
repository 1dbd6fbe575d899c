/* Days that are sums already: what is of one customer comes together, so that
   nothing need be posted. Where nothing but accounts is kept, they are added up
   before the account is looked for. */
#include "data/grow.h"
#include "data/ledger_parts.h"

/* ---- To a batch -----------------------------------------------------------
 */

static bool add_sum(struct clv_batch *batch, const struct clv_day *day)
{
	struct day_sum sum = {.amount = day->amount,
	                      .cost = day->cost,
	                      .day = day->day,
	                      .orders = day->orders};
	void *days = batch->days;
	if (batch->day_count == batch->day_capacity) {
		if (!clv_grow(&days, &batch->day_capacity, batch->day_count + 1,
		              sizeof *batch->days))
			return false;
		batch->days = days;
	}
	if (batch->keeps && day->segment && day->segment_length &&
	    !clv_batch_add_segment(batch, day->segment, day->segment_length,
	                           &sum.segment))
		return false;
	batch->days[batch->day_count++] = sum;
	return true;
}

static void add_purchases(struct clv_batch *batch, struct day_line *line,
                          const struct clv_day *day)
{
	/* without branches, as to an account */
	const bool is_earlier = day->day < line->first_day;
	const bool is_first = day->day <= line->first_day;
	line->revenue += day->amount;
	line->orders += day->orders;
	line->first_day = is_first ? day->day : line->first_day;
	line->first_amount =
	    (is_earlier ? 0 : line->first_amount) + (is_first ? day->amount : 0);
	line->first_orders =
	    (is_earlier ? 0 : line->first_orders) + (is_first ? day->orders : 0);
	batch->line_days[batch->line_day_count++] = day->day;
}

/* Days on which nothing was bought are left for later, but for what they change
   of the revenue. */
static bool add_line(struct clv_batch *batch, const struct clv_day *days,
                     size_t count, struct day_line *line)
{
	void *purchases = batch->line_days;
	if (!clv_grow(&purchases, &batch->line_day_capacity,
	              batch->line_day_count + count, sizeof *batch->line_days))
		return false;
	batch->line_days = purchases;
	for (size_t i = 0; i < count; i++) {
		if (days[i].orders) {
			add_purchases(batch, line, &days[i]);
			continue;
		}
		line->revenue += days[i].amount;
		if (!add_sum(batch, &days[i]))
			return false;
	}
	line->purchase_count = batch->line_day_count - line->purchases;
	return true;
}

static bool add_sums(struct clv_batch *batch, const struct clv_day *days,
                     size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!add_sum(batch, &days[i]))
			return false;
	return true;
}

static bool next_line(struct clv_batch *batch, struct day_line **line)
{
	void *lines = batch->lines;
	if (!clv_grow(&lines, &batch->line_capacity, batch->line_count + 1,
	              sizeof *batch->lines))
		return false;
	batch->lines = lines;
	*line = &batch->lines[batch->line_count];
	**line = (struct day_line){.first_day = INT32_MAX,
	                           .purchases = batch->line_day_count,
	                           .days = batch->day_count};
	return true;
}

bool clv_batch_add_days(struct clv_batch *batch, const char *customer,
                        size_t length, const struct clv_day *days, size_t count)
{
	size_t part;
	struct day_line *line;
	struct record *record =
	    clv_batch_next_record(batch, customer, length, &part);
	if (!record || !next_line(batch, &line))
		return false;
	batch->has_days = true;
	record->amount = (int64_t)batch->line_count;
	if (!(batch->keeps ? add_sums(batch, days, count)
	                   : add_line(batch, days, count, line)))
		return false;
	line->day_count = batch->day_count - line->days;
	batch->line_count++;
	batch->parts[part].count++;
	batch->count++;
	return true;
}

/* ---- To the ledger --------------------------------------------------------
 */

/* A day as a transaction would be. */
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

/* All of a line whose days are added up, but for those of refunds alone. */
static bool enter_line(struct part *part, const struct clv_batch *batch,
                       uint32_t account, const struct day_line *line)
{
	if (!clv_ledger_add_line(part, account, line,
	                         batch->line_days + line->purchases))
		return false;
	for (size_t i = 0; i < line->day_count; i++) {
		const struct day_sum *sum = &batch->days[line->days + i];
		const struct posting given_back = {.amount = sum->amount,
		                                   .day = sum->day};
		if (!clv_ledger_add_adjustment(part, account, &given_back))
			return false;
	}
	return true;
}

uint32_t clv_ledger_find_account(struct part *part,
                                 const struct clv_batch *batch,
                                 const struct record *record)
{
	const uint32_t account = clv_index_find(part, record, batch->text.bytes);
	if (account != UINT32_MAX)
		__builtin_prefetch(account_at(part, account), 1);
	return account;
}

bool clv_ledger_enter_days(struct part *part, unsigned keeps,
                           const struct clv_batch *batch,
                           const struct record *record, uint32_t account)
{
	const struct day_line *line = &batch->lines[record->amount];
	if (!keeps)
		return enter_line(part, batch, account, line);
	for (size_t i = 0; i < line->day_count; i++)
		if (!enter_day(part, keeps, batch, account,
		               &batch->days[line->days + i]))
			return false;
	return true;
}
