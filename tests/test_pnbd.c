/* Pareto/NBD: published figures, the likelihood as the definition of the model
   gives it, derivatives by differences, and what must hold of probabilities. */
#include "clv/models.h"

#include "core/random.h"

#include "special_oracle.h"

static const struct clv_model *const pnbd = &clv_model_pnbd;

/* Fader, Hardie and Lee 2005, table 2, to the digits of models that are given
   them; the optimum to more digits. */
static const double cdnow[] = {0.5533, 10.578, 0.6061, 11.669};
static const double best[] = {0.5532755087, 10.5776122387, 0.6062135687,
                              11.6679112379};

/* Fader, Hardie and Lee 2005, RFM and CLV. */
static const double cdnow_cds[] = {0.5629966, 12.559037, 0.4081095, 10.5148048};
static const struct clv_behaviour customer_cds = {7, 35, 77.86, 0};
static const struct clv_behaviour customer_1516 = {26, 216. / 7, 31, 0};

/* alpha above, below and at beta; tiny, large. */
static const double many[][4] = {
    {0.5533, 10.578, 0.6061, 11.669},
    {0.5533, 11.669, 0.6061, 10.578},
    {0.9, 5, 0.8, 5},
    {2.5, 300, 1, 4},
    {0.05, 0.2, 0.03, 90},
    {40, 700, 12, 2000},
    {1.7, 30, 3.5, 0.6},
    {0.3, 1000, 0.5, 1},
    {0.3, 1, 0.5, 1000},
};
enum { MANY = sizeof many / sizeof *many };

static const struct clv_behaviour histories[] = {
    {0, 0, 0, 0},      {0, 0, 30, 0},     {1, 0.5, 30, 0}, {3, 28, 30, 0},
    {3, 30, 30, 0},    {26, 30.9, 31, 0}, {12, 4, 200, 0}, {400, 90, 104, 0},
    {5000, 99, 99, 0}, {2, 1e-3, 0.01, 0}};
enum { HISTORIES = sizeof histories / sizeof *histories };

struct row {
	const char *source, *expression;
	double actual, expected, tolerance;
};

#define ORACLE(source, expression, expected, tolerance)                        \
	{source, #expression, expression, expected, tolerance},

static void figures_agree_with_what_is_published(void **state)
{
	(void)state;
	const struct row rows[] = {
#include "oracle/pnbd.def"
	};
	size_t wrong = 0;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (fabs(rows[i].actual - rows[i].expected) <= rows[i].tolerance)
			continue;
		wrong++;
		print_error("%s\n  %s\n  is %.17g, expected %.17g +- %g\n",
		            rows[i].source, rows[i].expression, rows[i].actual,
		            rows[i].expected, rows[i].tolerance);
	}
	assert_int_equal(wrong, 0);
}

static FILE *open_cdnow(void)
{
	const char *folder = getenv("CLV_DATA");
	char path[4096];
	snprintf(path, sizeof path, "%s/cdnow_summary.csv",
	         folder ? folder : CLV_TESTS_FOLDER "/../../shared/data");
	FILE *file = fopen(path, "r");
	if (!file)
		print_message("skipped: no %s\n", path);
	return file;
}

static void add(const struct clv_likelihood *one, struct clv_likelihood *sum)
{
	sum->value += one->value;
	for (int i = 0; i < 4; i++) {
		sum->gradient[i] += one->gradient[i];
		for (int j = 0; j < 4; j++)
			sum->hessian[i][j] += one->hessian[i][j];
	}
}

static struct clv_likelihood sum_of(FILE *file, const double *parameters)
{
	struct clv_likelihood sum = {.value = 0}, one;
	char line[256];
	int rows = 0;
	rewind(file);
	assert_non_null(fgets(line, sizeof line, file));
	while (fgets(line, sizeof line, file)) {
		struct clv_behaviour customer;
		char *at = strchr(line, ',');
		assert_non_null(at);
		customer.frequency = strtod(at + 1, &at);
		customer.recency = strtod(at + 1, &at);
		customer.age = strtod(at + 1, &at);
		customer.monetary = strtod(at + 1, &at);
		clv_model_likelihood(pnbd, parameters, &customer, &one);
		add(&one, &sum);
		rows++;
	}
	assert_int_equal(rows, 2357);
	return sum;
}

/* Newton's step -H^-1 g, in logarithms, by elimination. */
static void step(const struct clv_likelihood *sum, double *parameters)
{
	double m[4][5];
	for (int i = 0; i < 4; i++) {
		for (int j = 0; j < 4; j++)
			m[i][j] = sum->hessian[i][j];
		m[i][4] = -sum->gradient[i];
	}
	for (int i = 0; i < 4; i++)
		for (int k = 0; k < 4; k++) {
			const double factor = m[k][i] / m[i][i];
			for (int j = 0; k != i && j < 5; j++)
				m[k][j] -= factor * m[i][j];
		}
	for (int i = 0; i < 4; i++)
		parameters[i] *= exp(m[i][4] / m[i][i]);
}

/* Fader, Hardie and Lee 2005, table 2: r .553, alpha 10.578, s .606, beta
   11.669 (flat there: 11.668 as well), LL -9595.0. */
static void cdnow_is_best_where_published(void **state)
{
	(void)state;
	FILE *file = open_cdnow();
	if (!file)
		return;
	struct clv_likelihood sum = sum_of(file, cdnow);
	assert_near(sum.value, -9595.0, 0.05);
	for (int i = 0; i < 4; i++)
		assert_near(sum.gradient[i], 0, 0.1);
	double parameters[4];
	memcpy(parameters, cdnow, sizeof parameters);
	for (int i = 0; i < 4; i++) {
		step(&sum, parameters);
		sum = sum_of(file, parameters);
	}
	for (int i = 0; i < 4; i++) {
		assert_near(sum.gradient[i], 0, 1e-8);
		assert_near(parameters[i], best[i], 1e-9);
	}
	assert_near(parameters[0], 0.553, 0.0005);
	assert_near(parameters[1], 10.578, 0.0005);
	assert_near(parameters[2], 0.606, 0.0005);
	assert_near(parameters[3], 11.669, 0.002);
	fclose(file);
}

/* What does not depend on the unit of time: LL + x ln(unit), chances. */
static void the_unit_of_time_does_not_matter(void **state)
{
	(void)state;
	for (int i = 0; i < MANY; i++)
		for (int k = 0; k < HISTORIES; k++) {
			const double *p = many[i];
			const double q[] = {p[0], 7 * p[1], p[2], 7 * p[3]};
			const struct clv_behaviour *week = &histories[k];
			const struct clv_behaviour day = {
			    week->frequency, 7 * week->recency, 7 * week->age, 0};
			struct clv_likelihood a, b;
			clv_model_likelihood(pnbd, p, week, &a);
			clv_model_likelihood(pnbd, q, &day, &b);
			assert_near(b.value + day.frequency * log(7), a.value,
			            1e-12 * (1 + day.frequency * 8));
			for (int j = 0; j < 4; j++)
				assert_near(a.gradient[j], b.gradient[j],
				            1e-11 * (1 + fabs(a.gradient[j])));
			assert_near(pnbd->p_alive(p, week), pnbd->p_alive(q, &day), 1e-12);
			const double week_to_come = pnbd->expected_given(p, week, 10);
			assert_near(pnbd->expected_given(q, &day, 70), week_to_come,
			            1e-11 * week_to_come);
			const double worth = pnbd->residual(p, week, 0.01);
			assert_near(pnbd->residual(q, &day, 0.01 / 7), worth,
			            1e-11 * worth);
		}
}

/* ln of the gamma density of e^y, per unit of y. */
static double log_density(double shape, double scale, double y)
{
	return shape * (log(scale) + y) - scale * exp(y) - lgamma(shape);
}

/* The likelihood of a customer whose rates are known, mixed over both rates:
   the trapezoidal rule over their logarithms. Schmittlein, Morrison, Colombo
   1987, by way of Fader and Hardie's note 009, equation 1. */
static double mixed(const double *p, const struct clv_behaviour *c)
{
	const double h = 0.2, low = 37;
	const double l0 = -low / (p[0] + c->frequency) - log(p[1]);
	const double m0 = -low / p[2] - log(p[3]);
	double sum = 0;
	for (double l = l0; l < 9 - log(p[1]); l += h)
		for (double m = m0; m < 9 - log(p[3]); m += h) {
			const double lambda = exp(l), mu = exp(m), both = lambda + mu;
			const double size = log_density(p[0], p[1], l) +
			                    log_density(p[2], p[3], m) + c->frequency * l;
			if (size < -700)
				continue;
			sum += exp(size) * (mu / both * exp(-both * c->recency) +
			                    lambda / both * exp(-both * c->age));
		}
	return log(h * h * sum);
}

static void the_likelihood_mixes_individual_ones(void **state)
{
	(void)state;
	static const double shapes[][4] = {{0.8, 10, 0.7, 12},
	                                   {2.5, 30, 1, 4},
	                                   {1.7, 30, 3.5, 60},
	                                   {0.9, 5, 0.8, 5}};
	static const struct clv_behaviour some[] = {
	    {0, 0, 30, 0}, {1, 0.5, 30, 0}, {3, 28, 30, 0}, {12, 4, 50, 0}};
	for (size_t i = 0; i < 4; i++)
		for (size_t k = 0; k < 4; k++) {
			struct clv_likelihood all;
			clv_model_likelihood(pnbd, shapes[i], &some[k], &all);
			assert_near(all.value, mixed(shapes[i], &some[k]), 1e-9);
		}
}

/* (8 (f(h) - f(-h)) - (f(2h) - f(-2h))) / 12h, of the i-th logarithm. */
static struct clv_likelihood moved(const double *parameters, int i, double by,
                                   const struct clv_behaviour *customer)
{
	double p[4];
	memcpy(p, parameters, sizeof p);
	p[i] *= exp(by);
	struct clv_likelihood result;
	clv_model_likelihood(pnbd, p, customer, &result);
	return result;
}

static double slope(double up, double down, double up2, double down2, double h)
{
	return (8 * (up - down) - (up2 - down2)) / (12 * h);
}

static void check_derivatives(const double *p, const struct clv_behaviour *c)
{
	const double h = 1e-3;
	struct clv_likelihood all;
	clv_model_likelihood(pnbd, p, c, &all);
	assert_true(isfinite(all.value));
	for (int i = 0; i < 4; i++) {
		const struct clv_likelihood u = moved(p, i, h, c),
		                            d = moved(p, i, -h, c),
		                            u2 = moved(p, i, 2 * h, c),
		                            d2 = moved(p, i, -2 * h, c);
		const double size = 1 + fabs(all.value) + fabs(all.gradient[i]);
		assert_near(all.gradient[i],
		            slope(u.value, d.value, u2.value, d2.value, h),
		            1e-10 * size + 1e-8 * fabs(all.gradient[i]));
		for (int j = 0; j < 4; j++) {
			assert_near(all.hessian[i][j], all.hessian[j][i], 1e-15 * size);
			assert_near(all.hessian[i][j],
			            slope(u.gradient[j], d.gradient[j], u2.gradient[j],
			                  d2.gradient[j], h),
			            1e-9 * size + 1e-8 * fabs(all.hessian[i][j]));
		}
	}
}

static double uniform(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return ((double)(*state >> 12) + 0.5) * 0x1p-52;
}

static void derivatives_agree_with_differences(void **state)
{
	(void)state;
	for (int i = 0; i < MANY; i++)
		for (int k = 0; k < HISTORIES; k++)
			check_derivatives(many[i], &histories[k]);
	uint64_t random = 7;
	for (int i = 0; i < 1000; i++) {
		double p[4];
		for (int j = 0; j < 4; j++)
			p[j] = exp((j % 2 ? 3 : 0) + 6 * (uniform(&random) - 0.5));
		if (i % 10 == 0)
			p[3] = p[1];
		const double age = 100 * uniform(&random);
		const double x = floor(exp(6 * uniform(&random)) - 1);
		const struct clv_behaviour c = {x, x > 0 ? age * uniform(&random) : 0,
		                                age, 0};
		check_derivatives(p, &c);
	}
}

/* Random points of tests/special.py: as Fader and Hardie's notes give them,
   with 120 digits. */
static void random_points_agree_with_mpmath(void **state)
{
	(void)state;
	FILE *lines = oracle_open("pnbd");
	struct oracle_line line;
	size_t count = 0, wrong = 0;
	for (; oracle_next(lines, &line); count++) {
		const double *n = line.numbers, *e = n + 9;
		assert_int_equal(line.count, 14);
		const struct clv_behaviour c = {n[4], n[5], n[6], 0};
		struct clv_likelihood all;
		clv_model_likelihood(pnbd, n, &c, &all);
		const double actual[] = {all.value, pnbd->p_alive(n, &c),
		                         pnbd->residual(n, &c, n[8]), e[3],
		                         pnbd->probability(n, (uint64_t)e[3], n[7])};
		for (size_t i = 0; i < 5; i++) {
			const double size = i == 0 ? fmax(1, fabs(e[0])) : fabs(e[i]);
			if (fabs(actual[i] - e[i]) <= 1e-11 * size)
				continue;
			wrong++;
			print_error("%.17g %.17g %.17g %.17g (%g, %.17g, %.17g)\n"
			            "  figure %zu is %.17g, expected %.17g\n",
			            n[0], n[1], n[2], n[3], n[4], n[5], n[6], i, actual[i],
			            e[i]);
		}
	}
	assert_int_equal(wrong, 0);
	oracle_close(lines, count, 60);
}

static void silence_makes_a_customer_less_likely(void **state)
{
	(void)state;
	for (int i = 0; i < MANY; i++)
		for (double x = 0; x < 50; x = 3 * x + 1) {
			const double recency = x > 0 ? 20 : 0;
			double before = 1;
			for (double age = recency; age < 1e4; age = 1.3 * age + 0.1) {
				const struct clv_behaviour c = {x, recency, age, 0};
				const double alive = pnbd->p_alive(many[i], &c);
				assert_true(alive >= 0 && alive <= before + 1e-14);
				assert_true(age > recency || alive > 1 - 1e-13);
				before = alive;
			}
			assert_true(before < 0.999);
		}
}

/* The sum to 1, and their mean, which is in closed form elsewhere. */
static void probabilities_make_up_a_distribution(void **state)
{
	(void)state;
	static const double cases[][5] = {{0.5533, 10.578, 0.6061, 11.669, 52},
	                                  {0.9, 5, 0.8, 5, 20},
	                                  {2.5, 300, 1, 4, 1000},
	                                  {0.3, 20, 0.5, 1, 80},
	                                  {0.3, 10, 0.5, 1000, 30},
	                                  {40, 700, 12, 2000, 300}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		double sum = 0, mean = 0, p = 1;
		for (uint64_t n = 0; n < 300 || p > 1e-17; n++) {
			p = pnbd->probability(cases[i], n, cases[i][4]);
			assert_true(p >= 0 && p <= 1);
			sum += p;
			mean += (double)n * p;
		}
		const double expected = pnbd->expected(cases[i], cases[i][4]);
		assert_near(sum, 1, 1e-12);
		assert_near(mean, expected, 1e-11 * expected);
	}
	assert_near(pnbd->probability(cdnow, 0, 0), 1, 0);
	assert_near(pnbd->probability(cdnow, 3, 0), 0, 0);
	/* far out it is there, and small, and soon found */
	const double far = pnbd->probability(cdnow, 100000, 52);
	assert_true(far >= 0 && far < 1e-300);
}

/* A search for the best parameters comes by strange ones. */
static void extreme_parameters_are_borne(void **state)
{
	(void)state;
	static const double sizes[] = {1e-18, 1e-9, 1e-3, 1, 1e3, 1e9, 1e18};
	for (int i = 0; i < 7 * 7 * 7 * 7; i++) {
		const double p[] = {sizes[i % 7], sizes[i / 7 % 7], sizes[i / 49 % 7],
		                    sizes[i / 343]};
		for (int k = 0; k < HISTORIES; k++) {
			struct clv_likelihood all;
			clv_model_likelihood(pnbd, p, &histories[k], &all);
			assert_true(isfinite(all.value) && all.value < 1e6);
			for (int j = 0; j < 16; j++)
				assert_true(isfinite(all.hessian[j / 4][j % 4]) &&
				            isfinite(all.gradient[j / 4]));
			const double alive = pnbd->p_alive(p, &histories[k]);
			assert_true(alive >= 0 && alive <= 1);
			assert_true(pnbd->expected_given(p, &histories[k], 10) >= 0);
			assert_true(pnbd->residual(p, &histories[k], 0.01) >= 0);
		}
		/* undefined where it would take too long, but never without end */
		if (i % 97 == 0) {
			const double chance = pnbd->probability(p, 3, 50);
			assert_true(isnan(chance) || (chance >= 0 && chance <= 1));
		}
	}
}

/* At time 0 nothing has happened yet. */
static void a_new_customer_is_a_random_one(void **state)
{
	(void)state;
	static const struct clv_behaviour new = {0, 0, 0, 0};
	for (int i = 0; i < MANY; i++) {
		struct clv_likelihood all;
		clv_model_likelihood(pnbd, many[i], &new, &all);
		assert_near(all.value, 0, 1e-13);
		for (int j = 0; j < 4; j++)
			assert_near(all.gradient[j], 0, 1e-12);
		assert_near(pnbd->p_alive(many[i], &new), 1, 1e-13);
		const double expected = pnbd->expected(many[i], 52);
		assert_near(pnbd->expected_given(many[i], &new, 52), expected,
		            1e-12 * expected);
		assert_near(pnbd->expected(many[i], 0), 0, 0);
	}
}

/* Both have their gap at s = 1 closed; r beta / alpha ln(1 + t / beta) there,
   and r beta / (alpha (s - 1)) of all time. */
static void expected_has_no_gap(void **state)
{
	(void)state;
	double p[] = {2, 5, 1, 8};
	const double at_one = 2. / 5 * 8 * log1p(20. / 8);
	assert_near(pnbd->expected(p, 20), at_one, 1e-14);
	assert_true(pnbd->expected(p, INFINITY) == INFINITY);
	p[2] = 1 + 1e-12;
	assert_near(pnbd->expected(p, 20), at_one, 1e-10);
	p[2] = 3;
	assert_near(pnbd->expected(p, INFINITY), 2. / 5 * 8 / 2, 1e-14);
	p[2] = 0.5;
	assert_true(pnbd->expected(p, INFINITY) == INFINITY);
}

/* The integral of what is expected, discounted, in quarters of a week. */
static void residual_is_what_is_expected_discounted(void **state)
{
	(void)state;
	const double discount = 0.02;
	double sum = 0, before = 0;
	for (double t = 0; t < 2500; t += 0.25) {
		const double now =
		    pnbd->expected_given(cdnow, &customer_1516, t + 0.25);
		sum += (now - before) * exp(-discount * (t + 0.125));
		before = now;
	}
	assert_near(pnbd->residual(cdnow, &customer_1516, discount), sum,
	            1e-5 * sum);
}

static void characters_have_the_means_of_the_model(void **state)
{
	(void)state;
	static const double p[] = {2.5, 10, 1.5, 30};
	enum { DRAWS = 100000 };
	struct clv_random random;
	clv_random_seed(&random, 20, 5);
	double rate = 0, left = 0;
	for (int i = 0; i < DRAWS; i++) {
		struct clv_character character;
		pnbd->draw(p, &random, &character);
		assert_true(character.rate > 0 && character.lifetime > 0);
		assert_true(character.leaves_each <= 0 && !character.leaves_first);
		rate += character.rate / DRAWS;
		left += character.lifetime < 20 ? 1. / DRAWS : 0;
	}
	/* five standard errors: sqrt(r)/alpha, sqrt(q (1-q)) over sqrt(DRAWS) */
	const double share = 1 - pow(30. / 50, 1.5);
	assert_near(rate, 0.25, 5 * sqrt(2.5) / 10 / sqrt(DRAWS));
	assert_near(left, share, 5 * sqrt(share * (1 - share) / DRAWS));
}

static void bad_parameters_are_undefined(void **state)
{
	(void)state;
	static const double bad[] = {0, -1, NAN, INFINITY};
	for (int i = 0; i < 4; i++)
		for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
			double p[] = {0.5, 10, 0.6, 11};
			p[i] = bad[k];
			struct clv_likelihood part;
			clv_model_part(pnbd, p, 1, 10, false, &part);
			assert_undefined(part.value);
			clv_model_part(pnbd, p, 1, 5, true, &part);
			assert_undefined(part.value);
			assert_undefined(pnbd->p_alive(p, &customer_1516));
			assert_undefined(pnbd->expected(p, 10));
			assert_undefined(pnbd->expected_given(p, &customer_1516, 10));
			assert_undefined(pnbd->probability(p, 1, 10));
			assert_undefined(pnbd->residual(p, &customer_1516, 0.1));
		}
}

static void bad_customers_are_undefined(void **state)
{
	(void)state;
	static const struct clv_behaviour bad[] = {{-1, 1, 2, 0},  {1, 3, 2, 0},
	                                           {1, -1, 2, 0},  {1, 1, NAN, 0},
	                                           {1, NAN, 2, 0}, {NAN, 1, 2, 0}};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_undefined(pnbd->p_alive(cdnow, &bad[i]));
		assert_undefined(pnbd->expected_given(cdnow, &bad[i], 10));
		assert_undefined(pnbd->residual(cdnow, &bad[i], 0.1));
	}
	assert_undefined(pnbd->expected(cdnow, -1));
	assert_undefined(pnbd->expected_given(cdnow, &customer_1516, -1));
	assert_undefined(pnbd->probability(cdnow, 1, -1));
	assert_undefined(pnbd->probability(cdnow, 1, INFINITY));
	assert_undefined(pnbd->residual(cdnow, &customer_1516, 0));
}

static void it_is_in_the_list(void **state)
{
	(void)state;
	assert_ptr_equal(clv_model_find("pnbd"), pnbd);
	assert_int_equal(pnbd->parameter_count, 4);
	assert_string_equal(pnbd->parameters[3], "beta");
	assert_true(pnbd->has_dropout && pnbd->data == CLV_DATA_HISTORY);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(figures_agree_with_what_is_published),
	    cmocka_unit_test(cdnow_is_best_where_published),
	    cmocka_unit_test(the_unit_of_time_does_not_matter),
	    cmocka_unit_test(the_likelihood_mixes_individual_ones),
	    cmocka_unit_test(derivatives_agree_with_differences),
	    cmocka_unit_test(random_points_agree_with_mpmath),
	    cmocka_unit_test(silence_makes_a_customer_less_likely),
	    cmocka_unit_test(probabilities_make_up_a_distribution),
	    cmocka_unit_test(extreme_parameters_are_borne),
	    cmocka_unit_test(a_new_customer_is_a_random_one),
	    cmocka_unit_test(expected_has_no_gap),
	    cmocka_unit_test(residual_is_what_is_expected_discounted),
	    cmocka_unit_test(characters_have_the_means_of_the_model),
	    cmocka_unit_test(bad_parameters_are_undefined),
	    cmocka_unit_test(bad_customers_are_undefined),
	    cmocka_unit_test(it_is_in_the_list),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
