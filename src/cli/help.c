#include "cli/help.h"
#include "cli/text.h"
#include "io/preset.h"

#include <stdio.h>
#include <string.h>

enum { EXAMPLES_IN_SHORT = 2 };

static void write_opening(struct clv_output *output,
                          const struct command *command, size_t examples)
{
	char title[COMMAND_TITLE_SIZE];
	text_print(output, "%s - %s\n\n", command_title(command, title),
	           command->summary);
	for (size_t i = 0; i < command->example_count && i < examples; i++)
		text_print(output, "  %s\n", command->examples[i]);
	text_print(output, "\n");
}

/* The first `most` ways to call it. */
static void write_usage(struct clv_output *output,
                        const struct command *command, size_t most)
{
	char title[COMMAND_TITLE_SIZE];
	command_title(command, title);
	const char *at = command->usage;
	for (size_t i = 0; at && i < most; i++) {
		const char *line = at;
		const size_t length = text_line(&at);
		text_print(output, "%s%s %.*s\n", i ? "       " : "Usage: ", title,
		           (int)length, line);
	}
}

static void write_short_help(struct clv_output *output,
                             const struct command *command)
{
	char title[COMMAND_TITLE_SIZE];
	write_opening(output, command, EXAMPLES_IN_SHORT);
	write_usage(output, command, 1);
	text_print(output, "More:  %s --help", command_title(command, title));
	if (!command->name)
		text_print(output, ", clv help NAME");
	else if (command->table_count)
		text_print(output, ", clv help %s NAME", command->name);
	text_print(output, "\n");
}

static void write_about(struct clv_output *output,
                        const struct command *command)
{
	const char *at = command->about;
	while (at) {
		text_print(output, "\n");
		text_wrap(output, 0, 0, at);
		text_line(&at);
	}
}

static void write_inputs(struct clv_output *output,
                         const struct command *command)
{
	if (!command->inputs)
		return;
	text_print(output, command->name
	                       ? "\nInputs of the calculator, each a flag:\n"
	                       : "\nInputs, each a flag and a column:\n");
	for (size_t i = 0; i < CLV_IN_COUNT; i++) {
		char flag[FLAG_NAME_SIZE];
		char name[FLAG_NAME_SIZE + 2];
		if (!command_takes_input(command, i))
			continue;
		snprintf(name, sizeof name, "--%s", input_flag_name(i, flag));
		text_row(output, name, command_input_about(command, i));
	}
	if (command->name)
		return;
	text_print(output, "\n");
	text_wrap(output, 0, 0,
	          "A rate is 5% or 0.05; retention and churn also 4%/month. "
	          "years and horizon take 2.5, 30mo, 12w or 90d.");
}

static void write_results(struct clv_output *output,
                          const struct command *command)
{
	for (size_t i = 0; i < command->table_count; i++) {
		const struct result_table *table = &command->tables[i];
		text_print(output, "\nResults%s%s, each %s:\n",
		           table->flags ? " with " : "",
		           table->flags ? table->flags : "",
		           command->name ? "a column" : "where its inputs are there");
		for (size_t j = 0; j < table->schema->count; j++)
			text_row(output, table->schema->fields[j].name,
			         table->schema->fields[j].about);
	}
}

static void write_options(struct clv_output *output,
                          const struct command *command)
{
	text_print(output, "\nFlags:\n");
	for (size_t i = 0; i < command->option_count; i++) {
		const struct option *option = &options[command->options[i]];
		const char letter[] = {'-', option->letter, ',', ' ', '\0'};
		const char *value = command_option_value(command, command->options[i]);
		char name[80];
		snprintf(name, sizeof name, "%s--%s%s%s", option->letter ? letter : "",
		         option->name, value ? " " : "", value ? value : "");
		text_row(output, name,
		         command_option_about(command, command->options[i]));
	}
}

void write_presets(struct clv_output *output)
{
	for (size_t i = 0; i < clv_preset_count; i++)
		text_row(output, clv_presets[i].name, clv_presets[i].about);
}

static void write_commands(struct clv_output *output)
{
	text_print(output, "\nCommands:\n");
	for (size_t i = 0; i < command_count; i++)
		text_row(output, commands[i]->name, commands[i]->summary);
}

void write_long_help(struct clv_output *output, const struct command *command)
{
	write_opening(output, command, command->example_count);
	write_usage(output, command, (size_t)-1);
	write_about(output, command);
	write_inputs(output, command);
	write_results(output, command);
	write_options(output, command);
	if (command_takes(command, OPTION_PRESET)) {
		text_print(output, "\nPresets, each a NAME of --preset:\n");
		write_presets(output);
	}
	if (command->name)
		return;
	write_commands(output);
	text_print(
	    output,
	    "\nExit status: 0 done, 1 bad data or a failed read or write, 2 wrong "
	    "usage,\n3 no model can say anything of these customers, 4 a --require "
	    "that fails or\nis undefined.\n");
}

bool print_help(const struct command *command, bool in_short,
                struct clv_error *error)
{
	struct clv_output *output = clv_output_open(NULL, error);
	if (!output)
		return false;
	(in_short ? write_short_help : write_long_help)(output, command);
	const bool done = clv_output_commit(output, error);
	clv_output_close(output);
	return done;
}

void print_usage(const struct command *command)
{
	char title[COMMAND_TITLE_SIZE];
	command_title(command, title);
	fprintf(stderr, "%s - %s\n\n", title, command->summary);
	for (size_t i = 0; i < command->example_count && i < EXAMPLES_IN_SHORT; i++)
		fprintf(stderr, "  %s\n", command->examples[i]);
	fprintf(stderr, "\n%s --help tells more.\n", title);
}
