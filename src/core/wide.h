/* Integers of 128 bits, in which sums of money are exact: no number of rows
   that a disk holds overflows them. */
#ifndef CLV_CORE_WIDE_H
#define CLV_CORE_WIDE_H

__extension__ typedef __int128 clv_wide;
__extension__ typedef unsigned __int128 clv_wide_unsigned;

#endif
