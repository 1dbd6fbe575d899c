/* What BG/NBD and MBG/NBD have in common: a customer buys at a rate that is
   gamma(r, alpha), and leaves after a purchase with a probability that is
   beta(a, b). They differ in whether the first purchase counts for that:
   `first` is how many chances to leave it is, 0 or 1.

   Parameters are r, alpha, a, b, all above 0 and finite. The functions are
   those of struct clv_model, with its units and domains. */
#ifndef CLV_CORE_BETA_GEOMETRIC_H
#define CLV_CORE_BETA_GEOMETRIC_H

#include "clv/models.h"

enum { CLV_BG_R, CLV_BG_ALPHA, CLV_BG_A, CLV_BG_B, CLV_BG_PARAMETERS };

#define CLV_BG_NAMES                                                           \
	{                                                                          \
		"r", "alpha", "a", "b"                                                 \
	}

#define CLV_BG_MEANINGS                                                        \
	{                                                                          \
		"how alike customers are in how often they buy: the higher, the more", \
		    "their mean rate of purchase is r / alpha in a unit of time",      \
		    "with b, the chance of leaving after a purchase: a / (a + b) on "  \
		    "average; the lower both are, the less alike customers are",       \
		    "see a"                                                            \
	}

/* Whether all parameters are in the domain. */
bool clv_bg_valid(const double *parameters);

/* ln of the probability to stay through this many chances to leave,
   B(a, b + chances) / B(a, b); chances >= 0. */
double clv_bg_log_survival(double a, double b, double chances);

void clv_bg_counted(const double *parameters, double first, double frequency,
                    bool leaves, struct clv_likelihood *part);
void clv_bg_timed(const double *parameters, double frequency, double time,
                  bool leaves, struct clv_likelihood *part);
double clv_bg_p_alive(const double *parameters, double first,
                      const struct clv_behaviour *customer);
double clv_bg_probability(const double *parameters, double first,
                          uint64_t count, double time);

/* The future: beta_geometric_future.c. An infinite time is allowed; for
   a <= 1 the purchases to expect then are infinite as well. */
double clv_bg_expected(const double *parameters, double first, double time);
double clv_bg_expected_given(const double *parameters, double first,
                             const struct clv_behaviour *customer, double time);
double clv_bg_residual(const double *parameters, double first,
                       const struct clv_behaviour *customer, double discount);

/* leaves_first is for the caller to set. */
void clv_bg_draw(const double *parameters, struct clv_random *random,
                 struct clv_character *character);
void clv_bg_draw_given(const double *parameters, double first,
                       const struct clv_behaviour *customer,
                       struct clv_random *random,
                       struct clv_character *character);

#endif
