/* What the files of predictions share. */
#ifndef CLV_DATA_PREDICTION_PARTS_H
#define CLV_DATA_PREDICTION_PARTS_H

#include "data/prediction.h"

enum {
	CLV_DRAWS_MAX = 999,
	/* up to so many customers every draw has parameters of its own, and all
	   customers are drawn; of more than that so many */
	CLV_DRAWN_IN_FULL = 4000
};

/* The parameters under which futures are drawn. */
struct clv_worlds {
	const struct clv_prediction_terms *terms;
	size_t draws;   /* at most CLV_DRAWS_MAX */
	size_t vectors; /* of parameters: draw k has that of k modulo vectors */
	double (*purchases)[CLV_PARAMETERS_MAX];
	double (*spend)[CLV_PARAMETERS_MAX]; /* null without a spend model */
	/* of each draw, the standard normal numbers they come from */
	double (*z)[2 * CLV_PARAMETERS_MAX];
};

/* As many draws, each under one of so many vectors; of one vector: the
   estimates. False when there is no memory; free in any case. */
bool clv_worlds_open(struct clv_worlds *worlds,
                     const struct clv_prediction_terms *terms, size_t draws,
                     size_t vectors);
void clv_worlds_free(struct clv_worlds *worlds);

/* P(alive) under each vector; false where it is undefined. */
bool clv_worlds_alive(const struct clv_worlds *worlds,
                      const struct clv_behaviour *customer,
                      double alive[CLV_DRAWS_MAX]);

/* The values of what a customer buys, one a draw. Of customers who are alike
   each copy, from 0, goes his own way. */
void clv_worlds_draw(const struct clv_worlds *worlds,
                     const struct clv_behaviour *customer,
                     const double alive[CLV_DRAWS_MAX], uint64_t copy,
                     double values[CLV_DRAWS_MAX]);

/* Those of the values, none NaN, between which the next one lies with a
   probability of 95 %. At least 39 draws. */
struct clv_prediction_range clv_worlds_range(const double *values,
                                             size_t draws);

/* The mean value of a purchase to expect under these parameters of the spend
   model, of which there may be none. */
double clv_prediction_mean(const struct clv_prediction_terms *terms,
                           const double *spend,
                           const struct clv_behaviour *customer);

/* The customer as models take him: money given back is no purchase below 0. */
struct clv_behaviour clv_prediction_spender(const struct clv_behaviour *one);

#endif
