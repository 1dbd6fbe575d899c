/* Progress of long work: a line on standard error, where that is a terminal,
   gone when the work is done. */
#ifndef CLV_CLI_PROGRESS_H
#define CLV_CLI_PROGRESS_H

#include "io/source.h"

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

struct progress {
	bool wanted, visible;
	uint64_t rows;
	const struct clv_source *source; /* whose share is told; may be null */
	struct timespec start, shown;
};

void progress_start(struct progress *progress, bool wanted);

/* Counts a row; now and then looks at the clock. */
void progress_row(struct progress *progress);

/* The same for many. */
void progress_rows(struct progress *progress, uint64_t rows);

/* Takes the line away, before anything else is said. */
void progress_clear(struct progress *progress);

#endif
