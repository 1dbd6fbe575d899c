#include "cli/command.h"

#include <stdio.h>
#include <string.h>

const struct command *command_find(const char *name)
{
	for (size_t i = 0; i < command_count; i++)
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	return NULL;
}

bool command_takes(const struct command *command, enum option_id option)
{
	for (size_t i = 0; i < command->option_count; i++)
		if (command->options[i] == option)
			return true;
	return false;
}

bool command_takes_input(const struct command *command, size_t input)
{
	return command->inputs & CLV_INPUT_BIT(input);
}

const char *command_title(const struct command *command,
                          char title[COMMAND_TITLE_SIZE])
{
	snprintf(title, COMMAND_TITLE_SIZE, "clv%s%s", command->name ? " " : "",
	         command->name ? command->name : "");
	return title;
}

const char *command_flag_name(const struct command *command, size_t i,
                              char name[FLAG_NAME_SIZE])
{
	for (size_t input = 0; input < CLV_IN_COUNT; input++)
		if (command_takes_input(command, input) && i-- == 0)
			return input_flag_name(input, name);
	if (i >= command->option_count)
		return NULL;
	snprintf(name, FLAG_NAME_SIZE, "%s", options[command->options[i]].name);
	return name;
}

const struct clv_field *command_find_result(const struct command *command,
                                            size_t table, const char *name)
{
	const struct clv_schema *schema = command->tables[table].schema;
	const int found = clv_schema_find(schema, name, strlen(name));
	return found == CLV_NO_FIELD ? NULL : &schema->fields[found];
}

/* What a list of the command says about the flag; null: nothing. */
static const char *find_about(const struct flag_about *list, size_t count,
                              const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i].name, name) == 0)
			return list[i].about;
	return NULL;
}

static const char *own_about(const struct command *command, const char *name)
{
	return find_about(command->abouts, command->about_count, name);
}

const char *command_input_about(const struct command *command, size_t input)
{
	char name[FLAG_NAME_SIZE];
	const char *own = own_about(command, input_flag_name(input, name));
	return own ? own : clv_input_schema.fields[input].about;
}

const char *command_option_about(const struct command *command,
                                 enum option_id option)
{
	static const char card[] = "card, ";
	const char *own = own_about(command, options[option].name);
	const char *about = own ? own : options[option].about;
	const bool hidden = option == OPTION_FORMAT && !command->has_cards &&
	                    strncmp(about, card, strlen(card)) == 0;
	return hidden ? about + strlen(card) : about;
}

const char *command_option_value(const struct command *command,
                                 enum option_id option)
{
	const char *own =
	    find_about(command->values, command->value_count, options[option].name);
	return own ? own : options[option].value;
}
