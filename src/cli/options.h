/* The command line: flags in any order, given in full, from tables that also
   make the help. */
#ifndef CLV_CLI_OPTIONS_H
#define CLV_CLI_OPTIONS_H

#include "io/given.h"

#include <stdbool.h>
#include <stddef.h>

enum option_id {
	OPTION_GET,
	OPTION_FORMAT,
	OPTION_ROUND,
	OPTION_REQUIRE,
	OPTION_OUTPUT,
	OPTION_SKIP_BAD,
	OPTION_REJECTS,
	OPTION_DELIMITER,
	OPTION_DECIMAL,
	OPTION_THREADS,
	OPTION_COLOR,
	OPTION_QUIET,
	OPTION_HELP,
	OPTION_VERSION,
	OPTION_COUNT
};

struct option {
	const char *name;  /* without the dashes */
	char letter;       /* 0: none */
	const char *value; /* what its value is called; null: it has none */
	const char *about;
};

extern const struct option options[OPTION_COUNT];

struct arguments {
	const char *inputs[CLV_IN_COUNT]; /* as typed; null: not given */
	const char *values[OPTION_COUNT]; /* the last of each; "" without value */
	const char **requirements;        /* every --require, owned */
	size_t requirement_count;
	const char **words; /* what is no flag, owned */
	size_t word_count;
	bool short_help; /* -h and not --help */
};

/* Sorts argv[1..] into arguments; false after an error. Free in any case. */
bool arguments_parse(struct arguments *arguments, int argc, char **argv,
                     struct clv_error *error);
void arguments_free(struct arguments *arguments);

/* The flag of an input: new-customers for new_customers. */
enum { FLAG_NAME_SIZE = 64 };
const char *input_flag_name(size_t input, char name[FLAG_NAME_SIZE]);

#endif
