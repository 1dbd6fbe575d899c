/* Properties of the formulas, over cases from a seeded generator of our own;
   each test says how many cases it has counted. */
#include "check.h"
#include "clv/clv.h"

enum { CASES = 20000 };

/* Park and Miller's generator: the same cases everywhere. */
struct generator {
	uint64_t state;
};

static double next_share(struct generator *generator)
{
	generator->state = generator->state * 16807 % 2147483647;
	return (double)generator->state / 2147483647;
}

static double between(struct generator *generator, double low, double high)
{
	return low + (high - low) * next_share(generator);
}

static double count_up_to(struct generator *generator, double most)
{
	return floor(between(generator, 0, most + 1));
}

static enum clv_timing any_timing(struct generator *generator)
{
	return next_share(generator) < 0.5 ? CLV_TIMING_START : CLV_TIMING_END;
}

/* Equal up to a relative error. */
static void assert_same(double actual, double expected, double relative)
{
	assert_near(actual, expected, relative * fmax(fabs(expected), 1e-300));
}

static struct clv_inputs any_case(struct generator *generator)
{
	struct clv_inputs in;
	clv_inputs_clear(&in);
	in.avg = between(generator, 1, 500);
	in.freq = between(generator, 0.1, 50);
	in.margin = between(generator, 0.01, 1);
	in.discount = between(generator, 0, 0.5);
	in.timing = any_timing(generator);
	in.cac = between(generator, 0, 2000);
	if (next_share(generator) < 0.5) {
		in.years = between(generator, 0, 20);
	} else {
		in.churn.value = between(generator, 0.001, 1);
		in.churn.step =
		    next_share(generator) < 0.5 ? CLV_STEP_YEAR : CLV_STEP_MONTH;
	}
	return in;
}

static void money_scales(void **state)
{
	(void)state;
	struct generator generator = {1};
	for (int i = 0; i < CASES; i++) {
		struct clv_inputs in = any_case(&generator);
		struct clv_results one, many;
		const double factor = between(&generator, 0.01, 1000);
		clv_evaluate(&in, &one);
		in.avg *= factor;
		in.cac *= factor;
		clv_evaluate(&in, &many);
		assert_same(many.clv, one.clv * factor, 1e-11);
		assert_same(many.max_cac, one.max_cac * factor, 1e-11);
		assert_near(many.clv_net, one.clv_net * factor,
		            1e-11 * (many.clv + in.cac));
		assert_same(many.ltv_cac, one.ltv_cac, 1e-11);
		assert_int_equal(isnan(many.payback_months), isnan(one.payback_months));
		if (!isnan(one.payback_months))
			assert_same(many.payback_months, one.payback_months, 1e-9);
		assert_int_equal(many.verdict, one.verdict);
	}
	print_message("%d cases counted\n", CASES);
}

static void horizon_tends_to_no_end(void **state)
{
	(void)state;
	struct generator generator = {2};
	for (int i = 0; i < CASES; i++) {
		const double margin = between(&generator, 1, 1000);
		const double churn = between(&generator, 0.001, 1);
		const double discount = between(&generator, 0, 0.5);
		const enum clv_timing timing = any_timing(&generator);
		const double all = clv_retention_value(margin, churn, discount, timing);
		double before = 0;
		for (double steps = 1; steps < 1e6; steps *= 4) {
			const double part = clv_retention_value_within(
			    margin, churn, discount, steps, timing);
			assert_true(part >= before);
			assert_true(part <= all * (1 + 1e-12));
			before = part;
		}
		assert_same(before, all, 1e-9);
	}
	print_message("%d cases counted\n", CASES);
}

static void lifespan_agrees_with_churn(void **state)
{
	(void)state;
	struct generator generator = {3};
	for (int i = 0; i < CASES; i++) {
		struct clv_inputs in = any_case(&generator);
		struct clv_results by_churn, by_years;
		in.discount = NAN;
		in.timing = CLV_TIMING_START;
		in.years = NAN;
		in.churn.value = between(&generator, 0.001, 1);
		clv_evaluate(&in, &by_churn);
		in.years = 1 / in.churn.value / (double)in.churn.step;
		in.churn.value = NAN;
		clv_evaluate(&in, &by_years);
		assert_same(by_years.clv, by_churn.clv, 1e-12);
		assert_same(by_years.years, by_churn.years, 1e-12);
	}
	print_message("%d cases counted\n", CASES);
}

/* A payback is right when the margin up to it is the cost: the share of a
   customer that is left after t steps is (1-c)^t. */
static void payback_pays_back(void **state)
{
	(void)state;
	struct generator generator = {4};
	int paid = 0;
	for (int i = 0; i < CASES; i++) {
		const double margin = between(&generator, 1, 100);
		const double churn = between(&generator, 0.001, 0.9);
		const double cac = between(&generator, 0, 1000);
		const enum clv_timing timing = any_timing(&generator);
		const double first =
		    timing == CLV_TIMING_START ? margin : margin * (1 - churn);
		const double steps = clv_payback_steps(margin, churn, cac, timing);
		if (isnan(steps)) {
			assert_true(cac >= first / churn * (1 - 1e-9));
			continue;
		}
		assert_near(first * (1 - pow(1 - churn, steps)) / churn, cac,
		            1e-9 * first / churn);
		paid++;
	}
	assert_true(paid > CASES / 10);
	print_message("%d cases counted, %d of them pay\n", CASES, paid);
}

/* For one answer alone the adjusted interval does not reach 100. */
static void nps_lies_in_its_interval(void **state)
{
	(void)state;
	struct generator generator = {5};
	int counted = 0;
	for (int i = 0; i < CASES; i++) {
		struct clv_inputs in;
		struct clv_results out;
		clv_inputs_clear(&in);
		in.promoters = count_up_to(&generator, 300);
		in.passives = count_up_to(&generator, 300);
		in.detractors = count_up_to(&generator, 300);
		clv_evaluate(&in, &out);
		if (in.promoters + in.passives + in.detractors < 2)
			continue;
		assert_true(out.nps_low <= out.nps && out.nps <= out.nps_high);
		assert_true(out.nps_low >= -100 && out.nps_high <= 100);
		assert_near(out.promoter_share + out.passive_share +
		                out.detractor_share,
		            1, 1e-12);
		counted++;
	}
	assert_true(counted > CASES / 2);
	print_message("%d cases counted\n", counted);
}

static void nps_interval_narrows(void **state)
{
	(void)state;
	struct generator generator = {6};
	for (int i = 0; i < CASES; i++) {
		struct clv_answers answers = {1 + count_up_to(&generator, 50),
		                              1 + count_up_to(&generator, 50),
		                              1 + count_up_to(&generator, 50)};
		double before = INFINITY;
		for (int times = 1; times <= 1000; times *= 10) {
			const struct clv_nps_interval interval =
			    clv_nps_adjusted_wald(&answers, 0.95);
			assert_true(interval.high - interval.low < before);
			before = interval.high - interval.low;
			answers.promoters *= 10;
			answers.passives *= 10;
			answers.detractors *= 10;
		}
	}
	print_message("%d cases counted\n", CASES);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(money_scales),
	    cmocka_unit_test(horizon_tends_to_no_end),
	    cmocka_unit_test(lifespan_agrees_with_churn),
	    cmocka_unit_test(payback_pays_back),
	    cmocka_unit_test(nps_lies_in_its_interval),
	    cmocka_unit_test(nps_interval_narrows),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
