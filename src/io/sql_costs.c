/* What goods cost, from rows up to customers and the base, and what is left of
   revenue. A purchase that does not say its cost makes it NULL in all that it
   is summed in: a profit without it would be too large. */
#include "io/money.h"
#include "io/number.h"
#include "io/sql_parts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

bool clv_sql_has_costs(const struct sql *sql)
{
	return sql->cells[CLV_ROLE_COST];
}

void clv_sql_add_known(struct sql *sql, const char *costs, const char *name)
{
	if (clv_sql_has_costs(sql))
		clv_sql_item(
		    sql,
		    clv_sql_say(sql, "CASE WHEN COUNT(@1) = COUNT(*) THEN SUM(@1) END",
		                costs, NULL),
		    name);
}

/* ---- Rows ------------------------------------------------------------------
 */

void clv_sql_add_cost_cell(struct sql *sql)
{
	if (clv_sql_has_costs(sql))
		clv_sql_item(sql,
		             clv_sql_say(sql, sql->dialect->money,
		                         sql->cells[CLV_ROLE_COST], NULL),
		             "cost_cell");
}

/* Goods that come back cost less than 0, or nothing. */
void clv_sql_add_row_cost(struct sql *sql)
{
	if (clv_sql_has_costs(sql))
		clv_sql_item(
		    sql,
		    "CASE WHEN COUNT(CASE WHEN amount_cell < 0 OR cost_cell >= 0 THEN "
		    "1 END) = COUNT(*) THEN SUM(CASE WHEN amount_cell >= 0 OR "
		    "cost_cell < 0 THEN cost_cell ELSE 0 END) END",
		    "row_cost");
}

/* ---- Rows of orders -------------------------------------------------------
 */

/* Rows without an amount may lack a cost, too. */
void clv_sql_add_back_cost(struct sql *sql)
{
	clv_sql_item(sql,
	             "SUM(CASE WHEN amount_cell < 0 AND cost_cell < 0 THEN "
	             "cost_cell ELSE 0 END)",
	             "back_cost");
	clv_sql_item(sql,
	             "MAX(CASE WHEN amount_cell < 0 THEN 0 WHEN cost_cell < 0 THEN "
	             "1 WHEN amount_cell >= 0 AND cost_cell IS NULL THEN 1 ELSE 0 "
	             "END)",
	             "lacks_cost");
}

void clv_sql_add_order_cost(struct sql *sql)
{
	if (clv_sql_has_costs(sql))
		clv_sql_item(sql,
		             "CASE WHEN lacks_cost = 1 THEN NULL WHEN sale IS NULL "
		             "THEN back_cost ELSE times * (sale_cost + back_cost) END",
		             "entry_cost");
}

/* ---- What is left ---------------------------------------------------------
 */

static int64_t units_of(double value)
{
	return isnan(value) ? 0 : llround(value * CLV_MONEY_UNIT);
}

static bool check_decimals(struct sql *sql, const char *flag, double value,
                           const char *example)
{
	/* what engines have as exact decimals, or as integers of 64 bits */
	static const double most = 1e9;
	if (isnan(value) ||
	    (clv_number_round(value, CLV_MONEY_DECIMALS) == value && value < most))
		return true;
	clv_reject(sql->error, CLV_BAD_USAGE,
	           value < most
	               ? "%s: a statement has %d decimals of it, and this has more"
	               : "%s: a statement has %d decimals of it, and no room for "
	                 "so much",
	           flag, CLV_MONEY_DECIMALS);
	return clv_hint(sql->error, "such as %s %s", flag, example);
}

bool clv_sql_check_profit(struct sql *sql)
{
	return check_decimals(sql, "--margin", sql->request->margin, "33.33%") &&
	       check_decimals(sql, "--cac", sql->request->cac, "12.5");
}

/* As money in the engine's way. */
static const char *constant(struct sql *sql, int64_t units)
{
	char text[CLV_MONEY_SIZE];
	if (sql->dialect->has_integers)
		snprintf(text, sizeof text, "%lld", (long long)units);
	else
		clv_money_write(text, units);
	const char *copy = clv_phrase_copy(&sql->phrases, text, strlen(text));
	return sql->dialect->has_integers
	           ? copy
	           : clv_sql_say(sql, sql->dialect->factor, copy, "18");
}

/* spent * margin: integers are of 1/10000 x 1/10000 then. */
static const char *of_margin(struct sql *sql, int64_t cac)
{
	const bool integers = sql->dialect->has_integers;
	const char *kept = clv_sql_say(
	    sql, "spent * @1", constant(sql, units_of(sql->request->margin)), NULL);
	if (cac)
		kept =
		    clv_sql_say(sql, "@1 - @2", kept,
		                constant(sql, integers ? cac * CLV_MONEY_UNIT : cac));
	return integers ? clv_sql_say(sql, "(@1) / 100000000.0", kept, NULL) : kept;
}

const char *clv_sql_profit(struct sql *sql)
{
	const int64_t cac = units_of(sql->request->cac);
	const char *left = "spent - costs";
	if (!clv_sql_has_costs(sql))
		return isnan(sql->request->margin) ? NULL : of_margin(sql, cac);
	if (cac)
		left = clv_sql_say(sql, "@1 - @2", left, constant(sql, cac));
	return clv_sql_money(sql, clv_sql_say(sql, "(@1)", left, NULL));
}

/* More given back than bought says nothing. */
void clv_sql_add_margin(struct sql *sql)
{
	if (clv_sql_has_costs(sql))
		clv_sql_result(
		    sql,
		    clv_sql_say(sql, "CASE WHEN all_cost_sum >= 0 THEN @1 END",
		                clv_sql_share(sql, "(all_revenue_sum - all_cost_sum)",
		                              "all_revenue_sum"),
		                NULL),
		    "margin");
}
