/* Taking customers in. */
#include "data/sample.h"

#include "data/grow.h"
#include "data/sample_parts.h"

#include <math.h>
#include <stdlib.h>

bool clv_sample_open(struct clv_sample *sample, enum clv_model_data data)
{
	*sample = (struct clv_sample){.data = data};
	sample->intake = calloc(1, sizeof *sample->intake);
	if (sample->intake)
		sample->intake->kinds.width = CLV_SAMPLE_COLUMNS;
	return sample->intake != NULL;
}

static bool is_size(double value)
{
	return value >= 0 && value < INFINITY;
}

/* Up to 2^53, from where on doubles know no units. floor would be a call. */
static bool is_whole(double value)
{
	return value >= 0 && value <= 0x1p53 && value == (double)(int64_t)value;
}

/* Where it is counted when it is left out; null when it is not. */
static uint64_t *fault_of_spend(struct clv_sample_count *count,
                                const struct clv_behaviour *customer)
{
	if (!is_whole(customer->frequency))
		return &count->not_histories;
	if (customer->frequency == 0)
		return &count->without_repeats;
	if (customer->monetary <= 0)
		return &count->without_spend;
	return is_size(customer->monetary) ? NULL : &count->not_histories;
}

static uint64_t *fault_of_history(struct clv_sample_count *count,
                                  const struct clv_behaviour *customer,
                                  enum clv_model_data data)
{
	const double x = customer->frequency, T = customer->age;
	/* survival knows no last purchase */
	const double t_x = data == CLV_DATA_SURVIVAL ? x : customer->recency;
	if (!is_whole(x) || !is_size(t_x) || !is_size(T) || (x == 0 && t_x > 0))
		return &count->not_histories;
	if (data != CLV_DATA_HISTORY && (!is_whole(t_x) || !is_whole(T) || x > t_x))
		return &count->not_histories;
	if (t_x > T)
		return &count->recency_beyond_age;
	return T > 0 ? NULL : &count->without_age;
}

static bool take_in(struct clv_sample_intake *intake, const double *values,
                    uint64_t weight)
{
	uint32_t code;
	const size_t count = intake->kinds.count;
	if (!clv_distinct_code(&intake->kinds, values, &code))
		return false;
	if (intake->kinds.count > count) {
		void *weights = intake->weights;
		if (!clv_grow(&weights, &intake->capacity, intake->kinds.count,
		              sizeof *intake->weights))
			return false;
		intake->weights = weights;
		intake->weights[code] = 0;
	}
	intake->weights[code] += weight;
	return true;
}

bool clv_sample_add(struct clv_sample *sample,
                    const struct clv_behaviour *customer, uint64_t weight)
{
	const bool is_spend = sample->data == CLV_DATA_SPEND;
	struct clv_sample_count *count = &sample->count;
	uint64_t *fault = is_spend
	                      ? fault_of_spend(count, customer)
	                      : fault_of_history(count, customer, sample->data);
	if (weight == 0)
		return true;
	if (fault) {
		*fault += weight;
		return true;
	}
	const bool has_recency =
	    sample->data == CLV_DATA_HISTORY || sample->data == CLV_DATA_OCCASIONS;
	/* -0 becomes 0, so that equal values have equal bits */
	const double values[CLV_SAMPLE_COLUMNS] = {
	    customer->frequency + 0.0,
	    (is_spend ? customer->monetary : customer->age) + 0.0,
	    has_recency ? customer->recency + 0.0 : 0};
	if (!take_in(sample->intake, values, weight))
		return false;
	count->customers += weight;
	return true;
}

void clv_sample_intake_free(struct clv_sample_intake *intake)
{
	if (!intake)
		return;
	clv_distinct_free(&intake->kinds);
	free(intake->weights);
	free(intake);
}

void clv_sample_free(struct clv_sample *sample)
{
	clv_sample_intake_free(sample->intake);
	free(sample->rows);
	free(sample->pairs);
	free(sample->lefts);
	*sample = (struct clv_sample){.data = sample->data};
}
