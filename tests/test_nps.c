/* Net promoter score: bounds, domains, symmetries. The figures are in
   oracle/nps.def. */
#include "clv/clv.h"

#include "check.h"

static struct clv_answers counts(double detractors, double passives,
                                 double promoters)
{
	const struct clv_answers answers = {
	    .promoters = promoters, .passives = passives, .detractors = detractors};
	return answers;
}

static double nps_of(double detractors, double passives, double promoters)
{
	const struct clv_answers answers = counts(detractors, passives, promoters);
	return clv_nps(&answers);
}

static void score_has_ends(void **state)
{
	(void)state;
	assert_near(nps_of(0, 0, 10), 100, 0);
	assert_near(nps_of(10, 0, 0), -100, 0);
	assert_near(nps_of(0, 10, 0), 0, 0);
	assert_near(nps_of(3, 0, 3), 0, 0);
	assert_near(nps_of(0, 0, 0.5), 100, 0);
}

static void passives_count_among_the_answers(void **state)
{
	(void)state;
	assert_near(nps_of(0, 0, 1), 100, 0);
	assert_near(nps_of(0, 1, 1), 50, 0);
	assert_near(nps_of(0, 3, 1), 25, 0);
}

/* 100 (a / n - b / n) would be 29.999999999999996 and the like. */
static void score_has_no_binary_noise(void **state)
{
	(void)state;
	for (int promoters = 0; promoters <= 1000; promoters++)
		for (int detractors = 0; promoters + detractors <= 1000;
		     detractors += 37)
			assert_near(
			    nps_of(detractors, 1000 - promoters - detractors, promoters),
			    (promoters - detractors) / 10.0, 0);
}

static void assert_no_interval(const struct clv_nps_interval *interval)
{
	assert_undefined(interval->low);
	assert_undefined(interval->high);
	assert_undefined(interval->standard_error);
}

static void answers_have_a_domain(void **state)
{
	(void)state;
	const struct clv_answers invalid[] = {
	    {0, 0, 0},   {-1, 5, 5},  {5, -1, 5},  {5, 5, -1},
	    {NAN, 5, 5}, {5, NAN, 5}, {5, 5, NAN}, {NAN, NAN, NAN},
	};
	const struct clv_answers valid = {5, 5, 5};
	for (size_t i = 0; i < sizeof invalid / sizeof invalid[0]; i++) {
		assert_undefined(clv_nps(&invalid[i]));
		const struct clv_nps_interval wald = clv_nps_wald(&invalid[i], 0.95);
		assert_no_interval(&wald);
		const struct clv_nps_interval adjusted =
		    clv_nps_adjusted_wald(&invalid[i], 0.95);
		assert_no_interval(&adjusted);
		assert_undefined(
		    clv_nps_compare(&invalid[i], &valid, 0.95, false).difference);
		assert_undefined(
		    clv_nps_compare(&valid, &invalid[i], 0.95, true).p_value);
		assert_undefined(clv_nps_compare(&valid, &invalid[i], 0.95, true).low);
	}
}

static void wald_is_symmetric_about_the_score(void **state)
{
	(void)state;
	const struct clv_answers answers = counts(20, 30, 50);
	const struct clv_answers mirrored = counts(50, 30, 20);
	const struct clv_nps_interval wald = clv_nps_wald(&answers, 0.95);
	const struct clv_nps_interval other = clv_nps_wald(&mirrored, 0.95);
	assert_near((wald.low + wald.high) / 2, 30, 1e-13);
	assert_near(other.low, -wald.high, 1e-13);
	assert_near(other.high, -wald.low, 1e-13);
	assert_near(other.standard_error, wald.standard_error, 1e-14);
}

static void adjusted_wald_is_wald_of_more_answers(void **state)
{
	(void)state;
	const struct clv_answers answers = counts(20, 30, 50);
	const struct clv_answers more = counts(20.75, 31.5, 50.75);
	const struct clv_nps_interval adjusted =
	    clv_nps_adjusted_wald(&answers, 0.95);
	const struct clv_nps_interval wald = clv_nps_wald(&more, 0.95);
	assert_near(adjusted.low, wald.low, 1e-12);
	assert_near(adjusted.high, wald.high, 1e-12);
	assert_near(adjusted.standard_error, wald.standard_error, 1e-13);
}

/* The use of the adjustment: doubt remains where all answers are alike. */
static void only_the_adjusted_interval_doubts_unanimity(void **state)
{
	(void)state;
	const struct clv_answers all = counts(0, 0, 7);
	assert_near(clv_nps_wald(&all, 0.95).low, 100, 0);
	assert_near(clv_nps_wald(&all, 0.95).standard_error, 0, 0);
	assert_true(clv_nps_adjusted_wald(&all, 0.95).low < 60);
	/* not clamped here */
	assert_true(clv_nps_adjusted_wald(&all, 0.95).high > 100);
}

static void more_answers_narrow_the_interval(void **state)
{
	(void)state;
	const struct clv_answers few = counts(20, 30, 50);
	const struct clv_answers many = counts(80, 120, 200);
	assert_near(clv_nps_wald(&many, 0.95).standard_error,
	            clv_nps_wald(&few, 0.95).standard_error / 2, 1e-14);
}

static void more_confidence_widens_the_interval(void **state)
{
	(void)state;
	const struct clv_answers answers = counts(20, 30, 50);
	double last = 30;
	for (int percent = 1; percent <= 99; percent++) {
		const struct clv_nps_interval wald =
		    clv_nps_wald(&answers, percent / 100.0);
		assert_true(wald.low < last);
		assert_near(wald.standard_error, 7.810249675906654, 1e-13);
		last = wald.low;
	}
}

static void confidence_has_a_domain(void **state)
{
	(void)state;
	const double invalid[] = {0, 1, -0.5, -1, 1.5, NAN};
	const struct clv_answers first = counts(20, 30, 50);
	const struct clv_answers second = counts(35, 30, 35);
	for (size_t i = 0; i < sizeof invalid / sizeof invalid[0]; i++) {
		assert_undefined(clv_nps_wald(&first, invalid[i]).low);
		assert_undefined(clv_nps_wald(&first, invalid[i]).high);
		assert_undefined(clv_nps_adjusted_wald(&first, invalid[i]).low);
		assert_undefined(clv_nps_adjusted_wald(&first, invalid[i]).high);
		assert_undefined(
		    clv_nps_compare(&first, &second, invalid[i], true).low);
		assert_undefined(
		    clv_nps_compare(&first, &second, invalid[i], true).high);
		assert_undefined(clv_nps_answers_needed(1, 10, invalid[i]));
	}
}

static void equal_groups_do_not_differ(void **state)
{
	(void)state;
	const struct clv_answers answers = counts(20, 30, 50);
	for (int adjusted = 0; adjusted <= 1; adjusted++) {
		const struct clv_nps_difference none =
		    clv_nps_compare(&answers, &answers, 0.95, adjusted);
		assert_near(none.difference, 0, 0);
		assert_near(none.z, 0, 0);
		assert_near(none.p_value, 1, 0);
		assert_near(none.low, -none.high, 0);
		assert_true(none.high > 0);
	}
}

static void exchanged_groups_change_the_sign(void **state)
{
	(void)state;
	const struct clv_answers first = counts(20, 30, 50);
	const struct clv_answers second = counts(5, 10, 15);
	for (int adjusted = 0; adjusted <= 1; adjusted++) {
		const struct clv_nps_difference one =
		    clv_nps_compare(&first, &second, 0.9, adjusted);
		const struct clv_nps_difference other =
		    clv_nps_compare(&second, &first, 0.9, adjusted);
		assert_near(other.difference, -one.difference, 0);
		assert_near(other.z, -one.z, 0);
		assert_near(other.low, -one.high, 0);
		assert_near(other.high, -one.low, 0);
		assert_near(other.p_value, one.p_value, 0);
		assert_near(other.standard_error, one.standard_error, 0);
	}
}

/* p is below 5 % exactly where the 95 % interval excludes 0. */
static void p_value_and_interval_agree(void **state)
{
	(void)state;
	const struct clv_answers base = counts(35, 30, 35);
	for (int promoters = 35; promoters <= 70; promoters++) {
		const struct clv_answers group = counts(70 - promoters, 30, promoters);
		const struct clv_nps_difference result =
		    clv_nps_compare(&group, &base, 0.95, true);
		assert_int_equal(result.p_value<0.05, result.low> 0);
	}
}

static void answers_needed_round_up(void **state)
{
	(void)state;
	assert_near(clv_nps_answers_needed(1, 10, 0.95), 385, 0);
	assert_near(clv_nps_answers_needed(1, 100, 0.95), 4, 0);
	assert_near(clv_nps_answers_needed(1, 1000, 0.95), 1, 0);
	assert_near(clv_nps_answers_needed(0, 10, 0.95), 0, 0);
}

/* For points of z / n standard errors of one answer, n^2 of them are enough;
   in binary some come out a little above. */
static void answers_needed_survive_binary_fractions(void **state)
{
	(void)state;
	const double z = clv_normal_quantile(0.975);
	for (int n = 1; n <= 200; n++)
		assert_near(clv_nps_answers_needed(1, 100 * z / n, 0.95), n * n, 0);
}

/* As many answers as were asked for give the precision asked for. */
static void answers_needed_invert_the_interval(void **state)
{
	(void)state;
	for (int points = 1; points <= 50; points++) {
		const double n = clv_nps_answers_needed(1, points, 0.95);
		const struct clv_answers enough = counts(n / 2, 0, n / 2);
		const struct clv_answers fewer = counts(n / 2 - 1, 0, n / 2 - 1);
		assert_true(clv_nps_wald(&enough, 0.95).high <= points);
		assert_true(clv_nps_wald(&fewer, 0.95).high > points);
	}
}

static void answers_needed_have_a_domain(void **state)
{
	(void)state;
	assert_undefined(clv_nps_answers_needed(-0.1, 10, 0.95));
	assert_undefined(clv_nps_answers_needed(1.1, 10, 0.95));
	assert_undefined(clv_nps_answers_needed(1, 0, 0.95));
	assert_undefined(clv_nps_answers_needed(1, -10, 0.95));
	assert_undefined(clv_nps_answers_needed(NAN, 10, 0.95));
	assert_undefined(clv_nps_answers_needed(1, NAN, 0.95));
}

/* More answers than a double can count. */
static void too_many_answers_are_no_answers(void **state)
{
	(void)state;
	const struct clv_answers answers = {1e308, 1e308, 0};
	assert_undefined(clv_nps(&answers));
	assert_undefined(clv_nps_wald(&answers, 0.95).low);
	assert_undefined(clv_nps_wald(&answers, 0.95).standard_error);
	assert_undefined(clv_nps_adjusted_wald(&answers, 0.95).high);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(score_has_ends),
	    cmocka_unit_test(passives_count_among_the_answers),
	    cmocka_unit_test(score_has_no_binary_noise),
	    cmocka_unit_test(answers_have_a_domain),
	    cmocka_unit_test(wald_is_symmetric_about_the_score),
	    cmocka_unit_test(adjusted_wald_is_wald_of_more_answers),
	    cmocka_unit_test(only_the_adjusted_interval_doubts_unanimity),
	    cmocka_unit_test(more_answers_narrow_the_interval),
	    cmocka_unit_test(more_confidence_widens_the_interval),
	    cmocka_unit_test(confidence_has_a_domain),
	    cmocka_unit_test(equal_groups_do_not_differ),
	    cmocka_unit_test(exchanged_groups_change_the_sign),
	    cmocka_unit_test(p_value_and_interval_agree),
	    cmocka_unit_test(answers_needed_round_up),
	    cmocka_unit_test(answers_needed_survive_binary_fractions),
	    cmocka_unit_test(answers_needed_invert_the_interval),
	    cmocka_unit_test(answers_needed_have_a_domain),
	    cmocka_unit_test(too_many_answers_are_no_answers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
