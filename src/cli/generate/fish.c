/* Completion for fish. */
#include "cli/generate/generate.h"
#include "cli/generate/words.h"

#include <stdio.h>
#include <string.h>

static void put_text(const char *text)
{
	putchar('\'');
	for (; *text; text++) {
		if (strchr("'\\", *text))
			putchar('\\');
		putchar(*text);
	}
	putchar('\'');
}

/* A line that counts for one command. */
static void begin_line(const struct command *command)
{
	printf("complete -c clv -n '__clv_runs %s'", command_word(command));
}

static void put_input(const struct command *command, size_t input)
{
	char flag[FLAG_NAME_SIZE];
	const struct clv_field *field = &clv_input_schema.fields[input];
	begin_line(command);
	printf(" -l %s -x", input_flag_name(input, flag));
	if (field->words) {
		printf(" -a '");
		put_words_of(field);
		printf("'");
	}
	printf(" -d ");
	put_text(command_input_about(command, input));
	printf("\n");
}

static void put_option(const struct command *command, enum option_id id)
{
	const struct option *option = &options[id];
	begin_line(command);
	printf(" -l %s", option->name);
	if (option->letter)
		printf(" -s %c", option->letter);
	if (option->value)
		printf(option->choice == CHOICE_FILES ? " -r -F" : " -x");
	if (option->choice != CHOICE_NONE && option->choice != CHOICE_FILES) {
		printf(" -a '");
		put_choices(command, id);
		printf("'");
	}
	printf(" -d ");
	put_text(command_option_about(command, id));
	printf("\n");
}

static void put_command(const struct command *command)
{
	for (size_t i = 0; i < CLV_IN_COUNT; i++)
		if (command_takes_input(command, i))
			put_input(command, i);
	for (size_t i = 0; i < command->option_count; i++)
		put_option(command, command->options[i]);
	if (command->explains) {
		begin_line(command);
		printf(" -f -a '");
		put_topics();
		printf("'\n");
	}
	if (!command->name)
		return;
	printf("complete -c clv -n 'not __clv_first >/dev/null' -a %s -d ",
	       command->name);
	put_text(command->summary);
	printf("\n");
}

/* __clv_first finds the command as the program does; __clv_runs tells whether
   it is the one named. */
void generate_fish(void)
{
	printf("# fish completion for clv, made from the tables of its help\n"
	       "function __clv_first\n"
	       "\tset -l tokens (commandline -opc)\n"
	       "\tset -l value no\n"
	       "\tfor token in $tokens[2..]\n"
	       "\t\tif test $value = yes\n"
	       "\t\t\tset value no\n"
	       "\t\t\tcontinue\n"
	       "\t\tend\n"
	       "\t\tif contains -- $token - --\n"
	       "\t\t\techo $token\n"
	       "\t\t\treturn 0\n"
	       "\t\tend\n"
	       "\t\tswitch $token\n"
	       "\t\t\tcase ");
	put_flags_with_value(" ");
	printf("\n"
	       "\t\t\t\tset value yes\n"
	       "\t\t\tcase '-*'\n"
	       "\t\t\t\tcontinue\n"
	       "\t\t\tcase '*'\n"
	       "\t\t\t\techo $token\n"
	       "\t\t\t\treturn 0\n"
	       "\t\tend\n"
	       "\tend\n"
	       "\treturn 1\n"
	       "end\n"
	       "function __clv_runs\n"
	       "\tset -l first (__clv_first)\n"
	       "\tcontains -- \"$first\" ");
	put_commands();
	printf("; or set first clv\n"
	       "\ttest $first = $argv[1]\n"
	       "end\n");
	each_command(put_command);
}
