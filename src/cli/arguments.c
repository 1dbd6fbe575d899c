#include "cli/arguments.h"
#include "cli/suggest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- What an argument is ------------------------------------------------- */

static bool is_flag(const char *argument)
{
	return argument[0] == '-' && argument[1] != '\0';
}

static bool is_long(const char *argument)
{
	return argument[1] == '-';
}

/* Bytes of --name, without =value, or of -o. */
static size_t spelled(const char *argument)
{
	return is_long(argument) ? strcspn(argument, "=") : 2;
}

/* A flag with the value that its argument holds, or null: --name=value, -oFILE.
   Neither input nor option where it is unknown. */
static struct flag read_flag(const char *argument)
{
	const size_t length = spelled(argument);
	struct flag flag = {CLV_NO_FIELD, CLV_NO_FIELD, NULL};
	if (is_long(argument)) {
		flag.input = input_find_flag(argument + 2, length - 2);
		flag.option = option_find(argument + 2, length - 2);
		flag.value = argument[length] ? argument + length + 1 : NULL;
	} else {
		flag.option = option_find_letter(argument[1]);
		flag.value = argument[length] ? argument + length : NULL;
	}
	return flag;
}

static bool is_known(const struct flag *flag)
{
	return flag->input != CLV_NO_FIELD || flag->option != CLV_NO_FIELD;
}

static bool needs_value(const struct flag *flag)
{
	return flag->input != CLV_NO_FIELD ||
	       (flag->option != CLV_NO_FIELD && options[flag->option].value);
}

static bool takes(const struct command *command, const struct flag *flag)
{
	return flag->input != CLV_NO_FIELD
	           ? command_takes_input(command, (size_t)flag->input)
	           : command_takes(command, (enum option_id)flag->option);
}

/* ---- What is wrong with a flag ------------------------------------------- */

static bool reject_letter(const struct command *command, const char *argument,
                          struct clv_error *error)
{
	char shown[40];
	char flag[FLAG_NAME_SIZE];
	char title[COMMAND_TITLE_SIZE];
	clv_reject(error, CLV_BAD_USAGE, "unknown flag %s",
	           clv_printable(argument, strlen(argument), shown, sizeof shown));
	return clv_hint(error,
	                "flags have two dashes and their full name, such as "
	                "--%s; %s --help lists them",
	                command_flag_name(command, 0, flag),
	                command_title(command, title));
}

/* --aov is another name of avg; else the nearest name. */
static bool reject_unknown(const struct command *command, const char *name,
                           size_t length, struct clv_error *error)
{
	char typed[FLAG_NAME_SIZE];
	char shown[80];
	snprintf(typed, sizeof typed, "%.*s", (int)(length < 63 ? length : 63),
	         name);
	clv_reject(error, CLV_BAD_USAGE, "unknown flag --%s",
	           clv_printable(typed, strlen(typed), shown, sizeof shown));
	char flag[FLAG_NAME_SIZE];
	const int alias = clv_schema_find(&clv_input_schema, typed, strlen(typed));
	if (alias != CLV_NO_FIELD && command_takes_input(command, (size_t)alias))
		return clv_hint(error, "did you mean --%s?",
		                input_flag_name((size_t)alias, flag));
	struct suggestion near = suggest_for(typed);
	char names[CLV_IN_COUNT + OPTION_COUNT][FLAG_NAME_SIZE];
	for (size_t i = 0; command_flag_name(command, i, names[i]); i++)
		suggest(&near, names[i]);
	if (near.best)
		return clv_hint(error, "did you mean --%s?", near.best);
	char title[COMMAND_TITLE_SIZE];
	return clv_hint(error, "%s --help lists the flags",
	                command_title(command, title));
}

/* Adds the command to the list where it takes the flag, and returns whether. */
static bool append_taker(char *list, size_t size, const struct command *command,
                         const struct flag *flag)
{
	const size_t length = strlen(list);
	char title[COMMAND_TITLE_SIZE];
	if (!takes(command, flag))
		return false;
	snprintf(list + length, size - length, "%s%s", *list ? ", " : "",
	         command_title(command, title));
	return true;
}

/* The flag exists, though not for this command. */
static bool reject_foreign(const struct command *command, const char *argument,
                           const struct flag *flag, struct clv_error *error)
{
	enum { FEW = 6 };
	char title[COMMAND_TITLE_SIZE];
	char takers[FEW * COMMAND_TITLE_SIZE] = "";
	size_t count = append_taker(takers, sizeof takers, &calculator, flag);
	for (size_t i = 0; i < command_count; i++)
		count += append_taker(takers, sizeof takers, commands[i], flag);
	clv_reject(error, CLV_BAD_USAGE, "%.*s is not a flag of %s",
	           (int)spelled(argument), argument, command_title(command, title));
	return clv_hint(error, "it belongs to %s; %s --help lists the flags of %s",
	                count > FEW ? "many other commands" : takers, title, title);
}

static bool reject_no_value(const char *flag, struct clv_error *error)
{
	clv_reject(error, CLV_BAD_USAGE, "%s needs a value", flag);
	return clv_hint(error, "in a shell # starts a comment and > a "
	                       "redirection: put quotes around them");
}

/* ---- Parsing ------------------------------------------------------------- */

/* The index of the word that names a command, and 0 where none does. */
static int find_command(int argc, char **argv)
{
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
		if (!is_flag(argv[i]))
			return command_find(argv[i]) ? i : 0;
		const struct flag flag = read_flag(argv[i]);
		i += needs_value(&flag) && !flag.value;
	}
	return 0;
}

static void keep(struct arguments *arguments, const struct flag *flag)
{
	arguments->flags[arguments->flag_count++] = *flag;
	if (flag->input != CLV_NO_FIELD)
		arguments->inputs[flag->input] = flag->value;
	else
		arguments->values[flag->option] = flag->value;
}

/* argv[*at] is a flag; moves on over a value of its own. */
static bool take(struct arguments *arguments, int argc, char **argv, int *at,
                 struct clv_error *error)
{
	const char *argument = argv[*at];
	const struct command *command = arguments->command;
	struct flag flag = read_flag(argument);
	if (!is_known(&flag))
		return is_long(argument) ? reject_unknown(command, argument + 2,
		                                          spelled(argument) - 2, error)
		                         : reject_letter(command, argument, error);
	if (!takes(command, &flag))
		return reject_foreign(command, argument, &flag, error);
	if (!needs_value(&flag)) {
		if (flag.value)
			return clv_reject(error, CLV_BAD_USAGE, "%.*s takes no value",
			                  (int)spelled(argument), argument);
		flag.value = "";
	} else if (!flag.value) {
		if (*at + 1 == argc)
			return reject_no_value(argument, error);
		flag.value = argv[++*at];
	}
	if (flag.option == OPTION_HELP && !is_long(argument))
		arguments->short_help = true;
	keep(arguments, &flag);
	return true;
}

static bool asks_for_help(const char *argument)
{
	return strcmp(argument, "--help") == 0 || strcmp(argument, "-h") == 0;
}

bool arguments_parse(struct arguments *arguments, int argc, char **argv,
                     struct clv_error *error)
{
	const int named = find_command(argc, argv);
	const size_t most = argc > 0 ? (size_t)argc : 1;
	*arguments = (struct arguments){
	    .command = named ? command_find(argv[named]) : &calculator,
	    .flags = calloc(most, sizeof *arguments->flags),
	    .words = calloc(most, sizeof *arguments->words),
	};
	if (!arguments->flags || !arguments->words)
		return clv_reject_memory(error);
	bool flags = true;
	for (int i = 1; i < argc; i++) {
		/* `clv help --avg`: what follows is asked about, and not set */
		const bool asked_about = arguments->command->explains && i > named &&
		                         !asks_for_help(argv[i]);
		if (i == named)
			continue;
		if (!flags || asked_about || !is_flag(argv[i]))
			arguments->words[arguments->word_count++] = argv[i];
		else if (strcmp(argv[i], "--") == 0)
			flags = false;
		else if (!take(arguments, argc, argv, &i, error))
			return false;
	}
	return true;
}

void arguments_free(struct arguments *arguments)
{
	free(arguments->words);
	free(arguments->flags);
}

const char *arguments_next(const struct arguments *arguments,
                           enum option_id option, size_t *at)
{
	while (*at < arguments->flag_count) {
		const struct flag *flag = &arguments->flags[(*at)++];
		if (flag->option == (int)option)
			return flag->value;
	}
	return NULL;
}
