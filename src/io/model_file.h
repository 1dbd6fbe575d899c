/* Fitted models as a file: what clv fit --format json writes, and what clv
   predict, validate and simulate read. */
#ifndef CLV_IO_MODEL_FILE_H
#define CLV_IO_MODEL_FILE_H

#include "core/fit.h"
#include "io/error.h"
#include "io/history.h"
#include "io/output.h"

#include <stdbool.h>

/* What it says of itself. */
#define CLV_MODEL_FORMAT "clv model"
enum { CLV_MODEL_VERSION = 1 };

/* How customers buy, and what they spend. purchases.model or spend.model is
   null where there is no such model. */
struct clv_fitted {
	struct clv_fit purchases;
	struct clv_fit spend;
	enum clv_unit unit; /* of time, of the parameters */
	/* The last day of what they were fitted to, where that is known. */
	bool has_until;
	int32_t until;
};

/* What a status and a reason are called there: "converged", "no dropout". */
extern const char *const clv_fit_status_words[CLV_FIT_IMPOSSIBLE + 1];
enum { CLV_FIT_REASON_COUNT = 14 };
extern const char
    *const clv_fit_reason_words[CLV_FIT_REASON_COUNT]; /* by bit */

/* Writes it as JSON to the output, which reports what fails when it is closed.
   False after an error: no memory. */
bool clv_fitted_write(const struct clv_fitted *fitted,
                      struct clv_output *output, struct clv_error *error);

/* Reads a file ("-": standard input), compressed by gzip or not; what it does
   not have (gradient_norm, say) is NaN or 0. A model of which nothing could be
   said is refused. False after an error, which names what is missing or not as
   it should be, with the line where that is known. */
bool clv_fitted_read(struct clv_fitted *fitted, const char *path,
                     struct clv_error *error);

#endif
