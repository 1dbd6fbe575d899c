/* The list of commands: a new one is a line here and a file cmd_<name>.c. */
#include "cli/command.h"

const struct command *const commands[] = {
    &command_orders, &command_merge,   &command_ladder,   &command_cohorts,
    &command_fit,    &command_predict, &command_validate, &command_simulate,
    &command_nps,    &command_reasons, &command_whatif,   &command_solve,
    &command_sql,    &command_inspect, &command_help,
};
const size_t command_count = sizeof commands / sizeof *commands;
