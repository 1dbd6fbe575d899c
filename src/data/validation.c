#include "data/validation.h"

#include "data/parallel.h"

#include <math.h>
#include <stdlib.h>

/* ---- What the model says ------------------------------------------------- */

struct clv_behaviour clv_held_behaviour(const struct clv_held *held,
                                        double unit_days)
{
	struct clv_behaviour behaviour = {.frequency = held->frequency,
	                                  .recency = held->recency / unit_days,
	                                  .age = held->age / unit_days};
	if (held->frequency > 0)
		behaviour.monetary =
		    (double)held->repeat_revenue / (10000. * held->frequency);
	return behaviour;
}

static double horizon_of(const struct clv_validation *validation)
{
	const struct clv_holdout *holdout = validation->holdout;
	return (holdout->until - holdout->cut) / validation->terms.unit_days;
}

/* That nothing is bought in the time t after T is the likelihood of the same
   history at T + t over that at T. */
static double chance_to_buy(const struct clv_validation_terms *terms,
                            const struct clv_behaviour *behaviour, double time)
{
	struct clv_behaviour silent = *behaviour;
	struct clv_likelihood now, later;
	silent.age += time;
	clv_model_likelihood(terms->model, terms->parameters, behaviour, &now);
	clv_model_likelihood(terms->model, terms->parameters, &silent, &later);
	return -expm1(fmin(later.value - now.value, 0));
}

static void foretell(void *data, size_t index)
{
	const struct clv_validation *validation = data;
	const struct clv_validation_terms *terms = &validation->terms;
	struct clv_validation_group *group = &validation->groups[index];
	const struct clv_behaviour behaviour = clv_held_behaviour(
	    &validation->holdout->customers[group->first], terms->unit_days);
	const double time = horizon_of(validation);
	group->purchases =
	    terms->model->expected_given(terms->parameters, &behaviour, time);
	group->p_alive = terms->model->p_alive(terms->parameters, &behaviour);
	group->buys = chance_to_buy(terms, &behaviour, time);
}

static bool is_same(const struct clv_held *a, const struct clv_held *b)
{
	return a->frequency == b->frequency && a->age == b->age &&
	       a->recency == b->recency;
}

/* Where each group of customers of one history begins; null: only counts. */
static size_t part(const struct clv_holdout *holdout,
                   struct clv_validation_group *groups)
{
	const struct clv_held *customers = holdout->customers;
	size_t count = 0;
	for (size_t i = 0; i < holdout->count; i++) {
		if (i == 0 || !is_same(&customers[i - 1], &customers[i])) {
			count++;
			if (groups)
				groups[count - 1].first = i;
		}
		if (groups)
			groups[count - 1].count++;
	}
	return count;
}

bool clv_validation_open(struct clv_validation *validation,
                         const struct clv_holdout *holdout,
                         const struct clv_validation_terms *terms)
{
	*validation = (struct clv_validation){.holdout = holdout, .terms = *terms};
	validation->count = part(holdout, NULL);
	validation->groups =
	    calloc(validation->count + 1, sizeof *validation->groups);
	if (!validation->groups)
		return false;
	part(holdout, validation->groups);
	clv_parallel(terms->threads, validation->count, foretell, validation);
	return true;
}

void clv_validation_free(struct clv_validation *validation)
{
	free(validation->groups);
	*validation = (struct clv_validation){0};
}

/* ---- All customers ------------------------------------------------------- */

static double purchases_by(const struct clv_validation *validation,
                           enum clv_forecaster forecaster,
                           const struct clv_validation_group *group)
{
	const struct clv_held *held = &validation->holdout->customers[group->first];
	switch (forecaster) {
	case CLV_BY_MODEL:
		return group->purchases;
	case CLV_BY_SAME_RATE: /* T = 0 has no purchase but the first */
		return held->frequency ? held->frequency *
		                             (double)(validation->holdout->until -
		                                      validation->holdout->cut) /
		                             held->age
		                       : 0;
	default:
		return 0;
	}
}

static double mean_by(const struct clv_validation *validation,
                      enum clv_forecaster forecaster,
                      const struct clv_held *held)
{
	const struct clv_validation_terms *terms = &validation->terms;
	struct clv_behaviour behaviour = clv_held_behaviour(held, terms->unit_days);
	if (forecaster != CLV_BY_MODEL)
		return behaviour.monetary;
	/* who was given back more than he paid is one of whom nothing is known */
	if (!(behaviour.monetary > 0))
		behaviour.frequency = behaviour.monetary = 0;
	return terms->spend->expected_mean(terms->spend_parameters, &behaviour);
}

/* Sums over customers; those of the second round need the means of the first.
 */
struct sums {
	double predicted, revenue;
	double absolute, square;
	double variance, actual_variance, covariance;
	uint64_t actual;
	clv_wide actual_revenue;
};

static void add_group(const struct clv_validation *validation,
                      enum clv_forecaster forecaster,
                      const struct clv_validation_group *group,
                      struct sums *sums)
{
	const double predicted = purchases_by(validation, forecaster, group);
	for (size_t i = 0; i < group->count; i++) {
		const struct clv_held *held =
		    &validation->holdout->customers[group->first + i];
		const double error = predicted - held->after;
		sums->predicted += predicted;
		sums->absolute += fabs(error);
		sums->square += error * error;
		sums->actual += (uint64_t)held->after;
		sums->actual_revenue += held->revenue_after;
		/* nothing of what may be infinite is nothing */
		if (validation->terms.spend && predicted > 0)
			sums->revenue += predicted * mean_by(validation, forecaster, held);
	}
}

static void add_deviations(const struct clv_validation *validation,
                           enum clv_forecaster forecaster,
                           const struct clv_validation_group *group,
                           struct sums *sums)
{
	const double count = (double)validation->holdout->count;
	const double more =
	    purchases_by(validation, forecaster, group) - sums->predicted / count;
	for (size_t i = 0; i < group->count; i++) {
		const struct clv_held *held =
		    &validation->holdout->customers[group->first + i];
		const double actual = held->after - (double)sums->actual / count;
		sums->variance += more * more;
		sums->actual_variance += actual * actual;
		sums->covariance += more * actual;
	}
}

/* Where all are the same but for rounding, there is none. */
static double correlation(const struct sums *sums, double count)
{
	const double scale = sums->predicted * sums->predicted / count;
	if (!(sums->variance > 1e-20 * scale && sums->actual_variance > 0))
		return NAN;
	return sums->covariance / sqrt(sums->variance * sums->actual_variance);
}

void clv_validation_measure(const struct clv_validation *validation,
                            enum clv_forecaster forecaster,
                            struct clv_validation_measures *measures)
{
	const double count = (double)validation->holdout->count;
	const bool has_money =
	    validation->terms.spend && validation->holdout->has_money;
	struct sums sums = {0};
	for (size_t i = 0; i < validation->count; i++)
		add_group(validation, forecaster, &validation->groups[i], &sums);
	for (size_t i = 0; i < validation->count; i++)
		add_deviations(validation, forecaster, &validation->groups[i], &sums);
	*measures = (struct clv_validation_measures){
	    .customers = validation->holdout->count,
	    .actual = sums.actual,
	    .predicted = sums.predicted,
	    .mae = sums.absolute / count,
	    .rmse = sqrt(sums.square / count),
	    .correlation = correlation(&sums, count),
	    .actual_revenue = has_money ? (double)sums.actual_revenue / 10000 : NAN,
	    .predicted_revenue = has_money ? sums.revenue : NAN,
	};
}

/* ---- Parts of them ------------------------------------------------------- */

static uint64_t purchases_of(const struct clv_validation *validation,
                             const struct clv_validation_group *group,
                             uint64_t *buyers)
{
	uint64_t purchases = 0;
	*buyers = 0;
	for (size_t i = 0; i < group->count; i++) {
		const int32_t after =
		    validation->holdout->customers[group->first + i].after;
		purchases += (uint64_t)after;
		*buyers += after > 0;
	}
	return purchases;
}

void clv_validation_by_frequency(
    const struct clv_validation *validation,
    struct clv_validation_frequency rows[CLV_VALIDATION_FREQUENCIES])
{
	enum { LAST = CLV_VALIDATION_FREQUENCIES - 1 };
	for (int i = 0; i <= LAST; i++)
		rows[i] = (struct clv_validation_frequency){0};
	for (size_t i = 0; i < validation->count; i++) {
		const struct clv_validation_group *group = &validation->groups[i];
		const int32_t frequency =
		    validation->holdout->customers[group->first].frequency;
		struct clv_validation_frequency *row =
		    &rows[frequency < LAST ? frequency : LAST];
		uint64_t buyers;
		row->customers += group->count;
		row->actual += purchases_of(validation, group, &buyers);
		for (int by = 0; by < CLV_FORECASTERS; by++)
			row->predicted[by] +=
			    (double)group->count *
			    purchases_by(validation, (enum clv_forecaster)by, group);
	}
}

void clv_validation_by_p_alive(
    const struct clv_validation *validation,
    struct clv_validation_tenth rows[CLV_VALIDATION_TENTHS])
{
	enum { LAST = CLV_VALIDATION_TENTHS - 1 };
	for (int i = 0; i <= LAST; i++)
		rows[i] = (struct clv_validation_tenth){0};
	for (size_t i = 0; i < validation->count; i++) {
		const struct clv_validation_group *group = &validation->groups[i];
		const double count = (double)group->count;
		const int tenth = group->p_alive >= 0
		                      ? (int)(group->p_alive * CLV_VALIDATION_TENTHS)
		                      : 0;
		struct clv_validation_tenth *row = &rows[tenth < LAST ? tenth : LAST];
		uint64_t buyers;
		purchases_of(validation, group, &buyers);
		row->customers += group->count;
		row->bought += buyers;
		row->buys += count * group->buys;
		row->p_alive += count * group->p_alive;
	}
}

/* ---- Week by week -------------------------------------------------------- */

enum { WEEK = 7 };

/* Weeks up to the cut. */
static size_t weeks_before(const struct clv_holdout *holdout)
{
	return (size_t)(holdout->cut - holdout->first) / WEEK + 1;
}

size_t clv_validation_week_count(const struct clv_holdout *holdout)
{
	if (!holdout->count)
		return 0;
	return weeks_before(holdout) +
	       (size_t)(holdout->until - holdout->cut + WEEK - 1) / WEEK;
}

double *clv_validation_curve(const struct clv_validation *validation)
{
	const struct clv_holdout *holdout = validation->holdout;
	const struct clv_validation_terms *terms = &validation->terms;
	const size_t days = (size_t)(holdout->until - holdout->first) + 1;
	double *curve = malloc(days * sizeof *curve);
	for (size_t i = 0; curve && i < days; i++)
		curve[i] = terms->model->expected(terms->parameters,
		                                  (double)i / terms->unit_days);
	return curve;
}

void clv_validation_week(const struct clv_holdout *holdout, const double *curve,
                         size_t index, struct clv_validation_week *week)
{
	const int32_t end = holdout->cut + WEEK * ((int32_t)index + 1 -
	                                           (int32_t)weeks_before(holdout));
	const int32_t start = end - WEEK + 1;
	*week = (struct clv_validation_week){
	    .start = start > holdout->first ? start : holdout->first,
	    .end = end < holdout->until ? end : holdout->until};
	for (int32_t day = week->start; day <= week->end; day++)
		week->actual += holdout->days[day - holdout->first].repeat_purchases;
	/* from the end of the day before the week to the end of its last */
	for (int32_t first = holdout->first;
	     first <= week->end && first <= holdout->cut; first++) {
		const double before =
		    first < week->start ? curve[week->start - 1 - first] : 0;
		week->expected +=
		    (double)holdout->days[first - holdout->first].first_purchases *
		    (curve[week->end - first] - before);
	}
}
