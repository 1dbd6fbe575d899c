#include "cli/require.h"
#include "cli/relation.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static bool is_word(const struct requirement *requirement)
{
	const enum clv_kind kind = reference_field(&requirement->reference)->kind;
	return kind == CLV_WORD || kind == CLV_SENTENCE;
}

static bool parse_word(struct requirement *requirement, const char *word,
                       struct clv_error *error)
{
	const struct clv_field *field = reference_field(&requirement->reference);
	requirement->word = word;
	requirement->word_length = strlen(word);
	if (!relation_is_equality(requirement->relation))
		return clv_reject(
		    error, CLV_BAD_USAGE,
		    "--require %s: %s is a word; compare it with == or !=",
		    requirement->shown, field->name);
	if (field->kind == CLV_SENTENCE)
		return true;
	for (size_t i = 0; i < field->word_count; i++)
		if (field->words[i] &&
		    clv_same_name(field->words[i], strlen(field->words[i]), word,
		                  requirement->word_length))
			return true;
	char shown[80];
	clv_reject(error, CLV_BAD_USAGE, "--require %s: %s is never \"%s\"",
	           requirement->shown, field->name,
	           clv_printable(word, strlen(word), shown, sizeof shown));
	return clv_hint(error, "clv help %s lists its words", field->name);
}

/* 30, 1e6, 12.5 or, for shares and rates, 50%. */
static bool parse_number(struct requirement *requirement, const char *text,
                         struct clv_error *error)
{
	size_t length = strlen(text);
	const bool percent = length > 0 && text[length - 1] == '%';
	length -= percent;
	/* 1,000 is not guessed here either */
	if (!memchr(text, ',', length) &&
	    clv_number_read(text, length, CLV_DECIMAL_POINT, false,
	                    &requirement->number, NULL) == CLV_NUMBER_OK) {
		if (percent)
			requirement->number /= 100;
		return true;
	}
	char shown[80];
	clv_reject(error, CLV_BAD_USAGE, "--require %s: \"%s\" is not a number",
	           requirement->shown,
	           clv_printable(text, strlen(text), shown, sizeof shown));
	return clv_hint(error, "write it like --require 'ltv_cac>=3', in quotes: a "
	                       "shell takes > for a redirection");
}

bool requirement_parse(struct requirement *requirement, const char *text,
                       struct clv_error *error)
{
	*requirement = (struct requirement){.word = NULL};
	clv_printable(text, strlen(text), requirement->shown,
	              sizeof requirement->shown);
	const char *at;
	size_t length;
	requirement->relation = relation_find(text, &length, &at);
	if (requirement->relation < 0) {
		clv_reject(error, CLV_BAD_USAGE,
		           "--require %s: no comparison (< <= > >= == !=)",
		           requirement->shown);
		return clv_hint(error, "write it like --require 'ltv_cac>=3', in "
		                       "quotes: a shell takes > for a redirection");
	}
	if (!reference_find("--require", text, length, &requirement->reference,
	                    error))
		return false;
	return is_word(requirement) ? parse_word(requirement, at, error)
	                            : parse_number(requirement, at, error);
}

static bool holds_number(const struct requirement *requirement, double number)
{
	const int order = clv_compare(number, requirement->number);
	return relation_holds(requirement->relation, order);
}

static bool holds(const struct requirement *requirement,
                  const struct clv_value *value, const struct clv_given *given)
{
	if (value->type == CLV_VALUE_NONE)
		return false;
	if (!is_word(requirement)) {
		/* 0.04/month is text on its way out, and a number here */
		const double number =
		    value->type == CLV_VALUE_NUMBER
		        ? value->number
		        : clv_field_number(reference_field(&requirement->reference),
		                           &given->values);
		return holds_number(requirement, number);
	}
	const bool same =
	    clv_same_name(value->text, value->length, requirement->word,
	                  requirement->word_length);
	return relation_holds(requirement->relation, same ? 0 : 1);
}

bool requirement_check(struct requirement *requirement,
                       const struct clv_given *given,
                       const struct clv_results *results, const char *file,
                       uint64_t line)
{
	char store[CLV_STORE_SIZE];
	const struct clv_value value =
	    reference_value(&requirement->reference, given, results, store);
	if (holds(requirement, &value, given))
		return true;
	if (requirement->failed++ > 0)
		return false;
	requirement->first_file = file;
	requirement->first_line = line;
	char *text = requirement->first_value;
	if (value.type == CLV_VALUE_NONE)
		snprintf(text, CLV_STORE_SIZE, "undefined: %s",
		         reference_explain(&requirement->reference, given, results));
	else if (value.type == CLV_VALUE_NUMBER)
		text[clv_number_write(text, value.number)] = '\0';
	else
		snprintf(text, CLV_STORE_SIZE, "%.*s", (int)value.length, value.text);
	return false;
}
