/* `clv reasons`: what its parts share. */
#ifndef CLV_CLI_CMD_REASONS_H
#define CLV_CLI_CMD_REASONS_H

#include "cli/intake.h"
#include "cli/selection.h"
#include "io/reasons_read.h"

struct reasons {
	struct intake intake;
	struct selection selection; /* --top */
	struct clv_reasons_options options;
	const char *orders, *map; /* files; null: not given */
	struct clv_fold fold;
	struct clv_spellings spellings;
	struct clv_worth worth;
	struct clv_reasons_result result;
	bool has_value;
};

/* Say which columns were found in a file, or in the one of --orders; of struct
   intake. */
void reasons_note_opened(void *data, const struct clv_reasons_file *file);
void reasons_note_orders(void *data, const struct clv_export *export_);

/* Says what was read of --orders, and what of the files. */
void reasons_note_worth(const struct reasons *reasons);
void reasons_say_summary(const struct reasons *reasons);

/* Writes the rows of the reasons, in the order of clv_reasons_sorted. */
bool reasons_print(const struct reasons *reasons, const uint32_t *numbers,
                   struct clv_error *error);

/* Null: none is. */
bool reasons_is_standard_input(const char *path);

#endif
