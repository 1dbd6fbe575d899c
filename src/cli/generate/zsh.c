/* Completion for zsh. */
#include "cli/generate/generate.h"
#include "cli/generate/words.h"

#include <stdio.h>
#include <string.h>

/* In a description of _arguments ] and : and quotes have a meaning. */
static void put_text(const char *text)
{
	for (; *text; text++) {
		if (*text == '\'') {
			printf("'\\''");
			continue;
		}
		if (strchr("[]:\\", *text))
			putchar('\\');
		putchar(*text);
	}
}

static void put_input(const struct command *command, size_t input)
{
	char flag[FLAG_NAME_SIZE];
	const struct clv_field *field = &clv_input_schema.fields[input];
	printf("\t\t\t'--%s[", input_flag_name(input, flag));
	put_text(command_input_about(command, input));
	printf("]:");
	put_text(field->unit);
	printf(":");
	if (field->words) {
		printf("(");
		put_words_of(field);
		printf(")");
	}
	printf("'\n");
}

static void put_value(const struct command *command, enum option_id id)
{
	printf(":");
	put_text(command_option_value(command, id));
	printf(":");
	if (options[id].choice == CHOICE_FILES) {
		printf("_files");
	} else if (options[id].choice != CHOICE_NONE) {
		printf("(");
		put_choices(command, id);
		printf(")");
	}
}

static void put_option(const struct command *command, enum option_id id)
{
	const struct option *option = &options[id];
	const int names = option->letter ? 2 : 1;
	for (int letter = 0; letter < names; letter++) {
		printf("\t\t\t'%s", option->repeats ? "*" : "");
		if (letter)
			printf("-%c[", option->letter);
		else
			printf("--%s[", option->name);
		put_text(command_option_about(command, id));
		printf("]");
		if (option->value)
			put_value(command, id);
		printf("'\n");
	}
}

/* Words that are no flags: the first may be a command. */
static void put_positions(const struct command *command)
{
	if (!command->name)
		printf("\t\t\t'1:command or file:_clv_first'\n"
		       "\t\t\t'*:file:_files'\n");
	else if (command->explains)
		printf("\t\t\t'1: :(%s)'\n\t\t\t'*:name:_clv_topics'\n", command->name);
	else
		printf("\t\t\t'1: :(%s)'\n\t\t\t'*:file:_files'\n", command->name);
}

static void put_command(const struct command *command)
{
	printf("\t(%s)\n\t\tspecs=(\n", command->name ? command->name : "*");
	for (size_t i = 0; i < CLV_IN_COUNT; i++)
		if (command_takes_input(command, i))
			put_input(command, i);
	for (size_t i = 0; i < command->option_count; i++)
		put_option(command, command->options[i]);
	put_positions(command);
	printf("\t\t) ;;\n");
}

void generate_zsh(void)
{
	printf("#compdef clv\n"
	       "# zsh completion for clv, made from the tables of its help\n"
	       "_clv() {\n"
	       "\tlocal first='' i\n"
	       "\tlocal -a specs\n"
	       "\tfor ((i = 2; i < CURRENT; i++)); do\n"
	       "\t\tcase $words[i] in\n"
	       "\t\t(--) break ;;\n"
	       "\t\t(");
	put_flags_with_value("|");
	printf(") ((i++)) ;;\n"
	       "\t\t(-?*) ;;\n"
	       "\t\t(*) first=$words[i]; break ;;\n"
	       "\t\tesac\n"
	       "\tdone\n"
	       "\tcase $first in\n");
	for (size_t i = 0; i < command_count; i++)
		put_command(commands[i]);
	put_command(&calculator);
	printf("\tesac\n"
	       "\t_arguments -s $specs\n"
	       "}\n"
	       "_clv_first() {\n"
	       "\t_alternative 'commands:command:(");
	put_commands();
	printf(")' 'files:file:_files'\n"
	       "}\n"
	       "_clv_topics() {\n"
	       "\tcompadd ");
	put_topics();
	printf("\n}\n_clv \"$@\"\n");
}
