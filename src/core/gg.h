/* The likelihood of many rows of the Gamma-Gamma model at once. Of a row only
   three numbers enter it, and all rows of one frequency enter it linearly: add
   them up with clv_gg_count, one logarithm each, and let clv_gg_likelihood do
   the rest once for each frequency. */
#ifndef CLV_CORE_GG_H
#define CLV_CORE_GG_H

#include "clv/models.h"

#include <math.h>

/* What depends on the parameters and the frequency x alone. With a = p x,
   s = (gamma + x z) / (gamma + x z0) and z0 = gamma p / q. */
struct clv_gg_terms {
	double a, q;
	double share, rest;      /* a / (a + q), q / (a + q) */
	double scale, log_scale; /* 1 / z0 */
	double slope;            /* s = rest + slope z */
	bool is_fine;            /* worth two logarithms that do not cancel */
	/* of one row: the constant parts of the value, of its derivatives by a and
	   by q, and of the second ones */
	double value, by_a, by_q, aa, aq, qq;
};

/* Sums over rows of one frequency, to be zeroed first. Those of the same terms
   may be added member by member. */
struct clv_gg_sums {
	double weight;
	double log_value; /* ln z */
	double log_share; /* ln of w = x z / (gamma + x z), less that at z0 */
	double log_s;
	double excess;  /* 1 - 1/s */
	double product; /* w (1 - w) */
};

/* parameters > 0, frequency > 0, finite. */
void clv_gg_terms(const double *parameters, double frequency,
                  struct clv_gg_terms *terms);

/* Adds weight customers with the mean value z > 0, whose logarithm is log_z. */
static inline void clv_gg_count(const struct clv_gg_terms *terms, double weight,
                                double z, double log_z,
                                struct clv_gg_sums *sums)
{
	const double s = terms->rest + terms->slope * z;
	const double inverse = 1 / s;
	const double above = terms->scale * z - 1; /* z / z0 - 1 */
	const double excess = terms->share * above * inverse;
	double log_s, log_share;
	if (terms->is_fine && fabs(above) < 0.5) {
		log_s = log1p(terms->share * above);
		log_share = log1p(terms->rest * above * inverse);
	} else {
		log_s = log(s);
		log_share = log_z + terms->log_scale - log_s;
	}
	sums->weight += weight;
	sums->log_value += weight * log_z;
	sums->log_share += weight * log_share;
	sums->log_s += weight * log_s;
	sums->excess += weight * excess;
	sums->product += weight * (terms->rest * inverse) *
	                 (terms->share + terms->rest * excess);
}

/* The sum of the likelihoods of all that was counted. */
void clv_gg_likelihood(const struct clv_gg_terms *terms,
                       const struct clv_gg_sums *sums,
                       struct clv_likelihood *likelihood);

#endif
