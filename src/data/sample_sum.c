/* The log-likelihood of all customers. */
#include "core/gg.h"
#include "data/parallel.h"
#include "data/sample.h"

#include <math.h>
#include <stdlib.h>

enum { BLOCK = 2048, THREADS_PAY_OFF = 4 };

struct clv_sample_sum {
	const struct clv_sample *sample;
	const struct clv_model *model;
	size_t threads;
	const double *parameters;
	/* of each pair of x and t_x; null where nearly every row has its own, for
	   which they take too much memory */
	struct clv_part *lefts;
	struct clv_part *blocks;
	size_t item_count;
	double *logs; /* of the values of spend; null for other data */
};

static size_t blocks_of(size_t count)
{
	return (count + BLOCK - 1) / BLOCK;
}

static size_t end_of(size_t block, size_t count)
{
	return block + 1 < blocks_of(count) ? (block + 1) * BLOCK : count;
}

/* Has the likelihood a part of those who left, made in two steps? */
static bool has_left(const struct clv_model *model)
{
	return model->counted && model->has_dropout;
}

static double *logs_of(const struct clv_sample *sample)
{
	double *logs = malloc((sample->pair_count + 1) * sizeof *logs);
	for (size_t i = 0; logs && i < sample->pair_count; i++)
		logs[i] = log(sample->pairs[i].age);
	return logs;
}

struct clv_sample_sum *clv_sample_sum_open(const struct clv_sample *sample,
                                           const struct clv_model *model,
                                           size_t threads)
{
	struct clv_sample_sum *sum = calloc(1, sizeof *sum);
	if (!sum)
		return NULL;
	sum->sample = sample;
	sum->model = model;
	sum->threads = threads;
	/* who never leaves needs no last purchase */
	const bool by_rows = sample->data == CLV_DATA_OCCASIONS || has_left(model);
	sum->item_count = by_rows ? sample->row_count : sample->pair_count;
	sum->blocks = calloc(blocks_of(sum->item_count) + 1, sizeof *sum->blocks);
	const bool shares_lefts =
	    has_left(model) && sample->left_count <= sample->row_count / 2;
	if (shares_lefts)
		sum->lefts = calloc(sample->left_count + 1, sizeof *sum->lefts);
	const bool is_spend = model == &clv_model_gg;
	if (is_spend)
		sum->logs = logs_of(sample);
	if (sum->blocks && (sum->lefts || !shares_lefts) &&
	    (sum->logs || !is_spend))
		return sum;
	clv_sample_sum_free(sum);
	return NULL;
}

void clv_sample_sum_free(struct clv_sample_sum *sum)
{
	if (!sum)
		return;
	free(sum->lefts);
	free(sum->blocks);
	free(sum->logs);
	free(sum);
}

/* What all customers of the last frequency have in common: rows are sorted by
   it, so that a block computes it a few times. */
struct common {
	double frequency;
	struct clv_likelihood part;
};

static const struct common nothing = {.frequency = -1};

static void set_part(const struct clv_sample_sum *sum, bool leaves,
                     double frequency, double time, struct common *common,
                     struct clv_part *part)
{
	const struct clv_model *model = sum->model;
	if (common->frequency != frequency)
		model->counted(sum->parameters, frequency, leaves, &common->part);
	common->frequency = frequency;
	struct clv_likelihood likelihood = common->part;
	if (likelihood.value > -INFINITY)
		model->timed(sum->parameters, frequency, time, leaves, &likelihood);
	clv_part_pack(part, &likelihood);
}

static void set_left(const struct clv_sample_sum *sum, size_t index,
                     struct common *common, struct clv_part *part)
{
	const struct clv_sample_left *left = &sum->sample->lefts[index];
	set_part(sum, true, left->frequency, left->recency, common, part);
}

static void set_lefts(void *data, size_t block)
{
	struct clv_sample_sum *sum = data;
	const size_t end = end_of(block, sum->sample->left_count);
	struct common common = nothing;
	for (size_t i = block * BLOCK; i < end; i++)
		set_left(sum, i, &common, &sum->lefts[i]);
}

static void set_stayed(const struct clv_sample_sum *sum, size_t index,
                       struct common *common, struct clv_part *part)
{
	const struct clv_sample_pair *pair = &sum->sample->pairs[index];
	set_part(sum, false, pair->frequency, pair->age, common, part);
}

/* Of those who stayed, and of those who left. */
struct commons {
	struct common stayed, left;
};

/* Rows of one x and T. */
static void add_run(const struct clv_sample_sum *sum,
                    const struct clv_part_row *rows, size_t count,
                    struct commons *commons, struct clv_part *total)
{
	struct clv_part stayed, left;
	set_stayed(sum, rows[0].pair, &commons->stayed, &stayed);
	if (sum->lefts) {
		clv_part_add_rows(total, &stayed, sum->lefts, rows, count);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		const struct clv_part_row row = {.weight = rows[i].weight};
		set_left(sum, rows[i].left, &commons->left, &left);
		clv_part_add_rows(total, &stayed, &left, &row, 1);
	}
}

static void sum_histories(void *data, size_t block)
{
	struct clv_sample_sum *sum = data;
	const struct clv_part_row *rows = sum->sample->rows;
	const size_t end = end_of(block, sum->item_count);
	struct commons commons = {nothing, nothing};
	struct clv_part total = {0};
	for (size_t first = block * BLOCK, next; first < end; first = next) {
		for (next = first + 1;
		     next < end && rows[next].pair == rows[first].pair; next++)
			;
		add_run(sum, rows + first, next - first, &commons, &total);
	}
	sum->blocks[block] = total;
}

/* Histories of who never leaves. */
static void sum_pairs(void *data, size_t block)
{
	struct clv_sample_sum *sum = data;
	const size_t end = end_of(block, sum->item_count);
	struct common common = nothing;
	struct clv_part total = {0};
	for (size_t i = block * BLOCK; i < end; i++) {
		struct clv_part part;
		set_stayed(sum, i, &common, &part);
		clv_part_add(&total, &part, sum->sample->pairs[i].weight);
	}
	sum->blocks[block] = total;
}

/* The i-th of other data. */
static struct clv_behaviour customer_at(const struct clv_sample *sample,
                                        size_t i, double *weight)
{
	const size_t index = sample->rows ? sample->rows[i].pair : i;
	const struct clv_sample_pair *pair = &sample->pairs[index];
	const bool is_spend = sample->data == CLV_DATA_SPEND;
	*weight = sample->rows ? sample->rows[i].weight : pair->weight;
	return (struct clv_behaviour){
	    .frequency = pair->frequency,
	    .recency =
	        sample->rows ? sample->lefts[sample->rows[i].left].recency : 0,
	    .age = is_spend ? 0 : pair->age,
	    .monetary = is_spend ? pair->age : 0};
}

static void sum_others(void *data, size_t block)
{
	struct clv_sample_sum *sum = data;
	const size_t end = end_of(block, sum->item_count);
	struct clv_part total = {0};
	for (size_t i = block * BLOCK; i < end; i++) {
		struct clv_likelihood likelihood;
		struct clv_part part;
		double weight;
		const struct clv_behaviour customer =
		    customer_at(sum->sample, i, &weight);
		sum->model->likelihood(sum->parameters, &customer, &likelihood);
		clv_part_pack(&part, &likelihood);
		clv_part_add(&total, &part, weight);
	}
	sum->blocks[block] = total;
}

/* Customers of one frequency: they take gamma functions once. */
static void sum_spend(void *data, size_t block)
{
	struct clv_sample_sum *sum = data;
	const struct clv_sample_pair *pairs = sum->sample->pairs;
	const size_t end = end_of(block, sum->item_count);
	struct clv_part total = {0}, part;
	for (size_t i = block * BLOCK; i < end;) {
		const double frequency = pairs[i].frequency;
		struct clv_gg_terms terms;
		struct clv_gg_sums sums = {0};
		struct clv_likelihood likelihood = {0};
		clv_gg_terms(sum->parameters, frequency, &terms);
		for (; i < end && pairs[i].frequency == frequency; i++)
			clv_gg_count(&terms, pairs[i].weight, pairs[i].age, sum->logs[i],
			             &sums);
		clv_gg_likelihood(&terms, &sums, &likelihood);
		clv_part_pack(&part, &likelihood);
		clv_part_add(&total, &part, 1);
	}
	sum->blocks[block] = total;
}

void clv_sample_sum_at(struct clv_sample_sum *sum, const double *parameters,
                       struct clv_part *total)
{
	const size_t blocks = blocks_of(sum->item_count);
	/* starting threads takes longer than a few blocks do */
	const size_t threads = blocks < THREADS_PAY_OFF ? 1 : sum->threads;
	sum->parameters = parameters;
	if (sum->lefts)
		clv_parallel(threads, blocks_of(sum->sample->left_count), set_lefts,
		             sum);
	if (sum->model->likelihood)
		clv_parallel(threads, blocks, sum->logs ? sum_spend : sum_others, sum);
	else
		clv_parallel(threads, blocks,
		             has_left(sum->model) ? sum_histories : sum_pairs, sum);
	*total = (struct clv_part){0};
	for (size_t i = 0; i < blocks; i++)
		clv_part_add(total, &sum->blocks[i], 1);
}
