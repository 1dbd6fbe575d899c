/* Published figures, and figures computed elsewhere, against the library. A row
   that fails does not hide the others. */
#include "clv/clv.h"
#include "clv/models.h"

#include "cdnow.h"
#include "check.h"

struct row {
	const char *source, *expression;
	double actual, expected, tolerance;
};

#define COUNTS(detractors_, passives_, promoters_)                             \
	(&(const struct clv_answers){.detractors = (detractors_),                  \
	                             .passives = (passives_),                      \
	                             .promoters = (promoters_)})

#define ORACLE(source, expression, expected, tolerance)                        \
	{source, #expression, expression, expected, tolerance},

static bool agrees(const struct row *row)
{
	return fabs(row->actual - row->expected) <= row->tolerance;
}

static void check_rows(const struct row *rows, size_t count)
{
	size_t wrong = 0;
	for (size_t i = 0; i < count; i++) {
		if (agrees(&rows[i]))
			continue;
		wrong++;
		print_error("%s\n  %s\n  is %.17g, expected %.17g +- %g\n",
		            rows[i].source, rows[i].expression, rows[i].actual,
		            rows[i].expected, rows[i].tolerance);
	}
	assert_int_equal(wrong, 0);
}

static void formulas_agree_with_what_is_published(void **state)
{
	(void)state;
	const struct row rows[] = {
#include "oracle/formulas.def"
	};
	check_rows(rows, sizeof rows / sizeof rows[0]);
}

static void nps_agrees_with_what_is_published(void **state)
{
	(void)state;
	const struct row rows[] = {
#include "oracle/nps.def"
	};
	check_rows(rows, sizeof rows / sizeof rows[0]);
}

static const double fitted[] = {0.2425945, 4.4136019, 0.7929199, 2.4258950};

static void bgnbd_agrees_with_what_is_published(void **state)
{
	(void)state;
	const struct row rows[] = {
#include "oracle/beta_geometric.def"
	};
	check_rows(rows, sizeof rows / sizeof rows[0]);
}

static void bgnbd_agrees_with_what_cdnow_is_said_to_give(void **state)
{
	(void)state;
	static const double printed[] = {0.243, 4.414, 0.793, 2.426};
	static const double ones[] = {1, 1, 1, 1};
	static struct clv_behaviour customers[CDNOW_CUSTOMERS];
	if (!cdnow_read(customers))
		return;
	const struct row rows[] = {
#include "oracle/beta_geometric_cdnow.def"
	};
	check_rows(rows, sizeof rows / sizeof rows[0]);
}

/* NaN compares false with everything: a row must not pass by being unknown. */
static void an_undefined_figure_never_agrees(void **state)
{
	(void)state;
	const struct row undefined = {"", "", NAN, 1, 1e300};
	assert_false(agrees(&undefined));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(formulas_agree_with_what_is_published),
	    cmocka_unit_test(nps_agrees_with_what_is_published),
	    cmocka_unit_test(bgnbd_agrees_with_what_is_published),
	    cmocka_unit_test(bgnbd_agrees_with_what_cdnow_is_said_to_give),
	    cmocka_unit_test(an_undefined_figure_never_agrees),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
