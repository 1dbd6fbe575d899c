/* A command: a row of the table in main.c and a file cmd_<name>.c. */
#ifndef CLV_CLI_COMMAND_H
#define CLV_CLI_COMMAND_H

#include "cli/options.h"

struct command {
	const char *name;
	const char *summary; /* one line for the help */
	/* Sets error and returns false, or returns true; a requirement that fails
	   has error->status CLV_REQUIREMENT_FAILED. words[0] is the name. */
	bool (*run)(const struct arguments *arguments, struct clv_error *error);
};

extern const struct command commands[];
extern const size_t command_count;

/* The command of that name, or null. */
const struct command *command_find(const char *name);

/* Without a command: the calculator. */
bool calculate(const struct arguments *arguments, struct clv_error *error);

bool command_help(const struct arguments *arguments, struct clv_error *error);

/* Help: short (-h), long (--help). */
bool print_help(bool in_short, struct clv_error *error);

/* What `clv` says that knows no more: to standard error. */
void print_usage(void);

#endif
