#include "cli/where.h"
#include "cli/relation.h"
#include "cli/suggest.h"
#include "io/csv_reader.h"
#include "io/date.h"

#include <math.h>
#include <string.h>

const struct clv_field *column_named(const char *flag,
                                     const struct clv_schema *schema,
                                     unsigned facts, const char *name,
                                     size_t length, struct clv_error *error)
{
	char shown[80];
	while (length && (name[length - 1] == ' ' || name[length - 1] == '\t'))
		length--;
	const int found = clv_schema_find(schema, name, length);
	clv_printable(name, length, shown, sizeof shown);
	if (found == CLV_NO_FIELD) {
		struct suggestion near = suggest_for(shown);
		for (size_t i = 0; i < schema->count; i++)
			if (!(schema->fields[i].needs & ~facts))
				suggest(&near, schema->fields[i].name);
		clv_reject(error, CLV_BAD_USAGE, "%s: there is no column \"%s\"", flag,
		           shown);
		if (near.best)
			clv_hint(error, "did you mean %s?", near.best);
		else
			clv_hint(error, "the columns are those of the result; --help "
			                "lists them");
		return NULL;
	}
	if (!(schema->fields[found].needs & ~facts))
		return &schema->fields[found];
	clv_reject(error, CLV_BAD_USAGE, "%s: %s is not there without its flag",
	           flag, schema->fields[found].name);
	clv_hint(error, "it is %s", schema->fields[found].about);
	return NULL;
}

static bool parse_word(struct condition *condition, const char *text,
                       struct clv_error *error)
{
	const struct clv_field *field = condition->field;
	char shown[80];
	condition->word = text;
	if (!relation_is_equality(condition->relation))
		return clv_reject(
		    error, CLV_BAD_USAGE,
		    "--where: %s is a word; compare it with == or !=", field->name);
	if (field->kind == CLV_NAME)
		return true;
	for (size_t i = 0; i < field->word_count; i++)
		if (clv_same_name(field->words[i], strlen(field->words[i]), text,
		                  strlen(text)))
			return true;
	clv_reject(error, CLV_BAD_USAGE, "--where: %s is never \"%s\"", field->name,
	           clv_printable(text, strlen(text), shown, sizeof shown));
	return clv_hint(error, "%s", field->about);
}

/* 30, 12.5, for shares 5%, for days 2025-01-31. */
static bool parse_number(struct condition *condition, const char *text,
                         struct clv_error *error)
{
	char shown[80];
	size_t length = strlen(text);
	const bool percent = length > 0 && text[length - 1] == '%';
	if (condition->field->kind == CLV_DAY) {
		int32_t day;
		if (clv_date_read(text, length, CLV_DATE_YMD, CLV_ORDER_DAY_FIRST, &day,
		                  NULL) == CLV_DATE_OK) {
			condition->number = day;
			return true;
		}
		clv_reject(error, CLV_BAD_USAGE, "--where: \"%s\" is not a date",
		           clv_printable(text, length, shown, sizeof shown));
		return clv_hint(error, "write it like 2025-01-31");
	}
	length -= percent;
	if (!memchr(text, ',', length) &&
	    clv_number_read(text, length, CLV_DECIMAL_POINT, false,
	                    &condition->number, NULL) == CLV_NUMBER_OK) {
		if (percent)
			condition->number /= 100;
		return true;
	}
	clv_reject(error, CLV_BAD_USAGE, "--where: \"%s\" is not a number",
	           clv_printable(text, strlen(text), shown, sizeof shown));
	return clv_hint(error, "write it like --where 'revenue>=100', in quotes: a "
	                       "shell takes > for a redirection");
}

bool condition_parse(struct condition *condition,
                     const struct clv_schema *schema, unsigned facts,
                     const char *text, struct clv_error *error)
{
	const char *behind;
	size_t length;
	char shown[80];
	*condition =
	    (struct condition){.relation = relation_find(text, &length, &behind)};
	if (condition->relation < 0) {
		clv_reject(error, CLV_BAD_USAGE,
		           "--where %s: no comparison (< <= > >= == !=)",
		           clv_printable(text, strlen(text), shown, sizeof shown));
		return clv_hint(error, "write it like --where 'state==lapsed', in "
		                       "quotes: a shell takes > for a redirection");
	}
	condition->field =
	    column_named("--where", schema, facts, text, length, error);
	if (!condition->field)
		return false;
	return clv_kind_is_text(condition->field->kind)
	           ? parse_word(condition, behind, error)
	           : parse_number(condition, behind, error);
}

bool condition_holds(const struct condition *condition, const void *record)
{
	char store[CLV_STORE_SIZE];
	if (!clv_kind_is_text(condition->field->kind)) {
		const double number = clv_field_number(condition->field, record);
		return !isnan(number) &&
		       relation_holds(condition->relation,
		                      clv_compare(number, condition->number));
	}
	const struct clv_value value =
	    clv_field_value(condition->field, record, store);
	const size_t length = strlen(condition->word);
	if (value.type == CLV_VALUE_NONE)
		return false;
	const bool equal =
	    condition->field->kind == CLV_NAME
	        ? value.length == length &&
	              memcmp(value.text, condition->word, length) == 0
	        : clv_same_name(value.text, value.length, condition->word, length);
	return relation_holds(condition->relation, equal ? 0 : 1);
}
