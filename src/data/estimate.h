/* Fitting a model to a sample, by maximum likelihood. */
#ifndef CLV_DATA_ESTIMATE_H
#define CLV_DATA_ESTIMATE_H

#include "core/fit.h"
#include "data/sample.h"

/* Of a closed sample, with a model for its kind of data. A fit is converged, or
   says by its reasons why it is not; the same bits for any number of threads.
   Where customers can leave, the NBD is fitted as well, to tell data that show
   no sign of it. False when there is no memory. */
bool clv_estimate(const struct clv_sample *sample,
                  const struct clv_model *model, size_t threads,
                  struct clv_fit *fit);

/* Sets low and high of a fit to that sample; of few customers it takes a few
   times as long as the fit. False when there is no memory. */
bool clv_estimate_intervals(const struct clv_sample *sample, size_t threads,
                            struct clv_fit *fit);

#endif
