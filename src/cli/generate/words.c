#include "cli/generate/words.h"
#include "io/preset.h"
#include "io/writer.h"

#include <stdio.h>
#include <string.h>

void each_command(void (*visit)(const struct command *command))
{
	visit(&calculator);
	for (size_t i = 0; i < command_count; i++)
		visit(commands[i]);
}

const char *command_word(const struct command *command)
{
	return command->name ? command->name : "clv";
}

static void put_formats(const struct command *command)
{
	if (command->has_cards)
		printf("card ");
	for (size_t i = 0; i < clv_format_count; i++)
		printf("%s%s", i ? " " : "", clv_formats[i]->name);
}

static void put_names(const struct clv_schema *schema)
{
	for (size_t i = 0; i < schema->count; i++)
		printf("%s%s", i ? " " : "", schema->fields[i].name);
}

/* Is a table before this one where the name was printed? */
static bool is_printed(const struct command *command, size_t table,
                       const char *name)
{
	while (table-- > 0)
		if (command_find_result(command, table, name))
			return true;
	return false;
}

static bool is_in(const struct clv_schema *schema, const char *name)
{
	return clv_schema_find_exact(schema, name, strlen(name)) != CLV_NO_FIELD;
}

static void put_results(const struct command *command)
{
	const char *between = "";
	for (size_t i = 0; i < command->table_count; i++) {
		const struct clv_schema *schema = command->tables[i].schema;
		for (size_t j = 0; j < schema->count; j++)
			if (!is_printed(command, i, schema->fields[j].name)) {
				printf("%s%s", between, schema->fields[j].name);
				between = " ";
			}
	}
}

static void put_presets(void)
{
	for (size_t i = 0; i < clv_preset_count; i++)
		printf("%s ", clv_presets[i].name);
	printf("none");
}

void put_choices(const struct command *command, enum option_id option)
{
	switch (options[option].choice) {
	case CHOICE_RESULTS:
		put_results(command->calculates ? &calculator : command);
		break;
	case CHOICE_PRESETS:
		put_presets();
		break;
	case CHOICE_FORMATS:
		put_formats(command);
		break;
	case CHOICE_WORDS:
		printf("%s", options[option].words);
		break;
	case CHOICE_NONE:
	case CHOICE_FILES:
	default:
		break;
	}
}

void put_words_of(const struct clv_field *field)
{
	const char *between = "";
	for (size_t i = 0; i < field->word_count; i++)
		if (field->words[i]) {
			printf("%s%s", between, field->words[i]);
			between = " ";
		}
}

void put_commands(void)
{
	for (size_t i = 0; i < command_count; i++)
		printf("%s%s", i ? " " : "", commands[i]->name);
}

/* Columns of commands that no command before has, nor the calculator. */
static void put_more_results(size_t number)
{
	const struct command *command = commands[number];
	for (size_t i = 0; i < command->table_count; i++) {
		const struct clv_schema *schema = command->tables[i].schema;
		for (size_t j = 0; j < schema->count; j++) {
			const char *name = schema->fields[j].name;
			bool is_known = is_printed(command, i, name) ||
			                is_in(&clv_input_schema, name) ||
			                is_in(&clv_result_schema, name);
			for (size_t k = 0; k < number && !is_known; k++)
				is_known =
				    is_printed(commands[k], commands[k]->table_count, name);
			if (!is_known)
				printf(" %s", name);
		}
	}
}

void put_topics(void)
{
	put_names(&clv_input_schema);
	printf(" ");
	put_names(&clv_result_schema);
	for (size_t i = 0; i < command_count; i++) {
		printf(" %s", commands[i]->name);
		put_more_results(i);
	}
}

void put_flags_with_value(const char *between)
{
	for (size_t i = 0; i < CLV_IN_COUNT; i++) {
		char flag[FLAG_NAME_SIZE];
		printf("%s--%s", i ? between : "", input_flag_name(i, flag));
	}
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		if (!options[i].value)
			continue;
		if (options[i].letter)
			printf("%s-%c", between, options[i].letter);
		printf("%s--%s", between, options[i].name);
	}
}
