#ifndef CLV_CORE_TIDY_H
#define CLV_CORE_TIDY_H

/* The decimal of at most 13 digits that lies within a few units of the last
   place of value, else value itself: 45 x 0.35 is 15.75 and not
   15.749999999999998. What is too large for a double is NaN, undefined. */
double clv_tidy(double value);

#endif
