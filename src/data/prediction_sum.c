/* What is expected of all customers together. */
#include "data/parallel.h"
#include "data/prediction_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { N = CLV_PARAMETERS_MAX, ROWS_AT_ONCE = 512, DRAWN_AT_ONCE = 32 };

/* ---- Equal customers ------------------------------------------------------
 */

static int compare_numbers(double a, double b)
{
	/* NaN behind all, so that this is an order */
	if (isnan(a) || isnan(b))
		return isnan(a) - isnan(b);
	return (a > b) - (a < b);
}

/* By x, T, t_x, so that those who share a future stand together. */
static int compare_rows(const void *a, const void *b)
{
	const struct clv_prediction_row *first = a;
	const struct clv_prediction_row *second = b;
	const struct clv_behaviour *one = &first->customer;
	const struct clv_behaviour *other = &second->customer;
	int order = compare_numbers(one->frequency, other->frequency);
	order = order ? order : compare_numbers(one->age, other->age);
	order = order ? order : compare_numbers(one->recency, other->recency);
	order = order ? order : compare_numbers(one->monetary, other->monetary);
	return order ? order : compare_numbers(first->past, second->past);
}

/* Returns how many are left. */
static size_t collapse(struct clv_prediction_row *rows, size_t count)
{
	size_t kept = 0;
	qsort(rows, count, sizeof *rows, compare_rows);
	for (size_t i = 0; i < count; i++)
		if (rows[i].weight == 0)
			continue;
		else if (kept > 0 && compare_rows(&rows[kept - 1], &rows[i]) == 0)
			rows[kept - 1].weight += rows[i].weight;
		else
			rows[kept++] = rows[i];
	return kept;
}

/* ---- Expectations ---------------------------------------------------------
 */

struct sums {
	double active, purchases, value, past;
	uint64_t customers, undefined;
};

/* The base under some parameters. */
struct expectation {
	const struct clv_prediction_terms *terms;
	const struct clv_prediction_row *rows;
	size_t count;
	double purchases[N], spend[N];
	struct sums *blocks; /* a sum for each block of rows */
	double *values;      /* of each row, the past included; or null */
};

static void add_row(const struct expectation *expectation, size_t i,
                    const struct clv_future *future, struct sums *sums)
{
	const struct clv_prediction_terms *terms = expectation->terms;
	const struct clv_prediction_row *row = &expectation->rows[i];
	const double alive = terms->purchases->model->p_alive(
	    expectation->purchases, &row->customer);
	const double mean = clv_prediction_mean(
	    terms, terms->spend ? expectation->spend : NULL, &row->customer);
	const double weight = (double)row->weight;
	/* with infinite futures 0 times them */
	const double value =
	    alive == 0 ? 0 * mean : terms->margin * mean * alive * future->present;
	sums->customers += row->weight;
	if (expectation->values)
		expectation->values[i] = isnan(alive) ? NAN : value + row->past;
	if (isnan(alive)) {
		sums->undefined += row->weight;
		return;
	}
	sums->active += weight * alive;
	sums->purchases += alive == 0 ? 0 : weight * alive * future->purchases;
	sums->value += weight * value;
	sums->past += weight * row->past;
}

static void expect_block(void *data, size_t block)
{
	struct expectation *expectation = data;
	const struct clv_prediction_terms *terms = expectation->terms;
	const struct clv_behaviour *before = NULL;
	struct clv_future future = {NAN, NAN};
	struct sums sums = {0};
	const size_t from = block * ROWS_AT_ONCE;
	for (size_t i = from; i < from + ROWS_AT_ONCE && i < expectation->count;
	     i++) {
		const struct clv_behaviour *one = &expectation->rows[i].customer;
		if (!before || before->frequency != one->frequency ||
		    before->age != one->age)
			clv_future_expect(terms->purchases->model, expectation->purchases,
			                  one->frequency, one->age, &terms->horizon,
			                  &future);
		before = one;
		add_row(expectation, i, &future, &sums);
	}
	expectation->blocks[block] = sums;
}

/* In blocks, and an order, that do not depend on the threads. */
static void expect(struct expectation *expectation, size_t threads,
                   struct sums *sums)
{
	const size_t blocks =
	    (expectation->count + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE;
	clv_parallel(threads, blocks, expect_block, expectation);
	*sums = (struct sums){0};
	for (size_t i = 0; i < blocks; i++) {
		sums->active += expectation->blocks[i].active;
		sums->purchases += expectation->blocks[i].purchases;
		sums->value += expectation->blocks[i].value;
		sums->past += expectation->blocks[i].past;
		sums->customers += expectation->blocks[i].customers;
		sums->undefined += expectation->blocks[i].undefined;
	}
}

static bool expectation_open(struct expectation *expectation,
                             const struct clv_prediction_terms *terms,
                             const struct clv_prediction_row *rows,
                             size_t count)
{
	*expectation =
	    (struct expectation){.terms = terms, .rows = rows, .count = count};
	memcpy(expectation->purchases, terms->purchases->parameters,
	       sizeof expectation->purchases);
	if (terms->spend)
		memcpy(expectation->spend, terms->spend->parameters,
		       sizeof expectation->spend);
	expectation->blocks =
	    malloc((count / ROWS_AT_ONCE + 1) * sizeof *expectation->blocks);
	return expectation->blocks != NULL;
}

/* ---- The top fifth --------------------------------------------------------
 */

struct valued {
	double value;
	uint64_t weight;
};

static int compare_down(const void *a, const void *b)
{
	const struct valued *first = a;
	const struct valued *second = b;
	return compare_numbers(second->value, first->value);
}

/* Of customers whose value is known. */
static bool find_top(const struct clv_prediction_row *rows,
                     const double *values, size_t count, double *share)
{
	struct valued *valued = malloc((count + 1) * sizeof *valued);
	uint64_t customers = 0;
	size_t known = 0;
	double top = 0, all = 0;
	if (!valued)
		return false;
	for (size_t i = 0; i < count; i++)
		if (!isnan(values[i])) {
			valued[known++] = (struct valued){values[i], rows[i].weight};
			customers += rows[i].weight;
		}
	qsort(valued, known, sizeof *valued, compare_down);
	uint64_t left = customers / 5 + (customers % 5 > 0);
	for (size_t i = 0; i < known; i++) {
		const uint64_t taken =
		    valued[i].weight < left ? valued[i].weight : left;
		top += (double)taken * valued[i].value;
		all += (double)valued[i].weight * valued[i].value;
		left -= taken;
	}
	free(valued);
	*share = all > 0 ? top / all : NAN;
	return true;
}

/* ---- Customers drawn ------------------------------------------------------
 */

/* One of those that a row stands for. */
struct drawn {
	size_t row;
	uint64_t copy;
};

struct drawing {
	struct clv_worlds worlds;
	const struct clv_prediction_row *rows;
	struct drawn *drawn;
	size_t count;
	double (*blocks)[CLV_DRAWS_MAX]; /* a sum of each draw for each block */
	double sums[CLV_DRAWS_MAX];
};

/* Evenly through the rows, which are sorted: customers of all kinds. */
static void choose(struct drawing *drawing, uint64_t customers)
{
	const struct clv_prediction_row *rows = drawing->rows;
	const double step = (double)customers / (double)drawing->count;
	size_t row = 0;
	uint64_t before = 0; /* customers of earlier rows */
	for (size_t i = 0; i < drawing->count; i++) {
		const uint64_t place = (uint64_t)(((double)i + 0.5) * step);
		while (place - before >= rows[row].weight)
			before += rows[row++].weight;
		drawing->drawn[i] = (struct drawn){row, place - before};
	}
}

static void draw_block(void *data, size_t block)
{
	struct drawing *drawing = data;
	const struct clv_worlds *worlds = &drawing->worlds;
	double alive[CLV_DRAWS_MAX], values[CLV_DRAWS_MAX];
	double *sums = drawing->blocks[block];
	const size_t from = block * DRAWN_AT_ONCE;
	bool is_known = false;
	for (size_t k = 0; k < worlds->draws; k++)
		sums[k] = 0;
	for (size_t i = from; i < from + DRAWN_AT_ONCE && i < drawing->count; i++) {
		const struct drawn *one = &drawing->drawn[i];
		const struct clv_behaviour *customer =
		    &drawing->rows[one->row].customer;
		if (i == from || one->row != drawing->drawn[i - 1].row)
			is_known = clv_worlds_alive(worlds, customer, alive);
		if (!is_known)
			continue;
		clv_worlds_draw(worlds, customer, alive, one->copy, values);
		for (size_t k = 0; k < worlds->draws; k++)
			sums[k] += values[k];
	}
}

static bool draw_all(struct drawing *drawing, uint64_t customers,
                     size_t threads)
{
	const size_t blocks = (drawing->count + DRAWN_AT_ONCE - 1) / DRAWN_AT_ONCE;
	drawing->drawn = malloc((drawing->count + 1) * sizeof *drawing->drawn);
	drawing->blocks = malloc((blocks + 1) * sizeof *drawing->blocks);
	if (!drawing->drawn || !drawing->blocks)
		return false;
	choose(drawing, customers);
	clv_parallel(threads, blocks, draw_block, drawing);
	for (size_t k = 0; k < drawing->worlds.draws; k++)
		for (size_t i = 0; i < blocks; i++)
			drawing->sums[k] += drawing->blocks[i][k];
	return true;
}

static void drawing_free(struct drawing *drawing)
{
	clv_worlds_free(&drawing->worlds);
	free(drawing->drawn);
	free(drawing->blocks);
}

/* ---- The slope by the parameters ------------------------------------------
 */

/* Half of what the logarithm of the value differs between one standard
   deviation up and one down, for each of the independent directions of one
   fit. */
static void slopes_of(struct expectation *expectation,
                      const struct clv_fit *fit, double parameters[N],
                      size_t threads, double slopes[N])
{
	double root[N][N];
	clv_fit_root(fit, root);
	for (unsigned i = 0; i < fit->model->parameter_count; i++) {
		double value[2], z[N] = {0};
		for (int side = 0; side < 2; side++) {
			struct sums sums;
			z[i] = side ? 1 : -1;
			clv_fit_shift(fit, root, z, parameters);
			expect(expectation, threads, &sums);
			value[side] = sums.value;
		}
		/* of amounts that are 0, or not of one sign, there is no ratio */
		slopes[i] = value[0] * value[1] > 0 ? log(value[1] / value[0]) / 2 : 0;
	}
	memcpy(parameters, fit->parameters, N * sizeof *parameters);
}

/* Of the customers that were drawn, each a row. */
static bool find_slopes(const struct drawing *drawing, size_t threads,
                        double slopes[2 * N])
{
	const struct clv_prediction_terms *terms = drawing->worlds.terms;
	struct expectation expectation;
	struct clv_prediction_row *rows = malloc(drawing->count * sizeof *rows);
	if (!rows)
		return false;
	for (size_t i = 0; i < drawing->count; i++) {
		rows[i] = drawing->rows[drawing->drawn[i].row];
		rows[i].weight = 1;
	}
	if (!expectation_open(&expectation, terms, rows, drawing->count)) {
		free(rows);
		return false;
	}
	slopes_of(&expectation, terms->purchases, expectation.purchases, threads,
	          slopes);
	if (terms->spend)
		slopes_of(&expectation, terms->spend, expectation.spend, threads,
		          slopes + N);
	free(expectation.blocks);
	free(rows);
	return true;
}

/* ---- The interval ---------------------------------------------------------
 */

/* For given parameters the sum scatters by chance, whose variance is that of
   the sample times customers / sampled; the rest follows the parameters, along
   the slope, so that it is never below 0. */
static bool widen(struct drawing *drawing, double ratio, double value,
                  size_t threads)
{
	double slopes[2 * N] = {0}, mean = 0;
	const size_t draws = drawing->worlds.draws;
	if (!find_slopes(drawing, threads, slopes))
		return false;
	for (size_t k = 0; k < draws; k++)
		mean += drawing->sums[k] / (double)draws;
	for (size_t k = 0; k < draws; k++) {
		double factor = 0;
		for (unsigned i = 0; i < 2 * N; i++)
			factor += slopes[i] * drawing->worlds.z[k][i];
		drawing->sums[k] =
		    value * exp(factor) + sqrt(ratio) * (drawing->sums[k] - mean);
	}
	return true;
}

static bool find_range(const struct clv_prediction_terms *terms,
                       const struct clv_prediction_row *rows,
                       const struct sums *sums, size_t threads,
                       struct clv_prediction_range *range)
{
	struct drawing *drawing = calloc(1, sizeof *drawing);
	const bool in_full = sums->customers <= CLV_DRAWN_IN_FULL;
	if (!drawing)
		return false;
	drawing->rows = rows;
	drawing->count = in_full ? (size_t)sums->customers : CLV_DRAWN_IN_FULL;
	const bool done =
	    clv_worlds_open(&drawing->worlds, terms, CLV_DRAWS_MAX,
	                    in_full ? CLV_DRAWS_MAX : 1) &&
	    draw_all(drawing, sums->customers, threads) &&
	    (in_full ||
	     widen(drawing, (double)sums->customers / (double)drawing->count,
	           sums->value, threads));
	if (done)
		*range = clv_worlds_range(drawing->sums, drawing->worlds.draws);
	drawing_free(drawing);
	free(drawing);
	return done;
}

bool clv_prediction_sum(const struct clv_prediction_terms *terms,
                        struct clv_prediction_row *rows, size_t count,
                        size_t threads, struct clv_prediction_total *total)
{
	struct expectation expectation;
	struct sums sums = {0};
	struct clv_prediction_range range = {NAN, NAN};
	*total = (struct clv_prediction_total){.top_share = NAN};
	count = collapse(rows, count);
	if (!expectation_open(&expectation, terms, rows, count))
		return false;
	expectation.values = malloc((count + 1) * sizeof *expectation.values);
	bool done = expectation.values != NULL;
	if (done) {
		expect(&expectation, threads, &sums);
		done = find_top(rows, expectation.values, count, &total->top_share);
	}
	free(expectation.blocks);
	free(expectation.values);
	if (done && sums.customers > sums.undefined && !isnan(sums.value))
		done = find_range(terms, rows, &sums, threads, &range);
	total->customers = sums.customers;
	total->undefined = sums.undefined;
	total->active = sums.active;
	total->purchases = sums.purchases;
	total->value = sums.value + sums.past;
	total->low = range.low + sums.past;
	total->high = range.high + sums.past;
	return done;
}
