/* The purchases of a history by their number, as rows that a schema describes.
 */
#ifndef CLV_IO_LADDERS_H
#define CLV_IO_LADDERS_H

#include "data/ladder.h"
#include "io/schema.h"

enum clv_pays_back { CLV_PAYS_NOT, CLV_PAYS_BACK };

/* What has no value is NaN. */
struct clv_ladder_row {
	double purchase, customers, share, step_share, median_days, avg;
	double cumulative_revenue, cumulative_profit;
	enum clv_pays_back pays_back;
};

extern const struct clv_schema clv_ladder_schema; /* of clv_ladder_row */

/* Row `index` of the ladder, below its count. revenue: of all rungs up to this
   one together. margin NaN: not given, there is no profit; cac NaN: 0. What is
   paid back to within rounding is paid back, with a profit of 0. */
void clv_ladder_figure(const struct clv_ladder *ladder, size_t index,
                       clv_wide revenue, double margin, double cac,
                       struct clv_ladder_row *row);

#endif
