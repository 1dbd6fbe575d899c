/* What a customer will buy in the time to come, and what that is worth today.

   "For ever" is a length of INFINITY, which needs a discount: without one there
   is no limit to what is to come. Of models that count in occasions, length is
   a number of them (a part of one is none), and the next one is one away. */
#ifndef CLV_CORE_FUTURE_H
#define CLV_CORE_FUTURE_H

#include "clv/models.h"

#include "core/random.h"

struct clv_horizon {
	double length;   /* from T on, in the unit of time; >= 0 */
	double discount; /* continuous, per unit of time: ln(1 + d); 0: none */
};

struct clv_future {
	double purchases; /* how many; of what is expected for ever: `present` */
	double present;   /* their present value at T */
};

/* To be expected of a customer with so many purchases at this age who is still
   one, every purchase being worth 1:
     purchases = E(length), present = integral of e^(-discount t) dE(t),
   E(t) being what expected_given says over P(alive). When he last bought is of
   no matter to one who is still a customer. A purchase is discounted from the
   moment at which it is made. The integral is taken by parts, to a relative
   error of some 1e-8 as long as discount x length is below 10. NaN outside the
   domain of the model; for a length of INFINITY without a discount both are
   what the model says, often INFINITY. */
void clv_future_expect(const struct clv_model *model, const double *parameters,
                       double frequency, double age,
                       const struct clv_horizon *horizon,
                       struct clv_future *future);

/* What a purchase is worth: scale, or with the parameters of gg a value that
   is drawn for each, of a customer whose own scale this is. */
struct clv_purse {
	const double *spend; /* null: none */
	double scale;
};

/* The same as it happens to come of a customer drawn by draw_given; present is
   what all his purchases are worth. For ever: until what follows is worth a
   millionth. Where more than 700 purchases are to be expected their count is
   drawn from the normal distribution. What they come to with a discount is
   drawn with the mean and variance that it has, of values of money from a gamma
   distribution, which it is if there is one, and of very many from the normal
   one. */
void clv_future_draw(const struct clv_model *model,
                     const struct clv_character *character,
                     const struct clv_horizon *horizon,
                     const struct clv_purse *purse, struct clv_random *random,
                     struct clv_future *future);

#endif
