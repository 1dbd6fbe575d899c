#include "cli/progress.h"

#include <math.h>
#include <stdio.h>

enum { ROWS_BETWEEN_LOOKS = 16384 };

void progress_start(struct progress *progress, bool wanted)
{
	*progress = (struct progress){.wanted = wanted};
	clock_gettime(CLOCK_MONOTONIC, &progress->start);
	progress->shown = progress->start;
}

static double seconds_between(const struct timespec *from,
                              const struct timespec *to)
{
	return (double)(to->tv_sec - from->tv_sec) +
	       (double)(to->tv_nsec - from->tv_nsec) / 1e9;
}

static void show(struct progress *progress)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	if (seconds_between(&progress->shown, &now) < 1)
		return;
	const double seconds = seconds_between(&progress->start, &now);
	const double share =
	    progress->source ? clv_source_share(progress->source) : NAN;
	fputs("\r\x1b[K", stderr);
	if (!isnan(share))
		fprintf(stderr, "%.0f%% of the file, ", 100 * share);
	fprintf(stderr, "%.1f million rows, %.1f million a second",
	        (double)progress->rows / 1e6,
	        (double)progress->rows / seconds / 1e6);
	fflush(stderr);
	progress->shown = now;
	progress->visible = true;
}

void progress_row(struct progress *progress)
{
	if (++progress->rows % ROWS_BETWEEN_LOOKS == 0 && progress->wanted)
		show(progress);
}

void progress_rows(struct progress *progress, uint64_t rows)
{
	progress->rows += rows;
	if (progress->wanted)
		show(progress);
}

void progress_clear(struct progress *progress)
{
	if (progress->visible)
		fputs("\r\x1b[K", stderr);
	progress->visible = false;
}
