/* `clv fit`: what its two kinds of result are made of. */
#ifndef CLV_CLI_CMD_FIT_H
#define CLV_CLI_CMD_FIT_H

#include "cli/fitting.h"
#include "io/schema.h"

/* A parameter of a fitted model. */
struct fit_row {
	struct clv_text model, parameter;
	double estimate, se, low, high;
};

enum fit_standing {
	FIT_BEST,
	FIT_AS_GOOD,  /* AIC within 2 of the best */
	FIT_WORSE,    /* within 10 */
	FIT_FAR,      /* beyond */
	FIT_SAYS_NONE /* cannot be fitted */
};

/* A model among others. */
struct fit_rank {
	struct clv_text model;
	double parameters, log_likelihood, aic, bic, difference, weight;
	enum fit_standing standing;
};

extern const struct clv_schema fit_row_schema, fit_rank_schema;

/* What the fit means, without a full stop; empty where nothing can be said.
   Returns text. */
const char *fit_in_words(const struct clv_fit *fit, enum clv_unit unit,
                         char *text, size_t size);

/* --compare: fits all models that suit the data, and writes a row for each. */
bool fit_compare(struct fitting *fitting, struct clv_error *error);

#endif
