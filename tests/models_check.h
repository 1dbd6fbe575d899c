/* What the tests of models share: rows of oracle/, and the derivatives of a
   likelihood against differences of it. */
#ifndef CLV_TESTS_MODELS_CHECK_H
#define CLV_TESTS_MODELS_CHECK_H

#include "clv/models.h"

#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct oracle_row {
	const char *source, *expression;
	double actual, expected, tolerance;
};

#define ORACLE(source, expression, expected, tolerance)                        \
	{source, #expression, expression, expected, tolerance},

/* A row that fails does not hide the others. */
static inline void check_oracle(const struct oracle_row *rows, size_t count)
{
	size_t wrong = 0;
	for (size_t i = 0; i < count; i++) {
		if (fabs(rows[i].actual - rows[i].expected) <= rows[i].tolerance)
			continue;
		wrong++;
		print_error("%s\n  %s\n  is %.17g, expected %.17g +- %g\n",
		            rows[i].source, rows[i].expression, rows[i].actual,
		            rows[i].expected, rows[i].tolerance);
	}
	assert_int_equal(wrong, 0);
}

/* A published file: CLV_DATA names the folder, by default shared/data beside
   the project. Null, and a word, where there is none. */
static inline FILE *open_data(const char *name)
{
	const char *folder = getenv("CLV_DATA"), *end = strrchr(__FILE__, '/');
	char path[4096];
	if (folder)
		snprintf(path, sizeof path, "%s/%s", folder, name);
	else
		snprintf(path, sizeof path, "%.*s/../../shared/data/%s",
		         end ? (int)(end - __FILE__) : 1, end ? __FILE__ : ".", name);
	FILE *file = fopen(path, "r");
	if (!file)
		print_message("skipped: there is no %s\n", path);
	return file;
}

/* Uniform in (0, 1), the same in each run. */
static inline double next_uniform(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return ((double)(*state >> 12) + 0.5) * 0x1p-52;
}

/* Between low and high, evenly in the logarithm. */
static inline double next_scale(uint64_t *state, double low, double high)
{
	return low * pow(high / low, next_uniform(state));
}

static inline void likelihood_at(const struct clv_model *model,
                                 const double *parameters,
                                 const struct clv_behaviour *customer,
                                 size_t which, double step,
                                 struct clv_likelihood *result)
{
	double moved[CLV_PARAMETERS_MAX] = {0};
	memcpy(moved, parameters, model->parameter_count * sizeof *moved);
	moved[which] *= exp(step);
	clv_model_likelihood(model, moved, customer, result);
}

/* The gradient against differences of the value, and the Hessian against those
   of the gradient, of fourth order in the logarithm of each parameter. scale is
   how large the terms of the likelihood are. */
static inline void check_derivatives(const struct clv_model *model,
                                     const double *parameters,
                                     const struct clv_behaviour *customer,
                                     double scale)
{
	const double step = 2e-3, tolerance = 2e-9 * (1 + scale);
	const size_t count = model->parameter_count;
	struct clv_likelihood here, near[2], far[2];
	clv_model_likelihood(model, parameters, customer, &here);
	assert_true(isfinite(here.value));
	for (size_t i = 0; i < count; i++) {
		for (int side = 0; side < 2; side++) {
			const double h = side ? step : -step;
			likelihood_at(model, parameters, customer, i, h, &near[side]);
			likelihood_at(model, parameters, customer, i, 2 * h, &far[side]);
		}
		assert_near(here.gradient[i],
		            (8 * (near[1].value - near[0].value) -
		             (far[1].value - far[0].value)) /
		                (12 * step),
		            tolerance);
		for (size_t j = 0; j < count; j++) {
			assert_near(here.hessian[i][j],
			            (8 * (near[1].gradient[j] - near[0].gradient[j]) -
			             (far[1].gradient[j] - far[0].gradient[j])) /
			                (12 * step),
			            tolerance);
			assert_near(here.hessian[i][j], here.hessian[j][i],
			            1e-14 * (1 + scale));
		}
	}
}

/* The entries that a model has no parameters for, and all of a row that is
   outside its domain. */
static inline void check_zeros(const struct clv_likelihood *likelihood,
                               size_t from)
{
	for (size_t i = from; i < CLV_PARAMETERS_MAX; i++) {
		assert_true(likelihood->gradient[i] == 0);
		for (size_t j = 0; j < CLV_PARAMETERS_MAX; j++) {
			assert_true(likelihood->hessian[i][j] == 0);
			assert_true(likelihood->hessian[j][i] == 0);
		}
	}
}

/* The sum over rows of which each counts weights[i] times, or once. */
static inline void add_rows(const struct clv_model *model,
                            const double *parameters,
                            const struct clv_behaviour *rows,
                            const double *weights, size_t count,
                            struct clv_likelihood *sum)
{
	memset(sum, 0, sizeof *sum);
	for (size_t i = 0; i < count; i++) {
		const double weight = weights ? weights[i] : 1;
		struct clv_likelihood one;
		clv_model_likelihood(model, parameters, &rows[i], &one);
		sum->value += weight * one.value;
		for (size_t j = 0; j < CLV_PARAMETERS_MAX; j++) {
			sum->gradient[j] += weight * one.gradient[j];
			for (size_t k = 0; k < CLV_PARAMETERS_MAX; k++)
				sum->hessian[j][k] += weight * one.hessian[j][k];
		}
	}
}

/* A step of Newton's method in the logarithms of the parameters, by Gauss's
   elimination; near an optimum the pivots are none of them 0. */
static inline void newton_step(size_t count, const struct clv_likelihood *at,
                               double *parameters)
{
	struct clv_likelihood left = *at;
	double(*h)[CLV_PARAMETERS_MAX] = left.hessian, *g = left.gradient;
	for (size_t i = 0; i < count; i++)
		for (size_t j = i + 1; j < count; j++) {
			const double ratio = h[j][i] / h[i][i];
			g[j] -= ratio * g[i];
			for (size_t k = i; k < count; k++)
				h[j][k] -= ratio * h[i][k];
		}
	for (size_t i = count; i-- > 0;) {
		for (size_t k = i + 1; k < count; k++)
			g[i] -= h[i][k] * g[k];
		g[i] /= h[i][i];
		parameters[i] *= exp(-g[i]);
	}
}

/* From near the optimum to it; sum is the likelihood there. */
static inline void climb(const struct clv_model *model, double *parameters,
                         const struct clv_behaviour *rows,
                         const double *weights, size_t count,
                         struct clv_likelihood *sum)
{
	for (int i = 0; i < 12; i++) {
		add_rows(model, parameters, rows, weights, count, sum);
		newton_step(model->parameter_count, sum, parameters);
	}
	for (size_t i = 0; i < model->parameter_count; i++)
		assert_near(sum->gradient[i], 0, 1e-7);
}

/* By the rule of trapezoids, which for what vanishes at both ends converges
   faster than any power of the step. */
static inline double integral(double (*f)(double, const void *),
                              const void *context, double low, double high,
                              int steps)
{
	const double step = (high - low) / steps;
	double sum = 0;
	for (int i = 0; i <= steps; i++)
		sum += f(low + i * step, context);
	return sum * step;
}

/* The density of s where 1 / (1 + e^-s) is Beta(a, b) distributed. */
static inline double logit_density(double s, double a, double b)
{
	const double p = 1 / (1 + exp(-s)), q = 1 / (1 + exp(s));
	return exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(p) + b * log(q));
}

#endif
