/* G = 2F1(1, a; n + 1; z): by its series where z is small enough; otherwise the
   head of its integral is summed over nodes, and the tail is once more a G, of
   a z of one half. Every term of both is positive, and the derivatives are
   moments of these terms, so that nothing cancels. */
#include "core/hypergeometric.h"

#include "core/special.h"

#include <math.h>
#include <stdbool.h>

/* Beyond it the head and a short series take less time than a long series. */
static const double series_limit = 0.85;

/* Terms that change nothing. */
static const double negligible = 1e-17;

/* Sums of terms, of their first, and of their second derivatives. */
struct sums {
	double value, a, n, z, aa, an, az, nn, nz, zz;
};

static void log_of(const struct sums *s, struct clv_hypergeometric *g)
{
	const double a = s->a / s->value, n = s->n / s->value, z = s->z / s->value;
	double(*h)[CLV_BY_COUNT] = g->hessian;
	g->log = log(s->value);
	g->gradient[CLV_BY_A] = a;
	g->gradient[CLV_BY_N] = n;
	g->gradient[CLV_BY_Z] = z;
	h[CLV_BY_A][CLV_BY_A] = s->aa / s->value - a * a;
	h[CLV_BY_N][CLV_BY_N] = s->nn / s->value - n * n;
	h[CLV_BY_Z][CLV_BY_Z] = s->zz / s->value - z * z;
	h[CLV_BY_A][CLV_BY_N] = h[CLV_BY_N][CLV_BY_A] = s->an / s->value - a * n;
	h[CLV_BY_A][CLV_BY_Z] = h[CLV_BY_Z][CLV_BY_A] = s->az / s->value - a * z;
	h[CLV_BY_N][CLV_BY_Z] = h[CLV_BY_Z][CLV_BY_N] = s->nz / s->value - n * z;
}

/* The k-th term is that before it times z (a + k - 1) / (n + k). What it is
   times its derivative by a, d(a), grows with each: so does by_aa, which is
   d(a)^2 less the sum of squares that d(a) falls by. */
static void sum_series(double a, double n, double z,
                       struct clv_hypergeometric *g)
{
	struct sums s = {.value = 1};
	double before = 1, term = 1, more = 0;
	double by_a = 0, by_aa = 0, by_n = 0, by_nn = 0;
	for (int i = 1;; i++) {
		const double k = i;
		const double raised = a + (k - 1), up = 1 / raised, down = 1 / (n + k);
		const double ratio = raised * down;
		const double over_zz = k > 1 ? before * ratio : 0;
		const double over_z = term * ratio;
		before = over_z;
		term = over_z * z;
		by_aa += 2 * by_a * up;
		by_a += up;
		by_nn += 2 * (by_n + down) * down;
		by_n += down;
		more += term;
		s.a += term * by_a;
		s.n -= term * by_n;
		s.z += over_z * k;
		s.aa += term * by_aa;
		s.an -= term * by_a * by_n;
		s.az += over_z * k * by_a;
		s.nn += term * by_nn;
		s.nz -= over_z * k * by_n;
		s.zz += over_zz * k * (k - 1);
		if (k > 1 && over_zz * k * k <= negligible * (1 - z) * s.zz)
			break;
	}
	s.value += more;
	log_of(&s, g);
	g->log = log1p(more);
}

/* Adds what lies between y and y + width. With E = e^y - 1 the integrand is
   n e^((a-n) y) (1 + (1-z) E)^-a. */
static void add_panel(double a, double n, double z, double y, double width,
                      struct sums *s)
{
	for (unsigned i = 0; i < CLV_NODES; i++) {
		double weight;
		const double at = y + width * clv_node(i, &weight);
		const double e = expm1(at);
		const double bend = log1p((1 - z) * e);
		const double f = width * weight * n * exp((a - n) * at - a * bend);
		const double by_a = at - bend, over = e / (1 + (1 - z) * e);
		const double by_n = 1 / n - at, by_z = a * over;
		s->value += f;
		s->a += f * by_a;
		s->n += f * by_n;
		s->z += f * by_z;
		s->aa += f * by_a * by_a;
		s->an += f * by_a * by_n;
		s->az += f * (over + by_a * by_z);
		s->nn += f * (by_n * by_n - 1 / n / n);
		s->nz += f * by_n * by_z;
		s->zz += f * by_z * (over + by_z);
	}
}

/* The integral up to end, or to where the rest is nothing: false. The panels
   are so narrow that the integrand falls at most by e^6 in each. */
static bool sum_head(double a, double n, double z, double end, struct sums *s)
{
	double fallen = 0, y = 0;
	while (y < end) {
		const double rate = n - a * z / (z + (1 - z) * exp(y));
		const double most = fmin(1, 3 / (1 + fmax(rate, 0)));
		const double width = fmin(most, end - y);
		add_panel(a, n, z, y, width, s);
		y += width;
		fallen += rate * width;
		if (fallen > 45)
			return false;
	}
	return true;
}

/* From end on: e^(-n end) D^-a G(a, n, w), D = 1 - z + z e^-end, w = z e^-end
   / D = 1/2. Only w and D depend on z; its derivatives are those by w times
   w' and w'', besides those of D. */
static void add_tail(double a, double n, double z, double end, struct sums *s)
{
	const double fall = exp(-end), d = 1 - z + z * fall;
	const double to_z = fall / d / d;
	const double to_zz = 2 * to_z * (1 - fall) / d;
	const double by_d = (1 - fall) / d;
	struct clv_hypergeometric g = {.log = 0};
	sum_series(a, n, z * fall / d, &g);
	double(*const h)[CLV_BY_COUNT] = g.hessian;
	const double f = exp(g.log + (a - n) * end - a * log(d / fall));
	const double by_a = g.gradient[CLV_BY_A] - log(d);
	const double by_n = g.gradient[CLV_BY_N] - end;
	const double by_z = g.gradient[CLV_BY_Z] * to_z + a * by_d;
	s->value += f;
	s->a += f * by_a;
	s->n += f * by_n;
	s->z += f * by_z;
	s->aa += f * (h[CLV_BY_A][CLV_BY_A] + by_a * by_a);
	s->an += f * (h[CLV_BY_A][CLV_BY_N] + by_a * by_n);
	s->nn += f * (h[CLV_BY_N][CLV_BY_N] + by_n * by_n);
	s->az += f * (h[CLV_BY_A][CLV_BY_Z] * to_z + by_d + by_a * by_z);
	s->nz += f * (h[CLV_BY_N][CLV_BY_Z] * to_z + by_n * by_z);
	s->zz += f * (h[CLV_BY_Z][CLV_BY_Z] * to_z * to_z +
	              g.gradient[CLV_BY_Z] * to_zz + a * by_d * by_d + by_z * by_z);
}

static bool is_inside(double a, double n, double z)
{
	return a > 0 && n > 0 && a <= n + 1 && z >= 0 && z < 1;
}

void clv_hypergeometric(double a, double n, double z,
                        struct clv_hypergeometric *g)
{
	if (!is_inside(a, n, z)) {
		const struct sums nothing = {.value = NAN};
		log_of(&nothing, g);
		return;
	}
	if (z <= series_limit) {
		sum_series(a, n, z, g);
		return;
	}
	struct sums s = {0};
	const double end = log(z / (1 - z));
	if (sum_head(a, n, z, end, &s))
		add_tail(a, n, z, end, &s);
	log_of(&s, g);
}

/* ---- The value alone ------------------------------------------------------
 */

/* The same terms and nodes as above, at a fraction of their cost. */
static double series_less_one(double a, double n, double z)
{
	double term = 1, sum = 0;
	for (int i = 1; term > negligible * (1 - z) * (1 + sum); i++) {
		const double k = i;
		term *= z * (a + (k - 1)) / (n + k);
		sum += term;
	}
	return sum;
}

static double panel_value(double a, double n, double z, double y, double width)
{
	double sum = 0;
	for (unsigned i = 0; i < CLV_NODES; i++) {
		double weight;
		const double at = y + width * clv_node(i, &weight);
		sum += weight * exp((a - n) * at - a * log1p((1 - z) * expm1(at)));
	}
	return width * n * sum;
}

/* As sum_head and add_tail. */
static double integral_value(double a, double n, double z)
{
	const double end = log(z / (1 - z));
	double fallen = 0, y = 0, sum = 0;
	while (y < end) {
		const double rate = n - a * z / (z + (1 - z) * exp(y));
		const double most = fmin(1, 3 / (1 + fmax(rate, 0)));
		const double width = fmin(most, end - y);
		sum += panel_value(a, n, z, y, width);
		y += width;
		fallen += rate * width;
		if (fallen > 45)
			return sum;
	}
	const double fall = exp(-end), d = 1 - z + z * fall;
	return sum + exp((a - n) * end - a * log(d / fall)) *
	                 (1 + series_less_one(a, n, z * fall / d));
}

double clv_hypergeometric_log(double a, double n, double z)
{
	if (!is_inside(a, n, z))
		return NAN;
	return z <= series_limit ? log1p(series_less_one(a, n, z))
	                         : log(integral_value(a, n, z));
}
