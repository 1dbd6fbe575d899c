#include "io/expression.h"

#include <string.h>

/* ---- Reading ------------------------------------------------------------- */

struct parser {
	const struct clv_text *names;
	size_t count;
	const char *flag;
	const char *at, *end;
	struct clv_error *error;
};

static bool is_operator(char c)
{
	return c == '+' || c == '-' || c == '*';
}

static struct clv_text trim(const char *at, const char *end)
{
	while (at < end && clv_is_blank(*at))
		at++;
	while (end > at && clv_is_blank(end[-1]))
		end--;
	return (struct clv_text){at, (size_t)(end - at)};
}

static const char *next_operator(const char *at, const char *end)
{
	while (at < end && !is_operator(*at))
		at++;
	return at;
}

/* Do the operators in two names stand in the same order? */
static bool same_operators(const struct clv_text *a, const struct clv_text *b)
{
	const char *a_end = a->at + a->length;
	const char *b_end = b->at + b->length;
	const char *x = next_operator(a->at, a_end);
	const char *y = next_operator(b->at, b_end);
	while (x < a_end && y < b_end && *x == *y) {
		x = next_operator(x + 1, a_end);
		y = next_operator(y + 1, b_end);
	}
	return x == a_end && y == b_end;
}

static bool has_operator(const struct clv_text *text)
{
	const char *end = text->at + text->length;
	return next_operator(text->at, end) < end;
}

/* A column by a name in which operators count. */
static enum clv_column_match look(const struct parser *parser,
                                  const struct clv_text *text, size_t *column)
{
	const enum clv_column_match match = clv_column_look(
	    parser->names, parser->count, text->at, text->length, column);
	if (match == CLV_COLUMN_ONE && has_operator(text) &&
	    !same_operators(text, &parser->names[*column]))
		return CLV_COLUMN_NONE;
	return match;
}

static bool find(const struct parser *parser, const struct clv_text *name,
                 size_t *column)
{
	return clv_column_find(parser->names, parser->count, parser->flag, name->at,
	                       name->length, column, parser->error);
}

/* 12 or 0.8125 in 1/10000. */
static bool read_constant(const struct clv_text *text, int64_t *constant)
{
	size_t at = 0;
	size_t decimals = 0;
	bool point = false;
	*constant = 0;
	for (; at < text->length && at < 15; at++) {
		const char c = text->at[at];
		if (c == '.' && !point && at > 0) {
			point = true;
			continue;
		}
		if (c < '0' || c > '9')
			return false;
		*constant = *constant * 10 + (c - '0');
		decimals += point;
	}
	if (at < text->length || at == 0 || decimals > 4 || (point && !decimals))
		return false;
	for (; decimals < 4; decimals++)
		*constant *= 10;
	return true;
}

/* [Name] or "Name" at the start of what is left. */
static bool read_quoted(struct parser *parser, char close,
                        struct clv_factor *factor)
{
	const char *start = parser->at + 1;
	const char *end = memchr(start, close, (size_t)(parser->end - start));
	if (!end) {
		clv_reject(parser->error, CLV_BAD_USAGE, "%s: %c is never closed",
		           parser->flag, *parser->at);
		return clv_hint(parser->error, "write the closing %c", close);
	}
	const struct clv_text name = {start, (size_t)(end - start)};
	parser->at = end + 1;
	return find(parser, &name, &factor->column);
}

static bool reject_missing(const struct parser *parser)
{
	clv_reject(parser->error, CLV_BAD_USAGE,
	           "%s: a column is missing beside an operator", parser->flag);
	return clv_hint(parser->error, "such as --amount Total-Shipping");
}

static bool reject_operand(const struct parser *parser,
                           const struct clv_text *operand)
{
	size_t column;
	if (operand->length == 0)
		return reject_missing(parser);
	if (find(parser, operand, &column)) {
		/* only where the hyphens of a name do not agree */
		clv_reject(parser->error, CLV_BAD_USAGE,
		           "%s: an expression can be read in two ways", parser->flag);
		clv_hint(parser->error, "write the names of columns in [ ]");
	}
	return false;
}

/* The longest column that begins here, or a number. */
static bool read_operand(struct parser *parser, struct clv_factor *factor)
{
	*factor = (struct clv_factor){CLV_NO_COLUMN, 0};
	if (parser->at < parser->end && *parser->at == '[')
		return read_quoted(parser, ']', factor);
	if (parser->at < parser->end && *parser->at == '"')
		return read_quoted(parser, '"', factor);
	for (const char *end = parser->end;; end--) {
		if (end < parser->end && !is_operator(*end)) {
			if (end == parser->at)
				break;
			continue;
		}
		const struct clv_text operand = trim(parser->at, end);
		if (look(parser, &operand, &factor->column) == CLV_COLUMN_ONE) {
			parser->at = end;
			return true;
		}
		if (end == parser->at)
			break;
	}
	factor->column = CLV_NO_COLUMN;
	const char *end = next_operator(parser->at, parser->end);
	const struct clv_text operand = trim(parser->at, end);
	if (!read_constant(&operand, &factor->constant))
		return reject_operand(parser, &operand);
	parser->at = end;
	return true;
}

static void skip_blanks(struct parser *parser)
{
	while (parser->at < parser->end && clv_is_blank(*parser->at))
		parser->at++;
}

static bool read_term(struct parser *parser, struct clv_term *term)
{
	for (;;) {
		skip_blanks(parser);
		if (term->count == CLV_FACTORS_MAX)
			return clv_reject(parser->error, CLV_BAD_USAGE,
			                  "%s: a product of more than %d factors",
			                  parser->flag, CLV_FACTORS_MAX);
		if (!read_operand(parser, &term->factors[term->count++]))
			return false;
		skip_blanks(parser);
		if (parser->at == parser->end || *parser->at != '*')
			return true;
		parser->at++;
	}
}

static bool read_terms(struct parser *parser, struct clv_expression *expression)
{
	*expression = (struct clv_expression){0};
	skip_blanks(parser);
	while (parser->at < parser->end) {
		struct clv_term *term = &expression->terms[expression->count];
		const bool is_signed = *parser->at == '-' || *parser->at == '+';
		if (expression->count && !is_signed) {
			clv_reject(parser->error, CLV_BAD_USAGE,
			           "%s: an operator is missing behind ] or \"",
			           parser->flag);
			return clv_hint(parser->error, "such as --amount [Total]-[Tax]");
		}
		if (expression->count == CLV_TERMS_MAX)
			return clv_reject(parser->error, CLV_BAD_USAGE,
			                  "%s: a sum of more than %d terms", parser->flag,
			                  CLV_TERMS_MAX);
		term->is_negative = *parser->at == '-';
		parser->at += is_signed;
		expression->count++;
		if (!read_term(parser, term))
			return false;
	}
	return true;
}

static size_t count_columns(const struct clv_term *term)
{
	size_t columns = 0;
	for (size_t i = 0; i < term->count; i++)
		columns += term->factors[i].column != CLV_NO_COLUMN;
	return columns;
}

static bool has_column(const struct clv_expression *expression)
{
	for (size_t i = 0; i < expression->count; i++)
		if (count_columns(&expression->terms[i]))
			return true;
	return false;
}

static bool set_column(struct clv_expression *expression, size_t column)
{
	*expression = (struct clv_expression){.count = 1};
	expression->terms[0].count = 1;
	expression->terms[0].factors[0].column = column;
	return true;
}

static bool reject_either(const struct parser *parser,
                          const struct clv_text *whole, size_t column)
{
	char shown[80], name[80];
	clv_reject(parser->error, CLV_BAD_USAGE,
	           "%s: \"%s\" may be the column \"%s\" or a difference",
	           parser->flag,
	           clv_printable(whole->at, whole->length, shown, sizeof shown),
	           clv_column_say(parser->names, column, name, sizeof name));
	return clv_hint(parser->error,
	                "write [%s] for the column, and [ ] around each name for "
	                "the difference",
	                name);
}

bool clv_expression_read(struct clv_expression *expression,
                         const struct clv_text *names, size_t count,
                         const char *flag, const char *text, size_t length,
                         struct clv_error *error)
{
	struct parser parser = {names, count, flag, text, text + length, error};
	const struct clv_text whole = trim(text, text + length);
	size_t column = CLV_NO_COLUMN;
	switch (look(&parser, &whole, &column)) {
	case CLV_COLUMN_ONE:
		return set_column(expression, column);
	case CLV_COLUMN_SEVERAL:
		return find(&parser, &whole, &column);
	case CLV_COLUMN_NONE:
	default:
		break;
	}
	/* A sign at either end belongs to no name. */
	const bool is_name = whole.length && !is_operator(whole.at[0]) &&
	                     !is_operator(whole.at[whole.length - 1]) &&
	                     clv_column_look(names, count, whole.at, whole.length,
	                                     &column) == CLV_COLUMN_ONE;
	if (!read_terms(&parser, expression))
		return is_name && set_column(expression, column);
	if (is_name)
		return reject_either(&parser, &whole, column);
	return has_column(expression) || find(&parser, &whole, &column);
}

bool clv_expression_multiply(struct clv_expression *expression, size_t column)
{
	for (size_t i = 0; i < expression->count; i++) {
		struct clv_term *term = &expression->terms[i];
		if (term->count == CLV_FACTORS_MAX)
			return false;
		term->factors[term->count++] = (struct clv_factor){column, 0};
	}
	return true;
}

bool clv_expression_is_product(const struct clv_expression *expression)
{
	for (size_t i = 0; i < expression->count; i++)
		if (count_columns(&expression->terms[i]) > 1)
			return true;
	return false;
}

/* ---- Value --------------------------------------------------------------- */

__extension__ typedef __int128 wide;
__extension__ typedef unsigned __int128 unsigned_wide;

enum { MONEY_DECIMALS = 4 };

/* a = a * b; false beyond 127 bits. */
static bool multiply(wide *a, wide b)
{
	const wide most = (wide)(~(unsigned_wide)0 >> 1);
	const wide magnitude = *a < 0 ? -*a : *a;
	const wide by = b < 0 ? -b : b;
	if (by && magnitude > most / by)
		return false;
	*a *= b;
	return true;
}

/* Brings a product of `decimals` decimals to those of money. */
static bool scale(wide *product, unsigned decimals, bool *rounded)
{
	wide divisor = 1;
	for (; decimals < MONEY_DECIMALS; decimals++)
		if (!multiply(product, 10))
			return false;
	for (; decimals > MONEY_DECIMALS; decimals--)
		divisor *= 10;
	const wide rest = *product % divisor;
	*product /= divisor;
	if (rest == 0)
		return true;
	*rounded = true;
	if (2 * (rest < 0 ? -rest : rest) >= divisor)
		*product += rest < 0 ? -1 : 1;
	return true;
}

static bool term_value(const struct clv_term *term,
                       bool (*value)(void *data, size_t column, int64_t *money),
                       void *data, wide *product, bool *rounded)
{
	unsigned decimals = 0;
	*product = 1;
	for (size_t i = 0; i < term->count; i++) {
		const struct clv_factor *factor = &term->factors[i];
		int64_t money = factor->constant;
		if (factor->column != CLV_NO_COLUMN &&
		    !value(data, factor->column, &money))
			return false;
		/* Zeros at the end need no room: 3 x 4.50 is 3 x 45 tenths. */
		unsigned places = money ? MONEY_DECIMALS : 0;
		for (; places && money % 10 == 0; places--)
			money /= 10;
		decimals += places;
		if (!multiply(product, money))
			return false;
	}
	return scale(product, decimals, rounded);
}

bool clv_expression_value(const struct clv_expression *expression,
                          bool (*value)(void *data, size_t column,
                                        int64_t *money),
                          void *data, int64_t *result, bool *rounded)
{
	wide sum = 0;
	bool any = false;
	for (size_t i = 0; i < expression->count; i++) {
		const struct clv_term *term = &expression->terms[i];
		wide product;
		if (!term_value(term, value, data, &product, &any))
			return false;
		/* so that the sum of all terms fits */
		if (product > (wide)INT64_MAX * 4 || product < (wide)INT64_MIN * 4)
			return false;
		sum += term->is_negative ? -product : product;
	}
	if (sum > INT64_MAX || sum < INT64_MIN)
		return false;
	*result = (int64_t)sum;
	if (rounded)
		*rounded = any;
	return true;
}
