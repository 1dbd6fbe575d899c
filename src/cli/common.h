/* The flags that every command with tables takes, read and checked. */
#ifndef CLV_CLI_COMMON_H
#define CLV_CLI_COMMON_H

#include "cli/arguments.h"
#include "io/cases.h"
#include "io/writer.h"

struct common {
	const struct clv_format *format; /* null: none was named, or card */
	bool card;                       /* --format card */
	int decimals;                    /* below 0: --round was not given */
	struct clv_case_options table;   /* delimiter and decimal sign */
	size_t threads;                  /* 1 to 64 */
	bool threads_given;
	bool skip_bad; /* also where rejects are kept */
	bool quiet, color;
	const char *rejects; /* null: not given */
	const char *output;  /* null: standard output */
};

/* Reads TABLE_OPTIONS; one that the command does not take is as if it were not
   given. False after an error of usage. Owns nothing: its texts are those of
   the arguments. */
bool common_read(struct common *common, const struct arguments *arguments,
                 struct clv_error *error);

/* Do results go to a terminal? */
bool common_on_terminal(const struct common *common);

/* The format of rows: the one that was named, else a table on a terminal and
   CSV elsewhere. */
const struct clv_format *common_format(const struct common *common);

/* The inputs given as flags, two of which must not exclude each other. False
   after an error of usage. */
bool common_read_inputs(const struct common *common,
                        const struct arguments *arguments,
                        struct clv_given *given, struct clv_error *error);

/* A whole number from `least` to `most`; flag as it is called in the error,
   --round. */
bool common_read_whole(const char *flag, const char *text, long least,
                       long most, long *value, struct clv_error *error);

#endif
