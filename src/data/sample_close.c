/* From customers as they came to sorted rows. */
#include "data/grow.h"
#include "data/sample_parts.h"

#include <stdlib.h>
#include <string.h>

/* Puts the values of a column in order; ranks[code] is where each of them went.
   A double of 0 or more sorts as its bits do. */
static bool rank_values(struct clv_distinct *column, uint32_t *ranks)
{
	struct clv_entry *entries = calloc(2 * column->count + 1, sizeof *entries);
	if (!entries)
		return false;
	for (size_t i = 0; i < column->count; i++) {
		uint64_t bits;
		memcpy(&bits, &column->values[i], sizeof bits);
		entries[i].key[1] = (uint32_t)(bits >> 32);
		entries[i].key[2] = (uint32_t)bits;
		entries[i].weight = i;
	}
	const struct clv_entry *sorted =
	    clv_entries_sort(entries, entries + column->count, column->count);
	for (size_t i = 0; i < column->count; i++) {
		const uint64_t bits =
		    (uint64_t)sorted[i].key[1] << 32 | sorted[i].key[2];
		memcpy(&column->values[i], &bits, sizeof bits);
		ranks[sorted[i].weight] = (uint32_t)i;
	}
	free(entries);
	return true;
}

/* Customers as numbers of the values in each column. */
struct coded {
	struct clv_distinct columns[CLV_SAMPLE_COLUMNS];
	struct clv_entry *entries, *scratch;
	size_t count;
};

static bool code_column(struct coded *coded, const struct clv_distinct *kinds,
                        size_t k)
{
	struct clv_distinct *column = &coded->columns[k];
	column->width = 1;
	for (size_t i = 0; i < coded->count; i++)
		if (!clv_distinct_code(column, &kinds->values[i * kinds->width + k],
		                       &coded->entries[i].key[k]))
			return false;
	uint32_t *ranks = calloc(column->count + 1, sizeof *ranks);
	const bool done = ranks && rank_values(column, ranks);
	for (size_t i = 0; done && i < coded->count; i++)
		coded->entries[i].key[k] = ranks[coded->entries[i].key[k]];
	free(ranks);
	return done;
}

/* The intake is empty from then on, to have its room for what follows. */
static bool code_kinds(struct coded *coded, struct clv_sample_intake *intake)
{
	coded->count = intake->kinds.count;
	const size_t size = (coded->count + 1) * sizeof *coded->entries;
	coded->entries = malloc(size);
	if (!coded->entries)
		return false;
	clv_use_huge_pages(coded->entries, size);
	for (size_t k = 0; k < CLV_SAMPLE_COLUMNS; k++)
		if (!code_column(coded, &intake->kinds, k))
			return false;
	for (size_t i = 0; i < coded->count; i++)
		coded->entries[i].weight = intake->weights[i];
	clv_distinct_free(&intake->kinds);
	coded->scratch = malloc(size);
	if (coded->scratch)
		clv_use_huge_pages(coded->scratch, size);
	return coded->scratch != NULL;
}

static void free_coded(struct coded *coded)
{
	for (size_t k = 0; k < CLV_SAMPLE_COLUMNS; k++)
		clv_distinct_free(&coded->columns[k]);
	free(coded->entries);
	free(coded->scratch);
}

static bool starts_pair(const struct clv_entry *entries, size_t i)
{
	return i == 0 || entries[i].key[0] != entries[i - 1].key[0] ||
	       entries[i].key[1] != entries[i - 1].key[1];
}

static bool set_pairs(struct clv_sample *sample,
                      const struct clv_distinct *columns,
                      const struct clv_entry *entries)
{
	size_t count = 0;
	for (size_t i = 0; i < sample->row_count; i++)
		count += starts_pair(entries, i);
	sample->pairs = calloc(count + 1, sizeof *sample->pairs);
	if (!sample->pairs)
		return false;
	for (size_t i = 0; i < sample->row_count; i++) {
		if (starts_pair(entries, i)) {
			struct clv_sample_pair *pair = &sample->pairs[sample->pair_count++];
			pair->frequency = columns[0].values[entries[i].key[0]];
			pair->age = columns[1].values[entries[i].key[1]];
		}
		sample->pairs[sample->pair_count - 1].weight +=
		    (double)entries[i].weight;
	}
	return true;
}

/* The pairs of x and t_x: seen[t_x] is one more than the index of the pair that
   was last found with this t_x, and of which x. */
static bool set_lefts(struct clv_sample *sample,
                      const struct clv_distinct *columns,
                      const struct clv_entry *entries)
{
	size_t *seen = calloc(columns[2].count + 1, sizeof *seen);
	sample->rows = calloc(sample->row_count + 1, sizeof *sample->rows);
	sample->lefts = calloc(sample->row_count + 1, sizeof *sample->lefts);
	const bool done = seen && sample->rows && sample->lefts;
	size_t pair = 0, block = 0;
	for (size_t i = 0; done && i < sample->row_count; i++) {
		const uint32_t *key = entries[i].key;
		pair += i > 0 && starts_pair(entries, i);
		/* all pairs of an x stand together: an earlier one is another's */
		if (i == 0 || key[0] != entries[i - 1].key[0])
			block = sample->left_count;
		if (seen[key[2]] <= block) {
			sample->lefts[sample->left_count++] = (struct clv_sample_left){
			    columns[0].values[key[0]], columns[2].values[key[2]]};
			seen[key[2]] = sample->left_count;
		}
		sample->rows[i] =
		    (struct clv_part_row){.left = (uint32_t)(seen[key[2]] - 1),
		                          .pair = (uint32_t)pair,
		                          .weight = (double)entries[i].weight};
	}
	free(seen);
	return done;
}

static void set_sums(struct clv_sample *sample)
{
	struct clv_sample_sums *sums = &sample->sums;
	for (size_t i = 0; i < sample->pair_count; i++) {
		const struct clv_sample_pair *pair = &sample->pairs[i];
		const double x = pair->frequency, T = pair->age, n = pair->weight;
		sums->frequency += n * x;
		sums->age += n * T;
		sums->age_square += n * T * T;
		sums->frequency_age += n * x * T;
		sums->frequency_square += n * x * x;
	}
}

static void shrink(struct clv_sample *sample)
{
	void *lefts = realloc(sample->lefts,
	                      (sample->left_count + 1) * sizeof *sample->lefts);
	if (lefts)
		sample->lefts = lefts;
}

bool clv_sample_close(struct clv_sample *sample)
{
	struct coded coded = {.count = 0};
	const bool has_recency =
	    sample->data == CLV_DATA_HISTORY || sample->data == CLV_DATA_OCCASIONS;
	bool done = code_kinds(&coded, sample->intake);
	if (done) {
		const struct clv_entry *sorted =
		    clv_entries_sort(coded.entries, coded.scratch, coded.count);
		sample->row_count = coded.count;
		done = set_pairs(sample, coded.columns, sorted) &&
		       (!has_recency || set_lefts(sample, coded.columns, sorted));
	}
	free_coded(&coded);
	if (!done)
		return false;
	if (sample->lefts)
		shrink(sample);
	set_sums(sample);
	clv_sample_intake_free(sample->intake);
	sample->intake = NULL;
	return true;
}
