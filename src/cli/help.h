/* What a command says about itself, made from its row. */
#ifndef CLV_CLI_HELP_H
#define CLV_CLI_HELP_H

#include "cli/command.h"
#include "io/output.h"

/* The help of a command on standard output: short (-h) or long (--help). */
bool print_help(const struct command *command, bool in_short,
                struct clv_error *error);

void write_long_help(struct clv_output *output, const struct command *command);

/* The presets of exports, a line each. */
void write_presets(struct clv_output *output);

/* What a command says that cannot run without arguments: to standard error. */
void print_usage(const struct command *command);

#endif
