/* Answers to "would you recommend us", as the exports of surveys write them. */
#ifndef CLV_IO_ANSWER_H
#define CLV_IO_ANSWER_H

#include "data/survey.h"

#include <stdbool.h>
#include <stddef.h>

/* Which whole numbers are answers, and of whom. Those between the two groups
   are passives. */
struct clv_scale {
	int low, high; /* 0 and 10 */
	int promoters_from, detractors_to;
};

/* 0 to 10, promoters from 9, detractors to 6: the only scale that has one
   convention. */
extern const struct clv_scale clv_usual_scale;

enum { CLV_SCALE_MOST = 1000 };

/* Reads 1-5 to low and high: whole numbers up to CLV_SCALE_MOST, the first
   below the second. False where text is anything else. */
bool clv_scale_read(const char *text, struct clv_scale *scale);

enum clv_answer_status {
	CLV_ANSWER_OK,
	CLV_ANSWER_MISSING, /* nothing, "--" or "n/a" */
	CLV_ANSWER_BAD,     /* no answer */
	CLV_ANSWER_PART,    /* a number that is not whole, such as 8.5 */
	CLV_ANSWER_RANGE    /* a whole number outside the scale */
};

/* Reads a whole number (9, 9.0), one with its words (`10 - Extremely likely`,
   `10: ...`, `10=...`, `10 (...)`, `Extremely likely - 10`), or one of the
   words promoter, passive and detractor in any case, also in the plural. Blanks
   around are dropped. A range (9-10), a share (9/10) and a date (9-May) are no
   answers. Sets vote with CLV_ANSWER_OK only. */
enum clv_answer_status clv_answer_read(const char *text, size_t length,
                                       const struct clv_scale *scale,
                                       enum clv_vote *vote);

#endif
