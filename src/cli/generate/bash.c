/* Completion for bash. */
#include "cli/generate/generate.h"
#include "cli/generate/words.h"

#include <stdio.h>

/* Finds the command as the program does. A word that holds = reaches the
   function in three: --flag, = and the value. */
static const char find_command[] =
    "\tlocal word=${COMP_WORDS[COMP_CWORD]} "
    "previous=${COMP_WORDS[COMP_CWORD - 1]}\n"
    "\tlocal first='' flags='' formats='' results='' i\n"
    "\tCOMPREPLY=()\n"
    "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
    "\t\tcase ${COMP_WORDS[i]} in\n"
    "\t\t--) first=--; break ;;\n";

static const char find_command_end[] =
    ") [[ ${COMP_WORDS[i + 1]-} == = ]] && ((i++)); ((i++)) ;;\n"
    "\t\t-?*) ;;\n"
    "\t\t*) first=${COMP_WORDS[i]}; break ;;\n"
    "\t\tesac\n"
    "\tdone\n";

static void put_reply(const char *words_begin)
{
	printf("mapfile -t COMPREPLY < <(compgen %s", words_begin);
}

static void put_flags(const struct command *command)
{
	char flag[FLAG_NAME_SIZE];
	for (size_t i = 0; i < CLV_IN_COUNT; i++)
		if (command_takes_input(command, i))
			printf("--%s ", input_flag_name(i, flag));
	for (size_t i = 0; i < command->option_count; i++) {
		const struct option *option = &options[command->options[i]];
		if (option->letter)
			printf("-%c ", option->letter);
		printf("--%s%s", option->name,
		       i + 1 < command->option_count ? " " : "");
	}
}

/* What depends on the command; the calculator's where none is named. */
static void put_variables(const struct command *command)
{
	if (!command->name)
		printf("\t*)\n");
	else
		printf("\t%s)\n", command->name);
	printf("\t\tflags=\"");
	put_flags(command);
	printf("\"\n");
	if (command_takes(command, OPTION_FORMAT)) {
		printf("\t\tformats=\"");
		put_choices(command, OPTION_FORMAT);
		printf("\"\n");
	}
	if (command_takes(command, OPTION_GET)) {
		printf("\t\tresults=\"");
		put_choices(command, OPTION_GET);
		printf("\"\n");
	}
	printf("\t\t;;\n");
}

/* The words of one flag are the same in every command, but for two kinds. */
static void put_choice_words(enum option_id id)
{
	if (options[id].choice == CHOICE_FORMATS)
		printf("$formats");
	else if (options[id].choice == CHOICE_RESULTS)
		printf("$results");
	else
		put_choices(&calculator, id);
}

static void put_option_case(enum option_id id)
{
	const struct option *option = &options[id];
	if (!option->value)
		return;
	printf("\t");
	if (option->letter)
		printf("-%c | ", option->letter);
	printf("--%s) ", option->name);
	if (option->choice == CHOICE_FILES) {
		put_reply("-f -- \"$word\"); ");
	} else if (option->choice != CHOICE_NONE) {
		put_reply("-W \"");
		put_choice_words(id);
		printf("\" -- \"$word\"); ");
	}
	printf("return ;;\n");
}

static void put_input_case(size_t input)
{
	char flag[FLAG_NAME_SIZE];
	printf("\t--%s) ", input_flag_name(input, flag));
	if (clv_input_schema.fields[input].words) {
		put_reply("-W \"");
		put_words_of(&clv_input_schema.fields[input]);
		printf("\" -- \"$word\"); ");
	}
	printf("return ;;\n");
}

/* Behind a command that explains, all words are names. */
static void put_topic_words(void)
{
	for (size_t i = 0; i < command_count; i++) {
		if (!commands[i]->explains)
			continue;
		printf("\tif [[ $first == %s && $word != -* ]]; then\n\t\t",
		       commands[i]->name);
		put_reply("-W \"");
		put_topics();
		printf("\" -- \"$word\")\n\t\treturn\n\tfi\n");
	}
}

static void put_words(void)
{
	printf("\tif [[ $word == -* && $first != -- ]]; then\n\t\t");
	put_reply("-W \"$flags\" -- \"$word\")\n\telse\n\t\t");
	put_reply("-f -- \"$word\")\n"
	          "\t\tif [[ -z $first ]]; then\n"
	          "\t\t\tmapfile -t -O \"${#COMPREPLY[@]}\" COMPREPLY < <(compgen "
	          "-W \"");
	put_commands();
	printf("\" -- \"$word\")\n\t\tfi\n\tfi\n");
}

void generate_bash(void)
{
	printf("# bash completion for clv, made from the tables of its help\n"
	       "_clv() {\n%s\t\t",
	       find_command);
	put_flags_with_value(" | ");
	printf("%s\tcase $first in\n", find_command_end);
	for (size_t i = 0; i < command_count; i++)
		put_variables(commands[i]);
	put_variables(&calculator);
	printf("\tesac\n");
	put_topic_words();
	printf("\tcase $previous in\n");
	for (size_t i = 0; i < CLV_IN_COUNT; i++)
		put_input_case(i);
	for (int i = 0; i < OPTION_COUNT; i++)
		put_option_case((enum option_id)i);
	printf("\tesac\n");
	put_words();
	printf("}\ncomplete -o filenames -F _clv clv\n");
}
