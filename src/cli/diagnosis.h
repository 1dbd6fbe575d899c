/* What a fit says, in words for those who know no statistics. */
#ifndef CLV_CLI_DIAGNOSIS_H
#define CLV_CLI_DIAGNOSIS_H

#include "core/fit.h"
#include "io/error.h"

#include <stdbool.h>

/* The sentences about a fit, one a call, without a full stop: *at is 0 for the
   first call. Null behind the last, and at once where all is well. */
const char *diagnosis_next(const struct clv_fit *fit, unsigned *at);

/* The error of a fit that says nothing: why, and what can be done. False. */
bool diagnosis_reject(const struct clv_fit *fit, struct clv_error *error);

#endif
