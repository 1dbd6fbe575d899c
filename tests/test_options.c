/* The tables of options and commands, and command lines taken apart with them.
   tests/sample tests what takes more commands than there are. */
#include "cli/arguments.h"
#include "io/preset.h"
#include "io/writer.h"

#include "check.h"

#include <stdio.h>
#include <string.h>

enum { WORDS_AT_MOST = 20 };

/* ---- The tables ---------------------------------------------------------- */

static bool is_flag_name(const char *name)
{
	return *name >= 'a' && *name <= 'z' &&
	       strspn(name, "abcdefghijklmnopqrstuvwxyz-") == strlen(name);
}

static bool is_taken(enum option_id option)
{
	bool taken = command_takes(&calculator, option);
	for (size_t i = 0; i < command_count; i++)
		taken = taken || command_takes(commands[i], option);
	return taken;
}

static void every_option_is_described_and_taken(void **state)
{
	(void)state;
	for (int i = 0; i < OPTION_COUNT; i++) {
		const struct option *option = &options[i];
		assert_non_null(option->name);
		assert_true(is_flag_name(option->name));
		assert_true(option->about && *option->about);
		assert_null(strchr(option->about, '\n'));
		assert_true(!option->value || *option->value);
		assert_true((option->choice == CHOICE_WORDS) == !!option->words);
		if (!option->value)
			assert_true(option->choice == CHOICE_NONE && !option->repeats);
		if (!is_taken((enum option_id)i))
			fail_with("no command takes --%s", option->name);
	}
}

static void a_name_is_one_flag(void **state)
{
	(void)state;
	for (int i = 0; i < OPTION_COUNT; i++) {
		const char *name = options[i].name;
		assert_int_equal(option_find(name, strlen(name)), i);
		assert_int_equal(input_find_flag(name, strlen(name)), CLV_NO_FIELD);
		if (options[i].letter)
			assert_int_equal(option_find_letter(options[i].letter), i);
	}
	assert_int_equal(option_find_letter('\0'), CLV_NO_FIELD);
	assert_int_equal(option_find("forma", 5), CLV_NO_FIELD);
	assert_int_equal(option_find("format=", 7), CLV_NO_FIELD);
	assert_int_equal(input_find_flag("new-customers", 13),
	                 CLV_IN_NEW_CUSTOMERS);
	assert_int_equal(input_find_flag("new_customers", 13), CLV_NO_FIELD);
}

/* Every word of the text that looks like a flag is one of the command. */
static void check_flags_in(const struct command *command, const char *text)
{
	size_t flags = 0;
	for (const char *at = text; (at = strstr(at, "--")); flags++) {
		at += strlen("--");
		const int option =
		    option_find(at, strspn(at, "abcdefghijklmnopqrstuvwxyz-"));
		if (option == CLV_NO_FIELD ||
		    !command_takes(command, (enum option_id)option))
			fail_with("\"%s\" names a flag it has not", text);
	}
	assert_true(flags > 0);
}

static void check_tables(const struct command *command)
{
	for (size_t i = 0; i < command->table_count; i++) {
		const struct result_table *table = &command->tables[i];
		assert_true(table->schema->count > 0);
		/* the first is what comes without flags */
		assert_true((i == 0) == !table->flags);
		if (table->flags)
			check_flags_in(command, table->flags);
		for (size_t j = 0; j < table->schema->count; j++) {
			const struct clv_field *field = &table->schema->fields[j];
			assert_true(field->name && field->about && field->unit);
			assert_ptr_equal(command_find_result(command, i, field->name),
			                 field);
		}
		assert_null(command_find_result(command, i, "nothing_like_it"));
	}
}

static void check_command(const struct command *command)
{
	char title[COMMAND_TITLE_SIZE];
	command_title(command, title);
	assert_true(strlen(title) + 1 < sizeof title);
	assert_true(command->summary && command->usage && command->run);
	assert_true(command->example_count > 0);
	for (size_t i = 0; i < command->example_count; i++)
		if (strncmp(command->examples[i], title, strlen(title)) != 0)
			fail_with("%s: \"%s\" is no example of it", title,
			          command->examples[i]);
	assert_true(command_takes(command, OPTION_HELP));
	assert_true(command_takes(command, OPTION_VERSION));
	for (size_t i = 0; i < command->option_count; i++)
		for (size_t j = 0; j < i; j++)
			if (command->options[i] == command->options[j])
				fail_with("%s lists --%s twice", title,
				          options[command->options[i]].name);
	check_tables(command);
}

static void every_command_is_described(void **state)
{
	(void)state;
	assert_null(calculator.name);
	check_command(&calculator);
	for (size_t i = 0; i < command_count; i++) {
		assert_true(is_flag_name(commands[i]->name));
		assert_ptr_equal(command_find(commands[i]->name), commands[i]);
		check_command(commands[i]);
	}
	assert_null(command_find("clv"));
	assert_null(command_find("hel"));
}

/* The row of --format lists what there is. */
static void formats_are_listed_in_full(void **state)
{
	(void)state;
	char list[200] = "card";
	for (size_t i = 0; i < clv_format_count; i++) {
		const size_t length = strlen(list);
		snprintf(list + length, sizeof list - length, "%s%s",
		         i + 1 < clv_format_count ? ", " : " or ",
		         clv_formats[i]->name);
	}
	assert_string_equal(command_option_about(&calculator, OPTION_FORMAT), list);
	assert_string_equal(command_option_about(&command_help, OPTION_FORMAT),
	                    list + strlen("card, "));
	assert_string_equal(command_option_about(&command_help, OPTION_GET),
	                    options[OPTION_GET].about);
}

static void flags_are_counted_inputs_first(void **state)
{
	(void)state;
	char name[FLAG_NAME_SIZE];
	assert_string_equal(command_flag_name(&calculator, 0, name), "avg");
	assert_string_equal(command_flag_name(&calculator, CLV_IN_COUNT, name),
	                    options[calculator.options[0]].name);
	assert_null(command_flag_name(
	    &calculator, CLV_IN_COUNT + calculator.option_count, name));
	assert_string_equal(command_flag_name(&command_help, 0, name), "help");
	assert_null(
	    command_flag_name(&command_help, command_help.option_count, name));
}

/* ---- Command lines ------------------------------------------------------- */

/* A command line cut at its blanks; its texts live in `text`. */
struct line {
	char text[200];
	char *argv[WORDS_AT_MOST + 1];
	int argc;
	struct arguments arguments;
	struct clv_error error;
	bool parsed;
};

static void parse(struct line *line, const char *text)
{
	memset(line, 0, sizeof *line);
	snprintf(line->text, sizeof line->text, "clv %s", text);
	char *rest;
	for (char *word = strtok_r(line->text, " ", &rest); word;
	     word = strtok_r(NULL, " ", &rest))
		line->argv[line->argc++] = word;
	line->parsed =
	    arguments_parse(&line->arguments, line->argc, line->argv, &line->error);
}

static void expect_words(const struct line *line, const char *words)
{
	char joined[200] = "";
	for (size_t i = 0; i < line->arguments.word_count; i++) {
		const size_t length = strlen(joined);
		snprintf(joined + length, sizeof joined - length, "%s%s", i ? " " : "",
		         line->arguments.words[i]);
	}
	assert_string_equal(joined, words);
}

static void the_command_is_the_first_word(void **state)
{
	(void)state;
	static const struct {
		const char *line;
		const struct command *command;
		const char *words;
	} cases[] = {
	    {"", &calculator, ""},
	    {"help", &command_help, ""},
	    {"help help", &command_help, "help"},
	    {"a.csv help", &calculator, "a.csv help"},
	    {"- help", &calculator, "- help"},
	    {"-- help", &calculator, "help"},
	    {"--avg help", &calculator, ""},
	    {"--avg 5 -o help", &calculator, ""},
	    {"-ohelp -qq help", &command_help, ""},
	    {"--help help", &command_help, ""},
	    {"-h help avg", &command_help, "avg"},
	    {"./help", &calculator, "./help"},
	    /* what help is asked about is no flag */
	    {"help --avg -q -- --nothing", &command_help, "--avg -q -- --nothing"},
	    {"help --avg --help", &command_help, "--avg"},
	    {"-q a -- -b --avg", &calculator, "a -b --avg"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct line line;
		parse(&line, cases[i].line);
		if (line.arguments.command != cases[i].command)
			fail_with("\"%s\" is another command", cases[i].line);
		if (line.parsed)
			expect_words(&line, cases[i].words);
		arguments_free(&line.arguments);
	}
}

static void values_are_the_last_and_all_in_order(void **state)
{
	(void)state;
	struct line line;
	parse(&line, "--require a>1 --avg=5 -o x --require=b>2 --avg 7 -oy -q "
	             "--format= --require");
	assert_false(line.parsed);
	arguments_free(&line.arguments);
	parse(&line, "--require a>1 --avg=5 -o x --require=b>2 --avg 7 -oy -q "
	             "--format=");
	assert_true(line.parsed);
	const struct arguments *given = &line.arguments;
	assert_string_equal(given->inputs[CLV_IN_AVG], "7");
	assert_null(given->inputs[CLV_IN_FREQ]);
	assert_string_equal(given->values[OPTION_OUTPUT], "y");
	assert_string_equal(given->values[OPTION_REQUIRE], "b>2");
	assert_string_equal(given->values[OPTION_QUIET], "");
	assert_string_equal(given->values[OPTION_FORMAT], "");
	assert_null(given->values[OPTION_GET]);
	assert_int_equal(given->flag_count, 8);
	assert_int_equal(given->flags[1].input, CLV_IN_AVG);
	assert_string_equal(given->flags[1].value, "5");
	size_t at = 0;
	assert_string_equal(arguments_next(given, OPTION_REQUIRE, &at), "a>1");
	assert_string_equal(arguments_next(given, OPTION_REQUIRE, &at), "b>2");
	assert_null(arguments_next(given, OPTION_REQUIRE, &at));
	assert_null(arguments_next(given, OPTION_REQUIRE, &at));
	at = 0;
	assert_null(arguments_next(given, OPTION_GET, &at));
	arguments_free(&line.arguments);
}

static void help_is_short_by_its_letter(void **state)
{
	(void)state;
	struct line line;
	parse(&line, "-h");
	assert_true(line.parsed && line.arguments.short_help);
	assert_non_null(line.arguments.values[OPTION_HELP]);
	arguments_free(&line.arguments);
	parse(&line, "--help");
	assert_true(line.parsed && !line.arguments.short_help);
	assert_non_null(line.arguments.values[OPTION_HELP]);
	arguments_free(&line.arguments);
}

static void wrong_flags_are_refused(void **state)
{
	(void)state;
	static const struct {
		const char *line, *message, *hint;
	} cases[] = {
	    {"--frq 5", "unknown flag --frq", "did you mean --freq?"},
	    {"--frq 5 help", "unknown flag --frq", "did you mean --freq?"},
	    {"--frq=5 help", "unknown flag --frq",
	     "clv help --help lists the flags"},
	    {"--avg 5 help", "--avg is not a flag of clv help",
	     "it belongs to clv; clv help --help lists the flags of clv help"},
	    {"--output=x help", "--output is not a flag of clv help",
	     "it belongs to clv, clv orders, clv ladder, clv fit, clv predict, "
	     "clv validate, clv simulate, clv sql, clv inspect; clv help --help "
	     "lists the flags of clv help"},
	    {"-ox help", "-o is not a flag of clv help",
	     "it belongs to clv, clv orders, clv ladder, clv fit, clv predict, "
	     "clv validate, clv simulate, clv sql, clv inspect; clv help --help "
	     "lists the flags of clv help"},
	    {"--quiet=", "--quiet takes no value", ""},
	    {"-qx", "-q takes no value", ""},
	    {"--help=x help", "--help takes no value", ""},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct line line;
		parse(&line, cases[i].line);
		assert_false(line.parsed);
		assert_int_equal(line.error.status, CLV_BAD_USAGE);
		assert_string_equal(line.error.message, cases[i].message);
		assert_string_equal(line.error.hint, cases[i].hint);
		arguments_free(&line.arguments);
	}
}

static void a_value_must_follow(void **state)
{
	(void)state;
	static const char *const lines[] = {"--avg", "-o", "-q --format",
	                                    "a.csv --require"};
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct line line;
		parse(&line, lines[i]);
		assert_false(line.parsed);
		assert_non_null(strstr(line.error.message, " needs a value"));
		arguments_free(&line.arguments);
	}
}

static void no_arguments_at_all(void **state)
{
	(void)state;
	struct arguments arguments;
	struct clv_error error;
	char *none[] = {NULL};
	assert_true(arguments_parse(&arguments, 0, none, &error));
	assert_ptr_equal(arguments.command, &calculator);
	assert_int_equal(arguments.word_count, 0);
	arguments_free(&arguments);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_option_is_described_and_taken),
	    cmocka_unit_test(a_name_is_one_flag),
	    cmocka_unit_test(every_command_is_described),
	    cmocka_unit_test(formats_are_listed_in_full),
	    cmocka_unit_test(flags_are_counted_inputs_first),
	    cmocka_unit_test(the_command_is_the_first_word),
	    cmocka_unit_test(values_are_the_last_and_all_in_order),
	    cmocka_unit_test(help_is_short_by_its_letter),
	    cmocka_unit_test(wrong_flags_are_refused),
	    cmocka_unit_test(a_value_must_follow),
	    cmocka_unit_test(no_arguments_at_all),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
