/* The calculator's arguments, read and checked. */
#ifndef CLV_CLI_SETTINGS_H
#define CLV_CLI_SETTINGS_H

#include "cli/options.h"
#include "cli/reference.h"
#include "cli/require.h"
#include "io/cases.h"
#include "io/writer.h"

struct settings {
	struct clv_given flags;
	struct reference *chosen; /* --get, owned */
	size_t chosen_count;
	struct requirement *requirements; /* owned */
	size_t requirement_count;
	const struct clv_format *format; /* null: none was named, or card */
	bool card;                       /* --format card */
	int decimals;                    /* below 0: --round was not given */
	struct clv_case_options table;
	size_t threads;
	bool threads_given;
	bool skip_bad, quiet, color;
	const char *rejects; /* null: not given */
	const char *output;  /* null: standard output */
};

/* False after an error. Free in any case. */
bool settings_read(struct settings *settings, const struct arguments *arguments,
                   struct clv_error *error);
void settings_free(struct settings *settings);

/* Do the flags alone give a clv, an nps, or every result of --get? */
bool settings_suffice(const struct settings *settings);

#endif
