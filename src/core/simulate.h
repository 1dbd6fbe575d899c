/* The purchases of a customer that a model drew, one after the other. For
   models in continuous time. */
#ifndef CLV_CORE_SIMULATE_H
#define CLV_CORE_SIMULATE_H

#include "clv/models.h"

#include "core/random.h"

#include <stdbool.h>
#include <stdint.h>

struct clv_simulation {
	struct clv_character character;
	struct clv_random *random; /* borrowed */
	double time;               /* of the last purchase; the first is at 0 */
	double end;                /* no purchase later than this */
	bool ended;
};

/* Observes a customer for the time `length` after his first purchase (>= 0, or
   INFINITY for one who will leave). The random numbers are borrowed until the
   last purchase was asked for: two simulations that take turns need one each.
 */
void clv_simulation_begin(struct clv_simulation *simulation,
                          const struct clv_character *character, double length,
                          struct clv_random *random);

/* The time of his next repeat purchase since the first one, ascending; false
   when there is none any more. */
bool clv_simulation_next(struct clv_simulation *simulation, double *time);

/* The whole of it: frequency, recency and age; monetary is 0. Also for a length
   of 0; one of INFINITY gives NaN for all three, as it would do if the customer
   stayed for ever. */
void clv_simulate_customer(const struct clv_character *character, double length,
                           struct clv_random *random,
                           struct clv_behaviour *customer);

#endif
