/* The two ways of the calculator, and what they share. */
#ifndef CLV_CLI_CALCULATE_H
#define CLV_CLI_CALCULATE_H

#include "cli/run.h"

/* Runs the calculator, of which the others are parts. */
bool calculate(const struct arguments *arguments, struct clv_error *error);

/* One case, from flags. */
bool calculate_case(struct settings *settings, struct clv_error *error);

/* The results of --get alone, a line each. */
void calculate_chosen(const struct settings *settings,
                      struct clv_output *output, const struct clv_given *given,
                      const struct clv_results *results);

/* A case for every row of the files; work as in struct run. */
bool calculate_tables(struct settings *settings, const char *const *paths,
                      size_t count, const struct run_work *work, void *data,
                      struct clv_error *error);

/* Checks a case against every --require. */
void check_requirements(struct settings *settings,
                        const struct clv_given *given,
                        const struct clv_results *results, const char *file,
                        uint64_t line);

/* Rejects when one of them failed; cases is how many there were. */
bool report_requirements(const struct settings *settings, uint64_t cases,
                         struct clv_error *error);

#endif
