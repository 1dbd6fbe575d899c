/* Samples: what is taken in, how it collapses, and what it adds up to. */
#include "data/sample.h"
/* for the sort */
#include "data/sample_parts.h"

#include "check.h"
#include "failing_memory.h"

#include <stdlib.h>
#include <string.h>

static uint64_t seed = 1;

static uint64_t below(uint64_t end)
{
	seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
	return (seed >> 33) % end;
}

/* Histories of many that are the same. */
static struct clv_behaviour any_customer(void)
{
	struct clv_behaviour one = {.frequency = (double)below(4),
	                            .age = 1 + (double)below(9)};
	if (one.frequency > 0)
		one.recency = (double)below((uint64_t)one.age + 1);
	return one;
}

static void open_with(struct clv_sample *sample, enum clv_model_data data,
                      const struct clv_behaviour *customers, size_t count)
{
	assert_true(clv_sample_open(sample, data));
	for (size_t i = 0; i < count; i++)
		assert_true(clv_sample_add(sample, &customers[i], 1));
	assert_true(clv_sample_close(sample));
}

static void equal_customers_are_one_row(void **state)
{
	(void)state;
	static const struct clv_behaviour customers[] = {
	    {2, 5, 9, 0}, {0, 0, 9, 7}, {2, 4, 9, 0},  {2, 5, 9, 1},
	    {1, 5, 9, 0}, {2, 5, 8, 0}, {0, -0., 9, 0}};
	struct clv_sample sample;
	open_with(&sample, CLV_DATA_HISTORY, customers, 7);
	/* by x, T, t_x: (0,9,0) twice (1,9,5) (2,8,5) (2,9,4) (2,9,5) twice */
	assert_int_equal(sample.count.customers, 7);
	assert_int_equal(sample.row_count, 5);
	assert_int_equal(sample.pair_count, 4);
	assert_int_equal(sample.left_count, 4);
	static const double weights[] = {2, 1, 1, 1, 2};
	static const double recencies[] = {0, 5, 5, 4, 5};
	static const uint32_t pairs[] = {0, 1, 2, 3, 3};
	for (size_t i = 0; i < 5; i++) {
		assert_near(sample.rows[i].weight, weights[i], 0);
		assert_int_equal(sample.rows[i].pair, pairs[i]);
		assert_near(sample.lefts[sample.rows[i].left].recency, recencies[i], 0);
		assert_near(sample.lefts[sample.rows[i].left].frequency,
		            sample.pairs[pairs[i]].frequency, 0);
	}
	assert_near(sample.pairs[3].frequency, 2, 0);
	assert_near(sample.pairs[3].age, 9, 0);
	assert_near(sample.pairs[3].weight, 3, 0);
	assert_near(sample.sums.frequency, 9, 0);
	assert_near(sample.sums.age, 62, 0);
	clv_sample_free(&sample);
}

static void assert_same(const struct clv_sample *a, const struct clv_sample *b)
{
	assert_int_equal(a->count.customers, b->count.customers);
	assert_int_equal(a->row_count, b->row_count);
	assert_int_equal(a->pair_count, b->pair_count);
	assert_int_equal(a->left_count, b->left_count);
	assert_memory_equal(a->rows, b->rows, a->row_count * sizeof *a->rows);
	assert_memory_equal(a->pairs, b->pairs, a->pair_count * sizeof *a->pairs);
	assert_memory_equal(a->lefts, b->lefts, a->left_count * sizeof *a->lefts);
	assert_memory_equal(&a->sums, &b->sums, sizeof a->sums);
}

/* Weights are repeated rows, and the order is no matter: the same bits. */
static void order_and_weights_are_no_matter(void **state)
{
	(void)state;
	enum { COUNT = 3000 };
	static struct clv_behaviour customers[COUNT];
	struct clv_sample plain, weighted, turned;
	assert_true(clv_sample_open(&weighted, CLV_DATA_HISTORY));
	for (size_t i = 0; i < COUNT;) {
		const struct clv_behaviour one = any_customer();
		const uint64_t weight = 1 + below(5);
		assert_true(clv_sample_add(&weighted, &one, weight));
		for (uint64_t k = 0; k < weight && i < COUNT; k++)
			customers[i++] = one;
		if (i == COUNT)
			/* the last weight may have been cut: fill up what is missing */
			break;
	}
	assert_true(clv_sample_close(&weighted));
	/* as many as the weights say */
	assert_true(clv_sample_open(&plain, CLV_DATA_HISTORY));
	assert_true(clv_sample_open(&turned, CLV_DATA_HISTORY));
	for (size_t i = 0; i < COUNT; i++) {
		assert_true(clv_sample_add(&plain, &customers[i], 1));
		assert_true(clv_sample_add(&turned, &customers[COUNT - 1 - i], 1));
	}
	for (uint64_t i = COUNT; i < weighted.count.customers; i++) {
		assert_true(clv_sample_add(&plain, &customers[COUNT - 1], 1));
		assert_true(clv_sample_add(&turned, &customers[COUNT - 1], 1));
	}
	assert_true(clv_sample_close(&plain));
	assert_true(clv_sample_close(&turned));
	assert_same(&plain, &weighted);
	assert_same(&plain, &turned);
	clv_sample_free(&plain);
	clv_sample_free(&weighted);
	clv_sample_free(&turned);
}

static void what_is_no_history_is_counted(void **state)
{
	(void)state;
	static const struct clv_behaviour customers[] = {
	    {-1, 0, 9, 0},       {1.5, 1, 9, 0},  {NAN, 1, 9, 0}, {1, -1, 9, 0},
	    {1, 1, INFINITY, 0}, {0, 1, 9, 0},    {1, 10, 9, 0},  {0, 0, 0, 0},
	    {1, 9, 9, 0},        {1e300, 1, 9, 0}};
	struct clv_sample sample;
	open_with(&sample, CLV_DATA_HISTORY, customers, 10);
	assert_int_equal(sample.count.not_histories, 7);
	assert_int_equal(sample.count.recency_beyond_age, 1);
	assert_int_equal(sample.count.without_age, 1);
	assert_int_equal(sample.count.customers, 1);
	clv_sample_free(&sample);
	/* occasions are whole, and no more purchases than occasions */
	static const struct clv_behaviour donors[] = {
	    {1, 2.5, 6, 0}, {3, 2, 6, 0}, {2, 2, 6, 0}, {2, 3, 6, 0}};
	open_with(&sample, CLV_DATA_OCCASIONS, donors, 4);
	assert_int_equal(sample.count.not_histories, 2);
	assert_int_equal(sample.row_count, 2);
	clv_sample_free(&sample);
	static const struct clv_behaviour members[] = {
	    {3, 0, 7, 0}, {8, 0, 7, 0}, {3, 1, 7, 0}};
	open_with(&sample, CLV_DATA_SURVIVAL, members, 3);
	assert_int_equal(sample.count.recency_beyond_age, 1);
	assert_int_equal(sample.row_count, 1);
	assert_near(sample.pairs[0].weight, 2, 0);
	clv_sample_free(&sample);
}

static void spend_needs_repeats_and_amounts(void **state)
{
	(void)state;
	static const struct clv_behaviour customers[] = {
	    {0, 0, 9, 0},    {2, 1, 9, 0}, {2, 1, 9, -5},       {2, 1, 9, 20.5},
	    {2, 3, 5, 20.5}, {3, 1, 9, 4}, {1, 1, 9, INFINITY}, {1, 1, 9, NAN}};
	struct clv_sample sample;
	open_with(&sample, CLV_DATA_SPEND, customers, 8);
	assert_int_equal(sample.count.without_repeats, 1);
	assert_int_equal(sample.count.without_spend, 2);
	assert_int_equal(sample.count.not_histories, 2);
	assert_int_equal(sample.count.customers, 3);
	assert_int_equal(sample.row_count, 2);
	assert_null(sample.rows);
	assert_near(sample.pairs[0].age, 20.5, 0);
	assert_near(sample.pairs[0].weight, 2, 0);
	clv_sample_free(&sample);
}

static void nobody_makes_an_empty_sample(void **state)
{
	(void)state;
	struct clv_sample sample;
	open_with(&sample, CLV_DATA_HISTORY, NULL, 0);
	assert_int_equal(sample.row_count, 0);
	assert_int_equal(sample.count.customers, 0);
	clv_sample_free(&sample);
	const struct clv_behaviour one = {1, 1, 2, 0};
	assert_true(clv_sample_open(&sample, CLV_DATA_HISTORY));
	assert_true(clv_sample_add(&sample, &one, 0));
	assert_true(clv_sample_close(&sample));
	assert_int_equal(sample.row_count, 0);
	clv_sample_free(&sample);
}

/* Keys of all sizes, against a plain insertion sort. */
static void entries_are_sorted_and_stay_in_order(void **state)
{
	(void)state;
	enum { COUNT = 400 };
	struct clv_entry entries[COUNT], scratch[COUNT], plain[COUNT];
	static const uint64_t ends[] = {3, 5000, UINT64_C(1) << 31};
	for (uint64_t i = 0; i < COUNT; i++) {
		for (size_t k = 0; k < 3; k++)
			entries[i].key[k] = (uint32_t)below(ends[below(3)]);
		entries[i].weight = i;
		size_t at = i;
		while (at > 0) {
			const uint32_t *a = plain[at - 1].key, *b = entries[i].key;
			const bool greater =
			    a[0] != b[0] ? a[0] > b[0]
			                 : (a[1] != b[1] ? a[1] > b[1] : a[2] > b[2]);
			if (!greater)
				break;
			plain[at] = plain[at - 1];
			at--;
		}
		plain[at] = entries[i];
	}
	const struct clv_entry *sorted = clv_entries_sort(entries, scratch, COUNT);
	for (size_t i = 0; i < COUNT; i++) {
		assert_memory_equal(sorted[i].key, plain[i].key, sizeof plain[i].key);
		assert_true(sorted[i].weight == plain[i].weight);
	}
}

/* A model of both parts, made up: what counts is how they are added up. */
static void made_up(const double *parameters, double a, double b,
                    struct clv_likelihood *part)
{
	*part = (struct clv_likelihood){.value =
	                                    -a * parameters[0] - b * parameters[1]};
	part->gradient[0] = -a * parameters[0];
	part->gradient[1] = -b * parameters[1];
	part->hessian[0][0] = -a * parameters[0];
	part->hessian[1][1] = -b * parameters[1];
	part->hessian[0][1] = part->hessian[1][0] = a + b;
}

/* In two steps. */
static void made_up_count(const double *parameters, double a, bool leaves,
                          struct clv_likelihood *part)
{
	made_up(parameters, leaves ? a + 1 : a, 0, part);
	if (leaves && a == 0)
		*part = (struct clv_likelihood){.value = -INFINITY};
}

static void made_up_time(const double *parameters, double a, double b,
                         bool leaves, struct clv_likelihood *part)
{
	struct clv_likelihood more;
	(void)a;
	made_up(parameters, 0, leaves ? b / 2 : b, &more);
	part->value += more.value;
	for (size_t i = 0; i < 2; i++) {
		part->gradient[i] += more.gradient[i];
		for (size_t j = 0; j < 2; j++)
			part->hessian[i][j] += more.hessian[i][j];
	}
}

static void made_up_one(const double *parameters,
                        const struct clv_behaviour *customer,
                        struct clv_likelihood *likelihood)
{
	made_up(parameters, customer->frequency + customer->recency,
	        customer->age + customer->monetary, likelihood);
}

static const struct clv_model both = {.data = CLV_DATA_HISTORY,
                                      .parameter_count = 2,
                                      .has_dropout = true,
                                      .counted = made_up_count,
                                      .timed = made_up_time};
static const struct clv_model stays = {.data = CLV_DATA_HISTORY,
                                       .parameter_count = 2,
                                       .counted = made_up_count,
                                       .timed = made_up_time};
static const struct clv_model occasions = {.data = CLV_DATA_OCCASIONS,
                                           .parameter_count = 2,
                                           .likelihood = made_up_one};
static const struct clv_model survival = {
    .data = CLV_DATA_SURVIVAL, .parameter_count = 2, .likelihood = made_up_one};
static const struct clv_model spend = {
    .data = CLV_DATA_SPEND, .parameter_count = 2, .likelihood = made_up_one};

static const double parameters[CLV_PARAMETERS_MAX] = {0.3, 0.2, 2};

/* One customer after the other, by the function that all models share. */
static struct clv_part plain_sum(const struct clv_model *model,
                                 const struct clv_behaviour *customers,
                                 size_t count)
{
	struct clv_part sum = {0}, part;
	for (size_t i = 0; i < count; i++) {
		struct clv_likelihood one;
		struct clv_behaviour seen = customers[i];
		if (model->data == CLV_DATA_SPEND)
			seen.age = seen.recency = 0;
		else
			seen.monetary = 0;
		if (model->data == CLV_DATA_SURVIVAL)
			seen.recency = 0;
		clv_model_likelihood(model, parameters, &seen, &one);
		clv_part_pack(&part, &one);
		clv_part_add(&sum, &part, 1);
	}
	return sum;
}

static void check_sum(const struct clv_model *model,
                      const struct clv_behaviour *customers, size_t count)
{
	struct clv_sample sample;
	struct clv_part one, two, expected = plain_sum(model, customers, count);
	open_with(&sample, model->data, customers, count);
	assert_int_equal(sample.count.customers, count);
	struct clv_sample_sum *sum = clv_sample_sum_open(&sample, model, 1);
	assert_non_null(sum);
	clv_sample_sum_at(sum, parameters, &one);
	clv_sample_sum_free(sum);
	sum = clv_sample_sum_open(&sample, model, 2);
	clv_sample_sum_at(sum, parameters, &two);
	/* and again, as a fit does */
	clv_sample_sum_at(sum, parameters, &two);
	clv_sample_sum_free(sum);
	assert_memory_equal(&one, &two, sizeof one);
	assert_near(one.value / expected.value, 1, 1e-13);
	for (size_t i = 0; i < CLV_PARAMETERS_MAX; i++)
		assert_near(one.gradient[i], expected.gradient[i],
		            1e-12 * fabs(expected.gradient[i]));
	for (size_t i = 0; i < CLV_TRIANGLE_MAX; i++)
		assert_near(one.hessian[i], expected.hessian[i],
		            1e-12 * fabs(expected.hessian[i]));
	clv_sample_free(&sample);
}

static const struct clv_behaviour *with_repeats(struct clv_behaviour *customers,
                                                size_t count)
{
	for (size_t i = 0; i < count; i++)
		customers[i].frequency++;
	return customers;
}

/* Few distinct ones, and nearly all distinct, in several blocks; Gamma-Gamma is
   summed up in a way of its own. */
static void the_sum_is_that_of_all_customers(void **state)
{
	(void)state;
	enum { COUNT = 20000 };
	static struct clv_behaviour few[COUNT], many[COUNT], donors[COUNT];
	for (size_t i = 0; i < COUNT; i++) {
		few[i] = any_customer();
		few[i].monetary = 1 + (double)below(3);
		donors[i] = few[i];
		donors[i].recency = donors[i].frequency;
		donors[i].age = 5;
		many[i] = few[i];
		many[i].age = 10 + (double)below(1000000) / 1000;
		if (many[i].frequency > 0)
			many[i].recency = (double)below(1000000) / 1e5;
		many[i].monetary = 1 + (double)below(1000000) / 1000;
	}
	check_sum(&both, few, COUNT);
	check_sum(&stays, few, COUNT);
	check_sum(&both, many, COUNT);
	check_sum(&stays, many, COUNT);
	check_sum(&occasions, donors, COUNT);
	check_sum(&survival, donors, COUNT);
	with_repeats(many, COUNT);
	check_sum(&spend, many, COUNT);
	check_sum(&clv_model_gg, with_repeats(few, COUNT), COUNT);
	check_sum(&clv_model_gg, many, COUNT);
}

/* As many calls as it takes, each of them failing once. */
static void memory_may_end_anywhere(void **state)
{
	(void)state;
	long failures = 0;
	for (bool done = false; !done; failures++) {
		struct clv_sample sample;
		memory_left = failures;
		done = clv_sample_open(&sample, CLV_DATA_HISTORY);
		for (int i = 0; done && i < 300; i++) {
			const struct clv_behaviour one = {i % 3, i % 3 ? 1 + i / 10. : 0,
			                                  90, 0};
			done = clv_sample_add(&sample, &one, 1);
		}
		done = done && clv_sample_close(&sample);
		struct clv_sample_sum *sum =
		    done ? clv_sample_sum_open(&sample, &both, 1) : NULL;
		done = sum != NULL;
		memory_left = -1;
		clv_sample_sum_free(sum);
		clv_sample_free(&sample);
	}
	assert_true(failures > 15);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(equal_customers_are_one_row),
	    cmocka_unit_test(order_and_weights_are_no_matter),
	    cmocka_unit_test(what_is_no_history_is_counted),
	    cmocka_unit_test(spend_needs_repeats_and_amounts),
	    cmocka_unit_test(nobody_makes_an_empty_sample),
	    cmocka_unit_test(entries_are_sorted_and_stay_in_order),
	    cmocka_unit_test(the_sum_is_that_of_all_customers),
	    cmocka_unit_test(memory_may_end_anywhere),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
