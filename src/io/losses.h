/* What was lost by reason, as rows that a schema describes. */
#ifndef CLV_IO_LOSSES_H
#define CLV_IO_LOSSES_H

#include "data/reasons.h"
#include "io/csv_reader.h"
#include "io/schema.h"

/* What has no value is NaN. */
struct clv_loss_row {
	struct clv_text reason; /* lent */
	double customers, customer_share;
	clv_wide value;
	double share, cumulative_share, value_per_customer;
};

extern const struct clv_schema clv_loss_schema; /* of clv_loss_row */

/* The row of reason `number`. all: of clv_reasons_total; before: the reasons in
   the rows above, together; has_value: the rows have values, and shares are of
   these. Shares of a total that is not above 0 are undefined. */
void clv_loss_figure(const struct clv_reasons *reasons, uint32_t number,
                     const struct clv_reason *all,
                     const struct clv_reason *before, bool has_value,
                     struct clv_loss_row *row);

#endif
