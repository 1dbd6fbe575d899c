#include "cli/settings.h"

#include <stdlib.h>
#include <string.h>

static bool read_chosen(struct settings *settings, const char *names,
                        struct clv_error *error)
{
	if (!names)
		return true;
	settings->chosen = calloc(strlen(names) + 1, sizeof *settings->chosen);
	if (!settings->chosen)
		return clv_reject_memory(error);
	for (const char *at = names;; at++) {
		const size_t length = strcspn(at, ",");
		if (!reference_find("--get", at, length,
		                    &settings->chosen[settings->chosen_count++], error))
			return false;
		at += length;
		if (!*at)
			return true;
	}
}

static bool check_card(const struct settings *settings, struct clv_error *error)
{
	if (!settings->common.card || !settings->chosen_count)
		return true;
	clv_reject(error, CLV_BAD_USAGE,
	           "--get and --format card do not go "
	           "together: a card shows everything");
	return clv_hint(error, "leave one of them out");
}

static bool read_requirements(struct settings *settings,
                              const struct arguments *arguments,
                              struct clv_error *error)
{
	settings->requirements =
	    calloc(arguments->flag_count + 1, sizeof *settings->requirements);
	if (!settings->requirements)
		return clv_reject_memory(error);
	const char *text;
	for (size_t at = 0;
	     (text = arguments_next(arguments, OPTION_REQUIRE, &at));)
		if (!requirement_parse(
		        &settings->requirements[settings->requirement_count++], text,
		        error))
			return false;
	return true;
}

bool settings_read(struct settings *settings, const struct arguments *arguments,
                   struct clv_error *error)
{
	*settings = (struct settings){.chosen = NULL};
	return common_read(&settings->common, arguments, error) &&
	       read_chosen(settings, arguments->values[OPTION_GET], error) &&
	       check_card(settings, error) &&
	       read_requirements(settings, arguments, error) &&
	       common_read_inputs(&settings->common, arguments, &settings->flags,
	                          error);
}

void settings_free(struct settings *settings)
{
	free(settings->chosen);
	free(settings->requirements);
}

uint32_t settings_mask(const struct settings *settings)
{
	return settings->flags.mask | settings->added;
}

bool settings_suffice(const struct settings *settings)
{
	const uint32_t mask = settings_mask(settings);
	const unsigned facts = clv_given_facts(mask);
	for (size_t i = 0; i < settings->chosen_count; i++)
		if (!reference_is_possible(&settings->chosen[i], mask))
			return false;
	return settings->chosen_count || !(CLV_NEEDS_VALUE & ~facts) ||
	       (facts & CLV_HAS_ANSWERS);
}
