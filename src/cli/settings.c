#include "cli/settings.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool read_decimal(struct settings *settings, const char *text,
                         struct clv_error *error)
{
	if (!text)
		return true;
	if (strcmp(text, ".") != 0 && strcmp(text, ",") != 0)
		return clv_reject(error, CLV_BAD_USAGE, "--decimal takes . or ,");
	settings->table.decimal = text[0];
	return true;
}

static bool read_delimiter(struct settings *settings, const char *text,
                           struct clv_error *error)
{
	if (!text)
		return true;
	if (strcmp(text, "tab") == 0 || strcmp(text, "\\t") == 0)
		text = "\t";
	/* what numbers and quotes are made of cannot separate them */
	if (strlen(text) != 1 || isalnum((unsigned char)text[0]) ||
	    strchr("\"\r\n.-+%", text[0])) {
		clv_reject(error, CLV_BAD_USAGE,
		           "--delimiter takes one character, or the word tab");
		return clv_hint(error, "in a shell put quotes around ; and |");
	}
	settings->table.delimiter = text[0];
	return true;
}

/* A whole number from `least` to `most`. */
static bool read_whole(const char *flag, const char *text, long least,
                       long most, long *value, struct clv_error *error)
{
	char *end;
	*value = strtol(text, &end, 10);
	return (end != text && !*end && *value >= least && *value <= most) ||
	       clv_reject(error, CLV_BAD_USAGE,
	                  "%s takes a whole number from %ld to %ld", flag, least,
	                  most);
}

static bool read_round(struct settings *settings, const char *text,
                       struct clv_error *error)
{
	long decimals = -1;
	if (text &&
	    !read_whole("--round", text, 0, CLV_DECIMALS_MAX, &decimals, error))
		return false;
	settings->decimals = (int)decimals;
	return true;
}

static bool read_threads(struct settings *settings, const char *text,
                         struct clv_error *error)
{
	enum { THREADS_MAX = 64 };
	long threads = sysconf(_SC_NPROCESSORS_ONLN);
	if (text && !read_whole("--threads", text, 1, THREADS_MAX, &threads, error))
		return false;
	settings->threads_given = text != NULL;
	threads = threads < 1 ? 1 : threads;
	settings->threads = (size_t)(threads < THREADS_MAX ? threads : THREADS_MAX);
	return true;
}

static bool read_format(struct settings *settings, const char *text,
                        struct clv_error *error)
{
	if (!text)
		return true;
	settings->card = strcmp(text, "card") == 0;
	settings->format = settings->card ? NULL : clv_format_find(text);
	if (settings->card || settings->format)
		return true;
	char shown[80];
	clv_reject(error, CLV_BAD_USAGE, "--format: there is no format \"%s\"",
	           clv_printable(text, strlen(text), shown, sizeof shown));
	return clv_hint(error, "it is one of %s",
	                options[OPTION_FORMAT].value ? options[OPTION_FORMAT].about
	                                             : "");
}

static bool read_color(struct settings *settings, const char *text,
                       struct clv_error *error)
{
	const char *no_color = getenv("NO_COLOR");
	const char *terminal = getenv("TERM");
	if (!text || strcmp(text, "auto") == 0)
		settings->color = !(no_color && *no_color) && !settings->output &&
		                  isatty(STDOUT_FILENO) &&
		                  !(terminal && strcmp(terminal, "dumb") == 0);
	else if (strcmp(text, "always") == 0)
		settings->color = true;
	else if (strcmp(text, "never") != 0)
		return clv_reject(error, CLV_BAD_USAGE,
		                  "--color takes always, never or auto");
	return true;
}

/* On the command line no other value helps to read 1,234. */
static bool check_undecided(const struct settings *settings, const char *name,
                            const char *text, struct clv_error *error)
{
	if (settings->table.decimal ||
	    clv_decimal_evidence(text, strlen(text)) != CLV_LOOKS_COMMA)
		return true;
	char shown[80];
	clv_reject(error, CLV_BAD_USAGE,
	           "%s: \"%s\" may mean thousands or a decimal sign", name,
	           clv_printable(text, strlen(text), shown, sizeof shown));
	return clv_hint(error, "leave the comma out, or say --decimal . or "
	                       "--decimal ,");
}

static bool read_input(struct settings *settings, size_t input,
                       const char *text, struct clv_error *error)
{
	char flag[FLAG_NAME_SIZE];
	char name[FLAG_NAME_SIZE + 2];
	snprintf(name, sizeof name, "--%s", input_flag_name(input, flag));
	const enum clv_decimal decimal =
	    settings->table.decimal == ',' ? CLV_DECIMAL_COMMA : CLV_DECIMAL_POINT;
	bool plain;
	if (!check_undecided(settings, name, text, error))
		return false;
	switch (clv_field_read(&clv_input_schema.fields[input], name,
	                       &settings->flags.values, text, strlen(text), decimal,
	                       &plain, error)) {
	case CLV_FIELD_SET:
		settings->flags.mask |= CLV_INPUT_BIT(input);
		return true;
	case CLV_FIELD_MISSING:
		clv_reject(error, CLV_BAD_USAGE, "%s: its value is empty", name);
		return clv_hint(error, "leave the flag out, or give it a value; in a "
		                       "shell a variable may be empty");
	case CLV_FIELD_BAD:
	default:
		error->status = CLV_BAD_USAGE;
		return false;
	}
}

static bool read_inputs(struct settings *settings,
                        const struct arguments *arguments,
                        struct clv_error *error)
{
	enum clv_input first, second;
	clv_given_clear(&settings->flags);
	for (size_t i = 0; i < CLV_IN_COUNT; i++)
		if (arguments->inputs[i] &&
		    !read_input(settings, i, arguments->inputs[i], error))
			return false;
	if (!clv_given_conflict(settings->flags.mask, &first, &second))
		return true;
	clv_reject(error, CLV_BAD_USAGE, "--%s and --%s exclude each other",
	           clv_input_schema.fields[first].name,
	           clv_input_schema.fields[second].name);
	return clv_hint(error, "leave one of them out; clv help %s tells more",
	                clv_input_schema.fields[first].name);
}

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
	if (!settings->card || !settings->chosen_count)
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
	const size_t count = arguments->requirement_count;
	settings->requirements = calloc(count + 1, sizeof *settings->requirements);
	if (!settings->requirements)
		return clv_reject_memory(error);
	for (size_t i = 0; i < count; i++)
		if (!requirement_parse(&settings->requirements[i],
		                       arguments->requirements[i], error))
			return false;
	settings->requirement_count = count;
	return true;
}

static bool check_output(const struct settings *settings,
                         struct clv_error *error)
{
	if (settings->output && !*settings->output)
		return clv_reject(error, CLV_BAD_USAGE, "--output needs a file name");
	if (!settings->rejects)
		return true;
	if (*settings->rejects && strcmp(settings->rejects, "-") != 0)
		return true;
	clv_reject(error, CLV_BAD_USAGE, "--rejects needs a file name");
	return clv_hint(error, "standard output is for the results");
}

bool settings_read(struct settings *settings, const struct arguments *arguments,
                   struct clv_error *error)
{
	const char *const *values = arguments->values;
	*settings = (struct settings){
	    .quiet = values[OPTION_QUIET] != NULL,
	    .skip_bad = values[OPTION_SKIP_BAD] || values[OPTION_REJECTS],
	    .rejects = values[OPTION_REJECTS],
	    .output = values[OPTION_OUTPUT],
	};
	if (settings->output && strcmp(settings->output, "-") == 0)
		settings->output = NULL;
	return check_output(settings, error) &&
	       read_decimal(settings, values[OPTION_DECIMAL], error) &&
	       read_delimiter(settings, values[OPTION_DELIMITER], error) &&
	       read_round(settings, values[OPTION_ROUND], error) &&
	       read_threads(settings, values[OPTION_THREADS], error) &&
	       read_format(settings, values[OPTION_FORMAT], error) &&
	       read_color(settings, values[OPTION_COLOR], error) &&
	       read_chosen(settings, values[OPTION_GET], error) &&
	       check_card(settings, error) &&
	       read_requirements(settings, arguments, error) &&
	       read_inputs(settings, arguments, error);
}

void settings_free(struct settings *settings)
{
	free(settings->chosen);
	free(settings->requirements);
}

bool settings_suffice(const struct settings *settings)
{
	const unsigned facts = clv_given_facts(settings->flags.mask);
	for (size_t i = 0; i < settings->chosen_count; i++)
		if (!reference_is_possible(&settings->chosen[i], settings->flags.mask))
			return false;
	return settings->chosen_count || !(CLV_NEEDS_VALUE & ~facts) ||
	       (facts & CLV_HAS_ANSWERS);
}
