/* Records of parts: text to what rows said of orders so far. */
#include "io/partial_parts.h"

#include <stdlib.h>
#include <string.h>

/* A text of an order, unescaped where need be; all of them together are no
   longer than the line. */
static bool read_text(struct clv_partial_cursor *cursor, char **room,
                      const char **text, size_t *length)
{
	struct clv_text field = clv_partial_field(cursor);
	if (!clv_partial_unescape(&field, *room))
		return false;
	*room += field.length;
	*text = field.at;
	*length = field.length;
	return true;
}

static bool read_side_numbers(struct clv_partial_cursor *numbers,
                              struct clv_order_side_state *side)
{
	clv_wide largest, largest_cost;
	uint64_t amounts, flags;
	if (!clv_partial_amount(numbers, ':', &side->sum) ||
	    !clv_partial_is_sum(side->sum) ||
	    !clv_partial_amount(numbers, ':', &largest) ||
	    !clv_partial_fits(largest) ||
	    !clv_partial_day(numbers, ':', &side->day) ||
	    !clv_partial_whole(numbers, ':', CLV_AMOUNTS_SUMMED, &amounts) ||
	    !clv_partial_whole(numbers, ':', 2 * CLV_PARTIAL_COST_DIFFERS - 1,
	                       &flags) ||
	    !clv_partial_amount(numbers, ':', &side->cost_sum) ||
	    !clv_partial_is_sum(side->cost_sum) ||
	    !clv_partial_amount(numbers, '\n', &largest_cost) ||
	    !clv_partial_fits(largest_cost) || numbers->at != numbers->end)
		return false;
	side->is_there = true;
	side->largest = (int64_t)largest;
	side->largest_cost = (int64_t)largest_cost;
	side->amounts = (enum clv_order_amounts)amounts;
	side->has_amount = flags & CLV_PARTIAL_HAS_AMOUNT;
	side->differs = flags & CLV_PARTIAL_DIFFERS;
	side->repeats = flags & CLV_PARTIAL_REPEATS;
	side->has_cost = flags & CLV_PARTIAL_HAS_COST;
	side->cost_differs = flags & CLV_PARTIAL_COST_DIFFERS;
	return true;
}

static bool read_side(struct clv_partial_cursor *cursor, char **room,
                      struct clv_order_state *state)
{
	static const char kinds[] = "sgrl";
	const struct clv_text kind = clv_partial_field(cursor);
	const char *known =
	    kind.length == 1 && *kind.at ? strchr(kinds, *kind.at) : NULL;
	if (!known || state->sides[known - kinds].is_there)
		return false;
	struct clv_order_side_state *side = &state->sides[known - kinds];
	if (!read_text(cursor, room, &side->customer, &side->customer_length) ||
	    !read_text(cursor, room, &side->segment, &side->segment_length))
		return false;
	const struct clv_text field = clv_partial_field(cursor);
	struct clv_partial_cursor numbers = {field.at, field.at + field.length};
	return field.length && read_side_numbers(&numbers, side);
}

static bool precedes(const void *data, unsigned a, unsigned b)
{
	const struct clv_names *reasons = data;
	return clv_names_compare(reasons, a - 1, b - 1) < 0;
}

/* The number of the part's reason in the books. */
static bool find_reason(struct clv_books *books,
                        const struct clv_partial_header *header,
                        uint64_t number, uint32_t *reason)
{
	size_t length;
	*reason = 0;
	if (!number)
		return true;
	const char *text =
	    clv_names_text(&header->reasons, (uint32_t)(number - 1), &length);
	const uint32_t known =
	    clv_counts_add(&books->tally.left_out, text, length, 0, 0);
	*reason = known + 1;
	return known != CLV_NO_NAME;
}

static bool read_order(const struct clv_partial_header *header,
                       struct clv_partial_cursor *cursor, char *room,
                       struct clv_order_state *state, uint64_t *reason)
{
	uint64_t refunded, repeated;
	*state = (struct clv_order_state){0};
	if (!read_text(cursor, &room, &state->id, &state->id_length) ||
	    !state->id_length)
		return false;
	const struct clv_text field = clv_partial_field(cursor);
	struct clv_partial_cursor numbers = {field.at, field.at + field.length};
	if (!field.length || !clv_partial_whole(&numbers, ':', 1, &refunded) ||
	    !clv_partial_whole(&numbers, ':', UINT32_MAX, &repeated) ||
	    !clv_partial_whole(&numbers, '\n', header->reasons.count, reason) ||
	    numbers.at != numbers.end)
		return false;
	state->is_refunded = refunded;
	state->repeated = (uint32_t)repeated;
	while (cursor->at < cursor->end)
		if (!read_side(cursor, &room, state))
			return false;
	return true;
}

bool clv_partial_read_order(struct clv_books *books,
                            const struct clv_partial_header *header,
                            struct clv_partial_cursor *cursor,
                            const char **wrong)
{
	struct clv_order_state state;
	uint64_t reason;
	*wrong = NULL;
	char *room = malloc((size_t)(cursor->end - cursor->at) + 1);
	if (!room)
		return false;
	if (!books->orders)
		books->orders = clv_order_book_open(CLV_AMOUNTS_GUESSED);
	bool done = books->orders;
	if (done && !read_order(header, cursor, room, &state, &reason)) {
		*wrong = "the order";
		done = false;
	}
	done = done && find_reason(books, header, reason, &state.left_out) &&
	       clv_order_book_join(books->orders, &state, precedes,
	                           &books->tally.left_out.names);
	free(room);
	return done;
}
