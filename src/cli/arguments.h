/* The command line taken apart: flags in any order, given in full, against the
   flags of the command that it names. */
#ifndef CLV_CLI_ARGUMENTS_H
#define CLV_CLI_ARGUMENTS_H

#include "cli/command.h"

/* A flag as given; one of input and option is CLV_NO_FIELD. */
struct flag {
	int input, option;
	const char *value; /* "" for a flag that has none */
};

struct arguments {
	const struct command *command;    /* the calculator where none is named */
	const char *inputs[CLV_IN_COUNT]; /* as typed; null: not given */
	const char *values[OPTION_COUNT]; /* the last of each; null: not given */
	struct flag *flags;               /* all, in order, owned */
	size_t flag_count;
	const char **words; /* what is neither flag nor command, owned */
	size_t word_count;
	bool short_help; /* -h and not --help */
};

/* Sorts argv[1..] into arguments, whose texts are those of argv. The command is
   named by the first word that is no flag and no flag's value, before any --.
   False after an error: a flag that is unknown, that the command does not take,
   or whose value is missing or not wanted. Free in any case. */
bool arguments_parse(struct arguments *arguments, int argc, char **argv,
                     struct clv_error *error);
void arguments_free(struct arguments *arguments);

/* The values of an option that repeats, one a call, in the order given: *at is
   0 for the first call. Null behind the last. */
const char *arguments_next(const struct arguments *arguments,
                           enum option_id option, size_t *at);

#endif
