#include "cli/options.h"
#include "cli/suggest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off: a row of the table in few lines */
const struct option options[OPTION_COUNT] = {
    [OPTION_GET] =
        {"get", 0, "NAME,...",
         "print these results alone, a line each; in a table: the result "
         "columns"},
    [OPTION_FORMAT] = {"format", 0, "NAME",
                       "card, table, csv, tsv, json, ndjson or markdown"},
    [OPTION_ROUND] = {"round", 0, "N", "round results to N decimals, 0 to 15"},
    [OPTION_REQUIRE] =
        {"require", 0, "'NAME>=VALUE'",
         "exit with 4 when a result fails this or is undefined; < <= > >= == "
         "!=; may be repeated; quote it"},
    [OPTION_OUTPUT] = {"output", 'o', "FILE",
                       "write there, whole or not at all"},
    [OPTION_SKIP_BAD] = {"skip-bad", 0, NULL,
                         "leave bad rows out, count and list them, and go on"},
    [OPTION_REJECTS] = {"rejects", 0, "FILE",
                        "the same, and keep the rows byte for byte in FILE"},
    [OPTION_DELIMITER] =
        {"delimiter", 0, "CHAR",
         "of the table: , ; | tab or another character; default: from its "
         "header"},
    [OPTION_DECIMAL] =
        {"decimal", 0, "SIGN",
         "decimal sign of the table and of flags: . or ,; default: from the "
         "first values"},
    [OPTION_THREADS] =
        {"threads", 0, "N",
         "work on a large table with N threads, 1 to 64; default: one a "
         "processor; the results are the same"},
    [OPTION_COLOR] = {"color", 0, "WHEN", "always, never or auto"},
    [OPTION_QUIET] = {"quiet", 'q', NULL, "no notes on standard error"},
    [OPTION_HELP] = {"help", 'h', NULL, "-h in short, --help in full"},
    [OPTION_VERSION] = {"version", 0, NULL, "print the version"},
};
/* clang-format on */

const char *input_flag_name(size_t input, char name[FLAG_NAME_SIZE])
{
	snprintf(name, FLAG_NAME_SIZE, "%s", clv_input_schema.fields[input].name);
	for (char *at = name; *at; at++)
		if (*at == '_')
			*at = '-';
	return name;
}

/* What a flag stands for. */
struct target {
	int input, option; /* one is not CLV_NO_FIELD where it was found */
};

static bool is_named(const char *name, const char *text, size_t length)
{
	return strlen(name) == length && memcmp(name, text, length) == 0;
}

static struct target find_flag(const char *text, size_t length)
{
	struct target target = {CLV_NO_FIELD, CLV_NO_FIELD};
	for (int i = 0; i < OPTION_COUNT; i++)
		if (is_named(options[i].name, text, length))
			target.option = i;
	char name[FLAG_NAME_SIZE];
	for (int i = 0; i < CLV_IN_COUNT; i++)
		if (is_named(input_flag_name((size_t)i, name), text, length))
			target.input = i;
	return target;
}

static bool reject_unknown(const char *text, size_t length,
                           struct clv_error *error)
{
	char typed[FLAG_NAME_SIZE];
	snprintf(typed, sizeof typed, "%.*s", (int)(length < 63 ? length : 63),
	         text);
	char shown[80];
	clv_reject(error, CLV_BAD_USAGE, "unknown flag --%s",
	           clv_printable(typed, strlen(typed), shown, sizeof shown));
	/* --aov is another name of avg; else the nearest name */
	char name[FLAG_NAME_SIZE];
	const int alias = clv_schema_find(&clv_input_schema, typed, strlen(typed));
	if (alias != CLV_NO_FIELD)
		return clv_hint(error, "did you mean --%s?",
		                input_flag_name((size_t)alias, name));
	struct suggestion near = suggest_for(typed);
	char names[CLV_IN_COUNT][FLAG_NAME_SIZE];
	for (size_t i = 0; i < CLV_IN_COUNT; i++)
		suggest(&near, input_flag_name(i, names[i]));
	for (size_t i = 0; i < OPTION_COUNT; i++)
		suggest(&near, options[i].name);
	if (near.best)
		return clv_hint(error, "did you mean --%s?", near.best);
	return clv_hint(error, "clv --help lists the flags");
}

static bool set_value(struct arguments *arguments, struct target target,
                      const char *value)
{
	if (target.input != CLV_NO_FIELD)
		arguments->inputs[target.input] = value;
	else if (target.option == OPTION_REQUIRE)
		arguments->requirements[arguments->requirement_count++] = value;
	else
		arguments->values[target.option] = value ? value : "";
	return true;
}

static bool needs_value(struct target target)
{
	return target.input != CLV_NO_FIELD || options[target.option].value;
}

static bool reject_no_value(const char *flag, struct clv_error *error)
{
	clv_reject(error, CLV_BAD_USAGE, "%s needs a value", flag);
	return clv_hint(error, "in a shell # starts a comment and > a "
	                       "redirection: put quotes around them");
}

/* argv[*at] is --name or --name=value; moves on over a value of its own. */
static bool take_long(struct arguments *arguments, int argc, char **argv,
                      int *at, struct clv_error *error)
{
	const char *name = argv[*at] + 2;
	const size_t length = strcspn(name, "=");
	const char *value = name[length] == '=' ? name + length + 1 : NULL;
	const struct target target = find_flag(name, length);
	if (target.input == CLV_NO_FIELD && target.option == CLV_NO_FIELD)
		return reject_unknown(name, length, error);
	if (!needs_value(target)) {
		if (value)
			return clv_reject(error, CLV_BAD_USAGE, "--%.*s takes no value",
			                  (int)length, name);
		return set_value(arguments, target, NULL);
	}
	if (!value && *at + 1 == argc)
		return reject_no_value(argv[*at], error);
	return set_value(arguments, target, value ? value : argv[++*at]);
}

static int find_letter(char letter)
{
	for (int i = 0; i < OPTION_COUNT; i++)
		if (options[i].letter && options[i].letter == letter)
			return i;
	return CLV_NO_FIELD;
}

/* argv[*at] is -q, -o FILE or -oFILE. */
static bool take_short(struct arguments *arguments, int argc, char **argv,
                       int *at, struct clv_error *error)
{
	const char *text = argv[*at] + 1;
	const struct target target = {CLV_NO_FIELD, find_letter(*text)};
	if (target.option == CLV_NO_FIELD) {
		char shown[40];
		clv_reject(error, CLV_BAD_USAGE, "unknown flag -%s",
		           clv_printable(text, strlen(text), shown, sizeof shown));
		return clv_hint(error, "flags have two dashes and their full name, "
		                       "such as --avg; clv --help lists them");
	}
	if (target.option == OPTION_HELP)
		arguments->short_help = true;
	if (needs_value(target)) {
		if (text[1])
			return set_value(arguments, target, text + 1);
		if (*at + 1 == argc)
			return reject_no_value(argv[*at], error);
		return set_value(arguments, target, argv[++*at]);
	}
	if (text[1])
		return clv_reject(error, CLV_BAD_USAGE, "-%c takes no value", *text);
	return set_value(arguments, target, NULL);
}

bool arguments_parse(struct arguments *arguments, int argc, char **argv,
                     struct clv_error *error)
{
	*arguments = (struct arguments){.words = NULL};
	const size_t most = argc > 0 ? (size_t)argc : 1;
	arguments->words = calloc(most, sizeof *arguments->words);
	arguments->requirements = calloc(most, sizeof *arguments->requirements);
	if (!arguments->words || !arguments->requirements)
		return clv_reject_memory(error);
	bool flags = true;
	for (int i = 1; i < argc; i++) {
		const char *argument = argv[i];
		bool taken = true;
		/* `clv help --avg`: what follows is asked about, and not set */
		const char *first = arguments->words[0];
		const bool asked_about = first && strcmp(first, "help") == 0 &&
		                         strcmp(argument, "--help") != 0 &&
		                         strcmp(argument, "-h") != 0;
		if (!flags || asked_about || argument[0] != '-' || argument[1] == '\0')
			arguments->words[arguments->word_count++] = argument;
		else if (strcmp(argument, "--") == 0)
			flags = false;
		else if (argument[1] == '-')
			taken = take_long(arguments, argc, argv, &i, error);
		else
			taken = take_short(arguments, argc, argv, &i, error);
		if (!taken)
			return false;
	}
	return true;
}

void arguments_free(struct arguments *arguments)
{
	free(arguments->words);
	free(arguments->requirements);
}
