/* The amount as SQL: an expression over columns that are not known beforehand,
   so that what stands between its signs is taken for their names. */
#include "io/expression.h"
#include "io/money.h"
#include "io/sql_parts.h"

#include <stdio.h>
#include <string.h>

/* ---- Amounts --------------------------------------------------------------
 */

/* and one more, of --quantity */
enum { NAMES_MAX = CLV_TERMS_MAX * CLV_FACTORS_MAX };

/* The names in an expression: what stands between its signs, or in [ ] or "".
 */
struct names {
	struct clv_text names[NAMES_MAX + 1];
	size_t count;
};

static bool is_number(const struct clv_text *text)
{
	size_t digits = 0;
	for (size_t i = 0; i < text->length; i++) {
		if (text->at[i] != '.' && (text->at[i] < '0' || text->at[i] > '9'))
			return false;
		digits += text->at[i] != '.';
	}
	return digits > 0;
}

static void add_name(struct names *names, const char *at, size_t length)
{
	for (size_t i = 0; i < names->count; i++)
		if (names->names[i].length == length &&
		    memcmp(names->names[i].at, at, length) == 0)
			return;
	if (names->count < NAMES_MAX)
		names->names[names->count++] = (struct clv_text){at, length};
}

/* The operand that begins here; returns what is behind it. */
static const char *find_name(struct names *names, const char *at)
{
	const char close = *at == '[' ? ']' : '"';
	const char *end = *at == '[' || *at == '"' ? strchr(at + 1, close) : NULL;
	if (end) {
		add_name(names, at + 1, (size_t)(end - at) - 1);
		return end + 1;
	}
	/* one that is never closed is found when the expression is read */
	if (*at == '[' || *at == '"')
		return at + strlen(at);
	struct clv_text text = {at, strcspn(at, "+-*")};
	end = at + text.length;
	while (text.length && strchr(" \t", text.at[text.length - 1]))
		text.length--;
	if (text.length && !is_number(&text))
		add_name(names, text.at, text.length);
	return end;
}

static void find_names(struct names *names, const char *text)
{
	while (*text) {
		text += strspn(text, " \t+-*");
		if (*text)
			text = find_name(names, text);
	}
}

/* digits: how many a factor may have; null: it is none */
static const char *factor_text(struct sql *sql, const char *digits,
                               const struct clv_factor *factor,
                               const struct names *names)
{
	const char *template = digits ? sql->dialect->factor : sql->dialect->money;
	char constant[CLV_MONEY_SIZE];
	if (factor->column != CLV_NO_COLUMN) {
		const struct clv_text *name = &names->names[factor->column];
		return clv_sql_say(sql, template,
		                   clv_sql_column(sql, name->at, name->length), digits);
	}
	if (sql->dialect->has_integers) {
		snprintf(constant, sizeof constant, "%lld",
		         (long long)factor->constant);
		return clv_phrase_copy(&sql->phrases, constant, strlen(constant));
	}
	clv_money_write(constant, factor->constant);
	return clv_sql_say(sql, template, constant, digits);
}

static const char *term_text(struct sql *sql, const struct clv_term *term,
                             const struct names *names)
{
	/* three of 18 digits would have more than any engine's 38 */
	const char *digits = term->count == 2 ? "18" : "12";
	if (term->count == 1)
		return factor_text(sql, NULL, &term->factors[0], names);
	const char *product = factor_text(sql, digits, &term->factors[0], names);
	for (size_t i = 1; i < term->count; i++)
		product =
		    clv_sql_say(sql, "@1 * @2", product,
		                factor_text(sql, digits, &term->factors[i], names));
	return clv_sql_say(sql, sql->dialect->product, product,
	                   term->count == 2 ? "10000" : "100000000");
}

static bool check_factors(struct sql *sql,
                          const struct clv_expression *expression)
{
	enum { MOST = 3 };
	for (size_t i = 0; i < expression->count; i++)
		if (expression->terms[i].count > MOST) {
			clv_reject(sql->error, CLV_BAD_USAGE,
			           "--amount: a product of more than %d factors has more "
			           "digits than engines have",
			           MOST);
			return clv_hint(sql->error,
			                "make a view that has the amount as a column");
		}
	return true;
}

static bool read_expression(struct sql *sql, struct names *names,
                            struct clv_expression *expression)
{
	const char *text = sql->request->columns[CLV_ROLE_AMOUNT];
	const char *quantity = sql->request->columns[CLV_ROLE_QUANTITY];
	find_names(names, text);
	for (size_t i = 0; i < names->count; i++)
		if (!clv_sql_check_name(sql, "--amount", names->names[i].at,
		                        names->names[i].length))
			return false;
	if (!clv_expression_read(expression, names->names, names->count, "--amount",
	                         text, strlen(text), sql->error))
		return false;
	if (!quantity)
		return true;
	if (!clv_sql_check_name(sql, "--quantity", quantity, strlen(quantity)))
		return false;
	names->names[names->count] = (struct clv_text){quantity, strlen(quantity)};
	if (clv_expression_multiply(expression, names->count++))
		return true;
	clv_reject(sql->error, CLV_BAD_USAGE,
	           "--quantity: the amount is a product of %d factors already",
	           CLV_FACTORS_MAX);
	return clv_hint(sql->error, "make a view that has the amount as a column");
}

bool clv_sql_read_amount(struct sql *sql)
{
	struct names names = {.count = 0};
	struct clv_expression expression;
	const char *amount = "";
	if (!read_expression(sql, &names, &expression) ||
	    !check_factors(sql, &expression))
		return false;
	for (size_t i = 0; i < expression.count; i++) {
		const struct clv_term *term = &expression.terms[i];
		const char *sign = term->is_negative ? i ? "@1 - @2" : "@1-@2"
		                   : i               ? "@1 + @2"
		                                     : "@1@2";
		amount = clv_sql_say(sql, sign, amount, term_text(sql, term, &names));
	}
	sql->cells[CLV_ROLE_AMOUNT] = amount;
	sql->is_product = clv_expression_is_product(&expression);
	return true;
}
