/* The table of commands: a new one is a row here and a file cmd_<name>.c. */
#include "cli/command.h"

#include <string.h>

const struct command commands[] = {
    {"help", "explain an input, a result or a command: clv help ltv_cac",
     command_help},
};
const size_t command_count = sizeof commands / sizeof *commands;

const struct command *command_find(const char *name)
{
	for (size_t i = 0; i < command_count; i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}
