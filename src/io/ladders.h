/* The purchases of a history by their number, as rows that a schema describes.
 */
#ifndef CLV_IO_LADDERS_H
#define CLV_IO_LADDERS_H

#include "data/ladder.h"
#include "io/schema.h"

enum clv_pays_back { CLV_PAYS_NOT, CLV_PAYS_BACK };

/* What a customer has brought so far, less what winning him cost (NaN: 0), and
   whether that pays back. margin NaN: not given, and profit is NaN. What is
   paid back to within rounding is paid back, with a profit of 0. */
enum clv_pays_back clv_profit_so_far(double revenue, double margin, double cac,
                                     double *profit);

/* What has no value is NaN. */
struct clv_ladder_row {
	double purchase, customers, share, step_share, median_days, avg;
	double cumulative_revenue, cumulative_profit;
	enum clv_pays_back pays_back;
};

extern const struct clv_schema clv_ladder_schema; /* of clv_ladder_row */

/* Row `index` of the ladder, below its count. revenue: of all rungs up to this
   one together. margin and cac as in clv_profit_so_far. */
void clv_ladder_figure(const struct clv_ladder *ladder, size_t index,
                       clv_wide revenue, double margin, double cac,
                       struct clv_ladder_row *row);

#endif
