#include "core/beta_geometric.h"
#include "core/random.h"
#include "core/special.h"

#include <math.h>

bool clv_bg_valid(const double *parameters)
{
	for (size_t i = 0; i < CLV_BG_PARAMETERS; i++)
		if (!(parameters[i] > 0 && parameters[i] < INFINITY))
			return false;
	return true;
}

static bool is_past(double frequency, double from, double to)
{
	return frequency >= 0 && frequency < INFINITY &&
	       frequency == floor(frequency) && 0 <= from && from <= to &&
	       to < INFINITY;
}

/* The ratio of gammas with the smaller step. */
double clv_bg_log_survival(double a, double b, double chances)
{
	return chances < a
	           ? clv_log_rising(b, chances) - clv_log_rising(a + b, chances)
	           : clv_log_rising(b, a) - clv_log_rising(b + chances, a);
}

/* gamma(r+x)/gamma(r) alpha^-x: of x purchases, the mean over the rate, what is
   left of it in no time. */
static void add_purchases(const double *parameters, double x,
                          struct clv_likelihood *part)
{
	const double r = parameters[CLV_BG_R], alpha = parameters[CLV_BG_ALPHA];
	const double by_r = r * clv_digamma_rising(r, x);
	part->value += clv_log_rising(r, x) - x * log(alpha);
	part->gradient[CLV_BG_R] += by_r;
	part->gradient[CLV_BG_ALPHA] -= x;
	part->hessian[CLV_BG_R][CLV_BG_R] +=
	    by_r + r * r * clv_trigamma_rising(r, x);
}

/* (1 + t/alpha)^-(r+x): until t. Written so that r and alpha may be large
   together. */
void clv_bg_timed(const double *parameters, double frequency, double time,
                  bool leaves, struct clv_likelihood *part)
{
	(void)leaves;
	const double r = parameters[CLV_BG_R], alpha = parameters[CLV_BG_ALPHA];
	const double silence = log1p(time / alpha), until = alpha + time;
	const double share = time / until;
	part->value -= (r + frequency) * silence;
	part->gradient[CLV_BG_R] -= r * silence;
	part->gradient[CLV_BG_ALPHA] += (r + frequency) * share;
	part->hessian[CLV_BG_R][CLV_BG_R] -= r * silence;
	part->hessian[CLV_BG_R][CLV_BG_ALPHA] += r * share;
	part->hessian[CLV_BG_ALPHA][CLV_BG_R] += r * share;
	part->hessian[CLV_BG_ALPHA][CLV_BG_ALPHA] -=
	    (r + frequency) * (alpha / until) * share;
}

/* The derivatives of gamma(b+stays)/gamma(b) gamma(a+b)/gamma(a+b+chances),
   which is a probability but for a power of a, of which it says nothing. */
static void add_chances(const double *parameters, double stays, double chances,
                        struct clv_likelihood *part)
{
	const double a = parameters[CLV_BG_A], b = parameters[CLV_BG_B];
	const double both = clv_digamma_rising(a + b, chances);
	const double both_second = clv_trigamma_rising(a + b, chances);
	const double by_b = b * (clv_digamma_rising(b, stays) - both);
	part->gradient[CLV_BG_A] -= a * both;
	part->gradient[CLV_BG_B] += by_b;
	part->hessian[CLV_BG_A][CLV_BG_A] -= a * both + a * a * both_second;
	part->hessian[CLV_BG_A][CLV_BG_B] -= a * b * both_second;
	part->hessian[CLV_BG_B][CLV_BG_A] -= a * b * both_second;
	part->hessian[CLV_BG_B][CLV_BG_B] +=
	    by_b + b * b * (clv_trigamma_rising(b, stays) - both_second);
}

/* (1-p)^chances, or who leaves: p (1-p)^(chances-1), which is impossible before
   the first chance; the mean over p. */
void clv_bg_counted(const double *parameters, double first, double frequency,
                    bool leaves, struct clv_likelihood *part)
{
	const double a = parameters[CLV_BG_A], b = parameters[CLV_BG_B];
	const double chances = frequency + first, stays = chances - leaves;
	*part = (struct clv_likelihood){.value = NAN};
	if (!clv_bg_valid(parameters) || !is_past(frequency, 0, 0))
		return;
	if (stays < 0) {
		part->value = -INFINITY;
		return;
	}
	part->value = clv_bg_log_survival(a, b, stays);
	if (leaves) {
		part->value += log(a / (a + b + stays));
		part->gradient[CLV_BG_A] = 1;
	}
	add_chances(parameters, stays, chances, part);
	add_purchases(parameters, frequency, part);
}

double clv_bg_p_alive(const double *parameters, double first,
                      const struct clv_behaviour *customer)
{
	const double x = customer->frequency, chances = x + first;
	if (!clv_bg_valid(parameters) ||
	    !is_past(x, customer->recency, customer->age))
		return NAN;
	if (chances == 0)
		return 1;
	const double silence =
	    log1p((customer->age - customer->recency) /
	          (parameters[CLV_BG_ALPHA] + customer->recency));
	/* left over stayed */
	const double odds = parameters[CLV_BG_A] /
	                    (parameters[CLV_BG_B] + (chances - 1)) *
	                    exp((parameters[CLV_BG_R] + x) * silence);
	return 1 / (1 + odds);
}

/* Of a customer who never leaves: ln of the probability of n purchases,
   gamma(r+n)/(gamma(r) n!) q^r z^n with z = t/(alpha+t), q = 1 - z. The ratio
   of gammas with the smaller step. */
static double log_purchases(double r, double alpha, double n, double t)
{
	const double choices =
	    n < r   ? clv_log_rising(r, n) - clv_log_gamma(n + 1)
	    : r < 1 ? -clv_log_rising(n + r, 1 - r) - clv_log_gamma(r)
	            : clv_log_rising(n + 1, r - 1) - clv_log_gamma(r);
	return choices - r * log1p(t / alpha) - (n > 0 ? n * log1p(alpha / t) : 0);
}

/* The continued fraction of the incomplete beta function I_z(a, b) over
   z^a (1-z)^b / (a B(a, b)), z < (a+1)/(a+b+2): Abramowitz and Stegun 26.5.8,
   by the method of Lentz. It takes some sqrt(max(a, b)) steps. */
static double incomplete_beta_fraction(double a, double b, double z)
{
	static const double tiny = 1e-300, last = 5e-16;
	double c = 1, d = 1 - (a + b) * z / (a + 1);
	d = 1 / (fabs(d) < tiny ? tiny : d);
	double product = d;
	for (int i = 1; i < 1000000; i++) {
		const double m = i;
		const double even = m * (b - m) * z / ((a + 2 * m - 1) * (a + 2 * m));
		const double odd =
		    -(a + m) * (a + b + m) * z / ((a + 2 * m) * (a + 2 * m + 1));
		for (int half = 0; half < 2; half++) {
			const double term = half ? odd : even;
			d = 1 + term * d;
			c = 1 + term / c;
			d = 1 / (fabs(d) < tiny ? tiny : d);
			c = fabs(c) < tiny ? tiny : c;
			product *= c * d;
		}
		if (fabs(c * d - 1) <= last)
			break;
	}
	return product;
}

/* Of a customer who never leaves: the probability of n purchases or more,
   I_z(n, r), from that of exactly n. */
static double at_least(double r, double alpha, double n, double t,
                       double exactly)
{
	if (n == 0)
		return 1;
	const double z = t / (alpha + t), q = alpha / (alpha + t);
	/* z^n q^r / B(n, r) */
	const double scale = exactly * n;
	return z < (n + 1) / (n + r + 2)
	           ? exactly * incomplete_beta_fraction(n, r, z)
	           : 1 - scale / r * incomplete_beta_fraction(r, n, q);
}

/* He stays through all chances and buys n times, or leaves after the n-th
   purchase and would have bought as often or more. */
double clv_bg_probability(const double *parameters, double first,
                          uint64_t count, double time)
{
	const double a = parameters[CLV_BG_A], b = parameters[CLV_BG_B];
	const double n = (double)count, chances = n + first;
	if (!clv_bg_valid(parameters) || !(time >= 0 && time < INFINITY))
		return NAN;
	if (time == 0)
		return count == 0 ? 1 : 0;
	const double r = parameters[CLV_BG_R], alpha = parameters[CLV_BG_ALPHA];
	const double exactly = exp(log_purchases(r, alpha, n, time));
	const double stays = exp(clv_bg_log_survival(a, b, chances)) * exactly;
	if (chances == 0)
		return stays;
	const double leaves = exp(clv_bg_log_survival(a, b, chances - 1)) * a /
	                      (a + b + (chances - 1));
	return stays + leaves * at_least(r, alpha, n, time, exactly);
}

static void draw_of(double shape, double scale, double a, double b,
                    struct clv_random *random, struct clv_character *character)
{
	*character = (struct clv_character){.lifetime = INFINITY};
	character->rate = clv_random_gamma(random, shape) / scale;
	character->leaves_each = clv_random_beta(random, a, b);
}

void clv_bg_draw(const double *parameters, struct clv_random *random,
                 struct clv_character *character)
{
	draw_of(parameters[CLV_BG_R], parameters[CLV_BG_ALPHA],
	        parameters[CLV_BG_A], parameters[CLV_BG_B], random, character);
}

/* Who is still a customer has bought x times in T, rate^x e^(-rate T), and has
   stayed after each chance to leave, (1-p)^chances. */
void clv_bg_draw_given(const double *parameters, double first,
                       const struct clv_behaviour *customer,
                       struct clv_random *random,
                       struct clv_character *character)
{
	const double x = customer->frequency;
	draw_of(parameters[CLV_BG_R] + x, parameters[CLV_BG_ALPHA] + customer->age,
	        parameters[CLV_BG_A], parameters[CLV_BG_B] + first + x, random,
	        character);
}
