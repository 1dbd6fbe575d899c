/* Help: made from the tables of inputs, results, options and commands. */
#include "cli/command.h"
#include "cli/suggest.h"
#include "io/output.h"
#include "io/writer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { INDENT = 2, NAME_WIDTH = 26, LINE_WIDTH = 78 };

static const char examples[] = "  clv --avg 500 --freq 20 --years 5\n"
                               "  clv segments.csv --margin 40% --cac 12\n";

static void print(struct clv_output *output, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void print(struct clv_output *output, const char *format, ...)
{
	char text[1024];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	clv_output_text(output, text);
}

/* text in lines of LINE_WIDTH, each behind `margin` blanks; `column` is where
   the first one starts. */
static void print_wrapped(struct clv_output *output, size_t column,
                          size_t margin, const char *text)
{
	while (*text) {
		const size_t word = strcspn(text, " ");
		if (column > margin && column + 1 + word > LINE_WIDTH) {
			print(output, "\n");
			column = 0;
		}
		if (column < margin) {
			print(output, "%*s", (int)(margin - column), "");
			column = margin;
		} else if (column > margin) {
			print(output, " ");
			column++;
		}
		print(output, "%.*s", (int)word, text);
		column += word;
		text += word;
		text += strspn(text, " ");
	}
	print(output, "\n");
}

static void print_row(struct clv_output *output, const char *name,
                      const char *text)
{
	const size_t margin = INDENT + NAME_WIDTH;
	print(output, "%*s%s", INDENT, "", name);
	size_t column = INDENT + strlen(name);
	if (column >= margin) {
		print(output, "\n");
		column = 0;
	}
	print_wrapped(output, column, margin, text);
}

static void print_options(struct clv_output *output)
{
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		char name[80];
		snprintf(name, sizeof name, "%s%s--%s%s%s",
		         options[i].letter ? (char[]){'-', options[i].letter, '\0'}
		                           : "",
		         options[i].letter ? ", " : "", options[i].name,
		         options[i].value ? " " : "",
		         options[i].value ? options[i].value : "");
		print_row(output, name, options[i].about);
	}
}

static void print_inputs(struct clv_output *output)
{
	for (size_t i = 0; i < CLV_IN_COUNT; i++) {
		char flag[FLAG_NAME_SIZE];
		char name[FLAG_NAME_SIZE + 2];
		snprintf(name, sizeof name, "--%s", input_flag_name(i, flag));
		print_row(output, name, clv_input_schema.fields[i].about);
	}
}

static void print_results(struct clv_output *output)
{
	for (size_t i = 0; i < clv_result_schema.count; i++)
		print_row(output, clv_result_schema.fields[i].name,
		          clv_result_schema.fields[i].about);
}

static void print_commands(struct clv_output *output)
{
	for (size_t i = 0; i < command_count; i++)
		print_row(output, commands[i].name, commands[i].summary);
}

static void write_short_help(struct clv_output *output)
{
	print(output,
	      "clv - what a customer is worth, and whether winning one pays\n\n"
	      "%s\n"
	      "Usage: clv [FLAGS] [FILE...]\n"
	      "More:  clv --help, clv help NAME\n",
	      examples);
}

static void write_long_help(struct clv_output *output)
{
	print(output,
	      "clv - what a customer is worth, and whether winning one pays\n\n"
	      "%s"
	      "  clv --avg 120 --freq 12 --margin 80%% --churn 4%%/month --cac "
	      "1200\n"
	      "  clv --promoters 50 --passives 30 --detractors 20\n"
	      "  clv --avg 500 --freq 20 --years 5 --get clv\n\n"
	      "Usage: clv [FLAGS] [FILE...]\n"
	      "       clv COMMAND ...\n\n",
	      examples);
	print_wrapped(
	    output, 0, 0,
	    "Flags give one case. With a FILE (- is standard input), each row of "
	    "the table is a case: its columns have the names of the inputs, other "
	    "columns pass through, and flags fill what a row lacks. Without a "
	    "FILE, "
	    "a table is read from standard input when the flags alone give neither "
	    "clv nor nps.");
	print(output, "\nInputs, each a flag and a column:\n");
	print_inputs(output);
	print(output, "\n");
	print_wrapped(output, 0, 0,
	              "A rate is 5% or 0.05; retention and churn also 4%/month. "
	              "years and horizon take 2.5, 30mo, 12w or 90d.");
	print(output, "\nResults, each where its inputs are there:\n");
	print_results(output);
	print(output, "\nFlags:\n");
	print_options(output);
	print(output, "\nCommands:\n");
	print_commands(output);
	print(
	    output,
	    "\nExit status: 0 done, 1 bad data or a failed read or write, 2 wrong "
	    "usage,\n4 a --require that fails or is undefined.\n");
}

bool print_help(bool in_short, struct clv_error *error)
{
	struct clv_output *output = clv_output_open(NULL, error);
	if (!output)
		return false;
	(in_short ? write_short_help : write_long_help)(output);
	const bool done = clv_output_commit(output, error);
	clv_output_close(output);
	return done;
}

void print_usage(void)
{
	fprintf(stderr,
	        "clv - what a customer is worth, and whether winning one pays\n\n"
	        "%s\nclv --help tells more.\n",
	        examples);
}

static void print_field(struct clv_output *output, const char *kind,
                        const struct clv_field *field)
{
	char aliases[200] = "";
	for (const char *at = field->aliases; at && *at; at++) {
		const size_t length = strlen(aliases);
		snprintf(aliases + length, sizeof aliases - length,
		         *at == '|' ? ", " : "%c", *at);
	}
	const struct {
		const char *name, *text;
	} rows[] = {
	    {"formula", field->formula},
	    {"domain", field->domain},
	    {"unit", field->unit},
	    {"source", field->source},
	    {"also called", field->aliases ? aliases : NULL},
	};
	print(output, "%s, %s\n", field->name, kind);
	print_wrapped(output, 0, INDENT, field->about);
	print(output, "\n");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (!rows[i].text)
			continue;
		print(output, "  %-13s", rows[i].name);
		print_wrapped(output, 15, 15, rows[i].text);
	}
	for (size_t i = 0; i < field->word_count; i++)
		if (field->words[i])
			print(output, "  %-13s%s\n",
			      i < 2 && !(i && field->words[0]) ? "words" : "",
			      field->words[i]);
	print(output, "  %-13s%s\n", "example", field->example);
}

/* Explains every thing of that name; false where there is none. */
static bool explain_name(struct clv_output *output, const char *name)
{
	const size_t length = strlen(name);
	const int input = clv_schema_find(&clv_input_schema, name, length);
	const int result = clv_schema_find(&clv_result_schema, name, length);
	const struct command *command = command_find(name);
	if (input != CLV_NO_FIELD)
		print_field(output,
		            result != CLV_NO_FIELD ? "an input and a result"
		                                   : "an input",
		            &clv_input_schema.fields[input]);
	else if (result != CLV_NO_FIELD)
		print_field(output, "a result", &clv_result_schema.fields[result]);
	if (command)
		print_row(output, command->name, command->summary);
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (strcmp(options[i].name, name) == 0) {
			char flag[40];
			snprintf(flag, sizeof flag, "--%s", options[i].name);
			print_row(output, flag, options[i].about);
			return true;
		}
	return input != CLV_NO_FIELD || result != CLV_NO_FIELD || command;
}

static bool reject_name(const char *name, struct clv_error *error)
{
	char shown[80];
	clv_printable(name, strlen(name), shown, sizeof shown);
	clv_reject(error, CLV_BAD_USAGE,
	           "help: there is no input, result or command \"%s\"", shown);
	struct suggestion near = suggest_for(shown);
	for (size_t i = 0; i < CLV_IN_COUNT; i++)
		suggest(&near, clv_input_schema.fields[i].name);
	for (size_t i = 0; i < clv_result_schema.count; i++)
		suggest(&near, clv_result_schema.fields[i].name);
	for (size_t i = 0; i < command_count; i++)
		suggest(&near, commands[i].name);
	if (near.best)
		return clv_hint(error, "did you mean %s?", near.best);
	return clv_hint(error, "clv help lists them");
}

bool command_help(const struct arguments *arguments, struct clv_error *error)
{
	if (arguments->word_count < 2)
		return print_help(false, error);
	struct clv_output *output = clv_output_open(NULL, error);
	if (!output)
		return false;
	bool done = true;
	for (size_t i = 1; done && i < arguments->word_count; i++) {
		const char *name = arguments->words[i];
		if (i > 1)
			print(output, "\n");
		name += strspn(name, "-");
		done = explain_name(output, name) || reject_name(name, error);
	}
	done = done && clv_output_commit(output, error);
	clv_output_close(output);
	return done;
}
