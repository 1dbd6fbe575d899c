/* The parts of `clv whatif`: changes, sweeps, and what to work on first. */
#ifndef CLV_CLI_WHATIF_H
#define CLV_CLI_WHATIF_H

#include "cli/run.h"
#include "cli/sheet.h"
#include "io/levers.h"
#include "io/measure.h"
#include "io/sweep.h"

enum { SWEEPS_MAX = 2 };

struct whatif {
	struct settings settings;
	/* --set and --cost */
	struct clv_change *changes; /* owned */
	struct clv_measure measure;
	/* --sweep */
	struct clv_sweep sweeps[SWEEPS_MAX];
	size_t sweep_count;
	/* --rank */
	double share;
	struct sheet sheet;
	/* of the case at hand */
	struct clv_given after;
	struct clv_results before_results, after_results;
	double breakeven;
};

extern const struct run_work whatif_set, whatif_sweep, whatif_rank;

/* Does a table go to a terminal, so that there is little room? */
bool whatif_only_main(const struct run *run);

/* Begins to write the sheet, which is open. */
bool whatif_begin(struct run *run, struct clv_error *error);

/* The value of an input as it is written, in a column of its own. */
struct clv_value whatif_input_value(const struct run *run, enum clv_input input,
                                    double value, enum clv_step step,
                                    char store[CLV_STORE_SIZE]);

#endif
