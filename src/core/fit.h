/* What a fit says: parameters, how sure they are, and what is the matter with
   data that do not determine them. */
#ifndef CLV_CORE_FIT_H
#define CLV_CORE_FIT_H

#include "clv/models.h"

#include "core/newton.h"

#include <stddef.h>
#include <stdint.h>

enum clv_fit_status {
	CLV_FIT_CONVERGED, /* a maximum with a curvature in all directions */
	/* The likelihood is greatest in a limit, such as nobody ever leaving. The
	   parameters stand for that limit and predict what it predicts. */
	CLV_FIT_AT_BOUNDARY,
	CLV_FIT_IMPOSSIBLE /* no parameters: all of them are NaN */
};

/* Why, as bits; with CLV_FIT_CONVERGED they are warnings. */
enum clv_fit_reason {
	/* nothing can be said */
	CLV_FIT_NO_CUSTOMERS = 1 << 0,  /* or none with T > 0 */
	CLV_FIT_FEW_CUSTOMERS = 1 << 1, /* fewer than parameters */
	CLV_FIT_NO_REPEATS = 1 << 2,    /* x = 0 only */
	CLV_FIT_NOT_FOUND = 1 << 3,     /* no start led to a maximum */
	/* limits */
	CLV_FIT_NO_DROPOUT = 1 << 4,   /* no sign that anybody leaves: no better
	                                  than the simpler model, and next to
	                                  nobody leaves under the parameters */
	CLV_FIT_SAME_RATE = 1 << 5,    /* all buy (gg: spend) at the same rate: two
	                                  parameters grow together, only their
	                                  ratio is determined */
	CLV_FIT_SAME_DROPOUT = 1 << 6, /* all leave at the same rate: likewise */
	CLV_FIT_POLARIZED = 1 << 7,    /* some leave at once, the others never */
	CLV_FIT_ALL_LEAVE = 1 << 8,    /* all leave as soon as they can */
	CLV_FIT_SAME_VALUES = 1 << 9,  /* gg: a customer spends the same each time
	                                */
	CLV_FIT_OTHER_LIMIT = 1 << 10,
	/* warnings */
	CLV_FIT_MEAN_INFINITE = 1 << 11, /* gg: q <= 1 */
	/* a limit: some leave under the parameters, and the simpler model, in which
	   nobody does, is no worse */
	CLV_FIT_UNSURE_DROPOUT = 1 << 12,
	/* nothing can be said */
	CLV_FIT_ONE_PERIOD = 1 << 13 /* sbg: nobody was observed for two */
};

struct clv_fit {
	const struct clv_model *model;
	enum clv_fit_status status;
	unsigned reasons;                /* of enum clv_fit_reason */
	const struct clv_model *simpler; /* a model that fits instead, or null */
	double parameters[CLV_PARAMETERS_MAX];
	/* Standard errors by the delta method; NaN of a parameter that the data do
	   not determine. */
	double se[CLV_PARAMETERS_MAX];
	/* The interval of 95 % by the profile likelihood: the values between which
	   twice the log-likelihood, greatest over the other parameters, is at most
	   3.8415 below the maximum. 0 or INFINITY where it never is further below.
	   By the standard error on the log scale where that is so small that both
	   are the same. NaN where se is, and until they are asked for:
	   clv_estimate_intervals. */
	double low[CLV_PARAMETERS_MAX], high[CLV_PARAMETERS_MAX];
	/* Of the logarithms of the parameters; 0 for one that is not determined. */
	double covariance[CLV_PARAMETERS_MAX][CLV_PARAMETERS_MAX];
	int direction[CLV_PARAMETERS_MAX]; /* -1: runs to 0, 1: to infinity, or 0 */
	double log_likelihood;             /* in the unit of time of the data */
	double aic, bic;
	uint64_t customers;
	size_t rows; /* distinct ones */
	unsigned iterations;
	double gradient_norm; /* by log parameters that are determined, per
	                         customer */
};

/* Nothing can be said, for this reason. */
void clv_fit_refuse(struct clv_fit *fit, enum clv_fit_reason reason);

/* Takes over the end of a search. model, customers and rows are set before. */
void clv_fit_conclude(struct clv_fit *fit, const struct clv_newton *newton);

/* A log-likelihood of the simpler model nested in it, in which nobody leaves,
   and the share of purchases that were lost by leaving, under the parameters of
   the fit. When the fit is no better by more than a hundredth, or it ended at a
   limit of leaving, is no better by AIC, and lost less than a hundredth, then
   the data show no dropout; when it lost more than that, dropout is unsure. */
void clv_fit_compare(struct clv_fit *fit, const struct clv_model *simpler,
                     double log_likelihood, double lost);

/* How the estimates scatter: a root R of the covariance, R R' = covariance, so
   that the logarithms of the parameters plus R z, z standard normal, are
   parameters as likely as the data make them. Rows of parameters that are not
   determined are 0. */
void clv_fit_root(const struct clv_fit *fit,
                  double root[CLV_PARAMETERS_MAX][CLV_PARAMETERS_MAX]);

/* The parameters at z, each at most a factor of e^20 from its estimate. */
void clv_fit_shift(const struct clv_fit *fit,
                   double root[CLV_PARAMETERS_MAX][CLV_PARAMETERS_MAX],
                   const double z[CLV_PARAMETERS_MAX],
                   double parameters[CLV_PARAMETERS_MAX]);

#endif
