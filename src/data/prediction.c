/* What is expected of each customer. */
#include "data/prediction_parts.h"
#include "data/parallel.h"
#include "data/sample_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- Money ----------------------------------------------------------------
 */

struct clv_behaviour clv_prediction_spender(const struct clv_behaviour *one)
{
	struct clv_behaviour spender = *one;
	spender.monetary = fmax(one->monetary, 0);
	return spender;
}

double clv_prediction_mean(const struct clv_prediction_terms *terms,
                           const double *spend,
                           const struct clv_behaviour *customer)
{
	if (spend) {
		const struct clv_behaviour spender = clv_prediction_spender(customer);
		const double mean = clv_model_gg.expected_mean(spend, &spender);
		return isinf(mean) ? terms->mean : mean;
	}
	return customer->frequency > 0 ? customer->monetary : terms->mean;
}

/* ---- Equal customers ------------------------------------------------------
 */

struct making {
	struct clv_predictions *predictions;
	struct clv_distinct kinds; /* x, T, t_x */
	struct clv_distinct pairs; /* x, T */
};

static bool take_in(struct making *making,
                    const struct clv_prospects *prospects)
{
	for (size_t i = 0; i < prospects->count; i++) {
		struct clv_behaviour one;
		prospects->at(prospects->data, i, &one);
		/* -0 becomes 0, so that equal values have equal bits */
		const double values[] = {one.frequency + 0.0, one.age + 0.0,
		                         one.recency + 0.0};
		if (!clv_distinct_code(&making->kinds, values,
		                       &making->predictions->kinds[i]))
			return false;
	}
	return true;
}

static bool pair_up(struct making *making)
{
	struct clv_predictions *predictions = making->predictions;
	const size_t count = making->kinds.count;
	free(making->kinds.slots);
	making->kinds.slots = NULL;
	predictions->of_kind = malloc((count + 1) * sizeof *predictions->of_kind);
	if (!predictions->of_kind)
		return false;
	for (size_t i = 0; i < count; i++)
		if (!clv_distinct_code(&making->pairs, making->kinds.values + 3 * i,
		                       &predictions->of_kind[i].pair))
			return false;
	predictions->kind_count = count;
	predictions->pair_count = making->pairs.count;
	predictions->of_pair =
	    malloc((making->pairs.count + 1) * sizeof *predictions->of_pair);
	return predictions->of_pair != NULL;
}

/* ---- Their futures --------------------------------------------------------
 */

enum { KINDS_AT_ONCE = 512, PAIRS_AT_ONCE = 16 };

static size_t blocks_of(size_t count, size_t size)
{
	return (count + size - 1) / size;
}

static size_t end_of(size_t block, size_t size, size_t count)
{
	return (block + 1) * size < count ? (block + 1) * size : count;
}

static void expect_kinds(void *data, size_t block)
{
	const struct making *making = data;
	struct clv_predictions *predictions = making->predictions;
	const struct clv_fit *fit = predictions->terms->purchases;
	const size_t end = end_of(block, KINDS_AT_ONCE, making->kinds.count);
	for (size_t i = block * KINDS_AT_ONCE; i < end; i++) {
		const double *values = making->kinds.values + 3 * i;
		const struct clv_behaviour one = {values[0], values[2], values[1], 0};
		predictions->of_kind[i].p_alive =
		    fit->model->p_alive(fit->parameters, &one);
	}
}

static void expect_pairs(void *data, size_t block)
{
	const struct making *making = data;
	struct clv_predictions *predictions = making->predictions;
	const struct clv_prediction_terms *terms = predictions->terms;
	const size_t end = end_of(block, PAIRS_AT_ONCE, making->pairs.count);
	for (size_t i = block * PAIRS_AT_ONCE; i < end; i++) {
		const double *values = making->pairs.values + 2 * i;
		clv_future_expect(terms->purchases->model, terms->purchases->parameters,
		                  values[0], values[1], &terms->horizon,
		                  &predictions->of_pair[i]);
	}
}

bool clv_predictions_make(struct clv_predictions *predictions,
                          const struct clv_prediction_terms *terms,
                          const struct clv_prospects *prospects, size_t threads)
{
	struct making making = {
	    .predictions = predictions, .kinds.width = 3, .pairs.width = 2};
	*predictions =
	    (struct clv_predictions){.terms = terms, .count = prospects->count};
	predictions->kinds =
	    malloc((prospects->count + 1) * sizeof *predictions->kinds);
	const bool done =
	    predictions->kinds && take_in(&making, prospects) && pair_up(&making);
	if (done) {
		clv_parallel(threads, blocks_of(making.kinds.count, KINDS_AT_ONCE),
		             expect_kinds, &making);
		clv_parallel(threads, blocks_of(making.pairs.count, PAIRS_AT_ONCE),
		             expect_pairs, &making);
	}
	clv_distinct_free(&making.kinds);
	clv_distinct_free(&making.pairs);
	return done;
}

void clv_predictions_free(struct clv_predictions *predictions)
{
	free(predictions->kinds);
	free(predictions->of_kind);
	free(predictions->of_pair);
	free(predictions->ranges);
	*predictions = (struct clv_predictions){0};
}

/* Of one who has left for certain there is nothing to expect. */
static double expected(double p_alive, double amount)
{
	return p_alive == 0 ? 0 : p_alive * amount;
}

void clv_prediction_of(const struct clv_predictions *predictions, size_t index,
                       const struct clv_behaviour *customer,
                       struct clv_prediction *prediction)
{
	const struct clv_prediction_terms *terms = predictions->terms;
	const struct clv_prediction_kind *kind =
	    &predictions->of_kind[predictions->kinds[index]];
	const struct clv_future *future = &predictions->of_pair[kind->pair];
	const double *spend = terms->spend ? terms->spend->parameters : NULL;
	*prediction = (struct clv_prediction){NAN, NAN, NAN, NAN};
	if (isnan(kind->p_alive))
		return;
	prediction->p_alive = kind->p_alive;
	prediction->purchases = expected(kind->p_alive, future->purchases);
	prediction->mean = clv_prediction_mean(terms, spend, customer);
	prediction->value = terms->margin * prediction->mean *
	                    expected(kind->p_alive, future->present);
}

/* ---- Ranges ---------------------------------------------------------------
 */

enum { RANGES_AT_ONCE = 64, FEWER_DRAWS = 399, FEW_VECTORS = 57 };

struct ranging {
	struct clv_predictions *predictions;
	const struct clv_prospects *prospects;
	struct clv_worlds worlds;
	size_t *firsts; /* of each kind, the first customer */
};

static bool set_firsts(struct ranging *ranging)
{
	const struct clv_predictions *predictions = ranging->predictions;
	ranging->firsts =
	    malloc((predictions->kind_count + 1) * sizeof *ranging->firsts);
	if (!ranging->firsts)
		return false;
	for (size_t i = predictions->count; i-- > 0;)
		ranging->firsts[predictions->kinds[i]] = i;
	return true;
}

/* Whoever bought once is like many others: what was drawn for the first of his
   kind is what would be drawn for him. The customer himself: his own index. */
static size_t twin_of(const struct ranging *ranging, size_t index,
                      const struct clv_behaviour *customer)
{
	const struct clv_prospects *prospects = ranging->prospects;
	const size_t first = ranging->firsts[ranging->predictions->kinds[index]];
	struct clv_behaviour other;
	if (first == index)
		return index;
	prospects->at(prospects->data, first, &other);
	return other.monetary == customer->monetary ||
	               (isnan(other.monetary) && isnan(customer->monetary))
	           ? first
	           : index;
}

static struct clv_prediction_range
range_of(const struct clv_worlds *worlds, const struct clv_behaviour *customer)
{
	double alive[CLV_DRAWS_MAX], values[CLV_DRAWS_MAX];
	const struct clv_prediction_terms *terms = worlds->terms;
	const double *spend = terms->spend ? terms->spend->parameters : NULL;
	if (!clv_worlds_alive(worlds, customer, alive) ||
	    isnan(clv_prediction_mean(terms, spend, customer)))
		return (struct clv_prediction_range){NAN, NAN};
	clv_worlds_draw(worlds, customer, alive, 0, values);
	return clv_worlds_range(values, worlds->draws);
}

static void range_block(void *data, size_t block)
{
	const struct ranging *ranging = data;
	struct clv_predictions *predictions = ranging->predictions;
	const size_t end = end_of(block, RANGES_AT_ONCE, predictions->count);
	for (size_t i = block * RANGES_AT_ONCE; i < end; i++) {
		struct clv_behaviour one;
		ranging->prospects->at(ranging->prospects->data, i, &one);
		if (twin_of(ranging, i, &one) == i)
			predictions->ranges[i] = range_of(&ranging->worlds, &one);
	}
}

static void copy_ranges(const struct ranging *ranging)
{
	struct clv_predictions *predictions = ranging->predictions;
	for (size_t i = 0; i < predictions->count; i++) {
		struct clv_behaviour one;
		ranging->prospects->at(ranging->prospects->data, i, &one);
		predictions->ranges[i] = predictions->ranges[twin_of(ranging, i, &one)];
	}
}

bool clv_predictions_range(struct clv_predictions *predictions,
                           const struct clv_prospects *prospects,
                           size_t threads)
{
	struct ranging ranging = {predictions, prospects, {0}, NULL};
	/* where many customers were fitted, the parameters matter little */
	const bool few = predictions->count <= CLV_DRAWN_IN_FULL;
	predictions->ranges =
	    malloc((predictions->count + 1) * sizeof *predictions->ranges);
	const bool done = predictions->ranges && set_firsts(&ranging) &&
	                  clv_worlds_open(&ranging.worlds, predictions->terms,
	                                  few ? CLV_DRAWS_MAX : FEWER_DRAWS,
	                                  few ? CLV_DRAWS_MAX : FEW_VECTORS);
	if (done) {
		clv_parallel(threads, blocks_of(predictions->count, RANGES_AT_ONCE),
		             range_block, &ranging);
		copy_ranges(&ranging);
	}
	clv_worlds_free(&ranging.worlds);
	free(ranging.firsts);
	return done;
}
