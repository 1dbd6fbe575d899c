/* The CDNOW sample of the papers, in weeks until 1997-09-30, from the folder
   of published files. */
#ifndef CLV_TESTS_CDNOW_H
#define CLV_TESTS_CDNOW_H

#include "models_check.h"

enum { CDNOW_CUSTOMERS = 2357 };

/* False, and says so, where the file is absent. */
static inline bool cdnow_read(struct clv_behaviour customers[CDNOW_CUSTOMERS])
{
	char line[200];
	FILE *file = open_data("cdnow_summary.csv");
	if (!file)
		return false;
	size_t count = 0;
	assert_non_null(fgets(line, sizeof line, file));
	while (fgets(line, sizeof line, file)) {
		assert_true(count < CDNOW_CUSTOMERS);
		struct clv_behaviour *one = &customers[count++];
		assert_int_equal(sscanf(line, "%*d,%lf,%lf,%lf,%lf", &one->frequency,
		                        &one->recency, &one->age, &one->monetary),
		                 4);
	}
	fclose(file);
	assert_int_equal(count, CDNOW_CUSTOMERS);
	return true;
}

/* The log-likelihood of all of them, and its derivatives. */
static inline struct clv_likelihood
cdnow_likelihood(const struct clv_model *model, const double *parameters,
                 const struct clv_behaviour customers[CDNOW_CUSTOMERS])
{
	struct clv_likelihood sum = {0}, one;
	for (size_t i = 0; i < CDNOW_CUSTOMERS; i++) {
		clv_model_likelihood(model, parameters, &customers[i], &one);
		sum.value += one.value;
		for (size_t j = 0; j < CLV_PARAMETERS_MAX; j++) {
			sum.gradient[j] += one.gradient[j];
			for (size_t k = 0; k < CLV_PARAMETERS_MAX; k++)
				sum.hessian[j][k] += one.hessian[j][k];
		}
	}
	return sum;
}

/* The inverse of a model's Hessian of four parameters times a vector, by
   elimination: negative definite, so that no pivot vanishes. */
static inline void cdnow_solve(const struct clv_likelihood *likelihood,
                               const double right[CLV_PARAMETERS_MAX],
                               double solution[CLV_PARAMETERS_MAX])
{
	enum { N = CLV_PARAMETERS_MAX };
	double m[N][N + 1];
	for (size_t i = 0; i < N; i++) {
		for (size_t j = 0; j < N; j++)
			m[i][j] = likelihood->hessian[i][j];
		m[i][N] = right[i];
	}
	for (size_t k = 0; k < N; k++) {
		assert_true(m[k][k] < 0);
		for (size_t i = 0; i < N; i++) {
			const double factor = m[i][k] / m[k][k];
			for (size_t j = 0; i != k && j <= N; j++)
				m[i][j] -= factor * m[k][j];
		}
	}
	for (size_t i = 0; i < N; i++)
		solution[i] = m[i][N] / m[i][i];
}

/* One step of Newton's from published parameters is within the rounding of
   their digits: they are the optimum. */
static inline void cdnow_check_optimum(const struct clv_model *model,
                                       const double published[4],
                                       double rounding)
{
	static struct clv_behaviour customers[CDNOW_CUSTOMERS];
	double step[CLV_PARAMETERS_MAX];
	if (!cdnow_read(customers))
		return;
	const struct clv_likelihood sum =
	    cdnow_likelihood(model, published, customers);
	cdnow_solve(&sum, sum.gradient, step);
	for (size_t i = 0; i < 4; i++)
		assert_near(published[i] * exp(-step[i]), published[i], rounding);
}

#endif
