/* Venzon and Moolgavkar 1988: Newton's method on all variables at once, for the
   point where the value is that of the end and the slopes of all others are 0.
   Where that leads nowhere, the profile itself is computed, and its end
   searched for between two points. */
#include "core/profile.h"

#include <math.h>

enum { N = CLV_PARAMETERS_MAX, STEPS_MAX = 12, POINTS_MAX = 60 };

static const double longest_step = 2;
static const double margin = 6;

struct profile {
	const struct clv_objective *objective;
	const struct clv_newton *best;
	unsigned index;
	int side;
	double drop;
};

static double second(const struct clv_part *at, unsigned i, unsigned j)
{
	return i >= j ? at->hessian[i * (i + 1) / 2 + j]
	              : at->hessian[j * (j + 1) / 2 + i];
}

/* As far as an end may lie. */
static double reach(const struct profile *profile, double value)
{
	const struct clv_objective *box = profile->objective;
	return fmin(fmax(value, box->low[profile->index] + margin),
	            box->high[profile->index] - margin);
}

static bool is_bounded(const struct profile *profile, double value)
{
	return reach(profile, value) == value;
}

/* ---- All variables at once ------------------------------------------------
 */

/* How the others follow a step d of the variable: by own + with d. */
struct followers {
	unsigned index[N], count;
	double own[N], with[N];
	double gain;         /* by the step of their own */
	double slope, curve; /* of the profile */
};

/* Neither one that is held, nor one that makes no difference. */
static bool follows(const struct profile *profile, const struct clv_part *at,
                    unsigned i)
{
	static const double flat = 1e-3;
	return profile->objective->low[i] < profile->objective->high[i] &&
	       fabs(second(at, i, i)) > flat;
}

static bool find_followers(const struct profile *profile,
                           const struct clv_part *at, struct followers *others)
{
	double curvature[N][N] = {{0}}, l[N][N], gradient[N] = {0}, cross[N] = {0};
	const unsigned own = profile->index;
	others->count = 0;
	for (unsigned i = 0; i < profile->objective->count; i++)
		if (i != own && follows(profile, at, i))
			others->index[others->count++] = i;
	for (unsigned i = 0; i < others->count; i++) {
		const unsigned row = others->index[i];
		gradient[i] = at->gradient[row];
		cross[i] = second(at, row, own);
		for (unsigned j = 0; j <= i; j++)
			curvature[i][j] = -second(at, row, others->index[j]);
	}
	if (!clv_cholesky(others->count, curvature, l))
		return false;
	clv_cholesky_solve(others->count, l, gradient, others->own);
	clv_cholesky_solve(others->count, l, cross, others->with);
	others->gain = 0;
	others->slope = at->gradient[own];
	others->curve = second(at, own, own);
	for (unsigned i = 0; i < others->count; i++) {
		others->gain += 0.5 * gradient[i] * others->own[i];
		others->slope += cross[i] * others->own[i];
		others->curve += cross[i] * others->with[i];
	}
	return others->curve < 0;
}

/* To where the parabola of the profile is at the end; NaN: nowhere. */
static double step_of(const struct profile *profile, const struct clv_part *at,
                      const struct followers *others)
{
	const double above =
	    at->value + others->gain - profile->best->at.value + profile->drop;
	const double outward = profile->side * others->slope;
	const double root =
	    sqrt(outward * outward - 2 * others->curve * above) - outward;
	const double step = root > 0 ? profile->side * 2 * above / root : NAN;
	return fabs(step) > longest_step ? copysign(longest_step, step) : step;
}

static bool make_step(const struct profile *profile,
                      const struct followers *others, double step,
                      double *point)
{
	const struct clv_objective *box = profile->objective;
	point[profile->index] += step;
	for (unsigned i = 0; i < others->count; i++) {
		const unsigned k = others->index[i];
		const double follow = others->own[i] + others->with[i] * step;
		if (!(fabs(follow) <= 2 * longest_step))
			return false;
		point[k] += follow;
		if (point[k] < box->low[k] || point[k] > box->high[k])
			return false;
	}
	return is_bounded(profile, point[profile->index]);
}

/* The steps shrink with the third power, so that what a short one leaves is
   nothing. */
static bool find_at_once(const struct profile *profile, double *end)
{
	static const double negligible = 0.01;
	const struct clv_objective *objective = profile->objective;
	struct clv_newton now = *profile->best;
	for (int i = 0; i < STEPS_MAX; i++) {
		struct followers others;
		if (!find_followers(profile, &now.at, &others))
			return false;
		const double step = step_of(profile, &now.at, &others);
		if (isnan(step) || !make_step(profile, &others, step, now.point))
			return false;
		*end = now.point[profile->index];
		const double whole =
		    profile->side * (*end - profile->best->point[profile->index]);
		if (!(whole > 0))
			return false;
		if (i > 0 && fabs(step) < negligible * whole &&
		    others.gain < negligible * profile->drop)
			return true;
		objective->evaluate(objective->data, now.point, &now.at);
		if (!isfinite(now.at.value))
			return false;
	}
	return false;
}

/* ---- Between two points ---------------------------------------------------
 */

/* How far the profile is beyond the end there, as roots of how far it lies
   below the maximum, which grow like a straight line. `others` is where the
   search for its maximum begins, and then where that is. */
static double beyond(const struct profile *profile, double at,
                     struct clv_newton *others)
{
	const double lowest = 100 * profile->drop;
	struct clv_objective objective = *profile->objective;
	objective.low[profile->index] = objective.high[profile->index] = at;
	struct clv_newton found = *others;
	clv_newton_maximize(&objective, &found);
	const double below = profile->best->at.value - found.at.value;
	if (isfinite(found.at.value))
		*others = found;
	/* also where it is none: such a point cannot be */
	return sqrt(below < lowest ? fmax(below, 0) : lowest) - sqrt(profile->drop);
}

/* Regula falsi; an end that stays twice counts half, which is called the
   Illinois algorithm. */
static double narrow(const struct profile *profile, double inner,
                     double inner_value, double outer, double outer_value,
                     struct clv_newton *others)
{
	static const double enough = 1e-6;
	double at = outer;
	int kept = 0;
	for (int i = 0; i < POINTS_MAX; i++) {
		at =
		    inner - inner_value * (outer - inner) / (outer_value - inner_value);
		const double value = beyond(profile, at, others);
		if (fabs(value) < enough || fabs(outer - inner) < enough * enough)
			break;
		if (value < 0) {
			inner = at;
			inner_value = value;
			outer_value /= kept == -1 ? 2 : 1;
			kept = -1;
		} else {
			outer = at;
			outer_value = value;
			inner_value /= kept == 1 ? 2 : 1;
			kept = 1;
		}
	}
	return at;
}

static double find_between(const struct profile *profile)
{
	struct clv_newton others = *profile->best;
	const double nothing = profile->side * (double)INFINITY;
	double inner = others.point[profile->index], width = 0.25;
	double inner_value = -sqrt(profile->drop);
	while (is_bounded(profile, inner)) {
		const double outer = reach(profile, inner + profile->side * width);
		if (outer == inner)
			break;
		const double value = beyond(profile, outer, &others);
		if (value >= 0)
			return narrow(profile, inner, inner_value, outer, value, &others);
		inner = outer;
		inner_value = value;
		width *= 2;
	}
	return nothing;
}

double clv_profile_end(const struct clv_objective *objective,
                       const struct clv_newton *best, unsigned index, int side,
                       double drop)
{
	/* of those that go to a limit together only one can be held */
	struct clv_objective held = *objective;
	for (unsigned i = 0, found = 0; i < objective->count && !found; i++) {
		found = i != index && best->direction[i] != 0;
		if (found)
			held.low[i] = held.high[i] = best->point[i];
	}
	const struct profile profile = {&held, best, index, side, drop};
	double end;
	return best->direction[index] == 0 && find_at_once(&profile, &end)
	           ? end
	           : find_between(&profile);
}
