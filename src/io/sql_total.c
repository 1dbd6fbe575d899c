/* `clv sql total`: sums over customers, and what follows from them. */
#include "io/sql_parts.h"

/* ---- The base -------------------------------------------------------------
 */

static void sum(struct sql *sql, const char *of, const char *name)
{
	clv_sql_item(sql, clv_sql_say(sql, "SUM(@1)", of, NULL), name);
}

/* What customers are summed over, in one go or by revenue. */
static void sums_of_customers(struct sql *sql)
{
	const char *lapsed =
	    clv_sql_say(sql, "CASE WHEN @1 > @2",
	                clv_sql_days_between(sql, "last_day", clv_sql_until(sql)),
	                clv_sql_number(sql, sql->request->lapsed_after));
	clv_sql_item(sql, "COUNT(*)", "customer_count");
	sum(sql, "orders", "order_sum");
	sum(sql, "spent", "revenue_sum");
	sum(sql, clv_sql_days_between(sql, "first_day", clv_sql_until(sql)),
	    "day_sum");
	sum(sql, "repeat_orders", "repeat_order_sum");
	sum(sql, "repeat_revenue", "repeat_revenue_sum");
	sum(sql, "CASE WHEN frequency > 0 THEN 1 ELSE 0 END", "repeat_count");
	sum(sql, clv_sql_say(sql, "@1 THEN 1 ELSE 0 END", lapsed, NULL),
	    "lapsed_count");
	sum(sql, clv_sql_say(sql, "@1 THEN spent ELSE 0 END", lapsed, NULL),
	    "lapsed_sum");
	clv_sql_add_known(sql, "costs", "cost_sum");
}

static void by_revenue(struct sql *sql)
{
	clv_sql_select(sql);
	clv_sql_item(sql, "spent", NULL);
	sums_of_customers(sql);
	clv_sql_from_customers(sql);
	clv_sql_line(sql, "GROUP BY spent");
}

static const char *const sums[] = {
    "order_sum",          "revenue_sum",  "day_sum",      "repeat_order_sum",
    "repeat_revenue_sum", "repeat_count", "lapsed_count", "lapsed_sum"};

/* Few revenues are different, so that no engine has to sort all customers. */
static void ranked(struct sql *sql)
{
	clv_sql_select(sql);
	clv_sql_item(sql, "spent", NULL);
	clv_sql_item(sql, "customer_count", NULL);
	for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
		clv_sql_item(sql, sums[i], NULL);
	if (clv_sql_has_costs(sql))
		clv_sql_item(sql, "cost_sum", NULL);
	clv_sql_item(sql,
	             "SUM(customer_count) OVER (ORDER BY spent DESC ROWS BETWEEN "
	             "UNBOUNDED PRECEDING AND CURRENT ROW) - customer_count",
	             "richer");
	clv_sql_item(sql,
	             clv_sql_say(sql, sql->dialect->quotient,
	                         "SUM(customer_count) OVER () + 4", "5"),
	             "fifth");
	clv_sql_from(sql, by_revenue, "by_revenue");
}

static void sums_by_windows(struct sql *sql)
{
	clv_sql_select(sql);
	clv_sql_item(sql, "SUM(customer_count)", "customers");
	for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
		clv_sql_item(sql, clv_sql_say(sql, "SUM(@1)", sums[i], NULL),
		             clv_sql_say(sql, "all_@1", sums[i], NULL));
	clv_sql_add_known(sql, "cost_sum", "all_cost_sum");
	clv_sql_item(sql,
	             "SUM(CASE WHEN richer + customer_count <= fifth THEN "
	             "revenue_sum WHEN richer < fifth THEN spent * (fifth - "
	             "richer) ELSE 0 END)",
	             "all_top_sum");
	clv_sql_from(sql, ranked, "ranked");
}

static void sums_in_one(struct sql *sql)
{
	clv_sql_select(sql);
	sums_of_customers(sql);
	clv_sql_item(sql,
	             "arraySum(arraySlice(arrayReverseSort(groupArray(spent)), "
	             "1, intDiv(COUNT(*) + 4, 5)))",
	             "top_sum");
	clv_sql_from_customers(sql);
}

/* Under the names that they have with windows. */
static void sums_by_lists(struct sql *sql)
{
	clv_sql_select(sql);
	clv_sql_item(sql, "customer_count", "customers");
	for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
		clv_sql_item(sql, sums[i], clv_sql_say(sql, "all_@1", sums[i], NULL));
	if (clv_sql_has_costs(sql))
		clv_sql_item(sql, "cost_sum", "all_cost_sum");
	clv_sql_item(sql, "top_sum", "all_top_sum");
	clv_sql_from(sql, sums_in_one, "sums");
}

void clv_sql_write_total(struct sql *sql)
{
	const char *revenue = "all_revenue_sum", *orders = "all_order_sum";
	const char *repeats = "all_repeat_order_sum";
	const char *repeat_revenue = "all_repeat_revenue_sum";
	const char *first_avg = clv_sql_say(
	    sql, "(@1)",
	    clv_sql_say(
	        sql, "@1 / (all_order_sum - all_repeat_order_sum)",
	        clv_sql_real(sql, "(all_revenue_sum - all_repeat_revenue_sum)"),
	        NULL),
	    NULL);
	const char *years =
	    clv_sql_say(sql, "@1 / 365.25", clv_sql_real(sql, "all_day_sum"), NULL);
	clv_sql_select(sql);
	clv_sql_result(sql, "COALESCE(customers, 0)", "customers");
	clv_sql_result(sql, "COALESCE(customers, 0)", "new_customers");
	clv_sql_result(sql, clv_sql_say(sql, "COALESCE(@1, 0)", orders, NULL),
	               "orders");
	clv_sql_result(
	    sql,
	    clv_sql_money(sql, clv_sql_say(sql, "COALESCE(@1, 0)", revenue, NULL)),
	    "revenue");
	clv_sql_result(sql,
	               clv_sql_say(sql, "CASE WHEN all_order_sum > 0 THEN @1 END",
	                           clv_sql_mean(sql, revenue, orders), NULL),
	               "avg");
	clv_sql_result(sql, clv_sql_say(sql, "COALESCE(@1, 0)", years, NULL),
	               "customer_years");
	clv_sql_result(sql,
	               clv_sql_say(sql,
	                           "CASE WHEN all_day_sum > 0 THEN @1 / (@2) END",
	                           clv_sql_real(sql, repeats), years),
	               "freq");
	clv_sql_result(sql, "COALESCE(all_repeat_count, 0)", "repeat_customers");
	clv_sql_result(sql, clv_sql_share(sql, "all_repeat_count", "customers"),
	               "repeat_rate");
	clv_sql_result(sql, clv_sql_share(sql, repeat_revenue, revenue),
	               "repeat_revenue_share");
	clv_sql_result(
	    sql,
	    clv_sql_say(
	        sql,
	        "CASE WHEN all_repeat_order_sum > 0 AND all_order_sum > "
	        "all_repeat_order_sum AND all_revenue_sum > "
	        "all_repeat_revenue_sum THEN @1 / all_repeat_order_sum / @2 END",
	        clv_sql_real(sql, repeat_revenue), first_avg),
	    "repeat_avg_vs_first");
	clv_sql_result(sql, clv_sql_share(sql, "all_top_sum", revenue),
	               "top20_share");
	clv_sql_result(sql, "COALESCE(all_lapsed_count, 0)", "lapsed_customers");
	clv_sql_result(sql, clv_sql_money(sql, "COALESCE(all_lapsed_sum, 0)"),
	               "lapsed_revenue");
	clv_sql_add_margin(sql);
	clv_sql_from(sql,
	             sql->dialect->has_windows ? sums_by_windows : sums_by_lists,
	             "base");
}
