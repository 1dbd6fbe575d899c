/* The statements: what is selected from a row per customer. */
#include "io/sql.h"
#include "io/date.h"
#include "io/number.h"
#include "io/sql_parts.h"

#include <stdio.h>
#include <string.h>

const char *const clv_sql_words[CLV_SQL_RESULT_COUNT] = {
    "orders", "summary", "histogram", "total", "predict"};

/* ---- Expressions ----------------------------------------------------------
 */

static const char *say(struct sql *sql, const char *template, const char *first,
                       const char *second)
{
	return clv_sql_say(sql, template, first, second);
}

const char *clv_sql_result_name(struct sql *sql, const char *name)
{
	return clv_sql_name(&sql->phrases, sql->dialect, name, strlen(name));
}

void clv_sql_result(struct sql *sql, const char *expression, const char *name)
{
	clv_sql_item(sql, expression, clv_sql_result_name(sql, name));
}

const char *clv_sql_real(struct sql *sql, const char *expression)
{
	return say(sql, sql->dialect->real, expression, NULL);
}

const char *clv_sql_until(const struct sql *sql)
{
	return sql->until ? sql->until : "until_day";
}

const char *clv_sql_days_between(struct sql *sql, const char *from,
                                 const char *to)
{
	return say(sql, sql->dialect->days, from, to);
}

/* Days in the unit of --unit, as a double; whole days stay as they are. */
static const char *span(struct sql *sql, const char *count)
{
	static const char *const divisors[CLV_UNIT_COUNT] = {
	    [CLV_UNIT_DAY] = NULL,
	    [CLV_UNIT_WEEK] = "7.0",
	    [CLV_UNIT_MONTH] = "30.4375",
	    [CLV_UNIT_YEAR] = "365.25"};
	const char *divisor = divisors[sql->request->unit];
	return divisor ? say(sql, "@1 / @2", clv_sql_real(sql, count), divisor)
	               : count;
}

const char *clv_sql_money(struct sql *sql, const char *amount)
{
	return sql->dialect->has_integers ? say(sql, "@1 / 10000.0", amount, NULL)
	                                  : amount;
}

const char *clv_sql_mean(struct sql *sql, const char *amount, const char *count)
{
	return sql->dialect->has_integers
	           ? say(sql, "@1 / (10000.0 * @2)", amount, count)
	           : say(sql, "@1 / @2", clv_sql_real(sql, amount), count);
}

const char *clv_sql_share(struct sql *sql, const char *part, const char *whole)
{
	return say(
	    sql, "CASE WHEN @1 > 0 THEN @2 END", whole,
	    say(sql, "@1 / @2", clv_sql_real(sql, part), clv_sql_real(sql, whole)));
}

const char *clv_sql_number(struct sql *sql, double value)
{
	char text[CLV_NUMBER_SIZE + 1];
	const size_t length = clv_number_write(text, value);
	return clv_phrase_copy(&sql->phrases, text, length);
}

/* ---- What all customers have in common ------------------------------------
 */

/* The last day of the data. */
static void last_day(struct sql *sql)
{
	clv_sql_select(sql);
	clv_sql_item(sql, "MAX(day)", "until_day");
	clv_sql_from(sql, clv_sql_days, "all_days");
}

static void spending(struct sql *sql)
{
	clv_sql_select(sql);
	clv_sql_item(sql, "SUM(day_orders)", "orders");
	clv_sql_item(sql, "SUM(day_revenue)", "spent");
	clv_sql_item(sql, "MAX(day)", "entry_day");
	clv_sql_from(sql, clv_sql_days, "all_days");
	clv_sql_line(sql, "GROUP BY customer");
}

static void whole(struct sql *sql)
{
	clv_sql_select(sql);
	if (!sql->until)
		clv_sql_item(sql, "MAX(entry_day)", "until_day");
	clv_sql_item(sql, "SUM(CASE WHEN orders > 0 THEN spent ELSE 0 END)",
	             "all_revenue");
	clv_sql_from(sql, spending, "everybody");
}

void clv_sql_from_customers(struct sql *sql)
{
	clv_sql_from(sql, clv_sql_customers, "customers");
	if (!sql->until)
		clv_sql_cross_join(sql, last_day, "ends");
	clv_sql_where(sql, "orders > 0");
}

/* ---- Orders ---------------------------------------------------------------
 */

static const char *state(struct sql *sql)
{
	return say(sql,
	           "CASE WHEN @1 > @2 THEN 'lapsed' WHEN frequency > 0 THEN "
	           "'active' ELSE 'new' END",
	           clv_sql_days_between(sql, "last_day", clv_sql_until(sql)),
	           clv_sql_number(sql, sql->request->lapsed_after));
}

static void monetary(struct sql *sql)
{
	clv_sql_result(sql,
	               say(sql, "CASE WHEN frequency > 0 THEN @1 END",
	                   clv_sql_mean(sql, "repeat_revenue", "frequency"), NULL),
	               "monetary");
}

static void write_orders(struct sql *sql)
{
	const char *profit = clv_sql_profit(sql);
	clv_sql_select(sql);
	clv_sql_result(sql, "customer", "customer");
	clv_sql_result(sql, "orders", "orders");
	clv_sql_result(sql, clv_sql_money(sql, "spent"), "revenue");
	clv_sql_result(sql, clv_sql_mean(sql, "spent", "orders"), "avg");
	clv_sql_result(sql, "first_day", "first");
	clv_sql_result(sql, "last_day", "last");
	clv_sql_result(sql, "frequency", "frequency");
	clv_sql_result(
	    sql, span(sql, clv_sql_days_between(sql, "first_day", "last_day")),
	    "recency");
	clv_sql_result(
	    sql,
	    span(sql, clv_sql_days_between(sql, "first_day", clv_sql_until(sql))),
	    "T");
	monetary(sql);
	clv_sql_result(sql,
	               clv_sql_days_between(sql, "last_day", clv_sql_until(sql)),
	               "days_since_last");
	clv_sql_result(sql, clv_sql_share(sql, "spent", "all_revenue"), "share");
	clv_sql_result(sql, state(sql), "state");
	if (sql->cells[CLV_ROLE_SEGMENT])
		clv_sql_result(sql, "first_segment", "segment");
	if (profit)
		clv_sql_result(sql, profit, "profit");
	clv_sql_from(sql, clv_sql_customers, "customers");
	clv_sql_cross_join(sql, whole, "base");
	clv_sql_where(sql, "orders > 0");
	clv_sql_line(sql, say(sql, "ORDER BY @1 DESC, @2",
	                      clv_sql_result_name(sql, "revenue"),
	                      say(sql, sql->dialect->bytes,
	                          clv_sql_result_name(sql, "customer"), NULL)));
}

/* ---- Summary and histogram ------------------------------------------------
 */

static void summary(struct sql *sql)
{
	clv_sql_select(sql);
	clv_sql_result(sql, "customer", "customer");
	clv_sql_result(sql, "frequency", "frequency");
	clv_sql_result(
	    sql, span(sql, clv_sql_days_between(sql, "first_day", "last_day")),
	    "recency");
	clv_sql_result(
	    sql,
	    span(sql, clv_sql_days_between(sql, "first_day", clv_sql_until(sql))),
	    "T");
	monetary(sql);
	clv_sql_from_customers(sql);
}

static void order_by_customer(struct sql *sql, const char *before)
{
	clv_sql_line(sql, say(sql, "ORDER BY @1@2", before,
	                      say(sql, sql->dialect->bytes,
	                          clv_sql_result_name(sql, "customer"), NULL)));
}

static void write_summary(struct sql *sql)
{
	summary(sql);
	order_by_customer(sql, "");
}

static void whole_days(struct sql *sql)
{
	clv_sql_select(sql);
	clv_sql_item(sql, "frequency", NULL);
	clv_sql_item(sql, clv_sql_days_between(sql, "first_day", "last_day"),
	             "recency_days");
	clv_sql_item(sql,
	             clv_sql_days_between(sql, "first_day", clv_sql_until(sql)),
	             "age_days");
	clv_sql_from_customers(sql);
}

static void cells_of_days(struct sql *sql)
{
	clv_sql_select(sql);
	clv_sql_item(sql, "frequency", NULL);
	clv_sql_item(sql, "recency_days", NULL);
	clv_sql_item(sql, "age_days", NULL);
	clv_sql_item(sql, "COUNT(*)", "customers");
	clv_sql_from(sql, whole_days, "behaviours");
	clv_sql_line(sql, "GROUP BY frequency, recency_days, age_days");
}

static void write_histogram(struct sql *sql)
{
	clv_sql_select(sql);
	clv_sql_result(sql, "frequency", "frequency");
	clv_sql_result(sql, span(sql, "recency_days"), "recency");
	clv_sql_result(sql, span(sql, "age_days"), "T");
	clv_sql_result(sql, "customers", "n");
	clv_sql_from(sql, cells_of_days, "histogram");
	clv_sql_line(sql, "ORDER BY frequency, recency_days, age_days");
}

/* ---- P(alive) -------------------------------------------------------------
 */

static const char *const columns[] = {"customer", "frequency", "recency", "T",
                                      "monetary"};

static void write_columns(struct sql *sql)
{
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		clv_sql_item(sql, clv_sql_result_name(sql, columns[i]), NULL);
}

/* (r + x) ln((alpha + T) / (alpha + t_x)): how much the silence speaks against
   a customer who would buy on. */
static void silence(struct sql *sql)
{
	const double *parameters = sql->request->purchases->parameters;
	const char *alpha = clv_sql_number(sql, parameters[1]);
	const char *until = say(sql, "@1 + @2", alpha,
	                        clv_sql_real(sql, clv_sql_result_name(sql, "T")));
	const char *since =
	    say(sql, "@1 + @2", alpha,
	        clv_sql_real(sql, clv_sql_result_name(sql, "recency")));
	const char *quotient = say(sql, "(@1) / (@2)", until, since);
	clv_sql_select(sql);
	write_columns(sql);
	clv_sql_item(
	    sql,
	    say(sql, "(@1) * @2",
	        say(sql, "@1 + @2", clv_sql_number(sql, parameters[0]),
	            clv_sql_real(sql, clv_sql_result_name(sql, "frequency"))),
	        say(sql, sql->dialect->logarithm, quotient, NULL)),
	    "silence");
	clv_sql_from(sql, summary, "summary");
}

/* 1 / (1 + a / (b + x - 1) e^silence), of MBG/NBD with x for x - 1; an exponent
   that no double holds would be an error. */
static void write_predict(struct sql *sql)
{
	const struct clv_fit *fit = sql->request->purchases;
	const bool leaves_first = fit->model == &clv_model_mbgnbd;
	const char *frequency = clv_sql_result_name(sql, "frequency");
	const char *stays = say(sql, leaves_first ? "@1 + @2" : "@1 + (@2 - 1)",
	                        clv_sql_number(sql, fit->parameters[3]),
	                        clv_sql_real(sql, frequency));
	const char *odds = say(sql, "@1 / (@2) * EXP(silence)",
	                       clv_sql_number(sql, fit->parameters[2]), stays);
	const char *first =
	    leaves_first ? "" : say(sql, "WHEN @1 = 0 THEN 1.0 ", frequency, NULL);
	clv_sql_select(sql);
	write_columns(sql);
	clv_sql_result(
	    sql,
	    say(sql, "CASE @1WHEN silence > 709.78 THEN 0.0 ELSE 1 / (1 + @2) END",
	        first, odds),
	    "p_alive");
	clv_sql_from(sql, silence, "silences");
	order_by_customer(
	    sql, say(sql, "@1 DESC, ", clv_sql_result_name(sql, "p_alive"), NULL));
}

/* ---- All ------------------------------------------------------------------
 */

static const char *date_literal(struct sql *sql, int32_t day)
{
	char date[CLV_DATE_SIZE];
	clv_date_write(date, day);
	return say(sql, sql->dialect->date, date, NULL);
}

bool clv_sql_write(const struct clv_sql_request *request,
                   struct clv_output *output, struct clv_error *error)
{
	static block *const results[CLV_SQL_RESULT_COUNT] = {
	    [CLV_SQL_ORDERS] = write_orders,
	    [CLV_SQL_SUMMARY] = write_summary,
	    [CLV_SQL_HISTOGRAM] = write_histogram,
	    [CLV_SQL_TOTAL] = clv_sql_write_total,
	    [CLV_SQL_PREDICT] = write_predict};
	struct sql sql = {.request = request,
	                  .dialect = request->dialect,
	                  .output = output,
	                  .error = error};
	if (request->until != CLV_NO_DAY)
		sql.until = date_literal(&sql, request->until);
	bool done = clv_sql_read_columns(&sql);
	if (done) {
		results[request->result](&sql);
		clv_output_text(output, ";\n");
		done = !sql.phrases.failed || clv_reject_memory(error);
	}
	clv_phrases_free(&sql.phrases);
	return done;
}
