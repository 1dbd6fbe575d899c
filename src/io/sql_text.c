/* Texts of a statement, and the lines that they are written in. */
#include "io/sql_parts.h"

#include <stdlib.h>
#include <string.h>

/* ---- Texts ----------------------------------------------------------------
 */

struct phrase {
	struct phrase *next;
	char text[];
};

void clv_phrases_free(struct phrases *phrases)
{
	while (phrases->first) {
		struct phrase *next = phrases->first->next;
		free(phrases->first);
		phrases->first = next;
	}
}

/* Room for a text of that length; null without memory. */
static char *add_phrase(struct phrases *phrases, size_t length)
{
	struct phrase *phrase =
	    phrases->failed ? NULL : malloc(sizeof *phrase + length + 1);
	if (!phrase) {
		phrases->failed = true;
		return NULL;
	}
	phrase->next = phrases->first;
	phrases->first = phrase;
	return phrase->text;
}

const char *clv_phrase_copy(struct phrases *phrases, const char *text,
                            size_t length)
{
	char *copy = add_phrase(phrases, length);
	if (!copy)
		return "";
	memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}

/* The length of the template, or writes it; @ stands for itself where no number
   of a part follows. */
static size_t expand(const char *template, const char *const parts[3], char *to)
{
	size_t length = 0;
	for (const char *at = template; *at; at++) {
		const bool is_part = at[0] == '@' && at[1] >= '1' && at[1] <= '3';
		const char *text = is_part ? parts[*++at - '1'] : at;
		const size_t size = is_part ? strlen(text) : 1;
		if (to)
			memcpy(to + length, text, size);
		length += size;
	}
	return length;
}

const char *clv_phrase(struct phrases *phrases, const char *template,
                       const char *first, const char *second, const char *third)
{
	const char *const parts[3] = {first ? first : "", second ? second : "",
	                              third ? third : ""};
	const size_t length = expand(template, parts, NULL);
	char *text = add_phrase(phrases, length);
	if (!text)
		return "";
	expand(template, parts, text);
	text[length] = '\0';
	return text;
}

/* ---- Quotes ---------------------------------------------------------------
 */

static const char *quote(struct phrases *phrases, char mark, bool escapes,
                         const char *text, size_t length)
{
	char *to = add_phrase(phrases, 2 * length + 2);
	char *at = to;
	if (!to)
		return "";
	*at++ = mark;
	for (size_t i = 0; i < length; i++) {
		const bool is_break = escapes && text[i] == '\n';
		if (text[i] == mark)
			*at++ = escapes ? '\\' : mark;
		else if (is_break || (escapes && text[i] == '\\'))
			*at++ = '\\';
		*at++ = is_break ? 'n' : text[i];
	}
	*at++ = mark;
	*at = '\0';
	return to;
}

const char *clv_sql_name(struct phrases *phrases,
                         const struct clv_dialect *dialect, const char *name,
                         size_t length)
{
	return quote(phrases, dialect->quote, dialect->names_have_escapes, name,
	             length);
}

const char *clv_sql_literal(struct phrases *phrases,
                            const struct clv_dialect *dialect, const char *text,
                            size_t length)
{
	return quote(phrases, '\'', dialect->has_escapes, text, length);
}

/* ---- Lines ----------------------------------------------------------------
 */

const char *clv_sql_say(struct sql *sql, const char *template,
                        const char *first, const char *second)
{
	return clv_phrase(&sql->phrases, template, first, second, NULL);
}

static void begin_line(struct sql *sql, size_t depth)
{
	if (sql->is_begun)
		clv_output_text(sql->output, "\n");
	sql->is_begun = true;
	for (size_t i = 0; i < depth; i++)
		clv_output_text(sql->output, "  ");
}

void clv_sql_line(struct sql *sql, const char *text)
{
	begin_line(sql, sql->depth);
	clv_output_text(sql->output, text);
}

void clv_sql_select(struct sql *sql)
{
	clv_sql_line(sql, "SELECT");
	sql->items = 0;
}

void clv_sql_item(struct sql *sql, const char *expression, const char *name)
{
	if (sql->items++)
		clv_output_text(sql->output, ",");
	begin_line(sql, sql->depth + 1);
	clv_output_text(sql->output, expression);
	if (!name)
		return;
	clv_output_text(sql->output, " AS ");
	clv_output_text(sql->output, name);
}

static void add_source(struct sql *sql, const char *begin, block *inner,
                       const char *name)
{
	clv_sql_line(sql, begin);
	sql->depth++;
	inner(sql);
	sql->depth--;
	clv_sql_line(sql, ") AS ");
	clv_output_text(sql->output, name);
	sql->conditions = 0;
}

void clv_sql_from(struct sql *sql, block *inner, const char *name)
{
	add_source(sql, "FROM (", inner, name);
}

void clv_sql_cross_join(struct sql *sql, block *inner, const char *name)
{
	add_source(sql, "CROSS JOIN (", inner, name);
}

void clv_sql_where(struct sql *sql, const char *condition)
{
	clv_sql_line(sql, sql->conditions++ ? "  AND " : "WHERE ");
	clv_output_text(sql->output, condition);
}
