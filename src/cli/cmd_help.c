/* clv help: explains what a name stands for, from the tables. */
#include "cli/arguments.h"
#include "cli/help.h"
#include "cli/suggest.h"
#include "cli/text.h"
#include "cli/vocabulary.h"
#include "clv/models.h"

#include <stdio.h>
#include <string.h>

enum { INDENT = 2, LABEL_END = 15 };

/* ---- A thing ------------------------------------------------------------- */

static void print_fact(struct clv_output *output, const char *label,
                       const char *text)
{
	if (!text)
		return;
	text_print(output, "  %-13s", label);
	text_wrap(output, LABEL_END, LABEL_END, text);
}

static void print_words(struct clv_output *output,
                        const struct clv_field *field)
{
	const char *label = "words";
	for (size_t i = 0; i < field->word_count; i++) {
		if (!field->words[i])
			continue;
		text_print(output, "  %-13s%s\n", label, field->words[i]);
		label = "";
	}
}

static void print_field(struct clv_output *output, const char *kind,
                        const struct clv_field *field)
{
	text_print(output, "%s, %s\n", field->name, kind);
	text_wrap(output, 0, INDENT, field->about);
	text_print(output, "\n");
	print_fact(output, "formula", field->formula);
	print_fact(output, "domain", field->domain);
	print_fact(output, "unit", field->unit);
	print_fact(output, "source", field->source);
	print_fact(output, "also called", field->aliases);
	print_words(output, field);
	if (field->example)
		text_print(output, "  %-13s%s\n", "example", field->example);
}

static void print_column(struct clv_output *output,
                         const struct command *command, size_t table,
                         const struct clv_field *column)
{
	const char *flags = command->tables[table].flags;
	char title[COMMAND_TITLE_SIZE];
	char kind[COMMAND_TITLE_SIZE + 100];
	snprintf(kind, sizeof kind, "a result of %s%s%s",
	         command_title(command, title), flags ? " with " : "",
	         flags ? flags : "");
	print_field(output, kind, column);
}

/* A flag that is not the calculator's is said to be whose it is. */
static void print_option(struct clv_output *output, enum option_id option)
{
	char flag[FLAG_NAME_SIZE + 2];
	snprintf(flag, sizeof flag, "--%s", options[option].name);
	text_row(output, flag, command_option_about(&calculator, option));
	if (option == OPTION_PRESET)
		write_presets(output);
	if (command_takes(&calculator, option))
		return;
	text_print(output, "  a flag of");
	const char *between = " ";
	for (size_t i = 0; i < command_count; i++) {
		char title[COMMAND_TITLE_SIZE];
		if (!command_takes(commands[i], option))
			continue;
		text_print(output, "%s%s", between, command_title(commands[i], title));
		between = ", ";
	}
	text_print(output, "\n");
}

static void print_model(struct clv_output *output,
                        const struct clv_model *model)
{
	text_print(output, "%s, a model: %s\n", model->name, model->title);
	text_wrap(output, 0, INDENT, model->about);
	text_print(output, "\n");
	for (unsigned i = 0; i < model->parameter_count; i++)
		print_fact(output, model->parameters[i], model->meanings[i]);
	print_fact(output, "source", model->source);
}

/* One name means something in each of several models. */
static void print_parameter(struct clv_output *output, const char *name)
{
	text_print(output, "%s, a parameter of models\n", name);
	for (size_t i = 0; i < clv_model_count(); i++) {
		const struct clv_model *model = clv_model_at(i);
		for (unsigned j = 0; j < model->parameter_count; j++)
			if (strcmp(model->parameters[j], name) == 0)
				print_fact(output, model->name, model->meanings[j]);
	}
}

/* ---- A name -------------------------------------------------------------- */

/* Things that bear one name stand one below the other. */
static void begin_thing(struct clv_output *output, size_t *things)
{
	if ((*things)++ > 0)
		text_print(output, "\n");
}

static void explain_field(struct clv_output *output, const char *name,
                          size_t *things)
{
	const size_t length = strlen(name);
	const int input = clv_schema_find(&clv_input_schema, name, length);
	const int result = clv_schema_find(&clv_result_schema, name, length);
	if (input == CLV_NO_FIELD && result == CLV_NO_FIELD)
		return;
	begin_thing(output, things);
	if (input == CLV_NO_FIELD)
		print_field(output, "a result", &clv_result_schema.fields[result]);
	else
		print_field(output,
		            result == CLV_NO_FIELD ? "an input"
		                                   : "an input and a result",
		            &clv_input_schema.fields[input]);
}

/* The columns of that name in all tables of the command. */
static void explain_columns(struct clv_output *output,
                            const struct command *command, const char *name,
                            size_t *things)
{
	for (size_t i = 0; i < command->table_count; i++) {
		const struct clv_field *column = command_find_result(command, i, name);
		if (!column)
			continue;
		begin_thing(output, things);
		print_column(output, command, i, column);
	}
}

static bool is_parameter(const char *name)
{
	for (size_t i = 0; i < clv_model_count(); i++) {
		const struct clv_model *model = clv_model_at(i);
		for (unsigned j = 0; j < model->parameter_count; j++)
			if (strcmp(model->parameters[j], name) == 0)
				return true;
	}
	return false;
}

static void explain_models(struct clv_output *output, const char *name,
                           size_t *things)
{
	const struct clv_model *model = clv_model_find(name);
	if (model) {
		begin_thing(output, things);
		print_model(output, model);
	}
	if (is_parameter(name)) {
		begin_thing(output, things);
		print_parameter(output, name);
	}
}

/* Explains every thing of that name; false where there is none. */
static bool explain_name(struct clv_output *output, const char *name)
{
	size_t things = 0;
	explain_field(output, name, &things);
	for (size_t i = 0; i < command_count; i++)
		explain_columns(output, commands[i], name, &things);
	const struct command *command = command_find(name);
	if (command) {
		begin_thing(output, &things);
		write_long_help(output, command);
	}
	const int option = option_find(name, strlen(name));
	if (option != CLV_NO_FIELD) {
		begin_thing(output, &things);
		print_option(output, (enum option_id)option);
	}
	explain_models(output, name, &things);
	return things > 0;
}

static void suggest_fields(struct suggestion *near,
                           const struct clv_schema *schema)
{
	for (size_t i = 0; i < schema->count; i++)
		suggest(near, schema->fields[i].name);
}

static void suggest_results(struct suggestion *near,
                            const struct command *command)
{
	for (size_t i = 0; i < command->table_count; i++)
		suggest_fields(near, command->tables[i].schema);
}

static bool reject_name(const char *name, struct clv_error *error)
{
	char shown[80];
	clv_printable(name, strlen(name), shown, sizeof shown);
	clv_reject(error, CLV_BAD_USAGE,
	           "help: there is no input, result, command or model \"%s\"",
	           shown);
	struct suggestion near = suggest_for(shown);
	suggest_fields(&near, &clv_input_schema);
	suggest_fields(&near, &clv_result_schema);
	for (size_t i = 0; i < command_count; i++)
		suggest(&near, commands[i]->name);
	for (size_t i = 0; i < command_count; i++)
		suggest_results(&near, commands[i]);
	for (size_t i = 0; i < clv_model_count(); i++)
		suggest(&near, clv_model_at(i)->name);
	if (near.best)
		return clv_hint(error, "did you mean %s?", near.best);
	return clv_hint(error, "clv help lists them");
}

/* ---- All of the command line --------------------------------------------- */

static bool reject_column(const struct command *command, const char *name,
                          struct clv_error *error)
{
	char shown[80];
	char title[COMMAND_TITLE_SIZE];
	clv_printable(name, strlen(name), shown, sizeof shown);
	command_title(command, title);
	clv_reject(error, CLV_BAD_USAGE, "help: %s has no result \"%s\"", title,
	           shown);
	struct suggestion near = suggest_for(shown);
	suggest_results(&near, command);
	if (near.best)
		return clv_hint(error, "did you mean %s?", near.best);
	return clv_hint(error, "%s --help lists them", title);
}

/* `clv help orders frequency`: is the first word whose results are meant? */
static const struct command *meant_command(const struct arguments *arguments)
{
	const struct command *command =
	    arguments->word_count > 1 ? command_find(arguments->words[0]) : NULL;
	for (size_t i = 0; command && i < command->table_count; i++)
		if (command_find_result(command, i, arguments->words[1]))
			return command;
	return NULL;
}

/* Explains the name as a result of the command, or whatever bears it. */
static bool explain_word(struct clv_output *output,
                         const struct command *command, const char *name,
                         struct clv_error *error)
{
	size_t things = 0;
	name += strspn(name, "-");
	if (!command && strcmp(name, "columns") == 0)
		return vocabulary_write(output) || clv_reject_memory(error);
	if (!command)
		return explain_name(output, name) || reject_name(name, error);
	explain_columns(output, command, name, &things);
	return things > 0 || reject_column(command, name, error);
}

static bool explain_words(struct clv_output *output,
                          const struct arguments *arguments,
                          struct clv_error *error)
{
	const struct command *command = meant_command(arguments);
	const size_t first = command ? 1 : 0;
	for (size_t i = first; i < arguments->word_count; i++) {
		if (i > first)
			text_print(output, "\n");
		if (!explain_word(output, command, arguments->words[i], error))
			return false;
	}
	return true;
}

static bool run_help(const struct arguments *arguments, struct clv_error *error)
{
	if (!arguments->word_count)
		return print_help(&calculator, false, error);
	struct clv_output *output = clv_output_open(NULL, error);
	if (!output)
		return false;
	const bool done = explain_words(output, arguments, error) &&
	                  clv_output_commit(output, error);
	clv_output_close(output);
	return done;
}

static const enum option_id own_options[] = {COMMON_OPTIONS};

static const char *const examples[] = {
    "clv help",
    "clv help ltv_cac",
    "clv help margin --round",
    "clv help columns",
};

const struct command command_help = {
    .name = "help",
    .summary = "explain an input, a result or a command: clv help ltv_cac",
    .usage = "[NAME...]",
    .about =
        "Explains whatever bears the name: an input, a result, a flag, with or "
        "without its dashes, a command, a model or a parameter of one; a "
        "result of a command also as clv help COMMAND NAME. Without a name, "
        "the help of the calculator. clv help columns lists all columns that "
        "commands read and write.",
    EXAMPLES(examples),
    OPTIONS(own_options),
    .explains = true,
    .run = run_help,
};
