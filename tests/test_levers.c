/* Levers, worked out by hand. */
#include "io/levers.h"

#include "cases_of.h"

/* 100 x 4 x 40% / 20% = 800, less 200. */
static void each_lever(void **state)
{
	(void)state;
	const struct clv_given given =
	    case_of("avg=100 freq=4 margin=40% retention=80% cac=200");
	struct clv_lever levers[CLV_LEVERS_MAX];
	assert_int_equal(clv_levers_rank(&given, 0.1, levers), 5);
	assert_int_equal(levers[0].input, CLV_IN_RETENTION);
	assert_near(levers[0].value, 0.8, 0);
	assert_near(levers[0].better, 0.82, 0);
	assert_near(levers[0].worse, 0.78, 0);
	assert_near(levers[0].before, 600, 0);
	/* 160 / 0.18 and 160 / 0.22 */
	assert_near(levers[0].if_better, 160 / 0.18 - 200, 1e-9);
	assert_near(levers[0].if_worse, 160 / 0.22 - 200, 1e-9);
	assert_near(levers[0].effect, 160 / 0.18 - 800, 1e-9);
	/* ties stay in the order of the inputs */
	assert_int_equal(levers[1].input, CLV_IN_AVG);
	assert_int_equal(levers[2].input, CLV_IN_FREQ);
	assert_int_equal(levers[3].input, CLV_IN_MARGIN);
	for (int i = 1; i < 4; i++)
		assert_near(levers[i].effect, 80, 0);
	assert_near(levers[3].better, 0.44, 0);
	/* a cost is better when it is lower */
	assert_int_equal(levers[4].input, CLV_IN_CAC);
	assert_near(levers[4].better, 180, 0);
	assert_near(levers[4].worse, 220, 0);
	assert_near(levers[4].effect, 20, 0);
}

static void what_follows_is_ranked_itself(void **state)
{
	(void)state;
	const struct clv_given given =
	    case_of("revenue=9600 purchases=120 customers=40 years=2 margin=100% "
	            "spend=600 new_customers=20 discount=5%");
	struct clv_lever levers[CLV_LEVERS_MAX];
	assert_int_equal(clv_levers_rank(&given, 0.2, levers), 5);
	assert_near(levers[0].value, 80, 0);
	assert_int_equal(levers[0].input, CLV_IN_AVG);
	assert_int_equal(levers[1].input, CLV_IN_FREQ);
	assert_int_equal(levers[2].input, CLV_IN_YEARS);
	assert_int_equal(levers[3].input, CLV_IN_CAC);
	assert_near(levers[3].value, 30, 0);
	/* a margin of all cannot be better */
	assert_int_equal(levers[4].input, CLV_IN_MARGIN);
	assert_near(levers[4].better, 1, 0);
	assert_near(levers[4].effect, 0, 0);
}

static void without_a_cac(void **state)
{
	(void)state;
	const struct clv_given given = case_of("avg=10 freq=2 churn=50%/month");
	struct clv_lever levers[CLV_LEVERS_MAX];
	assert_string_equal(clv_result_schema.fields[clv_lever_result(&given)].name,
	                    "clv");
	assert_int_equal(clv_levers_rank(&given, 0.5, levers), 3);
	assert_int_equal(levers[0].input, CLV_IN_CHURN);
	assert_int_equal(levers[0].step, CLV_STEP_MONTH);
	assert_near(levers[0].better, 0.25, 0);
	assert_near(levers[0].worse, 0.75, 0);
	/* 20/12/0.5 = 3.33, doubled */
	assert_near(levers[0].effect, 20.0 / 12 / 0.5, 1e-12);
}

/* Churn 0.9 half as large again is all. */
static void rates_end_at_all(void **state)
{
	(void)state;
	const struct clv_given given = case_of("avg=10 freq=2 retention=10%");
	struct clv_lever levers[CLV_LEVERS_MAX];
	clv_levers_rank(&given, 0.5, levers);
	assert_near(levers[0].better, 0.55, 0);
	assert_near(levers[0].worse, 0, 0);
}

static void nothing_to_rank(void **state)
{
	(void)state;
	struct clv_lever levers[CLV_LEVERS_MAX];
	struct clv_given given = case_of("promoters=5 passives=1 detractors=2");
	assert_int_equal(clv_levers_rank(&given, 0.1, levers), 0);
	/* a loss: less purchases are better */
	given = case_of("avg=-5 freq=2 years=1");
	assert_int_equal(clv_levers_rank(&given, 0.1, levers), 3);
	assert_near(levers[1].better, 1.8, 0);
	/* no end, so no value, and no effect */
	given = case_of("avg=5 churn=0%");
	assert_int_equal(clv_levers_rank(&given, 0.1, levers), 2);
	assert_undefined(levers[0].effect);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_lever),
	    cmocka_unit_test(what_follows_is_ranked_itself),
	    cmocka_unit_test(without_a_cac),
	    cmocka_unit_test(rates_end_at_all),
	    cmocka_unit_test(nothing_to_rank),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
