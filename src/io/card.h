/* One case for people: the figures, the line of arithmetic, and what they
   mean. */
#ifndef CLV_IO_CARD_H
#define CLV_IO_CARD_H

#include "io/given.h"
#include "io/output.h"

struct clv_card {
	struct clv_output *output; /* borrowed */
	int decimals;              /* below 0: two for money */
	bool color;
};

void clv_card_write(const struct clv_card *card, const struct clv_given *given,
                    const struct clv_results *results);

#endif
