/* Tables of customers: columns by their names, rows checked, survivors. What is
   expected was counted by hand. */
#include "io/behaviours.h"
#include "io/columns.h"

#include "check.h"
#include "temporary.h"

#include <stdio.h>
#include <string.h>

struct opened {
	struct temporary file;
	struct clv_table table;
	struct clv_behaviours behaviours;
	struct clv_error error;
};

static enum clv_behaviours_found open_text(struct opened *opened,
                                           const char *text)
{
	const struct clv_table_form form = {0};
	*opened = (struct opened){.error = {.status = CLV_DONE}};
	temporary_write(&opened->file, text, strlen(text));
	if (!clv_table_open_form(&opened->table, opened->file.path, &form,
	                         &opened->error))
		fail_with("%s", opened->error.message);
	return clv_behaviours_find(&opened->behaviours, &opened->table,
	                           &opened->error);
}

static void close_opened(struct opened *opened)
{
	clv_table_close(&opened->table);
	temporary_remove(&opened->file);
}

static bool read_next(struct opened *opened, struct clv_behaviour_row *row)
{
	struct clv_record record;
	assert_int_equal(clv_table_next(&opened->table, &record, &opened->error),
	                 CLV_READ_RECORD);
	return clv_behaviours_read(&opened->behaviours, &record, row,
	                           &opened->error);
}

/* ---- Columns --------------------------------------------------------------
 */

static void finds(const char *header, enum clv_behaviours_found found)
{
	struct opened opened;
	char text[300];
	snprintf(text, sizeof text, "%s\n", header);
	const enum clv_behaviours_found is = open_text(&opened, text);
	if (is != found)
		fail_with("\"%s\": %d and not %d: %s", header, (int)is, (int)found,
		          opened.error.message);
	assert_int_equal(opened.error.status,
	                 found == CLV_BEHAVIOURS_FAILED ? CLV_BAD_DATA : CLV_DONE);
	close_opened(&opened);
}

static void tables_are_told_by_their_header(void **state)
{
	(void)state;
	static const char clv_orders[] =
	    "customer,orders,revenue,avg,first,last,frequency,recency,T,monetary,"
	    "days_since_last,share,state";
	static const char *const tables[] = {
	    "frequency,recency,T", "x,t_x,T", "X,tx,t", "ID,x,t_x,T,zbar",
	    "Frequency;Recency;Age;Monetary Value;Weights",
	    "customer_id,frequency,recency,T,monetary_avg",
	    "frequency,recency,n_periods,weight", "period,customers", clv_orders,
	    /* other columns are ignored, also two that are called n there */
	    "period,customers,n,weight"};
	static const char *const others[] = {
	    "customer,date,amount",  "avg,freq,years", "customer,age,amount",
	    "email,frequency,date",  "period,revenue", "customers,orders",
	    "frequency,age,date,qty"};
	static const char *const faults[] = {"frequency,recency",  "x,T",
	                                     "recency,T,monetary", "x,t_x,tx,T",
	                                     "x,n_periods,n",      "x,t_x,T,n,N"};
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		finds(tables[i], CLV_BEHAVIOURS_YES);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		finds(others[i], CLV_BEHAVIOURS_NO);
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
		finds(faults[i], CLV_BEHAVIOURS_FAILED);
}

static void the_kind_follows_from_the_columns(void **state)
{
	(void)state;
	static const struct {
		const char *header;
		enum clv_model_data data;
	} kinds[] = {{"x,t_x,T\n", CLV_DATA_HISTORY},
	             {"x,t_x,age\n", CLV_DATA_HISTORY},
	             {"x,t_x,Periods\n", CLV_DATA_OCCASIONS},
	             {"period,customers\n", CLV_DATA_SURVIVAL},
	             {"period,customers,x,t_x,T\n", CLV_DATA_HISTORY}};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct opened opened;
		assert_int_equal(open_text(&opened, kinds[i].header),
		                 CLV_BEHAVIOURS_YES);
		assert_int_equal(opened.behaviours.data, kinds[i].data);
		close_opened(&opened);
	}
}

static void a_name_comes_before_other_names(void **state)
{
	(void)state;
	struct opened opened;
	char text[200];
	assert_int_equal(open_text(&opened, "id,customer,frequency,recency,T\n"),
	                 CLV_BEHAVIOURS_YES);
	assert_string_equal(
	    clv_behaviours_say(&opened.behaviours, text, sizeof text),
	    "customer: customer; frequency: frequency; recency: recency; T: T");
	close_opened(&opened);
}

static void what_is_missing_is_named(void **state)
{
	(void)state;
	struct opened opened;
	assert_int_equal(open_text(&opened, "x,T\n"), CLV_BEHAVIOURS_FAILED);
	assert_string_equal(opened.error.message,
	                    "no column is called recency; columns: x, T");
	assert_int_equal(opened.error.place.line, 1);
	close_opened(&opened);
	assert_int_equal(open_text(&opened, "x,t_x,T,n,weights,weight\n"),
	                 CLV_BEHAVIOURS_YES);
	close_opened(&opened);
	assert_int_equal(open_text(&opened, "x,t_x,T,weights,weight\n"),
	                 CLV_BEHAVIOURS_FAILED);
	assert_string_equal(opened.error.message, "which column is n? both "
	                                          "\"weights\" and \"weight\" may "
	                                          "be");
	close_opened(&opened);
}

/* ---- Rows -----------------------------------------------------------------
 */

static void rows_are_read(void **state)
{
	(void)state;
	struct opened opened;
	struct clv_behaviour_row row;
	assert_int_equal(open_text(&opened, "zbar,T,t_x,x,id,n\n"
	                                    "22.35,38.86,30.43,2, 7 ,3\n"
	                                    ",38.86,,0,,0\n"
	                                    "-5.5,1e2,0,0,b,1\n"),
	                 CLV_BEHAVIOURS_YES);
	assert_true(read_next(&opened, &row));
	assert_near(row.frequency, 2, 0);
	assert_near(row.recency, 30.43, 0);
	assert_near(row.T, 38.86, 0);
	assert_near(row.monetary, 22.35, 0);
	assert_near(row.n, 3, 0);
	assert_int_equal(row.customer.length, 1);
	assert_memory_equal(row.customer.at, "7", 1);
	assert_true(read_next(&opened, &row));
	assert_near(row.recency, 0, 0);
	assert_near(row.monetary, 0, 0);
	assert_near(row.n, 0, 0);
	assert_int_equal(row.customer.length, 0);
	assert_true(read_next(&opened, &row));
	assert_near(row.T, 100, 0);
	assert_near(row.monetary, -5.5, 0);
	close_opened(&opened);
}

static void a_row_stands_for_one(void **state)
{
	(void)state;
	struct opened opened;
	struct clv_behaviour_row row;
	assert_int_equal(open_text(&opened, "x,t_x,T\n1,2,3\n"),
	                 CLV_BEHAVIOURS_YES);
	assert_true(read_next(&opened, &row));
	assert_near(row.n, 1, 0);
	close_opened(&opened);
}

/* The first row under the header is refused, at this column, with this said. */
static void refuses(const char *text, size_t column, const char *message)
{
	struct opened opened;
	struct clv_behaviour_row row;
	assert_int_equal(open_text(&opened, text), CLV_BEHAVIOURS_YES);
	if (read_next(&opened, &row))
		fail_with("\"%s\" is taken", text);
	assert_string_equal(opened.error.message, message);
	assert_int_equal(opened.error.status, CLV_BAD_DATA);
	assert_int_equal(opened.error.place.line, 2);
	assert_int_equal(opened.error.place.column, column);
	assert_true(opened.error.hint[0]);
	close_opened(&opened);
}

static void bad_rows_are_refused(void **state)
{
	(void)state;
	refuses("x,t_x,T\n1,5,3\n", 3, "t_x: \"5\" is more than T");
	refuses("x,t_x,T\n0,5,9\n", 3,
	        "t_x: \"5\" is above 0 without a repeat purchase");
	refuses("x,t_x,T\n2,0,9\n", 3, "t_x: \"0\" in spite of repeat purchases");
	refuses("x,t_x,T\n-1,5,9\n", 1, "x: \"-1\" is negative");
	refuses("x,t_x,T\n1,-5,9\n", 3, "t_x: \"-5\" is negative");
	refuses("x,t_x,T\n1,5,-9\n", 5, "T: \"-9\" is negative");
	refuses("x,t_x,T\n1.5,5,9\n", 1, "x: \"1.5\" is not a whole number");
	refuses("x,t_x,T\n1e13,5,9\n", 1, "x: \"1e13\" is too large");
	refuses("x,t_x,T\none,5,9\n", 1, "x: \"one\" is not a number");
	refuses("x,t_x,T\n,5,9\n", 1, "x is empty");
	refuses("x,t_x,T\n1,,9\n", 3, "t_x is empty");
	refuses("x,t_x,T\n1,5,n/a\n", 5, "T is empty");
	refuses("x,t_x,T,n\n1,5,9,-2\n", 7, "n: \"-2\" is negative");
	refuses("x,t_x,T,n\n1,5,9,0.5\n", 7, "n: \"0.5\" is not a whole number");
	refuses("x,t_x,T,n\n1,5,9,\n", 7, "n is empty");
	refuses("x,t_x,T,zbar\n1,5,9,much\n", 7, "zbar: \"much\" is not a number");
	refuses("x,t_x,periods\n2,1,9\n", 3,
	        "t_x: \"1\" is less than the frequency");
	refuses("x,t_x,periods\n1,1.5,9\n", 3,
	        "t_x: \"1.5\" is not a whole number");
	refuses("x,t_x,periods\n1,1,9.5\n", 5,
	        "periods: \"9.5\" is not a whole number");
	refuses("period,customers\n0,86.9\n", 3,
	        "customers: \"86.9\" is not a whole number");
	refuses("period,customers\n-1,86\n", 1, "period: \"-1\" is negative");
	refuses("period,customers\n0,\n", 3, "customers is empty");
}

/* ---- The decimal sign -----------------------------------------------------
 */

static void reads_decimals(const char *text, char given, double recency)
{
	struct opened opened;
	struct clv_behaviour_row row;
	assert_int_equal(open_text(&opened, text), CLV_BEHAVIOURS_YES);
	if (!clv_behaviours_settle(&opened.behaviours, given, &opened.error) ||
	    !read_next(&opened, &row))
		fail_with("\"%s\": %s", text, opened.error.message);
	assert_near(row.recency, recency, 0);
	close_opened(&opened);
}

static void the_decimal_sign_is_found(void **state)
{
	(void)state;
	reads_decimals("x;t_x;T\n1;4,5;9\n", 0, 4.5);
	reads_decimals("x;t_x;T\n1;4.5;9\n", 0, 4.5);
	/* engines write three decimals, and no thousands */
	reads_decimals("x;t_x;T\n1;4.125;9\n", 0, 4.125);
	/* another value tells */
	reads_decimals("x;t_x;T\n1;4,125;9\n1;4,1;9\n", 0, 4.125);
	reads_decimals("x;t_x;T\n1;4,125;9\n", ',', 4.125);
	reads_decimals("x;t_x;T\n1;4,125;9999\n", '.', 4125);
	reads_decimals("x;t_x;T\n1;4;9\n", 0, 4);
}

static void what_may_be_either_is_asked_for(void **state)
{
	(void)state;
	struct opened opened;
	assert_int_equal(open_text(&opened, "x;t_x;T\n1;4,125;9\n"),
	                 CLV_BEHAVIOURS_YES);
	assert_false(clv_behaviours_settle(&opened.behaviours, 0, &opened.error));
	assert_string_equal(opened.error.hint, "say --decimal . or --decimal ,");
	assert_int_equal(opened.error.place.line, 2);
	close_opened(&opened);
}

/* ---- Survival -------------------------------------------------------------
 */

static void survivors_become_histories(void **state)
{
	(void)state;
	/* 100 came, 13 left in the first period and none in the third; 75 stayed
	   for all of the three */
	struct clv_survivors rows[] = {
	    {2, 75, 5}, {0, 100, 3}, {3, 75, 2}, {1, 87, 4}};
	static const double frequency[] = {0, 1, 2, 3};
	static const uint64_t weights[] = {13, 12, 0, 75};
	const struct clv_table table = {.name = "t.csv"};
	struct clv_error error = {.status = CLV_DONE};
	assert_true(clv_survivors_check(&table, rows, 4, &error));
	for (size_t i = 0; i < 4; i++) {
		struct clv_behaviour behaviour;
		uint64_t weight;
		clv_survivors_behaviour(rows, 4, i, &behaviour, &weight);
		assert_near(behaviour.frequency, frequency[i], 0);
		assert_near(behaviour.age, 3, 0);
		assert_int_equal(weight, weights[i]);
	}
}

static void survivors_are_checked(void **state)
{
	(void)state;
	static const struct {
		struct clv_survivors rows[3];
		uint64_t line;
		const char *message;
	} faults[] = {
	    {{{1, 5, 2}, {2, 4, 3}, {3, 4, 4}},
	     2,
	     "period 1 stands without period 0 before it"},
	    {{{0, 5, 2}, {3, 4, 3}, {1, 4, 4}},
	     3,
	     "period 3 stands without period 2 before it"},
	    {{{0, 5, 2}, {1, 4, 4}, {1, 4, 3}}, 4, "period 1 is there twice"},
	    {{{0, 5, 2}, {1, 6, 3}, {2, 1, 4}},
	     3,
	     "6 customers after period 1, and 5 before it: those who left do not "
	     "come back"}};
	const struct clv_table table = {.name = "t.csv"};
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
		struct clv_error error = {.status = CLV_DONE};
		struct clv_survivors rows[3];
		memcpy(rows, faults[i].rows, sizeof rows);
		assert_false(clv_survivors_check(&table, rows, 3, &error));
		assert_string_equal(error.message, faults[i].message);
		assert_int_equal(error.place.line, faults[i].line);
		assert_string_equal(error.place.file, "t.csv");
	}
	struct clv_error error = {.status = CLV_DONE};
	assert_true(clv_survivors_check(&table, NULL, 0, &error));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(tables_are_told_by_their_header),
	    cmocka_unit_test(the_kind_follows_from_the_columns),
	    cmocka_unit_test(a_name_comes_before_other_names),
	    cmocka_unit_test(what_is_missing_is_named),
	    cmocka_unit_test(rows_are_read),
	    cmocka_unit_test(a_row_stands_for_one),
	    cmocka_unit_test(bad_rows_are_refused),
	    cmocka_unit_test(the_decimal_sign_is_found),
	    cmocka_unit_test(what_may_be_either_is_asked_for),
	    cmocka_unit_test(survivors_become_histories),
	    cmocka_unit_test(survivors_are_checked),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
