/* The manual page, in the mdoc language of manual pages. */
#include "cli/generate/generate.h"
#include "cli/generate/words.h"
#include "cli/text.h"
#include "io/preset.h"

#include <stdio.h>
#include <string.h>

/* Of the page's last change; mdoc wants one. */
static const char date[] = "November 21, 2026";

enum { LINE_WIDTH = 64 };

/* A word with what the language would take for its own escaped; first on a
   line, a point or a single quote would start a macro. */
static void put_word(const char *word, size_t length, bool first)
{
	if (first && (*word == '.' || *word == '\''))
		printf("\\&");
	for (size_t i = 0; i < length; i++) {
		if (word[i] == '\\')
			printf("\\e");
		else if (word[i] == '-' && (i == 0 || word[i - 1] == '-'))
			printf("\\-"); /* a dash of a flag, to be copied as it is */
		else
			putchar(word[i]);
	}
}

/* A line of words, in lines of LINE_WIDTH; a sentence begins a line, as the
   language wants it. */
static void put_text(const char *text)
{
	size_t column = 0;
	bool sentence = false;
	while (*text && *text != '\n') {
		const size_t length = strcspn(text, " \n");
		if (column > 0 && (sentence || column + length > LINE_WIDTH)) {
			putchar('\n');
			column = 0;
		} else if (column > 0) {
			putchar(' ');
		}
		put_word(text, length, column == 0);
		sentence = length > 1 && text[length - 1] == '.';
		column += length + 1;
		text += length;
		text += strspn(text, " ");
	}
	putchar('\n');
}

static void put_fact(const char *label, const char *text)
{
	if (!text)
		return;
	printf(".It %s\n", label);
	put_text(text);
}

/* "start, end" from the words of a field. */
static void put_words(const struct clv_field *field)
{
	char text[200] = "";
	for (size_t i = 0; i < field->word_count; i++)
		if (field->words[i]) {
			const size_t length = strlen(text);
			snprintf(text + length, sizeof text - length, "%s%s",
			         length ? ", " : "", field->words[i]);
		}
	put_fact("Words", *text ? text : NULL);
}

static void put_aliases(const char *aliases)
{
	char text[200] = "";
	while (aliases && *aliases) {
		const size_t size = strcspn(aliases, "|");
		const size_t length = strlen(text);
		snprintf(text + length, sizeof text - length, "%s%.*s",
		         length ? ", " : "", (int)size, aliases);
		aliases += size + (aliases[size] == '|');
	}
	put_fact("Column", *text ? text : NULL);
}

static void put_field(const struct clv_field *field)
{
	put_text(field->about);
	printf(".Bl -tag -width Formula -compact\n");
	put_fact("Formula", field->formula);
	put_fact("Domain", field->domain);
	put_fact("Unit", field->unit);
	put_fact("Source", field->source);
	put_words(field);
	put_aliases(field->aliases);
	put_fact("Example", field->example);
	printf(".El\n");
}

static void put_inputs(void)
{
	printf(".Sh INPUTS\n");
	put_text("Each is a flag, a column of a table and a key of JSON; other "
	         "names that a column may have are listed.");
	put_text("A rate is 5% or 0.05.");
	printf(".Bl -tag -width Ds\n");
	for (size_t i = 0; i < CLV_IN_COUNT; i++) {
		char flag[FLAG_NAME_SIZE];
		printf(".It Fl Fl %s\n", input_flag_name(i, flag));
		put_field(&clv_input_schema.fields[i]);
	}
	printf(".El\n");
}

static void put_columns(const struct clv_schema *schema)
{
	printf(".Bl -tag -width Ds\n");
	for (size_t i = 0; i < schema->count; i++) {
		printf(".It Sy %s\n", schema->fields[i].name);
		put_field(&schema->fields[i]);
	}
	printf(".El\n");
}

static void put_results(void)
{
	printf(".Sh RESULTS\n");
	put_text("Each where its inputs are there: a column, a key, and a name for "
	         "--get and --require.");
	for (size_t i = 0; i < calculator.table_count; i++)
		put_columns(calculator.tables[i].schema);
}

static void put_options(const struct command *command)
{
	printf(".Bl -tag -width Ds\n");
	for (size_t i = 0; i < CLV_IN_COUNT; i++) {
		char flag[FLAG_NAME_SIZE];
		/* those of the calculator have a section of their own */
		if (!command->name || !command_takes_input(command, i))
			continue;
		printf(".It Fl Fl %s\n", input_flag_name(i, flag));
		put_text(command_input_about(command, i));
	}
	for (size_t i = 0; i < command->option_count; i++) {
		const struct option *option = &options[command->options[i]];
		printf(".It ");
		if (option->letter)
			printf("Fl %c , ", option->letter);
		printf("Fl Fl %s", option->name);
		if (option->value)
			printf(" Ar %s",
			       command_option_value(command, command->options[i]));
		putchar('\n');
		put_text(command_option_about(command, command->options[i]));
	}
	printf(".El\n");
}

/* As they are typed: nothing breaks their lines. */
static void put_examples(const struct command *command)
{
	printf(".Bd -literal -offset indent -compact\n");
	for (size_t i = 0; i < command->example_count; i++) {
		const char *at = command->examples[i];
		for (bool first = true; *at; first = false) {
			const size_t length = strcspn(at, " ");
			printf("%s", first ? "" : " ");
			put_word(at, length, first);
			at += length + (at[length] == ' ');
		}
		putchar('\n');
	}
	printf(".Ed\n");
}

/* All names in a column as wide as the longest. */
static void put_presets(void)
{
	const char *longest = "";
	for (size_t i = 0; i < clv_preset_count; i++)
		if (strlen(clv_presets[i].name) > strlen(longest))
			longest = clv_presets[i].name;
	printf(".Pp\nPresets, each a\n.Ar NAME\nof\n.Fl Fl preset :\n"
	       ".Bl -tag -width %s -compact\n",
	       longest);
	for (size_t i = 0; i < clv_preset_count; i++) {
		printf(".It Sy %s\n", clv_presets[i].name);
		put_text(clv_presets[i].about);
	}
	printf(".El\n");
}

static void put_table(const struct result_table *table)
{
	char title[200];
	snprintf(title, sizeof title,
	         "Results%s%s, each a column:", table->flags ? " with " : "",
	         table->flags ? table->flags : "");
	printf(".Pp\n");
	put_text(title);
	put_columns(table->schema);
}

/* How it is called, what it does, its flags, columns and examples. */
static void put_command(const struct command *command)
{
	printf(".Ss clv %s\n", command->name);
	const char *usage = command->usage;
	while (usage) {
		const char *line = usage;
		const size_t length = text_line(&usage);
		printf(".D1 Nm clv Cm %s No %.*s\n", command->name, (int)length, line);
	}
	for (const char *about = command->about; about; text_line(&about)) {
		printf(".Pp\n");
		put_text(about);
	}
	printf(".Pp\nFlags:\n");
	put_options(command);
	if (command_takes(command, OPTION_PRESET))
		put_presets();
	for (size_t i = 0; i < command->table_count; i++)
		put_table(&command->tables[i]);
	printf(".Pp\nExamples:\n.Pp\n");
	put_examples(command);
}

static void put_command_sections(void)
{
	printf(".Sh COMMANDS\n.Bl -tag -width Ds\n");
	for (size_t i = 0; i < command_count; i++) {
		printf(".It Nm clv Cm %s\n", commands[i]->name);
		put_text(commands[i]->summary);
	}
	printf(".El\n");
	for (size_t i = 0; i < command_count; i++)
		put_command(commands[i]);
}

static void put_opening(void)
{
	printf(".Dd %s\n.Dt CLV 1\n.Os\n.Sh NAME\n.Nm clv\n"
	       ".Nd what a customer is worth, and whether winning one pays\n"
	       ".Sh SYNOPSIS\n.Nm\n.Op Ar flags\n.Op Ar\n.Nm\n.Ar command\n"
	       ".Sh DESCRIPTION\n",
	       date);
	put_text("Flags give one case.");
	put_text("With a file (- is standard input), each row of the table is a "
	         "case: its columns have the names of the inputs, other columns "
	         "pass through, and flags fill what a row lacks.");
	put_text("Without a file, a table is read from standard input when the "
	         "flags alone give neither clv nor nps.");
	printf(".Pp\n");
	put_text("What cannot be said is empty in CSV, null in JSON, and explained "
	         "on a card; it is never 0.");
}

static void put_closing(void)
{
	printf(".Sh ENVIRONMENT\n.Bl -tag -width NO_COLOR\n.It Ev NO_COLOR\n"
	       "Set and not empty: no colour.\n.El\n"
	       ".Sh EXIT STATUS\n.Bl -tag -width 4n -compact\n"
	       ".It 0\nDone.\n"
	       ".It 1\nBad data, or a failed read or write.\n"
	       ".It 2\nWrong usage.\n"
	       ".It 3\nNo model can say anything of these customers.\n"
	       ".It 4\nA requirement that fails or is undefined.\n.El\n"
	       ".Sh EXAMPLES\nThe lifetime value of a customer, as a card:\n"
	       ".Pp\n.Dl clv \\-\\-avg 500 \\-\\-freq 20 \\-\\-years 5\n.Pp\n"
	       "A row per segment, with two flags for all of them:\n.Pp\n"
	       ".Dl clv segments.csv \\-\\-margin 40%% \\-\\-cac 12\n");
}

void generate_manual(void)
{
	put_opening();
	put_inputs();
	put_results();
	printf(".Sh OPTIONS\n");
	put_options(&calculator);
	put_command_sections();
	put_closing();
}
