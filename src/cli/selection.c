#include "cli/selection.h"
#include "cli/common.h"

#include <stdlib.h>
#include <string.h>

bool selection_read_top(struct selection *selection,
                        const struct arguments *arguments,
                        struct clv_error *error)
{
	const char *top = arguments->values[OPTION_TOP];
	return !top || common_read_whole("--top", top, 1, 1000000000,
	                                 &selection->top, error);
}

static bool read_sort(struct selection *selection, const char *text,
                      const struct clv_schema *schema, unsigned facts,
                      struct clv_error *error)
{
	if (!text)
		return true;
	const bool reversed = *text == '-';
	text += reversed;
	selection->sort =
	    column_named("--sort", schema, facts, text, strlen(text), error);
	if (!selection->sort)
		return false;
	selection->ascending = reversed != clv_kind_is_text(selection->sort->kind);
	return true;
}

bool selection_read(struct selection *selection,
                    const struct arguments *arguments,
                    const struct clv_schema *schema, unsigned facts,
                    struct clv_error *error)
{
	size_t at = 0;
	const char *text;
	if (!read_sort(selection, arguments->values[OPTION_SORT], schema, facts,
	               error))
		return false;
	selection->conditions =
	    calloc(arguments->flag_count + 1, sizeof *selection->conditions);
	if (!selection->conditions)
		return clv_reject_memory(error);
	while ((text = arguments_next(arguments, OPTION_WHERE, &at)))
		if (!condition_parse(&selection->conditions[selection->count++], schema,
		                     facts, text, error))
			return false;
	return true;
}

void selection_free(struct selection *selection)
{
	free(selection->conditions);
}

bool selection_shows(const struct selection *selection, const void *record)
{
	for (size_t i = 0; i < selection->count; i++)
		if (!condition_holds(&selection->conditions[i], record))
			return false;
	return true;
}

bool selection_refuse(const struct arguments *arguments,
                      const enum option_id *refused, size_t count,
                      const char *instead, struct clv_error *error)
{
	for (size_t i = 0; i < count; i++)
		if (arguments->values[refused[i]]) {
			clv_reject(error, CLV_BAD_USAGE,
			           "--%s is for rows of customers, and not for %s",
			           options[refused[i]].name, instead);
			return clv_hint(error, "leave one of them out");
		}
	return true;
}
