/* What becomes of orders, by what their rows say: in every case the same for
   every order of the rows. */
#include "data/orders.h"

#include "check.h"

#include <stdbool.h>
#include <string.h>

enum { MOST = 8 };

/* A row as the tests write it: - is an amount that is blank, ? no day. */
struct line {
	const char *id, *customer, *segment, *amount;
	int refund;
	const char *day;
	unsigned file, left_out;
	bool is_refunded;
};

static int number_of(const char *text)
{
	int number = 0;
	for (const char *at = text + (*text == '-'); *at; at++)
		number = number * 10 + (*at - '0');
	return *text == '-' ? -number : number;
}

static bool add(struct clv_order_book *book, const struct line *line)
{
	const bool has_amount = strcmp(line->amount, "-") != 0;
	const bool has_day = strcmp(line->day, "?") != 0;
	const struct clv_order_row row = {
	    .id = line->id,
	    .id_length = strlen(line->id),
	    .customer = line->customer,
	    .customer_length = strlen(line->customer),
	    .segment = line->segment,
	    .segment_length = line->segment ? strlen(line->segment) : 0,
	    .amount = has_amount ? number_of(line->amount) : 12345,
	    .refund = line->refund,
	    .day = has_day ? number_of(line->day) : -99999,
	    .file = line->file,
	    .left_out = line->left_out,
	    .has_amount = has_amount,
	    .has_day = has_day,
	    .is_refunded = line->is_refunded};
	return clv_order_book_add(book, &row);
}

/* What an order is expected to come to. */
struct outcome {
	const char *id;
	enum clv_order_fate fate;
	int amount;
	/* of the transaction, where it counts */
	int net, day;
	bool is_purchase;
	const char *customer, *segment;
	unsigned left_out, repeated;
};

static void text_is(const char *text, size_t length, const char *expected)
{
	if (!expected) {
		assert_null(text);
		assert_int_equal(length, 0);
		return;
	}
	assert_int_equal(length, strlen(expected));
	assert_memory_equal(text, expected, length);
}

static void order_is(const struct clv_order_book *book, size_t index,
                     const struct outcome *expected)
{
	struct clv_order order;
	clv_order_book_order(book, index, &order);
	assert_int_equal(order.fate, expected->fate);
	assert_int_equal(order.left_out, expected->left_out);
	assert_int_equal(order.repeated, expected->repeated);
	assert_true(order.amount == expected->amount);
	if (expected->fate != CLV_ORDER_COUNTS)
		return;
	assert_int_equal(order.transaction.amount, expected->net);
	assert_int_equal(order.transaction.day, expected->day);
	assert_int_equal(order.transaction.is_purchase, expected->is_purchase);
	text_is(order.transaction.customer, order.transaction.customer_length,
	        expected->customer);
	text_is(order.transaction.segment, order.transaction.segment_length,
	        expected->segment);
}

/* The orders of the lines, in this order of lines. */
static void check_once(enum clv_order_amounts amounts, bool sums,
                       const struct line *const *lines, size_t count,
                       const struct outcome *outcomes, size_t orders)
{
	struct clv_order_book *book = clv_order_book_open(amounts);
	const char *ids[MOST];
	size_t known = 0;
	for (size_t i = 0; i < count; i++) {
		assert_true(add(book, lines[i]));
		size_t at = 0;
		while (at < known && strcmp(ids[at], lines[i]->id) != 0)
			at++;
		if (at == known)
			ids[known++] = lines[i]->id;
		assert_int_equal(clv_order_book_count(book), known);
	}
	clv_order_book_settle(book);
	assert_int_equal(clv_order_book_sums(book), sums);
	assert_int_equal(known, orders);
	for (size_t i = 0; i < orders; i++) {
		size_t at = 0;
		while (strcmp(ids[at], outcomes[i].id) != 0)
			at++;
		order_is(book, at, &outcomes[i]);
	}
	clv_order_book_close(book);
}

/* Of every order of the lines (Heap's algorithm). */
static void check_all(enum clv_order_amounts amounts, bool sums,
                      const struct line *lines, size_t count,
                      const struct outcome *outcomes, size_t orders)
{
	const struct line *order[MOST];
	size_t turns[MOST] = {0};
	assert_true(count <= MOST);
	for (size_t i = 0; i < count; i++)
		order[i] = &lines[i];
	check_once(amounts, sums, order, count, outcomes, orders);
	for (size_t i = 0; i < count;) {
		if (turns[i] >= i) {
			turns[i++] = 0;
			continue;
		}
		const size_t other = i % 2 ? turns[i] : 0;
		const struct line *line = order[i];
		order[i] = order[other];
		order[other] = line;
		check_once(amounts, sums, order, count, outcomes, orders);
		turns[i]++;
		i = 0;
	}
}

#define CHECK(amounts, sums, lines, outcomes)                                  \
	check_all(amounts, sums, lines, sizeof(lines) / sizeof *(lines), outcomes, \
	          sizeof(outcomes) / sizeof *(outcomes))

/* ---- Amounts ------------------------------------------------------------- */

static void an_amount_is_repeated_or_blank(void **state)
{
	(void)state;
	static const struct line lines[] = {
	    {.id = "1", "ann", NULL, "100", .day = "5"},
	    {.id = "1", "ann", NULL, "100", .day = "5"},
	    {.id = "1", "", NULL, "-", .day = "5"},
	    {.id = "2", "bob", "s", "70", .day = "6"},
	    {.id = "2", "", NULL, "-", .day = "?"},
	};
	static const struct outcome outcomes[] = {
	    {"1", CLV_ORDER_COUNTS, 100, 100, 5, true, "ann", NULL, 0, 0},
	    {"2", CLV_ORDER_COUNTS, 70, 70, 6, true, "bob", "s", 0, 0},
	};
	CHECK(CLV_AMOUNTS_ONCE, false, lines, outcomes);
	CHECK(CLV_AMOUNTS_GUESSED, false, lines, outcomes);
}

static void items_are_summed(void **state)
{
	(void)state;
	static const struct line lines[] = {
	    {.id = "1", "ann", NULL, "100", .day = "5"},
	    {.id = "1", "ann", NULL, "30", .day = "5"},
	    {.id = "1", "ann", NULL, "-", .day = "5"},
	    {.id = "2", "bob", NULL, "8", .day = "6"},
	    {.id = "2", "bob", NULL, "8", .day = "6"},
	};
	static const struct outcome summed[] = {
	    {"1", CLV_ORDER_COUNTS, 130, 130, 5, true, "ann", NULL, 0, 0},
	    {"2", CLV_ORDER_COUNTS, 16, 16, 6, true, "bob", NULL, 0, 0},
	};
	static const struct outcome once[] = {
	    {"1", CLV_ORDER_COUNTS, 100, 100, 5, true, "ann", NULL, 0, 0},
	    {"2", CLV_ORDER_COUNTS, 8, 8, 6, true, "bob", NULL, 0, 0},
	};
	CHECK(CLV_AMOUNTS_SUMMED, true, lines, summed);
	/* they differ in one order: all are of items */
	CHECK(CLV_AMOUNTS_GUESSED, true, lines, summed);
	CHECK(CLV_AMOUNTS_ONCE, false, lines, once);
}

static void nothing_to_guess_from(void **state)
{
	(void)state;
	struct clv_order_book *book = clv_order_book_open(CLV_AMOUNTS_GUESSED);
	clv_order_book_settle(book);
	assert_false(clv_order_book_sums(book));
	assert_int_equal(clv_order_book_count(book), 0);
	clv_order_book_close(book);
	clv_order_book_close(NULL);
}

static void an_order_of_zero_is_a_purchase(void **state)
{
	(void)state;
	static const struct line lines[] = {
	    {.id = "1", "ann", NULL, "0", .day = "5"},
	    {.id = "2", "ann", NULL, "0", .day = "5", .is_refunded = true},
	    {.id = "3", "ann", NULL, "0", .refund = 4, .day = "5"},
	    {.id = "4", "ann", NULL, "-", .day = "5"},
	};
	static const struct outcome outcomes[] = {
	    {"1", CLV_ORDER_COUNTS, 0, 0, 5, true, "ann", NULL, 0, 0},
	    {"2", CLV_ORDER_REFUNDED, 0, .customer = "ann"},
	    {"3", CLV_ORDER_REFUNDED, 0, .customer = "ann"},
	    {"4", CLV_ORDER_WITHOUT_VALUE, 0, .customer = "ann"},
	};
	CHECK(CLV_AMOUNTS_ONCE, false, lines, outcomes);
	CHECK(CLV_AMOUNTS_SUMMED, true, lines, outcomes);
}

/* ---- Refunds ------------------------------------------------------------- */

static void a_column_refunds(void **state)
{
	(void)state;
	static const struct line lines[] = {
	    {.id = "part", "a", NULL, "100", .refund = 40, .day = "5"},
	    {.id = "part", "a", NULL, "100", .refund = 40, .day = "5"},
	    {.id = "full", "a", NULL, "100", .refund = 100, .day = "5"},
	    {.id = "more", "a", NULL, "100", .refund = 101, .day = "5"},
	    {.id = "status", "a", NULL, "100", .day = "5", .is_refunded = true},
	    {.id = "both",
	     "a",
	     NULL,
	     "9",
	     .refund = 1,
	     .day = "5",
	     .is_refunded = true},
	};
	static const struct outcome once[] = {
	    {"part", CLV_ORDER_COUNTS, 100, 60, 5, true, "a", NULL, 0, 0},
	    {"full", CLV_ORDER_REFUNDED, .amount = 100},
	    {"more", CLV_ORDER_REFUNDED, .amount = 100},
	    {"status", CLV_ORDER_REFUNDED, .amount = 100},
	    {"both", CLV_ORDER_COUNTS, 9, 8, 5, true, "a", NULL, 0, 0},
	};
	CHECK(CLV_AMOUNTS_ONCE, false, lines, once);
	/* the refund of an item each */
	static const struct outcome summed[] = {
	    {"part", CLV_ORDER_COUNTS, 200, 120, 5, true, "a", NULL, 0, 0},
	    {"full", CLV_ORDER_REFUNDED, .amount = 100},
	    {"more", CLV_ORDER_REFUNDED, .amount = 100},
	    {"status", CLV_ORDER_REFUNDED, .amount = 100},
	    {"both", CLV_ORDER_COUNTS, 9, 8, 5, true, "a", NULL, 0, 0},
	};
	CHECK(CLV_AMOUNTS_SUMMED, true, lines, summed);
}

/* On the day of the sale, whenever they come. */
static void rows_below_0_refund_a_known_order(void **state)
{
	(void)state;
	static const struct line lines[] = {
	    {.id = "part", "a", NULL, "100", .day = "5"},
	    {.id = "part", "a", NULL, "-10", .day = "9"},
	    {.id = "part", "a", NULL, "-20", .day = "4"},
	    {.id = "full", "a", NULL, "100", .day = "5"},
	    {.id = "full", "a", NULL, "-100", .day = "9"},
	    {.id = "column", "a", NULL, "100", .refund = 30, .day = "5"},
	    {.id = "column", "a", NULL, "-69", .refund = 69, .day = "9"},
	};
	static const struct outcome outcomes[] = {
	    {"part", CLV_ORDER_COUNTS, 100, 70, 5, true, "a", NULL, 0, 0},
	    {"full", CLV_ORDER_REFUNDED, .amount = 100},
	    {"column", CLV_ORDER_COUNTS, 100, 1, 5, true, "a", NULL, 0, 0},
	};
	CHECK(CLV_AMOUNTS_ONCE, false, lines, outcomes);
	CHECK(CLV_AMOUNTS_GUESSED, false, lines, outcomes);
	CHECK(CLV_AMOUNTS_SUMMED, true, lines, outcomes);
}

/* Of an unknown order: on their own day, and no purchase. */
static void rows_below_0_may_stand_alone(void **state)
{
	(void)state;
	static const struct line lines[] = {
	    {.id = "C1", "a", "s", "-10", .day = "9"},
	    {.id = "C1", "a", "s", "-5", .day = "8"},
	    {.id = "1", "a", "s", "40", .day = "3"},
	    {.id = "C2", "b", NULL, "-7", .day = "?"},
	};
	static const struct outcome outcomes[] = {
	    {"C1", CLV_ORDER_COUNTS, -15, -15, 8, false, "a", "s", 0, 0},
	    {"1", CLV_ORDER_COUNTS, 40, 40, 3, true, "a", "s", 0, 0},
	    {"C2", CLV_ORDER_WITHOUT_DAY, .amount = -7},
	};
	CHECK(CLV_AMOUNTS_SUMMED, true, lines, outcomes);
}

/* ---- Files --------------------------------------------------------------- */

static void an_order_of_two_files_counts_once(void **state)
{
	(void)state;
	static const struct line lines[] = {
	    {.id = "1", "zoe", "z", "100", .day = "5", .file = 3},
	    {.id = "1", "zoe", "z", "20", .day = "5", .file = 3},
	    /* not a row of these: neither amount, day, customer nor segment */
	    {.id = "1", "ann", "a", "100", .day = "1", .file = 4},
	    {.id = "1", "ann", "a", "20", .day = "1", .file = 4},
	    {.id = "1", "ann", "a", "7", .day = "1", .file = 9},
	    {.id = "2", "ann", NULL, "8", .day = "6", .file = 9},
	};
	static const struct outcome outcomes[] = {
	    {"1", CLV_ORDER_COUNTS, 120, 120, 5, true, "zoe", "z", 0, 3},
	    {"2", CLV_ORDER_COUNTS, 8, 8, 6, true, "ann", NULL, 0, 0},
	};
	CHECK(CLV_AMOUNTS_SUMMED, true, lines, outcomes);
	CHECK(CLV_AMOUNTS_GUESSED, true, lines, outcomes);
}

/* What differs between files only are not items. */
static void files_that_differ_are_no_items(void **state)
{
	(void)state;
	static const struct line lines[] = {
	    {.id = "1", "ann", NULL, "100", .day = "5", .file = 1},
	    {.id = "1", "ann", NULL, "100", .day = "5", .file = 1},
	    {.id = "1", "ann", NULL, "90", .day = "5", .file = 2},
	    {.id = "1", "ann", NULL, "80", .day = "5", .file = 2},
	};
	static const struct outcome outcomes[] = {
	    {"1", CLV_ORDER_COUNTS, 100, 100, 5, true, "ann", NULL, 0, 2}};
	CHECK(CLV_AMOUNTS_GUESSED, false, lines, outcomes);
}

static void a_refund_may_be_in_another_file(void **state)
{
	(void)state;
	static const struct line lines[] = {
	    {.id = "later", "a", NULL, "100", .day = "5", .file = 1},
	    {.id = "later", "a", NULL, "-30", .day = "9", .file = 2},
	    /* the same again */
	    {.id = "later", "a", NULL, "-30", .day = "9", .file = 3},
	    /* files in the other order */
	    {.id = "earlier", "a", NULL, "-30", .day = "9", .file = 1},
	    {.id = "earlier", "a", NULL, "100", .day = "5", .file = 2},
	    /* the last export knows most */
	    {.id = "column", "a", NULL, "50", .refund = 10, .day = "5", .file = 1},
	    {.id = "column", "a", NULL, "50", .refund = 40, .day = "5", .file = 2},
	    {.id = "column", "a", NULL, "50", .day = "5", .file = 3},
	};
	static const struct outcome outcomes[] = {
	    {"later", CLV_ORDER_COUNTS, 100, 70, 5, true, "a", NULL, 0, 1},
	    {"earlier", CLV_ORDER_COUNTS, 100, 70, 5, true, "a", NULL, 0, 0},
	    {"column", CLV_ORDER_COUNTS, 50, 10, 5, true, "a", NULL, 0, 2},
	};
	CHECK(CLV_AMOUNTS_ONCE, false, lines, outcomes);
	CHECK(CLV_AMOUNTS_SUMMED, true, lines, outcomes);
}

/* ---- Rows left out ------------------------------------------------------- */

static void rows_may_be_left_out(void **state)
{
	(void)state;
	static const struct line lines[] = {
	    /* another row counts, in another file too */
	    {.id = "1", "a", NULL, "100", .day = "1", .file = 1, .left_out = 7},
	    {.id = "1", "b", NULL, "60", .day = "5", .file = 2},
	    /* none does: the least reason, and what it would have been */
	    {.id = "2", "c", NULL, "50", .day = "5", .file = 1, .left_out = 9},
	    {.id = "2", "c", NULL, "20", .day = "5", .file = 1, .left_out = 70000},
	    {.id = "2", "c", NULL, "20", .day = "5", .file = 2, .left_out = 8},
	    /* a row without an amount does not make it count */
	    {.id = "2", "c", NULL, "-", .day = "5", .file = 1},
	    {.id = "3", "d", NULL, "-4", .day = "5", .file = 1, .left_out = 65536},
	};
	static const struct outcome summed[] = {
	    {"1", CLV_ORDER_COUNTS, 60, 60, 5, true, "b", NULL, 7, 0},
	    {"2", CLV_ORDER_LEFT_OUT, 70, .left_out = 8},
	    {"3", CLV_ORDER_LEFT_OUT, -4, .left_out = 65536},
	};
	static const struct outcome once[] = {
	    {"1", CLV_ORDER_COUNTS, 60, 60, 5, true, "b", NULL, 7, 0},
	    {"2", CLV_ORDER_LEFT_OUT, 50, .left_out = 8},
	    {"3", CLV_ORDER_LEFT_OUT, -4, .left_out = 65536},
	};
	CHECK(CLV_AMOUNTS_SUMMED, true, lines, summed);
	CHECK(CLV_AMOUNTS_ONCE, false, lines, once);
}

/* ---- Rows that disagree -------------------------------------------------- */

static void the_first_in_byte_order_is_taken(void **state)
{
	(void)state;
	static const struct line lines[] = {
	    {.id = "1", "bob", "north", "100", .day = "7"},
	    {.id = "1", "Bob", "no", "100", .day = "5"},
	    {.id = "1", "", "", "100", .day = "6"},
	    {.id = "1", "bo", NULL, "-", .day = "?"},
	    {.id = "1", "Bobby", "north", "-10", .day = "2"},
	};
	static const struct outcome outcomes[] = {
	    {"1", CLV_ORDER_COUNTS, 100, 90, 5, true, "Bob", "no", 0, 0}};
	CHECK(CLV_AMOUNTS_ONCE, false, lines, outcomes);
}

static void a_day_may_stand_in_another_row(void **state)
{
	(void)state;
	static const struct line lines[] = {
	    {.id = "1", "a", NULL, "100", .day = "?"},
	    {.id = "1", "", NULL, "-", .day = "6"},
	    {.id = "2", "", NULL, "100", .day = "-7"},
	    {.id = "3", "a", NULL, "100", .day = "?"},
	    {.id = "", "no id", NULL, "1", .day = "0"},
	};
	static const struct outcome outcomes[] = {
	    {"1", CLV_ORDER_COUNTS, 100, 100, 6, true, "a", NULL, 0, 0},
	    {"2", CLV_ORDER_COUNTS, 100, 100, -7, true, "", NULL, 0, 0},
	    {"3", CLV_ORDER_WITHOUT_DAY, .amount = 100},
	    {"", CLV_ORDER_COUNTS, 1, 1, 0, true, "no id", NULL, 0, 0},
	};
	CHECK(CLV_AMOUNTS_ONCE, false, lines, outcomes);
}

/* ---- Large ones ---------------------------------------------------------- */

static void sums_beyond_64_bits_end_there(void **state)
{
	(void)state;
	struct clv_order_book *book = clv_order_book_open(CLV_AMOUNTS_SUMMED);
	struct clv_order_row row = {.id = "up",
	                            .id_length = 2,
	                            .amount = INT64_MAX,
	                            .has_amount = true,
	                            .has_day = true};
	for (int i = 0; i < 3; i++)
		assert_true(clv_order_book_add(book, &row));
	row.id = "dn";
	row.amount = INT64_MIN;
	for (int i = 0; i < 3; i++)
		assert_true(clv_order_book_add(book, &row));
	clv_order_book_settle(book);
	struct clv_order order;
	clv_order_book_order(book, 0, &order);
	assert_true(order.amount == (clv_wide)INT64_MAX * 3);
	assert_true(order.transaction.amount == INT64_MAX);
	clv_order_book_order(book, 1, &order);
	assert_true(order.amount == (clv_wide)INT64_MIN * 3);
	assert_true(order.transaction.amount == INT64_MIN);
	clv_order_book_close(book);
}

static void many_orders_keep_apart(void **state)
{
	(void)state;
	enum { COUNT = 20000, ITEMS = 3 };
	struct clv_order_book *book = clv_order_book_open(CLV_AMOUNTS_SUMMED);
	for (int64_t item = 0; item < ITEMS; item++)
		for (int32_t i = 0; i < COUNT; i++) {
			const struct clv_order_row row = {.id = (const char *)&i,
			                                  .id_length = sizeof i,
			                                  .customer = (const char *)&i,
			                                  .customer_length = 3,
			                                  .amount = i * item,
			                                  .day = i,
			                                  .has_amount = true,
			                                  .has_day = true};
			assert_true(clv_order_book_add(book, &row));
		}
	assert_int_equal(clv_order_book_count(book), COUNT);
	clv_order_book_settle(book);
	for (int32_t i = 0; i < COUNT; i++) {
		struct clv_order order;
		clv_order_book_order(book, (size_t)i, &order);
		assert_int_equal(order.fate, CLV_ORDER_COUNTS);
		assert_int_equal(order.transaction.amount, 3 * i);
		assert_int_equal(order.transaction.day, i);
		assert_int_equal(order.transaction.customer_length, 3);
		assert_memory_equal(order.transaction.customer, &i, 3);
	}
	clv_order_book_close(book);
}

/* ---- Books in pieces ---- */

static bool lower_precedes(const void *data, unsigned a, unsigned b)
{
	(void)data;
	return a < b;
}

/* A book of the lines whose bit is set, and the same through its state. */
static void join_lines(struct clv_order_book *all, const struct line *lines,
                       size_t count, unsigned which)
{
	struct clv_order_book *piece = clv_order_book_open(CLV_AMOUNTS_GUESSED);
	for (size_t i = 0; i < count; i++)
		if (which >> i & 1)
			assert_true(add(piece, &lines[i]));
	for (size_t i = 0; i < clv_order_book_count(piece); i++) {
		struct clv_order_state state;
		clv_order_book_state(piece, i, &state);
		assert_true(clv_order_book_join(all, &state, lower_precedes, NULL));
	}
	clv_order_book_close(piece);
}

/* However the rows are parted, the orders are those of one book. */
static void pieces_are_as_one_book(void **state)
{
	(void)state;
	enum { LINES = 7 };
	static const struct line lines[LINES] = {
	    {"1", "b", "s", "100", 0, "4", .file = 0},
	    {"1", "a", NULL, "100", 30, "3", .file = 0},
	    {"1", "c", "r", "-20", 0, "9", .file = 0},
	    {"2", "d", NULL, "-", 0, "?", .file = 0},
	    {"2", "", NULL, "50", 0, "5", .file = 0, .left_out = 8},
	    {"2", "", NULL, "70", 0, "5", .file = 0, .left_out = 7},
	    {"1", "e", NULL, "100", 0, "?", .file = 0},
	};
	/* once: 100, less 30 and 20; the first in byte order; 2 is left out */
	static const struct outcome once[] = {
	    {"1", CLV_ORDER_COUNTS, 100, 50, 3, true, .customer = "a",
	     .segment = "r"},
	    {"2", CLV_ORDER_LEFT_OUT, 70, .left_out = 7},
	};
	for (unsigned which = 0; which < 1u << LINES; which++) {
		struct clv_order_book *all = clv_order_book_open(CLV_AMOUNTS_GUESSED);
		join_lines(all, lines, LINES, which);
		join_lines(all, lines, LINES, ~which);
		assert_int_equal(clv_order_book_count(all), 2);
		clv_order_book_settle(all);
		for (size_t i = 0; i < 2; i++) {
			struct clv_order order;
			clv_order_book_order(all, i, &order);
			order_is(all, i, &once[*order.id == '2']);
		}
		clv_order_book_close(all);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_amount_is_repeated_or_blank),
	    cmocka_unit_test(items_are_summed),
	    cmocka_unit_test(nothing_to_guess_from),
	    cmocka_unit_test(an_order_of_zero_is_a_purchase),
	    cmocka_unit_test(a_column_refunds),
	    cmocka_unit_test(rows_below_0_refund_a_known_order),
	    cmocka_unit_test(rows_below_0_may_stand_alone),
	    cmocka_unit_test(an_order_of_two_files_counts_once),
	    cmocka_unit_test(files_that_differ_are_no_items),
	    cmocka_unit_test(a_refund_may_be_in_another_file),
	    cmocka_unit_test(rows_may_be_left_out),
	    cmocka_unit_test(the_first_in_byte_order_is_taken),
	    cmocka_unit_test(a_day_may_stand_in_another_row),
	    cmocka_unit_test(sums_beyond_64_bits_end_there),
	    cmocka_unit_test(many_orders_keep_apart),
	    cmocka_unit_test(pieces_are_as_one_book),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
