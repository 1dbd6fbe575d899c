#include "core/fit.h"

#include <math.h>

enum { N = CLV_PARAMETERS_MAX };

static const unsigned limits_of_dropout =
    CLV_FIT_NO_DROPOUT | CLV_FIT_SAME_DROPOUT | CLV_FIT_POLARIZED |
    CLV_FIT_ALL_LEAVE | CLV_FIT_OTHER_LIMIT;

static void forget(struct clv_fit *fit)
{
	for (unsigned i = 0; i < N; i++) {
		fit->parameters[i] = fit->se[i] = fit->low[i] = fit->high[i] = NAN;
		fit->direction[i] = 0;
		for (unsigned j = 0; j < N; j++)
			fit->covariance[i][j] = 0;
	}
	fit->log_likelihood = fit->aic = fit->bic = fit->gradient_norm = NAN;
	fit->iterations = 0;
	fit->reasons = 0;
	fit->simpler = NULL;
}

void clv_fit_refuse(struct clv_fit *fit, enum clv_fit_reason reason)
{
	forget(fit);
	fit->status = CLV_FIT_IMPOSSIBLE;
	fit->reasons = reason;
}

/* The two parameters of how customers buy, and of how they leave. */
static bool rate_pair(const struct clv_model *model)
{
	return model->data == CLV_DATA_HISTORY || model->data == CLV_DATA_OCCASIONS;
}

static int dropout_pair(const struct clv_model *model)
{
	if (model->data == CLV_DATA_SURVIVAL)
		return 0;
	return rate_pair(model) && model->parameter_count == 4 ? 2 : -1;
}

static unsigned reasons_of_dropout(int shape, int scale, bool is_lifetime)
{
	if (shape > 0)
		return CLV_FIT_SAME_DROPOUT;
	if (shape < 0)
		return scale < 0 ? CLV_FIT_POLARIZED : CLV_FIT_NO_DROPOUT;
	if (scale > 0)
		return CLV_FIT_NO_DROPOUT;
	/* of lifetimes (beta / (beta+t))^s remain: few shapes are so great that
	   this is nobody */
	return scale == 0 ? 0 : is_lifetime ? CLV_FIT_POLARIZED : CLV_FIT_ALL_LEAVE;
}

/* Gamma-Gamma: purchases vary with p, customers with q. */
static unsigned reasons_of_spend(const int *direction)
{
	unsigned reasons = 0;
	if (direction[0] > 0)
		reasons |= CLV_FIT_SAME_VALUES;
	if (direction[1] > 0)
		reasons |= CLV_FIT_SAME_RATE;
	return reasons;
}

static unsigned reasons_of(const struct clv_fit *fit)
{
	unsigned reasons = 0;
	bool is_limit = false;
	const int dropout = dropout_pair(fit->model);
	for (unsigned i = 0; i < fit->model->parameter_count; i++)
		is_limit |= fit->direction[i] != 0;
	if (!is_limit)
		return 0;
	if (fit->model->data == CLV_DATA_SPEND)
		reasons |= reasons_of_spend(fit->direction);
	if (rate_pair(fit->model) && fit->direction[0] > 0)
		reasons |= CLV_FIT_SAME_RATE;
	if (dropout >= 0)
		reasons |= reasons_of_dropout(fit->direction[dropout],
		                              fit->direction[dropout + 1],
		                              fit->model->has_unit[dropout + 1]);
	return reasons ? reasons : CLV_FIT_OTHER_LIMIT;
}

/* Of a pair that is determined by its ratio alone neither is. */
static void spread_pairs(const struct clv_fit *fit, bool *is_determined)
{
	const int dropout = dropout_pair(fit->model);
	for (unsigned i = 0; i < N; i++)
		is_determined[i] =
		    i < fit->model->parameter_count && fit->direction[i] == 0;
	if (rate_pair(fit->model) && !(is_determined[0] && is_determined[1]))
		is_determined[0] = is_determined[1] = false;
	if (dropout >= 0 && !(is_determined[dropout] && is_determined[dropout + 1]))
		is_determined[dropout] = is_determined[dropout + 1] = false;
	if (fit->model->data == CLV_DATA_SPEND && fit->direction[1] != 0)
		is_determined[2] = false;
	if (fit->model->data == CLV_DATA_SPEND && fit->direction[0] != 0)
		is_determined[2] = false;
}

/* The inverse of minus the Hessian of those that are determined. */
static bool set_covariance(struct clv_fit *fit, const struct clv_part *at,
                           const bool *is_determined)
{
	unsigned index[N] = {0}, count = 0;
	double curvature[N][N] = {{0}}, l[N][N];
	for (unsigned i = 0; i < N; i++)
		if (is_determined[i])
			index[count++] = i;
	for (unsigned i = 0; i < count; i++)
		for (unsigned j = 0; j <= i; j++)
			curvature[i][j] =
			    -at->hessian[index[i] * (index[i] + 1) / 2 + index[j]];
	if (!clv_cholesky(count, curvature, l))
		return false;
	for (unsigned j = 0; j < count; j++) {
		double unit[N] = {0}, column[N];
		unit[j] = 1;
		clv_cholesky_solve(count, l, unit, column);
		/* symmetric to the last bit, which two solutions are not */
		for (unsigned i = j; i < count; i++)
			fit->covariance[index[i]][index[j]] =
			    fit->covariance[index[j]][index[i]] = column[i];
	}
	return true;
}

static void set_errors(struct clv_fit *fit, const struct clv_newton *newton,
                       const bool *is_determined)
{
	double square = 0;
	for (unsigned i = 0; i < fit->model->parameter_count; i++) {
		fit->parameters[i] = exp(newton->point[i]);
		if (!is_determined[i])
			continue;
		square += newton->at.gradient[i] * newton->at.gradient[i];
		fit->se[i] = fit->parameters[i] * sqrt(fit->covariance[i][i]);
	}
	fit->gradient_norm = sqrt(square) / (double)fit->customers;
}

void clv_fit_conclude(struct clv_fit *fit, const struct clv_newton *newton)
{
	const double count = fit->model->parameter_count;
	bool is_determined[N];
	forget(fit);
	if (newton->end == CLV_NEWTON_STALLED || !isfinite(newton->at.value)) {
		fit->status = CLV_FIT_IMPOSSIBLE;
		fit->reasons = CLV_FIT_NOT_FOUND;
		return;
	}
	for (unsigned i = 0; i < fit->model->parameter_count; i++)
		fit->direction[i] = newton->direction[i];
	fit->reasons = reasons_of(fit);
	fit->status = fit->reasons ? CLV_FIT_AT_BOUNDARY : CLV_FIT_CONVERGED;
	spread_pairs(fit, is_determined);
	if (!set_covariance(fit, &newton->at, is_determined)) {
		for (unsigned i = 0; i < N; i++)
			is_determined[i] = false;
		fit->status = CLV_FIT_AT_BOUNDARY;
		if (!fit->reasons)
			fit->reasons = CLV_FIT_OTHER_LIMIT;
	}
	set_errors(fit, newton, is_determined);
	fit->iterations = newton->iterations;
	fit->log_likelihood = newton->at.value;
	fit->aic = 2 * count - 2 * newton->at.value;
	fit->bic = count * log((double)fit->customers) - 2 * newton->at.value;
	if (fit->model->data == CLV_DATA_SPEND && fit->parameters[1] <= 1)
		fit->reasons |= CLV_FIT_MEAN_INFINITE;
}

/* How those leave of whom nothing shows that they do is of no interest. */
static void doubt_dropout(struct clv_fit *fit, bool is_none)
{
	fit->reasons &= ~limits_of_dropout;
	fit->reasons |= is_none ? CLV_FIT_NO_DROPOUT : CLV_FIT_UNSURE_DROPOUT;
}

void clv_fit_compare(struct clv_fit *fit, const struct clv_model *simpler,
                     double log_likelihood, double lost)
{
	static const double nothing = 0.01;
	if (fit->status == CLV_FIT_IMPOSSIBLE) {
		fit->simpler = isnan(log_likelihood) ? NULL : simpler;
		return;
	}
	const double gain = fit->log_likelihood - log_likelihood;
	if (isnan(gain))
		return;
	/* what AIC asks of two parameters more */
	const double price =
	    fit->model->parameter_count - (double)simpler->parameter_count;
	if (gain <= nothing || (gain < price && fit->reasons & limits_of_dropout)) {
		fit->simpler = simpler;
		doubt_dropout(fit, gain <= nothing || lost < nothing);
	} else if (fit->reasons & CLV_FIT_NO_DROPOUT) {
		/* somebody does leave: in the limit some at once */
		fit->reasons ^= CLV_FIT_NO_DROPOUT | CLV_FIT_POLARIZED;
	}
}

/* Cholesky's, of a matrix that may have rows of 0. */
void clv_fit_root(const struct clv_fit *fit, double root[N][N])
{
	for (unsigned i = 0; i < N; i++)
		for (unsigned j = 0; j < N; j++) {
			root[i][j] = 0;
			if (j > i)
				continue;
			double rest = fit->covariance[i][j];
			for (unsigned k = 0; k < j; k++)
				rest -= root[i][k] * root[j][k];
			if (i == j)
				root[i][j] = rest > 0 ? sqrt(rest) : 0;
			else if (root[j][j] > 0)
				root[i][j] = rest / root[j][j];
		}
}

void clv_fit_shift(const struct clv_fit *fit, double root[N][N],
                   const double z[N], double parameters[N])
{
	static const double most = 20;
	for (unsigned i = 0; i < N; i++) {
		double shift = 0;
		for (unsigned j = 0; j <= i; j++)
			shift += root[i][j] * z[j];
		parameters[i] =
		    fit->parameters[i] * exp(fmin(fmax(shift, -most), most));
	}
}
