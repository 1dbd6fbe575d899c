#include "core/calendar.h"
#include "data/grow.h"
#include "data/orders_parts.h"

#include <stdlib.h>
#include <string.h>

struct clv_order_book *clv_order_book_open(enum clv_order_amounts amounts)
{
	struct clv_order_book *book = calloc(1, sizeof *book);
	if (book)
		book->amounts = amounts;
	return book;
}

void clv_order_book_close(struct clv_order_book *book)
{
	if (!book)
		return;
	clv_names_free(&book->ids);
	clv_names_free(&book->texts);
	free(book->orders);
	free(book->sides);
	free(book->costs);
	free(book);
}

struct clv_order_book *clv_order_book_copy(const struct clv_order_book *book)
{
	struct clv_order_book *copy = clv_order_book_open(book->amounts);
	if (!copy)
		return NULL;
	copy->costs_differ = book->costs_differ;
	copy->capacity = book->ids.count;
	copy->side_count = copy->side_capacity = book->side_count;
	copy->cost_count = copy->cost_capacity = book->cost_count;
	copy->orders = malloc((copy->capacity + 1) * sizeof *copy->orders);
	copy->sides = malloc((copy->side_count + 1) * sizeof *copy->sides);
	if (book->cost_count)
		copy->costs = malloc(book->cost_count * sizeof *copy->costs);
	if (!copy->orders || !copy->sides || (book->cost_count && !copy->costs) ||
	    !clv_names_copy(&copy->ids, &book->ids) ||
	    !clv_names_copy(&copy->texts, &book->texts)) {
		clv_order_book_close(copy);
		return NULL;
	}
	if (copy->capacity)
		memcpy(copy->orders, book->orders,
		       copy->capacity * sizeof *copy->orders);
	if (copy->side_count)
		memcpy(copy->sides, book->sides,
		       copy->side_count * sizeof *copy->sides);
	if (copy->cost_count)
		memcpy(copy->costs, book->costs,
		       copy->cost_count * sizeof *copy->costs);
	return copy;
}

/* ---- Adding rows ---------------------------------------------------------
 */

struct order *clv_order_find(struct clv_order_book *book, const char *id,
                             size_t length)
{
	bool is_new;
	const uint32_t number = clv_names_add(&book->ids, id, length, &is_new);
	void *orders = book->orders;
	if (number == CLV_NO_NAME ||
	    !clv_grow(&orders, &book->capacity, (size_t)number + 1,
	              sizeof *book->orders))
		return NULL;
	book->orders = orders;
	if (is_new)
		book->orders[number] = (struct order){0};
	return &book->orders[number];
}

static const struct side *side_of(const struct clv_order_book *book,
                                  const struct order *order, enum kind kind)
{
	return order->sides[kind] ? &book->sides[order->sides[kind] - 1] : NULL;
}

static struct side empty_side(const struct clv_order_row *row)
{
	return (struct side){.file = row->file,
	                     .amounts = (uint8_t)row->amounts,
	                     .day = CLV_NO_DAY,
	                     .customer = CLV_NO_NAME,
	                     .segment = CLV_NO_NAME};
}

struct side *clv_order_side(struct clv_order_book *book, struct order *order,
                            enum kind kind, const struct side *empty)
{
	void *sides = book->sides;
	if (order->sides[kind])
		return &book->sides[order->sides[kind] - 1];
	if (book->side_count + 1 >= UINT32_MAX ||
	    !clv_grow(&sides, &book->side_capacity, book->side_count + 1,
	              sizeof *book->sides))
		return NULL;
	book->sides = sides;
	book->sides[book->side_count] = *empty;
	order->sides[kind] = (uint32_t)++book->side_count;
	return &book->sides[book->side_count - 1];
}

/* Rows of an order should agree; where they don't, the first in byte order is
   as good as any, and does not depend on the order of rows. */
bool clv_order_name(struct clv_order_book *book, uint32_t *place,
                    const char *text, size_t length)
{
	if (!text || !length)
		return true;
	const uint32_t name = clv_names_add(&book->texts, text, length, NULL);
	if (name == CLV_NO_NAME)
		return false;
	if (*place == CLV_NO_NAME ||
	    clv_names_compare(&book->texts, name, *place) < 0)
		*place = name;
	return true;
}

static void add_amount(struct side *side, int64_t amount)
{
	if (side->has_amount && side->largest != amount)
		side->differs = true;
	side->repeats = side->has_amount;
	if (!side->has_amount || side->largest < amount)
		side->largest = amount;
	side->sum += amount;
	side->has_amount = true;
}

struct side_cost *clv_order_cost(struct clv_order_book *book,
                                 const struct side *side)
{
	const size_t number = (size_t)(side - book->sides);
	void *costs = book->costs;
	if (!clv_grow(&costs, &book->cost_capacity, number + 1,
	              sizeof *book->costs))
		return NULL;
	book->costs = costs;
	while (book->cost_count <= number)
		book->costs[book->cost_count++] = (struct side_cost){0};
	return &book->costs[number];
}

static bool add_cost(struct clv_order_book *book, const struct side *side,
                     int64_t amount)
{
	struct side_cost *cost = clv_order_cost(book, side);
	if (!cost)
		return false;
	if (cost->is_there && cost->largest != amount)
		cost->differs = true;
	if (!cost->is_there || cost->largest < amount)
		cost->largest = amount;
	cost->sum += amount;
	cost->is_there = true;
	return true;
}

/* Rows of an earlier file take the place of all that the side had. */
static void begin_side(const struct clv_order_book *book, struct side *side,
                       const struct clv_order_row *row)
{
	const size_t number = (size_t)(side - book->sides);
	*side = empty_side(row);
	if (number < book->cost_count)
		book->costs[number] = (struct side_cost){0};
}

/* What a row costs: given back, it costs nothing more. */
static int64_t row_cost(enum kind kind, const struct clv_order_row *row)
{
	return kind == GIVEN_BACK && row->cost > 0 ? 0 : row->cost;
}

/* What a row says of sales, of what was given back, or of what is left out. */
static bool add_to_side(struct clv_order_book *book, struct order *order,
                        enum kind kind, const struct clv_order_row *row)
{
	const struct side empty = empty_side(row);
	struct side *side = clv_order_side(book, order, kind, &empty);
	if (!side)
		return false;
	if (row->file > side->file) {
		order->repeated += kind != LEFT_OUT;
		return true;
	}
	if (row->file < side->file) {
		order->repeated += kind == LEFT_OUT ? 0 : side->rows;
		begin_side(book, side, row);
	}
	side->rows++;
	if (row->has_amount)
		add_amount(side, row->amount);
	if (row->has_cost && !add_cost(book, side, row_cost(kind, row)))
		return false;
	if (row->has_day && (side->day == CLV_NO_DAY || row->day < side->day))
		side->day = row->day;
	return clv_order_name(book, &side->customer, row->customer,
	                      row->customer_length) &&
	       clv_order_name(book, &side->segment, row->segment,
	                      row->segment_length);
}

static bool add_column(struct clv_order_book *book, struct order *order,
                       const struct clv_order_row *row)
{
	const struct side empty = empty_side(row);
	struct side *side = clv_order_side(book, order, COLUMN, &empty);
	if (!side)
		return false;
	if (row->file > side->file)
		*side = empty_side(row);
	if (row->file == side->file)
		add_amount(side, row->refund);
	return true;
}

bool clv_order_book_add(struct clv_order_book *book,
                        const struct clv_order_row *row)
{
	struct order *order = clv_order_find(book, row->id, row->id_length);
	if (!order)
		return false;
	if (row->left_out) {
		if (!order->left_out || row->left_out < order->left_out)
			order->left_out = row->left_out;
		return add_to_side(book, order, LEFT_OUT, row);
	}
	order->is_refunded |= row->is_refunded;
	if (row->has_amount && row->amount < 0)
		return add_to_side(book, order, GIVEN_BACK, row);
	if (row->refund > 0 && !add_column(book, order, row))
		return false;
	return add_to_side(book, order, SALE, row);
}

size_t clv_order_book_count(const struct clv_order_book *book)
{
	return book->ids.count;
}

/* ---- What became of them -------------------------------------------------
 */

bool clv_order_book_sums(const struct clv_order_book *book)
{
	return book->amounts == CLV_AMOUNTS_SUMMED;
}

static bool is_summed(const struct clv_order_book *book,
                      const struct side *side)
{
	return side->amounts == CLV_AMOUNTS_GUESSED
	           ? clv_order_book_sums(book)
	           : side->amounts == CLV_AMOUNTS_SUMMED;
}

static void settle_amounts(struct clv_order_book *book)
{
	if (book->amounts != CLV_AMOUNTS_GUESSED)
		return;
	book->amounts = CLV_AMOUNTS_ONCE;
	for (size_t i = 0; i < book->ids.count; i++) {
		const struct side *sale = side_of(book, &book->orders[i], SALE);
		if (sale && sale->differs && sale->amounts == CLV_AMOUNTS_GUESSED)
			book->amounts = CLV_AMOUNTS_SUMMED;
	}
}

const struct side_cost *clv_order_known_cost(const struct clv_order_book *book,
                                             const struct side *side)
{
	static const struct side_cost nothing = {0};
	const size_t number = side ? (size_t)(side - book->sides) : SIZE_MAX;
	return number < book->cost_count ? &book->costs[number] : &nothing;
}

/* Costs of items may differ in whatever is summed anyway. */
static void settle_costs(struct clv_order_book *book)
{
	if (!book->cost_count)
		return;
	for (size_t i = 0; i < book->ids.count && !book->costs_differ; i++) {
		const struct side *sale = side_of(book, &book->orders[i], SALE);
		book->costs_differ = sale && !is_summed(book, sale) &&
		                     clv_order_known_cost(book, sale)->differs;
	}
}

void clv_order_book_settle(struct clv_order_book *book)
{
	settle_amounts(book);
	settle_costs(book);
}

static int64_t clamp(clv_wide amount)
{
	if (amount > INT64_MAX)
		return INT64_MAX;
	return amount < INT64_MIN ? INT64_MIN : (int64_t)amount;
}

/* The amount of a side, once or in pieces; 0 where there is none. */
static clv_wide amount_of(const struct clv_order_book *book,
                          const struct side *side)
{
	if (!side)
		return 0;
	return is_summed(book, side) ? side->sum : side->largest;
}

/* What an order cost. Without a sale nothing was bought: there is only what
   was given back. */
static int64_t cost_after_all(const struct clv_order_book *book,
                              const struct side *sale,
                              const struct side *given_back)
{
	clv_wide goods = 0;
	if (sale && sale->has_amount) {
		const struct side_cost *cost = clv_order_known_cost(book, sale);
		goods = is_summed(book, sale) || book->costs_differ ? cost->sum
		                                                    : cost->largest;
	}
	return clamp(goods + clv_order_known_cost(book, given_back)->sum);
}

/* What a sale is after all that was given back. */
static void settle_sale(const struct clv_order_book *book,
                        const struct order *order, struct clv_order *out)
{
	const struct side *sale = side_of(book, order, SALE);
	const struct side *given_back = side_of(book, order, GIVEN_BACK);
	const clv_wide refund = amount_of(book, side_of(book, order, COLUMN)) -
	                        (given_back ? given_back->sum : 0);
	const bool is_refunded =
	    refund ? refund >= amount_of(book, sale) : order->is_refunded;
	out->amount = amount_of(book, sale);
	out->is_summed = is_summed(book, sale);
	out->repeats = sale->repeats && !out->is_summed;
	out->transaction.day = sale->day;
	out->transaction.is_purchase = true;
	out->transaction.amount = clamp(out->amount - refund);
	out->fate = is_refunded ? CLV_ORDER_REFUNDED : CLV_ORDER_COUNTS;
}

static void settle_given_back(const struct side *given_back,
                              struct clv_order *out)
{
	out->amount = given_back->sum;
	out->transaction.day = given_back->day;
	out->transaction.amount = clamp(given_back->sum);
	out->fate = CLV_ORDER_COUNTS;
}

/* The first in byte order of two names, either of which may be none. */
static uint32_t first_of(const struct clv_order_book *book, uint32_t a,
                         uint32_t b)
{
	if (a == CLV_NO_NAME || b == CLV_NO_NAME)
		return a == CLV_NO_NAME ? b : a;
	return clv_names_compare(&book->texts, a, b) < 0 ? a : b;
}

static void name_transaction(const struct clv_order_book *book,
                             const struct order *order,
                             struct clv_transaction *transaction)
{
	uint32_t customer = CLV_NO_NAME;
	uint32_t segment = CLV_NO_NAME;
	for (enum kind kind = SALE; kind <= GIVEN_BACK; kind++) {
		const struct side *side = side_of(book, order, kind);
		if (!side)
			continue;
		customer = first_of(book, customer, side->customer);
		segment = first_of(book, segment, side->segment);
	}
	transaction->customer = "";
	if (customer != CLV_NO_NAME)
		transaction->customer = clv_names_text(&book->texts, customer,
		                                       &transaction->customer_length);
	if (segment != CLV_NO_NAME)
		transaction->segment =
		    clv_names_text(&book->texts, segment, &transaction->segment_length);
}

void clv_order_book_order(const struct clv_order_book *book, size_t index,
                          struct clv_order *out)
{
	const struct order *order = &book->orders[index];
	const struct side *sale = side_of(book, order, SALE);
	const struct side *given_back = side_of(book, order, GIVEN_BACK);
	*out = (struct clv_order){.fate = CLV_ORDER_WITHOUT_VALUE,
	                          .left_out = order->left_out,
	                          .repeated = order->repeated};
	out->id = clv_names_text(&book->ids, (uint32_t)index, &out->id_length);
	name_transaction(book, order, &out->transaction);
	out->transaction.cost = cost_after_all(book, sale, given_back);
	if (sale && sale->has_amount) {
		settle_sale(book, order, out);
	} else if (given_back) {
		settle_given_back(given_back, out);
	} else if (order->left_out) {
		out->amount = amount_of(book, side_of(book, order, LEFT_OUT));
		out->fate = CLV_ORDER_LEFT_OUT;
	}
	if (out->fate == CLV_ORDER_COUNTS && out->transaction.day == CLV_NO_DAY)
		out->fate = CLV_ORDER_WITHOUT_DAY;
}
