/* A run over all rows of all files: what the parts of it share. */
#ifndef CLV_CLI_RUN_H
#define CLV_CLI_RUN_H

#include "cli/layout.h"
#include "cli/outputs.h"
#include "cli/progress.h"
#include "cli/settings.h"

struct run {
	struct settings *settings;
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

#endif
