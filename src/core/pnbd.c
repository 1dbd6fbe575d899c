/* Pareto/NBD: Schmittlein, Morrison and Colombo 1987. Purchases are Poisson of
   a rate that is gamma(r, alpha) among customers; each leaves at a time that is
   exponential of a rate that is gamma(s, beta). */
#include "clv/models.h"

#include "core/hypergeometric.h"
#include "core/random.h"
#include "core/special.h"

#include <math.h>

enum { R, ALPHA, S, BETA, COUNT };

static bool are_parameters(const double *p)
{
	for (int i = 0; i < COUNT; i++)
		if (!(p[i] > 0 && p[i] < INFINITY))
			return false;
	return true;
}

static bool is_history(double frequency, double time)
{
	return frequency >= 0 && frequency < INFINITY && time >= 0 &&
	       time < INFINITY;
}

static void add_pair(struct clv_likelihood *part, int i, int j, double value)
{
	part->hessian[i][j] += value;
	if (i != j)
		part->hessian[j][i] += value;
}

/* shape ln(scale) - (shape + more) ln(scale + time), such that neither a large
   scale nor a large shape leaves few digits. */
static void add_power(const double *p, int shape, double more, double time,
                      struct clv_likelihood *part)
{
	const double k = p[shape], scale = p[shape + 1], sum = scale + time;
	const double fall = k * log1p(time / scale);
	part->value -= fall + more * log(sum);
	part->gradient[shape] -= fall;
	part->gradient[shape + 1] += (k * time - more * scale) / sum;
	add_pair(part, shape, shape, -fall);
	add_pair(part, shape, shape + 1, k * time / sum);
	add_pair(part, shape + 1, shape + 1,
	         -(k + more) * (scale / sum) * (time / sum));
}

/* factor * ln(r + s + x), or with s or r alone: by_r and by_s say which of both
   are in the sum. */
static void add_logarithm(const double *p, double factor, double sum, bool by_r,
                          bool by_s, struct clv_likelihood *part)
{
	const double r = by_r ? p[R] / sum : 0, s = by_s ? p[S] / sum : 0;
	part->value += factor * log(sum);
	part->gradient[R] += factor * r;
	part->gradient[S] += factor * s;
	add_pair(part, R, R, factor * r * (1 - r));
	add_pair(part, R, S, -factor * r * s);
	add_pair(part, S, S, factor * s * (1 - s));
}

/* Gamma(r + x) / Gamma(r) */
static void add_rising(const double *p, double x, struct clv_likelihood *part)
{
	const double r = p[R], slope = r * clv_digamma_rising(r, x);
	part->value += clv_log_rising(r, x);
	part->gradient[R] += slope;
	add_pair(part, R, R, slope + r * r * clv_trigamma_rising(r, x));
}

/* (high - low) / (high + time), below 1 however small low is. */
static double contrast(double high, double low, double time)
{
	static const double largest = 1 - 0x1p-53;
	return fmin((high - low) / (high + time), largest);
}

/* ln G(a, n, z), where a grows with the shape of the larger scale, n with both
   shapes, and z, the contrast, with the scales. */
static void add_mixture(const double *p, int high, int low, double a, double n,
                        double time, struct clv_likelihood *part)
{
	const double h = p[high + 1], l = p[low + 1], sum = h + time;
	struct clv_hypergeometric g = {.log = 0};
	clv_hypergeometric(a, n, contrast(h, l, time), &g);
	const double by_z = g.gradient[CLV_BY_Z];
	double slopes[CLV_BY_COUNT][COUNT] = {{0}};
	slopes[CLV_BY_A][high] = slopes[CLV_BY_N][high] = p[high];
	slopes[CLV_BY_N][low] = p[low];
	const double up = slopes[CLV_BY_Z][high + 1] = h / sum * ((l + time) / sum);
	const double down = slopes[CLV_BY_Z][low + 1] = -l / sum;
	part->value += g.log;
	for (int i = 0; i < COUNT; i++)
		for (int v = 0; v < CLV_BY_COUNT; v++) {
			part->gradient[i] += g.gradient[v] * slopes[v][i];
			for (int j = i; j < COUNT; j++)
				for (int w = 0; w < CLV_BY_COUNT; w++)
					add_pair(part, i, j,
					         g.hessian[v][w] * slopes[v][i] * slopes[w][j]);
		}
	/* the second derivatives of a, n and z themselves */
	add_pair(part, high, high,
	         p[high] * (g.gradient[CLV_BY_A] + g.gradient[CLV_BY_N]));
	add_pair(part, low, low, p[low] * g.gradient[CLV_BY_N]);
	add_pair(part, high + 1, high + 1, by_z * up * (1 - 2 * h / sum));
	add_pair(part, high + 1, low + 1, by_z * (h / sum) * (l / sum));
	add_pair(part, low + 1, low + 1, by_z * down);
}

/* The integral over u from time on of
   s (beta + u)^-(s+1) (alpha + u)^-(r+x), that he leaves then and made all his
   purchases before, or of (r+x) (beta + u)^-s (alpha + u)^-(r+x+1); either
   times Gamma(r+x) / Gamma(r) alpha^r beta^s. The first from t_x on less the
   first from T on is the share of those who left, and to be there at T is the
   first and the second from T on, so that the first from t_x and the second
   from T make up the likelihood, without a difference. */
static void timed(const double *p, double x, double time, bool leaves,
                  struct clv_likelihood *part)
{
	const bool alpha_high = p[ALPHA] >= p[BETA];
	const double in_r = leaves ? x : x + 1, in_s = leaves ? 1 : 0;
	/* added up in this order, a is at most n + 1 when rounded as well */
	const double count = p[R] + x, n = count + p[S];
	add_power(p, R, alpha_high ? in_r : in_r - 1, time, part);
	add_power(p, S, alpha_high ? in_s - 1 : in_s, time, part);
	if (alpha_high)
		add_mixture(p, R, S, leaves ? count : count + 1, n, time, part);
	else
		add_mixture(p, S, R, p[S] + in_s, n, time, part);
}

/* The factors of these integrals that have no time in them. */
static void counted(const double *p, double x, bool leaves,
                    struct clv_likelihood *part)
{
	const double count = p[R] + x;
	*part = (struct clv_likelihood){.value = NAN};
	if (!are_parameters(p) || !is_history(x, 0))
		return;
	part->value = 0;
	add_rising(p, x, part);
	if (leaves)
		add_logarithm(p, 1, p[S], false, true, part);
	else
		add_logarithm(p, 1, count, true, false, part);
	add_logarithm(p, -1, count + p[S], true, true, part);
}

/* Either integral of timed against (alpha + time)^-(r+x) (beta + time)^-s.
 */
static double weigh(const double *p, double x, double time, bool leaves)
{
	const double r = p[R] + x, s = p[S], n = r + s;
	const double alpha = p[ALPHA] + time, beta = p[BETA] + time;
	const bool alpha_high = p[ALPHA] >= p[BETA];
	const double factor = alpha_high ? (leaves ? s : r * beta / alpha)
	                                 : (leaves ? s * alpha / beta : r);
	const double log_g =
	    alpha_high ? clv_hypergeometric_log(leaves ? r : r + 1, n,
	                                        contrast(p[ALPHA], p[BETA], time))
	               : clv_hypergeometric_log(leaves ? s + 1 : s, n,
	                                        contrast(p[BETA], p[ALPHA], time));
	return exp(log_g) / n * factor;
}

static double p_alive(const double *p, const struct clv_behaviour *customer)
{
	const double x = customer->frequency, age = customer->age;
	const double recency = customer->recency, silence = age - recency;
	if (!are_parameters(p) || !is_history(x, recency) || !is_history(x, age) ||
	    silence < 0)
		return NAN;
	if (silence == 0)
		return 1;
	const double odds = (p[R] + x) * log1p(silence / (p[ALPHA] + recency)) +
	                    p[S] * log1p(silence / (p[BETA] + recency));
	const double both =
	    weigh(p, x, age, false) + exp(odds) * weigh(p, x, recency, true);
	return fmin(1, 1 / both);
}

/* The integral of (1 + u/beta)^-s over u up to time, divided by beta: what is
   1/(s-1) of a difference has no gap at s = 1. */
static double time_left(double s, double beta, double time)
{
	const double y = log1p(time / beta), e = s - 1;
	return e == 0 ? y : -expm1(-e * y) / e;
}

static double expected(const double *p, double time)
{
	if (!are_parameters(p) || !(time >= 0))
		return NAN;
	return p[R] / p[ALPHA] * p[BETA] * time_left(p[S], p[BETA], time);
}

static double expected_given(const double *p,
                             const struct clv_behaviour *customer, double time)
{
	const double x = customer->frequency, age = customer->age;
	if (!(time >= 0))
		return NAN;
	return p_alive(p, customer) * (p[R] + x) / (p[ALPHA] + age) *
	       (p[BETA] + age) * time_left(p[S], p[BETA] + age, time);
}

/* A customer who is one now is one at u with (1 + u / (beta + T))^-s. */
static double residual(const double *p, const struct clv_behaviour *customer,
                       double discount)
{
	const double x = customer->frequency, age = customer->age;
	if (!(discount > 0))
		return NAN;
	return p_alive(p, customer) * (p[R] + x) / (p[ALPHA] + age) *
	       (p[BETA] + age) *
	       clv_exponential_integral(p[S], discount * (p[BETA] + age));
}

/* ln of the probability of n purchases in a time that nobody leaves in. */
static double log_poisson_mixed(const double *p, double n, double time)
{
	return clv_log_rising(p[R], n) - clv_log_gamma(n + 1) -
	       p[R] * log1p(time / p[ALPHA]) -
	       (n > 0 ? n * log1p(p[ALPHA] / time) : 0);
}

/* Leaves after u, having made n purchases, per unit of y = ln(1 + u/low), where
   low is the smaller scale: on that scale all is smooth. *step is how far from
   y it can be taken for a polynomial; *rises: with y. */
static double left_after(const double *p, double n, double y, double *step,
                         bool *rises)
{
	const double low = fmin(p[ALPHA], p[BETA]), u = low * expm1(y);
	const double a = p[ALPHA] + u, b = p[BETA] + u, over = low + u;
	const double count = n > 0 ? n * (p[ALPHA] / a) * (over / u) : 0;
	const double fall = p[R] * over / a + (p[S] + 1) * over / b;
	const double bend = (n > 0 ? count * over / u : 0) +
	                    p[R] * (p[ALPHA] / a) * (over / a) +
	                    (p[S] + 1) * (p[BETA] / b) * (over / b);
	*rises = 1 + count > fall;
	*step = fmin(1, 2 / (1 + fabs(1 + count - fall) + sqrt(bend)));
	return over * p[S] / b *
	       exp(log_poisson_mixed(p, n, u) - p[S] * log1p(u / p[BETA]));
}

/* Fader and Hardie, "A note on deriving the Pareto/NBD model", by whether he
   leaves before t: their difference of two hypergeometric functions is an
   integral of a positive function, from the right, and until the rest is
   nothing. */
static double probability(const double *p, uint64_t count, double time)
{
	const double n = (double)count;
	if (!are_parameters(p) || !is_history(n, time))
		return NAN;
	if (time == 0)
		return count == 0;
	double sum =
	    exp(log_poisson_mixed(p, n, time) - p[S] * log1p(time / p[BETA]));
	double y = log1p(time / fmin(p[ALPHA], p[BETA]));
	/* parameters of 1e6 and more leave so narrow a peak that it is not found */
	for (int panels = 0; y > 0; panels++) {
		if (panels > 5000)
			return NAN;
		double step, weight, ignored;
		bool rises, unused;
		const double rest = y * left_after(p, n, y, &step, &rises);
		if (rises && rest <= 1e-17 * sum)
			break;
		const double width = fmin(y, step);
		for (unsigned i = 0; i < CLV_NODES; i++) {
			const double at = y - width * clv_node(i, &weight);
			sum += weight * width * left_after(p, n, at, &ignored, &unused);
		}
		y -= width;
	}
	return fmin(1, sum);
}

static void draw(const double *p, struct clv_random *random,
                 struct clv_character *character)
{
	const double leaving = clv_random_gamma(random, p[S]) / p[BETA];
	*character = (struct clv_character){
	    .rate = clv_random_gamma(random, p[R]) / p[ALPHA],
	    .lifetime = clv_random_exponential(random) / leaving,
	};
}

/* Who is a customer at T has bought x times, rate^x e^(-rate T), and has not
   left, e^(-leaving T); from then on his lifetime starts anew. */
static void draw_given(const double *p, const struct clv_behaviour *customer,
                       struct clv_random *random,
                       struct clv_character *character)
{
	const double leaving =
	    clv_random_gamma(random, p[S]) / (p[BETA] + customer->age);
	*character = (struct clv_character){
	    .rate = clv_random_gamma(random, p[R] + customer->frequency) /
	            (p[ALPHA] + customer->age),
	    .lifetime = clv_random_exponential(random) / leaving,
	};
}

const struct clv_model clv_model_pnbd = {
    .name = "pnbd",
    .title = "Pareto/NBD",
    .source = "Schmittlein, Morrison, Colombo 1987",
    .about = "Each customer buys at a steady rate of his own, and may leave "
             "for good at any time, at another rate of his own.",
    .data = CLV_DATA_HISTORY,
    .has_dropout = true,
    .parameter_count = COUNT,
    .parameters = {"r", "alpha", "s", "beta"},
    .meanings =
        {"how alike customers are in how often they buy: the higher, the more",
         "their mean rate of purchase is r / alpha in a unit of time",
         "how alike customers are in how soon they leave: the higher, the more",
         "their mean rate of leaving is s / beta in a unit of time"},
    .has_unit = {false, true, false, true},
    .counted = counted,
    .timed = timed,
    .p_alive = p_alive,
    .expected = expected,
    .expected_given = expected_given,
    .probability = probability,
    .residual = residual,
    .draw = draw,
    .draw_given = draw_given,
};
