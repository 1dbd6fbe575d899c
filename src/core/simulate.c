#include "core/simulate.h"

#include <math.h>

/* He thinks about leaving. Those who never leave so use up no random number. */
static bool leaves(struct clv_simulation *simulation)
{
	const double probability = simulation->character.leaves_each;
	return probability > 0 &&
	       clv_random_uniform(simulation->random) < probability;
}

void clv_simulation_begin(struct clv_simulation *simulation,
                          const struct clv_character *character, double length,
                          struct clv_random *random)
{
	*simulation = (struct clv_simulation){
	    .character = *character,
	    .random = random,
	    .end = fmin(length, character->lifetime),
	};
	simulation->ended = character->leaves_first && leaves(simulation);
}

bool clv_simulation_next(struct clv_simulation *simulation, double *time)
{
	if (simulation->ended)
		return false;
	const double wait =
	    clv_random_exponential(simulation->random) / simulation->character.rate;
	simulation->time += wait;
	/* so that a rate of 0, which waits for ever, ends it as well */
	if (!(simulation->time <= simulation->end) || isinf(simulation->time)) {
		simulation->ended = true;
		return false;
	}
	*time = simulation->time;
	simulation->ended = leaves(simulation);
	return true;
}

void clv_simulate_customer(const struct clv_character *character, double length,
                           struct clv_random *random,
                           struct clv_behaviour *customer)
{
	if (!(length >= 0 && length < INFINITY)) {
		*customer = (struct clv_behaviour){NAN, NAN, NAN, 0};
		return;
	}
	struct clv_simulation simulation;
	*customer = (struct clv_behaviour){.age = length};
	clv_simulation_begin(&simulation, character, length, random);
	while (clv_simulation_next(&simulation, &customer->recency))
		customer->frequency++;
}
