#include "core/solve.h"
#include "clv/clv.h"
#include "core/tidy.h"

#include <float.h>
#include <math.h>

/* ---- The points of the scan ---------------------------------------------- */

/* Distances from a point, as decimal exponents: dense where figures of a
   business lie, and a few beyond, which show what has no bound. */
static const int far_below[] = {-100, -50, -30, -20, -16, -14};
static const int far_above[] = {18, 20, 30, 50, 100, 200, 300};

enum {
	STEPS_A_DECADE = 16,
	DENSE_FROM = -12,
	DENSE_TO = 15,
	BELOW_COUNT = sizeof far_below / sizeof *far_below,
	ABOVE_COUNT = sizeof far_above / sizeof *far_above,
	DENSE_COUNT = (DENSE_TO - DENSE_FROM) * STEPS_A_DECADE + 1,
	SMALL_COUNT = -DENSE_FROM * STEPS_A_DECADE + 1, /* up to 1 */
	/* with the distance 0 */
	HALF_COUNT = 1 + BELOW_COUNT + SMALL_COUNT,
	RAY_COUNT = 1 + BELOW_COUNT + DENSE_COUNT + ABOVE_COUNT
};

/* Ascending from 0; HALF_COUNT of them reach 1. */
static double distance(size_t index)
{
	if (index == 0)
		return 0;
	index--;
	if (index < BELOW_COUNT)
		return pow(10, far_below[index]);
	index -= BELOW_COUNT;
	if (index < DENSE_COUNT)
		return pow(10, DENSE_FROM + (double)index / STEPS_A_DECADE);
	index -= DENSE_COUNT;
	return pow(10, far_above[index < ABOVE_COUNT ? index : ABOVE_COUNT - 1]);
}

static size_t point_count(const struct clv_equation *equation)
{
	const bool has_low = isfinite(equation->low);
	const bool has_high = isfinite(equation->high);
	return has_low == has_high ? 2 * (size_t)(has_low ? HALF_COUNT : RAY_COUNT)
	                           : (size_t)RAY_COUNT;
}

static double point(const struct clv_equation *equation, size_t index)
{
	const double low = equation->low;
	const double high = equation->high;
	const size_t count = point_count(equation);
	const size_t behind = count - 1 - index; /* how many come after it */
	if (isinf(low) && isinf(high))
		return index < count / 2 ? -distance(count / 2 - 1 - index)
		                         : distance(index - count / 2);
	if (isinf(high))
		return low + distance(index);
	if (isinf(low))
		return high - distance(behind);
	const double half = (high - low) / 2;
	return index < count / 2 ? low + half * distance(index)
	                         : high - half * distance(behind);
}

/* ---- One change of sign -------------------------------------------------- */

struct place {
	double x, excess; /* of the function over the goal */
};

static struct place place_at(const struct clv_equation *equation, double x)
{
	const double value = equation->function(x, equation->data);
	return (struct place){x, isfinite(value) ? value - equation->goal : NAN};
}

static bool is_defined(const struct place *place)
{
	return !isnan(place->excess);
}

static void swap(struct place *a, struct place *b)
{
	const struct place other = *a;
	*a = *b;
	*b = other;
}

/* The next step from b: by a parabola through the last three places, or a
   straight line through two, where that stays well inside and gets ahead; else
   to the middle. before is the step before the last one. */
static double brent_step(const struct place *a, const struct place *b,
                         const struct place *c, double middle, double tolerance,
                         double before)
{
	if (fabs(before) < tolerance || fabs(a->excess) <= fabs(b->excess))
		return middle;
	const double s = b->excess / a->excess;
	double p, q;
	if (a->x == c->x) {
		p = 2 * middle * s;
		q = 1 - s;
	} else {
		const double t = a->excess / c->excess;
		const double r = b->excess / c->excess;
		p = s * (2 * middle * t * (t - r) - (b->x - a->x) * (r - 1));
		q = (t - 1) * (r - 1) * (s - 1);
	}
	if (p > 0)
		q = -q;
	p = fabs(p);
	const bool is_good = 2 * p < 3 * middle * q - fabs(tolerance * q) &&
	                     p < fabs(before * q / 2);
	return is_good ? p / q : middle;
}

/* The place nearest to the goal between two on both sides of it. It may become
   undefined inside; then no place is found. */
static struct place brent(const struct clv_equation *equation, struct place a,
                          struct place b)
{
	enum { STEPS_AT_MOST = 2200 }; /* bisection alone needs no more */
	struct place c = a;
	double step = b.x - a.x;
	double before = step;
	for (int i = 0; i < STEPS_AT_MOST && is_defined(&b); i++) {
		if ((b.excess > 0) == (c.excess > 0)) {
			c = a;
			before = step = b.x - a.x;
		}
		if (fabs(c.excess) < fabs(b.excess)) {
			swap(&b, &c);
			a = c;
		}
		const double tolerance = 2 * DBL_EPSILON * fabs(b.x) + DBL_MIN;
		const double middle = c.x / 2 - b.x / 2;
		if (b.excess == 0 || fabs(middle) <= tolerance)
			return b;
		const double next = brent_step(&a, &b, &c, middle, tolerance, before);
		before = next == middle ? middle : step;
		step = next;
		a = b;
		b = place_at(equation, fabs(step) > tolerance
		                           ? b.x + step
		                           : b.x + copysign(tolerance, middle));
	}
	return b;
}

/* ---- The scan ------------------------------------------------------------ */

struct scan {
	const struct clv_equation *equation;
	struct clv_solution found;
	size_t missed; /* changes of sign where the goal is not taken */
	bool begun;
};

static bool is_far(const struct place *place)
{
	return fabs(place->x) > 1e30;
}

static void widen(struct scan *scan, const struct place *place)
{
	const double value = place->excess + scan->equation->goal;
	if (is_far(place) && fabs(value) <= CLV_SOLVE_UNBOUNDED)
		return;
	if (!scan->begun) {
		scan->found.lowest = scan->found.highest = value;
		scan->begun = true;
		return;
	}
	scan->found.lowest = fmin(scan->found.lowest, value);
	scan->found.highest = fmax(scan->found.highest, value);
}

/* A short decimal where one does as well. */
static double tidied(const struct clv_equation *equation, struct place place)
{
	const struct place tidy = place_at(equation, clv_tidy(place.x));
	return tidy.x >= equation->low && tidy.x <= equation->high &&
	               fabs(tidy.excess) <= fabs(place.excess)
	           ? tidy.x
	           : place.x;
}

/* scale is what the excess is measured by where the goal is 0. */
static void take(struct scan *scan, struct place place, double scale)
{
	const double goal = scan->equation->goal;
	const double limit = CLV_SOLVE_TOLERANCE * (goal == 0 ? scale : fabs(goal));
	if (!(fabs(place.excess) <= limit)) {
		scan->missed++;
		return;
	}
	if (scan->found.count++ == 0)
		scan->found.x = tidied(scan->equation, place);
}

/* Between two places next to each other, both defined; a was looked at. */
static void look_between(struct scan *scan, struct place a, struct place b)
{
	widen(scan, &b);
	if (is_far(&a) || is_far(&b))
		return;
	if (b.excess == 0) {
		if (a.excess != 0)
			take(scan, b, 0);
	} else if (a.excess != 0 && (a.excess > 0) != (b.excess > 0)) {
		const double scale = fmax(fabs(a.excess), fabs(b.excess));
		take(scan, brent(scan->equation, a, b), scale);
	}
}

/* The outermost place towards `outside` that is still defined. */
static struct place edge(const struct clv_equation *equation,
                         struct place inside, double outside)
{
	for (;;) {
		const struct place middle =
		    place_at(equation, inside.x / 2 + outside / 2);
		if (middle.x == inside.x || middle.x == outside)
			return inside;
		if (is_defined(&middle))
			inside = middle;
		else
			outside = middle.x;
	}
}

static void look_from(struct scan *scan, struct place first)
{
	widen(scan, &first);
	if (first.excess == 0 && !is_far(&first))
		take(scan, first, 0);
}

static void look_at(struct scan *scan, const struct place *before,
                    struct place next)
{
	if (is_defined(before) && is_defined(&next)) {
		look_between(scan, *before, next);
	} else if (is_defined(before)) {
		look_between(scan, *before, edge(scan->equation, *before, next.x));
	} else if (is_defined(&next)) {
		const struct place first = edge(scan->equation, next, before->x);
		look_from(scan, first);
		look_between(scan, first, next);
	}
}

static enum clv_solve_status status_of(const struct scan *scan)
{
	const struct clv_solution *found = &scan->found;
	if (!scan->begun)
		return CLV_SOLVE_UNDEFINED;
	if (clv_compare(found->lowest, found->highest) == 0)
		return CLV_SOLVE_CONSTANT;
	if (found->count)
		return CLV_SOLVED;
	return scan->missed ? CLV_SOLVE_BETWEEN : CLV_SOLVE_BEYOND;
}

struct clv_solution clv_solve(const struct clv_equation *equation)
{
	struct scan scan = {
	    .equation = equation,
	    .found = {.x = NAN, .lowest = NAN, .highest = NAN},
	};
	struct place before = place_at(equation, point(equation, 0));
	if (is_defined(&before))
		look_from(&scan, before);
	const size_t count = point_count(equation);
	for (size_t i = 1; i < count; i++) {
		const struct place next = place_at(equation, point(equation, i));
		if (next.x <= before.x)
			continue;
		look_at(&scan, &before, next);
		before = next;
	}
	scan.found.status = status_of(&scan);
	if (scan.found.status != CLV_SOLVED)
		scan.found.x = NAN;
	return scan.found;
}
