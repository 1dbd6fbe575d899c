#include "cli/options.h"

#include <stdio.h>
#include <string.h>

/* clang-format off: a row of the table in few lines */
const struct option options[OPTION_COUNT] = {
    [OPTION_GET] =
        {"get", 0, "NAME,...",
         "print these results alone, a line each; in a table: the result "
         "columns",
         .choice = CHOICE_RESULTS},
    [OPTION_FORMAT] = {"format", 0, "NAME",
                       "card, table, csv, tsv, json, ndjson or markdown",
                       .choice = CHOICE_FORMATS},
    [OPTION_ROUND] = {"round", 0, "N", "round results to N decimals, 0 to 15"},
    [OPTION_REQUIRE] =
        {"require", 0, "'NAME>=VALUE'",
         "exit with 4 when a result fails this or is undefined; < <= > >= == "
         "!=; may be repeated; quote it",
         .repeats = true},
    [OPTION_OUTPUT] = {"output", 'o', "FILE",
                       "write there, whole or not at all",
                       .choice = CHOICE_FILES},
    [OPTION_SKIP_BAD] = {"skip-bad", 0, NULL,
                         "leave bad rows out, count and list them, and go on"},
    [OPTION_REJECTS] = {"rejects", 0, "FILE",
                        "the same, and keep the rows byte for byte in FILE",
                        .choice = CHOICE_FILES},
    [OPTION_DELIMITER] =
        {"delimiter", 0, "CHAR",
         "of the table: , ; | tab or another character; default: from its "
         "header"},
    [OPTION_DECIMAL] =
        {"decimal", 0, "SIGN",
         "decimal sign of the table and of flags: . or ,; default: from the "
         "first values",
         .choice = CHOICE_WORDS, .words = ". ,"},
    [OPTION_THREADS] =
        {"threads", 0, "N",
         "work on a large table with N threads, 1 to 64; default: one a "
         "processor; the results are the same"},
    [OPTION_COLOR] = {"color", 0, "WHEN", "always, never or auto",
                      .choice = CHOICE_WORDS, .words = "always never auto"},
    [OPTION_QUIET] = {"quiet", 'q', NULL, "no notes on standard error"},
    [OPTION_HELP] = {"help", 'h', NULL, "-h in short, --help in full"},
    [OPTION_VERSION] = {"version", 0, NULL, "print the version"},
};
/* clang-format on */

static bool is_named(const char *name, const char *text, size_t length)
{
	return strlen(name) == length && memcmp(name, text, length) == 0;
}

int option_find(const char *name, size_t length)
{
	for (int i = 0; i < OPTION_COUNT; i++)
		if (is_named(options[i].name, name, length))
			return i;
	return CLV_NO_FIELD;
}

int option_find_letter(char letter)
{
	for (int i = 0; i < OPTION_COUNT; i++)
		if (options[i].letter && options[i].letter == letter)
			return i;
	return CLV_NO_FIELD;
}

const char *input_flag_name(size_t input, char name[FLAG_NAME_SIZE])
{
	snprintf(name, FLAG_NAME_SIZE, "%s", clv_input_schema.fields[input].name);
	for (char *at = name; *at; at++)
		if (*at == '_')
			*at = '-';
	return name;
}

int input_find_flag(const char *name, size_t length)
{
	char flag[FLAG_NAME_SIZE];
	for (int i = 0; i < CLV_IN_COUNT; i++)
		if (is_named(input_flag_name((size_t)i, flag), name, length))
			return i;
	return CLV_NO_FIELD;
}
