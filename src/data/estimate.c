#include "data/estimate.h"
#include "core/profile.h"
#include "data/parallel.h"

#include <math.h>

enum { N = CLV_PARAMETERS_MAX, STARTS_MAX = 5 };

/* How far the logarithms of the parameters may go from that of the unit: there
   the likelihood is that of the limit to about six digits, and still has its
   own digits. */
static const double reach_down = 20, reach_up = 17;

/* A search under way: a function of the logarithms of the parameters. */
struct search {
	struct clv_sample_sum *sum;
	const struct clv_model *model;
};

static void evaluate(void *data, const double *point, struct clv_part *total)
{
	const struct search *search = data;
	double parameters[N] = {0};
	for (unsigned i = 0; i < search->model->parameter_count; i++)
		parameters[i] = exp(point[i]);
	clv_sample_sum_at(search->sum, parameters, total);
}

/* What is 1 in the unit of time that suits the data (spend: of money). */
static double unit_of(const struct clv_sample *sample)
{
	return sample->sums.age / (double)sample->count.customers;
}

/* Of Poisson purchases at gamma distributed rates: their mean rate m, and r
   from how much more than m T the counts scatter about it. */
static double shape_by_moments(const struct clv_sample *sample, double rate)
{
	const struct clv_sample_sums *sums = &sample->sums;
	const double scatter = sums->frequency_square -
	                       2 * rate * sums->frequency_age +
	                       rate * rate * sums->age_square;
	const double more = scatter - sums->frequency;
	const double shape = rate * rate * sums->age_square / more;
	return more > 0 ? fmin(fmax(shape, 0.1), 20) : 20;
}

/* Starts, in the unit that suits the data. The first is near to what shops
   have, the others lie far from it and from each other. */
static unsigned set_starts(const struct clv_sample *sample,
                           const struct clv_model *model,
                           double starts[STARTS_MAX][N])
{
	static const double dropout[STARTS_MAX][2] = {
	    {0.8, 2}, {0.05, 0.15}, {2, 1}, {5, 20}, {0.2, 2}};
	static const double occasions[STARTS_MAX][N] = {{1, 1, 0.6, 3},
	                                                {0.5, 2, 0.3, 1},
	                                                {3, 1, 2, 10},
	                                                {5, 20, 5, 50},
	                                                {0.3, 0.3, 0.2, 2}};
	static const double survival[STARTS_MAX][N] = {
	    {1, 3}, {0.5, 1}, {0.2, 3}, {5, 20}, {3, 1}};
	static const double spend[STARTS_MAX][N] = {
	    {4, 4, 0.75}, {1, 3, 2}, {15, 4, 0.2}, {2, 15, 7}, {10, 1.2, 0.05}};
	const double rate = sample->sums.frequency / sample->sums.age;
	for (unsigned k = 0; k < STARTS_MAX; k++)
		for (unsigned i = 0; i < N; i++)
			starts[k][i] = model->data == CLV_DATA_SPEND      ? spend[k][i]
			               : model->data == CLV_DATA_SURVIVAL ? survival[k][i]
			                                                  : occasions[k][i];
	if (model->data != CLV_DATA_HISTORY)
		return STARTS_MAX;
	const double shape = shape_by_moments(sample, rate);
	for (unsigned k = 0; k < STARTS_MAX; k++) {
		/* the rates scatter less than counts do that leaving cuts off */
		starts[k][0] = shape;
		starts[k][1] = shape / (rate * unit_of(sample));
		starts[k][2] = dropout[k][0];
		starts[k][3] = dropout[k][1];
	}
	return model->parameter_count > 2 ? STARTS_MAX : 1;
}

static bool is_inside(const struct clv_newton *newton)
{
	for (unsigned i = 0; i < N; i++)
		if (newton->direction[i] != 0)
			return false;
	return newton->end == CLV_NEWTON_CONVERGED;
}

static bool is_better(const struct clv_newton *a, const struct clv_newton *b)
{
	if ((a->end == CLV_NEWTON_STALLED) != (b->end == CLV_NEWTON_STALLED))
		return b->end == CLV_NEWTON_STALLED;
	/* of equals the one that ends: 1e-6 of a likelihood is nothing */
	const double slack = is_inside(a) == is_inside(b) ? 0
	                     : is_inside(a)               ? -1e-6
	                                                  : 1e-6;
	return a->at.value > b->at.value + slack;
}

static double log_unit(const struct clv_sample *sample,
                       const struct clv_model *model, unsigned i)
{
	return model->has_unit[i] ? log(unit_of(sample)) : 0;
}

static struct clv_objective objective_of(struct search *search,
                                         const struct clv_sample *sample)
{
	const struct clv_model *model = search->model;
	struct clv_objective objective = {
	    .count = model->parameter_count, .evaluate = evaluate, .data = search};
	for (unsigned i = 0; i < model->parameter_count; i++) {
		const double unit = log_unit(sample, model, i);
		objective.low[i] = unit - reach_down;
		objective.high[i] = unit + reach_up;
	}
	return objective;
}

/* Searches from one start after the other, until one leads to a maximum that is
   none of a limit, and no worse than a model nested in this one. */
static void search_all(struct search *search, const struct clv_sample *sample,
                       double least, struct clv_newton *best)
{
	const struct clv_model *model = search->model;
	const struct clv_objective objective = objective_of(search, sample);
	double starts[STARTS_MAX][N];
	const unsigned count = set_starts(sample, model, starts);
	for (unsigned k = 0; k < count; k++) {
		struct clv_newton newton = {0};
		for (unsigned i = 0; i < model->parameter_count; i++)
			newton.point[i] = log(starts[k][i]) + log_unit(sample, model, i);
		clv_newton_maximize(&objective, &newton);
		/* twice the same limit: another start will lead there as well */
		const bool again = k > 0 && newton.end != CLV_NEWTON_STALLED &&
		                   fabs(newton.at.value - best->at.value) < 1e-3;
		if (k == 0 || is_better(&newton, best))
			*best = newton;
		if (best->at.value < least - 1e-3)
			continue;
		/* that nobody leaves is seen from many starts, also where a limit of
		   another kind is better */
		if (is_inside(best) || (again && (k > 1 || best->at.value > least + 1)))
			break;
	}
}

static bool fit_one(const struct clv_sample *sample,
                    const struct clv_model *model, size_t threads, double least,
                    struct clv_fit *fit)
{
	struct search search = {.model = model};
	struct clv_newton newton = {0};
	search.sum = clv_sample_sum_open(sample, model, threads);
	if (!search.sum)
		return false;
	search_all(&search, sample, least, &newton);
	clv_sample_sum_free(search.sum);
	fit->model = model;
	fit->customers = sample->count.customers;
	fit->rows = sample->row_count;
	clv_fit_conclude(fit, &newton);
	return true;
}

/* One period tells how many leave, and not how that changes. */
static bool has_two_periods(const struct clv_sample *sample)
{
	for (size_t i = 0; i < sample->pair_count; i++)
		if (sample->pairs[i].age >= 2)
			return true;
	return false;
}

/* Why nothing can be said: 0 when something can. */
static unsigned refusal(const struct clv_sample *sample,
                        const struct clv_model *model)
{
	const bool is_purchases =
	    model->data == CLV_DATA_HISTORY || model->data == CLV_DATA_OCCASIONS;
	if (sample->count.customers == 0)
		return CLV_FIT_NO_CUSTOMERS;
	if (is_purchases && sample->sums.frequency == 0)
		return CLV_FIT_NO_REPEATS;
	if (model->data == CLV_DATA_SURVIVAL && !has_two_periods(sample))
		return CLV_FIT_ONE_PERIOD;
	if (sample->count.customers < model->parameter_count)
		return CLV_FIT_FEW_CUSTOMERS;
	return 0;
}

/* The share of purchases that a customer of mean age lost by leaving. */
static double lost_by(const struct clv_sample *sample,
                      const struct clv_fit *fit)
{
	const double age = sample->sums.age / (double)sample->count.customers;
	const double *p = fit->parameters;
	return 1 - fit->model->expected(p, age) / (p[0] / p[1] * age);
}

bool clv_estimate(const struct clv_sample *sample,
                  const struct clv_model *model, size_t threads,
                  struct clv_fit *fit)
{
	const struct clv_model *nbd = &clv_model_nbd;
	const bool has_simpler =
	    model->data == CLV_DATA_HISTORY && model->has_dropout;
	const unsigned reason = refusal(sample, model);
	fit->model = model;
	fit->customers = sample->count.customers;
	fit->rows = sample->row_count;
	if (reason) {
		clv_fit_refuse(fit, reason);
		if (has_simpler && !refusal(sample, nbd))
			fit->simpler = nbd;
		return true;
	}
	if (!has_simpler)
		return fit_one(sample, model, threads, -INFINITY, fit);
	struct clv_fit simple;
	if (!fit_one(sample, nbd, threads, -INFINITY, &simple) ||
	    !fit_one(sample, model, threads, simple.log_likelihood, fit))
		return false;
	clv_fit_compare(fit, nbd, simple.log_likelihood, lost_by(sample, fit));
	return true;
}

/* Where the standard error is a hundredth of the parameter, the likelihood is
   as good as symmetric on the log scale: profiles would move the ends by a few
   hundredths of it, and take long, as so many customers are behind it. */
static bool is_symmetric(const struct clv_fit *fit, unsigned i)
{
	static const double small = 0.01;
	return isnan(fit->se[i]) || fit->se[i] <= small * fit->parameters[i];
}

/* Where there is none, se is NaN. Returns whether this will do for all. */
static bool set_symmetric(struct clv_fit *fit)
{
	/* the 97.5 % quantile of the normal distribution */
	static const double quantile = 1.9599639845400542;
	bool will_do = true;
	for (unsigned i = 0; i < fit->model->parameter_count; i++) {
		const double factor = exp(quantile * fit->se[i] / fit->parameters[i]);
		fit->low[i] = fit->parameters[i] / factor;
		fit->high[i] = fit->parameters[i] * factor;
		will_do = will_do && is_symmetric(fit, i);
	}
	return will_do;
}

/* The ends of all intervals, each looked for by a thread with sums of its own:
   the same bits as with one. */
struct ends {
	const struct clv_sample *sample;
	const struct clv_newton *best;
	struct clv_fit *fit;
	bool has_failed[2 * N];
};

static void find_end(void *data, size_t number)
{
	/* half the 95 % quantile of chi squared */
	static const double drop = 1.9207294103470607;
	struct ends *ends = data;
	struct clv_fit *fit = ends->fit;
	const unsigned i = (unsigned)number / 2;
	const int side = number % 2 ? 1 : -1;
	if (is_symmetric(fit, i))
		return;
	struct search search = {
	    .sum = clv_sample_sum_open(ends->sample, fit->model, 1),
	    .model = fit->model};
	ends->has_failed[number] = !search.sum;
	if (!search.sum)
		return;
	const struct clv_objective objective = objective_of(&search, ends->sample);
	const double end =
	    exp(clv_profile_end(&objective, ends->best, i, side, drop));
	*(side < 0 ? &fit->low[i] : &fit->high[i]) = end;
	clv_sample_sum_free(search.sum);
}

bool clv_estimate_intervals(const struct clv_sample *sample, size_t threads,
                            struct clv_fit *fit)
{
	if (fit->status == CLV_FIT_IMPOSSIBLE || set_symmetric(fit))
		return true;
	const unsigned count = fit->model->parameter_count;
	struct clv_newton best = {.end = CLV_NEWTON_CONVERGED};
	struct search search = {
	    .sum = clv_sample_sum_open(sample, fit->model, threads),
	    .model = fit->model};
	if (!search.sum)
		return false;
	for (unsigned i = 0; i < count; i++) {
		best.point[i] = log(fit->parameters[i]);
		best.direction[i] = fit->direction[i];
	}
	evaluate(&search, best.point, &best.at);
	clv_sample_sum_free(search.sum);
	struct ends ends = {.sample = sample, .best = &best, .fit = fit};
	clv_parallel(threads, 2 * (size_t)count, find_end, &ends);
	for (size_t i = 0; i < 2 * (size_t)count; i++)
		if (ends.has_failed[i])
			return false;
	return true;
}
