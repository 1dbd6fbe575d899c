/* Goals: what reaches them put back, for all inputs and results, and why
   nothing does. */
#include "io/goal.h"

#include "cases_of.h"

static struct clv_goal goal_of(const char *result, double value,
                               enum clv_input input)
{
	return (struct clv_goal){result_of(result), value, input, CLV_STEP_YEAR};
}

/* ---- Closed forms -------------------------------------------------------- */

static double solve(const char *from, const char *result, double value,
                    enum clv_input input)
{
	const struct clv_goal goal = goal_of(result, value, input);
	const struct clv_given given = case_of(from);
	const struct clv_solution found = clv_goal_solve(&goal, &given);
	char text[CLV_REASON_SIZE];
	assert_string_equal(clv_goal_explain(&goal, &given, &found, text), "");
	assert_int_equal(found.status, CLV_SOLVED);
	assert_int_equal(found.count, 1);
	return found.x;
}

static void by_hand(void **state)
{
	(void)state;
	/* 500 x 20 x 5 x 40% = 20000; a third of it */
	assert_near(
	    solve("avg=500 freq=20 years=5 margin=40%", "ltv_cac", 3, CLV_IN_CAC),
	    20000.0 / 3, 1e-9);
	assert_near(solve("freq=20 years=5", "clv", 50000, CLV_IN_AVG), 500, 1e-10);
	assert_near(solve("freq=20 years=5", "clv", -50000, CLV_IN_AVG), -500,
	            1e-10);
	assert_near(solve("freq=20 years=5", "clv", 0, CLV_IN_AVG), 0, 0);
	/* 100 x 1.1 / (1.1 - r) = 440 at r = 0.85 */
	assert_near(
	    solve("avg=100 freq=1 discount=10%", "clv", 440, CLV_IN_RETENTION),
	    0.85, 1e-15);
	/* 2400 = 120 x 80% / 4% */
	const struct clv_goal goal = {result_of("clv"), 2400, CLV_IN_CHURN,
	                              CLV_STEP_MONTH};
	const struct clv_given given = case_of("avg=120 freq=12 margin=80%");
	assert_near(clv_goal_solve(&goal, &given).x, 0.04, 1e-16);
	assert_near(
	    solve("avg=100 freq=2 years=3 cac=300", "clv_net", 0, CLV_IN_MARGIN),
	    0.5, 1e-15);
	assert_near(solve("passives=30 detractors=20", "nps", 30, CLV_IN_PROMOTERS),
	            50, 1e-12);
}

/* ---- Put back ------------------------------------------------------------ */

static uint64_t seed = 1;

static double random_unit(void)
{
	seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (double)(seed >> 11) / 9007199254740992.0;
}

static double random_value(enum clv_kind kind)
{
	const double u = random_unit();
	switch (kind) {
	case CLV_RATE:
	case CLV_STEP_RATE:
	case CLV_CONFIDENCE:
		return 0.01 + 0.9 * u;
	case CLV_SPAN:
		return 0.2 + 9 * u;
	case CLV_TARGET:
		return 0.5 + 4 * u;
	default:
		return 1 + 99 * u * u;
	}
}

/* One of the ways to say each thing, by the bits of `way`. */
static struct clv_given random_case(unsigned way)
{
	static const enum clv_input sets[][8] = {
	    {CLV_IN_AVG, CLV_IN_FREQ, CLV_IN_COUNT},
	    {CLV_IN_REVENUE, CLV_IN_PURCHASES, CLV_IN_CUSTOMERS, CLV_IN_COUNT},
	    {CLV_IN_YEARS, CLV_IN_COUNT},
	    {CLV_IN_CHURN, CLV_IN_COUNT},
	    {CLV_IN_RETENTION, CLV_IN_COUNT},
	    {CLV_IN_CHURN, CLV_IN_HORIZON, CLV_IN_COUNT},
	    {CLV_IN_CAC, CLV_IN_COUNT},
	    {CLV_IN_SPEND, CLV_IN_NEW_CUSTOMERS, CLV_IN_COUNT},
	    {CLV_IN_MARGIN, CLV_IN_DISCOUNT, CLV_IN_TARGET, CLV_IN_PROMOTERS,
	     CLV_IN_PASSIVES, CLV_IN_DETRACTORS, CLV_IN_CONFIDENCE, CLV_IN_COUNT},
	};
	const size_t chosen[] = {way % 2, 2 + way / 2 % 4, 6 + way / 8 % 2, 8};
	struct clv_given given;
	clv_given_clear(&given);
	for (size_t i = 0; i < sizeof chosen / sizeof *chosen; i++)
		for (const enum clv_input *input = sets[chosen[i]];
		     *input != CLV_IN_COUNT; input++) {
			const enum clv_step step =
			    way / 16 % 2 ? CLV_STEP_MONTH : CLV_STEP_YEAR;
			clv_put(
			    &given, *input,
			    (struct clv_rate){
			        random_value(clv_input_schema.fields[*input].kind), step});
		}
	given.values.timing = way / 32 % 2 ? CLV_TIMING_END : CLV_TIMING_START;
	return given;
}

static void without(struct clv_given *given, enum clv_input input)
{
	const struct clv_rate unknown = {NAN, given->values.churn.step};
	clv_put(given, input, unknown);
	given->mask &= ~CLV_INPUT_BIT(input);
}

/* Returns whether the goal was reached; a result that does not depend on the
   input, or hardly, has no solution. */
static bool check_put_back(const struct clv_given *whole, enum clv_input input,
                           const struct clv_field *result)
{
	struct clv_given given = *whole;
	const struct clv_goal goal = {result, value_of(result->name, whole), input,
	                              clv_known(whole, input).step};
	if (!isfinite(goal.value))
		return false;
	without(&given, input);
	const struct clv_solution found = clv_goal_solve(&goal, &given);
	if (found.status == CLV_SOLVE_CONSTANT)
		return false;
	if (found.status != CLV_SOLVED)
		fail_with("%s = %.17g for %s %.17g: no solution, status %d",
		          result->name, goal.value, clv_input_schema.fields[input].name,
		          clv_known(whole, input).value, found.status);
	clv_put(&given, input, (struct clv_rate){found.x, goal.step});
	assert_near(value_of(result->name, &given), goal.value,
	            1e-9 * fabs(goal.value));
	return true;
}

static void put_back_it_gives_the_goal(void **state)
{
	(void)state;
	size_t reached = 0;
	for (unsigned way = 0; way < 64; way++) {
		const struct clv_given given = random_case(way);
		for (size_t i = 0; i < CLV_IN_COUNT; i++)
			for (size_t j = 0; j < clv_result_schema.count; j++)
				if ((given.mask & CLV_INPUT_BIT(i)) && i != CLV_IN_TIMING &&
				    clv_result_is_continuous(&clv_result_schema.fields[j]))
					reached += check_put_back(&given, (enum clv_input)i,
					                          &clv_result_schema.fields[j]);
	}
	/* about 64 of the 180 pairs of a case depend on each other */
	assert_true(reached > 3500);
}

/* ---- Reasons ------------------------------------------------------------- */

static void assert_reason(const char *from, const char *result, double value,
                          enum clv_input input, const char *reason)
{
	const struct clv_goal goal = goal_of(result, value, input);
	const struct clv_given given = case_of(from);
	const struct clv_solution found = clv_goal_solve(&goal, &given);
	char text[CLV_REASON_SIZE];
	assert_int_not_equal(found.status, CLV_SOLVED);
	assert_string_equal(clv_goal_explain(&goal, &given, &found, text), reason);
}

static void reasons(void **state)
{
	(void)state;
	assert_reason("avg=100 freq=1 years=1 cac=100", "ltv_cac", 3, CLV_IN_MARGIN,
	              "no margin gives ltv_cac 3: whatever it is, ltv_cac lies "
	              "between 0 and 1");
	assert_reason("avg=100 freq=1 discount=10%", "clv", 99, CLV_IN_RETENTION,
	              "no retention gives clv 99: whatever it is, clv lies between "
	              "100 and 1100");
	assert_reason("avg=100 freq=1", "clv", 99, CLV_IN_CHURN,
	              "no churn gives clv 99: whatever it is, clv is at least 100");
	assert_reason("avg=100 freq=1 years=1", "clv_net", 200, CLV_IN_CAC,
	              "no cac gives clv_net 200: whatever it is, clv_net is at "
	              "most 100");
	assert_reason("avg=100 freq=1 churn=10%", "years", 3, CLV_IN_MARGIN,
	              "years does not depend on margin here: it is 10 whatever "
	              "that is");
	assert_reason("avg=100 freq=1", "ltv_cac", 3, CLV_IN_CAC,
	              "ltv_cac cannot be said, whatever the cac: needs years, or "
	              "retention or churn");
	assert_reason("passives=3 detractors=20", "promoter_share", 1.5,
	              CLV_IN_PROMOTERS,
	              "no promoters gives promoter_share 150%: whatever it is, "
	              "promoter_share lies between 0% and 100%");
}

/* A solution that doubles cannot say finely enough: 1 - retention has 15
   decimals. */
static void between_two_values(void **state)
{
	(void)state;
	assert_reason("avg=100 freq=1", "clv", 1.2345678e14, CLV_IN_RETENTION,
	              "no retention gives clv 123456780000000: it passes over that "
	              "from one value of retention to the next");
}

static void in_words(void **state)
{
	(void)state;
	char store[CLV_STORE_SIZE];
	struct clv_goal goal = goal_of("ltv_cac", 3, CLV_IN_CHURN);
	goal.step = CLV_STEP_MONTH;
	assert_string_equal(clv_goal_say(&goal, 0.04, store), "4% a month");
	assert_string_equal(clv_goal_say_result(&goal, 2.20812345, store),
	                    "2.2081");
	assert_string_equal(clv_goal_say_result(&goal, 0.00001, store), "0.00001");
	assert_false(clv_result_is_continuous(result_of("verdict")));
	assert_false(clv_result_is_continuous(result_of("formula")));
	assert_false(clv_result_is_continuous(result_of("breakeven_purchase")));
	assert_false(clv_result_is_continuous(result_of("respondents")));
	assert_true(clv_result_is_continuous(result_of("nps_low")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(by_hand),
	    cmocka_unit_test(put_back_it_gives_the_goal),
	    cmocka_unit_test(reasons),
	    cmocka_unit_test(between_two_values),
	    cmocka_unit_test(in_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
