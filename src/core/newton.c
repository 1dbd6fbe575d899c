#include "core/newton.h"

#include <float.h>
#include <math.h>

enum { N = CLV_PARAMETERS_MAX, ITERATIONS_MAX = 120, TRIES_MAX = 30 };

static const double longest_step = 2;
static const double step_at_rest = 1e-5;
/* A step this long that gains so little leads along a way without an end: the
   standard error of such a variable would be above 20. On the way to a limit
   steps are 1, and each gains 1/e of the last, so that this is nearly all. */
static const double step_of_flight = 0.3;
static const double gain_of_flight = 2e-4;
/* When a step takes this much damping, what it climbs is rounding. */
static const double damping_of_noise = 100;
static const double step_of_noise = 1e-2;

bool clv_cholesky(unsigned count, double a[N][N], double l[N][N])
{
	for (unsigned j = 0; j < count; j++) {
		double square = a[j][j];
		for (unsigned k = 0; k < j; k++)
			square -= l[j][k] * l[j][k];
		if (!(square > 8 * DBL_EPSILON * fabs(a[j][j])) || isinf(square))
			return false;
		l[j][j] = sqrt(square);
		for (unsigned i = j + 1; i < count; i++) {
			double sum = a[i][j];
			for (unsigned k = 0; k < j; k++)
				sum -= l[i][k] * l[j][k];
			l[i][j] = sum / l[j][j];
		}
	}
	return true;
}

void clv_cholesky_solve(unsigned count, double l[N][N], const double *b,
                        double *x)
{
	for (unsigned i = 0; i < count; i++) {
		double sum = b[i];
		for (unsigned k = 0; k < i; k++)
			sum -= l[i][k] * x[k];
		x[i] = sum / l[i][i];
	}
	for (unsigned i = count; i-- > 0;) {
		double sum = x[i];
		for (unsigned k = i + 1; k < count; k++)
			sum -= l[k][i] * x[k];
		x[i] = sum / l[i][i];
	}
}

/* The variables that can move: not those that press against an end of the
   box. */
struct free_part {
	unsigned count;
	unsigned index[N];
	double curvature[N][N]; /* minus the Hessian of them */
	double gradient[N];
};

static void set_free(const struct clv_objective *objective,
                     struct clv_newton *newton, struct free_part *part)
{
	const struct clv_part *at = &newton->at;
	part->count = 0;
	for (unsigned i = 0; i < objective->count; i++) {
		const double slope = at->gradient[i];
		newton->direction[i] =
		    (newton->point[i] >= objective->high[i] && slope > 0) -
		    (newton->point[i] <= objective->low[i] && slope < 0);
		if (newton->direction[i] == 0)
			part->index[part->count++] = i;
	}
	for (unsigned i = 0; i < part->count; i++) {
		const unsigned row = part->index[i];
		part->gradient[i] = at->gradient[row];
		for (unsigned j = 0; j <= i; j++)
			part->curvature[i][j] =
			    -at->hessian[row * (row + 1) / 2 + part->index[j]];
	}
}

/* The damped curvature's factor; false when it is not positive definite. */
static bool factor(const struct free_part *part, double damping, double l[N][N])
{
	double damped[N][N] = {{0}};
	for (unsigned i = 0; i < part->count; i++) {
		for (unsigned j = 0; j <= i; j++)
			damped[i][j] = part->curvature[i][j];
		/* not only relative to what may be 0 */
		damped[i][i] +=
		    damping * (fabs(damped[i][i]) + fabs(part->gradient[i]) +
		               DBL_MIN / DBL_EPSILON);
	}
	return clv_cholesky(part->count, damped, l);
}

/* The step of the free variables with Levenberg's damping, which is raised
   until the damped curvature is positive definite. None, when even much of it
   makes it no better. */
static void find_step(const struct free_part *part, double *damping,
                      double *step)
{
	const double most = 1e12;
	double l[N][N], longest = 0;
	for (unsigned i = 0; i < N; i++)
		step[i] = 0;
	while (!factor(part, *damping, l)) {
		if (*damping > most)
			return;
		*damping = fmax(1e-3, 10 * *damping);
	}
	clv_cholesky_solve(part->count, l, part->gradient, step);
	for (unsigned i = 0; i < part->count; i++)
		longest = fmax(longest, fabs(step[i]));
	if (longest > longest_step)
		for (unsigned i = 0; i < part->count; i++)
			step[i] *= longest_step / longest;
}

/* Makes the step as far as the box goes. */
static double make_step(const struct clv_objective *objective,
                        const struct free_part *part, const double *step,
                        double *point)
{
	double longest = 0;
	for (unsigned i = 0; i < part->count; i++) {
		const unsigned k = part->index[i];
		const double to = fmin(fmax(point[k] + step[i], objective->low[k]),
		                       objective->high[k]);
		longest = fmax(longest, fabs(to - point[k]));
		point[k] = to;
	}
	return longest;
}

/* What the sums of logarithms can't tell from nothing. */
static double noise(double value)
{
	return 1e-13 * fabs(value);
}

struct attempt {
	double damping; /* that worked */
	double length;  /* of the longest side of the step */
	double gain;    /* that the quadratic foretells */
	bool done;
};

/* One step up, of whatever damping that takes. */
static struct attempt climb(const struct clv_objective *objective,
                            struct clv_newton *newton,
                            const struct free_part *part, double damping,
                            double *step)
{
	struct attempt attempt = {.damping = damping};
	for (int i = 0; i < TRIES_MAX; i++) {
		find_step(part, &attempt.damping, step);
		struct clv_newton next = *newton;
		attempt.length = make_step(objective, part, step, next.point);
		attempt.gain = 0;
		for (unsigned k = 0; k < part->count; k++)
			attempt.gain += 0.5 * part->gradient[k] * step[k];
		objective->evaluate(objective->data, next.point, &next.at);
		/* near the maximum rounding hides what a step gains */
		const double slack = attempt.gain < noise(newton->at.value)
		                         ? noise(newton->at.value)
		                         : 0;
		if (next.at.value >= newton->at.value - slack) {
			*newton = next;
			attempt.done = true;
			break;
		}
		if (attempt.length == 0)
			break;
		attempt.damping = fmax(1e-3, 10 * attempt.damping);
	}
	return attempt;
}

/* Marks the variables that the step without an end moves. */
static void mark_flight(const struct free_part *part, const double *step,
                        double length, struct clv_newton *newton)
{
	for (unsigned i = 0; i < part->count; i++)
		if (fabs(step[i]) > 0.1 * length)
			newton->direction[part->index[i]] = step[i] > 0 ? 1 : -1;
	newton->end = CLV_NEWTON_FLAT;
}

static double steepness(const struct free_part *part)
{
	double square = 0;
	for (unsigned i = 0; i < part->count; i++)
		square += part->gradient[i] * part->gradient[i];
	return square;
}

/* Next to the maximum rounding hides whether a step leads up, but not that the
   slopes vanish: steps go on while these shrink. */
static void polish(const struct clv_objective *objective,
                   struct free_part *part, struct clv_newton *newton)
{
	enum { STEPS = 3 };
	const double least = newton->at.value - 1e-9 - 10 * noise(newton->at.value);
	for (int i = 0; i < STEPS; i++) {
		double damping = 0, step[N];
		struct clv_newton next = *newton;
		struct free_part slopes = {0};
		find_step(part, &damping, step);
		make_step(objective, part, step, next.point);
		objective->evaluate(objective->data, next.point, &next.at);
		set_free(objective, &next, &slopes);
		if (damping > 0 || !(next.at.value >= least) ||
		    slopes.count != part->count ||
		    !(steepness(&slopes) < steepness(part) / 4))
			return;
		*newton = next;
		*part = slopes;
	}
}

/* Nothing leads up. A maximum all the same where the quadratic sees nothing to
   gain either; or the digits end on the way to a limit. */
static void end_stall(const struct clv_objective *objective,
                      struct free_part *part, struct clv_newton *newton)
{
	const double far_out = 5;
	double damping = 0, step[N] = {0}, gain = 0;
	find_step(part, &damping, step);
	for (unsigned i = 0; i < part->count; i++)
		gain += 0.5 * part->gradient[i] * step[i];
	if (damping == 0 && gain < 1e-9 + 10 * noise(newton->at.value))
		newton->end = CLV_NEWTON_CONVERGED;
	if (newton->end == CLV_NEWTON_CONVERGED)
		polish(objective, part, newton);
	if (newton->end == CLV_NEWTON_CONVERGED || gain > 10 * gain_of_flight)
		return;
	for (unsigned i = 0; i < part->count; i++) {
		const unsigned k = part->index[i];
		const double from_middle =
		    newton->point[k] - (objective->low[k] + objective->high[k]) / 2;
		if (fabs(from_middle) < far_out)
			continue;
		newton->direction[k] = from_middle > 0 ? 1 : -1;
		newton->end = CLV_NEWTON_FLAT;
	}
}

void clv_newton_maximize(const struct clv_objective *objective,
                         struct clv_newton *newton)
{
	double damping = 0;
	struct free_part part = {0};
	for (unsigned i = 0; i < objective->count; i++)
		newton->point[i] =
		    fmin(fmax(newton->point[i], objective->low[i]), objective->high[i]);
	objective->evaluate(objective->data, newton->point, &newton->at);
	newton->end = CLV_NEWTON_STALLED;
	for (newton->iterations = 0; newton->iterations < ITERATIONS_MAX;
	     newton->iterations++) {
		double step[N] = {0};
		set_free(objective, newton, &part);
		const struct attempt attempt =
		    climb(objective, newton, &part, damping, step);
		if (!attempt.done) {
			break;
		}
		if (attempt.damping >= damping_of_noise &&
		    attempt.length < step_of_noise)
			break;
		damping = attempt.damping < 1e-4 ? 0 : attempt.damping / 10;
		if (attempt.damping == 0 && attempt.length <= step_at_rest) {
			set_free(objective, newton, &part);
			newton->end = CLV_NEWTON_CONVERGED;
			newton->iterations++;
			break;
		}
		if (attempt.length > step_of_flight && attempt.gain < gain_of_flight) {
			set_free(objective, newton, &part);
			mark_flight(&part, step, attempt.length, newton);
			break;
		}
	}
	if (newton->end == CLV_NEWTON_STALLED)
		end_stall(objective, &part, newton);
}
