/* Where a run over files writes: its results, and the rows that it leaves out.
 */
#ifndef CLV_CLI_OUTPUTS_H
#define CLV_CLI_OUTPUTS_H

#include "cli/common.h"
#include "cli/progress.h"
#include "io/table.h"

struct outputs {
	struct clv_output *results;
	struct clv_output *rejects; /* null: not kept */
	char *header; /* of the rejects written last, owned; null: none was */
	size_t header_length;
};

/* Opens both; rejects must not take the place of a file that is read, nor of
   the results. An interrupted run leaves nothing of them behind. False after an
   error; close in any case. */
bool outputs_open(struct outputs *outputs, const struct common *common,
                  const char *const *paths, size_t count,
                  struct clv_error *error);

/* Are -o and --rejects none of the files that are read? Orders that a result
   took the place of would be gone. False with an error of usage. */
bool outputs_spare(const struct common *common, const char *const *paths,
                   size_t count, struct clv_error *error);

/* Keeps the row that is left out, below the header of its table (null: it has
   none), which stands there once for all tables that have the same. True when
   rows are not kept. */
bool outputs_reject(struct outputs *outputs, const struct clv_text *header,
                    const struct clv_text *row, struct clv_error *error);

/* A bad row: with --skip-bad, or --rejects, says the error if it is one of the
   first, keeps the row if that was asked for, counts it in *skipped and returns
   true; else false, and the run ends with this error. */
bool outputs_leave_out(struct outputs *outputs, const struct common *common,
                       struct progress *progress, uint64_t *skipped,
                       const struct clv_table *table,
                       const struct clv_record *record,
                       struct clv_error *error);

/* Says how many were left out, unless there was none. */
void outputs_say_skipped(const struct outputs *outputs,
                         const struct common *common, uint64_t skipped);

/* Puts files in their places. */
bool outputs_commit(struct outputs *outputs, struct clv_error *error);
void outputs_close(struct outputs *outputs);

#endif
