/* Figures of BG/NBD and MBG/NBD at random points against those that mpmath
   computes by the formulas of the papers: oracle/beta_geometric.py. */
#include "clv/models.h"

#include "check.h"

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

static const struct clv_model *const models[] = {&clv_model_bgnbd,
                                                 &clv_model_mbgnbd};

struct figure {
	char what[20];
	unsigned first;
	double parameters[4];
	struct clv_behaviour customer;
	double time, value;
};

static bool read_figure(FILE *from, struct figure *figure)
{
	double *p = figure->parameters;
	struct clv_behaviour *one = &figure->customer;
	return fscanf(from, "%19s %u %lf %lf %lf %lf %lf %lf %lf %lf %lf",
	              figure->what, &figure->first, &p[0], &p[1], &p[2], &p[3],
	              &one->frequency, &one->recency, &one->age, &figure->time,
	              &figure->value) == 11;
}

static double actual(const struct figure *figure)
{
	const struct clv_model *model = models[figure->first];
	const double *parameters = figure->parameters;
	const struct clv_behaviour *customer = &figure->customer;
	struct clv_likelihood sum;
	if (strcmp(figure->what, "expected") == 0)
		return model->expected(parameters, figure->time);
	if (strcmp(figure->what, "alive") == 0)
		return model->p_alive(parameters, customer);
	if (strcmp(figure->what, "given") == 0)
		return model->expected_given(parameters, customer, figure->time);
	if (strcmp(figure->what, "probability") == 0)
		return model->probability(parameters, (uint64_t)customer->frequency,
		                          figure->time);
	if (strcmp(figure->what, "residual") == 0)
		return model->residual(parameters, customer, 1 / figure->time);
	assert_string_equal(figure->what, "likelihood");
	clv_model_likelihood(model, parameters, customer, &sum);
	return sum.value;
}

static void figures_agree_with_mpmath(void **state)
{
	(void)state;
	static const int no_command = 127;
	FILE *from =
	    popen("python3 '" CLV_TESTS_FOLDER "/oracle/beta_geometric.py'", "r");
	assert_non_null(from);
	struct figure figure = {.what = ""};
	size_t count = 0, wrong = 0;
	for (; read_figure(from, &figure); count++) {
		const double value = actual(&figure);
		/* below the smallest normal number digits get lost */
		if (fabs(value - figure.value) <= 1e-10 * fabs(figure.value) + 1e-300)
			continue;
		wrong++;
		const double *p = figure.parameters;
		print_error("%s %u of %g %g %g %g is %.17g, expected %.17g\n",
		            figure.what, figure.first, p[0], p[1], p[2], p[3], value,
		            figure.value);
	}
	while (fgetc(from) != EOF)
		continue; /* it writes to the end */
	const int status = pclose(from);
	assert_int_equal(wrong, 0);
	if ((WIFEXITED(status) && WEXITSTATUS(status) == no_command) ||
	    strncmp(figure.what, "skipped", 7) == 0) {
		print_message("skipped: there is no python3-mpmath\n");
		return;
	}
	assert_int_equal(status, 0);
	assert_true(count > 1500);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(figures_agree_with_mpmath),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
