/* Rows of scores, against the figures of oracle/nps.def (computed in 60 digits)
   and against all divisions of few answers. */
#include "io/scores.h"

#include "check.h"

#include <string.h>

static const struct clv_score_terms usual = {0.95, NAN};

static struct clv_votes votes(uint64_t detractors, uint64_t passives,
                              uint64_t promoters)
{
	return (struct clv_votes){{promoters, passives, detractors}};
}

static void a_row_without_another(void **state)
{
	(void)state;
	const struct clv_votes hundred = votes(20, 30, 50);
	struct clv_score_row row;
	clv_score_figure(&hundred, NULL, &usual, &row);
	assert_near(row.promoters, 50, 0);
	assert_near(row.passives, 30, 0);
	assert_near(row.detractors, 20, 0);
	assert_near(row.respondents, 100, 0);
	assert_near(row.nps, 30, 0);
	assert_near(row.nps_low, 14.051130, 5e-7);
	assert_near(row.nps_high, 44.201297, 5e-7);
	assert_near(row.promoter_share, 0.5, 0);
	assert_near(row.passive_share, 0.3, 0);
	assert_near(row.detractor_share, 0.2, 0);
	assert_undefined(row.difference);
	assert_undefined(row.difference_low);
	assert_undefined(row.difference_high);
	assert_undefined(row.p_value);
	assert_undefined(row.answers_needed);
}

/* 20/30/50 against 35/30/35: 7.077277317623238, 51.175149866842781 and
   0.0096234386179676523. */
static void a_difference(void **state)
{
	(void)state;
	const struct clv_votes first = votes(20, 30, 50);
	const struct clv_votes second = votes(35, 30, 35);
	struct clv_score_row row;
	clv_score_figure(&first, &second, &usual, &row);
	assert_near(row.difference, 30, 0);
	assert_near(row.difference_low, 7.077277317623238, 1e-12);
	assert_near(row.difference_high, 51.175149866842781, 1e-12);
	assert_near(row.p_value, 0.0096234386179676523, 1e-15);
	clv_score_figure(&second, &first, &usual, &row);
	assert_near(row.difference, -30, 0);
	assert_near(row.difference_low, -51.175149866842781, 1e-12);
	assert_near(row.p_value, 0.0096234386179676523, 1e-15);
}

static void nobody_has_no_score(void **state)
{
	(void)state;
	const struct clv_votes nobody = votes(0, 0, 0);
	const struct clv_votes one = votes(0, 0, 1);
	const struct clv_score_terms terms = {0.95, 5};
	struct clv_score_row row;
	clv_score_figure(&nobody, &one, &terms, &row);
	assert_near(row.respondents, 0, 0);
	assert_undefined(row.nps);
	assert_undefined(row.nps_low);
	assert_undefined(row.nps_high);
	assert_undefined(row.promoter_share);
	assert_undefined(row.difference);
	assert_undefined(row.p_value);
	assert_undefined(row.answers_needed);
	clv_score_figure(&one, &nobody, &terms, &row);
	assert_near(row.nps, 100, 0);
	assert_undefined(row.difference);
	assert_undefined(row.difference_low);
	assert_undefined(row.p_value);
}

static void ends_are_clamped(void **state)
{
	(void)state;
	const struct clv_votes promoters = votes(0, 0, 10);
	const struct clv_votes detractors = votes(10, 0, 0);
	struct clv_score_row row;
	clv_score_figure(&promoters, &detractors, &usual, &row);
	assert_near(row.nps_low, 47.503552, 5e-7);
	assert_near(row.nps_high, 100, 0);
	assert_near(row.difference, 200, 0);
	assert_true(row.difference_high <= 200 && row.difference_low < 200);
	clv_score_figure(&detractors, NULL, &usual, &row);
	assert_near(row.nps_low, -100, 0);
	assert_near(row.nps_high, -47.503552, 5e-7);
}

/* z^2 v / m^2 in 60 digits, 937.32 and 234.33 rounded up; where all agree, with
   the variance of 10.75, 1.5 and 0.75 of 13. */
static void answers_needed(void **state)
{
	(void)state;
	const struct clv_votes hundred = votes(20, 30, 50);
	const struct clv_votes promoters = votes(0, 0, 10);
	struct clv_score_terms terms = {0.95, 5};
	struct clv_score_row row;
	clv_score_figure(&hundred, NULL, &terms, &row);
	assert_near(row.answers_needed, 938, 0);
	terms.precision = 10;
	clv_score_figure(&hundred, NULL, &terms, &row);
	assert_near(row.answers_needed, 235, 0);
	clv_score_figure(&promoters, NULL, &terms, &row);
	const double p = 10.75 / 13, d = 0.75 / 13;
	const double z = 1.959963984540054;
	assert_near(row.answers_needed,
	            ceil(z * z * (p + d - (p - d) * (p - d)) / 0.01), 0);
}

/* Every division of up to 12 answers: the score is the mean of 100, 0, -100. */
static void all_divisions_of_few_answers(void **state)
{
	(void)state;
	for (unsigned n = 1; n <= 12; n++)
		for (unsigned promoters = 0; promoters <= n; promoters++)
			for (unsigned passives = 0; promoters + passives <= n; passives++) {
				const unsigned detractors = n - promoters - passives;
				const struct clv_votes some =
				    votes(detractors, passives, promoters);
				struct clv_score_row row;
				int sum = 0;
				for (unsigned i = 0; i < n; i++)
					sum += i < promoters              ? 100
					       : i < promoters + passives ? 0
					                                  : -100;
				clv_score_figure(&some, &some, &usual, &row);
				assert_near(row.nps, (double)sum / n, 1e-13);
				assert_near(row.difference, 0, 0);
				assert_near(row.p_value, 1, 1e-15);
				assert_true(row.nps_low >= -100 && row.nps_high <= 100);
				assert_true(row.nps_low < row.nps_high);
			}
}

static void rest_and_bar(void **state)
{
	(void)state;
	const struct clv_votes all = votes(5, 3, 9);
	const struct clv_votes part = votes(1, 3, 2);
	const struct clv_votes rest = clv_votes_without(&all, &part);
	assert_int_equal(rest.counts[CLV_PROMOTER], 7);
	assert_int_equal(rest.counts[CLV_PASSIVE], 0);
	assert_int_equal(rest.counts[CLV_DETRACTOR], 4);
	unsigned blocks[CLV_VOTE_COUNT];
	for (uint64_t i = 0; i < 40; i++) {
		const struct clv_votes some = votes(i % 7, i % 3, 1 + i % 11);
		clv_score_bar(&some, 20, blocks);
		assert_int_equal(blocks[0] + blocks[1] + blocks[2], 20);
	}
	const struct clv_votes half = votes(50, 0, 50);
	clv_score_bar(&half, 20, blocks);
	assert_int_equal(blocks[CLV_PROMOTER], 10);
	assert_int_equal(blocks[CLV_PASSIVE], 0);
	assert_int_equal(blocks[CLV_DETRACTOR], 10);
	const struct clv_votes nobody = votes(0, 0, 0);
	clv_score_bar(&nobody, 20, blocks);
	assert_int_equal(blocks[0] + blocks[1] + blocks[2], 0);
}

static void columns_are_described(void **state)
{
	(void)state;
	static const char *const names[] = {
	    "segment",        "period",         "promoters",
	    "passives",       "detractors",     "nps",
	    "nps_low",        "nps_high",       "respondents",
	    "promoter_share", "passive_share",  "detractor_share",
	    "difference",     "difference_low", "difference_high",
	    "p_value",        "answers_needed"};
	assert_int_equal(clv_score_schema.count, sizeof names / sizeof *names);
	for (size_t i = 0; i < clv_score_schema.count; i++) {
		const struct clv_field *field = &clv_score_schema.fields[i];
		assert_string_equal(field->name, names[i]);
		assert_true(*field->label && *field->about && *field->unit);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_row_without_another),
	    cmocka_unit_test(a_difference),
	    cmocka_unit_test(nobody_has_no_score),
	    cmocka_unit_test(ends_are_clamped),
	    cmocka_unit_test(answers_needed),
	    cmocka_unit_test(all_divisions_of_few_answers),
	    cmocka_unit_test(rest_and_bar),
	    cmocka_unit_test(columns_are_described),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
