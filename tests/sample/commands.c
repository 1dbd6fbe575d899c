/* Other commands for the same program, so that what is made from the rows of
   commands is tested with every kind of row: flags that the calculator lacks,
   inputs, results, results of one name in two commands and in two tables of
   one. They read no file and print what they were given. */
#include "cli/calculate.h"
#include "cli/text.h"

#define FIELD(what, text, of)                                                  \
	{                                                                          \
		.name = (what), .kind = CLV_COUNT, .about = (text), .unit = (of)       \
	}

static const struct clv_field sample_fields[] = {
    FIELD("customer", "who it is. Any text.", "text"),
    FIELD("frequency", "repeat purchases", "count"),
    FIELD("avg", "mean of the purchases", "money a purchase"),
};
static const struct clv_field second_fields[] = {
    FIELD("frequency", "purchases counted otherwise", "count"),
    FIELD("rank", "place in the order", "count"),
};
static const struct clv_field group_fields[] = {
    FIELD("frequency", "purchases of a group", "count"),
    FIELD("members", "how many are in it", "count"),
};
static const struct clv_schema sample_results = {sample_fields, 3};
static const struct clv_schema second_results = {second_fields, 2};
static const struct clv_schema group_results = {group_fields, 2};
static const struct result_table sample_tables[] = {
    {NULL, &sample_results},
    {"--threads or --require", &group_results},
};

static void print_given(struct clv_output *output,
                        const struct clv_given *given)
{
	for (size_t i = 0; i < CLV_IN_COUNT; i++) {
		char store[CLV_STORE_SIZE];
		const struct clv_field *field = &clv_input_schema.fields[i];
		if (given->mask & CLV_INPUT_BIT(i))
			text_print(output, "%s %s\n", field->name,
			           clv_field_say(field, &given->values, -1, store));
	}
}

static bool run(const struct arguments *arguments, struct clv_error *error)
{
	struct common common;
	struct clv_given given;
	if (!common_read(&common, arguments, error) ||
	    !common_read_inputs(&common, arguments, &given, error))
		return false;
	struct clv_output *output = clv_output_open(common.output, error);
	if (!output)
		return false;
	text_print(output, "%s, format %s\n", arguments->command->name,
	           common_format(&common)->name);
	print_given(output, &given);
	const char *value;
	for (size_t at = 0;
	     (value = arguments_next(arguments, OPTION_REQUIRE, &at));)
		text_print(output, "require %s\n", value);
	for (size_t i = 0; i < arguments->word_count; i++)
		text_print(output, "word %s\n", arguments->words[i]);
	const bool done = clv_output_commit(output, error);
	clv_output_close(output);
	return done;
}

static const enum option_id sample_options[] = {OPTION_GET, OPTION_REQUIRE,
                                                TABLE_OPTIONS};
static const char *const sample_examples[] = {
    "clv sample segments.csv --margin 40%",
    "clv sample segments.csv --get frequency",
    "clv sample segments.csv --threads 2",
};
static const struct command sample = {
    .name = "sample",
    .summary = "print what was given",
    .usage = "[FLAGS] FILE...\n"
             "[FLAGS] -",
    .about = "A first paragraph. It has two sentences.\n"
             "A second paragraph, which is long enough for more than a line of "
             "the help and of the manual page.",
    EXAMPLES(sample_examples),
    .inputs = CLV_INPUT_BIT(CLV_IN_MARGIN) | CLV_INPUT_BIT(CLV_IN_CAC) |
              CLV_INPUT_BIT(CLV_IN_NEW_CUSTOMERS),
    OPTIONS(sample_options),
    TABLES(sample_tables),
    .run = run,
};

static const enum option_id second_options[] = {OPTION_THREADS, COMMON_OPTIONS};
static const char *const second_examples[] = {"clv second"};
static const struct command second = {
    .name = "second",
    .summary = "the same with hardly a flag",
    .usage = "FILE...",
    EXAMPLES(second_examples),
    OPTIONS(second_options),
    RESULTS(second_results),
    .run = run,
};

const struct command *const commands[] = {&command_help, &sample, &second};
const size_t command_count = sizeof commands / sizeof *commands;

/* A calculator that has no --threads, say. */
static const enum option_id calculator_options[] = {
    OPTION_GET, OPTION_FORMAT, OPTION_OUTPUT, COMMON_OPTIONS};
static const char *const calculator_examples[] = {
    "clv --avg 500 --freq 20 --years 5"};
const struct command calculator = {
    .summary = "a calculator with few flags",
    .usage = "[FLAGS]\n"
             "COMMAND ...",
    EXAMPLES(calculator_examples),
    .inputs = CLV_INPUT_BIT(CLV_IN_COUNT) - 1,
    OPTIONS(calculator_options),
    RESULTS(clv_result_schema),
    .has_cards = true,
    .run = calculate,
};
