/* A row per customer, from days: by windows, or by lists where an engine has
   none. */
#include "io/sql_parts.h"

static bool needs_segment(const struct sql *sql)
{
	return sql->cells[CLV_ROLE_SEGMENT];
}

/* Each day beside that of the customer's first purchase. */
static void days_and_first(struct sql *sql)
{
	clv_sql_select(sql);
	clv_sql_item(sql, "customer", NULL);
	clv_sql_item(sql, "day", NULL);
	clv_sql_item(sql, "day_orders", NULL);
	clv_sql_item(sql, "day_revenue", NULL);
	clv_sql_item(sql,
	             "MIN(CASE WHEN day_orders > 0 THEN day END) OVER (PARTITION "
	             "BY customer)",
	             "start_day");
	if (clv_sql_has_costs(sql))
		clv_sql_item(sql, "day_cost", NULL);
	if (needs_segment(sql))
		clv_sql_item(sql, "day_segment", NULL);
	clv_sql_from(sql, clv_sql_days, "days");
}

/* What no result needs is not there to be read over. */
static bool needs_money(const struct sql *sql)
{
	return sql->request->result != CLV_SQL_HISTOGRAM;
}

static bool needs_orders(const struct sql *sql)
{
	return sql->request->result == CLV_SQL_TOTAL;
}

static void by_windows(struct sql *sql)
{
	clv_sql_select(sql);
	clv_sql_item(sql, "customer", NULL);
	clv_sql_item(sql, "SUM(day_orders)", "orders");
	if (needs_money(sql))
		clv_sql_item(sql, "SUM(day_revenue)", "spent");
	clv_sql_item(sql, "MIN(start_day)", "first_day");
	clv_sql_item(sql, "MAX(CASE WHEN day_orders > 0 THEN day END)", "last_day");
	clv_sql_item(sql,
	             "SUM(CASE WHEN day > start_day AND day_orders > 0 THEN 1 "
	             "ELSE 0 END)",
	             "frequency");
	if (needs_orders(sql))
		clv_sql_item(
		    sql, "SUM(CASE WHEN day > start_day THEN day_orders ELSE 0 END)",
		    "repeat_orders");
	if (needs_money(sql))
		clv_sql_item(
		    sql, "SUM(CASE WHEN day > start_day THEN day_revenue ELSE 0 END)",
		    "repeat_revenue");
	clv_sql_add_known(sql, "day_cost", "costs");
	/* of the one day on which the customer came */
	if (needs_segment(sql))
		clv_sql_item(sql, "MIN(CASE WHEN day = start_day THEN day_segment END)",
		             "first_segment");
	clv_sql_from(sql, days_and_first, "days");
	clv_sql_line(sql, "GROUP BY customer");
}

/* Without windows: a customer's days as lists, which hold no NULL. */
static void lists(struct sql *sql)
{
	clv_sql_select(sql);
	clv_sql_item(sql, "customer", NULL);
	clv_sql_item(sql, "SUM(assumeNotNull(day_orders))", "orders");
	if (needs_money(sql))
		clv_sql_item(sql, "SUM(assumeNotNull(day_revenue))", "spent");
	clv_sql_item(sql,
	             "minIf(assumeNotNull(day), assumeNotNull(day_orders) > 0)",
	             "first_day");
	clv_sql_item(sql,
	             "maxIf(assumeNotNull(day), assumeNotNull(day_orders) > 0)",
	             "last_day");
	clv_sql_item(sql, "groupArray(assumeNotNull(day))", "days_of");
	clv_sql_item(sql, "groupArray(assumeNotNull(day_orders))", "orders_of");
	clv_sql_item(sql, "groupArray(assumeNotNull(day_revenue))", "revenue_of");
	clv_sql_add_known(sql, "day_cost", "costs");
	if (needs_segment(sql))
		clv_sql_item(sql,
		             "groupArray(assumeNotNull(COALESCE(day_segment, '')))",
		             "segments_of");
	clv_sql_from(sql, clv_sql_days, "days");
	clv_sql_line(sql, "GROUP BY customer");
}

static void by_lists(struct sql *sql)
{
	clv_sql_select(sql);
	clv_sql_item(sql, "customer", NULL);
	clv_sql_item(sql, "orders", NULL);
	if (needs_money(sql))
		clv_sql_item(sql, "spent", NULL);
	clv_sql_item(sql, "first_day", NULL);
	clv_sql_item(sql, "last_day", NULL);
	clv_sql_item(sql,
	             "arraySum(arrayMap((d, o) -> d > first_day AND o > 0, "
	             "days_of, orders_of))",
	             "frequency");
	if (needs_orders(sql))
		clv_sql_item(sql,
		             "arraySum(arrayMap((d, o) -> d > first_day ? o : 0, "
		             "days_of, orders_of))",
		             "repeat_orders");
	if (needs_money(sql))
		clv_sql_item(sql,
		             "arraySum(arrayMap((d, r) -> d > first_day ? r : 0, "
		             "days_of, revenue_of))",
		             "repeat_revenue");
	if (clv_sql_has_costs(sql))
		clv_sql_item(sql, "costs", NULL);
	if (needs_segment(sql))
		clv_sql_item(sql,
		             "NULLIF(arrayElement(arrayFilter((s, d) -> d = first_day, "
		             "segments_of, days_of), 1), '')",
		             "first_segment");
	clv_sql_from(sql, lists, "lists");
}

void clv_sql_customers(struct sql *sql)
{
	if (sql->dialect->has_windows)
		by_windows(sql);
	else
		by_lists(sql);
}
