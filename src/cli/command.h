/* Commands, the calculator among them: what each is called, which flags it
   takes, and what its help says. */
#ifndef CLV_CLI_COMMAND_H
#define CLV_CLI_COMMAND_H

#include "cli/options.h"
#include "io/given.h"

struct arguments;

/* What the help of one command says about a flag. */
struct flag_about {
	const char *name; /* without its dashes */
	const char *about;
};

/* A table that a command prints. */
struct result_table {
	const char *flags; /* which ask for it: "--total or --by"; null: it comes
	                      without any */
	const struct clv_schema *schema;
};

/* A new command is a file cmd_<name>.c, which ends in a row such as

       static const enum option_id own_options[] = {OPTION_BY, TABLE_OPTIONS};
       static const char *const examples[] = {"clv orders orders.csv"};
       const struct command command_orders = {
           .name = "orders",
           .summary = "...",
           .usage = "[FLAGS] FILE...",
           .about = "...",
           EXAMPLES(examples),
           OPTIONS(own_options),
           RESULTS(clv_customer_schema),
           .run = run_orders,
       };

   and its name in commands.c and among the declarations below. A flag that no
   command had yet is a word in enum option_id and a row in options.c. Help,
   manual page, completions and the tests of all three follow from these rows;
   the tests run the examples in the folder of examples. A field of the results
   needs name, kind, about and unit; the rest may be missing. */
struct command {
	const char *name;            /* null: the calculator */
	const char *summary;         /* one line for the help */
	const char *usage;           /* what follows the name, in lines */
	const char *about;           /* paragraphs, each a line; null: none */
	const char *const *examples; /* command lines; short help shows two */
	size_t example_count;
	uint32_t inputs; /* of the calculator it takes as flags:
	                    CLV_INPUT_BIT */
	/* what its flags are where that is not what they are elsewhere */
	const struct flag_about *abouts;
	size_t about_count;
	/* what their values are called, likewise: name and word */
	const struct flag_about *values;
	size_t value_count;
	const enum option_id *options; /* in the order of its help */
	size_t option_count;
	/* Its output columns; none also where they are not always the same. Two
	   tables may have columns of one name. */
	const struct result_table *tables;
	size_t table_count;
	bool has_cards;  /* --format card is for it */
	bool calculates; /* --get names results of the calculator, not its own */
	bool explains; /* flags behind its name are words: what it is asked about */
	/* Sets error and returns false, or returns true; a requirement that fails
	   has error->status CLV_REQUIREMENT_FAILED. */
	bool (*run)(const struct arguments *arguments, struct clv_error *error);
};

/* A list and its length, in a row. */
#define EXAMPLES(array)                                                        \
	.examples = (array), .example_count = sizeof(array) / sizeof *(array)
#define OPTIONS(array)                                                         \
	.options = (array), .option_count = sizeof(array) / sizeof *(array)
#define ABOUTS(array)                                                          \
	.abouts = (array), .about_count = sizeof(array) / sizeof *(array)
#define VALUES(array)                                                          \
	.values = (array), .value_count = sizeof(array) / sizeof *(array)
#define TABLES(array)                                                          \
	.tables = (array), .table_count = sizeof(array) / sizeof *(array)

/* The schema of its one table, in a row. */
#define RESULTS(of)                                                            \
	.tables = &(const struct result_table){.schema = &(of)}, .table_count = 1

/* What every command takes, and what every command that reads tables takes:
   common_read reads these. */
#define COMMON_OPTIONS OPTION_HELP, OPTION_VERSION
#define TABLE_OPTIONS                                                          \
	OPTION_FORMAT, OPTION_ROUND, OPTION_OUTPUT, OPTION_SKIP_BAD,               \
	    OPTION_REJECTS, OPTION_DELIMITER, OPTION_DECIMAL, OPTION_THREADS,      \
	    OPTION_QUIET, COMMON_OPTIONS

extern const struct command calculator;
extern const struct command command_orders;
extern const struct command command_merge;
extern const struct command command_ladder;
extern const struct command command_cohorts;
extern const struct command command_fit;
extern const struct command command_predict;
extern const struct command command_validate;
extern const struct command command_simulate;
extern const struct command command_nps;
extern const struct command command_reasons;
extern const struct command command_sql;
extern const struct command command_inspect;
extern const struct command command_whatif;
extern const struct command command_solve;
extern const struct command command_help;

/* Without the calculator. */
extern const struct command *const commands[];
extern const size_t command_count;

/* The command of that name, or null. */
const struct command *command_find(const char *name);

bool command_takes(const struct command *command, enum option_id option);
bool command_takes_input(const struct command *command, size_t input);

/* How it is called: "clv", "clv help". */
enum { COMMAND_TITLE_SIZE = 40 };
const char *command_title(const struct command *command,
                          char title[COMMAND_TITLE_SIZE]);

/* The name of its flag number i, inputs first; null behind the last. */
const char *command_flag_name(const struct command *command, size_t i,
                              char name[FLAG_NAME_SIZE]);

/* The field of that name, as clv_schema_find compares them, in its table
   number `table`; null: none. */
const struct clv_field *command_find_result(const struct command *command,
                                            size_t table, const char *name);

/* What its help says about the input. */
const char *command_input_about(const struct command *command, size_t input);

/* What its help says about the option. */
const char *command_option_about(const struct command *command,
                                 enum option_id option);

/* What the option's value is called; null: it has none. */
const char *command_option_value(const struct command *command,
                                 enum option_id option);

#endif
