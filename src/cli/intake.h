/* What commands share that read tables of their own: files and standard input,
   outputs, bad rows and what is said of them, progress. */
#ifndef CLV_CLI_INTAKE_H
#define CLV_CLI_INTAKE_H

#include "cli/outputs.h"
#include "cli/progress.h"
#include "io/sheet.h"

struct intake {
	struct common common;
	const char *const *paths;
	size_t count;
	struct outputs outputs;
	const char *what; /* a file should be, "survey" */
	uint64_t skipped; /* bad rows */
	struct progress progress;
};

/* Reads the flags of all commands and opens the outputs; `what` is what a file
   should be, "survey". False after an error; close in any case. */
bool intake_open(struct intake *intake, const struct arguments *arguments,
                 const char *what, struct clv_error *error);

/* What the reading of tables is watched by; shows progress from now on. */
struct clv_sheet_watch intake_watch(struct intake *intake);

/* To be called once all is read, or could not be: says what was skipped. */
void intake_end(struct intake *intake);

/* Puts the outputs in their places. */
bool intake_commit(struct intake *intake, struct clv_error *error);
void intake_close(struct intake *intake);

#endif
