/* Amounts that a file has no column for: sums, differences and products of
   columns, such as Quantity*UnitPrice or Total - Taxes - Shipping. */
#ifndef CLV_IO_EXPRESSION_H
#define CLV_IO_EXPRESSION_H

#include "io/columns.h"

#include <stdint.h>

enum { CLV_TERMS_MAX = 8, CLV_FACTORS_MAX = 4 };

struct clv_factor {
	size_t column;    /* CLV_NO_COLUMN: a constant */
	int64_t constant; /* in 1/10000 */
};

struct clv_term {
	bool is_negative;
	size_t count;
	struct clv_factor factors[CLV_FACTORS_MAX];
};

/* The sum of the terms, each the product of its factors. */
struct clv_expression {
	size_t count;
	struct clv_term terms[CLV_TERMS_MAX];
};

/* Reads text over the columns of a file (names null: no header, only @N). The
   whole text may be the name of one column. Else it is divided at + - * so that
   every operand is a column or a number of at most 4 decimals; of operands that
   begin at one place the longest column wins, from left to right, as names hold
   signs of their own (Sub-Total). A hyphen in an operand then stands for a
   hyphen, not for a blank. [Sub-Total] or "Sub-Total" is one name for certain.
   A text that is both, loosely the name of a column and a difference, is
   refused: order-total. False with an error of bad usage that names the flag
   and the operand. */
bool clv_expression_read(struct clv_expression *expression,
                         const struct clv_text *names, size_t count,
                         const char *flag, const char *text, size_t length,
                         struct clv_error *error);

/* Multiplies every term by one more column; false where one has
   CLV_FACTORS_MAX factors already. */
bool clv_expression_multiply(struct clv_expression *expression, size_t column);

/* Is a term a product of two columns: an amount of items, not of an order? */
bool clv_expression_is_product(const struct clv_expression *expression);

/* result: the value in 1/10000, exact but for one rounding per term, half away
   from zero; rounded (may be null) says whether there was one. value(data,
   column, money) gives the number in a column in 1/10000 and is asked once per
   mention, in the order of the text. False where value is false, which is asked
   no more, or the result does not fit. */
bool clv_expression_value(const struct clv_expression *expression,
                          bool (*value)(void *data, size_t column,
                                        int64_t *money),
                          void *data, int64_t *result, bool *rounded);

#endif
