/* A run over all rows of all files: what the parts of it share. */
#ifndef CLV_CLI_RUN_H
#define CLV_CLI_RUN_H

#include "cli/layout.h"
#include "cli/outputs.h"
#include "cli/progress.h"
#include "cli/settings.h"

struct run;

/* What a command makes of each case, where it is not what the calculator does.
   cases and record are null where the one case is from flags. */
struct run_work {
	/* Sets up run->writer and begins to write. */
	bool (*begin)(struct run *run, const struct clv_cases *cases,
	              struct clv_error *error);
	/* Works the case out. False: the row is bad, for which --skip-bad is. */
	bool (*read)(struct run *run, const struct clv_given *given,
	             struct clv_error *error);
	bool (*write)(struct run *run, struct clv_cases *cases,
	              const struct clv_record *record,
	              const struct clv_given *given, struct clv_error *error);
};

struct run {
	struct settings *settings;
	const struct run_work *work; /* null: that of the calculator */
	void *data;                  /* of the work */
	struct outputs outputs;
	struct layout_request request;
	struct layout layout;
	unsigned groups; /* of results that somebody wants to see */
	struct clv_writer writer;
	bool begun;
	char *header; /* of the first file, to compare the others with; owned */
	size_t header_length;
	uint64_t rows, skipped;
	struct progress progress;
};

/* Reads and writes the rows one by one until the file ends. */
bool run_rows(struct run *run, struct clv_cases *cases,
              struct clv_error *error);

/* The same with several threads, as far as the file is made of blocks that can
   be cut without reading them; run_rows goes on behind it. Does nothing where
   that does not pay or cannot be. */
bool run_blocks(struct run *run, struct clv_cases *cases,
                struct clv_error *error);

/* The work on the one case of the flags. */
bool run_case(struct settings *settings, const struct run_work *work,
              void *data, struct clv_error *error);

/* The work on the cases that the arguments name, as the calculator finds them:
   files, flags, or a table on standard input. */
bool run_cases(struct settings *settings, const struct arguments *arguments,
               const struct run_work *work, void *data,
               struct clv_error *error);

#endif
