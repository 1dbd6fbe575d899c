/* The calculator's arguments, read and checked. */
#ifndef CLV_CLI_SETTINGS_H
#define CLV_CLI_SETTINGS_H

#include "cli/common.h"
#include "cli/reference.h"
#include "cli/require.h"

struct settings {
	struct common common;
	struct clv_given flags;
	uint32_t added;           /* inputs that a command adds to every case */
	struct reference *chosen; /* --get, owned */
	size_t chosen_count;
	struct requirement *requirements; /* owned */
	size_t requirement_count;
};

/* False after an error. Free in any case. */
bool settings_read(struct settings *settings, const struct arguments *arguments,
                   struct clv_error *error);
void settings_free(struct settings *settings);

/* Inputs that every case has: those of the flags, and those added. */
uint32_t settings_mask(const struct settings *settings);

/* Do the flags alone give a clv, an nps, or every result of --get? */
bool settings_suffice(const struct settings *settings);

#endif
