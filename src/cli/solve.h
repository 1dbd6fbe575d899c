/* The parts of `clv solve`. */
#ifndef CLV_CLI_SOLVE_H
#define CLV_CLI_SOLVE_H

#include "cli/settings.h"
#include "io/goal.h"

struct solve {
	struct settings settings; /* its chosen: the goal's result, then --get */
	struct clv_goal goal;
	/* of the case at hand */
	struct clv_given solved; /* without the input where there is no solution */
	struct clv_solution solution;
	char reason[CLV_REASON_SIZE];
	uint64_t unsolved; /* rows */
};

/* Reads the flags: what is looked for, the goal, and the case. False after an
   error of usage; free the settings in any case. */
bool solve_read_flags(struct solve *solve, const struct arguments *arguments,
                      struct clv_error *error);

#endif
