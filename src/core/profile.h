/* Intervals of a parameter by how likely the data are, and not by the curvature
   at the maximum: they follow a likelihood that is not symmetric. */
#ifndef CLV_CORE_PROFILE_H
#define CLV_CORE_PROFILE_H

#include "core/newton.h"

/* The profile of a variable is the greatest value that the others allow. This
   is where it lies `drop` > 0 below the maximum `best`, on the side below it
   (-1) or above (1): within 1e-4 of how far that is. -INFINITY or INFINITY
   where the profile does not fall that far on the way to a factor of e^6 from
   the end of the box: the variable is not bounded there. Of others that run to
   a limit, by best->direction, the first is held where it is. */
double clv_profile_end(const struct clv_objective *objective,
                       const struct clv_newton *best, unsigned index, int side,
                       double drop);

#endif
