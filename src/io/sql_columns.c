/* What the user said, as SQL: names within quotes, lists of words. */
#include "io/mapping.h"
#include "io/sql_parts.h"

#include <string.h>

/* ---- Names ----------------------------------------------------------------
 */

static bool is_place(const char *name, size_t length)
{
	return length > 1 && name[0] == '@' &&
	       strspn(name + 1, "0123456789") >= length - 1;
}

bool clv_sql_check_name(struct sql *sql, const char *flag, const char *name,
                        size_t length)
{
	char shown[80];
	if (!length) {
		clv_reject(sql->error, CLV_BAD_USAGE, "%s: the name is empty", flag);
		return clv_hint(sql->error, "write a name as the engine has it");
	}
	if (!is_place(name, length))
		return true;
	clv_reject(sql->error, CLV_BAD_USAGE,
	           "%s: \"%s\" is a place, and the columns of a table have none",
	           flag, clv_printable(name, length, shown, sizeof shown));
	return clv_hint(sql->error, "write the column's name");
}

const char *clv_sql_column(struct sql *sql, const char *name, size_t length)
{
	return clv_sql_say(sql, "t.@1",
	                   clv_sql_name(&sql->phrases, sql->dialect, name, length),
	                   NULL);
}

/* The part of a table's name that begins here, without its quotes; moves *at
   behind it. Within double quotes "" is one of them. */
static const char *table_part(struct sql *sql, const char **at)
{
	const char *start = *at;
	if (*start != '"') {
		*at += strcspn(*at, ".");
		return clv_phrase_copy(&sql->phrases, start, (size_t)(*at - start));
	}
	const char *part = "";
	while (**at == '"') {
		const char *piece = ++*at;
		*at += strcspn(*at, "\"");
		const bool is_doubled = (*at)[0] == '"' && (*at)[1] == '"';
		const char *text =
		    clv_phrase_copy(&sql->phrases, piece, (size_t)(*at - piece));
		part = clv_sql_say(sql, is_doubled ? "@1@2\"" : "@1@2", part, text);
		*at += is_doubled ? 1 : **at == '"';
		if (!is_doubled)
			break;
	}
	return part;
}

static bool read_table(struct sql *sql)
{
	const char *at = sql->request->table;
	const char *name = "";
	for (;;) {
		const char *part = table_part(sql, &at);
		if (!clv_sql_check_name(sql, "--table", part, strlen(part)))
			return sql->phrases.failed && clv_reject_memory(sql->error);
		name = clv_sql_say(
		    sql, *name ? "@1.@2" : "@1@2", name,
		    clv_sql_name(&sql->phrases, sql->dialect, part, strlen(part)));
		if (!*at)
			break;
		if (*at++ != '.') {
			clv_reject(sql->error, CLV_BAD_USAGE,
			           "--table: a point is missing behind \"");
			return clv_hint(sql->error, "such as --table "
			                            "'\"my shop\".\"orders 2025\"'");
		}
	}
	sql->table = name;
	return true;
}

/* ---- Words ----------------------------------------------------------------
 */

/* Case, blanks, tabs, hyphens and underscores do not count in words. */
static const char *plain_word(struct sql *sql, const char *word, size_t length)
{
	char plain[100];
	size_t used = 0;
	for (size_t i = 0; i < length && used < sizeof plain; i++) {
		const char c = word[i];
		if (!strchr(" \t-_", c))
			plain[used++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
	}
	return clv_phrase_copy(&sql->phrases, plain, used);
}

/* The cell of a word, as plain_word has it. */
static const char *word_cell(struct sql *sql, const char *cell)
{
	return clv_sql_say(sql,
	                   "LOWER(REPLACE(REPLACE(REPLACE(REPLACE(COALESCE(@1, "
	                   "''), ' ', ''), @2, ''), '-', ''), '_', ''))",
	                   clv_sql_say(sql, sql->dialect->text, cell, NULL),
	                   sql->dialect->tab);
}

static bool is_listed(const char *list, const char *word)
{
	while (list && *list) {
		const size_t size = strcspn(list, ",");
		if (clv_same_name(list, size, word, strlen(word)))
			return true;
		list += size + (list[size] == ',');
	}
	return false;
}

static void add_status(struct sql *sql, const char *word)
{
	if (!*word || is_listed(sql->request->status_in, word))
		return;
	const char *literal =
	    clv_sql_literal(&sql->phrases, sql->dialect, word, strlen(word));
	sql->statuses_out = clv_sql_say(sql, *sql->statuses_out ? "@1, @2" : "@1@2",
	                                sql->statuses_out, literal);
}

/* Those that are usually out, with and without the wc- of WooCommerce, and
   those that the user says. */
static void list_statuses(struct sql *sql)
{
	static const char *const usual[] = {
	    "pending",   "authorized", "authorised", "voided",
	    "cancelled", "canceled",   "failed",     "declined",
	    "expired",   "draft",      "test",
	};
	const char *more = sql->request->status_out;
	sql->statuses_out = "";
	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
		add_status(sql, usual[i]);
		add_status(sql, clv_sql_say(sql, "wc@1", usual[i], NULL));
	}
	while (more && *more) {
		const size_t size = strcspn(more, ",");
		add_status(sql, plain_word(sql, more, size));
		more += size + (more[size] == ',');
	}
}

static bool check_currency(struct sql *sql)
{
	const bool has_column = sql->request->columns[CLV_ROLE_CURRENCY];
	if (has_column == (sql->request->currency != NULL))
		return true;
	clv_reject(sql->error, CLV_BAD_USAGE,
	           has_column ? "--currency-column: which currency? --currency is "
	                        "missing"
	                      : "--currency: in which column? --currency-column is "
	                        "missing");
	return clv_hint(sql->error, "such as --currency-column currency --currency "
	                            "EUR: several cannot be added");
}

static bool check_statuses(struct sql *sql)
{
	const struct clv_sql_request *request = sql->request;
	if (request->columns[CLV_ROLE_STATUS] ||
	    (!request->status_in && !request->status_out))
		return true;
	clv_reject(sql->error, CLV_BAD_USAGE,
	           "%s: in which column? --status is missing",
	           request->status_in ? "--status-in" : "--status-out");
	return clv_hint(sql->error, "such as --status financial_status");
}

/* ---- All ------------------------------------------------------------------
 */

bool clv_sql_read_columns(struct sql *sql)
{
	static const enum clv_role plain[] = {CLV_ROLE_CUSTOMER, CLV_ROLE_DATE,
	                                      CLV_ROLE_ORDER_ID, CLV_ROLE_STATUS,
	                                      CLV_ROLE_REFUND,   CLV_ROLE_CURRENCY,
	                                      CLV_ROLE_SEGMENT,  CLV_ROLE_COST};
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
		const char *name = sql->request->columns[plain[i]];
		if (!name)
			continue;
		if (!clv_sql_check_name(sql, clv_role_flag(plain[i]), name,
		                        strlen(name)))
			return false;
		sql->cells[plain[i]] = clv_sql_column(sql, name, strlen(name));
	}
	if (!read_table(sql) || !clv_sql_read_amount(sql) || !check_currency(sql) ||
	    !check_statuses(sql) || !clv_sql_check_profit(sql))
		return false;
	if (sql->cells[CLV_ROLE_STATUS]) {
		sql->cells[CLV_ROLE_STATUS] =
		    word_cell(sql, sql->cells[CLV_ROLE_STATUS]);
		list_statuses(sql);
	}
	if (sql->cells[CLV_ROLE_CURRENCY]) {
		const char *wanted = sql->request->currency;
		const char *word = plain_word(sql, wanted, strlen(wanted));
		sql->cells[CLV_ROLE_CURRENCY] =
		    word_cell(sql, sql->cells[CLV_ROLE_CURRENCY]);
		sql->currency =
		    clv_sql_literal(&sql->phrases, sql->dialect, word, strlen(word));
	}
	return !sql->phrases.failed || clv_reject_memory(sql->error);
}
