/* Rows to the books, as was decided what counts as what: expected values are
   added up by hand. */
#include "io/books.h"

#include "check.h"

#include <stdio.h>
#include <string.h>

enum { UNIT = 10000 };

static struct clv_books open_books(enum clv_guests guests, unsigned keeps)
{
	struct clv_books books;
	struct clv_error error;
	assert_true(clv_books_open(&books, keeps, guests, &error));
	return books;
}

static struct clv_text text_of(const char *text)
{
	return (struct clv_text){text, strlen(text)};
}

static struct clv_export_row row_of(const char *customer, int32_t day,
                                    int64_t units)
{
	const struct clv_text none = {"", 0};
	return (struct clv_export_row){.customer = text_of(customer),
	                               .id = none,
	                               .segment = none,
	                               .currency = none,
	                               .unknown_status = none,
	                               .amount = units * UNIT,
	                               .day = day,
	                               .has_amount = true,
	                               .has_day = true};
}

static const struct clv_mapping once;
static const struct clv_mapping guessed = {.items = true};
static const struct clv_preset some_preset = {.name = "some"};
static const struct clv_mapping summed = {.items = true,
                                          .preset = &some_preset};

static void enter_into(struct clv_books *books,
                       const struct clv_mapping *mapping,
                       struct clv_export_row row, const char *id, unsigned file)
{
	struct clv_error error;
	row.id = text_of(id);
	if (!clv_books_enter(books, mapping, &row, file, &error))
		fail_with("%s", error.message);
}

static void enter(struct clv_books *books, struct clv_export_row row)
{
	enter_into(books, &once, row, "", 0);
}

static void finish(struct clv_books *books)
{
	struct clv_error error;
	assert_true(clv_books_finish(books, 1, &error));
}

static struct clv_customer customer_of(const struct clv_books *books,
                                       const char *name)
{
	for (size_t i = 0; i < clv_ledger_count(books->ledger); i++) {
		struct clv_customer customer;
		clv_ledger_customer(books->ledger, i, &customer);
		if (customer.name_length == strlen(name) &&
		    memcmp(customer.name, name, customer.name_length) == 0)
			return customer;
	}
	fail_with("there is no %s", name);
	return (struct clv_customer){.name = NULL};
}

static void expect_customer(const struct clv_books *books, const char *name,
                            uint64_t orders, int64_t units)
{
	const struct clv_customer customer = customer_of(books, name);
	if (customer.orders != orders || customer.revenue != units * UNIT)
		fail_with("%s: %d orders, %g", name, (int)customer.orders,
		          (double)customer.revenue / UNIT);
}

static void expect_left_out(const struct clv_books *books, const char *reason,
                            uint64_t count, int64_t units)
{
	const struct clv_counts *counts = &books->tally.left_out;
	const uint32_t number =
	    clv_names_find(&counts->names, reason, strlen(reason));
	if (number == CLV_NO_NAME)
		fail_with("nothing is left out for %s", reason);
	const struct clv_count *found = &counts->counts[number];
	if (found->count != count || found->amount != units * UNIT)
		fail_with("%s: %d, %g", reason, (int)found->count,
		          (double)found->amount / UNIT);
}

/* ---- Rows that are orders of their own ------------------------------------
 */

static void rows_are_orders(void **state)
{
	(void)state;
	struct clv_books books = open_books(CLV_GUESTS_DROP, 0);
	enter(&books, row_of("ada", 10, 45));
	enter(&books, row_of("ada", 10, 5));
	enter(&books, row_of("ben", 12, 0)); /* a purchase too */
	finish(&books);
	expect_customer(&books, "ada", 2, 50);
	expect_customer(&books, "ben", 1, 0);
	assert_int_equal(customer_of(&books, "ada").day_count, 1);
	assert_true(books.tally.rows == 3 && books.tally.used.count == 3);
	assert_true(books.tally.used.amount == 50 * UNIT);
	assert_int_equal(books.tally.first_day, 10);
	assert_int_equal(books.tally.last_day, 12);
	assert_false(books.orders_are_summed);
	clv_books_close(&books);
}

static void refunds_lower_or_undo(void **state)
{
	(void)state;
	struct clv_books books = open_books(CLV_GUESTS_DROP, 0);
	struct clv_export_row row = row_of("ada", 10, 45);
	row.refund = 5 * UNIT;  /* in part: stays a purchase */
	row.is_refunded = true; /* the column says how much */
	enter(&books, row);
	row.refund = 45 * UNIT;
	enter(&books, row);
	row.refund = 50 * UNIT;
	enter(&books, row);
	row.refund = 0;
	enter(&books, row); /* the status alone */
	row.refund = 5 * UNIT;
	row.is_refunded_whatever = true;
	enter(&books, row);
	finish(&books);
	expect_customer(&books, "ada", 1, 40);
	expect_left_out(&books, "refunded in full", 4, 180);
	clv_books_close(&books);
}

/* A zero amount is a purchase where nobody refunded it. */
static void nothing_can_be_refunded(void **state)
{
	(void)state;
	struct clv_books books = open_books(CLV_GUESTS_DROP, 0);
	struct clv_export_row row = row_of("ada", 10, 0);
	enter(&books, row);
	row.is_refunded = true;
	enter(&books, row);
	enter_into(&books, &once, row, "#1", 0);
	row.is_refunded = false;
	row.refund = 5 * UNIT;
	enter(&books, row);
	enter_into(&books, &once, row, "#2", 0);
	finish(&books);
	expect_customer(&books, "ada", 1, 0);
	expect_left_out(&books, "refunded in full", 4, 0);
	clv_books_close(&books);
}

static void negative_rows_lower_their_customer(void **state)
{
	(void)state;
	struct clv_books books = open_books(CLV_GUESTS_DROP, 0);
	enter(&books, row_of("ada", 10, 45));
	enter(&books, row_of("ada", 20, -5));
	enter(&books, row_of("ben", 9, -7)); /* nothing but refunds: no row */
	finish(&books);
	expect_customer(&books, "ada", 1, 40);
	clv_wide refunded;
	assert_int_equal(clv_ledger_count(books.ledger), 1);
	assert_int_equal(clv_ledger_refunded(books.ledger, &refunded), 1);
	assert_true(refunded == -7 * UNIT);
	assert_true(books.tally.given_back.count == 2);
	assert_true(books.tally.given_back.amount == -12 * UNIT);
	assert_int_equal(books.tally.last_day, 20);
	clv_books_close(&books);
}

static void what_is_left_out_is_counted(void **state)
{
	(void)state;
	struct clv_books books = open_books(CLV_GUESTS_DROP, 0);
	struct clv_export_row row = row_of("ada", 10, 45);
	row.is_left_out = true;
	strcpy(row.reason, "status voided");
	row.currency = text_of("USD");
	enter(&books, row);
	row.has_amount = row.has_day = false;
	row.amount = 99; /* means nothing */
	enter(&books, row);
	finish(&books);
	expect_left_out(&books, "status voided", 2, 45);
	assert_int_equal(books.tally.currencies.names.count, 0);
	assert_int_equal(clv_ledger_count(books.ledger), 0);
	assert_true(books.tally.first_day > books.tally.last_day);
	clv_books_close(&books);
}

/* A row of totals: its amount is not 0, but none. */
static void a_row_without_amount_and_id_is_no_purchase(void **state)
{
	(void)state;
	struct clv_books books = open_books(CLV_GUESTS_EACH, 0);
	struct clv_export_row row = row_of("Total", 0, 0);
	row.has_amount = row.has_day = false;
	enter(&books, row);
	finish(&books);
	expect_left_out(&books, "without an amount", 1, 0);
	assert_int_equal(clv_ledger_count(books.ledger), 0);
	assert_true(books.tally.used.count == 0);
	clv_books_close(&books);
}

static void words_are_noted(void **state)
{
	(void)state;
	struct clv_books books = open_books(CLV_GUESTS_DROP, 0);
	struct clv_export_row row = row_of("ada", 10, 45);
	row.currency = text_of("eur");
	row.unknown_status = text_of("On Hold");
	row.is_rounded = true;
	enter(&books, row);
	row.currency = text_of("EUR");
	enter(&books, row);
	row.currency = text_of("a name that is far too long for a code");
	enter(&books, row);
	const struct clv_tally *tally = &books.tally;
	assert_int_equal(tally->currencies.names.count, 2);
	assert_true(tally->currencies.counts[0].count == 2);
	assert_true(tally->statuses.counts[0].count == 3);
	assert_true(tally->statuses.counts[0].amount == 135 * UNIT);
	assert_true(tally->rounded == 3);
	clv_books_close(&books);
}

/* Batches are handed over when they are full. */
static void many_rows_are_handed_over(void **state)
{
	(void)state;
	struct clv_books books = open_books(CLV_GUESTS_DROP, 0);
	for (int i = 0; i < 10000; i++)
		enter(&books, row_of(i % 2 ? "ada" : "ben", i / 100, 1));
	assert_true(clv_batch_count(books.batch) < 10000);
	finish(&books);
	expect_customer(&books, "ada", 5000, 5000);
	expect_customer(&books, "ben", 5000, 5000);
	assert_int_equal(customer_of(&books, "ben").day_count, 100);
	clv_books_close(&books);
}

static void segments_are_kept_where_asked_for(void **state)
{
	(void)state;
	for (unsigned keeps = 0; keeps <= CLV_KEEPS_SEGMENTS; keeps++) {
		struct clv_books books = open_books(CLV_GUESTS_DROP, keeps);
		struct clv_export_row row = row_of("ada", 10, 45);
		row.segment = text_of("web");
		enter(&books, row);
		row.segment = text_of("shop");
		row.day = 5;
		enter_into(&books, &once, row, "#1", 0);
		finish(&books);
		const struct clv_customer ada = customer_of(&books, "ada");
		if (keeps) /* that of the first purchase */
			assert_memory_equal(ada.segment, "shop", 4);
		else
			assert_null(ada.segment);
		clv_books_close(&books);
	}
}

/* ---- Guests ---------------------------------------------------------------
 */

static void guests_are_dropped(void **state)
{
	(void)state;
	struct clv_books books = open_books(CLV_GUESTS_DROP, 0);
	enter(&books, row_of("", 10, 45));
	enter_into(&books, &once, row_of("", 10, 5), "#1", 0);
	enter(&books, row_of("", 10, -1));
	finish(&books);
	expect_left_out(&books, "without a customer", 3, 49);
	assert_int_equal(clv_ledger_count(books.ledger), 0);
	clv_books_close(&books);
}

static void each_guest_is_a_customer(void **state)
{
	(void)state;
	struct clv_books books = open_books(CLV_GUESTS_EACH, 0);
	for (int i = 0; i < 20; i++)
		enter(&books, row_of("", 10, 1));
	enter_into(&books, &once, row_of("", 10, 5), "#1", 0);
	enter_into(&books, &once, row_of("", 11, 6), "#2", 0);
	/* called like one, and none */
	enter(&books, row_of(CLV_GUEST_NAME, 10, 1));
	finish(&books);
	assert_int_equal(clv_ledger_count(books.ledger), 23);
	for (size_t i = 0; i < 23; i++) {
		struct clv_customer customer;
		clv_ledger_customer(books.ledger, i, &customer);
		assert_true(customer.orders == 1);
		assert_memory_equal(customer.name, CLV_GUEST_NAME,
		                    sizeof CLV_GUEST_NAME - 1);
	}
	clv_books_close(&books);
}

static void guests_can_be_an_error(void **state)
{
	(void)state;
	struct clv_error error;
	struct clv_books books = open_books(CLV_GUESTS_ERROR, 0);
	struct clv_export_row row = row_of("", 10, 45);
	row.currency = text_of("EUR");
	assert_false(clv_books_enter(&books, &once, &row, 0, &error));
	assert_false(error.is_memory);
	assert_string_equal(error.message, "the customer is missing");
	assert_non_null(strstr(error.hint, "--guests drop"));
	/* what was refused has left nothing behind */
	assert_true(books.tally.rows == 0 && books.tally.used.count == 0);
	assert_int_equal(books.tally.currencies.names.count, 0);
	/* nobody asks who did not pay */
	row.refund = 45 * UNIT;
	assert_true(clv_books_enter(&books, &once, &row, 0, &error));
	/* of an order another row may say it; this one's do not */
	enter_into(&books, &once, row_of("", 10, 1), "#1", 0);
	enter_into(&books, &once, row_of("ada", 10, 1), "#1", 0);
	enter_into(&books, &once, row_of("", 10, 1), "#2", 0);
	assert_false(clv_books_finish(&books, 2, &error));
	assert_string_equal(error.message, "order #2: the customer is missing");
	assert_non_null(strstr(error.hint, "--guests each"));
	clv_books_close(&books);
}

/* ---- Orders ---------------------------------------------------------------
 */

static void amounts_stand_once_or_in_pieces(void **state)
{
	(void)state;
	struct clv_books books = open_books(CLV_GUESTS_DROP, 0);
	/* repeated: 10 and not 20 */
	enter_into(&books, &once, row_of("ada", 10, 10), "#1", 0);
	enter_into(&books, &once, row_of("ada", 10, 10), "#1", 0);
	/* of items: the same, twice, is twice as much */
	enter_into(&books, &summed, row_of("ben", 10, 10), "#2", 1);
	enter_into(&books, &summed, row_of("ben", 10, 10), "#2", 1);
	enter_into(&books, &summed, row_of("ben", 11, 5), "#2", 1);
	finish(&books);
	expect_customer(&books, "ada", 1, 10);
	expect_customer(&books, "ben", 1, 25);
	assert_int_equal(customer_of(&books, "ben").days[0], 10);
	assert_true(books.orders_are_summed);
	clv_books_close(&books);
}

/* The items of a known system say nothing about a file of another. */
static void files_of_two_kinds_are_read_each_in_its_own_way(void **state)
{
	(void)state;
	for (int differs = 0; differs < 2; differs++) {
		struct clv_books books = open_books(CLV_GUESTS_DROP, 0);
		enter_into(&books, &summed, row_of("ada", 10, 1), "S1", 0);
		enter_into(&books, &summed, row_of("ada", 10, 2), "S1", 0);
		enter_into(&books, &guessed, row_of("ben", 10, 4), "G1", 1);
		enter_into(&books, &guessed, row_of("ben", 10, 4), "G1", 1);
		enter_into(&books, &guessed, row_of("ben", 10, 4), "G2", 1);
		enter_into(&books, &guessed, row_of("ben", 10, 4 + differs), "G2", 1);
		enter_into(&books, &once, row_of("cleo", 10, 8), "O1", 2);
		enter_into(&books, &once, row_of("cleo", 10, 7), "O1", 2);
		finish(&books);
		expect_customer(&books, "ada", 1, 3);
		expect_customer(&books, "ben", 2, differs ? 17 : 8);
		expect_customer(&books, "cleo", 1, 8);
		clv_books_close(&books);
	}
}

static void refunds_of_orders(void **state)
{
	(void)state;
	struct clv_books books = open_books(CLV_GUESTS_DROP, 0);
	struct clv_export_row row = row_of("ada", 10, 10);
	row.refund = 3 * UNIT;
	enter_into(&books, &once, row, "part", 0);
	enter_into(&books, &once, row, "part", 0); /* repeats it */
	row.refund = 10 * UNIT;
	enter_into(&books, &once, row, "full", 0);
	row.refund = 0;
	row.is_refunded = true;
	enter_into(&books, &once, row, "status", 0);
	/* a negative row of a known order, on a later day */
	enter_into(&books, &once, row_of("ada", 20, -4), "row", 0);
	enter_into(&books, &once, row_of("ada", 11, 10), "row", 0);
	enter_into(&books, &once, row_of("ada", 12, 10), "gone", 0);
	enter_into(&books, &once, row_of("", 20, -10), "gone", 0);
	/* one of an order that is not there */
	enter_into(&books, &once, row_of("ada", 21, -1), "other", 0);
	finish(&books);
	expect_customer(&books, "ada", 2, 10 - 3 + 10 - 4 - 1);
	expect_left_out(&books, "refunded in full", 3, 30);
	const struct clv_customer ada = customer_of(&books, "ada");
	assert_int_equal(ada.day_count, 2);
	assert_int_equal(ada.days[1], 11);
	assert_true(books.tally.given_back.count == 1);
	clv_books_close(&books);
}

static void orders_are_left_out_with_their_amounts(void **state)
{
	(void)state;
	struct clv_books books = open_books(CLV_GUESTS_DROP, 0);
	struct clv_export_row row = row_of("ada", 10, 10);
	row.is_left_out = true;
	strcpy(row.reason, "status voided");
	enter_into(&books, &once, row, "#1", 0);
	enter_into(&books, &once, row, "#1", 0); /* repeats it */
	enter_into(&books, &summed, row, "#2", 1);
	enter_into(&books, &summed, row, "#2", 1);
	/* further rows say nothing of it */
	struct clv_export_row further = row_of("", 0, 0);
	further.has_amount = further.has_day = false;
	enter_into(&books, &once, further, "#1", 0);
	/* an order of which one row counts does */
	strcpy(row.reason, "memo rows");
	enter_into(&books, &once, row, "#3", 0);
	enter_into(&books, &once, row_of("ada", 10, 7), "#3", 0);
	enter_into(&books, &once, further, "#4", 0);
	finish(&books);
	expect_left_out(&books, "status voided", 2, 10 + 20);
	expect_left_out(&books, "memo rows", 0, 0);
	expect_left_out(&books, "without an amount", 1, 0);
	expect_customer(&books, "ada", 1, 7);
	assert_true(books.tally.rows == 8);
	clv_books_close(&books);
}

static void an_order_stands_in_one_file(void **state)
{
	(void)state;
	struct clv_books books = open_books(CLV_GUESTS_DROP, 0);
	struct clv_export_row pending = row_of("ada", 10, 10);
	pending.is_left_out = true;
	strcpy(pending.reason, "status pending");
	enter_into(&books, &once, row_of("ada", 10, 10), "#1", 0);
	enter_into(&books, &once, pending, "#2", 0);
	enter_into(&books, &once, row_of("ada", 10, 10), "#1", 1);
	enter_into(&books, &once, row_of("ada", 10, 10), "#1", 1);
	/* pending in one export, and paid in the next */
	enter_into(&books, &once, row_of("ada", 11, 10), "#2", 1);
	enter_into(&books, &once, row_of("ada", 11, 10), "#2", 2);
	/* a refund may be in a later file, but not in two */
	enter_into(&books, &once, row_of("ada", 15, -1), "#1", 1);
	enter_into(&books, &once, row_of("ada", 15, -1), "#1", 2);
	finish(&books);
	expect_customer(&books, "ada", 2, 19);
	expect_left_out(&books, "already in another file", 4, 0);
	expect_left_out(&books, "status pending", 0, 0);
	clv_books_close(&books);
}

/* More reasons than 16 bits count. */
static void reasons_may_be_many(void **state)
{
	(void)state;
	enum { REASONS = 70000 };
	struct clv_books books = open_books(CLV_GUESTS_DROP, 0);
	struct clv_export_row row = row_of("ada", 10, 1);
	row.is_left_out = true;
	for (int i = 0; i < REASONS; i++) {
		char id[16];
		snprintf(row.reason, sizeof row.reason, "currency %d", i);
		snprintf(id, sizeof id, "%d", i);
		enter_into(&books, &once, row, id, 0);
	}
	finish(&books);
	assert_int_equal(books.tally.left_out.names.count, REASONS);
	expect_left_out(&books, "currency 65535", 1, 1);
	expect_left_out(&books, "currency 69999", 1, 1);
	clv_books_close(&books);
}

/* ---- Threads --------------------------------------------------------------
 */

static void shares_have_a_tally_of_their_own(void **state)
{
	(void)state;
	struct clv_books books = open_books(CLV_GUESTS_DROP, 0);
	struct clv_books share;
	assert_true(clv_books_share(&share, &books));
	enter(&books, row_of("ada", 10, 1));
	enter(&share, row_of("ada", 9, 2));
	enter(&share, row_of("", 9, 3));
	assert_true(books.tally.rows == 1 && share.tally.rows == 2);
	assert_true(clv_tally_add(&books.tally, &share.tally));
	assert_true(books.tally.rows == 3);
	assert_int_equal(books.tally.first_day, 9);
	assert_true(clv_ledger_enter(books.ledger, share.batch));
	clv_books_unshare(&share);
	finish(&books);
	expect_customer(&books, "ada", 2, 3);
	expect_left_out(&books, "without a customer", 1, 3);
	clv_books_close(&books);
}

static void closing_twice_is_harmless(void **state)
{
	(void)state;
	struct clv_books books = open_books(CLV_GUESTS_DROP, 0);
	enter_into(&books, &once, row_of("ada", 10, 1), "#1", 0);
	clv_books_close(&books);
	clv_books_close(&books);
	assert_null(books.ledger);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(rows_are_orders),
	    cmocka_unit_test(refunds_lower_or_undo),
	    cmocka_unit_test(nothing_can_be_refunded),
	    cmocka_unit_test(negative_rows_lower_their_customer),
	    cmocka_unit_test(what_is_left_out_is_counted),
	    cmocka_unit_test(a_row_without_amount_and_id_is_no_purchase),
	    cmocka_unit_test(words_are_noted),
	    cmocka_unit_test(many_rows_are_handed_over),
	    cmocka_unit_test(segments_are_kept_where_asked_for),
	    cmocka_unit_test(guests_are_dropped),
	    cmocka_unit_test(each_guest_is_a_customer),
	    cmocka_unit_test(guests_can_be_an_error),
	    cmocka_unit_test(amounts_stand_once_or_in_pieces),
	    cmocka_unit_test(files_of_two_kinds_are_read_each_in_its_own_way),
	    cmocka_unit_test(refunds_of_orders),
	    cmocka_unit_test(orders_are_left_out_with_their_amounts),
	    cmocka_unit_test(an_order_stands_in_one_file),
	    cmocka_unit_test(reasons_may_be_many),
	    cmocka_unit_test(shares_have_a_tally_of_their_own),
	    cmocka_unit_test(closing_twice_is_harmless),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
