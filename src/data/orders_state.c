/* Orders in pieces: what is known of them, told and added up. */
#include "core/calendar.h"
#include "data/orders_parts.h"

_Static_assert((int)CLV_SIDE_SALE == (int)SALE &&
                   (int)CLV_SIDE_GIVEN_BACK == (int)GIVEN_BACK &&
                   (int)CLV_SIDE_REFUND_COLUMN == (int)COLUMN &&
                   (int)CLV_SIDE_LEFT_OUT == (int)LEFT_OUT &&
                   (int)CLV_SIDE_COUNT == (int)KINDS,
               "kinds of sides are the same inside and outside");

/* ---- Telling --------------------------------------------------------------
 */

static const char *text_of(const struct clv_order_book *book, uint32_t name,
                           size_t *length)
{
	*length = 0;
	return name == CLV_NO_NAME ? NULL
	                           : clv_names_text(&book->texts, name, length);
}

static void tell_side(const struct clv_order_book *book,
                      const struct side *side,
                      struct clv_order_side_state *state)
{
	const struct side_cost *cost = clv_order_known_cost(book, side);
	*state = (struct clv_order_side_state){
	    .is_there = true,
	    .has_amount = side->has_amount,
	    .differs = side->differs,
	    .repeats = side->repeats,
	    .has_cost = cost->is_there,
	    .cost_differs = cost->differs,
	    .amounts = (enum clv_order_amounts)side->amounts,
	    .sum = side->sum,
	    .cost_sum = cost->sum,
	    .largest = side->largest,
	    .largest_cost = cost->largest,
	    .day = side->day};
	state->customer = text_of(book, side->customer, &state->customer_length);
	state->segment = text_of(book, side->segment, &state->segment_length);
}

void clv_order_book_state(const struct clv_order_book *book, size_t index,
                          struct clv_order_state *state)
{
	const struct order *order = &book->orders[index];
	*state = (struct clv_order_state){.repeated = order->repeated,
	                                  .left_out = order->left_out,
	                                  .is_refunded = order->is_refunded};
	state->id = clv_names_text(&book->ids, (uint32_t)index, &state->id_length);
	for (size_t i = 0; i < KINDS; i++)
		if (order->sides[i])
			tell_side(book, &book->sides[order->sides[i] - 1],
			          &state->sides[i]);
}

/* ---- Adding up ------------------------------------------------------------
 */

static void join_amounts(struct side *side,
                         const struct clv_order_side_state *state)
{
	const bool both = side->has_amount && state->has_amount;
	side->differs |=
	    state->differs || (both && side->largest != state->largest);
	side->repeats |= state->repeats || both;
	if (state->has_amount &&
	    (!side->has_amount || side->largest < state->largest))
		side->largest = state->largest;
	side->has_amount |= state->has_amount;
	side->sum += state->sum;
	if (state->amounts > (enum clv_order_amounts)side->amounts)
		side->amounts = (uint8_t)state->amounts;
	if (state->day != CLV_NO_DAY &&
	    (side->day == CLV_NO_DAY || state->day < side->day))
		side->day = state->day;
}

static bool join_cost(struct clv_order_book *book, const struct side *side,
                      const struct clv_order_side_state *state)
{
	if (!state->has_cost)
		return true;
	struct side_cost *cost = clv_order_cost(book, side);
	if (!cost)
		return false;
	cost->differs |= state->cost_differs ||
	                 (cost->is_there && cost->largest != state->largest_cost);
	if (!cost->is_there || cost->largest < state->largest_cost)
		cost->largest = state->largest_cost;
	cost->sum += state->cost_sum;
	cost->is_there = true;
	return true;
}

static bool join_side(struct clv_order_book *book, struct order *order,
                      enum kind kind, const struct clv_order_side_state *state)
{
	const struct side empty = {.amounts = (uint8_t)state->amounts,
	                           .day = CLV_NO_DAY,
	                           .customer = CLV_NO_NAME,
	                           .segment = CLV_NO_NAME};
	if (!state->is_there)
		return true;
	struct side *side = clv_order_side(book, order, kind, &empty);
	if (!side)
		return false;
	join_amounts(side, state);
	return join_cost(book, side, state) &&
	       clv_order_name(book, &side->customer, state->customer,
	                      state->customer_length) &&
	       clv_order_name(book, &side->segment, state->segment,
	                      state->segment_length);
}

bool clv_order_book_join(struct clv_order_book *book,
                         const struct clv_order_state *state,
                         bool (*precedes)(const void *data, unsigned a,
                                          unsigned b),
                         const void *data)
{
	struct order *order = clv_order_find(book, state->id, state->id_length);
	if (!order)
		return false;
	order->repeated += state->repeated;
	order->is_refunded |= state->is_refunded;
	if (state->left_out &&
	    (!order->left_out || precedes(data, state->left_out, order->left_out)))
		order->left_out = state->left_out;
	for (size_t i = 0; i < KINDS; i++)
		if (!join_side(book, order, (enum kind)i, &state->sides[i]))
			return false;
	return true;
}
