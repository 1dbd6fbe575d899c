/* Statements: what stands in quotes, what is refused, what differs between
   dialects. That their results are those of clv is for test_sql.sh. */
#include "io/sql.h"

#include "check.h"

#include <stdio.h>
#include <string.h>

static struct clv_sql_request plain(const char *dialect)
{
	struct clv_sql_request request = {.result = CLV_SQL_SUMMARY,
	                                  .dialect = clv_dialect_find(dialect),
	                                  .table = "orders",
	                                  .until = CLV_NO_DAY,
	                                  .margin = NAN,
	                                  .cac = NAN};
	assert_non_null(request.dialect);
	request.columns[CLV_ROLE_CUSTOMER] = "email";
	request.columns[CLV_ROLE_DATE] = "day";
	request.columns[CLV_ROLE_AMOUNT] = "total";
	return request;
}

/* The statement, lent until the next one; null after an error. */
struct writing {
	struct clv_output *output;
	struct clv_error error;
	char text[60000];
};

static const char *write_it(struct writing *writing,
                            const struct clv_sql_request *request)
{
	size_t size;
	if (!writing->output)
		writing->output = clv_output_open_memory(&writing->error);
	assert_non_null(writing->output);
	clv_output_forget(writing->output);
	if (!clv_sql_write(request, writing->output, &writing->error))
		return NULL;
	const char *text = clv_output_kept(writing->output, &size);
	assert_true(size < sizeof writing->text);
	memcpy(writing->text, text, size);
	writing->text[size] = '\0';
	return writing->text;
}

static struct writing *begin(void)
{
	static struct writing writing;
	writing.output = NULL;
	return &writing;
}

static void finish(struct writing *writing)
{
	clv_output_close(writing->output);
	writing->output = NULL;
}

static void expect(const char *statement, const char *part)
{
	assert_non_null(statement);
	if (!strstr(statement, part))
		fail_with("no %s in:\n%s", part, statement);
}

static void expect_none(const char *statement, const char *part)
{
	assert_non_null(statement);
	if (strstr(statement, part))
		fail_with("%s in:\n%s", part, statement);
}

static void expect_error(struct writing *writing,
                         const struct clv_sql_request *request,
                         const char *message)
{
	writing->error = (struct clv_error){.status = CLV_DONE};
	assert_null(write_it(writing, request));
	assert_int_equal(writing->error.status, CLV_BAD_USAGE);
	assert_string_equal(writing->error.message, message);
	assert_true(*writing->error.hint);
}

/* ---- Names ----------------------------------------------------------------
 */

static void names_are_quoted(void **state)
{
	(void)state;
	/* doubled quotes, or \ where the engine's manual says so */
	static const struct {
		const char *dialect, *name, *quoted;
	} cases[] = {
	    {"duckdb", "a\"; DROP TABLE x; --", "t.\"a\"\"; DROP TABLE x; --\""},
	    {"postgres", "a\"b\\", "t.\"a\"\"b\\\""},
	    {"sqlite", "a'b`", "t.\"a'b`\""},
	    {"trino", "\"", "t.\"\"\"\""},
	    {"snowflake", "a\"b\\", "t.\"a\"\"b\\\""},
	    {"clickhouse", "a\"b\\", "t.\"a\\\"b\\\\\""},
	    {"spark", "a`b\\\"", "t.`a``b\\\"`"},
	    {"bigquery", "a`b\\", "t.`a\\`b\\\\`"},
	};
	struct writing *writing = begin();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct clv_sql_request request = plain(cases[i].dialect);
		request.columns[CLV_ROLE_CUSTOMER] = cases[i].name;
		expect(write_it(writing, &request), cases[i].quoted);
		expect(writing->text, "AS customer_cell");
	}
	finish(writing);
}

static void tables_have_parts(void **state)
{
	(void)state;
	static const struct {
		const char *table, *quoted;
	} cases[] = {
	    {"orders", "FROM \"orders\" AS t\n"},
	    {"shop.orders", "FROM \"shop\".\"orders\" AS t\n"},
	    {"a.b.c", "FROM \"a\".\"b\".\"c\" AS t\n"},
	    {"\"a.b\".c", "FROM \"a.b\".\"c\" AS t\n"},
	    {"\"a\"\"b\"", "FROM \"a\"\"b\" AS t\n"},
	    {"x; DROP TABLE y", "FROM \"x; DROP TABLE y\" AS t\n"},
	    {"a\"b", "FROM \"a\"\"b\" AS t\n"},
	};
	struct writing *writing = begin();
	struct clv_sql_request request = plain("duckdb");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		request.table = cases[i].table;
		expect(write_it(writing, &request), cases[i].quoted);
	}
	request.table = "";
	expect_error(writing, &request, "--table: the name is empty");
	request.table = "shop..orders";
	expect_error(writing, &request, "--table: the name is empty");
	request.table = "shop.";
	expect_error(writing, &request, "--table: the name is empty");
	request.table = "\"a\"b";
	expect_error(writing, &request, "--table: a point is missing behind \"");
	finish(writing);
}

static void segments_are_of_orders(void **state)
{
	(void)state;
	struct writing *writing = begin();
	struct clv_sql_request request = plain("postgres");
	request.result = CLV_SQL_ORDERS;
	request.lapsed_after = 90;
	expect_none(write_it(writing, &request), "segment");
	request.columns[CLV_ROLE_SEGMENT] = "from";
	expect(write_it(writing, &request), "first_segment AS \"segment\"\nFROM");
	/* the first in byte order, whatever the database's own order is */
	expect(writing->text, "MIN(CASE WHEN amount_cell >= 0 THEN segment_cell "
	                      "END COLLATE \"C\") AS row_segment");
	expect(writing->text, "NULLIF(BTRIM(CAST(t.\"from\" AS TEXT), E' \\t'), "
	                      "'') AS segment_cell");
	request.columns[CLV_ROLE_SEGMENT] = "@3";
	expect_error(writing, &request,
	             "--segment: \"@3\" is a place, and the columns of a table "
	             "have none");
	finish(writing);
}

static void filters_stay_in_their_brackets(void **state)
{
	(void)state;
	struct writing *writing = begin();
	struct clv_sql_request request = plain("duckdb");
	request.filter = "shop = '@1' OR vip";
	expect(write_it(writing, &request), "WHERE (shop = '@1' OR vip)\n");
	request.filter = "vip -- all of them";
	expect(write_it(writing, &request), "WHERE (vip -- all of them\n)\n");
	finish(writing);
}

static void words_are_literals(void **state)
{
	(void)state;
	struct writing *writing = begin();
	struct clv_sql_request request = plain("duckdb");
	request.columns[CLV_ROLE_STATUS] = "state";
	request.columns[CLV_ROLE_CURRENCY] = "coin";
	request.currency = "E'U R";
	request.status_in = "Pending,draft";
	request.status_out = "On-Hold,it's \\,";
	expect(write_it(writing, &request), "currency_cell IN ('', 'e''ur')");
	expect(writing->text, "'onhold', 'it''s\\')");
	expect(writing->text, "NOT IN ('wcpending', 'authorized', ");
	expect_none(writing->text, "'draft'");
	expect_none(writing->text, "'pending'");
	request.dialect = clv_dialect_find("bigquery");
	expect(write_it(writing, &request), "currency_cell IN ('', 'e\\'ur')");
	expect(writing->text, "'onhold', 'it\\'s\\\\')");
	finish(writing);
}

static void columns_are_names(void **state)
{
	(void)state;
	struct writing *writing = begin();
	struct clv_sql_request request = plain("duckdb");
	request.columns[CLV_ROLE_DATE] = "@3";
	expect_error(writing, &request,
	             "--date: \"@3\" is a place, and the columns of a table have "
	             "none");
	request = plain("duckdb");
	request.columns[CLV_ROLE_ORDER_ID] = "";
	expect_error(writing, &request, "--order-id: the name is empty");
	request = plain("duckdb");
	request.columns[CLV_ROLE_AMOUNT] = "total*@4";
	expect_error(writing, &request,
	             "--amount: \"@4\" is a place, and the columns of a table have "
	             "none");
	request = plain("duckdb");
	request.columns[CLV_ROLE_CURRENCY] = "coin";
	expect_error(writing, &request,
	             "--currency-column: which currency? --currency is missing");
	request = plain("duckdb");
	request.currency = "EUR";
	expect_error(writing, &request,
	             "--currency: in which column? --currency-column is missing");
	request = plain("duckdb");
	request.status_out = "lost";
	expect_error(writing, &request,
	             "--status-out: in which column? --status is missing");
	request = plain("duckdb");
	request.status_in = "lost";
	expect_error(writing, &request,
	             "--status-in: in which column? --status is missing");
	finish(writing);
}

/* ---- Amounts --------------------------------------------------------------
 */

#define MONEY(x) "CAST(t.\"" x "\" AS DECIMAL(38, 4))"
#define FACTOR(x, digits) "CAST(t.\"" x "\" AS DECIMAL(" digits ", 4))"
#define ROUNDED(x) "CAST(" x " AS DECIMAL(38, 4))"

static void amounts_are_expressions(void **state)
{
	(void)state;
	static const struct {
		const char *amount, *duckdb, *sqlite;
	} cases[] = {
	    {"Total", MONEY("Total"),
	     "CAST(ROUND(NULLIF(t.\"Total\", '') * 10000) AS INTEGER)"},
	    {"Total-Taxes + fee",
	     MONEY("Total") " - " MONEY("Taxes") " + " MONEY("fee"), NULL},
	    {"-[Sub-Total]", "-" MONEY("Sub-Total"), NULL},
	    {"\"net*\"-1.5", MONEY("net*") " - CAST(1.5 AS DECIMAL(38, 4))", NULL},
	    {"n*price", ROUNDED(FACTOR("n", "18") " * " FACTOR("price", "18")),
	     "CAST(ROUND(CAST(ROUND(NULLIF(t.\"n\", '') * 10000) AS INTEGER) * "
	     "CAST(ROUND(NULLIF(t.\"price\", '') * 10000) AS INTEGER) / 10000.0) "
	     "AS INTEGER)"},
	    {"n*price*0.5",
	     ROUNDED(FACTOR("n", "12") " * " FACTOR(
	         "price", "12") " * CAST(0.5 AS DECIMAL(12, 4))"),
	     NULL},
	    {"price*0.25",
	     ROUNDED(FACTOR("price", "18") " * CAST(0.25 AS DECIMAL(18, 4))"),
	     "CAST(ROUND(CAST(ROUND(NULLIF(t.\"price\", '') * 10000) AS INTEGER) * "
	     "2500 / 10000.0) AS INTEGER)"},
	};
	struct writing *writing = begin();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct clv_sql_request request = plain("duckdb");
		char line[600];
		request.columns[CLV_ROLE_AMOUNT] = cases[i].amount;
		snprintf(line, sizeof line, "  %s AS amount_cell\n", cases[i].duckdb);
		expect(write_it(writing, &request), line);
		if (!cases[i].sqlite)
			continue;
		request.dialect = clv_dialect_find("sqlite");
		snprintf(line, sizeof line, "  %s AS amount_cell\n", cases[i].sqlite);
		expect(write_it(writing, &request), line);
	}
	finish(writing);
}

static void quantities_multiply(void **state)
{
	(void)state;
	struct writing *writing = begin();
	struct clv_sql_request request = plain("duckdb");
	request.columns[CLV_ROLE_AMOUNT] = "price";
	request.columns[CLV_ROLE_QUANTITY] = "n";
	expect(write_it(writing, &request),
	       ROUNDED(FACTOR("price", "18") " * " FACTOR("n", "18")));
	request.columns[CLV_ROLE_AMOUNT] = "a*b*c*d";
	expect_error(writing, &request,
	             "--quantity: the amount is a product of 4 factors already");
	request.columns[CLV_ROLE_AMOUNT] = "a*b*c";
	expect_error(writing, &request,
	             "--amount: a product of more than 3 factors has more digits "
	             "than engines have");
	request.columns[CLV_ROLE_QUANTITY] = "@2";
	request.columns[CLV_ROLE_AMOUNT] = "a";
	expect_error(writing, &request,
	             "--quantity: \"@2\" is a place, and the columns of a table "
	             "have none");
	finish(writing);
}

static void bad_amounts_are_refused(void **state)
{
	(void)state;
	/* what clv_expression_read says, over the names that are in it */
	static const char *const cases[] = {"",   "5",    "a-",        "a**b",
	                                    "[a", "[a]b", "a*b*c*d*e", "  "};
	struct writing *writing = begin();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct clv_sql_request request = plain("duckdb");
		request.columns[CLV_ROLE_AMOUNT] = cases[i];
		writing->error = (struct clv_error){.status = CLV_DONE};
		if (write_it(writing, &request))
			fail_with("\"%s\" is taken", cases[i]);
		assert_int_equal(writing->error.status, CLV_BAD_USAGE);
		assert_memory_equal(writing->error.message, "--amount", 8);
	}
	finish(writing);
}

/* Rows of an id are items where the amount is a product, and else only if the
   amounts of an order differ, which takes a sub-select. */
static void orders_are_summed_as_in_files(void **state)
{
	(void)state;
	struct writing *writing = begin();
	struct clv_sql_request request = plain("duckdb");
	request.columns[CLV_ROLE_ORDER_ID] = "number";
	expect(write_it(writing, &request), "HAVING MIN(amount_cell) < "
	                                    "MAX(amount_cell)");
	expect(writing->text, "CASE WHEN several > 0 AND id_cell <> '' THEN "
	                      "sale_sum ELSE sale_once END AS sale");
	request.columns[CLV_ROLE_AMOUNT] = "n*price";
	expect_none(write_it(writing, &request), "HAVING MIN(amount_cell)");
	request.columns[CLV_ROLE_ORDER_ID] = NULL;
	expect_none(write_it(writing, &request), "id_cell");
	finish(writing);
}

/* ---- Costs ----------------------------------------------------------------
 */

/* A sum of costs is known when all of them are, on every level. */
static void costs_are_summed_where_known(void **state)
{
	(void)state;
	static const char *const levels[] = {
	    "entry_cost) END AS day_cost\n", "day_cost) END AS costs\n",
	    "costs) END AS cost_sum\n", "cost_sum) END AS all_cost_sum,\n"};
	struct writing *writing = begin();
	struct clv_sql_request request = plain("duckdb");
	request.result = CLV_SQL_TOTAL;
	expect_none(write_it(writing, &request), "cost");
	expect_none(writing->text, "margin");
	request.columns[CLV_ROLE_COST] = "goods";
	expect(write_it(writing, &request), MONEY("goods") " AS cost_cell\n");
	for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
		expect(writing->text, levels[i]);
	expect(writing->text, "CASE WHEN COUNT(costs) = COUNT(*) THEN SUM(costs)");
	expect(writing->text, " AS \"margin\"\nFROM (");
	request.columns[CLV_ROLE_COST] = "@3";
	expect_error(writing, &request,
	             "--cost: \"@3\" is a place, and the columns of a table have "
	             "none");
	finish(writing);
}

/* Of items with the amounts of products; else as soon as amounts or costs
   differ within an order. */
static void costs_of_orders_follow_amounts(void **state)
{
	(void)state;
	struct writing *writing = begin();
	struct clv_sql_request request = plain("clickhouse");
	request.result = CLV_SQL_ORDERS;
	request.columns[CLV_ROLE_ORDER_ID] = "number";
	request.columns[CLV_ROLE_COST] = "goods";
	expect(write_it(writing, &request),
	       "HAVING MIN(amount_cell) < MAX(amount_cell) OR MIN(cost_cell) < "
	       "MAX(cost_cell)\n");
	expect(writing->text, "CASE WHEN several_costs > 0 AND id_cell <> '' THEN "
	                      "sale_cost_sum ELSE sale_cost_once END AS sale_cost");
	expect(writing->text, "  CASE WHEN id_cell = '' THEN cost_cell END,\n");
	request.columns[CLV_ROLE_AMOUNT] = "n*price";
	expect_none(write_it(writing, &request), "several_costs");
	expect(writing->text, "THEN MAX(CASE WHEN amount_cell < 0 THEN NULL ELSE "
	                      "cost_cell END) ELSE SUM(");
	finish(writing);
}

/* In exact decimals, or in integers of 1/10000. */
static void profit_is_what_is_left(void **state)
{
	(void)state;
	static const struct {
		double margin, cac;
		const char *postgres, *sqlite;
	} cases[] = {
	    {NAN, NAN, "(spent - costs)", "(spent - costs) / 10000.0"},
	    {NAN, 12.5, "(spent - costs - CAST(12.5 AS DECIMAL(18, 4)))",
	     "(spent - costs - 125000) / 10000.0"},
	    {0.35, NAN, "spent * CAST(0.35 AS DECIMAL(18, 4))",
	     "(spent * 3500) / 100000000.0"},
	    {0.3333, 0.0625,
	     "spent * CAST(0.3333 AS DECIMAL(18, 4)) - CAST(0.0625 AS "
	     "DECIMAL(18, 4))",
	     "(spent * 3333 - 6250000) / 100000000.0"},
	    {0, 999999999.5,
	     "spent * CAST(0 AS DECIMAL(18, 4)) - CAST(999999999.5 AS "
	     "DECIMAL(18, 4))",
	     "(spent * 0 - 99999999950000000) / 100000000.0"},
	};
	struct writing *writing = begin();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct clv_sql_request request = plain("postgres");
		char line[200];
		request.result = CLV_SQL_ORDERS;
		request.margin = cases[i].margin;
		request.cac = cases[i].cac;
		request.columns[CLV_ROLE_SEGMENT] = "from";
		if (isnan(cases[i].margin))
			request.columns[CLV_ROLE_COST] = "goods";
		snprintf(line, sizeof line, "AS \"segment\",\n  %s AS \"profit\"\nFROM",
		         cases[i].postgres);
		expect(write_it(writing, &request), line);
		request.dialect = clv_dialect_find("sqlite");
		snprintf(line, sizeof line, "  %s AS \"profit\"\nFROM",
		         cases[i].sqlite);
		expect(write_it(writing, &request), line);
	}
	finish(writing);
}

static void profit_has_few_decimals(void **state)
{
	(void)state;
	struct writing *writing = begin();
	struct clv_sql_request request = plain("spark");
	request.result = CLV_SQL_ORDERS;
	expect_none(write_it(writing, &request), "profit");
	request.margin = 0.33333;
	expect_error(writing, &request,
	             "--margin: a statement has 4 decimals of it, and this has "
	             "more");
	request.margin = 0.3;
	request.cac = 0.00001;
	expect_error(writing, &request,
	             "--cac: a statement has 4 decimals of it, and this has more");
	request.cac = 1e9;
	expect_error(writing, &request,
	             "--cac: a statement has 4 decimals of it, and no room for so "
	             "much");
	finish(writing);
}

/* ---- Dialects -------------------------------------------------------------
 */

static void days_are_counted(void **state)
{
	(void)state;
	/* as the manuals of the engines say */
	static const struct {
		const char *dialect, *days, *date;
	} cases[] = {
	    {"duckdb", "DATEDIFF('day', first_day, DATE '2025-12-31')",
	     "CAST(t.\"day\" AS DATE)"},
	    {"postgres", "(DATE '2025-12-31' - first_day)",
	     "CAST(t.\"day\" AS DATE)"},
	    {"sqlite",
	     "CAST(JULIANDAY('2025-12-31') - JULIANDAY(first_day) AS INTEGER)",
	     "DATE(SUBSTR(t.\"day\", 1, 10))"},
	    {"clickhouse", "(toDate('2025-12-31') - first_day)",
	     "toDate(t.\"day\")"},
	    {"spark", "DATEDIFF(DATE '2025-12-31', first_day)",
	     "CAST(t.`day` AS DATE)"},
	    {"trino", "DATE_DIFF('day', first_day, DATE '2025-12-31')",
	     "CAST(t.\"day\" AS DATE)"},
	    {"bigquery", "DATE_DIFF(DATE '2025-12-31', first_day, DAY)",
	     "CAST(t.`day` AS DATE)"},
	    {"snowflake", "DATEDIFF('day', first_day, DATE '2025-12-31')",
	     "CAST(t.\"day\" AS DATE)"},
	};
	struct writing *writing = begin();
	assert_int_equal(sizeof cases / sizeof *cases, clv_dialect_count);
	for (size_t i = 0; i < clv_dialect_count; i++) {
		struct clv_sql_request request = plain(cases[i].dialect);
		char line[200];
		request.until = 20453; /* 2025-12-31, by date -d ... +%s / 86400 */
		snprintf(line, sizeof line, "  %s AS %cT%c", cases[i].days,
		         request.dialect->quote, request.dialect->quote);
		expect(write_it(writing, &request), line);
		snprintf(line, sizeof line, "  %s AS day_cell", cases[i].date);
		expect(writing->text, line);
		expect(writing->text, "WHERE amount_cell IS NOT NULL AND day_cell IS "
		                      "NOT NULL\n");
		expect(writing->text, "AND day_cell <= ");
		expect_none(writing->text, "until_day");
		request.until = CLV_NO_DAY;
		expect(write_it(writing, &request), "MAX(day) AS until_day");
		expect_none(writing->text, "day_cell <=");
	}
	finish(writing);
}

static void units_divide(void **state)
{
	(void)state;
	static const char *const divisors[] = {"", " / 7.0", " / 30.4375",
	                                       " / 365.25"};
	struct writing *writing = begin();
	for (int unit = 0; unit < CLV_UNIT_COUNT; unit++) {
		struct clv_sql_request request = plain("duckdb");
		char line[100];
		request.result = CLV_SQL_HISTOGRAM;
		request.unit = (enum clv_unit)unit;
		snprintf(line, sizeof line, "  %s%s AS \"T\"",
		         unit ? "CAST(age_days AS DOUBLE)" : "age_days",
		         divisors[unit]);
		expect(write_it(writing, &request), line);
	}
	finish(writing);
}

/* Every result of every dialect: brackets close, sub-selects have names, CTEs
   and places of templates are nowhere. */
static void statements_are_whole(void **state)
{
	(void)state;
	const struct clv_fit fit = {.model = &clv_model_bgnbd,
	                            .parameters = {0.25, 4.5, 0.75, 2.5}};
	struct writing *writing = begin();
	for (size_t i = 0; i < clv_dialect_count; i++)
		for (int result = 0; result < CLV_SQL_RESULT_COUNT; result++) {
			struct clv_sql_request request = plain(clv_dialects[i].name);
			request.result = (enum clv_sql_result)result;
			request.lapsed_after = 90;
			request.purchases = &fit;
			request.columns[CLV_ROLE_ORDER_ID] = "number";
			request.columns[CLV_ROLE_REFUND] = "back";
			request.columns[CLV_ROLE_STATUS] = "state";
			if (result == CLV_SQL_ORDERS || result == CLV_SQL_TOTAL)
				request.columns[CLV_ROLE_COST] = "goods";
			const char *text = write_it(writing, &request);
			int open = 0;
			assert_non_null(text);
			for (const char *at = text; *at; at++) {
				open += (*at == '(') - (*at == ')');
				assert_true(open >= 0);
				assert_false(at[0] == '@' && at[1] >= '1' && at[1] <= '9');
			}
			assert_int_equal(open, 0);
			assert_memory_equal(text, "SELECT\n", 7);
			assert_string_equal(text + strlen(text) - 2, ";\n");
			expect_none(text, "WITH ");
			if (!clv_dialects[i].has_windows)
				expect_none(text, " OVER ");
		}
	finish(writing);
}

/* p_alive as the models' papers have it: Fader, Hardie and Lee 2005, eq. in
   note 021; Batislam et al. 2007. */
static void closed_forms_are_written(void **state)
{
	(void)state;
	struct clv_fit fit = {.model = &clv_model_bgnbd,
	                      .parameters = {0.25, 4.5, 0.75, 2.5}};
	struct writing *writing = begin();
	struct clv_sql_request request = plain("duckdb");
	request.result = CLV_SQL_PREDICT;
	request.purchases = &fit;
	expect(write_it(writing, &request),
	       "(0.25 + CAST(\"frequency\" AS DOUBLE)) * LN((4.5 + CAST(\"T\" AS "
	       "DOUBLE)) / (4.5 + CAST(\"recency\" AS DOUBLE))) AS silence");
	expect(writing->text,
	       "CASE WHEN \"frequency\" = 0 THEN 1.0 WHEN silence > 709.78 THEN "
	       "0.0 ELSE 1 / (1 + 0.75 / (2.5 + (CAST(\"frequency\" AS DOUBLE) - "
	       "1)) * EXP(silence)) END AS \"p_alive\"");
	fit.model = &clv_model_mbgnbd;
	expect(write_it(writing, &request),
	       "CASE WHEN silence > 709.78 THEN 0.0 ELSE 1 / (1 + 0.75 / (2.5 + "
	       "CAST(\"frequency\" AS DOUBLE)) * EXP(silence)) END AS "
	       "\"p_alive\"");
	finish(writing);
}

static void dialects_are_found(void **state)
{
	(void)state;
	assert_string_equal(clv_dialect_find("sqlite")->title, "SQLite");
	assert_null(clv_dialect_find("SQLite"));
	assert_null(clv_dialect_find(""));
	assert_string_equal(clv_sql_words[CLV_SQL_TOTAL], "total");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(names_are_quoted),
	    cmocka_unit_test(tables_have_parts),
	    cmocka_unit_test(segments_are_of_orders),
	    cmocka_unit_test(filters_stay_in_their_brackets),
	    cmocka_unit_test(words_are_literals),
	    cmocka_unit_test(columns_are_names),
	    cmocka_unit_test(amounts_are_expressions),
	    cmocka_unit_test(quantities_multiply),
	    cmocka_unit_test(bad_amounts_are_refused),
	    cmocka_unit_test(orders_are_summed_as_in_files),
	    cmocka_unit_test(costs_are_summed_where_known),
	    cmocka_unit_test(costs_of_orders_follow_amounts),
	    cmocka_unit_test(profit_is_what_is_left),
	    cmocka_unit_test(profit_has_few_decimals),
	    cmocka_unit_test(days_are_counted),
	    cmocka_unit_test(units_divide),
	    cmocka_unit_test(statements_are_whole),
	    cmocka_unit_test(closed_forms_are_written),
	    cmocka_unit_test(dialects_are_found),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
