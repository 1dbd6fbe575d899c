/* Sub-selects from the user's rows up to what a customer did on a day: the
   definitions are those of clv orders, one sub-select for each step. */
#include "io/sql_parts.h"

#include <string.h>

static bool has(const struct sql *sql, enum clv_role role)
{
	return sql->cells[role];
}

/* ---- The user's rows ------------------------------------------------------
 */

static void write_table(struct sql *sql)
{
	const char *filter = sql->request->filter;
	clv_sql_line(sql, clv_sql_say(sql, "FROM @1 AS t", sql->table, NULL));
	if (!filter)
		return;
	/* a bracket must not be in a comment of the filter's */
	const bool comments = strstr(filter, "--") || strchr(filter, '#');
	clv_sql_line(sql, clv_sql_say(sql, comments ? "WHERE (@1\n)" : "WHERE (@1)",
	                              filter, NULL));
}

/* template of a template of a cell */
static const char *twice(struct sql *sql, const char *outer, const char *inner,
                         const char *cell)
{
	return clv_sql_say(sql, outer, clv_sql_say(sql, inner, cell, NULL), NULL);
}

static void write_customer_cell(struct sql *sql)
{
	const struct clv_dialect *dialect = sql->dialect;
	const char *customer = sql->cells[CLV_ROLE_CUSTOMER];
	/* As it stands, so that an engine that is parted by it may group first. */
	clv_sql_item(sql,
	             has(sql, CLV_ROLE_ORDER_ID)
	                 ? twice(sql, dialect->trim, dialect->text, customer)
	                 : customer,
	             "customer_cell");
}

/* The first in byte order, as clv takes it of several. */
static const char *first_of(struct sql *sql, const char *text)
{
	return clv_sql_say(sql, "MIN(@1)",
	                   clv_sql_say(sql, sql->dialect->bytes, text, NULL), NULL);
}

static void write_segment_cell(struct sql *sql)
{
	if (has(sql, CLV_ROLE_SEGMENT))
		clv_sql_item(
		    sql,
		    clv_sql_say(sql, "NULLIF(@1, '')",
		                twice(sql, sql->dialect->trim, sql->dialect->text,
		                      sql->cells[CLV_ROLE_SEGMENT]),
		                NULL),
		    "segment_cell");
}

/* Cells as they are computed with. Names of ours end in _cell, which the
   user's columns hardly do: some engines take a name for that of a result. */
static void cells(struct sql *sql)
{
	const struct clv_dialect *dialect = sql->dialect;
	clv_sql_select(sql);
	if (!sql->only_amounts) {
		write_customer_cell(sql);
		write_segment_cell(sql);
	}
	clv_sql_item(
	    sql, clv_sql_say(sql, dialect->day, sql->cells[CLV_ROLE_DATE], NULL),
	    "day_cell");
	clv_sql_item(sql, sql->cells[CLV_ROLE_AMOUNT], "amount_cell");
	clv_sql_add_cost_cell(sql);
	if (has(sql, CLV_ROLE_REFUND) && !sql->only_amounts)
		clv_sql_item(sql,
		             twice(sql, "COALESCE(abs(@1), 0)", dialect->money,
		                   sql->cells[CLV_ROLE_REFUND]),
		             "refund_cell");
	if (has(sql, CLV_ROLE_STATUS))
		clv_sql_item(sql, sql->cells[CLV_ROLE_STATUS], "status_cell");
	if (has(sql, CLV_ROLE_CURRENCY))
		clv_sql_item(sql, sql->cells[CLV_ROLE_CURRENCY], "currency_cell");
	if (has(sql, CLV_ROLE_ORDER_ID))
		clv_sql_item(sql,
		             clv_sql_say(sql, "COALESCE(@1, '')",
		                         twice(sql, dialect->trim, dialect->text,
		                               sql->cells[CLV_ROLE_ORDER_ID]),
		                         NULL),
		             "id_cell");
	write_table(sql);
}

/* The rows that count. */
static void write_conditions(struct sql *sql)
{
	if (sql->until)
		clv_sql_where(sql, clv_sql_say(sql,
		                               has(sql, CLV_ROLE_ORDER_ID)
		                                   ? "(day_cell IS NULL OR day_cell "
		                                     "<= @1)"
		                                   : "day_cell <= @1",
		                               sql->until, NULL));
	if (has(sql, CLV_ROLE_STATUS) && *sql->statuses_out)
		clv_sql_where(sql, clv_sql_say(sql, "status_cell NOT IN (@1)",
		                               sql->statuses_out, NULL));
	if (has(sql, CLV_ROLE_CURRENCY))
		clv_sql_where(sql, clv_sql_say(sql, "currency_cell IN ('', @1)",
		                               sql->currency, NULL));
}

static const char says_refunded[] = "status_cell IN ('refunded', 'wcrefunded')";

/* A customer's key, from a trimmed cell. */
static const char *key_of(struct sql *sql, const char *cell)
{
	return clv_sql_say(sql, sql->dialect->key, cell, NULL);
}

/* ---- Rows that are orders of their own ------------------------------------
 */

/* Not those refunded in full: neither purchase nor revenue. */
static void write_refunds(struct sql *sql)
{
	const bool status = has(sql, CLV_ROLE_STATUS);
	const char *left =
	    status ? clv_sql_say(sql, "NOT @1", says_refunded, NULL) : "";
	if (has(sql, CLV_ROLE_REFUND))
		clv_sql_where(
		    sql,
		    clv_sql_say(sql,
		                status ? "(amount_cell < 0 OR (refund_cell > 0 AND "
		                         "refund_cell < amount_cell) OR (refund_cell "
		                         "= 0 AND @1))"
		                       : "(amount_cell < 0 OR refund_cell = 0 OR "
		                         "refund_cell < amount_cell)",
		                left, NULL));
	else if (status)
		clv_sql_where(sql,
		              clv_sql_say(sql, "(amount_cell < 0 OR @1)", left, NULL));
}

/* By the customer as he stands and the day: few rows are left of many. */
static void rows_by_day(struct sql *sql)
{
	const struct clv_dialect *dialect = sql->dialect;
	clv_sql_select(sql);
	clv_sql_item(
	    sql,
	    clv_sql_say(sql, dialect->trim,
	                clv_sql_say(sql, dialect->text, "customer_cell", NULL),
	                NULL),
	    "customer_text");
	clv_sql_item(sql, "day_cell", NULL);
	clv_sql_item(sql, "SUM(CASE WHEN amount_cell >= 0 THEN 1 ELSE 0 END)",
	             "row_orders");
	if (has(sql, CLV_ROLE_SEGMENT))
		clv_sql_item(
		    sql,
		    first_of(sql, "CASE WHEN amount_cell >= 0 THEN segment_cell END"),
		    "row_segment");
	clv_sql_item(sql,
	             has(sql, CLV_ROLE_REFUND)
	                 ? "SUM(CASE WHEN amount_cell < 0 THEN amount_cell ELSE "
	                   "amount_cell - refund_cell END)"
	                 : "SUM(amount_cell)",
	             "row_revenue");
	clv_sql_add_row_cost(sql);
	clv_sql_from(sql, cells, "cells");
	clv_sql_where(sql, "amount_cell IS NOT NULL AND day_cell IS NOT NULL");
	write_conditions(sql);
	write_refunds(sql);
	clv_sql_line(sql, "GROUP BY customer_cell, day_cell");
}

/* With the keys of customers, several of which may have been one. */
static void entries_of_rows(struct sql *sql)
{
	clv_sql_select(sql);
	clv_sql_item(sql, key_of(sql, "customer_text"), "customer");
	clv_sql_item(sql, "day_cell", "day");
	clv_sql_item(sql, "row_orders", "entry_orders");
	if (has(sql, CLV_ROLE_SEGMENT))
		clv_sql_item(sql, "row_segment", "entry_segment");
	clv_sql_item(sql, "row_revenue", "entry_revenue");
	if (clv_sql_has_costs(sql))
		clv_sql_item(sql, "row_cost", "entry_cost");
	clv_sql_from(sql, rows_by_day, "by_day");
}

/* ---- Rows of orders -------------------------------------------------------
 */

/* Orders whose rows have different amounts: there are items in the data. Costs
   are also of items where they alone differ. */
static void orders_that_differ(struct sql *sql)
{
	const bool costs = clv_sql_has_costs(sql);
	clv_sql_select(sql);
	clv_sql_item(sql, "id_cell", NULL);
	if (costs)
		clv_sql_item(sql,
		             "CASE WHEN MIN(amount_cell) < MAX(amount_cell) THEN 1 "
		             "ELSE 0 END",
		             "amounts_differ");
	sql->only_amounts = true;
	clv_sql_from(sql, cells, "cells");
	sql->only_amounts = false;
	write_conditions(sql);
	clv_sql_where(sql, costs ? "id_cell <> '' AND (amount_cell IS NULL OR "
	                           "amount_cell >= 0)"
	                         : "id_cell <> '' AND amount_cell >= 0");
	clv_sql_line(sql, "GROUP BY id_cell");
	clv_sql_line(sql, costs ? "HAVING MIN(amount_cell) < MAX(amount_cell) OR "
	                          "MIN(cost_cell) < MAX(cost_cell)"
	                        : "HAVING MIN(amount_cell) < MAX(amount_cell)");
}

static void items(struct sql *sql)
{
	clv_sql_select(sql);
	if (clv_sql_has_costs(sql)) {
		clv_sql_item(sql, "SUM(amounts_differ)", "several");
		clv_sql_item(sql, "COUNT(*)", "several_costs");
	} else {
		clv_sql_item(sql, "COUNT(*)", "several");
	}
	clv_sql_from(sql, orders_that_differ, "differ");
}

/* An amount of an order: the sum of its items, and what stands once. */
static void write_amount(struct sql *sql, const char *of, const char *name)
{
	if (!sql->is_product) {
		clv_sql_item(sql, clv_sql_say(sql, "SUM(@1)", of, NULL),
		             clv_sql_say(sql, "@1_sum", name, NULL));
		clv_sql_item(sql, clv_sql_say(sql, "MAX(@1)", of, NULL),
		             clv_sql_say(sql, "@1_once", name, NULL));
		return;
	}
	/* rows without an id that are alike are orders of their own */
	clv_sql_item(sql,
	             clv_sql_say(sql,
	                         "CASE WHEN id_cell = '' THEN MAX(@1) ELSE "
	                         "SUM(@1) END",
	                         of, NULL),
	             name);
}

/* Rows with the same id are an order; without one, those that are alike are
   taken together, and counted. */
static void orders_by_id(struct sql *sql)
{
	const char *key = key_of(sql, "customer_cell");
	clv_sql_select(sql);
	clv_sql_item(sql, "id_cell", NULL);
	clv_sql_item(sql,
	             first_of(sql, clv_sql_say(sql, "NULLIF(@1, '')", key, NULL)),
	             "order_customer");
	if (has(sql, CLV_ROLE_SEGMENT))
		clv_sql_item(sql, first_of(sql, "segment_cell"), "order_segment");
	clv_sql_item(sql, "CASE WHEN id_cell = '' THEN COUNT(*) ELSE 1 END",
	             "times");
	clv_sql_item(sql,
	             "MIN(CASE WHEN amount_cell < 0 THEN NULL ELSE day_cell END)",
	             "sale_day");
	clv_sql_item(sql, "MIN(CASE WHEN amount_cell < 0 THEN day_cell END)",
	             "return_day");
	write_amount(sql, "CASE WHEN amount_cell >= 0 THEN amount_cell END",
	             "sale");
	clv_sql_item(sql,
	             "SUM(CASE WHEN amount_cell < 0 THEN -amount_cell ELSE 0 END)",
	             "given_back");
	if (has(sql, CLV_ROLE_REFUND))
		write_amount(sql,
		             "CASE WHEN amount_cell < 0 THEN 0 ELSE refund_cell END",
		             "refund");
	if (clv_sql_has_costs(sql)) {
		write_amount(sql,
		             "CASE WHEN amount_cell < 0 THEN NULL ELSE cost_cell END",
		             "sale_cost");
		clv_sql_add_back_cost(sql);
	}
	if (has(sql, CLV_ROLE_STATUS))
		clv_sql_item(sql,
		             clv_sql_say(sql, "MAX(CASE WHEN @1 THEN 1 ELSE 0 END)",
		                         says_refunded, NULL),
		             "is_refunded");
	clv_sql_from(sql, cells, "cells");
	write_conditions(sql);
	clv_sql_line(sql, "GROUP BY");
	clv_sql_line(sql, "  id_cell,");
	clv_sql_line(sql, "  CASE WHEN id_cell = '' THEN customer_cell END,");
	clv_sql_line(sql, "  CASE WHEN id_cell = '' THEN day_cell END,");
	if (has(sql, CLV_ROLE_REFUND))
		clv_sql_line(sql, "  CASE WHEN id_cell = '' THEN refund_cell END,");
	if (has(sql, CLV_ROLE_STATUS))
		clv_sql_line(sql, "  CASE WHEN id_cell = '' THEN status_cell END,");
	if (clv_sql_has_costs(sql))
		clv_sql_line(sql, "  CASE WHEN id_cell = '' THEN cost_cell END,");
	clv_sql_line(sql, "  CASE WHEN id_cell = '' THEN amount_cell END");
}

/* Are amounts those of items? Products are; else the data tell. */
static void orders_settled(struct sql *sql)
{
	static const char choice[] = "CASE WHEN several > 0 AND id_cell <> '' "
	                             "THEN @1_sum ELSE @1_once END";
	static const char cost[] = "CASE WHEN several_costs > 0 AND id_cell <> '' "
	                           "THEN sale_cost_sum ELSE sale_cost_once END";
	clv_sql_select(sql);
	clv_sql_item(sql, "order_customer", NULL);
	if (has(sql, CLV_ROLE_SEGMENT))
		clv_sql_item(sql, "order_segment", NULL);
	clv_sql_item(sql, "times", NULL);
	clv_sql_item(sql, "sale_day", NULL);
	clv_sql_item(sql, "return_day", NULL);
	clv_sql_item(sql, clv_sql_say(sql, choice, "sale", NULL), "sale");
	clv_sql_item(sql, "given_back", NULL);
	if (has(sql, CLV_ROLE_REFUND))
		clv_sql_item(sql, clv_sql_say(sql, choice, "refund", NULL), "refund");
	if (clv_sql_has_costs(sql)) {
		clv_sql_item(sql, cost, "sale_cost");
		clv_sql_item(sql, "back_cost", NULL);
		clv_sql_item(sql, "lacks_cost", NULL);
	}
	if (has(sql, CLV_ROLE_STATUS))
		clv_sql_item(sql, "is_refunded", NULL);
	clv_sql_from(sql, orders_by_id, "by_id");
	clv_sql_cross_join(sql, items, "items");
}

/* Refunded in full: neither purchase nor revenue. Given back without a sale in
   the data: lowers revenue, and is no purchase. */
static void entries_of_orders(struct sql *sql)
{
	const char *back =
	    has(sql, CLV_ROLE_REFUND) ? "refund + given_back" : "given_back";
	const char *template =
	    has(sql, CLV_ROLE_STATUS)
	        ? "((sale IS NULL AND given_back > 0) OR (@1 = 0 AND is_refunded = "
	          "0) OR (@1 > 0 AND @1 < sale))"
	        : "((sale IS NULL AND given_back > 0) OR @1 = 0 OR @1 < sale)";
	clv_sql_select(sql);
	clv_sql_item(sql, "order_customer", "customer");
	clv_sql_item(
	    sql, "CASE WHEN sale IS NULL THEN return_day ELSE sale_day END", "day");
	clv_sql_item(sql, "CASE WHEN sale IS NULL THEN 0 ELSE times END",
	             "entry_orders");
	if (has(sql, CLV_ROLE_SEGMENT))
		clv_sql_item(sql, "order_segment", "entry_segment");
	clv_sql_item(sql,
	             clv_sql_say(sql,
	                         "CASE WHEN sale IS NULL THEN -given_back ELSE "
	                         "times * (sale - (@1)) END",
	                         back, NULL),
	             "entry_revenue");
	clv_sql_add_order_cost(sql);
	if (sql->is_product)
		clv_sql_from(sql, orders_by_id, "by_id");
	else
		clv_sql_from(sql, orders_settled, "settled");
	clv_sql_where(sql, clv_sql_say(sql, template, back, NULL));
}

/* ---- Customers ------------------------------------------------------------
 */

void clv_sql_days(struct sql *sql)
{
	clv_sql_select(sql);
	clv_sql_item(sql, "customer", NULL);
	clv_sql_item(sql, "day", NULL);
	clv_sql_item(sql, "SUM(entry_orders)", "day_orders");
	clv_sql_item(sql, "SUM(entry_revenue)", "day_revenue");
	clv_sql_add_known(sql, "entry_cost", "day_cost");
	if (has(sql, CLV_ROLE_SEGMENT))
		clv_sql_item(
		    sql,
		    first_of(sql, "CASE WHEN entry_orders > 0 THEN entry_segment END"),
		    "day_segment");
	clv_sql_from(
	    sql, has(sql, CLV_ROLE_ORDER_ID) ? entries_of_orders : entries_of_rows,
	    "entries");
	clv_sql_where(sql, "customer <> '' AND day IS NOT NULL");
	clv_sql_line(sql, "GROUP BY customer, day");
}
