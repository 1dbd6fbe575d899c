/* What the files of SQL share, and nobody else sees. */
#ifndef CLV_IO_SQL_PARTS_H
#define CLV_IO_SQL_PARTS_H

#include "io/sql.h"

/* ---- Texts that live until the statement is written -----------------------
 */

struct phrase;

struct phrases {
	struct phrase *first;
	bool failed; /* no memory: texts are empty from then on */
};

void clv_phrases_free(struct phrases *phrases);

/* A copy of `length` bytes, with a final null. */
const char *clv_phrase_copy(struct phrases *phrases, const char *text,
                            size_t length);

/* The template with @1 to @3 in their places, which are not looked into; null
   for those it has not. Lent by phrases; never null. */
const char *clv_phrase(struct phrases *phrases, const char *template,
                       const char *first, const char *second,
                       const char *third);

/* A name or a text within quotes, so that it can be nothing else. */
const char *clv_sql_name(struct phrases *phrases,
                         const struct clv_dialect *dialect, const char *name,
                         size_t length);
const char *clv_sql_literal(struct phrases *phrases,
                            const struct clv_dialect *dialect, const char *text,
                            size_t length);

/* ---- The statement on its way ---------------------------------------------
 */

struct sql {
	const struct clv_sql_request *request;
	const struct clv_dialect *dialect;
	struct clv_output *output;
	struct clv_error *error;
	struct phrases phrases;
	size_t depth; /* of sub-selects */
	size_t items, conditions;
	bool is_begun;
	bool only_amounts; /* no more of a row than whether it counts */
	/* the user's cells as SQL; null: there is no such column */
	const char *table;
	const char *cells[CLV_ROLE_COUNT];
	bool is_product;          /* amounts are those of items */
	const char *currency;     /* a literal: the one that counts */
	const char *statuses_out; /* a list of literals, without brackets */
	const char *until;        /* a date; until_day where it is of the data */
};

/* A part of the statement, written where the sub-select is at. */
typedef void block(struct sql *sql);

/* A template with expressions in it. */
const char *clv_sql_say(struct sql *sql, const char *template,
                        const char *first, const char *second);

/* SELECT, then its items, FROM, its conditions, and what comes behind. A name
   of null: the item is a column and keeps its name. */
void clv_sql_select(struct sql *sql);
void clv_sql_item(struct sql *sql, const char *expression, const char *name);
void clv_sql_from(struct sql *sql, block *inner, const char *name);
void clv_sql_cross_join(struct sql *sql, block *inner, const char *name);
void clv_sql_where(struct sql *sql, const char *condition);
void clv_sql_line(struct sql *sql, const char *text);

/* ---- Its parts ------------------------------------------------------------
 */

/* Names, amounts and lists of words of the request. False after an error. */
bool clv_sql_read_columns(struct sql *sql);
bool clv_sql_read_amount(struct sql *sql);

/* Is it the name of a column, and neither empty nor a place such as @3? False
   with an error that names the flag. */
bool clv_sql_check_name(struct sql *sql, const char *flag, const char *name,
                        size_t length);

/* A column of the table, which bears the name t: one that is not there could
   otherwise be taken for a text by SQLite, or for one of our own names. */
const char *clv_sql_column(struct sql *sql, const char *name, size_t length);

/* customer, day, day_orders, day_revenue: what a customer bought and gave back
   on a day; day_cost and day_segment where there are such columns. */
void clv_sql_days(struct sql *sql);

/* customer, orders, spent, first_day, last_day, frequency, repeat_orders,
   repeat_revenue, costs, first_segment, as far as the result needs them; orders
   of 0 for those who bought nothing. The names of numbers that results change
   are not theirs: ClickHouse takes a name for that of the result. */
void clv_sql_customers(struct sql *sql);

/* ---- What results share ---------------------------------------------------
 */

/* A result is called in any engine what clv calls it. */
const char *clv_sql_result_name(struct sql *sql, const char *name);
void clv_sql_result(struct sql *sql, const char *expression, const char *name);

/* As a double; days between two; the last day that counts; a number. */
const char *clv_sql_real(struct sql *sql, const char *expression);
const char *clv_sql_days_between(struct sql *sql, const char *from,
                                 const char *to);
const char *clv_sql_until(const struct sql *sql);
const char *clv_sql_number(struct sql *sql, double value);

/* Money as it is shown; over a count; over other money, empty where that is not
   above 0. */
const char *clv_sql_money(struct sql *sql, const char *amount);
const char *clv_sql_mean(struct sql *sql, const char *amount,
                         const char *count);
const char *clv_sql_share(struct sql *sql, const char *part, const char *whole);

/* FROM a row per customer who bought something, with until_day. */
void clv_sql_from_customers(struct sql *sql);

/* ---- What goods cost ------------------------------------------------------

   But for clv_sql_add_back_cost, nothing is added where there are no costs. */
bool clv_sql_has_costs(const struct sql *sql);

/* cost_cell of a row, row_cost of a customer's rows of a day. */
void clv_sql_add_cost_cell(struct sql *sql);
void clv_sql_add_row_cost(struct sql *sql);

/* back_cost and lacks_cost of an order's rows; entry_cost, from them and
   sale_cost. */
void clv_sql_add_back_cost(struct sql *sql);
void clv_sql_add_order_cost(struct sql *sql);

/* The sum of costs; NULL if one of them is. */
void clv_sql_add_known(struct sql *sql, const char *costs, const char *name);

/* False with an error where --margin or --cac have too many digits. */
bool clv_sql_check_profit(struct sql *sql);

/* What is left of a customer's revenue; null where no flag says it. */
const char *clv_sql_profit(struct sql *sql);

/* The result margin, from all_cost_sum. */
void clv_sql_add_margin(struct sql *sql);

void clv_sql_write_total(struct sql *sql);

#endif
