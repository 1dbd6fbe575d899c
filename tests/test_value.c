/* What a customer is worth: domains, limits, and closed forms against loops. */
#include "clv/clv.h"

#include "check.h"

static const enum clv_timing timings[] = {CLV_TIMING_START, CLV_TIMING_END};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* The definition itself, term by term; part is a last step's fraction. */
static double sum_of_terms(double margin, double churn, double discount,
                           int whole, double part, enum clv_timing timing)
{
	const double q = (1 - churn) / (1 + discount);
	double sum = 0;
	for (int t = 0; t < whole; t++)
		sum += margin * pow(q, timing == CLV_TIMING_START ? t : t + 1);
	if (part > 0)
		sum += margin * part *
		       pow(q, timing == CLV_TIMING_START ? whole : whole + part);
	return sum;
}

static void average_purchase_is_revenue_by_purchases(void **state)
{
	(void)state;
	assert_near(clv_average_purchase(1500, 3), 500, 0);
	assert_near(clv_average_purchase(0, 3), 0, 0);
	assert_near(clv_average_purchase(-30, 3), -10, 0);
	assert_near(clv_average_purchase(1, 0.5), 2, 0);
	assert_undefined(clv_average_purchase(1500, 0));
	assert_undefined(clv_average_purchase(0, 0));
	assert_undefined(clv_average_purchase(1500, -3));
	assert_undefined(clv_average_purchase(NAN, 3));
	assert_undefined(clv_average_purchase(1500, NAN));
}

static void purchase_frequency_is_purchases_by_customers(void **state)
{
	(void)state;
	assert_near(clv_purchase_frequency(100, 5), 20, 0);
	assert_near(clv_purchase_frequency(0, 5), 0, 0);
	assert_undefined(clv_purchase_frequency(-1, 5));
	assert_undefined(clv_purchase_frequency(100, 0));
	assert_undefined(clv_purchase_frequency(100, -5));
	assert_undefined(clv_purchase_frequency(NAN, 5));
	assert_undefined(clv_purchase_frequency(100, NAN));
}

static void customer_value_is_average_by_frequency(void **state)
{
	(void)state;
	assert_near(clv_customer_value(500, 20), 10000, 0);
	assert_near(clv_customer_value(500, 0), 0, 0);
	assert_near(clv_customer_value(-5, 2), -10, 0);
	assert_undefined(clv_customer_value(500, -1));
	assert_undefined(clv_customer_value(NAN, 1));
	assert_undefined(clv_customer_value(500, NAN));
}

static void lifespan_is_the_inverse_of_churn(void **state)
{
	(void)state;
	assert_near(clv_expected_lifespan(0.04), 25, 0);
	assert_near(clv_expected_lifespan(1), 1, 0);
	assert_near(clv_expected_lifespan(1e-9), 1e9, 1e-3);
	assert_undefined(clv_expected_lifespan(0));
	assert_undefined(clv_expected_lifespan(-0.04));
	assert_undefined(clv_expected_lifespan(1.0000001));
	assert_undefined(clv_expected_lifespan(NAN));
}

static void churn_compounds(void **state)
{
	(void)state;
	assert_near(clv_compound_churn(0.2, 1), 0.2, 1e-16);
	assert_near(clv_compound_churn(0.5, 2), 0.75, 1e-15);
	assert_near(clv_compound_churn(0, 12), 0, 0);
	assert_near(clv_compound_churn(1, 12), 1, 0);
	assert_near(clv_compound_churn(1, 1.0 / 12), 1, 0);
	/* a churn near 1 a year keeps few digits of the monthly one */
	for (int i = 0; i <= 50; i++) {
		const double yearly = clv_compound_churn(i / 100.0, 12);
		assert_near(clv_compound_churn(yearly, 1.0 / 12), i / 100.0, 1e-12);
	}
}

/* 1 - pow(1 - c, n) has no digit left here. */
static void compounding_keeps_the_digits_of_a_small_churn(void **state)
{
	(void)state;
	assert_near(clv_compound_churn(1e-18, 12), 1.2e-17, 1e-32);
}

static void compounding_has_a_domain(void **state)
{
	(void)state;
	assert_undefined(clv_compound_churn(-0.01, 12));
	assert_undefined(clv_compound_churn(1.01, 12));
	assert_undefined(clv_compound_churn(0.04, 0));
	assert_undefined(clv_compound_churn(0.04, -1));
	assert_undefined(clv_compound_churn(NAN, 12));
	assert_undefined(clv_compound_churn(0.04, NAN));
}

static void a_step_s_discount_compounds_to_the_year_s(void **state)
{
	(void)state;
	assert_near(clv_discount_per_step(0.1, CLV_STEP_YEAR), 0.1, 0);
	assert_near(clv_discount_per_step(0, CLV_STEP_MONTH), 0, 0);
	for (int percent = 1; percent <= 100; percent++) {
		const double yearly = percent / 100.0;
		const double monthly = clv_discount_per_step(yearly, CLV_STEP_MONTH);
		double factor = 1;
		for (int month = 0; month < 12; month++)
			factor *= 1 + monthly;
		assert_near(factor, 1 + yearly, 1e-14);
	}
	/* which 1 + discount would lose */
	assert_near(clv_discount_per_step(1.2e-17, CLV_STEP_MONTH), 1e-18, 1e-32);
	assert_undefined(clv_discount_per_step(-0.01, CLV_STEP_YEAR));
	assert_undefined(clv_discount_per_step(-0.01, CLV_STEP_MONTH));
	assert_undefined(clv_discount_per_step(NAN, CLV_STEP_YEAR));
	assert_undefined(clv_discount_per_step(NAN, CLV_STEP_MONTH));
}

static void annuity_is_the_sum_of_its_terms(void **state)
{
	(void)state;
	static const double discounts[] = {0, 1e-9, 0.01, 0.1, 1, 3};
	static const double parts[] = {0, 0.25, 0.5, 0.999};
	for (size_t d = 0; d < COUNT(discounts); d++)
		for (int whole = 0; whole <= 40; whole += 4)
			for (size_t p = 0; p < 8; p++) {
				const double part = parts[p / 2];
				const double sum = sum_of_terms(100, 0, discounts[d], whole,
				                                part, timings[p % 2]);
				assert_near(clv_annuity(100, discounts[d], whole + part,
				                        timings[p % 2]),
				            sum, 1e-12 * (1 + sum));
			}
}

static void annuity_has_edges(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(timings); i++) {
		assert_near(clv_annuity(100, 0.1, 0, timings[i]), 0, 0);
		assert_near(clv_annuity(100, 0, 2.5, timings[i]), 250, 0);
		assert_near(clv_annuity(-100, 0, 2.5, timings[i]), -250, 0);
		assert_near(clv_annuity(0, 0.1, 2.5, timings[i]), 0, 0);
		assert_undefined(clv_annuity(100, 0.1, -0.1, timings[i]));
		assert_undefined(clv_annuity(100, -0.1, 5, timings[i]));
		assert_undefined(clv_annuity(NAN, 0.1, 5, timings[i]));
		assert_undefined(clv_annuity(100, NAN, 5, timings[i]));
		assert_undefined(clv_annuity(100, 0.1, NAN, timings[i]));
		/* without discount, no end means no sum */
		assert_undefined(clv_annuity(100, 0, INFINITY, timings[i]));
	}
}

static void annuity_tends_to_the_perpetuity(void **state)
{
	(void)state;
	assert_near(clv_annuity(100, 0.1, 1000, CLV_TIMING_START), 1100, 1e-9);
	assert_near(clv_annuity(100, 0.1, 1000, CLV_TIMING_END), 1000, 1e-9);
	assert_near(clv_annuity(100, 0.1, INFINITY, CLV_TIMING_END), 1000, 1e-9);
}

static void retention_value_at_the_ends_of_churn(void **state)
{
	(void)state;
	/* everybody leaves after the first margin, or before it */
	assert_near(clv_retention_value(100, 1, 0.1, CLV_TIMING_START), 100, 1e-13);
	assert_near(clv_retention_value(100, 1, 0, CLV_TIMING_START), 100, 0);
	assert_near(clv_retention_value(100, 1, 0.1, CLV_TIMING_END), 0, 0);
	/* nobody leaves: a perpetuity */
	assert_near(clv_retention_value(100, 0, 0.1, CLV_TIMING_START), 1100, 1e-9);
	assert_near(clv_retention_value(100, 0, 0.1, CLV_TIMING_END), 1000, 1e-9);
	assert_near(clv_retention_value(100, 0, 1, CLV_TIMING_START), 200, 1e-12);
}

static void retention_value_without_discount(void **state)
{
	(void)state;
	assert_near(clv_retention_value(96, 0.04, 0, CLV_TIMING_START), 2400, 1e-9);
	assert_near(clv_retention_value(96, 0.04, 0, CLV_TIMING_END), 2304, 1e-9);
	assert_near(clv_retention_value(1, 1e-12, 0, CLV_TIMING_START), 1e12, 1);
}

/* The conventions differ by the first margin, and by nothing else. */
static void start_is_end_and_one_margin_more(void **state)
{
	(void)state;
	for (int churn = 1; churn <= 100; churn += 3)
		for (int discount = 0; discount <= 100; discount += 7) {
			const double c = churn / 100.0, d = discount / 100.0;
			const double start =
			    clv_retention_value(80, c, d, CLV_TIMING_START);
			const double end = clv_retention_value(80, c, d, CLV_TIMING_END);
			assert_near(start, end + 80, 1e-12 * start);
		}
}

static void retention_value_has_a_domain(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(timings); i++) {
		assert_undefined(clv_retention_value(100, 0, 0, timings[i]));
		assert_undefined(clv_retention_value(100, -0.1, 0.1, timings[i]));
		assert_undefined(clv_retention_value(100, 1.1, 0.1, timings[i]));
		assert_undefined(clv_retention_value(100, 0.2, -0.1, timings[i]));
		/* a sum of rates that is not 0 does not make either one valid */
		assert_undefined(clv_retention_value(100, 0.3, -0.1, timings[i]));
		assert_undefined(clv_retention_value(NAN, 0.2, 0.1, timings[i]));
		assert_undefined(clv_retention_value(100, NAN, 0.1, timings[i]));
		assert_undefined(clv_retention_value(100, 0.2, NAN, timings[i]));
	}
}

static void within_a_horizon_is_the_sum_of_its_terms(void **state)
{
	(void)state;
	static const double rates[] = {0, 1e-9, 0.001, 0.04, 0.2, 0.5, 0.95, 1};
	static const double parts[] = {0, 0.125, 0.5, 0.9};
	for (size_t r = 0; r < COUNT(rates) * COUNT(rates); r++) {
		const double churn = rates[r % COUNT(rates)];
		const double discount = rates[r / COUNT(rates)];
		for (int whole = 0; whole <= 60; whole += 5)
			for (size_t p = 0; p < 8; p++) {
				const double sum = sum_of_terms(100, churn, discount, whole,
				                                parts[p / 2], timings[p % 2]);
				assert_near(clv_retention_value_within(100, churn, discount,
				                                       whole + parts[p / 2],
				                                       timings[p % 2]),
				            sum, 1e-12 * (1 + sum));
			}
	}
}

/* Smaller rates than 1e-16 vanish in 1 - r / (1+d). */
static void tiny_rates_keep_their_digits(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(timings); i++) {
		assert_near(clv_retention_value_within(1, 1e-17, 0, 10, timings[i]), 10,
		            1e-13);
		assert_near(clv_retention_value_within(1, 0, 1e-17, 10, timings[i]), 10,
		            1e-13);
		assert_near(clv_annuity(1, 1e-300, 2.5, timings[i]), 2.5, 1e-14);
	}
}

static void a_horizon_has_edges(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(timings); i++) {
		const enum clv_timing timing = timings[i];
		assert_near(clv_retention_value_within(9, 0.2, 0.1, 0, timing), 0, 0);
		assert_near(clv_retention_value_within(9, 0, 0, 0, timing), 0, 0);
		assert_near(clv_retention_value_within(9, 0, 0, 7.5, timing), 67.5, 0);
		assert_near(clv_retention_value_within(9, 1, 0, 0, timing), 0, 0);
	}
	assert_near(clv_retention_value_within(9, 1, 0.1, 5, CLV_TIMING_START), 9,
	            1e-14);
	assert_near(clv_retention_value_within(9, 1, 0.1, 0.5, CLV_TIMING_START),
	            4.5, 1e-14);
	assert_near(clv_retention_value_within(9, 1, 0.1, 5, CLV_TIMING_END), 0, 0);
	assert_near(clv_retention_value_within(9, 1, 0.1, 0.5, CLV_TIMING_END), 0,
	            0);
}

static void a_horizon_has_a_domain(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(timings); i++) {
		const enum clv_timing timing = timings[i];
		assert_undefined(clv_retention_value_within(9, 0.2, 0.1, -0.5, timing));
		assert_undefined(clv_retention_value_within(9, -0.1, 0.1, 5, timing));
		assert_undefined(clv_retention_value_within(9, 1.1, 0.1, 5, timing));
		assert_undefined(clv_retention_value_within(9, 0.2, -0.1, 5, timing));
		assert_undefined(clv_retention_value_within(NAN, 0.2, 0.1, 5, timing));
		assert_undefined(clv_retention_value_within(9, NAN, 0.1, 5, timing));
		assert_undefined(clv_retention_value_within(9, 0.2, NAN, 5, timing));
		assert_undefined(clv_retention_value_within(9, 0.2, 0.1, NAN, timing));
		assert_undefined(clv_retention_value_within(9, 0, 0, INFINITY, timing));
	}
}

static void a_horizon_is_continuous_at_whole_numbers(void **state)
{
	(void)state;
	const double little = 1e-9;
	for (size_t i = 0; i < COUNT(timings); i++)
		for (int n = 1; n <= 24; n++) {
			const double at =
			    clv_retention_value_within(100, 0.2, 0.1, n, timings[i]);
			const double before = clv_retention_value_within(
			    100, 0.2, 0.1, n - little, timings[i]);
			const double after = clv_retention_value_within(
			    100, 0.2, 0.1, n + little, timings[i]);
			assert_near(before, at, 200 * little);
			assert_near(after, at, 200 * little);
			assert_true(before <= at && at <= after);
		}
}

/* q^a times what b steps are worth is what steps a to a + b are worth. */
static void horizons_add_up(void **state)
{
	(void)state;
	const double q = 0.8 / 1.1;
	for (size_t i = 0; i < COUNT(timings); i++)
		for (int a = 0; a < 12; a++) {
			const double first =
			    clv_retention_value_within(100, 0.2, 0.1, a, timings[i]);
			const double then =
			    clv_retention_value_within(100, 0.2, 0.1, 3.5, timings[i]);
			assert_near(
			    clv_retention_value_within(100, 0.2, 0.1, a + 3.5, timings[i]),
			    first + pow(q, a) * then, 1e-11);
		}
}

static void a_long_horizon_tends_to_no_horizon(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(timings); i++)
		for (int churn = 1; churn <= 100; churn += 9) {
			const double c = churn / 100.0;
			const double all = clv_retention_value(100, c, 0.05, timings[i]);
			assert_near(
			    clv_retention_value_within(100, c, 0.05, 4000, timings[i]), all,
			    1e-12 * all);
			assert_near(
			    clv_retention_value_within(100, c, 0.05, 1e300, timings[i]),
			    all, 1e-12 * all);
			assert_near(
			    clv_retention_value_within(100, c, 0.05, INFINITY, timings[i]),
			    all, 0);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(average_purchase_is_revenue_by_purchases),
	    cmocka_unit_test(purchase_frequency_is_purchases_by_customers),
	    cmocka_unit_test(customer_value_is_average_by_frequency),
	    cmocka_unit_test(lifespan_is_the_inverse_of_churn),
	    cmocka_unit_test(churn_compounds),
	    cmocka_unit_test(compounding_keeps_the_digits_of_a_small_churn),
	    cmocka_unit_test(compounding_has_a_domain),
	    cmocka_unit_test(a_step_s_discount_compounds_to_the_year_s),
	    cmocka_unit_test(annuity_is_the_sum_of_its_terms),
	    cmocka_unit_test(annuity_has_edges),
	    cmocka_unit_test(annuity_tends_to_the_perpetuity),
	    cmocka_unit_test(retention_value_at_the_ends_of_churn),
	    cmocka_unit_test(retention_value_without_discount),
	    cmocka_unit_test(start_is_end_and_one_margin_more),
	    cmocka_unit_test(retention_value_has_a_domain),
	    cmocka_unit_test(within_a_horizon_is_the_sum_of_its_terms),
	    cmocka_unit_test(tiny_rates_keep_their_digits),
	    cmocka_unit_test(a_horizon_has_edges),
	    cmocka_unit_test(a_horizon_has_a_domain),
	    cmocka_unit_test(a_horizon_is_continuous_at_whole_numbers),
	    cmocka_unit_test(horizons_add_up),
	    cmocka_unit_test(a_long_horizon_tends_to_no_horizon),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
