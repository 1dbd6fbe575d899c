/* Means over a beta distribution, by quadrature. */
#ifndef CLV_CORE_BETA_MEAN_H
#define CLV_CORE_BETA_MEAN_H

/* A positive function of a probability p. Smooth and bounded, seen on the
   scale of ln p: about level below p = scale, and falling no faster than 1/p
   above it. Called with p = 0 as well. */
struct clv_beta_integrand {
	double (*value)(const void *context, double p);
	const void *context;
	double scale; /* above 0 */
};

/* Its mean where p is beta(a, b); a and b > 0, however small or large.
   Relative error at most 1e-11. 50 to 150 evaluations for plausible a and b. */
double clv_beta_mean(double a, double b,
                     const struct clv_beta_integrand *integrand);

#endif
