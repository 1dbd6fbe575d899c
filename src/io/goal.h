/* A goal for a result, and the value of an input that reaches it. */
#ifndef CLV_IO_GOAL_H
#define CLV_IO_GOAL_H

#include "core/solve.h"
#include "io/change.h"

struct clv_goal {
	const struct clv_field *result; /* of clv_result_schema */
	double value;
	/* what is looked for */
	enum clv_input input;
	enum clv_step step; /* of retention and churn */
};

enum { CLV_REASON_SIZE = 400 };

/* Can a result take any value, so that a goal can be met exactly? Words and
   whole numbers cannot. */
bool clv_result_is_continuous(const struct clv_field *result);

/* The value that reaches the goal, the other inputs being given; the input
   itself is not. */
struct clv_solution clv_goal_solve(const struct clv_goal *goal,
                                   const struct clv_given *given);

/* Why there is none, in one line; "" where there is one. */
const char *clv_goal_explain(const struct clv_goal *goal,
                             const struct clv_given *given,
                             const struct clv_solution *solution,
                             char text[CLV_REASON_SIZE]);

/* `value` of the result in digits: 366.67, 3, 50%. */
const char *clv_goal_say_result(const struct clv_goal *goal, double value,
                                char store[CLV_STORE_SIZE]);

/* `value` of the input, as people write it: "4% a month". */
const char *clv_goal_say(const struct clv_goal *goal, double value,
                         char store[CLV_STORE_SIZE]);

#endif
